//! A set of operations compiled into one table: what becomes of each character.

use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_normalization::{IsNormalized, is_nfc_quick};

use super::operation::{Digits, Hamza, Operation, Settings, Whitespace};
use super::scan::Scan;
use super::tables;

// A code is the scalar value that a character becomes, or one of these. They lie among the
// surrogates, which are no characters.
/// Nothing, and it belongs to the character before.
pub(super) const DELETE: u32 = 0xD800;
/// It can combine, compose or change place: the cluster decides.
pub(super) const MARK: u32 = 0xD801;
/// Several characters, which [`Plan::expansion`] gives.
pub(super) const EXPAND: u32 = 0xD802;
/// A blank that takes part in collapsing.
pub(super) const BLANK: u32 = 0xD803;
/// A line end.
pub(super) const NEWLINE: u32 = 0xD804;
/// A tatweel that goes unless it stands alone.
pub(super) const TATWEEL: u32 = 0xD805;
/// A zero-width joiner or non-joiner.
pub(super) const JOINER: u32 = 0xD806;
/// An ASCII digit that begins a number to be written in other digits.
pub(super) const NUMBER: u32 = 0xD807;

/// True if `code` is a character, not an order.
#[inline]
pub(super) fn is_plain(code: u32) -> bool {
    code.wrapping_sub(DELETE) >= 0x800
}

pub(super) struct Plan {
    pub(super) settings: Settings,
    pub(super) scan: Scan,
    /// Blanks collapse.
    pub(super) collapse: bool,
    /// Lines begin here and there, so bullets are looked for.
    pub(super) bullets: bool,
    /// All line ends become `\n`.
    pub(super) unify_lines: bool,
    one: [u16; 0x80],
    two: Box<[u16; 0x800]>,
    general: [u16; 0x70],
    forms_a: Box<[u16; 0x2B0]>,
    forms_b: Box<[u16; 0x90]>,
    /// The combining classes of the marks of two bytes that compose with no letter; 0 for the rest.
    classes: [u8; 0xE0],
}

impl Plan {
    pub(super) fn new(settings: Settings) -> Plan {
        let collapse = settings.has(Operation::Whitespace);
        let mut plan = Plan {
            settings,
            scan: Scan::default(),
            collapse,
            bullets: settings.has(Operation::Bullets),
            unify_lines: collapse || settings.plain_blanks,
            one: [0; 0x80],
            two: Box::new([0; 0x800]),
            general: [0; 0x70],
            forms_a: Box::new([0; 0x2B0]),
            forms_b: Box::new([0; 0x90]),
            classes: std::array::from_fn(|at| match char::from_u32(0x610 + at as u32) {
                Some(c) if !composes(c) => mark_class(c).unwrap_or(0),
                _ => 0,
            }),
        };
        let made = |plan: &Plan, at: usize, from: u32| plan.derive(from + at as u32) as u16;
        plan.one = std::array::from_fn(|at| made(&plan, at, 0));
        plan.two = Box::new(std::array::from_fn(|at| if at < 0x80 { 0 } else { made(&plan, at, 0) }));
        plan.general = std::array::from_fn(|at| made(&plan, at, 0x2000));
        // Last, for they ask what becomes of the letters that they stand for.
        plan.forms_a = Box::new(std::array::from_fn(|at| made(&plan, at, 0xFB50)));
        plan.forms_b = Box::new(std::array::from_fn(|at| made(&plan, at, 0xFE70)));
        let stays = |c: u32| plan.code(c) == c;
        plan.scan = Scan::new(stays);
        plan
    }

    /// What becomes of the character `c`.
    #[inline]
    pub(super) fn code(&self, c: u32) -> u32 {
        let small = match c {
            0..0x80 => self.one[c as usize],
            0x80..0x800 => self.two[c as usize],
            0x2000..0x2070 => self.general[c as usize - 0x2000],
            0xFB50..0xFE00 => self.forms_a[c as usize - 0xFB50],
            0xFE70..0xFF00 => self.forms_b[c as usize - 0xFE70],
            _ => return self.rare(c),
        };
        u32::from(small)
    }

