//! Numbers as text: lists of pages in as few characters as a script may hold without escapes.

/// The digits: printable ASCII without what would have to be escaped in a script, and without the space that separates.
const DIGITS: &[u8; 91] =
    b"!#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
/// A digit below this one ends a number; one from it on is followed by more.
const BASE: u64 = 45;

/// The greatest weight.
pub(super) const HEAVIEST: u8 = 90;

/// Writes how well pages fit a term: `list` is sorted by page.
pub(super) fn write(list: impl Iterator<Item = (u64, u8)>, out: &mut String) {
    let mut last = 0;
    for (page, weight) in list {
        let mut gap = page - last;
        last = page;
        while gap >= BASE {
            out.push(digit(BASE + gap % BASE));
            gap /= BASE;
        }
        out.push(digit(gap));
        out.push(digit(u64::from(weight.min(HEAVIEST))));
    }
}

fn digit(n: u64) -> char {
    char::from(DIGITS[n as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_digit_needs_an_escape() {
        let text: String = DIGITS.iter().map(|digit| char::from(*digit)).collect();
        assert_eq!(serde_json::to_string(&text).expect("JSON").len(), DIGITS.len() + 2);
        assert!(!text.contains(['<', ' ']));
        let mut sorted = DIGITS.to_vec();
        sorted.dedup();
        assert_eq!(sorted.len(), DIGITS.len());
    }

    #[test]
    fn pages_are_written_as_gaps() {
        for (list, want) in [
            (vec![], ""),
            (vec![(0, 0)], "!!"),
            (vec![(44, 90), (44, 91)], "O~!~"),
            (vec![(45, 1), (46, 2)], "P###$"),
        ] {
            let mut text = String::new();
            write(list.into_iter(), &mut text);
            assert_eq!(text, want);
        }
    }
}
