//! Whether quoted words stand in a text as they are quoted, and if not, what stands there instead.
//!
//! Only form may differ: white space, the forms of quotation marks, dashes and ellipses, the case of the first letter,
//! a comma or full stop that the quotation ends with, and on which side of a quotation mark one stands. What is left out or put in must be declared in brackets:
//! `[…]`, `[the minister]`, `[W]e`.

use std::ops::Range;

use unicode_normalization::char::decompose_canonical;

use crate::wording::{Part, differences};
use crate::words::words;

/// A text that is quoted.
pub struct Original<'a> {
    plain: &'a str,
    normal: Normal,
}

/// What became of a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It stands in the text, in these bytes of it: all that it reaches over, what is cut out included.
    Verbatim(Range<usize>),
    /// It does not.
    Misquoted(Box<Misquoted>),
}

/// What is wrong with a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misquoted {
    /// The words that the text does not have: bytes of the quotation.
    pub words: Range<usize>,
    /// What stands in the text instead, if anything near does: bytes of the text.
    pub nearest: Option<Range<usize>>,
    /// What could be written instead of `words`.
    pub instead: Option<String>,
    /// Whether something was left out and not declared, and nothing else is wrong.
    pub cut: bool,
}

/// Longer quotations are searched for, and nothing near them is.
const MAX_WORDS: usize = 300;
/// Nor is in longer texts.
const MAX_TEXT_WORDS: usize = 30_000;
/// So much may stand in the text where the quotation has an insertion, in bytes.
const MAX_REPLACED: usize = 80;
/// So many places at which a quotation may begin are tried.
const MAX_STARTS: usize = 50;
/// What was left out without a word is not longer, in bytes.
const MAX_CUT: usize = 1_500;
/// Brackets around more than this are the text's own.
const MAX_BRACKET: usize = 120;

impl<'a> Original<'a> {
    /// A plain text, such as that of a body or of one of its blocks.
    pub fn new(plain: &'a str) -> Self {
        Self { plain, normal: Normal::new(plain) }
    }

    /// Looks for the words of a quotation, without its marks.
    pub fn find(&self, quotation: &str) -> Verdict {
        if let Some(found) = self.find_declared(quotation) {
            return Verdict::Verbatim(found);
        }
        Verdict::Misquoted(Box::new(self.misquoted(quotation)))
    }

    /// Whether the words stand here, what is declared in brackets aside.
    fn find_declared(&self, quotation: &str) -> Option<Range<usize>> {
        // The text may have brackets of its own.
        let whole = [Fragment {
            range: 0..quotation.len(),
            words: quotation.to_owned(),
            gap: Gap::None,
            loose: true,
        }];
        self.find_in_order(&whole).or_else(|| self.find_in_order(&fragments(quotation)))
    }

    fn find_in_order(&self, fragments: &[Fragment]) -> Option<Range<usize>> {
        let last = fragments.len().saturating_sub(1);
        let needles = fragments.iter().enumerate().map(|(at, fragment)| {
            let needle = needle(&fragment.words, at == 0, at == last);
            (fragment, needle)
        });
        let needles: Vec<(&Fragment, String)> = needles.filter(|(_, needle)| !needle.is_empty()).collect();
        let ((first, needle), rest) = needles.split_first()?;
        let mut from = 0;
        for _ in 0..MAX_STARTS {
            let start = self.normal.find_ending(needle, from, first.loose)?;
            let (mut at, mut whole) = (start.end, true);
            for (fragment, needle) in rest {
                let next = self.normal.find_ending(needle, at, fragment.loose);
                match next.filter(|next| fragment.gap != Gap::Replaced || next.start - at <= MAX_REPLACED) {
                    Some(next) => at = next.end,
                    None => whole = false,
                }
                if !whole {
                    break;
                }
            }
            if whole {
                return Some(self.normal.original(start.start..at));
            }
            from = start.start + self.normal.text[start.start..].chars().next().map_or(1, char::len_utf8);
        }
        None
    }

