//! The sentences of the document: found once, for all passes that go by them,
//! most of which have nothing to look for in most sentences.

use std::ops::Range;

use crate::doc::Doc;
use crate::lexicon::Lists;
use crate::token::{Token, TokenKind};

/// The tokens up to a sentence's end, which is not one of them.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub(super) tokens: Range<usize>,
    /// What [`Token::starts`] says, of all its tokens and the one that ends it.
    pub(super) starts: Lists,
}

/// All sentences of a text, in its order.
#[derive(Debug, Default)]
pub(super) struct Sentences {
    pub(super) all: Vec<Sentence>,
    /// The tokens right behind a mark that are numbers or begin a list's word.
    pub(super) numbered: Vec<usize>,
}

impl Sentences {
    pub(super) fn read(doc: &Doc<'_, '_>) -> Sentences {
        let tokens = doc.tokens.len();
        // Rather too many than too few.
        let all = Vec::with_capacity(doc.lines.len() + tokens / 16 + 1);
        let mut sentences = Sentences { all, numbered: Vec::new() };
        let (mut start, mut starts) = (0, Lists::NONE);
        for (at, token) in doc.tokens.iter().enumerate() {
            starts = starts.or(token.starts);
            if token.is_word() {
                continue;
            }
            let numbered = |t: &Token| t.kind == TokenKind::Number || t.starts.intersects(Lists::ListWord);
            if token.kind == TokenKind::Mark && doc.tokens.get(at + 1).is_some_and(numbered) {
                sentences.numbered.push(at + 1);
            }
            if doc.ends_sentence(at) {
                sentences.all.push(Sentence { tokens: start..at, starts });
                (start, starts) = (at + 1, Lists::NONE);
            }
        }
        sentences.all.push(Sentence { tokens: start..tokens, starts });
        sentences
    }
}
