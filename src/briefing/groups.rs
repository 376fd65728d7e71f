//! Groups of things that share something: articles that go back to one text, quotations of the same words, figures of
//! the same thing. Whose they are and what counts as the same, the caller says.
//!
//! A thing has features. Things with a feature in common are compared, and linked if the caller's rule lets them pass.
//! Linked things make groups. Groups depend on the things that are there and on nothing else: not on the order in which
//! they came, nor on what was there before. A change costs in proportion to the things that share features with it.
//!
//! The index of features is one sorted vector, eight bytes a feature and thing, with a table over it that makes finding
//! a step or two. What came later lies in a small tree beside it, and is merged in when it has grown.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use super::Thing;

/// Things of one group, in the caller's order: the first says which group it is.
pub(super) type Group = Arc<[Thing]>;

/// What two things have in common.
pub(super) struct Common<'a> {
    /// Features that both have.
    pub(super) shared: usize,
    /// Counts the features of the one and of the other; those that too many things have do not count. Counted when
    /// asked, since most rules never ask.
    pub(super) of: &'a dyn Fn() -> [usize; 2],
}

/// Which linked things are a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cohesion {
    /// Whatever is linked, over however many others.
    Chained,
    /// What is linked to the first of its group. The first thing of all takes those that are linked to it, then the
    /// first of those that are left, and so on: nothing is further than two links from anything in its group.
    Led,
}

/// What the caller knows of things. All of it must depend on the two things alone, and be the same in both directions;
/// whoever changes a thing so that it answers otherwise must put it in again.
pub(super) trait Rule: Sync {
    /// Whether two things that share features belong together.
    fn passes(&self, a: Thing, b: Thing, common: &Common<'_>) -> bool;

    /// The order of things in their group; no two are equal. Guests come last.
    fn order(&self, a: Thing, b: Thing) -> Ordering;

    /// Whether a thing only follows others: where guests are no leaders (`Cohesion::Led`), the others are grouped as if
    /// there were none.
    fn is_guest(&self, _: Thing) -> bool {
        false
    }
}

/// Groups that differ after a change.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Regrouped {
    /// As they were. A thing in them may be gone.
    pub(super) before: Vec<Group>,
    /// As they are.
    pub(super) after: Vec<Group>,
}

/// A thing within the index.
type Number = u32;

/// Stands in the place of a thing that has gone. Nothing has this number.
const GONE: Number = Number::MAX;

#[derive(Debug)]
pub(super) struct Groups {
    /// A feature that more things have says nothing.
    limit: usize,
    cohesion: Cohesion,
    numbers: HashMap<Thing, Number, FxBuildHasher>,
    things: Vec<Member>,
    free: Vec<Number>,
    index: Index,
    /// The same of guests.
    guests: Index,
}

#[derive(Clone, Debug)]
struct Member {
    thing: Thing,
    is_guest: bool,
    features: Arc<[u32]>,
    /// Sorted.
    links: Vec<Number>,
    group: Option<Group>,
}

impl Groups {
    /// No things yet. A feature that more than `limit` things have is ignored.
    pub(super) fn new(limit: usize, cohesion: Cohesion) -> Self {
        Self {
            limit,
            cohesion,
            numbers: HashMap::default(),
            things: Vec::new(),
            free: Vec::new(),
            index: Index::default(),
            guests: Index::default(),
        }
    }

    /// The group of a thing, if it has one with others.
    pub(super) fn group(&self, thing: Thing) -> Option<&Group> {
        self.things[*self.numbers.get(&thing)? as usize].group.as_ref()
    }

