//! What single tokens can be, for the readers of names and offices.

use crate::chars;
use crate::doc::Doc;
use crate::lexicon::{Kind, List, Lists, Match, Sorts, clitic};
use crate::token::Token;

/// Lists whose words open a clause, and so end a name or an office.
const CLAUSE: Lists = Lists::Speech.or(Lists::Event).or(Lists::Role);

/// Marks that may stand between the parts of one person's mention.
pub(super) fn is_soft_mark(token: &Token) -> bool {
    token.mark().is_some_and(|c| crate::chars::is_comma(c) || c == '؛')
}

/// True if the token at `at` is, as it stands, a word of one of `sorts`.
#[inline]
pub(super) fn whole_word(doc: &Doc<'_, '_>, at: usize, sorts: Sorts) -> bool {
    // A word that is known as it stands has no proclitics.
    doc.tokens.get(at).is_some_and(|t| t.is_a(sorts) && t.is_word() && t.clitics == 0)
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
#[inline]
pub(super) fn is_preposition_ala(doc: &Doc<'_, '_>, at: usize) -> bool {
    is_ambiguous_ali(doc, at) && super::shape::ends_with_alef_maksura(doc, at)
}

#[inline]
fn is_ambiguous_ali(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|t| t.begins(Lists::FunctionWord) && t.begins(Lists::GivenName))
        && doc.folded(at).ends_with(chars::YEH)
}

/// The name علي, which is not the preposition على by its last letter.
pub(super) fn is_name_ali(doc: &Doc<'_, '_>, at: usize) -> bool {
    is_ambiguous_ali(doc, at) && !super::shape::ends_with_alef_maksura(doc, at)
}

/// A word of one letter, which is an initial or a cut-off preposition.
#[inline]
pub(super) fn is_letter(doc: &Doc<'_, '_>, at: usize) -> bool {
    // In bytes.
    doc.tokens.get(at).is_none_or(|t| t.end - t.start <= 2)
}

/// The conjunction و, written apart.
pub(super) fn is_lone_waw(doc: &Doc<'_, '_>, at: usize) -> bool {
    is_letter(doc, at) && doc.folded(at).starts_with(chars::WAW)
}

/// بن، بنت، ولد and what they stand for, in the middle of a name.
#[inline]
pub(crate) fn is_patronymic(doc: &Doc<'_, '_>, at: usize) -> bool {
    whole_word(doc, at, Sorts::PATRONYMIC)
}

/// Lists whose words can stand in a name; a word of other lists only cannot.
const NAMES: Lists = Lists::GivenName
    .or(Lists::FamilyName)
    .or(Lists::NameParticle)
    .or(Lists::Place)
    .or(Lists::Title)
    .or(Lists::Position)
    .or(Lists::Qualifier)
    .or(Lists::Number)
    .or(Lists::Weekday);

/// A word that can never be part of a name: it opens a clause, or is a word of
/// general language, or a head of an institution or an instrument.
pub(super) fn never_in_name(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens.get(at).is_none_or(|token| is_no_name(doc, at, token) || is_accusative(doc, at))
}

/// True if its lists, or where it has none its ending, keep the word from names.
fn is_no_name(doc: &Doc<'_, '_>, at: usize, token: &Token) -> bool {
    if !token.is_word() {
        return true;
    }
    if whole_word(doc, at, Sorts::FUNCTION_WORD) {
        return !is_name_ali(doc, at);
    }
    if whole_word(doc, at, Sorts::GIVEN_NAME.or(Sorts::FAMILY_NAME).or(Sorts::PARTICLE)) {
        return false;
    }
    if has_kaf(token) {
        return false;
    }
    if is_general(token) || token.begins(Lists::CommonWord) {
        return is_general(token);
    }
    if token.lists == Lists::NONE {
        return has_noun_ending(doc, at);
    }
    !token.begins(NAMES) && !token.has_article()
}

/// كيري, كحالة: ك is hardly ever a preposition where a name can stand.
fn has_kaf(token: &Token) -> bool {
    token.clitics & (clitic::KAF | clitic::AL) == clitic::KAF
}

/// A word that no list of names holds: its proclitics or its lists keep it from them.
fn is_general(token: &Token) -> bool {
    // الـ before a verb's letters makes another word of them.
    let other = token.has_article() && token.is_a(Sorts::COMMON_VERB);
    is_prefixed(token)
        || token.begins(Lists::FunctionWord.or(CLAUSE).or(Lists::Institution).or(Lists::Instrument))
        || token.is_a(Sorts::COMMON_WORD) && !other
}

