//! Figures that several sources give, side by side.

use serde::Serialize;

use super::finding::{FigureView, figure};
use super::{View, meta, pager};
use crate::briefing::{List, Thing};
use crate::moment::Moment;
use crate::reading::{Figure, Hedge};
use crate::site::pager::Pager;
use crate::site::{Page, Site};

/// Figures of one group on the page.
const MOST: usize = 12;
/// How far "about" and "nearly" reach, as a part of the number.
const LEEWAY: f64 = 0.1;

#[derive(Serialize)]
struct FiguresView {
    total: usize,
    groups: Vec<GroupView>,
    pager: Option<Pager>,
}

#[derive(Serialize)]
struct GroupView {
    /// What is counted or measured, as far as one word says it.
    of: Option<String>,
    figures: Vec<GivenView>,
    more: usize,
    relation: &'static str,
    relation_in_words: &'static str,
}

#[derive(Serialize)]
struct GivenView {
    #[serde(flatten)]
    figure: FigureView,
    /// How it relates to the first one; nothing for that one.
    relation_in_words: Option<&'static str>,
}

/// How two figures for the same thing relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Relation {
    /// The same number, as exactly.
    Agree,
    /// Both can be right: `nearly 30` and `28`.
    Compatible,
    /// They exclude each other, and the later ones are all of later articles.
    Changed,
    /// They exclude each other.
    Differ,
}

impl Relation {
    fn as_str(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Compatible => "compatible",
            Self::Changed => "changed",
            Self::Differ => "differ",
        }
    }

    fn in_words(self) -> &'static str {
        match self {
            Self::Agree => "the sources agree",
            Self::Compatible => "the sources word it differently, and all can be right",
            Self::Changed => "the figure changed over time",
            Self::Differ => "the sources differ",
        }
    }

    fn to_first(self) -> &'static str {
        match self {
            Self::Agree => "the same",
            Self::Compatible => "compatible",
            Self::Changed => "another, later",
            Self::Differ => "another",
        }
    }
}

/// What a figure allows the number to be.
fn range(figure: &Figure) -> (f64, f64) {
    let (low, high) = (figure.value, figure.to.unwrap_or(figure.value));
    let leeway = high.abs() * LEEWAY;
    match figure.hedge {
        None => (low, high),
        Some(Hedge::About) => (low - leeway, high + leeway),
        Some(Hedge::AtLeast) => (low, f64::INFINITY),
        Some(Hedge::AtMost) => (f64::NEG_INFINITY, high),
        Some(Hedge::Nearly) => (low - leeway, high),
    }
}

/// Relates two figures with the days of their articles.
fn relate((a, a_on): (&Figure, Moment), (b, b_on): (&Figure, Moment)) -> Relation {
    if a.value == b.value && a.to == b.to && a.hedge == b.hedge {
        return Relation::Agree;
    }
    let ((a_low, a_high), (b_low, b_high)) = (range(a), range(b));
    if a_low <= b_high && b_low <= a_high {
        Relation::Compatible
    } else if a_on.date() == b_on.date() {
        Relation::Differ
    } else {
        Relation::Changed
    }
}

/// Relates all figures of a group: those of one day that differ make it differ; so do two numbers that come and go.
fn relation(figures: &[(&Figure, Moment)]) -> Relation {
    let mut worst = Relation::Agree;
    for (at, one) in figures.iter().enumerate() {
        for other in &figures[at + 1..] {
            worst = worst.max(relate(*one, *other));
        }
    }
    if worst == Relation::Changed {
        let mut by_day = figures.to_vec();
        by_day.sort_by_key(|(_, on)| *on);
        let mut seen: Vec<&Figure> = Vec::new();
        for (figure, _) in by_day {
            if seen.last().is_some_and(|last| last.value != figure.value)
                && seen.iter().any(|before| before.value == figure.value)
            {
                return Relation::Differ;
            }
            seen.push(figure);
        }
    }
    worst
}

