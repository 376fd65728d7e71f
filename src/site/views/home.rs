//! The overview.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;
use tera::Value;

use super::figures::{GroupView, disputed};
use super::quotes::{UtteranceView, in_several};
use super::{Chart, ItemView, View, Words, item_view, meta, summary, timeline_chart};
use crate::briefing::{Item, ItemKind, List, SourceIx, Subject};
use crate::moment::{Moment, Precision};
use crate::site::cards::DateView;
use crate::site::{Page, Site};

const LATEST: usize = 8;
const PEOPLE: usize = 12;
const SOURCES: usize = 12;
const NOTES: usize = 4;
const EDITIONS: usize = 3;
const EVENTS: usize = 6;
const QUOTED: usize = 8;
const SHARED: usize = 2;
const DISPUTED: usize = 3;
/// Days and sources of the matrix: as many as fit beside each other on a desk's screen.
const DAYS: usize = 14;
const ROWS: usize = 10;
/// Entries of the timeline that the matrix is made from at most.
const LOOKED_AT: usize = 2_000;

#[derive(Serialize)]
struct Home<'a> {
    counts: Counts,
    latest: Vec<Latest>,
    sources: Vec<Counted>,
    people: Vec<Counted>,
    /// Who is quoted most, with their utterances.
    quoted: Vec<Counted>,
    /// The newest utterances that several sources have.
    shared: Vec<UtteranceView<'a>>,
    /// The newest figures that sources disagree on, or that changed.
    disputed: Vec<GroupView>,
    coverage: Option<Coverage>,
    editions: Vec<Latest>,
    notes: Vec<Latest>,
    events: Vec<ItemView>,
    chart: Option<Chart>,
    years: Vec<Year>,
}

#[derive(Serialize)]
struct Counts {
    articles: usize,
    sources: usize,
    people: usize,
    notes: usize,
}

#[derive(Serialize)]
struct Latest {
    card: Value,
    excerpt: String,
}

/// A card with the number of its articles.
#[derive(Serialize)]
pub(super) struct Counted {
    pub(super) card: Value,
    pub(super) count: usize,
}

#[derive(Serialize)]
struct Year {
    year: i16,
    path: String,
}

/// Who wrote how much on which of the last days.
#[derive(Serialize)]
struct Coverage {
    days: Vec<DayLink>,
    rows: Vec<CoverageRow>,
}

#[derive(Serialize)]
struct DayLink {
    date: DateView,
    /// Of the month.
    day: i8,
    path: String,
}

#[derive(Serialize)]
struct CoverageRow {
    card: Value,
    /// Articles by day.
    cells: Vec<usize>,
    total: usize,
}

/// The sources that wrote most on the last days with articles; nothing where that is one source or one day.
fn coverage(site: &Site<'_>, items: &[Item]) -> Option<Coverage> {
    let mut by_day: BTreeMap<Date, BTreeMap<SourceIx, usize>> = BTreeMap::new();
    for item in items.iter().rev().take(LOOKED_AT) {
        let ItemKind::Article(article) = item.kind else { continue };
        if item.date.precision() < Precision::Day {
            continue;
        }
        let day = item.date.date();
        if by_day.len() == DAYS && !by_day.contains_key(&day) {
            break;
        }
        *by_day.entry(day).or_default().entry(site.source_of(article)).or_default() += 1;
    }
    let mut totals: BTreeMap<SourceIx, usize> = BTreeMap::new();
    for (source, count) in by_day.values().flatten() {
        *totals.entry(*source).or_default() += count;
    }
    let mut sources: Vec<(SourceIx, usize)> = totals.into_iter().collect();
    sources.sort_by_cached_key(|(source, count)| {
        (std::cmp::Reverse(*count), site.title(Subject::Source(*source)).to_owned())
    });
    sources.truncate(ROWS);
    let row = |(source, total): (SourceIx, usize)| CoverageRow {
        card: site.card(Subject::Source(source)),
        cells: by_day.values().map(|day| day.get(&source).copied().unwrap_or_default()).collect(),
        total,
    };
    let day = |day: &Date| DayLink {
        date: Moment::day(*day).into(),
        day: day.day(),
        path: site.path(&Page::Day(*day, 1)),
    };
    (by_day.len() > 1 && sources.len() > 1).then(|| Coverage {
        days: by_day.keys().map(day).collect(),
        rows: sources.into_iter().map(row).collect(),
    })
}

pub(super) fn home(site: &Site<'_>) -> View {
    let latest = site
        .newest(None, LATEST)
        .iter()
        .map(|ix| Latest { card: site.card(Subject::Article(*ix)), excerpt: site.excerpt(*ix).1 })
        .collect();
    let notes = site
        .newest_notes(NOTES)
        .iter()
        .map(|ix| Latest {
            card: site.card(Subject::Note(*ix)),
            excerpt: summary(site, Subject::Note(*ix)).unwrap_or_default(),
        })
        .collect();
    let editions = site
        .newest_editions(EDITIONS)
        .iter()
        .map(|ix| Latest {
            card: site.card(Subject::Edition(*ix)),
            excerpt: summary(site, Subject::Edition(*ix)).unwrap_or_default(),
        })
        .collect();
    let counted = |subject, count| Counted { card: site.card(subject), count };
    let sources = site.largest_sources(SOURCES).into_iter();
    let people = site.most_named(PEOPLE).into_iter();
    let events = site
        .timeline()
        .rev()
        .filter(|item| matches!(item.kind, ItemKind::Event(_) | ItemKind::Happening(_)))
        .take(EVENTS)
        .filter_map(|item| item_view(site, item))
        .collect();
    let items: Vec<Item> = site.timeline().copied().collect();
    let mut meta = meta(site, &Page::Home, "", "home");
    meta.description = site.config().description.as_deref().map(Words::from);
    let home = Home {
        counts: Counts {
            articles: site.length(List::Articles),
            sources: site.length(List::Sources),
            people: site.length(List::People),
            notes: site.length(List::Notes),
        },
        latest,
        sources: sources.map(|(ix, count)| counted(Subject::Source(ix), count)).collect(),
        people: people.map(|(ix, count)| counted(Subject::Person(ix), count)).collect(),
        quoted: site
            .speakers(QUOTED)
            .into_iter()
            .map(|(ix, count)| counted(Subject::Person(ix), count))
            .collect(),
        shared: in_several(site, SHARED),
        disputed: disputed(site, DISPUTED),
        coverage: coverage(site, &items),
        editions,
        notes,
        events,
        chart: timeline_chart(site, &items),
        years: site
            .years()
            .into_iter()
            .map(|year| Year { year, path: site.path(&Page::Year(year)) })
            .collect(),
    };
    View::new("home.html", meta, &home)
}
