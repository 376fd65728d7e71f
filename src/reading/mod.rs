//! What is read out of one article: who is mentioned where, which paragraphs are photo captions, which agencies are
//! credited. One article at a time, with no look at the others.

mod credits;
mod fold;
mod lexicon;
mod mentions;
mod names;
mod vocabulary;

use std::ops::Range;

pub use credits::{Agency, Credit, CreditKind, agency_name};
pub use fold::fold;
pub use mentions::{Mention, MentionForm};
pub(crate) use names::name_ends;
pub use names::{NameIndex, Names, PersonIx};
pub(crate) use vocabulary::{may_name, name_words};

use crate::content::Article;

/// What was read out of one article.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// In the order of the text.
    pub mentions: Vec<Mention>,
    /// In the order of the text.
    pub credits: Vec<Credit>,
    /// Numbers of the blocks that are photo captions.
    pub captions: Vec<u32>,
    /// The place that the article was filed from, with its block and bytes of the block.
    pub dateline: Option<(u32, Range<usize>)>,
}

/// Captions, credits and the dateline of a body.
pub fn read_credits(body: &crate::content::Body) -> Reading {
    credits::read(body)
}

/// Reads one article. `declared` are the people that its editor names in the front matter.
pub fn read(article: &Article, names: &NameIndex, declared: &[PersonIx]) -> Reading {
    let mut reading = credits::read(&article.entry.body);
    // Rules about sentences are for English; where no language is named, it is.
    let english =
        article.language.as_deref().is_none_or(|language| language.to_lowercase().starts_with("en"));
    let credits = &reading.credits;
    reading.mentions = mentions::read(&article.title, &article.entry.body, credits, names, declared, english);
    reading
}
