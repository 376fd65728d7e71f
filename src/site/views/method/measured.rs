//! How well the rules do, measured on texts that people have read and marked.

use serde::Serialize;

/// One measurement. What it is about, messages say: `measured-FINDING`, `corpus-CORPUS`, `measure-MEASURE`.
#[derive(Serialize)]
pub(super) struct Measured {
    /// What was looked for.
    finding: &'static str,
    /// The texts.
    corpus: &'static str,
    /// What was counted.
    measure: &'static str,
    /// The result, as exact as it is to be read.
    value: &'static str,
    /// Whether it is one of a hundred; else it is one of one.
    per_cent: bool,
}

/// Every measurement that the page shows, in its order; without any, the page says that there is none.
pub(super) const MEASURED: &[Measured] = &[
    per_cent("quotations", NEWS, "found", "98.6"),
    per_cent("speakers", NEWS, "right-of-speakers", "91.9"),
    per_cent("speakers", NEWS, "right-if-high-or-medium", "95.8"),
    per_cent("speakers", NEWS, "share-high-or-medium", "92.3"),
    per_cent("speakers", NEWS, "right-if-high", "97.5"),
    per_cent("indirect", NEWS, "right", "93.6"),
    per_cent("people", WIKINEWS, "found", "96.2"),
    per_cent("people", WIKINEWS, "right", "98.0"),
    of_one("dates", WIKINEWS, "found-and-resolved", "0.827"),
    per_cent("figures", WIKINEWS, "found", "92.5"),
    of_one("spellings", NAMES, "with-proposed", "0.84"),
    per_cent("spellings", NAMES, "right-if-merged", "97.8"),
    per_cent("wires", ALL_NEWS, "credits-found", "98.7"),
];

/// Articles that no rule was written on, but for lines that are signed: that rule came after all such lines of one of them
/// had failed. Of the others, 91.9 % of the speakers are right; with it, 92.2 %.
const NEWS: &str = "news";
/// Those, and the articles that rules were written on.
const ALL_NEWS: &str = "all-news";
/// On half of them rules were written.
const WIKINEWS: &str = "wikinews";
/// Pairs of names.
const NAMES: &str = "names";

const fn per_cent(
    finding: &'static str,
    corpus: &'static str,
    measure: &'static str,
    value: &'static str,
) -> Measured {
    Measured { finding, corpus, measure, value, per_cent: true }
}

const fn of_one(
    finding: &'static str,
    corpus: &'static str,
    measure: &'static str,
    value: &'static str,
) -> Measured {
    Measured { finding, corpus, measure, value, per_cent: false }
}
