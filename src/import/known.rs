//! What a site has already: its sources, its articles with all their versions, and which of them share a text.

mod recognise;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;
use xxhash_rust::xxh3::xxh3_64;

use super::address;
use super::memory::{Imported, Memory};
use crate::content::{Article, Body, Document, Trust, Version};
use crate::input;
use crate::moment::{Moment, Precision};
use crate::reading::{analyse, fold};
pub(super) use recognise::{Recognised, Sought};

/// Two texts have so much of the shorter one in common, and at least so many fingerprints, if one is likely to be a
/// copy of the other; the same bounds as for articles that go back to one text.
const MIN_CONTAINMENT: f64 = 0.5;
const MIN_SHARED: usize = 8;
/// A fingerprint that more articles have says nothing.
const MAX_COPIES: usize = 256;
/// An article on file.
pub(super) struct OnFile {
    /// Relative to the site's root.
    pub(super) path: String,
    pub(super) url: Option<String>,
    pub(super) title: String,
    /// The headline of its newest text.
    pub(super) headline: String,
    /// The source's id.
    pub(super) source: String,
    /// Fingerprints of its texts, one for each version, the newest last.
    texts: Vec<u64>,
    /// Its later texts.
    later: Vec<Body>,
    /// What was imported as this article, whatever an editor has made of it.
    imported: Imported,
    /// When the newest of them was clipped, if that is known.
    retrieved: Option<Moment>,
    article: Option<Arc<Article>>,
}

/// The sources and articles that a site has already.
#[derive(Default)]
pub(super) struct Known {
    /// The site's.
    language: String,
    /// Id, folded names, domains.
    pub(super) sources: Vec<(String, BTreeSet<String>, Vec<String>)>,
    pub(super) articles: Vec<OnFile>,
    /// Articles by the fingerprints of their words, once that was asked for.
    shingles: Option<Shingles>,
    /// Files that would be written.
    pub(super) planned: BTreeSet<String>,
    /// Paths of articles' pages that are in use, below `articles/`: a page may lie elsewhere than its file, and leave
    /// others behind.
    pages: BTreeSet<String>,
    /// What was imported as articles that cannot be read now, by their paths.
    unreadable: BTreeMap<String, Imported>,
    /// What was imported as articles that were deleted, with the paths they had.
    deleted: Vec<(String, Imported)>,
}

#[derive(Default)]
struct Shingles {
    by_hash: HashMap<u32, Vec<u32>, FxBuildHasher>,
    /// How many each article has; as many entries as there are articles.
    counts: Vec<usize>,
}

impl Shingles {
    fn add(&mut self, shingles: &[u32]) {
        let index = self.counts.len() as u32;
        self.counts.push(shingles.len());
        for hash in shingles {
            let articles = self.by_hash.entry(*hash).or_default();
            if articles.len() < MAX_COPIES {
                articles.push(index);
            }
        }
    }
}

