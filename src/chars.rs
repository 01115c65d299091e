//! The one place that says what a character is.

/// The classes a character can have for the passes over normalized text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A letter of the Arabic script.
    Arabic,
    /// A letter of another script.
    Letter,
    /// An ASCII digit; normalization has mapped the others here.
    Digit,
    /// White space that does not end a line.
    Space,
    /// A line end.
    Newline,
    /// Everything else, a token by itself.
    Punctuation,
}

/// The classes of ASCII, by byte.
const ASCII: [Class; 128] = {
    let mut table = [Class::Punctuation; 128];
    let mut at = 0;
    while at < 128 {
        table[at] = match at as u8 {
            b'0'..=b'9' => Class::Digit,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'\n' | b'\r' => Class::Newline,
            b' ' | b'\t' | 0x0b | 0x0c => Class::Space,
            _ => Class::Punctuation,
        };
        at += 1;
    }
    table
};

/// The classes of U+0600 to U+06FF, by the low byte.
const ARABIC: [Class; 256] = {
    let mut table = [Class::Punctuation; 256];
    let mut at = 0;
    while at < 256 {
        if let 0x20..=0x3f | 0x41..=0x4a | 0x6e..=0xd3 | 0xd5 | 0xee | 0xef | 0xfa..=0xff = at {
            table[at] = Class::Arabic;
        }
        at += 1;
    }
    // Marks that normalization leaves in another profile belong to their word.
    table
};

/// The class and the length in bytes of the character that begins at `at`,
/// which must be a character boundary of `text` before its end.
#[inline(always)]
pub(crate) fn class_at(text: &str, at: usize) -> (Class, usize) {
    let bytes = text.as_bytes();
    let lead = bytes[at];
    if lead < 0x80 {
        return (ASCII[lead as usize & 0x7f], 1);
    }
    // Lead bytes D8 to DB: U+0600 to U+06FF.
    if lead & 0xfc == 0xd8 {
        let trail = bytes.get(at + 1).copied().unwrap_or(0);
        return (ARABIC[((lead & 3) << 6 | trail & 0x3f) as usize], 2);
    }
    let c = text[at..].chars().next().unwrap_or('\u{fffd}');
    (class(c), c.len_utf8())
}

/// Where the run of Arabic letters that holds the character at `at` ends, not
/// past `end`. `ahead` are the bytes from `at` on, if there are so many.
#[inline(always)]
pub(crate) fn arabic_run(text: &str, at: usize, end: usize, ahead: Option<&[u8; 16]>) -> usize {
    let until = at + ahead.map_or(0, plain_letters);
    // Mostly the space after the word.
    if text.as_bytes().get(until).is_some_and(|&next| next < 0x80) {
        return until.min(end);
    }
    arabic_run_by_class(text, until, end)
}

/// Where the run of Arabic letters ends that goes on at `at`, whatever the
/// letters: mostly there, at a comma or a closing mark.
#[inline(never)]
fn arabic_run_by_class(text: &str, mut at: usize, end: usize) -> usize {
    while at < end {
        let (class, len) = class_at(text, at);
        if class != Class::Arabic {
            return at;
        }
        // A long word: what follows is mostly plain again.
        at += len;
        at += text.as_bytes().get(at..).and_then(|rest| rest.first_chunk()).map_or(0, plain_letters);
    }
    end
}

/// How many of these bytes, from the first on, are letters in the narrowest
/// sense: in normalized text nearly every letter is of U+0620 to U+063F (lead
/// D8, trail with bit 5) or of U+0641 to U+064A (lead D9, trail without it),
/// and marks and tatweel inside words are gone.
#[inline(always)]
fn plain_letters(bytes: &[u8; 16]) -> usize {
    const LANES: u64 = 0x0001_0001_0001_0001;
    // Bits of what is no letter, in the low bytes of four characters' places.
    let others = |four: &[u8]| {
        let x = four.first_chunk().map_or(0, |four| u64::from_le_bytes(*four));
        // The lead byte is the low one: with the trail's bit it makes D9 of every letter.
        (x ^ ((x >> 13) & LANES) ^ (0xd9 * LANES)) & (0xff * LANES)
    };
    let (low, high) = bytes.split_at(8);
    let (low, high) = (others(low), others(high));
    // Both halves at once: whether a word is longer than four letters cannot be foreseen.
    let bits = (u128::from(high) << 64 | u128::from(low)).trailing_zeros();
    bits as usize / 16 * 2
}

