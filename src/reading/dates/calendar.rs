//! Days, months and years that are named by the calendar: `4 September 2025`, `in August`, `the 1990s`.

use std::ops::Range;

use jiff::civil::Date;

use super::tense::Tense;
use super::value::When;
use super::{DateRule, Found, Reader, words};
use crate::moment::Precision;
use crate::reading::classes::Class;
use crate::reading::findings::Confidence;
use crate::reading::tokens::Kind;

/// Words before a month or year that make it a time.
const BEFORE: [&str; 21] = [
    "in", "since", "until", "till", "by", "from", "during", "through", "before", "after", "of", "to", "and",
    "or", "between", "around", "for", "circa", "on", "than", "until",
];

/// Months that are also names or other words.
const AMBIGUOUS: [i8; 5] = [3, 4, 5, 6, 8];

impl Reader<'_, '_> {
    /// `September 4, 2025`, `Sept. 4`, `September 2025`, `in September`.
    pub(super) fn month_first(&self, at: usize) -> Option<Found> {
        if !self.text.tokens[at].capital {
            return None;
        }
        let month = words::month(self.str(at))?;
        let mut next = at + 1;
        if self.mark(next) == Some('.') && self.str(at).len() <= 4 {
            next += 1;
        }
        if let Some((day, end, exact)) = self.day_number(next)
            && !(self.is(self.before(at), &["in"]) && self.is_counted(end))
        {
            let (end, exact) = self.further_day(end).map_or((end, exact), |end| (end, false));
            let (year, end) = self.year_after(end);
            return self.day(at..end, month, day, year, exact, None);
        }
        let gap = usize::from(self.mark(next) == Some(',') || self.is(next, &["of"]));
        if let Some(year) = self.four_digits(next + gap)
            && (1000..2200).contains(&year)
        {
            let confidence = Confidence::High;
            return Some(self.make(
                at..next + gap + 1,
                When::Month(year, month),
                DateRule::MonthYear,
                confidence,
            ));
        }
        self.lone_month(at, month)
    }

    fn lone_month(&self, at: usize, month: i8) -> Option<Found> {
        let word = self.str(at);
        if word.len() == 3 && month != 5 || word.len() == 4 && month == 9 {
            return None;
        }
        let mut before = self.before(at);
        let widened = self.class(before, Class::EDGE)
            || self.is(before, &["of"]) && self.class(self.before(before), Class::EDGE);
        if widened {
            before = self.before(before);
        }
        let modifies = self.modifies(at, month);
        let directed = self.is(before, &["last", "next", "this", "past", "coming", "previous", "following"]);
        let placed = widened
            || directed
            || modifies
            || self.is(before, &BEFORE[..19])
            || self.mark(at + 1) == Some('-') && self.class(at + 2, Class::MONTH);
        let named = self.sentence.tokens.contains(&before) && {
            let token = &self.text.tokens[before];
            token.capital && !placed && before > self.sentence.tokens.start
        };
        if named || !placed && AMBIGUOUS.contains(&month) {
            return None;
        }
        // "to May", "and June": only with a time before it.
        if AMBIGUOUS.contains(&month)
            && self
                .is(before, &["to", "and", "or", "for", "from", "of", "by", "after", "before", "than", "on"])
            && !widened
            && (self.is_name_after(at) || !self.time_just_before(before) && !self.class(at + 2, Class::MONTH))
        {
            return None;
        }
        let published = self.known(Precision::Month)?;
        let (this_year, this_month) = (published.year(), published.month());
        let tokens = if directed { before..at + 1 } else { at..at + 1 };
        let last = if month <= this_month { this_year } else { this_year - 1 };
        let next = if month >= this_month { this_year } else { this_year + 1 };
        let long_ago = self.long_ago(&tokens);
        let of_that_year = self.is(tokens.end, &["of"])
            && self.is(tokens.end + 1, &["that"])
            && self.is(tokens.end + 2, &["year"]);
        let (year, confidence) = if directed {
            match self.str(before).to_ascii_lowercase().as_str() {
                "this" => (this_year, Confidence::High),
                "next" | "coming" | "following" if month == this_month => (this_year + 1, Confidence::Medium),
                "next" | "coming" | "following" => (next, Confidence::High),
                _ if month == this_month => (this_year - 1, Confidence::Medium),
                _ => (last, Confidence::High),
            }
        } else if let Some((year, _)) = long_ago.filter(|(_, same_clause)| *same_clause || of_that_year) {
            (year, Confidence::Medium)
        } else {
            // The verb may not be that of "the November election": far in its direction and near in the other is
            // doubtful.
            let (back, ahead) = ((this_month - month).rem_euclid(12), (month - this_month).rem_euclid(12));
            match self.tense(&tokens) {
                Tense::Past | Tense::Unknown if modifies && back > 6 => (next, Confidence::Medium),
                Tense::Future if modifies && ahead > 9 => (last, Confidence::Medium),
                _ if long_ago.is_some() => (last, Confidence::Low),
                Tense::Past => (last, Confidence::High),
                Tense::Future => (next, Confidence::Medium),
                Tense::Unknown => (last, Confidence::Medium),
            }
        };
        Some(self.make(tokens, When::Month(year, month), DateRule::Month, confidence))
    }

