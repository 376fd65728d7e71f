//! The thread that gathers hints, and that looks at everything from time to time for what nobody told.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::Options;
use super::batch::Batch;
use super::filter::Filter;
use super::native::{Native, is_passing, unavailable};
use super::outbox::Outbox;
use crate::input::{Changes, FOLDERS, Hints, Inventory};

/// How often to look where the system does not help, unless the user says otherwise.
const POLL: Duration = Duration::from_secs(1);

/// How soon to look again for a site that has gone, or for one that changed while it was about to be watched.
const SOON: Duration = Duration::from_millis(250);

/// Looking for what was not told may take one part in so many of one core's time...
const RESCAN_SHARE: u32 = 100;

/// ...and more where there is nothing else to go by.
const POLL_SHARE: u32 = 4;

/// What the lookout is told.
pub(super) enum Message {
    /// Something happened at these paths.
    Touched(Vec<PathBuf>),
    /// Something happened, and it is not known where.
    Lost,
    /// The system cannot tell everything.
    Failed(notify::Error),
    /// Nobody is interested any more.
    Stop,
}

/// Knows what was on disk, and says in the outbox where it became different.
pub(super) struct Lookout {
    filter: Arc<Filter>,
    options: Options,
    inbox: Sender<Message>,
    messages: Receiver<Message>,
    outbox: Arc<Outbox>,
    /// None where the site is polled, or is not there.
    native: Option<Native>,
    inventory: Inventory,
    batch: Batch,
    /// When to look at everything.
    rescan_at: Instant,
    /// The system does not tell, or was not asked.
    polling: bool,
    /// There may be folders that nobody watches.
    must_rewatch: bool,
    /// Something happened, and it is not known where.
    lost: bool,
    stopped: bool,
}

impl Lookout {
    /// Starts to watch, and then looks at the site, so that nothing falls between.
    pub(super) fn new(
        filter: Filter,
        options: Options,
        inbox: Sender<Message>,
        messages: Receiver<Message>,
        outbox: Arc<Outbox>,
    ) -> Self {
        let mut lookout = Self {
            filter: Arc::new(filter),
            options,
            inbox,
            messages,
            outbox,
            native: None,
            inventory: Inventory::default(),
            batch: Batch::default(),
            rescan_at: Instant::now(),
            polling: options.poll.is_some(),
            must_rewatch: false,
            lost: false,
            stopped: false,
        };
        let started = Instant::now();
        lookout.watch_anew();
        (lookout.inventory, _) = Inventory::scan(lookout.filter.root());
        lookout.schedule(started);
        lookout
    }

    /// Runs until it is told to stop.
    pub(super) fn run(mut self) {
        while !self.stopped {
            // What is being written now is looked at when it has settled, and everything else after that.
            let due = self.batch.due().unwrap_or(self.rescan_at);
            match self.messages.recv_timeout(due.saturating_duration_since(Instant::now())) {
                Ok(message) => self.note(message),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => self.stopped = true,
            }
            let now = Instant::now();
            if self.batch.due().is_some_and(|due| due <= now) {
                self.report();
            }
            if self.rescan_at <= now && self.batch.due().is_none() {
                self.rescan();
            }
        }
    }

    fn note(&mut self, message: Message) {
        let now = Instant::now();
        match message {
            Message::Touched(paths) => self.batch.add(paths, now),
            Message::Lost => {
                (self.lost, self.must_rewatch) = (true, true);
                self.rescan_at = now;
            }
            Message::Failed(error) => self.recover(&error),
            Message::Stop => self.stopped = true,
        }
    }

    /// Takes what has come already.
    fn note_all(&mut self) {
        while let Ok(message) = self.messages.try_recv() {
            self.note(message);
        }
    }

