//! Who did what.

use crate::doc::Doc;
use crate::mentions::Mentions;
use crate::record::Announcement;

/// Adds the acts of the officials and whom they represent to `record`.
pub(super) fn add(_doc: &Doc<'_, '_>, _mentions: &Mentions, _record: &mut Announcement<'_>) {}
