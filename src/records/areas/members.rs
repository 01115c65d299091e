//! The splitting of an enumeration into its members.
//!
//! Commas and و part members only where each side can stand alone. Fields
//! (الطاقة، النقل) and activities (تبادل الخبرات، تنظيم الندوات) are split by
//! different signs: a field list by every و between whole noun phrases, an
//! activity list where a new verbal noun in the construct state begins.

use super::LEADS;
use super::shape::{Shapes, Verbal};
use crate::chars;
use crate::letters;
use crate::lexicon::{Kind, Lists};
use crate::token::{Token, TokenKind};

/// What the lead-in lets the members be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Fields of work: the object of في مجال.
    Fields,
    /// Things done: the object of تتضمن, تهدف إلى, اتفقا على.
    Activities,
}

/// A member, in tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Member {
    pub(super) start: usize,
    pub(super) end: usize,
    /// True if it begins with a verbal noun.
    pub(super) verbal: bool,
}

/// What stands at a place where a member may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// The member goes on.
    Join,
    /// It goes on, over so many tokens.
    Skip(usize),
    /// A new member begins at this token.
    Split(usize),
    /// The enumeration is over.
    End,
    /// What was read of the member only leads into the next, which begins at this token.
    Restart(usize),
    /// It is over, and what was read of the last member leads into a list itself.
    Drop,
}

/// The longest member that is believed, in tokens.
const LONGEST: usize = 45;

/// How many members back tell the style of the list; keeps long lists linear.
const TELLING: usize = 24;

/// Reads an enumeration.
pub(super) struct Reader<'d, 't, 's> {
    pub(super) shapes: Shapes<'d, 't, 's>,
    pub(super) style: Style,
    /// True if a verbal noun of promotion governs the lead-in (تعزيز التعاون
    /// في مجال …), so that another one goes on beside it, not in the list.
    pub(super) governed: bool,
}

