//! What the spelling of a word says of its part of speech. Only what the
//! splitting of enumerations asks: is it a verbal noun, an adjective of
//! relation, a finite verb; has it the article, a leading و, a possessive.

use super::LEADS;
use crate::doc::Doc;
use crate::letters;
use crate::lexicon::{Kind, List, Lists, Sorts, clitic};
use crate::token::Token;

/// Words of these lists are no verbal nouns, whatever their letters.
const OTHER: Lists = LEADS
    .or(Lists::Title)
    .or(Lists::Position)
    .or(Lists::Institution)
    .or(Lists::GivenName)
    .or(Lists::FamilyName)
    .or(Lists::Place)
    .or(Lists::Month)
    .or(Lists::Weekday)
    .or(Lists::Number)
    .or(Lists::FunctionWord)
    .or(Lists::Instrument)
    .or(Lists::Speech)
    .or(Lists::Event);

/// The words of a document, read by their shape.
#[derive(Clone, Copy)]
pub(super) struct Shapes<'d, 't, 's> {
    pub(super) doc: &'d Doc<'t, 's>,
}

/// A verbal noun that can head a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verbal {
    /// It names an activity: تبادل, مكافحة.
    Activity,
    /// It says what is done to cooperation or to a field: تعزيز, تحقيق.
    Goal,
}

