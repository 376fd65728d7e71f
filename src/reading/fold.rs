//! Folds text for matching: case, diacritics, apostrophes, dashes and brackets make no difference, and every
//! position can be found again in the original.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Folded text and the way back.
pub(crate) struct Folded {
    pub(crate) text: String,
    /// Where the distance between folded and original position changes: (folded, original).
    marks: Vec<(usize, usize)>,
}

impl Folded {
    /// Folds a text in which names are looked for: initials in the middle of a name make no difference either
    /// (`Donald J. Trump`).
    pub(crate) fn names(original: &str) -> Self {
        Self::new(original, true)
    }

    fn new(original: &str, drop_initials: bool) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut marks = vec![(0, 0)];
        let plain = |byte: u8| IS_PLAIN[byte as usize] && !(drop_initials && byte == b'.');
        let mut at = 0;
        while at < original.len() {
            // Most of most texts keeps its length.
            let run = original[at..].bytes().position(|byte| !plain(byte)).unwrap_or(original.len() - at);
            let start = text.len();
            text.push_str(&original[at..at + run]);
            text[start..].make_ascii_lowercase();
            at += run;
            if original[at..].starts_with('.') {
                at += 1;
                if is_initial(&original[..at], &text) {
                    text.pop();
                    at += usize::from(original[at..].starts_with(' '));
                    marks.push((text.len(), at));
                } else {
                    text.push('.');
                }
            } else if let Some(c) = original[at..].chars().next() {
                marks.push((text.len(), at));
                push_folded(c, &mut text);
                at += c.len_utf8();
                marks.push((text.len(), at));
            }
        }
        Self { text, marks }
    }

    /// The original bytes of the character that the folded byte `at` came from.
    fn original(&self, original_text: &str, at: usize) -> std::ops::Range<usize> {
        let (folded, original) = self.marks[self.marks.partition_point(|m| m.0 <= at) - 1];
        match original_text[original..].chars().next() {
            // One character may fold to several, or to none.
            Some(c) if !c.is_ascii() => original..original + c.len_utf8(),
            _ => original + (at - folded)..original + (at - folded) + 1,
        }
    }

    /// The folded bytes around characters that are not simply taken over, in their order.
    pub(crate) fn seams(&self) -> impl Iterator<Item = usize> {
        self.marks.iter().map(|(folded, _)| *folded)
    }

    /// Whether folded byte `at` lies between two characters of the original: one may fold to several.
    pub(crate) fn is_boundary(&self, original_text: &str, at: usize) -> bool {
        let (folded, original) = self.marks[self.marks.partition_point(|m| m.0 <= at) - 1];
        original_text[original..].chars().next().is_none_or(|c| c.is_ascii()) || at == folded
    }

    /// The original byte at which the character at folded byte `at` starts.
    pub(crate) fn original_start(&self, original_text: &str, at: usize) -> usize {
        self.original(original_text, at).start
    }

    /// The original byte after the character that folded byte `end - 1` came from.
    pub(crate) fn original_end(&self, original_text: &str, end: usize) -> usize {
        self.original(original_text, end - 1).end
    }
}

/// Bytes of text that keep their place.
static IS_PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = !matches!(byte as u8, b'(' | b')' | b'[' | b']' | b'\t' | b'\n' | b'\r');
        byte += 1;
    }
    table
};

/// Whether `before`, which ends in a full stop, ends in an initial that follows a word: `Donald J.`
fn is_initial(before: &str, folded: &str) -> bool {
    let mut back = before.chars().rev().skip(1);
    let letter = back.next().is_some_and(|c| c.is_ascii_uppercase());
    let mut folded = folded.chars().rev().skip(1);
    letter && folded.next() == Some(' ') && folded.next().is_some_and(char::is_alphabetic)
}

/// The letters of the initials in the middle of a name, in their order: `George H. W. Bush` → `hw`.
pub(crate) fn initials(name: &str) -> String {
    let words = name.split_whitespace().skip(1).filter(|word| word.contains('.') && word.len() <= 6);
    words.flat_map(|word| word.chars().filter(|c| c.is_alphabetic())).flat_map(char::to_lowercase).collect()
}

