//! A whole state of a site, read from its files: the briefing, the list of its files, and the templates. It takes in
//! changes of files, and goes back to where it was if they do not hold.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::tz::TimeZone;
use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

use super::fingerprint::{self, Fingerprint};
use crate::briefing::{Briefing, Key, Parsed, Pictures, Touched};
use crate::compress::{self, Encoding};
use crate::config::{self, Config};
use crate::content;
use crate::diagnostic::Diagnostic;
use crate::input::{Area, Inventory, TextFile};
use crate::moment::Moment;
use crate::pipeline::Options;
use crate::redirects::Redirects;
use crate::render::Templates;
use crate::site::{Cards, Difference, Output, Outputs, Page, Search, Site, Statics, View, view};
use crate::theme;

/// Everything that pages are made from.
pub struct Model {
    /// The model of the subject matter.
    pub briefing: Briefing,
    /// Every file of the site.
    pub outputs: Outputs,
    cards: Cards,
    search: Search,
    templates: Templates,
    /// The last templates of which it is known that every page could be made with them.
    proven: Option<Templates>,
    /// The user's templates.
    template_files: BTreeMap<String, TextFile>,
    /// What templates may refer to, with fingerprints of the bytes.
    assets: BTreeMap<String, Option<u64>>,
    statics: Statics,
    redirects: Redirects,
    /// What is wrong with `site.toml`.
    config_faults: Vec<Diagnostic>,
    /// Fingerprints of all files that were read, by path.
    hashes: HashMap<String, u64>,
    now: Moment,
    preview: bool,
}

/// What a change made different.
pub struct Changed {
    /// What pages may have read.
    pub touched: Touched,
    /// Files that came and went.
    pub difference: Difference,
    /// With other templates every page is another.
    pub templates: bool,
}

/// A change that is taken in whatever is wrong with it.
pub struct Amendment(Batch);

/// Files as they are now, read and parsed.
#[derive(Default)]
struct Batch {
    content: Vec<(Arc<str>, Option<Parsed>)>,
    templates: Option<BTreeMap<String, TextFile>>,
    statics: Option<(Statics, BTreeMap<String, Option<u64>>)>,
    redirects: Option<Redirects>,
    pictures: Option<Pictures>,
    hashes: Vec<(String, Option<u64>)>,
    diagnostics: Vec<Diagnostic>,
}

impl Model {
    /// Reads a site from nothing, as it is now.
    ///
    /// # Errors
    /// Everything that is wrong with it; a site with an error is none.
    pub fn load(
        options: &Options,
        inventory: &Inventory,
    ) -> Result<(Self, Vec<Diagnostic>), Vec<Diagnostic>> {
        let (model, diagnostics) = Self::load_faulty(options, inventory)?;
        match diagnostics.iter().any(Diagnostic::is_error) {
            true => Err(diagnostics),
            false => Ok((model, diagnostics)),
        }
    }

    /// As [`Model::load`], but with what is left without the faulty files.
    ///
    /// # Errors
    /// Without a configuration, or with templates that cannot be read, there is nothing.
    pub fn load_faulty(
        options: &Options,
        inventory: &Inventory,
    ) -> Result<(Self, Vec<Diagnostic>), Vec<Diagnostic>> {
        let file = inventory.read_config().map_err(|diagnostic| vec![*diagnostic])?;
        let (mut config, config_faults) = config::parse_faulty(&file.path, &file.text);
        options.adjust(&mut config);
        let no_templates = Templates::load(&config, &[], assets_of_theme(options.preview));
        let mut model = Self {
            briefing: Briefing::new(config, options.selection),
            outputs: Outputs::default(),
            cards: Cards::default(),
            search: Search::default(),
            templates: no_templates?,
            proven: None,
            template_files: BTreeMap::new(),
            assets: assets_of_theme(options.preview),
            statics: Statics { user: BTreeMap::new(), theme: theme::statics().collect() },
            redirects: Redirects::default(),
            config_faults,
            hashes: HashMap::from([(file.path, xxh3_64(file.text.as_bytes()))]),
            now: options.selection.now,
            preview: options.preview,
        };
        let mut batch = model.read(inventory.paths().into_iter(), inventory);
        // Also where there are none.
        batch.statics.get_or_insert_with(|| (model.statics.clone(), model.assets.clone()));
        batch.redirects.get_or_insert_with(Redirects::default);
        let (_, diagnostics) = model.take_in(batch, options.selection.now);
        Ok((model, diagnostics))
    }

