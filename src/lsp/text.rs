//! Places in a text as editors count them: lines from 0, and in a line the units that were agreed on.

use lsp_types::{Position, PositionEncodingKind, Range as LspRange};
use std::ops::Range;

/// The units in which characters of a line are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Bytes.
    Utf8,
    /// What every client knows.
    #[default]
    Utf16,
}

impl Encoding {
    /// The best of what a client offers.
    pub(super) fn of(offered: Option<&[PositionEncodingKind]>) -> Self {
        let knows_bytes = offered.is_some_and(|offered| offered.contains(&PositionEncodingKind::UTF8));
        if knows_bytes { Self::Utf8 } else { Self::Utf16 }
    }

    /// Its name.
    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    fn width(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
        }
    }
}

/// A text with its lines.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    encoding: Encoding,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str, encoding: Encoding) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(breaks).collect(), encoding }
    }

    /// The bytes of a line without its end.
    fn line(&self, number: usize) -> Range<usize> {
        let Some(start) = self.starts.get(number).copied() else { return self.text.len()..self.text.len() };
        let end = self.starts.get(number + 1).map_or(self.text.len(), |next| next - 1);
        let trimmed = self.text[start..end].trim_end_matches('\r').len();
        start..start + trimmed
    }

    /// The byte at a position; one behind the end of a line is at its end.
    pub(super) fn offset(&self, position: Position) -> usize {
        let line = self.line(position.line as usize);
        let mut units = position.character as usize;
        for (at, c) in self.text[line.clone()].char_indices() {
            let width = self.encoding.width(c);
            if units < width {
                return line.start + at;
            }
            units -= width;
        }
        line.end
    }

    /// The position of a byte.
    pub(super) fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let number = self.starts.partition_point(|start| *start <= offset) - 1;
        let start = self.starts[number];
        let before = self.text.get(start..offset).unwrap_or_default();
        let units: usize = before.chars().map(|c| self.encoding.width(c)).sum();
        Position { line: number as u32, character: units as u32 }
    }

    /// The positions of a span of bytes.
    pub(super) fn range(&self, span: &Range<usize>) -> LspRange {
        LspRange { start: self.position(span.start), end: self.position(span.end) }
    }

    /// The position of a line and a column in characters, both from 1; the start of the text where they are 0.
    pub(super) fn at(&self, line: usize, column: usize) -> Position {
        let Some(number) = line.checked_sub(1) else { return Position::default() };
        let span = self.line(number);
        let before = self.text[span].chars().take(column.saturating_sub(1));
        let units: usize = before.map(|c| self.encoding.width(c)).sum();
        Position { line: number as u32, character: units as u32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_the_units_that_were_agreed_on() {
        let text = "a\r\nü𝄞x\n";
        for (encoding, x) in [(Encoding::Utf8, 6), (Encoding::Utf16, 3)] {
            let lines = Lines::new(text, encoding);
            let at = text.find('x').expect("it is there");
            let position = Position { line: 1, character: x };
            assert_eq!(lines.position(at), position);
            assert_eq!(lines.offset(position), at);
            assert_eq!(lines.at(2, 3), position);
            // In the middle of a character is before it.
            assert_eq!(lines.offset(Position { line: 1, character: x - 1 }), 5);
            assert_eq!(lines.offset(Position { line: 0, character: 99 }), 1);
            assert_eq!(lines.offset(Position { line: 99, character: 0 }), text.len());
            assert_eq!(lines.position(text.len()), Position { line: 2, character: 0 });
        }
    }
}
