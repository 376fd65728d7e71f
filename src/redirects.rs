//! Old paths of pages and where they lead now: `redirects.txt` beside `site.toml`, a line for each, written by `build`
//! when a page moves, kept under version control with the rest of the site, and open to the editors' own lines.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::briefing::{Briefing, Subject};
use crate::content::{Kind, is_site_path};
use crate::diagnostic::{Diagnostic, Place};
use crate::site::{Output, Outputs, Page};

/// The name of the file.
pub const FILE: &str = "redirects.txt";

const HEAD: &str = "# Old paths of this site and where they lead now, one pair a line. `briefing build` adds the pages that \
moved\n# since it was run last; lines may be added and removed by hand. Keep this file under version control.\n";

/// What `redirects.txt` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redirects {
    /// Old path, new path, where that is written; both paths start with a slash.
    lines: BTreeMap<String, (String, Option<Range<usize>>)>,
    /// The file as it is, with what editors say in it besides.
    text: String,
}

impl Redirects {
    /// Reads the file; what is wrong with a line is reported, and the line is left out.
    pub fn parse(file: &str, text: &str) -> (Self, Vec<Diagnostic>) {
        let (mut redirects, mut diagnostics) =
            (Self { lines: BTreeMap::new(), text: text.to_owned() }, Vec::new());
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let here = start..start + line.trim_end().len();
            start += line.len();
            let written = line.split('#').next().unwrap_or_default();
            let parts: Vec<&str> = written.split_whitespace().collect();
            let place = || Place::in_text(file, text, here.clone());
            match parts[..] {
                [] => {}
                [from, to] if is_site_path(from) && (is_site_path(to) || to == "/") && from != to => {
                    if redirects.lines.insert(from.to_owned(), (to.to_owned(), Some(here.clone()))).is_some()
                    {
                        let message = format!("`{from}` is redirected twice");
                        diagnostics.push(Diagnostic::error("redirects/twice", message).at(place()));
                    }
                }
                _ => diagnostics.push(
                    Diagnostic::error("redirects/bad-line", "this line is not an old path and a new one")
                        .at(place())
                        .help("write two paths of this site, like `/notes/old/ /notes/new/`"),
                ),
            }
        }
        (redirects, diagnostics)
    }

    /// The text of the file.
    pub fn to_text(&self) -> &str {
        &self.text
    }

    /// Whether nothing is redirected.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Adds what moved. A path to which a page has come back is not redirected any more; all other lines stay as they
    /// are.
    #[must_use]
    pub fn with(&self, moved: &[(String, String)]) -> Self {
        let mut lines = self.lines.clone();
        let mut replaced: HashSet<&str> = HashSet::new();
        for (from, to) in moved {
            lines.remove(to);
            replaced.extend([from.as_str(), to.as_str()]);
        }
        let old = if self.text.is_empty() { HEAD } else { &self.text };
        let kept = old.lines().filter(|line| {
            let from = line.split('#').next().and_then(|line| line.split_whitespace().next());
            from.is_none_or(|from| !replaced.contains(from))
        });
        let mut text: String = kept.flat_map(|line| [line, "\n"]).collect();
        for (from, to) in moved {
            lines.insert(from.clone(), (to.clone(), None));
            let _ = writeln!(text, "{from} {to}");
        }
        Self { lines, text }
    }

    /// The files at old paths with what they lead to, relative to the output. Lines that lead to lines are followed.
    pub fn resolve(&self, outputs: &Outputs) -> BTreeMap<String, String> {
        let targets = self.targets(outputs).into_iter();
        targets
            .filter_map(|(from, to)| Some((file_of(from), to?.trim_start_matches('/').to_owned())))
            .collect()
    }

    /// The page that each old path leads to in the end, if any; each line is walked once.
    fn targets<'l>(&'l self, outputs: &Outputs) -> BTreeMap<&'l str, Option<&'l str>> {
        let is_page = |path: &str| {
            !matches!(outputs.get(&file_of(path)), None | Some(Output::Page(Page::Moved { .. })))
        };
        let mut known: BTreeMap<&str, Option<&str>> = BTreeMap::new();
        for from in self.lines.keys() {
            let mut way: Vec<&str> = Vec::new();
            let mut at = from.as_str();
            let end = loop {
                if let Some(end) = known.get(at) {
                    break *end;
                }
                let Some((to, _)) = self.lines.get(at) else { break None };
                way.push(at);
                // Until it is known, whoever comes by again goes round in a circle.
                known.insert(at, None);
                if is_page(to) {
                    break Some(to.as_str());
                }
                at = to;
            };
            known.extend(way.into_iter().map(|at| (at, end)));
        }
        known
    }

    /// Lines that lead nowhere.
    pub fn diagnostics(&self, outputs: &Outputs) -> Vec<Diagnostic> {
        let targets = self.targets(outputs);
        let dead = self.lines.iter().filter(|(from, _)| {
            // Where a page stands now its line is not needed any more.
            let stands =
                !matches!(outputs.get(&file_of(from)), None | Some(Output::Page(Page::Moved { .. })));
            !stands && targets.get(from.as_str()).copied().flatten().is_none()
        });
        dead.map(|(from, (to, written))| {
            let message = format!("`{from}` is redirected to `{to}`, where there is nothing");
            let place = written.clone().map(|span| Place::in_text(FILE, &self.text, span));
            Diagnostic::warning("redirects/dead", message)
                .at(place.unwrap_or_else(|| Place::file(FILE)))
                .help("correct the line, or take it out")
        })
        .collect()
    }
}

