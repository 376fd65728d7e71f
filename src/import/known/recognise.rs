//! As which article a clipping came before: one sieve after the other, the surest first.

use std::collections::BTreeSet;

use xxhash_rust::xxh3::xxh3_64;

use super::super::address;
use super::super::memory::Imported;
use super::{Known, OnFile, text_of};
use crate::content::Body;
use crate::moment::Moment;
use crate::reading::fold;

/// Two texts with one headline have so much of the runs of so many words of the shorter one in common, if one is a
/// correction of the other. What letters of one sender have in common is less.
const MIN_REWORDED: f64 = 0.6;
const RUN: usize = 3;
/// So far texts are compared, and with so many others of one headline, the last ones.
const MAX_COMPARED_WORDS: usize = 4_000;
const MAX_COMPARED: usize = 64;
/// The same few words are no sign that two articles are one.
const MIN_WORDS: usize = 20;

/// What is known of a clipping by which it may be known again.
#[derive(Clone, Copy, Debug)]
pub(in crate::import) struct Sought<'a> {
    pub(in crate::import) url: Option<&'a str>,
    pub(in crate::import) title: &'a str,
    /// The source's id.
    pub(in crate::import) source: &'a str,
    pub(in crate::import) published: Option<&'a str>,
    pub(in crate::import) body: &'a Body,
    /// Of the clipping as it came.
    pub(in crate::import) fingerprint: u64,
}

/// What came before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Recognised<'k> {
    /// An article on file, of which this may be another text.
    Article(usize),
    /// An article on file whose text this is, whatever else is said of it.
    Text(usize),
    /// An article that cannot be read now, by its path.
    Unreadable(&'k str),
    /// An article that was deleted, by the path it had.
    Deleted(&'k str),
}

type Sieve = for<'k> fn(&'k Known, &Sought<'_>) -> Option<Recognised<'k>>;

/// What one of them holds, the next ones do not see.
const SIEVES: [Sieve; 7] = [
    by_address,
    by_clipping,
    by_headline_and_text,
    by_text,
    by_headline_and_words,
    among_unreadable,
    among_deleted,
];

impl Known {
    /// As what a clipping came before, if it did.
    pub(in crate::import) fn recognise(&self, sought: &Sought<'_>) -> Option<Recognised<'_>> {
        SIEVES.iter().find_map(|sieve| sieve(self, sought))
    }

    fn article(&self, is: impl Fn(&OnFile) -> bool) -> Option<usize> {
        self.articles.iter().position(is)
    }
}

/// An article with this address.
fn by_address<'k>(known: &'k Known, sought: &Sought<'_>) -> Option<Recognised<'k>> {
    let url = sought.url?;
    let has_address =
        |on_file: &OnFile| on_file.url.as_deref().is_some_and(|other| address::is_same(url, other));
    known.article(has_address).map(Recognised::Article)
}

/// The article that was made of this very clipping, whatever an editor has made of it since.
fn by_clipping<'k>(known: &'k Known, sought: &Sought<'_>) -> Option<Recognised<'k>> {
    known.article(|on_file| came(&on_file.imported, sought)).map(Recognised::Article)
}

/// An article with this headline, source, day and text, where one of the two has no address.
fn by_headline_and_text<'k>(known: &'k Known, sought: &Sought<'_>) -> Option<Recognised<'k>> {
    let text = text_of(sought.body);
    known.article(|on_file| on_file.has(text) && is_named_like(on_file, sought)).map(Recognised::Article)
}

/// An article of this source with this text, if it is long enough for that to mean something.
fn by_text<'k>(known: &'k Known, sought: &Sought<'_>) -> Option<Recognised<'k>> {
    if sought.body.word_count() < MIN_WORDS {
        return None;
    }
    let text = text_of(sought.body);
    known.article(|on_file| on_file.source == sought.source && on_file.has(text)).map(Recognised::Text)
}

/// The article of which this is another text, as its headline, source, day and most of its words say where one of the
/// two has no address.
fn by_headline_and_words<'k>(known: &'k Known, sought: &Sought<'_>) -> Option<Recognised<'k>> {
    let articles = known.articles.iter().enumerate();
    let named: Vec<(usize, &OnFile)> =
        articles.filter(|(_, on_file)| is_named_like(on_file, sought)).collect();
    if named.is_empty() {
        return None;
    }
    let own = runs(sought.body);
    let shared = |text: &Body| {
        let other = runs(text);
        let shorter = own.len().min(other.len()).max(1);
        own.intersection(&other).count() as f64 / shorter as f64
    };
    let compared = named[named.len().saturating_sub(MAX_COMPARED)..]
        .iter()
        .map(|(index, on_file)| (on_file.bodies().map(shared).fold(0.0, f64::max), *index));
    // Of several that are equally like it, the first.
    let best = compared.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    (best.0 >= MIN_REWORDED).then_some(Recognised::Article(best.1))
}

/// What came before as an article that cannot be read now.
fn among_unreadable<'k>(known: &'k Known, sought: &Sought<'_>) -> Option<Recognised<'k>> {
    let found = known.unreadable.iter().find(|(_, imported)| came(imported, sought));
    found.map(|(path, _)| Recognised::Unreadable(path))
}

/// What came before as an article that was deleted.
fn among_deleted<'k>(known: &'k Known, sought: &Sought<'_>) -> Option<Recognised<'k>> {
    let found = known.deleted.iter().find(|(_, imported)| came(imported, sought));
    found.map(|(path, _)| Recognised::Deleted(path))
}

fn came(imported: &Imported, sought: &Sought<'_>) -> bool {
    imported.clippings.contains(&sought.fingerprint)
}

/// Whether headline, source and day are the same, and one of the two has no address. Two issues of one day's name are
/// two articles, if their days are known.
fn is_named_like(on_file: &OnFile, sought: &Sought<'_>) -> bool {
    let day = sought.published.and_then(|date| Moment::parse(date, None).ok()).map(|date| date.date());
    let known = on_file.article.as_ref().map(|article| article.published.date());
    (sought.url.is_none() || on_file.url.is_none())
        && day.zip(known).is_none_or(|(day, known)| day == known)
        && on_file.source == sought.source
        && fold(&on_file.title) == fold(sought.title)
}

/// Fingerprints of all runs of a few words, or of the whole text if it has fewer.
fn runs(body: &Body) -> BTreeSet<u64> {
    let text = fold(&body.plain);
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.take(MAX_COMPARED_WORDS).collect();
    words.windows(RUN.min(words.len()).max(1)).map(|run| xxh3_64(run.join(" ").as_bytes())).collect()
}