/// The class of a character of normalized text.
pub(crate) fn class(c: char) -> Class {
    match c as u32 {
        c @ 0..0x80 => ASCII[c as usize],
        c @ 0x600..0x700 => ARABIC[c as usize - 0x600],
        0x750..=0x77f | 0x870..=0x887 | 0x889..=0x88e | 0x8a0..=0x8c9 => Class::Arabic,
        // A mark that normalization left belongs to the word it stands in.
        0x300..=0x36f => Class::Letter,
        _ if c.is_alphanumeric() => Class::Letter,
        _ if c.is_whitespace() => Class::Space,
        _ => Class::Punctuation,
    }
}

/// Letters that the grammar of words is told by.
pub(crate) const ALEF: char = 'ا';
pub(crate) const BEH: char = 'ب';
pub(crate) const LAM: char = 'ل';
pub(crate) const TEH_MARBUTA: char = 'ة';
pub(crate) const WAW: char = 'و';
pub(crate) const YEH: char = 'ي';
/// The conjunctions that are written with the word after them.
pub(crate) const CONJUNCTIONS: [char; 2] = [WAW, 'ف'];
/// The tanween of the accusative.
pub(crate) const FATHATAN: char = '\u{64b}';

/// False for the marks that most texts are full of: stops, commas, brackets, dashes.
pub(crate) fn may_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '<' | '>' | '«' | '»' | '\u{2018}'..='\u{201f}' | '‹' | '›' | '\u{ff02}')
}

/// A mark that can open direct speech. Straight marks open and close.
pub(crate) fn opens_quote(c: char) -> bool {
    matches!(c, '"' | '«' | '“' | '‘' | '„' | '‟' | '‹' | '”' | '\u{ff02}')
}

/// A mark that can close direct speech.
pub(crate) fn closes_quote(c: char) -> bool {
    matches!(c, '"' | '»' | '”' | '’' | '“' | '›' | '\u{ff02}')
}

/// A comma of any script, or the Arabic semicolon's softer use.
pub(crate) fn is_comma(c: char) -> bool {
    matches!(c, '،' | ',' | '٬' | '、' | '，')
}

/// A mark that ends a sentence.
pub(crate) fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '؛' | ';' | '۔' | '…')
}

/// The definite article, as a text without marks has it.
pub(crate) const ARTICLE: &str = "ال";
/// ل and the article, fused.
pub(crate) const FUSED_ARTICLE: &str = "لل";
/// The pronouns that nouns end with.
pub(crate) const PRONOUNS: [&str; 4] = ["ه", "ها", "هم", "هما"];
/// The pronouns after a plural, and the dual's.
pub(crate) const PLURAL_PRONOUNS: [&str; 5] = ["اته", "اتها", "اتهم", "هما", "كم"];
/// The endings of the feminine, of its plural, of the accusative and of a plural verb.
pub(crate) const FEMININE: &str = "ة";
pub(crate) const FEMININE_PLURAL: &str = "ات";
pub(crate) const ACCUSATIVE: &str = "ا";
pub(crate) const VERB_PLURAL: &str = "وا";
/// The last letters of those, of the pronouns and of the accusative.
pub(crate) const NOUN_ENDS: [char; 3] = ['ه', 'م', 'ا'];
/// Endings of nouns and verbs that foreign names have not when they are written in Arabic.
pub(crate) const NOT_FOREIGN: [&str; 6] = ["ة", "ات", "وا", "ته", "ها", "هم"];
/// What Maghrebi, Gulf and Hadrami surnames begin with (بوسعادة، بنعيسى، بلعيد، باسلمة).
pub(crate) const SURNAME_STARTS: [&str; 4] = ["بو", "بن", "بل", "با"];
/// What participles of the fifth, sixth and tenth forms begin with.
pub(crate) const PARTICIPLES: [&str; 2] = ["مت", "مست"];

