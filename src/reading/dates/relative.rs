//! Dates counted from the day of publication: `on Thursday`, `yesterday`, `last month`, `two days ago`.

use std::ops::Range;

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::tense::Tense;
use super::value::When;
use super::{DateRule, Found, Reader, words};
use crate::moment::Precision;
use crate::reading::classes::Class;
use crate::reading::figures::number;
use crate::reading::findings::Confidence;
use crate::reading::tokens::Kind;

/// Days with names of their own: `Black Friday`.
const NAMED_DAYS: [&str; 13] = [
    "black",
    "good",
    "easter",
    "bloody",
    "super",
    "ash",
    "cyber",
    "holy",
    "palm",
    "maundy",
    "shrove",
    "sheffield",
    "whit",
];

/// Names that begin with a weekday: `Sunday Times`.
const AFTER_NAMED: [&str; 14] = [
    "times",
    "telegraph",
    "mirror",
    "express",
    "mail",
    "herald",
    "post",
    "independent",
    "star",
    "tribune",
    "people",
    "nights",
    "club",
    "group",
];

impl Reader<'_, '_> {
    /// `on Thursday`, `Thursday, 4 September`, `last Thursday`, `Thursday night`, `Thursday of last week`.
    pub(super) fn weekday(&self, at: usize) -> Option<Found> {
        let token = &self.text.tokens[at];
        let before = self.before(at);
        if !token.capital
            || self.is(before, &["every", "each"])
            || self.is(before, &NAMED_DAYS) && self.text.tokens[before].capital
            || self.is(at + 1, &AFTER_NAMED) && self.text.tokens[at + 1].capital
            || self.is(at + 1, &["night", "morning"]) && self.text.tokens[at + 1].capital
        {
            return None;
        }
        let weekday = words::weekday(self.str(at))?;
        if let Some(found) = self.weekday_with_date(at, weekday) {
            return Some(found);
        }
        if self.str(at).len() < 6 {
            return None;
        }
        let today = self.today()?;
        let mut tokens = at..at + 1;
        let mut rule = DateRule::Weekday;
        let mut part = None;
        if let Some(code) = words::part_of_day(self.str(tokens.end)) {
            part = Some(code);
            tokens.end += 1;
        }
        let offset = today.weekday().to_monday_zero_offset();
        let back = (offset - weekday).rem_euclid(7);
        let (mut date, mut confidence) = (None, Confidence::High);
        // "Thursday of last week", "Monday next week".
        let of = tokens.end + usize::from(self.is(tokens.end, &["of", "in"]));
        if self.is(of, &["last", "next", "this"]) && self.is(of + 1, &["week"]) {
            let weeks = match self.str(of).to_ascii_lowercase().as_str() {
                "last" => -1,
                "next" => 1,
                _ => 0,
            };
            tokens.end = of + 2;
            rule = DateRule::WeekdayOf;
            date = shift(today, (weeks * 7 + i32::from(weekday - offset)).days());
        } else if before != usize::MAX && before >= self.left && self.class(before, Class::DIRECTION) {
            let days = match self.str(before).to_ascii_lowercase().as_str() {
                "last" | "past" | "previous" => -i32::from(if back == 0 { 7 } else { back }),
                "next" | "following" => i32::from(if back == 0 { 7 } else { 7 - back }),
                "this" | "coming" => i32::from((7 - back) % 7),
                _ => return None,
            };
            let coming = self.is(before, &["coming", "past"]) && self.is(self.before(before), &["this"]);
            tokens.start = if coming { before - 1 } else { before };
            rule = DateRule::WeekdayOf;
            confidence = Confidence::Medium;
            let past = self.is(before, &["this"]) && self.tense(&tokens) == Tense::Past;
            date = shift(today, if past { -i32::from(back) } else { days }.days());
        }
        if rule == DateRule::Weekday {
            let tense = self.tense(&tokens);
            let days = match tense {
                Tense::Past | Tense::Unknown => -i32::from(back),
                Tense::Future => i32::from((7 - back) % 7),
            };
            if tense == Tense::Unknown || tense == Tense::Future && back == 1 {
                confidence = Confidence::Medium;
            }
            date = shift(today, days.days());
        }
        let date = date?;
        let when = part.map_or(When::Day(date), |part| When::Part(date, part));
        Some(self.make(tokens, when, rule, confidence))
    }

