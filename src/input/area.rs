//! Which names are files of a site, and what they are for. It goes by the names alone and looks at no disk.

use std::path::{Component, Path};

/// The folders that hold a site's files.
pub(crate) const FOLDERS: [&str; 3] = ["content", "templates", "static"];

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// `site.toml`
    Config,
    /// `redirects.txt`
    Redirects,
    /// `content/**/*.md`
    Content,
    /// `content/**/*.png` and other pictures
    Picture,
    /// `templates/**`
    Template,
    /// `static/**`
    Static,
}

impl Area {
    /// Every top of the tree, with what lies below it.
    pub(super) const TOPS: [&'static str; 5] =
        ["site.toml", "redirects.txt", "content", "templates", "static"];

    /// The area of the file at `path`, relative to the site with forward slashes; none for what is not read.
    pub fn of(path: &str) -> Option<Self> {
        match path.split_once('/') {
            None if path == "site.toml" => Some(Self::Config),
            None if path == "redirects.txt" => Some(Self::Redirects),
            Some(("content", below)) if below.ends_with(".md") => Some(Self::Content),
            Some(("content", below)) if is_picture(below) => Some(Self::Picture),
            Some(("templates", _)) => Some(Self::Template),
            Some(("static", _)) => Some(Self::Static),
            _ => None,
        }
    }
}

/// Whether a name is that of a picture that browsers show.
pub(crate) fn is_picture(name: &str) -> bool {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
    matches!(end.as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "svg")
}

/// Whether a file or folder of this name, somewhere below the folder `top` of the site, is not meant to be read:
/// hidden, a backup, or what an editor writes while somebody types.
pub(super) fn is_ignored(top: &str, name: &str) -> bool {
    // `static/` may hold .well-known and .nojekyll; nothing else that starts with a dot is meant to be read.
    (name.starts_with('.') && top != "static") || name == ".git" || name.ends_with('~') || is_scratch(name)
}

/// Files that editors write for themselves beside the one that is edited.
fn is_scratch(name: &str) -> bool {
    // Vim probes with 4913 whether it may write into a folder, and keeps unsaved text in `.name.swp`.
    let vim = name == "4913"
        || name.starts_with('.') && [".swp", ".swo", ".swx"].iter().any(|end| name.ends_with(end));
    // `#name#` holds unsaved text; `.#name` is a link to nowhere that says who edits.
    let emacs = name.starts_with(".#") || name.len() > 2 && name.starts_with('#') && name.ends_with('#');
    vim || emacs || name.ends_with("___jb_tmp___") || name.ends_with("___jb_old___")
}

/// Whether what happens at `path`, relative to the site, can matter to it: a file that is read or a folder that
/// may hold one.
pub(crate) fn concerns_site(path: &Path) -> bool {
    let mut components = path.components().map(|component| match component {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    let Some(Some(top)) = components.next() else { return false };
    // A name that is not UTF-8 is an error to report.
    let mut below = components.map(|name| name.unwrap_or_default());
    match top {
        "site.toml" | "redirects.txt" => below.next().is_none(),
        _ => FOLDERS.contains(&top) && below.all(|name| !is_ignored(top, name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scratch_files_do_not_concern_the_site() {
        for (path, want) in [
            ("site.toml", true),
            ("redirects.txt", true),
            ("content", true),
            ("content/notes", true),
            ("content/notes/a.md", true),
            ("static/.well-known/security.txt", true),
            ("static/.nojekyll", true),
            ("static/#1.png", true),
            ("site.toml~", false),
            ("README.md", false),
            ("public/index.html", false),
            (".git/index", false),
            (".briefing/lock", false),
            ("site.toml/a", false),
            ("content/notes/.a.md.swp", false),
            ("content/notes/a.md~", false),
            ("content/notes/4913", false),
            ("content/notes/#a.md#", false),
            ("content/notes/.#a.md", false),
            ("content/notes/a.md___jb_tmp___", false),
            ("content/.obsidian/workspace.json", false),
            ("static/.site.css.swp", false),
            ("static/.#site.css", false),
            ("static/.git/index", false),
            ("static/old~/a.css", false),
            ("", false),
        ] {
            assert_eq!(concerns_site(Path::new(path)), want, "path: {path}");
        }
    }
}