impl Known {
    pub(super) fn read(root: &Path, language: &str) -> Self {
        let mut known = Self { language: language.to_owned(), ..Self::default() };
        // A site with faults still takes clippings; `build` will name the faults.
        let (files, _) = input::read_site(root);
        let mut versions: Vec<(String, Version)> = Vec::new();
        for file in files.content {
            if let Some(of) = Version::article_of(&file.path) {
                if let (Some(version), _) = Version::parse(&file.path, &file.text, None) {
                    versions.push((of, version));
                }
                continue;
            }
            let Some(document) = crate::content::parse(&file.path, &file.text, None).0 else { continue };
            known.pages.extend(document.entry().aliases.iter().filter_map(|old| below_articles(&old.value)));
            match document {
                Document::Source(source) => known.sources.push((
                    source.entry.id.to_string(),
                    BTreeSet::from([fold(&source.entry.id), fold(&source.name)]),
                    source.domains.iter().map(|domain| domain.value.clone()).collect(),
                )),
                Document::Article(article) => known.articles.push(OnFile {
                    path: file.path,
                    url: article.url.clone(),
                    title: article.title.clone(),
                    headline: article.title.clone(),
                    source: article.source.value.clone(),
                    texts: vec![text_of(&article.entry.body)],
                    later: Vec::new(),
                    imported: Imported::default(),
                    retrieved: article.retrieved,
                    article: Some(article),
                }),
                _ => {}
            }
        }
        for article in known.articles.iter().filter_map(|on_file| on_file.article.as_ref()) {
            known.pages.insert(article.entry.path.clone());
        }
        for index in 0..known.articles.len() {
            let written = &known.articles[index].source;
            let host = crate::briefing::host(written);
            if let Some(id) = known.source(Some(written), host.as_deref()) {
                known.articles[index].source = id;
            }
        }
        versions.sort_by(|(_, a), (_, b)| (a.retrieved, &a.file).cmp(&(b.retrieved, &b.file)));
        for (of, Version { retrieved, title, body, .. }) in versions {
            if let Some(article) = known.articles.iter_mut().find(|article| article.path == of) {
                article.headline = title.unwrap_or_else(|| article.title.clone());
                article.texts.push(text_of(&body));
                article.later.push(body);
                article.retrieved = article.retrieved.max(Some(retrieved));
            }
        }
        known
    }

    /// Whether nothing else wants the path that the page of a new file would have.
    pub(super) fn has_free_page(&self, path: &str) -> bool {
        let page = path.strip_prefix("content/articles/").and_then(|name| name.strip_suffix(".md"));
        page.is_none_or(|page| !self.pages.contains(page))
    }

    /// Whether a source has this id, whatever its file is called.
    pub(super) fn has_source(&self, id: &str) -> bool {
        self.sources.iter().any(|(known, ..)| known == id)
    }

    /// The id of the source called so, or with this address.
    pub(super) fn source(&self, name: Option<&str>, host: Option<&str>) -> Option<String> {
        let by_name = |name: &str| self.sources.iter().find(|(_, names, _)| names.contains(&fold(name)));
        let by_host = |host: &str| {
            self.sources.iter().find(|(_, _, domains)| {
                domains
                    .iter()
                    .any(|d| host == d || host.strip_suffix(d.as_str()).is_some_and(|h| h.ends_with('.')))
            })
        };
        // A domain belongs to one source, whatever a clipping calls it.
        name.and_then(by_name).or_else(|| host.and_then(by_host)).map(|(id, _, _)| id.clone())
    }

    /// Takes up what was imported as the articles on file. One that was renamed since, or deleted and put back, is
    /// known by what it is.
    pub(super) fn recall(&mut self, root: &Path, memory: &Memory) {
        let mut missing = memory.articles().clone();
        for on_file in &mut self.articles {
            if let Some(imported) = missing.remove(&on_file.path) {
                on_file.imported = imported;
            }
        }
        let mut gone = memory.deleted().to_vec();
        for (path, imported) in missing {
            match root.join(&path).exists() {
                true => _ = self.unreadable.insert(path, imported),
                false => gone.push((path, imported)),
            }
        }
        let mut by_identity: BTreeMap<u64, usize> =
            gone.iter().enumerate().map(|(index, (_, imported))| (imported.identity, index)).collect();
        let mut found = BTreeSet::new();
        for on_file in self.articles.iter_mut().filter(|on_file| on_file.imported.texts.is_empty()) {
            if let Some(index) = by_identity.remove(&on_file.identity()) {
                on_file.imported = gone[index].1.clone();
                found.insert(index);
            }
        }
        let left = gone.into_iter().enumerate().filter(|(index, _)| !found.contains(index));
        self.deleted = left.map(|(_, gone)| gone).collect();
    }

