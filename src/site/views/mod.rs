//! One view for each kind of page: the plain data that its template sees.

mod article;
mod behind;
mod corrections;
mod edition;
mod feed;
mod figures;
mod finding;
mod home;
mod json_ld;
mod lists;
mod mail;
mod margin;
mod method;
mod network;
mod note;
mod offices;
mod person;
mod plot;
mod quotes;
mod search;
mod since;
mod sitemap;
mod source;
mod spelled;
mod talk;
mod timeline;
mod wires;
mod words;

use jiff::civil::Date;
use serde::Serialize;
use tera::Value;

use self::words::Words;
use super::chart::{self, Chart};
use super::page::{Feed, Format};
use super::pager::Pager;
use super::{Page, Site};
use crate::briefing::{ArticleIx, HappeningIx, Item, ItemKind, List, Subject};
use crate::config::Cards;
use crate::content::{Entry, Spanned};
use crate::moment::{Moment, Precision};
use crate::reading::PersonIx;
use crate::slug::Slug;

/// What a template is given.
pub struct View {
    /// Its name below `templates/`.
    pub template: &'static str,
    /// Its data, by the names that the template sees.
    pub fields: Vec<(String, Value)>,
}

/// What every page has.
#[derive(Serialize)]
struct Meta {
    /// Empty on the overview. Rendering puts it into the language of the site.
    title: Words,
    /// With the site's root: `/briefing/people/`.
    path: String,
    /// Absolute.
    url: String,
    /// One or two sentences, for search engines.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Words>,
    /// The part of the site that the navigation marks.
    section: &'static str,
    /// Whether there are editions, which the navigation then leads to.
    editions: bool,
    /// An Atom feed of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    feed: Option<String>,
    /// What only machines read.
    #[serde(skip)]
    machines: Machines,
}

/// What the head of a page says to machines.
#[derive(Default, Serialize)]
struct Machines {
    /// What the page is about, in the vocabulary of schema.org: things, each in JSON.
    #[serde(skip)]
    graph: Vec<String>,
    /// All of that, as the text of a script element.
    json_ld: Option<Value>,
    /// What search engines are asked.
    robots: Option<&'static str>,
    /// What it is in the Open Graph: `website`, `article` or `profile`.
    kind: &'static str,
    /// When an article was published, ISO 8601.
    published: Option<String>,
    /// The page's own feed as JSON.
    json_feed: Option<String>,
    /// What the page is about, as data beside it.
    data: Option<String>,
    /// The image for links to it, absolute.
    image: Option<String>,
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
        Page::Together => network::network(site, page),
        Page::Person(ix, number) => person::person(site, page, *ix, *number),
        Page::Timeline => timeline::timeline(site, page),
        Page::Year(year) => timeline::year(site, page, *year),
        Page::Month(year, month) => timeline::month(site, page, *year, *month),
        Page::Day(day, number) => timeline::day(site, page, *day, *number),
        Page::Quotes => quotes::quotes(site, page),
        Page::QuotesBy(person, number) => quotes::by(site, page, *person, *number),
        Page::QuotesOn(day, number) => quotes::on(site, page, *day, *number),
        Page::Figures(number) => figures::figures(site, page, *number),
        Page::Corrections(number) => corrections::corrections(site, page, *number),
        Page::Wires(number) => wires::wires(site, page, *number),
        Page::Method => method::method(site, page),
        Page::Events(number) => lists::events(site, page, *number),
        Page::Event(ix) => note::event(site, page, *ix),
        Page::Notes(number) => lists::notes(site, page, *number),
        Page::Note(ix) => note::note(site, page, *ix),
        Page::Editions(number) => lists::editions(site, page, *number),
        Page::Edition(ix) => edition::edition(site, page, *ix),
        Page::EditionChanges(ix) => edition::changes(site, page, *ix),
        Page::Email(ix, part) => mail::email(site, page, *ix, *part),
        Page::Tags(number) => lists::tags(site, page, *number),
        Page::Tag(slug, number) => lists::tag(site, page, slug, *number),
        Page::Search => search::search(site, page),
        Page::SearchShards => search::script("shards", site.search_shards()),
        Page::SearchShard(name) => search::script(name, &site.search_shard(name)),
        Page::NotFound => View::new("404.html", meta(site, page, Words::message("page-not-found"), ""), &()),
        Page::Feed(feed, format) => feed::feed(site, page, feed, *format),
        Page::Opml => feed::opml(site, page),
        Page::Data(of) => View::json(site, page, &site.data(of)),
        Page::Card(of) => card(site, page, *of),
        Page::NewsSitemap => sitemap::news(site, page),
        Page::Llms => sitemap::llms(site, page),
        Page::Sitemap(part) => sitemap::sitemap(site, page, *part),
        Page::Robots => sitemap::robots(site, page),
        Page::Style => View::new("theme.css", meta(site, page, "", ""), &()),
        Page::Redirect { to, .. } => redirect(site, page, site.title(*to), site.subject_path(*to)),
        Page::Moved { to, .. } => {
            let target = format!("{}{to}", site.config().base_url.root());
            redirect(site, page, &target, &target)
        }
    }
}

