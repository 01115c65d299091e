//! Reads direct speech.

use super::Mentions;
use crate::doc::Doc;

/// Adds direct speech to `out`.
pub(super) fn read(_doc: &Doc<'_, '_>, _out: &mut Mentions) {}
