//! What happened and what was published when: the years, a year, a month, a day.

use jiff::civil::Date;
use serde::Serialize;

use super::behind::{Behind, behind};
use super::finding::{SentenceView, sentence};
use super::{Chart, ItemView, View, Words, item_view, meta, timeline_chart};
use crate::briefing::{Item, ItemKind};
use crate::moment::Moment;
use crate::site::pager::{Pager, slice};
use crate::site::{Page, Site};

/// Items of a day that its month's page shows.
const PREVIEW: usize = 6;
/// Sentences that say no more than the year or the month, on that page.
const SENTENCES: usize = 100;

#[derive(Serialize)]
struct TimelineView {
    /// Years, months or days, in order.
    parts: Vec<PartView>,
    /// What is known no better than this page's own precision.
    items: Vec<ItemView>,
    /// Sentences that an editor puts beside the events.
    promoted: Vec<SentenceView>,
    /// Other sentences dated no better than this page's own precision.
    sentences: Vec<SentenceView>,
    /// What those are dated to: `day`, `month`, `year`.
    precision: &'static str,
    chart: Option<Chart>,
    /// Of a day: the sources of its articles.
    behind: Option<Behind>,
    pager: Option<Pager>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
    /// From the years down to the page above this one.
    trail: Vec<LinkView>,
}

#[derive(Serialize)]
struct PartView {
    title: Words,
    path: String,
    articles: usize,
    events: usize,
    sentences: usize,
    /// Of a day: its first items.
    items: Vec<ItemView>,
    more: usize,
}

#[derive(Serialize)]
pub(super) struct LinkView {
    pub(super) title: Words,
    pub(super) path: String,
}

fn link(site: &Site<'_>, title: impl Into<Words>, page: &Page) -> LinkView {
    LinkView { title: title.into(), path: site.path(page) }
}

fn of_year(year: i16) -> Words {
    Moment::year(year).map_or_else(|| year.to_string().as_str().into(), Into::into)
}

pub(super) fn of_month(year: i16, month: i8) -> Words {
    Moment::month(year, month).map_or_else(|| format!("{year}-{month:02}").as_str().into(), Into::into)
}

pub(super) fn of_day(day: Date) -> Words {
    Moment::day(day).into()
}

fn top() -> Words {
    Words::message("timeline")
}

/// How many articles, events and dated sentences there are.
fn counts(items: &[Item]) -> (usize, usize, usize) {
    let articles = items.iter().filter(|item| matches!(item.kind, ItemKind::Article(_))).count();
    let sentences = items.iter().filter(|item| is_sentence(item)).count();
    (articles, items.len() - articles - sentences, sentences)
}

fn is_sentence(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Sentence(_))
}

/// What stands on a page: articles and events, and dated sentences apart from them.
#[derive(Default)]
struct Listed {
    items: Vec<ItemView>,
    promoted: Vec<SentenceView>,
    sentences: Vec<SentenceView>,
}

fn views(site: &Site<'_>, items: &[Item], most: usize) -> Listed {
    let mut listed = Listed::default();
    for item in items {
        let ItemKind::Sentence(thing) = item.kind else {
            listed.items.extend(item_view(site, item));
            continue;
        };
        let article = site.article_of(thing);
        let date = article.findings.dates.get(thing.nth as usize);
        let view = sentence(site, thing, article, item.date.into());
        if date.is_some_and(|date| date.listed == Some(true)) {
            listed.promoted.extend(view);
        } else if listed.sentences.len() < most {
            listed.sentences.extend(view);
        }
    }
    listed
}

/// Everything of a month, however precisely it is dated.
fn month_items(site: &Site<'_>, year: i16, month: i8) -> Vec<Item> {
    let mut items = site.of_month(year, month);
    items.extend(site.days(year, month).into_iter().flat_map(|(_, items)| items));
    items
}

fn year_items(site: &Site<'_>, year: i16) -> Vec<Item> {
    let mut items = site.of_year(year);
    items.extend(site.months(year).into_iter().flat_map(|month| month_items(site, year, month)));
    items
}

fn part(site: &Site<'_>, title: Words, page: &Page, items: &[Item], preview: usize) -> PartView {
    let (articles, events, sentences) = counts(items);
    let others = items.iter().filter(|item| !is_sentence(item));
    let shown: Vec<ItemView> = others.take(preview).filter_map(|item| item_view(site, item)).collect();
    PartView {
        title,
        path: site.path(page),
        articles,
        events,
        sentences,
        more: if preview == 0 { 0 } else { articles + events - shown.len() },
        items: shown,
    }
}

