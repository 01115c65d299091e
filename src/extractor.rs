//! The way of a text: normalize → layout → tokens → mentions → records.

use std::borrow::Cow;

use crate::calendar::Date;
use crate::doc::Doc;
use crate::layout::{self, Line};
use crate::lexicon::{Lexicon, Memo};
use crate::mentions::{self, Mentions};
use crate::normalize::{EditMap, Normalizer};
use crate::patterns::{self, Pattern};
use crate::record::Announcement;
use crate::token::Token;
use crate::triggers::Triggers;
use crate::{Error, chars, dates, records};

/// Reads announcements. Make one, share it: it is `Send + Sync`.
///
/// ```
/// # fn main() -> Result<(), bayan::Error> {
/// let extractor = bayan::Extractor::builder().reference("2024-05-30".parse()?).build()?;
/// let record = extractor.extract("وصل معالي الوزير أمس.");
/// assert_eq!(record.dates[0].value, Some("2024-05-29".parse()?));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct Extractor {
    lexicon: Cow<'static, Lexicon>,
    normalizer: Normalizer,
    reference: Option<Date>,
    minimal_signs: usize,
    patterns: Vec<Pattern>,
}

/// Builds an [`Extractor`]; see its methods for the defaults.
///
/// ```
/// # fn main() -> Result<(), bayan::Error> {
/// let extractor = bayan::Extractor::builder()
///     .reference("2024-05-30".parse()?)
///     .pattern("amount", r"\d+ مليون (دولار|ريال)")
///     .build()?;
/// let record = extractor.extract("وقع الطرفان أمس عقدا بقيمة 12 مليون دولار.");
/// assert_eq!(record.dates[0].value, Some("2024-05-29".parse()?));
/// assert_eq!(record.patterns[0].text, "12 مليون دولار");
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default)]
pub struct ExtractorBuilder {
    lexicon: Option<Lexicon>,
    reference: Option<Date>,
    minimal_signs: usize,
    patterns: Vec<(String, String)>,
}

impl ExtractorBuilder {
    /// The day against which relative dates are resolved, whatever day a text
    /// says it was issued. Default: none, and the day of issue is taken; where
    /// a text says none either, such dates have no value.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// let text = "الدوحة في 30 مايو 2024\nعقد الاجتماع أمس.";
    /// let value = |extractor: bayan::Extractor| extractor.extract(text).dates[1].value;
    /// assert_eq!(value(bayan::Extractor::builder().build()?), Some("2024-05-29".parse()?));
    /// let monday = bayan::Extractor::builder().reference("2024-06-03".parse()?);
    /// assert_eq!(value(monday.build()?), Some("2024-06-02".parse()?));
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn reference(mut self, day: Date) -> Self {
        self.reference = Some(day);
        self
    }

    /// How many independent signs ([`crate::Official::signs`]) a person must
    /// show to be listed among the officials: a title, a known name, an office,
    /// an act, another mention. Default: 0, every official that is found.
    ///
    /// Officials that are left out are left out of `officials` only: a quote
    /// keeps its speaker.
    ///
    /// ```
    /// let text = "قال السيد أوتو شتاينبرغ إن المشروع انتهى.";
    /// let all = bayan::Extractor::builder().build()?;
    /// let sure = bayan::Extractor::builder().minimal_signs(4).build()?;
    /// assert_eq!(all.extract(text).officials.len(), 1);
    /// assert!(sure.extract(text).officials.is_empty());
    /// # Ok::<(), bayan::Error>(())
    /// ```
    #[must_use]
    pub fn minimal_signs(mut self, signs: usize) -> Self {
        self.minimal_signs = signs;
        self
    }

    /// The lexicon to read with. Default: [`Lexicon::builtin`].
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// use bayan::lexicon::{Gender, Kind, List, Row};
    /// let title = Row::new(List::Title, Kind::Civil, "شيخ البحارة").gender(Gender::Masculine).tier(1);
    /// let lexicon = bayan::Lexicon::builtin()?.extend("mine", [title])?;
    /// let extractor = bayan::Extractor::builder().lexicon(lexicon).build()?;
    /// let record = extractor.extract("وحضر شيخ البحارة جمعان البلوشي مراسم التوقيع.");
    /// assert_eq!(record.officials[0].name, "جمعان البلوشي");
    /// assert_eq!(record.officials[0].honorifics, ["شيخ البحارة"]);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = Some(lexicon);
        self
    }

    /// A pattern of the caller's own, a regular expression in the syntax of the
    /// `regex` crate, whose matches the record lists under `name`. It is
    /// matched line by line on the text as [`Normalizer::matching`] folds it
    /// and folded itself, so that أ finds ا and 5 finds ٥. Default: none.
    ///
    /// ```
    /// let extractor = bayan::Extractor::builder()
    ///     .pattern("decree", r"(مرسوم|قرار) رقم \(?\d+\)? لسنة \d{4}")
    ///     .build()?;
    /// let record = extractor.extract("صدر قرار رقم (٥٠) لسنة ٢٠٢٣ بشأن الموانئ");
    /// assert_eq!(record.patterns[0].name, "decree");
    /// assert_eq!(record.patterns[0].text, "قرار رقم (٥٠) لسنة ٢٠٢٣");
    /// assert!(bayan::Extractor::builder().pattern("bad", "(").build().is_err());
    /// # Ok::<(), bayan::Error>(())
    /// ```
    #[must_use]
    pub fn pattern(mut self, name: impl Into<String>, pattern: impl Into<String>) -> Self {
        self.patterns.push((name.into(), pattern.into()));
        self
    }

    /// The extractor.
    ///
    /// # Errors
    ///
    /// If a pattern is no regular expression, or a lexicon cannot be
    /// compiled, which cannot happen with the built-in one.
    ///
    /// ```
    /// let wrong = bayan::Extractor::builder().pattern("amount", "(مليون").build().unwrap_err();
    /// assert!(wrong.to_string().contains("amount"));
    /// ```
    pub fn build(self) -> Result<Extractor, Error> {
        let lexicon = match self.lexicon {
            Some(own) => Cow::Owned(own),
            None => Cow::Borrowed(Lexicon::builtin()?),
        };
        let patterns = self
            .patterns
            .iter()
            .map(|(name, pattern)| Pattern::new(name, pattern))
            .collect::<Result<_, _>>()?;
        Ok(Extractor {
            lexicon,
            normalizer: Normalizer::matching(),
            reference: self.reference,
            minimal_signs: self.minimal_signs,
            patterns,
        })
    }
}

