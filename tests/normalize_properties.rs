//! What must hold of every normalizer on every text.

use bayan::normalize::{Bullets, Digits, Hamza, Normalizer, NormalizerBuilder, Operation, Whitespace, Zwnj};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Characters that matter: all Arabic blocks, and what stands beside them.
fn character() -> impl Strategy<Value = char> {
    let range = |a: char, b: char| proptest::char::range(a, b);
    prop_oneof![
        6 => range('\u{600}', '\u{6FF}'),
        3 => proptest::sample::select(
            "اأإآٱويىئؤةهکكيیەہےۀۂۓ\u{653}\u{654}\u{655}\u{64E}\u{651}\u{64B}\u{670}\u{8EE}\u{6DC}\u{65F}ـ".chars().collect::<Vec<_>>()
        ),
        2 => proptest::sample::select(
            " \n\r\t-•*o–⦁\u{A0}\u{2028}\u{85}\u{2003}.,:()0123456789٫٬٠٥۴".chars().collect::<Vec<_>>()
        ),
        1 => range('\u{750}', '\u{77F}'),
        1 => range('\u{860}', '\u{8FF}'),
        1 => range('\u{FB50}', '\u{FDFF}'),
        1 => range('\u{FE70}', '\u{FEFF}'),
        1 => range('\u{10EC0}', '\u{10EFF}'),
        1 => proptest::sample::select(
            "\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{202A}\u{2069}\u{FEFF}\u{AD}\u{34F}\u{61C}\u{180E}👨👩❤\u{FE0F}🏽".chars().collect::<Vec<_>>()
        ),
        1 => proptest::sample::select(
            "aeéÅ\u{301}\u{323}\u{344}\u{340}\u{37E}\u{212B}가\u{1100}\u{1161}\u{11A8}क\u{94D}\u{93C}\u{958}\u{FB1D}\u{F900}…“”«»‘’؟،".chars().collect::<Vec<_>>()
        ),
        1 => any::<char>(),
    ]
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(character(), 0..24).prop_map(|chars| chars.into_iter().collect())
}

fn normalizer() -> impl Strategy<Value = Normalizer> {
    let all: Vec<Operation> = Operation::all().collect();
    let count = all.len();
    let some = proptest::sample::subsequence(all, 0..=count);
    let policies = (0..3u8, 0..3u8, any::<bool>(), any::<bool>(), any::<bool>(), 0..12u8);
    (some, policies).prop_map(|(operations, (digits, zwnj, strip, one_line, hamza, profile))| {
        match profile {
            0 => return Normalizer::matching(),
            1 => return Normalizer::display(),
            2 => return Normalizer::text(),
            3 => return Normalizer::search(),
            _ => {}
        }
        let has = |operation| operations.contains(&operation);
        let mut builder: NormalizerBuilder =
            operations.iter().fold(Normalizer::builder(), |builder, operation| builder.with(*operation));
        if has(Operation::Digits) {
            builder = builder.digits([Digits::Ascii, Digits::ArabicIndic, Digits::Persian][digits as usize]);
        }
        if has(Operation::Controls) {
            builder = builder.zwnj([Zwnj::Keep, Zwnj::Strip, Zwnj::Space][zwnj as usize]);
        }
        if strip && has(Operation::Bullets) {
            builder = builder.bullets(Bullets::Strip);
        }
        if one_line && has(Operation::Whitespace) {
            builder = builder.whitespace(Whitespace::OneLine);
        }
        if hamza && has(Operation::FoldHamza) {
            builder = builder.hamza(Hamza::Letter);
        }
        builder.build()
    })
}

/// The text without characters that the oracle does not know yet.
fn known(text: &str) -> String {
    text.chars().filter(|c| !('\u{10EC0}'..='\u{10EFF}').contains(c)).collect()
}

