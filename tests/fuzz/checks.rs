//! What each target holds of its input. `tests/fuzz_replay.rs` runs the same
//! over the stored inputs, so that every test run repeats them.

use std::sync::LazyLock;

use bayan::normalize::{Normalizer, marker};
use bayan::{Announcement, DateValue, Extractor, Lexicon, Scratch};

#[path = "../common/check.rs"]
mod check;

static EXTRACTOR: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::builder().reference("2024-05-30".parse().unwrap()).build().unwrap());

static EMPTY: LazyLock<Lexicon> = LazyLock::new(Lexicon::empty);

/// Any text gives a record that keeps its promises, the same with used
/// buffers, and that survives serde.
pub(crate) fn extract(text: &str) {
    let mut scratch = Scratch::new();
    let record = EXTRACTOR.extract_with(text, None, &mut scratch);
    check::check(text, &record);
    assert_eq!(record, EXTRACTOR.extract_with(text, None, &mut scratch));
    let json = serde_json::to_string(&record).unwrap();
    assert_eq!(record, serde_json::from_str::<Announcement<'_>>(&json).unwrap());
}

/// Dates in order, equal to their text, with values that survive a round
/// trip; and what parses as a value prints as one.
pub(crate) fn dates(text: &str) {
    check::dates(text, &bayan::dates::find(text, "2024-05-30".parse().ok()));
    if let Ok(value) = text.parse::<DateValue>() {
        assert_eq!(value.to_string().parse(), Ok(value));
    }
}

/// Every profile twice is once, its ways agree, and its map leads to whole
/// characters and back.
pub(crate) fn normalize(text: &str) {
    let profiles = [Normalizer::matching(), Normalizer::search(), Normalizer::text(), Normalizer::display()];
    for normalizer in profiles {
        let mapped = normalizer.normalize_mapped(text);
        let (once, map) = (mapped.text(), mapped.map());
        assert_eq!(normalizer.normalize(text), once);
        assert_eq!(normalizer.normalize(once), once);
        let mut last = 0;
        for (at, c) in once.char_indices() {
            let back = map.to_original(at..at + c.len_utf8());
            assert!(
                text.get(back.clone()).is_some_and(|s| !s.is_empty()),
                "{back:?} is no range of characters"
            );
            assert!(back.start >= last, "{back:?} goes back");
            last = back.start;
            let there = map.to_normalized(back);
            assert!(there.start <= at && at + c.len_utf8() <= there.end);
        }
    }
    for line in text.lines() {
        if let Some(found) = marker::read(line) {
            assert!(line.get(found.range.clone()).is_some_and(|m| !m.is_empty()));
            assert!(line.get(found.body..).is_some() && found.range.end <= found.body);
        }
    }
}

/// Any bytes as a lexicon file: rows that are found again, or an error that
/// names the line.
pub(crate) fn lexicon(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match EMPTY.extend_from_tsv("fuzz.tsv", &text) {
        Ok(lexicon) if lexicon.is_empty() => {}
        Ok(lexicon) => {
            assert!(lexicon.len() <= text.lines().count());
            let extractor = Extractor::builder().lexicon(lexicon).build().unwrap();
            check::check(&text, &extractor.extract(&text));
        }
        Err(error) => {
            let line = error.line().expect("the error names the line");
            assert!(line >= 1 && line <= text.lines().count().max(1));
            assert!(error.to_string().contains("fuzz.tsv"));
        }
    }
}
