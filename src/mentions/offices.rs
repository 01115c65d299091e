//! Reads offices: their full noun phrases.

use super::Mentions;
use crate::doc::Doc;

/// Adds offices: their full noun phrases to `out`.
pub(super) fn read(_doc: &Doc<'_, '_>, _out: &mut Mentions) {}
