//! How exact a number is said to be: the words before it and after it.

use crate::reading::classes::Class;
use crate::reading::findings::Hedge;
use crate::reading::tokens::Text;

/// Words before a number, from the longest to the shortest, so that `no more than` is not read as `more than`.
const BEFORE: [(&[&str], Hedge); 46] = [
    (&["no", "more", "than"], Hedge::AtMost),
    (&["not", "more", "than"], Hedge::AtMost),
    (&["no", "fewer", "than"], Hedge::AtLeast),
    (&["no", "less", "than"], Hedge::AtLeast),
    (&["a", "maximum", "of"], Hedge::AtMost),
    (&["a", "minimum", "of"], Hedge::AtLeast),
    (&["slightly", "more", "than"], Hedge::AtLeast),
    (&["a", "little", "over"], Hedge::AtLeast),
    (&["as", "many", "as"], Hedge::AtMost),
    (&["as", "much", "as"], Hedge::AtMost),
    (&["as", "high", "as"], Hedge::AtMost),
    (&["as", "few", "as"], Hedge::AtLeast),
    (&["as", "little", "as"], Hedge::AtLeast),
    (&["as", "low", "as"], Hedge::AtLeast),
    (&["more", "than"], Hedge::AtLeast),
    (&["greater", "than"], Hedge::AtLeast),
    (&["higher", "than"], Hedge::AtLeast),
    (&["fewer", "than"], Hedge::AtMost),
    (&["less", "than"], Hedge::AtMost),
    (&["lower", "than"], Hedge::AtMost),
    (&["at", "least"], Hedge::AtLeast),
    (&["at", "most"], Hedge::AtMost),
    (&["up", "to"], Hedge::AtMost),
    (&["well", "over"], Hedge::AtLeast),
    (&["just", "over"], Hedge::AtLeast),
    (&["just", "under"], Hedge::Nearly),
    (&["upwards", "of"], Hedge::AtLeast),
    (&["upward", "of"], Hedge::AtLeast),
    (&["close", "to"], Hedge::Nearly),
    (&["an", "estimated"], Hedge::About),
    (&["estimated"], Hedge::About),
    (&["about"], Hedge::About),
    (&["some"], Hedge::About),
    (&["around"], Hedge::About),
    (&["approximately"], Hedge::About),
    (&["roughly"], Hedge::About),
    (&["circa"], Hedge::About),
    (&["nearly"], Hedge::Nearly),
    (&["almost"], Hedge::Nearly),
    (&["over"], Hedge::AtLeast),
    (&["above"], Hedge::AtLeast),
    (&["exceeding"], Hedge::AtLeast),
    (&["under"], Hedge::AtMost),
    (&["below"], Hedge::AtMost),
    (&["maximum"], Hedge::AtMost),
    (&["minimum"], Hedge::AtLeast),
];

/// The hedge before a number and the token that it begins at.
pub(super) fn before(text: &Text<'_>, at: usize, limit: usize) -> Option<(usize, Hedge)> {
    if at <= limit || !text.tokens[at - 1].is(Class::HEDGE) {
        return text.mark(at.checked_sub(1).filter(|sign| *sign >= limit)?).and_then(|mark| match mark {
            '~' | '≈' => Some((at - 1, Hedge::About)),
            '>' => Some((at - 1, Hedge::AtLeast)),
            '<' => Some((at - 1, Hedge::AtMost)),
            _ => None,
        });
    }
    let (start, hedge) = BEFORE.iter().find_map(|(words, hedge)| {
        let start = at.checked_sub(words.len()).filter(|start| *start >= limit)?;
        let is = |(offset, word): (usize, &&str)| text.str(start + offset).eq_ignore_ascii_case(word);
        words.iter().enumerate().all(is).then_some((start, *hedge))
    })?;
    Some((start, hedge))
}

/// The hedge after a number, its scale and unit, and the token that it ends before: `or more`, `or so`, `+`.
pub(super) fn after(text: &Text<'_>, at: usize, limit: usize) -> Option<(usize, Hedge)> {
    if at >= limit {
        return None;
    }
    if text.mark(at) == Some('+') && !text.tokens[at].spaced {
        return Some((at + 1, Hedge::AtLeast));
    }
    if text.mark(at) == Some('-') && at + 1 < limit {
        match text.str(at + 1) {
            "odd" => return Some((at + 2, Hedge::About)),
            "plus" => return Some((at + 2, Hedge::AtLeast)),
            _ => {}
        }
    }
    if at + 1 < limit && text.str(at) == "or" {
        let hedge = match text.str(at + 1) {
            "more" => Hedge::AtLeast,
            "fewer" | "less" => Hedge::AtMost,
            "so" => Hedge::About,
            _ => return None,
        };
        return Some((at + 2, hedge));
    }
    None
}