    fn rare(&self, c: u32) -> u32 {
        // Everything that an operation touches outside the tables.
        const TOUCHED: [u32; 8] = [0x1680, 0x180E, 0x2E00, 0x2E40, 0x3000, 0xFE40, 0xFF00, 0xFF40];
        let touched = may_change_in_nfc(c) || TOUCHED.iter().any(|t| t >> 6 == c >> 6);
        if touched { self.derive(c) } else { c }
    }

    /// The bytes of 2-byte characters by table alone.
    #[inline]
    pub(super) fn two(&self, lead: u8, trail: u8) -> u32 {
        u32::from(self.two[(lead as usize & 0x1F) << 6 | (trail as usize & 0x3F)])
    }

    /// The combining class of an Arabic mark of two bytes that composes with no letter.
    #[inline]
    pub(super) fn simple_class(&self, c: char) -> Option<u8> {
        self.classes.get((c as usize).wrapping_sub(0x610)).copied().filter(|class| *class != 0)
    }

    /// The characters that an [`EXPAND`] character stands for.
    pub(super) fn expansion(&self, c: char) -> &'static str {
        // Only forms and the ellipsis have this code.
        form(c).unwrap_or("...")
    }

    /// The definition that the tables are filled from.
    fn derive(&self, c: u32) -> u32 {
        let Some(mut c) = char::from_u32(c) else { return c };
        // A character that is only another way to write one character is that character.
        if may_change_in_nfc(c as u32) {
            let mut whole = None;
            let mut parts = 0;
            decompose_canonical(c, |d| {
                parts += 1;
                whole = Some(d);
            });
            if parts == 1
                && let Some(d) = whole
            {
                c = d;
            }
        }
        if let Some(form) = form(c)
            && self.settings.has(Operation::PresentationForms)
        {
            let mut chars = form.chars();
            return match (chars.next(), chars.next()) {
                (Some(only), None) => self.code(only as u32),
                _ => EXPAND,
            };
        }
        self.single(c)
    }

    fn single(&self, c: char) -> u32 {
        let s = &self.settings;
        let code = c as u32;
        let may_change = may_change_in_nfc(code);
        if may_change && mark_class(c).is_some() {
            let strip = s.has(Operation::StripDiacritics) && !composes(c)
                || s.has(Operation::StripTashkeel) && matches!(code, 0x64B..=0x652 | 0x670);
            return if strip { DELETE } else { MARK };
        }
        if s.has(Operation::Controls) {
            match code {
                0xAD | 0x34F | 0x61C | 0x180E | 0x200B | 0x200E | 0x200F | 0xFEFF => return DELETE,
                0x202A..=0x202E | 0x2060..=0x2064 | 0x2066..=0x206F => return DELETE,
                0x200C | 0x200D => return JOINER,
                _ => {}
            }
        }
        let blank = c.is_whitespace() || s.plain_blanks && is_control(c);
        if blank && s.has(Operation::Whitespace) {
            return if is_line_end(c) && s.whitespace == Whitespace::Lines { NEWLINE } else { BLANK };
        }
        if blank && s.plain_blanks {
            return match c {
                '\n' | '\t' => code,
                c if is_line_end(c) => NEWLINE,
                _ => 0x20,
            };
        }
        if matches!(c, '\n' | '\r') && s.has(Operation::Bullets) {
            return NEWLINE;
        }
        if c == '\u{640}' && s.has(Operation::StripTatweel) {
            let dash = s.dash_tatweel || s.has(Operation::Bullets);
            return if dash { TATWEEL } else { DELETE };
        }
        if let Some(letter) = self.letter(c) {
            return letter as u32;
        }
        if s.has(Operation::Digits)
            && let Some(to) = digit(c, s.digits)
        {
            return to;
        }
        if s.has(Operation::Quotes) {
            match c {
                '«' | '»' | '“'..='‟' | '＂' | '〝'..='〟' | '⹂' => return '"' as u32,
                '「'..='』' | '﹁'..='﹄' | '｢' | '｣' => return '"' as u32,
                '‘'..='‛' | '‹' | '›' | '＇' => return '\'' as u32,
                _ => {}
            }
        }
        if s.has(Operation::Punctuation) {
            match c {
                '،' | '⹁' => return ',' as u32,
                '؛' | '⁏' => return ';' as u32,
                '؟' | '⸮' => return '?' as u32,
                '٪' => return '%' as u32,
                '۔' => return '.' as u32,
                '٭' => return '*' as u32,
                '؍' => return '/' as u32,
                '…' => return EXPAND,
                _ => {}
            }
        }
        let settled = !may_change
            || canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes;
        if settled { code } else { MARK }
    }

    fn letter(&self, c: char) -> Option<char> {
        let s = &self.settings;
        let (operation, to) = match c {
            'آ' | 'أ' | 'إ' | 'ٱ' | 'ٲ' | 'ٳ' => (Operation::FoldAlef, 'ا'),
            'ى' | 'ی' => (Operation::FoldYeh, 'ي'),
            'ة' | 'ۃ' => (Operation::FoldTehMarbuta, 'ه'),
            'ک' => (Operation::FoldKaf, 'ك'),
            'ؤ' | 'ئ' if s.hamza == Hamza::Letter => (Operation::FoldHamza, 'ء'),
            'ؤ' => (Operation::FoldHamza, 'و'),
            'ئ' => (Operation::FoldHamza, 'ي'),
            _ => return None,
        };
        s.has(operation).then_some(to)
    }
}

