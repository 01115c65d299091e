//! Any bytes as a lexicon file: rows, or an error that names the line.
#![no_main]

use bayan::Lexicon;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    match Lexicon::empty().extend_from_tsv("fuzz.tsv", &text) {
        Ok(lexicon) => assert!(lexicon.len() <= text.lines().count()),
        Err(error) => {
            let line = error.line().expect("the error names the line");
            assert!(line >= 1 && line <= text.lines().count());
        }
    }
});
