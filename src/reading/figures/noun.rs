//! What a number counts: the head of the noun phrase after it.

use std::ops::Range;

use crate::reading::classes::Class;
use crate::reading::tokens::{Kind, Text};

/// How many words are looked at after a number.
const REACH: usize = 7;

/// A noun that is counted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Noun {
    /// The head, in the singular and small letters.
    pub(super) head: Box<str>,
    /// The phrase.
    pub(super) tokens: Range<usize>,
    /// Whether it is a unit of time, so that the number says how long.
    pub(super) duration: bool,
}

/// The noun of a number other than one: the last of the first plurals after it. `26 other European countries`, `two of
/// the engines`.
pub(super) fn plural(text: &Text<'_>, at: usize, limit: usize) -> Option<Noun> {
    let mut at = at;
    let limit = limit.min(at + REACH);
    let of = at < limit && text.str(at) == "of";
    if of {
        at += 1;
        while at < limit && is_determiner(text, at) {
            at += 1;
        }
    }
    let mut head = None;
    let mut next = at;
    while next < limit {
        let token = &text.tokens[next];
        if token.kind == Kind::Number && head.is_none() && next > at {
            // "60 Boeing 787 aircraft", "18 777s".
            let named = next + 1 < limit && text.tokens[next + 1].is(Class::PEOPLE)
                || is_plural_number(text, next, limit);
            if named || next + 1 < limit && text.tokens[next + 1].capital {
                next += 1;
                continue;
            }
            break;
        }
        if token.kind == Kind::Number && is_plural_number(text, next, limit) {
            head = Some(next);
            break;
        }
        let quote = matches!(text.mark(next), Some('“' | '"')) && next == at;
        if quote {
            next += 1;
            continue;
        }
        // "two of the town's engines", "46 northern and southern towns".
        if head.is_none()
            && next > at
            && (of && token.kind == Kind::Possessive || joins_adjectives(text, next, limit))
        {
            next += 1;
            continue;
        }
        let joined = token.kind == Kind::Word && (token.spaced || next > at && quote_before(text, next));
        if !joined
            || token.is(Class::BREAK)
                && !(token.is(Class::EDGE) && next == at)
                && !is_passable(text, next, at)
        {
            break;
        }
        if is_plural(text, next)
            || token.is(Class::TIME_UNIT) && head.is_none() && text.str(next).ends_with('s')
        {
            head = Some(next);
        } else if head.is_some() {
            break;
        }
        next += 1;
    }
    let head = head?;
    if text.tokens[head].kind == Kind::Number {
        return Some(Noun { head: text.str(head).into(), tokens: at..head + 2, duration: false });
    }
    Some(Noun {
        head: singular(text.str(head)),
        tokens: at..head + 1,
        duration: text.tokens[head].is(Class::TIME_UNIT),
    })
}

/// Whether `and` or `or` stands between two words of which neither is a verb nor opens a phrase.
fn joins_adjectives(text: &Text<'_>, at: usize, limit: usize) -> bool {
    let adjective = |at: usize| {
        let token = &text.tokens[at];
        let verb = Class::BREAK | Class::PAST | Class::FUTURE | Class::PRESENT | Class::TIME_UNIT;
        token.kind == Kind::Word && !token.is(verb) && !text.str(at).ends_with("ed")
    };
    matches!(text.str(at), "and" | "or") && at + 2 < limit && adjective(at - 1) && adjective(at + 1)
}

/// `26 more ships`, `26 other ships`: words that end a phrase elsewhere.
fn is_passable(text: &Text<'_>, at: usize, first: usize) -> bool {
    at == first && matches!(text.str(at), "more" | "such" | "fewer" | "less")
}

fn quote_before(text: &Text<'_>, at: usize) -> bool {
    matches!(text.mark(at - 1), Some('“' | '"'))
}

fn is_determiner(text: &Text<'_>, at: usize) -> bool {
    matches!(
        text.str(at),
        "the" | "its" | "their" | "his" | "her" | "our" | "these" | "those" | "all" | "them"
    )
}

/// `777s`.
fn is_plural_number(text: &Text<'_>, at: usize, limit: usize) -> bool {
    text.tokens[at].kind == Kind::Number
        && at + 1 < limit
        && !text.tokens[at + 1].spaced
        && text.str(at + 1) == "s"
}

/// The noun of a single one: the last word before the phrase ends.
pub(super) fn single(text: &Text<'_>, at: usize, limit: usize) -> Option<Noun> {
    let limit = limit.min(at + 4);
    let mut end = at;
    while end < limit {
        let token = &text.tokens[end];
        let word = text.str(end);
        let verb = word.ends_with("ly") && word.len() > 4 && !matches!(word, "family" | "ally" | "bully")
            || end > at
                && !token.capital
                && (token.is(Class::PAST | Class::FUTURE | Class::PRESENT) || text.str(end).ends_with("ed"));
        if token.kind != Kind::Word || !token.spaced || verb || token.is(Class::BREAK) {
            break;
        }
        end += 1;
    }
    let head = end.checked_sub(1).filter(|head| *head >= at)?;
    let word = text.str(head);
    (!word.ends_with("ly")).then(|| Noun {
        head: word.to_lowercase().into(),
        tokens: at..end,
        duration: text.tokens[head].is(Class::TIME_UNIT) || text.tokens[at].is(Class::TIME_UNIT),
    })
}