    /// Puts things in, in place of those that are there, and takes out those without features. A thing comes once, and so
    /// does each of its features.
    pub(super) fn update(
        &mut self,
        changes: Vec<(Thing, Option<Arc<[u32]>>)>,
        rule: &impl Rule,
    ) -> Regrouped {
        let crossing = self.features_of(&changes);
        let mut dirty: Vec<Number> = Vec::new();
        let mut former: BTreeMap<Thing, Group> = BTreeMap::new();
        let mut around: Vec<Number> = Vec::new();
        let (mut added, mut added_guests): (Vec<u64>, Vec<u64>) = Default::default();
        for (thing, features) in changes {
            let known = self.numbers.get(&thing).copied();
            let features = features.filter(|features| !features.is_empty());
            if let Some(number) = known {
                around.extend(self.unlink(number));
                let member = &mut self.things[number as usize];
                remember(&mut former, member.group.as_ref());
                let old = std::mem::take(&mut member.features);
                let index = if member.is_guest { &mut self.guests } else { &mut self.index };
                for feature in old.iter() {
                    index.remove(*feature, number);
                }
                if features.is_none() {
                    member.group = None;
                    self.numbers.remove(&thing);
                    self.free.push(number);
                }
            }
            let Some(features) = features else { continue };
            let number = known.unwrap_or_else(|| self.number(thing));
            let is_guest = rule.is_guest(thing);
            let added = if is_guest { &mut added_guests } else { &mut added };
            added.extend(features.iter().map(|feature| entry(*feature, number)));
            let member = &mut self.things[number as usize];
            (member.features, member.is_guest) = (features, is_guest);
            dirty.push(number);
        }
        self.index.add(added);
        self.guests.add(added_guests);
        // Where a feature comes to count, or does not any more, all that have it are looked at again.
        for (feature, counted) in crossing {
            if self.counts(feature) != counted {
                dirty.extend(self.index.things(feature).chain(self.guests.things(feature)));
            }
        }
        dirty.sort_unstable();
        dirty.dedup();
        self.link(&dirty, rule, &mut around, &mut former);
        around.extend(dirty);
        self.regroup(around, former, rule)
    }

    /// Every feature that a change brings or takes, with whether it counts now. Where nothing is there yet, everything
    /// is looked at anyway.
    fn features_of(&self, changes: &[(Thing, Option<Arc<[u32]>>)]) -> Vec<(u32, [bool; 2])> {
        if self.numbers.is_empty() {
            return Vec::new();
        }
        let mut features: Vec<u32> = Vec::new();
        for (thing, new) in changes {
            let old = self.numbers.get(thing).map(|number| &self.things[*number as usize].features);
            features.extend(old.into_iter().chain(new).flat_map(|features| features.iter()));
        }
        features.sort_unstable();
        features.dedup();
        features.into_iter().map(|feature| (feature, self.counts(feature))).collect()
    }

    /// Whether so few things have a feature that it says something; and so few guests, for whom that must hold, too.
    fn counts(&self, feature: u32) -> [bool; 2] {
        [&self.index, &self.guests].map(|index| index.things(feature).nth(self.limit).is_none())
    }

    fn number(&mut self, thing: Thing) -> Number {
        let member =
            Member { thing, is_guest: false, features: Arc::default(), links: Vec::new(), group: None };
        let number = match self.free.pop() {
            Some(number) => {
                self.things[number as usize] = member;
                number
            }
            None => {
                self.things.push(member);
                self.things.len() as Number - 1
            }
        };
        self.numbers.insert(thing, number);
        number
    }

    /// Takes a thing's links away, and says which these were.
    fn unlink(&mut self, number: Number) -> Vec<Number> {
        let links = std::mem::take(&mut self.things[number as usize].links);
        for other in &links {
            let links = &mut self.things[*other as usize].links;
            if let Ok(at) = links.binary_search(&number) {
                links.remove(at);
            }
        }
        links
    }

