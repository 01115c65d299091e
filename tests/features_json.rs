//! Feature `json`.
#![cfg(feature = "json")]

#[path = "common/sample.rs"]
mod sample;

use bayan::Announcement;
use bayan::json::JsonLines;
use serde_json::Value;

#[test]
fn every_record_comes_back_as_it_was() {
    for record in sample::records() {
        assert_eq!(Announcement::from_json(&record.to_json()).as_ref(), Ok(&record));
        assert_eq!(Announcement::from_json(&record.to_json_pretty()).as_ref(), Ok(&record));
    }
}

#[test]
fn the_form_is_the_contract_s() {
    let given: Value = serde_json::from_str(sample::FULL).expect("JSON");
    let written: Value = serde_json::from_str(&sample::full().to_json()).expect("JSON");
    assert_eq!(written, given);
    assert_eq!(sample::full().to_json().lines().count(), 1);
}

#[test]
fn what_is_no_record_is_refused_with_its_place() {
    let full = sample::FULL;
    for (json, place) in [
        (String::new(), "line 1 column 0"),
        ("[]".into(), "line 1 column 2"),
        (full.replacen("\"2023-02-12\"", "\"2023-02-30\"", 1), "2023-02-30"),
        (full.replacen("\"officials\"", "\"people\"", 1), "officials"),
        (full.replacen("\"signed\"", "\"sang\"", 1), "sang"),
        (full.replacen("\"start\": 0", "\"start\": -1", 1), "line"),
    ] {
        let wrong = Announcement::from_json(&json).expect_err(place);
        assert!(wrong.to_string().contains(place), "{wrong}");
        assert!(!wrong.is_date() && wrong.line().is_none());
    }
}

#[test]
fn an_older_record_without_the_newer_fields_is_read() {
    let mut json: Value = serde_json::from_str(sample::FULL).expect("JSON");
    let fields = json.as_object_mut().expect("an object");
    fields.remove("institutions");
    fields.remove("patterns");
    fields.remove("truncated");
    fields.remove("controls_removed");
    fields.insert("id".into(), 7.into());
    let record = Announcement::from_json(&json.to_string()).expect("a record");
    assert!(record.institutions.is_empty() && !record.controls_removed);
}

#[test]
fn lines_keep_their_order_and_ids() {
    let records = sample::records();
    let mut lines = JsonLines::new(Vec::new());
    for (n, record) in records.iter().enumerate() {
        lines.write_with_id(&n, record).expect("a vector takes all");
        lines.write(record).expect("a vector takes all");
    }
    let out = String::from_utf8(lines.into_inner()).expect("UTF-8");
    assert!(out.ends_with("}\n"));
    assert_eq!(out.lines().count(), 2 * records.len());
    for (at, line) in out.lines().enumerate() {
        let value: Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(value.get("id").cloned(), (at % 2 == 0).then(|| Value::from(at / 2)));
        assert_eq!(Announcement::from_json(line).as_ref(), Ok(&records[at / 2]));
    }
}

#[test]
fn a_writer_s_error_is_told() {
    let mut full = [0; 10];
    let mut lines = JsonLines::new(&mut full[..]);
    assert!(lines.write(&sample::full()).is_err());
}
