//! One entry for one field, however often the text names it.

use std::collections::HashMap;

use crate::record::Area;

/// Gathers areas; the first mention gives the place, the one with a
/// description gives the entry.
#[derive(Debug, Default)]
pub(super) struct Merger<'t> {
    pub(super) areas: Vec<Area<'t>>,
    keys: HashMap<String, usize>,
}

impl<'t> Merger<'t> {
    /// Adds an area whose label is `folded` in the normalized text.
    pub(super) fn add(&mut self, folded: &str, area: Area<'t>) {
        let key = key(folded);
        if key.is_empty() {
            return;
        }
        match self.keys.get(&key) {
            None => {
                self.keys.insert(key, self.areas.len());
                self.areas.push(area);
            }
            Some(&at) => {
                let known = &mut self.areas[at];
                if known.description.is_none() && area.description.is_some() {
                    *known = area;
                }
            }
        }
    }
}

/// The words of a label without their articles: التدريب and تدريب are one.
fn key(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len());
    for word in folded.split_whitespace() {
        let stem = word.strip_prefix("ال").filter(|s| s.len() >= 4).unwrap_or(word);
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(stem.trim_matches(|c: char| !c.is_alphanumeric()));
    }
    key
}
