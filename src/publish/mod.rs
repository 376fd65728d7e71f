//! The only writer of the site. Everything is staged beside the output first; then either the whole tree is
//! exchanged in one step, or the files that changed are renamed into place under a journal that the next run
//! finishes. Whenever a run is stopped, or the disk is full, every file is whole and no page is missing. (A power
//! cut is another matter: then it depends on the file system what was written before what.)
//!
//! What was written is on record in the output (see [`manifest`]), so that nothing else is ever deleted and files
//! whose bytes stay the same are not touched.

mod journal;
pub mod manifest;

use std::collections::{BTreeMap, HashSet};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::diagnostic::{Diagnostic, Place};
use crate::input::{Stamp, relative};
use crate::kept;
use journal::Journal;
use manifest::{Manifest, Record};

/// How long another run may hold the site before this one gives up.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a publication did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files of the site.
    pub files: usize,
    /// Bytes of the site.
    pub bytes: u64,
    /// Files that were new or had other bytes than before.
    pub written: usize,
    /// Files that the site no longer has.
    pub removed: usize,
}

/// An output, and what is on record of it. It may be published to again and again.
#[derive(Debug)]
pub struct Publisher {
    root: PathBuf,
    output: PathBuf,
    manifest: Manifest,
    /// The manifest's own file when it was read or written last; none where there is no manifest.
    seen: Option<Stamp>,
    /// Held from the beginning of a publication until they are released.
    locks: Option<[Option<File>; 2]>,
}

/// A publication under way. Dropping it before [`Publication::commit`] leaves the output as it was.
pub struct Publication<'p> {
    publisher: &'p mut Publisher,
    stage: PathBuf,
    /// The output is a mount point: its files can be renamed within it only.
    inside: bool,
    /// The manifest is not the one that this publisher knew.
    unknown: bool,
    /// When the old manifest was written; a file changed since then is read before it is trusted.
    old_written: Option<SystemTime>,
    /// What was handed over, and whether its bytes are not those of the output.
    staged: Mutex<BTreeMap<String, (Record, bool)>>,
}

impl Publisher {
    /// Makes sure that the output is not the site itself; nothing is read or locked yet.
    ///
    /// # Errors
    /// The output contains the site, or lies in what the site is made of.
    pub fn new(root: &Path, output: &Path) -> Result<Self, Box<Diagnostic>> {
        let output = absolute(output).map_err(|error| failed(output, "resolve", &error))?;
        if absolute(root).is_ok_and(|root| root.starts_with(&output))
            || ["content", "templates", "static"]
                .iter()
                .any(|folder| absolute(&root.join(folder)).is_ok_and(|folder| output.starts_with(folder)))
        {
            let message = format!("the output {} would overwrite the site itself", output.display());
            return Err(Box::new(
                Diagnostic::error("output/overlap", message).help("name a folder of its own with `--output`"),
            ));
        }
        Ok(Self { root: root.to_owned(), output, manifest: Manifest::default(), seen: None, locks: None })
    }

    /// The folder that is published to.
    pub fn output(&self) -> &Path {
        &self.output
    }

    /// The folders that publication writes to.
    pub fn folders(&self) -> Vec<PathBuf> {
        vec![self.output.clone(), stage_for(&self.output).0]
    }

    /// Takes the locks, if they are not held yet, finishes or undoes what an earlier run left behind, and makes sure that the output is ours to
    /// write.
    ///
    /// # Errors
    /// The output holds files and none of them is ours; it cannot be written; another run does not finish.
    pub fn begin(&mut self) -> Result<Publication<'_>, Box<Diagnostic>> {
        if self.locks.is_none() {
            self.locks = Some([lock_site(&self.root)?, lock_output(&self.output)?]);
        }
        let (stage, inside) = stage_for(&self.output);
        recover(&self.output, &stage).map_err(|error| failed(&stage, "finish the publication in", &error))?;
        let path = self.output.join(manifest::FILE);
        let stamp =
            || fs::metadata(&path).ok().map(|metadata| (Stamp::of(&metadata), metadata.modified().ok()));
        let mut now = stamp();
        let unknown = self.seen.is_none() || now.as_ref().map(|(stamp, _)| *stamp) != self.seen;
        if unknown {
            self.manifest = owned(&self.output)?.unwrap_or_default();
            now = stamp();
            self.seen = now.as_ref().map(|(stamp, _)| *stamp);
        }
        let old_written = now.map(|(_, written)| written.unwrap_or(SystemTime::UNIX_EPOCH));
        fs::create_dir_all(stage.join("tree")).map_err(|error| failed(&stage, "create", &error))?;
        Ok(Publication { publisher: self, stage, inside, unknown, old_written, staged: Mutex::default() })
    }

    /// Lets other runs publish. What belongs to a publication and is written after it must be written before this.
    pub fn release(&mut self) {
        self.locks = None;
    }
}

