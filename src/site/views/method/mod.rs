//! How things are found: every rule with what it does, how good it is, and what cannot be found.

mod measured;

use serde::Serialize;

use super::{View, Words, meta};
use crate::reading::{Confidence, DateRule, FigureRule, SpeakerRule};
use crate::site::{Page, Site};
use measured::{MEASURED, Measured};

#[derive(Serialize)]
struct MethodView {
    kinds: Vec<KindView>,
    confidences: [&'static str; 3],
    measured: &'static [Measured],
    /// How much is shown of articles that may not be shown whole.
    quote_words: usize,
    context_words: usize,
    share_limit: usize,
}

/// The rules for one kind of finding. What they are and do, messages say: `method-ID`, `method-about-ID`.
#[derive(Serialize)]
struct KindView {
    /// Its name on the page.
    id: &'static str,
    rules: Vec<RuleView>,
}

#[derive(Serialize)]
struct RuleView {
    id: String,
    name: &'static str,
    /// The message that says what it does.
    does: String,
}

/// People whom no editor names are found by these.
const PEOPLE: &[&str] = &["title", "given-name", "weak-cues", "against"];
/// Shared texts are found by these.
const WIRES: &[&str] = &["credit", "shared-words"];

/// The message that says what a rule does, in one sentence.
pub(super) fn rule(kind: &str, name: &str) -> String {
    format!("rule-{kind}-{name}")
}

/// The name of a rule on the page; rules for different things may have one name.
pub(super) fn anchor(kind: &str, name: &str) -> String {
    format!("{kind}-{name}")
}

fn kind(id: &'static str, rules: impl Iterator<Item = &'static str>) -> KindView {
    let rules = rules.map(|name| RuleView { id: anchor(id, name), name, does: rule(id, name) });
    KindView { id, rules: rules.collect() }
}

fn kinds() -> Vec<KindView> {
    vec![
        kind("speakers", SpeakerRule::ALL.iter().map(|rule| rule.name())),
        kind("figures", FigureRule::ALL.iter().map(|rule| rule.name())),
        kind("dates", DateRule::ALL.iter().chain(&[DateRule::Editor]).map(|rule| rule.name())),
        kind("people", PEOPLE.iter().copied()),
        kind("wires", WIRES.iter().copied()),
    ]
}

pub(super) fn method(site: &Site<'_>, page: &Page) -> View {
    let config = site.config();
    let view = MethodView {
        kinds: kinds(),
        confidences: [Confidence::High, Confidence::Medium, Confidence::Low].map(Confidence::as_str),
        measured: MEASURED,
        quote_words: config.quote_words,
        context_words: config.context_words,
        share_limit: config.share_limit,
    };
    let mut meta = meta(site, page, Words::message("method"), "");
    meta.description = Some(Words::message("method-description"));
    View::new("method.html", meta, &view)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_described() {
        let words =
            crate::theme::templates().find(|(name, _)| name == "languages/en.ftl").expect("it is there");
        let described = |id: &str| words.1.lines().any(|line| line.starts_with(&format!("{id} = ")));
        for kind in kinds() {
            assert!(described(&format!("method-{}", kind.id)), "{}", kind.id);
            assert!(described(&format!("method-about-{}", kind.id)), "{}", kind.id);
            for rule in kind.rules {
                assert!(described(&rule.does), "`{}` is not described", rule.does);
            }
        }
    }
}
