//! Reads a name: where it begins and where it ends.

use super::{shape, titles, words};
use crate::doc::Doc;
use crate::lexicon::{Kind, List, Lists, Sorts, clitic};
use crate::token::TokenKind;

/// What stands before a name, and so how much of it must be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// A title that hardly ever stands before anything else: any word may follow.
    Title,
    /// An office or a weak title: a known name, or two words that nothing else explains.
    Office,
    /// Nothing: only known given names begin a name.
    Bare,
}

/// Longest name in words, particles not counted.
const MAX_WORDS: usize = 7;

/// The token after the name that begins at `at` and that nothing announces:
/// [`read`], but what fails most often is told first.
pub(super) fn read_bare(doc: &Doc<'_, '_>, at: usize) -> Option<usize> {
    let token = doc.tokens.get(at)?;
    if !token.begins(Lists::NameParticle) {
        if !token.starts.intersects(Lists::GivenName) && !words::is_patronymic(doc, at + 1) {
            return None;
        }
        // Such a name has two words at least.
        if doc.tokens.get(at + 1).is_none_or(words::ends_name)
            && words::given_name(doc, at).is_some_and(|name| name.len == 1)
        {
            return None;
        }
        // على, خلف
        if token.is_a(Sorts::FUNCTION_WORD) && !words::is_name_ali(doc, at) {
            return None;
        }
    }
    read(doc, at, Trust::Bare)
}

/// The token after the name that begins at `at`.
pub(super) fn read(doc: &Doc<'_, '_>, at: usize, trust: Trust) -> Option<usize> {
    let mut end = at;
    let mut words = 0;
    let mut known = false;
    let mut native = false;
    // A particle such as بن wants a word after it, whatever that word is.
    let mut wants = false;
    while words < MAX_WORDS {
        let Some(mut token) = doc.tokens.get(end) else { break };
        // سعد #الحريري
        if words > 0
            && token.is_mark('#')
            && let Some(tag) = doc.tokens.get(end + 1).filter(|t| t.is_word() && !t.spaced)
        {
            token = tag;
            end += 1;
        }
        if !token.is_word() || (end > at && token.has_waw()) {
            break;
        }
        let first = words == 0 && !wants;
        if let Some(len) = particle(doc, end, first, native) {
            known = true;
            wants = true;
            end += len;
            continue;
        }
        if wants {
            if words::is_prefixed(token) && words::never_in_name(doc, end) {
                break;
            }
            end += words::given_name(doc, end).map_or(1, |name| name.len);
            words += 1;
            wants = false;
            continue;
        }
        if first && !begins(doc, end, trust) {
            return None;
        }
        if !first && !goes_on(doc, end, words, native) {
            break;
        }
        if let Some(name) = words::given_name(doc, end).filter(|_| !words::is_preposition_ala(doc, end)) {
            native |= first && words::is_native(doc, name);
            known = true;
            end += name.len;
            // محمد علي is two names, عبد الله is one.
            words += usize::from(words::is_compound(doc, name));
        } else {
            known |= token.begins(Lists::FamilyName);
            end += 1;
        }
        words += 1;
    }
    // A name does not end in بن or عبد.
    if wants {
        end -= 1;
    }
    if words == 0 || end <= at {
        return None;
    }
    let enough = match trust {
        Trust::Title => true,
        Trust::Office if known => {
            // A nationality is no name by itself (ضابط تركي), nor a given name before other words (صباح أمس).
            words >= 2 || !doc.tokens[at].begins(Lists::Place) && (!native || ends_here(doc, end))
        }
        Trust::Office => words >= 2 && stands_alone(doc, at, end),
        Trust::Bare => known && words >= 2,
    };
    enough.then_some(end)
}

/// True if a name of unknown words is no phrase of general language: not مصمم
/// الأزياء, not بتمارين إحماء وتسخين.
fn stands_alone(doc: &Doc<'_, '_>, at: usize, end: usize) -> bool {
    let second = at + 1;
    if words::is_definite(doc, second) && !doc.tokens[second].begins(Lists::FamilyName) {
        return false;
    }
    let bounded = doc.tokens.get(end).is_none_or(|t| {
        !t.is_word()
            || t.cut > 0
            || t.begins(Lists::FunctionWord.or(Lists::Position))
            || words::opens_clause(doc, end)
    });
    words::is_foreign_shaped(doc, second) && (bounded || words::hidden_proclitic(doc, at).is_none())
}

