//! What stays of a word when it is spelled by another's rules: accents, transliteration, vowels.

use std::sync::LazyLock;

use crate::reading::fold::fold;
use crate::reading::lexicon::Words;

/// The words of a name, folded, in Latin letters; titles, particles and what is in brackets are put aside.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// In the order of speech: given names first where a comma says so.
    pub(super) words: Vec<Word>,
    /// `jr`, `iii`.
    pub(super) suffix: Option<String>,
    /// The whole name, folded.
    pub(super) folded: String,
    /// Whether the name was in another script.
    pub(super) transcribed: bool,
}

/// A word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Folded: `zelenskyy`.
    pub(super) text: String,
    /// The same in all transliterations: `zelenski`.
    pub(super) form: String,
}

/// A name has no more words than these, and a word no more letters.
const MAX_WORDS: usize = 10;
const MAX_LETTERS: usize = 40;

static TITLES: Words = LazyLock::new(|| {
    "mr mrs ms miss dr prof professor sir dame lord lady president praesident prasident presidente \
    minister senator sen rep gov governor mullah maulavi mawlawi shaikh sheikh shaykh monsieur madame herr frau hon \
    general gen haji hajji qari sayyed chancellor the sa"
        .split_whitespace()
        .collect()
});
static PARTICLES: Words = LazyLock::new(|| {
    "al el bin ibn ben bint von van der den de del della di da do dos das du la le abu ter ten zu \
    zum af av"
        .split_whitespace()
        .collect()
});
static SUFFIXES: Words = LazyLock::new(|| "jr sr ii iii iv junior senior".split(' ').collect());

impl Parts {
    pub(super) fn new(name: &str) -> Self {
        let name: String = name.chars().take(MAX_WORDS * MAX_LETTERS).collect();
        let folded = fold(&name);
        let transcribed = !folded.is_ascii();
        let latin = if transcribed {
            fold(&deunicode::deunicode(&name.replace(['・', '·'], " ")))
        } else {
            folded.clone()
        };
        // "ROE, Jane": the family name first, with a comma; "Roe, Jr." is none.
        let reordered = match latin.split_once(',') {
            Some((family, given)) if !SUFFIXES.contains(given.trim().trim_end_matches('.')) => {
                format!("{given} {family}")
            }
            _ => latin,
        };
        let mut parts = Self { words: Vec::new(), suffix: None, folded, transcribed };
        let mut aside = Vec::new();
        for word in reordered.split(|c: char| !(c.is_alphanumeric() || c == '\'')) {
            let text: String = word.chars().filter(|c| *c != '\'').take(MAX_LETTERS).collect();
            if text.is_empty() || parts.words.len() >= MAX_WORDS {
                continue;
            }
            if SUFFIXES.contains(text.as_str()) && !parts.words.is_empty() {
                parts.suffix = Some(if text == "junior" { "jr".to_owned() } else { text });
            } else if TITLES.contains(text.as_str()) || PARTICLES.contains(text.as_str()) {
                aside.push(Word { form: form(&text), text });
            } else if parts.words.last().is_none_or(|known| known.text != text) {
                parts.words.push(Word { form: form(&text), text });
            }
        }
        // A name of nothing but such words is a name all the same.
        if parts.words.is_empty() {
            parts.words = aside;
        }
        parts
    }

    /// The initials after the first word: `George H. W. Roe` → `hw`.
    pub(super) fn initials(&self) -> String {
        let inner = self.words.iter().skip(1).map(|word| word.text.as_str());
        inner.filter(|text| text.chars().count() == 1).collect()
    }

    /// All letters without spaces, in the form of all transliterations.
    pub(super) fn joined(&self) -> String {
        form(&self.words.iter().map(|word| word.text.as_str()).collect::<String>())
    }
}

/// What a word is in all transliterations: `Zelenskiy`, `Zelensky` → `zelenski`.
pub(super) fn form(word: &str) -> String {
    const CLASSES: [(&str, &str); 26] = [
        ("tsch", "c2"),
        ("tch", "c2"),
        ("sch", "sh"),
        ("dzh", "j"),
        ("dj", "j"),
        ("kh", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("ck", "k"),
        ("ts", "c"),
        ("tz", "c"),
        ("th", "t"),
        ("ks", "x"),
        ("ou", "u"),
        ("oo", "u"),
        ("ue", "u"),
        ("oe", "o"),
        ("ae", "a"),
        ("ee", "i"),
        ("ie", "i"),
        ("iy", "i"),
        ("yy", "i"),
        ("ij", "i"),
        ("q", "k"),
        ("w", "v"),
        ("zz", "z"),
    ];
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let class = CLASSES.iter().find(|(from, _)| rest.starts_with(from));
        let step = match class {
            Some((from, to)) => {
                push(&mut out, to);
                from.len()
            }
            None => {
                let mut buffer = [0; 4];
                let to = match c {
                    'y' if out.is_empty() => "j",
                    'y' | 'j' if !out.is_empty() => "i",
                    c => c.encode_utf8(&mut buffer),
                };
                push(&mut out, to);
                c.len_utf8()
            }
        };
        rest = &rest[step..];
    }
    for (ending, instead) in [("of", "ov"), ("ef", "ev")] {
        if out.len() > 4 && out.ends_with(ending) {
            out.truncate(out.len() - ending.len());
            out.push_str(instead);
        }
    }
    out
}

/// Letters twice are once.
fn push(out: &mut String, letters: &str) {
    for c in letters.chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
}

/// The consonants of a form, with the first letter as it is.
pub(super) fn skeleton(form: &str) -> String {
    let mut out = String::with_capacity(form.len());
    for (at, c) in form.char_indices() {
        if at == 0 || !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'h') {
            push(&mut out, c.encode_utf8(&mut [0; 4]));
        }
    }
    out
}
