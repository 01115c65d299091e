//! Officials, one phenomenon a row of `cases/officials.tsv`.

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
    let mut cases = 0;
    let mut faults = String::new();
    for row in include_str!("cases/officials.tsv").lines() {
        if row.is_empty() || row.starts_with('#') || row.starts_with("case\t") {
            continue;
        }
        let [name, text, wanted] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("a row has three columns: {row:?}");
        };
        let text = text.replace("\\n", "\n");
        let record = extractor.extract(&text);
        let mut got = record.officials.iter().map(line).collect::<Vec<_>>().join(" | ");
        if got.is_empty() {
            got.push('-');
        }
        cases += 1;
        if got != wanted {
            write!(faults, "\n{name}: {text}\n  wanted {wanted}\n  got    {got}").unwrap();
        }
    }
    assert!(cases >= 200, "only {cases} cases");
    assert!(faults.is_empty(), "{faults}");
}