/// Bytes of a text that are read: offsets are kept in 32 bits, and the
/// ligature that folds to most, ﷺ, becomes eleven times as long.
const LONGEST: usize = u32::MAX as usize / 11;

/// Buffers that [`Extractor::extract_with`] reuses from text to text. They
/// grow to fit the largest text seen.
///
/// ```
/// # fn main() -> Result<(), bayan::Error> {
/// let extractor = bayan::Extractor::builder().build()?;
/// let mut scratch = bayan::Scratch::new(); // one a thread
/// for text in ["الرياض في 3 مايو 2021", "مسقط في 4 مايو 2021"] {
///     let record = extractor.extract_with(text, None, &mut scratch);
///     assert_eq!(record.dates.len(), 1);
/// }
/// # Ok(()) }
/// ```
#[derive(Debug, Default)]
pub struct Scratch {
    folded: String,
    map: EditMap,
    lines: Vec<Line>,
    tokens: Vec<Token>,
    triggers: Triggers,
    memo: Memo,
    mentions: Mentions,
}

impl Scratch {
    /// Empty buffers; nothing is allocated before the first text.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// let extractor = bayan::Extractor::builder().build()?;
    /// let record = extractor.extract_with("عمّان في 5 مايو 2021", None, &mut bayan::Scratch::new());
    /// assert_eq!(record.issued, Some("2021-05-05".parse()?));
    /// # Ok(()) }
    /// ```
    pub fn new() -> Scratch {
        Scratch::default()
    }
}

impl Extractor {
    /// A builder with the defaults.
    ///
    /// ```
    /// let extractor = bayan::Extractor::builder().build()?;
    /// assert!(extractor.extract("").officials.is_empty());
    /// # Ok::<(), bayan::Error>(())
    /// ```
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// The record of `text`, with the extractor's reference date and buffers that
    /// are dropped afterwards. For many texts, [`Extractor::extract_with`] is
    /// faster. Never fails, on any text.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// let extractor = bayan::Extractor::builder().build()?;
    /// let record = extractor.extract("أكدت معالي الدكتورة هدى سالم، وزيرة التعليم، أن العام الدراسي يبدأ في 1 سبتمبر 2024.");
    /// assert_eq!(record.officials[0].name, "هدى سالم");
    /// assert_eq!(record.officials[0].positions, ["وزيرة التعليم"]);
    /// assert_eq!(record.officials[0].gender, Some(bayan::PersonGender::Female));
    /// # Ok(()) }
    /// ```
    pub fn extract<'t>(&self, text: &'t str) -> Announcement<'t> {
        self.extract_with(text, None, &mut Scratch::new())
    }

    /// The record of `text`, with this document's reference date and buffers
    /// that are reused. Without a reference date the extractor's holds.
    ///
    /// ```
    /// let extractor = bayan::Extractor::builder().build()?;
    /// let mut scratch = bayan::Scratch::new();
    /// for text in ["عقد الاجتماع اليوم.", "يعقد الاجتماع غدا."] {
    ///     let record = extractor.extract_with(text, Some("2024-05-30".parse()?), &mut scratch);
    ///     assert_eq!(record.dates.len(), 1);
    /// }
    /// # Ok::<(), bayan::Error>(())
    /// ```
    pub fn extract_with<'t>(
        &self,
        text: &'t str,
        reference: Option<Date>,
        scratch: &mut Scratch,
    ) -> Announcement<'t> {
        let whole = text;
        let text = &whole[..whole.floor_char_boundary(LONGEST)];
        let Scratch { folded, map, lines, tokens, triggers, memo, mentions } = scratch;
        self.normalizer.normalize_mapped_into(text, folded, map);
        layout::read(folded, &self.lexicon, memo, lines, tokens);
        triggers.read(lines, tokens);
        let doc = Doc {
            text,
            folded,
            map,
            lines,
            tokens,
            triggers,
            lexicon: &self.lexicon,
            reference: reference.or(self.reference),
        };
        let dates = dates::read(&doc);
        mentions::read(&doc, mentions);
        let mut record = records::build(&doc, mentions, dates);
        record.officials.retain(|o| o.signs.len() >= self.minimal_signs);
        record.patterns = patterns::read(&doc, &self.patterns);
        record.truncated = text.len() < whole.len();
        record.controls_removed = chars::has_directional_controls(text);
        record
    }
}

/// The record of `text`, read with the built-in lexicon and no reference date
/// but the text's own.
///
/// ```
/// let record = bayan::extract("الرياض في 30 مايو 2024");
/// assert_eq!(record.dates[0].text, "30 مايو 2024");
/// ```
pub fn extract(text: &str) -> Announcement<'_> {
    match Extractor::builder().build() {
        Ok(extractor) => extractor.extract(text),
        // The built-in lexicon is parsed by the tests; were a row of it ever
        // wrong, an empty record is what `extract` can say without failing.
        Err(_) => Announcement::default(),
    }
}
