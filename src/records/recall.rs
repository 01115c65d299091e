//! Later mentions of officials by one word: a surname, a title, an office.

use super::cast::{Cast, Reference, Who};
use super::officials::sign;
use crate::doc::Doc;
use crate::lexicon::Lists;
use crate::mentions::Mentions;
use crate::record::{Announcement, Passage, Sign};

/// Adds the later mentions by surname (وقال شولتس), by title (سعادته) and by
/// office (الوزير) to the officials of `record`; a surname is an alias.
pub(super) fn add<'t>(doc: &Doc<'t, '_>, mentions: &Mentions, cast: &Cast, record: &mut Announcement<'t>) {
    let one_word = |r: &&Reference| r.tokens.len() == 1 && matches!(r.who, Who::Official(_));
    let mut references = cast.refs.iter().filter(one_word).peekable();
    if references.peek().is_none() {
        return;
    }
    let mut person = 0;
    // Put in their places at the end, and not one by one among all the others.
    let mut late: Vec<(usize, Passage<'t>)> = Vec::new();
    let mut ends = vec![0; record.officials.len()];
    for reference in references {
        let Who::Official(index) = reference.who else { continue };
        let at = reference.tokens.start;
        while mentions.persons.get(person).is_some_and(|p| p.tokens.end <= at) {
            person += 1;
        }
        let named = mentions.persons.get(person).is_some_and(|p| p.tokens.start <= at);
        let Some(official) = record.officials.get_mut(index).filter(|_| !named) else { continue };
        let span = doc.span(reference.tokens.clone());
        let before = official.mentions.partition_point(|m| m.span.start <= span.start);
        // What stands before the first name may yet be anybody; and one character may hold two
        // mentions, as ﷺ holds four words.
        let beside = &official.mentions[before.saturating_sub(1)..official.mentions.len().min(before + 1)];
        if before == 0 || beside.iter().any(|m| m.span.overlaps(span)) || span.start < ends[index] {
            continue;
        }
        if !doc.tokens[at].begins(Lists::Title.or(Lists::Position).or(Lists::Institution)) {
            let alias = doc.clean(reference.tokens.clone());
            if alias != official.name && !official.aliases.contains(&alias) {
                official.aliases.push(alias);
            }
            sign(official, Sign::Repeat);
        }
        ends[index] = span.end;
        late.push((index, Passage { text: span.of(doc.text).into(), span }));
    }
    for (index, passage) in late {
        record.officials[index].mentions.push(passage);
    }
    for official in &mut record.officials {
        official.mentions.sort_by_key(|m| m.span.start);
    }
}
