//! Quotations and their speakers in invented articles, against what people wrote down for them.
#![expect(clippy::print_stdout, reason = "the table says what a change of the rules has changed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use briefing::content::{self, Article, Document};
use briefing::reading::{self, Confidence, Quotation, Span, SpeakerRule};

fn words<'a>(article: &'a Article, span: &Span) -> &'a str {
    &article.entry.body.block_text(span.block as usize).expect("the block is there")[span.range()]
}

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

fn rule_of(line: &str) -> &str {
    line.rsplit(" | ").next().and_then(|rule| rule.split(' ').next()).unwrap_or_default()
}

#[test]
fn quotations_are_found_as_people_wrote_them_down() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/gold/quotations");
    let mut files: Vec<_> =
        fs::read_dir(&folder).expect("the gold").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| {
        path.with_extension("txt").is_file() && path.extension().is_some_and(|ext| ext == "md")
    });
    files.sort();
    let mut rules: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let (mut total, mut differences) = (0, String::new());
    for path in &files {
        let text = fs::read_to_string(path).expect("an article");
        let gold = fs::read_to_string(path.with_extension("txt")).expect("its gold");
        let (Some(Document::Article(article)), _) = content::parse("content/articles/a.md", &text, None)
        else {
            panic!("{} is no article", path.display());
        };
        let findings = reading::analyse(&article);
        let found: Vec<String> = findings.quotations.iter().map(|one| line(&article, one)).collect();
        let mut wanted: Vec<&str> = gold.lines().filter(|line| !line.trim().is_empty()).collect();
        total += wanted.len();
        for one in &wanted {
            rules.entry(rule_of(one).to_owned()).or_default()[0] += 1;
        }
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        for one in &found {
            let row = rules.entry(rule_of(one).to_owned()).or_default();
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
    assert!(total >= 60, "{total} quotations");
}

#[test]
fn every_rule_has_a_name_of_its_own() {
    let mut names: Vec<&str> = SpeakerRule::ALL.iter().map(|rule| rule.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), SpeakerRule::ALL.len());
}
