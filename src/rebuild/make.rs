//! How one file of the output is made: looked at whether it would become what was published, rendered or copied, written,
//! and its compressed copies beside it.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{PoisonError, RwLock};

use super::state::Made;
use super::{Fingerprint, Model, Reason, State};
use crate::briefing::Key;
use crate::compress::{self, Encoding};
use crate::diagnostic::Diagnostic;
use crate::publish::Publication;
use crate::publish::manifest::Record;
use crate::site::{Output, Page};

/// What happened to one file.
pub(super) enum Outcome {
    Left,
    Made(Made, Option<Reason>),
}

/// Compressed copies of a file, with their paths.
pub(super) type Beside = Vec<(String, Made)>;

/// A file that is as it is to be.
pub(super) struct Done {
    pub(super) path: String,
    pub(super) outcome: Outcome,
    pub(super) copies: Beside,
    /// What the page read.
    pub(super) reads: Vec<Key>,
}

/// Numbers for the names of fields.
pub(super) struct Fields(RwLock<Vec<String>>);

impl Fields {
    pub(super) fn new(names: Vec<String>) -> Self {
        Self(RwLock::new(names))
    }

    pub(super) fn into_names(self) -> Vec<String> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn number(&self, name: &str) -> u16 {
        let place = |names: &Vec<String>| names.iter().position(|known| known == name);
        // Nearly always it is known.
        if let Some(number) = place(&self.0.read().unwrap_or_else(PoisonError::into_inner)) {
            return number as u16;
        }
        let mut names = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let number = place(&names).unwrap_or_else(|| {
            names.push(name.to_owned());
            names.len() - 1
        });
        number as u16
    }

    fn name(&self, number: u16) -> Option<String> {
        let names = self.0.read().unwrap_or_else(PoisonError::into_inner);
        names.get(number as usize).cloned()
    }
}

/// Makes one file, unless it would become what was published; also says what the page read.
pub(super) fn make(
    model: &Model,
    state: &State,
    fields: &Fields,
    publication: &Publication<'_>,
    path: &str,
    output: &Output,
    keep_reads: bool,
) -> Result<Done, Box<Diagnostic>> {
    let copies = Copies { known: state, publication, wanted: model.copies(path) };
    let (record, made_copies) = match output {
        Output::Page(page) => return make_page(model, fields, &copies, path, page, keep_reads),
        Output::Copy(from) => match small_text(&copies, from) {
            // Read once, so that the copies are copies of what is published.
            Some(bytes) => put(&copies, path, &bytes)?,
            None => (publication.copy(path, from)?, Vec::new()),
        },
        Output::Theme(bytes) => put(&copies, path, bytes)?,
    };
    let known = state.files.get(path);
    let reason = known.is_none_or(|made| made.hash != record.hash).then_some(Reason::Copied);
    let made =
        Made { hash: record.hash, view: None, compressed: copies.encodings().collect(), copy_of: None };
    let outcome = Outcome::Made(made, reason);
    Ok(Done { path: path.to_owned(), outcome, copies: made_copies, reads: Vec::new() })
}

fn make_page(
    model: &Model,
    fields: &Fields,
    copies: &Copies<'_, '_>,
    path: &str,
    page: &Page,
    keep_reads: bool,
) -> Result<Done, Box<Diagnostic>> {
    let publication = copies.publication;
    let known = copies.known.files.get(path);
    // What is known of a file holds only if it is the file that is there.
    let intact =
        || publication.intact(path).filter(|record| known.is_some_and(|made| made.hash == record.hash));
    let done = |outcome, copies, reads| Done { path: path.to_owned(), outcome, copies, reads };
    let (view, reads) = if keep_reads { model.read_view(page) } else { (model.view(page), Vec::new()) };
    let fingerprint = model.fingerprint(&view, |name| fields.number(name));
    let before = known.and_then(|made| made.view.as_ref());
    let same = before.is_some_and(|before| before.whole == fingerprint.whole) && intact().is_some();
    if let Some(known) = known.filter(|known| same && known.compressed.iter().copied().eq(copies.encodings()))
        && let Some(copies) = copies.left(known.hash)
    {
        return Ok(done(Outcome::Left, copies, reads));
    }
    let (record, made_copies) = with_buffer(|buffer| {
        model.render(path, view, buffer)?;
        put(copies, path, buffer)
    })?;
    let reason = match before {
        None => Some(Reason::New),
        // Only its copies are others.
        Some(_) if same => None,
        Some(before) => Some(because(before, &fingerprint, fields)),
    };
    let made = Made {
        hash: record.hash,
        view: Some(fingerprint),
        compressed: copies.encodings().collect(),
        copy_of: None,
    };
    Ok(done(Outcome::Made(made, reason), made_copies, reads))
}

