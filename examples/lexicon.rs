//! The lexicon extended, from a file and from code, and what of it stands in a text.
//!
//! ```text
//! lexicon                        a tour: a text before and after rows of its own
//! lexicon [--rows FILE.tsv]… FILE… | -
//!                                the matches of each text with these rows, one a line, tab-separated:
//!                                start, end, list, kind, source, form, text
//!   --list NAME                  only matches of this list (may be repeated)
//!   --own                        only matches of the rows given
//!   --help
//! ```
//!
//! A row of a file is: list, kind, gender, attributes (or `-`), form, lemma
//! (may be left out), separated by tabs. `examples/lexicon/harbour.tsv` is
//! one to begin with.
//!
//! Exit status 0; 1 if something could not be read; 2 if the arguments make no sense.

mod common;

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use bayan::lexicon::{Gender, Kind, LexiconMatch, List, Row};
use bayan::{Error, Extractor, Lexicon};

const USAGE: &str = "usage: lexicon [--rows FILE.tsv]… [--list NAME]… [--own] FILE… | -";

#[derive(Default)]
struct Options {
    rows: Vec<OsString>,
    lists: Vec<String>,
    own: bool,
    files: Vec<OsString>,
}

fn main() -> ExitCode {
    common::main("lexicon", USAGE, arguments, |options| {
        if options.files.is_empty() { tour().map(|()| 0) } else { matches(options) }
    })
}

/// The options, or `None` where help is asked for.
fn arguments(parser: &mut lexopt::Parser) -> Result<Option<Options>, lexopt::Error> {
    use lexopt::prelude::*;
    let mut options = Options::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Long("rows") => options.rows.push(parser.value()?),
            Long("list") => {
                let name = parser.value()?.string()?;
                if !List::ALL.iter().any(|list| list.name() == name) {
                    let names: Vec<_> = List::ALL.iter().map(|list| list.name()).collect();
                    return Err(format!("no such list: {name}; there are {}", names.join(", ")).into());
                }
                options.lists.push(name);
            }
            Long("own") => options.own = true,
            Value(file) => options.files.push(file),
            other => return Err(other.unexpected()),
        }
    }
    if options.files.is_empty() && (options.own || !options.rows.is_empty() || !options.lists.is_empty()) {
        return Err("no text to read".into());
    }
    Ok(Some(options))
}

// --------------------------------------------------------------- the matches

/// Prints the matches of each file; how many could not be read.
fn matches(options: &Options) -> Result<usize, String> {
    let mut lexicon = Lexicon::builtin().map_err(|e| e.to_string())?.clone();
    let mut own = Vec::new();
    for file in &options.rows {
        let name = file.to_string_lossy().into_owned();
        let tsv = common::read(file).map_err(|why| format!("{name}: {why}"))?;
        lexicon = lexicon.extend_from_tsv(&name, &tsv).map_err(|e| e.to_string())?;
        own.push(name);
    }
    let wanted = |found: &LexiconMatch<'_>| {
        (!options.own || own.iter().any(|name| name == found.source))
            && (options.lists.is_empty() || options.lists.iter().any(|name| name == found.list.name()))
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failed = 0;
    for file in &options.files {
        let Some(text) = common::read_or_tell("lexicon", file) else {
            failed += 1;
            continue;
        };
        for found in lexicon.matches(&text).into_iter().filter(wanted) {
            if let Err(e) = print(&mut out, &found, &text) {
                return if e.kind() == io::ErrorKind::BrokenPipe { Ok(failed) } else { Err(e.to_string()) };
            }
        }
    }
    out.flush().map_err(|e| e.to_string())?;
    Ok(failed)
}

fn print(out: &mut impl Write, found: &LexiconMatch<'_>, text: &str) -> io::Result<()> {
    let LexiconMatch { span, list, kind, source, form, .. } = found;
    let (list, kind, text) = (list.name(), kind.name(), span.of(text));
    writeln!(out, "{}\t{}\t{list}\t{kind}\t{source}\t{form}\t{text}", span.start, span.end)
}

// ------------------------------------------------------------------ the tour

const HARBOUR: &str = include_str!("lexicon/harbour.tsv");

const TEXT: &str = "صحار في 7 فبراير 2023\n\
    التقى ربّان الميناء جمعان البلوشي في بيت النواخذة بصحار شيخ النواخذة وضاح الفارسي.\n";

fn tour() -> Result<(), String> {
    show_tour(&mut BufWriter::new(io::stdout().lock())).map_err(|e| e.to_string())
}

fn show_tour(out: &mut impl Write) -> Result<(), Box<dyn std::error::Error>> {
    writeln!(out, "{TEXT}")?;
    let builtin = Lexicon::builtin()?;
    writeln!(out, "With the built-in lexicon:")?;
    show_record(out, builtin)?;

    let lexicon = extended()?;
    writeln!(out, "\nWith {} rows more:", lexicon.len() - builtin.len())?;
    show_record(out, &lexicon)?;

    writeln!(out, "\nWhat of them stands in the text:")?;
    for found in lexicon.matches(TEXT).iter().filter(|m| ["harbour.tsv", "code"].contains(&m.source)) {
        print(out, found, TEXT)?;
    }

    writeln!(out, "\nA row that cannot be read is told by its line:")?;
    if let Err(wrong) = lexicon.extend_from_tsv("harbour.tsv", "title\tnautical\tm\t-\tربان\n") {
        writeln!(out, "{wrong}")?;
    }
    Ok(())
}

/// The built-in lexicon with rows of a file and rows of this program.
fn extended() -> Result<Lexicon, Error> {
    Lexicon::builtin()?.extend_from_tsv("harbour.tsv", HARBOUR)?.extend(
        "code",
        [
            Row::new(List::Title, Kind::Civil, "شيخ النواخذة").gender(Gender::Masculine).tier(1),
            Row::new(List::Title, Kind::Civil, "شيخة النواخذة").gender(Gender::Feminine).tier(1),
        ],
    )
}

fn show_record(out: &mut impl Write, lexicon: &Lexicon) -> Result<(), Box<dyn std::error::Error>> {
    let extractor = Extractor::builder().lexicon(lexicon.clone()).build()?;
    let record = extractor.extract(TEXT);
    if record.officials.is_empty() && record.institutions.is_empty() {
        writeln!(out, "  nobody and nothing")?;
    }
    for official in &record.officials {
        writeln!(out, "  {} ({})", official.name, official.honorifics.join("، "))?;
    }
    for institution in &record.institutions {
        writeln!(out, "  {}", institution.name)?;
    }
    Ok(())
}
