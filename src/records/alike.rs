//! Which strings are alike, found by sorting: no text can make that slow, as
//! it could a hash table, and for the few strings of most texts it is quicker.

/// Gives each of `count` keys a number, equal ones the same; also says how many
/// numbers there are. A key is a string and what else tells it apart.
pub(super) fn number<'k, K: Ord>(count: usize, key: impl Fn(usize) -> (&'k str, K)) -> (Vec<usize>, usize) {
    let mut numbers = vec![0; count];
    let mut sorted: Vec<_> = (0..count).map(|at| (ending(key(at).0), at)).collect();
    sorted.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| key(a.1).cmp(&key(b.1))));
    let mut different = 0;
    for alike in sorted.chunk_by(|a, b| a.0 == b.0 && key(a.1) == key(b.1)) {
        for &(.., at) in alike {
            numbers[at] = different;
        }
        different += 1;
    }
    (numbers, different)
}

/// The last letters as a number: most strings differ there already.
fn ending(string: &str) -> u64 {
    match string.as_bytes().last_chunk() {
        Some(&letters) => u64::from_le_bytes(letters),
        None => string.bytes().fold(0, |n, byte| n << 8 | u64::from(byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn what_is_alike_has_one_number() {
        let keys = [
            ("سالم", true),
            ("بن سالم", true),
            ("سالم", false),
            ("", true),
            ("سالم", true),
            ("وزارة العدل", true),
        ];
        let (numbers, different) = number(keys.len(), |at| keys[at]);
        assert_eq!(different, 5);
        for (a, n) in keys.iter().zip(&numbers) {
            for (b, m) in keys.iter().zip(&numbers) {
                assert_eq!(a == b, n == m, "{a:?} {b:?}");
            }
        }
    }
}