/// False if NFC leaves `c` alone, whatever stands beside it, and it is no
/// Arabic mark; asked of 64 characters at once.
fn may_change_in_nfc(c: u32) -> bool {
    let block = c >> 6;
    match tables::UNSETTLED.get(block as usize / 64) {
        Some(word) => word >> (block % 64) & 1 != 0,
        // Emoji and symbols; then whole planes of ideographs without decompositions.
        None => !matches!(c, 0x1F000..0x1FB00 | 0x20000..0x2F800 | 0x30000..0x40000 | 0xE0000..),
    }
}

fn form(c: char) -> Option<&'static str> {
    let text = match c as u32 {
        c @ 0xFB50..0xFE00 => tables::FORMS_A[c as usize - 0xFB50],
        c @ 0xFE70..0xFF00 => tables::FORMS_B[c as usize - 0xFE70],
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// The canonical combining class of an Arabic mark.
pub(super) fn mark_class(c: char) -> Option<u8> {
    let c = c as u32;
    let at = tables::MARKS.partition_point(|(_, last, _)| *last < c);
    tables::MARKS.get(at).filter(|(first, ..)| *first <= c).map(|(.., class)| *class)
}

/// The canonical combining class of any character.
pub(super) fn class(c: char) -> u8 {
    mark_class(c).unwrap_or_else(|| canonical_combining_class(c))
}

/// True for the marks that make one letter with the letter before: madda, hamza above and below.
pub(super) fn composes(c: char) -> bool {
    matches!(c, '\u{653}'..='\u{655}')
}

/// NUL and the like, which old devices and broken files leave between words.
fn is_control(c: char) -> bool {
    matches!(c, '\0'..='\u{1F}' | '\u{80}'..='\u{9F}')
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn digit(c: char, to: Digits) -> Option<u32> {
    let value = match c {
        '0'..='9' => return (to != Digits::Ascii).then_some(NUMBER),
        '٠'..='٩' => c as u32 - '٠' as u32,
        '۰'..='۹' => c as u32 - '۰' as u32,
        '٫' if to == Digits::Ascii => return Some('.' as u32),
        '٬' if to == Digits::Ascii => return Some(',' as u32),
        _ => return None,
    };
    Some(zero(to) + value)
}

/// The digit zero of a system.
pub(super) fn zero(digits: Digits) -> u32 {
    match digits {
        Digits::Ascii => '0' as u32,
        Digits::ArabicIndic => '٠' as u32,
        Digits::Persian => '۰' as u32,
    }
}
