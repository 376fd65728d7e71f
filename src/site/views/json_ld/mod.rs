//! What pages say of themselves to search engines and other readers of JSON-LD, in the vocabulary of schema.org.
//!
//! It says nothing that the page itself does not show: views hand over what they have made for their templates.

mod types;

use super::{Meta, Words};
use crate::briefing::{ArticleIx, Subject};
use crate::reading::PersonIx;
use crate::site::{Page, Site};
pub(super) use types::*;

/// Names in one list; a page has no more of them to tell.
pub(super) const MOST: usize = 30;

impl Meta {
    /// Says what the page is about.
    pub(super) fn describe(&mut self, thing: &Thing<'_>) {
        // Structs with names for keys always serialise.
        self.machines.graph.extend(serde_json::to_string(thing).ok());
    }
}

/// The descriptions of one page as the text of a script element, which must not be able to end it.
pub(super) fn script(graph: &[String]) -> Option<String> {
    if graph.is_empty() {
        return None;
    }
    let text = format!("{{\"@context\":\"https://schema.org\",\"@graph\":[{}]}}", graph.join(","));
    Some(text.replace('<', "\\u003c"))
}

/// Says of a page what follows from its place in the site.
pub(super) fn describe_page(site: &Site<'_>, page: &Page, meta: &mut Meta) {
    let config = site.config();
    if *page == Page::Home {
        meta.describe(&Thing::WebSite(WebSite {
            name: &config.title,
            url: meta.url.clone(),
            description: config.description.as_deref(),
            in_language: &config.language,
            publisher: site_publisher(site),
            potential_action: config.search.then(|| SearchAction {
                target: EntryPoint { url_template: absolute(site, &site.path(&Page::Search)) + "?q={q}" },
                query_input: "required name=q",
            }),
        }));
    }
    if is_list(page) {
        let (name, url) = (meta.title.clone(), meta.url.clone());
        meta.describe(&Thing::CollectionPage(WebPage {
            name: &name,
            url: &url,
            in_language: &config.language,
        }));
    }
    if let Some(breadcrumbs) = breadcrumbs(site, page, &meta.title) {
        meta.describe(&breadcrumbs);
    }
}

fn is_list(page: &Page) -> bool {
    matches!(
        page,
        Page::Articles(_)
            | Page::Sources(_)
            | Page::People(_)
            | Page::Together
            | Page::Timeline
            | Page::Year(_)
            | Page::Month(..)
            | Page::Day(..)
            | Page::Quotes
            | Page::QuotesBy(..)
            | Page::QuotesOn(..)
            | Page::Figures(_)
            | Page::Wires(_)
            | Page::Corrections(_)
            | Page::Events(_)
            | Page::Notes(_)
            | Page::Tags(_)
            | Page::Tag(..)
    )
}

/// The way from the overview to a page; none to the overview itself, and to what is no page to stay on.
pub(super) fn breadcrumbs<'a>(site: &Site<'_>, page: &Page, title: &Words) -> Option<Thing<'a>> {
    let above = match page {
        Page::Articles(1) | Page::Sources(1) | Page::People(1) | Page::Notes(1) | Page::Tags(1) => vec![],
        Page::Timeline | Page::Quotes | Page::Method | Page::Search => vec![],
        Page::Article(_) | Page::Articles(_) | Page::Corrections(_) => vec![Page::Articles(1)],
        Page::Source(_, 1) | Page::Sources(_) | Page::Wires(_) => vec![Page::Sources(1)],
        Page::Source(ix, _) => vec![Page::Sources(1), Page::Source(*ix, 1)],
        Page::Person(_, 1) | Page::People(_) | Page::Together => vec![Page::People(1)],
        Page::Person(ix, _) => vec![Page::People(1), Page::Person(*ix, 1)],
        Page::Note(_) | Page::Notes(_) => vec![Page::Notes(1)],
        Page::Tag(_, 1) | Page::Tags(_) => vec![Page::Tags(1)],
        Page::Tag(slug, _) => vec![Page::Tags(1), Page::Tag(slug.clone(), 1)],
        Page::Year(_) | Page::Events(_) => vec![Page::Timeline],
        Page::Event(_) => vec![Page::Timeline, Page::Events(1)],
        Page::Month(year, _) => vec![Page::Timeline, Page::Year(*year)],
        Page::Day(day, _) => {
            vec![Page::Timeline, Page::Year(day.year()), Page::Month(day.year(), day.month())]
        }
        Page::QuotesBy(..) | Page::QuotesOn(..) | Page::Figures(_) => vec![Page::Quotes],
        _ => return None,
    };
    let crumb = |page: &Page, name: Words| (name, Some(absolute(site, &site.path(page))));
    let mut crumbs = vec![crumb(&Page::Home, site.config().title.as_str().into())];
    crumbs.extend(above.iter().map(|page| crumb(page, name(site, page))));
    crumbs.push((title.clone(), None));
    let crumbs = crumbs.into_iter().enumerate();
    let item_list_element = crumbs.map(|(nth, (name, item))| ListItem { position: nth + 1, name, item });
    Some(Thing::BreadcrumbList(BreadcrumbList { item_list_element: item_list_element.collect() }))
}

