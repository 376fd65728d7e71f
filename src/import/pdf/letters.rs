//! The letters of a PDF, joined to lines. This runs in a process of its own.

use std::collections::{BTreeMap, BTreeSet};

use pdf_extract::{Document, MediaBox, Object, OutputDev, OutputError, Transform};

use crate::input::MAX_TEXT_BYTES;

/// A newspaper has fewer.
const MAX_PAGES: usize = 1_000;
/// A font has no more.
const MAX_LETTERS: i64 = 65_535;
/// Letters stand on one line if they are no further apart than this, in sizes of a letter.
const SAME_LINE: f64 = 0.35;
/// A wider gap is one between columns.
const COLUMN: f64 = 2.5;
/// A gap that is wider is a space, also where none was written.
const SPACE: f64 = 0.17;
/// What is so much smaller than other letters is small.
pub(super) const SMALL: f64 = 0.9;
/// A small letter that is raised by more, in sizes of the letters before it, belongs to a mark, as of a footnote.
const RAISED: f64 = 0.12;
/// A mark is no further from its word.
const MARK_GAP: f64 = 0.5;
/// It has no more letters.
const MAX_MARK: usize = 6;
/// A page has no more initials.
const MAX_INITIALS: usize = 20;
/// Letters that are words of their own.
const WORDS: &str = "AIOEUYÀÈÉАВИІЗЙКОСУЯ";
/// Letters that are drawn over each other by less are kerned.
const OVERLAP: f64 = 0.5;

/// What stands in a PDF, letter by letter.
#[derive(Default)]
pub(super) struct Letters {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) created: Option<String>,
    /// A browser printed it: words are not hyphenated at line ends.
    pub(super) is_printed: bool,
    pub(super) pages: Vec<Page>,
}

pub(super) struct Page {
    pub(super) height: f64,
    /// In the order in which they were drawn, which is the order of reading.
    pub(super) lines: Vec<Line>,
}

/// Letters beside each other; places count from the left and from the bottom.
pub(super) struct Line {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) base: f64,
    /// That of most of its letters.
    pub(super) size: f64,
    pub(super) text: String,
}

/// A size in half points.
pub(super) fn half(size: f64) -> i64 {
    (size * 2.0).round() as i64
}

/// Reads the letters of a PDF; nothing where that cannot be done.
pub(super) fn read(bytes: &[u8]) -> Option<Letters> {
    let mut document = Document::load_mem(bytes).ok()?;
    if document.is_encrypted() {
        // Many are locked against changes alone, with an empty password.
        document.decrypt("").ok()?;
    }
    if document.get_pages().len() > MAX_PAGES {
        return None;
    }
    spell_out_widths(&mut document);
    let info = match document.trailer.get(b"Info") {
        Ok(Object::Reference(id)) => document.get_dictionary(*id).ok(),
        Ok(Object::Dictionary(info)) => Some(info),
        _ => None,
    };
    let of = |key: &[u8]| {
        let text = pdf_extract::decode_text_string(info?.get(key).ok()?).ok()?;
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let mut read = Letters {
        title: of(b"Title"),
        author: of(b"Author"),
        created: of(b"CreationDate"),
        is_printed: of(b"Producer").is_some_and(|name| name.contains("Skia") || name.contains("Quartz")),
        pages: Vec::new(),
    };
    let mut pen = Pen {
        pages: &mut read.pages,
        corner: (0.0, 0.0),
        extent: (0.0, 0.0),
        ways: Default::default(),
        bytes: 0,
    };
    pdf_extract::output_doc(&document, &mut pen).ok()?;
    Some(read)
}

/// Widths of letters may be given one by one, or once for a range (ISO 32000-1, 9.7.4.3). The library takes the letters
/// of ranges for letters without a width, and so they are given one by one.
fn spell_out_widths(document: &mut Document) {
    let is_font =
        |object: &Object| object.as_dict().is_ok_and(|font| font.has(b"W") && font.has(b"CIDSystemInfo"));
    let fonts: Vec<_> =
        document.objects.iter().filter(|(_, object)| is_font(object)).map(|(id, _)| *id).collect();
    for id in fonts {
        let Ok(widths) = document.get_dictionary(id).and_then(|font| font.get_deref(b"W", document)) else {
            continue;
        };
        let Some(widths) = widths.as_array().ok().and_then(|widths| spelled_out(widths)) else { continue };
        if let Ok(font) = document.get_object_mut(id).and_then(Object::as_dict_mut) {
            font.set("W", widths);
        }
    }
}

fn spelled_out(widths: &[Object]) -> Option<Vec<Object>> {
    let mut out = Vec::new();
    let mut rest = widths;
    loop {
        rest = match rest {
            [] => return Some(out),
            [first, Object::Array(widths), rest @ ..] => {
                out.extend([first.clone(), Object::Array(widths.clone())]);
                rest
            }
            [first, last, width, rest @ ..] => {
                let letters =
                    last.as_i64().ok()?.checked_sub(first.as_i64().ok()?)?.clamp(0, MAX_LETTERS) + 1;
                out.extend([first.clone(), Object::Array(vec![width.clone(); letters as usize])]);
                rest
            }
            _ => return None,
        };
    }
}

/// Takes the letters of each page as they are drawn.
struct Pen<'a> {
    pages: &'a mut Vec<Page>,
    corner: (f64, f64),
    extent: (f64, f64),
    /// The lines that run to the right, to the top, to the left and to the bottom.
    ways: [Writing; 4],
    bytes: usize,
}

