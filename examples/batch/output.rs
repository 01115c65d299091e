//! Where records, faults and the progress are written.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::inputs::{Fault, Inputs};
use crate::journal::{Journal, Past};
use crate::{Made, Options};

/// How often what is written is made safe, and the progress shown.
const COMMIT: Duration = Duration::from_millis(200);

pub(crate) struct Output {
    path: PathBuf,
    out: Box<dyn Write>,
    /// None of a stream.
    journal: Option<Journal>,
    errors: Errors,
    progress: Progress,
    committed: Instant,
}

/// What could not be read: in a side file that is there only if something
/// could not, or beside a stream, on standard error.
struct Errors {
    path: Option<PathBuf>,
    file: Option<BufWriter<File>>,
    count: usize,
}

pub(crate) fn cannot_write(path: &Path) -> impl Fn(io::Error) -> String {
    move |e| format!("{}: {e}", path.display())
}

/// `OUT.jsonl` with a further ending.
pub(crate) fn beside(output: &Path, ending: &str) -> PathBuf {
    let mut name = output.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// True of standard output, a pipe, a device: what was written to it is gone,
/// and no file can stand beside it.
pub(crate) fn is_stream(output: &Path) -> bool {
    let is_other = || output.metadata().is_ok_and(|m| !m.is_file());
    // /dev/stdout is a file where the shell sends it to one.
    output == Path::new("-") || output.starts_with("/dev") || is_other()
}

impl Output {
    pub(crate) fn open(options: &Options, past: &Past, inputs: &Inputs) -> Result<Output, String> {
        let path = options.output.clone();
        let (progress, committed) = (Progress::new(inputs.bytes), Instant::now());
        let mut errors = Errors { path: None, file: None, count: 0 };
        if is_stream(&path) {
            let out: Box<dyn Write> = if path == Path::new("-") {
                Box::new(io::stdout())
            } else {
                Box::new(OpenOptions::new().append(true).open(&path).map_err(cannot_write(&path))?)
            };
            return Ok(Output { path, out, journal: None, errors, progress, committed });
        }
        let journal = Journal::begin(past, &path)?;
        let out = Box::new(journal.out()?);
        let side = beside(&path, ".errors");
        match fs::remove_file(&side) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(cannot_write(&side)(e)),
            _ => errors.path = Some(side),
        }
        Ok(Output { path, out, journal: Some(journal), errors, progress, committed })
    }

    /// Writes what a worker has made of a block.
    pub(crate) fn take(&mut self, block: Made) -> Result<(), String> {
        let written = self.out.write_all(&block.out).and_then(|()| self.out.flush());
        written.map_err(cannot_write(&self.path))?;
        if let Some(journal) = &mut self.journal {
            journal.end += block.out.len() as u64;
            journal.pending.extend(block.done);
        }
        if self.errors.path.is_none() && !block.faults.is_empty() {
            self.progress.clear();
        }
        for fault in &block.faults {
            self.errors.add(fault)?;
        }
        self.progress.records += block.records;
        self.progress.bytes += block.bytes;
        self.progress.passed += block.passed;
        if self.committed.elapsed() >= COMMIT {
            self.committed = Instant::now();
            if let Some(journal) = &mut self.journal {
                journal.commit()?;
            }
            self.progress.show(self.errors.count);
        }
        Ok(())
    }

    /// Makes safe what is written.
    pub(crate) fn finish(&mut self) -> Result<(), String> {
        self.progress.clear();
        if let Some(journal) = &mut self.journal {
            journal.commit()?;
        }
        self.errors.close()
    }

    /// Tells what was done; how many inputs failed.
    pub(crate) fn sum_up(&self, skipped: u64) -> usize {
        self.progress.sum_up(skipped);
        match (self.errors.count, &self.errors.path) {
            (0, _) => {}
            (count, Some(path)) => eprintln!("{count} failed, see {}", path.display()),
            (count, None) => eprintln!("{count} failed"),
        }
        self.errors.count
    }
}

impl Errors {
    fn add(&mut self, fault: &Fault) -> Result<(), String> {
        self.count += 1;
        let Some(path) = &self.path else {
            let Fault { input, line, error } = fault;
            let line = line.map_or(String::new(), |line| format!(", line {line}"));
            eprintln!("batch: {input}{line}: {error}");
            return Ok(());
        };
        let cannot = cannot_write(path);
        if self.file.is_none() {
            self.file = Some(BufWriter::new(File::create(path).map_err(&cannot)?));
        }
        if let Some(file) = &mut self.file {
            serde_json::to_writer(&mut *file, fault).map_err(|e| cannot(e.into()))?;
            file.write_all(b"\n").map_err(&cannot)?;
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), String> {
        match (&mut self.file, &self.path) {
            (Some(file), Some(path)) => file.flush().map_err(cannot_write(path)),
            _ => Ok(()),
        }
    }
}

/// The line on the terminal, and the summary.
struct Progress {
    began: Instant,
    terminal: bool,
    records: u64,
    bytes: u64,
    /// Bytes of lines that were passed over.
    passed: u64,
    /// Bytes of all inputs, where that is known.
    all: Option<u64>,
}

impl Progress {
    fn new(all: Option<u64>) -> Progress {
        let terminal = io::stderr().is_terminal();
        Progress { began: Instant::now(), terminal, records: 0, bytes: 0, passed: 0, all }
    }

    fn rates(&self) -> (f64, f64) {
        let seconds = self.began.elapsed().as_secs_f64().max(1e-3);
        (self.records as f64 / seconds, self.bytes as f64 / seconds)
    }

    /// One line, written over the last; on a terminal only.
    fn show(&self, failed: usize) {
        if !self.terminal {
            return;
        }
        let (records, bytes) = self.rates();
        let left = match self.all {
            Some(all) if bytes > 0.0 => {
                let seen = self.bytes + self.passed;
                let seconds = all.saturating_sub(seen) as f64 / bytes;
                format!(", {:.0} %, {} left", 100.0 * seen as f64 / all.max(1) as f64, clock(seconds))
            }
            _ => String::new(),
        };
        let failed = if failed > 0 { format!(", {failed} failed") } else { String::new() };
        eprint!("\r\x1b[K{} records, {records:.0}/s, {:.1} MB/s{left}{failed}", self.records, bytes / 1e6);
    }

    fn clear(&self) {
        if self.terminal {
            eprint!("\r\x1b[K");
        }
    }

    fn sum_up(&self, skipped: u64) {
        let (records, bytes) = self.rates();
        let time = clock(self.began.elapsed().as_secs_f64());
        let earlier = if skipped > 0 { format!(", {skipped} were done before") } else { String::new() };
        eprintln!("{} records in {time}: {records:.0}/s, {:.1} MB/s{earlier}", self.records, bytes / 1e6);
    }
}

fn clock(seconds: f64) -> String {
    if seconds < 60.0 {
        return format!("{seconds:.1} s");
    }
    let seconds = seconds as u64;
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}
