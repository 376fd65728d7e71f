//! Files and folders to clippings: what is there, what it is, and how much of it is taken.

use std::fs::{self, File};
use std::io::Read as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::clipping::Clipping;
use super::format::{self, Format};
use super::{bibliography, feed, mail, markdown, page, pdf, refuse, text, web_archive};
use crate::diagnostic::{Diagnostic, Place};

/// A file with one article, or a feed. Pages are this large when their images are in them.
const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;
/// A mailbox or a web archive.
const MAX_COLLECTION_BYTES: u64 = 512 * 1024 * 1024;
/// Files in folders.
const MAX_FILES: usize = 100_000;

/// Something to import.
#[derive(Clone, Debug)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// A file that was found in a folder: what cannot be a clipping is left out.
    Found(PathBuf),
    /// What came through standard input.
    Bytes(Vec<u8>),
}

impl Input {
    /// How it is called in what is said of it.
    pub(super) fn label(&self) -> String {
        match self {
            Self::File(path) | Self::Found(path) => path.display().to_string(),
            Self::Bytes(_) => "standard input".to_owned(),
        }
    }

    pub(super) fn name(&self) -> Option<String> {
        match self {
            Self::File(path) | Self::Found(path) => {
                path.file_name().map(|name| name.to_string_lossy().into_owned())
            }
            Self::Bytes(_) => None,
        }
    }

    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) | Self::Found(path) => Some(path),
            Self::Bytes(_) => None,
        }
    }
}

/// The files among `paths` and in the folders among them, in a fixed order. Hidden files are left out, and what a
/// browser saves beside a page.
pub fn gather(paths: &[PathBuf]) -> Vec<Input> {
    let mut inputs = Vec::new();
    for path in paths {
        if !path.is_dir() {
            inputs.push(Input::File(path.clone()));
            continue;
        }
        let walk = WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(|entry| {
            let hidden = entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
            let beside = entry.file_type().is_dir() && is_beside_a_page(entry.path());
            !hidden && !beside
        });
        let files = walk.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
        inputs.extend(files.map(|entry| Input::Found(entry.into_path())).take(MAX_FILES));
    }
    inputs
}

/// What browsers call a download that is not whole yet.
pub(super) fn is_partial(file: &Path) -> bool {
    matches!(&*ending(file), "crdownload" | "part" | "partial" | "download" | "opdownload" | "tmp")
}