fn redirect(site: &Site<'_>, page: &Page, title: &str, target: &str) -> View {
    let mut meta = meta(site, page, title, "");
    meta.url = format!("{}{target}", site.config().base_url.origin());
    View::new("redirect.html", meta, &serde_json::json!({ "target": target }))
}

impl View {
    fn new<T: Serialize>(template: &'static str, meta: Meta, data: &T) -> Self {
        // A view is a struct with string keys, which always serialises; `()` stands for no data.
        let data = Value::from_serializable(data).into_map().unwrap_or_default();
        let mut fields: Vec<(String, Value)> =
            data.into_iter().map(|(name, value)| (name.to_string(), value)).collect();
        fields.push(("page".to_owned(), Value::from_serializable(&meta)));
        if template.ends_with(".html") {
            let json_ld = json_ld::script(&meta.machines.graph).map(|text| Value::safe_string(&text));
            let machines = Machines { json_ld, ..meta.machines };
            fields.push(("machines".to_owned(), Value::from_serializable(&machines)));
        }
        fields.sort_by(|(a, _), (b, _)| a.cmp(b));
        Self { template, fields }
    }
}

impl View {
    /// A file that is data and nothing else.
    fn json<T: Serialize>(site: &Site<'_>, page: &Page, data: &T) -> Self {
        // Structs with names for keys always serialise.
        let json = serde_json::to_string(data).unwrap_or_default();
        Self::new("data.json", meta(site, page, "", ""), &DataView { json })
    }
}

/// A card image: the title of a subject or the site, and where and when it was published.
fn card(site: &Site<'_>, page: &Page, of: Option<Subject>) -> View {
    let text = |card: &Value, path: &str| Some(card.get_from_path(path)?.as_str()?.to_owned());
    let config = site.config();
    let (title, about) = match of.map(|subject| site.card(subject)) {
        Some(card) => {
            // As precise as a day, which needs no words in any language.
            let date = text(&card, "date.iso").map(|iso| iso.chars().take(10).collect());
            let about: Vec<String> = text(&card, "source.title").into_iter().chain(date).collect();
            (text(&card, "title").unwrap_or_default(), about.join(" · "))
        }
        None => (config.title.clone(), config.author.clone().unwrap_or_default()),
    };
    let site_title = if of.is_some() { config.title.clone() } else { String::new() };
    let colour = |token: &str| {
        let set = config.look.colours.iter().find(|colour| colour.token == token);
        set.map(|colour| colour.light.clone())
    };
    let view = CardView {
        title,
        about,
        site: site_title,
        paper: colour("paper"),
        ink: colour("ink"),
        accent: colour("accent"),
    };
    View::new("card.png", meta(site, page, "", ""), &view)
}

#[derive(Serialize)]
struct CardView {
    title: String,
    about: String,
    site: String,
    paper: Option<String>,
    ink: Option<String>,
    accent: Option<String>,
}

#[derive(Serialize)]
struct DataView {
    json: String,
}

fn meta(site: &Site<'_>, page: &Page, title: impl Into<Words>, section: &'static str) -> Meta {
    let path = site.path(page);
    let url = format!("{}{path}", site.config().base_url.origin());
    let data = (site.config().machines.json && page.has_data())
        .then(|| site.path(&Page::Data(Box::new(page.clone()))));
    let image = match site.config().cards {
        Cards::None => None,
        Cards::Site => Some(Page::Card(None)),
        Cards::Pages => Some(Page::Card(page.subject())),
    };
    let image = image.map(|card| json_ld::absolute(site, &site.path(&card)));
    let machines = Machines { kind: "website", data, image, ..Machines::default() };
    let mut meta = Meta {
        title: title.into(),
        path,
        url,
        description: None,
        section,
        editions: site.has_editions(),
        feed: None,
        machines,
    };
    json_ld::describe_page(site, page, &mut meta);
    meta
}

impl Meta {
    /// Names a feed of what the page is about.
    fn set_feed(&mut self, site: &Site<'_>, feed: &Feed) {
        self.feed = Some(site.path(&Page::Feed(feed.clone(), Format::Atom)));
        self.machines.json_feed = Some(site.path(&Page::Feed(feed.clone(), Format::Json)));
    }
}

