//! What crawlers read besides pages: sitemaps, `robots.txt`, `llms.txt`.

use jiff::civil::Date;
use serde::Serialize;

use super::home::Counted;
use super::json_ld::absolute;
use super::{View, meta};
use crate::briefing::Subject;
use crate::config::Indexing;
use crate::site::outputs::SITEMAP_LIMIT;
use crate::site::{Page, Site};

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

/// The protocol of news sitemaps allows 1,000 articles a file.
const NEWS: usize = 1_000;

#[derive(Serialize)]
struct NewsView<'a> {
    articles: Vec<NewsArticle<'a>>,
}

#[derive(Serialize)]
struct NewsArticle<'a> {
    url: String,
    title: &'a str,
    /// ISO 639: of a BCP 47 tag the first part.
    language: &'a str,
    published: String,
}

/// The articles of the day of the newest one, and of the day before: two days, without asking the clock for them.
pub(super) fn news(site: &Site<'_>, page: &Page) -> View {
    let mut articles = Vec::new();
    let mut first: Option<Date> = None;
    let newest = (1..).map(|n| site.articles(None, n)).take_while(|part| !part.is_empty()).flatten();
    for ix in newest {
        let article = site.article(*ix);
        let doc = &article.doc;
        let day = doc.published.date();
        let first = *first.get_or_insert_with(|| day.yesterday().unwrap_or(day));
        if day < first || articles.len() == NEWS {
            break;
        }
        if site.config().robots.of(article.publish) == Indexing::NoIndex {
            continue;
        }
        let language = doc.language.as_deref().unwrap_or(&site.config().language);
        articles.push(NewsArticle {
            url: absolute(site, site.subject_path(Subject::Article(*ix))),
            title: &doc.title,
            language: language.split('-').next().unwrap_or(language),
            published: doc.published.to_string(),
        });
    }
    View::new("sitemap-news.xml", meta(site, page, "", ""), &NewsView { articles })
}

#[derive(Serialize)]
struct RobotsView {
    sitemaps: Vec<String>,
}

pub(super) fn robots(site: &Site<'_>, page: &Page) -> View {
    let news = site.config().machines.news_sitemap.then_some(Page::NewsSitemap);
    let sitemaps = std::iter::once(Page::Sitemap(None)).chain(news);
    let sitemaps = sitemaps.map(|page| absolute(site, &site.path(&page))).collect();
    View::new("robots.txt", meta(site, page, "", ""), &RobotsView { sitemaps })
}

/// Sources and people that `llms.txt` names.
const NAMED: usize = 50;

#[derive(Serialize)]
struct LlmsView {
    sources: Vec<Counted>,
    people: Vec<Counted>,
}

pub(super) fn llms(site: &Site<'_>, page: &Page) -> View {
    let counted = |subject, count| Counted { card: site.card(subject), count };
    let sources = site.largest_sources(NAMED).into_iter();
    let people = site.most_named(NAMED).into_iter();
    let view = LlmsView {
        sources: sources.map(|(ix, count)| counted(Subject::Source(ix), count)).collect(),
        people: people.map(|(ix, count)| counted(Subject::Person(ix), count)).collect(),
    };
    View::new("llms.txt", meta(site, page, "", ""), &view)
}
