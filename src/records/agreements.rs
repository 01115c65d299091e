//! What was agreed, and between whom: one entry an instrument, however often
//! the text comes back to it.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use super::parties::{self, Filler, Names, Party, Sort};
use crate::chars;
use crate::doc::Doc;
use crate::layout::LineKind;
use crate::lexicon::{EntryId, Kind, Lists, clitic};
use crate::mentions::institutions::{self, closed};
use crate::mentions::instruments::{WORD, dual, plural};
use crate::mentions::shape::{after_letter, bare, verbal};
use crate::mentions::{InstrumentMention, Mentions};
use crate::record::{Agreement, AgreementKind};
use crate::token::TokenKind;
use crate::triggers::within;

/// How far from its head phrase, in tokens, an instrument's parties and verb are looked for.
const REACH: usize = 60;
/// How many instruments back a repeated mention is compared with.
const REPEATS: usize = 24;

/// One instrument while its mentions are brought together.
struct Draft<'t> {
    kind: AgreementKind,
    head: Range<usize>,
    parties: Vec<Cow<'t, str>>,
    subject: Option<Cow<'t, str>>,
    headline: bool,
    signed: bool,
    /// A mention without the article that no other was joined to before.
    fresh: bool,
    /// The parties stand in a dual only: بين الطرفين.
    weak: bool,
    /// Two instruments in one phrase: مذكرتي تفاهم.
    two: bool,
}

/// The instruments of `doc` with their parties.
pub(super) fn build<'t>(doc: &Doc<'t, '_>, mentions: &Mentions) -> Vec<Agreement<'t>> {
    if mentions.instruments.is_empty() {
        return Vec::new();
    }
    let names = Names::of(doc, mentions);
    let mut drafts: Vec<Draft<'t>> = Vec::new();
    let mut line = 0;
    for (at, mention) in mentions.instruments.iter().enumerate() {
        while doc.lines[line].tokens.end <= mention.tokens.start {
            line += 1;
        }
        let bounds = sentence(doc, doc.lines[line].tokens.clone(), mention.tokens.clone());
        let mut owner = Vec::new();
        if let Some(topic) = &mention.topic {
            parties::list(doc, mentions, topic.start, topic.end, Sort::Subject, &mut owner);
        }
        let clause = Clause { doc, mentions, at, mention, owner, bounds };
        let mut parties: Vec<Cow<'t, str>> = Vec::new();
        let (found, signed) = clause.parties();
        let mut weak = false;
        for party in found {
            weak |= party.filler == Filler::Both;
            let two =
                if party.filler == Filler::Both { clause.both(&party, &names, &drafts) } else { Vec::new() };
            let one = (party.filler != Filler::Both).then(|| names.longest(&party));
            for name in one.into_iter().chain(two) {
                if !parties.contains(&name) {
                    parties.push(name);
                }
            }
        }
        let entry = doc.lexicon.entry(mention.entry);
        let kind = kind(doc, mention.entry);
        if kind == AgreementKind::JointDeclaration && (weak || parties.is_empty()) {
            // A declaration is made by two states where the text says that it was issued.
            parties = names.two_states().filter(|_| clause.issued()).map_or_else(Vec::new, Into::into);
            weak = true;
        }
        let headline = matches!(doc.lines[line].kind, LineKind::Headline | LineKind::Highlight);
        let draft = Draft {
            kind,
            head: mention.tokens.clone(),
            parties,
            subject: clause.subject(),
            headline,
            signed,
            fresh: !(mention.definite
                || plural(entry)
                || entry.tier == WORD && entry.kind == Kind::Agreement),
            weak,
            two: dual(doc.lexicon.entry(mention.entry)),
        };
        join(doc, mention, clause.another(), draft, &mut drafts);
    }
    drafts.retain(|d| !d.parties.is_empty() || d.subject.is_some() && d.signed && d.fresh);
    let mut out = Vec::new();
    for (at, draft) in drafts.iter().enumerate() {
        // Of the two, those that the text tells of by themselves are entries already.
        let told = drafts[at + 1..].iter().take(REPEATS);
        let told =
            told.filter(|d| d.kind == draft.kind && !d.two && same_parties(&d.parties, &draft.parties, 1));
        let copies = if draft.two { 2usize.saturating_sub(told.count()) } else { 1 };
        let span = doc.span(draft.head.clone());
        out.extend((0..copies).map(|_| Agreement {
            kind: draft.kind,
            text: span.of(doc.text).into(),
            span,
            subject: draft.subject.clone(),
            parties: draft.parties.clone(),
        }));
    }
    out
}

