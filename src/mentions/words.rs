//! What single tokens can be, for the readers of names and offices.

use crate::doc::Doc;
use crate::lexicon::{Kind, List, Lists};
use crate::token::{Token, TokenKind};

/// Lists whose words open a clause, and so end a name or an office.
const CLAUSE: Lists = Lists::Speech.or(Lists::Event).or(Lists::Role).or(Lists::LeadIn);

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
    doc.folded(at).starts_with("ال") && doc.folded(at).len() > 6
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

/// A word that can never be part of a name: it opens a clause, or is a word of
/// general language, or a head of an institution or an instrument.
pub(super) fn never_in_name(doc: &Doc<'_, '_>, at: usize) -> bool {
    let Some(token) = doc.tokens.get(at) else { return true };
    if !token.is_word() {
        return true;
    }
    if is_preposition_ala(doc, at) {
        return true;
    }
    if whole_word(doc, at, Lists::GivenName.or(Lists::FamilyName).or(Lists::NameParticle)) {
        return false;
    }
    if is_prefixed(token)
        || token.begins(Lists::FunctionWord.or(CLAUSE).or(Lists::Institution).or(Lists::Instrument))
    {
        return true;
    }
    token.begins(Lists::CommonWord)
        && doc.lexicon.alone(token.word, Lists::CommonWord).is_some_and(|id| {
            // الـ before a verb's letters makes another word of them.
            !token.has_article() || doc.lexicon.entry(id).kind == Kind::CommonNoun
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

/// The kind of the first word's entry in `list`.
pub(super) fn kind_of(doc: &Doc<'_, '_>, at: usize, list: List) -> Option<Kind> {
    let token = doc.tokens.get(at)?;
    doc.lexicon.alone(token.word, Lists::of(list)).map(|id| doc.lexicon.entry(id).kind)
}
