//! List markers: what stands before an item at the start of a line.

use crate::chars::{self, Class};
use std::ops::Range;

use once_cell::sync::Lazy;

use crate::chars::{is_bullet, is_dash, is_soft_bullet};

/// What kind of marker opens a line.
///
/// ```
/// use bayan::normalize::marker::{MarkerKind, read};
///
/// let kind = |line| read(line).map(|marker| marker.kind);
/// assert_eq!(kind("⦁ تبادل الخبرات"), Some(MarkerKind::Bullet));
/// assert_eq!(kind("٢- تبادل الخبرات"), Some(MarkerKind::Number));
/// assert_eq!(kind("ثانياً: تبادل الخبرات"), Some(MarkerKind::OrdinalWord));
/// assert_eq!(kind("تبادل الخبرات"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MarkerKind {
    /// A bullet: •, ⦁, ▪, ✓, an asterisk, a glyph of the Symbol font.
    Bullet,
    /// A hyphen, a dash, or a tatweel that stands for one.
    Dash,
    /// A number: `1-`, `١.`, `(١)`.
    Number,
    /// A letter: `أ-`, `(ب)`, `هـ-`, `a)`.
    Letter,
    /// A word that counts: `أولاً:`, `ثانيا -`.
    OrdinalWord,
    /// A numbered clause of a decree: `المادة (1)`, `البند الأول:`.
    Clause,
}

/// A marker found at the start of a line.
///
/// All offsets are **bytes** of the line that was read.
///
/// ```
/// use bayan::normalize::marker::read;
///
/// let line = "(ج) تدريب الموظفين";
/// let marker = read(line).unwrap();
/// assert_eq!(&line[marker.range.clone()], "(ج)");
/// assert_eq!(&line[marker.body..], "تدريب الموظفين");
/// assert_eq!((marker.ordinal, marker.alphabetic), (Some(3), Some(5)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// What it is.
    pub kind: MarkerKind,
    /// Its number, from 1. A letter counts in the order أ ب ج د ه و; a bullet and a dash have none.
    pub ordinal: Option<u32>,
    /// The number of a letter in the other order, أ ب ت ث ج, from 1.
    pub alphabetic: Option<u32>,
    /// The marker itself, without the blanks around it.
    pub range: Range<usize>,
    /// Where the item's text begins.
    pub body: usize,
}

impl Marker {
    fn new(kind: MarkerKind, ordinal: Option<u32>, range: Range<usize>, body: usize) -> Self {
        Marker { kind, ordinal, alphabetic: None, range, body }
    }

    /// True if this marker continues the list that `previous` belongs to: another bullet of the
    /// kind, or the next number in either order of the letters.
    ///
    /// ```
    /// use bayan::normalize::marker::read;
    ///
    /// let (a, b, t) = (read("أ- أول").unwrap(), read("ب- ثان").unwrap(), read("ت- ثالث").unwrap());
    /// assert!(b.follows(&a) && t.follows(&b));
    /// assert!(!t.follows(&a));
    /// ```
    pub fn follows(&self, previous: &Marker) -> bool {
        let next = |now: Option<u32>, before: Option<u32>| match (now, before) {
            (Some(now), Some(before)) => now == before + 1,
            _ => false,
        };
        self.kind == previous.kind
            && (self.ordinal.is_none() && previous.ordinal.is_none()
                || next(self.ordinal, previous.ordinal)
                || next(self.alphabetic, previous.alphabetic))
    }
}

/// Reads the list marker at the start of `line`, which may be raw or normalized.
///
/// Blanks and direction controls before the marker are passed over. A marker
/// with nothing after it is none, except a clause heading, which may stand
/// alone. Decimal numbers, dates, years, ranges and abbreviations of titles are
/// not markers.
///
/// ```
/// use bayan::normalize::marker::{self, MarkerKind};
///
/// let line = "  ٢- تبادل الخبرات";
/// let found = marker::read(line).unwrap();
/// assert_eq!((found.kind, found.ordinal), (MarkerKind::Number, Some(2)));
/// assert_eq!(&line[found.range], "٢-");
/// assert_eq!(&line[found.body..], "تبادل الخبرات");
///
/// assert_eq!(marker::read("⦁ بناء القدرات").unwrap().kind, MarkerKind::Bullet);
/// assert_eq!(marker::read("ثانياً: التعليم").unwrap().kind, MarkerKind::OrdinalWord);
/// assert_eq!(marker::read("المادة (3)").unwrap().ordinal, Some(3));
///
/// for not in ["1.5 مليون", "1-2-2024", "12 مايو", "2024- عام", "د. سالم", "م/ سالم", "أ.د. سالم"] {
///     assert_eq!(marker::read(not), None, "{not}");
/// }
/// ```
pub fn read(line: &str) -> Option<Marker> {
    if begins_with_prose(line) {
        return None;
    }
    let mut at = Cursor { line, pos: 0 };
    at.skip_blanks();
    let start = at.pos;
    let first = at.peek()?;
    if is_bullet(first) || is_soft_bullet(first) || is_dash(first) {
        return glyph(at, first);
    }
    let opened = matches!(first, '(' | '[' | '﴿' | '﴾');
    if opened {
        at.bump();
        at.skip_blanks();
    }
    let first = at.peek()?;
    if digit(first).is_some() {
        return number(at, start, opened);
    }
    letter(at, start, opened).or_else(|| if opened { None } else { word(at, start) })
}