    /// `Thursday, September 4`, `Thursday 4 September 2025`, `Thursday (4 September)`.
    fn weekday_with_date(&self, at: usize, weekday: i8) -> Option<Found> {
        let mut next = at + 1;
        next += usize::from(self.mark(next) == Some('.') && self.str(at).len() < 6);
        let bracket = self.mark(next) == Some('(');
        next += usize::from(matches!(self.mark(next), Some(',' | '(')));
        next += usize::from(self.is(next, &["the"]));
        let date = if self.class(next, Class::MONTH) {
            self.month_first(next)
        } else if self.sentence.tokens.contains(&next) && self.text.tokens[next].kind == Kind::Number {
            self.day_first(next)
        } else {
            None
        }?;
        let When::Day(day) = date.when else { return None };
        let end = date.tokens.end + usize::from(bracket && self.mark(date.tokens.end) == Some(')'));
        let tokens = at..end;
        if date.rule == DateRule::MonthDay {
            return self.day(tokens, day.month(), day.day(), None, true, Some(weekday));
        }
        Some(self.make(tokens, date.when, date.rule, date.confidence))
    }

    /// `today`, `yesterday evening`, `now`, `two days ago`, `noon`, `Christmas Day`, `Q1`.
    pub(super) fn day_word(&self, at: usize) -> Option<Found> {
        let word = self.str(at).to_ascii_lowercase();
        let tokens = at..at + 1;
        let day = |reader: &Self, days: i32| {
            let date = shift(reader.today()?, days.days())?;
            let code = words::part_of_day(reader.str(at + 1));
            let end = at + 1 + usize::from(code.is_some());
            let when = code.map_or(When::Day(date), |code| When::Part(date, code));
            Some(reader.make(at..end, when, DateRule::DayWord, Confidence::High))
        };
        let vague = |when| Some(self.make(tokens.clone(), when, DateRule::Vague, Confidence::Medium));
        match word.as_str() {
            // "USA Today", "Russia Today".
            "today"
                if self.text.tokens[at].capital
                    && at > self.sentence.tokens.start
                    && self.text.tokens[at - 1].kind == Kind::Word =>
            {
                None
            }
            // "the day before yesterday", "the day after tomorrow".
            "yesterday" | "tomorrow"
                if self.is(self.before(at), &["before", "after"])
                    && self.is(at.wrapping_sub(2), &["day"]) =>
            {
                let days = if word == "yesterday" { -2 } else { 2 };
                let mut found = day(self, days)?;
                let the = self.is(at.wrapping_sub(3), &["the"]);
                found.tokens.start = (at - if the { 3 } else { 2 }).max(self.left);
                Some(found)
            }
            "today" => day(self, 0),
            "yesterday" => day(self, -1),
            "tomorrow" => day(self, 1),
            "tonight" => {
                let when = When::Part(self.today()?, "TNI");
                Some(self.make(tokens, when, DateRule::PartOfDay, Confidence::High))
            }
            "now" if self.is(at + 1, &["that"]) => None,
            "now" | "currently" | "presently" | "nowadays" => vague(When::Present),
            "recently" | "lately" | "previously" => vague(When::Past),
            "future" if self.is(self.before(at), &["the", "near"]) && !self.is(at + 1, &["of"]) => {
                let near = self.is(self.before(at), &["near"]);
                let start = if near && self.is(at.wrapping_sub(2), &["the"]) { at - 2 } else { at - 1 };
                Some(self.make(
                    start.max(self.left)..at + 1,
                    When::Future,
                    DateRule::Vague,
                    Confidence::Medium,
                ))
            }
            "noon" | "midday" => Some(self.noon(at, 12)),
            "midnight" => Some(self.noon(at, 0)),
            "ago" => self.ago(at),
            "christmas" | "halloween" => self.holiday(at, &word),
            "q1" | "q2" | "q3" | "q4" => {
                let quarter = word.as_bytes()[1] as i8 - b'0' as i8;
                self.part_of_year(at..at + 1, |year| When::Quarter(year, quarter), quarter * 3)
            }
            _ => None,
        }
    }

