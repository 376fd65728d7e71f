//! The pictures that lie in `content/`, and which of them a text shows: found by path or by name, as Obsidian does.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization as _;

use super::{Briefing, Key, Subject, Touched};
use crate::content::Picture;
use crate::diagnostic::Diagnostic;

/// Every picture in `content/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pictures {
    /// By the name of the file, in small letters: each path below `content/`, with where to read it.
    by_name: BTreeMap<Arc<str>, BTreeMap<String, PathBuf>>,
}

/// A picture that a text shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Below `content/`.
    pub path: String,
    /// Where to read it.
    pub location: PathBuf,
    /// How many others the name could mean.
    others: usize,
}

impl Pictures {
    /// Adds a picture at a path below `content/`.
    pub fn insert(&mut self, path: &str, location: PathBuf) {
        self.by_name.entry(name_of(path)).or_default().insert(path.to_owned(), location);
    }

    /// Takes one away.
    pub fn remove(&mut self, path: &str) {
        let name = name_of(path);
        if let Some(paths) = self.by_name.get_mut(&name) {
            paths.remove(path);
            if paths.is_empty() {
                self.by_name.remove(&name);
            }
        }
    }

    /// The picture that a text in `file` calls `target`: at that path from the text's folder, or else from `content/`, or
    /// else below any folder, where the shortest path comes first. Capitals make no difference.
    pub fn find(&self, file: &str, target: &str) -> Option<Shown> {
        let candidates = self.by_name.get(&name_of(target))?;
        let folder = file.trim_start_matches("content/").rsplit_once('/').map_or("", |(folder, _)| folder);
        let (near, whole) = (joined(folder, target), joined("", target));
        let is = |path: &str, wanted: &String| path == wanted;
        let is_like = |path: &str, wanted: &String| folded(path) == folded(wanted);
        let end = format!("/{}", folded(target.trim_start_matches("./")));
        let below = |path: &str| folded(path).ends_with(&end);
        let shown = |(path, location): (&String, &PathBuf), others: usize| {
            Some(Shown { path: path.clone(), location: location.clone(), others })
        };
        for wanted in [&near, &whole].into_iter().flatten() {
            let exact = candidates.iter().find(|(path, _)| is(path, wanted));
            if let Some(found) = exact.or_else(|| candidates.iter().find(|(path, _)| is_like(path, wanted))) {
                return shown(found, 0);
            }
        }
        let mut found: Vec<_> = candidates.iter().filter(|(path, _)| below(path)).collect();
        found.sort_by_key(|(path, _)| (path.matches('/').count(), *path));
        shown(*found.first()?, found.len() - 1)
    }
}

/// What files of any folder have in common that a text may mean by a name.
pub(crate) fn name_of(path: &str) -> Arc<str> {
    folded(path.rsplit('/').next().unwrap_or(path)).into()
}

/// The same for capitals and small letters, and for letters that a file system takes apart.
fn folded(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).collect()
}

/// A path that is written in a folder, from where the folders begin; none where it leads out.
pub(crate) fn joined(folder: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

impl Briefing {
    /// Replaces the pictures that there are.
    pub fn set_pictures(&mut self, pictures: Pictures, touched: &mut Touched) {
        let before = std::mem::replace(&mut self.pictures, pictures);
        let names = before.by_name.keys().chain(self.pictures.by_name.keys());
        for name in names.filter(|name| before.by_name.get(*name) != self.pictures.by_name.get(*name)) {
            touched.key(Key::Picture(Arc::clone(name)));
        }
    }

    /// The pictures that there are.
    pub fn pictures(&self) -> &Pictures {
        &self.pictures
    }

    /// The pictures that an editors' text names, each with what is meant, if there is any.
    pub fn pictures_of(&self, subject: Subject) -> impl Iterator<Item = (&Picture, Option<Shown>)> {
        let entry = self.entry(subject);
        entry.into_iter().flat_map(|entry| {
            let named = entry.body.pictures.iter();
            let find = |picture: &Picture| match picture.target.starts_with('/') {
                true => None,
                false => self.pictures.find(&entry.file, &picture.target),
            };
            named.map(move |picture| (picture, find(picture)))
        })
    }

    /// What is to be said of a picture that a text names, if there is none in `content/` or several have the name.
    pub fn fault_of_picture(
        &self,
        subject: Subject,
        picture: &Picture,
        shown: Option<&Shown>,
    ) -> Option<Diagnostic> {
        let place = self.entry(subject)?.body_place(&picture.span);
        let fault = match shown {
            None => Diagnostic::warning(
                "picture/unknown",
                format!("there is no picture `{}` in content/ or static/", picture.target),
            )
            .help("put it beside the text, or write its path below content/"),
            Some(shown) if shown.others > 0 => Diagnostic::warning(
                "picture/ambiguous",
                format!("`{}` is the name of several pictures", picture.target),
            )
            .help(format!("content/{} is shown; write the path of the one that is meant", shown.path)),
            Some(_) => return None,
        };
        Some(fault.at(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_found_by_path_and_by_name() {
        let mut pictures = Pictures::default();
        for path in [
            "Crane.png",
            "notes/ship.jpg",
            "notes/a/ship.jpg",
            "files/quay one.webp",
            "files/x/quay two.webp",
            "notes/Ship.jpg",
            "u\u{308}bersicht.png",
        ] {
            pictures.insert(path, PathBuf::from(path));
        }
        for (file, target, want) in [
            ("content/notes/n.md", "crane.png", Some(("Crane.png", 0))),
            ("content/notes/n.md", "../Crane.png", Some(("Crane.png", 0))),
            ("content/notes/n.md", "ship.jpg", Some(("notes/ship.jpg", 0))),
            ("content/notes/a/n.md", "ship.jpg", Some(("notes/a/ship.jpg", 0))),
            ("content/notes/n.md", "Ship.jpg", Some(("notes/Ship.jpg", 0))),
            ("content/notes/n.md", "\u{dc}bersicht.png", Some(("u\u{308}bersicht.png", 0))),
            ("content/events/n.md", "ship.jpg", Some(("notes/Ship.jpg", 2))),
            ("content/events/n.md", "a/ship.jpg", Some(("notes/a/ship.jpg", 0))),
            ("content/events/n.md", "notes/a/ship.jpg", Some(("notes/a/ship.jpg", 0))),
            ("content/events/n.md", "./files/quay one.webp", Some(("files/quay one.webp", 0))),
            ("content/events/n.md", "one.webp", None),
            ("content/events/n.md", "../../../etc/crane.png", None),
            ("content/events/n.md", "nothing.png", None),
        ] {
            let found = pictures.find(file, target);
            let found = found.as_ref().map(|shown| (shown.path.as_str(), shown.others));
            assert_eq!(found, want, "{file}: {target}");
        }
        pictures.remove("notes/ship.jpg");
        pictures.remove("notes/Ship.jpg");
        assert_eq!(
            pictures.find("content/notes/n.md", "ship.jpg").map(|shown| shown.path),
            Some("notes/a/ship.jpg".into())
        );
    }
}
