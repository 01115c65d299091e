//! Reads persons with their titles and offices, in either order.

use std::ops::Range;

use super::names::{self, Trust};
use super::offices::{self, Phrase};
use super::{Mentions, Office, Person, titles, words};
use crate::chars;
use crate::doc::Doc;
use crate::lexicon::{Kind, List, Lists, Sorts};

/// Longest chain of titles and offices before a name.
const MAX_CHAIN: usize = 10;

/// Longest name, in tokens, that an office after it tells.
const MAX_APART: usize = 24;

/// Adds persons, their titles and all offices to `out`.
pub(super) fn read(doc: &Doc<'_, '_>, out: &mut Mentions) {
    let chain = std::mem::take(&mut out.chain);
    let mut scan = Scan { doc, out, chain, institution: 0, office_first: false };
    let mut from = 0;
    for at in doc.triggers.persons.iter().map(|&at| at as usize) {
        // A name can be told by no more than بن after its first word.
        if at > from && doc.tokens[at].is_a(Sorts::PATRONYMIC) {
            from = scan.read(from, at - 1);
        }
        from = scan.read(from, at);
    }
    out.chain = scan.chain;
}

struct Scan<'a, 't, 's> {
    doc: &'a Doc<'t, 's>,
    out: &'a mut Mentions,
    /// The offices before the name that is being looked for.
    chain: Vec<Phrase>,
    /// The first institution that does not begin before the scan.
    institution: usize,
    /// True if the last person's office stood before the name, with a comma between.
    office_first: bool,
}

