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
    ($($name:ident($this:ident): $text:literal, $take:literal, $told:literal => $make:expr;)*) => {
        $(impl $name<'_> {
            /// The same record without a tie to the text it came from.
            ///
            /// ```
            #[doc = concat!("let kept: bayan::", stringify!($name), "<'static> = {")]
            #[doc = concat!("    let text = String::from(", stringify!($text), ");")]
            #[doc = concat!("    ", $take, ".into_owned()")]
            /// };
            /// // The text is gone.
            #[doc = concat!("assert_eq!(", $told, ");")]
            /// ```
            pub fn into_owned(self) -> $name<'static> {
                let $this = self;
                $make
            }
        })*
    };
}

into_owned! {
    Announcement(r):
        "الدوحة في 30 مايو 2024",
        "bayan::extract(&text)",
        r#"kept.dates[0].text, "30 مايو 2024""#
    => Announcement {
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
    Passage(r):
        "الوزارة توقّع اتفاقية\nالدوحة في 30 مايو 2024",
        "bayan::extract(&text).headline.unwrap()",
        r#"kept.text, "الوزارة توقّع اتفاقية""#
    => Passage { text: own(r.text), span: r.span };
    Dateline(r):
        "الدوحة في 30 مايو /قنا/ وقعت الوزارة اتفاقية.",
        "bayan::extract(&text).dateline.unwrap()",
        r#"kept.place.as_deref(), Some("الدوحة")"#
    => Dateline { place: own_opt(r.place), agency: own_opt(r.agency), span: r.span };
    DateMention(r):
        "صدر في 30 مايو 2024",
        "bayan::extract(&text).dates.remove(0)",
        r#"kept.text, "30 مايو 2024""#
    => DateMention {
        text: own(r.text),
        span: r.span,
        value: r.value,
        hijri: r.hijri,
        weekday: r.weekday,
        kind: r.kind,
        conflict: r.conflict,
    };
    Official(r):
        "وصل معالي الوزير أحمد الكعبي.",
        "bayan::extract(&text).officials.remove(0)",
        r#"kept.name, "أحمد الكعبي""#
    => Official {
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
    Agreement(r):
        "وقعت وزارة النقل مذكرة تفاهم مع جامعة الساحل.",
        "bayan::extract(&text).agreements.remove(0)",
        r#"kept.parties, ["وزارة النقل", "جامعة الساحل"]"#
    => Agreement {
        kind: r.kind,
        text: own(r.text),
        span: r.span,
        subject: own_opt(r.subject),
        parties: own_all(r.parties),
    };
    Area(r):
        "مذكرة تفاهم في مجال النقل الذكي بين وزارة النقل وجامعة الساحل",
        "bayan::extract(&text).areas.remove(0)",
        r#"kept.label, "النقل الذكي""#
    => Area { label: own(r.label), description: own_opt(r.description), span: r.span };
    List(r):
        "وقرر المجلس:\n1- اعتماد الميزانية.\n2- تشكيل اللجان.",
        "bayan::extract(&text).lists.remove(0)",
        r#"kept.lead_in.as_deref(), Some("وقرر المجلس")"#
    => List { lead_in: own_opt(r.lead_in), items: r.items.into_iter().map(ListItem::into_owned).collect() };
    ListItem(r):
        "وقرر المجلس:\n1- اعتماد الميزانية.\n2- تشكيل اللجان.",
        "bayan::extract(&text).lists.remove(0).items.remove(0)",
        r#"kept.label, "اعتماد الميزانية""#
    => ListItem {
        marker: own_opt(r.marker),
        label: own(r.label),
        description: own_opt(r.description),
        span: r.span,
    };
    Quote(r):
        "وقال الوزير أحمد الكعبي: \"إن العمل في الميناء مستمر\".",
        "bayan::extract(&text).quotes.remove(0)",
        r#"kept.text, "إن العمل في الميناء مستمر""#
    => Quote { text: own(r.text), span: r.span, speaker: own_opt(r.speaker) };
    Institution(r):
        "وقعت جامعة الساحل اتفاقية.",
        "bayan::extract(&text).institutions.remove(0)",
        r#"kept.name, "جامعة الساحل""#
    => Institution { name: own(r.name), kind: own(r.kind), aliases: own_all(r.aliases), span: r.span };
    PatternMatch(r):
        "قرار رقم (٥٠)",
        r#"bayan::Extractor::builder().pattern("number", r"\d+").build().unwrap().extract(&text).patterns.remove(0)"#,
        r#"kept.text, "٥٠""#
    => PatternMatch { name: own(r.name), text: own(r.text), span: r.span };
}
