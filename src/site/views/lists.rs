//! Everything of one kind: articles, sources, people, events, notes, tags, and what bears a tag.

use serde::Serialize;
use tera::Value;

use super::home::Counted;
use super::{View, meta, pager, summary};
use crate::briefing::{ArticleIx, EventIx, NoteIx, SourceIx, Subject};
use crate::reading::PersonIx;
use crate::site::pager::{Pager, slice};
use crate::site::{Page, Site};
use crate::slug::Slug;

#[derive(Serialize)]
struct ListView {
    /// Cards, or cards with counts or summaries, as the template expects.
    rows: Vec<RowView>,
    total: usize,
    pager: Option<Pager>,
}

#[derive(Serialize)]
struct RowView {
    card: Value,
    /// Articles, where that is what is counted.
    count: Option<usize>,
    /// The first words, where there are any.
    summary: Option<String>,
}

impl From<Value> for RowView {
    fn from(card: Value) -> Self {
        Self { card, count: None, summary: None }
    }
}

impl From<Counted> for RowView {
    fn from(counted: Counted) -> Self {
        Self { card: counted.card, count: Some(counted.count), summary: None }
    }
}

/// Page `n` of a list of `total` things; `row` makes a row by its place, `page` names a page by its number.
fn list(
    site: &Site<'_>,
    total: usize,
    n: usize,
    row: impl Fn(usize) -> RowView,
    page: impl Fn(usize) -> Page,
) -> ListView {
    let per_page = site.briefing.config.paginate_by;
    let rows = ((n - 1) * per_page..total.min(n * per_page)).map(row).collect();
    ListView { rows, total, pager: pager(site, total, n, page) }
}

pub(super) fn articles(site: &Site<'_>, page: &Page, n: usize) -> View {
    let row = |i| site.cards.article(ArticleIx(i as u32)).into();
    let view = list(site, site.briefing.articles().len(), n, row, Page::Articles);
    View::new("articles.html", meta(site, page, "Articles", "articles"), &view)
}

pub(super) fn sources(site: &Site<'_>, page: &Page, n: usize) -> View {
    let sources = site.briefing.sources();
    let row = |i: usize| {
        Counted { card: site.cards.source(SourceIx(i as u32)), count: sources[i].articles.len() }.into()
    };
    let view = list(site, sources.len(), n, row, Page::Sources);
    View::new("sources.html", meta(site, page, "Sources", "sources"), &view)
}

pub(super) fn people(site: &Site<'_>, page: &Page, n: usize) -> View {
    let people = site.briefing.people();
    let row = |i: usize| {
        Counted { card: site.cards.person(PersonIx(i as u32)), count: people[i].articles.len() }.into()
    };
    let view = list(site, people.len(), n, row, Page::People);
    View::new("people.html", meta(site, page, "People", "people"), &view)
}

pub(super) fn events(site: &Site<'_>, page: &Page, n: usize) -> View {
    let row = |i| site.cards.of(Subject::Event(EventIx(i as u32))).into();
    let view = list(site, site.briefing.events().len(), n, row, Page::Events);
    View::new("events.html", meta(site, page, "Events", "timeline"), &view)
}

pub(super) fn notes(site: &Site<'_>, page: &Page, n: usize) -> View {
    let notes = site.briefing.notes();
    let row = |i: usize| RowView {
        card: site.cards.of(Subject::Note(NoteIx(i as u32))),
        count: None,
        summary: summary(&notes[i].doc.entry),
    };
    let view = list(site, notes.len(), n, row, Page::Notes);
    View::new("notes.html", meta(site, page, "Notes", "notes"), &view)
}

#[derive(Serialize)]
struct TagsView<'a> {
    tags: Vec<TagRow<'a>>,
    pager: Option<Pager>,
}

#[derive(Serialize)]
struct TagRow<'a> {
    label: &'a str,
    path: String,
    count: usize,
}

pub(super) fn tags(site: &Site<'_>, page: &Page, n: usize) -> View {
    let all: Vec<_> = site.briefing.tags().iter().collect();
    let rows = slice(&all, n, site.briefing.config.paginate_by).iter().map(|(slug, tag)| TagRow {
        label: &tag.label,
        path: site.path(&Page::Tag((*slug).clone(), 1)),
        count: tag.members.len(),
    });
    let view = TagsView { tags: rows.collect(), pager: pager(site, all.len(), n, Page::Tags) };
    View::new("tags.html", meta(site, page, "Tags", "tags"), &view)
}

pub(super) fn tag(site: &Site<'_>, page: &Page, slug: &Slug, n: usize) -> View {
    let (label, members) = site
        .briefing
        .tags()
        .get(slug)
        .map_or(("", &[][..]), |tag| (tag.label.as_str(), tag.members.as_slice()));
    let row = |i: usize| site.cards.of(members[i]).into();
    let view = list(site, members.len(), n, row, |n| Page::Tag(slug.clone(), n));
    View::new("tag.html", meta(site, page, label, "tags"), &view)
}