/// What a page above others is called.
fn name(site: &Site<'_>, page: &Page) -> Words {
    match page {
        Page::Articles(_) => Words::message("articles"),
        Page::Sources(_) => Words::message("sources"),
        Page::People(_) => Words::message("people"),
        Page::Notes(_) => Words::message("notes"),
        Page::Tags(_) => Words::message("tags"),
        Page::Events(_) => Words::message("events"),
        Page::Quotes => Words::message("quotes"),
        Page::Source(ix, _) => site.title(Subject::Source(*ix)).into(),
        Page::Person(ix, _) => site.title(Subject::Person(*ix)).into(),
        Page::Tag(slug, _) => site.tag(slug).unwrap_or_default().into(),
        Page::Year(year) => year.to_string().as_str().into(),
        Page::Month(year, month) => super::timeline::of_month(*year, *month),
        _ => Words::message("timeline"),
    }
}

/// An address of the site with scheme and host.
pub(super) fn absolute(site: &Site<'_>, path: &str) -> String {
    format!("{}{path}", site.config().base_url.origin())
}

/// People with their pages.
pub(super) fn people<'a>(site: &Site<'a>, people: impl IntoIterator<Item = PersonIx>) -> Vec<Somebody<'a>> {
    people.into_iter().take(MOST).map(|ix| person(site, ix)).collect()
}

/// A person with the page.
pub(super) fn person<'a>(site: &Site<'a>, ix: PersonIx) -> Somebody<'a> {
    let subject = Subject::Person(ix);
    Somebody { name: site.title(subject), url: Some(absolute(site, site.subject_path(subject))) }
}

/// People of whom only the names are known.
pub(super) fn names(names: &[String]) -> Vec<Somebody<'_>> {
    names.iter().take(MOST).map(|name| Somebody { name, url: None }).collect()
}

/// A source with its page.
pub(super) fn publisher<'a>(site: &Site<'a>, source: crate::briefing::SourceIx) -> Publisher<'a> {
    let subject = Subject::Source(source);
    Publisher { name: site.title(subject), url: absolute(site, site.subject_path(subject)) }
}

/// The article that holds a quotation.
pub(super) fn quoted<'a>(site: &Site<'a>, ix: ArticleIx) -> Quoted<'a> {
    let article = site.article(ix);
    Quoted {
        headline: &article.doc.title,
        url: absolute(site, site.subject_path(Subject::Article(ix))),
        date_published: article.doc.published.to_string(),
        publisher: publisher(site, article.source),
    }
}

/// Who publishes the site.
pub(super) fn site_publisher<'a>(site: &Site<'a>) -> Option<Organization<'a>> {
    site.config().author.as_deref().map(|name| Organization { name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_script() {
        let name = "</script><!-- x";
        let organization = serde_json::to_string(&Organization { name }).expect("JSON");
        let text = script(&[organization]).expect("a description");
        assert!(!text.contains('<'), "{text}");
        let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(value["@graph"][0]["name"], name);
        assert_eq!(script(&[]), None);
    }
}
