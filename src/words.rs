//! What counts as a word, the same wherever words are counted or cut: what stands between spaces; in scripts that
//! set no spaces, every character.

use std::ops::Range;

/// A longer run without a space is no word, and must not pass as one where words are limited.
const MAX_CHARS: usize = 50;

/// The byte ranges of the words of `text`.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// What a byte of a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    /// Part of a word.
    Letter,
    /// White space.
    Space,
    /// Part of a character beyond ASCII.
    Part,
}

static BYTES: [Byte; 256] = {
    let mut table = [Byte::Part; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = if (byte as u8).is_ascii_whitespace() { Byte::Space } else { Byte::Letter };
        byte += 1;
    }
    table
};

pub(crate) struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        // Nearly all of nearly all texts is ASCII; only what is not is decoded.
        let char_at = |at: usize| self.text[at..].chars().next();
        let separates = |c: char| c.is_whitespace() || c == '\u{200b}';
        let bytes = self.text.as_bytes();
        let mut start = self.at;
        while let Some(byte) = bytes.get(start) {
            match BYTES[usize::from(*byte)] {
                Byte::Space => start += 1,
                Byte::Part => match char_at(start).filter(|c| separates(*c)) {
                    Some(c) => start += c.len_utf8(),
                    None => break,
                },
                Byte::Letter => break,
            }
        }
        let (mut end, mut count) = (start, 0);
        while count < MAX_CHARS
            && let Some(byte) = bytes.get(end)
        {
            let byte = BYTES[usize::from(*byte)];
            if byte == Byte::Letter {
                end += 1;
            } else if byte == Byte::Space {
                break;
            } else {
                let c = char_at(end)?;
                if separates(c) || (count > 0 && is_unspaced(c)) {
                    break;
                }
                end += c.len_utf8();
                if is_unspaced(c) {
                    break;
                }
            }
            count += 1;
        }
        self.at = end;
        (end > start).then_some(start..end)
    }
}

/// Where the last `count` words of `text` begin; 0 if it has no more. Only the end of the text is looked at: what asks
/// this of every finding of a long paragraph must not read the paragraph each time.
pub(crate) fn last_words(text: &str, count: usize) -> usize {
    if count == 0 {
        return text.len();
    }
    let mut reach = count.saturating_mul(16);
    while reach < text.len() {
        let mut from = text.len() - reach;
        while !text.is_char_boundary(from) {
            from -= 1;
        }
        let starts: Vec<usize> = words(&text[from..]).map(|word| from + word.start).collect();
        // The first may be the end of a word.
        if starts.len() > count {
            return starts[starts.len() - count];
        }
        reach = reach.saturating_mul(4);
    }
    let starts: Vec<usize> = words(text).map(|word| word.start).collect();
    starts.len().checked_sub(count).and_then(|first| starts.get(first)).copied().unwrap_or(0)
}

/// Scripts that set no space between words: Thai, Lao, Khmer, Myanmar, kana, Han.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(
        u32::from(c),
        0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x9fff | 0xf900..=0xfaff
            | 0x20000..=0x3ffff
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_words_in_every_script() {
        let long = "x".repeat(MAX_CHARS + 1);
        for (text, want) in [
            ("  one two\u{a0}three\n", vec!["one", "two", "three"]),
            ("李明博总统", vec!["李", "明", "博", "总", "统"]),
            ("see 東京 now", vec!["see", "東", "京", "now"]),
            ("a\u{200b}b", vec!["a", "b"]),
            ("", vec![]),
            (&long, vec![&long[..MAX_CHARS], "x"]),
        ] {
            assert_eq!(words(text).map(|w| &text[w]).collect::<Vec<_>>(), want, "text: {text:?}");
        }
    }

    #[test]
    fn the_last_words_are_those_at_the_end() {
        let many = "word ".repeat(1000);
        let spaces = format!("one two{}three", " ".repeat(1000));
        let han = "李".repeat(1000);
        for text in ["", "one", "  one two\u{a0}three\n", &many, &spaces, &han, "éé é ééé"] {
            let starts: Vec<usize> = words(text).map(|word| word.start).collect();
            for count in [0, 1, 2, 3, 30, 2000, usize::MAX] {
                let want = match count {
                    0 => text.len(),
                    _ => starts.len().checked_sub(count).map_or(0, |first| starts[first]),
                };
                assert_eq!(last_words(text, count), want, "{count} of {:?}", &text[..text.len().min(30)]);
            }
        }
    }
}
