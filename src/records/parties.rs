//! The parties of an instrument: where a slot for them opens (بين, مع, the
//! subject of a verb of signing), the noun phrases that fill it, joined by و.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use crate::chars;
use crate::doc::Doc;
use crate::lexicon::{EntryId, Gender, Kind, Lists, clitic};
use crate::mentions::institutions::{self, closed};
use crate::mentions::shape::{bare, definite, verbal, waw_apart, waw_joined};
use crate::mentions::{InstitutionMention, Mentions, offices};
use crate::token::TokenKind;

/// What fills a party's slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filler {
    Institution,
    /// A country, or the city that stands for it; its code.
    State([u8; 2]),
    /// A bare definite head: الوزارة.
    Reference,
    /// A dual that stands for two parties named elsewhere: البلدين, الجامعتان.
    Both,
    /// The like of the party before in another country (نظيرتها الكورية): where
    /// that is said, as tokens.
    Counterpart(usize, usize),
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

/// What may fill the slots of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// The subject of a verb: institutions and states, and officials for theirs.
    Subject,
    /// After مع: also a named or a national group (نظرائهم الصينيين).
    With,
    /// After مع right beside the instrument: any noun phrase.
    Beside,
    /// After بين: any noun phrase, beside one of the others.
    Between,
}

/// Appends the parties that begin at `at` and lie before `end` to `out`, and
/// returns the token after the last.
pub(super) fn list(
    doc: &Doc<'_, '_>,
    mentions: &Mentions,
    at: usize,
    end: usize,
    sort: Sort,
    out: &mut Vec<Party>,
) -> usize {
    let count = out.len();
    let Some((first, mut past)) = one(doc, mentions, at, end, sort) else { return at };
    let both = first.as_ref().is_none_or(|p| p.filler == Filler::Both);
    out.extend(first);
    while !both && let Some(next) = joint(doc, mentions, past, end) {
        if let Some(counterpart) = counterpart(doc, next, end, out.last()) {
            past = counterpart.tokens.end;
            out.push(counterpart);
            continue;
        }
        let Some((Some(party), after)) = one(doc, mentions, next, end, sort) else { break };
        // After two parties a noun phrase rather goes on about something else.
        if party.filler == Filler::Other && out.len() > count + 1 {
            break;
        }
        out.push(party);
        past = after;
    }
    if sort == Sort::Between
        && out[count..].iter().all(|p| p.filler == Filler::Other)
        && out.len() < count + 2
    {
        out.truncate(count);
    }
    past
}

/// نظيرتها at `at` after an institution: the same of another country.
fn counterpart(doc: &Doc<'_, '_>, at: usize, end: usize, before: Option<&Party>) -> Option<Party> {
    let before = before.filter(|p| matches!(p.filler, Filler::Institution | Filler::Reference))?;
    let found = doc.longest(at, Lists::Deal)?;
    if doc.lexicon.entry(found.entry).kind != Kind::Alternate {
        return None;
    }
    let from = at + found.len;
    let until = if institutions::inside(doc, from) {
        from + 1 + institutions::state(doc, from + 1)?.len
    } else if institutions::demonym(doc, from) {
        from + 1
    } else {
        return None;
    };
    // The name that the two share, without the first one's country.
    let named = institutions::slot(doc, before.tokens.start).map_or(before.tokens.end, |m| m.tokens.end);
    (until <= end)
        .then_some(Party { tokens: before.tokens.start..until, filler: Filler::Counterpart(named, from) })
}

