//! The lists of the document with their lead-ins: marked lines, and numbers
//! or ordinals that divide running text.

use std::ops::Range;

use super::sentences::Sentences;
use crate::doc::Doc;
use crate::layout::{Line, LineKind};
use crate::letters;
use crate::lexicon::{Kind, Lists};
use crate::normalize::MarkerKind;
use crate::normalize::marker::{self, Marker};
use crate::record::{List, ListItem};
use crate::token::{Token, TokenKind};

/// A list: where its lead-in and its members stand, in tokens.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) lead: Option<Range<usize>>,
    pub(super) items: Vec<Item>,
}

/// A member of a list.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The marker, in bytes of the normalized text.
    marker: Option<Range<usize>>,
    /// The text after the marker.
    pub(super) tokens: Range<usize>,
    /// The colon that parts a label from its description.
    pub(super) colon: Option<usize>,
}

/// All lists of `doc`.
pub(super) fn build<'t>(doc: &Doc<'t, '_>, blocks: &[Block]) -> Vec<List<'t>> {
    let mut lists: Vec<_> =
        blocks.iter().map(|block| list(doc, block)).filter(|list| !list.items.is_empty()).collect();
    // A first member may have been no more than its marker.
    lists.sort_by_key(|list| list.items[0].span.start);
    lists
}

fn list<'t>(doc: &Doc<'t, '_>, block: &Block) -> List<'t> {
    let items = block.items.iter().map(|item| {
        let (label, description) = parts(doc, item);
        let end = doc.tokens[..item.tokens.end].last().map_or(label.end, |last| last.end as usize);
        ListItem {
            span: doc.span_at(label.start, end),
            marker: item.marker.clone().map(|m| doc.clean_at(m.start, m.end)),
            label: doc.clean_at(label.start, label.end),
            description: description.map(|d| doc.clean_at(d.start, d.end)).filter(|d| !d.is_empty()),
        }
    });
    let lead_in = block.lead.clone().map(|lead| {
        let range = bytes(doc, lead);
        doc.clean_at(range.start, range.end)
    });
    // Rules and rows of dots hold no words.
    List {
        lead_in: lead_in.filter(|lead| !lead.is_empty()),
        items: items.filter(|item| !item.label.is_empty()).collect(),
    }
}

/// The label and the description of a member, in bytes of the normalized
/// text, without the punctuation that closes them.
pub(super) fn parts(doc: &Doc<'_, '_>, item: &Item) -> (Range<usize>, Option<Range<usize>>) {
    let led = |&colon: &usize| !bytes(doc, item.tokens.start..colon).is_empty();
    match item.colon.filter(led) {
        None => (label(doc, item.tokens.clone()), None),
        Some(colon) => (
            label(doc, item.tokens.start..colon),
            Some(bytes(doc, colon + 1..item.tokens.end)).filter(|d| !d.is_empty()),
        ),
    }
}

/// The bytes of a member's label: without the و that joins it to the members before.
pub(super) fn label(doc: &Doc<'_, '_>, mut tokens: Range<usize>) -> Range<usize> {
    if tokens.len() > 1 && letters::is_conjunction(doc.folded(tokens.start)) {
        tokens.start += 1;
    }
    let joined = doc.tokens.get(tokens.start).is_some_and(Token::has_waw);
    let bytes = bytes(doc, tokens);
    let start = if joined && !bytes.is_empty() { bytes.start + letters::CONJUNCTION } else { bytes.start };
    start..bytes.end
}

/// The bytes of tokens without the commas, stops and colons at their end.
pub(super) fn bytes(doc: &Doc<'_, '_>, mut tokens: Range<usize>) -> Range<usize> {
    let closing = |t: &Token| {
        t.mark().is_some_and(|c| matches!(c, '.' | '،' | ',' | '؛' | ';' | ':' | '-' | '–' | '…'))
    };
    while tokens.start < tokens.end
        && doc.tokens.get(tokens.end - 1).is_some_and(|t| closing(t) || t.kind == TokenKind::Newline)
    {
        tokens.end -= 1;
    }
    match (doc.tokens.get(tokens.start), doc.tokens[..tokens.end].last()) {
        (Some(first), Some(last)) if tokens.start < tokens.end => first.start as usize..last.end as usize,
        _ => 0..0,
    }
}

