//! What machines read: Atom feeds and the sitemap.

use jiff::civil::Date;
use serde::Serialize;

use super::{View, meta, summary};
use crate::briefing::{ArticleIx, NoteIx, Subject};
use crate::moment::Moment;
use crate::site::outputs::SITEMAP_LIMIT;
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
    /// Of an article, if it is not the site's.
    language: Option<&'a str>,
}

/// An empty feed still needs a date, and the clock is not for us to read.
const NEVER: &str = "1970-01-01T00:00:00Z";

pub(super) fn feed(site: &Site<'_>, page: &Page, feed: Feed) -> View {
    let limit = site.config().feed_entries;
    let articles = |of: Option<Subject>| {
        let newest = site.newest(of, limit).iter();
        newest.map(|ix| article_entry(site, *ix)).collect::<Vec<_>>()
    };
    let of = |subject: Subject| format!("{} · {}", site.title(subject), site.config().title);
    let (title, home, mut entries) = match feed {
        Feed::Site => {
            let mut entries = articles(None);
            entries.extend(site.dated_notes(limit).filter_map(|ix| note_entry(site, ix)));
            // Articles stand before notes of the same moment.
            entries.sort_by(|(a, _), (b, _)| b.cmp(a));
            (site.config().title.clone(), Page::Home, entries)
        }
        Feed::Source(ix) => {
            let subject = Subject::Source(ix);
            (of(subject), Page::Source(ix, 1), articles(Some(subject)))
        }
        Feed::Person(ix) => {
            let subject = Subject::Person(ix);
            (of(subject), Page::Person(ix, 1), articles(Some(subject)))
        }
    };
    entries.truncate(limit);
    let entries: Vec<EntryView<'_>> = entries.into_iter().map(|(_, entry)| entry).collect();
    let updated = entries.iter().map(|e| e.updated.as_str()).max().unwrap_or(NEVER).to_owned();
    let home = format!("{}{}", site.config().base_url.origin(), site.path(&home));
    View::new("feed.xml", meta(site, page, "", ""), &FeedView { title, home, updated, entries })
}

fn article_entry<'a>(site: &Site<'a>, ix: ArticleIx) -> (Moment, EntryView<'a>) {
    let (article, summary) = site.excerpt(ix);
    let doc = &article.doc;
    let authors = vec![site.title(Subject::Source(article.source))];
    let entry = entry(site, Subject::Article(ix), doc.published, doc.updated, authors, summary);
    (doc.published, EntryView { language: doc.language.as_deref(), ..entry })
}

fn note_entry<'a>(site: &Site<'a>, ix: NoteIx) -> Option<(Moment, EntryView<'a>)> {
    let doc = &site.note_excerpt(ix).doc;
    let authors = doc.authors.iter().map(String::as_str).collect();
    let summary = summary(&doc.entry).unwrap_or_default();
    Some((doc.date?, entry(site, Subject::Note(ix), doc.date?, None, authors, summary)))
}

fn entry<'a>(
    site: &Site<'a>,
    subject: Subject,
    date: Moment,
    updated: Option<Moment>,
    authors: Vec<&'a str>,
    summary: String,
) -> EntryView<'a> {
    EntryView {
        title: site.title(subject),
        url: format!("{}{}", site.config().base_url.origin(), site.subject_path(subject)),
        published: date.rfc3339(),
        updated: updated.unwrap_or(date).rfc3339(),
        authors,
        summary,
        language: None,
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
    let origin = site.config().base_url.origin();
    let pages = site.listed_pages();
    let index = part.is_none() && pages.len() > SITEMAP_LIMIT;
    let urls = if index {
        (1..=pages.len().div_ceil(SITEMAP_LIMIT))
            .map(|n| format!("{origin}{}", site.path(&Page::Sitemap(Some(n)))))
            .map(|url| UrlView { url, modified: None })
            .collect()
    } else {
        let root = site.config().base_url.root();
        let part = pages.chunks(SITEMAP_LIMIT).nth(part.unwrap_or(1) - 1).unwrap_or_default();
        let url = |(url, modified): &(String, Option<Date>)| UrlView {
            url: format!("{origin}{root}{url}"),
            modified: modified.map(|day| day.to_string()),
        };
        part.iter().map(url).collect()
    };
    View::new("sitemap.xml", meta(site, page, "", ""), &SitemapView { index, urls })
}
