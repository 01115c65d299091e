//! Feature `schema`: the committed schema is current, and it says of the
//! records what is true.
#![cfg(feature = "schema")]

#[path = "common/sample.rs"]
mod sample;

use regex::Regex;
use serde_json::Value;

const COMMITTED: &str = "tests/schema/announcement.schema.json";

fn schema() -> Value {
    serde_json::from_str(&bayan::schema::announcement()).expect("the schema is JSON")
}

#[test]
fn the_committed_schema_is_current() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(COMMITTED);
    let current = bayan::schema::announcement();
    if std::env::var_os("BAYAN_WRITE_SCHEMA").is_some() {
        std::fs::write(&path, &current).expect("written");
    }
    let committed = std::fs::read_to_string(&path).expect("the schema is committed");
    assert!(
        committed == current,
        "{COMMITTED} is not what the types say; \
         BAYAN_WRITE_SCHEMA=1 cargo test --features schema --test features_schema writes it"
    );
}

#[test]
fn descriptions_hold_no_rust() {
    let schema = bayan::schema::announcement();
    assert!(schema.contains("A half-open range of **byte** offsets"));
    assert!(!schema.contains("```"));
}

/// What `value` breaks of `schema`: as much of JSON Schema as the record's
/// schema uses, and a fault for any word that it does not.
fn faults(root: &Value, schema: &Value, value: &Value, at: &str, out: &mut Vec<String>) {
    let Some(words) = schema.as_object() else {
        assert_eq!(schema, &Value::Bool(true), "at {at}");
        return;
    };
    let fits = |schema: &Value| {
        let mut inner = Vec::new();
        faults(root, schema, value, at, &mut inner);
        inner.is_empty()
    };
    for (word, rule) in words {
        let mut fault = |what: &str| out.push(format!("{at}: {word}: {what}: {value}"));
        let list = |rule: &Value| rule.as_array().expect("a list").clone();
        match word.as_str() {
            "$schema" | "$defs" | "title" | "description" | "default" | "format" => {}
            "$ref" => {
                let name = rule.as_str().and_then(|r| r.strip_prefix("#/$defs/")).expect("a definition");
                faults(root, &root["$defs"][name], value, at, out);
            }
            "type" => {
                let types = if rule.is_array() { list(rule) } else { vec![rule.clone()] };
                let is = match value {
                    Value::Null => "null",
                    Value::Bool(_) => "boolean",
                    Value::Number(n) if n.is_i64() || n.is_u64() => "integer",
                    Value::Number(_) => "number",
                    Value::String(_) => "string",
                    Value::Array(_) => "array",
                    Value::Object(_) => "object",
                };
                if !types.iter().any(|t| t == is) {
                    fault("another type");
                }
            }
            "const" if value != rule => fault("another value"),
            "enum" if !list(rule).contains(value) => fault("none of the values"),
            "const" | "enum" => {}
            "anyOf" if !list(rule).iter().any(fits) => fault("none fits"),
            "oneOf" if list(rule).iter().filter(|s| fits(s)).count() != 1 => fault("not just one fits"),
            "anyOf" | "oneOf" => {}
            "pattern" => {
                let pattern = Regex::new(rule.as_str().expect("a pattern")).expect("a pattern");
                if value.as_str().is_some_and(|s| !pattern.is_match(s)) {
                    fault("another form");
                }
            }
            "minimum" if value.as_i64() < rule.as_i64() => fault("too small"),
            "minimum" => {}
            "required" => {
                for name in list(rule) {
                    if value.is_object() && value.get(name.as_str().expect("a name")).is_none() {
                        fault(&format!("{name} is missing"));
                    }
                }
            }
            "properties" => {
                for (name, rule) in rule.as_object().expect("properties") {
                    if let Some(inner) = value.get(name) {
                        faults(root, rule, inner, &format!("{at}/{name}"), out);
                    }
                }
            }
            "items" => {
                for (n, inner) in value.as_array().into_iter().flatten().enumerate() {
                    faults(root, rule, inner, &format!("{at}/{n}"), out);
                }
            }
            other => panic!("this test does not know the word {other:?}"),
        }
    }
}

fn faults_of(value: &Value) -> Vec<String> {
    let (schema, mut out) = (schema(), Vec::new());
    faults(&schema, &schema, value, "", &mut out);
    out
}

#[test]
fn records_fit_the_schema() {
    for record in sample::records() {
        let value = serde_json::to_value(&record).expect("JSON");
        assert_eq!(faults_of(&value), [""; 0]);
    }
}

#[test]
fn every_field_of_the_record_is_described() {
    // A field that the schema forgot would pass unseen, as nothing forbids further fields.
    fn undescribed(root: &Value, schema: &Value, value: &Value, at: &str, out: &mut Vec<String>) {
        let schema = match schema["$ref"].as_str().and_then(|r| r.strip_prefix("#/$defs/")) {
            Some(name) => &root["$defs"][name],
            None => schema,
        };
        for inner in schema["anyOf"].as_array().into_iter().flatten().filter(|s| s["$ref"].is_string()) {
            undescribed(root, inner, value, at, out);
        }
        if schema["anyOf"].is_array() {
            return;
        }
        for (name, inner) in value.as_object().into_iter().flatten() {
            match schema["properties"].get(name) {
                Some(rule) => undescribed(root, rule, inner, &format!("{at}/{name}"), out),
                None => out.push(format!("{at}/{name}")),
            }
        }
        for inner in value.as_array().into_iter().flatten() {
            undescribed(root, &schema["items"], inner, at, out);
        }
    }
    let (schema, mut out) = (schema(), Vec::new());
    let full: Value = serde_json::from_str(sample::FULL).expect("JSON");
    undescribed(&schema, &schema, &full, "", &mut out);
    assert_eq!(out, [""; 0]);
}

#[test]
fn what_breaks_the_contract_breaks_the_schema() {
    let full: Value = serde_json::from_str(sample::FULL).expect("JSON");
    let changes: [(&str, Value); 14] = [
        ("/headline", "title".into()),
        ("/issued", "12/02/2023".into()),
        ("/issued", "2023-13".into()),
        ("/issued", "2023-02-12/".into()),
        ("/highlights", Value::Null),
        ("/dates/0/kind", "exact".into()),
        ("/dates/0/weekday", "Sunday".into()),
        ("/dates/0/hijri", 1444.into()),
        ("/dates/0/span/start", (-1).into()),
        ("/officials/0/acts/0", "sang".into()),
        ("/officials/0/gender", "unknown".into()),
        ("/officials/0/name", Value::Null),
        ("/agreements/0/kind", "treaty".into()),
        ("/lists/0/items/0/label", Value::Null),
    ];
    for (at, wrong) in changes {
        let mut value = full.clone();
        *value.pointer_mut(at).expect(at) = wrong.clone();
        assert!(!faults_of(&value).is_empty(), "{at} = {wrong}");
    }
    for field in full.as_object().expect("an object").keys() {
        let mut value = full.clone();
        value.as_object_mut().expect("an object").remove(field);
        assert!(!faults_of(&value).is_empty(), "without {field}");
    }
}
