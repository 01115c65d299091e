//! The words that grammar ties to a head noun: its name.

use super::asides::{foreign, in_quotes, personal, quoted};
use super::words::{closed, demonym, general, inside, state, stops};
use super::{back_reference, hidden};
use crate::chars;
use crate::doc::Doc;
use crate::lexicon::{Entry, EntryId, Gender, Kind, Lists, clitic};
use crate::mentions::shape::{
    after_letter, bare, definite, feminine, verbal, waw_apart, waw_joined, with_ba,
};
use crate::mentions::words::is_active_participle;
use crate::token::TokenKind;

/// The last part that was read of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A proper name: a place, a person, something in quotes or in Latin.
    Proper,
    /// A word without the article that was taken for a proper name.
    Unknown,
    /// A noun with the article.
    Noun,
    /// An adjective with the article.
    Adjective,
}

pub(super) struct Name {
    pub(super) head: EntryId,
    pub(super) end: usize,
    last: Part,
    /// Parts after the head.
    parts: u8,
    /// Holds a person's name, Latin letters, quotes or a whole name.
    proper: bool,
    /// The next institution inside begins right after the head.
    organ_of: bool,
    /// The head has the article.
    article: bool,
    /// An adjective says of which country.
    national: bool,
}

impl Name {
    pub(super) fn named(&self, doc: &Doc<'_, '_>) -> bool {
        let head = doc.lexicon.entry(self.head);
        match head.tier {
            WHOLE => true,
            // مجلس إدارة الشركة names the company, which is a mention of its own.
            ORGAN => !self.organ_of && (self.parts > 1 || self.proper),
            // الأمن السيبراني is a field; القوات المسلحة المصرية belongs to somebody.
            WORD if self.article && head.kind != Kind::Party => self.proper || self.national,
            WORD => self.proper || self.parts > 1 && self.last != Part::Unknown && head.kind != Kind::Event,
            _ => true,
        }
    }
}

// What `tier` says in the rows of the institutions; see the head of org_heads.tsv.
pub(super) const WHOLE: u8 = 1;

pub(super) const ORGAN: u8 = 2;

pub(super) const WORD: u8 = 3;

/// `value` of a head that may be named after a person: جامعة الملك سعود.
pub(super) const PERSONAL: i32 = 1;

/// How many institutions deep a name may be read: مكتب المجلس التنفيذي لمنظمة ….
pub(super) const DEPTH: u8 = 3;

/// No name goes on past so many tokens.
pub(super) const LONGEST: usize = 20;

pub(super) fn name_of(doc: &Doc<'_, '_>, at: usize, depth: u8) -> Option<Name> {
    name_where(doc, at, depth, false)
}

/// With `sure`, one unknown word after the head is its name whatever its form.
pub(super) fn name_where(doc: &Doc<'_, '_>, at: usize, depth: u8, sure: bool) -> Option<Name> {
    let found = doc.longest(at, Lists::Institution)?;
    let head = doc.lexicon.entry(found.entry);
    let after = at + found.len;
    let mut name = Name {
        head: found.entry,
        end: after,
        last: Part::Proper,
        parts: 0,
        proper: false,
        organ_of: false,
        article: false,
        national: false,
    };
    if head.tier == WHOLE {
        name.proper = true;
        return Some(name);
    }
    if let Some(end) = in_quotes(doc, at).filter(|&end| end > after) {
        (name.end, name.parts, name.proper) = (end, 2, true);
        return Some(name);
    }
    let complete = found.len > 1 && definite(doc, after - 1);
    match head.kind {
        Kind::CompanySuffix => return None,
        Kind::PluralOrGeneric if !matches!(head.gender, Gender::MasculineDual | Gender::FeminineDual) => {
            return None;
        }
        _ => {}
    }
    let article = definite(doc, at) || hidden(doc, at);
    name.article = article;
    if complete {
        // وكالة الأنباء has its genitive in the list.
        (name.last, name.parts) = (Part::Noun, 1);
    } else if article {
        if head.kind == Kind::PluralOrGeneric {
            return None;
        }
        name.last = Part::Noun;
        adjectives(doc, &mut name, Some(head), sure);
        if name.parts == 0 {
            return None;
        }
    } else {
        genitive(doc, &mut name, head, depth, sure)?;
    }
    if !goes_on(doc, name.end, head) {
        return Some(name);
    }
    if complete || !article {
        adjectives(doc, &mut name, None, false);
    }
    let most = at + LONGEST;
    while name.end < most && coordinate(doc, &mut name, head, article) {}
    if concern(doc, &mut name) {
        while name.end < most && coordinate(doc, &mut name, head, true) {}
    }
    if complement(doc, &mut name, article, depth) {
        adjectives(doc, &mut name, None, false);
        while name.end < most && coordinate(doc, &mut name, head, true) {}
        if article && owner(doc, &mut name, depth) {
            adjectives(doc, &mut name, None, false);
        }
    }
    place(doc, &mut name, head);
    Some(name)
}

