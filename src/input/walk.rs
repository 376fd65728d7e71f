//! Walks the folders of a site and applies the rules for what is read: symbolic links are followed as long as they
//! stay inside the site and do not lead back, and names must be fit for paths of pages. Nothing is opened.

use std::ffi::OsStr;
use std::fs::{self, DirEntry, FileType, Metadata};
use std::io;
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;

use super::area::{Area, FOLDERS, is_ignored};
use super::inventory::File;
use super::stamp::{Stamp, now_ns};
use super::{relative, unreadable};
use crate::diagnostic::{Diagnostic, Place};

/// What a walk found, in no order.
#[derive(Default)]
pub(super) struct Found {
    /// By path, relative to the site.
    pub(super) files: Vec<(String, File)>,
    /// Also those that lead nowhere: some day they may lead somewhere.
    pub(super) links: Vec<Link>,
    /// What is wrong, by the path where it is.
    pub(super) faults: Vec<(String, Diagnostic)>,
}

/// A symbolic link, and a place inside the site that it depends on: where it leads in the end, or a link on the way.
/// Both paths are relative to the site.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) path: String,
    pub(super) target: String,
}

impl Found {
    fn merged(mut self, mut other: Self) -> Self {
        // Keeps the larger one where it is.
        if self.files.len() < other.files.len() {
            std::mem::swap(&mut self, &mut other);
        }
        self.files.append(&mut other.files);
        self.links.append(&mut other.links);
        self.faults.append(&mut other.faults);
        self
    }
}

/// The folders that lead to the present one, for finding links that lead back.
struct Way<'a> {
    /// Where the folder really is; no part of it is a link.
    real: &'a Path,
    above: Option<&'a Way<'a>>,
}

impl Way<'_> {
    fn leads_through(&self, folder: &Path) -> bool {
        self.real == folder || self.above.is_some_and(|above| above.leads_through(folder))
    }
}

/// What a name in a folder turns out to be.
enum Entry {
    File(io::Result<Metadata>),
    /// A folder, and where it really is.
    Folder(PathBuf),
    /// Nothing that is read.
    Other,
}

/// One walk over the site at `root`, which has no link in its path.
pub(super) struct Walk<'a> {
    root: &'a Path,
    started_ns: i64,
}

impl<'a> Walk<'a> {
    pub(super) fn new(root: &'a Path) -> Self {
        Self { root, started_ns: now_ns() }
    }

    /// All files of the site.
    pub(super) fn everything(&self) -> Found {
        Area::TOPS.par_iter().map(|top| self.at(top).1).reduce(Found::default, Found::merged)
    }

