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
pub(super) const MEASURED: &[Measured] = &[
    row("Quotations", NEWS, "found, of those that people marked", "98.6 %"),
    row("Speakers", NEWS, "right, of all quotations with a speaker", "92.2 %"),
    row("Speakers", NEWS, "right, where the rule is of high or medium confidence", "95.8 %"),
    row("Speakers", NEWS, "share of quotations with such a rule", "92.3 %"),
    row("Speakers", NEWS, "right, where the rule is of high confidence", "97.5 %"),
    row("Indirect speech", NEWS, "right, of those that are given", "93.6 %"),
    row("People", WIKINEWS, "found, of those that people marked", "96.2 %"),
    row("People", WIKINEWS, "right, of those that are given", "98.0 %"),
    row("Dates", WIKINEWS, "found and resolved, F1", "0.827"),
    row("Figures", WIKINEWS, "found, of those that people marked", "92.5 %"),
    row("Spellings", "name_bench, 548 pairs of people", "F1, with what is only proposed", "0.84"),
    row(
        "Spellings",
        "name_bench, 548 pairs of people",
        "right, of those that are merged without asking",
        "97.8 %",
    ),
    row("Wire copy", "PolNeAR, 924 articles", "credits found, of 75 articles that carry one", "98.7 %"),
];

/// Articles that no rule was written on.
const NEWS: &str = "PolNeAR dev, 84 articles of seven US publishers";
/// On half of them rules were written.
const WIKINEWS: &str = "MEANTIME, 120 Wikinews articles";

const fn row(
    finding: &'static str,
    corpus: &'static str,
    measure: &'static str,
    value: &'static str,
) -> Measured {
    Measured { finding, corpus, measure, value }
}
