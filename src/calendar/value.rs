//! The Gregorian value of a date expression, in EDTF level 0.

use super::date::{Date, days_in_month};
use super::parts::{Ends, Parts, Precision, value_form};
use crate::Error;

/// A day, a month, a year, or an interval of two of these, both ends included.
///
/// The text form is EDTF level 0: `2015-08-10`, `2015-08`, `2015`,
/// `2015-05-03/2015-05-05`. Values order by their first day, the shorter first.
///
/// ```
/// # fn main() -> Result<(), bayan::Error> {
/// use bayan::{Date, DateValue};
/// // من 3 إلى 5 مايو 2015
/// let days = DateValue::interval(Date::new(2015, 5, 3)?.into(), Date::new(2015, 5, 5)?.into())?;
/// assert_eq!(days.to_string(), "2015-05-03/2015-05-05");
/// assert_eq!(days.end(), Date::new(2015, 5, 5)?);
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateValue(Ends);

impl DateValue {
    /// A month of a year.
    ///
    /// # Errors
    /// If the year is not 1 to 9999 or the month not 1 to 12.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// // أكتوبر 2022
    /// assert_eq!(bayan::DateValue::month(2022, 10)?.to_string(), "2022-10");
    /// # Ok(()) }
    /// ```
    pub fn month(year: u16, month: u8) -> Result<Self, Error> {
        Self::checked(Parts::new(year, month, 0))
            .filter(|_| month != 0)
            .ok_or_else(|| Error::date(format!("{year:04}-{month:02}"), "the calendar has no such month"))
    }

    /// A year.
    ///
    /// # Errors
    /// If the year is not 1 to 9999.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// // عام 2022
    /// assert_eq!(bayan::DateValue::year(2022)?.to_string(), "2022");
    /// # Ok(()) }
    /// ```
    pub fn year(year: u16) -> Result<Self, Error> {
        Self::checked(Parts::new(year, 0, 0))
            .ok_or_else(|| Error::date(format!("{year:04}"), "the calendar has no such year"))
    }

    /// From the first day of `from` to the last day of `to`. The two may differ in precision;
    /// equal ones give just that value.
    ///
    /// # Errors
    /// If one of them is itself an interval, or `to` begins or ends before `from` does.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// use bayan::DateValue;
    /// // النصف الأول من عام 2023
    /// let half = DateValue::interval(DateValue::month(2023, 1)?, DateValue::month(2023, 6)?)?;
    /// assert_eq!(half.to_string(), "2023-01/2023-06");
    /// # Ok(()) }
    /// ```
    pub fn interval(from: DateValue, to: DateValue) -> Result<Self, Error> {
        if from.0.is_interval() || to.0.is_interval() {
            return Err(Error::date(format!("{from}/{to}"), "an interval has no intervals as its ends"));
        }
        if from.start() > to.start() || from.end() > to.end() {
            return Err(Error::date(format!("{from}/{to}"), "an interval does not end before it begins"));
        }
        Ok(DateValue(Ends { first: from.0.first, last: to.0.first }))
    }

    fn checked(parts: Parts) -> Option<Self> {
        let real = match parts.precision() {
            Precision::Day => Date::checked(parts.year, parts.month, parts.day).is_some(),
            _ => (1..=9999).contains(&parts.year) && parts.month <= 12,
        };
        real.then_some(DateValue(Ends::one(parts)))
    }

    /// How fine the value is.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// use bayan::Precision;
    /// let found = bayan::dates::find("من 3 إلى 5 مايو 2015، وخلال عام 2016", None);
    /// let fine: Vec<_> = found.iter().filter_map(|date| Some(date.value?.precision())).collect();
    /// assert_eq!(fine, [Precision::Interval, Precision::Year]);
    /// # Ok(()) }
    /// ```
    pub fn precision(self) -> Precision {
        self.0.precision()
    }

    /// The day, if the value is one.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// use bayan::{Date, DateValue};
    /// // ٣٠ أكتوبر ٢٠٢٢, and أكتوبر ٢٠٢٢
    /// assert_eq!("2022-10-30".parse::<DateValue>()?.as_date(), Some(Date::new(2022, 10, 30)?));
    /// assert_eq!("2022-10".parse::<DateValue>()?.as_date(), None);
    /// # Ok(()) }
    /// ```
    pub fn as_date(self) -> Option<Date> {
        (self.precision() == Precision::Day).then(|| self.start())
    }

    /// The two ends of an interval, as they are written; a value that is no interval twice.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// use bayan::DateValue;
    /// let (from, to) = "2016/2017".parse::<DateValue>()?.ends();
    /// assert_eq!((from, to), (DateValue::year(2016)?, DateValue::year(2017)?));
    /// # Ok(()) }
    /// ```
    pub fn ends(self) -> (DateValue, DateValue) {
        (DateValue(Ends::one(self.0.first)), DateValue(Ends::one(self.0.last)))
    }

    /// The first day.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// assert_eq!("2022-10".parse::<bayan::DateValue>()?.start().to_string(), "2022-10-01");
    /// # Ok(()) }
    /// ```
    pub fn start(self) -> Date {
        let Parts { year, month, day } = self.0.first;
        // Every value was checked when it was made.
        Date::checked(year, month.max(1), day.max(1)).unwrap_or(Date::MIN)
    }

    /// The last day, which belongs to the value.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// assert_eq!("2024-02".parse::<bayan::DateValue>()?.end().to_string(), "2024-02-29");
    /// # Ok(()) }
    /// ```
    pub fn end(self) -> Date {
        let Parts { year, month, day } = self.0.last;
        let month = if month == 0 { 12 } else { month };
        let day = if day == 0 { days_in_month(year, month) } else { day };
        Date::checked(year, month, day).unwrap_or(Date::MAX)
    }
}

impl From<Date> for DateValue {
    fn from(date: Date) -> Self {
        DateValue(Ends::one(Parts::new(date.year(), date.month(), date.day())))
    }
}

impl PartialOrd for DateValue {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DateValue {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        // The written parts come last, so that only equal values compare equal.
        (self.start(), self.end(), self.0).cmp(&(other.start(), other.end(), other.0))
    }
}

value_form!(DateValue, "2015-08-10, 2015-08, 2015", "the calendar has no such date");
