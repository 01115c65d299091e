//! One pass over the normalized text: words, numbers and marks, each word
//! looked up once and carried as an id.

use crate::chars;
pub(crate) use crate::cut::TokenKind;
use crate::cut::{self, Piece};
use crate::lexicon::{Found, Lexicon, Lists, Memo, Sorts, WordId, clitic};

/// A token of the normalized text. Offsets are bytes of that text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The lexicon's id of the word as it stands.
    pub(crate) whole: WordId,
    /// The lexicon's id of the word without its proclitics.
    pub(crate) word: WordId,
    /// A number's value (capped), a mark's character.
    pub(crate) value: u32,
    /// The lists the word begins an entry of.
    pub(crate) lists: Lists,
    /// Those of `lists` that it is an entry of by itself, or that have a phrase
    /// with the next token for its second word: no other entry can begin here.
    pub(crate) starts: Lists,
    /// What the word without its proclitics is by itself.
    pub(crate) sorts: Sorts,
    pub(crate) kind: TokenKind,
    /// Bits of [`clitic`].
    pub(crate) clitics: u8,
    /// Bytes of the proclitics و ف ب ل ك in front; a mention begins after them.
    pub(crate) cut: u8,
    /// True if white space stands before it on its line, or it begins the line.
    pub(crate) spaced: bool,
}

impl Token {
    pub(crate) fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// A single letter of the Arabic script, which has two bytes.
    pub(crate) fn is_letter(&self) -> bool {
        self.is_word() && self.end - self.start == 2
    }

    pub(crate) fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark && self.value == mark as u32
    }

    /// The character of a mark, `None` for other tokens.
    pub(crate) fn mark(&self) -> Option<char> {
        if self.kind == TokenKind::Mark { char::from_u32(self.value) } else { None }
    }

    pub(crate) fn begins(&self, lists: Lists) -> bool {
        self.lists.intersects(lists)
    }

    pub(crate) fn is_a(&self, sorts: Sorts) -> bool {
        self.sorts.intersects(sorts)
    }

    pub(crate) fn has_waw(&self) -> bool {
        self.clitics & clitic::WAW != 0
    }

    /// A proclitic conjunction: و ف.
    pub(crate) fn has_conjunction(&self) -> bool {
        self.clitics & (clitic::WAW | clitic::FA) != 0
    }

    /// A proclitic preposition: ب ل ك.
    pub(crate) fn has_preposition(&self) -> bool {
        self.clitics & (clitic::BA | clitic::LAM | clitic::KAF) != 0
    }

    pub(crate) fn has_article(&self) -> bool {
        self.clitics & clitic::AL != 0
    }
}

/// The words of `tokens` as they stand.
pub(crate) fn words(tokens: &[Token]) -> impl Iterator<Item = WordId> {
    tokens.iter().map(|token| token.whole)
}

/// Appends the tokens of `text[start..end]` (normalized text, one line or
/// less, no line end inside) to `tokens`.
pub(crate) fn tokenize(
    text: &str,
    start: usize,
    end: usize,
    lexicon: &Lexicon,
    memo: &mut Memo,
    tokens: &mut Vec<Token>,
) {
    let from = tokens.len();
    cut::each(text, start, end, |piece| {
        let Piece { kind, start, end, spaced, .. } = piece;
        let value = match kind {
            TokenKind::Number => {
                let digits = text.as_bytes()[start..end].iter();
                digits.fold(0, |n: u32, b| n.saturating_mul(10).saturating_add(u32::from(b - b'0')))
            }
            TokenKind::Mark => text[start..end].chars().next().map_or(0, |c| c as u32),
            TokenKind::Word | TokenKind::Foreign | TokenKind::Newline => 0,
        };
        let found = match kind {
            // A figure is no word of any list.
            TokenKind::Number => &Found::NONE,
            _ => memo.look_up(lexicon, text, &piece),
        };
        if let Some(before) = tokens.last_mut() {
            before.starts = before.starts.or(before.lists.and(found.second));
            if before.starts == Lists::NONE && before.lists != Lists::NONE {
                resettle(text, lexicon, tokens, found.second);
            }
        }
        tokens.push(Token {
            start: start as u32,
            end: end as u32,
            whole: found.whole,
            word: found.word,
            value,
            lists: found.lists,
            starts: found.alone,
            sorts: found.sorts,
            kind,
            clitics: found.clitics,
            cut: found.cut,
            spaced,
        });
    });
    if tokens.len() > from {
        resettle(text, lexicon, tokens, Lists::NONE);
    }
}

/// Where the last token is a word with و or ف that only begins longer phrases, and none goes on
/// with the next word, which is the second of phrases of `second`, it is what its rest is: ومن of
/// ومن ذلك in ومن المدينة.
fn resettle(text: &str, lexicon: &Lexicon, tokens: &mut [Token], second: Lists) {
    let Some(token) = tokens.last_mut().filter(|t| t.starts == Lists::NONE && t.lists != Lists::NONE) else {
        return;
    };
    let word = &text[token.start as usize..token.end as usize];
    if token.word != token.whole || !word.starts_with(chars::CONJUNCTIONS) {
        return;
    }
    let found = lexicon.look_up_parts(word);
    if found.clitics & (clitic::WAW | clitic::FA) != 0 && found.lists != Lists::NONE {
        (token.word, token.lists, token.sorts) = (found.word, found.lists, found.sorts);
        (token.clitics, token.cut) = (found.clitics, found.cut);
        token.starts = found.alone.or(found.lists.and(second));
    }
}

/// The token that stands for the line end at `at`.
pub(crate) fn newline(at: usize) -> Token {
    Token {
        start: at as u32,
        end: at as u32,
        whole: WordId::UNKNOWN,
        word: WordId::UNKNOWN,
        value: 0,
        lists: Lists::NONE,
        starts: Lists::NONE,
        sorts: Sorts::NONE,
        kind: TokenKind::Newline,
        clitics: 0,
        cut: 0,
        spaced: true,
    }
}