    /// Links the dirty things anew; adds to `around` whom they were and are linked to.
    fn link(
        &mut self,
        dirty: &[Number],
        rule: &impl Rule,
        around: &mut Vec<Number>,
        former: &mut BTreeMap<Thing, Group>,
    ) {
        for number in dirty {
            around.extend(self.unlink(*number));
            remember(former, self.things[*number as usize].group.as_ref());
        }
        let links: Vec<Vec<Number>> = dirty.par_iter().map(|number| self.passing(*number, rule)).collect();
        for (number, links) in dirty.iter().zip(links) {
            around.extend(&links);
            for other in &links {
                let links = &mut self.things[*other as usize].links;
                if let Err(at) = links.binary_search(number) {
                    links.insert(at, *number);
                }
            }
            self.things[*number as usize].links = links;
        }
    }

    /// The things that a thing is to be linked to, sorted.
    fn passing(&self, number: Number, rule: &impl Rule) -> Vec<Number> {
        let one = &self.things[number as usize];
        let mut others: Vec<Number> = Vec::new();
        let mut counted = 0;
        for feature in one.features.iter() {
            let from = others.len();
            others.extend(self.index.things(*feature).take(self.limit + 1));
            if others.len() > from + self.limit {
                others.truncate(from);
                continue;
            }
            counted += 1;
            let hosts = others.len();
            others.extend(self.guests.things(*feature).take(self.limit + 1));
            if others.len() > hosts + self.limit {
                others.truncate(if one.is_guest { from } else { hosts });
            }
        }
        others.retain(|other| *other != number);
        others.sort_unstable();
        let passes = |same: &&[Number]| {
            let other = &self.things[same[0] as usize];
            let of = || [counted, other.features.iter().filter(|feature| self.counts(**feature)[0]).count()];
            rule.passes(one.thing, other.thing, &Common { shared: same.len(), of: &of })
        };
        others.chunk_by(|a, b| a == b).filter(passes).map(|same| same[0]).collect()
    }

    /// Makes the groups of the things that a change concerns anew.
    fn regroup(
        &mut self,
        mut concerned: Vec<Number>,
        mut former: BTreeMap<Thing, Group>,
        rule: &impl Rule,
    ) -> Regrouped {
        concerned.retain(|number| !self.things[*number as usize].features.is_empty());
        for number in &concerned {
            remember(&mut former, self.things[*number as usize].group.as_ref());
        }
        // Who was together with them may be apart now.
        let together = former.values().flat_map(|group| group.iter());
        concerned.extend(together.filter_map(|thing| self.numbers.get(thing)));
        concerned.sort_unstable();
        concerned.dedup();
        let mut after: BTreeMap<Thing, Group> = BTreeMap::new();
        let mut seen: HashSet<Number, FxBuildHasher> = HashSet::default();
        for start in concerned {
            if self.things[start as usize].links.is_empty() {
                self.things[start as usize].group = None;
                continue;
            }
            if !seen.insert(start) {
                continue;
            }
            let mut linked = vec![start];
            let mut at = 0;
            while let Some(number) = linked.get(at) {
                linked
                    .extend(self.things[*number as usize].links.iter().filter(|other| seen.insert(**other)));
                at += 1;
            }
            for number in &linked {
                let group = self.things[*number as usize].group.take();
                remember(&mut former, group.as_ref());
            }
            let thing = |number: Number| self.things[number as usize].thing;
            linked.sort_by(|a, b| rule.order(thing(*a), thing(*b)));
            for group in self.cut(linked) {
                let things: Group = group.iter().map(|number| self.things[*number as usize].thing).collect();
                for number in group {
                    self.things[number as usize].group = Some(Arc::clone(&things));
                }
                after.insert(things[0], things);
            }
        }
        let is_new = |(first, group): &(&Thing, &Group)| former.get(*first) != Some(*group);
        let new: Vec<Group> = after.iter().filter(is_new).map(|(_, group)| Arc::clone(group)).collect();
        former.retain(|first, group| after.get(first) != Some(group));
        Regrouped { before: former.into_values().collect(), after: new }
    }