/// Finds the lists of `doc`, in the order of the text.
pub(super) fn blocks(doc: &Doc<'_, '_>, sentences: &Sentences) -> Vec<Block> {
    let mut numbered = &sentences.numbered[..];
    let mut out: Vec<Block> = Vec::new();
    let mut open: Option<Open> = None;
    for (at, line) in doc.lines.iter().enumerate() {
        match line.kind {
            LineKind::Blank => {}
            LineKind::Item => {
                let Some(mark) = line.marker else { continue };
                let mut item = item(doc, line.tokens.clone(), mark.body);
                item.marker = Some(mark.start..mark.end);
                match &mut open {
                    Some(list) if list.takes(mark.kind, mark.ordinal) => list.put(item, mark.ordinal),
                    _ => {
                        out.extend(open.take().map(|o| o.block));
                        let lead = lead_above(doc, at);
                        let block = Block { lead, items: vec![item] };
                        open = Some(Open { block, kind: mark.kind, ordinal: mark.ordinal, apart: false });
                    }
                }
            }
            LineKind::Body => {
                if let Some(list) = &mut open {
                    list.apart = true;
                }
                while let [at, rest @ ..] = numbered
                    && *at <= line.tokens.start
                {
                    numbered = rest;
                }
                in_line(doc, line, numbered, &mut out);
            }
            LineKind::Headline | LineKind::Highlight | LineKind::Heading | LineKind::Furniture => {
                out.extend(open.take().map(|o| o.block));
            }
        }
    }
    out.extend(open.map(|o| o.block));
    out.sort_by_key(|b| b.items.first().map_or(0, |i| i.tokens.start));
    out
}

/// A list whose end has not been seen.
struct Open {
    block: Block,
    kind: MarkerKind,
    ordinal: Option<u32>,
    /// True if running text stands after its last member.
    apart: bool,
}

impl Open {
    /// True if a member with this marker goes on with the list. A number
    /// must count on; other marks must follow without text between.
    fn takes(&self, kind: MarkerKind, ordinal: Option<u32>) -> bool {
        match (self.ordinal, ordinal) {
            (Some(before), Some(now)) => now == before + 1 || (!self.apart && now > before),
            (None, None) => !self.apart,
            _ => !self.apart && kind == self.kind,
        }
    }

    fn put(&mut self, item: Item, ordinal: Option<u32>) {
        self.block.items.push(item);
        self.ordinal = ordinal;
        self.apart = false;
    }
}

/// The member in `tokens` whose text begins at byte `body`.
fn item(doc: &Doc<'_, '_>, tokens: Range<usize>, body: usize) -> Item {
    let skip = doc.tokens[tokens.clone()].partition_point(|t| (t.start as usize) < body);
    let tokens = tokens.start + skip..tokens.end;
    Item { marker: None, colon: label_colon(doc, tokens.clone()), tokens }
}

/// A label has few words, and its colon stands before any stop.
fn label_colon(doc: &Doc<'_, '_>, tokens: Range<usize>) -> Option<usize> {
    const LABEL: usize = 12;
    let head = tokens.start..tokens.end.min(tokens.start + LABEL);
    for at in head {
        let Some(mark) = doc.tokens[at].mark() else { continue };
        match mark {
            ':' => return (at > tokens.start && at + 1 < tokens.end).then_some(at),
            '.' | '؛' => return None,
            _ => {}
        }
    }
    None
}

/// The last sentence of the line above line `at`, if it leads into a list.
fn lead_above(doc: &Doc<'_, '_>, at: usize) -> Option<Range<usize>> {
    const SHORT: usize = 16;
    let above = doc.lines[..at].iter().rev().take(4).find(|l| l.kind != LineKind::Blank)?;
    if !matches!(above.kind, LineKind::Body | LineKind::Heading | LineKind::Headline) {
        return None;
    }
    let tokens = above.tokens.clone();
    let colon = doc.tokens[tokens.clone()].last().is_some_and(|t| t.is_mark(':'));
    if !colon && (tokens.len() > SHORT || doc.tokens[tokens.clone()].last().is_some_and(|t| t.is_mark('.'))) {
        return None;
    }
    Some(last_sentence(doc, tokens))
}

