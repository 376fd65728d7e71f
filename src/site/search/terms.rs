//! What counts as a word where words are looked for. `static/search.js` makes the same terms from what is typed.

use std::ops::Range;

use crate::words::is_unspaced;

/// Longer words are cut; in units of UTF-16, as browsers count.
const MAX_UNITS: usize = 32;

/// The terms of a folded text: runs of letters and digits, without those of a single character; in scripts that set
/// no spaces, every character.
pub(super) fn terms(folded: &str) -> impl Iterator<Item = Range<usize>> {
    let mut chars = folded.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, first) = chars.next()?;
            if !first.is_alphanumeric() {
                continue;
            }
            let mut end = start + first.len_utf8();
            if is_unspaced(first) {
                return Some(start..end);
            }
            let (mut count, mut units) = (1, first.len_utf16());
            while let Some((at, c)) = chars.peek().copied()
                && c.is_alphanumeric()
                && !is_unspaced(c)
            {
                chars.next();
                count += 1;
                units += c.len_utf16();
                if units <= MAX_UNITS {
                    end = at + c.len_utf8();
                }
            }
            if count > 1 {
                return Some(start..end);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::fold;

    #[test]
    fn words_are_found_in_every_script() {
        let long = "x".repeat(MAX_UNITS + 9);
        for (text, want) in [
            ("The minister’s G7 talks, 1,200 of them", "the minister g7 talks 200 of them"),
            ("O’Neill and Sørensen", "neill and sorensen"),
            ("(Vladimir) Putin", "vladimir putin"),
            ("見る東京 now", "見 る 東 京 now"),
            ("Зеленський", "зеленськии"),
            ("a–b well-known", "well known"),
            (&long, &long[..MAX_UNITS]),
            ("", ""),
        ] {
            let folded = fold(text);
            let found: Vec<&str> = terms(&folded).map(|range| &folded[range]).collect();
            assert_eq!(found.join(" "), want, "text: {text:?}");
        }
    }
}
