//! Any text gives a record that keeps its promises, twice the same, and
//! survives serde.
#![no_main]

use bayan::{Announcement, Extractor, Scratch};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

#[path = "../../common/check.rs"]
mod check;

static EXTRACTOR: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::builder().reference("2024-05-30".parse().unwrap()).build().unwrap());

fuzz_target!(|text: &str| {
    let mut scratch = Scratch::new();
    let record = EXTRACTOR.extract_with(text, None, &mut scratch);
    check::check(text, &record);
    assert_eq!(record, EXTRACTOR.extract_with(text, None, &mut scratch));
    let json = serde_json::to_string(&record).unwrap();
    assert_eq!(record, serde_json::from_str::<Announcement<'_>>(&json).unwrap());
});
