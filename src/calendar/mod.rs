//! Days, date values and the two calendars.
//!
//! [`Date`] is one civil day, [`DateValue`] a day, month, year or interval of
//! them in EDTF level 0; [`HijriDate`] and [`HijriValue`] are their Hijri
//! twins. The Hijri side follows the Umm al-Qura calendar **as published**
//! for 1343 to 1500 AH; outside those years nothing is converted.

mod date;
mod hijri;
#[cfg(any(feature = "jiff", feature = "chrono"))]
mod interop;
mod parts;
mod umm_al_qura;
mod value;

pub(crate) use date::add_months;
pub use date::{Date, Weekday};
pub use hijri::{HijriDate, HijriValue};
pub use parts::Precision;
pub use value::DateValue;
