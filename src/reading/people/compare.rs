//! Whether two names are one person's, and why.

use std::fmt;
use std::hash::Hasher as _;

use rustc_hash::FxHasher;

use super::nicknames::{self, Kinship};
use super::spelling::{Parts, Word, skeleton};
use crate::reading::classes::{Class, classes_of};
use crate::words::is_unspaced;

/// What two names are to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// One person's, unless something else says otherwise.
    Same(Reason),
    /// Perhaps one person's: for an editor to say.
    Likely(Reason),
    /// Nothing says that they are one person's.
    Different,
}

/// Why two names are taken for one person's, in words that an editor can judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Letter for letter, but for titles.
    Equal,
    /// But for accents, case and punctuation.
    Accents,
    /// Spelled by the rules of two transliterations.
    Transliteration,
    /// Written in two scripts.
    Script,
    /// The same words in another order.
    Order,
    /// The same letters, cut into words otherwise.
    Spaces,
    /// A middle name or initial is left out in one.
    MiddleName,
    /// A short form, and what it is short for.
    Short(Box<str>, Box<str>),
    /// One name in two languages.
    Forms(Box<str>, Box<str>),
    /// An initial for a first name.
    Initial,
    /// The same consonants.
    Vowels,
    /// One or two letters differ.
    Letters,
    /// One has another name at the end or beginning.
    Longer,
}

