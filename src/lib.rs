//! Structured records from Arabic official announcements.

mod calendar;
mod error;
mod span;

pub use calendar::{Date, DateValue, HijriDate, HijriValue, Precision, Weekday};
pub use error::Error;
pub use span::Span;
