//! Who said it.

use crate::doc::Doc;
use crate::mentions::Mentions;
use crate::record::{Announcement, Quote};

/// The quotes of `doc` with their speakers.
pub(super) fn build<'t>(
    doc: &Doc<'t, '_>,
    mentions: &Mentions,
    _record: &Announcement<'t>,
) -> Vec<Quote<'t>> {
    mentions
        .quotes
        .iter()
        .map(|q| {
            let span = doc.whole_span(q.tokens.clone());
            Quote { text: span.of(doc.text).into(), span, speaker: None }
        })
        .collect()
}