/// Where the next party of a list begins: after a comma and و, and after words
/// like من جهة or ممثلة ب….
fn joint(doc: &Doc<'_, '_>, mentions: &Mentions, at: usize, end: usize) -> Option<usize> {
    let comma = |i: usize| doc.tokens.get(i).and_then(|t| t.mark()).is_some_and(chars::is_comma);
    let waw = |i: usize| i < end && (waw_apart(doc, i) || waw_joined(doc, i));
    let past = |i: usize| i + usize::from(waw_apart(doc, i));
    let next = at + usize::from(comma(at));
    if waw(next) {
        return Some(past(next));
    }
    // وزارة الصحة من جهة، و… ; وزارة النقل ممثلة في … و…
    let filler = doc
        .longest(next, Lists::Role)
        .is_some_and(|m| matches!(doc.lexicon.entry(m.entry).kind, Kind::Embodied | Kind::OnBehalf))
        || doc.tokens.get(next).is_some_and(|t| t.begins(Lists::Role))
            && doc.tokens.get(next + 1).is_some_and(|t| t.clitics & clitic::BA != 0)
        || doc.longest(next, Lists::Deal).is_some_and(|m| doc.lexicon.entry(m.entry).kind == Kind::Part);
    if !filler {
        return None;
    }
    (next..end.min(next + FILLERS))
        .find(|&i| {
            waw(i) && one(doc, mentions, past(i), end, Sort::Subject).is_some_and(|(p, _)| p.is_some())
        })
        .map(past)
}

/// The party at `at` and the token after it; `None` in the pair for an official
/// who stands for no institution.
#[allow(clippy::type_complexity)]
fn one(
    doc: &Doc<'_, '_>,
    mentions: &Mentions,
    at: usize,
    end: usize,
    sort: Sort,
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
        // A meeting or a project signs nothing.
        let signs = |m: &InstitutionMention| {
            !matches!(doc.lexicon.entry(m.head).kind, Kind::Event | Kind::Programme)
                || doc.lexicon.entry(m.head).tier == 1
        };
        if let Some(found) = institutions::slot(doc, at).filter(signs) {
            let past = found.end(doc);
            let mut tokens = found.tokens;
            let (until, mut past) = country(doc, tokens.end, past, end);
            tokens.end = until;
            if let Some(seat) = seat(doc, found.head, until, end) {
                (tokens.end, past) = (seat, seat);
            }
            return Some((party(tokens, Filler::Institution), past));
        }
        if let Some(found) = doc.longest(at, Lists::Institution) {
            let entry = doc.lexicon.entry(found.entry);
            let past = at + found.len;
            if entry.kind == Kind::PluralOrGeneric {
                return sides(doc, at, past, entry.gender);
            }
            let bare = institutions::back_reference(doc, at)
                // المدينة, المركز: words of the general language that may refer back all the same.
                || definite(doc, at) && found.len == 1 && super::institutions::referent(doc, mentions, at).is_some();
            if bare {
                return Some((party(at..past, Filler::Reference), past));
            }
        }
    }
    if let Some(place) = institutions::state(doc, at) {
        let code = doc.lexicon.entry(place.entry).country;
        return Some((party(at..at + place.len, Filler::State(code)), at + place.len));
    }
    if let Some(found) = office(doc, mentions, at, sort != Sort::Subject) {
        return Some(found);
    }
    let closed = token.has_preposition()
        || closed(doc, at)
        || verbal(bare(doc, at))
        || chars::ends_with_pronoun(doc.folded(at));
    if dual(doc, at) {
        return Some((party(at..at + 1, Filler::Both), at + 1));
    }
    if sort == Sort::Subject
        || closed && (token.begins(Lists::FunctionWord) || !token.begins(Lists::GivenName))
    {
        return None;
    }
    let mut past = at + 1;
    let mut national = false;
    let mut named =
        token.begins(Lists::GivenName) && doc.lexicon.alone(token.word, Lists::GivenName).is_some();
    while past < end && past < at + WORDS {
        let next = &doc.tokens[past];
        if !matches!(next.kind, TokenKind::Word | TokenKind::Foreign) {
            break;
        }
        let name = next.begins(Lists::GivenName.or(Lists::FamilyName).or(Lists::NameParticle));
        let first = past == at + 1 && !definite(doc, at);
        if !(definite(doc, past) || name || next.kind == TokenKind::Foreign || first)
            || next.cut > 0
            || closed_word(doc, past)
        {
            break;
        }
        named |= name && first || next.kind == TokenKind::Foreign;
        national |= institutions::demonym(doc, past);
        past += 1;
    }
    let fits = match sort {
        Sort::Subject => false,
        Sort::With => named || national,
        Sort::Between | Sort::Beside => definite(doc, at) || definite(doc, past - 1) || named,
    };
    fits.then(|| (party(at..past, Filler::Other), past))
}

