//! Cases of single operations: ours, and those of the survey where it is at hand.

#[path = "common/cases.rs"]
mod cases;

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

#[test]
fn our_cases() {
    cases::check("cases/normalize.tsv", 60, |[operations, given, wanted]| {
        let builder = operations
            .split('+')
            .fold(Normalizer::builder(), |builder, name| builder.with(name.parse().expect("an operation")));
        let got = builder.build().normalize(given);
        if composed(&got) == composed(wanted) {
            return Ok(());
        }
        Err(format!("{given:?} gave {got:?}, not {wanted:?}"))
    });
}

#[test]
fn survey_cases() {
    let Some(file) = read("../shared/survey/normalization_cases.jsonl") else {
        println!("skipped: the survey's cases are not here");
        return;
    };
    let expected_failures = cases::rows::<3>("cases/normalize_expected_failures.tsv");
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
        let listed = expected_failures.iter().any(|[of, text, _]| of == operation && text == given);
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
