//! Comparing what several articles say a number is.
//!
//! Two questions, asked one after the other: whether two figures are about the same thing ([`same_subject`]), and what
//! their values say of each other ([`relation`]). Both look at the figures alone, and both are symmetric. Neither is
//! transitive: whoever makes groups must compare each member with each.

use crate::moment::Moment;
use crate::reading::figures::FigureRule;
use crate::reading::findings::{Figure, Hedge};

/// What the values of two figures on one subject say of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same value with the same hedge: `26` and `26 countries`.
    Agree,
    /// Other values, or the same with another hedge, that may be one number: `about 30` and `31`, `13 billion` and
    /// `13.2 billion`.
    Compatible,
    /// Values that cannot be one number: `over 30` and `26`.
    Differ,
    /// They differ, and so do the days of their articles by more than one: perhaps the thing itself changed.
    Changed,
}

impl Relation {
    /// `agree`, `compatible`, `differ`, `changed`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Compatible => "compatible",
            Self::Differ => "differ",
            Self::Changed => "changed",
        }
    }
}

/// Nouns that say the same of what is counted.
const KIN: [&[&str]; 3] = [
    &["country", "state", "nation", "ally"],
    &["soldier", "troop", "serviceman"],
    &["person", "man", "civilian"],
];

/// Up to here a number is so common that the same one twice says little.
const COMMON: f64 = 12.0;

/// Values that are further apart than this are hardly of one thing.
const FAR: f64 = 5.0;

/// Whether two figures, of two articles on one event, say how much or how many of the same thing. Conservative: it needs
/// the same unit or noun, and several of the same words around it; more of them where the values differ, since many
/// things of a sort are counted and measured in such articles. `false` means 'not known to be'.
///
/// Ages are of somebody, so that they are compared with ages alone, and only the same age may be the same person's.
/// Where a sentence gives several figures of a sort, as of a poll, only the same value is the same figure.
pub fn same_subject(a: &Figure, b: &Figure) -> bool {
    if a.unit != b.unit || (a.rule == FigureRule::Age) != (b.rule == FigureRule::Age) {
        return false;
    }
    let same_value = a.value == b.value && a.to == b.to;
    if !same_value && (!(a.alone && b.alone) || a.rule == FigureRule::Age) {
        return false;
    }
    let points = |figure: &Figure| figure.noun.as_deref() == Some("point");
    let kin = |one: &str, other: &str| one == other || are_kin(one, other);
    let far = a.value.abs().max(b.value.abs()) > FAR * a.value.abs().min(b.value.abs());
    let rare = same_value && a.value > COMMON;
    let unit = a.unit.as_deref();
    let fewer = a.subject.len().min(b.subject.len());
    // How many words must be shared, and which part of the fewer; counted last, since most pairs fail before.
    let shares = |least: usize, part: (usize, usize)| {
        let needed = least.max((fewer * part.0).div_ceil(part.1));
        fewer >= needed && shared(&a.subject, &b.subject) >= needed
    };
    match (&a.noun, &b.noun) {
        (Some(one), Some(other)) if one == other && rare => shares(2, (1, 4)),
        (Some(one), Some(other)) if kin(one, other) && same_value => shares(3, (1, 3)),
        // Another value: half of many words, or nearly all of few.
        (Some(one), Some(other)) if kin(one, other) && !points(a) => {
            !far && (shares(4, (1, 2)) || shares(2, (2, 3)))
        }
        _ if unit == Some("percent") && same_value => shares(4, (1, 2)),
        _ if unit.is_some() && same_value => shares(3, (1, 3)),
        _ if unit.is_some() => !far && shares(3, (2, 3)),
        // What is counted has two names, or none: only a rare number is telling.
        _ => rare && shares(4, (1, 2)),
    }
}

/// Whether two nouns say the same.
fn are_kin(one: &str, other: &str) -> bool {
    KIN.iter().any(|kin| kin.contains(&one) && kin.contains(&other))
}

