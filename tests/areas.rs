//! Enumerations of fields of cooperation, one a row of `cases/areas.tsv`.

use bayan::{Extractor, Scratch};

/// The rows of a file of cases, without comments.
fn rows(tsv: &str) -> impl Iterator<Item = Vec<&str>> {
    tsv.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t').collect())
}

#[test]
fn enumerations() {
    let extractor = Extractor::builder().build().unwrap();
    let mut scratch = Scratch::new();
    let mut faults = Vec::new();
    let mut count = 0;
    for row in rows(include_str!("cases/areas.tsv")) {
        let [name, rule, text, labels] = row[..] else { panic!("a row needs four columns: {row:?}") };
        let text = text.replace("\\n", "\n");
        let record = extractor.extract_with(&text, None, &mut scratch);
        let found = record.areas.iter().map(|a| a.label.as_ref()).collect::<Vec<_>>().join(" | ");
        for area in &record.areas {
            assert!(
                area.span.of(&text).contains(area.label.split(' ').next().unwrap_or("")),
                "{name}: {area:?}"
            );
        }
        if found != labels {
            faults.push(format!("{name} ({rule})\n  wanted {labels}\n  found  {found}"));
        }
        count += 1;
    }
    assert!(count >= 150, "only {count} cases");
    assert!(faults.is_empty(), "{} of {count} cases fail\n{}", faults.len(), faults.join("\n"));
}
