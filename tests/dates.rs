//! Dates: the suites of `tests/cases/dates*.tsv`, the variants of the lexicon, and the peers' cases.

#[path = "common/cases.rs"]
mod cases;

use std::path::Path;

use bayan::{Date, DateMention, DateValue, HijriDate, HijriValue, dates};
use proptest::prelude::*;

/// One mention as a case writes it: the text, its value, and the other fields the case names.
fn meets(found: &DateMention<'_>, expected: &str) -> bool {
    let mut parts = expected.split(';');
    let Some((text, value)) = parts.next().and_then(|first| first.rsplit_once('=')) else { return false };
    let shown = |value: Option<String>| value.unwrap_or_else(|| "?".to_owned());
    found.text == text
        && shown(found.value.map(|v| v.to_string())) == value
        && parts.all(|part| match part.split_once('=') {
            Some(("hijri", hijri)) => shown(found.hijri.map(|h| h.to_string())) == hijri,
            Some(("kind", kind)) => serde_json::to_value(found.kind).unwrap() == kind,
            Some(("conflict", conflict)) => serde_json::to_value(found.conflict).unwrap() == conflict,
            Some(("weekday", weekday)) => serde_json::to_value(found.weekday).unwrap() == weekday,
            _ => panic!("no such field: {part}"),
        })
        // A case that names no conflict has none.
        && (expected.contains(";conflict=") || found.conflict.is_none())
}

fn show(found: &DateMention<'_>) -> String {
    let mut shown = format!("{}={}", found.text, found.value.map_or("?".to_owned(), |v| v.to_string()));
    if let Some(hijri) = found.hijri {
        shown += &format!(";hijri={hijri}");
    }
    shown += &format!(";kind={}", serde_json::to_value(found.kind).unwrap().as_str().unwrap());
    if found.conflict.is_some() {
        shown += &format!(";conflict={}", serde_json::to_value(found.conflict).unwrap().as_str().unwrap());
    }
    shown
}

/// Runs a suite of dates.
fn run(suite: &str, at_least: usize) {
    cases::check(&format!("cases/{suite}.tsv"), at_least, |[_, reference, text, expected]| {
        let reference: Option<Date> = (reference != "-").then(|| reference.parse().unwrap());
        let found = dates::find(text, reference);
        let wanted: Vec<&str> = if expected == "none" { Vec::new() } else { expected.split(" | ").collect() };
        for mention in &found {
            assert_eq!(mention.span.of(text), mention.text, "{text}");
            if let Some(value) = mention.value {
                assert!(edtf_core::Edtf::parse(&value.to_string()).is_ok(), "{value}");
            }
        }
        if found.len() == wanted.len() && found.iter().zip(&wanted).all(|(f, w)| meets(f, w)) {
            return Ok(());
        }
        let found: Vec<String> = found.iter().map(show).collect();
        Err(format!("{text}\n  wanted {expected}\n  found  {}", found.join(" | ")))
    });
}

macro_rules! suites {
    ($($name:ident $at_least:literal,)*) => {
        $(#[test]
        fn $name() {
            run(stringify!($name), $at_least);
        })*
    };
}

suites! {
    dates_months 100,
    dates_hijri 80,
    dates_pairs 80,
    dates_figures 120,
    dates_ranges 80,
    dates_partial 80,
    dates_relative 150,
    dates_not 120,
}

/// The Arabic cases of other date readers, where a checkout of the survey stands beside this
/// one. Those that a rule of ours reads otherwise are listed with the rule, and have to fail.
#[test]
fn peers_cases() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/survey/date_cases.jsonl");
    let Ok(cases) = std::fs::read_to_string(&path) else {
        println!("skipped: no survey beside the checkout");
        return;
    };
    let listed = cases::rows::<2>("cases/peers_expected_failures.tsv");
    let (mut wrong, mut right) = (Vec::new(), Vec::new());
    let mut seen = 0;
    for line in cases.lines().filter(|line| !line.trim().is_empty()) {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let field = |name: &str| case[name].as_str();
        let (id, text) = (field("id").unwrap(), field("text").unwrap());
        let reference = field("reference").map(|day| day[..10].parse().unwrap());
        let found = dates::find(text, reference);
        let met = match field("expected") {
            Some(expected) => {
                found.iter().any(|mention| mention.value.is_some_and(|v| v.to_string() == expected))
            }
            None => found.is_empty(),
        };
        seen += 1;
        match (met, listed.iter().any(|[listed, _]| listed == id)) {
            (true, true) => right.push(id.to_owned()),
            (false, false) => wrong.push(format!(
                "{id}\t{text}\t{:?}\t{:?}",
                field("expected"),
                found.iter().map(show).collect::<Vec<_>>()
            )),
            _ => {}
        }
    }
    assert!(seen > 400, "only {seen} cases");
    assert!(wrong.is_empty(), "{} fail that should not:\n{}", wrong.len(), wrong.join("\n"));
    assert!(right.is_empty(), "listed as failing, but right: {right:?}");
}

/// The forms of one list of the lexicon with their kind and number.
fn months(kind: &str) -> Vec<(u8, &'static str)> {
    include_str!("../src/lexicon/data/months.tsv")
        .lines()
        .filter_map(|line| {
            let [list, of, _, attrs, form, _] = line.split('\t').collect::<Vec<_>>()[..] else { return None };
            let value = attrs.split(';').next()?.strip_prefix("value=")?.parse().ok()?;
            (list == "month" && of == kind).then_some((value, form))
        })
        .collect()
}

