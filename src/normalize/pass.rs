//! The pass over the text: copies what stays in long runs and looks up the rest.

use super::operation::{Bullets, Zwnj};
use super::plan::{self, BLANK, DELETE, EXPAND, JOINER, MARK, NEWLINE, NUMBER, Plan, TATWEEL, is_plain};
use super::scan::{BLOCK, flagged};
use super::sink::Sink;
use super::{cluster, marker, number, tables};
use std::ops::Range;

/// Appends the normalized `text` to `out`, which must be empty; returns false, leaving `out` empty,
/// if nothing changes.
pub(super) fn run<S: Sink>(plan: &Plan, text: &str, out: &mut String, sink: S) -> bool {
    let line = (!begins_with_letter(text, 0)).then_some(0);
    out.reserve(text.len());
    let mut pass = Pass { plan, text, out, sink, from: 0, line };
    let start = pass.absorb_blanks(0);
    pass.from = start;
    if plan.scan.looks_at_ascii() {
        pass.blocks::<true>(start)
    } else {
        pass.blocks::<false>(start)
    }
    pass.finish()
}

pub(super) struct Pass<'a, S> {
    pub(super) plan: &'a Plan,
    pub(super) text: &'a str,
    pub(super) out: &'a mut String,
    pub(super) sink: S,
    /// What lies between here and the character looked at stays and is not copied yet.
    from: usize,
    /// Where the line begins in `out`, if it may begin with a bullet.
    line: Option<usize>,
}

