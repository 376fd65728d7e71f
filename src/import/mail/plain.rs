//! The plain part of a message as its paragraphs, and whether its HTML has lost some of them.

use std::collections::BTreeSet;

use crate::import::{blocks, text};

/// So many words make a paragraph that nobody would leave out.
const MIN_WORDS: usize = 8;
/// Runs of so many words tell whether a paragraph stands somewhere.
const RUN: usize = 3;

/// The text of a plain part, without what its sender's program added to it. `is_flowed` and `drops_spaces` are
/// `format=flowed` and `delsp=yes` (RFC 3676).
pub(super) fn text(part: &str, is_flowed: bool, drops_spaces: bool) -> String {
    let part = part.replace("\r\n", "\n");
    let mut lines: Vec<&str> = part.split('\n').collect();
    // The line that a signature begins with; many programs take the space off it.
    if let Some(at) = lines.iter().rposition(|line| matches!(*line, "-- " | "--")) {
        lines.truncate(at);
    }
    // Lines are drawn below headings and between parts.
    let is_drawn = |line: &str| line.len() > 2 && !line.contains(char::is_alphanumeric);
    lines.iter_mut().filter(|line| is_drawn(line)).for_each(|line| *line = "");
    // Some programs say that lines flow, and then take the spaces off their ends.
    if is_flowed && lines.iter().any(|line| line.ends_with(' ')) {
        return without_links(&flowed(&lines, drops_spaces));
    }
    // One line that was not wrapped says nothing of the others.
    let blocks = lines.split(|line| line.trim().is_empty());
    let paragraphs = blocks.flat_map(|block| text::paragraphs(&without_links(&block.join("\n"))));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// Puts together the lines that end with a space; each other line ends a paragraph.
fn flowed(lines: &[&str], drops_spaces: bool) -> String {
    let mut text = String::new();
    for line in lines {
        // A space was put before what begins with one, or would look like something else.
        let line = line.strip_prefix(' ').unwrap_or(line);
        match line.strip_suffix(' ') {
            Some(rest) => text += if drops_spaces { rest } else { line },
            None => {
                text += line;
                text += "\n\n";
            }
        }
    }
    text
}

/// A text without the addresses and names of images that programs put into it where the HTML has links and images.
fn without_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '[', '(']) {
        let (before, inside) = rest.split_at(at);
        let close = match inside.as_bytes()[0] {
            b'<' => '>',
            b'[' => ']',
            _ => ')',
        };
        let inner = inside[1..].split(close).next().unwrap_or_default();
        let is_link =
            ["http://", "https://", "mailto:", "cid:", "image:"].iter().any(|s| inner.starts_with(s));
        // What stands in a line by itself is what the line says.
        let is_behind = before.ends_with(|c: char| c.is_alphanumeric() || c == ' ' || c == ']');
        if is_link && (is_behind || close == ']') && inner.len() + 1 < inside.len() {
            out.push_str(before.strip_suffix(' ').unwrap_or(before));
            rest = &inside[inner.len() + 2..];
        } else {
            out.push_str(before);
            out.push_str(&inside[..1]);
            rest = &inside[1..];
        }
    }
    out + rest
}

/// Whether `html`, the text of the same message's HTML, has lost paragraphs of `plain` or run them together: more than
/// a third of them. Both have one paragraph an entry.
pub(super) fn is_lost(plain: &[String], html: &[String]) -> bool {
    let is_long = |text: &String| words(text).len() >= MIN_WORDS;
    let long = || plain.iter().filter(|text| is_long(text));
    // Short lines may stand in one paragraph, as those of an address do.
    let neighbours = || plain.windows(2).filter(|pair| pair.iter().any(is_long));
    let whole = runs(&html.join(" "));
    let is_missing = |text: &str| {
        let own = runs(text);
        own.intersection(&whole).count() * 2 < own.len()
    };
    let html: Vec<String> = html.iter().map(|text| blocks::letters(text)).collect();
    let is_joined = |one: &str, next: &str| {
        let both = blocks::letters(one) + &blocks::letters(next);
        html.iter().any(|text| text.contains(&both))
    };
    let missing = long().filter(|text| is_missing(text)).count();
    let joined = neighbours().filter(|pair| is_joined(&pair[0], &pair[1])).count();
    missing * 3 > long().count() || joined * 3 > neighbours().count()
}

/// The words of a text without its addresses, which HTML has in its links.
fn words(text: &str) -> Vec<&str> {
    let spoken = text.split_whitespace().filter(|word| !word.contains("://"));
    spoken
        .flat_map(|word| word.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect()
}

fn runs(text: &str) -> BTreeSet<String> {
    words(text).windows(RUN).map(|run| run.join(" ").to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_flow_are_one() {
        let long = "word ".repeat(30).trim().to_owned();
        for (part, is_flowed, drops_spaces, want) in [
            (
                "One \nline\nand another\n\nA \nthird",
                true,
                false,
                "One line\n\nand another\n\n\n\nA third\n\n",
            ),
            ("One lo \nng\n  in", true, true, "One long\n\n in\n\n"),
            ("One\nline", true, false, "One line"),
            ("One \nline\n\n- two\n- three", false, false, "One line\n\n- two\n\n- three"),
            (&format!("One\nline\n\n{long}\nend"), false, false, &format!("One line\n\n{long}\n\nend")),
            ("Text\n-- \nPress office", false, false, "Text"),
            ("Text\r\n--\r\nPress office", false, false, "Text"),
            ("Head\n----\nText", false, false, "Head\n\nText"),
        ] {
            assert_eq!(text(part, is_flowed, drops_spaces), want, "{part:?}");
        }
    }

    #[test]
    fn links_of_programs_are_left_out() {
        for (part, want) in [
            ("the report <https://a.example/r>, she said", "the report, she said"),
            ("the report (https://a.example/r) says", "the report says"),
            ("[image: A ferry]\nText", "Text"),
            ("<https://a.example/r>", "<https://a.example/r>"),
            ("a [note] (and more) <b", "a [note] (and more) <b"),
            ("an open <https://a.example", "an open <https://a.example"),
        ] {
            assert_eq!(text(part, false, false), want, "{part}");
        }
    }

    #[test]
    fn a_paragraph_is_lost_if_its_words_are_missing_or_run_into_the_next() {
        let one = "The harbour board met on Monday and heard from those who load ships.".to_owned();
        let two = "A vote on the new berth was put off until somebody knows its cost.".to_owned();
        let both = vec![one.clone(), two.clone()];
        assert!(!is_lost(&both, &both));
        assert!(!is_lost(&both, &[format!("Hello. {one}"), two.replace("new", "*new* [1]")]));
        assert!(is_lost(&both, std::slice::from_ref(&one)));
        assert!(is_lost(&both, &[format!("{one}{two}")]));
        let linked = [&both[..], &["https://a.example/a-long-address/of-many-words/in-two/parts".to_owned()]];
        assert!(!is_lost(&linked.concat(), &both));
        assert!(!is_lost(&["Short.".to_owned()], &[one]));
    }
}
