//! The model that requests are answered from, and the thread that keeps it up to date with what is typed and saved, away
//! from the requests. Nothing is rendered.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, OnceLock, PoisonError, RwLock, RwLockReadGuard};
use std::thread;
use std::time::{Duration, Instant};

use super::faults::Faults;
use super::wire::Outlet;
use crate::diagnostic::{self, Diagnostic};
use crate::input::{Area, Hints, Inventory};
use crate::moment::Moment;
use crate::pipeline::Options;
use crate::rebuild::Model;
use crate::watch::{self, Wake, Watcher};

/// Somebody who types pauses at least so long; until then, changes are gathered.
const PAUSE: Duration = Duration::from_millis(60);
/// Somebody who never pauses sees something all the same.
const LONGEST: Duration = Duration::from_millis(400);
/// After so long without a change there is time for what makes the next one quicker.
const QUIET: Duration = Duration::from_secs(2);

/// Something that the model has to follow.
pub(super) enum Order {
    /// A text is open, in this version, or is not open any more.
    Overlay(String, Option<(i32, Arc<str>)>),
    /// Files may have changed.
    Look(Hints),
    /// Nothing more comes.
    Stop,
}

/// The model, for those who answer.
#[derive(Clone)]
pub(super) struct Desk {
    model: Arc<RwLock<Option<Model>>>,
    /// Set when the site has been read for the first time, whatever came of it.
    is_read: Arc<OnceLock<()>>,
    orders: Sender<Order>,
    pending: Arc<AtomicUsize>,
}

impl Desk {
    /// Starts to read the site, and to follow it.
    pub(super) fn start(
        options: Options,
        clock: fn() -> Option<Moment>,
        faults: Faults,
        outlet: Outlet,
    ) -> std::io::Result<Self> {
        let (orders, inbox) = channel();
        let model: Arc<RwLock<Option<Model>>> = Arc::default();
        let desk = Self { model, is_read: Arc::default(), orders, pending: Arc::default() };
        let worker = Worker {
            desk: desk.clone(),
            options,
            clock,
            inventory: Inventory::default(),
            config: None,
            again: BTreeSet::new(),
            faults,
            outlet,
        };
        thread::Builder::new().name("desk".to_owned()).spawn(move || worker.run(&inbox))?;
        Ok(desk)
    }

    /// Has the model follow.
    pub(super) fn order(&self, order: Order) {
        self.pending.fetch_add(1, Ordering::Relaxed);
        // After the end nobody is there to take it.
        let _ = self.orders.send(order);
    }

    /// The model, once the site has been read: what is asked while an editor starts is answered a moment later, and not
    /// with nothing. None where `site.toml` cannot be read.
    pub(super) fn model_when_read(&self) -> RwLockReadGuard<'_, Option<Model>> {
        self.is_read.wait();
        self.model()
    }

    /// The model as it is now.
    fn model(&self) -> RwLockReadGuard<'_, Option<Model>> {
        self.model.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells of files that are saved by whomever.
    fn watch(&self, root: &std::path::Path) -> Result<(), Box<Diagnostic>> {
        let watcher = Watcher::start(root, &[root.join("public")], watch::Options::default())?;
        let desk = self.clone();
        let watching = thread::Builder::new().name("saved".to_owned()).spawn(move || {
            loop {
                match watcher.wait(None) {
                    Wake::Changed(hints) => desk.order(Order::Look(hints)),
                    Wake::Deadline | Wake::Warning(_) => {}
                    Wake::Stopped => return,
                }
            }
        });
        watching.map(drop).map_err(|error| Box::new(Diagnostic::error("watch/failed", error.to_string())))
    }
}

/// The first reading of the site: however it ends, nobody waits for it any more.
struct Reading(Arc<OnceLock<()>>);

impl Drop for Reading {
    fn drop(&mut self) {
        let _ = self.0.set(());
    }
}

struct Worker {
    desk: Desk,
    options: Options,
    clock: fn() -> Option<Moment>,
    inventory: Inventory,
    /// `site.toml` as the model was made with it.
    config: Option<String>,
    /// Files other than documents that could not be read: their faults are known only while they are read.
    again: BTreeSet<String>,
    faults: Faults,
    outlet: Outlet,
}

