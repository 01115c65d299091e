//! What is to be read, given out in blocks.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::journal::{Done, Ranges};

/// What one worker takes at a time: enough to make the way there and back
/// cheap, little enough that a few hundred announcements keep all busy.
const BLOCK_INPUTS: usize = 64;
const BLOCK_BYTES: usize = 128 << 10;

/// Where inputs come from.
enum Source {
    Files(std::vec::IntoIter<PathBuf>),
    Lines { name: String, input: Box<dyn BufRead + Send>, number: u64, done: Ranges },
}

/// All that is to be read, given out in blocks.
pub(crate) struct Inputs {
    sources: std::vec::IntoIter<Source>,
    source: Option<Source>,
    /// Inputs that the journal names as done, as far as they have been met.
    pub(crate) skipped: u64,
    /// Bytes of all inputs, where that can be told beforehand.
    pub(crate) bytes: Option<u64>,
}

/// Inputs that one worker reads.
pub(crate) struct Block {
    /// Bytes of lines that were passed over to come here.
    pub(crate) passed: u64,
    pub(crate) inputs: Part,
    pub(crate) faults: Vec<Fault>,
}

pub(crate) enum Part {
    Files(Vec<PathBuf>),
    Lines { name: String, bytes: Vec<u8>, lines: Vec<(u64, usize)> },
}

/// Which inputs they are, for messages.
impl fmt::Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.inputs {
            Part::Files(files) => match &files[..] {
                [] => f.write_str("no file"),
                [file] => write!(f, "{}", file.display()),
                [first, .., last] => write!(f, "{} to {}", first.display(), last.display()),
            },
            Part::Lines { name, lines, .. } => {
                let (first, last) = (lines.first(), lines.last());
                let [first, last] = [first, last].map(|line| line.map_or(0, |(number, _)| *number));
                write!(f, "{name}, lines {first} to {last}")
            }
        }
    }
}

impl Inputs {
    /// `output` must be none of them: opening it takes away what it holds.
    pub(crate) fn find(arguments: &[OsString], done: &Done, output: &Path) -> Result<Inputs, String> {
        let target = output.canonicalize().ok();
        let is_output = |path: &Path| target.is_some() && path.canonicalize().ok() == target;
        let both = || format!("{}: is an input, so the records cannot go there", output.display());
        let mut bytes = Some(0);
        let mut sources = Vec::new();
        let mut files = Vec::new();
        let mut seen = Seen::default();
        for argument in arguments {
            let path = Path::new(argument);
            let name = argument.to_string_lossy();
            let cannot = |e: &dyn std::fmt::Display| format!("{name}: {e}");
            let is_lines = argument == "-"
                || path.extension().is_some_and(|e| e == "jsonl" || e == "ndjson") && !path.is_dir();
            if is_lines {
                if argument != "-" && is_output(path) {
                    return Err(both());
                }
                if !seen.is_new(path) {
                    continue;
                }
                let input: Box<dyn BufRead + Send> = if argument == "-" {
                    bytes = None;
                    Box::new(BufReader::new(io::stdin()))
                } else {
                    let file = File::open(path).map_err(|e| cannot(&e))?;
                    let size = file.metadata().map_err(|e| cannot(&e))?.len();
                    bytes = bytes.map(|bytes| bytes + size);
                    Box::new(BufReader::with_capacity(BLOCK_BYTES, file))
                };
                let done = done.lines.get(&*name).cloned().unwrap_or_default();
                sources.push(Source::Lines { name: name.into_owned(), input, number: 0, done });
            } else if path.is_dir() {
                texts_below(path, &mut files).map_err(|e| cannot(&e))?;
            } else if path.exists() {
                files.push(path.to_owned());
            } else if name.contains(['*', '?', '[']) {
                let paths = glob::glob(&name).map_err(|e| cannot(&e))?;
                let before = files.len();
                for path in paths {
                    let path = path.map_err(|e| cannot(&e))?;
                    if path.is_file() {
                        files.push(path);
                    }
                }
                if files.len() == before {
                    return Err(format!("{name}: no file is named so"));
                }
            } else {
                return Err(format!("{name}: no such file or folder"));
            }
        }
        files.retain(|file| seen.is_new(file));
        if target.is_some() && files.iter().any(|file| is_output(file)) {
            return Err(both());
        }
        let all = files.len();
        files.retain(|file| !done.files.contains(&*file.to_string_lossy()));
        let skipped = (all - files.len()) as u64;
        let size: u64 = files.iter().filter_map(|file| Some(file.metadata().ok()?.len())).sum();
        bytes = bytes.map(|bytes| bytes + size);
        if !files.is_empty() {
            sources.insert(0, Source::Files(files.into_iter()));
        }
        Ok(Inputs { sources: sources.into_iter(), source: None, skipped, bytes })
    }

