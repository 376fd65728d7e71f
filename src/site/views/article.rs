//! An article: what is known of it, what may be shown of it, and who is in it.

use serde::Serialize;
use tera::Value;

use super::corrections::{self, ChangeView};
use super::margin::{ParagraphView, margin, numbers};
use super::wires::{self, SharedView};
use super::{ItemView, Meta, TagView, View, Words, happening_view, json_ld, meta, tags};
use crate::briefing::{Article, ArticleIx, Subject};
use crate::config::Publish;
use crate::content::Trust;
use crate::site::cards::DateView;
use crate::site::{Page, Site, html};

#[derive(Serialize)]
struct ArticleView<'a> {
    title: &'a str,
    id: &'a str,
    source: Value,
    original: Option<&'a str>,
    date: DateView,
    updated: Option<DateView>,
    authors: &'a [String],
    agencies: Vec<&'a str>,
    dateline: Option<&'a str>,
    language: Option<&'a str>,
    tags: Vec<TagView<'a>>,
    /// `full`, `excerpt` or `link`.
    policy: &'static str,
    words: usize,
    words_shown: usize,
    /// The text, if it may be shown whole.
    body: Option<Value>,
    /// Else its paragraphs, with as much of each as may be shown.
    paragraphs: Vec<html::Withheld<'a>>,
    people: Vec<PersonInArticle>,
    /// What was found, by paragraph.
    findings: Vec<ParagraphView<'a>>,
    /// Findings beyond those listed.
    more_findings: usize,
    /// Other articles that go back to the same text, the earliest first.
    origin: Vec<SharedView>,
    more_origin: usize,
    /// What changed from text to text, the last change first.
    changes: Vec<ChangeView>,
    happenings: Vec<ItemView>,
    backlinks: Vec<Value>,
    older: Option<Value>,
    newer: Option<Value>,
}

#[derive(Serialize)]
struct PersonInArticle {
    person: Value,
    /// As spelled here, in the order of the text.
    spellings: Vec<String>,
    /// Numbers of the paragraphs, each once.
    paragraphs: Vec<u32>,
}

pub(super) fn article(site: &Site<'_>, page: &Page, ix: ArticleIx) -> View {
    let article = site.article(ix);
    let doc = &article.doc;
    let entry = &doc.entry;
    let full = article.publish == Publish::Full;
    let (findings, more_findings) = margin(site, ix, article);
    let listed = numbers(&findings);
    let body = full.then(|| {
        let found = html::Found {
            mentions: &article.reading.mentions,
            captions: &article.findings.captions,
            quotations: html::marks(&article.findings.quotations),
            listed: &listed,
        };
        let links = site.links(Subject::Article(ix));
        html::body(site, entry, Trust::Foreign, links, found, doc.url.as_deref())
    });
    let (older, newer) = site.neighbours(ix);
    let dateline = article.findings.dateline.as_ref().and_then(|(block, range)| {
        // Where no word may be shown, neither may the place.
        (article.publish != Publish::Link).then_some(&entry.body.block_text(*block as usize)?[range.clone()])
    });
    let mut meta = meta(site, page, doc.title.as_str(), "articles");
    meta.description = match &doc.description {
        Some(description) if full => Some(description.as_str().into()),
        _ => Some(site.excerpt(ix).1).filter(|text| !text.is_empty()).map(Words::Given),
    };
    let tags = tags(site, &doc.tags);
    describe(site, &mut meta, article, dateline, &tags);
    let (origin, more_origin) = wires::shared(site, ix);
    let view = ArticleView {
        title: &doc.title,
        id: &entry.id,
        source: site.card(Subject::Source(article.source)),
        original: doc.url.as_deref(),
        date: doc.published.into(),
        updated: doc.updated.map(Into::into),
        authors: &doc.authors,
        agencies: article.agencies.iter().map(|name| &**name).collect(),
        dateline,
        language: doc.language.as_deref(),
        tags,
        policy: article.publish.as_str(),
        words: article.republished.words,
        words_shown: html::words_shown(article),
        body: body.as_deref().map(Value::safe_string),
        paragraphs: if full { Vec::new() } else { html::withheld(site, article, &listed) },
        people: people(site, article),
        findings,
        more_findings,
        origin,
        more_origin,
        changes: if doc.versions.is_empty() { Vec::new() } else { corrections::changes(site, ix) },
        happenings: article.happenings.iter().map(|index| happening_view(site, *index)).collect(),
        backlinks: site.backlinks(Subject::Article(ix)),
        older: older.map(|ix| site.card(Subject::Article(ix))),
        newer: newer.map(|ix| site.card(Subject::Article(ix))),
    };
    View::new("article.html", meta, &view)
}

/// What the page says of the article to machines.
fn describe(
    site: &Site<'_>,
    meta: &mut Meta,
    article: &Article,
    dateline: Option<&str>,
    tags: &[TagView<'_>],
) {
    let doc = &article.doc;
    let publisher = json_ld::publisher(site, article.source);
    let url = meta.url.clone();
    meta.describe(&json_ld::Thing::NewsArticle(json_ld::NewsArticle {
        headline: &doc.title,
        url: &url,
        is_based_on: doc.url.as_deref(),
        date_published: doc.published.to_string(),
        date_modified: doc.modified().map(|date| date.to_string()),
        in_language: doc.language.as_deref().unwrap_or(&site.config().language),
        author: json_ld::names(&doc.authors),
        usage_info: publisher.url.clone(),
        publisher,
        dateline,
        keywords: tags.iter().map(|tag| tag.label).collect(),
        mentions: json_ld::people(site, article.people.iter().copied()),
    }));
    meta.machines.kind = "article";
    meta.machines.published = Some(doc.published.to_string());
    meta.machines.robots = site.config().robots.of(article.publish).directive();
}

fn people(site: &Site<'_>, article: &Article) -> Vec<PersonInArticle> {
    let mut people: Vec<(u32, PersonInArticle)> = article
        .people
        .iter()
        .map(|person| {
            let spelled = article.spelled.iter().filter(|spelled| spelled.person == *person);
            let spellings = spelled.map(|spelled| spelled.text.to_string()).collect();
            let mut paragraphs: Vec<u32> = Vec::new();
            for mention in article.reading.mentions.iter().filter(|mention| mention.person == *person) {
                if paragraphs.last() != Some(&mention.block) {
                    paragraphs.push(mention.block);
                }
            }
            let first = paragraphs.first().copied().unwrap_or(u32::MAX);
            (first, PersonInArticle { person: site.card(Subject::Person(*person)), spellings, paragraphs })
        })
        .collect();
    // In the order of their first mention; those whom only the editor names come last, by id.
    people.sort_by_key(|(first, _)| *first);
    people.into_iter().map(|(_, person)| person).collect()
}
