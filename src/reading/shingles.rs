//! Fingerprints of an article's own words, by which texts that go back to one text are found, and the passages that two
//! of them share.
//!
//! Five words in a row make a shingle, and its hash stands for it. Of the hashes only some are kept, by winnowing
//! (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003): of every eight in a row the smallest. So what is kept depends
//! on nothing but the words around it, and of every twelve words in a row that two texts share, one fingerprint is the
//! same. An article keeps about one for five of its words.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use aho_corasick::AhoCorasick;
use rustc_hash::FxBuildHasher;

use super::Span;
use super::classes::{Class, List};
use super::findings::Findings;
use super::tokens::{Kind, Text};
use crate::content::{Article, BlockKind};

/// Words in a shingle.
const SHINGLE: usize = 5;
/// Of so many shingles in a row one is kept.
const WINDOW: usize = 8;
/// No article has more; what comes after that many is not looked at.
const MAX_WORDS: usize = 20_000;

/// What stands beside a story and is not part of it, in a publisher's every article.
const BOILERPLATE: [&str; 15] = [
    "all rights reserved",
    "may not be published",
    "contributed to this report",
    "click here",
    "sign up",
    "subscribe",
    "newsletter",
    "read more",
    "follow us",
    "follow him on",
    "follow her on",
    "on twitter @",
    "editor's note",
    "editor’s note",
    "download our app",
];
/// Each of these phrases has one of these words.
pub(super) const LISTS: [List; 1] = [(
    Class::BOILERPLATE,
    "click contributed download editor follow newsletter newsletters published read reserved sign subscribe \
     subscribed subscriber subscribers subscribes twitter unsubscribe",
)];
/// Such a paragraph is short, and stands at the beginning or at the end.
const MAX_BOILERPLATE_BYTES: usize = 600;
const BOILERPLATE_WITHIN: usize = 4;

static BESIDE_THE_STORY: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let automaton = AhoCorasick::builder().ascii_case_insensitive(true).build(BOILERPLATE);
    automaton.expect("a dozen short phrases make an automaton")
});

/// Sorted fingerprints of the article's own words: outside of quotation marks, since who quotes the same speech has not
/// copied, and without captions, credits, and what stands beside the story.
pub(super) fn read(text: &Text<'_>, findings: &Findings) -> Arc<[u32]> {
    let mut left_out = not_its_own(text, findings).into_iter().peekable();
    let mut kept = Vec::with_capacity(text.tokens.len() / 4);
    let (mut run, mut hashes) = (Vec::with_capacity(256), Vec::with_capacity(256));
    let mut captions = findings.captions.iter().peekable();
    let mut words = 0;
    for (index, tokens) in text.blocks.iter().enumerate() {
        let is_caption = captions.next_if_eq(&&(index as u32 + 1)).is_some();
        if is_caption || !is_story(text, index) || words > MAX_WORDS {
            winnow(&mut run, &mut hashes, &mut kept);
            continue;
        }
        for token in &text.tokens[tokens.clone()] {
            while left_out.next_if(|out| out.1 <= token.start).is_some() {}
            if left_out.peek().is_some_and(|out| out.0 < token.end) {
                winnow(&mut run, &mut hashes, &mut kept);
            } else if matches!(token.kind, Kind::Word | Kind::Number) {
                run.push(token.hash);
            }
        }
        words += tokens.len();
    }
    winnow(&mut run, &mut hashes, &mut kept);
    kept.sort_unstable();
    kept.dedup();
    kept.into()
}

/// Bytes of the body that are somebody else's words, or a credit; sorted, and apart from each other.
fn not_its_own(text: &Text<'_>, findings: &Findings) -> Vec<(u32, u32)> {
    let origin =
        |block: u32| text.body.blocks.get(block as usize - 1).map_or(0, |block| block.range.start as u32);
    let quoted = findings.quotations.iter().filter(|quotation| quotation.kind.is_quoted());
    let quoted = quoted.flat_map(|quotation| quotation.parts.iter());
    let quoted = quoted.map(|part| (origin(part.block) + part.start, origin(part.block) + part.end));
    let dateline = findings.dateline.iter().map(|(block, range)| (*block, range.clone()));
    let credits = findings.credits.iter().map(|credit| (credit.block, credit.range.clone())).chain(dateline);
    let credits =
        credits.map(|(block, range)| (origin(block) + range.start as u32, origin(block) + range.end as u32));
    let mut all: Vec<(u32, u32)> = quoted.chain(credits).collect();
    all.sort_unstable();
    let mut apart: Vec<(u32, u32)> = Vec::with_capacity(all.len());
    for (start, end) in all {
        match apart.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => apart.push((start, end)),
        }
    }
    apart
}

