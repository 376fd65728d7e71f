//! A table of spanned values that is read key by key: front matter and `site.toml` both become one, so that every
//! fault of a file is reported in one run, each at its own place.
//!
//! Reading a key takes it out of the table; what is left when [`Fields::finish`] is called is unknown. What may be read
//! is said in a list of [`Key`]s, if the table has one.

use std::ops::Range;

use jiff::tz::TimeZone;

use super::keys::{Key, Shape};
use crate::diagnostic::{Diagnostic, Place};
use crate::moment::Moment;

/// A value with the bytes of the file it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Bytes of the whole file.
    pub span: Range<usize>,
}

/// One node of the tree that YAML and TOML share.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) span: Range<usize>,
}

#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// `author:` with nothing after it: as if the key were absent.
    Empty,
    /// A string, or a number or date as it was written.
    Text(String),
    Bool(bool),
    List(Vec<Node>),
    Table(Vec<(Spanned<String>, Node)>),
}

impl Value {
    /// What it is, for "expected a list, found text".
    fn describe(&self) -> &'static str {
        match self {
            Self::Empty => "nothing",
            Self::Text(_) => "text",
            Self::Bool(_) => "true or false",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

/// The file that a table stands in.
#[derive(Clone, Copy)]
pub(crate) struct Origin<'a> {
    pub(crate) file: &'a str,
    pub(crate) text: &'a str,
    /// Prefix of the diagnostics' codes: `front-matter` or `config`.
    pub(crate) area: Area,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Area {
    FrontMatter,
    Config,
}

impl Area {
    fn code(self, front_matter: &'static str, config: &'static str) -> &'static str {
        match self {
            Self::FrontMatter => front_matter,
            Self::Config => config,
        }
    }
}

pub(crate) struct Fields<'a> {
    origin: Origin<'a>,
    span: Range<usize>,
    entries: Vec<(Spanned<String>, Node)>,
    keys: &'static [Key],
    known: Vec<&'static str>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Fields<'a> {
    /// `span` is where a missing key is reported.
    pub(crate) fn new(origin: Origin<'a>, span: Range<usize>, entries: Vec<(Spanned<String>, Node)>) -> Self {
        Self { origin, span, entries, keys: &[], known: Vec::new(), diagnostics: Vec::new() }
    }

    /// Says which keys there are.
    pub(crate) fn of(mut self, keys: &'static [Key]) -> Self {
        self.keys = keys;
        self
    }

    /// What is said of a key.
    fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The keys of the table or tables at a key.
    fn keys_below(&self, name: &str) -> &'static [Key] {
        self.key(name).map_or(&[], Key::keys)
    }

    /// Where the table starts.
    pub(crate) fn start(&self) -> Range<usize> {
        self.span.clone()
    }

    /// How many faults have been found in it so far.
    pub(crate) fn faults(&self) -> usize {
        self.diagnostics.len()
    }

    pub(crate) fn place(&self, span: &Range<usize>) -> Place {
        Place::in_text(self.origin.file, self.origin.text, span.clone())
    }

    /// Reports something about a value that was read.
    pub(crate) fn invalid(&mut self, span: &Range<usize>, message: impl Into<String>) -> &mut Diagnostic {
        let code = self.origin.area.code("front-matter/invalid-value", "config/invalid-value");
        let diagnostic = Diagnostic::error(code, message).at(self.place(span));
        self.diagnostics.push(diagnostic);
        self.diagnostics.last_mut().expect("it was pushed a line above")
    }

    fn wrong_type(&mut self, key: &str, expected: &str, node: &Node) {
        let code = self.origin.area.code("front-matter/wrong-type", "config/wrong-type");
        let message = format!("`{key}` must be {expected}, found {}", node.value.describe());
        self.diagnostics.push(Diagnostic::error(code, message).at(self.place(&node.span)));
    }

    fn take(&mut self, key: &'static str) -> Option<Node> {
        debug_assert!(self.keys.is_empty() || self.key(key).is_some(), "`{key}` is in no list of keys");
        self.known.push(key);
        let index = self.entries.iter().position(|(k, _)| k.value == key)?;
        let (_, node) = self.entries.remove(index);
        (!matches!(node.value, Value::Empty)).then_some(node)
    }

