//! What was found in an article, paragraph by paragraph: for the margin beside its text.

use std::collections::BTreeMap;

use serde::Serialize;

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
    /// For machines where it is a date, and for readers.
    date: Option<crate::site::cards::DateView>,
    /// For readers where it is none.
    value: String,
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
        at(&mut paragraphs, found.span.block).figures.extend(figure(site, thing, article));
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
fn in_words(value: &str) -> String {
    let (year, part) = value.split_once('-').unwrap_or((value, ""));
    match (value, part, part.strip_prefix('W')) {
        ("PAST_REF", ..) => "some time before".to_owned(),
        ("PRESENT_REF", ..) => "at that time".to_owned(),
        ("FUTURE_REF", ..) => "some time after".to_owned(),
        (_, "SP", _) => format!("spring {year}"),
        (_, "SU", _) => format!("summer {year}"),
        (_, "FA", _) => format!("autumn {year}"),
        (_, "WI", _) => format!("winter {year}"),
        (_, "H1", _) => format!("first half of {year}"),
        (_, "H2", _) => format!("second half of {year}"),
        (_, "Q1", _) => format!("first quarter of {year}"),
        (_, "Q2", _) => format!("second quarter of {year}"),
        (_, "Q3", _) => format!("third quarter of {year}"),
        (_, "Q4", _) => format!("fourth quarter of {year}"),
        (.., Some(week)) => match week.strip_suffix("-WE") {
            Some(week) => format!("weekend of week {week} of {year}"),
            None => format!("week {week} of {year}"),
        },
        (_, "", _) if value.len() < 4 && value.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{value}{}s", "0".repeat(4 - value.len()))
        }
        _ => match value.strip_prefix("FY") {
            Some(year) => format!("financial year {year}"),
            None => value.to_owned(),
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
        for (value, want) in [
            ("PRESENT_REF", "at that time"),
            ("2016-W36", "week 36 of 2016"),
            ("2016-W36-WE", "weekend of week 36 of 2016"),
            ("2016-FA", "autumn 2016"),
            ("2016-Q3", "third quarter of 2016"),
            ("199", "1990s"),
            ("19", "1900s"),
            ("FY2016", "financial year 2016"),
            ("something else", "something else"),
        ] {
            assert_eq!(in_words(value), want, "{value}");
        }
    }
}
