//! What the lexicon says of words: one look at each word for everything that reads it. Each reader keeps its own lists,
//! and they are put together here.

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

bitflags::bitflags! {
    /// What a word may be.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(super) struct Class: u64 {
        /// Its full stop ends no sentence: `Mr`, `Sept`.
        const ABBREVIATION = 1;
    }
}

/// Words with their classes, written as people write lists: lowercase, with single spaces.
pub(super) type List = (Class, &'static str);

const ABBREVIATIONS: List = (
    Class::ABBREVIATION,
    "mr mrs ms dr prof sen rep gov gen col lt sgt capt adm hon rev st jr sr vs inc corp ltd co no nos \
     jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun etc dept est fig maj cmdr \
     messrs mme mlle supt insp atty",
);

/// Words of at most this many bytes are looked up as one number; a longer one is in no list.
const MAX_BYTES: usize = 16;

static CLASSES: LazyLock<HashMap<u128, Class, FxBuildHasher>> = LazyLock::new(|| {
    let lists: [&[List]; 1] = [&[ABBREVIATIONS]];
    let mut classes: HashMap<u128, Class, FxBuildHasher> = HashMap::default();
    for (class, words) in lists.into_iter().flatten() {
        for word in words.split_whitespace() {
            debug_assert!(word.len() <= MAX_BYTES, "`{word}` is too long to be looked up");
            *classes.entry(key(word)).or_default() |= *class;
        }
    }
    classes
});

/// The classes of a word in whatever case.
pub(super) fn classes_of(word: &str) -> Class {
    if word.len() <= MAX_BYTES && word.is_ascii() {
        return CLASSES.get(&key(word)).copied().unwrap_or_default();
    }
    // "don’t" is in the lists as "don't", and Ä as ä.
    let lower: String =
        word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect();
    if lower.len() > MAX_BYTES {
        return Class::empty();
    }
    CLASSES.get(&key(&lower)).copied().unwrap_or_default()
}

/// The bytes of a word in small letters as one number.
fn key(word: &str) -> u128 {
    let mut bytes = [0; MAX_BYTES];
    let length = word.len().min(MAX_BYTES);
    bytes[..length].copy_from_slice(&word.as_bytes()[..length]);
    bytes.make_ascii_lowercase();
    u128::from_le_bytes(bytes)
}
