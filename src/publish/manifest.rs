//! The record of what was written: one line a file, in the output itself, so that it goes wherever the output goes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use xxhash_rust::xxh3::xxh3_64;

/// Its name in the output.
pub const FILE: &str = ".briefing-manifest";
const HEAD: &str = "briefing manifest 1";

/// What is on record of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// XXH3, 128 bits: it recognises a change, it does not resist a forger.
    pub hash: u128,
    /// Bytes.
    pub size: u64,
}

/// Every file that was written, by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest(BTreeMap<String, Record>);

impl FromIterator<(String, Record)> for Manifest {
    fn from_iter<I: IntoIterator<Item = (String, Record)>>(records: I) -> Self {
        Self(records.into_iter().collect())
    }
}

impl Manifest {
    /// The record of `path`.
    pub fn get(&self, path: &str) -> Option<&Record> {
        self.0.get(path)
    }

    /// Every path, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Reads the manifest at `path`.
    ///
    /// # Errors
    /// It is not there, or not whole, or holds a path that leads out of the output.
    pub fn read(path: &Path) -> io::Result<Self> {
        let text = fs::read_to_string(path)?;
        parse(&text).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "it is not as it was written"))
    }

    /// Writes the manifest into `folder`, whole or not at all.
    ///
    /// # Errors
    /// The file system refuses.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let mut text = format!("{HEAD}\n");
        for (path, record) in &self.0 {
            let _ = writeln!(text, "{:032x} {} {path}", record.hash, record.size);
        }
        write_sealed(folder, FILE, text)
    }
}

fn parse(text: &str) -> Option<Manifest> {
    let mut lines = unseal(text)?.lines();
    if lines.next()? != HEAD {
        return None;
    }
    lines
        .map(|line| {
            let mut parts = line.splitn(3, ' ');
            let hash = u128::from_str_radix(parts.next()?, 16).ok()?;
            let size = parts.next()?.parse().ok()?;
            let path = parts.next().filter(|path| stays_inside(path))?;
            Some((path.to_owned(), Record { hash, size }))
        })
        .collect()
}

/// Whether a path from a file of ours, which anyone may have edited, names something below the output.
pub(super) fn stays_inside(path: &str) -> bool {
    !path.is_empty() && path.split('/').all(|segment| !matches!(segment, "" | "." | ".."))
}

/// Writes `text` with a line that proves it whole, under a name that appears only when it is.
pub(super) fn write_sealed(folder: &Path, name: &str, mut text: String) -> io::Result<()> {
    let seal = xxh3_64(text.as_bytes());
    let _ = writeln!(text, "end {seal:016x}");
    let temporary = folder.join(format!("{name}.new"));
    fs::write(&temporary, text)?;
    fs::File::open(&temporary)?.sync_all()?;
    fs::rename(temporary, folder.join(name))
}

/// The text before the seal, if it is as it was sealed.
pub(super) fn unseal(text: &str) -> Option<&str> {
    let (body, seal) = text.strip_suffix('\n')?.rsplit_once('\n')?;
    let body = &text[..body.len() + 1];
    let seal = u64::from_str_radix(seal.strip_prefix("end ")?, 16).ok()?;
    (xxh3_64(body.as_bytes()) == seal).then_some(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_and_what_was_changed_is_not() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let manifest: Manifest = [
            ("a/index.html".to_owned(), Record { hash: 7, size: 3 }),
            ("b c.txt".to_owned(), Record { hash: 8, size: 0 }),
        ]
        .into_iter()
        .collect();
        manifest.write(folder.path()).expect("written");
        let path = folder.path().join(FILE);
        assert_eq!(Manifest::read(&path).expect("read"), manifest);

        let text = fs::read_to_string(&path).expect("text");
        for damaged in [&text[..text.len() - 5], &text.replace("index", "inbox"), "", "briefing manifest 1\n"]
        {
            assert_eq!(parse(damaged), None, "{damaged:?}");
        }
    }

    #[test]
    fn a_forged_manifest_cannot_name_what_is_outside() {
        for path in ["../x", "a/../../x", "/etc/passwd", "a//b", ""] {
            assert!(!stays_inside(path), "{path}");
        }
    }
}
