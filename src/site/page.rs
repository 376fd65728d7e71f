//! The pages of a site and their addresses.

use std::sync::Arc;

use jiff::civil::Date;

use crate::briefing::{ArticleIx, Briefing, EventIx, NoteIx, SourceIx, Subject};
use crate::content::Entry;
use crate::reading::PersonIx;
use crate::slug::Slug;

/// One page of the site; lists have several, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// `/`
    Home,
    /// `/articles/`
    Articles(usize),
    /// `/articles/<id>/`
    Article(ArticleIx),
    /// `/sources/`
    Sources(usize),
    /// `/sources/<id>/`
    Source(SourceIx, usize),
    /// `/people/`
    People(usize),
    /// `/people/<id>/`
    Person(PersonIx, usize),
    /// `/timeline/`
    Timeline,
    /// `/timeline/2025/`
    Year(i16),
    /// `/timeline/2025/09/`
    Month(i16, i8),
    /// `/timeline/2025/09/04/`
    Day(Date, usize),
    /// `/quotes/`
    Quotes,
    /// `/quotes/people/<id>/`
    QuotesBy(PersonIx, usize),
    /// `/quotes/2025-09-04/`
    QuotesOn(Date, usize),
    /// `/figures/`
    Figures(usize),
    /// `/wires/`
    Wires(usize),
    /// `/method/`
    Method,
    /// `/events/`
    Events(usize),
    /// `/events/<id>/`
    Event(EventIx),
    /// `/notes/`
    Notes(usize),
    /// `/notes/<id>/`
    Note(NoteIx),
    /// `/tags/`
    Tags(usize),
    /// `/tags/<tag>/`
    Tag(Slug, usize),
    /// `/search/`
    Search,
    /// `/search/shards.js`: which scripts there are with parts of what can be searched.
    SearchShards,
    /// `/search/<name>.js`: a part of what can be searched.
    SearchShard(Arc<str>),
    /// `/404.html`
    NotFound,
    /// `feed.xml` beside what it is of.
    Feed(Feed),
    /// `/sitemap.xml`, or part `n` of it where one file would be too long.
    Sitemap(Option<usize>),
    /// `/robots.txt`
    Robots,
    /// An old path that leads to a subject's page.
    Redirect {
        /// Relative to the output, with its file name.
        from: String,
        /// Where it leads.
        to: Subject,
    },
    /// An old path that leads to another path of the site.
    Moved {
        /// Relative to the output, with its file name.
        from: String,
        /// Below the site's root, without a slash before it.
        to: String,
    },
}

/// What a feed is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feed {
    /// The newest articles and notes.
    Site,
    /// A source's articles.
    Source(SourceIx),
    /// The articles that a person is in.
    Person(PersonIx),
}

impl Page {
    /// The page of a subject.
    pub fn of(subject: Subject) -> Self {
        match subject {
            Subject::Article(ix) => Self::Article(ix),
            Subject::Source(ix) => Self::Source(ix, 1),
            Subject::Person(ix) => Self::Person(ix, 1),
            Subject::Event(ix) => Self::Event(ix),
            Subject::Note(ix) => Self::Note(ix),
        }
    }

    /// The path below the site's root, without a slash before it: `articles/x/`, `feed.xml`.
    pub fn url(&self, briefing: &Briefing) -> String {
        let numbered = |base: String, n: usize| if n > 1 { format!("{base}page/{n}/") } else { base };
        let entry = |folder: &str, entry: &Entry| format!("{folder}/{}/", entry.path);
        match self {
            Self::Home => String::new(),
            Self::Articles(n) => numbered("articles/".to_owned(), *n),
            Self::Article(ix) => entry("articles", &briefing.article(*ix).doc.entry),
            Self::Sources(n) => numbered("sources/".to_owned(), *n),
            Self::Source(ix, n) => numbered(entry("sources", &briefing.source(*ix).doc.entry), *n),
            Self::People(n) => numbered("people/".to_owned(), *n),
            Self::Person(ix, n) => numbered(format!("people/{}/", briefing.person(*ix).id), *n),
            Self::Timeline => "timeline/".to_owned(),
            Self::Year(year) => format!("timeline/{year:04}/"),
            Self::Month(year, month) => format!("timeline/{year:04}/{month:02}/"),
            Self::Day(day, n) => {
                numbered(format!("timeline/{:04}/{:02}/{:02}/", day.year(), day.month(), day.day()), *n)
            }
            Self::Quotes => "quotes/".to_owned(),
            Self::QuotesBy(ix, n) => numbered(format!("quotes/people/{}/", briefing.person(*ix).id), *n),
            Self::QuotesOn(day, n) => numbered(format!("quotes/{day}/"), *n),
            Self::Figures(n) => numbered("figures/".to_owned(), *n),
            Self::Wires(n) => numbered("wires/".to_owned(), *n),
            Self::Method => "method/".to_owned(),
            Self::Events(n) => numbered("events/".to_owned(), *n),
            Self::Event(ix) => entry("events", &briefing.event(*ix).doc.entry),
            Self::Notes(n) => numbered("notes/".to_owned(), *n),
            Self::Note(ix) => entry("notes", &briefing.note(*ix).doc.entry),
            Self::Tags(n) => numbered("tags/".to_owned(), *n),
            Self::Tag(slug, n) => numbered(format!("tags/{slug}/"), *n),
            Self::Search => "search/".to_owned(),
            Self::SearchShards => "search/shards.js".to_owned(),
            Self::SearchShard(name) => format!("search/{name}.js"),
            Self::NotFound => "404.html".to_owned(),
            Self::Feed(Feed::Site) => "feed.xml".to_owned(),
            Self::Feed(Feed::Source(ix)) => Self::Source(*ix, 1).url(briefing) + "feed.xml",
            Self::Feed(Feed::Person(ix)) => Self::Person(*ix, 1).url(briefing) + "feed.xml",
            Self::Sitemap(None) => "sitemap.xml".to_owned(),
            Self::Sitemap(Some(n)) => format!("sitemap-{n}.xml"),
            Self::Robots => "robots.txt".to_owned(),
            Self::Redirect { from, .. } | Self::Moved { from, .. } => {
                from.strip_suffix("index.html").unwrap_or(from).to_owned()
            }
        }
    }

    /// The subject whose path is part of this page's.
    pub(super) fn subject(&self) -> Option<Subject> {
        match self {
            Self::Article(ix) => Some(Subject::Article(*ix)),
            Self::Source(ix, _) | Self::Feed(Feed::Source(ix)) => Some(Subject::Source(*ix)),
            Self::Person(ix, _) | Self::QuotesBy(ix, _) | Self::Feed(Feed::Person(ix)) => {
                Some(Subject::Person(*ix))
            }
            Self::Event(ix) => Some(Subject::Event(*ix)),
            Self::Note(ix) => Some(Subject::Note(*ix)),
            _ => None,
        }
    }

    /// The file below the output folder.
    pub fn file(&self, briefing: &Briefing) -> String {
        let mut file = self.url(briefing);
        if file.is_empty() || file.ends_with('/') {
            file.push_str("index.html");
        }
        file
    }

    /// Whether it belongs into the sitemap.
    pub(super) fn is_listed(&self) -> bool {
        !matches!(
            self,
            Self::Search
                | Self::SearchShards
                | Self::SearchShard(_)
                | Self::NotFound
                | Self::Feed(_)
                | Self::Sitemap(_)
                | Self::Robots
                | Self::Redirect { .. }
                | Self::Moved { .. }
        )
    }
}
