//! A small bar chart of how often something happened over time, as data for inline SVG. Words and colours are the
//! template's and the style sheet's.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Serialize;

use super::cards::DateView;
use crate::moment::{Moment, Precision};

/// More bars cannot be told apart on a phone.
const MAX_BARS: usize = 62;
/// Fewer look like a mistake: a single day is shown within its week.
const MIN_BARS: usize = 7;

const BAR: usize = 10;
const HEIGHT: usize = 48;
/// Of what is dated as exactly as a bar, at most.
const BELOW: usize = 16;
/// Of what spans several bars, with the gap above it.
const SPAN: usize = 6;
/// Spans that are drawn; what is dated as vaguely as these is seldom much.
const MAX_SPANS: usize = 6;

/// What the template draws.
#[derive(Serialize)]
pub(super) struct Chart {
    /// What is counted: `articles`, `mentions`.
    of: &'static str,
    total: usize,
    first: DateView,
    last: DateView,
    width: usize,
    height: usize,
    /// Whether its bars lead anywhere.
    linked: bool,
    /// Those that are not empty, from left to right.
    bars: Vec<Bar>,
    /// What else is dated, under the bars: each over as much time as its date leaves open.
    spans: Vec<Span>,
    /// Height with the spans.
    full_height: usize,
}

#[derive(Serialize)]
struct Span {
    x: usize,
    y: usize,
    width: usize,
    height: usize,
    count: usize,
    date: DateView,
}

#[derive(Serialize)]
struct Bar {
    x: usize,
    y: usize,
    width: usize,
    height: usize,
    count: usize,
    /// The day, month or year that it counts.
    date: DateView,
    /// The last year that it counts, if there are several.
    to: Option<DateView>,
    /// The page of this time.
    path: Option<String>,
}

/// Where a bar leads, by the day, month or year that it counts.
pub(super) type Paths<'a> = dyn Fn(Moment) -> Option<String> + 'a;

/// The counts of `dates` (each with its weight) by day, month or years, whichever fits; nothing where there are no
/// dates. With `paths`, a bar of one day, month or year is a link.
/// What is `also` dated is drawn below.
pub(super) fn bars(
    of: &'static str,
    dates: impl Iterator<Item = (Date, usize)>,
    paths: Option<&Paths<'_>>,
    also: &[Moment],
) -> Option<Chart> {
    let mut days: BTreeMap<Date, usize> = BTreeMap::new();
    for (date, weight) in dates {
        *days.entry(date).or_default() += weight;
    }
    let (first, last) = (*days.first_key_value()?.0, *days.last_key_value()?.0);
    let bins = bins(&days, first, last);
    let most = bins.iter().map(|bin| bin.count).max().unwrap_or(1).max(1);
    let bar = |(index, bin): (usize, &Bin)| {
        // At least two units, so that one of a thousand is still seen.
        let height = (bin.count * HEIGHT).div_ceil(most).max(2);
        Some(Bar {
            x: index * BAR + 1,
            y: HEIGHT - height,
            width: BAR - 2,
            height,
            count: bin.count,
            date: bin.date?.into(),
            to: bin.to.map(Into::into),
            path: paths.filter(|_| bin.to.is_none()).zip(bin.date).and_then(|(path, date)| path(date)),
        })
    };
    let times: Vec<(Date, Date)> = bins.iter().map(Bin::days).collect();
    let mut chart = Chart {
        of,
        total: bins.iter().map(|bin| bin.count).sum(),
        first: Moment::day(first).into(),
        last: Moment::day(last).into(),
        width: bins.len() * BAR,
        height: HEIGHT,
        linked: paths.is_some(),
        bars: bins.iter().enumerate().filter(|(_, bin)| bin.count > 0).filter_map(bar).collect(),
        spans: Vec::new(),
        full_height: HEIGHT,
    };
    chart.add_spans(&times, also);
    Some(chart)
}

impl Chart {
    /// Adds what else is dated: as bars downwards where a date is as exact as a bar, and as lines over the bars that it
    /// may mean where it is not. What lies outside of the chart is left out.
    fn add_spans(&mut self, bars: &[(Date, Date)], dates: &[Moment]) {
        let mut counted: BTreeMap<(usize, usize), (Moment, usize)> = BTreeMap::new();
        for moment in dates {
            let (first, last) = days_of(*moment);
            let from = bars.partition_point(|(_, end)| *end < first);
            let to = bars.partition_point(|(start, _)| *start <= last);
            if from < to {
                counted.entry((from, to)).or_insert((*moment, 0)).1 += 1;
            }
        }
        let exact = |(from, to): &(usize, usize)| to - from == 1;
        let most =
            counted.iter().filter(|(at, _)| exact(at)).map(|(_, (_, count))| *count).max().unwrap_or(1);
        let below = if counted.keys().any(exact) { BELOW + 2 } else { 0 };
        let mut lines = 0;
        for (at, (moment, count)) in &counted {
            let (x, width) = (at.0 * BAR + 1, (at.1 - at.0) * BAR - 2);
            let (y, height) = match exact(at) {
                true => (HEIGHT + 2, (count * BELOW).div_ceil(most).max(2)),
                false if lines == MAX_SPANS => continue,
                false => {
                    lines += 1;
                    (HEIGHT + below + lines * SPAN - 2, 2)
                }
            };
            self.spans.push(Span { x, y, width, height, count: *count, date: (*moment).into() });
        }
        if !self.spans.is_empty() {
            self.full_height = HEIGHT + below + lines * SPAN + 2;
        }
    }
}

