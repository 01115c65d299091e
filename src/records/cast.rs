//! The cast of a text: every noun phrase that stands for somebody, by name, by
//! office, by title (معاليه) or as an institution, in the order of the text.

use std::collections::HashMap;
use std::ops::Range;

use super::institutions;
use super::officials::Identity;
use crate::doc::Doc;
use crate::lexicon::{EntryId, Gender, Kind, Lists};
use crate::mentions::Mentions;
use crate::record::{Announcement, PersonGender};
use crate::token::TokenKind;

/// Whom a phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// An index of the record's officials.
    Official(usize),
    /// An index of [`Mentions::institutions`].
    Institution(usize),
    /// Somebody whom the record does not name.
    Nobody,
}

/// One noun phrase and whom it stands for.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    /// Titles, name and the offices beside it.
    pub(super) tokens: Range<usize>,
    pub(super) who: Who,
}

/// All references of a text, in its order; none overlaps another.
#[derive(Debug, Default)]
pub(super) struct Cast {
    pub(super) refs: Vec<Reference>,
}

/// How many references or offices away an antecedent is looked for.
const REACH: usize = 64;
/// Tokens that may stand between a name and its office: commas, a wish.
const ASIDE: usize = 10;

/// A piece of a reference, before pieces of one person are joined.
struct Piece {
    tokens: Range<usize>,
    what: What,
}

enum What {
    Person(usize),
    Office(usize),
    Institution(usize),
    /// سموه, الوزير
    Anaphor(EntryId),
    /// The surname by itself of an official named before.
    Surname(usize),
}

impl Cast {
    pub(super) fn read(
        doc: &Doc<'_, '_>,
        mentions: &Mentions,
        identity: &Identity,
        record: &Announcement<'_>,
    ) -> Cast {
        let mut pieces = Vec::new();
        for (i, p) in mentions.persons.iter().enumerate() {
            pieces.push(Piece { tokens: p.tokens.clone(), what: What::Person(i) });
        }
        for (i, o) in mentions.offices.iter().enumerate() {
            pieces.push(Piece { tokens: o.tokens.clone(), what: What::Office(i) });
        }
        for (i, m) in mentions.institutions.iter().enumerate().filter(|(_, m)| !m.nested) {
            pieces.push(Piece { tokens: m.tokens.start..m.end(doc), what: What::Institution(i) });
        }
        let surnames = surnames(doc, mentions, identity);
        for (at, token) in doc.tokens.iter().enumerate() {
            if !token.is_word() {
                continue;
            }
            if !surnames.is_empty() && !token.begins(NO_SURNAME) {
                if let Some(&(official, first)) = surnames.get(bare(doc, at)) {
                    if at > first && !in_a_phrase(doc, at) {
                        pieces.push(Piece { tokens: at..at + 1, what: What::Surname(official) });
                    }
                    continue;
                }
            }
            if token.begins(Lists::Title.or(Lists::Position).or(Lists::Institution)) {
                if let Some(entry) = anaphor(doc, at) {
                    pieces.push(Piece { tokens: at..at + 1, what: What::Anaphor(entry) });
                }
            }
        }
        pieces.sort_by_key(|p| (p.tokens.start, std::cmp::Reverse(p.tokens.end)));
        let mut cast = Cast { refs: Vec::with_capacity(pieces.len()) };
        let reader = Reader { doc, mentions, identity, record };
        let mut last_person = None;
        for mut piece in pieces {
            let person = match piece.what {
                What::Person(p) => Some(p),
                What::Office(o) => mentions.offices[o].holder,
                _ => None,
            };
            if let Some(last) = cast.refs.last_mut() {
                if person.is_some() && person == last_person && joins(doc, last, &piece) {
                    last.tokens.end = last.tokens.end.max(piece.tokens.end);
                    continue;
                }
                if piece.tokens.start < last.tokens.end {
                    continue;
                }
            }
            let who = match piece.what {
                What::Institution(i) => Who::Institution(i),
                What::Person(_) | What::Office(_) if person.is_some() => {
                    person.and_then(|p| identity.of(p)).map_or(Who::Nobody, Who::Official)
                }
                What::Office(o) => reader.office(&cast, o),
                What::Anaphor(entry) => match reader.refers_back(&cast, &mut piece.tokens, entry) {
                    Some(who) => who,
                    None => continue,
                },
                What::Surname(o) => Who::Official(o),
                What::Person(_) => Who::Nobody,
            };
            last_person = person;
            cast.refs.push(Reference { tokens: piece.tokens, who });
        }
        cast
    }

    /// Index of the first reference that ends after token `at`.
    pub(super) fn from(&self, at: usize) -> usize {
        self.refs.partition_point(|r| r.tokens.end <= at)
    }
}

