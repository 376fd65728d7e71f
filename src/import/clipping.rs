//! What every format becomes: one article as it came, with what it says of itself.

use std::collections::BTreeSet;

use super::markdown::without_wiki_links;
use super::metadata::Metadata;
use super::{address, dates};

/// An article as it came, whatever it came in.
#[derive(Debug, Default)]
pub(super) struct Clipping {
    /// How it is called where something is said of it: its file, and which of several it is.
    pub(super) label: String,
    /// The name of its file, by which a metadata list knows it.
    pub(super) file: Option<String>,
    /// Markdown; empty where it is metadata and nothing else.
    pub(super) body: String,
    pub(super) stated: Metadata,
    /// Keys of `stated` that are a guess, each with what it was guessed from.
    pub(super) guessed: Vec<(&'static str, &'static str)>,
    pub(super) remarks: Vec<String>,
    /// When its file was changed last: a day, for want of a date.
    pub(super) file_date: Option<String>,
}

impl Clipping {
    /// With nothing but a text.
    pub(super) fn of_body(body: String) -> Self {
        Self { body, ..Self::default() }
    }

    /// What a metadata list and a clipping say of themselves comes from strangers: one line each, and no longer than
    /// anything of its kind is. Nor is anything in its text a link of ours.
    pub(super) fn bounded(mut self) -> Self {
        self.body = without_wiki_links(self.body);
        let one_line = |text: &mut Option<String>, most: usize| {
            *text = text.take().map(|text| line(&text, most)).filter(|text| !text.is_empty());
        };
        one_line(&mut self.stated.title, 300);
        one_line(&mut self.stated.source, 200);
        one_line(&mut self.stated.url, 2_000);
        self.stated.url = self.stated.url.take().map(|url| address::untracked(&url));
        one_line(&mut self.stated.description, 1_000);
        one_line(&mut self.stated.language, 35);
        let dated = |text: &mut Option<String>| *text = text.take().and_then(|text| dates::normal(&text));
        dated(&mut self.stated.updated);
        dated(&mut self.stated.retrieved);
        // A wrong one is said, since nothing better is known.
        self.stated.published =
            self.stated.published.take().map(|text| dates::normal(&text).unwrap_or(line(&text, 80)));
        let mut seen = BTreeSet::new();
        let authors = self.stated.authors.iter().map(|author| line(author, 100));
        self.stated.authors =
            authors.filter(|author| !author.is_empty() && seen.insert(author.clone())).take(20).collect();
        self
    }
}

/// A text in one line of at most `most` characters, cut at a word where it can be.
pub(super) fn line(text: &str, most: usize) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let line = words.collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(most) {
        None => line,
        Some((end, _)) => {
            let cut = &line[..end];
            cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole).to_owned()
        }
    }
}
