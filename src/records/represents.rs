//! Whom the officials stand for: ممثلا عن, نيابة عن, عن الجانب …, ومثل الجانب …,
//! and the blocks of signatures at the end of a text.

use std::borrow::Cow;
use std::ops::Range;

use super::cast::{Cast, Reference, Who};
use super::sentences::Sentences;
use crate::chars;
use crate::doc::Doc;
use crate::layout::LineKind;
use crate::lexicon::{Kind, Lists, clitic};
use crate::mentions::{Mentions, shape};
use crate::record::{Act, Announcement};
use crate::token::TokenKind;
use crate::triggers;

/// Tokens of a side that is no institution of the lists.
const SIDE: usize = 6;
/// Tokens between the side and its person.
const TO_PERSON: usize = 16;
/// Signatures stand in the last part of a text: this many hundredths of its tokens.
const SIGNATURES: usize = 50;

/// Adds whom the officials represent to `record`, and that they signed where
/// their names stand as signatures.
pub(super) fn add<'t>(
    doc: &Doc<'t, '_>,
    mentions: &Mentions,
    cast: &Cast,
    sentences: &Sentences,
    record: &mut Announcement<'t>,
) {
    if record.officials.is_empty() {
        return;
    }
    let mut reader = Reader { doc, mentions, cast, record };
    let acts = Lists::Event.or(Lists::ActNoun);
    let (mut read, mut begun, mut signing) = (0, 0, false);
    // What a sentence signs matters only where a role stands in it, and few do.
    for at in doc.triggers.roles.iter().map(|&at| at as usize) {
        if at < read || doc.tokens[at].begins(acts) {
            continue;
        }
        let start = sentences.of(at).start;
        if start != begun {
            (read, begun, signing) = (read.max(start), start, false);
        }
        let verbs = triggers::within(&doc.triggers.acts, read..at);
        signing = signing || verbs.iter().any(|&t| reader.signs(t as usize));
        read = reader.role(at, start, signing);
    }
    reader.signatures();
}

struct Reader<'r, 't, 's> {
    doc: &'r Doc<'t, 's>,
    mentions: &'r Mentions,
    cast: &'r Cast,
    record: &'r mut Announcement<'t>,
}

/// A side, and the token after it.
struct Side<'t> {
    text: Cow<'t, str>,
    end: usize,
}

impl<'t> Reader<'_, 't, '_> {
    /// True for a word of signing or of presence: what follows with عن is a side.
    fn signs(&self, at: usize) -> bool {
        let lists = Lists::Event.or(Lists::ActNoun);
        self.doc
            .longest(at, lists)
            .is_some_and(|m| matches!(self.doc.lexicon.entry(m.entry).kind, Kind::Sign | Kind::Attend))
    }

    /// Reads the phrase of representation at `at`; the token to go on from.
    fn role(&mut self, at: usize, start: usize, signing: bool) -> usize {
        let Some(found) = self.doc.longest(at, Lists::Role) else { return at + 1 };
        let end = at + found.len;
        match self.doc.lexicon.entry(found.entry).kind {
            Kind::OnBehalf => self.pair(at, end, start, true),
            Kind::Embodied => self.embodied(at, end),
            Kind::Representing => self.representing(at, end, start),
            Kind::Side => {
                let lines = start == at && self.line_begins(at);
                // الجانب is the side itself; من جانب only leads to it.
                let from = if found.len > 1 && shape::definite(self.doc, end - 1) { end - 1 } else { end };
                if lines && found.len == 1 && !self.doc.tokens[at].has_waw() {
                    self.signature(from)
                } else if signing && self.is_party(from) {
                    self.pair(at, from, start, false)
                } else {
                    end
                }
            }
            Kind::Represented => {
                let before = self.cast.refs[..self.cast.from(at)].iter().rev().take(4);
                let whom = before.filter_map(|r| self.institution(r.who)).next();
                if let (Some(whom), Some(o)) = (whom, self.person_after(end)) {
                    self.set(o, whom);
                }
                end
            }
            Kind::StandsFor => self.stands_for(at, end, signing),
            _ => end,
        }
    }

    /// مثل الجانب السعودي فلان: the side, then who stands for it.
    fn stands_for(&mut self, at: usize, end: usize, signing: bool) -> usize {
        if !self.is_party(end) {
            return end;
        }
        let Some(side) = self.side(end) else { return end.max(at + 1) };
        if let Some(o) = self.person_after(side.end) {
            self.set(o, side.text);
            if signing {
                self.sign(o);
            }
        }
        side.end.max(at + 1)
    }

    /// ممثلا لـ…, ممثلا قيادة الجيش; but whoever comes after ممثلا بـ stands for what is before it.
    fn representing(&mut self, at: usize, end: usize, start: usize) -> usize {
        let Some(next) = self.doc.tokens.get(end) else { return end };
        if shape::with_ba(self.doc, end) {
            return self.embodied(at, end);
        }
        let leads = next.clitics & clitic::LAM != 0
            || self.cast.refs.get(self.cast.from(end)).is_some_and(|r| r.tokens.start == end);
        if leads { self.pair(at, end, start, true) } else { end }
    }

