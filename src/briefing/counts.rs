//! What is counted over all articles of a person or a source.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::{ArticleIx, Briefing, SourceIx, Subject};
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
    pub sources: Vec<(SourceIx, usize)>,
}

/// Somebody whom a source writes about.
#[derive(Debug)]
pub struct Covered {
    /// Who.
    pub person: PersonIx,
    /// In how many of the source's articles.
    pub articles: usize,
    /// Spellings and mentions, the most frequent first.
    pub spellings: Vec<(String, usize)>,
}

impl Briefing {
    /// Every spelling of `person`, the most frequent first.
    pub fn spellings(&self, person: PersonIx) -> Vec<Spelling> {
        let mut seen: BTreeMap<&str, Spelling> = BTreeMap::new();
        for article in self.articles_of(Subject::Person(person)) {
            let article = self.article(*article);
            for spelled in article.spelled.iter().filter(|spelled| spelled.person == person) {
                let count = spelled.count as usize;
                let entry = seen.entry(&*spelled.text).or_insert_with(|| Spelling {
                    text: spelled.text.to_string(),
                    stem: stem(&spelled.text, spelled.form),
                    count: 0,
                    sources: Vec::new(),
                });
                entry.count += count;
                match entry.sources.iter_mut().find(|(known, _)| *known == article.source) {
                    Some((_, sum)) => *sum += count,
                    None => entry.sources.push((article.source, count)),
                }
            }
        }
        let mut spellings: Vec<Spelling> = seen.into_values().collect();
        for spelling in &mut spellings {
            spelling.sources.sort_by(|(a, _), (b, _)| self.sources.id(*a).cmp(self.sources.id(*b)));
        }
        spellings.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
        spellings
    }

    /// The `limit` people who stand in most articles together with `person`; on a tie by id.
    pub fn together(&self, person: PersonIx, limit: usize) -> Vec<(PersonIx, usize)> {
        let mut together: HashMap<PersonIx, usize> = HashMap::new();
        for article in self.articles_of(Subject::Person(person)) {
            for other in self.article(*article).people.iter().filter(|other| **other != person) {
                *together.entry(*other).or_default() += 1;
            }
        }
        let mut together: Vec<(PersonIx, usize)> = together.into_iter().collect();
        together.sort_by_key(|(other, count)| (Reverse(*count), self.people.id(*other)));
        together.truncate(limit);
        together
    }

    /// Whom a source writes about, those in most articles first; on a tie by id.
    pub fn covered_by(&self, source: SourceIx) -> Vec<Covered> {
        let mut people: HashMap<PersonIx, (usize, BTreeMap<&str, usize>)> = HashMap::new();
        for ix in self.articles_of(Subject::Source(source)) {
            let article = self.article(*ix);
            for person in &article.people {
                people.entry(*person).or_default().0 += 1;
            }
            for spelled in &article.spelled {
                let spellings = &mut people.entry(spelled.person).or_default().1;
                *spellings.entry(&*spelled.text).or_default() += spelled.count as usize;
            }
        }
        let mut covered: Vec<Covered> = people
            .into_iter()
            .map(|(person, (articles, spellings))| {
                let mut spellings: Vec<(String, usize)> =
                    spellings.into_iter().map(|(text, count)| (text.to_owned(), count)).collect();
                spellings.sort_by_key(|(_, count)| Reverse(*count));
                Covered { person, articles, spellings }
            })
            .collect();
        covered.sort_by_key(|one| (Reverse(one.articles), self.people.id(one.person)));
        covered
    }

    /// Whom a source quotes, and how often, the most quoted first; on a tie by id.
    pub fn quoted_by(&self, source: SourceIx) -> Vec<(PersonIx, usize)> {
        let mut quoted: HashMap<PersonIx, usize> = HashMap::new();
        for ix in self.articles_of(Subject::Source(source)) {
            let article = self.article(*ix);
            for person in (0..article.findings.quotations.len()).filter_map(|nth| article.speaker(nth)) {
                *quoted.entry(person).or_default() += 1;
            }
        }
        let mut quoted: Vec<(PersonIx, usize)> = quoted.into_iter().collect();
        quoted.sort_by_key(|(person, count)| (Reverse(*count), self.people.id(*person)));
        quoted
    }

    /// The agencies whose copy a source carries, with the number of articles, the most frequent first.
    pub fn agencies_of(&self, source: SourceIx) -> Vec<(Arc<str>, usize)> {
        let mut agencies: BTreeMap<Arc<str>, usize> = BTreeMap::new();
        for ix in self.articles_of(Subject::Source(source)) {
            for agency in &self.article(*ix).agencies {
                *agencies.entry(Arc::clone(agency)).or_default() += 1;
            }
        }
        let mut agencies: Vec<(Arc<str>, usize)> = agencies.into_iter().collect();
        agencies.sort_by_key(|(_, count)| Reverse(*count));
        agencies
    }

    /// The `limit` sources with most articles; on a tie by id.
    pub fn largest_sources(&self, limit: usize) -> Vec<(SourceIx, usize)> {
        most(self.sources().iter().map(|ix| (*ix, self.articles_of(Subject::Source(*ix)))), limit)
    }

    /// The `limit` people in most articles; on a tie by id.
    pub fn most_named(&self, limit: usize) -> Vec<(PersonIx, usize)> {
        most(self.people().iter().map(|ix| (*ix, self.articles_of(Subject::Person(*ix)))), limit)
    }
}

/// Those with the longest lists, and how long these are; on a tie the earlier one is first.
fn most<'a, T>(lists: impl Iterator<Item = (T, &'a [ArticleIx])>, limit: usize) -> Vec<(T, usize)> {
    let mut ranked: Vec<(T, usize)> =
        lists.map(|(thing, list)| (thing, list.len())).filter(|(_, count)| *count > 0).collect();
    ranked.sort_by_key(|(_, count)| Reverse(*count));
    ranked.truncate(limit);
    ranked
}

/// A whole name without its first word; a surname as it is.
fn stem(text: &str, form: MentionForm) -> String {
    match (form, text.split_once(' ')) {
        (MentionForm::Full, Some((_, rest))) => rest.to_owned(),
        _ => text.to_owned(),
    }
}
