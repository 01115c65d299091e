//! The one parser of lexicon files.

use super::row::{Attrs, Row, country};
use super::{Gender, Kind, List};
use crate::Error;

/// Calls `row` for every row of `tsv`, with its line's number and where in
/// `tsv` its form and its lemma begin; `source` names the file in errors.
///
/// Lines that are empty or begin with `#`, and a header line beginning with
/// `list`, are passed over.
pub(crate) fn parse<'a>(
    source: &str,
    tsv: &'a str,
    mut row: impl FnMut(usize, Row<'a>, usize, usize),
) -> Result<(), Error> {
    // Rows of one list stand together, so what the columns before the form
    // say is mostly what it was in one of the two rows before, to the byte.
    let mut recent: [Option<(&str, Head)>; 2] = [None; 2];
    let mut columns = Columns { tsv, at: 0, more: true };
    let mut number = 0;
    while columns.at < tsv.len() {
        number += 1;
        let wrong = |why: String| Error::lexicon(source, number, why);
        let head = match recent.iter().flatten().find(|(begin, _)| columns.pass(begin)) {
            Some((_, head)) => *head,
            None => {
                columns.pass("\u{feff}");
                if columns.is_no_row() {
                    columns.end_line();
                    continue;
                }
                let start = columns.at;
                let head = head(&mut columns).map_err(wrong)?;
                recent = [Some((&tsv[start..columns.at], head)), recent[0]];
                head
            }
        };
        let (form_at, form) = columns.need("form").map_err(wrong)?;
        if form.is_empty() {
            return Err(wrong("the form is empty".to_owned()));
        }
        // Most lemmas are their form, which is faster seen than read.
        let lemma = if columns.last_is(form) { None } else { columns.next() };
        let (lemma_at, lemma) = lemma.filter(|(_, lemma)| !lemma.is_empty()).unwrap_or((form_at, form));
        columns.end_line();
        let Head { list, kind, gender, attrs } = head;
        row(number, Row { list, kind, gender, attrs, form, lemma }, form_at, lemma_at);
    }
    Ok(())
}

/// What of a file is not read yet.
struct Columns<'a> {
    tsv: &'a str,
    at: usize,
    /// Whether the line has more columns.
    more: bool,
}

impl<'a> Columns<'a> {
    /// Passes over `text`, if that is next.
    fn pass(&mut self, text: &str) -> bool {
        let passed = self.tsv[self.at..].starts_with(text);
        self.at += if passed { text.len() } else { 0 };
        passed
    }

    /// Whether the next column is `text` and the line's last.
    fn last_is(&mut self, text: &str) -> bool {
        let rest = &self.tsv.as_bytes()[self.at..];
        let found = self.more && rest.get(text.len()) == Some(&b'\n') && rest.starts_with(text.as_bytes());
        if found {
            (self.at, self.more) = (self.at + text.len(), false);
        }
        found
    }

    /// The next column without white space around it, and where it begins.
    #[inline(always)]
    fn next(&mut self) -> Option<(usize, &'a str)> {
        if !self.more {
            return None;
        }
        let rest = &self.tsv[self.at..];
        let len = memchr::memchr2(b'\t', b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let column = (self.at, &rest[..len]);
        self.more = rest.as_bytes().get(len) == Some(&b'\t');
        self.at += len + usize::from(self.more);
        Some(if is_trimmed(column.1.as_bytes()) { column } else { trimmed(column) })
    }

    fn need(&mut self, name: &str) -> Result<(usize, &'a str), String> {
        self.next().ok_or_else(|| format!("the column {name:?} is missing"))
    }

    /// What is left of the line.
    fn line(&self) -> &'a str {
        let rest = &self.tsv[self.at..];
        &rest[..memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len())]
    }

    /// Whether the line that begins here is passed over.
    fn is_no_row(&self) -> bool {
        let line = self.line();
        line.starts_with('#') || line.starts_with("list\t") || line.trim_start().is_empty()
    }

    fn end_line(&mut self) {
        if self.more {
            self.at += self.line().len();
        }
        self.at = self.tsv.len().min(self.at + 1);
        self.more = true;
    }
}

/// True if no white space stands around `column`, as the bytes tell where they
/// are of visible ASCII or of Arabic.
fn is_trimmed(column: &[u8]) -> bool {
    matches!(column, [0x21..=0x7e | 0xd8..=0xdb, ..])
        && matches!(column, [.., 0x21..=0x7e] | [.., 0xd8..=0xdb, _])
}

