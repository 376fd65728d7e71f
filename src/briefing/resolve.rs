//! Turns ids, names, aliases, titles and web addresses into the one thing they mean, or says why they mean none.

use std::cell::Cell;
use std::collections::BTreeMap;

use url::Url;

use super::{Link, Subject};
use crate::diagnostic::{Diagnostic, nearest};
use crate::reading::fold;

/// One thing that can be named.
pub(super) struct Named<'a> {
    pub(super) subject: Subject,
    pub(super) folder: &'static str,
    pub(super) id: &'a str,
    /// Title or name first, then every alias.
    pub(super) names: Vec<&'a str>,
    /// Numbered blocks, for `#p7`.
    pub(super) blocks: usize,
}

const MAX_SUGGESTIONS: usize = 200;

/// Finds what a wiki-link means.
pub(super) struct Names<'a> {
    named: &'a [Named<'a>],
    by_text: BTreeMap<String, Vec<usize>>,
    /// Folded id or title of what is a draft or lies in the future, and so has no page.
    unpublished: &'a BTreeMap<String, &'static str>,
    /// 'Did you mean' looks at every name; a site with thousands of dead links needs no more of them.
    suggestions_left: Cell<usize>,
}

impl<'a> Names<'a> {
    pub(super) fn new(named: &'a [Named<'a>], unpublished: &'a BTreeMap<String, &'static str>) -> Self {
        let mut by_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, thing) in named.iter().enumerate() {
            let ids = [fold(thing.id), fold(&format!("{}/{}", thing.folder, thing.id))];
            for text in ids.into_iter().chain(thing.names.iter().map(|name| fold(name))) {
                let here = by_text.entry(text).or_default();
                if here.last() != Some(&index) {
                    here.push(index);
                }
            }
        }
        Self { named, by_text, unpublished, suggestions_left: Cell::new(MAX_SUGGESTIONS) }
    }

    /// What `target` (`Emmanuel Macron`, `article-id#p7`, `people/x`) leads to.
    pub(super) fn resolve(&self, target: &str) -> Result<Link, Box<Diagnostic>> {
        let (name, anchor) = match target.split_once('#') {
            Some((name, anchor)) => (name, Some(anchor)),
            None => (target, None),
        };
        let folded = fold(name.trim().trim_start_matches("content/").trim_end_matches(".md"));
        let found = self.by_text.get(&folded).map_or(&[][..], Vec::as_slice);
        let thing = match found {
            [one] => &self.named[*one],
            [] => return Err(Box::new(self.unknown(name, &folded))),
            // An id is meant before a title that happens to be the same.
            several => {
                let mut by_id = several.iter().filter(|i| fold(self.named[**i].id) == folded);
                match (by_id.next(), by_id.next()) {
                    (Some(one), None) => &self.named[*one],
                    _ => return Err(Box::new(self.ambiguous(name, several))),
                }
            }
        };
        let by_id = folded == fold(thing.id) && !thing.names.iter().any(|n| n.trim() == name.trim());
        let by_id = by_id || folded.contains('/');
        let Some(anchor) = anchor else { return Ok(Link { to: thing.subject, paragraph: None, by_id }) };
        match anchor.strip_prefix('p').and_then(|n| n.parse::<usize>().ok()) {
            Some(number) if (1..=thing.blocks).contains(&number) => {
                Ok(Link { to: thing.subject, paragraph: Some(number as u32), by_id })
            }
            Some(_) => Err(Box::new(
                Diagnostic::error(
                    "wiki-link/no-such-paragraph",
                    format!("`{}` has no paragraph `{anchor}`", thing.names.first().unwrap_or(&thing.id)),
                )
                .help(match thing.blocks {
                    0 => "it has no text".to_owned(),
                    last => format!("its paragraphs are p1 to p{last}"),
                }),
            )),
            None => Err(Box::new(
                Diagnostic::error("wiki-link/bad-anchor", format!("`#{anchor}` is not a paragraph"))
                    .help("write `#p7` for the seventh paragraph"),
            )),
        }
    }

    fn unknown(&self, name: &str, folded: &str) -> Diagnostic {
        if let Some(why) = self.unpublished.get(folded) {
            return Diagnostic::error(
                "wiki-link/unpublished",
                format!("`[[{name}]]` is not published: it is {why}"),
            )
            .help("publish it, or take the link out");
        }
        let diagnostic = Diagnostic::error("wiki-link/unknown", format!("`[[{name}]]` leads to nothing"));
        let known = self.named.iter().flat_map(|n| std::iter::once(n.id).chain(n.names.iter().copied()));
        let left = self.suggestions_left.get();
        self.suggestions_left.set(left.saturating_sub(1));
        match Some(known).filter(|_| left > 0).and_then(|known| nearest(name, known)) {
            Some(near) => diagnostic.help(format!("did you mean `[[{near}]]`?")),
            None => diagnostic.help("a link names an id, a title, a name or an alias"),
        }
    }

    fn ambiguous(&self, name: &str, several: &[usize]) -> Diagnostic {
        let ways: Vec<String> =
            several.iter().map(|i| format!("[[{}/{}]]", self.named[*i].folder, self.named[*i].id)).collect();
        Diagnostic::error("wiki-link/ambiguous", format!("`[[{name}]]` may mean {} things", several.len()))
            .help(format!("write {}", ways.join(" or ")))
    }
}

/// The host of a web address without `www.`, lowercase.
pub(crate) fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    Some(url.host_str()?.trim_start_matches("www.").to_lowercase())
}

/// The longest of `domains` that `host` is or lies under.
pub(super) fn by_domain<T: Copy>(host: &str, domains: &BTreeMap<String, T>) -> Option<T> {
    let mut rest = host;
    loop {
        if let Some(found) = domains.get(rest) {
            return Some(*found);
        }
        rest = rest.split_once('.')?.1;
    }
}
