//! What begins at which token, found in one pass over the tokens: most begin
//! nothing, and the readers of mentions need not look at those again.

use std::ops::Range;

use crate::layout::{Line, LineKind};
use crate::lexicon::Lists;
use crate::token::{Token, TokenKind};

/// The lists whose words a date expression can begin with.
const DATES: Lists = Lists::Month.or(Lists::Weekday).or(Lists::Number).or(Lists::DateWord);
/// What is looked for in every line, furniture too.
const ANYWHERE: Lists = DATES.or(Lists::Agency);
/// What is looked for in lines of content.
const CONTENT: Lists = ANYWHERE.or(Lists::Institution).or(Lists::Instrument);

/// Tokens by what can begin there, as indexes in the order of the text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Triggers {
    /// Numbers in figures, and words that begin a date expression.
    pub(crate) dates: Vec<u32>,
    /// Names of agencies.
    agencies: Vec<u32>,
    /// Heads of institutions, in lines of content.
    pub(crate) institutions: Vec<u32>,
    /// Heads of instruments, in lines of content.
    pub(crate) instruments: Vec<u32>,
    /// Marks and line ends: all that is no word of any script and no number.
    pub(crate) marks: Vec<u32>,
}

impl Triggers {
    /// Finds the triggers among the tokens of `lines`.
    pub(crate) fn read(&mut self, lines: &[Line], tokens: &[Token]) {
        self.dates.clear();
        self.agencies.clear();
        self.institutions.clear();
        self.instruments.clear();
        self.marks.clear();
        let mut from = 0;
        for line in lines {
            let content = &line.tokens;
            // The category before a title, and the line ends, stand between the lines.
            self.add(from, &tokens[from..content.start], ANYWHERE);
            let lists = if line.kind == LineKind::Furniture { ANYWHERE } else { CONTENT };
            self.add(content.start, &tokens[content.clone()], lists);
            from = content.end;
        }
        self.add(from, &tokens[from..], ANYWHERE);
    }

    /// The tokens among these that begin the name of an agency.
    pub(crate) fn agencies(&self, tokens: Range<usize>) -> impl Iterator<Item = usize> {
        // Most texts have none or one.
        self.agencies.iter().map(|&at| at as usize).filter(move |at| tokens.contains(at))
    }

    /// Adds the tokens from the one with index `first` on that start an entry of `lists`.
    #[inline]
    fn add(&mut self, first: usize, tokens: &[Token], lists: Lists) {
        for (token, at) in tokens.iter().zip(first as u32..) {
            match token.kind {
                TokenKind::Word | TokenKind::Foreign => {}
                TokenKind::Number => self.dates.push(at),
                TokenKind::Mark | TokenKind::Newline => self.marks.push(at),
            }
            let starts = token.starts.and(lists);
            if starts != Lists::NONE {
                self.add_word(at, starts);
            }
        }
    }

    fn add_word(&mut self, at: u32, starts: Lists) {
        if starts.intersects(DATES) {
            self.dates.push(at);
        }
        if starts.intersects(Lists::Agency) {
            self.agencies.push(at);
        }
        if starts.intersects(Lists::Institution) {
            self.institutions.push(at);
        }
        if starts.intersects(Lists::Instrument) {
            self.instruments.push(at);
        }
    }
}
