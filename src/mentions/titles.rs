//! Reads one title of a chain.

use super::{Title, words};
use crate::doc::Doc;
use crate::lexicon::{Gender, Kind, Lists};
use crate::token::Token;

/// The title that begins at `at` and the token after it, with the slash or
/// stop that writers set between a title and a name passed over.
#[inline]
pub(super) fn read(doc: &Doc<'_, '_>, at: usize) -> Option<(Title, usize)> {
    let first = doc.tokens.get(at)?;
    if !first.starts.intersects(Lists::Title) {
        return None;
    }
    begun(doc, at, first)
}

/// As [`read`], where an entry of the list begins with the token `first`.
fn begun(doc: &Doc<'_, '_>, at: usize, first: &Token) -> Option<(Title, usize)> {
    let found = doc.longest(at, Lists::Title)?;
    let entry = doc.lexicon.entry(found.entry);
    let apart = matches!(entry.kind, Kind::Pronoun | Kind::PostWish | Kind::PostRespect);
    // الدولة is not دولة, the title, with the article.
    if apart || first.has_article() && words::stem_of_definite_form(doc.lexicon.form(found.entry)).is_none() {
        return None;
    }
    let end = at + found.len;
    // دولة، رفعة، حضرة are nouns but before another title or an office: دولة الرئيس.
    if entry.tier == 3
        && entry.kind != Kind::Abbrev
        && !super::shape::definite(doc, at)
        && !doc.tokens.get(end).is_some_and(|t| t.begins(Lists::Title.or(Lists::Position)))
    {
        return None;
    }
    // الشيخ ولد فلان: in Mauritania the title's word is the given name.
    if doc.longest(end, Lists::NameParticle).is_some_and(|m| doc.lexicon.entry(m.entry).tier == 1) {
        return None;
    }
    // السيد.علي: a stop without blanks is no end of a sentence where a name follows.
    let stop = |t: &Token| {
        t.is_mark('.')
            && !t.spaced
            && doc.tokens.get(end + 1).is_some_and(|t| !t.spaced)
            && words::given_name(doc, end + 1).is_some()
    };
    let parted = doc.tokens.get(end).is_some_and(|t| t.is_mark('/') || stop(t));
    let next = end + usize::from(parted);
    Some((Title { tokens: at..end, entry: found.entry }, next))
}

/// How sure a title is to stand before a name: 1 is sure, 3 hardly; 0 tells
/// nothing of an office (الفنان, الكابتن).
pub(super) fn tier(doc: &Doc<'_, '_>, title: &Title) -> u8 {
    doc.lexicon.entry(title.entry).tier
}

/// True for titles that by themselves tell who is meant (جلالة الملك, خادم
/// الحرمين الشريفين): a commoner's title after them begins another person.
pub(super) fn is_sovereign(doc: &Doc<'_, '_>, title: &Title) -> bool {
    doc.lexicon.entry(title.entry).value == 1
}

/// True for the styles that open a chain of titles: سعادة، معالي، صاحب السمو.
pub(super) fn is_style(doc: &Doc<'_, '_>, title: &Title) -> bool {
    let entry = doc.lexicon.entry(title.entry);
    let kind = matches!(entry.kind, Kind::Royal | Kind::HeadOfState | Kind::Ministerial | Kind::Excellency);
    kind && entry.tier == 1 && entry.value == 0 && !super::shape::definite(doc, title.tokens.start)
}

/// True for titles of two or more persons (الرئيسان، الدكاترة), whose names follow joined by و.
pub(super) fn is_shared(doc: &Doc<'_, '_>, title: &Title) -> bool {
    matches!(
        doc.lexicon.entry(title.entry).gender,
        Gender::MasculineDual | Gender::FeminineDual | Gender::MasculinePlural | Gender::FemininePlural
    )
}
