//! Every file that will be written, listed before any is made. Two that want one path are found here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::civil::Date;

use super::pager::pages;
use crate::briefing::{ArticleIx, Briefing, EventIx, NoteIx, SourceIx, Subject};
use crate::content::Entry;
use crate::diagnostic::{Diagnostic, Place};
use crate::input::StaticFile;
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

/// A file of the output.
#[derive(Clone, Debug)]
pub enum Output {
    /// Rendered from a template.
    Page {
        /// Relative to the output, forward slashes.
        path: String,
        /// What it shows.
        page: Page,
    },
    /// Copied from the user's `static/`.
    Copy {
        /// Relative to the output, forward slashes.
        path: String,
        /// The file.
        from: PathBuf,
    },
    /// Part of the theme.
    Theme {
        /// Relative to the output, forward slashes.
        path: String,
        /// Its bytes.
        bytes: &'static [u8],
    },
}

impl Output {
    /// Relative to the output, forward slashes.
    pub fn path(&self) -> &str {
        match self {
            Self::Page { path, .. } | Self::Copy { path, .. } | Self::Theme { path, .. } => path,
        }
    }
}

/// The protocol allows 50,000 addresses a file (sitemaps.org).
pub(super) const SITEMAP_LIMIT: usize = 50_000;

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
            Self::Events(n) => numbered("events/".to_owned(), *n),
            Self::Event(ix) => entry("events", &briefing.event(*ix).doc.entry),
            Self::Notes(n) => numbered("notes/".to_owned(), *n),
            Self::Note(ix) => entry("notes", &briefing.note(*ix).doc.entry),
            Self::Tags(n) => numbered("tags/".to_owned(), *n),
            Self::Tag(slug, n) => numbered(format!("tags/{slug}/"), *n),
            Self::NotFound => "404.html".to_owned(),
            Self::Feed(Feed::Site) => "feed.xml".to_owned(),
            Self::Feed(Feed::Source(ix)) => Self::Source(*ix, 1).url(briefing) + "feed.xml",
            Self::Feed(Feed::Person(ix)) => Self::Person(*ix, 1).url(briefing) + "feed.xml",
            Self::Sitemap(None) => "sitemap.xml".to_owned(),
            Self::Sitemap(Some(n)) => format!("sitemap-{n}.xml"),
            Self::Robots => "robots.txt".to_owned(),
            Self::Redirect { from, .. } => from.strip_suffix("index.html").unwrap_or(from).to_owned(),
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
            Self::NotFound | Self::Feed(_) | Self::Sitemap(_) | Self::Robots | Self::Redirect { .. }
        )
    }
}

/// Every page, in an order that does not depend on anything but the briefing.
fn all_pages(briefing: &Briefing) -> Vec<Page> {
    let per_page = briefing.config.paginate_by;
    let mut all = vec![Page::Home, Page::NotFound, Page::Robots, Page::Feed(Feed::Site)];
    all.extend(pages(briefing.articles().len(), per_page).map(Page::Articles));
    all.extend((0..briefing.articles().len()).map(|i| Page::Article(ArticleIx(i as u32))));
    all.extend(pages(briefing.sources().len(), per_page).map(Page::Sources));
    for (i, source) in briefing.sources().iter().enumerate() {
        let ix = SourceIx(i as u32);
        all.extend(pages(source.articles.len(), per_page).map(|n| Page::Source(ix, n)));
        all.push(Page::Feed(Feed::Source(ix)));
    }
    all.extend(pages(briefing.people().len(), per_page).map(Page::People));
    for (i, person) in briefing.people().iter().enumerate() {
        let ix = PersonIx(i as u32);
        all.extend(pages(person.articles.len(), per_page).map(|n| Page::Person(ix, n)));
        all.push(Page::Feed(Feed::Person(ix)));
    }
    all.push(Page::Timeline);
    for year in briefing.years() {
        all.push(Page::Year(year));
        for month in briefing.months(year) {
            all.push(Page::Month(year, month));
            for (day, items) in briefing.days(year, month) {
                all.extend(pages(items.len(), per_page).map(|n| Page::Day(day, n)));
            }
        }
    }
    all.extend(pages(briefing.events().len(), per_page).map(Page::Events));
    all.extend((0..briefing.events().len()).map(|i| Page::Event(EventIx(i as u32))));
    all.extend(pages(briefing.notes().len(), per_page).map(Page::Notes));
    all.extend((0..briefing.notes().len()).map(|i| Page::Note(NoteIx(i as u32))));
    all.extend(pages(briefing.tags().len(), per_page).map(Page::Tags));
    for (slug, tag) in briefing.tags() {
        all.extend(pages(tag.members.len(), per_page).map(|n| Page::Tag(slug.clone(), n)));
    }
    all.extend(redirects(briefing));
    let listed = all.iter().filter(|page| page.is_listed()).count();
    all.push(Page::Sitemap(None));
    if listed > SITEMAP_LIMIT {
        all.extend((1..=listed.div_ceil(SITEMAP_LIMIT)).map(|n| Page::Sitemap(Some(n))));
    }
    all
}

