//! Normalization of Arabic text, with a way back to the original.
//!
//! A [`Normalizer`] is a set of [`Operation`]s compiled into one table. Four sets have names:
//!
//! | | [`display`](Normalizer::display) | [`text`](Normalizer::text) | [`search`](Normalizer::search) | [`matching`](Normalizer::matching) |
//! |---|---|---|---|---|
//! | [controls](Operation::Controls) | yes | yes | yes | yes, all non-joiners too |
//! | [presentation forms](Operation::PresentationForms) | yes | yes | yes | yes |
//! | [all marks](Operation::StripDiacritics) | | yes | yes | yes |
//! | [tatweel](Operation::StripTatweel) | yes | yes | yes | yes |
//! | [alef](Operation::FoldAlef), [yeh](Operation::FoldYeh), [kaf](Operation::FoldKaf) | | | yes | yes |
//! | [teh marbuta](Operation::FoldTehMarbuta), [hamza](Operation::FoldHamza) | | | yes | |
//! | [digits](Operation::Digits) in ASCII | | | yes | yes |
//! | [bullets](Operation::Bullets) | yes | yes | yes | |
//! | [white space](Operation::Whitespace) | yes | yes | yes | each blank a space, each line end `\n` |
//!
//! A tatweel that stands alone between blanks is a dash; it stays wherever bullets are made one kind,
//! and in `matching`.
//!
//! # What holds of every normalizer
//!
//! - What is normalized twice is normalized once: `n(n(x)) == n(x)`.
//! - The spellings that Unicode holds equal give the same result: `n(nfc(x)) == n(nfd(x))`. So أحمد keeps
//!   its hamza where marks are removed, whether it is written as one character or as two.
//! - The result is in NFC.
//! - The order of the operations is the crate's, not the caller's.
//! - The time is in proportion to the length of the text, whatever the text.
//!
//! The Arabic marks and presentation forms are those of Unicode 18.
//!
//! # Example
//!
//! ```
//! use bayan::normalize::Normalizer;
//!
//! let given = "⦁  الأَنْشِطَةُ البَحْثِيَّةُ عام ٢٠٢٤";
//! assert_eq!(Normalizer::text().normalize(given), "• الأنشطة البحثية عام ٢٠٢٤");
//! assert_eq!(Normalizer::search().normalize(given), "• الانشطه البحثيه عام 2024");
//! ```
//!
//! To show what a search found, one wants the place in the text as it was given:
//!
//! ```
//! use bayan::normalize::Normalizer;
//!
//! let given = "وقّعت الدوحةُ مذكّرةَ تفاهُم";
//! let mapped = Normalizer::search().normalize_mapped(given);
//! let at = mapped.text().find("مذكره").unwrap();
//! let found = mapped.map().to_original(at..at + "مذكره".len());
//! assert_eq!(&given[found], "مذكّرةَ");
//! ```

mod builder;
mod cluster;
mod edits;
pub mod marker;
mod number;
mod operation;
mod pass;
mod plan;
mod scan;
mod sink;
mod tables;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use once_cell::sync::Lazy;

pub use builder::NormalizerBuilder;
pub use edits::{Edit, EditMap};
pub use marker::{Marker, MarkerKind};
pub use operation::{Bullets, Digits, Hamza, Operation, UnknownOperation, Whitespace, Zwnj};

use plan::Plan;

/// The version of Unicode whose Arabic marks and presentation forms are known.
///
/// ```
/// assert!(bayan::normalize::UNICODE_VERSION >= (17, 0, 0));
/// ```
pub const UNICODE_VERSION: (u8, u8, u8) = tables::UNICODE_VERSION;

/// Rewrites text by a fixed set of operations.
///
/// To clone one is cheap, and it can be shared between threads. Building one takes about a
/// millisecond; the named sets are built once.
///
/// ```
/// use bayan::normalize::{Normalizer, Operation};
///
/// let normalizer = Normalizer::builder().with(Operation::FoldAlef).with(Operation::StripTatweel).build();
/// assert_eq!(normalizer.normalize("أحـــمد"), "احمد");
/// ```
#[derive(Clone)]
pub struct Normalizer {
    plan: Arc<Plan>,
}

