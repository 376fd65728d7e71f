//! What Obsidian writes besides CommonMark, as far as it is not shown: comments (`%%…%%`), and names of blocks
//! (`… ^name` at the end of a line). Both become spaces, so that every byte keeps its place.

use std::borrow::Cow;
use std::ops::Range;

/// Markdown with what is not shown.
pub(super) struct Vault<'a> {
    /// As long as the original, byte for byte.
    pub(super) visible: Cow<'a, str>,
    /// Names of blocks, with where they stand.
    pub(super) names: Vec<(&'a str, usize)>,
}

/// Longer names are none.
const MAX_NAME: usize = 60;

pub(super) fn read(markdown: &str) -> Vault<'_> {
    // Nearly all texts have neither.
    if !markdown.contains("%%") && !markdown.contains('^') {
        return Vault { visible: Cow::Borrowed(markdown), names: Vec::new() };
    }
    let mut hidden: Vec<Range<usize>> = Vec::new();
    let mut names = Vec::new();
    let (mut fence, mut comment): (Option<&str>, Option<usize>) = (None, None);
    let mut at = 0;
    for line in markdown.split_inclusive('\n') {
        let text = line.trim_end();
        let marks = text.trim_start_matches(['>', ' ']);
        let opens = ["```", "~~~"].into_iter().find(|mark| marks.starts_with(mark));
        match (fence, opens) {
            (None, Some(mark)) if comment.is_none() => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        if fence.is_none() {
            let mut from = 0;
            while let Some(found) = outside_of_code(text, from) {
                match comment.take() {
                    None => comment = Some(at + found),
                    Some(start) => hidden.push(start..at + found + 2),
                }
                from = found + 2;
            }
            if comment.is_none()
                && let Some(name) = name_at_end(text)
            {
                let start = at + text.len() - name.len() - 1;
                names.push((name, start));
                hidden.push(start..at + text.len());
            }
        }
        at += line.len();
    }
    // Obsidian hides what is never closed, too.
    hidden.extend(comment.map(|start| start..markdown.len()));
    if hidden.is_empty() {
        return Vault { visible: Cow::Borrowed(markdown), names };
    }
    let mut visible = markdown.as_bytes().to_vec();
    for range in hidden {
        for byte in &mut visible[range] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }
    // Whole pieces between ASCII characters were replaced by ASCII, so it is still UTF-8.
    Vault { visible: Cow::Owned(String::from_utf8(visible).unwrap_or_default()), names }
}

/// The first `%%` of a line from a place on that stands in no code.
fn outside_of_code(line: &str, from: usize) -> Option<usize> {
    let found = from + line.get(from..)?.find("%%")?;
    match line[..found].matches('`').count() % 2 {
        0 => Some(found),
        _ => outside_of_code(line, found + 2),
    }
}

fn name_at_end(line: &str) -> Option<&str> {
    let (before, name) = line.rsplit_once('^')?;
    let is_name = !name.is_empty()
        && name.len() <= MAX_NAME
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    // A footnote is `[^name]`, and a power `2^10`.
    (is_name && (before.is_empty() || before.ends_with([' ', '\t']))).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_names_are_spaces() {
        for (markdown, want, names) in [
            ("plain", "plain", vec![]),
            ("a %%b%% c", "a       c", vec![]),
            ("a %%b\nc%% d", "a    \n    d", vec![]),
            ("never %%closed\nhere", "never         \n    ", vec![]),
            ("`%%` stays", "`%%` stays", vec![]),
            ("```\n%%{init}%%\n```\n", "```\n%%{init}%%\n```\n", vec![]),
            ("words ^abc-1\n\nmore", "words       \n\nmore", vec!["abc-1"]),
            ("- item ^x", "- item   ", vec!["x"]),
            ("2^10 and [^1] and x^", "2^10 and [^1] and x^", vec![]),
            ("é %%ü%% é", "é        é", vec![]),
        ] {
            let vault = read(markdown);
            assert_eq!(
                vault.visible.split_whitespace().collect::<Vec<_>>(),
                want.split_whitespace().collect::<Vec<_>>(),
                "{markdown}"
            );
            assert_eq!(vault.visible.len(), markdown.len(), "{markdown}");
            assert_eq!(vault.names.iter().map(|(name, _)| *name).collect::<Vec<_>>(), names, "{markdown}");
        }
    }
}
