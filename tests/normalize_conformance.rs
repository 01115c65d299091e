//! The normalizer against the Unicode Character Database, mark by mark and form by form.

use std::path::Path;

use bayan::normalize::{Normalizer, Operation, UNICODE_VERSION};
use regex::Regex;
use unicode_normalization::UnicodeNormalization;

/// Code point, general category, decomposition of every character of the Arabic blocks.
fn rows() -> Vec<(char, String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ucd/UnicodeData-18.0.0-arabic.txt");
    let file = std::fs::read_to_string(path).expect("the rows");
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let cells: Vec<&str> = line.split(';').collect();
            let code = u32::from_str_radix(cells[0], 16).expect("a code point");
            (char::from_u32(code).expect("a scalar"), cells[2].to_owned(), cells[5].to_owned())
        })
        .collect()
}

fn only(operation: Operation) -> Normalizer {
    Normalizer::builder().with(operation).build()
}

#[test]
fn all_marks_are_stripped_and_nothing_else() {
    assert_eq!(UNICODE_VERSION, (18, 0, 0));
    let (all, tashkeel) = (only(Operation::StripDiacritics), only(Operation::StripTashkeel));
    let mut marks = 0;
    for (c, category, _) in rows() {
        let text = format!("ب{c}ت");
        let mark = category == "Mn";
        marks += usize::from(mark);
        let wanted = if mark { "بت".to_owned() } else { text.clone() };
        assert_eq!(all.normalize(&text), wanted, "U+{:04X}", c as u32);
        let wanted = match c as u32 {
            0x64B..=0x652 | 0x670 => "بت".to_owned(),
            _ => text.clone(),
        };
        assert_eq!(tashkeel.normalize(&text), wanted, "U+{:04X}", c as u32);
    }
    assert_eq!(marks, 135);
}

#[test]
fn all_forms_are_spelled_out_as_unicode_does() {
    let forms = only(Operation::PresentationForms);
    let mut decomposed = 0;
    for (c, _, decomposition) in rows() {
        let block = matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}');
        let text = c.to_string();
        let oracle: String = if block { text.nfkc().collect() } else { text.clone() };
        assert_eq!(forms.normalize(&text), oracle, "U+{:04X}", c as u32);
        if block && !decomposition.is_empty() {
            decomposed += 1;
            assert_ne!(forms.normalize(&text), text);
            // Joined to a letter before, a mark on a blank or a tatweel still has its own base.
            let joined = format!("ل{c}");
            let oracle: String = joined.nfkc().collect();
            assert_eq!(forms.normalize(&joined), oracle, "U+{:04X}", c as u32);
        }
    }
    assert_eq!(decomposed, 731);
}

/// Calls `each` for every character and whether the class holds it.
fn sweep(class: &str, mut each: impl FnMut(char, bool)) {
    let class = Regex::new(&format!("^{class}$")).expect("a class");
    for c in '\0'..='\u{1FFFF}' {
        each(c, class.is_match(c.encode_utf8(&mut [0; 4])));
    }
}

#[test]
fn quotes_are_unicodes() {
    let quotes = only(Operation::Quotes);
    sweep(r"\p{Quotation_Mark}", |c, quotation| {
        let text: String = c.to_string().nfc().collect();
        let got = quotes.normalize(&text);
        if quotation {
            assert!(got == "\"" || got == "'", "U+{:04X}", c as u32);
        } else {
            assert_eq!(got, text, "U+{:04X}", c as u32);
        }
    });
}

#[test]
fn white_space_is_unicodes() {
    let blanks = only(Operation::Whitespace);
    sweep(r"\p{White_Space}", |c, blank| {
        let text: String = format!("ا{c}ب").nfc().collect();
        let got = blanks.normalize(&text);
        assert_eq!(got == "ا ب" || got == "ا\nب", blank, "U+{:04X}", c as u32);
        assert!(blank || got == text, "U+{:04X}", c as u32);
    });
}

#[test]
fn controls_are_unseen_and_direction_marks_are_all_among_them() {
    let controls = only(Operation::Controls);
    let unseen = Regex::new(r"^\p{Default_Ignorable_Code_Point}$").expect("a class");
    sweep(r"\p{Bidi_Control}", |c, direction| {
        let text: String = format!("ا{c}1").nfc().collect();
        let gone = controls.normalize(&text) == "ا1";
        assert!(gone || !direction, "U+{:04X}", c as u32);
        // What is seen is never taken away.
        assert!(!gone || unseen.is_match(c.encode_utf8(&mut [0; 4])), "U+{:04X}", c as u32);
    });
}

#[test]
fn digits_are_all_there() {
    let digits = only(Operation::Digits);
    for (c, category, _) in rows() {
        let got = digits.normalize(&c.to_string()).into_owned();
        assert_eq!(got.parse::<u32>().is_ok(), category == "Nd", "U+{:04X}", c as u32);
    }
}