    fn misquoted(&self, quotation: &str) -> Misquoted {
        let whole = 0..quotation.len();
        let declared = declare_ellipses(quotation);
        if let Some(declared) = declared.filter(|declared| self.find_declared(declared).is_some()) {
            let nearest = self.find_declared(&declared);
            return Misquoted { words: whole, nearest, instead: Some(declared), cut: true };
        }
        let fragments = fragments(quotation);
        let alone = |fragment: &Fragment| {
            self.find_in_order(std::slice::from_ref(fragment)).is_some()
                || needle(&fragment.words, true, true).is_empty()
        };
        let Some(wrong) = fragments.iter().find(|fragment| !alone(fragment)) else {
            // Each part is there, and not in this order.
            return Misquoted { words: whole, nearest: None, instead: None, cut: false };
        };
        // Spaces beside a bracket are nobody's words.
        let text = &quotation[wrong.range.clone()];
        let start = wrong.range.start + (text.len() - text.trim_start().len());
        let words = start..start + text.trim().len();
        if let Some((instead, nearest)) = self.undeclared_cut(wrong.words.trim()) {
            return Misquoted { words, nearest: Some(nearest), instead: Some(instead), cut: true };
        }
        let nearest = self.nearest(&wrong.words);
        let instead = nearest.clone().map(|nearest| as_quoted(&self.plain[nearest], wrong.words.trim()));
        Misquoted { words, nearest, instead, cut: false }
    }

    /// The words with the one cut declared that makes them stand here.
    fn undeclared_cut(&self, quoted: &str) -> Option<(String, Range<usize>)> {
        let starts: Vec<usize> = words(quoted).map(|word| word.start).take(MAX_WORDS).collect();
        for at in starts.into_iter().skip(1) {
            let (before, after) = (quoted[..at].trim_end(), &quoted[at..]);
            let (before, after) = (before.trim_end_matches(['…', '.']).trim_end(), after);
            let declared = format!("{before} […] {after}");
            if let Some(found) = self.find_declared(&declared)
                && found.len() <= quoted.len() + MAX_CUT
                && key(&self.plain[found.clone()]).len() > key(quoted).len()
            {
                return Some((declared, found));
            }
        }
        None
    }

    /// The words of the text that take the fewest changes of words to become the quoted ones, if that is less than half
    /// of them (Sellers' algorithm, on words).
    fn nearest(&self, quoted: &str) -> Option<Range<usize>> {
        let quoted: Vec<String> =
            words(quoted).map(|range| key(&quoted[range])).filter(|key| !key.is_empty()).collect();
        let here: Vec<(Range<usize>, String)> = words(self.plain)
            .take(MAX_TEXT_WORDS)
            .map(|range| (range.clone(), key(&self.plain[range])))
            .filter(|(_, key)| !key.is_empty())
            .collect();
        if quoted.is_empty() || quoted.len() > MAX_WORDS {
            return None;
        }
        // For each number of quoted words: what it costs to end here with them, and where that begins.
        let mut column: Vec<(usize, usize)> = (0..=quoted.len()).map(|cost| (cost, 0)).collect();
        let mut best: Option<((usize, usize), Range<usize>)> = None;
        for (at, (_, word)) in here.iter().enumerate() {
            let mut diagonal = column[0];
            column[0] = (0, at + 1);
            for (row, wanted) in quoted.iter().enumerate() {
                let same = (diagonal.0 + usize::from(word != wanted), diagonal.1);
                let (left, above) = (column[row + 1], column[row]);
                diagonal = left;
                column[row + 1] = same.min((left.0 + 1, left.1)).min((above.0 + 1, above.1));
            }
            let (cost, start) = column[quoted.len()];
            // Of two that are as near the one that is as long: a word is another one rather than missing.
            let worth = (cost, (at + 1).saturating_sub(start).abs_diff(quoted.len()));
            if start <= at && best.as_ref().is_none_or(|(least, _)| worth < *least) {
                best = Some((worth, start..at + 1));
            }
        }
        let ((cost, _), range) = best?;
        if cost * 2 >= quoted.len() {
            return None;
        }
        let found = here[range.start].0.start..here[range.end - 1].0.end;
        // Marks around the passage are not of it.
        let marks = |c: char| matches!(c, '“' | '”' | '„' | '"' | '«' | '»' | '‘' | '(' | ')');
        let text = &self.plain[found.clone()];
        let start = found.start + (text.len() - text.trim_start_matches(marks).len());
        Some(start..start + text.trim_matches(marks).len())
    }
}

/// How two wordings differ, word by word, for a terminal: `six per cent is a [-start-] {+beginning+}`. What the text has
/// and the quotation has not is put in.
pub fn marked_differences(quoted: &str, original: &str) -> String {
    let one = |run: &crate::wording::Run| match run.part {
        Part::Shared => run.text.clone(),
        Part::LeftOut => format!("[-{}-]", run.text),
        Part::Added => format!("{{+{}+}}", run.text),
    };
    differences(quoted, original).iter().map(one).collect::<Vec<_>>().join(" ")
}

