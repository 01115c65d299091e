//! What each pass costs on your own texts, in one process.
//!
//! ```text
//! throughput CORPUS.jsonl [--field text] [--seconds 2]
//! throughput --once PASS      one round over the shipped announcements, for instruction counters
//!   --help
//! ```
//!
//! Prints one tab-separated line a measurement: its name and megabytes
//! (10^6 bytes of UTF-8 input) a second, the median of the rounds. Then
//! documents a second, mean microseconds a document and what the extractor
//! added to the process's peak memory.
//!
//! Exit status 0; 1 if the texts could not be read; 2 if the arguments make no sense.

mod common;

use std::cell::RefCell;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use bayan::normalize::{EditMap, Normalizer};
use bayan::{Extractor, Lexicon, Scratch};
use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;

const USAGE: &str = "usage: throughput CORPUS.jsonl [--field NAME] [--seconds N]
       throughput --once nothing|lexicon|normalize|normalize_mapped|dates|extract";

/// What is to be measured.
enum Options {
    Corpus { file: OsString, field: String, seconds: f64 },
    Once(String),
}

fn main() -> ExitCode {
    common::main("throughput", USAGE, arguments, |options| {
        match options {
            Options::Corpus { file, field, seconds } => measure(&texts(file, field)?, *seconds)?,
            Options::Once(pass) => once(pass)?,
        }
        Ok(0)
    })
}

/// The options, or `None` where help is asked for.
fn arguments(parser: &mut lexopt::Parser) -> Result<Option<Options>, lexopt::Error> {
    use lexopt::prelude::*;
    let (mut file, mut field, mut seconds, mut once) = (None, "text".to_owned(), 2.0, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Long("field") => field = parser.value()?.string()?,
            Long("seconds") => seconds = parser.value()?.parse()?,
            Long("once") => once = Some(parser.value()?.string()?),
            Value(corpus) if file.is_none() => file = Some(corpus),
            other => return Err(other.unexpected()),
        }
    }
    match (once, file) {
        (Some(pass), None) => Ok(Some(Options::Once(pass))),
        (None, Some(file)) => Ok(Some(Options::Corpus { file, field, seconds })),
        _ => Err("one corpus, or one pass, is wanted".into()),
    }
}

fn texts(corpus: &OsStr, field: &str) -> Result<Vec<String>, String> {
    let name = corpus.to_string_lossy();
    let lines = common::read(corpus).map_err(|e| format!("{name}: {e}"))?;
    let mut texts = Vec::new();
    for (at, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let number = at + 1;
        let mut object: Map<String, Value> =
            common::object(line.as_bytes()).map_err(|e| format!("{name}, line {number}: {e}"))?;
        match object.remove(field) {
            Some(Value::String(text)) => texts.push(text),
            _ => return Err(format!("{name}, line {number}: no string {field:?}")),
        }
    }
    if texts.iter().all(|text| text.is_empty()) {
        return Err(format!("{name}: no text"));
    }
    Ok(texts)
}

/// What is measured: a name and what is done with each text.
type Pass<'p> = (&'static str, Box<dyn FnMut(&str) + 'p>);