/// The pages that the sitemap names, in its order.
pub(super) fn listed_pages(briefing: &Briefing) -> Vec<Page> {
    all_pages(briefing).into_iter().filter(Page::is_listed).collect()
}

/// Old paths of articles, sources, events and notes.
fn redirects(briefing: &Briefing) -> impl Iterator<Item = Page> {
    briefing.entries().flat_map(|(subject, entry)| {
        entry.aliases.iter().map(move |alias| {
            let path = alias.value.trim_matches('/');
            let is_file =
                path.rsplit('/').next().is_some_and(|name| name.contains('.')) && !alias.value.ends_with('/');
            let from = if is_file { path.to_owned() } else { format!("{path}/index.html") };
            Page::Redirect { from, to: subject }
        })
    })
}

/// Lists every file of the output by path, and reports paths that two things want.
pub fn plan(
    briefing: &Briefing,
    statics: &[StaticFile],
    theme: impl Iterator<Item = (String, &'static [u8])>,
) -> (Vec<Output>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut outputs: BTreeMap<String, Output> = BTreeMap::new();
    // The user's file is meant to replace the theme's.
    for (path, bytes) in theme {
        outputs.insert(path.clone(), Output::Theme { path, bytes });
    }
    for file in statics {
        let output = Output::Copy { path: file.path.clone(), from: file.location.clone() };
        outputs.insert(file.path.clone(), output);
    }
    for page in all_pages(briefing) {
        let path = page.file(briefing);
        let output = Output::Page { path: path.clone(), page };
        if let Some(other) = outputs.get(&path) {
            diagnostics.push(collision(briefing, &path, &output, other));
            continue;
        }
        outputs.insert(path, output);
    }
    // A file cannot also be a folder.
    let files: BTreeSet<&str> =
        outputs.keys().map(String::as_str).filter(|p| !p.ends_with("/index.html")).collect();
    for (path, output) in &outputs {
        for (slash, _) in path.match_indices('/') {
            if let Some(file) = files.get(&path[..slash]) {
                diagnostics.push(collision(briefing, path, output, &outputs[*file]));
            }
        }
    }
    (outputs.into_values().collect(), diagnostics)
}

fn collision(briefing: &Briefing, path: &str, one: &Output, other: &Output) -> Diagnostic {
    let (mine, mut place) = describe(briefing, one);
    let (theirs, their_place) = describe(briefing, other);
    let mut diagnostic =
        Diagnostic::error("output/collision", format!("{mine} and {theirs} both want the path /{path}"))
            .help("give one of them another `slug`, alias or file name");
    if let Some(their_place) = their_place {
        match place {
            Some(_) => diagnostic = diagnostic.related("the other one", their_place),
            None => place = Some(their_place),
        }
    }
    match place {
        Some(place) => diagnostic.at(place),
        None => diagnostic,
    }
}

fn describe(briefing: &Briefing, output: &Output) -> (String, Option<Place>) {
    let of = |what: &str, entry: &Entry| (format!("{what} {}", entry.file), Some(entry.first_line()));
    match output {
        Output::Copy { path, .. } => (format!("static/{path}"), Some(Place::file(format!("static/{path}")))),
        Output::Theme { path, .. } => (format!("the theme's {path}"), None),
        Output::Page { path, page } => match page {
            Page::Article(ix) => of("the article", &briefing.article(*ix).doc.entry),
            Page::Source(ix, _) => of("the source", &briefing.source(*ix).doc.entry),
            Page::Event(ix) => of("the event", &briefing.event(*ix).doc.entry),
            Page::Note(ix) => of("the note", &briefing.note(*ix).doc.entry),
            Page::Redirect { to, .. } => {
                let entry = briefing.entries().find(|(subject, _)| subject == to).map(|(_, entry)| entry);
                match entry {
                    Some(entry) => {
                        let alias = entry
                            .aliases
                            .iter()
                            .find(|alias| path.starts_with(alias.value.trim_matches('/')));
                        let place =
                            alias.map_or_else(|| entry.first_line(), |alias| entry.place(&alias.span));
                        (format!("an alias of {}", entry.file), Some(place))
                    }
                    None => ("an alias".to_owned(), None),
                }
            }
            _ => (format!("the page /{}", page.url(briefing)), None),
        },
    }
}
