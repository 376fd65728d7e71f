//! Cuts sorted keys into shards of limited size. Where the cuts are depends on the keys and their sizes alone, and not
//! on how they came, and a key that changes moves the cuts beside it at most: all keys are one shard, and one that is
//! too large is cut in two by the next bit of its keys, again and again.

use std::collections::{BTreeMap, BTreeSet};

/// Shards by where they start. Those without a key are kept, so that every key lies in one.
#[derive(Debug)]
pub(super) struct Partition {
    limit: usize,
    shards: BTreeMap<Box<[u8]>, Shard>,
}

/// The keys that begin with the same bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Shard {
    /// How many bits these are.
    bits: usize,
    keys: usize,
    size: usize,
}

/// What happened to a key.
pub(super) struct Change {
    pub(super) key: Box<[u8]>,
    /// Its size; none where it was not there.
    pub(super) before: Option<usize>,
    /// None where it is not there any more.
    pub(super) after: Option<usize>,
}

/// What changes made of the shards, each by its start.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Moved {
    /// New, or with other keys or sizes than before.
    pub(super) changed: BTreeSet<Box<[u8]>>,
    /// Not there any more.
    pub(super) gone: BTreeSet<Box<[u8]>>,
}

impl Partition {
    /// Shards of at most `limit`, where they have more than one key.
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, shards: BTreeMap::from([(Box::default(), Shard::default())]) }
    }

    /// The starts of the shards with any keys, in order.
    pub(super) fn starts(&self) -> impl Iterator<Item = &[u8]> {
        self.shards.iter().filter(|(_, shard)| shard.keys > 0).map(|(start, _)| &**start)
    }

    /// Whether a shard with any keys starts there.
    pub(super) fn starts_at(&self, start: &[u8]) -> bool {
        self.shards.get(start).is_some_and(|shard| shard.keys > 0)
    }

    /// Where the shard after the one at `start` starts; none where that is the last one.
    pub(super) fn end(&self, start: &[u8]) -> Option<&[u8]> {
        let after = (std::ops::Bound::Excluded(start), std::ops::Bound::Unbounded);
        self.shards.range::<[u8], _>(after).next().map(|(end, _)| &**end)
    }

    /// Where the shard starts that a key lies in.
    pub(super) fn start_of(&self, key: &[u8]) -> Box<[u8]> {
        let until = (std::ops::Bound::Unbounded, std::ops::Bound::Included(key));
        // The first shard starts before every key.
        self.shards.range::<[u8], _>(until).next_back().map(|(start, _)| start.clone()).unwrap_or_default()
    }

    /// Takes changes in. `keys` gives the keys from one to before another, as they are now, with their sizes.
    pub(super) fn change<K: AsRef<[u8]>>(
        &mut self,
        changes: impl IntoIterator<Item = Change>,
        keys: impl Fn(&[u8], Option<&[u8]>) -> Vec<(K, usize)>,
    ) -> Moved {
        let before: BTreeSet<Box<[u8]>> = self.starts().map(Into::into).collect();
        let mut changed = BTreeSet::new();
        for Change { key, before, after } in changes {
            let start = self.start_of(&key);
            if let Some(shard) = self.shards.get_mut(&start) {
                shard.size = shard.size - before.unwrap_or(0) + after.unwrap_or(0);
                shard.keys = shard.keys - usize::from(before.is_some()) + usize::from(after.is_some());
            }
            changed.insert(start);
        }
        let mut made = BTreeSet::new();
        for start in &changed {
            let start = self.merge(start);
            self.split(&start, &keys, &mut made);
        }
        changed.extend(made);
        let after: BTreeSet<Box<[u8]>> = self.starts().map(Into::into).collect();
        let gone = before.difference(&after).cloned().collect();
        changed.retain(|start| after.contains(start));
        Moved { changed, gone }
    }

    fn is_fine(&self, keys: usize, size: usize) -> bool {
        size <= self.limit || keys <= 1
    }

    /// Puts a shard together with the one beside it, as long as both are fine as one. Gives its start.
    fn merge(&mut self, start: &[u8]) -> Box<[u8]> {
        let mut start: Box<[u8]> = start.into();
        // Somebody beside it may have taken it in.
        while let Some(shard) = self.shards.get(&start).copied()
            && shard.bits > 0
        {
            let beside = flipped(&start, shard.bits - 1);
            let Some(other) = self.shards.get(&beside).copied() else { break };
            let (keys, size) = (shard.keys + other.keys, shard.size + other.size);
            if other.bits != shard.bits || !self.is_fine(keys, size) {
                break;
            }
            let (first, second) = if start < beside { (start, beside) } else { (beside, start) };
            self.shards.remove(&second);
            self.shards.insert(first.clone(), Shard { bits: shard.bits - 1, keys, size });
            start = first;
        }
        start
    }

    /// Cuts a shard in two, as long as it is too large.
    fn split<K: AsRef<[u8]>>(
        &mut self,
        start: &[u8],
        keys: &impl Fn(&[u8], Option<&[u8]>) -> Vec<(K, usize)>,
        made: &mut BTreeSet<Box<[u8]>>,
    ) {
        let Some(shard) = self.shards.get(start).copied() else { return };
        if self.is_fine(shard.keys, shard.size) {
            made.insert(start.into());
            return;
        }
        let all = keys(start, self.end(start));
        self.cut(start.into(), shard.bits, &all, made);
    }

    fn cut<K: AsRef<[u8]>>(
        &mut self,
        start: Box<[u8]>,
        bits: usize,
        keys: &[(K, usize)],
        made: &mut BTreeSet<Box<[u8]>>,
    ) {
        let size = keys.iter().map(|(_, size)| size).sum();
        if self.is_fine(keys.len(), size) {
            made.insert(start.clone());
            self.shards.insert(start, Shard { bits, keys: keys.len(), size });
            return;
        }
        let middle = keys.partition_point(|(key, _)| !bit(key.as_ref(), bits));
        let (first, second) = keys.split_at(middle);
        let other = flipped(&start, bits);
        self.cut(start, bits + 1, first, made);
        self.cut(other, bits + 1, second, made);
    }
}