    /// The next inputs, at most a block of them.
    pub(crate) fn next(&mut self) -> Option<Block> {
        loop {
            let source = match &mut self.source {
                Some(source) => source,
                none => none.insert(self.sources.next()?),
            };
            let (passed, inputs, faults) = match source.read(&mut self.skipped) {
                Ok(Some((passed, inputs))) => (passed, inputs, Vec::new()),
                Ok(None) => {
                    self.source = None;
                    continue;
                }
                Err(fault) => {
                    self.source = None;
                    (0, Part::Files(Vec::new()), vec![fault])
                }
            };
            return Some(Block { passed, inputs, faults });
        }
    }
}

impl Source {
    /// A block of inputs and the bytes passed over for it; `None` at the end.
    fn read(&mut self, skipped: &mut u64) -> Result<Option<(u64, Part)>, Fault> {
        match self {
            Source::Files(files) => {
                let files: Vec<PathBuf> = files.take(BLOCK_INPUTS).collect();
                Ok((!files.is_empty()).then_some((0, Part::Files(files))))
            }
            Source::Lines { name, input, number, done } => lines(name, input.as_mut(), number, done, skipped)
                .map_err(|e| Fault { input: name.clone(), line: Some(*number + 1), error: e.to_string() }),
        }
    }
}

/// The inputs that have been named, by their place: ./in/a.txt is in/a.txt.
/// A link is an input of its own.
#[derive(Default)]
struct Seen {
    inputs: HashSet<PathBuf>,
    /// Asked for once, not for each of a million files.
    folders: HashMap<PathBuf, PathBuf>,
}

impl Seen {
    fn is_new(&mut self, input: &Path) -> bool {
        let place = match (input.parent(), input.file_name()) {
            (Some(folder), Some(name)) => {
                if !self.folders.contains_key(folder) {
                    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
                    let place = here.canonicalize().unwrap_or_else(|_| folder.to_owned());
                    self.folders.insert(folder.to_owned(), place);
                }
                self.folders[folder].join(name)
            }
            _ => input.to_owned(),
        };
        self.inputs.insert(place)
    }
}

/// The .txt files below a folder, in the order of their paths.
fn texts_below(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    // No recursion: folders can be nested as deep as somebody likes.
    let mut folders = vec![folder.to_owned()];
    let first = files.len();
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir()? {
            let path = entry?.path();
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "txt") {
                files.push(path);
            }
        }
    }
    files[first..].sort();
    Ok(())
}

/// The next lines that are not done yet; `None` at the end.
fn lines(
    name: &str,
    input: &mut dyn BufRead,
    number: &mut u64,
    done: &Ranges,
    skipped: &mut u64,
) -> io::Result<Option<(u64, Part)>> {
    let (mut bytes, mut lines, mut passed) = (Vec::new(), Vec::new(), 0);
    while lines.len() < BLOCK_INPUTS && bytes.len() < BLOCK_BYTES {
        let start = bytes.len();
        let len = input.read_until(b'\n', &mut bytes)?;
        if len == 0 {
            break;
        }
        *number += 1;
        let is_done = done.has(*number);
        if is_done || bytes[start..].trim_ascii().is_empty() {
            *skipped += u64::from(is_done);
            passed += len as u64;
            bytes.truncate(start);
        } else {
            lines.push((*number, bytes.len()));
        }
    }
    let some = passed > 0 || !lines.is_empty();
    Ok(some.then(|| (passed, Part::Lines { name: name.to_owned(), bytes, lines })))
}

/// An input that could not be read.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Fault {
    pub(crate) input: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) line: Option<u64>,
    pub(crate) error: String,
}
