//! Quotations and their speakers in invented articles, against what people wrote down for them.
#![expect(clippy::print_stdout, reason = "the table says what a change of the rules has changed")]

mod common;

use briefing::content::Article;
use briefing::reading::{self, Confidence, Quotation, SpeakerRule};

use common::gold::{self, Comparison, words};

/// `The harbour … tonight,`; short words are whole.
fn shortened(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match &words[..] {
        [first, second, .., last] if words.len() > 6 => format!("{first} {second} … {last}"),
        _ => words.join(" "),
    }
}

/// A quotation as the gold has it.
fn line(article: &Article, quotation: &Quotation) -> String {
    let parts: Vec<String> = quotation.parts.iter().map(|part| shortened(words(article, part))).collect();
    let kind = quotation.kind.as_str();
    // A guess is nothing that the site says.
    let speaker = quotation.speaker.as_ref().filter(|speaker| speaker.confidence > Confidence::Low);
    let Some(speaker) = speaker else { return format!("{} | - | {kind} | -", parts.join(" + ")) };
    let mut surface = words(article, &speaker.surface).to_owned();
    if let Some(other) = &speaker.on_behalf_of {
        surface = format!("{surface} for {}", words(article, other));
    }
    // How good a rule is has been measured, and is nothing to write down by hand.
    let rule = speaker.rule.name();
    format!("{} | {surface} | {kind}/{} | {rule}", parts.join(" + "), speaker.kind.as_str())
}

fn rule_of(line: &str) -> String {
    line.rsplit(" | ").next().and_then(|rule| rule.split(' ').next()).unwrap_or_default().to_owned()
}

#[test]
fn quotations_are_found_as_people_wrote_them_down() {
    let mut comparison = Comparison::default();
    let mut total = 0;
    for gold in gold::read("quotations") {
        let findings = reading::analyse(&gold.article, "en");
        let found: Vec<String> = findings.quotations.iter().map(|one| line(&gold.article, one)).collect();
        total += found.len();
        comparison.add(&gold, &found, rule_of);
    }
    println!("{}", comparison.table());
    comparison.assert_same();
    assert!(total >= 60, "{total} quotations");
}

#[test]
fn every_rule_has_a_name_of_its_own() {
    let mut names: Vec<&str> = SpeakerRule::ALL.iter().map(|rule| rule.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), SpeakerRule::ALL.len());
}
