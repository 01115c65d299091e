//! The text as the passes over tokens see it: what the passes before made,
//! and the way back from tokens to the text as it was given.

use std::borrow::Cow;
use std::ops::Range;

use crate::Span;
use crate::calendar::Date;
use crate::chars;
use crate::layout::Line;
use crate::letters;
use crate::lexicon::{Entry, Lexicon, Lists, Match, WordId, clitic};
use crate::normalize::EditMap;
use crate::token::{self, Token, TokenKind};
use crate::triggers::Triggers;

/// One document under reading.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Doc<'t, 's> {
    /// The text as it was given.
    pub(crate) text: &'t str,
    /// The normalized text that lines and tokens index.
    pub(crate) folded: &'s str,
    pub(crate) map: &'s EditMap,
    pub(crate) lines: &'s [Line],
    pub(crate) tokens: &'s [Token],
    pub(crate) triggers: &'s Triggers,
    pub(crate) lexicon: &'s Lexicon,
    /// What relative dates are resolved against, when the caller says.
    pub(crate) reference: Option<Date>,
}

impl<'t> Doc<'t, '_> {
    /// Where these tokens stand in the text, without the first one's proclitics.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        let (Some(first), Some(last)) = (self.tokens.get(tokens.start), self.tokens[..tokens.end].last())
        else {
            return Span::default();
        };
        self.span_at(first.start as usize + first.cut as usize, last.end as usize)
    }

    /// Where these tokens stand in the text, the first one's proclitics too.
    pub(crate) fn whole_span(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), self.tokens[..tokens.end].last()) {
            (Some(first), Some(last)) => self.span_at(first.start as usize, last.end as usize),
            _ => Span::default(),
        }
    }

    /// The span of a range of the normalized text, in whole graphemes.
    pub(crate) fn span_at(&self, start: usize, end: usize) -> Span {
        Span::from(self.map.to_original(start..end.max(start))).widened(self.text)
    }

    /// The slice of the text at these tokens.
    pub(crate) fn slice(&self, tokens: Range<usize>) -> &'t str {
        self.span(tokens).of(self.text)
    }

    /// Token `at` as the text spells it, without its proclitics: what folding
    /// took from its letters is still there. For looking at, not for records,
    /// whose spans cut no grapheme.
    pub(crate) fn spelled(&self, at: usize) -> &'t str {
        let Some(token) = self.tokens.get(at) else { return "" };
        Span::from(self.map.to_original(token.start as usize + token.cut as usize..token.end as usize))
            .of(self.text)
    }

    /// The clean string of these tokens, without the first one's proclitics;
    /// where ل and ال fuse (للرئيس) the article is restored.
    pub(crate) fn clean(&self, tokens: Range<usize>) -> Cow<'t, str> {
        self.clean_of(tokens.start, self.span(tokens))
    }

    /// The clean string of the tokens from `first` on that stand at `span`.
    pub(crate) fn clean_of(&self, first: usize, span: Span) -> Cow<'t, str> {
        let clean = crate::normalize::clean(span.of(self.text));
        if self.fused(first) { Cow::Owned(letters::restore_article(&clean)) } else { clean }
    }

    /// True if ل and ال fuse in token `at` (للرئيس), whose article its slice lacks.
    pub(crate) fn fused(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|first| {
            let fuse = clitic::LAM | clitic::AL;
            // بال and كال keep their ا; لل does not.
            first.clitics & fuse == fuse
                && !self.folded[first.start as usize + first.cut as usize..].starts_with("ال")
        })
    }

    /// The clean string of a range of the normalized text.
    pub(crate) fn clean_at(&self, start: usize, end: usize) -> Cow<'t, str> {
        crate::normalize::clean(self.span_at(start, end).of(self.text))
    }

    /// The normalized text of one token, with its proclitics.
    pub(crate) fn folded(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| &self.folded[t.start as usize..t.end as usize])
    }

    /// The normalized text from the first of these tokens, without its proclitics, to the last.
    pub(crate) fn folded_range(&self, tokens: Range<usize>) -> &str {
        let (Some(first), Some(last)) = (self.tokens.get(tokens.start), self.tokens[..tokens.end].last())
        else {
            return "";
        };
        self.folded.get(first.start as usize + first.cut as usize..last.end as usize).unwrap_or("")
    }

    /// The longest phrase of any of `lists` that begins at token `at`. Most
    /// tokens begin none, which the caller's own code is to find out.
    #[inline]
    pub(crate) fn longest(&self, at: usize, lists: Lists) -> Option<Match> {
        let first = self.tokens.get(at).filter(|first| first.starts.intersects(lists))?;
        self.longest_from(first.word, at, lists)
    }

    fn longest_from(&self, first: WordId, at: usize, lists: Lists) -> Option<Match> {
        self.lexicon.longest(lists, first, self.words_after(at))
    }

    /// The longest phrase of `lists` that `accept` accepts and that begins
    /// with the word at `at` as it stands.
    pub(crate) fn longest_where(
        &self,
        at: usize,
        lists: Lists,
        accept: impl Fn(&Entry) -> bool,
    ) -> Option<Match> {
        let first = self.tokens.get(at)?;
        self.lexicon.longest_where(lists, first.whole, self.words_after(at), accept)
    }

    fn words_after(&self, at: usize) -> impl Iterator<Item = WordId> {
        token::words(self.tokens.get(at + 1..).unwrap_or_default())
    }

    /// True if token `at` ends a sentence: a line end, or a mark that does; a
    /// semicolon, or a full stop inside a number or after a title's single letter, does not.
    #[inline]
    pub(crate) fn ends_sentence(&self, at: usize) -> bool {
        match self.tokens.get(at) {
            // Nearly every token is a word, which the caller's own code is to find out.
            Some(token) => !token.is_word() && self.stops(at, token),
            None => true,
        }
    }

    /// True if token `at`, which is no word, ends a sentence.
    fn stops(&self, at: usize, token: &Token) -> bool {
        match token.mark() {
            Some('.') => {
                let before = at.checked_sub(1).map_or("", |b| self.folded(b));
                let inside_number = self.tokens.get(at + 1).is_some_and(|next| {
                    next.kind == TokenKind::Number
                        && !next.spaced
                        && before.ends_with(|c: char| c.is_ascii_digit())
                });
                // No letter has more bytes than that.
                let abbreviation = before.len() <= char::MAX_LEN_UTF8
                    && before.chars().nth(1).is_none()
                    && before.chars().all(char::is_alphabetic);
                !inside_number && !abbreviation
            }
            Some(c) => chars::ends_sentence(c) && !matches!(c, '\u{2026}' | '؛' | ';'),
            None => token.kind == TokenKind::Newline,
        }
    }
}
