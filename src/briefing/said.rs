//! Who said what, over all articles: the utterances of a person and of a day. An utterance is what one person said, in
//! the words of one article or of several.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxBuildHasher;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use super::grouped::{Findable, Grouped, days_between, member_order};
use super::groups::{Common, Rule};
use super::store::{Ordered as _, Store, insert_sorted};
use super::{Article, ArticleIx, Briefing, Key, List, Thing, Touched};
use crate::moment::Moment;
use crate::reading::{Confidence, PersonIx, Quotation, fold, is_common};

/// A word of a quotation that more quotations of one person have does not tell utterances apart.
const MAX_SAME: usize = 64;
/// Words that two wordings have in common, in one order.
const MIN_SHARED: usize = 3;
/// How much of the shorter of two wordings that is.
const MIN_OVERLAP: f64 = 0.6;
/// Of shorter wordings every word must be there.
const SHORT: usize = 6;
/// In still shorter ones nothing may come between the words, and one other word in those that have as many.
const TERSE: usize = 4;
/// Days between two publications of one utterance. An old quotation is quoted again word for word, or not at all.
const MAX_DAYS: i64 = 14;
/// With more quotations of the text before a new one is not compared.
const MAX_BEFORE: usize = 16;
/// Longer quotations are compared by their first words.
const MAX_WORDS: usize = 200;

/// Utterances by the first quotation of each.
#[derive(Debug)]
pub(super) struct Said {
    by: HashMap<PersonIx, Vec<Thing>>,
    on: BTreeMap<Date, Vec<Thing>>,
    /// Those that more than one source has.
    several: Vec<Thing>,
    /// Where each utterance is listed.
    places: HashMap<Thing, Listed>,
    /// The quotations that are listed.
    groups: Grouped,
    wordings: Wordings,
}

/// What is compared of quotations.
type Wordings = HashMap<Thing, Wording, FxBuildHasher>;

/// Fingerprints of the words of a quotation, but for those that are in every sentence.
#[derive(Clone, Debug, Default)]
struct Wording {
    words: Box<[u32]>,
    /// A bit for each word: what is not in here is not in `words`.
    bits: u128,
}

impl Wording {
    fn new(text: &str) -> Self {
        let folded = fold(text);
        let words = folded.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty() && !is_common(word));
        let words: Box<[u32]> = words.map(|word| xxh3_64(word.as_bytes()) as u32).take(MAX_WORDS).collect();
        let bits = words.iter().fold(0, |bits, word| bits | Self::bit(*word));
        Self { words, bits }
    }

    fn bit(word: u32) -> u128 {
        1 << (word % u128::BITS)
    }

    /// How many of these words may be in here, and at most are.
    fn may_hold(&self, words: &[u32]) -> usize {
        words.iter().filter(|word| self.bits & Self::bit(**word) != 0).count()
    }
}

#[derive(Clone, Debug)]
struct Listed {
    by: Option<PersonIx>,
    on: Date,
    in_several: bool,
}

impl Default for Said {
    fn default() -> Self {
        Self {
            by: HashMap::new(),
            on: BTreeMap::new(),
            several: Vec::new(),
            places: HashMap::new(),
            groups: Grouped::new(MAX_SAME),
            wordings: Wordings::default(),
        }
    }
}

/// What two quotations of one person must have in common to be one utterance.
struct OneUtterance<'a> {
    articles: &'a Store<ArticleIx, Article>,
    wordings: &'a Wordings,
}

