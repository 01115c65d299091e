//! List markers: what is one, and what only looks like one. Cases in `tests/cases/markers.tsv`.

#[path = "common/cases.rs"]
mod cases;

use bayan::normalize::{Normalizer, marker};

fn describe(line: &str) -> String {
    let Some(found) = marker::read(line) else { return "none".to_owned() };
    let number = found.ordinal.map_or_else(|| "-".to_owned(), |n| n.to_string());
    format!("{:?} {number} [{}] [{}]", found.kind, &line[found.range], &line[found.body..])
}

#[test]
fn markers_of_the_case_file() {
    cases::check("cases/markers.tsv", 50, |[line, wanted]| {
        cases::same(&describe(line), wanted)?;
        // What is read of the raw line is read of the line as the extraction sees it.
        let kind = |line: &str| marker::read(line).map(|m| (m.kind, m.ordinal));
        if kind(line) == kind(&Normalizer::matching().normalize(line)) {
            return Ok(());
        }
        Err("another marker once normalized".into())
    });
}

#[test]
fn lists_go_on_by_number_or_letter() {
    let read = |line: &str| marker::read(line).expect("a marker");
    let goes_on = |a: &str, b: &str| read(b).follows(&read(a));
    assert!(goes_on("1- أول", "2- ثان"));
    assert!(goes_on("(٩) تاسع", "(١٠) عاشر"));
    assert!(goes_on("ج) ثالث", "د) رابع"));
    assert!(goes_on("ب- ثان", "ت- ثالث"));
    assert!(goes_on("أولاً: نص", "ثانياً: نص"));
    assert!(goes_on("• نص", "▪ نص"));
    assert!(!goes_on("1- أول", "3- ثالث"));
    assert!(!goes_on("1- أول", "• نص"));
    assert!(!goes_on("1- أول", "ب- ثان"));
}
