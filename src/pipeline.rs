//! The one way from files to pages, as `build`, `check` and `export` walk it. They differ only at its end.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::briefing::{Briefing, LeftOut, Parsed, Republished, Selection};
use crate::config::{self, BaseUrl, Config, Form};
use crate::content;
use crate::diagnostic::{self, Diagnostic, Place};
use crate::input::{self, Area, Hints, Inventory};
use crate::publish::{Publisher, Summary};
use crate::rebuild::{Engine, Model, State, Unpublished, first_of_each, with_buffer};
use crate::redirects;
use crate::site::Output;

/// What to build, and as of when.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder that holds `site.toml`.
    pub root: PathBuf,
    /// Instead of the one in `site.toml`.
    pub base_url: Option<BaseUrl>,
    /// Links within the site are relative, whatever `site.toml` says.
    pub relative: bool,
    /// Which documents make the site.
    pub selection: Selection,
    /// Pages are looked at and not published: nothing in them is for hosts that keep files for long.
    pub preview: bool,
    /// Nobody will look at pages: what readers search is not made.
    pub without_search: bool,
}

impl Options {
    /// Puts what was asked for in the place of what `site.toml` says.
    pub(crate) fn adjust(&self, config: &mut Config) {
        if let Some(base_url) = &self.base_url {
            config.base_url = base_url.clone();
        }
        config.search &= !self.without_search;
        if self.preview {
            // Pages are shown as they are made.
            config.output = Form::default();
        } else {
            config.output.relative |= self.relative;
        }
    }
}

/// What a build did.
pub struct Report {
    /// Kept so that a process that ends anyway need not free it.
    pub engine: Option<Engine>,
    /// Errors and warnings, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// Nothing where there was an error.
    pub published: Option<Published>,
    /// How long each stage took.
    pub timings: Vec<(&'static str, Duration)>,
}

/// What was published.
#[derive(Debug)]
pub struct Published {
    /// Files written and removed.
    pub summary: Summary,
    /// What the site is made of.
    pub counts: Counts,
}

/// What a site is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// With a page.
    pub articles: usize,
    /// With a page.
    pub sources: usize,
    /// With a page.
    pub people: usize,
    /// With a page.
    pub notes: usize,
    /// Drafts, and what is dated in the future.
    pub left_out: LeftOut,
    /// Name and share of each source.
    pub republished: Vec<(String, Republished)>,
}

impl Counts {
    /// Counts what a briefing has.
    pub fn of(briefing: &Briefing) -> Self {
        let sources = briefing.sources().iter();
        Self {
            articles: briefing.articles().len(),
            sources: briefing.sources().len(),
            people: briefing.people().len(),
            notes: briefing.notes().len(),
            left_out: briefing.left_out(),
            republished: sources
                .map(|ix| (briefing.source(*ix).doc.name.clone(), briefing.republished_of(*ix)))
                .collect(),
        }
    }
}

/// Measures stages one after another.
struct Stopwatch {
    started: Instant,
    timings: Vec<(&'static str, Duration)>,
}

impl Stopwatch {
    fn start() -> Self {
        Self { started: Instant::now(), timings: Vec::new() }
    }

    fn lap(&mut self, stage: &'static str) {
        self.timings.push((stage, self.started.elapsed()));
        self.started = Instant::now();
    }
}

/// Reads the configuration.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read_config(options: &Options) -> Result<Config, Vec<Diagnostic>> {
    let file = input::read_config(&options.root).map_err(|diagnostic| vec![*diagnostic])?;
    let mut config = config::parse(&file.path, &file.text)?;
    options.adjust(&mut config);
    Ok(config)
}

/// Reads the whole site, with what is left of it where files are faulty.
///
/// # Errors
/// With a faulty configuration, or without templates, there is nothing; what else is wrong is said all the same.
pub fn load(options: &Options) -> Result<(Model, Vec<Diagnostic>), Vec<Diagnostic>> {
    let (inventory, _) = Inventory::scan(&options.root);
    let (model, found) = Model::load_faulty(options, &inventory)?;
    if model.is_configured() { Ok((model, found)) } else { Err(found) }
}

