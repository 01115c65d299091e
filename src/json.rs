//! Records to and from JSON (feature `json`).
//!
//! The form is the serde form of [`Announcement`]: every field is there,
//! what is absent is `null` or `[]`, dates are EDTF strings, spans are byte
//! offsets. [`Announcement::to_json`] and [`Announcement::from_json`] convert
//! one record, [`JsonLines`] writes many, one a line.

use std::io;

use serde::Serialize;

use crate::{Announcement, Error};

impl Announcement<'_> {
    /// The record as one line of JSON. Never fails.
    ///
    /// ```
    /// let json = bayan::extract("بيان صحفي").to_json();
    /// assert!(json.contains(r#""officials":[]"#));
    /// ```
    pub fn to_json(&self) -> String {
        // A record has string keys only and no type that can refuse.
        serde_json::to_string(self).expect("a record is always representable")
    }

    /// The record as indented JSON, for people. Never fails.
    ///
    /// ```
    /// assert!(bayan::extract("بيان صحفي").to_json_pretty().starts_with("{\n  \"headline\""));
    /// ```
    pub fn to_json_pretty(&self) -> String {
        serde_json::to_string_pretty(self).expect("a record is always representable")
    }
}

impl Announcement<'static> {
    /// A record from its JSON. Fields that the record does not know (an `id`
    /// beside it, say) are passed over.
    ///
    /// # Errors
    ///
    /// If `json` is no JSON or not a record: a field is missing or of another
    /// type, a date no calendar has. The message says line and column.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// use bayan::Announcement;
    /// let record = bayan::extract("الدوحة في 30 مايو 2024");
    /// assert_eq!(Announcement::from_json(&record.to_json())?, record);
    /// assert!(Announcement::from_json("{}").unwrap_err().to_string().contains("line 1"));
    /// # Ok(()) }
    /// ```
    pub fn from_json(json: &str) -> Result<Self, Error> {
        serde_json::from_str(json).map_err(|e| Error::json(e.to_string()))
    }
}

/// Writes records as lines of JSON, each ended by `\n`.
///
/// Nothing is kept between lines. Give it a buffered writer: each record is
/// written in many small pieces.
///
/// ```
/// # fn main() -> std::io::Result<()> {
/// let mut lines = bayan::json::JsonLines::new(Vec::new());
/// for (id, text) in [(1, "بيان صحفي"), (2, "بلاغ رسمي")] {
///     lines.write_with_id(&id, &bayan::extract(text))?;
/// }
/// let out = String::from_utf8(lines.into_inner()).unwrap();
/// assert_eq!(out.lines().count(), 2);
/// assert!(out.starts_with(r#"{"id":1,"headline":"#));
/// # Ok(()) }
/// ```
#[derive(Debug)]
pub struct JsonLines<W> {
    out: W,
}

#[derive(Serialize)]
struct Identified<'a, 't, I> {
    id: &'a I,
    #[serde(flatten)]
    record: &'a Announcement<'t>,
}

impl<W: io::Write> JsonLines<W> {
    /// Writes to `out`.
    ///
    /// ```no_run
    /// # fn main() -> std::io::Result<()> {
    /// let out = std::io::BufWriter::new(std::fs::File::create("سجلات.jsonl")?);
    /// let mut lines = bayan::json::JsonLines::new(out);
    /// lines.write(&bayan::extract("الدوحة في 30 مايو 2024"))?;
    /// # Ok(()) }
    /// ```
    pub fn new(out: W) -> Self {
        JsonLines { out }
    }

    /// Writes one record.
    ///
    /// # Errors
    ///
    /// What the writer says.
    ///
    /// ```
    /// let mut lines = bayan::json::JsonLines::new(Vec::new());
    /// lines.write(&bayan::extract("بيان صحفي"))?;
    /// assert!(lines.into_inner().ends_with(b"}\n"));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn write(&mut self, record: &Announcement<'_>) -> io::Result<()> {
        self.line(record)
    }

    /// Writes one record with an `id` before its fields.
    ///
    /// # Errors
    ///
    /// What the writer says, or that `id` has no JSON form.
    ///
    /// ```
    /// # fn main() -> std::io::Result<()> {
    /// let mut lines = bayan::json::JsonLines::new(Vec::new());
    /// lines.write_with_id(&"بيان-7", &bayan::extract("بيان صحفي"))?;
    /// assert!(lines.into_inner().starts_with(r#"{"id":"بيان-7","headline":"#.as_bytes()));
    /// # Ok(()) }
    /// ```
    pub fn write_with_id<I: Serialize>(&mut self, id: &I, record: &Announcement<'_>) -> io::Result<()> {
        self.line(&Identified { id, record })
    }

    fn line(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, value)?;
        self.out.write_all(b"\n")
    }

    /// The writer, with all that was written. A buffered one has yet to be flushed.
    ///
    /// ```
    /// # fn main() -> std::io::Result<()> {
    /// use std::io::{BufWriter, Write};
    /// let mut lines = bayan::json::JsonLines::new(BufWriter::new(Vec::new()));
    /// lines.write(&bayan::extract("بلاغ رسمي"))?;
    /// let mut out = lines.into_inner();
    /// out.flush()?; // a full disk is told here
    /// assert_eq!(out.get_ref().last(), Some(&b'\n'));
    /// # Ok(()) }
    /// ```
    pub fn into_inner(self) -> W {
        self.out
    }
}
