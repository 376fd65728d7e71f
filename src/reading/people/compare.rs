//! Whether two names are one person's.

use super::super::fold::fold_name;

/// How two names relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// One person's, for a reason that an editor can be shown.
    Same(&'static str),
    /// Perhaps one person's, for a reason that an editor can be shown.
    Likely(&'static str),
    /// Two people's, as far as the names go.
    Different,
}

/// Compares two names.
pub fn compare(a: &str, b: &str) -> Comparison {
    if fold_name(a) == fold_name(b) {
        Comparison::Same("the same but for accents and capitals")
    } else {
        Comparison::Different
    }
}

/// Names that are [`Comparison::Same`] have a key in common.
pub fn keys(name: &str) -> Vec<u64> {
    vec![xxhash_rust::xxh3::xxh3_64(fold_name(name).as_bytes())]
}
