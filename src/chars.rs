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

/// The class of a character of normalized text.
pub(crate) fn class(c: char) -> Class {
    match c {
        '0'..='9' => Class::Digit,
        'a'..='z' | 'A'..='Z' => Class::Letter,
        '\n' | '\r' => Class::Newline,
        '\0'..='\u{7f}' => {
            if c == ' ' || c.is_ascii_whitespace() {
                Class::Space
            } else {
                Class::Punctuation
            }
        }
        '\u{620}'..='\u{63f}'
        | '\u{641}'..='\u{64a}'
        | '\u{66e}'..='\u{6d3}'
        | '\u{6d5}'
        | '\u{6ee}'
        | '\u{6ef}' => Class::Arabic,
        '\u{6fa}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{870}'..='\u{8c9}' => Class::Arabic,
        '\u{600}'..='\u{6ff}' => Class::Punctuation,
        c if c.is_alphanumeric() => Class::Letter,
        // A mark that normalization left belongs to the word it stands in.
        '\u{300}'..='\u{36f}' => Class::Letter,
        c if c.is_whitespace() => Class::Space,
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
