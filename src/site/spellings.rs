//! Which spellings of a name were seen, how often, and in which sources.

use std::collections::BTreeMap;

use crate::briefing::{Briefing, SourceIx, spelling};
use crate::reading::{MentionForm, PersonIx};

/// One spelling of a person's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// As seen, without brackets and emphasis: `Volodymyr Zelensky`, `Zelensky`.
    pub text: String,
    /// What it has in common with longer and shorter forms: `Zelensky`.
    pub stem: String,
    /// Mentions.
    pub count: usize,
    /// The sources that use it, with their mentions, by id.
    pub sources: BTreeMap<SourceIx, usize>,
}

/// Every spelling of `person`, the most frequent first.
pub fn spellings(briefing: &Briefing, person: PersonIx) -> Vec<Spelling> {
    let mut seen: BTreeMap<String, Spelling> = BTreeMap::new();
    for article in &briefing.person(person).articles {
        let source = briefing.article(*article).source;
        for mention in briefing.mentions(*article, person) {
            let text = spelling(briefing.mention_text(*article, mention));
            let entry = seen.entry(text).or_insert_with_key(|text| Spelling {
                text: text.clone(),
                stem: stem(text, mention.form),
                count: 0,
                sources: BTreeMap::new(),
            });
            entry.count += 1;
            *entry.sources.entry(source).or_default() += 1;
        }
    }
    let mut spellings: Vec<Spelling> = seen.into_values().collect();
    spellings.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
    spellings
}

/// A whole name without its first word; a surname as it is.
fn stem(text: &str, form: MentionForm) -> String {
    match (form, text.split_once(' ')) {
        (MentionForm::Full, Some((_, rest))) => rest.to_owned(),
        _ => text.to_owned(),
    }
}
