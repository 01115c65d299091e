//! What begins at which token, found in one pass over the tokens: most begin
//! nothing, and the readers of mentions need not look at those again.

use std::ops::Range;

use crate::chars;
use crate::layout::{Line, LineKind};
use crate::lexicon::{Lists, Sorts};
use crate::token::{Token, TokenKind};

/// The lists whose words a date expression can begin with.
const DATES: Lists = Lists::Month.or(Lists::Weekday).or(Lists::Number).or(Lists::DateWord);
/// The lists of verbs and nouns that say what somebody does.
const ACTS: Lists = Lists::Event.or(Lists::Speech).or(Lists::ActNoun);
/// The lists whose words can refer to somebody without his name.
const REFERENCES: Lists = Lists::Title.or(Lists::Position).or(Lists::Institution);
/// The lists whose words persons, their titles and their offices begin with.
const PERSONS: Lists = Lists::Title
    .or(Lists::Position)
    .or(Lists::Place)
    .or(Lists::GivenName)
    .or(Lists::NameParticle)
    .or(Lists::SPEAKS);
/// What bears the names of persons.
const NAMED: Sorts = Sorts::NAMED_PLACE.or(Sorts::NAMED_BODY);
/// What else is looked for, of which there is less.
const FEWER: Lists = DATES.or(Lists::Role).or(Lists::LeadIn).or(Lists::Agency).or(Lists::Instrument);
/// All that is looked for, and the words of general language, some of which bear names.
const ALL: Lists = PERSONS.or(ACTS).or(REFERENCES).or(FEWER).or(Lists::CommonWord);

/// Tokens by what can begin there, as indexes in the order of the text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Triggers {
    /// Numbers in figures, and words that begin a date expression.
    pub(crate) dates: Vec<u32>,
    /// Names of agencies.
    agencies: Vec<u32>,
    /// Words at which a person, a title or an office can begin, or what bears
    /// a person's name; a person can begin one word before بن, too.
    pub(crate) persons: Vec<u32>,
    /// Heads of institutions, in lines of content.
    pub(crate) institutions: Vec<u32>,
    /// Heads of instruments, in lines of content.
    pub(crate) instruments: Vec<u32>,
    /// Verbs and nouns that say what somebody does.
    pub(crate) acts: Vec<u32>,
    /// Phrases that give a person a role.
    pub(crate) roles: Vec<u32>,
    /// Titles and heads of offices and institutions.
    pub(crate) references: Vec<u32>,
    /// Phrases that lead into a list or a field.
    pub(crate) leads: Vec<u32>,
    /// Marks and line ends: all that is no word of any script and no number.
    pub(crate) marks: Vec<u32>,
    /// Those of them that may be quotation marks, and line ends.
    pub(crate) quotes: Vec<Mark>,
}

/// A mark or a line end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    pub(crate) at: u32,
    /// How many tokens before it are words, of any script, or numbers.
    pub(crate) words: u32,
}

/// Those of `triggers` that are among `tokens`.
pub(crate) fn within(triggers: &[u32], tokens: Range<usize>) -> &[u32] {
    let start = triggers.partition_point(|&at| (at as usize) < tokens.start);
    let rest = &triggers[start..];
    &rest[..rest.partition_point(|&at| (at as usize) < tokens.end)]
}

impl Triggers {
    /// Finds the triggers among the tokens of `lines`.
    pub(crate) fn read(&mut self, lines: &[Line], tokens: &[Token]) {
        self.dates.clear();
        self.agencies.clear();
        self.persons.clear();
        self.institutions.clear();
        self.instruments.clear();
        self.acts.clear();
        self.roles.clear();
        self.references.clear();
        self.leads.clear();
        self.marks.clear();
        self.quotes.clear();
        // Where the content begins that was not added yet, and where the line does.
        let (mut from, mut start) = (0, 0);
        for line in lines {
            // The category before a title stands before its line.
            let content = if line.kind == LineKind::Furniture { line.tokens.end } else { line.tokens.start };
            if content > start {
                self.add(from, &tokens[from..start], true);
                self.add(start, &tokens[start..content], false);
                from = content;
            }
            // A line end stands between two lines.
            start = line.tokens.end + 1;
        }
        self.add(from, &tokens[from..], true);
    }

    /// The tokens among these that begin the name of an agency.
    pub(crate) fn agencies(&self, tokens: Range<usize>) -> impl Iterator<Item = usize> {
        // Most texts have none or one.
        self.agencies.iter().map(|&at| at as usize).filter(move |at| tokens.contains(at))
    }

    /// Adds the tokens from the one with index `first` on, which are `content` or stand beside it.
    #[inline]
    fn add(&mut self, first: usize, tokens: &[Token], content: bool) {
        for (token, at) in tokens.iter().zip(first as u32..) {
            // Nearly all are words that start nothing.
            if !token.is_word() {
                self.add_other(at, token);
            }
            if token.starts.intersects(ALL) {
                self.add_word(at, token, content);
            }
        }
    }

    fn add_other(&mut self, at: u32, token: &Token) {
        match token.kind {
            TokenKind::Word | TokenKind::Foreign => {}
            TokenKind::Number => self.dates.push(at),
            TokenKind::Mark | TokenKind::Newline => {
                if token.mark().is_none_or(chars::may_quote) {
                    self.quotes.push(Mark { at, words: at - self.marks.len() as u32 });
                }
                self.marks.push(at);
            }
        }
    }

    fn add_word(&mut self, at: u32, token: &Token, content: bool) {
        let starts = token.starts;
        if starts.intersects(PERSONS) || token.is_a(NAMED) {
            self.persons.push(at);
        }
        if starts.intersects(REFERENCES) {
            self.references.push(at);
            if content && starts.intersects(Lists::Institution) {
                self.institutions.push(at);
            }
        }
        if starts.intersects(ACTS) {
            self.acts.push(at);
        }
        if starts.intersects(FEWER) {
            self.add_fewer(at, starts, content);
        }
    }

    fn add_fewer(&mut self, at: u32, starts: Lists, content: bool) {
        if starts.intersects(Lists::Role) {
            self.roles.push(at);
        }
        if starts.intersects(Lists::LeadIn) {
            self.leads.push(at);
        }
        if starts.intersects(DATES) {
            self.dates.push(at);
        }
        if starts.intersects(Lists::Agency) {
            self.agencies.push(at);
        }
        if content && starts.intersects(Lists::Instrument) {
            self.instruments.push(at);
        }
    }
}
