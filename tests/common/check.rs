//! What must hold of every record of every text. The fuzz targets use it too.

// Each binary uses its own part of this.
#![allow(dead_code)]

use bayan::{Announcement, Conflict, DateMention, DateValue, HijriValue, Passage, Span};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Panics, saying what is wrong, unless `record`, read from `text`, keeps its promises.
pub(crate) fn check(text: &str, record: &Announcement<'_>) {
    let text = Text(text);
    if let Some(headline) = &record.headline {
        text.passage("headline", headline);
        assert!(!headline.text.contains('\n'), "the headline is no line");
    }
    text.passages("highlights", &record.highlights);
    text.apart("title lines", record.headline.iter().chain(&record.highlights).map(|p| p.span));
    if let Some(dateline) = &record.dateline {
        text.span("dateline", dateline.span);
        dateline.place.iter().chain(&dateline.agency).for_each(|s| clean("dateline", s));
    }
    dates(text.0, &record.dates);
    officials(text, record);

    // The two instruments of a dual (اتفاقيتين) stand at one place.
    let mut places: Vec<Span> = record.agreements.iter().map(|a| a.span).collect();
    places.dedup();
    text.apart("agreements", places.into_iter());
    for agreement in &record.agreements {
        text.slice("agreement", agreement.span, &agreement.text);
        agreement.subject.iter().chain(&agreement.parties).for_each(|s| clean("agreement", s));
        distinct("parties", &agreement.parties);
    }
    text.ordered("areas", record.areas.iter().map(|a| a.span));
    for area in &record.areas {
        clean("area", &area.label);
        area.description.iter().for_each(|s| clean("area's description", s));
    }
    // A list may go on behind another that stands between its members.
    text.ordered("lists", record.lists.iter().filter_map(|l| l.items.first()).map(|i| i.span));
    let mut members: Vec<Span> = record.lists.iter().flat_map(|l| &l.items).map(|i| i.span).collect();
    members.sort_by_key(|span| span.start);
    text.apart("members of lists", members.into_iter());
    for list in &record.lists {
        assert!(!list.items.is_empty(), "a list without members");
        text.ordered("members", list.items.iter().map(|i| i.span));
        list.lead_in.iter().for_each(|s| clean("lead-in", s));
        for item in &list.items {
            clean("item", &item.label);
            item.description.iter().for_each(|s| clean("item's description", s));
        }
    }
    text.apart("quotes", record.quotes.iter().map(|q| q.span));
    for quote in &record.quotes {
        text.slice("quote", quote.span, &quote.text);
        quote.speaker.iter().for_each(|s| clean("speaker", s));
    }
    text.ordered("institutions", record.institutions.iter().map(|i| i.span));
    for institution in &record.institutions {
        clean("institution", &institution.name);
        institution.aliases.iter().for_each(|s| clean("institution's alias", s));
        distinct("institution's aliases", &institution.aliases);
    }
}

/// Panics unless these are the dates of `text`, in order and each true to itself.
pub(crate) fn dates(text: &str, dates: &[DateMention<'_>]) {
    let text = Text(text);
    text.apart("dates", dates.iter().map(|d| d.span));
    for date in dates {
        text.slice("date", date.span, &date.text);
        // The other calendar's twin may stand on the next line, nothing else.
        assert!(date.text.lines().count() <= if date.hijri.is_some() { 2 } else { 1 }, "{:?}", date.text);
        if let Some(value) = date.value {
            assert_eq!(value.to_string().parse::<DateValue>().as_ref(), Ok(&value), "of {:?}", date.text);
        }
        if let Some(hijri) = date.hijri {
            assert_eq!(hijri.to_string().parse::<HijriValue>().as_ref(), Ok(&hijri), "of {:?}", date.text);
        }
        match date.conflict {
            Some(Conflict::Weekday) => assert!(
                date.weekday.is_some() && date.value.is_some(),
                "no weekday that {:?} could be in conflict with",
                date.text
            ),
            // A Gregorian year marked as Hijri leaves no Hijri date.
            Some(Conflict::Calendars) => assert!(
                (date.hijri.is_some() || date.text.contains('ه')) && date.value.is_some(),
                "no two calendars that {:?} could be in conflict between",
                date.text
            ),
            _ => {}
        }
    }
}

fn officials(text: Text<'_>, record: &Announcement<'_>) {
    for official in &record.officials {
        let name = &official.name;
        assert!(!official.mentions.is_empty(), "{name:?} is mentioned nowhere");
        text.passages("mentions", &official.mentions);
        clean("name", name);
        let lists = [
            ("aliases", &official.aliases),
            ("honorifics", &official.honorifics),
            ("positions", &official.positions),
            ("organizations", &official.organizations),
            ("represents", &official.represents),
        ];
        for (what, list) in lists {
            list.iter().for_each(|s| clean(what, s));
            distinct(what, list);
        }
        assert!(!official.aliases.contains(name), "{name:?} is an alias of itself");
        distinct("acts", &official.acts);
        distinct("signs", &official.signs);
    }
    // No word belongs to the names of two persons; but one ligature (ﷺ), with
    // what is attached to it, can hold words of both.
    let mut mentions: Vec<Span> = record.officials.iter().flat_map(|o| &o.mentions).map(|m| m.span).collect();
    mentions.sort_unstable_by_key(|s| (s.start, s.end));
    for pair in mentions.windows(2) {
        let shared = Span::new(pair[1].start, pair[0].end.min(pair[1].end)).of(text.0);
        assert!(
            shared.starts_with(['\u{fdfa}', '\u{fdfb}']) || shared.graphemes(true).count() <= 1,
            "{:?} and {:?} are two persons' names",
            pair[0],
            pair[1]
        );
    }
    let first = |o: &bayan::Official<'_>| o.mentions.first().map_or(0, |m| m.span.start);
    assert!(record.officials.is_sorted_by_key(first), "officials are not in the order of the text");
}

#[derive(Clone, Copy)]
struct Text<'t>(&'t str);

