//! From mentions to the record: who is who, who did what, what was agreed.

use self::sentences::Sentences;
use crate::dates::Found;
use crate::doc::Doc;
use crate::layout::LineKind;
use crate::mentions::Mentions;
use crate::record::{Announcement, Passage};

mod acts;
mod agreements;
mod alike;
mod areas;
mod cast;
mod institutions;
mod lists;
mod namesakes;
mod officials;
mod parties;
mod recall;
mod represents;
mod sentences;
mod speakers;

/// Builds the record of `doc` from what the passes before found.
pub(crate) fn build<'t>(doc: &Doc<'t, '_>, mentions: &Mentions, dates: Found<'t>) -> Announcement<'t> {
    let mut record = Announcement {
        dateline: dates.dateline,
        issued: dates.issued,
        dates: dates.mentions,
        ..Announcement::default()
    };
    for line in doc.lines {
        let (start, kind) = (line.content, line.kind);
        let passage = || {
            let span = doc.span_at(start, line.end);
            Passage { text: span.of(doc.text).into(), span }
        };
        match kind {
            LineKind::Headline if record.headline.is_none() => record.headline = Some(passage()),
            LineKind::Highlight => record.highlights.push(passage()),
            _ => {}
        }
    }
    let (officials, identity) = officials::build(doc, mentions);
    record.officials = officials;
    let sentences = Sentences::read(doc);
    let cast = cast::Cast::read(doc, mentions, &identity, &record);
    recall::add(doc, mentions, &cast, &mut record);
    let said = acts::add(doc, mentions, &cast, &sentences, &mut record);
    officials::certify(&mut record);
    represents::add(doc, mentions, &cast, &sentences, &mut record);
    record.quotes = speakers::build(doc, mentions, &sentences, &record, &said);
    record.institutions = institutions::build(doc, mentions);
    let blocks = lists::blocks(doc, &sentences);
    record.lists = lists::build(doc, &blocks);
    record.agreements = agreements::build(doc, mentions);
    record.areas = areas::build(doc, &blocks);
    record
}