    /// Whether a month says which of a noun after it: `the November election`, `her March speech`, `June's vote`.
    fn modifies(&self, at: usize, month: i8) -> bool {
        let noun = |at: usize| {
            self.sentence.tokens.contains(&at) && {
                let token = &self.text.tokens[at];
                token.kind == Kind::Word && !token.capital && !token.is(Class::BREAK)
            }
        };
        let possessive =
            self.sentence.tokens.contains(&(at + 1)) && self.text.tokens[at + 1].kind == Kind::Possessive;
        if possessive {
            return !AMBIGUOUS.contains(&month) && noun(at + 2);
        }
        let determined = self
            .is(self.before(at), &["the", "a", "an", "this", "his", "her", "its", "their", "our", "my"])
            || self.sentence.tokens.contains(&self.before(at))
                && self.text.tokens[at - 1].kind == Kind::Possessive;
        // "the May government" may be Ms May's.
        determined && month != 5 && noun(at + 1)
    }

    /// `and June Ober`: a name.
    fn is_name_after(&self, at: usize) -> bool {
        self.sentence.tokens.contains(&(at + 1)) && {
            let next = &self.text.tokens[at + 1];
            next.kind == Kind::Word && next.capital && !next.is(Class::DATE)
        }
    }

    /// A year long over that was named last in this sentence, and whether the date is in the same clause: `since 1987,
    /// when in August …`.
    fn long_ago(&self, tokens: &Range<usize>) -> Option<(i16, bool)> {
        let last = self.found.last().filter(|last| last.sentence == self.number)?;
        let year = match last.when {
            When::Year(year) | When::Month(year, _) => year,
            When::Day(date) => date.year(),
            _ => return None,
        };
        if year + 2 > self.published.date().year() || last.tokens.end > tokens.start {
            return None;
        }
        let breaks = |at: usize| match self.mark(at) {
            Some(',') => !self.is(at + 1, &["when", "where"]),
            _ => {
                self.is(at, &["and", "but"])
                    && self.text.tokens.get(at + 1).is_some_and(|next| next.kind != Kind::Number)
            }
        };
        Some((year, !(last.tokens.end..tokens.start).any(breaks)))
    }

    fn time_just_before(&self, at: usize) -> bool {
        let (one, two) = (self.before(at), self.before(self.before(at)));
        let time = Class::MONTH | Class::TIME_UNIT | Class::TIME_WORD;
        self.class(one, time)
            || self.class(two, time)
            || self.sentence.tokens.contains(&one) && self.text.tokens[one].kind == Kind::Number
    }

    /// `4 September 2025`, `the 4th of September`.
    pub(super) fn day_first(&self, at: usize) -> Option<Found> {
        let (day, mut end, exact) = self.day_number(at)?;
        if self.is(end, &["of"]) {
            end += 1;
        }
        if !self.class(end, Class::MONTH) || !self.text.tokens[end].capital {
            return None;
        }
        let month = words::month(self.str(end))?;
        // "26 May supporters" and "on day 4 March began" are too rare to look for.
        let abbreviated = self.str(end).len() <= 4;
        end += 1;
        if abbreviated && self.mark(end) == Some('.') && self.str(end + 1).len() == 4 {
            end += 1;
        }
        let start = if self.str(at).len() <= 2 && self.is(self.before(at), &["the"]) { at - 1 } else { at };
        let (year, end) = self.year_after(end);
        self.day(start.max(self.left)..end, month, day, year, exact, None)
    }