/// The length of a particle that stands inside names and wants a word after it.
fn particle(doc: &Doc<'_, '_>, at: usize, first: bool, native: bool) -> Option<usize> {
    let token = doc.tokens.get(at)?;
    // الابن is no particle.
    if !token.starts.intersects(Lists::NameParticle) || token.has_preposition() || token.has_article() {
        return None;
    }
    let found = doc.longest(at, Lists::NameParticle)?;
    let next = at + found.len;
    if !doc.tokens.get(next).is_some_and(|t| t.is_word()) {
        return None;
    }
    match doc.lexicon.entry(found.entry).kind {
        // ولد فلان is a name by itself; tier 1 says so.
        Kind::Patronymic => (!first || doc.lexicon.entry(found.entry).tier == 1).then_some(found.len),
        Kind::Kunya | Kind::Tribe => Some(found.len),
        // عبيد is a name by itself where no name of God follows.
        Kind::Theophoric => words::is_definite(doc, next).then_some(found.len),
        // Folding made آل one with ال written apart.
        Kind::Dynasty | Kind::Article => (!first).then_some(found.len),
        Kind::Foreign => {
            // لو and أو are words of their own too: they are particles of a foreign name before an unknown word.
            let after = doc.tokens[next];
            let plain = !token.begins(Lists::FunctionWord.or(Lists::GivenName))
                || after.lists == Lists::NONE && !native;
            (plain && !first && after.cut == 0 && !words::has_pronoun(doc, next)).then_some(found.len)
        }
        _ => None,
    }
}

/// True if a name may begin with the word at `at`.
fn begins(doc: &Doc<'_, '_>, at: usize, trust: Trust) -> bool {
    let Some(token) = doc.tokens.get(at) else { return false };
    // على, خلف
    let function = token.is_a(Sorts::FUNCTION_WORD);
    if function && trust == Trust::Bare && !words::is_name_ali(doc, at) {
        return false;
    }
    let son = words::is_patronymic(doc, at) && trust != Trust::Title;
    if token.has_preposition() || token.is_a(Sorts::REGNAL.or(Sorts::SUFFIX)) || son {
        return false;
    }
    if words::is_letter(doc, at) {
        return false;
    }
    // رام الله is a town, الله no name.
    let town = token.begins(Lists::Place) && doc.longest(at, Lists::Place).is_some_and(|m| m.len > 1);
    if town {
        return false;
    }
    let son_follows = words::is_patronymic(doc, at + 1);
    let next_is_name = son_follows || words::begins_given_name(doc, at + 1) && doc.tokens[at + 1].cut == 0;
    if token.begins(Lists::Title) {
        // الشيخ ولد فلان: no title where the particle of a son follows.
        if son_follows && doc.lexicon.alone(token.word, Lists::Title).is_some() {
            return trust == Trust::Title;
        }
        if titles::read(doc, at).is_some_and(|(t, _)| titles::tier(doc, &t) == 1) {
            return false;
        }
    }
    if function {
        // على سالم: so do careless writers spell علي; خلف is a name and a preposition.
        let name = words::whole_word(doc, at, Sorts::GIVEN_NAME) && trust != Trust::Bare;
        let sure = trust == Trust::Title && !words::is_preposition_ala(doc, at);
        return words::is_name_ali(doc, at) || name && (sure || next_is_name);
    }
    if words::begins_given_name(doc, at) {
        // العليا is an adjective before it is عليا with the article.
        let whole = words::whole_word(doc, at, Sorts::GIVEN_NAME) || token.has_waw();
        return (whole || next_is_name || trust == Trust::Title) && !is_office(doc, at);
    }
    if son_follows {
        return trust == Trust::Title || !words::never_in_name(doc, at);
    }
    if trust == Trust::Bare {
        return false;
    }
    if next_is_name && token.lists == Lists::NONE || token.begins(Lists::FamilyName) && trust == Trust::Title
    {
        return true;
    }
    let blocked = Lists::Title
        .or(Lists::Position)
        .or(Lists::Qualifier)
        .or(Lists::Place)
        .or(Lists::Weekday)
        .or(Lists::Month)
        .or(Lists::Number);
    let noun = trust == Trust::Office && !token.begins(Lists::FamilyName) && words::is_definite(doc, at);
    if token.begins(blocked) || noun || words::never_in_name(doc, at) {
        return false;
    }
    if token.begins(Lists::FamilyName) {
        return true;
    }
    if trust == Trust::Title {
        return !(words::hidden_proclitic(doc, at).is_some() && words::is_feminine_noun(doc, at));
    }
    let unknown = |at: usize| {
        doc.tokens.get(at).is_some_and(|t| t.is_word() && t.lists == Lists::NONE)
            && !words::is_definite(doc, at)
    };
    // يسبر هانسن: what follows is no object of a verb.
    words::is_foreign_shaped(doc, at)
        || token.lists == Lists::NONE
            && shape::verbal(doc.folded(at))
            && unknown(at + 1)
            && words::is_foreign_shaped(doc, at + 1)
}

