//! Days and values of the Hijri calendar.

use std::fmt;

use super::date::Date;
use super::parts::{Ends, Parts, Precision, day_form, value_form};
use super::umm_al_qura;
use super::value::DateValue;
use crate::Error;

/// A day as written in the Hijri calendar.
///
/// Any year from 1 to 9999 can be held, and any day from 1 to 30 (31 in the
/// three months that were printed with 31 days): a text may write day 30 of
/// a month of 29 days. Only what [`to_gregorian`](HijriDate::to_gregorian)
/// converts is a day of the published calendar.
///
/// The text form, shown, parsed and serialized, is `1436-10-25`.
///
/// ```
/// # fn main() -> Result<(), bayan::Error> {
/// use bayan::{Date, HijriDate};
/// // ٢٥ شوال ١٤٣٦ هـ
/// let day = HijriDate::new(1436, 10, 25)?;
/// assert_eq!(day.to_gregorian(), Some(Date::new(2015, 8, 10)?));
/// // Before 1343 no calendar was printed.
/// assert_eq!(HijriDate::new(1320, 1, 1)?.to_gregorian(), None);
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HijriDate {
    year: u16,
    month: u8,
    day: u8,
}

impl HijriDate {
    /// A day from its year (1 to 9999), month (1 to 12) and day of the month.
    ///
    /// # Errors
    /// If no Hijri year has such a day.
    ///
    /// ```
    /// use bayan::HijriDate;
    /// assert!(HijriDate::new(1445, 9, 30).is_ok());
    /// assert!(HijriDate::new(1445, 13, 1).is_err());
    /// ```
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, Error> {
        match Self::checked(year, month, day) {
            Some(date) => Ok(date),
            None => {
                Err(Error::date(format!("AH {year:04}-{month:02}-{day:02}"), "no Hijri year has such a day"))
            }
        }
    }

    /// `new` without the error, for callers that try many shapes.
    pub(crate) fn checked(year: u16, month: u8, day: u8) -> Option<Self> {
        let longest = umm_al_qura::month_len(year, month).unwrap_or(0).max(30);
        let real = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=longest).contains(&day);
        real.then_some(HijriDate { year, month, day })
    }

    /// The year of the Hijra, 1 to 9999.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// // ٢٥ شوال ١٤٣٦ هـ
    /// assert_eq!("1436-10-25".parse::<bayan::HijriDate>()?.year(), 1436);
    /// # Ok(()) }
    /// ```
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 (المحرم) to 12 (ذو الحجة).
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// // ٢٥ شوال ١٤٣٦ هـ
    /// assert_eq!("1436-10-25".parse::<bayan::HijriDate>()?.month(), 10);
    /// # Ok(()) }
    /// ```
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 30 (31 in the three months that were printed so).
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// // ٢٥ شوال ١٤٣٦ هـ
    /// assert_eq!("1436-10-25".parse::<bayan::HijriDate>()?.day(), 25);
    /// # Ok(()) }
    /// ```
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The Gregorian day by the published Umm al-Qura calendar; `None` outside 1343 to 1500
    /// and for day 30 of a month of 29 days.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// // ٨ رجب ١٣٤٤، a Friday by the masthead of the gazette
    /// let day = bayan::HijriDate::new(1344, 7, 8)?.to_gregorian().unwrap();
    /// assert_eq!(day.to_string(), "1926-01-22");
    /// assert_eq!(day.weekday(), bayan::Weekday::Friday);
    /// # Ok(()) }
    /// ```
    pub fn to_gregorian(self) -> Option<Date> {
        let day = self.to_gregorian_or_next()?;
        (self.day <= umm_al_qura::month_len(self.year, self.month)?).then_some(day)
    }

    /// As [`to_gregorian`](HijriDate::to_gregorian), but day 30 of a month of 29 days is the
    /// day after its 29th: a text that counts by the sighted moon may be a day off the
    /// printed calendar.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// let day = bayan::HijriDate::new(1433, 2, 30)?;
    /// assert_eq!(day.to_gregorian(), None);
    /// assert_eq!(day.to_gregorian_or_next(), bayan::HijriDate::new(1433, 3, 1)?.to_gregorian());
    /// # Ok(()) }
    /// ```
    pub fn to_gregorian_or_next(self) -> Option<Date> {
        Date::from_day_number(umm_al_qura::month_start(self.year, self.month)? + i32::from(self.day) - 1)
    }
}

impl Date {
    /// The Hijri day by the published Umm al-Qura calendar; `None` before 1 August 1924 and
    /// after 16 November 2077, where it is not known.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// // ١ رمضان ١٤٤٥
    /// assert_eq!(bayan::Date::new(2024, 3, 11)?.to_hijri().unwrap().to_string(), "1445-09-01");
    /// # Ok(()) }
    /// ```
    pub fn to_hijri(self) -> Option<HijriDate> {
        let (year, month, day) = umm_al_qura::find(self.day_number())?;
        Some(HijriDate { year, month, day })
    }
}

impl fmt::Debug for HijriDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AH {self}")
    }
}

day_form!(HijriDate, "1436-10-25", "no Hijri year has such a day");

/// A Hijri day, month, year, or interval of two of these, both ends included.
///
/// The text form is that of [`DateValue`]: `1436-10-25`, `1436-10`, `1436`,
/// `1436-10-25/1436-10-27`.
///
/// ```
/// # fn main() -> Result<(), bayan::Error> {
/// use bayan::HijriValue;
/// // شعبان ١٤٣٦هـ
/// let month = HijriValue::month(1436, 8)?;
/// assert_eq!(month.to_gregorian().unwrap().to_string(), "2015-05-19/2015-06-17");
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HijriValue(Ends);