    /// Counts back from the day of publication over the number and unit before `ago`.
    fn ago(&self, ago: usize) -> Option<Found> {
        let unit = self.before(ago);
        if unit == usize::MAX || unit <= self.left {
            return None;
        }
        let count = unit - 1;
        let (mut start, amount) = match number::before(self.text, count, self.sentence.tokens.start) {
            Some((start, amount)) => (start, amount),
            None if self.is(count, &["a", "an"]) => (count, 1.0),
            None => {
                let vague = self.is(count, &["several", "few", "many", "some"])
                    || self.is(unit, &["years", "decades", "months", "weeks", "days", "centuries"]);
                let start = if self.is(count, &["few"]) { count.saturating_sub(1) } else { count };
                let start = if self.is(count, &["several", "few", "many", "some"]) { start } else { unit };
                return vague.then(|| {
                    self.make(start.max(self.left)..ago + 1, When::Past, DateRule::Vague, Confidence::Medium)
                });
            }
        };
        let hedged = self.class(start.wrapping_sub(1), Class::HEDGE);
        if hedged && start > self.left {
            start -= 1;
        }
        if start < self.left || !(0.0..=900.0).contains(&amount) {
            return None;
        }
        let amount = amount as i32;
        let confidence = if hedged { Confidence::Medium } else { Confidence::High };
        let tokens = start..ago + 1;
        let unit = self.str(unit).to_ascii_lowercase();
        let when = match unit.trim_end_matches('s') {
            "day" => When::Day(shift(self.today()?, (-amount).days())?),
            "week" => When::Week(shift(self.today()?, (-amount).weeks())?),
            "fortnight" => When::Week(shift(self.today()?, (-2 * amount).weeks())?),
            "month" => {
                let date = shift(self.known(Precision::Month)?, (-amount).months())?;
                When::Month(date.year(), date.month())
            }
            "year" => When::Year(positive(shift(self.published.date(), (-amount).years())?.year())?),
            "decade" => {
                When::Decade(positive(shift(self.published.date(), (-10 * amount).years())?.year())? / 10)
            }
            "hour" | "minute" | "second" if amount <= 12 => When::Day(self.today()?),
            _ => return None,
        };
        let confidence =
            if matches!(unit.as_str(), "hour" | "hours") { Confidence::Medium } else { confidence };
        Some(self.make(tokens, when, DateRule::Ago, confidence))
    }

    fn holiday(&self, at: usize, word: &str) -> Option<Found> {
        if !self.text.tokens[at].capital {
            return None;
        }
        let (month, day, end) = match word {
            "halloween" => (10, 31, at + 1),
            _ if self.is(at + 1, &["eve"]) => (12, 24, at + 2),
            _ if self.is(at + 1, &["day"]) => (12, 25, at + 2),
            _ => return None,
        };
        let (year, end) = self.year_after(end);
        let mut found = self.day(at..end, month, day, year, true, None)?;
        found.rule = DateRule::Holiday;
        Some(found)
    }

    /// `last month`, `this year`, `next summer`, `this morning`, `the coming weeks`, `the previous day`.
    pub(super) fn period(&self, at: usize) -> Option<Found> {
        let direction = self.str(at).to_ascii_lowercase();
        let mut unit = at + 1;
        // "this past week", "this coming weekend".
        let doubled = direction == "this" && self.is(unit, &["past", "coming"]);
        let direction = if doubled { self.str(unit).to_ascii_lowercase() } else { direction };
        unit += usize::from(doubled);
        let the = self.is(self.before(at), &["the"]) && at > self.left;
        let tokens = if the { at - 1 } else { at }..unit + 1;
        // "the last quarter of 2023" is the fourth.
        if direction == "last"
            && self.is(unit, &["quarter"])
            && self.is(unit + 1, &["of"])
            && let Some(year) = self.four_digits(unit + 2)
        {
            let tokens = tokens.start..unit + 3;
            return Some(self.make(tokens, When::Quarter(year, 4), DateRule::Quarter, Confidence::High));
        }
        let steps: i32 = match direction.as_str() {
            "last" => -1,
            "next" | "coming" => 1,
            "this" | "current" => 0,
            "past" if doubled => -1,
            "previous" | "preceding" | "following" | "same" | "past" | "recent" => {
                return self.elsewhere(at, unit, the, &direction);
            }
            _ => return None,
        };
        if self.class(unit, Class::SEASON) {
            return self.directed_season(tokens, unit, steps);
        }
        if !self.class(unit, Class::TIME_UNIT) {
            return None;
        }
        // "the next day" is another day's.
        if the && self.is(unit, &["day", "morning", "night", "evening", "afternoon"]) {
            return self.elsewhere(at, unit, the, &direction);
        }
        let name = self.str(unit).to_ascii_lowercase();
        if name.ends_with('s') {
            // "the coming weeks", "in the next days".
            let when = if steps > 0 { When::Future } else { When::Past };
            return (steps != 0).then(|| self.make(tokens, when, DateRule::Vague, Confidence::Medium));
        }
        let today = self.published.date();
        let (when, rule) = match name.as_str() {
            "week" => (When::Week(shift(self.today()?, steps.weeks())?), DateRule::Period),
            "weekend" => {
                // On a Sunday this weekend is the present one, on a Monday last weekend the one just over.
                let tense = if steps == 0 { self.tense(&tokens) } else { Tense::Unknown };
                let monday = today.weekday().to_monday_zero_offset();
                let back = i32::from(tense == Tense::Past && monday < 4);
                (When::Weekend(shift(self.today()?, (steps - back).weeks())?), DateRule::Period)
            }
            "month" => {
                let date = shift(first_of_month(self.known(Precision::Month)?), steps.months())?;
                (When::Month(date.year(), date.month()), DateRule::Period)
            }
            "quarter" => {
                let date = shift(first_of_month(self.known(Precision::Month)?), (steps * 3).months())?;
                (When::Quarter(date.year(), (date.month() + 2) / 3), DateRule::Period)
            }
            "year" => (When::Year(shift(first_of_month(today), steps.years())?.year()), DateRule::Period),
            "decade" => (When::Decade(today.year() / 10 + steps as i16), DateRule::Period),
            "century" => (When::Century(today.year() / 100 + steps as i16), DateRule::Period),
            "night" | "evening" | "morning" | "afternoon" => {
                let code = words::part_of_day(&name)?;
                (When::Part(shift(self.today()?, steps.days())?, code), DateRule::PartOfDay)
            }
            _ => return None,
        };
        let span_of_time =
            the && matches!(name.as_str(), "week" | "month" | "year" | "decade" | "century" | "weekend");
        let confidence = match (direction.as_str(), rule) {
            ("coming" | "past", _) => Confidence::Medium,
            _ if span_of_time && steps != 0 => Confidence::Medium,
            _ => Confidence::High,
        };
        Some(self.make(tokens, when, rule, confidence))
    }

