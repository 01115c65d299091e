//! The cast of a text: every noun phrase that stands for somebody, by name, by
//! office, by title (معاليه) or as an institution, in the order of the text.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::ops::Range;

use super::institutions;
use super::officials::Identity;
use crate::chars;
use crate::doc::Doc;
use crate::lexicon::{EntryId, Gender, Kind, List, Lists};
use crate::mentions::shape::{self, plain};
use crate::mentions::{Mentions, Office};
use crate::record::{Announcement, PersonGender};
use crate::token::{Token, TokenKind};

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
    /// A bare definite noun of an institution or an event (المجلس), which is as
    /// often what something is done to as who does it.
    pub(super) bare: bool,
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
#[derive(Clone, Debug)]
struct Piece {
    tokens: Range<usize>,
    what: What,
}

#[derive(Clone, Copy, Debug)]
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
        // Without officials and speech nobody asks who does what.
        if record.officials.is_empty() && mentions.quotes.is_empty() {
            return Cast::default();
        }
        let anaphors = anaphors(doc, mentions, identity);
        let all = mentions.persons.len() + mentions.institutions.len() + anaphors.len();
        let pieces = Pieces::new(doc, mentions, anaphors);
        let mut cast = Cast { refs: Vec::with_capacity(all) };
        let reader = Reader { doc, heads: OnceCell::new(), mentions, identity, record };
        let mut last_person = None;
        let mut is_office = false;
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
                // رئيس المجلس، فلان: an office and the name of its holder.
                let holder = match piece.what {
                    What::Person(p) => identity.of(p),
                    _ => None,
                };
                if let (true, Some(o)) = (is_office, holder) {
                    let gap = piece.tokens.start - last.tokens.end;
                    let comma = gap == 1 && doc.tokens[last.tokens.end].mark().is_some_and(chars::is_comma);
                    if last.who == Who::Nobody
                        && (gap == 0 || comma)
                        && !doc.tokens[piece.tokens.start].has_waw()
                    {
                        (last.tokens.end, last.who) = (piece.tokens.end, Who::Official(o));
                        (last_person, is_office) = (person, false);
                        continue;
                    }
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
            is_office = matches!(piece.what, What::Office(_));
            let bare = match piece.what {
                What::Anaphor(e) => doc.lexicon.entry(e).list == List::Institution,
                _ => false,
            };
            cast.refs.push(Reference { tokens: piece.tokens, who, bare });
        }
        cast
    }

    /// Index of the first reference that ends after token `at`.
    pub(super) fn from(&self, at: usize) -> usize {
        self.refs.partition_point(|r| r.tokens.end <= at)
    }
}

/// The pieces of a text in its order; of those that begin together the longest first.
struct Pieces<'p, 't, 's> {
    doc: &'p Doc<'t, 's>,
    mentions: &'p Mentions,
    /// Words that refer to somebody named elsewhere.
    anaphors: Vec<Piece>,
    /// The next of each kind, which come each in their order: its index and its tokens.
    next: [(usize, Range<usize>); 4],
}

/// No tokens, and behind all others.
const NONE_LEFT: Range<usize> = usize::MAX..usize::MAX;

impl<'p, 't, 's> Pieces<'p, 't, 's> {
    fn new(doc: &'p Doc<'t, 's>, mentions: &'p Mentions, anaphors: Vec<Piece>) -> Self {
        let mut pieces = Pieces { doc, mentions, anaphors, next: [const { (0, NONE_LEFT) }; 4] };
        for kind in 0..pieces.next.len() {
            pieces.look(kind, 0);
        }
        pieces
    }

    /// Looks for the next of a kind, which has the index `at` or a later one.
    fn look(&mut self, kind: usize, mut at: usize) {
        let Mentions { persons, offices, institutions, .. } = self.mentions;
        let tokens = match kind {
            0 => persons.get(at).map(|p| p.tokens.clone()),
            1 => offices.get(at).map(|o| o.tokens.clone()),
            2 => {
                while institutions.get(at).is_some_and(|m| m.nested) {
                    at += 1;
                }
                institutions.get(at).map(|m| m.tokens.start..m.end(self.doc))
            }
            _ => self.anaphors.get(at).map(|a| a.tokens.clone()),
        };
        self.next[kind] = (at, tokens.unwrap_or(NONE_LEFT));
    }
}

impl Iterator for Pieces<'_, '_, '_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let mut first = 0;
        for kind in 1..self.next.len() {
            if place(&self.next[kind].1) < place(&self.next[first].1) {
                first = kind;
            }
        }
        let (at, tokens) = self.next[first].clone();
        if tokens == NONE_LEFT {
            return None;
        }
        self.look(first, at + 1);
        let what = match first {
            0 => What::Person(at),
            1 => What::Office(at),
            2 => What::Institution(at),
            _ => self.anaphors.get(at)?.what,
        };
        Some(Piece { tokens, what })
    }
}

