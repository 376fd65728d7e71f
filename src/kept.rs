//! Files that are kept in `.briefing/` from one run to the next, and the locks there. A file is written at once and
//! sealed; one that is damaged, or of another kind, counts as none.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;
use xxhash_rust::xxh3::xxh3_128;

/// More is not read; nothing that is kept comes near it.
const MAX_BYTES: u64 = 1024 * 1024 * 1024;
/// How often to try a lock.
const TRY: Duration = Duration::from_millis(20);

/// Reads what was kept with this `head`, if it is whole.
pub(crate) fn read<T: DeserializeOwned>(path: &Path, head: &[u8]) -> Option<T> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(MAX_BYTES).read_to_end(&mut bytes).ok()?;
    let (seal, body) = bytes.strip_prefix(head)?.split_first_chunk::<16>()?;
    if u128::from_le_bytes(*seal) != xxh3_128(body) {
        return None;
    }
    postcard::from_bytes(body).ok()
}

/// Keeps `value` behind `head`, which names the format and its version.
///
/// # Errors
/// The file system refuses; what was kept before is still there.
pub(crate) fn write<T: Serialize>(path: &Path, head: &[u8], value: &T) -> io::Result<()> {
    let body = postcard::to_stdvec(value).map_err(io::Error::other)?;
    replace(path, &[head, &xxh3_128(&body).to_le_bytes(), &body].concat())
}

/// Writes a file that is there at once or not at all, and the folders around it.
///
/// # Errors
/// The file system refuses; the file is as it was.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let temporary = path.with_extension("new");
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&temporary, bytes)?;
    fs::rename(temporary, path)
}

/// Opens a file to be locked, which is made where there is none.
///
/// # Errors
/// The file system refuses.
pub(crate) fn lock_file(path: &Path) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    File::options().create(true).truncate(false).write(true).open(path)
}

/// Another run holds the lock.
#[derive(Debug)]
pub(crate) struct Busy;

/// Locks a file for as long as what is returned lives. Some network file systems know no locks; there it is nothing.
///
/// # Errors
/// Another run has not released it within `patience`.
pub(crate) fn lock(file: File, patience: Duration) -> Result<Option<File>, Busy> {
    let started = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) if started.elapsed() < patience => thread::sleep(TRY),
            Err(TryLockError::WouldBlock) => return Err(Busy),
            Err(TryLockError::Error(_)) => return Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_damaged_counts_as_none() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("deep/kept");
        write(&path, b"numbers 1\n", &vec![1_u64, 2, 3]).expect("it is written");
        let bytes = fs::read(&path).expect("it is there");
        assert_eq!(read::<Vec<u64>>(&path, b"numbers 1\n"), Some(vec![1, 2, 3]));
        assert_eq!(read::<Vec<u64>>(&path, b"numbers 2\n"), None, "of another version");
        for cut in 0..bytes.len() {
            fs::write(&path, &bytes[..cut]).expect("it is cut");
            assert_eq!(read::<Vec<u64>>(&path, b"numbers 1\n"), None, "cut at {cut}");
        }
    }

    #[test]
    fn a_lock_is_held_until_it_is_dropped() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("lock");
        let take = || lock(lock_file(&path).expect("it is opened"), Duration::ZERO);
        let held = take().expect("nobody has it");
        assert!(take().is_err());
        drop(held);
        assert!(take().is_ok());
    }
}
