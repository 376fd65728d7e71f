//! The page to search the site, and the scripts with what can be searched.

use serde::Serialize;
use tera::Value;

use super::{View, Words, meta};
use crate::briefing::Subject;
use crate::site::{Page, Site};

/// Sources to choose from, those with most articles.
const SOURCES: usize = 200;
/// People that are proposed, those in most articles; any other can be typed.
const PEOPLE: usize = 100;

#[derive(Serialize)]
struct SearchView<'a> {
    sources: Vec<SourceView<'a>>,
    people: Vec<&'a str>,
}

#[derive(Serialize)]
struct SourceView<'a> {
    /// What the index knows it by.
    id: &'a str,
    name: &'a str,
}

pub(super) fn search(site: &Site<'_>, page: &Page) -> View {
    let mut sources: Vec<SourceView<'_>> = site
        .largest_sources(SOURCES)
        .into_iter()
        .map(|(ix, _)| SourceView {
            id: &site.source(ix).doc.entry.path,
            name: site.title(Subject::Source(ix)),
        })
        .collect();
    sources.sort_by_key(|source| (source.name.to_lowercase(), source.id));
    let people = site.most_named(PEOPLE).into_iter().map(|(ix, _)| site.title(Subject::Person(ix)));
    let mut people: Vec<&str> = people.collect();
    people.sort_unstable();
    people.dedup();
    View::new(
        "search.html",
        meta(site, page, Words::message("search"), "search"),
        &SearchView { sources, people },
    )
}

/// A script that hands over data.
pub(super) fn script(name: &str, data: &str) -> View {
    let fields = [("data", data), ("name", name)];
    let fields = fields.map(|(field, text)| (field.to_owned(), Value::safe_string(text)));
    View { template: "search-data.js", fields: fields.into() }
}