/// سلطان، أمير، مساعد are names and offices: an office has a complement.
pub(super) fn is_office(doc: &Doc<'_, '_>, at: usize) -> bool {
    let Some(token) = doc.tokens.get(at) else { return false };
    if !token.begins(Lists::Position) {
        return false;
    }
    let surname = token.begins(Lists::FamilyName) && words::is_definite(doc, at);
    if !token.begins(Lists::GivenName) && !surname {
        return true;
    }
    doc.longest(at, Lists::Position).is_some_and(|m| m.len > 1) || complement_follows(doc, at + 1)
}

/// True if what begins at `at` completes an office: a place, an institution,
/// another office, a qualifier or a noun of general language.
fn complement_follows(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|t| {
        let named = t.begins(Lists::GivenName.or(Lists::FamilyName));
        let lists = Lists::Place
            .or(Lists::Institution)
            .or(Lists::Position)
            .or(Lists::Qualifier)
            .or(Lists::CommonWord);
        let noun = t.is_word() && t.cut == 0 && !named;
        noun && (t.begins(lists) || words::is_feminine_noun(doc, at)) || t.clitics & clitic::LAM != 0
    })
}

/// True if a name that has begun goes on with the word at `at`.
fn goes_on(doc: &Doc<'_, '_>, at: usize, words: usize, native: bool) -> bool {
    let Some(token) = doc.tokens.get(at) else { return false };
    let known = words::whole_word(doc, at, Sorts::GIVEN_NAME.or(Sorts::FAMILY_NAME));
    if known && token.begins(Lists::FunctionWord) {
        // خلف السرحان, محمد علي; not محمد على
        let preposition = words::kind_of(doc, at, List::FunctionWord) == Some(Kind::Preposition);
        return words::is_name_ali(doc, at)
            || preposition && !words::is_preposition_ala(doc, at) && words::is_definite(doc, at + 1);
    }
    if surname_adjective(doc, at, words) {
        return true;
    }
    // سلمان سدد الله خطاه: a verb and its subject.
    if doc.tokens.get(at + 1).is_some_and(|t| t.is_a(Sorts::SUFFIX)) && !words::begins_given_name(doc, at) {
        return false;
    }
    if words::never_in_name(doc, at) || wish(doc, at) {
        return false;
    }
    if !known && glued(doc, at, words, native) {
        return false;
    }
    if token.begins(Lists::Title) && (!known || words::is_definite(doc, at)) {
        return surname_title(doc, at);
    }
    if token.begins(Lists::Position) {
        // الخفاجي قائد عمليات: after a surname with the article it is an office.
        return known && !is_office(doc, at) && !(words > 1 && words::is_definite(doc, at - 1));
    }
    if token.is_a(Sorts::REGNAL) {
        // عبدالله الثاني, محمد السادس.
        return true;
    }
    if token.begins(Lists::Qualifier.or(Lists::Weekday).or(Lists::Number)) {
        // الخميس is a surname right after a given name; جمعة is a name anywhere.
        return known && (words == 1 || !words::is_definite(doc, at));
    }
    if token.begins(Lists::Place) {
        return known
            || matches!(words::kind_of(doc, at, List::Place), Some(Kind::DemonymDef | Kind::Demonym));
    }
    if known {
        return !office_noun(doc, at);
    }
    if words::is_letter(doc, at) {
        return false;
    }
    if words::is_definite(doc, at) {
        // النتائج الرئيسية, الخطبة after a surname: a noun with its adjective, a feminine noun.
        // كلمة ستيوارت الختامية: the adjective of the noun before a foreign name.
        if !native && words::is_feminine_noun(doc, at) {
            return false;
        }
        let noun = words::is_definite(doc, at + 1) || words::is_feminine_noun(doc, at);
        let after_surname = words > 1 && words::is_definite(doc, at - 1) && noun;
        // المسلمين, المتخصصة: what such words end or begin with ends a name unless the name ends here.
        let plural = !ends_here(doc, at + 1) && (words::is_people(doc, at) || words::is_participle(doc, at));
        return !after_surname && !plural && !words::is_plural_noun(doc, at);
    }
    // After a surname with the article no unknown word without it is part of an
    // Arabic name; nor is what has the shape of a verb or of another part of speech.
    let surname = words::is_definite(doc, at - 1);
    let other = shape::verbal(doc.folded(at))
        || words::has_pronoun(doc, at)
        || words::is_plural_verb(doc, at)
        || words::is_plural_noun(doc, at)
        || words::is_long_accusative(doc, at);
    let noun = words::is_derived_noun(doc, at) && !ends_here(doc, at + 1);
    let verb = surname && crate::chars::spelled_as_short_verb(doc.folded(at));
    !(native && (noun || words > 1 && (verb || (surname || other) && !ends_here(doc, at + 1))))
}

