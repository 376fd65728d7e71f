//! What was found in an article, paragraph by paragraph: for the margin beside its text.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Words;
use super::finding::{FigureView, QuotationView, Rule, date_rule, date_words, figure, quotation};
use crate::briefing::{Article, ArticleIx, Thing};
use crate::config::Publish;
use crate::reading::QuotationKind;
use crate::site::Site;
use crate::words::words;

/// Findings of one article that its page lists: a text with more is a table or a register.
const MOST: usize = 400;
/// Words of a quotation where the text itself stands beside it.
const WORDS: usize = 10;

/// The findings of one paragraph.
#[derive(Default, Serialize)]
pub(super) struct ParagraphView<'a> {
    number: u32,
    quotations: Vec<QuotationView<'a>>,
    figures: Vec<FigureView>,
    dates: Vec<DateView>,
}

/// A date, as the article says it and as it is understood.
#[derive(Serialize)]
struct DateView {
    words: Option<String>,
    /// Where it is one.
    date: Option<crate::site::cards::DateView>,
    /// What it is otherwise.
    value: Words,
    how: Rule,
}

/// The paragraphs with findings, in order, and how many findings are not listed.
pub(super) fn margin<'a>(
    site: &Site<'a>,
    ix: ArticleIx,
    article: &'a Article,
) -> (Vec<ParagraphView<'a>>, usize) {
    let mut paragraphs: BTreeMap<u32, ParagraphView<'a>> = BTreeMap::new();
    let findings = &article.findings;
    let mut left = MOST;
    let mut more = 0;
    let mut afford = || {
        let affordable = left > 0;
        left -= usize::from(affordable);
        more += usize::from(!affordable);
        affordable
    };
    for (nth, found) in findings.quotations.iter().enumerate() {
        let said = found.kind != QuotationKind::Term;
        let Some(first) = found.parts.first().filter(|_| said && afford()) else { continue };
        let Some(mut view) = quotation(site, ix, article, nth) else { continue };
        if article.publish == Publish::Full {
            shorten(&mut view);
        }
        at(&mut paragraphs, first.block).quotations.push(view);
    }
    for (nth, found) in findings.figures.iter().enumerate().filter(|_| afford()) {
        let thing = Thing { article: ix, nth: nth as u32 };
        at(&mut paragraphs, found.span.block).figures.extend(figure(site, thing));
    }
    for found in findings.dates.iter().filter(|_| afford()) {
        let view = DateView {
            words: date_words(article, found),
            date: found.moment.map(Into::into),
            value: in_words(&found.value),
            how: date_rule(found),
        };
        at(&mut paragraphs, found.span.block).dates.push(view);
    }
    (paragraphs.into_values().collect(), more)
}

/// A TIMEX3 value in words, where it is no year, month or day.
fn in_words(value: &str) -> Words {
    let (year, part) = value.split_once('-').unwrap_or((value, ""));
    let of_year = |message| Words::message(message).with("year", year);
    match (value, part, part.strip_prefix('W')) {
        ("PAST_REF", ..) => Words::message("time-before"),
        ("PRESENT_REF", ..) => Words::message("time-then"),
        ("FUTURE_REF", ..) => Words::message("time-after"),
        (_, "SP", _) => of_year("time-spring"),
        (_, "SU", _) => of_year("time-summer"),
        (_, "FA", _) => of_year("time-autumn"),
        (_, "WI", _) => of_year("time-winter"),
        (_, "H1", _) => of_year("time-half-1"),
        (_, "H2", _) => of_year("time-half-2"),
        (_, "Q1", _) => of_year("time-quarter-1"),
        (_, "Q2", _) => of_year("time-quarter-2"),
        (_, "Q3", _) => of_year("time-quarter-3"),
        (_, "Q4", _) => of_year("time-quarter-4"),
        (.., Some(week)) => match week.strip_suffix("-WE") {
            Some(week) => of_year("time-weekend").with("week", week),
            None => of_year("time-week").with("week", week),
        },
        (_, "", _) if value.len() < 4 && value.bytes().all(|byte| byte.is_ascii_digit()) => {
            let first = format!("{value}{}", "0".repeat(4 - value.len()));
            Words::message("time-years").with("year", first.as_str())
        }
        _ => match value.strip_prefix("FY") {
            Some(year) => Words::message("time-financial-year").with("year", year),
            None => value.into(),
        },
    }
}

fn at<'p, 'a>(
    paragraphs: &'p mut BTreeMap<u32, ParagraphView<'a>>,
    number: u32,
) -> &'p mut ParagraphView<'a> {
    let paragraph = paragraphs.entry(number).or_default();
    paragraph.number = number;
    paragraph
}

/// The text itself stands beside it.
fn shorten(view: &mut QuotationView<'_>) {
    let Some(text) = &mut view.words else { return };
    let ends: Vec<usize> = words(text).map(|word| word.end).take(WORDS + 1).collect();
    if let Some(end) = ends.get(WORDS - 1).filter(|_| ends.len() > WORDS) {
        text.truncate(*end);
        view.cut = true;
    }
}

/// The numbers of the paragraphs with findings, sorted.
pub(super) fn numbers(paragraphs: &[ParagraphView<'_>]) -> Vec<u32> {
    paragraphs.iter().map(|paragraph| paragraph.number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_day_month_or_year_is_said_in_words() {
        let of = |message, year: &str| Words::message(message).with("year", year);
        for (value, want) in [
            ("PRESENT_REF", Words::message("time-then")),
            ("2016-W36", of("time-week", "2016").with("week", "36")),
            ("2016-W36-WE", of("time-weekend", "2016").with("week", "36")),
            ("2016-FA", of("time-autumn", "2016")),
            ("2016-Q3", of("time-quarter-3", "2016")),
            ("199", of("time-years", "1990")),
            ("19", of("time-years", "1900")),
            ("FY2016", of("time-financial-year", "2016")),
            ("something else", "something else".into()),
        ] {
            assert_eq!(in_words(value), want, "{value}");
        }
    }
}
