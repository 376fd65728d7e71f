//! What wiki-links can lead to, by every text that they may use, and who uses which.

use std::collections::{BTreeSet, HashMap};

use super::store::drop_from;
use super::{Briefing, Subject};
use crate::content::{BlockKind, Body, Document, Kind};
use crate::reading::fold;

/// Subjects by folded id, title, name and alias.
#[derive(Debug, Default)]
pub(super) struct LinkNames {
    by_text: HashMap<String, BTreeSet<Subject>>,
    /// Who uses a text in a link.
    asked: HashMap<String, BTreeSet<Subject>>,
    asked_by: HashMap<Subject, Vec<String>>,
}

impl LinkNames {
    /// Replaces the texts that lead to `subject`; adds those who link to it, or could now, to `users`.
    pub(super) fn set(
        &mut self,
        subject: Subject,
        old: &BTreeSet<String>,
        new: &BTreeSet<String>,
        users: &mut BTreeSet<Subject>,
    ) {
        for text in old.difference(new) {
            drop_from(&mut self.by_text, text, &subject);
        }
        for text in new.difference(old) {
            self.by_text.entry(text.clone()).or_default().insert(subject);
        }
        // Also where the texts are the same: what a link shows and whether its paragraph exists may have changed.
        users.extend(old.union(new).filter_map(|text| self.asked.get(text)).flatten().copied());
    }

    /// Remembers which texts the links of `user` have, instead of those from before.
    pub(super) fn ask(&mut self, user: Subject, texts: Vec<String>) {
        for text in self.asked_by.remove(&user).unwrap_or_default() {
            drop_from(&mut self.asked, &text, &user);
        }
        if texts.is_empty() {
            return;
        }
        for text in &texts {
            self.asked.entry(text.clone()).or_default().insert(user);
        }
        self.asked_by.insert(user, texts);
    }

    /// Who uses a folded text in a link, in no order.
    pub(super) fn users(&self, text: &str) -> impl Iterator<Item = Subject> {
        self.asked.get(text).into_iter().flatten().copied()
    }

    /// Every text that leads somewhere, in no order.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, &BTreeSet<Subject>)> {
        self.by_text.iter().map(|(text, subjects)| (text.as_str(), subjects))
    }

    /// Everything that `folded` may mean, in no order.
    pub(super) fn find(&self, folded: &str) -> impl Iterator<Item = Subject> {
        self.by_text.get(folded).into_iter().flatten().copied()
    }
}

/// A subject as a link sees it.
pub(super) struct Named<'a> {
    pub(super) folder: &'static str,
    pub(super) id: &'a str,
    /// The name of its file, which Obsidian writes and a slug need not be; empty where that is no name for it.
    pub(super) stem: &'a str,
    /// Title or name first, then every alias.
    pub(super) names: Vec<&'a str>,
    /// Numbered blocks, for `#p7`.
    pub(super) blocks: usize,
    /// Quotations, for `#q3`.
    pub(super) quotations: usize,
    pub(super) body: Option<&'a Body>,
}

impl<'a> Named<'a> {
    /// A document that has no page: how links would name it if it had one.
    pub(super) fn of(document: &'a Document) -> Self {
        let entry = document.entry();
        let titles = entry.titles.iter().map(String::as_str);
        Self {
            folder: document.kind().folder(),
            id: &entry.id,
            stem: if document.kind() == Kind::Article { "" } else { entry.stem() },
            names: std::iter::once(document.title()).chain(titles).collect(),
            blocks: 0,
            quotations: 0,
            body: None,
        }
    }

    /// Whether a link that says `name` uses the id, where a title would be better to read.
    pub(super) fn is_named_by_id(&self, name: &str, folded: &str) -> bool {
        let is_a_name = || self.names.iter().any(|n| n.trim() == name.trim());
        folded.contains('/') || folded == fold(self.id) && !is_a_name()
    }

    /// What links call the blocks besides their numbers: folded headings, and names with `^` before them.
    pub(super) fn anchors(&self) -> Vec<(String, u32)> {
        let Some(body) = self.body else { return Vec::new() };
        let headings = (1..).zip(&body.blocks).filter(|(_, block)| block.kind == BlockKind::Heading);
        let headings = headings.map(|(number, block)| (fold(&body.plain[block.range.clone()]), number));
        headings.chain(body.names.iter().map(|(name, number)| (format!("^{name}"), *number))).collect()
    }

    /// Every text that leads here.
    pub(super) fn texts(&self) -> BTreeSet<String> {
        let ids = [fold(self.id), fold(&format!("{}/{}", self.folder, self.id))];
        let stem = Some(self.stem).filter(|stem| !stem.is_empty()).map(fold);
        ids.into_iter().chain(stem).chain(self.names.iter().map(|name| fold(name))).collect()
    }
}

impl Briefing {
    /// How links name a subject; nothing where it has no page.
    pub(super) fn named(&self, subject: Subject) -> Option<Named<'_>> {
        let (folder, names) = match subject {
            Subject::Article(ix) => ("articles", vec![self.articles.find(ix)?.doc.title.as_str()]),
            Subject::Source(ix) => ("sources", vec![self.sources.find(ix)?.doc.name.as_str()]),
            Subject::Event(ix) => ("events", vec![self.events.find(ix)?.doc.title.as_str()]),
            Subject::Note(ix) => ("notes", vec![self.notes.find(ix)?.doc.title.as_str()]),
            Subject::Edition(ix) => ("editions", vec![self.editions.find(ix)?.doc.title.as_str()]),
            Subject::Person(ix) => {
                let person = self.people.find(ix)?;
                let names = std::iter::once(person.name.as_str()).chain(person.aliases()).collect();
                let body = person.doc.as_ref().map(|doc| &doc.entry.body);
                let blocks = body.map_or(0, |body| body.blocks.len());
                let stem = person.doc.as_ref().map_or("", |doc| doc.entry.stem());
                return Some(Named {
                    folder: "people",
                    id: &person.id,
                    stem,
                    names,
                    blocks,
                    quotations: 0,
                    body,
                });
            }
        };
        let entry = self.entry(subject)?;
        let mut names: Vec<&str> = names;
        names.extend(entry.titles.iter().map(String::as_str));
        // The ids of articles have it.
        let stem = if matches!(subject, Subject::Article(_)) { "" } else { entry.stem() };
        let quotations = match subject {
            Subject::Article(ix) => self.articles.find(ix)?.findings.quotations.len(),
            _ => 0,
        };
        let (blocks, body) = (entry.body.blocks.len(), Some(&entry.body));
        Some(Named { folder, id: &entry.id, stem, names, blocks, quotations, body })
    }
}
