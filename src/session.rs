//! Somebody works on a site: what is saved is taken in, and published or shown at once. `watch` and `serve` are the same
//! loop; one ends in files, the other in a browser. `check --watch` is a third, and ends in what is said.

mod check;

pub use check::check;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::{Duration, Instant};

use crate::diagnostic::Diagnostic;
use crate::import::{Attendant, Report};
use crate::input::{Hints, Stamp};
use crate::moment::Moment;
use crate::pipeline::Options;
use crate::preview::{self, Content, Live, Pages, Server};
use crate::publish::{Publisher, Summary};
use crate::rebuild::{Engine, State, Unpublished};
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
    /// Clippings were imported from the inbox.
    Imported(&'a Report),
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

/// How often to ask what came of the inbox. What was imported wakes the watch over the site anyway.
const INBOX: Duration = Duration::from_secs(1);

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
    let attendant = attend(options)?;
    // Somebody else's folder is refused before anything is made.
    drop(publisher.begin()?);
    publisher.release();
    let mut engine = Engine::new(options.clone(), State::read(options, publisher.output())).watching();
    engine.look();
    let (mut hints, mut attempts, mut kept) = (Hints::default(), 0, true);
    let (mut told, mut quiet, mut ticking) = (Told::default(), QUIET, Instant::now());
    loop {
        let started = Instant::now();
        match take_in(&mut engine, &hints, &mut ticking, clock) {
            Err(faults) => {
                told.faults(faults, &mut say);
            }
            Ok(changed) if changed || attempts > 0 => {
                let newer = || attempts < PATIENCE && watcher.pending();
                let published = publisher
                    .begin()
                    .map_err(|fault| Unpublished::Faulty(vec![*fault]))
                    .and_then(|publication| engine.publish(publication, &newer));
                publisher.release();
                match published {
                    Ok(summary) => {
                        (attempts, kept) = (0, false);
                        told.warnings(engine.warnings(), &mut say);
                        say(News::Published(summary, started.elapsed()));
                    }
                    Err(Unpublished::Abandoned) => attempts += 1,
                    Err(Unpublished::Faulty(faults)) => {
                        // The disk may have room in a while, and another run come to its end.
                        attempts = usize::from(faults.iter().any(|fault| fault.code.starts_with("output/")));
                        told.faults(faults, &mut say);
                    }
                }
            }
            Ok(_) => {}
        }
        hints = match next(&watcher, Some(&attendant), quiet, &mut say)? {
            Some(hints) => {
                quiet = QUIET;
                hints
            }
            None if quiet == QUIET => {
                quiet = TICK;
                engine.index_words(&|| watcher.pending());
                Hints::default()
            }
            None => {
                // On a large site this takes a while, in which nothing else is done. A state that cannot be kept costs
                // time in the next run, and nothing more.
                if !kept {
                    let _ = engine.keep(publisher.output(), false);
                    kept = true;
                }
                Hints::default()
            }
        };
    }
}

/// Lets time pass, if the clock was not looked at for a while, and takes in what changed where `hints` point. Says
/// whether anything did.
fn take_in(
    engine: &mut Engine,
    hints: &Hints,
    ticked: &mut Instant,
    clock: Clock<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    let mut passed = false;
    if ticked.elapsed() >= TICK
        && let Some(now) = clock()
    {
        *ticked = Instant::now();
        // What is wrong then is said again by the look at the files.
        passed = engine.set_now(now).unwrap_or(false);
    }
    engine.refresh(hints).map(|changed| changed || passed)
}

/// What was said last, so that it is not said again and again.
#[derive(Default)]
struct Told {
    warnings: Vec<Diagnostic>,
    faults: Vec<Diagnostic>,
    /// The files that are no pages, with what tells their versions apart.
    files: BTreeMap<String, Version>,
}

#[derive(PartialEq, Eq)]
enum Version {
    /// Part of the theme, which does not change while it runs.
    Theme,
    /// None where it is gone.
    File(Option<Stamp>),
}

/// The version of a file that is no page.
fn version(output: &Output) -> Option<Version> {
    match output {
        Output::Page(_) => None,
        Output::Theme(_) => Some(Version::Theme),
        Output::Copy(from) => {
            Some(Version::File(std::fs::metadata(from).ok().map(|metadata| Stamp::of(&metadata))))
        }
    }
}

