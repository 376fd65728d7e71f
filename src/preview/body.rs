//! The bytes of an answer: from memory, or streamed from a file, with a strong fingerprint of all of them.

use std::collections::HashMap;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use axum::body::{Body, Bytes};
use futures_util::stream;
use tokio::io::AsyncReadExt as _;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// How much of a file is in memory at a time.
const CHUNK: usize = 64 * 1024;

/// Something that can be sent whole or in part.
pub(super) struct Source {
    bytes: Stored,
    /// How many bytes there are.
    pub(super) length: u64,
    /// A fingerprint of all bytes.
    pub(super) hash: u64,
    /// When a file was last changed.
    pub(super) modified: Option<SystemTime>,
}

enum Stored {
    Memory(Bytes),
    Disk(File),
}

impl Source {
    pub(super) fn memory(bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        Self {
            length: bytes.len() as u64,
            hash: xxh3_64(&bytes),
            modified: None,
            bytes: Stored::Memory(bytes),
        }
    }

    /// Opens a file; nothing where there is none, or none any more.
    pub(super) fn file(path: &Path, hashes: &Hashes) -> Option<Self> {
        // Opening a pipe would wait for its other end.
        if !std::fs::metadata(path).ok()?.is_file() {
            return None;
        }
        let mut file = File::open(path).ok()?;
        let metadata = file.metadata().ok()?;
        let (length, modified) = (metadata.len(), metadata.modified().ok());
        let hash = hashes.of(path, &mut file, length, modified)?;
        Some(Self { bytes: Stored::Disk(file), length, hash, modified })
    }

    /// The body of an answer with these bytes.
    pub(super) fn body(self, range: Range<u64>) -> Option<Body> {
        match self.bytes {
            Stored::Memory(bytes) => {
                let (start, end) = (usize::try_from(range.start).ok()?, usize::try_from(range.end).ok()?);
                Some(Body::from(bytes.slice(start..end)))
            }
            Stored::Disk(mut file) => {
                file.seek(SeekFrom::Start(range.start)).ok()?;
                Some(streamed(file, range.end - range.start))
            }
        }
    }
}

fn streamed(file: File, length: u64) -> Body {
    let state = (tokio::fs::File::from_std(file), length);
    Body::from_stream(stream::try_unfold(state, |(mut file, left)| async move {
        if left == 0 {
            return Ok(None);
        }
        let mut chunk = vec![0; usize::try_from(left).map_or(CHUNK, |left| left.min(CHUNK))];
        let read = file.read(&mut chunk).await?;
        if read == 0 {
            // The file has become shorter than was promised; the connection must not look complete.
            return Err(std::io::Error::from(std::io::ErrorKind::UnexpectedEof));
        }
        chunk.truncate(read);
        Ok(Some((Bytes::from(chunk), (file, left - read as u64))))
    }))
}

/// Fingerprints of files that were read before, so that a film is not read twice for each part that is played.
#[derive(Default)]
pub(super) struct Hashes(Mutex<HashMap<PathBuf, Known>>);

struct Known {
    length: u64,
    modified: SystemTime,
    hash: u64,
}

impl Hashes {
    fn of(&self, path: &Path, file: &mut File, length: u64, modified: Option<SystemTime>) -> Option<u64> {
        let same = |known: &&Known| known.length == length && Some(known.modified) == modified;
        if let Some(known) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(path).filter(same) {
            return Some(known.hash);
        }
        let mut hash = Xxh3::new();
        let mut chunk = vec![0; CHUNK];
        loop {
            match file.read(&mut chunk).ok()? {
                0 => break,
                read => hash.update(&chunk[..read]),
            }
        }
        let hash = hash.digest();
        // A file that was changed a moment ago may change again and keep its time.
        let settled = |at: &SystemTime| at.elapsed().is_ok_and(|age| age > Duration::from_secs(2));
        if let Some(modified) = modified.filter(settled) {
            let known = Known { length, modified, hash };
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), known);
        }
        Some(hash)
    }
}
