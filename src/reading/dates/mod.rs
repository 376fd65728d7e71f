//! Words that say when, resolved against the day of publication. Durations (`for two days`) and what comes round again
//! (`every Thursday`) are left out.

mod calendar;
mod clock;
mod relative;
mod rule;
mod tense;
mod value;
pub(super) mod words;

use std::ops::Range;

use jiff::civil::Date;

pub use rule::DateRule;
use tense::{Tense, tense};
use value::When;

use super::classes::Class;
use super::findings::{Confidence, DateExpression};
use super::tokens::{Kind, Sentence, Text};
use crate::moment::{Moment, Precision};

/// The dates of an article.
#[derive(Debug, Default)]
pub(super) struct Dates {
    /// In the order of the text.
    pub(super) expressions: Vec<DateExpression>,
    /// The tokens of each.
    pub(super) tokens: Vec<Range<usize>>,
}

/// A date with its tokens.
#[derive(Clone, Debug)]
struct Found {
    tokens: Range<usize>,
    when: When,
    rule: DateRule,
    confidence: Confidence,
    sentence: usize,
}

/// Dates in the order of the text, of an article published at a moment.
pub(super) fn read(text: &Text<'_>, published: Moment) -> Dates {
    let mut found: Vec<Found> = Vec::new();
    for (number, sentence) in text.sentences.iter().enumerate() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let token = &text.tokens[at];
            let starts = token.kind == Kind::Number
                || token.is(Class::DATE)
                || token.is(Class::TIME_UNIT) && text.str(at) == "weekend"
                || begins_with_mid(text, at) && token.kind == Kind::Word && token.class.is_empty();
            if !starts {
                at += 1;
                continue;
            }
            let left = found.last().map_or(0, |last| last.tokens.end);
            let reader = Reader { text, published, sentence, left, found: &found, number };
            match reader.date_at(at) {
                Some(date) => {
                    at = date.tokens.end.max(at + 1);
                    found.push(date);
                }
                None => at += 1,
            }
        }
    }
    clock::anchor(&mut found, published);
    let mut dates = Dates::default();
    for date in found {
        let sentence = &text.sentences[date.sentence];
        dates.expressions.push(DateExpression {
            span: text.span(date.tokens.clone()),
            value: date.when.value(),
            moment: date.when.moment(),
            rule: date.rule,
            confidence: date.confidence,
            sentence: text.span(sentence.tokens.clone()),
            listed: None,
        });
        dates.tokens.push(date.tokens);
    }
    dates
}

/// `mid-2011`, `mid-March`, which are one word.
fn begins_with_mid(text: &Text<'_>, at: usize) -> bool {
    let range = text.tokens[at].range();
    // Hardly any word has a hyphen there, which is seen at once.
    text.body.plain.as_bytes().get(range.start + 3) == Some(&b'-')
        && matches!(&text.body.plain.as_bytes()[range], [b'm' | b'M', b'i', b'd', b'-', _, ..])
}

/// One sentence, and what was found before.
struct Reader<'a, 't> {
    text: &'t Text<'a>,
    published: Moment,
    sentence: &'t Sentence,
    /// Number of the sentence.
    number: usize,
    /// The end of the last date, which the next may not reach into.
    left: usize,
    found: &'t [Found],
}

impl Reader<'_, '_> {
    fn date_at(&self, at: usize) -> Option<Found> {
        let token = &self.text.tokens[at];
        let mut date = if token.kind == Kind::Number {
            self.clock(at)
                .or_else(|| self.day_first(at))
                .or_else(|| self.numeric(at))
                .or_else(|| self.year(at))
        } else if token.is(Class::WEEKDAY) {
            self.weekday(at)
        } else if token.is(Class::MONTH) {
            self.month_first(at)
        } else if token.is(Class::TIME_WORD) {
            self.day_word(at)
        } else if token.is(Class::DIRECTION) {
            self.period(at)
        } else if token.is(Class::SEASON) {
            self.season(at)
        } else if token.is(Class::ORDINAL) {
            self.quarter(at)
        } else if token.is(Class::EDGE) {
            self.edge(at)
        } else if token.is(Class::TIME_UNIT) {
            self.weekend(at)
        } else {
            self.mid(at)
        }?;
        self.widen(&mut date.tokens);
        Some(date)
    }

    fn make(&self, tokens: Range<usize>, when: When, rule: DateRule, confidence: Confidence) -> Found {
        Found { tokens, when, rule, confidence, sentence: self.number }
    }

    /// Takes in what stands before a date and belongs to it: `late` of `late 2009`, `the end of`.
    fn widen(&self, tokens: &mut Range<usize>) {
        let mut start = tokens.start;
        if start > self.left && self.is(start - 1, &["on", "in"]) && self.is_edge(start.wrapping_sub(2)) {
            // "earlier on Thursday", "early in 2009".
            start -= 1;
        } else if start > self.left + 1
            && self.is(start - 1, &["the"])
            && self.is(start - 2, &["of", "in", "on"])
        {
            // "the end of the summer".
            if self.is_edge(start.wrapping_sub(3)) {
                start -= 2;
            }
        } else if start > self.left && self.is(start - 1, &["of"]) {
            start -= 1;
        }
        if start > self.left && start > self.sentence.tokens.start && self.is_edge(start - 1) {
            start -= 1;
            if start > self.left && self.is(start.wrapping_sub(1), &["the"]) {
                start -= 1;
            }
            tokens.start = start;
        }
    }

    fn is_edge(&self, at: usize) -> bool {
        self.sentence.tokens.contains(&at) && self.text.tokens[at].is(Class::EDGE)
    }

    /// Whether a token of this sentence is one of some words, in whatever case.
    fn is(&self, at: usize, of: &[&str]) -> bool {
        self.sentence.tokens.contains(&at)
            && self.text.tokens[at].kind == Kind::Word
            && words::is_one_of(self.text.str(at), of)
    }

    /// Whether a token of this sentence is in a class.
    fn class(&self, at: usize, class: Class) -> bool {
        self.sentence.tokens.contains(&at) && self.text.tokens[at].is(class)
    }

    /// The word or number at a place of this sentence; empty beyond it.
    fn str(&self, at: usize) -> &str {
        if self.sentence.tokens.contains(&at) { self.text.str(at) } else { "" }
    }

    fn mark(&self, at: usize) -> Option<char> {
        if self.sentence.tokens.contains(&at) { self.text.mark(at) } else { None }
    }

    /// The token before, within this sentence; a place beyond all tokens where there is none.
    fn before(&self, at: usize) -> usize {
        at.checked_sub(1).unwrap_or(usize::MAX)
    }

    /// The day of publication, where it is known.
    fn today(&self) -> Option<Date> {
        self.known(Precision::Day)
    }

    /// The first day of what is known of the publication, where that is precise enough.
    fn known(&self, needed: Precision) -> Option<Date> {
        (self.published.precision() >= needed).then(|| self.published.date())
    }

    fn tense(&self, tokens: &Range<usize>) -> Tense {
        tense(self.text, &self.sentence.tokens, tokens)
    }

    /// The last day that was named in this sentence or the one before.
    fn last_day(&self) -> Option<Date> {
        let near = self.found.iter().rev().take_while(|date| date.sentence + 1 >= self.number);
        near.take(8)
            .filter(|date| self.text.sentences[date.sentence].block == self.sentence.block)
            .find_map(|date| date.when.date())
    }
}

#[cfg(test)]
mod tests;
