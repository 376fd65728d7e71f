//! Looks at the finished pages as a browser would: every internal link and anchor must lead somewhere, and an id may
//! stand on a page only once.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::{Mutex, PoisonError};

use html5gum::{Token, Tokenizer};
use url::Url;
use xxhash_rust::xxh3::xxh3_64;

use crate::config::BaseUrl;
use crate::diagnostic::{Diagnostic, Place};

/// Collects pages while they are rendered; several threads may hand them in, and a page may be handed in again.
pub struct LinkCheck {
    base: BaseUrl,
    /// Every file of the site.
    files: HashSet<String>,
    pages: Mutex<BTreeMap<String, Looked>>,
}

/// What was found on a page.
struct Looked {
    diagnostics: Vec<Diagnostic>,
    /// Fingerprints of `page#id`: a large site has millions.
    anchors: Vec<u64>,
    /// Link as written, fingerprint of the anchor that it needs.
    wanted: Vec<(String, u64)>,
}

/// What a link leads to within the site.
enum Target {
    /// Somewhere else.
    External,
    /// A file of the site, and the anchor in it.
    File(String, Option<String>),
    /// An address on this host that is not part of the site.
    Outside,
}

impl LinkCheck {
    /// Prepares for the pages of a site.
    pub fn new<'p>(base: &BaseUrl, paths: impl Iterator<Item = &'p str>) -> Self {
        Self { base: base.clone(), files: paths.map(str::to_owned).collect(), pages: Mutex::default() }
    }

    /// Whether these are the files and the address that it was made for. What links lead to is judged by them, so
    /// that with others every page has to be looked at again.
    pub fn is_of<'p>(&self, base: &BaseUrl, mut paths: impl Iterator<Item = &'p str>) -> bool {
        let mut count = 0;
        let known = paths.all(|path| {
            count += 1;
            self.files.contains(path)
        });
        known && count == self.files.len() && self.base == *base
    }

    /// Takes the finished page at `path`.
    pub fn page(&self, path: &str, html: &[u8]) {
        let mut ids: BTreeSet<String> = BTreeSet::new();
        let mut links: BTreeSet<String> = BTreeSet::new();
        let mut diagnostics = Vec::new();
        for Ok(token) in Tokenizer::new(html) {
            let Token::StartTag(tag) = token else { continue };
            for (name, value) in &tag.attributes {
                let value = String::from_utf8_lossy(value).into_owned();
                match &name[..] {
                    b"id" => {
                        let first = ids.insert(value.clone());
                        if !first {
                            let message = format!("/{path} has the id `{value}` twice");
                            diagnostics
                                .push(Diagnostic::error("check/duplicate-id", message).at(Place::file(path)));
                        }
                    }
                    b"href" | b"src" if tag.name[..] != *b"base" => {
                        links.insert(value);
                    }
                    b"srcset" | b"imagesrcset" => links.extend(candidates(&value).map(str::to_owned)),
                    _ => {}
                }
            }
        }
        let mut wanted = Vec::new();
        for link in links {
            match self.target(path, &link) {
                Target::External => {}
                Target::File(file, _) if !self.files.contains(&file) => {
                    diagnostics.push(dead(path, &link, "which does not exist"));
                }
                Target::Outside => diagnostics.push(dead(path, &link, "which is not part of the site")),
                Target::File(file, Some(anchor)) if !anchor.is_empty() => {
                    wanted.push((link, anchor_key(&file, &anchor)));
                }
                Target::File(..) => {}
            }
        }
        let anchors = ids.iter().map(|id| anchor_key(path, id)).collect();
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        pages.insert(path.to_owned(), Looked { diagnostics, anchors, wanted });
    }

    /// What is wrong with the links of all pages.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        let anchors: HashSet<u64> = pages.values().flat_map(|page| &page.anchors).copied().collect();
        let mut diagnostics = Vec::new();
        for (path, page) in pages.iter() {
            diagnostics.extend(page.diagnostics.iter().cloned());
            let dangling = page.wanted.iter().filter(|(_, key)| !anchors.contains(key));
            diagnostics.extend(dangling.map(|(link, _)| dead(path, link, "where there is no such anchor")));
        }
        diagnostics
    }

    fn target(&self, page: &str, link: &str) -> Target {
        let here = format!("{}{}{page}", self.base.origin(), self.base.root());
        let Ok(here) = Url::parse(here.strip_suffix("index.html").unwrap_or(&here)) else {
            return Target::External;
        };
        let Ok(url) = here.join(link) else { return Target::Outside };
        if url.origin() != here.origin() {
            return Target::External;
        }
        let Some(path) = url.path().strip_prefix(self.base.root()) else { return Target::Outside };
        let mut file = percent_decoded(path);
        if file.is_empty() || file.ends_with('/') {
            file.push_str("index.html");
        }
        Target::File(file, url.fragment().map(percent_decoded))
    }
}

/// The addresses of a `srcset`: an address ends at white space, and what follows it at a comma.
fn candidates(srcset: &str) -> impl Iterator<Item = &str> {
    let mut rest = srcset;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        let (address, after) =
            rest.split_at(rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len()));
        let alone = address.trim_end_matches(',');
        // Without white space the comma belongs to the address, unless it ends with it.
        rest = match alone.len() < address.len() {
            true => after,
            false => after.split_once(',').map_or("", |(_, next)| next),
        };
        (!alone.is_empty()).then_some(alone)
    })
}

fn dead(page: &str, link: &str, why: &str) -> Diagnostic {
    Diagnostic::error("check/dead-link", format!("/{page} links to {link}, {why}")).at(Place::file(page))
}

fn anchor_key(file: &str, anchor: &str) -> u64 {
    xxh3_64(format!("{file}#{anchor}").as_bytes())
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = match (first, tail) {
            (b'%', [a, b, ..]) => {
                std::str::from_utf8(&[*a, *b]).ok().and_then(|h| u8::from_str_radix(h, 16).ok())
            }
            _ => None,
        };
        match escaped {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dead_links_and_anchors_are_found_and_good_ones_are_not() {
        let base = BaseUrl::parse("https://a.example/sub/").expect("valid");
        let check = LinkCheck::new(&base, ["index.html", "x/index.html", "ü.css"].into_iter());
        check.page(
            "x/index.html",
            br##"<p id=p1><p id=p2><a href="#p1">ok</a><a href="../#top">no anchor</a>"##,
        );
        let page = r##"<p id=a><p id=a><a href="x/#p2">ok</a><a href="/sub/x/#p9">no</a><a href="/sub/y/">no</a>
            <a href="/other/">no</a><a href="https://b.example/">ok</a><a href="mailto:a@b">ok</a>
            <link href="/sub/%C3%BC.css?v=1"><a href="https://a.example/sub/x/?q=1&amp;r#p1">ok</a>
            <img srcset="/sub/%C3%BC.css 1x,/sub/small,1.png 2x, /sub/large.png,  x/ 3x, "><img srcset="">"##;
        check.page("index.html", page.as_bytes());
        let mut found: Vec<String> = check.diagnostics().into_iter().map(|d| d.message).collect();
        found.sort();
        assert_eq!(
            found,
            [
                "/index.html has the id `a` twice",
                "/index.html links to /other/, which is not part of the site",
                "/index.html links to /sub/large.png, which does not exist",
                "/index.html links to /sub/small,1.png, which does not exist",
                "/index.html links to /sub/x/#p9, where there is no such anchor",
                "/index.html links to /sub/y/, which does not exist",
                "/x/index.html links to ../#top, where there is no such anchor",
            ]
        );
    }
}
