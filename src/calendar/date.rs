//! One civil day of the Gregorian calendar.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::parts::{Parts, day_form};
use crate::Error;

/// A day of the week. Weeks run Sunday to Saturday, as the region counts them.
///
/// ```
/// # fn main() -> Result<(), bayan::Error> {
/// use bayan::{Date, Weekday};
/// assert_eq!(Date::new(2024, 5, 30)?.weekday(), Weekday::Thursday);
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Weekday {
    /// الأحد
    Sunday,
    /// الاثنين
    Monday,
    /// الثلاثاء
    Tuesday,
    /// الأربعاء
    Wednesday,
    /// الخميس
    Thursday,
    /// الجمعة
    Friday,
    /// السبت
    Saturday,
}

impl Weekday {
    /// All seven, Sunday first.
    ///
    /// ```
    /// let position = bayan::Weekday::ALL.iter().position(|day| *day == bayan::Weekday::Saturday);
    /// assert_eq!(position, Some(6)); // السبت
    /// ```
    pub const ALL: [Weekday; 7] = [
        Weekday::Sunday,
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
    ];

    /// Days since Sunday, 0 to 6.
    ///
    /// ```
    /// assert_eq!(bayan::Weekday::Thursday.days_from_sunday(), 4);
    /// ```
    pub const fn days_from_sunday(self) -> u8 {
        self as u8
    }
}

/// A civil day: the Gregorian calendar, carried back before 1582 as well.
///
/// Its text form, shown, parsed and serialized, is ISO 8601: `2024-05-30`.
///
/// ```
/// # fn main() -> Result<(), bayan::Error> {
/// use bayan::{Date, HijriDate};
/// // ٢٢ ذو القعدة ١٤٤٥هـ الموافق ٣٠ مايو ٢٠٢٤م
/// let day = Date::new(2024, 5, 30)?;
/// assert_eq!(day.to_string(), "2024-05-30");
/// assert_eq!(day.to_hijri(), Some(HijriDate::new(1445, 11, 22)?));
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The first day there is, 1 January of the year 1.
    ///
    /// ```
    /// assert_eq!(bayan::Date::MIN.to_string(), "0001-01-01");
    /// assert_eq!(bayan::Date::MIN.add_days(-1), None);
    /// ```
    pub const MIN: Date = Date { year: 1, month: 1, day: 1 };
    /// The last day there is, 31 December 9999.
    ///
    /// ```
    /// assert_eq!(bayan::Date::MAX.to_string(), "9999-12-31");
    /// assert_eq!(bayan::Date::MAX.add_days(1), None);
    /// ```
    pub const MAX: Date = Date { year: 9999, month: 12, day: 31 };

    /// A day from its year (1 to 9999), month (1 to 12) and day of the month.
    ///
    /// # Errors
    /// If the calendar has no such day.
    ///
    /// ```
    /// use bayan::Date;
    /// assert!(Date::new(2024, 2, 29).is_ok());
    /// // ٣٠ فبراير
    /// assert!(Date::new(2024, 2, 30).is_err());
    /// ```
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, Error> {
        match Self::checked(year, month, day) {
            Some(date) => Ok(date),
            None => {
                Err(Error::date(format!("{year:04}-{month:02}-{day:02}"), "the calendar has no such day"))
            }
        }
    }

    /// `new` without the error, for callers that try many shapes.
    pub(crate) const fn checked(year: u16, month: u8, day: u8) -> Option<Self> {
        let real = year >= 1
            && year <= 9999
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= days_in_month(year, month);
        if real { Some(Date { year, month, day }) } else { None }
    }

    /// The year, 1 to 9999.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// // ١٧ / ١٢ / ٢٠١٩م
    /// assert_eq!("2019-12-17".parse::<bayan::Date>()?.year(), 2019);
    /// # Ok(()) }
    /// ```
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// // ١٧ / ١٢ / ٢٠١٩م
    /// assert_eq!("2019-12-17".parse::<bayan::Date>()?.month(), 12);
    /// # Ok(()) }
    /// ```
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// // ١٧ / ١٢ / ٢٠١٩م
    /// assert_eq!("2019-12-17".parse::<bayan::Date>()?.day(), 17);
    /// # Ok(()) }
    /// ```
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The day of the week.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// // الثلاثاء ١٧ / ١٢ / ٢٠١٩م
    /// assert_eq!(bayan::Date::new(2019, 12, 17)?.weekday(), bayan::Weekday::Tuesday);
    /// # Ok(()) }
    /// ```
    pub const fn weekday(self) -> Weekday {
        // 1 January 1970 was a Thursday.
        Weekday::ALL[(self.day_number() + 4).rem_euclid(7) as usize]
    }

    /// Days since 1 January 1970, negative before it.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// assert_eq!(bayan::Date::new(1970, 1, 2)?.day_number(), 1);
    /// # Ok(()) }
    /// ```
    pub const fn day_number(self) -> i32 {
        // Years are counted from March, so that the leap day is the last of its year.
        let year = self.year as i32 - (self.month <= 2) as i32;
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = (self.month as i32 + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + self.day as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day with this [`day_number`](Date::day_number); `None` outside the years 1 to 9999.
    ///
    /// ```
    /// assert_eq!(bayan::Date::from_day_number(19_873).unwrap().to_string(), "2024-05-30");
    /// ```
    pub const fn from_day_number(number: i32) -> Option<Self> {
        if number < Date::MIN.day_number() || number > Date::MAX.day_number() {
            return None;
        }
        let shifted = number + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + (month <= 2) as i32;
        Some(Date { year: year as u16, month: month as u8, day: day as u8 })
    }

    /// The day this many days later, or earlier if negative; `None` outside the years 1 to 9999.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// let today = bayan::Date::new(2024, 3, 1)?;
    /// // أمس
    /// assert_eq!(today.add_days(-1), Some(bayan::Date::new(2024, 2, 29)?));
    /// # Ok(()) }
    /// ```
    pub const fn add_days(self, days: i32) -> Option<Self> {
        match self.day_number().checked_add(days) {
            Some(number) => Date::from_day_number(number),
            None => None,
        }
    }

    /// The same day of the month this many months later, or earlier if negative; the last
    /// day of the month where it is shorter; `None` outside the years 1 to 9999.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// let today = bayan::Date::new(2024, 5, 31)?;
    /// // بعد شهر
    /// assert_eq!(today.add_months(1), Some(bayan::Date::new(2024, 6, 30)?));
    /// # Ok(()) }
    /// ```
    pub const fn add_months(self, months: i32) -> Option<Self> {
        let Some((year, month)) = add_months(self.year, self.month, months) else { return None };
        let last = days_in_month(year, month);
        Some(Date { year, month, day: if self.day < last { self.day } else { last } })
    }
}

/// The month this many months away from one of a year; `None` outside the years 1 to 9999.
pub(crate) const fn add_months(year: u16, month: u8, months: i32) -> Option<(u16, u8)> {
    let Some(count) = (year as i32 * 12 + month as i32 - 1).checked_add(months) else { return None };
    let year = count.div_euclid(12);
    if year < 1 || year > 9999 {
        return None;
    }
    Some((year as u16, (count.rem_euclid(12) + 1) as u8))
}

/// How many days a month of the Gregorian calendar has; 0 if there is no such month.
pub(crate) const fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

day_form!(Date, "2024-05-30", "the calendar has no such day");
