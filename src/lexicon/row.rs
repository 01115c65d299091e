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
    pub(crate) attrs: Attrs,
    pub(crate) form: &'a str,
    pub(crate) lemma: &'a str,
}

/// What the fourth column can say of a row: `key=value` pairs joined by `;`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Attrs {
    /// Precision tier of a title: 1 alone suffices, 2 wants a second sign, 3 wants two, 0 never begins a name.
    pub(crate) tier: u8,
    /// A number: a month's number, a weekday's, an ordinal's value.
    pub(crate) value: i32,
    /// ISO 3166 code of a place.
    pub(crate) country: [u8; 2],
}

impl<'a> Row<'a> {
    /// A row whose gender is [`Gender::Common`] and which has nothing else to say.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// use bayan::lexicon::{Kind, List, Row};
    /// let row = Row::new(List::Institution, Kind::Culture, "بيت الحكمة");
    /// let lexicon = bayan::Lexicon::empty().extend("mine", [row])?;
    /// // The words may stand behind و، ف، ب، ل، ك, and have marks.
    /// assert_eq!(lexicon.matches("وببَيت الحكمة")[0].form, "بيت الحكمة");
    /// # Ok(()) }
    /// ```
    pub const fn new(list: List, kind: Kind, form: &'a str) -> Row<'a> {
        let attrs = Attrs { tier: 0, value: 0, country: [0; 2] };
        Row { list, kind, gender: Gender::Common, attrs, form, lemma: form }
    }

    /// The form's gender and number. A title's tells the gender of the person.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// use bayan::lexicon::{Gender, Kind, List, Row};
    /// let title = Row::new(List::Title, Kind::Civil, "شيخة البحارة").gender(Gender::Feminine).tier(1);
    /// let lexicon = bayan::Lexicon::builtin()?.extend("mine", [title])?;
    /// let extractor = bayan::Extractor::builder().lexicon(lexicon).build()?;
    /// let record = extractor.extract("وحضرت شيخة البحارة أمل الفارسي الحفل.");
    /// assert_eq!(record.officials[0].gender, Some(bayan::PersonGender::Female));
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub const fn gender(mut self, gender: Gender) -> Self {
        self.gender = gender;
        self
    }

    /// How surely a title tells that a name follows: 1 by itself, 2 with
    /// another sign, 3 with two; 0, the default, not at all. Anything above 3
    /// counts as 3.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// use bayan::lexicon::{Kind, List, Row};
    /// use bayan::Sign;
    /// let sign = |tier| -> Result<Sign, bayan::Error> {
    ///     let title = Row::new(List::Title, Kind::Civil, "شيخ البحارة").tier(tier);
    ///     let lexicon = bayan::Lexicon::builtin()?.extend("mine", [title])?;
    ///     let extractor = bayan::Extractor::builder().lexicon(lexicon).build()?;
    ///     Ok(extractor.extract("وصل شيخ البحارة زنكار بلفاق.").officials[0].signs[0])
    /// };
    /// assert_eq!((sign(1)?, sign(2)?), (Sign::StrongTitle, Sign::WeakTitle));
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub const fn tier(mut self, tier: u8) -> Self {
        self.attrs.tier = if tier > 3 { 3 } else { tier };
        self
    }

    /// The number of a month, a weekday or a number word.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// use bayan::lexicon::{Kind, List, Row};
    /// // A month's name of old newspapers.
    /// let month = Row::new(List::Month, Kind::Gregorian, "تشرينو").value(10);
    /// let lexicon = bayan::Lexicon::builtin()?.extend("mine", [month])?;
    /// let extractor = bayan::Extractor::builder().lexicon(lexicon).build()?;
    /// let record = extractor.extract("صدر في 3 تشرينو 1931");
    /// assert_eq!(record.dates[0].value, Some("1931-10-03".parse()?));
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub const fn value(mut self, value: i32) -> Self {
        self.attrs.value = value;
        self
    }

    /// The ISO 3166-1 code of a place: two capital letters. Names with one code
    /// are one country, so that they are one party of an agreement.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// use bayan::lexicon::{Kind, List, Row};
    /// let name = Row::new(List::Place, Kind::Country, "أرض الكنانة").country("EG");
    /// let lexicon = bayan::Lexicon::builtin()?.extend("mine", [name])?;
    /// assert!(lexicon.matches("في أرض الكنانة").iter().any(|found| found.source == "mine"));
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub const fn country(mut self, code: &'a str) -> Self {
        self.attrs.country = country(code);
        self
    }

    /// The form that stands for all forms of the word. Default: the form itself.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// use bayan::lexicon::{Kind, List, Row};
    /// let plural = Row::new(List::Title, Kind::Civil, "شيوخ البحارة").lemma("شيخ البحارة");
    /// let lexicon = bayan::Lexicon::empty().extend("mine", [plural])?;
    /// assert_eq!(lexicon.matches("حضر شيوخ البحارة")[0].lemma, "شيخ البحارة");
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub const fn lemma(mut self, lemma: &'a str) -> Self {
        self.lemma = lemma;
        self
    }
}

/// The code of a country as entries have it.
pub(super) const fn country(code: &str) -> [u8; 2] {
    match code.as_bytes() {
        [first, second, ..] => [*first, *second],
        [first] => [*first, 0],
        [] => [0; 2],
    }
}
