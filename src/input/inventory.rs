//! What is on disk, by path: which files make the site, and which of them changed since the last look. What an editor
//! has open lies over it, and is read in the place of what was saved.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::area::Area;
use super::hints::Hints;
use super::stamp::Stamp;
use super::walk::{Found, Link, Walk};
use super::{TextFile, bounded, read_config, read_text, relative, text_of, unreadable};
use crate::diagnostic::Diagnostic;

/// A file of the site that was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct File {
    /// What it is for.
    pub area: Area,
    /// As it was at the last look.
    pub stamp: Stamp,
    /// Whether `stamp` [was settled](Stamp::is_settled) at that look.
    pub settled: bool,
}

/// All files that a site is made of, and what is wrong with their names and links.
#[derive(Debug, Default)]
pub struct Inventory {
    /// As it was given.
    root: PathBuf,
    /// The same without links.
    real_root: PathBuf,
    files: BTreeMap<String, File>,
    /// Texts that are open, by the paths of the files that they will be saved to.
    open: BTreeMap<String, Arc<str>>,
    links: Vec<Link>,
    faults: Vec<(String, Diagnostic)>,
}

/// What became different between two looks. Paths are relative to the site, with forward slashes, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that were not there.
    pub added: Vec<String>,
    /// Files with another stamp.
    pub changed: Vec<String>,
    /// Files that are not there any more.
    pub removed: Vec<String>,
    /// Files with the same stamp, which was too young at the look before to prove anything: what was read after that
    /// look has to be compared with what stands there now.
    pub doubtful: Vec<String>,
    /// Whether [`Inventory::diagnostics`] says something else than before.
    pub diagnostics: bool,
}

impl Changes {
    /// Whether nothing became different.
    pub fn is_empty(&self) -> bool {
        self.paths().next().is_none() && !self.diagnostics
    }

    /// Every file that has to be looked at, in whichever way it changed.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        [&self.added, &self.changed, &self.removed, &self.doubtful].into_iter().flatten().map(String::as_str)
    }
}

impl Inventory {
    /// Looks at the whole site at `root`.
    pub fn scan(root: &Path) -> (Self, Vec<Diagnostic>) {
        let mut inventory = Self { root: root.to_owned(), ..Self::default() };
        inventory.refresh(&Hints::Everything);
        let diagnostics = inventory.diagnostics().cloned().collect();
        (inventory, diagnostics)
    }

    /// Looks again where `hints` point and says what became different.
    pub fn refresh(&mut self, hints: &Hints) -> Changes {
        let mut changes = Changes::default();
        match self.targets(hints) {
            None => self.refresh_everything(&mut changes),
            Some(targets) => {
                for target in &targets {
                    // What lies below another target is looked at with it.
                    if !folders_above(target).any(|folder| targets.contains(folder)) {
                        self.refresh_below(target, &mut changes);
                    }
                }
            }
        }
        for paths in [&mut changes.added, &mut changes.changed, &mut changes.removed, &mut changes.doubtful] {
            paths.sort_unstable();
        }
        changes
    }

