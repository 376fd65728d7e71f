//! Things of one kind, by number and in their order. A thing keeps its number for as long as the process runs, also
//! while it is away, so that what was recorded about it stays about it.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::marker::PhantomData;
use std::sync::Arc;

/// A number that stands for one kind of thing.
pub(super) trait Number: Copy + Eq {
    fn new(number: u32) -> Self;
    fn get(self) -> usize;
}

/// A thing that has a place among its like, which depends on nothing but the thing itself.
pub(super) trait Ordered {
    fn order(&self, other: &Self) -> Ordering;
}

#[derive(Debug)]
pub(super) struct Store<I, T> {
    things: Vec<Option<T>>,
    ids: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, u32>,
    order: Vec<I>,
    kind: PhantomData<I>,
}

impl<I, T> Default for Store<I, T> {
    fn default() -> Self {
        Self {
            things: Vec::new(),
            ids: Vec::new(),
            numbers: HashMap::new(),
            order: Vec::new(),
            kind: PhantomData,
        }
    }
}

impl<I: Number, T: Ordered> Store<I, T> {
    /// The number of `id`, whether the thing is there or not.
    pub(super) fn number(&mut self, id: &Arc<str>) -> I {
        if let Some(number) = self.numbers.get(id) {
            return I::new(*number);
        }
        let number = self.things.len() as u32;
        self.things.push(None);
        self.ids.push(Arc::clone(id));
        self.numbers.insert(Arc::clone(id), number);
        I::new(number)
    }

    /// What has this number, whether it is there or not.
    pub(super) fn id(&self, number: I) -> &Arc<str> {
        &self.ids[number.get()]
    }

    /// The number of `id`, if it ever had one.
    pub(super) fn known(&self, id: &str) -> Option<I> {
        self.numbers.get(id).map(|number| I::new(*number))
    }

    /// The thing called `id`, if it is there.
    pub(super) fn by_id(&self, id: &str) -> Option<I> {
        self.known(id).filter(|number| self.find(*number).is_some())
    }

    /// The thing, if it is there.
    pub(super) fn find(&self, number: I) -> Option<&T> {
        self.things.get(number.get())?.as_ref()
    }

    /// The thing; whoever holds its number may rely on it, since what refers to a thing goes before the thing does.
    pub(super) fn get(&self, number: I) -> &T {
        self.find(number).expect("a number is held only while its thing is there")
    }

    /// How many are there.
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// One more than the highest number.
    pub(super) fn numbers(&self) -> usize {
        self.things.len()
    }

    /// In their order.
    pub(super) fn in_order(&self) -> &[I] {
        &self.order
    }

    /// Each with its number, in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (I, &T)> {
        self.order.iter().map(|number| (*number, self.get(*number)))
    }

    /// Its place in the order.
    pub(super) fn rank(&self, number: I) -> Option<usize> {
        let thing = self.find(number)?;
        self.order.binary_search_by(|other| self.get(*other).order(thing)).ok()
    }

    /// Puts a thing where there is none, and says at which place.
    pub(super) fn put(&mut self, number: I, thing: T) -> usize {
        let behind = |other: &I| self.get(*other).order(&thing) == Ordering::Greater;
        // Things that come in order, as in a first build, need no search.
        let rank = match self.order.last() {
            Some(last) if behind(last) => self.order.partition_point(|other| !behind(other)),
            _ => self.order.len(),
        };
        self.order.insert(rank, number);
        self.things[number.get()] = Some(thing);
        rank
    }

    /// Puts `thing` in the place of one of the same order.
    pub(super) fn replace(&mut self, number: I, thing: T) {
        self.things[number.get()] = Some(thing);
    }

    /// Takes a thing out, and says where it was.
    pub(super) fn take(&mut self, number: I) -> Option<(T, usize)> {
        let rank = self.rank(number)?;
        self.order.remove(rank);
        Some((self.things[number.get()].take()?, rank))
    }
}

/// Puts `item` into a sorted list, and says at which place.
pub(super) fn insert_sorted<T>(list: &mut Vec<T>, item: T, order: impl Fn(&T, &T) -> Ordering) -> usize {
    let behind = |other: &T| order(other, &item) == Ordering::Greater;
    let rank = match list.last() {
        Some(last) if behind(last) => list.partition_point(|other| !behind(other)),
        _ => list.len(),
    };
    list.insert(rank, item);
    rank
}

/// Takes an item out of the set of a key; the set vanishes with its last item.
pub(super) fn drop_from<K, Q, T: Ord>(map: &mut HashMap<K, BTreeSet<T>>, key: &Q, item: &T)
where
    K: std::hash::Hash + Eq + std::borrow::Borrow<Q>,
    Q: std::hash::Hash + Eq + ?Sized,
{
    if let Some(items) = map.get_mut(key) {
        items.remove(item);
        if items.is_empty() {
            map.remove(key);
        }
    }
}
