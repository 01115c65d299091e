//! What an output holds, so that a stopped run can go on.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::Options;
use crate::output::{beside, cannot_write, is_stream};

/// What an output was made by. A resumed run must be the same.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Header {
    bayan: String,
    reference: Option<String>,
}

/// Inputs whose records are written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Entry {
    Files { files: Vec<String> },
    Lines { input: String, lines: Ranges },
}

/// A line of the journal: these inputs are done, and the output is so long.
#[derive(Debug, Serialize, Deserialize)]
struct Commit {
    end: u64,
    done: Vec<Entry>,
}

/// Numbers as inclusive ranges, in order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Ranges(Vec<(u64, u64)>);

impl Ranges {
    pub(crate) fn push(&mut self, number: u64) {
        match self.0.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => self.0.push((number, number)),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn has(&self, number: u64) -> bool {
        let after = self.0.partition_point(|(first, _)| *first <= number);
        after > 0 && self.0[after - 1].1 >= number
    }

    /// Puts ranges of several lines of the journal in order and joins neighbours.
    fn settle(&mut self) {
        self.0.sort_unstable();
        self.0.dedup_by(|next, before| {
            let joins = next.0 <= before.1 + 1;
            if joins {
                before.1 = before.1.max(next.1);
            }
            joins
        });
    }
}

/// All that a journal names.
#[derive(Debug, Default)]
pub(crate) struct Done {
    pub(crate) files: HashSet<String>,
    pub(crate) lines: HashMap<String, Ranges>,
}

/// What earlier runs left.
pub(crate) struct Past {
    pub(crate) done: Done,
    header: Header,
    /// Length of the output, as the journal says.
    end: u64,
    /// Length of the journal without a line that was being written when the run was stopped.
    good: u64,
}

impl Past {
    /// Reads the journal of the output that is to be resumed; changes nothing.
    pub(crate) fn read(options: &Options) -> Result<Past, String> {
        let output = &options.output;
        if options.resume && is_stream(output) {
            return Err(format!("{}: only a file can be resumed", output.display()));
        }
        let path = beside(output, ".journal");
        let header =
            Header { bayan: env!("CARGO_PKG_VERSION").to_owned(), reference: options.reference.clone() };
        let mut past = Past { done: Done::default(), header, end: 0, good: 0 };
        if !options.resume || !output.exists() {
            return Ok(past);
        }
        let journal = fs::read(&path).map_err(|e| {
            format!("{}: {e}; without it nobody knows what {} holds", path.display(), output.display())
        })?;
        for line in journal.split_inclusive(|b| *b == b'\n').filter(|line| line.ends_with(b"\n")) {
            past.add(line).map_err(|why| format!("{}, byte {}: {why}", path.display(), past.good))?;
            past.good += line.len() as u64;
        }
        past.done.lines.values_mut().for_each(Ranges::settle);
        if output.metadata().map_or(0, |m| m.len()) < past.end {
            return Err(format!("{}: is shorter than its journal says", output.display()));
        }
        Ok(past)
    }

    /// Takes in a line of the journal; the first is the header.
    fn add(&mut self, line: &[u8]) -> Result<(), String> {
        let damaged = |e: serde_json::Error| e.to_string();
        if self.good == 0 {
            let made_by: Header = serde_json::from_slice(line).map_err(damaged)?;
            if made_by != self.header {
                return Err("the output was made by another version or with another reference date".into());
            }
            return Ok(());
        }
        let commit: Commit = serde_json::from_slice(line).map_err(damaged)?;
        self.end = commit.end;
        for entry in commit.done {
            match entry {
                Entry::Files { files } => self.done.files.extend(files),
                Entry::Lines { input, lines } => {
                    self.done.lines.entry(input).or_default().0.extend(lines.0);
                }
            }
        }
        Ok(())
    }
}

pub(crate) struct Journal {
    file: File,
    path: PathBuf,
    /// The output, to make it safe.
    out: File,
    output: PathBuf,
    /// Length of the output.
    pub(crate) end: u64,
    pub(crate) pending: Vec<Entry>,
}

impl Journal {
    /// Goes on where the past ends: there the output is cut off, for what lies
    /// beyond is of a run that was stopped, or of another.
    pub(crate) fn begin(past: &Past, output: &Path) -> Result<Journal, String> {
        let path = beside(output, ".journal");
        let file = start(&path, past.good).map_err(cannot_write(&path))?;
        let out = start(output, past.end).map_err(cannot_write(output))?;
        let output = output.to_owned();
        let mut journal = Journal { file, path, out, output, end: past.end, pending: Vec::new() };
        if past.good == 0 {
            journal.write(&past.header)?;
        }
        Ok(journal)
    }

    /// The output, to write to.
    pub(crate) fn out(&self) -> Result<File, String> {
        self.out.try_clone().map_err(cannot_write(&self.output))
    }

    /// Makes the output safe, then says what it holds.
    pub(crate) fn commit(&mut self) -> Result<(), String> {
        if self.pending.is_empty() {
            return Ok(());
        }
        // The other way round, a power cut could leave the journal's word without the records.
        self.out.sync_data().map_err(cannot_write(&self.output))?;
        let commit = Commit { end: self.end, done: std::mem::take(&mut self.pending) };
        self.write(&commit)
    }

    fn write(&mut self, line: &impl Serialize) -> Result<(), String> {
        let cannot = cannot_write(&self.path);
        let line = serde_json::to_string(line).map_err(|e| cannot(e.into()))? + "\n";
        self.file.write_all(line.as_bytes()).map_err(cannot)
    }
}

/// A file that is written on from a byte of it.
fn start(path: &Path, end: u64) -> io::Result<File> {
    let mut file = OpenOptions::new().create(true).write(true).truncate(false).open(path)?;
    file.set_len(end)?;
    file.seek(SeekFrom::End(0))?;
    Ok(file)
}