/// Reads the marker at the start of `line` if it is a bullet or a dash.
pub(super) fn read_glyph(line: &str) -> Option<Marker> {
    let mut at = Cursor { line, pos: 0 };
    at.skip_blanks();
    let first = at.peek()?;
    if is_bullet(first) || is_soft_bullet(first) || is_dash(first) { glyph(at, first) } else { None }
}

fn glyph(mut at: Cursor<'_>, first: char) -> Option<Marker> {
    let start = at.pos;
    at.bump();
    // ✔ may carry the emoji selector; one tatweel or two are a dash, more are a rule.
    if at.peek() == Some('\u{FE0F}') || first == TATWEEL && at.peek() == Some(TATWEEL) {
        at.bump();
    }
    let end = at.pos;
    at.skip_blanks();
    let next = at.peek()?;
    // A hyphen before a number without a space is a minus; a glyph repeated is a rule.
    if (at.pos == end && !is_bullet(first)) || next == first {
        return None;
    }
    let kind = if is_dash(first) { MarkerKind::Dash } else { MarkerKind::Bullet };
    Some(Marker::new(kind, None, start..end, at.pos))
}

fn number(mut at: Cursor<'_>, start: usize, opened: bool) -> Option<Marker> {
    let value = at.number()?;
    let after_digits = at.pos;
    at.skip_blanks();
    let spaced = at.pos > after_digits;
    let delimiter = at.peek()?;
    at.bump();
    if opened {
        if !is_closing(delimiter) {
            return None;
        }
        // (1)- and (1): are common.
        let end = at.pos;
        let tail = at.peek().is_some_and(|c| is_dash(c) || matches!(c, ':' | '.'));
        if tail {
            at.bump();
        }
        let end = if tail { at.pos } else { end };
        return item(at, MarkerKind::Number, value, start..end);
    }
    let closing = is_closing(delimiter);
    let joins = is_dash(delimiter) || delimiter == '/';
    let stops = matches!(delimiter, '.' | ':' | '\u{66B}');
    if !(closing || joins || stops) || (spaced && !joins) {
        return None;
    }
    // `1.-`, `1-)`: the second sign belongs to the marker.
    while at.peek().is_some_and(|c| is_dash(c) || is_closing(c)) {
        at.bump();
    }
    let end = at.pos;
    if at.peek().and_then(digit).is_some() {
        return None;
    }
    let found = item(at, MarkerKind::Number, value, start..end)?;
    if (joins || delimiter == ':') && date_goes_on(at.line.get(found.body..)?, delimiter) {
        return None;
    }
    Some(found)
}

/// True if `rest`, which follows a number and a sign that joins, reads as a date or a range:
/// a number (`1- 2- 2024`, `3 - 5 مايو`, `2: 1`), or one word and the sign again (`30-مايو-2024`).
fn date_goes_on(rest: &str, sign: char) -> bool {
    let mut at = Cursor { line: rest, pos: 0 };
    if at.peek().and_then(digit).is_some() {
        return true;
    }
    while at.peek().is_some_and(|c| is_letter(c) || is_mark(c)) {
        at.bump();
    }
    at.skip_blanks();
    if at.peek() != Some(sign) {
        return false;
    }
    at.bump();
    at.skip_blanks();
    at.peek().and_then(digit).is_some()
}

