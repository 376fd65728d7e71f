//! Which paths may wake somebody.

use std::path::{Path, PathBuf};

use crate::input::concerns_site;

/// The site and what in it is not its source.
pub(super) struct Filter {
    /// Without links.
    root: PathBuf,
    excluded: Vec<PathBuf>,
}

impl Filter {
    /// For the site at `root`, which has no link in its path. What is `excluded` may not exist yet, and may be
    /// relative to the site; a build's stage beside it is excluded with it.
    pub(super) fn new(root: PathBuf, excluded: &[PathBuf]) -> Self {
        let mut all = Vec::new();
        for path in excluded {
            let path = real(&root.join(path));
            if let Some(name) = path.file_name() {
                all.push(path.with_file_name(format!(".{}.briefing-stage", name.to_string_lossy())));
            }
            all.push(path);
        }
        Self { root, excluded: all }
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether something may have changed for the site when `path` was touched.
    pub(super) fn concerns(&self, path: &Path) -> bool {
        path.strip_prefix(&self.root).is_ok_and(concerns_site)
            && !self.excluded.iter().any(|excluded| path.starts_with(excluded))
    }
}

/// `path` without links, as far as it exists.
fn real(path: &Path) -> PathBuf {
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => real(parent).join(name),
        _ => path.to_owned(),
    }
}
