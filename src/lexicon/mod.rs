//! What the crate knows of Arabic words: lists of titles, offices, names,
//! institutions, months and the phrases that lead from one thing to another.
//!
//! The lists are TSV files in `src/lexicon/data`, ASCII columns first:
//! `list`, `kind`, `gender`, `attrs`, `form`, `lemma`. They are parsed and
//! compiled once. A program's own rows are added with
//! [`Lexicon::extend_from_tsv`] and [`Lexicon::extend`]; what of them stands
//! in a text, [`Lexicon::matches`] tells.

mod build;
mod kind;
mod lists;
mod matches;
mod memo;
mod row;
mod sorts;
mod tsv;
mod words;

use std::borrow::Cow;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use once_cell::sync::OnceCell;

use self::build::{Adding, Source};
pub(crate) use self::kind::Kinds;
pub use self::kind::{Kind, UnknownKind};
pub(crate) use self::lists::Lists;
pub use self::lists::{Gender, List};
pub use self::matches::LexiconMatch;
pub(crate) use self::memo::Memo;
pub use self::row::Row;
pub(crate) use self::sorts::Sorts;
pub(crate) use self::words::{Found, WordId, clitic};
use self::words::{Phrases, Words};
use crate::{Error, chars};

/// The files of the built-in lexicon, with the names that errors give them.
const BUILTIN: &[(&str, &str)] = &[
    ("honorifics.tsv", include_str!("data/honorifics.tsv")),
    ("positions.tsv", include_str!("data/positions.tsv")),
    ("position_qualifiers.tsv", include_str!("data/position_qualifiers.tsv")),
    ("org_heads.tsv", include_str!("data/org_heads.tsv")),
    ("given_names.tsv", include_str!("data/given_names.tsv")),
    ("family_names.tsv", include_str!("data/family_names.tsv")),
    ("name_particles.tsv", include_str!("data/name_particles.tsv")),
    ("on_behalf_roles.tsv", include_str!("data/on_behalf_roles.tsv")),
    ("event_verbs.tsv", include_str!("data/event_verbs.tsv")),
    ("speech_verbs.tsv", include_str!("data/speech_verbs.tsv")),
    ("act_nouns.tsv", include_str!("data/act_nouns.tsv")),
    ("naming_nouns.tsv", include_str!("data/naming_nouns.tsv")),
    ("list_lead_ins.tsv", include_str!("data/list_lead_ins.tsv")),
    ("agreement_kinds.tsv", include_str!("data/agreement_kinds.tsv")),
    ("agreement_words.tsv", include_str!("data/agreement_words.tsv")),
    ("geo.tsv", include_str!("data/geo.tsv")),
    ("fields.tsv", include_str!("data/fields.tsv")),
    ("furniture.tsv", include_str!("data/furniture.tsv")),
    ("waw_words.tsv", include_str!("data/waw_words.tsv")),
    ("function_words.tsv", include_str!("data/function_words.tsv")),
    ("institution_words.tsv", include_str!("data/institution_words.tsv")),
    ("common_words.tsv", include_str!("data/common_words.tsv")),
    ("months.tsv", include_str!("data/months.tsv")),
    ("weekdays.tsv", include_str!("data/weekdays.tsv")),
    ("numbers.tsv", include_str!("data/numbers.tsv")),
    ("date_words.tsv", include_str!("data/date_words.tsv")),
    ("agencies.tsv", include_str!("data/agencies.tsv")),
];

/// Bytes of a letter.
const LETTER: usize = 2;

/// Number of an entry of a [`Lexicon`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct EntryId(pub(crate) u32);

/// One form of one list.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) list: List,
    pub(crate) kind: Kind,
    pub(crate) gender: Gender,
    pub(crate) tier: u8,
    pub(crate) value: i32,
    pub(crate) country: [u8; 2],
    /// Which source the row came from: an index of `Lexicon::sources`.
    source: u16,
    /// Parts of the source's text, as the lemma is.
    form: (u32, u32),
    lemma: (u32, u32),
}

/// A phrase of the lexicon found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) entry: EntryId,
    /// Number of tokens it spans.
    pub(crate) len: usize,
}

/// The compiled lists. Cheap to share, `Send + Sync`.
///
/// ```
/// # fn main() -> Result<(), bayan::Error> {
/// let mine = bayan::Lexicon::builtin()?
///     .extend_from_tsv("mine.tsv", "title\treligious\tm\ttier=1\tسماحة المفتي\n")?;
/// assert!(mine.len() > bayan::Lexicon::builtin()?.len());
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Lexicon {
    /// A number of its own, so that what one lexicon said is never taken for another's word.
    identity: u64,
    words: Words,
    phrases: Phrases,
    entries: Vec<Entry>,
    /// The kinds of the links that a word begins as it stands, by word id, as
    /// far as any word begins one.
    links: Vec<Kinds>,
    sources: Vec<Source>,
    /// The rows that name countries.
    countries: Vec<EntryId>,
}