/// How many keys two sorted lists have in common.
fn shared(a: &[u32], b: &[u32]) -> usize {
    a.iter().filter(|key| b.binary_search(key).is_ok()).count()
}

/// What two figures on one subject say of each other, each with the day of its article. It is for figures of which
/// [`same_subject`] holds, so units are not looked at again.
///
/// A hedge opens the value to one side or to both; a round number of 100 or more, or one with a unit, is taken to be
/// rounded to its last digit that is not zero, by 5 per cent at most. A count below 100 without a hedge is exact.
pub fn relation((a, a_day): (&Figure, Moment), (b, b_day): (&Figure, Moment)) -> Relation {
    if a.value == b.value && a.to == b.to && a.hedge == b.hedge {
        return Relation::Agree;
    }
    if admits(a, b) || admits(b, a) {
        return Relation::Compatible;
    }
    let days = a_day.date().until(b_day.date()).map_or(0, |span| span.get_days().abs());
    if days > 1 { Relation::Changed } else { Relation::Differ }
}

/// Whether one figure leaves room for the value of another.
fn admits(figure: &Figure, other: &Figure) -> bool {
    let (low, high) = interval(figure);
    low <= other.to.unwrap_or(other.value) && other.value <= high
}

/// Between which numbers the true one may lie, by its hedge and by how round it is.
pub fn interval(figure: &Figure) -> (f64, f64) {
    let value = figure.value;
    let high = figure.to.unwrap_or(value);
    let (below, above) = (rounding(value, figure), rounding(high, figure));
    match figure.hedge {
        None => (value - below, high + above),
        Some(Hedge::About) => (value - approximation(value), high + approximation(high)),
        // Who writes 'more than 30' of 300 would be wrong, though it is true; a plural may be nearly the next one.
        Some(Hedge::AtLeast) if figure.rule == FigureRule::Vague => (value, value * 5.0),
        Some(Hedge::AtLeast) => (value, high + high.abs()),
        Some(Hedge::AtMost) => (value - value.abs() / 2.0, high),
        Some(Hedge::Nearly) => (value - value.abs() / 10.0, high),
    }
}

/// How much a value without a hedge may be rounded.
fn rounding(value: f64, figure: &Figure) -> f64 {
    let size = value.abs();
    if figure.rule == FigureRule::Fraction {
        return size * 0.05;
    }
    let exact = size < 100.0 && figure.unit.is_none() && size.fract() == 0.0;
    if exact || size == 0.0 {
        return 0.0;
    }
    let place = last_place(size);
    let place = if size < 100.0 { place.min(1.0) } else { place };
    (place / 2.0).min(size * 0.05)
}

/// How far from `about 30` the true number may be.
fn approximation(value: f64) -> f64 {
    let size = value.abs();
    (last_place(size) / 2.0).clamp(size * 0.1, size * 0.2)
}

