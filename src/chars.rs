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
#[inline]
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

/// A hyphen or dash of any length.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '‒' | '―' | '−' | '‐' | '‑' | 'ـ')
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
