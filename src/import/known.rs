//! What a site has already: its sources, its articles with all their versions, and which of them share a text.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;
use url::Url;
use xxhash_rust::xxh3::xxh3_64;

use super::memory::Imported;
use crate::content::{Article, Body, Document, Trust, Version};
use crate::input;
use crate::moment::{Moment, Precision};
use crate::reading::{analyse, fold};

/// Two texts have so much of the shorter one in common, and at least so many fingerprints, if one is likely to be a
/// copy of the other; the same bounds as for articles that go back to one text.
const MIN_CONTAINMENT: f64 = 0.5;
const MIN_SHARED: usize = 8;
/// A fingerprint that more articles have says nothing.
const MAX_COPIES: usize = 256;
/// The same few words are no sign that two articles are one.
const MIN_WORDS: usize = 20;

/// An article on file.
pub(super) struct OnFile {
    /// Relative to the site's root.
    pub(super) path: String,
    pub(super) url: Option<String>,
    pub(super) title: String,
    /// The source's id.
    pub(super) source: String,
    /// Fingerprints of its texts, one for each version.
    texts: Vec<u64>,
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
        let mut versions: Vec<(String, u64, Moment)> = Vec::new();
        for file in files.content {
            if let Some(of) = Version::article_of(&file.path) {
                if let (Some(version), _) = Version::parse(&file.path, &file.text, None) {
                    versions.push((of, text_of(&version.body), version.retrieved));
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
                    source: article.source.value.clone(),
                    texts: vec![text_of(&article.entry.body)],
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
        for (of, text, retrieved) in versions {
            if let Some(article) = known.articles.iter_mut().find(|article| article.path == of) {
                article.texts.push(text);
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

    /// The article that this is, by its address, or by title and source where one of the two has no address.
    /// Two issues of one day's name are two articles, if their days are known.
    pub(super) fn same(
        &self,
        url: Option<&str>,
        title: &str,
        source: &str,
        published: Option<&str>,
    ) -> Option<usize> {
        let by_address = |on_file: &OnFile| match (url, on_file.url.as_deref()) {
            (Some(url), Some(known)) => same_address(url, known),
            _ => false,
        };
        let by_title = |on_file: &OnFile| {
            let day = published.and_then(|date| Moment::parse(date, None).ok()).map(|date| date.date());
            let known = on_file.article.as_ref().map(|article| article.published.date());
            (url.is_none() || on_file.url.is_none())
                && day.zip(known).is_none_or(|(day, known)| day == known)
                && on_file.source == source
                && fold(&on_file.title) == fold(title)
        };
        let position = |is: &dyn Fn(&OnFile) -> bool| self.articles.iter().position(is);
        position(&by_address).or_else(|| position(&by_title))
    }

    /// Takes up what was imported as the articles on file. One that was renamed since is known by what it is.
    pub(super) fn recall(&mut self, articles: &BTreeMap<String, Imported>) {
        let mut renamed: BTreeMap<u64, &Imported> =
            articles.values().map(|imported| (imported.identity, imported)).collect();
        for on_file in &mut self.articles {
            if let Some(imported) = articles.get(&on_file.path) {
                renamed.remove(&imported.identity);
                on_file.imported = imported.clone();
            }
        }
        for on_file in self.articles.iter_mut().filter(|on_file| on_file.imported.texts.is_empty()) {
            if let Some(imported) = renamed.remove(&on_file.identity()) {
                on_file.imported = imported.clone();
            }
        }
    }

    /// What was imported as the articles on file, by their paths.
    pub(super) fn imported(&self) -> BTreeMap<String, Imported> {
        let imported = self.articles.iter().filter(|on_file| !on_file.imported.texts.is_empty());
        imported
            .map(|on_file| {
                let texts = on_file.imported.texts.clone();
                (on_file.path.clone(), Imported { identity: on_file.identity(), texts })
            })
            .collect()
    }

    /// Takes note that a text was imported as an article, or would have been if it were not on file.
    pub(super) fn remember(&mut self, article: usize, body: &Body) {
        self.articles[article].imported.add(text_of(body));
    }

    /// Whether it is known what was imported as an article.
    pub(super) fn remembers(&self, article: usize) -> bool {
        !self.articles[article].imported.texts.is_empty()
    }

    /// Whether an article has this text, in whatever version, or had it when it was imported.
    pub(super) fn has_text(&self, article: usize, body: &Body) -> bool {
        self.articles[article].has(text_of(body))
    }

    /// Whether something that was clipped then is newer than all that is on file of an article.
    pub(super) fn is_newer(&self, article: usize, retrieved: &str) -> bool {
        match (self.articles[article].retrieved, Moment::parse(retrieved, None)) {
            (Some(known), Ok(retrieved)) => retrieved > known,
            _ => false,
        }
    }

    /// Whether something that was clipped then is no newer than what is on file: of days, one that is earlier.
    pub(super) fn is_older(&self, article: usize, retrieved: &str) -> bool {
        let (Some(known), Ok(retrieved)) = (self.articles[article].retrieved, Moment::parse(retrieved, None))
        else {
            return false;
        };
        let timed = [known, retrieved].iter().all(|moment| moment.precision() == Precision::Time);
        known.is_after(&retrieved) || timed && !retrieved.is_after(&known)
    }

    /// An article with the very same text, if it is long enough for that to mean something.
    pub(super) fn with_text(&self, body: &Body, source: &str) -> Option<usize> {
        let text = text_of(body);
        (body.word_count() >= MIN_WORDS)
            .then(|| self.articles.iter().position(|a| a.source == source && a.has(text)))
            .flatten()
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
    pub(super) fn add(&mut self, path: String, article: &Arc<Article>, source: String) {
        if let Some(shingles) = &mut self.shingles {
            shingles.add(&analyse(article, &self.language).shingles);
        }
        self.articles.push(OnFile {
            path,
            url: article.url.clone(),
            title: article.title.clone(),
            source,
            texts: vec![text_of(&article.entry.body)],
            imported: Imported::default(),
            retrieved: article.retrieved,
            article: Some(Arc::clone(article)),
        });
        self.remember(self.articles.len() - 1, &article.entry.body);
    }

    /// Takes note of a version that was written.
    pub(super) fn add_version(&mut self, article: usize, body: &Body, retrieved: Option<Moment>) {
        let article = &mut self.articles[article];
        article.texts.push(text_of(body));
        article.imported.add(text_of(body));
        article.retrieved = article.retrieved.max(retrieved);
    }
}

impl OnFile {
    fn has(&self, text: u64) -> bool {
        self.texts.contains(&text) || self.imported.texts.contains(&text)
    }

    /// What it is known by, wherever its file is: its address, or its source and title where it has none.
    fn identity(&self) -> u64 {
        let address = self.url.as_deref().and_then(plain_address);
        let identity = match address {
            Some(address) => format!("{address:?}"),
            None => format!("{} {}", self.source, fold(&self.title)),
        };
        xxh3_64(identity.as_bytes())
    }
}

/// The fingerprint of a text by its words alone: what differs in spaces and markup is the same text.
fn text_of(body: &Body) -> u64 {
    xxh3_64(body.plain.split_whitespace().collect::<Vec<_>>().join(" ").as_bytes())
}

/// The fingerprint of the text of a piece of Markdown.
pub(super) fn parsed(markdown: &str) -> Body {
    Body::parse(markdown, 0, Trust::Foreign)
}

/// Whether two addresses are of one article: what says only how the reader came makes no difference.
pub(super) fn same_address(one: &str, other: &str) -> bool {
    plain_address(one).is_some_and(|one| Some(one) == plain_address(other))
}

/// The path of a page below `articles/`: `/articles/offer/` and `/articles/offer/index.html` are one.
fn below_articles(path: &str) -> Option<String> {
    let page = path.strip_prefix("/articles/")?;
    let page = page.strip_suffix("index.html").unwrap_or(page);
    Some(page.trim_end_matches('/').to_owned())
}

/// Host, path and what is asked for.
type Address = (String, String, Vec<(String, String)>);

/// An address without what says only how the reader came.
fn plain_address(text: &str) -> Option<Address> {
    let url = Url::parse(text).ok()?;
    let mut query: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(key, _)| !is_tracking(key))
        .map(|(key, value)| (key.into_owned(), value.into_owned()))
        .collect();
    query.sort();
    Some((
        url.host_str().unwrap_or_default().trim_start_matches("www.").to_owned(),
        url.path().trim_end_matches('/').to_owned(),
        query,
    ))
}

fn is_tracking(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    ["utm_", "mc_", "at_", "pk_", "wt_", "ns_"].iter().any(|start| key.starts_with(start))
        || matches!(
            &key[..],
            "fbclid"
                | "gclid"
                | "dclid"
                | "msclkid"
                | "igshid"
                | "ref"
                | "ref_src"
                | "cmp"
                | "cmpid"
                | "smid"
                | "share"
                | "source"
                | "ocid"
                | "xtor"
                | "rss"
                | "partner"
                | "amp"
                | "outputtype"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_the_reader_came_makes_no_other_article() {
        for (one, other, want) in [
            ("https://www.a.example/x/", "http://a.example/x?utm_source=n#top", true),
            ("https://a.example/x?id=1", "https://a.example/x?id=2", false),
            ("https://a.example/x?id=1&fbclid=z", "https://a.example/x?id=1", true),
            ("https://a.example/x", "https://a.example/y", false),
            ("x", "x", false),
        ] {
            assert_eq!(same_address(one, other), want, "{one} {other}");
        }
    }
}