fn letter(mut at: Cursor<'_>, start: usize, opened: bool) -> Option<Marker> {
    let first = at.peek()?;
    at.bump();
    // The heh of lists is written هـ to keep it apart from the digit five.
    while at.peek().is_some_and(|c| c == TATWEEL || c == ZWJ || is_mark(c)) {
        at.bump();
    }
    let after_letter = at.pos;
    at.skip_blanks();
    let spaced = at.pos > after_letter;
    let delimiter = at.peek()?;
    let good = if opened {
        is_closing(delimiter)
    } else if is_closing(delimiter) {
        !spaced
    } else if is_dash(delimiter) {
        !spaced || first > '\u{7F}'
    } else {
        // `د.` and `م.` are titles; so are all letters before a slash.
        delimiter == '.' && !spaced && first > '\u{7F}' && !matches!(first, 'د' | 'م')
    };
    if !good {
        return None;
    }
    let (abjad, alphabet) = letter_values(first)?;
    at.bump();
    while at.peek().is_some_and(|c| is_dash(c) || is_closing(c)) {
        at.bump();
    }
    let end = at.pos;
    // `أ.د.` and `e-mail` go on without a space; `أ-بند` may.
    let bare = at.peek().is_some_and(|c| !is_blank(c));
    if bare && (delimiter == '.' || first <= '\u{7F}') {
        return None;
    }
    // `أ. د. سالم`: a title spelled with spaces.
    if delimiter == '.' {
        let mut ahead = at;
        ahead.skip_blanks();
        ahead.bump();
        if ahead.peek() == Some('.') {
            return None;
        }
    }
    let found = item(at, MarkerKind::Letter, abjad, start..end)?;
    Some(Marker { alphabetic: Some(alphabet), ..found })
}

fn word(mut at: Cursor<'_>, start: usize) -> Option<Marker> {
    let first = at.word()?;
    match Counting::of(&first)? {
        Counting::Adverb(value) => {
            at.skip_blanks();
            let delimiter = at.peek()?;
            at.bump();
            if !(is_dash(delimiter) || is_closing(delimiter) || matches!(delimiter, ':' | '.' | '/')) {
                return None;
            }
            let end = at.pos;
            item(at, MarkerKind::OrdinalWord, value, start..end)
        }
        Counting::Head => clause(at, start),
        Counting::Ordinal(_) => None,
    }
}

fn clause(mut at: Cursor<'_>, start: usize) -> Option<Marker> {
    at.skip_blanks();
    let opened = at.peek() == Some('(');
    if opened {
        at.bump();
        at.skip_blanks();
    }
    let value = if at.peek().and_then(digit).is_some() {
        at.number()?
    } else {
        match Counting::of(&at.word()?)? {
            Counting::Ordinal(value) => value,
            _ => return None,
        }
    };
    if opened {
        at.skip_blanks();
        if at.peek() != Some(')') {
            return None;
        }
        at.bump();
    }
    let mut end = at.pos;
    at.skip_blanks();
    match at.peek() {
        None => {
            return Some(Marker::new(MarkerKind::Clause, Some(value), start..end, at.pos));
        }
        Some(c) if is_dash(c) || c == ':' || (c == '.' && opened) => {
            at.bump();
            end = at.pos;
        }
        // Prose goes on: `المادة الأولى من القانون`.
        Some(_) => return None,
    }
    at.skip_blanks();
    if at.peek().and_then(digit).is_some() && !opened {
        return None;
    }
    Some(Marker::new(MarkerKind::Clause, Some(value), start..end, at.pos))
}

/// The marker if some text follows it.
fn item(mut at: Cursor<'_>, kind: MarkerKind, ordinal: u32, range: Range<usize>) -> Option<Marker> {
    at.skip_blanks();
    at.peek()?;
    Some(Marker::new(kind, Some(ordinal), range, at.pos))
}

#[derive(Clone, Copy)]
struct Cursor<'a> {
    line: &'a str,
    pos: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.line.get(self.pos..)?.chars().next()
    }

    fn bump(&mut self) {
        self.pos += self.peek().map_or(0, char::len_utf8);
    }

    fn skip_blanks(&mut self) {
        while self.peek().is_some_and(|c| is_blank(c) || is_control(c)) {
            self.bump();
        }
    }

    /// Up to three digits; longer ones are years, sums and telephones.
    fn number(&mut self) -> Option<u32> {
        let (mut value, mut digits) = (0, 0);
        while let Some(d) = self.peek().and_then(digit) {
            value = value * 10 + d;
            digits += 1;
            if digits > 3 {
                return None;
            }
            self.bump();
        }
        (value > 0).then_some(value)
    }

    /// The next word, folded as the word list is; none if it is longer than any of them.
    fn word(&mut self) -> Option<Word> {
        let mut word = Word { chars: ['\0'; WORD], len: 0 };
        while let Some(c) = self.peek() {
            let kept = match c {
                'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
                'ى' | 'ی' => 'ي',
                TATWEEL => {
                    self.bump();
                    continue;
                }
                c if is_mark(c) => {
                    self.bump();
                    continue;
                }
                c if is_letter(c) => c,
                _ => break,
            };
            *word.chars.get_mut(word.len)? = kept;
            word.len += 1;
            self.bump();
        }
        (word.len > 0).then_some(word)
    }
}

