//! What stands at an address of the site: a file, a folder, or a page that says that there is nothing.

use std::path::Path;

use super::address::candidates;
use super::inject::fingerprint;
use super::{Content, Pages, builtin};

/// The page for what is not there.
pub(super) const NOT_FOUND_PAGE: &str = "404.html";

/// Pages on disk that are larger are served as they are, without the script.
const MAX_PAGE: u64 = 16 * 1024 * 1024;

/// What stands at an address.
pub(super) enum Shown {
    /// A file of the site, with its path in the output.
    File(String, Content),
    /// A folder, whose address lacks its slash.
    Folder,
    /// Nothing; the site's own page says so, or a built-in one.
    Nothing(Content),
    /// Nothing, and the site has no page at all.
    NoSite,
}

impl Shown {
    /// Looks up a path below the root. This makes the page, which may take its time.
    pub(super) fn at(pages: &dyn Pages, below: &str) -> Self {
        for (i, path) in candidates(below).into_iter().enumerate() {
            if i > 0 && pages.has(&path) {
                return Self::Folder;
            }
            if i == 0
                && let Some(content) = pages.get(&path)
            {
                return Self::File(path, content);
            }
        }
        match pages.get(NOT_FOUND_PAGE) {
            Some(page) => Self::Nothing(page),
            None if pages.has("index.html") => Self::Nothing(Content::Bytes(builtin::NOT_FOUND.into())),
            None => Self::NoSite,
        }
    }

    /// What a tab at this address would now say of itself when it connects.
    pub(super) fn fingerprint(pages: &dyn Pages, below: &str) -> String {
        match Self::at(pages, below) {
            // As in the answer, what cannot be read is not there.
            Self::File(_, content) | Self::Nothing(content) => {
                fingerprint(page(content).as_deref().unwrap_or(builtin::NOT_FOUND.as_bytes()))
            }
            Self::NoSite => fingerprint(builtin::WAITING.as_bytes()),
            Self::Folder => String::new(),
        }
    }
}

/// The bytes of a page that can take the script; nothing for what cannot be read, is huge, or is in UTF-16.
pub(super) fn page(content: Content) -> Option<Vec<u8>> {
    let bytes = match content {
        Content::Bytes(bytes) => bytes,
        Content::File(path) => read_page(&path)?,
    };
    let utf16 = bytes.starts_with(&[0xfe, 0xff]) || bytes.starts_with(&[0xff, 0xfe]);
    (!utf16).then_some(bytes)
}

fn read_page(path: &Path) -> Option<Vec<u8>> {
    let small = std::fs::metadata(path).is_ok_and(|m| m.is_file() && m.len() <= MAX_PAGE);
    small.then(|| std::fs::read(path).ok()).flatten()
}
