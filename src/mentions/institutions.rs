//! Reads named institutions: a head noun (وزارة, الهيئة) and what belongs to
//! its name, or a whole name of the lists (الأمم المتحدة).
//!
//! A name goes on as far as grammar ties its words together: the genitive
//! after an indefinite head, adjectives with the article, و between parts of
//! one field, a complement with ل, a place with ب. It ends at anything else.
//! A bare definite head (الوزارة) names nothing: it refers back.

use std::borrow::Cow;
use std::ops::Range;

use super::Mentions;
use super::shape::{after_letter, bare, definite, feminine, verbal, waw_apart, waw_joined};
use crate::chars;
use crate::doc::Doc;
use crate::layout::LineKind;
use crate::lexicon::{Entry, EntryId, Gender, Kind, List, Lists, Match, clitic};
use crate::token::TokenKind;

/// A named institution.
#[derive(Clone, Debug)]
pub(crate) struct InstitutionMention {
    /// The name, without an abbreviation or a short name after it.
    pub(crate) tokens: Range<usize>,
    /// The head noun's entry, or the whole name's.
    pub(crate) head: EntryId,
    /// An abbreviation or a short name in brackets or quotes right after the name, without its marks.
    pub(crate) alias: Option<Range<usize>>,
    /// True if the name stands inside a longer institution's name.
    pub(crate) nested: bool,
    /// True if the article is hidden in the spelling: للجنة العليا.
    pub(crate) hidden: bool,
}

impl InstitutionMention {
    /// The name as a clean string.
    pub(crate) fn name<'t>(&self, doc: &Doc<'t, '_>) -> Cow<'t, str> {
        let name = doc.clean(self.tokens.clone());
        if self.hidden { Cow::Owned(format!("{}{name}", chars::ARTICLE)) } else { name }
    }

    /// The folded name without its article, and whether it has one: للهيئة العامة
    /// and الهيئة العامة are one name.
    pub(crate) fn key<'s>(&self, doc: &'s Doc<'_, '_>) -> (&'s str, bool) {
        let folded = doc.folded_range(self.tokens.clone());
        let first = &doc.tokens[self.tokens.start];
        let fused = first.has_article() && first.has_preposition();
        match folded.strip_prefix(chars::ARTICLE) {
            Some(rest) => (rest, true),
            None if fused => (folded.strip_prefix(chars::LAM).unwrap_or(folded), true),
            None => (folded, self.hidden),
        }
    }

    /// Just past the name and the marks of its alias.
    pub(crate) fn end(&self, doc: &Doc<'_, '_>) -> usize {
        match &self.alias {
            Some(alias) => alias.end + usize::from(doc.tokens[alias.start - 1].mark().is_some()),
            None => self.tokens.end,
        }
    }
}

/// How many institutions deep a name may be read: مكتب المجلس التنفيذي لمنظمة ….
const DEPTH: u8 = 3;
/// No name goes on past so many tokens.
const LONGEST: usize = 20;
/// A name in quotation marks or brackets is no longer than this.
const QUOTED: usize = 6;

/// Adds named institutions to `out`.
pub(super) fn read(doc: &Doc<'_, '_>, out: &mut Mentions) {
    let mut covered = 0;
    for line in doc.lines.iter().filter(|l| l.kind != LineKind::Furniture) {
        for at in line.tokens.clone() {
            if !doc.tokens[at].begins(Lists::Institution) {
                continue;
            }
            if alone(doc, at) && !whole(doc, at) {
                continue;
            }
            if let Some(mut found) = at_token(doc, at) {
                found.nested = found.tokens.end <= covered;
                covered = covered.max(found.tokens.end);
                out.institutions.push(found);
            }
        }
    }
}