impl Told {
    fn warnings(&mut self, warnings: &[Diagnostic], say: &mut impl FnMut(News<'_>)) {
        self.faults.clear();
        if self.warnings != warnings {
            self.warnings = warnings.to_vec();
            say(News::Warnings(warnings));
        }
    }

    /// Says whether that is news.
    fn faults(&mut self, faults: Vec<Diagnostic>, say: &mut impl FnMut(News<'_>)) -> bool {
        let is_news = self.faults != faults;
        if is_news {
            say(News::Faulty(&faults));
            self.faults = faults;
        }
        is_news
    }
}

/// Attends to the inbox beside the site.
fn attend(options: &Options) -> Result<Attendant, Box<Diagnostic>> {
    Attendant::start(&options.root).map_err(|error| {
        Box::new(Diagnostic::error("watch/failed", format!("the inbox cannot be watched: {error}")))
    })
}

/// Waits for what happens next: hints, or nothing for a while.
fn next(
    watcher: &Watcher,
    attendant: Option<&Attendant>,
    quiet: Duration,
    say: &mut impl FnMut(News<'_>),
) -> Result<Option<Hints>, Box<Diagnostic>> {
    let deadline = Instant::now() + quiet;
    loop {
        while let Some(report) = attendant.and_then(Attendant::news) {
            say(News::Imported(&report));
        }
        match watcher.wait(Some(deadline.min(Instant::now() + INBOX))) {
            Wake::Changed(hints) => return Ok(Some(hints)),
            Wake::Deadline if Instant::now() < deadline => {}
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
    let attendant = attend(options)?;
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
    let (mut told, mut quiet, mut ticking) = (Told::default(), QUIET, Instant::now());
    // Pages that were not looked through, because something newer came.
    let mut unread = false;
    loop {
        match &result {
            Err(faults) => {
                if told.faults(faults.clone(), &mut say) {
                    live.faults(faults.clone());
                }
            }
            Ok(changed) => {
                if *changed {
                    show(&shown, &live, started, &mut told, &mut say);
                }
                if *changed || unread {
                    unread = !proofread(&shown, &live, &watcher, &mut told, &mut say);
                }
            }
        }
        let hints = next(&watcher, Some(&attendant), quiet, &mut say)?;
        quiet = if hints.is_some() { QUIET } else { TICK };
        if hints.is_none() {
            shown.read().index_words(&|| watcher.pending());
        }
        started = Instant::now();
        result = take_in(&mut shown.write(), &hints.unwrap_or_default(), &mut ticking, clock);
    }
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
    let changed: Vec<String> = match engine.stale() {
        Some(stale) => {
            let files = stale.iter().filter_map(|path| Some((path, version(model.outputs.get(path)?)?)));
            told.files.extend(files.map(|(path, version)| (path.clone(), version)));
            stale.iter().cloned().collect()
        }
        None => {
            // Templates change no image, and a page is not loaded again for one that is what it was.
            let files =
                model.outputs.iter().filter_map(|(path, output)| Some((path.to_owned(), version(output)?)));
            let files: BTreeMap<String, Version> = files.collect();
            let before = std::mem::replace(&mut told.files, files);
            let new = told.files.iter().filter(|(path, version)| before.get(*path) != Some(*version));
            let gone = before.keys().filter(|path| !told.files.contains_key(*path));
            new.map(|(path, _)| path).chain(gone).cloned().chain(watched).collect()
        }
    };
    let warnings = engine.warnings().to_vec();
    // The server asks for pages while it is told.
    drop(engine);
    live.faults(faults.clone());
    live.changed(&changed);
    told.warnings(&warnings, say);
    match (faults.is_empty(), count) {
        (true, Some(0)) => {}
        (true, _) => say(News::Shown(count, started.elapsed())),
        (false, _) => {
            told.faults(faults, say);
        }
    }
}

/// Looks through all pages that may have changed, so that a fault is found before somebody comes upon it. Says whether
/// it came to an end, be it a bad one.
fn proofread(
    shown: &Shown,
    live: &Live,
    watcher: &Watcher,
    told: &mut Told,
    say: &mut impl FnMut(News<'_>),
) -> bool {
    let proof = shown.read().proofread(&|| watcher.pending(), &|_, _| {});
    let faults = proof.faults.clone();
    let done = shown.write().accept(proof);
    if faults.is_empty() {
        return done;
    }
    live.faults(faults.clone());
    told.faults(faults, say);
    true
}
