//! What the spelling of a word says of its part of speech. Only what the
//! splitting of enumerations asks: is it a verbal noun, an adjective of
//! relation, a finite verb; has it the article, a leading و, a possessive.

use crate::doc::Doc;
use crate::lexicon::{Kind, List, Lists, clitic};
use crate::token::Token;

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
        let Some(token) = self.token(at).filter(|t| t.is_word()) else { return 0 };
        let text = self.doc.folded(at);
        if !text.starts_with('و') || text.len() < 6 {
            return if text == "و" { 2 } else { 0 };
        }
        let unknown = token.lists == Lists::NONE && token.clitics == 0;
        if token.has_waw() || unknown || self.hidden(at).is_some() { 2 } else { 0 }
    }

    /// The verbal noun or the preposition behind the و of a word that the
    /// lists also hold as it stands: ونقل is "he reported" to a list of
    /// verbs, "and moving" here; وفي is "he fulfilled", and "and in".
    fn hidden(&self, at: usize) -> Option<Kind> {
        let token = self.token(at).filter(|t| t.lists != Lists::NONE && t.clitics == 0)?;
        let rest = self.doc.folded[token.start as usize..token.end as usize].strip_prefix('و')?;
        let behind = Lists::Field.or(Lists::FunctionWord);
        let entry = self.doc.lexicon.alone(self.doc.lexicon.word(rest), behind)?;
        let kind = self.doc.lexicon.entry(entry).kind;
        matches!(kind, Kind::Activity | Kind::Goal | Kind::Preposition).then_some(kind)
    }

    /// True if the word is a و by itself.
    pub(super) fn is_lone_waw(&self, at: usize) -> bool {
        self.doc.folded(at) == "و"
    }

    /// The word without its conjunction.
    pub(super) fn bare(&self, at: usize) -> &str {
        &self.doc.folded(at)[self.waw(at)..]
    }

    pub(super) fn is_definite(&self, at: usize) -> bool {
        let bare = self.bare(at);
        (bare.starts_with("ال") && bare.len() > 6)
            || self.token(at).is_some_and(Token::has_article)
            || bare.starts_with("لل")
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
        if let Some(stem) = self.bare(at).strip_suffix('ا')
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
        let bare = self.bare(at);
        let known = token.lists != Lists::NONE && !self.is_common_noun(token);
        if known || !token.is_word() {
            return None;
        }
        // تبادلا سنويا: the accusative of an indefinite one.
        let bare = bare.strip_suffix('ا').filter(|stem| is_verbal_noun(stem)).unwrap_or(bare);
        if let Some(definite) = bare.strip_prefix("ال") {
            let shaped = is_verbal_noun(definite) || is_causative(definite);
            return (shaped && self.governs(at)).then_some((Verbal::Activity, 1));
        }
        is_verbal_noun(bare).then_some((Verbal::Activity, 1))
    }

    fn is_common_noun(&self, token: &Token) -> bool {
        self.doc
            .lexicon
            .alone(token.word, Lists::CommonWord)
            .is_some_and(|e| self.doc.lexicon.entry(e).kind == Kind::CommonNoun)
    }

    /// True if a bare preposition that completes a verbal noun follows, at
    /// once or after one adjective: الاستفادة من, الإشراف المشترك على.
    fn governs(&self, at: usize) -> bool {
        let completes = |i: usize| matches!(self.doc.folded(i), "من" | "علي" | "الي");
        completes(at + 1) || (self.doc.folded(at + 1).starts_with("ال") && self.doc.folded(at + 2) == "علي")
    }

    /// An adjective of relation, ـي or ـية, that names neither a country nor
    /// a word of the lead-ins.
    pub(super) fn is_relational(&self, at: usize) -> bool {
        let Some(token) = self.token(at).filter(|t| t.is_word()) else { return false };
        let others = Lists::Field.or(Lists::LeadIn).or(Lists::Place);
        if token.begins(others) && self.doc.lexicon.alone(token.word, others).is_some() {
            return false;
        }
        self.is_relational_form(at)
    }

    /// A word with the ending of such an adjective.
    pub(super) fn is_relational_form(&self, at: usize) -> bool {
        let bare = self.bare(at);
        let stem = bare.strip_prefix("ال").or(bare.strip_prefix("لل")).unwrap_or(bare);
        stem.len() >= 6 && (stem.ends_with("يه") || stem.ends_with("ية") || stem.ends_with('ي'))
    }

    /// True if the phrase at `at` points back by a possessive pronoun: وتفعيلها, وتحقيق رسالتها.
    pub(super) fn points_back(&self, at: usize) -> bool {
        self.has_possessive(at)
            || (self.verbal(at).is_some_and(|(_, len)| len == 1)
                && self.waw(at + 1) == 0
                && self.has_possessive(at + 1))
    }

    fn has_possessive(&self, at: usize) -> bool {
        let bare = self.bare(at);
        let known = self.token(at).is_none_or(|t| !t.is_word() || t.lists != Lists::NONE);
        if known || self.is_definite(at) || bare.len() < 10 {
            return false;
        }
        let one = bare.strip_suffix('ه').is_some_and(is_verbal_noun);
        one || bare.ends_with("ها") || bare.ends_with("هم") || bare.ends_with("هما")
    }

    /// A finite verb, by the lists or by its prefix or ending.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        let Some(token) = self.token(at).filter(|t| t.is_word()) else { return false };
        // بين is a preposition before it is a verb.
        if self.is_definite(at) || self.is_function_word(token) {
            return false;
        }
        // أمن is a field before it is a verb.
        if token.begins(Lists::Field) && self.doc.lexicon.alone(token.word, Lists::Field).is_some() {
            return false;
        }
        let verbs = Lists::Event.or(Lists::Speech).or(Lists::LeadIn).or(Lists::CommonWord);
        if token.begins(verbs)
            && let Some(e) = self.doc.lexicon.alone(token.word, verbs)
        {
            let entry = self.doc.lexicon.entry(e);
            return match entry.list {
                List::LeadIn => {
                    matches!(entry.kind, Kind::Include | Kind::Stipulate | Kind::Aim | Kind::Agree)
                }
                List::CommonWord => entry.kind == Kind::CommonVerb && self.verbal(at).is_none(),
                _ => !matches!(entry.kind, Kind::Noun | Kind::Source) && self.verbal(at).is_none(),
            };
        }
        if token.lists != Lists::NONE || token.clitics & !clitic::WAW & !clitic::FA != 0 {
            return false;
        }
        let bare = self.bare(at);
        if bare.len() < 8 {
            return false;
        }
        let feminine = bare.ends_with('ة') || bare.ends_with("ات");
        if bare.starts_with("سي") || bare.starts_with("ست") {
            return bare.len() >= 10 && !feminine;
        }
        if bare.starts_with('ي') {
            return !feminine;
        }
        if bare.starts_with('ت') {
            return !feminine && !is_verbal_noun(bare) && bare.len() <= 10;
        }
        bare.len() >= 10 && bare.ends_with('ت') && !bare.ends_with("ات")
    }

    fn is_function_word(&self, token: &Token) -> bool {
        token.begins(Lists::FunctionWord) && self.doc.lexicon.alone(token.word, Lists::FunctionWord).is_some()
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
        let bare = self.bare(at);
        self.token(at).is_some_and(|t| t.is_word() && t.lists == Lists::NONE)
            && bare.starts_with('م')
            && bare.ends_with('ا')
            && bare.len() >= 10
    }
}

