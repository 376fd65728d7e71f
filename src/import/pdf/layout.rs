//! Lines of pages to paragraphs and headings, as Markdown.

use std::collections::{BTreeMap, BTreeSet};

use super::super::text;
use super::letters::{Line, Page};

/// Browsers print the address, the date and the number of the page so near to the edge, in heights of the page.
const EDGE: f64 = 0.035;
/// So many lines at the top and the bottom of a page may be its header and footer.
const MAX_FURNITURE: usize = 3;
/// A line that is so much further down than usual begins a paragraph.
const GAP: f64 = 1.3;
/// What is so much larger than most letters is a heading.
const HEADING: f64 = 1.12;
/// A heading has no more words.
const HEADING_WORDS: usize = 30;
/// A line is full if no more than this is free on its right, in sizes of a letter.
const FULL: f64 = 4.0;
/// A line is short if it takes no more of its column.
const SHORT: f64 = 0.6;
/// A line further in than the one before begins a paragraph, in sizes of a letter.
const INDENT: f64 = 0.8;

/// The Markdown, and the first heading of the first page. If a browser printed the pages, hyphens at the ends of their
/// lines belong to the words.
pub(super) fn markdown(pages: &[Page], is_printed: bool) -> (String, Option<String>) {
    let lines = body(pages);
    let usual = usual_size(&lines);
    let blocks = blocks(&lines, &Words::of(&lines, is_printed));
    let mut markdown = String::new();
    let mut title = None;
    for (index, block) in blocks.iter().enumerate() {
        let is_heading = block.size > usual * HEADING
            && block.text.split(' ').count() <= HEADING_WORDS
            && blocks.len() > 1;
        if is_heading {
            markdown.push_str(if index == 0 { "# " } else { "## " });
        }
        if is_heading && title.is_none() && block.page == 0 {
            title = Some(block.text.clone());
        }
        markdown.push_str(&text::escape(&block.text));
        markdown.push_str("\n\n");
    }
    markdown.truncate(markdown.trim_end().len());
    markdown.push('\n');
    (markdown, title)
}

/// A line, and the page that it stands on.
type Placed<'a> = (usize, &'a Line);

/// The lines without headers, footers and numbers of pages.
fn body(pages: &[Page]) -> Vec<Placed<'_>> {
    // Numbers count up.
    let plain = |line: &Line| {
        let text: String = line.text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        while text.contains("00") {
            text = text.replace("00", "0");
        }
        (line.base.round() as i64, text)
    };
    let mut outer: Vec<BTreeSet<usize>> = Vec::new();
    let mut seen: BTreeMap<(i64, String), usize> = BTreeMap::new();
    for page in pages {
        let mut from_top: Vec<usize> = (0..page.lines.len()).collect();
        from_top.sort_by(|a, b| page.lines[*b].base.total_cmp(&page.lines[*a].base));
        let (top, bottom) = (from_top.iter().take(MAX_FURNITURE), from_top.iter().rev().take(MAX_FURNITURE));
        let of_page: BTreeSet<usize> = top.chain(bottom).copied().collect();
        let keys: BTreeSet<_> = of_page.iter().map(|index| plain(&page.lines[*index])).collect();
        keys.into_iter().for_each(|key| *seen.entry(key).or_default() += 1);
        outer.push(of_page);
    }
    let mut lines = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        for (index, line) in page.lines.iter().enumerate() {
            let is_outer = outer[number].contains(&index);
            let at_edge = line.base < page.height * EDGE || line.base > page.height * (1.0 - EDGE);
            // Left and right pages may have headers of their own.
            let repeated = seen.get(&plain(line)).copied().unwrap_or_default();
            if !(is_outer && (at_edge || repeated > 1 && repeated * 3 >= pages.len())) {
                lines.push((number, line));
            }
        }
    }
    lines
}

