//! Compiles rows: what a file or a program says of forms becomes entries,
//! words and phrases.

use std::borrow::Cow;

use super::row::Row;
use super::words::NodeId;
use super::{Entry, EntryId, Kind, Kinds, Lexicon, List, WordId, identity, tsv};
use crate::Error;
use crate::cut::Forms;

/// Where rows came from.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) name: String,
    /// What their forms and lemmas are parts of.
    pub(super) text: Cow<'static, str>,
}

/// Adds rows to a lexicon, source by source.
pub(super) struct Adding<'l> {
    lexicon: &'l mut Lexicon,
    /// The numbers of the rows of the source that is read, for errors.
    lines: Vec<usize>,
    forms: Forms,
}

impl<'l> Adding<'l> {
    /// With room for the rows of `len` bytes of files.
    pub(super) fn to(lexicon: &'l mut Lexicon, len: usize) -> Self {
        // A row takes some 50 bytes. Room that stays unused costs nothing.
        let rows = len / 40;
        lexicon.entries.reserve(rows);
        lexicon.words.reserve(rows);
        lexicon.phrases.reserve(rows);
        lexicon.identity = identity();
        Adding { lexicon, lines: Vec::new(), forms: Forms::default() }
    }

    /// The rows of a file.
    pub(super) fn tsv(&mut self, source: &str, tsv: Cow<'static, str>) -> Result<(), Error> {
        let number = self.begin()?;
        let read =
            tsv::parse(source, &tsv, |line, row, form, lemma| self.push(number, line, row, form, lemma));
        // A form that is none stands before the line that could not be read.
        self.compile(source, tsv)?;
        read
    }

    /// Rows of a program.
    pub(super) fn rows<'a>(
        &mut self,
        source: &str,
        rows: impl IntoIterator<Item = Row<'a>>,
    ) -> Result<(), Error> {
        let number = self.begin()?;
        let mut text = String::new();
        let mut keep = |s: &str| {
            text.push_str(s);
            text.len() - s.len()
        };
        for (at, row) in rows.into_iter().enumerate() {
            let form = keep(row.form);
            let lemma = if row.lemma == row.form { form } else { keep(row.lemma) };
            let one = row.form.replace(char::from(Forms::END), " ");
            self.push(number, at + 1, Row { form: &one, ..row }, form, lemma);
        }
        self.compile(source, Cow::Owned(text))
    }

    /// The number of the next source.
    fn begin(&mut self) -> Result<u16, Error> {
        self.lines.clear();
        self.forms.clear();
        u16::try_from(self.lexicon.sources.len()).map_err(|_| Error::config("too many lexicon files"))
    }

    /// The row with the number `line`, whose form and lemma begin there in the source's text.
    #[inline]
    fn push(&mut self, source: u16, line: usize, row: Row<'_>, form: usize, lemma: usize) {
        self.lines.push(line);
        self.forms.push(row.form);
        self.lexicon.entries.push(Entry {
            list: row.list,
            kind: row.kind,
            gender: row.gender,
            tier: row.attrs.tier,
            value: row.attrs.value,
            country: row.attrs.country,
            source,
            form: (form as u32, (form + row.form.len()) as u32),
            lemma: (lemma as u32, (lemma + row.lemma.len()) as u32),
        });
    }

    /// Makes phrases of the forms, all at once, for one by one they are too short to be folded fast.
    fn compile(&mut self, source: &str, text: Cow<'static, str>) -> Result<(), Error> {
        self.lexicon.sources.push(Source { name: source.to_owned(), text });
        let first = self.lexicon.entries.len() - self.lines.len();
        let mut at = first;
        let mut phrase = Phrase::default();
        let mut wrong = None;
        self.forms.each_word(|word| match word {
            _ if wrong.is_some() => {}
            Some(word) => self.lexicon.go_on(at, &mut phrase, word),
            None if self.lexicon.end(at, std::mem::take(&mut phrase)) => at += 1,
            None => wrong = Some(self.lines[at - first]),
        });
        match wrong {
            Some(line) => Err(Error::lexicon(source, line, "the form has no words, or too many")),
            None => Ok(()),
        }
    }
}

/// What of a form is read.
#[derive(Default)]
struct Phrase {
    len: u8,
    node: Option<NodeId>,
    first: WordId,
    second: Option<WordId>,
}

impl Lexicon {
    /// The next word of the form of the entry with the number `at`.
    #[inline]
    fn go_on(&mut self, at: usize, phrase: &mut Phrase, word: &str) {
        let word = self.words.intern(word);
        match phrase.len {
            0 => phrase.first = word,
            1 => phrase.second = Some(word),
            _ => {}
        }
        phrase.node = Some(self.phrases.grow(phrase.node, word, self.entries[at].list));
        phrase.len = phrase.len.saturating_add(1);
    }

    /// Makes the form findable; false if it is no phrase.
    #[inline]
    fn end(&mut self, at: usize, phrase: Phrase) -> bool {
        let Phrase { len: 1..=30, node: Some(node), first, second } = phrase else { return false };
        let Entry { list, kind, .. } = self.entries[at];
        let entry = EntryId(at as u32);
        self.phrases.end(node, entry, list);
        // A link is looked up where an expression stands beside it, and a note
        // above the title, so that they need not stop the search for a word's
        // proclitics.
        if list == List::DateLink {
            self.add_link(first, kind);
        } else if (list, kind) != (List::Furniture, Kind::Note) {
            self.words.begins(first, second, list, kind);
        }
        if list == List::Place && kind == Kind::Country {
            self.countries.push(entry);
        }
        true
    }

    fn add_link(&mut self, first: WordId, kind: Kind) {
        let at = first.0 as usize;
        if self.links.len() <= at {
            self.links.resize(at + 1, Kinds::default());
        }
        self.links[at] = self.links[at].or(Kinds::of(kind));
    }
}
