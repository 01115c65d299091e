//! Many texts on all cores (feature `rayon`).

use rayon::prelude::*;

use crate::{Announcement, Date, Extractor, Scratch};

impl Extractor {
    /// The records of `texts`, in their order, read on rayon's threads.
    ///
    /// Each worker reuses its buffers from text to text. The result is what
    /// [`Extractor::extract`] gives for each text.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// let extractor = bayan::Extractor::builder().build()?;
    /// let records = extractor.extract_batch(&["في 30 مايو 2024", "في 31 مايو 2024"]);
    /// assert_eq!(records[1].dates[0].value, Some("2024-05-31".parse()?));
    /// # Ok(()) }
    /// ```
    pub fn extract_batch<'t, S>(&self, texts: &'t [S]) -> Vec<Announcement<'t>>
    where
        S: AsRef<str> + Sync,
    {
        self.extract_batch_with(texts, |text| (text.as_ref(), None))
    }

    /// As [`Extractor::extract_batch`], for documents of any type; `read`
    /// gives a document's text and its own reference date, if it has one.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// let extractor = bayan::Extractor::builder().build()?;
    /// let documents = [("يعقد الاجتماع غدا.", "2024-02-28"), ("يعقد الاجتماع غدا.", "2024-12-31")];
    /// let records = extractor.extract_batch_with(&documents, |(text, day)| (*text, day.parse().ok()));
    /// assert_eq!(records[0].dates[0].value, Some("2024-02-29".parse()?));
    /// assert_eq!(records[1].dates[0].value, Some("2025-01-01".parse()?));
    /// # Ok(()) }
    /// ```
    pub fn extract_batch_with<'t, D>(
        &self,
        documents: &'t [D],
        read: impl Fn(&'t D) -> (&'t str, Option<Date>) + Sync,
    ) -> Vec<Announcement<'t>>
    where
        D: Sync,
    {
        documents
            .par_iter()
            .map_init(Scratch::new, |scratch, document| {
                let (text, reference) = read(document);
                self.extract_with(text, reference, scratch)
            })
            .collect()
    }
}
