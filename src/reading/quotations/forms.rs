//! Quotations by the form of the line that they stand in: tweets with signatures, interviews and debates.

use std::ops::Range;

use super::SpeakerRule;
use super::attribution::{Attribution, Utterance};
use super::phrases::{self, Phrase, is_upper};
use crate::content::BlockKind;
use crate::reading::findings::{Confidence, QuotationKind, SpeakerKind};
use crate::reading::tokens::{Kind, Text};

/// A line's label is shorter: `Q`, `FELD`, `Mayor Ann Feld`.
const MAX_LABEL: usize = 6;

/// And so is a line that a quotation is signed with.
const MAX_SIGNATURE: usize = 12;

/// Adds what the forms show to what the marks showed.
pub(super) fn read(text: &Text<'_>, found: &mut Vec<Utterance>) {
    signatures(text, found);
    interviews(text, found);
}

/// `— Ann Feld (@feld) September 4, 2025`
fn signatures(text: &Text<'_>, found: &mut Vec<Utterance>) {
    let mut signed_until = 0;
    let mut added = Vec::new();
    for (index, block) in text.blocks.iter().enumerate() {
        let kind = text.body.blocks[index].kind;
        if let Some(name) = bare_signature(text, block, kind) {
            let before = index.checked_sub(1).map_or(0..0, |before| text.blocks[before].clone());
            let next = found.partition_point(|utterance| utterance.outer.start < before.start);
            let unsure = |utterance: &Utterance| {
                utterance.speaker.as_ref().is_none_or(|speaker| speaker.confidence < Confidence::High)
            };
            let whole = |utterance: &&mut Utterance| utterance.outer == before && unsure(utterance);
            if let Some(signed) = found.get_mut(next).filter(whole) {
                signed.speaker = Some(Attribution::of_subject(name, SpeakerRule::Signature));
            }
            continue;
        }
        for at in block.clone() {
            if text.mark(at) != Some('@') || at < block.start + 3 || text.mark(at - 1) != Some('(') {
                continue;
            }
            let Some((dash, name)) = signature(text, at - 1, block.start) else { continue };
            // The tweet is what stands before in this paragraph, or else the paragraph before.
            let number = index as u32 + 1;
            let (tweet, number) = match index.checked_sub(1) {
                Some(before) if dash == block.start => (text.blocks[before].clone(), number - 1),
                _ => (block.start..dash, number),
            };
            let tweet = tweet.start.max(signed_until)..tweet.end;
            signed_until = at;
            let attribution = Attribution::of_subject(name, SpeakerRule::Signature);
            let mut quoted = false;
            let first = found.partition_point(|utterance| utterance.outer.end <= tweet.start);
            for utterance in
                found[first..].iter_mut().take_while(|utterance| utterance.outer.start < tweet.end)
            {
                // What the tweet quotes has its own speaker.
                let whole = utterance.outer.start == tweet.start;
                quoted |= whole;
                if whole || utterance.speaker.is_none() {
                    utterance.speaker = Some(attribution.clone());
                }
            }
            if !quoted && !tweet.is_empty() {
                added.push(Utterance::of_line(tweet, number, Some(attribution)));
            }
        }
    }
    insert(found, added);
}

/// A paragraph of a dash and a name: `— Ann Feld`.
fn bare_signature(text: &Text<'_>, block: &Range<usize>, kind: BlockKind) -> Option<Phrase> {
    let dash = matches!(text.mark(block.start), Some('—' | '–' | '-' | '―'));
    // A hyphen and a space are the mark of a list.
    let item = kind == BlockKind::Item;
    if block.len() > MAX_SIGNATURE || !(dash || item) {
        return None;
    }
    let name = phrases::after(text, block.start + usize::from(dash), block.end)?;
    let end = name.tokens.end;
    let ends = end + 1 >= block.end || text.mark(end) == Some(',');
    (ends && name.kind == SpeakerKind::Name).then_some(name)
}

/// Dash and name before the bracket of a handle.
fn signature(text: &Text<'_>, bracket: usize, floor: usize) -> Option<(usize, Phrase)> {
    let dash = (floor.max(bracket.saturating_sub(10))..bracket)
        .rev()
        .find(|at| matches!(text.mark(*at), Some('—' | '–' | '-' | '―')))?;
    let name = dash + 1..bracket;
    if name.is_empty() {
        return None;
    }
    let dash = if dash > floor && text.mark(dash - 1) == Some('-') { dash - 1 } else { dash };
    Some((dash, Phrase { tokens: name, kind: SpeakerKind::Name, on_behalf_of: None }))
}

/// `Q: …`, `FELD: …`, where an article has more than one such line.
fn interviews(text: &Text<'_>, found: &mut Vec<Utterance>) {
    let mut lines = Vec::new();
    for (index, block) in text.blocks.iter().enumerate() {
        if !matches!(text.body.blocks[index].kind, BlockKind::Paragraph | BlockKind::Item) {
            continue;
        }
        if let Some(colon) = label(text, block) {
            lines.push((index as u32 + 1, block.start..colon, colon + 1..block.end));
        }
    }
    if lines.len() < 2 {
        return;
    }
    let mut added = Vec::new();
    for (block, label, words) in lines {
        let first = found.partition_point(|utterance| utterance.outer.end <= words.start);
        if words.is_empty() || found.get(first).is_some_and(|next| next.outer.start <= words.start) {
            continue;
        }
        let letter = label.len() == 1 && text.str(label.start).chars().nth(1).is_none();
        let speaker =
            phrases::after(text, label.start, label.end).filter(|name| !letter && name.tokens == label);
        let named = speaker.map(|mut name| {
            name.kind = SpeakerKind::Name;
            Attribution::of_subject(name, SpeakerRule::InterviewLine)
        });
        // What is quoted within an answer belongs to the answer.
        added.push(Utterance::of_line(words, block, named));
    }
    let within = |utterance: &Utterance| {
        let next = added.partition_point(|line: &Utterance| line.outer.end <= utterance.outer.start);
        added.get(next).is_some_and(|line| line.outer.start <= utterance.outer.start)
    };
    found.retain(|utterance| !within(utterance));
    insert(found, added);
}

/// The colon behind the label that a paragraph begins with.
fn label(text: &Text<'_>, block: &Range<usize>) -> Option<usize> {
    let colon =
        (block.start..block.end.min(block.start + MAX_LABEL)).find(|at| text.mark(*at) == Some(':'))?;
    let words = block.start..colon;
    let shouted = !words.is_empty()
        && words.clone().all(|at| match text.tokens[at].kind {
            Kind::Word => is_upper(text.str(at)),
            Kind::Mark => text.mark(at) == Some('.'),
            _ => false,
        });
    shouted.then_some(colon)
}

fn insert(found: &mut Vec<Utterance>, added: Vec<Utterance>) {
    if !added.is_empty() {
        found.extend(added);
        found.sort_by_key(|utterance| utterance.outer.start);
    }
}

impl Utterance {
    /// Words that are a quotation by the form of their line.
    pub(super) fn of_line(words: Range<usize>, block: u32, speaker: Option<Attribution>) -> Self {
        Self {
            parts: vec![words.clone()],
            outer: words,
            first_block: block,
            block,
            kind: QuotationKind::Direct,
            closed: true,
            speaker,
        }
    }
}
