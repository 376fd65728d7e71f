//! One view for each kind of page: the plain data that its template sees.

mod article;
mod feed;
mod home;
mod lists;
mod note;
mod person;
mod source;
mod timeline;

use serde::Serialize;
use tera::{Context, Value};

use super::chart;
use super::pager::{Pager, slice};
use super::{Page, Site};
use crate::briefing::{ArticleIx, ItemKind, Subject};
use crate::content::{Entry, Spanned};
use crate::slug::Slug;

/// What a template is given.
pub struct View {
    /// Its name below `templates/`.
    pub template: &'static str,
    /// Its data.
    pub context: Context,
}

/// What every page has.
#[derive(Serialize)]
struct Meta {
    /// Empty on the overview.
    title: String,
    /// With the site's root: `/briefing/people/`.
    path: String,
    /// Absolute.
    url: String,
    /// One or two sentences, for search engines.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    /// The part of the site that the navigation marks.
    section: &'static str,
    /// A feed of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    feed: Option<String>,
}

/// Makes the view of a page.
pub fn view(site: &Site<'_>, page: &Page) -> View {
    match page {
        Page::Home => home::home(site),
        Page::Articles(number) => lists::articles(site, page, *number),
        Page::Article(ix) => article::article(site, page, *ix),
        Page::Sources(number) => lists::sources(site, page, *number),
        Page::Source(ix, number) => source::source(site, page, *ix, *number),
        Page::People(number) => lists::people(site, page, *number),
        Page::Person(ix, number) => person::person(site, page, *ix, *number),
        Page::Timeline => timeline::timeline(site, page),
        Page::Year(year) => timeline::year(site, page, *year),
        Page::Month(year, month) => timeline::month(site, page, *year, *month),
        Page::Day(day, number) => timeline::day(site, page, *day, *number),
        Page::Events(number) => lists::events(site, page, *number),
        Page::Event(ix) => note::event(site, page, *ix),
        Page::Notes(number) => lists::notes(site, page, *number),
        Page::Note(ix) => note::note(site, page, *ix),
        Page::Tags(number) => lists::tags(site, page, *number),
        Page::Tag(slug, number) => lists::tag(site, page, slug, *number),
        Page::NotFound => View::new("404.html", meta(site, page, "Page not found", ""), &()),
        Page::Feed(feed) => feed::feed(site, page, *feed),
        Page::Sitemap(part) => feed::sitemap(site, page, *part),
        Page::Robots => View::new("robots.txt", meta(site, page, "", ""), &()),
        Page::Redirect { to, .. } => {
            let target = site.subject_path(*to);
            let mut meta = meta(site, page, site.subject_title(*to), "");
            meta.url = format!("{}{target}", site.briefing.config.base_url.origin());
            View::new("redirect.html", meta, &serde_json::json!({ "target": target }))
        }
    }
}

impl View {
    fn new<T: Serialize>(template: &'static str, meta: Meta, data: &T) -> Self {
        // A view is a struct with string keys, which always serialises; `()` stands for no data.
        let mut context = Context::from_serialize(data).unwrap_or_default();
        context.insert("page", &meta);
        Self { template, context }
    }
}

fn meta(site: &Site<'_>, page: &Page, title: &str, section: &'static str) -> Meta {
    let path = site.path(page);
    let url = format!("{}{path}", site.briefing.config.base_url.origin());
    Meta { title: title.to_owned(), path, url, description: None, section, feed: None }
}

/// The cards of articles on page `n` of a list.
fn article_rows(site: &Site<'_>, articles: &[ArticleIx], n: usize) -> Vec<Value> {
    slice(articles, n, site.briefing.config.paginate_by).iter().map(|ix| site.cards.article(*ix)).collect()
}

/// The pager of a list of `items` at page `n`; `page` gives the page by its number.
fn pager(site: &Site<'_>, items: usize, n: usize, page: impl Fn(usize) -> Page) -> Option<Pager> {
    Pager::new(items, site.briefing.config.paginate_by, n, |n| site.path(&page(n)))
}

