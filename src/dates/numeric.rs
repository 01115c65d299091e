//! Dates in figures: day first, or year first; never month first.

use super::point::{Calendar, Point, Year};
use super::said::{Item, Said};
use super::words::{Number, Words};
use crate::chars;
use crate::lexicon::{Kind, Lists};

impl Words<'_, '_, '_> {
    /// `30/5/2024`, `٢٠ - ١٢ - ١٤٤٣هـ`, `2024-05-30`, `8/8`, `5-9/5/2024`, `9/2021`.
    pub(super) fn numeric(&self, at: usize) -> Option<Item> {
        let first = self.figures(at)?;
        if self.in_longer_number(at) {
            return None;
        }
        if let Some(item) = self.numeric_days(at) {
            return Some(item);
        }
        let (separator, second) = self.separated(first.next)?;
        let third = self.separated(second.next).filter(|(mark, _)| *mark == separator);
        let Some((_, third)) = third else {
            return self.two_figures(at, separator, first, second);
        };
        let (day, month, year, year_end) = match (first.digits, third.digits) {
            (4, 1..=2) => (third, second, first, third.next),
            (1..=2, 2 | 4) => (first, second, third, third.next),
            _ => return None,
        };
        if day.digits > 2 || second.digits > 2 || self.continues(year_end) {
            return None;
        }
        let mark = self.mark(year_end);
        let year_number = match (year.digits, mark) {
            (4, _) => year.value as u16,
            (_, Some((Calendar::Hijri, _))) => 1400 + year.value as u16,
            // 30/5/24 where a date is announced.
            (_, None) if separator == '/' && self.announced(at) => 2000 + year.value as u16,
            _ => return None,
        };
        let calendar = match (year_number, mark) {
            (1700.., _) => Calendar::Gregorian,
            (_, Some((calendar, _))) => calendar,
            (1300..=1500, None) => Calendar::Hijri,
            _ => return None,
        };
        if separator == '.' && !(1300..=2199).contains(&year_number) {
            return None;
        }
        let next = mark.map_or(year_end, |(_, next)| next);
        let point = Point::new(calendar, Year::Written(year_number), clamp(month), clamp(day));
        Some(Item::new(Said::Point(point), at, next))
    }

    /// `5-9/5/2024`, `5 - 7 /5 /2024`: two days of one month.
    fn numeric_days(&self, at: usize) -> Option<Item> {
        let first = self.figures(at)?;
        if !self.is_dash(first.next) && !self.is_link(first.next, Kind::Until) {
            return None;
        }
        let from = self.link(first.next, Kind::Until).map_or(first.next + 1, |(_, next)| next);
        let last = self.figures(from)?;
        let month = self.after_slash(last.next)?;
        let year = self.after_slash(month.next)?;
        if first.digits > 2
            || last.digits > 2
            || month.digits > 2
            || year.digits != 4
            || first.value >= last.value
        {
            return None;
        }
        let number = self.year_number(year.next - 1, None)?;
        let day = |n: Number| Point::new(number.calendar, Year::Written(number.year), clamp(month), clamp(n));
        Some(Item::new(Said::Range(day(first), day(last)), at, number.next))
    }

    /// `8/8` where a date is announced or a range goes on, `9/2021` where a month is.
    fn two_figures(&self, at: usize, separator: char, first: Number, second: Number) -> Option<Item> {
        if self.continues(second.next) || separator == '.' {
            return None;
        }
        if first.digits <= 2 && second.digits == 4 && (1..=12).contains(&first.value) {
            let year = self.year_number(second.next - 1, None)?;
            let placed = self.announced(at) || self.after_link(at, Kind::On) || self.alone(at, year.next);
            let point = Point::new(year.calendar, Year::Written(year.year), first.value as u8, 0);
            return placed.then_some(Item::new(Said::Point(point), at, year.next));
        }
        let real = (1..=31).contains(&first.value) && (1..=12).contains(&second.value);
        if first.digits > 2 || second.digits > 2 || !real {
            return None;
        }
        let ranges = self.link(second.next, Kind::Until).is_some_and(|(_, next)| {
            self.figures(next).and_then(|n| self.separated(n.next)).is_some_and(|(mark, _)| mark == separator)
        });
        // `الكويت - 30 - 5 (كونا)`
        let dateline = self.is_any_mark(second.next, "(/")
            && self.token(second.next + 1).is_some_and(|t| t.begins(Lists::Agency));
        if !ranges && !dateline && !self.announced(at) {
            return None;
        }
        let point = Point::new(Calendar::Gregorian, Year::Unsaid, second.value as u8, first.value as u8);
        Some(Item::new(Said::Point(point), at, second.next))
    }

    fn figures(&self, at: usize) -> Option<Number> {
        self.number(at).filter(|n| n.digits > 0)
    }

    fn separated(&self, at: usize) -> Option<(char, Number)> {
        let mark = self.token(at)?.mark().filter(|&m| matches!(m, '/' | '\\' | '.') || chars::is_dash(m))?;
        // A stop with a space after it ends a sentence.
        if mark == '.' && !(self.touches(at) && self.touches(at + 1)) {
            return None;
        }
        let mark = if chars::is_dash(mark) { '-' } else { mark };
        Some((mark, self.figures(at + 1)?))
    }

    fn after_slash(&self, at: usize) -> Option<Number> {
        self.separated(at).filter(|(mark, _)| *mark == '/').map(|(_, number)| number)
    }

    /// True if a longer row of figures goes on: versions, telephones, document numbers.
    fn continues(&self, at: usize) -> bool {
        self.touches(at) && self.touches(at + 1) && self.separated(at).is_some_and(|(mark, _)| mark != '-')
            || self.is_mark(at, '%')
            || self.is_mark(at, ':') && self.touches(at) && self.touches(at + 1) && self.is_number(at + 1)
    }

    /// True if figures joined to these stand before: `192.168.1.1`, `(53 /9/2020)`.
    fn in_longer_number(&self, at: usize) -> bool {
        at >= 2 && self.is_any_mark(at - 1, "/.\\:") && self.is_number(at - 2)
            || at >= 2
                && (self.is_dash(at - 1) || self.is_mark(at - 1, '_'))
                && self.touches(at)
                && self.touches(at - 1)
            || at >= 1 && self.is_any_mark(at - 1, "+#@")
    }

    /// True after بتاريخ, يوم, الموافق or a weekday: what follows is a date.
    pub(super) fn announced(&self, at: usize) -> bool {
        let at =
            if at > 0 && (self.is_comma(at - 1) || self.is_any_mark(at - 1, ":(")) { at - 1 } else { at };
        self.after_day_noun(at)
            || self.after_link(at, Kind::Corresponding)
            || self.after_link(at, Kind::DateNoun)
            || at > 0 && self.weekday(at - 1).is_some()
    }

    /// True if the tokens stand alone on their line.
    fn alone(&self, from: usize, to: usize) -> bool {
        use crate::token::TokenKind::Newline;
        let edge = |token: Option<&crate::token::Token>| token.is_none_or(|t| t.kind == Newline);
        (from == 0 || edge(self.token(from - 1))) && edge(self.token(to))
    }
}

/// A figure that is no day and no month stays one that no calendar has.
fn clamp(number: Number) -> u8 {
    if number.value == 0 || number.value > 99 { 99 } else { number.value as u8 }
}
