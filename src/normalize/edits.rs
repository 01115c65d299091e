//! Where a normalized text differs in length from the text it was made of.

use std::ops::Range;

/// One edit: these bytes of the original became these bytes of the normalized text.
///
/// Either range consists of whole characters. The normalized one is empty where
/// white space was removed altogether, and longer than the original where a
/// ligature was spelled out.
///
/// ```
/// use bayan::normalize::{Edit, Normalizer};
///
/// // One ligature of three bytes becomes four letters of two.
/// let mapped = Normalizer::text().normalize_mapped("عبد ﷲ");
/// let edit = mapped.map().iter().next();
/// assert_eq!(edit, Some(Edit { original: 7..10, normalized: 7..15 }));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Byte range in the original text.
    pub original: Range<usize>,
    /// Byte range in the normalized text.
    pub normalized: Range<usize>,
}

/// A sparse map between an original text and its normalized form, both ways.
///
/// It holds one entry for every place where the two differ in *length*; between
/// those places both texts run in step. All positions are **byte** offsets. An
/// empty map means that the texts run in step from end to end, and every lookup
/// is then a constant; otherwise a lookup is a binary search over the edits.
///
/// - Deleted marks, tatweels and controls belong to the character before them.
/// - All characters of a spelled-out ligature belong to the one source character.
/// - Marks that were put into canonical order belong, with their base, to the whole cluster.
/// - White space removed at the ends of the text belongs to no character.
///
/// Texts over 4 GiB are mapped as one piece: every range gives the whole of the other text.
///
/// ```
/// use bayan::normalize::Normalizer;
///
/// let given = "قَطَر تُوَقِّعُ";
/// let mapped = Normalizer::matching().normalize_mapped(given);
/// assert_eq!(mapped.text(), "قطر توقع");
/// let verb = mapped.map().to_original(7..15);
/// assert_eq!(&given[verb.clone()], "تُوَقِّعُ");
/// assert_eq!(mapped.map().to_normalized(verb), 7..15);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditMap {
    entries: Vec<Entry>,
    /// The lengths of both texts, where they are longer than the entries can tell.
    whole: Option<(usize, usize)>,
}

// u32 halves the memory that the fast pass writes; see `MAX_MAPPED`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    in_start: u32,
    in_end: u32,
    out_start: u32,
    out_end: u32,
}

/// The longest text, in bytes, that is mapped character by character.
pub(super) const MAX_MAPPED: usize = u32::MAX as usize;

impl EditMap {
    /// A map with no edits.
    ///
    /// ```
    /// let map = bayan::normalize::EditMap::new();
    /// assert_eq!(map.to_original(4..8), 4..8);
    /// ```
    pub const fn new() -> Self {
        EditMap { entries: Vec::new(), whole: None }
    }

    /// Forgets all edits and keeps the memory.
    ///
    /// ```
    /// let (_, mut map) = bayan::normalize::Normalizer::text().normalize_mapped("قَطر").into_parts();
    /// map.clear();
    /// assert!(map.is_empty());
    /// ```
    pub fn clear(&mut self) {
        self.entries.clear();
        self.whole = None;
    }

