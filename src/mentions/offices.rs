//! Reads an office: the full noun phrase from its head noun to the end of its complements.

use super::{InstitutionMention, Title, names, shape, titles, words};
use crate::chars;
use crate::doc::Doc;
use crate::lexicon::{EntryId, Gender, Kind, List, Lists, Sorts, clitic};
use crate::token::TokenKind;

/// An office as it is being read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase {
    pub(crate) head: EntryId,
    pub(crate) start: usize,
    /// The token after it.
    pub(crate) end: usize,
    /// Tokens of the head.
    pub(crate) head_len: usize,
}

impl Phrase {
    /// True if nothing completes the head.
    pub(crate) fn is_bare(&self) -> bool {
        self.end == self.start + self.head_len
    }

    /// True if the office is one word.
    pub(super) fn is_one_word(&self) -> bool {
        self.end == self.start + 1
    }
}

/// What the phrase ends in so far, which decides what can follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tail {
    /// A noun without article: the next noun completes it.
    Construct,
    /// A noun or adjective with the article.
    Definite,
    /// A proper noun.
    Proper,
}

/// Longest office in tokens.
const MAX_TOKENS: usize = 24;
/// Longest passage in brackets or quotation marks inside an office.
const MAX_ASIDE: usize = 8;

/// The office that begins at `at`.
pub(crate) fn read(doc: &Doc<'_, '_>, institutions: &[InstitutionMention], at: usize) -> Option<Phrase> {
    let first = doc.tokens.get(at)?;
    if !first.starts.intersects(Lists::Position) || !first.is_word() {
        return None;
    }
    // سلطان بن سالم; and إمام is أمام, the preposition.
    if first.begins(Lists::GivenName) && !names::is_office(doc, at)
        || words::whole_word(doc, at, Sorts::FUNCTION_WORD)
    {
        return None;
    }
    let found = doc.longest(at, Lists::Position)?;
    // ممثلا عن, نائبا عن are roles before they are offices.
    if first.begins(Lists::Role) && doc.longest(at, Lists::Role).is_some_and(|m| m.len > found.len) {
        return None;
    }
    let entry = doc.lexicon.entry(found.entry);
    if matches!(entry.gender, Gender::MasculinePlural | Gender::FemininePlural) {
        return None;
    }
    let mut end = at + found.len;
    let mut tail = tail_of(doc, end - 1);
    if found.len == 1 && first.has_article() {
        tail = Tail::Definite;
    }
    while end < at + MAX_TOKENS {
        match step(doc, institutions, at, end, tail) {
            Some((next, then)) => (end, tail) = (next, then),
            None => break,
        }
    }
    Some(Phrase { head: found.entry, start: at, end, head_len: found.len })
}

fn tail_of(doc: &Doc<'_, '_>, at: usize) -> Tail {
    let token = doc.tokens[at];
    if shape::definite(doc, at) || token.has_article() || words::has_pronoun(doc, at) {
        Tail::Definite
    } else if token.begins(Lists::Place) {
        Tail::Proper
    } else {
        Tail::Construct
    }
}

