//! The words, numbers and marks of a text, cut once for everything that reads it.

use std::ops::Range;

use super::Span;
use super::classes::{Class, classes_by};
use super::hash::{hash_at, plain_run};
use crate::content::Body;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, with what joins them inside: `Jean-Paul`, `don't`, `U.S.`.
    Word,
    /// A possessive ending: `'s`.
    Possessive,
    /// Digits, with what joins them inside: `4,000`, `1.5`, `2025-09-04`.
    Number,
    /// One other character.
    Mark,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Bytes of the whole body.
    pub(super) start: u32,
    /// Bytes of the whole body.
    pub(super) end: u32,
    /// What it is.
    pub(super) kind: Kind,
    /// Whether white space, or the beginning of a block, stands before it.
    pub(super) spaced: bool,
    /// Whether its first letter is a capital.
    pub(super) capital: bool,
    /// Its first character.
    pub(super) first: char,
    /// What the lexicon says of it.
    pub(super) class: Class,
    /// Of a word or number: the same for capitals and small letters.
    pub(super) hash: u64,
}

impl Token {
    /// Whether the lexicon has it in one of these classes.
    pub(super) fn is(&self, class: Class) -> bool {
        self.class.intersects(class)
    }

    /// Bytes of the whole body.
    pub(super) fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A sentence: its tokens, and the number of its block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) tokens: Range<usize>,
    pub(super) block: u32,
}

/// A body cut into blocks, sentences and tokens.
#[derive(Debug)]
pub(super) struct Text<'a> {
    pub(super) body: &'a Body,
    pub(super) tokens: Vec<Token>,
    /// The tokens of each block; block 1 is the first.
    pub(super) blocks: Vec<Range<usize>>,
    /// Those of all blocks, in their order.
    pub(super) sentences: Vec<Sentence>,
}

impl<'a> Text<'a> {
    pub(super) fn new(body: &'a Body) -> Self {
        let mut text = Self {
            body,
            tokens: Vec::with_capacity(body.plain.len() / 4),
            blocks: Vec::with_capacity(body.blocks.len()),
            sentences: Vec::new(),
        };
        for (index, block) in body.blocks.iter().enumerate() {
            let first = text.tokens.len();
            cut(&body.plain, block.range.clone(), &mut text.tokens);
            text.blocks.push(first..text.tokens.len());
            text.cut_sentences(first, index as u32 + 1);
        }
        text
    }

    /// The words of a token.
    pub(super) fn str(&self, token: usize) -> &'a str {
        &self.body.plain[self.tokens[token].range()]
    }

    /// The character of a mark.
    pub(super) fn mark(&self, token: usize) -> Option<char> {
        self.tokens.get(token).filter(|token| token.kind == Kind::Mark).map(|token| token.first)
    }

    /// The number of the block that holds a token.
    pub(super) fn block_of(&self, token: usize) -> u32 {
        self.blocks.partition_point(|block| block.end <= token) as u32 + 1
    }

    /// The sentence that holds a token.
    pub(super) fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end <= token)
    }

    /// Where tokens of one block stand; the range must not be empty.
    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        let block = self.block_of(tokens.start);
        let origin = self.body.blocks[block as usize - 1].range.start as u32;
        Span {
            block,
            start: self.tokens[tokens.start].start - origin,
            end: self.tokens[tokens.end - 1].end - origin,
        }
    }

    /// Cuts the tokens from `first` on, which are those of one block, into sentences.
    fn cut_sentences(&mut self, first: usize, block: u32) {
        let mut start = first;
        let mut at = first;
        while at < self.tokens.len() {
            // These characters begin no word and no number.
            let ends = match self.tokens[at].first {
                '.' => self.ends_sentence(at),
                '!' | '?' | '…' => true,
                _ => false,
            };
            at += 1;
            if !ends {
                continue;
            }
            // What closes with the sentence belongs to it.
            while at < self.tokens.len()
                && !self.tokens[at].spaced
                && self.mark(at).is_some_and(|mark| "\"'”’»)].!?…".contains(mark))
            {
                at += 1;
            }
            self.sentences.push(Sentence { tokens: start..at, block });
            start = at;
        }
        if start < self.tokens.len() {
            self.sentences.push(Sentence { tokens: start..self.tokens.len(), block });
        }
    }

    /// Whether the full stop at `at` ends a sentence: what follows starts like one, and what stands before is no
    /// abbreviation.
    fn ends_sentence(&self, at: usize) -> bool {
        let next = (at + 1..self.tokens.len())
            .find(|next| !self.mark(*next).is_some_and(|mark| "\"'“”‘’«»([)]".contains(mark)));
        let Some(next) = next else { return true };
        let spaced = self.tokens[at + 1..=next].iter().any(|token| token.spaced);
        let starts = self.tokens[next].capital || self.tokens[next].kind != Kind::Word;
        if !spaced || !starts {
            return false;
        }
        let Some(before) = at.checked_sub(1).filter(|before| !self.tokens[*before].is(Class::ABBREVIATION))
        else {
            return false;
        };
        // "J. Edgar": an initial.
        let word = self.str(before);
        !(self.tokens[before].capital && word.chars().count() == 1 && self.tokens[next].capital)
    }
}

