//! The open tabs, and what they are told. A tab is told to load its page again only if what it shows differs from
//! what the site has now, so it does not matter whether news come early, late or twice, or whether it was listening.

use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::response::sse::Event;
use percent_encoding::percent_decode_str;
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::sync::mpsc::error::TrySendError;
use xxhash_rust::xxh3::xxh3_64;

use super::address::{Address, candidates};
use super::shown::{NOT_FOUND_PAGE, Shown};
use super::{Pages, faults};
use crate::diagnostic::Diagnostic;

/// News that wait for a tab. One that leaves more unread is cut off, and finds out what it missed when it connects
/// again.
const BACKLOG: usize = 32;

/// Changed files that are remembered for tabs that were not listening.
const MEMORY: usize = 1000;

/// Tabs of one browser that may keep their line open. A browser has six connections to a host, and pages must load
/// even if more windows than that lie side by side. Further tabs are told what is new and sent away; they come again
/// after a second.
const LINES: usize = 4;

/// How the rebuilding side speaks to the open tabs. Its methods return at once and may be called from any thread.
pub struct Live {
    pages: Arc<dyn Pages>,
    runtime: Handle,
    limit: usize,
    /// Another one for each run of the server: a tab that was open before it knows another one.
    run: String,
    state: Mutex<State>,
}

struct State {
    tabs: BTreeMap<u64, Tab>,
    next: u64,
    /// How often files that are no pages have changed.
    changes: u64,
    /// The latest of these: which change it was, and the path on the host.
    latest: VecDeque<(u64, String)>,
    faults: Arc<str>,
}

#[derive(Clone)]
struct Tab {
    /// Where its browser is.
    peer: IpAddr,
    /// Where it is, below the site's root; nothing if it is elsewhere.
    below: Option<String>,
    /// The files that decide what it shows.
    wanted: Vec<String>,
    /// The fingerprint of what it shows.
    seen: String,
    sender: mpsc::Sender<Event>,
}

/// A tab's end of the line. Dropping it closes the tab.
pub(super) struct Connection {
    live: Arc<Live>,
    id: u64,
    pub(super) news: mpsc::Receiver<Event>,
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.live.state().tabs.remove(&self.id);
    }
}

impl Live {
    pub(super) fn new(pages: Arc<dyn Pages>, runtime: Handle, limit: usize) -> Self {
        let started = jiff::Timestamp::now().as_nanosecond().to_le_bytes();
        let state = State {
            tabs: BTreeMap::new(),
            next: 0,
            changes: 0,
            latest: VecDeque::new(),
            faults: Arc::from(faults::to_json(&[])),
        };
        Self {
            pages,
            runtime,
            limit,
            run: format!("{:08x}", xxh3_64(&started) >> 32),
            state: Mutex::new(state),
        }
    }

    /// The files of the output that the open tabs show, sorted, without repetition. Some may not be in the site: a tab
    /// on an address that nothing is at waits for the page, and shows `404.html`. Tabs that cannot be seen are not
    /// listening, and say what they show when they come to the front.
    pub fn watched(&self) -> Vec<String> {
        let state = self.state();
        let paths: BTreeSet<&String> = state.tabs.values().flat_map(|tab| &tab.wanted).collect();
        paths.into_iter().cloned().collect()
    }

    /// Says that these files of the output are new, gone, or have other bytes. [`Pages`] must have the new state
    /// already, and be free to answer.
    ///
    /// Tabs that show one of these pages load it again; a tab with one of these style sheets takes the new one without
    /// loading its page; a tab with another of these files (an image, a font) loads its page again.
    pub fn changed(&self, paths: &[String]) {
        let root = percent_decode_str(&self.pages.root()).decode_utf8_lossy().into_owned();
        let files = paths.iter().filter(|path| !is_page(path)).map(|path| format!("{root}{path}"));
        let mut state = self.state();
        let before = state.changes;
        state.remember(files);
        if state.changes > before {
            let event = self.files_since(&state, Some(before));
            state.send(&event);
        }
        let changed: HashSet<&str> = paths.iter().map(String::as_str).collect();
        let concerned = |tab: &&Tab| tab.wanted.iter().any(|path| changed.contains(path.as_str()));
        self.compare(state.tabs.values().filter(concerned).cloned().collect());
    }

