//! Reads a name: where it begins and where it ends.

use super::words;
use crate::doc::Doc;
use crate::lexicon::{Kind, List, Lists};

/// What stands before a name, and so how much of it must be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// A title that hardly ever stands before anything else: any word may follow.
    Title,
    /// An office or a weak title: a known name, or two words that nothing else explains.
    Office,
    /// Nothing: only known given names begin a name.
    Bare,
}

/// Longest name in words, particles not counted.
const MAX_WORDS: usize = 7;

/// The token after the name that begins at `at`.
pub(super) fn read(doc: &Doc<'_, '_>, at: usize, trust: Trust) -> Option<usize> {
    let mut end = at;
    let mut words = 0;
    let mut known = false;
    // A particle such as بن wants a word after it, whatever that word is.
    let mut wants = false;
    while words < MAX_WORDS {
        let Some(token) = doc.tokens.get(end) else { break };
        if !token.is_word() || (end > at && token.has_waw()) {
            break;
        }
        let first = words == 0 && !wants;
        if let Some(len) = particle(doc, end, first) {
            known = true;
            wants = true;
            end += len;
            continue;
        }
        if wants {
            if words::is_prefixed(token) && words::never_in_name(doc, end) {
                break;
            }
            end += words::given_name(doc, end).unwrap_or(1);
            words += 1;
            wants = false;
            continue;
        }
        if first && !begins(doc, end, trust) {
            return None;
        }
        if !first && !goes_on(doc, end) {
            break;
        }
        if let Some(len) = words::given_name(doc, end).filter(|_| !words::is_preposition_ala(doc, end)) {
            known = true;
            end += len;
        } else {
            known |= token.begins(Lists::FamilyName);
            end += 1;
        }
        words += 1;
    }
    // A name does not end in بن or عبد.
    if wants {
        end -= 1;
    }
    if words == 0 || end <= at {
        return None;
    }
    let enough = match trust {
        Trust::Title => true,
        Trust::Office => known || words >= 2,
        Trust::Bare => known && words >= 2,
    };
    enough.then_some(end)
}

/// The length of a particle that stands inside names and wants a word after it.
fn particle(doc: &Doc<'_, '_>, at: usize, first: bool) -> Option<usize> {
    let token = doc.tokens.get(at)?;
    if !token.begins(Lists::NameParticle) || token.has_preposition() {
        return None;
    }
    let found = doc.longest(at, Lists::NameParticle)?;
    let next = at + found.len;
    if !doc.tokens.get(next).is_some_and(|t| t.is_word()) {
        return None;
    }
    match doc.lexicon.entry(found.entry).kind {
        Kind::Patronymic => (!first || doc.folded(at) == "ولد").then_some(found.len),
        Kind::Kunya | Kind::Tribe | Kind::Theophoric => Some(found.len),
        Kind::Dynasty => (!first).then_some(found.len),
        Kind::Foreign => {
            // أو and لا are words of their own but for names: فان، دي، دو stand between two unknown words.
            let plain = !token.begins(Lists::FunctionWord);
            (plain && !words::never_in_name(doc, next)).then_some(found.len)
        }
        _ => None,
    }
}

/// True if a name may begin with the word at `at`.
fn begins(doc: &Doc<'_, '_>, at: usize, trust: Trust) -> bool {
    let Some(token) = doc.tokens.get(at) else { return false };
    if token.has_preposition() {
        return false;
    }
    if words::given_name(doc, at).is_some() {
        // سلطان، أمير، مختار are names and offices: an office has a complement.
        let office = doc.longest(at, Lists::Position).is_some_and(|m| m.len > 1)
            || (token.begins(Lists::Position) && complement_follows(doc, at + 1));
        return !office && !words::is_preposition_ala(doc, at);
    }
    if trust == Trust::Bare {
        return false;
    }
    if token.begins(Lists::FamilyName) && trust == Trust::Title {
        return true;
    }
    let blocked = Lists::Title
        .or(Lists::Position)
        .or(Lists::Qualifier)
        .or(Lists::Place)
        .or(Lists::Weekday)
        .or(Lists::Month)
        .or(Lists::Number);
    if token.begins(blocked) || words::never_in_name(doc, at) {
        return false;
    }
    trust == Trust::Title || !words::is_definite(doc, at) || token.begins(Lists::FamilyName)
}

/// True if what begins at `at` completes an office: a place, an institution or a definite noun of general language.
fn complement_follows(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|t| {
        t.begins(Lists::Place.or(Lists::Institution)) && !t.begins(Lists::GivenName.or(Lists::FamilyName))
    })
}

/// True if a name that has begun goes on with the word at `at`.
fn goes_on(doc: &Doc<'_, '_>, at: usize) -> bool {
    let Some(token) = doc.tokens.get(at) else { return false };
    if words::never_in_name(doc, at) {
        return false;
    }
    let known = words::whole_word(doc, at, Lists::GivenName.or(Lists::FamilyName));
    if token.begins(Lists::Title) {
        return surname_title(doc, at);
    }
    if token.begins(Lists::Position) {
        return known
            && !doc.longest(at, Lists::Position).is_some_and(|m| m.len > 1)
            && !complement_follows(doc, at + 1);
    }
    if token.begins(Lists::Qualifier.or(Lists::Weekday).or(Lists::Number)) {
        // عبدالله الثاني, محمد السادس.
        return regnal(doc, at);
    }
    if token.begins(Lists::Place) {
        return known
            || matches!(words::kind_of(doc, at, List::Place), Some(Kind::DemonymDef | Kind::Demonym));
    }
    true
}

fn regnal(doc: &Doc<'_, '_>, at: usize) -> bool {
    words::kind_of(doc, at, List::NameParticle) == Some(Kind::Regnal)
}

/// A title that is a surname here: the last word of a name (حسن جاسم السيد).
fn surname_title(doc: &Doc<'_, '_>, at: usize) -> bool {
    if !words::is_definite(doc, at) {
        return false;
    }
    match doc.tokens.get(at + 1) {
        None => true,
        Some(next) if next.is_word() => {
            !next.begins(Lists::Title)
                && words::given_name(doc, at + 1).is_none()
                && (words::never_in_name(doc, at + 1) || next.begins(Lists::Position))
        }
        Some(next) => {
            !next.is_mark('/') && !next.is_mark('.')
                || !doc.tokens.get(at + 2).is_some_and(|t| t.is_word() && !t.spaced)
        }
    }
}
