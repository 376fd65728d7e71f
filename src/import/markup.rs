//! What a web page says of itself in its markup: JSON-LD, Open Graph, `meta`, `link` and `time`.
//!
//! The order of trust, for each fact: JSON-LD of the article; Open Graph; other `meta`; elements that are marked as
//! the byline or the date; what stands in the page. An address is `link rel=canonical` first, since JSON-LD and Open
//! Graph are copied between pages more often.

mod json_ld;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};
use url::Url;

use super::metadata::Metadata;
use super::{bylines, dates};
use crate::content::text_of_html;
use crate::moment::Moment;

/// No page has more that is worth reading.
const MAX_METAS: usize = 500;
const MAX_SCRIPTS: usize = 50;
const MAX_SCRIPT_BYTES: usize = 1024 * 1024;
const MAX_BYLINES: usize = 8;
const MAX_BYLINE_BYTES: usize = 300;

/// What a page says of itself, and which of it is no more than a guess.
pub(super) struct Stated {
    pub(super) metadata: Metadata,
    pub(super) guessed: Vec<(&'static str, &'static str)>,
}

/// What stands in the markup, as it stands there.
#[derive(Default)]
struct Markup {
    language: Option<String>,
    /// Names in small letters, with their contents.
    metas: Vec<(String, String)>,
    canonical: Option<String>,
    title: Option<String>,
    headings: Vec<String>,
    scripts: Vec<String>,
    bylines: Vec<String>,
    /// `datetime`, and what the element says that it dates.
    times: Vec<(String, String)>,
    /// From the remark that browsers and SingleFile leave in what they save.
    saved_from: Option<String>,
}

impl Markup {
    fn meta(&self, names: &[&str]) -> Option<&str> {
        names
            .iter()
            .find_map(|name| self.metas.iter().find(|(of, _)| of == name))
            .map(|(_, text)| text.as_str())
    }

    fn metas(&self, names: &[&str]) -> Vec<&str> {
        let of = |name: &&str| {
            let texts = self.metas.iter().filter(|(of, _)| of == name);
            texts.map(|(_, text)| text.as_str()).collect::<Vec<_>>()
        };
        names.iter().map(of).find(|texts| !texts.is_empty()).unwrap_or_default()
    }

    fn time(&self, what: &str) -> Option<&str> {
        self.times.iter().find(|(_, of)| of.contains(what)).map(|(time, _)| time.as_str())
    }
}