/// The cards of articles.
fn article_rows(site: &Site<'_>, articles: &[ArticleIx]) -> Vec<Value> {
    articles.iter().map(|ix| site.card(Subject::Article(*ix))).collect()
}

/// The cards of people.
fn people_cards(site: &Site<'_>, people: &[PersonIx]) -> Vec<Value> {
    people.iter().map(|ix| site.card(Subject::Person(*ix))).collect()
}

/// The pager of a list at page `n`; `page` gives the page by its number.
fn pager(site: &Site<'_>, list: List, n: usize, page: impl Fn(usize) -> Page) -> Option<Pager> {
    Pager::new(site.length(list), site.config().paginate_by, n, |n| site.path(&page(n)))
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
        let Some(label) = site.tag(&slug) else { continue };
        let path = site.path(&Page::Tag(slug, 1));
        if !tags.iter().any(|t| t.path == path) {
            tags.push(TagView { label, path });
        }
    }
    tags
}

/// An editors' body, or nothing where there is none.
fn editorial(site: &Site<'_>, entry: &Entry, subject: Subject) -> Option<Value> {
    if entry.body.blocks.is_empty() && entry.markdown().trim().is_empty() {
        return None;
    }
    let links = site.links(subject);
    let found = super::html::Found::default();
    let html = super::html::body(site, entry, crate::content::Trust::Editorial, links, found, None);
    Some(Value::safe_string(&html))
}

/// The first words of an editors' body, if it has any.
fn summary(site: &Site<'_>, subject: Subject) -> Option<String> {
    const WORDS: usize = 40;
    Some(site.first_words(subject, WORDS)).filter(|text| !text.is_empty())
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
    /// Of an article, if it is not the site's.
    language: Option<Value>,
}

/// An article or event; dated sentences are listed apart.
fn item_view(site: &Site<'_>, item: &Item) -> Option<ItemView> {
    let of = |subject: Subject, kind, source, people| ItemView {
        kind,
        title: site.title(subject).to_owned(),
        path: Some(site.subject_path(subject).to_owned()),
        date: item.date.into(),
        source,
        people,
        articles: Vec::new(),
        language: None,
    };
    Some(match item.kind {
        ItemKind::Article(ix) => {
            let card = site.card(Subject::Article(ix));
            let item = of(Subject::Article(ix), "article", card.get_from_path("source").cloned(), Vec::new());
            ItemView { language: card.get_from_path("language").cloned(), ..item }
        }
        ItemKind::Event(ix) => {
            of(Subject::Event(ix), "event", None, people_cards(site, &site.event(ix).people))
        }
        ItemKind::Happening(ix) => happening_view(site, ix),
        ItemKind::Sentence(_) => return None,
    })
}

fn happening_view(site: &Site<'_>, ix: HappeningIx) -> ItemView {
    /// A happening that a hundred articles report is not better known by the names of all.
    const REPORTS: usize = 10;
    let happening = site.happening(ix);
    ItemView {
        kind: "happening",
        title: happening.title.clone(),
        path: None,
        date: happening.date.into(),
        source: None,
        people: people_cards(site, &happening.people),
        articles: article_rows(site, &happening.articles[..happening.articles.len().min(REPORTS)]),
        language: None,
    }
}

/// The days on which articles were published, as a chart.
fn coverage_chart(days: impl Iterator<Item = Date>) -> Option<Chart> {
    chart::bars("articles", days.map(|day| (day, 1)), None, &[])
}

/// The same of a part of the timeline, with what else is dated there; each bar leads to its part: from years to months,
/// and from months to days.
fn timeline_chart(site: &Site<'_>, items: &[Item]) -> Option<Chart> {
    let path = |moment: Moment| {
        let date = moment.date();
        let page = match moment.precision() {
            Precision::Year => Page::Year(date.year()),
            Precision::Month => Page::Month(date.year(), date.month()),
            Precision::Day | Precision::Time => Page::Day(date, 1),
        };
        Some(site.path(&page))
    };
    let is_article = |item: &&Item| matches!(item.kind, ItemKind::Article(_));
    let also: Vec<Moment> = items.iter().filter(|item| !is_article(item)).map(|item| item.date).collect();
    chart::bars("articles", published(items).map(|day| (day, 1)), Some(&path), &also)
}

/// The days of the articles among the items.
fn published(items: &[Item]) -> impl Iterator<Item = Date> {
    items.iter().filter(|item| matches!(item.kind, ItemKind::Article(_))).map(|item| item.date.date())
}