/// The place of the last digit that is not zero: 1000 for 13,000 and 0.1 for 1.5. Digits beyond the sixth are not looked
/// at.
fn last_place(size: f64) -> f64 {
    if !(size > 0.0 && size.is_finite()) {
        return 0.0;
    }
    let mut place = 10f64.powi(size.log10().floor() as i32);
    for _ in 0..6 {
        let rest = size / place;
        if (rest - rest.round()).abs() < 1e-6 {
            return place;
        }
        place /= 10.0;
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::findings::Span;

    fn figure(words: &str) -> Figure {
        let body = crate::content::Body::parse(words, 0, crate::content::Trust::Foreign);
        let text = crate::reading::tokens::Text::new(&body);
        crate::reading::figures::read(&text, &[]).into_iter().next().expect(words)
    }

    fn day(text: &str) -> Moment {
        Moment::parse(text, None).expect(text)
    }

    #[test]
    fn values_are_related_by_hedge_and_rounding() {
        for (one, other, want) in [
            ("26 ships", "26", Relation::Agree),
            ("twenty-six ships", "26 ships", Relation::Agree),
            ("about 30 ships", "about 30 ships", Relation::Agree),
            ("about 30 ships", "30 ships", Relation::Compatible),
            ("about 30 ships", "31 ships", Relation::Compatible),
            ("about 30 ships", "26 ships", Relation::Compatible),
            ("about 30 ships", "37 ships", Relation::Differ),
            ("over 30 ships", "26 ships", Relation::Differ),
            ("over 30 ships", "35 ships", Relation::Compatible),
            ("up to 30 ships", "26 ships", Relation::Compatible),
            ("up to 30 ships", "35 ships", Relation::Differ),
            ("nearly 30 ships", "29 ships", Relation::Compatible),
            ("nearly 30 ships", "31 ships", Relation::Differ),
            ("35 ships", "26 ships", Relation::Differ),
            ("30 ships", "31 ships", Relation::Differ),
            ("$13 billion", "$13.2 billion", Relation::Compatible),
            ("$13 billion", "$14 billion", Relation::Differ),
            ("4,000 people", "3,987 people", Relation::Compatible),
            ("26%", "26.4%", Relation::Compatible),
            ("26%", "28%", Relation::Differ),
            ("10 to 15 ships", "12 ships", Relation::Compatible),
            ("10 to 15 ships", "16 ships", Relation::Differ),
            ("half of them", "51%", Relation::Compatible),
            ("hundreds of ships", "800 ships", Relation::Compatible),
            ("hundreds of ships", "90 ships", Relation::Differ),
        ] {
            let (one_figure, other_figure) = (figure(one), figure(other));
            let today = day("2025-09-04");
            let got = relation((&one_figure, today), (&other_figure, today));
            assert_eq!(got, want, "{one} / {other}");
            let turned = relation((&other_figure, today), (&one_figure, today));
            assert_eq!(turned, want, "{other} / {one}");
        }
    }

    #[test]
    fn what_differs_after_days_may_have_changed() {
        let (one, other) = (figure("26 ships"), figure("35 ships"));
        for (day_of_other, want) in [
            ("2025-09-04", Relation::Differ),
            ("2025-09-05", Relation::Differ),
            ("2025-09-07", Relation::Changed),
        ] {
            assert_eq!(
                relation((&one, day("2025-09-04")), (&other, day(day_of_other))),
                want,
                "{day_of_other}"
            );
        }
    }

    #[test]
    fn a_subject_is_a_noun_or_unit_and_the_words_around() {
        for (one, other, want) in [
            (
                "The 26 countries pledged to send peacekeepers.",
                "In all, 26 countries pledge sending peacekeepers soon.",
                true,
            ),
            (
                "The 26 countries pledged to send peacekeepers.",
                "Peacekeepers were pledged by 35 other countries.",
                true,
            ),
            ("The 26 countries pledged to send peacekeepers.", "Trade with 26 countries fell.", false),
            (
                "The harbour cost $13 million to rebuild.",
                "Rebuilding the harbour cost 14 million dollars.",
                true,
            ),
            (
                "The harbour cost $13 million to rebuild.",
                "The harbour cost 13 million euros to rebuild.",
                false,
            ),
            ("The 26 ships left the burning harbour.", "The 26 pilots left the burning harbour.", false),
        ] {
            assert_eq!(same_subject(&figure(one), &figure(other)), want, "{one} / {other}");
            assert_eq!(same_subject(&figure(other), &figure(one)), want, "{other} / {one}");
        }
    }

    #[test]
    fn absurd_values_do_no_harm() {
        let mut huge = figure("26 ships");
        huge.value = f64::MAX;
        let mut none = figure("26 ships");
        none.value = 0.0;
        none.span = Span { block: 1, start: 0, end: 0 };
        let today = day("2025-09-04");
        assert_eq!(relation((&huge, today), (&none, today)), Relation::Differ);
    }
}
