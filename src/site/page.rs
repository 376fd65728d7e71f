//! The pages of a site and their addresses.

use std::sync::Arc;

use jiff::civil::Date;

use crate::briefing::{ArticleIx, Briefing, EditionIx, EventIx, NoteIx, SourceIx, Subject};
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
    /// `/people/together/`
    Together,
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
    /// `/corrections/`
    Corrections(usize),
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
    /// `/editions/`
    Editions(usize),
    /// `/editions/<id>/`
    Edition(EditionIx),
    /// `/editions/<id>/changes/`: the edition beside the one before.
    EditionChanges(EditionIx),
    /// An edition as a message; it is not published.
    Email(EditionIx, MailPart),
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
    /// `feed.xml` or `feed.json` beside what it is of.
    Feed(Feed, Format),
    /// `/feeds.opml`
    Opml,
    /// `index.json` beside a page: what it is about.
    Data(Box<Page>),
    /// `card.png` beside a subject's page, or that of the site.
    Card(Option<Subject>),
    /// `/sitemap-news.xml`
    NewsSitemap,
    /// `/llms.txt`
    Llms,
    /// `/sitemap.xml`, or part `n` of it where one file would be too long.
    Sitemap(Option<usize>),
    /// `/robots.txt`
    Robots,
    /// `/theme.css`: what the site's looks differ in from the theme's.
    Style,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Feed {
    /// The newest articles and notes.
    Site,
    /// A source's articles.
    Source(SourceIx),
    /// The articles that a person is in.
    Person(PersonIx),
    /// The articles and notes that bear a tag.
    Tag(Slug),
    /// The newest quotations.
    Quotes,
    /// The newest editions.
    Editions,
}

/// A part of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailPart {
    /// For programs that show pages.
    Html,
    /// For all others.
    Text,
}

/// How a feed is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Atom, RFC 4287.
    Atom,
    /// JSON Feed 1.1.
    Json,
}

impl Format {
    fn file(self) -> &'static str {
        match self {
            Self::Atom => "feed.xml",
            Self::Json => "feed.json",
        }
    }
}

impl Feed {
    /// The page of what it is of.
    pub(super) fn page(&self) -> Page {
        match self {
            Self::Site => Page::Home,
            Self::Source(ix) => Page::Source(*ix, 1),
            Self::Person(ix) => Page::Person(*ix, 1),
            Self::Tag(slug) => Page::Tag(slug.clone(), 1),
            Self::Quotes => Page::Quotes,
            Self::Editions => Page::Editions(1),
        }
    }

    /// The feed in each way of writing it.
    pub(super) fn formats(self) -> [Page; 2] {
        [Page::Feed(self.clone(), Format::Atom), Page::Feed(self, Format::Json)]
    }
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
            Subject::Edition(ix) => Self::Edition(ix),
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
            Self::Together => "people/together/".to_owned(),
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
            Self::Corrections(n) => numbered("corrections/".to_owned(), *n),
            Self::Method => "method/".to_owned(),
            Self::Events(n) => numbered("events/".to_owned(), *n),
            Self::Event(ix) => entry("events", &briefing.event(*ix).doc.entry),
            Self::Notes(n) => numbered("notes/".to_owned(), *n),
            Self::Note(ix) => entry("notes", &briefing.note(*ix).doc.entry),
            Self::Editions(n) => numbered("editions/".to_owned(), *n),
            Self::Edition(ix) => entry("editions", &briefing.edition(*ix).doc.entry),
            Self::Email(ix, MailPart::Html) => {
                entry("editions", &briefing.edition(*ix).doc.entry) + "email.html"
            }
            Self::Email(ix, MailPart::Text) => {
                entry("editions", &briefing.edition(*ix).doc.entry) + "email.txt"
            }
            Self::EditionChanges(ix) => entry("editions", &briefing.edition(*ix).doc.entry) + "changes/",
            Self::Tags(n) => numbered("tags/".to_owned(), *n),
            Self::Tag(slug, n) => numbered(format!("tags/{slug}/"), *n),
            Self::Search => "search/".to_owned(),
            Self::SearchShards => "search/shards.js".to_owned(),
            Self::SearchShard(name) => format!("search/{name}.js"),
            Self::NotFound => "404.html".to_owned(),
            Self::Feed(feed, format) => feed.page().url(briefing) + format.file(),
            Self::Opml => "feeds.opml".to_owned(),
            Self::Data(page) => page.url(briefing) + "index.json",
            Self::Card(of) => of.map_or(Self::Home, Self::of).url(briefing) + "card.png",
            Self::NewsSitemap => "sitemap-news.xml".to_owned(),
            Self::Llms => "llms.txt".to_owned(),
            Self::Sitemap(None) => "sitemap.xml".to_owned(),
            Self::Sitemap(Some(n)) => format!("sitemap-{n}.xml"),
            Self::Robots => "robots.txt".to_owned(),
            Self::Style => "theme.css".to_owned(),
            Self::Redirect { from, .. } | Self::Moved { from, .. } => {
                from.strip_suffix("index.html").unwrap_or(from).to_owned()
            }
        }
    }

    /// The subject whose path is part of this page's.
    pub(super) fn subject(&self) -> Option<Subject> {
        match self {
            Self::Article(ix) => Some(Subject::Article(*ix)),
            Self::Source(ix, _) => Some(Subject::Source(*ix)),
            Self::Person(ix, _) | Self::QuotesBy(ix, _) => Some(Subject::Person(*ix)),
            Self::Feed(feed, _) => feed.page().subject(),
            Self::Data(page) => page.subject(),
            Self::Card(of) => *of,
            Self::Event(ix) => Some(Subject::Event(*ix)),
            Self::Note(ix) => Some(Subject::Note(*ix)),
            Self::Edition(ix) | Self::EditionChanges(ix) | Self::Email(ix, _) => Some(Subject::Edition(*ix)),
            _ => None,
        }
    }

    /// Whether its data stand beside it, where the site asks for that.
    pub(super) fn has_data(&self) -> bool {
        match self {
            Self::Home | Self::Article(_) | Self::Event(_) => true,
            Self::Source(_, n) | Self::Person(_, n) | Self::Day(_, n) => *n == 1,
            _ => false,
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
                | Self::Feed(..)
                | Self::EditionChanges(_)
                | Self::Email(..)
                | Self::Opml
                | Self::Data(_)
                | Self::Card(_)
                | Self::NewsSitemap
                | Self::Llms
                | Self::Sitemap(_)
                | Self::Robots
                | Self::Style
                | Self::Redirect { .. }
                | Self::Moved { .. }
        )
    }
}
