//! How two wordings of the same words differ, word by word.

use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffTag};

use crate::words::words;

/// Words in a row that two wordings share, or that only one of them has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// The words as they are written, with what stands between them.
    pub(crate) text: String,
    /// Whose words they are.
    pub(crate) part: Part,
}

/// Whose words a run holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Both wordings have them, as the other one writes them.
    Shared,
    /// Only the full wording has them.
    LeftOut,
    /// Only the other wording has them.
    Added,
}

/// Two middles are compared piece by piece only if they have no more pieces together: at the worst the time grows with
/// the square of it.
const MAX_PIECES: usize = 1 << 11;

/// What two lists have in common in one order, and what each has between (Myers: An O(ND) Difference Algorithm and Its
/// Variations, Algorithmica 1986). The middles of lists that are too long for that are taken to have nothing in common.
pub(crate) fn aligned<T: Eq + Hash + Ord>(old: &[T], new: &[T]) -> Vec<DiffOp> {
    let shorter = old.len().min(new.len());
    let before = (0..shorter).take_while(|at| old[*at] == new[*at]).count();
    let same_from_end = |at: &usize| old[old.len() - 1 - at] == new[new.len() - 1 - at];
    let after = (0..shorter - before).take_while(same_from_end).count();
    let (rows, columns) = (before..old.len() - after, before..new.len() - after);
    if rows.len() + columns.len() <= MAX_PIECES {
        return similar::capture_diff(Algorithm::Myers, old, 0..old.len(), new, 0..new.len());
    }
    let equal = |old_index, new_index, len| DiffOp::Equal { old_index, new_index, len };
    let middle =
        DiffOp::Replace { old_index: before, old_len: rows.len(), new_index: before, new_len: columns.len() };
    vec![equal(0, 0, before), middle, equal(rows.end, columns.end, after)]
}

/// How `other` differs from `full`, in the order of reading: what is shared as `other` has it, what was left out where
/// it stood. Case and punctuation are no difference.
pub(crate) fn differences(full: &str, other: &str) -> Vec<Run> {
    let (a, b) = (Worded::new(full), Worded::new(other));
    let run = |part: Part, of: &Worded<'_>, words: Range<usize>| {
        let (first, last) = (of.ranges.get(words.start)?, of.ranges[..words.end].last()?);
        (!words.is_empty()).then(|| Run { text: of.text[first.start..last.end].to_owned(), part })
    };
    let runs = aligned(&a.keys, &b.keys).into_iter().flat_map(|op| match op.as_tag_tuple() {
        (DiffTag::Equal, _, new) => [run(Part::Shared, &b, new), None],
        (_, old, new) => [run(Part::LeftOut, &a, old), run(Part::Added, &b, new)],
    });
    runs.flatten().collect()
}

/// How many words are left out, and how many are added.
pub(crate) fn counted(runs: &[Run]) -> (usize, usize) {
    let count = |part: Part| -> usize {
        runs.iter().filter(|run| run.part == part).map(|run| words(&run.text).count()).sum()
    };
    (count(Part::LeftOut), count(Part::Added))
}

/// A text cut into words.
struct Worded<'a> {
    text: &'a str,
    /// Where each starts and ends.
    ranges: Vec<std::ops::Range<usize>>,
    /// What is compared of each: its letters and digits, in small letters.
    keys: Vec<String>,
}

impl<'a> Worded<'a> {
    fn new(text: &'a str) -> Self {
        let mut ranges: Vec<std::ops::Range<usize>> = Vec::new();
        let mut keys = Vec::new();
        for range in words(text) {
            let letters = text[range.clone()].chars().filter(|c| c.is_alphanumeric());
            let key: String = letters.flat_map(char::to_lowercase).collect();
            match ranges.last_mut() {
                // A dash by itself belongs to the word before.
                Some(last) if key.is_empty() => last.end = range.end,
                _ => {
                    ranges.push(range);
                    keys.push(key);
                }
            }
        }
        Self { text, ranges, keys }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(full: &str, other: &str) -> String {
        let runs = differences(full, other);
        let one = |run: &Run| match run.part {
            Part::Shared => run.text.clone(),
            Part::LeftOut => format!("[-{}-]", run.text),
            Part::Added => format!("[+{}+]", run.text),
        };
        runs.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn differences_are_marked_word_by_word() {
        for (full, other, want, count) in [
            ("", "", "", (0, 0)),
            ("We stay.", "We stay.", "We stay.", (0, 0)),
            ("We stay.", "“we stay,”", "“we stay,”", (0, 0)),
            ("We will stay here.", "We will stay", "We will stay [-here.-]", (1, 0)),
            ("Now we stay", "we stay", "[-Now-] we stay", (1, 0)),
            ("we stay", "we all stay", "we [+all+] stay", (0, 1)),
            (
                "a harbour is no place for a strike",
                "a port is no place for strikes",
                "a [-harbour-] [+port+] is no place for [-a strike-] [+strikes+]",
                (3, 2),
            ),
            ("one two", "three four", "[-one two-] [+three four+]", (2, 2)),
            ("", "new words", "[+new words+]", (0, 2)),
            ("it is — so far — over", "it is, so far, over", "it is, so far, over", (0, 0)),
            ("ÉTAT là", "état là", "état là", (0, 0)),
            ("… —", "… —", "… —", (0, 0)),
        ] {
            assert_eq!(shown(full, other), want, "{full:?} {other:?}");
            assert_eq!(counted(&differences(full, other)), count, "{full:?} {other:?}");
        }
    }

    #[test]
    fn long_texts_are_compared_within_bounds() {
        let full: String = (0..20_000).map(|n| format!("a{n} ")).collect();
        let other: String = (0..20_000).map(|n| format!("b{n} ")).collect();
        assert_eq!(differences(&full, &other).len(), 2);
        let same = differences(&format!("{full}end"), &format!("{full}other end"));
        assert_eq!(same.len(), 3, "what both begin and end with is found all the same");
    }

    #[test]
    fn each_wording_can_be_read_off() {
        let mut random = 1_u32;
        let mut word = || {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            ["the", "port", "is", "shut", "—"][(random >> 16) as usize % 5]
        };
        for _ in 0..200 {
            let full: Vec<&str> = (0..9).map(|_| word()).collect();
            let other: Vec<&str> = (0..7).map(|_| word()).collect();
            let (full, other) = (full.join(" "), other.join(" "));
            let runs = differences(&full, &other);
            let without = |part: Part| {
                let texts: Vec<&str> =
                    runs.iter().filter(|run| run.part != part).map(|run| run.text.as_str()).collect();
                texts.join(" ")
            };
            let plain = |text: &str| text.replace("— ", "").replace(" —", "").replace('—', "");
            assert_eq!(plain(&without(Part::LeftOut)), plain(&other), "{full}");
            assert_eq!(plain(&without(Part::Added)), plain(&full), "{other}");
        }
    }
}
