//! The one way from files to pages. `build`, `check` and `export` all walk it and differ only at its end.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use crate::briefing::{Briefing, LeftOut, Republished, Selection, SourceIx, assemble};
use crate::config::{self, BaseUrl, Config};
use crate::content::{self, Kind};
use crate::diagnostic::{self, Diagnostic};
use crate::input::{self, SiteFiles};
use crate::publish::{Publisher, Summary};
use crate::render::{Templates, fingerprint};
use crate::site::{Output, Site, plan, view};
use crate::theme;

/// What to build, and as of when.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder that holds `site.toml`.
    pub root: PathBuf,
    /// Instead of the one in `site.toml`.
    pub base_url: Option<BaseUrl>,
    /// Which documents make the site.
    pub selection: Selection,
}

/// A site that is read and planned, with everything that is wrong with it so far.
pub struct Prepared {
    /// The model.
    pub briefing: Briefing,
    /// Every file of the site, by path.
    pub outputs: Vec<Output>,
    templates: Option<Templates>,
    /// Errors and warnings, not sorted yet.
    pub diagnostics: Vec<Diagnostic>,
    /// How long each stage took.
    pub timings: Vec<(&'static str, Duration)>,
}

/// What a build did.
pub struct Report {
    /// What was built, unless there is no configuration.
    pub prepared: Option<Prepared>,
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
    /// Articles, sources, people, notes.
    pub counts: [usize; 4],
    /// Drafts, and what is dated in the future.
    pub left_out: LeftOut,
    /// Name and share of each source.
    pub republished: Vec<(String, Republished)>,
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
    if let Some(base_url) = &options.base_url {
        config.base_url = base_url.clone();
    }
    Ok(config)
}

/// Reads and plans the site.
///
/// # Errors
/// Without a configuration there is nothing to read.
pub fn prepare(options: &Options) -> Result<Prepared, Vec<Diagnostic>> {
    let mut watch = Stopwatch::start();
    let config = read_config(options)?;
    let (files, mut diagnostics) = input::read_site(&options.root);
    watch.lap("load");
    let SiteFiles { content, templates, statics } = files;

    let zone = config.timezone.clone();
    let parsed: Vec<_> = content
        .into_par_iter()
        .map(|file| {
            let (document, diagnostics) = content::parse(&file.path, &file.text, zone.as_ref());
            let broken =
                (document.is_none() && Kind::of_path(&file.path).is_some()).then(|| id_of(&file.path));
            (document, broken, diagnostics)
        })
        .collect();
    let (mut documents, mut broken) = (Vec::with_capacity(parsed.len()), Vec::new());
    for (document, id, found) in parsed {
        documents.extend(document);
        broken.extend(id);
        diagnostics.extend(found);
    }
    watch.lap("parse");

    let assets = assets(&statics);
    let loaded = Templates::load(&config, &templates, assets);
    let templates = match loaded {
        Ok(templates) => Some(templates),
        Err(found) => {
            diagnostics.extend(found);
            None
        }
    };
    let mut selection = options.selection;
    if let Some(zone) = &config.timezone {
        selection.now = selection.now.in_zone(zone);
    }
    let (briefing, found) = assemble(config, documents, broken, selection);
    diagnostics.extend(found);
    watch.lap("read and file");

    let (outputs, found) = plan(&briefing, &statics, theme::statics());
    diagnostics.extend(found);
    watch.lap("plan");
    Ok(Prepared { briefing, outputs, templates, diagnostics, timings: watch.timings })
}

/// The id that a file has whatever stands in it.
fn id_of(path: &str) -> String {
    let below = path.splitn(3, '/').nth(2).unwrap_or(path);
    let stem = below.strip_suffix(".md").unwrap_or(below);
    match Kind::of_path(path) {
        Some(Kind::Article) => stem.to_owned(),
        _ => stem.rsplit('/').next().unwrap_or(stem).to_owned(),
    }
}

/// What templates may refer to with `asset()`, with fingerprints; large files are not style sheets and have none.
fn assets(statics: &[input::StaticFile]) -> BTreeMap<String, Option<u64>> {
    const MAX_BYTES: u64 = 1024 * 1024;
    let mut assets: BTreeMap<String, Option<u64>> =
        theme::statics().map(|(path, bytes)| (path, Some(fingerprint(bytes)))).collect();
    for file in statics {
        let small = std::fs::metadata(&file.location).is_ok_and(|m| m.len() <= MAX_BYTES);
        let bytes = small.then(|| std::fs::read(&file.location).ok()).flatten();
        assets.insert(file.path.clone(), bytes.map(|bytes| fingerprint(&bytes)));
    }
    assets
}

impl Prepared {
    /// Whether something stands against publication.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// Makes every file and hands it to `sink`, several at a time; what went wrong comes back.
    pub fn render(
        &self,
        sink: impl Fn(&Output, &[u8]) -> Result<(), Box<Diagnostic>> + Sync,
    ) -> Vec<Diagnostic> {
        thread_local! {
            // One buffer a thread: pages are streamed, not held.
            static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
        }
        let Some(templates) = &self.templates else { return Vec::new() };
        let site = Site::new(&self.briefing);
        let found = self.outputs.par_iter().filter_map(|output| {
            let result = match output {
                Output::Page { path, page } => BUFFER.with_borrow_mut(|buffer| {
                    let view = view(&site, page);
                    templates.render(&view, &format!("/{path}"), buffer)?;
                    sink(output, buffer)
                }),
                Output::Theme { bytes, .. } => sink(output, bytes),
                Output::Copy { .. } => sink(output, &[]),
            };
            result.err().map(|diagnostic| *diagnostic)
        });
        let mut found: Vec<Diagnostic> = found.collect();
        // A fault of a template shows on every page that uses it; its first page is enough.
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
}

/// Builds the site and publishes it to `output`; with an error, what was published before stays as it is.
pub fn build(options: &Options, output: &Path) -> Report {
    // The lock comes before the reading, so that what is read is not older than what is published; and nothing is
    // locked where there is no site, which is why the configuration is looked at once before.
    let opened = match read_config(options) {
        Ok(_) => Publisher::open(&options.root, output),
        Err(diagnostics) => return Report::failed(diagnostics),
    };
    let mut prepared = match prepare(options) {
        Ok(prepared) => prepared,
        Err(diagnostics) => return Report::failed(diagnostics),
    };
    let mut published = None;
    match opened {
        Ok(publisher) if !prepared.has_errors() => match publish(&mut prepared, publisher) {
            Ok(done) => published = Some(done),
            Err(found) => prepared.diagnostics.extend(found),
        },
        Ok(_) => {}
        Err(diagnostic) => prepared.diagnostics.push(*diagnostic),
    }
    diagnostic::sort(&mut prepared.diagnostics);
    let diagnostics = std::mem::take(&mut prepared.diagnostics);
    let timings = std::mem::take(&mut prepared.timings);
    Report { prepared: Some(prepared), diagnostics, published, timings }
}

impl Report {
    fn failed(diagnostics: Vec<Diagnostic>) -> Self {
        Self { prepared: None, diagnostics, published: None, timings: Vec::new() }
    }
}

fn publish(prepared: &mut Prepared, publisher: Publisher) -> Result<Published, Vec<Diagnostic>> {
    let mut watch = Stopwatch::start();
    let found = prepared.render(|output, bytes| match output {
        Output::Copy { path, from } => publisher.copy(path, from),
        Output::Page { path, .. } | Output::Theme { path, .. } => publisher.put(path, bytes),
    });
    watch.lap("render");
    if found.iter().any(Diagnostic::is_error) {
        return Err(found);
    }
    let summary = publisher.commit().map_err(|diagnostic| vec![*diagnostic])?;
    watch.lap("publish");
    prepared.timings.extend(watch.timings);
    let briefing = &prepared.briefing;
    Ok(Published {
        summary,
        counts: [
            briefing.articles().len(),
            briefing.sources().len(),
            briefing.people().len(),
            briefing.notes().len(),
        ],
        left_out: briefing.left_out(),
        republished: briefing
            .sources()
            .iter()
            .enumerate()
            .map(|(i, source)| (source.doc.name.clone(), briefing.republished_of(SourceIx(i as u32))))
            .collect(),
    })
}
