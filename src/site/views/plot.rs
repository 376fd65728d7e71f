//! Values of figures on one scale, with what their hedges leave open as ranges.

use serde::Serialize;

use crate::reading::{Figure, interval};

/// Where a figure lies on the scale of its group, in thousandths from its left end.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Mark {
    /// Where the number lies that is written.
    at: i32,
    /// Where it ends, if a range is written.
    to: i32,
    /// The numbers that it leaves open.
    low: i32,
    high: i32,
}

/// The marks of figures, in their order; nothing where all are one number and there is nothing to compare.
pub(super) fn marks<'a>(figures: impl Iterator<Item = &'a Figure>) -> Option<Vec<Mark>> {
    let spans: Vec<[f64; 4]> = figures
        .map(|figure| {
            let (low, high) = interval(figure);
            let to = figure.to.unwrap_or(figure.value);
            [low.min(figure.value), figure.value, to, high.max(to)]
        })
        .collect();
    let first = spans.iter().map(|span| span[0]).fold(f64::INFINITY, f64::min);
    let last = spans.iter().map(|span| span[3]).fold(f64::NEG_INFINITY, f64::max);
    let same = spans.iter().all(|span| span[1] == spans[0][1] && span[2] == spans[0][2]);
    let width = last - first;
    if same || !width.is_finite() || width <= 0.0 {
        return None;
    }
    // A margin on both sides, so that no mark sits on the edge.
    let place = |value: f64| (40.0 + (value - first) / width * 920.0).round() as i32;
    Some(
        spans
            .iter()
            .map(|[low, at, to, high]| Mark {
                at: place(*at),
                to: place(*to),
                low: place(*low),
                high: place(*high),
            })
            .collect(),
    )
}
