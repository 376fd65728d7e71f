//! One automaton over every name, alias, surname and `Sir` with a first name that the site knows.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, Match, MatchKind, StartKind};
use rustc_hash::FxHashSet;

use jiff::civil::Date;

use super::fold::{fold, fold_name, initials};
use super::hash::{hash_at, plain_run};
use super::lexicon::{PARTICLES, SUFFIXES};
use crate::content::Role;
use crate::moment::{Moment, Precision};

/// Stands for a person. Numbers say nothing about order, and differ from run to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonIx(pub u32);

/// How much of a name a pattern is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// A whole name or alias: stands for its person by itself.
    Full,
    /// The last name, particles included: needs the full name in the same article.
    Surname,
    /// `Sir` and the first name: needs the full name in the same article.
    Styled,
}

/// What a pattern may stand for; more than one person where they share it.
#[derive(Debug, Default)]
pub(super) struct Pattern {
    pub(super) candidates: Vec<(Strength, PersonIx)>,
}

/// Finds names in folded text.
#[derive(Debug, Default)]
pub struct NameIndex {
    automaton: Option<AhoCorasick>,
    /// Hashes of the words that patterns begin with.
    first_words: FxHashSet<u64>,
    pub(super) patterns: Vec<Pattern>,
    /// Folded words of each person's offices, for `President Brandt` against `Minister Brandt`.
    pub(super) role_words: Vec<BTreeSet<String>>,
    /// Each person's offices.
    pub(super) offices: Vec<Vec<Office>>,
    /// The middle initials that each person's names are declared with, for one George Bush against the other.
    pub(super) initials: Vec<BTreeSet<String>>,
    /// Folded spellings that are never the person.
    pub(super) never: Vec<BTreeSet<String>>,
}

/// An office as it is on file.
#[derive(Clone, Debug, Default)]
pub(super) struct Office {
    /// The folded words of its title: `president` of `President of France`.
    pub(super) words: Vec<String>,
    /// The folded words of what it is of: `france`.
    pub(super) places: Vec<String>,
    from: Option<Moment>,
    to: Option<Moment>,
}

impl Office {
    /// Whether it was held on a day, as far as is known.
    pub(super) fn is_held(&self, day: Date) -> bool {
        let begun = self.from.is_none_or(|from| from.date() <= day);
        let over = self.to.is_some_and(|to| match to.precision() {
            Precision::Year => to.date().year() < day.year(),
            Precision::Month => (to.date().year(), to.date().month()) < (day.year(), day.month()),
            Precision::Day | Precision::Time => to.date() < day,
        });
        begun && !over
    }
}

/// What the index has to know of one person.
pub struct Names<'a> {
    /// The name and every alias.
    pub spellings: Vec<&'a str>,
    /// Spellings that are never the person.
    pub never: Vec<&'a str>,
    /// Offices, with the time in which they were held.
    pub roles: &'a [Role],
}

/// Words after which a first name alone is how a person is called.
const STYLES: [&str; 2] = ["sir", "dame"];

impl NameIndex {
    /// Builds the automaton; people are given by id, so that who shares a name is always named in the same order.
    pub fn new<'a>(people: impl Iterator<Item = (PersonIx, Names<'a>)>) -> Self {
        let mut patterns: BTreeMap<String, Pattern> = BTreeMap::new();
        let mut index = Self::default();
        for (person_ix, person) in people {
            for (text, strength) in patterns_of(&person) {
                let candidates = &mut patterns.entry(text).or_default().candidates;
                match candidates.iter_mut().find(|(_, person)| *person == person_ix) {
                    Some(known) => known.0 = known.0.min(strength),
                    None => candidates.push((strength, person_ix)),
                }
            }
            // "Mayor of Florence" makes somebody a mayor, and nobody a Florence.
            let cut = |role: &str| {
                let role = fold(role);
                let links = [" of ", " for ", " to ", " in ", " at ", " with "];
                let head = links.iter().filter_map(|link| role.find(link)).min().unwrap_or(role.len());
                let words = |text: &str| -> Vec<String> {
                    text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect()
                };
                (words(&role[..head]), words(&role[head..]))
            };
            let office = |role: &Role| {
                let (mut words, mut places) = cut(&role.title);
                words.retain(|word| !word.is_empty());
                places.retain(|word| word.chars().count() > 3);
                Office { words, places, from: role.from, to: role.to }
            };
            let offices: Vec<Office> = person.roles.iter().map(office).collect();
            let words = offices.iter().flat_map(|office| office.words.iter().cloned());
            let place = person_ix.0 as usize;
            if index.initials.len() <= place {
                index.initials.resize_with(place + 1, BTreeSet::new);
                index.role_words.resize_with(place + 1, BTreeSet::new);
                index.never.resize_with(place + 1, BTreeSet::new);
                index.offices.resize_with(place + 1, Vec::new);
            }
            index.never[place] = person.never.iter().map(|name| fold_name(name)).collect();
            index.role_words[place] = words.filter(|word| word.chars().count() > 3).collect();
            index.offices[place] = offices;
            index.initials[place] =
                person.spellings.iter().map(|name| initials(name)).filter(|i| !i.is_empty()).collect();
        }
        // The fast kind takes some 50 MB for 20,000 patterns; from there on the compact one is better. It is asked at the
        // few places alone where a name may begin: a walk over the whole text is a walk over most of its states.
        let kind = if patterns.len() < 8_000 { AhoCorasickKind::DFA } else { AhoCorasickKind::ContiguousNFA };
        index.automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(kind))
            .start_kind(StartKind::Anchored)
            .build(patterns.keys())
            .ok()
            .filter(|_| !patterns.is_empty());
        index.first_words = patterns.keys().map(|text| hash_at(text, 0..end_of_word(text, 0))).collect();
        index.patterns = patterns.into_values().collect();
        index
    }
}

