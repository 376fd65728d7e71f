//! Which source spells a name how: a matrix of the spellings and sources with most mentions.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use crate::briefing::{SourceIx, Subject};
use crate::reading::PersonIx;
use crate::site::Site;

/// Spellings and sources: what fits beside each other on a desk's screen, and below each other on a phone's.
const SPELLINGS: usize = 6;
const SOURCES: usize = 12;

#[derive(Serialize)]
pub(super) struct SpelledView {
    spellings: Vec<String>,
    rows: Vec<Row>,
    /// Whether there are spellings or sources besides these.
    more: bool,
}

/// A source with its mentions by spelling.
#[derive(Serialize)]
struct Row {
    card: Value,
    cells: Vec<usize>,
    total: usize,
}

/// The matrix of a person; nothing where all sources have one spelling, or one source has all of them.
pub(super) fn spelled(site: &Site<'_>, ix: PersonIx) -> Option<SpelledView> {
    let mut spellings = site.spellings(ix);
    let mut sources: BTreeMap<SourceIx, usize> = BTreeMap::new();
    for (source, count) in spellings.iter().flat_map(|spelling| &spelling.sources) {
        *sources.entry(*source).or_default() += count;
    }
    if spellings.len() < 2 || sources.len() < 2 {
        return None;
    }
    let more = spellings.len() > SPELLINGS || sources.len() > SOURCES;
    spellings.truncate(SPELLINGS);
    let mut sources: Vec<(SourceIx, usize)> = sources.into_iter().collect();
    sources.sort_by_cached_key(|(source, count)| {
        (Reverse(*count), site.title(Subject::Source(*source)), *source)
    });
    sources.truncate(SOURCES);
    let rows = sources.into_iter().map(|(source, total)| {
        let of = |spelling: &crate::briefing::Spelling| {
            spelling.sources.iter().find(|(ix, _)| *ix == source).map_or(0, |(_, count)| *count)
        };
        Row { card: site.card(Subject::Source(source)), cells: spellings.iter().map(of).collect(), total }
    });
    let rows = rows.collect();
    Some(SpelledView { spellings: spellings.into_iter().map(|spelling| spelling.text).collect(), rows, more })
}