impl Scan<'_, '_, '_> {
    /// Reads what begins at `at`, if all before `from` and no more is read; the token to go on from.
    #[inline]
    fn read(&mut self, from: usize, at: usize) -> usize {
        let mut from = from;
        // Nobody is named inside the name of an institution.
        while let Some(institution) = self.out.institutions.get(self.institution)
            && institution.tokens.start <= at
        {
            if institution.tokens.start >= from {
                from = offices::without_person(self.doc, institution);
            }
            self.institution += 1;
        }
        if at < from { from } else { self.step(at) }
    }

    /// Reads what begins at `at`; the token to go on from.
    fn step(&mut self, at: usize) -> usize {
        let doc = self.doc;
        let token = &doc.tokens[at];
        if !token.is_word() {
            return at + 1;
        }
        if token.begins(Lists::Title.or(Lists::Position))
            && let Some(next) = self.chain(at)
        {
            return next;
        }
        // مكة المكرمة: no title in the name of a place.
        if token.begins(Lists::Place)
            && let Some(place) = doc.longest(at, Lists::Place).filter(|m| m.len > 1)
        {
            return at + place.len;
        }
        if let Some(next) = self.eponym(at) {
            return next;
        }
        if (token.begins(Lists::GivenName) || words::is_patronymic(doc, at + 1))
            && let Some(end) = names::read_bare(doc, at)
        {
            return self.person(at, self.out.titles.len(), at, end);
        }
        if token.begins(Lists::Speech) {
            return self.apposition(at + 1);
        }
        at + 1
    }

    /// وقال فلان فلان رئيس الحزب: an unknown name after a verb of saying, told
    /// by the office after it.
    fn apposition(&mut self, at: usize) -> usize {
        let doc = self.doc;
        let unknown = doc.tokens.get(at).is_some_and(|t| t.is_word() && t.lists == Lists::NONE);
        if !unknown || !office_ahead(doc, at + 2) {
            return at;
        }
        let Some(stop) = names::read(doc, at, Trust::Office).filter(|&stop| stop > at + 1) else {
            return at;
        };
        let comma = doc.tokens.get(stop).is_some_and(words::is_soft_mark);
        let office = stop + usize::from(comma);
        if offices::read(doc, &self.out.institutions, office).is_some_and(|p| !self.name_follows(p.end)) {
            return self.person(at, self.out.titles.len(), at, stop);
        }
        at
    }

    /// A name inside the name of a place or an institution (جامعة الملك سعود) is nobody's mention.
    fn eponym(&self, at: usize) -> Option<usize> {
        let doc = self.doc;
        let token = &doc.tokens[at];
        let body = token.is_a(Sorts::INSTITUTION);
        let named = token.is_a(if body { Sorts::NAMED_BODY } else { Sorts::NAMED_PLACE });
        if !named || token.has_article() || words::is_definite(doc, at) {
            return None;
        }
        let mut end = at + 1;
        while let Some((_, next)) = titles::read(doc, end) {
            end = next;
        }
        let name =
            if end > at + 1 { names::read(doc, end, Trust::Title) } else { names::read_bare(doc, end) };
        match name {
            Some(next) => Some(next),
            None => (end > at + 1).then_some(end),
        }
    }

    /// A chain of titles and offices and the name after it.
    #[inline(never)] // few words begin one
    fn chain(&mut self, at: usize) -> Option<usize> {
        let doc = self.doc;
        let first_title = self.out.titles.len();
        self.chain.clear();
        let mut best = u8::MAX;
        let mut end = at;
        let mut start = at;
        let mut comma = false;
        for _ in 0..MAX_CHAIN {
            let Some(token) = doc.tokens.get(end).filter(|t| t.is_word()) else { break };
            if end > at && token.has_preposition() {
                break;
            }
            let office = offices::read(doc, &self.out.institutions, end);
            if end > at && token.has_waw() {
                // المنسق العام ورئيس اللجنة فلان: two offices of one person.
                let two = self.chain.last().is_some_and(|p| p.end == end);
                match office.filter(|p| two && !offices::is_possessive(doc, p) && self.name_follows(p.end)) {
                    Some(p) => {
                        self.chain.push(p);
                        end = p.end;
                        continue;
                    }
                    None => break,
                }
            }
            let title = titles::read(doc, end);
            match (title, office) {
                (Some((title, next)), office) if office.is_none_or(|p| p.end <= title.tokens.end) => {
                    // عين جلالة الملك السيد فلانا; استقبل الرئيس سعادة السفيرة: the first is the subject.
                    let last = self.out.titles[first_title..].last();
                    let commoner = doc.lexicon.entry(title.entry).kind != Kind::Royal;
                    if last.is_some_and(|t| {
                        commoner && titles::is_sovereign(doc, t) || titles::is_style(doc, &title)
                    }) {
                        self.out.titles.truncate(first_title);
                        start = end;
                        best = u8::MAX;
                    }
                    best = best.min(titles::tier(doc, &title).wrapping_sub(1));
                    self.out.titles.push(title);
                    end = next;
                }
                (_, Some(p)) => {
                    self.chain.push(p);
                    end = p.end;
                }
                _ => {
                    break;
                }
            }
            // وزير النقل، الدكتور فلان
            let office_last = self.chain.last().is_some_and(|p| p.end == end);
            // رئيس مجلس محافظة البصرة جنوب العراق، فلان
            let region = region(doc, end);
            if office_last && region > end && self.name_after_comma(region + 1) {
                end = region;
            }
            // مديرة البنى التحتية: السيدة فلانة
            if office_last
                && doc.tokens.get(end).is_some_and(|t| t.is_mark(':'))
                && titles::read(doc, end + 1).is_some_and(|(t, _)| titles::tier(doc, &t) == 1)
            {
                end += 1;
            }
            if office_last && doc.tokens.get(end).is_some_and(words::is_soft_mark) {
                if self.name_after_comma(end + 1) {
                    comma = true;
                    end += 1;
                } else if self.office_with_name(end + 1) {
                    end += 1;
                }
            }
        }
        if end == at {
            return None;
        }
        let trust = if best == 0 { Trust::Title } else { Trust::Office };
        // المحافظ, الوزير: an office without complement is no more than a weak title.
        let bare = self.chain.iter().all(Phrase::is_bare);
        let weak =
            best > 2 && bare || self.out.titles[first_title..].iter().any(|t| titles::is_shared(doc, t));
        let end = self.epithets(end, first_title);
        let (open, close) = quoted(doc, end);
        let from = end + usize::from(open);
        // الملك راشد: a known name right after a title of tier 2 is sign enough.
        let after_title = best == 1 && self.chain.last().is_none_or(|p| p.end < end);
        let trust = if after_title && words::begins_given_name(doc, from) { Trust::Title } else { trust };
        let joined = doc.tokens.get(from).is_some_and(|t| t.has_waw());
        let name = if joined { None } else { names::read(doc, from, trust) };
        let name = name.filter(|&stop| {
            (!open || doc.tokens.get(stop).and_then(|t| t.mark()) == close)
                && (!weak || second_sign(doc, from, stop))
        });
        match name {
            Some(stop) => {
                self.office_first = comma;
                let person = self.out.persons.len();
                let first_office = self.out.offices.len();
                let dual = self.chain.iter().any(|p| offices::is_dual(doc, p));
                for p in self.chain.drain(..) {
                    self.out.offices.push(Office {
                        tokens: p.start..p.end,
                        head: p.head,
                        holder: Some(person),
                    });
                }
                let offices = first_office..self.out.offices.len();
                let end = self.person(start, first_title, from, stop);
                Some(if dual { self.second_holder(offices, end) } else { end })
            }
            None => {
                self.out.titles.truncate(first_title);
                for p in self.chain.drain(..) {
                    self.out.offices.push(Office { tokens: p.start..p.end, head: p.head, holder: None });
                }
                Some(end)
            }
        }
    }

    /// What may stand between a title and the name: الأمريكي الشهير after رجل
    /// الأعمال, the colon after السادة.
    fn epithets(&self, at: usize, first_title: usize) -> usize {
        let doc = self.doc;
        let Some(last) = self.out.titles[first_title..].last() else { return at };
        if titles::is_shared(doc, last) && doc.tokens.get(at).is_some_and(|t| t.is_mark(':')) {
            return at + 1;
        }
        if last.tokens.end != at
            || !matches!(doc.lexicon.entry(last.entry).kind, Kind::Business | Kind::Media)
        {
            return at;
        }
        let mut end = at;
        while words::is_definite(doc, end) && !words::begins_given_name(doc, end) && end < at + 2 {
            end += 1;
        }
        end
    }

    /// Adds the person whose name is `from..stop` and the offices after it.
    fn person(&mut self, start: usize, first_title: usize, from: usize, stop: usize) -> usize {
        let doc = self.doc;
        let titles = first_title..self.out.titles.len();
        let person = self.out.persons.len();
        self.out.persons.push(Person { titles: titles.clone(), name: from..stop, tokens: start..stop });
        let end = self.offices_after(person, stop);
        let shared = self.out.titles[titles.clone()].iter().any(|t| titles::is_shared(doc, t));
        if shared { self.sharers(titles, end) } else { end }
    }

    /// الرئيسان فلان وفلان; السادة فلان، رئيس …، وفلان: those who share the titles.
    fn sharers(&mut self, titles: Range<usize>, end: usize) -> usize {
        let doc = self.doc;
        let mut end = end;
        loop {
            let mut at = end;
            let comma = doc.tokens.get(at).is_some_and(words::is_soft_mark);
            at += usize::from(comma);
            at += usize::from(words::is_lone_waw(doc, at));
            let Some(token) = doc.tokens.get(at).filter(|t| t.is_word()) else { return end };
            if at == end && !token.has_waw() || !words::begins_given_name(doc, at) {
                return end;
            }
            let Some(stop) = names::read(doc, at, Trust::Office) else { return end };
            let person = self.out.persons.len();
            self.out.persons.push(Person { titles: titles.clone(), name: at..stop, tokens: at..stop });
            end = self.offices_after(person, stop);
        }
    }

    /// عضوا اللجنة فلان وفلان: the second of two who share an office.
    fn second_holder(&mut self, offices: Range<usize>, at: usize) -> usize {
        let doc = self.doc;
        let from = at + usize::from(words::is_lone_waw(doc, at));
        let joined = from > at || doc.tokens.get(at).is_some_and(|t| t.has_waw());
        let Some(stop) = names::read(doc, from, Trust::Office).filter(|_| joined) else { return at };
        let person = self.out.persons.len();
        let titles = self.out.titles.len();
        for office in offices {
            let copy = Office { holder: Some(person), ..self.out.offices[office].clone() };
            self.out.offices.push(copy);
        }
        self.person(from, titles, from, stop)
    }

    /// The offices that follow a name; the token after them.
    fn offices_after(&mut self, person: usize, stop: usize) -> usize {
        let doc = self.doc;
        let mut end = stop;
        loop {
            let mut at = asides(doc, end);
            let mut comma = false;
            if doc.tokens.get(at).is_some_and(words::is_soft_mark) {
                comma = true;
                at += 1;
            }
            let Some(token) = doc.tokens.get(at).filter(|t| t.is_word() && !t.has_preposition()) else {
                break;
            };
            let Some(p) = offices::read(doc, &self.out.institutions, at) else { break };
            if token.begins(Lists::Title) && p.is_one_word() {
                break;
            }
            if token.has_waw() && end == stop {
                break;
            }
            let next = self.office_first && comma && self.name_after_comma(p.end + 1);
            if next || self.name_follows(p.end) {
                break;
            }
            self.out.offices.push(Office { tokens: p.start..p.end, head: p.head, holder: Some(person) });
            end = p.end;
        }
        end
    }

    /// True if titles, more offices or a known name lead to a person at `at`.
    fn name_follows(&self, at: usize) -> bool {
        let doc = self.doc;
        let mut at = at;
        for _ in 0..MAX_CHAIN {
            if let Some((title, next)) = titles::read(doc, at) {
                if doc.tokens[at].has_waw() {
                    return false;
                }
                if titles::tier(doc, &title) == 1 {
                    return true;
                }
                at = next;
                continue;
            }
            let Some(token) = doc.tokens.get(at) else { return false };
            if token.has_waw() || token.has_preposition() {
                return false;
            }
            if words::begins_given_name(doc, at) {
                return names::read(doc, at, Trust::Office).is_some();
            }
            match offices::read(doc, &self.out.institutions, at) {
                // رئيس هيئة الأركان نظيره الفرنسي: the office before is no part of this chain.
                Some(p) if offices::is_possessive(doc, &p) => return false,
                Some(p) => at = p.end,
                None => return names::read(doc, at, Trust::Office).is_some(),
            }
        }
        false
    }

    /// True if another office and the name begin at `at`: ولي العهد، وزير الداخلية فلان.
    fn office_with_name(&self, at: usize) -> bool {
        let doc = self.doc;
        doc.tokens.get(at).is_some_and(|t| t.cut == 0)
            && offices::read(doc, &self.out.institutions, at).is_some_and(|p| self.name_follows(p.end))
    }

    /// True if a person's titles or name begin at `at`, just after a comma.
    fn name_after_comma(&self, at: usize) -> bool {
        let doc = self.doc;
        let Some(token) = doc.tokens.get(at) else { return false };
        if token.has_waw() || token.has_preposition() {
            return false;
        }
        if let Some((title, next)) = titles::read(doc, at) {
            return titles::tier(doc, &title) == 1 || words::begins_given_name(doc, next);
        }
        match names::read(doc, at, Trust::Office) {
            // An unknown name between two commas is a name in apposition.
            Some(stop) => {
                words::begins_given_name(doc, at) || doc.tokens.get(stop).is_some_and(words::is_soft_mark)
            }
            None => false,
        }
    }
}

