//! Enumerations of fields of cooperation, one a row of `cases/areas.tsv`.

#[path = "common/cases.rs"]
mod cases;

use bayan::{Extractor, Scratch};

#[test]
fn enumerations() {
    let extractor = Extractor::builder().build().unwrap();
    let mut scratch = Scratch::new();
    cases::check("cases/areas.tsv", 150, |[name, _rule, text, labels]| {
        let record = extractor.extract_with(text, None, &mut scratch);
        for area in &record.areas {
            assert!(
                area.span.of(text).contains(area.label.split(' ').next().unwrap_or("")),
                "{name}: {area:?}"
            );
        }
        let found: Vec<_> = record.areas.iter().map(|area| area.label.as_ref()).collect();
        cases::same(&found.join(" | "), labels)
    });
}