/// The part of `tokens` after its last stop.
fn last_sentence(doc: &Doc<'_, '_>, tokens: Range<usize>) -> Range<usize> {
    let end = tokens.end;
    let stop = doc.tokens[tokens.clone()].iter().rposition(|t| t.is_mark('.') || t.is_mark('؛'));
    tokens.start + stop.map_or(0, |s| s + 1)..end
}

/// Adds the lists that numbers or ordinals make of one line's running text:
/// a first member and at least a second that counts on.
/// A member begins the line or stands behind a mark: `numbered` are the tokens
/// there, of this line and after it.
fn in_line(doc: &Doc<'_, '_>, line: &Line, numbered: &[usize], out: &mut Vec<Block>) {
    let mut list: Option<(Block, Marker)> = None;
    let mut at = line.tokens.start;
    let (mut lead, mut seen) = (at, at);
    let close = |list: &mut Option<(Block, Marker)>, end: usize, out: &mut Vec<Block>| {
        let Some((mut block, _)) = list.take() else { return };
        if block.items.len() < 2 {
            return;
        }
        if let Some(last) = block.items.last_mut() {
            let stop = doc.tokens[last.tokens.start..end].iter().position(|t| t.is_mark('.'));
            last.tokens.end = stop.map_or(end, |s| last.tokens.start + s);
        }
        for item in &mut block.items {
            item.colon = label_colon(doc, item.tokens.clone());
        }
        out.push(block);
    };
    let behind = numbered.iter().copied().take_while(|&at| at < line.tokens.end);
    for free in std::iter::once(line.tokens.start).filter(|_| !line.tokens.is_empty()).chain(behind) {
        if free < at || !counts(doc, free) {
            continue;
        }
        let opened = free > at && doc.tokens[free - 1].mark().is_some_and(|c| matches!(c, '(' | '['));
        at = free - usize::from(opened);
        let Some((mark, next)) = member(doc, line, at) else { continue };
        let begin = next.tokens.start.max(at + 1);
        match &mut list {
            Some((block, before)) if mark.follows(before) => {
                if let Some(last) = block.items.last_mut() {
                    last.tokens.end = at;
                }
                *before = mark;
                block.items.push(next);
            }
            // المجموعة (أ) والمجموعة (ب): a letter behind a word belongs to it.
            _ if mark.kind == MarkerKind::Letter
                && opened
                && at.checked_sub(1).is_some_and(|before| doc.tokens[before].is_word()) => {}
            _ if mark.ordinal == Some(1) => {
                close(&mut list, at, out);
                // The lead-in is what stands between the last stop and the first member.
                let stop = doc.tokens[seen..at].iter().rposition(|t| t.is_mark('.'));
                lead = stop.map_or(lead, |s| seen + s + 1);
                seen = at;
                let block = Block { lead: Some(lead..at).filter(|l| !l.is_empty()), items: vec![next] };
                list = Some((block, mark));
            }
            _ => {}
        }
        at = begin;
    }
    close(&mut list, line.tokens.end, out);
}

/// The member whose marker begins with token `at` of the line, and its marker.
fn member(doc: &Doc<'_, '_>, line: &Line, at: usize) -> Option<(Marker, Item)> {
    let start = doc.tokens[at].start as usize;
    let mark = marker::read(doc.folded.get(start..line.end)?)?;
    let mut item = item(doc, at..line.tokens.end, start + mark.body);
    item.marker = Some(start + mark.range.start..start + mark.range.end);
    // أ. is a title in running text.
    let title = mark.kind == MarkerKind::Letter && doc.folded[..start + mark.range.end].ends_with('.');
    (mark.ordinal.is_some() && !title).then_some((mark, item))
}

/// True if token `at` can be the number of a member: a figure, a letter, an ordinal.
fn counts(doc: &Doc<'_, '_>, at: usize) -> bool {
    let token = &doc.tokens[at];
    token.kind == TokenKind::Number || token.is_letter() || is_ordinal(doc, at)
}

fn is_ordinal(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens[at].starts.intersects(Lists::ListWord)
        && doc
            .lexicon
            .alone(doc.tokens[at].word, Lists::ListWord)
            .is_some_and(|e| doc.lexicon.entry(e).kind == Kind::Ordinal)
}
