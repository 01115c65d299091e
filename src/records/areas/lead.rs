//! The lead-ins: which words, in which order, say that what follows are
//! fields of cooperation. One pass; a trigger reads its members and the pass
//! goes on behind them.

mod clauses;

use std::ops::Range;

use self::clauses::Governs;
use super::members::{Member, Reader, Style};
use super::shape::{Shapes, Verbal};
use super::{Candidate, LEADS, Source};
use crate::chars;
use crate::doc::Doc;
use crate::letters;
use crate::lexicon::{Kind, Lists, clitic};
use crate::token::{Token, TokenKind};

/// How far from the word of cooperation its field may stand, in tokens.
const REACH: usize = 40;
/// How far from its verb a subject may stand, in tokens.
const SUBJECT: usize = 14;

/// What was seen in the sentence under the pass.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    /// The end of the last word of cooperation.
    cooperation: Option<usize>,
    /// The end of the last word of relations, which have fields but are no cooperation.
    relations: Option<usize>,
    /// The end of the last instrument.
    document: Option<usize>,
    /// True if a verbal noun of promotion governs the word of cooperation.
    governed: bool,
}

impl Seen {
    fn is_empty(&self) -> bool {
        self.cooperation.or(self.document).or(self.relations).is_none()
    }
}

/// The pass over a document.
pub(super) struct Scan<'d, 't, 's> {
    doc: &'d Doc<'t, 's>,
    shapes: Shapes<'d, 't, 's>,
    members: Vec<Member>,
    /// What leads in, and the instruments, that the pass has not come by yet.
    leads: &'d [u32],
    instruments: &'d [u32],
    /// True once the text has named an instrument.
    signed: bool,
}

impl<'d, 't, 's> Scan<'d, 't, 's> {
    pub(super) fn new(doc: &'d Doc<'t, 's>) -> Self {
        let (leads, instruments) = (&doc.triggers.leads[..], &doc.triggers.instruments[..]);
        Scan { doc, shapes: Shapes { doc }, members: Vec::new(), leads, instruments, signed: false }
    }

    /// Adds the fields that one line's running text names to `out`.
    pub(super) fn line(&mut self, tokens: Range<usize>, out: &mut Vec<Candidate>) {
        let words = LEADS.or(Lists::Instrument);
        let mut seen = Seen::default();
        let mut at = tokens.start;
        while at < tokens.end {
            // Where nothing has been named, only what names it matters.
            let next = if seen.is_empty() {
                self.next(at)
            } else {
                let ends = |t: &Token| t.mark().is_some_and(chars::ends_sentence);
                let mut rest = self.doc.tokens[at..tokens.end].iter();
                let found = rest.position(|t| t.starts.intersects(words) || ends(t));
                found.map_or(tokens.end, |step| at + step)
            };
            if next >= tokens.end {
                return;
            }
            if self.doc.tokens[next].kind == TokenKind::Mark {
                seen = Seen::default();
                at = next + 1;
            } else {
                at = self.trigger(next, &mut seen, out).max(next + 1);
            }
        }
    }

