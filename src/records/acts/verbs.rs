//! Verbs of events.

use super::grammar::Governor;
use super::{Engine, Phrase, Place, TO_OTHER_SIDE, TO_SPEAKER, TO_SUBJECT};
use crate::lexicon::{Kind, Lists, Sorts};
use crate::mentions::shape;
use crate::record::Act;
use crate::records::acts::Said;
use crate::records::cast::Who;
use std::ops::Range;

/// Tokens within which what is done follows its subject.
const OBJECT: usize = 8;

/// How the other side of a meeting comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Brought {
    /// As an object, or by any preposition that a meeting takes.
    Anyhow,
    /// By مع.
    With,
    /// By مع or من.
    From,
}

impl Engine<'_, '_, '_> {
    /// A verb of an event. False if it is no act here.
    pub(super) fn event(&mut self, verb: &Phrase) -> bool {
        let entry = self.entry(verb);
        let (kind, wants_subject, wants_object) = (entry.kind, entry.tier == 2, entry.tier == 3);
        let act = match kind {
            Kind::Sign => Act::Signed,
            Kind::Attend | Kind::Witness => Act::Attended,
            Kind::Chair => Act::Chaired,
            Kind::Open | Kind::Launch => Act::Opened,
            Kind::Issue | Kind::Adopt | Kind::Order => Act::Ordered,
            Kind::Swear => Act::Appointed,
            Kind::Direct => return self.direct(verb),
            Kind::Oversee => return self.oversee(verb),
            Kind::Meet | Kind::Receive => return self.meet(verb, false),
            Kind::Discuss | Kind::Hold => return self.meet(verb, true),
            // تلقى and تلقي are spelled alike here.
            Kind::Take => return self.meet(verb, true) || self.present(verb),
            Kind::Appoint | Kind::Mandate => return self.appoint(verb),
            Kind::Present => return self.present(verb),
            Kind::Quote => return self.quoted(verb) || self.present(verb),
            _ => {
                self.find_subject(verb, TO_SPEAKER, false);
                return false;
            }
        };
        // أمضى means both to sign and to spend time.
        if wants_object && !self.signs_something(verb) {
            return false;
        }
        // ووقع الجانبان: those who met.
        if act == Act::Signed && self.noun_of(verb.end, Kind::Both) {
            for i in 0..self.sides.len() {
                self.give(self.sides[i], Act::Signed);
            }
            return true;
        }
        match self.find_subject(verb, TO_SUBJECT, wants_subject) {
            // A treaty or a council decides and signs without a subject of its own.
            Some(Place::Implied)
                if kind == Kind::Sign
                    || act == Act::Ordered && !self.doc.tokens[verb.at].has_conjunction() => {}
            // رأس الخيمة after a name is a place.
            Some(Place::Before) if kind == Kind::Chair && wants_subject => return false,
            // اعتمد على is to rely on something.
            Some(place)
                if kind == Kind::Adopt && self.is_a(self.subject_end(verb, place), Sorts::PREPOSITION) =>
            {
                return false;
            }
            Some(place) => {
                self.give_subject(act);
                if kind == Kind::Sign {
                    self.signs_with(self.subject_end(verb, place), &verb.sentence);
                }
            }
            None if wants_subject => return false,
            None if self.names_follow(&verb.sentence) => self.pending = Some(act),
            None => {}
        }
        true
    }

    fn signs_something(&self, verb: &Phrase) -> bool {
        (verb.end..verb.sentence.end.min(verb.end + 2 * TO_SUBJECT))
            .any(|t| self.doc.tokens[t].begins(Lists::Instrument))
    }

    /// وقع فلان مع فلان: both sign. What is signed ends the search, for a
    /// contract with somebody (عقدا مع) is not signed by him.
    fn signs_with(&mut self, from: usize, sentence: &Range<usize>) {
        let end = sentence.end.min(from + TO_SPEAKER);
        let end = (from..end).find(|&t| self.doc.tokens[t].begins(Lists::Instrument)).unwrap_or(end);
        let other = self.other_side(from, &(sentence.start..end), Brought::With);
        if let Some(other) = other.filter(|&r| self.cast.refs[r].tokens.start < end) {
            let group = self.group(other, sentence);
            self.give_group(&group, Act::Signed);
        }
    }

    /// وجه: an order where ب brings in what is to be done, else words.
    fn direct(&mut self, verb: &Phrase) -> bool {
        let participle = self.entry(verb).tier == 1;
        let place = if participle {
            (!self.subject.is_empty()).then_some(Place::Before)
        } else {
            self.find_subject(verb, TO_SPEAKER, true)
        };
        let Some(place) = place.filter(|&p| p != Place::Implied) else { return false };
        let from = self.subject_end(verb, place);
        let orders = (from..(from + OBJECT).min(verb.sentence.end))
            .take_while(|&t| !self.opens_clause(t))
            .any(|t| shape::with_ba(self.doc, t));
        if orders {
            self.give_subject(Act::Ordered);
        } else if !participle {
            self.give_subject(Act::Spoke);
        }
        true
    }

    /// أشرف على: an opening or a meeting that somebody leads.
    fn oversee(&mut self, verb: &Phrase) -> bool {
        let Some(place) = self.find_subject(verb, TO_SUBJECT, false).filter(|&p| p != Place::Implied) else {
            return true;
        };
        let from = self.subject_end(verb, place);
        let near = from..(from + TO_SPEAKER).min(verb.sentence.end);
        if near.clone().any(|t| self.noun_of(t, Kind::Open)) {
            self.give_subject(Act::Opened);
        } else if near.clone().any(|t| self.noun_of(t, Kind::Sign) || self.noun_of(t, Kind::Meet)) {
            self.give_subject(Act::Chaired);
        }
        true
    }

    /// قدم, رفع and ألقى are speech where what is given is words.
    fn present(&mut self, verb: &Phrase) -> bool {
        let Some(place) = self.find_subject(verb, TO_SPEAKER, false) else { return true };
        let from = self.subject_end(verb, place);
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
        self.subject.clear();
        self.subject.push(r);
        self.topic = Some(who);
        self.said.push(Said { at: verb.at, who, own: true });
        true
    }

    /// A meeting: the subject and the side after it. `with`: only where a
    /// preposition (مع، من) brings the other side in.
    fn meet(&mut self, verb: &Phrase, with: bool) -> bool {
        let limit = if with { TO_SPEAKER } else { TO_SUBJECT };
        let Some(place) = self.find_subject(verb, limit, with) else { return false };
        let from = self.subject_end(verb, place);
        let held = matches!(self.entry(verb).kind, Kind::Hold | Kind::Take);
        if held && !(from..verb.sentence.end.min(from + 6)).any(|t| self.noun_of(t, Kind::Meet)) {
            return false;
        }
        let brought = match (with, self.entry(verb).kind) {
            (_, Kind::Take) => Brought::From,
            (true, _) => Brought::With,
            _ => Brought::Anyhow,
        };
        let other = self.other_side(from, &verb.sentence, brought);
        if let Some(other) = other {
            let group = self.group(other, &verb.sentence);
            self.give_group(&group, Act::Met);
            self.sides.clear();
            self.sides.extend(group.iter().chain(&self.subject).map(|&r| self.cast.refs[r].who));
        }
        if other.is_some() || !with && place != Place::Implied {
            self.give_subject(Act::Met);
            return true;
        }
        false
    }

    /// The reference on the other side of a meeting, after `from`.
    pub(super) fn other_side(&self, from: usize, sentence: &Range<usize>, brought: Brought) -> Option<usize> {
        let end = sentence.end.min(from + TO_OTHER_SIDE);
        let mut next = self.cast.from(from);
        let mut at = from;
        while at < end {
            if let Some(r) = self.cast.refs.get(next).filter(|r| r.tokens.start <= at) {
                let fits = match self.governor(r.tokens.start) {
                    Governor::With => true,
                    // تلقى اتصالا من فلان
                    Governor::Other => brought == Brought::From && !self.act_noun(at - 1),
                    Governor::None => brought == Brought::Anyhow && (at == from || self.free_before(at)),
                    Governor::Ba | Governor::By => brought == Brought::Anyhow,
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
        if self.names_follow(&verb.sentence) {
            self.pending = Some(Act::Appointed);
        }
        // ويعين مساعدا: whom the sentence is about.
        if self.accusative_office(verb.end..verb.end + 1) {
            if self.find_subject(verb, 0, false).is_some_and(|p| p == Place::Before) {
                self.give_subject(Act::Appointed);
            }
            return true;
        }
        let Some(first) = self.reference_after(verb, TO_SPEAKER, false) else { return false };
        let end = self.cast.refs[first].tokens.end;
        let second = self.other_side(end, &verb.sentence, Brought::Anyhow).filter(|&r| {
            let start = self.cast.refs[r].tokens.start;
            self.governor(start) == Governor::None && !self.doc.tokens[start].has_waw()
        });
        let named = self.entry(verb).kind == Kind::Appoint;
        let appointed = match second {
            Some(second) => Some(second),
            None if matches!(self.cast.refs[first].who, Who::Institution(_)) => None,
            None => (named || self.accusative_office(end..end + 5)).then_some(first),
        };
        if let Some(appointed) = appointed {
            let group = self.group(appointed, &verb.sentence);
            self.give_group(&group, Act::Appointed);
        }
        true
    }

    /// True if a word that can be an office in the accusative (وزيرا) is among these tokens.
    fn accusative_office(&self, tokens: Range<usize>) -> bool {
        tokens.take_while(|&t| t < self.doc.tokens.len()).any(|t| {
            self.doc.tokens[t].begins(Lists::Position) && shape::accusative(shape::bare(self.doc, t))
        })
    }
}
