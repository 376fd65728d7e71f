//! What a number measures: money, per cent, units.

use super::number::Number;
use super::words;
use crate::reading::classes::Class;
use crate::reading::tokens::{Kind, Text};

/// The currency before a number, and the token that it begins at: `US$`, `€`, `USD`.
pub(super) fn before(text: &Text<'_>, at: usize, limit: usize) -> Option<(usize, &'static str)> {
    let sign = at.checked_sub(1).filter(|sign| *sign >= limit)?;
    let token = &text.tokens[sign];
    if let Some(mark) = text.mark(sign) {
        let letters = sign
            .checked_sub(1)
            .filter(|letters| *letters >= limit && !token.spaced && text.tokens[*letters].kind == Kind::Word)
            .filter(|letters| text.tokens[*letters].range().len() <= 4 && text.tokens[*letters].capital);
        let code = words::sign(mark, letters.map_or("", |letters| text.str(letters)))?;
        return Some((letters.unwrap_or(sign), code));
    }
    if token.kind == Kind::Word && token.is(Class::CURRENCY) && token.capital {
        return words::money(text.str(sign)).filter(|code| *code == text.str(sign)).map(|code| (sign, code));
    }
    (text.str(sign) == "Rs").then_some((sign, "INR"))
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// ISO 4217.
    Money(&'static str),
    /// `percent` or `percentage point`.
    Percent(&'static str),
    /// A unit of measure in the singular.
    Measure(&'static str),
}

impl Unit {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Money(name) | Self::Percent(name) | Self::Measure(name) => name,
        }
    }
}

/// The unit after a number, and the token that it ends before.
pub(super) fn after(text: &Text<'_>, number: &Number, limit: usize) -> Option<(usize, Unit)> {
    let mut at = number.tokens.end;
    if at >= limit {
        return None;
    }
    match text.mark(at) {
        Some('%') => return Some((at + 1, Unit::Percent("percent"))),
        Some('€') if !text.tokens[at].spaced => return Some((at + 1, Unit::Money("EUR"))),
        Some('£') if !text.tokens[at].spaced => return Some((at + 1, Unit::Money("GBP"))),
        Some('°') => {
            let named = at + 1 < limit && matches!(text.str(at + 1), "C" | "F");
            return Some((at + 1 + usize::from(named), Unit::Measure("degree")));
        }
        // "3.5-inch", "50-percent".
        Some('-') if at + 1 < limit && !text.tokens[at].spaced && !text.tokens[at + 1].spaced => at += 1,
        _ => {}
    }
    let mut token = &text.tokens[at];
    if token.kind != Kind::Word {
        return None;
    }
    let word = text.str(at);
    if !token.is(Class::UNIT | Class::CURRENCY) {
        // "40 million US dollars".
        let foreign = match word {
            "US" | "U.S." | "American" => "USD",
            "Australian" => "AUD",
            "Canadian" => "CAD",
            "Swiss" => "CHF",
            "British" => "GBP",
            _ => return None,
        };
        let named = at + 1 < limit && matches!(text.str(at + 1), "dollars" | "dollar" | "francs" | "pounds");
        return named.then_some((at + 2, Unit::Money(foreign)));
    }
    let next = |offset: usize| if at + offset < limit { text.str(at + offset) } else { "" };
    match word {
        "percent" | "Percent" | "pct" => return Some((at + 1, Unit::Percent("percent"))),
        "per" if matches!(next(1), "cent") => return Some((at + 2, Unit::Percent("percent"))),
        "percentage-point" => return Some((at + 1, Unit::Percent("percentage point"))),
        "percentage" if next(1).starts_with("point") => {
            return Some((at + 2, Unit::Percent("percentage point")));
        }
        "per" | "percentage" => return None,
        _ => {}
    }
    if token.is(Class::CURRENCY) {
        // A pound without millions may be a weight.
        let code = words::money(word);
        let weight = word.starts_with("pound") && !number.scaled;
        if let Some(code) = code.filter(|code| {
            !weight && (*code != "KRW" || number.scaled) && *code != word || text.tokens[at].spaced
        }) {
            if word == "won" && !number.scaled
                || word == "real"
                || word == "try"
                || word == "rand" && !number.scaled
            {
                return None;
            }
            if weight {
                return Some((at + 1, Unit::Measure("pound")));
            }
            return Some((at + 1, Unit::Money(code)));
        }
        if weight {
            return Some((at + 1, Unit::Measure("pound")));
        }
        return words::measure(word).map(|unit| (at + 1, Unit::Measure(unit)));
    }
    let squared = match word {
        "square" => Some([
            ("km", "square km"),
            ("mile", "square mile"),
            ("m", "square metre"),
            ("foot", "square foot"),
        ]),
        "cubic" => {
            Some([("km", "cubic km"), ("mile", "cubic mile"), ("m", "cubic metre"), ("foot", "cubic foot")])
        }
        _ => None,
    };
    if let Some(units) = squared {
        let unit = words::measure(next(1))?;
        let (_, squared) = units.iter().find(|(plain, _)| *plain == unit)?;
        return Some((at + 2, Unit::Measure(squared)));
    }
    if word == "nautical" {
        return next(1).starts_with("mile").then_some((at + 2, Unit::Measure("nautical mile")));
    }
    // One letter is a unit only where it is joined: "500m", and "3G" is none.
    token = &text.tokens[at];
    if word.len() == 1 && (token.spaced || token.capital) {
        return None;
    }
    words::measure(word).map(|unit| (at + 1, Unit::Measure(unit)))
}
