//! The texts that are open in the editor, as it says they are.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_types::{TextDocumentContentChangeEvent, Url};

use super::text::{Encoding, Lines};
use crate::input::{Area, MAX_TEXT_BYTES, concerns_site};

/// An open text.
pub(super) struct Buffer {
    /// As the editor counts.
    pub(super) version: i32,
    /// All of it.
    pub(super) text: Arc<str>,
}

/// All open texts of the site, by their paths in it.
#[derive(Default)]
pub(super) struct Buffers(HashMap<String, Buffer>);

impl Buffers {
    /// Takes a text as it is opened.
    pub(super) fn open(&mut self, path: String, version: i32, text: String) -> Arc<str> {
        let text: Arc<str> = text.into();
        self.0.insert(path, Buffer { version, text: Arc::clone(&text) });
        text
    }

    /// Changes a text; nothing where it is not open, or would become larger than a text may be.
    pub(super) fn change(
        &mut self,
        path: &str,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) -> Option<Arc<str>> {
        let buffer = self.0.get_mut(path)?;
        let mut text = buffer.text.to_string();
        for change in changes {
            let Some(range) = change.range else {
                text = change.text;
                continue;
            };
            let lines = Lines::new(&text, encoding);
            let (start, end) = (lines.offset(range.start), lines.offset(range.end));
            text.replace_range(start..end.max(start), &change.text);
        }
        *buffer = Buffer { version, text: text.into() };
        Some(Arc::clone(&buffer.text))
    }

    /// Forgets a text.
    pub(super) fn close(&mut self, path: &str) {
        self.0.remove(path);
    }

    /// An open text, unless it is larger than a text may be.
    pub(super) fn get(&self, path: &str) -> Option<&Buffer> {
        self.0.get(path).filter(|buffer| buffer.text.len() as u64 <= MAX_TEXT_BYTES)
    }
}

/// The folder of a site, as files in it are addressed.
pub(super) struct Root {
    /// As it was given.
    given: PathBuf,
    /// The same without links.
    real: PathBuf,
}

impl Root {
    pub(super) fn new(given: &Path) -> Self {
        let given = std::path::absolute(given).unwrap_or_else(|_| given.to_owned());
        let real = given.canonicalize().unwrap_or_else(|_| given.clone());
        Self { given, real }
    }

    /// The path in the site of a file that makes it; nothing for any other file.
    pub(super) fn path_of(&self, address: &Url) -> Option<String> {
        let path = address.to_file_path().ok()?;
        let below = path.strip_prefix(&self.given).or_else(|_| path.strip_prefix(&self.real)).ok()?;
        if !concerns_site(below) {
            return None;
        }
        let path = crate::input::relative(Path::new(""), below);
        matches!(Area::of(&path), Some(Area::Config | Area::Content | Area::Redirects | Area::Template))
            .then_some(path)
    }

    /// The address of a file of the site.
    pub(super) fn address_of(&self, path: &str) -> Option<Url> {
        Url::from_file_path(self.given.join(path)).ok()
    }

    /// Where a file of the site is.
    pub(super) fn location(&self, path: &str) -> PathBuf {
        self.given.join(path)
    }
}
