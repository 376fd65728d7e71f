//! How things are found: every rule with what it does, how good it is, and what cannot be found.

mod measured;
mod rules;

use serde::Serialize;

use super::{View, meta};
use crate::reading::{Confidence, DateRule, FigureRule, SpeakerRule};
use crate::site::{Page, Site};
use measured::{MEASURED, Measured};

#[derive(Serialize)]
struct MethodView {
    kinds: Vec<KindView>,
    confidences: Vec<ConfidenceView>,
    measured: &'static [Measured],
    /// How much is shown of articles that may not be shown whole.
    quote_words: usize,
    context_words: usize,
    share_limit: usize,
}

/// The rules for one kind of finding.
#[derive(Serialize)]
struct KindView {
    /// Its name on the page.
    id: &'static str,
    title: &'static str,
    about: &'static str,
    rules: Vec<RuleView>,
}

#[derive(Serialize)]
struct RuleView {
    id: String,
    name: &'static str,
    does: &'static str,
}

#[derive(Serialize)]
struct ConfidenceView {
    name: &'static str,
    means: &'static str,
}

/// What a rule for speakers does, in one sentence.
pub(super) fn speaker_rule(rule: SpeakerRule) -> &'static str {
    rules::does(rules::SPEAKERS, rule.name())
}

/// What a rule for figures does, in one sentence.
pub(super) fn figure_rule(rule: FigureRule) -> &'static str {
    rules::does(rules::FIGURES, rule.name())
}

/// What a rule for dates does, in one sentence.
pub(super) fn date_rule(rule: DateRule) -> &'static str {
    rules::does(rules::DATES, rule.name())
}

/// The name of a rule on the page; rules for different things may have one name.
pub(super) fn anchor(kind: &str, name: &str) -> String {
    format!("{kind}-{name}")
}

fn kind(
    id: &'static str,
    title: &'static str,
    about: &'static str,
    rules: impl Iterator<Item = (&'static str, &'static str)>,
) -> KindView {
    let rules = rules.map(|(name, does)| RuleView { id: anchor(id, name), name, does });
    KindView { id, title, about, rules: rules.collect() }
}

fn means(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "Nearly always right. It is said as it is.",
        Confidence::Medium => "Mostly right. It is said as it is, and worth a look where it matters.",
        Confidence::Low => {
            "Better than a guess, and not good enough to be said: the site says ‘not determined’."
        }
    }
}

pub(super) fn method(site: &Site<'_>, page: &Page) -> View {
    let speakers = SpeakerRule::ALL.iter().map(|rule| (rule.name(), speaker_rule(*rule)));
    let figures = FigureRule::ALL.iter().map(|rule| (rule.name(), figure_rule(*rule)));
    let dates = DateRule::ALL.iter().map(|rule| (rule.name(), date_rule(*rule)));
    let config = site.config();
    let view = MethodView {
        kinds: vec![
            kind("speakers", "Who says a quotation", rules::ABOUT_SPEAKERS, speakers),
            kind("figures", "Figures", rules::ABOUT_FIGURES, figures),
            kind("dates", "Dates", rules::ABOUT_DATES, dates),
            kind("people", "People without a file", rules::ABOUT_PEOPLE, rules::PEOPLE.iter().copied()),
            kind("wires", "Wire copy", rules::ABOUT_WIRES, rules::WIRES.iter().copied()),
        ],
        confidences: [Confidence::High, Confidence::Medium, Confidence::Low]
            .map(|one| ConfidenceView { name: one.as_str(), means: means(one) })
            .into(),
        measured: MEASURED,
        quote_words: config.quote_words,
        context_words: config.context_words,
        share_limit: config.share_limit,
    };
    let mut meta = meta(site, page, "Method", "");
    meta.description = Some("How quotations, figures and dates are found, and how well.".to_owned());
    View::new("method.html", meta, &view)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_described() {
        let speakers = SpeakerRule::ALL.iter().map(|rule| (rule.name(), speaker_rule(*rule)));
        let figures = FigureRule::ALL.iter().map(|rule| (rule.name(), figure_rule(*rule)));
        let dates = DateRule::ALL.iter().map(|rule| (rule.name(), date_rule(*rule)));
        for (name, does) in speakers.chain(figures).chain(dates) {
            assert!(does.ends_with('.') && does != rules::UNDESCRIBED, "`{name}` is not described");
        }
    }
}