impl Publication<'_> {
    /// Whether what lies in the output is not what this publisher put there last.
    pub fn is_unknown(&self) -> bool {
        self.unknown
    }

    /// What is on record of the file at `path`, if it still is as it was written.
    pub fn intact(&self, path: &str) -> Option<Record> {
        let record = *self.publisher.manifest.get(path)?;
        let metadata = fs::symlink_metadata(self.publisher.output.join(path)).ok()?;
        self.is_untouched(path, record, &metadata).then_some(record)
    }

    /// Every path on record, sorted.
    pub fn recorded(&self) -> impl Iterator<Item = &str> {
        self.publisher.manifest.paths()
    }

    /// What there is, where nothing is to be done.
    pub fn unchanged(self) -> Summary {
        let manifest = &self.publisher.manifest;
        Summary { files: manifest.len(), bytes: manifest.bytes(), written: 0, removed: 0 }
    }

    /// Hands over one file; its bytes are kept only if they are not what the output has already.
    ///
    /// # Errors
    /// The file cannot be written, or somebody else's file has its path.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<Record, Box<Diagnostic>> {
        let record = Record { hash: xxh3_128(bytes), size: bytes.len() as u64 };
        let changed = self.is_changed(path, record)?;
        if changed {
            let target = self.stage.join("tree").join(path);
            write(&target, bytes).map_err(|error| failed(&target, "write", &error))?;
        }
        self.stage_record(path, record, changed);
        Ok(record)
    }

    /// As [`Publication::put`], from a file, which may be large.
    ///
    /// # Errors
    /// As [`Publication::put`]; or `from` cannot be read.
    pub fn copy(&self, path: &str, from: &Path) -> Result<Record, Box<Diagnostic>> {
        let (hash, size) = hash_file(from).map_err(|error| failed(from, "read", &error))?;
        let record = Record { hash, size };
        let changed = self.is_changed(path, record)?;
        let record = if changed {
            let target = self.stage.join("tree").join(path);
            // Not `fs::copy`: a file that only its owner may read would be published so. And it may be another one by
            // now.
            let copied =
                make_parent(&target).and_then(|()| hash_while(File::open(from)?, File::create_new(&target)?));
            let (hash, size) = copied.map_err(|error| failed(&target, "write", &error))?;
            Record { hash, size }
        } else {
            record
        };
        self.stage_record(path, record, changed);
        Ok(record)
    }

    fn stage_record(&self, path: &str, record: Record, changed: bool) {
        let mut staged = self.staged.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        staged.insert(path.to_owned(), (record, changed));
    }

    /// Whether a file of ours has not been touched since it was written.
    fn is_untouched(&self, path: &str, record: Record, metadata: &fs::Metadata) -> bool {
        if !metadata.is_file() || metadata.len() != record.size {
            return false;
        }
        let untouched = metadata
            .modified()
            .is_ok_and(|modified| self.old_written.is_some_and(|written| modified <= written));
        untouched || hash_file(&self.publisher.output.join(path)).is_ok_and(|(hash, _)| hash == record.hash)
    }

    /// Whether the output does not have these bytes at `path`.
    fn is_changed(&self, path: &str, new: Record) -> Result<bool, Box<Diagnostic>> {
        // A fresh output holds nobody's files.
        if self.old_written.is_none() {
            return Ok(true);
        }
        let (output, old) = (&self.publisher.output, &self.publisher.manifest);
        let target = output.join(path);
        let found = fs::symlink_metadata(&target).ok();
        if let (Some(old), Some(metadata)) = (old.get(path), &found)
            && *old == new
            && self.is_untouched(path, new, metadata)
        {
            return Ok(false);
        }
        // It will be written, so nobody else's file or link may be in the way.
        if let Some(parent) = journal::obstacle(output, path).filter(|parent| old.get(parent).is_none()) {
            return Err(foreign(&output.join(parent), path));
        }
        let Some(metadata) = found else { return Ok(true) };
        if metadata.is_dir() {
            return match self.is_only_ours(&target) {
                true => Ok(true),
                false => Err(foreign(&target, path)),
            };
        }
        if old.get(path).is_some() {
            return Ok(true);
        }
        // A file that we did not write is as good as ours if it is the same.
        if metadata.is_file() && hash_file(&target).is_ok_and(|(hash, _)| hash == new.hash) {
            return Ok(false);
        }
        Err(foreign(&target, path))
    }

    /// Puts the staged files into place and takes away `removed`; every other file stays as it is.
    ///
    /// # Errors
    /// The file system refuses; what was published before is whole, and the next run finishes or undoes this one.
    pub fn commit(mut self, removed: Vec<String>) -> Result<Summary, Box<Diagnostic>> {
        let staged =
            std::mem::take(&mut *self.staged.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        let old = &self.publisher.manifest;
        let removed: Vec<String> = removed
            .into_iter()
            .filter(|path| old.get(path).is_some() && !staged.contains_key(path))
            .collect();
        let changes: Vec<(String, Option<Record>)> = staged
            .iter()
            .filter(|(path, (record, _))| old.get(path) != Some(record))
            .map(|(path, (record, _))| (path.clone(), Some(*record)))
            .chain(removed.iter().map(|path| (path.clone(), None)))
            .collect();
        let puts: Vec<String> =
            staged.iter().filter(|(_, (_, changed))| *changed).map(|(path, _)| path.clone()).collect();
        let written = puts.len();
        let nothing_to_do = puts.is_empty() && changes.is_empty() && self.old_written.is_some();
        if !nothing_to_do {
            self.publisher.manifest.apply(&changes);
            let partial = changes.len() < self.publisher.manifest.len();
            let done = self.carry_out(puts, removed.clone(), &changes);
            // The other files were not looked at: those that somebody has touched since they were written must not
            // count as older than the manifest.
            if let (true, Some(before)) = (partial && done.is_ok(), self.old_written) {
                let manifest = File::open(self.publisher.output.join(manifest::FILE));
                let _ = manifest.and_then(|manifest| manifest.set_modified(before));
            }
            // Whatever happened, the next publication looks at what is there.
            self.publisher.seen = match done {
                Ok(()) => {
                    let path = self.publisher.output.join(manifest::FILE);
                    fs::metadata(path).ok().map(|metadata| Stamp::of(&metadata))
                }
                Err(_) => None,
            };
            done.map_err(|error| failed(&self.publisher.output, "publish to", &error))?;
        }
        let manifest = &self.publisher.manifest;
        Ok(Summary { files: manifest.len(), bytes: manifest.bytes(), written, removed: removed.len() })
    }

    fn carry_out(
        &mut self,
        puts: Vec<String>,
        removed: Vec<String>,
        changes: &[(String, Option<Record>)],
    ) -> io::Result<()> {
        let output = &self.publisher.output;
        let fresh = !output.exists() || (self.old_written.is_none() && !self.inside);
        if fresh && !self.inside {
            self.commit_fresh()
        } else if !self.inside && puts.len() * 2 > self.publisher.manifest.len() && self.is_only_ours(output)
        {
            self.commit_tree(&puts.iter().map(String::as_str).collect())
        } else {
            self.commit_files(puts, removed, changes)
        }
    }

    /// There was nothing: the staged tree becomes the output.
    fn commit_fresh(&self) -> io::Result<()> {
        let (tree, output) = (self.stage.join("tree"), &self.publisher.output);
        self.publisher.manifest.write(&tree)?;
        if output.exists() {
            // An empty folder; not every system renames over one.
            fs::remove_dir(output)?;
        }
        make_parent(output)?;
        fs::rename(tree, output)
    }

    /// Most files are new: complete the staged tree with those that are not, and exchange the two.
    fn commit_tree(&self, puts: &HashSet<&str>) -> io::Result<()> {
        let (tree, output) = (self.stage.join("tree"), &self.publisher.output);
        for path in self.publisher.manifest.paths().filter(|path| !puts.contains(path)) {
            let target = tree.join(path);
            make_parent(&target)?;
            // The same file under a second name keeps its modification time.
            if fs::hard_link(output.join(path), &target).is_err() {
                fs::copy(output.join(path), &target)?;
            }
        }
        self.publisher.manifest.write(&tree)?;
        exchange(&tree, output)
    }

    /// A few files: rename each into place under a journal.
    fn commit_files(
        &self,
        puts: Vec<String>,
        removed: Vec<String>,
        changes: &[(String, Option<Record>)],
    ) -> io::Result<()> {
        let output = &self.publisher.output;
        fs::create_dir_all(output)?;
        // To write all of a large record again would take longer than everything else.
        if self.old_written.is_some() && self.publisher.manifest.is_worth_adding_to(changes.len(), output) {
            manifest::write_addition(&self.stage, changes)?;
        } else {
            self.publisher.manifest.write(&self.stage)?;
        }
        let journal = Journal { puts, removed };
        journal.write(&self.stage)?;
        journal.carry_out(&self.stage, output)
    }

    /// Whether `folder`, in the output, holds nothing but what is on record.
    fn is_only_ours(&self, folder: &Path) -> bool {
        walkdir::WalkDir::new(folder).into_iter().all(|entry| {
            entry.is_ok_and(|entry| {
                let path = relative(&self.publisher.output, entry.path());
                // Those that are just being taken away are not on record any more, but were a moment ago.
                entry.file_type().is_dir() || path == manifest::FILE || self.publisher.manifest.knew(&path)
            })
        })
    }
}

