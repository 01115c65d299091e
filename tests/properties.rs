//! Properties of extraction over generated and shipped texts.

#[path = "common/check.rs"]
mod check;
#[path = "common/corpora.rs"]
mod corpora;

use std::sync::LazyLock;

use bayan::{Announcement, Extractor, Lexicon, Scratch, Span};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

static EXTRACTOR: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::builder().reference("2024-05-30".parse().unwrap()).build().unwrap());

/// The words and marks of the shipped announcements: pieces that mean something to the grammars.
static PIECES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut pieces = Vec::new();
    for document in corpora::all() {
        for line in document.text.lines() {
            pieces.extend(line.split_inclusive([' ', '،', '.', ':', '"', '/', '(', ')']).map(str::to_owned));
        }
    }
    pieces.sort();
    pieces.dedup();
    pieces
});

/// Text of real words in an order no writer would choose, with anything between.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => (0..PIECES.len()).prop_map(|i| PIECES[i].clone()),
        2 => prop::sample::select(vec!["\n", "\n\n", "\r\n", " ", "\t", "\u{2028}", "- ", "⦁ ", "1- ", "أولاً: "]).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["\"", "«", "»", "“", "”", "(", ")", "‘", "’", "//", "–", ":", "؛"]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => prop::char::range('\u{600}', '\u{6ff}').prop_map(String::from),
        1 => prop::char::range('\u{fb50}', '\u{fefc}').prop_map(String::from),
        1 => prop::sample::select(vec!['\u{200f}', '\u{202e}', '\u{2066}', '\u{200d}', '\u{654}', '\u{651}', '\u{640}', '\u{feff}']).prop_map(String::from),
        1 => (0u32..100_000).prop_map(|n| n.to_string()),
    ];
    prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        // What fails goes into `tests/cases/once_broke.tsv`, which outlives a change of the strategy.
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_record_keeps_its_promises(text in text()) {
        let record = EXTRACTOR.extract(&text);
        check::check(&text, &record);
    }

    #[test]
    fn any_string_at_all(text in any::<String>()) {
        check::check(&text, &EXTRACTOR.extract(&text));
    }

    #[test]
    fn twice_is_the_same_and_so_is_a_used_scratch(a in text(), b in text()) {
        let mut scratch = Scratch::new();
        let first = EXTRACTOR.extract_with(&a, None, &mut scratch);
        let _ = EXTRACTOR.extract_with(&b, None, &mut scratch);
        prop_assert_eq!(&first, &EXTRACTOR.extract_with(&a, None, &mut scratch));
        prop_assert_eq!(&first, &EXTRACTOR.extract(&a));
    }

    #[test]
    fn records_survive_a_serde_round_trip(text in text()) {
        let record = EXTRACTOR.extract(&text);
        let json = serde_json::to_string(&record).unwrap();
        let back: Announcement<'_> = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&record, &back);
        prop_assert_eq!(&record, &back.into_owned());
    }

    #[test]
    fn random_bytes_are_a_lexicon_or_an_error_with_its_line(bytes in prop::collection::vec(any::<u8>(), 1..200)) {
        let text = String::from_utf8_lossy(&bytes);
        match Lexicon::empty().extend_from_tsv("bytes.tsv", &text) {
            // Empty lines and remarks are no rows; five columns that mean something do not come by chance.
            Ok(lexicon) => prop_assert!(lexicon.is_empty(), "rows of {text:?}"),
            Err(error) => {
                let line = error.line().expect("a line");
                prop_assert!((1..=text.lines().count()).contains(&line), "line {line} of {text:?}");
            }
        }
    }

    #[test]
    fn a_broken_row_is_told_by_its_line(before in 0..20_usize, row in "[^\\t\\r\\n#\u{feff}]{1,40}", after in 0..3_usize) {
        let good = "title\tcivil\tm\ttier=1\tالسيد\n";
        let text = [good.repeat(before), row, "\n".into(), good.repeat(after)].concat();
        prop_assume!(!text.lines().nth(before).unwrap_or_default().trim().is_empty());
        let error = Lexicon::empty().extend_from_tsv("rows.tsv", &text).expect_err("one column is no row");
        prop_assert_eq!(error.line(), Some(before + 1));
    }
}

