//! Who did what: verbs, verbal nouns and phrases of presence, each with the
//! references that grammar makes its doers.
//!
//! One pass over the sentences. Nothing is looked for except at a word that
//! the lists know as a verb or a noun of an act; from there a bounded number
//! of tokens is read on both sides.

use std::ops::Range;

use super::cast::{Cast, Who, agrees};
use crate::chars;
use crate::doc::Doc;
use crate::lexicon::{Entry, EntryId, Kind, Lists, Match};
use crate::mentions::Mentions;
use crate::record::{Act, Announcement};
use crate::token::TokenKind;

/// Tokens between a verb and the subject after it.
const TO_SUBJECT: usize = 24;
/// Tokens between a verb of speech and the subject after it.
const TO_SPEAKER: usize = 12;
/// Tokens between two members of one subject.
const TO_NEXT: usize = 14;
/// Tokens between the two sides of a meeting.
const TO_OTHER_SIDE: usize = 24;

const TRIGGERS: Lists = Lists::Event.or(Lists::Speech).or(Lists::ActNoun);

/// A report of speech: where, and whose it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    pub(super) at: usize,
    pub(super) who: Who,
    /// The subject stands with the verb, and the verb does not go on from another.
    pub(super) own: bool,
}

/// Adds the acts of the officials to `record`; returns the reports of speech.
pub(super) fn add(
    doc: &Doc<'_, '_>,
    mentions: &Mentions,
    cast: &Cast,
    record: &mut Announcement<'_>,
) -> Vec<Said> {
    if cast.refs.is_empty() {
        return Vec::new();
    }
    let acts = vec![0; record.officials.len()];
    let mut engine = Engine {
        doc,
        mentions,
        cast,
        record,
        acts,
        said: Vec::new(),
        subject: Vec::new(),
        topic: None,
        quote: 0,
    };
    let mut start = 0;
    for at in 0..doc.tokens.len() {
        if doc.ends_sentence(at) {
            engine.sentence(start..at);
            start = at + 1;
        }
    }
    engine.sentence(start..doc.tokens.len());
    let Engine { acts, said, .. } = engine;
    for (official, bits) in record.officials.iter_mut().zip(acts) {
        official.acts.extend(ALL.iter().filter(|&&a| bits & bit(a) != 0));
    }
    said
}

const ALL: [Act; 8] = [
    Act::Signed,
    Act::Attended,
    Act::Spoke,
    Act::Met,
    Act::Appointed,
    Act::Opened,
    Act::Chaired,
    Act::Ordered,
];

fn bit(act: Act) -> u16 {
    1 << act as u16
}

/// How the subject of a verb was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Right after the verb, or after words that cannot be its subject.
    After,
    /// Before the verb, in its sentence.
    Before,
    /// It is what the sentences before were about.
    Implied,
}

struct Engine<'e, 't, 's> {
    doc: &'e Doc<'t, 's>,
    mentions: &'e Mentions,
    cast: &'e Cast,
    record: &'e Announcement<'t>,
    /// Bits of [`Act`] by official.
    acts: Vec<u16>,
    said: Vec<Said>,
    /// The subject of the sentence's last verb: indexes of references.
    subject: Vec<usize>,
    /// Whom the text is about: the last single subject.
    topic: Option<Who>,
    /// Index of the quote that is read or comes next.
    quote: usize,
}

