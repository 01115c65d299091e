//! Records as columns (feature `arrow`).
//!
//! [`record_batch`] turns records into an Arrow record batch, one row each,
//! which Parquet writers and query engines (DataFusion, DuckDB, Polars,
//! Spark) take as it is. The columns are the fields of [`Announcement`],
//! nested as it is nested:
//!
//! | column | type |
//! |---|---|
//! | `headline` | passage, may be null |
//! | `highlights` | list of passage |
//! | `dateline` | struct of `place`?, `agency`?, `span`; may be null |
//! | `issued`? | text, EDTF |
//! | `issued_first_day`?, `issued_last_day`? | date |
//! | `dates` | list of struct of `text`, `span`, `value`?, `first_day`?, `last_day`?, `hijri`?, `weekday`?, `kind`, `conflict`? |
//! | `officials` | list of struct of `name`, `aliases`, `honorifics`, `gender`?, `positions`, `organizations`, `represents`, `acts`, `mentions`, `signs`; all but `name`, `gender` and `mentions` (passages) are lists of text |
//! | `agreements` | list of struct of `kind`, `text`, `span`, `subject`?, `parties` (list of text) |
//! | `areas` | list of struct of `label`, `description`?, `span` |
//! | `lists` | list of struct of `lead_in`?, `items` (list of struct of `marker`?, `label`, `description`?, `span`) |
//! | `quotes` | list of struct of `text`, `span`, `speaker`? |
//! | `institutions` | list of struct of `name`, `kind`, `aliases` (list of text), `span` |
//! | `patterns` | list of struct of `name`, `text`, `span` |
//! | `truncated`, `controls_removed` | boolean |
//!
//! - A passage is a struct of `text` and `span`; a span a struct of `start`
//!   and `end`, 64-bit byte offsets into the text.
//! - Text is `Utf8`, a date `Date32`, days since 1970. Words of a closed
//!   vocabulary (`kind`, `acts` …) are text, spelled as in JSON.
//! - Only what is marked `?` can be null (`headline` and `dateline` as well).
//!   What can be many is an empty list where there is none, never null, and
//!   no list holds a null.
//! - Beside what JSON has, a date value comes with its first and its last
//!   day, so that queries can compare and group without parsing EDTF.
//!
//! The version of Arrow is part of this module's interface: it is re-exported
//! as [`arrow_array`] and [`arrow_schema`].

use std::fmt::{self, Write};
use std::sync::Arc;

use arrow_array::{ArrayRef, BooleanArray, Date32Array, Int64Array, ListArray, RecordBatch};
use arrow_array::{StringArray, StructArray};
use arrow_buffer::{Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Fields, Schema, SchemaRef};
pub use {arrow_array, arrow_schema};

use crate::record::{
    Agreement, Announcement, Area, DateMention, Dateline, Institution, List, ListItem, Official, Passage,
    PatternMatch, Quote,
};
use crate::{Date, Error, Span};

/// The schema of every batch that [`record_batch`] makes.
///
/// ```
/// let schema = bayan::arrow::schema();
/// assert!(schema.field_with_name("headline").unwrap().is_nullable());
/// assert!(!schema.field_with_name("officials").unwrap().is_nullable());
/// ```
pub fn schema() -> SchemaRef {
    Arc::new(Schema::new(AnnouncementColumns::fields()))
}

/// One row for each record, in their order; the columns are those of [`schema`].
///
/// # Errors
///
/// If one column would hold more than 2 GiB of text or 2³¹ members of lists:
/// make smaller batches. Some ten thousand announcements are a good batch.
///
/// ```
/// # fn main() -> Result<(), bayan::Error> {
/// use bayan::arrow::arrow_array::{Array, cast::AsArray};
/// let records = [bayan::extract("الدوحة في 30 مايو 2024"), bayan::extract("")];
/// let batch = bayan::arrow::record_batch(&records)?;
/// assert_eq!(batch.num_rows(), 2);
/// let dates = batch.column_by_name("dates").unwrap().as_list::<i32>();
/// assert_eq!((dates.value_length(0), dates.value_length(1)), (1, 0));
/// assert_eq!(dates.null_count(), 0);
/// # Ok(()) }
/// ```
pub fn record_batch(records: &[Announcement<'_>]) -> Result<RecordBatch, Error> {
    struct_array(records.iter().map(Some)).map(RecordBatch::from)
}

/// The records as one array of structs, null where there is no record: what
/// a function of a query engine returns for a column of texts.
///
/// # Errors
///
/// As [`record_batch`].
///
/// ```
/// # fn main() -> Result<(), bayan::Error> {
/// use bayan::arrow::arrow_array::Array;
/// let record = bayan::extract("بيان صحفي");
/// let array = bayan::arrow::struct_array([Some(&record), None])?;
/// assert!(array.is_valid(0) && array.is_null(1));
/// # Ok(()) }
/// ```
pub fn struct_array<'a, 't: 'a>(
    records: impl IntoIterator<Item = Option<&'a Announcement<'t>>>,
) -> Result<StructArray, Error> {
    let mut columns = AnnouncementColumns::default();
    for record in records {
        columns.push(record)?;
    }
    columns.into_struct_array()
}

