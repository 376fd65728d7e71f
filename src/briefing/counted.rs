//! Figures over all articles: which are about the same thing, and in which groups more than one source gives one.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::grouped::{Findable, Grouped, days_between, member_order};
use super::groups::{Common, Rule};
use super::store::{Store, insert_sorted};
use super::{Article, ArticleIx, Briefing, Key, List, Thing, Touched};
use crate::moment::Moment;
use crate::reading::{Figure, same_subject};

/// A word that stands beside more figures of one kind does not tell what they are about.
const MAX_SAME: usize = 64;
/// Days between two publications of figures on one thing; after that it is another thing, or other news of it.
const MAX_DAYS: i64 = 30;

/// Groups of figures.
#[derive(Debug)]
pub(super) struct Counted {
    groups: Grouped,
    /// Those that several sources give, each by its first figure, newest first.
    several: Vec<Thing>,
}

impl Default for Counted {
    fn default() -> Self {
        Self { groups: Grouped::new(MAX_SAME), several: Vec::new() }
    }
}

/// What two figures must have in common to be compared.
struct OneSubject<'a>(&'a Store<ArticleIx, Article>);

impl Rule for OneSubject<'_> {
    fn passes(&self, a: Thing, b: Thing, _: &Common<'_>) -> bool {
        let figure = |thing: Thing| {
            let (text, nth) = self.0.get(thing.article).figure_in(thing.nth as usize)?;
            text.findings.figures.get(nth)
        };
        let (Some(one), Some(other)) = (figure(a), figure(b)) else { return false };
        // What came in the place of another figure of the article is about the same as that.
        (a.article != b.article || self.is_guest(a) != self.is_guest(b))
            && days_between(self.0, a.article, b.article) <= MAX_DAYS
            && same_subject(one, other)
    }

    fn order(&self, a: Thing, b: Thing) -> Ordering {
        member_order(self.0, |thing| self.is_guest(thing), a, b)
    }

    fn is_guest(&self, thing: Thing) -> bool {
        self.0.get(thing.article).figures_withdrawn().contains(&(thing.nth as usize))
    }
}

/// By what figures on one thing find each other: the words beside them, each with the unit.
fn features(figure: &Figure) -> Option<Arc<[u32]>> {
    let unit = figure.unit.as_deref().unwrap_or_default().as_bytes();
    let mut features: Vec<u32> =
        figure.subject.iter().map(|word| xxh3_64_with_seed(unit, u64::from(*word)) as u32).collect();
    features.sort_unstable();
    features.dedup();
    (!features.is_empty()).then(|| features.into())
}

impl Briefing {
    /// The groups of figures that more than one source gives, newest first, each by its first figure.
    pub fn figures(&self) -> &[Thing] {
        &self.counted.several
    }

    /// The figures that are about the same as this one, the first one first.
    pub fn figure_group(&self, thing: Thing) -> Vec<Thing> {
        let mut all = self.counted.groups.group(thing);
        all.retain(|one| !self.article(one.article).figures_withdrawn().contains(&(one.nth as usize)));
        all
    }

    /// The same at a time: with what was withdrawn later, and without what came later.
    pub fn figure_group_at(&self, thing: Thing, time: Moment) -> Vec<Thing> {
        let mut all = self.counted.groups.group(thing);
        all.retain(|one| self.article(one.article).has_figure_at(one.nth as usize, time));
        all.sort_by(|a, b| member_order(&self.articles, |_| false, *a, *b));
        all
    }

    /// Groups anew the figures of articles that came, changed or went.
    pub(super) fn update_counted(&mut self, changed: &BTreeSet<ArticleIx>, touched: &mut Touched) {
        let figures_of = |ix: &ArticleIx| -> Vec<Findable> {
            let Some(article) = self.articles.find(*ix) else { return Vec::new() };
            let figure = |nth: usize| {
                let (text, at) = article.figure_in(nth)?;
                Some((Thing { article: *ix, nth: nth as u32 }, features(text.findings.figures.get(at)?)))
            };
            (0..article.figures_withdrawn().end).filter_map(figure).collect()
        };
        let new = changed.par_iter().flat_map_iter(figures_of).collect();
        let concerned = self.counted.groups.replace(changed, new, &OneSubject(&self.articles));
        for article in changed.iter().copied().chain(concerned.iter().map(|thing| thing.article)) {
            touched.key(Key::Counted(article));
        }
        let mut several = std::mem::take(&mut self.counted.several);
        let length = several.len();
        if let Some(first) = several.iter().position(|thing| concerned.contains(thing)) {
            several.retain(|thing| !concerned.contains(thing));
            touched.list(List::Figures, first, length);
        }
        for first in self.counted.groups.firsts(&concerned) {
            if self.sources_of(&self.figure_group(first)) > 1 {
                let rank = insert_sorted(&mut several, first, |a, b| self.thing_order(a, b));
                touched.list(List::Figures, rank, several.len());
            }
        }
        self.counted.several = several;
    }

    /// How many sources have these findings.
    pub fn sources_of(&self, things: &[Thing]) -> usize {
        things.iter().map(|thing| self.article(thing.article).source).collect::<BTreeSet<_>>().len()
    }
}
