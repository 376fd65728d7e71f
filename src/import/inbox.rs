//! The inbox: a folder whose files are imported as they arrive. They stay where they are; which of them are done with,
//! the memory knows.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rustc_hash::FxBuildHasher;
use xxhash_rust::xxh3::Xxh3;

use super::read::is_partial;
use super::{Fate, Input, Memory, Metadata, Report, Request, gather, import, warning};
use crate::config::{self, Config};
use crate::diagnostic::Diagnostic;
use crate::input::{self, Stamp};

/// How often somebody's inbox is looked at. A file that has not changed from one look to the next is whole.
const LOOK: Duration = Duration::from_secs(1);

/// The inbox of a site.
#[derive(Debug)]
pub struct Inbox {
    root: PathBuf,
    folder: String,
    language: String,
    /// Files as they were seen last; those that are done with, or failed, need no second look.
    seen: BTreeMap<PathBuf, (Stamp, bool)>,
}

impl Inbox {
    /// The inbox that `site.toml` names, if it names one.
    pub fn of(root: &Path, config: &Config) -> Option<Self> {
        let folder = config.inbox.clone()?;
        Some(Self { root: root.to_owned(), folder, language: config.language.clone(), seen: BTreeMap::new() })
    }

    /// Imports every file that was not imported before.
    ///
    /// # Errors
    /// Another run imports for too long.
    pub fn import(&mut self, dry_run: bool) -> Result<Report, Box<Diagnostic>> {
        let memory = if dry_run { Memory::look(&self.root) } else { Memory::take(&self.root)? };
        let files = self.files();
        Ok(self.take(files.into_keys().collect(), memory, dry_run))
    }

    /// Imports the files that are new and that have not changed since the last look; nothing where there are none.
    fn look(&mut self) -> Option<Report> {
        let files = self.files();
        let mut settled = Vec::new();
        let mut seen = BTreeMap::new();
        for (path, stamp) in files {
            let (is_same, is_done) = match self.seen.get(&path) {
                Some((before, is_done)) => (*before == stamp, *is_done),
                None => (false, false),
            };
            if is_same && !is_done {
                settled.push(path.clone());
            }
            seen.insert(path, (stamp, is_same));
        }
        if settled.is_empty() {
            self.seen = seen;
            return None;
        }
        // While another run imports, these files wait for the next look.
        let memory = Memory::take_now(&self.root)?;
        self.seen = seen;
        let report = self.take(settled, memory, false);
        let is_news =
            !(report.outcomes.is_empty() && report.diagnostics.is_empty() && report.left_out.is_empty());
        is_news.then_some(report)
    }

    fn files(&self) -> BTreeMap<PathBuf, Stamp> {
        let folder = self.root.join(&self.folder);
        // A link may lead out of the site; whoever made it meant that.
        let inputs = if folder.is_dir() { gather(&[folder]) } else { Vec::new() };
        let stamped = |input: Input| {
            // It will be called otherwise when it is whole.
            let path = input.path().filter(|path| !is_partial(path))?.to_owned();
            let stamp = Stamp::of(&fs::metadata(&path).ok()?);
            Some((path, stamp))
        };
        inputs.into_iter().filter_map(stamped).collect()
    }

    fn take(&self, files: Vec<PathBuf>, mut memory: Memory, dry_run: bool) -> Report {
        let known = memory.files();
        let mut new: HashMap<PathBuf, u128, FxBuildHasher> = HashMap::default();
        let mut inputs = Vec::new();
        for path in files {
            let Some(fingerprint) = fingerprint(&path) else { continue };
            if !known.contains(&fingerprint) {
                new.insert(path.clone(), fingerprint);
                inputs.push(Input::Found(path));
            }
        }
        if inputs.is_empty() {
            return Report::default();
        }
        let request = Request {
            root: &self.root,
            inputs: &inputs,
            format: None,
            given: &Metadata::default(),
            metadata: &[],
            language: &self.language,
            dry_run,
            // Files tell when they were clipped.
            now: None,
            // Where no file is known to be done with, all of them may have been imported before.
            trusts: !known.is_empty(),
            // Nobody asks for what was deleted.
            again: false,
        };
        let report = import(&request, &mut memory);
        let failed: HashSet<&str> = report
            .outcomes
            .iter()
            .filter(|outcome| outcome.fate == Fate::Refused)
            .map(|outcome| outcome.clipping.as_str())
            .collect();
        // What failed is tried again in the next run, when somebody may have said what was missing.
        let done = inputs.iter().filter(|input| {
            let label = input.label();
            // What is in a collection is called after it.
            let is_of = |failed: &str| {
                failed.strip_prefix(&label).is_some_and(|rest| rest.is_empty() || rest.starts_with(", "))
            };
            !failed.iter().any(|failed| is_of(failed))
        });
        memory.add_files(done.filter_map(|input| new.get(input.path()?).copied()));
        memory.keep();
        report
    }
}

/// The fingerprint of a file's bytes, which are read piece by piece.
fn fingerprint(path: &Path) -> Option<u128> {
    let file = fs::File::open(path).ok()?;
    let mut hasher = Xxh3::new();
    std::io::copy(&mut std::io::BufReader::new(file), &mut Hash(&mut hasher)).ok()?;
    Some(hasher.digest128())
}

/// Writes into a fingerprint.
struct Hash<'a>(&'a mut Xxh3);

impl std::io::Write for Hash<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Looks at the inbox while somebody works on the site. It writes articles, and the watch over the site finds them
/// there like any others. It ends when this is dropped.
#[derive(Debug)]
pub struct Attendant {
    reports: Receiver<Report>,
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Attendant {
    /// Attends to the inbox of the site at `root`, whenever `site.toml` names one.
    ///
    /// # Errors
    /// The system has no thread left.
    pub fn start(root: &Path) -> std::io::Result<Self> {
        let (stop, stopped) = mpsc::channel::<()>();
        let (send, reports) = mpsc::channel();
        let root = root.to_owned();
        let attend = move || {
            let mut inbox: Option<Inbox> = None;
            while stopped.recv_timeout(LOOK) == Err(RecvTimeoutError::Timeout) {
                // A faulty configuration is reported by whoever builds with it; until then the last one holds.
                let config = input::read_config(&root)
                    .ok()
                    .and_then(|file| config::parse(&file.path, &file.text).ok());
                if let Some(config) = config
                    && inbox.as_ref().map(|inbox| &inbox.folder) != config.inbox.as_ref()
                {
                    inbox = Inbox::of(&root, &config);
                }
                let report = inbox.as_mut().and_then(Inbox::look);
                if report.is_some_and(|report| send.send(report).is_err()) {
                    return;
                }
            }
        };
        let thread = thread::Builder::new().name("inbox".to_owned()).spawn(attend)?;
        Ok(Self { reports, stop: Some(stop), thread: Some(thread) })
    }

    /// What was imported since it was asked for last; what went wrong is no more than a warning.
    pub fn news(&self) -> Option<Report> {
        let mut report = self.reports.try_recv().ok()?;
        let faults = std::mem::take(&mut report.diagnostics);
        report.diagnostics =
            faults.into_iter().map(|fault| warning(Box::new(fault))).collect::<Vec<Diagnostic>>();
        Some(report)
    }
}

impl Drop for Attendant {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
