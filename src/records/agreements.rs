//! What was agreed, and between whom.

use crate::doc::Doc;
use crate::mentions::Mentions;
use crate::record::Agreement;

/// The instruments of `doc` with their parties.
pub(super) fn build<'t>(_doc: &Doc<'t, '_>, _mentions: &Mentions) -> Vec<Agreement<'t>> {
    Vec::new()
}