/// The size that most letters have.
fn usual_size(lines: &[Placed<'_>]) -> f64 {
    let mut letters: BTreeMap<i64, usize> = BTreeMap::new();
    for (_, line) in lines {
        *letters.entry(half(line.size)).or_default() += line.text.len();
    }
    letters.iter().max_by_key(|(_, count)| **count).map_or(0.0, |(size, _)| *size as f64 / 2.0)
}

/// A size in half points.
fn half(size: f64) -> i64 {
    (size * 2.0).round() as i64
}

struct Block {
    text: String,
    size: f64,
    page: usize,
}

fn blocks(lines: &[Placed<'_>], words: &Words) -> Vec<Block> {
    let leading = leadings(lines);
    let mut blocks: Vec<Block> = Vec::new();
    for (index, (page, line)) in lines.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| lines[before]);
        let text = spaced(&line.text);
        match blocks.last_mut() {
            Some(block) if before.is_some_and(|before| goes_on(lines, before, (*page, line), &leading)) => {
                words.join(&mut block.text, &text);
            }
            _ => blocks.push(Block { text, size: line.size, page: *page }),
        }
    }
    blocks
}

/// How far lines of a size are apart within paragraphs.
fn leadings(lines: &[Placed<'_>]) -> BTreeMap<i64, f64> {
    let mut gaps: BTreeMap<i64, Vec<f64>> = BTreeMap::new();
    for pair in lines.windows(2) {
        let [(page, above), (next, below)] = pair else { continue };
        let gap = above.base - below.base;
        if page == next && half(above.size) == half(below.size) && gap > above.size * 0.8 {
            gaps.entry(half(above.size)).or_default().push(gap);
        }
    }
    let small = |mut gaps: Vec<f64>| {
        gaps.sort_by(f64::total_cmp);
        gaps[gaps.len() / 5]
    };
    gaps.into_iter().map(|(size, gaps)| (size, small(gaps))).collect()
}

/// Whether a line belongs to the paragraph of the line before.
fn goes_on(
    lines: &[Placed<'_>],
    (page_before, before): Placed<'_>,
    (page, line): Placed<'_>,
    leading: &BTreeMap<i64, f64>,
) -> bool {
    if (line.size - before.size).abs() > 0.08 * line.size.max(before.size) || starts_item(&line.text) {
        return false;
    }
    let column = |page: usize, of: &Line| {
        let start = lines.partition_point(|(at, _)| *at < page);
        let of_page = lines[start..].iter().take_while(|(at, _)| *at == page);
        let beside = of_page.filter(|(_, other)| (other.left - of.left).abs() < of.size * 6.0);
        let (mut left, mut right) = (of.left, of.right);
        for (_, other) in beside {
            (left, right) = (left.min(other.left), right.max(other.right));
        }
        (left, right)
    };
    let ends = before.text.trim_end().ends_with(['.', '!', '?', ':', '”', '“', '"', '»', '…', ')']);
    let down = before.base - line.base;
    // Another column, or another page.
    if page != page_before || down < -line.size || line.left > before.right {
        return !ends || line.text.starts_with(char::is_lowercase);
    }
    let usual = leading.get(&half(line.size)).copied().unwrap_or(line.size * 1.4).min(line.size * 2.2);
    if down > usual * GAP {
        return false;
    }
    let (start, end) = column(page_before, before);
    let is_full = before.right > end - before.size * FULL;
    let is_short = before.right < start + (end - start) * SHORT;
    let is_indented = line.left > column(page, line).0 + line.size * INDENT;
    let is_further_in = line.left > before.left + line.size * INDENT;
    !(is_further_in || is_indented && (is_short || ends && !is_full))
}

/// Whether a line begins with the mark of a list.
fn starts_item(text: &str) -> bool {
    text.trim_start().starts_with(['•', '●', '▪', '◦', '‣'])
}

/// Single spaces, and letters instead of ligatures.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            c => out.push(c),
        }
    }
    out
}

/// The words of a text, which tell what a hyphen at a line's end is.
struct Words {
    whole: BTreeSet<String>,
    is_printed: bool,
}