impl fmt::Debug for Normalizer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Normalizer").field("settings", &self.plan.settings).finish_non_exhaustive()
    }
}

/// A normalized text with its map to the original, as [`Normalizer::normalize_mapped`] gives it.
///
/// ```
/// use bayan::normalize::Normalizer;
///
/// let mapped = Normalizer::text().normalize_mapped("قَطَر");
/// assert_eq!(mapped.text(), "قطر");
/// assert_eq!(mapped.map().to_original(2..4), 4..8);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Mapped {
    text: String,
    map: EditMap,
}

impl Mapped {
    /// The normalized text.
    ///
    /// ```
    /// let mapped = bayan::normalize::Normalizer::search().normalize_mapped("مَكتبةُ الإسكندريّة");
    /// assert_eq!(mapped.text(), "مكتبه الاسكندريه");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The map between the original and [`Mapped::text`]; it speaks in bytes.
    ///
    /// ```
    /// let given = "مَكتبةُ الإسكندريّة";
    /// let mapped = bayan::normalize::Normalizer::search().normalize_mapped(given);
    /// let city = mapped.text().find("الاسكندريه").unwrap();
    /// assert_eq!(&given[mapped.map().to_original(city..mapped.text().len())], "الإسكندريّة");
    /// ```
    pub fn map(&self) -> &EditMap {
        &self.map
    }

    /// Both parts, to be kept apart.
    ///
    /// ```
    /// let (text, map) = bayan::normalize::Normalizer::text().normalize_mapped("قَطَر").into_parts();
    /// assert_eq!((text.as_str(), map.len()), ("قطر", 2));
    /// ```
    pub fn into_parts(self) -> (String, EditMap) {
        (self.text, self.map)
    }
}

macro_rules! cached {
    ($builder:expr) => {{
        static CACHED: Lazy<Normalizer> = Lazy::new(|| $builder.build());
        CACHED.clone()
    }};
}

impl Normalizer {
    /// A builder without operations. What it builds then only composes (NFC).
    ///
    /// ```
    /// use bayan::normalize::Normalizer;
    ///
    /// assert_eq!(Normalizer::builder().build().normalize("ا\u{654}حمد"), "أحمد");
    /// ```
    pub fn builder() -> NormalizerBuilder {
        NormalizerBuilder::default()
    }

    /// A builder with this normalizer's operations and policies, to add to or take from.
    ///
    /// ```
    /// use bayan::normalize::{Bullets, Normalizer};
    ///
    /// let plain = Normalizer::text().to_builder().bullets(Bullets::Strip).build();
    /// assert_eq!(plain.normalize("• الصحّة"), "الصحة");
    /// ```
    pub fn to_builder(&self) -> NormalizerBuilder {
        NormalizerBuilder { settings: self.plan.settings }
    }

    /// Repair for showing a text: it loses nothing that a reader sees.
    ///
    /// Direction controls and zero-width characters that carry nothing go, presentation forms become
    /// letters, tatweels go, every kind of bullet becomes `•`, blanks and line ends become regular.
    ///
    /// ```
    /// use bayan::normalize::Normalizer;
    ///
    /// let given = "\u{200F}\u{F0B7} ﻣﺬﻛﺮة   تفاهـــم \r\n- اِتّفاقية";
    /// assert_eq!(Normalizer::display().normalize(given), "• مذكرة تفاهم\n• اِتّفاقية");
    /// ```
    pub fn display() -> Normalizer {
        cached!(
            Normalizer::builder()
                .with(Operation::Controls)
                .with(Operation::PresentationForms)
                .with(Operation::StripTatweel)
                .with(Operation::Bullets)
                .with(Operation::Whitespace)
        )
    }

