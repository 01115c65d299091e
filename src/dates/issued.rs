//! The document's own date, and the opening that says it.

use super::said::{Expression, Said};
use super::words::Words;
use crate::calendar::DateValue;
use crate::layout::LineKind;
use crate::lexicon::{Kind, Lists};
use crate::normalize;
use crate::record::Dateline;
use crate::token::TokenKind;

/// How many lines from the top a dateline may stand, rubrics and headlines before it.
const TOP: usize = 8;
/// How many lines from the foot a closing date may stand.
const FOOT: usize = 12;
/// How many tokens may stand before the date of a dateline.
const BEFORE: usize = 8;
/// How far after the date the agency may stand.
const AFTER: usize = 8;

/// The day the document says it was issued, and its dateline.
pub(super) fn read<'t>(
    words: &Words<'_, 't, '_>,
    expressions: &[Expression],
) -> (Option<DateValue>, Option<Dateline<'t>>) {
    let lines =
        words.doc.lines.iter().filter(|l| l.kind != LineKind::Blank).map(|l| (l.tokens.start, l.tokens.end));
    let mut dateline = None;
    for (start, end) in lines.clone().take(TOP) {
        if let Some((date, line)) = opening(words, expressions, start, end) {
            let value = date.and_then(|date| day(words, date));
            if value.is_some() {
                return (value, Some(line));
            }
            dateline = dateline.or(Some(line));
        }
    }
    let own = |date: &&Expression| day(words, date).is_some();
    let dated = |&(start, end): &(usize, usize)| within(expressions, start, end).next().is_some();
    for (start, end) in lines.clone().take(TOP).filter(dated) {
        if let Some(date) = only_date(words, expressions, start, end).filter(own) {
            return (day(words, date), dateline);
        }
    }
    for (start, end) in lines.rev().take(FOOT).filter(dated) {
        let date =
            only_date(words, expressions, start, end).or_else(|| closing(words, expressions, start, end));
        if let Some(date) = date.filter(own) {
            return (day(words, date), dateline);
        }
    }
    (None, dateline)
}

/// The day an expression says without any reference date but the caller's.
fn day(words: &Words<'_, '_, '_>, expression: &Expression) -> Option<DateValue> {
    match expression.said {
        Said::Point(point) if point.is_day() && !point.is_relative() => {
            expression.resolve(words.doc.reference, false).value.filter(|value| value.as_date().is_some())
        }
        _ => None,
    }
}

fn within(expressions: &[Expression], start: usize, end: usize) -> impl Iterator<Item = &Expression> {
    let from = expressions.partition_point(|e| e.start < start);
    expressions[from..].iter().take_while(move |e| e.start < end)
}

/// `الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس`, `الدوحة في 30 مايو /قنا/`,
/// `القاهرة - (أ ش أ)`: a place at the start of the line, then a date or an agency, or both.
fn opening<'e, 't>(
    words: &Words<'_, 't, '_>,
    expressions: &'e [Expression],
    start: usize,
    end: usize,
) -> Option<(Option<&'e Expression>, Dateline<'t>)> {
    let date = within(expressions, start, end)
        .next()
        .filter(|e| e.start - start <= BEFORE && day(words, e).is_some());
    let after = date.map_or(start, |date| date.next);
    let agency = words.doc.triggers.agencies(after..end.min(after + AFTER)).find_map(|at| {
        let found = words.doc.longest(at, Lists::Agency)?;
        words.touches_marks(at, at + found.len, date.is_some() || at == start).then_some(at..at + found.len)
    });
    let before = words
        .doc
        .triggers
        .agencies(start..date.map_or(start, |d| d.start))
        .find_map(|at| words.doc.longest(at, Lists::Agency).map(|found| at..at + found.len));
    let agency = agency.or(before);
    if date.is_none() && agency.is_none() {
        return None;
    }
    let mut from = agency.as_ref().filter(|a| a.start == start).map_or(start, |a| a.end);
    while words.is_dash(from) || words.is_comma(from) || words.is_any_mark(from, "/(*.:") {
        from += 1;
    }
    // The place ends where the date, the agency, في or a mark begins.
    let limits = [date.map(|d| d.start), agency.as_ref().map(|a| a.start)];
    let limit = limits.into_iter().flatten().filter(|&at| at >= from).min().unwrap_or(end);
    let stops =
        |at: usize| words.token(at).is_none_or(|t| t.kind != TokenKind::Word) || words.is_link(at, Kind::On);
    let to = (from..limit.min(end)).find(|&at| stops(at)).unwrap_or(limit.min(end));
    let known = words.doc.longest(from, Lists::Place).is_some_and(|found| from + found.len == to);
    let short = to > from && to - from <= 3;
    // Nothing but marks and في between the place and the date.
    let tight = date.is_none_or(|d| {
        (to..d.start).all(|at| {
            words.is_link(at, Kind::On)
                || words.token(at).is_some_and(|t| t.mark().is_some())
                || words.after_day_noun(at + 1)
                || agency.as_ref().is_some_and(|a| a.contains(&at))
        })
    });
    let says = match (&date, &agency) {
        (Some(_), Some(_)) => short && tight,
        (Some(date), None) => known && tight && dateline_ends(words, date.next),
        (None, Some(agency)) => known && agency.end - start <= BEFORE,
        (None, None) => false,
    };
    if !says {
        return None;
    }
    let last = date.map_or(to, |d| d.next).max(agency.as_ref().map_or(0, |a| a.end)).max(to);
    let close = words.is_any_mark(last, ")/") && words.is_any_mark(last.saturating_sub(2), "(/");
    let span = words.doc.whole_span(start..last + usize::from(close));
    // A place at the start of a line has no proclitics: وادي is all its name.
    let clean = |tokens| normalize::clean(words.doc.whole_span(tokens).of(words.doc.text));
    let line = Dateline { place: Some(clean(from..to)), agency: agency.map(clean), span };
    Some((date, line))
}

