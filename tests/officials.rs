//! Officials, one phenomenon a row of `cases/officials.tsv`.

#[path = "common/cases.rs"]
mod cases;

use std::fmt::Write;

use bayan::Official;

/// `NAME [honorific; …] {office; …}`, parts that are empty left out.
fn line(official: &Official<'_>) -> String {
    let mut out = official.name.to_string();
    for (open, items, close) in [('[', &official.honorifics, ']'), ('{', &official.positions, '}')] {
        if !items.is_empty() {
            write!(out, " {open}{}{close}", items.join("; ")).unwrap();
        }
    }
    out
}

#[test]
fn each_case_names_its_officials() {
    let extractor = bayan::Extractor::builder().build().unwrap();
    cases::check("cases/officials.tsv", 200, |[_, text, wanted]| {
        let record = extractor.extract(text);
        let found: Vec<_> = record.officials.iter().map(line).collect();
        cases::same(&found.join(" | "), wanted)
    });
}
