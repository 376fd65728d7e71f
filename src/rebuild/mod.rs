//! The engine that makes every page that has to be made, and no other. Full builds, builds after a restart, watching and
//! serving are all the same: files changed (for a first build: all of them), the [`Model`] says what that touched, and
//! pages that read something of it are looked at again. A page whose view is what it was is not rendered; bytes that are
//! what they were are not written.

mod fingerprint;
mod make;
mod model;
mod reads;
mod state;

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use rayon::prelude::*;

pub use fingerprint::Fingerprint;
pub(crate) use make::with_buffer;
pub use model::{Amendment, Changed, Model};
pub use state::{Reason, State};

use crate::briefing::Key;
use crate::compress::Encoding;
use crate::diagnostic::{self, Diagnostic};
use crate::input::{Area, Changes, Hints, Inventory};
use crate::moment::Moment;
use crate::pipeline::{self, Counts, Options};
use crate::publish::{Publication, Summary};
use crate::redirects::{Redirects, fate, file_of, permalinks, same_places};
use crate::site::{Output, published_picture};
use make::{Done, Fields, Outcome, make, originals};
use reads::Reads;

/// A site that is kept up to date.
pub struct Engine {
    options: Options,
    inventory: Inventory,
    model: Option<Model>,
    /// Files of which the model does not know yet how they are now: their last change did not hold.
    pending: BTreeSet<String>,
    /// Why these did not hold.
    faults: Vec<Diagnostic>,
    /// Nothing has been read yet.
    untried: bool,
    /// Nothing that was read so far holds: everything is read again with the next change.
    reload: bool,
    /// Files of the output that have to be looked at.
    stale: Stale,
    state: State,
    /// Only where there will be a next change.
    reads: Option<Reads>,
    warnings: Vec<Diagnostic>,
}

/// Files of the output that may differ from what was published.
#[derive(Debug)]
enum Stale {
    /// All.
    Everything,
    /// These; those that are not there any more are to be taken away.
    Paths(BTreeSet<String>),
}

/// Why nothing was published.
#[derive(Debug)]
pub enum Unpublished {
    /// Something is wrong.
    Faulty(Vec<Diagnostic>),
    /// Something newer has come.
    Abandoned,
}

/// What was found while pages were looked through.
#[derive(Debug, Default)]
pub struct Proof {
    /// Faults, one for each place.
    pub faults: Vec<Diagnostic>,
    /// What the pages that can be made read.
    pages: Vec<(String, Vec<Key>)>,
}

impl Engine {
    /// An engine that knows nothing yet of the site but what was kept of its last publication.
    pub fn new(options: Options, kept: Option<State>) -> Self {
        let state = kept.unwrap_or_else(|| State::new(&options));
        Self {
            options,
            inventory: Inventory::default(),
            model: None,
            pending: BTreeSet::new(),
            faults: Vec::new(),
            untried: true,
            reload: true,
            stale: Stale::Everything,
            state,
            reads: None,
            warnings: Vec::new(),
        }
    }

    /// Remembers which page reads what, so that changes can follow.
    #[must_use]
    pub fn watching(mut self) -> Self {
        self.reads = Some(Reads::default());
        self
    }

    /// Looks for the site's files.
    pub fn look(&mut self) {
        (self.inventory, _) = Inventory::scan(&self.options.root);
    }

    /// Whether the site's files and the time are those of the last publication, and no page has moved since `build`
    /// looked for that.
    pub fn is_unchanged(&self) -> bool {
        // Days are counted as the site counts them.
        let zone = pipeline::read_config(&self.options).ok().and_then(|config| config.timezone);
        let now = zone.map_or(self.now(), |zone| self.now().in_zone(&zone));
        self.inventory.diagnostics().next().is_none() && self.state.describes(&self.inventory, now)
    }

    fn now(&self) -> Moment {
        self.options.selection.now
    }

    /// Looks where `hints` point, and takes in what changed there. Says whether that was anything.
    ///
    /// # Errors
    /// Everything that is wrong; the site stays what it was, and is tried again with the next change.
    pub fn refresh(&mut self, hints: &Hints) -> Result<bool, Vec<Diagnostic>> {
        let changes = self.inventory.refresh(hints);
        self.take_in(&changes)
    }

    /// Lets it be `now`.
    ///
    /// # Errors
    /// As [`Engine::refresh`].
    pub fn set_now(&mut self, now: Moment) -> Result<bool, Vec<Diagnostic>> {
        let before = std::mem::replace(&mut self.options.selection.now, now);
        let passes = self.model.as_ref().is_some_and(|model| {
            let now = model.briefing.in_zone(now);
            model.briefing.horizon().iter().any(|(turn, come)| turn.has_come(&now) != *come)
        });
        // A fault may lie in something that time takes away. Once a minute is enough to see.
        let retry = !self.faults.is_empty() && before.display() != now.display();
        if passes || retry { self.apply(&self.pending.clone()).map(|()| true) } else { Ok(false) }
    }

