//! A row of the lexicon, as a file or a program gives it.

use super::{Gender, Kind, List};

/// A row for [`Lexicon::extend`](crate::Lexicon::extend): a form, the list it
/// belongs to, and what sort of member it is.
///
/// The form is a word or a phrase as texts have it. Diacritics, tatweel and
/// hamza forms make no difference, and texts may put و، ف، ب، ل، ك and ال
/// before its first word.
///
/// ```
/// use bayan::lexicon::{Gender, Kind, List, Row};
/// let row = Row::new(List::Title, Kind::Religious, "سماحة المفتي").gender(Gender::Masculine).tier(1);
/// # let _ = row;
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    pub(crate) list: List,
    pub(crate) kind: Kind,
    pub(crate) gender: Gender,
    pub(crate) attrs: Attrs<'a>,
    pub(crate) form: &'a str,
    pub(crate) lemma: &'a str,
}

/// What the fourth column can say of a row: `key=value` pairs joined by `;`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Attrs<'a> {
    /// Precision tier of a title: 1 alone suffices, 2 wants a second sign, 3 wants two, 0 never begins a name.
    pub(crate) tier: u8,
    /// A number: a month's number, a weekday's, an ordinal's value.
    pub(crate) value: i32,
    /// ISO 3166 code of a place.
    pub(crate) country: &'a str,
}

impl<'a> Row<'a> {
    /// A row whose gender is [`Gender::Common`] and which has nothing else to say.
    pub const fn new(list: List, kind: Kind, form: &'a str) -> Row<'a> {
        let attrs = Attrs { tier: 0, value: 0, country: "" };
        Row { list, kind, gender: Gender::Common, attrs, form, lemma: form }
    }

    /// The form's gender and number.
    #[must_use]
    pub const fn gender(mut self, gender: Gender) -> Self {
        self.gender = gender;
        self
    }

    /// How surely a title tells that a name follows: 1 by itself, 2 with
    /// another sign, 3 with two; 0, the default, not at all. Anything above 3
    /// counts as 3.
    #[must_use]
    pub const fn tier(mut self, tier: u8) -> Self {
        self.attrs.tier = if tier > 3 { 3 } else { tier };
        self
    }

    /// The number of a month, a weekday or a number word.
    #[must_use]
    pub const fn value(mut self, value: i32) -> Self {
        self.attrs.value = value;
        self
    }

    /// The ISO 3166 code of a place: two letters.
    #[must_use]
    pub const fn country(mut self, code: &'a str) -> Self {
        self.attrs.country = code;
        self
    }

    /// The form that stands for all forms of the word. Default: the form itself.
    #[must_use]
    pub const fn lemma(mut self, lemma: &'a str) -> Self {
        self.lemma = lemma;
        self
    }
}
