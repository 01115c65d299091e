//! What is known to be wrong today: each row of `expected_failures.tsv` must
//! still fail. When one passes, it comes off the list (and becomes a case of
//! its pass's table, so that it stays so).

#[path = "common/cases.rs"]
mod cases;

use bayan::{Announcement, Extractor};

/// The strings of a field, in the order of the record.
fn strings(record: &Announcement<'_>, field: &str) -> Vec<String> {
    fn all<T: ToString>(list: impl IntoIterator<Item = T>) -> Vec<String> {
        list.into_iter().map(|one| one.to_string()).collect()
    }
    let officials = &record.officials;
    match field {
        "headline" => all(record.headline.iter().map(|h| &h.text)),
        "dateline.place" => all(record.dateline.iter().filter_map(|d| d.place.as_ref())),
        "issued" => all(record.issued),
        "dates.text" => all(record.dates.iter().map(|d| &d.text)),
        "dates.value" => record
            .dates
            .iter()
            .map(|d| d.value.map_or_else(|| "null".to_owned(), |v| v.to_string()))
            .collect(),
        "officials.name" => all(officials.iter().map(|o| &o.name)),
        "officials.honorifics" => all(officials.iter().flat_map(|o| &o.honorifics)),
        "officials.positions" => all(officials.iter().flat_map(|o| &o.positions)),
        "officials.organizations" => all(officials.iter().flat_map(|o| &o.organizations)),
        "officials.represents" => all(officials.iter().flat_map(|o| &o.represents)),
        "officials.acts" => all(officials.iter().flat_map(|o| &o.acts)),
        "agreements.subject" => all(record.agreements.iter().filter_map(|a| a.subject.as_ref())),
        "agreements.parties" => all(record.agreements.iter().flat_map(|a| &a.parties)),
        "areas.label" => all(record.areas.iter().map(|a| &a.label)),
        "quotes.text" => all(record.quotes.iter().map(|q| &q.text)),
        "quotes.speaker" => all(record.quotes.iter().filter_map(|q| q.speaker.as_ref())),
        "institutions.name" => all(record.institutions.iter().map(|i| &i.name)),
        _ => panic!("no such field: {field}"),
    }
}

#[test]
fn what_is_known_to_fail_still_does() {
    let extractor = Extractor::builder().reference("2024-05-30".parse().unwrap()).build().unwrap();
    let rows = cases::rows::<5>("expected_failures.tsv");
    let mut passes = Vec::new();
    for (at, [name, text, field, wanted, why]) in rows.iter().enumerate() {
        assert!(!why.trim().is_empty(), "{name}: why is it so?");
        assert!(!rows[..at].iter().any(|[other, ..]| other == name), "{name} is listed twice");
        match cases::same(&strings(&extractor.extract(text), field).join(" || "), wanted) {
            Ok(()) => passes.push(name),
            Err(why) => println!("{name}\n  {why}"),
        }
    }
    assert!(passes.is_empty(), "these pass now; take them off the list: {passes:?}");
}