fn closed_word(doc: &Doc<'_, '_>, at: usize) -> bool {
    closed(doc, at) || doc.tokens[at].begins(Lists::Deal)
}

/// A dual with the article that names nobody: البلدين.
fn dual(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.longest(at, Lists::Deal)
        .is_some_and(|m| matches!(doc.lexicon.entry(m.entry).kind, Kind::Dual | Kind::State))
}

/// Two sides: with their nisbas one party phrase (الجانبان السعودي والروسي), else both.
fn sides(doc: &Doc<'_, '_>, at: usize, past: usize, gender: Gender) -> Option<(Option<Party>, usize)> {
    let mut end = past;
    while institutions::demonym(doc, end) && end < past + 3 {
        end += 1;
    }
    let dual = matches!(gender, Gender::MasculineDual | Gender::FeminineDual);
    if end > past && (!dual || end > past + 1) {
        return Some((Some(Party { tokens: at..end, filler: Filler::Other }), end));
    }
    dual.then_some((Some(Party { tokens: at..past, filler: Filler::Both }), end))
}

/// The country after an institution's name, with في or ل: النيابة العامة في المملكة.
fn country(doc: &Doc<'_, '_>, until: usize, past: usize, end: usize) -> (usize, usize) {
    let Some(token) = doc.tokens.get(past).filter(|_| past + 1 < end) else { return (until, past) };
    let at = if institutions::inside(doc, past) {
        past + 1
    } else if token.has_preposition() && !token.has_waw() {
        past
    } else {
        return (until, past);
    };
    // With ب it says where the institution is rather than whose it is.
    let where_only = token.clitics & clitic::BA != 0;
    match institutions::state(doc, at) {
        Some(place) if where_only => (until, at + place.len),
        Some(place) => (at + place.len, at + place.len),
        None => (until, past),
    }
}

/// Just past the larger institution with ب that a clinic, a college or an
/// association sits in: جمعية الحاسب بجامعة حلب.
fn seat(doc: &Doc<'_, '_>, head: EntryId, at: usize, end: usize) -> Option<usize> {
    let sits = matches!(
        doc.lexicon.entry(head).kind,
        Kind::Centre | Kind::Education | Kind::Health | Kind::Ngo | Kind::Unit
    );
    let dash = doc.tokens.get(at).and_then(|t| t.mark()).is_some_and(chars::is_dash);
    let at = at + usize::from(dash);
    let token = doc.tokens.get(at).filter(|t| t.clitics & clitic::BA != 0 && t.begins(Lists::Institution))?;
    if !sits || token.has_waw() {
        return None;
    }
    let larger = institutions::slot(doc, at)?;
    let holds =
        matches!(doc.lexicon.entry(larger.head).kind, Kind::Education | Kind::Facility | Kind::Health);
    (holds && larger.tokens.end <= end).then_some(larger.tokens.end)
}