impl Reason {
    /// The two first names that are one, where it is about such names.
    pub fn first_names(&self) -> Option<(String, String)> {
        match self {
            Self::Short(one, other) | Self::Forms(one, other) => Some((capitalised(one), capitalised(other))),
            _ => None,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::Equal => "the same name",
            Self::Accents => "the same but for accents, case or punctuation",
            Self::Transliteration => "the same but for the rules of transliteration",
            Self::Script => "the same in another script",
            Self::Order => "the same words in another order",
            Self::Spaces => "the same letters with other spaces",
            Self::MiddleName => "a middle name or initial left out",
            Self::Short(short, long) => {
                return write!(f, "{} is short for {}", capitalised(short), capitalised(long));
            }
            Self::Forms(one, other) => {
                return write!(f, "{} and {} are one name", capitalised(one), capitalised(other));
            }
            Self::Initial => "an initial for a first name",
            Self::Vowels => "the same but for vowels and doubled letters",
            Self::Letters => "a letter differs",
            Self::Longer => "one has a name more",
        };
        f.write_str(words)
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// How well two words fit, the better the smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Equal,
    Form,
    Name(bool),
    Initial,
    Vowels,
    Letters,
}

fn fit(one: &Word, other: &Word) -> Option<Fit> {
    if one.text == other.text {
        return Some(Fit::Equal);
    }
    if one.form == other.form {
        return Some(Fit::Form);
    }
    if let Some(kinship) = nicknames::kinship(&one.text, &other.text) {
        let ambiguous = nicknames::is_ambiguous(&one.text) || nicknames::is_ambiguous(&other.text);
        return Some(Fit::Name(kinship == Kinship::Short && ambiguous));
    }
    let (short, long) = if one.text.len() <= other.text.len() { (one, other) } else { (other, one) };
    let length = short.text.chars().count();
    if length == 1 {
        return long.text.starts_with(&short.text).then_some(Fit::Initial);
    }
    if length < 3 || is_given(&one.text) && is_given(&other.text) {
        // Two common given names are two names: "Maria" and "Mario".
        return None;
    }
    let bones = skeleton(&one.form);
    if bones.len() > 1 && bones == skeleton(&other.form) && (bones.len() > 2 || length > 3) {
        return Some(Fit::Vowels);
    }
    let distance = strsim::osa_distance(&one.form, &other.form);
    let allowed = match long.text.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    (distance <= allowed).then_some(Fit::Letters)
}

fn is_given(word: &str) -> bool {
    classes_of(word).contains(Class::GIVEN)
}

/// Compares two names.
pub fn compare(a: &str, b: &str) -> Comparison {
    let (one, other) = (Parts::new(a), Parts::new(b));
    if one.words.is_empty() || other.words.is_empty() || one.suffix != other.suffix {
        return Comparison::Different;
    }
    // "George W. Roe" is not "George H. W. Roe".
    let (initials, others) = (one.initials(), other.initials());
    if !initials.is_empty() && !others.is_empty() && initials != others {
        return Comparison::Different;
    }
    // Transcribed alike and written otherwise: two names of one sound, where a sign is a word.
    let of_signs =
        |parts: &Parts| parts.transcribed && (parts.words.len() == 1 || parts.folded.contains(is_unspaced));
    if of_signs(&one) && of_signs(&other) {
        return if one.folded == other.folded {
            Comparison::Same(Reason::Accents)
        } else {
            Comparison::Different
        };
    }
    if one.words == other.words {
        return Comparison::Same(if a == b {
            Reason::Equal
        } else if one.transcribed != other.transcribed {
            Reason::Script
        } else {
            Reason::Accents
        });
    }
    let (short, long) = if one.words.len() <= other.words.len() { (&one, &other) } else { (&other, &one) };
    if short.joined().len() > 5 && short.joined() == long.joined() {
        return Comparison::Same(match short.words.len() == long.words.len() {
            true => transliterated(&one, &other),
            false => Reason::Spaces,
        });
    }
    matched(short, long)
}

fn transliterated(one: &Parts, other: &Parts) -> Reason {
    if one.transcribed != other.transcribed { Reason::Script } else { Reason::Transliteration }
}

/// Compares word by word; `short` has no more words than `long`.
fn matched(short: &Parts, long: &Parts) -> Comparison {
    // Each word of the shorter takes the best of the longer that is left, the best pairs first.
    let mut pairs: Vec<(Fit, usize, usize)> = Vec::new();
    for (at, word) in short.words.iter().enumerate() {
        for (place, candidate) in long.words.iter().enumerate() {
            if let Some(fit) = fit(word, candidate) {
                pairs.push((fit, at, place));
            }
        }
    }
    pairs.sort_unstable_by_key(|(fit, at, place)| (*fit, at.abs_diff(*place), *at, *place));
    let mut taken = vec![None; short.words.len()];
    let mut used = vec![false; long.words.len()];
    for (fit, at, place) in pairs {
        if taken[at].is_none() && !used[place] {
            taken[at] = Some((fit, place));
            used[place] = true;
        }
    }
    let Some(taken) = taken.into_iter().collect::<Option<Vec<(Fit, usize)>>>() else {
        return Comparison::Different;
    };
    let count = |test: fn(&Fit) -> bool| taken.iter().filter(|(fit, _)| test(fit)).count();
    let exact = count(|fit| *fit <= Fit::Form);
    let in_order = taken.windows(2).all(|pair| pair[0].1 < pair[1].1);
    let extra = long.words.len() - short.words.len();
    // "Roe Jane Mary" is "Jane Mary Roe" turned; "Mary Jane Roe" is not.
    let turned = taken.windows(2).filter(|pair| pair[0].1 > pair[1].1).count() == 1
        && taken.last().zip(taken.first()).is_some_and(|(last, first)| last.1 < first.1);
    let (last, last_of_long) = (short.words.len() - 1, long.words.len() - 1);
    if exact == 0 || short.words.len() == 1 {
        return match (short.words.len(), extra, taken[0].0) {
            (1, 0, Fit::Form) => Comparison::Same(transliterated(short, long)),
            (1, 0, Fit::Vowels) if short.words[0].text.len() > 4 => Comparison::Likely(Reason::Vowels),
            (1, 0, Fit::Letters) if short.words[0].text.len() > 5 => Comparison::Likely(Reason::Letters),
            _ if short.words.len() > 1
                && extra == 0
                && in_order
                && count(|fit| *fit > Fit::Vowels || *fit == Fit::Initial) == 0 =>
            {
                Comparison::Likely(Reason::Vowels)
            }
            _ => Comparison::Different,
        };
    }
    // Beyond exact words at most one may be alike only.
    let loose: Vec<(usize, Fit, usize)> = taken
        .iter()
        .enumerate()
        .filter(|(_, (fit, _))| *fit > Fit::Form)
        .map(|(at, (fit, place))| (at, *fit, *place))
        .collect();
    let outer = taken[0].1 == 0 && taken[last].1 == last_of_long;
    let Some((at, fit, place)) = loose.first().copied() else {
        return all_exact(short, long, Places { in_order, turned, outer }, extra);
    };
    if loose.iter().filter(|(_, fit, _)| !matches!(fit, Fit::Initial)).count() > 1 {
        let soft = loose.iter().all(|(_, fit, _)| *fit <= Fit::Vowels);
        return if soft && extra == 0 { Comparison::Likely(Reason::Vowels) } else { Comparison::Different };
    }
    let (word, partner) = (&short.words[at].text, &long.words[place].text);
    match fit {
        Fit::Name(ambiguous) => {
            let reason = match nicknames::kinship(word, partner) {
                Some(Kinship::Form) => {
                    Reason::Forms(word.min(partner).as_str().into(), word.max(partner).as_str().into())
                }
                _ => {
                    let (nick, name) =
                        if word.len() <= partner.len() { (word, partner) } else { (partner, word) };
                    Reason::Short(nick.as_str().into(), name.as_str().into())
                }
            };
            match in_order && at == 0 && outer && !ambiguous && extra <= 1 {
                true => Comparison::Same(reason),
                false if in_order => Comparison::Likely(reason),
                false => Comparison::Different,
            }
        }
        // An initial of the middle name is as good as none.
        Fit::Initial if loose.len() == 1 && at > 0 && at < last && outer && in_order => {
            Comparison::Same(Reason::MiddleName)
        }
        Fit::Initial if in_order && taken[last].0 <= Fit::Form => Comparison::Likely(Reason::Initial),
        Fit::Initial => Comparison::Different,
        _ if extra > 1 || (extra > 0 && exact < 2) => Comparison::Different,
        Fit::Vowels => Comparison::Likely(Reason::Vowels),
        _ if in_order => Comparison::Likely(Reason::Letters),
        _ => Comparison::Different,
    }
}

/// Where the words of the shorter name are in the longer.
#[derive(Clone, Copy)]
struct Places {
    in_order: bool,
    turned: bool,
    outer: bool,
}

/// Every word of the shorter is in the longer.
fn all_exact(short: &Parts, long: &Parts, places: Places, extra: usize) -> Comparison {
    let Places { in_order, turned, outer } = places;
    if extra == 0 {
        if in_order {
            return Comparison::Same(transliterated(short, long));
        }
        // "Thomas James" and "James Thomas" are two people.
        let all_given = short.words.iter().all(|word| is_given(&word.text));
        return if all_given || !turned {
            Comparison::Likely(Reason::Order)
        } else {
            Comparison::Same(Reason::Order)
        };
    }
    if outer && in_order {
        // One name more is a middle name; several may be a father's and a grandfather's, and another person's.
        let initials = long.words.iter().filter(|word| word.text.chars().count() == 1).count();
        return match extra <= initials.max(1) {
            true => Comparison::Same(Reason::MiddleName),
            false => Comparison::Likely(Reason::MiddleName),
        };
    }
    Comparison::Likely(Reason::Longer)
}

/// Numbers to find a name's partners by: names that [`compare`] to [`Comparison::Same`] have one in common.
pub fn keys(name: &str) -> Vec<u64> {
    let parts = Parts::new(name);
    let canonical = |word: &Word| match nicknames::group(&word.text) {
        Some(group) => hash(&[0, u64::from(group)]),
        None => hash(&[1, hash_text(&word.form)]),
    };
    // A word without a nickname may equal, by transliteration, one that has; so each outer word has two faces.
    let faces = |word: &Word| {
        let plain = hash(&[1, hash_text(&word.form)]);
        let grouped = canonical(word);
        if plain == grouped { vec![plain] } else { vec![plain, grouped] }
    };
    let mut keys = Vec::new();
    if let (Some(first), Some(last)) = (parts.words.first(), parts.words.last()) {
        for one in faces(first) {
            for other in faces(last) {
                keys.push(hash(&[2, one.min(other), one.max(other)]));
            }
        }
        let mut all: Vec<u64> = parts.words.iter().map(|word| hash_text(&word.form)).collect();
        all.sort_unstable();
        keys.push(hash(&all));
        keys.push(hash(&[3, hash_text(&parts.joined())]));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Numbers to find by what [`compare`] may call [`Comparison::Likely`]: one for each word, by its consonants. Only two
/// names of one word each that differ in a consonant have none in common.
pub fn loose_keys(name: &str) -> Vec<u64> {
    let parts = Parts::new(name);
    let words = parts.words.iter().filter(|word| word.text.chars().count() > 1);
    let mut keys: Vec<u64> = words.map(|word| hash_text(&skeleton(&word.form))).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn hash(numbers: &[u64]) -> u64 {
    let mut hasher = FxHasher::default();
    numbers.iter().for_each(|number| hasher.write_u64(*number));
    hasher.finish()
}

fn hash_text(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_compared_with_a_reason() {
        for (one, other, wanted) in [
            ("Jiri Kovar", "Jiří Kovář", "same: the same but for accents, case or punctuation"),
            ("Oleksiy Lomynskyi", "Oleksii Lomynskyy", "same: the same but for the rules of transliteration"),
            ("Volodymyr Lomynsky", "Vladimir Lomynskiy", "same: Vladimir and Volodymyr are one name"),
            ("Bill Harlow", "William Harlow", "same: Bill is short for William"),
            ("HARLOW, Edwin", "Edwin Harlow", "same: the same but for accents, case or punctuation"),
            ("Lund Gyula", "Gyula Lund", "same: the same words in another order"),
            ("Edwin Q. Harlow", "Edwin Harlow", "same: a middle name or initial left out"),
            ("Kim Su-jin", "Kim Sujin", "same: the same letters with other spaces"),
            ("Pieter van der Linde", "Pieter Linde", "same: the same but for accents, case or punctuation"),
            ("Иван Кравин", "Ivan Kravin", "same: the same in another script"),
            ("E. Harlow", "Edwin Harlow", "likely: an initial for a first name"),
            ("Chris Harlow", "Christopher Harlow", "likely: Chris is short for Christopher"),
            ("Mirela Dovran", "Mirela Davran", "likely: the same but for vowels and doubled letters"),
            ("Thomas James", "James Thomas", "likely: the same words in another order"),
            ("Edwin Harlow", "Edwin Harlow Lund", "likely: one has a name more"),
            ("Edwin Harlow", "Edwin Harlow Jr.", "different"),
            ("Edwin Q. Harlow", "Edwin R. Harlow", "different"),
            ("George W. Harlow", "George H. W. Harlow", "different"),
            ("Tomas Brandt", "Helene Brandt", "different"),
            ("Maria Brandt", "Mario Brandt", "different"),
            ("Sergey Ivanovich Kravin", "Sergey Petrovich Kravin", "different"),
            ("Brandt", "Tomas Brandt", "different"),
            ("", "Tomas Brandt", "different"),
        ] {
            for (one, other) in [(one, other), (other, one)] {
                let found = match compare(one, other) {
                    Comparison::Same(reason) => format!("same: {reason}"),
                    Comparison::Likely(reason) => format!("likely: {reason}"),
                    Comparison::Different => "different".to_owned(),
                };
                assert_eq!(found, wanted, "{one} and {other}");
            }
        }
    }

    proptest! {
        #[test]
        fn names_that_are_the_same_share_a_key(
            words in proptest::collection::vec(
                "(bill|william|kit|chris|al|von|jr|[a-z]\\.|sergey|sergei|volodymyr|vladimir|[A-Zé][a-zyijo]{1,5}(-[a-z]{2,3})?|习近|Иван)",
                1..5,
            ),
            others in proptest::collection::vec(
                "(bill|william|kit|chris|al|von|jr|[a-z]\\.|sergey|sergei|volodymyr|vladimir|[A-Zé][a-zyijo]{1,5})",
                0..3,
            ),
            turn in 0_usize..4,
            replace in any::<bool>(),
        ) {
            let one = words.join(" ");
            let mut changed = words.clone();
            let turn = turn % changed.len();
            changed.rotate_left(turn);
            let at = changed.len() / 2;
            for other in others {
                if replace { changed[at] = other } else { changed.insert(at, other) }
            }
            for other in [changed.join(" "), changed.concat(), one.replace('y', "i"), one.replace("ii", "y")] {
                if matches!(compare(&one, &other), Comparison::Same(_)) {
                    let keys_of_one = keys(&one);
                    prop_assert!(keys(&other).iter().any(|key| keys_of_one.contains(key)), "{one:?} and {other:?}");
                }
            }
        }

        #[test]
        fn anything_can_be_compared(one in "\\PC{0,60}", other in "\\PC{0,60}") {
            prop_assert_eq!(
                std::mem::discriminant(&compare(&one, &other)),
                std::mem::discriminant(&compare(&other, &one))
            );
        }
    }
}
