//! Reads the head phrases of instruments.

use super::Mentions;
use crate::doc::Doc;

/// Adds the head phrases of instruments to `out`.
pub(super) fn read(_doc: &Doc<'_, '_>, _out: &mut Mentions) {}