/// True if no name goes on with this token, whatever stands before and after
/// it. False says nothing.
pub(super) fn ends_name(token: &Token) -> bool {
    if !token.is_word() {
        return !token.is_mark('#');
    }
    let named = token.begins(Lists::GivenName.or(Lists::FamilyName).or(Lists::NameParticle))
        || token.is_a(Sorts::NOMINAL);
    token.has_waw() || !named && !has_kaf(token) && is_general(token)
}

/// A word with the tanween of an adverb or an object (رئيساً), which matching removes.
fn is_accusative(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.folded(at).ends_with(chars::ALEF)
        && doc.spelled(at).chars().rev().take(2).any(|c| c == chars::FATHATAN)
}

/// An unknown word whose ending tells a common noun: a pronoun after a plural
/// (تبريكاته), a dual's pronoun, or the ا of the accusative after a known noun (عقدا).
fn has_noun_ending(doc: &Doc<'_, '_>, at: usize) -> bool {
    let word = doc.folded(at);
    if !word.ends_with(chars::NOUN_ENDS) || word.starts_with(chars::ARTICLE) {
        return false;
    }
    if word.len() > 8 && chars::PLURAL_PRONOUNS.iter().any(|e| word.ends_with(e)) {
        return true;
    }
    let common = Lists::CommonWord.or(Lists::Instrument).or(Lists::Institution);
    chars::PRONOUNS.iter().chain([&chars::ACCUSATIVE]).any(|ending| {
        word.strip_suffix(ending).filter(|stem| stem.len() > 4).is_some_and(|stem| {
            let found = doc.lexicon.look_up(stem);
            found.lists.intersects(common) && doc.lexicon.alone(found.word, common).is_some()
        })
    })
}

/// مساعده، أعماله، رئيستها: a noun that its pronoun makes definite.
pub(super) fn has_pronoun(doc: &Doc<'_, '_>, at: usize) -> bool {
    let word = doc.folded(at);
    word.len() > 6 && chars::PRONOUNS.iter().any(|p| word.ends_with(p))
}

/// A word on ة.
pub(super) fn is_feminine_noun(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.folded(at).ends_with(chars::FEMININE)
}

/// الميليشيات: no surname has the article and the ending of the plural.
pub(super) fn is_plural_noun(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.folded(at).ends_with(chars::FEMININE_PLURAL)
}

/// المسلمين, العسكريون
pub(super) fn is_people(doc: &Doc<'_, '_>, at: usize) -> bool {
    chars::ends_as_sound_plural(doc.folded(at)) && doc.tokens[at].lists == Lists::NONE
}

/// المتخصصة, متنكرا: participles, of which names are hardly ever made.
pub(super) fn is_participle(doc: &Doc<'_, '_>, at: usize) -> bool {
    let word = chars::without_article(doc.folded(at));
    // المستكاوي is a nisba.
    chars::PARTICIPLES.iter().any(|p| word.starts_with(p)) && word.len() > 8 && !word.ends_with(chars::YEH)
}

/// ترشيح, استقبال, and what follows in إعرابا: a verbal noun that no list holds.
pub(super) fn is_derived_noun(doc: &Doc<'_, '_>, at: usize) -> bool {
    let word = doc.folded(at);
    // أوزكان: foreign names on أ look like it.
    let later =
        chars::spelled_as_later_form(word) && !chars::begins_with_hamza(doc.slice(at..at + 1).as_bytes());
    doc.tokens[at].lists == Lists::NONE && (chars::spelled_as_second_form(word) || later)
}

/// اعترافا, مرورا: an unknown word on ا that is too long for a name's.
pub(super) fn is_long_accusative(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.folded(at).ends_with(chars::ACCUSATIVE) && doc.folded(at).len() >= 10
}

/// قتلوا
pub(super) fn is_plural_verb(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.folded(at).ends_with(chars::VERB_PLURAL)
}

/// بارتكاب, لتسريع: ب or ل and a verbal noun that no list holds.
pub(super) fn is_masdar_after_preposition(doc: &Doc<'_, '_>, at: usize) -> bool {
    let word = doc.folded(at);
    let rest = &word[word.chars().next().map_or(0, char::len_utf8)..];
    chars::spelled_as_later_form(rest) || chars::spelled_as_second_form(rest)
}

/// An adjective of relation or a feminine one (الأوروبي، العربية).
pub(super) fn is_adjective_shaped(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.folded(at).ends_with([chars::YEH, chars::TEH_MARBUTA])
}

