//! What was found in articles as a W3C Web Annotation collection (JSON-LD), one annotation a finding.
//!
//! The target is the original where the article has an address, else the article's page. Positions count characters of
//! the article's text as the desk has it, with one line break after each paragraph; on a publisher's page the quoted
//! words are the better guide. The file is made to be published, and the words keep to the article's policy.

use std::collections::BTreeSet;

use serde::Serialize;

use super::address;
use crate::briefing::{Article, ArticleIx, Briefing, Context, Subject};
use crate::config::Publish;
use crate::reading::{Confidence, PersonIx, QuotationKind, Span};
use crate::site::Page;

/// All annotations.
#[derive(Debug, Serialize)]
pub struct Collection {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    label: String,
    total: usize,
    first: Part,
}

/// The only page of the collection.
#[derive(Debug, Serialize)]
struct Part {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "startIndex")]
    start_index: usize,
    items: Vec<Annotation>,
}

#[derive(Debug, Serialize)]
struct Annotation {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    body: Vec<Body>,
    /// More than one where a quotation is interrupted.
    target: Vec<Target>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type")]
enum Body {
    /// A word or value.
    TextualBody { purpose: &'static str, value: String },
    /// A page of the site.
    SpecificResource { purpose: &'static str, source: String },
}

#[derive(Clone, Debug, Serialize)]
struct Target {
    source: String,
    selector: Vec<Selector>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type")]
enum Selector {
    TextQuoteSelector {
        exact: String,
        #[serde(skip_serializing_if = "String::is_empty")]
        prefix: String,
        #[serde(skip_serializing_if = "String::is_empty")]
        suffix: String,
    },
    TextPositionSelector {
        start: usize,
        end: usize,
    },
}

/// Which words an annotation holds.
#[derive(Clone, Copy)]
enum Words {
    /// Those of the finding, and some beside them.
    Shown,
    /// A name, which is shown as it is spelled whatever the policy is.
    Name,
    /// None.
    Withheld,
}

/// Words on each side of a finding.
const BESIDE: usize = 5;

/// Gathers every finding of every article.
pub fn annotations(briefing: &Briefing) -> Collection {
    let items: Vec<Annotation> =
        briefing.articles().iter().flat_map(|ix| Annotated::new(briefing, *ix).all()).collect();
    let base = address(briefing, &Page::Home);
    Collection {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: format!("{base}annotations.json"),
        kind: "AnnotationCollection",
        label: briefing.config.title.clone(),
        total: items.len(),
        first: Part {
            id: format!("{base}annotations.json#page1"),
            kind: "AnnotationPage",
            start_index: 0,
            items,
        },
    }
}

/// One article, with what each of its annotations needs.
struct Annotated<'a> {
    briefing: &'a Briefing,
    article: &'a Article,
    page: String,
    source: String,
    /// Characters of the text before each block.
    before: Vec<usize>,
}

impl<'a> Annotated<'a> {
    fn new(briefing: &'a Briefing, ix: ArticleIx) -> Self {
        let article = briefing.article(ix);
        let page = address(briefing, &Page::Article(ix));
        let source = article.doc.url.clone().unwrap_or_else(|| page.clone());
        let body = &article.doc.entry.body;
        let mut count = 0;
        let before = (1..=body.blocks.len()).map(|block| {
            let here = count;
            count += body.block_text(block).unwrap_or_default().chars().count() + 1;
            here
        });
        Self { briefing, article, page, source, before: before.collect() }
    }

    /// In the order of the text.
    fn all(&self) -> Vec<Annotation> {
        let findings = &self.article.findings;
        let mut all: Vec<(Span, Annotation)> = Vec::new();
        // Of an excerpted article the pages show what stands around the first mention of each person, and no more.
        let full = self.article.publish == Publish::Full;
        let beside = if full { BESIDE } else { 0 };
        let mut seen: BTreeSet<PersonIx> = BTreeSet::new();
        for mention in &self.article.reading.mentions {
            let span = Span { block: mention.block, start: mention.start, end: mention.end };
            let body = vec![self.person("identifying", mention.person)];
            let first = seen.insert(mention.person);
            let around = full || first && self.article.mention_context(mention.person).is_some();
            let beside = if around && first { BESIDE } else { beside };
            let words = if around { Words::Shown } else { Words::Name };
            all.extend(self.annotation("mention", "identifying", &[span], body, words, beside));
        }
        // Of an excerpted article the findings share what may be shown of it, here as on the pages.
        let if_shown = |shown: bool| if full || shown { Words::Shown } else { Words::Withheld };
        for (nth, (quotation, who)) in
            findings.quotations.iter().zip(&self.article.reading.speakers).enumerate()
        {
            if quotation.kind == QuotationKind::Term {
                continue;
            }
            // What is not good enough for the pages is not good enough here.
            let speaker = quotation.speaker.filter(|speaker| speaker.confidence > Confidence::Low);
            let mut body = vec![tag("quotation")];
            match speaker.and(who.person) {
                Some(person) => body.push(self.person("linking", person)),
                None => body.push(describing(match speaker {
                    Some(_) => "speaker not on file",
                    None => "speaker not determined",
                })),
            }
            let words = if_shown(self.article.quoted(nth).is_some_and(|quoted| !quoted.cut));
            all.extend(self.annotation("quotation", "describing", &quotation.parts, body, words, beside));
        }
        for (nth, figure) in findings.figures.iter().enumerate() {
            let to = figure.to.map(|to| format!(" to {to}")).unwrap_or_default();
            let words = [figure.unit.as_deref(), figure.noun.as_deref()].into_iter().flatten();
            let words: String = words.map(|word| format!(" {word}")).collect();
            let body = vec![tag("figure"), describing(&format!("{}{to}{words}", figure.value))];
            let words = if_shown(self.article.figure_context(nth).is_some());
            all.extend(self.annotation("figure", "describing", &[figure.span], body, words, beside));
        }
        for (nth, date) in findings.dates.iter().enumerate() {
            let body = vec![tag("date"), describing(&date.value)];
            let words = if_shown(self.article.date_context(nth).is_some());
            all.extend(self.annotation("date", "describing", &[date.span], body, words, beside));
        }
        all.sort_by_key(|(span, _)| *span);
        all.into_iter().map(|(_, annotation)| annotation).collect()
    }

    fn annotation(
        &self,
        kind: &str,
        motivation: &'static str,
        spans: &[Span],
        body: Vec<Body>,
        words: Words,
        beside: usize,
    ) -> Option<(Span, Annotation)> {
        let first = *spans.first()?;
        let annotation = Annotation {
            id: format!("{}#p{}-{kind}-{}-{}", self.page, first.block, first.start, first.end),
            kind: "Annotation",
            motivation,
            body,
            target: spans.iter().map(|span| self.target(span, words, beside)).collect(),
        };
        Some((first, annotation))
    }

    fn target(&self, span: &Span, words: Words, beside: usize) -> Target {
        let text = self.article.doc.entry.body.block_text(span.block as usize).unwrap_or_default();
        let exact = text.get(span.range()).unwrap_or_default();
        let bare = Context { before: "", text: exact, after: "", cut_before: true, cut_after: true };
        let quotable = match words {
            Words::Shown => self.briefing.quotable(self.article, span, beside),
            Words::Name => Some(bare),
            Words::Withheld => None,
        };
        let quote = quotable.map(|context| Selector::TextQuoteSelector {
            exact: context.text.to_owned(),
            prefix: context.before.to_owned(),
            suffix: context.after.to_owned(),
        });
        let before = self.before.get((span.block as usize).wrapping_sub(1)).copied().unwrap_or_default();
        let start = before + text.get(..span.start as usize).unwrap_or_default().chars().count();
        let position = Selector::TextPositionSelector { start, end: start + exact.chars().count() };
        Target { source: self.source.clone(), selector: quote.into_iter().chain([position]).collect() }
    }

    fn person(&self, purpose: &'static str, person: PersonIx) -> Body {
        Body::SpecificResource { purpose, source: address(self.briefing, &Page::of(Subject::Person(person))) }
    }
}

fn tag(word: &str) -> Body {
    Body::TextualBody { purpose: "tagging", value: word.to_owned() }
}

fn describing(words: &str) -> Body {
    Body::TextualBody { purpose: "describing", value: words.to_owned() }
}
