//! The operations of a normalizer and their policies.

use std::fmt;
use std::str::FromStr;

/// One operation of a [`Normalizer`](super::Normalizer).
///
/// Each works on its own and in any set. The order in which they are given does not matter: they
/// act as if in the order controls, presentation forms, composition, marks, tatweel, letters, digits,
/// quotes, punctuation, bullets, white space.
///
/// ```
/// use bayan::normalize::{Normalizer, Operation};
///
/// let apply = |operation, text: &str| Normalizer::builder().with(operation).build().normalize(text).into_owned();
/// assert_eq!(apply(Operation::PresentationForms, "ﷲ"), "الله");
/// assert_eq!(apply(Operation::StripDiacritics, "مُؤتَمَرٌ"), "مؤتمر");
/// assert_eq!(apply(Operation::FoldHamza, "مؤتمر"), "موتمر");
/// assert_eq!(apply(Operation::Digits, "١٢٫٥"), "12.5");
/// assert_eq!(apply(Operation::Quotes, "«بيان»"), "\"بيان\"");
/// assert_eq!(apply(Operation::Punctuation, "نعم، لِمَ لا؟"), "نعم, لِمَ لا?");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Operation {
    /// Removes direction marks and zero-width characters: U+061C, U+200B, U+200E to U+200F, U+202A to
    /// U+202E, U+2060 to U+2064, U+2066 to U+206F, U+FEFF, U+00AD, U+034F, U+180E, and the joiners
    /// U+200C and U+200D where they carry nothing (see [`Zwnj`]).
    Controls,
    /// Spells out the presentation forms of U+FB50 to U+FDFF and U+FE70 to U+FEFF as Unicode does (ﷲ to الله, ﻼ to لا).
    PresentationForms,
    /// Removes fathatan to sukun (U+064B to U+0652) and the dagger alef (U+0670).
    StripTashkeel,
    /// Removes all 135 nonspacing marks of the Arabic blocks of Unicode 18, but not a hamza or
    /// madda that composes with its letter (the two spellings of أ stay equal).
    StripDiacritics,
    /// Removes the tatweel (U+0640).
    StripTatweel,
    /// Folds آ أ إ ٱ ٲ ٳ to ا.
    FoldAlef,
    /// Folds ى and the Farsi yeh ی to ي.
    FoldYeh,
    /// Folds ة and the goal form ۃ to ه.
    FoldTehMarbuta,
    /// Folds ؤ to و and ئ to ي.
    FoldHamza,
    /// Folds the keheh ک to ك.
    FoldKaf,
    /// Writes digits in one system (see [`Digits`]), with the decimal and thousands separators.
    Digits,
    /// Writes quotation marks as `"` and `'`.
    Quotes,
    /// Writes the Arabic comma, semicolon, question mark, percent sign, full stop, star and date
    /// separator in ASCII, and … as three points.
    Punctuation,
    /// Makes bullets and dashes at the start of a line one kind (see [`Bullets`]).
    Bullets,
    /// Makes every run of blanks one space, trims lines, ends lines with `\n` (see [`Whitespace`]).
    Whitespace,
}

const NAMES: [(Operation, &str); 15] = [
    (Operation::Controls, "controls"),
    (Operation::PresentationForms, "presentation_forms"),
    (Operation::StripTashkeel, "strip_tashkeel"),
    (Operation::StripDiacritics, "strip_diacritics"),
    (Operation::StripTatweel, "strip_tatweel"),
    (Operation::FoldAlef, "fold_alef"),
    (Operation::FoldYeh, "fold_yeh"),
    (Operation::FoldTehMarbuta, "fold_teh_marbuta"),
    (Operation::FoldHamza, "fold_hamza"),
    (Operation::FoldKaf, "fold_kaf"),
    (Operation::Digits, "digits"),
    (Operation::Quotes, "quotes"),
    (Operation::Punctuation, "punctuation"),
    (Operation::Bullets, "bullets"),
    (Operation::Whitespace, "whitespace"),
];

impl Operation {
    /// All operations, in the order in which they act.
    ///
    /// ```
    /// use bayan::normalize::{Normalizer, Operation};
    ///
    /// let fold = |name: &str| name.starts_with("fold_");
    /// let folding = Operation::all().filter(|operation| fold(operation.name()));
    /// let normalizer = folding.fold(Normalizer::builder(), |builder, operation| builder.with(operation)).build();
    /// assert_eq!(normalizer.normalize("أُسرة"), "اُسره");
    /// ```
    pub fn all() -> impl Iterator<Item = Operation> {
        NAMES.iter().map(|(operation, _)| *operation)
    }

