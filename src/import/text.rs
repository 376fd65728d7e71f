//! Plain text to Markdown that reads as the same paragraphs.

/// Lines longer than this are paragraphs; shorter ones may be hard-wrapped.
const WRAPPED: usize = 120;
/// A heading between paragraphs is short.
const HEADING_WORDS: usize = 8;
/// What follows a heading is not.
const TEXT_WORDS: usize = 15;

/// The Markdown, and what was guessed.
pub(super) fn to_markdown(text: &str) -> (String, Vec<String>) {
    let paragraphs = paragraphs(text);
    let mut remarks = Vec::new();
    let mut markdown = String::with_capacity(text.len() + text.len() / 20);
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let next = paragraphs.get(index + 1);
        if index > 0 && is_heading(paragraph, next) {
            remarks.push(format!("taken for a heading: “{paragraph}”"));
            markdown.push_str("## ");
        }
        markdown.push_str(&escape(paragraph));
        markdown.push_str("\n\n");
    }
    markdown.truncate(markdown.trim_end().len());
    markdown.push('\n');
    (markdown, remarks)
}

/// One paragraph a line where lines are long, else one between blank lines.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = text.lines().map(words).collect();
    // Addresses cannot be wrapped.
    let one_a_line = lines.iter().any(|line| line.contains(' ') && line.chars().count() > WRAPPED);
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    for line in lines {
        if line.is_empty() {
            open = false;
        } else {
            match paragraphs.last_mut().filter(|_| open && !one_a_line) {
                Some(last) if !begins_item(last, &line) => {
                    last.push(' ');
                    last.push_str(&line);
                }
                _ => paragraphs.push(line),
            }
            open = true;
        }
    }
    paragraphs
}

/// Whether a line begins an item of a list, behind another one or what introduces it; a dash may stand at the
/// beginning of any other.
fn begins_item(before: &str, line: &str) -> bool {
    let is_item = |line: &str| ["- ", "* ", "• ", "· ", "– "].iter().any(|mark| line.starts_with(mark));
    is_item(line) && (is_item(before) || before.ends_with(['.', ':', '!', '?']))
}

fn is_heading(paragraph: &str, next: Option<&String>) -> bool {
    paragraph.split(' ').count() <= HEADING_WORDS
        && paragraph.starts_with(char::is_uppercase)
        && paragraph.ends_with(|c: char| c.is_alphanumeric() || c == '?')
        && !paragraph.contains(['“', '"', '”', '@', ':', '/'])
        && next.is_some_and(|next| next.split(' ').count() >= TEXT_WORDS)
}

/// Puts a backslash before what Markdown would take for markup, and nowhere else, since people will read it.
pub(super) fn escape(paragraph: &str) -> String {
    let mut out = String::with_capacity(paragraph.len() + 8);
    let bytes = paragraph.as_bytes();
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    let opens_list = |at: usize| matches!(bytes.get(at), Some(b' ') | None);
    let mut chars = paragraph.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let before = paragraph[..at].chars().next_back();
        let markup = match c {
            '\\' => next.is_some_and(|c| c.is_ascii_punctuation()),
            '*' | '`' => true,
            '_' => !(before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '~' => {
                next == Some('~')
                    || before == Some('~')
                    || at == 0
                    || next.is_some_and(|c| !c.is_whitespace())
            }
            '[' => {
                next == Some('[')
                    || next == Some('^')
                    || at == 0
                    || before == Some('!')
                    || paragraph[at..].contains("](")
            }
            ']' => before == Some(']'),
            '<' => next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => next.is_some_and(|c| c.is_ascii_alphabetic() || c == '#'),
            '|' => true,
            '#' if at == 0 => true,
            '>' if at == 0 => true,
            '-' | '+' if at == 0 => opens_list(1) || paragraph.bytes().all(|b| matches!(b, b'-' | b' ')),
            '=' if at == 0 => true,
            '.' | ')' if at == digits && (1..10).contains(&digits) => opens_list(at + 1),
            _ => false,
        };
        if markup {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::{Body, Trust};

    fn plain(markdown: &str) -> Vec<String> {
        let body = Body::parse(markdown, 0, Trust::Foreign);
        (1..=body.blocks.len()).filter_map(|n| body.block_text(n).map(str::to_owned)).collect()
    }

    #[test]
    fn text_that_looks_like_markup_stays_text() {
        for line in [
            "# not a heading",
            "1. not a list",
            "- not a list",
            "--- not a rule",
            "He said [Russian President Vladimir] Putin & co. paid <b>5*6</b> _now_ ~~never~~ `x` [a](b) [[c]]",
            "2025. A year",
            "> said",
            "AT&amp;T",
            "snake_case_word | pipe",
            "***",
        ] {
            let (markdown, _) = to_markdown(line);
            assert_eq!(plain(&markdown), [line], "markdown: {markdown}");
        }
    }

    #[test]
    fn paragraphs_are_lines_or_blocks() {
        let long = "word ".repeat(40);
        let wrapped = format!("one two https://a.example/{}", long.replace(' ', "/"));
        for (text, want) in [
            ("one\ntwo\n\nthree".to_owned(), vec!["one two", "three"]),
            (format!("{long}\nshort one"), vec![long.trim(), "short one"]),
            ("It was:\n- one\n- two\nlines".to_owned(), vec!["It was:", "- one", "- two lines"]),
            ("It was\n– so far –\none".to_owned(), vec!["It was – so far – one"]),
            (format!("one\ntwo\nhttps://a.example/{}", long.replace(' ', "/")), vec![&wrapped]),
            ("\n\n".to_owned(), vec![]),
        ] {
            assert_eq!(paragraphs(&text), want);
        }
    }

    #[test]
    fn short_lines_between_paragraphs_are_headings() {
        let text = format!(
            "{long}.\n\nThe call\n\n{long}.\n\nA sentence.\n\n{long}.",
            long = "word ".repeat(20).trim()
        );
        let (markdown, remarks) = to_markdown(&text);
        assert!(markdown.contains("\n## The call\n") && !markdown.contains("## A sentence"), "{markdown}");
        assert_eq!(remarks, ["taken for a heading: “The call”"]);
    }

    proptest! {
        #[test]
        fn no_text_is_lost_or_changed(lines in proptest::collection::vec("[ -~é“”]{1,60}", 1..6)) {
            let text = lines.join("\n\n");
            let (markdown, _) = to_markdown(&text);
            let want: Vec<String> = paragraphs(&text);
            prop_assert_eq!(plain(&markdown), want, "markdown: {}", markdown);
        }
    }
}
