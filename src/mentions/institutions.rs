//! Reads named institutions.

use super::Mentions;
use crate::doc::Doc;

/// Adds named institutions to `out`.
pub(super) fn read(_doc: &Doc<'_, '_>, _out: &mut Mentions) {}
