//! Byte ranges of the text as it was given.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use unicode_segmentation::GraphemeCursor;

/// A half-open range of **byte** offsets into the text exactly as it was given.
///
/// Both ends always lie on character boundaries of that text, so
/// [`Span::of`] cannot panic on the text the span came from.
///
/// ```
/// let text = "الدوحة في 30 مايو 2024";
/// let found = bayan::Span::new(0, 12);
/// assert_eq!(found.of(text), "الدوحة");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset just past the last byte.
    pub end: usize,
}

impl Span {
    /// A span from its two byte offsets.
    ///
    /// ```
    /// assert_eq!(bayan::Span::new(2, 6).len(), 4);
    /// ```
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// The slice of `text` that this span names.
    ///
    /// Returns `""` where the span does not fit `text`, which cannot happen
    /// with the text the span came from.
    ///
    /// ```
    /// assert_eq!(bayan::Span::new(0, 6).of("قطر"), "قطر");
    /// assert_eq!(bayan::Span::new(0, 60).of("قطر"), "");
    /// ```
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Length in bytes.
    ///
    /// ```
    /// assert_eq!(bayan::Span::new(3, 9).len(), 6);
    /// ```
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// True if no byte lies inside.
    ///
    /// ```
    /// assert!(bayan::Span::new(3, 3).is_empty());
    /// ```
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// True if `other` lies wholly inside this span.
    ///
    /// ```
    /// assert!(bayan::Span::new(0, 9).contains(bayan::Span::new(3, 9)));
    /// ```
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True if the two spans share at least one byte.
    ///
    /// ```
    /// assert!(!bayan::Span::new(0, 3).overlaps(bayan::Span::new(3, 6)));
    /// ```
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span around this one that cuts no grapheme of `text`, without blanks at its
    /// ends: a mark that stands on a blank takes it with it, where it is no grapheme with it.
    pub(crate) fn widened(self, text: &str) -> Span {
        if self.is_empty() || self.is_wide(text) {
            return self;
        }
        self.widened_by_tables(text)
    }

    /// True for nearly every span that wants widening: one with nothing to widen.
    fn is_wide(self, text: &str) -> bool {
        let blank = |at: usize| matches!(text.as_bytes().get(at), Some(b'\t' | b'\n' | b' '));
        sure_boundary(text, self.start)
            && sure_boundary(text, self.end)
            && !blank(self.start)
            && !blank(self.end - 1)
    }

    /// As [`Span::widened`].
    fn widened_by_tables(self, text: &str) -> Span {
        let cursor = |at| GraphemeCursor::new(at, text.len(), true);
        let cut = |at| !sure_boundary(text, at) && cursor(at).is_boundary(text, 0) == Ok(false);
        let Span { mut start, mut end } = self;
        if cut(start) {
            start = cursor(start).prev_boundary(text, 0).ok().flatten().unwrap_or(0);
        }
        if cut(end) {
            end = cursor(end).next_boundary(text, 0).ok().flatten().unwrap_or(text.len());
        }
        let inside = |span: Span| span.of(text).chars();
        while let Some(blank) = inside(Span { start, end }).next().filter(|c| c.is_whitespace()) {
            if cut(start + blank.len_utf8()) {
                break;
            }
            start += blank.len_utf8();
        }
        while let Some(blank) = inside(Span { start, end }).next_back().filter(|c| c.is_whitespace()) {
            if cut(end - blank.len_utf8()) {
                break;
            }
            end -= blank.len_utf8();
        }
        Span { start, end }
    }
}

/// True if the characters on both sides of `at` are of the kinds that nearly
/// all texts consist of and that join no other into a grapheme, so that the
/// tables need not be asked.
fn sure_boundary(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.as_bytes().split_at_checked(at) else { return true };
    let ends_alone = match before {
        [] | [.., b'\t' | b'\n' | b' '..=b'~'] => true,
        [.., lead, last] => stands_alone(*lead, *last),
        _ => false,
    };
    ends_alone
        && match after {
            [] | [b'\t' | b'\n' | b' '..=b'~', ..] => true,
            [lead, last, ..] => stands_alone(*lead, *last),
            _ => false,
        }
}

/// True for the two bytes of a letter from ء to ي, of a digit from ٠ to ٩, and of ، ؛ ؟.
fn stands_alone(lead: u8, last: u8) -> bool {
    matches!(
        (lead, last),
        (0xd8, 0x8c | 0x9b | 0x9f | 0xa1..=0xbf) | (0xd9, 0x80..=0x8a | 0xa0..=0xa9)
    )
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_widened_span_cuts_no_grapheme() {
        for (text, narrow, wide) in [
            ("وزارة الصحة", "وزارة", "وزارة"),
            ("وزارة\u{94d} الصحة", "وزارة", "وزارة\u{94d}"),
            ("\u{6dd}أمانة", "أمانة", "\u{6dd}أمانة"),
            ("👨\u{200d}👩\u{200d}👧", "👩", "👨\u{200d}👩\u{200d}👧"),
            ("في مايو\r\nثم", "مايو", "مايو"),
            ("في \u{a0}مايو\t ثم", " \u{a0}مايو\t", "مايو"),
            ("في\t\u{5c7}مايو \u{5c7} ثم", "\t\u{5c7}مايو ", "\u{5c7}مايو \u{5c7}"),
        ] {
            let start = text.find(narrow).unwrap();
            let span = Span::new(start, start + narrow.len()).widened(text);
            assert_eq!(span.of(text), wide);
        }
    }

    #[test]
    fn what_is_called_a_sure_boundary_is_one() {
        let plain: Vec<char> = ('\0'..=char::MAX).filter(|c| sure_boundary(&c.to_string(), 0)).collect();
        for a in &plain {
            for b in &plain {
                let text = format!("{a}{b}");
                let is = GraphemeCursor::new(a.len_utf8(), text.len(), true).is_boundary(&text, 0);
                assert_eq!(is, Ok(true), "{text:?}");
            }
        }
    }
}