/// Reads the markup of a page. `address` is where it is known to come from.
pub(super) fn read(html: &str, address: Option<&str>) -> Stated {
    let markup = scan(html);
    let canonical = markup.canonical.as_deref().and_then(|url| web_address(url, address));
    let linked = json_ld::article(&markup.scripts, canonical.as_deref()).unwrap_or_default();
    let mut guessed = Vec::new();

    let addresses = [
        canonical,
        markup.meta(&["og:url"]).and_then(|url| web_address(url, address)),
        linked.url.as_deref().and_then(|url| web_address(url, address)),
        markup.saved_from.as_deref().and_then(|url| web_address(url, None)),
        address.map(str::to_owned),
    ];
    // Some pages name the front page as their address.
    let of_article = addresses.iter().flatten().find(|url| !is_front_page(url));
    let url = of_article.or_else(|| addresses.iter().flatten().next()).cloned();

    let publisher = linked.publisher.clone().or_else(|| {
        markup.meta(&["og:site_name", "citation_journal_title", "application-name"]).map(text_of_html)
    });
    let title = linked
        .headline
        .clone()
        .or_else(|| {
            markup.meta(&["og:title", "twitter:title", "citation_title", "parsely-title"]).map(text_of_html)
        })
        .or_else(|| match &markup.headings[..] {
            [only] => Some(only.clone()),
            _ => None,
        })
        .or_else(|| {
            let title = markup.title.clone()?;
            guessed.push(("title", "the window's title"));
            Some(title)
        })
        .map(|title| without_site(&title, publisher.as_deref()));

    let mut authors: Vec<String> = linked.authors.iter().flat_map(|name| bylines::names(name)).collect();
    if authors.is_empty() {
        let named = [
            "citation_author",
            "parsely-author",
            "author",
            "article:author",
            "byl",
            "dc.creator",
            "sailthru.author",
        ];
        authors = markup
            .metas(&named)
            .into_iter()
            .flat_map(|byline| bylines::names(&text_of_html(byline)))
            .collect();
    }
    if authors.is_empty()
        && let Some(names) =
            markup.bylines.iter().map(|line| bylines::names(line)).find(|names| !names.is_empty())
    {
        authors = names;
        guessed.push(("author", "the line that is marked as the byline"));
    }

    let dated = [
        "article:published_time",
        "og:published_time",
        "article:published",
        "datepublished",
        "parsely-pub-date",
        "citation_publication_date",
        "citation_date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "dc.date.issued",
        "dcterms.created",
        "dc.date",
        "date",
    ];
    let published = linked
        .published
        .as_deref()
        .and_then(dates::normal)
        .or_else(|| markup.meta(&dated).and_then(dates::normal))
        .or_else(|| markup.time("pub").and_then(dates::normal))
        .or_else(|| {
            let (first, _) = markup.times.first()?;
            let date = dates::normal(first)?;
            guessed.push(("published", "the first date in the page"));
            Some(date)
        });
    let updated = linked
        .updated
        .as_deref()
        .and_then(dates::normal)
        .or_else(|| {
            markup
                .meta(&["article:modified_time", "og:updated_time", "datemodified", "last-modified"])
                .and_then(dates::normal)
        })
        .or_else(|| markup.time("modified").and_then(dates::normal))
        // Many systems write it though nothing was changed since.
        .filter(|updated| published.as_deref().is_some_and(|published| is_later(updated, published)));

    let language = linked
        .language
        .clone()
        .or_else(|| markup.language.clone())
        .or_else(|| {
            markup.meta(&["og:locale", "content-language", "language", "dc.language"]).map(str::to_owned)
        })
        .and_then(|tag| language_tag(&tag));
    let description = linked
        .description
        .clone()
        .or_else(|| markup.meta(&["og:description", "description", "twitter:description"]).map(text_of_html));

    let metadata = Metadata {
        title,
        source: publisher,
        url,
        published,
        updated,
        authors,
        language,
        description,
        ..Metadata::default()
    };
    Stated { metadata, guessed }
}

/// Whether one date is later than the other.
fn is_later(one: &str, other: &str) -> bool {
    match (Moment::parse(one, None), Moment::parse(other, None)) {
        (Ok(one), Ok(other)) => one > other,
        _ => false,
    }
}

/// An absolute address on the web.
fn web_address(text: &str, base: Option<&str>) -> Option<String> {
    let text = text.trim();
    let base = base.and_then(|base| Url::parse(base).ok());
    let url = Url::options().base_url(base.as_ref()).parse(text).ok()?;
    (matches!(url.scheme(), "http" | "https") && text.len() <= 2_000).then(|| url.into())
}

fn is_front_page(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| url.path() == "/" && url.query().is_none())
}

/// `de_DE`, `DE-de` → `de-DE`; nothing where it is no language.
pub(super) fn language_tag(text: &str) -> Option<String> {
    let text = text.trim().replace('_', "-");
    let tag: icu_locale::LanguageIdentifier = text.parse().ok()?;
    (!tag.language.is_unknown()).then(|| tag.to_string())
}

/// A headline without the name of the site behind it.
fn without_site(title: &str, site: Option<&str>) -> String {
    let title = title.trim();
    let Some(site) = site.map(str::to_lowercase).filter(|site| !site.is_empty()) else {
        return title.to_owned();
    };
    for between in [" | ", " - ", " – ", " — ", " • ", " · ", " » "] {
        if let Some((headline, behind)) = title.rsplit_once(between)
            && behind.trim().to_lowercase() == site
            && !headline.trim().is_empty()
        {
            return headline.trim().to_owned();
        }
    }
    title.to_owned()
}

/// The text of an element that is being read.
struct Open {
    what: What,
    name: Vec<u8>,
    depth: usize,
    text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Title,
    Heading,
    Script,
    Byline,
}

