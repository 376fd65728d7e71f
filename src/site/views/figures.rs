//! Figures that several sources give, side by side.

use serde::Serialize;

use super::behind::{Behind, behind};
use super::finding::{FigureView, figure};
use super::plot::{Mark, marks};
use super::{View, Words, meta, pager};
use crate::briefing::{Article, List, Thing};
use crate::moment::Moment;
use crate::reading::{Figure, Relation, relation};
use crate::site::pager::Pager;
use crate::site::{Page, Site};

/// Figures of one group on the page.
const MOST: usize = 12;

#[derive(Serialize)]
struct FiguresView {
    total: usize,
    groups: Vec<GroupView>,
    pager: Option<Pager>,
}

#[derive(Serialize)]
pub(super) struct GroupView {
    /// What is counted, as far as one word says it, as the first figure has it: `passengers`.
    of: Option<String>,
    /// Of that word, if it is not the site's.
    language: Option<String>,
    figures: Vec<GivenView>,
    more: usize,
    behind: Option<Behind>,
    /// Of all figures to each other: `agree`, `compatible`, `differ`, `changed`.
    pub(super) relation: &'static str,
}

#[derive(Serialize)]
struct GivenView {
    #[serde(flatten)]
    figure: FigureView,
    /// Where it lies on the scale of the group.
    mark: Option<Mark>,
    /// How it relates to the first one; nothing for that one.
    relation: Option<&'static str>,
}

/// Of all relations in a group, the one to be told: that sources differ on a day tells more than that a number changed.
fn of_group(relations: impl Iterator<Item = Relation>) -> Relation {
    let rank = |relation: &Relation| match relation {
        Relation::Agree => 0,
        Relation::Compatible => 1,
        Relation::Changed => 2,
        Relation::Differ => 3,
    };
    relations.max_by_key(rank).unwrap_or(Relation::Agree)
}

pub(super) fn figures(site: &Site<'_>, page: &Page, n: usize) -> View {
    let view = FiguresView {
        total: site.length(List::Figures),
        groups: site.figures(n).iter().filter_map(|first| group(site, *first)).collect(),
        pager: pager(site, List::Figures, n, Page::Figures),
    };
    let mut meta = meta(site, page, Words::message("figures"), "figures");
    meta.description = Some(Words::message("figures-description"));
    View::new("figures.html", meta, &view)
}

/// The first groups of the newest whose figures do not agree.
pub(super) fn disputed(site: &Site<'_>, limit: usize) -> Vec<GroupView> {
    let groups = site.figures(1).iter().filter_map(|first| group(site, *first));
    groups.filter(|group| group.relation == Relation::Differ.as_str()).take(limit).collect()
}

fn group(site: &Site<'_>, first: Thing) -> Option<GroupView> {
    group_of(site, site.figure_group(first))
}

/// Figures of one group, the first one first.
pub(super) fn group_of(site: &Site<'_>, mut members: Vec<Thing>) -> Option<GroupView> {
    let first = *members.first()?;
    let behind = behind(site, members.iter().map(|thing| thing.article));
    let more = members.len().saturating_sub(MOST);
    members.truncate(MOST);
    let found = |thing: &Thing| {
        let (text, nth) = site.figure_of(*thing)?;
        Some((text.findings.figures.get(nth)?, text.doc.published))
    };
    let of_first = found(&first)?;
    let all: Vec<(&Figure, Moment)> = members.iter().filter_map(found).collect();
    let pairs =
        all.iter().enumerate().flat_map(|(at, one)| all[at + 1..].iter().map(move |other| (one, other)));
    let of_all = of_group(pairs.map(|(one, other)| relation(*one, *other)));
    let mut marks = marks(all.iter().map(|(figure, _)| *figure)).into_iter().flatten();
    let given = |thing: &Thing| {
        let beside = relation(of_first, found(thing)?);
        Some(GivenView {
            figure: figure(site, *thing)?,
            mark: marks.next(),
            relation: (*thing != first).then_some(beside.as_str()),
        })
    };
    Some(GroupView {
        of: counted(site.figure_of(first)?.0, of_first.0),
        language: site.article_of(first).doc.language.clone(),
        figures: members.iter().filter_map(given).collect(),
        more,
        behind,
        relation: of_all.as_str(),
    })
}

/// The word for what a figure counts, in the form that it has there, in small letters.
fn counted(article: &Article, figure: &Figure) -> Option<String> {
    let noun = figure.noun.as_deref()?;
    let phrase = figure.noun_span.and_then(|span| article.few_words(&span));
    let head =
        phrase.as_deref().and_then(|phrase| phrase.split_whitespace().next_back()).map(str::to_lowercase);
    // A phrase that may not be shown whole may end elsewhere.
    let same = |head: &String| head.chars().next() == noun.chars().next();
    Some(head.filter(same).unwrap_or_else(|| noun.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_called_by_what_matters_most() {
        use Relation::{Agree, Changed, Compatible, Differ};
        for (relations, want) in [
            (&[][..], Agree),
            (&[Agree, Agree], Agree),
            (&[Agree, Compatible], Compatible),
            (&[Compatible, Changed, Agree], Changed),
            (&[Changed, Differ, Agree], Differ),
        ] {
            assert_eq!(of_group(relations.iter().copied()), want, "{relations:?}");
        }
    }
}
