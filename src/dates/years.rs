//! Years, and the parts of years that have numbers: quarters, halves, first months.

use super::point::{Calendar, Point, Year};
use super::said::{Item, Said};
use super::words::{Words, YearNumber};
use crate::calendar::HijriValue;
use crate::chars;
use crate::lexicon::{Kind, Kinds, Lists, clitic};

/// A year by its noun.
#[derive(Clone, Copy, Debug)]
struct YearPhrase {
    calendar: Calendar,
    first: Year,
    /// The other year of `2016-2017`.
    last: Option<u16>,
    /// The noun has its article and no more is said: العام.
    bare: bool,
    next: usize,
}

impl Words<'_, '_, '_> {
    /// `عام 2015`, `هذا العام 1436هـ`, `السنة الجامعية 2016-2017`, `العام الماضي`.
    pub(super) fn year(&self, at: usize) -> Option<Item> {
        let phrase = self.year_phrase(at).filter(|p| !p.bare && p.first != Year::Same)?;
        // The لسنة of `رقم 12 لسنة 2019` belongs to the number of a law.
        let of_number = at > 0
            && self.token(at).is_some_and(|t| t.clitics & clitic::LAM != 0)
            && (self.is_number(at - 1) || self.is_mark(at - 1, ')') && self.is_number(at.saturating_sub(2)));
        if of_number {
            return None;
        }
        Some(Item::new(phrase.said(), at, phrase.next))
    }

    fn year_phrase(&self, at: usize) -> Option<YearPhrase> {
        if let Some((_, noun)) = self.link(at, Kind::Same) {
            let (_, next) =
                self.word(noun, Kind::Year).filter(|(unit, _)| unit.value == 1 && unit.tier == 1)?;
            return Some(YearPhrase {
                calendar: Calendar::Gregorian,
                first: Year::Same,
                last: None,
                bare: false,
                next,
            });
        }
        let this = self.word(at, Kind::Demonstrative);
        let noun_at = this.as_ref().map_or(at, |(_, next)| *next);
        let (noun, mut next) = self.word(noun_at, Kind::Year)?;
        let (count, definite) = (noun.value, noun.tier == 1);
        if definite && this.is_none() && self.means_general(noun_at, next) {
            return None;
        }
        let mut calendar = None;
        let mut spans_two = false;
        let mut away = this.is_some().then_some(0);
        // الهجري, الدراسي, المالي, المقبل: in any order.
        loop {
            if let Some((said, after)) = self.away(next) {
                (away, next) = (Some(said), after);
            } else if let Some((_, after)) = self.link(next, Kind::Fiscal) {
                (spans_two, next) = (true, after);
            } else if let Some((_, after)) = self.link(next, Kind::Budget) {
                next = after;
            } else if let Some((said, after)) = self.mark(next).filter(|_| self.is_long(next)) {
                (calendar, next) = (Some(said), after);
            } else {
                break;
            }
        }
        if let Some(phrase) = self.year_figures(next, calendar, count != 1, spans_two, at) {
            return Some(phrase);
        }
        if let Some((_, next)) = self.link(next, Kind::Same).filter(|_| definite && count == 1) {
            let calendar = calendar.unwrap_or(Calendar::Gregorian);
            return Some(YearPhrase { calendar, first: Year::Same, last: None, bare: false, next });
        }
        // Without a number a school year is not one year, and many are none.
        if spans_two || count != 1 || !definite {
            return None;
        }
        let calendar = calendar.unwrap_or(Calendar::Gregorian);
        let first = away.map_or(Year::Unsaid, Year::Away);
        Some(YearPhrase { calendar, first, last: None, bare: away.is_none(), next })
    }

    /// False where nothing after the noun, which ends before `at`, makes a year of it.
    pub(super) fn year_goes_on(&self, at: usize) -> bool {
        const LINKS: Kinds = Kinds::any(&[
            Kind::Budget,
            Kind::Current,
            Kind::Fiscal,
            Kind::GregorianMark,
            Kind::HijriMark,
            Kind::Next,
            Kind::Past,
            Kind::Same,
        ]);
        self.is_number(at)
            || self.token(at).is_some_and(|t| t.starts.intersects(Lists::Number))
            || self.may_link(at, LINKS)
            || self.closer(at).is_some()
    }

    /// True for the العام of `الأمين العام`, and of any `… العام السابق` after a definite noun:
    /// that is whoever held the office before.
    fn means_general(&self, noun: usize, next: usize) -> bool {
        let definite = noun > 0 && self.token(noun).is_some_and(|t| t.clitics == 0) && {
            let before = self.doc.folded(noun - 1);
            // The adjective would be العامة after a feminine.
            before.starts_with(chars::ARTICLE) && !before.ends_with(chars::TEH_MARBUTA)
        };
        self.after_link(noun, Kind::GeneralHead) || definite && self.is_link(next, Kind::Former)
    }

    /// The figures after the noun, in brackets or not: `2015`, `(2024 - 2025)`, `2015 الماضي`.
    fn year_figures(
        &self,
        at: usize,
        calendar: Option<Calendar>,
        several: bool,
        spans_two: bool,
        noun: usize,
    ) -> Option<YearPhrase> {
        let closer = self.closer(at);
        let number = self.year_number(at + usize::from(closer.is_some()), calendar)?;
        if !(300..=2199).contains(&number.year) {
            return None;
        }
        let (mut first, between) = (number.year, self.after_link(noun, Kind::Between));
        let (mut last, mut next) = self.year_run(&number, several, between);
        // School years are also written from the left: 2024-2023.
        if spans_two && last.is_none() && (self.is_dash(next) || self.is_mark(next, '/')) {
            let earlier = self.year_number(next + 1, calendar).filter(|y| y.year + 1 == first);
            if let Some(earlier) = earlier {
                (first, last, next) = (earlier.year, Some(first), earlier.next);
            }
        }
        if let Some(closer) = closer {
            if !self.is_mark(next, closer) {
                return None;
            }
            next += 1;
        }
        let next = self.away(next).map_or(next, |(_, after)| after);
        Some(YearPhrase { calendar: number.calendar, first: Year::Written(first), last, bare: false, next })
    }

    /// `2016-2017`, `1436هـ / 1437هـ`, `2015 و2016`, `2024-25`: the last year of
    /// a run and the index after it.
    fn year_run(&self, first: &YearNumber, several: bool, between: bool) -> (Option<u16>, usize) {
        let mut last = None;
        let mut end = first.next;
        loop {
            let listed = self.is_link(end, Kind::And) || self.has_waw(end);
            let from = match self.link(end, Kind::Until) {
                Some((_, next)) => next,
                None if (self.is_dash(end) || self.is_any_mark(end, "/\\"))
                    || self.is_link(end, Kind::And) =>
                {
                    end + 1
                }
                None if listed => end,
                None => break,
            };
            let before = last.unwrap_or(first.year);
            let year = self
                .year_number(from, Some(first.calendar))
                .filter(|y| y.calendar == first.calendar && y.year <= 2199);
            let next = match year {
                Some(year)
                    if year.year > before
                        && (!listed
                            || between
                            || year.year == before + 1
                                && (several || !self.is_link(year.next, Kind::Counted))) =>
                {
                    last = Some(year.year);
                    year.next
                }
                // 2024-25
                None if !listed && last.is_none() => {
                    let short = self
                        .number(from)
                        .filter(|n| n.digits == 2 && n.value == u32::from((before + 1) % 100));
                    let Some(short) = short else { break };
                    last = Some(before + 1);
                    short.next
                }
                _ => break,
            };
            end = next;
        }
        (last, end)
    }

    /// A year by its figures alone, where a mark or a preposition makes it one.
    pub(super) fn bare_year(&self, at: usize) -> Option<Item> {
        let year = self.year_number(at, None)?;
        let three = self.number(at).is_some_and(|n| n.digits < 4) && year.calendar == Calendar::Gregorian;
        // 400 م is a length.
        if !self.is_number(at) || three || self.in_number_phrase(at) {
            return None;
        }
        let led = [Kind::On, Kind::From, Kind::Until, Kind::Between]
            .into_iter()
            .any(|kind| self.after_link(at, kind));
        let recent = (1900..=2099).contains(&year.year) || (1340..=1500).contains(&year.year);
        let counts = self.is_link(year.next, Kind::Counted) || self.is_any_mark(year.next, "%/:");
        if !year.marked && (!led || !recent || counts || year.year == 2000) {
            return None;
        }
        let (last, next) = self.year_run(&year, false, self.after_link(at, Kind::Between));
        let phrase =
            YearPhrase { calendar: year.calendar, first: Year::Written(year.year), last, bare: false, next };
        Some(Item::new(phrase.said(), at, phrase.next))
    }

    /// A year that the words before have announced: the 2018 of `بداية 2018`.
    /// `bare` is the year that العام alone means after those words.
    pub(super) fn announced_year(&self, at: usize, bare: Year) -> Option<Item> {
        if let Some(phrase) = self.year_phrase(at) {
            let said = if phrase.bare {
                Said::Point(Point::new(phrase.calendar, bare, 0, 0))
            } else {
                phrase.said()
            };
            return Some(Item::new(said, at, phrase.next));
        }
        let year = self.year_number(at, None).filter(|y| (1300..=2199).contains(&y.year))?;
        let (last, next) = self.year_run(&year, false, false);
        let phrase =
            YearPhrase { calendar: year.calendar, first: Year::Written(year.year), last, bare: false, next };
        Some(Item::new(phrase.said(), at, next))
    }

    /// The year of a month: `2024`, `، 2024`, `من العام الماضي`, `لعام 1436هـ`.
    pub(super) fn year_part(&self, at: usize, calendar: Calendar) -> Option<(Year, usize)> {
        let separated = (self.is_dash(at) || self.is_comma(at) || self.is_mark(at, '/'))
            || self.is_mark(at, '.') && self.touches(at) && self.touches(at + 1);
        let number_at = at + usize::from(separated);
        if let Some(year) = self.year_number(number_at, Some(calendar)).filter(|y| y.calendar == calendar) {
            let figures = self.is_number(number_at);
            let counts = separated && self.is_link(year.next, Kind::Counted);
            let plausible = (1300..=2199).contains(&year.year) || year.marked;
            return (figures && plausible && !counts && !self.has_waw(number_at))
                .then_some((Year::Written(year.year), year.next));
        }
        let noun_at = match self.link(number_at, Kind::Of) {
            Some((_, next)) => next,
            None => number_at,
        };
        if self.has_waw(noun_at) {
            return None;
        }
        if let Some(phrase) = self.year_phrase(noun_at).filter(|p| !p.bare && p.last.is_none()) {
            let same = phrase.calendar == calendar || matches!(phrase.first, Year::Away(_) | Year::Same);
            return same.then_some((phrase.first, phrase.next));
        }
        let year = self
            .year_number(noun_at, Some(calendar))
            .filter(|y| noun_at != number_at && y.calendar == calendar)?;
        (1300..=2199).contains(&year.year).then_some((Year::Written(year.year), year.next))
    }

    /// The Hijri year of a Hijri month that is told by its Gregorian one: `رمضان 2019`.
    pub(super) fn gregorian_year_of(&self, at: usize, month: &Point) -> Option<(u16, usize)> {
        if month.calendar != Calendar::Hijri || month.away.is_some() || self.has_waw(at) {
            return None;
        }
        let year =
            self.year_number(at, None).filter(|y| y.calendar == Calendar::Gregorian && self.is_number(at))?;
        // A Hijri year is shorter by the 33rd part.
        let near = (u32::from(year.year.checked_sub(622)?) * 33 / 32) as u16;
        let begins =
            |hijri: u16| HijriValue::month(hijri, month.month).ok()?.to_gregorian().map(|m| m.start().year());
        let hijri = (near - 1..=near + 2).find(|&hijri| begins(hijri) == Some(year.year))?;
        Some((hijri, year.next))
    }

    /// `الربع الأول من عام 2024`, `النصف الثاني من العام الجاري`, `النصف الأول من مايو`.
    pub(super) fn part_of_year(&self, at: usize) -> Option<Item> {
        let (months, next) = match self.word(at, Kind::Quarter) {
            Some((entry, next)) => (entry.value as u8, next),
            None => self.word(at, Kind::Half).map(|(entry, next)| (entry.value as u8, next))?,
        };
        let count = 12 / months;
        let (nth, next) = match self.ordinal(next).filter(|(nth, _)| *nth <= count) {
            Some(ordinal) => ordinal,
            None => (count, self.link(next, Kind::LastOne)?.1),
        };
        let of = self.link(next, Kind::Of).map_or(next, |(_, after)| after);
        if let Some(year) = self.announced_year(of, Year::Away(0)) {
            let said = match year.said {
                Said::Point(year) => Said::Months { year, first: (nth - 1) * months + 1, last: nth * months },
                // Where a year that spans two begins is not said.
                whole => whole,
            };
            return Some(Item::new(said, at, year.next));
        }
        // Half a month is told by its month.
        let month = self.months(of).filter(|_| months == 6)?;
        Some(Item { start: at, ..month })
    }

    /// `التسعة أشهر الأولى من عام 2023`, `الأشهر الخمسة الأولى من السنة الجارية`, `أول 6 أشهر من 2024`.
    pub(super) fn first_months(&self, at: usize) -> Option<Item> {
        let several =
            |at: usize| self.word(at, Kind::Month).filter(|(unit, _)| unit.value == 0).map(|(_, next)| next);
        let first = |at: usize| {
            self.link(at, Kind::Ordinal).filter(|(entry, _)| entry.value == 1).map(|(_, next)| next)
        };
        let count = |at: usize| self.number(at).filter(|n| !n.ordinal && (2..=11).contains(&n.value));
        let (count, next) = if let Some(next) = several(at) {
            let number = count(next)?;
            (number.value, first(number.next)?)
        } else if let Some(number) = count(at) {
            (number.value, first(several(number.next)?)?)
        } else {
            let number = count(self.number(at).filter(|n| n.ordinal && n.value == 1)?.next)?;
            (number.value, several(number.next)?)
        };
        let (_, of) = self.link(next, Kind::Of)?;
        let year = self.announced_year(of, Year::Away(0))?;
        let Said::Point(point) = year.said else { return None };
        Some(Item::new(Said::Months { year: point, first: 1, last: count as u8 }, at, year.next))
    }

    /// True if the word is more than a letter: الهجري and not هـ.
    fn is_long(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.end - t.start > 2)
    }

    /// True if figures stand in a row of figures or after a sign of a number.
    fn in_number_phrase(&self, at: usize) -> bool {
        at > 0
            && ((self.is_dash(at - 1) || self.is_any_mark(at - 1, "/.:+#_"))
                && self.touches(at)
                && !self.token(at - 1).is_some_and(|t| t.spaced))
    }
}

impl YearPhrase {
    fn said(&self) -> Said {
        let first = Point::new(self.calendar, self.first, 0, 0);
        match self.last {
            Some(year) => Said::Range(first, Point::new(self.calendar, Year::Written(year), 0, 0)),
            None => Said::Point(first),
        }
    }
}
