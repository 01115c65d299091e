//! Cases of single operations: ours, and those of the survey where it is at hand.

use std::collections::BTreeMap;
use std::path::Path;

use bayan::normalize::{Bullets, Normalizer, Operation};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

fn composed(text: &str) -> String {
    text.nfc().collect()
}

fn with(operation: &str) -> Normalizer {
    Normalizer::builder().with(operation.parse().expect("an operation")).build()
}

fn read(path: &str) -> Option<String> {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok()
}

/// Characters of a case file are written as `\u{…}` where they cannot be seen.
fn unescape(cell: &str) -> String {
    let mut out = String::new();
    let mut rest = cell;
    while let Some((before, after)) = rest.split_once("\\u{") {
        let (code, after) = after.split_once('}').expect("a closed escape");
        out.push_str(before);
        out.push(char::from_u32(u32::from_str_radix(code, 16).expect("hex")).expect("a character"));
        rest = after;
    }
    out + rest
}

#[test]
fn our_cases() {
    let file = read("tests/cases/normalize.tsv").expect("the cases");
    let mut faults = Vec::new();
    for (at, row) in file.lines().enumerate() {
        if row.is_empty() || row.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = row.split('\t').collect();
        let [operations, given, wanted] = cells[..] else { panic!("line {}: three cells wanted", at + 1) };
        let builder = operations
            .split('+')
            .fold(Normalizer::builder(), |builder, name| builder.with(name.parse().expect("an operation")));
        let (given, wanted) = (unescape(given), unescape(wanted));
        let got = builder.build().normalize(&given).into_owned();
        if composed(&got) != composed(&wanted) {
            faults.push(format!("line {}: {given:?} gave {got:?}, not {wanted:?}", at + 1));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn survey_cases() {
    let Some(file) = read("../shared/survey/normalization_cases.jsonl") else {
        println!("skipped: the survey's cases are not here");
        return;
    };
    let expected_failures: BTreeMap<String, String> = read("tests/cases/normalize_expected_failures.tsv")
        .expect("the list of expected failures")
        .lines()
        .filter(|row| !row.is_empty() && !row.starts_with('#'))
        .map(|row| {
            let cells: Vec<&str> = row.split('\t').collect();
            (format!("{}\t{}", cells[0], unescape(cells[1])), cells[2].to_owned())
        })
        .collect();
    let strip = Normalizer::builder().bullets(Bullets::Strip).build();
    let (mut right, mut all) = (0, 0);
    let mut faults = Vec::new();
    for line in file.lines() {
        let case: Value = serde_json::from_str(line).expect("a case");
        let text = |key: &str| case.get(key).and_then(Value::as_str);
        let (operation, given, wanted) =
            (text("op").expect("op"), text("input").expect("input"), text("expected").expect("expected"));
        let got = with(operation).normalize(given).into_owned();
        let stripped =
            text("alt_strip").is_none_or(|wanted| composed(&strip.normalize(given)) == composed(wanted));
        let good = composed(&got) == composed(wanted) && stripped;
        all += 1;
        right += usize::from(good);
        let listed = expected_failures.contains_key(&format!("{operation}\t{given}"));
        if good == listed {
            faults.push(format!(
                "{operation}: {given:?} gave {got:?}, not {wanted:?} ({}), {}",
                text("why").unwrap_or(""),
                if listed { "though listed as a failure" } else { "and is not listed" },
            ));
        }
    }
    println!("{right} of {all} cases of the survey are right");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn names_of_operations_are_read_back() {
    for operation in Operation::all() {
        assert_eq!(operation.name().parse(), Ok(operation));
    }
    assert!("fold_everything".parse::<Operation>().is_err());
}
