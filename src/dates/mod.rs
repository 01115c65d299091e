//! Calendar expressions: found, read and placed on the calendar.
//!
//! [`find`] finds them in any text, without the rest of the pipeline;
//! [`parse`] reads a string that is one.

mod expression;
mod issued;
mod named;
mod numeric;
mod point;
mod relative;
mod resolve;
mod said;
mod words;
mod years;

use std::borrow::Cow;

use self::said::{Expression, Said};
use self::words::Words;
use crate::calendar::{Date, DateValue};
use crate::chars;
use crate::doc::Doc;
use crate::layout::{self, LineKind};
use crate::lexicon::{Lexicon, Memo, clitic};
use crate::normalize::{EditMap, Normalizer};
use crate::record::{Conflict, DateMention, Dateline};
use crate::triggers::Triggers;
use crate::{Error, Span};

/// What this pass found.
#[derive(Debug, Default)]
pub(crate) struct Found<'t> {
    pub(crate) mentions: Vec<DateMention<'t>>,
    pub(crate) dateline: Option<Dateline<'t>>,
    pub(crate) issued: Option<DateValue>,
}

/// The calendar expressions of `doc`.
pub(crate) fn read<'t>(doc: &Doc<'t, '_>) -> Found<'t> {
    let words = Words { doc };
    let expressions = expressions(&words);
    let (issued, dateline) = issued::read(&words, &expressions);
    // A text that says when it was issued is its own reference, and so is one
    // that says which day its اليوم is.
    let told = || {
        expressions.iter().filter(|e| e.day == Some(0)).find_map(|e| e.resolve(None, false).value?.as_date())
    };
    let today = doc.reference.or_else(|| issued.and_then(DateValue::as_date)).or_else(told);
    let told = told_in_full(&expressions);
    let headline =
        doc.lines.iter().find(|line| line.kind == LineKind::Headline).map(|line| line.tokens.clone());
    let mut before: Option<(&Expression, Date)> = None;
    let mentions = expressions
        .iter()
        .map(|expression| {
            // What leaves its year to the date before it is counted from there.
            let from =
                before.filter(|(e, _)| expression.is_anaphoric() || words.leaves_its_year_to(expression, e));
            let from = if expression.is_anaphoric() {
                from.map(|(_, day)| day)
            } else {
                from.map(|(_, day)| day).or(today)
            };
            let mut mention = mention(&words, expression, from);
            before = mention.value.map(|value| (expression, value.start())).or(before);
            let in_headline = headline.as_ref().is_some_and(|tokens| tokens.contains(&expression.start));
            if let Some(weekday) = expression.bare_weekday().filter(|_| in_headline) {
                let told = told[usize::from(weekday.days_from_sunday())];
                let day = told.and_then(|e| e.resolve(today, false).value).filter(|v| v.as_date().is_some());
                mention.value = day.or(mention.value);
            }
            mention
        })
        .collect();
    Found { mentions, dateline, issued }
}

/// The first expression that tells of each weekday which one it is. A bare
/// weekday of the headline, which seldom has a verb to tell, means that one:
/// `توقيع العقد الخميس`, and below `يوم الخميس المقبل`.
fn told_in_full(expressions: &[Expression]) -> [Option<&Expression>; 7] {
    let mut told = [None; 7];
    for expression in expressions {
        let weekday = match expression.said {
            Said::Weekday { weekday, away: Some(_), .. } => Some(weekday),
            _ => expression.weekday,
        };
        if let Some(weekday) = weekday {
            told[usize::from(weekday.days_from_sunday())].get_or_insert(expression);
        }
    }
    told
}

fn expressions(words: &Words<'_, '_, '_>) -> Vec<Expression> {
    let mut found = Vec::new();
    let mut from = 0;
    // Where the last expression that is no date ended: والسبت after أيام الجمعة is none either.
    let mut none = usize::MAX;
    for at in words.starts() {
        // The last expression holds the words it ends with.
        if at < from {
            continue;
        }
        if !words.may_begin(at) {
            continue;
        }
        let Some(expression) = words.expression(at) else { continue };
        let expression = words.every_year(&expression).unwrap_or(expression);
        let goes_on = at == none && words.has_waw(at) && expression.bare_weekday().is_some();
        if goes_on || words.is_no_date(&expression) {
            none = expression.next;
        } else {
            found.push(expression);
        }
        from = expression.next;
    }
    found
}

