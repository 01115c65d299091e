//! The Umm al-Qura calendar as published, 1343 to 1500 AH.
//!
//! `umm_al_qura.tsv` beside this file holds the facts and their source;
//! `YEARS` is made from it, and a test proves the two equal.

/// The first year of the table.
const FIRST_YEAR: u16 = 1343;
/// The number of years in the table.
const COUNT: usize = 158;
/// The [`day_number`](super::Date::day_number) of 1 Muharram 1343: 1 August 1924.
const FIRST_DAY: i32 = -16589;

/// The days of the twelve months of each year, two bits a month from the
/// lowest: days less 28.
#[rustfmt::skip]
const YEARS: [u32; COUNT] = [
    0xA8A9A6, 0x666665, 0x9A2766, 0x6969A5, 0x5A69A5, 0x35A666, 0xB2A666, 0x9A6599,
    0x9A5666, 0x666666, 0x9699A6, 0x666999, 0x9A6666, 0x65A665, 0xA66666, 0x69659A,
    0x65966A, 0xA66666, 0x666666, 0x666666, 0xA66666, 0x6A2666, 0xA66666, 0x666666,
    0x666666, 0xA66666, 0x69A666, 0x666666, 0xA99966, 0xA65999, 0x999999, 0xA5A666,
    0x696666, 0x666A59, 0xA69996, 0x666666, 0x999999, 0x666666, 0x6659A6, 0x9969A6,
    0x666699, 0x666666, 0x6A65A6, 0xA6665A, 0xA66665, 0x666669, 0xA66666, 0x59A666,
    0xA66666, 0xA66665, 0xA66566, 0x696666, 0x6659A6, 0x9966A6, 0x666699, 0x99A666,
    0x699999, 0xA6659A, 0x665999, 0x99666A, 0x6599A9, 0x966A69, 0x6669A5, 0x9A6666,
    0x999999, 0x996666, 0x6599A6, 0x9666A6, 0x59A699, 0x66A696, 0xA69A59, 0x9A9965,
    0x9A6599, 0x996666, 0x599A66, 0x666A66, 0x9A6999, 0x9AA659, 0x9AA565, 0x9A9596,
    0x999666, 0x6659A6, 0x6699A6, 0x9A6999, 0x69A665, 0xA6A596, 0xA69659, 0x999969,
    0x966669, 0x5999A9, 0x6669A6, 0x5A6999, 0x9A6666, 0x999999, 0x9665A6, 0x6596A6,
    0x9666A6, 0x599A99, 0x669A66, 0x669999, 0xA66666, 0x999699, 0x9659A9, 0x5969A9,
    0x6666A6, 0x99A699, 0x69A665, 0x699966, 0x66659A, 0x99966A, 0x6665A9, 0x9999A9,
    0x6699A5, 0x9A9996, 0xA69659, 0x9A5966, 0x69659A, 0xA5999A, 0x666699, 0x9A6666,
    0x69A659, 0xA99966, 0xA96599, 0x999666, 0x6659A6, 0x9999A6, 0x5A69A5, 0x6A6696,
    0x69A659, 0x699666, 0x6659A6, 0x99669A, 0x659A99, 0x969A99, 0x5A9A65, 0x9A6996,
    0x9A6659, 0x999969, 0x659A69, 0x9669A6, 0x59A9A5, 0x69A696, 0xA99A59, 0xA66665,
    0xA65999, 0x996669, 0x6599A9, 0x9669A6, 0xA66999, 0x9A6665, 0x9A5996, 0x99965A,
    0x66599A, 0x99666A, 0x665A69, 0x999A66, 0x699999, 0xA9965A,
];

/// Days from `FIRST_DAY` to the first day of each month, and past the last.
static STARTS: [u16; COUNT * 12 + 1] = {
    let mut starts = [0; COUNT * 12 + 1];
    let mut month = 0;
    while month < COUNT * 12 {
        let days = 28 + (YEARS[month / 12] >> (month % 12 * 2) & 3) as u16;
        starts[month + 1] = starts[month] + days;
        month += 1;
    }
    starts
};

fn index(year: u16, month: u8) -> Option<usize> {
    let year = usize::from(year.checked_sub(FIRST_YEAR)?);
    (year < COUNT && (1..=12).contains(&month)).then(|| year * 12 + usize::from(month) - 1)
}

/// The day number of a month's first day; `None` outside the table.
pub(super) fn month_start(year: u16, month: u8) -> Option<i32> {
    Some(FIRST_DAY + i32::from(STARTS[index(year, month)?]))
}

/// The number of days of a month; `None` outside the table.
pub(super) fn month_len(year: u16, month: u8) -> Option<u8> {
    let at = index(year, month)?;
    Some((STARTS[at + 1] - STARTS[at]) as u8)
}

/// Year, month and day of a day number; `None` outside the table.
pub(super) fn find(day_number: i32) -> Option<(u16, u8, u8)> {
    let days = u16::try_from(day_number.checked_sub(FIRST_DAY)?).ok()?;
    let at = STARTS.partition_point(|&start| start <= days) - 1;
    (at < COUNT * 12)
        .then(|| (FIRST_YEAR + (at / 12) as u16, (at % 12 + 1) as u8, (days - STARTS[at] + 1) as u8))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Date;

    /// The facts: year, first day, days of the months.
    fn facts() -> Vec<(u16, Date, Vec<u32>)> {
        include_str!("umm_al_qura.tsv")
            .lines()
            .filter(|line| line.starts_with("1"))
            .map(|line| {
                let mut fields = line.split('\t');
                let year = fields.next().unwrap().parse().unwrap();
                let first = fields.next().unwrap().parse().unwrap();
                (year, first, fields.next().unwrap().split(' ').map(|days| days.parse().unwrap()).collect())
            })
            .collect()
    }

    #[test]
    fn the_table_is_the_published_one() {
        let facts = facts();
        assert_eq!(facts.len(), COUNT);
        let packed: Vec<u32> = facts
            .iter()
            .map(|(_, _, months)| {
                assert_eq!(months.len(), 12);
                months.iter().rev().fold(0, |word, days| word << 2 | (days - 28))
            })
            .collect();
        // After a correction of the facts, the new table is this text.
        let text: Vec<String> = packed
            .chunks(8)
            .map(|row| row.iter().map(|word| format!("0x{word:06X},")).collect::<Vec<_>>().join(" "))
            .collect();
        assert!(packed == YEARS, "YEARS should be\n    {}\n", text.join("\n    "));
    }

    #[test]
    fn the_years_of_the_facts_follow_one_another() {
        for (nth, (year, first, months)) in facts().into_iter().enumerate() {
            assert_eq!(usize::from(year), usize::from(FIRST_YEAR) + nth);
            assert_eq!(month_start(year, 1), Some(first.day_number()), "year {year}");
            for (month, days) in (1..).zip(months) {
                assert_eq!(month_len(year, month).map(u32::from), Some(days), "month {month} of {year}");
            }
        }
    }

    #[test]
    fn outside_the_table_is_nothing() {
        assert_eq!(month_start(1342, 12), None);
        assert_eq!(month_start(1501, 1), None);
        assert_eq!(month_len(1400, 0), None);
        assert_eq!(month_len(1400, 13), None);
        assert_eq!(find(FIRST_DAY - 1), None);
        let end = FIRST_DAY + i32::from(STARTS[COUNT * 12]);
        assert_eq!(find(end), None);
        assert_eq!(find(end - 1), Some((1500, 12, 30)));
        assert_eq!(find(i32::MIN), None);
        assert_eq!(find(i32::MAX), None);
    }
}
