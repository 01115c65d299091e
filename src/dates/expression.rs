//! Whole expressions: what stands where, and which parts belong together.

use super::point::{Calendar, Point, Year};
use super::said::{Expression, Item, Said};
use super::words::Words;
use crate::calendar::Weekday;
use crate::lexicon::{Kind, Lists, clitic};
use crate::token::TokenKind;

/// A date in one or both calendars, as an end of a range.
#[derive(Clone, Copy, Debug)]
struct Paired {
    said: Said,
    twin: Option<Said>,
    next: usize,
}

impl Words<'_, '_, '_> {
    /// False where no rule reads anything, as at most tokens an expression could begin
    /// with: numbers count things, هذا points at things, and years are long.
    pub(super) fn may_begin(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        if token.kind == TokenKind::Number {
            return self.number_goes_on(at, token);
        }
        let name = token.starts.intersects(Lists::Month.or(Lists::Weekday));
        if name || token.starts.intersects(Lists::Number) && self.number_goes_on(at, token) {
            return true;
        }
        let Some((word, next)) = self.entry(at, Lists::DateWord) else { return false };
        match word.kind {
            Kind::Demonstrative => self.token(next).is_some_and(|t| t.starts.intersects(Lists::DateWord)),
            Kind::Day => self.is_counted_from(at),
            Kind::Year => self.year_goes_on(next),
            _ => true,
        }
    }

    /// The longest expression that begins at `at`.
    pub(super) fn expression(&self, at: usize) -> Option<Expression> {
        let token = self.token(at)?;
        let word = self.word_kind(at);
        let found = match word {
            Some(Kind::RelativeDay) => self.day_word_expression(at),
            _ if token.starts.intersects(Lists::Weekday) => self.weekday_expression(at),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
        if let Some(date) = self.date_expression(at) {
            return Some(self.with_weekday_after(date));
        }
        let item = match word {
            Some(Kind::Demonstrative | Kind::Month | Kind::RelativeDay) => self.unit_away(at),
            Some(Kind::Week) => {
                self.week_of_month(at).or_else(|| self.unit_away(at)).or_else(|| self.count(at))
            }
            Some(Kind::Day) => self.count(at),
            _ if token.kind == TokenKind::Number || token.begins(Lists::Number) => self.count(at),
            _ => None,
        };
        item.map(Expression::of)
    }

    /// `أمس الثلاثاء`, `اليوم (الخميس)`, `غدٍ الخميس 4 أكتوبر`
    fn day_word_expression(&self, at: usize) -> Option<Expression> {
        let (days, next) = self.relative_day(at)?;
        if days == 0 && self.away(next).is_some() {
            return None;
        }
        let alone = Expression::of(Item::new(Said::Days(days), at, next));
        let weekday = self.day_and_weekday(next);
        let beside = weekday.map_or(next, |(_, after)| after);
        // A date may follow the weekday or the day word itself.
        let date = self.date_expression(self.before_date(beside)).filter(|d| d.says_day());
        let whole = match (date, weekday) {
            (Some(date), _) => {
                Expression { weekday: weekday.map(|(w, _)| w), day: Some(days), start: at, ..date }
            }
            (None, Some((weekday, next))) => {
                let said = Said::Weekday { weekday, away: None, week: None };
                Expression { said, day: Some(days), next, ..alone }
            }
            (None, None) => return Some(alone),
        };
        // A bracket opened on the way has to close.
        let opened = self.is_mark(next, '(') || date.is_some() && self.is_mark(beside, '(');
        match (opened, self.is_mark(whole.next, ')')) {
            (true, true) => Some(Expression { next: whole.next + 1, ..whole }),
            (true, false) => Some(alone),
            (false, _) => Some(whole),
        }
    }

    /// The weekday beside a day word that ends at `next`.
    pub(super) fn day_and_weekday(&self, next: usize) -> Option<(Weekday, usize)> {
        let separated = self.is_dash(next) || self.is_comma(next) || self.is_mark(next, '(');
        self.weekday(self.day_noun(next + usize::from(separated)))
    }

    /// `الخميس, 30 مايو, 2024`, `الأحد المقبل الموافق …`, `الأحد`
    fn weekday_expression(&self, at: usize) -> Option<Expression> {
        let item = self.weekday_phrase(at)?;
        let Said::Weekday { weekday, away, .. } = item.said else { return Some(Expression::of(item)) };
        let list_end = self.weekday_list(item.next);
        let date_at = self.before_date(list_end.map_or(item.next, |(_, next)| next));
        let bracket = self.is_mark(date_at - 1, '(') && date_at > item.next;
        if let Some(date) = self.date_expression(date_at).filter(|d| d.says_day()) {
            let mut next = date.next;
            if bracket && self.is_mark(next, ')') {
                next += 1;
            }
            if !bracket || next > date.next {
                return Some(Expression { weekday: Some(weekday), start: at, next, ..date });
            }
        }
        if let Some((last, next)) = list_end.filter(|_| self.two_days(at) || self.after_link(at, Kind::From))
        {
            let (which, next) = self.away(next).map_or((away, next), |(which, after)| (Some(which), after));
            return Some(Expression::of(Item::new(Said::Weekdays(weekday, last, which), at, next)));
        }
        Some(Expression::of(item))
    }

    /// The second weekday of `الأحد والاثنين`, `الأحد إلى الخميس`.
    fn weekday_list(&self, at: usize) -> Option<(Weekday, usize)> {
        if let Some((_, next)) = self.link(at, Kind::Until) {
            return self.weekday(self.day_noun(next));
        }
        if self.has_waw(at) { self.weekday(at) } else { None }
    }

    /// Past what may stand between a weekday and its date.
    fn before_date(&self, at: usize) -> usize {
        if let Some((_, next)) = self.link(at, Kind::Corresponding) {
            return self.day_noun(next + usize::from(self.is_mark(next, ':')));
        }
        let at = at + usize::from(self.is_dash(at) || self.is_comma(at) || self.is_any_mark(at, "/:("));
        match self.link(at, Kind::Corresponding) {
            Some((_, next)) => self.day_noun(next + usize::from(self.is_mark(next, ':'))),
            None => at,
        }
    }

    /// True after يومي.
    fn two_days(&self, at: usize) -> bool {
        at > 0 && self.word(at - 1, Kind::Day).is_some_and(|(entry, next)| entry.value == 2 && next == at)
    }

    /// A date or a range of dates, in one calendar or both.
    fn date_expression(&self, at: usize) -> Option<Expression> {
        let first = self.paired(at)?;
        let start = at;
        let whole = |said, twin, next| Some(Expression { said, twin, weekday: None, day: None, start, next });
        let Said::Point(from) = first.said else { return whole(first.said, first.twin, first.next) };
        let Some(last) = self.range_end(start, &first, from) else {
            return whole(first.said, first.twin, first.next);
        };
        let Said::Point(to) = last.said else { return whole(first.said, first.twin, first.next) };
        let range = Said::Range(from, to);
        let twin = match (first.twin, last.twin) {
            (Some(Said::Point(from)), Some(Said::Point(to))) => Some(Said::Range(from, to)),
            _ => None,
        };
        if twin.is_none() {
            // من 21 إلى 23 شعبان 1436هـ الموافق 8 إلى 10 يونيو 2015م
            if let Some((other, next)) = self.twin(&range, last.next) {
                return whole(range, Some(other), next);
            }
        }
        whole(range, twin, last.next)
    }

    /// `30 مايو 2024 (الخميس)`, `30/5/2024 الخميس`: outside brackets only the day's own weekday.
    fn with_weekday_after(&self, date: Expression) -> Expression {
        let Said::Point(point) = date.said else { return date };
        let bracket = self.is_mark(date.next, '(');
        let at = date.next + usize::from(bracket || self.is_comma(date.next));
        let Some((weekday, next)) = self.weekday(self.day_noun(at)).filter(|_| point.is_day()) else {
            return date;
        };
        let day = point.place(None).and_then(|placed| placed.gregorian()).and_then(|value| value.as_date());
        let closed = bracket && self.is_mark(next, ')');
        if closed || !bracket && !self.has_waw(at) && day.is_some_and(|day| day.weekday() == weekday) {
            return Expression { weekday: Some(weekday), next: next + usize::from(closed), ..date };
        }
        date
    }

    /// The other end of a range that begins with `first`.
    fn range_end(&self, start: usize, first: &Paired, from: Point) -> Option<Paired> {
        let at = match self.link(first.next, Kind::Until) {
            Some((_, next)) => next,
            None if self.is_dash(first.next) => first.next + 1,
            // بين 24 ذو القعدة و2 ذو الحجة
            None if self.after_link(start, Kind::Between) && self.is_link(first.next, Kind::And) => {
                first.next + 1
            }
            None if self.after_link(start, Kind::Between) && self.has_waw(first.next) => first.next,
            None => return None,
        };
        let dash = self.is_dash(first.next);
        let at = self.day_noun(at);
        // الأحد 5 مايو إلى الخميس 9 مايو
        let at = self.link(at, Kind::DayPart).map_or(at, |(_, next)| next);
        let at = self.weekday(at).map_or(at, |(_, next)| self.before_date(next));
        let part = self.part_as_day(at).filter(|_| from.day != 0);
        let of_it = self.day_number(at).and_then(|n| Some((n.value as u8, self.link(n.next, Kind::OfIt)?.1)));
        let last = if let Some((day, next)) = of_it.filter(|_| from.day != 0) {
            // من 5 يونيو إلى 9 منه
            Paired { said: Said::Point(Point { day, ..from }), twin: None, next }
        } else if let Some(part) = part {
            Paired { said: part.said, twin: None, next: part.next }
        } else if first.twin.is_some() {
            self.paired(at)?
        } else {
            self.single(at).map(|item| Paired { said: item.said, twin: None, next: item.next })?
        };
        let Said::Point(to) = last.said else { return None };
        let same = from.calendar == to.calendar
            && (from.day == 0) == (to.day == 0)
            && (from.month == 0) == (to.month == 0);
        let told = !dash || from.year != Year::Unsaid || to.year != Year::Unsaid;
        (same && told).then_some(last)
    }

    /// A date and, where it follows, the same date in the other calendar.
    fn paired(&self, at: usize) -> Option<Paired> {
        let item = self.single(at)?;
        match self.twin(&item.said, item.next) {
            Some((twin, next)) => Some(Paired { said: item.said, twin: Some(twin), next }),
            None => Some(Paired { said: item.said, twin: None, next: item.next }),
        }
    }

    /// The expression as one of every year, if that is said after it.
    pub(super) fn every_year(&self, expression: &Expression) -> Option<Expression> {
        let (_, next) = self.link(expression.next, Kind::EveryAfter).filter(|(entry, _)| entry.value == 1)?;
        let open = |point: Point| point.month != 0 && point.year == Year::Unsaid && point.away.is_none();
        match expression.said {
            Said::Point(point) | Said::Range(_, point) if open(point) => {
                Some(Expression { said: Said::EveryYear, next, ..*expression })
            }
            _ => None,
        }
    }

    /// The same date in the other calendar: `الموافق …`, `(…)`, `/ …`, `- …`, or right after.
    fn twin(&self, said: &Said, at: usize) -> Option<(Said, usize)> {
        let calendar = said.calendar()?;
        let skip = |at: usize| {
            at + usize::from(
                (self.is_dash(at) || self.is_comma(at) || self.is_any_mark(at, ".؛"))
                    && self.is_link(at + 1, Kind::Corresponding),
            )
        };
        // A line may end between the two: صدر في: … / الموافق: …
        let broken = self.token(at).is_some_and(|t| t.kind == TokenKind::Newline)
            && self.is_link(at + 1, Kind::Corresponding);
        let mut next = skip(at + usize::from(broken));
        let bracket = self.is_mark(next, '(');
        next += usize::from(bracket);
        let corresponding = self.link(next, Kind::Corresponding);
        let strong = corresponding.is_some() || bracket;
        if let Some((_, after)) = corresponding {
            next = after + usize::from(self.is_any_mark(after, ":("));
        } else if !bracket && (self.is_dash(next) || self.is_comma(next) || self.is_any_mark(next, "/=|")) {
            next += 1;
        }
        next = self.day_noun(next);
        if let Some((_, after)) = self.weekday(next) {
            next = self.before_date(after);
        }
        if self.has_waw(next) && !strong {
            return None;
        }
        let other = self
            .single(next)
            .or_else(|| if said.is_year() { self.announced_year(next, Year::Away(0)) } else { None })?;
        if other.said.calendar()? == calendar || other.said.precision() != said.precision() {
            return None;
        }
        if !strong && !said.near(&other.said) {
            return None;
        }
        let end = other.next;
        let opened = bracket || (corresponding.is_some_and(|(_, after)| self.is_mark(after, '(')));
        match (opened, self.is_mark(end, ')')) {
            (true, true) => Some((other.said, end + 1)),
            (true, false) => None,
            (false, _) => Some((other.said, end)),
        }
    }

    /// One date, in one calendar. The lists of the first word say which rules can apply.
    fn single(&self, at: usize) -> Option<Item> {
        let token = self.token(at)?;
        if token.kind == TokenKind::Number {
            return self
                .numeric(at)
                .or_else(|| self.days(at))
                .or_else(|| self.bare_year(at))
                .or_else(|| self.first_months(at));
        }
        let number = token.begins(Lists::Number);
        let counted =
            || self.nth_weekday_first(at).or_else(|| self.days(at)).or_else(|| self.first_months(at));
        let found = number.then(counted).flatten();
        let found = found.or_else(|| token.begins(Lists::Month).then(|| self.months(at)).flatten());
        found.or_else(|| match self.word_kind(at)? {
            Kind::FirstDay | Kind::LastDay => self.named_day(at),
            Kind::LastOne => self.nth_weekday_first(at).or_else(|| self.part(at)),
            Kind::Month => self.months(at).or_else(|| self.first_months(at)),
            Kind::Year | Kind::Demonstrative => self.year(at),
            Kind::Quarter | Kind::Half => self.part_of_year(at),
            Kind::Part | Kind::Season => self.part(at),
            _ => None,
        })
    }

    fn word_kind(&self, at: usize) -> Option<Kind> {
        self.entry(at, Lists::DateWord).map(|(entry, _)| entry.kind)
    }

    /// `منتصف شهر يونيو الماضي`, `بداية 2018`, `نهاية الأسبوع الحالي`, `صيف هذا العام`
    fn part(&self, at: usize) -> Option<Item> {
        // الأواخر is no أواخر.
        if self.token(at)?.has_article() {
            return None;
        }
        let kinds = [Kind::Part, Kind::Season, Kind::LastOne];
        let (part, next) = kinds.into_iter().find_map(|kind| self.word(at, kind))?;
        if part.kind == Kind::LastOne {
            // آخر ديسمبر, and no other آخر.
            let month = self.month(next, false).filter(|m| m.tier == 1 && !self.has_waw(next))?;
            let (point, next) = self.any_month(next).filter(|_| month.next > next)?;
            return Some(Item::new(Said::Point(point), at, next));
        }
        // `مطلع العام` said in autumn is that of the year to come.
        let bare = if part.value == 1 { Year::Opening } else { Year::Away(0) };
        let next = self.link(next, Kind::Of).map_or(next, |(_, after)| after);
        let whole = self
            .months(next)
            .or_else(|| self.any_month(next).map(|(month, after)| Item::new(Said::Point(month), at, after)))
            .or_else(|| self.unit_away(next).filter(|item| !matches!(item.said, Said::Days(_))))
            .or_else(|| self.part_of_year(next))
            .or_else(|| self.announced_year(next, bare))?;
        Some(Item { start: at, ..whole })
    }

    /// True for the ال of `الـ15`, a word by itself.
    pub(super) fn is_article(&self, at: usize) -> bool {
        self.is_link(at, Kind::Article)
    }

    /// True if what was read is no date after all: a name, or what comes every week or year.
    pub(super) fn is_no_date(&self, expression: &Expression) -> bool {
        self.names_something(expression) || self.recurs(expression) || self.is_of_another_year(expression)
    }

    /// The هذا اليوم of `في مثل هذا اليوم من عام 1973`.
    fn is_of_another_year(&self, expression: &Expression) -> bool {
        expression.said == Said::Days(0) && self.after_link(expression.start, Kind::NotToday)
    }

    /// `كل يوم خميس`, `5 أكتوبر من كل عام`, `من الأحد إلى الخميس`
    fn recurs(&self, expression: &Expression) -> bool {
        self.is_link(expression.next, Kind::EveryAfter)
            || matches!(expression.said, Said::Weekdays(_, _, None)) && !self.two_days(expression.start)
            || matches!(expression.said, Said::Weekday { .. } | Said::Weekdays(..))
                && expression.day.is_none()
                && (self.follows(expression.start, Kind::EveryBefore)
                    || self.after_day_noun(expression.start)
                        && self.follows(expression.start - 1, Kind::EveryBefore))
    }

    /// True if a link of this kind, of one word or two, ends right before.
    pub(super) fn follows(&self, at: usize, kind: Kind) -> bool {
        self.after_link(at, kind) || at > 1 && self.link(at - 2, kind).is_some_and(|(_, next)| next == at)
    }

    /// True if the word before makes what follows a name or a number of it: شارع, ثورة,
    /// صحيفة, رقم, or the الاجتماع of `الاجتماع الأول من العام`.
    fn names_something(&self, expression: &Expression) -> bool {
        let at = expression.start;
        if at == 0 {
            return false;
        }
        let article = self.is_article(at - 1);
        let skipped = self.is_any_mark(at - 1, "(\"«“:") || article;
        let before = if skipped && at > 1 { at - 2 } else { at - 1 };
        let word_at =
            |kind| self.link(before, kind).filter(|(_, next)| *next == before + 1).map(|(link, _)| link);
        let dated = !matches!(expression.said, Said::Days(_) | Said::Week(_));
        // خطة عام 2024 is of that year; the plan لعام 2030 has it for a name.
        let by_noun =
            self.word_kind(at).is_some() && self.token(at).is_some_and(|t| t.clitics & clitic::LAM == 0);
        let name = word_at(Kind::NameHead)
            .is_some_and(|link| dated && !by_noun && !(link.value == 1 && expression.says_its_year()));
        // تاريخ الإصدار has a date after it, whatever الإصدار alone has.
        word_at(Kind::NumberSign).is_some() && !self.after_link(before, Kind::DateNoun)
            || (!skipped || article) && name
            || word_at(Kind::OrdinalHead).is_some() && dated && self.number(at).is_some_and(|n| n.ordinal)
    }
}