    /// `2025-09-04`, `9/4/2025`, `4.9.2025`, `7/8/07`.
    pub(super) fn numeric(&self, at: usize) -> Option<Found> {
        let word = self.str(at);
        if !(6..=10).contains(&word.len()) {
            return None;
        }
        let separator = ['-', '/', '.'].into_iter().find(|separator| word.contains(*separator))?;
        let mut parts = word.split(separator);
        let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let number = |text: &str| text.parse::<i16>().ok();
        let (x, y, z) = (number(a)?, number(b)?, number(c)?);
        let tokens = at..at + 1;
        if a.len() == 4 {
            let date = Date::new(x, y.try_into().ok()?, z.try_into().ok()?).ok()?;
            return Some(self.make(tokens, When::Day(date), DateRule::Numeric, Confidence::High));
        }
        if separator == '-' || a.len() > 2 || b.len() > 2 || c.len() == 3 {
            return None;
        }
        let year = if c.len() == 4 {
            z
        } else if z < 70 {
            2000 + z
        } else {
            1900 + z
        };
        let date = |month: i16, day: i16| Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok();
        // Which of the two is the month is not said; only one may be possible, or only one near the publication.
        let (european, american) = (date(y, x), date(x, y));
        let within = |date: Option<Date>, days: i32| {
            let (date, today) = (date?, self.today()?);
            (days_between(today, date).abs() <= days).then_some(date)
        };
        let reach = if within(european, 4).or(within(american, 4)).is_some() { 14 } else { 45 };
        let near = |date| within(date, reach);
        let (date, confidence) = match (european, american) {
            (Some(date), None) | (None, Some(date)) => (date, Confidence::High),
            (Some(one), Some(other)) if one == other => (one, Confidence::High),
            _ => match (near(european), near(american)) {
                (Some(date), None) | (None, Some(date)) => (date, Confidence::Medium),
                _ => return None,
            },
        };
        Some(self.make(tokens, When::Day(date), DateRule::Numeric, confidence))
    }

    /// `in 2009`, `the 1990s`, `the 19th century`.
    pub(super) fn year(&self, at: usize) -> Option<Found> {
        let before = self.before(at);
        let with_the = |end| if self.is(before, &["the"]) { before..end } else { at..end };
        if self.is(at + 2, &["century"]) && self.is_ordinal_ending(at + 1) {
            let century: i16 = self.str(at).parse().ok().filter(|century| (1..=30).contains(century))?;
            return Some(self.make(
                with_the(at + 3),
                When::Century(century - 1),
                DateRule::Century,
                Confidence::High,
            ));
        }
        let next = at + 1;
        let plural = self.sentence.tokens.contains(&next)
            && !self.text.tokens[next].spaced
            && (self.text.tokens[next].kind == Kind::Possessive || self.str(next) == "s");
        if plural && let Some(decade) = self.decade(at) {
            let year = self.four_digits(at);
            let is_decade = year.is_none_or(|year| year % 10 == 0);
            if is_decade && (self.str(next) == "s" || self.is(before, &["the"])) {
                return Some(self.make(
                    with_the(at + 2),
                    When::Decade(decade),
                    DateRule::Decade,
                    Confidence::High,
                ));
            }
        }
        let year = self.four_digits(at)?;
        let attached = self.sentence.tokens.contains(&before)
            && !self.text.tokens[at].spaced
            && !matches!(self.mark(before), Some('(' | '[' | '–' | '—' | '“' | '"' | '-'));
        if attached || !self.is_alone(next) || self.is_counted(next) && !self.is_counted_of_a_year(next) {
            return None;
        }
        let placed =
            self.is(before, &["in", "since", "until", "till", "during", "circa", "early", "late", "mid"]);
        let recent = (1900..2100).contains(&year);
        let old = placed && (1000..2200).contains(&year);
        if !(recent || old) {
            return None;
        }
        let is_first = !self.sentence.tokens.contains(&before);
        let tokens = at..next;
        if self.is(before, &["fiscal"]) {
            return Some(self.make(before..next, When::FiscalYear(year), DateRule::Year, Confidence::High));
        }
        let when = When::Year(year);
        if placed {
            return Some(self.make(tokens, when, DateRule::Year, Confidence::High));
        }
        if !is_first {
            let token = &self.text.tokens[before];
            // "Windows 2000", "Beijing 2008": a name.
            let is_name = token.kind == Kind::Word
                && token.capital
                && before > self.sentence.tokens.start
                && !token.is(Class::MONTH | Class::SEASON);
            let is_measured =
                matches!(self.mark(before), Some('$' | '€' | '£' | '¥' | '#' | '/' | '.' | ':'))
                    || self.is(
                        before,
                        &["about", "some", "over", "nearly", "almost", "roughly", "approximately"],
                    )
                    || token.is(Class::NUMERAL | Class::SCALE);
            if is_name || is_measured || token.kind == Kind::Number && self.mark(before).is_none() {
                return None;
            }
        }
        let confidence = if self.is(before, &BEFORE) || token_is_plain(self, before) {
            Confidence::High
        } else {
            Confidence::Medium
        };
        Some(self.make(tokens, when, DateRule::Year, confidence))
    }

