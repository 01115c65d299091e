//! Reads direct speech: what stands between quotation marks and is no title
//! of a work, no name of a body and no term held at arm's length.
//!
//! Marks of one family (double, guillemets, single, angles) open and close
//! each other whatever their shape says, because texts turn them round;
//! white space decides. What is never closed ends where its paragraph or the
//! sentence before the next speech ends.

use super::{Mentions, QuoteMention};
use crate::chars;
use crate::doc::Doc;
use crate::lexicon::{Kind, Lists};
use crate::token::TokenKind;
use crate::triggers::Mark;

/// The fewest words of direct speech.
const FEWEST_WORDS: u32 = 4;
/// Words that suffice where the sentence reports speech but not right before the mark.
const IN_A_REPORT: u32 = 6;
/// Words that suffice without any sign of speech: names and terms are shorter.
const WITHOUT_REPORT: u32 = 9;
/// Tokens that the subject of a verb of speech may take before the mark.
const SUBJECT: usize = 14;
/// How far back a report of speech is looked for, in tokens.
const LOOK_BACK: usize = 60;
/// Lines that a speech without a closing mark may go over.
const MOST_LINES: u32 = 4;

/// Marks that open and close each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Guillemet,
    Single,
    Angle,
}

/// A quotation mark of one or two tokens.
#[derive(Clone, Copy, Debug)]
struct QuoteMark {
    family: Family,
    /// Its shape, for the families whose marks are told apart.
    shape: char,
    /// First token, and the one after the last.
    at: usize,
    end: usize,
}

/// A mark that opened and is not closed yet.
#[derive(Clone, Copy, Debug)]
struct Open {
    mark: QuoteMark,
    /// Words before it in the document.
    words: u32,
    line: u32,
    introduced: bool,
    /// Where its line ended, once that is known.
    line_end: Option<usize>,
    /// The last mark on its line that closed something inside it.
    inner_close: Option<usize>,
    /// Speech inside it had both its marks: the opening one was one too many.
    stray: bool,
}

/// Adds direct speech to `out`.
pub(super) fn read(doc: &Doc<'_, '_>, out: &mut Mentions) {
    let mut reader = Reader { doc, out, open: Vec::new(), counts: [0; 4], words: 0, line: 0 };
    let mut next = 0;
    for &Mark { at, words } in &doc.triggers.quotes {
        let at = at as usize;
        // The second half of a mark of two.
        if at < next {
            continue;
        }
        if doc.tokens[at].kind == TokenKind::Newline {
            reader.newline(at);
        } else if let Some(mark) = quote_mark(doc, at) {
            reader.words = words;
            reader.take(mark);
            next = mark.end;
        }
    }
    reader.finish();
}

/// The quotation mark that begins at token `at`.
fn quote_mark(doc: &Doc<'_, '_>, at: usize) -> Option<QuoteMark> {
    let shape = doc.tokens[at].mark()?;
    let twin = || doc.tokens.get(at + 1).is_some_and(|next| next.is_mark(shape) && !next.spaced);
    let one = |family| Some(QuoteMark { family, shape, at, end: at + 1 });
    let two = |family, shape| Some(QuoteMark { family, shape, at, end: at + 2 });
    match shape {
        '\'' | '\u{2018}' | '\u{2019}' if twin() => two(Family::Double, '"'),
        '<' if twin() => two(Family::Guillemet, '«'),
        '>' if twin() => two(Family::Guillemet, '»'),
        '"' | '“' | '”' | '„' | '‟' | '\u{ff02}' => one(Family::Double),
        '«' | '»' => one(Family::Guillemet),
        '‹' | '›' => one(Family::Angle),
        '‘' | '’' | '‚' | '\'' => one(Family::Single),
        _ => None,
    }
}

struct Reader<'r, 't, 's> {
    doc: &'r Doc<'t, 's>,
    out: &'r mut Mentions,
    open: Vec<Open>,
    /// Open marks of each family.
    counts: [u32; 4],
    words: u32,
    line: u32,
}

