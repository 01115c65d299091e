//! A page to read announcements and their records side by side.
//!
//! ```text
//! report                         the announcements that come with the crate
//! report FILE… | -               these files, or standard input
//!   -o, --output report.html     where the page goes (the default is report.html; - is standard output)
//!   --reference YYYY-MM-DD       the day that relative dates are counted from
//!   --help
//! ```
//!
//! The page is one file without network: each announcement with its mentions
//! marked in place by kind, the value of each on hover and on focus, and the
//! record beside it as cards. A legend shows and hides kinds; it is dark or
//! light as the reader's system is, or as chosen, and it prints.
//!
//! Exit status 0; 1 if something could not be read (the rest is still shown)
//! or written; 2 if the arguments make no sense.

mod common;
#[path = "report/kinds.rs"]
mod kinds;
#[path = "report/marks.rs"]
mod marks;
#[path = "report/page.rs"]
mod page;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: report [FILE… | -] [-o report.html] [--reference YYYY-MM-DD]";

struct Options {
    files: Vec<OsString>,
    output: OsString,
    reference: Option<String>,
}

fn main() -> ExitCode {
    common::main("report", USAGE, arguments, run)
}

/// The options, or `None` where help is asked for.
fn arguments(parser: &mut lexopt::Parser) -> Result<Option<Options>, lexopt::Error> {
    use lexopt::prelude::*;
    let (mut files, mut output, mut reference) = (Vec::new(), None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Short('o') | Long("output") if output.is_none() => output = Some(parser.value()?),
            Long("reference") => reference = Some(parser.value()?.string()?),
            Value(file) => files.push(file),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Some(Options { files, output: output.unwrap_or_else(|| "report.html".into()), reference }))
}

/// Writes the page and returns how many inputs could not be read.
fn run(options: &Options) -> Result<usize, String> {
    let extractor = common::extractor(options.reference.as_deref())?;
    let files = common::files_or_shipped(&options.files)?;
    let read = |file| Some((name(file), common::read_or_tell("report", file)?));
    let texts: Vec<_> = files.iter().filter_map(read).collect();
    let records: Vec<_> = texts.iter().map(|(_, text)| extractor.extract(text)).collect();
    let entries: Vec<_> =
        texts.iter().zip(&records).map(|((name, text), record)| page::Entry { name, text, record }).collect();
    let page = page::page(&entries).map_err(|e| e.to_string())?;
    if options.output == "-" {
        io::stdout().write_all(page.as_bytes()).map_err(common::cannot_write)?;
    } else {
        let output = Path::new(&options.output);
        std::fs::write(output, page).map_err(|e| format!("{}: {e}", output.display()))?;
        eprintln!("{} announcements in {}", entries.len(), output.display());
    }
    Ok(files.len() - texts.len())
}

/// A file's own name: where it lies is nobody's business who reads the page.
fn name(file: &OsString) -> String {
    let name = Path::new(file).file_name().unwrap_or(file);
    name.to_string_lossy().into_owned()
}