const WORD: usize = 8;

struct Word {
    chars: [char; WORD],
    len: usize,
}

impl Word {
    fn is(&self, form: &str) -> bool {
        form.chars().eq(self.chars.iter().take(self.len).copied())
    }
}

#[derive(Clone, Copy)]
enum Counting {
    Adverb(u32),
    Ordinal(u32),
    Head,
}

/// The words that count.
struct Rows {
    /// By the number of letters: few words of a text are as long as many rows.
    by_letters: [Vec<(&'static str, Counting)>; WORD + 1],
    /// The first four letters of those that markers begin with, as bytes.
    begin: Vec<[u8; 8]>,
}

static ROWS: Lazy<Rows> = Lazy::new(|| {
    let mut rows = Rows { by_letters: [const { Vec::new() }; WORD + 1], begin: Vec::new() };
    let all = include_str!("../lexicon/data/list_ordinals.tsv").lines().filter_map(|row| {
        let mut cells = row.split('\t');
        let (kind, number, form) = (cells.next()?, cells.next()?, cells.next()?);
        let number = number.parse().ok()?;
        let counting = match kind {
            "adverb" => Counting::Adverb(number),
            "ordinal" => Counting::Ordinal(number),
            "head" => Counting::Head,
            _ => return None,
        };
        Some((form, counting))
    });
    for (form, counting) in all {
        if let Some(same) = rows.by_letters.get_mut(form.chars().count()) {
            same.push((form, counting));
        }
        if let (Some(four), Counting::Adverb(_) | Counting::Head) = (form.as_bytes().first_chunk(), counting)
        {
            rows.begin.push(*four);
        }
    }
    rows
});

impl Counting {
    fn of(word: &Word) -> Option<Counting> {
        ROWS.by_letters.get(word.len)?.iter().find(|(form, _)| word.is(form)).map(|(_, counting)| *counting)
    }
}

/// True if the line begins, as most do, with four letters that no word that
/// counts begins with: no marker does.
fn begins_with_prose(line: &str) -> bool {
    let Some(four) = line.as_bytes().first_chunk::<8>() else { return false };
    // Letters that word lists fold, tatweel and marks are left to the whole look.
    let plain =
        |letter: &[u8; 2]| matches!(letter, [0xd8, 0xa1 | 0xa4 | 0xa6..=0xba] | [0xd9, 0x81..=0x88 | 0x8a]);
    four.as_chunks::<2>().0.iter().all(plain) && !ROWS.begin.contains(four)
}

const TATWEEL: char = '\u{640}';
const ZWJ: char = '\u{200D}';

fn is_letter(c: char) -> bool {
    matches!(chars::class(c), Class::Arabic | Class::Letter)
}

fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '﴾' | '﴿')
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

fn is_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{610}'..='\u{61A}')
}

fn digit(c: char) -> Option<u32> {
    let d = match c {
        '0'..='9' => c as u32 - '0' as u32,
        '٠'..='٩' => c as u32 - '٠' as u32,
        '۰'..='۹' => c as u32 - '۰' as u32,
        _ => return None,
    };
    Some(d)
}

/// The places of a letter in the orders أ ب ج د and أ ب ت ث, from 1; a Latin letter's place twice.
fn letter_values(c: char) -> Option<(u32, u32)> {
    const ABJAD: &str = "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ";
    const ALPHABET: &str = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي";
    if c.is_ascii_alphabetic() {
        let place = u32::from(c.to_ascii_lowercase()) - u32::from('a') + 1;
        return Some((place, place));
    }
    let c = match c {
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        c => c,
    };
    let place = |order: &str| Some(order.chars().position(|o| o == c)? as u32 + 1);
    Some((place(ABJAD)?, place(ALPHABET)?))
}
