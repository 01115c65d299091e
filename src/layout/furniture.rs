//! What is no content: agencies' endings, clock stamps, the furniture of a
//! page, key words, and the titles of other stories.

use super::longest;
use crate::chars;
use crate::lexicon::{Kind, Lexicon, Lists};
use crate::token::{Token, TokenKind};

/// How many tokens a line of furniture can have.
const SHORT: usize = 12;
/// How many tokens the title of another story can have.
const TITLE: usize = 24;
/// How many key words a text can have.
const TAGS: usize = 60;
/// How many titles of other stories stand under their opener.
const STORIES: u8 = 6;

/// Tells the furniture, line after line.
pub(super) struct Furniture<'l> {
    lexicon: &'l Lexicon,
    /// How many more lines can be titles of other stories.
    stories: u8,
}

/// What the tokens of a line are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Content.
    Content,
    /// Nothing but furniture.
    Furniture,
    /// Content up to this token of the line.
    Until(usize),
}

impl<'l> Furniture<'l> {
    pub(super) fn new(lexicon: &'l Lexicon) -> Self {
        Furniture { lexicon, stories: 0 }
    }

    /// Looks at the tokens of the next line.
    pub(super) fn look(&mut self, line: &[Token]) -> Found {
        if line.is_empty() {
            // A blank line after a title ends the titles, one before them does not.
            if self.stories < STORIES {
                self.stories = 0;
            }
            return Found::Content;
        }
        let first = line.iter().position(Token::is_word).unwrap_or(0);
        let opener = self.kind(line, first);
        if let Some((Kind::Story, len)) = opener {
            let rest = line[first + len..].iter().filter(|t| t.is_word()).count();
            self.stories = if rest == 0 { STORIES } else { 0 };
            if line.len() <= TITLE + len || rest == 0 {
                return Found::Furniture;
            }
        } else if self.stories > 0 {
            let ends = line.last().is_some_and(|t| t.is_mark('.'));
            if line.len() <= TITLE && !ends {
                self.stories -= 1;
                return Found::Furniture;
            }
            self.stories = 0;
        }
        match opener {
            Some((Kind::Page, len)) if self.is_page(line, first + len) => return Found::Furniture,
            Some((Kind::Tag, _)) if line.len() <= TAGS && !ends_as_sentence(line) => return Found::Furniture,
            _ => {}
        }
        if line.len() <= SHORT && self.is_ending(line) {
            return Found::Furniture;
        }
        self.glued(line).map_or(Found::Content, Found::Until)
    }

    fn kind(&self, line: &[Token], at: usize) -> Option<(Kind, usize)> {
        let found = longest(self.lexicon, line, at, Lists::Furniture)?;
        Some((self.lexicon.entry(found.entry).kind, found.len))
    }

    /// A line of the page: its opener stands alone, or with a colon and a
    /// value, or with more of its kind.
    fn is_page(&self, line: &[Token], next: usize) -> bool {
        let Some(after) = line.get(next) else { return true };
        // الرئيسية » أخبار » محليات: the way to the page, which may end with its title.
        let path = line[0].is_word() && after.mark().is_some_and(chars::is_path_mark);
        let parted = after.is_mark(':') || path;
        let value = parted && line.len() <= TITLE && !ends_as_sentence(line);
        let number = line.len() <= SHORT && line[next..].iter().all(|t| !t.is_word());
        value || number || (line.len() <= SHORT && self.kind(line, next).is_some_and(|k| k.0 == Kind::Page))
    }

    /// `// انتهى //`, `13:37 ت م`, `(واس)`: marks, figures, initials, and
    /// words that end a story or name its agency.
    fn is_ending(&self, line: &[Token]) -> bool {
        let (mut signs, mut clock) = (0, false);
        let mut at = 0;
        while let Some(token) = line.get(at) {
            match token.kind {
                TokenKind::Mark | TokenKind::Newline => {
                    let hour = at > 0 && line[at - 1].kind == TokenKind::Number;
                    let minute = line.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number);
                    clock |= token.is_mark(':') && hour && minute;
                    at += 1;
                }
                // A figure that is no hour may be a day.
                TokenKind::Number => {
                    let hour = line.get(at + 1).is_some_and(|t| t.is_mark(':'));
                    if !hour && (at == 0 || !line[at - 1].is_mark(':')) {
                        return false;
                    }
                    at += 1;
                }
                TokenKind::Word | TokenKind::Foreign => match self.kind(line, at) {
                    Some((Kind::Ending, len)) => {
                        signs += 1;
                        at += len;
                    }
                    Some((Kind::Stamp, len)) => at += len,
                    _ if token.begins(Lists::Agency) => {
                        signs += 1;
                        at += longest(self.lexicon, line, at, Lists::Agency).map_or(1, |m| m.len);
                    }
                    // The initials of those who wrote it.
                    _ if token.end - token.start <= 4 => at += 1,
                    _ => return false,
                },
            }
        }
        signs > 0 || clock
    }

    /// Where another story's title or key words are glued to the end of a
    /// paragraph: behind a stop, and without one of their own.
    fn glued(&self, line: &[Token]) -> Option<usize> {
        if ends_as_sentence(line) {
            return None;
        }
        let from = line.len().saturating_sub(TAGS).max(1);
        (from..line.len()).find(|&at| {
            if !line[at].starts.intersects(Lists::Furniture) {
                return false;
            }
            let limit = match self.kind(line, at) {
                Some((Kind::Story, _)) => TITLE,
                Some((Kind::Tag, _)) => TAGS,
                _ => return false,
            };
            let stop = line[at - 1].mark().is_some_and(|c| matches!(c, '.' | '!' | '؟' | '"' | '»' | '”'));
            stop && line.len() - at <= limit
        })
    }
}

fn ends_as_sentence(line: &[Token]) -> bool {
    line.last().is_some_and(|t| t.is_mark('.'))
}
