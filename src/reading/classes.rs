//! What the lexicon says of words: one look at each word for everything that reads it. Each reader keeps its own lists,
//! and they are put together here.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::hash::hash_of;
use super::{dates, figures, people, quotations, shingles};

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
        /// It is in phrases that stand beside a story: `subscribe`.
        const BOILERPLATE = 1 << 60;
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

/// Words with their classes, each in a slot of its own, so that one look without any choice finds a word or tells that it
/// is not there: a perfect hash by displacement (Belazzougui, Botelho, Dietzfelbinger: Hash, Displace, and Compress, ESA
/// 2009).
struct Table {
    /// The hashes of words, each with the number of its classes in the place of the lowest bits. So a word is known by 48
    /// bits, and a table of thousands of words stays near.
    slots: Box<[u64]>,
    /// By how much the words of each bucket are moved.
    moved: Box<[u16]>,
    /// Whatever classes words have together; the first is none.
    classes: Vec<Class>,
}

/// The bits of a slot that are the number of its classes.
const NUMBER: u64 = 0xffff;

impl Table {
    fn new(lists: &[&[List]]) -> Self {
        let mut words: BTreeMap<u64, Class> = BTreeMap::new();
        for (class, list) in lists.iter().copied().flatten() {
            for word in list.split_whitespace() {
                *words.entry(hash_of(word)).or_default() |= *class;
            }
        }
        let size = (words.len() * 3 / 2).next_power_of_two();
        let (slots, moved) = (vec![0; size].into(), vec![0; size / 4].into());
        let mut table = Self { slots, moved, classes: vec![Class::empty()] };
        let mut buckets: Vec<Vec<u64>> = vec![Vec::new(); table.moved.len()];
        for hash in words.keys() {
            buckets[table.bucket(*hash)].push(*hash);
        }
        // The fullest first, as long as there is much room.
        buckets.sort_by_key(|bucket| Reverse(bucket.len()));
        for bucket in buckets.iter().filter(|bucket| !bucket.is_empty()) {
            let places = |moved| bucket.iter().map(|hash| table.place(*hash, moved)).collect::<BTreeSet<_>>();
            let fits = |moved: &u16| {
                let places = places(*moved);
                places.len() == bucket.len() && places.iter().all(|at| table.slots[*at] == 0)
            };
            let moved = (0..=u16::MAX).find(fits).expect("a third of the slots stays free");
            table.moved[table.bucket(bucket[0])] = moved;
            for hash in bucket {
                let number = table.number(words[hash]);
                table.slots[table.place(*hash, moved)] = (hash & !NUMBER) | number;
            }
        }
        table
    }

    /// The number of classes that a word has together.
    fn number(&mut self, class: Class) -> u64 {
        let known = self.classes.iter().position(|known| *known == class);
        let number = known.unwrap_or(self.classes.len());
        if known.is_none() {
            self.classes.push(class);
        }
        number as u64
    }

    fn bucket(&self, hash: u64) -> usize {
        (hash >> 20) as usize & (self.moved.len() - 1)
    }

    fn place(&self, hash: u64, moved: u16) -> usize {
        // A step of its own for each word, and never none.
        let step = (hash >> 48) | 1;
        ((hash >> 32) + step * u64::from(moved)) as usize & (self.slots.len() - 1)
    }

    fn find(&self, hash: u64) -> Class {
        let slot = self.slots[self.place(hash, self.moved[self.bucket(hash)])];
        // Whether a word is in the table cannot be foreseen: this is cheaper than to branch and be wrong.
        let is_there = usize::from((slot ^ hash) <= NUMBER);
        self.classes[(slot & NUMBER) as usize * is_there]
    }
}

static CLASSES: LazyLock<Table> = LazyLock::new(|| {
    Table::new(&[
        &[ABBREVIATIONS],
        &quotations::LISTS,
        &people::LISTS,
        &dates::words::LISTS,
        &figures::words::LISTS,
        &shingles::LISTS,
    ])
});

/// The classes of a word in whatever case.
pub(super) fn classes_of(word: &str) -> Class {
    classes_by(hash_of(word))
}

/// The classes of the word with a hash.
pub(super) fn classes_by(hash: u64) -> Class {
    CLASSES.find(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_the_classes_of_its_lists_and_others_have_none() {
        for (class, words) in quotations::LISTS.iter().chain(&people::LISTS).chain([&ABBREVIATIONS]) {
            for word in words.split_whitespace() {
                assert!(classes_of(word).contains(*class), "{word}");
                assert!(classes_of(&word.to_uppercase()).contains(*class), "{word}");
            }
        }
        for word in ["", "frobnicated", "q", "zzzzzzzzzzzzzzzzzzz", "été"] {
            assert_eq!(classes_of(word), Class::empty(), "{word}");
        }
    }
}
