//! The owned form of every record.

use std::borrow::Cow;

use super::*;

fn own(s: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(s.into_owned())
}

fn own_opt(s: Option<Cow<'_, str>>) -> Option<Cow<'static, str>> {
    s.map(own)
}

fn own_all(v: Vec<Cow<'_, str>>) -> Vec<Cow<'static, str>> {
    v.into_iter().map(own).collect()
}

macro_rules! into_owned {
    ($($name:ident($this:ident) => $make:expr;)*) => {
        $(impl $name<'_> {
            /// The same record without a tie to the text it came from.
            pub fn into_owned(self) -> $name<'static> {
                let $this = self;
                $make
            }
        })*
    };
}

into_owned! {
    Announcement(r) => Announcement {
        headline: r.headline.map(Passage::into_owned),
        highlights: r.highlights.into_iter().map(Passage::into_owned).collect(),
        dateline: r.dateline.map(Dateline::into_owned),
        issued: r.issued,
        dates: r.dates.into_iter().map(DateMention::into_owned).collect(),
        officials: r.officials.into_iter().map(Official::into_owned).collect(),
        agreements: r.agreements.into_iter().map(Agreement::into_owned).collect(),
        areas: r.areas.into_iter().map(Area::into_owned).collect(),
        lists: r.lists.into_iter().map(List::into_owned).collect(),
        quotes: r.quotes.into_iter().map(Quote::into_owned).collect(),
        institutions: r.institutions.into_iter().map(Institution::into_owned).collect(),
        patterns: r.patterns.into_iter().map(PatternMatch::into_owned).collect(),
        truncated: r.truncated,
        controls_removed: r.controls_removed,
    };
    Passage(r) => Passage { text: own(r.text), span: r.span };
    Dateline(r) => Dateline { place: own_opt(r.place), agency: own_opt(r.agency), span: r.span };
    DateMention(r) => DateMention {
        text: own(r.text),
        span: r.span,
        value: r.value,
        hijri: r.hijri,
        weekday: r.weekday,
        kind: r.kind,
        conflict: r.conflict,
    };
    Official(r) => Official {
        name: own(r.name),
        aliases: own_all(r.aliases),
        honorifics: own_all(r.honorifics),
        gender: r.gender,
        positions: own_all(r.positions),
        organizations: own_all(r.organizations),
        represents: own_all(r.represents),
        acts: r.acts,
        mentions: r.mentions.into_iter().map(Passage::into_owned).collect(),
        signs: r.signs,
    };
    Agreement(r) => Agreement {
        kind: r.kind,
        text: own(r.text),
        span: r.span,
        subject: own_opt(r.subject),
        parties: own_all(r.parties),
    };
    Area(r) => Area { label: own(r.label), description: own_opt(r.description), span: r.span };
    List(r) => List { lead_in: own_opt(r.lead_in), items: r.items.into_iter().map(ListItem::into_owned).collect() };
    ListItem(r) => ListItem {
        marker: own_opt(r.marker),
        label: own(r.label),
        description: own_opt(r.description),
        span: r.span,
    };
    Quote(r) => Quote { text: own(r.text), span: r.span, speaker: own_opt(r.speaker) };
    Institution(r) => Institution { name: own(r.name), kind: own(r.kind), aliases: own_all(r.aliases), span: r.span };
    PatternMatch(r) => PatternMatch { name: own(r.name), text: own(r.text), span: r.span };
}
