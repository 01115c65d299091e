//! What the example programs share: how they read their inputs.

#![allow(dead_code, reason = "each example uses its part of this file")]

use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use bayan::Date;
use serde::Deserialize;

/// A line of input. Fields that it does not name are passed over.
#[derive(Debug, Deserialize)]
pub(crate) struct Document {
    pub(crate) id: serde_json::Value,
    pub(crate) text: String,
    #[serde(default)]
    reference: Option<String>,
}

impl Document {
    /// The document of a line, and its reference date.
    pub(crate) fn read(line: &[u8]) -> Result<(Document, Option<Date>), String> {
        let line = std::str::from_utf8(line)
            .map_err(|e| format!("not UTF-8 at byte {} of the line", e.valid_up_to()))?;
        // Programs of one vendor begin their files with a byte order mark.
        let line = line.strip_prefix('\u{feff}').unwrap_or(line);
        let document: Document = serde_json::from_str(line).map_err(|e| {
            // The parser counts lines too, and would call each the first.
            let why = e.to_string();
            let why = why.split(" at line ").next().unwrap_or_default();
            format!("{why} at column {}", e.column())
        })?;
        let day = document.reference.as_deref().map(reference).transpose()?;
        Ok((document, day))
    }
}

/// A reference date as it is given at the command line or in a line.
pub(crate) fn reference(day: &str) -> Result<Date, String> {
    day.parse::<Date>().map_err(|e| format!("the reference date must be a day as YYYY-MM-DD: {e}"))
}

/// The text of a file, or of standard input for `-`.
pub(crate) fn read(input: &OsStr) -> Result<String, String> {
    let mut bytes = Vec::new();
    if input == "-" {
        io::stdin().lock().read_to_end(&mut bytes).map_err(|e| e.to_string())?;
    } else {
        bytes = std::fs::read(input).map_err(|e| e.to_string())?;
    }
    String::from_utf8(bytes).map_err(|e| format!("not UTF-8 at byte {}", e.utf8_error().valid_up_to()))
}

/// The announcements of the repository, in the order of their names.
pub(crate) fn shipped() -> Result<Vec<PathBuf>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/announcements");
    let entries = folder.read_dir().map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|e| e == "txt"));
    files.sort();
    Ok(files)
}
