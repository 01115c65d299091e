//! What the letters of a word say of it: its conjunction and its article,
//! and the patterns of verbal nouns, adjectives of relation and verbs. All
//! take words of normalized text; a pattern is a sign, no proof.

use crate::chars::{ARTICLE, TEH_MARBUTA, WAW};

/// Bytes of the conjunction و.
pub(crate) const CONJUNCTION: usize = WAW.len_utf8();
/// ل and the article, fused.
const FUSED_ARTICLE: &str = "لل";
/// The ending of the plural of feminine and verbal nouns.
const PLURAL: &str = "ات";
/// Bytes of a letter.
const LETTER: usize = 2;

/// True if the word is the conjunction by itself.
pub(crate) fn is_conjunction(word: &str) -> bool {
    word.len() == CONJUNCTION && word.starts_with(WAW)
}

/// True if the bytes of a word begin with و.
pub(crate) fn begins_with_waw(word: &[u8]) -> bool {
    matches!(word, [0xd9, 0x88, ..])
}

/// The word behind a و that can be the conjunction: two letters at least stay.
pub(crate) fn behind_conjunction(word: &str) -> Option<&str> {
    word.strip_prefix(WAW).filter(|rest| rest.len() >= 2 * LETTER)
}

/// The word behind its article.
pub(crate) fn behind_article(word: &str) -> Option<&str> {
    word.strip_prefix(ARTICLE).filter(|rest| rest.len() >= 2 * LETTER)
}

/// True if the word begins with the article, alone or fused with ل.
pub(crate) fn has_article(word: &str) -> bool {
    behind_article(word).is_some() || word.starts_with(FUSED_ARTICLE)
}

/// The article that a ل in front has swallowed a letter of.
pub(crate) fn restore_article(word: &str) -> String {
    format!("{}{word}", &ARTICLE[..LETTER])
}

/// The ending of an adjective of relation: ـي, ـية.
pub(crate) fn has_relational_ending(word: &str) -> bool {
    let stem = word.strip_prefix(ARTICLE).or_else(|| word.strip_prefix(FUSED_ARTICLE)).unwrap_or(word);
    stem.len() >= 3 * LETTER && ["ية", "يه", "ي"].iter().any(|ending| stem.ends_with(ending))
}

/// A word without its article and the ending that makes an adjective of a
/// noun, or a noun feminine.
pub(crate) fn stem(word: &str) -> &str {
    let word = behind_article(word).unwrap_or(word);
    let stem = ["ية", "ي", "ة"].iter().find_map(|ending| word.strip_suffix(ending));
    stem.filter(|stem| stem.len() >= 3 * LETTER).unwrap_or(word)
}

/// The word without the ا of an indefinite accusative.
pub(crate) fn without_accusative(word: &str) -> Option<&str> {
    word.strip_suffix('ا')
}

/// A possessive pronoun of the third person at the end of a noun.
pub(crate) fn has_possessive(word: &str) -> bool {
    let plural = ["ها", "هم", "هما"].iter().any(|ending| word.ends_with(ending));
    word.len() >= 5 * LETTER && (plural || word.strip_suffix('ه').is_some_and(is_verbal_noun))
}

/// A verb in the present or the future, or one of the past with a feminine
/// subject.
pub(crate) fn can_be_verb(word: &str) -> bool {
    let noun = word.ends_with(TEH_MARBUTA) || word.ends_with(PLURAL);
    if word.len() < 4 * LETTER || noun {
        return false;
    }
    if word.starts_with("سي") || word.starts_with("ست") {
        return word.len() >= 5 * LETTER;
    }
    if word.starts_with('ت') {
        return !is_verbal_noun(word) && word.len() <= 5 * LETTER;
    }
    word.starts_with('ي') || (word.len() >= 5 * LETTER && word.ends_with('ت'))
}

/// A participle in the accusative, which says in what state somebody acts: منوها, معتبرا.
pub(crate) fn can_be_circumstance(word: &str) -> bool {
    word.len() >= 5 * LETTER && word.starts_with('م') && word.ends_with('ا')
}

/// True if the letters are those of a pattern of verbal nouns that other
/// nouns seldom share: تفعيل، تفعلة، تفاعل، افتعال، انفعال، استفعال، مفاعلة.
pub(crate) fn is_verbal_noun(word: &str) -> bool {
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
pub(crate) fn can_be_causative(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next() == Some('ا') && letters.nth(2) == Some('ا') && letters.count() == 1
}

/// The ending of a dual behind a preposition: الطرفين, المؤسستين.
pub(crate) fn has_dual_ending(word: &str) -> bool {
    word.ends_with("ين")
}

/// True if a verbal noun is of the pattern تفاعل, which has two sides: تبادل, تعاون.
pub(crate) fn is_reciprocal(word: &str) -> bool {
    behind_article(word).unwrap_or(word).chars().nth(2) == Some('ا')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_of_verbal_nouns() {
        for word in ["تطوير", "تسوية", "تكامل", "استكشاف", "استعادة", "اعتماد", "انتقال", "مكافحة"]
        {
            assert!(is_verbal_noun(word), "{word}");
        }
        for word in ["الطاقة", "صناعة", "بيئة", "علوم", "اتصالات", "مياه"] {
            assert!(!is_verbal_noun(word), "{word}");
        }
        assert!(can_be_causative("اشراف") && !can_be_causative("استشراف"));
        assert!(is_reciprocal("التبادل") && !is_reciprocal("التدريب"));
    }

    #[test]
    fn endings() {
        for word in ["الاقتصادية", "للزراعي", "فني"] {
            assert!(has_relational_ending(word), "{word}");
        }
        assert_eq!(stem("الزراعة"), stem("الزراعي"));
        assert!(has_possessive("رسالتها") && has_possessive("تطويره") && !has_possessive("وجه"));
        for word in ["يشمل", "سيشارك", "افصحت", "تعزز"] {
            assert!(can_be_verb(word), "{word}");
        }
        for word in ["تطوير", "سياحة", "بيوت", "شركات"] {
            assert!(!can_be_verb(word), "{word}");
        }
    }

    #[test]
    fn no_slice_inside_a_letter() {
        for word in ["", "و", "ا", "ال", "لل", "aو", "🙂ة", "ﷺ"] {
            let _ = (is_conjunction(word), behind_conjunction(word), behind_article(word), stem(word));
            let _ = (has_article(word), has_relational_ending(word), has_possessive(word), can_be_verb(word));
        }
    }
}