/// An office or its holder in a party's slot stands for the institution, and
/// where a name may stand too, for itself (وزير التعليم).
#[allow(clippy::type_complexity)]
fn office(doc: &Doc<'_, '_>, mentions: &Mentions, at: usize, named: bool) -> Option<(Option<Party>, usize)> {
    if !doc.tokens[at].begins(Lists::Title.or(Lists::Position).or(Lists::GivenName)) {
        return None;
    }
    let mut head = at;
    while let Some(title) =
        doc.longest(head, Lists::Title).filter(|_| !doc.tokens[head].begins(Lists::Position))
    {
        head += title.len;
    }
    let mut office = offices::read(doc, &mentions.institutions, head);
    // The last person who begins before the office could end.
    let bound = office.map_or(at, |o| o.end) + 1;
    let holder = mentions.persons.partition_point(|p| p.tokens.start <= bound);
    let holder = holder.checked_sub(1).map(|i| &mentions.persons[i]).filter(|p| p.tokens.start >= at);
    if office.is_none()
        && let Some(holder) = holder
    {
        // The office may follow its holder, after a comma.
        let mut head = holder.tokens.end;
        head += usize::from(doc.tokens.get(head).and_then(|t| t.mark()).is_some_and(chars::is_comma));
        office = offices::read(doc, &mentions.institutions, head);
    }
    let Some(office) = office else {
        let holder = holder?;
        let party = Party { tokens: holder.name.clone(), filler: Filler::Other };
        return Some((named.then_some(party), holder.tokens.end));
    };
    let joined = doc.tokens.get(office.end).is_some_and(|t| t.has_waw());
    let past = match holder {
        Some(holder) if !joined => holder.tokens.end.max(office.end),
        _ => office.end,
    };
    let inside = mentions.institutions.partition_point(|m| m.tokens.start < office.start);
    let institution = mentions.institutions[inside..]
        .iter()
        .take_while(|m| m.tokens.start < office.end)
        .filter(|m| !m.nested)
        .last();
    let party = match institution {
        Some(m) => Some(Party { tokens: m.tokens.clone(), filler: Filler::Institution }),
        None => match (office.start + 1..office.end).find(|&i| institutions::back_reference(doc, i)) {
            Some(i) => Some(Party { tokens: i..i + 1, filler: Filler::Reference }),
            // الرئيس التنفيذي للوادي الصناعي بالمدينة: he stands for what he heads.
            None => {
                let whole = office.start..office.end;
                (named && !(office.is_bare() && definite(doc, office.start))).then(|| {
                    let tokens = headed(doc, whole.clone()).unwrap_or(whole);
                    Party { tokens, filler: Filler::Other }
                })
            }
        },
    };
    Some((party, past))
}

/// A country of a document.
#[derive(Debug)]
struct State {
    code: [u8; 2],
    /// How often it or its people are named.
    count: usize,
    /// Its longest name.
    name: Option<Range<usize>>,
}

/// What a document's parties are called in full.
pub(super) struct Names<'d, 't, 's> {
    doc: &'d Doc<'t, 's>,
    mentions: &'d Mentions,
    /// Most parties are none, so they are counted when one is asked for.
    states: OnceCell<Vec<State>>,
}

/// How many institutions of a document a party is compared with.
const COMPARED: usize = 400;

impl<'d, 't, 's> Names<'d, 't, 's> {
    pub(super) fn of(doc: &'d Doc<'t, 's>, mentions: &'d Mentions) -> Self {
        Names { doc, mentions, states: OnceCell::new() }
    }

    /// The countries of the document, in the order in which it names them.
    fn states(&self) -> &[State] {
        self.states.get_or_init(|| self.count_states())
    }

    fn count_states(&self) -> Vec<State> {
        let doc = self.doc;
        let mut states: Vec<State> = Vec::new();
        let mut next = 0;
        for at in doc.triggers.persons.iter().map(|&at| at as usize) {
            if at < next {
                continue;
            }
            let Some(place) = doc.longest(at, Lists::Place) else { continue };
            next = at + place.len;
            let entry = doc.lexicon.entry(place.entry);
            // السعودية may be an adjective and names the state all the same.
            let name = institutions::state_of(doc, at, place)
                .filter(|m| matches!(doc.lexicon.entry(m.entry).kind, Kind::Country | Kind::CountryVariant));
            let named = name.map(|m| at..at + m.len);
            match states.iter_mut().find(|s| s.code == entry.country) {
                Some(known) => {
                    known.count += 1;
                    let length = |name: &Option<Range<usize>>| name.as_ref().map_or(0, |n| length(doc, n));
                    if length(&named) > length(&known.name) {
                        known.name = named;
                    }
                }
                None => states.push(State { code: entry.country, count: 1, name: named }),
            }
        }
        states
    }