impl Text<'_> {
    /// In bounds, not empty, and cutting neither a character nor a grapheme.
    fn span(self, what: &str, span: Span) {
        let Text(text) = self;
        assert!(span.start < span.end && span.end <= text.len(), "{what} {span:?} is empty or out of bounds");
        for offset in [span.start, span.end] {
            assert!(text.is_char_boundary(offset), "{what} {span:?} cuts a character");
            let whole = GraphemeCursor::new(offset, text.len(), true).is_boundary(text, 0);
            assert!(whole.unwrap(), "{what} {span:?} cuts a grapheme in {:?}", span.of(text));
        }
    }

    fn slice(self, what: &str, span: Span, slice: &str) {
        self.span(what, span);
        assert_eq!(span.of(self.0), slice, "{what} {span:?} is not its text");
        let mut graphemes = slice.graphemes(true);
        let white = |g: Option<&str>| g.is_some_and(|g| g.chars().all(char::is_whitespace));
        let ends = (white(graphemes.next()), white(graphemes.next_back()));
        assert_eq!(ends, (false, false), "{what} {span:?} has white space at an end: {slice:?}");
    }

    fn passage(self, what: &str, passage: &Passage<'_>) {
        self.slice(what, passage.span, &passage.text);
    }

    fn passages(self, what: &str, passages: &[Passage<'_>]) {
        self.apart(what, passages.iter().map(|p| p.span));
        passages.iter().for_each(|p| self.passage(what, p));
    }

    /// In the order of the text.
    fn ordered(self, what: &str, spans: impl Iterator<Item = Span>) {
        let mut last = Span::default();
        for span in spans {
            self.span(what, span);
            assert!(span.start >= last.start, "{what} {span:?} comes after {last:?}");
            last = span;
        }
    }

    /// In the order of the text and without a byte in common.
    fn apart(self, what: &str, spans: impl Iterator<Item = Span>) {
        let mut last = Span::default();
        for span in spans {
            self.span(what, span);
            assert!(span.start >= last.end, "{what} {span:?} overlaps {last:?}");
            last = span;
        }
    }
}

fn clean(what: &str, s: &str) {
    assert!(!s.is_empty(), "{what} is empty");
    assert_eq!(s.trim(), s, "{what} is not trimmed");
    let white = |c: char| c.is_whitespace() && c != ' ';
    assert!(!s.contains("  ") && !s.contains(white), "{what} has uncollapsed white space: {s:?}");
    let removed = |c: char| {
        matches!(c, '\u{610}'..='\u{61a}' | '\u{61c}' | '\u{640}' | '\u{64b}'..='\u{652}' | '\u{670}'
            | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    assert!(!s.contains(removed), "{what} is not clean: {s:?}");
    // DEL is a sign like others.
    assert!(!s.contains(|c: char| c.is_control() && c != '\u{7f}'), "{what} holds a control: {s:?}");
}

fn distinct<T: PartialEq + std::fmt::Debug>(what: &str, list: &[T]) {
    for (at, one) in list.iter().enumerate() {
        assert!(!list[..at].contains(one), "{what} hold {one:?} twice");
    }
}

/// What must survive a change of spelling that changes no word: names, dates, the day of issue.
pub(crate) fn gist(record: &Announcement<'_>) -> (Vec<String>, Vec<String>, Option<String>) {
    let names = record.officials.iter().map(|o| o.name.to_string()).collect();
    let date = |d: &DateMention<'_>| format!("{:?} {:?} {:?}", d.value, d.hijri, d.kind);
    (names, record.dates.iter().map(date).collect(), record.issued.map(|d| d.to_string()))
}
