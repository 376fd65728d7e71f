//! What is a figure, and what is none.

use proptest::prelude::*;

use super::*;
use crate::content::{Body, Trust};

/// Each figure as `text = value..to unit noun`.
fn figures(words: &str) -> Vec<String> {
    let body = Body::parse(words, 0, Trust::Foreign);
    let text = Text::new(&body);
    read(&text, &[])
        .iter()
        .map(|figure| {
            let mut line = format!(
                "{} = {}",
                &body.block_text(1).unwrap_or_default()[figure.span.range()],
                figure.value
            );
            if let Some(to) = figure.to {
                line += &format!("..{to}");
            }
            for part in [figure.unit.as_deref(), figure.noun.as_deref()].into_iter().flatten() {
                line += " ";
                line += part;
            }
            line
        })
        .collect()
}

#[test]
fn figures_have_value_unit_and_noun() {
    for (words, want) in [
        ("He met 26 other European countries.", vec!["26 = 26 country"]),
        ("It cost $13bn.", vec!["$13bn = 13000000000 USD"]),
        ("It cost US$40 million.", vec!["US$40 million = 40000000 USD"]),
        ("It cost 13 billion euros.", vec!["13 billion euros = 13000000000 EUR"]),
        ("It cost €1.2m then.", vec!["€1.2m = 1200000 EUR"]),
        ("It cost £300.", vec!["£300 = 300 GBP"]),
        ("It cost EUR 5 million.", vec!["EUR 5 million = 5000000 EUR"]),
        ("It cost 5 million USD.", vec!["5 million USD = 5000000 USD"]),
        ("It rose by nearly 40 per cent.", vec!["nearly 40 per cent = 40 percent"]),
        ("It rose 15-20% there.", vec!["15-20% = 15..20 percent"]),
        ("About 10 to 15 ships left.", vec!["About 10 to 15 = 10..15 ship"]),
        ("They sent between 10 and 15 ships.", vec!["10 and 15 = 10..15 ship"]),
        ("It costs $2-3 million.", vec!["$2-3 million = 2000000..3000000 USD"]),
        ("It rose from 10 to 15 ships.", vec!["10 = 10 ship", "15 = 15 ship"]),
        ("Hundreds of people fled.", vec!["Hundreds = 200 person"]),
        ("A dozen ships left.", vec!["A dozen = 12 ship"]),
        ("Half a million people left.", vec!["Half a million = 500000 person"]),
        ("The 27-nation bloc met.", vec!["27 = 27 nation"]),
        ("It killed 102 and 21 people.", vec!["102 = 102 person", "21 = 21 person"]),
        ("A 45-year-old died.", vec!["45-year-old = 45 year"]),
        ("Ms Brandt, 49, left.", vec!["49 = 49 year"]),
        ("It flew 17,446 kilometres.", vec!["17,446 kilometres = 17446 km"]),
        ("It is 500km long.", vec!["500km = 500 km"]),
        ("One soldier was killed.", vec!["One = 1 soldier"]),
        ("Two of the engines failed.", vec!["Two = 2 engine"]),
        ("It was -5 degrees.", vec!["-5 degrees = -5 degree"]),
        ("At least 30 or so came; 40 or more left.", vec!["At least 30 = 30", "40 or more = 40"]),
    ] {
        assert_eq!(figures(words), want, "{words}");
    }
}

#[test]
fn what_counts_nothing_is_left_out() {
    for words in [
        "One of the men and no one else left one another.",
        "A Boeing 737 and Windows 95 with Article 5 on page 12.",
        "It took 12 hours, a 27-year lease and two years.",
        "They won 2-1 and then lost 3-0.",
        "The 5th of them left at 10:30.",
        "Call 020 7946 0958 or 555-0100.",
        "Read example.com/12345 on 24/7.",
        "1. The first.",
        "It uses 3G and a 787.",
        "No. 10 said nothing.",
    ] {
        assert_eq!(figures(words), Vec::<String>::new(), "{words}");
    }
}

proptest! {
    #[test]
    fn no_input_does_harm(words in "([0-9]{1,3}|[0-9.,:/-]{1,6}|one|half a|million|hundreds|of|and|to|between|\\$|%|a|about|km|ships|\\PC| ){0,40}") {
        let body = Body::parse(&words, 0, Trust::Foreign);
        let text = Text::new(&body);
        for figure in read(&text, &[]) {
            let block = body.block_text(figure.span.block as usize).unwrap_or_default();
            prop_assert!(block.get(figure.span.range()).is_some());
        }
    }
}
