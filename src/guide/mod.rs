//! The guide: pages about the crate that belong to no single item.

/// The passes: what each reads, makes and costs.
#[doc = include_str!("passes.md")]
pub mod passes {}

/// The lexicon, and how to extend it.
#[doc = include_str!("lexicon.md")]
pub mod lexicon {}

/// Calendars: what a date's value is and where it comes from.
#[doc = include_str!("calendars.md")]
pub mod calendars {}

/// Accuracy: how it is measured, and what is known to be wrong.
#[doc = include_str!("accuracy.md")]
pub mod accuracy {}

/// Many texts, and other programs: the features.
#[doc = include_str!("scale.md")]
pub mod scale {}

/// Beside the peers.
#[doc = include_str!("comparison.md")]
pub mod comparison {}
