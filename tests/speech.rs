//! Direct speech, acts and representation, one phenomenon a row of `cases/`.

#[path = "common/cases.rs"]
mod cases;

use std::fmt::Write as _;

use bayan::Announcement;

/// Compares what `found` says of each text's record with what the row expects.
fn check(file: &str, found: impl Fn(&Announcement<'_>) -> Vec<String>) {
    cases::check(file, 10, |[_, text, wanted]| {
        cases::same(&found(&bayan::extract(text)).join(" || "), wanted)
    });
}

#[test]
fn quotes() {
    check("cases/quotes.tsv", |record: &Announcement<'_>| {
        record.quotes.iter().map(|q| q.text.to_string()).collect()
    });
}

#[test]
fn a_hundred_thousand_opening_marks() {
    for mark in ["\"", "«", "قال: \"", "قال «", "”“", "»«", "\n«", "قال:\n«"] {
        let text = mark.repeat(100_000);
        let begun = std::time::Instant::now();
        let record = bayan::extract(&text);
        assert!(begun.elapsed().as_secs() < 20, "{mark} took {:?}", begun.elapsed());
        assert!(record.quotes.len() <= 100_000);
    }
}

/// `name: this,that` for every official with something in `what`.
fn by_official(record: &Announcement<'_>, what: impl Fn(&bayan::Official<'_>) -> Vec<String>) -> Vec<String> {
    let with = |o: &bayan::Official<'_>| {
        let what = what(o);
        (!what.is_empty()).then(|| format!("{}: {}", o.name, what.join(",")))
    };
    record.officials.iter().filter_map(with).collect()
}

#[test]
fn acts() {
    let name = |act: &bayan::Act| serde_json::to_value(act).unwrap().as_str().unwrap().to_owned();
    check("cases/acts.tsv", |record| by_official(record, |o| o.acts.iter().map(name).collect()));
}

#[test]
fn represents() {
    check("cases/represents.tsv", |record| {
        by_official(record, |o| o.represents.iter().map(ToString::to_string).collect())
    });
}

#[test]
fn quote_speakers() {
    check("cases/quote_speakers.tsv", |record| {
        record.quotes.iter().map(|q| q.speaker.as_deref().unwrap_or("?").to_owned()).collect()
    });
}

/// Whole announcements beside what is read of them: who is named, what they
/// did and said, and when. `UPDATE_SNAPSHOTS=1` writes the records anew, to be
/// read before they are committed.
#[test]
fn snapshots() {
    let folder = format!("{}/tests/snapshots", env!("CARGO_MANIFEST_DIR"));
    let mut faults = String::new();
    let mut texts: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
    texts.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    texts.sort();
    assert!(!texts.is_empty(), "{folder} has no texts");
    for path in texts {
        let text = std::fs::read_to_string(&path).unwrap();
        let mut record = serde_json::to_value(bayan::extract(&text)).unwrap();
        record.as_object_mut().unwrap().retain(|field, _| {
            ["headline", "dateline", "issued", "dates", "officials", "quotes"].contains(&field.as_str())
        });
        let found = serde_json::to_string_pretty(&record).unwrap() + "\n";
        let snapshot = path.with_extension("json");
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&snapshot, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&snapshot).unwrap_or_default();
        if found != expected {
            let line = found.lines().zip(expected.lines()).position(|(a, b)| a != b);
            let _ = writeln!(faults, "{} differs from line {:?} on", snapshot.display(), line.map(|l| l + 1));
        }
    }
    assert!(faults.is_empty(), "{faults}");
}