/// True if nothing of a name can follow the head at `at`: it stands before a
/// mark or a particle, or has the article and no adjective. Most heads stand so.
fn alone(doc: &Doc<'_, '_>, at: usize) -> bool {
    let Some(next) = doc.tokens.get(at + 1) else { return true };
    match next.kind {
        TokenKind::Word => next.begins(Lists::FunctionWord) || definite(doc, at) && !definite(doc, at + 1),
        TokenKind::Mark => !next.mark().is_some_and(chars::opens_quote),
        TokenKind::Foreign => false,
        TokenKind::Number | TokenKind::Newline => true,
    }
}

/// True if the word at `at` by itself is a whole name: اليونسكو.
fn whole(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.lexicon
        .alone(doc.tokens[at].word, Lists::Institution)
        .is_some_and(|id| doc.lexicon.entry(id).tier == WHOLE)
}

/// The institution whose name begins at token `at`.
pub(crate) fn at_token(doc: &Doc<'_, '_>, at: usize) -> Option<InstitutionMention> {
    let name = name(doc, at, DEPTH)?;
    name.named(doc).then(|| mention(doc, at, name))
}

/// The institution at token `at` where the context says that one must stand
/// there, so that its name need not prove it.
pub(crate) fn slot(doc: &Doc<'_, '_>, at: usize) -> Option<InstitutionMention> {
    name_where(doc, at, DEPTH, true).map(|name| mention(doc, at, name))
}

fn mention(doc: &Doc<'_, '_>, at: usize, name: Name) -> InstitutionMention {
    InstitutionMention {
        tokens: at..name.end,
        head: name.head,
        alias: alias(doc, name.end),
        nested: false,
        hidden: hidden(doc, at),
    }
}

/// The last part that was read of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A proper name: a place, a person, something in quotes or in Latin.
    Proper,
    /// A word without the article that was taken for a proper name.
    Unknown,
    /// A noun with the article.
    Noun,
    /// An adjective with the article.
    Adjective,
}

