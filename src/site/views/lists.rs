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

fn whole(rows: Vec<RowView>) -> ListView {
    ListView { total: rows.len(), rows, pager: None }
}

pub(super) fn articles(site: &Site<'_>, page: &Page, n: usize) -> View {
    let all: Vec<ArticleIx> = (0..site.briefing.articles().len()).map(|i| ArticleIx(i as u32)).collect();
    let view = ListView {
        rows: super::article_rows(site, &all, n).into_iter().map(Into::into).collect(),
        total: all.len(),
        pager: pager(site, all.len(), n, Page::Articles),
    };
    View::new("articles.html", meta(site, page, "Articles", "articles"), &view)
}

pub(super) fn sources(site: &Site<'_>, page: &Page) -> View {
    let rows = site.briefing.sources().iter().enumerate().map(|(i, source)| {
        Counted { card: site.cards.source(SourceIx(i as u32)), count: source.articles.len() }.into()
    });
    View::new("sources.html", meta(site, page, "Sources", "sources"), &whole(rows.collect()))
}

pub(super) fn people(site: &Site<'_>, page: &Page, n: usize) -> View {
    let people = site.briefing.people();
    let all: Vec<PersonIx> = (0..people.len()).map(|i| PersonIx(i as u32)).collect();
    let rows = slice(&all, n, site.briefing.config.paginate_by)
        .iter()
        .map(|ix| Counted { card: site.cards.person(*ix), count: people[ix.get()].articles.len() }.into());
    let view =
        ListView { rows: rows.collect(), total: all.len(), pager: pager(site, all.len(), n, Page::People) };
    View::new("people.html", meta(site, page, "People", "people"), &view)
}

pub(super) fn events(site: &Site<'_>, page: &Page) -> View {
    let rows =
        (0..site.briefing.events().len()).map(|i| site.cards.of(Subject::Event(EventIx(i as u32))).into());
    View::new("events.html", meta(site, page, "Events", "timeline"), &whole(rows.collect()))
}

pub(super) fn notes(site: &Site<'_>, page: &Page, n: usize) -> View {
    let all: Vec<NoteIx> = (0..site.briefing.notes().len()).map(|i| NoteIx(i as u32)).collect();
    let rows = slice(&all, n, site.briefing.config.paginate_by).iter().map(|ix| RowView {
        card: site.cards.of(Subject::Note(*ix)),
        count: None,
        summary: summary(&site.briefing.note(*ix).doc.entry),
    });
    let view =
        ListView { rows: rows.collect(), total: all.len(), pager: pager(site, all.len(), n, Page::Notes) };
    View::new("notes.html", meta(site, page, "Notes", "notes"), &view)
}

#[derive(Serialize)]
struct TagsView<'a> {
    tags: Vec<TagRow<'a>>,
}

#[derive(Serialize)]
struct TagRow<'a> {
    label: &'a str,
    path: String,
    count: usize,
}

pub(super) fn tags(site: &Site<'_>, page: &Page) -> View {
    let tags = site.briefing.tags().iter().map(|(slug, tag)| TagRow {
        label: &tag.label,
        path: site.path(&Page::Tag(slug.clone(), 1)),
        count: tag.members.len(),
    });
    View::new("tags.html", meta(site, page, "Tags", "tags"), &TagsView { tags: tags.collect() })
}

pub(super) fn tag(site: &Site<'_>, page: &Page, slug: &Slug, n: usize) -> View {
    let (label, members) = site
        .briefing
        .tags()
        .get(slug)
        .map_or(("", &[][..]), |tag| (tag.label.as_str(), tag.members.as_slice()));
    let rows = slice(members, n, site.briefing.config.paginate_by);
    let view = ListView {
        rows: rows.iter().map(|subject| site.cards.of(*subject).into()).collect(),
        total: members.len(),
        pager: pager(site, members.len(), n, |n| Page::Tag(slug.clone(), n)),
    };
    View::new("tag.html", meta(site, page, label, "tags"), &view)
}
