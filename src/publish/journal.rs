//! The journal of a small change: which staged files are to be renamed into place, and which old ones removed. It
//! appears only when everything is staged, and carrying it out twice does no harm.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use super::make_parent;
use super::manifest::{self, stays_inside, unseal, write_sealed};

const FILE: &str = "journal";
const HEAD: &str = "briefing journal 1";

/// A change of the output.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Journal {
    /// Paths whose staged files replace what is there.
    pub(super) puts: Vec<String>,
    /// Paths that the site no longer has.
    pub(super) removed: Vec<String>,
}

impl Journal {
    pub(super) fn exists(stage: &Path) -> bool {
        stage.join(FILE).exists()
    }

    pub(super) fn write(&self, stage: &Path) -> io::Result<()> {
        let mut text = format!("{HEAD}\n");
        for path in &self.puts {
            let _ = writeln!(text, "put {path}");
        }
        for path in &self.removed {
            let _ = writeln!(text, "remove {path}");
        }
        write_sealed(stage, FILE, text)
    }

    /// The journal in `stage`, if there is a whole one.
    pub(super) fn read(stage: &Path) -> Option<Self> {
        let text = fs::read_to_string(stage.join(FILE)).ok()?;
        let mut lines = unseal(&text)?.lines();
        if lines.next()? != HEAD {
            return None;
        }
        let mut journal = Self { puts: Vec::new(), removed: Vec::new() };
        for line in lines {
            let (verb, path) = line.split_once(' ')?;
            let path = stays_inside(path).then(|| path.to_owned())?;
            match verb {
                "put" => journal.puts.push(path),
                "remove" => journal.removed.push(path),
                _ => return None,
            }
        }
        Some(journal)
    }

    /// Does what is left to do, then takes the journal away.
    pub(super) fn carry_out(&self, stage: &Path, output: &Path) -> io::Result<()> {
        // An old file may stand where a folder is needed, or the other way round; only such a one goes first.
        let puts: BTreeSet<&str> = self.puts.iter().map(String::as_str).collect();
        let is_in_the_way = |old: &str| {
            let below = format!("{old}/");
            puts.range(below.as_str()..).next().is_some_and(|put| put.starts_with(&below))
                || old.match_indices('/').any(|(slash, _)| puts.contains(&old[..slash]))
        };
        let (first, last): (Vec<&str>, Vec<&str>) =
            self.removed.iter().map(String::as_str).partition(|old| is_in_the_way(old));
        remove(output, first.into_iter())?;
        for path in &self.puts {
            let target = output.join(path);
            make_parent(&target)?;
            match fs::rename(stage.join("tree").join(path), &target) {
                Ok(()) => {}
                // Renamed by the run that was interrupted.
                Err(error) if error.kind() == io::ErrorKind::NotFound && target.is_file() => {}
                Err(error) => return Err(error),
            }
        }
        remove(output, last.into_iter())?;
        match fs::rename(stage.join(manifest::FILE), output.join(manifest::FILE)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => manifest::add(stage, output)?,
        }
        fs::remove_file(stage.join(FILE))
    }
}

/// The first part of `path` below `output`, its last one aside, that is there and is no folder of its own: a file,
/// or a link that leads elsewhere.
pub(super) fn obstacle<'a>(output: &Path, path: &'a str) -> Option<&'a str> {
    path.match_indices('/')
        .map(|(slash, _)| &path[..slash])
        .find(|parent| fs::symlink_metadata(output.join(parent)).is_ok_and(|metadata| !metadata.is_dir()))
}

/// Removes files below `output`, and the folders that are empty then. A run that was stopped may have done a part of
/// that.
pub(super) fn remove<'a>(output: &Path, paths: impl Iterator<Item = &'a str>) -> io::Result<()> {
    for path in paths {
        // What is now a folder, or lies below what is now a file or a link, has been replaced already.
        let is_folder = fs::symlink_metadata(output.join(path)).is_ok_and(|metadata| metadata.is_dir());
        if is_folder || obstacle(output, path).is_some() {
            continue;
        }
        match fs::remove_file(output.join(path)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut folder = path;
        while let Some((parent, _)) = folder.rsplit_once('/') {
            match fs::remove_dir(output.join(parent)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    // Something is left in it, which is what we want to know.
                    break;
                }
                _ => folder = parent,
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_a_stopped_run_had_emptied_makes_room_for_a_file() {
        let (stage, output) =
            (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        fs::create_dir_all(stage.path().join("tree")).expect("made");
        fs::write(stage.path().join("tree/a"), "new").expect("written");
        // The file a/b/c is gone, and so is a/b; a is not yet.
        fs::create_dir_all(output.path().join("a")).expect("made");
        fs::write(output.path().join(manifest::FILE), "").expect("written");
        let journal = Journal { puts: vec!["a".to_owned()], removed: vec!["a/b/c".to_owned()] };
        journal.write(stage.path()).expect("written");
        journal.carry_out(stage.path(), output.path()).expect("carried out");
        assert_eq!(fs::read_to_string(output.path().join("a")).expect("a file"), "new");
    }
}
