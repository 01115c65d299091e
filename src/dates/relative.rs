//! What is counted from the reference date: days, weeks, weekdays.

use super::point::{Calendar, Point, SAME_MONTH};
use super::said::{Expression, Item, Said};
use super::words::Words;
use crate::calendar::Weekday;
use crate::chars;
use crate::lexicon::{Kind, Lists};
use crate::token::TokenKind;

/// How far the sense of a clause is looked for.
const CLAUSE: usize = 40;
/// How many words a sentence may have before the weekday that opens it.
const FIRST_WORDS: usize = 3;

impl Words<'_, '_, '_> {
    /// `اليوم`, `أمس الأول`, `بعد غد`: days from the reference date.
    pub(super) fn relative_day(&self, at: usize) -> Option<(i32, usize)> {
        let token = self.token(at)?;
        let (entry, next) = self.word(at, Kind::RelativeDay)?;
        let days = entry.value;
        let alone = self.day_and_weekday(next).is_none();
        let manner = at > 0
            && self
                .link(at - 1, Kind::NotToday)
                .is_some_and(|(link, end)| end == at && (link.value == 0 || days == 0));
        if alone && (manner || self.is_link(next, Kind::DayName)) {
            return None;
        }
        if days == 0 && next == at + 1 {
            // An اليوم of remembrance, or of a programme; باليوم and لليوم count too.
            let other_sense = token.has_preposition()
                || self.number(next).is_some_and(|n| n.ordinal)
                || self.after_quote_mark(at);
            if other_sense {
                return None;
            }
        }
        Some((days, next))
    }

    /// `الأسبوع المقبل`, `هذا الشهر`, `الشهر الماضي`, `اليوم السابق`.
    pub(super) fn unit_away(&self, at: usize) -> Option<Item> {
        if let Some((_, day)) = self.word(at, Kind::RelativeDay).filter(|(entry, _)| entry.value == 0) {
            let (away, next) = self.away(day).filter(|_| !self.is_link(day, Kind::DayName))?;
            return Some(Item::new(Said::Days(away.into()), at, next));
        }
        let this_day = self
            .word(at, Kind::Demonstrative)
            .and_then(|(_, next)| self.word(next, Kind::RelativeDay))
            .filter(|(entry, _)| entry.value == 0);
        if let Some((_, next)) = this_day {
            return Some(Item::new(Said::Days(0), at, next));
        }
        if let Some((away, next)) = self.month_away(at).filter(|(away, _)| *away != SAME_MONTH) {
            return Some(Item::new(Said::Point(Point::month_away(Calendar::Gregorian, away, 0)), at, next));
        }
        let (away, next) = self.week_away(at)?;
        Some(Item::new(Said::Week(away), at, next))
    }

    fn week_away(&self, at: usize) -> Option<(i8, usize)> {
        if let Some((_, next)) = self.word(at, Kind::Demonstrative) {
            let (entry, next) = self.word(next, Kind::Week)?;
            return (entry.value == 1).then_some((0, next));
        }
        let (entry, next) = self.word(at, Kind::Week)?;
        if entry.value == 1 && entry.tier == 1 { self.away(next) } else { None }
    }

    /// `الأسبوع الأول من الشهر المقبل`, `الأسبوع الأخير من مايو 2024`
    pub(super) fn week_of_month(&self, at: usize) -> Option<Item> {
        let (_, next) = self.word(at, Kind::Week).filter(|(entry, _)| entry.value == 1 && entry.tier == 1)?;
        let (nth, next) = self.ordinal(next).or_else(|| Some((0, self.link(next, Kind::LastOne)?.1)))?;
        let (_, of) = self.link(next, Kind::Of)?;
        let (month, next) = self.any_month(of)?;
        Some(Item::new(Said::WeekOfMonth { month, nth }, at, next))
    }

    /// True after قبل and بعد.
    pub(super) fn is_counted_from(&self, at: usize) -> bool {
        self.after_link(at, Kind::Before) || self.after_link(at, Kind::After)
    }

    /// `قبل يومين`, `بعد ثلاثة أيام`, `قبل أسبوعين`: days from the reference date. Months and
    /// years so counted are durations, and so is what is counted from elsewhere.
    pub(super) fn count(&self, at: usize) -> Option<Item> {
        if !self.is_counted_from(at) {
            return None;
        }
        let before = self.after_link(at, Kind::Before);
        let number = self.number(at).filter(|n| !n.ordinal);
        let unit_at = number.map_or(at, |n| n.next);
        let (unit, days) = match self.word(unit_at, Kind::Day) {
            Some(unit) => (unit, 1),
            None => (self.word(unit_at, Kind::Week)?, 7),
        };
        let (unit, next) = unit;
        let count = match (number, unit.value) {
            (Some(number), _) => number.value,
            (None, 0) => return None,
            (None, count) => count as u32,
        };
        // `يوما بعد يوم`, `بعد أسبوع من التوقيع`, `بعد يوم حافل`.
        let singular = number.is_none() && count == 1;
        let repeats = at >= 2 && self.word(at - 2, Kind::Day).is_some();
        let from_elsewhere =
            [Kind::From, Kind::Elsewhere, Kind::Counted].into_iter().any(|kind| self.is_link(next, kind));
        let ends = self.token(next).is_none_or(|t| !matches!(t.kind, TokenKind::Word | TokenKind::Foreign));
        if unit.tier == 1 || from_elsewhere || repeats || singular && !ends || count > 60 {
            return None;
        }
        let days = count as i32 * days;
        Some(Item::new(Said::Days(if before { -days } else { days }), at - 1, next))
    }

    /// A weekday alone, with which one it is: `الأحد المقبل`, `الاثنين من الأسبوع الماضي`.
    pub(super) fn weekday_phrase(&self, at: usize) -> Option<Item> {
        let (weekday, next) = self.weekday(at)?;
        if let Some(item) = self.nth_weekday(at, weekday, next) {
            return Some(item);
        }
        let of_week = self.link(next, Kind::Of).map_or(next, |(_, after)| after);
        if let Some((week, next)) = self.week_away(of_week) {
            return Some(Item::new(Said::Weekday { weekday, away: None, week: Some(week) }, at, next));
        }
        if let Some((away, next)) = self.away(next) {
            return Some(Item::new(Said::Weekday { weekday, away: Some(away), week: None }, at, next));
        }
        Some(Item::new(Said::Weekday { weekday, away: None, week: None }, at, next))
    }

    /// `الثلاثاء الثالث من أيلول 2014`
    fn nth_weekday(&self, at: usize, weekday: Weekday, next: usize) -> Option<Item> {
        let (nth, next) = match self.link(next, Kind::LastOne) {
            Some((_, next)) => (0, next),
            None => self.ordinal(next)?,
        };
        self.weekday_of_month(at, nth, weekday, next)
    }

    /// `ثالث ثلاثاء من أيلول 2014`
    pub(super) fn nth_weekday_first(&self, at: usize) -> Option<Item> {
        let (nth, next) = match self.word(at, Kind::LastOne) {
            Some((_, next)) => (0, next),
            None => self.ordinal(at)?,
        };
        let name_at = self.word(next, Kind::Day).map_or(next, |(_, after)| after);
        let (weekday, next) = self.any_weekday(name_at)?;
        self.weekday_of_month(at, nth, weekday, next)
    }

    /// A small ordinal of either gender.
    pub(super) fn ordinal(&self, at: usize) -> Option<(u8, usize)> {
        match self.number(at).filter(|n| n.ordinal && (1..=5).contains(&n.value)) {
            Some(number) => Some((number.value as u8, number.next)),
            None => self.link(at, Kind::Ordinal).map(|(entry, next)| (entry.value as u8, next)),
        }
    }

    fn weekday_of_month(&self, at: usize, nth: u8, weekday: Weekday, next: usize) -> Option<Item> {
        let of = self.link(next, Kind::Of).map_or(next, |(_, after)| after);
        let (month, next) = self.any_month(of)?;
        Some(Item::new(Said::NthWeekday { month, nth, weekday }, at, next))
    }

    /// True if the clause around a bare weekday at `at` looks ahead.
    pub(super) fn looks_ahead(&self, at: usize) -> bool {
        // تأجلت إلى الأربعاء, قبل يوم الأحد
        let noun = at - usize::from(self.after_day_noun(at));
        if [at, noun].into_iter().any(|at| self.follows(at, Kind::Until) || self.follows(at, Kind::Before)) {
            return true;
        }
        let mut opens = at < FIRST_WORDS;
        for back in (at.saturating_sub(CLAUSE)..at).rev() {
            if self.ends_clause(back) {
                opens = at - back <= FIRST_WORDS;
                break;
            }
            if let Some(ahead) = self.sense(back) {
                return ahead;
            }
        }
        // Where the weekday opens the sentence its verb follows: الأحد تنطلق البطولة.
        opens
            && (at + 1..at + 5)
                .take_while(|&on| !self.ends_clause(on) && !self.is_comma(on))
                .find_map(|on| self.sense(on))
                .unwrap_or(false)
    }

    /// True if a date without a year stands in one sentence with `before`, which has one:
    /// `تنتهي المرحلة الأولى في 30 يونيو 2023 والثانية في 31 ديسمبر`.
    pub(super) fn leaves_its_year_to(&self, expression: &Expression, before: &Expression) -> bool {
        expression.bare_weekday().is_none()
            && expression.day.is_none()
            && expression.asks_the_clause()
            && before.says_its_year()
            && expression.start - before.next < CLAUSE
            && !(before.next..expression.start).any(|at| self.ends_clause(at))
    }

    fn ends_clause(&self, at: usize) -> bool {
        self.token(at)
            .is_none_or(|t| t.kind == TokenKind::Newline || t.mark().is_some_and(chars::ends_sentence))
    }

    /// What one word says of its clause: `Some(true)` that it looks ahead,
    /// `Some(false)` that it tells what was.
    fn sense(&self, at: usize) -> Option<bool> {
        let token = self.token(at)?;
        if self.is_link(at, Kind::Coming) || self.is_future_verb(at) {
            return Some(true);
        }
        // يوقع, of a verb of events, is of today or later; يقول is how news is told.
        if token.begins(Lists::Event) && self.doc.folded(at).starts_with(chars::YEH) {
            return Some(true);
        }
        token.begins(Lists::Event.or(Lists::Speech)).then_some(false)
    }

    /// سيعقد, ستنطلق; not ستيفان, a name by its list or by the title before it.
    fn is_future_verb(&self, at: usize) -> bool {
        const NAMES: Lists = Lists::GivenName.or(Lists::FamilyName).or(Lists::Place);
        const BEFORE_NAMES: Lists = Lists::GivenName.or(Lists::Title).or(Lists::Position);
        self.token(at).is_some_and(|t| t.is_word() && !t.begins(NAMES))
            && chars::has_future_prefix(self.doc.folded(at))
            && !self.is_link(at, Kind::Noun)
            && !(at > 0 && self.token(at - 1).is_some_and(|t| t.begins(BEFORE_NAMES)))
    }

    fn after_quote_mark(&self, at: usize) -> bool {
        // «اليوم» alone in marks is a newspaper.
        at > 0 && self.is_any_mark(at - 1, "«\"“(") && self.is_any_mark(at + 1, "»\"”)")
    }
}
