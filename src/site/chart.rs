//! A small bar chart of how often something happened over time, as inline SVG with a text for those who cannot
//! see it. Colours come from the style sheet.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::moment::month_name;

/// More bars cannot be told apart on a phone.
const MAX_BARS: usize = 62;
/// Fewer look like a mistake: a single day is shown within its week.
const MIN_BARS: usize = 7;

const BAR: usize = 10;
const HEIGHT: usize = 48;

/// Draws the counts of `dates` (each with its weight) by day, month or years, whichever fits; nothing where there
/// are no dates.
pub(super) fn bars(what: &str, dates: impl Iterator<Item = (Date, usize)>) -> Option<String> {
    let mut days: BTreeMap<Date, usize> = BTreeMap::new();
    for (date, weight) in dates {
        *days.entry(date).or_default() += weight;
    }
    let (first, last) = (*days.first_key_value()?.0, *days.last_key_value()?.0);
    let bins = bins(&days, first, last);
    let most = bins.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let total: usize = bins.iter().map(|(_, count)| *count).sum();
    let label = format!("{what}: {total} from {} to {}", spoken(first), spoken(last));

    let width = bins.len() * BAR;
    let mut svg = format!(
        "<svg class=\"chart\" viewBox=\"0 0 {width} {HEIGHT}\" preserveAspectRatio=\"none\" role=\"img\" \
         aria-label=\"{label}\">"
    );
    for (index, (name, count)) in bins.iter().enumerate().filter(|(_, (_, count))| *count > 0) {
        // At least two units, so that one of a thousand is still seen.
        let height = (count * HEIGHT).div_ceil(most).max(2);
        let (x, y) = (index * BAR + 1, HEIGHT - height);
        let _ = write!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{height}\"><title>{name}: {count}</title></rect>",
            BAR - 2
        );
    }
    svg.push_str("</svg>");
    Some(svg)
}

/// The bars from left to right: a name for each, and its count.
fn bins(days: &BTreeMap<Date, usize>, first: Date, last: Date) -> Vec<(String, usize)> {
    let span = (last - first).get_days() as usize + 1;
    if span <= MAX_BARS {
        let padding = MIN_BARS.saturating_sub(span);
        let start =
            first.saturating_sub((padding / 2).min(30).try_into().map_or(0.days(), |n: i64| n.days()));
        return (0..span.max(MIN_BARS))
            .map(|n| start.saturating_add((n as i64).days()))
            .map(|day| (spoken(day), days.get(&day).copied().unwrap_or(0)))
            .collect();
    }
    let month_of = |date: Date| date.year() as i32 * 12 + date.month() as i32 - 1;
    let months = (month_of(last) - month_of(first)) as usize + 1;
    // Months, or as many years to a bar as it takes.
    let step = if months <= MAX_BARS { 1 } else { 12 * months.div_ceil(12).div_ceil(MAX_BARS) };
    let start = if step == 1 { month_of(first) } else { first.year() as i32 * 12 };
    let count = (month_of(last) - start) as usize / step + 1;
    let mut bins: Vec<(String, usize)> = (0..count)
        .map(|n| {
            let from = start + (n * step) as i32;
            let name = match step {
                1 => format!("{} {}", month_name((from % 12 + 1) as i8), from / 12),
                12 => format!("{}", from / 12),
                _ => format!("{}–{}", from / 12, (from + step as i32) / 12 - 1),
            };
            (name, 0)
        })
        .collect();
    for (day, count) in days {
        bins[(month_of(*day) - start) as usize / step].1 += count;
    }
    bins
}

fn spoken(day: Date) -> String {
    format!("{} {} {}", day.day(), month_name(day.month()), day.year())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_bars_fit_the_time() {
        let count = |first, last| {
            let days = BTreeMap::from([(first, 1), (last, 2)]);
            let bins = bins(&days, first, last);
            assert_eq!(bins.iter().map(|(_, n)| n).sum::<usize>(), if first == last { 2 } else { 3 });
            (bins.len(), bins[0].0.clone())
        };
        for (first, last, want) in [
            (date(2025, 9, 4), date(2025, 9, 4), (7, "1 September 2025")),
            (date(2025, 9, 4), date(2025, 10, 4), (31, "4 September 2025")),
            (date(2025, 1, 31), date(2025, 12, 1), (12, "January 2025")),
            (date(1994, 12, 5), date(2025, 9, 4), (32, "1994")),
            (date(1800, 1, 1), date(2025, 9, 4), (57, "1800–1803")),
        ] {
            let (len, name) = count(first, last);
            assert_eq!((len, name.as_str()), want, "{first} to {last}");
        }
    }
}
