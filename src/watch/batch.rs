//! Gathers hints until the writes behind them have settled.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::input::Hints;

/// A save is several events, a few milliseconds apart at most.
const QUIET: Duration = Duration::from_millis(10);

/// Where writing never ends, what was written so far is reported.
const LONGEST: Duration = Duration::from_millis(200);

/// Hints since the last report.
#[derive(Default)]
pub(super) struct Batch {
    hints: Hints,
    /// When the first and the last of them came.
    came: Option<(Instant, Instant)>,
}

impl Batch {
    pub(super) fn add(&mut self, paths: Vec<PathBuf>, now: Instant) {
        self.hints.merge(paths.into_iter().collect());
        let first = self.came.map_or(now, |(first, _)| first);
        self.came = Some((first, now));
    }

    /// When it has to be reported, unless more comes.
    pub(super) fn due(&self) -> Option<Instant> {
        self.came.map(|(first, last)| (last + QUIET).min(first + LONGEST))
    }

    /// Takes everything out of it.
    pub(super) fn take(&mut self) -> Hints {
        self.came = None;
        std::mem::take(&mut self.hints)
    }

    /// Whether `path`, or a folder above it, is among the hints.
    pub(super) fn covers(&self, path: &Path) -> bool {
        match &self.hints {
            Hints::Everything => true,
            Hints::Paths(paths) => path.ancestors().any(|above| paths.contains(above)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_due_when_it_is_quiet_or_has_waited_long_enough() {
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let mut batch = Batch::default();
        assert_eq!(batch.due(), None);
        batch.add(vec!["a".into()], at(0));
        assert_eq!(batch.due(), Some(at(10)));
        batch.add(vec!["b".into()], at(5));
        assert_eq!(batch.due(), Some(at(15)));
        for ms in (10..=200).step_by(5) {
            batch.add(vec!["b".into()], at(ms));
        }
        assert_eq!(batch.due(), Some(at(200)), "a stream without an end");
        assert_eq!(batch.take(), ["a", "b"].into_iter().collect());
        assert_eq!(batch.due(), None);
    }
}