/// The first and the last day that a date may mean.
fn days_of(moment: Moment) -> (Date, Date) {
    let first = moment.date();
    let last = match moment.precision() {
        Precision::Year => first.last_of_year(),
        Precision::Month => first.last_of_month(),
        Precision::Day | Precision::Time => first,
    };
    (first, last)
}

/// What one bar counts.
struct Bin {
    /// Nothing beyond the calendar.
    date: Option<Moment>,
    /// The last of several years.
    to: Option<Moment>,
    count: usize,
}

impl Bin {
    /// The first and the last day that it counts.
    fn days(&self) -> (Date, Date) {
        let first = self.date.map_or(Date::MAX, |date| date.date());
        (first, self.to.or(self.date).map_or(Date::MAX, |to| days_of(to).1))
    }
}

/// The bars from left to right.
fn bins(days: &BTreeMap<Date, usize>, first: Date, last: Date) -> Vec<Bin> {
    let span = (last - first).get_days() as usize + 1;
    if span <= MAX_BARS {
        let padding = MIN_BARS.saturating_sub(span);
        let start =
            first.saturating_sub((padding / 2).min(30).try_into().map_or(0.days(), |n: i64| n.days()));
        return (0..span.max(MIN_BARS))
            .map(|n| start.saturating_add((n as i64).days()))
            .map(|day| Bin {
                date: Some(Moment::day(day)),
                to: None,
                count: days.get(&day).copied().unwrap_or(0),
            })
            .collect();
    }
    let month_of = |date: Date| date.year() as i32 * 12 + date.month() as i32 - 1;
    let months = (month_of(last) - month_of(first)) as usize + 1;
    // Months, or as many years to a bar as it takes.
    let step = if months <= MAX_BARS { 1 } else { 12 * months.div_ceil(12).div_ceil(MAX_BARS) };
    let start = if step == 1 { month_of(first) } else { first.year() as i32 * 12 };
    let count = (month_of(last) - start) as usize / step + 1;
    let mut bins: Vec<Bin> = (0..count)
        .map(|n| {
            let from = start + (n * step) as i32;
            let year = |months: i32| Moment::year((months / 12) as i16);
            let (date, to) = match step {
                1 => (Moment::month((from / 12) as i16, (from % 12 + 1) as i8), None),
                12 => (year(from), None),
                _ => (year(from), year(from + step as i32 - 12)),
            };
            Bin { date, to, count: 0 }
        })
        .collect();
    for (day, count) in days {
        bins[(month_of(*day) - start) as usize / step].count += count;
    }
    bins
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_dated_vaguely_spans_what_it_may_mean() {
        let moment = |text: &str| Moment::parse(text, None).expect("a date");
        let drawn = |first, last, also: &[&str]| {
            let also: Vec<Moment> = also.iter().map(|text| moment(text)).collect();
            let chart = bars("articles", [(first, 1), (last, 1)].into_iter(), None, &also).expect("a chart");
            let spans: Vec<(usize, usize, usize)> = chart
                .spans
                .iter()
                .map(|span| ((span.x - 1) / BAR, (span.width + 2) / BAR, span.count))
                .collect();
            spans
        };
        let month = (date(2025, 9, 1), date(2025, 9, 30));
        assert_eq!(
            drawn(month.0, month.1, &["2025-09-04", "2025-09-04", "2025-09"]),
            [(0, 30, 1), (3, 1, 2)]
        );
        let year = (date(2025, 1, 5), date(2025, 12, 1));
        assert_eq!(
            drawn(year.0, year.1, &["2025", "2025-03", "2025-03-09", "1994", "2026-01-01"]),
            [(0, 12, 1), (2, 1, 2)]
        );
    }

    #[test]
    fn the_bars_fit_the_time() {
        let count = |first, last| {
            let days = BTreeMap::from([(first, 1), (last, 2)]);
            let bins = bins(&days, first, last);
            assert_eq!(bins.iter().map(|bin| bin.count).sum::<usize>(), if first == last { 2 } else { 3 });
            let shown = |moment: Option<Moment>| moment.map_or_else(String::new, |moment| moment.to_string());
            (bins.len(), shown(bins[0].date) + &bins[0].to.map_or_else(String::new, |to| format!("/{to}")))
        };
        for (first, last, want) in [
            (date(2025, 9, 4), date(2025, 9, 4), (7, "2025-09-01")),
            (date(2025, 9, 4), date(2025, 10, 4), (31, "2025-09-04")),
            (date(2025, 1, 31), date(2025, 12, 1), (12, "2025-01")),
            (date(1994, 12, 5), date(2025, 9, 4), (32, "1994")),
            (date(1800, 1, 1), date(2025, 9, 4), (57, "1800/1803")),
        ] {
            let (len, name) = count(first, last);
            assert_eq!((len, name.as_str()), want, "{first} to {last}");
        }
    }
}