/// The noun that is joined to a number by a hyphen: `27-nation`.
pub(super) fn joined(text: &Text<'_>, at: usize, limit: usize) -> Option<Noun> {
    let hyphen = text.mark(at) == Some('-') && at + 1 < limit;
    if !hyphen
        || text.tokens[at].spaced
        || text.tokens[at + 1].spaced
        || text.tokens[at + 1].kind != Kind::Word
    {
        return None;
    }
    let word = text.str(at + 1);
    let first = word.split('-').next().unwrap_or(word);
    // "7-Eleven" is a name, "12-hour" a duration, "5-odd" a hedge.
    if text.tokens[at + 1].capital || first.len() < 3 || matches!(first, "strong" | "odd" | "plus" | "fold") {
        return None;
    }
    let duration = matches!(
        first,
        "second"
            | "minute"
            | "hour"
            | "day"
            | "night"
            | "week"
            | "weekend"
            | "month"
            | "year"
            | "decade"
            | "century"
            | "quarter"
    );
    Some(Noun { head: singular(first), tokens: at + 1..at + 2, duration })
}

/// Whether a word looks like a plural.
fn is_plural(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    if token.is(Class::PEOPLE) {
        return true;
    }
    let word = text.str(at);
    let bytes = word.as_bytes();
    // "Paris" and "the Times" are names; "A320s" is not.
    if token.capital && !bytes.iter().any(u8::is_ascii_digit) && bytes.len() < 6 {
        return false;
    }
    match bytes {
        [_, _, .., before, b's'] => !matches!(before, b's' | b'u' | b'i' | b'\''),
        _ => false,
    }
}

/// A plural in the singular and small letters.
pub(in crate::reading) fn singular(word: &str) -> Box<str> {
    const IRREGULAR: [(&str, &str); 8] = [
        ("people", "person"),
        ("women", "woman"),
        ("men", "man"),
        ("children", "child"),
        ("feet", "foot"),
        ("series", "series"),
        ("species", "species"),
        ("movies", "movie"),
    ];
    const BUSES: [&str; 5] = ["buses", "viruses", "campuses", "bonuses", "censuses"];
    let word = word.to_lowercase();
    if let Some((_, singular)) = IRREGULAR.iter().find(|(plural, _)| *plural == word) {
        return (*singular).into();
    }
    let cut = |ending: &str, new: &str| {
        word.strip_suffix(ending)
            .filter(|stem| stem.len() > 1)
            .map(|stem| format!("{stem}{new}").into_boxed_str())
    };
    if word.ends_with("headquarters") || word.ends_with("ss") {
        return word.into_boxed_str();
    }
    cut("women", "woman")
        .or_else(|| cut("men", "man").filter(|_| word.len() > 5))
        .or_else(|| cut("wives", "wife"))
        .or_else(|| cut("lives", "life"))
        .or_else(|| cut("ies", "y").filter(|_| word.len() > 4))
        .or_else(|| cut("ches", "ch"))
        .or_else(|| cut("shes", "sh"))
        .or_else(|| cut("sses", "ss"))
        .or_else(|| cut("xes", "x"))
        .or_else(|| word.strip_suffix("es").filter(|_| BUSES.contains(&&*word)).map(Into::into))
        .or_else(|| cut("s", ""))
        .unwrap_or_else(|| word.into_boxed_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Body, Trust};

    #[test]
    fn plurals_have_singulars() {
        for (plural, want) in [
            ("countries", "country"),
            ("Ships", "ship"),
            ("people", "person"),
            ("policewomen", "policewoman"),
            ("churches", "church"),
            ("buses", "bus"),
            ("houses", "house"),
            ("A320s", "a320"),
            ("aircraft", "aircraft"),
            ("ties", "tie"),
        ] {
            assert_eq!(&*singular(plural), want, "{plural}");
        }
    }

    #[test]
    fn the_head_of_the_phrase_is_found() {
        for (phrase, want) in [
            (" other European countries pledged", Some("country")),
            (" of the new engines", Some("engine")),
            (" Boeing 787 Dreamliner aircraft", Some("aircraft")),
            (" years of war", Some("year")),
            (" in the harbour", None),
            (" more ships", Some("ship")),
            (" job cuts over", Some("cut")),
        ] {
            let body = Body::parse(&format!("x{phrase}"), 0, Trust::Foreign);
            let text = Text::new(&body);
            let noun = plural(&text, 1, text.tokens.len());
            assert_eq!(noun.as_ref().map(|noun| &*noun.head), want, "{phrase}");
        }
    }
}
