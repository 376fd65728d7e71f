//! What other pages show of an article, a source or a person: made once, when it is asked for first, and shared by
//! every list.

use std::sync::OnceLock;

use serde::Serialize;
use tera::Value;

use super::Page;
use crate::briefing::{Briefing, Subject, Touched};
use crate::content;
use crate::moment::Moment;

/// One shared value for each article, source, person, event and note.
#[derive(Default)]
pub struct Cards {
    articles: Vec<OnceLock<Made>>,
    sources: Vec<OnceLock<Made>>,
    people: Vec<OnceLock<Made>>,
    events: Vec<OnceLock<Made>>,
    notes: Vec<OnceLock<Made>>,
    editions: Vec<OnceLock<Made>>,
}

/// A card and the path of the page that it is of: bodies link to people at every mention.
struct Made {
    value: Value,
    path: String,
}

/// A date as templates get it; `| date` makes it one for readers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct DateView {
    /// For machines, ISO 8601, as precise as is known.
    pub(super) iso: String,
    /// `year`, `month`, `day` or `time`.
    precision: &'static str,
}

impl From<Moment> for DateView {
    fn from(moment: Moment) -> Self {
        Self { iso: moment.to_string(), precision: moment.precision().as_str() }
    }
}

#[derive(Serialize)]
struct Card<'a> {
    kind: &'static str,
    title: &'a str,
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<DateView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Value>,
    /// Of an article, if it is not the site's.
    language: Option<&'a str>,
    /// Of a person: whether an editor wrote a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    confirmed: Option<bool>,
    /// Of a person: the office held last.
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
}

impl Cards {
    /// Forgets the cards that a change touched, and makes room for those that it brought.
    pub fn update(&mut self, briefing: &Briefing, touched: &Touched) {
        let numbers = briefing.numbers();
        let all = [
            &mut self.articles,
            &mut self.sources,
            &mut self.people,
            &mut self.events,
            &mut self.notes,
            &mut self.editions,
        ];
        for (cards, number) in all.into_iter().zip(numbers) {
            if touched.is_everything() {
                cards.clear();
            }
            cards.resize_with(number, OnceLock::new);
        }
        for subject in touched.subjects() {
            let (cards, number) = self.of_kind_mut(subject);
            if let Some(card) = cards.get_mut(number) {
                *card = OnceLock::new();
            }
        }
    }

    fn of_kind_mut(&mut self, subject: Subject) -> (&mut Vec<OnceLock<Made>>, usize) {
        let cards = match subject {
            Subject::Article(_) => &mut self.articles,
            Subject::Source(_) => &mut self.sources,
            Subject::Person(_) => &mut self.people,
            Subject::Event(_) => &mut self.events,
            Subject::Note(_) => &mut self.notes,
            Subject::Edition(_) => &mut self.editions,
        };
        (cards, subject.number())
    }

    fn made(&self, briefing: &Briefing, subject: Subject) -> &Made {
        let cards = match subject {
            Subject::Article(_) => &self.articles,
            Subject::Source(_) => &self.sources,
            Subject::Person(_) => &self.people,
            Subject::Event(_) => &self.events,
            Subject::Note(_) => &self.notes,
            Subject::Edition(_) => &self.editions,
        };
        cards[subject.number()].get_or_init(|| self.make(briefing, subject))
    }

    fn make(&self, briefing: &Briefing, subject: Subject) -> Made {
        let path = format!("{}{}", briefing.config.base_url.root(), Page::of(subject).url(briefing));
        let card = Card {
            kind: "",
            title: "",
            path: &path,
            date: None,
            source: None,
            language: None,
            confirmed: None,
            role: None,
        };
        let card = match subject {
            Subject::Article(ix) => {
                let article = briefing.article(ix);
                Card {
                    kind: "article",
                    title: &article.doc.title,
                    date: Some(article.doc.published.into()),
                    source: Some(self.value(briefing, Subject::Source(article.source))),
                    language: article.doc.language.as_deref(),
                    ..card
                }
            }
            Subject::Source(ix) => Card { kind: "source", title: &briefing.source(ix).doc.name, ..card },
            Subject::Person(ix) => {
                let person = briefing.person(ix);
                let confirmed = Some(person.doc.is_some());
                Card {
                    kind: "person",
                    title: &person.name,
                    confirmed,
                    role: latest_role(person.roles()),
                    ..card
                }
            }
            Subject::Event(ix) => {
                let doc = &briefing.event(ix).doc;
                Card { kind: "event", title: &doc.title, date: Some(doc.date.into()), ..card }
            }
            Subject::Note(ix) => {
                let doc = &briefing.note(ix).doc;
                Card { kind: "note", title: &doc.title, date: doc.date.map(Into::into), ..card }
            }
            Subject::Edition(ix) => {
                let doc = &briefing.edition(ix).doc;
                Card { kind: "edition", title: &doc.title, date: Some(doc.date.into()), ..card }
            }
        };
        let value = Value::from_serializable(&card);
        Made { value, path }
    }

    /// The card of a subject: `kind`, `title`, `path`, and what its kind has besides.
    pub(super) fn value(&self, briefing: &Briefing, subject: Subject) -> Value {
        self.made(briefing, subject).value.clone()
    }

    /// The path of a subject's page, with the site's root.
    pub(super) fn path(&self, briefing: &Briefing, subject: Subject) -> &str {
        &self.made(briefing, subject).path
    }
}

/// The office without an end, else the one that ended last.
pub(super) fn latest_role(roles: &[content::Role]) -> Option<&str> {
    let key = |role: &content::Role| (role.to.is_none(), role.to, role.from);
    roles.iter().max_by_key(|role| key(role)).map(|role| role.title.as_str())
}