/// Whether a block is running text, as far as one article shows.
fn is_story(text: &Text<'_>, index: usize) -> bool {
    let block = &text.body.blocks[index];
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
        return false;
    }
    let at_an_end = index < BOILERPLATE_WITHIN || index + BOILERPLATE_WITHIN >= text.blocks.len();
    !at_an_end
        || block.range.len() > MAX_BOILERPLATE_BYTES
        || !text.tokens[text.blocks[index].clone()].iter().any(|token| token.is(Class::BOILERPLATE))
        || !BESIDE_THE_STORY.is_match(&text.body.plain[block.range.clone()])
}

/// The hash of each run of [`SHINGLE`] words.
fn shingles(words: &[u64]) -> impl Iterator<Item = u32> {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    // What the first word of a run has become when the run is left behind.
    const FIRST: u64 = FACTOR.wrapping_pow(SHINGLE as u32 - 1);
    let begun = &words[..words.len().min(SHINGLE - 1)];
    let add = |sum: u64, word: u64| sum.wrapping_mul(FACTOR).wrapping_add(word);
    let mut sum = begun.iter().fold(0, |sum, word| add(sum, *word));
    words.iter().zip(words.iter().skip(SHINGLE - 1)).map(move |(first, last)| {
        let whole = add(sum, *last);
        sum = whole.wrapping_sub(first.wrapping_mul(FIRST));
        ((whole ^ (whole >> 29)).wrapping_mul(FACTOR) >> 32) as u32
    })
}

/// Keeps the smallest of each [`WINDOW`] shingles of a run of words, the last of several, and forgets the run.
fn winnow(run: &mut Vec<u64>, hashes: &mut Vec<u32>, kept: &mut Vec<u32>) {
    hashes.clear();
    hashes.extend(shingles(run));
    run.clear();
    let mut smallest = usize::MAX;
    for (start, window) in hashes.windows(WINDOW.min(hashes.len()).max(1)).enumerate() {
        let newest = start + window.len() - 1;
        let before = smallest;
        if before < start || before == usize::MAX {
            let place = (start..=newest).rev().min_by_key(|at| hashes[*at]);
            smallest = place.unwrap_or(newest);
        } else if hashes[newest] <= hashes[smallest] {
            smallest = newest;
        }
        if smallest != before {
            kept.push(hashes[smallest]);
        }
    }
}

/// A passage that is shown has at least so many words that both have.
const MIN_PASSAGE: usize = 8;
/// Passages with so few other words between them are one.
const MAX_GAP: usize = 4;
/// A shingle that stands in a text more often than that is a refrain.
const MAX_PLACES: usize = 8;

/// Words in a row that stand in two texts.
#[derive(Clone, Copy)]
struct Shared {
    /// The first word in each.
    starts: [usize; 2],
    /// The word after the last in each.
    ends: [usize; 2],
    /// Words that are the same in both.
    words: usize,
}