/// False where no rule adds to a name that ends before `at`: before a mark, a line
/// end or a particle, where most names end.
fn goes_on(doc: &Doc<'_, '_>, at: usize, head: &Entry) -> bool {
    let Some(token) = doc.tokens.get(at) else { return false };
    if !token.is_word() {
        return token.mark().is_some_and(chars::is_dash);
    }
    let leads = token.begins(Lists::Deal) && has_place_inside(head);
    !token.begins(Lists::FunctionWord)
        || token.begins(Lists::CommonWord.or(Lists::Place))
        || leads
        || waw_apart(doc, at)
}

/// True for a head whose place follows with في: an office, a mission.
fn has_place_inside(head: &Entry) -> bool {
    matches!(head.kind, Kind::Unit | Kind::Diplomatic)
}

/// The genitive after an indefinite head: its words, up to the first that is
/// definite or a proper name.
pub(super) fn genitive(
    doc: &Doc<'_, '_>,
    name: &mut Name,
    head: &Entry,
    depth: u8,
    sure: bool,
) -> Option<()> {
    let start = name.end;
    let mut at = start;
    // وزارة شؤون مجلس … : a chain of nouns without the article may not be long.
    for _ in 0..4 {
        let token = doc.tokens.get(at)?;
        if token.mark().is_some_and(chars::opens_quote) {
            let end = quoted(doc, at)?;
            (name.end, name.last, name.parts, name.proper) = (end, Part::Proper, name.parts + 1, true);
            return Some(());
        }
        if token.kind == TokenKind::Foreign {
            name.end = foreign(doc, at);
            (name.last, name.parts, name.proper) = (Part::Proper, name.parts + 1, true);
            return Some(());
        }
        if !token.is_word() || token.has_waw() || token.has_preposition() {
            break;
        }
        let named = at == start
            && head.value == PERSONAL
            && token.begins(Lists::GivenName)
            && doc.lexicon.alone(token.word, Lists::GivenName).is_some();
        if (named || token.begins(Lists::Title))
            && let Some(end) = personal(doc, at)
        {
            if at > start {
                break;
            }
            if head.value != PERSONAL {
                return None;
            }
            (name.end, name.last, name.parts, name.proper) = (end, Part::Proper, name.parts + 1, true);
            return Some(());
        }
        if let Some(place) = doc.longest(at, Lists::Place) {
            let kind = doc.lexicon.entry(place.entry).kind;
            if kind == Kind::Demonym {
                return None;
            }
            let end = at + place.len;
            let last = if kind == Kind::DemonymDef { Part::Noun } else { Part::Proper };
            (name.end, name.last, name.parts) = (end, last, name.parts + 1);
            return Some(());
        }
        if token.begins(Lists::Institution)
            && depth > 0
            && let Some(inner) = name_of(doc, at, depth - 1)
        {
            if at > start && matches!(head.kind, Kind::Education | Kind::Company) {
                break;
            }
            name.organ_of |= at == start;
            (name.end, name.last, name.parts) = (inner.end, inner.last, name.parts + inner.parts.max(1));
            name.proper |= inner.proper;
            return Some(());
        }
        if definite(doc, at) {
            if at > start && stops(doc, at) || closed(doc, at) {
                break;
            }
            // مجلس إدارة الشركة: the company is not named here.
            if back_reference(doc, at) && !matches!(head.kind, Kind::Sport | Kind::Party | Kind::Company) {
                return None;
            }
            // جامعة نايف العربية: after one unknown word the article is an adjective's.
            let adjective =
                at == start + 1 && takes_name(head) && !doc.tokens[start].begins(Lists::CommonWord);
            let wants = !matches!(head.gender, Gender::Masculine | Gender::MasculinePlural);
            if adjective && head.kind == Kind::Education && feminine(doc, at) != wants {
                break;
            }
            (name.end, name.last) = (at + 1, if adjective { Part::Adjective } else { Part::Noun });
            name.parts += 1 + (at - start) as u8;
            return Some(());
        }
        if closed(doc, at) || at > start && stops(doc, at) || verbal(bare(doc, at)) || clitic_like(doc, at) {
            break;
        }
        at += 1;
    }
    // No definite word came: one word may still be a proper name (جامعة حائل).
    let word = bare(doc, start);
    let agrees =
        head.gender == Gender::Feminine && word.ends_with(chars::TEH_MARBUTA) && head.kind != Kind::Education;
    let adjective = agrees || chars::ends_as_adjective(word);
    if at == start || adjective && !sure || !takes_name(head) {
        return None;
    }
    let mut end = start + 1;
    while end < at && doc.tokens[end].begins(Lists::GivenName.or(Lists::FamilyName).or(Lists::NameParticle)) {
        end += 1;
    }
    (name.end, name.last, name.parts) = (end, Part::Unknown, name.parts + 1);
    Some(())
}

