//! The preview: a small web server on the editor's own machine that shows the site as a static host would, and
//! tells open tabs when what they show has changed. It makes no pages and watches no files: it asks [`Pages`] for
//! bytes, and whoever rebuilds the site tells [`Live`] what is new.

mod address;
mod answer;
mod body;
mod builtin;
mod events;
mod faults;
mod host;
mod inject;
mod live;
mod range;
mod server;
mod shown;

use std::path::PathBuf;

pub use live::Live;
pub use server::{Options, Server};

/// What the server shows. It is asked from several threads, and always answers from one whole state of the site.
pub trait Pages: Send + Sync + 'static {
    /// The path of the site's root on its host, `/` or `/briefing/`. It may change while the server runs.
    fn root(&self) -> String;

    /// The file at a path of the output: `articles/x/index.html`, `404.html`, `briefing.css`. Nothing where the site
    /// has no such file.
    fn get(&self, path: &str) -> Option<Content>;

    /// Whether the site has this file, without making it.
    fn has(&self, path: &str) -> bool;
}

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// What was made in memory.
    Bytes(Vec<u8>),
    /// A file that is copied as it is, and read when it is asked for.
    File(PathBuf),
}
