//! Remembers look-ups from text to text: few words make up most of any text,
//! and a look-up with its proclitics costs several probes.

use std::fmt;

use super::{Found, Lexicon};

/// Slots, a power of two: enough for the words that make up most of a text,
/// few enough to stay in the second cache.
const SLOTS: usize = 1 << 13;
/// Longest word remembered, in bytes.
const KEY: usize = size_of::<u128>();

#[derive(Clone, Copy, Default)]
struct Slot {
    /// The word's bytes, zeros after them; no word holds a zero byte.
    key: u128,
    found: Found,
}

/// The look-ups of one lexicon that were last made.
#[derive(Default)]
pub(crate) struct Memo {
    /// The lexicon's identity; 0 before the first text.
    lexicon: u64,
    /// Empty until a second text shows that the buffers are reused.
    slots: Vec<Slot>,
}

impl Memo {
    /// To be called before the words of a text: forgets what another lexicon said.
    pub(crate) fn open(&mut self, lexicon: &Lexicon) {
        if self.lexicon != lexicon.identity {
            self.lexicon = lexicon.identity;
            self.slots.clear();
        } else if self.slots.is_empty() {
            self.slots.resize(SLOTS, Slot::default());
        }
    }

    /// [`Lexicon::look_up`] of `text[start..end]`.
    #[inline]
    pub(crate) fn look_up(&mut self, lexicon: &Lexicon, text: &str, start: usize, end: usize) -> Found {
        debug_assert_eq!(self.lexicon, lexicon.identity);
        let len = end - start;
        let bytes = text.as_bytes().get(start..).and_then(|rest| rest.first_chunk::<KEY>());
        let (Some(bytes), 1..=KEY, false) = (bytes, len, self.slots.is_empty()) else {
            return lexicon.look_up(&text[start..end]);
        };
        let key = u128::from_le_bytes(*bytes) << (8 * (KEY - len)) >> (8 * (KEY - len));
        let mixed = (key as u64 ^ (key >> 64) as u64 ^ len as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let slot = &mut self.slots[(mixed >> 51) as usize % SLOTS];
        if slot.key != key {
            *slot = Slot { key, found: lexicon.look_up(&text[start..end]) };
        }
        slot.found
    }
}

impl fmt::Debug for Memo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memo").field("slots", &self.slots.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remembers_what_the_lexicon_says() {
        let builtin = Lexicon::builtin().unwrap();
        let other = builtin.extend_from_tsv("x.tsv", "title\tcivil\tm\ttier=1\tسماحتكم\n").unwrap();
        let text =
            "والدكتور قال وللرئيس سماحتكم و في بالمملكة الاستراتيجيات قال والدكتور سماحتكم والدكتورة 123 abc";
        let mut memo = Memo::default();
        for lexicon in [builtin, builtin, builtin, &other, &other, builtin, builtin] {
            memo.open(lexicon);
            let mut start = 0;
            for word in text.split_inclusive(' ') {
                let end = start + word.trim_end().len();
                let (was, is) = (lexicon.look_up(&text[start..end]), memo.look_up(lexicon, text, start, end));
                assert_eq!(format!("{was:?}"), format!("{is:?}"), "{word}");
                start += word.len();
            }
        }
    }
}
