//! What an expression says, placed on the calendar.

use super::point::{Calendar, Placed, Point, Year};
use super::said::{Expression, Said};
use crate::calendar::{Date, DateValue, HijriValue, Precision, Weekday};
use crate::record::{Conflict, DateKind};

/// An expression's place on the calendar.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reading {
    pub(super) value: Option<DateValue>,
    pub(super) hijri: Option<HijriValue>,
    pub(super) weekday: Option<Weekday>,
    pub(super) kind: DateKind,
    pub(super) conflict: Option<Conflict>,
}

/// How many days ago a date without a year can be of which the clause speaks as coming.
const LONG_PAST: i32 = 60;

/// One calendar's side of an expression.
#[derive(Clone, Copy, Debug, Default)]
struct Side {
    gregorian: Option<DateValue>,
    hijri: Option<HijriValue>,
}

impl Expression {
    /// True if it points from the date before it in the text.
    pub(super) fn is_anaphoric(&self) -> bool {
        match &self.said {
            Said::Point(point) => point.is_anaphoric(),
            Said::Range(first, last) => first.is_anaphoric() || last.is_anaphoric(),
            Said::Months { year: point, .. } | Said::NthWeekday { month: point, .. } => point.is_anaphoric(),
            _ => false,
        }
    }

    /// True if the sense of the clause has a say in where the expression is placed.
    pub(super) fn asks_the_clause(&self) -> bool {
        let open = |point: &Point| point.year == Year::Unsaid && point.away.is_none() && point.month != 0;
        match &self.said {
            Said::Weekday { away, .. } | Said::Weekdays(_, _, away) => away.is_none(),
            Said::Point(point) => open(point),
            Said::Range(first, last) => open(first) && open(last),
            _ => false,
        }
    }

    /// True if a written year tells where it is.
    pub(super) fn says_its_year(&self) -> bool {
        self.said.ends().is_some_and(|(_, last)| matches!(last.year, Year::Written(_)) && last.month != 0)
    }

    /// Places the expression. `today` is the reference date; `ahead` says that
    /// the clause looks ahead, which decides for bare weekdays.
    pub(super) fn resolve(&self, today: Option<Date>, ahead: bool) -> Reading {
        let mut reading = Reading { weekday: self.weekday, kind: self.kind(), ..Reading::default() };
        if let Said::Weekday { weekday, away, week } = self.said {
            reading.weekday = Some(weekday);
            reading.value = today
                .and_then(|today| match self.day {
                    Some(days) => nearest(today.add_days(days)?, weekday),
                    None => place_weekday(today, weekday, away, week, ahead),
                })
                .map(Into::into);
            return reading;
        }
        if let Said::Weekdays(first, last, away) = self.said {
            reading.value = today.and_then(|today| weekdays(today, first, last, away, ahead));
            return reading;
        }
        let by_weekday = self.with_year_of_weekday(today);
        let (mut side, mut twin) = by_weekday.unwrap_or(*self).sides(today);
        // ستقام من 28 ديسمبر: where the nearest is long past, the next one is meant.
        let long_past = |today: Date| {
            side.gregorian.is_some_and(|value| today.day_number() - value.end().day_number() > LONG_PAST)
        };
        if ahead && by_weekday.is_none() && today.is_some_and(long_past) {
            (side, twin) = self.sides(today.and_then(|today| today.add_months(12)));
        }
        let written = [
            side.gregorian.filter(|_| side.hijri.is_none()),
            twin.gregorian.filter(|_| twin.hijri.is_none()),
        ];
        let converted = [
            side.gregorian.filter(|_| side.hijri.is_some()),
            twin.gregorian.filter(|_| twin.hijri.is_some()),
        ];
        let written = written.into_iter().flatten().next();
        let converted = converted.into_iter().flatten().next();
        reading.hijri = side.hijri.or(twin.hijri);
        reading.value = written.or(converted);
        if let (Some(written), Some(converted)) = (written, converted) {
            reading.conflict = disagree(written, converted, reading.hijri).then_some(Conflict::Calendars);
        }
        if let (Some(weekday), Some(value), None) = (self.weekday, reading.value, reading.conflict) {
            let days = matches!(value.ends().0.precision(), Precision::Day);
            let other = days && value.start().weekday() != weekday;
            reading.conflict = other.then_some(Conflict::Weekday);
        }
        reading
    }

