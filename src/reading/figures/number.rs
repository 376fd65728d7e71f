//! Numbers in digits and in words, with their scale.

use std::ops::Range;

use super::words;
use crate::reading::classes::Class;
use crate::reading::tokens::{Kind, Text};

/// A number as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    /// Number and scale.
    pub(super) tokens: Range<usize>,
    pub(super) low: f64,
    /// The upper end of `10-15`.
    pub(super) high: Option<f64>,
    /// What its scale multiplies it by.
    pub(super) factor: f64,
    /// Whether it is in digits.
    pub(super) digits: bool,
    /// Whether nothing tells it from a name: digits alone, with no comma, point or scale.
    pub(super) plain: bool,
    /// Whether a scale belongs to it.
    pub(super) scaled: bool,
    /// `dozens`, `hundreds of thousands`: the least that the plural can mean.
    pub(super) vague: bool,
    /// The currency in `billion-dollar`.
    pub(super) currency: Option<&'static str>,
}

/// The value of a number of one token that stands at a place, for `two days ago`: where it begins, and what it is.
pub(in crate::reading) fn before(text: &Text<'_>, at: usize, limit: usize) -> Option<(usize, f64)> {
    let token = text.tokens.get(at).filter(|_| at >= limit)?;
    match token.kind {
        Kind::Number => digits(text.str(at)).and_then(|(low, high, _)| high.is_none().then_some((at, low))),
        Kind::Word if token.is(Class::NUMERAL) => words::numeral(text.str(at)).map(|value| (at, value)),
        _ => None,
    }
}

/// The value of digits: the number, the end of a range, and whether they are nothing but digits. `None` for times, dates,
/// scores, fractions, numbers of telephones and of versions.
pub(super) fn digits(word: &str) -> Option<(f64, Option<f64>, bool)> {
    if let Some((low, high)) = word.split_once('-') {
        let (low, high) = (one(low)?, one(high)?);
        return (low < high).then_some((low, Some(high), false));
    }
    let plain = word.bytes().all(|byte| byte.is_ascii_digit());
    Some((one(word)?, None, plain))
}

