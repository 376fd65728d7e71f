//! Numbers that count nothing: names, addresses, scores, items of lists.

use super::number::Number;
use crate::reading::classes::Class;
use crate::reading::dates::words::is_one_of;
use crate::reading::tokens::{Kind, Sentence, Text};

/// Whether digits hang together with what stands beside them, as in `3G`, `5th`, `24/7`, addresses and telephone
/// numbers. `measured` says that a unit or scale was read.
pub(super) fn is_glued(
    text: &Text<'_>,
    sentence: &std::ops::Range<usize>,
    number: &Number,
    measured: bool,
) -> bool {
    let at = number.tokens.start;
    if !text.tokens[at].spaced && at > sentence.start {
        match text.mark(at - 1) {
            Some(
                '(' | '[' | '“' | '"' | '‘' | '—' | '–' | '+' | '~' | '<' | '>' | '$' | '€' | '£' | '¥' | '₹'
                | '₽' | '₴' | '−',
            ) => {}
            Some('-') if text.tokens[at - 1].spaced => {}
            _ => return true,
        }
    }
    let end = number.tokens.end;
    if end >= sentence.end {
        return false;
    }
    let next = &text.tokens[end];
    if !next.spaced && !measured {
        let glued = match next.kind {
            Kind::Word => true,
            Kind::Possessive | Kind::Number => true,
            Kind::Mark => {
                let joined = end + 1 < sentence.end && !text.tokens[end + 1].spaced;
                match text.mark(end) {
                    Some('/' | '@' | '_' | '=' | '&' | '#') => true,
                    Some(':' | '.') => joined && text.tokens[end + 1].kind != Kind::Mark,
                    _ => false,
                }
            }
        };
        if glued {
            return true;
        }
    }
    // "020 7946 0958".
    let number_at = |at: usize| at < sentence.end && text.tokens[at].kind == Kind::Number;
    let neighbours = at > sentence.start && number_at(at - 1) || number_at(end) && number_at(end + 1);
    number.plain && (neighbours || text.tokens[at].range().len() > 7)
}

/// Whether a number is a name or part of one: `Article 5`, `Boeing 737`, `a 787`, `1.` before the words of a list.
pub(super) fn is_name(text: &Text<'_>, sentence: &Sentence, number: &Number) -> bool {
    if number.scaled || number.vague {
        return false;
    }
    let (at, end) = (number.tokens.start, number.tokens.end);
    let first = sentence.tokens.start;
    let opens_block = text.blocks[sentence.block as usize - 1].start == at;
    if opens_block
        && number.digits
        && matches!(text.mark(end), Some('.' | ')'))
        && end + 1 < text.tokens.len()
    {
        return true;
    }
    // "[1]".
    if at > first && text.mark(at - 1) == Some('[') && text.mark(end) == Some(']') {
        return true;
    }
    if at == first {
        return false;
    }
    // "No. 10".
    let dotted = text.mark(at - 1) == Some('.')
        && at - 1 > first
        && matches!(text.str(at - 2), "No" | "no" | "Nos" | "nos");
    if dotted {
        return true;
    }
    let before = &text.tokens[at - 1];
    if before.kind != Kind::Word {
        return false;
    }
    let in_sentence = |at: usize| at < sentence.tokens.end;
    let counts = in_sentence(end) && text.tokens[end].is(Class::PEOPLE) && !text.tokens[end].capital;
    if before.is(Class::NUMBERED) {
        let loose = is_one_of(
            text.str(at - 1),
            &[
                "day", "week", "season", "under", "part", "group", "top", "class", "line", "title", "act",
                "unit", "model",
            ],
        );
        let plural = in_sentence(end)
            && text.tokens[end].kind == Kind::Word
            && !text.tokens[end].capital
            && text.str(end).ends_with('s');
        return !(loose && (counts || plural));
    }
    if !number.plain {
        return false;
    }
    // "a 787", with nothing that it could count.
    if matches!(text.str(at - 1), "a" | "an" | "A" | "An") {
        return text.mark(end) != Some('-');
    }
    // "its 787 Dreamliner": a singular name after the number.
    let named = in_sentence(end)
        && text.tokens[end].kind == Kind::Word
        && text.tokens[end].capital
        && text.tokens[end].spaced
        && number.low >= 100.0
        && !(end + 1..(end + 4).min(sentence.tokens.end))
            .any(|near| text.tokens[near].is(Class::PEOPLE) || text.str(near).ends_with('s'));
    let leads = before.is(Class::HEDGE
        | Class::BREAK
        | Class::MONTH
        | Class::WEEKDAY
        | Class::DIRECTION
        | Class::TIME_WORD
        | Class::PEOPLE);
    // "Trent 900", "Windows 95"; at the beginning of a sentence any word has a capital.
    let capital = before.capital
        && !leads
        && !counts
        && (at - 1 > first || text.tokens[at].spaced && !before.is(Class::PAST));
    capital || named && matches!(text.str(at - 1), "the" | "its" | "first" | "new" | "The")
}

