//! `site.toml`: what the user wrote, checked, with every default filled in.

mod citations;
mod intake;
mod keys;
mod look;
mod machines;
mod output;

use jiff::tz::TimeZone;
use toml::de::{DeTable, DeValue};
use url::Url;

use crate::content::fields::{Area, Fields, Node, Origin, Spanned, Value};
use crate::diagnostic::{Diagnostic, Place};
pub use keys::KEYS;
pub use machines::{Cards, Indexing, Machines, Robots};

pub use self::citations::Citations;
pub use self::look::{Colour, Link, Look};
pub use self::output::Form;

/// How much of a source's text is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Publish {
    /// Title and link, no words of the text.
    Link,
    /// The first words, with a link to the original.
    Excerpt,
    /// Everything; for texts that the site's owner may republish.
    Full,
}

impl Publish {
    /// The words of front matter and `site.toml`.
    pub(crate) const CHOICES: [(&'static str, Self); 3] =
        [("full", Self::Full), ("excerpt", Self::Excerpt), ("link", Self::Link)];

    /// The word of front matter and `site.toml`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Excerpt => "excerpt",
            Self::Full => "full",
        }
    }
}

/// The address that the site is published under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(Url);

impl BaseUrl {
    /// An absolute `http` or `https` URL; a query or fragment is refused.
    ///
    /// # Errors
    /// A sentence for a diagnostic.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut url = Url::parse(text).map_err(|e| format!("`{text}` is not a URL: {e}"))?;
        if !matches!(url.scheme(), "http" | "https") || url.query().is_some() || url.fragment().is_some() {
            return Err(format!(
                "`{text}` must be like https://example.org/ or https://example.org/briefing/"
            ));
        }
        let path = format!("{}/", url.path().trim_end_matches('/'));
        url.set_path(&path);
        Ok(Self(url))
    }

    /// That of a site that does not say where it will be: such hosts do not exist.
    fn nowhere() -> Self {
        Self(Url::parse("https://site.invalid/").expect("a URL that never changes"))
    }

    /// The path of the site's root on its host: `/` or `/briefing/`.
    pub fn root(&self) -> &str {
        self.0.path()
    }

    /// Scheme and host without a slash at the end; a root-relative path can be put after it.
    pub fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }
}

/// `site.toml` with nothing left open.
#[derive(Clone, Debug)]
pub struct Config {
    /// The site's name.
    pub title: String,
    /// Where it will be published.
    pub base_url: BaseUrl,
    /// One or two sentences for the overview and the feed.
    pub description: Option<String>,
    /// BCP 47, default `en`.
    pub language: String,
    /// Where that was said.
    pub language_at: Option<Place>,
    /// Who publishes the site; the author of its feeds.
    pub author: Option<String>,
    /// The zone that date-times are filed under; without it, each under the day that was written.
    pub timezone: Option<TimeZone>,
    /// Rows on a page of a list, default 50.
    pub paginate_by: usize,
    /// Entries in a feed, default 20.
    pub feed_entries: usize,
    /// The policy for sources that name none, default `excerpt`.
    pub publish: Publish,
    /// Words of an excerpt, default 50.
    pub excerpt_words: usize,
    /// Words shown around a finding in withheld text, the finding included, default 20.
    pub context_words: usize,
    /// Words shown of one quotation where an article may not be shown whole, default 60.
    pub quote_words: usize,
    /// Percent of an article's words up to which quotations, figures and dates are shown beside its excerpt and the
    /// words around names, where it may not be shown whole; default 40.
    pub share_limit: usize,
    /// What search engines are asked, by policy.
    pub robots: Robots,
    /// Images beside links.
    pub cards: Cards,
    /// Files for machines that not every site wants.
    pub machines: Machines,
    /// In what form files are published.
    pub output: Form,
    /// Colours, fonts, logo and navigation.
    pub look: Look,
    /// What editors' texts must cite.
    pub citations: Citations,
    /// Whether the site has a page to search it, default true.
    pub search: bool,
    /// The folder whose files are imported as they arrive, relative to the site.
    pub inbox: Option<String>,
}

/// Reads `site.toml`.
///
/// # Errors
/// Everything that is wrong with it.
pub fn parse(file: &str, text: &str) -> Result<Config, Vec<Diagnostic>> {
    let (config, faults) = parse_faulty(file, text);
    if faults.is_empty() { Ok(config) } else { Err(faults) }
}

