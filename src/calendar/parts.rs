//! What the two calendars' values share: year, month and day with zero for
//! the part that is not known, and their written form.

use std::fmt;

/// How fine a date value is.
///
/// ```
/// # fn main() -> Result<(), bayan::Error> {
/// use bayan::{DateValue, Precision};
/// // أكتوبر 2022
/// assert_eq!("2022-10".parse::<DateValue>()?.precision(), Precision::Month);
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// One day.
    Day,
    /// One month.
    Month,
    /// One year.
    Year,
    /// Two days, months or years and all between them.
    Interval,
}

/// Year, month, day; month and day are 0 where the value is coarser.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Parts {
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) day: u8,
}

impl Parts {
    pub(super) const fn new(year: u16, month: u8, day: u8) -> Self {
        Parts { year, month, day }
    }

    pub(super) const fn precision(self) -> Precision {
        match (self.month, self.day) {
            (0, _) => Precision::Year,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// Reads `1436`, `1436-10` or `1436-10-25`: four ASCII digits and pairs.
    /// A month or day written as 00 is no such form.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digits = |from: usize, to: usize| {
            bytes
                .get(from..to)?
                .iter()
                .try_fold(0u16, |n, b| b.is_ascii_digit().then(|| n * 10 + u16::from(b - b'0')))
        };
        let pair = |at: usize| match (bytes.get(at), digits(at + 1, at + 3)?) {
            (Some(b'-'), n @ 1..) => Some(n as u8),
            _ => None,
        };
        match bytes.len() {
            4 => Some(Parts::new(digits(0, 4)?, 0, 0)),
            7 => Some(Parts::new(digits(0, 4)?, pair(4)?, 0)),
            10 => Some(Parts::new(digits(0, 4)?, pair(4)?, pair(7)?)),
            _ => None,
        }
    }
}

impl fmt::Display for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month != 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day != 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

/// A value or an interval of two; `first == last` where it is no interval.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Ends {
    pub(super) first: Parts,
    pub(super) last: Parts,
}

impl Ends {
    pub(super) const fn one(parts: Parts) -> Self {
        Ends { first: parts, last: parts }
    }

    pub(super) fn is_interval(self) -> bool {
        self.first != self.last
    }

    pub(super) fn precision(self) -> Precision {
        if self.is_interval() { Precision::Interval } else { self.first.precision() }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        match text.split_once('/') {
            Some((first, last)) => Some(Ends { first: Parts::parse(first)?, last: Parts::parse(last)? }),
            None => Parts::parse(text).map(Ends::one),
        }
    }
}

impl fmt::Display for Ends {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.first.fmt(f)?;
        if self.is_interval() { write!(f, "/{}", self.last) } else { Ok(()) }
    }
}

/// Serialized as the text that is shown and parsed.
macro_rules! serde_form {
    ($type:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(super) use serde_form;

/// The text form of a day: shown, parsed and serialized alike. `$none` is said
/// of a day that the calendar does not have.
macro_rules! day_form {
    ($type:ty, $example:literal, $none:literal) => {
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&Parts::new(self.year, self.month, self.day), f)
            }
        }

        impl std::str::FromStr for $type {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self, Error> {
                let parts = Parts::parse(text)
                    .filter(|parts| parts.day != 0)
                    .ok_or_else(|| Error::date(text, concat!("not of the form ", $example)))?;
                Self::checked(parts.year, parts.month, parts.day).ok_or_else(|| Error::date(text, $none))
            }
        }

        super::parts::serde_form!($type);
    };
}
pub(super) use day_form;

/// The text form of a value: shown, parsed and serialized alike. `$none` is
/// said of a date that the calendar does not have.
macro_rules! value_form {
    ($type:ty, $example:literal, $none:literal) => {
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl std::str::FromStr for $type {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self, Error> {
                let ends = Ends::parse(text).ok_or_else(|| {
                    Error::date(text, concat!("not of the form ", $example, " or an interval of two"))
                })?;
                let real = |parts| Self::checked(parts).ok_or_else(|| Error::date(text, $none));
                Self::interval(real(ends.first)?, real(ends.last)?)
            }
        }

        super::parts::serde_form!($type);
    };
}
pub(super) use value_form;
