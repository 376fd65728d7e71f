//! Finds the source that an article names: by id, by name, or by the domain of a web address.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::resolve::{by_domain, host};
use super::store::drop_from;
use super::{ArticleIx, Source, SourceIx};
use crate::diagnostic::Diagnostic;
use crate::reading::fold;

/// Finds sources by id, name or web address.
#[derive(Debug, Default)]
pub(super) struct SourceFinder {
    by_name: BTreeMap<String, Vec<SourceIx>>,
    by_domain: BTreeMap<String, SourceIx>,
    known: Vec<String>,
    /// Who asked, by what.
    asked: HashMap<Wanted, BTreeSet<ArticleIx>>,
    /// Two sources with one domain, by the second one's file.
    pub(super) diagnostics: Vec<(Arc<str>, Diagnostic)>,
}

/// What a source is looked for by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Wanted {
    /// An id or a name, folded.
    Name(String),
    /// The host of a web address; none where the address has none.
    Host(Option<String>),
}

impl Wanted {
    fn of(text: &str) -> Self {
        if text.contains("://") { Self::Host(host(text)) } else { Self::Name(fold(text)) }
    }
}

impl SourceFinder {
    /// Starts again with other sources, and says which articles find another one than before, or none.
    pub(super) fn set<'a>(
        &mut self,
        sources: impl Iterator<Item = (SourceIx, &'a Source)>,
    ) -> Vec<ArticleIx> {
        let sources: Vec<(SourceIx, &Source)> = sources.collect();
        let mut finder = Self { asked: std::mem::take(&mut self.asked), ..Self::default() };
        for (ix, source) in &sources {
            for text in [fold(&source.doc.entry.id), fold(&source.doc.name)] {
                let here = finder.by_name.entry(text).or_default();
                if !here.contains(ix) {
                    here.push(*ix);
                }
            }
            for domain in &source.doc.domains {
                if let Some(other) = finder.by_domain.insert(domain.value.clone(), *ix)
                    && other != *ix
                    && let Some((_, other)) = sources.iter().find(|(ix, _)| *ix == other)
                {
                    let diagnostic = Diagnostic::error(
                        "source/shared-domain",
                        format!("two sources claim the domain `{}`", domain.value),
                    )
                    .at(source.doc.entry.place(&domain.span))
                    .related("the other one", other.doc.entry.first_line());
                    finder.diagnostics.push((Arc::clone(&source.doc.entry.file), diagnostic));
                }
            }
            finder.known.push(source.doc.entry.id.to_string());
            finder.known.push(source.doc.name.clone());
        }
        let old = std::mem::replace(self, finder);
        let others = self.asked.iter().filter(|(wanted, _)| old.look_up(wanted) != self.look_up(wanted));
        others.flat_map(|(_, articles)| articles.iter().copied()).collect()
    }

    /// Remembers that an article names a source so.
    pub(super) fn ask(&mut self, article: ArticleIx, text: &str) {
        self.asked.entry(Wanted::of(text)).or_default().insert(article);
    }

    /// Forgets it.
    pub(super) fn forget(&mut self, article: ArticleIx, text: &str) {
        drop_from(&mut self.asked, &Wanted::of(text), &article);
    }

    /// Every source that is meant.
    fn look_up(&self, wanted: &Wanted) -> Vec<SourceIx> {
        match wanted {
            Wanted::Host(host) => {
                host.as_deref().and_then(|host| by_domain(host, &self.by_domain)).into_iter().collect()
            }
            Wanted::Name(name) => self.by_name.get(name).cloned().unwrap_or_default(),
        }
    }

    /// The source that is meant.
    ///
    /// # Errors
    /// None is, or more than one.
    pub(super) fn find(&self, text: &str) -> Result<SourceIx, Box<Diagnostic>> {
        let wanted = Wanted::of(text);
        match (&wanted, &self.look_up(&wanted)[..]) {
            (_, [one]) => Ok(*one),
            (Wanted::Host(host), _) => {
                let domain = host.clone().unwrap_or_else(|| text.to_owned());
                Err(Diagnostic::error("source/unknown", format!("no source has the domain `{domain}`"))
                    .help(format!("add `{domain}` to the `domains` of a file in content/sources/"))
                    .into())
            }
            (Wanted::Name(_), []) => {
                let diagnostic = Diagnostic::error("source/unknown", format!("there is no source `{text}`"))
                    .did_you_mean(text, self.known.iter().map(String::as_str));
                Err(Box::new(match diagnostic.help {
                    Some(_) => diagnostic,
                    None => diagnostic.help(format!("`briefing new source \"{text}\"` makes one")),
                }))
            }
            (Wanted::Name(_), _) => {
                Err(Diagnostic::error("source/ambiguous", format!("two sources are called `{text}`"))
                    .help("name the source by its id, the name of its file")
                    .into())
            }
        }
    }
}
