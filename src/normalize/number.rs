//! The shape of a number written in ASCII digits.

/// The length in bytes of the number at the start of `text`, its inner points and commas included,
/// and whether these are separators: commas between groups of three, then one point at most.
///
/// A date (`1.5.2024`), an address or a list of numbers (`1,2,3`) keeps its signs.
pub(super) fn shape(text: &str) -> (usize, bool) {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let (mut at, mut group, mut groups, mut points) = (0, 0, 0, 0);
    let mut good = true;
    loop {
        while digit(at) {
            at += 1;
            group += 1;
        }
        let sign = bytes.get(at).copied().filter(|b| matches!(b, b'.' | b',') && digit(at + 1));
        // Groups after a comma have three digits; the first has one to three if a comma follows.
        if groups > 0 && points == 0 && group != 3 {
            good = false;
        }
        match sign {
            Some(b',') => {
                good &= points == 0 && group <= 3;
                groups += 1;
            }
            Some(_) => {
                points += 1;
                good &= points == 1;
            }
            None => return (at, good),
        }
        group = 0;
        at += 1;
    }
}
