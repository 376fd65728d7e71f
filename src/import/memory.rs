//! What was imported before, kept in `.briefing/imported`: files of the inbox by their bytes, and the texts of each
//! article as they came. So a text is known again whatever an editor has made of its article since, also where it was
//! deleted.
//!
//! It may be lost at any time. Then addresses and texts on file keep most articles from coming twice.

use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

use super::refuse;
use crate::diagnostic::Diagnostic;
use crate::kept::{self, Busy};

/// Of the format.
const HEAD: &[u8] = b"briefing imported 2\n";
/// As many as a folder may have; those that came last are kept.
const MAX_FILES: usize = 100_000;
/// Of one article; a page that is clipped every hour has so many in ten days.
const MAX_TEXTS: usize = 256;
/// Articles that were deleted; the last ones.
const MAX_DELETED: usize = 10_000;
/// How long another import may take before this one gives up.
const PATIENCE: Duration = Duration::from_secs(30);

/// What was imported into a site, held by one run at a time.
#[derive(Debug)]
pub struct Memory {
    path: PathBuf,
    was: Kept,
    now: Kept,
    /// Whether this run may write it.
    holds: bool,
    _lock: Option<File>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Kept {
    /// Fingerprints of the files of the inbox that are done with, in the order in which they came.
    files: Vec<u128>,
    /// By the paths of articles.
    articles: BTreeMap<String, Imported>,
    /// Those that are gone, with the paths they had, in the order in which they went.
    deleted: Vec<(String, Imported)>,
}

/// The texts that were imported as one article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Imported {
    /// What the article is known by if its file is renamed.
    pub(super) identity: u64,
    /// Fingerprints, the newest text last.
    pub(super) texts: Vec<u64>,
    /// Fingerprints of the clippings with what they said of themselves.
    pub(super) clippings: Vec<u64>,
}

impl Imported {
    /// Takes note of the newest text.
    pub(super) fn add(&mut self, text: u64) {
        self.texts.retain(|known| *known != text);
        self.texts.push(text);
        self.texts.drain(..self.texts.len().saturating_sub(MAX_TEXTS));
    }

    /// Takes note of a text that is not the newest.
    pub(super) fn add_older(&mut self, text: u64) {
        if !self.texts.contains(&text) && self.texts.len() < MAX_TEXTS {
            self.texts.insert(0, text);
        }
    }

    /// Takes note of a clipping.
    pub(super) fn add_clipping(&mut self, clipping: u64) {
        if !self.clippings.contains(&clipping) {
            self.clippings.push(clipping);
            self.clippings.drain(..self.clippings.len().saturating_sub(MAX_TEXTS));
        }
    }
}

impl Memory {
    /// Takes the memory of the site at `root`, as soon as no other run imports into it.
    ///
    /// # Errors
    /// Another run does so for too long.
    pub fn take(root: &Path) -> Result<Self, Box<Diagnostic>> {
        Self::within(root, PATIENCE).map_err(|Busy| {
            let fault =
                refuse("import/locked", "another run of briefing is importing", ".briefing/import.lock");
            Box::new((*fault).help("wait for it to finish, or end it"))
        })
    }

    /// Takes it if no other run has it now.
    pub(super) fn take_now(root: &Path) -> Option<Self> {
        Self::within(root, Duration::ZERO).ok()
    }

    fn within(root: &Path, patience: Duration) -> Result<Self, Busy> {
        // Where no lock can be had, articles are written nevertheless, and never over others.
        let lock = match kept::lock_file(&root.join(".briefing").join("import.lock")) {
            Ok(file) => kept::lock(file, patience)?,
            Err(_) => None,
        };
        Ok(Self { holds: true, _lock: lock, ..Self::look(root) })
    }

    /// Looks at it without holding it: for a run that writes nothing.
    pub fn look(root: &Path) -> Self {
        let path = root.join(".briefing").join("imported");
        let was: Kept = kept::read(&path, HEAD).unwrap_or_default();
        Self { path, now: was.clone(), was, holds: false, _lock: None }
    }

    /// Writes it, if there is something new. If that fails, it costs a second look and nothing more.
    pub fn keep(mut self) {
        if self.holds && self.now != self.was {
            self.now.files.drain(..self.now.files.len().saturating_sub(MAX_FILES));
            let _ = kept::write(&self.path, HEAD, &self.now);
        }
    }

    /// Fingerprints of the files of the inbox that are done with.
    pub(super) fn files(&self) -> HashSet<u128, FxBuildHasher> {
        self.now.files.iter().copied().collect()
    }

    /// Files of the inbox are done with.
    pub(super) fn add_files(&mut self, files: impl IntoIterator<Item = u128>) {
        let mut known = self.files();
        self.now.files.extend(files.into_iter().filter(|file| known.insert(*file)));
    }

    /// What was imported, by the paths that articles had.
    pub(super) fn articles(&self) -> &BTreeMap<String, Imported> {
        &self.now.articles
    }

    /// What was imported as articles that were deleted, with the paths they had.
    pub(super) fn deleted(&self) -> &[(String, Imported)] {
        &self.now.deleted
    }

    /// What was imported of the articles that are on file now, and of those that were deleted.
    pub(super) fn set_articles(
        &mut self,
        articles: BTreeMap<String, Imported>,
        mut deleted: Vec<(String, Imported)>,
    ) {
        deleted.drain(..deleted.len().saturating_sub(MAX_DELETED));
        self.now.articles = articles;
        self.now.deleted = deleted;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_bounded_and_the_newest() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut memory = Memory::take(folder.path()).expect("nobody has it");
        assert!(Memory::take_now(folder.path()).is_none(), "it is held");
        memory.add_files((0..MAX_FILES as u128 + 5).chain([7]));
        let mut imported = Imported::default();
        (0..MAX_TEXTS as u64 + 3).chain([9]).for_each(|text| imported.add(text));
        assert_eq!((imported.texts.first(), imported.texts.len()), (Some(&3), MAX_TEXTS));
        let deleted = (0..MAX_DELETED + 2).map(|number| (format!("{number}"), Imported::default())).collect();
        let articles = BTreeMap::from([("content/articles/a.md".to_owned(), imported.clone())]);
        memory.set_articles(articles, deleted);
        memory.keep();
        let memory = Memory::look(folder.path());
        assert_eq!((memory.now.files.first(), memory.now.files.len()), (Some(&5), MAX_FILES));
        assert_eq!(memory.articles()["content/articles/a.md"], imported);
        assert_eq!((&memory.deleted()[0].0[..], memory.deleted().len()), ("2", MAX_DELETED));
    }
}