fn kind(doc: &Doc<'_, '_>, entry: EntryId) -> AgreementKind {
    match doc.lexicon.entry(entry).kind {
        Kind::Mou => AgreementKind::MemorandumOfUnderstanding,
        Kind::Loi => AgreementKind::LetterOfIntent,
        Kind::Contract => AgreementKind::Contract,
        Kind::Protocol => AgreementKind::Protocol,
        Kind::ExecutiveProgramme => AgreementKind::ExecutiveProgram,
        Kind::JointDeclaration | Kind::JointStatement => AgreementKind::JointDeclaration,
        Kind::Partnership => AgreementKind::Partnership,
        Kind::ActionPlan
        | Kind::Annex
        | Kind::Charter
        | Kind::Document
        | Kind::ExchangeOfLetters
        | Kind::ExchangeOfNotes
        | Kind::Minutes
        | Kind::Renewal
        | Kind::Roadmap => AgreementKind::Other,
        _ => AgreementKind::Agreement,
    }
}

/// The tokens of the sentence around `at`, within its line.
fn sentence(doc: &Doc<'_, '_>, line: Range<usize>, at: Range<usize>) -> Range<usize> {
    let ends = |i: &usize| {
        doc.tokens[*i].mark().is_some_and(chars::ends_sentence)
            // د. and other letters with a stop are titles.
            && !(*i > 0 && doc.tokens[i - 1].is_word() && doc.folded(i - 1).chars().nth(2).is_none())
    };
    let from = line.start.max(at.start.saturating_sub(REACH));
    let until = line.end.min(at.end + REACH);
    let marks = |tokens| within(&doc.triggers.marks, tokens).iter().map(|&mark| mark as usize);
    let start = marks(from..at.start).rev().find(ends).map_or(from, |i| i + 1);
    let end = marks(at.end..until).find(ends).unwrap_or(until);
    start..end
}

/// Brings a mention together with the instrument it repeats, or adds a new one.
fn join<'t>(
    doc: &Doc<'t, '_>,
    mention: &InstrumentMention,
    another: bool,
    new: Draft<'t>,
    drafts: &mut Vec<Draft<'t>>,
) {
    let refers = mention.definite && (mention.alone || new.parties.is_empty());
    let alike = |old: &Draft<'t>| {
        let agreement = old.kind == AgreementKind::Agreement || new.kind == AgreementKind::Agreement;
        // هذه الاتفاقية may be any of them.
        let echo = mention.definite || new.weak && !new.signed;
        let kin = old.kind == new.kind || echo && mention.alone && agreement;
        // The lead tells in full what the headline shortens.
        let told = old.headline && !new.headline;
        // One of the two, told by itself.
        let part = old.two
            && !new.two
            && !mention.definite
            && new.parties.len() > 1
            && !same_parties(&old.parties, &new.parties, old.parties.len());
        kin && !part
            && (told
                || refers && new.parties.len() < 2
                || same_parties(&old.parties, &new.parties, if mention.definite { 1 } else { 2 }))
            && (told || mention.definite || same_subject(old, &new))
    };
    let repeats = if another { 0 } else { REPEATS };
    match drafts.iter_mut().rev().take(repeats).find(|old| alike(old)) {
        Some(old) => {
            let fuller = !new.parties.is_empty() && new.parties.len() > old.parties.len()
                || old.headline && new.parties.len() == old.parties.len();
            if old.parties.is_empty() || !new.weak && (fuller || old.weak) {
                old.parties = new.parties;
                old.weak = new.weak;
            }
            old.headline &= new.headline;
            old.signed |= new.signed;
            old.two |= new.two && !refers;
            if old.subject.is_none() {
                old.subject = new.subject;
            }
        }
        None if new.parties.is_empty() && (refers || plural(doc.lexicon.entry(mention.entry))) => {}
        None => drafts.push(new),
    }
}

/// True if the two have `enough` parties in common, or all of the fewer.
fn same_parties(a: &[Cow<'_, str>], b: &[Cow<'_, str>], enough: usize) -> bool {
    if a.is_empty() || b.is_empty() {
        return true;
    }
    let common = a.iter().filter(|p| b.iter().any(|q| same_name(p, q))).count();
    common >= a.len().min(b.len()).min(enough)
}

