//! Nothing that is read can make the rules fail.

use proptest::prelude::*;

use crate::content::{Body, Trust};
use crate::reading::tokens::Text;

/// Reads a text and looks at every place that is named.
fn check(text: &str, captions: &[u32]) -> Result<(), TestCaseError> {
    let body = Body::parse(text, 0, Trust::Foreign);
    for quotation in super::read(&Text::new(&body), captions) {
        prop_assert!(!quotation.parts.is_empty());
        let speaker = quotation.speaker;
        let named =
            speaker.iter().flat_map(|speaker| [Some(speaker.surface), speaker.on_behalf_of]).flatten();
        let cue = quotation.cue.into_iter();
        for span in quotation.parts.iter().copied().chain(named).chain(cue) {
            let block = body.block_text(span.block as usize).unwrap_or_default();
            prop_assert!(
                block.get(span.range()).is_some_and(|words| !words.is_empty()),
                "{span:?} of {text:?}"
            );
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn words_and_marks_in_any_order(
        text in "([“”\"'‘’«»„,.:;—()@ \n-]|said|Said|asked|Macron|Jan|told|who|the|two|according to|that|he|his|remark|and|put it|day|by|was|in|senator|:\n\n){0,60}",
    ) {
        check(&text, &[1])?;
    }

    #[test]
    fn any_text_with_many_marks(text in "(\\PC|[“”\"‘’«»„\n]){0,120}") {
        check(&text, &[])?;
    }

    #[test]
    fn sentences_cut_anywhere(
        from in 0..SENTENCES.len(), to in 0..SENTENCES.len(), between in "[“”\"\n,. ]{0,3}",
    ) {
        let half = |at: usize| SENTENCES.char_indices().map(|(start, _)| start).rfind(|start| *start <= at);
        let (from, to) = (half(from).unwrap_or(0), half(to).unwrap_or(0));
        check(&format!("{}{between}{}", &SENTENCES[from..], &SENTENCES[..to]), &[])?;
    }
}

const SENTENCES: &str = "“We sail at noon,” said Ann Feld, the mayor of Alder. “Nobody waits.”\n\n\
    As Jan Osei put it, “the ferry – her remark that ‘nobody’ waits – is late”, he told reporters.\n\n\
    The two said on Monday that the crews would sail, but the harbour was closed. The ferry, Feld said, will sail.\n\n\
    Said Osei: “…”\n\n— Ann Feld (@feld) 4 September\n\nQ: And you?\n\nFELD: “Yes,” she said.\n\n- Jan Osei\n\n\
    According to Feld, it rained; while it snowed, Osei said, the sea froze. “Ö, said “ß”";
