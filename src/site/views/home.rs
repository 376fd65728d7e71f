//! The overview.

use serde::Serialize;
use tera::Value;

use super::{Chart, ItemView, View, Words, coverage_chart, item_view, meta, published, summary};
use crate::briefing::{Item, ItemKind, List, Subject};
use crate::site::{Page, Site};

const LATEST: usize = 8;
const PEOPLE: usize = 12;
const SOURCES: usize = 12;
const NOTES: usize = 4;
const EVENTS: usize = 6;

#[derive(Serialize)]
struct Home {
    counts: Counts,
    latest: Vec<Latest>,
    sources: Vec<Counted>,
    people: Vec<Counted>,
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
            excerpt: summary(&site.note_excerpt(*ix).doc.entry).unwrap_or_default(),
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
        notes,
        events,
        chart: coverage_chart(published(&items)),
        years: site
            .years()
            .into_iter()
            .map(|year| Year { year, path: site.path(&Page::Year(year)) })
            .collect(),
    };
    View::new("home.html", meta, &home)
}