/// Hands over a file and its copies.
fn put(copies: &Copies<'_, '_>, path: &str, bytes: &[u8]) -> Result<(Record, Beside), Box<Diagnostic>> {
    let record = copies.publication.put(path, bytes)?;
    Ok((record, copies.make(bytes, record.hash)?))
}

/// The bytes of a file of the user's that has copies; what cannot be read is told where it is copied.
fn small_text(copies: &Copies<'_, '_>, from: &Path) -> Option<Vec<u8>> {
    let fits = || std::fs::metadata(from).is_ok_and(|metadata| metadata.len() <= compress::MAX_BYTES as u64);
    (!copies.wanted.is_empty() && fits()).then(|| std::fs::read(from).ok()).flatten()
}

/// The compressed copies of one file.
struct Copies<'a, 'p> {
    known: &'a State,
    publication: &'a Publication<'p>,
    wanted: Vec<(Encoding, String)>,
}

impl Copies<'_, '_> {
    fn encodings(&self) -> impl Iterator<Item = Encoding> {
        self.wanted.iter().map(|(encoding, _)| *encoding)
    }

    /// What was made of the same bytes, if it still is as it was written.
    fn before(&self, path: &str, hash: u128) -> Option<&Made> {
        let made = self.known.files.get(path).filter(|made| made.copy_of == Some(hash))?;
        self.publication.intact(path).filter(|record| record.hash == made.hash).map(|_| made)
    }

    /// Those of a file that is left, for which the same ones were wanted before; none where one is not as it was.
    fn left(&self, hash: u128) -> Option<Beside> {
        // What did not get smaller has no copy.
        let there = self.wanted.iter().filter(|(_, path)| self.known.files.contains_key(path));
        there.map(|(_, path)| Some((path.clone(), self.before(path, hash)?.clone()))).collect()
    }

    /// Makes those that were not made of the same bytes before.
    fn make(&self, bytes: &[u8], hash: u128) -> Result<Beside, Box<Diagnostic>> {
        let mut copies = Vec::with_capacity(self.wanted.len());
        for (encoding, path) in &self.wanted {
            if let Some(made) = self.before(path, hash) {
                copies.push((path.clone(), made.clone()));
            } else if let Some(copy) = encoding.compress(bytes) {
                let record = self.publication.put(path, &copy)?;
                let made =
                    Made { hash: record.hash, view: None, compressed: Vec::new(), copy_of: Some(hash) };
                copies.push((path.clone(), made));
            }
        }
        Ok(copies)
    }
}

/// The files whose compressed copies would stand at a path, or where it needs a folder.
pub(super) fn originals(path: &str) -> impl Iterator<Item = &str> {
    let folders = path.match_indices('/').map(|(slash, _)| &path[..slash]);
    folders.chain([path]).filter_map(compress::original)
}

/// Why a page is made again.
fn because(before: &Fingerprint, now: &Fingerprint, fields: &Fields) -> Reason {
    if before.whole == now.whole {
        return Reason::Touched;
    }
    let differ = |one: &Fingerprint, other: &Fingerprint| {
        one.fields.iter().filter(|field| !other.fields.contains(field)).map(|(n, _)| *n).collect::<Vec<u16>>()
    };
    let numbers: BTreeSet<u16> = differ(before, now).into_iter().chain(differ(now, before)).collect();
    let mut names: Vec<String> = numbers.into_iter().filter_map(|number| fields.name(number)).collect();
    names.sort();
    if names.is_empty() { Reason::Templates } else { Reason::Fields(names) }
}

/// Works with a buffer that is there already: pages are streamed, not held.
pub(crate) fn with_buffer<T>(work: impl FnOnce(&mut Vec<u8>) -> T) -> T {
    thread_local! {
        static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    }
    BUFFER.with_borrow_mut(work)
}
