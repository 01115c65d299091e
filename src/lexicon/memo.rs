//! Remembers look-ups from text to text: few words make up most of any text,
//! and a look-up with its proclitics costs several probes.

use std::fmt;

use super::{Found, Lexicon};
use crate::cut::Piece;

/// Pairs of slots, a power of two: enough for the words that make up most of a
/// text, few enough to stay in the second cache.
const PAIRS: usize = 1 << 13;
/// Longest word remembered, in bytes.
const KEY: usize = size_of::<Key>();

/// The bytes of a word, zeros after them; no word holds a zero byte.
type Key = [u64; 2];

/// What of 16 bytes belongs to a word, by its length.
const MASKS: [Key; KEY + 1] = {
    let mut masks = [[0; 2]; KEY + 1];
    let mut len = 1;
    while len <= KEY {
        masks[len] = masks[len - 1];
        masks[len][(len - 1) / 8] |= 0xff << (8 * ((len - 1) % 8));
        len += 1;
    }
    masks
};

#[derive(Clone, Copy, Default)]
struct Slot {
    key: Key,
    found: Found,
}

/// The look-ups of one lexicon that were last made.
#[derive(Default)]
pub(crate) struct Memo {
    /// The lexicon's identity; 0 before the first text.
    lexicon: u64,
    /// None until a second text shows that the buffers are reused.
    slots: Option<Box<[[Slot; 2]; PAIRS]>>,
    /// The last look-up of what has no slot.
    last: Found,
}

impl Memo {
    /// To be called before the words of a text: forgets what another lexicon said.
    pub(crate) fn open(&mut self, lexicon: &Lexicon) {
        if self.lexicon != lexicon.identity {
            self.lexicon = lexicon.identity;
            self.slots = None;
        } else if self.slots.is_none() {
            self.slots = vec![[Slot::default(); 2]; PAIRS].into_boxed_slice().try_into().ok();
        }
    }

    /// [`Lexicon::look_up`] of a piece of `text`.
    #[inline(always)]
    pub(crate) fn look_up(&mut self, lexicon: &Lexicon, text: &str, piece: &Piece<'_>) -> &Found {
        debug_assert_eq!(self.lexicon, lexicon.identity);
        let len = piece.end - piece.start;
        if let (Some(bytes), Some(mask), Some(slots)) = (piece.ahead, MASKS.get(len), &mut self.slots) {
            let (low, high) = bytes.split_at(KEY / 2);
            let half = |bytes: &[u8], mask: u64| {
                bytes.first_chunk().map_or(0, |half| u64::from_le_bytes(*half)) & mask
            };
            let key = [half(low, mask[0]), half(high, mask[1])];
            let mixed = (key[0] ^ key[1]).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let pair = &mut slots[(mixed >> (u64::BITS - PAIRS.trailing_zeros())) as usize];
            if pair[0].key == key {
                return &pair[0].found;
            }
            // The one that was asked for last is found first, and stays.
            if pair[1].key == key {
                pair.swap(0, 1);
            } else {
                pair[1] = pair[0];
                pair[0] = Slot { key, found: lexicon.look_up(&text[piece.start..piece.end]) };
            }
            &pair[0].found
        } else {
            self.last = lexicon.look_up(&text[piece.start..piece.end]);
            &self.last
        }
    }
}

impl fmt::Debug for Memo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memo").field("filled", &self.slots.is_some()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cut;

    #[test]
    fn remembers_what_the_lexicon_says() {
        let builtin = Lexicon::builtin().unwrap();
        let other = builtin.extend_from_tsv("x.tsv", "title\tcivil\tm\ttier=1\tسماحتكم\n").unwrap();
        let text =
            "والدكتور قال وللرئيس سماحتكم و في بالمملكة الاستراتيجيات قال والدكتور سماحتكم والدكتورة 123 abc";
        let mut memo = Memo::default();
        for lexicon in [builtin, builtin, builtin, &other, &other, builtin, builtin] {
            memo.open(lexicon);
            cut::each(text, 0, text.len(), |piece| {
                let word = &text[piece.start..piece.end];
                let (was, is) = (lexicon.look_up(word), *memo.look_up(lexicon, text, &piece));
                assert_eq!(format!("{was:?}"), format!("{is:?}"), "{word}");
            });
        }
    }
}