    /// البنك ممثلا في مديره العام فلان
    fn embodied(&mut self, at: usize, end: usize) -> usize {
        let before = self.ends_before(at).map(|r| self.cast.refs[r].tokens.clone());
        if let (Some(tokens), Some(o)) = (before, self.person_at(end)) {
            let whom = self.doc.clean(tokens);
            self.set(o, whom);
        }
        end
    }

    /// Joins the side that begins at `from` with its person: the one before
    /// the phrase, else the one after the side. `near`: the one before need
    /// not stand right before.
    fn pair(&mut self, at: usize, from: usize, start: usize, near: bool) -> usize {
        let Some(side) = self.side(from) else { return from.max(at + 1) };
        let before = match self.ends_before(at) {
            // وعن الجانب الآخر: whoever comes next.
            Some(_) if !near && self.doc.folded(at).starts_with(chars::WAW) => None,
            Some(r) => self.official(r),
            None if near => {
                let last = self.cast.from(at).checked_sub(1);
                last.filter(|&r| {
                    self.cast.refs[r].tokens.start >= start
                        && !self.has_verb(self.cast.refs[r].tokens.end..at)
                })
                .and_then(|r| self.official(r))
            }
            None => None,
        };
        if let Some(o) = before.or_else(|| self.person_after(side.end)) {
            self.set(o, side.text);
        }
        side.end.max(at + 1)
    }