impl Reader<'_, '_, '_> {
    fn take(&mut self, mark: QuoteMark) {
        let (opens, closes) = self.looks(mark);
        let inside = self.counts[mark.family as usize] > 0;
        let close = match (mark.family, mark.shape) {
            (Family::Guillemet, '»') | (Family::Angle, '›') => inside || !opens || closes,
            (Family::Guillemet | Family::Angle, _) => inside && closes && !opens,
            (Family::Single, '’') => inside || !opens,
            (Family::Single, '\'') if !inside => !opens,
            (Family::Double, '”') if inside => !(opens && self.introduced(mark.at)),
            _ if inside => !opens || closes,
            _ => closes && !opens && mark.shape != '“',
        };
        if !close {
            self.begin(mark);
        } else if inside {
            self.close(mark);
        }
    }

    /// Whether white space around the mark says that it opens, and that it closes.
    fn looks(&self, mark: QuoteMark) -> (bool, bool) {
        let tokens = self.doc.tokens;
        let before = mark.at.checked_sub(1).map(|b| &tokens[b]);
        let free_before = tokens[mark.at].spaced
            || before.is_none_or(|b| {
                b.kind == TokenKind::Newline
                    || b.mark().is_some_and(|c| matches!(c, '(' | '[' | ':' | '/' | '؛') || chars::is_comma(c) || chars::is_dash(c))
                    // A conjunction or preposition written to the mark: و«…».
                    || (b.is_word() && b.end - b.start == 2)
            });
        let after = tokens.get(mark.end);
        let stop_after = after.is_none_or(|a| {
            a.kind == TokenKind::Newline
                || a.mark().is_some_and(|c| {
                    matches!(c, ')' | ']' | ':') || chars::is_comma(c) || chars::ends_sentence(c)
                })
        });
        let free_after = stop_after || after.is_some_and(|a| a.spaced);
        // A new report that is written to the closing mark.
        let report_after =
            after.is_some_and(|a| a.has_waw() && a.begins(Lists::Speech) && !a.begins(Lists::FunctionWord));
        (
            free_before && !free_after && !report_after,
            stop_after || report_after || (!free_before && free_after),
        )
    }

    fn begin(&mut self, mark: QuoteMark) {
        let introduced = self.introduced(mark.at);
        // Speech that is announced while other speech is open: the other was
        // never closed, unless it is quoted inside it on the same line.
        if introduced
            && self.open.last().is_some_and(|o| {
                o.line != self.line || o.mark.shape == mark.shape && mark.family == Family::Double
            })
        {
            self.abandon(self.open.len(), Some(mark.at));
        }
        self.counts[mark.family as usize] += 1;
        self.open.push(Open {
            mark,
            words: self.words,
            line: self.line,
            introduced,
            line_end: None,
            inner_close: None,
            stray: false,
        });
    }

    fn close(&mut self, mark: QuoteMark) {
        while let Some(open) = self.open.pop() {
            self.counts[open.mark.family as usize] -= 1;
            if open.mark.family == mark.family {
                let words = self.words - open.words;
                let speech = self.is_speech(&open, words, mark);
                if speech {
                    self.add(open.mark.end, mark.at);
                }
                if let Some(outer) = self.open.last_mut().filter(|o| o.line_end.is_none()) {
                    outer.inner_close = Some(mark.at);
                    outer.stray |= speech;
                }
                return;
            }
        }
    }

    fn newline(&mut self, at: usize) {
        self.line += 1;
        if self.open.is_empty() {
            return;
        }
        let old = self.open.iter().take_while(|o| o.line + MOST_LINES < self.line).count();
        if old > 0 {
            self.abandon(old, None);
        }
        let counts = &mut self.counts;
        self.open.retain_mut(|o| {
            // Only announced speech goes over a line end.
            if !o.introduced {
                counts[o.mark.family as usize] -= 1;
            }
            o.line_end.get_or_insert(at);
            o.introduced
        });
    }

    fn finish(&mut self) {
        self.abandon(self.open.len(), None);
    }

    /// Gives up the `first` open marks. The outermost that was announced as
    /// speech is speech all the same, to the end of its paragraph or to the
    /// last sentence end before `stop`.
    fn abandon(&mut self, first: usize, stop: Option<usize>) {
        let mut done = 0;
        // The last sentence end before `stop`, looked for once for all of them.
        let mut last_end = None;
        let outermost = self.open.first().map_or(0, |open| open.mark.end);
        for i in 0..first {
            let open = self.open[i];
            self.counts[open.mark.family as usize] -= 1;
            if !open.introduced || open.stray || open.mark.at < done {
                continue;
            }
            let line_end = open.line_end.unwrap_or(self.doc.tokens.len());
            let end = match (open.inner_close, stop) {
                // One closing mark for two opening ones: the inner was but a name's.
                (Some(inner), None) if self.doc.ends_sentence(inner + 1) => inner,
                (_, Some(stop)) if stop < line_end => {
                    let find = || (outermost..stop).rev().find(|&t| self.doc.ends_sentence(t));
                    match last_end.get_or_insert_with(find) {
                        Some(end) if *end >= open.mark.end => *end,
                        _ => continue,
                    }
                }
                _ => line_end.min(self.doc.tokens.len()),
            };
            let words = self.doc.tokens[open.mark.end..end]
                .iter()
                .filter(|t| t.is_word())
                .take(FEWEST_WORDS as usize)
                .count();
            if words as u32 >= FEWEST_WORDS {
                self.add(open.mark.end, end);
                done = end;
            }
        }
        self.open.drain(..first);
    }

    /// Adds the tokens between two marks, instead of what was found inside them.
    fn add(&mut self, mut start: usize, mut end: usize) {
        while start < end && self.doc.tokens[start].kind == TokenKind::Newline {
            start += 1;
        }
        while start < end && self.doc.tokens[end - 1].kind == TokenKind::Newline {
            end -= 1;
        }
        let quotes = &mut self.out.quotes;
        let from = quotes.len() - quotes.iter().rev().take_while(|q| q.tokens.start >= start).count();
        let inside = quotes[from..].iter().take_while(|q| q.tokens.start < end).count();
        quotes.splice(from..from + inside, [QuoteMention { tokens: start..end }]);
    }

    fn is_speech(&self, open: &Open, words: u32, close: QuoteMark) -> bool {
        if words < FEWEST_WORDS || self.names(open.mark.at) {
            return false;
        }
        let inner = open.mark.end..close.at;
        if self
            .out
            .institutions
            .iter()
            .rev()
            .take(4)
            .any(|i| i.tokens.start <= inner.start && inner.end <= i.tokens.end)
        {
            return false;
        }
        open.introduced
            || words >= WITHOUT_REPORT
            || self.reported_after(close.end, 2)
            || words >= IN_A_REPORT
                && (self.reported_before(open.mark.at) || self.reported_after(close.end, 4))
    }

    /// True if a noun that wants a name, or a phrase that gives one, stands
    /// right before the mark: برنامج «…», تحت عنوان: «…».
    fn names(&self, mark: usize) -> bool {
        let mut at = mark;
        if at > 0 && self.doc.tokens[at - 1].mark().is_some_and(|c| c == ':' || c == '(') {
            at -= 1;
        }
        // A phrase of two words, then a noun with its adjective.
        for back in 1..=2 {
            let Some(from) = at.checked_sub(back) else { break };
            let Some(found) = self.doc.longest(from, Lists::Naming) else { continue };
            // «البرنامج» with its article is a thing already named, no head of a name.
            if self.doc.tokens[from].has_article() {
                continue;
            }
            let title = self.doc.lexicon.entry(found.entry).kind == Kind::Title;
            if title && found.len >= back || back == 1 && at == mark {
                return true;
            }
        }
        false
    }

    /// True if what stands before the mark announces speech: a colon, a
    /// complementizer, or a verb of speech with at most one word between.
    fn introduced(&self, mark: usize) -> bool {
        let tokens = self.doc.tokens;
        let mut back = mark;
        while back > 0
            && tokens[back - 1].mark().is_some_and(|c| chars::is_comma(c) || chars::is_dash(c) || c == '؛')
        {
            back -= 1;
        }
        let Some(before) = back.checked_sub(1).map(|b| &tokens[b]) else { return false };
        if before.is_mark(':') {
            return !self.names(mark);
        }
        if self
            .doc
            .lexicon
            .alone(before.word, Lists::FunctionWord)
            .is_some_and(|e| self.doc.lexicon.entry(e).kind == Kind::Complementizer)
        {
            return true;
        }
        // قال and its like need no complementizer, so the subject may be long.
        (1..=SUBJECT).map_while(|n| back.checked_sub(n)).take_while(|&b| self.goes_on(b)).enumerate().any(
            |(n, b)| {
                self.reports(b)
                    && (n < 2 || self.kind(b).is_some_and(|k| matches!(k, Kind::Neutral | Kind::Continue)))
            },
        )
    }

    /// True if a verb or participle of speech begins at this token.
    fn reports(&self, at: usize) -> bool {
        let token = &self.doc.tokens[at];
        token.begins(Lists::Speech)
            && !token.begins(Lists::FunctionWord)
            && self.doc.longest(at, Lists::Speech).is_some()
    }

    /// True if the clause goes on at this token: no complementizer, no sentence end, no other mark.
    fn goes_on(&self, at: usize) -> bool {
        let token = &self.doc.tokens[at];
        !self.doc.ends_sentence(at)
            && token.mark().is_none_or(chars::is_comma)
            && self
                .doc
                .lexicon
                .alone(token.word, Lists::FunctionWord)
                .is_none_or(|e| self.doc.lexicon.entry(e).kind != Kind::Complementizer)
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        self.doc.longest(at, Lists::Speech).map(|found| self.doc.lexicon.entry(found.entry).kind)
    }

    fn reported_before(&self, mark: usize) -> bool {
        (mark.saturating_sub(LOOK_BACK)..mark)
            .rev()
            .take_while(|&t| !self.doc.ends_sentence(t))
            .any(|t| self.reports(t))
    }

    fn reported_after(&self, close: usize, within: usize) -> bool {
        (close..(close + within).min(self.doc.tokens.len()))
            .take_while(|&t| !self.doc.ends_sentence(t))
            .any(|t| self.reports(t) || self.is_source(t))
    }

    /// True if a phrase that names the source of words begins at this token: بحسب, على حد قول.
    fn is_source(&self, at: usize) -> bool {
        self.doc.longest(at, Lists::Role).is_some_and(|found| {
            matches!(self.doc.lexicon.entry(found.entry).kind, Kind::Source | Kind::SourceTail)
        })
    }
}
