//! Who is told of the edits, if anybody.

use std::ops::Range;

use super::edits::EditMap;

/// Receives what changed; `()` for those who do not ask.
pub(super) trait Sink {
    /// `original` became `normalized`, with other lengths or in another order.
    fn replaced(&mut self, original: Range<usize>, normalized: Range<usize>);
    /// `deleted` left nothing; it belongs to the last character of `out`.
    fn deleted(&mut self, deleted: Range<usize>, out: &str);
    /// Takes back the edits that touch the normalized text from `from` on. Returns where what must be
    /// told anew begins: in the original, in the normalized text.
    fn reopen(&mut self, from: usize) -> (usize, usize);
    /// `normalized` will be replaced by `len` bytes; what follows it moves.
    fn rewritten(&mut self, normalized: Range<usize>, len: usize);
}

impl Sink for () {
    #[inline]
    fn replaced(&mut self, _: Range<usize>, _: Range<usize>) {}
    #[inline]
    fn deleted(&mut self, _: Range<usize>, _: &str) {}
    #[inline]
    fn reopen(&mut self, from: usize) -> (usize, usize) {
        (0, from)
    }
    #[inline]
    fn rewritten(&mut self, _: Range<usize>, _: usize) {}
}

impl Sink for &mut EditMap {
    #[inline]
    fn replaced(&mut self, original: Range<usize>, normalized: Range<usize>) {
        self.push(original, normalized);
    }
    #[inline]
    fn deleted(&mut self, deleted: Range<usize>, out: &str) {
        let width = out.bytes().rev().position(|b| b & 0xC0 != 0x80).map_or(0, |at| at + 1);
        self.attach(deleted, out.len(), width);
    }
    fn reopen(&mut self, from: usize) -> (usize, usize) {
        EditMap::reopen(self, from)
    }
    fn rewritten(&mut self, normalized: Range<usize>, len: usize) {
        EditMap::rewritten(self, normalized, len);
    }
}