/// A bit of a key, from its first; after its end a key has zeros.
fn bit(key: &[u8], nth: usize) -> bool {
    key.get(nth / 8).is_some_and(|byte| byte & (0x80 >> (nth % 8)) != 0)
}

/// A start with another bit; without zeros at its end.
fn flipped(start: &[u8], nth: usize) -> Box<[u8]> {
    let mut start = start.to_vec();
    start.resize(start.len().max(nth / 8 + 1), 0);
    start[nth / 8] ^= 0x80 >> (nth % 8);
    let end = start.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    start.truncate(end);
    start.into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Keys = BTreeMap<Box<[u8]>, usize>;

    /// Keys with their sizes.
    type WithSizes = Vec<(Box<[u8]>, usize)>;

    fn within(keys: &Keys, from: &[u8], to: Option<&[u8]>) -> WithSizes {
        let inside = |key: &[u8]| key >= from && to.is_none_or(|to| key < to);
        keys.iter().filter(|(key, _)| inside(key)).map(|(key, size)| (key.clone(), *size)).collect()
    }

    fn from_nothing(limit: usize, keys: &Keys) -> Partition {
        let mut partition = Partition::new(limit);
        let changes =
            keys.iter().map(|(key, size)| Change { key: key.clone(), before: None, after: Some(*size) });
        partition.change(changes, |from, to| within(keys, from, to));
        partition
    }

    fn shards(partition: &Partition, keys: &Keys) -> BTreeMap<Box<[u8]>, WithSizes> {
        let all = partition.starts().map(|start| (start.into(), within(keys, start, partition.end(start))));
        all.collect()
    }

    proptest! {
        #[test]
        fn shards_depend_on_what_there_is_and_not_on_how_it_came(
            steps in prop::collection::vec(
                prop::collection::btree_map("[a-d]{1,4}", prop::option::of(1_usize..40), 1..6), 1..30),
        ) {
            let mut keys = Keys::new();
            let mut partition = Partition::new(64);
            for step in steps {
                let old = shards(&partition, &keys);
                let mut changes = Vec::new();
                for (key, after) in step {
                    let key: Box<[u8]> = key.as_bytes().into();
                    let before = match after {
                        Some(size) => keys.insert(key.clone(), size),
                        None => keys.remove(&key),
                    };
                    changes.push(Change { key, before, after });
                }
                let moved = partition.change(changes, |from, to| within(&keys, from, to));
                prop_assert_eq!(&partition.shards, &from_nothing(64, &keys).shards);
                let new = shards(&partition, &keys);
                for (start, keys) in &new {
                    prop_assert!(keys.len() == 1 || keys.iter().map(|(_, size)| size).sum::<usize>() <= 64);
                    prop_assert!(old.get(start) == Some(keys) || moved.changed.contains(start));
                }
                prop_assert!(moved.changed.iter().all(|start| new.contains_key(start)));
                let gone: BTreeSet<_> = old.keys().filter(|start| !new.contains_key(*start)).cloned().collect();
                prop_assert_eq!(gone, moved.gone);
            }
        }
    }

    #[test]
    fn one_key_more_moves_the_cuts_beside_it_alone() {
        let mut keys: Keys =
            (0..2000_u32).map(|n| (format!("{:05}", n * 7919 % 99_991).as_bytes().into(), 30)).collect();
        let mut partition = from_nothing(1000, &keys);
        let count = partition.starts().count();
        assert!((70..200).contains(&count), "{count}");
        for n in 0..500_u32 {
            let key: Box<[u8]> = format!("{:05}x", n * 104_729 % 99_991).as_bytes().into();
            let before = keys.insert(key.clone(), 30);
            let moved = partition
                .change([Change { key, before, after: Some(30) }], |from, to| within(&keys, from, to));
            let touched = moved.changed.len() + moved.gone.len();
            assert!(touched <= 12, "{touched} of {count} shards for one key");
        }
    }
}
