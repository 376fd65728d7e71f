//! Figures that several sources give, side by side.

use serde::Serialize;
use tera::Value;

use super::behind::{Behind, behind};
use super::finding::{FigureView, figure};
use super::plot::{Mark, marks};
use super::{View, Words, meta, pager};
use crate::briefing::{Article, List, Subject, Thing};
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
    /// Another one before it that it differs from, where it may well be what the first one says.
    other: Option<OtherView>,
}

/// A figure that another one differs from.
#[derive(Serialize)]
struct OtherView {
    /// `differ`, `changed`.
    relation: &'static str,
    words: Words,
    source: Value,
}

/// Of all relations in a group, the one to be told.
fn of_group(relations: impl Iterator<Item = Relation>) -> Relation {
    relations.max_by_key(weight).unwrap_or(Relation::Agree)
}

/// How much a relation tells: that sources differ on a day is more than that a number changed.
fn weight(relation: &Relation) -> u8 {
    match relation {
        Relation::Agree => 0,
        Relation::Compatible => 1,
        Relation::Changed => 2,
        Relation::Differ => 3,
    }
}

/// Which of the figures between the first one and the one at a place differs from that more than the first does: 28 and
/// 33 may both be about 30, and else no row would say that the sources differ.
fn differs_from(at: usize, relation: impl Fn(usize, usize) -> Relation) -> Option<(usize, Relation)> {
    let to_first = weight(&relation(0, at)).max(weight(&Relation::Compatible));
    let worse = (1..at).map(|other| (other, relation(other, at))).filter(|(_, it)| weight(it) > to_first);
    worse.rev().max_by_key(|(_, it)| weight(it))
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
    let found = |thing: &Thing| {
        let (text, nth) = site.figure_of(*thing)?;
        Some((text.findings.figures.get(nth)?, site.figure_dated(*thing)))
    };
    members.retain(|thing| found(thing).is_some());
    let more = members.len().saturating_sub(MOST);
    members.truncate(MOST);
    let all: Vec<(&Figure, Moment)> = members.iter().filter_map(found).collect();
    let (of_first, _) = *all.first()?;
    let between = |one: usize, other: usize| relation(all[one], all[other]);
    let pairs = (1..all.len()).flat_map(|other| (0..other).map(move |one| (one, other)));
    let of_all = of_group(pairs.map(|(one, other)| between(one, other)));
    let mut marks = marks(all.iter().map(|(figure, _)| *figure)).into_iter().flatten();
    let other = |(other, relation): (usize, Relation)| {
        let article = site.article_of(members[other]);
        Some(OtherView {
            relation: relation.as_str(),
            words: figure(site, members[other])?.words,
            source: site.card(Subject::Source(article.source)),
        })
    };
    let given = |(at, thing): (usize, &Thing)| {
        Some(GivenView {
            figure: figure(site, *thing)?,
            mark: marks.next(),
            relation: (at > 0).then(|| between(0, at).as_str()),
            other: differs_from(at, between).and_then(other),
        })
    };
    Some(GroupView {
        of: counted(site.figure_of(first)?.0, of_first),
        language: site.article_of(first).doc.language.clone(),
        figures: members.iter().enumerate().filter_map(given).collect(),
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

    /// The relations of a figure to all before it, from the first on.
    #[test]
    fn a_row_names_the_one_that_it_differs_from() {
        use Relation::{Agree, Changed, Compatible, Differ};
        for (relations, want) in [
            (&[Compatible][..], None),
            // About 30, 28, 33.
            (&[Compatible, Differ], Some((1, Differ))),
            (&[Agree, Compatible], None),
            (&[Differ, Differ], None),
            (&[Changed, Differ], Some((1, Differ))),
            (&[Compatible, Changed, Differ], Some((2, Differ))),
            (&[Compatible, Differ, Differ], Some((1, Differ))),
        ] {
            let found = differs_from(relations.len(), |other, _| relations[other]);
            assert_eq!(found, want, "{relations:?}");
        }
    }
}
