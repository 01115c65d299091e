//! Announcements in, records out.
//!
//! ```text
//! extract                      the announcements that come with the crate, as pretty JSON
//! extract FILE… | -            one record a file, or of standard input
//! extract --jsonl FILE | -     a record a line for lines {"id", "text", "reference"?}
//!   --reference YYYY-MM-DD     the day that relative dates are counted from
//!   --compact                  one line a record
//!   --help
//! ```
//!
//! Exit status 0; 1 if something could not be read (the rest is still done);
//! 2 if the arguments make no sense. A reference date that is none ends the run
//! with 1: every record would depend on it.

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

/// What ends a run.
enum Failure {
    /// An input that everything depends on.
    Input(String),
    /// The output cannot be written.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(e: io::Error) -> Self {
        Failure::Output(e)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(e: serde_json::Error) -> Self {
        Failure::Output(e.into())
    }
}

fn main() -> ExitCode {
    let options = match arguments() {
        Ok(Some(options)) => options,
        Ok(None) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(why) => {
            eprintln!("extract: {why}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&options) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        // The reader has what it wanted, as `head` has.
        Err(Failure::Output(e)) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Output(e)) => {
            eprintln!("extract: cannot write: {e}");
            ExitCode::FAILURE
        }
        Err(Failure::Input(why)) => {
            eprintln!("extract: {why}");
            ExitCode::FAILURE
        }
    }
}

/// The options, or `None` where help is asked for.
fn arguments() -> Result<Option<Options>, lexopt::Error> {
    use lexopt::prelude::*;
    let mut options = Options { reference: None, compact: false, jsonl: None, files: Vec::new() };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(None),
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
    Ok(Some(options))
}

/// Does the work and returns how many inputs could not be read.
fn run(options: &Options) -> Result<usize, Failure> {
    let mut builder = Extractor::builder();
    if let Some(day) = &options.reference {
        builder = builder.reference(reference(day).map_err(Failure::Input)?);
    }
    let extractor = builder.build().map_err(|e| Failure::Input(e.to_string()))?;
    let mut out = BufWriter::new(io::stdout().lock());
    let failed = match &options.jsonl {
        Some(file) => lines(&extractor, file, &mut out)?,
        None => files(&extractor, options, &mut out)?,
    };
    out.flush()?;
    Ok(failed)
}

fn reference(day: &str) -> Result<Date, String> {
    day.parse::<Date>().map_err(|e| format!("the reference date must be a day as YYYY-MM-DD: {e}"))
}

fn files(extractor: &Extractor, options: &Options, out: &mut impl Write) -> Result<usize, Failure> {
    let inputs =
        if options.files.is_empty() { shipped().map_err(Failure::Input)? } else { options.files.clone() };
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
        if options.compact {
            serde_json::to_writer(&mut *out, &record)?;
        } else {
            serde_json::to_writer_pretty(&mut *out, &record)?;
        }
        out.write_all(b"\n")?;
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

fn lines(extractor: &Extractor, file: &OsString, out: &mut impl Write) -> Result<usize, Failure> {
    let name = file.to_string_lossy();
    let unreadable = |e: io::Error| Failure::Input(format!("{name}: {e}"));
    let input: Box<dyn Read> =
        if file == "-" { Box::new(io::stdin()) } else { Box::new(File::open(file).map_err(unreadable)?) };
    let mut input = BufReader::new(input);
    let mut failed = 0;
    let mut scratch = Scratch::new();
    let mut line = Vec::new();
    for number in 1.. {
        if input.buffer().is_empty() {
            // The next read may wait for somebody who waits for these answers.
            out.flush()?;
        }
        line.clear();
        if input.read_until(b'\n', &mut line).map_err(unreadable)? == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        match document(&line) {
            Ok((document, day)) => {
                let record = extractor.extract_with(&document.text, day, &mut scratch);
                serde_json::to_writer(&mut *out, &Identified { id: &document.id, record: &record })?;
                out.write_all(b"\n")?;
            }
            Err(why) => {
                eprintln!("extract: {name}, line {number}: {why}");
                failed += 1;
            }
        }
    }
    Ok(failed)
}

/// The document of a line, and its reference date.
fn document(line: &[u8]) -> Result<(Document, Option<Date>), String> {
    let line = std::str::from_utf8(line)
        .map_err(|e| format!("not UTF-8 at byte {} of the line", e.valid_up_to()))?;
    // Programs of one vendor begin their files with a byte order mark.
    let line = line.strip_prefix('\u{feff}').unwrap_or(line);
    let document: Document = serde_json::from_str(line).map_err(|e| {
        // The parser counts lines too, and would call each the first.
        let why = e.to_string();
        let why = why.split(" at line ").next().unwrap_or_default();
        format!("{why} at column {}", e.column())
    })?;
    let day = document.reference.as_deref().map(reference).transpose()?;
    Ok((document, day))
}