impl Engine<'_, '_, '_> {
    fn sentence(&mut self, range: Range<usize>) {
        self.subject.clear();
        let mut next_ref = self.cast.from(range.start);
        let mut at = range.start;
        while at < range.end {
            while self.mentions.quotes.get(self.quote).is_some_and(|q| q.tokens.end <= at) {
                self.quote += 1;
            }
            // What is quoted is no report of this text.
            if let Some(q) = self.mentions.quotes.get(self.quote).filter(|q| q.tokens.start <= at) {
                at = q.tokens.end;
                continue;
            }
            while self.cast.refs.get(next_ref).is_some_and(|r| r.tokens.end <= at) {
                next_ref += 1;
            }
            if let Some(r) = self.cast.refs.get(next_ref).filter(|r| r.tokens.start <= at) {
                if at == range.start {
                    self.headed(next_ref, range.end);
                }
                at = r.tokens.end;
                continue;
            }
            let token = &self.doc.tokens[at];
            if token.begins(TRIGGERS) && token.is_word() {
                at = self.trigger(at, &range);
            } else {
                at += 1;
            }
        }
    }

    /// `فلان: …` at the start of a line is what he said.
    fn headed(&mut self, reference: usize, end: usize) {
        let r = &self.cast.refs[reference];
        let colon = (r.tokens.end..end.min(r.tokens.end + 5)).find(|&t| self.doc.tokens[t].is_mark(':'));
        let starts = r.tokens.start == 0 || self.doc.tokens[r.tokens.start - 1].kind == TokenKind::Newline;
        if let (Some(colon), true) = (colon, starts) {
            // «المكرم: فلان» and a colon at the line's end introduce no speech.
            if self.doc.tokens.get(colon + 1).is_some_and(|t| t.kind != TokenKind::Newline) {
                if let Who::Official(_) = r.who {
                    self.give(r.who, Act::Spoke);
                    self.said.push(Said { at: colon, who: r.who, own: false });
                }
            }
        }
    }

    /// Reads the verb or noun at `at`; the token to go on from.
    fn trigger(&mut self, at: usize, sentence: &Range<usize>) -> usize {
        let [noun, event, speech] =
            [Lists::ActNoun, Lists::Event, Lists::Speech].map(|list| self.doc.longest(at, list));
        let len = |m: &Option<Match>| m.map_or(0, |m| m.len);
        let longest = len(&noun).max(len(&event)).max(len(&speech));
        if longest == 0 {
            return at + 1;
        }
        let end = at + longest;
        let of = |m: Option<Match>| m.filter(|m| m.len == longest).map(|m| m.entry);
        let phrase = |entry: EntryId| Phrase { at, end, entry, sentence: sentence.clone() };
        // No verb has a preposition before it, or the article.
        let token = &self.doc.tokens[at];
        let nominal = token.has_preposition() || token.has_article();
        let (event, speech) = if nominal { (None, None) } else { (event, speech) };
        if let Some(entry) = of(event) {
            if self.event(&phrase(entry)) {
                return end;
            }
        }
        if let Some(entry) = of(noun) {
            if self.noun(&phrase(entry)) {
                return end;
            }
        }
        if let Some(entry) = of(speech) {
            self.speech(&phrase(entry));
        }
        end
    }

    fn entry(&self, phrase: &Phrase) -> &Entry {
        self.doc.lexicon.entry(phrase.entry)
    }

    fn give(&mut self, who: Who, act: Act) {
        if let Who::Official(o) = who {
            self.acts[o] |= bit(act);
        }
    }

    fn give_subject(&mut self, act: Act) {
        for i in 0..self.subject.len() {
            self.give(self.cast.refs[self.subject[i]].who, act);
        }
        if self.subject.is_empty() {
            if let Some(who) = self.topic {
                self.give(who, act);
            }
        }
    }

    /// A verb of an event. False if it is no act here.
    fn event(&mut self, verb: &Phrase) -> bool {
        let entry = self.entry(verb);
        let (kind, wants_subject) = (entry.kind, entry.tier == 2);
        let act = match kind {
            Kind::Sign => Act::Signed,
            Kind::Attend | Kind::Witness => Act::Attended,
            Kind::Chair => Act::Chaired,
            Kind::Open | Kind::Launch => Act::Opened,
            Kind::Order => return self.order(verb),
            Kind::Issue | Kind::Adopt => Act::Ordered,
            Kind::Swear => Act::Appointed,
            Kind::Meet | Kind::Receive => return self.meet(verb, false),
            Kind::Discuss | Kind::Take | Kind::Hold => return self.meet(verb, true),
            Kind::Appoint | Kind::Mandate => return self.appoint(verb),
            Kind::Present => return self.present(verb),
            Kind::Quote => return self.quoted(verb) || self.present(verb),
            _ => {
                self.find_subject(verb, TO_SPEAKER, true);
                return false;
            }
        };
        match self.find_subject(verb, TO_SUBJECT, wants_subject) {
            Some(Place::Implied) if kind == Kind::Sign || wants_subject => {}
            Some(_) => self.give_subject(act),
            None => {}
        }
        true
    }

    /// وجه and أمر order something with ب; وجه also sends words, and أمر is a noun too.
    fn order(&mut self, verb: &Phrase) -> bool {
        if self.find_subject(verb, TO_SPEAKER, true).is_none_or(|p| p == Place::Implied) {
            return false;
        }
        let from = self.subject.last().map_or(verb.end, |&r| self.cast.refs[r].tokens.end.max(verb.end));
        let words = self.doc.lexicon.lemma(verb.entry) == "وجه"
            && !(from..(from + 8).min(verb.sentence.end)).take_while(|&t| !self.opens_clause(t)).any(|t| {
                self.doc.tokens[t].clitics & crate::lexicon::clitic::BA != 0
                    || self.doc.folded(t).starts_with("ب")
            });
        self.give_subject(if words { Act::Spoke } else { Act::Ordered });
        true
    }

    /// قدم, رفع and ألقى are speech where what is given is words.
    fn present(&mut self, verb: &Phrase) -> bool {
        let Some(place) = self.find_subject(verb, TO_SPEAKER, false) else { return true };
        let from = match place {
            Place::After => self.subject.last().map_or(verb.end, |&r| self.cast.refs[r].tokens.end),
            _ => verb.end,
        };
        let words =
            (from..(from + TO_SPEAKER).min(verb.sentence.end)).any(|t| self.noun_of(t, Kind::Message));
        if words {
            self.give_subject(Act::Spoke);
            self.report(verb, place);
        }
        true
    }

    /// نقلت الوكالة عن فلان: the one quoted is whom عن brings in.
    fn quoted(&mut self, verb: &Phrase) -> bool {
        let end = verb.sentence.end.min(verb.end + TO_SPEAKER);
        let Some(from) = (verb.end..end).find(|&t| self.is_side(t)) else { return false };
        let r = self.cast.from(from + 1);
        let Some(who) = self.cast.refs.get(r).filter(|r| r.tokens.start == from + 1).map(|r| r.who) else {
            return false;
        };
        self.give(who, Act::Spoke);
        self.subject = vec![r];
        self.topic = Some(who);
        self.said.push(Said { at: verb.at, who, own: true });
        true
    }

    /// A meeting: the subject and the side after it. `with`: only where a
    /// preposition (مع، من) brings the other side in.
    fn meet(&mut self, verb: &Phrase, with: bool) -> bool {
        let Some(place) = self.find_subject(verb, if with { TO_SPEAKER } else { TO_SUBJECT }, with) else {
            return false;
        };
        let from = match place {
            Place::After => {
                self.subject.last().map_or(verb.end, |&r| self.cast.refs[r].tokens.end.max(verb.end))
            }
            _ => verb.end,
        };
        let held = matches!(self.entry(verb).kind, Kind::Hold | Kind::Take);
        if held && !(from..verb.sentence.end.min(from + 6)).any(|t| self.noun_of(t, Kind::Meet)) {
            return false;
        }
        let other = self.other_side(from, &verb.sentence, with);
        if let Some(other) = other {
            for r in self.group(other, &verb.sentence) {
                self.give(self.cast.refs[r].who, Act::Met);
            }
        }
        if other.is_some() || !with && place != Place::Implied {
            self.give_subject(Act::Met);
            return true;
        }
        false
    }

    /// The reference on the other side of a meeting, after `from`.
    fn other_side(&self, from: usize, sentence: &Range<usize>, with: bool) -> Option<usize> {
        let end = sentence.end.min(from + TO_OTHER_SIDE);
        let mut next = self.cast.from(from);
        let mut at = from;
        while at < end {
            if let Some(r) = self.cast.refs.get(next).filter(|r| r.tokens.start <= at) {
                let governor = self.governor(r.tokens.start);
                let fits = match governor {
                    Governor::With => true,
                    Governor::None => !with && (at == from || self.free_before(at)),
                    Governor::Ba => !with,
                    _ => false,
                };
                if fits && !matches!(r.who, Who::Institution(_)) {
                    return Some(next);
                }
                at = r.tokens.end.max(at + 1);
                next += 1;
                continue;
            }
            if self.opens_clause(at) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// Appointing: not the one who appoints but the one who is.
    fn appoint(&mut self, verb: &Phrase) -> bool {
        let Some(first) = self.reference_after(verb, TO_SPEAKER, false) else { return false };
        let end = self.cast.refs[first].tokens.end;
        let second = self.other_side(end, &verb.sentence, false).filter(|&r| {
            self.governor(self.cast.refs[r].tokens.start) == Governor::None
                && !self.doc.tokens[self.cast.refs[r].tokens.start].has_waw()
        });
        let passive = self.entry(verb).kind == Kind::Appoint;
        let appointed = match second {
            Some(second) => Some(second),
            None if matches!(self.cast.refs[first].who, Who::Institution(_)) => None,
            None => (passive || self.accusative_office(end)).then_some(first),
        };
        if let Some(appointed) = appointed {
            for r in self.group(appointed, &verb.sentence) {
                self.give(self.cast.refs[r].who, Act::Appointed);
            }
        }
        true
    }

    /// True if a word that can be an office in the accusative (وزيرا) follows within a few tokens.
    fn accusative_office(&self, from: usize) -> bool {
        (from..(from + 5).min(self.doc.tokens.len()))
            .any(|t| self.doc.tokens[t].begins(Lists::Position) && self.doc.folded(t).ends_with('ا'))
    }

    /// A noun or phrase that gives the reference after it a part. False if it is no act here.
    fn noun(&mut self, noun: &Phrase) -> bool {
        let kind = self.entry(noun).kind;
        let definite = self.doc.tokens[noun.at].has_article();
        match kind {
            Kind::Attend => {
                let Some(first) = self.in_list(noun.end, &noun.sentence) else { return true };
                let mut r = Some(first);
                while let Some(one) = r {
                    let group = self.group(one, &noun.sentence);
                    for &g in &group {
                        self.give(self.cast.refs[g].who, Act::Attended);
                    }
                    r = None;
                    // وعدد من المسؤولين، ومدير كذا فلان: the list goes on.
                    if let Some(&last) = group.last() {
                        let end = self.cast.refs[last].tokens.end;
                        r = self.list_goes_on(end, &noun.sentence);
                    }
                }
            }
            Kind::Chair => {
                let all = self.opener(noun.end) > 0;
                if let Some(first) = self.near(noun.end + self.opener(noun.end), 2, &noun.sentence) {
                    let group = self.group(first, &noun.sentence);
                    for (n, r) in group.into_iter().enumerate() {
                        self.give(
                            self.cast.refs[r].who,
                            if n == 0 || all { Act::Chaired } else { Act::Attended },
                        );
                    }
                }
            }
            Kind::Patronage => {
                if let Some(first) = self.near(noun.end, 3, &noun.sentence) {
                    self.give(self.cast.refs[first].who, Act::Opened);
                }
            }
            Kind::Order => {
                if let Some(first) = self.near(noun.end, 4, &noun.sentence) {
                    for r in self.group(first, &noun.sentence) {
                        self.give(self.cast.refs[r].who, Act::Ordered);
                    }
                    return true;
                }
                return false;
            }
            Kind::Open => {
                if let Some(first) = self.near(noun.end, 1, &noun.sentence) {
                    self.give(self.cast.refs[first].who, Act::Opened);
                }
            }
            Kind::Appoint => {
                if let Some(first) = self.near(noun.end, 1, &noun.sentence) {
                    for r in self.group(first, &noun.sentence) {
                        self.give(self.cast.refs[r].who, Act::Appointed);
                    }
                }
            }
            Kind::Sign => {
                if let Some(first) = self.reference_after(noun, TO_SUBJECT, false) {
                    for r in self.group(first, &noun.sentence) {
                        self.give(self.cast.refs[r].who, Act::Signed);
                    }
                }
            }
            Kind::Meet if !definite => self.meeting(noun),
            Kind::Speak if !definite => {
                let Some(first) = self.near(noun.end, 0, &noun.sentence) else { return false };
                let who = self.cast.refs[first].who;
                self.give(who, Act::Spoke);
                self.said.push(Said { at: noun.at, who, own: true });
            }
            _ => return false,
        }
        true
    }

    /// لقاء فلان بفلان, استقبال سموه لفلان, لقائه فلانا
    fn meeting(&mut self, noun: &Phrase) {
        let Some(first) = self.near(noun.end, 4, &noun.sentence) else { return };
        let start = self.cast.refs[first].tokens.start;
        let end = self.cast.refs[first].tokens.end;
        if matches!(self.cast.refs[first].who, Who::Institution(_)) {
            return;
        }
        if self.governor(start) != Governor::None {
            // لقاء مع فلان: the first side is whom the sentence is about.
            self.give_subject(Act::Met);
        }
        for r in self.group(first, &noun.sentence) {
            self.give(self.cast.refs[r].who, Act::Met);
        }
        if let Some(other) = self.other_side(end, &noun.sentence, false) {
            for r in self.group(other, &noun.sentence) {
                self.give(self.cast.refs[r].who, Act::Met);
            }
        }
    }

    /// A verb or participle of speech.
    fn speech(&mut self, verb: &Phrase) {
        let preposition = self.doc.tokens[verb.at].begins(Lists::FunctionWord);
        if preposition && !self.announces(verb) {
            return;
        }
        let entry = self.entry(verb);
        let (kind, doubtful) = (entry.kind, preposition || entry.tier == 2);
        if kind == Kind::Participle || kind == Kind::Noun {
            let who = self.subject.last().map(|&r| self.cast.refs[r].who).or(self.topic);
            if let Some(who) = who {
                self.give_subject(Act::Spoke);
                self.said.push(Said { at: verb.at, who, own: false });
            }
            return;
        }
        let goes_on = self.doc.tokens[verb.at].has_waw();
        // استقبل الوزير ... وشكر السفير: whom he thanks, not who thanks.
        let to_somebody =
            goes_on && !self.subject.is_empty() && matches!(kind, Kind::Call | Kind::Thank | Kind::Welcome);
        if to_somebody {
            self.give_subject(Act::Spoke);
            self.report(verb, Place::Before);
            return;
        }
        if self.reference_after(verb, if doubtful { 0 } else { TO_SPEAKER }, true).is_none() {
            if let Some(who) = self.common_subject(verb) {
                self.subject.clear();
                self.said.push(Said { at: verb.at, who, own: true });
                self.topic = Some(who);
                return;
            }
        }
        match self.find_subject(verb, TO_SPEAKER, doubtful) {
            // A noun after the verb may be its subject.
            Some(Place::Implied) if !self.leads_on(verb.end) => {}
            Some(place) => {
                self.give_subject(Act::Spoke);
                self.report(verb, place);
            }
            None => {}
        }
    }

    /// True if what follows a verb of speech is what was said, or a preposition.
    fn leads_on(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|t| {
            !t.is_word() || t.begins(Lists::FunctionWord) || t.has_preposition() || t.begins(Lists::Speech)
        })
    }

    fn report(&mut self, verb: &Phrase, place: Place) {
        let who = self.subject.first().map(|&r| self.cast.refs[r].who).or(self.topic);
        let own = place == Place::After && !self.doc.tokens[verb.at].has_waw();
        if let Some(who) = who {
            self.said.push(Said { at: verb.at, who, own });
        }
    }

    /// A word that is a preposition too (بين) reports speech only where its
    /// subject is followed by what was said.
    fn announces(&self, verb: &Phrase) -> bool {
        let Some(r) = self.reference_after(verb, 0, true) else {
            return self.doc.tokens.get(verb.end).is_some_and(|_| self.is_complementizer(verb.end));
        };
        let end = self.cast.refs[r].tokens.end;
        (end..(end + 4).min(verb.sentence.end))
            .any(|t| self.is_complementizer(t) || self.doc.tokens[t].is_mark(':'))
    }

    /// قال مصدر، أوضح المسؤول أن: the subject is a noun that names nobody. It
    /// may be the statement of an institution, or البيان of whoever spoke last.
    fn common_subject(&self, verb: &Phrase) -> Option<Who> {
        let next = self.doc.tokens.get(verb.end).filter(|t| t.is_word())?;
        if self.noun_of(verb.end, Kind::Speak) && !next.has_preposition() {
            if self.definite(verb.end) {
                return self.said.last().map(|s| s.who).or(self.topic);
            }
            let r = self.cast.from(verb.end);
            let near = self.cast.refs.get(r).filter(|r| r.tokens.start <= verb.end + 4);
            return Some(near.map_or(Who::Nobody, |r| match r.who {
                Who::Official(_) => Who::Nobody,
                who => who,
            }));
        }
        let other =
            Lists::FunctionWord.or(Lists::ActNoun).or(Lists::Speech).or(Lists::DateWord).or(Lists::Weekday);
        if next.begins(other) || next.has_preposition() || next.has_waw() {
            return None;
        }
        let kind = self.entry(verb).kind;
        let definite = self.definite(verb.end);
        let nobody = matches!(kind, Kind::Neutral | Kind::Continue)
            || definite && kind == Kind::Talk
            || definite
                && (verb.end + 1..(verb.end + 4).min(verb.sentence.end))
                    .any(|t| self.is_complementizer(t) || self.doc.tokens[t].is_mark(':'));
        nobody.then_some(Who::Nobody)
    }

    /// Finds the subject of a verb and keeps it: after the verb, before it in
    /// its sentence, or in the sentences before.
    fn find_subject(&mut self, verb: &Phrase, limit: usize, right_after: bool) -> Option<Place> {
        if let Some(first) = self.reference_after(verb, if right_after { 0 } else { limit }, true) {
            self.subject = self.group(first, &verb.sentence);
            self.topic = Some(self.cast.refs[first].who);
            return Some(Place::After);
        }
        let gender = self.entry(verb).gender;
        let fits = |engine: &Self, who: Who| match who {
            Who::Official(o) => agrees(gender, engine.record.officials[o].gender),
            _ => true,
        };
        if right_after {
            // A doubtful word is a verb only beside its subject.
            let r = self.beside(verb).filter(|&r| fits(self, self.cast.refs[r].who))?;
            self.subject = self.group_back(r);
            self.topic = Some(self.cast.refs[r].who);
            return Some(Place::Before);
        }
        let goes_on = self.doc.tokens[verb.at].has_waw();
        if !goes_on || self.subject.is_empty() {
            if let Some(r) = self.reference_before(verb).filter(|&r| fits(self, self.cast.refs[r].who)) {
                self.subject = self.group_back(r);
                self.topic = Some(self.cast.refs[r].who);
                return Some(Place::Before);
            }
        }
        if let Some(&r) = self.subject.first() {
            return fits(self, self.cast.refs[r].who).then_some(Place::Before);
        }
        let opens = verb.at <= verb.sentence.start + 3 || goes_on;
        if opens && self.topic.is_some_and(|who| fits(self, who)) {
            return Some(Place::Implied);
        }
        None
    }

    /// The reference right before a verb, as its subject.
    fn beside(&self, verb: &Phrase) -> Option<usize> {
        let relative = verb.at.checked_sub(1).is_some_and(|b| self.is_kind(b, Kind::Relative));
        let r = self.ends_reference(verb.at - usize::from(relative))?;
        (relative || self.governor(self.cast.refs[r].tokens.start) == Governor::None).then_some(r)
    }

    /// The reference before a verb that can be its subject.
    fn reference_before(&self, verb: &Phrase) -> Option<usize> {
        let mut at = verb.at;
        let relative = at.checked_sub(1).is_some_and(|b| self.is_kind(b, Kind::Relative));
        if relative {
            at -= 1;
        }
        // قد، اليوم، a comma after an office.
        let mut gap = 0;
        while at > verb.sentence.start && gap < 3 {
            let t = &self.doc.tokens[at - 1];
            let light =
                t.mark().is_some_and(|c| chars::is_comma(c) || chars::is_dash(c) || chars::closes_quote(c))
                    || t.begins(Lists::DateWord.or(Lists::Weekday))
                    || self.is_kind(at - 1, Kind::Particle);
            if !light || self.ends_reference(at).is_some() {
                break;
            }
            at -= 1;
            gap += 1;
        }
        if let Some(r) = self.ends_reference(at) {
            let start = self.cast.refs[r].tokens.start;
            let ungoverned = self.governor(start) == Governor::None;
            if relative
                || ungoverned && (start <= verb.sentence.start + 3 || self.free_before(start) || gap == 0)
            {
                return Some(r);
            }
        }
        // A sentence that begins with its subject.
        let first = self.cast.from(verb.sentence.start);
        let r = self.cast.refs.get(first)?;
        (r.tokens.start <= verb.sentence.start + 1
            && r.tokens.end <= verb.at
            && self.governor(r.tokens.start) == Governor::None
            && self.subject.is_empty())
        .then_some(first)
    }

    /// The reference that ends right before token `at`.
    fn ends_reference(&self, at: usize) -> Option<usize> {
        let r = self.cast.refs.partition_point(|r| r.tokens.end < at);
        (self.cast.refs.get(r)?.tokens.end == at).then_some(r)
    }

    /// The reference after a verb or noun that can be its doer.
    fn reference_after(&self, verb: &Phrase, limit: usize, agree: bool) -> Option<usize> {
        let mut at = verb.end;
        let mut next = self.cast.from(at);
        let mut relative = false;
        let gender = self.entry(verb).gender;
        while at < verb.sentence.end && at <= verb.end + limit {
            let opener = self.opener(at);
            if opener > 0 {
                at += opener;
                if let Some(r) = self.cast.refs.get(next).filter(|r| r.tokens.start == at) {
                    let _ = r;
                    return Some(next);
                }
                continue;
            }
            if let Some(r) = self.cast.refs.get(next).filter(|r| r.tokens.start <= at) {
                let adjacent = at == verb.end;
                let doer = match self.governor(r.tokens.start) {
                    Governor::None => adjacent || self.free_before(r.tokens.start),
                    Governor::By => true,
                    Governor::Between => self.entry(verb).kind == Kind::Sign,
                    _ => false,
                };
                let fits = match r.who {
                    Who::Official(o) => !agree || agrees(gender, self.record.officials[o].gender),
                    // حضر المجلس فلان: what is attended, not who attends.
                    Who::Institution(_) => {
                        adjacent
                            && !self.cast.refs.get(next + 1).is_some_and(|n| {
                                matches!(n.who, Who::Official(_))
                                    && n.tokens.start == r.tokens.end
                                    && !self.doc.tokens[n.tokens.start].has_waw()
                            })
                    }
                    Who::Nobody => true,
                };
                if doer && fits {
                    return Some(next);
                }
                at = r.tokens.end.max(at + 1);
                next += 1;
                continue;
            }
            relative |= self.is_kind(at, Kind::Relative);
            let quoted = self.mentions.quotes.get(self.quote).is_some_and(|q| q.tokens.contains(&at));
            if quoted || self.is_complementizer(at) || self.doc.tokens[at].is_mark(':') || self.act_noun(at) {
                return None;
            }
            if at > verb.end && self.opens_clause(at) && !relative {
                return None;
            }
            at += 1;
        }
        None
    }

    /// The reference that begins within `gap` tokens of `from`, after nothing but words that lead to it.
    fn near(&self, from: usize, gap: usize, sentence: &Range<usize>) -> Option<usize> {
        let next = self.cast.from(from);
        let r = self.cast.refs.get(next)?;
        let start = r.tokens.start;
        (start < sentence.end
            && start <= from + gap
            && !(from..start).any(|t| self.doc.tokens[t].kind == TokenKind::Mark || self.opens_clause(t)))
        .then_some(next)
    }

    /// The first member of a list of those present.
    fn in_list(&self, from: usize, sentence: &Range<usize>) -> Option<usize> {
        let from = from + self.opener(from);
        if let Some(r) = self.near(from, 1, sentence) {
            return Some(r);
        }
        self.list_goes_on(from, sentence)
    }

    /// The next member of a list after words that are no reference.
    fn list_goes_on(&self, from: usize, sentence: &Range<usize>) -> Option<usize> {
        let end = sentence.end.min(from + TO_SUBJECT);
        let mut next = self.cast.from(from);
        let mut at = from;
        while at < end {
            if let Some(r) = self.cast.refs.get(next).filter(|r| r.tokens.start <= at) {
                let start = r.tokens.start;
                let listed = self.doc.tokens[start].has_waw() || start > from && self.free_before(start);
                if listed
                    && matches!(r.who, Who::Official(_))
                    && !matches!(self.governor(start), Governor::With | Governor::Ba)
                {
                    return Some(next);
                }
                at = r.tokens.end.max(at + 1);
                next += 1;
                continue;
            }
            if self.opens_clause(at) || self.is_kind(at, Kind::Relative) || self.act_noun(at) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// وعن الجانب, ومن جانب: the next signatory's side.
    fn is_side(&self, at: usize) -> bool {
        self.doc.longest(at, Lists::Role).is_some_and(|m| self.doc.lexicon.entry(m.entry).kind == Kind::Side)
    }

    fn noun_of(&self, at: usize, kind: Kind) -> bool {
        self.doc.tokens[at].begins(Lists::ActNoun)
            && self
                .doc
                .longest(at, Lists::ActNoun)
                .is_some_and(|m| self.doc.lexicon.entry(m.entry).kind == kind)
    }

    fn act_noun(&self, at: usize) -> bool {
        self.doc.tokens[at].begins(Lists::ActNoun)
            && self.doc.longest(at, Lists::ActNoun).is_some_and(|m| {
                matches!(self.doc.lexicon.entry(m.entry).kind, Kind::Attend | Kind::Chair | Kind::Patronage)
            })
    }

    /// The references joined to this one: فلان وفلان، وفلان.
    fn group(&self, first: usize, sentence: &Range<usize>) -> Vec<usize> {
        let mut group = vec![first];
        let mut end = self.cast.refs[first].tokens.end;
        let mut next = first + 1;
        while let Some(r) = self.cast.refs.get(next).filter(|r| r.tokens.start < sentence.end) {
            let start = r.tokens.start;
            if start > end + TO_NEXT
                || (end..start)
                    .any(|t| self.opens_clause(t) || self.is_kind(t, Kind::Relative) || self.act_noun(t))
            {
                break;
            }
            let joined = self.doc.tokens[start].has_waw()
                || (end..start).any(|t| self.doc.tokens[t].has_waw() && self.is_side(t))
                || start > end && self.doc.folded(start - 1) == "و"
                || start == end + 1
                    && self.doc.tokens[end].mark().is_some_and(|c| chars::is_comma(c) || c == '؛');
            match r.who {
                Who::Official(_) | Who::Nobody if joined => {
                    group.push(next);
                    end = r.tokens.end;
                }
                // An institution between two persons is whom the first stands for.
                Who::Institution(_) if start <= end + 4 => {}
                _ => break,
            }
            next += 1;
        }
        group
    }

    /// The references that this one, before a verb, is joined to.
    fn group_back(&self, last: usize) -> Vec<usize> {
        let mut first = last;
        while first > 0
            && self.doc.tokens[self.cast.refs[first].tokens.start].has_waw()
            && self.cast.refs[first - 1].tokens.end + 1 >= self.cast.refs[first].tokens.start
        {
            first -= 1;
        }
        (first..=last).collect()
    }

    /// Tokens of كل من at `at`.
    fn opener(&self, at: usize) -> usize {
        let opener = |m: &Match| self.doc.lexicon.entry(m.entry).kind == Kind::ListOpener;
        self.doc.longest(at, Lists::Role).filter(opener).map_or(0, |m| m.len)
    }

    /// What governs the phrase that begins at `at`.
    fn governor(&self, at: usize) -> Governor {
        let token = &self.doc.tokens[at];
        if token.clitics & (crate::lexicon::clitic::BA | crate::lexicon::clitic::LAM) != 0 {
            return Governor::Ba;
        }
        if token.has_preposition() {
            return Governor::Other;
        }
        let Some(before) = at.checked_sub(1) else { return Governor::None };
        match self.doc.folded(before) {
            "مع" => Governor::With,
            "بين" => Governor::Between,
            "قبل" | "جانب" | "طرف" if before > 0 && self.doc.folded(before - 1) == "من" => {
                Governor::By
            }
            "من" if before > 0 && matches!(self.doc.folded(before - 1), "كل" | "كلا") => {
                Governor::None
            }
            _ if self.is_kind(before, Kind::Preposition) => Governor::Other,
            _ => Governor::None,
        }
    }

    /// True if the phrase that begins at `at` does not complete the noun before it.
    fn free_before(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        if self.ends_reference(at).is_some() {
            return true;
        }
        let token = &self.doc.tokens[before];
        let word = self.doc.folded(before);
        match token.kind {
            TokenKind::Word => {
                self.definite(before)
                    || token.begins(Lists::Place.or(Lists::Weekday).or(Lists::Month).or(Lists::DateWord))
                    || word.ends_with('ا')
                    || word.ends_with('ه')
                    || word.ends_with("هم")
                    || word == "و"
            }
            _ => true,
        }
    }

    fn definite(&self, at: usize) -> bool {
        self.doc.tokens[at].has_article() || self.doc.folded(at).starts_with("ال")
    }

    /// True if a new clause begins at `at`: a verb of the lists or a complementizer.
    fn opens_clause(&self, at: usize) -> bool {
        let token = &self.doc.tokens[at];
        if token.is_mark(':') {
            return true;
        }
        token.is_word()
            && (token.begins(Lists::Event.or(Lists::Speech))
                && !token.begins(Lists::FunctionWord)
                && !token.has_article()
                && !token.has_preposition()
                && self.doc.longest(at, Lists::Event.or(Lists::Speech)).is_some()
                || self.is_complementizer(at))
    }

    fn is_complementizer(&self, at: usize) -> bool {
        self.is_kind(at, Kind::Complementizer)
    }

    fn is_kind(&self, at: usize, kind: Kind) -> bool {
        self.doc.tokens.get(at).is_some_and(|t| {
            t.begins(Lists::FunctionWord)
                && self
                    .doc
                    .lexicon
                    .alone(t.word, Lists::FunctionWord)
                    .is_some_and(|e| self.doc.lexicon.entry(e).kind == kind)
        })
    }
}

/// What makes a phrase something else than a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Governor {
    None,
    /// ب or ل before it.
    Ba,
    /// مع
    With,
    /// من قبل
    By,
    /// بين
    Between,
    /// Another preposition.
    Other,
}

/// A verb or noun of the lists, and its sentence.
#[derive(Clone, Debug)]
struct Phrase {
    at: usize,
    end: usize,
    entry: EntryId,
    sentence: Range<usize>,
}
