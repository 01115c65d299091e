//! The words of date expressions, read one at a time from the tokens.

use std::ops::Range;

use super::point::Calendar;
use super::said::Expression;
use crate::calendar::Weekday;
use crate::chars;
use crate::doc::Doc;
use crate::lexicon::{Entry, Kind, Kinds, List, Lists};
use crate::token::{Token, TokenKind};

/// The first year that can be no Hijri one.
const GREGORIAN: u32 = 1700;

/// A number in digits or words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub(super) value: u32,
    /// How many digits it is written with; 0 in words.
    pub(super) digits: u32,
    pub(super) ordinal: bool,
    pub(super) next: usize,
}

/// A month's name, or its two names of two regions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Month {
    pub(super) calendar: Calendar,
    pub(super) month: u8,
    /// 1 if the name alone is a month's, see `months.tsv`.
    pub(super) tier: u8,
    pub(super) next: usize,
}

/// A number that can be a year.
#[derive(Clone, Copy, Debug)]
pub(super) struct YearNumber {
    pub(super) year: u16,
    pub(super) calendar: Calendar,
    /// True if هـ or م stands after it.
    pub(super) marked: bool,
    pub(super) next: usize,
}

/// Looks at tokens. Every method takes the index of a token and, where it
/// reads something, gives the index after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'d, 't, 's> {
    pub(super) doc: &'d Doc<'t, 's>,
}

