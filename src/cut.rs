//! Where the tokens of a text begin and end, before anything is looked up:
//! the one way in which texts and the lexicon's own forms are cut.

use crate::chars::{self, Class};
use crate::normalize::Normalizer;

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

/// A token as it is cut.
pub(crate) struct Piece<'t> {
    pub(crate) kind: TokenKind,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// True if white space, or the start, stands before it.
    pub(crate) spaced: bool,
    /// The bytes from its start on, where the text has so many: nearly all words end within them.
    pub(crate) ahead: Option<&'t [u8; 16]>,
}

/// The second byte of the tatweel, and of no letter that begins as it does or with D8.
const TATWEEL: u8 = 0x80;

/// Calls `emit` for every token of `text[start..end]`.
#[inline(always)]
pub(crate) fn each<'t>(text: &'t str, start: usize, end: usize, mut emit: impl FnMut(Piece<'t>)) {
    let bytes = &text.as_bytes()[..end];
    let mut at = start;
    let mut spaced = true;
    // Words of the Arabic script and spaces are most of any text: they are
    // told by their first byte.
    while let Some(&lead) = bytes.get(at) {
        if lead == b' ' {
            at += 1;
            spaced = true;
            continue;
        }
        let ahead = text.as_bytes().get(at..).and_then(|rest| rest.first_chunk());
        let mut piece = Piece { kind: TokenKind::Word, start: at, end: at, spaced, ahead };
        // A tatweel by itself stands for a dash and begins no word. Which of the two
        // bytes a letter begins with cannot be foreseen, so the other one is asked.
        if lead & 0xfe == 0xd8 && bytes.get(at + 1) != Some(&TATWEEL) {
            piece.end = chars::arabic_run(text, at, end, ahead);
        }
        if piece.end == at {
            let (kind, until) = other(text, at, end);
            at = until;
            let Some(kind) = kind else {
                spaced = true;
                continue;
            };
            (piece.kind, piece.end) = (kind, until);
        }
        at = piece.end;
        emit(piece);
        // Mostly one space parts two words.
        spaced = bytes.get(at) == Some(&b' ');
        at += usize::from(spaced);
    }
}

/// What begins at `at`, and where it ends; white space is no token.
#[inline(never)]
fn other(text: &str, at: usize, end: usize) -> (Option<TokenKind>, usize) {
    let (class, len) = chars::class_at(text, at);
    let kind = match class {
        Class::Space | Class::Newline => return (None, at + len),
        Class::Punctuation => return (Some(TokenKind::Mark), at + len),
        Class::Arabic => return (Some(TokenKind::Word), chars::arabic_run(text, at, end, None)),
        Class::Letter => TokenKind::Foreign,
        Class::Digit => TokenKind::Number,
    };
    let mut until = at + len;
    while until < end {
        let (next, len) = chars::class_at(text, until);
        if next != class {
            break;
        }
        until += len;
    }
    (Some(kind), until)
}

/// Forms of the lexicon, to be folded as a text is folded, so that both sides
/// of every look-up agree. A blank keeps what stands on its two sides apart, so
/// that each form is folded as if it stood alone.
#[derive(Debug, Default)]
pub(crate) struct Forms {
    joined: String,
    folded: String,
}

impl Forms {
    /// What ends each form, and none may hold.
    pub(crate) const END: u8 = b'\t';

    pub(crate) fn clear(&mut self) {
        self.joined.clear();
    }

    pub(crate) fn push(&mut self, form: &str) {
        self.joined.push_str(form);
        self.joined.push(char::from(Self::END));
    }

    /// Calls `next` with every word of every form, and with none where a form ends.
    pub(crate) fn each_word(&mut self, mut next: impl FnMut(Option<&str>)) {
        let folded = self.fold();
        let is_end = |byte: &&u8| **byte == Self::END;
        let mut read = 0;
        each(folded, 0, folded.len(), |Piece { start, end, .. }| {
            folded.as_bytes()[read..start].iter().filter(is_end).for_each(|_| next(None));
            next(Some(&folded[start..end]));
            read = end;
        });
        folded.as_bytes()[read..].iter().filter(is_end).for_each(|_| next(None));
    }

    fn fold(&mut self) -> &str {
        Normalizer::matching().normalize_into(&self.joined, &mut self.folded);
        &self.folded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_folded_as_if_each_stood_alone() {
        let parts = [
            "\u{64e}", "\u{653}", "\u{655}", "\u{301}", "\u{328}", "\u{94d}", "\u{200c}", "\u{200d}",
            "\u{feff}", "\u{640}", "\u{fdfa}", "\u{fc5e}", "\u{1161}", "\u{1100}", "👩", "\u{fe0f}", "أ",
            "ا", "و", "a", "٣", ")", " ", "\r", "\n", "\u{2028}",
        ];
        let mut forms = Vec::new();
        for a in parts {
            for b in parts {
                forms.extend([format!("{a}{b}"), format!("{b}ب{a}"), format!("{a}{b}\u{302}")]);
            }
        }
        let normalizer = Normalizer::matching();
        let mut joined = Forms::default();
        forms.iter().chain(forms.iter().rev()).for_each(|form| joined.push(form));
        let folded = joined.fold();
        let mut folded = folded.split(char::from(Forms::END));
        for form in forms.iter().chain(forms.iter().rev()) {
            assert_eq!(folded.next(), Some(&*normalizer.normalize(form)), "{form:?}");
        }
        assert_eq!((folded.next(), folded.next()), (Some(""), None));
    }
}
