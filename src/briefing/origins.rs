//! Articles that go back to one text, and how many sources are left when what is the same counts once.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::grouped::member_order;
use super::groups::{Cohesion, Common, Group, Groups, Rule};
use super::store::{Ordered as _, Store};
use super::{Article, ArticleIx, Briefing, Key, List, SourceIx, Thing, Touched};
use crate::reading::agency_name;

/// Words that more articles share than any text has copies are boilerplate, and count for nothing.
const MAX_COPIES: usize = 256;
/// How much of the shorter of two texts stands in the other one, if they go back to one text. Of the pairs of PolNeAR's
/// 840 articles the real copies have 0.68 and more; the next pair shares nothing but a list of links, with 0.46, and
/// those below share quotations, a publisher's standing notes, and background paragraphs.
const MIN_CONTAINMENT: f64 = 0.5;
/// Fingerprints that both have: about forty words. Short reports share as many standing phrases as they have of their
/// own.
const MIN_SHARED: usize = 8;

/// Articles that share so much of their own words that they go back to one text.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    briefing: &'a Briefing,
    members: &'a [Thing],
}

impl<'a> Origin<'a> {
    /// The earliest of its articles, by which the group is called.
    pub fn first(&self) -> ArticleIx {
        self.members[0].article
    }

    /// Its articles, at least two, the earliest first.
    pub fn articles(&self) -> impl ExactSizeIterator<Item = ArticleIx> + use<'a> {
        self.members.iter().map(|thing| thing.article)
    }

    /// The agency that more of its articles credit than any other; `None` where none is credited, or two equally often.
    pub fn agency(&self) -> Option<Arc<str>> {
        let mut credited: BTreeMap<Arc<str>, usize> = BTreeMap::new();
        for agency in self.articles().flat_map(|article| self.briefing.credited(article)) {
            *credited.entry(agency).or_default() += 1;
        }
        let most = credited.values().copied().max()?;
        let mut first = credited.into_iter().filter(|(_, count)| *count == most).map(|(agency, _)| agency);
        first.next().filter(|_| first.next().is_none())
    }

    /// Its sources, by id.
    pub fn sources(&self) -> Vec<SourceIx> {
        let mut sources: Vec<SourceIx> =
            self.articles().map(|article| self.briefing.article(article).source).collect();
        sources.sort_by(|a, b| self.briefing.source(*a).order(self.briefing.source(*b)));
        sources.dedup();
        sources
    }
}

/// How many sources stand behind something, and how many of them for themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Independence {
    /// Sources.
    pub sources: usize,
    /// What is left of them when those that took it from each other, or from one agency, count once.
    pub independent: usize,
}

/// The groups, in the order in which they are shown.
#[derive(Debug)]
pub(super) struct Origins {
    groups: Groups,
    /// The first article of each, newest first.
    in_order: Vec<ArticleIx>,
}

impl Default for Origins {
    fn default() -> Self {
        // What goes back to a copy goes back to its original.
        Self { groups: Groups::new(MAX_COPIES, Cohesion::Chained), in_order: Vec::new() }
    }
}

/// What two articles must have in common.
struct OneText<'a>(&'a Store<ArticleIx, Article>);

impl Rule for OneText<'_> {
    fn passes(&self, _: Thing, _: Thing, common: &Common<'_>) -> bool {
        let of_shorter = || {
            let [one, other] = (common.of)();
            one.min(other) as f64
        };
        common.shared >= MIN_SHARED && common.shared as f64 >= MIN_CONTAINMENT * of_shorter()
    }

    fn order(&self, a: Thing, b: Thing) -> Ordering {
        member_order(self.0, |_| false, a, b)
    }
}

