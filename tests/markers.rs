//! List markers: what is one, and what only looks like one. Cases in `tests/cases/markers.tsv`.

use std::path::Path;

use bayan::normalize::{Normalizer, marker};

fn describe(line: &str) -> String {
    let Some(found) = marker::read(line) else { return "none".to_owned() };
    let number = found.ordinal.map_or_else(|| "-".to_owned(), |n| n.to_string());
    format!("{:?} {number} [{}] [{}]", found.kind, &line[found.range], &line[found.body..])
}

fn unescape(row: &str) -> String {
    let escape = regex::Regex::new(r"\\u\{([0-9A-F]+)\}").expect("a pattern");
    let char = |found: &regex::Captures<'_>| {
        let code = u32::from_str_radix(&found[1], 16).expect("hex");
        char::from_u32(code).expect("a character").to_string()
    };
    escape.replace_all(row, char).into_owned()
}

#[test]
fn markers_of_the_case_file() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/markers.tsv");
    let file = std::fs::read_to_string(path).expect("the cases");
    let mut faults = Vec::new();
    for row in file.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
        let row = unescape(row);
        let (line, wanted) = row.rsplit_once('\t').expect("two cells");
        let got = describe(line);
        if got != wanted {
            faults.push(format!("{line:?}: {got}, not {wanted}"));
        }
        // What is read of the raw line is read of the line as the extraction sees it.
        let kind = |line: &str| marker::read(line).map(|m| (m.kind, m.ordinal));
        if kind(line) != kind(&Normalizer::matching().normalize(line)) {
            faults.push(format!("{line:?}: another marker once normalized"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
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
