//! The calendars against two outside oracles, and their round trips.

use bayan::{Date, DateValue, HijriDate, HijriValue, Precision, Weekday};
use icu_calendar::cal::{Hijri, Iso};
use proptest::prelude::*;

/// Every day of the published table with its Hijri date.
fn published_days() -> impl Iterator<Item = (Date, HijriDate)> {
    let first = HijriDate::new(1343, 1, 1).unwrap().to_gregorian().unwrap();
    let last = HijriDate::new(1500, 12, 30).unwrap().to_gregorian().unwrap();
    (first.day_number()..=last.day_number()).map(|number| {
        let day = Date::from_day_number(number).unwrap();
        (day, day.to_hijri().unwrap())
    })
}

/// The same day by ICU's table, and by how many days the two tables differ there.
fn icu(day: Date, hijri: HijriDate) -> ((u16, u8, u8), i32) {
    let iso = icu_calendar::Date::try_new_iso(day.year().into(), day.month(), day.day()).unwrap();
    let theirs = iso.to_calendar(Hijri::new_umm_al_qura());
    let parts = (theirs.year().extended_year() as u16, theirs.month().ordinal, theirs.day_of_month().0);
    // Days from the first of our month by their calendar, so that lengths don't matter.
    let (year, month) = (i32::from(hijri.year()), hijri.month());
    let first =
        icu_calendar::Date::try_new_hijri_with_calendar(year, month, 1, Hijri::new_umm_al_qura()).unwrap();
    let first = first.to_calendar(Iso);
    let first = Date::new(first.year().extended_year() as u16, first.month().ordinal, first.day_of_month().0)
        .unwrap();
    let ours = HijriDate::new(hijri.year(), month, 1).unwrap().to_gregorian().unwrap();
    (parts, first.day_number() - ours.day_number())
}

#[test]
fn every_day_of_1420_to_1450_is_the_same_in_icu() {
    let mut seen = 0;
    for (day, hijri) in published_days().filter(|(_, h)| (1420..=1450).contains(&h.year())) {
        let (theirs, _) = icu(day, hijri);
        assert_eq!((hijri.year(), hijri.month(), hijri.day()), theirs, "{day}");
        seen += 1;
    }
    assert_eq!(seen, 10_985);
}

/// The months of each year that ICU's computed table begins on another day than the printed
/// calendar did are listed in `cases/hijri_against_icu.tsv`, so that a change of either table is seen.
#[test]
fn the_differences_from_icu_are_the_listed_ones() {
    let mut rows = vec!["year\tmonths\tmonths_icu_begins_later_by_days".to_owned()];
    for year in 1343..=1500u16 {
        let differing: Vec<String> = (1..=12)
            .filter_map(|month| {
                let hijri = HijriDate::new(year, month, 1).unwrap();
                let (_, later) = icu(hijri.to_gregorian().unwrap(), hijri);
                (later != 0).then(|| format!("{month}:{later:+}"))
            })
            .collect();
        if !differing.is_empty() {
            rows.push(format!("{year}\t{}\t{}", differing.len(), differing.join(" ")));
        }
    }
    let listed: Vec<&str> =
        include_str!("cases/hijri_against_icu.tsv").lines().filter(|l| !l.starts_with('#')).collect();
    assert!(rows == listed, "cases/hijri_against_icu.tsv should list\n{}", rows.join("\n"));
}

#[test]
fn every_published_day_round_trips() {
    for (day, hijri) in published_days() {
        assert_eq!(hijri.to_gregorian(), Some(day));
        assert_eq!(hijri.to_string().parse::<HijriDate>().unwrap(), hijri);
        assert_eq!(day.to_string().parse::<Date>().unwrap(), day);
    }
}

#[test]
fn every_published_month_and_year_is_its_days() {
    for year in 1343..=1500 {
        let whole = HijriValue::year(year).unwrap().to_gregorian().unwrap();
        let mut next = whole.start();
        for month in 1..=12 {
            let month = HijriValue::month(year, month).unwrap().to_gregorian().unwrap();
            assert_eq!(month.start(), next);
            next = month.end().add_days(1).unwrap();
        }
        assert_eq!(whole.end().add_days(1), Some(next));
    }
}

#[test]
fn weekdays_go_round() {
    let mut day = Date::new(2023, 12, 31).unwrap();
    for _ in 0..60 {
        for weekday in Weekday::ALL {
            assert_eq!(day.weekday(), weekday, "{day}");
            day = day.add_days(1).unwrap();
        }
    }
}

#[test]
fn the_ends_of_time_are_refused() {
    assert_eq!(Date::MIN.add_days(-1), None);
    assert_eq!(Date::MAX.add_days(1), None);
    assert_eq!(Date::MAX.add_days(i32::MAX), None);
    assert_eq!(Date::MAX.add_months(1), None);
    assert_eq!(Date::MIN.add_months(i32::MIN), None);
    assert_eq!(Date::MIN.to_hijri(), None);
    assert_eq!(Date::MAX.to_hijri(), None);
}

