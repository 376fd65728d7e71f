//! Finds the source that an article names: by id, by name, or by the domain of a web address.

use std::collections::BTreeMap;

use super::resolve::{by_domain, host};
use super::{Source, SourceIx};
use crate::diagnostic::Diagnostic;
use crate::reading::fold;

/// Finds sources by id, name or web address.
pub(super) struct SourceFinder {
    by_name: BTreeMap<String, Vec<SourceIx>>,
    by_domain: BTreeMap<String, SourceIx>,
    known: Vec<String>,
}

impl SourceFinder {
    pub(super) fn new(sources: &[Source], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut finder = Self { by_name: BTreeMap::new(), by_domain: BTreeMap::new(), known: Vec::new() };
        for (index, source) in sources.iter().enumerate() {
            let ix = SourceIx(index as u32);
            for text in [fold(&source.doc.entry.id), fold(&source.doc.name)] {
                let here = finder.by_name.entry(text).or_default();
                if !here.contains(&ix) {
                    here.push(ix);
                }
            }
            for domain in &source.doc.domains {
                if let Some(other) = finder.by_domain.insert(domain.value.clone(), ix)
                    && other != ix
                {
                    let other = &sources[other.get()].doc.entry;
                    diagnostics.push(
                        Diagnostic::error(
                            "source/shared-domain",
                            format!("two sources claim the domain `{}`", domain.value),
                        )
                        .at(source.doc.entry.place(&domain.span))
                        .related("the other one", other.first_line()),
                    );
                }
            }
            finder.known.push(source.doc.entry.id.to_string());
            finder.known.push(source.doc.name.clone());
        }
        finder
    }

    pub(super) fn find(&self, text: &str) -> Result<SourceIx, Box<Diagnostic>> {
        if text.contains("://") {
            let host = host(text);
            return host.as_deref().and_then(|host| by_domain(host, &self.by_domain)).ok_or_else(|| {
                let domain = host.unwrap_or_else(|| text.to_owned());
                Diagnostic::error("source/unknown", format!("no source has the domain `{domain}`"))
                    .help(format!("add `{domain}` to the `domains` of a file in content/sources/"))
                    .into()
            });
        }
        match self.by_name.get(&fold(text)).map_or(&[][..], Vec::as_slice) {
            [one] => Ok(*one),
            [] => {
                let diagnostic = Diagnostic::error("source/unknown", format!("there is no source `{text}`"))
                    .did_you_mean(text, self.known.iter().map(String::as_str));
                Err(Box::new(match diagnostic.help {
                    Some(_) => diagnostic,
                    None => diagnostic.help(format!("`briefing new source \"{text}\"` makes one")),
                }))
            }
            _ => Err(Diagnostic::error("source/ambiguous", format!("two sources are called `{text}`"))
                .help("name the source by its id, the name of its file")
                .into()),
        }
    }
}
