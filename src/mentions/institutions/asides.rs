//! What stands in brackets, in quotation marks or in Latin beside a name, and
//! the names of persons that institutions bear.

use std::ops::Range;

use super::words::closed;
use crate::chars;
use crate::doc::Doc;
use crate::lexicon::{Kind, Lists};
use crate::mentions::shape::definite;
use crate::token::TokenKind;

/// A name in quotation marks or brackets is no longer than this.
pub(super) const QUOTED: usize = 6;

/// An abbreviation in brackets, a short name in quotes or a Latin abbreviation.
pub(super) fn alias(doc: &Doc<'_, '_>, at: usize) -> Option<Range<usize>> {
    let token = doc.tokens.get(at)?;
    if token.kind == TokenKind::Foreign {
        let end = foreign(doc, at);
        return (end - at <= 2).then_some(at..end);
    }
    let end = if token.is_mark('(') { bracketed(doc, at)? } else { quoted(doc, at)? };
    let inside = at + 1..end - 1;
    // A date, a number or a person in brackets is no name.
    let plain = inside.clone().all(|i| {
        matches!(doc.tokens[i].kind, TokenKind::Word | TokenKind::Foreign)
            || doc.tokens[i]
                .mark()
                .is_some_and(|c| chars::is_dash(c) || chars::opens_quote(c) || chars::closes_quote(c))
    });
    let apart =
        inside.clone().any(|i| doc.tokens[i].begins(Lists::Title.or(Lists::FunctionWord).or(Lists::Month)));
    (!inside.is_empty() && plain && !apart).then_some(inside)
}

/// Just past the mark that closes the quotation opened at `at`.
pub(crate) fn quoted(doc: &Doc<'_, '_>, at: usize) -> Option<usize> {
    let open = doc.tokens.get(at)?.mark().filter(|c| chars::opens_quote(*c))?;
    let close = match open {
        '«' => '»',
        '“' => '”',
        '‘' => '’',
        '‹' => '›',
        other => other,
    };
    close_of(doc, at, |c| c == close || open != '«' && open != '"' && chars::closes_quote(c))
}

/// Where the quotation that `at` begins ends, if it can be a name: "مؤسسة كاترين للتراث".
#[inline]
pub(super) fn in_quotes(doc: &Doc<'_, '_>, at: usize) -> Option<usize> {
    let open = at.checked_sub(1)?;
    // Before nearly every head stands a word, which the caller's own code is to find out.
    if doc.tokens[open].kind == TokenKind::Mark { opened(doc, at, open) } else { None }
}

/// As [`in_quotes`], where the mark at `open` may open a quotation.
fn opened(doc: &Doc<'_, '_>, at: usize, open: usize) -> Option<usize> {
    doc.tokens[open].mark().filter(|c| chars::opens_quote(*c))?;
    let end = quoted(doc, open)? - 1;
    let plain = (at + 1..end).all(|i| doc.tokens[i].is_word() && !closed(doc, i));
    plain.then_some(end)
}

pub(super) fn bracketed(doc: &Doc<'_, '_>, at: usize) -> Option<usize> {
    close_of(doc, at, |c| c == ')')
}

/// Just past the mark that closes what the one at `at` opened, if words stand between.
pub(super) fn close_of(doc: &Doc<'_, '_>, at: usize, closes: impl Fn(char) -> bool) -> Option<usize> {
    let mut words = false;
    for end in at + 1..(at + 2 + QUOTED).min(doc.tokens.len()) {
        let token = &doc.tokens[end];
        if token.kind == TokenKind::Newline {
            return None;
        }
        if token.mark().is_some_and(&closes) {
            return words.then_some(end + 1);
        }
        words |= token.kind != TokenKind::Mark;
    }
    None
}

pub(super) fn foreign(doc: &Doc<'_, '_>, at: usize) -> usize {
    let mut end = at + 1;
    while doc.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Foreign) && end < at + 5 {
        end += 1;
    }
    end
}

/// Just past a person's name with its titles: الملك عبدالله بن عبدالعزيز.
pub(super) fn personal(doc: &Doc<'_, '_>, at: usize) -> Option<usize> {
    let mut end = at;
    let names = Lists::GivenName.or(Lists::FamilyName).or(Lists::NameParticle);
    while let Some(title) = doc.longest(end, Lists::Title) {
        if end > at && doc.tokens[end].begins(names) {
            break;
        }
        end += title.len;
    }
    if end == at && !doc.tokens[at].begins(names) {
        return None;
    }
    if end > at && doc.lexicon.entry(doc.longest(at, Lists::Title)?.entry).kind == Kind::Pronoun {
        return None;
    }
    let first = end;
    while let Some(token) = doc.tokens.get(end) {
        if !token.begins(names)
            || token.has_waw()
            || token.has_preposition()
            || end > first && definite(doc, end)
        {
            break;
        }
        // عبد العزيز is one entry.
        end += doc.longest(end, names).map_or(1, |name| name.len);
    }
    if end == first {
        // خادم الحرمين الشريفين stands without a name; الملك and a name no list holds.
        let whole = doc.longest(at, Lists::Title)?.len > 2;
        let unknown = doc
            .tokens
            .get(first)
            .is_some_and(|t| t.is_word() && !t.begins(Lists::ALL) && !definite(doc, first));
        if !whole && !unknown {
            return None;
        }
        end += usize::from(!whole);
    }
    Some(end)
}
