//! What may be shown of a text that is not ours: the excerpt, and the words around a finding.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Article, Briefing, SourceIx, Subject};
use crate::config::Publish;
use crate::content::{BlockKind, Body};
use crate::reading::{Findings, Span};
use crate::words::{last_words, words};

/// A part of a block that may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Number of the block, from 1.
    pub block: u32,
    /// Bytes of the block's text.
    pub range: Range<usize>,
}

/// The words around a finding, at most `context_words` with the finding's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context<'a> {
    /// What stands before it in the paragraph.
    pub before: &'a str,
    /// The finding.
    pub text: &'a str,
    /// What stands after it in the paragraph.
    pub after: &'a str,
    /// Whether the paragraph starts before `before`.
    pub cut_before: bool,
    /// Whether the paragraph goes on after `after`.
    pub cut_after: bool,
}

/// How much of a source's words this site shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Republished {
    /// Words of all its articles.
    pub words: usize,
    /// Those that some page shows.
    pub shown: usize,
}

/// A paragraph is not begun for less.
const MIN_WORDS: usize = 5;

/// The first `limit` words of the running text: captions, headings, tables and code are not its beginning.
pub(super) fn excerpt(body: &Body, findings: &Findings, limit: usize) -> Vec<Passage> {
    let mut left = limit;
    let mut passages = Vec::new();
    for (index, block) in body.blocks.iter().enumerate() {
        let number = index as u32 + 1;
        if left == 0 {
            break;
        }
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
            || findings.captions.binary_search(&number).is_ok()
        {
            continue;
        }
        let text = &body.plain[block.range.clone()];
        let mut end = 0;
        for word in words(text).take(left) {
            end = word.end;
            left -= 1;
        }
        // One word of a new paragraph would be a riddle, not an excerpt.
        let riddle = !passages.is_empty() && words(&text[..end]).nth(MIN_WORDS - 1).is_none();
        if end > 0 && !(riddle && end < text.trim_end().len()) {
            passages.push(Passage { block: number, range: 0..end });
        }
    }
    passages
}

/// The bytes of `text` that hold `range` and as many words around it as fit into `limit`.
pub(super) fn window(text: &str, range: &Range<usize>, limit: usize) -> Range<usize> {
    // What is farther away is not in the window, and costs nothing.
    let most = limit.saturating_add(1);
    let from = last_words(&text[..range.start], most);
    let to = words(&text[range.end..]).take(most).last().map_or(range.end, |word| range.end + word.end);
    let near = words(&text[from..to]).map(|word| from + word.start..from + word.end);
    let words: Vec<Range<usize>> = near.collect();
    let first = words.partition_point(|word| word.end <= range.start);
    let last = words.partition_point(|word| word.start < range.end);
    let shown = widened(first..last, words.len(), limit);
    let shown = words.get(shown).unwrap_or_default();
    let (Some(from), Some(to)) = (shown.first(), shown.last()) else { return range.clone() };
    from.start.min(range.start)..to.end.max(range.end)
}

/// These words of `count`, with as many before and after as fit into `limit`.
pub(super) fn widened(words: Range<usize>, count: usize, limit: usize) -> Range<usize> {
    let Range { start: mut first, end: mut last } = words;
    // A name longer than the limit still stands: it is the finding.
    while last - first < limit && (first > 0 || last < count) {
        first = first.saturating_sub(1);
        if last < count && last - first < limit {
            last += 1;
        }
    }
    first..last
}

pub(super) fn context<'a>(text: &'a str, range: &Range<usize>, window: Range<usize>) -> Context<'a> {
    Context {
        before: &text[window.start..range.start],
        text: &text[range.clone()],
        after: &text[range.end..window.end],
        cut_before: window.start > 0,
        cut_after: window.end < text.trim_end().len(),
    }
}

impl Article {
    /// The part of a paragraph that may be shown, if any may.
    pub fn part_shown(&self, number: usize) -> Option<Range<usize>> {
        let text = self.doc.entry.body.block_text(number)?;
        match self.publish {
            Publish::Full => Some(0..text.len()),
            Publish::Excerpt | Publish::Link => {
                let passage = self.excerpt.iter().find(|passage| passage.block as usize == number)?;
                Some(passage.range.clone())
            }
        }
    }
}

impl Briefing {
    fn context_window(&self, article: &Article, text: &str, range: &Range<usize>) -> Option<Range<usize>> {
        let limit = self.config.context_words;
        if article.publish == Publish::Link || limit < words(&text[range.clone()]).count() {
            return None;
        }
        Some(window(text, range, limit))
    }