/// As [`parse`], with what is wrong beside what can be understood: so that the faults of the rest of the site are found in
/// the same run. Nothing is published with it.
pub fn parse_faulty(file: &str, text: &str) -> (Config, Vec<Diagnostic>) {
    let (root, faults) = DeTable::parse_recoverable(text);
    let not_toml: Vec<Diagnostic> = faults
        .iter()
        .map(|error| {
            let place = Place::in_text(file, text, error.span().unwrap_or(0..0));
            Diagnostic::error("config/syntax", error.message()).at(place)
        })
        .collect();
    let origin = Origin { file, text, area: Area::Config };
    let mut fields = Fields::new(origin, 0..0, entries(root.into_inner(), text)).of(KEYS);

    let title = fields.required_text("title");
    let base_url = fields.required_text("base_url").and_then(|base| match BaseUrl::parse(&base.value) {
        Ok(url) => Some(url),
        Err(why) => {
            fields.invalid(&base.span, why);
            None
        }
    });
    let description = fields.text("description");
    let language = fields.text("language");
    let author = fields.text("author");
    let timezone = fields.text("timezone").and_then(|name| match TimeZone::get(&name.value) {
        Ok(zone) => Some(zone),
        Err(_) => {
            let message = format!("`{}` is not a time zone", name.value);
            fields.invalid(&name.span, message).help = Some("write it like `Europe/Paris`".to_owned());
            None
        }
    });
    let paginate_by = fields.number("paginate_by").unwrap_or(50);
    let feed_entries = fields.number("feed_entries").unwrap_or(20);
    let publish = fields.choice("publish", &Publish::CHOICES).unwrap_or(Publish::Excerpt);
    let excerpt_words = fields.number("excerpt_words").unwrap_or(50);
    let context_words = fields.number("context_words").unwrap_or(20);
    let quote_words = fields.number("quote_words").unwrap_or(60);
    let share_limit = fields.number("share_limit").unwrap_or(40);
    let robots = Robots::read(&mut fields);
    let cards = Cards::read(&mut fields);
    let machines = Machines::read(&mut fields);
    let output = Form::read(&mut fields);
    let look = Look::read(&mut fields);
    let citations = Citations::read(&mut fields);
    let search = fields.spanned_flag("search").is_none_or(|flag| flag.value);
    let inbox = intake::read(&mut fields);
    let faults = fields.finish();
    // Of what is no TOML, it is not known which keys there are.
    let mut diagnostics = if not_toml.is_empty() { faults } else { not_toml };
    crate::diagnostic::sort(&mut diagnostics);

    let config = Config {
        title: title.map(|title| title.value).unwrap_or_default(),
        base_url: base_url.unwrap_or_else(BaseUrl::nowhere),
        description: description.map(|d| d.value),
        language_at: language.as_ref().map(|l| Place::in_text(file, text, l.span.clone())),
        language: language.map_or_else(|| "en".to_owned(), |l| l.value),
        author: author.map(|a| a.value),
        timezone,
        paginate_by,
        feed_entries,
        publish,
        excerpt_words,
        context_words,
        quote_words,
        share_limit,
        robots,
        cards,
        machines,
        output,
        look,
        citations,
        search,
        inbox,
    };
    (config, diagnostics)
}

fn entries(table: DeTable<'_>, text: &str) -> Vec<(Spanned<String>, Node)> {
    let mut entries: Vec<_> = table
        .into_iter()
        .map(|(key, value)| {
            let span = key.span();
            (Spanned { value: key.into_inner().into_owned(), span }, node(value, text))
        })
        .collect();
    // The table is a map; its order in the file is the order for diagnostics.
    entries.sort_by_key(|(key, _)| key.span.start);
    entries
}

fn node(value: toml::Spanned<DeValue<'_>>, text: &str) -> Node {
    let span = value.span();
    let value = match value.into_inner() {
        DeValue::String(string) => Value::Text(string.into_owned()),
        DeValue::Boolean(flag) => Value::Bool(flag),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => {
            Value::Text(text.get(span.clone()).unwrap_or_default().to_owned())
        }
        DeValue::Array(items) => Value::List(items.into_iter().map(|item| node(item, text)).collect()),
        DeValue::Table(table) => Value::Table(entries(table, text)),
    };
    Node { value, span }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_and_base_url_are_enough() {
        let config =
            parse("site.toml", "title = \"T\"\nbase_url = \"https://a.example/b\"\n").expect("valid");
        assert_eq!((config.base_url.root(), config.base_url.origin().as_str()), ("/b/", "https://a.example"));
        assert_eq!((config.publish, config.excerpt_words, config.context_words), (Publish::Excerpt, 50, 20));
    }

    #[test]
    fn every_fault_is_reported_at_its_place() {
        let text = "titel = \"T\"\nbase_url = \"ftp://x\"\npaginate_by = 0\ntimezone = \"Mars/Base\"\npublish = \"ful\"\nlanguage = []\n";
        let found = parse("site.toml", text).expect_err("faulty");
        let places: Vec<_> = found.iter().map(|d| (d.code, d.place.as_ref().map_or(0, |p| p.line))).collect();
        assert_eq!(
            places,
            [
                ("config/missing-key", 1),
                ("config/unknown-key", 1),
                ("config/invalid-value", 2),
                ("config/invalid-value", 3),
                ("config/invalid-value", 4),
                ("config/invalid-value", 5),
                ("config/wrong-type", 6),
            ]
        );
        assert_eq!(found[1].help.as_deref(), Some("did you mean `title`?"));
    }

    #[test]
    fn tables_are_read_key_by_key_too() {
        let start = "title = \"T\"\nbase_url = \"https://a.example/\"\n";
        let read = |more: &str| parse("site.toml", &format!("{start}{more}"));
        let config = read("[robots]\nfull = \"noindex\"\n[machines]\njson = true\n").expect("valid");
        assert_eq!(config.robots.of(Publish::Full), Indexing::NoIndex);
        assert_eq!(config.robots.of(Publish::Excerpt), Indexing::NoArchive);
        assert!(config.machines.json && !config.machines.llms);
        let found =
            read("machines = 1\n[robots]\nful = \"index\"\nlink = \"noarchiv\"\n").expect_err("faulty");
        let helps: Vec<_> = found.iter().map(|d| (d.code, d.help.as_deref().unwrap_or_default())).collect();
        assert_eq!(
            helps,
            [
                ("config/wrong-type", ""),
                ("config/unknown-key", "did you mean `full`?"),
                ("config/invalid-value", "did you mean `noarchive`?"),
            ]
        );
    }

    #[test]
    fn broken_toml_says_where() {
        let found = parse("site.toml", "title = \n").expect_err("faulty");
        assert_eq!((found[0].code, found[0].place.as_ref().map(|p| p.line)), ("config/syntax", Some(1)));
    }
}
