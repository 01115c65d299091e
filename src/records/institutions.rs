//! The named institutions, and what a bare الوزارة refers back to.

use std::borrow::Cow;

use super::alike;
use crate::doc::Doc;
use crate::lexicon::Lists;
use crate::mentions::{InstitutionMention, Mentions};
use crate::record::Institution;

/// The institutions of `doc`, each at its first mention.
pub(super) fn build<'t>(doc: &Doc<'t, '_>, mentions: &Mentions) -> Vec<Institution<'t>> {
    let keys: Vec<_> = mentions.institutions.iter().map(|m| m.key(doc)).collect();
    let (numbers, different) = alike::number(keys.len(), |at| keys[at]);
    let mut places = vec![None; different];
    let mut out: Vec<Institution<'t>> = Vec::with_capacity(different);
    for (mention, number) in mentions.institutions.iter().zip(numbers) {
        let at = *places[number].get_or_insert(out.len());
        if at == out.len() {
            let span = doc.span(mention.tokens.clone());
            out.push(Institution {
                name: mention.name_at(doc, span),
                kind: Cow::Borrowed(doc.lexicon.entry(mention.head).kind.name()),
                aliases: Vec::new(),
                span,
            });
        }
        let alias = mention.alias.clone().map(|tokens| doc.clean(tokens));
        if let Some(alias) = alias.filter(|a| !out[at].aliases.contains(a)) {
            out[at].aliases.push(alias);
        }
    }
    out
}

/// The institution that the bare head noun at token `at` (الوزارة) refers back
/// to: of those with the same head the one named most often, and of these the
/// last before it.
pub(super) fn referent<'m>(
    doc: &Doc<'_, '_>,
    mentions: &'m Mentions,
    at: usize,
) -> Option<&'m InstitutionMention> {
    let found = doc.longest(at, Lists::Institution)?;
    let from = mentions.institutions.partition_point(|m| m.tokens.start < at);
    let near =
        &mentions.institutions[from.saturating_sub(REACH)..mentions.institutions.len().min(from + REACH)];
    let lemma = doc.lexicon.lemma(found.entry);
    let alike = |m: &&InstitutionMention| m.head == found.entry || doc.lexicon.has_lemma(m.head, lemma);
    let mut near = near.iter().filter(alike).peekable();
    near.peek()?;
    // Names with that head, how often each stands near, and its mention that is best to refer to.
    let mut names: [Option<(&str, usize, &InstitutionMention)>; NAMES] = [None; NAMES];
    let nearness =
        |m: &InstitutionMention| (m.tokens.start < at, std::cmp::Reverse(m.tokens.start.abs_diff(at)));
    for mention in near {
        let name = doc.folded_range(mention.tokens.clone());
        let Some(slot) = names.iter_mut().find(|n| n.is_none_or(|(known, ..)| known == name)) else {
            continue;
        };
        let (_, count, best) = slot.get_or_insert((name, 0, mention));
        *count += 1;
        if nearness(mention) > nearness(best) {
            *best = mention;
        }
    }
    names.into_iter().flatten().max_by_key(|&(_, count, m)| (count, nearness(m))).map(|(.., m)| m)
}

/// How many different names one bare head is weighed among.
const NAMES: usize = 8;
/// How many institutions away a reference is looked for; keeps long texts linear.
const REACH: usize = 48;
