//! Times of day: `10:30 a.m. on Thursday`, `at noon`, `18:00 UTC`.

use std::ops::Range;

use super::value::When;
use super::{DateRule, Found, Reader};
use crate::moment::{Moment, Precision};
use crate::reading::classes::Class;
use crate::reading::findings::Confidence;
use crate::reading::tokens::Kind;

impl Reader<'_, '_> {
    /// A time of day in digits, with the day that follows it.
    pub(super) fn clock(&self, at: usize) -> Option<Found> {
        let word = self.str(at);
        let (hour, minute, written) = match word.split_once([':', '.']) {
            Some((hour, minute)) if minute.len() == 2 && hour.len() <= 2 => {
                (hour, minute, word.contains(':'))
            }
            Some(_) => return None,
            None => (word, "0", false),
        };
        let (mut hour, minute): (i8, i8) =
            ((hour.len() <= 2).then(|| hour.parse().ok())??, minute.parse().ok()?);
        let mut end = at + 1;
        let half = self.str(end);
        let (am, pm) = (is_half(half, "am"), is_half(half, "pm"));
        if am || pm {
            if !(1..=12).contains(&hour)
                || am && half == "am" && self.text.tokens[end].spaced && !written && half_is_verb(self, end)
            {
                return None;
            }
            hour = hour % 12 + if pm { 12 } else { 0 };
            end += 1;
        } else if self.is(end, &["o'clock", "o’clock"]) {
            end += 1;
        } else if !written
            || !self.has_zone(end)
                && !self
                    .is(self.before(at), &["at", "from", "until", "by", "around", "before", "after", "about"])
        {
            return None;
        }
        if !(0..24).contains(&hour) || !(0..60).contains(&minute) {
            return None;
        }
        let utc = self.is(end, &["UTC", "GMT"]);
        end += usize::from(self.has_zone(end));
        end += if self.is(end, &["local"]) && self.is(end + 1, &["time"]) { 2 } else { 0 };
        Some(self.with_day(at..end, hour, minute, utc))
    }

    /// `noon` or `midnight`.
    pub(super) fn noon(&self, at: usize, hour: i8) -> Found {
        self.with_day(at..at + 1, hour, 0, false)
    }

    fn has_zone(&self, at: usize) -> bool {
        self.is(
            at,
            &["UTC", "GMT", "ET", "EST", "EDT", "CET", "CEST", "BST", "PT", "PST", "PDT", "CT", "CDT", "IST"],
        ) && self.text.tokens[at].capital
    }

    fn with_day(&self, tokens: Range<usize>, hour: i8, minute: i8, utc: bool) -> Found {
        let mut next = tokens.end;
        next += usize::from(self.mark(next) == Some(','));
        next += usize::from(self.is(next, &["on"]));
        let day = if self.class(next, Class::WEEKDAY) {
            self.weekday(next)
        } else if self.class(next, Class::MONTH) {
            self.month_first(next)
        } else if self.is(next, &["today", "yesterday", "tomorrow"]) {
            self.day_word(next)
        } else if self.sentence.tokens.contains(&next) && self.text.tokens[next].kind == Kind::Number {
            self.day_first(next)
        } else {
            None
        };
        if let Some(day) = day
            && let When::Day(date) = day.when
        {
            let when = When::Clock(date, hour, minute, utc);
            return self.make(tokens.start..day.tokens.end, when, DateRule::Clock, day.confidence);
        }
        // Its day is found once all days of the article are known.
        let day = self.published.date();
        self.make(tokens, When::Clock(day, hour, minute, utc), DateRule::Clock, Confidence::Low)
    }
}

/// `am`, `a.m.`, `AM`.
fn is_half(word: &str, half: &str) -> bool {
    let letters = word.bytes().filter(|byte| *byte != b'.').map(|byte| byte.to_ascii_lowercase());
    word.len() <= 4 && letters.eq(half.bytes())
}

/// `5 am` is a time; `the 5 am …` with another word may be `am` the verb only after `I`, which no number is.
fn half_is_verb(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.is(at + 1, &["i", "not", "going"])
}

/// Gives times that stand alone the day that is named nearest to them in their sentence, or else the day of publication.
/// Where neither is known they are taken out.
pub(super) fn anchor(found: &mut Vec<Found>, published: Moment) {
    for at in 0..found.len() {
        let When::Clock(_, hour, minute, utc) = found[at].when else { continue };
        if found[at].confidence != Confidence::Low {
            continue;
        }
        let sentence = found[at].sentence;
        let day = |other: &Found| match other.when {
            When::Day(date) | When::Part(date, _) if other.sentence == sentence => Some(date),
            When::Clock(date, ..) if other.sentence == sentence && other.confidence > Confidence::Low => {
                Some(date)
            }
            _ => None,
        };
        let nearest = found[..at].iter().rev().take(4).find_map(day);
        let nearest = nearest.or_else(|| found[at + 1..].iter().take(4).find_map(day));
        if let Some(date) = nearest {
            found[at].when = When::Clock(date, hour, minute, utc);
            found[at].confidence = Confidence::Medium;
        }
    }
    if published.precision() < Precision::Day {
        found.retain(|date| !matches!(date.when, When::Clock(..)) || date.confidence > Confidence::Low);
    }
}