impl OutputDev for Pen<'_> {
    fn begin_page(
        &mut self,
        _: u32,
        page: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.corner = (page.llx, page.lly);
        self.extent = (page.urx - page.llx, page.ury - page.lly);
        self.ways = Default::default();
        Ok(())
    }

    /// Tables are turned, and pages, and so a page is read the way that most of its letters have. Words across that are
    /// a stamp, or the name of a photographer.
    fn end_page(&mut self) -> Result<(), OutputError> {
        let [first, others @ ..] = std::mem::take(&mut self.ways);
        let mut most = (first, self.extent.1);
        for (way, height) in others.into_iter().zip([self.extent.0, self.extent.1, self.extent.0]) {
            if way.letters > most.0.letters {
                most = (way, height);
            }
        }
        let (mut writing, height) = most;
        writing.close();
        join_initials(&mut writing.lines);
        self.pages.push(Page { height, lines: writing.lines });
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        self.bytes += text.len();
        if self.bytes as u64 > MAX_TEXT_BYTES {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        let (x, y) = (place.m31 - self.corner.0, place.m32 - self.corner.1);
        let (across, up) = self.extent;
        // The page turned so that what runs that way runs to the right.
        let turned = [
            [place.m11, place.m12, place.m21, place.m22, x, y],
            [place.m12, -place.m11, place.m22, -place.m21, y, across - x],
            [-place.m11, -place.m12, -place.m21, -place.m22, across - x, up - y],
            [-place.m12, place.m11, -place.m22, place.m21, up - y, x],
        ];
        let is_upright = |[m11, m12, m21, m22, ..]: &[f64; 6]| {
            *m11 > 0.0 && *m22 > 0.0 && m12.abs() < 0.05 * m11 && m21.abs() < 0.05 * m22
        };
        let Some(way) = turned.iter().position(is_upright) else { return Ok(()) };
        let [m11, _, _, m22, left, base] = turned[way];
        let (size, right) = (m22 * font_size, left + width * font_size * m11);
        if [left, base, size, right].iter().all(|number| number.is_finite()) {
            let text = text.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect();
            self.ways[way].letter(Line { left, right, base, size, text });
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

/// Joins letters to lines.
#[derive(Default)]
struct Writing {
    lines: Vec<Line>,
    letters: usize,
    open: Option<Open>,
    /// A space was drawn behind the last letter.
    space: bool,
}

/// A line that goes on; its size is that of its largest letter.
struct Open {
    line: Line,
    /// How many letters have a size, and that size.
    sizes: BTreeMap<i64, (usize, f64)>,
    /// The small letters behind it that are raised.
    mark: Option<Line>,
}

/// How a letter stands to the open line.
#[derive(PartialEq)]
enum Fit {
    Apart,
    Beside,
    /// Small and raised.
    Raised,
    /// The line is a mark, and this is the first letter of what it belongs to.
    Marked,
}

impl Writing {
    fn close(&mut self) {
        self.space = false;
        if let Some(line) = self.open.take().map(Open::closed)
            && !line.text.trim().is_empty()
        {
            self.lines.push(line);
        }
    }

    fn letter(&mut self, letter: Line) {
        let fit = self.open.as_ref().map_or(Fit::Apart, |open| open.fit(&letter));
        if letter.text.trim().is_empty() {
            if let Some(open) = self.open.as_mut().filter(|_| fit != Fit::Apart) {
                self.space = true;
                open.line.right = open.line.right.max(letter.right);
            }
            return;
        }
        self.letters += 1;
        let space = std::mem::take(&mut self.space);
        match &mut self.open {
            Some(open) if fit == Fit::Raised => match &mut open.mark {
                Some(mark) if mark.text.chars().count() >= MAX_MARK => {
                    // That many are none.
                    let mark = open.mark.take();
                    self.close();
                    self.open = mark.map(Open::new);
                    self.letter(letter);
                }
                Some(mark) => mark.add(&letter, space),
                none => *none = Some(letter),
            },
            Some(open) if fit != Fit::Apart => {
                if fit == Fit::Marked {
                    (open.line.base, open.line.size) = (letter.base, letter.size);
                    open.line.text.push(' ');
                }
                open.settle_mark();
                open.count(&letter);
                open.line.add(&letter, space);
            }
            _ => {
                self.close();
                self.open = Some(Open::new(letter));
            }
        }
    }
}

impl Line {
    fn add(&mut self, letter: &Line, space: bool) {
        if (space || letter.left > self.right + SPACE * letter.size) && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
        self.text.push_str(&letter.text);
        self.right = self.right.max(letter.right);
        self.size = self.size.max(letter.size);
    }
}

impl Open {
    fn new(line: Line) -> Self {
        let mut open = Self { line, sizes: BTreeMap::new(), mark: None };
        open.sizes.insert(half(open.line.size), (open.line.text.len(), open.line.size));
        open
    }

    fn count(&mut self, letter: &Line) {
        self.sizes.entry(half(letter.size)).or_insert((0, letter.size)).0 += letter.text.len();
    }

    fn fit(&self, letter: &Line) -> Fit {
        let line = &self.line;
        let right = self.mark.as_ref().map_or(line.right, |mark| mark.right.max(line.right));
        let most = line.size.max(letter.size);
        let raised = letter.base - line.base;
        let is_near = letter.left <= right + MARK_GAP * most;
        if letter.left < right - OVERLAP * most {
            Fit::Apart
        } else if is_near && is_raised(letter.size, line.size, raised) && !is_initial(&line.text) {
            Fit::Raised
        } else if is_near && is_raised(line.size, letter.size, -raised) && is_mark(&line.text) {
            Fit::Marked
        } else if raised.abs() <= SAME_LINE * most && letter.left <= right + COLUMN * most {
            Fit::Beside
        } else {
            Fit::Apart
        }
    }

    /// Puts the raised letters into the line: powers stay what they are, and marks of notes are none of its text.
    fn settle_mark(&mut self) {
        let Some(mark) = self.mark.take() else { return };
        self.line.right = self.line.right.max(mark.right);
        if !is_mark(&mark.text) {
            self.line.text.push_str(&mark.text);
            return;
        }
        let text = &self.line.text;
        let unit = text.chars().rev().take_while(|c| c.is_alphabetic()).count();
        if text.ends_with(|c: char| c.is_ascii_digit()) || (1..=2).contains(&unit) {
            self.line.text.extend(mark.text.chars().filter_map(superscript));
        }
    }

    fn closed(mut self) -> Line {
        self.settle_mark();
        if let Some((_, size)) = self.sizes.values().max_by_key(|(letters, _)| *letters) {
            self.line.size = *size;
        }
        self.line
    }
}

/// Whether letters are small beside others, and raised as those of a mark are.
fn is_raised(size: f64, beside: f64, by: f64) -> bool {
    size < beside * SMALL && by > beside * RAISED && by <= beside
}

/// Whether this is the mark of a note.
fn is_mark(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_of_mark = |c: char| {
        c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '§' | '[' | ']' | '(' | ')' | ',' | ' ')
    };
    !text.is_empty() && digits <= 4 && text.chars().count() <= MAX_MARK && text.chars().all(is_of_mark)
}

fn superscript(digit: char) -> Option<char> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit.to_digit(10)? as usize)
}