    /// Whether nothing is wrong with `site.toml`.
    pub fn is_configured(&self) -> bool {
        self.config_faults.is_empty()
    }

    /// Takes in the files at `paths` as they are now, and lets it be `now`.
    ///
    /// # Errors
    /// Everything that is wrong; then the model is what it was before.
    pub fn apply<'p>(
        &mut self,
        paths: impl Iterator<Item = &'p str>,
        inventory: &Inventory,
        now: Moment,
    ) -> Result<(Changed, Vec<Diagnostic>), Vec<Diagnostic>> {
        let batch = self.read(paths, inventory);
        let before = Batch {
            content: batch
                .content
                .iter()
                .map(|(file, _)| (Arc::clone(file), self.briefing.parsed(file).cloned()))
                .collect(),
            templates: batch.templates.as_ref().map(|_| self.template_files.clone()),
            statics: batch.statics.as_ref().map(|_| (self.statics.clone(), self.assets.clone())),
            redirects: batch.redirects.as_ref().map(|_| self.redirects.clone()),
            pictures: batch.pictures.as_ref().map(|_| self.briefing.pictures().clone()),
            hashes: batch
                .hashes
                .iter()
                .map(|(path, _)| (path.clone(), self.hashes.get(path).copied()))
                .collect(),
            diagnostics: Vec::new(),
        };
        let then = self.now;
        let (changed, diagnostics) = self.take_in(batch, now);
        if !diagnostics.iter().any(Diagnostic::is_error) {
            return Ok((changed, diagnostics));
        }
        // What held a moment ago holds again.
        let _ = self.take_in(before, then);
        Err(diagnostics)
    }

    /// Reads and parses the files at `paths` as they are now, whatever is wrong with them, for [`Model::amend`]; nothing
    /// else may change the model in between. Of a document that cannot be read, the last one that could be stays.
    pub fn amendment<'p>(&self, paths: impl Iterator<Item = &'p str>, inventory: &Inventory) -> Amendment {
        let mut batch = self.read(paths, inventory);
        for (file, parsed) in &mut batch.content {
            let Some(parsed) = parsed.as_mut().filter(|parsed| parsed.document.is_none()) else { continue };
            parsed.document = self.briefing.parsed(file).and_then(|before| before.document.clone());
        }
        Amendment(batch)
    }

    /// Takes in what was read, and says what is wrong with the site then: for who helps with writing and publishes
    /// nothing.
    pub fn amend(&mut self, amendment: Amendment, now: Moment) -> Vec<Diagnostic> {
        self.take_in(amendment.0, now).1
    }

    /// Reads and parses files, several at a time.
    fn read<'p>(&self, paths: impl Iterator<Item = &'p str>, inventory: &Inventory) -> Batch {
        let mut batch = Batch { diagnostics: inventory.diagnostics().cloned().collect(), ..Batch::default() };
        let (content, others): (Vec<&str>, Vec<&str>) =
            paths.partition(|path| Area::of(path) == Some(Area::Content));
        let zone = self.briefing.config.timezone.clone();
        // A version is part of its article, which is read again with all its versions.
        let mut of_files: BTreeMap<Cow<'_, str>, Vec<(String, Option<u64>)>> = BTreeMap::new();
        for path in content {
            let file = content::Version::article_of(path).map_or(Cow::Borrowed(path), Cow::Owned);
            let gone = of_files.entry(file).or_default();
            gone.extend((!inventory.has(path)).then(|| (path.to_owned(), None)));
        }
        let read: Vec<(Arc<str>, Contribution, _)> = of_files
            .into_par_iter()
            .map(|(path, gone)| (path.as_ref().into(), contribution(&path, inventory, zone.as_ref()), gone))
            .collect();
        for (file, contribution, gone) in read {
            batch.diagnostics.extend(contribution.faults);
            // Touched, and still the same: nothing is made of that.
            let known = |(path, hash): &(String, Option<u64>)| self.hashes.get(path) == hash.as_ref();
            let is_same = gone.is_empty() && contribution.hashes.iter().all(known);
            if is_same && self.briefing.parsed(&file).is_some() && contribution.parsed.is_some() {
                continue;
            }
            batch.hashes.extend(contribution.hashes);
            batch.hashes.extend(gone);
            batch.content.push((file, contribution.parsed));
        }
        for path in others {
            let there = inventory.has(path);
            match Area::of(path) {
                Some(Area::Template) => {
                    let templates = batch.templates.get_or_insert_with(|| self.template_files.clone());
                    templates.remove(path);
                    let read = there.then(|| inventory.read(path));
                    let hash = match read {
                        Some(Ok(file)) => {
                            let hash = xxh3_64(file.text.as_bytes());
                            let name = path["templates/".len()..].to_owned();
                            templates.insert(path.to_owned(), TextFile { path: name, ..file });
                            Some(hash)
                        }
                        Some(Err(fault)) => {
                            batch.diagnostics.push(*fault);
                            None
                        }
                        None => None,
                    };
                    batch.hashes.push((path.to_owned(), hash));
                }
                Some(Area::Static) => {
                    let known = || (self.statics.clone(), self.assets.clone());
                    let (statics, assets) = batch.statics.get_or_insert_with(known);
                    let name = &path["static/".len()..];
                    statics.user.remove(name);
                    assets.remove(name);
                    if there {
                        let location = inventory.location(path);
                        assets.insert(name.to_owned(), asset(&location, self.preview));
                        statics.user.insert(name.to_owned(), location);
                    } else if let Some((_, bytes)) = statics.theme.iter().find(|(theme, _)| theme == name) {
                        assets.insert(name.to_owned(), (!self.preview).then(|| xxh3_64(bytes)));
                    }
                }
                Some(Area::Picture) => {
                    let pictures = batch.pictures.get_or_insert_with(|| self.briefing.pictures().clone());
                    let below = &path["content/".len()..];
                    match there {
                        true => pictures.insert(below, inventory.location(path)),
                        false => pictures.remove(below),
                    }
                }
                Some(Area::Redirects) => {
                    let (redirects, found, hash) = match there {
                        false => (Redirects::default(), Vec::new(), None),
                        true => match inventory.read(path) {
                            Err(fault) => (Redirects::default(), vec![*fault], None),
                            Ok(file) => {
                                let (redirects, found) = Redirects::parse(&file.path, &file.text);
                                (redirects, found, Some(xxh3_64(file.text.as_bytes())))
                            }
                        },
                    };
                    batch.diagnostics.extend(found);
                    batch.redirects = Some(redirects);
                    batch.hashes.push((path.to_owned(), hash));
                }
                Some(Area::Content | Area::Config) | None => {}
            }
        }
        batch
    }

    /// Replaces what the files of a batch contributed.
    fn take_in(&mut self, batch: Batch, now: Moment) -> (Changed, Vec<Diagnostic>) {
        let mut diagnostics = batch.diagnostics;
        let mut templates = false;
        if batch.templates.is_some() || batch.statics.is_some() {
            let (files, assets) = (
                batch.templates.unwrap_or_else(|| self.template_files.clone()),
                batch.statics.as_ref().map_or_else(|| self.assets.clone(), |(_, assets)| assets.clone()),
            );
            let user: Vec<TextFile> = files.values().cloned().collect();
            match Templates::load(&self.briefing.config, &user, assets.clone()) {
                Ok(new) => {
                    templates = new.fingerprint() != self.templates.fingerprint();
                    let old = std::mem::replace(&mut self.templates, new);
                    if self.preview {
                        self.proven.get_or_insert(old);
                    }
                    self.template_files = files;
                    self.assets = assets;
                }
                // The rest is looked at all the same, to find all faults at once.
                Err(found) => diagnostics.extend(found),
            }
        }
        for (path, hash) in batch.hashes {
            match hash {
                Some(hash) => drop(self.hashes.insert(path, hash)),
                None => drop(self.hashes.remove(&path)),
            }
        }
        let mut touched = self.briefing.update(batch.content, now);
        if let Some(pictures) = batch.pictures {
            self.briefing.set_pictures(pictures, &mut touched);
        }
        self.now = now;
        self.cards.update(&self.briefing, &touched);
        self.search.update(&self.briefing, &mut touched);
        let mut difference = self.outputs.update(&self.briefing, &self.search, &touched);
        if let Some((statics, _)) = batch.statics {
            self.statics = statics;
            difference.merge(self.outputs.set_statics(&self.statics));
        }
        if let Some(redirects) = batch.redirects {
            self.redirects = redirects;
        }
        difference.merge(self.claim_moved());
        diagnostics.extend(self.config_faults.iter().cloned());
        diagnostics.extend(self.templates.warnings().iter().cloned());
        diagnostics.extend(self.briefing.diagnostics().cloned());
        diagnostics.extend(self.outputs.diagnostics(&self.briefing));
        diagnostics.extend(self.redirects.diagnostics(&self.outputs));
        (Changed { touched, difference, templates }, diagnostics)
    }

    fn claim_moved(&mut self) -> Difference {
        // Nearly no change moves anything, and then there is nothing to claim.
        if self.redirects.is_empty() && !self.outputs.has_moved() {
            return Difference::default();
        }
        self.outputs.set_moved(|outputs| self.redirects.resolve(outputs))
    }

    /// Adds redirects from old paths to new ones.
    pub fn add_redirects(&mut self, redirects: Redirects) {
        self.redirects = redirects;
        // Whoever asks for this publishes everything.
        let _ = self.claim_moved();
    }

    /// Old paths that lead to new ones.
    pub fn redirects(&self) -> &Redirects {
        &self.redirects
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.briefing.config
    }

    /// Fingerprints of all texts that were read, by path.
    pub fn hashes(&self) -> &HashMap<String, u64> {
        &self.hashes
    }

    /// The compressed copies that the file at `path` is to have beside it, unless they would not be smaller. Where
    /// something of the site's own stands, there is none.
    pub fn copies(&self, path: &str) -> Vec<(Encoding, String)> {
        let encodings = &self.config().output.compress;
        if encodings.is_empty() || !compress::is_text(path) {
            return Vec::new();
        }
        let copies = encodings.iter().map(|encoding| (*encoding, format!("{path}{}", encoding.suffix())));
        copies.filter(|(_, copy)| self.outputs.is_free(copy)).collect()
    }

    fn site(&self, recording: bool) -> Site<'_> {
        Site::new(&self.briefing, &self.cards, &self.outputs, &self.search, recording)
    }

    /// Makes the view of a page.
    pub fn view(&self, page: &Page) -> View {
        view(&self.site(false), page)
    }

    /// Makes the view of a page, and says what it read.
    pub fn read_view(&self, page: &Page) -> (View, Vec<Key>) {
        let site = self.site(true);
        let view = view(&site, page);
        (view, site.into_reads())
    }

    /// What a view is made into bytes from; `number` gives a field's number.
    pub fn fingerprint(&self, view: &View, number: impl Fn(&str) -> u16) -> Fingerprint {
        fingerprint::of_view(view, self.templates.fingerprint(), number)
    }

    /// Renders a view of the page at `path` into `out`, which is cleared first.
    ///
    /// # Errors
    /// The template and the place in it at which rendering failed.
    pub fn render(&self, path: &str, view: View, out: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        self.templates.render(view, path, out)
    }

    /// Makes the page at `path` as [`Model::make`] does, or, where the templates fail on it, as it was before they were
    /// changed.
    pub fn make_somehow(&self, path: &str, out: &mut Vec<u8>) -> bool {
        let Some(Output::Page(page)) = self.outputs.get(path) else { return false };
        let before = |out: &mut Vec<u8>| {
            let proven = self.proven.as_ref()?;
            proven.render(self.view(page), path, out).ok()
        };
        self.render(path, self.view(page), out).is_ok() || before(out).is_some()
    }

    /// Takes note that every page could be made.
    pub(super) fn prove_templates(&mut self) {
        self.proven = None;
    }

    /// Makes the page at `path`, if there is one there, into `out`, which is cleared first.
    ///
    /// # Errors
    /// As [`Model::render`].
    pub fn make(&self, path: &str, out: &mut Vec<u8>) -> Result<bool, Box<Diagnostic>> {
        let Some(Output::Page(page)) = self.outputs.get(path) else { return Ok(false) };
        self.render(path, self.view(page), out).map(|()| true)
    }
}