impl Shapes<'_, '_, '_> {
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.doc.tokens.get(at)
    }

    /// Bytes of a leading و. Words that the lists do not hold are taken to
    /// begin with the conjunction: those with a radical و are listed.
    pub(super) fn waw(&self, at: usize) -> usize {
        match self.token(at) {
            // Most words begin with another letter.
            Some(token) if token.is_word() && self.begins_with_waw(token) => self.conjunction(at, token),
            _ => 0,
        }
    }

    fn begins_with_waw(&self, token: &Token) -> bool {
        let word = self.doc.folded.as_bytes().get(token.start as usize..token.end as usize);
        word.is_some_and(letters::begins_with_waw)
    }

    /// As [`Shapes::waw`], of a word that begins with the letter.
    fn conjunction(&self, at: usize, token: &Token) -> usize {
        let text = self.doc.folded(at);
        let unknown = token.lists == Lists::NONE && token.clitics == 0;
        let conjunction = letters::is_conjunction(text)
            || token.has_waw()
            || (unknown && letters::behind_conjunction(text).is_some())
            || self.hidden(at).is_some();
        if conjunction { letters::CONJUNCTION } else { 0 }
    }

    /// The verbal noun or the preposition behind the و of a word that the
    /// lists also hold as it stands: ونقل is "he reported" to a list of
    /// verbs, "and moving" here; وفي is "he fulfilled", and "and in".
    fn hidden(&self, at: usize) -> Option<Kind> {
        self.token(at).filter(|t| t.lists != Lists::NONE && t.clitics == 0 && self.begins_with_waw(t))?;
        let rest = letters::behind_conjunction(self.doc.folded(at))?;
        let behind = Lists::Field.or(Lists::FunctionWord);
        let entry = self.doc.lexicon.alone(self.doc.lexicon.word(rest), behind)?;
        let kind = self.doc.lexicon.entry(entry).kind;
        matches!(kind, Kind::Activity | Kind::Goal | Kind::Preposition).then_some(kind)
    }

    /// True if the word is a و by itself.
    pub(super) fn is_lone_waw(&self, at: usize) -> bool {
        letters::is_conjunction(self.doc.folded(at))
    }

    /// The word without its conjunction.
    pub(super) fn bare(&self, at: usize) -> &str {
        &self.doc.folded(at)[self.waw(at)..]
    }

    /// The preposition that the word is by itself, by its kind.
    pub(super) fn preposition(&self, at: usize) -> Option<Kind> {
        let token = self.token(at).filter(|t| t.is_word())?;
        let word = match self.hidden(at) {
            Some(_) => self.doc.lexicon.word(self.bare(at)),
            None if token.begins(Lists::ListWord) => token.word,
            None => return None,
        };
        let entry = self.doc.lexicon.alone(word, Lists::ListWord)?;
        Some(self.doc.lexicon.entry(entry).kind)
            .filter(|k| matches!(k, Kind::In | Kind::On | Kind::To | Kind::About | Kind::From | Kind::Party))
    }

    pub(super) fn is_in(&self, at: usize) -> bool {
        self.preposition(at) == Some(Kind::In)
    }

    pub(super) fn is_definite(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::has_article) || letters::has_article(self.bare(at))
    }

    /// The verbal noun at `at`, in the construct state or with the
    /// preposition that makes a definite one head its phrase, and its length.
    pub(super) fn verbal(&self, at: usize) -> Option<(Verbal, usize)> {
        let token = self.token(at)?;
        if token.begins(Lists::Field)
            && let Some(found) = self.doc.longest(at, Lists::Field)
        {
            let one = found.len > 1 || !self.is_definite(at) || self.governs(at);
            return match self.doc.lexicon.entry(found.entry).kind {
                Kind::Activity if one => Some((Verbal::Activity, found.len)),
                Kind::Goal if one => Some((Verbal::Goal, found.len)),
                _ => None,
            };
        }
        // تبادلا سنويا: the accusative of an indefinite one, to the lists a verb.
        let bare = self.bare(at);
        if let Some(stem) = letters::without_accusative(bare)
            && !self.is_definite(at + 1)
            && let Some(e) = self.doc.lexicon.alone(self.doc.lexicon.word(stem), Lists::Field)
            && self.doc.lexicon.entry(e).kind == Kind::Activity
        {
            return Some((Verbal::Activity, 1));
        }
        match self.hidden(at) {
            Some(Kind::Activity) => return Some((Verbal::Activity, 1)),
            Some(Kind::Goal) => return Some((Verbal::Goal, 1)),
            _ => {}
        }
        if !token.is_word() || token.begins(OTHER) || token.is_a(Sorts::COMMON_VERB) {
            return None;
        }
        // تبادلا سنويا: the accusative of an indefinite one.
        let bare =
            letters::without_accusative(bare).filter(|stem| letters::is_verbal_noun(stem)).unwrap_or(bare);
        if let Some(definite) = letters::behind_article(bare) {
            let shaped = letters::is_verbal_noun(definite) || letters::can_be_causative(definite);
            return (shaped && self.governs(at)).then_some((Verbal::Activity, 1));
        }
        letters::is_verbal_noun(bare).then_some((Verbal::Activity, 1))
    }

    /// True if the word is listed as one for activities, in whatever state.
    pub(super) fn is_activity(&self, at: usize) -> bool {
        self.token(at)
            .and_then(|t| self.doc.lexicon.alone(t.word, Lists::Field))
            .is_some_and(|e| matches!(self.doc.lexicon.entry(e).kind, Kind::Activity | Kind::Goal))
    }

    /// True if a bare preposition that completes a verbal noun follows, at
    /// once or after one adjective: الاستفادة من, الإشراف المشترك على.
    fn governs(&self, at: usize) -> bool {
        let completes =
            |i| matches!(self.preposition(i), Some(Kind::From | Kind::On | Kind::To)) && self.waw(i) == 0;
        completes(at + 1) || (self.is_definite(at + 1) && self.preposition(at + 2) == Some(Kind::On))
    }

    /// An adjective of relation, ـي or ـية, that names neither a country nor
    /// a word of the lead-ins.
    pub(super) fn is_relational(&self, at: usize) -> bool {
        let Some(token) = self.token(at).filter(|t| t.is_word()) else { return false };
        let others = Lists::Field.or(LEADS).or(Lists::Place);
        if token.begins(others) && self.doc.lexicon.alone(token.word, others).is_some() {
            return false;
        }
        self.is_relational_form(at)
    }

    /// A word with the ending of such an adjective.
    pub(super) fn is_relational_form(&self, at: usize) -> bool {
        letters::has_relational_ending(self.bare(at))
    }

    /// True if the phrase at `at` points back by a possessive pronoun: وتفعيلها, وتحقيق رسالتها.
    pub(super) fn points_back(&self, at: usize) -> bool {
        self.has_possessive(at)
            || (self.verbal(at).is_some_and(|(_, len)| len == 1)
                && self.waw(at + 1) == 0
                && self.has_possessive(at + 1))
    }

    fn has_possessive(&self, at: usize) -> bool {
        let known = self.token(at).is_none_or(|t| !t.is_word() || t.lists != Lists::NONE);
        !known && !self.is_definite(at) && letters::has_possessive(self.bare(at))
    }

    /// A finite verb, by the lists or by its prefix or ending.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        let Some(token) = self.token(at).filter(|t| t.is_word()) else { return false };
        if token.lists == Lists::NONE {
            return token.clitics & !clitic::WAW & !clitic::FA == 0
                && letters::can_be_verb(self.bare(at))
                && !self.is_definite(at);
        }
        let verbs = Lists::Event.or(Lists::Speech).or(Lists::LeadIn).or(Lists::CommonWord);
        // بين is a preposition before it is a verb, أمن a field.
        let others = Lists::FunctionWord.or(Lists::Field);
        let other = || token.begins(others) && self.doc.lexicon.alone(token.word, others).is_some();
        if !token.begins(verbs) || self.is_definite(at) || other() {
            return false;
        }
        let Some(e) = self.doc.lexicon.alone(token.word, verbs) else { return false };
        let entry = self.doc.lexicon.entry(e);
        match entry.list {
            List::LeadIn => matches!(entry.kind, Kind::Include | Kind::Stipulate | Kind::Aim | Kind::Agree),
            List::CommonWord => entry.kind == Kind::CommonVerb && self.verbal(at).is_none(),
            _ => !matches!(entry.kind, Kind::Noun | Kind::Source) && self.verbal(at).is_none(),
        }
    }

    /// A participle that opens a clause of reported speech: مؤكدا, مشيرا.
    pub(super) fn is_reporting_participle(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.begins(Lists::Speech))
            && self
                .doc
                .longest(at, Lists::Speech)
                .is_some_and(|m| self.doc.lexicon.entry(m.entry).kind == Kind::Participle)
    }

    /// A word that by its letters may be such a participle, or another that
    /// says in what state the sentence's subject is: منوها, معتبرا.
    pub(super) fn is_circumstantial(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.is_word() && t.lists == Lists::NONE)
            && letters::can_be_circumstance(self.bare(at))
    }
}
