//! Quotation marks: which opens, which closes, and what lies between them.

use std::ops::Range;

use crate::content::BlockKind;
use crate::reading::tokens::{Kind, Text};

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// The tokens with their marks.
    pub(super) outer: Range<usize>,
    /// The tokens without their marks.
    pub(super) inner: Range<usize>,
    /// Number of the block, from 1.
    pub(super) block: u32,
    /// Whether a mark closes it.
    pub(super) closed: bool,
    /// Whether the next one goes on with it: a mark opens each paragraph, and only the last is closed.
    pub(super) continues: bool,
}

/// What a mark does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Opens,
    Closes,
    /// A straight mark that could do either.
    Either,
}

/// The outermost quoted words in the order of the text; what is quoted inside of them is theirs.
pub(super) fn pair(text: &Text<'_>) -> Vec<Quoted> {
    pair_in(text, &[BlockKind::Code, BlockKind::Table])
}

/// The same, those in tables too.
pub(super) fn pair_all(text: &Text<'_>) -> Vec<Quoted> {
    pair_in(text, &[BlockKind::Code])
}

fn pair_in(text: &Text<'_>, without: &[BlockKind]) -> Vec<Quoted> {
    let mut found: Vec<Quoted> = Vec::new();
    for (index, tokens) in text.blocks.iter().enumerate() {
        if without.contains(&text.body.blocks[index].kind) {
            continue;
        }
        let first = tokens.start;
        // The paragraph before was left open, and this one opens again.
        if let Some(last) = found.last_mut()
            && !last.closed
            && last.block == index as u32
            && first < tokens.end
            && turn(text, first, tokens, None) == Some(Turn::Opens)
        {
            last.continues = true;
            let end = text.blocks[last.block as usize - 1].end;
            last.inner.end = end;
            last.outer.end = end;
        }
        pair_block(text, tokens.clone(), index as u32 + 1, &mut found);
    }
    found
}

fn pair_block(text: &Text<'_>, tokens: Range<usize>, block: u32, found: &mut Vec<Quoted>) {
    let mut open: Option<usize> = None;
    let mut depth = 0;
    let mut singles = true;
    let mut at = tokens.start;
    let mut push = |open: usize, end: usize, closed: bool, continues: bool| {
        let inner = open + 1..end;
        if !inner.is_empty() {
            found.push(Quoted { outer: open..end + usize::from(closed), inner, block, closed, continues });
        }
    };
    while at < tokens.end {
        let Some(turn_here) = turn(text, at, &tokens, open) else {
            if open.is_none() && singles && opens_single(text, at, &tokens) {
                match close_of_single(text, at, &tokens) {
                    Some(close) => {
                        push(at, close, true, false);
                        at = close;
                    }
                    None => singles = false,
                }
            }
            at += 1;
            continue;
        };
        match (open, turn_here) {
            (None, Turn::Closes) => {}
            (None, _) => (open, depth) = (Some(at), 0),
            (Some(_), Turn::Closes | Turn::Either) if depth > 0 => depth -= 1,
            (Some(start), Turn::Closes | Turn::Either) => {
                push(start, at, true, false);
                open = None;
            }
            (Some(_), Turn::Opens) if closed_twice(text, at, &tokens) => depth += 1,
            (Some(start), Turn::Opens) => {
                // The mark that closes is missing.
                let goes_on = ends_sentence(text, at - 1);
                let end = if goes_on { at } else { end_of_sentence(text, start).min(at) };
                push(start, end, false, goes_on);
                (open, depth) = (Some(at), 0);
            }
        }
        at += 1;
    }
    if let Some(start) = open {
        let end = end_of_sentence(text, start).min(tokens.end);
        push(start, end, false, false);
    }
}

fn ends_sentence(text: &Text<'_>, token: usize) -> bool {
    text.mark(token).is_some_and(|mark| matches!(mark, '.' | '!' | '?' | '…'))
}

/// The end of the sentence that the words after a mark stand in.
fn end_of_sentence(text: &Text<'_>, open: usize) -> usize {
    text.sentences.get(text.sentence_of(open + 1)).map_or(text.tokens.len(), |sentence| sentence.tokens.end)
}