/// Reads the sources of a site and nothing else of it, with what is left of them where files are faulty.
///
/// # Errors
/// The configuration is faulty.
pub fn load_sources(options: &Options) -> Result<Briefing, Vec<Diagnostic>> {
    let config = read_config(options)?;
    let zone = config.timezone.clone();
    let mut briefing = Briefing::new(config, options.selection);
    let (inventory, _) = Inventory::scan(&options.root);
    let texts = inventory.beginning("content/sources/").filter(|path| Area::of(path) == Some(Area::Content));
    let files = texts.filter_map(|path| {
        let file = inventory.read(path).ok()?;
        let (document, diagnostics) = content::parse(&file.path, &file.text, zone.as_ref());
        Some((file.path.into(), Some(Parsed { document, diagnostics, body: None })))
    });
    briefing.update(files.collect::<Vec<_>>(), options.selection.now);
    Ok(briefing)
}

/// Makes every page and hands it to `sink`, several at a time; what went wrong comes back.
pub fn render(
    model: &Model,
    sink: impl Fn(&str, &Output, &[u8]) -> Result<(), Box<Diagnostic>> + Sync,
) -> Vec<Diagnostic> {
    let outputs: Vec<(&str, &Output)> = model.outputs.iter().collect();
    let found = outputs.into_par_iter().filter_map(|(path, output)| {
        let result = match output {
            Output::Page(_) => {
                with_buffer(|buffer| model.make(path, buffer).and_then(|_| sink(path, output, buffer)))
            }
            Output::Theme(bytes) => sink(path, output, bytes),
            Output::Copy(_) => sink(path, output, &[]),
        };
        result.err().map(|diagnostic| *diagnostic)
    });
    first_of_each(found.collect())
}

/// Builds the site and publishes it to `output`: what changed since it was published there last. With an error, what
/// was published before stays as it is.
pub fn build(options: &Options, output: &Path) -> Report {
    let mut watch = Stopwatch::start();
    // Nothing is locked where there is no site, which is why the configuration is looked at before.
    if read_config(options).is_err() {
        return Report::failed(faults_of_the_site(options));
    }
    let mut publisher = match Publisher::new(&options.root, output) {
        Ok(publisher) => publisher,
        Err(diagnostic) => return Report::failed(with_faults_of_the_site(options, *diagnostic)),
    };
    let output = publisher.output().to_owned();
    // The lock comes before the reading, so that what is read is not older than what is published.
    let publication = match publisher.begin() {
        Ok(publication) => publication,
        Err(diagnostic) => return Report::failed(with_faults_of_the_site(options, *diagnostic)),
    };
    let mut engine = Engine::new(options.clone(), State::read(options, &output));
    engine.look();
    let same = engine.is_unchanged();
    watch.lap("look");
    if same && engine.is_intact(&publication) {
        let (counts, diagnostics) = engine.said_last();
        let summary = publication.unchanged();
        watch.lap("compare");
        let published = Some(Published { summary, counts });
        return Report { engine: Some(engine), diagnostics, published, timings: watch.timings };
    }
    if let Err(diagnostics) = engine.refresh(&Hints::default()) {
        return Report::failed(diagnostics);
    }
    watch.lap("read");
    let (moved, mut warnings) = engine.remember_moves(&output);
    let summary = match engine.publish(publication, &|| false) {
        Ok(summary) => summary,
        Err(Unpublished::Abandoned) => return Report::failed(Vec::new()),
        Err(Unpublished::Faulty(mut found)) => {
            found.extend(engine.warnings().iter().cloned());
            return Report::failed(found);
        }
    };
    watch.lap("render and publish");
    warnings.extend(engine.warnings().iter().cloned());
    // A move that could not be written down is a move again for the next build.
    let mut remembered = true;
    if let Some(moved) = moved {
        let written = write_redirects(options, &moved);
        remembered = written.is_ok();
        warnings.extend(written.err().map(|warning| *warning));
        let _ = engine.refresh(&Hints::from_iter([redirects::FILE]));
    }
    if let Err(error) = engine.keep(&output, remembered) {
        let message = format!("what was built cannot be remembered for the next build: {error}");
        warnings.push(Diagnostic::warning("state/unwritable", message));
    }
    publisher.release();
    watch.lap("keep");
    let counts = engine.model().map(|model| Counts::of(&model.briefing)).unwrap_or_default();
    diagnostic::sort(&mut warnings);
    let published = Some(Published { summary, counts });
    Report { engine: Some(engine), diagnostics: warnings, published, timings: watch.timings }
}

