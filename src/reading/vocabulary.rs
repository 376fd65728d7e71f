//! Which words of a text could end a name. When a person gets another name, this tells the few articles that have to be
//! read again from the many that cannot name the person, without looking into their texts.
//!
//! It may name an article too many, never one too few: whatever [`super::mentions`] could take for a name has the
//! fingerprint of its last word here.

use std::collections::BTreeSet;

use unicode_normalization::char::is_combining_mark;
use xxhash_rust::xxh3::xxh3_64;

use super::fold::fold;
use crate::content::Body;
use crate::words::is_unspaced;

/// Stands for words that are taken for any word.
const ANY_WORD: u32 = 0;

/// More pieces than these in one word are beyond counting.
const MAX_PIECES: usize = 8;

/// Sorted fingerprints of the words of a title and a body that could end a name.
pub(crate) fn name_words(title: &str, body: &Body) -> Box<[u32]> {
    let mut found = Vec::with_capacity(128);
    for text in [title, &body.plain] {
        for word in text.split_whitespace() {
            // A name's last word has a capital, where it has letters of a script that has any.
            if word.chars().any(|c| c.is_alphanumeric() && !c.is_lowercase()) {
                add_word(word, &mut found);
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found.into_boxed_slice()
}

/// The fingerprint of the last word of a folded name; where that has no letter or digit, it may end with any word.
pub(super) fn end_of(folded: &str) -> u32 {
    let word = folded.rsplit(' ').next().unwrap_or(folded);
    let end = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let Some(last) = end.chars().next_back() else { return ANY_WORD };
    if is_unspaced(last) {
        return fingerprint(last.encode_utf8(&mut [0; 4]));
    }
    let in_word = |c: char| c.is_alphanumeric() && !is_unspaced(c);
    let start = end.trim_end_matches(in_word).len();
    fingerprint(&end[start..])
}

/// Whether a text with these words may name somebody whose names end so.
pub(crate) fn may_name(words: &[u32], ends: &BTreeSet<u32>) -> bool {
    words.first() == Some(&ANY_WORD)
        || ends.first() == Some(&ANY_WORD)
        || ends.iter().any(|end| words.binary_search(end).is_ok())
}

/// Adds every run of letters that a name could end with: the pieces of a word, and pieces that are one word for a
/// reader of folded text, since nothing but what folding drops lies between.
fn add_word(word: &str, found: &mut Vec<u32>) {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        found.push(fingerprint(&word.to_ascii_lowercase()));
        return;
    }
    let mut pieces: Vec<String> = vec![String::new()];
    let mut chain = |pieces: &mut Vec<String>| {
        if pieces.len() > MAX_PIECES {
            found.push(ANY_WORD);
        }
        for first in 0..pieces.len().min(MAX_PIECES) {
            for last in first..pieces.len().min(MAX_PIECES) {
                let joined = pieces[first..=last].concat();
                if !joined.is_empty() {
                    found.push(fingerprint(&joined));
                }
            }
        }
        *pieces = vec![String::new()];
    };
    let mut singles = Vec::new();
    for c in word.chars() {
        if !c.is_alphanumeric() || is_combining_mark(c) {
            if is_dropped(c) {
                pieces.push(String::new());
            } else {
                chain(&mut pieces);
                // A sign like ™ is read as the letters that it stands for.
                if fold(c.encode_utf8(&mut [0; 4])).contains(char::is_alphanumeric) {
                    singles.push(ANY_WORD);
                }
            }
            continue;
        }
        let folded = fold(c.encode_utf8(&mut [0; 4]));
        if is_unspaced(c) || folded.chars().any(is_unspaced) {
            chain(&mut pieces);
            match folded.chars().all(is_unspaced) {
                true => singles.extend(folded.chars().map(|c| fingerprint(c.encode_utf8(&mut [0; 4])))),
                false => singles.push(ANY_WORD),
            }
            continue;
        }
        if !folded.chars().all(char::is_alphanumeric) {
            singles.push(ANY_WORD);
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push_str(&folded);
        }
    }
    chain(&mut pieces);
    found.append(&mut singles);
}

/// Whether folding leaves nothing of it.
fn is_dropped(c: char) -> bool {
    fold(&format!("x{c}x")) == "xx"
}

fn fingerprint(word: &str) -> u32 {
    // Zero is taken.
    (xxh3_64(word.as_bytes()) as u32).max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::Trust;
    use crate::reading::{NameIndex, Names, PersonIx, name_ends};

    fn named(name: &str, text: &str) -> (bool, bool) {
        let body = Body::parse(text, 0, Trust::Foreign);
        let person = || Names { spellings: vec![name], never: Vec::new(), roles: &[] };
        let index = NameIndex::new([(PersonIx(0), person())].into_iter());
        let mentions = super::super::mentions::read("", &body, &[], &index, &[PersonIx(0)], true);
        let words = name_words("", &body);
        let ends = name_ends(&person());
        let expected = may_name(&words, &ends);
        (!mentions.is_empty(), expected)
    }

    #[test]
    fn names_are_expected_where_they_are_found() {
        for (name, text) in [
            ("Emmanuel Macron", "Then Emmanuel Macron spoke."),
            ("Emmanuel Macron", "Macron’s answer"),
            ("Hafez al-Assad", "the Assad family"),
            ("Zoë Ødegård", "with ZOE\u{308} ODEGARD!"),
            ("Vladimir Putin", "(President Vladimir) Putin"),
            ("Ann Smith", "foo(Smith) said"),
            ("Ann Smith", "soft\u{ad}Smith"),
            ("Ann Zelensky", "Zelen\u{ad}sky"),
            ("习近平", "国家主席习近平说"),
            ("Donald Trump", "Donald J.Trump"),
            ("Giscard d’Estaing", "Giscard d'Estaing"),
            ("Agent 47", "the agent 47 spoke"),
            ("007", "In the end 007 spoke."),
        ] {
            let (found, expected) = named(name, text);
            assert!(found && expected, "{name} in {text}: found {found}, expected {expected}");
        }
        assert_eq!(named("Ann Smith", "The smith and Smithson"), (false, false));
    }

    proptest! {
        #[test]
        fn whatever_is_found_was_expected(
            name in "[A-Z][a-zé]{1,3}( [A-Zİ0-9a-z][a-z0-9ß'’.\u{301}习김™-]{1,3}){0,2}",
            around in proptest::collection::vec("[ ()a-zA-Z0-9.\u{ad}\u{301}习김’-]{0,3}", 4),
            upper in any::<bool>(),
        ) {
            let shown = if upper { name.to_uppercase() } else { name.clone() };
            let parts: Vec<&str> = shown.split(' ').collect();
            let text = format!(
                "{}{}{} {}{}{}",
                around[0], shown, around[1], around[2], parts[parts.len() - 1], around[3],
            );
            let (found, expected) = named(&name, &text);
            prop_assert!(!found || expected, "{name:?} in {text:?}");
        }
    }
}