    /// What was imported as the articles on file, by their paths, and what as those that were deleted.
    pub(super) fn into_imported(self) -> (BTreeMap<String, Imported>, Vec<(String, Imported)>) {
        let mut imported = self.unreadable;
        for on_file in self.articles.into_iter().filter(|on_file| !on_file.imported.texts.is_empty()) {
            let identity = on_file.identity();
            imported.insert(on_file.path, Imported { identity, ..on_file.imported });
        }
        (imported, self.deleted)
    }

    /// Takes note that a text was imported as an article, or would have been if it were not on file.
    pub(super) fn remember(&mut self, article: usize, body: &Body, fingerprint: u64) {
        let (article, text) = (&mut self.articles[article], text_of(body));
        article.imported.add_clipping(fingerprint);
        match article.texts.last() == Some(&text) {
            true => article.imported.add(text),
            false => article.imported.add_older(text),
        }
    }

    /// Takes note of something else by which what became an article may be known again.
    pub(super) fn remember_clipping(&mut self, article: usize, fingerprint: u64) {
        self.articles[article].imported.add_clipping(fingerprint);
    }

    /// Whether this came as an article before.
    pub(super) fn came_as(&self, article: usize, fingerprint: u64) -> bool {
        self.articles[article].imported.clippings.contains(&fingerprint)
    }

    /// Whether it is known what was imported as an article.
    pub(super) fn remembers(&self, article: usize) -> bool {
        !self.articles[article].imported.texts.is_empty()
    }

    /// Whether an article has this text, in whatever version, or had it when it was imported.
    pub(super) fn has_text(&self, article: usize, body: &Body) -> bool {
        self.articles[article].has(text_of(body))
    }

    /// Whether this is the newest text of an article, or was when it was imported.
    pub(super) fn has_as_newest(&self, article: usize, body: &Body) -> bool {
        let (article, text) = (&self.articles[article], text_of(body));
        [article.texts.last(), article.imported.texts.last()].contains(&Some(&text))
    }

    /// Whether something that was clipped then is newer than all that is on file of an article.
    pub(super) fn is_newer(&self, article: usize, retrieved: &str) -> bool {
        self.times(article, retrieved).is_some_and(|(known, retrieved)| retrieved > known)
    }

    /// Whether something was clipped then, before what is on file: of days, one that is earlier.
    pub(super) fn is_older(&self, article: usize, retrieved: &str) -> bool {
        self.times(article, retrieved).is_some_and(|(known, retrieved)| known.is_after(&retrieved))
    }

    /// Whether something was clipped at the very instant at which what is on file was.
    pub(super) fn is_of_one_instant(&self, article: usize, retrieved: &str) -> bool {
        self.times(article, retrieved).is_some_and(|(known, retrieved)| {
            let timed = [known, retrieved].iter().all(|moment| moment.precision() == Precision::Time);
            timed && !known.is_after(&retrieved) && !retrieved.is_after(&known)
        })
    }

    /// When the newest text on file of an article was clipped, and when something else was; none unless both are known.
    fn times(&self, article: usize, retrieved: &str) -> Option<(Moment, Moment)> {
        self.articles[article].retrieved.zip(Moment::parse(retrieved, None).ok())
    }

    /// The article on file that has most in common with this one, and how many percent of the shorter text that is.
    pub(super) fn similar(&mut self, article: &Article) -> Option<(&OnFile, usize)> {
        if self.shingles.is_none() {
            let read: Vec<Arc<[u32]>> = self
                .articles
                .par_iter()
                .map(|on_file| {
                    on_file.article.as_ref().map(|article| analyse(article, &self.language).shingles)
                })
                .map(Option::unwrap_or_default)
                .collect();
            let mut shingles = Shingles::default();
            read.iter().for_each(|of| shingles.add(of));
            self.shingles = Some(shingles);
        }
        let shingles = self.shingles.as_ref()?;
        let own = analyse(article, &self.language).shingles;
        let mut shared: HashMap<u32, usize, FxBuildHasher> = HashMap::default();
        for of in own.iter().filter_map(|hash| shingles.by_hash.get(hash)).flatten() {
            *shared.entry(*of).or_default() += 1;
        }
        let mut candidates: Vec<(usize, u32)> = shared
            .into_iter()
            .filter_map(|(index, count)| {
                let shorter = shingles.counts[index as usize].min(own.len()).max(1);
                let share = count as f64 / shorter as f64;
                (count >= MIN_SHARED && share >= MIN_CONTAINMENT).then_some(((share * 100.0) as usize, index))
            })
            .collect();
        candidates.sort_unstable_by_key(|(percent, index)| (usize::MAX - percent, *index));
        let (percent, index) = *candidates.first()?;
        Some((&self.articles[index as usize], percent))
    }

