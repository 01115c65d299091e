//! Records to try the features on.

use bayan::Announcement;

/// A record with every field filled, with every kind of absence, and with
/// every value of date; it need not be any text's.
pub(crate) const FULL: &str = include_str!("../schema/full.json");

pub(crate) fn full() -> Announcement<'static> {
    serde_json::from_str(FULL).expect("the sample is a record")
}

/// The full one, the empty one, and those of the shipped announcements.
pub(crate) fn records() -> Vec<Announcement<'static>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/announcements");
    let mut records = vec![full(), Announcement::default()];
    for file in std::fs::read_dir(folder).expect("the announcements are there") {
        let text = std::fs::read_to_string(file.expect("listed").path()).expect("UTF-8");
        records.push(bayan::extract(&text).into_owned());
    }
    records
}
