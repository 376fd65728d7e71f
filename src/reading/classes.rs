//! What the lexicon says of words: one look at each word for everything that reads it. Each reader keeps its own lists,
//! and they are put together here.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use super::{dates, figures, people, quotations};

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
        /// With a small word behind it, it reports words: `put it`, `pointed out`.
        const PHRASAL = 1 << 16;
        /// What somebody says, as a noun: `remark`.
        const WORDS = 1 << 17;
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
        const TIME_WORD = 1 << 29;
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
        /// A common given name.
        const GIVEN = 1 << 40;
        /// An office or rank that stands before names: `President`.
        const TITLE = 1 << 41;
        /// Before names, and nobody's office: `Mr`, `Senators`.
        const HONORIFIC = 1 << 42;
        /// What somebody is or does: `envoy`, `author`, `wife`.
        const OCCUPATION = 1 << 43;
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
        /// May begin words that say when.
        const DATE = Self::MONTH.bits() | Self::WEEKDAY.bits() | Self::TIME_WORD.bits() | Self::DIRECTION.bits()
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

/// Words of at most this many bytes are looked up as one number; a longer one is in no list.
const MAX_BYTES: usize = 16;

static CLASSES: LazyLock<HashMap<u128, Class, FxBuildHasher>> = LazyLock::new(|| {
    let lists: [&[List]; 5] =
        [&[ABBREVIATIONS], &quotations::LISTS, &people::LISTS, &dates::words::LISTS, &figures::words::LISTS];
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
    classes_at(word, 0..word.len())
}

/// The classes of the word at `range` of a text.
pub(super) fn classes_at(text: &str, range: Range<usize>) -> Class {
    if range.len() <= MAX_BYTES
        && let Some(key) = key_at(text.as_bytes(), range.start, range.len())
    {
        return CLASSES.get(&key).copied().unwrap_or_default();
    }
    // "don’t" is in the lists as "don't", and Ä as ä.
    let lower = text[range].chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c });
    let lower: String = lower.take(MAX_BYTES + 1).collect();
    if lower.len() > MAX_BYTES {
        return Class::empty();
    }
    CLASSES.get(&key(&lower)).copied().unwrap_or_default()
}

/// The bytes of a word of a list as one number.
fn key(word: &str) -> u128 {
    let mut bytes = [0; MAX_BYTES];
    let length = word.len().min(MAX_BYTES);
    bytes[..length].copy_from_slice(&word.as_bytes()[..length]);
    u128::from_le_bytes(bytes) | (SMALL & mask(length))
}

/// Of ASCII letters, digits and what joins them to words, this bit is the whole difference between capitals and small
/// letters.
const SMALL: u128 = u128::from_le_bytes([0x20; MAX_BYTES]);
const NOT_ASCII: u128 = u128::from_le_bytes([0x80; MAX_BYTES]);

/// The lowest `length` bytes.
fn mask(length: usize) -> u128 {
    if length >= MAX_BYTES { u128::MAX } else { (1 << (8 * length)) - 1 }
}

/// The key of a word of a text in small letters, if it is plain ASCII.
fn key_at(text: &[u8], start: usize, length: usize) -> Option<u128> {
    let mask = mask(length);
    // One look at memory instead of a loop over the word, wherever the text is long enough behind it.
    let word = match text.get(start..).and_then(|rest| rest.first_chunk::<MAX_BYTES>()) {
        Some(bytes) => u128::from_le_bytes(*bytes) & mask,
        None => {
            let mut bytes = [0; MAX_BYTES];
            bytes[..length].copy_from_slice(&text[start..start + length]);
            u128::from_le_bytes(bytes)
        }
    };
    (word & NOT_ASCII == 0).then_some(word | (SMALL & mask))
}
