//! Canonical order and composition of one base with its marks.

use unicode_normalization::char::{compose, decompose_canonical};

use super::operation::Operation;
use super::plan::{self, Plan, is_plain};

/// Puts the end of `out`, from `from` on, into composed form, as Unicode's NFC does; with two
/// differences: a letter that composing makes is folded like any other, and a hamza or madda that
/// finds no letter is removed where marks are removed.
///
/// Folding as soon as a letter is made is what makes a second pass find nothing: a waw with two
/// hamzas becomes ؤ, then و, which takes the second hamza too.
pub(super) fn settle(plan: &Plan, out: &mut String, from: usize) {
    let mut parts: Vec<(u8, char)> = Vec::new();
    for c in out.get(from..).unwrap_or("").chars() {
        decompose_canonical(c, |part| parts.push((plan::class(part), part)));
    }
    out.truncate(from);
    for marks in parts.chunk_by_mut(|(a, _), (b, _)| *a != 0 && *b != 0) {
        marks.sort_by_key(|(class, _)| *class);
    }
    let strip = plan.settings.has(Operation::StripDiacritics);
    let mut whole: Vec<char> = Vec::with_capacity(parts.len());
    let mut starter: Option<usize> = None;
    let mut last = 0;
    for (class, c) in parts {
        if let Some(at) = starter
            && let Some(base) = whole.get(at)
            && (at + 1 == whole.len() || last != 0 && last < class)
            && let Some(made) = compose(*base, c)
        {
            let code = plan.code(made as u32);
            whole[at] = if is_plain(code) { char::from_u32(code).unwrap_or(made) } else { made };
            continue;
        }
        if strip && plan::composes(c) {
            continue;
        }
        if class == 0 {
            starter = Some(whole.len());
        }
        last = class;
        whole.push(c);
    }
    out.extend(whole);
}