/// True if the letters are those of a pattern of verbal nouns that other
/// nouns seldom share: تفعيل، تفعلة، تفاعل، افتعال، انفعال، استفعال، مفاعلة.
pub(super) fn is_verbal_noun(word: &str) -> bool {
    let mut letters = ['\0'; 8];
    let mut len = 0;
    for c in word.chars() {
        if len == letters.len() {
            return false;
        }
        letters[len] = c;
        len += 1;
    }
    match letters[..len] {
        ['ت', _, _, 'ي' | 'ئ', 'ة'] => true,
        ['ت', _, _, 'ي', last] => last != 'ه',
        ['ت', _, 'ا', _, _] => true,
        ['ا', 'س', 'ت', _, _, 'ا', last] => last != 'ت',
        ['ا', 'س', 'ت', _, 'ا', _, 'ة'] => true,
        ['ا', 'ن', _, _, 'ا', last] => last != 'ت',
        ['ا', _, 'ت', _, 'ا', last] => last != 'ت',
        ['م', _, 'ا', _, _, 'ة'] => true,
        _ => false,
    }
}

/// The pattern إفعال, which without its hamza is also that of the plural
/// أفعال: a sign only together with another.
fn is_causative(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next() == Some('ا') && letters.nth(2) == Some('ا') && letters.count() == 1
}

#[cfg(test)]
mod tests {
    use super::is_verbal_noun;

    #[test]
    fn patterns_of_verbal_nouns() {
        for word in ["تطوير", "تسوية", "تكامل", "استكشاف", "استعادة", "اعتماد", "انتقال", "مكافحة"]
        {
            assert!(is_verbal_noun(word), "{word}");
        }
        for word in ["الطاقة", "صناعة", "بيئة", "علوم", "اتصالات", "مياه"] {
            assert!(!is_verbal_noun(word), "{word}");
        }
    }
}