/// What pieces are sorted by.
fn place(tokens: &Range<usize>) -> (usize, Reverse<usize>) {
    (tokens.start, Reverse(tokens.end))
}

/// The words outside of names that refer to somebody named elsewhere: surnames,
/// titles, and heads of offices and institutions.
fn anaphors(doc: &Doc<'_, '_>, mentions: &Mentions, identity: &Identity) -> Vec<Piece> {
    let references = &doc.triggers.references;
    let mut pieces: Vec<Piece> = Vec::with_capacity(references.len());
    let surnames = surnames(doc, mentions, identity);
    let named_from = surnames.sorted.iter().map(|&(.., first)| first).min().unwrap_or(doc.tokens.len());
    let mut references = references.iter().map(|&at| at as usize).peekable();
    let mut name = surnames.next(doc, named_from);
    let (mut person, mut institution) = (0, 0);
    loop {
        let at = references.peek().map_or(name, |&reference| reference.min(name));
        if at == doc.tokens.len() {
            return pieces;
        }
        let refers = references.next_if_eq(&at).is_some();
        if at == name {
            name = surnames.next(doc, at + 1);
        }
        if !doc.tokens[at].is_word() {
            continue;
        }
        while mentions.persons.get(person).is_some_and(|p| p.tokens.end <= at) {
            person += 1;
        }
        while mentions.institutions.get(institution).is_some_and(|m| m.tokens.end <= at) {
            institution += 1;
        }
        // Titles and names of persons, and heads of institutions, refer to nothing by themselves.
        if mentions.persons.get(person).is_some_and(|p| p.tokens.start <= at)
            || mentions.institutions.get(institution).is_some_and(|m| m.tokens.start <= at)
        {
            continue;
        }
        if let Some((official, first)) = surnames.get(doc, at) {
            if at > first && !in_a_phrase(doc, at) {
                pieces.push(Piece { tokens: at..at + 1, what: What::Surname(official) });
            }
        } else if refers && let Some(entry) = anaphor(doc, at) {
            // معالي الوزير
            let titled = at > 0 && doc.tokens[at - 1].begins(Lists::Title);
            let piece = Piece { tokens: at - usize::from(titled)..at + 1, what: What::Anaphor(entry) };
            // The title by itself may have been taken for one.
            let before = pieces.iter().rev().take_while(|p| place(&p.tokens) > place(&piece.tokens)).count();
            pieces.insert(pieces.len() - before, piece);
        }
    }
}

/// Lists whose words are no surname by themselves.
const NO_SURNAME: Lists = Lists::FunctionWord.or(Lists::Event).or(Lists::Speech).or(Lists::Place);

/// Lists whose words are no surname where another name follows.
const NO_MIDDLE_NAME: Lists = Lists::GivenName.or(Lists::NameParticle);

/// The word at `at` without its proclitics.
fn bare<'s>(doc: &Doc<'_, 's>, at: usize) -> &'s str {
    let token = &doc.tokens[at];
    &doc.folded[token.start as usize + token.cut as usize..token.end as usize]
}

/// True if the word at `at` is an adjective (الائتلاف الأحوازي) or part of a longer name.
fn in_a_phrase(doc: &Doc<'_, '_>, at: usize) -> bool {
    let names = Lists::GivenName.or(Lists::FamilyName).or(Lists::NameParticle);
    let adjective = shape::definite(doc, at) && at.checked_sub(1).is_some_and(|b| shape::definite(doc, b));
    adjective
        || doc
            .tokens
            .get(at + 1)
            .is_some_and(|t| t.is_word() && t.begins(names) && !t.begins(Lists::FunctionWord) && !t.has_waw())
        || at.checked_sub(1).is_some_and(|b| {
            let verb = Lists::Speech.or(Lists::Event);
            doc.tokens[b].begins(names) && !doc.tokens[b].begins(verb) && doc.tokens[at].cut == 0
        })
}

