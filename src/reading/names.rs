//! One automaton over every name, alias, surname and `Sir` with a first name that the site knows.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::fold::{fold, fold_name, initials};
use super::lexicon::{PARTICLES, SUFFIXES};

/// A person's place in the list of people, which is sorted by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonIx(pub u32);

impl PersonIx {
    /// As an index.
    pub fn get(self) -> usize {
        self.0 as usize
    }
}

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
pub struct NameIndex {
    pub(super) automaton: Option<AhoCorasick>,
    pub(super) patterns: Vec<Pattern>,
    /// Folded words of each person's offices, for `President Brandt` against `Minister Brandt`.
    pub(super) role_words: Vec<BTreeSet<String>>,
    /// The middle initials that each person's names are declared with, for one George Bush against the other.
    pub(super) initials: Vec<BTreeSet<String>>,
}

/// What the index has to know of one person.
pub struct Names<'a> {
    /// The name and every alias.
    pub spellings: Vec<&'a str>,
    /// Titles of offices.
    pub roles: Vec<&'a str>,
}

/// Words after which a first name alone is how a person is called.
const STYLES: [&str; 2] = ["sir", "dame"];

impl NameIndex {
    /// Builds the automaton; people are given in the order of their [`PersonIx`].
    pub fn new<'a>(people: impl Iterator<Item = Names<'a>>) -> Self {
        let mut patterns: BTreeMap<String, Pattern> = BTreeMap::new();
        let (mut role_words, mut all_initials) = (Vec::new(), Vec::new());
        for (index, person) in people.enumerate() {
            let person_ix = PersonIx(index as u32);
            let mut add = |text: &str, strength| {
                // One letter is no name.
                if text.chars().count() < 2 {
                    return;
                }
                let candidates = &mut patterns.entry(text.to_owned()).or_default().candidates;
                match candidates.iter_mut().find(|(_, person)| *person == person_ix) {
                    Some(known) => known.0 = known.0.min(strength),
                    None => candidates.push((strength, person_ix)),
                }
            };
            for spelling in &person.spellings {
                let folded = fold_name(spelling);
                add(&folded, Strength::Full);
                let words: Vec<&str> = folded.split(' ').filter(|word| !SUFFIXES.contains(word)).collect();
                let [given, .., last] = words[..] else { continue };
                let particles = words[1..words.len() - 1]
                    .iter()
                    .rev()
                    .take_while(|word| PARTICLES.contains(**word))
                    .count();
                add(&words[words.len() - 1 - particles..].join(" "), Strength::Surname);
                // "al-Assad" is also written "Assad".
                if let Some(bare) = last.strip_prefix("al-").or_else(|| last.strip_prefix("el-")) {
                    add(bare, Strength::Surname);
                }
                for style in STYLES {
                    add(&format!("{style} {given}"), Strength::Styled);
                }
            }
            // "Mayor of Florence" makes somebody a mayor, and nobody a Florence.
            let words = person.roles.iter().flat_map(|role| {
                let role = fold(role);
                let links = [" of ", " for ", " to ", " in ", " at ", " with "];
                let head = links.iter().filter_map(|link| role.find(link)).min().unwrap_or(role.len());
                role[..head].split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>()
            });
            all_initials
                .push(person.spellings.iter().map(|name| initials(name)).filter(|i| !i.is_empty()).collect());
            role_words.push(words.filter(|word| word.chars().count() > 3).collect());
        }
        // The fast kind takes some 50 MB for 20,000 patterns; from there on the compact one is better. A search for
        // rare bytes first does not pay: names are everywhere.
        let kind = if patterns.len() < 8_000 { AhoCorasickKind::DFA } else { AhoCorasickKind::ContiguousNFA };
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(kind))
            .prefilter(false)
            .build(patterns.keys())
            .ok()
            .filter(|_| !patterns.is_empty());
        Self { automaton, patterns: patterns.into_values().collect(), role_words, initials: all_initials }
    }
}