fn foreign(obstacle: &Path, path: &str) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error(
            "output/foreign-file",
            format!("{} was not written by briefing", obstacle.display()),
        )
        .help(format!(
            "move it away, or into static/ if the site should have it; it is in the way of /{path}"
        )),
    )
}

impl Drop for Publication<'_> {
    fn drop(&mut self) {
        // After a commit it holds nothing, or the old tree; without one, what nobody will publish. With a journal
        // the next run needs it.
        let old_is_the_only_one = self.stage.join("old").exists() && !self.publisher.output.exists();
        if !Journal::exists(&self.stage) && !old_is_the_only_one {
            let _ = fs::remove_dir_all(&self.stage);
        }
    }
}

/// Deletes the site's files from the output, and the output if nothing else is in it. Returns how many were deleted.
///
/// # Errors
/// The output is not ours, or the file system refuses.
pub fn clean(root: &Path, output: &Path) -> Result<usize, Box<Diagnostic>> {
    let _site = lock_site(root)?;
    let output = absolute(output).map_err(|error| failed(output, "resolve", &error))?;
    let _output = lock_output(&output)?;
    let (stage, _) = stage_for(&output);
    recover(&output, &stage).map_err(|error| failed(&stage, "finish the publication in", &error))?;
    let Some(old) = owned(&output)? else { return Ok(0) };
    let removed: Vec<String> = old.paths().map(str::to_owned).collect();
    let count = removed.len();
    let undone = journal::remove(&output, removed.iter().map(String::as_str))
        .and_then(|()| fs::remove_file(output.join(manifest::FILE)));
    undone.map_err(|error| failed(&output, "clean", &error))?;
    // Somebody else's files stay, and so does the folder then.
    let _ = fs::remove_dir(&output);
    Ok(count)
}

