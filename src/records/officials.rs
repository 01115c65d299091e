//! Who is who: mentions of one person become one official.

use std::borrow::Cow;

use super::namesakes::{Names, Namesakes};
use crate::doc::Doc;
use crate::lexicon::{Gender, Kind, Lists};
use crate::mentions::{Mentions, institutions, words};
use crate::record::{Announcement, Official, Passage, PersonGender, Sign};

/// How many earlier persons of one first or last name a mention is compared with.
const MAX_NAMESAKES: usize = 16;

/// How many offices of one official are listed: more than anybody holds, and no more than can be
/// compared with each other.
const MAX_POSITIONS: usize = 64;

/// Which official each mention of a person is.
#[derive(Debug, Default)]
pub(crate) struct Identity {
    /// By index of [`Mentions::persons`]: an index of the record's officials.
    of_person: Vec<Option<usize>>,
}

impl Identity {
    /// The official whom this mention of a person names; `None` for persons without title and office.
    pub(crate) fn of(&self, person: usize) -> Option<usize> {
        self.of_person.get(person).copied().flatten()
    }
}

/// One person of the text, as long as it is not known whether an official.
struct Entity<'e> {
    /// The mention with the fullest name.
    fullest: usize,
    /// The words of that name.
    parts: &'e [usize],
}

/// The officials of `doc`, in the order of their first mention, and which mention is whose.
pub(super) fn build<'t>(doc: &Doc<'t, '_>, mentions: &Mentions) -> (Vec<Official<'t>>, Identity) {
    let names = Names::read(doc, mentions);
    let mut entities: Vec<Entity<'_>> = Vec::with_capacity(mentions.persons.len());
    let mut namesakes = Namesakes::new(&names);
    // The entity of each mention; none of a name without words.
    let mut entity_of = Vec::with_capacity(mentions.persons.len());
    for n in 0..mentions.persons.len() {
        let parts = names.of(n);
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
            entity_of.push(None);
            continue;
        };
        let known = [first, last].into_iter().take(parts.len()).find_map(|&key| {
            namesakes.of(key).take(MAX_NAMESAKES).find(|&e| {
                let entity = &entities[e];
                same(entity.parts, parts) && !is_fathers(doc, mentions, entity, parts, names.first_word(n))
            })
        });
        let e = known.unwrap_or(entities.len());
        for &key in parts {
            namesakes.add(key, e);
        }
        let marks =
            |n: usize| mentions.persons[n].name.clone().filter(|&at| !doc.tokens[at].is_word()).count();
        match entities.get_mut(e) {
            None => entities.push(Entity { fullest: n, parts }),
            Some(entity)
                if parts.len() > entity.parts.len()
                    || parts.len() == entity.parts.len() && marks(n) < marks(entity.fullest) =>
            {
                *entity = Entity { fullest: n, parts };
            }
            Some(_) => {}
        }
        entity_of.push(Some(e));
    }
    // By entity, its mentions and its offices.
    let mut persons: Vec<(usize, usize)> =
        entity_of.iter().enumerate().filter_map(|(n, e)| Some(((*e)?, n))).collect();
    persons.sort_unstable();
    let holders = mentions.offices.iter().map(|office| entity_of.get(office.holder?).copied().flatten());
    let mut offices: Vec<(usize, usize)> = holders.enumerate().filter_map(|(n, e)| Some((e?, n))).collect();
    offices.sort_unstable();
    let mut offices = &offices[..];
    let mut officials = Vec::new();
    let mut official_of = vec![None; entities.len()];
    for (e, (entity, persons)) in entities.iter().zip(persons.chunk_by(|a, b| a.0 == b.0)).enumerate() {
        let held = offices.iter().take_while(|(holder, _)| *holder == e).count();
        let (held, rest) = offices.split_at(held);
        offices = rest;
        // الفنان, الكابتن: titles of tier 0 make nobody an official.
        let titled = persons.iter().any(|&(_, p)| {
            let titles = &mentions.titles[mentions.persons[p].titles.clone()];
            titles.iter().any(|t| doc.lexicon.entry(t.entry).tier > 0)
        });
        if held.is_empty() && (!titled || is_doubtful(doc, mentions, entity, persons)) {
            continue;
        }
        official_of[e] = Some(officials.len());
        officials.push(official(doc, mentions, entity.fullest, persons, held));
    }
    let of_person = entity_of.iter().map(|&e| official_of[e?]).collect();
    (officials, Identity { of_person })
}