fn cut(plain: &str, range: Range<usize>, tokens: &mut Vec<Token>) {
    let bytes = plain.as_bytes();
    let mut at = range.start;
    let mut spaced = true;
    while at < range.end {
        let start = at;
        // Nearly all of most texts is ASCII, where a byte says it all.
        let byte = bytes[at];
        let c = match byte.is_ascii() {
            true => char::from(byte),
            false => match plain[at..range.end].chars().next() {
                Some(c) => c,
                None => break,
            },
        };
        if byte == b' ' || c.is_whitespace() {
            spaced = true;
            at += c.len_utf8();
            continue;
        }
        let kind = if c.is_alphabetic() {
            at = end_of_word(plain, start, range.end);
            Kind::Word
        } else if c.is_ascii_digit() {
            at = end_of_number(bytes, start, range.end);
            Kind::Number
        } else if is_apostrophe(c)
            && !spaced
            && matches!(tokens.last(), Some(last) if matches!(last.kind, Kind::Word | Kind::Number))
            && is_possessive(&plain[start + c.len_utf8()..range.end])
        {
            at = start + c.len_utf8() + 1;
            Kind::Possessive
        } else {
            at = start + c.len_utf8();
            Kind::Mark
        };
        let capital = kind == Kind::Word && c.is_uppercase();
        let hash = match kind {
            Kind::Word | Kind::Number => hash_at(plain, start..at),
            Kind::Possessive | Kind::Mark => 0,
        };
        let class = if kind == Kind::Word { classes_by(hash) } else { Class::empty() };
        let (from, to) = (start as u32, at as u32);
        tokens.push(Token { start: from, end: to, kind, spaced, capital, first: c, class, hash });
        spaced = false;
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

/// Whether an apostrophe and this are a possessive ending.
fn is_possessive(after: &str) -> bool {
    let mut after = after.chars();
    matches!(after.next(), Some('s' | 'S')) && !after.next().is_some_and(char::is_alphanumeric)
}

/// Words go on over hyphens, apostrophes and the full stops of `U.S.`, but not over a possessive ending.
fn end_of_word(plain: &str, start: usize, limit: usize) -> usize {
    let bytes = &plain.as_bytes()[..limit];
    // Most words are plain, and what follows cannot be part of them.
    let run = start + plain_run(bytes, start);
    let next = bytes.get(run).copied().unwrap_or(b' ');
    if run > start && next.is_ascii() && !next.is_ascii_alphanumeric() && !matches!(next, b'-' | b'\'' | b'.')
    {
        return run;
    }
    let mut end = start;
    let mut letters = 0;
    let mut dotted = true;
    let mut rest = plain[start..limit].char_indices().peekable();
    while let Some((offset, c)) = rest.next() {
        let next = rest.peek().map(|(_, next)| *next);
        let goes_on = next.is_some_and(char::is_alphanumeric);
        if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) || c == '\u{ad}' {
            letters += 1;
            dotted &= letters == 1;
            end = start + offset + c.len_utf8();
        } else if goes_on
            && (matches!(c, '-' | '\u{2010}' | '\u{2011}')
                || is_apostrophe(c) && !is_possessive(&plain[start + offset + c.len_utf8()..limit]))
        {
            (letters, dotted) = (0, false);
        } else if c == '.' && dotted && (goes_on || end > start + 1) && offset > 0 {
            // "U.S." and "p.m.", with the last full stop; not "A." and not "end.Then".
            letters = 0;
            end = start + offset + 1;
            if !goes_on {
                break;
            }
        } else {
            break;
        }
    }
    // "e.Then": a letter with a full stop before a word is no abbreviation.
    end.max(start + plain[start..].chars().next().map_or(1, char::len_utf8))
}

/// Numbers go on over a comma, full stop, colon, slash or hyphen that has a digit after it.
fn end_of_number(bytes: &[u8], start: usize, limit: usize) -> usize {
    let mut end = start;
    while end < limit {
        let digit_next = end + 1 < limit && bytes[end + 1].is_ascii_digit();
        match bytes[end] {
            byte if byte.is_ascii_digit() => end += 1,
            b',' | b'.' | b':' | b'/' | b'-' if digit_next => end += 1,
            _ => break,
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::Trust;

    fn words(markdown: &str) -> Vec<String> {
        let body = Body::parse(markdown, 0, Trust::Foreign);
        let text = Text::new(&body);
        (0..text.tokens.len()).map(|token| text.str(token).to_owned()).collect()
    }

    #[test]
    fn words_numbers_and_marks_are_told_apart() {
        for (text, want) in [
            ("Macron’s plan", vec!["Macron", "’s", "plan"]),
            ("don't, he said", vec!["don't", ",", "he", "said"]),
            ("the U.S. and 4 p.m. today", vec!["the", "U.S.", "and", "4", "p.m.", "today"]),
            ("$13bn or 4,000.5%", vec!["$", "13", "bn", "or", "4,000.5", "%"]),
            ("Jean-Paul O’Neill", vec!["Jean-Paul", "O’Neill"]),
            ("2025-09-04 10:30.", vec!["2025-09-04", "10:30", "."]),
            ("the end.Then", vec!["the", "end", ".", "Then"]),
            ("“Yes,” a man", vec!["“", "Yes", ",", "”", "a", "man"]),
            ("J. Edgar", vec!["J", ".", "Edgar"]),
            ("the 1990s’ men", vec!["the", "1990", "s", "’", "men"]),
        ] {
            assert_eq!(words(text), want, "text: {text}");
        }
    }

    #[test]
    fn sentences_end_where_they_end() {
        for (text, want) in [
            ("One. Two! Three? “Four.” Five", 5),
            ("Mr. Brandt met Gov. Osei in the U.S. Senate.", 1),
            ("He said “Go.” Then he left.", 2),
            ("On Sept. 4 the J. Edgar bill failed. It is 4.5 feet.", 2),
        ] {
            let body = Body::parse(text, 0, Trust::Foreign);
            assert_eq!(Text::new(&body).sentences.len(), want, "text: {text}");
        }
    }

    proptest! {
        #[test]
        fn every_token_lies_in_its_block(text in "\\PC{0,200}") {
            let body = Body::parse(&text, 0, Trust::Foreign);
            let cut = Text::new(&body);
            let mut last = 0;
            for (at, token) in cut.tokens.iter().enumerate() {
                prop_assert!(token.start >= last && token.end > token.start);
                last = token.end;
                let span = cut.span(at..at + 1);
                let block = body.block_text(span.block as usize).unwrap_or_default();
                prop_assert_eq!(&block[span.range()], cut.str(at));
            }
            let sentences: usize = cut.sentences.iter().map(|sentence| sentence.tokens.len()).sum();
            prop_assert_eq!(sentences, cut.tokens.len());
        }
    }
}