/// The surnames of the officials: whose each is, and the token where he was
/// first named. A name in the middle counts where no list has it as a given one.
fn surnames<'s>(doc: &Doc<'_, 's>, mentions: &Mentions, identity: &Identity) -> Surnames<'s> {
    let mut surnames = Vec::new();
    for (i, p) in mentions.persons.iter().enumerate() {
        let Some(official) = identity.of(i) else { continue };
        for at in (p.name.start + 1..p.name.end).rev() {
            let never = if at + 1 == p.name.end { NO_SURNAME } else { NO_SURNAME.or(NO_MIDDLE_NAME) };
            if !doc.tokens[at].begins(never) {
                surnames.push((bare(doc, at), official, at));
            }
        }
    }
    // Of one surname's holders the first named keeps it.
    surnames.sort_by_key(|&(surname, ..)| surname);
    surnames.dedup_by_key(|&mut (surname, ..)| surname);
    let filter = surnames.iter().fold(0, |filter, (surname, ..)| filter | Surnames::bits(surname.as_bytes()));
    Surnames { sorted: surnames, filter }
}

/// The surnames of a text, for a look at every word of it.
struct Surnames<'s> {
    /// Surname, official and token, in the order of the surnames.
    sorted: Vec<(&'s str, usize, usize)>,
    /// A bit for every surname by its last two letters: no other word is looked for.
    filter: u64,
}

impl Surnames<'_> {
    /// The bit of what ends like `word`; all bits if it has less than two letters.
    fn bits(word: &[u8]) -> u64 {
        word.last_chunk().map_or(u64::MAX, |&letters| {
            1 << (u32::from_le_bytes(letters).wrapping_mul(0x9e37_79b9)
                >> (u32::BITS - u64::BITS.trailing_zeros()))
        })
    }

    /// False for a token that by its lists or its last letters is no surname. Each of the three
    /// says no to so many that none is worth a branch of its own.
    #[inline]
    fn may_be(&self, text: &[u8], token: &Token) -> bool {
        let ending = text.get(..token.end as usize).map_or(0, Surnames::bits);
        token.is_word() & !token.begins(NO_SURNAME) & (self.filter & ending != 0)
    }

    /// The first token from `from` on that may be a surname, else the end of the text.
    fn next(&self, doc: &Doc<'_, '_>, from: usize) -> usize {
        let text = doc.folded.as_bytes();
        let rest = doc.tokens.get(from..).unwrap_or(&[]);
        from + rest.iter().position(|token| self.may_be(text, token)).unwrap_or(rest.len())
    }

    /// The surname that the word at `at` is without its proclitics.
    fn get(&self, doc: &Doc<'_, '_>, at: usize) -> Option<(usize, usize)> {
        if !self.may_be(doc.folded.as_bytes(), &doc.tokens[at]) {
            return None;
        }
        let word = bare(doc, at);
        let at = self.sorted.binary_search_by_key(&word, |&(surname, ..)| surname).ok()?;
        Some((self.sorted[at].1, self.sorted[at].2))
    }
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
    let alone = |lists| doc.lexicon.alone(token.word, lists);
    if !shape::definite(doc, at) {
        let title = if token.begins(Lists::Title) { alone(Lists::Title) } else { None };
        return title.filter(|&e| doc.lexicon.entry(e).kind == Kind::Pronoun);
    }
    // اللقاء الصحفي: an adjective of the noun before it.
    if at.checked_sub(1).is_some_and(|b| shape::definite(doc, b)) {
        return None;
    }
    alone(Lists::Title).or_else(|| alone(Lists::Position)).or_else(|| alone(Lists::Institution))
}

struct Reader<'r, 't, 's> {
    doc: &'r Doc<'t, 's>,
    /// The officials and the lemmas of their titles and of the heads of their offices, sorted;
    /// made when first asked for.
    heads: OnceCell<Vec<(usize, &'r str)>>,
    mentions: &'r Mentions,
    identity: &'r Identity,
    record: &'r Announcement<'t>,
}

