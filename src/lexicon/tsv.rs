//! The one parser of lexicon files.

use super::row::{Attrs, Row};
use super::{Gender, Kind, List};
use crate::Error;

/// Calls `row` for every row of `tsv`; `source` names the file in errors.
///
/// Lines that are empty or begin with `#`, and a header line beginning with
/// `list`, are passed over.
pub(crate) fn parse<'a>(
    source: &str,
    tsv: &'a str,
    mut row: impl FnMut(usize, Row<'a>) -> Result<(), Error>,
) -> Result<(), Error> {
    // Rows of one list stand together, so what the columns before the form
    // say is mostly what it was in the row before, to the byte.
    let mut last: Option<(&str, Head<'a>)> = None;
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', tsv.as_bytes()).chain(std::iter::once(tsv.len()));
    for (at, end) in ends.enumerate() {
        let number = at + 1;
        let line = tsv[start..end].strip_suffix('\r').unwrap_or(&tsv[start..end]);
        start = end + 1;
        let line = line.strip_prefix('\u{feff}').unwrap_or(line);
        if line.starts_with('#') || line.starts_with("list\t") || line.trim_start().is_empty() {
            continue;
        }
        let wrong = |why: String| Error::lexicon(source, number, why);
        let cut = memchr::memchr_iter(b'\t', line.as_bytes()).nth(3).unwrap_or(line.len());
        let head = match last {
            Some((columns, head)) if columns == &line[..cut] => head,
            _ => head(&line[..cut]).map_err(wrong)?,
        };
        last = Some((&line[..cut], head));
        let rest = line.get(cut + 1..).ok_or_else(|| wrong("the column \"form\" is missing".to_owned()))?;
        let (form, rest) = rest.split_once('\t').unwrap_or((rest, ""));
        let form = form.trim();
        if form.is_empty() {
            return Err(wrong("the form is empty".to_owned()));
        }
        let lemma = rest.split_once('\t').map_or(rest, |(lemma, _)| lemma).trim();
        let lemma = if lemma.is_empty() { form } else { lemma };
        let Head { list, kind, gender, attrs } = head;
        row(number, Row { list, kind, gender, attrs, form, lemma })?;
    }
    Ok(())
}

/// What the columns before the form say.
#[derive(Clone, Copy)]
struct Head<'a> {
    list: List,
    kind: Kind,
    gender: Gender,
    attrs: Attrs<'a>,
}

fn head(columns: &str) -> Result<Head<'_>, String> {
    let mut columns = columns.split('\t').map(str::trim);
    let mut next = |name: &str| columns.next().ok_or_else(|| format!("the column {name:?} is missing"));
    let list = next("list")?;
    let list = List::from_name(list).ok_or_else(|| format!("no such list: {list:?}"))?;
    let kind = next("kind")?;
    let kind = kind.parse().map_err(|_| format!("no such kind: {kind:?}"))?;
    let gender = next("gender")?;
    let gender = Gender::from_name(gender).ok_or_else(|| format!("no such gender: {gender:?}"))?;
    Ok(Head { list, kind, gender, attrs: attrs(next("attrs")?)? })
}

fn attrs(column: &str) -> Result<Attrs<'_>, String> {
    let mut attrs = Attrs::default();
    for pair in column.split(';').filter(|p| !p.is_empty() && *p != "-") {
        let (key, value) =
            pair.split_once('=').ok_or_else(|| format!("attribute without a value: {pair:?}"))?;
        let bad = || format!("the attribute {key} cannot be {value:?}");
        match key {
            "tier" => attrs.tier = value.parse().ok().filter(|t| *t <= 3).ok_or_else(bad)?,
            "value" => attrs.value = value.parse().map_err(|_| bad())?,
            "country" => attrs.country = value,
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
        parse("test.tsv", tsv, |_, row| {
            rows.push((row.list, row.kind, row.attrs.tier, row.form.to_owned(), row.lemma.to_owned()));
            Ok(())
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
