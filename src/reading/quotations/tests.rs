//! Nothing that is read can make the rules fail.

use proptest::prelude::*;

use crate::content::{Body, Trust};
use crate::reading::tokens::Text;

proptest! {
    #[test]
    fn every_part_lies_in_its_block(
        text in "([“”\"'‘’«»„,.:—()@ \n]|said|asked|Macron|told|who|the|according to|he|and|-){0,60}",
    ) {
        let body = Body::parse(&text, 0, Trust::Foreign);
        for quotation in super::read(&Text::new(&body), &[]) {
            prop_assert!(!quotation.parts.is_empty());
            let surface = quotation.speaker.map(|speaker| speaker.surface);
            for span in quotation.parts.iter().chain(surface.iter()).chain(quotation.cue.iter()) {
                let block = body.block_text(span.block as usize).unwrap_or_default();
                prop_assert!(block.get(span.range()).is_some_and(|words| !words.is_empty()));
            }
        }
    }
}
