//! What single tokens can be, for the readers of names and offices.

use crate::doc::Doc;
use crate::lexicon::{Kind, List, Lists, clitic};
use crate::token::{Token, TokenKind};

/// Lists whose words open a clause, and so end a name or an office.
const CLAUSE: Lists = Lists::Speech.or(Lists::Event).or(Lists::Role);

/// Marks that may stand between the parts of one person's mention.
pub(super) fn is_soft_mark(token: &Token) -> bool {
    token.mark().is_some_and(|c| crate::chars::is_comma(c) || c == '؛')
}

/// A word the lexicon has in one of `lists` by itself, without preposition or conjunction.
pub(super) fn bare_word(doc: &Doc<'_, '_>, at: usize, lists: Lists) -> bool {
    doc.tokens.get(at).is_some_and(|t| {
        t.is_word() && t.begins(lists) && t.cut == 0 && doc.lexicon.alone(t.word, lists).is_some()
    })
}

/// True if the token at `at` is, as it stands, a word of one of `lists`.
pub(super) fn whole_word(doc: &Doc<'_, '_>, at: usize, lists: Lists) -> bool {
    doc.tokens.get(at).is_some_and(|t| t.is_word() && doc.lexicon.alone(t.whole, lists).is_some())
}

/// A word whose spelling begins with the article, known or not, without
/// a preposition or a conjunction before it.
pub(super) fn is_definite(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|t| t.cut == 0) && super::shape::definite(doc, at)
}

/// A word that carries a conjunction or a preposition for sure.
pub(super) fn is_prefixed(token: &Token) -> bool {
    token.cut > 0
}

/// The preposition على is spelled with another letter than the name علي, but
/// matching folds the two; the text itself tells them apart.
pub(super) fn is_preposition_ala(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.folded(at) == "علي" && doc.slice(at..at + 1).ends_with('ى')
}

/// The name علي, which is not the preposition على by its last letter.
pub(super) fn is_name_ali(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.folded(at) == "علي" && !is_preposition_ala(doc, at)
}

/// A word of one letter, which is an initial or a cut-off preposition.
pub(super) fn is_letter(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.folded(at).len() <= 2
}

/// بن، بنت، ولد and what they stand for, in the middle of a name.
pub(super) fn is_patronymic(doc: &Doc<'_, '_>, at: usize) -> bool {
    whole_word(doc, at, Lists::NameParticle) && kind_of(doc, at, List::NameParticle) == Some(Kind::Patronymic)
}

/// A word that can never be part of a name: it opens a clause, or is a word of
/// general language, or a head of an institution or an instrument.
pub(super) fn never_in_name(doc: &Doc<'_, '_>, at: usize) -> bool {
    let Some(token) = doc.tokens.get(at) else { return true };
    if !token.is_word() || is_preposition_ala(doc, at) || is_accusative(doc, at) {
        return true;
    }
    let named = Lists::GivenName.or(Lists::FamilyName);
    if whole_word(doc, at, Lists::FunctionWord) && !is_name_ali(doc, at) {
        return true;
    }
    if whole_word(doc, at, named.or(Lists::NameParticle)) {
        return false;
    }
    // كيري, كحالة: ك is hardly ever a preposition where a name can stand.
    if token.clitics & (clitic::KAF | clitic::AL) == clitic::KAF {
        return false;
    }
    if is_prefixed(token)
        || token.begins(Lists::FunctionWord.or(CLAUSE).or(Lists::Institution).or(Lists::Instrument))
    {
        return true;
    }
    if token.begins(Lists::CommonWord) {
        return doc.lexicon.alone(token.word, Lists::CommonWord).is_some_and(|id| {
            // الـ before a verb's letters makes another word of them.
            !token.has_article() || doc.lexicon.entry(id).kind == Kind::CommonNoun
        });
    }
    token.lists == Lists::NONE && has_noun_ending(doc, at)
}

/// A word with the tanween of an adverb or an object (رئيساً), which matching removes.
fn is_accusative(doc: &Doc<'_, '_>, at: usize) -> bool {
    let text = doc.slice(at..at + 1).trim_end_matches('ا');
    text.ends_with('\u{64b}')
}

/// An unknown word whose ending tells a common noun: a pronoun after a plural
/// (تبريكاته), a dual's pronoun, or the ا of the accusative after a known noun (عقدا).
fn has_noun_ending(doc: &Doc<'_, '_>, at: usize) -> bool {
    let word = doc.folded(at);
    if ["اته", "اتها", "اتهم", "هما", "كم"].iter().any(|e| word.ends_with(e)) && word.len() > 8
    {
        return true;
    }
    let common = Lists::CommonWord.or(Lists::Instrument).or(Lists::Institution);
    !word.starts_with("ال")
        && ["ا", "ه", "ها", "هم"].iter().any(|ending| {
            word.strip_suffix(ending).is_some_and(|stem| {
                let found = doc.lexicon.look_up(stem);
                stem.len() > 4
                    && found.lists.intersects(common)
                    && doc.lexicon.alone(found.word, common).is_some()
            })
        })
}

/// True if the word opens a clause: a verb of saying or doing, or a phrase of role.
pub(super) fn opens_clause(doc: &Doc<'_, '_>, at: usize) -> bool {
    let Some(token) = doc.tokens.get(at) else { return true };
    if token.begins(CLAUSE) && !token.has_article() {
        return true;
    }
    token.begins(Lists::CommonWord)
        && doc
            .lexicon
            .alone(token.word, Lists::CommonWord)
            .is_some_and(|id| doc.lexicon.entry(id).kind == Kind::CommonVerb && !token.has_article())
}

/// A given name of the lists, with or without joined عبد; its length in tokens.
pub(super) fn given_name(doc: &Doc<'_, '_>, at: usize) -> Option<usize> {
    let token = doc.tokens.get(at)?;
    if token.kind != TokenKind::Word || !token.begins(Lists::GivenName) || token.has_preposition() {
        return None;
    }
    doc.longest(at, Lists::GivenName).map(|m| m.len)
}

/// True if the given name at `at` is an Arabic one.
pub(super) fn native_name(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.longest(at, Lists::GivenName).is_some_and(|m| doc.lexicon.entry(m.entry).kind != Kind::GivenForeign)
}

/// The kind of the first word's entry in `list`.
pub(super) fn kind_of(doc: &Doc<'_, '_>, at: usize, list: List) -> Option<Kind> {
    let token = doc.tokens.get(at)?;
    doc.lexicon.alone(token.word, Lists::of(list)).map(|id| doc.lexicon.entry(id).kind)
}