fn too_large(_: std::num::TryFromIntError) -> Error {
    Error::config("too much for one batch of columns: make smaller batches")
}

fn refused(e: ArrowError) -> Error {
    Error::config(e.to_string())
}

/// A column that is being filled.
trait Column: Default {
    fn data_type() -> DataType;
    fn finish(self) -> Result<ArrayRef, Error>;
}

/// A column that takes values of a type. `None` is null, or in a column that
/// has no nulls what stands below a null struct, which nobody sees.
trait Push<T>: Column {
    fn push(&mut self, value: Option<T>) -> Result<(), Error>;
}

/// Text of whatever can be shown.
#[derive(Default)]
struct Text {
    values: String,
    ends: Vec<i32>,
    valid: Vec<bool>,
}

impl Column for Text {
    fn data_type() -> DataType {
        DataType::Utf8
    }

    fn finish(self) -> Result<ArrayRef, Error> {
        let values = Buffer::from_vec(self.values.into_bytes());
        let array = StringArray::try_new(offsets(self.ends), values, nulls(self.valid)).map_err(refused)?;
        Ok(Arc::new(array))
    }
}

impl<T: fmt::Display> Push<T> for Text {
    fn push(&mut self, value: Option<T>) -> Result<(), Error> {
        self.valid.push(value.is_some());
        if let Some(value) = value {
            // A string takes all that is written to it.
            let _ = write!(self.values, "{value}");
        }
        self.ends.push(i32::try_from(self.values.len()).map_err(too_large)?);
        Ok(())
    }
}

/// Byte offsets.
#[derive(Default)]
struct Offset(Vec<Option<i64>>);

impl Column for Offset {
    fn data_type() -> DataType {
        DataType::Int64
    }

    fn finish(self) -> Result<ArrayRef, Error> {
        Ok(Arc::new(Int64Array::from(self.0)))
    }
}

impl Push<usize> for Offset {
    fn push(&mut self, value: Option<usize>) -> Result<(), Error> {
        self.0.push(value.map(i64::try_from).transpose().map_err(too_large)?);
        Ok(())
    }
}

/// Days.
#[derive(Default)]
struct Day(Vec<Option<i32>>);

impl Column for Day {
    fn data_type() -> DataType {
        DataType::Date32
    }

    fn finish(self) -> Result<ArrayRef, Error> {
        Ok(Arc::new(Date32Array::from(self.0)))
    }
}

impl Push<Date> for Day {
    fn push(&mut self, value: Option<Date>) -> Result<(), Error> {
        self.0.push(value.map(Date::day_number));
        Ok(())
    }
}

/// Truth values.
#[derive(Default)]
struct Flag(Vec<Option<bool>>);

impl Column for Flag {
    fn data_type() -> DataType {
        DataType::Boolean
    }

    fn finish(self) -> Result<ArrayRef, Error> {
        Ok(Arc::new(BooleanArray::from(self.0)))
    }
}

impl Push<bool> for Flag {
    fn push(&mut self, value: Option<bool>) -> Result<(), Error> {
        self.0.push(value);
        Ok(())
    }
}

/// Lists, whose members are a column of their own. A list is never null.
#[derive(Default)]
struct Many<C> {
    members: C,
    count: usize,
    ends: Vec<i32>,
}

impl<C: Column> Many<C> {
    fn member() -> FieldRef {
        Arc::new(Field::new("item", C::data_type(), false))
    }
}

impl<C: Column> Column for Many<C> {
    fn data_type() -> DataType {
        DataType::List(Self::member())
    }

    fn finish(self) -> Result<ArrayRef, Error> {
        let members = self.members.finish()?;
        let array = ListArray::try_new(Self::member(), offsets(self.ends), members, None).map_err(refused)?;
        Ok(Arc::new(array))
    }
}

impl<'a, T, C: Push<&'a T>> Push<&'a Vec<T>> for Many<C> {
    fn push(&mut self, value: Option<&'a Vec<T>>) -> Result<(), Error> {
        for member in value.into_iter().flatten() {
            self.members.push(Some(member))?;
            self.count += 1;
        }
        self.ends.push(i32::try_from(self.count).map_err(too_large)?);
        Ok(())
    }
}

fn offsets(ends: Vec<i32>) -> OffsetBuffer<i32> {
    // They begin with 0 and grow, as `push` makes them.
    let starts_at_zero = std::iter::once(0).chain(ends).collect::<ScalarBuffer<i32>>();
    OffsetBuffer::new(starts_at_zero)
}

fn nulls(valid: Vec<bool>) -> Option<NullBuffer> {
    Some(NullBuffer::from(valid)).filter(|nulls| nulls.null_count() > 0)
}

