//! What the spelling of a word tells of its grammar, for words that no list
//! holds. Guesses, to be asked only where the context already expects a noun.

use crate::doc::Doc;
use crate::lexicon::{Lists, clitic};

/// The word of token `at` without its proclitics و ف ب ل ك, normalized.
pub(crate) fn bare<'s>(doc: &'s Doc<'_, '_>, at: usize) -> &'s str {
    let cut = doc.tokens.get(at).map_or(0, |t| t.cut as usize);
    doc.folded(at).get(cut..).unwrap_or("")
}

/// True if the word carries the article. A word of the lists that holds it as
/// part of the form (القاهرة) counts too; a word on إلـ or ألـ does not.
pub(crate) fn definite(doc: &Doc<'_, '_>, at: usize) -> bool {
    let Some(token) = doc.tokens.get(at) else { return false };
    if !token.is_word() {
        return false;
    }
    if token.clitics & (clitic::LAM | clitic::AL) == clitic::LAM | clitic::AL {
        return true;
    }
    // Folding took the hamza that tells إلكترونية from الكتاب.
    bare(doc, at).len() > 6
        && bare(doc, at).starts_with("ال")
        && !doc.slice(at..at + 1).starts_with(['إ', 'أ', 'آ'])
}

/// True if the word is spelled as feminine: ة, or the ا and ى of العليا and الكبرى.
pub(crate) fn feminine(doc: &Doc<'_, '_>, at: usize) -> bool {
    // Folding made ى one with ي.
    bare(doc, at).ends_with(['ة', 'ه', 'ا']) || doc.slice(at..at + 1).ends_with('ى')
}

/// True if a word that no list holds is spelled as verbs are and nouns hardly ever.
pub(crate) fn verbal(word: &str) -> bool {
    let letters = word.chars().count();
    // Long words on ت and ي are names of other languages: تكنولوجيا.
    if !(4..8).contains(&letters) || word.starts_with("ال") {
        return false;
    }
    let nth = |n: usize| word.chars().nth(n);
    // وقعت, أعلنت: nouns with a long final ت (بيانات) have an ا before it.
    if word.ends_with('ت') && !word.ends_with("ات") && letters > 4 {
        return true;
    }
    match nth(0) {
        Some('ي') => true,
        Some('س') => matches!(nth(1), Some('ي' | 'ت')) && letters > 5 && !word.ends_with('ة'),
        // تنظيم, تعاون, تنمية are nouns; تنظم, تستضيف are verbs.
        Some('ت') => {
            let masdar = letters == 5 && (nth(3) == Some('ي') || nth(2) == Some('ا'));
            !masdar && !word.ends_with('ة') && !word.ends_with("ات") && letters != 4
                || word.starts_with("تست")
        }
        _ => false,
    }
}

/// True if the word is a verbal noun of the second form (تعزيز, تطوير), by which
/// purposes are named.
pub(crate) fn purpose(word: &str) -> bool {
    word.starts_with('ت') && word.chars().count() == 5 && word.chars().nth(3) == Some('ي')
}

/// True if the word is a verbal noun of the fourth, eighth or tenth form
/// (إنشاء, استقبال), which name deeds more often than fields.
pub(crate) fn derived(word: &str) -> bool {
    word.starts_with('ا') && word.chars().rev().nth(1) == Some('ا') && word.chars().count() > 4
}

/// True if the word ends in a pronoun that points at something outside of a name.
pub(crate) fn suffixed(word: &str) -> bool {
    word.chars().count() > 4 && ["ها", "هم", "هما", "نا"].iter().any(|p| word.ends_with(p))
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
