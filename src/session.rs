//! Somebody works on a site: what is saved is taken in, and published or shown at once. `watch` and `serve` are the same
//! loop; one ends in files, the other in a browser.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::{Duration, Instant};

use xxhash_rust::xxh3::xxh3_64;

use crate::diagnostic::Diagnostic;
use crate::input::{Hints, Stamp};
use crate::moment::Moment;
use crate::pipeline::Options;
use crate::preview::{self, Content, Live, Pages, Server};
use crate::publish::{Publisher, Summary};
use crate::rebuild::{Engine, Model, State, Unpublished};
use crate::site::Output;
use crate::watch::{self, Wake, Watcher};

/// What there is to say while somebody works.
pub enum News<'a> {
    /// Something was published.
    Published(Summary, Duration),
    /// Something is shown otherwise than before, in so many files; none where that is not known.
    Shown(Option<usize>, Duration),
    /// Nothing is published or shown until these are mended.
    Faulty(&'a [Diagnostic]),
    /// Worth a look.
    Warnings(&'a [Diagnostic]),
}

/// Tells the time; nothing where it stands still.
pub type Clock<'c> = &'c dyn Fn() -> Option<Moment>;

/// A build that is out of date is given up so many times; then it is finished all the same, so that somebody who never
/// stops saving sees something.
const PATIENCE: usize = 5;

/// How often the clock is looked at: articles appear by the minute.
const TICK: Duration = Duration::from_secs(10);

/// So long after the last change there is time for what makes the next one quicker.
const QUIET: Duration = Duration::from_millis(500);

/// Publishes to `output` whatever is saved, until the process ends.
///
/// # Errors
/// The site cannot be watched, or the output is not ours to write.
pub fn watch(
    options: &Options,
    output: &Path,
    watching: watch::Options,
    clock: Clock<'_>,
    mut say: impl FnMut(News<'_>),
) -> Result<(), Box<Diagnostic>> {
    let mut publisher = Publisher::new(&options.root, output)?;
    let watcher = Watcher::start(&options.root, &publisher.folders(), watching)?;
    // Somebody else's folder is refused before anything is made.
    drop(publisher.begin()?);
    let mut engine = Engine::new(options.clone(), State::read(options, publisher.output())).watching();
    engine.look();
    let (mut hints, mut abandoned, mut kept, mut idle) = (Hints::default(), 0, true, false);
    let (mut said, mut complaint) = (Vec::new(), Complaint::default());
    loop {
        let started = Instant::now();
        let mut result = engine.refresh(&hints);
        if let (Ok(_), Some(now)) = (&result, clock()) {
            result = engine.set_now(now);
        }
        let work = engine.model().is_some() && engine.stale().is_none_or(|stale| !stale.is_empty());
        match result {
            Err(faults) => {
                complaint.about(faults, &mut say);
            }
            Ok(_) if work => {
                let newer = || abandoned < PATIENCE && watcher.pending();
                match publisher
                    .begin()
                    .map_err(|fault| Unpublished::Faulty(vec![*fault]))
                    .and_then(|publication| engine.publish(publication, &newer))
                {
                    Ok(summary) => {
                        (abandoned, kept) = (0, false);
                        complaint = Complaint::default();
                        if said != engine.warnings() {
                            said = engine.warnings().to_vec();
                            say(News::Warnings(&said));
                        }
                        say(News::Published(summary, started.elapsed()));
                    }
                    Err(Unpublished::Abandoned) => abandoned += 1,
                    Err(Unpublished::Faulty(faults)) => {
                        complaint.about(faults, &mut say);
                    }
                }
            }
            // What was wrong has been taken back, and what is published holds.
            Ok(_) => complaint = Complaint::default(),
        }
        let next = next(&watcher, idle, &mut say)?;
        idle = next.is_none();
        hints = match next {
            Some(hints) => hints,
            None => {
                if !kept {
                    // A state that cannot be kept costs time in the next run, and nothing else.
                    let _ = engine.keep(publisher.output(), false);
                    kept = true;
                    engine.index_words(&|| watcher.pending());
                }
                Hints::default()
            }
        };
    }
}

/// What was said to be wrong. It is tried again from time to time, for a full disk may have room again, but said once.
#[derive(Default)]
struct Complaint(Vec<Diagnostic>);

impl Complaint {
    /// Says what is wrong, unless that is what was said last. Says whether it did.
    fn about(&mut self, faults: Vec<Diagnostic>, say: &mut impl FnMut(News<'_>)) -> bool {
        if self.0 == faults {
            return false;
        }
        say(News::Faulty(&faults));
        self.0 = faults;
        true
    }
}

/// Waits for what happens next: hints, or nothing for a while, which is longer where nothing has happened for a while.
fn next(
    watcher: &Watcher,
    idle: bool,
    say: &mut impl FnMut(News<'_>),
) -> Result<Option<Hints>, Box<Diagnostic>> {
    let deadline = Instant::now() + if idle { TICK } else { QUIET };
    loop {
        match watcher.wait(Some(deadline)) {
            Wake::Changed(hints) => return Ok(Some(hints)),
            Wake::Deadline => return Ok(None),
            Wake::Warning(warning) => say(News::Warnings(&[*warning])),
            Wake::Stopped => {
                return Err(Box::new(Diagnostic::error("watch/stopped", "watching has broken down")));
            }
        }
    }
}

/// A site as the preview shows it: pages are made when they are asked for.
struct Shown(RwLock<Engine>);

impl Shown {
    fn read(&self) -> RwLockReadGuard<'_, Engine> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Engine> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pages for Shown {
    fn root(&self) -> String {
        self.read().model().map_or_else(|| "/".to_owned(), |model| model.config().base_url.root().to_owned())
    }

    fn get(&self, path: &str) -> Option<Content> {
        let engine = self.read();
        let model = engine.model()?;
        match model.outputs.get(path)? {
            Output::Page(_) => {
                let mut bytes = Vec::new();
                model.make_somehow(path, &mut bytes).then_some(Content::Bytes(bytes))
            }
            Output::Theme(bytes) => Some(Content::Bytes(bytes.to_vec())),
            Output::Copy(from) => Some(Content::File(from.clone())),
        }
    }

    fn has(&self, path: &str) -> bool {
        self.read().model().is_some_and(|model| model.outputs.get(path).is_some())
    }
}

/// Shows the site at an address of this machine, with whatever is saved, until the process ends. `ready` is told the
/// address.
///
/// # Errors
/// The site cannot be watched, or the address is taken.
pub fn serve(
    options: &Options,
    server: preview::Options,
    watching: watch::Options,
    clock: Clock<'_>,
    ready: impl FnOnce(&str),
    mut say: impl FnMut(News<'_>),
) -> Result<(), Box<Diagnostic>> {
    let watcher = Watcher::start(&options.root, &[options.root.join("public")], watching)?;
    let mut options = options.clone();
    options.preview = true;
    let shown = Arc::new(Shown(RwLock::new(Engine::new(options, None).watching())));
    // Who comes early waits for the first page, and does not find nothing.
    let pages: Arc<dyn Pages> = Arc::clone(&shown) as Arc<dyn Pages>;
    let mut started = Instant::now();
    let (server, mut result) = {
        let mut engine = shown.write();
        let server = Server::start(pages, server)?;
        engine.look();
        let result = engine.refresh(&Hints::default());
        (server, result)
    };
    ready(&server.url());
    let live = server.live();
    let (mut told, mut complaint, mut idle) = (Told::default(), Complaint::default(), false);
    // Pages that were not looked through, because something newer came.
    let mut unread = false;
    loop {
        match &result {
            Err(faults) => {
                if complaint.about(faults.clone(), &mut say) {
                    live.faults(faults.clone());
                }
            }
            Ok(changed) => {
                complaint = Complaint::default();
                if *changed {
                    show(&shown, &live, started, &mut told, &mut say);
                }
                if *changed || unread {
                    unread = !proofread(&shown, &live, &watcher, &mut say);
                }
            }
        }
        let hints = next(&watcher, idle, &mut say)?;
        idle = hints.is_none();
        if idle {
            shown.read().index_words(&|| watcher.pending());
        }
        started = Instant::now();
        let mut engine = shown.write();
        result = engine.refresh(&hints.unwrap_or_default());
        if let (Ok(changed), Some(now)) = (&result, clock()) {
            let changed = *changed;
            result = engine.set_now(now).map(|passed| passed || changed);
        }
    }
}

/// What the terminal and the open tabs were told of the site.
#[derive(Default)]
struct Told {
    warnings: Vec<Diagnostic>,
    /// The files that are no pages, with what tells their versions apart.
    statics: BTreeMap<String, Version>,
}

#[derive(PartialEq, Eq)]
enum Version {
    Theme(u64),
    /// None where it is gone.
    File(Option<Stamp>),
}

fn statics(model: &Model) -> BTreeMap<String, Version> {
    let statics = model.outputs.iter().filter_map(|(path, output)| {
        let version = match output {
            Output::Page(_) => return None,
            Output::Theme(bytes) => Version::Theme(xxh3_64(bytes)),
            Output::Copy(from) => {
                Version::File(std::fs::metadata(from).ok().map(|metadata| Stamp::of(&metadata)))
            }
        };
        Some((path.to_owned(), version))
    });
    statics.collect()
}

/// Tells open tabs what is new, the pages that they show first.
fn show(shown: &Shown, live: &Live, started: Instant, told: &mut Told, say: &mut impl FnMut(News<'_>)) {
    let watched = live.watched();
    let engine = shown.read();
    let Some(model) = engine.model() else { return };
    let mut buffer = Vec::new();
    let faults: Vec<Diagnostic> =
        watched.iter().filter_map(|path| model.make(path, &mut buffer).err()).map(|fault| *fault).collect();
    let count = engine.stale().map(|stale| stale.len());
    let statics = statics(model);
    let changed: Vec<String> = match engine.stale() {
        Some(stale) => stale.iter().cloned().collect(),
        None => {
            // Templates change no image, and a page is not loaded again for one that is what it was.
            let new = statics.iter().filter(|(path, version)| told.statics.get(*path) != Some(*version));
            let gone = told.statics.keys().filter(|path| !statics.contains_key(*path));
            new.map(|(path, _)| path).chain(gone).cloned().chain(watched).collect()
        }
    };
    told.statics = statics;
    let warnings = engine.warnings().to_vec();
    // The server asks for pages while it is told.
    drop(engine);
    let is_fine = faults.is_empty();
    live.faults(faults);
    live.changed(&changed);
    if told.warnings != warnings {
        told.warnings = warnings;
        say(News::Warnings(&told.warnings));
    }
    // What is wrong is said when all pages have been looked through.
    if is_fine {
        say(News::Shown(count, started.elapsed()));
    }
}

/// Looks through all pages that may have changed, so that a fault is found before somebody comes upon it. Says whether
/// it came to an end, be it a bad one.
fn proofread(shown: &Shown, live: &Live, watcher: &Watcher, say: &mut impl FnMut(News<'_>)) -> bool {
    let proof = shown.read().proofread(&|| watcher.pending());
    let faults = proof.faults.clone();
    let done = shown.write().accept(proof);
    if faults.is_empty() {
        return done;
    }
    say(News::Faulty(&faults));
    live.faults(faults);
    true
}
