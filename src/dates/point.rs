//! A day, month or year as far as a text says it, and its place on the calendar.

use crate::calendar::{Date, DateValue, HijriDate, HijriValue, Weekday, add_months};

/// Which calendar a point is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calendar {
    Gregorian,
    Hijri,
}

/// A year as the text says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Unsaid,
    Written(u16),
    /// This many years after that of the reference date.
    Away(i8),
    /// The year whose first day is nearest to the reference date.
    Opening,
    /// The year of the date before: من العام نفسه.
    Same,
}

/// The month of the date before, as one that is so many months away: من الشهر ذاته.
pub(super) const SAME_MONTH: i8 = i8::MAX;

/// The day of a point that is the last of its month.
pub(super) const LAST_DAY: u8 = u8::MAX;

/// What a text says of a day, month or year. Month and day are 0 where it
/// says none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) calendar: Calendar,
    pub(super) year: Year,
    pub(super) month: u8,
    pub(super) day: u8,
    /// Which one, for a month without its year: الماضي is -1. Without a month,
    /// how many months after that of the reference date.
    pub(super) away: Option<i8>,
}

/// A point with all that it said or left to the reference date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) calendar: Calendar,
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) day: u8,
}

impl Point {
    pub(super) const fn new(calendar: Calendar, year: Year, month: u8, day: u8) -> Self {
        Point { calendar, year, month, day, away: None }
    }

    /// The month this many after that of the reference date, or a day of it.
    pub(super) const fn month_away(calendar: Calendar, away: i8, day: u8) -> Self {
        Point { calendar, year: Year::Unsaid, month: 0, day, away: Some(away) }
    }

    /// True if the text points from the reference date.
    pub(super) fn is_relative(&self) -> bool {
        self.away.is_some() || matches!(self.year, Year::Away(_) | Year::Opening | Year::Same)
    }

    /// True if it says a day, and a month or which month.
    pub(super) fn is_day(&self) -> bool {
        self.day != 0 && (self.month != 0 || self.away.is_some())
    }

    /// True if it points from the date before it in the text.
    pub(super) fn is_anaphoric(&self) -> bool {
        self.year == Year::Same || self.away == Some(SAME_MONTH)
    }

    /// Where the point is. `today` is what it is counted from: the reference
    /// date, or for an anaphoric point the date before it.
    pub(super) fn place(self, today: Option<Date>) -> Option<Placed> {
        let Point { calendar, year, month, day, away } = self;
        let placed = |year, month| Placed { calendar, year, month, day };
        if let Year::Written(year) = year {
            return Some(placed(year, month));
        }
        let (this_year, this_month, this_day) = calendar.parts(today?)?;
        if year == Year::Same {
            return Some(placed(this_year, month));
        }
        if let Year::Away(years) = year {
            return Some(placed(this_year.checked_add_signed(years.into())?, month));
        }
        if year == Year::Opening {
            return Some(placed(this_year + u16::from(this_month > 6), month));
        }
        if month == 0 {
            let months = away.map(|n| if n == SAME_MONTH { 0 } else { n.into() })?;
            let (year, month) = add_months(this_year, this_month, months)?;
            return Some(placed(year, month));
        }
        // Days of months of 32 days are near enough to tell which year is nearest.
        let coarse = day == 0;
        let key = |year: i32, month: u8, day: u8| {
            (year * 12 + i32::from(month)) * 32 + if coarse { 0 } else { i32::from(day.min(31)) }
        };
        let now = key(this_year.into(), this_month, this_day);
        let then = |year: i32| key(year, month, day);
        let this_year = i32::from(this_year);
        let year = match away.unwrap_or(0) {
            0 => (-1..=1).map(|n| this_year + n).min_by_key(|&year| (then(year) - now).abs())?,
            n @ ..0 => this_year + i32::from(n) + i32::from(then(this_year) < now),
            n @ 1.. => this_year + i32::from(n) - i32::from(then(this_year) > now),
        };
        Some(placed(u16::try_from(year).ok()?, month))
    }

