//! What the site consists of and what each page shows: plain data for templates, made from the briefing. Nothing is
//! rendered or written here.

mod cards;
mod chart;
mod html;
mod pager;
mod plan;
mod spellings;
mod views;

pub use cards::Cards;
pub use plan::{Feed, Output, Page, plan};
pub use spellings::{Spelling, spellings};
pub use views::{View, view};

use crate::briefing::{Briefing, Subject};

/// A briefing with the addresses of its pages, and the cards that many pages show.
pub struct Site<'a> {
    /// The model.
    pub briefing: &'a Briefing,
    /// What other pages show of a subject.
    pub cards: Cards,
}

impl<'a> Site<'a> {
    /// Makes the cards.
    pub fn new(briefing: &'a Briefing) -> Self {
        Self { briefing, cards: Cards::new(briefing) }
    }

    /// The path of a page below the site's host, with the site's root: `/briefing/articles/x/`.
    pub fn path(&self, page: &Page) -> String {
        format!("{}{}", self.briefing.config.base_url.root(), page.url(self.briefing))
    }

    /// The path of a subject's page.
    pub fn subject_path(&self, subject: Subject) -> String {
        self.path(&Page::of(subject))
    }

    /// The name by which a page is listed elsewhere.
    pub fn subject_title(&self, subject: Subject) -> &'a str {
        match subject {
            Subject::Article(ix) => &self.briefing.article(ix).doc.title,
            Subject::Source(ix) => &self.briefing.source(ix).doc.name,
            Subject::Person(ix) => &self.briefing.person(ix).name,
            Subject::Event(ix) => &self.briefing.event(ix).doc.title,
            Subject::Note(ix) => &self.briefing.note(ix).doc.title,
        }
    }
}