/// Texts that once broke a promise.
#[test]
fn what_once_broke() {
    let table = std::fs::read_to_string("tests/cases/once_broke.tsv").unwrap();
    let rows = table.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    for row in rows {
        let (what, text) = row.split_once('\t').expect("two columns");
        println!("{what}");
        let text: String = serde_json::from_str(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        check::check(&text, &EXTRACTOR.extract(&text));
    }
}

/// Every text we ship, each spelled in a way that changes no word.
fn respelled(change: impl Fn(&str) -> String) {
    let mut faults = Vec::new();
    for corpora::Document { id, text, .. } in corpora::all() {
        let other = change(&text);
        let (a, b) = (check::gist(&EXTRACTOR.extract(&text)), check::gist(&EXTRACTOR.extract(&other)));
        let tidy = |v: &[String]| v.iter().map(|s| s.nfc().collect::<String>()).collect::<Vec<_>>();
        if (tidy(&a.0), &a.1, &a.2) != (tidy(&b.0), &b.1, &b.2) {
            faults.push(format!("{id}:\n  {a:?}\n  {b:?}"));
        }
        check::check(&other, &EXTRACTOR.extract(&other));
    }
    assert!(faults.is_empty(), "{} texts differ:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn line_ends_make_no_difference() {
    respelled(|text| text.replace('\n', "\r\n"));
}

#[test]
fn tatweel_makes_no_difference() {
    respelled(|text| {
        let joins = |c: char| "بتثجحخسشصضطظعغفقكلمنهي".contains(c);
        let chars: Vec<char> = text.chars().collect();
        let mut out = String::new();
        for (i, &c) in chars.iter().enumerate() {
            out.push(c);
            if joins(c) && chars.get(i + 1).is_some_and(|&n| joins(n) || "اوردذز".contains(n)) {
                out.push('ـ');
            }
        }
        out
    });
}

/// Of any two spans one lies in the other or they are apart: no word belongs half to a date and half
/// to a name. (Institutions and areas are read each for itself and can still cross; the list of
/// expected failures has such a case.)
#[test]
fn spans_are_nested_rightly() {
    let mut faults = Vec::new();
    for corpora::Document { id, text, .. } in corpora::all() {
        let record = EXTRACTOR.extract(&text);
        let mut spans: Vec<(Span, &str)> = Vec::new();
        spans.extend(record.headline.iter().map(|h| (h.span, "headline")));
        spans.extend(record.highlights.iter().map(|h| (h.span, "highlight")));
        spans.extend(record.dateline.iter().map(|d| (d.span, "dateline")));
        spans.extend(record.dates.iter().map(|d| (d.span, "date")));
        spans.extend(record.officials.iter().flat_map(|o| &o.mentions).map(|m| (m.span, "name")));
        spans.extend(record.agreements.iter().map(|a| (a.span, "agreement")));
        spans.extend(record.areas.iter().map(|a| (a.span, "area")));
        spans.extend(record.lists.iter().flat_map(|l| &l.items).map(|i| (i.span, "member")));
        spans.extend(record.quotes.iter().map(|q| (q.span, "quote")));
        spans.extend(record.institutions.iter().map(|i| (i.span, "institution")));
        for (at, &(a, kind)) in spans.iter().enumerate() {
            for &(b, other) in &spans[..at] {
                let known = matches!((kind, other), ("institution", "area"));
                if a.overlaps(b) && !a.contains(b) && !b.contains(a) && !known {
                    faults.push(format!("{id}: {kind} {:?} crosses {other} {:?}", a.of(&text), b.of(&text)));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Told of no one and of nothing that the texts tell of.
const UNRELATED: &[&str] = &[
    "تتوقع الأرصاد الجوية طقسا معتدلا على معظم المناطق.",
    "وزار المعرض أكثر من ألف زائر في يومه الأول، وبيعت فيه مئات الكتب.",
];

#[test]
fn an_unrelated_paragraph_changes_nothing_before_it() {
    let mut faults = Vec::new();
    for corpora::Document { id, text, .. } in corpora::all() {
        let text = text.trim_end();
        let before = EXTRACTOR.extract(text);
        for paragraph in UNRELATED {
            let longer = format!("{text}\n\n{paragraph}\n");
            let after = EXTRACTOR.extract(&longer);
            check::check(&longer, &after);
            if before != after {
                let (a, b) = (serde_json::to_value(&before).unwrap(), serde_json::to_value(&after).unwrap());
                for (field, value) in a.as_object().unwrap() {
                    if *value != b[field] {
                        faults.push(format!("{id}, {field}:\n  {value}\n  {}", b[field]));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} fields differ:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn canonical_form_makes_no_difference() {
    respelled(|text| text.nfd().collect());
}

#[test]
fn diacritics_make_no_difference() {
    respelled(|text| {
        text.chars()
            .flat_map(|c| if ('ب'..='ي').contains(&c) && c != 'ـ' { vec![c, '\u{64e}'] } else { vec![c] })
            .collect()
    });
}
