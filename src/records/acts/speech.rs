//! Verbs of speech.

use super::{Engine, Phrase, Place, Said, TO_SPEAKER};
use crate::lexicon::{Kind, Lists, Sorts};
use crate::mentions::shape;
use crate::record::Act;
use crate::records::cast::Who;
use crate::token::TokenKind;

impl Engine<'_, '_, '_> {
    /// `فلان: …` at the start of a line is what he said.
    pub(super) fn headed(&mut self, reference: usize, end: usize) {
        let r = &self.cast.refs[reference];
        let colon = (r.tokens.end..end.min(r.tokens.end + 5)).find(|&t| self.doc.tokens[t].is_mark(':'));
        let starts = r.tokens.start == 0 || self.doc.tokens[r.tokens.start - 1].kind == TokenKind::Newline;
        if let (Some(colon), true) = (colon, starts) {
            // «المكرم: فلان» and a colon at the line's end introduce no speech.
            if self.doc.tokens.get(colon + 1).is_some_and(|t| t.kind != TokenKind::Newline)
                && let Who::Official(_) = r.who
            {
                self.give(r.who, Act::Spoke);
                self.said.push(Said { at: colon, who: r.who, own: false });
            }
        }
    }

    /// A verb or participle of speech.
    pub(super) fn speech(&mut self, verb: &Phrase) {
        let preposition = self.doc.tokens[verb.at].begins(Lists::FunctionWord);
        if preposition && !self.announces(verb) {
            return;
        }
        let entry = self.entry(verb);
        let (kind, doubtful) =
            (entry.kind, preposition || entry.tier == 2 && !self.leads_to_speech(verb.end));
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
        let after = self.reference_after(verb, if doubtful { 0 } else { TO_SPEAKER }, true);
        if after.is_none()
            && let Some(who) = self.common_subject(verb)
        {
            self.subject.clear();
            self.said.push(Said { at: verb.at, who, own: true });
            self.topic = Some(who);
            return;
        }
        match self.settle(verb, after, doubtful) {
            // A noun after the verb may be its subject.
            Some(Place::Implied) if !self.leads_on(verb.end) => {}
            Some(place) => {
                self.give_subject(Act::Spoke);
                self.report(verb, place);
            }
            None => {}
        }
    }

    /// True if a colon or a quote follows.
    fn leads_to_speech(&self, at: usize) -> bool {
        let quote = self.mentions.quotes.get(self.quote);
        self.doc.tokens.get(at).is_some_and(|t| t.is_mark(':'))
            || quote.is_some_and(|q| q.tokens.start == at + 1 || q.tokens.start == at + 2)
    }

    /// True if what follows a verb of speech is what was said, or a preposition.
    fn leads_on(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|t| {
            !t.is_word() || t.begins(Lists::FunctionWord) || t.has_preposition() || t.begins(Lists::Speech)
        })
    }

    pub(super) fn report(&mut self, verb: &Phrase, place: Place) {
        let who = self.subject.first().map(|&r| self.cast.refs[r].who).or(self.topic);
        let own = place == Place::After && !self.doc.tokens[verb.at].has_conjunction();
        if let Some(who) = who {
            self.said.push(Said { at: verb.at, who, own });
        }
    }

    /// A word that is a preposition too (بين) reports speech only where its
    /// subject is followed by what was said.
    fn announces(&self, verb: &Phrase) -> bool {
        let Some(r) = self.reference_after(verb, 0, true) else {
            return self.is_complementizer(verb.end);
        };
        let end = self.cast.refs[r].tokens.end;
        let begins = verb.at <= verb.sentence.start + 1 || self.doc.tokens[verb.at].has_conjunction();
        // عبر فلان عن كذا
        if begins && self.is_a(end, Sorts::PREPOSITION) {
            return true;
        }
        (end..(end + 4).min(verb.sentence.end))
            .any(|t| self.is_complementizer(t) || self.doc.tokens[t].is_mark(':'))
    }

    /// قال مصدر، أوضح المسؤول أن: the subject is a noun that names nobody. It
    /// may be the statement of an institution, or البيان of whoever spoke last.
    fn common_subject(&self, verb: &Phrase) -> Option<Who> {
        let next = self.doc.tokens.get(verb.end).filter(|t| t.is_word())?;
        if self.noun_of(verb.end, Kind::Speak) && !next.has_preposition() {
            if shape::definite(self.doc, verb.end) {
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
        let definite = shape::definite(self.doc, verb.end);
        let nobody = matches!(kind, Kind::Neutral | Kind::Continue)
            || definite && kind == Kind::Talk
            || definite
                && (verb.end + 1..(verb.end + 4).min(verb.sentence.end))
                    .any(|t| self.is_complementizer(t) || self.doc.tokens[t].is_mark(':'));
        nobody.then_some(Who::Nobody)
    }
}