/// Whether `One` within a sentence belongs to a name: `One Nation`.
pub(super) fn is_title(text: &Text<'_>, sentence: &Sentence, at: usize) -> bool {
    at > sentence.tokens.start
        && at + 1 < sentence.tokens.end
        && text.tokens[at].capital
        && (text.tokens[at + 1].capital || text.tokens[at - 1].capital)
        && text.tokens[at - 1].kind != Kind::Mark
}

/// Whether `one` counts nothing between these two words: `no one`, `one of`, `one another`.
pub(super) fn is_no_count(before: &str, after: &str) -> bool {
    is_one_of(
        before,
        &[
            "the", "no", "this", "that", "any", "every", "each", "which", "another", "some", "or", "first",
            "last",
        ],
    ) || is_one_of(
        after,
        &[
            "of",
            "another",
            "thing",
            "way",
            "point",
            "side",
            "hand",
            "reason",
            "time",
            "who",
            "day",
            "such",
            "more",
            "year",
            "month",
            "week",
            "another's",
            "that",
            "can",
            "in",
            "to",
            "or",
            "and",
            "by",
        ],
    )
}

/// Whether a word before two numbers says that they are a result.
pub(super) fn is_score(before: &str) -> bool {
    is_one_of(
        before,
        &[
            "won", "win", "lost", "lose", "beat", "by", "vote", "voted", "lead", "led", "score", "scored",
            "drew", "defeat", "a", "victory",
        ],
    )
}

/// Whether a number without a noun is a name: `Group of 20`, `3)`, the number that begins a heading, `5-Word`.
pub(super) fn is_bare_name(text: &Text<'_>, sentence: &Sentence, number: &Number) -> bool {
    if number.scaled {
        return false;
    }
    let (at, end) = (number.tokens.start, number.tokens.end);
    let first = sentence.tokens.start;
    let group = at >= first + 2
        && matches!(text.str(at - 1), "of" | "for")
        && text.tokens[at - 2].capital
        && at - 2 > first
        && !text.tokens[at - 2].is(Class::BREAK);
    let opened =
        text.tokens[first..at].iter().enumerate().any(|(near, _)| text.mark(first + near) == Some('('));
    let item = number.digits && text.mark(end) == Some(')') && !opened;
    let heads = number.plain
        && text.blocks[sentence.block as usize - 1].start == at
        && sentence.tokens.contains(&end)
        && (text.tokens[end].capital || text.tokens[end].kind == Kind::Mark);
    let joined = end + 1 < sentence.tokens.end
        && text.mark(end) == Some('-')
        && !text.tokens[end].spaced
        && !text.tokens[end + 1].spaced
        && text.tokens[end + 1].kind == Kind::Word;
    group || item || heads || joined
}

/// Numbers that are rather years or codes when nothing says what they count.
pub(super) fn is_unlikely(number: &Number) -> bool {
    let is_year = |value: f64| (1500.0..2200.0).contains(&value);
    number.plain && (is_year(number.low) || number.low >= 1e6)
        || number.digits && !number.scaled && is_year(number.low) && number.high.is_some_and(is_year)
}