impl Rule for OneUtterance<'_> {
    fn passes(&self, a: Thing, b: Thing, _: &Common<'_>) -> bool {
        let (Some(one), Some(other)) = (self.wordings.get(&a), self.wordings.get(&b)) else { return false };
        let (short, long) = if one.words.len() <= other.words.len() { (one, other) } else { (other, one) };
        // What came in the place of other words of the article is what was said, in new words.
        if a.article == b.article && self.is_guest(a) == self.is_guest(b) {
            return false;
        }
        let in_one_news = || days_between(self.articles, a.article, b.article) <= MAX_DAYS;
        if short.words.len() < MIN_SHARED {
            // "unbreakable pledge" twice in one week is one pledge.
            return short.words == long.words && in_one_news();
        }
        let least = least_shared(short.words.len());
        // Nearly all pairs share a word or two and no more.
        let possible = long.may_hold(&short.words);
        if possible < least {
            return false;
        }
        let whole = possible == short.words.len()
            && long.words.windows(short.words.len()).any(|words| words == &*short.words);
        let other_words = || match short.words.len() {
            ..TERSE => false,
            TERSE..SHORT => {
                possible == short.words.len() && holds_with_one_between(&long.words, &short.words)
            }
            SHORT.. => in_common(&short.words, &long.words) >= least,
        };
        whole || in_one_news() && other_words()
    }

    fn order(&self, a: Thing, b: Thing) -> Ordering {
        member_order(self.articles, |thing| self.is_guest(thing), a, b)
    }

    fn is_guest(&self, thing: Thing) -> bool {
        self.articles.get(thing.article).quotations_withdrawn().contains(&(thing.nth as usize))
    }
}

/// How many words two wordings must have in common, of which the shorter one has so many.
fn least_shared(short: usize) -> usize {
    (MIN_OVERLAP * short as f64).ceil().max(MIN_SHARED as f64) as usize
}

/// Whether a wording has all words of a shorter one in their order, with at most one other word between them.
fn holds_with_one_between(long: &[u32], short: &[u32]) -> bool {
    long.windows(short.len() + 1).any(|words| in_common(words, short) == short.len())
}