/// Structs: a column for each field. `one` is a field that is always there,
/// `maybe` one that can be null.
macro_rules! structs {
    ($($columns:ident of $record:ty, |$it:ident| { $($how:ident $name:ident: $column:ty = $value:expr,)* })*) => {$(
        #[derive(Default)]
        struct $columns {
            valid: Vec<bool>,
            $($name: $column,)*
        }

        impl $columns {
            fn fields() -> Fields {
                vec![$(Field::new(stringify!($name), <$column>::data_type(), structs!(@$how)),)*].into()
            }

            fn into_struct_array(self) -> Result<StructArray, Error> {
                let arrays = vec![$(self.$name.finish()?,)*];
                StructArray::try_new(Self::fields(), arrays, nulls(self.valid)).map_err(refused)
            }
        }

        impl Column for $columns {
            fn data_type() -> DataType {
                DataType::Struct(Self::fields())
            }

            fn finish(self) -> Result<ArrayRef, Error> {
                Ok(Arc::new(self.into_struct_array()?))
            }
        }

        impl<'a> Push<&'a $record> for $columns {
            fn push(&mut self, value: Option<&'a $record>) -> Result<(), Error> {
                self.valid.push(value.is_some());
                $(self.$name.push(value.and_then(|$it| structs!(@$how $value)))?;)*
                Ok(())
            }
        }
    )*};
    (@one) => { false };
    (@maybe) => { true };
    (@one $value:expr) => { Some($value) };
    (@maybe $value:expr) => { $value };
}

structs! {
    SpanColumns of Span, |r| {
        one start: Offset = r.start,
        one end: Offset = r.end,
    }
    PassageColumns of Passage<'_>, |r| {
        one text: Text = &r.text,
        one span: SpanColumns = &r.span,
    }
    DatelineColumns of Dateline<'_>, |r| {
        maybe place: Text = r.place.as_ref(),
        maybe agency: Text = r.agency.as_ref(),
        one span: SpanColumns = &r.span,
    }
    DateColumns of DateMention<'_>, |r| {
        one text: Text = &r.text,
        one span: SpanColumns = &r.span,
        maybe value: Text = r.value,
        maybe first_day: Day = r.value.map(|v| v.start()),
        maybe last_day: Day = r.value.map(|v| v.end()),
        maybe hijri: Text = r.hijri,
        maybe weekday: Text = r.weekday,
        one kind: Text = r.kind,
        maybe conflict: Text = r.conflict,
    }
    OfficialColumns of Official<'_>, |r| {
        one name: Text = &r.name,
        one aliases: Many<Text> = &r.aliases,
        one honorifics: Many<Text> = &r.honorifics,
        maybe gender: Text = r.gender,
        one positions: Many<Text> = &r.positions,
        one organizations: Many<Text> = &r.organizations,
        one represents: Many<Text> = &r.represents,
        one acts: Many<Text> = &r.acts,
        one mentions: Many<PassageColumns> = &r.mentions,
        one signs: Many<Text> = &r.signs,
    }
    AgreementColumns of Agreement<'_>, |r| {
        one kind: Text = r.kind,
        one text: Text = &r.text,
        one span: SpanColumns = &r.span,
        maybe subject: Text = r.subject.as_ref(),
        one parties: Many<Text> = &r.parties,
    }
    AreaColumns of Area<'_>, |r| {
        one label: Text = &r.label,
        maybe description: Text = r.description.as_ref(),
        one span: SpanColumns = &r.span,
    }
    ItemColumns of ListItem<'_>, |r| {
        maybe marker: Text = r.marker.as_ref(),
        one label: Text = &r.label,
        maybe description: Text = r.description.as_ref(),
        one span: SpanColumns = &r.span,
    }
    ListColumns of List<'_>, |r| {
        maybe lead_in: Text = r.lead_in.as_ref(),
        one items: Many<ItemColumns> = &r.items,
    }
    QuoteColumns of Quote<'_>, |r| {
        one text: Text = &r.text,
        one span: SpanColumns = &r.span,
        maybe speaker: Text = r.speaker.as_ref(),
    }
    InstitutionColumns of Institution<'_>, |r| {
        one name: Text = &r.name,
        one kind: Text = &r.kind,
        one aliases: Many<Text> = &r.aliases,
        one span: SpanColumns = &r.span,
    }
    PatternColumns of PatternMatch<'_>, |r| {
        one name: Text = &r.name,
        one text: Text = &r.text,
        one span: SpanColumns = &r.span,
    }
    AnnouncementColumns of Announcement<'_>, |r| {
        maybe headline: PassageColumns = r.headline.as_ref(),
        one highlights: Many<PassageColumns> = &r.highlights,
        maybe dateline: DatelineColumns = r.dateline.as_ref(),
        maybe issued: Text = r.issued,
        maybe issued_first_day: Day = r.issued.map(|v| v.start()),
        maybe issued_last_day: Day = r.issued.map(|v| v.end()),
        one dates: Many<DateColumns> = &r.dates,
        one officials: Many<OfficialColumns> = &r.officials,
        one agreements: Many<AgreementColumns> = &r.agreements,
        one areas: Many<AreaColumns> = &r.areas,
        one lists: Many<ListColumns> = &r.lists,
        one quotes: Many<QuoteColumns> = &r.quotes,
        one institutions: Many<InstitutionColumns> = &r.institutions,
        one patterns: Many<PatternColumns> = &r.patterns,
        one truncated: Flag = r.truncated,
        one controls_removed: Flag = r.controls_removed,
    }
}
