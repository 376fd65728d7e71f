//! What is kept in `.briefing/` from one run to the next, so that a build after a restart makes only what changed. It
//! may be deleted at any time. One that is damaged, of another version or of other options counts as none; and it is
//! believed of a page only as far as the output still has what it says.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::fingerprint::Fingerprint;
use crate::briefing::Turn;
use crate::compress::Encoding;
use crate::diagnostic::{Diagnostic, Packed};
use crate::input::{self, Area, Inventory, Stamp};
use crate::kept;
use crate::moment::Moment;
use crate::pipeline::{Counts, Options};
use crate::redirects::Permalink;
use crate::site::published_picture;

/// Of the format.
const VERSION: u32 = 1;
const HEAD: &[u8] = b"briefing state\n";

/// What was known when a site was published last.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// Of the options that make a difference to pages.
    options: u64,
    /// The files that the site was made of.
    pub(super) inputs: BTreeMap<String, Seen>,
    /// Documents that are shown or withheld because of their dates.
    pub(super) horizon: Vec<(Turn, bool)>,
    /// Names of the fields of views, by number.
    pub(super) fields: Vec<String>,
    /// Every file of the output.
    pub(super) files: BTreeMap<String, Made>,
    /// Why files were made again in the last run; the others were left.
    pub(super) reasons: BTreeMap<String, Reason>,
    warnings: Vec<Packed>,
    /// Pages are elsewhere than when `build` published last, or are not all the same.
    pub(super) has_moved: bool,
    /// What the report says of the site as a whole.
    pub(super) counts: Counts,
}

/// An input as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seen {
    /// None where it was too young to prove anything.
    stamp: Option<Stamp>,
    /// Of the bytes of a text; other files are known by what was published of them.
    hash: Option<u64>,
}

/// A file of the output, and what it was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Made {
    /// Of the bytes that were published.
    pub(super) hash: u128,
    /// Of the view, for a page.
    pub(super) view: Option<Fingerprint>,
    /// How compressed copies of it were made, as far as they are smaller.
    pub(super) compressed: Vec<Encoding>,
    /// Of the bytes that it is a compressed copy of.
    pub(super) copy_of: Option<u128>,
}

/// Why a file was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// There was none, or nothing was known of it.
    New,
    /// The published file was not as it had been written.
    Touched,
    /// Templates changed, or what all pages have in common.
    Templates,
    /// These parts of what it shows changed.
    Fields(Vec<String>),
    /// Another file to be copied.
    Copied,
}

impl State {
    /// A state of nothing.
    pub(super) fn new(options: &Options) -> Self {
        Self { options: fingerprint(options), ..Self::default() }
    }

    /// Reads what was kept of `output`, if it is whole and of these options.
    pub fn read(options: &Options, output: &Path) -> Option<Self> {
        let state: Self = kept::read(&path(&options.root, output), HEAD)?;
        (state.options == fingerprint(options)).then_some(state)
    }

    /// Where pages were when `build` published to `output` last, whatever the options were.
    pub(super) fn permalinks(options: &Options, output: &Path) -> Vec<Permalink> {
        let text = fs::read(permalinks_path(&options.root, output)).unwrap_or_default();
        postcard::from_bytes(&text).unwrap_or_default()
    }

    /// Keeps it.
    ///
    /// # Errors
    /// The file system refuses; then the next run starts from nothing.
    pub fn write(&self, root: &Path, output: &Path) -> io::Result<()> {
        kept::write(&path(root, output), HEAD, self)
    }

    /// Keeps where pages are now.
    ///
    /// # Errors
    /// The file system refuses; then pages that move are not noticed next time.
    pub(super) fn write_permalinks(root: &Path, output: &Path, permalinks: &[Permalink]) -> io::Result<()> {
        let bytes = postcard::to_stdvec(permalinks).map_err(io::Error::other)?;
        kept::replace(&permalinks_path(root, output), &bytes)
    }

    /// Why the last run made a file; nothing where it left the file, or has none.
    pub fn reason(&self, path: &str) -> Option<&Reason> {
        self.reasons.get(path)
    }

    /// Whether the site had a file at this path.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Warnings of the last run.
    pub(super) fn warnings(&self) -> Vec<Diagnostic> {
        self.warnings.iter().cloned().map(Diagnostic::from).collect()
    }

    pub(super) fn set_warnings(&mut self, warnings: &[Diagnostic]) {
        self.warnings = warnings.iter().map(Packed::from).collect();
    }

    /// Takes down the inputs of a site; `hash` gives the fingerprint of a text that was read.
    pub(super) fn set_inputs<'h>(&mut self, inventory: &Inventory, hash: impl Fn(&str) -> Option<&'h u64>) {
        self.inputs = inventory
            .iter()
            .map(|(path, file)| {
                let stamp = file.settled.then_some(file.stamp);
                (path.to_owned(), Seen { stamp, hash: hash(path).copied() })
            })
            .collect();
    }

    /// Whether a site of these files and at this time is the one that was published. Files whose stamps differ, as
    /// after a fresh checkout, are read and compared.
    pub(super) fn describes(&self, inventory: &Inventory, now: Moment) -> bool {
        if self.has_moved || !self.is_valid_at(now) || inventory.iter().count() != self.inputs.len() {
            return false;
        }
        let files: Vec<_> = inventory.iter().collect();
        files.into_par_iter().all(|(path, file)| {
            let Some(seen) = self.inputs.get(path) else { return false };
            if seen.stamp == Some(file.stamp) {
                return true;
            }
            let location = inventory.location(path);
            match seen.hash {
                Some(hash) => input::read_text(&location, path.to_owned())
                    .is_ok_and(|file| xxh3_64(file.text.as_bytes()) == hash),
                None if file.area == Area::Static => {
                    let published = self.files.get(&path["static/".len()..]);
                    published.is_some_and(|made| {
                        crate::publish::hash_file(&location).is_ok_and(|(h, _)| h == made.hash)
                    })
                }
                None if file.area == Area::Picture => {
                    let published = published_picture(path).and_then(|path| self.files.get(&path));
                    // What is not shown makes no difference.
                    published.is_none_or(|made| {
                        crate::publish::hash_file(&location).is_ok_and(|(h, _)| h == made.hash)
                    })
                }
                None => false,
            }
        })
    }

    /// Whether the same documents are shown now as then.
    fn is_valid_at(&self, now: Moment) -> bool {
        self.horizon.iter().all(|(turn, come)| turn.has_come(&now) == *come)
    }
}

/// Where the state of an output is kept; one site may be published to several.
fn path(root: &Path, output: &Path) -> PathBuf {
    root.join(".briefing").join(format!("state-{}", name(root, output)))
}

fn permalinks_path(root: &Path, output: &Path) -> PathBuf {
    root.join(".briefing").join(format!("permalinks-{}", name(root, output)))
}

/// A name for an output: relative to the site where it lies in it, so that a site that moves keeps its state.
fn name(root: &Path, output: &Path) -> String {
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let place = output.strip_prefix(&root).unwrap_or(output);
    format!("{:016x}", xxh3_64(place.as_os_str().as_encoded_bytes()))
}

fn fingerprint(options: &Options) -> u64 {
    let base_url = options.base_url.as_ref().map(|url| format!("{}{}", url.origin(), url.root()));
    let selection = (options.selection.drafts, options.selection.future);
    let relative = options.relative;
    xxh3_64(format!("{VERSION} {PROGRAM} {base_url:?} {selection:?} {relative}").as_bytes())
}

/// The program's sources: other ones may make other pages of the same site.
const PROGRAM: &str = env!("BRIEFING_MADE_FROM");