    /// What is counted from another day than that of publication, or from none.
    fn elsewhere(&self, at: usize, unit: usize, the: bool, direction: &str) -> Option<Found> {
        let tokens = if the { at - 1 } else { at }..unit + 1;
        let name = self.str(unit).to_ascii_lowercase();
        if name.ends_with('s') && self.class(unit, Class::TIME_UNIT) && matches!(direction, "recent" | "past")
        {
            return Some(self.make(tokens, When::Past, DateRule::Vague, Confidence::Medium));
        }
        let code = words::part_of_day(&name);
        if !the || name != "day" && code.is_none() {
            return None;
        }
        let days = match direction {
            "previous" | "preceding" => -1,
            "following" | "next" => 1,
            "same" => 0,
            _ => return None,
        };
        let date = shift(self.last_day()?, days.days())?;
        let when = code.map_or(When::Day(date), |code| When::Part(date, code));
        Some(self.make(tokens, when, DateRule::Anchored, Confidence::Medium))
    }

    fn directed_season(&self, tokens: Range<usize>, at: usize, steps: i32) -> Option<Found> {
        let code = words::season(self.str(at))?;
        let published = self.known(Precision::Month)?;
        let (year, month) = (published.year(), published.month());
        // Northern seasons, each named after the year that it begins in.
        let begins = match code {
            "SP" => 3,
            "SU" => 6,
            "FA" => 9,
            _ => 12,
        };
        let begun = month >= begins;
        let year = match steps {
            -1 if code == "WI" && month >= 3 => year - 1,
            // In September "last summer" is not the one just over.
            -1 if month >= begins + 5 => year,
            -1 => year - 1,
            0 => year,
            _ if begun => year + 1,
            _ => year,
        };
        Some(self.make(tokens, When::Season(year, code), DateRule::Season, Confidence::Medium))
    }

    /// `the summer of 2005`, `summer 2005`, `in the summer`.
    pub(super) fn season(&self, at: usize) -> Option<Found> {
        let code = words::season(self.str(at))?;
        let of = usize::from(self.is(at + 1, &["of"]));
        let year = self.four_digits(at + 1 + of).filter(|year| (1900..2100).contains(year))?;
        let tokens = self.with_the(at..at + 2 + of);
        Some(self.make(tokens, When::Season(year, code), DateRule::Season, Confidence::High))
    }