/// One pass over the page.
fn scan(html: &str) -> Markup {
    let mut markup = Markup::default();
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut open: Option<Open> = None;
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => {
                if let Some(open) = &mut open {
                    open.depth += usize::from(open.name == tag.name[..] && !tag.self_closing);
                    open.text.push(' ');
                }
                take_tag(&mut markup, &tag);
                if open.is_none()
                    && !tag.self_closing
                    && let Some(what) = opens(&markup, &tag)
                {
                    open = Some(Open { what, name: tag.name.to_vec(), depth: 1, text: String::new() });
                }
            }
            Token::EndTag(tag) => {
                let Some(reading) = &mut open else { continue };
                reading.text.push(' ');
                reading.depth -= usize::from(reading.name == tag.name[..]);
                if reading.depth == 0
                    && let Some(done) = open.take()
                {
                    close(&mut markup, done);
                }
            }
            Token::String(text) => {
                if let Some(reading) = &mut open {
                    let most = match reading.what {
                        What::Script => MAX_SCRIPT_BYTES,
                        What::Title | What::Heading | What::Byline => MAX_BYLINE_BYTES * 4,
                    };
                    if reading.text.len() + text.len() <= most {
                        reading.text.push_str(&String::from_utf8_lossy(&text));
                    } else {
                        // Whatever this is, it is not what it was taken for.
                        open = None;
                    }
                }
            }
            Token::Comment(comment) => {
                if markup.saved_from.is_none() {
                    markup.saved_from = saved_from(&String::from_utf8_lossy(&comment));
                }
            }
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    markup
}

fn attribute(tag: &StartTag<()>, name: &[u8]) -> Option<String> {
    tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).trim().to_owned())
}

