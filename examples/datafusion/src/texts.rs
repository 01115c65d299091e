//! Announcements as rows: from lines of JSON, or those that come with the crate.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bayan::Date;
use datafusion::arrow::array::{ArrayRef, Date32Array, RecordBatch, StringArray};
use serde::Deserialize;

type Error = Box<dyn std::error::Error + Send + Sync>;

/// An announcement to be read.
#[derive(Debug, Deserialize)]
pub struct Document {
    /// What it is known by, a string or a number.
    pub id: serde_json::Value,
    /// The text.
    pub text: String,
    /// The day that relative dates are counted from.
    #[serde(default)]
    pub reference: Option<Date>,
}

/// The documents of a file of lines of JSON.
pub fn lines(file: &Path) -> Result<Vec<Document>, Error> {
    let input = BufReader::new(File::open(file).map_err(|e| format!("{}: {e}", file.display()))?);
    let mut documents = Vec::new();
    for (at, line) in input.lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let place = || format!("{}, line {}", file.display(), at + 1);
        // Serde would take the members of an array for the fields in their order.
        if !line.trim_start().starts_with('{') {
            return Err(format!("{}: not a JSON object", place()).into());
        }
        documents.push(serde_json::from_str(&line).map_err(|e| format!("{}: {e}", place()))?);
    }
    Ok(documents)
}

/// The announcements of the repository, in the order of their names.
pub fn shipped() -> Result<Vec<Document>, Error> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../announcements");
    let mut files: Vec<PathBuf> =
        folder.read_dir()?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let id = file.file_stem().unwrap_or_default().to_string_lossy().into_owned().into();
            Ok(Document { id, text: fs::read_to_string(&file)?, reference: None })
        })
        .collect()
}

/// The documents as the columns `id`, `text` and `reference`.
pub fn columns(documents: &[Document]) -> Result<RecordBatch, Error> {
    let ids = documents.iter().map(|d| match &d.id {
        serde_json::Value::String(id) => id.clone(),
        other => other.to_string(),
    });
    let ids: ArrayRef = Arc::new(StringArray::from_iter_values(ids));
    let texts: ArrayRef = Arc::new(StringArray::from_iter_values(documents.iter().map(|d| &d.text)));
    let days = documents.iter().map(|d| d.reference.map(Date::day_number));
    let days: ArrayRef = Arc::new(Date32Array::from_iter(days));
    Ok(RecordBatch::try_from_iter_with_nullable([
        ("id", ids, false),
        ("text", texts, false),
        ("reference", days, true),
    ])?)
}