    /// Cuts linked things, in their order, into groups of at least two.
    fn cut(&self, linked: Vec<Number>) -> Vec<Vec<Number>> {
        let mut groups = match self.cohesion {
            Cohesion::Chained => vec![linked],
            Cohesion::Led => {
                let mut taken: BTreeSet<Number> = BTreeSet::new();
                let mut groups = Vec::new();
                for leader in &linked {
                    if !taken.insert(*leader) {
                        continue;
                    }
                    let links = &self.things[*leader as usize].links;
                    let follows = |other: &&Number| {
                        **other == *leader || (links.binary_search(other).is_ok() && !taken.contains(other))
                    };
                    let group: Vec<Number> = linked.iter().filter(follows).copied().collect();
                    taken.extend(&group);
                    groups.push(group);
                }
                groups
            }
        };
        groups.retain(|group| group.len() > 1);
        groups
    }
}

fn remember(former: &mut BTreeMap<Thing, Group>, group: Option<&Group>) {
    if let Some(group) = group {
        former.entry(group[0]).or_insert_with(|| Arc::clone(group));
    }
}

/// Which things have a feature.
#[derive(Debug, Default)]
struct Index {
    /// Features with their things, sorted by feature: `feature << 32 | number`.
    base: Vec<u64>,
    /// Where in `base` the features begin that begin with these bits.
    table: Vec<u32>,
    /// How many bits are not in the table.
    shift: u32,
    /// Those that came later.
    later: BTreeSet<u64>,
}

/// So many that came later are no burden.
const LATER: usize = 1 << 16;

fn entry(feature: u32, number: Number) -> u64 {
    u64::from(feature) << 32 | u64::from(number)
}

impl Index {
    fn add(&mut self, added: Vec<u64>) {
        // The first are many, and nothing has to be merged with them.
        if !self.base.is_empty() && self.later.len() + added.len() <= LATER.max(self.base.len() / 32) {
            self.later.extend(added);
        } else {
            self.merge(added);
        }
    }

    fn merge(&mut self, mut added: Vec<u64>) {
        added.append(&mut self.base);
        added.extend(std::mem::take(&mut self.later));
        added.retain(|entry| *entry as Number != GONE);
        added.par_sort_unstable();
        added.shrink_to_fit();
        let bits = added.len().max(8).ilog2() - 2;
        self.shift = 64 - bits;
        self.table = Vec::with_capacity((1 << bits) + 1);
        for (at, entry) in added.iter().enumerate() {
            self.table.resize(self.table.len().max((entry >> self.shift) as usize + 1), at as u32);
        }
        self.table.resize((1 << bits) + 1, added.len() as u32);
        self.base = added;
    }

    fn remove(&mut self, feature: u32, number: Number) {
        let entry = entry(feature, number);
        if !self.later.remove(&entry)
            && let Some(at) = self.range(feature).find(|at| self.base[*at] == entry)
        {
            self.base[at] |= u64::from(GONE);
        }
    }

    /// Where in `base` a feature stands.
    fn range(&self, feature: u32) -> std::ops::Range<usize> {
        if self.base.is_empty() {
            return 0..0;
        }
        let bucket = (entry(feature, 0) >> self.shift) as usize;
        let (from, to) = (self.table[bucket] as usize, self.table[bucket + 1] as usize);
        let of = |entry: &u64| (*entry >> 32) as u32;
        let start = from + self.base[from..to].partition_point(|entry| of(entry) < feature);
        start..start + self.base[start..to].partition_point(|entry| of(entry) == feature)
    }

