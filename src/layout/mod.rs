//! The blocks of a document: its lines, its headline, the lines that sum it
//! up, its lists, and the furniture that is no content.

mod furniture;
mod title;

use self::furniture::{Found, Furniture};
use crate::lexicon::{Lexicon, Lists, Match, Memo};
use crate::normalize::marker::{self, MarkerKind};
use crate::token::{self, Token};

/// The longest text beside a clause's number that is still its heading, in bytes.
const SHORT: usize = 120;
/// The longest line with a colon that is a heading, in tokens.
const HEADING: usize = 6;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// Nothing but white space.
    Blank,
    /// The title.
    Headline,
    /// A line under the title that sums the text up.
    Highlight,
    /// A short line that leads into what follows.
    Heading,
    /// Running text.
    Body,
    /// A member of a list.
    Item,
    /// Agency endings, stamps, other stories' headlines: no content.
    Furniture,
}

/// A line of the text. Offsets are bytes of the normalized text.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// The first byte that is not white space, and just past the last.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: LineKind,
    /// Where its content begins: behind its marker, or behind the category of a title.
    pub(crate) content: usize,
    /// The list marker at its start.
    pub(crate) marker: Option<LineMarker>,
    /// Its tokens, a range of the document's tokens without the line end.
    pub(crate) tokens: std::ops::Range<usize>,
}

/// A list marker and where the text after it begins.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LineMarker {
    pub(crate) kind: MarkerKind,
    /// The number of a numbered or lettered member.
    pub(crate) ordinal: Option<u32>,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) body: usize,
}

/// Reads the lines of the normalized text into `lines`, and their words into
/// `tokens`; a token for the line end parts them. What is no content has no
/// tokens, so that no later pass reads it.
pub(crate) fn read(
    text: &str,
    lexicon: &Lexicon,
    memo: &mut Memo,
    lines: &mut Vec<Line>,
    tokens: &mut Vec<Token>,
) {
    lines.clear();
    tokens.clear();
    memo.open(lexicon);
    let mut furniture = Furniture::new(lexicon);
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len()));
    for end in ends {
        let raw = &text[start..end];
        let trimmed = raw.trim_start();
        let from = start + (raw.len() - trimmed.len());
        let mut line = line(text, from, from + trimmed.trim_end().len());
        let first = tokens.len();
        token::tokenize(text, line.start, line.end, lexicon, memo, tokens);
        match furniture.look(&tokens[first..]) {
            Found::Content => {}
            Found::Until(len) => tokens.truncate(first + len),
            Found::Furniture => {
                line.kind = LineKind::Furniture;
                tokens.truncate(first);
            }
        }
        line.tokens = first..tokens.len();
        tokens.push(token::newline(line.end));
        lines.push(line);
        start = end + 1;
    }
    title::read(text, lexicon, lines, tokens);
    for line in lines.iter_mut().filter(|l| l.kind == LineKind::Body) {
        let colon = tokens[line.tokens.clone()].last().is_some_and(|t| t.is_mark(':'));
        if colon && line.tokens.len() <= HEADING {
            line.kind = LineKind::Heading;
        }
    }
}

/// The line at these bytes, before its words are looked at.
fn line(text: &str, start: usize, end: usize) -> Line {
    // ## is Markdown's way to mark a heading.
    let hashes = text[start..end].bytes().take_while(|&b| b == b'#').count();
    let from = end - text[start + hashes..end].trim_start().len();
    let read = marker::read(&text[from..end]);
    // A marker without a member (المادة الأولى alone on its line) heads what follows.
    let alone = read.as_ref().is_some_and(|m| from + m.body >= end);
    let marker = read.filter(|_| !alone).map(|m| LineMarker {
        kind: m.kind,
        ordinal: m.ordinal,
        start: from + m.range.start,
        end: from + m.range.end,
        body: from + m.body,
    });
    let content = marker.map_or(from, |m| m.body);
    let kind = match marker {
        _ if from == end => LineKind::Blank,
        _ if hashes > 0 || alone => LineKind::Heading,
        // مادة (3): with a title heads what follows; with a text it is a paragraph.
        Some(m) if m.kind == MarkerKind::Clause && end - content < SHORT => LineKind::Heading,
        Some(m) if m.kind == MarkerKind::Clause => LineKind::Body,
        Some(_) => LineKind::Item,
        None => LineKind::Body,
    };
    Line { start, end, kind, content, marker, tokens: 0..0 }
}

/// The longest phrase of any of `lists` that begins at token `at` of a line.
fn longest(lexicon: &Lexicon, line: &[Token], at: usize, lists: Lists) -> Option<Match> {
    let first = line.get(at).filter(|first| first.starts.intersects(lists))?;
    lexicon.longest(lists, first.word, token::words(&line[at + 1..]))
}
