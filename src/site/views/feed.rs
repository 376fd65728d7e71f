//! Feeds, as Atom and as JSON Feed, and the list of them all.

use jiff::Timestamp;
use serde::Serialize;

use super::finding::quotation;
use super::json_ld::absolute;
use super::{View, Words, meta, summary};
use crate::briefing::{ArticleIx, EditionIx, NoteIx, Subject, Thing};
use crate::moment::Moment;
use crate::site::{Feed, Format, Page, Site};

#[derive(Serialize)]
struct FeedView<'a> {
    /// What it is of, before the name of the site.
    title: Words,
    /// The page that it is a feed of, absolute.
    home: String,
    /// RFC 3339; the newest entry's.
    updated: String,
    entries: Vec<EntryView<'a>>,
}

#[derive(Serialize)]
struct EntryView<'a> {
    title: String,
    /// What tells it apart from all others, for good.
    id: String,
    url: String,
    published: String,
    updated: String,
    /// The same, to be compared.
    #[serde(skip)]
    changed: Timestamp,
    authors: Vec<&'a str>,
    summary: String,
    /// BCP 47, where it is not the site's.
    language: Option<&'a str>,
}

/// An empty feed still needs a date, and the clock is not for us to read.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// A feed in one of the ways of writing it.
pub(super) fn feed(site: &Site<'_>, page: &Page, feed: &Feed, format: Format) -> View {
    let view = entries(site, feed);
    match format {
        Format::Atom => View::new("feed.xml", meta(site, page, "", ""), &view),
        Format::Json => View::json(site, page, &json_feed(site, page, &view)),
    }
}

fn entries<'a>(site: &Site<'a>, feed: &Feed) -> FeedView<'a> {
    let limit = site.config().feed_entries;
    let articles = |of: Option<Subject>| {
        let newest = site.newest(of, limit).iter();
        newest.map(|ix| article_entry(site, *ix)).collect::<Vec<_>>()
    };
    let mut entries = match feed {
        Feed::Site => {
            let mut entries = articles(None);
            entries.extend(site.dated_notes(limit).filter_map(|ix| note_entry(site, ix)));
            entries
        }
        Feed::Source(ix) => articles(Some(Subject::Source(*ix))),
        Feed::Person(ix) => articles(Some(Subject::Person(*ix))),
        Feed::Tag(slug) => {
            let entry = |subject| match subject {
                Subject::Article(ix) => Some(article_entry(site, ix)),
                Subject::Note(ix) => note_entry(site, ix),
                _ => None,
            };
            site.newest_tagged(slug, limit).filter_map(entry).collect()
        }
        Feed::Quotes => quotations(site, limit),
        Feed::Editions => site.newest_editions(limit).iter().map(|ix| edition_entry(site, *ix)).collect(),
    };
    // Of the same moment, articles stand before notes.
    entries.sort_by(|(a, _), (b, _)| b.cmp(a));
    entries.truncate(limit);
    let entries: Vec<EntryView<'_>> = entries.into_iter().map(|(_, entry)| entry).collect();
    let newest = entries.iter().max_by_key(|entry| entry.changed);
    let updated = newest.map_or(NEVER, |entry| &entry.updated).to_owned();
    FeedView { title: title(site, feed), home: absolute(site, &site.path(&feed.page())), updated, entries }
}

/// What a feed is called: what it is of, and the site.
fn title(site: &Site<'_>, feed: &Feed) -> Words {
    let title = &site.config().title;
    match name(site, feed) {
        Some(name) => format!("{name} · {title}").as_str().into(),
        None if *feed == Feed::Quotes => Words::message("quotes-of").with("title", title.as_str()),
        None if *feed == Feed::Editions => Words::message("editions-of").with("title", title.as_str()),
        None => title.as_str().into(),
    }
}

/// The name of what a feed is of; nothing where that has none.
fn name<'a>(site: &Site<'a>, feed: &Feed) -> Option<&'a str> {
    match feed {
        Feed::Site | Feed::Quotes | Feed::Editions => None,
        Feed::Source(ix) => Some(site.title(Subject::Source(*ix))),
        Feed::Person(ix) => Some(site.title(Subject::Person(*ix))),
        Feed::Tag(slug) => Some(site.tag(slug).unwrap_or_default()),
    }
}

fn article_entry<'a>(site: &Site<'a>, ix: ArticleIx) -> (Moment, EntryView<'a>) {
    let (article, summary) = site.excerpt(ix);
    let doc = &article.doc;
    let authors = vec![site.title(Subject::Source(article.source))];
    let mut entry = entry(site, Subject::Article(ix), doc.published, doc.modified(), authors, summary);
    entry.language = doc.language.as_deref();
    (doc.published, entry)
}

fn note_entry<'a>(site: &Site<'a>, ix: NoteIx) -> Option<(Moment, EntryView<'a>)> {
    let doc = &site.note_excerpt(ix).doc;
    let authors = doc.authors.iter().map(String::as_str).collect();
    let summary = summary(site, Subject::Note(ix)).unwrap_or_default();
    let published = doc.published()?;
    Some((published, entry(site, Subject::Note(ix), published, None, authors, summary)))
}

fn edition_entry<'a>(site: &Site<'a>, ix: EditionIx) -> (Moment, EntryView<'a>) {
    let doc = &site.edition_excerpt(ix).doc;
    let authors = doc.authors.iter().map(String::as_str).collect();
    let summary = summary(site, Subject::Edition(ix)).unwrap_or_default();
    (doc.published(), entry(site, Subject::Edition(ix), doc.published(), None, authors, summary))
}

