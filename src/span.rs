//! Byte ranges of the text as it was given.

use std::ops::Range;

use serde::{Deserialize, Serialize};

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
