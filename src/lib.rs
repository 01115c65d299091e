//! `bayan` (بيان, a communiqué) reads Arabic official announcements, the press
//! releases, agency dispatches and decrees of ministries and institutions,
//! and returns structured records with byte spans.
//!
//! # In five minutes
//!
//! ```
//! let text = "الدوحة في 30 مايو 2024 /قنا/ وقّع سعادة السيد راشد بن سالم المعمري، وزير النقل، \
//!     والدكتورة ليلى حداد، رئيسة جامعة الساحل، مذكرة تفاهم في مجال النقل الذكي.";
//! let record = bayan::extract(text);
//!
//! assert_eq!(record.issued, Some("2024-05-30".parse()?));
//! let [minister, president] = &record.officials[..] else { panic!("two officials") };
//! assert_eq!(minister.name, "راشد بن سالم المعمري");
//! assert_eq!(minister.honorifics, ["سعادة", "السيد"]);
//! assert_eq!(minister.positions, ["وزير النقل"]);
//! assert_eq!(minister.acts, [bayan::Act::Signed]);
//! assert_eq!(president.organizations, ["جامعة الساحل"]);
//! assert_eq!(record.agreements[0].subject.as_deref(), Some("النقل الذكي"));
//! # Ok::<(), bayan::Error>(())
//! ```
//!
//! **Spans.** Every `span` is a range of **bytes** of the text exactly as it
//! was given, on character boundaries. A `text` beside it is that slice,
//! unchanged; every other string is *clean*: diacritics, tatweel and format
//! controls removed, white space collapsed, spelling kept.
//!
//! ```
//! let text = "صرّح معالي الــدكتور سَامي بن فهد العتيبي، وزير الموانئ، بأن الأعمال انتهت.";
//! let official = &bayan::extract(text).officials[0];
//! assert_eq!(official.name, "سامي بن فهد العتيبي");
//! assert_eq!(official.mentions[0].span.of(text), "سَامي بن فهد العتيبي");
//! ```
//!
//! **Dates** have Gregorian values in EDTF level 0, whichever calendar and
//! month names they are written in. What needs a reference date is counted
//! from the one the caller gives, else from the day the text was issued.
//!
//! ```
//! let extractor = bayan::Extractor::builder().reference("2024-05-30".parse()?).build()?;
//! let record = extractor.extract("عقد الاجتماع أمس، ويفتتح المعرض في 22 محرم 1446هـ، ويستمر حتى نهاية غشت 2024.");
//! let values: Vec<_> = record.dates.iter().map(|d| d.value.map(|v| v.to_string())).collect();
//! assert_eq!(values[0].as_deref(), Some("2024-05-29"));
//! assert_eq!(values[1].as_deref(), Some("2024-07-28"));
//! # Ok::<(), bayan::Error>(())
//! ```
//!
//! **Many texts.** Make one [`Extractor`], share it between threads, and give
//! each thread a [`Scratch`]: [`Extractor::extract_with`] then reuses all
//! buffers. Extraction never fails and never panics, on any `&str`; only
//! building can fail, with one opaque [`Error`].
//!
//! # What else is here
//!
//! | | |
//! | --- | --- |
//! | [`dates`] | calendar expressions alone |
//! | [`normalize`] | folding Arabic text, with an exact way back to its bytes |
//! | [`Lexicon`], [`lexicon`] | what the crate knows of words, and your own rows |
//! | [`ExtractorBuilder::pattern`] | your own patterns |
//! | [`guide`] | pages: the passes, the lexicon, calendars, accuracy, many texts, the peers |
//! | features `json`, `schema`, `rayon`, `arrow`, `jiff`, `chrono` | records for other tools |
//!
//! The way of a text, in modules and in time:
//!
//! ```text
//! text → normalize → layout → tokens → mentions → records
//! ```

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
mod triggers;

pub use calendar::{Date, DateValue, HijriDate, HijriValue, Precision, Weekday};
pub use error::Error;
pub use extractor::{Extractor, ExtractorBuilder, Scratch, extract};
pub use lexicon::Lexicon;
pub use record::{
    Act, Agreement, AgreementKind, Announcement, Area, Conflict, DateKind, DateMention, Dateline,
    Institution, List, ListItem, Official, Passage, PatternMatch, PersonGender, Quote, Sign,
};
pub use span::Span;

/// The README's examples, run with the others.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
