//! The letters of a PDF, joined to lines. This runs in a process of its own.

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
    pub(super) size: f64,
    pub(super) text: String,
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
    let mut pen = Pen { pages: &mut read.pages, corner: (0.0, 0.0), open: None, space: false, bytes: 0 };
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

/// Joins letters to lines as they are drawn.
struct Pen<'a> {
    pages: &'a mut Vec<Page>,
    corner: (f64, f64),
    open: Option<Line>,
    /// A space was drawn behind the last letter.
    space: bool,
    bytes: usize,
}

impl Pen<'_> {
    fn close(&mut self) {
        self.space = false;
        if let (Some(line), Some(page)) = (self.open.take(), self.pages.last_mut())
            && !line.text.trim().is_empty()
        {
            page.lines.push(line);
        }
    }
}

impl OutputDev for Pen<'_> {
    fn begin_page(
        &mut self,
        _: u32,
        page: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.corner = (page.llx, page.lly);
        self.pages.push(Page { height: page.ury - page.lly, lines: Vec::new() });
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        self.close();
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
        let (left, base) = (place.m31 - self.corner.0, place.m32 - self.corner.1);
        let (size, right) = (place.m22 * font_size, left + width * font_size * place.m11);
        // Words across the page are a stamp, or the name of a photographer.
        let is_upright = place.m12.abs() < 0.05 * place.m11 && place.m21.abs() < 0.05 * place.m22;
        if !is_upright || ![left, base, size, right].iter().all(|number| number.is_finite()) {
            return Ok(());
        }
        let text: String = text.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect();
        let fits = self.open.as_ref().is_some_and(|line| {
            let most = line.size.max(size);
            (base - line.base).abs() <= SAME_LINE * most
                && left >= line.right - OVERLAP * most
                && left <= line.right + COLUMN * most
        });
        if text.trim().is_empty() {
            self.space |= fits;
            if let Some(line) = self.open.as_mut().filter(|_| fits) {
                line.right = line.right.max(right);
            }
            return Ok(());
        }
        if !fits {
            self.close();
        }
        let space = std::mem::take(&mut self.space);
        match &mut self.open {
            Some(line) => {
                if (space || left > line.right + SPACE * size) && !line.text.ends_with(' ') {
                    line.text.push(' ');
                }
                line.text.push_str(&text);
                line.right = line.right.max(right);
                line.size = line.size.max(size);
            }
            none => *none = Some(Line { left, right, base, size, text }),
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
}
