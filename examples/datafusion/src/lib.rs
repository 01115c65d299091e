//! `bayan_extract` as a function of SQL on DataFusion.
//!
//! ```sql
//! SELECT id, bayan_extract(text) AS record FROM announcements;
//! SELECT id, bayan_extract(text, sent) AS record FROM announcements; -- relative dates count from `sent`
//! ```
//!
//! It takes a text (of any of Arrow's string types: Parquet files come back
//! as `Utf8View`) and, if wanted, a `DATE`, and returns the struct that
//! `bayan::arrow` documents. A null text gives a null record.

pub mod texts;

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use bayan::{Date, Extractor, Scratch};
use datafusion::arrow::array::{Array, ArrayRef, AsArray, StructArray};
use datafusion::arrow::datatypes::{DataType, Date32Type};
use datafusion::common::{Result, ScalarValue, exec_datafusion_err, exec_err, plan_err};
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};
use datafusion::prelude::SessionContext;

/// The records of the table `texts`.
pub const RECORDS: &str = "SELECT id, bayan_extract(text, reference) AS record FROM texts";

/// Who signed, by ministry and year: a query over the table `records`.
pub const SIGNED: &str = include_str!("signed.sql");

/// The function for [`SessionContext::register_udf`], reading with this extractor.
pub fn bayan_extract(extractor: Extractor) -> ScalarUDF {
    ScalarUDF::from(BayanExtract::new(Arc::new(extractor)))
}

/// The function reading with the built-in lexicon.
pub fn built_in() -> Result<ScalarUDF> {
    let extractor = Extractor::builder().build().map_err(|e| exec_datafusion_err!("{e}"))?;
    Ok(bayan_extract(extractor))
}

/// Writes records, one for each row of `texts` (columns `id`, `text`,
/// `reference`), to a Parquet file and makes them the table `records`.
pub async fn extract_to_parquet(context: &SessionContext, texts: &str, records: &str) -> Result<()> {
    context.register_parquet("texts", texts, Default::default()).await?;
    let quoted = records.replace('\'', "''");
    let copy = format!("COPY ({RECORDS}) TO '{quoted}' STORED AS PARQUET");
    context.sql(&copy).await?.collect().await?;
    context.register_parquet("records", records, Default::default()).await
}

#[derive(Debug)]
struct BayanExtract {
    signature: Signature,
    extractor: Arc<Extractor>,
}

impl BayanExtract {
    fn new(extractor: Arc<Extractor>) -> Self {
        BayanExtract { signature: Signature::user_defined(Volatility::Immutable), extractor }
    }
}

// The planner compares functions; two that read with the same extractor are the same.
impl PartialEq for BayanExtract {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.extractor, &other.extractor)
    }
}

impl Eq for BayanExtract {}

impl Hash for BayanExtract {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Arc::as_ptr(&self.extractor).hash(state);
    }
}

impl ScalarUDFImpl for BayanExtract {
    fn name(&self) -> &str {
        "bayan_extract"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Struct(bayan::arrow::schema().fields().clone()))
    }

    /// Text of any type stays as it is; what is no text is refused, where the
    /// engine by itself would write it out as text.
    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        use DataType::{Date32, Date64, LargeUtf8, Null, Timestamp, Utf8, Utf8View};
        let text = match types.first() {
            Some(text @ (Utf8 | LargeUtf8 | Utf8View)) => text.clone(),
            Some(Null) => Utf8,
            _ => return plan_err!("bayan_extract reads text, not {types:?}"),
        };
        match &types[1..] {
            [] => Ok(vec![text]),
            [Date32 | Date64 | Timestamp(..) | Null] => Ok(vec![text, Date32]),
            _ => plan_err!("bayan_extract takes a text and, if wanted, a date, not {types:?}"),
        }
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let constant = args.args.iter().all(|arg| matches!(arg, ColumnarValue::Scalar(_)));
        let arrays = ColumnarValue::values_to_arrays(&args.args)?;
        let records = match arrays.as_slice() {
            [texts] => self.records(texts, None)?,
            [texts, references] => self.records(texts, Some(references))?,
            _ => return exec_err!("bayan_extract takes a text and, if wanted, a date"),
        };
        if constant {
            return Ok(ColumnarValue::Scalar(ScalarValue::try_from_array(&records, 0)?));
        }
        Ok(ColumnarValue::Array(Arc::new(records)))
    }
}

impl BayanExtract {
    fn records(&self, texts: &ArrayRef, references: Option<&ArrayRef>) -> Result<StructArray> {
        let days = references.map(|days| days.as_primitive::<Date32Type>());
        let day = |row: usize| -> Option<Date> {
            let days = days.filter(|days| days.is_valid(row))?;
            Date::from_day_number(days.value(row))
        };
        let mut scratch = Scratch::new();
        let records: Vec<_> = strings(texts)?
            .enumerate()
            .map(|(row, text)| Some(self.extractor.extract_with(text?, day(row), &mut scratch)))
            .collect();
        bayan::arrow::struct_array(records.iter().map(Option::as_ref))
            .map_err(|e| exec_datafusion_err!("{e}"))
    }
}

fn strings(texts: &ArrayRef) -> Result<Box<dyn Iterator<Item = Option<&str>> + '_>> {
    Ok(match texts.data_type() {
        DataType::Utf8 => Box::new(texts.as_string::<i32>().iter()),
        DataType::LargeUtf8 => Box::new(texts.as_string::<i64>().iter()),
        DataType::Utf8View => Box::new(texts.as_string_view().iter()),
        other => return exec_err!("bayan_extract reads text, not {other}"),
    })
}