/// What is compared of a word to find what is near: letters and digits, in small letters.
fn key(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words of a text in a quotation's place: they end as the quoted ones did.
fn as_quoted(original: &str, quoted: &str) -> String {
    let ends = |c: char| matches!(c, ',' | '.' | ';' | ':');
    let end = &quoted[quoted.trim_end_matches(ends).len()..];
    let original = original.trim_end_matches(ends).split_whitespace().collect::<Vec<_>>().join(" ");
    // In the middle of a sentence a quotation may begin with a small letter.
    let mut letters = original.chars();
    let original = match letters.next() {
        Some(first)
            if first.is_uppercase()
                && quoted.starts_with(char::is_lowercase)
                && key(original.split(' ').next().unwrap_or_default())
                    == key(quoted.split_whitespace().next().unwrap_or_default())
                && !letters.as_str().starts_with(char::is_uppercase) =>
        {
            first.to_lowercase().chain(letters).collect()
        }
        _ => original,
    };
    original + end
}

/// What lies between two parts of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// Nothing: the first part.
    None,
    /// Anything: `[…]`.
    Cut,
    /// A few words, or none: `[the minister]`.
    Replaced,
}

/// A part of a quotation between brackets.
#[derive(Clone, Debug)]
struct Fragment {
    /// Bytes of the quotation.
    range: Range<usize>,
    words: String,
    /// What lies before it.
    gap: Gap,
    /// Whether its first letter may have another case.
    loose: bool,
}

/// A quotation cut at its brackets.
fn fragments(quotation: &str) -> Vec<Fragment> {
    let mut found = vec![Fragment { range: 0..0, words: String::new(), gap: Gap::None, loose: true }];
    let mut at = 0;
    while at < quotation.len() {
        let rest = &quotation[at..];
        let bracket = closing(rest).map(|close| (rest[1..close].trim(), close + 1));
        let c = rest.chars().next().unwrap_or_default();
        let Some((inside, length)) = bracket.filter(|(inside, _)| c == '[' || is_ellipsis(inside)) else {
            if let Some(last) = found.last_mut() {
                last.words.push(c);
                last.range.end = at + c.len_utf8();
            }
            at += c.len_utf8();
            continue;
        };
        let next = at + length;
        let mut letters = inside.chars();
        let letter = letters.next().filter(|c| c.is_alphabetic() && letters.next().is_none());
        let within_word = quotation[next..].starts_with(char::is_alphabetic);
        let gap = if is_ellipsis(inside) { Gap::Cut } else { Gap::Replaced };
        let mut fragment = Fragment { range: next..next, words: String::new(), gap, loose: false };
        if let Some(letter) = letter.filter(|_| within_word) {
            fragment =
                Fragment { range: at..next, words: letter.to_string(), gap: Gap::Replaced, loose: true };
        }
        found.push(fragment);
        at = next;
    }
    found
}

/// Where the bracket closes that a text begins with, if it is one and soon does.
fn closing(text: &str) -> Option<usize> {
    let close = match text.as_bytes().first()? {
        b'[' => ']',
        b'(' => ')',
        _ => return None,
    };
    text.char_indices().take(MAX_BRACKET).find(|(_, c)| *c == close).map(|(at, _)| at)
}

fn is_ellipsis(text: &str) -> bool {
    let text: String = text.split_whitespace().collect();
    matches!(text.as_str(), "…" | "..." | "....")
}

/// The quotation with every ellipsis within it in brackets; none where there is none.
fn declare_ellipses(quotation: &str) -> Option<String> {
    let inner = quotation.trim_matches(|c: char| c.is_whitespace() || matches!(c, '…' | '.'));
    let (mut words, mut from, mut at) = (Vec::new(), 0, 0);
    while let Some(c) = inner[at..].chars().next() {
        let length = dots(&inner[at..]);
        if length == 0 {
            at += c.len_utf8();
            continue;
        }
        // One in brackets is declared already.
        let (before, after) = (inner[from..at].trim_end(), inner[at + length..].trim_start());
        let declared = before.strip_suffix(['[', '(']).filter(|_| after.starts_with([']', ')']));
        words.push(declared.unwrap_or(before).trim());
        from = match declared {
            Some(_) => inner.len() - after.len() + 1,
            None => at + length,
        };
        at = from;
    }
    if words.is_empty() {
        return None;
    }
    words.push(inner[from..].trim());
    let start = quotation.find(inner).unwrap_or_default();
    let (before, after) = (&quotation[..start], &quotation[start + inner.len()..]);
    Some(format!("{before}{}{after}", words.join(" […] ")))
}