fn entry<'a>(
    site: &Site<'a>,
    subject: Subject,
    date: Moment,
    updated: Option<Moment>,
    authors: Vec<&'a str>,
    summary: String,
) -> EntryView<'a> {
    let url = absolute(site, site.subject_path(subject));
    let zone = site.config().timezone.as_ref();
    let updated = updated.unwrap_or(date);
    EntryView {
        title: site.title(subject).to_owned(),
        id: url.clone(),
        url,
        published: date.rfc3339(zone),
        updated: updated.rfc3339(zone),
        changed: updated.begins(zone),
        authors,
        summary,
        language: None,
    }
}

/// The newest quotations of which words may be shown, each utterance once.
fn quotations<'a>(site: &Site<'a>, limit: usize) -> Vec<(Moment, EntryView<'a>)> {
    let mut entries = Vec::new();
    for (day, said) in site.said_days().into_iter().rev() {
        if entries.len() >= limit {
            break;
        }
        let pages = said.div_ceil(site.config().paginate_by);
        let things = (1..=pages).flat_map(|n| site.said_on(day, n));
        entries.extend(things.filter_map(|thing| quotation_entry(site, *thing)).take(limit - entries.len()));
    }
    entries
}

fn quotation_entry<'a>(site: &Site<'a>, thing: Thing) -> Option<(Moment, EntryView<'a>)> {
    let article = site.article_of(thing);
    let doc = &article.doc;
    let nth = thing.nth as usize;
    let quotation = quotation(site, thing.article, article, nth)?;
    // A few words of a sentence, or words of nobody, tell a reader of the feed nothing.
    let is_known = quotation.speaker.as_ref().is_some_and(|speaker| speaker.determined);
    if quotation.kind == "fragment" || !is_known {
        return None;
    }
    let speaker = article.speaker(nth).map(|person| site.title(Subject::Person(person)));
    let title = match speaker {
        Some(speaker) => format!("{speaker}: {}", doc.title),
        None => doc.title.clone(),
    };
    let authors = speaker.into_iter().chain([site.title(Subject::Source(article.source))]).collect();
    let subject = Subject::Article(thing.article);
    let of_article = entry(site, subject, doc.published, doc.modified(), authors, quotation.shown()?);
    let entry = EntryView {
        title,
        // Two quotations may stand in one paragraph.
        id: format!("{}#q{}", of_article.id, nth + 1),
        url: absolute(site, &quotation.path),
        language: doc.language.as_deref(),
        ..of_article
    };
    Some((doc.published, entry))
}

/// A feed as <https://www.jsonfeed.org/version/1.1/> has it.
#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a Words,
    home_page_url: &'a str,
    feed_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    authors: Vec<JsonAuthor<'a>>,
    language: &'a str,
    items: Vec<JsonItem<'a>>,
}

#[derive(Serialize)]
struct JsonAuthor<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct JsonItem<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    content_text: &'a str,
    date_published: &'a str,
    date_modified: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<JsonAuthor<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

fn json_feed<'a>(site: &'a Site<'_>, page: &Page, view: &'a FeedView<'a>) -> JsonFeed<'a> {
    let config = site.config();
    let item = |entry: &'a EntryView<'a>| JsonItem {
        id: &entry.id,
        url: &entry.url,
        title: &entry.title,
        content_text: &entry.summary,
        date_published: &entry.published,
        date_modified: &entry.updated,
        authors: entry.authors.iter().map(|name| JsonAuthor { name }).collect(),
        language: entry.language,
    };
    JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &view.title,
        home_page_url: &view.home,
        feed_url: absolute(site, &site.path(page)),
        description: config.description.as_deref(),
        authors: vec![JsonAuthor { name: config.author.as_deref().unwrap_or(&config.title) }],
        language: &config.language,
        items: view.entries.iter().map(item).collect(),
    }
}

#[derive(Serialize)]
struct OpmlView {
    /// The feeds of the site as a whole.
    feeds: Vec<OutlineView>,
    groups: Vec<OutlinesView>,
}

/// The feeds of one kind.
#[derive(Serialize)]
struct OutlinesView {
    title: Words,
    feeds: Vec<OutlineView>,
}

#[derive(Serialize)]
struct OutlineView {
    title: Words,
    /// Absolute, as are the addresses of the pages.
    url: String,
    home: String,
}

/// All feeds, as a feed reader takes them in.
pub(super) fn opml(site: &Site<'_>, page: &Page) -> View {
    let mut feeds = Vec::new();
    let mut groups = ["sources", "people", "tags"]
        .map(|title| OutlinesView { title: Words::message(title), feeds: Vec::new() });
    for feed in site.feeds() {
        let outlines = match feed {
            Feed::Site | Feed::Quotes | Feed::Editions => &mut feeds,
            Feed::Source(_) => &mut groups[0].feeds,
            Feed::Person(_) => &mut groups[1].feeds,
            Feed::Tag(_) => &mut groups[2].feeds,
        };
        outlines.push(OutlineView {
            title: match name(site, feed) {
                Some(name) => name.into(),
                None => title(site, feed),
            },
            url: absolute(site, &site.path(&Page::Feed(feed.clone(), Format::Atom))),
            home: absolute(site, &site.path(&feed.page())),
        });
    }
    let groups = groups.into_iter().filter(|group| !group.feeds.is_empty()).collect();
    View::new("opml.xml", meta(site, page, "", ""), &OpmlView { feeds, groups })
}
