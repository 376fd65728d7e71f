//! Figures and dates in invented articles, against what people wrote down for them.
#![expect(clippy::print_stdout, reason = "the table says what a change of the rules has changed")]

mod common;

use briefing::content::Article;
use briefing::reading::{self, DateExpression, DateRule, Figure, FigureRule};

use common::gold::{self, Comparison, words};

/// At most two digits after the point: `66.67`, `4200000`.
fn number(value: f64) -> String {
    ((value * 100.0).round() / 100.0).to_string()
}

/// A figure as the gold has it.
fn figure_line(article: &Article, figure: &Figure) -> String {
    let mut value = number(figure.value);
    if let Some(to) = figure.to {
        value = format!("{value}..{}", number(to));
    }
    let fields = [
        words(article, &figure.span),
        &value,
        figure.hedge.map_or("-", |hedge| hedge.as_str()),
        figure.unit.as_deref().unwrap_or("-"),
        figure.noun.as_deref().unwrap_or("-"),
        figure.rule.name(),
    ];
    format!("figure | {}", fields.join(" | "))
}

/// A date as the gold has it.
fn date_line(article: &Article, date: &DateExpression) -> String {
    format!("date | {} | {} | {}", words(article, &date.span), date.value, date.rule.name())
}

/// The kind of a line and its rule: `date weekday`.
fn rule_of(line: &str) -> String {
    let kind = line.split(" | ").next().unwrap_or_default();
    format!("{kind} {}", line.rsplit(" | ").next().unwrap_or_default())
}

#[test]
fn figures_and_dates_are_found_as_people_wrote_them_down() {
    let mut comparison = Comparison::default();
    let (mut figures, mut dates) = (0, 0);
    for gold in gold::read("numbers") {
        let findings = reading::analyse(&gold.article, "en");
        figures += findings.figures.len();
        dates += findings.dates.len();
        let lines = findings.figures.iter().map(|figure| figure_line(&gold.article, figure));
        let lines = lines.chain(findings.dates.iter().map(|date| date_line(&gold.article, date)));
        comparison.add(&gold, &lines.collect::<Vec<_>>(), rule_of);
    }
    println!("{}", comparison.table());
    comparison.assert_same();
    assert!(figures >= 60 && dates >= 60, "{figures} figures and {dates} dates");
    for rule in DateRule::ALL.iter().map(|rule| format!("date {}", rule.name())) {
        assert!(comparison.rules.contains_key(&rule), "the gold has no {rule}");
    }
    for rule in FigureRule::ALL.iter().map(|rule| format!("figure {}", rule.name())) {
        assert!(comparison.rules.contains_key(&rule), "the gold has no {rule}");
    }
}

#[test]
fn every_rule_has_a_name_of_its_own() {
    let dates: Vec<&str> = DateRule::ALL.iter().map(|rule| rule.name()).collect();
    let figures: Vec<&str> = FigureRule::ALL.iter().map(|rule| rule.name()).collect();
    for mut names in [dates, figures] {
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