/// What the next tokens add to an office: the token after them and the new tail.
fn step(
    doc: &Doc<'_, '_>,
    institutions: &[InstitutionMention],
    start: usize,
    at: usize,
    tail: Tail,
) -> Option<(usize, Tail)> {
    let token = doc.tokens.get(at)?;
    if let Some(mark) = token.mark() {
        return aside(doc, at, mark, tail);
    }
    if token.kind == TokenKind::Foreign {
        return Some((at + 1, Tail::Proper));
    }
    if !token.is_word() {
        return None;
    }
    // إيرينا is an agency, and a woman where no noun asks for its complement.
    let woman = tail != Tail::Construct && words::begins_given_name(doc, at);
    if let Some(found) = institution_at(institutions, at)
        && (!token.has_waw() || tail == Tail::Construct)
        && !woman
    {
        let end = without_person(doc, found);
        return Some((end, if shape::definite(doc, end - 1) { Tail::Definite } else { Tail::Proper }));
    }
    if token.begins(Lists::Qualifier)
        && !token.has_waw()
        && let Some(found) = doc.longest(at, Lists::Qualifier)
    {
        return Some((at + found.len, Tail::Definite));
    }
    let hidden = if token.lists == Lists::NONE { words::hidden_proclitic(doc, at) } else { None };
    let glued = hidden == Some(clitic::WAW) && !token.has_preposition();
    if token.has_waw() || glued && tail != Tail::Construct {
        return conjunct(doc, at, tail);
    }
    // لإطعام الرياض, لكرة القدم: no list knows the word, the definite noun after it tells.
    let glued = hidden == Some(clitic::LAM) && tail != Tail::Construct && words::is_definite(doc, at + 1);
    if token.has_preposition() || glued {
        return prepositional(doc, start, at);
    }
    if token.begins(Lists::OfficeLink)
        && let Some(step) = link(doc, start, at, tail)
    {
        return Some(step);
    }
    if token.begins(Lists::FunctionWord) && words::whole_word(doc, at, Sorts::FUNCTION_WORD) {
        return None;
    }
    if adjective(doc, at, start) {
        return Some((at + 1, Tail::Definite));
    }
    if let Some((title, next)) = titles::read(doc, at)
        && !title_adjective(doc, &title, next, tail)
    {
        return if tail == Tail::Construct { embedded_person(doc, at) } else { None };
    }
    if let Some(found) = doc.longest(at, Lists::Position) {
        if tail == Tail::Construct {
            let end = at + found.len;
            return Some((end, tail_of(doc, end - 1)));
        }
        return None;
    }
    // اليوم، العقد: when it was, and what was signed.
    let when = Lists::DateWord.or(Lists::Weekday).or(Lists::Month).or(Lists::Instrument);
    if tail != Tail::Construct && (words::opens_clause(doc, at) || token.begins(when)) {
        return None;
    }
    // العليا، الحاكم are adjectives before they are names with the article; العربي is both.
    if tail != Tail::Construct
        && words::begins_given_name(doc, at)
        && words::whole_word(doc, at, Sorts::GIVEN_NAME)
        && !is_adjective(doc, at)
    {
        return None;
    }
    if let Some(found) = doc.longest(at, Lists::Place) {
        let adjective = matches!(doc.lexicon.entry(found.entry).kind, Kind::Demonym | Kind::DemonymDef);
        if tail == Tail::Construct || adjective {
            return Some((at + found.len, if adjective { Tail::Definite } else { Tail::Proper }));
        }
        return None;
    }
    // رئيس الوزراء الحريري: a surname, if it is not an adjective (وزير الإنتاج الحربي).
    if token.begins(Lists::FamilyName) && tail != Tail::Construct && !is_adjective(doc, at) {
        return None;
    }
    if words::is_definite(doc, at) {
        // After a proper noun an adjective may follow (القاهرة الكبرى، عدن المركزي), a name more often.
        let name = doc.tokens.get(at + 1).is_some_and(|t| t.begins(Lists::GivenName.or(Lists::FamilyName)));
        if tail == Tail::Proper && (name || !words::is_adjective_shaped(doc, at)) {
            return None;
        }
        return Some((at + 1, Tail::Definite));
    }
    if tail != Tail::Construct {
        return None;
    }
    // A noun without article after another: its complement, and itself in
    // want of one unless it is a proper noun.
    let open = doc.tokens.get(at + 1).is_some_and(|t| t.is_word())
        && titles::read(doc, at + 1).is_none()
        && !words::begins_given_name(doc, at + 1)
        && (token.lists != Lists::NONE
            || words::is_definite(doc, at + 1)
            || doc.tokens[at + 1].begins(Lists::Place.or(Lists::Institution))
            || doc.tokens[at + 1].is_a(Sorts::REGION));
    Some((at + 1, if open { Tail::Construct } else { Tail::Proper }))
}

/// الشعبة البرلمانية, التطوير الأكاديمي: a title's word that qualifies the noun
/// before it, where no name follows.
fn title_adjective(doc: &Doc<'_, '_>, title: &Title, next: usize, tail: Tail) -> bool {
    tail == Tail::Definite
        && titles::tier(doc, title) > 1
        && title.tokens.len() == 1
        && words::is_adjective_shaped(doc, title.tokens.start)
        && names::read(doc, next, names::Trust::Office).is_none()
}

/// A surname that is an adjective of general language too: العلمي, الحربي.
fn is_adjective(doc: &Doc<'_, '_>, at: usize) -> bool {
    words::stem_of_definite(doc, at)
        .is_some_and(|stem| doc.lexicon.look_up(stem).lists.intersects(Lists::CommonWord.or(Lists::Field)))
}

/// المجلس الحاكم, الباحث الرئيس: a definite office noun right after a bare definite head qualifies it.
fn adjective(doc: &Doc<'_, '_>, at: usize, start: usize) -> bool {
    doc.tokens[at].begins(Lists::Position)
        && at == start + 1
        && words::is_definite(doc, at)
        && shape::definite(doc, start)
        // المؤسس الملك فلان, الرئيس الأمير الدكتور فلان
        && titles::read(doc, at).is_none_or(|(_, next)| {
            titles::read(doc, next).is_none() && names::read(doc, next, names::Trust::Office).is_none()
        })
}