    /// The operation's name in snake case, as [`FromStr`] reads it.
    ///
    /// ```
    /// use bayan::normalize::Operation;
    ///
    /// assert_eq!(Operation::FoldAlef.name(), "fold_alef");
    /// assert_eq!("fold_alef".parse(), Ok(Operation::FoldAlef));
    /// ```
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(operation, _)| *operation == self).map_or("", |(_, name)| name)
    }

    pub(super) fn bit(self) -> u32 {
        1 << self as u32
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The name is not that of an operation.
///
/// ```
/// use bayan::normalize::Operation;
///
/// let wrong = "fold_everything".parse::<Operation>().unwrap_err();
/// assert_eq!(wrong.to_string(), "no normalizing operation is called \"fold_everything\"");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownOperation(String);

impl fmt::Display for UnknownOperation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no normalizing operation is called {:?}", self.0)
    }
}

impl std::error::Error for UnknownOperation {}

impl FromStr for Operation {
    type Err = UnknownOperation;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        NAMES
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(operation, _)| *operation)
            .ok_or_else(|| UnknownOperation(name.to_owned()))
    }
}

/// The digits that [`Operation::Digits`] writes.
///
/// ```
/// use bayan::normalize::{Digits, Normalizer};
///
/// let arabic = Normalizer::builder().digits(Digits::ArabicIndic).build();
/// assert_eq!(arabic.normalize("1,234.5 في 30.5.2024"), "١٬٢٣٤٫٥ في ٣٠.٥.٢٠٢٤");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Digits {
    /// 0123456789, with `.` and `,`.
    #[default]
    Ascii,
    /// ٠١٢٣٤٥٦٧٨٩, with ٫ and ٬ inside numbers that have one decimal point at most.
    ArabicIndic,
    /// ۰۱۲۳۴۵۶۷۸۹, with ٫ and ٬ as above.
    Persian,
}

/// What [`Operation::Controls`] does with a zero-width non-joiner between two Arabic letters.
///
/// Elsewhere it carries nothing and goes, except after the virama of an Indic script. The zero-width
/// joiner stays inside emoji and after a virama, whatever this says.
///
/// ```
/// use bayan::normalize::{Normalizer, Zwnj};
///
/// let given = "می\u{200C}خواهم";
/// assert_eq!(Normalizer::builder().zwnj(Zwnj::Keep).build().normalize(given), given);
/// assert_eq!(Normalizer::builder().zwnj(Zwnj::Space).build().normalize(given), "می خواهم");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Zwnj {
    /// It stays: it is spelling in Persian (می‌خواهم).
    #[default]
    Keep,
    /// It goes, and the parts of the word join.
    Strip,
    /// It becomes a space.
    Space,
}

/// What [`Operation::Bullets`] does with a bullet or dash that opens an item.
///
/// ```
/// use bayan::normalize::{Bullets, Normalizer};
///
/// assert_eq!(Normalizer::builder().bullets(Bullets::Canonical).build().normalize("▪ بند"), "• بند");
/// assert_eq!(Normalizer::builder().bullets(Bullets::Strip).build().normalize("▪ بند"), "بند");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Bullets {
    /// It becomes `• `.
    #[default]
    Canonical,
    /// It goes, with the blanks after it.
    Strip,
}

/// What [`Operation::Whitespace`] does with line ends.
///
/// ```
/// use bayan::normalize::{Normalizer, Whitespace};
///
/// let given = " الدوحة  \r\n قطر";
/// assert_eq!(Normalizer::builder().whitespace(Whitespace::Lines).build().normalize(given), "الدوحة\nقطر");
/// assert_eq!(Normalizer::builder().whitespace(Whitespace::OneLine).build().normalize(given), "الدوحة قطر");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Whitespace {
    /// Every line end becomes one `\n`; empty lines stay.
    #[default]
    Lines,
    /// A line end is a blank like any other.
    OneLine,
}

/// What [`Operation::FoldHamza`] makes of ؤ and ئ.
///
/// ```
/// use bayan::normalize::{Hamza, Normalizer};
///
/// assert_eq!(Normalizer::builder().hamza(Hamza::Carrier).build().normalize("رئيس"), "رييس");
/// assert_eq!(Normalizer::builder().hamza(Hamza::Letter).build().normalize("رئيس"), "رءيس");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Hamza {
    /// The carrier: و and ي.
    #[default]
    Carrier,
    /// The hamza: ء.
    Letter,
}

/// How a set of operations is carried out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Settings {
    pub(super) operations: u32,
    pub(super) digits: Digits,
    pub(super) zwnj: Zwnj,
    pub(super) bullets: Bullets,
    pub(super) whitespace: Whitespace,
    pub(super) hamza: Hamza,
    /// Each blank a space and each line end `\n`, but nothing collapsed: what the extraction wants.
    /// Control characters are blanks too.
    pub(super) plain_blanks: bool,
    /// A tatweel that stands alone is a dash and stays.
    pub(super) dash_tatweel: bool,
}

impl Settings {
    pub(super) fn has(&self, operation: Operation) -> bool {
        self.operations & operation.bit() != 0
    }
}