    /// The longest form of a party's name in the document, clean.
    pub(super) fn longest(&self, party: &Party) -> Cow<'t, str> {
        match party.filler {
            Filler::State(code) => self.state(code, party),
            Filler::Reference => super::institutions::referent(self.doc, self.mentions, party.tokens.start)
                .map_or_else(
                    || self.doc.clean(party.tokens.clone()),
                    |m| self.institution(m.tokens.clone(), true),
                ),
            Filler::Institution => self.institution(party.tokens.clone(), true),
            Filler::Counterpart(named, from) => {
                let shared = party.tokens.start..named;
                let shared = super::institutions::referent(self.doc, self.mentions, shared.start)
                    .filter(|_| institutions::back_reference(self.doc, shared.start))
                    .map_or(shared, |m| m.tokens.clone());
                let place = self.doc.clean(from..party.tokens.end);
                Cow::Owned(format!("{} {place}", self.doc.clean(shared)))
            }
            Filler::Quoted => self.institution(party.tokens.clone(), false),
            Filler::Other | Filler::Both => self.doc.clean(party.tokens.clone()),
        }
    }

    fn state(&self, code: [u8; 2], party: &Party) -> Cow<'t, str> {
        let doc = self.doc;
        if let Some(name) = self.states().iter().find(|s| s.code == code).and_then(|s| s.name.clone()) {
            return doc.clean(name);
        }
        // A capital, or a people, stands for its state; any other city for itself.
        let city = institutions::state(doc, party.tokens.start)
            .is_some_and(|m| matches!(doc.lexicon.entry(m.entry).kind, Kind::City | Kind::Region));
        match doc.lexicon.country(code).filter(|_| !city) {
            Some(country) => Cow::Owned(doc.lexicon.form(country).to_owned()),
            None => doc.clean(party.tokens.clone()),
        }
    }

    /// The two states that the document names most, for البلدين.
    pub(super) fn two_states(&self) -> Option<[Cow<'t, str>; 2]> {
        let mut most: Vec<&State> = self.states().iter().collect();
        most.sort_by_key(|s| std::cmp::Reverse((s.name.is_some(), s.count)));
        let [a, b, ..] = most[..] else { return None };
        let name = |s: &State| {
            s.name.clone().map(|n| self.doc.clean(n)).or_else(|| {
                self.doc.lexicon.country(s.code).map(|c| Cow::Owned(self.doc.lexicon.form(c).to_owned()))
            })
        };
        Some([name(a)?, name(b)?])
    }

    /// The two institutions that a dual (الجامعتان) stands for, where the
    /// document names two of the sort and no third.
    pub(super) fn two_of(&self, party: &Party) -> Option<[Cow<'t, str>; 2]> {
        let doc = self.doc;
        let found = doc.longest(party.tokens.start, Lists::Institution)?;
        let lemma = doc.lexicon.lemma(found.entry);
        let mut names: Vec<Cow<'t, str>> = Vec::new();
        for m in
            self.mentions.institutions.iter().take(COMPARED).filter(|m| doc.lexicon.has_lemma(m.head, lemma))
        {
            let name = self.institution(m.tokens.clone(), true);
            if !names.contains(&name) {
                names.push(name);
            }
            if names.len() > 2 {
                return None;
            }
        }
        <[Cow<'t, str>; 2]>::try_from(names).ok()
    }

    fn institution(&self, tokens: Range<usize>, head: bool) -> Cow<'t, str> {
        let doc = self.doc;
        // جمعية «إطعام»: the short name decides.
        if head
            && let Some(open) = tokens.clone().find(|&i| doc.tokens[i].mark().is_some_and(chars::opens_quote))
            && let Some(past) = institutions::quoted(doc, open).filter(|p| *p == tokens.end)
            && let Some(m) = self.find(&(open + 1..past - 1), false).filter(|m| !m.tokens.contains(&open))
        {
            return self.in_full(m.tokens.clone(), Some(m));
        }
        let found = self.find(&tokens, head);
        self.in_full(found.map_or(tokens, |m| m.tokens.clone()), found)
    }

    /// The institution whose short name `tokens` is, else the longest that contains its words.
    fn find(&self, tokens: &Range<usize>, head: bool) -> Option<&'d InstitutionMention> {
        let doc = self.doc;
        let mut best: Option<&InstitutionMention> = None;
        let mut best_len = tokens.len();
        for m in self.mentions.institutions.iter().take(COMPARED) {
            if m.alias.as_ref().is_some_and(|a| words(doc, a.clone()).eq(words(doc, tokens.clone()))) {
                return Some(m);
            }
            if m.tokens.len() > best_len && contains(doc, m.tokens.clone(), tokens.clone(), head) {
                best = Some(m);
                best_len = m.tokens.len();
            }
        }
        best
    }

    /// The name with the country after it, where any mention of it has one.
    fn in_full(&self, tokens: Range<usize>, mention: Option<&InstitutionMention>) -> Cow<'t, str> {
        let doc = self.doc;
        let text = doc.folded_range(tokens.clone());
        let mut best: Option<Range<usize>> = None;
        for m in self.mentions.institutions.iter().take(COMPARED) {
            // Most names are of another length.
            let bare = length(doc, &m.tokens) as usize - usize::from(doc.tokens[m.tokens.start].cut);
            if bare != text.len() || doc.folded_range(m.tokens.clone()) != text {
                continue;
            }
            let (until, _) = country(doc, m.tokens.end, m.end(doc), doc.tokens.len());
            if until > m.tokens.end
                && best.as_ref().is_none_or(|b| length(doc, b) < length(doc, &(m.tokens.start..until)))
            {
                best = Some(m.tokens.start..until);
            }
        }
        match (best, mention) {
            (Some(best), _) => doc.clean(best),
            (None, Some(m)) => m.name(doc),
            (None, None) => doc.clean(tokens),
        }
    }
}

