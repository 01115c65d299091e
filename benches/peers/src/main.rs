//! bayan beside its peers, on the same texts, in one run.
//!
//! `cargo run --release --manifest-path benches/peers/Cargo.toml -- CORPUS.jsonl`
//!
//! CORPUS has one object a line with `text`, and `id` and `reference` where
//! it is an answer sheet; with `--scorer score.py` the dates that each peer
//! finds are scored against it. chrono-node and dateparser run through their
//! own runtimes where those are present (`peers.sh` installs both).

use std::hint::black_box;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use bayan::normalize::{EditMap, Normalizer};
use bayan::{Extractor, Scratch};
use charabia::Tokenize;
use chrono::{Datelike, Duration, FixedOffset, NaiveDate, NaiveDateTime, TimeZone};
use duckling::{Context, DimensionKind, DimensionValue, Grain, Lang, Locale, Options, TimePoint, TimeValue};
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

struct Document {
    id: Value,
    text: String,
    reference: Option<String>,
}

fn main() {
    let mut corpus = None;
    let mut scorer = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--scorer" => scorer = arguments.next().map(PathBuf::from),
            _ => corpus = Some(PathBuf::from(argument)),
        }
    }
    let Some(corpus) = corpus else {
        eprintln!("usage: bayan-peers CORPUS.jsonl [--scorer score.py]");
        std::process::exit(2);
    };
    let documents = read(&corpus);
    let bytes: usize = documents.iter().map(|d| d.text.len()).sum();
    println!("{} texts, {:.2} MB\n", documents.len(), bytes as f64 / 1e6);

    println!("| normalizing | MB/s | times nfkc |\n| --- | ---: | ---: |");
    normalizers(&documents, bytes);

    println!("\n| dates | MB/s | value P | R | F1 | span F1 |\n| --- | ---: | ---: | ---: | ---: | ---: |");
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let extractor = Extractor::builder().build().expect("the built-in lexicon");
    let mut scratch = Scratch::new();
    let reference = |d: &Document| d.reference.as_deref().and_then(|r| r.get(..10)?.parse().ok());
    let (seconds, found) =
        clock(&documents, 9, |d| extractor.extract_with(&d.text, reference(d), &mut scratch).dates);
    row("bayan (the whole record)", bytes, seconds, &told(&documents, found), &corpus, scorer.as_deref());
    let (seconds, found) = clock(&documents, 9, |d| bayan::dates::find(&d.text, reference(d)));
    row("bayan (dates alone)", bytes, seconds, &told(&documents, found), &corpus, scorer.as_deref());
    let (seconds, found) = clock(&documents, 1, duckling);
    row("duckling 0.4 (Rust)", bytes, seconds, &told(&documents, found), &corpus, scorer.as_deref());
    for (name, program, script) in [
        ("chrono-node, ar", "node", "chrono.mjs"),
        (
            "dateparser",
            if here.join("target/venv").exists() { "target/venv/bin/python" } else { "python3" },
            "dates.py",
        ),
    ] {
        match foreign(here, program, script, &documents) {
            Some((seconds, found)) => row(name, bytes, seconds, &found, &corpus, scorer.as_deref()),
            None => println!("| {name} | not present | | | | |"),
        }
    }
}

/// The records that the scorer reads: the dates of each document.
fn told<T: serde::Serialize>(documents: &[Document], found: Vec<T>) -> Vec<Value> {
    documents.iter().zip(found).map(|(d, dates)| json!({"id": d.id, "dates": dates})).collect()
}

fn read(corpus: &Path) -> Vec<Document> {
    let lines = std::fs::read_to_string(corpus).unwrap_or_else(|e| panic!("{}: {e}", corpus.display()));
    let document = |line: &str| {
        let mut object: Value = serde_json::from_str(line).expect("a JSON object a line");
        let Value::String(text) = object["text"].take() else { panic!("a line without a text") };
        Document { id: object["id"].take(), text, reference: object["reference"].as_str().map(str::to_owned) }
    };
    lines.lines().filter(|line| !line.trim().is_empty()).map(document).collect()
}

