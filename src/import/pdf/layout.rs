//! Lines of pages to paragraphs and headings, as Markdown.

use std::collections::{BTreeMap, BTreeSet};

use super::super::text;
use super::letters::{Line, Page, SMALL, half};

/// Browsers print the address, the date and the number of the page so near to the edge, in heights of the page.
const EDGE: f64 = 0.035;
/// So many rows at the top and the bottom of a page may be its header and footer.
const MAX_FURNITURE: usize = 3;
/// A header or footer has few numbers, one of which may be that of the page.
const MAX_NUMBERS: usize = 8;
/// Headers and footers are so much further from the text than its lines are from each other.
const APART: f64 = 1.15;
/// And so much if they have several lines, as paragraphs have, too.
const FAR_APART: f64 = 2.5;
/// Lines stand beside each other if they are no further apart, in sizes of a letter.
const SAME_ROW: f64 = 0.5;
/// Lines of a paragraph are no further apart, in sizes of a letter; of a size that few lines have, none may be of one.
const LOOSE: f64 = 2.2;
/// A line that is so much further down than usual begins a paragraph.
const GAP: f64 = 1.3;
/// What is so much larger than most letters is a heading.
const HEADING: f64 = 1.12;
/// A heading has no more words.
const HEADING_WORDS: usize = 30;
/// A sentence has more.
const TEXT_WORDS: usize = 8;
/// A line is full if no more than this is free on its right, in sizes of a letter.
const FULL: f64 = 4.0;
/// A line is short if it takes no more of its column.
const SHORT: f64 = 0.6;
/// What items of lists begin with.
const BULLETS: [&str; 6] = ["•", "●", "▪", "◦", "‣", "- "];
/// Before these a hyphen stands for the rest of a word.
const JOINING: [&str; 10] = ["und", "oder", "and", "or", "to", "bis", "y", "e", "et", "ou"];
/// A line further in than the one before begins a paragraph, in sizes of a letter.
const INDENT: f64 = 0.8;

/// The blocks of all pages, in the order of reading.
pub(super) struct Laid {
    pub(super) blocks: Vec<Block>,
    /// The size of most letters.
    pub(super) usual: f64,
    /// The sizes that sentences have, in half points. On a page with a long margin they may be larger than most letters.
    pub(super) of_text: BTreeSet<i64>,
}

impl Laid {
    /// Lays out what stands on pages. If a browser printed them, hyphens at the ends of their lines belong to the words.
    pub(super) fn of(pages: &[Page], is_printed: bool) -> Self {
        let lines = body(pages);
        let words = Words::of(&lines, is_printed);
        let blocks = blocks(&lines, &words);
        let is_text =
            |block: &&Block| ends_sentence(&block.text) && block.text.split(' ').count() >= TEXT_WORDS;
        let of_text = blocks.iter().filter(is_text).map(|block| half(block.size)).collect();
        Self { blocks, usual: usual_size(&lines), of_text }
    }

    /// Whether a block is in larger letters than most.
    pub(super) fn is_large(&self, at: usize) -> bool {
        let block = &self.blocks[at];
        block.size > self.usual * HEADING && block.text.split(' ').count() <= HEADING_WORDS
    }

    /// Whether a block is a heading: a large one that is no sentence, nor in the letters of sentences, and has something
    /// below it.
    pub(super) fn is_heading(&self, at: usize) -> bool {
        let block = &self.blocks[at];
        let is_text = ends_sentence(&block.text) || self.of_text.contains(&half(block.size));
        self.is_large(at) && !is_text && at + 1 < self.blocks.len()
    }

    pub(super) fn markdown(&self) -> String {
        let mut markdown = String::new();
        for (at, block) in self.blocks.iter().enumerate() {
            let is_heading = self.is_heading(at);
            if is_heading {
                markdown.push_str("## ");
            }
            let item = BULLETS.iter().find_map(|bullet| block.text.strip_prefix(bullet)).map(str::trim_start);
            let item = item.filter(|item| !is_heading && !item.is_empty());
            if item.is_some() {
                markdown.push_str("- ");
            }
            markdown.push_str(&text::escape(item.unwrap_or(&block.text)));
            markdown.push_str("\n\n");
        }
        markdown.truncate(markdown.trim_end().len());
        markdown.push('\n');
        markdown
    }
}