/// Where the name of an institution ends, if the name of a person after it was
/// taken for a part of it: a given name after a word with the article.
pub(super) fn without_person(doc: &Doc<'_, '_>, found: &InstitutionMention) -> usize {
    let inside = found.tokens.start + 1..found.tokens.end;
    inside
        .into_iter()
        .find(|&at| {
            doc.tokens[at].begins(Lists::GivenName)
                && words::whole_word(doc, at, Sorts::GIVEN_NAME)
                && shape::definite(doc, at - 1)
                && !doc.tokens[at - 1].begins(Lists::Title.or(Lists::GivenName))
        })
        .unwrap_or(found.tokens.end)
}

/// A bracket or a name in quotation marks that belongs to the office.
fn aside(doc: &Doc<'_, '_>, at: usize, mark: char, tail: Tail) -> Option<(usize, Tail)> {
    let close = match mark {
        '(' => ')',
        '"' => '"',
        '«' => '»',
        '“' => '”',
        _ => return None,
    };
    if mark != '(' && tail != Tail::Construct {
        return None;
    }
    let inside = doc.tokens.get(at + 1)?;
    if inside.kind == TokenKind::Number {
        return None;
    }
    for (n, token) in doc.tokens[at + 1..].iter().take(MAX_ASIDE + 1).enumerate() {
        if token.is_mark(close) {
            return (n > 0).then_some((at + n + 2, Tail::Proper));
        }
        if token.kind == TokenKind::Newline {
            return None;
        }
    }
    None
}

/// و before another noun of the complement, not before another office or person.
fn conjunct(doc: &Doc<'_, '_>, at: usize, tail: Tail) -> Option<(usize, Tail)> {
    let token = doc.tokens.get(at)?;
    let stops = Lists::FunctionWord.or(Lists::Speech).or(Lists::Event).or(Lists::Role);
    let person = titles::read(doc, at).is_some() || doc.longest(at, Lists::Position).is_some();
    if person || token.begins(stops) || token.has_preposition() {
        return None;
    }
    // مركز ومدينة الخارجة
    if tail == Tail::Construct {
        return token.begins(Lists::Institution).then_some((at + 1, Tail::Construct));
    }
    if let Some(found) = doc.longest(at, Lists::Place) {
        return Some((at + found.len, Tail::Proper));
    }
    if shape::definite(doc, at) {
        return Some((at + 1, Tail::Definite));
    }
    if token.begins(Lists::GivenName) {
        return None;
    }
    // خدمة المجتمع، شؤون المرأة: a noun of activity and its definite complement.
    let word = doc.folded(at).strip_prefix(chars::WAW)?;
    let noun = words::is_feminine_noun(doc, at) || !words::opens_clause(doc, at) && !shape::verbal(word);
    let person_follows =
        doc.tokens.get(at + 1).is_some_and(|t| t.begins(Lists::Title.or(Lists::GivenName)) && t.cut == 0);
    if words::has_pronoun(doc, at) && person_follows {
        // لتحسين السكن وتطويره السيد فلان
        return Some((at + 1, Tail::Definite));
    }
    (noun && words::is_definite(doc, at + 1)).then_some((at + 1, Tail::Construct))
}

/// ل and ب before a noun of the complement: لشؤون، بجامعة، للتطوير.
fn prepositional(doc: &Doc<'_, '_>, start: usize, at: usize) -> Option<(usize, Tail)> {
    let token = doc.tokens.get(at)?;
    let stops = Lists::FunctionWord
        .or(Lists::Role)
        .or(Lists::Speech)
        .or(Lists::Event)
        .or(Lists::Instrument)
        .or(Lists::Agency);
    // لمتابعته: what somebody did; لكره is no more than a misspelt كرة.
    let deed = words::has_pronoun(doc, at) && doc.folded(at).len() > 9;
    if token.begins(stops) && !shape::definite(doc, at) || token.clitics & clitic::KAF != 0 || deed {
        return None;
    }
    if token.begins(Lists::Institution) {
        let kind = words::kind_of(doc, at, List::Institution);
        // لوكالة الأنباء: whom he told; بمؤتمر: where.
        let event = kind == Some(Kind::Event) && token.clitics & clitic::BA != 0;
        if (event || matches!(kind, Some(Kind::Agency | Kind::Media))) && !token.has_article() {
            return None;
        }
        // بمكتبه, بمقر الوزارة: where it happened.
        if token.clitics & clitic::BA != 0 && kind == Some(Kind::Unit) && !shape::definite(doc, at) {
            return None;
        }
        return Some((at + 1, if shape::definite(doc, at) { Tail::Definite } else { Tail::Construct }));
    }
    if let Some(found) = doc.longest(at, Lists::Place) {
        // زيارة وزير الدفاع للأردن: a minister is no country's but his own.
        let minister = doc.longest(start, Lists::Position).map(|m| doc.lexicon.entry(m.entry).kind);
        let visited = minister == Some(Kind::Minister) && token.clitics & clitic::LAM != 0;
        return (!visited).then_some((at + found.len, Tail::Proper));
    }
    if token.begins(Lists::Position) {
        let found = doc.longest(at, Lists::Position)?;
        let end = at + found.len;
        return Some((end, tail_of(doc, end - 1)));
    }
    if token.begins(Lists::Title.or(Lists::GivenName)) || !completes(doc, at) {
        return None;
    }
    if shape::definite(doc, at) {
        return Some((at + 1, Tail::Definite));
    }
    words::is_definite(doc, at + 1).then_some((at + 1, Tail::Construct))
}

