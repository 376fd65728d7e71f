//! Which way a sentence looks from the day of publication: whether 'on Thursday' is the last or the next.

use std::ops::Range;

use crate::reading::classes::Class;
use crate::reading::tokens::{Kind, Text};

/// Which way the verb nearest to a date looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// `met`, `has met`.
    Past,
    /// `will meet`, `is to meet`, `plans to meet`; also `meets`, which with a date beside it means what is to come.
    Future,
    /// No verb that tells.
    Unknown,
}

/// How many words are looked at on each side of a date.
const REACH: usize = 40;

/// The tense of the verb that a date belongs to: the nearest one before it, or the nearest one after it where the date
/// opens its clause.
pub(super) fn tense(text: &Text<'_>, sentence: &Range<usize>, date: &Range<usize>) -> Tense {
    let before = || {
        let from = sentence.start.max(date.start.saturating_sub(REACH));
        (from..date.start).rev().find_map(|at| look(text, sentence, at))
    };
    let after = || (date.end..sentence.end.min(date.end + REACH)).find_map(|at| look(text, sentence, at));
    let found =
        if opens_clause(text, sentence, date) { after().or_else(before) } else { before().or_else(after) };
    found.unwrap_or(Tense::Unknown)
}

/// Whether nothing but a preposition stands between the date and the beginning of its clause.
fn opens_clause(text: &Text<'_>, sentence: &Range<usize>, date: &Range<usize>) -> bool {
    let mut at = date.start;
    if at > sentence.start
        && matches!(text.str(at - 1), "on" | "On" | "in" | "In" | "by" | "By" | "the" | "The")
    {
        at -= 1;
    }
    at <= sentence.start
        || matches!(text.mark(at - 1), Some(',' | ';' | '“' | '"' | '—' | '–' | ':'))
        || matches!(text.str(at - 1), "and" | "but" | "that" | "where" | "when")
}

/// What one word says of the tense.
fn look(text: &Text<'_>, sentence: &Range<usize>, at: usize) -> Option<Tense> {
    let token = &text.tokens[at];
    if token.kind != Kind::Word {
        return None;
    }
    // "Will" and "May" are names, "We'll" is none.
    if token.is(Class::FUTURE) && (!token.capital || text.str(at).contains(['\'', '’'])) {
        return Some(Tense::Future);
    }
    if token.is(Class::PLAN) {
        let next = at + 1;
        if next < sentence.end && matches!(text.str(next), "to" | "for") && !token.capital {
            return Some(Tense::Future);
        }
    }
    if token.is(Class::PAST) {
        return Some(Tense::Past);
    }
    if token.is(Class::PRESENT) && !token.capital {
        return Some(Tense::Future);
    }
    let word = text.str(at);
    (!token.capital && word.len() > 4 && word.ends_with("ed")).then_some(Tense::Past)
}