    /// `الخميس 15 أغسطس`, when that is far off: of the years around, the nearest in which
    /// it is a Thursday. Near the reference date a wrong weekday is likelier than another year.
    fn with_year_of_weekday(&self, today: Option<Date>) -> Option<Expression> {
        let (Some(weekday), Said::Point(point), None) = (self.weekday, self.said, self.twin) else {
            return None;
        };
        if point.year != Year::Unsaid || point.away.is_some() {
            return None;
        }
        let today = today?;
        let nearest = point.place(Some(today))?;
        let this_year = nearest.year;
        if (nearest.gregorian()?.start().day_number() - today.day_number()).abs() < 60 {
            return None;
        }
        let said = |year: u16| Said::Point(Point { year: Year::Written(year), ..point });
        let day =
            |year: u16| said(year).side(None).gregorian?.as_date().filter(|day| day.weekday() == weekday);
        let year = [this_year, this_year - 1, this_year + 1]
            .into_iter()
            .filter_map(|year| Some((year, (day(year)?.day_number() - today.day_number()).abs())))
            .min_by_key(|(year, away)| (*year != this_year, *away))?
            .0;
        Some(Expression { said: said(year), ..*self })
    }

    /// The two sides. Where one leaves its year unsaid, the other tells it.
    fn sides(&self, today: Option<Date>) -> (Side, Side) {
        let Some(twin) = self.twin else { return (self.said.side(today), Side::default()) };
        let full = |said: &Said| said.side(None).gregorian.map(DateValue::start);
        let side = self.said.side(full(&twin).or(today));
        let twin = twin.side(full(&self.said).or(today));
        (side, twin)
    }

    fn kind(&self) -> DateKind {
        let relative = |point: &Point| point.is_relative() && !matches!(point.year, Year::Written(_));
        match &self.said {
            Said::Range(..) | Said::Weekdays(..) => DateKind::Range,
            Said::Days(_) | Said::Week(_) => DateKind::Relative,
            Said::EveryYear => DateKind::Absolute,
            Said::Weekday { .. } => {
                if self.day.is_some() {
                    DateKind::Relative
                } else {
                    DateKind::Weekday
                }
            }
            Said::Point(point) if self.day.is_some() && point.year == Year::Unsaid => DateKind::Relative,
            Said::Point(point)
            | Said::Months { year: point, .. }
            | Said::NthWeekday { month: point, .. }
            | Said::WeekOfMonth { month: point, .. } => {
                if relative(point) {
                    DateKind::Relative
                } else {
                    DateKind::Absolute
                }
            }
        }
    }
}

impl Said {
    fn side(&self, today: Option<Date>) -> Side {
        let gregorian = |value: Option<DateValue>| Side { gregorian: value, hijri: None };
        match *self {
            Said::Point(point) => point.place(today).map_or_else(Side::default, Placed::side),
            Said::Range(first, last) => {
                let Some((first, last)) = first.place_range(last, today) else { return Side::default() };
                first.range(last)
            }
            Said::Months { year, first, last } => {
                let Some(placed) = year.place(today) else { return Side::default() };
                Placed { month: first, ..placed }.range(Placed { month: last, ..placed })
            }
            Said::NthWeekday { month, nth, weekday } => {
                gregorian(month.nth_weekday(nth, weekday, today).map(Into::into))
            }
            Said::Days(days) => gregorian(today.and_then(|today| today.add_days(days)).map(Into::into)),
            Said::Week(weeks) => gregorian(today.and_then(|today| week(today, weeks))),
            Said::WeekOfMonth { month, nth } => gregorian(month.week(nth, today)),
            Said::Weekday { .. } | Said::Weekdays(..) | Said::EveryYear => Side::default(),
        }
    }
}

