//! Who did what: verbs, verbal nouns and phrases of presence, each with the
//! references that grammar makes its doers.
//!
//! One pass over the sentences. Nothing is looked for except at a word that
//! the lists know as a verb or a noun of an act; from there a bounded number
//! of tokens is read on both sides.

use std::ops::Range;

use super::cast::{Cast, Who};
use super::sentences::Sentences;
use crate::doc::Doc;
use crate::lexicon::{Entry, EntryId, Lists, Match};
use crate::mentions::Mentions;
use crate::record::{Act, Announcement, PersonGender};
use crate::token::TokenKind;

mod grammar;
mod nouns;
mod speech;
mod verbs;

/// Tokens between a verb and the subject after it.
const TO_SUBJECT: usize = 24;
/// Tokens between a verb of speech and the subject after it.
const TO_SPEAKER: usize = 12;
/// Tokens between two members of one subject.
const TO_NEXT: usize = 14;
/// Tokens between the two sides of a meeting.
const TO_OTHER_SIDE: usize = 24;

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
    sentences: &Sentences,
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
        genders: vec![None; record.officials.len()],
        said: Vec::new(),
        subject: Vec::new(),
        topic: None,
        sides: Vec::new(),
        last: None,
        pending: None,
        quote: 0,
        next_ref: 0,
        triggers: &doc.triggers.acts,
    };
    for sentence in sentences.all.iter().filter(|s| !s.is_empty()) {
        engine.sentence(sentence.clone());
    }
    let Engine { acts, genders, said, .. } = engine;
    for ((official, bits), gender) in record.officials.iter_mut().zip(acts).zip(genders) {
        official.gender = official.gender.or(gender);
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

/// A verb or noun of the lists, and its sentence.
#[derive(Clone, Debug)]
struct Phrase {
    at: usize,
    end: usize,
    entry: EntryId,
    sentence: Range<usize>,
}

struct Engine<'e, 't, 's> {
    doc: &'e Doc<'t, 's>,
    mentions: &'e Mentions,
    cast: &'e Cast,
    record: &'e Announcement<'t>,
    /// Bits of [`Act`] by official.
    acts: Vec<u16>,
    /// What verbs tell of the officials' genders.
    genders: Vec<Option<PersonGender>>,
    said: Vec<Said>,
    /// The subject of the sentence's last verb: indexes of references.
    subject: Vec<usize>,
    /// Whom the text is about: the last single subject.
    topic: Option<Who>,
    /// The sides of the last meeting.
    sides: Vec<Who>,
    /// The last act of the sentence, which companions share.
    last: Option<Act>,
    /// The act of those whom the lines after a colon name.
    pending: Option<Act>,
    /// Index of the quote that is read or comes next.
    quote: usize,
    /// Index of the first reference that ends in the sentence or after it.
    next_ref: usize,
    /// The verbs and nouns that are read or come next.
    triggers: &'e [u32],
}

impl Engine<'_, '_, '_> {
    fn sentence(&mut self, range: Range<usize>) {
        self.subject.clear();
        self.last = None;
        let pending = self.pending.take();
        let refs = &self.cast.refs;
        let mut next_ref = self.next_ref;
        while refs.get(next_ref).is_some_and(|r| r.tokens.end <= range.start) {
            next_ref += 1;
        }
        self.next_ref = next_ref;
        let mut at = range.start;
        while at < range.end {
            // Most tokens are in no quote and no reference, and begin no act.
            while let [act, rest @ ..] = self.triggers
                && (*act as usize) < at
            {
                self.triggers = rest;
            }
            let act = self.triggers.first().map_or(range.end, |&act| act as usize);
            let quote = self.mentions.quotes.get(self.quote).map_or(range.end, |q| q.tokens.start);
            let reference = self.cast.refs.get(next_ref).map_or(range.end, |r| r.tokens.start);
            at = at.max(quote.min(reference).min(act));
            if at >= range.end {
                break;
            }
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
                let begins = (range.start..at).all(|t| !self.doc.tokens[t].is_word());
                if begins {
                    self.headed(next_ref, range.end);
                    if let Some(act) = pending {
                        self.give(r.who, act);
                        self.pending = pending;
                    }
                }
                at = r.tokens.end;
                continue;
            }
            if at == act && self.doc.tokens[at].is_word() {
                at = self.trigger(at, &range);
            } else {
                at += 1;
            }
        }
    }

    /// Reads the verb or noun at `at`; the token to go on from.
    fn trigger(&mut self, at: usize, sentence: &Range<usize>) -> usize {
        let token = &self.doc.tokens[at];
        // No verb has a preposition before it, or the article.
        let nominal = token.has_preposition() || token.has_article();
        let verb = |list| if nominal { None } else { self.doc.longest(at, list) };
        let (noun, event, speech) =
            (self.doc.longest(at, Lists::ActNoun), verb(Lists::Event), verb(Lists::Speech));
        let len = |m: &Option<Match>| m.map_or(0, |m| m.len);
        let longest = len(&noun).max(len(&event)).max(len(&speech));
        if longest == 0 {
            return at + 1;
        }
        let end = at + longest;
        let of = |m: Option<Match>| m.filter(|m| m.len == longest).map(|m| m.entry);
        let phrase = |entry: EntryId| Phrase { at, end, entry, sentence: sentence.clone() };
        if let Some(entry) = of(event)
            && self.event(&phrase(entry))
        {
            return end;
        }
        if let Some(entry) = of(noun)
            && self.noun(&phrase(entry))
        {
            return end;
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
        self.last = Some(act);
    }

    fn give_group(&mut self, group: &[usize], act: Act) {
        for &r in group {
            self.give(self.cast.refs[r].who, act);
        }
    }

    fn give_subject(&mut self, act: Act) {
        for i in 0..self.subject.len() {
            self.give(self.cast.refs[self.subject[i]].who, act);
        }
        if self.subject.is_empty()
            && let Some(who) = self.topic
        {
            self.give(who, act);
        }
    }

    /// Where the references of the subject end, when it stands after its verb.
    fn subject_end(&self, verb: &Phrase, place: Place) -> usize {
        match place {
            Place::After => {
                self.subject.last().map_or(verb.end, |&r| self.cast.refs[r].tokens.end.max(verb.end))
            }
            _ => verb.end,
        }
    }

    /// True if the sentence ends in a colon: the lines after it name the doers.
    fn names_follow(&self, sentence: &Range<usize>) -> bool {
        self.doc.tokens[sentence.end - 1].is_mark(':')
            && self.doc.tokens.get(sentence.end).is_some_and(|t| t.kind == TokenKind::Newline)
    }
}