/// Lists whose words are no surname by themselves.
const NO_SURNAME: Lists = Lists::FunctionWord.or(Lists::Event).or(Lists::Speech).or(Lists::Place);

/// The word at `at` without its proclitics.
fn bare<'s>(doc: &Doc<'_, 's>, at: usize) -> &'s str {
    let token = &doc.tokens[at];
    &doc.folded[token.start as usize + token.cut as usize..token.end as usize]
}

/// True if the word at `at` is an adjective (الائتلاف الأحوازي) or part of a longer name.
fn in_a_phrase(doc: &Doc<'_, '_>, at: usize) -> bool {
    let names = Lists::GivenName.or(Lists::FamilyName).or(Lists::NameParticle);
    let adjective = bare(doc, at).starts_with("ال")
        && at.checked_sub(1).is_some_and(|b| doc.folded(b).starts_with("ال") || doc.tokens[b].has_article());
    adjective
        || doc.tokens.get(at + 1).is_some_and(|t| t.is_word() && t.begins(names) && !t.has_waw())
        || at.checked_sub(1).is_some_and(|b| doc.tokens[b].begins(names) && doc.tokens[at].cut == 0)
}

/// The surnames of the officials: whose each is, and the token where he was first named.
fn surnames<'s>(
    doc: &Doc<'_, 's>,
    mentions: &Mentions,
    identity: &Identity,
) -> HashMap<&'s str, (usize, usize)> {
    let mut surnames = HashMap::new();
    for (i, p) in mentions.persons.iter().enumerate() {
        let (Some(official), true) = (identity.of(i), p.name.len() > 1) else { continue };
        let last = p.name.end - 1;
        if !doc.tokens[last].begins(NO_SURNAME) {
            surnames.entry(bare(doc, last)).or_insert((official, last));
        }
    }
    surnames
}

/// True if the piece goes on with the last reference.
fn joins(doc: &Doc<'_, '_>, last: &Reference, piece: &Piece) -> bool {
    piece.tokens.start <= last.tokens.end + ASIDE
        && !doc.tokens[last.tokens.end.min(piece.tokens.start)..piece.tokens.start]
            .iter()
            .any(|t| t.kind == TokenKind::Newline)
}

/// A title with a pronoun, or a definite title or head of an office or of an
/// institution by itself: words that refer back.
fn anaphor(doc: &Doc<'_, '_>, at: usize) -> Option<EntryId> {
    let token = &doc.tokens[at];
    let definite = token.has_article() || doc.folded(at).starts_with("ال");
    if let Some(entry) = doc.lexicon.alone(token.word, Lists::Title) {
        let kind = doc.lexicon.entry(entry).kind;
        if kind == Kind::Pronoun || definite {
            return Some(entry);
        }
    }
    if !definite {
        return None;
    }
    doc.lexicon
        .alone(token.word, Lists::Position)
        .or_else(|| doc.lexicon.alone(token.word, Lists::Institution))
}

struct Reader<'r, 't, 's> {
    doc: &'r Doc<'t, 's>,
    mentions: &'r Mentions,
    identity: &'r Identity,
    record: &'r Announcement<'t>,
}

