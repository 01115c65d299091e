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
//! Exit status 0; 1 if something could not be read (the rest is still done) or
//! if the records cannot be written, to a full disk or a pipe that was closed;
//! 2 if the arguments make no sense. A reference date that is none ends the run
//! with 1: every record would depend on it.

mod common;

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::ExitCode;

use bayan::{Announcement, Extractor, Scratch};
use common::{Document, cannot_write};
use serde::Serialize;
use serde_json::Value;

const USAGE: &str = "usage: extract [--reference YYYY-MM-DD] [--compact] [FILE… | -]
       extract [--reference YYYY-MM-DD] --jsonl FILE|-";

struct Options {
    reference: Option<String>,
    compact: bool,
    jsonl: Option<OsString>,
    files: Vec<OsString>,
}

/// A line of output.
#[derive(Serialize)]
struct Identified<'a, 't> {
    id: &'a Value,
    #[serde(flatten)]
    record: &'a Announcement<'t>,
}

fn main() -> ExitCode {
    common::main("extract", USAGE, arguments, run)
}

/// The options, or `None` where help is asked for.
fn arguments(parser: &mut lexopt::Parser) -> Result<Option<Options>, lexopt::Error> {
    use lexopt::prelude::*;
    let mut options = Options { reference: None, compact: false, jsonl: None, files: Vec::new() };
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
fn run(options: &Options) -> Result<usize, String> {
    let extractor = common::extractor(options.reference.as_deref())?;
    let mut out = BufWriter::new(io::stdout().lock());
    let failed = match &options.jsonl {
        Some(file) => lines(&extractor, file, &mut out)?,
        None => files(&extractor, options, &mut out)?,
    };
    out.flush().map_err(cannot_write)?;
    Ok(failed)
}

fn files(extractor: &Extractor, options: &Options, out: &mut impl Write) -> Result<usize, String> {
    let mut failed = 0;
    let mut scratch = Scratch::new();
    for file in common::files_or_shipped(&options.files)? {
        let Some(text) = common::read_or_tell("extract", &file) else {
            failed += 1;
            continue;
        };
        let record = extractor.extract_with(&text, None, &mut scratch);
        if options.compact {
            serde_json::to_writer(&mut *out, &record).map_err(cannot_write)?;
        } else {
            serde_json::to_writer_pretty(&mut *out, &record).map_err(cannot_write)?;
        }
        out.write_all(b"\n").map_err(cannot_write)?;
    }
    Ok(failed)
}

fn lines(extractor: &Extractor, file: &OsString, out: &mut impl Write) -> Result<usize, String> {
    let name = file.to_string_lossy();
    let unreadable = |e: io::Error| format!("{name}: {e}");
    let input: Box<dyn Read> =
        if file == "-" { Box::new(io::stdin()) } else { Box::new(File::open(file).map_err(unreadable)?) };
    let mut input = BufReader::new(input);
    let mut failed = 0;
    let mut scratch = Scratch::new();
    let mut line = Vec::new();
    for number in 1.. {
        if input.buffer().is_empty() {
            // The next read may wait for somebody who waits for these answers.
            out.flush().map_err(cannot_write)?;
        }
        line.clear();
        if input.read_until(b'\n', &mut line).map_err(unreadable)? == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        match Document::read(&line) {
            Ok((document, day)) => {
                let record = extractor.extract_with(&document.text, day, &mut scratch);
                let line = Identified { id: &document.id, record: &record };
                serde_json::to_writer(&mut *out, &line).map_err(cannot_write)?;
                out.write_all(b"\n").map_err(cannot_write)?;
            }
            Err(why) => {
                eprintln!("extract: {name}, line {number}: {why}");
                failed += 1;
            }
        }
    }
    Ok(failed)
}
