//! The system's own news of changed files, through `notify`. What comes is only a hint: paths to look at.
//!
//! Watched are the folders of the site, not the whole root: `public/` and `.git` may be huge.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::filter::Filter;
use super::lookout::Message;
use crate::diagnostic::Diagnostic;
use crate::input::FOLDERS;

/// A running watch over the folders of one site.
pub(super) struct Native {
    watcher: RecommendedWatcher,
    root: PathBuf,
    /// Which folders are watched, by what they were when the watch began.
    identities: Vec<Option<Identity>>,
}

/// Tells a folder from another one that was put in its place.
type Identity = (u64, u64);

impl Native {
    /// Starts to watch; hints come to `inbox`.
    pub(super) fn start(filter: &Arc<Filter>, inbox: Sender<Message>) -> notify::Result<Self> {
        let root = filter.root().to_owned();
        let filter = Arc::clone(filter);
        let handler = move |event: notify::Result<Event>| {
            let message = match event {
                Ok(event) => message(event, &filter),
                Err(error) => Some(Message::Failed(error)),
            };
            if let Some(message) = message {
                // Once the lookout has ended nobody wants to know.
                let _ = inbox.send(message);
            }
        };
        // One folder is told of under one name only, so links are left to those who know them all.
        let watcher = RecommendedWatcher::new(handler, Config::default().with_follow_symlinks(false))?;
        let mut native = Self { watcher, root, identities: Vec::new() };
        // What is changed while the watch begins is found by the look that follows.
        native.identities = native.identities_now();
        native.watcher.watch(&native.root, RecursiveMode::NonRecursive)?;
        for folder in FOLDERS {
            native.watch_folder(folder)?;
        }
        Ok(native)
    }

    /// Watches `folder`, one of the site's, which came into being after the start.
    pub(super) fn renew(&mut self, folder: &str) -> notify::Result<()> {
        self.watch_folder(folder)?;
        self.identities = self.identities_now();
        Ok(())
    }

    fn watch_folder(&mut self, folder: &str) -> notify::Result<()> {
        let path = self.root.join(folder);
        if !path.is_dir() {
            return Ok(());
        }
        self.watcher.watch(&path, RecursiveMode::Recursive)
    }

    /// Whether the root and its folders are still those that the watch began with.
    pub(super) fn is_current(&self) -> bool {
        self.identities == self.identities_now()
    }

    fn identities_now(&self) -> Vec<Option<Identity>> {
        let below = FOLDERS.iter().map(|folder| identity(&self.root.join(folder)));
        std::iter::once(identity(&self.root)).chain(below).collect()
    }

    /// Waits until new folders of which we have heard are watched too. Only who looks into them after that misses
    /// nothing: where each folder has to be watched by itself, what is put into a new one at once makes no event.
    pub(super) fn catch_up(&mut self) {
        // Any request will do: they are answered one after another, each after the events that came before it.
        let _ = self.watcher.configure(Config::default());
    }
}

/// What an event means to the lookout; nothing for what does not concern the site.
fn message(event: Event, filter: &Filter) -> Option<Message> {
    if event.need_rescan() {
        return Some(Message::Lost);
    }
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => {}
        // Our own builds read every file.
        EventKind::Access(_) => return None,
        _ => {}
    }
    let renamed_or_gone = matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
    if renamed_or_gone && event.paths.iter().any(|path| path == filter.root()) {
        return Some(Message::Lost);
    }
    // Windows says of a folder that it was written to whenever something in it was, which has its own event.
    let echo = cfg!(windows) && matches!(event.kind, EventKind::Modify(ModifyKind::Any));
    let concerns = |path: &PathBuf| filter.concerns(path) && !(echo && path.is_dir());
    let paths: Vec<_> = event.paths.into_iter().filter(concerns).collect();
    (!paths.is_empty()).then_some(Message::Touched(paths))
}

fn identity(folder: &Path) -> Option<Identity> {
    let metadata = folder.metadata().ok().filter(|metadata| metadata.is_dir())?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        Some((metadata.dev(), metadata.ino()))
    }
    #[cfg(not(unix))]
    {
        let created = metadata.created().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
        Some((created.as_secs(), created.subsec_nanos().into()))
    }
}

/// Whether `error` is only that a folder went away while it was about to be watched.
pub(super) fn is_passing(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == io::ErrorKind::NotFound,
        _ => false,
    }
}

/// Says that the system does not help, and how to mend that.
pub(super) fn unavailable(error: &notify::Error) -> Diagnostic {
    // EMFILE, which inotify returns for its own limit too.
    const TOO_MANY_OPEN: i32 = 24;
    let limit = match &error.kind {
        ErrorKind::MaxFilesWatch => Some("fs.inotify.max_user_watches=1048576"),
        ErrorKind::Io(io) if io.raw_os_error() == Some(TOO_MANY_OPEN) => {
            Some("fs.inotify.max_user_instances=1024")
        }
        _ => None,
    };
    match limit {
        Some(setting) => Diagnostic::warning(
            "watch/limit",
            "the system's limit for watching folders is reached; every file is looked at again and again instead",
        )
        .help(format!("`sudo sysctl {setting}` raises the limit; a line in /etc/sysctl.d/ keeps it raised")),
        None => Diagnostic::warning(
            "watch/unavailable",
            format!("the system does not tell of changes ({error}); every file is looked at again and again instead"),
        )
        .help("`--poll` looks at every file from the start"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_comes_with_the_way_to_raise_it() {
        for (error, code, help) in [
            (notify::Error::new(ErrorKind::MaxFilesWatch), "watch/limit", "fs.inotify.max_user_watches"),
            (
                notify::Error::io(io::Error::from_raw_os_error(24)),
                "watch/limit",
                "fs.inotify.max_user_instances",
            ),
            (notify::Error::generic("no such thing here"), "watch/unavailable", "--poll"),
        ] {
            let warning = unavailable(&error);
            assert_eq!(warning.code, code, "error: {error}");
            assert!(warning.help.is_some_and(|text| text.contains(help)), "error: {error}");
            assert!(!is_passing(&error), "error: {error}");
        }
    }
}