/// المعنية بالحوكمة الإلكترونية القائمة على السياسات: what a body is there for,
/// which is part of its name.
fn concern(doc: &Doc<'_, '_>, name: &mut Name) -> bool {
    let at = name.end;
    let concerned =
        doc.tokens.get(at).is_some_and(|t| t.is_word() && !t.has_waw()) && general(doc, at, Kind::Concern);
    if !concerned {
        return false;
    }
    // بالحوكمة, or بشؤون الحدود.
    let Some(end) = [at + 2, at + 3].into_iter().find(|end| definite(doc, end - 1)) else { return false };
    if doc.tokens.len() <= at + 1 || !with_ba(doc, at + 1) || closed(doc, end - 1) {
        return false;
    }
    (name.end, name.last, name.parts) = (end, Part::Noun, name.parts.saturating_add(1));
    adjectives(doc, name, None, false);
    // The participle may have been read as an adjective already.
    let participle = [name.end - 1, name.end].into_iter().find(|&at| is_active_participle(doc, at));
    let governed = participle.filter(|at| {
        let link = doc.longest(at + 1, Lists::FunctionWord);
        link.is_some_and(|m| doc.lexicon.entry(m.entry).kind == Kind::Preposition) && definite(doc, at + 2)
    });
    if let Some(at) = governed {
        (name.end, name.last) = (at + 3, Part::Noun);
        adjectives(doc, name, None, false);
    }
    true
}

/// True for a head whose name may be one word that no list holds.
pub(super) fn takes_name(head: &Entry) -> bool {
    matches!(
        head.kind,
        Kind::Education
            | Kind::Company
            | Kind::Sport
            | Kind::Health
            | Kind::Finance
            | Kind::Culture
            | Kind::Media
            | Kind::Facility
            | Kind::Centre
            | Kind::PluralOrGeneric
    )
}

/// True for a head whose founders choose any noun for its name.
pub(super) fn named_freely(head: &Entry) -> bool {
    matches!(head.kind, Kind::Company | Kind::Ngo | Kind::Institution | Kind::Centre | Kind::Fund)
}

/// True for a word that no list holds and that looks like و or ل before another word.
pub(super) fn clitic_like(doc: &Doc<'_, '_>, at: usize) -> bool {
    after_letter(doc, at, chars::WAW).or(after_letter(doc, at, chars::LAM)).is_some()
}

/// Words with the article that follow one with the article; those right after
/// a definite head must agree with it.
pub(super) fn adjectives(doc: &Doc<'_, '_>, name: &mut Name, head: Option<&Entry>, sure: bool) {
    for _ in 0..LONGEST {
        let mut at = name.end;
        // اللجنة السعودية – البرازيلية: a dash between two peoples.
        if doc.tokens.get(at).is_some_and(|t| !t.is_word()) {
            at += dashes(doc, at);
        }
        let Some(token) = doc.tokens.get(at) else { return };
        if token.has_waw()
            || token.has_preposition()
            || !definite(doc, at)
            || stops(doc, at)
            || closed(doc, at)
        {
            return;
        }
        // الشؤون البلدية: after a noun the head's spelling may be an adjective's.
        let relational = name.last == Part::Noun
            && chars::ends_as_adjective(bare(doc, at).trim_end_matches(chars::TEH_MARBUTA));
        if token.begins(Lists::Institution)
            && (!relational && back_reference(doc, at) || name_of(doc, at, 0).is_some())
        {
            return;
        }
        if !agrees(doc, name, at) {
            return;
        }
        // السفارة النمسا: a country or a city is no adjective.
        let governs = || general(doc, at, Kind::Participle) || general(doc, at, Kind::Concern);
        if token.begins(Lists::Place) && !demonym(doc, at) || governs() {
            return;
        }
        if let Some(head) = head.filter(|_| name.parts == 0) {
            let wants = !matches!(head.gender, Gender::Masculine | Gender::MasculinePlural);
            if feminine(doc, at) != wants && !demonym(doc, at) || !sure && general(doc, at, Kind::Generic) {
                return;
            }
        }
        name.national |= demonym(doc, at);
        name.end = at + 1;
        name.last = Part::Adjective;
        name.parts = name.parts.saturating_add(1);
    }
}

