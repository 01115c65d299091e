//! Announcements to Parquet, records to Parquet, and a query over them.
//!
//! ```text
//! bayan-datafusion [--texts FILE.jsonl | FILE.parquet] [--out FOLDER] [--sql QUERY]
//!   --texts   lines {"id", "text", "reference"?}, or a Parquet file with these columns (reference a DATE);
//!             the default is the announcements that come with the crate
//!   --out     where texts.parquet and records.parquet go; the default is target/demo of this package
//!   --sql     a query over the table `records` (id, record); the default asks who signed, by ministry and year
//! ```

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bayan_datafusion::texts;
use datafusion::dataframe::DataFrameWriteOptions;
use datafusion::prelude::SessionContext;

type Error = Box<dyn std::error::Error + Send + Sync>;

const USAGE: &str =
    "usage: bayan-datafusion [--texts FILE.jsonl | FILE.parquet] [--out FOLDER] [--sql QUERY]";

struct Options {
    texts: Option<PathBuf>,
    out: PathBuf,
    sql: String,
}

#[tokio::main]
async fn main() -> ExitCode {
    let options = match arguments() {
        Ok(Some(options)) => options,
        Ok(None) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(why) => {
            eprintln!("bayan-datafusion: {why}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("bayan-datafusion: {why}");
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Result<Option<Options>, lexopt::Error> {
    use lexopt::prelude::*;
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/demo");
    let mut options = Options { texts: None, out, sql: bayan_datafusion::SIGNED.to_owned() };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Long("texts") => options.texts = Some(parser.value()?.into()),
            Long("out") => options.out = parser.value()?.into(),
            Long("sql") => options.sql = parser.value()?.string()?,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Some(options))
}

async fn run(options: &Options) -> Result<(), Error> {
    let context = SessionContext::new();
    context.register_udf(bayan_datafusion::built_in()?);
    fs::create_dir_all(&options.out)?;
    let path = |name: &str| options.out.join(name).to_string_lossy().into_owned();

    let texts = match &options.texts {
        Some(file) if file.extension().is_some_and(|e| e == "parquet") => file.to_string_lossy().into_owned(),
        other => {
            let documents = match other {
                Some(file) => texts::lines(file)?,
                None => texts::shipped()?,
            };
            let file = path("texts.parquet");
            let frame = context.read_batch(texts::columns(&documents)?)?;
            let write = DataFrameWriteOptions::new().with_single_file_output(true);
            frame.write_parquet(&file, write, None).await?;
            file
        }
    };
    let records = path("records.parquet");
    bayan_datafusion::extract_to_parquet(&context, &texts, &records).await?;
    eprintln!("{records}");
    context.sql(&options.sql).await?.show().await?;
    Ok(())
}
