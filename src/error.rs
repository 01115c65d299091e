//! The one error type.

use std::fmt;

/// What can go wrong when something is built or parsed from text: a lexicon
/// file, a date value, an extractor. Extraction itself never fails.
///
/// The type is opaque: its `Display` says what is wrong and, for files, the
/// list and line number.
///
/// ```
/// let wrong = "2024-13-45".parse::<bayan::DateValue>().unwrap_err();
/// assert!(wrong.to_string().contains("2024-13-45"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// A line of a lexicon file, numbered from 1.
    Lexicon { source: String, line: usize, why: String },
    /// A string that is no date value, or a date no calendar has.
    Date { what: String, why: &'static str },
    /// A text that is no JSON, or not a record's.
    #[cfg(feature = "json")]
    Json { why: String },
    /// An option that cannot be met.
    Config { why: String },
}

impl Error {
    pub(crate) fn lexicon(source: &str, line: usize, why: impl Into<String>) -> Self {
        Error { kind: Kind::Lexicon { source: source.to_owned(), line, why: why.into() } }
    }

    pub(crate) fn date(what: impl Into<String>, why: &'static str) -> Self {
        Error { kind: Kind::Date { what: what.into(), why } }
    }

    #[cfg(feature = "json")]
    pub(crate) fn json(why: String) -> Self {
        Error { kind: Kind::Json { why } }
    }

    pub(crate) fn config(why: impl Into<String>) -> Self {
        Error { kind: Kind::Config { why: why.into() } }
    }

    /// The line, numbered from 1, where a lexicon file is wrong.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// let wrong = bayan::Lexicon::builtin()?.extend_from_tsv("mine", "just one column").unwrap_err();
    /// assert_eq!(wrong.line(), Some(1));
    /// # Ok(()) }
    /// ```
    pub fn line(&self) -> Option<usize> {
        match self.kind {
            Kind::Lexicon { line, .. } => Some(line),
            _ => None,
        }
    }

    /// True if a date or date value was wrong.
    ///
    /// ```
    /// assert!("الأمس".parse::<bayan::DateValue>().unwrap_err().is_date());
    /// ```
    pub fn is_date(&self) -> bool {
        matches!(self.kind, Kind::Date { .. })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Lexicon { source, line, why } => write!(f, "lexicon {source}, line {line}: {why}"),
            Kind::Date { what, why } => write!(f, "date {what:?}: {why}"),
            #[cfg(feature = "json")]
            Kind::Json { why } => write!(f, "record in JSON: {why}"),
            Kind::Config { why } => f.write_str(why),
        }
    }
}

impl std::error::Error for Error {}
