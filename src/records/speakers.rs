//! Who said it.

use super::acts::Said;
use super::cast::Who;
use super::sentences::Sentences;
use crate::doc::Doc;
use crate::lexicon::Kind;
use crate::mentions::Mentions;
use crate::record::{Announcement, Quote};

/// Tokens after a quote within which its attribution begins.
const ATTRIBUTION: usize = 4;

/// The quotes of `doc` with their speakers: the subject of the report right
/// after the speech (، قال فلان), else of the last report before it.
pub(super) fn build<'t>(
    doc: &Doc<'t, '_>,
    mentions: &Mentions,
    sentences: &Sentences,
    record: &Announcement<'t>,
    said: &[Said],
) -> Vec<Quote<'t>> {
    mentions
        .quotes
        .iter()
        .map(|q| {
            let begun = sentences.of(q.tokens.start).start;
            let span = doc.whole_span(q.tokens.clone());
            let before = said.partition_point(|s| s.at < q.tokens.start);
            let after = said[before..].iter().find(|s| s.at >= q.tokens.end);
            let before = before.checked_sub(1).map(|b| &said[b]);
            // A report in the same sentence leads to the speech.
            let led = before.filter(|s| begun <= s.at);
            let report =
                led.or_else(|| after.filter(|s| s.own && s.at < q.tokens.end + ATTRIBUTION)).or(before);
            let speaker = report.and_then(|s| match s.who {
                Who::Official(o) => record.officials.get(o).map(|o| o.name.clone()),
                // A conference or a programme says nothing by itself: it is what was spoken of last.
                Who::Institution(i) => mentions
                    .institutions
                    .get(i)
                    .filter(|m| !matches!(doc.lexicon.entry(m.head).kind, Kind::Event | Kind::Programme))
                    .map(|m| m.name(doc)),
                Who::Nobody => None,
            });
            Quote { text: span.of(doc.text).into(), span, speaker }
        })
        .collect()
}
