//! What single words are to a name: places and peoples, adjectives that tell
//! nothing, words that end every name.

use crate::doc::Doc;
use crate::lexicon::{Kind, List, Lists, Match, Sorts};
use crate::mentions::shape::definite;

/// True for في.
pub(crate) fn inside(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|t| t.begins(Lists::Deal))
        && doc
            .longest(at, Lists::Deal)
            .is_some_and(|m| m.len == 1 && doc.lexicon.entry(m.entry).kind == Kind::In)
}

/// True for an adjective of a country or a city: سعودي, القطرية.
pub(crate) fn demonym(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|t| t.begins(Lists::Place))
        && doc
            .longest(at, Lists::Place)
            .is_some_and(|m| matches!(doc.lexicon.entry(m.entry).kind, Kind::Demonym | Kind::DemonymDef))
}

/// The country or city whose name begins at `at`, where no adjective can
/// stand: السعودية is both.
pub(crate) fn state(doc: &Doc<'_, '_>, at: usize) -> Option<Match> {
    state_of(doc, at, doc.longest(at, Lists::Place)?)
}

/// As [`state`], where `place` is the longest name of a place or of its people at `at`.
pub(crate) fn state_of(doc: &Doc<'_, '_>, at: usize, place: Match) -> Option<Match> {
    let adjective = |k| matches!(k, Kind::Demonym | Kind::DemonymDef);
    if !adjective(doc.lexicon.entry(place.entry).kind) {
        return Some(place);
    }
    let name = doc.lexicon.alone_where(doc.tokens[at].word, List::Place, |e| !adjective(e.kind))?;
    Some(Match { entry: name, len: 1 })
}

/// True for an adjective that tells no name: `Generic` ones (المذكورة, الجديدة)
/// make none of a bare head, `Participle` ones (التابعة, الصادرة) lead away from any.
pub(crate) fn general(doc: &Doc<'_, '_>, at: usize, kind: Kind) -> bool {
    doc.tokens[at].begins(Lists::CommonWord)
        && doc.longest(at, Lists::CommonWord).is_some_and(|m| doc.lexicon.entry(m.entry).kind == kind)
}

const CLOSING: Lists =
    Lists::FunctionWord.or(Lists::Month).or(Lists::Weekday).or(Lists::DateWord).or(Lists::Instrument);

/// True if the word closes every name: a particle, a verb of events or speech,
/// a date's word, a role phrase.
pub(crate) fn closed(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens
        .get(at)
        .is_none_or(|t| t.begins(CLOSING) || verb(doc, at) || t.begins(Lists::Role) && !definite(doc, at))
}

/// True for a verb of the lists, without an article that would make a noun of it.
pub(crate) fn verb(doc: &Doc<'_, '_>, at: usize) -> bool {
    let Some(token) = doc.tokens.get(at) else { return false };
    let known = token.begins(Lists::Speech.or(Lists::Event)) || token.is_a(Sorts::COMMON_VERB);
    known && !definite(doc, at)
}

/// True if the word begins something else after a name that could end here: a
/// person's title, an office, a verb.
pub(super) fn stops(doc: &Doc<'_, '_>, at: usize) -> bool {
    let Some(token) = doc.tokens.get(at) else { return true };
    if token.begins(Lists::Weekday.or(Lists::Event).or(Lists::Speech)) {
        return true;
    }
    // الدولة is no title although دولة is.
    if token.begins(Lists::Title)
        && !token.has_article()
        && let Some(title) = doc.longest(at, Lists::Title)
    {
        let title_entry = doc.lexicon.entry(title.entry);
        let weak = title_entry.tier == 3 && matches!(title_entry.kind, Kind::Academic | Kind::Media);
        let name = doc.tokens.get(at + title.len).is_some_and(|t| t.begins(Lists::GivenName));
        if !weak || name {
            return true;
        }
    }
    token.begins(Lists::Position)
}
