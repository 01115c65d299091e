//! Titles, summaries, lists and furniture, one document a row of `cases/layout.tsv`.

#[path = "common/cases.rs"]
mod cases;

use bayan::{Announcement, Extractor, List, Scratch};

fn shown_list(list: &List<'_>) -> String {
    let items = list.items.iter().map(|item| {
        let description = item.description.as_deref().map_or(String::new(), |d| format!(" [{d}]"));
        format!("{} {}{description}", item.marker.as_deref().unwrap_or(""), item.label)
    });
    format!("{} => {}", list.lead_in.as_deref().unwrap_or(""), items.collect::<Vec<_>>().join(" | "))
}

fn shown(record: &Announcement<'_>, field: &str) -> String {
    let joined = |strings: Vec<&str>| strings.join(" | ");
    match field {
        "headline" => record.headline.as_ref().map_or(String::new(), |h| h.text.to_string()),
        "highlights" => joined(record.highlights.iter().map(|h| h.text.as_ref()).collect()),
        "dates" => joined(record.dates.iter().map(|d| d.text.as_ref()).collect()),
        "areas" => joined(record.areas.iter().map(|a| a.label.as_ref()).collect()),
        "lists" => record.lists.iter().map(shown_list).collect::<Vec<_>>().join(" ; "),
        _ => panic!("no such field: {field}"),
    }
}

#[test]
fn documents() {
    let extractor = Extractor::builder().build().unwrap();
    let mut scratch = Scratch::new();
    let mut layouts = 0;
    cases::check("cases/layout.tsv", 85, |[_, field, text, wanted]| {
        let record = extractor.extract_with(text, None, &mut scratch);
        layouts += usize::from(field != "lists");
        if field == "absent" {
            let json = serde_json::to_string(&record).unwrap();
            assert!(text.contains(wanted), "the text does not hold {wanted}");
            return if json.contains(wanted) { Err(format!("{wanted} stands in {json}")) } else { Ok(()) };
        }
        cases::same(&shown(&record, field), wanted).map_err(|why| format!("{field}: {why}"))
    });
    assert!(layouts >= 60, "only {layouts} cases of layout");
}
