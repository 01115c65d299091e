//! Feature `arrow`: the schema is the one of record, and a batch read back
//! cell by cell is the JSON of its records.
#![cfg(feature = "arrow")]

#[path = "common/sample.rs"]
mod sample;

use bayan::Announcement;
use bayan::arrow::arrow_array::cast::AsArray;
use bayan::arrow::arrow_array::types::{Date32Type, Int64Type};
use bayan::arrow::arrow_array::{Array, StructArray};
use bayan::arrow::arrow_schema::{DataType, Field, Fields};
use bayan::arrow::{record_batch, schema, struct_array};
use bayan::{Date, DateValue};
use serde_json::{Map, Value};

const COMMITTED: &str = "tests/schema/announcement.arrow.txt";

/// One field a line, indented, with `?` where it can be null.
fn outline(fields: &Fields, depth: usize, out: &mut String) {
    fn line(field: &Field, name: &str, depth: usize, out: &mut String) {
        let null = if field.is_nullable() { "?" } else { "" };
        let indent = "  ".repeat(depth);
        match field.data_type() {
            DataType::Struct(fields) => {
                out.push_str(&format!("{indent}{name}{null}: struct\n"));
                outline(fields, depth + 1, out);
            }
            DataType::List(item) => {
                out.push_str(&format!("{indent}{name}{null}: list\n"));
                line(item, "item", depth + 1, out);
            }
            plain => out.push_str(&format!("{indent}{name}{null}: {plain}\n")),
        }
    }
    for field in fields {
        line(field, field.name(), depth, out);
    }
}

#[test]
fn the_schema_is_the_one_of_record() {
    let mut current = String::new();
    outline(schema().fields(), 0, &mut current);
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(COMMITTED);
    if std::env::var_os("BAYAN_WRITE_SCHEMA").is_some() {
        std::fs::write(&path, &current).expect("written");
    }
    let committed = std::fs::read_to_string(&path).expect("the schema is committed");
    assert_eq!(current, committed, "files written with another schema cannot be read together");
}

/// The cell as JSON would have it.
fn cell(array: &dyn Array, row: usize) -> Value {
    if array.is_null(row) {
        return Value::Null;
    }
    match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().value(row).into(),
        DataType::Int64 => array.as_primitive::<Int64Type>().value(row).into(),
        DataType::Boolean => array.as_boolean().value(row).into(),
        DataType::Date32 => {
            let day = Date::from_day_number(array.as_primitive::<Date32Type>().value(row));
            day.expect("a day of ours").to_string().into()
        }
        DataType::List(_) => {
            let members = array.as_list::<i32>().value(row);
            (0..members.len()).map(|n| cell(&members, n)).collect()
        }
        DataType::Struct(fields) => {
            let columns = array.as_struct().columns();
            let pairs = fields.iter().zip(columns).map(|(f, c)| (f.name().clone(), cell(c, row)));
            Value::Object(pairs.collect::<Map<_, _>>())
        }
        other => panic!("no column is {other}"),
    }
}

/// Takes out the days that only the columns have, checked against the value they stand beside.
fn without_days(record: &mut Value) {
    fn take(fields: &mut Value, prefix: &str, value: &str) {
        let value: Option<DateValue> = fields[value].as_str().map(|v| v.parse().expect("EDTF"));
        let fields = fields.as_object_mut().expect("an object");
        let first = fields.remove(&format!("{prefix}first_day")).expect("a column");
        let last = fields.remove(&format!("{prefix}last_day")).expect("a column");
        assert_eq!(first.as_str().map(str::to_owned), value.map(|v| v.start().to_string()));
        assert_eq!(last.as_str().map(str::to_owned), value.map(|v| v.end().to_string()));
    }
    take(record, "issued_", "issued");
    for date in record["dates"].as_array_mut().expect("a list") {
        take(date, "", "value");
    }
}

#[test]
fn a_batch_read_back_is_the_json_of_its_records() {
    let records = sample::records();
    let batch = record_batch(&records).expect("small");
    assert_eq!(batch.schema(), schema());
    assert_eq!(batch.num_rows(), records.len());
    let rows = StructArray::from(batch);
    for (row, record) in records.iter().enumerate() {
        let mut read = cell(&rows, row);
        without_days(&mut read);
        assert_eq!(read, serde_json::to_value(record).expect("JSON"));
    }
}

#[test]
fn no_record_is_a_null_and_shifts_nothing() {
    let full = sample::full();
    let rows = struct_array([None, Some(&full), None, Some(&full)]).expect("small");
    assert_eq!(rows.null_count(), 2);
    for row in [1, 3] {
        let mut read = cell(&rows, row);
        without_days(&mut read);
        assert_eq!(read, serde_json::to_value(&full).expect("JSON"));
    }
    assert_eq!(cell(&rows, 0), Value::Null);
}

#[test]
fn absent_is_null_and_none_is_empty() {
    let batch = record_batch(&[Announcement::default()]).expect("small");
    for (field, column) in schema().fields().iter().zip(batch.columns()) {
        assert_eq!(column.is_null(0), field.is_nullable(), "{}", field.name());
        if matches!(field.data_type(), DataType::List(_)) {
            assert_eq!(column.as_list::<i32>().value_length(0), 0, "{}", field.name());
        }
    }
}

#[test]
fn no_rows() {
    let batch = record_batch(&[]).expect("small");
    assert_eq!((batch.num_rows(), batch.schema()), (0, schema()));
}

#[test]
fn an_offset_beyond_the_columns_is_an_error_and_no_panic() {
    let mut record = Announcement::default();
    record.headline = Some(Default::default());
    record.headline.as_mut().expect("set").span = bayan::Span::new(0, usize::MAX);
    assert!(record_batch(&[record]).is_err());
}

#[test]
#[ignore = "takes 3 GB of memory"]
fn too_much_text_is_an_error_and_no_panic() {
    // One text of 3 MB, shared by enough records to pass 2 GiB in one column.
    let text = "بيان ".repeat(350_000);
    let mut record = Announcement::default();
    record.institutions = vec![Default::default()];
    record.institutions[0].name = text.as_str().into();
    let wrong = struct_array(std::iter::repeat_n(Some(&record), 800)).expect_err("2.5 GB");
    assert!(wrong.to_string().contains("smaller batches"), "{wrong}");
}