/// What reading all documents takes, in seconds, and what came of it: the sum
/// of the shortest of `rounds` readings of each, so that a busy machine
/// disturbs little.
fn clock<'d, T>(
    documents: &'d [Document],
    rounds: usize,
    mut read: impl FnMut(&'d Document) -> T,
) -> (f64, Vec<T>) {
    let mut one = |document| {
        let start = Instant::now();
        let found = read(document);
        (start.elapsed().as_secs_f64(), found)
    };
    let (mut shortest, found): (Vec<f64>, Vec<T>) = documents.iter().map(&mut one).unzip();
    for _ in 1..rounds {
        for (document, shortest) in documents.iter().zip(&mut shortest) {
            *shortest = shortest.min(one(document).0);
        }
    }
    (shortest.iter().sum(), found)
}

fn normalizers(documents: &[Document], bytes: usize) {
    let mut rows: Vec<(&str, f64)> = Vec::new();
    let mut time = |name, pass: &mut dyn FnMut(&str)| {
        let (seconds, _) = clock(documents, 25, |d| pass(&d.text));
        rows.push((name, bytes as f64 / 1e6 / seconds));
    };
    time("unicode-normalization, nfkc", &mut |text| {
        black_box(text.nfkc().collect::<String>());
    });
    time("unicode-normalization, nfc", &mut |text| {
        black_box(text.nfc().collect::<String>());
    });
    let nfkc = icu_normalizer::ComposingNormalizerBorrowed::new_nfkc();
    time("icu_normalizer, nfkc", &mut |text| {
        black_box(nfkc.normalize(text));
    });
    time("charabia, tokens with normal forms", &mut |text| {
        black_box(text.tokenize().count());
    });
    let search = Normalizer::search();
    let (mut out, mut map) = (String::new(), EditMap::default());
    time("bayan, search", &mut |text| {
        search.normalize_into(text, &mut out);
        black_box(&out);
    });
    time("bayan, search with the map", &mut |text| {
        search.normalize_mapped_into(text, &mut out, &mut map);
        black_box((&out, &map));
    });
    let extractor = Extractor::builder().build().expect("the built-in lexicon");
    let mut scratch = Scratch::new();
    time("bayan, the whole record", &mut |text| {
        black_box(extractor.extract_with(text, None, &mut scratch));
    });
    let base = rows[0].1;
    for (name, rate) in rows {
        println!("| {name} | {rate:.1} | {:.1} |", rate / base);
    }
}

fn row(name: &str, bytes: usize, seconds: f64, found: &[Value], sheet: &Path, scorer: Option<&Path>) {
    let rate = bytes as f64 / 1e6 / seconds;
    let scores = scorer.and_then(|scorer| score(found, sheet, scorer));
    let cells = match scores {
        Some([p, r, f, span]) => format!("{p:.3} | {r:.3} | {f:.3} | {span:.3}"),
        None => "– | – | – | –".to_owned(),
    };
    println!("| {name} | {rate:.2} | {cells} |");
}

fn score(found: &[Value], sheet: &Path, scorer: &Path) -> Option<[f64; 4]> {
    let file = std::env::temp_dir().join(format!("bayan-peers-{}.jsonl", std::process::id()));
    let lines: String = found.iter().map(|record| format!("{record}\n")).collect();
    std::fs::write(&file, lines).ok()?;
    let output = Command::new("python3").arg(scorer).arg(sheet).arg(&file).arg("--json").output().ok()?;
    let _ = std::fs::remove_file(&file);
    let scores: Value = serde_json::from_slice(&output.stdout).ok()?;
    let value = &scores["dates.value"];
    Some([
        value["p"].as_f64()?,
        value["r"].as_f64()?,
        value["f"].as_f64()?,
        scores["dates.span"]["f"].as_f64()?,
    ])
}