/// The passages that two articles share, of at least eight words in a paragraph of each, in the order of the first: they
/// go on over a few words that differ. What is quotation alone is not among them, nor captions and credits.
pub fn shared_passages(a: (&Article, &Findings), b: (&Article, &Findings)) -> Vec<(Span, Span)> {
    let texts = [a, b].map(|(article, _)| Text::new(&article.entry.body));
    let streams = [Stream::new(&texts[0], a.1), Stream::new(&texts[1], b.1)];
    let [first, second] = &streams;
    let mut places: HashMap<u32, Vec<usize>, FxBuildHasher> = HashMap::default();
    for (at, hash) in shingles(&second.hashes).enumerate() {
        let places = places.entry(hash).or_default();
        if places.len() < MAX_PLACES {
            places.push(at);
        }
    }
    let hashes: Vec<u32> = shingles(&first.hashes).collect();
    let mut found: Vec<Shared> = Vec::new();
    let mut at = 0;
    while let Some(hash) = hashes.get(at) {
        let length = |place: &usize| {
            let words = first.paragraph(at).iter().zip(second.paragraph(*place));
            words.take_while(|(a, b)| a == b).count()
        };
        let places = places.get(hash).map_or(&[][..], Vec::as_slice).iter();
        // The longest; of several the first.
        let best = places
            .map(|place| (length(place), *place))
            .max_by_key(|(length, place)| (*length, usize::MAX - *place));
        let Some((words, place)) = best.filter(|(words, _)| *words >= SHINGLE) else {
            at += 1;
            continue;
        };
        let next = Shared { starts: [at, place], ends: [at + words, place + words], words };
        at += words;
        let goes_on = |last: &Shared| {
            (0..2).all(|side| {
                next.starts[side] >= last.ends[side]
                    && next.starts[side] - last.ends[side] <= MAX_GAP
                    && streams[side].blocks[next.starts[side]] == streams[side].blocks[last.starts[side]]
            })
        };
        match found.last_mut() {
            Some(last) if goes_on(last) => {
                last.ends = next.ends;
                last.words += next.words;
            }
            _ => found.push(next),
        }
    }
    let own = |shared: &Shared| {
        let quoted = &first.quoted[shared.starts[0]..shared.ends[0]];
        shared.words >= MIN_PASSAGE && quoted.iter().any(|quoted| !quoted)
    };
    let span = |shared: &Shared, side: usize| {
        let tokens = &streams[side].tokens[shared.starts[side]..shared.ends[side]];
        Some(texts[side].span(*tokens.first()?..*tokens.last()? + 1))
    };
    found
        .iter()
        .filter(|shared| own(shared))
        .filter_map(|shared| Some((span(shared, 0)?, span(shared, 1)?)))
        .collect()
}

/// The words of a story one after the other.
#[derive(Default)]
struct Stream {
    hashes: Vec<u64>,
    /// Of each word its token, its block, and whether it is quoted.
    tokens: Vec<usize>,
    blocks: Vec<usize>,
    quoted: Vec<bool>,
    /// Of each block the word after its last.
    ends: Vec<usize>,
}

impl Stream {
    fn new(text: &Text<'_>, findings: &Findings) -> Self {
        let mut stream = Self::default();
        let not_its_own = not_its_own(text, findings);
        for (index, tokens) in text.blocks.iter().enumerate() {
            if is_story(text, index) && !findings.captions.contains(&(index as u32 + 1)) {
                for at in tokens.clone().take(MAX_WORDS.saturating_sub(stream.tokens.len())) {
                    let token = &text.tokens[at];
                    if !matches!(token.kind, Kind::Word | Kind::Number) {
                        continue;
                    }
                    let out = not_its_own.partition_point(|out| out.1 <= token.start);
                    stream.hashes.push(token.hash);
                    stream.tokens.push(at);
                    stream.blocks.push(index);
                    stream.quoted.push(not_its_own.get(out).is_some_and(|out| out.0 < token.end));
                }
            }
            stream.ends.push(stream.tokens.len());
        }
        stream
    }