    /// What is at `path` and below it. Where a folder on the way there is gone, or is none any more, it is that
    /// folder which was looked at: its path comes back, and what was known below it counts no longer.
    pub(super) fn at<'p>(&self, path: &'p str) -> (&'p str, Found) {
        let mut found = Found::default();
        let looked_at = self.descend(path, 0, self.root, None, &mut found);
        (looked_at, found)
    }

    /// Goes on at the name that starts at byte `start` of `path`; the folder before it is really at `real`.
    fn descend<'p>(
        &self,
        path: &'p str,
        start: usize,
        real: &Path,
        way: Option<&Way<'_>>,
        found: &mut Found,
    ) -> &'p str {
        let end = path[start..].find('/').map_or(path.len(), |length| start + length);
        let (here, name) = (&path[..end], &path[start..end]);
        let top = here.split('/').next().unwrap_or(here);
        let location = real.join(name);
        let skipped = if start == 0 { !Area::TOPS.contains(&name) } else { is_ignored(top, name) };
        if skipped {
            return here;
        }
        let kind = match location.symlink_metadata() {
            Ok(metadata) => metadata.file_type(),
            Err(error) => {
                // A file where a folder is expected will be seen when that is looked at.
                if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) {
                    found.faults.push((here.to_owned(), unreadable(here, &error)));
                }
                return here;
            }
        };
        if end == path.len() {
            self.entry(here.to_owned(), OsStr::new(name), kind, &location, way, found);
            return here;
        }
        match self.classify(here, kind, &location, way, found) {
            Entry::Folder(real) if FOLDERS.contains(&top) => {
                // A link on the way is known already.
                found.links.clear();
                let way = Way { real: &real, above: way };
                self.descend(path, end + 1, &real, Some(&way), found)
            }
            Entry::Folder(_) | Entry::File(_) | Entry::Other => {
                // It is looked at as a whole, once.
                *found = Found::default();
                self.entry(here.to_owned(), OsStr::new(name), kind, &location, way, found);
                here
            }
        }
    }

    /// Takes up the file or folder at `path`, with everything below it.
    fn entry(
        &self,
        path: String,
        name: &OsStr,
        kind: FileType,
        location: &Path,
        way: Option<&Way<'_>>,
        found: &mut Found,
    ) {
        match self.classify(&path, kind, location, way, found) {
            Entry::File(metadata) => self.file(path, name, metadata, found),
            Entry::Folder(_) if name.to_str().is_none() => {
                found.faults.push(bad_name(path, "a folder cannot have this name"));
            }
            Entry::Folder(real) if FOLDERS.contains(&path.split('/').next().unwrap_or(&path)) => {
                let way = Way { real: &real, above: way };
                let below = self.folder(&path, &way);
                *found = std::mem::take(found).merged(below);
            }
            Entry::Folder(_) | Entry::Other => {}
        }
    }

    /// Takes up the file at `path`, which is no link, or whose link was followed.
    fn file(&self, path: String, name: &OsStr, metadata: io::Result<Metadata>, found: &mut Found) {
        match metadata {
            Ok(_) if !may_be_called(name) => {
                found.faults.push(bad_name(path, "a file cannot have this name"));
            }
            Ok(metadata) => {
                if let Some(area) = Area::of(&path) {
                    let stamp = Stamp::of(&metadata);
                    let settled = stamp.is_settled(self.started_ns);
                    found.files.push((path, File { area, stamp, settled }));
                }
            }
            // It went away while we looked.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                let fault = unreadable(&path, &error);
                found.faults.push((path, fault));
            }
        }
    }

    /// Everything in the folder at `path`.
    fn folder(&self, path: &str, way: &Way<'_>) -> Found {
        let top = path.split('/').next().unwrap_or(path);
        let entries = fs::read_dir(way.real).and_then(|entries| entries.collect::<io::Result<Vec<_>>>());
        let entries = match entries {
            Ok(entries) => entries,
            // It went away while we looked.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Found::default(),
            Err(error) => {
                let fault = (path.to_owned(), unreadable(path, &error));
                return Found { faults: vec![fault], ..Found::default() };
            }
        };
        let take = |mut found: Found, entry: &DirEntry| {
            let name = entry.file_name();
            let text = name.to_string_lossy();
            // Where the kind cannot be told, the file is gone again.
            if let Ok(kind) = entry.file_type()
                && !is_ignored(top, &text)
            {
                let path = format!("{path}/{text}");
                if kind.is_file() {
                    // Asked for by its name in the open folder, which is quicker than by its whole path.
                    self.file(path, &name, entry.metadata(), &mut found);
                } else {
                    self.entry(path, &name, kind, &entry.path(), Some(way), &mut found);
                }
            }
            found
        };
        entries.par_iter().with_min_len(16).fold(Found::default, take).reduce(Found::default, Found::merged)
    }

    /// Says what is at `location`, and notes which links were followed and which cannot be.
    fn classify(
        &self,
        path: &str,
        kind: FileType,
        location: &Path,
        way: Option<&Way<'_>>,
        found: &mut Found,
    ) -> Entry {
        if kind.is_dir() {
            return Entry::Folder(location.to_owned());
        }
        if kind.is_file() {
            return Entry::File(fs::metadata(location));
        }
        if !kind.is_symlink() {
            return Entry::Other;
        }
        let targets = targets(location).into_iter().filter_map(|target| {
            let target = target.strip_prefix(self.root).ok()?;
            Some(Link { path: path.to_owned(), target: relative(Path::new(""), target) })
        });
        found.links.extend(targets);
        let target = match location.canonicalize().and_then(|real| Ok((fs::metadata(&real)?, real))) {
            // The configuration may belong to several sites.
            Ok((metadata, real)) if real.starts_with(self.root) || path == "site.toml" => (metadata, real),
            Ok(_) => {
                let fault =
                    Diagnostic::error("input/link-outside", "this symbolic link leads out of the site")
                        .at(Place::file(path))
                        .help("copy the file into the site");
                found.faults.push((path.to_owned(), fault));
                return Entry::Other;
            }
            Err(error) => {
                found.faults.push((path.to_owned(), unreadable(path, &error)));
                return Entry::Other;
            }
        };
        let (metadata, real) = target;
        if metadata.is_dir() && way.is_some_and(|way| way.leads_through(&real)) {
            let fault =
                Diagnostic::error("input/link-loop", "this symbolic link leads back to a folder above it")
                    .at(Place::file(path));
            found.faults.push((path.to_owned(), fault));
            return Entry::Other;
        }
        if metadata.is_dir() {
            Entry::Folder(real)
        } else if metadata.is_file() {
            Entry::File(Ok(metadata))
        } else {
            Entry::Other
        }
    }
}

/// What the link at `location` depends on: itself, each link on the way, and the end, if there is anything or not.
fn targets(location: &Path) -> Vec<PathBuf> {
    const MAX_LINKS: usize = 40; // as many as Linux follows
    let (mut targets, mut at, mut rest) = (Vec::new(), PathBuf::new(), location.to_owned());
    loop {
        let mut names = rest.components();
        match names.next() {
            None => break,
            Some(Component::ParentDir) => {
                at.pop();
            }
            Some(name) => at.push(name),
        }
        let after = names.as_path();
        rest = match fs::read_link(&at) {
            Ok(target) if targets.len() < MAX_LINKS => {
                targets.push(at.clone());
                at.pop();
                target.join(after)
            }
            _ => after.to_owned(),
        };
    }
    targets.push(at);
    targets
}

fn may_be_called(name: &OsStr) -> bool {
    name.to_str()
        .is_some_and(|name| !name.contains(|c: char| c.is_control()) && !name.starts_with(".briefing"))
}

fn bad_name(path: String, message: &str) -> (String, Diagnostic) {
    let fault = Diagnostic::error("input/bad-name", message)
        .at(Place::file(path.escape_debug().to_string()))
        .help("use letters and digits; names that start with `.briefing` are ours");
    (path, fault)
}
