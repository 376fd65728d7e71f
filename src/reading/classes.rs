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
        /// A common given name.
        const GIVEN = 1 << 40;
        /// An office or rank that stands before names: `President`.
        const TITLE = 1 << 41;
        /// Before names, and nobody's office: `Mr`, `Senators`.
        const HONORIFIC = 1 << 42;
        /// What somebody is or does: `envoy`, `author`, `wife`.
        const ROLE = 1 << 43;
        /// Part of what somebody is: `deputy`, `foreign`.
        const MODIFIER = 1 << 44;
        /// No part of a name, however it is written: `The`, `Meanwhile`.
        const STOP = 1 << 45;
        /// A country, state or city, or the main word of its name.
        const PLACE = 1 << 46;
        /// Begins names of places: `New`, `San`.
        const GEO_LEAD = 1 << 47;
        /// Makes the name that holds it something else than a person's: `Bank`, `Tower`, `Award`.
        const THING = 1 << 48;
        /// A surname that is also a common word: `King`, `Hill`, `Bush`.
        const SHARED = 1 << 49;
        /// Of a country, faith or party: `French`, `Republican`.
        const NATIONALITY = 1 << 50;
        /// Days, months, feasts.
        const CALENDAR = 1 << 51;
        /// Small words within names: `von`, `bin`.
        const PARTICLE = 1 << 52;
        /// `Jr`, `III`.
        const SUFFIX = 1 << 53;
        /// What people and institutions do with words.
        const SAYS = 1 << 54;
        /// What people alone do: `smiled`, `resigned`.
        const ACTS = 1 << 55;
        /// What people alone have: `wife`, `voice`.
        const KIN = 1 << 56;
        /// Says that an office is over.
        const FORMER = 1 << 57;
        /// Takes up a person's name: `who`, `himself`.
        const WHO = 1 << 58;
        /// Family names of languages that put them first: `Xi`, `Kim`.
        const FAMILY_FIRST = 1 << 59;
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
    let lists: [&[List]; 2] = [&[ABBREVIATIONS], &super::people::LISTS];
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