impl Reader<'_, '_, '_> {
    /// Whose office this is that stands without a name.
    fn office(&self, cast: &Cast, office: usize) -> Who {
        let office = &self.mentions.offices[office];
        if office.tokens.len() == 1 {
            return self.anaphor(cast, office.tokens.start, office.head).unwrap_or(Who::Nobody);
        }
        let key = Key::new(self.doc, office.head, office.tokens.clone());
        let offices = &self.mentions.offices;
        let here = offices.partition_point(|o| o.tokens.start < office.tokens.start);
        let same = |o: &&crate::mentions::Office| key.may_be(self.doc, o);
        let holder = |o: &crate::mentions::Office| o.holder.and_then(|p| self.identity.of(p));
        let held = |o: &&crate::mentions::Office| holder(o).is_some();
        offices[..here]
            .iter()
            .rev()
            .take(REACH)
            .filter(held)
            .find(same)
            .or_else(|| offices[here..].iter().take(REACH).filter(held).find(same))
            .and_then(holder)
            .map_or(Who::Nobody, Who::Official)
    }

    /// To whom a title with a pronoun or a definite noun refers back, whose
    /// `tokens` take in its adjective: الرئيس التونسي.
    fn refers_back(&self, cast: &Cast, tokens: &mut Range<usize>, entry: EntryId) -> Option<Who> {
        let next = &self.doc.tokens[tokens.end];
        let title = self.doc.lexicon.entry(entry).list != crate::lexicon::List::Institution;
        if !title
            || !next.begins(Lists::Place)
            || next.has_waw()
            || !self.doc.folded(tokens.end).starts_with("ال")
        {
            return self.anaphor(cast, tokens.start, entry);
        }
        tokens.end += 1;
        let text = self.doc.clean(tokens.clone());
        let held = self
            .record
            .officials
            .iter()
            .take(REACH)
            .position(|o| o.positions.iter().any(|p| p.starts_with(text.as_ref())));
        Some(held.map_or(Who::Nobody, Who::Official))
    }

    /// To whom a title with a pronoun or a bare definite noun refers back.
    fn anaphor(&self, cast: &Cast, at: usize, entry: EntryId) -> Option<Who> {
        let lexicon = self.doc.lexicon;
        let (kind, gender, list) = {
            let e = lexicon.entry(entry);
            (e.kind, e.gender, e.list)
        };
        let lemma = lexicon.lemma(entry);
        let lemma = lemma.strip_prefix("ال").unwrap_or(lemma);
        let before = cast.refs.iter().rev().take(REACH).filter_map(|r| match r.who {
            Who::Official(o) => Some(o),
            _ => None,
        });
        let pronoun = kind == Kind::Pronoun;
        let fits = |o: &usize| {
            let official = &self.record.officials[*o];
            if !agrees(gender, official.gender)
                || gender == Gender::Masculine && official.gender == Some(PersonGender::Female)
            {
                return false;
            }
            let word = |s: &str| s.split(' ').any(|w| w.strip_prefix("ال").unwrap_or(w) == lemma);
            official.honorifics.iter().any(|h| word(h))
                || !pronoun
                    && official.positions.iter().any(|p| {
                        p.split(' ').next().is_some_and(|w| w.strip_prefix("ال").unwrap_or(w) == lemma)
                    })
        };
        if list == crate::lexicon::List::Institution {
            return institutions::referent(self.doc, self.mentions, at)
                .and_then(|m| {
                    self.mentions.institutions.binary_search_by_key(&m.tokens.start, |i| i.tokens.start).ok()
                })
                .map(Who::Institution);
        }
        let mut latest = None;
        for o in before {
            if fits(&o) {
                return Some(Who::Official(o));
            }
            if latest.is_none() && agrees(gender, self.record.officials[o].gender) {
                latest = Some(Who::Official(o));
            }
        }
        // معاليه is somebody even where his titles were not printed.
        if pronoun { latest } else { Some(Who::Nobody) }
    }
}

/// What tells one office from another: its head, its words, its countries.
struct Key<'d> {
    lemma: &'d str,
    tokens: Range<usize>,
    country: Option<[u8; 2]>,
}

impl<'d> Key<'d> {
    fn new(doc: &Doc<'_, 'd>, head: EntryId, tokens: Range<usize>) -> Key<'d> {
        let country = tokens.clone().find_map(|t| country(doc, t));
        Key { lemma: plain(doc.lexicon.lemma(head)), tokens, country }
    }

    /// True if a held office may be the one this key was made of: the same
    /// head, every other word in it too, and no other country.
    fn may_be(&self, doc: &Doc<'_, '_>, held: &crate::mentions::Office) -> bool {
        if plain(doc.lexicon.lemma(held.head)) != self.lemma {
            return false;
        }
        let other = held.tokens.clone().find_map(|t| country(doc, t));
        if self.country.is_some() && other.is_some() && self.country != other {
            return false;
        }
        self.tokens.clone().skip(1).filter(|&t| country(doc, t).is_none()).all(|t| {
            let word = plain(bare(doc, t));
            held.tokens.clone().any(|h| plain(bare(doc, h)) == word)
        })
    }
}

/// A word without its article.
fn plain(word: &str) -> &str {
    word.strip_prefix("ال").unwrap_or(word)
}

/// The country that a name or an adjective of the lists says.
fn country(doc: &Doc<'_, '_>, at: usize) -> Option<[u8; 2]> {
    let token = &doc.tokens[at];
    if !token.begins(Lists::Place) {
        return None;
    }
    let entry = doc.lexicon.entry(doc.lexicon.alone(token.word, Lists::Place)?);
    (entry.country != [0, 0]).then_some(entry.country)
}

/// False for a feminine form said of a man. A verb before its subject may
/// stay masculine before a woman's name, where words stand between.
pub(super) fn agrees(gender: Gender, person: Option<PersonGender>) -> bool {
    match (gender, person) {
        (Gender::Feminine | Gender::FemininePlural | Gender::FeminineDual, Some(PersonGender::Male)) => false,
        _ => true,
    }
}
