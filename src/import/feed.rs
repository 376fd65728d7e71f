//! Feeds that were saved: RSS, Atom, JSON Feed. Each entry with a text is an article.

use feed_rs::model::{Entry, Feed};
use feed_rs::parser;

use super::clipping::Clipping;
use super::metadata::Metadata;
use super::{Budget, bylines, page, refuse, text};
use crate::content::text_of_html;
use crate::diagnostic::Diagnostic;

/// An entry with fewer words announces an article and is none.
const MIN_WORDS: usize = 40;

pub(super) fn read(bytes: &[u8], label: &str) -> Result<Vec<Clipping>, Box<Diagnostic>> {
    // XML's own entities nest no deeper than the reader allows; addresses stay as they are written.
    let feed: Feed = parser::parse(bytes)
        .map_err(|error| refuse("import/bad-feed", format!("this feed cannot be read: {error}"), label))?;
    let source = feed.title.as_ref().map(|title| text_of_html(&title.content));
    let mut budget = Budget::new(label);
    let mut clippings = Vec::new();
    for (index, entry) in feed.entries.iter().enumerate() {
        let body = body(entry);
        budget.take(body.len())?;
        let stated = stated(&feed, entry, source.clone());
        let announces = body.split_whitespace().count() < MIN_WORDS;
        let (body, remarks) = match announces {
            true => (String::new(), vec!["announces an article, but does not have its text".to_owned()]),
            false => (body, Vec::new()),
        };
        let label = format!("{label}, entry {}", index + 1);
        clippings.push(Clipping { label, body, stated, remarks, ..Clipping::default() });
    }
    Ok(clippings)
}

/// The text of an entry, or what it says of it.
fn body(entry: &Entry) -> String {
    let content =
        entry.content.as_ref().and_then(|content| Some((content.body.as_deref()?, &content.content_type)));
    let summary = entry.summary.as_ref().map(|summary| (summary.content.as_str(), &summary.content_type));
    match content.or(summary) {
        // Many feeds call plain what is HTML.
        Some((plain, kind)) if kind.subty() == "plain" && !plain.contains("</") => text::to_markdown(plain).0,
        Some((html, _)) => page::fragment(html),
        None => String::new(),
    }
}

fn stated(feed: &Feed, entry: &Entry, source: Option<String>) -> Metadata {
    let link = entry.links.iter().find(|link| matches!(link.rel.as_deref(), None | Some("alternate")));
    let url = link.map(|link| link.href.clone()).filter(|url| url.starts_with("http"));
    let (published, updated) = (entry.published.or(entry.updated), entry.updated);
    let authors = if entry.authors.is_empty() { &feed.authors } else { &entry.authors };
    Metadata {
        title: entry.title.as_ref().map(|title| text_of_html(&title.content)),
        source: entry.source.clone().filter(|source| !source.contains("://")).or(source),
        url,
        published: published.map(|time| time.to_rfc3339()),
        updated: updated
            .filter(|updated| published.is_some_and(|published| *updated > published))
            .map(|time| time.to_rfc3339()),
        authors: authors
            .iter()
            .filter_map(|author| author.name.as_deref())
            .flat_map(bylines::names)
            .collect(),
        language: entry
            .language
            .clone()
            .or_else(|| feed.language.clone())
            .and_then(|tag| super::markup::language_tag(&tag)),
        ..Metadata::default()
    }
}
