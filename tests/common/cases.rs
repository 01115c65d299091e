//! Tables of cases: one phenomenon a row, columns separated by tabs. `#` begins
//! a comment; `\n` is a line end and `\u{…}` a character that cannot be seen.

#![allow(dead_code, reason = "each test file uses its part of this one")]

use std::fmt::Write;

/// The rows of a table below `tests/`.
pub(crate) fn rows<const N: usize>(file: &str) -> Vec<[String; N]> {
    let path = format!("{}/tests/{file}", env!("CARGO_MANIFEST_DIR"));
    let table = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let rows = table.lines().filter(|row| !row.is_empty() && !row.starts_with('#'));
    rows.map(|row| {
        let columns: Vec<_> = row.split('\t').map(unescape).collect();
        columns.try_into().unwrap_or_else(|_| panic!("{file}: not {N} columns: {row}"))
    })
    .collect()
}

/// Holds every row of a table against `case`, which says what is wrong with it.
/// Fails with all rows that are wrong, each by its first column, and where the
/// table has fewer rows than `at_least`.
pub(crate) fn check<const N: usize>(
    file: &str,
    at_least: usize,
    mut case: impl FnMut([&str; N]) -> Result<(), String>,
) {
    let rows = rows::<N>(file);
    let mut faults = String::new();
    let mut wrong = 0;
    for row in &rows {
        if let Err(why) = case(row.each_ref().map(String::as_str)) {
            wrong += 1;
            let _ = writeln!(faults, "{}\n  {why}", row[0]);
        }
    }
    assert!(rows.len() >= at_least, "{file} has only {} rows", rows.len());
    assert!(faults.is_empty(), "{file}: {wrong} of {} rows\n{faults}", rows.len());
}

/// What is wrong if `found` is not `wanted`. Nothing is written as `-` or not at all.
pub(crate) fn same(found: &str, wanted: &str) -> Result<(), String> {
    let [found, wanted] = [found, wanted].map(|text| if text.is_empty() { "-" } else { text });
    if found == wanted { Ok(()) } else { Err(format!("wanted {wanted}\n  found  {found}")) }
}

fn unescape(cell: &str) -> String {
    let cell = cell.replace("\\n", "\n");
    let mut out = String::new();
    let mut rest = &cell[..];
    while let Some((before, after)) = rest.split_once("\\u{") {
        let (code, after) = after.split_once('}').expect("a closed escape");
        let code = u32::from_str_radix(code, 16).expect("hex");
        out.push_str(before);
        out.push(char::from_u32(code).expect("a character"));
        rest = after;
    }
    out + rest
}
