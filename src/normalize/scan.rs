//! The fast look at many bytes: which of them begin a character that may change.

/// How many bytes are looked at together.
pub(super) const BLOCK: usize = 64;

/// Which bytes the fast scan may pass over without a look at the tables.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scan {
    /// Bytes below this are looked at.
    low: u8,
    /// How many of the ASCII digits are looked at: 10 or 0.
    digits: u8,
    /// Whether a space is looked at that does not stand before a letter.
    space: bool,
    /// For the lead bytes D8 and D9, two ranges each of trail bytes that stay.
    d8: [Range; 2],
    d9: [Range; 2],
}

/// A range of bytes, kept so that one subtraction and one comparison tell what lies in it.
#[derive(Clone, Copy, Debug, Default)]
struct Range {
    /// What brings its first byte to the least signed one.
    shift: u8,
    /// The signed byte after its last, shifted.
    end: i8,
}

impl Range {
    fn new(first: u8, len: u8) -> Range {
        Range { shift: first.wrapping_sub(0x80), end: i8::MIN.wrapping_add_unsigned(len) }
    }

    #[inline(always)]
    fn has(self, byte: u8) -> bool {
        (byte.wrapping_sub(self.shift) as i8) < self.end
    }
}

impl Scan {
    /// The scan for tables in which the characters stay of which `stays` is true.
    pub(super) fn new(stays: impl Fn(u32) -> bool) -> Scan {
        Scan {
            low: if (0..0x20).all(&stays) { 0 } else { 0x20 },
            digits: if stays(0x30) { 0 } else { 10 },
            space: !stays(0x20),
            d8: staying(0x600, &stays),
            d9: staying(0x640, &stays),
        }
    }

    /// True if visible ASCII or the space may change.
    pub(super) fn looks_at_ascii(&self) -> bool {
        self.space || self.digits > 0
    }
}

/// Two runs of trail bytes whose characters stay, from the 64 that begin at `from`: those with most
/// letters of the alphabet, as the rest is rare.
fn staying(from: u32, stays: impl Fn(u32) -> bool) -> [Range; 2] {
    // How many letters, how many characters, the first trail byte.
    let mut best = [(0, 0, 0); 2];
    let mut run = (0, 0, 0x80);
    for at in 0..=64 {
        if at < 64 && stays(from + at) {
            run.0 += usize::from(matches!(from + at, 0x627..=0x63A | 0x641..=0x64A));
            run.1 += 1;
            continue;
        }
        if run > best[0] {
            best = [run, best[0]];
        } else if run > best[1] {
            best[1] = run;
        }
        run = (0, 0, 0x80 + at as u8 + 1);
    }
    best.map(|(_, len, first)| Range::new(first, len))
}

/// One bit for each byte of the block that begins a character to be looked at.
///
/// The byte after the block is there for a character that begins with the last one. Every step is the
/// same for all bytes, so that the compiler can take many at once. `ASCII` says whether the scan
/// [looks at ASCII](Scan::looks_at_ascii), which most do not.
#[inline(always)]
pub(super) fn flagged<const ASCII: bool>(block: &[u8; BLOCK + 1], scan: Scan) -> u64 {
    let mut flags = [0u8; BLOCK];
    for (i, flag) in flags.iter_mut().enumerate() {
        let (lead, trail) = (block[i], block[i + 1]);
        // Signed, the bytes inside of characters are the least, and those of ASCII are not negative.
        let inner = (lead as i8) < 0xC0u8 as i8;
        let letter = (lead == 0xD8) & (scan.d8[0].has(trail) | scan.d8[1].has(trail))
            | (lead == 0xD9) & (scan.d9[0].has(trail) | scan.d9[1].has(trail));
        let mut ascii = lead as i8 >= scan.low as i8;
        if ASCII {
            // Before a letter, a space is single.
            let single = trail.wrapping_sub(0x21) < 0x5F || trail | 1 == 0xD9;
            ascii &= single | !scan.space | (lead != b' ');
            ascii &= lead.wrapping_sub(b'0') >= scan.digits;
        }
        *flag = u8::from(!(inner | letter | ascii));
    }
    // Gathers the low bits of eight bytes into one.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut mask = 0;
    for (i, eight) in flags.as_chunks::<8>().0.iter().enumerate() {
        mask |= (u64::from_le_bytes(*eight).wrapping_mul(GATHER) >> 56) << (8 * i);
    }
    mask
}
