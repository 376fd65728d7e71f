//! What may be shown of a text that is not ours: the excerpt, and the words around a finding.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Article, Briefing, SourceIx, Subject};
use crate::content::{BlockKind, Body};
use crate::reading::Findings;
use crate::words::words;

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
    let words: Vec<Range<usize>> = words(text).collect();
    let mut first = words.partition_point(|w| w.end <= range.start);
    let mut last = words.partition_point(|w| w.start < range.end);
    // A name longer than the limit still stands: it is the finding.
    while last - first < limit && (first > 0 || last < words.len()) {
        first = first.saturating_sub(1);
        if last < words.len() && last - first < limit {
            last += 1;
        }
    }
    match (words.get(first), words.get(last.wrapping_sub(1))) {
        (Some(from), Some(to)) if last > first => from.start.min(range.start)..to.end.max(range.end),
        _ => range.clone(),
    }
}

impl Briefing {
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
}