    /// The two ends of a range. What one end leaves unsaid the other says.
    pub(super) fn place_range(self, other: Point, today: Option<Date>) -> Option<(Placed, Placed)> {
        let (mut first, mut last) = (self, other);
        if first.month == 0 && first.day != 0 && first.away.is_none() {
            (first.month, first.calendar) = (last.month, last.calendar);
        }
        if last.month == 0 && last.day != 0 && last.away.is_none() {
            (last.month, last.calendar) = (first.month, first.calendar);
        }
        let before =
            |a: (u8, u8), b: (u8, u8)| a.0 < b.0 || (a.0 == b.0 && a.1 != 0 && b.1 != 0 && a.1 < b.1);
        let says = |p: &Point| p.year != Year::Unsaid || p.away.is_some();
        if says(&first) && !says(&last) {
            let first = first.place(today)?;
            let over = before((last.month, last.day), (first.month, first.day));
            last.year = Year::Written(first.year + u16::from(over));
            return Some((first, last.place(today)?));
        }
        let last = last.place(today)?;
        if !says(&first) {
            if first.month == 0 {
                first.month = last.month;
            }
            let over = before((last.month, last.day), (first.month, first.day));
            first.year = Year::Written(last.year.checked_sub(u16::from(over))?);
        }
        Some((first.place(today)?, last))
    }

    /// The `nth` such weekday of a month, the last for 0.
    pub(super) fn nth_weekday(self, nth: u8, weekday: Weekday, today: Option<Date>) -> Option<Date> {
        let month = self.place(today)?.gregorian()?;
        let (start, end) = (month.start(), month.end());
        let ahead = i32::from(weekday.days_from_sunday());
        let day = if nth == 0 {
            let back = (i32::from(end.weekday().days_from_sunday()) - ahead).rem_euclid(7);
            end.add_days(-back)?
        } else {
            let first = (ahead - i32::from(start.weekday().days_from_sunday())).rem_euclid(7);
            start.add_days(first + 7 * (i32::from(nth) - 1))?
        };
        (start <= day && day <= end).then_some(day)
    }

    /// The `nth` seven days of a month, the last for 0.
    pub(super) fn week(self, nth: u8, today: Option<Date>) -> Option<DateValue> {
        let month = self.place(today)?.gregorian()?;
        let first = match nth {
            0 => month.end().add_days(-6)?,
            nth => month.start().add_days(7 * (i32::from(nth) - 1))?,
        };
        let last = first.add_days(6)?.min(month.end());
        DateValue::interval(first.into(), last.into()).ok()
    }
}

impl Calendar {
    /// Year, month and day of `today` in this calendar.
    pub(super) fn parts(self, today: Date) -> Option<(u16, u8, u8)> {
        match self {
            Calendar::Gregorian => Some((today.year(), today.month(), today.day())),
            Calendar::Hijri => today.to_hijri().map(|h| (h.year(), h.month(), h.day())),
        }
    }
}

impl Placed {
    /// The value in its own calendar, if that has such a date.
    pub(super) fn hijri(self) -> Option<HijriValue> {
        match (self.calendar, self.month, self.day) {
            (Calendar::Gregorian, ..) => None,
            (_, 0, _) => HijriValue::year(self.year).ok(),
            (_, month, 0) => HijriValue::month(self.year, month).ok(),
            (_, month, LAST_DAY) => {
                HijriValue::month(self.year, month).ok()?.to_gregorian()?.end().to_hijri().map(Into::into)
            }
            (_, month, day) => HijriDate::checked(self.year, month, day).map(Into::into),
        }
    }

    /// The Gregorian value, converted where it is Hijri.
    pub(super) fn gregorian(self) -> Option<DateValue> {
        match (self.calendar, self.month, self.day) {
            (Calendar::Hijri, ..) => self.hijri()?.to_gregorian(),
            (_, 0, _) => DateValue::year(self.year).ok(),
            (_, month, 0) => DateValue::month(self.year, month).ok(),
            (_, month, LAST_DAY) => DateValue::month(self.year, month).ok().map(|m| m.end().into()),
            (_, month, day) => Date::checked(self.year, month, day).map(Into::into),
        }
    }
}
