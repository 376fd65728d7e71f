//! An editors' note, and an event with a page: a body, and what it has to do with the rest.

use serde::Serialize;
use tera::Value;

use super::{TagView, View, Words, editorial, json_ld, meta, people_cards, summary, tags};
use crate::briefing::{EventIx, NoteIx, Subject};
use crate::site::cards::DateView;
use crate::site::{Page, Site};

#[derive(Serialize)]
struct NoteView<'a> {
    title: &'a str,
    date: Option<DateView>,
    /// The timeline page of its date.
    date_path: Option<String>,
    authors: &'a [String],
    tags: Vec<TagView<'a>>,
    body: Option<Value>,
    people: Vec<Value>,
    backlinks: Vec<Value>,
}

pub(super) fn note(site: &Site<'_>, page: &Page, ix: NoteIx) -> View {
    let note = site.note(ix);
    let doc = &note.doc;
    let mut meta = meta(site, page, doc.title.as_str(), "notes");
    meta.description = summary(site, Subject::Note(ix)).map(Words::Given);
    let tags = tags(site, &doc.tags);
    let url = meta.url.clone();
    meta.describe(&json_ld::Thing::Article(json_ld::Article {
        headline: &doc.title,
        url: &url,
        date_published: doc.published().map(|date| date.to_string()),
        in_language: &site.config().language,
        author: json_ld::names(&doc.authors),
        publisher: json_ld::site_publisher(site),
        keywords: tags.iter().map(|tag| tag.label).collect(),
    }));
    meta.machines.kind = "article";
    meta.machines.published = doc.published().map(|date| date.to_string());
    let view = NoteView {
        title: &doc.title,
        date: doc.date.map(Into::into),
        date_path: None,
        authors: &doc.authors,
        tags,
        body: editorial(site, &doc.entry, Subject::Note(ix)),
        people: Vec::new(),
        backlinks: site.backlinks(Subject::Note(ix)),
    };
    View::new("note.html", meta, &view)
}

pub(super) fn event(site: &Site<'_>, page: &Page, ix: EventIx) -> View {
    use crate::moment::Precision;

    let event = site.event(ix);
    let doc = &event.doc;
    let day = doc.date.date();
    let dated = match doc.date.precision() {
        Precision::Year => Page::Year(day.year()),
        Precision::Month => Page::Month(day.year(), day.month()),
        Precision::Day | Precision::Time => Page::Day(day, 1),
    };
    let mut meta = meta(site, page, doc.title.as_str(), "timeline");
    meta.description = summary(site, Subject::Event(ix)).map(Words::Given);
    let url = meta.url.clone();
    meta.describe(&json_ld::Thing::Event(json_ld::Event {
        name: &doc.title,
        url: &url,
        start_date: doc.date.to_string(),
        attendee: json_ld::people(site, event.people.iter().copied()),
    }));
    let view = NoteView {
        title: &doc.title,
        date: Some(doc.date.into()),
        date_path: Some(site.path(&dated)),
        authors: &[],
        tags: tags(site, &doc.tags),
        body: editorial(site, &doc.entry, Subject::Event(ix)),
        people: people_cards(site, &event.people),
        backlinks: site.backlinks(Subject::Event(ix)),
    };
    View::new("event.html", meta, &view)
}