    /// Takes note of an article that was written.
    pub(super) fn add(&mut self, path: String, article: &Arc<Article>, source: String, fingerprint: u64) {
        if let Some(shingles) = &mut self.shingles {
            shingles.add(&analyse(article, &self.language).shingles);
        }
        self.articles.push(OnFile {
            path,
            url: article.url.clone(),
            title: article.title.clone(),
            headline: article.title.clone(),
            source,
            texts: vec![text_of(&article.entry.body)],
            later: Vec::new(),
            imported: Imported::default(),
            retrieved: article.retrieved,
            article: Some(Arc::clone(article)),
        });
        self.remember(self.articles.len() - 1, &article.entry.body, fingerprint);
        self.deleted.retain(|(_, imported)| !imported.clippings.contains(&fingerprint));
    }

    /// Takes note of a version that was written.
    pub(super) fn add_version(
        &mut self,
        article: usize,
        body: &Body,
        headline: String,
        retrieved: Option<Moment>,
        fingerprint: u64,
    ) {
        let article = &mut self.articles[article];
        article.headline = headline;
        article.texts.push(text_of(body));
        article.later.push(body.clone());
        article.imported.add(text_of(body));
        article.imported.add_clipping(fingerprint);
        article.retrieved = article.retrieved.max(retrieved);
    }
}

impl OnFile {
    fn has(&self, text: u64) -> bool {
        self.texts.contains(&text) || self.imported.texts.contains(&text)
    }

    /// Its texts.
    fn bodies(&self) -> impl Iterator<Item = &Body> {
        self.article.iter().map(|article| &article.entry.body).chain(&self.later)
    }

    /// What it is known by, wherever its file is: its address, or its source, title and day where it has none.
    fn identity(&self) -> u64 {
        let address = self.url.as_deref().and_then(address::plain);
        let identity = match address {
            Some(address) => format!("{address:?}"),
            None => {
                let day = self.article.as_ref().map(|article| article.published.date());
                format!("{} {} {day:?}", self.source, fold(&self.title))
            }
        };
        xxh3_64(identity.as_bytes())
    }
}

/// The fingerprint of a text by its words alone: what differs in spaces and markup is the same text.
fn text_of(body: &Body) -> u64 {
    xxh3_64(body.plain.split_whitespace().collect::<Vec<_>>().join(" ").as_bytes())
}

/// The fingerprint of a clipping as it came: its text, and what it says of itself.
pub(super) fn fingerprint(body: &Body, said: &[&str]) -> u64 {
    xxh3_64(format!("{} {said:?}", text_of(body)).as_bytes())
}

/// The text of a piece of Markdown that a stranger wrote.
pub(super) fn parsed(markdown: &str) -> Body {
    Body::parse(markdown, 0, Trust::Foreign)
}

/// The path of a page below `articles/`: `/articles/offer/` and `/articles/offer/index.html` are one.
fn below_articles(path: &str) -> Option<String> {
    let page = path.strip_prefix("/articles/")?;
    let page = page.strip_suffix("index.html").unwrap_or(page);
    Some(page.trim_end_matches('/').to_owned())
}
