//! The record of what was written: one line a file, in the output itself, so that it goes wherever the output goes.
//! Small changes of a large output are added at its end, each sealed by itself.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
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
pub struct Manifest {
    files: BTreeMap<String, Record>,
    /// Bytes of all files.
    bytes: u64,
    /// What the last change took away.
    removed: HashSet<String>,
}

impl FromIterator<(String, Record)> for Manifest {
    fn from_iter<I: IntoIterator<Item = (String, Record)>>(records: I) -> Self {
        let files: BTreeMap<String, Record> = records.into_iter().collect();
        let bytes = files.values().map(|record| record.size).sum();
        Self { files, bytes, removed: HashSet::new() }
    }
}

impl Manifest {
    /// The record of `path`.
    pub fn get(&self, path: &str) -> Option<&Record> {
        self.files.get(path)
    }

    /// Every path, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Bytes of all files.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Takes in new records, and takes out those of files that are gone (`None`).
    pub(super) fn apply(&mut self, changes: &[(String, Option<Record>)]) {
        self.removed.clear();
        for (path, record) in changes {
            let old = match record {
                Some(record) => {
                    self.bytes += record.size;
                    self.files.insert(path.clone(), *record)
                }
                None => {
                    self.removed.insert(path.clone());
                    self.files.remove(path)
                }
            };
            self.bytes -= old.map_or(0, |old| old.size);
        }
    }

    /// Whether a file is on record, or was before the last change.
    pub(super) fn knew(&self, path: &str) -> bool {
        self.files.contains_key(path) || self.removed.contains(path)
    }

    /// Whether `changes` records are better added to the manifest in `output` than all of it written again. It must
    /// not grow to more than twice what it has to say.
    pub(super) fn is_worth_adding_to(&self, changes: usize, output: &Path) -> bool {
        const FEW_FILES: usize = 2_000;
        const BYTES_PER_FILE: u64 = 64;
        let size = fs::metadata(output.join(FILE)).map_or(u64::MAX, |metadata| metadata.len());
        let whole = self.files.iter().take(FEW_FILES).map(|(path, _)| path.len() as u64 + BYTES_PER_FILE);
        self.files.len() > FEW_FILES
            && changes < self.files.len() / 8
            && size < 2 * (whole.sum::<u64>() / FEW_FILES as u64) * self.files.len() as u64
    }

    /// Reads the manifest at `path`.
    ///
    /// # Errors
    /// It is not there, or not whole, or holds a path that leads out of the output.
    pub fn read(path: &Path) -> io::Result<Self> {
        let text = fs::read_to_string(path)?;
        parse(&text)
            .filter(|(_, whole)| *whole == text.len())
            .map(|(manifest, _)| manifest)
            .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "it is not as it was written"))
    }

    /// Writes the manifest into `folder`, whole or not at all.
    ///
    /// # Errors
    /// The file system refuses.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let mut text = format!("{HEAD}\n");
        for (path, record) in &self.files {
            line(&mut text, path, Some(record));
        }
        write_sealed(folder, FILE, text)
    }
}

fn line(text: &mut String, path: &str, record: Option<&Record>) {
    let _ = match record {
        Some(record) => writeln!(text, "{:032x} {} {path}", record.hash, record.size),
        None => writeln!(text, "gone - {path}"),
    };
}

/// What is said by the text as far as it is whole, and how many bytes that is.
fn parse(text: &str) -> Option<(Manifest, usize)> {
    let mut files: BTreeMap<String, Record> = BTreeMap::new();
    let mut whole = 0;
    while let Some(block) = next_block(&text[whole..]) {
        let mut lines = unseal(block)?.lines();
        if lines.next()? != if whole == 0 { HEAD } else { ADDITION } {
            return None;
        }
        for line in lines {
            let mut parts = line.splitn(3, ' ');
            let (hash, size) = (parts.next()?, parts.next()?);
            let path = parts.next().filter(|path| stays_inside(path))?;
            if hash == "gone" {
                files.remove(path);
            } else {
                let hash = u128::from_str_radix(hash, 16).ok()?;
                files.insert(path.to_owned(), Record { hash, size: size.parse().ok()? });
            }
        }
        whole += block.len();
    }
    (whole > 0).then(|| (files.into_iter().collect(), whole))
}

/// The text up to the end of its first sealed block; none where that is not whole.
fn next_block(text: &str) -> Option<&str> {
    let end = text.find("\nend ")? + 1;
    let length = text[end..].find('\n')? + 1;
    let block = &text[..end + length];
    unseal(block).map(|_| block)
}

const ADDITION: &str = "and then";
const ADDITION_FILE: &str = ".briefing-manifest-addition";

/// Writes what is to be added to the manifest into the stage.
pub(super) fn write_addition(stage: &Path, changes: &[(String, Option<Record>)]) -> io::Result<()> {
    let mut text = format!("{ADDITION}\n");
    for (path, record) in changes {
        line(&mut text, path, record.as_ref());
    }
    write_sealed(stage, ADDITION_FILE, text)
}

/// Adds what the stage holds for that to the manifest in `output`. To add it twice does no harm.
pub(super) fn add(stage: &Path, output: &Path) -> io::Result<()> {
    let addition = match fs::read(stage.join(ADDITION_FILE)) {
        Ok(addition) => addition,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let mut file = fs::File::options().append(true).open(output.join(FILE))?;
    file.write_all(&addition)?;
    file.sync_all()
}

/// Takes away the beginning of an addition that a run was stopped at; its journal has it whole.
pub(super) fn drop_torn_addition(output: &Path) -> io::Result<()> {
    let path = output.join(FILE);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    // It may be torn within a character.
    let text = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    match parse(text) {
        Some((_, whole)) if whole < bytes.len() => {
            fs::File::options().write(true).open(&path)?.set_len(whole as u64)
        }
        _ => Ok(()),
    }
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
            assert!(parse(damaged).is_none_or(|(_, whole)| whole < damaged.len()), "{damaged:?}");
        }
    }

    #[test]
    fn what_is_added_counts_and_what_is_torn_does_not() {
        let (folder, stage) =
            (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let record = |hash| Record { hash, size: 1 };
        let mut manifest: Manifest =
            [("a".to_owned(), record(1)), ("b".to_owned(), record(2))].into_iter().collect();
        manifest.write(folder.path()).expect("written");
        let changes = [("b".to_owned(), None), ("é".to_owned(), Some(record(3)))];
        write_addition(stage.path(), &changes).expect("staged");
        for _ in 0..2 {
            add(stage.path(), folder.path()).expect("added");
        }
        manifest.apply(&changes);
        let path = folder.path().join(FILE);
        let read = Manifest::read(&path).expect("read");
        assert_eq!((&read.files, read.bytes()), (&manifest.files, 2));
        assert!(manifest.knew("b") && !read.knew("b"));

        let text = fs::read(&path).expect("text");
        let last = text.len() - "é\nend 0123456789abcdef\n".len();
        for torn in [text.len() - 9, last, last + 1, last + 2] {
            fs::write(&path, &text[..torn]).expect("torn");
            assert!(Manifest::read(&path).is_err());
            drop_torn_addition(folder.path()).expect("mended");
            assert_eq!(Manifest::read(&path).expect("read").files, manifest.files, "torn at {torn}");
        }
    }

    #[test]
    fn a_forged_manifest_cannot_name_what_is_outside() {
        for path in ["../x", "a/../../x", "/etc/passwd", "a//b", ""] {
            assert!(!stays_inside(path), "{path}");
        }
    }
}