impl Lexicon {
    /// The lists that come with the crate, compiled at the first call.
    ///
    /// # Errors
    ///
    /// Never for a released crate; the parser is the same as for users' files.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// let found = bayan::Lexicon::builtin()?.matches("معالي الوزير");
    /// assert_eq!(found[0].form, "معالي");
    /// assert_eq!(found[0].source, "honorifics.tsv");
    /// # Ok(()) }
    /// ```
    pub fn builtin() -> Result<&'static Lexicon, Error> {
        static BUILT: OnceCell<Lexicon> = OnceCell::new();
        BUILT.get_or_try_init(|| {
            let mut lexicon = Lexicon::empty();
            let mut adding = Adding::to(&mut lexicon, BUILTIN.iter().map(|(_, tsv)| tsv.len()).sum());
            for (source, tsv) in BUILTIN {
                adding.tsv(source, Cow::Borrowed(tsv))?;
            }
            Ok(lexicon)
        })
    }

    /// A lexicon without any row.
    ///
    /// ```
    /// assert!(bayan::Lexicon::empty().is_empty());
    /// ```
    pub fn empty() -> Lexicon {
        Lexicon {
            identity: identity(),
            words: Words::default(),
            phrases: Phrases::default(),
            entries: Vec::new(),
            links: Vec::new(),
            sources: Vec::new(),
            countries: Vec::new(),
        }
    }

    /// This lexicon and the rows of `tsv`; `source` names them in errors and matches.
    ///
    /// Columns, separated by tabs: list, kind, gender, attributes (or `-`),
    /// form, lemma (may be left out). Forms are folded as the text is, so
    /// diacritics, tatweel and hamza forms make no difference.
    ///
    /// # Errors
    ///
    /// The first line that cannot be read, with its number ([`Error::line`]).
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// let rows = "# our own\ntitle\tcivil\tf\ttier=1\tشيخة البحارة\n";
    /// let lexicon = bayan::Lexicon::builtin()?.extend_from_tsv("mine.tsv", rows)?;
    /// assert!(lexicon.matches("شَيخة البحّارة").iter().any(|found| found.source == "mine.tsv"));
    ///
    /// let wrong = lexicon.extend_from_tsv("more.tsv", "# our own\ntitle\tcivil\n").unwrap_err();
    /// assert_eq!(wrong.line(), Some(2));
    /// # Ok(()) }
    /// ```
    pub fn extend_from_tsv(&self, source: &str, tsv: &str) -> Result<Lexicon, Error> {
        let mut lexicon = self.clone();
        Adding::to(&mut lexicon, tsv.len()).tsv(source, Cow::Owned(tsv.to_owned()))?;
        Ok(lexicon)
    }

    /// Number of rows.
    ///
    /// ```
    /// assert!(bayan::Lexicon::builtin().unwrap().len() > 5_000);
    /// ```
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True if there is no row.
    ///
    /// ```
    /// assert!(!bayan::Lexicon::builtin().unwrap().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// This lexicon and `rows`; `source` names them in errors and matches.
    ///
    /// # Errors
    ///
    /// The first row that has no words in its form, or more than 30, with its
    /// number counted from 1 ([`Error::line`]).
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// use bayan::lexicon::{Kind, List, Row};
    /// let mine = bayan::Lexicon::builtin()?.extend(
    ///     "mine",
    ///     ["سماحة المفتي", "فضيلة القاضي"].map(|form| Row::new(List::Title, Kind::Religious, form).tier(1)),
    /// )?;
    /// let wrong = mine.extend("mine", [Row::new(List::Title, Kind::Religious, " ")]).unwrap_err();
    /// assert_eq!(wrong.line(), Some(1));
    /// # Ok(()) }
    /// ```
    pub fn extend<'a>(
        &self,
        source: &str,
        rows: impl IntoIterator<Item = Row<'a>>,
    ) -> Result<Lexicon, Error> {
        let mut lexicon = self.clone();
        Adding::to(&mut lexicon, 0).rows(source, rows)?;
        Ok(lexicon)
    }

    /// The kinds of the links that may begin with this word as it stands.
    #[inline]
    pub(crate) fn links(&self, word: WordId) -> Kinds {
        self.links.get(word.0 as usize).copied().unwrap_or_default()
    }

    /// The word and its proclitics, as the lists know them.
    pub(crate) fn look_up(&self, folded: &str) -> Found {
        self.with_article(folded, self.words.look_up(folded))
    }

    /// The word without its proclitics, where a list holds that.
    pub(crate) fn look_up_parts(&self, folded: &str) -> Found {
        let id = self.word(folded);
        let mut found = Found { whole: id, word: id, ..Found::NONE };
        self.words.without_proclitics(folded, &mut found);
        self.with_article(folded, found)
    }

    fn with_article(&self, folded: &str, mut found: Found) -> Found {
        let fused = clitic::LAM | clitic::AL;
        let bare = folded.get(found.cut as usize..).unwrap_or("");
        if found.clitics & fused == fused || bare.len() > 3 * LETTER && bare.starts_with(chars::ARTICLE) {
            found.sorts = found.sorts.or(Sorts::ARTICLE);
        }
        // Who speaks is named after such a word whether or not it is all of its phrase.
        if found.lists.has(List::Speech) {
            found.alone = found.alone.or(Lists::SPEAKS);
        }
        found
    }

    /// The id of exactly this folded word.
    pub(crate) fn word(&self, folded: &str) -> WordId {
        self.words.get(folded.as_bytes())
    }

    pub(crate) fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0 as usize]
    }

    pub(crate) fn lemma(&self, id: EntryId) -> &str {
        let entry = self.entry(id);
        self.part(entry, entry.lemma)
    }

    /// True if `lemma` is the entry's lemma.
    #[inline]
    pub(crate) fn has_lemma(&self, id: EntryId, lemma: &str) -> bool {
        let (start, end) = self.entry(id).lemma;
        // Most lemmas are of another length.
        (end - start) as usize == lemma.len() && self.lemma(id) == lemma
    }

    pub(crate) fn form(&self, id: EntryId) -> &str {
        let entry = self.entry(id);
        self.part(entry, entry.form)
    }

    fn part(&self, entry: &Entry, (start, end): (u32, u32)) -> &str {
        &self.sources[usize::from(entry.source)].text[start as usize..end as usize]
    }

    pub(crate) fn source(&self, id: EntryId) -> &str {
        &self.sources[usize::from(self.entry(id).source)].name
    }

    /// The longest phrase of any of `lists` that begins with `first` and goes on with `rest`.
    #[inline]
    pub(crate) fn longest(
        &self,
        lists: Lists,
        first: WordId,
        rest: impl IntoIterator<Item = WordId>,
    ) -> Option<Match> {
        self.longest_where(lists, first, rest, |entry| lists.has(entry.list))
    }

    /// The longest phrase of any of `lists` that `accept` accepts.
    #[inline]
    pub(crate) fn longest_where(
        &self,
        lists: Lists,
        first: WordId,
        rest: impl IntoIterator<Item = WordId>,
        accept: impl Fn(&Entry) -> bool,
    ) -> Option<Match> {
        let node = self.phrases.single(first);
        let alone = self.phrases.entry_where(node, lists, &self.entries, &accept);
        let alone = alone.map(|entry| Match { entry, len: 1 });
        // What is left is rare enough to have a place of its own.
        if !node.goes_on(lists) {
            return alone;
        }
        let mut rest = rest.into_iter();
        match rest.next() {
            Some(second) if node.may_go_on_with(second) => {
                self.longest_beyond(lists, first, second, rest, accept).or(alone)
            }
            _ => alone,
        }
    }

    /// The longest phrase of more than one word.
    #[inline(never)]
    fn longest_beyond(
        &self,
        lists: Lists,
        first: WordId,
        second: WordId,
        mut rest: impl Iterator<Item = WordId>,
        accept: impl Fn(&Entry) -> bool,
    ) -> Option<Match> {
        let mut best = None;
        let (mut at, mut node) = self.phrases.then(first.into(), second)?;
        for len in 2.. {
            if let Some(entry) = self.phrases.entry_where(node, lists, &self.entries, &accept) {
                best = Some(Match { entry, len });
            }
            let Some(word) = rest.next().filter(|&word| node.goes_on(lists) && node.may_go_on_with(word))
            else {
                break;
            };
            let Some(next) = self.phrases.then(at, word) else { break };
            (at, node) = next;
        }
        best
    }

    /// The entry of `list` that this one word is by itself, and that `accept` accepts.
    pub(crate) fn alone_where(
        &self,
        word: WordId,
        list: List,
        accept: impl Fn(&Entry) -> bool,
    ) -> Option<EntryId> {
        let node = self.phrases.single(word);
        self.phrases.entry_where(node, Lists::of(list), &self.entries, |e| e.list == list && accept(e))
    }

    /// The entry that names the country of an ISO 3166 code.
    pub(crate) fn country(&self, code: [u8; 2]) -> Option<EntryId> {
        self.countries.iter().copied().find(|&id| self.entry(id).country == code)
    }

    /// The entry of one of `lists` that this one word is by itself.
    #[inline]
    pub(crate) fn alone(&self, word: WordId, lists: Lists) -> Option<EntryId> {
        let node = self.phrases.single(word);
        self.phrases.entry_where(node, lists, &self.entries, |entry| lists.has(entry.list))
    }
}

/// A number that no lexicon of this process has had; never 0.
fn identity() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sources: Vec<_> = self.sources.iter().map(|source| &source.name).collect();
        f.debug_struct("Lexicon").field("rows", &self.entries.len()).field("sources", &sources).finish()
    }
}
