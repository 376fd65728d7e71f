//! What is read out of one article, in two steps. [`analyse`] finds what the text alone says: quotations, figures,
//! dates, names, credits. [`read`] finds out who of the site's people is meant. One article at a time, with no look at
//! the others.

mod classes;
mod credits;
mod dates;
mod figures;
mod findings;
mod fold;
mod lexicon;
mod mentions;
mod names;
mod people;
mod quotations;
mod shingles;
mod speakers;
mod tokens;
mod vocabulary;

pub use credits::{Agency, Credit, CreditKind, agency_name};
pub use dates::DateRule;
pub use figures::FigureRule;
pub use findings::{
    Candidate, Confidence, DateExpression, Figure, Findings, Hedge, Quotation, QuotationKind, RoleSeen, Span,
    Speaker, SpeakerKind,
};
pub use fold::fold;
pub use mentions::{Mention, MentionForm};
pub(crate) use names::name_ends;
pub use names::{NameIndex, Names, PersonIx};
pub use people::Cues;
pub use quotations::SpeakerRule;
pub use speakers::{Who, WhoRule};
pub(crate) use vocabulary::{may_name, name_words};

use crate::content::Article;

/// Who is meant in an article.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// In the order of the text.
    pub mentions: Vec<Mention>,
    /// For each quotation of the findings.
    pub speakers: Vec<Who>,
}

/// Captions, credits and the dateline of a body.
pub fn read_credits(body: &crate::content::Body) -> Findings {
    credits::read(body)
}

/// Reads what an article's text says by itself.
pub fn analyse(article: &Article) -> Findings {
    let body = &article.entry.body;
    let mut findings = credits::read(body);
    let text = tokens::Text::new(body);
    if is_english(article) {
        findings.quotations = quotations::read(&text, &findings.captions);
        findings.figures = figures::read(&text);
        findings.dates = dates::read(&text, article.published);
        (findings.candidates, findings.roles) = people::read(&text, &findings.credits);
    }
    findings.shingles = shingles::read(&text, &findings.quotations);
    findings
}

/// Finds out who is meant. `declared` are the people that the article's editor names in the front matter.
pub fn read(article: &Article, findings: &Findings, names: &NameIndex, declared: &[PersonIx]) -> Reading {
    let body = &article.entry.body;
    let english = is_english(article);
    let mentions = mentions::read(&article.title, body, &findings.credits, names, declared, english);
    let speakers = speakers::read(article, findings, &mentions, names);
    Reading { mentions, speakers }
}

/// Rules about sentences are for English; where no language is named, it is.
fn is_english(article: &Article) -> bool {
    article.language.as_deref().is_none_or(|language| language.to_lowercase().starts_with("en"))
}