    /// The words from `at` to the end of its block.
    fn paragraph(&self, at: usize) -> &[u64] {
        &self.hashes[at..self.ends[self.blocks[at]]]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::{self, Document};
    use crate::reading::analyse;

    fn article(body: &str) -> (Article, Findings) {
        let text = format!("---\ntitle: A\nsource: b\npublished: 2025-01-01\n---\n{body}");
        let (Some(Document::Article(article)), _) = content::parse("content/articles/a.md", &text, None)
        else {
            panic!("an article");
        };
        let article = Article::clone(&article);
        let findings = analyse(&article, "en");
        (article, findings)
    }

    const STORY: &str = "The harbour of Port Alder stayed closed on Monday after the crane drivers voted to go on with \
        their strike for a third week. Ships waited outside the breakwater, and the town's two fish markets did not \
        open. The harbour board met in the afternoon and adjourned without a decision. A mediator from the capital is \
        expected to arrive on Wednesday with a new proposal that neither side has seen.";

    /// How much of the shorter of two texts stands in the other one, from 0 to 1: as many fingerprints as they share, of
    /// those that the shorter one has. The size of the longer text has no part in it, since who copies a text and adds to it
    /// has copied it.
    fn containment(a: &[u32], b: &[u32]) -> f64 {
        let (mut shared, mut others) = (0, b.iter().peekable());
        for one in a {
            while others.next_if(|other| *other < one).is_some() {}
            shared += usize::from(others.next_if_eq(&one).is_some());
        }
        match a.len().min(b.len()) {
            0 => 0.0,
            shorter => shared as f64 / shorter as f64,
        }
    }

    #[test]
    fn copies_are_told_from_other_stories_of_the_day() {
        let (_, original) = article(STORY);
        let (_, copy) = article(&format!("PORT ALDER (AP) — {STORY}\n\nReporting by Jan Feld; AP"));
        let longer = format!(
            "Shops stayed shut in half of the old town yesterday, and the mayor asked for patience.\n\n{STORY}\n\n\
             Nobody in the market hall could remember a strike of that length, said the oldest of the sellers."
        );
        let (_, longer) = article(&longer);
        let other = "The strike in the harbour of Port Alder goes into its third week. Crane drivers voted on Monday to \
            stay out, and ships lie waiting off the coast. A mediator is to come from the capital on Wednesday.";
        let (_, other) = article(other);
        assert!(original.shingles.len() >= 8, "{}", original.shingles.len());
        assert!(containment(&original.shingles, &copy.shingles) > 0.9);
        assert!(containment(&longer.shingles, &original.shingles) > 0.8);
        assert!(containment(&original.shingles, &other.shingles) < 0.1);
        assert_eq!(containment(&original.shingles, &[]), 0.0);
    }

    #[test]
    fn what_is_not_the_story_leaves_no_fingerprint() {
        let (_, plain) = article(STORY);
        for beside in [
            "Click here to get the harbour news of the whole coast every single morning for free.",
            "Copyright 2025 The Associated Press. All rights reserved. This material may not be published or rewritten.",
            "The gate of the harbour on the morning after the vote. Photograph: Jan Feld/AP",
        ] {
            let (_, found) = article(&format!("{STORY}\n\n{beside}"));
            assert_eq!(found.shingles, plain.shingles, "{beside}");
        }
    }

    #[test]
    fn shared_passages_go_on_over_small_differences() {
        let here = article(
            "Before it all began, nobody knew.\n\nThe harbour of Port Alder stayed closed on Monday after \
            the crane drivers voted to go on with their strike.",
        );
        let there = article(
            "The HARBOUR of Port Alder stayed shut on Monday after the crane drivers voted to go on with \
            the strike.\n\nNobody knew before it all began.",
        );
        let found = shared_passages((&here.0, &here.1), (&there.0, &there.1));
        let text = |article: &Article, span: &Span| {
            article.entry.body.block_text(span.block as usize).unwrap_or_default()[span.range()].to_owned()
        };
        assert_eq!(found.len(), 1);
        let (a, b) = found[0];
        assert_eq!(
            text(&here.0, &a),
            "The harbour of Port Alder stayed closed on Monday after the crane drivers voted to go on with"
        );
        assert_eq!(
            text(&there.0, &b),
            "The HARBOUR of Port Alder stayed shut on Monday after the crane drivers voted to go on with"
        );
    }

    proptest! {
        /// The guarantee of winnowing, and that every passage lies in its text.
        #[test]
        fn a_long_shared_run_of_words_has_a_shared_fingerprint(
            words in proptest::collection::vec("[a-z]{2,6}", 14..40),
            before in proptest::collection::vec("[a-z]{2,6}", 0..20),
            after in proptest::collection::vec("[a-z]{2,6}", 0..20),
        ) {
            let (words, before, after) = (words.join(" "), before.join(" "), after.join(" "));
            let (one, two) = (article(&format!("{before} {words}")), article(&format!("{words} {after}")));
            prop_assert!(containment(&one.1.shingles, &two.1.shingles) > 0.0);
        }

        #[test]
        fn passages_lie_in_their_texts(a in "\\PC{0,200}", b in "\\PC{0,200}") {
            let (one, two) = (article(&format!("{a}\n\n{STORY}\n\n{b}")), article(&format!("{b} {STORY} {a}")));
            for (a, b) in shared_passages((&one.0, &one.1), (&two.0, &two.1)) {
                for (article, span) in [(&one.0, a), (&two.0, b)] {
                    let block = article.entry.body.block_text(span.block as usize).unwrap_or_default();
                    prop_assert!(block.get(span.range()).is_some_and(|words| !words.is_empty()));
                }
            }
        }
    }
}
