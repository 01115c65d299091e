//! The fields in which parties cooperate: what a lead-in of cooperation
//! lists, in running text or in marked lines, one entry a member.

mod lead;
mod members;
mod merge;
mod shape;

use std::ops::Range;

use self::lead::Scan;
use self::merge::Merger;
use super::lists::{self, Block};
use crate::doc::Doc;
use crate::layout::LineKind;
use crate::letters;
use crate::lexicon::{Kind, Lists};
use crate::record::Area;
use crate::token::Token;

/// Lead-ins, and what stands inside and behind the lists they lead into.
const LEADS: Lists = Lists::LeadIn.or(Lists::ListWord);

/// A field found, in bytes of the normalized text.
#[derive(Clone, Debug)]
struct Candidate {
    label: Range<usize>,
    description: Option<Range<usize>>,
    /// True if ل and ال fuse at its start, so that the article is restored.
    fused: bool,
    /// Where the label goes on behind its verbal noun.
    core: Option<usize>,
    source: Source,
}

/// What led into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    /// A list, or a sentence that says which the fields are.
    List,
    /// Another lead-in.
    Text,
    /// A sentence that says what an instrument is for.
    Aim,
}

/// The cooperation areas of `doc`, in the order of the text.
pub(super) fn build<'t>(doc: &Doc<'t, '_>, blocks: &[Block]) -> Vec<Area<'t>> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut scan = Scan::new(doc);
    let mut listed: Vec<Range<usize>> = Vec::new();
    for block in blocks {
        let leads = block.lead.clone().is_some_and(|lead| scan.leads_into_fields(lead));
        if leads {
            found.extend(block.items.iter().flat_map(|item| of_item(doc, item)));
            listed.extend(block.lead.clone());
            listed.extend(block.items.iter().map(|item| item.tokens.clone()));
        }
    }
    let mut listed = listed.into_iter().peekable();
    for line in doc.lines {
        if matches!(line.kind, LineKind::Blank | LineKind::Furniture) {
            continue;
        }
        // What a list of fields holds has been read; running text around it has not.
        let mut from = line.tokens.start;
        while let Some(item) = listed.next_if(|item| item.start < line.tokens.end) {
            scan.line(from..item.start.max(from), &mut found);
            from = item.end;
        }
        scan.line(from.min(line.tokens.end)..line.tokens.end, &mut found);
    }
    // Where the fields are listed, what the instrument is for is no field besides.
    if found.iter().filter(|c| c.source == Source::List).count() > 1 {
        found.retain(|c| c.source != Source::Aim);
    }
    // Where the list describes each field, it is the parties' own division of
    // their cooperation, and the fields named in passing are parts of it.
    let described = |c: &&Candidate| c.source == Source::List && c.description.is_some();
    if found.iter().filter(described).count() > 2 {
        found.retain(|c| c.source == Source::List);
    }
    found.sort_by_key(|c| c.label.start);
    let mut merger = Merger::default();
    for candidate in found {
        let label = doc.clean_at(candidate.label.start, candidate.label.end);
        // A tatweel that stands for a dash is a word to the grammar only.
        if label.is_empty() {
            continue;
        }
        let label = if candidate.fused { letters::restore_article(&label).into() } else { label };
        let description =
            candidate.description.clone().map(|d| doc.clean_at(d.start, d.end)).filter(|d| !d.is_empty());
        let end = candidate.description.as_ref().map_or(candidate.label.end, |d| d.end);
        let folded = &doc.folded[candidate.label.clone()];
        let core = candidate.core.and_then(|start| doc.folded.get(start..candidate.label.end));
        merger.add(folded, core, Area { label, description, span: doc.span_at(candidate.label.start, end) });
    }
    // A later mention may have given the entry.
    let mut areas = merger.merged();
    areas.sort_by_key(|area| area.span.start);
    areas
}

/// The fields of one member of a list: one, or as many as it has sentences
/// if it has no label.
fn of_item(doc: &Doc<'_, '_>, item: &lists::Item) -> Vec<Candidate> {
    // أي مجال آخر يتفق عليه الطرفان names none.
    let open = doc.longest(item.tokens.start, Lists::CatchAll).map(|m| doc.lexicon.entry(m.entry).kind);
    if open == Some(Kind::CatchAll) {
        return Vec::new();
    }
    let candidate =
        |label, description| Candidate { label, description, fused: false, core: None, source: Source::List };
    if item.colon.is_some() {
        let (label, description) = lists::parts(doc, item);
        return vec![candidate(label, description)];
    }
    let stop = |t: &Token| t.is_mark('.') || t.is_mark('؛');
    let mut start = item.tokens.start;
    let sentences = doc.tokens[item.tokens.clone()].split(stop).map(|sentence| {
        let range = start..start + sentence.len();
        start = range.end + 1;
        lists::label(doc, range)
    });
    sentences.filter(|label| !label.is_empty()).map(|label| candidate(label, None)).collect()
}
