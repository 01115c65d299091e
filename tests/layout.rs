//! Titles, summaries, lists and furniture, one document a row of `cases/layout.tsv`.

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
    let (mut faults, mut count, mut layouts) = (Vec::new(), 0, 0);
    let rows = include_str!("cases/layout.tsv").lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    for row in rows {
        let [name, field, text, wanted] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("a row needs four columns: {row}");
        };
        let text = text.replace("\\n", "\n");
        let record = extractor.extract_with(&text, None, &mut scratch);
        count += 1;
        layouts += usize::from(field != "lists");
        let fault = if field == "absent" {
            let json = serde_json::to_string(&record).unwrap();
            assert!(text.contains(wanted), "{name}: the text does not hold {wanted}");
            json.contains(wanted).then(|| format!("{name}: {wanted} stands in {json}"))
        } else {
            let found = shown(&record, field);
            (found != wanted).then(|| format!("{name}, {field}\n  wanted {wanted}\n  found  {found}"))
        };
        faults.extend(fault);
    }
    assert!(layouts >= 60 && count >= 85, "only {count} cases");
    assert!(faults.is_empty(), "{} of {count} cases fail\n{}", faults.len(), faults.join("\n"));
}