/// The file at a path of the site, relative to the output.
pub(crate) fn file_of(path: &str) -> String {
    let inner = path.trim_matches('/');
    let is_file = !path.ends_with('/') && inner.rsplit('/').next().is_some_and(|name| name.contains('.'));
    match (is_file, inner.is_empty()) {
        (true, _) => inner.to_owned(),
        (false, true) => "index.html".to_owned(),
        (false, false) => format!("{inner}/index.html"),
    }
}

/// The path of a document's page, with what it is known by if its file is renamed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permalink {
    /// The document's file.
    file: String,
    /// The page's path, with a slash before it.
    path: String,
    /// Fingerprints of the text, of the title, and of the original's address.
    text: u64,
    title: u64,
    original: Option<u64>,
}

/// The permalinks of all documents with a page, by file.
pub fn permalinks(briefing: &Briefing) -> Vec<Permalink> {
    let subjects = briefing.subjects().filter_map(|subject| Some((subject, briefing.entry(subject)?)));
    let mut all: Vec<Permalink> = subjects
        .map(|(subject, entry)| {
            let (title, original) = match subject {
                Subject::Article(ix) => {
                    let doc = &briefing.article(ix).doc;
                    (&doc.title, doc.url.as_deref())
                }
                Subject::Source(ix) => (&briefing.source(ix).doc.name, None),
                Subject::Person(ix) => (&briefing.person(ix).name, None),
                Subject::Event(ix) => (&briefing.event(ix).doc.title, None),
                Subject::Note(ix) => (&briefing.note(ix).doc.title, None),
                Subject::Edition(ix) => (&briefing.edition(ix).doc.title, None),
            };
            Permalink {
                file: entry.file.to_string(),
                path: format!("/{}", Page::of(subject).url(briefing)),
                text: xxh3_64(entry.text.as_bytes()),
                title: xxh3_64(title.as_bytes()),
                original: original.map(|url| xxh3_64(url.as_bytes())),
            }
        })
        .collect();
    all.sort_by(|a, b| a.file.cmp(&b.file));
    all
}

/// Whether the same files have pages at the same paths.
pub fn same_places(before: &[Permalink], now: &[Permalink]) -> bool {
    let place = |page: &Permalink| (page.file.clone(), page.path.clone());
    before.iter().map(place).eq(now.iter().map(place))
}

/// What became of pages since they were published last.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Fate {
    /// Old path and new one.
    pub moved: Vec<(String, String)>,
    /// File and path of those with nothing that could be called their successor.
    pub vanished: Vec<(String, String)>,
}