/// True if the word can be a verb of the future: س before the ي or ت of the
/// present. Nouns that begin so mostly end in ة.
pub(crate) fn has_future_prefix(word: &str) -> bool {
    let word = word.strip_prefix(WAW).unwrap_or(word);
    let begins = word.starts_with("سي") || word.starts_with("ست");
    begins && word.len() >= 10 && !word.ends_with([TEH_MARBUTA, 'ه'])
}

/// The conjunction و as a word by itself.
pub(crate) fn is_waw(word: &str) -> bool {
    word == "و"
}

/// A letter or a digit of any script.
pub(crate) fn is_letter_or_digit(c: char) -> bool {
    // The tables need not be asked about the letters that nearly all words consist of.
    matches!(c, 'ء'..='ي') || c.is_alphanumeric()
}

/// What parts the steps of the way to a page; « is left to quotations.
pub(crate) fn is_path_mark(c: char) -> bool {
    matches!(c, '»' | '›' | '>' | '→' | '←' | '|' | '\\')
}

/// A hyphen or dash of any length.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '‒' | '―' | '−' | '‐' | '‑' | 'ـ')
}

/// The word without the article, if it has one.
pub(crate) fn without_article(word: &str) -> &str {
    word.strip_prefix(ARTICLE).unwrap_or(word)
}

/// True if a word of the text as given begins with an alef that has a hamza or
/// a madda, spelled as one character or two.
pub(crate) fn begins_with_hamza(word: &[u8]) -> bool {
    match word {
        // آ, أ, إ
        [0xd8, 0xa2 | 0xa3 | 0xa5, ..] => true,
        // ا and U+0653 to U+0655
        [0xd8, 0xa7, 0xd9, 0x93..=0x95, ..] => true,
        _ => false,
    }
}

/// True if the last letter of a word of the text as given is ى.
pub(crate) fn ends_with_alef_maksura(word: &str) -> bool {
    word.chars().rev().find(|&c| class(c) == Class::Arabic) == Some('ى')
}

/// True if a normalized word is spelled as feminine words are: ة, its bare form ه, or ا (العليا).
pub(crate) fn ends_feminine(word: &str) -> bool {
    word.ends_with(['ة', 'ه', 'ا'])
}

/// True for an ending of adjectives and participles: ية, ين, ي.
pub(crate) fn ends_as_adjective(word: &str) -> bool {
    ["ية", "ين", "ي", "يا"].iter().any(|ending| word.ends_with(ending))
}

/// True for the ending of sound plurals and duals in the oblique case.
pub(crate) fn ends_as_sound_plural(word: &str) -> bool {
    word.ends_with("ين")
}

/// True if a normalized word that no list holds is spelled as verbs are and nouns hardly ever.
pub(crate) fn spelled_as_verb(word: &str) -> bool {
    let letters = word.chars().count();
    // Long words on ت and ي are names of other languages: تكنولوجيا.
    if !(4..8).contains(&letters) || word.starts_with(ARTICLE) {
        return false;
    }
    let nth = |n: usize| word.chars().nth(n);
    // وقعت, أعلنت: nouns with a long final ت (بيانات) have an ا before it.
    if word.ends_with('ت') && !word.ends_with("ات") && letters > 4 {
        return true;
    }
    match nth(0) {
        Some('ي') => true,
        Some('س') => matches!(nth(1), Some('ي' | 'ت')) && letters > 5 && !word.ends_with('ة'),
        // تنظيم, تعاون, تنمية are nouns; تنظم, تستضيف are verbs.
        Some('ت') => {
            let noun = letters == 4 || spelled_as_second_form(word) || letters == 5 && nth(2) == Some('ا');
            !noun && !word.ends_with('ة') && !word.ends_with("ات") || word.starts_with("تست")
        }
        _ => false,
    }
}

