//! The parties of an instrument: where a slot for them opens (بين, مع, the
//! subject of a verb of signing), the noun phrases that fill it, joined by و.

use std::borrow::Cow;
use std::ops::Range;

use crate::chars;
use crate::doc::Doc;
use crate::lexicon::{Gender, Kind, Lists};
use crate::mentions::institutions::{self, closed};
use crate::mentions::shape::{bare, definite, verbal};
use crate::mentions::{InstitutionMention, Mentions};
use crate::token::TokenKind;

/// What fills a party's slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filler {
    Institution,
    /// A country, or the city that stands for it; its code.
    State([u8; 2]),
    /// A bare definite head: الوزارة.
    Reference,
    /// A name in quotation marks.
    Quoted,
    /// An office, a side, a group.
    Other,
}

#[derive(Clone, Debug)]
pub(super) struct Party {
    pub(super) tokens: Range<usize>,
    pub(super) filler: Filler,
}

/// Noun phrases of other sorts are no longer than this.
const WORDS: usize = 5;
/// Words between two parties that say for whom somebody stands.
const FILLERS: usize = 14;

/// Appends the parties that begin at `at` and lie before `end` to `out`, and
/// returns the token after the last. With `loose`, any noun phrase can be one.
pub(super) fn list(
    doc: &Doc<'_, '_>,
    mentions: &Mentions,
    at: usize,
    end: usize,
    loose: bool,
    out: &mut Vec<Party>,
) -> usize {
    let Some((first, mut past)) = one(doc, mentions, at, end, loose) else { return at };
    out.extend(first);
    while let Some(next) = joint(doc, mentions, past, end) {
        let Some((party, after)) = one(doc, mentions, next, end, loose) else { break };
        out.extend(party);
        past = after;
    }
    past
}

/// Where the next party of a list begins: after a comma and و, and after words
/// like من جهة or ممثلة ب….
fn joint(doc: &Doc<'_, '_>, mentions: &Mentions, at: usize, end: usize) -> Option<usize> {
    let comma = |i: usize| doc.tokens.get(i).and_then(|t| t.mark()).is_some_and(chars::is_comma);
    let waw = |i: usize| {
        i < end
            && doc.tokens.get(i).is_some_and(|t| {
                t.is_word()
                    && (t.has_waw()
                        || doc.folded(i) == "و"
                        || !t.begins(Lists::ALL) && doc.folded(i).starts_with('و'))
            })
    };
    let past = |i: usize| if doc.folded(i) == "و" { i + 1 } else { i };
    let next = at + usize::from(comma(at));
    if waw(next) {
        return Some(past(next));
    }
    // وزارة الصحة من جهة، و… ; وزارة النقل ممثلة في … و…
    let filler = doc.tokens.get(next).is_some_and(|t| t.begins(Lists::Role))
        && doc.longest(next, Lists::Role).is_some()
        || doc.folded(next) == "من" && doc.folded(next + 1).starts_with("جه");
    if !filler {
        return None;
    }
    (next..end.min(next + FILLERS))
        .find(|&i| waw(i) && one(doc, mentions, past(i), end, false).is_some_and(|(p, _)| p.is_some()))
        .map(past)
}

