//! Where the words of a body stand in its file, for those who point at them there.

use std::ops::Range;

use pulldown_cmark::Event;

use super::body::{Part, Trust, parts, visible};

/// Where the words of a body stand.
#[derive(Debug, Default)]
pub struct Places {
    /// In the order of the text.
    pieces: Vec<Piece>,
    /// Where each block begins in the file.
    blocks: Vec<usize>,
}

/// A piece of a plain text.
#[derive(Debug)]
struct Piece {
    /// Bytes of the plain text.
    plain: Range<usize>,
    /// What is written for them: bytes of the file.
    written: Range<usize>,
    /// Where the very bytes begin in the file; none where something else is written (an entity, a line break).
    start: Option<usize>,
}

impl Places {
    /// Reads the body of `file_text` that starts at `offset`, as [`super::Body::parse`] does.
    pub fn of(file_text: &str, offset: usize, trust: Trust) -> Self {
        let markdown = file_text.get(offset..).unwrap_or_default();
        let mut places = Self::default();
        let mut at = 0;
        let shown = visible(markdown, trust);
        for (part, range) in parts(&shown, trust) {
            let (length, start) = match part {
                Part::Open(_) => {
                    places.blocks.push(offset + range.start);
                    continue;
                }
                Part::Close | Part::Break(_) | Part::Gap => (1, None),
                // An entity or an escape is longer than its text.
                Part::Text(text) if text.len() != range.len() => (text.len(), None),
                Part::Text(text) => (text.len(), Some(offset + range.start)),
                // Of code in a line the span has the marks as well.
                Part::Markup(Event::Code(text)) => {
                    let within = shown[range.clone()].find(&*text);
                    (text.len(), within.map(|within| offset + range.start + within))
                }
                Part::Callout { .. } | Part::Markup(_) => continue,
            };
            let written = offset + range.start..offset + range.end;
            places.pieces.push(Piece { plain: at..at + length, written, start });
            at += length;
        }
        places
    }

    /// Where block `number`, from 1, begins in the file.
    pub fn block(&self, number: usize) -> Option<usize> {
        self.blocks.get(number.checked_sub(1)?).copied()
    }

    /// The bytes of the file at which these bytes of the plain text stand; nothing where they are written otherwise.
    pub fn in_file(&self, plain: &Range<usize>) -> Option<Range<usize>> {
        let at = |byte: usize| {
            let piece = self.piece_at(byte)?;
            Some(piece.start? + (byte - piece.plain.start))
        };
        let start = at(plain.start)?;
        let end = at(plain.end.checked_sub(1)?)? + 1;
        (start < end).then_some(start..end)
    }

    /// The bytes of the file that make these bytes of the plain text; where they are written otherwise, all that is
    /// written for them.
    pub fn around(&self, plain: &Range<usize>) -> Range<usize> {
        let exact = |piece: &Piece, byte: usize| piece.start.map(|start| start + (byte - piece.plain.start));
        let start =
            self.piece_at(plain.start).map(|piece| exact(piece, plain.start).unwrap_or(piece.written.start));
        let last = plain.end.checked_sub(1).filter(|last| *last >= plain.start);
        let end = last.and_then(|last| {
            let piece = self.piece_at(last)?;
            Some(exact(piece, last).map_or(piece.written.end, |at| at + 1))
        });
        let start = start.unwrap_or_default();
        start..end.unwrap_or(start).max(start)
    }

    /// Whether these bytes of the plain text are written as they are, and are no code.
    pub fn is_text(&self, plain: &Range<usize>) -> bool {
        self.piece_at(plain.start).is_some_and(|piece| {
            piece.start.is_some() && piece.written.len() == piece.plain.len() && plain.end <= piece.plain.end
        })
    }

    fn piece_at(&self, byte: usize) -> Option<&Piece> {
        let index = self.pieces.partition_point(|piece| piece.plain.start <= byte).checked_sub(1)?;
        self.pieces.get(index).filter(|piece| byte < piece.plain.end)
    }

    /// The byte of the plain text that stands at a byte of the file.
    pub fn in_plain(&self, file: usize) -> Option<usize> {
        let exact = self.pieces.iter().filter_map(|piece| Some((piece, piece.start?)));
        let (piece, start) = exact.take_while(|(_, start)| *start <= file).last()?;
        let at = piece.plain.start + (file - start);
        (at <= piece.plain.end).then_some(at)
    }

    /// The first byte of the plain text that stands at a byte of the file or behind it.
    pub fn plain_from(&self, file: usize) -> usize {
        let piece = self.pieces.iter().find(|piece| file < piece.written.end);
        let all = self.pieces.last().map_or(0, |last| last.plain.end);
        piece.map_or(all, |piece| match piece.start {
            Some(start) => (piece.plain.start + file.saturating_sub(start)).min(piece.plain.end),
            None => piece.plain.start,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Body;

    #[test]
    fn words_are_found_where_they_are_written() {
        let text = "---\n---\n# Head\n\nOne *two*\nthree &amp; [[a|four]] `five`.\n";
        let (body, places) = (Body::parse(text, 8, Trust::Editorial), Places::of(text, 8, Trust::Editorial));
        for word in ["Head", "One", "two", "three", "four", "five"] {
            let start = body.plain.find(word).expect(word);
            let found = places.in_file(&(start..start + word.len())).expect(word);
            assert_eq!(&text[found.clone()], word);
            assert_eq!(places.in_plain(found.start), Some(start), "{word}");
        }
        assert_eq!(places.block(2), text.find("One"));
        assert_eq!(places.block(3), None);
    }

    #[test]
    fn what_is_written_otherwise_is_found_as_a_whole() {
        let text = "---\n---\n# Head\n\nOne *two* &amp; `three`\nfour [[a|five]].\n\n> six\n> seven\n\nend\n";
        let (body, places) = (Body::parse(text, 8, Trust::Editorial), Places::of(text, 8, Trust::Editorial));
        for (words, want) in [
            ("Head", "Head"),
            ("One two", "One *two"),
            ("two & three", "two* &amp; `three"),
            ("three four", "three`\nfour"),
            ("&", "&amp;"),
            ("five", "five"),
            ("six seven", "six\n> seven"),
            ("end", "end"),
        ] {
            let at = body.plain.find(words).expect("the words are in the plain text");
            let span = places.around(&(at..at + words.len()));
            assert_eq!(&text[span.clone()], want, "{words}");
            assert!(places.plain_from(span.start) <= at, "{words}");
        }
        assert_eq!(body.blocks.iter().map(|block| block.quotation).collect::<Vec<_>>(), [0, 0, 1, 0]);
    }
}
