//! Figures and dates in invented articles, against what people wrote down for them.
#![expect(clippy::print_stdout, reason = "the table says what a change of the rules has changed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use briefing::content::{self, Article, Document};
use briefing::reading::{self, DateExpression, DateRule, Figure, FigureRule, Span};

fn words<'a>(article: &'a Article, span: &Span) -> &'a str {
    &article.entry.body.block_text(span.block as usize).expect("the block is there")[span.range()]
}

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
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/gold/numbers");
    let mut files: Vec<_> =
        fs::read_dir(&folder).expect("the gold").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| {
        path.with_extension("txt").is_file() && path.extension().is_some_and(|ext| ext == "md")
    });
    files.sort();
    let mut rules: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let (mut figures, mut dates, mut differences) = (0, 0, String::new());
    for path in &files {
        let text = fs::read_to_string(path).expect("an article");
        let gold = fs::read_to_string(path.with_extension("txt")).expect("its gold");
        let (Some(Document::Article(article)), _) = content::parse("content/articles/a.md", &text, None)
        else {
            panic!("{} is no article", path.display());
        };
        let findings = reading::analyse(&article);
        let mut found: Vec<String> =
            findings.figures.iter().map(|figure| figure_line(&article, figure)).collect();
        found.extend(findings.dates.iter().map(|date| date_line(&article, date)));
        let mut wanted: Vec<&str> = gold.lines().filter(|line| !line.trim().is_empty()).collect();
        figures += wanted.iter().filter(|line| line.starts_with("figure")).count();
        dates += wanted.iter().filter(|line| line.starts_with("date")).count();
        for one in &wanted {
            rules.entry(rule_of(one)).or_default()[0] += 1;
        }
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        for one in &found {
            let row = rules.entry(rule_of(one)).or_default();
            row[1] += 1;
            match wanted.iter().position(|wanted| wanted == one) {
                Some(at) => {
                    wanted.remove(at);
                    row[2] += 1;
                }
                None => differences.push_str(&format!("{name}: found   {one}\n")),
            }
        }
        for one in wanted {
            differences.push_str(&format!("{name}: missing {one}\n"));
        }
    }
    println!("{:24} wanted  found  right", "rule");
    for (rule, [wanted, found, right]) in &rules {
        println!("{rule:24} {wanted:6} {found:6} {right:6}");
    }
    assert!(differences.is_empty(), "\n{differences}");
    assert!(figures >= 60 && dates >= 60, "{figures} figures and {dates} dates");
    for rule in DateRule::ALL.iter().map(|rule| format!("date {}", rule.name())) {
        assert!(rules.contains_key(&rule), "the gold has no {rule}");
    }
    for rule in FigureRule::ALL.iter().map(|rule| format!("figure {}", rule.name())) {
        assert!(rules.contains_key(&rule), "the gold has no {rule}");
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
