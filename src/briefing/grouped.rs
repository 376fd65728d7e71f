//! Findings of one kind over all articles, in groups of what is the same: which findings each article has, and which of
//! all findings a change concerns.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::groups::{Cohesion, Groups, Rule};
use super::store::Store;
use super::{Article, ArticleIx, Thing};

/// The order of findings in a group: by time of publication, `last` ones last.
pub(super) fn member_order(
    articles: &Store<ArticleIx, Article>,
    last: impl Fn(Thing) -> bool,
    a: Thing,
    b: Thing,
) -> Ordering {
    let of = |thing: Thing| {
        let doc = &articles.get(thing.article).doc;
        (last(thing), doc.published, &doc.entry.id, thing.nth)
    };
    of(a).cmp(&of(b))
}

/// Days between the publications of two articles.
pub(super) fn days_between(articles: &Store<ArticleIx, Article>, a: ArticleIx, b: ArticleIx) -> i64 {
    let published = |ix| articles.get(ix).doc.published.date();
    // Asked of every pair: a difference of seconds is quicker than one by the calendar.
    (published(a).duration_since(published(b)).as_secs() / 86_400).abs()
}

/// A finding, and by what others find that they may be the same; nothing where it stands for itself.
pub(super) type Findable = (Thing, Option<Arc<[u32]>>);

#[derive(Debug)]
pub(super) struct Grouped {
    groups: Groups,
    /// The findings of each article, in their order.
    of_article: HashMap<ArticleIx, Vec<Thing>>,
}

impl Grouped {
    /// No findings yet. What more than `limit` findings have tells none apart.
    pub(super) fn new(limit: usize) -> Self {
        // What resembles each other is not the same over any number of steps.
        Self { groups: Groups::new(limit, Cohesion::Led), of_article: HashMap::new() }
    }

    /// The findings of a group, the first one first; a finding that stands for itself is its own group.
    pub(super) fn group(&self, thing: Thing) -> Vec<Thing> {
        match self.groups.group(thing) {
            Some(group) => group.to_vec(),
            None => vec![thing],
        }
    }

    /// The findings of articles that change, as they are now.
    pub(super) fn of(&self, articles: &BTreeSet<ArticleIx>) -> Vec<Thing> {
        articles.iter().filter_map(|article| self.of_article.get(article)).flatten().copied().collect()
    }

    /// Replaces the findings of the changed articles. Says which findings are concerned: those that came or went, and
    /// all that were or are in a group with one of them.
    pub(super) fn replace(
        &mut self,
        changed: &BTreeSet<ArticleIx>,
        new: Vec<Findable>,
        rule: &impl Rule,
    ) -> BTreeSet<Thing> {
        let mut concerned: BTreeSet<Thing> = BTreeSet::new();
        let mut changes: BTreeMap<Thing, Option<Arc<[u32]>>> = BTreeMap::new();
        for thing in self.of(changed) {
            concerned.extend(self.group(thing));
            changes.insert(thing, None);
        }
        for article in changed {
            self.of_article.remove(article);
        }
        for (thing, features) in new {
            self.of_article.entry(thing.article).or_default().push(thing);
            concerned.insert(thing);
            if features.is_some() {
                changes.insert(thing, features);
            }
        }
        let regrouped = self.groups.update(changes.into_iter().collect(), rule);
        let groups = regrouped.before.iter().chain(&regrouped.after);
        concerned.extend(groups.flat_map(|group| group.iter()).copied());
        concerned
    }

    /// The first findings of the groups that these are in, as far as they are still there.
    pub(super) fn firsts(&self, things: &BTreeSet<Thing>) -> BTreeSet<Thing> {
        let is_there = |thing: &&Thing| {
            let of_article = self.of_article.get(&thing.article);
            of_article.is_some_and(|things| things.binary_search(thing).is_ok())
        };
        things.iter().filter(is_there).map(|thing| self.group(*thing)[0]).collect()
    }
}
