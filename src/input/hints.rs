//! Where to look for changes. A hint may be wrong: it costs a look and changes nothing.

use std::collections::BTreeSet;
use std::path::PathBuf;

/// Files and folders that may have changed, appeared or gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hints {
    /// The whole site.
    Everything,
    /// These paths, each with everything below it; absolute, or relative to the site.
    Paths(BTreeSet<PathBuf>),
}

impl Default for Hints {
    /// No hint at all.
    fn default() -> Self {
        Self::Paths(BTreeSet::new())
    }
}

impl Hints {
    /// Whether there is nothing to look at.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Paths(paths) if paths.is_empty())
    }

    /// Adds what `other` says.
    pub fn merge(&mut self, other: Self) {
        match (&mut *self, other) {
            (Self::Paths(paths), Self::Paths(more)) => paths.extend(more),
            (_, Self::Everything) => *self = Self::Everything,
            (Self::Everything, Self::Paths(_)) => {}
        }
    }
}

impl<P: Into<PathBuf>> FromIterator<P> for Hints {
    fn from_iter<I: IntoIterator<Item = P>>(paths: I) -> Self {
        Self::Paths(paths.into_iter().map(Into::into).collect())
    }
}