    /// [`Normalizer::display`] without marks: plain text with its spelling kept.
    ///
    /// ```
    /// use bayan::normalize::Normalizer;
    ///
    /// assert_eq!(Normalizer::text().normalize("اِتِّفاقيّةٌ إطاريّة"), "اتفاقية إطارية");
    /// ```
    pub fn text() -> Normalizer {
        cached!(Normalizer::display().to_builder().with(Operation::StripDiacritics))
    }

    /// [`Normalizer::text`] with letters folded and digits in ASCII: what an index and a query should
    /// both be put through.
    ///
    /// ```
    /// use bayan::normalize::Normalizer;
    ///
    /// let search = Normalizer::search();
    /// assert_eq!(search.normalize("مسؤوليّة ٱلأعلى ١٢٫٥٪"), "مسووليه الاعلي 12.5٪");
    /// assert_eq!(search.normalize("رئیس"), search.normalize("رييس"));
    /// ```
    pub fn search() -> Normalizer {
        cached!(
            Normalizer::text()
                .to_builder()
                .with(Operation::FoldAlef)
                .with(Operation::FoldYeh)
                .with(Operation::FoldTehMarbuta)
                .with(Operation::FoldHamza)
                .with(Operation::FoldKaf)
                .with(Operation::Digits)
        )
    }

    /// What the extraction works on: every spelling of a word becomes one, but words stay apart, so
    /// teh marbuta and the hamza of ؤ and ئ stay; lines, blanks and bullets stay where they are.
    /// NUL and other control characters, which broken files have between words, become blanks.
    ///
    /// ```
    /// use bayan::normalize::Normalizer;
    ///
    /// let given = "ـ أُعلِنَ في ٣٠\u{A0}مايو\r\n⦁ مكتبـــة";
    /// assert_eq!(Normalizer::matching().normalize(given), "ـ اعلن في 30 مايو\n⦁ مكتبة");
    /// ```
    pub fn matching() -> Normalizer {
        cached!({
            let mut builder = Normalizer::builder()
                .with(Operation::Controls)
                .with(Operation::PresentationForms)
                .with(Operation::StripDiacritics)
                .with(Operation::StripTatweel)
                .with(Operation::FoldAlef)
                .with(Operation::FoldYeh)
                .with(Operation::FoldKaf)
                .with(Operation::Digits)
                .zwnj(Zwnj::Strip);
            builder.settings.plain_blanks = true;
            builder.settings.dash_tatweel = true;
            builder
        })
    }

    /// The operations, in the order in which they act.
    ///
    /// ```
    /// use bayan::normalize::{Normalizer, Operation};
    ///
    /// let text: Vec<_> = Normalizer::text().operations().map(Operation::name).collect();
    /// assert_eq!(
    ///     text,
    ///     ["controls", "presentation_forms", "strip_diacritics", "strip_tatweel", "bullets", "whitespace"]
    /// );
    /// ```
    pub fn operations(&self) -> impl Iterator<Item = Operation> + '_ {
        Operation::all().filter(|operation| self.plan.settings.has(*operation))
    }

    /// The normalized text; borrowed if nothing changes.
    ///
    /// ```
    /// use std::borrow::Cow;
    /// use bayan::normalize::Normalizer;
    ///
    /// let search = Normalizer::search();
    /// assert!(matches!(search.normalize("قطر والسعودي"), Cow::Borrowed(_)));
    /// assert_eq!(search.normalize("قطر والأردن"), "قطر والاردن");
    /// ```
    pub fn normalize<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut out = String::new();
        if pass::run(&self.plan, text, &mut out, ()) && out != text {
            Cow::Owned(out)
        } else {
            Cow::Borrowed(text)
        }
    }

    /// The normalized text, into a buffer that is cleared first and keeps its memory.
    ///
    /// ```
    /// use bayan::normalize::Normalizer;
    ///
    /// let mut buffer = String::new();
    /// for line in ["الأوّل", "الثّاني"] {
    ///     Normalizer::search().normalize_into(line, &mut buffer);
    /// }
    /// assert_eq!(buffer, "الثاني");
    /// ```
    pub fn normalize_into(&self, text: &str, out: &mut String) {
        out.clear();
        if !pass::run(&self.plan, text, out, ()) {
            out.push_str(text);
        }
    }

    /// The normalized text with its map to the original.
    ///
    /// ```
    /// use bayan::normalize::Normalizer;
    ///
    /// let given = "صلّى الله عليه وسلّم ﷺ";
    /// let mapped = Normalizer::text().normalize_mapped(given);
    /// let ligature = mapped.text().rfind("عليه").unwrap();
    /// assert_eq!(&given[mapped.map().to_original(ligature..ligature + 8)], "ﷺ");
    /// ```
    pub fn normalize_mapped(&self, text: &str) -> Mapped {
        let mut mapped = Mapped::default();
        self.normalize_mapped_into(text, &mut mapped.text, &mut mapped.map);
        mapped
    }

    /// As [`Normalizer::normalize_mapped`], into buffers that are cleared first and keep their memory.
    ///
    /// Nothing is allocated once the buffers are large enough, except for clusters of marks that have
    /// to be put in order.
    ///
    /// ```
    /// use bayan::normalize::{EditMap, Normalizer};
    ///
    /// let (mut text, mut map) = (String::new(), EditMap::new());
    /// Normalizer::matching().normalize_mapped_into("عامَ ١٤٤٥", &mut text, &mut map);
    /// assert_eq!(text, "عام 1445");
    /// assert_eq!(map.to_original(4..6), 4..8);
    /// ```
    pub fn normalize_mapped_into(&self, text: &str, out: &mut String, map: &mut EditMap) {
        out.clear();
        map.clear();
        if !pass::run(&self.plan, text, out, &mut *map) {
            out.push_str(text);
        }
        if text.len().max(out.len()) > edits::MAX_MAPPED {
            map.coarse(text.len(), out.len());
        }
    }
}