impl<'r> Reader<'r, '_, '_> {
    /// True if the official has a title or an office of this lemma.
    fn heads(&self, official: usize, lemma: &str) -> bool {
        let heads = self.heads.get_or_init(|| {
            let (lexicon, mentions) = (self.doc.lexicon, self.mentions);
            let word = |entry: EntryId| first_word(lexicon.lemma(entry));
            let offices = mentions.offices.iter();
            let offices = offices.filter_map(|o| Some((self.identity.of(o.holder?)?, word(o.head))));
            let named =
                mentions.persons.iter().enumerate().filter_map(|(i, p)| Some((self.identity.of(i)?, p)));
            let titles = named
                .flat_map(|(o, p)| mentions.titles[p.titles.clone()].iter().map(move |t| (o, word(t.entry))));
            let mut heads: Vec<(usize, &'r str)> = offices.chain(titles).collect();
            heads.sort_unstable();
            heads
        });
        heads.binary_search(&(official, lemma)).is_ok()
    }

    /// Whose office this is that stands without a name.
    fn office(&self, cast: &Cast, office: usize) -> Who {
        let office = &self.mentions.offices[office];
        if office.tokens.len() == 1 {
            return self.anaphor(cast, office.tokens.start, office.head).unwrap_or(Who::Nobody);
        }
        let held = self.held(&Key::new(self.doc, office.head, office.tokens.clone()));
        held.map_or(Who::Nobody, Who::Official)
    }

    /// To whom a title with a pronoun or a definite noun refers back, whose
    /// `tokens` take in its adjective: الرئيس التونسي.
    fn refers_back(&self, cast: &Cast, tokens: &mut Range<usize>, entry: EntryId) -> Option<Who> {
        let next = self.doc.tokens.get(tokens.end);
        let title = self.doc.lexicon.entry(entry).list != List::Institution;
        let adjective = title && !next.is_none_or(Token::has_waw) && shape::definite(self.doc, tokens.end);
        if !adjective {
            return self.anaphor(cast, tokens.end - 1, entry);
        }
        let held = self.held(&Key::new(self.doc, entry, tokens.end - 1..tokens.end + 1));
        let nation = next.is_some_and(|t| t.begins(Lists::Place));
        if held.is_some() || nation {
            tokens.end += 1;
            return Some(held.map_or(Who::Nobody, Who::Official));
        }
        self.anaphor(cast, tokens.end - 1, entry)
    }

    /// The official who holds the office: one whose country is said to be the
    /// same first, the nearest before, else after.
    fn held(&self, key: &Key<'_>) -> Option<usize> {
        let offices = &self.mentions.offices;
        let here = offices.partition_point(|o| o.tokens.start < key.tokens.start);
        let (before, after) = offices.split_at(here);
        let find = |same_country: bool| {
            let near = before.iter().rev().take(REACH).chain(after.iter().take(REACH));
            near.filter(|o| o.holder.is_some())
                .filter(|o| key.may_be(self.doc, o, same_country))
                .find_map(|o| o.holder.and_then(|p| self.identity.of(p)))
        };
        key.country.and_then(|_| find(true)).or_else(|| find(false))
    }

    /// To whom a title with a pronoun or a bare definite noun refers back.
    fn anaphor(&self, cast: &Cast, at: usize, entry: EntryId) -> Option<Who> {
        let lexicon = self.doc.lexicon;
        let (kind, gender, list) = {
            let e = lexicon.entry(entry);
            (e.kind, e.gender, e.list)
        };
        if list == List::Institution {
            let named = institutions::referent(self.doc, self.mentions, at).and_then(|m| {
                self.mentions.institutions.binary_search_by_key(&m.tokens.start, |i| i.tokens.start).ok()
            });
            return Some(named.map_or(Who::Nobody, Who::Institution));
        }
        let lemma = first_word(lexicon.lemma(entry));
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
            let word = |s: &str| s.split(' ').any(|w| plain(w) == lemma);
            official.honorifics.iter().any(|h| word(h)) || !pronoun && self.heads(*o, lemma)
        };
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
    entry: EntryId,
    head: &'d str,
    tokens: Range<usize>,
    country: Option<[u8; 2]>,
}

impl<'d> Key<'d> {
    fn new(doc: &Doc<'_, 'd>, entry: EntryId, tokens: Range<usize>) -> Key<'d> {
        let country = tokens.clone().find_map(|t| country(doc, t));
        Key { entry, head: first_word(doc.lexicon.lemma(entry)), tokens, country }
    }

    /// True if a held office may be the one this key was made of: the same
    /// head, every other word in it too, and no other country.
    fn may_be(&self, doc: &Doc<'_, '_>, held: &Office, same_country: bool) -> bool {
        if held.head != self.entry && first_word(doc.lexicon.lemma(held.head)) != self.head {
            return false;
        }
        let other = held.tokens.clone().find_map(|t| country(doc, t));
        if same_country && other != self.country
            || other.is_some_and(|o| self.country.is_some_and(|c| c != o))
        {
            return false;
        }
        let within = |some: &Range<usize>, all: &Range<usize>| {
            some.clone().skip(1).filter(|&t| country(doc, t).is_none()).all(|t| {
                let word = plain(bare(doc, t));
                all.clone().any(|h| plain(bare(doc, h)) == word)
            })
        };
        // An office may be named shorter, or with words after it that are not its own.
        within(&self.tokens, &held.tokens) || held.tokens.len() > 1 && within(&held.tokens, &self.tokens)
    }
}

/// The first word of a lemma, without its article: وزير of وزير الخارجية.
fn first_word(lemma: &str) -> &str {
    plain(lemma.split(' ').next().unwrap_or(lemma))
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
    let feminine = matches!(gender, Gender::Feminine | Gender::FemininePlural | Gender::FeminineDual);
    !(feminine && person == Some(PersonGender::Male))
}