/// True if a word of four letters on ت may be a verb after و: وتضمن.
pub(crate) fn spelled_as_short_verb(word: &str) -> bool {
    word.starts_with('ت') && word.chars().count() == 4
}

/// True for the spelling of verbal nouns of the second form (تعزيز, تطوير).
pub(crate) fn spelled_as_second_form(word: &str) -> bool {
    word.starts_with('ت') && word.chars().count() == 5 && word.chars().nth(3) == Some('ي')
}

/// True for the spelling of verbal nouns of the fourth and later forms (إنشاء,
/// استقبال), which name deeds more often than fields.
pub(crate) fn spelled_as_later_form(word: &str) -> bool {
    word.starts_with('ا') && word.chars().rev().nth(1) == Some('ا') && word.chars().count() > 4
}

/// True if the word ends in a pronoun: it points at something outside of a name.
pub(crate) fn ends_with_pronoun(word: &str) -> bool {
    word.chars().count() > 4 && ["ها", "هم", "هما", "نا"].iter().any(|p| word.ends_with(p))
}

/// True if `text` holds invisible characters that change the order in which
/// it is displayed: embeddings, overrides, isolates and directional marks.
pub(crate) fn has_directional_controls(text: &str) -> bool {
    let bytes = text.as_bytes();
    // U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069 all begin with E2.
    memchr::memchr_iter(0xe2, bytes).any(|at| {
        matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x8e | 0x8f | 0xaa..=0xae] | [0x81, 0xa6..=0xa9]))
    }) || memchr::memmem::find(bytes, "\u{61c}".as_bytes()).is_some()
}

/// A bullet, which needs no space after it.
pub(crate) fn is_bullet(c: char) -> bool {
    matches!(c,
        '•' | '·' | '‣' | '⁃' | '∙' | '⦁' | '⦿' | '⬤'
        | '■'..='▫' | '▲' | '△' | '▶'..='◅' | '◆'..='◈' | '◉' | '○' | '◌'..='●' | '◘' | '◙' | '◦' | '◻'..='◾'
        | '★' | '☆' | '☐'..='☒' | '✅' | '✓' | '✔' | '✦' | '✧' | '✱'..='✳' | '❖' | '♦'
        | '➔'..='➾' | '→' | '←' | '⇐' | '⇒' | '⬛' | '⬜' | '⮚'
        | '🔴' | '🔵' | '🔶'..='🔻' | '🟠'..='🟫' | '📌' | '👈' | '👉'
        // The Symbol and Wingdings fonts live here when text is copied out of a word processor.
        | '\u{F020}'..='\u{F0FF}')
}

/// A character that is a bullet only with a space after it.
pub(crate) fn is_soft_bullet(c: char) -> bool {
    matches!(c, '*' | '+' | 'o' | '٭')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_letters_end_where_the_classes_say() {
        for text in [
            "والدكتورة دلفينا",
            "وزارة،",
            "قال:",
            "ب",
            "پاکستان",
            "چاد2013",
            "الأمن والتعليم؛",
            "ڤيينا",
            "نصabc",
            "كلمةطويلةجداجداجدا٪",
        ] {
            let slow = |mut at: usize| {
                while at < text.len() && class_at(text, at).0 == Class::Arabic {
                    at += class_at(text, at).1;
                }
                at
            };
            for (at, _) in text.char_indices().filter(|(_, c)| class(*c) == Class::Arabic) {
                assert_eq!(
                    arabic_run(text, at, text.len(), text.as_bytes()[at..].first_chunk()),
                    slow(at),
                    "{text} at {at}"
                );
            }
        }
    }

    #[test]
    fn every_character_has_one_class() {
        for c in '\0'..=char::MAX {
            let s = c.to_string();
            assert_eq!(class_at(&s, 0), (class(c), s.len()), "{c:?}");
        }
    }

    #[test]
    fn directional_controls() {
        for c in ['\u{200e}', '\u{200f}', '\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}', '\u{61c}'] {
            assert!(has_directional_controls(&format!("نص{c}")), "{c:?}");
        }
        assert!(!has_directional_controls("“نص” – نص\u{200c}"));
    }
}
