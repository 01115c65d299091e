//! The verbs whose object is the list: what they govern it by, and who must
//! be their subject.

use super::super::Candidate;
use super::super::members::Style;
use super::super::shape::Verbal;
use super::{SUBJECT, Scan, Seen};
use crate::chars;
use crate::letters;
use crate::lexicon::{Kind, Lists};
use crate::token::TokenKind;

/// How a verb governs its list: by a preposition, or by a proclitic.
#[derive(Clone, Copy)]
pub(super) struct Governs {
    pub(super) preposition: Kind,
    pub(super) clitic: u8,
    /// True if the list may begin with a verbal noun of promotion.
    pub(super) promotes: bool,
}

/// What a verb of content has for its subject.
struct Subject {
    /// Behind its last token.
    end: usize,
    /// True if it names cooperation or an instrument.
    named: bool,
    /// True if its fields are told as such: مجالات, محاور.
    parts: bool,
    /// True if it is an instrument.
    document: bool,
}

impl Scan<'_, '_, '_> {
    /// تشمل …, تتضمن …: what a subject of cooperation holds.
    pub(super) fn include(
        &mut self,
        at: usize,
        len: usize,
        seen: &mut Seen,
        out: &mut Vec<Candidate>,
    ) -> usize {
        let next = at + len;
        let before = |end: Option<usize>| end.is_some_and(|e| e <= at && at - e <= SUBJECT);
        let named_before = before(seen.document) || before(seen.cooperation);
        let Subject { end: mut open, named, parts, document } = self.subject(next, before(seen.document));
        let subject = named || (parts && (self.signed || named_before));
        if !subject && !named_before {
            return next;
        }
        // Cooperation has fields; an instrument holds activities.
        // توسيع التعاون ليشمل …: the subject stands before.
        let noun = !before(seen.document) && !self.shapes.is_activity(open);
        let implied = before(seen.cooperation) && (noun || self.doc.tokens[at].has_preposition());
        let fields = parts || (!document && (subject || implied));
        if subject && let Some(colon) = self.colon_behind(open) {
            open = colon;
        }
        if open == next && self.lead_in(next).is_some_and(|(k, _, _)| k != Kind::Cooperate) {
            return next;
        }
        if document && self.is_relative(open) {
            // المذكرة التي وقعها فلان: what she holds stands behind the clause.
            const CLAUSE: usize = 25;
            let Some(verbal) = (open + 1..open + CLAUSE)
                .take_while(|&i| self.doc.tokens.get(i).is_some_and(|t| t.is_word()))
                .find(|&i| {
                    self.shapes.waw(i) == 0
                        && self.doc.tokens[i].begins(Lists::Field)
                        && self.shapes.verbal(i).is_some()
                })
            else {
                return open;
            };
            open = verbal;
        }
        seen.cooperation = Some(open);
        while self.doc.tokens.get(open).is_some_and(|t| t.kind == TokenKind::Mark) {
            open += 1;
        }
        let colon = self.lead_in(open).is_some_and(|(k, _, _)| k == Kind::Colon);
        if let Some(first) = self.behind_colon(open).filter(|_| colon) {
            return if fields {
                self.fields_of_list(first, out)
            } else {
                self.enumeration(first, Style::Activities, false, out)
            };
        }
        if colon || (self.shapes.verbal(open).is_none() && !self.shapes.is_definite(open)) {
            return open.max(next);
        }
        if self.is_circumstance(open) || self.descends(open) {
            return open;
        }
        if !fields {
            return self.enumeration(open, Style::Activities, false, out);
        }
        self.fields_of_list(open, out)
    }

    /// تنص … على, تهدف … إلى, اتفق … على: what a subject of cooperation is about.
    pub(super) fn governing(
        &mut self,
        at: usize,
        len: usize,
        governs: Governs,
        fields: bool,
        seen: &mut Seen,
        out: &mut Vec<Candidate>,
    ) -> usize {
        const NEAR: usize = 6;
        let next = at + len;
        let before = |end: Option<usize>| end.is_some_and(|e| e <= at + len && at + len - e <= SUBJECT);
        let mut subject = before(seen.document) || before(seen.cooperation);
        let mut open = next;
        loop {
            let Some(token) = self.doc.tokens.get(open) else { return next };
            if open > next + 2 * SUBJECT
                || token.kind == TokenKind::Newline
                || token.mark().is_some_and(chars::ends_sentence)
            {
                return next;
            }
            let lead = self.lead_in(open);
            if let Some((Kind::Ending, _, len)) = lead {
                open += len;
                continue;
            }
            if self.shapes.preposition(open) == Some(governs.preposition) {
                open += 1;
                break;
            }
            if token.clitics & governs.clitic != 0
                && open <= next + NEAR
                && self.shapes.verbal(open).is_some()
            {
                break;
            }
            let named = lead.is_some_and(|(k, _, _)| matches!(k, Kind::Document | Kind::Cooperate))
                || self.doc.longest(open, Lists::Instrument).is_some();
            if named && self.after_generic(next) == open {
                subject = true;
                seen.document = Some(open);
                if lead.is_some_and(|l| l.0 == Kind::Cooperate) {
                    seen.cooperation = Some(open);
                }
            }
            open += 1;
        }
        while self.doc.tokens.get(open).is_some_and(|t| t.is_mark(':')) {
            open += 1;
        }
        let verbal = self.shapes.verbal(open).map(|v| v.0);
        if verbal == Some(Verbal::Goal) && !governs.promotes {
            return next;
        }
        let verbal = verbal.is_some();
        if subject && fields && !verbal && self.shapes.is_definite(open) && !self.is_circumstance(open) {
            return self.enumeration(open, Style::Fields, false, out);
        }
        if !subject || !verbal || self.descends(open) {
            return open;
        }
        self.enumeration(open, Style::Activities, false, out)
    }

    /// The subject behind a verb: nouns of parts, then what parties do or have
    /// signed; behind an instrument, here or `told` before, what it is divided
    /// into (خمسة محاور).
    fn subject(&self, at: usize, told: bool) -> Subject {
        let mut found = Subject { end: at, named: false, parts: false, document: false };
        loop {
            match self.lead_in(found.end) {
                Some((Kind::Noun, _, n)) if !found.named => {
                    found.parts = true;
                    found.end += n;
                    if self.shapes.is_definite(found.end - n) {
                        return found;
                    }
                }
                Some((Kind::Document, 1, n)) if !found.named && self.signed => {
                    (found.named, found.document) = (true, true);
                    found.end += n;
                }
                Some((kind @ (Kind::Cooperate | Kind::Document), v, n))
                    if !found.named && v != 1 && self.shapes.verbal(found.end).is_none() =>
                {
                    found.named = true;
                    found.document |= kind == Kind::Document;
                    found.end += n;
                }
                Some((Kind::Generic, _, n)) => found.end += n,
                _ => match self.doc.longest(found.end, Lists::Instrument) {
                    Some(instrument) if !found.named => {
                        (found.named, found.document) = (true, true);
                        found.end += instrument.len;
                    }
                    _ => break,
                },
            }
        }
        found.parts &= !found.named;
        let counted = usize::from(self.doc.longest(found.end, Lists::Number).is_some());
        if (found.document || told)
            && let Some((Kind::Noun, value, n)) = self.lead_in(found.end + counted)
            && value != 1
            && !self.shapes.is_definite(found.end + counted)
        {
            found.parts = true;
            found.end += counted + n;
            if let Some((Kind::Tail, _, n)) = self.lead_in(found.end) {
                found.end += n;
            }
        }
        // مجالات التعاون بين الطرفين: the two need no names.
        let sides = self.shapes.preposition(found.end) == Some(Kind::Party)
            && self.shapes.is_definite(found.end + 1)
            && letters::has_dual_ending(self.shapes.bare(found.end + 1));
        if found.named && sides {
            found.end += 2;
        }
        found
    }

    /// اتفق … على: at least two activities, the first no mere promotion.
    pub(super) fn agreed(
        &mut self,
        at: usize,
        len: usize,
        seen: &mut Seen,
        out: &mut Vec<Candidate>,
    ) -> usize {
        let mark = out.len();
        let governs = Governs { preposition: Kind::On, clitic: 0, promotes: false };
        let end = self.governing(at, len, governs, false, seen, out);
        if out.len() < mark + 2 {
            out.truncate(mark);
            return at + len;
        }
        end
    }

    /// True if the activity at `at` is cooperation itself: its fields stand
    /// behind it and are read by their own lead-in.
    fn descends(&self, at: usize) -> bool {
        if self.shapes.verbal(at).is_none() {
            return false;
        }
        let Some(mut at) =
            (at + 1..at + 5).find(|&i| self.lead_in(i).is_some_and(|(k, _, _)| k == Kind::Cooperate))
        else {
            return false;
        };
        at = self.after_generic(at + 1);
        while self.shapes.is_relational(at) {
            at += 1;
        }
        const PARTIES: usize = 8;
        match self.shapes.preposition(at) {
            Some(Kind::In) => true,
            Some(Kind::Party) => (at..at + PARTIES).any(|i| self.shapes.is_in(i)),
            _ => false,
        }
    }
}
