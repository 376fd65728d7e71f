//! A cheap sign that a file is still the one that was read: no bytes are looked at.

use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// What the file system says of a file without opening it. Two equal stamps mean the same bytes, if the first of
/// them [is settled](Stamp::is_settled).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// In bytes.
    pub size: u64,
    /// Last written, in nanoseconds since 1970. Programs may set it to what they like.
    pub modified_ns: i64,
    /// Last touched in any way, in nanoseconds since 1970. Only the system sets it. 0 where there is no such time.
    pub changed_ns: i64,
    /// Differs when another file was put in its place. 0 where files have no number.
    pub inode: u64,
}

/// Clocks of file systems tick up to a hundred times a second.
const TICK: Duration = Duration::from_millis(100);

/// Where times are whole seconds, they may be whole pairs of seconds.
const COARSE_TICK: Duration = Duration::from_secs(3);

impl Stamp {
    /// The stamp in `metadata`.
    pub fn of(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            let nanoseconds = |seconds: i64, rest: i64| seconds.saturating_mul(1_000_000_000) + rest;
            Self {
                size: metadata.len(),
                modified_ns: nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
                changed_ns: nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
                inode: metadata.ino(),
            }
        }
        #[cfg(not(unix))]
        {
            let modified_ns = metadata.modified().map_or(0, nanoseconds);
            Self { size: metadata.len(), modified_ns, changed_ns: 0, inode: 0 }
        }
    }

    /// Whether a file with this stamp at `looked_ns` (see [`now_ns`]) cannot change later without getting another
    /// stamp. A file that was written a moment before may be written again within the same tick of the clock, and
    /// look the same; whoever remembers what stood in it must read it once more.
    pub fn is_settled(&self, looked_ns: i64) -> bool {
        let touched = if self.changed_ns == 0 { self.modified_ns } else { self.changed_ns };
        let tick = if touched % 1_000_000_000 == 0 { COARSE_TICK } else { TICK };
        touched.saturating_add(tick.as_nanos() as i64) < looked_ns
    }
}

/// The time by the system's clock, in nanoseconds since 1970.
pub fn now_ns() -> i64 {
    nanoseconds(SystemTime::now())
}

fn nanoseconds(time: SystemTime) -> i64 {
    let nanoseconds = |span: Duration| i64::try_from(span.as_nanos()).unwrap_or(i64::MAX);
    time.duration_since(UNIX_EPOCH).map_or_else(|before| -nanoseconds(before.duration()), nanoseconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_settled_once_the_clock_has_ticked() {
        let second = 1_000_000_000;
        for (changed_ns, looked_ns, want) in [
            (5 * second + 1, 5 * second + 2, false),
            (5 * second + 1, 5 * second + 200_000_000, true),
            (5 * second, 6 * second, false),
            (5 * second, 9 * second, true),
            (9 * second + 1, 5 * second, false),
        ] {
            // A time that a program has set says nothing.
            let stamp = Stamp { changed_ns, modified_ns: 1, ..Stamp::default() };
            assert_eq!(stamp.is_settled(looked_ns), want, "changed {changed_ns}, looked at {looked_ns}");
            let stamp = Stamp { modified_ns: changed_ns, ..Stamp::default() };
            assert_eq!(stamp.is_settled(looked_ns), want, "modified {changed_ns}, looked at {looked_ns}");
        }
    }
}