/// Keeps other runs away from the site's state.
fn lock_site(root: &Path) -> Result<Option<File>, Box<Diagnostic>> {
    let path = root.join(".briefing").join("lock");
    wait_for(kept::lock_file(&path).map_err(|error| failed(&path, "open", &error))?)
}

/// Keeps other sites' runs away from the output. The folder around it is what both have in common before there is
/// an output; where folders cannot be locked, only one site may publish to one output.
fn lock_output(output: &Path) -> Result<Option<File>, Box<Diagnostic>> {
    let around = output.ancestors().skip(1).find(|folder| folder.is_dir());
    match around.and_then(|folder| File::open(folder).ok()) {
        Some(folder) => wait_for(folder),
        None => Ok(None),
    }
}

fn wait_for(file: File) -> Result<Option<File>, Box<Diagnostic>> {
    kept::lock(file, PATIENCE).map_err(|kept::Busy| {
        Box::new(
            Diagnostic::error("output/locked", "another run of briefing is publishing here")
                .help("wait for it to finish, or end it"),
        )
    })
}

/// Finishes a publication whose journal is whole, and undoes any other.
fn recover(output: &Path, stage: &Path) -> io::Result<()> {
    if !stage.exists() {
        return Ok(());
    }
    // Where folders cannot be exchanged, a run may have been stopped between its two steps.
    let old = stage.join("old");
    if old.exists() && !output.exists() {
        fs::rename(old, output)?;
    }
    if let Some(journal) = Journal::read(stage) {
        fs::create_dir_all(output)?;
        manifest::drop_torn_addition(output)?;
        journal.carry_out(stage, output)?;
    }
    fs::remove_dir_all(stage)
}

