//! Dates: the suites of `tests/cases/dates*.tsv`, the variants of the lexicon, and the peers' cases.

use std::path::Path;

use bayan::{Date, DateMention, DateValue, HijriDate, HijriValue, dates};
use proptest::prelude::*;

/// One mention as a case writes it: the text, its value, and the other fields the case names.
fn meets(found: &DateMention<'_>, expected: &str) -> bool {
    let mut parts = expected.split(';');
    let Some((text, value)) = parts.next().and_then(|first| first.rsplit_once('=')) else { return false };
    let shown = |value: Option<String>| value.unwrap_or_else(|| "?".to_owned());
    found.text == text
        && shown(found.value.map(|v| v.to_string())) == value
        && parts.all(|part| match part.split_once('=') {
            Some(("hijri", hijri)) => shown(found.hijri.map(|h| h.to_string())) == hijri,
            Some(("kind", kind)) => serde_json::to_value(found.kind).unwrap() == kind,
            Some(("conflict", conflict)) => serde_json::to_value(found.conflict).unwrap() == conflict,
            Some(("weekday", weekday)) => serde_json::to_value(found.weekday).unwrap() == weekday,
            _ => panic!("no such field: {part}"),
        })
        // A case that names no conflict has none.
        && (expected.contains(";conflict=") || found.conflict.is_none())
}

fn show(found: &DateMention<'_>) -> String {
    let mut shown = format!("{}={}", found.text, found.value.map_or("?".to_owned(), |v| v.to_string()));
    if let Some(hijri) = found.hijri {
        shown += &format!(";hijri={hijri}");
    }
    shown += &format!(";kind={}", serde_json::to_value(found.kind).unwrap().as_str().unwrap());
    if found.conflict.is_some() {
        shown += &format!(";conflict={}", serde_json::to_value(found.conflict).unwrap().as_str().unwrap());
    }
    shown
}

/// Runs a suite and reports every case that fails, not the first.
fn run(name: &str, suite: &str, at_least: usize) {
    let mut failures = Vec::new();
    let mut cases = 0;
    for line in suite.lines().filter(|l| !l.starts_with('#')).skip(1) {
        let [feature, reference, text, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{name}: four columns wanted: {line}");
        };
        cases += 1;
        let text = text.replace("\\n", "\n");
        let reference: Option<Date> = (reference != "-").then(|| reference.parse().unwrap());
        let found = dates::find(&text, reference);
        let wanted: Vec<&str> = if expected == "none" { Vec::new() } else { expected.split(" | ").collect() };
        let right = found.len() == wanted.len() && found.iter().zip(&wanted).all(|(f, w)| meets(f, w));
        for mention in &found {
            assert_eq!(mention.span.of(&text), mention.text, "{text}");
            if let Some(value) = mention.value {
                assert!(edtf_core::Edtf::parse(&value.to_string()).is_ok(), "{value}");
            }
        }
        if !right {
            let found: Vec<String> = found.iter().map(show).collect();
            failures
                .push(format!("{feature}: {text}\n   wanted {expected}\n   found  {}", found.join(" | ")));
        }
    }
    assert!(cases >= at_least, "{name} has only {cases} cases");
    assert!(failures.is_empty(), "{name}: {} of {cases} fail\n{}", failures.len(), failures.join("\n"));
}

macro_rules! suites {
    ($($name:ident $at_least:literal,)*) => {
        $(#[test]
        fn $name() {
            run(stringify!($name), include_str!(concat!("cases/", stringify!($name), ".tsv")), $at_least);
        })*
    };
}

suites! {
    dates_months 100,
    dates_hijri 80,
    dates_pairs 80,
    dates_figures 120,
    dates_ranges 80,
    dates_partial 80,
    dates_relative 150,
    dates_not 120,
}
