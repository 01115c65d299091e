//! Reads the head phrases of instruments: مذكرة تفاهم, اتفاقية النقل الجوي, العقد.

use std::ops::Range;

use super::Mentions;
use super::institutions::{closed, general};
use super::shape::{after_letter, bare, definite, verbal};
use crate::chars;
use crate::doc::Doc;
use crate::lexicon::{Entry, EntryId, Gender, Kind, Lists, clitic};
use crate::token::TokenKind;

/// The head phrase of an instrument.
#[derive(Clone, Debug)]
pub(crate) struct InstrumentMention {
    /// The head with its kind and its adjectives: مذكرة تفاهم علمي.
    pub(crate) tokens: Range<usize>,
    pub(crate) entry: EntryId,
    /// The definite genitive after the head, which says what it is about: النقل الجوي.
    pub(crate) topic: Option<Range<usize>>,
    /// True for one that the reader is taken to know: المذكرة, مذكرة التفاهم.
    pub(crate) definite: bool,
    /// True for a head alone (المذكرة, اتفاقية), which says least.
    pub(crate) alone: bool,
}

/// `tier` of a row that is also a word of the general language.
pub(crate) const WORD: u8 = 3;
/// How far from its verb, in tokens, a contract may stand.
const OBJECT: usize = 30;
/// No head phrase is longer than its entry and this many words.
const TAIL: usize = 6;

/// Adds the head phrases of instruments to `out`.
pub(super) fn read(doc: &Doc<'_, '_>, out: &mut Mentions) {
    let mut next = 0;
    for at in doc.triggers.instruments.iter().map(|&at| at as usize) {
        if at < next {
            continue;
        }
        if let Some(found) = at_token(doc, at) {
            next = found.tokens.end;
            out.instruments.push(found);
        }
    }
}

fn at_token(doc: &Doc<'_, '_>, at: usize) -> Option<InstrumentMention> {
    let found = doc.longest(at, Lists::Instrument)?;
    let entry = doc.lexicon.entry(found.entry);
    let mut end = at + found.len;
    if entry.tier == WORD && !in_context(doc, at, end, entry) || counted(doc, at, entry) {
        return None;
    }
    let article = definite(doc, end - 1);
    let alone = found.len == 1;
    let mut topic = None;
    let tail = end;
    if !article && alone && definite(doc, end) && tail_word(doc, end) {
        while end < tail + TAIL && definite(doc, end) && tail_word(doc, end) {
            end += 1;
        }
        topic = Some(tail..end);
    } else if article {
        while end < tail + TAIL && definite(doc, end) && tail_word(doc, end) {
            end += 1;
        }
    } else {
        if alone && !plural(entry) && indefinite(doc, end) {
            end += 1;
        }
        while end < tail + TAIL && indefinite(doc, end) && relational(doc, end) {
            end += 1;
        }
    }
    // المذكرة المذكورة, الاتفاقية الأولى say no more than المذكرة.
    let empty = |i| general(doc, i, Kind::Generic) || general(doc, i, Kind::Participle);
    Some(InstrumentMention {
        tokens: at..end,
        entry: found.entry,
        definite: article || topic.is_some(),
        topic,
        alone: alone && (tail..end).all(empty),
    })
}

/// True if a verb of signing stands before `at` in its sentence.
fn signs(doc: &Doc<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(OBJECT)..at)
        .rev()
        .take_while(|&i| doc.tokens[i].kind != TokenKind::Newline && !doc.tokens[i].is_mark('.'))
        .any(|i| deal(doc, i, &[Kind::Sign]))
}

/// True for instruments in general: أي اتفاق, 180 مذكرة تفاهم.
fn counted(doc: &Doc<'_, '_>, at: usize, entry: &Entry) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|i| doc.tokens.get(i)) else { return false };
    before.kind == TokenKind::Number && !plural(entry) || deal(doc, at - 1, &[Kind::Generic])
}

