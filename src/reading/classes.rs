//! What the lexicon says of words: one look at each word for everything that reads it. Each reader keeps its own lists,
//! and they are put together here.

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use super::quotations;

bitflags::bitflags! {
    /// What a word may be.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(super) struct Class: u64 {
        /// Its full stop ends no sentence: `Mr`, `Sept`.
        const ABBREVIATION = 1;
        /// It reports words: `said`.
        const SAY = 1 << 1;
        /// It reports words to or about somebody, who stands after it: `told`, `called`.
        const TELLS = 1 << 2;
        /// It reports words where subject and quotation touch it: `snapped`.
        const UTTERS = 1 << 3;
        /// A subject by itself: `he`.
        const PRONOUN = 1 << 4;
        /// It stands between subject and verb: `has`.
        const AUXILIARY = 1 << 5;
        /// It makes the verb after it a passive: `was`.
        const BE = 1 << 6;
        /// It may stand between subject and verb: `later`.
        const ADVERB = 1 << 7;
        /// It opens a noun phrase: `the`.
        const DETERMINER = 1 << 8;
        /// It joins a noun phrase to what stands before: `of`.
        const PREPOSITION = 1 << 9;
        /// It opens a clause or joins two: `that`.
        const CLAUSE = 1 << 10;
        /// It says when: `Monday`.
        const WHEN = 1 << 11;
        /// An office or a calling: `president`.
        const ROLE = 1 << 12;
        /// It speaks for another: `spokesman`, `office`.
        const SPOKES = 1 << 13;
        /// Somebody without a name: `official`.
        const PERSON = 1 << 14;
        /// People in the plural, institutions and what they publish.
        const GROUP = 1 << 15;
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

static CLASSES: LazyLock<HashMap<&'static str, Class, FxBuildHasher>> = LazyLock::new(|| {
    let lists: [&[List]; 2] = [&[ABBREVIATIONS], &quotations::LISTS];
    let mut classes: HashMap<&'static str, Class, FxBuildHasher> = HashMap::default();
    for (class, words) in lists.into_iter().flatten() {
        for word in words.split_whitespace() {
            *classes.entry(word).or_default() |= *class;
        }
    }
    classes
});

/// The longest word of the lists; a longer one is not looked up.
const MAX_BYTES: usize = 24;

/// The classes of a word in whatever case; `lower` is room to work in.
pub(super) fn classes_of(word: &str, lower: &mut String) -> Class {
    if word.len() > MAX_BYTES {
        return Class::empty();
    }
    lower.clear();
    if word.is_ascii() {
        lower.push_str(word);
        lower.make_ascii_lowercase();
    } else {
        lower.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    }
    CLASSES.get(lower.as_str()).copied().unwrap_or_default()
}
