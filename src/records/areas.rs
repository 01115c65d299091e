//! The fields in which parties cooperate.

use crate::doc::Doc;
use crate::mentions::Mentions;
use crate::record::{Announcement, Area};

/// The cooperation areas of `doc`.
pub(super) fn build<'t>(
    _doc: &Doc<'t, '_>,
    _mentions: &Mentions,
    _record: &Announcement<'t>,
) -> Vec<Area<'t>> {
    Vec::new()
}