/// What stands against publishing, and what is wrong with the site besides.
fn with_faults_of_the_site(options: &Options, fault: Diagnostic) -> Vec<Diagnostic> {
    let mut found = faults_of_the_site(options);
    found.push(fault);
    found
}

/// What is wrong with the site.
fn faults_of_the_site(options: &Options) -> Vec<Diagnostic> {
    match load(options) {
        Ok((_, found)) | Err(found) => found,
    }
}

fn write_redirects(options: &Options, redirects: &redirects::Redirects) -> Result<(), Box<Diagnostic>> {
    let path = options.root.join(redirects::FILE);
    let temporary = options.root.join(".briefing").join("redirects.new");
    std::fs::write(&temporary, redirects.to_text()).and_then(|()| std::fs::rename(&temporary, &path)).map_err(
        |error| {
            let message = format!("pages have moved, and {} cannot be written: {error}", redirects::FILE);
            Box::new(Diagnostic::warning("redirects/unwritable", message).at(Place::file(redirects::FILE)))
        },
    )
}

impl Report {
    fn failed(mut diagnostics: Vec<Diagnostic>) -> Self {
        diagnostic::sort(&mut diagnostics);
        Self { engine: None, diagnostics, published: None, timings: Vec::new() }
    }
}

/// Compares what was published to `output` with what a build from nothing makes of the same files.
pub fn verify(options: &Options, output: &Path) -> Vec<Diagnostic> {
    let (model, found) = match load(options) {
        Ok(loaded) => loaded,
        Err(found) => return found,
    };
    if found.iter().any(Diagnostic::is_error) {
        return found;
    }
    let mut publisher = match Publisher::new(&options.root, output) {
        Ok(publisher) => publisher,
        Err(fault) => return vec![*fault],
    };
    let output = publisher.output().to_owned();
    let publication = match publisher.begin() {
        Ok(publication) => publication,
        Err(fault) => return vec![*fault],
    };
    let copies = Mutex::new(BTreeSet::new());
    let differs = |path: &str, how: &str| {
        let message = format!("/{path} {how}");
        Diagnostic::error("verify/differs", message).help(
            "delete the folder .briefing and build again; and please report this with the site, if you can",
        )
    };
    let mut found = render(&model, |path, made, bytes| {
        let same = match (std::fs::read(output.join(path)), made) {
            (Ok(published), Output::Copy(from)) => std::fs::read(from).is_ok_and(|bytes| bytes == published),
            (Ok(published), _) => published == bytes,
            (Err(_), _) => return Err(Box::new(differs(path, "is missing"))),
        };
        if !same {
            return Err(Box::new(differs(path, "is not what a build from nothing makes")));
        }
        let wanted = model.copies(path);
        let read = match made {
            Output::Copy(from) if !wanted.is_empty() => std::fs::read(from).ok(),
            _ => None,
        };
        for (encoding, copy) in wanted {
            let made = encoding.compress(read.as_deref().unwrap_or(bytes));
            if std::fs::read(output.join(&copy)).ok() != made {
                return Err(Box::new(differs(&copy, "is not what a build from nothing makes")));
            }
            copies.lock().unwrap_or_else(PoisonError::into_inner).extend(made.map(|_| copy));
        }
        Ok(())
    });
    let copies = copies.into_inner().unwrap_or_else(PoisonError::into_inner);
    let left_over =
        publication.recorded().filter(|path| model.outputs.get(path).is_none() && !copies.contains(*path));
    found.extend(left_over.map(|path| differs(path, "should not be there any more")));
    found
}
