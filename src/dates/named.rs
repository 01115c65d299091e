//! Days and months by the month's name.

use super::point::{Calendar, LAST_DAY, Point, SAME_MONTH, Year};
use super::said::{Item, Said};
use super::words::{Number, Words};
use crate::lexicon::{Kind, Lists};

/// A month as it stands after a day or by itself, with what tells its year.
#[derive(Clone, Copy, Debug)]
struct MonthPhrase {
    point: Point,
    /// شهر stands before the name, or من: the name is a month's.
    announced: bool,
    /// How much the name needs to be a month, see `months.tsv`.
    tier: u8,
    next: usize,
}

impl Words<'_, '_, '_> {
    /// `30 مايو 2024`, `5-9 مايو`, `22 و23 يونيو`, `الخامس والعشرين من رمضان 1445هـ`,
    /// `15 من الشهر الجاري`.
    pub(super) fn days(&self, at: usize) -> Option<Item> {
        let first = self.day_number(at).filter(|n| n.ordinal || n.digits > 0)?;
        let (last, joined) = self.day_run(at, first);
        let month = self.month_of_days(last.next).or_else(|| self.implied_month(at, &first, last.next))?;
        let day = |n: Number| Point { day: n.value as u8, ..month.point };
        let said = match joined {
            Joined::One => Said::Point(day(first)),
            Joined::Range => Said::Range(day(first), day(last)),
        };
        Some(Item::new(said, at, month.next))
    }

    /// `غرة شعبان`, `فاتح ماي 2024`, `أول أيام شهر رمضان`, `آخر يوم من شوال`.
    pub(super) fn named_day(&self, at: usize) -> Option<Item> {
        let (day, next) = match self.word(at, Kind::FirstDay) {
            Some((_, next)) => (1, next),
            None => (LAST_DAY, self.word(at, Kind::LastDay)?.1),
        };
        let month = self.month_of_days(next)?;
        Some(Item::new(Said::Point(Point { day, ..month.point }), at, month.next))
    }

    /// The day that a part of a month is as an end of a range of days: `موفى جوان 2012`.
    pub(super) fn part_as_day(&self, at: usize) -> Option<Item> {
        let (part, next) = self.word(at, Kind::Part)?;
        let day = match part.value {
            1 => 1,
            2 => 15,
            _ => LAST_DAY,
        };
        let (month, next) = self.any_month(next)?;
        Some(Item::new(Said::Point(Point { day, ..month }), at, next))
    }

    /// The last of the days that are said before one month: `5 و6`, `5-9`, `5 إلى 9`.
    fn day_run(&self, at: usize, first: Number) -> (Number, Joined) {
        let mut last = first;
        let mut joined = Joined::One;
        let between = || self.after_link(at, Kind::Between);
        while let Some((number, listed)) = self.next_day(last.next) {
            let follows =
                if listed && !between() { number.value == last.value + 1 } else { number.value > last.value };
            if !follows || (joined == Joined::Range && !listed) {
                break;
            }
            (last, joined) = (number, Joined::Range);
        }
        (last, joined)
    }

    /// The next day of a run, and whether it is joined by و. Its weekday may stand
    /// before it: `الأربعاء 5 والخميس 6 يونيو`.
    fn next_day(&self, at: usize) -> Option<(Number, bool)> {
        let past_weekday = |at: usize| self.weekday(self.day_noun(at)).map_or(at, |(_, next)| next);
        let day = |at: usize, listed: bool| Some((self.day_number(past_weekday(at))?, listed));
        if self.is_dash(at) {
            return day(at + 1, false);
        }
        if let Some((_, next)) = self.link(at, Kind::Until) {
            return day(next, false);
        }
        // و by itself, or the comma of `22، 23 و24`.
        if self.is_link(at, Kind::And) || self.is_comma(at) && self.is_number(at + 1) {
            return day(at + 1, true);
        }
        if self.has_waw(at) { day(at, true) } else { None }
    }

    /// What stands between a day and its month, and the month.
    fn month_of_days(&self, at: usize) -> Option<MonthPhrase> {
        let mut at = at;
        let of = self.link(at, Kind::Of);
        if let Some((_, next)) = of {
            at = next;
        } else if self.is_dash(at) || self.is_any_mark(at, "/.") || self.is_comma(at) && self.touches(at) {
            at += 1;
        }
        if self.has_waw(at) {
            return None;
        }
        if let Some(mut month) = self.month_phrase(at, true) {
            month.announced |= of.is_some();
            return month.stands(2).then_some(month);
        }
        let (away, next) = self.month_away(at).filter(|_| of.is_some())?;
        let point = Point::month_away(Calendar::Gregorian, away, 0);
        Some(MonthPhrase { point, announced: true, tier: 1, next })
    }

    /// The month of `15 إلى 19 الجاري`, `يوم 20 المقبل`, which leave out الشهر.
    fn implied_month(&self, at: usize, day: &Number, next: usize) -> Option<MonthPhrase> {
        let (away, next) = self.away(next).filter(|_| day.digits > 0)?;
        const LINKS: [Kind; 4] = [Kind::On, Kind::From, Kind::Until, Kind::Between];
        let led = away == 0 && LINKS.into_iter().any(|kind| self.after_link(at, kind));
        let point = Point::month_away(Calendar::Gregorian, away, 0);
        (led || self.after_day_noun(at)).then_some(MonthPhrase { point, announced: true, tier: 1, next })
    }

    /// `أكتوبر 2022`, `شهر رمضان`, `شهر 9 2021`, `يوليو الماضي`, `أبريل (نيسان) من العام الماضي`.
    fn month_phrase(&self, at: usize, after_day: bool) -> Option<MonthPhrase> {
        let noun = self.month_noun(at);
        let name_at = noun.unwrap_or(at);
        let (calendar, month, tier, announced, mut next) = match self.month(name_at, after_day) {
            Some(name) => {
                if noun.is_some() && self.has_waw(name_at) {
                    return None;
                }
                (name.calendar, name.month, name.tier, noun.is_some(), name.next)
            }
            None => {
                // شهر 9
                let number = self.number(noun?).filter(|n| (1..=12).contains(&n.value) && n.digits <= 2)?;
                (Calendar::Gregorian, number.value as u8, 3, false, number.next)
            }
        };
        let mut point = Point::new(calendar, Year::Unsaid, month, 0);
        if let Some((away, after)) = self.away(next) {
            (point.away, next) = (Some(away), after);
        }
        if let Some((year, after)) = self.year_part(next, calendar) {
            (point.year, next) = (year, after);
        } else if let Some((year, after)) = self.gregorian_year_of(next, &point) {
            (point.year, next) = (Year::Written(year), after);
        } else if after_day && let Some(after) = self.no_year(next) {
            // No calendar has it, and no other year is to be put in its place.
            (point.year, next) = (Year::Written(0), after);
        }
        Some(MonthPhrase { point, announced, tier, next })
    }

    /// Figures in the place of a year that are none: `30 مايو 20244`. What
    /// they count would follow.
    fn no_year(&self, at: usize) -> Option<usize> {
        let number = self.number(at).filter(|n| (3..=5).contains(&n.digits))?;
        let counts = self.token(number.next).is_some_and(|t| t.is_word() && !t.begins(Lists::FunctionWord));
        (!counts || self.mark(number.next).is_some()).then_some(number.next)
    }

    /// Months alone: one, or two as a range.
    pub(super) fn months(&self, at: usize) -> Option<Item> {
        if let Some(item) = self.month_day_year(at) {
            return Some(item);
        }
        let first = self.month_phrase(at, false)?;
        let said = first.point.year != Year::Unsaid || first.point.away.is_some();
        let joined = |from: usize| {
            let last = self.month_phrase(from, false).filter(|m| m.point.calendar == first.point.calendar)?;
            (last.point.month != first.point.month || last.point.year != Year::Unsaid).then_some(last)
        };
        let next = first.next;
        let last = if self.is_dash(next) || self.is_mark(next, '/') {
            joined(next + 1).filter(|m| m.point.year != Year::Unsaid)
        } else if let Some((_, after)) = self.link(next, Kind::Until) {
            joined(after)
        } else if self.is_link(next, Kind::And) {
            joined(next + 1).filter(|m| !said && (m.follows(&first) || self.after_link(at, Kind::Between)))
        } else if self.has_waw(next) {
            joined(next).filter(|m| !said && (m.follows(&first) || self.after_link(at, Kind::Between)))
        } else {
            None
        };
        if let Some(last) = last {
            let between_two = self.after_link(at, Kind::From) && self.is_link(next, Kind::Until);
            let stands = first.stands(if between_two { 2 } else { 1 }) || last.stands(0);
            return stands.then_some(Item::new(Said::Range(first.point, last.point), at, last.next));
        }
        // `كل من مارس الرياضة`: after من only a sure name is a month.
        let on = self.after_link(at, Kind::On);
        let led = on || self.after_link(at, Kind::From) || self.after_link(at, Kind::Until);
        let glued = self.token(at).is_some_and(|t| t.has_preposition());
        let gregorian = first.point.calendar == Calendar::Gregorian;
        let by_place = on && first.tier <= 2 || (led || glued) && first.tier == 1;
        let stands = first.stands(0) || gregorian && by_place;
        stands.then_some(Item::new(Said::Point(first.point), at, first.next))
    }

    /// `مايو 30، 2024`
    fn month_day_year(&self, at: usize) -> Option<Item> {
        let month = self.month(at, false)?;
        let day = self.day_number(month.next).filter(|n| n.digits > 0)?;
        let comma = self.is_comma(day.next);
        let year = self.year_number(day.next + usize::from(comma), Some(month.calendar))?;
        (year.calendar == month.calendar).then_some(Item::new(
            Said::Point(Point::new(month.calendar, Year::Written(year.year), month.month, day.value as u8)),
            at,
            year.next,
        ))
    }

    /// A month after words that can only mean one: `منتصف آذار`, `آخر خميس من الشهر المقبل`.
    pub(super) fn any_month(&self, at: usize) -> Option<(Point, usize)> {
        if self.has_waw(at) {
            return None;
        }
        if let Some(month) =
            self.month_phrase(at, false).filter(|m| m.stands(2) || self.month_noun(at).is_some())
        {
            return Some((month.point, month.next));
        }
        let (away, next) = self.month_away(at)?;
        Some((Point::month_away(Calendar::Gregorian, away, 0), next))
    }

    /// `الشهر الجاري`, `هذا الشهر`: how many months away.
    pub(super) fn month_away(&self, at: usize) -> Option<(i8, usize)> {
        if let Some((_, next)) = self.word(at, Kind::Demonstrative) {
            return Some((0, self.month_noun(next)?));
        }
        if let Some((_, noun)) = self.link(at, Kind::Same) {
            return Some((SAME_MONTH, self.month_noun(noun)?));
        }
        let next = self.month_noun(at)?;
        self.away(next).or_else(|| self.link(next, Kind::Same).map(|(_, after)| (SAME_MONTH, after)))
    }
}

impl MonthPhrase {
    /// True if what stands here is a month and no other sense of the word:
    /// by what is said of it, or because the name is sure enough for its place.
    fn stands(&self, tier: u8) -> bool {
        self.tier <= tier || self.announced || self.point.year != Year::Unsaid || self.point.away.is_some()
    }

    fn follows(&self, other: &MonthPhrase) -> bool {
        self.point.month == other.point.month % 12 + 1
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joined {
    One,
    Range,
}