impl Worker {
    fn run(mut self, inbox: &Receiver<Order>) {
        if let Err(fault) = self.desk.watch(&self.options.root) {
            self.outlet.log(&format!("what others save is not noticed: {}", fault.message));
        }
        let reading = Reading(Arc::clone(&self.desk.is_read));
        let started = Instant::now();
        let mut changed: BTreeSet<String> = BTreeSet::new();
        self.look(&Hints::Everything, &mut changed);
        // What was open before the site was read is part of the first reading.
        if !self.gather(inbox, Instant::now(), &mut changed) {
            return;
        }
        self.take_in(&changed);
        drop(reading);
        let count = self.desk.model().as_ref().map_or(0, |model| model.briefing.articles().len());
        self.outlet.log(&format!("{count} articles read in {} ms", started.elapsed().as_millis()));
        let mut indexed = false;
        loop {
            let order = match inbox.recv_timeout(QUIET) {
                Ok(order) => order,
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {
                    if !indexed && let Some(model) = &*self.desk.model() {
                        model.briefing.index_words(&|| self.desk.pending.load(Ordering::Relaxed) > 0);
                        indexed = true;
                    }
                    continue;
                }
            };
            let mut changed = BTreeSet::new();
            let goes_on = self.follow(order, &mut changed)
                && self.gather(inbox, Instant::now() + LONGEST, &mut changed);
            if !goes_on {
                return;
            }
            if !changed.is_empty() {
                self.take_in(&changed);
                indexed = false;
            }
        }
    }

    /// Follows what comes until there is a pause, or until `deadline`. Says whether there is more to come.
    fn gather(&mut self, inbox: &Receiver<Order>, deadline: Instant, changed: &mut BTreeSet<String>) -> bool {
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match inbox.recv_timeout(left.min(PAUSE)) {
                Ok(order) => {
                    if !self.follow(order, changed) {
                        return false;
                    }
                }
                Err(RecvTimeoutError::Timeout) => return true,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
    }

    /// Says whether there is more to come.
    fn follow(&mut self, order: Order, changed: &mut BTreeSet<String>) -> bool {
        self.desk.pending.fetch_sub(1, Ordering::Relaxed);
        match order {
            Order::Stop => return false,
            Order::Look(hints) => self.look(&hints, changed),
            Order::Overlay(path, text) => {
                self.faults.set_version(&path, text.as_ref().map(|(version, _)| *version));
                self.inventory.overlay(&path, text.map(|(_, text)| text));
                changed.insert(path);
            }
        }
        true
    }

    fn look(&mut self, hints: &Hints, changed: &mut BTreeSet<String>) {
        if let (Hints::Everything, None) = (hints, &self.config) {
            (self.inventory, _) = Inventory::scan(&self.options.root);
            return;
        }
        let changes = self.inventory.refresh(hints);
        changed.extend(changes.paths().map(str::to_owned));
    }

    /// Takes in the files at `changed`, and says what is wrong now.
    fn take_in(&mut self, changed: &BTreeSet<String>) {
        if let Some(now) = (self.clock)() {
            self.options.selection.now = now;
        }
        let config = self.inventory.read_config().ok().map(|file| file.text);
        let is_same = config == self.config && self.desk.model().is_some();
        let found = if is_same {
            self.amend(changed)
        } else {
            // Made beside the old one, from which requests are answered meanwhile.
            match Model::load_faulty(&self.options, &self.inventory) {
                Ok((model, found)) => {
                    self.config = config;
                    let new = Some(model);
                    let old = std::mem::replace(
                        &mut *self.desk.model.write().unwrap_or_else(PoisonError::into_inner),
                        new,
                    );
                    // To free a large one takes a while.
                    drop(old);
                    found
                }
                Err(mut found) => {
                    // The site is what it was, and so is what else is wrong with it.
                    if self.desk.model().is_some() {
                        found.extend(self.amend(changed));
                    }
                    found
                }
            }
        };
        self.again = found
            .iter()
            .filter_map(|fault| Some(&fault.place.as_ref()?.file))
            .filter(|file| Area::of(file).is_some_and(|area| area != Area::Content))
            .cloned()
            .collect();
        self.publish(found);
    }

    fn amend(&mut self, changed: &BTreeSet<String>) -> Vec<Diagnostic> {
        let paths = changed.union(&self.again).map(String::as_str);
        // Files are read while requests are answered still.
        let amendment = self.desk.model().as_ref().map(|model| model.amendment(paths, &self.inventory));
        let mut model = self.desk.model.write().unwrap_or_else(PoisonError::into_inner);
        match (model.as_mut(), amendment) {
            (Some(model), Some(amendment)) => model.amend(amendment, self.options.selection.now),
            _ => Vec::new(),
        }
    }

    fn publish(&mut self, mut found: Vec<Diagnostic>) {
        diagnostic::sort(&mut found);
        let model = self.desk.model();
        // Of a document that cannot be read the model has an older text, of whose faults nothing is left to say, and
        // perhaps the body as it is now.
        let is_current = |fault: &Diagnostic| {
            let parsed = fault.place.as_ref().and_then(|place| model.as_ref()?.briefing.parsed(&place.file));
            parsed.is_none_or(|parsed| {
                parsed.diagnostics.is_empty() || parsed.body.is_some() || parsed.diagnostics.contains(fault)
            })
        };
        found.retain(is_current);
        drop(model);
        self.faults.publish(found, &self.inventory, &self.outlet);
    }
}
