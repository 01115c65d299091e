//! Normalization of Arabic text, with a way back to the original.

mod builder;
mod cluster;
mod edits;
pub mod marker;
mod number;
mod pass;
mod plan;
mod tables;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use once_cell::sync::Lazy;

pub use builder::{Bullets, Digits, Hamza, NormalizerBuilder, Operation, UnknownOperation, Whitespace, Zwnj};
pub use edits::{Edit, EditMap};
pub use marker::{Marker, MarkerKind};

use plan::Plan;

/// The version of Unicode whose Arabic marks and presentation forms are known.
pub const UNICODE_VERSION: (u8, u8, u8) = tables::UNICODE_VERSION;

/// Rewrites text by a fixed set of operations.
///
/// To clone one is cheap, and it can be shared between threads.
#[derive(Clone)]
pub struct Normalizer {
    plan: Arc<Plan>,
}

impl fmt::Debug for Normalizer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Normalizer").field("settings", &self.plan.settings).finish_non_exhaustive()
    }
}

/// A normalized text with its map to the original.
#[derive(Clone, Debug, Default)]
pub struct Mapped {
    text: String,
    map: EditMap,
}

impl Mapped {
    /// The normalized text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The map between the original and [`Mapped::text`].
    pub fn map(&self) -> &EditMap {
        &self.map
    }

    /// Both parts.
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
    /// A builder without operations.
    pub fn builder() -> NormalizerBuilder {
        NormalizerBuilder::default()
    }

    /// A builder with this normalizer's operations and policies.
    pub fn to_builder(&self) -> NormalizerBuilder {
        NormalizerBuilder { settings: self.plan.settings }
    }

    /// Lossless repair for showing a text.
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

    /// [`Normalizer::display`] without marks.
    pub fn text() -> Normalizer {
        cached!(Normalizer::display().to_builder().with(Operation::StripDiacritics))
    }

    /// [`Normalizer::text`] with letters folded and digits in ASCII.
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

    /// The profile that the extraction works on.
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

    /// The operations.
    pub fn operations(&self) -> impl Iterator<Item = Operation> + '_ {
        Operation::all().filter(|operation| self.plan.settings.has(*operation))
    }

    /// The normalized text.
    pub fn normalize<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut out = String::new();
        if pass::run(&self.plan, text, &mut out, ()) && out != text {
            Cow::Owned(out)
        } else {
            Cow::Borrowed(text)
        }
    }

    /// The normalized text, into a buffer.
    pub fn normalize_into(&self, text: &str, out: &mut String) {
        out.clear();
        if !pass::run(&self.plan, text, out, ()) {
            out.push_str(text);
        }
    }

    /// The normalized text with its map.
    pub fn normalize_mapped(&self, text: &str) -> Mapped {
        let mut mapped = Mapped::default();
        self.normalize_mapped_into(text, &mut mapped.text, &mut mapped.map);
        mapped
    }

    /// As [`Normalizer::normalize_mapped`], into buffers that are cleared first and keep their memory.
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
    static CLEAN: Lazy<Normalizer> = Lazy::new(|| {
        Normalizer::builder()
            .with(Operation::Controls)
            .with(Operation::PresentationForms)
            .with(Operation::StripDiacritics)
            .with(Operation::StripTatweel)
            .zwnj(Zwnj::Strip)
            .whitespace(Whitespace::OneLine)
            .build()
    });
    CLEAN.normalize(text)
}
