//! What machines read: Atom feeds and the sitemap.

use serde::Serialize;

use super::{View, meta, summary};
use crate::briefing::{ArticleIx, NoteIx, Subject};
use crate::moment::Moment;
use crate::site::plan::{SITEMAP_LIMIT, listed_pages};
use crate::site::{Feed, Page, Site};

#[derive(Serialize)]
struct FeedView<'a> {
    title: String,
    /// The page that it is a feed of, absolute.
    home: String,
    /// RFC 3339; the newest entry's.
    updated: String,
    entries: Vec<EntryView<'a>>,
}

#[derive(Serialize)]
struct EntryView<'a> {
    title: &'a str,
    url: String,
    published: String,
    updated: String,
    authors: Vec<&'a str>,
    summary: String,
}

/// An empty feed still needs a date, and the clock is not for us to read.
const NEVER: &str = "1970-01-01T00:00:00Z";

pub(super) fn feed(site: &Site<'_>, page: &Page, feed: Feed) -> View {
    let briefing = site.briefing;
    let limit = briefing.config.feed_entries;
    let of = |articles: &[ArticleIx]| {
        articles
            .iter()
            .take(limit)
            .map(|ix| (article_date(site, *ix), Subject::Article(*ix)))
            .collect::<Vec<_>>()
    };
    let (title, home, subjects) = match feed {
        Feed::Site => {
            let newest: Vec<ArticleIx> =
                (0..briefing.articles().len().min(limit)).map(|i| ArticleIx(i as u32)).collect();
            let mut subjects = of(&newest);
            let dated = briefing.notes().iter().enumerate();
            subjects.extend(
                dated
                    .filter_map(|(i, note)| Some((note.doc.date?, Subject::Note(NoteIx(i as u32)))))
                    .take(limit),
            );
            subjects.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            subjects.truncate(limit);
            (briefing.config.title.clone(), Page::Home, subjects)
        }
        Feed::Source(ix) => {
            let source = briefing.source(ix);
            let title = format!("{} · {}", source.doc.name, briefing.config.title);
            (title, Page::Source(ix, 1), of(&source.articles))
        }
        Feed::Person(ix) => {
            let person = briefing.person(ix);
            let title = format!("{} · {}", person.name, briefing.config.title);
            (title, Page::Person(ix, 1), of(&person.articles))
        }
    };
    let origin = briefing.config.base_url.origin();
    let entries: Vec<EntryView<'_>> =
        subjects.iter().map(|(date, subject)| entry(site, &origin, *date, *subject)).collect();
    let updated = entries.iter().map(|e| e.updated.as_str()).max().unwrap_or(NEVER).to_owned();
    let view = FeedView { title, home: format!("{origin}{}", site.path(&home)), updated, entries };
    View::new("feed.xml", meta(site, page, "", ""), &view)
}

fn article_date(site: &Site<'_>, ix: ArticleIx) -> Moment {
    site.briefing.article(ix).doc.published
}

fn entry<'a>(site: &Site<'a>, origin: &str, date: Moment, subject: Subject) -> EntryView<'a> {
    let briefing = site.briefing;
    let (updated, authors, summary) = match subject {
        Subject::Article(ix) => {
            let article = briefing.article(ix);
            let source = briefing.source(article.source).doc.name.as_str();
            (article.doc.updated, vec![source], briefing.excerpt_text(article))
        }
        Subject::Note(ix) => {
            let doc = &briefing.note(ix).doc;
            let authors = doc.authors.iter().map(String::as_str).collect();
            (None, authors, summary(&doc.entry).unwrap_or_default())
        }
        Subject::Source(_) | Subject::Person(_) | Subject::Event(_) => (None, Vec::new(), String::new()),
    };
    EntryView {
        title: site.subject_title(subject),
        url: format!("{origin}{}", site.subject_path(subject)),
        published: date.rfc3339(),
        updated: updated.unwrap_or(date).rfc3339(),
        authors,
        summary,
    }
}

#[derive(Serialize)]
struct SitemapView {
    /// Pages, or the parts of the sitemap where there are more than one file may hold.
    index: bool,
    urls: Vec<UrlView>,
}

#[derive(Serialize)]
struct UrlView {
    url: String,
    /// The day of the last change, where it is known.
    modified: Option<String>,
}

pub(super) fn sitemap(site: &Site<'_>, page: &Page, part: Option<usize>) -> View {
    let origin = site.briefing.config.base_url.origin();
    let address = |page: &Page| format!("{origin}{}", site.path(page));
    let pages = listed_pages(site.briefing);
    let index = part.is_none() && pages.len() > SITEMAP_LIMIT;
    let urls = if index {
        (1..=pages.len().div_ceil(SITEMAP_LIMIT))
            .map(|n| UrlView { url: address(&Page::Sitemap(Some(n))), modified: None })
            .collect()
    } else {
        let part = pages.chunks(SITEMAP_LIMIT).nth(part.unwrap_or(1) - 1).unwrap_or_default();
        part.iter().map(|page| UrlView { url: address(page), modified: modified(site, page) }).collect()
    };
    View::new("sitemap.xml", meta(site, page, "", ""), &SitemapView { index, urls })
}

fn modified(site: &Site<'_>, page: &Page) -> Option<String> {
    let date = match page {
        Page::Article(ix) => {
            let doc = &site.briefing.article(*ix).doc;
            doc.updated.unwrap_or(doc.published)
        }
        Page::Note(ix) => site.briefing.note(*ix).doc.date?,
        _ => return None,
    };
    (date.precision() >= crate::moment::Precision::Day).then(|| date.date().to_string())
}
