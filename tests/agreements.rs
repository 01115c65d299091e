//! Named institutions, instruments and their parties, one phenomenon a row of `cases/`.

use std::fmt::Write as _;

use bayan::Announcement;

/// Extracts the text of each row of `tests/cases/{file}` and compares what
/// `found` says of the record with what the row expects; fails with all rows
/// that differ, not the first.
fn check(file: &str, found: impl Fn(&Announcement<'_>) -> Vec<String>) {
    let path = format!("{}/tests/cases/{file}", env!("CARGO_MANIFEST_DIR"));
    let table = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut faults = String::new();
    let mut rows = 0;
    for row in table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [name, text, expected] = columns[..] else { panic!("{file}: not three columns: {row}") };
        let text = text.replace("\\n", "\n");
        let found = found(&bayan::extract(&text)).join(" || ");
        let found = if found.is_empty() { "-" } else { &found };
        rows += 1;
        if found != expected {
            let _ = writeln!(faults, "{name}\n  expected {expected}\n  found    {found}");
        }
    }
    assert!(rows > 0, "{file} has no rows");
    assert!(faults.is_empty(), "{file}:\n{faults}");
}

#[test]
fn institutions() {
    check("institutions.tsv", |record: &Announcement<'_>| {
        record
            .institutions
            .iter()
            .map(|i| match &i.aliases[..] {
                [] => i.name.to_string(),
                aliases => format!("{} = {}", i.name, aliases.join(" = ")),
            })
            .collect()
    });
}

#[test]
fn agreements() {
    check("agreements.tsv", |record: &Announcement<'_>| {
        record
            .agreements
            .iter()
            .map(|a| {
                let kind = serde_json::to_value(a.kind).unwrap();
                format!("{}: {}", kind.as_str().unwrap(), a.parties.join(" + "))
            })
            .collect()
    });
}

#[test]
fn subjects() {
    check("agreements_subjects.tsv", |record: &Announcement<'_>| {
        record
            .agreements
            .iter()
            .map(|a| format!("{} / {}", a.text, a.subject.as_deref().unwrap_or("-")))
            .collect()
    });
}
