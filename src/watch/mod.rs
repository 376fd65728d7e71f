//! Says where to look again while somebody works on a site. It says nothing of what stands in the files: that, and
//! whether anything changed at all, is found by [`Inventory::refresh`](crate::input::Inventory::refresh).
//!
//! The system's events are taken as hints, for they get lost and come late. A look at everything from time to time
//! finds what they did not tell, so that a lost event costs seconds and never a wrong page.

mod batch;
mod filter;
mod lookout;
mod native;
mod outbox;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::diagnostic::Diagnostic;
use crate::input::Hints;
use filter::Filter;
use lookout::{Lookout, Message};
use outbox::Outbox;

/// How to watch.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Look at every file this often, and ask the system for nothing: for network drives and containers, where
    /// changes made elsewhere cause no event.
    pub poll: Option<Duration>,
    /// How often to look for what the system did not tell. Large sites are looked at less often, so that this costs
    /// about a hundredth of one core at most.
    pub rescan: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self { poll: None, rescan: Duration::from_secs(5) }
    }
}

/// Why [`Watcher::wait`] came back.
#[derive(Debug)]
pub enum Wake {
    /// Something may have changed there.
    Changed(Hints),
    /// The time that was asked for has come.
    Deadline,
    /// Something that the user should know; watching goes on.
    Warning(Box<Diagnostic>),
    /// Watching has ended by a fault of ours. There will be no more news.
    Stopped,
}

/// A watch over one site. It ends when this is dropped.
#[derive(Debug)]
pub struct Watcher {
    outbox: Arc<Outbox>,
    inbox: Sender<Message>,
    thread: Option<JoinHandle<()>>,
}

impl Watcher {
    /// Watches the site at `root`. What happens in `excluded` folders wakes nobody; they are absolute or relative to
    /// the site, and need not exist.
    ///
    /// Look at the site after this has come back, not before: of what is changed from now on nothing is missed.
    ///
    /// # Errors
    /// There is no such folder, or the system has no thread left.
    pub fn start(root: &Path, excluded: &[PathBuf], options: Options) -> Result<Self, Box<Diagnostic>> {
        let failed = |error: std::io::Error| {
            let message = format!("{} cannot be watched: {error}", root.display());
            Box::new(Diagnostic::error("watch/failed", message))
        };
        let filter = Filter::new(root.canonicalize().map_err(failed)?, excluded);
        let outbox = Arc::new(Outbox::default());
        let (inbox, messages) = mpsc::channel();
        let lookout = Lookout::new(filter, options, inbox.clone(), messages, Arc::clone(&outbox));
        let thread = thread::Builder::new().name("watch".to_owned());
        let thread = Some(thread.spawn(move || lookout.run()).map_err(failed)?);
        Ok(Self { outbox, inbox, thread })
    }

    /// Waits until something may have changed, or until `deadline`. Changes made by one save, or close to each other,
    /// come together.
    pub fn wait(&self, deadline: Option<Instant>) -> Wake {
        self.outbox.wait(deadline)
    }

    /// Whether [`Watcher::wait`] would say at once that something changed. A build that is under way works on what is
    /// out of date then.
    pub fn pending(&self) -> bool {
        self.outbox.has_changes()
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        let _ = self.inbox.send(Message::Stop);
        if let Some(thread) = self.thread.take() {
            // If it broke down, `wait` has said so.
            let _ = thread.join();
        }
    }
}