/// Finds the pages of `before` among those of `now`: by file; then, for files that are gone, among the new files of
/// the same kind the only one with the same text, the same original, or the same title.
pub fn fate(before: &[Permalink], now: &[Permalink]) -> Fate {
    let by_file: HashMap<&str, &Permalink> = now.iter().map(|page| (page.file.as_str(), page)).collect();
    let known: HashSet<&str> = before.iter().map(|page| page.file.as_str()).collect();
    let paths: HashSet<&str> = now.iter().map(|page| page.path.as_str()).collect();
    let mut new: HashMap<(Option<Kind>, u8, u64), Vec<&Permalink>> = HashMap::new();
    for page in now.iter().filter(|page| !known.contains(page.file.as_str())) {
        for (sign, value) in page.signs() {
            new.entry((Kind::of_path(&page.file), sign, value)).or_default().push(page);
        }
    }
    let mut fate = Fate::default();
    for old in before {
        let successor = by_file.get(old.file.as_str()).copied().or_else(|| {
            let kind = Kind::of_path(&old.file);
            old.signs().find_map(|(sign, value)| match new.get(&(kind, sign, value)).map(Vec::as_slice) {
                Some([only]) => Some(*only),
                _ => None,
            })
        });
        match successor {
            Some(page) if page.path == old.path => {}
            _ if paths.contains(old.path.as_str()) => {}
            Some(page) => fate.moved.push((old.path.clone(), page.path.clone())),
            None => fate.vanished.push((old.file.clone(), old.path.clone())),
        }
    }
    fate
}

impl Permalink {
    fn signs(&self) -> impl Iterator<Item = (u8, u64)> {
        [Some((0, self.text)), self.original.map(|original| (1, original)), Some((2, self.title))]
            .into_iter()
            .flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_and_bad_ones_reported() {
        let (redirects, found) = Redirects::parse(
            FILE,
            "# old\n/a/ /b/\n\n/c.html /\n/a/ /d/\nnonsense\n/../x /y/\n/same/ /same/\n",
        );
        let places: Vec<(&str, usize)> =
            found.iter().map(|d| (d.code, d.place.as_ref().map_or(0, |p| p.line))).collect();
        assert_eq!(
            places,
            [
                ("redirects/twice", 5),
                ("redirects/bad-line", 6),
                ("redirects/bad-line", 7),
                ("redirects/bad-line", 8)
            ]
        );
        assert_eq!(redirects.lines.len(), 2);
        let (again, found) = Redirects::parse(FILE, redirects.to_text());
        assert_eq!(again.to_text(), redirects.to_text());
        assert_eq!(found.len(), 4, "what is wrong stays for the editor to see");
        assert_eq!(
            (file_of("/"), file_of("/a"), file_of("/a.html")),
            ("index.html".into(), "a/index.html".into(), "a.html".into())
        );
    }

    #[test]
    fn pages_are_followed_through_renames() {
        let page = |file: &str, path: &str, text: u64, title: u64| Permalink {
            file: format!("content/notes/{file}"),
            path: path.to_owned(),
            text,
            title,
            original: None,
        };
        let before = [
            page("a.md", "/a/", 1, 1),
            page("b.md", "/b/", 2, 2),
            page("c.md", "/c/", 3, 3),
            page("d.md", "/d/", 4, 9),
        ];
        let now = [
            page("a.md", "/a2/", 7, 1),
            page("b2.md", "/b2/", 2, 5),
            page("c2.md", "/c2/", 8, 3),
            page("e.md", "/e/", 5, 5),
        ];
        let found = fate(&before, &now);
        let moved: Vec<(&str, &str)> = found.moved.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(moved, [("/a/", "/a2/"), ("/b/", "/b2/"), ("/c/", "/c2/")]);
        assert_eq!(found.vanished, [("content/notes/d.md".to_owned(), "/d/".to_owned())]);
        let moved = Redirects::parse(FILE, "# mine\n/a/ /z/ # once\n/k/ /l/").0.with(&found.moved);
        assert_eq!(moved.to_text(), "# mine\n/k/ /l/\n/a/ /a2/\n/b/ /b2/\n/c/ /c2/\n");
        assert_eq!(Redirects::parse(FILE, moved.to_text()).0.lines.len(), 4);
        let back = Redirects::default().with(&found.moved).with(&[("/a2/".to_owned(), "/a/".to_owned())]);
        assert_eq!(back.lines.get("/a/"), None);
        assert_eq!(back.lines.get("/a2/").map(|(to, _)| to.as_str()), Some("/a/"));
    }
}
