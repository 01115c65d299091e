//! What the README shows of a record is what is read of its text.

use serde_json::Value;

/// The strings of a value, at any depth.
fn strings<'v>(value: &'v Value, out: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => out.push(text),
        Value::Array(items) => items.iter().for_each(|item| strings(item, out)),
        Value::Object(fields) => fields.values().for_each(|field| strings(field, out)),
        _ => {}
    }
}

#[test]
fn the_table_of_the_first_page() {
    let readme = include_str!("../README.md");
    let section = readme.split("## What goes in, what comes out").nth(1).expect("the section");
    let section = section.split("\n## ").next().expect("its end");
    let text = section.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the text");
    let record = serde_json::to_value(bayan::extract(text)).expect("a record");
    let mut rows = 0;
    for row in section.lines().filter(|line| line.starts_with("| `")) {
        let [_, field, shown, _] = row.split('|').collect::<Vec<_>>()[..] else { panic!("{row}") };
        // officials[0] is /officials/0
        let path = field.trim().trim_matches('`').replace('[', "/").replace(']', "");
        let value = record.pointer(&format!("/{path}")).unwrap_or_else(|| panic!("no {path}"));
        let mut found = Vec::new();
        strings(value, &mut found);
        let named: Vec<_> = shown.split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty(), "{row}");
        for name in named {
            let is = |found: &str| match name.strip_suffix(" …") {
                Some(start) => found.starts_with(start),
                None => found == name,
            };
            assert!(found.iter().any(|found| is(found)), "{path}: no {name} in {found:?}");
        }
        rows += 1;
    }
    assert_eq!(rows, 8);
}
