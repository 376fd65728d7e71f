//! The types of schema.org that pages are described with, and of each the properties that are used.
//!
//! `scripts/schema-org.json` has every pair of type and property that stands here; a script checks it against the
//! vocabulary, and a test checks the pages against it.

use serde::Serialize;

use crate::site::views::Words;

/// Something that is described.
#[derive(Serialize)]
#[serde(tag = "@type")]
pub(crate) enum Thing<'a> {
    BreadcrumbList(BreadcrumbList),
    WebSite(WebSite<'a>),
    CollectionPage(WebPage<'a>),
    NewsArticle(NewsArticle<'a>),
    Article(Article<'a>),
    Person(Person<'a>),
    NewsMediaOrganization(NewsMediaOrganization<'a>),
    Quotation(Quotation<'a>),
    Event(Event<'a>),
}

/// A person, where it is not what the page is about.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "Person")]
pub(crate) struct Somebody<'a> {
    pub(crate) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
}

/// An organisation of which only the name is known.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "Organization")]
pub(crate) struct Organization<'a> {
    pub(crate) name: &'a str,
}

/// A publisher, where it is not what the page is about.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "NewsMediaOrganization")]
pub(crate) struct Publisher<'a> {
    pub(crate) name: &'a str,
    pub(crate) url: String,
}

/// The way from the overview to a page, the page included.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BreadcrumbList {
    pub(crate) item_list_element: Vec<ListItem>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
pub(crate) struct ListItem {
    pub(crate) position: usize,
    pub(super) name: Words,
    /// The page; that of the last one is this page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) item: Option<String>,
}

/// The site itself.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WebSite<'a> {
    pub(crate) name: &'a str,
    pub(crate) url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<&'a str>,
    pub(crate) in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) publisher: Option<Organization<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) potential_action: Option<SearchAction>,
}

/// How the site is searched.
#[derive(Serialize)]
#[serde(tag = "@type")]
pub(crate) struct SearchAction {
    pub(crate) target: EntryPoint,
    /// What `{q}` in the address is: an annotation of the property `query`.
    #[serde(rename = "query-input")]
    pub(crate) query_input: &'static str,
}

/// An address with `{q}` for what is looked for.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(crate) struct EntryPoint {
    pub(crate) url_template: String,
}

/// A page that lists things.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WebPage<'a> {
    pub(super) name: &'a Words,
    pub(crate) url: &'a str,
    pub(crate) in_language: &'a str,
}

/// A press article, as far as this site says anything of it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewsArticle<'a> {
    pub(crate) headline: &'a str,
    pub(crate) url: &'a str,
    /// Where it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) is_based_on: Option<&'a str>,
    pub(crate) date_published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) date_modified: Option<String>,
    pub(crate) in_language: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) author: Vec<Somebody<'a>>,
    pub(crate) publisher: Publisher<'a>,
    /// The page of the source, which says how much of its texts is shown.
    pub(crate) usage_info: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) dateline: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) keywords: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) mentions: Vec<Somebody<'a>>,
}

/// An editors' note.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Article<'a> {
    pub(crate) headline: &'a str,
    pub(crate) url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) date_published: Option<String>,
    pub(crate) in_language: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) author: Vec<Somebody<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) publisher: Option<Organization<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) keywords: Vec<&'a str>,
}

/// Whom a page is about.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Person<'a> {
    pub(crate) name: &'a str,
    pub(crate) url: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) alternate_name: Vec<String>,
    /// At Wikidata.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) same_as: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) job_title: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) image: Option<String>,
}

/// The source that a page is about.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewsMediaOrganization<'a> {
    pub(crate) name: &'a str,
    pub(crate) url: &'a str,
    /// Its own sites.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) same_as: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) parent_organization: Option<Organization<'a>>,
}

/// What somebody said, as far as it may be shown.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Quotation<'a> {
    pub(crate) text: String,
    pub(crate) url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) spoken_by_character: Option<Somebody<'a>>,
    pub(crate) in_language: &'a str,
    pub(crate) is_part_of: Quoted<'a>,
}

/// The article that holds a quotation.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "NewsArticle", rename_all = "camelCase")]
pub(crate) struct Quoted<'a> {
    pub(crate) headline: &'a str,
    pub(crate) url: String,
    pub(crate) date_published: String,
    pub(crate) publisher: Publisher<'a>,
}

/// A dated happening.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Event<'a> {
    pub(crate) name: &'a str,
    pub(crate) url: &'a str,
    pub(crate) start_date: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) attendee: Vec<Somebody<'a>>,
}