/// What follows the article of a form of the lexicon.
pub(super) fn stem_of_definite_form(form: &str) -> Option<&str> {
    form.strip_prefix(chars::ARTICLE)
}

/// رئيسا، مديراً: a form of the lexicon in the accusative, which a pronoun's ا (رئيسها) is not.
pub(crate) fn is_accusative_form(form: &str) -> bool {
    form.ends_with([chars::ALEF, chars::FATHATAN]) && !chars::PRONOUNS.iter().any(|p| form.ends_with(p))
}

/// A clean word without the article, alone or fused with ل.
pub(crate) fn without_article(word: &str) -> &str {
    let bare = word.strip_prefix(chars::ARTICLE).or(word.strip_prefix(chars::FUSED_ARTICLE)).unwrap_or(word);
    if bare.len() > 4 { bare } else { word }
}

/// القائم, القائمة: the article and an active participle of the first form.
pub(crate) fn is_active_participle(doc: &Doc<'_, '_>, at: usize) -> bool {
    stem_of_definite(doc, at).is_some_and(|stem| {
        let stem = stem.strip_suffix(chars::FEMININE).unwrap_or(stem);
        stem.chars().count() == 4 && stem.chars().nth(1) == Some(chars::ALEF)
    })
}

/// What follows the article of the word at `at`.
pub(super) fn stem_of_definite<'s>(doc: &'s Doc<'_, '_>, at: usize) -> Option<&'s str> {
    doc.folded(at).strip_prefix(chars::ARTICLE)
}

/// True if an unknown word can be a foreign or a rare name: it has not the
/// shape of a verb nor the endings of common nouns.
pub(super) fn is_foreign_shaped(doc: &Doc<'_, '_>, at: usize) -> bool {
    let word = doc.folded(at);
    !word.starts_with(chars::WAW)
        && !super::shape::verbal(word)
        && !is_participle(doc, at)
        && !chars::NOT_FOREIGN.iter().any(|ending| word.ends_with(ending))
}

/// The proclitic that an unknown word of four letters and more may begin with: و، ب، ل.
pub(super) fn hidden_proclitic(doc: &Doc<'_, '_>, at: usize) -> Option<u8> {
    let word = doc.folded(at);
    // باسلمة is a surname, باستقبال is not.
    let surname =
        chars::SURNAME_STARTS.iter().any(|p| word.starts_with(p)) && !is_masdar_after_preposition(doc, at);
    if word.len() < 8 || surname {
        return None;
    }
    match word.chars().next() {
        Some(chars::WAW) => Some(clitic::WAW),
        Some(chars::BEH) => Some(clitic::BA),
        Some(chars::LAM) => Some(clitic::LAM),
        _ => None,
    }
}

/// True if the word opens a clause: a verb of saying or doing, or a phrase of role.
pub(super) fn opens_clause(doc: &Doc<'_, '_>, at: usize) -> bool {
    let Some(token) = doc.tokens.get(at) else { return true };
    (token.begins(CLAUSE) || token.is_a(Sorts::COMMON_VERB)) && !token.has_article()
}

/// True if a given name of the lists begins at `at`.
#[inline]
pub(super) fn begins_given_name(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|token| {
        token.begins(Lists::GivenName)
            && token.is_word()
            && !token.has_preposition()
            && (token.is_a(Sorts::GIVEN_NAME) || doc.longest(at, Lists::GivenName).is_some())
    })
}

/// The given name of the lists that begins at `at`, with or without joined عبد.
pub(super) fn given_name(doc: &Doc<'_, '_>, at: usize) -> Option<Match> {
    doc.tokens.get(at).filter(|token| token.is_word() && !token.has_preposition())?;
    doc.longest(at, Lists::GivenName)
}

/// True for two given names that often go together: محمد علي.
pub(super) fn is_compound(doc: &Doc<'_, '_>, name: Match) -> bool {
    name.len > 1 && doc.lexicon.entry(name.entry).kind == Kind::GivenCompound
}

/// True for an Arabic given name.
pub(super) fn is_native(doc: &Doc<'_, '_>, name: Match) -> bool {
    doc.lexicon.entry(name.entry).kind != Kind::GivenForeign
}

/// The kind of the first word's entry in `list`.
#[inline]
pub(super) fn kind_of(doc: &Doc<'_, '_>, at: usize, list: List) -> Option<Kind> {
    let token = doc.tokens.get(at).filter(|t| t.begins(Lists::of(list)))?;
    doc.lexicon.alone(token.word, Lists::of(list)).map(|id| doc.lexicon.entry(id).kind)
}
