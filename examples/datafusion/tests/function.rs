//! `bayan_extract` in queries, against `bayan` itself.

use std::path::Path;
use std::sync::Arc;

use datafusion::arrow::array::{Array, ArrayRef, AsArray, RecordBatch, StringArray, StructArray};
use datafusion::arrow::datatypes::Int64Type;
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::dataframe::DataFrameWriteOptions;
use datafusion::prelude::{SessionConfig, SessionContext};

const TEXTS: [Option<&str>; 4] = [
    Some(
        "الدوحة في 30 مايو 2024\nوقع سعادة الدكتور سالم بن راشد الكعبي، وزير النقل، مذكرة تفاهم مع جامعة السلام.\n",
    ),
    None,
    Some(""),
    Some("يعقد الاجتماع غدا."),
];

fn context() -> SessionContext {
    let context = SessionContext::new_with_config(SessionConfig::new().with_target_partitions(2));
    context.register_udf(bayan_datafusion::built_in().expect("the built-in lexicon"));
    let texts: ArrayRef = Arc::new(StringArray::from(TEXTS.to_vec()));
    let ids: ArrayRef = Arc::new(StringArray::from_iter_values(["0", "1", "2", "3"]));
    let batch = RecordBatch::try_from_iter([("id", ids), ("text", texts)]).expect("columns");
    context.register_batch("texts", batch).expect("registered");
    context
}

async fn query(context: &SessionContext, sql: &str) -> Vec<RecordBatch> {
    context.sql(sql).await.expect(sql).collect().await.expect(sql)
}

/// What the library gives for the texts, as the function's result should be.
fn wanted() -> StructArray {
    let records: Vec<_> = TEXTS.iter().map(|text| text.map(bayan::extract)).collect();
    bayan::arrow::struct_array(records.iter().map(Option::as_ref)).expect("small")
}

fn records(batches: &[RecordBatch]) -> StructArray {
    let columns: Vec<&dyn Array> = batches.iter().map(|b| b.column(0).as_ref()).collect();
    datafusion::arrow::compute::concat(&columns).expect("one type").as_struct().clone()
}

#[tokio::test]
async fn every_string_type_gives_the_library_s_records() {
    let context = context();
    for text_type in ["Utf8", "LargeUtf8", "Utf8View"] {
        let sql = format!("SELECT bayan_extract(arrow_cast(text, '{text_type}')) FROM texts ORDER BY id");
        assert_eq!(records(&query(&context, &sql).await), wanted(), "{text_type}");
    }
}

#[tokio::test]
async fn a_reference_date_for_each_row() {
    let context = context();
    let sql =
        "SELECT bayan_extract(text, DATE '2024-12-31')['dates'][1]['value'] AS day FROM texts WHERE id = '3'";
    let found = query(&context, sql).await;
    assert_eq!(found[0].column(0).as_string::<i32>().value(0), "2025-01-01");
    let sql = "SELECT bayan_extract(text, CAST(NULL AS DATE))['dates'][1]['value'] AS day FROM texts WHERE id = '3'";
    assert!(query(&context, sql).await[0].column(0).is_null(0));
}

#[tokio::test]
async fn constants() {
    let context = context();
    let sql = "SELECT bayan_extract('في 30 مايو 2024')['dates'][1]['value'] AS day, bayan_extract(NULL) IS NULL AS none";
    let found = query(&context, sql).await;
    assert_eq!(found[0].column(0).as_string::<i32>().value(0), "2024-05-30");
    assert!(found[0].column(1).as_boolean().value(0));
}

#[tokio::test]
async fn what_is_no_text_is_refused() {
    for sql in ["SELECT bayan_extract()", "SELECT bayan_extract('a', 'b', 'c')", "SELECT bayan_extract([1])"]
    {
        let planned = context().sql(sql).await;
        let refused = match planned {
            Err(_) => true,
            Ok(frame) => frame.collect().await.is_err(),
        };
        assert!(refused, "{sql}");
    }
}

#[tokio::test]
async fn through_parquet_and_back() {
    let context = context();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = |name: &str| folder.join(name).to_str().expect("UTF-8").to_owned();
    let texts =
        context.sql("SELECT id, text, CAST(NULL AS DATE) AS reference FROM texts").await.expect("planned");
    let write = DataFrameWriteOptions::new().with_single_file_output(true);
    texts.write_parquet(&path("texts.parquet"), write, None).await.expect("written");
    context.deregister_table("texts").expect("there");
    bayan_datafusion::extract_to_parquet(&context, &path("texts.parquet"), &path("records.parquet"))
        .await
        .expect("extracted");

    // The strings come back as views, so the values are compared, not the types.
    let back = query(&context, "SELECT record FROM records ORDER BY id").await;
    let direct = query(&context, "SELECT bayan_extract(text) AS record FROM texts ORDER BY id").await;
    let shown = |batches: &[RecordBatch]| pretty_format_batches(batches).expect("shown").to_string();
    assert_eq!(shown(&back), shown(&direct));

    let signed = query(&context, bayan_datafusion::SIGNED).await;
    assert_eq!(signed.iter().map(RecordBatch::num_rows).sum::<usize>(), 1);
    let row = signed.iter().find(|b| b.num_rows() == 1).expect("one row");
    let cell = |name: &str| {
        let column = row.column_by_name(name).expect(name);
        datafusion::arrow::util::display::array_value_to_string(column, 0).expect(name)
    };
    assert_eq!(cell("ministry"), "وزارة النقل");
    assert_eq!(cell("year"), "2024");
    assert_eq!(cell("names"), "سالم بن راشد الكعبي");
    assert_eq!(row.column_by_name("signers").expect("signers").as_primitive::<Int64Type>().value(0), 1);
}
