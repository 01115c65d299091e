//! Where the tokens of a text begin and end, before anything is looked up:
//! the one way in which texts and the lexicon's own forms are cut.

use crate::chars::{self, Class};
use crate::normalize::{EditMap, Normalizer};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A word of the Arabic script.
    Word,
    /// A word of another script.
    Foreign,
    /// A run of digits; `value` is the number.
    Number,
    /// One mark; `value` is the character.
    Mark,
    /// The end of a line; no phrase or mention crosses it.
    Newline,
}

/// Calls `emit` for every token of `text[start..end]` with its kind, its bounds
/// and whether white space, or the start, stands before it.
#[inline(always)]
pub(crate) fn each(
    text: &str,
    start: usize,
    end: usize,
    mut emit: impl FnMut(TokenKind, usize, usize, bool),
) {
    let mut at = start;
    let mut spaced = true;
    while at < end {
        // Words of the Arabic script and spaces are most of any text: they are
        // told by their first byte.
        let lead = text.as_bytes()[at];
        if lead == b' ' {
            at += 1;
            spaced = true;
            continue;
        }
        // A tatweel by itself stands for a dash and begins no word.
        let tatweel = lead == 0xd9 && text.as_bytes().get(at + 1) == Some(&0x80);
        if lead & 0xfe == 0xd8 && !tatweel {
            let until = chars::arabic_run(text, at, end);
            if until > at {
                emit(TokenKind::Word, at, until, spaced);
                at = until;
                spaced = false;
                continue;
            }
        }
        let (class, len) = chars::class_at(text, at);
        let from = at;
        at += len;
        let kind = match class {
            Class::Space | Class::Newline => {
                spaced = true;
                continue;
            }
            Class::Punctuation => TokenKind::Mark,
            Class::Arabic => TokenKind::Word,
            Class::Letter => TokenKind::Foreign,
            Class::Digit => TokenKind::Number,
        };
        if class == Class::Arabic {
            at = chars::arabic_run(text, at, end);
        } else if class != Class::Punctuation {
            while at < end {
                let (next, len) = chars::class_at(text, at);
                if next != class {
                    break;
                }
                at += len;
            }
        }
        emit(kind, from, at, spaced);
        spaced = false;
    }
}

/// Folds a form of the lexicon as a text is folded and cuts it as a text is
/// cut, so that both sides of every look-up agree.
#[derive(Debug)]
pub(crate) struct Folder {
    normalizer: Normalizer,
    folded: String,
    map: EditMap,
}

impl Default for Folder {
    fn default() -> Self {
        Folder { normalizer: Normalizer::matching(), folded: String::new(), map: EditMap::default() }
    }
}

impl Folder {
    pub(crate) fn each_token(&mut self, form: &str, mut token: impl FnMut(&str)) {
        self.normalizer.normalize_mapped_into(form, &mut self.folded, &mut self.map);
        let folded = &self.folded;
        each(folded, 0, folded.len(), |_, start, end, _| token(&folded[start..end]));
    }
}