/// How many dashes stand at `at` between two peoples: السعودية – البرازيلية.
fn dashes(doc: &Doc<'_, '_>, at: usize) -> usize {
    let dash = |i: usize| doc.tokens.get(i).and_then(|t| t.mark()).is_some_and(chars::is_dash);
    let dashes = usize::from(dash(at)) + usize::from(dash(at) && dash(at + 1));
    let parts = dashes > 0 && demonym(doc, at.wrapping_sub(1)) && demonym(doc, at + dashes);
    if parts { dashes } else { 0 }
}

/// True if the word at `at` can be an adjective of what was read of the name.
pub(super) fn agrees(doc: &Doc<'_, '_>, name: &Name, at: usize) -> bool {
    // للمحاسبين القانونيين; but not حكومة الكويت المانحين.
    let plural = |i: usize| chars::ends_as_sound_plural(bare(doc, i));
    if plural(at) && !plural(at - 1) {
        return false;
    }
    if !matches!(name.last, Part::Proper | Part::Unknown) {
        return true;
    }
    // After a proper name it is the head's: مدينة الملك فهد الطبية.
    let head = doc.lexicon.entry(name.head);
    let wants = !matches!(head.gender, Gender::Masculine | Gender::MasculinePlural | Gender::MasculineDual);
    feminine(doc, at) == wants || demonym(doc, at)
}

/// و and one more part of the same field: وزارة الاتصالات وتكنولوجيا المعلومات.
pub(super) fn coordinate(doc: &Doc<'_, '_>, name: &mut Name, head: &Entry, article: bool) -> bool {
    let mut at = name.end;
    // و may stand apart from its word.
    let apart = waw_apart(doc, at);
    if apart {
        at += 1;
    }
    let Some(token) = doc.tokens.get(at).filter(|t| t.is_word()) else { return false };
    if !(apart || waw_joined(doc, at)) || closed(doc, at) || stops(doc, at) {
        return false;
    }
    let dual = head.kind == Kind::PluralOrGeneric;
    if token.begins(Lists::Place) && !demonym(doc, at) {
        // جامعتي حلب ودمشق: only a dual head has two owners.
        let Some(place) = doc.longest(at, Lists::Place).filter(|_| dual && name.parts < 6) else {
            return false;
        };
        name.end = at + place.len;
        (name.last, name.parts) = (Part::Proper, name.parts + 6);
        return true;
    }
    if token.begins(Lists::Institution)
        && doc.longest(at, Lists::Institution).is_some_and(|m| doc.lexicon.entry(m.entry).tier != WORD)
    {
        return false;
    }
    if token.begins(Lists::Institution) && name_of(doc, at, 0).is_some() {
        return false;
    }
    if definite(doc, at) {
        let parallel = match name.last {
            Part::Noun | Part::Adjective => true,
            Part::Proper | Part::Unknown => dual,
        };
        if !parallel || token.has_preposition() || general(doc, at, Kind::Generic) {
            return false;
        }
        name.end = at + 1;
        adjectives(doc, name, None, false);
        name.last = if article { name.last } else { Part::Noun };
        return true;
    }
    // و + noun + noun with the article. After a proper name or an adjective a new clause is likelier.
    let word = after_letter(doc, at, chars::WAW).unwrap_or(bare(doc, at));
    let short = word.len() < 6 || chars::spelled_as_short_verb(word);
    if name.last != Part::Noun || verbal(word) || short || !definite(doc, at + 1) {
        return false;
    }
    let next = &doc.tokens[at + 1];
    if next.has_waw() || next.has_preposition() || stops(doc, at + 1) || closed(doc, at + 1) {
        return false;
    }
    name.end = at + 2;
    adjectives(doc, name, None, false);
    true
}