    /// `the first quarter of 2005`, `the third quarter`, `the first half of 2008`.
    pub(super) fn quarter(&self, at: usize) -> Option<Found> {
        let joined = self.str(at).contains('-');
        let number = words::ordinal(self.str(at))?;
        let unit = if joined { at } else { at + 1 };
        if joined || self.is(unit, &["quarter"]) {
            return self.part_of_year(at..unit + 1, |year| When::Quarter(year, number), number * 3);
        }
        if self.is(unit, &["half"]) && number <= 2 && self.is(unit + 1, &["of"]) {
            let found = self.part_of_year(at..unit + 1, |year| When::Half(year, number), number * 6)?;
            return (found.tokens.end > unit + 1).then_some(found);
        }
        None
    }

    /// A part of a year with the year after it, or the last one that is over.
    fn part_of_year(&self, tokens: Range<usize>, when: impl Fn(i16) -> When, ends: i8) -> Option<Found> {
        let tokens = self.with_the(tokens);
        let mut next = tokens.end;
        let of = self.is(next, &["of", "in"]) || self.mark(next) == Some(',');
        next += usize::from(of);
        if let Some(year) = self.four_digits(next).filter(|year| (1900..2100).contains(year)) {
            return Some(self.make(tokens.start..next + 1, when(year), DateRule::Quarter, Confidence::High));
        }
        let published = self.known(Precision::Month)?;
        let this = usize::from(self.is(next, &["this", "last", "next"]) && self.is(next + 1, &["year"]));
        if of && this == 1 {
            let year = match self.str(next).to_ascii_lowercase().as_str() {
                "last" => published.year() - 1,
                "next" => published.year() + 1,
                _ => published.year(),
            };
            return Some(self.make(tokens.start..next + 2, when(year), DateRule::Quarter, Confidence::High));
        }
        // "the fourth quarter" of a game.
        let of_a_year = tokens.len() != 2 || self.is(self.before(tokens.start), &["in", "its", "for"]);
        if of || !of_a_year {
            return None;
        }
        let over = published.month() > ends;
        let year = match self.tense(&tokens) {
            Tense::Future => published.year() + i16::from(over),
            Tense::Past | Tense::Unknown => {
                published.year() - i16::from(!over && published.month() <= ends - 3)
            }
        };
        Some(self.make(tokens, when(year), DateRule::Quarter, Confidence::Low))
    }

    /// Takes in an article.
    fn with_the(&self, tokens: Range<usize>) -> Range<usize> {
        let the = tokens.start > self.left && self.is(self.before(tokens.start), &["the"]);
        if the { tokens.start - 1..tokens.end } else { tokens }
    }

    /// `over the weekend`: the last one or the next.
    pub(super) fn weekend(&self, at: usize) -> Option<Found> {
        let the = self.before(at);
        if !self.is(the, &["the"]) || !self.is(self.before(the), &["over", "during", "on", "at", "through"]) {
            return None;
        }
        let today = self.today()?;
        let tokens = the.max(self.left)..at + 1;
        let back = self.tense(&tokens) != Tense::Future && today.weekday().to_monday_zero_offset() < 5;
        let when = When::Weekend(shift(today, (-i32::from(back)).weeks())?);
        Some(self.make(tokens, when, DateRule::Period, Confidence::Medium))
    }

    /// `the end of the year`, `the beginning of the month`, `later in the week`.
    pub(super) fn edge(&self, at: usize) -> Option<Found> {
        let within = self.is(at, &["early", "earlier", "late", "later"]) && self.is(at + 1, &["in"]);
        if !(within || self.is(at + 1, &["of"])) || !self.is(at + 2, &["the"]) {
            return None;
        }
        let unit = self.str(at + 3);
        let today = self.published.date();
        if within && unit.eq_ignore_ascii_case("day") {
            let when = When::Day(self.last_day()?);
            return Some(self.make(at..at + 4, when, DateRule::Anchored, Confidence::Medium));
        }
        let when = match unit.to_ascii_lowercase().as_str() {
            "year" => When::Year(today.year()),
            "month" => {
                let month = self.known(Precision::Month)?;
                When::Month(month.year(), month.month())
            }
            "week" => When::Week(self.today()?),
            "decade" => When::Decade(today.year() / 10),
            "century" => When::Century(today.year() / 100),
            _ => return None,
        };
        let start = if self.is(self.before(at), &["the"]) { at - 1 } else { at };
        Some(self.make(start.max(self.left)..at + 4, when, DateRule::Period, Confidence::Medium))
    }
}

/// A date moved by a span; `None` beyond the calendar.
fn shift(date: Date, by: Span) -> Option<Date> {
    date.checked_add(by).ok()
}

fn positive(year: i16) -> Option<i16> {
    (year > 0).then_some(year)
}

fn first_of_month(date: Date) -> Date {
    date.first_of_month()
}