    /// The files, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &File)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file))
    }

    /// The files whose paths begin like this, by path.
    pub fn beginning<'i>(&'i self, start: &'i str) -> impl Iterator<Item = &'i str> {
        let from = (std::ops::Bound::Included(start), std::ops::Bound::Unbounded);
        self.files
            .range::<str, _>(from)
            .map(|(path, _)| path.as_str())
            .take_while(move |path| path.starts_with(start))
    }

    /// The file at `path`, relative to the site with forward slashes.
    pub fn get(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }

    /// Lays a text over the file at `path`, or takes it away again.
    pub fn overlay(&mut self, path: &str, text: Option<Arc<str>>) {
        match text {
            Some(text) => drop(self.open.insert(path.to_owned(), text)),
            None => drop(self.open.remove(path)),
        }
    }

    /// Whether there is a text at `path`, saved or open.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path) || self.open.contains_key(path)
    }

    /// Every path at which there is a file or an open text, in order.
    pub fn paths(&self) -> BTreeSet<&str> {
        self.files.keys().chain(self.open.keys()).map(String::as_str).collect()
    }

    /// Reads the text at `path`, as it is open or as it was saved.
    ///
    /// # Errors
    /// As [`read_text`].
    pub fn read(&self, path: &str) -> Result<TextFile, Box<Diagnostic>> {
        match self.open.get(path) {
            Some(text) => {
                bounded(text.len() as u64, path)?;
                text_of(text.as_bytes().to_vec(), path.to_owned())
            }
            None => read_text(&self.location(path), path.to_owned()),
        }
    }

    /// Reads `site.toml`.
    ///
    /// # Errors
    /// It is missing or unreadable.
    pub fn read_config(&self) -> Result<TextFile, Box<Diagnostic>> {
        match self.open.contains_key("site.toml") {
            true => self.read("site.toml"),
            false => read_config(&self.root),
        }
    }

    /// Where to read the file that is called `path`.
    pub fn location(&self, path: &str) -> PathBuf {
        self.real_root.join(path)
    }

    /// Whether `path` is, or lies below, a symbolic link: what happens there happens under another name.
    pub(crate) fn is_linked(&self, path: &str) -> bool {
        self.links.iter().any(|link| is_within(path, &link.path))
    }

    /// What is wrong with names and links, as of the last look.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.faults.iter().map(|(_, fault)| fault)
    }

    fn refresh_everything(&mut self, changes: &mut Changes) {
        let found = match self.root.canonicalize() {
            Ok(real) => {
                self.real_root = real;
                Walk::new(&self.real_root).everything()
            }
            Err(error) => {
                let shown = self.root.display().to_string();
                Found { faults: vec![(String::new(), unreadable(&shown, &error))], ..Found::default() }
            }
        };
        let old = mem::take(&mut self.files).into_iter().collect();
        let faults = mem::take(&mut self.faults);
        self.links.clear();
        self.take_up(old, faults, found, changes);
    }

    fn refresh_below(&mut self, target: &str, changes: &mut Changes) {
        let (path, found) = Walk::new(&self.real_root).at(target);
        let below = format!("{path}/");
        let paths: Vec<String> = self
            .files
            .range::<str, _>((Bound::Included(path), Bound::Unbounded))
            .take_while(|(known, _)| known.starts_with(path))
            .filter(|(known, _)| *known == path || known.starts_with(&below))
            .map(|(known, _)| known.clone())
            .collect();
        let old = paths.into_iter().filter_map(|path| self.files.remove_entry(&path)).collect();
        self.links.retain(|link| !is_within(&link.path, path));
        let (faults, kept) = mem::take(&mut self.faults).into_iter().partition(|(at, _)| is_within(at, path));
        self.faults = kept;
        self.take_up(old, faults, found, changes);
    }

    /// Puts what was `found` in the place of the `old` files and `faults`, which are in the order of their paths.
    fn take_up(
        &mut self,
        old: Vec<(String, File)>,
        faults: Vec<(String, Diagnostic)>,
        found: Found,
        changes: &mut Changes,
    ) {
        let Found { mut files, mut links, faults: mut new_faults } = found;
        files.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        compare(old, &files, changes);
        if self.files.is_empty() {
            self.files = files.into_iter().collect();
        } else {
            self.files.extend(files);
        }
        self.links.append(&mut links);
        let by_place = |(a, x): &(String, Diagnostic), (b, y): &(String, Diagnostic)| {
            (a, x.code, &x.message).cmp(&(b, y.code, &y.message))
        };
        new_faults.sort_by(by_place);
        changes.diagnostics |= faults != new_faults;
        if !new_faults.is_empty() {
            self.faults.append(&mut new_faults);
            self.faults.sort_by(by_place);
        }
    }

    /// The paths to look at, relative to the site, each under all its names; `None` for everything.
    fn targets(&self, hints: &Hints) -> Option<BTreeSet<String>> {
        let Hints::Paths(paths) = hints else { return None };
        if self.real_root.as_os_str().is_empty() {
            // The site was not there yet.
            return None;
        }
        let mut targets = BTreeSet::new();
        for path in paths {
            let below = path.strip_prefix(&self.real_root).or_else(|_| path.strip_prefix(&self.root));
            let below = match below {
                Ok(below) => below,
                Err(_) if path.is_relative() => path,
                Err(_) => continue,
            };
            // A name that is not UTF-8 is an error of the folder that it stands in.
            let nameable: PathBuf = below.iter().take_while(|name| name.to_str().is_some()).collect();
            let target = relative(Path::new(""), &nameable);
            if target.is_empty() {
                return None;
            }
            for Link { path: link, target: leads_to } in &self.links {
                if is_within(leads_to, &target) {
                    targets.insert(link.clone());
                } else if leads_to.is_empty() {
                    targets.insert(format!("{link}/{target}"));
                } else if is_within(&target, leads_to) {
                    targets.insert(format!("{link}{}", &target[leads_to.len()..]));
                }
            }
            targets.insert(target);
        }
        Some(targets)
    }
}