/// الفريق الطبي, السفير الجديد: one word after a title that is a common noun, said of nobody else in full.
fn is_doubtful(
    doc: &Doc<'_, '_>,
    mentions: &Mentions,
    entity: &Entity<'_>,
    persons: &[(usize, usize)],
) -> bool {
    entity.parts.len() == 1
        && persons.iter().all(|&(_, p)| {
            mentions.titles[mentions.persons[p].titles.clone()]
                .iter()
                .all(|t| doc.lexicon.entry(t.entry).tier == 3)
        })
}

/// Adds the sign that an act is.
pub(super) fn certify(record: &mut Announcement<'_>) {
    for official in record.officials.iter_mut().filter(|o| !o.acts.is_empty()) {
        sign(official, Sign::Act);
    }
}

/// True if one name is a shorter form of the other: its words stand in the
/// other in their order, and the first words agree, or it is the surname alone.
fn same(known: &[usize], new: &[usize]) -> bool {
    let (short, long) = if new.len() <= known.len() { (new, known) } else { (known, new) };
    if short.len() == 1 {
        return short.first().is_some_and(|part| long.contains(part));
    }
    // كوستا دي لوبيز is ماريو كوستا دي لوبيز.
    if long.windows(short.len()).any(|run| run == short) {
        return true;
    }
    if short.first() != long.first() {
        return false;
    }
    let mut rest = long.iter();
    short.iter().all(|part| rest.any(|other| other == part))
}

/// True if the one word of a mention, `word`, is a given name, and in the name it was
/// found in only the father's: الملك سلمان is not محمد بن سلمان.
fn is_fathers(
    doc: &Doc<'_, '_>,
    mentions: &Mentions,
    entity: &Entity<'_>,
    parts: &[usize],
    word: &str,
) -> bool {
    let [part] = parts else { return false };
    if entity.parts.first() == Some(part) || entity.parts.len() < 2 {
        return false;
    }
    let given = doc.lexicon.look_up(word).lists.intersects(Lists::GivenName);
    let name = &mentions.persons[entity.fullest].name;
    let son = name.end >= 2 + name.start && words::is_patronymic(doc, name.end - 2);
    given && (son || entity.parts.last() != Some(part))
}

fn official<'t>(
    doc: &Doc<'t, '_>,
    mentions: &Mentions,
    fullest: usize,
    persons: &[(usize, usize)],
    offices: &[(usize, usize)],
) -> Official<'t> {
    let mut official =
        Official { name: doc.clean(mentions.persons[fullest].name.clone()), ..Official::default() };
    let mut genders = Genders::default();
    for &(_, p) in persons {
        let person = &mentions.persons[p];
        let span = doc.span(person.name.clone());
        // Nearly every mention repeats a form letter by letter.
        let text = span.of(doc.text);
        let repeats = |form: &Cow<'_, str>| form == text && !doc.fused(person.name.start);
        if p != fullest && !repeats(&official.name) && !official.aliases.iter().any(repeats) {
            let name = doc.clean_of(person.name.start, span);
            if name != official.name && !official.aliases.contains(&name) {
                official.aliases.push(name);
            }
        }
        // One character may hold two names, as ﷺ holds four words.
        if official.mentions.last().is_none_or(|last| last.span.end <= span.start) {
            official.mentions.push(Passage { text: text.into(), span });
        }
        for title in &mentions.titles[person.titles.clone()] {
            let entry = doc.lexicon.entry(title.entry);
            genders.add(entry.gender);
            sign(&mut official, if entry.tier == 1 { Sign::StrongTitle } else { Sign::WeakTitle });
            let text = doc.clean(title.tokens.clone());
            if !official.honorifics.contains(&text) {
                official.honorifics.push(text);
            }
        }
        if person.name.clone().any(|at| doc.tokens[at].begins(Lists::GivenName.or(Lists::FamilyName))) {
            sign(&mut official, Sign::KnownName);
        }
    }
    for &(_, o) in offices {
        if official.positions.len() == MAX_POSITIONS {
            break;
        }
        let office = &mentions.offices[o];
        genders.add(doc.lexicon.entry(office.head).gender);
        // عين فلان رئيسا: the head alone in the accusative names no office.
        if office.tokens.len() == 1 && words::is_accusative_form(doc.lexicon.form(office.head)) {
            continue;
        }
        let position =
            counterpart(doc, mentions, o).map_or_else(|| doc.clean(office.tokens.clone()), Cow::Owned);
        add_position(&mut official.positions, position);
        let first = mentions.institutions.partition_point(|i| i.tokens.start < office.tokens.start);
        let inside = mentions.institutions[first..].iter().take_while(|i| i.tokens.end <= office.tokens.end);
        for institution in inside.filter(|i| !i.nested) {
            let name = institution.name(doc);
            if !official.organizations.contains(&name) {
                official.organizations.push(name);
            }
        }
    }
    if !offices.is_empty() {
        sign(&mut official, Sign::Office);
    }
    if persons.len() > 1 {
        sign(&mut official, Sign::Repeat);
    }
    official.gender = genders.settle();
    official
}