impl Placed {
    fn side(self) -> Side {
        Side { gregorian: self.gregorian(), hijri: self.hijri() }
    }

    fn range(self, last: Placed) -> Side {
        if self.calendar == Calendar::Hijri && last.calendar == Calendar::Hijri {
            let (Some(from), Some(to)) = (self.hijri(), last.hijri()) else { return Side::default() };
            let hijri = HijriValue::interval(from, to).ok();
            return Side { gregorian: hijri.and_then(HijriValue::to_gregorian), hijri };
        }
        let (Some(from), Some(to)) = (self.gregorian(), last.gregorian()) else { return Side::default() };
        Side { gregorian: DateValue::interval(from, to).ok(), hijri: None }
    }
}

/// True if the two calendars' days are further apart than sighting the moon explains.
fn disagree(written: DateValue, converted: DateValue, hijri: Option<HijriValue>) -> bool {
    let day = |value: DateValue| value.ends().0.as_date();
    let (Some(written), Some(converted)) = (day(written), day(converted)) else { return false };
    // A Hijri month or year is converted to the days of it; those are no written days.
    let Some(hijri) = hijri.and_then(|h| h.ends().0.as_date()) else { return false };
    let slack = if hijri.year() < 1420 { 2 } else { 1 };
    (written.day_number() - converted.day_number()).abs() > slack
}

/// The day of this weekday nearest to `day`.
fn nearest(day: Date, weekday: Weekday) -> Option<Date> {
    let ahead =
        (i32::from(weekday.days_from_sunday()) - i32::from(day.weekday().days_from_sunday())).rem_euclid(7);
    day.add_days(if ahead > 3 { ahead - 7 } else { ahead })
}

fn place_weekday(
    today: Date,
    weekday: Weekday,
    away: Option<i8>,
    week: Option<i8>,
    ahead: bool,
) -> Option<Date> {
    let from_sunday = i32::from(weekday.days_from_sunday());
    let today_from_sunday = i32::from(today.weekday().days_from_sunday());
    if let Some(weeks) = week {
        return today.add_days(from_sunday - today_from_sunday + 7 * i32::from(weeks));
    }
    let on = (from_sunday - today_from_sunday).rem_euclid(7);
    let back = (today_from_sunday - from_sunday).rem_euclid(7);
    today.add_days(match away {
        // Strictly before and after: الأحد الماضي said on a Sunday is not that Sunday.
        Some(n @ ..0) => -(if back == 0 { 7 } else { back }) + 7 * (i32::from(n) + 1),
        Some(n @ 1..) => (if on == 0 { 7 } else { on }) + 7 * (i32::from(n) - 1),
        Some(0) => on,
        None if ahead => on,
        None => -back,
    })
}

/// The week, Sunday to Saturday, that many after the one of `today`.
fn week(today: Date, weeks: i8) -> Option<DateValue> {
    let sunday = today.add_days(7 * i32::from(weeks) - i32::from(today.weekday().days_from_sunday()))?;
    DateValue::interval(sunday.into(), sunday.add_days(6)?.into()).ok()
}

fn weekdays(today: Date, first: Weekday, last: Weekday, away: Option<i8>, ahead: bool) -> Option<DateValue> {
    let from = if away.map_or(ahead, |n| n >= 0) {
        place_weekday(today, first, away, None, true)?
    } else {
        let to = place_weekday(today, last, away, None, false)?;
        place_weekday(to, first, None, None, false)?
    };
    let to = place_weekday(from, last, None, None, true)?;
    DateValue::interval(from.into(), to.into()).ok()
}