impl HijriValue {
    /// A month of a year.
    ///
    /// # Errors
    /// If the year is not 1 to 9999 or the month not 1 to 12.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// // شعبان ١٤٣٦هـ
    /// assert_eq!(bayan::HijriValue::month(1436, 8)?.to_string(), "1436-08");
    /// # Ok(()) }
    /// ```
    pub fn month(year: u16, month: u8) -> Result<Self, Error> {
        Self::checked(Parts::new(year, month, 0))
            .filter(|_| month != 0)
            .ok_or_else(|| Error::date(format!("AH {year:04}-{month:02}"), "no Hijri year has such a month"))
    }

    /// A year.
    ///
    /// # Errors
    /// If the year is not 1 to 9999.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// // عام ١٤٣٦هـ
    /// assert_eq!(bayan::HijriValue::year(1436)?.to_string(), "1436");
    /// # Ok(()) }
    /// ```
    pub fn year(year: u16) -> Result<Self, Error> {
        Self::checked(Parts::new(year, 0, 0))
            .ok_or_else(|| Error::date(format!("AH {year:04}"), "no such Hijri year"))
    }

    /// From the first day of `from` to the last day of `to`; equal ones give just that value.
    ///
    /// # Errors
    /// If one of them is itself an interval, or `to` begins or ends before `from` does.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// use bayan::{HijriDate, HijriValue};
    /// // من ٢١ إلى ٢٣ شعبان ١٤٣٦هـ
    /// let days = HijriValue::interval(HijriDate::new(1436, 8, 21)?.into(), HijriDate::new(1436, 8, 23)?.into())?;
    /// assert_eq!(days.to_string(), "1436-08-21/1436-08-23");
    /// # Ok(()) }
    /// ```
    pub fn interval(from: HijriValue, to: HijriValue) -> Result<Self, Error> {
        if from.0.is_interval() || to.0.is_interval() {
            return Err(Error::date(format!("AH {from}/{to}"), "an interval has no intervals as its ends"));
        }
        let (first, last) = (from.0.first, to.0.first);
        let key = |p: Parts, open: u8| {
            (p.year, if p.month == 0 { open } else { p.month }, if p.day == 0 { open } else { p.day })
        };
        if key(first, 0) > key(last, 0) || key(first, u8::MAX) > key(last, u8::MAX) {
            return Err(Error::date(format!("AH {from}/{to}"), "an interval does not end before it begins"));
        }
        Ok(HijriValue(Ends { first, last }))
    }

    fn checked(parts: Parts) -> Option<Self> {
        let real = match parts.precision() {
            Precision::Day => HijriDate::checked(parts.year, parts.month, parts.day).is_some(),
            _ => (1..=9999).contains(&parts.year) && parts.month <= 12,
        };
        real.then_some(HijriValue(Ends::one(parts)))
    }

    /// How fine the value is.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// use bayan::{HijriValue, Precision};
    /// // رمضان ١٤٤٥هـ
    /// assert_eq!("1445-09".parse::<HijriValue>()?.precision(), Precision::Month);
    /// # Ok(()) }
    /// ```
    pub fn precision(self) -> Precision {
        self.0.precision()
    }

    /// The day, if the value is one.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// use bayan::{HijriDate, HijriValue};
    /// // ٢٥ شوال ١٤٣٦ هـ, and شوال ١٤٣٦ هـ
    /// assert_eq!("1436-10-25".parse::<HijriValue>()?.as_date(), Some(HijriDate::new(1436, 10, 25)?));
    /// assert_eq!("1436-10".parse::<HijriValue>()?.as_date(), None);
    /// # Ok(()) }
    /// ```
    pub fn as_date(self) -> Option<HijriDate> {
        let Parts { year, month, day } = self.0.first;
        if self.precision() == Precision::Day { HijriDate::checked(year, month, day) } else { None }
    }

    /// The two ends of an interval, as they are written; a value that is no interval twice.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// use bayan::HijriValue;
    /// let (from, to) = "1436/1437".parse::<HijriValue>()?.ends();
    /// assert_eq!((from, to), (HijriValue::year(1436)?, HijriValue::year(1437)?));
    /// # Ok(()) }
    /// ```
    pub fn ends(self) -> (HijriValue, HijriValue) {
        (HijriValue(Ends::one(self.0.first)), HijriValue(Ends::one(self.0.last)))
    }

    /// The Gregorian value by the published Umm al-Qura calendar: a day for a day, the
    /// interval of its days for a month, a year or an interval. `None` where an end lies
    /// outside 1343 to 1500. Day 30 of a month of 29 days counts as the day after its 29th.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// // عام ١٤٤٥هـ
    /// let year = bayan::HijriValue::year(1445)?.to_gregorian().unwrap();
    /// assert_eq!(year.to_string(), "2023-07-19/2024-07-06");
    /// # Ok(()) }
    /// ```
    pub fn to_gregorian(self) -> Option<DateValue> {
        let Parts { year, month, day } = self.0.first;
        let from = HijriDate { year, month: month.max(1), day: day.max(1) }.to_gregorian_or_next()?;
        let Parts { year, month, day } = self.0.last;
        let month = if month == 0 { 12 } else { month };
        let day = if day == 0 { umm_al_qura::month_len(year, month)? } else { day };
        let to = HijriDate { year, month, day }.to_gregorian_or_next()?;
        DateValue::interval(from.into(), to.into()).ok()
    }
}

impl From<HijriDate> for HijriValue {
    fn from(date: HijriDate) -> Self {
        HijriValue(Ends::one(Parts::new(date.year, date.month, date.day)))
    }
}

value_form!(HijriValue, "1436-10-25, 1436-10, 1436", "no Hijri year has such a date");