    /// True if both texts run in step from end to end.
    ///
    /// Characters may still have been exchanged for others of the same length
    /// (أ for ا).
    ///
    /// ```
    /// let mapped = bayan::normalize::Normalizer::search().normalize_mapped("أحمد");
    /// assert_eq!(mapped.text(), "احمد");
    /// assert!(mapped.map().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.whole.is_none()
    }

    /// Number of edits.
    ///
    /// ```
    /// assert_eq!(bayan::normalize::Normalizer::text().normalize_mapped("قَطَر").map().len(), 2);
    /// ```
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// The edits in order.
    ///
    /// ```
    /// use bayan::normalize::Normalizer;
    ///
    /// let mapped = Normalizer::matching().normalize_mapped("عام ٢٠");
    /// let edits: Vec<_> = mapped.map().iter().map(|e| (e.original, e.normalized)).collect();
    /// assert_eq!(edits, [(7..9, 7..8), (9..11, 8..9)]);
    /// ```
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Edit> + '_ {
        self.entries.iter().map(|e| Edit {
            original: e.in_start as usize..e.in_end as usize,
            normalized: e.out_start as usize..e.out_end as usize,
        })
    }

    /// The byte range of the original that a byte range of the normalized text came from.
    ///
    /// The answer covers whole characters; an empty range gives an empty one.
    ///
    /// ```
    /// let mapped = bayan::normalize::Normalizer::text().normalize_mapped("مُحَمَّد");
    /// assert_eq!(mapped.map().to_original(4..6), 8..14); // the second م and its two marks
    /// ```
    pub fn to_original(&self, normalized: Range<usize>) -> Range<usize> {
        if self.whole.is_some() {
            return self.original_start(normalized.start)..self.original_end(normalized.end);
        }
        let before = self.begun_by(normalized.start);
        let start = self.start_after(before, normalized.start);
        if normalized.is_empty() {
            return start..start;
        }
        let begins_inside = |e: &Entry| (e.out_start as usize) < normalized.end;
        let rest = self.entries.get(before..).unwrap_or(&[]);
        // Most ranges have no edit inside.
        let inside =
            if rest.first().is_some_and(begins_inside) { rest.partition_point(begins_inside) } else { 0 };
        start..self.end_after(before + inside, normalized.end)
    }

    /// How many edits begin at `normalized` or before.
    fn begun_by(&self, normalized: usize) -> usize {
        self.entries.partition_point(|e| e.out_start as usize <= normalized)
    }

    /// [`Self::original_start`], behind the last of the first `edits`.
    fn start_after(&self, edits: usize, normalized: usize) -> usize {
        match edits.checked_sub(1).and_then(|i| self.entries.get(i)) {
            None => normalized,
            Some(e) if normalized < e.out_end as usize => e.in_start as usize,
            Some(e) => e.in_end as usize + (normalized - e.out_end as usize),
        }
    }

    /// [`Self::original_end`], behind the last of the first `edits`.
    fn end_after(&self, edits: usize, normalized: usize) -> usize {
        match edits.checked_sub(1).and_then(|i| self.entries.get(i)) {
            None => normalized,
            Some(e) if normalized <= e.out_end as usize => e.in_end as usize,
            Some(e) => e.in_end as usize + (normalized - e.out_end as usize),
        }
    }

    /// The byte range of the normalized text that a byte range of the original became.
    ///
    /// The answer covers whole characters: a deleted mark gives its base. It is
    /// empty if the range is empty or held only white space that is gone.
    ///
    /// ```
    /// let mapped = bayan::normalize::Normalizer::text().normalize_mapped("مُحَمَّد");
    /// assert_eq!(mapped.map().to_normalized(10..12), 4..6); // the shadda is part of its م
    /// ```
    pub fn to_normalized(&self, original: Range<usize>) -> Range<usize> {
        let start = self.normalized_start(original.start);
        if original.is_empty() {
            return start..start;
        }
        start..self.normalized_end(original.end)
    }

    /// Where in the original the character begins that begins (or lies) at `normalized`.
    ///
    /// ```
    /// let mapped = bayan::normalize::Normalizer::text().normalize_mapped("ﷲ أكبر");
    /// assert_eq!(mapped.map().original_start(4), 0); // inside the spelled-out الله
    /// assert_eq!(mapped.map().original_start(9), 4);
    /// ```
    pub fn original_start(&self, normalized: usize) -> usize {
        if self.whole.is_some() {
            return 0;
        }
        self.start_after(self.begun_by(normalized), normalized)
    }

    /// Where in the original the character ends, its deleted marks included, that ends (or lies)
    /// at `normalized`.
    ///
    /// ```
    /// let mapped = bayan::normalize::Normalizer::text().normalize_mapped("قَطَرُ وعُمان");
    /// assert_eq!(mapped.map().original_end(6), 12);
    /// ```
    pub fn original_end(&self, normalized: usize) -> usize {
        if let Some((whole, _)) = self.whole {
            return whole;
        }
        let before = self.entries.partition_point(|e| (e.out_start as usize) < normalized);
        self.end_after(before, normalized)
    }

    /// Where in the normalized text the character begins that holds the original's byte `original`.
    ///
    /// ```
    /// let mapped = bayan::normalize::Normalizer::text().normalize_mapped("قَطَر");
    /// assert_eq!(mapped.map().normalized_start(2), 0); // the mark of the first letter
    /// ```
    pub fn normalized_start(&self, original: usize) -> usize {
        if self.whole.is_some() {
            return 0;
        }
        let before = self.entries.partition_point(|e| e.in_start as usize <= original);
        match before.checked_sub(1).and_then(|i| self.entries.get(i)) {
            None => original,
            Some(e) if original < e.in_end as usize => e.out_start as usize,
            Some(e) => e.out_end as usize + (original - e.in_end as usize),
        }
    }

    /// Where in the normalized text the character ends that holds the original's byte before `original`.
    ///
    /// ```
    /// let mapped = bayan::normalize::Normalizer::text().normalize_mapped("قَطَر");
    /// assert_eq!(mapped.map().normalized_end(8), 4);
    /// ```
    pub fn normalized_end(&self, original: usize) -> usize {
        if let Some((_, whole)) = self.whole {
            return whole;
        }
        let before = self.entries.partition_point(|e| (e.in_start as usize) < original);
        match before.checked_sub(1).and_then(|i| self.entries.get(i)) {
            None => original,
            Some(e) if original <= e.in_end as usize => e.out_end as usize,
            Some(e) => e.out_end as usize + (original - e.in_end as usize),
        }
    }

    /// Records that `original` became `normalized`; edits come in order.
    #[inline]
    pub(super) fn push(&mut self, original: Range<usize>, normalized: Range<usize>) {
        self.entries.push(Entry {
            in_start: original.start as u32,
            in_end: original.end as u32,
            out_start: normalized.start as u32,
            out_end: normalized.end as u32,
        });
    }

    /// Records that `deleted` left nothing and belongs to the character that ends at `out_end` of
    /// the normalized text, whose last `previous` bytes it is if no edit covers it.
    #[inline]
    pub(super) fn attach(&mut self, deleted: Range<usize>, out_end: usize, previous: usize) {
        if let Some(last) = self.entries.last_mut()
            && last.in_end == deleted.start as u32
            && last.out_end == out_end as u32
        {
            last.in_end = deleted.end as u32;
            return;
        }
        let previous = if out_end == 0 { 0 } else { previous };
        self.push(
            deleted.start.saturating_sub(previous)..deleted.end,
            out_end.saturating_sub(previous)..out_end,
        );
    }

    /// Takes back the edits that touch the normalized text from `from` on; returns where the text to be
    /// told anew begins, in the original and in the normalized text.
    pub(super) fn reopen(&mut self, mut from: usize) -> (usize, usize) {
        let mut start = None;
        while let Some(last) = self.entries.last() {
            if last.out_end as usize <= from {
                let in_step = last.in_end as usize + (from - last.out_end as usize);
                return (start.unwrap_or(in_step), from);
            }
            start = Some(last.in_start as usize);
            from = last.out_start as usize;
            self.entries.pop();
        }
        (start.unwrap_or(from), from)
    }

    /// Records that `normalized`, not at the end of the text, is replaced by `len` bytes.
    ///
    /// The cost is that of the edits after it, so this is for what stands at the start of the last line.
    pub(super) fn rewritten(&mut self, normalized: Range<usize>, len: usize) {
        let original = self.original_start(normalized.start)..self.original_end(normalized.end);
        let first =
            self.entries.iter().rposition(|e| e.out_end as usize <= normalized.start).map_or(0, |i| i + 1);
        let moved = |at: usize| (at + len - normalized.len()) as u32;
        let (mut out_start, mut out_end) = (normalized.start, normalized.end);
        let mut next = first;
        for e in self.entries.iter_mut().skip(first) {
            if (e.out_start as usize) < normalized.end {
                // A form that was spelled out as a blank and a mark reaches over the end.
                out_start = out_start.min(e.out_start as usize);
                out_end = out_end.max(e.out_end as usize);
                next += 1;
                continue;
            }
            e.out_start = moved(e.out_start as usize);
            e.out_end = moved(e.out_end as usize);
        }
        let entry = Entry {
            in_start: original.start as u32,
            in_end: original.end as u32,
            out_start: out_start as u32,
            out_end: moved(out_end),
        };
        self.entries.splice(first..next, std::iter::once(entry));
    }

    /// Maps the whole of one text to the whole of the other, where they are too long for more.
    pub(super) fn coarse(&mut self, original: usize, normalized: usize) {
        self.entries.clear();
        self.whole = Some((original, normalized));
    }
}
