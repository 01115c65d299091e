//! The lists of the document with their lead-ins.

use crate::doc::Doc;
use crate::record::List;

/// All lists of `doc`.
pub(super) fn build<'t>(_doc: &Doc<'t, '_>) -> Vec<List<'t>> {
    Vec::new()
}