#[test]
fn wrong_text_is_an_error_that_names_it() {
    for wrong in [
        "",
        "2024-13-45",
        "2024-02-30",
        "2024-2-3",
        "20240203",
        "2024-00-10",
        "2024-10-00",
        "0000",
        "2024/",
        "/2024",
        "2024-05/2024-03",
        "2024/2025/2026",
        "٢٠٢٤",
        "2024-05-30T10:00",
        "-2024",
        "+024",
        "2024-1٠",
    ] {
        let error = wrong.parse::<DateValue>().unwrap_err();
        assert!(error.is_date() && error.to_string().contains(wrong), "{wrong}: {error}");
    }
    assert!("2024-05".parse::<Date>().is_err());
    assert!("1445-09-31".parse::<HijriDate>().is_err());
    assert!("1345-05-31".parse::<HijriDate>().is_ok());
    assert!("1445-13".parse::<HijriValue>().is_err());
    assert!("1445-09/1445-08".parse::<HijriValue>().is_err());
}

#[test]
fn values_order_by_their_first_day() {
    let mut values: Vec<DateValue> =
        ["2016", "2015-08", "2015-08-01", "2015", "2015-08-10", "2015-08-01/2015-08-03"]
            .map(|v| v.parse().unwrap())
            .into();
    values.sort();
    let shown: Vec<String> = values.iter().map(DateValue::to_string).collect();
    assert_eq!(shown, ["2015", "2015-08-01", "2015-08-01/2015-08-03", "2015-08", "2015-08-10", "2016"]);
}

#[test]
fn values_serialize_as_their_text() {
    let day: DateValue = "2015-05-03/2015-05-05".parse().unwrap();
    assert_eq!(serde_json::to_string(&day).unwrap(), r#""2015-05-03/2015-05-05""#);
    assert_eq!(serde_json::from_str::<DateValue>(r#""2015-05-03/2015-05-05""#).unwrap(), day);
    assert_eq!(
        serde_json::from_str::<HijriValue>(r#""1436-10""#).unwrap(),
        HijriValue::month(1436, 10).unwrap()
    );
    assert!(serde_json::from_str::<Date>(r#""2015-05""#).is_err());
    assert_eq!(serde_json::to_string(&Weekday::Thursday).unwrap(), r#""thursday""#);
}

fn any_date() -> impl Strategy<Value = Date> {
    (Date::MIN.day_number()..=Date::MAX.day_number())
        .prop_map(|number| Date::from_day_number(number).unwrap())
}

fn any_single() -> impl Strategy<Value = DateValue> {
    (any_date(), 0..3).prop_map(|(day, coarse)| match coarse {
        0 => day.into(),
        1 => DateValue::month(day.year(), day.month()).unwrap(),
        _ => DateValue::year(day.year()).unwrap(),
    })
}

fn any_value() -> impl Strategy<Value = DateValue> {
    (any_single(), any_single()).prop_map(|(a, b)| DateValue::interval(a, b).unwrap_or(a))
}

proptest! {
    #[test]
    fn day_numbers_round_trip(day in any_date(), days in -4_000_000..4_000_000) {
        prop_assert_eq!(Date::from_day_number(day.day_number()), Some(day));
        if let Some(other) = day.add_days(days) {
            prop_assert_eq!(other.add_days(-days), Some(day));
            prop_assert_eq!(other.day_number() - day.day_number(), days);
        }
    }

    #[test]
    fn an_edtf_parser_reads_every_value(value in any_value()) {
        let text = value.to_string();
        prop_assert_eq!(text.parse::<DateValue>().unwrap(), value);
        let theirs = edtf_core::Edtf::parse(&text);
        prop_assert!(theirs.is_ok(), "{}: {:?}", text, theirs);
        prop_assert!(value.start() <= value.end());
    }

    #[test]
    fn months_later_and_back(day in any_date(), months in -200..200) {
        if let Some(other) = day.add_months(months) {
            let back = other.add_months(-months).unwrap();
            prop_assert!(back <= day && day.day_number() - back.day_number() <= 3);
        }
    }

    #[test]
    fn any_text_parses_or_is_refused(text in "[-0-9/ ]{0,24}|\\PC{0,12}") {
        if let Ok(value) = text.parse::<DateValue>() {
            prop_assert!(value.precision() != Precision::Interval || text.contains('/'));
        }
        let _ = (text.parse::<HijriValue>(), text.parse::<Date>(), text.parse::<HijriDate>());
    }
}

#[cfg(feature = "jiff")]
#[test]
fn jiff_holds_every_day() {
    for day in [Date::MIN, Date::new(2024, 2, 29).unwrap(), Date::MAX] {
        let theirs = jiff::civil::Date::from(day);
        assert_eq!(theirs.to_string(), day.to_string());
        assert_eq!(Date::try_from(theirs).unwrap(), day);
    }
    assert!(Date::try_from(jiff::civil::date(-1, 1, 1)).is_err());
    assert!(jiff::civil::Date::try_from("2024-05".parse::<DateValue>().unwrap()).is_err());
}

#[cfg(feature = "chrono")]
#[test]
fn chrono_holds_every_day() {
    for day in [Date::MIN, Date::new(2024, 2, 29).unwrap(), Date::MAX] {
        let theirs = chrono::NaiveDate::from(day);
        assert_eq!(theirs.to_string(), day.to_string());
        assert_eq!(Date::try_from(theirs).unwrap(), day);
    }
    assert!(Date::try_from(chrono::NaiveDate::MIN).is_err());
    assert!(chrono::NaiveDate::try_from("2024".parse::<DateValue>().unwrap()).is_err());
}
