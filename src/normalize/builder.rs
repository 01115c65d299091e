//! Makes a normalizer of operations.

use std::sync::Arc;

use super::Normalizer;
use super::operation::{Bullets, Digits, Hamza, Operation, Settings, Whitespace, Zwnj};
use super::plan::Plan;

/// Makes a [`Normalizer`] of operations.
///
/// ```
/// use bayan::normalize::{Digits, Normalizer, Operation};
///
/// let normalizer = Normalizer::builder()
///     .with(Operation::StripDiacritics)
///     .digits(Digits::ArabicIndic)
///     .build();
/// assert_eq!(normalizer.normalize("بنسبة 12.5 ٪ سنويًّا"), "بنسبة ١٢٫٥ ٪ سنويا");
/// ```
#[derive(Clone, Debug, Default)]
pub struct NormalizerBuilder {
    pub(super) settings: Settings,
}

impl NormalizerBuilder {
    /// Adds an operation, with the policy it has by default. In which order they are added makes no
    /// difference.
    ///
    /// ```
    /// use bayan::normalize::{Normalizer, Operation};
    ///
    /// let normalizer = Normalizer::builder().with(Operation::FoldAlef).with(Operation::StripTashkeel).build();
    /// assert_eq!(normalizer.normalize("أُسْرة"), "اسرة");
    /// ```
    #[must_use]
    pub fn with(mut self, operation: Operation) -> Self {
        self.settings.operations |= operation.bit();
        self
    }

    /// Takes an operation out.
    ///
    /// ```
    /// use bayan::normalize::{Normalizer, Operation};
    ///
    /// let search = Normalizer::search().to_builder().without(Operation::FoldTehMarbuta).build();
    /// assert_eq!(search.normalize("جامعةُ قطر"), "جامعة قطر");
    /// ```
    #[must_use]
    pub fn without(mut self, operation: Operation) -> Self {
        self.settings.operations &= !operation.bit();
        self
    }

    /// Adds [`Operation::Digits`], writing these digits. ASCII by default.
    ///
    /// ```
    /// use bayan::normalize::{Digits, Normalizer};
    ///
    /// let persian = Normalizer::builder().digits(Digits::Persian).build();
    /// assert_eq!(persian.normalize("العدد 456 لسنة ٢٠٢٤"), "العدد ۴۵۶ لسنة ۲۰۲۴");
    /// ```
    #[must_use]
    pub fn digits(mut self, digits: Digits) -> Self {
        self.settings.digits = digits;
        self.with(Operation::Digits)
    }

    /// Adds [`Operation::Controls`] with this policy for the non-joiner. It is kept by default.
    ///
    /// ```
    /// use bayan::normalize::{Normalizer, Zwnj};
    ///
    /// let normalizer = Normalizer::builder().zwnj(Zwnj::Strip).build();
    /// // Direction marks go whatever the policy.
    /// assert_eq!(normalizer.normalize("می\u{200C}خواهم \u{200F}الدوحة"), "میخواهم الدوحة");
    /// ```
    #[must_use]
    pub fn zwnj(mut self, zwnj: Zwnj) -> Self {
        self.settings.zwnj = zwnj;
        self.with(Operation::Controls)
    }

    /// Adds [`Operation::Bullets`] with this policy. They become `•` by default.
    ///
    /// ```
    /// use bayan::normalize::{Bullets, Normalizer};
    ///
    /// let plain = Normalizer::builder().bullets(Bullets::Strip).build();
    /// assert_eq!(plain.normalize("⦁ الصحة\n- التعليم"), "الصحة\nالتعليم");
    /// ```
    #[must_use]
    pub fn bullets(mut self, bullets: Bullets) -> Self {
        self.settings.bullets = bullets;
        self.with(Operation::Bullets)
    }

    /// Adds [`Operation::Whitespace`] with this policy for line ends. They stay by default.
    ///
    /// ```
    /// use bayan::normalize::{Normalizer, Whitespace};
    ///
    /// let one_line = Normalizer::builder().whitespace(Whitespace::OneLine).build();
    /// assert_eq!(one_line.normalize("وزارة  النقل\n\nبيان\u{A0}صحفي "), "وزارة النقل بيان صحفي");
    /// ```
    #[must_use]
    pub fn whitespace(mut self, whitespace: Whitespace) -> Self {
        self.settings.whitespace = whitespace;
        self.with(Operation::Whitespace)
    }

    /// Adds [`Operation::FoldHamza`] with this policy. ؤ and ئ become their carriers by default.
    ///
    /// ```
    /// use bayan::normalize::{Hamza, Normalizer};
    ///
    /// let normalizer = Normalizer::builder().hamza(Hamza::Letter).build();
    /// assert_eq!(normalizer.normalize("مسؤول الشؤون"), "مسءول الشءون");
    /// ```
    #[must_use]
    pub fn hamza(mut self, hamza: Hamza) -> Self {
        self.settings.hamza = hamza;
        self.with(Operation::FoldHamza)
    }

    /// The normalizer. Without any operation it still gives NFC.
    ///
    /// ```
    /// use bayan::normalize::Normalizer;
    ///
    /// // A bare alef and a hamza above are one letter, written as two.
    /// assert_eq!(Normalizer::builder().build().normalize("ا\u{654}حمد"), "أحمد");
    /// ```
    pub fn build(self) -> Normalizer {
        Normalizer { plan: Arc::new(Plan::new(self.settings)) }
    }
}
