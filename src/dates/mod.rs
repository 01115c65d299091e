//! Calendar expressions: found, read and placed on the calendar.

use crate::calendar::DateValue;
use crate::doc::Doc;
use crate::record::{DateMention, Dateline};

/// What this pass found.
#[derive(Debug, Default)]
pub(crate) struct Found<'t> {
    pub(crate) mentions: Vec<DateMention<'t>>,
    pub(crate) dateline: Option<Dateline<'t>>,
    pub(crate) issued: Option<DateValue>,
}

/// The calendar expressions of `doc`.
pub(crate) fn read<'t>(_doc: &Doc<'t, '_>) -> Found<'t> {
    Found::default()
}