    /// `mid-2011`, `mid-March`, `mid-1990s`.
    pub(super) fn mid(&self, at: usize) -> Option<Found> {
        let rest = self.str(at).get(4..)?;
        let tokens = at..at + 1;
        let rule_of_month = words::month(rest).filter(|_| rest.len() > 2 && self.is_month_name(rest));
        if let Some(month) = rule_of_month {
            if let Some(year) = self.four_digits(at + 1) {
                let when = When::Month(year, month);
                return Some(self.make(at..at + 2, when, DateRule::MonthYear, Confidence::High));
            }
            let published = self.known(Precision::Month)?;
            let this_month = published.month();
            let year = match self.tense(&tokens) {
                Tense::Future if month < this_month => published.year() + 1,
                Tense::Past | Tense::Unknown if month > this_month => published.year() - 1,
                _ => published.year(),
            };
            return Some(self.make(tokens, When::Month(year, month), DateRule::Month, Confidence::Medium));
        }
        let (digits, plural) = rest.strip_suffix('s').map_or((rest, false), |digits| (digits, true));
        let year: i16 = digits.parse().ok().filter(|year| (1000..2200).contains(year))?;
        let (when, rule) = if plural {
            (When::Decade(year / 10), DateRule::Decade)
        } else {
            (When::Year(year), DateRule::Year)
        };
        Some(self.make(tokens, when, rule, Confidence::High))
    }

    fn is_month_name(&self, word: &str) -> bool {
        words::month(word).is_some_and(|month| {
            let name = crate::moment::month_name(month);
            name.eq_ignore_ascii_case(word)
        })
    }

    /// A day of a month: its number, where it ends, and whether it is one day alone: `4`, `4th`, `4-6`.
    pub(super) fn day_number(&self, at: usize) -> Option<(i8, usize, bool)> {
        if !self.sentence.tokens.contains(&at) || self.text.tokens[at].kind != Kind::Number {
            return None;
        }
        let word = self.str(at);
        let (first, exact) = match word.split_once('-') {
            Some((first, last)) => {
                last.parse::<i8>().ok().filter(|last| (1..=31).contains(last))?;
                (first, false)
            }
            None => (word, true),
        };
        let day = (first.len() <= 2).then(|| first.parse::<i8>().ok())??;
        let end = at + 1 + usize::from(self.is_ordinal_ending(at + 1));
        let goes_on = self.sentence.tokens.contains(&end)
            && end == at + 1
            && !self.text.tokens[end].spaced
            && (self.text.tokens[end].kind == Kind::Word || matches!(self.mark(end), Some('%' | ':')));
        ((1..=31).contains(&day) && !goes_on).then_some((day, end, exact))
    }

    /// `4 and 5`, `4 to 6`, `4–6` after the first number.
    fn further_day(&self, end: usize) -> Option<usize> {
        let joined =
            self.is(end, &["and", "to", "through"]) || matches!(self.mark(end), Some('–' | '—' | '-'));
        let (_, last, exact) = joined.then(|| self.day_number(end + 1))??;
        let counts = self.is_counted(last) || self.class(last, Class::SCALE | Class::CURRENCY | Class::UNIT);
        (exact && !counts && !self.class(last, Class::MONTH) && self.mark(last) != Some('%')).then_some(last)
    }

    fn is_ordinal_ending(&self, at: usize) -> bool {
        self.is(at, &["st", "nd", "rd", "th"]) && !self.text.tokens[at].spaced
    }