    /// A finding with at most `beside` words on each side, as far as it may be shown: with its own words no more than
    /// `context_words` where the policy is to show an excerpt, and nothing where it is to link only.
    pub fn quotable<'a>(&self, article: &'a Article, span: &Span, beside: usize) -> Option<Context<'a>> {
        let text = article.doc.entry.body.block_text(span.block as usize)?;
        let range = span.range();
        let own = words(text.get(range.clone())?).count();
        let beside = match article.publish {
            Publish::Link => return None,
            Publish::Excerpt => beside.min(self.config.context_words.checked_sub(own)? / 2),
            Publish::Full => beside,
        };
        let start = last_words(&text[..range.start], beside);
        let end =
            words(&text[range.end..]).take(beside).last().map_or(range.end, |word| range.end + word.end);
        Some(context(text, &range, start..end))
    }

    /// The sentence that holds a finding, as far as it may be shown: no more than `context_words` of it around the
    /// finding where the policy is to show an excerpt, and nothing where it is to link only.
    pub fn sentence<'a>(&self, article: &'a Article, sentence: &Span, finding: &Span) -> Option<Context<'a>> {
        let text = article.doc.entry.body.block_text(finding.block as usize)?;
        let (whole, range) = (sentence.range(), finding.range());
        let shown = match article.publish {
            Publish::Full => whole.clone(),
            _ => self.context_window(article, text, &range)?,
        };
        let shown = shown.start.max(whole.start)..shown.end.min(whole.end);
        let mut context = context(text, &range, shown.start.min(range.start)..shown.end.max(range.end));
        context.cut_before = shown.start > whole.start;
        context.cut_after = shown.end < whole.end;
        Some(context)
    }

    /// The text of the excerpt, with an ellipsis where it was cut.
    pub fn excerpt_text(&self, article: &Article) -> String {
        let body = &article.doc.entry.body;
        let mut text = String::new();
        for passage in &article.excerpt {
            let block = body.block_text(passage.block as usize).unwrap_or_default();
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&block[passage.range.clone()]);
            if passage.range.end < block.trim_end().len() {
                text.push_str(" …");
            }
        }
        text
    }

    /// How much of a source's words some page shows.
    pub fn republished_of(&self, source: SourceIx) -> Republished {
        self.articles_of(Subject::Source(source)).iter().fold(Republished::default(), |sum, ix| {
            let one = self.article(*ix).republished;
            Republished { words: sum.words + one.words, shown: sum.shown + one.shown }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_never_holds_more_words_than_allowed() {
        let text = "one two three four five six seven";
        for (needle, limit, want) in [
            ("four", 3, "three four five"),
            ("one", 3, "one two three"),
            ("seven", 3, "five six seven"),
            ("four", 1, "four"),
            ("three four", 1, "three four"),
            ("two", 100, text),
        ] {
            let at = text.find(needle).expect("in the text");
            assert_eq!(&text[window(text, &(at..at + needle.len()), limit)], want, "{needle} {limit}");
        }
    }

    /// A briefing of one article with this front matter, where 6 words may be shown around a finding.
    fn briefing(front: &str, body: &str) -> Briefing {
        let config = "title = \"T\"\nbase_url = \"https://t.example/\"\ncontext_words = 6\n";
        let config = crate::config::parse("site.toml", config).expect("a configuration");
        let now = crate::moment::Moment::parse("2025-12-01", None).expect("a day");
        let article = format!("---\ntitle: A\nsource: s\npublished: 2025-01-01\n{front}---\n{body}");
        let files = [("content/sources/s.md", "---\nname: S\n---\n"), ("content/articles/a.md", &article)];
        let files = files.map(|(file, text)| {
            let (document, diagnostics) = crate::content::parse(file, text, None);
            (file.into(), Some(crate::briefing::Parsed { document, diagnostics, body: None }))
        });
        let selection = crate::briefing::Selection { drafts: false, future: false, now };
        let mut briefing = Briefing::new(config, selection);
        briefing.update(files, now);
        briefing
    }

    #[test]
    fn a_finding_is_quoted_as_far_as_the_policy_goes() {
        let body = "a b c d e f. g h i j k l.";
        for (policy, words, beside, want) in [
            ("full", "d", 2, Some("b c|d|e f.")),
            ("full", "a", 5, Some("|a|b c d e f.")),
            ("full", "d", 0, Some("|d|")),
            ("excerpt", "d", 5, Some("b c|d|e f.")),
            ("excerpt", "b c d e f. g", 5, Some("|b c d e f. g|")),
            ("excerpt", "b c d e f. g h", 5, None),
            ("link", "d", 2, None),
        ] {
            let briefing = briefing(&format!("publish: {policy}\n"), body);
            let article = briefing.article(briefing.articles()[0]);
            let start = body.find(words).expect("in the text") as u32;
            let span = Span { block: 1, start, end: start + words.len() as u32 };
            let found = briefing.quotable(article, &span, beside);
            let found = found.map(|c| format!("{}|{}|{}", c.before.trim(), c.text, c.after.trim()));
            assert_eq!(found.as_deref(), want, "{policy} {words} {beside}");
        }
    }

    #[test]
    fn a_sentence_is_shown_as_far_as_the_policy_goes() {
        let body = "a b c d e f. g h i j k l m n o p.";
        let span = |words: &str| {
            let start = body.find(words).expect("in the text") as u32;
            Span { block: 1, start, end: start + words.len() as u32 }
        };
        for (policy, sentence, finding, want) in [
            ("full", "g h i j k l m n o p.", "k", Some((false, "g h i j k l m n o p.", false))),
            ("excerpt", "g h i j k l m n o p.", "k", Some((true, "h i j k l m", true))),
            ("excerpt", "a b c d e f.", "f.", Some((true, "c d e f.", false))),
            ("link", "a b c d e f.", "b", None),
        ] {
            let briefing = briefing(&format!("publish: {policy}\n"), body);
            let article = briefing.article(briefing.articles()[0]);
            let found = briefing.sentence(article, &span(sentence), &span(finding));
            let found =
                found.map(|c| (c.cut_before, format!("{}{}{}", c.before, c.text, c.after), c.cut_after));
            let found = found.as_ref().map(|(before, text, after)| (*before, text.trim(), *after));
            assert_eq!(found, want, "{policy} {sentence}");
        }
    }
}
