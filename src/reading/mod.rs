//! What is read out of one article, in two steps. [`analyse`] finds what the text alone says: quotations, figures,
//! dates, names, credits. [`read`] finds out who of the site's people is meant. One article at a time, with no look at
//! the others.

mod claims;
mod classes;
mod corrections;
mod credits;
mod dates;
mod figures;
mod findings;
mod fold;
mod hash;
mod lexicon;
mod mentions;
mod names;
mod people;
mod quotations;
mod shingles;
mod speakers;
mod tokens;
mod verbatim;
mod vocabulary;

pub use claims::{Claim, Claimed, claims};
pub use corrections::{Corrections, Fault, Why};
pub use credits::{Agency, Credit, CreditKind, CreditRule, agency_name, byline_agencies};
pub use dates::DateRule;
pub use figures::{FigureRule, Relation, interval, relation, same_subject};
pub use findings::{
    Candidate, Confidence, DateExpression, Figure, Findings, Hedge, Quotation, QuotationKind, RoleSeen, Span,
    Speaker, SpeakerKind,
};
pub use fold::fold;
pub(crate) use lexicon::is_common;
pub(crate) use mentions::mention_at;
pub use mentions::{Mention, MentionForm};
pub(crate) use names::name_ends;
pub use names::{NameIndex, Names, PersonIx};
pub use people::compare::{
    Comparison, Reason, compare as compare_names, keys as name_keys, loose_keys as loose_name_keys,
};
pub use people::{Cues, decide as is_person};
pub use quotations::SpeakerRule;
pub use shingles::shared_passages;
pub use speakers::{Who, WhoRule};
pub use verbatim::{Misquoted, Original, Verdict, marked_differences};
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

/// Reads what an article's text says by itself; in the language of its site where it names none.
pub fn analyse(article: &Article, site_language: &str) -> Findings {
    let body = &article.entry.body;
    let mut findings = credits::read(body);
    let text = tokens::Text::new(body);
    findings.english = is_english(article.language.as_deref().unwrap_or(site_language));
    if findings.english {
        findings.quotations = quotations::read(&text, &findings.captions);
        let dates = dates::read(&text, article.published);
        findings.figures = figures::read(&text, &dates.tokens);
        findings.dates = dates.expressions;
        (findings.candidates, findings.roles) = people::read(&text, &findings.credits);
    }
    findings.shingles = shingles::read(&text, &findings);
    findings
}

/// Finds out who is meant. `declared` are the people that the article's editor names in the front matter; `found` says
/// who each of the candidates is; `corrections` have been applied to the findings.
pub fn read(
    article: &Article,
    findings: &Findings,
    names: &NameIndex,
    declared: &[PersonIx],
    found: &[Option<PersonIx>],
    corrections: &mut Corrections<'_>,
) -> Reading {
    let body = &article.entry.body;
    let mut mentions =
        mentions::read(&article.title, body, &findings.credits, names, declared, findings.english);
    mentions::add_found(body, &mut mentions, &findings.candidates, found, names);
    corrections.apply_to_mentions(findings, &mut mentions);
    let mut speakers = speakers::read(article, findings, &mentions, names);
    corrections.apply_to_speakers(&mut speakers);
    Reading { mentions, speakers }
}

/// Whether a language is English, by its tag: rules about sentences know no other.
pub(crate) fn is_english(language: &str) -> bool {
    language.split(['-', '_']).next().is_some_and(|language| language.eq_ignore_ascii_case("en"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::{self, Document};

    const PIECES: [&str; 30] = [
        "“",
        "”",
        "\"",
        "‘",
        "’",
        "'",
        "«",
        "»",
        " ",
        ". ",
        ", ",
        ": ",
        "\n\n",
        "—",
        "(",
        ")",
        "Ann Example",
        "Example",
        "President",
        "he",
        "She",
        "said",
        "told",
        "that",
        "26",
        "about",
        "countries",
        "on Thursday",
        "€",
        "Ø\u{301}",
    ];

    proptest! {
        #[test]
        fn no_text_does_harm(pieces in proptest::collection::vec((0..PIECES.len(), any::<bool>()), 0..80)) {
            let body: String = pieces
                .iter()
                .map(|(piece, spaced)| format!("{}{}", PIECES[*piece], if *spaced { " " } else { "" }))
                .collect();
            let text = format!("---\ntitle: T\nsource: s\npublished: 2025-09-04\n---\n{body}\n");
            let (document, _) = content::parse("content/articles/a.md", &text, None);
            let Some(Document::Article(article)) = document else { return Ok(()) };
            let findings = analyse(&article, "en");
            let ann = Names { spellings: vec!["Ann Example"], never: Vec::new(), roles: &[] };
            let names = NameIndex::new([(PersonIx(0), ann)].into_iter());
            let found = vec![Some(PersonIx(0)); findings.candidates.len()];
            let mut none = Corrections::new(&article.entry.body, std::iter::empty());
            let reading = read(&article, &findings, &names, &[PersonIx(0)], &found, &mut none);
            prop_assert_eq!(reading.speakers.len(), findings.quotations.len());
            for mention in &reading.mentions {
                let block = article.entry.body.block_text(mention.block as usize).unwrap_or_default();
                prop_assert!(block.get(mention.range()).is_some());
            }
        }
    }
}