/// The folded form of a name in a text or in an index of names.
pub(crate) fn fold_name(name: &str) -> String {
    squeeze(Folded::names(name).text)
}

/// The folded form of a name or title: `Jörg  Ødegård’s` → `jorg odegard's`.
pub fn fold(text: &str) -> String {
    squeeze(Folded::new(text, false).text)
}

/// Leaves one space between words and none around them.
fn squeeze(text: String) -> String {
    let has_more = text.starts_with(' ') || text.ends_with(' ') || text.contains("  ");
    if !has_more {
        return text;
    }
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn push_folded(c: char, out: &mut String) {
    match c {
        // Interpolations read like text: "(President Vladimir) Putin".
        '(' | ')' | '[' | ']' => {}
        // Soft hyphen, zero-width characters, direction marks.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
        '‘' | '’' | 'ʼ' | '´' | '`' => out.push('\''),
        '“' | '”' => out.push(c),
        '‐' | '‑' | '‒' | '–' | '—' => out.push('-'),
        'ł' | 'Ł' => out.push('l'),
        'ø' | 'Ø' => out.push('o'),
        'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
        'ı' => out.push('i'),
        'ß' | 'ẞ' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'þ' | 'Þ' => out.push_str("th"),
        c if c.is_whitespace() => out.push(' '),
        c => {
            for part in std::iter::once(c).nfkd().filter(|part| !is_combining_mark(*part)) {
                out.extend(part.to_lowercase().filter(|low| !is_combining_mark(*low)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_that_differ_in_form_alone_fold_together() {
        for (text, want) in [
            ("Micheál  Martin", "micheal martin"),
            ("SØRENSEN", "sorensen"),
            ("Łukasz Straße", "lukasz strasse"),
            ("O’Neill", "o'neill"),
            ("Володимир Зеленський", "володимир зеленськии"),
            ("(Vladimir) Putin", "vladimir putin"),
        ] {
            assert_eq!(fold(text), want, "text: {text:?}");
        }
    }

    #[test]
    fn initials_make_no_difference_in_names() {
        for (text, want) in [
            ("Donald J. Trump", "donald trump"),
            ("George H. W. Bush", "george bush"),
            ("George H.W. Bush", "george bush"),
            ("J. Trump. Then", "j. trump. then"),
            ("He left. A day", "he left. a day"),
        ] {
            assert_eq!(fold_name(text), want, "text: {text:?}");
        }
        assert_eq!(
            (initials("George H. W. Bush"), initials("Ann Example Jr.")),
            ("hw".to_owned(), "jr".to_owned())
        );
        let text = "Yes, Donald J. Trump’s";
        let folded = Folded::names(text);
        let at = folded.text.find("donald trump").expect("found");
        let range = folded.original_start(text, at)..folded.original_end(text, at + "donald trump".len());
        assert_eq!(&text[range], "Donald J. Trump");
    }

    #[test]
    fn positions_lead_back() {
        let original = "Für (Straße) Ørsted’s";
        let folded = Folded::names(original);
        for (needle, want) in
            [("strasse", "Straße"), ("orsted", "Ørsted"), ("fur", "Für"), ("fur strasse", "Für (Straße")]
        {
            let at = folded.text.find(needle).expect(needle);
            let range = folded.original_start(original, at)..folded.original_end(original, at + needle.len());
            assert_eq!(&original[range], want);
        }
    }

    proptest! {
        #[test]
        fn every_folded_character_has_an_original(text in "\\PC{0,80}") {
            let folded = Folded::names(&text);
            for (at, c) in folded.text.char_indices() {
                let start = folded.original_start(&text, at);
                let end = folded.original_end(&text, at + c.len_utf8());
                prop_assert!(start <= text.len() && end <= text.len());
                prop_assert!(text.is_char_boundary(end));
            }
        }
    }
}