/// The clean string of a record's field: marks, tatweel and controls off, white space collapsed,
/// spelling kept.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if is_clean(text.as_bytes()) { Cow::Borrowed(text) } else { CLEAN.normalize(text) }
}

static CLEAN: Lazy<Normalizer> = Lazy::new(|| {
    let mut builder = Normalizer::builder()
        .with(Operation::Controls)
        .with(Operation::PresentationForms)
        .with(Operation::StripDiacritics)
        .with(Operation::StripTatweel)
        .zwnj(Zwnj::Strip)
        .whitespace(Whitespace::OneLine);
    builder.settings.plain_blanks = true;
    builder.build()
});

/// True for the bytes of a letter from ء to غ or from ف to ي. Which of the two it is cannot be
/// foreseen, so no branch hangs on it.
#[inline]
fn is_letter(lead: u8, trail: u8) -> bool {
    // By lead byte D8 or D9, a bit for every trail byte.
    const LETTERS: [u64; 2] = [(1 << 0x3b) - (1 << 0x21), (1 << 0x0b) - (1 << 0x01)];
    lead & 0xfe == 0xd8 && LETTERS[usize::from(lead & 1)] >> (trail & 0x3f) & 1 != 0
}

/// True if `text` is nothing but Arabic letters and visible ASCII with single
/// spaces between words, as most names are: there is nothing to clean.
fn is_clean(mut text: &[u8]) -> bool {
    let mut spaced = true;
    loop {
        text = match text {
            &[lead, trail, ref rest @ ..] if is_letter(lead, trail) => {
                spaced = false;
                rest
            }
            [b' ', rest @ ..] if !spaced => {
                spaced = true;
                rest
            }
            [b'!'..=b'~', rest @ ..] => {
                spaced = false;
                rest
            }
            [] => return !spaced,
            _ => return false,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_called_clean_needs_no_cleaning() {
        assert!(is_clean("وزير الخارجية (ب)".as_bytes()));
        for c in '\0'..'\u{ffff}' {
            for text in
                [format!("{c}"), format!("با{c}"), format!("{c}ب"), format!("ا {c} ب"), format!("{c}{c}")]
            {
                assert!(!is_clean(text.as_bytes()) || CLEAN.normalize(&text) == text, "{text:?}");
            }
        }
    }
}
