//! Many announcements in, one file of records out, on all cores.
//!
//! ```text
//! batch INPUT… -o OUT.jsonl
//!   INPUT                      a folder (its .txt files, at any depth), a pattern (quoted), a text file,
//!                              or lines {"id", "text", "reference"?}: a file named .jsonl, or - for standard input
//!   -o, --output OUT.jsonl     a record a line, {"id": …, the record…}; a file's id is its path; - is standard output
//!   --resume                   go on where an earlier run with the same OUT was stopped
//!   --unordered                write each record as soon as it is made, not in the order of the input
//!   --reference YYYY-MM-DD     the day that relative dates are counted from
//!   --help
//! ```
//!
//! Beside `OUT.jsonl` stand `OUT.jsonl.errors`, a line for each input that
//! could not be read (no such file if all could), and `OUT.jsonl.journal`,
//! which `--resume` reads. The journal names an input only after its record
//! is on the disk, and says how long the output was then; what lies beyond is
//! cut off at the next start. So a run may be killed at any time: no record is
//! lost and none is written twice. A resumed run tries again what had failed,
//! and reads what has been added to a folder since; it must name its inputs as
//! the run before did. Standard output, a pipe or a device has nothing beside
//! it: what could not be read is told on standard error, and nothing can be
//! resumed.
//!
//! An input that is named twice is read once.
//!
//! `RAYON_NUM_THREADS` sets the number of threads. Exit status 0; 1 if
//! something could not be read or written; 2 if the arguments make no sense.

mod common;
#[path = "batch/inputs.rs"]
mod inputs;
#[path = "batch/journal.rs"]
mod journal;
#[path = "batch/output.rs"]
mod output;
#[path = "batch/workers.rs"]
mod workers;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use bayan::json::JsonLines;
use bayan::{Extractor, Scratch};
use common::Document;
use inputs::{Block, Fault, Inputs, Part};
use journal::{Entry, Past, Ranges};
use output::Output;

const USAGE: &str = "usage: batch INPUT… -o OUT.jsonl|- [--resume] [--unordered] [--reference YYYY-MM-DD]
       INPUT is a folder, a pattern, a text file, a .jsonl file, or - for lines on standard input";

struct Options {
    inputs: Vec<OsString>,
    output: PathBuf,
    resume: bool,
    unordered: bool,
    reference: Option<String>,
}

fn main() -> ExitCode {
    common::main("batch", USAGE, arguments, run)
}

/// The options, or `None` where help is asked for.
fn arguments(parser: &mut lexopt::Parser) -> Result<Option<Options>, lexopt::Error> {
    use lexopt::prelude::*;
    let (mut inputs, mut output, mut reference) = (Vec::new(), None, None);
    let (mut resume, mut unordered) = (false, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Short('o') | Long("output") if output.is_none() => output = Some(parser.value()?.into()),
            Long("resume") => resume = true,
            Long("unordered") => unordered = true,
            Long("reference") => reference = Some(parser.value()?.string()?),
            Value(input) => inputs.push(input),
            other => return Err(other.unexpected()),
        }
    }
    let output = output.ok_or("where should the records go? -o OUT.jsonl is missing")?;
    if inputs.is_empty() {
        return Err("nothing to read".into());
    }
    Ok(Some(Options { inputs, output, resume, unordered, reference }))
}

/// Does the work and returns how many inputs could not be read.
fn run(options: &Options) -> Result<usize, String> {
    let extractor = common::extractor(options.reference.as_deref())?;
    // Nothing is written before all that is given has been found.
    let past = Past::read(options)?;
    let mut inputs = Inputs::find(&options.inputs, &past.done, &options.output)?;
    let mut output = Output::open(options, &past, &inputs)?;
    let make = |block: &Block, scratch: &mut Scratch| make(&extractor, block, scratch);
    let worked = workers::each(!options.unordered, || inputs.next(), make, |made| output.take(made));
    // What was written before something went wrong stays, and is not made again.
    let finished = output.finish();
    worked.and(finished)?;
    Ok(output.sum_up(inputs.skipped))
}

/// What a worker has made of a block.
struct Made {
    /// Bytes of the inputs that were read.
    bytes: u64,
    /// Bytes of lines that were passed over.
    passed: u64,
    records: u64,
    out: Vec<u8>,
    done: Vec<Entry>,
    faults: Vec<Fault>,
}

fn make(extractor: &Extractor, block: &Block, scratch: &mut Scratch) -> Made {
    let mut bytes = 0;
    let mut out = JsonLines::new(Vec::new());
    let mut done = Vec::new();
    let mut faults = block.faults.clone();
    let mut records = 0;
    match &block.inputs {
        Part::Files(files) => {
            let mut read = Vec::with_capacity(files.len());
            for file in files {
                let input = file.to_string_lossy().into_owned();
                let written = common::read(file.as_os_str()).and_then(|text| {
                    bytes += text.len() as u64;
                    let record = extractor.extract_with(&text, None, scratch);
                    out.write_with_id(&input, &record).map_err(|e| e.to_string())
                });
                match written {
                    Ok(()) => read.push(input),
                    Err(error) => faults.push(Fault { input, line: None, error }),
                }
            }
            records += read.len() as u64;
            if !read.is_empty() {
                done.push(Entry::Files { files: read });
            }
        }
        Part::Lines { name, bytes: text, lines } => {
            bytes = text.len() as u64;
            let mut ranges = Ranges::default();
            let mut start = 0;
            for &(line, end) in lines {
                let written = Document::read(&text[start..end]).and_then(|(document, day)| {
                    let record = extractor.extract_with(&document.text, day, scratch);
                    out.write_with_id(&document.id, &record).map_err(|e| e.to_string())
                });
                match written {
                    Ok(()) => {
                        ranges.push(line);
                        records += 1;
                    }
                    Err(error) => faults.push(Fault { input: name.clone(), line: Some(line), error }),
                }
                start = end;
            }
            if !ranges.is_empty() {
                done.push(Entry::Lines { input: name.clone(), lines: ranges });
            }
        }
    }
    Made { bytes, passed: block.passed, records, out: out.into_inner(), done, faults }
}
