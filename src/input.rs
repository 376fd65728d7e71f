//! Finds the files of a site, bounds them, and hands the texts over with paths relative to the site's root. What
//! is published as it is stays where it is, and is read when it is copied.
//!
//! Symbolic links are followed as long as they stay inside the site; one that leaves it is an error.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::{Diagnostic, Place};

/// A text file larger than this is refused: a long article has a thousandth of it.
pub const MAX_TEXT_BYTES: u64 = 8 * 1024 * 1024;

/// A text file of the site.
#[derive(Clone, Debug)]
pub struct TextFile {
    /// Relative to the site's root, forward slashes.
    pub path: String,
    /// Its whole content.
    pub text: String,
}

/// A file that is copied as it is.
#[derive(Clone, Debug)]
pub struct StaticFile {
    /// Relative to `static/`, forward slashes.
    pub path: String,
    /// Where to read it.
    pub location: PathBuf,
}

/// Everything that a site is made of, in the order of the paths.
#[derive(Clone, Debug, Default)]
pub struct SiteFiles {
    /// `content/**/*.md`
    pub content: Vec<TextFile>,
    /// `templates/**`, paths relative to `templates/`.
    pub templates: Vec<TextFile>,
    /// `static/**`
    pub statics: Vec<StaticFile>,
}

/// Reads `site.toml` below `root`.
///
/// # Errors
/// The file is missing or unreadable.
pub fn read_config(root: &Path) -> Result<TextFile, Box<Diagnostic>> {
    let path = root.join("site.toml");
    if !path.is_file() {
        return Err(Box::new(
            Diagnostic::error("config/missing", format!("there is no site.toml in {}", root.display()))
                .help("`briefing init DIR` makes a new site; `--root DIR` names another one"),
        ));
    }
    read_text(&path, "site.toml".to_owned())
}

/// Reads all files of the site at `root`.
pub fn read_site(root: &Path) -> (SiteFiles, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let inside = match root.canonicalize() {
        Ok(inside) => inside,
        Err(error) => return (SiteFiles::default(), vec![unreadable(&root.display().to_string(), &error)]),
    };
    let mut texts = |folder: &str, wanted: &(dyn Fn(&str) -> bool + Sync)| {
        let found = list(&inside, folder, &mut diagnostics);
        let (files, faults): (Vec<_>, Vec<_>) = found
            .into_par_iter()
            .filter(|(path, _)| wanted(path))
            .map(|(path, location)| match read_text(&location, path) {
                Ok(file) => (Some(file), None),
                Err(fault) => (None, Some(*fault)),
            })
            .unzip();
        diagnostics.extend(faults.into_iter().flatten());
        files.into_iter().flatten().collect::<Vec<TextFile>>()
    };
    let content = texts("content", &|path| path.ends_with(".md"));
    let mut templates = texts("templates", &|_| true);
    for template in &mut templates {
        template.path = template.path["templates/".len()..].to_owned();
    }
    let statics = list(&inside, "static", &mut diagnostics)
        .into_iter()
        .map(|(path, location)| StaticFile { path: path["static/".len()..].to_owned(), location })
        .collect();
    (SiteFiles { content, templates, statics }, diagnostics)
}

/// The files below `root`/`folder`, by path, without those of editors and version control.
fn list(root: &Path, folder: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<(String, PathBuf)> {
    let start = root.join(folder);
    if !start.exists() {
        return Vec::new();
    }
    let mut files = Vec::new();
    // `static/` may hold .well-known and .nojekyll; nothing else that starts with a dot is meant to be read.
    let hidden =
        |name: &str| name.starts_with('.') && folder != "static" || name == ".git" || name.ends_with('~');
    let walk = WalkDir::new(&start).follow_links(true).sort_by_file_name().into_iter();
    let mut walk = walk.filter_entry(|e| e.depth() == 0 || !hidden(&e.file_name().to_string_lossy()));
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().map_or_else(|| folder.to_owned(), |p| relative(root, p));
                let why = if error.loop_ancestor().is_some() {
                    Diagnostic::error("input/link-loop", "this symbolic link leads back to a folder above it")
                        .at(Place::file(path))
                } else {
                    unreadable(&path, error.io_error().unwrap_or(&io::Error::other("unreadable")))
                };
                diagnostics.push(why);
                continue;
            }
        };
        let path = relative(root, entry.path());
        let linked = entry.path_is_symlink();
        if linked && !entry.path().canonicalize().is_ok_and(|target| target.starts_with(root)) {
            diagnostics.push(
                Diagnostic::error("input/link-outside", "this symbolic link leads out of the site")
                    .at(Place::file(path))
                    .help("copy the file into the site"),
            );
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
            continue;
        }
        if entry.file_type().is_file() {
            let name = entry.file_name().to_str();
            if name
                .is_none_or(|name| name.contains(|c: char| c.is_control()) || name.starts_with(".briefing"))
            {
                diagnostics.push(
                    Diagnostic::error("input/bad-name", "a file cannot have this name")
                        .at(Place::file(path.escape_debug().to_string()))
                        .help("use letters and digits; names that start with `.briefing` are ours"),
                );
                continue;
            }
            files.push((path, entry.into_path()));
        }
    }
    files
}

/// `path` below `root`, with forward slashes on every system.
pub(crate) fn relative(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    path.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Reads one text file, which diagnostics will call `path`.
///
/// # Errors
/// Unreadable, larger than [`MAX_TEXT_BYTES`], or not UTF-8.
pub fn read_text(location: &Path, path: String) -> Result<TextFile, Box<Diagnostic>> {
    let size = match fs::metadata(location) {
        Ok(metadata) => metadata.len(),
        Err(error) => return Err(Box::new(unreadable(&path, &error))),
    };
    if size > MAX_TEXT_BYTES {
        let (mib, limit) = (size / 1024 / 1024, MAX_TEXT_BYTES / 1024 / 1024);
        let message = format!("this file has {mib} MiB; a text may have {limit} MiB");
        return Err(Box::new(Diagnostic::error("input/too-large", message).at(Place::file(path))));
    }
    let bytes = fs::read(location).map_err(|error| unreadable(&path, &error))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(TextFile { path, text: printable(text) }),
        Err(error) => {
            let start = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes());
            // Everything before the first bad byte is unchanged by the replacement.
            let place = Place::in_text(path, &text, start..start + 1);
            Err(Box::new(
                Diagnostic::error("input/not-utf-8", "this file is not UTF-8")
                    .at(place)
                    .help("save it as UTF-8"),
            ))
        }
    }
}

/// Control characters are allowed neither in HTML nor in XML. What replaces them has as many bytes, so that places
/// in the file stay as they are.
fn printable(text: String) -> String {
    let forbidden = |c: char| {
        (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    if !text.contains(forbidden) {
        return text;
    }
    let replace = |c: char| match c.len_utf8() {
        _ if !forbidden(c) => c,
        1 => ' ',
        2 => '\u{a0}',
        _ => '\u{fffd}',
    };
    text.chars().map(replace).collect()
}

fn unreadable(path: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error("input/unreadable", format!("this file cannot be read: {error}")).at(Place::file(path))
}