/// True if a mark, an office, a title or a verb stands at `at`, so that a name can end before it.
fn ends_here(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens.get(at).is_none_or(|t| {
        !t.is_word() || t.begins(Lists::Position.or(Lists::Title)) || words::opens_clause(doc, at)
    })
}

/// فلان فلان الصغير: an adjective that is the last of three words, before an office or a mark.
fn surname_adjective(doc: &Doc<'_, '_>, at: usize, words: usize) -> bool {
    if !doc.tokens[at].is_a(Sorts::NOMINAL) || doc.tokens[at].cut > 0 {
        return false;
    }
    // إياد مدني, محمد عسكري; not خالد عام 1977
    if !words::is_definite(doc, at) {
        let counted = doc.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number);
        return !counted && words == 1 && words::begins_given_name(doc, at - 1);
    }
    words > 1 && doc.tokens.get(at + 1).is_none_or(|t| !t.is_word() || t.begins(Lists::Position))
}

/// A surname that is an office noun with the article (الوكيل), where an office
/// follows: الوكيل المساعد, الوكيل لشؤون.
fn office_noun(doc: &Doc<'_, '_>, at: usize) -> bool {
    words::stem_of_definite(doc, at)
        .is_some_and(|stem| doc.lexicon.look_up(stem).lists.intersects(Lists::Position))
        && complement_follows(doc, at + 1)
}

/// True if an unknown word's first letter is more likely a conjunction or a
/// preposition than part of a name. Arabic names have two words before what
/// follows them; foreign ones can begin with any letter.
fn glued(doc: &Doc<'_, '_>, at: usize, words: usize, native: bool) -> bool {
    if doc.tokens[at].lists != Lists::NONE {
        return false;
    }
    match words::hidden_proclitic(doc, at) {
        Some(clitic::WAW) => native || words > 1,
        Some(_) => {
            words > 1 && (native || words::is_masdar_after_preposition(doc, at))
                || words::is_feminine_noun(doc, at)
        }
        None => false,
    }
}

/// طيب الله ثراه, المحترم
fn wish(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.longest(at, Lists::Title)
        .is_some_and(|m| matches!(doc.lexicon.entry(m.entry).kind, Kind::PostWish | Kind::PostRespect))
}

/// A title that is a surname here: the last word of a name (فلان السيد).
fn surname_title(doc: &Doc<'_, '_>, at: usize) -> bool {
    if !words::is_definite(doc, at) || doc.longest(at, Lists::Title).is_some_and(|m| m.len > 1) {
        return false;
    }
    let Some(next) = doc.tokens.get(at + 1).filter(|t| t.is_word()) else {
        return doc.tokens.get(at + 1).is_none_or(|t| !t.is_mark('/') && !t.is_mark(':'));
    };
    let surname = matches!(
        words::kind_of(doc, at, List::Title),
        Some(
            Kind::Civil
                | Kind::Religious
                | Kind::Christian
                | Kind::Royal
                | Kind::Judicial
                | Kind::Engineering
                | Kind::Media
        )
    );
    let ends = words::never_in_name(doc, at + 1)
        || next.begins(Lists::Position)
        // البابا السعودي: a surname and a family's.
        || words::kind_of(doc, at, List::Title) != Some(Kind::Media)
            && words::whole_word(doc, at + 1, Sorts::FAMILY_NAME.or(Sorts::PLACE));
    surname && titles::read(doc, at + 1).is_none() && !words::begins_given_name(doc, at + 1) && ends
}
