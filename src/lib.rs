//! Structured records from Arabic official announcements.
//!
//! The way of a text: [`normalize`] → layout (lines, title, lists) → tokens
//! (each word looked up once) → mentions (dates, names, offices,
//! institutions, instruments, quotes) → records ([`Announcement`]).

#![allow(dead_code)] // while the rooms are being furnished

#[cfg(feature = "arrow")]
pub mod arrow;
mod calendar;
mod chars;
mod cut;
pub mod dates;
mod doc;
mod error;
mod extractor;
pub mod guide;
#[cfg(feature = "json")]
pub mod json;
mod layout;
mod letters;
pub mod lexicon;
mod mentions;
pub mod normalize;
#[cfg(feature = "rayon")]
mod parallel;
mod patterns;
mod record;
mod records;
#[cfg(feature = "schema")]
pub mod schema;
mod span;
mod token;

pub use calendar::{Date, DateValue, HijriDate, HijriValue, Precision, Weekday};
pub use error::Error;
pub use extractor::{Extractor, ExtractorBuilder, Scratch, extract};
pub use lexicon::Lexicon;
pub use record::{
    Act, Agreement, AgreementKind, Announcement, Area, Conflict, DateKind, DateMention, Dateline,
    Institution, List, ListItem, Official, Passage, PatternMatch, PersonGender, Quote, Sign,
};
pub use span::Span;
