//! The overview.

use std::cmp::Reverse;

use serde::Serialize;
use tera::Value;

use super::{ItemView, View, coverage_chart, item_view, meta, summary};
use crate::briefing::{ArticleIx, ItemKind, NoteIx, SourceIx, Subject};
use crate::reading::PersonIx;
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
    chart: Option<Value>,
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
    let briefing = site.briefing;
    let latest = (0..briefing.articles().len().min(LATEST))
        .map(|i| ArticleIx(i as u32))
        .map(|ix| Latest {
            card: site.cards.article(ix),
            excerpt: briefing.excerpt_text(briefing.article(ix)),
        })
        .collect();
    let notes = (0..briefing.notes().len().min(NOTES))
        .map(|i| NoteIx(i as u32))
        .map(|ix| Latest {
            card: site.cards.of(Subject::Note(ix)),
            excerpt: summary(&briefing.note(ix).doc.entry).unwrap_or_default(),
        })
        .collect();
    let sources = most(briefing.sources().iter().map(|s| s.articles.len()), SOURCES);
    let people = most(briefing.people().iter().map(|p| p.articles.len()), PEOPLE);
    let events = briefing
        .timeline()
        .values()
        .rev()
        .flatten()
        .filter(|item| !matches!(item.kind, ItemKind::Article(_)))
        .take(EVENTS)
        .map(|item| item_view(site, item))
        .collect();
    let mut meta = meta(site, &Page::Home, "", "home");
    meta.description = briefing.config.description.clone();
    let home = Home {
        counts: Counts {
            articles: briefing.articles().len(),
            sources: briefing.sources().len(),
            people: briefing.people().len(),
            notes: briefing.notes().len(),
        },
        latest,
        sources: sources
            .into_iter()
            .map(|(i, count)| Counted { card: site.cards.source(SourceIx(i as u32)), count })
            .collect(),
        people: people
            .into_iter()
            .map(|(i, count)| Counted { card: site.cards.person(PersonIx(i as u32)), count })
            .collect(),
        notes,
        events,
        chart: coverage_chart(site, (0..briefing.articles().len()).map(|i| ArticleIx(i as u32))),
        years: briefing
            .years()
            .into_iter()
            .map(|year| Year { year, path: site.path(&Page::Year(year)) })
            .collect(),
    };
    View::new("home.html", meta, &home)
}

/// The places of the `limit` greatest counts above zero; on a tie the earlier place is first.
pub(super) fn most(counts: impl Iterator<Item = usize>, limit: usize) -> Vec<(usize, usize)> {
    let mut ranked: Vec<(usize, usize)> = counts.enumerate().filter(|(_, count)| *count > 0).collect();
    ranked.sort_by_key(|(place, count)| (Reverse(*count), *place));
    ranked.truncate(limit);
    ranked
}