/// The party at `at` and the token after it; `None` in the pair for what holds
/// the place of parties without naming one (الجانبين).
#[allow(clippy::type_complexity)]
fn one(
    doc: &Doc<'_, '_>,
    mentions: &Mentions,
    at: usize,
    end: usize,
    loose: bool,
) -> Option<(Option<Party>, usize)> {
    let mut at = at;
    if let Some(opener) =
        doc.longest(at, Lists::Role).filter(|m| doc.lexicon.entry(m.entry).kind == Kind::ListOpener)
    {
        at += opener.len;
    }
    if doc.tokens.get(at).is_some_and(|t| t.is_mark(':')) {
        at += 1;
    }
    if at >= end {
        return None;
    }
    let token = doc.tokens.get(at)?;
    let party = |tokens: Range<usize>, filler: Filler| Some(Party { tokens, filler });
    if token.mark().is_some_and(chars::opens_quote) {
        let past = institutions::quoted(doc, at)?;
        return Some((party(at + 1..past - 1, Filler::Quoted), past));
    }
    if !token.is_word() {
        return None;
    }
    if token.begins(Lists::Institution) {
        if let Some(found) = institutions::slot(doc, at) {
            let past = found.end(doc);
            let mut tokens = found.tokens;
            let (until, past) = country(doc, tokens.end, past, end);
            tokens.end = until;
            return Some((party(tokens, Filler::Institution), past));
        }
        if let Some(found) = doc.longest(at, Lists::Institution) {
            let entry = doc.lexicon.entry(found.entry);
            if entry.kind == Kind::PluralOrGeneric {
                return Some(sides(doc, at, at + found.len, entry.gender));
            }
            if institutions::back_reference(doc, at) {
                return Some((party(at..at + found.len, Filler::Reference), at + found.len));
            }
        }
    }
    if token.begins(Lists::Place)
        && let Some(place) = doc.longest(at, Lists::Place)
    {
        let entry = doc.lexicon.entry(place.entry);
        if !matches!(entry.kind, Kind::Demonym | Kind::DemonymDef) {
            return Some((party(at..at + place.len, Filler::State(entry.country)), at + place.len));
        }
    }
    if let Some(found) = office(doc, mentions, at, loose) {
        return Some(found);
    }
    if !loose || token.has_preposition() && !definite(doc, at) || closed(doc, at) || verbal(bare(doc, at)) {
        return None;
    }
    if general(bare(doc, at)) {
        return Some((None, at + 1));
    }
    let mut past = at + 1;
    while past < end && past < at + WORDS {
        let Some(next) =
            doc.tokens.get(past).filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Foreign))
        else {
            break;
        };
        let names = next.begins(Lists::GivenName.or(Lists::FamilyName).or(Lists::NameParticle));
        let goes_on = definite(doc, past)
            || names
            || next.kind == TokenKind::Foreign
            || past == at + 1 && !definite(doc, at);
        if !goes_on || next.cut > 0 || closed(doc, past) || next.begins(Lists::Deal) {
            break;
        }
        past += 1;
    }
    Some((party(at..past, Filler::Other), past))
}

/// A dual that only stands for the parties (البلدين): true for words that name nobody.
fn general(word: &str) -> bool {
    word.ends_with("ين") && word.starts_with("ال") && word.chars().count() <= 9
}

/// Two sides: with their nisbas one party phrase (الجانبان السعودي والروسي), else nobody.
fn sides(doc: &Doc<'_, '_>, at: usize, past: usize, gender: Gender) -> (Option<Party>, usize) {
    let mut end = past;
    while institutions::demonym(doc, end) && end < past + 3 {
        end += 1;
    }
    let named = end > past && (gender == Gender::Masculine || end > past + 1);
    (named.then_some(Party { tokens: at..end, filler: Filler::Other }), end)
}

/// The country after an institution's name, with في or ل: النيابة العامة في المملكة.
fn country(doc: &Doc<'_, '_>, until: usize, past: usize, end: usize) -> (usize, usize) {
    let Some(token) = doc.tokens.get(past).filter(|_| past + 1 < end) else { return (until, past) };
    let at = match doc.folded(past) {
        "في" => past + 1,
        _ if token.has_preposition() && !token.has_waw() => past,
        _ => return (until, past),
    };
    match doc.longest(at, Lists::Place) {
        Some(place) if !institutions::demonym(doc, at) => (at + place.len, at + place.len),
        _ => (until, past),
    }
}

/// An office in a party's slot stands for its institution, and for itself
/// where it names none (وزير التعليم).
#[allow(clippy::type_complexity)]
fn office(doc: &Doc<'_, '_>, mentions: &Mentions, at: usize, loose: bool) -> Option<(Option<Party>, usize)> {
    if !doc.tokens[at].begins(Lists::Title.or(Lists::Position)) {
        return None;
    }
    let person = mentions.persons.partition_point(|p| p.tokens.start < at);
    let person = mentions.persons.get(person).filter(|p| p.tokens.start == at);
    let first = mentions.offices.partition_point(|o| o.tokens.start < at);
    let mut office = mentions.offices.get(first).filter(|o| o.tokens.start <= at + 3);
    if let Some(person) = person {
        // The office may follow its holder.
        office = mentions.offices[first..]
            .iter()
            .take(4)
            .find(|o| o.tokens.start >= person.tokens.end && o.tokens.start <= person.tokens.end + 1);
    }
    let past = match (office, person) {
        (Some(o), Some(p)) => o.tokens.end.max(p.tokens.end),
        (Some(o), None) => {
            let after = mentions.persons.partition_point(|p| p.tokens.start < o.tokens.end);
            mentions
                .persons
                .get(after)
                .filter(|p| p.tokens.start <= o.tokens.end + 1)
                .map_or(o.tokens.end, |p| p.tokens.end)
        }
        (None, Some(p)) => p.tokens.end,
        (None, None) => return None,
    };
    let Some(office) = office else {
        let person = person?;
        return Some((loose.then(|| Party { tokens: person.name.clone(), filler: Filler::Other }), past));
    };
    let inside = mentions.institutions.partition_point(|m| m.tokens.start < office.tokens.start);
    let institution =
        mentions.institutions[inside..].iter().take_while(|m| m.tokens.start < office.tokens.end).last();
    let party = match institution {
        Some(m) => Some(Party { tokens: m.tokens.clone(), filler: Filler::Institution }),
        None => loose.then(|| Party { tokens: office.tokens.clone(), filler: Filler::Other }),
    };
    Some((party, past))
}

