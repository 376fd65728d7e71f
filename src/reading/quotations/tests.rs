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

#[test]
fn zzz() {
    for line in std::fs::read_to_string("/tmp/pn-quotes/lines.txt").unwrap_or_default().lines() {
        let line = line.replace(" ¶ ", "\n\n");
        let body = Body::parse(&line, 0, Trust::Foreign);
        for q in super::read(&Text::new(&body), &[]) {
            let s = q.speaker.map(|s| {
                let b = body.block_text(s.surface.block as usize).unwrap_or_default();
                (b[s.surface.range()].to_owned(), s.rule.name(), s.confidence)
            });
            let p: Vec<_> = q
                .parts
                .iter()
                .map(|p| body.block_text(p.block as usize).unwrap_or_default()[p.range()].to_owned())
                .collect();
            eprintln!("{:?} {:?} {:?}", q.kind, s, p);
        }
    }
}