impl Reader<'_, '_, '_> {
    /// Appends the members that begin at `at` to `out`; returns where the
    /// enumeration ends.
    pub(super) fn read(&self, at: usize, out: &mut Vec<Member>) -> usize {
        let from = out.len();
        let mut member = self.begin(at);
        let mut i = at;
        loop {
            let start = member.start;
            let turn = if i == start && self.is_word(i) && !self.is_over(i) {
                Turn::Join
            } else if i - start >= LONGEST {
                out.truncate(from);
                return i;
            } else {
                let telling = from.max(out.len().saturating_sub(TELLING));
                self.turn(i, member, &out[telling..])
            };
            match turn {
                Turn::Join => i = self.after(i),
                Turn::Skip(len) => i += len,
                Turn::Split(next) => {
                    self.close(member, i, out);
                    member = self.begin(next);
                    i = next;
                }
                Turn::Restart(next) => {
                    member = self.begin(next);
                    i = next;
                }
                Turn::End => {
                    self.close(member, i, out);
                    return i.max(at);
                }
                Turn::Drop => return i.max(at),
            }
        }
    }

    /// A member of which nothing has been read yet.
    fn begin(&self, start: usize) -> Member {
        Member { start, end: start, verbal: self.shapes.verbal(start).is_some() }
    }

    fn close(&self, member: Member, end: usize, out: &mut Vec<Member>) {
        if member.start < end {
            out.push(Member { end, ..member });
        }
    }

    fn is_word(&self, at: usize) -> bool {
        self.shapes.token(at).is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Foreign))
    }

    /// True if no member can begin at `at`, which follows a boundary.
    fn is_over(&self, at: usize) -> bool {
        let at = at + usize::from(self.shapes.is_lone_waw(at));
        let Some(token) = self.shapes.token(at) else { return true };
        let closes = |(kind, value, _)| match kind {
            Kind::Close | Kind::Ending | Kind::Party => true,
            Kind::Document => value == 0,
            _ => false,
        };
        matches!(token.kind, TokenKind::Newline | TokenKind::Mark)
            || self.kind(at, LEADS).is_some_and(closes)
            || self
                .kind(at, Lists::CatchAll)
                .is_some_and(|(k, _, len)| k == Kind::CatchAll && self.ends_phrase(at + len))
            || self.shapes.is_verb(at)
            || self.shapes.is_reporting_participle(at)
            || self.shapes.is_circumstantial(at)
            || (self.kind(at, Lists::Instrument).is_some() && self.shapes.verbal(at).is_none())
    }

    /// True if nothing completes the phrase that ends before `at`.
    fn ends_phrase(&self, at: usize) -> bool {
        self.shapes.token(at).is_none_or(|t| t.kind != TokenKind::Word) || self.shapes.waw(at) > 0
    }

    /// The kind, the value and the length of the entry that begins at `at`.
    fn kind(&self, at: usize, lists: Lists) -> Option<(Kind, i32, usize)> {
        let found = self.shapes.doc.longest(at, lists)?;
        let entry = self.shapes.doc.lexicon.entry(found.entry);
        Some((entry.kind, entry.value, found.len))
    }

    /// The token after `at`; a bracket or a quotation is stepped over whole.
    fn after(&self, at: usize) -> usize {
        const INSIDE: usize = 12;
        let Some(open) = self.shapes.token(at).and_then(Token::mark) else { return at + 1 };
        let close: fn(char) -> bool = match open {
            '(' => |c| c == ')',
            '[' => |c| c == ']',
            c if chars::opens_quote(c) => chars::closes_quote,
            _ => return at + 1,
        };
        (at + 1..at + INSIDE)
            .take_while(|&i| self.shapes.token(i).is_some_and(|t| t.kind != TokenKind::Newline))
            .find(|&i| self.shapes.token(i).and_then(Token::mark).is_some_and(close))
            .map_or(at + 1, |i| i + 1)
    }

    /// What token `i` does to `member`, which is read up to it.
    fn turn(&self, i: usize, member: Member, before: &[Member]) -> Turn {
        let shapes = &self.shapes;
        let start = member.start;
        let Some(token) = shapes.token(i) else { return Turn::End };
        match token.kind {
            TokenKind::Newline => return Turn::End,
            TokenKind::Mark => {
                let Some(mark) = token.mark() else { return Turn::Join };
                if chars::is_comma(mark) {
                    return self.at_comma(i, member, before);
                }
                let opens = matches!(mark, '(' | '[') || (chars::opens_quote(mark) && self.after(i) > i + 1);
                return match mark {
                    '/' | '%' | '&' | '\'' | '_' => Turn::Join,
                    '.' if self.is_number(i + 1) && !self.spaced(i + 1) => Turn::Join,
                    _ if opens => Turn::Join,
                    _ => Turn::End,
                };
            }
            TokenKind::Number | TokenKind::Foreign => return Turn::Join,
            TokenKind::Word => {}
        }
        if let Some((kind, value, len)) = self.kind(i, LEADS) {
            match kind {
                Kind::Additive | Kind::Tail if i > start => return self.goes_on(i, len, kind, value),
                Kind::Close => return Turn::End,
                Kind::Include if i > start && !self.is_relative(i - 1) => return Turn::Drop,
                Kind::Colon => return Turn::Drop,
                Kind::Ending if self.style == Style::Fields && self.is_clause_of_member(i) => {}
                Kind::Ending | Kind::Party
                    if value == 1 || (self.style == Style::Fields && !self.keeps(before, member, i)) =>
                {
                    return Turn::End;
                }
                _ if len > 1 && shapes.waw(i) == 0 => return Turn::Skip(len),
                _ => {}
            }
        }
        if shapes.waw(i) > 0 {
            return self.at_waw(i, member, before);
        }
        // في هذا المجال says nothing more.
        if shapes.is_in(i)
            && self
                .kind(i + 1, Lists::CatchAll)
                .is_some_and(|(k, _, len)| k == Kind::CatchAll && len > 1 && self.ends_phrase(i + 1 + len))
        {
            return Turn::End;
        }
        let plain = self.style == Style::Fields && !member.verbal;
        // للأعوام 2024-2026: how long it runs.
        let dated = token.has_preposition() && self.is_number(i + 1);
        let ends = |i| dated || shapes.is_verb(i) || token.begins(Lists::Weekday) || self.leaves_field(i);
        if plain && ends(i) && !(start + 1..i).any(|at| self.is_relative(at)) {
            return Turn::End;
        }
        if shapes.is_reporting_participle(i) { Turn::End } else { Turn::Join }
    }

    /// True if `member` keeps what stands at `i`: a verbal noun keeps its
    /// clauses, and one of reciprocity its parties.
    fn keeps(&self, before: &[Member], member: Member, i: usize) -> bool {
        if !member.verbal {
            return false;
        }
        let activities = !before.is_empty() && self.effective(before, member) == Style::Activities;
        let mutual = letters::is_reciprocal(self.shapes.bare(member.start));
        let parties = self.shapes.preposition(i) == Some(Kind::Party);
        self.is_relative(i) || if parties { mutual } else { activities }
    }

    /// True if a short relative clause begins at `i` and another activity
    /// stands behind its comma: البرامج التي ينظمها الطرفان، وتبادل ….
    fn is_clause_of_member(&self, i: usize) -> bool {
        const CLAUSE: usize = 8;
        if !self.is_relative(i) {
            return false;
        }
        let comma = (i + 1..i + CLAUSE).find(|&at| self.shapes.token(at).is_none_or(|t| !t.is_word()));
        comma.is_some_and(|at| {
            self.shapes.token(at).and_then(Token::mark).is_some_and(chars::is_comma)
                && self.shapes.waw(at + 1) > 0
                && self.shapes.verbal(at + 1).is_some_and(|v| v.0 == Verbal::Activity)
        })
    }

    fn is_relative(&self, at: usize) -> bool {
        self.kind(at, Lists::FunctionWord).is_some_and(|(k, _, _)| k == Kind::Relative)
    }

    fn is_number(&self, at: usize) -> bool {
        self.shapes.token(at).is_some_and(|t| t.kind == TokenKind::Number)
    }

    fn spaced(&self, at: usize) -> bool {
        self.shapes.token(at).is_some_and(|t| t.spaced)
    }

    /// True if `at` is في before a place, a side or another circumstance.
    fn leaves_field(&self, at: usize) -> bool {
        self.shapes.is_in(at) && self.is_circumstance(at + 1)
    }

    /// True if what follows في at `at` is no field.
    pub(super) fn is_circumstance(&self, at: usize) -> bool {
        let Some(token) = self.shapes.token(at) else { return true };
        let place = token.begins(Lists::Place) && self.shapes.doc.longest(at, Lists::Place).is_some();
        !token.is_word()
            || place
            || token.begins(Lists::Month.or(Lists::Weekday))
            || (token.begins(Lists::Number) && self.shapes.doc.longest(at, Lists::Number).is_some())
            || self.kind(at, Lists::CatchAll).is_some()
    }

    /// Where a new member would begin at `at`: after a lone و, a preposition
    /// that repeats the lead-in's, and the noun مجال.
    fn opening(&self, at: usize) -> usize {
        let mut at = at + usize::from(self.shapes.is_lone_waw(at));
        if self.kind(at, LEADS).is_some_and(|(k, _, _)| k == Kind::Cooperate) && self.shapes.is_in(at + 1) {
            at += 1;
        }
        if matches!(self.shapes.preposition(at), Some(Kind::In | Kind::On | Kind::About | Kind::To)) {
            at += 1;
        }
        // القطاعات المتخصصة مثل: the members stand behind the second connector.
        if self.kind(at, LEADS).is_some_and(|(k, v, _)| k == Kind::Noun && v != 3)
            && let Some(tail) = (at + 1..at + 4)
                .find(|&i| self.kind(i, LEADS).is_some_and(|(k, v, _)| k == Kind::Tail && v == 0))
        {
            return tail + 1;
        }
        let noun = self.kind(at, LEADS).filter(|n| n.0 == Kind::Noun && n.1 != 3);
        // والمجال الزراعي: the adjective is the member.
        if noun.is_some() && self.shapes.is_definite(at) && self.shapes.is_relational(at + 1) {
            return at + 1;
        }
        if let Some((_, value, len)) = noun
            && value != 3
            && !self.shapes.is_definite(at)
            && self.is_word(at + len)
        {
            at += len;
        }
        at
    }

    /// After فضلا عن, إلى جانب, لا سيما: a member more, or the end.
    fn goes_on(&self, i: usize, len: usize, kind: Kind, value: i32) -> Turn {
        let mut next = i + len;
        let colon = self.shapes.token(next).is_some_and(|t| t.is_mark(':'));
        // هي and منها lead on with a colon, ومنها without.
        let joined = value == 1 && self.shapes.waw(i) > 0;
        if kind == Kind::Tail && value > 0 && !colon && !joined {
            return Turn::End;
        }
        next += usize::from(colon);
        let next = self.opening(next);
        // "Especially" before a clause leads nowhere.
        if self.is_over(next) || (kind == Kind::Tail && self.is_conjunction(next)) {
            return Turn::End;
        }
        // وضع آليات لستة مجالات رئيسة، منها: the fields are those behind.
        let parts = (i.saturating_sub(3)..i)
            .any(|at| self.kind(at, LEADS).is_some_and(|(k, v, _)| k == Kind::Noun && (v == 2 || v == 3)));
        if kind == Kind::Tail && parts && self.style == Style::Activities {
            return Turn::Restart(next);
        }
        Turn::Split(next)
    }

    fn is_conjunction(&self, at: usize) -> bool {
        self.kind(at, Lists::FunctionWord).is_some_and(|(k, _, _)| k != Kind::Particle)
    }

    fn at_comma(&self, i: usize, member: Member, before: &[Member]) -> Turn {
        let shapes = &self.shapes;
        let next = i + 1;
        if let Some((kind, value, len)) = self.kind(next, LEADS) {
            match kind {
                Kind::Additive | Kind::Tail => return self.goes_on(next, len, kind, value),
                Kind::Ending | Kind::Party | Kind::Close => return Turn::End,
                _ => {}
            }
        }
        let open = self.opening(next);
        if self.is_over(next) || self.is_over(open) || (open > next && self.is_circumstance(open)) {
            return Turn::End;
        }
        // A preposition that does not repeat the lead-in's opens a clause.
        if open == next && self.is_conjunction(next) {
            return Turn::End;
        }
        let waw = shapes.waw(next) > 0;
        let verbal = shapes.verbal(open);
        if shapes.points_back(open) {
            return Turn::Join;
        }
        // المجالات …، مثل …، ضرورية ل: an adjective takes the sentence up again.
        if !waw && open == next && !shapes.is_definite(next) && shapes.is_relational(next) {
            return Turn::End;
        }
        match self.effective(before, member) {
            Style::Activities => match verbal {
                Some(_) if waw && self.parallel(open, before, member) => Turn::End,
                Some(_) => Turn::Split(open),
                None if !waw || open > next || shapes.is_definite(open) => Turn::Split(open),
                None => Turn::Join,
            },
            Style::Fields => {
                if waw && self.parallel(open, before, member) {
                    Turn::End
                } else {
                    Turn::Split(open)
                }
            }
        }
    }

    /// The style by which to split: a list of fields whose members are mostly
    /// activities is split as one of activities.
    fn effective(&self, before: &[Member], member: Member) -> Style {
        let verbal = before.iter().chain([&member]).filter(|m| m.verbal).count();
        if self.style == Style::Activities || 2 * verbal > before.len() + 1 {
            Style::Activities
        } else {
            Style::Fields
        }
    }

    /// True if a verbal noun stands beside the one that governs the lead-in,
    /// not in the list of fields.
    fn parallel(&self, open: usize, before: &[Member], member: Member) -> bool {
        let Some((verbal, _)) = self.shapes.verbal(open).filter(|_| self.style == Style::Fields) else {
            return false;
        };
        if self.governed && self.shapes.is_definite(open) {
            return true;
        }
        let activities = before.iter().chain([&member]).any(|m| m.verbal);
        verbal == Verbal::Goal && !activities
    }

    fn at_waw(&self, i: usize, member: Member, before: &[Member]) -> Turn {
        let shapes = &self.shapes;
        let start = member.start;
        let open = self.opening(i);
        let base = i + usize::from(shapes.is_lone_waw(i));
        if self.is_over(i) || self.is_over(open) || (open > base && self.is_circumstance(open)) {
            return Turn::End;
        }
        if shapes.points_back(open) {
            return Turn::Join;
        }
        let verbal = shapes.verbal(open);
        // A bare noun before و waits for the complement that both share.
        if i == start + 1 && !shapes.is_definite(start) && open == base {
            return Turn::Join;
        }
        // So do verbal nouns inside a member: لتأسيس وإدارة المشاريع.
        let waits =
            i > start && shapes.verbal(i - 1).is_some_and(|(_, len)| len == 1) && !shapes.is_definite(i - 1);
        if self.is_pair(i) || (waits && verbal.is_some() && open == base) {
            return Turn::Join;
        }
        if open == base
            && shapes.is_relational(i)
            && self.is_last_word(i)
            && i >= start + 2
            // The word before must be one that an adjective can go with.
            && (shapes.is_relational(i - 1) || shapes.is_definite(i - 1))
        {
            return Turn::Join;
        }
        match self.effective(before, member) {
            Style::Activities => match verbal {
                Some(_) if self.parallel(open, before, member) => Turn::End,
                Some((_, len)) if open > base || self.is_word(open + len) => Turn::Split(open),
                _ if open > base => Turn::Split(open),
                _ if !member.verbal && !before.is_empty() && shapes.is_definite(open) => Turn::Split(open),
                _ if !member.verbal && shapes.is_definite(open) && shapes.is_definite(start) => {
                    Turn::Split(open)
                }
                _ => Turn::Join,
            },
            Style::Fields => {
                if self.parallel(open, before, member) {
                    return Turn::End;
                }
                if verbal.is_some() || open > base {
                    return Turn::Split(open);
                }
                let established = before.iter().any(|m| !m.verbal && shapes.is_definite(m.start));
                // Where a comma parts the members, و alone joins objects of one activity.
                let parted = (start.saturating_sub(2)..start)
                    .any(|at| shapes.token(at).and_then(Token::mark).is_some_and(chars::is_comma));
                // تبادل الأساتذة والطلبة: one word beside one word, two objects.
                let objects = i == start + 2 && base == open && self.is_last_word(base);
                if member.verbal && (!established || parted || objects) {
                    return Turn::Join;
                }
                // أنظمة الحماية والإنذار: one word more for the same head.
                let genitive = !shapes.is_definite(start) && i == start + 2;
                if genitive && !established && self.is_last_word(base) {
                    return Turn::Join;
                }
                Turn::Split(open)
            }
        }
    }

    /// True if the phrase that begins at `at` has one word.
    fn is_last_word(&self, at: usize) -> bool {
        self.ends_phrase(at + 1)
            || self.kind(at + 1, Lists::LeadIn).is_some_and(|(k, _, _)| {
                matches!(k, Kind::Ending | Kind::Party | Kind::Tail | Kind::Additive)
            })
            || self.shapes.is_in(at + 1)
    }

    /// True if the words on both sides of the و at `i` are named together.
    fn is_pair(&self, i: usize) -> bool {
        (1..=2)
            .filter_map(|back| i.checked_sub(back))
            .any(|at| self.kind(at, Lists::Field).is_some_and(|(k, _, len)| k == Kind::Pair && at + len > i))
    }
}