/// The places of a document by country, for the longest form of a party's name.
#[derive(Debug, Default)]
pub(super) struct Names {
    states: Vec<([u8; 2], Range<usize>)>,
}

/// How many institutions of a document a party is compared with.
const COMPARED: usize = 400;

impl Names {
    pub(super) fn of(doc: &Doc<'_, '_>) -> Names {
        let mut states: Vec<([u8; 2], Range<usize>)> = Vec::new();
        let mut at = 0;
        while at < doc.tokens.len() {
            let mut step = 1;
            if doc.tokens[at].begins(Lists::Place)
                && let Some(place) = doc.longest(at, Lists::Place)
            {
                let entry = doc.lexicon.entry(place.entry);
                if matches!(entry.kind, Kind::Country | Kind::CountryVariant) {
                    match states.iter_mut().find(|s| s.0 == entry.country) {
                        Some(known) if known.1.len() < place.len => known.1 = at..at + place.len,
                        Some(_) => {}
                        None => states.push((entry.country, at..at + place.len)),
                    }
                }
                step = place.len;
            }
            at += step;
        }
        Names { states }
    }

    /// The longest form of a party's name in the document, clean.
    pub(super) fn longest<'t>(&self, doc: &Doc<'t, '_>, mentions: &Mentions, party: &Party) -> Cow<'t, str> {
        match party.filler {
            Filler::State(code) => match self.states.iter().find(|s| s.0 == code) {
                Some((_, tokens)) => doc.clean(tokens.clone()),
                None => match doc.lexicon.country(code) {
                    Some(country)
                        if doc
                            .longest(party.tokens.start, Lists::Place)
                            .is_some_and(|m| doc.lexicon.entry(m.entry).kind == Kind::Capital) =>
                    {
                        Cow::Owned(doc.lexicon.form(country).to_owned())
                    }
                    _ => doc.clean(party.tokens.clone()),
                },
            },
            Filler::Reference => super::institutions::referent(doc, mentions, party.tokens.start)
                .map_or_else(
                    || doc.clean(party.tokens.clone()),
                    |m| longest_name(doc, mentions, m.tokens.clone(), true),
                ),
            Filler::Institution => longest_name(doc, mentions, party.tokens.clone(), true),
            Filler::Quoted => longest_name(doc, mentions, party.tokens.clone(), false),
            Filler::Other => doc.clean(party.tokens.clone()),
        }
    }
}

/// The words of a name without the article of the first, for comparison.
fn words<'s>(doc: &'s Doc<'_, '_>, tokens: Range<usize>) -> impl Iterator<Item = &'s str> {
    let start = tokens.start;
    tokens.filter(move |&i| doc.tokens[i].is_word()).map(move |i| {
        let word = bare(doc, i);
        if i == start { word.strip_prefix("ال").unwrap_or(word) } else { word }
    })
}

fn longest_name<'t>(
    doc: &Doc<'t, '_>,
    mentions: &Mentions,
    tokens: Range<usize>,
    head: bool,
) -> Cow<'t, str> {
    let mut best: Option<&InstitutionMention> = None;
    let mut best_len = tokens.len();
    for m in mentions.institutions.iter().take(COMPARED) {
        let aliased = m.alias.as_ref().is_some_and(|a| words(doc, a.clone()).eq(words(doc, tokens.clone())));
        let longer = m.tokens.len() > best_len && contains(doc, m.tokens.clone(), tokens.clone(), head);
        if aliased || longer {
            best = Some(m);
            best_len = m.tokens.len().max(best_len);
        }
    }
    match best {
        Some(m) => m.name(doc),
        None => doc.clean(tokens),
    }
}

/// True if the words of `short` stand in `long` in their order, from its head
/// on where `short` has a head.
fn contains(doc: &Doc<'_, '_>, long: Range<usize>, short: Range<usize>, head: bool) -> bool {
    let mut wanted = words(doc, short).peekable();
    if wanted.peek().is_none() {
        return false;
    }
    for (n, word) in words(doc, long).enumerate() {
        if wanted.peek() == Some(&word) {
            wanted.next();
        } else if head && n == 0 {
            return false;
        }
    }
    wanted.peek().is_none()
}