fn deal(doc: &Doc<'_, '_>, at: usize, kinds: &[Kind]) -> bool {
    doc.tokens.get(at).is_some_and(|t| t.begins(Lists::Deal))
        && doc.longest(at, Lists::Deal).is_some_and(|m| kinds.contains(&doc.lexicon.entry(m.entry).kind))
}

/// True if the entry is a dual: مذكرتي تفاهم.
pub(crate) fn dual(entry: &Entry) -> bool {
    matches!(entry.gender, Gender::FeminineDual | Gender::MasculineDual)
}

/// True if the entry is a plural: مذكرات تفاهم.
pub(crate) fn plural(entry: &Entry) -> bool {
    matches!(entry.gender, Gender::FemininePlural | Gender::MasculinePlural)
}

/// A word that may go on a head phrase.
fn tail_word(doc: &Doc<'_, '_>, at: usize) -> bool {
    let Some(token) = doc.tokens.get(at).filter(|t| t.is_word()) else { return false };
    let opens = token.begins(Lists::Deal.or(Lists::Title).or(Lists::Position))
        || token.begins(Lists::Institution) && super::institutions::at_token(doc, at).is_some();
    token.cut == 0 && !closed(doc, at) && !opens
}

fn indefinite(doc: &Doc<'_, '_>, at: usize) -> bool {
    tail_word(doc, at)
        && !definite(doc, at)
        && !verbal(bare(doc, at))
        && !doc.tokens[at].begins(Lists::Institution.or(Lists::Place).or(Lists::GivenName))
        && after_letter(doc, at, chars::LAM).or(after_letter(doc, at, chars::WAW)).is_none()
}

/// True for an adjective of relation: علمي, استراتيجية.
fn relational(doc: &Doc<'_, '_>, at: usize) -> bool {
    let word = bare(doc, at);
    word.len() > 6 && (chars::ends_as_adjective(word) || doc.tokens[at].begins(Lists::LeadIn))
}

/// True if a word of the general language means an instrument here: a verb or
/// a noun of signing stands before it, or its parties after it.
fn in_context(doc: &Doc<'_, '_>, at: usize, end: usize, entry: &Entry) -> bool {
    let deal = |i: usize, kinds: &[Kind]| deal(doc, i, kinds);
    if entry.kind == Kind::JointDeclaration {
        // إعلان الرياض
        return doc.longest(end, Lists::Place).is_some() && !doc.tokens[end].has_preposition();
    }
    let signed = (at.saturating_sub(4)..at).any(|i| deal(i, &[Kind::Sign, Kind::Nominal, Kind::Pronoun]));
    let after = (end..(end + 4).min(doc.tokens.len()))
        .any(|i| deal(i, &[Kind::Between, Kind::With, Kind::Participle, Kind::Pronoun]));
    match entry.kind {
        Kind::Agreement => {
            // الاتفاق على, بالاتفاق مع: a deed and no paper.
            let deed = (end..end + 3).any(|i| deal(i, &[Kind::On]));
            let by = doc.tokens[at].clitics & clitic::BA != 0 && definite(doc, at);
            !by && (signed || !deed)
        }
        Kind::Partnership => {
            let made = signed || (at.saturating_sub(2)..at).any(|i| deal(i, &[Kind::Organise]));
            !definite(doc, at) && (made || after)
        }
        // عقد الرئيس اجتماعا: the verb has a subject.
        Kind::Contract if doc.tokens.get(end).is_some_and(|t| t.begins(Lists::Title.or(Lists::Position))) => {
            false
        }
        Kind::Contract => {
            signed
                || deal(end, &[Kind::With, Kind::Participle, Kind::Pronoun])
                // لقاء عقد بين is the verb.
                || definite(doc, at) && deal(end, &[Kind::Between])
                // وقعت الشركة مساء أمس … عقد: the object of a verb of signing.
                || !doc.tokens[at].has_waw() && !definite(doc, end) && signs(doc, at)
        }
        Kind::ExecutiveProgramme => signed || after || signs(doc, at),
        _ => signed || after || entry.kind == Kind::Mou || entry.kind == Kind::Charter,
    }
}
