//! Names that are people's, found by their form and by what stands beside them, and whether two of them are one.

mod cast;
pub(super) mod compare;
mod cues;
mod lexicon;
mod nicknames;
mod pieces;
mod spelling;

pub(super) use lexicon::LISTS;

use super::credits::Credit;
use super::findings::{Candidate, RoleSeen};
use super::tokens::Text;

bitflags::bitflags! {
    /// What speaks for a name being a person's, and what against it.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct Cues: u16 {
        /// A title or office before it: `President`, `Mr`, `economist`.
        const TITLE = 1;
        /// An age after it: `Jane Roe, 45,`.
        const AGE = 1 << 1;
        /// An office after it: `Jane Roe, the US envoy,`, or a party and state: `Jane Roe (R-Ohio)`.
        const APPOSITION = 1 << 2;
        /// `who`, `whose` or `himself` after it.
        const WHO = 1 << 3;
        /// An initial in it: `Jane Q. Roe`.
        const INITIAL = 1 << 4;
        /// Its first word is a common given name.
        const GIVEN = 1 << 5;
        /// It does what people alone do: `smiled`.
        const ACTS = 1 << 6;
        /// It does what people and institutions do: `said`.
        const SAYS = 1 << 7;
        /// It has what people alone have: `'s wife`.
        const KIN = 1 << 8;
        /// Its last word is used alone afterwards.
        const RECURS = 1 << 9;
        /// A particle or suffix in it: `von`, `Jr`.
        const FORM = 1 << 10;
        /// Its first word is a family name of a language that puts it first.
        const FAMILY = 1 << 11;
        /// Against: one word only, with a title: `President Lula`.
        const SINGLE = 1 << 12;
        /// Against: used like a place: `in Jane Roe`.
        const PLACE = 1 << 13;
        /// Against: used like a thing: `the Jane Roe`.
        const ARTICLE = 1 << 14;
        /// Against: more words of a name hang on it: `Jane Roe of …`, `Jane Roe & Co`.
        const LINKED = 1 << 15;
    }
}

impl Cues {
    /// One of these is enough for a name of two or more words.
    const STRONG: Self =
        Self::TITLE.union(Self::AGE).union(Self::APPOSITION).union(Self::WHO).union(Self::INITIAL);
    /// All that speaks for a person.
    pub const FOR: Self = Self::STRONG
        .union(Self::GIVEN)
        .union(Self::ACTS)
        .union(Self::SAYS)
        .union(Self::KIN)
        .union(Self::RECURS)
        .union(Self::FORM)
        .union(Self::FAMILY);
    /// All that speaks against one.
    pub const AGAINST: Self = Self::SINGLE.union(Self::PLACE).union(Self::ARTICLE).union(Self::LINKED);
}

/// Whether what was seen with a name makes it a person's: the cues of all articles together, and how many articles
/// have the name.
///
/// Each cue has a weight, and 2 is enough. A title, an age, an office after the name, `who` or an initial weigh 3; a
/// given name, a family name that comes first, and what people alone do, 2; the rest 1. What speaks against a person takes away 1, or 2 where the name
/// is a single word with a title. So a cue that is weak by itself (it 'said' something) needs a second, and the two
/// may come from different articles. Three articles weigh 1 more, if anything speaks for a person at all: the names of
/// places and firms come back as well, and are none the more people for it.
pub fn decide(cues: Cues, articles: usize) -> bool {
    let count = |of: Cues| cues.intersection(of).bits().count_ones() as i32;
    let two = Cues::GIVEN | Cues::ACTS | Cues::FAMILY;
    let one = Cues::FOR - Cues::STRONG - two;
    let weight =
        3 * count(Cues::STRONG) + 2 * count(two) + count(one) - count(Cues::AGAINST) - count(Cues::SINGLE);
    weight + i32::from(weight > 0 && articles >= 3) >= 2
}

impl Candidate {
    /// Whether this article alone makes it a person's name.
    pub fn is_person(&self) -> bool {
        decide(self.cues, 1)
    }
}

/// Names in the order of the text, and the offices given to them.
pub(super) fn read(text: &Text<'_>, credits: &[Credit]) -> (Vec<Candidate>, Vec<RoleSeen>) {
    let (pieces, roles) = pieces::read(text, credits);
    (cast::read(text, &pieces), roles)
}
