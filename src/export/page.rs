//! What a page is about, as data beside it: in the shape of the export, and made to be published.

use super::json::{Export, Words, article, dated, empty, person, source};
use crate::briefing::{ArticleIx, Briefing, Item, SourceIx};
use crate::reading::PersonIx;

/// What a page with data is about.
#[derive(Clone, Copy, Debug)]
pub enum About<'a> {
    /// The site itself.
    Site,
    /// An article, with the words that may be shown.
    Article(ArticleIx),
    /// A source.
    Source(SourceIx),
    /// A person, with the offices that may be shown.
    Person(PersonIx),
    /// What is dated.
    Dated(&'a [Item]),
}

/// The data of a page. Lists of what it is not about are empty.
pub fn page(briefing: &Briefing, about: About<'_>) -> Export {
    let mut export = empty(briefing);
    match about {
        About::Site => {}
        About::Article(ix) => export.articles.push(article(briefing, ix, Words::Shown)),
        About::Source(ix) => export.sources.push(source(briefing, ix)),
        About::Person(ix) => export.people.push(person(briefing, ix, Words::Shown)),
        About::Dated(items) => export.timeline.extend(items.iter().filter_map(|item| dated(briefing, item))),
    }
    export
}