/// The length of a name in bytes.
fn length(doc: &Doc<'_, '_>, tokens: &Range<usize>) -> u32 {
    doc.tokens[tokens.end - 1].end - doc.tokens[tokens.start].start
}

/// The words of a name without their articles, for comparison.
fn words<'s>(doc: &'s Doc<'_, '_>, tokens: Range<usize>) -> impl Iterator<Item = &'s str> {
    tokens.filter(move |&i| doc.tokens[i].is_word()).map(move |i| {
        let word = bare(doc, i);
        // للكهرباء hides the article.
        match word.strip_prefix(chars::LAM) {
            Some(rest) if doc.tokens[i].has_article() && doc.tokens[i].has_preposition() => rest,
            _ => chars::without_article(word),
        }
    })
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

/// What an office is at the head of, where that follows ل and has the
/// article, up to the place it is in.
fn headed(doc: &Doc<'_, '_>, office: Range<usize>) -> Option<Range<usize>> {
    let both = clitic::LAM | clitic::AL;
    let start = (office.start + 1..office.end).find(|&i| doc.tokens[i].clitics & both == both)?;
    // للشؤون الصحية: a field of work is no body.
    if doc.tokens[start].begins(Lists::Field) {
        return None;
    }
    let place = (start + 1..office.end).find(|&i| doc.tokens[i].clitics & clitic::BA != 0);
    Some(start..place.unwrap_or(office.end))
}
