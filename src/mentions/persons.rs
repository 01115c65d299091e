//! Reads names with their titles.

use super::Mentions;
use crate::doc::Doc;

/// Adds names with their titles to `out`.
pub(super) fn read(_doc: &Doc<'_, '_>, _out: &mut Mentions) {}
