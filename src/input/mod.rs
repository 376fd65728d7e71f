//! Finds the files of a site, bounds them, and hands the texts over with paths relative to the site's root. What
//! is published as it is stays where it is, and is read when it is copied.
//!
//! Symbolic links are followed as long as they stay inside the site; one that leaves it is an error.
//!
//! [`Inventory`] says which files there are and which of them changed; it does not open them.

mod area;
mod hints;
mod inventory;
mod stamp;
mod walk;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

pub use area::Area;
pub(crate) use area::{FOLDERS, concerns_site, is_picture};
pub use hints::Hints;
pub use inventory::{Changes, File, Inventory};
pub use stamp::{Stamp, now_ns};

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
    let (inventory, mut diagnostics) = Inventory::scan(root);
    let mut listed: Vec<_> = inventory.iter().collect();
    // Folder by folder, in the order of their names.
    listed.sort_by(|(a, _), (b, _)| a.split('/').cmp(b.split('/')));
    let mut texts = |wanted: Area, prefix: &str| {
        let (files, faults): (Vec<_>, Vec<_>) = listed
            .par_iter()
            .filter(|(_, file)| file.area == wanted)
            .map(|(path, _)| match read_text(&inventory.location(path), (*path).to_owned()) {
                Ok(file) => (Some(TextFile { path: file.path[prefix.len()..].to_owned(), ..file }), None),
                Err(fault) => (None, Some(*fault)),
            })
            .unzip();
        diagnostics.extend(faults.into_iter().flatten());
        files.into_iter().flatten().collect::<Vec<TextFile>>()
    };
    let content = texts(Area::Content, "");
    let templates = texts(Area::Template, "templates/");
    let statics = listed
        .iter()
        .filter(|(_, file)| file.area == Area::Static)
        .map(|(path, _)| StaticFile {
            path: path["static/".len()..].to_owned(),
            location: inventory.location(path),
        })
        .collect();
    (SiteFiles { content, templates, statics }, diagnostics)
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
    match fs::metadata(location) {
        Ok(metadata) => bounded(metadata.len(), &path)?,
        Err(error) => return Err(Box::new(unreadable(&path, &error))),
    }
    let bytes = fs::read(location).map_err(|error| unreadable(&path, &error))?;
    text_of(bytes, path)
}

fn bounded(size: u64, path: &str) -> Result<(), Box<Diagnostic>> {
    if size > MAX_TEXT_BYTES {
        let (mib, limit) = (size / 1024 / 1024, MAX_TEXT_BYTES / 1024 / 1024);
        let message = format!("this file has {mib} MiB; a text may have {limit} MiB");
        return Err(Box::new(Diagnostic::error("input/too-large", message).at(Place::file(path))));
    }
    Ok(())
}

fn text_of(bytes: Vec<u8>, path: String) -> Result<TextFile, Box<Diagnostic>> {
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
