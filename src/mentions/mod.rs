//! What the tokens name: persons with their titles, offices, institutions,
//! instruments and direct speech. Each file reads one kind of mention and
//! adds it to [`Mentions`]; nothing here says yet who did what.

use std::ops::Range;

use crate::doc::Doc;
use crate::lexicon::EntryId;

pub(crate) mod institutions;
pub(crate) mod instruments;
mod names;
pub(crate) mod offices;
pub(crate) mod persons;
pub(crate) mod quotes;
pub(crate) mod shape;
mod titles;
pub(crate) mod words;

pub(crate) use self::institutions::InstitutionMention;
pub(crate) use self::instruments::InstrumentMention;

/// A title before a name.
#[derive(Clone, Debug)]
pub(crate) struct Title {
    pub(crate) tokens: Range<usize>,
    pub(crate) entry: EntryId,
}

/// A name with the titles before it.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    /// Indexes of [`Mentions::titles`].
    pub(crate) titles: Range<usize>,
    /// Tokens of the name alone.
    pub(crate) name: Range<usize>,
    /// Tokens from the first title to the end of the name.
    pub(crate) tokens: Range<usize>,
}

/// An office: its full noun phrase.
#[derive(Clone, Debug)]
pub(crate) struct Office {
    pub(crate) tokens: Range<usize>,
    /// The head noun's entry.
    pub(crate) head: EntryId,
    /// The person of [`Mentions::persons`] who holds it, where grammar says.
    pub(crate) holder: Option<usize>,
}

/// Direct speech, without its marks.
#[derive(Clone, Debug)]
pub(crate) struct QuoteMention {
    pub(crate) tokens: Range<usize>,
}

/// All mentions of a document, each kind in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct Mentions {
    pub(crate) titles: Vec<Title>,
    pub(crate) persons: Vec<Person>,
    pub(crate) offices: Vec<Office>,
    pub(crate) institutions: Vec<InstitutionMention>,
    pub(crate) instruments: Vec<InstrumentMention>,
    pub(crate) quotes: Vec<QuoteMention>,
    /// A buffer of the reader of persons.
    chain: Vec<offices::Phrase>,
}

impl Mentions {
    fn clear(&mut self) {
        self.titles.clear();
        self.persons.clear();
        self.offices.clear();
        self.institutions.clear();
        self.instruments.clear();
        self.quotes.clear();
    }
}

/// Reads all mentions of `doc` into `out`, whose buffers are reused.
pub(crate) fn read(doc: &Doc<'_, '_>, out: &mut Mentions) {
    out.clear();
    institutions::read(doc, out);
    persons::read(doc, out);
    instruments::read(doc, out);
    quotes::read(doc, out);
}