/// Whether a text ends as sentences do, and headlines do not.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '“', '"', '»', '«', '’', '\'', ')', ']', ' ']);
    text.ends_with(['.', '…', ',', ';', ':'])
}

/// A line, and the page that it stands on.
type Placed<'a> = (usize, &'a Line);

/// The lines without headers, footers and numbers of pages.
fn body(pages: &[Page]) -> Vec<Placed<'_>> {
    let all: Vec<Placed<'_>> = pages
        .iter()
        .enumerate()
        .flat_map(|(at, page)| page.lines.iter().map(move |line| (at, line)))
        .collect();
    let usual = usual_size(&all);
    let leading = leadings(&all).get(&half(usual)).copied().unwrap_or(usual * 1.4).min(usual * LOOSE);
    let rows: Vec<Vec<Vec<usize>>> = pages.iter().map(rows).collect();
    let mut seen: BTreeMap<(i64, String), usize> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        let from_bottom: Vec<Vec<usize>> = rows[number].iter().rev().cloned().collect();
        let outer: BTreeSet<usize> = [&rows[number], &from_bottom]
            .into_iter()
            .flat_map(|rows| rows[..apart(page, rows, leading)].concat())
            .collect();
        let keys: BTreeSet<_> =
            outer.iter().flat_map(|index| places(number, &page.lines[*index], usual)).collect();
        keys.into_iter().for_each(|key| *seen.entry(key).or_default() += 1);
    }
    // Left and right pages may have headers of their own.
    let is_repeated = |key| seen.get(&key).is_some_and(|times| *times > 1 && times * 3 >= pages.len());
    let mut lines = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let (mut at_edges, mut repeated) = (BTreeSet::new(), BTreeSet::new());
        for from_bottom in [false, true] {
            let mut rows = rows[number].clone();
            if from_bottom {
                rows.reverse();
            }
            let is_apart = apart(page, &rows, leading) > 0;
            for (index, row) in rows.iter().take(MAX_FURNITURE).enumerate() {
                for line in row {
                    let Line { base, size, .. } = page.lines[*line];
                    let at_edge = base < page.height * EDGE || base > page.height * (1.0 - EDGE);
                    if index == 0 && at_edge && (is_apart || size < usual * SMALL) {
                        at_edges.insert(*line);
                    } else if places(number, &page.lines[*line], usual).into_iter().any(is_repeated) {
                        repeated.insert(*line);
                    }
                }
            }
        }
        // Pages that are no more than that say something with it.
        if at_edges.union(&repeated).count() == page.lines.len() {
            repeated.clear();
        }
        let is_body = |index: &usize| !at_edges.contains(index) && !repeated.contains(index);
        lines.extend((0..page.lines.len()).filter(is_body).map(|index| (number, &page.lines[index])));
    }
    lines
}

/// The lines of a page from its top, those together that stand beside each other.
fn rows(page: &Page) -> Vec<Vec<usize>> {
    let mut from_top: Vec<usize> = (0..page.lines.len()).collect();
    from_top.sort_by(|a, b| page.lines[*b].base.total_cmp(&page.lines[*a].base));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for index in from_top {
        let line = &page.lines[index];
        match rows.last_mut() {
            Some(row) if page.lines[row[0]].base - line.base < line.size * SAME_ROW => row.push(index),
            _ => rows.push(vec![index]),
        }
    }
    rows
}

/// How many of the first rows are apart from the others: further than lines of text, and further than the next rows
/// are from each other, as those of a table are.
fn apart(page: &Page, rows: &[Vec<usize>], leading: f64) -> usize {
    let gap =
        |at: usize| Some((page.lines[rows.get(at)?[0]].base - page.lines[rows.get(at + 1)?[0]].base).abs());
    let is_apart = |rows: &usize| {
        gap(rows - 1).is_some_and(|here| {
            let least = if *rows == 1 { APART } else { FAR_APART };
            here > leading * least && gap(*rows).is_none_or(|next| (here - next).abs() > here * 0.05)
        })
    };
    (1..=MAX_FURNITURE).take_while(|count| count * 2 < rows.len()).find(is_apart).unwrap_or_default()
}