pub(super) fn figures(site: &Site<'_>, page: &Page, n: usize) -> View {
    let view = FiguresView {
        total: site.length(List::Figures),
        groups: site.figures(n).iter().filter_map(|first| group(site, *first)).collect(),
        pager: pager(site, List::Figures, n, Page::Figures),
    };
    let mut meta = meta(site, page, "Figures", "quotes");
    meta.description = Some("Figures that several sources give, side by side.".to_owned());
    View::new("figures.html", meta, &view)
}

fn group(site: &Site<'_>, first: Thing) -> Option<GroupView> {
    let mut members = site.figure_group(first);
    let more = members.len().saturating_sub(MOST);
    members.truncate(MOST);
    let found = |thing: &Thing| {
        let article = site.article_of(*thing);
        Some((article.findings.figures.get(thing.nth as usize)?, article.doc.published))
    };
    let of_first = found(&first)?;
    let all: Vec<(&Figure, Moment)> = members.iter().filter_map(found).collect();
    let relation = relation(&all);
    let given = |thing: &Thing| {
        let to_first = relate(of_first, found(thing)?);
        Some(GivenView {
            figure: figure(site, *thing, site.article_of(*thing))?,
            relation_in_words: (*thing != first).then(|| to_first.to_first()),
        })
    };
    let noun = of_first.0.noun.as_deref().or(of_first.0.unit.as_deref());
    Some(GroupView {
        of: noun.map(str::to_owned),
        figures: members.iter().filter_map(given).collect(),
        more,
        relation: relation.as_str(),
        relation_in_words: relation.in_words(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{FigureRule, Span};

    fn given(text: &str, day: i8) -> (Figure, Moment) {
        let (hedge, number) = match text.split_once(' ') {
            Some(("about", rest)) => (Some(Hedge::About), rest),
            Some(("least", rest)) => (Some(Hedge::AtLeast), rest),
            Some(("most", rest)) => (Some(Hedge::AtMost), rest),
            Some(("nearly", rest)) => (Some(Hedge::Nearly), rest),
            _ => (None, text),
        };
        let (value, to) = match number.split_once('-') {
            Some((value, to)) => (value, Some(to.parse().expect("a number"))),
            None => (number, None),
        };
        let figure = Figure {
            span: Span { block: 1, start: 0, end: 1 },
            value: value.parse().expect("a number"),
            to,
            hedge,
            unit: None,
            noun: None,
            noun_span: None,
            rule: FigureRule::ALL[0],
        };
        (figure, Moment::day(jiff::civil::date(2025, 9, day)))
    }

    #[test]
    fn figures_agree_fit_change_or_differ() {
        for (texts, want) in [
            (&[("26", 4), ("26", 5)][..], Relation::Agree),
            (&[("about 30", 4), ("about 30", 4)], Relation::Agree),
            (&[("26", 4), ("about 28", 4)], Relation::Compatible),
            (&[("26", 4), ("nearly 28", 4)], Relation::Compatible),
            (&[("28", 4), ("nearly 27", 4)], Relation::Differ),
            (&[("26", 4), ("least 20", 4)], Relation::Compatible),
            (&[("26", 4), ("most 20", 4)], Relation::Differ),
            (&[("20-30", 4), ("26", 4)], Relation::Compatible),
            (&[("20-30", 4), ("31", 4)], Relation::Differ),
            (&[("26", 4), ("35", 5)], Relation::Changed),
            (&[("26", 4), ("35", 5), ("35", 6)], Relation::Changed),
            (&[("26", 4), ("35", 5), ("26", 6)], Relation::Differ),
            (&[("26", 4), ("35", 5), ("36", 5)], Relation::Differ),
        ] {
            let made: Vec<(Figure, Moment)> = texts.iter().map(|(text, day)| given(text, *day)).collect();
            let all: Vec<(&Figure, Moment)> = made.iter().map(|(figure, on)| (figure, *on)).collect();
            assert_eq!(relation(&all), want, "{texts:?}");
        }
    }
}