/// What stands behind the last dot of a name, in small letters.
fn ending(file: &Path) -> String {
    file.extension().map(|end| end.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

/// `Title_files` beside `Title.html` holds the page's images and scripts.
fn is_beside_a_page(folder: &Path) -> bool {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = ["_files", "-Dateien", "_fichiers"].iter().find_map(|end| name.strip_suffix(end));
    stem.is_some_and(|stem| {
        ["html", "htm"].iter().any(|end| folder.with_file_name(format!("{stem}.{end}")).is_file())
    })
}

/// What was read out of one file.
#[derive(Default)]
pub(super) struct Read {
    pub(super) clippings: Vec<Clipping>,
    /// A bibliography says something of the other clippings.
    pub(super) is_bibliography: bool,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Why it was left out, if it was.
    pub(super) left_out: Option<String>,
}

/// What was loaded of a file.
enum Loaded {
    Clipping(Format, Vec<u8>),
    /// Why a file of a folder is none.
    LeftOut(String),
}

/// Reads one file. `wanted` is the format that the user named. A slip of one of the libraries costs this file, and not
/// the others.
pub(super) fn read(input: &Input, wanted: Option<Format>) -> Result<Read, Box<Diagnostic>> {
    catch_unwind(AssertUnwindSafe(|| read_freely(input, wanted))).unwrap_or_else(|_| {
        Err(refuse("import/unreadable", "this file is broken in a way that cannot be read", &input.label()))
    })
}

fn read_freely(input: &Input, wanted: Option<Format>) -> Result<Read, Box<Diagnostic>> {
    let label = input.label();
    let (format, bytes) = match load(input, wanted, &label)? {
        Loaded::Clipping(format, bytes) => (format, bytes),
        Loaded::LeftOut(why) => return Ok(Read { left_out: Some(why), ..Read::default() }),
    };
    let mut read = Read { is_bibliography: format.is_bibliography(), ..Read::default() };
    match format {
        Format::Text => {
            let (body, remarks) = text::to_markdown(&utf8(bytes, &label)?);
            read.clippings.push(Clipping { remarks, ..Clipping::of_body(body) });
        }
        Format::Markdown => read.clippings.push(markdown::read(&utf8(bytes, &label)?, &label)?),
        Format::Html => read.clippings.push(page::read(&bytes, &label, None)?),
        Format::Pdf => read.clippings.push(pdf::read(&bytes, &label)?),
        Format::Feed => read.clippings = feed::read(&bytes, &label)?,
        Format::Mail => read.clippings.push(mail::message(&bytes, &label)?),
        Format::Mbox => (read.clippings, read.diagnostics) = mail::mailbox(&bytes, &label)?,
        Format::Warc => (read.clippings, read.diagnostics) = web_archive::warc(&bytes, &label)?,
        Format::Wacz => (read.clippings, read.diagnostics) = web_archive::wacz(&bytes, &label)?,
        Format::Csl => read.clippings = bibliography::csl(&bytes, &label)?,
        Format::Bibtex => read.clippings = bibliography::bibtex(&bytes, &label)?,
    }
    let (file, changed) = (input.name(), input.path().and_then(changed));
    let single = read.clippings.len() == 1 && !read.is_bibliography;
    for clipping in &mut read.clippings {
        if clipping.label.is_empty() {
            clipping.label.clone_from(&label);
        }
        if single && clipping.file.is_none() {
            clipping.file.clone_from(&file);
        }
        clipping.file_date.clone_from(&changed);
        *clipping = std::mem::take(clipping).bounded();
    }
    Ok(read)
}

/// The bytes of a file and what they are, or why a file of a folder is no clipping.
fn load(input: &Input, wanted: Option<Format>, label: &str) -> Result<Loaded, Box<Diagnostic>> {
    let name = input.name().unwrap_or_else(|| label.to_owned());
    let format_of = |bytes: &[u8]| match wanted {
        Some(format) => Ok(format),
        None => format::sniff(&bytes[..bytes.len().min(format::HEAD_BYTES)], &name)
            .map_err(|fault| Box::new(Diagnostic { place: Some(Place::file(label)), ..*fault })),
    };
    let (path, is_found) = match input {
        Input::Bytes(bytes) => return Ok(Loaded::Clipping(format_of(bytes)?, bytes.clone())),
        Input::File(path) => (path, false),
        Input::Found(path) => (path, true),
    };
    if is_found && is_partial(path) {
        return Ok(Loaded::LeftOut("its download has not ended".to_owned()));
    }
    let unreadable = |error: std::io::Error| {
        refuse("import/unreadable", format!("this file cannot be read: {error}"), label)
    };
    let mut file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.by_ref().take(format::HEAD_BYTES as u64).read_to_end(&mut bytes).map_err(unreadable)?;
    // Beside texts, folders hold what programs write for themselves.
    let ending = ending(path);
    let is_text = matches!(&*ending, "" | "txt" | "text");
    let format = match format_of(&bytes) {
        Ok(Format::Text) if is_found && !is_text => {
            return Ok(Loaded::LeftOut(format!(".{ending} is not read; texts end in .txt")));
        }
        Ok(format) => format,
        Err(fault) if is_found => {
            return Ok(Loaded::LeftOut(match &fault.help {
                Some(help) if fault.code == format::UNREAD => format!("{}; {help}", fault.message),
                _ if is_text => "it is not UTF-8; save it as UTF-8".to_owned(),
                _ => format!(".{ending} is not read"),
            }));
        }
        Err(fault) => return Err(fault),
    };
    let most = if format.is_collection() { MAX_COLLECTION_BYTES } else { MAX_FILE_BYTES };
    file.take(most + 1 - bytes.len() as u64).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > most {
        let message = format!("this file is larger than {} MiB", most / 1024 / 1024);
        return Err(refuse("import/too-large", message, label));
    }
    Ok(Loaded::Clipping(format, bytes))
}

fn utf8(bytes: Vec<u8>, label: &str) -> Result<String, Box<Diagnostic>> {
    let content = match format::utf16(&bytes) {
        Some(content) => content.into_owned(),
        None => String::from_utf8(bytes).map_err(|_| format::not_utf8(label))?,
    };
    if content.len() as u64 > super::MAX_TEXT_BYTES {
        let message = format!("a clipping may have {} MiB", super::MAX_TEXT_BYTES / 1024 / 1024);
        return Err(refuse("import/too-large", message, label));
    }
    Ok(content.strip_prefix('\u{feff}').unwrap_or(&content).replace("\r\n", "\n"))
}

/// When a file was changed last.
fn changed(file: &Path) -> Option<String> {
    let modified = fs::metadata(file).ok()?.modified().ok()?;
    let timestamp = jiff::Timestamp::try_from(modified).ok()?;
    Some(timestamp.to_zoned(jiff::tz::TimeZone::UTC).strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}