fn trimmed((at, column): (usize, &str)) -> (usize, &str) {
    let rest = column.trim_start();
    (at + column.len() - rest.len(), rest.trim_end())
}

/// What the columns before the form say.
#[derive(Clone, Copy)]
struct Head {
    list: List,
    kind: Kind,
    gender: Gender,
    attrs: Attrs,
}

fn head(columns: &mut Columns<'_>) -> Result<Head, String> {
    let (_, list) = columns.need("list")?;
    let list = List::from_name(list).ok_or_else(|| format!("no such list: {list:?}"))?;
    let (_, kind) = columns.need("kind")?;
    let kind = kind.parse().map_err(|_| format!("no such kind: {kind:?}"))?;
    let (_, gender) = columns.need("gender")?;
    let gender = Gender::from_name(gender).ok_or_else(|| format!("no such gender: {gender:?}"))?;
    let (_, column) = columns.need("attrs")?;
    Ok(Head { list, kind, gender, attrs: attrs(column)? })
}

fn attrs(column: &str) -> Result<Attrs, String> {
    let mut attrs = Attrs::default();
    if column == "-" {
        return Ok(attrs);
    }
    for pair in column.split(';').filter(|p| !p.is_empty() && *p != "-") {
        let (key, value) =
            pair.split_once('=').ok_or_else(|| format!("attribute without a value: {pair:?}"))?;
        let bad = || format!("the attribute {key} cannot be {value:?}");
        match key {
            "tier" => attrs.tier = value.parse().ok().filter(|t| *t <= 3).ok_or_else(bad)?,
            "value" => attrs.value = value.parse().map_err(|_| bad())?,
            "country" => attrs.country = country(value),
            _ => return Err(format!("no such attribute: {key:?}")),
        }
    }
    Ok(attrs)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Cells = (List, Kind, u8, String, String);

    fn rows(tsv: &str) -> Result<Vec<Cells>, Error> {
        let mut rows = Vec::new();
        parse("test.tsv", tsv, |_, row, form, lemma| {
            assert!(tsv[form..].starts_with(row.form) && tsv[lemma..].starts_with(row.lemma));
            rows.push((row.list, row.kind, row.attrs.tier, row.form.to_owned(), row.lemma.to_owned()));
        })?;
        Ok(rows)
    }

    #[test]
    fn rows_with_and_without_lemma() {
        let tsv = "\u{feff}list\tkind\tgender\tattrs\tform\tlemma\r\n# titles\n\n\
                   title\tmilitary\tm\ttier=2\tالعميد\tعميد\r\ntitle\tmilitary\tm\ttier=2\t اللواء \ntitle\tcivil\tf\t-\tالسيدة\tسيد\tmore\n";
        let rows = rows(tsv).unwrap();
        let row =
            |list, kind, tier, form: &str, lemma: &str| (list, kind, tier, form.to_owned(), lemma.to_owned());
        assert_eq!(
            rows,
            [
                row(List::Title, Kind::Military, 2, "العميد", "عميد"),
                row(List::Title, Kind::Military, 2, "اللواء", "اللواء"),
                row(List::Title, Kind::Civil, 0, "السيدة", "سيد"),
            ]
        );
    }

    #[test]
    fn errors_tell_the_line() {
        for (tsv, line, why) in [
            ("title", 1, "\"kind\" is missing"),
            ("# x\ntitle\tcivil\tm\ttier=1", 2, "\"form\" is missing"),
            ("title\tcivil\tm\t-\tالسيد\ntitle\tcivil\tm\t-\t \n", 2, "form is empty"),
            ("titel\tcivil\tm\t-\tالسيد", 1, "no such list: \"titel\""),
            ("title\tcivic\tm\t-\tالسيد", 1, "no such kind: \"civic\""),
            ("title\tcivil\tx\t-\tالسيد", 1, "no such gender: \"x\""),
            ("title\tcivil\tm\ttier=9\tالسيد", 1, "tier cannot be \"9\""),
            ("title\tcivil\tm\tvalue=one\tالسيد", 1, "value cannot be \"one\""),
            ("title\tcivil\tm\tcolour=red\tالسيد", 1, "no such attribute: \"colour\""),
            ("title\tcivil\tm\ttier\tالسيد", 1, "without a value"),
        ] {
            let error = rows(tsv).unwrap_err();
            assert_eq!(error.line(), Some(line), "{tsv}");
            assert!(error.to_string().contains(why), "{error}");
        }
    }
}
