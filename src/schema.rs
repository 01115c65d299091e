//! The JSON Schema of the record (feature `schema`).
//!
//! It is derived from the types that are serialized, so it cannot say
//! something else than they do; the file that the repository keeps,
//! `tests/schema/announcement.schema.json`, is tested to be [`announcement`].
//!
//! The types of the record implement `schemars::JsonSchema` (schemars 1), so
//! that a program can embed them in schemas of its own.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use crate::{Announcement, Date, DateValue, HijriDate, HijriValue};

/// The JSON Schema (draft 2020-12) of [`Announcement`] as it is written:
/// every field is required, what can be absent may be `null`. Indented JSON
/// with a line end at its end.
///
/// ```
/// let schema = bayan::schema::announcement();
/// assert!(schema.contains(r#""title": "Announcement""#));
/// ```
pub fn announcement() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let generator = settings.with_transform(RecursiveTransform(leave_out_examples)).into_generator();
    let schema = generator.into_root_schema_for::<Announcement<'static>>();
    // `{:#}` of a JSON value is its indented form.
    format!("{:#}\n", schema.as_value())
}

/// The descriptions are those of the Rust types, whose examples are Rust.
fn leave_out_examples(schema: &mut Schema) {
    if let Some(Value::String(description)) = schema.get_mut("description")
        && let Some(at) = description.find("```")
    {
        description.truncate(description[..at].trim_end().len());
    }
}

/// A year, month or day as EDTF level 0 writes it.
const DAY: &str = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
const PART: &str = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?";

macro_rules! date_schema {
    ($($type:ty, $name:literal, $pattern:expr, $description:literal;)*) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn schema_id() -> Cow<'static, str> {
                concat!("bayan::", $name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": $pattern, "description": $description })
            }
        }
    )*};
}

date_schema! {
    Date, "Date", format!("^{DAY}$"), "A Gregorian day, 2024-05-30.";
    DateValue, "DateValue", format!("^{PART}(/{PART})?$"),
        "A Gregorian day, month, year or interval of two in EDTF level 0: 2015-08-10, 2015-08, 2015, 2015-05-03/2015-05-05.";
    HijriDate, "HijriDate", format!("^{DAY}$"), "A Hijri day, 1436-10-25.";
    HijriValue, "HijriValue", format!("^{PART}(/{PART})?$"),
        "A Hijri day, month, year or interval of two: 1436-10-25, 1436-10, 1436, 1436-10-01/1436-10-05.";
}
