//! How well the rules do, measured on texts that people have read and marked.

use serde::Serialize;

/// One measurement.
#[derive(Serialize)]
pub(super) struct Measured {
    /// What was looked for.
    finding: &'static str,
    /// The texts.
    corpus: &'static str,
    /// What was counted.
    measure: &'static str,
    /// The result, as it is to be read.
    value: &'static str,
}

/// Every measurement that the page shows, in its order; without any, the page says that there is none.
pub(super) const MEASURED: &[Measured] = &[];
