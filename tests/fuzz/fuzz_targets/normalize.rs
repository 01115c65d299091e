//! Every profile on any text: idempotent, and a map whose ranges are whole
//! characters both ways.
#![no_main]

use bayan::normalize::Normalizer;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for normalizer in [Normalizer::matching(), Normalizer::search(), Normalizer::text_profile(), Normalizer::display()] {
        let mapped = normalizer.normalize_mapped(text);
        let once = mapped.text();
        assert_eq!(normalizer.normalize(text), once);
        assert_eq!(normalizer.normalize(once), once);
        for (at, c) in once.char_indices() {
            let back = mapped.map().to_original(at..at + c.len_utf8());
            assert!(text.get(back.clone()).is_some(), "{back:?} is no range of characters");
            let there = mapped.map().to_normalized(back);
            assert!(there.start <= at && at + c.len_utf8() <= there.end);
        }
    }
});