impl Words {
    fn of(lines: &[Placed<'_>], is_printed: bool) -> Self {
        let words = lines.iter().flat_map(|(_, line)| {
            let text = spaced(&line.text).to_lowercase();
            let words: Vec<String> = text.split(' ').map(|word| trimmed(word).to_owned()).collect();
            words
        });
        Self { whole: words.collect(), is_printed }
    }

    /// Puts a line behind the text before it.
    fn join(&self, text: &mut String, next: &str) {
        let Some(hyphen) = text.chars().next_back().filter(|c| matches!(c, '-' | '\u{2010}' | '\u{ad}'))
        else {
            text.push(' ');
            text.push_str(next);
            return;
        };
        let stem = &text[..text.len() - hyphen.len_utf8()];
        let first = stem.rsplit(' ').next().unwrap_or_default();
        let second = next.split(' ').next().unwrap_or_default();
        let is_word = first.ends_with(char::is_alphabetic) && second.starts_with(char::is_lowercase);
        let known = |between: &str| {
            let word = format!("{first}{between}{second}").to_lowercase();
            self.whole.contains(trimmed(&word))
        };
        let is_hyphenated = match hyphen {
            '\u{ad}' => true,
            _ if !is_word || known("-") => false,
            _ if known("") => true,
            // Browsers hyphenate with a sign of its own.
            '\u{2010}' => true,
            _ => !self.is_printed,
        };
        if is_hyphenated {
            text.truncate(text.len() - hyphen.len_utf8());
        } else if !first.ends_with(char::is_alphanumeric) {
            // A dash.
            text.push(' ');
        }
        text.push_str(next);
    }
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(left: f64, base: f64, size: f64, text: &str) -> Line {
        let right = left + text.chars().count() as f64 * size / 2.0;
        Line { left, right, base, size, text: text.to_owned() }
    }

    fn laid(pages: Vec<Vec<Line>>) -> Vec<String> {
        let pages: Vec<Page> = pages.into_iter().map(|lines| Page { height: 800.0, lines }).collect();
        let (markdown, _) = markdown(&pages, false);
        markdown.trim().split("\n\n").map(str::to_owned).collect()
    }

    #[test]
    fn gaps_and_indents_begin_paragraphs() {
        let found = laid(vec![vec![
            line(72.0, 720.0, 20.0, "A heading"),
            line(72.0, 690.0, 10.0, "The first line of a paragraph that is"),
            line(72.0, 678.0, 10.0, "longer than one line."),
            line(72.0, 654.0, 10.0, "The second paragraph stands below it"),
            line(72.0, 642.0, 10.0, "and is as wide as that."),
            line(92.0, 630.0, 10.0, "A third one is set in by two letters"),
            line(72.0, 618.0, 10.0, "and goes on at the margin, of course."),
        ]]);
        assert_eq!(
            found,
            [
                "# A heading",
                "The first line of a paragraph that is longer than one line.",
                "The second paragraph stands below it and is as wide as that.",
                "A third one is set in by two letters and goes on at the margin, of course."
            ]
        );
    }

    #[test]
    fn paragraphs_go_on_in_the_next_column_and_on_the_next_page() {
        let page = |number: usize, lines: Vec<Line>| {
            let mut all = vec![line(72.0, 760.0, 9.0, "The Quay Letter")];
            all.extend(lines);
            all.push(line(300.0, 40.0, 9.0, &format!("Page {number} of 3")));
            all
        };
        let found = laid(vec![
            page(
                9,
                vec![
                    line(72.0, 112.0, 10.0, "It begins here"),
                    line(72.0, 100.0, 10.0, "and goes on in the"),
                ],
            ),
            page(
                10,
                vec![
                    line(72.0, 700.0, 10.0, "next page, where it ends at last."),
                    line(72.0, 100.0, 10.0, "Another one is in the"),
                ],
            ),
            page(11, vec![line(72.0, 700.0, 10.0, "third.")]),
        ]);
        assert_eq!(
            found,
            [
                "It begins here and goes on in the next page, where it ends at last.",
                "Another one is in the third."
            ]
        );
    }

    #[test]
    fn hyphens_at_line_ends_are_what_the_text_says() {
        for (first, second, elsewhere, is_printed, want) in [
            ("a negoti-", "ation", "", false, "a negotiation"),
            ("a well-", "known man", "", true, "a well-known man"),
            ("a well-", "known man", "the well-known", false, "a well-known man"),
            ("a negoti-", "ation", "negotiation", true, "a negotiation"),
            ("a negoti\u{2010}", "ation", "", true, "a negotiation"),
            ("a negoti\u{ad}", "ation", "", true, "a negotiation"),
            ("the East-", "West line", "", false, "the East-West line"),
            ("he said -", "and left", "", false, "he said - and left"),
            ("eﬃ-", "cient", "", false, "efficient"),
        ] {
            let other = line(0.0, 0.0, 10.0, elsewhere);
            let words = Words::of(&[(0, &other)], is_printed);
            let mut text = spaced(first);
            words.join(&mut text, &spaced(second));
            assert_eq!(text, want, "{first} {second}");
        }
    }
}