    fn take_in(&mut self, changes: &Changes) -> Result<bool, Vec<Diagnostic>> {
        // What did not hold is tried again together with something new, and not by itself.
        if changes.is_empty() && !self.untried {
            return if self.faults.is_empty() { Ok(false) } else { Err(self.faults.clone()) };
        }
        self.untried = false;
        let mut paths: BTreeSet<String> = self.pending.clone();
        paths.extend(changes.paths().map(str::to_owned));
        self.pending = paths.clone();
        self.apply(&paths).map(|()| true)
    }

    fn apply(&mut self, paths: &BTreeSet<String>) -> Result<(), Vec<Diagnostic>> {
        let result = self.try_to_apply(paths);
        self.faults = result.as_ref().err().cloned().unwrap_or_default();
        diagnostic::sort(&mut self.faults);
        result
    }

    fn try_to_apply(&mut self, paths: &BTreeSet<String>) -> Result<(), Vec<Diagnostic>> {
        if paths.iter().any(|path| Area::of(path) == Some(Area::Config)) {
            self.reload = true;
        }
        let now = self.now();
        match &mut self.model {
            Some(model) if !self.reload => {
                let (changed, warnings) =
                    model.apply(paths.iter().map(String::as_str), &self.inventory, now)?;
                self.warnings = warnings;
                // Their bytes are no part of the model.
                let outputs = &model.outputs;
                let shown =
                    |path: &String| published_picture(path).filter(|path| outputs.get(path).is_some());
                let pictures = paths.iter().filter_map(shown);
                let statics = paths.iter().filter_map(|path| path.strip_prefix("static/")).map(str::to_owned);
                let statics = statics.chain(pictures).collect::<Vec<_>>().into_iter();
                self.add_stale(changed, statics);
            }
            _ => {
                let (model, warnings) = Model::load(&self.options, &self.inventory)?;
                self.model = Some(model);
                self.warnings = warnings;
                self.stale = Stale::Everything;
                self.reload = false;
            }
        }
        self.pending.clear();
        diagnostic::sort(&mut self.warnings);
        Ok(())
    }

    fn add_stale(&mut self, changed: Changed, statics: impl Iterator<Item = String>) {
        let (Some(model), Some(reads)) = (&self.model, &self.reads) else {
            self.stale = Stale::Everything;
            return;
        };
        let Stale::Paths(stale) = &mut self.stale else { return };
        if changed.templates || changed.touched.is_everything() {
            self.stale = Stale::Everything;
            return;
        }
        for key in changed.touched.keys(model.config().paginate_by) {
            stale.extend(reads.readers(&key).map(|path| path.to_string()));
        }
        let pages_differ = !changed.difference.added.is_empty() || !changed.difference.removed.is_empty();
        if pages_differ {
            stale.extend(reads.readers(&Key::Pages).map(|path| path.to_string()));
        }
        stale.extend(changed.difference.added);
        stale.extend(changed.difference.removed);
        stale.extend(statics);
    }

    /// The site as it is now; none where it never held.
    pub fn model(&self) -> Option<&Model> {
        self.model.as_ref()
    }

