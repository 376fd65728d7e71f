//! Words as numbers, by which they are looked up and compared: the same for capitals and small letters, and for both
//! apostrophes.

use std::ops::Range;

/// A word of at most this many bytes is read in one go.
const WHOLE: usize = 16;

/// A byte in each of sixteen places.
const fn in_each(byte: u8) -> u128 {
    u128::from_le_bytes([byte; WHOLE])
}

/// Of ASCII letters, digits and what joins them to words, this bit is the whole difference between capitals and small
/// letters.
const SMALL: u128 = in_each(0x20);
const NOT_ASCII: u128 = in_each(0x80);

/// How many ASCII letters and digits stand in a row at `start`, as far as sixteen bytes show.
pub(super) fn plain_run(text: &[u8], start: usize) -> usize {
    let rest = text.len() - start;
    let bytes = read(text, start, rest.min(WHOLE));
    // Sixteen comparisons in one: the highest bit of a byte says how it came out.
    let ascii = bytes & !NOT_ASCII;
    let at_least = |bytes: u128, least: u8| bytes + in_each(0x80 - least);
    let is_letter = at_least(ascii | SMALL, b'a') & !at_least(ascii | SMALL, b'z' + 1);
    let is_digit = at_least(ascii, b'0') & !at_least(ascii, b'9' + 1);
    let other = (bytes | !(is_letter | is_digit)) & NOT_ASCII;
    other.trailing_zeros() as usize / 8
}

/// The hash of a word.
pub(super) fn hash_of(word: &str) -> u64 {
    hash_at(word, 0..word.len())
}

/// The hash of the word at `range` of a text.
pub(super) fn hash_at(text: &str, range: Range<usize>) -> u64 {
    if range.len() <= WHOLE {
        let word = read(text.as_bytes(), range.start, range.len());
        if word & NOT_ASCII == 0 {
            return finish(add(0, word));
        }
    }
    hash_long(&text[range])
}

/// The same, for words that are long or have letters beyond ASCII.
fn hash_long(word: &str) -> u64 {
    if word.is_ascii() {
        return hash_bytes(word.as_bytes());
    }
    let small = word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c });
    hash_bytes(small.collect::<String>().as_bytes())
}

fn hash_bytes(bytes: &[u8]) -> u64 {
    finish(bytes.chunks(WHOLE).fold(0, |hash, chunk| add(hash, read(chunk, 0, chunk.len()))))
}

/// At most sixteen bytes of a text as one number, the first byte the lowest.
fn read(text: &[u8], start: usize, length: usize) -> u128 {
    // One look at memory instead of a loop over the word, wherever the text is long enough behind it.
    if let Some(bytes) = text.get(start..).and_then(|rest| rest.first_chunk::<WHOLE>()) {
        return u128::from_le_bytes(*bytes) & MASKS[length];
    }
    let mut bytes = [0; WHOLE];
    bytes[..length].copy_from_slice(&text[start..start + length]);
    u128::from_le_bytes(bytes)
}

/// The lowest bytes, by how many they are.
static MASKS: [u128; WHOLE + 1] = {
    let mut masks = [u128::MAX; WHOLE + 1];
    let mut length = 0;
    while length < WHOLE {
        masks[length] = (1 << (8 * length)) - 1;
        length += 1;
    }
    masks
};

/// Adds sixteen bytes to a hash.
fn add(hash: u64, bytes: u128) -> u64 {
    const FACTORS: [u64; 2] = [0x9e37_79b9_7f4a_7c15, 0xc2b2_ae3d_27d4_eb4f];
    let small = bytes | SMALL;
    let (low, high) = (small as u64, (small >> 64) as u64);
    (hash.rotate_left(23) ^ low).wrapping_mul(FACTORS[0]) ^ high.wrapping_mul(FACTORS[1]).rotate_left(32)
}

fn finish(hash: u64) -> u64 {
    const FACTOR: u64 = 0xff51_afd7_ed55_8ccd;
    (hash ^ (hash >> 32)).wrapping_mul(FACTOR)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn capitals_and_apostrophes_make_no_difference() {
        for (one, other) in [
            ("Don't", "don’t"),
            ("THE", "the"),
            ("Ökonom", "ökonom"),
            ("Counterintelligence", "counterintelligence"),
            ("counterintelligence’s", "Counterintelligence's"),
        ] {
            assert_eq!(hash_of(one), hash_of(other), "{one} {other}");
        }
    }

    #[test]
    fn words_that_differ_have_other_hashes() {
        let mut seen: BTreeMap<u64, String> = BTreeMap::new();
        let ends = ["", "s", "ed", "ing", "-term", "ification-of-all-the-rest"];
        for first in b'a'..=b'z' {
            for second in b'a'..=b'z' {
                for (at, end) in ends.iter().enumerate() {
                    let word = format!("{}{}{at}{end}", char::from(first), char::from(second));
                    let before = seen.insert(hash_of(&word), word.clone());
                    assert!(before.is_none(), "{word} {before:?}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn a_run_is_as_long_as_it_is(text in "[\\PC]{0,3}[a-zA-Z0-9]{0,20}[ -~’é\u{80}-\u{ff}]{0,20}") {
            let bytes = text.as_bytes();
            for start in 0..=bytes.len() {
                let run = bytes[start..].iter().take(WHOLE).take_while(|byte| byte.is_ascii_alphanumeric());
                prop_assert_eq!(plain_run(bytes, start), run.count());
            }
        }

        #[test]
        fn what_stands_around_a_word_is_no_part_of_it(
            before in "\\PC{0,20}", word in "[a-zA-Z’é-]{1,20}", after in "\\PC{0,20}",
        ) {
            let text = format!("{before}{word}{after}");
            prop_assert_eq!(hash_at(&text, before.len()..before.len() + word.len()), hash_of(&word));
        }
    }
}