/// The neighbours of `here` in `all`.
fn around<T: PartialEq + Copy>(all: &[T], here: T) -> (Option<T>, Option<T>) {
    let at = all.iter().position(|one| *one == here);
    let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| all.get(at).copied());
    (before, at.and_then(|at| all.get(at + 1).copied()))
}

pub(super) fn timeline(site: &Site<'_>, page: &Page) -> View {
    let years = site.years();
    let parts = years
        .iter()
        .map(|year| part(site, of_year(*year), &Page::Year(*year), &year_items(site, *year), 0))
        .collect();
    let view = TimelineView {
        parts,
        items: Vec::new(),
        promoted: Vec::new(),
        sentences: Vec::new(),
        precision: "year",
        chart: timeline_chart(site, &site.timeline().copied().collect::<Vec<_>>()),
        behind: None,
        pager: None,
        previous: None,
        next: None,
        trail: Vec::new(),
    };
    View::new("timeline.html", meta(site, page, top(), "timeline"), &view)
}

pub(super) fn year(site: &Site<'_>, page: &Page, year: i16) -> View {
    let (before, after) = around(&site.years(), year);
    let parts = site
        .months(year)
        .into_iter()
        .map(|month| {
            let items = month_items(site, year, month);
            part(site, of_month(year, month), &Page::Month(year, month), &items, 0)
        })
        .collect();
    let at = |year: i16| link(site, of_year(year), &Page::Year(year));
    let Listed { items, promoted, sentences } = views(site, &site.of_year(year), SENTENCES);
    let view = TimelineView {
        parts,
        items,
        promoted,
        sentences,
        precision: "year",
        chart: timeline_chart(site, &year_items(site, year)),
        behind: None,
        pager: None,
        previous: before.map(at),
        next: after.map(at),
        trail: vec![link(site, top(), &Page::Timeline)],
    };
    View::new("timeline.html", meta(site, page, of_year(year), "timeline"), &view)
}

pub(super) fn month(site: &Site<'_>, page: &Page, year: i16, month: i8) -> View {
    let (years_before, years_after) = around(&site.years(), year);
    // The neighbours may lie in other years.
    let near: Vec<(i16, i8)> = [years_before, Some(year), years_after]
        .into_iter()
        .flatten()
        .flat_map(|y| site.months(y).into_iter().map(move |m| (y, m)))
        .collect();
    let (before, after) = around(&near, (year, month));
    let parts = site
        .days(year, month)
        .into_iter()
        .map(|(day, items)| part(site, of_day(day), &Page::Day(day, 1), &items, PREVIEW))
        .collect();
    let at = |(y, m): (i16, i8)| link(site, of_month(y, m), &Page::Month(y, m));
    let Listed { items, promoted, sentences } = views(site, &site.of_month(year, month), SENTENCES);
    let view = TimelineView {
        parts,
        items,
        promoted,
        sentences,
        precision: "month",
        chart: timeline_chart(site, &month_items(site, year, month)),
        behind: None,
        pager: None,
        previous: before.map(at),
        next: after.map(at),
        trail: vec![link(site, top(), &Page::Timeline), link(site, of_year(year), &Page::Year(year))],
    };
    View::new("timeline.html", meta(site, page, of_month(year, month), "timeline"), &view)
}

pub(super) fn day(site: &Site<'_>, page: &Page, day: Date, n: usize) -> View {
    let per_page = site.config().paginate_by;
    let (before, after) = site.days_around(day);
    let items = site.day(day);
    let published = items.iter().filter_map(|item| match item.kind {
        ItemKind::Article(ix) => Some(ix),
        _ => None,
    });
    let behind = behind(site, published);
    let at = |day: Date| link(site, of_day(day), &Page::Day(day, 1));
    let (year, month) = (day.year(), day.month());
    let pager = Pager::new(items.len(), per_page, n, |n| site.path(&Page::Day(day, n)));
    let Listed { items, promoted, sentences } = views(site, slice(&items, n, per_page), usize::MAX);
    let view = TimelineView {
        parts: Vec::new(),
        items,
        promoted,
        sentences,
        precision: "day",
        chart: None,
        behind,
        pager,
        previous: before.map(at),
        next: after.map(at),
        trail: vec![
            link(site, top(), &Page::Timeline),
            link(site, of_year(year), &Page::Year(year)),
            link(site, of_month(year, month), &Page::Month(year, month)),
        ],
    };
    View::new("timeline.html", meta(site, page, of_day(day), "timeline"), &view)
}
