//! Named institutions, instruments and their parties, one phenomenon a row of `cases/`.

#[path = "common/cases.rs"]
mod cases;

use bayan::Announcement;

/// Compares what `found` says of each text's record with what the row expects.
fn check(file: &str, found: impl Fn(&Announcement<'_>) -> Vec<String>) {
    cases::check(file, 10, |[_, text, wanted]| {
        cases::same(&found(&bayan::extract(text)).join(" || "), wanted)
    });
}

#[test]
fn institutions() {
    check("cases/institutions.tsv", |record: &Announcement<'_>| {
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
    check("cases/agreements.tsv", |record: &Announcement<'_>| {
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
    check("cases/agreements_subjects.tsv", |record: &Announcement<'_>| {
        record
            .agreements
            .iter()
            .map(|a| format!("{} / {}", a.text, a.subject.as_deref().unwrap_or("-")))
            .collect()
    });
}