fn backlinks(site: &Site<'_>, subject: Subject) -> Vec<Value> {
    site.briefing.backlinks(subject).iter().map(|from| site.cards.of(*from)).collect()
}

/// A tag of a document, with its page.
#[derive(Serialize)]
struct TagView<'a> {
    label: &'a str,
    path: String,
}

/// A document's tags, each once.
fn tags<'a>(site: &Site<'a>, written: &[Spanned<String>]) -> Vec<TagView<'a>> {
    let mut tags: Vec<TagView<'a>> = Vec::new();
    for tag in written {
        let Some(slug) = Slug::new(tag.value.trim_start_matches('#')) else { continue };
        let Some(known) = site.briefing.tags().get(&slug) else { continue };
        let path = site.path(&Page::Tag(slug, 1));
        if !tags.iter().any(|t| t.path == path) {
            tags.push(TagView { label: &known.label, path });
        }
    }
    tags
}

/// An editors' body, or nothing where there is none.
fn editorial(site: &Site<'_>, entry: &Entry, links: &[crate::briefing::Link]) -> Option<Value> {
    if entry.body.blocks.is_empty() && entry.text[entry.body.offset..].trim().is_empty() {
        return None;
    }
    let html = super::html::body(site, entry, crate::content::Trust::Editorial, links, &[], &[], None);
    Some(Value::safe_string(&html))
}

/// The first words of an editors' body.
fn summary(entry: &Entry) -> Option<String> {
    const WORDS: usize = 40;
    let mut words = entry.body.plain.split_whitespace();
    let text: Vec<&str> = words.by_ref().take(WORDS).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    (!text.is_empty()).then(|| text.join(" ") + more)
}

/// One line of a timeline.
#[derive(Serialize)]
struct ItemView {
    kind: &'static str,
    title: String,
    /// Missing where a happening has no page of its own.
    path: Option<String>,
    date: super::cards::DateView,
    /// Of an article.
    source: Option<Value>,
    /// Of an event: who takes part.
    people: Vec<Value>,
    /// Of a happening: the articles that report it.
    articles: Vec<Value>,
}

fn item_view(site: &Site<'_>, item: &crate::briefing::Item) -> ItemView {
    let people =
        |people: &[crate::reading::PersonIx]| people.iter().map(|ix| site.cards.person(*ix)).collect();
    match item.kind {
        ItemKind::Article(ix) => ItemView {
            kind: "article",
            title: site.briefing.article(ix).doc.title.clone(),
            path: Some(site.path(&Page::Article(ix))),
            date: item.date.into(),
            source: Some(site.cards.source(site.briefing.article(ix).source)),
            people: Vec::new(),
            articles: Vec::new(),
        },
        ItemKind::Event(ix) => ItemView {
            kind: "event",
            title: site.briefing.event(ix).doc.title.clone(),
            path: Some(site.path(&Page::Event(ix))),
            date: item.date.into(),
            source: None,
            people: people(&site.briefing.event(ix).people),
            articles: Vec::new(),
        },
        ItemKind::Happening(index) => happening_view(site, index),
    }
}

fn happening_view(site: &Site<'_>, index: usize) -> ItemView {
    /// A happening that a hundred articles report is not better known by the names of all.
    const REPORTS: usize = 10;
    let happening = &site.briefing.happenings()[index];
    ItemView {
        kind: "happening",
        title: happening.title.clone(),
        path: None,
        date: happening.date.into(),
        source: None,
        people: happening.people.iter().map(|ix| site.cards.person(*ix)).collect(),
        articles: happening.articles.iter().take(REPORTS).map(|ix| site.cards.article(*ix)).collect(),
    }
}

/// The days on which articles were published, as a chart.
fn coverage_chart(site: &Site<'_>, articles: impl Iterator<Item = ArticleIx>) -> Option<Value> {
    let days = articles.map(|ix| (site.briefing.article(ix).doc.published.date(), 1));
    chart::bars("Articles", days).map(|svg| Value::safe_string(&svg))
}