/// True if all words of the shorter name stand in the longer.
fn same_name(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    // عبد العزيز and عبدالعزيز are one.
    let squeezed = OnceCell::new();
    let squeeze = || {
        let mut squeezed = String::with_capacity(long.len());
        long.split(' ').for_each(|word| squeezed.push_str(word));
        squeezed
    };
    let joined = |w: &str| squeezed.get_or_init(squeeze).contains(w);
    short.split(' ').map(chars::without_article).all(|w| long.contains(w) || joined(w))
}

fn same_subject(a: &Draft<'_>, b: &Draft<'_>) -> bool {
    let (Some(a), Some(b)) = (&a.subject, &b.subject) else { return true };
    a.split(' ').any(|w| w.chars().count() > 3 && b.contains(w))
}

/// One mention of an instrument in its sentence.
struct Clause<'d, 't, 's> {
    doc: &'d Doc<'t, 's>,
    mentions: &'d Mentions,
    /// Its number in the document.
    at: usize,
    mention: &'d InstrumentMention,
    /// The parties that the genitive after the head names, which else says what it is about.
    owner: Vec<Party>,
    bounds: Range<usize>,
}

impl<'t> Clause<'_, 't, '_> {
    fn deal(&self, at: usize) -> Option<(Kind, usize)> {
        let found = self.doc.longest(at, Lists::Deal)?;
        Some((self.doc.lexicon.entry(found.entry).kind, found.len))
    }

    fn list(&self, at: usize, sort: Sort, out: &mut Vec<Party>) -> usize {
        parties::list(self.doc, self.mentions, at, self.bounds.end, sort, out)
    }

    /// Where the next instrument begins that is not this one's genitive
    /// (البرنامج التنفيذي لاتفاقية التعاون).
    fn next(&self) -> usize {
        let mut after = self.mention.tokens.end;
        for m in &self.mentions.instruments[self.at + 1..] {
            if m.tokens.start > after {
                return m.tokens.start;
            }
            after = m.tokens.end;
        }
        usize::MAX
    }

    /// The parties, and whether a word of signing stands by.
    fn parties(&self) -> (Vec<Party>, bool) {
        let mut out = Vec::new();
        self.nisbas(&mut out);
        let (mut signed, with) = self.after(&mut out);
        let between = out.len() > 1 && !with;
        if !between {
            let mut before = Vec::new();
            signed |= self.before(&mut before, with);
            before.append(&mut out);
            out = before;
        } else {
            signed |= self.verb().is_some();
        }
        (out, signed)
    }

