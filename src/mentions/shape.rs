//! What the spelling of a word tells of its grammar, for words that no list
//! holds. Guesses, to be asked only where the context already expects a noun.

use crate::chars;
use crate::doc::Doc;
use crate::lexicon::{Lists, Sorts, clitic};
use crate::token::Token;

/// The word of token `at` without its proclitics و ف ب ل ك, normalized.
pub(crate) fn bare<'s>(doc: &'s Doc<'_, '_>, at: usize) -> &'s str {
    let cut = doc.tokens.get(at).map_or(0, |t| t.cut as usize);
    doc.folded(at).get(cut..).unwrap_or("")
}

/// True if the word carries the article. A word of the lists that holds it as
/// part of the form (القاهرة) counts too; a word on إلـ or ألـ does not.
#[inline]
pub(crate) fn definite(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|t| t.is_a(Sorts::ARTICLE) && t.is_word() && !begins_with_hamza(doc, t))
}

/// True for إلكترونية, which folding made to begin as الكتاب does.
fn begins_with_hamza(doc: &Doc<'_, '_>, token: &Token) -> bool {
    let fused = clitic::LAM | clitic::AL;
    let start = token.start as usize + token.cut as usize;
    token.clitics & fused != fused
        && doc.text.as_bytes().get(doc.map.original_start(start)..).is_some_and(chars::begins_with_hamza)
}

/// True if the word is spelled as feminine: ة, or the ا and ى of العليا and الكبرى.
pub(crate) fn feminine(doc: &Doc<'_, '_>, at: usize) -> bool {
    // Folding made ى one with ي.
    chars::ends_feminine(bare(doc, at)) || ends_with_alef_maksura(doc, at)
}

/// True if the text spells the word's last letter as ى.
pub(crate) fn ends_with_alef_maksura(doc: &Doc<'_, '_>, at: usize) -> bool {
    let Some(token) = doc.tokens.get(at) else { return false };
    match doc.text.as_bytes().get(..doc.map.original_end(token.end as usize)) {
        Some([.., 0xd9, 0x89]) => true,
        Some([.., 0xd9, 0x8a]) => false,
        // A mark stands after it.
        _ => chars::ends_with_alef_maksura(doc.spelled(at)),
    }
}

/// True if no list holds the word and it is spelled as verbs are.
pub(crate) fn verbal(word: &str) -> bool {
    chars::spelled_as_verb(word)
}

/// The rest of a word that no list holds after the letter that may be a proclitic.
pub(crate) fn after_letter<'s>(doc: &'s Doc<'_, '_>, at: usize, letter: char) -> Option<&'s str> {
    let token = doc.tokens.get(at).filter(|t| t.is_word() && t.clitics == 0 && !t.begins(Lists::ALL))?;
    let rest = doc.folded[token.start as usize..token.end as usize].strip_prefix(letter)?;
    // Shorter ones are words themselves: ورد, لون.
    (rest.len() > 4).then_some(rest)
}

/// True if و stands apart from its word at `at`.
pub(crate) fn waw_apart(doc: &Doc<'_, '_>, at: usize) -> bool {
    chars::is_waw(doc.folded(at))
}

/// True if the word at `at` is joined to what stands before it by و.
pub(crate) fn waw_joined(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|t| t.is_word() && t.has_waw())
        || after_letter(doc, at, chars::WAW).is_some()
}

/// True if the word can be an indefinite accusative: وزيرا.
pub(crate) fn accusative(word: &str) -> bool {
    word.ends_with('ا') && word.chars().count() > 3
}

/// True if no noun can complete this one: it is an indefinite accusative, or
/// has a pronoun.
pub(crate) fn closes_phrase(word: &str) -> bool {
    accusative(word) || word.ends_with(['ه', 'و']) || word.ends_with("هم")
}

/// True if the word begins with the preposition ب, or with a ب that no list tells from it.
pub(crate) fn with_ba(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens[at].clitics & clitic::BA != 0
        || doc.tokens[at].is_word() && doc.tokens[at].lists == Lists::NONE && doc.folded(at).starts_with('ب')
}

/// A word without its article.
pub(crate) fn plain(word: &str) -> &str {
    word.strip_prefix(crate::chars::ARTICLE).unwrap_or(word)
}