impl NameIndex {
    /// Whether there are no names.
    pub(super) fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// Whether a pattern begins with the word at `range` of folded text.
    pub(super) fn begins_with(&self, folded: &str, range: Range<usize>) -> bool {
        self.first_words.contains(&hash_at(folded, range))
    }

    /// The longest pattern that begins at `start` in folded text and ends by `end`.
    pub(super) fn longest(&self, folded: &str, start: usize, end: usize) -> Option<Match> {
        let input = Input::new(folded).range(start..end).anchored(Anchored::Yes);
        self.automaton.as_ref()?.find(input)
    }

    /// Whether the last word of a text is a surname that a person has on file.
    pub(super) fn has_surname(&self, person: PersonIx, text: &str) -> bool {
        if self.is_empty() {
            return false;
        }
        let folded = fold_name(text);
        let last = folded.rsplit(' ').next().unwrap_or_default();
        let Some(hit) = self.longest(last, 0, last.len()) else { return false };
        hit.end() == last.len()
            && self.patterns[hit.pattern().as_usize()].candidates.iter().any(|(_, other)| *other == person)
    }
}

/// Where the run of letters and digits ends that begins at `start`.
pub(super) fn end_of_word(text: &str, start: usize) -> usize {
    let end = start + plain_run(text.as_bytes(), start);
    if text.as_bytes().get(end).is_none_or(|next| next.is_ascii() && !next.is_ascii_alphanumeric()) {
        return end;
    }
    text[start..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |length| start + length)
}

/// The folded texts by which a person is found, the stronger before the weaker.
fn patterns_of(person: &Names<'_>) -> Vec<(String, Strength)> {
    let mut patterns = Vec::new();
    let never: Vec<String> = person.never.iter().map(|name| fold_name(name)).collect();
    // One letter is no name, and neither is a dash.
    let mut add = |text: &str, strength| {
        if text.chars().count() >= 2
            && text.contains(char::is_alphanumeric)
            && !never.iter().any(|not| not == text)
        {
            patterns.push((text.to_owned(), strength));
        }
    };
    for spelling in &person.spellings {
        let folded = fold_name(spelling);
        add(&folded, Strength::Full);
        let words: Vec<&str> = folded.split(' ').filter(|word| !SUFFIXES.contains(word)).collect();
        let [given, .., last] = words[..] else { continue };
        let particles =
            words[1..words.len() - 1].iter().rev().take_while(|word| PARTICLES.contains(**word)).count();
        add(&words[words.len() - 1 - particles..].join(" "), Strength::Surname);
        // "al-Assad" is also written "Assad".
        if let Some(bare) = last.strip_prefix("al-").or_else(|| last.strip_prefix("el-")) {
            add(bare, Strength::Surname);
        }
        for style in STYLES {
            add(&format!("{style} {given}"), Strength::Styled);
        }
    }
    patterns
}

/// Fingerprints of how the texts end by which a person is found: a text that has none of them among its
/// [`name_words`](super::name_words) does not name the person.
pub(crate) fn name_ends(person: &Names<'_>) -> BTreeSet<u32> {
    patterns_of(person).iter().map(|(text, _)| super::vocabulary::end_of(text)).collect()
}
