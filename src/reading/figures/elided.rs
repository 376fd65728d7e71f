//! Nouns of numbers that stand without one: `84 of them`, `Brandt won 12 seats and Osei nine`, `the number of states at 26`.

use std::ops::Range;

use super::noun::{self, Noun};
use super::rule::FigureRule;
use super::{Draft, words_are};
use crate::reading::tokens::{Kind, Text};

/// How many tokens lie at most between `the number of …` and its number.
const REACH: usize = 12;

/// Gives numbers without a noun that of the figure beside them, or of the words `the number of`, where that is clear.
pub(super) fn share(text: &Text<'_>, drafts: &mut [Draft]) {
    // From the end, so that `102, 30 and 21 people` hands it on.
    for at in (1..drafts.len()).rev() {
        let (before, after) = drafts.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else { continue };
        if first.rule == FigureRule::Bare
            && first.sentence == second.sentence
            && are_listed(text, first, second)
        {
            take(first, second.noun.clone(), second.unit);
        }
    }
    for at in 0..drafts.len() {
        if drafts[at].rule != FigureRule::Bare {
            continue;
        }
        let (before, after) = drafts.split_at_mut(at);
        let Some((draft, after)) = after.split_first_mut() else { continue };
        let noun = before
            .last()
            .filter(|last| looks_back(text, last, draft))
            .and_then(|last| last.noun.clone())
            .or_else(|| number_of(text, before.last(), draft, after.first()));
        if noun.is_some() {
            take(draft, noun, None);
        }
    }
}

fn take(draft: &mut Draft, noun: Option<Noun>, unit: Option<&'static str>) {
    draft.noun = noun;
    draft.unit = unit;
    draft.rule = FigureRule::SharedNoun;
}

/// `102 and 21 people`: the next one's noun or unit is that of both.
fn are_listed(text: &Text<'_>, first: &Draft, second: &Draft) -> bool {
    let between = first.tokens.end..second.tokens.start;
    let joins = |at: usize| text.mark(at) == Some(',') || matches!(text.str(at), "and" | "or" | "to");
    let shares = matches!(second.rule, FigureRule::Count | FigureRule::SharedNoun | FigureRule::Measure);
    shares && !between.is_empty() && between.len() <= 2 && between.clone().all(joins)
}

/// `112 drones, 84 of them`; `Brandt has 12 seats and Osei has nine`.
fn looks_back(text: &Text<'_>, last: &Draft, draft: &Draft) -> bool {
    let counted = matches!(last.rule, FigureRule::Count | FigureRule::SharedNoun | FigureRule::Vague);
    let (start, end) = (draft.tokens.start, draft.tokens.end);
    if !counted || text.block_of(last.tokens.start) != text.block_of(start) {
        return false;
    }
    if words_are(text, end, &["of", "them"]) {
        return draft.sentence <= last.sentence + 1;
    }
    let had = start.checked_sub(1).is_some_and(|at| matches!(text.str(at), "has" | "have" | "had" | "won"));
    let closes = text.tokens.get(end).is_none_or(|next| {
        next.kind == Kind::Mark && text.mark(end) != Some('-') || matches!(text.str(end), "and" | "but")
    });
    had && closes && draft.sentence == last.sentence
}

/// `raised the number of states to 26`, `puts at 26 the number of states`, with no other figure between.
fn number_of(text: &Text<'_>, last: Option<&Draft>, draft: &Draft, next: Option<&Draft>) -> Option<Noun> {
    let sentence = &text.sentences[draft.sentence].tokens;
    let from = sentence.start.max(draft.tokens.start.saturating_sub(REACH));
    let from = from.max(last.map_or(0, |last| last.tokens.end));
    let to = sentence.end.min(draft.tokens.end + REACH / 3);
    let to = to.min(next.map_or(usize::MAX, |next| next.tokens.start));
    let before = find(text, from..draft.tokens.start);
    let at = before.or_else(|| find(text, draft.tokens.end..to))?;
    let limit = if before.is_some() { draft.tokens.start } else { sentence.end };
    noun::plural(text, at, limit).filter(|noun| !noun.duration)
}

/// Where `number of` ends.
fn find(text: &Text<'_>, range: Range<usize>) -> Option<usize> {
    let found = range.rev().find(|at| words_are(text, *at, &["number", "of"]))?;
    Some(found + 2)
}