/// True if after the date of a dateline without an agency the text itself begins.
fn dateline_ends(words: &Words<'_, '_, '_>, at: usize) -> bool {
    words.token(at).is_none_or(|t| t.kind == TokenKind::Newline)
        || words.is_dash(at)
        || words.is_any_mark(at, ":/(")
}

/// The date of a line that says little else: `الخميس, 30 مايو, 2024`, `نشر في: 30 مايو 2024 - 14:05`.
fn only_date<'e>(
    words: &Words<'_, '_, '_>,
    expressions: &'e [Expression],
    start: usize,
    end: usize,
) -> Option<&'e Expression> {
    let mut found = within(expressions, start, end);
    let date = found.next()?;
    if found.next().is_some() {
        return None;
    }
    let leads = words.leads_in(start, date.start)?;
    // A time of day may follow, or after a cue anything that a mark sets off.
    let few = (date.next..end).filter(|&at| words.token(at).is_some_and(|t| t.is_word())).take(3).count();
    let set_off = date.next == end || words.token(date.next).is_some_and(|t| !t.is_word());
    (few == 0 || set_off && (few < 3 || leads) || few == 1 && date.next + 1 == end).then_some(date)
}

/// The date of a closing clause: `صدر في …`, `حررت في مدينة الرياض بتاريخ … من نسختين`.
fn closing<'e>(
    words: &Words<'_, '_, '_>,
    expressions: &'e [Expression],
    start: usize,
    end: usize,
) -> Option<&'e Expression> {
    // `صدر بقصر السلام بتاريخ`: the verb opens the line and its place follows.
    let drawn_up = words.link(start, Kind::Issue).is_some_and(|(_, next)| {
        next > start + 1
            || words.is_link(next, Kind::On)
            || words.token(next).is_some_and(|t| t.has_preposition() || t.mark().is_some())
    });
    within(expressions, start, end).find(|date| {
        let copies = (date.next..end.min(date.next + 6)).any(|at| words.is_link(at, Kind::Copies));
        copies || drawn_up && date.start - start < 2 * BEFORE
    })
}

impl Words<'_, '_, '_> {
    /// True if marks set these tokens off as an agency is set off; `open` if none is wanted before.
    fn touches_marks(&self, from: usize, to: usize, open: bool) -> bool {
        let opened = from > 0
            && (self.is_dash(from - 1) || self.is_comma(from - 1) || self.is_any_mark(from - 1, "/(:"));
        let closed = self.is_dash(to)
            || self.is_any_mark(to, "/):")
            || self.token(to).is_none_or(|t| t.kind == TokenKind::Newline);
        closed && (opened || open)
    }

    /// What stands before the date of a date line: nothing but prepositions, يوم, marks,
    /// a place (`Some(false)`), or the words that announce a document's date (`Some(true)`).
    fn leads_in(&self, from: usize, to: usize) -> Option<bool> {
        let mut cue = false;
        let mut at = from;
        while at < to {
            at = if let Some((_, next)) = self.link(at, Kind::Issue) {
                cue = true;
                next
            } else if let Some((_, next)) =
                [Kind::DateNoun, Kind::On].into_iter().find_map(|kind| self.link(at, kind))
            {
                next
            } else if self.token(at)?.mark().is_some() || self.word(at, Kind::Day).is_some() {
                at + 1
            } else if let Some(found) = self.doc.longest(at, Lists::Place.or(Lists::Agency)) {
                at + found.len
            } else {
                // A place that no list has, set off by a mark: ألاك, 3/2/2016.
                let mark = (at..at + 3).find(|&at| self.is_dash(at) || self.is_comma(at))?;
                mark + 1
            };
        }
        Some(cue)
    }
}