    /// Whom a dual stands for: two institutions of the sort, the two states of
    /// the document, the parties named before in the sentence or last.
    fn both(&self, party: &Party, names: &Names<'_, 't, '_>, drafts: &[Draft<'t>]) -> Vec<Cow<'t, str>> {
        let doc = self.doc;
        if let Some(two) = names.two_of(party) {
            return two.into();
        }
        let mut at = self.bounds.start;
        while at < self.mention.tokens.start {
            if let Some((Kind::Between, len)) = self.deal(at) {
                let mut out = Vec::new();
                parties::list(
                    doc,
                    self.mentions,
                    at + len,
                    self.mention.tokens.start,
                    Sort::Between,
                    &mut out,
                );
                if out.len() > 1 {
                    return out.iter().map(|p| names.longest(p)).collect();
                }
            }
            at += 1;
        }
        let states = matches!(self.deal(party.tokens.start), Some((Kind::State, _)));
        if let Some(last) = drafts.iter().rev().find(|d| d.parties.len() > 1).filter(|_| !states) {
            return last.parties.clone();
        }
        names.two_states().filter(|_| states).map_or_else(Vec::new, Into::into)
    }

    /// الاتفاق السعودي المصري, محضر اللجنة السعودية المصرية: two peoples in the
    /// head phrase or in the committee after it are two states.
    fn nisbas(&self, out: &mut Vec<Party>) {
        let mut range = self.mention.tokens.clone();
        if let Some(committee) = institutions::slot(self.doc, range.end) {
            range.end = committee.tokens.end;
        }
        let tail: Vec<usize> = range.filter(|&i| institutions::demonym(self.doc, i)).collect();
        if tail.len() < 2 {
            return;
        }
        for i in tail {
            if let Some(found) = self.doc.longest(i, Lists::Place) {
                let code = self.doc.lexicon.entry(found.entry).country;
                out.push(Party { tokens: i..i + 1, filler: Filler::State(code) });
            }
        }
    }

    /// Parties after the head phrase; true beside it if مع led to the last.
    fn after(&self, out: &mut Vec<Party>) -> (bool, bool) {
        let doc = self.doc;
        let mut at = self.mention.tokens.end;
        let mut signed = false;
        let mut relative = false;
        // إعلان الرياض is named after where it was made.
        let declared = doc.lexicon.entry(self.mention.entry).kind == Kind::JointDeclaration;
        // شراكة النادي مع …: the genitive is the first party.
        if self.mention.alone && self.mention.topic.is_none() {
            let from = at;
            at = self.list(at, Sort::Subject, out).max(from);
        } else if !declared {
            out.extend_from_slice(&self.owner);
        }
        let next = self.next();
        while at < self.bounds.end && at < next {
            let token = &doc.tokens[at];
            if let Some((kind, len)) = self.deal(at) {
                match kind {
                    Kind::Between => {
                        let count = out.len();
                        let past = self.list(at + len, Sort::Between, out);
                        if out.len() > count {
                            return (signed, false);
                        }
                        at = past.max(at + len);
                        continue;
                    }
                    Kind::With => {
                        let count = out.len();
                        let beside = at == self.mention.tokens.end;
                        self.list(at + len, if beside { Sort::Beside } else { Sort::With }, out);
                        return (signed, out.len() > count);
                    }
                    Kind::Side => {
                        at = self.list(at + len, Sort::Subject, out).max(at + len);
                        signed = true;
                        continue;
                    }
                    Kind::Participle => {
                        signed = true;
                        at += len;
                        continue;
                    }
                    Kind::Pronoun if relative || doc.tokens[at].has_waw() => {
                        signed = true;
                        at = self.list(at + len, Sort::Subject, out).max(at + len);
                        relative = false;
                        continue;
                    }
                    // الاتفاقية التي أبرمت بين
                    Kind::Sign if relative => signed = true,
                    Kind::Sign | Kind::Pronoun => return (true, false),
                    _ => {}
                }
            }
            if !relative && token.is_word() && self.verbal(at) {
                break;
            }
            relative = relative_word(doc, at);
            at += 1;
        }
        (signed, false)
    }

    fn verbal(&self, at: usize) -> bool {
        if self.doc.tokens[at].begins(Lists::ALL) {
            institutions::verb(self.doc, at)
        } else {
            verbal(bare(self.doc, at))
        }
    }

    /// The word of signing before the head phrase.
    fn verb(&self) -> Option<(usize, Kind, usize)> {
        let partnership = self.doc.lexicon.entry(self.mention.entry).kind == Kind::Partnership;
        (self.bounds.start..self.mention.tokens.start).rev().find_map(|i| {
            if !self.doc.tokens[i].begins(Lists::Deal) {
                return None;
            }
            let (kind, len) = self.deal(i)?;
            let made = kind == Kind::Organise && partnership;
            (made || matches!(kind, Kind::Sign | Kind::Nominal | Kind::Pronoun)).then_some((i, kind, len))
        })
    }

    /// Parties before the head phrase: the subject of the verb of signing.
    fn before(&self, out: &mut Vec<Party>, with: bool) -> bool {
        let start = self.mention.tokens.start;
        let Some((at, kind, len)) = self.verb() else { return false };
        let count = out.len();
        parties::list(self.doc, self.mentions, at + len, start, Sort::Subject, out);
        // وقعت الجامعة اليوم مع الوزارة اتفاقية: مع before the head phrase.
        let from =
            self.at.checked_sub(1).map_or(0, |i| self.mentions.instruments[i].tokens.end).max(at + len);
        if let Some(i) = (from..start).find(|&i| self.deal(i).is_some_and(|d| d.0 == Kind::With)) {
            parties::list(self.doc, self.mentions, i + 1, start, Sort::With, out);
        }
        // وقع وزير الصحة … مع: the official is the party where no institution is named.
        if out.len() == count && with {
            parties::list(self.doc, self.mentions, at + len, start, Sort::With, out);
        }
        if out.len() > count {
            return true;
        }
        if kind != Kind::Pronoun || with {
            self.subject_before(at, kind == Kind::Sign || !with, out);
        }
        true
    }

    /// The first parties of the sentence before `verb`: X وY توقعان.
    fn subject_before(&self, verb: usize, close: bool, out: &mut Vec<Party>) {
        let mut at = self.bounds.start;
        let mut found = Vec::new();
        while at < verb {
            let token = &self.doc.tokens[at];
            // A place may be the dateline's.
            let opens =
                token.begins(if close { Lists::Institution.or(Lists::Place) } else { Lists::Institution })
                    || token.mark().is_some_and(chars::opens_quote);
            if opens {
                found.clear();
                let past = parties::list(self.doc, self.mentions, at, verb, Sort::Subject, &mut found);
                if past > at {
                    if !found.is_empty() && (!close || past + 3 >= verb) {
                        out.append(&mut found);
                        return;
                    }
                    at = past;
                    continue;
                }
            }
            at += 1;
        }
    }

    /// True if the head phrase stands beside a word of issuing: صدر بيان مشترك, الإعلان الصادر عن.
    fn issued(&self) -> bool {
        let before =
            self.mention.tokens.start.saturating_sub(4).max(self.bounds.start)..self.mention.tokens.start;
        let after = self.mention.tokens.end..(self.mention.tokens.end + 4).min(self.bounds.end);
        before.chain(after).any(|i| matches!(self.deal(i), Some((Kind::Issue, _))))
    }

    /// True for a mention that says it is another one: اتفاقية أخرى.
    fn another(&self) -> bool {
        let end = self.mention.tokens.end;
        (self.mention.tokens.start..end + 1).any(|i| {
            self.doc.tokens.get(i).is_some_and(|t| t.begins(Lists::Deal))
                && self.deal(i).is_some_and(|d| d.0 == Kind::Another)
        })
    }

    /// What the instrument is about.
    fn subject(&self) -> Option<Cow<'t, str>> {
        let doc = self.doc;
        if let Some(topic) = self.mention.topic.clone().filter(|_| self.owner.is_empty()) {
            return Some(doc.clean(topic));
        }
        // اتفاقية تجنب الازدواج الضريبي: the list knows it by what it is about.
        let known = doc.lexicon.entry(self.mention.entry);
        let told = matches!(
            known.kind,
            Kind::Air | Kind::Bit | Kind::Dta | Kind::Extradition | Kind::Fta | Kind::Judicial | Kind::Visa
        );
        if told && self.mention.tokens.len() > 1 {
            return Some(doc.clean(self.mention.tokens.start + 1..self.mention.tokens.end));
        }
        let next = self.next();
        let mut at = self.mention.tokens.end;
        while at < self.bounds.end && at < next {
            if let Some((Kind::Subject | Kind::Aim, len)) = self.deal(at) {
                return self.phrase(at + len).map(|s| doc.clean(s));
            }
            let token = &doc.tokens[at];
            if token.begins(Lists::Institution)
                && let Some(party) = institutions::slot(doc, at)
            {
                at = party.end(doc);
                continue;
            }
            let cut = token.clitics & clitic::LAM != 0;
            let guessed = after_letter(doc, at, chars::LAM).is_some();
            let lam = token.is_word()
                && !token.has_waw()
                && !closed(doc, at)
                && !token.begins(Lists::Place.or(Lists::Title).or(Lists::Position).or(Lists::DateWord))
                && (cut || guessed);
            if lam && at < self.mention.tokens.end + 30 {
                let subject = doc.clean(self.phrase(at)?);
                return Some(match subject.strip_prefix(chars::LAM).filter(|_| guessed) {
                    Some(rest) => Cow::Owned(rest.to_owned()),
                    None => subject,
                });
            }
            if self.verbal(at) && !relative_word(doc, at.saturating_sub(1)) {
                break;
            }
            at += 1;
        }
        None
    }

    /// A subject's noun phrase, up to a mark, a clause or the parties.
    fn phrase(&self, at: usize) -> Option<Range<usize>> {
        let doc = self.doc;
        let mut end = at;
        while end < self.bounds.end {
            let token = &doc.tokens[end];
            let mark = token.kind == TokenKind::Mark
                && !token
                    .mark()
                    .is_some_and(|c| chars::opens_quote(c) || chars::closes_quote(c) || chars::is_dash(c));
            if mark || relative_word(doc, end) || self.verbal(end) && end > at {
                break;
            }
            if matches!(self.deal(end), Some((Kind::Between | Kind::With, _))) {
                break;
            }
            end += 1;
        }
        (end > at && !chars::ends_with_pronoun(doc.folded(end - 1)) || end > at + 1).then_some(at..end)
    }
}

fn relative_word(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|t| t.begins(Lists::FunctionWord))
        && doc
            .lexicon
            .alone(doc.tokens[at].word, Lists::FunctionWord)
            .is_some_and(|id| doc.lexicon.entry(id).kind == Kind::Relative)
}