/// Whether this is one capital letter, in quotation marks perhaps.
fn is_initial(text: &str) -> bool {
    let mut letters = text.trim().trim_start_matches(['„', '“', '"', '«', '»', '‘']).chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// Puts initials, which stand beside the first lines of a paragraph, before its first word.
fn join_initials(lines: &mut Vec<Line>) {
    let mut initials: Vec<usize> = (0..lines.len()).filter(|index| is_initial(&lines[*index].text)).collect();
    if initials.len() > MAX_INITIALS {
        return;
    }
    // From the last, as each that is joined goes away.
    while let Some(index) = initials.pop() {
        let initial = &lines[index];
        let is_beside = |line: &Line| {
            line.size < initial.size * SMALL
                && line.text.starts_with(char::is_lowercase)
                && (initial.right - line.size * OVERLAP..=initial.right + line.size * 1.5)
                    .contains(&line.left)
                && (initial.base - initial.size * 0.2..=initial.base + initial.size).contains(&line.base)
        };
        let beside = (0..lines.len()).filter(|other| is_beside(&lines[*other]));
        let Some(first) = beside.max_by(|a, b| lines[*a].base.total_cmp(&lines[*b].base)) else { continue };
        let letter = initial.text.trim().to_owned();
        let mut rest = lines[first].text.split_whitespace();
        let second = rest.next().unwrap_or_default().to_owned();
        let whole = format!("{letter}{second}").to_lowercase();
        let others = lines.iter().enumerate().flat_map(|(at, line)| {
            line.text.split_whitespace().skip(usize::from(at == first)).map(str::to_lowercase)
        });
        let words: BTreeSet<String> = others.collect();
        let is_word =
            letter.ends_with(|c| WORDS.contains(c)) && words.contains(&second) && !words.contains(&whole);
        lines[first].text.insert_str(0, &format!("{letter}{}", if is_word { " " } else { "" }));
        lines.remove(index);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_of_ranges_are_spelled_out() {
        let number = |number: i64| Object::Integer(number);
        let list = |numbers: &[i64]| Object::Array(numbers.iter().map(|n| Object::Integer(*n)).collect());
        let found = spelled_out(&[number(1), list(&[500, 600]), number(7), number(9), number(250)]);
        assert_eq!(found, Some(vec![number(1), list(&[500, 600]), number(7), list(&[250, 250, 250])]));
        assert_eq!(spelled_out(&[number(9), number(1), number(250)]), Some(vec![number(9), list(&[250])]));
        assert_eq!(spelled_out(&[number(9), number(10)]), None);
    }

    /// Draws texts, each with its place and size; letters are half as wide as they are high.
    fn drawn(texts: &[(f64, f64, f64, &str)]) -> Vec<(f64, String)> {
        let mut writing = Writing::default();
        for (left, base, size, text) in texts {
            for (index, c) in text.chars().enumerate() {
                let left = left + index as f64 * size / 2.0;
                let right = left + size / 2.0;
                writing.letter(Line { left, right, base: *base, size: *size, text: c.to_string() });
            }
        }
        writing.close();
        join_initials(&mut writing.lines);
        writing.lines.into_iter().map(|line| (line.size, line.text)).collect()
    }

    #[test]
    fn marks_of_notes_do_not_break_lines() {
        for (before, mark, behind, want) in [
            ("in 2024", "1", " it said", "in 2024¹ it said"),
            ("was checked", "12", " and so", "was checked and so"),
            ("was checked.", "[3]", " And so", "was checked. And so"),
            ("was 5 m", "2", " wide", "was 5 m² wide"),
            ("on the 20", "th", " of March", "on the 20th of March"),
            ("was checked", "2", "", "was checked"),
        ] {
            let end = 72.0 + before.len() as f64 * 6.0;
            let rest = end + mark.len() as f64 * 4.0;
            let texts = [(72.0, 700.0, 12.0, before), (end, 704.5, 8.0, mark), (rest, 700.0, 12.0, behind)];
            assert_eq!(drawn(&texts), [(12.0, want.to_owned())], "{before} {mark}");
        }
        let note = [(72.0, 104.0, 6.0, "12"), (78.0, 100.0, 9.0, "The report")];
        assert_eq!(drawn(&note), [(9.0, "12 The report".to_owned())]);
        // Small text beside a large one is none.
        let large = [(72.0, 700.0, 24.0, "Large"), (132.0, 710.0, 10.0, "small and long")];
        assert_eq!(drawn(&large), [(24.0, "Large".to_owned()), (10.0, "small and long".to_owned())]);
    }

    #[test]
    fn initials_begin_their_words() {
        let on_one_line = [(72.0, 700.0, 20.0, "T"), (82.0, 700.0, 12.0, "he harbour")];
        assert_eq!(drawn(&on_one_line), [(12.0, "The harbour".to_owned())]);
        let first = (84.0, 728.0, 10.0, "he harbour");
        let second = (84.0, 716.0, 10.0, "is closed");
        let dropped = (72.0, 712.0, 24.0, "T");
        let want = ["The harbour", "is closed"].map(|text| (10.0, text.to_owned()));
        assert_eq!(drawn(&[dropped, first, second]), want);
        assert_eq!(drawn(&[first, second, dropped]), want);
        let article =
            [(72.0, 712.0, 24.0, "A"), (84.0, 728.0, 10.0, "berth and"), (84.0, 716.0, 10.0, "a berth")];
        assert_eq!(drawn(&article)[0].1, "A berth and");
    }
}