impl Briefing {
    /// The articles that go back to the same text as this one, if there are any.
    pub fn origin_of(&self, article: ArticleIx) -> Option<Origin<'_>> {
        let members = self.origins.groups.group(Thing::whole(article))?;
        Some(Origin { briefing: self, members })
    }

    /// The first article of each group of articles that go back to one text, newest first.
    pub fn origins(&self) -> &[ArticleIx] {
        &self.origins.in_order
    }

    /// The agencies that an article's text is credited to; an agency that is a source is credited in all its articles.
    pub(super) fn credited(&self, article: ArticleIx) -> impl Iterator<Item = Arc<str>> {
        let article = self.article(article);
        let source = agency_name(&self.source(article.source).doc.name).map(Arc::from);
        let source = source.filter(|name| !article.agencies.contains(name));
        article.agencies.iter().cloned().chain(source)
    }

    /// How many sources stand behind these articles, and how many of them are independent of each other.
    ///
    /// Articles count as one if they are of one source, go back to one text, or are credited to the same agency; and so
    /// on from one to the next. So three papers with one agency's report are three sources, and one independent. Where
    /// it errs, it errs on the low side: a paper's own report that credits an agency for a part counts with that
    /// agency, and two agencies' reports count as one if a third article is credited to both. What nothing shows, as a
    /// text that was copied in other words, it cannot know.
    pub fn independent(&self, articles: &[ArticleIx]) -> Independence {
        /// What makes two articles one.
        #[derive(PartialEq, Eq, Hash)]
        enum Shared {
            Source(SourceIx),
            Text(ArticleIx),
            Agency(Arc<str>),
        }
        let mut heads: Vec<usize> = (0..articles.len()).collect();
        fn head(heads: &mut [usize], mut at: usize) -> usize {
            while heads[at] != at {
                heads[at] = heads[heads[at]];
                at = heads[at];
            }
            at
        }
        let mut first_with: HashMap<Shared, usize> = HashMap::new();
        let mut sources: BTreeSet<usize> = BTreeSet::new();
        for (at, article) in articles.iter().enumerate() {
            let source = self.article(*article).source;
            let text = self.origin_of(*article).map(|origin| Shared::Text(origin.first()));
            let agencies = self.credited(*article).map(Shared::Agency);
            for shared in std::iter::once(Shared::Source(source)).chain(text).chain(agencies) {
                let is_source = matches!(shared, Shared::Source(_));
                let other = *first_with.entry(shared).or_insert(at);
                if is_source {
                    sources.insert(other);
                }
                let (a, b) = (head(&mut heads, at), head(&mut heads, other));
                heads[a] = b;
            }
        }
        let independent = (0..articles.len()).filter(|at| heads[*at] == *at).count();
        Independence { sources: sources.len(), independent }
    }

    /// Takes note of articles with another text or date, or that are gone.
    pub(super) fn update_origins(&mut self, changed: BTreeSet<ArticleIx>, touched: &mut Touched) {
        if changed.is_empty() {
            return;
        }
        let fingerprints = |ix: &ArticleIx| {
            let article = self.articles.find(*ix);
            (Thing::whole(*ix), article.map(|article| Arc::clone(&article.findings.shingles)))
        };
        let changes = changed.iter().map(fingerprints).collect();
        let articles = &self.articles;
        let Origins { groups, in_order } = &mut self.origins;
        let regrouped = groups.update(changes, &OneText(articles));
        let firsts = |groups: &[Group]| groups.iter().map(|group| group[0].article).collect::<BTreeSet<_>>();
        let (before, after) = (firsts(&regrouped.before), firsts(&regrouped.after));
        let moved = |first: &ArticleIx| changed.contains(first) && !before.contains(first);
        if !before.is_empty() || !after.is_empty() || in_order.iter().any(moved) {
            let old = in_order.clone();
            in_order.retain(|first| !before.contains(first));
            in_order.extend(after);
            in_order.sort_by(|a, b| articles.get(*a).order(articles.get(*b)));
            let rank = old.iter().zip(&*in_order).take_while(|(old, new)| old == new).count();
            if old != *in_order {
                touched.list(List::Origins, rank, old.len().max(in_order.len()));
            }
        }
        for thing in regrouped.before.iter().chain(&regrouped.after).flat_map(|group| group.iter()) {
            touched.key(Key::Origin(thing.article));
        }
        for article in changed {
            self.touch_origin(article, touched);
        }
    }

    /// An article counts otherwise than before for the independence of its own and of those with its text.
    pub(super) fn touch_origin(&self, article: ArticleIx, touched: &mut Touched) {
        touched.key(Key::Origin(article));
        for other in
            self.origins.groups.group(Thing::whole(article)).into_iter().flat_map(|group| group.iter())
        {
            touched.key(Key::Origin(other.article));
        }
    }
}
