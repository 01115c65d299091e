//! Mentions laid over the lines of a text, as elements that nest.

use std::ops::Range;

/// A step through the marked text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step<'t> {
    /// A line begins.
    LineStart,
    /// The line ends; every mark has been closed.
    LineEnd,
    /// A mark opens, by its index. `first` is false where it goes on after a
    /// line end, or after another mark that crosses it.
    Open { mark: usize, first: bool },
    /// The mark opened last closes.
    Close,
    /// A part of a line that no edge of a mark cuts. Never empty.
    Text(&'t str),
}

/// Walks through `text`. Marks are byte ranges and may nest, repeat and
/// cross: one that crosses another is closed and opened again, so that what
/// is open always nests. Empty marks and those that do not fit are passed over.
pub(crate) fn walk<'t>(text: &'t str, marks: &[Range<usize>], mut step: impl FnMut(Step<'t>)) {
    // Where two begin together, the longer is the outer one.
    let mut starts: Vec<usize> =
        (0..marks.len()).filter(|&m| !marks[m].is_empty() && text.get(marks[m].clone()).is_some()).collect();
    starts.sort_by_key(|&m| (marks[m].start, usize::MAX - marks[m].end, m));
    let mut edges: Vec<usize> = starts.iter().flat_map(|&m| [marks[m].start, marks[m].end]).collect();
    edges.sort_unstable();
    edges.dedup();

    let mut starts = starts.into_iter().peekable();
    let mut edges = edges.into_iter().peekable();
    let mut open: Vec<usize> = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n').chain(text.is_empty().then_some("")) {
        let line_end = line_start + line.len();
        let shown_end = line_start + line.trim_end_matches(['\n', '\r']).len();
        step(Step::LineStart);
        // What an earlier line left open goes on here.
        let held: Vec<usize> = open.drain(..).filter(|&m| marks[m].end > line_start).collect();
        for mark in held {
            step(Step::Open { mark, first: false });
            open.push(mark);
        }
        let mut at = line_start;
        while at < shown_end {
            while edges.peek().is_some_and(|&edge| edge <= at) {
                edges.next();
            }
            // Close down to the lowest mark that ends here; those above it that do not end go on.
            let lowest = open.iter().position(|&m| marks[m].end <= at).unwrap_or(open.len());
            let above: Vec<usize> = open.drain(lowest..).collect();
            above.iter().for_each(|_| step(Step::Close));
            for mark in above.into_iter().filter(|&m| marks[m].end > at) {
                step(Step::Open { mark, first: false });
                open.push(mark);
            }
            while let Some(mark) = starts.next_if(|&m| marks[m].start <= at) {
                // One that covers only a line end shows nowhere.
                if marks[mark].end > at {
                    step(Step::Open { mark, first: true });
                    open.push(mark);
                }
            }
            let next = edges.peek().map_or(shown_end, |&edge| edge.min(shown_end));
            step(Step::Text(&text[at..next]));
            at = next;
        }
        open.iter().for_each(|_| step(Step::Close));
        step(Step::LineEnd);
        line_start = line_end;
    }
}