fn duckling(document: &Document) -> Vec<Value> {
    let day =
        document.reference.as_deref().and_then(|r| NaiveDate::parse_from_str(r.get(..10)?, "%Y-%m-%d").ok());
    let day = day.unwrap_or(NaiveDate::from_ymd_opt(2024, 5, 30).expect("a day"));
    let noon = day.and_hms_opt(12, 0, 0).expect("an hour");
    let zone = FixedOffset::east_opt(0).expect("a zone");
    let locale = Locale::new(Lang::AR, None);
    let context = Context::new(zone.from_utc_datetime(&noon), locale);
    let entities =
        duckling::parse(&document.text, &locale, &[DimensionKind::Time], &context, &Options::default());
    entities
        .iter()
        .filter_map(|entity| {
            let DimensionValue::Time(time) = &entity.value else { return None };
            Some(json!({
                "text": document.text.get(entity.start..entity.end)?,
                "span": {"start": entity.start, "end": entity.end},
                "value": edtf(time)?,
            }))
        })
        .collect()
}

/// The value in EDTF where its grain is a day or coarser.
fn edtf(time: &TimeValue) -> Option<String> {
    let point = |point: &TimePoint| -> (NaiveDateTime, Grain) {
        match point {
            TimePoint::Instant { value, grain } => (value.naive_local(), *grain),
            TimePoint::Naive { value, grain } => (*value, *grain),
        }
    };
    let (first, last) = match time {
        TimeValue::Single { value, .. } => {
            let (at, grain) = point(value);
            match grain {
                Grain::Day => return Some(at.format("%Y-%m-%d").to_string()),
                Grain::Month => return Some(at.format("%Y-%m").to_string()),
                Grain::Year => return Some(at.format("%Y").to_string()),
                Grain::Week => (at, at + Duration::days(6)),
                Grain::Quarter => {
                    let last = at.date().with_month(at.month() + 2)?;
                    return Some(format!("{}/{}", at.format("%Y-%m"), last.format("%Y-%m")));
                }
                _ => return None,
            }
        }
        // Its intervals end before their end.
        TimeValue::Interval { from, to, .. } => {
            (point(from.as_ref()?).0, point(to.as_ref()?).0 - Duration::days(1))
        }
    };
    Some(format!("{}/{}", first.format("%Y-%m-%d"), last.format("%Y-%m-%d")))
}

/// Runs a peer of another language: documents in, `{"seconds", "found": […]}` out.
fn foreign(here: &Path, program: &str, script: &str, documents: &[Document]) -> Option<(f64, Vec<Value>)> {
    let mut child = Command::new(program)
        .arg(here.join(script))
        .current_dir(here)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let lines: String = documents
        .iter()
        .map(|d| format!("{}\n", json!({"id": d.id, "text": d.text, "reference": d.reference})))
        .collect();
    // A peer that is not installed ends before it has read its input.
    let _ = child.stdin.take()?.write_all(lines.as_bytes());
    let output = child.wait_with_output().ok().filter(|o| o.status.success())?;
    let answer: Value = serde_json::from_slice(&output.stdout).ok()?;
    let mut found = answer["found"].as_array()?.clone();
    // Offsets come in the peer's units; the text tells which.
    for (record, document) in found.iter_mut().zip(documents) {
        let units = answer["units"].as_str()?;
        for date in record["dates"].as_array_mut()? {
            let start = to_bytes(&document.text, date["start"].as_u64()? as usize, units);
            let end = start + date["text"].as_str()?.len();
            date["span"] = json!({"start": start, "end": end});
        }
    }
    Some((answer["seconds"].as_f64()?, found))
}

fn to_bytes(text: &str, offset: usize, units: &str) -> usize {
    let mut left = offset;
    for (at, c) in text.char_indices() {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(if units == "utf16" { c.len_utf16() } else { 1 });
    }
    text.len()
}
