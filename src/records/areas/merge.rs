//! One entry for one field, however often and in whatever words the text
//! names it.

use std::ops::Range;

use super::super::alike;
use crate::record::Area;
use crate::{chars, letters};

/// Gathers areas; the first mention gives the place, the one with a
/// description gives the entry.
#[derive(Debug, Default)]
pub(super) struct Merger<'t> {
    areas: Vec<Named<'t>>,
    /// The keys of all, one behind the other.
    keys: String,
}

/// An area and where its keys stand.
#[derive(Debug)]
struct Named<'t> {
    area: Area<'t>,
    whole: Range<usize>,
    /// Empty where it has none.
    core: Range<usize>,
}

impl<'t> Merger<'t> {
    /// Adds an area. `folded` is its label in the normalized text; `core` is
    /// the label behind its verbal noun, if it has one: تقديم الخدمات
    /// الاستشارية is no other field than الخدمات الاستشارية.
    pub(super) fn add(&mut self, folded: &str, core: Option<&str>, area: Area<'t>) {
        let start = self.keys.len();
        key(folded, &mut self.keys);
        let end = self.keys.len();
        if start == end {
            return;
        }
        let (whole, mut core_key) = (start..end, end..end);
        if let Some(core) = core {
            key(core, &mut self.keys);
            core_key.end = self.keys.len();
            if !self.keys[core_key.clone()].contains(' ') {
                self.keys.truncate(end);
                core_key.end = end;
            }
        }
        self.areas.push(Named { area, whole, core: core_key });
    }

    /// One area for all that have a key in common.
    pub(super) fn merged(self) -> Vec<Area<'t>> {
        let mut out: Vec<Area<'t>> = Vec::with_capacity(self.areas.len());
        if self.areas.len() < 2 {
            out.extend(self.areas.into_iter().map(|named| named.area));
            return out;
        }
        let mut keys = Vec::with_capacity(2 * self.areas.len());
        for named in &self.areas {
            let both = [&named.whole, &named.core].map(|key| (&self.keys[key.clone()], ()));
            keys.extend(both.into_iter().filter(|key| !key.0.is_empty()));
        }
        let (numbers, different) = alike::number(keys.len(), |at| keys[at]);
        let mut numbers = numbers.into_iter();
        let mut places = vec![None; different];
        for Named { area, whole, core } in self.areas {
            let mut number = |key: Range<usize>| if key.is_empty() { None } else { numbers.next() };
            let (whole, core) = (number(whole), number(core));
            let at = |key: Option<usize>| places[key?];
            match at(whole).or_else(|| at(core)) {
                None => {
                    for key in [core, whole].into_iter().flatten() {
                        places[key] = Some(out.len());
                    }
                    out.push(area);
                }
                Some(at) => {
                    let known: &mut Area<'t> = &mut out[at];
                    if known.description.is_none() && area.description.is_some() {
                        *known = area;
                    }
                }
            }
        }
        out
    }
}

/// Appends the words of a label without their articles. A single word also loses the
/// ending that makes an adjective of a noun, so that الزراعة and the زراعي of
/// المجال الزراعي are one.
fn key(folded: &str, out: &mut String) {
    let sign = |c: char| !chars::is_letter_or_digit(c);
    let mut words = folded.split_ascii_whitespace().map(|w| w.trim_matches(sign));
    let Some(first) = words.next() else { return };
    let Some(second) = words.next() else { return out.push_str(letters::stem(first)) };
    out.reserve(folded.len());
    let start = out.len();
    for word in [first, second].into_iter().chain(words) {
        if out.len() > start {
            out.push(' ');
        }
        out.push_str(letters::behind_article(word).unwrap_or(word));
    }
}

#[cfg(test)]
mod tests {
    fn key(label: &str) -> String {
        let mut key = String::new();
        super::key(label, &mut key);
        key
    }

    #[test]
    fn one_key_for_one_field() {
        assert_eq!(key("الزراعة"), key("الزراعي"));
        assert_eq!(key("تدريب  المعلمين"), key("التدريب المعلمين"));
        assert_ne!(key("الامن الغذائي"), key("الامن"));
    }
}