    /// Reports the batch, as far as it is about something that is read.
    fn report(&mut self) {
        let hints = self.batch.take();
        let Hints::Paths(paths) = &hints else { return };
        let root = self.filter.root();
        let tops = FOLDERS.iter().filter(|folder| paths.contains(&root.join(folder)));
        if let Some(native) = &mut self.native {
            let renewed = tops.map(|folder| native.renew(folder)).find_map(Result::err);
            native.catch_up();
            if let Some(error) = renewed {
                self.recover(&error);
            }
        }
        let changes = self.inventory.refresh(&hints);
        if changes.diagnostics {
            self.outbox.put_changes(hints);
            return;
        }
        // A file may have been written twice within one tick of its file system's clock, so what was touched is
        // reported whether or not it looks different.
        let root = self.filter.root();
        let is_file = |path: &Path| {
            let name = path.strip_prefix(root).ok().and_then(Path::to_str);
            name.is_some_and(|name| self.inventory.get(name).is_some())
        };
        let mut telling: BTreeSet<PathBuf> = paths.iter().filter(|path| is_file(path)).cloned().collect();
        for changed in changes.paths() {
            let changed = root.join(changed);
            // The folder that was touched, if there is one, stands for all that changed in it.
            let touched = changed.ancestors().find(|above| paths.contains(*above)).map(Path::to_owned);
            telling.insert(touched.unwrap_or(changed));
        }
        self.outbox.put_changes(Hints::Paths(telling));
    }

    /// Looks at everything.
    fn rescan(&mut self) {
        let started = Instant::now();
        self.note_all();
        if self.must_rewatch || self.native.as_ref().is_some_and(|native| !native.is_current()) {
            self.watch_anew();
        }
        let changes = self.inventory.refresh(&Hints::Everything);
        self.put(&changes);
        if !self.polling && !self.must_rewatch && !self.is_told(&changes) {
            // Something is not watched, or was not while it changed.
            self.watch_anew();
            let changes = self.inventory.refresh(&Hints::Everything);
            self.put(&changes);
        }
        if std::mem::take(&mut self.lost) {
            self.outbox.put_changes(Hints::Everything);
        }
        self.schedule(started);
    }

    /// Reports what a look at everything has shown.
    fn put(&self, changes: &Changes) {
        let certain = [&changes.added, &changes.changed, &changes.removed];
        // Of a file that was written twice within one tick the system has told twice.
        let doubtful = if self.polling { changes.doubtful.as_slice() } else { &[] };
        let paths = certain.into_iter().flatten().chain(doubtful).map(|path| self.filter.root().join(path));
        let mut hints: Hints = paths.filter(|path| self.filter.concerns(path)).collect();
        if changes.diagnostics {
            // What is wrong with links and names may be anywhere.
            hints = Hints::Everything;
        }
        self.outbox.put_changes(hints);
    }

    /// Whether the system has told of all `changes` of which it could.
    fn is_told(&mut self, changes: &Changes) -> bool {
        if let Some(native) = &mut self.native {
            native.catch_up();
        }
        self.note_all();
        let mut certain = [&changes.added, &changes.changed, &changes.removed].into_iter().flatten();
        certain.all(|path| {
            let location = self.filter.root().join(path);
            self.batch.covers(&location) || !self.filter.concerns(&location) || self.inventory.is_linked(path)
        })
    }

    /// Has the system watch the site from the beginning.
    fn watch_anew(&mut self) {
        if self.polling {
            return;
        }
        // The old watch goes first: there is a limit to how much can be watched.
        self.native = None;
        match Native::start(&self.filter, self.inbox.clone()) {
            Ok(native) => {
                self.native = Some(native);
                self.must_rewatch = false;
            }
            Err(error) => self.recover(&error),
        }
    }

    /// Goes on when something cannot be watched.
    fn recover(&mut self, error: &notify::Error) {
        if self.polling {
            return;
        }
        if is_passing(error) {
            self.must_rewatch = true;
            self.rescan_at = self.rescan_at.min(Instant::now() + SOON);
        } else {
            self.polling = true;
            self.native = None;
            self.must_rewatch = false;
            self.rescan_at = Instant::now();
            self.outbox.put_warning(unavailable(error));
        }
    }

    /// Says when to look at everything again, after a look that began at `started`.
    fn schedule(&mut self, started: Instant) {
        let took = started.elapsed();
        let pause = if self.polling {
            self.options.poll.unwrap_or(POLL).max(took * POLL_SHARE)
        } else if self.must_rewatch {
            SOON.max(took * POLL_SHARE)
        } else {
            self.options.rescan.max(took * RESCAN_SHARE)
        };
        self.rescan_at = Instant::now() + pause;
    }
}

impl Drop for Lookout {
    fn drop(&mut self) {
        // However it ended, nobody shall wait for it.
        self.outbox.end();
    }
}
