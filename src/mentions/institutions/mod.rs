//! Reads named institutions: a head noun (وزارة, الهيئة) and what belongs to
//! its name, or a whole name of the lists (الأمم المتحدة).
//!
//! A name goes on as far as grammar ties its words together: the genitive
//! after an indefinite head, adjectives with the article, و between parts of
//! one field, a complement with ل, a place with ب. It ends at anything else.
//! A bare definite head (الوزارة) names nothing: it refers back.

mod asides;
mod grammar;
mod words;

use std::borrow::Cow;
use std::ops::Range;

use self::asides::alias;
pub(crate) use self::asides::quoted;
use self::grammar::{DEPTH, Name, WHOLE, WORD, name_of, name_where};
pub(crate) use self::words::{closed, demonym, general, inside, state, state_of, verb};
use super::Mentions;
use super::shape::{bare, definite, feminine};
use crate::Span;
use crate::chars;
use crate::doc::Doc;
use crate::lexicon::{EntryId, Lists, clitic};
use crate::token::TokenKind;

/// A named institution.
#[derive(Clone, Debug)]
pub(crate) struct InstitutionMention {
    /// The name, without an abbreviation or a short name after it.
    pub(crate) tokens: Range<usize>,
    /// The head noun's entry, or the whole name's.
    pub(crate) head: EntryId,
    /// An abbreviation or a short name in brackets or quotes right after the name, without its marks.
    pub(crate) alias: Option<Range<usize>>,
    /// True if the name stands inside a longer institution's name.
    pub(crate) nested: bool,
    /// True if the article is hidden in the spelling: للجنة العليا.
    pub(crate) hidden: bool,
}

impl InstitutionMention {
    /// The name as a clean string.
    pub(crate) fn name<'t>(&self, doc: &Doc<'t, '_>) -> Cow<'t, str> {
        self.name_at(doc, doc.span(self.tokens.clone()))
    }

    /// The name as a clean string, of which it is known already where it stands.
    pub(crate) fn name_at<'t>(&self, doc: &Doc<'t, '_>, span: Span) -> Cow<'t, str> {
        let name = doc.clean_of(self.tokens.start, span);
        if self.hidden { Cow::Owned(format!("{}{name}", chars::ARTICLE)) } else { name }
    }

    /// The folded name without its article, and whether it has one: للهيئة العامة
    /// and الهيئة العامة are one name.
    pub(crate) fn key<'s>(&self, doc: &'s Doc<'_, '_>) -> (&'s str, bool) {
        let folded = doc.folded_range(self.tokens.clone());
        let first = &doc.tokens[self.tokens.start];
        let fused = first.has_article() && first.has_preposition();
        match folded.strip_prefix(chars::ARTICLE) {
            Some(rest) => (rest, true),
            None if fused => (folded.strip_prefix(chars::LAM).unwrap_or(folded), true),
            None => (folded, self.hidden),
        }
    }

    /// Just past the name and the marks of its alias.
    pub(crate) fn end(&self, doc: &Doc<'_, '_>) -> usize {
        match &self.alias {
            Some(alias) => alias.end + usize::from(doc.tokens[alias.start - 1].mark().is_some()),
            None => self.tokens.end,
        }
    }
}

/// Adds named institutions to `out`.
pub(super) fn read(doc: &Doc<'_, '_>, out: &mut Mentions) {
    let mut covered = 0;
    for at in doc.triggers.institutions.iter().map(|&at| at as usize) {
        if alone(doc, at) && !whole(doc, at) {
            continue;
        }
        if let Some(mut found) = at_token(doc, at) {
            found.nested = found.tokens.end <= covered;
            covered = covered.max(found.tokens.end);
            out.institutions.push(found);
        }
    }
}

/// True if nothing of a name can follow the head at `at`: it stands before a
/// mark or a particle, or has the article and no adjective. Most heads stand so.
fn alone(doc: &Doc<'_, '_>, at: usize) -> bool {
    let Some(next) = doc.tokens.get(at + 1) else { return true };
    match next.kind {
        TokenKind::Word => next.begins(Lists::FunctionWord) || definite(doc, at) && !definite(doc, at + 1),
        TokenKind::Mark => !next.mark().is_some_and(chars::opens_quote),
        TokenKind::Foreign => false,
        TokenKind::Number | TokenKind::Newline => true,
    }
}

/// True if the word at `at` by itself is a whole name: اليونسكو.
fn whole(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.lexicon
        .alone(doc.tokens[at].word, Lists::Institution)
        .is_some_and(|id| doc.lexicon.entry(id).tier == WHOLE)
}

/// The institution whose name begins at token `at`.
pub(crate) fn at_token(doc: &Doc<'_, '_>, at: usize) -> Option<InstitutionMention> {
    let name = name_of(doc, at, DEPTH)?;
    name.named(doc).then(|| mention(doc, at, name))
}

/// The institution at token `at` where the context says that one must stand
/// there, so that its name need not prove it.
pub(crate) fn slot(doc: &Doc<'_, '_>, at: usize) -> Option<InstitutionMention> {
    name_where(doc, at, DEPTH, true).map(|name| mention(doc, at, name))
}

fn mention(doc: &Doc<'_, '_>, at: usize, name: Name) -> InstitutionMention {
    InstitutionMention {
        tokens: at..name.end,
        head: name.head,
        alias: alias(doc, name.end),
        nested: false,
        hidden: hidden(doc, at),
    }
}

/// True for a bare head noun with the article (الوزارة), which refers back.
pub(crate) fn back_reference(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens[at].begins(Lists::Institution)
        && (definite(doc, at) || hidden(doc, at))
        && doc
            .longest(at, Lists::Institution)
            .is_some_and(|m| m.len == 1 && doc.lexicon.entry(m.entry).tier != WORD)
        && name_of(doc, at, 0).is_none()
}

/// True for للجنة and its like before an adjective with the article: the
/// head's own ل hides the article.
#[inline]
fn hidden(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens[at].clitics & (clitic::LAM | clitic::AL) == clitic::LAM && hides(doc, at)
}

/// As [`hidden`], of a word with ل.
fn hides(doc: &Doc<'_, '_>, at: usize) -> bool {
    bare(doc, at).starts_with(chars::LAM)
        && definite(doc, at + 1)
        && feminine(doc, at) == feminine(doc, at + 1)
        && doc.tokens[at + 1].cut == 0
}
