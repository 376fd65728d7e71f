//! Who said what: quotations, and the words around them that name the speaker. The rules are for English.

mod attribution;
mod forms;
mod indirect;
mod kinds;
mod lexicon;
mod marks;
mod phrases;
mod rules;
mod tags;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub(super) use lexicon::LISTS;
pub use rules::SpeakerRule;

use super::findings::{Quotation, QuotationKind, Speaker};
use super::tokens::Text;
use attribution::Utterance;

/// Quotations in the order of the text; `captions` are the blocks that are photo captions.
pub(super) fn read(text: &Text<'_>, captions: &[u32]) -> Vec<Quotation> {
    let quoted = marks::pair(text);
    let mut found = attribution::read(text, &quoted, captions);
    forms::read(text, &mut found);
    indirect::read(text, &quoted, captions, &mut found);
    found.sort_by_key(|utterance| utterance.outer.start);
    found.iter().map(|utterance| quotation(text, utterance)).collect()
}

/// Words between quotation marks, with the marks and without, as bytes of the whole plain text; who says them does not
/// matter.
pub(super) fn marked(text: &Text<'_>) -> Vec<(Range<usize>, Range<usize>)> {
    let bytes = |tokens: &Range<usize>| {
        let (first, last) = (text.tokens.get(tokens.start)?, text.tokens.get(tokens.end.checked_sub(1)?)?);
        Some(first.start as usize..last.end as usize)
    };
    let closed = marks::pair_all(text).into_iter().filter(|quoted| quoted.closed);
    closed.filter_map(|quoted| Some((bytes(&quoted.outer)?, bytes(&quoted.inner)?))).collect()
}

fn quotation(text: &Text<'_>, utterance: &Utterance) -> Quotation {
    let span = |tokens: &Range<usize>| text.span(tokens.clone());
    // Whoever a term was led to has not said it; other quotations of the sentence may have needed to know.
    let attribution = utterance.speaker.as_ref().filter(|_| utterance.kind != QuotationKind::Term);
    let speaker = attribution.map(|found| Speaker {
        surface: span(&found.subject.tokens),
        kind: found.subject.kind,
        on_behalf_of: found.subject.on_behalf_of.as_ref().map(span),
        rule: found.rule,
        confidence: found.confidence,
    });
    Quotation {
        parts: utterance.parts.iter().filter(|part| !part.is_empty()).map(span).collect(),
        kind: utterance.kind,
        speaker,
        cue: attribution.and_then(|found| found.cue.as_ref()).map(span),
    }
}