struct Name {
    head: EntryId,
    end: usize,
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
    fn named(&self, doc: &Doc<'_, '_>) -> bool {
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
const WHOLE: u8 = 1;
const ORGAN: u8 = 2;
const WORD: u8 = 3;
/// `value` of a head that may be named after a person: جامعة الملك سعود.
const PERSONAL: i32 = 1;

fn name(doc: &Doc<'_, '_>, at: usize, depth: u8) -> Option<Name> {
    name_where(doc, at, depth, false)
}

/// With `sure`, one unknown word after the head is its name whatever its form.
fn name_where(doc: &Doc<'_, '_>, at: usize, depth: u8, sure: bool) -> Option<Name> {
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
    if complete {
        // وكالة الأنباء has its genitive in the list.
        (name.last, name.parts) = (Part::Noun, 1);
        adjectives(doc, &mut name, None, false);
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
        adjectives(doc, &mut name, None, false);
    }
    name.article = article;
    let most = at + LONGEST;
    while name.end < most && coordinate(doc, &mut name, head, article) {}
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

/// The genitive after an indefinite head: its words, up to the first that is
/// definite or a proper name.
fn genitive(doc: &Doc<'_, '_>, name: &mut Name, head: &Entry, depth: u8, sure: bool) -> Option<()> {
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
            && let Some(inner) = self::name(doc, at, depth - 1)
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

/// True for a head whose name may be one word that no list holds.
fn takes_name(head: &Entry) -> bool {
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
fn named_freely(head: &Entry) -> bool {
    matches!(head.kind, Kind::Company | Kind::Ngo | Kind::Institution | Kind::Centre | Kind::Fund)
}

/// True for a bare head noun with the article (الوزارة), which refers back.
pub(crate) fn back_reference(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens[at].begins(Lists::Institution)
        && (definite(doc, at) || hidden(doc, at))
        && doc
            .longest(at, Lists::Institution)
            .is_some_and(|m| m.len == 1 && doc.lexicon.entry(m.entry).tier != WORD)
        && name(doc, at, 0).is_none()
}

/// True for للجنة and its like before an adjective with the article: the
/// head's own ل hides the article.
fn hidden(doc: &Doc<'_, '_>, at: usize) -> bool {
    let token = &doc.tokens[at];
    token.clitics & (clitic::LAM | clitic::AL) == clitic::LAM
        && bare(doc, at).starts_with(chars::LAM)
        && definite(doc, at + 1)
        && feminine(doc, at) == feminine(doc, at + 1)
        && doc.tokens[at + 1].cut == 0
}

/// True for a word that no list holds and that looks like و or ل before another word.
fn clitic_like(doc: &Doc<'_, '_>, at: usize) -> bool {
    after_letter(doc, at, chars::WAW).or(after_letter(doc, at, chars::LAM)).is_some()
}

/// Words with the article that follow one with the article; those right after
/// a definite head must agree with it.
fn adjectives(doc: &Doc<'_, '_>, name: &mut Name, head: Option<&Entry>, sure: bool) {
    for _ in 0..LONGEST {
        let mut at = name.end;
        // اللجنة السعودية – البرازيلية: a dash between two peoples.
        let dash = |i: usize| doc.tokens.get(i).and_then(|t| t.mark()).is_some_and(chars::is_dash);
        let dashes = usize::from(dash(at)) + usize::from(dash(at) && dash(at + 1));
        if dashes > 0 && demonym(doc, at.wrapping_sub(1)) && demonym(doc, at + dashes) {
            at += dashes;
        }
        let Some(token) = doc.tokens.get(at) else { return };
        if !definite(doc, at)
            || token.has_waw()
            || token.has_preposition()
            || stops(doc, at)
            || closed(doc, at)
        {
            return;
        }
        // الشؤون البلدية: after a noun the head's spelling may be an adjective's.
        let relational = name.last == Part::Noun
            && chars::ends_as_adjective(bare(doc, at).trim_end_matches(chars::TEH_MARBUTA));
        if token.begins(Lists::Institution)
            && (!relational && back_reference(doc, at) || self::name(doc, at, 0).is_some())
        {
            return;
        }
        if !agrees(doc, name, at) {
            return;
        }
        // السفارة النمسا: a country or a city is no adjective.
        if token.begins(Lists::Place) && !demonym(doc, at) || general(doc, at, Kind::Participle) {
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

/// True if the word at `at` can be an adjective of what was read of the name.
fn agrees(doc: &Doc<'_, '_>, name: &Name, at: usize) -> bool {
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
fn coordinate(doc: &Doc<'_, '_>, name: &mut Name, head: &Entry, article: bool) -> bool {
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
        // جامعتي الملك عبدالعزيز وجدة: only a dual head has two owners.
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
    if token.begins(Lists::Institution) && self::name(doc, at, 0).is_some() {
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
fn complement(doc: &Doc<'_, '_>, name: &mut Name, article: bool, depth: u8) -> bool {
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
fn owner(doc: &Doc<'_, '_>, name: &mut Name, depth: u8) -> bool {
    let at = name.end;
    let Some(token) = doc.tokens.get(at) else { return false };
    if depth == 0
        || token.clitics & (clitic::LAM | clitic::WAW) != clitic::LAM
        || !token.begins(Lists::Institution)
    {
        return false;
    }
    let Some(inner) = self::name(doc, at, depth - 1).filter(|n| n.named(doc)) else { return false };
    (name.end, name.last, name.parts) = (inner.end, inner.last, name.parts.saturating_add(1));
    true
}

/// A place with ب, or with في after an office or a mission.
fn place(doc: &Doc<'_, '_>, name: &mut Name, head: &Entry) {
    let at = name.end;
    let Some(token) = doc.tokens.get(at).filter(|t| t.is_word()) else { return };
    let at = if token.clitics & (clitic::BA | clitic::WAW) == clitic::BA {
        at
    } else if inside(doc, at) && matches!(head.kind, Kind::Unit | Kind::Diplomatic) {
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

/// True for في.
pub(crate) fn inside(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|t| t.begins(Lists::Deal))
        && doc
            .longest(at, Lists::Deal)
            .is_some_and(|m| m.len == 1 && doc.lexicon.entry(m.entry).kind == Kind::In)
}

/// An abbreviation in brackets, a short name in quotes or a Latin abbreviation.
fn alias(doc: &Doc<'_, '_>, at: usize) -> Option<Range<usize>> {
    let token = doc.tokens.get(at)?;
    if token.kind == TokenKind::Foreign {
        let end = foreign(doc, at);
        return (end - at <= 2).then_some(at..end);
    }
    let end = if token.is_mark('(') { bracketed(doc, at)? } else { quoted(doc, at)? };
    let inside = at + 1..end - 1;
    // A date, a number or a person in brackets is no name.
    let plain = inside.clone().all(|i| {
        matches!(doc.tokens[i].kind, TokenKind::Word | TokenKind::Foreign)
            || doc.tokens[i]
                .mark()
                .is_some_and(|c| chars::is_dash(c) || chars::opens_quote(c) || chars::closes_quote(c))
    });
    let apart =
        inside.clone().any(|i| doc.tokens[i].begins(Lists::Title.or(Lists::FunctionWord).or(Lists::Month)));
    (!inside.is_empty() && plain && !apart).then_some(inside)
}

/// Just past the mark that closes the quotation opened at `at`.
pub(crate) fn quoted(doc: &Doc<'_, '_>, at: usize) -> Option<usize> {
    let open = doc.tokens.get(at)?.mark().filter(|c| chars::opens_quote(*c))?;
    let close = match open {
        '«' => '»',
        '“' => '”',
        '‘' => '’',
        '‹' => '›',
        other => other,
    };
    close_of(doc, at, |c| c == close || open != '«' && open != '"' && chars::closes_quote(c))
}

/// Where the quotation that `at` begins ends, if it can be a name: "مؤسسة كاترين للتراث".
fn in_quotes(doc: &Doc<'_, '_>, at: usize) -> Option<usize> {
    let open = at.checked_sub(1)?;
    doc.tokens[open].mark().filter(|c| chars::opens_quote(*c))?;
    let end = quoted(doc, open)? - 1;
    let plain = (at + 1..end).all(|i| doc.tokens[i].is_word() && !closed(doc, i));
    plain.then_some(end)
}

fn bracketed(doc: &Doc<'_, '_>, at: usize) -> Option<usize> {
    close_of(doc, at, |c| c == ')')
}

/// Just past the mark that closes what the one at `at` opened, if words stand between.
fn close_of(doc: &Doc<'_, '_>, at: usize, closes: impl Fn(char) -> bool) -> Option<usize> {
    let mut words = false;
    for end in at + 1..(at + 2 + QUOTED).min(doc.tokens.len()) {
        let token = &doc.tokens[end];
        if token.kind == TokenKind::Newline {
            return None;
        }
        if token.mark().is_some_and(&closes) {
            return words.then_some(end + 1);
        }
        words |= token.kind != TokenKind::Mark;
    }
    None
}

fn foreign(doc: &Doc<'_, '_>, at: usize) -> usize {
    let mut end = at + 1;
    while doc.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Foreign) && end < at + 5 {
        end += 1;
    }
    end
}

/// Just past a person's name with its titles: الملك عبدالله بن عبدالعزيز.
fn personal(doc: &Doc<'_, '_>, at: usize) -> Option<usize> {
    let mut end = at;
    let names = Lists::GivenName.or(Lists::FamilyName).or(Lists::NameParticle);
    while let Some(title) = doc.longest(end, Lists::Title) {
        if end > at && doc.tokens[end].begins(names) {
            break;
        }
        end += title.len;
    }
    if end == at && !doc.tokens[at].begins(names) {
        return None;
    }
    if end > at && doc.lexicon.entry(doc.longest(at, Lists::Title)?.entry).kind == Kind::Pronoun {
        return None;
    }
    let first = end;
    while let Some(token) = doc.tokens.get(end) {
        if !token.begins(names)
            || token.has_waw()
            || token.has_preposition()
            || end > first && definite(doc, end)
        {
            break;
        }
        // عبد العزيز is one entry.
        end += doc.longest(end, names).map_or(1, |name| name.len);
    }
    if end == first {
        // خادم الحرمين الشريفين stands without a name; الملك and a name no list holds.
        let whole = doc.longest(at, Lists::Title)?.len > 2;
        let unknown = doc
            .tokens
            .get(first)
            .is_some_and(|t| t.is_word() && !t.begins(Lists::ALL) && !definite(doc, first));
        if !whole && !unknown {
            return None;
        }
        end += usize::from(!whole);
    }
    Some(end)
}

/// True for an adjective of a country or a city: سعودي, القطرية.
pub(crate) fn demonym(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|t| t.begins(Lists::Place))
        && doc
            .longest(at, Lists::Place)
            .is_some_and(|m| matches!(doc.lexicon.entry(m.entry).kind, Kind::Demonym | Kind::DemonymDef))
}

/// The country or city whose name begins at `at`, where no adjective can
/// stand: السعودية is both.
pub(crate) fn state(doc: &Doc<'_, '_>, at: usize) -> Option<Match> {
    let place = doc.longest(at, Lists::Place)?;
    let adjective = |k| matches!(k, Kind::Demonym | Kind::DemonymDef);
    if !adjective(doc.lexicon.entry(place.entry).kind) {
        return Some(place);
    }
    let name = doc.lexicon.alone_where(doc.tokens[at].word, List::Place, |e| !adjective(e.kind))?;
    Some(Match { entry: name, len: 1 })
}

/// True for an adjective that tells no name: `Generic` ones (المذكورة, الجديدة)
/// make none of a bare head, `Participle` ones (التابعة, الصادرة) lead away from any.
pub(crate) fn general(doc: &Doc<'_, '_>, at: usize, kind: Kind) -> bool {
    doc.tokens[at].begins(Lists::CommonWord)
        && doc.longest(at, Lists::CommonWord).is_some_and(|m| doc.lexicon.entry(m.entry).kind == kind)
}

const CLOSING: Lists =
    Lists::FunctionWord.or(Lists::Month).or(Lists::Weekday).or(Lists::DateWord).or(Lists::Instrument);

/// True if the word closes every name: a particle, a verb of events or speech,
/// a date's word, a role phrase.
pub(crate) fn closed(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens
        .get(at)
        .is_none_or(|t| t.begins(CLOSING) || verb(doc, at) || t.begins(Lists::Role) && !definite(doc, at))
}

/// True for a verb of the lists, without an article that would make a noun of it.
pub(crate) fn verb(doc: &Doc<'_, '_>, at: usize) -> bool {
    let Some(token) = doc.tokens.get(at) else { return false };
    if !token.begins(Lists::Speech.or(Lists::Event).or(Lists::CommonWord)) || definite(doc, at) {
        return false;
    }
    token.begins(Lists::Speech.or(Lists::Event))
        || doc
            .lexicon
            .alone(token.word, Lists::CommonWord)
            .is_some_and(|id| doc.lexicon.entry(id).kind == Kind::CommonVerb)
}

/// True if the word begins something else after a name that could end here: a
/// person's title, an office, a verb.
fn stops(doc: &Doc<'_, '_>, at: usize) -> bool {
    let Some(token) = doc.tokens.get(at) else { return true };
    if token.begins(Lists::Weekday.or(Lists::Event).or(Lists::Speech)) {
        return true;
    }
    // الدولة is no title although دولة is.
    if token.begins(Lists::Title)
        && !token.has_article()
        && let Some(title) = doc.longest(at, Lists::Title)
    {
        let title_entry = doc.lexicon.entry(title.entry);
        let weak = title_entry.tier == 3 && matches!(title_entry.kind, Kind::Academic | Kind::Media);
        let name = doc.tokens.get(at + title.len).is_some_and(|t| t.begins(Lists::GivenName));
        if !weak || name {
            return true;
        }
    }
    token.begins(Lists::Position)
}