    /// The next token from `at` on that leads in or begins an instrument, or `usize::MAX`.
    fn next(&mut self, at: usize) -> usize {
        let next = |triggers: &mut &'d [u32]| {
            while let Some((&first, rest)) = triggers.split_first() {
                if first as usize >= at {
                    return first as usize;
                }
                *triggers = rest;
            }
            usize::MAX
        };
        next(&mut self.leads).min(next(&mut self.instruments))
    }

    /// True if the lead-in of a list of marked lines says that its members
    /// are fields of cooperation.
    pub(super) fn leads_into_fields(&self, lead: Range<usize>) -> bool {
        const SHORT: usize = 6;
        let (mut cooperation, mut parts) = (false, false);
        let mut at = lead.start;
        while at < lead.end {
            let mut len = 1;
            if let Some((kind, _, n)) = self.lead_in(at) {
                len = n;
                match kind {
                    Kind::Cooperate | Kind::Document | Kind::Agree => cooperation = true,
                    Kind::Noun | Kind::Colon | Kind::Include | Kind::Stipulate | Kind::Aim => parts = true,
                    _ => {}
                }
            } else if let Some(found) = self.doc.longest(at, Lists::Instrument) {
                (cooperation, len) = (true, found.len);
            }
            at += len;
        }
        let colon = lead.end.checked_sub(1).is_some_and(|last| self.doc.tokens[last].is_mark(':'));
        cooperation && (parts || (colon && lead.len() <= SHORT))
    }

    fn lead_in(&self, at: usize) -> Option<(Kind, i32, usize)> {
        let found = self.doc.longest(at, LEADS)?;
        let entry = self.doc.lexicon.entry(found.entry);
        // خاصة leads on; الخاصة is an adjective.
        let article = entry.kind == Kind::Tail && self.doc.tokens[at].has_article();
        (!article).then_some((entry.kind, entry.value, found.len))
    }

    /// What begins at `at`; returns where the pass goes on.
    fn trigger(&mut self, at: usize, seen: &mut Seen, out: &mut Vec<Candidate>) -> usize {
        let lead = self.lead_in(at);
        let instrument = self.doc.longest(at, Lists::Instrument).map_or(0, |m| m.len);
        let Some((kind, value, len)) = lead.filter(|l| l.2 >= instrument) else {
            if instrument > 0 {
                return self.instrument(at + instrument, seen, out);
            }
            return at + 1;
        };
        match kind {
            Kind::Cooperate if value == 1 => self.cooperating(at, len, seen, out),
            Kind::Cooperate => self.cooperation(at, len, value, seen, out),
            Kind::Document => {
                if value == 0 || self.signed {
                    seen.document = Some(at + len);
                }
                self.signed |= value == 0;
                at + len
            }
            Kind::Noun if value == 3 => self.parts(at, len, out),
            Kind::Noun => self.noun(at, len, value, seen, out),
            Kind::Include => self.include(at, len, seen, out),
            Kind::Stipulate => self.governing(
                at,
                len,
                Governs { preposition: Kind::On, clitic: clitic::BA, promotes: true },
                value == 1,
                seen,
                out,
            ),
            Kind::Aim => {
                let mark = out.len();
                let end = self.governing(
                    at,
                    len,
                    Governs { preposition: Kind::To, clitic: clitic::LAM, promotes: true },
                    false,
                    seen,
                    out,
                );
                mark_as(Source::Aim, &mut out[mark..]);
                end
            }
            Kind::Agree => {
                seen.cooperation = Some(at + len);
                let mark = out.len();
                let end = self.agreed(at, len, seen, out);
                mark_as(Source::Aim, &mut out[mark..]);
                end
            }
            Kind::Tail if value == 0 || self.doc.tokens.get(at + len).is_some_and(|t| t.is_mark(':')) => {
                self.tail(at, len, seen, out)
            }
            _ => at + len,
        }
    }

    /// اتفاقية …, by its end: what it is made in.
    fn instrument(&mut self, end: usize, seen: &mut Seen, out: &mut Vec<Candidate>) -> usize {
        seen.document = Some(end);
        self.signed = true;
        match self.object(end) {
            Some(open) if self.shapes.is_definite(open) && self.shapes.is_in(end) => {
                self.enumeration(open, Style::Fields, false, out)
            }
            _ => end,
        }
    }

    /// التعاون …: its adjectives, or what follows في.
    fn cooperation(
        &mut self,
        at: usize,
        len: usize,
        value: i32,
        seen: &mut Seen,
        out: &mut Vec<Candidate>,
    ) -> usize {
        let instrumental = self.doc.tokens[at].clitics & clitic::BA != 0
            && self.shapes.preposition(at + len) == Some(Kind::Party);
        // مجلس التعاون, منظمة التعاون are names.
        let named = at > 0 && self.is_institution(at - 1);
        if instrumental || named {
            return at + len;
        }
        if value == 2 {
            seen.relations = Some(at + len);
            return at + len;
        }
        seen.cooperation = Some(at + len);
        seen.governed =
            (1..=2).filter_map(|back| at.checked_sub(back)).any(|i| self.shapes.verbal(i).is_some());
        let next = self.adjectives(at + len, value == 0, out);
        // تبادل المعلومات حول … has a topic, no field.
        let topic = len > 1 && self.shapes.preposition(next) == Some(Kind::About);
        if value != 3
            && !topic
            && let Some(open) = self.object(next)
        {
            return self.enumeration(open, Style::Fields, seen.governed, out);
        }
        next
    }

    /// Behind the adjectives of cooperation: التعاون الاستراتيجي السياسي
    /// والاقتصادي والأمني. Three of them or more are fields, fewer
    /// say what cooperation it is.
    fn adjectives(&self, at: usize, fields: bool, out: &mut Vec<Candidate>) -> usize {
        const ENOUGH: usize = 3;
        let mark = out.len();
        let mut next = at;
        loop {
            let generic = self.lead_in(next).filter(|l| l.0 == Kind::Generic).map(|l| l.2);
            let definite = self.shapes.is_definite(next);
            // A general word counts where و puts it beside the others.
            let listed = definite
                && self.shapes.is_relational_form(next)
                && (self.shapes.waw(next) > 0
                    || (self.shapes.waw(next + 1) > 0 && self.shapes.is_relational(next + 1)));
            match generic {
                Some(1) if listed => self.put(next, next + 1, out),
                Some(len) => {
                    next += len;
                    continue;
                }
                None if definite && self.shapes.is_relational(next) => self.put(next, next + 1, out),
                // تعاون استشاري وتقني: an indefinite one has no fields of its own.
                None if self.shapes.is_relational(next) && !self.shapes.is_definite(at - 1) => {}
                None => break,
            }
            next += 1;
        }
        if !fields || out.len() < mark + ENOUGH {
            out.truncate(mark);
        }
        next
    }

    fn is_institution(&self, at: usize) -> bool {
        self.doc.tokens[at].begins(Lists::Institution)
            && !self.shapes.is_definite(at)
            && self.doc.lexicon.alone(self.doc.tokens[at].word, Lists::Institution).is_some()
    }

    /// Where the object of في begins, right at `at` or behind the parties
    /// (بين الجانبين), if it is a field.
    fn object(&self, at: usize) -> Option<usize> {
        const PARTIES: usize = 8;
        let within = if self.shapes.preposition(at) == Some(Kind::Party) { PARTIES } else { 1 };
        let open = (at..at + within)
            .take_while(|&i| self.doc.tokens.get(i).is_some_and(|t| t.is_word()) && !self.shapes.is_verb(i))
            .find(|&i| matches!(self.shapes.preposition(i), Some(Kind::In | Kind::About)))?
            + 1;
        let open = open + usize::from(self.doc.tokens.get(open).is_some_and(|t| t.is_mark(':')));
        let verbal = self.shapes.verbal(open).map(|v| v.0);
        let other = self.lead_in(open).is_some_and(|(k, v, _)| k != Kind::Noun || v != 3)
            && verbal != Some(Verbal::Activity);
        let field = self.shapes.is_definite(open) || within == 1 || verbal.is_some();
        (field && !other && verbal != Some(Verbal::Goal) && !self.is_circumstance(open)).then_some(open)
    }

    /// يتعاون الطرفان في …
    fn cooperating(&mut self, at: usize, len: usize, seen: &mut Seen, out: &mut Vec<Candidate>) -> usize {
        const PARTIES: usize = 6;
        seen.cooperation = Some(at + len);
        let next = at + len;
        let Some(open) = (next..next + PARTIES).find(|&i| self.shapes.is_in(i)) else { return next };
        if self.lead_in(open + 1).is_some() || self.is_circumstance(open + 1) {
            return next;
        }
        self.enumeration(open + 1, Style::Fields, false, out)
    }

    fn is_circumstance(&self, at: usize) -> bool {
        Reader { shapes: self.shapes, style: Style::Fields, governed: false }.is_circumstance(at)
    }

    /// Behind the adjectives that say of a field only which or how many.
    fn after_generic(&self, mut at: usize) -> usize {
        while let Some((Kind::Generic, _, len)) = self.lead_in(at) {
            at += len;
        }
        at
    }

    /// مجال, مجالات, قطاع … in a sentence about cooperation.
    fn noun(
        &mut self,
        at: usize,
        len: usize,
        value: i32,
        seen: &mut Seen,
        out: &mut Vec<Candidate>,
    ) -> usize {
        const SECTOR: usize = 4;
        let next = at + len;
        let reach = if value == 4 { SECTOR } else { REACH };
        let near = |end: Option<usize>| end.filter(|&e| e <= at && at - e <= reach);
        let Some(anchor) = near(seen.cooperation).max(near(seen.document)).max(near(seen.relations)) else {
            return if value == 2 { self.parts(at, len, out) } else { next };
        };
        if self.is_parted(anchor, at) {
            return next;
        }
        let inside = at > 0 && (self.shapes.is_in(at - 1) || self.doc.tokens[at].clitics & clitic::BA != 0)
            || self.shapes.waw(at) > 0;
        if !inside {
            return if value == 2 { self.parts(at, len, out) } else { next };
        }
        if self.shapes.is_definite(at) {
            return self.definite_noun(at, next, seen, out);
        }
        let open = self.after_generic(next);
        if open > next {
            return self.behind_generic(open, seen, out);
        }
        let field = |(kind, value, _)| kind == Kind::Document || (kind == Kind::Noun && value == 3);
        if self.lead_in(open).is_some_and(|l| !field(l)) || self.is_circumstance(open) {
            return next;
        }
        self.enumeration(open, Style::Fields, seen.governed, out)
    }

    /// بنود الاتفاقية، … and مجالات التعاون: …: the parts of what parties have
    /// signed, behind a comma or a colon, and of what they do, behind a colon.
    fn parts(&mut self, at: usize, len: usize, out: &mut Vec<Candidate>) -> usize {
        let next = at + len;
        let (mut open, activities) = match self.lead_in(next) {
            Some((Kind::Document, _, n)) => (next + n, true),
            Some((Kind::Cooperate, 0 | 3, n)) => (next + n, false),
            _ => match self.doc.longest(next, Lists::Instrument) {
                Some(found) => (next + found.len, true),
                None => return next,
            },
        };
        while self.lead_in(open).is_some_and(|(k, _, _)| k == Kind::Generic)
            || self.doc.tokens.get(open).is_some_and(|t| t.begins(Lists::Place))
        {
            open += 1;
        }
        open = self.colon_behind(open).unwrap_or(open);
        let mark = self.doc.tokens.get(open).and_then(Token::mark);
        let verbal = self.shapes.verbal(open + 1).is_some();
        if activities && verbal && mark.is_some_and(|c| c == ':' || chars::is_comma(c)) {
            return self.enumeration(open + 1, Style::Activities, false, out);
        }
        match self.behind_colon(open) {
            Some(first) if !activities => self.fields_of_list(first, out),
            _ => next,
        }
    }

    /// The colon behind the parties or a clause at `at`: مجالات التعاون بين الطرفين:, … التي اتفقا عليها:.
    fn colon_behind(&self, at: usize) -> Option<usize> {
        const CLAUSE: usize = 10;
        if !self.is_relative(at) && self.shapes.preposition(at) != Some(Kind::Party) {
            return None;
        }
        (at + 1..at + CLAUSE)
            .find(|&i| self.doc.tokens.get(i).is_none_or(|t| !t.is_word()))
            .filter(|&i| self.doc.tokens.get(i).is_some_and(|t| t.is_mark(':')))
    }

    /// Where a list begins on the same line behind a colon at `at`, and behind
    /// الآتية or ما يلي before it.
    fn behind_colon(&self, at: usize) -> Option<usize> {
        let at = at + self.lead_in(at).filter(|l| l.0 == Kind::Colon).map_or(0, |l| l.2);
        let colon = self.doc.tokens.get(at).is_some_and(|t| t.is_mark(':'));
        let word = self.doc.tokens.get(at + 1).is_some_and(Token::is_word);
        (colon && word && !self.is_circumstance(at + 1)).then_some(at + 1)
    }

    /// Fields that a sentence or a list names as such.
    fn fields_of_list(&mut self, at: usize, out: &mut Vec<Candidate>) -> usize {
        let mark = out.len();
        let end = self.enumeration(at, Style::Fields, false, out);
        mark_as(Source::List, &mut out[mark..]);
        end
    }

    /// True if a clause begins between a word of cooperation and its field.
    fn is_parted(&self, from: usize, to: usize) -> bool {
        // اتفاقية تمتد خمس سنوات: the clause belongs to the instrument.
        let from = from + usize::from(self.shapes.is_verb(from));
        (from..to)
            .any(|i| self.is_relative(i) || self.shapes.is_verb(i) || self.shapes.is_reporting_participle(i))
    }

    /// التي, الذي and their kin.
    fn is_relative(&self, at: usize) -> bool {
        self.shapes.is_definite(at)
            && self.doc.tokens[at].begins(Lists::FunctionWord)
            && self
                .doc
                .lexicon
                .alone(self.doc.tokens[at].word, Lists::FunctionWord)
                .is_some_and(|e| self.doc.lexicon.entry(e).kind == Kind::Relative)
    }

    /// المجالات السياسية والاقتصادية: each adjective is a field.
    fn definite_noun(&mut self, _at: usize, next: usize, seen: &mut Seen, out: &mut Vec<Candidate>) -> usize {
        let mut open = self.after_generic(next);
        let first = open;
        let mark = out.len();
        loop {
            if self.shapes.is_relational(open) && self.shapes.is_definite(open) {
                self.put(open, open + 1, out);
                open += 1;
            } else if self.doc.tokens.get(open).and_then(Token::mark).is_some_and(chars::is_comma)
                && open > first
                && self.shapes.is_relational(open + 1)
                && self.shapes.is_definite(open + 1)
            {
                open += 1;
            } else {
                break;
            }
        }
        // المجالات السياحية الآتية: the fields stand below.
        if self.lead_in(open).is_some_and(|(k, _, _)| k == Kind::Colon) {
            out.truncate(mark);
            return match self.behind_colon(open) {
                Some(first) => self.fields_of_list(first, out),
                None => open,
            };
        }
        if out.len() == mark {
            return self.behind_generic(open, seen, out);
        }
        // المجالات الاقتصادية والطاقة المتجددة: nouns go on with the list.
        let noun = self.shapes.waw(open) > 0
            && self.shapes.is_definite(open)
            && self.shapes.verbal(open).is_none()
            && self.lead_in(open).is_none();
        let activity = self.shapes.waw(open) > 0
            && !seen.governed
            && matches!(self.shapes.verbal(open), Some((Verbal::Activity, _)));
        if (noun || activity) && !self.is_circumstance(open) {
            return self.enumeration(open, Style::Fields, false, out);
        }
        let next =
            open + usize::from(self.doc.tokens.get(open).and_then(Token::mark).is_some_and(chars::is_comma));
        match self.lead_in(next) {
            Some((Kind::Additive, _, len)) if !self.is_circumstance(next + len) => {
                self.enumeration(next + len, Style::Fields, false, out)
            }
            _ => self.behind_generic(open, seen, out),
        }
    }

    /// المجالات … مثل: the fields behind a word that says which.
    fn behind_generic(&mut self, at: usize, seen: &mut Seen, out: &mut Vec<Candidate>) -> usize {
        let comma = self.doc.tokens.get(at).and_then(Token::mark).is_some_and(chars::is_comma);
        let at = at + usize::from(comma);
        match self.lead_in(at) {
            Some((Kind::Tail, 0, len)) => self.tail(at, len, seen, out),
            _ => at,
        }
    }

    /// لا سيما, مثل, منها: the fields of what stands before.
    fn tail(&mut self, at: usize, len: usize, seen: &mut Seen, out: &mut Vec<Candidate>) -> usize {
        let mut next = at + len;
        let adjective = self.shapes.is_relational(next) && self.shapes.is_definite(next);
        let named = seen.cooperation.max(seen.relations.filter(|_| adjective));
        let near = named.is_some_and(|e| e <= at && at - e <= SUBJECT);
        let listed = seen.document.is_some_and(|e| e <= at && at - e <= SUBJECT);
        if !near && !listed {
            return next;
        }
        if near {
            seen.cooperation = Some(next);
        }
        if self.doc.tokens.get(next).is_some_and(|t| t.is_mark(':')) {
            next += 1;
        }
        if self.shapes.is_in(next) {
            next += 1;
        }
        if self.lead_in(next).is_some() || self.is_circumstance(next) {
            return next;
        }
        let activities = self.shapes.verbal(next).is_some();
        if !near && !activities {
            return next;
        }
        let style = if activities { Style::Activities } else { Style::Fields };
        self.enumeration(next, style, seen.governed, out)
    }

    fn enumeration(&mut self, at: usize, style: Style, governed: bool, out: &mut Vec<Candidate>) -> usize {
        let mut members = std::mem::take(&mut self.members);
        members.clear();
        let end = Reader { shapes: self.shapes, style, governed }.read(at, &mut members);
        for member in members.iter().filter(|m| !self.is_vague(m)) {
            self.put(member.start, member.end, out);
        }
        self.members = members;
        end
    }

    /// True if a member is cooperation at large: تعزيز سبل التعاون المشترك.
    fn is_vague(&self, member: &Member) -> bool {
        let verbal = self.shapes.verbal(member.start).filter(|_| member.verbal);
        let Some((_, len)) = verbal else { return false };
        let mut at = member.start + len;
        let mut cooperation = false;
        while at < member.end {
            match self.lead_in(at) {
                Some((Kind::Cooperate, v, n)) if v != 3 => {
                    cooperation = true;
                    at += n;
                }
                Some((Kind::Noun | Kind::Generic, _, n)) => at += n,
                _ if self.shapes.preposition(at) == Some(Kind::Party) => return cooperation,
                _ => return false,
            }
        }
        cooperation
    }

    /// Adds the member in these tokens.
    fn put(&self, start: usize, end: usize, out: &mut Vec<Candidate>) {
        let (Some(first), Some(last)) = (self.doc.tokens.get(start), self.doc.tokens[..end].last()) else {
            return;
        };
        let cut = self.shapes.waw(start).max(first.cut as usize);
        let fuse = clitic::LAM | clitic::AL;
        let fused = first.clitics & fuse == fuse
            && letters::behind_article(&self.doc.folded[first.start as usize + cut..]).is_none();
        let label = first.start as usize + cut..last.end as usize;
        if label.start < label.end {
            let core = self
                .shapes
                .verbal(start)
                .and_then(|(_, len)| self.doc.tokens.get(start + len))
                .map(|t| t.start as usize);
            out.push(Candidate { label, description: None, fused, core, source: Source::Text });
        }
    }
}

fn mark_as(source: Source, found: &mut [Candidate]) {
    for candidate in found {
        candidate.source = source;
    }
}