fn one(word: &str) -> Option<f64> {
    if word.len() > 20 || word.len() > 1 && word.starts_with('0') && !word.starts_with("0.") {
        return None;
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.parse().ok();
    }
    let (whole, rest) = match word.split_once('.') {
        Some((whole, rest)) => (whole, Some(rest)),
        None => (word, None),
    };
    if rest.is_some_and(|rest| rest.is_empty() || !rest.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = whole.contains(',');
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(first)
        || grouped && first.len() > 3
        || !groups.clone().all(|group| group.len() == 3 && digits(group))
    {
        return None;
    }
    let value: f64 = whole
        .bytes()
        .filter(|byte| *byte != b',')
        .fold(0.0, |value, byte| value * 10.0 + f64::from(byte - b'0'));
    match rest {
        Some(rest) => {
            let part: f64 = rest.parse().ok()?;
            Some(value + part / 10f64.powi(rest.len() as i32))
        }
        None => Some(value),
    }
}

/// The number that begins at a token, within a limit.
pub(super) fn read(text: &Text<'_>, at: usize, limit: usize) -> Option<Number> {
    let token = &text.tokens[at];
    if token.kind == Kind::Number {
        let (low, high, plain) = digits(text.str(at))?;
        let mut number = Number {
            tokens: at..at + 1,
            low,
            high,
            factor: 1.0,
            digits: true,
            plain,
            scaled: false,
            vague: false,
            currency: None,
        };
        scale_after(text, &mut number, limit);
        return Some(number);
    }
    in_words(text, at, limit)
}

/// Takes in `million`, `bn`, `-billion`, `hundred thousand`.
fn scale_after(text: &Text<'_>, number: &mut Number, limit: usize) {
    for _ in 0..2 {
        let mut next = number.tokens.end;
        if next + 1 < limit
            && text.mark(next) == Some('-')
            && !text.tokens[next].spaced
            && !text.tokens[next + 1].spaced
        {
            next += 1;
        }
        if next >= limit || !text.tokens[next].is(Class::SCALE) {
            return;
        }
        let word = text.str(next);
        // "100 m" is a length, and "10 K" nothing certain; "score" and "dozens" do not multiply.
        let joined = !text.tokens[next].spaced;
        let letter = word.len() == 1;
        if letter
            && (!joined || text.tokens[next].is(Class::UNIT) && !is_money_before(text, number.tokens.start))
        {
            return;
        }
        let Some((factor, plural, currency)) = words::scale(word) else { return };
        if plural && factor < 1e6 || factor == 20.0 {
            return;
        }
        number.low *= factor;
        number.factor *= factor;
        number.high = number.high.map(|high| high * factor);
        number.currency = number.currency.or(currency);
        number.tokens.end = next + 1;
        number.scaled = true;
        number.plain = false;
        if number.currency.is_some() {
            return;
        }
    }
}

fn is_money_before(text: &Text<'_>, at: usize) -> bool {
    at.checked_sub(1).and_then(|before| text.mark(before)).is_some_and(|mark| words::sign(mark, "").is_some())
}

fn in_words(text: &Text<'_>, at: usize, limit: usize) -> Option<Number> {
    let mut number = Number {
        tokens: at..at,
        low: 0.0,
        high: None,
        factor: 1.0,
        digits: false,
        plain: false,
        scaled: false,
        vague: false,
        currency: None,
    };
    let (mut total, mut current, mut open) = (0.0_f64, 0.0_f64, true);
    let mut next = at;
    let mut seen = 0;
    while next < limit && seen < 12 {
        let token = &text.tokens[next];
        let word = text.str(next);
        if token.is(Class::NUMERAL)
            && let Some(value) = words::numeral(word)
        {
            // "twenty six" goes on, "two three" does not.
            let fits = open
                || current >= 20.0 && current % 10.0 == 0.0 && value < 10.0
                || current >= 100.0 && value < 100.0;
            if !fits {
                break;
            }
            current += value;
            open = false;
        } else if token.is(Class::SCALE)
            && let Some((factor, plural, currency)) = words::scale(word)
            && word.len() > 1
        {
            if plural {
                return vague(text, next, limit, factor).filter(|_| seen == 0);
            }
            let before = at.checked_sub(1).map(|before| text.str(before));
            if seen == 0 && !matches!(before, Some("a" | "A" | "half" | "one" | "per")) {
                return None;
            }
            // "score" and "dozen" end a number.
            if factor == 20.0 && seen > 0 {
                break;
            }
            if factor == 100.0 || factor == 12.0 || factor == 20.0 {
                current = if current == 0.0 { 1.0 } else { current } * factor;
            } else {
                total += if current == 0.0 { 1.0 } else { current } * factor;
                current = 0.0;
                open = true;
            }
            number.scaled = true;
            number.currency = currency;
        } else if word == "and" && seen > 0 && next + 1 < limit {
            // "two hundred and fifty", "three and a half million".
            let after = &text.tokens[next + 1];
            if number.scaled
                && after.is(Class::NUMERAL)
                && (current >= 100.0 || total >= 1000.0 && current == 0.0)
            {
                if words::numeral(text.str(next + 1)).is_none_or(|value| value >= 100.0) {
                    break;
                }
            } else if next + 2 < limit && text.str(next + 1) == "a" && text.str(next + 2) == "half" {
                current += 0.5;
                open = false;
                number.tokens.end = next + 3;
                next += 3;
                seen += 2;
                continue;
            } else {
                break;
            }
            next += 1;
            seen += 1;
            continue;
        } else {
            break;
        }
        next += 1;
        seen += 1;
        number.tokens.end = next;
    }
    number.low = total + current;
    (number.low > 0.0 && number.low.is_finite() && !number.tokens.is_empty()).then_some(number)
}

/// `hundreds`, `tens of thousands`: at least two of them.
fn vague(text: &Text<'_>, at: usize, limit: usize, factor: f64) -> Option<Number> {
    let mut low = 2.0 * factor;
    let mut end = at + 1;
    // "credit scores", "in their tens".
    if factor <= 20.0 && factor != 12.0 && !(end < limit && text.str(end) == "of") {
        return None;
    }
    if end + 1 < limit
        && text.str(end) == "of"
        && text.tokens[end + 1].is(Class::SCALE)
        && let Some((other, true, _)) = words::scale(text.str(end + 1))
    {
        low *= other;
        end += 2;
    }
    Some(Number {
        tokens: at..end,
        low,
        high: None,
        factor: 1.0,
        digits: false,
        plain: false,
        scaled: true,
        vague: true,
        currency: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Body, Trust};

    #[test]
    fn digits_have_values() {
        for (word, want) in [
            ("26", Some((26.0, None, true))),
            ("4,000.5", Some((4000.5, None, false))),
            ("1.2", Some((1.2, None, false))),
            ("10-15", Some((10.0, Some(15.0), false))),
            ("52-48", None),
            ("3-3", None),
            ("007", None),
            ("10:30", None),
            ("9/11", None),
            ("2025-09-04", None),
            ("1.2.3", None),
            ("12,34", None),
            ("99999999999999999999999", None),
        ] {
            assert_eq!(digits(word), want, "{word}");
        }
    }

    #[test]
    fn numbers_in_words_have_values() {
        for (words, want) in [
            ("twenty-six ships", 26.0),
            ("twenty six ships", 26.0),
            ("two hundred and fifty thousand people", 250_000.0),
            ("three and a half million euros", 3.5e6),
            ("one thousand and one nights", 1001.0),
            ("two dozen ships", 24.0),
            ("13 billion euros", 13e9),
            ("13bn euros", 13e9),
            ("5 hundred thousand", 5e5),
            ("dozens of ships", 24.0),
            ("hundreds of thousands of people", 200_000.0),
            ("two three", 2.0),
        ] {
            let body = Body::parse(words, 0, Trust::Foreign);
            let text = Text::new(&body);
            let number = read(&text, 0, text.tokens.len());
            assert_eq!(number.map(|number| number.low), Some(want), "{words}");
        }
    }
}