    /// Everything that has a feature, each once.
    fn things(&self, feature: u32) -> impl Iterator<Item = Number> {
        let base = self.base[self.range(feature)].iter().map(|entry| *entry as Number);
        let later =
            (!self.later.is_empty()).then(|| self.later.range(entry(feature, 0)..entry(feature, GONE)));
        base.filter(|number| *number != GONE).chain(later.into_iter().flatten().map(|entry| *entry as Number))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::briefing::ArticleIx;
    use crate::briefing::store::Number as _;

    /// Half of the features of the one with fewer are shared.
    struct Half;

    impl Rule for Half {
        fn passes(&self, _: Thing, _: Thing, common: &Common<'_>) -> bool {
            let [one, other] = (common.of)();
            common.shared * 2 >= one.min(other)
        }

        fn order(&self, a: Thing, b: Thing) -> Ordering {
            self.is_guest(a).cmp(&self.is_guest(b)).then_with(|| b.cmp(&a))
        }

        fn is_guest(&self, thing: Thing) -> bool {
            thing.nth == 2
        }
    }

    fn thing(number: u32) -> Thing {
        Thing { article: ArticleIx::new(number / 3), nth: number % 3 }
    }

    /// The groups of these things, each pair compared.
    fn from_scratch(
        things: &BTreeMap<Thing, BTreeSet<u32>>,
        limit: usize,
        cohesion: Cohesion,
    ) -> BTreeSet<Vec<Thing>> {
        let mut holders: BTreeMap<(u32, bool), usize> = BTreeMap::new();
        for (thing, features) in things {
            for feature in features {
                *holders.entry((*feature, Half.is_guest(*thing))).or_default() += 1;
            }
        }
        let count = |feature: &u32, guests| holders.get(&(*feature, guests)).copied().unwrap_or_default();
        let counted = |features: &BTreeSet<u32>| -> BTreeSet<u32> {
            features.iter().copied().filter(|feature| count(feature, false) <= limit).collect()
        };
        let things: BTreeMap<Thing, BTreeSet<u32>> =
            things.iter().map(|(thing, features)| (*thing, counted(features))).collect();
        let linked = |a: Thing, b: Thing| {
            let is_guests = Half.is_guest(a) || Half.is_guest(b);
            let shared = things[&a].intersection(&things[&b]);
            let shared = shared.filter(|feature| !is_guests || count(feature, true) <= limit).count();
            let of = || [things[&a].len(), things[&b].len()];
            shared > 0 && Half.passes(a, b, &Common { shared, of: &of })
        };
        let mut left: Vec<Thing> = things.keys().copied().collect();
        left.sort_by(|a, b| Half.order(*a, *b));
        let mut groups = BTreeSet::new();
        while !left.is_empty() {
            let mut group = vec![left.remove(0)];
            let mut at = 0;
            while at < group.len() && (at == 0 || cohesion == Cohesion::Chained) {
                let (with, without): (Vec<Thing>, Vec<Thing>) =
                    left.into_iter().partition(|other| linked(group[at], *other));
                group.extend(with);
                left = without;
                at += 1;
            }
            group.sort_by(|a, b| Half.order(*a, *b));
            if group.len() > 1 {
                groups.insert(group);
            }
        }
        groups
    }

    fn apply(known: &mut BTreeSet<Vec<Thing>>, change: &Regrouped) {
        for group in &change.before {
            assert!(known.remove(&group.to_vec()), "{group:?} was a group before");
        }
        for group in &change.after {
            assert!(known.insert(group.to_vec()), "{group:?} is a group now");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        /// What is left after any changes is what is made from nothing, and what changed is said.
        #[test]
        fn groups_depend_on_what_is_there_alone(
            changes in proptest::collection::vec(
                proptest::collection::btree_map(
                    0..24_u32,
                    proptest::option::weighted(0.8, proptest::collection::btree_set(0..20_u32, 0..5)),
                    0..6,
                ),
                1..14,
            ),
            limit in 1..6_usize,
            led in any::<bool>(),
        ) {
            let cohesion = if led { Cohesion::Led } else { Cohesion::Chained };
            let mut groups = Groups::new(limit, cohesion);
            let mut things: BTreeMap<Thing, BTreeSet<u32>> = BTreeMap::new();
            let mut known = BTreeSet::new();
            for (step, change) in changes.into_iter().enumerate() {
                // Features far from each other, as hashes are.
                let spread = |features: &BTreeSet<u32>| -> BTreeSet<u32> {
                    features.iter().map(|feature| feature.wrapping_mul(0x9e37_79b9)).collect()
                };
                let change: Vec<(Thing, Option<BTreeSet<u32>>)> =
                    change.iter().map(|(number, features)| (thing(*number), features.as_ref().map(spread))).collect();
                for (thing, features) in &change {
                    match features {
                        Some(features) => drop(things.insert(*thing, features.clone())),
                        None => drop(things.remove(thing)),
                    }
                }
                let change = change.into_iter().map(|(thing, features)| {
                    (thing, features.map(|features| features.into_iter().collect()))
                });
                let regrouped = groups.update(change.collect(), &Half);
                if step % 3 == 1 {
                    // As after thousands of changes.
                    groups.index.merge(Vec::new());
                }
                apply(&mut known, &regrouped);
                let expected = from_scratch(&things, limit, cohesion);
                prop_assert_eq!(&known, &expected);
                if led {
                    let mut hosts = things.clone();
                    hosts.retain(|thing, _| !Half.is_guest(*thing));
                    let without = known.iter().map(|group| {
                        group.iter().copied().filter(|thing| !Half.is_guest(*thing)).collect::<Vec<_>>()
                    });
                    let without: BTreeSet<Vec<Thing>> = without.filter(|group| group.len() > 1).collect();
                    prop_assert_eq!(without, from_scratch(&hosts, limit, cohesion));
                }
                for number in 0..24 {
                    let group = groups.group(thing(number)).map(|group| group.to_vec());
                    let wanted = expected.iter().find(|group| group.contains(&thing(number)));
                    prop_assert_eq!(group.as_ref(), wanted);
                }
            }
        }
    }

    /// `cargo test --release --lib groups -- --ignored --nocapture`
    #[test]
    #[ignore = "a measurement"]
    #[expect(clippy::print_stdout, reason = "a measurement is printed")]
    fn a_hundred_thousand_articles() {
        use std::time::Instant;
        let mut seed = 7_u64;
        let mut random = move || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 32) as u32
        };
        // One in five is a copy of one of the last two hundred; every twentieth has the same boilerplate.
        let mut all: Vec<(Thing, Option<Arc<[u32]>>)> = Vec::new();
        for number in 0..100_000_usize {
            let mut features: BTreeSet<u32> = (0..80).map(|_| random()).collect();
            if number > 200 && random() % 5 == 0 {
                let original = all[number - 1 - (random() % 200) as usize].1.clone().unwrap_or_default();
                features = original
                    .iter()
                    .copied()
                    .filter(|_| random() % 10 > 0)
                    .chain(features.into_iter().take(20))
                    .collect();
            }
            if number % 20 == 0 {
                features.extend(0..5);
            }
            all.push((Thing::whole(ArticleIx::new(number as u32)), Some(features.into_iter().collect())));
        }
        let memory = || {
            let status = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
            status.split(' ').nth(1).and_then(|pages| pages.parse::<f64>().ok()).unwrap_or_default() * 4096.0
                / 1e6
        };
        let again: Vec<_> = all.iter().step_by(5_000).cloned().collect();
        let before = memory();
        let mut groups = Groups::new(256, Cohesion::Chained);
        let start = Instant::now();
        let found = groups.update(all, &Half);
        println!(
            "{} groups: {:.2} s, {:.0} MB",
            found.after.len(),
            start.elapsed().as_secs_f64(),
            memory() - before
        );
        let start = Instant::now();
        let count = again.len();
        for (thing, features) in again {
            groups.update(vec![(thing, None)], &Half);
            groups.update(vec![(thing, features)], &Half);
        }
        println!("one replaced: {:.0} µs", start.elapsed().as_secs_f64() * 1e6 / (2 * count) as f64);
    }
}
