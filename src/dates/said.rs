//! What an expression says and where it stands, before it is placed on a calendar.

use super::point::Point;
use crate::calendar::Weekday;

/// What an expression says, before it is placed on a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Point(Point),
    Range(Point, Point),
    /// Some months of a year: a quarter, a half.
    Months {
        year: Point,
        first: u8,
        last: u8,
    },
    NthWeekday {
        month: Point,
        nth: u8,
        weekday: Weekday,
    },
    /// Seven days of a month, the last for 0.
    WeekOfMonth {
        month: Point,
        nth: u8,
    },
    /// The week this many after that of the reference date.
    Week(i8),
    /// This many days after the reference date.
    Days(i32),
    /// A bare weekday; which one, or that of which week.
    Weekday {
        weekday: Weekday,
        away: Option<i8>,
        week: Option<i8>,
    },
    /// A day or month of every year.
    EveryYear,
    /// From one weekday to another.
    Weekdays(Weekday, Weekday, Option<i8>),
}

/// A part of an expression and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) said: Said,
    pub(super) start: usize,
    pub(super) next: usize,
}

impl Item {
    pub(super) const fn new(said: Said, start: usize, next: usize) -> Self {
        Item { said, start, next }
    }
}

/// A whole expression.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expression {
    pub(super) said: Said,
    /// The same in the other calendar.
    pub(super) twin: Option<Said>,
    /// A weekday written beside a date.
    pub(super) weekday: Option<Weekday>,
    /// اليوم, أمس, غدا beside a date or a weekday.
    pub(super) day: Option<i32>,
    pub(super) start: usize,
    pub(super) next: usize,
}

impl Expression {
    pub(super) fn of(item: Item) -> Self {
        Expression {
            said: item.said,
            twin: None,
            weekday: None,
            day: None,
            start: item.start,
            next: item.next,
        }
    }
}
