//! What a page can read of a briefing, in parts that change apart from each other, and which of them a change of the
//! briefing has touched.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::{ArticleIx, HappeningIx, Subject};
use crate::reading::PersonIx;
use crate::slug::Slug;

/// One thing that a page reads. Reading that something is not there is reading it, too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// What other pages show of a subject: its name, path, date, source.
    Card(Subject),
    /// What a subject's own page shows of it: its document and what was found in it.
    Whole(Subject),
    /// The first words of an article or note, and the dates that feeds show.
    Excerpt(Subject),
    /// What is counted over all articles of a source or a person.
    About(Subject),
    /// What links to a subject.
    Backlinks(Subject),
    /// The articles before and after one.
    Neighbours(ArticleIx),
    /// With which articles one shares its text, and for whose copy it counts.
    Origin(ArticleIx),
    /// Where and how an article mentions a person.
    Mentions(ArticleIx, PersonIx),
    /// A happening that articles declare.
    Happening(HappeningIx),
    /// How many things a list has.
    Length(List),
    /// The things on a page of a list, from 1.
    Items(List, usize),
    /// What a tag is called.
    Tag(Slug),
    /// Everything of a day.
    Day(Date),
    /// Which articles came on a day.
    Came(Date),
    /// In which articles only earlier texts name a person.
    NamedBefore(PersonIx),
    /// Whether there are editions.
    HasEditions,
    /// The dates of all editions.
    Told,
    /// Everything of a month.
    Month(i16, i8),
    /// Everything of a year.
    Year(i16),
    /// Everything of all years.
    Years,
    /// Which days, months and years have anything in them.
    Calendar,
    /// How many articles each source and person has.
    Counts,
    /// Which utterances the quotations of an article belong to.
    Said(ArticleIx),
    /// Which groups the figures of an article belong to.
    Counted(ArticleIx),
    /// How many utterances each person has.
    Speakers,
    /// On which days something was said, and how much.
    SaidDays,
    /// On which days something was said.
    SaidCalendar,
    /// The list of all pages, with the days of their last change.
    Pages,
    /// A script with a part of what can be searched.
    SearchShard(Arc<str>),
    /// The list of these scripts.
    SearchShards,
    /// The pictures in `content/` whose files have this name, in small letters.
    Picture(Arc<str>),
}

/// A list that is cut into pages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// Every article, newest first.
    Articles,
    /// Every source, by id.
    Sources,
    /// Every person, by id.
    People,
    /// Every event with a page, by date.
    Events,
    /// Every note, newest first.
    Notes,
    /// Every edition, newest first.
    Editions,
    /// Every tag, by slug.
    Tags,
    /// Every group of articles that go back to one text, newest first.
    Origins,
    /// Articles with several texts, those that changed last first.
    Revised,
    /// The articles of a source or a person, newest first.
    Of(Subject),
    /// What bears a tag.
    Tagged(Slug),
    /// The utterances of a person, newest first.
    SaidBy(PersonIx),
    /// The utterances of a day, newest first.
    SaidOn(Date),
    /// Figures that several sources give, newest first.
    Figures,
}

/// What a change has touched. It may hold what is the same as before after all, but never misses what is not.
#[derive(Clone, Debug, Default)]
pub struct Touched {
    /// There was nothing before: every key is touched, and none is listed.
    everything: bool,
    keys: HashSet<Key>,
    /// From which place on a list differs, and its greatest length.
    lists: BTreeMap<List, (usize, usize)>,
}

impl Touched {
    /// A change that brings everything there is.
    pub(super) fn everything() -> Self {
        Self { everything: true, ..Self::default() }
    }

    /// Adds a key.
    pub(crate) fn key(&mut self, key: Key) {
        if !self.everything {
            self.keys.insert(key);
        }
    }

    /// A list of `length` things, before or after, differs from `rank` on.
    pub(super) fn list(&mut self, list: List, rank: usize, length: usize) {
        if self.everything {
            return;
        }
        let known = self.lists.entry(list).or_insert((rank, length));
        *known = (known.0.min(rank), known.1.max(length));
    }

    /// Whether there was nothing before; then the other answers say nothing.
    pub fn is_everything(&self) -> bool {
        self.everything
    }

    /// Subjects whose own documents or pages changed, came or went.
    pub fn subjects(&self) -> impl Iterator<Item = Subject> {
        self.keys.iter().filter_map(|key| match key {
            Key::Card(subject) => Some(*subject),
            _ => None,
        })
    }

    /// Lists that have other things than before.
    pub fn lists(&self) -> impl Iterator<Item = &List> {
        self.lists.keys()
    }

    /// Every key, for lists with `per_page` things a page.
    pub fn keys(&self, per_page: usize) -> impl Iterator<Item = Key> {
        let of_lists = self.lists.iter().flat_map(move |(list, (rank, length))| {
            let items = rank / per_page + 1..=length.div_ceil(per_page).max(rank / per_page + 1);
            std::iter::once(Key::Length(list.clone())).chain(items.map(|n| Key::Items(list.clone(), n)))
        });
        self.keys.iter().cloned().chain(of_lists)
    }
}