#[test]
fn every_gregorian_name_reads_back() {
    let names = months("gregorian");
    assert!(names.len() > 90);
    for (month, name) in names {
        for text in [format!("في 15 {name} 2024م"), format!("صدر يوم ١٥ {name}، ٢٠٢٤ بالعاصمة")]
        {
            let found = dates::find(&text, None);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].value, Some(Date::new(2024, month, 15).unwrap().into()), "{text}");
        }
    }
}

#[test]
fn every_hijri_name_reads_back_in_every_year_of_the_calendar() {
    let names = months("hijri");
    assert!(names.len() > 80);
    for (month, name) in names {
        let text: String = (1343..=1500).map(|year| format!("في 10 {name} {year}هـ صدر\n")).collect();
        let found = dates::find(&text, None);
        assert_eq!(found.len(), 158, "{name}");
        for (year, found) in (1343..).zip(found) {
            let day = HijriDate::new(year, month, 10).unwrap();
            assert_eq!(found.hijri, Some(HijriValue::from(day)), "{}", found.text);
            assert_eq!(found.value, day.to_gregorian().map(DateValue::from), "{}", found.text);
        }
    }
}

#[test]
fn a_string_that_is_one_expression_is_parsed() {
    let today = Date::new(2024, 5, 30).ok();
    for (text, value) in [
        ("30 مايو 2024", "2024-05-30"),
        ("في ٣٠ مايو ٢٠٢٤م", "2024-05-30"),
        ("يوم الأحد الماضي", "2024-05-26"),
        ("من 5 إلى 9 مايو 2024", "2024-05-05/2024-05-09"),
        ("بتاريخ 22/11/1445هـ", "2024-05-30"),
        ("العام المقبل", "2025"),
        ("30 مايو 2024.\n", "2024-05-30"),
    ] {
        assert_eq!(dates::parse(text, today).unwrap().value, Some(value.parse().unwrap()), "{text}");
    }
    for text in ["", " ", "مايو كلينك", "30 مايو 2024 بالدوحة", "5 مايو 2024 و6 يونيو 2025", "رؤية 2030"]
    {
        assert!(dates::parse(text, today).unwrap_err().is_date(), "{text}");
    }
}

/// Words that dates are made of, and others, in any order.
fn any_words() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "30",
        "5",
        "١٤٤٥",
        "2024",
        "2015م",
        "مايو",
        "رمضان",
        "ربيع",
        "الأول",
        "ثالث",
        "من",
        "إلى",
        "في",
        "و",
        "بين",
        "يوم",
        "الأحد",
        "اليوم",
        "أمس",
        "العام",
        "عام",
        "شهر",
        "الشهر",
        "الأسبوع",
        "الماضي",
        "المقبل",
        "هـ",
        "م",
        "الموافق",
        "/",
        "-",
        "،",
        ".",
        "(",
        ")",
        "نهاية",
        "الربع",
        "قبل",
        "بعد",
        "ثلاثة",
        "أيام",
        "هذا",
        "غرة",
        "آخر",
        "كانون",
        "ألفين",
        "وعشرين",
        "\n",
        "الوزير",
        "رقم",
        "ال",
    ];
    prop::collection::vec((prop::sample::select(WORDS), prop::bool::weighted(0.8)), 0..25).prop_map(|words| {
        words.into_iter().map(|(word, space)| format!("{word}{}", if space { " " } else { "" })).collect()
    })
}

proptest! {
    #[test]
    fn any_words_are_read_without_harm(text in any_words(), day in 0..40_000) {
        let reference = Date::from_day_number(day);
        let mut last = 0;
        for found in dates::find(&text, reference) {
            prop_assert_eq!(found.span.of(&text), &found.text[..]);
            prop_assert!(!found.span.is_empty() && found.span.start >= last);
            // Only the twin of the other calendar may stand on the next line.
            prop_assert!(!found.text.contains('\n') || found.text.contains("الموافق"));
            last = found.span.end;
        }
        let _ = dates::parse(&text, reference);
    }

    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,60}") {
        for found in dates::find(&text, None) {
            prop_assert_eq!(found.span.of(&text), &found.text[..]);
        }
    }

    /// Whatever the layout of the page did to the spaces and controls, a date stays that date.
    #[test]
    fn a_day_is_read_in_every_dress(day in 0..40_000, dress in 0..6usize) {
        const MONTHS: [&str; 12] = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];
        let date = Date::from_day_number(day).unwrap();
        let (y, m, d) = (date.year(), date.month(), date.day());
        let name = MONTHS[usize::from(m) - 1];
        let text = match dress {
            0 => format!("{d} {name} {y}"),
            1 => format!("{d}/{m}/{y}"),
            2 => format!("{d:02} - {m:02} - {y}م"),
            3 => format!("\u{200f}{d}\u{200f} / {m} /{y}"),
            4 => format!("{d}\u{a0}{name}، {y} م"),
            _ => format!("{y}-{m:02}-{d:02}"),
        };
        let found = dates::find(&text, None);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].value, Some(date.into()), "{}", text);
    }
}

#[test]
fn the_documents_own_date() {
    cases::check("cases/issued.tsv", 20, |[_, reference, text, issued, place, agency]| {
        let mut builder = bayan::Extractor::builder();
        if reference != "-" {
            builder = builder.reference(reference.parse().unwrap());
        }
        let extractor = builder.build().unwrap();
        let record = extractor.extract(text);
        let dateline = record.dateline.as_ref();
        let found = [
            record.issued.map(|day| day.to_string()),
            dateline.and_then(|d| d.place.as_ref()).map(ToString::to_string),
            dateline.and_then(|d| d.agency.as_ref()).map(ToString::to_string),
        ]
        .map(|field| field.unwrap_or_else(|| "-".to_owned()));
        cases::same(&found.join(" "), &[issued, place, agency].join(" "))
    });
}