pub(super) fn sign(official: &mut Official<'_>, sign: Sign) {
    if !official.signs.contains(&sign) {
        official.signs.push(sign);
    }
}

/// وزير الخارجية التونسي for نظيره التونسي: the counterpart holds the office named
/// before, of another country.
fn counterpart(doc: &Doc<'_, '_>, mentions: &Mentions, office: usize) -> Option<String> {
    let this = &mentions.offices[office];
    if doc.lexicon.entry(this.head).kind != Kind::Counterpart || this.tokens.len() < 2 {
        return None;
    }
    let before = mentions.offices[..office].last()?;
    let head = doc.lexicon.entry(before.head);
    if head.kind == Kind::Counterpart || head.gender != doc.lexicon.entry(this.head).gender {
        return None;
    }
    let country = |at: &usize| doc.tokens[*at].begins(Lists::Place);
    let end = before.tokens.clone().skip(1).find(country).unwrap_or(before.tokens.end);
    // وزير خارجية تونس: the country is a part of the phrase that no adjective replaces.
    if end < before.tokens.end && !institutions::demonym(doc, end) {
        return None;
    }
    Some(format!(
        "{} {}",
        doc.clean(before.tokens.start..end),
        doc.clean(this.tokens.start + 1..this.tokens.end)
    ))
}

/// Keeps the longest form of an office: رئيس الهيئة is in رئيس الهيئة العامة
/// للإحصاء, and مدير عام المعهد is المدير العام للمعهد.
fn add_position<'t>(positions: &mut Vec<Cow<'t, str>>, new: Cow<'t, str>) {
    let within = |short: &str, long: &str| {
        let mut long = long.split_whitespace().map(words::without_article);
        short.split_whitespace().map(words::without_article).all(|word| long.next() == Some(word))
    };
    if positions.iter().any(|old| within(&new, old)) {
        return;
    }
    match positions.iter_mut().find(|old| within(old, &new)) {
        Some(old) => *old = new,
        None => positions.push(new),
    }
}

#[derive(Default)]
struct Genders {
    feminine: usize,
    masculine: usize,
}

impl Genders {
    fn add(&mut self, gender: Gender) {
        match gender {
            Gender::Feminine | Gender::FemininePlural | Gender::FeminineDual => self.feminine += 1,
            Gender::Masculine | Gender::MasculinePlural | Gender::MasculineDual => self.masculine += 1,
            Gender::Common => {}
        }
    }

    /// A feminine form is marked and so decides: رئيس may be said of a woman, الدكتورة not of a man.
    fn settle(&self) -> Option<PersonGender> {
        match (self.feminine, self.masculine) {
            (0, 0) => None,
            (0, _) => Some(PersonGender::Male),
            _ => Some(PersonGender::Female),
        }
    }
}