/// The record of what we wrote to `output`; none where there is nothing.
fn owned(output: &Path) -> Result<Option<Manifest>, Box<Diagnostic>> {
    if output.is_file() {
        let message = format!("the output {} is a file", output.display());
        return Err(Box::new(
            Diagnostic::error("output/not-a-folder", message).help("name a folder with `--output`"),
        ));
    }
    let path = output.join(manifest::FILE);
    match Manifest::read(&path) {
        Ok(manifest) => Ok(Some(manifest)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let first = match fs::read_dir(output) {
                Ok(mut entries) => entries.next(),
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(error) => return Err(failed(output, "read", &error)),
            };
            match first {
                None => Ok(None),
                Some(entry) => {
                    let name =
                        entry.map(|e| e.file_name().to_string_lossy().into_owned()).unwrap_or_default();
                    let message =
                        format!("{} holds files that briefing did not write ({name})", output.display());
                    Err(Box::new(
                        Diagnostic::error("output/foreign-folder", message)
                            .help("name another folder with `--output`, or empty this one yourself"),
                    ))
                }
            }
        }
        Err(error) => Err(Box::new(
            Diagnostic::error(
                "output/bad-manifest",
                format!("the record of what briefing wrote to {} is damaged: {error}", output.display()),
            )
            .help("delete the folder yourself, and build again"),
        )),
    }
}

/// Beside the output, where a rename is one step; inside of it where that is another file system.
fn stage_for(output: &Path) -> (PathBuf, bool) {
    let name = output.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let parent = output.parent().unwrap_or(output);
    if is_mount_point(output, parent) {
        return (output.join(".briefing-stage"), true);
    }
    (parent.join(format!(".{name}.briefing-stage")), false)
}

#[cfg(unix)]
fn is_mount_point(output: &Path, parent: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    match (fs::metadata(output), fs::metadata(parent)) {
        (Ok(output), Ok(parent)) => output.dev() != parent.dev(),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_mount_point(_: &Path, _: &Path) -> bool {
    false
}

/// Exchanges two folders: in one step where the system can.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(tree: &Path, output: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, tree, CWD, output, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(()),
        // Not every file system exchanges.
        Err(_) => exchange_in_two_steps(tree, output),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(tree: &Path, output: &Path) -> io::Result<()> {
    exchange_in_two_steps(tree, output)
}

fn exchange_in_two_steps(tree: &Path, output: &Path) -> io::Result<()> {
    let old = tree.with_file_name("old");
    fs::rename(output, &old)?;
    fs::rename(tree, output).inspect_err(|_| {
        // The old site is better than none.
        let _ = fs::rename(&old, output);
    })
}

fn write(target: &Path, bytes: &[u8]) -> io::Result<()> {
    make_parent(target)?;
    fs::write(target, bytes)
}

fn make_parent(path: &Path) -> io::Result<()> {
    let Some(parent) = path.parent() else { return Ok(()) };
    // Nearly every page has a folder of its own in one that exists already.
    match fs::create_dir(parent) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(_) => fs::create_dir_all(parent),
    }
}

/// The fingerprint and the size of a file.
pub(crate) fn hash_file(path: &Path) -> io::Result<(u128, u64)> {
    hash_while(File::open(path)?, io::sink())
}

/// Copies, and says the fingerprint and the size of what was copied.
fn hash_while(mut from: impl io::Read, mut to: impl io::Write) -> io::Result<(u128, u64)> {
    let (mut hasher, mut size) = (Xxh3::new(), 0);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = from.read(&mut buffer)?;
        if read == 0 {
            return Ok((hasher.digest128(), size));
        }
        hasher.update(&buffer[..read]);
        to.write_all(&buffer[..read])?;
        size += read as u64;
    }
}

/// The real path where there is one, so that a linked output is published where it leads.
fn absolute(path: &Path) -> io::Result<PathBuf> {
    match path.canonicalize() {
        Ok(path) => Ok(path),
        Err(_) => {
            let path = std::path::absolute(path)?;
            let parent = path.parent().and_then(|parent| parent.canonicalize().ok());
            match (parent, path.file_name()) {
                (Some(parent), Some(name)) => Ok(parent.join(name)),
                _ => Ok(path),
            }
        }
    }
}

fn failed(path: &Path, verb: &str, error: &io::Error) -> Box<Diagnostic> {
    let diagnostic = Diagnostic::error("output/io", format!("cannot {verb} {}: {error}", path.display()));
    Box::new(match error.kind() {
        io::ErrorKind::StorageFull => {
            diagnostic.help("free some space; the site that was published is still whole")
        }
        _ => diagnostic.at(Place::file(path.display().to_string())),
    })
}
