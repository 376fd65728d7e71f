//! What was found in an article, paragraph by paragraph: for the margin beside its text.

use std::collections::BTreeMap;

use serde::Serialize;

use super::finding::{FigureView, QuotationView, Rule, date_rule, date_words, figure, quotation};
use crate::briefing::{Article, ArticleIx, Thing};
use crate::config::Publish;
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
    /// TIMEX3.
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
        let Some(first) = found.parts.first().filter(|_| afford()) else { continue };
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
            value: found.value.to_string(),
            how: date_rule(found),
        };
        at(&mut paragraphs, found.span.block).dates.push(view);
    }
    (paragraphs.into_values().collect(), more)
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