/// How many words two wordings have in common in one order: their longest common subsequence.
fn in_common(a: &[u32], b: &[u32]) -> usize {
    let mut row = vec![0_usize; b.len() + 1];
    for word in a {
        let mut diagonal = 0;
        for (at, other) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if word == other { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[b.len()]
}

/// A quotation with its wording, and by what others are found that may have it too.
type Worded = (Thing, Wording, Option<Arc<[u32]>>);

/// By what quotations of one person find each other: single words, and two that stand together.
fn features(person: &str, wording: &[u32]) -> Arc<[u32]> {
    if wording.len() < 2 {
        return Arc::default();
    }
    let seed = xxh3_64(person.as_bytes());
    let mix =
        |a: u32, b: u32| xxh3_64_with_seed(&(u64::from(a) << 32 | u64::from(b)).to_le_bytes(), seed) as u32;
    let singles = wording.iter().map(|word| mix(*word, 0));
    let pairs = wording.windows(2).map(|pair| mix(pair[0], pair[1]));
    let mut features: Vec<u32> = singles.chain(pairs).collect();
    features.sort_unstable();
    features.dedup();
    features.into()
}

impl Article {
    /// Who says quotation `nth`, or for whom it is said: somebody with a page, and not by a mere guess.
    pub fn speaker(&self, nth: usize) -> Option<PersonIx> {
        let who = self.reading.speakers.get(nth)?;
        let speaker = self.findings.quotations.get(nth)?.speaker.as_ref()?;
        (speaker.confidence > Confidence::Low).then_some(who.person.or(who.on_behalf_of)).flatten()
    }

    /// Whether quotation `nth` is listed: what is told in an article's own words only where the speaker is known.
    fn is_listed(&self, nth: usize, quotation: &Quotation) -> bool {
        quotation.kind.is_quoted() || self.speaker(nth).is_some()
    }
}

impl Briefing {
    /// The utterances of a person, newest first, each by its first quotation.
    pub fn said_by(&self, person: PersonIx) -> &[Thing] {
        self.said.by.get(&person).map_or(&[], Vec::as_slice)
    }

    /// The utterances of a day, by the day on which they are first published; newest first.
    pub fn said_on(&self, day: Date) -> &[Thing] {
        self.said.on.get(&day).map_or(&[], Vec::as_slice)
    }

    /// The days with utterances, and how many there are.
    pub fn said_days(&self) -> impl DoubleEndedIterator<Item = (Date, usize)> {
        self.said.on.iter().map(|(day, things)| (*day, things.len()))
    }

    /// The days with utterances before and after `day`.
    pub fn said_days_around(&self, day: Date) -> (Option<Date>, Option<Date>) {
        let after = self.said.on.range(day..).map(|(other, _)| *other).find(|other| *other != day);
        (self.said.on.range(..day).next_back().map(|(other, _)| *other), after)
    }

    /// The people who say most, with how much; on a tie by id.
    pub fn speakers(&self, limit: usize) -> Vec<(PersonIx, usize)> {
        let said = self.people().iter().map(|ix| (*ix, self.said_by(*ix).len()));
        let mut speakers: Vec<(PersonIx, usize)> = said.filter(|(_, count)| *count > 0).collect();
        speakers.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        speakers.truncate(limit);
        speakers
    }

    /// The quotations of the utterance that a quotation belongs to, the first one first.
    pub fn utterance(&self, thing: Thing) -> Vec<Thing> {
        let mut all = self.said.groups.group(thing);
        all.retain(|one| !self.is_withdrawn(*one));
        all
    }

    /// The quotations that had come at a time, the first one first, with those that were withdrawn since they came.
    pub fn utterance_at(&self, thing: Thing, time: Moment) -> Vec<Thing> {
        let mut all = self.said.groups.group(thing);
        all.retain(|one| self.article(one.article).quotation_stood(one.nth as usize).had_come(time));
        all.sort_by(|a, b| member_order(&self.articles, |_| false, *a, *b));
        all
    }

    /// The quotation that an article had in the place of one that came with a later text: what the same person says in
    /// most of the same words, in the text before and not in that.
    pub fn replaced_by(&self, thing: Thing) -> Option<Thing> {
        let article = self.article(thing.article);
        let speaker = |nth: usize| article.quotation_in(nth).and_then(|(text, nth)| text.speaker(nth));
        let (speaks, new) = (speaker(thing.nth as usize)?, self.said.wordings.get(&thing)?);
        let before =
            article.quotations_before(thing.nth as usize).filter(|nth| speaker(*nth) == Some(speaks));
        let before = before.filter_map(|nth| {
            let other = Thing { article: thing.article, nth: nth as u32 };
            let old = self.said.wordings.get(&other)?;
            let least = least_shared(old.words.len().min(new.words.len()));
            (old.may_hold(&new.words) >= least).then_some((other, old, least))
        });
        let shared = before.take(MAX_BEFORE).filter_map(|(other, old, least)| {
            let shared = in_common(&old.words, &new.words);
            (shared >= least).then_some((shared, other))
        });
        // Of several the first.
        shared.max_by_key(|(shared, other)| (*shared, Reverse(other.nth))).map(|(_, other)| other)
    }

    /// Whether only an earlier text of its article has a quotation.
    fn is_withdrawn(&self, thing: Thing) -> bool {
        self.article(thing.article).quotations_withdrawn().contains(&(thing.nth as usize))
    }

    /// The utterances that more than one source has, newest first, each by its first quotation.
    pub fn utterances_in_several(&self) -> &[Thing] {
        &self.said.several
    }

    /// The order in which findings are listed: newest first, those of one article as they stand in it.
    pub(super) fn thing_order(&self, a: &Thing, b: &Thing) -> Ordering {
        let articles = self.articles.get(a.article).order(self.articles.get(b.article));
        articles.then(a.nth.cmp(&b.nth))
    }

    /// Lists anew what is said in articles that came, changed or went.
    pub(super) fn update_said(&mut self, changed: &BTreeSet<ArticleIx>, touched: &mut Touched) {
        for thing in self.said.groups.of(changed) {
            self.said.wordings.remove(&thing);
        }
        let read: Vec<Worded> = changed.par_iter().flat_map_iter(|ix| self.quotations_of(*ix)).collect();
        let mut new: Vec<Findable> = Vec::with_capacity(read.len());
        for (thing, wording, features) in read {
            if features.is_some() {
                self.said.wordings.insert(thing, wording);
            }
            new.push((thing, features));
        }
        let rule = OneUtterance { articles: &self.articles, wordings: &self.said.wordings };
        // Whatever is in a group with something that changes is listed anew.
        let concerned = self.said.groups.replace(changed, new, &rule);
        for article in changed.iter().copied().chain(concerned.iter().map(|thing| thing.article)) {
            touched.key(Key::Said(article));
        }
        for thing in &concerned {
            self.unlist(*thing, touched);
        }
        let firsts = self.said.groups.firsts(&concerned).into_iter();
        let mut firsts: Vec<Thing> = firsts.filter(|thing| !self.is_withdrawn(*thing)).collect();
        // In the order of the lists, so that a first build only ever appends.
        firsts.sort_by(|a, b| self.thing_order(a, b));
        for thing in firsts {
            self.list(thing, touched);
        }
    }

    /// The quotations of an article that are listed, each with its wording, and by what others are found if they may
    /// have it too.
    fn quotations_of(&self, ix: ArticleIx) -> Vec<Worded> {
        let Some(article) = self.articles.find(ix) else { return Vec::new() };
        let read = |nth: usize| {
            let thing = Thing { article: ix, nth: nth as u32 };
            let (text, nth) = article.quotation_in(nth)?;
            let quotation = text.findings.quotations.get(nth).filter(|one| text.is_listed(nth, one))?;
            let person = text.speaker(nth).filter(|_| quotation.kind.is_quoted());
            let Some(person) = person else { return Some((thing, Wording::default(), None)) };
            let wording = Wording::new(&text.quotation_text(quotation));
            let features = features(self.people.id(person), &wording.words);
            Some((thing, wording, Some(features)))
        };
        (0..article.quotations_withdrawn().end).filter_map(read).collect()
    }

    fn list(&mut self, thing: Thing, touched: &mut Touched) {
        let article = self.articles.get(thing.article);
        let listed = Listed {
            by: article.speaker(thing.nth as usize),
            on: article.doc.published.date(),
            in_several: self.sources_of(&self.utterance(thing)) > 1,
        };
        let mut said = std::mem::take(&mut self.said);
        if let Some(person) = listed.by {
            let list = said.by.entry(person).or_default();
            let rank = insert_sorted(list, thing, |a, b| self.thing_order(a, b));
            touched.list(List::SaidBy(person), rank, list.len());
            touched.key(Key::Speakers);
        }
        let list = said.on.entry(listed.on).or_default();
        if list.is_empty() {
            touched.key(Key::SaidCalendar);
        }
        let rank = insert_sorted(list, thing, |a, b| self.thing_order(a, b));
        touched.list(List::SaidOn(listed.on), rank, list.len());
        touched.key(Key::SaidDays);
        if listed.in_several {
            insert_sorted(&mut said.several, thing, |a, b| self.thing_order(a, b));
        }
        said.places.insert(thing, listed);
        self.said = said;
    }

    fn unlist(&mut self, thing: Thing, touched: &mut Touched) {
        let Some(listed) = self.said.places.remove(&thing) else { return };
        if listed.in_several {
            self.said.several.retain(|other| *other != thing);
        }
        if let Some(person) = listed.by
            && let Some(list) = self.said.by.get_mut(&person)
        {
            take_out(list, thing, List::SaidBy(person), touched);
            if list.is_empty() {
                self.said.by.remove(&person);
            }
            touched.key(Key::Speakers);
        }
        if let Some(list) = self.said.on.get_mut(&listed.on) {
            take_out(list, thing, List::SaidOn(listed.on), touched);
            if list.is_empty() {
                self.said.on.remove(&listed.on);
                touched.key(Key::SaidCalendar);
            }
            touched.key(Key::SaidDays);
        }
    }
}

/// Takes a finding out of a list; the article that its order rests on may be gone.
fn take_out(list: &mut Vec<Thing>, thing: Thing, name: List, touched: &mut Touched) {
    if let Some(rank) = list.iter().position(|other| *other == thing) {
        touched.list(name, rank, list.len());
        list.remove(rank);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_may_stand_between_the_words_of_a_short_wording() {
        for (long, short, want) in [
            (
                "The state will pay half of it and not one crown more",
                "The state will pay the half of it and not a crown more",
                true,
            ),
            (
                "They pay, in the end, half of the crowns and more",
                "They pay half of the crowns and more",
                true,
            ),
            (
                "They pay tomorrow and next year half of the crowns and more",
                "They pay half of the crowns and more",
                false,
            ),
            ("More crowns, half of which they pay", "They pay half of the crowns and more", false),
        ] {
            let [long, short] = [long, short].map(|text| Wording::new(text).words);
            assert_eq!(holds_with_one_between(&long, &short), want, "{long:?} {short:?}");
        }
    }
}