    /// Shows these faults over every open page, and over those that are opened later. An empty list says that all is
    /// mended; tabs that wait for their page then look whether it is there.
    pub fn faults(&self, faults: Vec<Diagnostic>) {
        let mut state = self.state();
        state.faults = Arc::from(faults::to_json(&faults));
        let event = event("faults", &state.faults);
        state.send(&event);
        if faults.is_empty() {
            let waits = |tab: &&Tab| tab.wanted.iter().any(|path| path == NOT_FOUND_PAGE);
            self.compare(state.tabs.values().filter(waits).cloned().collect());
        }
    }

    /// The state of the files that are no pages, as a page's script carries it.
    pub(super) fn now(&self) -> String {
        self.name_of(self.state().changes)
    }

    fn name_of(&self, change: u64) -> String {
        format!("{}-{change}", self.run)
    }

    /// What a tab is told that knows all changes up to this one; without `paths` if that cannot be said.
    fn files_since(&self, state: &State, known: Option<u64>) -> Event {
        let oldest = state.latest.front().map_or(state.changes, |(change, _)| *change);
        // The oldest change in the memory may have lost some of its files.
        let known = known.filter(|known| *known >= oldest || state.latest.len() < MEMORY);
        let paths: Option<BTreeSet<&String>> = known.map(|known| {
            state.latest.iter().filter(|(change, _)| *change > known).map(|(_, path)| path).collect()
        });
        event(
            "files",
            &serde_json::json!({ "state": self.name_of(state.changes), "paths": paths }).to_string(),
        )
    }

    /// A tab has come: from where, on which page, with the fingerprint of what it shows and the state of the
    /// files that it knows. It is told what it missed. Nothing if there are too many tabs. This may make its page.
    pub(super) fn connect(
        self: &Arc<Self>,
        peer: IpAddr,
        at: &str,
        seen: &str,
        known: &str,
    ) -> Option<Connection> {
        let below = match Address::read(at, &self.pages.root()) {
            Address::Site(below) => Some(below),
            _ => None,
        };
        let mut wanted = below.as_deref().map(candidates).unwrap_or_default();
        match wanted.iter().find(|path| self.pages.has(path)).cloned() {
            Some(shown) => wanted = vec![shown],
            None if wanted.is_empty() => {}
            None => wanted.push(NOT_FOUND_PAGE.to_owned()),
        }
        let (sender, news) = mpsc::channel(BACKLOG);
        let tab = Tab { peer, below, wanted, seen: seen.to_owned(), sender };
        let mut state = self.state();
        if state.tabs.len() >= self.limit {
            return None;
        }
        let id = state.next;
        state.next += 1;
        let _ = tab.sender.try_send(event("faults", &state.faults));
        if known != self.name_of(state.changes) {
            let change = known.strip_prefix(&*self.run).and_then(|rest| rest.strip_prefix('-')?.parse().ok());
            let _ = tab.sender.try_send(self.files_since(&state, change));
        }
        if state.tabs.values().filter(|other| other.peer == peer).count() < LINES {
            state.tabs.insert(id, tab.clone());
        }
        drop(state);
        let connection = Connection { live: Arc::clone(self), id, news };
        // Only now: a change between looking and listing would be lost. The line of a tab that is not listed ends with
        // this, since nobody else can speak on it.
        compare(&*self.pages, vec![tab]);
        Some(connection)
    }

    /// Looks, on a thread where that may take its time, which of the tabs show something old.
    fn compare(&self, tabs: Vec<Tab>) {
        if !tabs.is_empty() {
            let pages = Arc::clone(&self.pages);
            drop(self.runtime.spawn_blocking(move || compare(&*pages, tabs)));
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Takes note of a change of these files.
    fn remember(&mut self, files: impl Iterator<Item = String>) {
        let change = self.changes + 1;
        for file in files {
            self.changes = change;
            self.latest.push_back((change, file));
        }
        let surplus = self.latest.len().saturating_sub(MEMORY);
        self.latest.drain(..surplus);
    }

    fn send(&mut self, event: &Event) {
        self.tabs.retain(|_, tab| !matches!(tab.sender.try_send(event.clone()), Err(TrySendError::Full(_))));
    }
}

/// Tells those tabs to load their pages again that show something else than the site has.
fn compare(pages: &dyn Pages, tabs: Vec<Tab>) {
    let mut present = BTreeMap::new();
    for tab in tabs {
        let now = present.entry(tab.below.clone()).or_insert_with(|| match &tab.below {
            Some(below) => Shown::fingerprint(pages, below),
            None => String::new(),
        });
        if *now != tab.seen {
            let _ = tab.sender.try_send(event("reload", "{}"));
        }
    }
}

fn event(name: &str, json: &str) -> Event {
    Event::default().event(name).data(json)
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}
