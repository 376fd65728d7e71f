//! Everything of one kind: articles, sources, people, events, notes, tags, and what bears a tag.

use serde::Serialize;
use tera::Value;

use super::behind::{Behind, MOST, behind};
use super::home::Counted;
use super::{View, Words, meta, pager, summary};
use crate::briefing::{EditionIx, List, NoteIx, Subject};
use crate::site::pager::Pager;
use crate::site::{Feed, Page, Site};
use crate::slug::Slug;

#[derive(Serialize)]
struct ListView {
    /// Cards, or cards with counts or summaries, as the template expects.
    rows: Vec<RowView>,
    total: usize,
    /// The sources of what bears a tag.
    behind: Option<Behind>,
    pager: Option<Pager>,
    /// Of articles: how many have several texts.
    changed: usize,
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

/// Page `n` of a list; `page` names a page by its number.
fn list(site: &Site<'_>, list: List, n: usize, rows: Vec<RowView>, page: impl Fn(usize) -> Page) -> ListView {
    ListView {
        rows,
        total: site.length(list.clone()),
        behind: None,
        pager: pager(site, list, n, page),
        changed: 0,
    }
}

/// A row with the number of a subject's articles.
fn counted(site: &Site<'_>, subject: Subject) -> RowView {
    Counted { card: site.card(subject), count: site.length(List::Of(subject)) }.into()
}

pub(super) fn articles(site: &Site<'_>, page: &Page, n: usize) -> View {
    let rows = site.articles(None, n).iter().map(|ix| site.card(Subject::Article(*ix)).into()).collect();
    let list = list(site, List::Articles, n, rows, Page::Articles);
    let view = ListView { changed: site.length(List::Revised), ..list };
    View::new("articles.html", meta(site, page, Words::message("articles"), "articles"), &view)
}

pub(super) fn sources(site: &Site<'_>, page: &Page, n: usize) -> View {
    let rows = site.sources(n).iter().map(|ix| counted(site, Subject::Source(*ix))).collect();
    let view = list(site, List::Sources, n, rows, Page::Sources);
    View::new("sources.html", meta(site, page, Words::message("sources"), "sources"), &view)
}

pub(super) fn people(site: &Site<'_>, page: &Page, n: usize) -> View {
    let rows = site.people(n).iter().map(|ix| counted(site, Subject::Person(*ix))).collect();
    let view = list(site, List::People, n, rows, Page::People);
    View::new("people.html", meta(site, page, Words::message("people"), "people"), &view)
}

pub(super) fn events(site: &Site<'_>, page: &Page, n: usize) -> View {
    let rows = site.events(n).iter().map(|ix| site.card(Subject::Event(*ix)).into()).collect();
    let view = list(site, List::Events, n, rows, Page::Events);
    View::new("events.html", meta(site, page, Words::message("events"), "timeline"), &view)
}

pub(super) fn notes(site: &Site<'_>, page: &Page, n: usize) -> View {
    let row = |ix: &NoteIx| RowView {
        card: site.card(Subject::Note(*ix)),
        count: None,
        summary: summary(site, Subject::Note(*ix)),
    };
    let rows = site.notes(n).iter().map(row).collect();
    let view = list(site, List::Notes, n, rows, Page::Notes);
    View::new("notes.html", meta(site, page, Words::message("notes"), "notes"), &view)
}

pub(super) fn editions(site: &Site<'_>, page: &Page, n: usize) -> View {
    let row = |ix: &EditionIx| RowView {
        card: site.card(Subject::Edition(*ix)),
        count: None,
        summary: summary(site, Subject::Edition(*ix)),
    };
    let rows = site.editions(n).iter().map(row).collect();
    let view = list(site, List::Editions, n, rows, Page::Editions);
    let mut meta = meta(site, page, Words::message("editions"), "editions");
    meta.set_feed(site, &Feed::Editions);
    View::new("editions.html", meta, &view)
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
    let rows = site.tags(n).into_iter().map(|(slug, label)| TagRow {
        label,
        path: site.path(&Page::Tag(slug.clone(), 1)),
        count: site.length(List::Tagged(slug.clone())),
    });
    let view = TagsView { tags: rows.collect(), pager: pager(site, List::Tags, n, Page::Tags) };
    View::new("tags.html", meta(site, page, Words::message("tags"), "tags"), &view)
}

pub(super) fn tag(site: &Site<'_>, page: &Page, slug: &Slug, n: usize) -> View {
    let rows = site.tagged(slug, n).iter().map(|subject| site.card(*subject).into()).collect();
    let mut view = list(site, List::Tagged(slug.clone()), n, rows, |n| Page::Tag(slug.clone(), n));
    view.behind = behind(site, site.articles_tagged(slug, MOST));
    let mut meta = meta(site, page, site.tag(slug).unwrap_or_default(), "tags");
    meta.set_feed(site, &Feed::Tag(slug.clone()));
    View::new("tag.html", meta, &view)
}