fn take_tag(markup: &mut Markup, tag: &StartTag<()>) {
    match &tag.name[..] {
        b"html" if markup.language.is_none() => {
            markup.language = attribute(tag, b"lang").or_else(|| attribute(tag, b"xml:lang"));
        }
        b"meta" if markup.metas.len() < MAX_METAS => {
            let name = [&b"property"[..], b"name", b"itemprop", b"http-equiv"];
            let name = name.into_iter().find_map(|name| attribute(tag, name));
            let content = attribute(tag, b"content").filter(|content| !content.is_empty());
            if let (Some(name), Some(content)) = (name, content) {
                markup.metas.push((name.to_lowercase(), content));
            }
        }
        b"link"
            if markup.canonical.is_none()
                && attribute(tag, b"rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) =>
        {
            markup.canonical = attribute(tag, b"href");
        }
        b"time" if markup.times.len() < MAX_METAS => {
            if let Some(time) = attribute(tag, b"datetime") {
                let what = [&b"itemprop"[..], b"class"].into_iter().filter_map(|name| attribute(tag, name));
                let mut what = what.collect::<Vec<_>>().join(" ").to_lowercase();
                if tag.attributes.contains_key(&b"pubdate"[..]) {
                    what.push_str(" pubdate");
                }
                markup.times.push((time, what));
            }
        }
        _ => {}
    }
}

/// What the text of an element is, if it is worth reading.
fn opens(markup: &Markup, tag: &StartTag<()>) -> Option<What> {
    match &tag.name[..] {
        b"title" if markup.title.is_none() => return Some(What::Title),
        b"h1" if markup.headings.len() < 2 => return Some(What::Heading),
        b"script" => {
            let is_data = attribute(tag, b"type").is_some_and(|kind| kind.to_lowercase().contains("ld+json"));
            return (is_data && markup.scripts.len() < MAX_SCRIPTS).then_some(What::Script);
        }
        b"meta" | b"link" | b"img" | b"input" | b"br" | b"body" | b"html" => return None,
        _ => {}
    }
    let names_author =
        |name: &[u8]| attribute(tag, name).is_some_and(|value| value.eq_ignore_ascii_case("author"));
    let class = attribute(tag, b"class").unwrap_or_default().to_lowercase();
    let classed = class.split([' ', '_', '-']).any(|part| matches!(part, "byline" | "author" | "authors"));
    let is_byline = names_author(b"rel") || names_author(b"itemprop") || classed;
    (is_byline && markup.bylines.len() < MAX_BYLINES).then_some(What::Byline)
}

fn close(markup: &mut Markup, done: Open) {
    if done.what == What::Script {
        markup.scripts.push(done.text);
        return;
    }
    let text = done.text.split_whitespace().collect::<Vec<_>>().join(" ");
    match done.what {
        _ if text.is_empty() => {}
        What::Title => markup.title = Some(text),
        What::Heading => markup.headings.push(text),
        What::Byline if text.len() <= MAX_BYLINE_BYTES => markup.bylines.push(text),
        What::Byline | What::Script => {}
    }
}

/// `saved from url=(0027)https://…` of browsers, and `url: https://…` of SingleFile.
fn saved_from(comment: &str) -> Option<String> {
    let comment = comment.trim();
    let rest = match comment.split_once("saved from url=") {
        Some((_, rest)) => rest.split_once(')')?.1,
        None if comment.starts_with("Page saved with SingleFile") => comment.split_once("url:")?.1,
        None => return None,
    };
    rest.split_whitespace().next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_ld_is_trusted_before_open_graph_and_that_before_the_rest() {
        let html = r##"<!-- saved from url=(0026)https://paper.example/saved --><html lang="de"><head>
            <title>Window | The Paper</title><link rel="canonical" href="https://paper.example/a">
            <meta property="og:title" content="Graph &amp; title"><meta property="og:site_name" content="The Paper">
            <meta name="author" content="By Ann Example"><meta property="article:published_time" content="2025-03-05">
            <script type="application/ld+json">{"@graph": [{"@id": "#jane", "@type": "Person", "name": "Jane Roe"},
            {"@type": ["NewsArticle"], "headline": "Linked", "author": [{"@id": "#jane"}, "Tomas Brandt"],
            "datePublished": "2025-03-04T10:00:00+0100", "dateModified": "2025-03-04T12:00:00+01:00"}]}</script>
            </head><body><h1>Heading</h1><p class="byline">By Bo Late</p></body></html>"##;
        let stated = read(html, None).metadata;
        assert_eq!(stated.title.as_deref(), Some("Linked"));
        assert_eq!(stated.authors, ["Jane Roe", "Tomas Brandt"]);
        assert_eq!(stated.published.as_deref(), Some("2025-03-04T10:00:00+0100"));
        assert_eq!(stated.updated.as_deref(), Some("2025-03-04T12:00:00+01:00"));
        assert_eq!(stated.url.as_deref(), Some("https://paper.example/a"));
        assert_eq!((stated.source.as_deref(), stated.language.as_deref()), (Some("The Paper"), Some("de")));

        let without = html.replace("ld+json", "json").replace("rel=\"canonical\"", "rel=\"other\"");
        let stated = read(&without, None).metadata;
        assert_eq!(stated.title.as_deref(), Some("Graph & title"));
        assert_eq!(stated.authors, ["Ann Example"]);
        assert_eq!(stated.published.as_deref(), Some("2025-03-05"));
        assert_eq!(stated.url.as_deref(), Some("https://paper.example/saved"));

        let bare = read(
            "<title>Window | The Paper</title><meta property=og:site_name content='The Paper'><p class=byline>By Bo Late and Cy Early</p><time datetime=2025-03-07>",
            None,
        );
        assert_eq!(bare.metadata.title.as_deref(), Some("Window"));
        assert_eq!(bare.metadata.authors, ["Bo Late", "Cy Early"]);
        let guessed: Vec<&str> = bare.guessed.iter().map(|(key, _)| *key).collect();
        assert_eq!(guessed, ["title", "author", "published"]);
    }

    #[test]
    fn a_front_page_is_no_articles_address() {
        let html = "<link rel=canonical href=https://paper.example/><meta property=og:url content=https://paper.example/a>";
        assert_eq!(read(html, None).metadata.url.as_deref(), Some("https://paper.example/a"));
        assert_eq!(read("<link rel=canonical href=javascript:x>", None).metadata.url, None);
    }
}
