//! The sentences of the document: found once, for all passes that go by them.

use std::ops::Range;

use crate::doc::Doc;
use crate::lexicon::Lists;
use crate::token::{Token, TokenKind};

/// All sentences of a text, in its order.
#[derive(Debug)]
pub(super) struct Sentences {
    /// The tokens of each, up to what ends it.
    pub(super) all: Vec<Range<usize>>,
    /// The tokens right behind a mark that are numbers or single letters, or begin a list's word.
    pub(super) numbered: Vec<usize>,
}

impl Sentences {
    pub(super) fn read(doc: &Doc<'_, '_>) -> Sentences {
        let marks = &doc.triggers.marks;
        let mut sentences = Sentences { all: Vec::with_capacity(marks.len() + 1), numbered: Vec::new() };
        let mut start = 0;
        for at in marks.iter().map(|&mark| mark as usize) {
            let follows = doc.tokens.get(at + 1).filter(|_| doc.tokens[at].kind == TokenKind::Mark);
            let numbered = |t: &Token| {
                t.kind == TokenKind::Number || t.is_letter() || t.starts.intersects(Lists::ListWord)
            };
            if follows.is_some_and(numbered) {
                sentences.numbered.push(at + 1);
            }
            if doc.ends_sentence(at) {
                sentences.all.push(start..at);
                start = at + 1;
            }
        }
        sentences.all.push(start..doc.tokens.len());
        sentences
    }

    /// The sentence that token `at` stands in or ends.
    pub(super) fn of(&self, at: usize) -> Range<usize> {
        let sentence = self.all.partition_point(|s| s.end < at);
        self.all.get(sentence).cloned().unwrap_or(at..at)
    }
}