    fn has_verb(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|t| {
            self.doc.tokens[t].begins(Lists::Event.or(Lists::Speech))
                && !self.doc.tokens[t].begins(Lists::FunctionWord)
        })
    }

    /// The reference that ends right before `at`, or before a comma before it. It may
    /// have taken the word at `at` for an office: فلان ممثلا.
    fn ends_before(&self, at: usize) -> Option<usize> {
        let comma = at > 0 && self.doc.tokens[at - 1].mark().is_some_and(chars::is_comma);
        let from = at - usize::from(comma);
        let r = self.cast.refs.partition_point(|r| r.tokens.end < from);
        let tokens = &self.cast.refs.get(r)?.tokens;
        (tokens.start < at && (tokens.end == from || tokens.end == at + 1)).then_some(r)
    }

    fn official(&self, reference: usize) -> Option<usize> {
        match self.cast.refs.get(reference)?.who {
            Who::Official(o) => Some(o),
            _ => None,
        }
    }

    /// The official whose phrase begins at `at`, or after an office with a pronoun (رئيسها).
    fn person_at(&self, at: usize) -> Option<usize> {
        let r = self.cast.from(at);
        let near = self.cast.refs.get(r)?.tokens.start <= at + 2;
        near.then(|| self.official(r)).flatten()
    }

    /// The official named after a side, in the same sentence.
    fn person_after(&self, from: usize) -> Option<usize> {
        let mut next = self.cast.from(from);
        for at in from..(from + TO_PERSON).min(self.doc.tokens.len()) {
            if let Some(r) = self.cast.refs.get(next).filter(|r| r.tokens.start <= at) {
                if let Who::Official(o) = r.who {
                    return Some(o);
                }
                next += 1;
            }
            let side = self.doc.longest(at, Lists::Role);
            if self.doc.ends_sentence(at)
                || side.is_some_and(|m| self.doc.lexicon.entry(m.entry).kind == Kind::Side)
            {
                return None;
            }
        }
        None
    }

    fn institution(&self, who: Who) -> Option<Cow<'t, str>> {
        match who {
            Who::Institution(i) => Some(self.mentions.institutions[i].name(self.doc)),
            _ => None,
        }
    }

    /// The institution, person or side that begins at `at`.
    fn side(&self, at: usize) -> Option<Side<'t>> {
        let r = self.cast.from(at);
        if let Some(reference) = self.cast.refs.get(r).filter(|r| r.tokens.start == at && !r.bare) {
            let end = reference.tokens.end;
            let text = match reference.who {
                Who::Institution(_) => self.doc.clean(reference.tokens.clone()),
                Who::Official(o) if self.is_named(&reference.tokens) => self.record.officials[o].name.clone(),
                _ => self.doc.clean(reference.tokens.clone()),
            };
            return Some(Side { text, end });
        }
        let mut end = at;
        while end < at + SIDE {
            let Some(token) = self.doc.tokens.get(end).filter(|t| t.is_word()) else { break };
            let noun = shape::definite(self.doc, end) || token.begins(Lists::Place);
            let goes_on = end == at || noun && !token.has_waw() && !token.has_preposition();
            let closed = token.begins(Lists::Event.or(Lists::Speech).or(Lists::Title)) && end > at;
            if !goes_on
                || closed
                || end > at && self.cast.refs.get(self.cast.from(end)).is_some_and(|r| r.tokens.start == end)
            {
                break;
            }
            end += 1;
        }
        (end > at).then(|| Side { text: self.doc.clean(at..end), end })
    }

    /// True if what begins at `at` can be a side: an institution, a place, or a definite noun.
    fn is_party(&self, at: usize) -> bool {
        let r = self.cast.refs.get(self.cast.from(at)).filter(|r| r.tokens.start == at);
        r.is_some_and(|r| matches!(r.who, Who::Institution(_)))
            || shape::definite(self.doc, at)
            || self.doc.tokens.get(at).is_some_and(|t| t.begins(Lists::Place))
            || self.doc.tokens.get(at + 1).is_some_and(|t| t.begins(Lists::Place))
    }

    /// True if a person's name stands in these tokens.
    fn is_named(&self, tokens: &Range<usize>) -> bool {
        let p = self.mentions.persons.partition_point(|p| p.tokens.end <= tokens.start);
        self.mentions.persons.get(p).is_some_and(|p| p.tokens.start < tokens.end)
    }

    fn set(&mut self, official: usize, whom: Cow<'t, str>) {
        let official = &mut self.record.officials[official];
        if !official.represents.contains(&whom) && official.name != whom {
            official.represents.push(whom);
        }
    }

    fn sign(&mut self, official: usize) {
        let acts = &mut self.record.officials[official].acts;
        if !acts.contains(&Act::Signed) {
            acts.push(Act::Signed);
            acts.sort_unstable();
        }
    }

    fn line_begins(&self, at: usize) -> bool {
        at == 0 || self.doc.tokens[at - 1].kind == TokenKind::Newline
    }

    /// A line `عن كذا`, with the name after it on the line or on the next.
    fn signature(&mut self, from: usize) -> usize {
        let line = from..self.line_end(from);
        if line.start * 100 < self.doc.tokens.len() * (100 - SIGNATURES) {
            return line.start;
        }
        let mut r = self.cast.from(from);
        let mut side = line.end;
        let mut person = None;
        while let Some(reference) = self.cast.refs.get(r) {
            if reference.tokens.start > line.end + 3 {
                break;
            }
            if let (Who::Official(o), true) = (reference.who, self.is_named(&reference.tokens)) {
                if reference.tokens.start < line.end {
                    side = reference.tokens.start;
                }
                person = Some(o);
                break;
            }
            r += 1;
        }
        if let Some(o) = person {
            if side > from {
                let whom = self.doc.clean(from..side);
                self.set(o, whom);
            }
            self.sign(o);
        }
        line.end
    }

    fn line_end(&self, at: usize) -> usize {
        (at..self.doc.tokens.len())
            .find(|&t| self.doc.tokens[t].kind == TokenKind::Newline)
            .unwrap_or(self.doc.tokens.len())
    }

    /// Lines and cells near the end that hold nothing but a person are signatures.
    fn signatures(&mut self) {
        let total = self.doc.tokens.len();
        let doc = self.doc;
        let mut after = self.cast.refs.len();
        for line in doc.lines.iter().rev().take_while(|l| l.tokens.start * 100 >= total * (100 - SIGNATURES))
        {
            let until = after;
            while after > 0 && self.cast.refs[after - 1].tokens.start >= line.tokens.start {
                after -= 1;
            }
            // Somebody's phrase ends where a cell does.
            let signs = |r: &Reference| {
                matches!(r.who, Who::Official(_))
                    && (r.tokens.end == line.tokens.end
                        || doc.tokens.get(r.tokens.end).is_some_and(|t| t.is_mark('|')))
            };
            if !self.cast.refs[after..until].iter().any(signs) {
                continue;
            }
            if matches!(line.kind, LineKind::Headline | LineKind::Highlight | LineKind::Furniture) {
                continue;
            }
            let mut cell = line.tokens.start;
            for at in line.tokens.clone().chain([line.tokens.end]) {
                if at == line.tokens.end || doc.tokens[at].is_mark('|') {
                    self.cell(cell..at);
                    cell = at + 1;
                }
            }
        }
    }

    /// A cell of a table of signatures, or a whole line: an institution may stand before the person.
    fn cell(&mut self, tokens: Range<usize>) {
        let mut r = self.cast.from(tokens.start);
        let mut at = tokens.start;
        let mut whom = None;
        while let Some(reference) =
            self.cast.refs.get(r).filter(|r| r.tokens.start == at && r.tokens.end <= tokens.end)
        {
            match reference.who {
                Who::Institution(_) if whom.is_none() => whom = Some(reference.tokens.clone()),
                Who::Official(o) if reference.tokens.end == tokens.end => {
                    if let Some(whom) = whom {
                        let whom = self.doc.clean(whom);
                        self.set(o, whom);
                    }
                    self.sign(o);
                    return;
                }
                _ => return,
            }
            at = reference.tokens.end;
            r += 1;
        }
    }
}