/// How long the ellipsis is that a text begins with: `…`, three dots or more, with spaces between or without; 0 if it
/// begins with none.
fn dots(text: &str) -> usize {
    let (mut dots, mut end) = (0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '.' => dots += 1,
            '…' => dots += 3,
            _ if c.is_whitespace() && c != '\n' && at > 0 => continue,
            _ => break,
        }
        end = at + c.len_utf8();
    }
    if dots < 3 { 0 } else { end }
}

/// What is looked for of a part of a quotation: in its normal form, and at the ends of the whole without what may differ.
fn needle(words: &str, first: bool, last: bool) -> String {
    let normal = Normal::new(words).text;
    let mut text = normal.trim();
    if first {
        text = text.trim_start_matches("...").trim_start();
    }
    if last {
        text = text.trim_end_matches("...").trim_end_matches([',', '.']).trim_end();
    }
    text.to_owned()
}

/// A text in which all that is only form is the same.
struct Normal {
    text: String,
    /// For each byte, the byte of the original that it comes from.
    from: Vec<u32>,
    length: usize,
}

impl Normal {
    fn new(original: &str) -> Self {
        let mut normal =
            Self { text: String::with_capacity(original.len()), from: Vec::new(), length: original.len() };
        // White space after an opening guillemet or a dash is form.
        let mut tight = true;
        let mut before = None;
        let mut dotted = 0;
        for (at, c) in original.char_indices() {
            if at < dotted {
                continue;
            }
            let last = before.replace(c);
            if c.is_whitespace() || c == '\u{200b}' {
                if !tight && !normal.text.ends_with(' ') {
                    normal.push(' ', at);
                }
                continue;
            }
            tight = false;
            match c {
                '\u{ad}' | '\u{200c}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
                '«' | '‹' => {
                    normal.push_mark(at);
                    // In German and Danish it closes.
                    let loose = |c: char| {
                        c.is_whitespace() || matches!(c, '(' | '[' | '–' | '—' | '-' | '/' | '’' | '\'')
                    };
                    tight = last.is_none_or(loose);
                }
                '»' | '›' => {
                    // In German and Danish it opens.
                    let next = original[at + c.len_utf8()..].chars().next();
                    let closes = |c: char| {
                        c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '…')
                    };
                    if next.is_none_or(closes) {
                        normal.loosen();
                    }
                    normal.push_mark(at);
                }
                '“' | '”' | '„' | '‟' | '"' | '″' | '‘' | '’' | '‚' | '‛' | '`' | '´' | '′' => {
                    normal.push_mark(at)
                }
                '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '-' => {
                    normal.loosen();
                    if !normal.text.ends_with('-') {
                        normal.push('-', at);
                    }
                    tight = true;
                }
                '…' | '.' if dots(&original[at..]) > 0 => {
                    dotted = at + dots(&original[at..]);
                    normal.loosen();
                    (0..3).for_each(|_| normal.push('.', at));
                    tight = true;
                }
                _ if c.is_ascii() => normal.push(c, at),
                _ => decompose_canonical(c, |c| normal.push(c, at)),
            }
        }
        normal
    }

    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.from.resize(self.text.len(), at as u32);
    }

    /// A quotation mark, in front of the comma or full stop that it stands behind: `‘a joke,’` is `‘a joke’,`.
    fn push_mark(&mut self, at: usize) {
        let stop = self.text.chars().next_back().filter(|c| matches!(c, ',' | '.'));
        match stop.filter(|_| !self.text.ends_with("..")) {
            Some(stop) => {
                // Both are of one byte, and change places.
                self.text.pop();
                self.text.push('\'');
                self.push(stop, at);
            }
            None => self.push('\'', at),
        }
    }

    /// Takes white space from the end.
    fn loosen(&mut self) {
        if self.text.ends_with(' ') {
            self.text.pop();
            self.from.truncate(self.text.len());
        }
    }

    /// The first place of whole words at or behind `from`. A comma or full stop at their end may stand behind marks.
    fn find_ending(&self, needle: &str, from: usize, loose: bool) -> Option<Range<usize>> {
        let found = self.find(needle, from, loose);
        let Some(words) = needle.strip_suffix([',', '.']).filter(|words| !words.ends_with(['.', '\'']))
        else {
            return found;
        };
        let stop = &needle[words.len()..];
        let marked = ["'", "''"].map(|marks| self.find(&format!("{words}{marks}{stop}"), from, loose));
        found.into_iter().chain(marked.into_iter().flatten()).min_by_key(|found| found.start)
    }

    /// The first place of whole words at or behind `from`.
    fn find(&self, needle: &str, from: usize, loose: bool) -> Option<Range<usize>> {
        let exact = self.find_exactly(needle, from);
        let first = needle.chars().next().filter(|c| loose && c.is_alphabetic());
        let other = first.and_then(|first| {
            let swapped: String = if first.is_uppercase() {
                first.to_lowercase().collect()
            } else {
                first.to_uppercase().collect()
            };
            self.find_exactly(&(swapped + &needle[first.len_utf8()..]), from)
        });
        [exact, other].into_iter().flatten().min_by_key(|found| found.start)
    }

    fn find_exactly(&self, needle: &str, from: usize) -> Option<Range<usize>> {
        let mut at = from;
        while let Some(offset) = self.text.get(at..)?.find(needle) {
            let found = at + offset..at + offset + needle.len();
            let joins = |a: Option<char>, b: Option<char>| {
                a.is_some_and(char::is_alphanumeric) && b.is_some_and(char::is_alphanumeric)
            };
            let before = joins(self.text[..found.start].chars().next_back(), needle.chars().next());
            let after = joins(needle.chars().next_back(), self.text[found.end..].chars().next());
            if !before && !after && !self.cuts(&found) {
                return Some(found);
            }
            at = found.start + needle.chars().next().map_or(1, char::len_utf8);
        }
        None
    }

    /// Whether a place ends or begins within a word or a number: `can` of `can't`, `70` of `70,000`, `cafe` of `café`.
    fn cuts(&self, found: &Range<usize>) -> bool {
        let (before, within) = (&self.text[..found.start], &self.text[found.clone()]);
        let after = &self.text[found.end..];
        let negated = ["'t", "'T"]
            .iter()
            .any(|end| after.strip_prefix(end).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let mut behind = after.chars();
        let number = digit(within.chars().next_back())
            && matches!(behind.next(), Some('.' | ','))
            && digit(behind.next());
        let mut ahead = before.chars().rev();
        let decimals =
            digit(within.chars().next()) && matches!(ahead.next(), Some('.' | ',')) && digit(ahead.next());
        let marked = after.chars().next().is_some_and(unicode_normalization::char::is_combining_mark);
        negated || number || decimals || marked
    }

    /// The bytes of the original.
    fn original(&self, range: Range<usize>) -> Range<usize> {
        let at = |byte: usize| self.from.get(byte).map_or(self.length, |at| *at as usize);
        at(range.start)..at(range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The board said: “We are ready to talk – today, if need be – and we won't wait for the union's \
        reply.”\nMr Brandt called it “a start”. He added that pay [in the port] had not risen … since 2019.";

    #[test]
    fn only_form_may_differ() {
        let original = Original::new(TEXT);
        for quoted in [
            "We are ready to talk",
            "we are ready to talk—today, if need be—and we won’t wait",
            "ready  to\ntalk,",
            "We are ready to talk […] and we won't wait for the union's reply.",
            "We are ready to talk (...) for the union's reply",
            "[…] ready to talk […]",
            "[The board is] ready to talk",
            "[W]e are ready",
            "…ready to talk…",
            "called it 'a start'",
            "called it « a start »",
            "pay [in the port] had not risen",
            "pay had not risen",
            "pay [there] had not risen … since 2019",
            "risen … since",
            "",
        ] {
            let found = original.find(quoted);
            // Brackets of the text's own are not left out without a word.
            let want = quoted != "pay had not risen" && !quoted.is_empty();
            assert_eq!(matches!(found, Verdict::Verbatim(_)), want, "{quoted}: {found:?}");
        }
    }

    #[test]
    fn ellipses_stops_and_guillemets_are_form() {
        for (text, quoted) in [
            ("It went on … and on", "went on ... and on"),
            ("It went on... and on", "went on … and on"),
            ("It went on...and on", "went on … and on"),
            ("It went on . . . and on", "went on...and on"),
            ("It went on.... And on", "went on …. And on"),
            ("“...and on,” she said", "… and on"),
            ("“…and on,” she said", "...and on."),
            ("He called it ‘a joke,’ and left", "called it ‘a joke’, and left"),
            ("He called it ‘a joke’, and left", "called it ‘a joke,’ and left"),
            ("He called it ‘a joke.’ He left", "called it ‘a joke’. He left"),
            ("He called it ‘a joke,’ and left", "called it ‘a joke’"),
            ("He called it ‘a joke’, and left", "called it ‘a joke,’"),
            ("She said: “He called it ‘a joke.’” He left", "He called it ‘a joke’."),
            ("She said: “He called it ‘a joke’.” He left", "He called it ‘a joke.’"),
            ("“We go, all of us,” he said, “and soon.”", "We go, all of us, […] and soon"),
            ("She said: “He called it ‘a joke.’” He left", "called it ‘a joke. […] He left"),
            ("It has the U.S.’s support", "the U.S. […] support"),
            ("Er nannte es »einen Scherz« und ging", "nannte es „einen Scherz“ und ging"),
            ("Er nannte es „einen Scherz“ und ging", "nannte es »einen Scherz« und ging"),
            ("Er nannte es »einen Scherz«, und ging", "nannte es ‘einen Scherz’, und"),
            ("Il parle d’« une blague » et part", "d’“une blague” et part"),
            ("Il parle d’« une blague », et part", "parle d’«une blague», et part"),
            ("Han kaldte det »en ›god‹ spøg« og gik", "kaldte det “en ‘god’ spøg” og gik"),
        ] {
            let found = Original::new(text).find(quoted);
            assert!(matches!(found, Verdict::Verbatim(_)), "{text}: {quoted}: {found:?}");
        }
        for (text, quoted) in [
            ("It went on … and on", "went on and on"),
            ("It went on and on", "went on … and on"),
            ("It went on and on", "went on . . . and on"),
            ("He called it ‘a joke and more’", "called it ‘a joke’"),
            ("He called it a joke, and left", "called it a joke. And left"),
            ("Er nannte es »einen Scherz« und ging", "nannte es »keinen Scherz« und ging"),
        ] {
            let found = Original::new(text).find(quoted);
            assert!(matches!(found, Verdict::Misquoted(_)), "{text}: {quoted}: {found:?}");
        }
    }

    #[test]
    fn what_is_not_in_the_text_is_found_out() {
        let original = Original::new(TEXT);
        for (quoted, instead, cut) in [
            ("We are ready to talk today", Some("We are ready to talk – today"), false),
            ("We are willing to talk", Some("We are ready to talk"), false),
            ("we won't wait for a union's reply,", Some("we won't wait for the union's reply,"), false),
            (
                "we are ready to talk and we won't wait",
                Some("we are ready to talk […] and we won't wait"),
                true,
            ),
            ("We are ready … and we won't wait", Some("We are ready […] and we won't wait"), true),
            (
                "We are ready to talk ... and we won't wait",
                Some("We are ready to talk […] and we won't wait"),
                true,
            ),
            ("we are willing to talk", Some("we are ready to talk"), false),
            ("we won", None, false),
            ("are read", None, false),
            ("nothing of the kind was ever said here", None, false),
            ("we won't wait […] We are ready to talk", None, false),
        ] {
            let Verdict::Misquoted(found) = original.find(quoted) else { panic!("{quoted} is there") };
            assert_eq!((found.instead.as_deref(), found.cut), (instead, cut), "{quoted}");
            if let Some(instead) = instead.filter(|_| quoted != "We are ready to talk today") {
                assert!(matches!(original.find(instead), Verdict::Verbatim(_)), "{instead}");
            }
        }
    }

    #[test]
    fn differences_are_marked() {
        assert_eq!(
            marked_differences("six per cent is a start", "six per cent is a beginning"),
            "six per cent is a [-start-] {+beginning+}"
        );
    }

    proptest::proptest! {
        #[test]
        fn any_words_of_a_text_stand_in_it(text in "[a-zé“” .,–…\\[\\]]{0,60}", quoted in "[a-zA “”.…\\[\\]]{0,30}") {
            let original = Original::new(&text);
            if let Verdict::Verbatim(found) = original.find(&quoted) {
                proptest::prop_assert!(text.get(found).is_some());
            }
            let first = words(&text).next().map(|word| &text[word]);
            if let Some(word) = first.filter(|word| word.chars().all(char::is_alphabetic)) {
                proptest::prop_assert!(matches!(original.find(word), Verdict::Verbatim(_)), "{}", word);
            }
        }
    }
}