impl Expression {
    /// The weekday, where that is all it says.
    pub(super) fn bare_weekday(&self) -> Option<Weekday> {
        match self.said {
            Said::Weekday { weekday, away: None, week: None } if self.day.is_none() => Some(weekday),
            _ => None,
        }
    }

    fn says_day(&self) -> bool {
        match self.said {
            Said::Point(point) => point.is_day(),
            Said::Range(first, _) => first.day != 0,
            _ => false,
        }
    }
}

impl Said {
    pub(super) fn ends(&self) -> Option<(Point, Point)> {
        match *self {
            Said::Point(point) => Some((point, point)),
            Said::Range(first, last) => Some((first, last)),
            _ => None,
        }
    }

    fn calendar(&self) -> Option<Calendar> {
        self.ends().map(|(_, last)| last.calendar)
    }

    fn is_year(&self) -> bool {
        self.ends().is_some_and(|(first, _)| first.month == 0 && first.day == 0)
    }

    /// Whether it says days, months or years.
    fn precision(&self) -> Option<(bool, bool)> {
        self.ends().map(|(_, last)| (last.is_day(), last.month != 0))
    }

    /// True if the two can mean the same time, give or take what a slip may cost.
    fn near(&self, other: &Said) -> bool {
        let (Some((a, _)), Some((b, _))) = (self.ends(), other.ends()) else { return false };
        let both_written = matches!(a.year, Year::Written(_)) && matches!(b.year, Year::Written(_));
        let values = (a.place(None).and_then(|p| p.gregorian()), b.place(None).and_then(|p| p.gregorian()));
        match values {
            (Some(a), Some(b)) => {
                a.start().day_number() - 3 <= b.end().day_number()
                    && b.start().day_number() - 3 <= a.end().day_number()
            }
            _ => !both_written,
        }
    }
}
