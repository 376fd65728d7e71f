//! What happened when: articles, events and happenings under the day, month or year that is known.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::{ArticleIx, Briefing, EventIx};
use crate::moment::{Moment, Precision};

/// Something with a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// When, as precisely as is known.
    pub date: Moment,
    /// What.
    pub kind: ItemKind,
}

/// What has a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemKind {
    /// An event with a page.
    Event(EventIx),
    /// A happening declared by articles.
    Happening(usize),
    /// An article, on the day it was published.
    Article(ArticleIx),
}

impl Briefing {
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
            let items: Vec<Item> =
                items.iter().filter(|item| item.date.precision() >= Precision::Day).copied().collect();
            (!items.is_empty()).then_some((*day, items))
        })
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

fn first(year: i16, month: i8) -> Date {
    Date::new(year, month, 1).unwrap_or(Date::MAX)
}

fn year_range(year: i16) -> Range<Date> {
    first(year, 1)..if year == i16::MAX { Date::MAX } else { first(year + 1, 1) }
}

fn month_range(year: i16, month: i8) -> Range<Date> {
    first(year, month)..if month == 12 { year_range(year).end } else { first(year, month + 1) }
}
