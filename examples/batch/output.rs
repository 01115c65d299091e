//! Where records, faults and the progress are written.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;
use std::time::Instant;

use crate::inputs::{Fault, Inputs};
use crate::journal::{Journal, Past};
use crate::{Made, Options, Order};

pub(crate) struct Output {
    out: File,
    journal: Journal,
    errors: Errors,
    progress: Progress,
}

/// The side file of what could not be read, there only if something could not.
struct Errors {
    path: PathBuf,
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

impl Output {
    pub(crate) fn open(options: &Options, past: &Past, inputs: &Inputs) -> Result<Output, String> {
        let path = &options.output;
        let journal = Journal::begin(past, path)?;
        let cannot = cannot_write(path);
        let mut out =
            OpenOptions::new().create(true).write(true).truncate(false).open(path).map_err(&cannot)?;
        // What lies beyond the journal's word is of a run that was stopped, or of another.
        out.set_len(journal.end).map_err(&cannot)?;
        out.seek(SeekFrom::End(0)).map_err(&cannot)?;
        let errors = beside(path, ".errors");
        match fs::remove_file(&errors) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(cannot_write(&errors)(e)),
            _ => {}
        }
        let progress = Progress::new(inputs.bytes);
        Ok(Output { out, journal, errors: Errors { path: errors, file: None, count: 0 }, progress })
    }

    /// Writes what the workers make until they have made all.
    pub(crate) fn take_all(&mut self, made: &Receiver<Made>, order: &Order) -> Result<(), String> {
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for block in made {
            waiting.insert(if order.kept { block.number } else { next }, block);
            while let Some(block) = waiting.remove(&next) {
                self.take(block)?;
                next += 1;
            }
            order.written(next);
        }
        self.journal.commit(&self.out)?;
        self.errors.close()
    }

    /// Tells what was done; how many inputs failed.
    pub(crate) fn sum_up(&self, skipped: u64) -> usize {
        self.progress.sum_up(skipped);
        if self.errors.count > 0 {
            eprintln!("{} failed, see {}", self.errors.count, self.errors.path.display());
        }
        self.errors.count
    }

    fn take(&mut self, block: Made) -> Result<(), String> {
        self.out.write_all(&block.out).map_err(cannot_write(&self.journal.output))?;
        self.journal.end += block.out.len() as u64;
        self.journal.pending.extend(block.done);
        for fault in &block.faults {
            self.errors.add(fault)?;
        }
        self.progress.records += block.records;
        self.progress.bytes += block.bytes;
        self.progress.passed += block.passed;
        if self.journal.is_due() {
            self.journal.commit(&self.out)?;
            self.progress.show(self.errors.count);
        }
        Ok(())
    }
}

impl Errors {
    fn add(&mut self, fault: &Fault) -> Result<(), String> {
        let cannot = cannot_write(&self.path);
        if self.file.is_none() {
            self.file = Some(BufWriter::new(File::create(&self.path).map_err(&cannot)?));
        }
        if let Some(file) = &mut self.file {
            serde_json::to_writer(&mut *file, fault).map_err(|e| cannot(e.into()))?;
            file.write_all(b"\n").map_err(&cannot)?;
        }
        self.count += 1;
        Ok(())
    }

    fn close(&mut self) -> Result<(), String> {
        self.file.as_mut().map_or(Ok(()), |file| file.flush()).map_err(cannot_write(&self.path))
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

    fn sum_up(&self, skipped: u64) {
        if self.terminal {
            eprint!("\r\x1b[K");
        }
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