fn mention<'t>(words: &Words<'_, 't, '_>, expression: &Expression, today: Option<Date>) -> DateMention<'t> {
    let ahead = expression.asks_the_clause() && words.looks_ahead(expression.start);
    let reading = expression.resolve(today, ahead);
    let span = span(words, expression);
    let slip = words.marks_gregorian_as_hijri(expression) && reading.value.is_some();
    let slip = slip.then_some(Conflict::Calendars);
    DateMention {
        text: Cow::Borrowed(span.of(words.doc.text)),
        span,
        value: reading.value,
        hijri: reading.hijri,
        weekday: reading.weekday,
        kind: reading.kind,
        conflict: reading.conflict.or(slip),
    }
}

/// Without the proclitics in front, but with the ل of للعام, whose ال is
/// nothing without it, and with the ال of الـ15.
fn span(words: &Words<'_, '_, '_>, expression: &Expression) -> Span {
    let doc = words.doc;
    let (Some(first), Some(last)) = (words.token(expression.start), words.token(expression.next - 1)) else {
        return Span::default();
    };
    let mut start = first.start as usize + first.cut as usize;
    let fuse = clitic::LAM | clitic::AL;
    if first.clitics & fuse == fuse && !doc.folded[start..].starts_with(chars::ARTICLE) {
        start -= chars::LAM.len_utf8();
    }
    if expression.start > 0 && words.is_number(expression.start) && words.is_article(expression.start - 1) {
        start = words.token(expression.start - 1).map_or(start, |t| t.end as usize - chars::ARTICLE.len());
    }
    doc.span_at(start, last.end as usize)
}

/// Finds every calendar expression of `text`, in order. Relative ones are
/// counted from `reference`, or from the day on which the text says it was
/// issued; without either they have no value.
///
/// ```
/// let found = bayan::dates::find("عقد الاجتماع أمس، وينعقد التالي في 5 يونيو 2024م.", "2024-05-30".parse().ok());
/// assert_eq!(found[0].value, "2024-05-29".parse().ok());
/// assert_eq!(found[1].text, "5 يونيو 2024م");
/// ```
pub fn find(text: &str, reference: Option<Date>) -> Vec<DateMention<'_>> {
    match Lexicon::builtin() {
        Ok(lexicon) => with_doc(text, reference, lexicon, |doc| read(doc).mentions),
        // As for `extract`: the tests parse the built-in lexicon.
        Err(_) => Vec::new(),
    }
}

/// Reads a string that is one calendar expression and nothing else.
///
/// # Errors
///
/// If `text`, prepositions in front and marks after it aside, is not one expression.
///
/// ```
/// let date = bayan::dates::parse("الأحد ٢٢ ذو القعدة ١٤٤٥هـ الموافق ٣٠ مايو ٢٠٢٤م", None)?;
/// assert_eq!(date.value, Some("2024-05-30".parse()?));
/// assert_eq!(date.hijri, Some("1445-11-22".parse()?));
/// // It was a Thursday.
/// assert_eq!(date.conflict, Some(bayan::Conflict::Weekday));
/// assert!(bayan::dates::parse("في القاعة 30", None).is_err());
/// # Ok::<(), bayan::Error>(())
/// ```
pub fn parse(text: &str, reference: Option<Date>) -> Result<DateMention<'_>, Error> {
    let none = || Error::date(text, "not one calendar expression");
    with_doc(text, reference, Lexicon::builtin()?, |doc| {
        let words = Words { doc };
        let all = doc.tokens.len() - 1;
        let expression = words
            .starts()
            .find_map(|at| words.expression(at))
            .filter(|e| {
                words.only_marks(e.next..all) && words.only_links_before(e.start) && !words.is_no_date(e)
            })
            .ok_or_else(none)?;
        Ok(mention(&words, &expression, reference))
    })
}

fn with_doc<'t, R>(
    text: &'t str,
    reference: Option<Date>,
    lexicon: &Lexicon,
    read: impl FnOnce(&Doc<'t, '_>) -> R,
) -> R {
    let (mut folded, mut map) = (String::new(), EditMap::default());
    Normalizer::matching().normalize_mapped_into(text, &mut folded, &mut map);
    let (mut lines, mut tokens) = (Vec::new(), Vec::new());
    layout::read(&folded, lexicon, &mut Memo::default(), &mut lines, &mut tokens);
    let mut triggers = Triggers::default();
    triggers.read(&lines, &tokens);
    read(&Doc {
        text,
        folded: &folded,
        map: &map,
        lines: &lines,
        tokens: &tokens,
        triggers: &triggers,
        lexicon,
        reference,
    })
}