/// Whether `path` is `folder` or below it.
fn is_within(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The folders that `path` lies in, the nearest last.
fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

/// Adds the differences between two lists, each in the order of its paths.
fn compare(old: Vec<(String, File)>, new: &[(String, File)], changes: &mut Changes) {
    let (mut old, mut new) = (old.into_iter().peekable(), new.iter().peekable());
    loop {
        let order = match (old.peek(), new.peek()) {
            (Some((was, _)), Some((is, _))) => was.cmp(is),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return,
        };
        let was = if order.is_le() { old.next() } else { None };
        let is = if order.is_ge() { new.next() } else { None };
        match (was, is) {
            (Some((path, was)), Some((_, is))) if was.stamp != is.stamp => changes.changed.push(path),
            (Some((path, was)), Some(_)) if !was.settled => changes.doubtful.push(path),
            (Some((path, _)), None) => changes.removed.push(path),
            (None, Some((path, _))) => changes.added.push(path.clone()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use proptest::prelude::*;

    use super::*;

    /// One thing that somebody does, at paths of [`PATHS`].
    #[derive(Clone, Debug)]
    enum Deed {
        Write(usize, u8),
        MakeFolder(usize),
        Remove(usize),
        Rename(usize, usize),
        Link(usize, usize),
    }

    const PATHS: [&str; 15] = [
        "site.toml",
        "redirects.txt",
        "content",
        "content/a.md",
        "content/a",
        "content/a/x.md",
        "content/a/deep",
        "content/a/deep/y.md",
        "content/b",
        "content/b/x.md",
        "static/a.md",
        "static/.z~",
        "templates/base.html",
        "elsewhere",
        "elsewhere/x.md",
    ];

    fn deeds() -> impl Strategy<Value = Vec<Deed>> {
        let path = || 0..PATHS.len();
        let deed = prop_oneof![
            4 => (path(), 0..3_u8).prop_map(|(path, size)| Deed::Write(path, size)),
            1 => path().prop_map(Deed::MakeFolder),
            2 => path().prop_map(Deed::Remove),
            2 => (path(), path()).prop_map(|(from, to)| Deed::Rename(from, to)),
            2 => (path(), path()).prop_map(|(path, target)| Deed::Link(path, target)),
        ];
        prop::collection::vec(deed, 1..12)
    }

    /// Does it as far as it can be done; returns the paths that the system would name, which have no links in them.
    fn act(root: &Path, deed: &Deed) -> Vec<PathBuf> {
        let mut made = Vec::new();
        let mut at = |path: usize| {
            let path = root.join(PATHS[path]);
            let (parent, name) = (path.parent().unwrap_or(root), path.file_name().unwrap_or_default());
            let missing: Vec<_> = parent.ancestors().take_while(|folder| !folder.exists()).collect();
            let _ = fs::create_dir_all(parent);
            made.extend(missing.into_iter().filter_map(|folder| folder.canonicalize().ok()));
            parent.canonicalize().unwrap_or_else(|_| parent.to_owned()).join(name)
        };
        let touched = match *deed {
            Deed::Write(path, size) => {
                let path = at(path);
                let _ = fs::write(&path, vec![b'x'; size.into()]);
                path.canonicalize().into_iter().chain([path]).collect()
            }
            Deed::MakeFolder(path) => {
                let path = at(path);
                let _ = fs::create_dir(&path);
                vec![path]
            }
            Deed::Remove(path) => {
                let path = at(path);
                let _ = fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path));
                vec![path]
            }
            Deed::Rename(from, to) => {
                let (from, to) = (at(from), at(to));
                let _ = fs::rename(&from, &to);
                vec![from, to]
            }
            Deed::Link(path, target) => {
                let path = at(path);
                #[cfg(unix)]
                let _ = match target % 2 {
                    0 => std::os::unix::fs::symlink(root.join(PATHS[target]), &path),
                    _ => {
                        let depth = path.strip_prefix(root).map_or(1, |path| path.components().count());
                        std::os::unix::fs::symlink(
                            format!("{}{}", "../".repeat(depth - 1), PATHS[target]),
                            &path,
                        )
                    }
                };
                #[cfg(not(unix))]
                let _ = target;
                vec![path]
            }
        };
        touched.into_iter().chain(made).collect()
    }

    fn state(inventory: &Inventory) -> (BTreeMap<String, Stamp>, Vec<&Diagnostic>) {
        let files = inventory.iter().map(|(path, file)| (path.to_owned(), file.stamp)).collect();
        (files, inventory.diagnostics().collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

        #[test]
        fn refreshing_where_something_happened_equals_a_new_scan(rounds in prop::collection::vec(deeds(), 1..6)) {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let root = &folder.path().canonicalize().expect("it exists");
            let (mut inventory, _) = Inventory::scan(root);
            for deeds in rounds {
                let before: BTreeMap<String, Stamp> = state(&inventory).0;
                let changes = inventory.refresh(&deeds.iter().flat_map(|deed| act(root, deed)).collect());
                let (fresh, _) = Inventory::scan(root);
                prop_assert_eq!(state(&inventory), state(&fresh));

                let after = state(&fresh).0;
                let added: Vec<_> = after.keys().filter(|path| !before.contains_key(*path)).cloned().collect();
                let removed: Vec<_> = before.keys().filter(|path| !after.contains_key(*path)).cloned().collect();
                let changed: Vec<_> =
                    after.keys().filter(|p| before.get(*p).is_some_and(|b| *b != after[*p])).cloned().collect();
                prop_assert_eq!(&changes.added, &added);
                prop_assert_eq!(&changes.removed, &removed);
                prop_assert_eq!(&changes.changed, &changed);
            }
        }
    }
}
