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
        /// A number in a word: `twenty-six`, `half`.
        const NUMERAL = 1 << 20;
        /// What multiplies a number: `million`, `bn`, `dozens`.
        const SCALE = 1 << 21;
        /// May stand in words that say how exact a number is: `about`, `least`.
        const HEDGE = 1 << 22;
        /// A unit of measure, or a word of one.
        const UNIT = 1 << 23;
        /// A currency, by name or code.
        const CURRENCY = 1 << 24;
        /// `first` to `fourth`, also of quarters.
        const ORDINAL = 1 << 25;
        /// The name of a month.
        const MONTH = 1 << 26;
        /// The name of a weekday.
        const WEEKDAY = 1 << 27;
        /// A unit of time: `week`, `morning`.
        const TIME_UNIT = 1 << 28;
        /// Says when by itself: `yesterday`, `ago`, `now`.
        const WHEN = 1 << 29;
        /// A season.
        const SEASON = 1 << 30;
        /// Says which week or month: `last`, `coming`.
        const DIRECTION = 1 << 31;
        /// A part of a time: `early`, `end`.
        const EDGE = 1 << 32;
        /// A verb of the past.
        const PAST = 1 << 33;
        /// A verb of what is to come.
        const FUTURE = 1 << 34;
        /// A verb that with a date looks ahead: `begins`.
        const PRESENT = 1 << 35;
        /// With an infinitive after it, it looks ahead: `agreed to`.
        const PLAN = 1 << 36;
        /// Takes a number as a name: `Article`, `page`.
        const NUMBERED = 1 << 37;
        /// A plural that numbers often count: `people`, `troops`.
        const PEOPLE = 1 << 38;
        /// Ends a noun phrase.
        const BREAK = 1 << 39;
        /// May begin words that say when.
        const DATE = Self::MONTH.bits() | Self::WEEKDAY.bits() | Self::WHEN.bits() | Self::DIRECTION.bits()
            | Self::SEASON.bits() | Self::ORDINAL.bits() | Self::EDGE.bits();
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
    let lists: [&[List]; 3] = [&[ABBREVIATIONS], &super::dates::words::LISTS, &super::figures::words::LISTS];
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