/// What a double mark does where it stands; `open` is the mark that is open.
fn turn(text: &Text<'_>, at: usize, block: &Range<usize>, open: Option<usize>) -> Option<Turn> {
    let mark = text.mark(at)?;
    if !matches!(mark, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '″') {
        return None;
    }
    // 6’2”: a measure.
    if at >= block.start + 3
        && text.tokens[at - 1].kind == Kind::Number
        && matches!(text.mark(at - 2), Some('’' | '\''))
        && text.tokens[at - 3].kind == Kind::Number
    {
        return None;
    }
    let loose_before = at == block.start
        || text.tokens[at].spaced
        || text.mark(at - 1).is_some_and(|before| matches!(before, '(' | '[' | '—' | '–' | '‘' | '\'' | '/'));
    let next = (at + 1 < block.end).then(|| text.tokens[at + 1]);
    let tight_after = next.is_some_and(|next| !next.spaced);
    let word_after = tight_after && next.is_some_and(|next| next.kind != Kind::Mark);
    // Quoted words may begin with a bracket, an ellipsis or a mark of their own.
    let words_after = word_after
        || tight_after
            && text
                .mark(at + 1)
                .is_some_and(|after| matches!(after, '[' | '(' | '…' | '‘' | '‚' | '‹' | '›'));
    let opened_low = open.is_some_and(|open| text.mark(open) == Some('„'));
    Some(match mark {
        '“' | '‟' if !loose_before && (!tight_after || opened_low) => Turn::Closes,
        '“' | '‟' | '„' => Turn::Opens,
        '«' if !loose_before && !word_after => Turn::Closes,
        '«' => Turn::Opens,
        '”' | '»' if loose_before && words_after && open.is_none() => Turn::Opens,
        '”' | '»' => Turn::Closes,
        // 6'2": a measure.
        _ if open.is_none()
            && at > block.start
            && !loose_before
            && text.tokens[at - 1].kind == Kind::Number =>
        {
            return None;
        }
        _ if loose_before && tight_after => Turn::Opens,
        _ if !loose_before && !word_after => Turn::Closes,
        _ => Turn::Either,
    })
}

/// Whether two marks close before another opens: then the mark at `at` opens words quoted inside of quoted words.
fn closed_twice(text: &Text<'_>, at: usize, block: &Range<usize>) -> bool {
    let turns = (at + 1..block.end).filter_map(|next| turn(text, next, block, Some(at)));
    turns.take_while(|turn| *turn != Turn::Opens).take(2).count() == 2
}

/// Whether a single mark opens: it stands before a word and is no apostrophe of `’90s` or `’em`.
fn opens_single(text: &Text<'_>, at: usize, block: &Range<usize>) -> bool {
    let Some(mark) = text.mark(at).filter(|mark| matches!(mark, '‘' | '\'' | '‹' | '‚' | '’')) else {
        return false;
    };
    let loose_before = at == block.start
        || text.tokens[at].spaced
        || text.mark(at - 1).is_some_and(|before| matches!(before, '(' | '[' | '—' | '–'));
    let Some(next) = (at + 1 < block.end).then(|| text.tokens[at + 1]) else { return false };
    let elided = mark != '‘'
        && (next.kind == Kind::Number
            || matches!(text.str(at + 1), "em" | "tis" | "til" | "cause" | "n" | "Tis" | "twas"));
    loose_before && !next.spaced && !elided && (mark != '’' || next.capital)
}

/// The single mark that closes: one after punctuation, or else after a word that is no possessive plural.
fn close_of_single(text: &Text<'_>, open: usize, block: &Range<usize>) -> Option<usize> {
    let mut weak = None;
    for at in open + 2..block.end {
        let Some(mark) = text.mark(at).filter(|mark| matches!(mark, '’' | '\'' | '›' | '‘')) else {
            continue;
        };
        let next = (at + 1 < block.end).then(|| text.tokens[at + 1]);
        let ends = next.is_none_or(|next| next.spaced || next.kind == Kind::Mark);
        if text.tokens[at].spaced || !ends {
            continue;
        }
        let after_word = text.tokens[at - 1].kind == Kind::Word;
        let plural = mark != '›'
            && after_word
            && text.str(at - 1).ends_with('s')
            && next.is_some_and(|next| next.kind == Kind::Word && !next.capital);
        if !plural {
            return Some(at);
        }
        weak = weak.or(Some(at));
    }
    weak
}
