//! Structured records from Arabic official announcements.

mod error;
mod span;

pub use error::Error;
pub use span::Span;