impl<S: Sink> Pass<'_, S> {
    fn blocks<const ASCII: bool>(&mut self, start: usize) {
        let bytes = self.text.as_bytes();
        let mut next = start;
        let mut base = start;
        let scan = self.plan.scan;
        // A long run of deletions may pass whole blocks.
        while let Some(block) = bytes.get(base..base + BLOCK + 1).and_then(|b| b.try_into().ok()) {
            next = self.block(flagged::<ASCII>(block, scan), base, next);
            base = (base + BLOCK).max(next);
        }
        // The last block, filled up with a letter that is not looked at.
        while base < bytes.len() {
            let rest = bytes.get(base..).unwrap_or(&[]);
            let rest = rest.get(..BLOCK).unwrap_or(rest);
            let mut block = [b'a'; BLOCK + 1];
            block[..rest.len()].copy_from_slice(rest);
            next = self.block(flagged::<ASCII>(&block, scan), base, next);
            base = (base + BLOCK).max(next);
        }
    }

    /// Treats the characters of a block that are looked at; returns where to go on.
    #[inline(always)]
    fn block(&mut self, mut mask: u64, base: usize, mut next: usize) -> usize {
        while mask != 0 {
            let at = base + mask.trailing_zeros() as usize;
            mask &= mask - 1;
            if at >= next {
                next = self.character(at);
            }
        }
        next
    }

    /// Treats the character at `at`; returns where to go on.
    #[inline(always)]
    fn character(&mut self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let (code, own, end) = match (bytes.get(at), bytes.get(at + 1)) {
            (Some(&lead @ 0xC0..0xE0), Some(&trail)) => {
                let own = (u32::from(lead) & 0x1F) << 6 | u32::from(trail) & 0x3F;
                (self.plan.two(lead, trail), own, at + 2)
            }
            (Some(&byte @ 0..0x80), _) => (self.plan.code(u32::from(byte)), u32::from(byte), at + 1),
            _ => {
                let Some(c) = self.peek(at) else { return at + 1 };
                (self.plan.code(c as u32), c as u32, at + c.len_utf8())
            }
        };
        // Much of what is looked at stays: commas, quotation marks.
        if code == own { end } else { self.change(code, at, end) }
    }

    /// Treats the character from `at` to `end`, which does not stay.
    #[inline(never)]
    fn change(&mut self, code: u32, at: usize, end: usize) -> usize {
        if is_plain(code) {
            self.flush(at);
            self.put(code, at..end);
            self.from = end;
            return end;
        }
        if code == MARK
            && let Some(next) = self.marks_in_order(at)
        {
            return next;
        }
        if code == DELETE {
            self.flush(at);
            self.sink.deleted(at..end, self.out);
            self.from = if self.plan.collapse { self.absorb_blanks(end) } else { end };
            return self.from;
        }
        self.special(code, at, end)
    }

    #[inline]
    fn put(&mut self, code: u32, original: Range<usize>) {
        let start = self.out.len();
        match code {
            0x80..0x800 => {
                if let Some(c) = char::from_u32(code) {
                    self.out.push(c);
                }
            }
            0..0x80 => self.out.push(char::from(code as u8)),
            _ => self.out.extend(char::from_u32(code)),
        }
        if self.out.len() - start != original.len() {
            self.sink.replaced(original, start..self.out.len());
        }
    }

    #[cold]
    #[inline(never)]
    fn special(&mut self, code: u32, at: usize, end: usize) -> usize {
        let next = match code {
            NEWLINE if self.line_goes_on(at, end) => return end,
            NEWLINE => self.newline(at, end),
            MARK => {
                self.flush(at);
                self.cluster(at)
            }
            EXPAND => {
                self.flush(at);
                self.expand(at, end)
            }
            BLANK => {
                self.flush(at);
                self.blank(at, end)
            }
            TATWEEL => {
                self.flush(at);
                self.tatweel(at)
            }
            JOINER => {
                self.flush(at);
                self.joiner(at)
            }
            NUMBER => {
                self.flush(at);
                self.number(at)
            }
            _ => end,
        };
        self.from = if self.plan.collapse { self.absorb_blanks(next) } else { next };
        self.from
    }

    /// Copies what stays before `at`.
    #[inline]
    fn flush(&mut self, at: usize) {
        if self.from < at
            && let Some(run) = self.text.get(self.from..at)
        {
            self.out.push_str(run);
        }
        self.from = at;
    }

    #[inline]
    pub(super) fn peek(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    pub(super) fn code_at(&self, at: usize) -> Option<(u32, char, usize)> {
        let c = self.peek(at)?;
        Some((self.plan.code(c as u32), c, at + c.len_utf8()))
    }

    /// Where blanks collapse and `out` ends with one or with a line end, the blanks at `at` are nothing.
    fn absorb_blanks(&mut self, mut at: usize) -> usize {
        // Most often a letter follows.
        let letter = |b: &u8| matches!(b, 0x21..0x80 | 0xD8 | 0xD9);
        if !self.plan.collapse || self.text.as_bytes().get(at).is_none_or(letter) || !self.blank_ends() {
            return at;
        }
        while let Some((BLANK, _, end)) = self.code_at(at) {
            self.sink.deleted(at..end, self.out);
            at = end;
        }
        at
    }

    /// True if another blank after `out` would be nothing.
    fn blank_ends(&self) -> bool {
        matches!(self.out.as_bytes().last(), None | Some(b' ' | b'\n'))
    }

    fn blank(&mut self, at: usize, end: usize) -> usize {
        if self.blank_ends() {
            self.sink.deleted(at..end, self.out);
        } else {
            self.put(' ' as u32, at..end);
        }
        end
    }

    /// True if nothing happens around the line end at `at`, so that the run goes on.
    fn line_goes_on(&self, at: usize, end: usize) -> bool {
        let bytes = self.text.as_bytes();
        let bullet = self.plan.bullets && self.line.is_some();
        !bullet
            && self.from < at
            && bytes.get(at) == Some(&b'\n')
            && bytes.get(at - 1).is_some_and(|b| *b > b' ')
            && begins_with_letter(self.text, end)
    }

    fn newline(&mut self, at: usize, end: usize) -> usize {
        let bytes = self.text.as_bytes();
        let pair = bytes.get(at) == Some(&b'\r') && bytes.get(end) == Some(&b'\n');
        let end = if pair { end + 1 } else { end };
        self.flush(at);
        if self.plan.unify_lines {
            let trimmed = self.trim();
            self.end_line();
            let start = self.out.len();
            let (original, normalized) = if trimmed { self.sink.reopen(start) } else { (at, start) };
            self.out.push('\n');
            if end - original != start + 1 - normalized {
                self.sink.replaced(original..end, normalized..start + 1);
            }
        } else {
            self.end_line();
            self.out.push_str(self.text.get(at..end).unwrap_or(""));
        }
        self.line = (!begins_with_letter(self.text, end)).then_some(self.out.len());
        end
    }

    /// Takes off the blank at the end of `out`, if blanks collapse; true if there was one.
    fn trim(&mut self) -> bool {
        self.plan.collapse && self.out.ends_with(' ') && self.out.pop().is_some()
    }

    /// Sees to the bullet of the line that ends here.
    fn end_line(&mut self) {
        let (true, Some(line)) = (self.plan.bullets, self.line) else { return };
        let canonical = self.plan.settings.bullets == Bullets::Canonical;
        let text = if canonical { "• " } else { "" };
        while let Some(found) = self.out.get(line..).and_then(marker::read_glyph) {
            let range = line + found.range.start..line + found.body;
            if self.out.get(range.clone()) != Some(text) {
                self.sink.rewritten(range.clone(), text.len());
                self.out.replace_range(range, text);
            }
            // One marker may stand behind another where they are taken off.
            if canonical {
                break;
            }
        }
    }

    /// Tatweels stay if they stand as a dash does: between blanks, or after the number of an item (`٣ـ`).
    fn tatweel(&mut self, at: usize) -> usize {
        let mut end = at;
        while let Some((TATWEEL, _, next)) = self.code_at(end) {
            end = next;
        }
        let apart = |c: char| c.is_whitespace() || c.is_numeric() || c == ')';
        let before = self.out.chars().next_back();
        let alone = before.is_none_or(apart) && self.peek(end).is_none_or(char::is_whitespace);
        if alone {
            self.out.push_str(self.text.get(at..end).unwrap_or(""));
        } else {
            self.sink.deleted(at..end, self.out);
        }
        end
    }

    /// Zero-width joiners stay where they are spelling or hold an emoji together.
    fn joiner(&mut self, at: usize) -> usize {
        let (mut end, mut apart, mut joining) = (at, false, false);
        while let Some((JOINER | DELETE, c, next)) = self.code_at(end) {
            apart |= c == ZWNJ;
            joining |= c == ZWJ;
            end = next;
        }
        let next = self.peek(end);
        let policy = self.plan.settings.zwnj;
        let virama = self.joins(next) && self.last_marks().any(|c| plan::class(c) == VIRAMA);
        let kept = if apart && self.between_letters(next) {
            match policy {
                Zwnj::Keep => Some(ZWNJ),
                Zwnj::Strip => None,
                Zwnj::Space => Some(' '),
            }
        } else if apart && virama {
            Some(ZWNJ)
        } else if joining && (virama || self.inside_emoji(next)) {
            Some(ZWJ)
        } else {
            None
        };
        match kept {
            Some(c) => {
                let start = self.out.len();
                self.out.push(c);
                if end - at != c.len_utf8() {
                    self.sink.replaced(at..end, start..self.out.len());
                }
            }
            None => self.sink.deleted(at..end, self.out),
        }
        end
    }

    /// True if a joiner after a virama says how `next` joins: if that is, or becomes, a letter that stays.
    fn joins(&self, next: Option<char>) -> bool {
        let code = |c: char| self.plan.code(c as u32);
        let expanded = |c| if code(c) == EXPAND { self.plan.expansion(c).chars().next() } else { Some(c) };
        next.and_then(expanded).is_some_and(|c| is_plain(code(c)) && c.is_alphabetic() && plan::class(c) == 0)
    }

    /// The marks at the end of `out`, the last one first.
    fn last_marks(&self) -> impl Iterator<Item = char> + '_ {
        self.out.chars().rev().take_while(|c| self.plan.code(*c as u32) == MARK)
    }

    fn between_letters(&self, next: Option<char>) -> bool {
        let before = self.out.chars().rev().nth(self.last_marks().count());
        before.is_some_and(is_arabic_letter) && next.is_some_and(is_arabic_letter)
    }

    fn inside_emoji(&self, next: Option<char>) -> bool {
        let before = self.out.chars().next_back();
        let modified = |c| matches!(c, '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}');
        before.is_some_and(|c| modified(c) || is_pictographic(c)) && next.is_some_and(is_pictographic)
    }

    fn number(&mut self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or("");
        let (len, separators) = number::shape(rest);
        for (i, b) in rest.bytes().take(len).enumerate() {
            let code = match b {
                b'0'..=b'9' => plan::zero(self.plan.settings.digits) + u32::from(b - b'0'),
                b'.' if separators => '٫' as u32,
                b',' if separators => '٬' as u32,
                _ => u32::from(b),
            };
            // A comma or point that is no separator may still be another operation's.
            let code = if code < 0x80 { self.plan.code(code) } else { code };
            self.put(code, at + i..at + i + 1);
        }
        at + len
    }

    /// Leaves marks in the run if they stand in canonical order and do not compose, or puts a few of
    /// them in order; none if that does not suffice.
    fn marks_in_order(&mut self, at: usize) -> Option<usize> {
        // Before them must stand a character that stays, or they may belong to other marks.
        if self.from >= at {
            return None;
        }
        let mut marks = ['\0'; 4];
        let (mut len, mut end) = (0, at);
        let (mut last, mut sorted) = (0, true);
        while let Some((code, c, next)) = self.code_at(end) {
            if code == MARK {
                let class = self.plan.simple_class(c)?;
                *marks.get_mut(len)? = c;
                sorted &= last <= class;
                last = class;
                len += 1;
                end = next;
            } else if is_plain(code) || matches!(code, BLANK | NEWLINE | NUMBER) {
                break;
            } else {
                return None;
            }
        }
        if !sorted {
            // All of them have two bytes, so the texts still run in step.
            let marks = marks.get_mut(..len)?;
            marks.sort_by_key(|c| plan::class(*c));
            self.flush(at);
            self.out.extend(marks.iter());
            self.from = end;
        }
        Some(end)
    }

    /// A cluster that begins with what is last in `out` and goes on at `at`.
    fn cluster(&mut self, at: usize) -> usize {
        let base = self.last_boundary();
        let (original, normalized) = self.sink.reopen(base);
        self.cluster_from(base, original, normalized, at)
    }

    fn cluster_from(&mut self, base: usize, original: usize, normalized: usize, mut at: usize) -> usize {
        let mut virama = self.last_marks().any(|c| plan::class(c) == VIRAMA);
        while let Some((code, c, mut end)) = self.code_at(at) {
            match code {
                MARK => {
                    virama |= plan::class(c) == VIRAMA;
                    self.out.push(c);
                }
                DELETE | TATWEEL => {}
                JOINER => {
                    // The whole run at once, or a long one would be looked through again and again.
                    let (stays, next) = self.joiner_stays(base, virama, at);
                    if stays {
                        break;
                    }
                    end = next;
                }
                EXPAND => {
                    let parts = self.plan.expansion(c);
                    let first =
                        parts.chars().find(|c| !matches!(self.plan.code(*c as u32), DELETE | TATWEEL));
                    if first.is_some_and(|c| self.plan.code(c as u32) != MARK) {
                        break;
                    }
                    self.push_parts(parts);
                }
                _ => break,
            }
            at = end;
        }
        cluster::settle(self.plan, self.out, base);
        let unchanged = self.text.get(original..at) == self.out.get(normalized..);
        if normalized == self.out.len() {
            self.sink.deleted(original..at, self.out);
        } else if !unchanged {
            self.sink.replaced(original..at, normalized..self.out.len());
        }
        at
    }

    /// Whether a joiner of the run at `at` may stay, seen from the middle of the cluster that begins
    /// at `base`; and where the run ends.
    fn joiner_stays(&self, base: usize, virama: bool, at: usize) -> (bool, usize) {
        let mut end = at;
        while let Some((JOINER | DELETE, _, next)) = self.code_at(end) {
            end = next;
        }
        let next = self.peek(end);
        let before = self.out.get(base..).and_then(|cluster| cluster.chars().next());
        let letters = before.is_some_and(is_arabic_letter) && next.is_some_and(is_arabic_letter);
        (letters || virama && self.joins(next) || self.inside_emoji(next), end)
    }

    /// The start of the last character of `out` that nothing after it can change.
    fn last_boundary(&self) -> usize {
        let boundary = |(_, c): &(usize, char)| self.plan.code(*c as u32) != MARK;
        // A line end bears no marks.
        let start = |(at, c)| if c == '\n' { at + 1 } else { at };
        self.out.char_indices().rev().find(boundary).map_or(0, start)
    }

    fn expand(&mut self, at: usize, end: usize) -> usize {
        let Some(c) = self.peek(at) else { return end };
        let base = self.last_boundary();
        let start = self.out.len();
        let marked = self.push_parts(self.plan.expansion(c));
        if marked {
            let (original, normalized) = self.sink.reopen(base);
            return self.cluster_from(base, original, normalized, end);
        }
        if self.out.len() == start {
            self.sink.deleted(at..end, self.out);
        } else {
            self.sink.replaced(at..end, start..self.out.len());
        }
        end
    }

    /// Appends what becomes of each character of an expansion; true if there are marks among them.
    fn push_parts(&mut self, parts: &str) -> bool {
        let mut marked = false;
        for c in parts.chars() {
            match self.plan.code(c as u32) {
                DELETE | TATWEEL => {}
                BLANK => {
                    if !self.blank_ends() {
                        self.out.push(' ');
                    }
                }
                MARK => {
                    marked = true;
                    self.out.push(c);
                }
                code => self.out.extend(char::from_u32(code)),
            }
        }
        marked
    }

    fn finish(mut self) -> bool {
        let end = self.text.len();
        let untouched = self.from == 0 && self.out.is_empty();
        let blank = self.plan.collapse && self.text.ends_with(' ');
        if untouched && !blank && !(self.plan.bullets && self.line.is_some()) {
            return false;
        }
        self.flush(end);
        let trimmed = self.trim();
        self.end_line();
        if trimmed {
            let start = self.out.len();
            let (original, normalized) = self.sink.reopen(start);
            self.sink.replaced(original..end, normalized..start);
        }
        true
    }
}