fn next_word(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens.get(at + 1).is_some_and(|t| t.is_word() || t.kind == TokenKind::Foreign)
}

/// False for nouns of what people do (لبحث، بحضور): they go with the verb, not with an office.
fn completes(doc: &Doc<'_, '_>, at: usize) -> bool {
    match words::kind_of(doc, at, List::CommonWord) {
        // للبحث العلمي, and للآثار is no verb.
        Some(Kind::Activity) => shape::definite(doc, at) && words::is_definite(doc, at + 1),
        Some(Kind::CommonVerb) => shape::definite(doc, at),
        _ => true,
    }
}

/// في، لدى، على، عن، باسم before what completes the office.
fn link(doc: &Doc<'_, '_>, start: usize, at: usize, tail: Tail) -> Option<(usize, Tail)> {
    if !next_word(doc, at) || tail == Tail::Construct && at > start + 1 {
        return None;
    }
    let next = doc.tokens.get(at + 1)?;
    let institution =
        next.begins(Lists::Institution).then(|| words::kind_of(doc, at + 1, List::Institution)).flatten();
    let head = doc.lexicon.entry(doc.longest(start, Lists::Position)?.entry).kind;
    let fits = match words::kind_of(doc, at, List::OfficeLink)? {
        Kind::Institution => {
            next.is_a(Sorts::REGION)
                || institution.is_some_and(|k| k != Kind::Event)
                || next.begins(Lists::Place)
        }
        Kind::Party => institution == Some(Kind::Party),
        Kind::Deputy => {
            matches!(head, Kind::Official | Kind::Deputy | Kind::Parliament | Kind::Parliamentary)
        }
        Kind::Host => true,
        // القائمة على السياسات: an active participle and what it governs.
        Kind::Official if words::is_active_participle(doc, at - 1) && words::is_definite(doc, at + 1) => true,
        kind => kind == head,
    };
    fits.then_some((at + 1, Tail::Construct))
}

/// A title inside an office: مستشار الأمير …, سفير خادم الحرمين الشريفين.
fn embedded_person(doc: &Doc<'_, '_>, at: usize) -> Option<(usize, Tail)> {
    let mut end = at;
    while let Some((title, next)) = titles::read(doc, end) {
        end = next;
        // مستشار خادم الحرمين الشريفين الأمير فلان: the name is not the sovereign's.
        if titles::is_sovereign(doc, &title) && title.tokens.len() > 1 {
            return Some((end, Tail::Definite));
        }
    }
    if end == at {
        return None;
    }
    if let Some(next) = names::read(doc, end, names::Trust::Title) {
        end = next;
    }
    Some((end, Tail::Definite))
}

/// نائبه، رئيستها: an office of the person or the body named before it.
pub(super) fn is_possessive(doc: &Doc<'_, '_>, phrase: &Phrase) -> bool {
    phrase.head_len == 1 && words::has_pronoun(doc, phrase.start)
}

/// عضوا اللجنة: two holders of one office. The accusative of one (عضوا في اللجنة)
/// has no noun in the genitive after it.
pub(super) fn is_dual(doc: &Doc<'_, '_>, phrase: &Phrase) -> bool {
    let entry = doc.lexicon.entry(phrase.head);
    let next = phrase.start + phrase.head_len;
    matches!(entry.gender, Gender::MasculineDual | Gender::FeminineDual)
        || doc.folded(phrase.start).ends_with(chars::ALEF)
            && phrase.head_len == 1
            && words::is_definite(doc, next)
}

/// The institution mention that begins at token `at`.
fn institution_at(institutions: &[InstitutionMention], at: usize) -> Option<&InstitutionMention> {
    let n = institutions.partition_point(|i| i.tokens.start < at);
    institutions.get(n).filter(|i| i.tokens.start == at)
}
