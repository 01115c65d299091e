//! The blocks of a document: its lines, its headline, the lines that sum it
//! up, its lists, and the furniture that is no content.

use crate::normalize::marker::{self, MarkerKind};

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

/// Reads the lines of the normalized text into `lines`.
pub(crate) fn read(text: &str, lines: &mut Vec<Line>) {
    lines.clear();
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len()));
    for end in ends {
        let raw = &text[start..end];
        let trimmed = raw.trim_start();
        let from = start + (raw.len() - trimmed.len());
        let to = from + trimmed.trim_end().len();
        let line = &text[from..to];
        // A marker without a member (المادة الأولى alone on its line) heads what follows.
        let marker = marker::read(line).filter(|m| m.body < line.len()).map(|m| LineMarker {
            kind: m.kind,
            ordinal: m.ordinal,
            start: from + m.range.start,
            end: from + m.range.end,
            body: from + m.body,
        });
        let kind = match (line.is_empty(), marker.is_some()) {
            (true, _) => LineKind::Blank,
            (_, true) => LineKind::Item,
            _ => LineKind::Body,
        };
        lines.push(Line { start: from, end: to, kind, marker, tokens: 0..0 });
        start = end + 1;
    }
    title(text, lines);
}

/// A headline is the first line of content that is no list member, when more
/// follows and it does not end as a sentence ends; marked lines right under
/// it are highlights.
fn title(text: &str, lines: &mut [Line]) {
    let mut content = lines.iter().enumerate().filter(|(_, l)| l.kind != LineKind::Blank).map(|(i, _)| i);
    let (Some(first), Some(_)) = (content.next(), content.next()) else { return };
    let mut at = first;
    // A line with a date alone may stand above the title.
    if lines[at].end - lines[at].start < 60
        && text[lines[at].start..lines[at].end].bytes().any(|b| b.is_ascii_digit())
    {
        if let Some(next) = (at + 1..lines.len()).find(|&i| lines[i].kind != LineKind::Blank) {
            at = next;
        }
    }
    if lines[at].kind != LineKind::Body || text[lines[at].start..lines[at].end].ends_with('.') {
        return;
    }
    lines[at].kind = LineKind::Headline;
    for line in &mut lines[at + 1..] {
        match line.kind {
            LineKind::Blank => {}
            LineKind::Item => line.kind = LineKind::Highlight,
            _ => break,
        }
    }
}