fn config(cases: u32) -> ProptestConfig {
    // `PROPTEST_CASES` asks for more, in a nightly run.
    let more = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok());
    ProptestConfig { cases: more.unwrap_or(cases), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn twice_is_once(normalizer in normalizer(), text in text()) {
        let once = normalizer.normalize(&text).into_owned();
        let twice = normalizer.normalize(&once).into_owned();
        prop_assert_eq!(&once, &twice, "operations {:?}", normalizer.operations().collect::<Vec<_>>());
    }

    #[test]
    fn spellings_are_equal(normalizer in normalizer(), text in text()) {
        let composed: String = text.nfc().collect();
        let apart: String = text.nfd().collect();
        let expected = normalizer.normalize(&composed).into_owned();
        prop_assert_eq!(&normalizer.normalize(&apart), &expected, "operations {:?}", normalizer.operations().collect::<Vec<_>>());
        prop_assert_eq!(&normalizer.normalize(&text), &expected);
    }

    #[test]
    fn output_is_composed(normalizer in normalizer(), text in text()) {
        let text = known(&text);
        let got = normalizer.normalize(&text).into_owned();
        let composed: String = got.nfc().collect();
        prop_assert_eq!(got, composed);
    }

    #[test]
    fn nothing_asked_is_nfc(text in text()) {
        let text = known(&text);
        let composed: String = text.nfc().collect();
        prop_assert_eq!(Normalizer::builder().build().normalize(&text), composed);
    }

    #[test]
    fn forms_of_arabic_letters_are_nfkc(text in proptest::collection::vec(prop_oneof![
        proptest::char::range('\u{FB50}', '\u{FDFF}'), proptest::char::range('\u{FE70}', '\u{FEFC}'), proptest::char::range('\u{621}', '\u{655}'),
    ], 0..12)) {
        let text: String = text.into_iter().collect();
        let compatible: String = text.nfkc().collect();
        let forms = Normalizer::builder().with(Operation::PresentationForms).build();
        prop_assert_eq!(forms.normalize(&text), compatible);
    }

    #[test]
    fn all_ways_agree(normalizer in normalizer(), text in text()) {
        let plain = normalizer.normalize(&text);
        let mut buffer = String::from("old");
        normalizer.normalize_into(&text, &mut buffer);
        prop_assert_eq!(&plain, &buffer);
        let mapped = normalizer.normalize_mapped(&text);
        prop_assert_eq!(mapped.text(), &plain);
        if mapped.text() == text { prop_assert!(mapped.map().is_empty()); }
        prop_assert_eq!(matches!(plain, std::borrow::Cow::Borrowed(_)), mapped.text() == text);
    }

    #[test]
    fn the_map_leads_both_ways(normalizer in normalizer(), text in text()) {
        let mapped = normalizer.normalize_mapped(&text);
        let (out, map) = (mapped.text(), mapped.map());
        let mut edge = (0, 0);
        let mut step = 0usize;
        for edit in map.iter() {
            // Between the edits both texts have the same length, so they run in step.
            prop_assert!(edit.original.start >= edge.0 && edit.normalized.start >= edge.1, "{:?}", map);
            prop_assert_eq!(edit.original.start - edge.0, edit.normalized.start - edge.1, "{:?}", map);
            prop_assert!(text.get(edit.original.clone()).is_some() && out.get(edit.normalized.clone()).is_some());
            edge = (edit.original.end, edit.normalized.end);
            step += 1;
        }
        prop_assert_eq!(step, map.len());
        prop_assert_eq!(text.len() - edge.0, out.len() - edge.1, "{:?}", map);
        let starts: Vec<usize> = out.char_indices().map(|(at, _)| at).chain([out.len()]).collect();
        let mut last = 0;
        for pair in starts.windows(2) {
            let original = map.to_original(pair[0]..pair[1]);
            prop_assert!(text.get(original.clone()).is_some_and(|slice| !slice.is_empty()), "{:?} {:?}", original, map);
            prop_assert!(original.start >= last, "in order");
            last = original.start;
            let back = map.to_normalized(original.clone());
            prop_assert!(back.start <= pair[0] && back.end >= pair[1]);
            prop_assert_eq!(map.to_original(back), original);
        }
        for (at, c) in text.char_indices() {
            let normalized = map.to_normalized(at..at + c.len_utf8());
            prop_assert!(out.get(normalized.clone()).is_some(), "{:?} {:?}", normalized, map);
            if !normalized.is_empty() {
                let original = map.to_original(normalized);
                prop_assert!(original.start <= at && original.end >= at + c.len_utf8());
            }
        }
        let whole = map.to_original(0..out.len());
        prop_assert!(text.get(whole).is_some());
    }

    #[test]
    fn markers_lie_on_characters(text in text()) {
        for line in text.lines() {
            if let Some(marker) = bayan::normalize::marker::read(line) {
                prop_assert!(line.get(marker.range.clone()).is_some_and(|m| !m.is_empty()));
                prop_assert!(line.get(marker.body..).is_some() && marker.body >= marker.range.end);
            }
        }
    }
}

/// Text long enough for several blocks of the scan, so that runs cross their edges.
fn long_text() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![
            8 => proptest::sample::select("ابتثجحخدذرزسشصضطظعغفقكلمنهوي abc".chars().collect::<Vec<_>>()),
            2 => character(),
        ],
        100..400,
    )
    .prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn long_texts_are_the_same_by_lines_and_whole(normalizer in normalizer(), text in long_text()) {
        let once = normalizer.normalize(&text).into_owned();
        prop_assert_eq!(&normalizer.normalize(&once), &once);
        let composed: String = text.nfc().collect();
        prop_assert_eq!(&normalizer.normalize(&composed), &once);
        let mapped = normalizer.normalize_mapped(&text);
        prop_assert_eq!(mapped.text(), &once);
    }
}
