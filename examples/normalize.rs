//! Text in, normalized text out.
//!
//! ```text
//! normalize [FILE | -]           the text by the `search` profile; standard input by default
//!   --profile NAME               display, text, search or matching
//!   --op NAME                    an operation; may be repeated, and the order does not matter
//!   --map                        the places that changed, instead of the text
//! normalize --jsonl FILE | -     {"output"} a line for lines {"op", "input"}
//!   --help
//! ```
//!
//! In lines, `op` is an operation, several joined by `+`, or a profile. A line that cannot be read
//! gives {"error"} in its place. Exit status 0; 1 if something could not be read; 2 if the arguments
//! make no sense.

mod common;

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::ops::Range;
use std::process::ExitCode;

use bayan::normalize::{Edit, EditMap, Normalizer, Operation};
use serde::{Deserialize, Serialize};

const USAGE: &str = "usage: normalize [--profile NAME | --op NAME…] [--map] [FILE | -]
       normalize --jsonl FILE | -";

struct Options {
    normalizer: Normalizer,
    map: bool,
    jsonl: bool,
    file: OsString,
}

#[derive(Deserialize)]
struct Case {
    op: String,
    input: String,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Answer<'a> {
    Output(&'a str),
    Error(String),
}

fn main() -> ExitCode {
    let operations: Vec<_> = Operation::all().map(Operation::name).collect();
    let usage =
        format!("{USAGE}\nprofiles: display text search matching\noperations: {}", operations.join(" "));
    common::main("normalize", &usage, arguments, run)
}

/// The options, or `None` where help is asked for.
fn arguments(parser: &mut lexopt::Parser) -> Result<Option<Options>, lexopt::Error> {
    use lexopt::prelude::*;
    let (mut profile, mut operations, mut map, mut jsonl, mut file) = (None, Vec::new(), false, false, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Long("profile") if profile.is_none() => profile = Some(parser.value()?.string()?),
            Long("op") => operations.push(parser.value()?.string()?),
            Long("map") => map = true,
            Long("jsonl") if file.is_none() => {
                jsonl = true;
                file = Some(parser.value()?);
            }
            Value(name) if file.is_none() => file = Some(name),
            other => return Err(other.unexpected()),
        }
    }
    if profile.is_some() && !operations.is_empty() {
        return Err("--profile and --op exclude each other".into());
    }
    if jsonl && (map || profile.is_some() || !operations.is_empty()) {
        return Err("--jsonl takes the operations from the lines".into());
    }
    let name = if operations.is_empty() {
        profile.unwrap_or_else(|| "search".to_owned())
    } else {
        operations.join("+")
    };
    Ok(Some(Options { normalizer: normalizer(&name)?, map, jsonl, file: file.unwrap_or_else(|| "-".into()) }))
}

/// The normalizer of a profile, or of operations joined by `+`.
fn normalizer(name: &str) -> Result<Normalizer, String> {
    match name {
        "display" => Ok(Normalizer::display()),
        "text" => Ok(Normalizer::text()),
        "search" => Ok(Normalizer::search()),
        "matching" => Ok(Normalizer::matching()),
        _ => {
            let mut builder = Normalizer::builder();
            for operation in name.split('+') {
                builder = builder.with(operation.parse::<Operation>().map_err(|e| e.to_string())?);
            }
            Ok(builder.build())
        }
    }
}

/// Does the work and returns how many lines could not be read.
fn run(options: &Options) -> Result<usize, String> {
    let text =
        common::read(&options.file).map_err(|why| format!("{}: {why}", options.file.to_string_lossy()))?;
    match print(options, &text) {
        // The reader has what it wanted, as `head` has.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(0),
        printed => printed.map_err(common::cannot_write),
    }
}

fn print(options: &Options, text: &str) -> io::Result<usize> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failed = 0;
    if options.jsonl {
        failed = lines(text, &mut out)?;
    } else if options.map {
        let mapped = options.normalizer.normalize_mapped(text);
        for Edit { original, normalized } in changes(text, mapped.text(), mapped.map()) {
            let (from, to) = (&text[original.clone()], &mapped.text()[normalized.clone()]);
            writeln!(out, "{original:?}\t{normalized:?}\t{from:?}\t{to:?}")?;
        }
    } else {
        out.write_all(options.normalizer.normalize(text).as_bytes())?;
    }
    out.flush()?;
    Ok(failed)
}

fn lines(text: &str, out: &mut impl Write) -> io::Result<usize> {
    let mut failed = 0;
    let mut last: Option<(String, Normalizer)> = None;
    let mut buffer = String::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let answer = match common::object::<Case>(line.as_bytes()) {
            Err(why) => Answer::Error(why),
            Ok(case) => {
                // Lines of one operation mostly stand together.
                let known = last.take().filter(|(name, _)| *name == case.op);
                match known.map_or_else(|| normalizer(&case.op), |(_, normalizer)| Ok(normalizer)) {
                    Ok(normalizer) => {
                        normalizer.normalize_into(&case.input, &mut buffer);
                        last = Some((case.op, normalizer));
                        Answer::Output(&buffer)
                    }
                    Err(why) => Answer::Error(why),
                }
            }
        };
        if let Answer::Error(why) = &answer {
            eprintln!("normalize: line {}: {why}", number + 1);
            failed += 1;
        }
        serde_json::to_writer(&mut *out, &answer)?;
        out.write_all(b"\n")?;
    }
    Ok(failed)
}

/// All places where the texts differ: the edits of the map, and between them the characters that were
/// exchanged for others of the same length.
fn changes(original: &str, normalized: &str, map: &EditMap) -> Vec<Edit> {
    let mut changes = Vec::new();
    let mut done = (0, 0);
    let end =
        Edit { original: original.len()..original.len(), normalized: normalized.len()..normalized.len() };
    for edit in map.iter().chain([end]) {
        let (from, to): (Range<usize>, Range<usize>) =
            (done.0..edit.original.start, done.1..edit.normalized.start);
        let pairs = original[from].char_indices().zip(normalized[to].chars());
        changes.extend(pairs.filter(|((_, a), b)| a != b).map(|((at, c), _)| Edit {
            original: done.0 + at..done.0 + at + c.len_utf8(),
            normalized: done.1 + at..done.1 + at + c.len_utf8(),
        }));
        done = (edit.original.end, edit.normalized.end);
        if !edit.original.is_empty() || !edit.normalized.is_empty() {
            changes.push(edit);
        }
    }
    changes
}
