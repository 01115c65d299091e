//! The one parser of lexicon files.

use super::{Gender, Kind, List};
use crate::Error;

/// One row of a lexicon file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    pub(crate) list: List,
    pub(crate) kind: Kind,
    pub(crate) gender: Gender,
    pub(crate) attrs: Attrs<'a>,
    pub(crate) form: &'a str,
    pub(crate) lemma: &'a str,
}

/// What the fourth column can say of a row: `key=value` pairs joined by `;`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Attrs<'a> {
    /// Precision tier of a title: 1 alone suffices, 2 wants a second sign, 3 wants two, 0 never begins a name.
    pub(crate) tier: u8,
    /// A number: a month's number, a weekday's, an ordinal's value.
    pub(crate) value: i32,
    /// ISO 3166 code of a place.
    pub(crate) country: &'a str,
}

/// Calls `row` for every row of `tsv`; `source` names the file in errors.
///
/// Lines that are empty or begin with `#`, and a header line beginning with
/// `list`, are passed over.
pub(crate) fn parse<'a>(
    source: &str,
    tsv: &'a str,
    mut row: impl FnMut(usize, Row<'a>) -> Result<(), Error>,
) -> Result<(), Error> {
    for (at, line) in tsv.lines().enumerate() {
        let number = at + 1;
        let line = line.strip_prefix('\u{feff}').unwrap_or(line);
        if line.trim().is_empty() || line.starts_with('#') || line.starts_with("list\t") {
            continue;
        }
        let wrong = |why: String| Error::lexicon(source, number, why);
        let mut columns = line.split('\t');
        let mut next = |name: &str| {
            columns.next().map(str::trim).ok_or_else(|| wrong(format!("the column {name:?} is missing")))
        };
        let list = next("list")?;
        let list = List::from_name(list).ok_or_else(|| wrong(format!("no such list: {list:?}")))?;
        let kind = next("kind")?;
        let kind = kind.parse().map_err(|_| wrong(format!("no such kind: {kind:?}")))?;
        let gender = next("gender")?;
        let gender = Gender::from_name(gender).ok_or_else(|| wrong(format!("no such gender: {gender:?}")))?;
        let attrs = attrs(next("attrs")?).map_err(wrong)?;
        let form = next("form")?;
        if form.is_empty() {
            return Err(wrong("the form is empty".to_owned()));
        }
        let lemma = columns.next().map(str::trim).filter(|l| !l.is_empty()).unwrap_or(form);
        row(number, Row { list, kind, gender, attrs, form, lemma })?;
    }
    Ok(())
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
