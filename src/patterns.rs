//! Users' own patterns: document numbers, phone numbers, whatever the
//! grammars do not read.

use regex::Regex;

use crate::Error;
use crate::doc::Doc;
use crate::normalize::Normalizer;
use crate::record::PatternMatch;

/// A pattern and the name its matches carry.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    name: String,
    regex: Regex,
}

impl Pattern {
    /// The pattern is folded as the text is, so that its letters and digits
    /// match every spelling of them.
    pub(crate) fn new(name: &str, pattern: &str) -> Result<Pattern, Error> {
        let folded = Normalizer::matching().normalize_mapped(pattern);
        let regex = Regex::new(folded.text()).map_err(|e| Error::config(format!("pattern {name:?}: {e}")))?;
        Ok(Pattern { name: name.to_owned(), regex })
    }
}

/// All matches of `patterns`, line by line, in the order of the text.
pub(crate) fn read<'t>(doc: &Doc<'t, '_>, patterns: &[Pattern]) -> Vec<PatternMatch<'t>> {
    let mut found = Vec::new();
    for pattern in patterns {
        for line in doc.lines {
            let matches = pattern.regex.find_iter(&doc.folded[line.start..line.end]);
            found.extend(matches.filter(|m| !m.is_empty()).map(|m| {
                let span = doc.span_at(line.start + m.start(), line.start + m.end());
                PatternMatch { name: pattern.name.clone().into(), text: span.of(doc.text).into(), span }
            }));
        }
    }
    found.sort_by_key(|m| m.span);
    found
}
