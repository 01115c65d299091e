//! Conversions to and from the date types of other crates.

/// `From` our day, `TryFrom` theirs, and `TryFrom` a value that may be coarser than a day.
macro_rules! interop {
    ($feature:literal, $theirs:ty, |$date:ident| $to:expr, |$other:ident| $parts:expr) => {
        #[cfg(feature = $feature)]
        impl From<crate::Date> for $theirs {
            fn from($date: crate::Date) -> Self {
                $to
            }
        }

        #[cfg(feature = $feature)]
        impl TryFrom<$theirs> for crate::Date {
            type Error = crate::Error;

            fn try_from($other: $theirs) -> Result<Self, crate::Error> {
                let (year, month, day) = $parts;
                let in_range =
                    u16::try_from(year).ok().and_then(|year| crate::Date::checked(year, month, day));
                in_range.ok_or_else(|| crate::Error::date($other.to_string(), "outside the years 1 to 9999"))
            }
        }

        #[cfg(feature = $feature)]
        impl TryFrom<crate::DateValue> for $theirs {
            type Error = crate::Error;

            fn try_from(value: crate::DateValue) -> Result<Self, crate::Error> {
                value
                    .as_date()
                    .map(Self::from)
                    .ok_or_else(|| crate::Error::date(value.to_string(), "not a single day"))
            }
        }
    };
}

interop!(
    "jiff",
    jiff::civil::Date,
    |date| {
        // Every day of the years 1 to 9999 is one of jiff's; none is ever replaced.
        jiff::civil::Date::new(date.year() as i16, date.month() as i8, date.day() as i8)
            .unwrap_or(jiff::civil::Date::ZERO)
    },
    |other| (other.year(), other.month() as u8, other.day() as u8)
);

interop!(
    "chrono",
    chrono::NaiveDate,
    |date| {
        // Every day of the years 1 to 9999 is one of chrono's; none is ever replaced.
        chrono::NaiveDate::from_ymd_opt(
            i32::from(date.year()),
            u32::from(date.month()),
            u32::from(date.day()),
        )
        .unwrap_or_default()
    },
    |other| {
        use chrono::Datelike;
        (other.year(), other.month() as u8, other.day() as u8)
    }
);
