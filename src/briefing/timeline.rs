//! What happened when: articles, events and happenings under the day, month or year that is known.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::civil::Date;

use super::store::{Ordered as _, insert_sorted};
use super::{Article, ArticleIx, Briefing, EventIx, HappeningIx, Thing, Touched};
use crate::moment::{Moment, Precision};
use crate::reading::{Confidence, Span};

/// Something with a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// When, as precisely as is known.
    pub date: Moment,
    /// What.
    pub kind: ItemKind,
}

/// What has a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// An event with a page.
    Event(EventIx),
    /// A happening declared by articles.
    Happening(HappeningIx),
    /// An article, on the day it was published.
    Article(ArticleIx),
    /// A sentence of an article that says when something is, by its date expression.
    Sentence(Thing),
}

/// Sentences of one article that stand under one date.
const SENTENCES: usize = 2;

impl Article {
    /// The dates whose sentences stand on the timeline: each sentence once, and not more than a few of one date.
    fn dated_sentences(&self) -> Vec<(u32, Moment)> {
        let mut listed: Vec<(u32, Moment)> = Vec::new();
        let mut sentences: Vec<(Span, Moment)> = Vec::new();
        for (nth, date) in self.findings.dates.iter().enumerate() {
            // The editor's word counts more than how good a rule is.
            let is_listed = date.listed.unwrap_or(date.confidence > Confidence::Low);
            let Some(moment) = date.moment.filter(|_| is_listed) else { continue };
            let day = match moment.precision() > Precision::Day {
                true => Moment::day(moment.date()),
                false => moment,
            };
            let of_date = sentences.iter().filter(|(_, other)| *other == day).count();
            let room = of_date < SENTENCES || date.listed == Some(true);
            if room && !sentences.contains(&(date.sentence, day)) {
                sentences.push((date.sentence, day));
                listed.push((nth as u32, day));
            }
        }
        listed
    }
}

impl Briefing {
    /// Puts the dated sentences of articles that came, changed or went onto the timeline.
    pub(super) fn update_sentences(&mut self, changed: &BTreeSet<ArticleIx>, touched: &mut Touched) {
        for article in changed {
            for (nth, date) in self.sentences_of.remove(article).unwrap_or_default() {
                let kind = ItemKind::Sentence(Thing { article: *article, nth });
                self.change_day(date.date(), touched, |items, _| items.retain(|other| other.kind != kind));
            }
        }
        let mut new: Vec<Item> = Vec::new();
        for ix in changed {
            let Some(article) = self.articles.find(*ix) else { continue };
            let sentences = article.dated_sentences();
            let item = |(nth, date): &(u32, Moment)| Item {
                date: *date,
                kind: ItemKind::Sentence(Thing { article: *ix, nth: *nth }),
            };
            new.extend(sentences.iter().map(item));
            if !sentences.is_empty() {
                self.sentences_of.insert(*ix, sentences);
            }
        }
        // In the order of the days, so that a first build only ever appends.
        new.sort_by(|a, b| self.item_order(a, b));
        for item in new {
            self.change_day(item.date.date(), touched, |items, briefing| {
                insert_sorted(items, item, |a, b| briefing.item_order(a, b));
            });
        }
    }

    /// The order of the items of a day: events before articles, then by time.
    pub(super) fn item_order(&self, a: &Item, b: &Item) -> Ordering {
        let rank = |item: &Item| match item.kind {
            ItemKind::Event(_) => 0,
            ItemKind::Happening(_) => 1,
            ItemKind::Article(_) => 2,
            ItemKind::Sentence(_) => 3,
        };
        let key = |item: &Item| (rank(item).max(1), item.date, rank(item));
        key(a).cmp(&key(b)).then_with(|| match (a.kind, b.kind) {
            (ItemKind::Event(a), ItemKind::Event(b)) => self.events.get(a).order(self.events.get(b)),
            (ItemKind::Happening(a), ItemKind::Happening(b)) => {
                self.happenings.get(a).order(self.happenings.get(b))
            }
            (ItemKind::Sentence(a), ItemKind::Sentence(b)) => self.thing_order(&a, &b),
            (ItemKind::Article(a), ItemKind::Article(b)) => self.articles.get(a).order(self.articles.get(b)),
            _ => Ordering::Equal,
        })
    }

    /// The items of each day, sorted; an item of a month or year stands under its first day.
    pub fn timeline(&self) -> &BTreeMap<Date, Vec<Item>> {
        &self.timeline
    }

    /// The items whose first day lies in `days`.
    fn items_in(&self, days: Range<Date>) -> impl Iterator<Item = &Item> {
        self.timeline.range(days).flat_map(|(_, items)| items)
    }

    /// The years with anything in them.
    pub fn years(&self) -> Vec<i16> {
        let mut years: Vec<i16> = self.timeline.keys().map(|day| day.year()).collect();
        years.dedup();
        years
    }

    /// The months of a year with anything in them that is known to the month or better.
    pub fn months(&self, year: i16) -> Vec<i8> {
        let mut months: Vec<i8> = self
            .items_in(year_range(year))
            .filter(|item| item.date.precision() >= Precision::Month)
            .map(|item| item.date.date().month())
            .collect();
        months.dedup();
        months
    }

    /// The days of a month with anything in them that is known to the day or better, with their items.
    pub fn days(&self, year: i16, month: i8) -> impl Iterator<Item = (Date, Vec<Item>)> {
        self.timeline.range(month_range(year, month)).filter_map(|(day, items)| {
            let items: Vec<Item> = items.iter().filter(|item| is_dated(item)).copied().collect();
            (!items.is_empty()).then_some((*day, items))
        })
    }

    /// What is known to the day or better of a day.
    pub fn day(&self, day: Date) -> Vec<Item> {
        let items = self.timeline.get(&day).map_or(&[][..], Vec::as_slice);
        items.iter().filter(|item| is_dated(item)).copied().collect()
    }

    /// The days before and after `day` of which something is known to the day.
    pub fn days_around(&self, day: Date) -> (Option<Date>, Option<Date>) {
        let dated = |(day, items): (&Date, &Vec<Item>)| items.iter().any(is_dated).then_some(*day);
        let after = self.timeline.range(day..).skip_while(|(other, _)| **other == day).find_map(dated);
        (self.timeline.range(..day).rev().find_map(dated), after)
    }

    /// What is known to have happened in a year, and no better than that.
    pub fn of_year(&self, year: i16) -> Vec<Item> {
        self.items_in(year_range(year))
            .filter(|item| item.date.precision() == Precision::Year)
            .copied()
            .collect()
    }

    /// What is known to have happened in a month, and no better than that.
    pub fn of_month(&self, year: i16, month: i8) -> Vec<Item> {
        self.items_in(month_range(year, month))
            .filter(|item| item.date.precision() == Precision::Month)
            .copied()
            .collect()
    }
}

/// Whether something is known to the day.
fn is_dated(item: &Item) -> bool {
    item.date.precision() >= Precision::Day
}

fn first(year: i16, month: i8) -> Date {
    Date::new(year, month, 1).unwrap_or(Date::MAX)
}

fn year_range(year: i16) -> Range<Date> {
    first(year, 1)..if year == i16::MAX { Date::MAX } else { first(year + 1, 1) }
}

fn month_range(year: i16, month: i8) -> Range<Date> {
    first(year, month)..if month == 12 { year_range(year).end } else { first(year, month + 1) }
}