/// Megabytes a second of each pass over all texts: the median of at least
/// five rounds. Every round times every pass, so that a slow while of a shared
/// machine falls on all of them and the ratios stand; a small corpus is read
/// several times within one timing, so that what the pass before left in the
/// caches does not count.
fn rates(texts: &[String], seconds: f64, passes: &mut [Pass<'_>]) -> Vec<f64> {
    const GRAIN: Duration = Duration::from_millis(50);
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut rounds = vec![Vec::new(); passes.len()];
    let start = Instant::now();
    let budget = seconds * passes.len() as f64;
    while rounds[0].len() < 5 || start.elapsed().as_secs_f64() < budget {
        for ((_, pass), rounds) in passes.iter_mut().zip(&mut rounds) {
            let round = Instant::now();
            let mut times = 0.0;
            while times == 0.0 || round.elapsed() < GRAIN {
                texts.iter().for_each(|text| pass(text));
                times += 1.0;
            }
            rounds.push(round.elapsed().as_secs_f64() / times);
        }
    }
    let median = |rounds: &mut Vec<f64>| {
        rounds.sort_by(f64::total_cmp);
        bytes as f64 / 1e6 / rounds[rounds.len() / 2].max(1e-12)
    };
    rounds.iter_mut().map(median).collect()
}

fn measure(texts: &[String], seconds: f64) -> Result<(), String> {
    // Memory first: what comes later would hide what the extractor adds.
    let before = resident("VmRSS:");
    let first = Instant::now();
    let lexicon = Lexicon::builtin().map_err(|e| e.to_string())?;
    let first = first.elapsed();
    black_box(lexicon.len());
    let extractor = Extractor::builder().build().map_err(|e| e.to_string())?;
    let scratch = RefCell::new(Scratch::new());
    for text in texts {
        black_box(extractor.extract_with(text, None, &mut scratch.borrow_mut()));
    }
    let peak = resident("VmHWM:");

    let search = Normalizer::search();
    let (mut bytes, mut json) = (Vec::new(), Vec::new());
    let (mut out, mut mapped, mut map) = (String::new(), String::new(), EditMap::default());
    let mut passes: [Pass<'_>; 8] = [
        (
            "memcpy",
            Box::new(|text| {
                bytes.clear();
                bytes.extend_from_slice(text.as_bytes());
                black_box(&bytes);
            }),
        ),
        (
            "from_utf8",
            Box::new(|text| {
                black_box(std::str::from_utf8(black_box(text.as_bytes())).is_ok());
            }),
        ),
        (
            "nfkc",
            Box::new(|text| {
                black_box(text.nfkc().collect::<String>());
            }),
        ),
        (
            "normalize",
            Box::new(|text| {
                search.normalize_into(text, &mut out);
                black_box(&out);
            }),
        ),
        (
            "normalize_mapped",
            Box::new(|text| {
                search.normalize_mapped_into(text, &mut mapped, &mut map);
                black_box((&mapped, &map));
            }),
        ),
        (
            "dates",
            Box::new(|text| {
                black_box(bayan::dates::find(text, None));
            }),
        ),
        (
            "extract",
            Box::new(|text| {
                black_box(extractor.extract_with(text, None, &mut scratch.borrow_mut()));
            }),
        ),
        (
            "extract_json",
            Box::new(|text| {
                json.clear();
                // Writing to memory cannot fail.
                let _ = serde_json::to_writer(
                    &mut json,
                    &extractor.extract_with(text, None, &mut scratch.borrow_mut()),
                );
                black_box(&json);
            }),
        ),
    ];
    let rates = rates(texts, seconds, &mut passes);
    let mut extract = 0.0;
    for ((name, _), rate) in passes.iter().zip(rates) {
        println!("{name}\t{rate:.1}");
        if *name == "extract" {
            extract = rate;
        }
    }
    let total: usize = texts.iter().map(String::len).sum();
    let documents = extract * 1e6 / total as f64 * texts.len() as f64;
    println!("documents_per_second\t{documents:.0}");
    println!("mean_us_per_document\t{:.1}", 1e6 / documents);
    println!("first_use_ms\t{:.2}", first.as_secs_f64() * 1e3);
    match (before, peak) {
        (Some(before), Some(peak)) => println!("peak_memory_kib\t{}", peak.saturating_sub(before)),
        _ => println!("peak_memory_kib\tnot known on this system"),
    }
    Ok(())
}

/// A figure of this process in KiB, where the system tells.
fn resident(key: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix(key)?.trim().strip_suffix(" kB")?.parse().ok())
}

fn once(pass: &str) -> Result<(), String> {
    let files = common::files_or_shipped(&[])?;
    let texts: Vec<String> = files.iter().map(|file| common::read(file)).collect::<Result<_, _>>()?;
    let normalizer = Normalizer::search();
    let (mut out, mut map) = (String::new(), EditMap::default());
    let mut scratch = Scratch::new();
    if pass == "nothing" {
        black_box(&texts);
        return Ok(());
    }
    if matches!(pass, "lexicon" | "extract" | "dates") {
        black_box(Lexicon::builtin().map_err(|e| e.to_string())?.len());
    }
    let extractor =
        if pass == "extract" { Some(Extractor::builder().build().map_err(|e| e.to_string())?) } else { None };
    for text in &texts {
        match (pass, &extractor) {
            ("lexicon", _) => {}
            ("normalize", _) => normalizer.normalize_into(text, &mut out),
            ("normalize_mapped", _) => normalizer.normalize_mapped_into(text, &mut out, &mut map),
            ("dates", _) => drop(black_box(bayan::dates::find(text, None))),
            ("extract", Some(extractor)) => drop(black_box(extractor.extract_with(text, None, &mut scratch))),
            _ => return Err(format!("no such pass: {pass}")),
        }
    }
    black_box((&out, &map));
    Ok(())
}