    /// One line of text; blank text counts as absent.
    pub(crate) fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.take(key)?;
        match node.value {
            Value::Text(text) if text.trim().is_empty() => None,
            Value::Text(text) => Some(Spanned { value: one_line(&text), span: node.span }),
            // `title: true` is a title, if a terse one.
            Value::Bool(_) => {
                Some(Spanned { value: self.origin.text[node.span.clone()].to_owned(), span: node.span })
            }
            _ => {
                self.wrong_type(key, "text", &node);
                None
            }
        }
    }

    /// As [`Fields::text`]; its absence is an error.
    pub(crate) fn required_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        debug_assert!(
            self.key(key).is_none_or(|key| key.required),
            "`{key}` is listed as one that may be left out"
        );
        let before = self.diagnostics.len();
        let text = self.text(key);
        if text.is_none() && self.diagnostics.len() == before {
            self.missing(key);
        }
        text
    }

    fn missing(&mut self, key: &str) {
        let code = self.origin.area.code("front-matter/missing-key", "config/missing-key");
        let diagnostic = Diagnostic::error(code, format!("`{key}` is missing"))
            .at(self.place(&self.span))
            .help(format!("add `{key}`"));
        self.diagnostics.push(diagnostic);
    }

    /// Text or a list of texts.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let Some(node) = self.take(key) else { return Vec::new() };
        let items = match node.value {
            Value::List(items) => items,
            Value::Text(_) | Value::Bool(_) => vec![node],
            Value::Empty | Value::Table(_) => {
                self.wrong_type(key, "text or a list of texts", &node);
                return Vec::new();
            }
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match item.value {
                Value::Text(text) if !text.trim().is_empty() => {
                    texts.push(Spanned { value: one_line(&text), span: item.span });
                }
                Value::Text(_) | Value::Empty => {}
                Value::Bool(_) => {
                    let value = self.origin.text[item.span.clone()].to_owned();
                    texts.push(Spanned { value, span: item.span });
                }
                _ => self.wrong_type(key, "a list of texts", &item),
            }
        }
        texts
    }

    /// `true` or `false`; absent is `false`.
    pub(crate) fn flag(&mut self, key: &'static str) -> bool {
        self.spanned_flag(key).is_some_and(|flag| flag.value)
    }

    /// `true` or `false`, or nothing.
    pub(crate) fn spanned_flag(&mut self, key: &'static str) -> Option<Spanned<bool>> {
        let node = self.take(key)?;
        match node.value {
            Value::Bool(value) => Some(Spanned { value, span: node.span }),
            _ => {
                self.wrong_type(key, "true or false", &node);
                None
            }
        }
    }

    /// A whole number within the limits that are listed for the key.
    pub(crate) fn number(&mut self, key: &'static str) -> Option<usize> {
        let text = self.text(key)?;
        let range = match self.key(key).map(|key| &key.shape) {
            Some(Shape::Number(range)) => range.clone(),
            _ => 0..usize::MAX,
        };
        match text.value.parse() {
            Ok(number) if range.contains(&number) => Some(number),
            _ => {
                let limits = format!("a whole number from {} to {}", range.start, range.end - 1);
                self.invalid(&text.span, format!("`{key}` must be {limits}"));
                None
            }
        }
    }

    /// A date of any precision.
    pub(crate) fn moment(&mut self, key: &'static str, zone: Option<&TimeZone>) -> Option<Spanned<Moment>> {
        let text = self.text(key)?;
        match Moment::parse(&text.value, zone) {
            Ok(value) => Some(Spanned { value, span: text.span }),
            Err(why) => {
                let code = self.origin.area.code("front-matter/bad-date", "config/bad-date");
                self.diagnostics
                    .push(Diagnostic::error(code, format!("`{key}`: {why}")).at(self.place(&text.span)));
                None
            }
        }
    }

    /// As [`Fields::moment`]; its absence is an error.
    pub(crate) fn required_moment(
        &mut self,
        key: &'static str,
        zone: Option<&TimeZone>,
    ) -> Option<Spanned<Moment>> {
        debug_assert!(
            self.key(key).is_none_or(|key| key.required),
            "`{key}` is listed as one that may be left out"
        );
        let before = self.diagnostics.len();
        let moment = self.moment(key, zone);
        if moment.is_none() && self.diagnostics.len() == before {
            self.missing(key);
        }
        moment
    }

    /// One of a few words.
    pub(crate) fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(key)?;
        if let Some((_, value)) = choices.iter().find(|(word, _)| *word == text.value) {
            return Some(*value);
        }
        self.no_choice(key, &text, choices);
        None
    }

    /// Any of a few words.
    pub(crate) fn choices<T: Copy>(&mut self, key: &'static str, choices: &[(&'static str, T)]) -> Vec<T> {
        let mut chosen = Vec::new();
        for text in self.texts(key) {
            match choices.iter().find(|(word, _)| *word == text.value) {
                Some((_, value)) => chosen.push(*value),
                None => self.no_choice(key, &text, choices),
            }
        }
        chosen
    }

    /// The bytes of a text without its quotation marks.
    fn words_of(&self, text: &Spanned<String>) -> Range<usize> {
        let written = &self.origin.text[text.span.clone()];
        match written.find(&text.value) {
            Some(at) => text.span.start + at..text.span.start + at + text.value.len(),
            None => text.span.clone(),
        }
    }

    fn no_choice<T>(&mut self, key: &str, text: &Spanned<String>, choices: &[(&'static str, T)]) {
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        let message = format!("`{key}` must be one of {}", words.join(", "));
        let span = self.words_of(text);
        let fault = self.invalid(&text.span, message);
        *fault = fault.clone().mean_instead(&text.value, &span, words);
    }

    /// A table; nothing where the key is absent. Whoever takes it must `adopt` it when it has been read.
    pub(crate) fn table(&mut self, key: &'static str) -> Option<Fields<'a>> {
        let node = self.take(key)?;
        match node.value {
            Value::Table(entries) => {
                Some(Fields::new(self.origin, node.span, entries).of(self.keys_below(key)))
            }
            _ => {
                self.wrong_type(key, "a table", &node);
                None
            }
        }
    }

    /// A list of tables.
    pub(crate) fn tables(&mut self, key: &'static str) -> Vec<Fields<'a>> {
        let Some(node) = self.take(key) else { return Vec::new() };
        let Value::List(items) = node.value else {
            self.wrong_type(key, "a list", &node);
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(items.len());
        for item in items {
            match item.value {
                Value::Table(entries) => {
                    let span = entries.first().map_or(item.span, |(key, _)| key.span.clone());
                    tables.push(Fields::new(self.origin, span, entries).of(self.keys_below(key)));
                }
                _ => self.wrong_type(key, "a list of tables (`- key: value`)", &item),
            }
        }
        tables
    }

    /// Takes over what was found in a table below this one.
    pub(crate) fn adopt(&mut self, child: Fields<'_>) {
        self.diagnostics.extend(child.finish());
    }

    /// Those of `keys` that are unknown, in a table of which nothing else can be read.
    pub(crate) fn unknown(
        origin: Origin<'a>,
        known: &'static [Key],
        keys: Vec<Spanned<String>>,
    ) -> Vec<Diagnostic> {
        let is_unknown = |key: &Spanned<String>| known.iter().all(|one| one.name != key.value);
        let node = |key: &Spanned<String>| Node { value: Value::Empty, span: key.span.clone() };
        let entries = keys.into_iter().filter(is_unknown).map(|key| (key.clone(), node(&key)));
        let mut fields = Self::new(origin, 0..0, entries.collect()).of(known);
        fields.known = known.iter().map(|key| key.name).collect();
        fields.finish()
    }

    /// Reports the keys that nobody read, and returns everything found.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        let code = self.origin.area.code("front-matter/unknown-key", "config/unknown-key");
        if !self.keys.is_empty() {
            let unread = self.keys.iter().find(|key| !self.known.contains(&key.name));
            debug_assert!(unread.is_none(), "nobody reads {unread:?}");
            self.known = self.keys.iter().map(|key| key.name).collect();
        }
        for (key, _) in std::mem::take(&mut self.entries) {
            let diagnostic = Diagnostic::error(code, format!("unknown key `{}`", key.value))
                .at(self.place(&key.span))
                .mean_instead(&key.value, &key.span, self.known.iter().copied());
            let diagnostic = match diagnostic.help {
                Some(_) => diagnostic,
                None => diagnostic.help(format!("known keys: {}", self.known.join(", "))),
            };
            self.diagnostics.push(diagnostic);
        }
        self.diagnostics
    }
}

/// Folded scalars and stray line breaks become single spaces.
fn one_line(text: &str) -> String {
    let text = text.replace(['\u{fffe}', '\u{ffff}', '\u{202d}', '\u{202e}'], "\u{fffd}");
    let text = text.as_str();
    if text.contains(|c: char| c.is_control() || c == '\u{a0}')
        || text.starts_with(' ')
        || text.ends_with(' ')
    {
        text.split_whitespace().collect::<Vec<_>>().join(" ").replace(|c: char| c.is_control(), "")
    } else {
        text.to_owned()
    }
}
