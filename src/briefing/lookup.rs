//! What a text means that somebody is just writing, and what there is that it could mean.

use std::sync::Arc;

use super::links::Named;
use super::resolve::{Resolver, folded_target};
use super::{Briefing, Link, SourceIx, Subject, Withheld};
use crate::content::{Document, Kind};
use crate::diagnostic::Diagnostic;
use crate::reading::{PersonIx, fold};
use crate::slug::Slug;

/// How links may name a subject.
#[derive(Clone, Debug)]
pub struct Names<'a> {
    /// The folder of its kind.
    pub folder: &'static str,
    /// Its id.
    pub id: &'a str,
    /// Title or name first, then every alias.
    pub all: Vec<&'a str>,
}

impl Briefing {
    /// Where a wiki-link to `target` leads in the text of `from`.
    pub fn link(&self, from: Option<Subject>, target: &str) -> Option<Link> {
        // What no text leads to would be looked for among all that is like it.
        let folded = folded_target(target);
        if !folded.is_empty() {
            self.link_names.find(&folded).next()?;
        }
        Resolver::new(self).resolve(from, target).ok()?.link().copied()
    }

    /// Whose texts link to a subject by one of its names, to whatever place in it, and itself; in the order of lists.
    pub fn linking(&self, subject: Subject) -> Vec<Subject> {
        let texts = self.named(subject).map(|named| named.texts()).unwrap_or_default();
        let users = texts.iter().flat_map(|text| self.link_names.users(text));
        let mut users: Vec<Subject> = users.chain([subject]).filter(|user| self.has(*user)).collect();
        users.sort_by(|a, b| self.order(*a, *b));
        users.dedup();
        users
    }

    /// How links may name a subject; nothing where it has no page.
    pub fn names_of(&self, subject: Subject) -> Option<Names<'_>> {
        let Named { folder, id, names, .. } = self.named(subject)?;
        Some(Names { folder, id, all: names })
    }

    /// The source that an article's `source` would mean.
    pub fn source_called(&self, text: &str) -> Option<SourceIx> {
        self.find_source(text).ok()
    }

    /// The same.
    ///
    /// # Errors
    /// None is meant, or more than one; with what was perhaps meant.
    pub fn find_source(&self, text: &str) -> Result<SourceIx, Box<Diagnostic>> {
        self.source_finder.find(text)
    }

    /// The person whom a name in front matter would mean, with a file or without.
    pub fn person_called(&self, text: &str) -> Option<PersonIx> {
        let slug = Slug::new(text);
        let found = |folded: &str| {
            let mut people = self.link_names.find(folded).filter_map(|subject| match subject {
                Subject::Person(ix) => Some(ix),
                _ => None,
            });
            people.next().filter(|_| people.next().is_none())
        };
        found(&fold(text)).or_else(|| self.people.by_id(slug?.as_str()))
    }

    /// The article with this id.
    pub fn article_called(&self, id: &str) -> Option<Subject> {
        self.articles.by_id(id).map(Subject::Article)
    }

    /// The subject whose page a file makes.
    pub fn subject_of(&self, file: &str) -> Option<Subject> {
        let document = self.documents.get(file)?.document.as_ref()?;
        let id = &document.entry().id;
        let subject = match document.kind() {
            Kind::Article => Subject::Article(self.articles.by_id(id)?),
            Kind::Source => Subject::Source(self.sources.by_id(id)?),
            Kind::Person => Subject::Person(self.people.by_id(id)?),
            Kind::Event => Subject::Event(self.events.by_id(id)?),
            Kind::Note => Subject::Note(self.notes.by_id(id)?),
            Kind::Edition => Subject::Edition(self.editions.by_id(id)?),
        };
        Some(subject)
    }

    /// What has no page because of what it says of itself, with the reason; by file.
    pub fn withheld(&self) -> Vec<(&Arc<str>, &Document, Withheld)> {
        let documents = self.documents.iter();
        let mut withheld: Vec<_> = documents
            .filter_map(|(file, parsed, why)| Some((file, parsed.document.as_ref()?, why?)))
            .collect();
        withheld.sort_by_key(|(file, ..)| *file);
        withheld
    }

    /// Everything that a link could lead to by a text that has `part` in it, capitals and accents apart; each once, in no
    /// order, with how good that is: 0 for what begins with it, 1 for what has a word that does, 2 for the rest.
    pub fn links_with(&self, part: &str) -> Vec<(Subject, u8)> {
        let part = fold(part);
        // The folder before an id is no word of it, unless somebody begins to write it.
        let has_folder = |text: &str| match text.split_once('/') {
            Some((folder, _)) if !part.contains('/') => Kind::ALL.iter().any(|kind| kind.folder() == folder),
            _ => false,
        };
        let mut found = Vec::new();
        for (text, subjects) in self.link_names.texts() {
            let Some(at) = text.find(&part) else { continue };
            if has_folder(text) {
                continue;
            }
            let rank = match at {
                0 => 0,
                _ if !text[..at].ends_with(char::is_alphanumeric) => 1,
                _ => 2,
            };
            found.extend(subjects.iter().map(|subject| (*subject, rank)));
        }
        found.sort_unstable();
        found.dedup_by_key(|(subject, _)| *subject);
        found
    }
}
