//! Stub.
use std::ops::Range;
/// A normalizer.
#[derive(Clone, Debug)]
pub struct Normalizer;
/// The edits.
#[derive(Debug, Default)]
pub struct EditMap {
    edits: Vec<(u32, u32)>,
}
impl Normalizer {
    /// For matching.
    pub fn matching() -> Self {
        Normalizer
    }
    /// Into buffers.
    pub fn normalize_mapped_into(&self, text: &str, out: &mut String, map: &mut EditMap) {
        out.clear();
        map.edits.clear();
        let mut delta = 0usize;
        for (at, c) in text.char_indices() {
            let to = match c {
                'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
                'ى' | 'ی' => 'ي',
                'ک' => 'ك',
                '٠'..='٩' => char::from(b'0' + (c as u32 - 0x660) as u8),
                '۰'..='۹' => char::from(b'0' + (c as u32 - 0x6f0) as u8),
                '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' => ' ',
                '\u{610}'..='\u{61a}'
                | '\u{64b}'..='\u{65f}'
                | '\u{670}'
                | '\u{640}'
                | '\u{6d6}'..='\u{6dc}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
                | '\u{feff}'
                | '\u{61c}' => continue,
                c => c,
            };
            if at - out.len() != delta {
                delta = at - out.len();
                map.edits.push((out.len() as u32, at as u32));
            }
            out.push(to);
        }
        if text.len() - out.len() != delta {
            map.edits.push((out.len() as u32, text.len() as u32));
        }
    }
}
impl EditMap {
    fn at(&self, p: usize) -> usize {
        let i = self.edits.partition_point(|e| e.0 as usize <= p);
        if i == 0 {
            p
        } else {
            let (o, s) = self.edits[i - 1];
            s as usize + (p - o as usize)
        }
    }
    /// To original.
    pub fn to_original(&self, r: Range<usize>) -> Range<usize> {
        // the end is the start of the next kept character
        self.at(r.start)..self.at(r.end)
    }
}
pub mod marker {
    //! Stub.
    /// Kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum MarkerKind {
        /// b
        Bullet,
    }
    /// Marker.
    #[derive(Debug)]
    pub struct Marker {
        /// k
        pub kind: MarkerKind,
        /// o
        pub ordinal: Option<u32>,
        /// r
        pub range: std::ops::Range<usize>,
        /// b
        pub body: usize,
    }
    /// Reads.
    pub fn read(line: &str) -> Option<Marker> {
        let c = line.chars().next()?;
        if !"⦁•-–".contains(c) {
            return None;
        }
        let n = c.len_utf8();
        Some(Marker {
            kind: MarkerKind::Bullet,
            ordinal: None,
            range: 0..n,
            body: n + (line[n..].len() - line[n..].trim_start().len()),
        })
    }
}
/// Clean string.
pub(crate) fn clean(s: &str) -> std::borrow::Cow<'_, str> {
    let mut out = String::new();
    for c in s.chars() {
        match c {
            '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{640}'
            | '\u{6d6}'..='\u{6dc}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
            | '\u{61c}' => {}
            c if c.is_whitespace() => {
                if !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ')
                }
            }
            c => out.push(c),
        }
    }
    let n = out.trim_end().len();
    out.truncate(n);
    out.into()
}