impl Words<'_, '_, '_> {
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.doc.tokens.get(at)
    }

    /// The tokens with which an expression may begin.
    pub(super) fn starts(&self) -> impl Iterator<Item = usize> {
        self.doc.triggers.dates.iter().map(|&at| at as usize)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Number)
    }

    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.token(at).is_some_and(|t| t.is_mark(mark))
    }

    #[inline]
    pub(super) fn is_any_mark(&self, at: usize, marks: &str) -> bool {
        self.token(at)
            .is_some_and(|t| t.kind == TokenKind::Mark && t.mark().is_some_and(|m| marks.contains(m)))
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.token(at).and_then(Token::mark).is_some_and(chars::is_dash)
    }

    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.token(at).and_then(Token::mark).is_some_and(chars::is_comma)
    }

    /// True if the token touches the one before it.
    pub(super) fn touches(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| !t.spaced)
    }

    pub(super) fn has_waw(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::has_waw)
    }

    /// The mark that closes what the mark at `at` opens, a bracket or a quotation.
    pub(super) fn closer(&self, at: usize) -> Option<char> {
        match self.token(at)?.mark()? {
            '(' => Some(')'),
            '[' => Some(']'),
            '«' => Some('»'),
            '“' => Some('”'),
            '"' => Some('"'),
            _ => None,
        }
    }

    /// The longest entry of one of the lists that expressions begin with.
    pub(super) fn entry(&self, at: usize, lists: Lists) -> Option<(&Entry, usize)> {
        let found = self.doc.longest(at, lists)?;
        Some((self.doc.lexicon.entry(found.entry), at + found.len))
    }

    /// A date word of one kind.
    pub(super) fn word(&self, at: usize, kind: Kind) -> Option<(&Entry, usize)> {
        self.entry(at, Lists::DateWord).filter(|(entry, _)| entry.kind == kind)
    }

    /// A linking phrase of one kind.
    #[inline]
    pub(super) fn link(&self, at: usize, kind: Kind) -> Option<(&Entry, usize)> {
        if self.may_link(at, Kinds::of(kind)) { self.link_where(at, |other| other == kind) } else { None }
    }

    /// A linking phrase of a kind that `fits`.
    fn link_where(&self, at: usize, fits: impl Fn(Kind) -> bool) -> Option<(&Entry, usize)> {
        let link = |entry: &Entry| entry.list == List::DateLink && fits(entry.kind);
        let found = self.doc.longest_where(at, Lists::DateLink, link)?;
        Some((self.doc.lexicon.entry(found.entry), at + found.len))
    }

    /// False if no linking phrase of any of `kinds` begins here, as at most words.
    #[inline]
    pub(super) fn may_link(&self, at: usize, kinds: Kinds) -> bool {
        self.token(at).is_some_and(|t| self.doc.lexicon.links(t.whole).may_have(kinds))
    }

    #[inline]
    pub(super) fn is_link(&self, at: usize, kind: Kind) -> bool {
        self.link(at, kind).is_some()
    }

    /// True if the word before `at` is a link of this kind.
    pub(super) fn after_link(&self, at: usize, kind: Kind) -> bool {
        at > 0 && self.link(at - 1, kind).is_some_and(|(_, next)| next == at)
    }

    /// Which one: الماضي is -1, الجاري 0, المقبل 1.
    pub(super) fn away(&self, at: usize) -> Option<(i8, usize)> {
        const WHICH: [Kind; 3] = [Kind::Past, Kind::Current, Kind::Next];
        if !self.may_link(at, Kinds::any(&WHICH)) {
            return None;
        }
        let (entry, next) = self.link_where(at, |kind| WHICH.contains(&kind))?;
        Some((entry.value as i8, next))
    }

    #[inline]
    pub(super) fn number(&self, at: usize) -> Option<Number> {
        let token = self.token(at)?;
        if token.kind == TokenKind::Number {
            let digits = token.end - token.start;
            return Some(Number { value: token.value, digits, ordinal: false, next: at + 1 });
        }
        if token.starts.intersects(Lists::Number) { self.number_in_words(at) } else { None }
    }

    fn number_in_words(&self, at: usize) -> Option<Number> {
        let (entry, mut next) = self.entry(at, Lists::Number)?;
        let ordinal = entry.kind == Kind::Ordinal;
        let mut value = entry.value as u32;
        let mut last = value;
        // The parts follow joined by و, from the greatest (ألفين وأربعة وعشرين) or, in
        // decrees, from the least (ستة وأربعين وأربعمائة وألف).
        while !ordinal && self.token(next).is_some_and(|t| t.has_waw() && !t.has_preposition()) {
            let Some((part, after)) = self.entry(next, Lists::Number) else { break };
            let part = part.value as u32;
            let down = match last {
                1000.. => part < 1000,
                100.. => part < 100,
                ..10 => (20..=90).contains(&part) && part.is_multiple_of(10),
                _ => false,
            };
            let up = last < 100 && value < 100 && (100..1000).contains(&part) && part.is_multiple_of(100)
                || value < 1000 && (part == 1000 || part == 2000);
            if !down && !up {
                break;
            }
            value += part;
            last = part;
            next = after;
        }
        Some(Number { value, digits: 0, ordinal, next })
    }

    /// False where neither what stands around the number at `at` can make a day, a
    /// month or a year of it, nor a count of days or months.
    pub(super) fn number_goes_on(&self, at: usize, token: &Token) -> bool {
        const NAMES: Lists = Lists::Month.or(Lists::Weekday);
        const BEFORE_YEARS: Kinds = Kinds::any(&[Kind::Between, Kind::From, Kind::On, Kind::Until]);
        const AFTER: Kinds = Kinds::any(&[
            Kind::And,
            Kind::Current,
            Kind::GregorianMark,
            Kind::HijriMark,
            Kind::Next,
            Kind::Of,
            Kind::Past,
            Kind::Until,
        ]);
        let (after, ordinal) = if token.kind == TokenKind::Number {
            if token.end - token.start == 4 && at > 0 && self.may_link(at - 1, BEFORE_YEARS) {
                return true;
            }
            (at + 1, false)
        } else {
            match self.number_in_words(at) {
                Some(number) => (number.next, number.ordinal),
                None => return self.may_link(at, Kinds::of(Kind::Ordinal)),
            }
        };
        let Some(next) = self.token(after) else { return false };
        let is_number = |t: &Token| t.kind == TokenKind::Number || t.starts.intersects(Lists::Number);
        if let Some(mark) = next.mark() {
            let joins = matches!(mark, '/' | '\\' | '.') || chars::is_dash(mark) || chars::is_comma(mark);
            let other = self.token(after + 1).filter(|_| joins);
            return other.is_some_and(|t| {
                // One stop between figures is a decimal's: 2.5.
                t.starts.intersects(NAMES.or(Lists::DateWord))
                    || is_number(t) && (mark != '.' || self.is_mark(after + 2, '.'))
            });
        }
        // Five years and five days are counted from elsewhere, five months are a part of a year.
        let unit = || ordinal || self.is_counted_from(at) || self.word(after, Kind::Month).is_some();
        next.starts.intersects(NAMES)
            || next.has_waw()
            || self.may_link(after, AFTER)
            || ordinal && is_number(next)
            || next.starts.intersects(Lists::DateWord) && unit()
    }

    /// A number that can be a day of a month.
    pub(super) fn day_number(&self, at: usize) -> Option<Number> {
        self.number(at).filter(|n| (1..=31).contains(&n.value) && n.digits <= 2)
    }

    fn month_name(&self, at: usize) -> Option<Month> {
        let (entry, next) = self.entry(at, Lists::Month)?;
        // مايو كلينك
        if entry.kind == Kind::Noun {
            return None;
        }
        let month = entry.value as u8;
        let calendar = match entry.kind {
            Kind::Hijri | Kind::FirstOfTwoHijri => Calendar::Hijri,
            _ => Calendar::Gregorian,
        };
        if matches!(entry.kind, Kind::FirstOfTwo | Kind::FirstOfTwoHijri) {
            // كانون 2
            let nth = self.number(next).filter(|n| n.digits == 1 && (1..=2).contains(&n.value))?;
            let month = (month + nth.value as u8 - 1) % 12 + 1;
            return Some(Month { calendar, month, tier: entry.tier, next: nth.next });
        }
        Some(Month { calendar, month, tier: entry.tier, next })
    }

    /// A month by its name; `يوليو/تموز`, `نيسان (أبريل)` and `حزيران يونيو`
    /// are one. After a day even two names that differ are one month, the
    /// first: no day belongs to two.
    pub(super) fn month(&self, at: usize, after_day: bool) -> Option<Month> {
        let name = self.month_name(at)?;
        let twin = |at: usize| {
            self.month_name(at).filter(|t| {
                t.calendar == name.calendar && !self.has_waw(at) && (after_day || t.month == name.month)
            })
        };
        let at = name.next;
        let joined = (self.is_dash(at) || self.is_any_mark(at, "/\\")).then(|| twin(at + 1)).flatten();
        let bracketed = self.is_mark(at, '(').then(|| twin(at + 1)).flatten();
        if let Some(twin) = joined {
            return Some(Month { next: twin.next, tier: 1, ..name });
        }
        if let Some(twin) = bracketed.filter(|t| self.is_mark(t.next, ')')) {
            return Some(Month { next: twin.next + 1, tier: 1, ..name });
        }
        match twin(at).filter(|t| t.month == name.month) {
            Some(twin) => Some(Month { next: twin.next, tier: 1, ..name }),
            None => Some(name),
        }
    }

    /// شهر, with or without the article, or شهري of two.
    pub(super) fn month_noun(&self, at: usize) -> Option<usize> {
        self.word(at, Kind::Month).filter(|(entry, _)| entry.value != 0).map(|(_, next)| next)
    }

    /// هـ or م, spelled out or not.
    pub(super) fn mark(&self, at: usize) -> Option<(Calendar, usize)> {
        if let Some((_, next)) = self.link(at, Kind::HijriMark) {
            return Some((Calendar::Hijri, next));
        }
        let (_, next) = self.link(at, Kind::GregorianMark)?;
        // `م/` is the abbreviated title of an engineer.
        let title = self.token(at).is_some_and(|t| t.spaced && t.end - t.start == 2)
            && self.is_mark(next, '/')
            && !self.is_number(next + 1);
        (!title).then_some((Calendar::Gregorian, next))
    }

    /// True if a year that can be no Hijri one is marked as one: 30 مايو 2024هـ.
    pub(super) fn marks_gregorian_as_hijri(&self, expression: &Expression) -> bool {
        // A mark that the expression leaves out is none of its.
        (expression.start..expression.next.saturating_sub(1)).any(|at| {
            let year = self.token(at).is_some_and(|t| t.kind == TokenKind::Number && t.value >= GREGORIAN);
            year && self.mark(at + 1).is_some_and(|(calendar, _)| calendar == Calendar::Hijri)
        })
    }

    /// A year in digits or words. `expect` is the calendar of the month it follows.
    pub(super) fn year_number(&self, at: usize, expect: Option<Calendar>) -> Option<YearNumber> {
        let number = self.number(at)?;
        let mark = self.mark(number.next);
        let next = mark.map_or(number.next, |(_, next)| next);
        let year = match (number.digits, number.value) {
            (4, 1..=9999) => number.value as u16,
            (0, 1000..=2999) if !number.ordinal => number.value as u16,
            (3, 1..=999) if mark.is_some() => number.value as u16,
            // 25/10/36هـ
            (2, value) if mark.is_some_and(|m| m.0 == Calendar::Hijri) && expect.is_some() => {
                1400 + value as u16
            }
            _ => return None,
        };
        let calendar = match (year, mark) {
            // A year that the other calendar cannot mean overrides a slip of the mark.
            (year, _) if u32::from(year) >= GREGORIAN => Calendar::Gregorian,
            (_, Some((calendar, _))) => calendar,
            (_, None) => match expect {
                Some(calendar) => calendar,
                None if (1300..=1500).contains(&year) => Calendar::Hijri,
                None => Calendar::Gregorian,
            },
        };
        Some(YearNumber { year, calendar, marked: mark.is_some(), next })
    }

    /// A weekday's name; without its article only after يوم.
    pub(super) fn weekday(&self, at: usize) -> Option<(Weekday, usize)> {
        let (entry, _) = self.entry(at, Lists::Weekday)?;
        let stands = match entry.tier {
            2 => self.after_day_noun(at),
            3 => !self.is_family_name(at),
            _ => true,
        };
        if stands { self.any_weekday(at) } else { None }
    }

    /// True if one given name stands before, or a father's: ناصر الخميس, بن أحمد الجمعة.
    fn is_family_name(&self, at: usize) -> bool {
        let name = |at: usize| self.token(at).is_some_and(|t| t.begins(Lists::GivenName));
        let dated =
            self.is_number(at + 1) || self.after_link(at, Kind::Until) || self.after_link(at, Kind::DayPart);
        at >= 1 && !dated && name(at - 1) && !(at >= 2 && name(at - 2))
    }

    /// A weekday's name with or without its article: the ثلاثاء of ثالث ثلاثاء.
    pub(super) fn any_weekday(&self, at: usize) -> Option<(Weekday, usize)> {
        let (entry, next) = self.entry(at, Lists::Weekday)?;
        Some((Weekday::ALL.get(entry.value as usize).copied()?, next))
    }

    /// Past يوم, if that stands here.
    pub(super) fn day_noun(&self, at: usize) -> usize {
        self.word(at, Kind::Day).filter(|(entry, _)| entry.value != 0).map_or(at, |(_, next)| next)
    }

    /// True if يوم or يومي stands right before.
    pub(super) fn after_day_noun(&self, at: usize) -> bool {
        at > 0 && self.word(at - 1, Kind::Day).is_some_and(|(_, next)| next == at)
    }

    /// True if these tokens are marks and line ends.
    pub(super) fn only_marks(&self, mut tokens: Range<usize>) -> bool {
        tokens
            .all(|at| self.token(at).is_some_and(|t| matches!(t.kind, TokenKind::Mark | TokenKind::Newline)))
    }

    /// True if nothing but prepositions and يوم stands before `at`.
    pub(super) fn only_links_before(&self, at: usize) -> bool {
        const LINKS: [Kind; 6] = [Kind::On, Kind::Of, Kind::From, Kind::Until, Kind::DateNoun, Kind::Between];
        (0..at).all(|before| {
            LINKS.into_iter().any(|kind| self.is_link(before, kind)) || self.word(before, Kind::Day).is_some()
        })
    }
}
