//! Normalization of Arabic text, with a way back to the original.

mod edits;
pub mod marker;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, compose};

pub use edits::{Edit, EditMap};
pub use marker::{Marker, MarkerKind};

/// Rewrites text by a fixed set of operations.
#[derive(Clone, Debug)]
pub struct Normalizer {}

/// A normalized text with its map to the original.
#[derive(Clone, Debug, Default)]
pub struct Mapped {
    text: String,
    map: EditMap,
}

impl Mapped {
    /// The normalized text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The map between the original and [`Mapped::text`].
    pub fn map(&self) -> &EditMap {
        &self.map
    }
}

impl Normalizer {
    /// The profile that the extraction works on: marks, tatweel and controls off, presentation
    /// forms spelled out, alef, yeh and kaf folded, digits in ASCII, line ends as `\n`.
    ///
    /// Teh marbuta and the hamza of waw and yeh stay; so does a tatweel that stands alone, as a dash.
    pub fn matching() -> Normalizer {
        Normalizer {}
    }

    /// The normalized text with its map.
    pub fn normalize_mapped(&self, text: &str) -> Mapped {
        let mut mapped = Mapped::default();
        self.normalize_mapped_into(text, &mut mapped.text, &mut mapped.map);
        mapped
    }

    /// As [`Normalizer::normalize_mapped`], into buffers that are cleared first and keep their memory.
    pub fn normalize_mapped_into(&self, text: &str, out: &mut String, map: &mut EditMap) {
        out.clear();
        map.clear();
        out.reserve(text.len());
        let mut i = 0;
        let mut previous = 0;
        while let Some(c) = text.get(i..).and_then(|rest| rest.chars().next()) {
            let end = i + c.len_utf8();
            let start = out.len();
            let mut range = i..end;
            match c {
                '\r' => {
                    if text.as_bytes().get(end) == Some(&b'\n') {
                        range.end += 1;
                    }
                    out.push('\n');
                }
                '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' => {
                    for d in std::iter::once(c).nfkc() {
                        if let Some(d) = fold(d) {
                            out.push(d);
                        }
                    }
                }
                TATWEEL => {
                    let alone = out.chars().next_back().is_none_or(|p| p.is_whitespace() || p == TATWEEL)
                        && text.get(end..).is_some_and(|rest| {
                            let rest = rest.trim_start_matches(TATWEEL);
                            rest.chars().next().is_none_or(char::is_whitespace)
                        });
                    if alone {
                        out.push(c);
                    }
                }
                '\u{653}'..='\u{655}' => {
                    if let Some(whole) = out.chars().next_back().and_then(|base| compose(base, c)) {
                        out.pop();
                        out.push(fold(whole).unwrap_or(whole));
                        map.attach(range.clone(), out.len(), previous);
                        i = end;
                        continue;
                    }
                }
                c => {
                    if let Some(d) = fold(c) {
                        out.push(d);
                    }
                }
            }
            let produced = start..out.len();
            i = range.end;
            if produced.is_empty() {
                map.attach(range, start, previous);
            } else {
                if produced.len() != range.len() {
                    map.push(range.clone(), produced);
                }
                previous = range.len();
            }
        }
    }
}

const TATWEEL: char = '\u{640}';

fn fold(c: char) -> Option<char> {
    Some(match c {
        ' '..='~' => c,
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        '٠'..='٩' => char::from(b'0' + (c as u32 - '٠' as u32) as u8),
        '۰'..='۹' => char::from(b'0' + (c as u32 - '۰' as u32) as u8),
        '٫' => '.',
        '٬' => ',',
        '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{B}' | '\u{C}' => '\n',
        '\t' | '\n' => c,
        TATWEEL | '\u{61C}' | '\u{AD}' | '\u{34F}' | '\u{180E}' | '\u{FEFF}' => return None,
        '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206F}' => {
            return None;
        }
        c if ('\u{600}'..='\u{6FF}').contains(&c) && canonical_combining_class(c) != 0 => return None,
        '\u{897}'..='\u{8FF}' if canonical_combining_class(c) != 0 => return None,
        c if c.is_whitespace() => ' ',
        c => c,
    })
}

/// Clean string.
pub(crate) fn clean(s: &str) -> std::borrow::Cow<'_, str> {
    let mut out = String::new();
    for c in s.chars() {
        match c {
            '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{640}'
            | '\u{6d6}'..='\u{6dc}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
            | '\u{61c}' => {}
            c if c.is_whitespace() => {
                if !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ')
                }
            }
            c => out.push(c),
        }
    }
    let n = out.trim_end().len();
    out.truncate(n);
    out.into()
}