/// True if an office may begin at `at` or after it, before a mark that no name goes on after.
fn office_ahead(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.tokens
        .iter()
        .skip(at)
        .take(MAX_APART)
        .take_while(|t| t.is_word() || words::is_soft_mark(t) || t.is_mark('#'))
        .any(|t| t.begins(Lists::Position))
}

/// What a weak title (الوزير، الفريق) wants of the name after it: that it is
/// known, or stands in full before a mark or the end of the line.
fn second_sign(doc: &Doc<'_, '_>, from: usize, stop: usize) -> bool {
    words::begins_given_name(doc, from)
        || doc.tokens[from].begins(Lists::FamilyName) && !doc.tokens[from].begins(Lists::Place)
        || stop > from + 1 && doc.tokens.get(stop).is_none_or(|t| !t.is_word())
}

/// Past غرب العراق, which says where an office's place lies; a comma follows it.
fn region(doc: &Doc<'_, '_>, at: usize) -> usize {
    if !doc.tokens.get(at).is_some_and(|t| t.is_a(Sorts::REGION)) {
        return at;
    }
    let end = doc.longest(at + 1, Lists::Place).map_or(at, |m| at + 1 + m.len);
    if doc.tokens.get(end).is_some_and(words::is_soft_mark) { end } else { at }
}

