//! What a figure is about: fingerprints of the content words nearest to it.

use std::ops::Range;

use crate::reading::classes::Class;
use crate::reading::tokens::{Kind, Text};

/// How many words are kept.
const KEYS: usize = 8;

/// How many tokens are looked at on each side.
const REACH: usize = 14;

/// Fingerprints of up to eight content words of the sentence, the nearest to the figure: no stop words, no words of
/// numbers and dates, and not the head noun, which a figure has apart. Words are stemmed, so that `pledged` is `pledge`.
/// Sorted.
pub(super) fn keys(
    text: &Text<'_>,
    sentence: &Range<usize>,
    figure: &Range<usize>,
    head: Option<usize>,
) -> Box<[u32]> {
    let mut keys = [0; KEYS];
    let mut count = 0;
    for distance in 0..REACH {
        let after = figure.end + distance;
        let before = figure.start.checked_sub(distance + 1);
        for at in [Some(after), before].into_iter().flatten() {
            if count == KEYS || !sentence.contains(&at) || Some(at) == head {
                continue;
            }
            if let Some(key) = key(text, at).filter(|key| !keys[..count].contains(key)) {
                keys[count] = key;
                count += 1;
            }
        }
    }
    let keys = &mut keys[..count];
    keys.sort_unstable();
    Box::from(&*keys)
}

fn key(text: &Text<'_>, at: usize) -> Option<u32> {
    const DROPPED: Class = Class::BREAK
        .union(Class::DATE)
        .union(Class::TIME_UNIT)
        .union(Class::NUMERAL)
        .union(Class::SCALE)
        .union(Class::HEDGE)
        .union(Class::CURRENCY)
        .union(Class::UNIT);
    let token = &text.tokens[at];
    if token.kind != Kind::Word || token.is(DROPPED) || token.range().len() < 3 {
        return None;
    }
    Some(fingerprint(stem(text.str(at))))
}

/// A word without its endings, as far as that needs no dictionary.
fn stem(word: &str) -> &str {
    let cut = |ending: &str, least: usize| word.strip_suffix(ending).filter(|stem| stem.len() >= least);
    let stem = cut("ing", 4)
        .or_else(|| cut("ies", 3))
        .or_else(|| cut("ed", 3))
        .or_else(|| cut("es", 3))
        .or_else(|| cut("s", 3).filter(|stem| !stem.ends_with('s')));
    let stem = stem.unwrap_or(word);
    stem.strip_suffix(['e', 'y']).filter(|shorter| shorter.len() >= 3).unwrap_or(stem)
}

/// FNV-1a of the small letters.
fn fingerprint(word: &str) -> u32 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    if word.is_ascii() {
        return word.bytes().fold(0x811c_9dc5, |hash, byte| step(hash, byte.to_ascii_lowercase()));
    }
    let mut buffer = [0; 4];
    word.chars()
        .flat_map(char::to_lowercase)
        .fold(0x811c_9dc5, |hash, c| c.encode_utf8(&mut buffer).bytes().fold(hash, step))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (one, other) in [
            ("pledged", "pledge"),
            ("ships", "ship"),
            ("parties", "party"),
            ("sending", "send"),
            ("Troops", "troop"),
        ] {
            assert_eq!(fingerprint(stem(one)), fingerprint(stem(other)), "{one} {other}");
        }
        assert_ne!(fingerprint(stem("glass")), fingerprint(stem("glad")));
    }
}
