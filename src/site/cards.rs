//! What other pages show of an article, a source or a person: made once, shared by every list.

use rayon::prelude::*;
use serde::Serialize;
use tera::Value;

use super::Page;
use crate::briefing::{ArticleIx, Briefing, EventIx, NoteIx, SourceIx, Subject};
use crate::content;
use crate::moment::Moment;
use crate::reading::PersonIx;

/// One shared value for each article, source, person, event and note.
pub struct Cards {
    articles: Vec<Value>,
    sources: Vec<Value>,
    people: Vec<Value>,
    events: Vec<Value>,
    notes: Vec<Value>,
    /// Addresses of people's pages: bodies link to them at every mention.
    person_paths: Vec<String>,
}

/// A date as templates get it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct DateView {
    /// For readers.
    text: String,
    /// For machines, ISO 8601, as precise as is known.
    iso: String,
    /// `year`, `month`, `day` or `time`.
    precision: &'static str,
}

impl From<Moment> for DateView {
    fn from(moment: Moment) -> Self {
        Self { text: moment.display(), iso: moment.to_string(), precision: moment.precision().as_str() }
    }
}

#[derive(Serialize)]
struct Card<'a> {
    kind: &'static str,
    title: &'a str,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<DateView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    /// Of a person: whether an editor wrote a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    confirmed: Option<bool>,
    /// Of a person: the office held last.
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
}

impl Cards {
    /// Makes every card.
    pub(super) fn new(briefing: &Briefing) -> Self {
        let root = briefing.config.base_url.root();
        let path = |page: Page| format!("{root}{}", page.url(briefing));
        let card = |kind, title, page| Card {
            kind,
            title,
            path: path(page),
            date: None,
            source: None,
            language: None,
            confirmed: None,
            role: None,
        };
        let value = |card: &Card<'_>| Value::from_serializable(card);
        let sources: Vec<Value> = briefing
            .sources()
            .iter()
            .enumerate()
            .map(|(i, s)| value(&card("source", &s.doc.name, Page::Source(SourceIx(i as u32), 1))))
            .collect();
        let people = briefing
            .people()
            .par_iter()
            .enumerate()
            .map(|(i, p)| {
                let card = card("person", &p.name, Page::Person(PersonIx(i as u32), 1));
                value(&Card { confirmed: Some(p.doc.is_some()), role: latest_role(p.roles()), ..card })
            })
            .collect();
        let articles = briefing
            .articles()
            .par_iter()
            .enumerate()
            .map(|(i, a)| {
                let card = card("article", &a.doc.title, Page::Article(ArticleIx(i as u32)));
                value(&Card {
                    date: Some(a.doc.published.into()),
                    source: Some(sources[a.source.get()].clone()),
                    language: a.doc.language.as_deref(),
                    ..card
                })
            })
            .collect();
        let events = briefing
            .events()
            .iter()
            .enumerate()
            .map(|(i, e)| {
                let card = card("event", &e.doc.title, Page::Event(EventIx(i as u32)));
                value(&Card { date: Some(e.doc.date.into()), ..card })
            })
            .collect();
        let notes = briefing
            .notes()
            .iter()
            .enumerate()
            .map(|(i, n)| {
                let card = card("note", &n.doc.title, Page::Note(NoteIx(i as u32)));
                value(&Card { date: n.doc.date.map(Into::into), ..card })
            })
            .collect();
        let person_paths =
            (0..briefing.people().len()).map(|i| path(Page::Person(PersonIx(i as u32), 1))).collect();
        Self { articles, sources, people, events, notes, person_paths }
    }

    /// The card of a subject: `kind`, `title`, `path`, and what its kind has besides.
    pub fn of(&self, subject: Subject) -> Value {
        match subject {
            Subject::Article(ix) => self.articles[ix.get()].clone(),
            Subject::Source(ix) => self.sources[ix.get()].clone(),
            Subject::Person(ix) => self.people[ix.get()].clone(),
            Subject::Event(ix) => self.events[ix.get()].clone(),
            Subject::Note(ix) => self.notes[ix.get()].clone(),
        }
    }

    /// The path of a person's page, of letters, digits, `-` and `/` apart from the site's root.
    pub(super) fn person_path(&self, ix: PersonIx) -> &str {
        &self.person_paths[ix.get()]
    }

    /// The card of an article.
    pub(super) fn article(&self, ix: ArticleIx) -> Value {
        self.of(Subject::Article(ix))
    }

    /// The card of a source.
    pub(super) fn source(&self, ix: SourceIx) -> Value {
        self.of(Subject::Source(ix))
    }

    /// The card of a person.
    pub(super) fn person(&self, ix: PersonIx) -> Value {
        self.of(Subject::Person(ix))
    }
}

/// The office without an end, else the one that ended last.
fn latest_role(roles: &[content::Role]) -> Option<&str> {
    let key = |role: &content::Role| (role.to.is_none(), role.to, role.from);
    roles.iter().max_by_key(|role| key(role)).map(|role| role.title.as_str())
}
