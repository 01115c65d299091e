//! What the example programs share: how they begin and end, and how they read their inputs.

#![allow(dead_code, reason = "each example uses its part of this file")]

use std::ffi::{OsStr, OsString};
use std::io::{self, Read};
use std::path::Path;
use std::process::ExitCode;

use bayan::{Date, Extractor};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The main function of a program. `arguments` reads the command line and gives
/// `None` where help is asked for; `run` does the work and gives how many inputs
/// could not be read.
///
/// Exit status 0 if all is done, 1 if something is not, 2 if the arguments make no sense.
pub(crate) fn main<O>(
    program: &str,
    usage: &str,
    arguments: impl FnOnce(&mut lexopt::Parser) -> Result<Option<O>, lexopt::Error>,
    run: impl FnOnce(&O) -> Result<usize, String>,
) -> ExitCode {
    let options = match arguments(&mut lexopt::Parser::from_env()) {
        Ok(Some(options)) => options,
        Ok(None) => {
            println!("{usage}");
            return ExitCode::SUCCESS;
        }
        Err(why) => {
            eprintln!("{program}: {why}\n{usage}");
            return ExitCode::from(2);
        }
    };
    match run(&options) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("{program}: {why}");
            ExitCode::FAILURE
        }
    }
}

/// An extractor with the reference date of the command line, if there is one.
pub(crate) fn extractor(reference: Option<&str>) -> Result<Extractor, String> {
    let mut builder = Extractor::builder();
    if let Some(day) = reference {
        builder = builder.reference(self::reference(day)?);
    }
    builder.build().map_err(|e| e.to_string())
}

/// A reference date as it is given at the command line or in a line.
fn reference(day: &str) -> Result<Date, String> {
    day.parse::<Date>().map_err(|e| format!("the reference date must be a day as YYYY-MM-DD: {e}"))
}

/// The files that are named, or where none is, the announcements that come with the crate.
pub(crate) fn files_or_shipped(files: &[OsString]) -> Result<Vec<OsString>, String> {
    if !files.is_empty() {
        return Ok(files.to_vec());
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/announcements");
    let entries = folder.read_dir().map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|e| e == "txt"));
    files.sort();
    Ok(files.into_iter().map(OsString::from).collect())
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

/// As [`read`], for one input of many: says on standard error what is wrong with it.
pub(crate) fn read_or_tell(program: &str, input: &OsStr) -> Option<String> {
    read(input).map_err(|why| eprintln!("{program}: {}: {why}", input.to_string_lossy())).ok()
}

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
        let document: Document = object(line)?;
        let day = document.reference.as_deref().map(reference).transpose()?;
        Ok((document, day))
    }
}

/// The JSON object of a line.
pub(crate) fn object<T: DeserializeOwned>(line: &[u8]) -> Result<T, String> {
    let line = std::str::from_utf8(line)
        .map_err(|e| format!("not UTF-8 at byte {} of the line", e.valid_up_to()))?;
    // Programs of one vendor begin their files with a byte order mark.
    let line = line.strip_prefix('\u{feff}').unwrap_or(line);
    // Serde would take the members of an array for the fields in their order.
    if !line.trim_ascii_start().starts_with('{') {
        return Err("not a JSON object".into());
    }
    serde_json::from_str(line).map_err(|e| {
        // The parser counts lines too, and would call each the first.
        let why = e.to_string();
        let why = why.split(" at line ").next().unwrap_or_default();
        format!("{why} at column {}", e.column())
    })
}

/// An error of the output. The records that should be there are not.
pub(crate) fn cannot_write(e: impl Into<io::Error>) -> String {
    format!("cannot write: {}", e.into())
}