/// A complement with ل: الهيئة العامة للسياحة, الجمعية العامة للأمم المتحدة.
pub(super) fn complement(doc: &Doc<'_, '_>, name: &mut Name, article: bool, depth: u8) -> bool {
    let at = name.end;
    let Some(token) = doc.tokens.get(at).filter(|t| t.is_word()) else { return false };
    let guessed = after_letter(doc, at, chars::LAM);
    if token.clitics & clitic::LAM == 0 && guessed.is_none() || token.has_waw() || closed(doc, at) {
        return false;
    }
    // A ministry has no such complement: what follows وزارة الصحة ل is a purpose.
    // شركة الخليج للخدمات: what looks like a noun is the name of a company.
    if !article
        && name.last == Part::Noun
        && !(named_freely(doc.lexicon.entry(name.head)) && definite(doc, at))
    {
        return false;
    }
    if article && owner(doc, name, depth) {
        return true;
    }
    if definite(doc, at) {
        if stops(doc, at) || back_reference(doc, at) {
            return false;
        }
        (name.end, name.last, name.parts) = (at + 1, Part::Noun, name.parts.saturating_add(1));
        return true;
    }
    let word = guessed.unwrap_or(bare(doc, at));
    let loose = !article && (name.last == Part::Adjective || chars::spelled_as_second_form(word));
    let deed = verbal(word) || chars::spelled_as_later_form(word) || chars::ends_with_pronoun(word);
    if word.len() < 6 || loose || deed {
        return false;
    }
    // ل + nouns + a definite noun or a proper name.
    let mut end = at + 1;
    while end < at + 4 {
        let Some(next) = doc.tokens.get(end).filter(|t| t.is_word()) else { return false };
        if next.has_waw() || next.has_preposition() || closed(doc, end) || general(doc, end, Kind::Participle)
        {
            break;
        }
        if let Some(place) = doc.longest(end, Lists::Place).filter(|_| !demonym(doc, end)) {
            (name.end, name.last, name.parts) = (end + place.len, Part::Proper, name.parts.saturating_add(1));
            return true;
        }
        if stops(doc, end) || verbal(bare(doc, end)) {
            return false;
        }
        end += 1;
        if definite(doc, end - 1) {
            (name.end, name.last, name.parts) = (end, Part::Noun, name.parts.saturating_add(1));
            return true;
        }
    }
    if end == at + 1 {
        return false;
    }
    // لمرضى ألزهايمر: a proper name that no list holds.
    (name.end, name.last, name.parts) = (at + 2, Part::Unknown, name.parts.saturating_add(1));
    true
}

/// An institution with ل that the one before belongs to: … لحقوق الإنسان لمنظمة التعاون الإسلامي.
pub(super) fn owner(doc: &Doc<'_, '_>, name: &mut Name, depth: u8) -> bool {
    let at = name.end;
    let Some(token) = doc.tokens.get(at) else { return false };
    if depth == 0
        || token.clitics & (clitic::LAM | clitic::WAW) != clitic::LAM
        || !token.begins(Lists::Institution)
    {
        return false;
    }
    let Some(inner) = name_of(doc, at, depth - 1).filter(|n| n.named(doc)) else { return false };
    (name.end, name.last, name.parts) = (inner.end, inner.last, name.parts.saturating_add(1));
    true
}

/// A place with ب, or with في after an office or a mission.
pub(super) fn place(doc: &Doc<'_, '_>, name: &mut Name, head: &Entry) {
    let at = name.end;
    let Some(token) = doc.tokens.get(at).filter(|t| t.is_word()) else { return };
    let at = if token.clitics & (clitic::BA | clitic::WAW) == clitic::BA {
        at
    } else if has_place_inside(head) && inside(doc, at) {
        at + 1
    } else {
        return;
    };
    let country = |k| matches!(k, Kind::Country | Kind::CountryVariant);
    if let Some(place) = state(doc, at)
        // A country says where the institution is; a city is part of its name.
        && (head.kind == Kind::Diplomatic || !country(doc.lexicon.entry(place.entry).kind))
    {
        name.end = at + place.len;
        name.last = Part::Proper;
    }
}
