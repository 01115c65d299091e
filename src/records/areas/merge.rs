//! One entry for one field, however often and in whatever words the text
//! names it.

use std::collections::HashMap;

use crate::letters;
use crate::record::Area;

/// Gathers areas; the first mention gives the place, the one with a
/// description gives the entry.
#[derive(Debug, Default)]
pub(super) struct Merger<'t> {
    pub(super) areas: Vec<Area<'t>>,
    keys: HashMap<String, usize>,
}

impl<'t> Merger<'t> {
    /// Adds an area. `folded` is its label in the normalized text; `core` is
    /// the label behind its verbal noun, if it has one: تقديم الخدمات
    /// الاستشارية is no other field than الخدمات الاستشارية.
    pub(super) fn add(&mut self, folded: &str, core: Option<&str>, area: Area<'t>) {
        let whole = key(folded);
        if whole.is_empty() {
            return;
        }
        let core = core.map(key).filter(|k| k.contains(' '));
        let known = self.keys.get(&whole).or_else(|| self.keys.get(core.as_ref()?)).copied();
        match known {
            None => {
                let at = self.areas.len();
                self.areas.push(area);
                self.keys.extend(core.map(|k| (k, at)));
                self.keys.insert(whole, at);
            }
            Some(at) => {
                let known = &mut self.areas[at];
                if known.description.is_none() && area.description.is_some() {
                    *known = area;
                }
            }
        }
    }
}

/// The words of a label without their articles. A single word also loses the
/// ending that makes an adjective of a noun, so that الزراعة and the زراعي of
/// المجال الزراعي are one.
fn key(folded: &str) -> String {
    // The tables need not be asked about letters that nearly all labels consist of.
    let sign = |c: char| !matches!(c, 'ء'..='ي') && !c.is_alphanumeric();
    let mut words = folded.split_ascii_whitespace().map(|w| w.trim_matches(sign));
    let Some(first) = words.next() else { return String::new() };
    let Some(second) = words.next() else { return letters::stem(first).to_owned() };
    let mut key = String::with_capacity(folded.len());
    for word in [first, second].into_iter().chain(words) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(letters::behind_article(word).unwrap_or(word));
    }
    key
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn one_key_for_one_field() {
        assert_eq!(key("الزراعة"), key("الزراعي"));
        assert_eq!(key("تدريب  المعلمين"), key("التدريب المعلمين"));
        assert_ne!(key("الامن الغذائي"), key("الامن"));
    }
}
