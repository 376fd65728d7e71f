//! Where the words of a body stand in its file, for those who point at them there.

use std::ops::Range;

use super::body::{Part, Trust, parts, visible};
use pulldown_cmark::Event;

/// Where the words of a body stand.
#[derive(Debug, Default)]
pub struct Places {
    /// Bytes of the plain text, and where they begin in the file; none where they are written otherwise there.
    pieces: Vec<(Range<usize>, usize)>,
    /// Where each block begins in the file.
    blocks: Vec<usize>,
}

impl Places {
    /// Reads the body of `file_text` that starts at `offset`, as [`super::Body::parse`] does.
    pub fn of(file_text: &str, offset: usize, trust: Trust) -> Self {
        let markdown = file_text.get(offset..).unwrap_or_default();
        let mut places = Self::default();
        let mut plain = 0;
        let shown = visible(markdown, trust);
        for (part, range) in parts(&shown, trust) {
            match part {
                Part::Open(_) => places.blocks.push(offset + range.start),
                Part::Close | Part::Break(_) | Part::Gap => plain += 1,
                Part::Text(text) | Part::Markup(Event::Code(text)) => {
                    // Of code in a line the span has the marks as well.
                    let written = &markdown[range.clone()];
                    if let Some(at) = written.find(&*text) {
                        places.pieces.push((plain..plain + text.len(), offset + range.start + at));
                    }
                    plain += text.len();
                }
                Part::Callout { .. } | Part::Markup(_) => {}
            }
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
            let piece = self.pieces.partition_point(|(range, _)| range.start <= byte).checked_sub(1)?;
            let (range, start) = &self.pieces[piece];
            (byte < range.end).then(|| start + (byte - range.start))
        };
        let start = at(plain.start)?;
        let end = at(plain.end.checked_sub(1)?)? + 1;
        (start < end).then_some(start..end)
    }

    /// The byte of the plain text that stands at a byte of the file.
    pub fn in_plain(&self, file: usize) -> Option<usize> {
        let piece = self.pieces.partition_point(|(_, start)| *start <= file).checked_sub(1)?;
        let (range, start) = &self.pieces[piece];
        let at = range.start + (file - start);
        (at <= range.end).then_some(at)
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
}