/// An opening quotation mark at `at`, and what closes it.
fn quoted(doc: &Doc<'_, '_>, at: usize) -> (bool, Option<char>) {
    match doc.tokens.get(at).and_then(|t| t.mark()) {
        Some('"') => (true, Some('"')),
        Some('«') => (true, Some('»')),
        Some('“') => (true, Some('”')),
        _ => (false, None),
    }
}

/// What may stand between a name and its office: a closing mark, a wish
/// between dashes (- حفظه الله -), another name in quotation marks (kunya).
fn asides(doc: &Doc<'_, '_>, at: usize) -> usize {
    let mut end = at;
    if doc.tokens.get(end).and_then(|t| t.mark()).is_some_and(chars::closes_quote) && !quoted(doc, end).0 {
        end += 1;
    }
    let dash = doc.tokens.get(end).and_then(|t| t.mark()).is_some_and(chars::is_dash);
    // فلان - رئيس الجمعية - يشارك
    if dash
        && doc.tokens[end].spaced
        && doc.tokens.get(end + 1).is_some_and(|t| t.spaced && t.cut == 0 && t.begins(Lists::Position))
    {
        return end + 1;
    }
    let wish = end + usize::from(dash);
    if let Some(found) = doc.longest(wish, Lists::Title)
        && matches!(doc.lexicon.entry(found.entry).kind, Kind::PostWish | Kind::PostRespect)
    {
        end = wish + found.len;
        if dash && doc.tokens.get(end).and_then(|t| t.mark()).is_some_and(chars::is_dash) {
            end += 1;
        }
    }
    let (open, close) = quoted(doc, end);
    if open {
        let inside = doc.tokens[end + 1..].iter().take(5).position(|t| t.mark() == close);
        if let Some(n) =
            inside.filter(|_| words::kind_of(doc, end + 1, List::NameParticle) == Some(Kind::Kunya))
        {
            end += n + 2;
        }
    }
    end
}