    /// Warnings about the site as it is now.
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }

    /// The files that have to be looked at; none where that is all of them.
    pub fn stale(&self) -> Option<&BTreeSet<String>> {
        match &self.stale {
            Stale::Paths(paths) => Some(paths),
            Stale::Everything => None,
        }
    }

    /// Prepares for people to be renamed, which is quick from then on; stops where something `newer` comes.
    pub fn index_words(&self, newer: &(dyn Fn() -> bool + Sync)) {
        if let Some(model) = &self.model {
            model.briefing.index_words(newer);
        }
    }

    /// Makes every file that may differ from what was published, and publishes those that do.
    ///
    /// # Errors
    /// A page cannot be made or a file not be written, or `newer` says that this is out of date. What is stale stays
    /// so.
    pub fn publish(
        &mut self,
        publication: Publication<'_>,
        newer: &(dyn Fn() -> bool + Sync),
    ) -> Result<Summary, Unpublished> {
        let Some(model) = &self.model else { return Err(Unpublished::Faulty(Vec::new())) };
        // Somebody else may have published there meanwhile, or have taken it away.
        if publication.is_unknown() {
            self.stale = Stale::Everything;
        }
        let jobs: Vec<(&str, &Output)> = match &self.stale {
            Stale::Everything => model.outputs.iter().collect(),
            Stale::Paths(paths) => {
                let paths: BTreeSet<&str> =
                    paths.iter().flat_map(|path| originals(path).chain([path.as_str()])).collect();
                let outputs = paths.into_iter().map(|path| (path, model.outputs.get(path)));
                outputs.filter_map(|(path, output)| Some((path, output?))).collect()
            }
        };
        let looked_at: Vec<String> = jobs.iter().map(|(path, _)| (*path).to_owned()).collect();
        let fields = Fields::new(std::mem::take(&mut self.state.fields));
        let (keep_reads, state) = (self.reads.is_some(), &self.state);
        let made: Vec<_> = jobs
            .into_par_iter()
            .map(|(path, output)| {
                if newer() {
                    return Err(None);
                }
                make(model, state, &fields, &publication, path, output, keep_reads).map_err(Some)
            })
            .collect();
        self.state.fields = fields.into_names();
        let mut faults = Vec::new();
        let mut abandoned = false;
        let mut done: Vec<Done> = Vec::with_capacity(made.len());
        for result in made {
            match result {
                Ok(one) => done.push(one),
                Err(Some(fault)) => faults.push(*fault),
                Err(None) => abandoned = true,
            }
        }
        if !faults.is_empty() {
            return Err(Unpublished::Faulty(first_of_each(faults)));
        }
        if abandoned || newer() {
            return Err(Unpublished::Abandoned);
        }
        let copies: HashSet<String> =
            done.iter().flat_map(|done| &done.copies).map(|(path, _)| path.clone()).collect();
        let is_gone = |path: &str| model.outputs.get(path).is_none() && !copies.contains(path);
        let removed: Vec<String> = match &self.stale {
            Stale::Everything => {
                publication.recorded().filter(|path| is_gone(path)).map(str::to_owned).collect()
            }
            Stale::Paths(paths) => {
                // Some of these copies never were.
                let copies_of =
                    |path: &String| Encoding::ALL.map(|encoding| path.clone() + encoding.suffix());
                let left = paths.iter().chain(&looked_at).flat_map(copies_of);
                paths.iter().cloned().chain(left).filter(|path| is_gone(path)).collect()
            }
        };
        let summary =
            publication.commit(removed.clone()).map_err(|fault| Unpublished::Faulty(vec![*fault]))?;
        self.state.reasons.clear();
        for path in &removed {
            self.state.files.remove(path);
            self.reads.iter_mut().for_each(|reads| reads.forget(path));
        }
        for Done { path, outcome, copies, reads: keys } in done {
            if let Some(reads) = &mut self.reads {
                reads.set(&path, keys);
            }
            self.state.files.extend(copies);
            if let Outcome::Made(made, reason) = outcome {
                if let Some(reason) = reason {
                    self.state.reasons.insert(path.clone(), reason);
                }
                self.state.files.insert(path, made);
            }
        }
        if let Stale::Everything = self.stale {
            // Also what was gone from the output before.
            let outputs = self.model.as_ref().map(|model| &model.outputs);
            let is_output = |path: &str| outputs.is_some_and(|outputs| outputs.get(path).is_some());
            self.state.files.retain(|path, _| is_output(path) || copies.contains(path));
        }
        self.stale = Stale::Paths(BTreeSet::new());
        Ok(summary)
    }

    /// Has every page looked at again.
    pub fn distrust(&mut self) {
        self.stale = Stale::Everything;
    }

    /// Looks through every stale page without publishing it, as long as nothing `newer` comes, and shows those that can
    /// be made to `look`.
    pub fn proofread(&self, newer: &(dyn Fn() -> bool + Sync), look: &(dyn Fn(&str, &[u8]) + Sync)) -> Proof {
        let Some(model) = &self.model else { return Proof::default() };
        let paths: Vec<&str> = match &self.stale {
            Stale::Everything => model.outputs.iter().map(|(path, _)| path).collect(),
            Stale::Paths(paths) => paths.iter().map(String::as_str).collect(),
        };
        let looked = paths.into_par_iter().filter(|_| !newer()).map(|path| {
            let Some(Output::Page(page)) = model.outputs.get(path) else {
                return (path.to_owned(), Vec::new(), None);
            };
            let (view, reads) = model.read_view(page);
            let fault =
                with_buffer(|buffer| model.render(path, view, buffer).map(|()| look(path, buffer))).err();
            (path.to_owned(), reads, fault.map(|fault| *fault))
        });
        let mut proof = Proof::default();
        let mut faults = Vec::new();
        for (path, reads, fault) in looked.collect::<Vec<_>>() {
            match fault {
                Some(fault) => faults.push(fault),
                None => proof.pages.push((path, reads)),
            }
        }
        proof.faults = first_of_each(faults);
        proof
    }

    /// Takes over what was found. Pages that were not looked at, or that are faulty, stay stale. Says whether all are
    /// fine.
    pub fn accept(&mut self, proof: Proof) -> bool {
        let Some(model) = &mut self.model else { return false };
        if let Stale::Everything = self.stale {
            self.stale = Stale::Paths(model.outputs.iter().map(|(path, _)| path.to_owned()).collect());
        }
        let Stale::Paths(stale) = &mut self.stale else { return false };
        for (path, keys) in proof.pages {
            stale.remove(&path);
            if let Some(reads) = &mut self.reads {
                reads.set(&path, keys);
            }
        }
        if stale.is_empty() {
            model.prove_templates();
        }
        stale.is_empty()
    }

    /// Compares where pages are with where they were when `build` published last: redirects from the old paths of
    /// those that moved, and warnings for those that are gone.
    pub fn remember_moves(&mut self, output: &Path) -> (Option<Redirects>, Vec<Diagnostic>) {
        let Some(model) = &mut self.model else { return (None, Vec::new()) };
        let before = State::permalinks(&self.options, output);
        let fate = fate(&before, &permalinks(&model.briefing));
        // An alias or a line in redirects.txt may lead on; and what is a draft now was taken back on purpose.
        let vanished = fate.vanished.iter().filter(|(file, path)| {
            model.outputs.get(&file_of(path)).is_none() && model.briefing.parsed(file).is_none()
        });
        let mut warnings = warn_of_vanished(&vanished.map(|(_, path)| path).collect::<Vec<_>>());
        if fate.moved.is_empty() {
            return (None, warnings);
        }
        let redirects = model.redirects().with(&fate.moved);
        model.add_redirects(redirects.clone());
        let message = format!(
            "{} moved; redirects.txt leads on from the old paths",
            match fate.moved.len() {
                1 => "a page has".to_owned(),
                many => format!("{many} pages have"),
            }
        );
        warnings.push(
            Diagnostic::warning("redirects/added", message)
                .help("keep redirects.txt under version control, so that builds elsewhere know"),
        );
        (Some(redirects), warnings)
    }

    /// Keeps what is known, for the next run.
    ///
    /// # Errors
    /// The file system refuses.
    pub fn keep(&mut self, output: &Path, is_build: bool) -> std::io::Result<()> {
        let Some(model) = &self.model else { return Ok(()) };
        self.state.set_inputs(&self.inventory, |path| model.hashes().get(path));
        self.state.horizon = model.briefing.horizon();
        self.state.counts = Counts::of(&model.briefing);
        self.state.set_warnings(&self.warnings);
        let permalinks = permalinks(&model.briefing);
        let before = State::permalinks(&self.options, output);
        self.state.has_moved = !is_build && !same_places(&before, &permalinks);
        if is_build && permalinks != before {
            State::write_permalinks(&self.options.root, output, &permalinks)?;
        }
        self.state.write(&self.options.root, output)
    }

    /// Whether every published file is as it was written, and none is missing.
    pub fn is_intact(&self, publication: &Publication<'_>) -> bool {
        let files: Vec<_> = self.state.files.iter().collect();
        publication.recorded().count() == files.len()
            && files
                .into_par_iter()
                .all(|(path, made)| publication.intact(path).is_some_and(|record| record.hash == made.hash))
    }

    /// What the last run said, for one in which nothing changed.
    pub fn said_last(&self) -> (Counts, Vec<Diagnostic>) {
        (self.state.counts.clone(), self.state.warnings())
    }
}

/// A fault of a template shows on every page that uses it; its first page is enough.
pub(crate) fn first_of_each(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    diagnostic::sort(&mut found);
    found.retain(|d| {
        let place = d.place.as_ref().map(|p| (p.file.clone(), p.line, p.column));
        // What has no place is told apart by its words.
        let message = place.is_none().then(|| d.message.clone());
        seen.insert((d.code, place, message))
    });
    found
}

fn warn_of_vanished(paths: &[&String]) -> Vec<Diagnostic> {
    /// More are a decision, not a mistake.
    const MOST: usize = 20;
    let mut warnings: Vec<Diagnostic> = paths
        .iter()
        .take(MOST)
        .map(|path| {
            let message = format!("{path} was published before and is gone; nothing leads on from there");
            Diagnostic::warning("output/vanished", message)
                .help(format!("if it has a successor, add a line `{path} /new/path/` to redirects.txt"))
        })
        .collect();
    if paths.len() > MOST {
        let message = format!("{} more pages that were published before are gone", paths.len() - MOST);
        warnings.push(Diagnostic::warning("output/vanished", message));
    }
    warnings
}