/// What a file of `content/` contributes, an article with its versions.
#[derive(Default)]
struct Contribution {
    parsed: Option<Parsed>,
    /// Fingerprints of what was read; none of what is not there or cannot be read.
    hashes: Vec<(String, Option<u64>)>,
    faults: Vec<Diagnostic>,
}

/// Reads and parses the file at `path` as it is now.
fn contribution(path: &str, inventory: &Inventory, zone: Option<&TimeZone>) -> Contribution {
    let mut contribution = Contribution::default();
    let mut read = |path: &str| {
        if !inventory.has(path) {
            return None;
        }
        let read = inventory.read(path);
        let read = read.map_err(|fault| contribution.faults.push(*fault)).ok();
        let hash = read.as_ref().map(|file| xxh3_64(file.text.as_bytes()));
        contribution.hashes.push((path.to_owned(), hash));
        read
    };
    let own = read(path);
    let prefix = content::Version::prefix(path);
    let of_this = |version: &&str| content::Version::article_of(version).as_deref() == Some(path);
    let versions: Vec<TextFile> =
        inventory.beginning(&prefix).filter(of_this).filter_map(&mut read).collect();
    // What cannot be read contributes nothing; an unreadable article is no missing one.
    if own.is_none() && (versions.is_empty() || inventory.has(path)) {
        return contribution;
    }
    let texts: Vec<(&str, &str)> =
        versions.iter().map(|file| (file.path.as_str(), file.text.as_str())).collect();
    let own = own.as_ref().map(|file| file.text.as_str());
    let (document, diagnostics) = content::parse_versions(path, own, &texts, zone);
    // The text of an article with versions is that of the newest.
    let is_left = document.is_none() && versions.is_empty();
    let body = own.filter(|_| is_left).and_then(|text| content::body_alone(path, text));
    contribution.parsed = Some(Parsed { document, diagnostics, body: body.map(Arc::new) });
    contribution
}

fn assets_of_theme(preview: bool) -> BTreeMap<String, Option<u64>> {
    theme::statics().map(|(path, bytes)| (path, (!preview).then(|| xxh3_64(bytes)))).collect()
}

/// The fingerprint with which hosts may keep an asset for long. Large files are not style sheets and have none, and in
/// a preview nothing is kept.
fn asset(location: &std::path::Path, preview: bool) -> Option<u64> {
    const MAX_BYTES: u64 = 1024 * 1024;
    let small = std::fs::metadata(location).is_ok_and(|m| m.len() <= MAX_BYTES);
    let bytes = (small && !preview).then(|| std::fs::read(location).ok()).flatten();
    bytes.map(|bytes| xxh3_64(&bytes))
}
