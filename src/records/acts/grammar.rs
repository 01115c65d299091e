//! Where the subject and the other side of a verb stand.

use std::ops::Range;

use super::{Engine, Phrase, Place, TO_NEXT, TO_SUBJECT};
use crate::chars;
use crate::lexicon::{Gender, Kind, Lists, Sorts, clitic};
use crate::mentions::shape;
use crate::record::PersonGender;
use crate::records::cast::{Who, agrees};
use crate::token::{Token, TokenKind};

impl Engine<'_, '_, '_> {
    /// Finds the subject of a verb and keeps it: after the verb, before it in
    /// its sentence, or in the sentences before.
    pub(super) fn find_subject(&mut self, verb: &Phrase, limit: usize, right_after: bool) -> Option<Place> {
        let after = self.reference_after(verb, if right_after { 0 } else { limit }, true);
        self.settle(verb, after, right_after)
    }

    /// Keeps the subject that stands after the verb, else looks for one before it.
    /// قالت فلانة: of a person who has no title or office that tells, the verb
    /// right before the name does.
    fn agreement(&mut self, verb: &Phrase, subject: usize) {
        let reference = &self.cast.refs[subject];
        let gender = match self.entry(verb).gender {
            Gender::Feminine => PersonGender::Female,
            Gender::Masculine if self.subject.len() == 1 && reference.tokens.start == verb.end => {
                PersonGender::Male
            }
            _ => return,
        };
        if let Who::Official(official) = reference.who {
            self.genders[official].get_or_insert(gender);
        }
    }

    pub(super) fn settle(&mut self, verb: &Phrase, after: Option<usize>, right_after: bool) -> Option<Place> {
        if let Some(first) = after {
            let mut subject = std::mem::take(&mut self.subject);
            self.group_into(first, &verb.sentence, &mut subject);
            self.subject = subject;
            self.topic = Some(self.cast.refs[first].who);
            self.agreement(verb, first);
            return Some(Place::After);
        }
        let gender = self.entry(verb).gender;
        let fits = |engine: &Self, who: Who| engine.fits(gender, who);
        if right_after {
            // A doubtful word is a verb only beside its subject.
            let r = self.beside(verb).filter(|&r| fits(self, self.cast.refs[r].who))?;
            self.subject.clear();
            self.subject.extend(self.first_of_group(r)..=r);
            self.topic = Some(self.cast.refs[r].who);
            return Some(Place::Before);
        }
        let goes_on = self.doc.tokens[verb.at].has_waw();
        if (!goes_on || self.subject.is_empty())
            && let Some(r) = self.reference_before(verb).filter(|&r| fits(self, self.cast.refs[r].who))
        {
            self.subject.clear();
            self.subject.extend(self.first_of_group(r)..=r);
            self.topic = Some(self.cast.refs[r].who);
            return Some(Place::Before);
        }
        if !self.opens(verb) {
            return None;
        }
        if let Some(&r) = self.subject.first() {
            return fits(self, self.cast.refs[r].who).then_some(Place::Before);
        }
        if verb.at > verb.sentence.start + 3 && !goes_on {
            return None;
        }
        if !self.topic.is_some_and(|who| fits(self, who)) {
            // ورد عليها: the other one of two who speak.
            let before = self.cast.refs[..self.cast.from(verb.at)].iter().rev().take(REACH);
            let other = before.map(|r| r.who).find(|who| matches!(who, Who::Official(_)) && fits(self, *who));
            self.topic = Some(other?);
        }
        Some(Place::Implied)
    }

    /// True if the gender of a verb that does not stand before its subject agrees with it.
    fn fits(&self, verb: Gender, who: Who) -> bool {
        let Who::Official(o) = who else { return true };
        let person = self.record.officials[o].gender;
        agrees(verb, person) && !(verb == Gender::Masculine && person == Some(PersonGender::Female))
    }

    /// True if a clause can begin at the verb: جدد after a noun is no verb.
    fn opens(&self, verb: &Phrase) -> bool {
        let Some(before) = verb.at.checked_sub(1) else { return true };
        let token = &self.doc.tokens[before];
        let light = Lists::FunctionWord.or(Lists::Role).or(Lists::DateWord).or(Lists::Weekday);
        self.doc.tokens[verb.at].has_conjunction()
            || !token.is_word()
            || token.begins(light)
            || self.ends_reference(verb.at).is_some()
    }

    /// The reference right before a verb, as its subject.
    pub(super) fn beside(&self, verb: &Phrase) -> Option<usize> {
        let relative = verb.at.checked_sub(1).is_some_and(|b| self.is_a(b, Sorts::RELATIVE));
        let r = self.ends_reference(verb.at - usize::from(relative))?;
        (relative || self.governor(self.cast.refs[r].tokens.start) == Governor::None).then_some(r)
    }

    /// The reference before a verb that can be its subject.
    pub(super) fn reference_before(&self, verb: &Phrase) -> Option<usize> {
        let mut at = verb.at;
        let relative = at.checked_sub(1).is_some_and(|b| self.is_a(b, Sorts::RELATIVE));
        if relative {
            at -= 1;
            at -= usize::from(at > 0 && self.doc.tokens[at - 1].mark().is_some_and(chars::is_comma));
        }
        // قد، اليوم، a comma after an office.
        let mut gap = 0;
        while at > verb.sentence.start && gap < 3 {
            let t = &self.doc.tokens[at - 1];
            let light =
                t.mark().is_some_and(|c| chars::is_comma(c) || chars::is_dash(c) || chars::closes_quote(c))
                    || t.begins(Lists::DateWord.or(Lists::Weekday))
                    || self.is_a(at - 1, Sorts::FUNCTION_PARTICLE);
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
    pub(super) fn ends_reference(&self, at: usize) -> Option<usize> {
        let r = self.cast.refs.partition_point(|r| r.tokens.end < at);
        (self.cast.refs.get(r)?.tokens.end == at).then_some(r)
    }

    /// The reference after a verb or noun that can be its doer.
    pub(super) fn reference_after(&self, verb: &Phrase, limit: usize, agree: bool) -> Option<usize> {
        let mut at = verb.end;
        let mut next = self.cast.from(at);
        let mut relative = false;
        // وقعت الوزارة, but حضر المجلس فلان: a bare definite noun does it if nobody else is named.
        // So does an office that nobody is known to hold, unless a name follows.
        let mut fallback: Option<usize> = None;
        let entry = self.entry(verb);
        let last = verb.sentence.end.min(verb.end + limit + 1);
        let quote = self.mentions.quotes.get(self.quote).map_or(last..last, |q| q.tokens.clone());
        while at < last {
            at = self.next_sign(at, last, next, &quote);
            if at == last {
                break;
            }
            let opener = self.opener(at);
            if opener > 0 {
                at += opener;
                if self.cast.refs.get(next).is_some_and(|r| r.tokens.start == at) {
                    return Some(next);
                }
                continue;
            }
            if let Some(r) = self.cast.refs.get(next).filter(|r| r.tokens.start <= at) {
                let adjacent = at == verb.end;
                let doer = match self.governor(r.tokens.start) {
                    // The word before is the verb itself: بين is a preposition too.
                    Governor::Between | Governor::Other if adjacent => !self.doc.tokens[at].has_preposition(),
                    Governor::None => adjacent || self.free_before(r.tokens.start),
                    // من قبل فلان: the doer of what a verbal noun says.
                    Governor::By => entry.kind == Kind::Sign,
                    Governor::Between => entry.kind == Kind::Sign,
                    _ => false,
                };
                let fits = match r.who {
                    Who::Official(o) => !agree || agrees(entry.gender, self.record.officials[o].gender),
                    Who::Institution(_) => adjacent && !self.person_follows(next),
                    Who::Nobody => true,
                };
                if doer && fits {
                    if limit == 0 || !r.bare && r.who != Who::Nobody {
                        return Some(next);
                    }
                    fallback = fallback.or(adjacent.then_some(next));
                }
                at = r.tokens.end.max(at + 1);
                next += 1;
                continue;
            }
            let token = &self.doc.tokens[at];
            relative |= token.is_a(Sorts::RELATIVE);
            let closed = token.is_a(Sorts::COMPLEMENTIZER) || token.is_mark(':') || self.act_noun(at);
            if quote.contains(&at) || closed || at > verb.end && !relative && self.is_clause_verb(at) {
                break;
            }
            at += 1;
        }
        fallback
    }

    /// The first token from `at` on and before `last` that can end the search for a doer, or lead
    /// to him: most words can do neither.
    fn next_sign(&self, at: usize, last: usize, next: usize, quote: &Range<usize>) -> usize {
        let reference = self.cast.refs.get(next).map_or(last, |r| r.tokens.start);
        let quote = if quote.end <= at { last } else { quote.start };
        let until = last.min(reference).min(quote).max(at);
        let tells = |t: &Token| t.starts.intersects(SIGNS) || t.is_mark(':');
        at + self.doc.tokens[at..until].iter().position(tells).unwrap_or(until - at)
    }

    /// True if an official is named right after this reference, not joined to it.
    fn person_follows(&self, reference: usize) -> bool {
        let end = self.cast.refs[reference].tokens.end;
        self.cast.refs.get(reference + 1).is_some_and(|n| {
            matches!(n.who, Who::Official(_)) && n.tokens.start == end && !self.doc.tokens[end].has_waw()
        })
    }

    /// The reference that begins within `gap` tokens of `from`, after nothing but words that lead to it.
    pub(super) fn near(&self, from: usize, gap: usize, sentence: &Range<usize>) -> Option<usize> {
        let next = self.cast.from(from);
        let r = self.cast.refs.get(next)?;
        let start = r.tokens.start;
        (start < sentence.end
            && start <= from + gap
            && !(from..start).any(|t| {
                self.doc.tokens[t].kind == TokenKind::Mark || self.opens_clause(t) || self.act_noun(t)
            }))
        .then_some(next)
    }

    /// The first member of a list of those present.
    pub(super) fn in_list(&self, from: usize, sentence: &Range<usize>) -> Option<usize> {
        let from = from + self.opener(from);
        if let Some(r) = self.near(from, 1, sentence) {
            return Some(r);
        }
        self.list_goes_on(from, sentence)
    }

    /// The next member of a list after words that are no reference.
    pub(super) fn list_goes_on(&self, from: usize, sentence: &Range<usize>) -> Option<usize> {
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
            if self.opens_clause(at) || self.is_a(at, Sorts::RELATIVE) || self.act_noun(at) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// وعن الجانب, ومن جانب: the next signatory's side.
    pub(super) fn is_side(&self, at: usize) -> bool {
        self.doc.longest(at, Lists::Role).is_some_and(|m| self.doc.lexicon.entry(m.entry).kind == Kind::Side)
    }

    pub(super) fn noun_of(&self, at: usize, kind: Kind) -> bool {
        self.doc.longest(at, Lists::ActNoun).is_some_and(|m| self.doc.lexicon.entry(m.entry).kind == kind)
    }

    pub(super) fn act_noun(&self, at: usize) -> bool {
        self.doc.longest(at, Lists::ActNoun).is_some_and(|m| {
            matches!(self.doc.lexicon.entry(m.entry).kind, Kind::Attend | Kind::Chair | Kind::Patronage)
        })
    }

    /// The references joined to this one: فلان وفلان، وفلان.
    pub(super) fn group(&self, first: usize, sentence: &Range<usize>) -> Vec<usize> {
        let mut group = Vec::new();
        self.group_into(first, sentence, &mut group);
        group
    }

    /// Puts the references joined to this one into `group`.
    fn group_into(&self, first: usize, sentence: &Range<usize>, group: &mut Vec<usize>) {
        group.clear();
        group.push(first);
        let mut end = self.cast.refs[first].tokens.end;
        let mut next = first + 1;
        while let Some(r) = self.cast.refs.get(next).filter(|r| r.tokens.start < sentence.end) {
            let start = r.tokens.start;
            if start > end + TO_NEXT
                || (end..start)
                    .any(|t| self.opens_clause(t) || self.is_a(t, Sorts::RELATIVE) || self.act_noun(t))
            {
                break;
            }
            let joined = self.doc.tokens[start].has_waw()
                || (end..start).any(|t| self.doc.folded(t).starts_with(chars::WAW) && self.is_side(t))
                || start > end && chars::is_waw(self.doc.folded(start - 1))
                || start == end + 1
                    && self.doc.tokens[end].mark().is_some_and(|c| chars::is_comma(c) || c == '؛');
            match r.who {
                _ if r.bare => {}
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
    }

    /// The first of the references that this one, before a verb, is joined to.
    fn first_of_group(&self, last: usize) -> usize {
        let mut first = last;
        while first > 0
            && self.doc.tokens[self.cast.refs[first].tokens.start].has_waw()
            && self.cast.refs[first - 1].tokens.end + 1 >= self.cast.refs[first].tokens.start
        {
            first -= 1;
        }
        first
    }

    /// Tokens of كل من at `at`, with a colon after it.
    pub(super) fn opener(&self, at: usize) -> usize {
        match self.role(at) {
            Some((Kind::ListOpener, len)) => {
                len + usize::from(self.doc.tokens.get(at + len).is_some_and(|t| t.is_mark(':')))
            }
            _ => 0,
        }
    }

    /// The kind and length of the phrase of the roles at `at`.
    fn role(&self, at: usize) -> Option<(Kind, usize)> {
        self.doc.longest(at, Lists::Role).map(|m| (self.doc.lexicon.entry(m.entry).kind, m.len))
    }

    /// What governs the phrase that begins at `at`.
    pub(super) fn governor(&self, at: usize) -> Governor {
        let token = &self.doc.tokens[at];
        if token.clitics & (clitic::BA | clitic::LAM) != 0 {
            return Governor::Ba;
        }
        if token.has_preposition() {
            return Governor::Other;
        }
        let Some(before) = at.checked_sub(1) else { return Governor::None };
        match self.role(before) {
            Some((Kind::Comitative, 1)) => return Governor::With,
            Some((Kind::Between, 1)) => return Governor::Between,
            _ => {}
        }
        match before.checked_sub(1).and_then(|b| self.role(b)) {
            Some((Kind::Agent | Kind::Side, 2)) => Governor::By,
            Some((Kind::ListOpener, 2)) => Governor::None,
            _ if self.is_a(before, Sorts::PREPOSITION) => Governor::Other,
            _ => Governor::None,
        }
    }

    /// True if the phrase that begins at `at` does not complete the noun before it.
    pub(super) fn free_before(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        let token = &self.doc.tokens[before];
        let apart = Lists::Place.or(Lists::Weekday).or(Lists::Month).or(Lists::DateWord);
        !token.is_word()
            || self.ends_reference(at).is_some()
            || shape::definite(self.doc, before)
            || token.begins(apart)
            || self.is_a(before, Sorts::PRONOUN)
            || shape::closes_phrase(shape::bare(self.doc, before))
    }

    /// True if a new clause begins at `at`: a verb of the lists or a complementizer.
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        let token = &self.doc.tokens[at];
        if token.is_mark(':') {
            return true;
        }
        token.is_word() && (self.is_clause_verb(at) || self.is_complementizer(at))
    }

    /// True if the word at `at` is a verb of the lists.
    fn is_clause_verb(&self, at: usize) -> bool {
        let token = &self.doc.tokens[at];
        let verbs = Lists::Event.or(Lists::Speech);
        token.starts.intersects(verbs)
            && token.is_word()
            && !token.begins(Lists::FunctionWord)
            && !token.has_article()
            && !token.has_preposition()
            && self.doc.longest(at, verbs).is_some()
    }

    pub(super) fn is_complementizer(&self, at: usize) -> bool {
        self.is_a(at, Sorts::COMPLEMENTIZER)
    }

    /// True if the word at `at` is one of these function words.
    pub(super) fn is_a(&self, at: usize, sorts: Sorts) -> bool {
        self.doc.tokens.get(at).is_some_and(|t| t.is_a(sorts))
    }
}

/// Lists whose words end the search for a doer, or lead to him.
const SIGNS: Lists =
    Lists::FunctionWord.or(Lists::Role).or(Lists::ActNoun).or(Lists::Event).or(Lists::Speech);

/// How many references back a subject of the other gender is looked for.
const REACH: usize = 16;

/// What makes a phrase something else than a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Governor {
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