    /// A year that belongs to the day and month before it.
    pub(super) fn year_after(&self, end: usize) -> (Option<i16>, usize) {
        let gap = usize::from(self.mark(end) == Some(','));
        match self.four_digits(end + gap) {
            Some(year) if (1000..2200).contains(&year) && !self.is_counted(end + gap + 1) => {
                (Some(year), end + gap + 1)
            }
            _ => (None, end),
        }
    }

    pub(super) fn four_digits(&self, at: usize) -> Option<i16> {
        let word = self.str(at);
        (word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok())?
    }

    /// `199` of `1990` and of `'90`.
    fn decade(&self, at: usize) -> Option<i16> {
        if let Some(year) = self.four_digits(at) {
            return Some(year / 10);
        }
        let digits = self.str(at);
        let apostrophe = matches!(self.mark(self.before(at)), Some('\'' | '’' | '‘'));
        if digits.len() != 2 || !digits.ends_with('0') || !(apostrophe || self.is(self.before(at), &["the"]))
        {
            return None;
        }
        digits.parse::<i16>().ok().filter(|decade| *decade >= 20).map(|decade| 190 + decade / 10)
    }

    /// Whether nothing that would make more of a number stands right after it.
    fn is_alone(&self, next: usize) -> bool {
        if !self.sentence.tokens.contains(&next) {
            return true;
        }
        let token = &self.text.tokens[next];
        if token.spaced || token.kind == Kind::Possessive {
            let number = token.kind == Kind::Number;
            return !number && !token.is(Class::SCALE | Class::CURRENCY | Class::UNIT);
        }
        token.kind == Kind::Mark && !matches!(self.mark(next), Some('%' | '°' | '+' | '$' | '€'))
    }

    /// Whether the next word is counted by a number before it: `people`, `small boats`.
    pub(super) fn is_counted(&self, at: usize) -> bool {
        self.class(at, Class::PEOPLE)
    }

    /// `the 2008 troops` are rare; with one of these words a number is a year all the same.
    fn is_counted_of_a_year(&self, at: usize) -> bool {
        self.is(at, &["troops", "jobs"]) && self.is(self.before(self.before(at)), &["the"])
    }

    /// A day of a month, in the year that is written or the one that is meant.
    pub(super) fn day(
        &self,
        tokens: Range<usize>,
        month: i8,
        day: i8,
        year: Option<i16>,
        exact: bool,
        weekday: Option<i8>,
    ) -> Option<Found> {
        if let Some(year) = year {
            let date = Date::new(year, month, day).ok()?;
            let confidence = if exact { Confidence::High } else { Confidence::Medium };
            return Some(self.make(tokens, When::Day(date), DateRule::Whole, confidence));
        }
        let today = self.known(Precision::Month)?;
        let dates =
            || (today.year() - 8..=today.year() + 8).filter_map(|year| Date::new(year, month, day).ok());
        let distance = |date: &Date| days_between(today, *date).abs();
        if let Some(weekday) = weekday {
            let of_weekday = dates().filter(|date| date.weekday().to_monday_zero_offset() == weekday);
            if let Some(date) = of_weekday.min_by_key(distance).filter(|date| distance(date) < 400) {
                return Some(self.make(tokens, When::Day(date), DateRule::MonthDay, Confidence::High));
            }
        }
        let nearest = dates().min_by_key(distance)?;
        let past = dates().filter(|date| *date <= today).max();
        let future = dates().filter(|date| *date >= today).min();
        let meant = match self.tense(&tokens) {
            Tense::Past => past,
            Tense::Future => future,
            Tense::Unknown => None,
        };
        // A verb may be the wrong one: far away in its direction and near in the other is doubtful.
        let (date, confidence) = match meant {
            Some(date) if date == nearest => (date, Confidence::High),
            Some(_) if distance(&nearest) <= 60 => (nearest, Confidence::Medium),
            Some(date) => (date, Confidence::Medium),
            None => (nearest, Confidence::Medium),
        };
        let confidence = if exact { confidence } else { confidence.min(Confidence::Medium) };
        Some(self.make(tokens, When::Day(date), DateRule::MonthDay, confidence))
    }
}

/// Days from one date to another.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX / 2, |span| span.get_days())
}

fn token_is_plain(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.is(at, &["the"]) || matches!(reader.mark(at), Some(',' | '(' | '–' | '—'))
}