/// The place and the text of a line, as it stands there and with each of its numbers counted from that of the page:
/// one of them is the same on other pages if the line is a header or footer. What is larger than the text may count
/// up without being one.
fn places(page: usize, line: &Line, usual: f64) -> Vec<(i64, String)> {
    let text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut texts = Vec::new();
    let mut at = 0;
    while line.size <= usual * HEADING && texts.len() < MAX_NUMBERS {
        let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|start| at + start) else {
            break;
        };
        at = text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |end| start + end);
        if let Ok(number) = text[start..at].parse::<u32>() {
            let counted = i64::from(number) - page as i64;
            texts.push(format!("{}\0{counted}\0{}", &text[..start], &text[at..]));
        }
    }
    texts.push(text);
    texts.into_iter().map(|text| (line.base.round() as i64, text)).collect()
}

/// The size that most letters have.
fn usual_size(lines: &[Placed<'_>]) -> f64 {
    let mut letters: BTreeMap<i64, usize> = BTreeMap::new();
    for (_, line) in lines {
        *letters.entry(half(line.size)).or_default() += line.text.len();
    }
    letters.iter().max_by_key(|(_, count)| **count).map_or(0.0, |(size, _)| *size as f64 / 2.0)
}

/// A paragraph, or a heading.
pub(super) struct Block {
    pub(super) text: String,
    pub(super) size: f64,
    pub(super) page: usize,
}

fn blocks(lines: &[Placed<'_>], words: &Words) -> Vec<Block> {
    let leading = leadings(lines);
    let mut blocks: Vec<Block> = Vec::new();
    for (index, (page, line)) in lines.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| lines[before]);
        let text = spaced(&line.text);
        match blocks.last_mut() {
            Some(block)
                if before
                    .is_some_and(|before| goes_on(lines, &block.text, before, (*page, line), &leading)) =>
            {
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

/// Whether a line belongs to the paragraph of the line before, which has begun with a text.
fn goes_on(
    lines: &[Placed<'_>],
    begun: &str,
    (page_before, before): Placed<'_>,
    (page, line): Placed<'_>,
    leading: &BTreeMap<i64, f64>,
) -> bool {
    if (line.size - before.size).abs() > 0.08 * line.size.max(before.size) || bullet(&line.text) {
        return false;
    }
    let column = |page: usize, of: &Line| {
        let start = lines.partition_point(|(at, _)| *at < page);
        let of_page = lines[start..].iter().take_while(|(at, _)| *at == page);
        let beside = of_page.filter(|(_, other)| {
            half(other.size) == half(of.size) && (other.left - of.left).abs() < of.size * 6.0
        });
        let (mut left, mut right) = (of.left, of.right);
        for (_, other) in beside {
            (left, right) = (left.min(other.left), right.max(other.right));
        }
        (left, right)
    };
    let ends = before.text.trim_end().ends_with(['.', '!', '?', ':', '”', '“', '"', '»', '…', ')']);
    let down = before.base - line.base;
    let is_full = |end: f64| before.right > end - before.size * FULL;
    // A dash or a date may stand at the beginning of any line.
    let mark = mark(&line.text);
    if mark.is_some() && (ends || mark == self::mark(begun) || !is_full(column(page_before, before).1)) {
        return false;
    }
    // Another column, or another page.
    if page != page_before || down < -line.size || line.left > before.right {
        return !ends || line.text.starts_with(char::is_lowercase);
    }
    let usual = leading.get(&half(line.size)).copied().unwrap_or(line.size * 1.4).min(line.size * LOOSE);
    if down > usual * GAP {
        return false;
    }
    let (start, end) = column(page_before, before);
    let is_short = before.right < start + (end - start) * SHORT;
    let is_indented = line.left > column(page, line).0 + line.size * INDENT;
    let is_further_in = line.left > before.left + line.size * INDENT;
    // A sentence ends with it, and it ends far from the margin.
    let is_last = ends && is_short && line.text.starts_with(|c: char| !c.is_lowercase());
    !(is_further_in || is_last || is_indented && (is_short || ends && !is_full(end)))
}

/// Whether a line begins with a sign that only items of lists have.
fn bullet(text: &str) -> bool {
    text.trim_start().starts_with(['•', '●', '▪', '◦', '‣'])
}

/// What kind of items begins so: with a dash, a number, or something in brackets.
fn mark(text: &str) -> Option<char> {
    let (mark, _) = text.trim_start().split_once(' ')?;
    let count = mark.strip_suffix(['.', ')']).unwrap_or_default();
    let inside = count.strip_prefix('(').unwrap_or(count);
    let is_number = (1..=2).contains(&inside.len()) && inside.chars().all(|c| c.is_ascii_digit());
    let is_letter = inside.len() == 1 && inside.chars().all(|c| c.is_ascii_lowercase());
    match mark {
        "-" | "–" | "—" => mark.chars().next(),
        _ if is_number || is_letter && mark.ends_with(')') => mark.chars().last(),
        _ => None,
    }
}

/// Single spaces, and letters instead of ligatures. A soft hyphen that is drawn within a line is a hyphen: fonts have one
/// sign for both.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (at, c) in text.char_indices() {
        match c {
            '\u{ad}' | '\u{2010}' if at + c.len_utf8() < text.len() => out.push('-'),
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
        let is_address = first.contains("://") || first.trim_start_matches(['(', '<']).starts_with("www.");
        let is_joined = JOINING.contains(&second);
        let is_name = first.ends_with(char::is_alphabetic) && second.starts_with(char::is_uppercase);
        let is_hyphenated = match hyphen {
            '\u{ad}' => !is_name,
            _ if !is_word || is_address || known("-") => false,
            _ if known("") => true,
            _ if is_joined => false,
            // Browsers hyphenate with a sign of its own.
            '\u{2010}' => true,
            _ => !self.is_printed,
        };
        if is_hyphenated {
            text.truncate(text.len() - hyphen.len_utf8());
        } else if is_name {
            text.truncate(text.len() - hyphen.len_utf8());
            text.push('-');
        } else if is_joined && !is_address || !first.ends_with(char::is_alphanumeric) {
            // Half a word, or a dash.
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
        let markdown = Laid::of(&pages, false).markdown();
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
                "## A heading",
                "The first line of a paragraph that is longer than one line.",
                "The second paragraph stands below it and is as wide as that.",
                "A third one is set in by two letters and goes on at the margin, of course."
            ]
        );
    }

    #[test]
    fn sentences_are_no_headings_however_large() {
        let mut lines = vec![
            line(72.0, 740.0, 20.0, "A heading"),
            line(72.0, 700.0, 12.0, "Who pays for the bridge that the council wants?"),
            line(72.0, 670.0, 12.0, "Nobody at the meeting in the town hall could say that."),
            line(72.0, 640.0, 16.0, "Another heading"),
            line(72.0, 610.0, 12.0, "It was late."),
        ];
        // A margin with more letters than the text.
        let note = |at: usize| line(72.0, 580.0 - at as f64 * 12.0, 8.0, &"note ".repeat(18));
        lines.extend((0..4).map(note));
        lines.push(line(72.0, 500.0, 20.0, "The end"));
        let found = laid(vec![lines]);
        let marked: Vec<&String> = found.iter().filter(|text| text.starts_with('#')).collect();
        assert_eq!(marked, ["## A heading", "## Another heading"], "{found:?}");
    }

    #[test]
    fn items_and_short_last_lines_end_paragraphs() {
        let laid = |texts: &[&str]| {
            let down = |(at, text): (usize, &&str)| line(72.0, 720.0 - at as f64 * 12.0, 10.0, text);
            laid(vec![texts.iter().enumerate().map(down).collect()])
        };
        let text = "The council has met and heard what there was to hear, then decided:";
        let items =
            ["- one berth", "closes", "- another stays", "1. First", "2. Second", "(a) third", "• last"];
        let want = [
            text,
            "- one berth closes",
            "- another stays",
            "1\\. First",
            "2\\. Second",
            "(a) third",
            "- last",
        ];
        assert_eq!(laid(&[&[text], &items[..]].concat()), want);
        // A dash and a date within a sentence.
        let dated = [
            "The council had met in the evening of the day before, which is",
            "1. May then – and it was a long evening which nobody likes now",
            "– and heard all of it.",
        ];
        assert_eq!(laid(&dated), [dated.join(" ")]);
        let ended = [text, "It was late.", "Nobody else had anything to say about it then."];
        assert_eq!(laid(&ended), [ended[..2].join(" "), ended[2].to_owned()]);
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
    fn rows_of_tables_are_no_headers_and_no_footers() {
        // So many rows fill a page; those of all pages stand in the same places.
        for (leading, rows) in [(12.0, 50), (30.0, 20)] {
            let pages = (0..3).map(|page| {
                let row = |row: usize| {
                    let base = 760.0 - row as f64 * leading;
                    let number = page * rows + row;
                    [
                        line(72.0, base, 10.0, &format!("{}", 1900 + number)),
                        line(300.0, base, 10.0, "as before"),
                    ]
                };
                let mut lines: Vec<Line> = (0..rows).flat_map(row).collect();
                lines.push(line(300.0, 40.0, 9.0, &format!("{}", page + 7)));
                lines
            });
            let found = laid(pages.collect()).join(" ");
            let words = found.split_whitespace().filter(|word| word.starts_with(['1', '2', '7', '8', '9']));
            let want: Vec<String> = (1900..1900 + 3 * rows).map(|year| year.to_string()).collect();
            assert_eq!(words.collect::<Vec<_>>(), want, "{leading}");
        }
        // Days count up with the pages, too.
        let day = |day: usize| {
            let text = line(72.0, 700.0, 10.0, &format!("It rained on {} roofs", day * 3));
            vec![line(72.0, 740.0, 16.0, &format!("Day {day}")), text, line(72.0, 688.0, 10.0, "and one.")]
        };
        let want = ["## Day 1", "It rained on 3 roofs and one.", "## Day 2", "It rained on 6 roofs and one."];
        assert_eq!(laid(vec![day(1), day(2)]), want);
        // Paragraphs may end alike.
        let alike = |page: usize| {
            let ship = |at: usize| {
                let base = 740.0 - at as f64 * 40.0;
                let first = line(72.0, base, 10.0, &format!("Ship {} came in and went", page * 5 + at));
                [first, line(72.0, base - 12.0, 10.0, "as all of them had.")]
            };
            (0..5).flat_map(ship).collect::<Vec<_>>()
        };
        let want: Vec<String> =
            (0..20).map(|ship| format!("Ship {ship} came in and went as all of them had.")).collect();
        assert_eq!(laid((0..4).map(alike).collect()), want);
        let equal = || {
            vec![line(72.0, 740.0, 10.0, "One line on each page,"), line(72.0, 700.0, 10.0, "and another.")]
        };
        assert_eq!(laid((0..900).map(|_| equal()).collect()).len(), 1800);
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
            ("the Franco\u{ad}", "British line", "", true, "the Franco-British line"),
            ("the Franco\u{2010}", "British line", "", false, "the Franco-British line"),
            ("a long-", "term plan", "of long\u{ad}term", false, "a long-term plan"),
            ("he said -", "and left", "", false, "he said - and left"),
            ("eﬃ-", "cient", "", false, "efficient"),
            ("der Haupt-", "und Nebeneingang", "", false, "der Haupt- und Nebeneingang"),
            ("pro-", "and anti-war", "", true, "pro- and anti-war"),
            ("a doct-", "or came", "doctor", false, "a doctor came"),
            ("see https://a.example/some-", "thing/else", "", false, "see https://a.example/some-thing/else"),
            ("see https://a.example/stay-", "or go", "", false, "see https://a.example/stay-or go"),
        ] {
            let other = line(0.0, 0.0, 10.0, elsewhere);
            let words = Words::of(&[(0, &other)], is_printed);
            let mut text = spaced(first);
            words.join(&mut text, &spaced(second));
            assert_eq!(text, want, "{first} {second}");
        }
    }
}
