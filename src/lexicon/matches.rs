//! What of the lexicon stands in a text: for those who extend it.

use std::ops::Range;

use super::{Found, Gender, Kind, Lexicon, List, Lists};
use crate::Span;
use crate::cut::{self, TokenKind};
use crate::normalize::Normalizer;

/// A row of the lexicon found in a text, see [`Lexicon::matches`].
///
/// ```
/// # fn main() -> Result<(), bayan::Error> {
/// use bayan::lexicon::{Gender, List};
/// let text = "وللدكتورة هند";
/// let found = bayan::Lexicon::builtin()?.matches(text);
/// let title = found.iter().find(|found| found.list == List::Title).unwrap();
/// assert_eq!(title.form, "الدكتورة");
/// assert_eq!((title.gender, title.source), (Gender::Feminine, "honorifics.tsv"));
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LexiconMatch<'l> {
    /// Where it stands, in bytes of the text; without و ف ب ل ك in front.
    pub span: Span,
    /// The list that the row belongs to.
    pub list: List,
    /// What sort of member of the list it is.
    pub kind: Kind,
    /// Its gender and number.
    pub gender: Gender,
    /// The form as the row has it; the text may spell it otherwise.
    pub form: &'l str,
    /// The form that stands for all forms of the word.
    pub lemma: &'l str,
    /// The file that the row came from, or the name given to
    /// [`Lexicon::extend`] and [`Lexicon::extend_from_tsv`].
    pub source: &'l str,
}

impl Lexicon {
    /// Every row that `text` holds, in the order of the text; where several
    /// phrases of one list begin at the same word, the longest.
    ///
    /// This is what the extraction has to work with, not what it makes of it:
    /// a word may be in several lists, and in the text be none of them. Of
    /// rows with the same form in the same list, the one added last counts.
    ///
    /// ```
    /// # fn main() -> Result<(), bayan::Error> {
    /// use bayan::lexicon::{Kind, List, Row};
    /// let lexicon = bayan::Lexicon::builtin()?
    ///     .extend("mine", [Row::new(List::Title, Kind::Civil, "شيخ البحارة").tier(1)])?;
    /// let text = "وحضر شيخ البحّارة مراسم التوقيع";
    /// let found = lexicon.matches(text).into_iter().find(|m| m.source == "mine").unwrap();
    /// assert_eq!(found.span.of(text), "شيخ البحّارة");
    /// assert_eq!((found.list, found.form), (List::Title, "شيخ البحارة"));
    /// # Ok(()) }
    /// ```
    pub fn matches(&self, text: &str) -> Vec<LexiconMatch<'_>> {
        let normalized = Normalizer::matching().normalize_mapped(text);
        let (folded, map) = (normalized.text(), normalized.map());
        let mut matches = Vec::new();
        let mut words: Vec<(Range<usize>, Found)> = Vec::new();
        let mut start = 0;
        for line in folded.split('\n') {
            words.clear();
            cut::each(folded, start, start + line.len(), |piece| {
                let word = piece.start..piece.end;
                let is_number = piece.kind == TokenKind::Number;
                let found = if is_number { Found::NONE } else { self.look_up(&folded[word.clone()]) };
                words.push((word, found));
            });
            start += line.len() + 1;
            for (at, (bounds, first)) in words.iter().enumerate() {
                let rest = words[at + 1..].iter().map(|(_, next)| next.whole);
                for &list in List::ALL.iter().filter(|list| first.lists.has(**list)) {
                    let Some(found) = self.longest(Lists::of(list), first.word, rest.clone()) else {
                        continue;
                    };
                    let end = words[at + found.len - 1].0.end;
                    let entry = self.entry(found.entry);
                    matches.push(LexiconMatch {
                        span: map.to_original(bounds.start + usize::from(first.cut)..end).into(),
                        list,
                        kind: entry.kind,
                        gender: entry.gender,
                        form: self.form(found.entry),
                        lemma: self.lemma(found.entry),
                        source: self.source(found.entry),
                    });
                }
            }
        }
        matches
    }
}