const ZWNJ: char = '\u{200C}';
const ZWJ: char = '\u{200D}';
/// The combining class of viramas, after which joiners are spelling.
const VIRAMA: u8 = 9;

fn is_arabic_letter(c: char) -> bool {
    match c {
        '\u{620}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{870}'..='\u{8FF}' => {
            c.is_alphabetic() && c != '\u{640}' && plan::mark_class(c).is_none()
        }
        // Marks on a blank or a tatweel.
        '\u{FC5E}'..='\u{FC63}' | '\u{FCF2}'..='\u{FCF4}' | '\u{FE70}'..='\u{FE7F}' => false,
        '\u{FB50}'..='\u{FDFF}' | '\u{FE80}'..='\u{FEFC}' => c.is_alphabetic(),
        _ => false,
    }
}

fn is_pictographic(c: char) -> bool {
    let c = c as u32;
    let at = tables::PICTOGRAPHIC.partition_point(|(_, last)| *last < c);
    tables::PICTOGRAPHIC.get(at).is_some_and(|(first, _)| *first <= c)
}

/// True if the line that begins at `at` begins with a letter, so with no bullet and no blank.
fn begins_with_letter(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at..) {
        Some([0xD8, 0xA1..=0xBF, ..] | [0xD9, 0x81..=0x8A, ..]) => true,
        Some([b, ..]) => b.is_ascii_alphanumeric() && *b != b'o',
        _ => false,
    }
}
