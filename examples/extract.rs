//! Announcements in, records out.
//!
//! ```text
//! extract                      the announcements that come with the crate, as pretty JSON
//! extract FILE… | -            one record a file, or of standard input
//! extract --jsonl FILE | -     a record a line for lines {"id", "text", "reference"?}
//!   --reference YYYY-MM-DD     the day that relative dates are counted from
//!   --compact                  one line a record
//! ```
//!
//! Exit status 0; 1 if something could not be read (the rest is still done);
//! 2 if the arguments make no sense.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bayan::{Announcement, Date, Extractor, Scratch};
use serde::{Deserialize, Serialize};
use serde_json::Value;

const USAGE: &str = "usage: extract [--reference YYYY-MM-DD] [--compact] [FILE… | -]
       extract [--reference YYYY-MM-DD] --jsonl FILE|-";

struct Options {
    reference: Option<String>,
    compact: bool,
    jsonl: Option<OsString>,
    files: Vec<OsString>,
}

/// A line of input. Fields that it does not name are passed over.
#[derive(Deserialize)]
struct Document {
    id: Value,
    text: String,
    #[serde(default)]
    reference: Option<String>,
}

/// A line of output.
#[derive(Serialize)]
struct Identified<'a, 't> {
    id: &'a Value,
    #[serde(flatten)]
    record: &'a Announcement<'t>,
}

fn main() -> ExitCode {
    let options = match arguments() {
        Ok(options) => options,
        Err(why) => {
            eprintln!("extract: {why}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&options) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("extract: {why}");
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Result<Options, lexopt::Error> {
    use lexopt::prelude::*;
    let mut options = Options { reference: None, compact: false, jsonl: None, files: Vec::new() };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("reference") => options.reference = Some(parser.value()?.string()?),
            Long("compact") => options.compact = true,
            Long("jsonl") if options.jsonl.is_none() => options.jsonl = Some(parser.value()?),
            Value(file) => options.files.push(file),
            other => return Err(other.unexpected()),
        }
    }
    if options.jsonl.is_some() && !options.files.is_empty() {
        return Err("--jsonl takes one file and no others".into());
    }
    Ok(options)
}

/// Does the work and returns how many inputs could not be read. An error of
/// the output (a full disk, a closed pipe) ends the run.
fn run(options: &Options) -> Result<usize, String> {
    let mut builder = Extractor::builder();
    if let Some(day) = &options.reference {
        builder = builder.reference(reference(day)?);
    }
    let extractor = builder.build().map_err(|e| e.to_string())?;
    let mut out = BufWriter::new(io::stdout().lock());
    let failed = if let Some(file) = &options.jsonl {
        lines(&extractor, file, &mut out)?
    } else {
        files(&extractor, options, &mut out)?
    };
    out.flush().map_err(cannot_write)?;
    Ok(failed)
}

fn reference(day: &str) -> Result<Date, String> {
    day.parse::<Date>().map_err(|e| format!("the reference date must be a day as YYYY-MM-DD: {e}"))
}

fn cannot_write(e: impl std::fmt::Display) -> String {
    format!("cannot write: {e}")
}

fn files(extractor: &Extractor, options: &Options, out: &mut impl Write) -> Result<usize, String> {
    let inputs = if options.files.is_empty() { shipped()? } else { options.files.clone() };
    let mut failed = 0;
    let mut scratch = Scratch::new();
    for input in inputs {
        let text = match read(&input) {
            Ok(text) => text,
            Err(why) => {
                eprintln!("extract: {}: {why}", input.to_string_lossy());
                failed += 1;
                continue;
            }
        };
        let record = extractor.extract_with(&text, None, &mut scratch);
        let written = if options.compact {
            serde_json::to_writer(&mut *out, &record)
        } else {
            serde_json::to_writer_pretty(&mut *out, &record)
        };
        written.map_err(cannot_write)?;
        out.write_all(b"\n").map_err(cannot_write)?;
    }
    Ok(failed)
}

/// The announcements of the repository, in the order of their names.
fn shipped() -> Result<Vec<OsString>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/announcements");
    let entries = folder.read_dir().map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|e| e == "txt"));
    files.sort();
    Ok(files.into_iter().map(Into::into).collect())
}

fn read(input: &OsString) -> Result<String, String> {
    let mut bytes = Vec::new();
    if input == "-" {
        io::stdin().lock().read_to_end(&mut bytes).map_err(|e| e.to_string())?;
    } else {
        bytes = std::fs::read(input).map_err(|e| e.to_string())?;
    }
    String::from_utf8(bytes).map_err(|e| format!("not UTF-8 at byte {}", e.utf8_error().valid_up_to()))
}

fn lines(extractor: &Extractor, file: &OsString, out: &mut impl Write) -> Result<usize, String> {
    let name = file.to_string_lossy();
    let mut input: Box<dyn BufRead> = if file == "-" {
        Box::new(BufReader::new(io::stdin()))
    } else {
        Box::new(BufReader::new(File::open(file).map_err(|e| format!("{name}: {e}"))?))
    };
    let mut failed = 0;
    let mut scratch = Scratch::new();
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        if input.read_until(b'\n', &mut line).map_err(|e| format!("{name}, line {number}: {e}"))? == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let document = match document(&line) {
            Ok(document) => document,
            Err(why) => {
                eprintln!("extract: {name}, line {number}: {why}");
                failed += 1;
                continue;
            }
        };
        let day = match document.reference.as_deref().map(reference).transpose() {
            Ok(day) => day,
            Err(why) => {
                eprintln!("extract: {name}, line {number}: {why}");
                failed += 1;
                continue;
            }
        };
        let record = extractor.extract_with(&document.text, day, &mut scratch);
        serde_json::to_writer(&mut *out, &Identified { id: &document.id, record: &record })
            .map_err(cannot_write)?;
        out.write_all(b"\n").map_err(cannot_write)?;
    }
    Ok(failed)
}

fn document(line: &[u8]) -> Result<Document, String> {
    let line = std::str::from_utf8(line)
        .map_err(|e| format!("not UTF-8 at byte {} of the line", e.valid_up_to()))?;
    serde_json::from_str(line).map_err(|e| e.to_string())
}
