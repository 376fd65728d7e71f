//! Splits a file into front matter and body, and reads the YAML. Everything that knows the YAML library is here.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned as At;

use super::fields::{Area, Fields, Node, Origin, Spanned, Value};
use super::yaml_faults::{self, Told};
use crate::diagnostic::{Diagnostic, Fix, Place};

/// Longer front matter is not written by people; it bounds what the YAML reader is given.
const MAX_BYTES: usize = 256 * 1024;
/// Nodes after aliases are expanded: a bomb is stopped here, a long `aliases` list is not.
const MAX_NODES: usize = 20_000;
const MAX_DEPTH: usize = 16;
/// More faults of one front matter are not looked for.
const MAX_FAULTS: usize = 20;

/// Where the two halves of a file lie, in bytes of the whole file.
#[derive(Debug, PartialEq, Eq)]
struct Halves {
    yaml: Range<usize>,
    body: usize,
}

/// Reads the front matter of `text` and returns its fields with the offset at which the body starts.
///
/// # Errors
/// No front matter, one that is never closed or too long, or YAML that cannot be read as one table.
pub(crate) fn read<'a>(file: &'a str, text: &'a str) -> Result<(Fields<'a>, usize), Box<Diagnostic>> {
    read_or_all_faults(file, text).map_err(|faults| Box::new(faults.first))
}

/// What is wrong with front matter that cannot be read.
pub(super) struct Faults {
    pub(super) first: Diagnostic,
    /// Those that can be told from it.
    pub(super) more: Vec<Diagnostic>,
    /// The keys that it has once these are mended, as far as they can be, where they stand now.
    pub(super) keys: Vec<Spanned<String>>,
}

/// As [`read`], with each fault that can be told from the first one.
pub(super) fn read_or_all_faults<'a>(
    file: &'a str,
    text: &'a str,
) -> Result<(Fields<'a>, usize), Box<Faults>> {
    let halves = split(file, text)
        .map_err(|fault| Box::new(Faults { first: *fault, more: Vec::new(), keys: Vec::new() }))?;
    let start = halves.yaml.start;
    let yaml = &text[halves.yaml.clone()];
    let table = parse(yaml).map_err(|fault| {
        let (more, keys) = more_faults(yaml, start, &fault);
        let more = more.into_iter().map(|fault| fault.in_file(file, text, start));
        let more = more.collect();
        Box::new(Faults { first: fault.in_file(file, text, start), more, keys })
    })?;
    let entries = shift(table, yaml, start);
    let origin = Origin { file, text, area: Area::FrontMatter };
    Ok((Fields::new(origin, 0..3, entries), halves.body))
}

/// The faults behind one that would show if the quotes were there that it needs, and the keys that there would be
/// then. The YAML starts at `offset` of its file.
fn more_faults(yaml: &str, offset: usize, first: &Fault) -> (Vec<Fault>, Vec<Spanned<String>>) {
    let line_of = |text: &str, byte: usize| text[..byte.min(text.len())].matches('\n').count();
    let mut mended = yaml.to_owned();
    let mut faults: Vec<Fault> = Vec::new();
    // What is mended stays on its line, and those before it are as they were.
    while let Some((span, new)) =
        faults.last().unwrap_or(first).quoted.clone().filter(|_| faults.len() < MAX_FAULTS)
    {
        let last = line_of(yaml, span.start);
        mended.replace_range(shifted(&mended, yaml, &span), &new);
        let next = match parse(&mended) {
            Err(next) => next,
            Ok(table) => {
                let key = |(key, _): (At<String>, At<Raw>)| {
                    let start = shifted(yaml, &mended, &bytes(&key.referenced)).start + offset;
                    Spanned { span: start..start + key.value.len(), value: key.value }
                };
                return (faults, table.into_iter().map(key).collect());
            }
        };
        if line_of(&mended, next.span.start) <= last {
            break;
        }
        let back = |span: &Range<usize>| shifted(yaml, &mended, span);
        let quoted = next.quoted.as_ref().map(|(span, new)| (back(span), new.clone()));
        faults.push(Fault { span: back(&next.span), quoted, ..next });
    }
    (faults, Vec::new())
}

/// Bytes of one text in another that differs from it in lines before these.
fn shifted(there: &str, here: &str, span: &Range<usize>) -> Range<usize> {
    let lines = here[..span.start].matches('\n').count();
    let line_start = |text: &str| text.split_inclusive('\n').take(lines).map(str::len).sum::<usize>();
    let start = span.start - line_start(here) + line_start(there);
    start..start + span.len()
}

/// An entry of a list of tables: where it starts, and its keys and values.
pub(crate) type ListEntry = (Range<usize>, Vec<(Spanned<String>, Node)>);

/// Reads a whole YAML file that is a list of tables.
///
/// # Errors
/// It is not.
pub(crate) fn read_list(file: &str, text: &str) -> Result<Vec<ListEntry>, Box<Diagnostic>> {
    let refuse = |code, message: String, span| {
        Box::new(Diagnostic::error(code, message).at(Place::in_text(file, text, span)))
    };
    let root = read_yaml(text).map_err(|fault| Box::new(fault.in_file(file, text, 0)))?;
    let items = match node(root, text, 0).value {
        Value::List(items) => items,
        Value::Empty => Vec::new(),
        _ => {
            return Err(refuse(
                "front-matter/syntax",
                "this file must be a list (`- key: value`)".to_owned(),
                0..1,
            ));
        }
    };
    let mut entries = Vec::with_capacity(items.len());
    for item in items {
        let Value::Table(table) = item.value else {
            return Err(refuse(
                "front-matter/wrong-type",
                "each entry must be a table".to_owned(),
                item.span,
            ));
        };
        entries.push((table.first().map_or(item.span, |(key, _)| key.span.clone()), table));
    }
    Ok(entries)
}

/// A file begins with its body.
pub(super) const MISSING: &str = "front-matter/missing";

fn split(file: &str, text: &str) -> Result<Halves, Box<Diagnostic>> {
    let bom = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let fence = |line: &str| line.trim_end() == "---";
    let mut at = bom;
    let mut lines = text[bom..].split_inclusive('\n');
    if !lines.next().is_some_and(fence) {
        return Err(Box::new(
            Diagnostic::error(MISSING, "no front matter")
                .at(Place::in_text(file, text, bom..bom))
                .help("start the file with a line `---`, the keys, and another line `---`"),
        ));
    }
    at += text[at..].find('\n').map_or(text.len() - at, |i| i + 1);
    let start = at;
    for line in lines {
        if fence(line) {
            if at - start > MAX_BYTES {
                let message = format!("front matter of more than {} KiB", MAX_BYTES / 1024);
                return Err(Box::new(
                    Diagnostic::error("front-matter/too-long", message).at(Place::in_text(
                        file,
                        text,
                        bom..bom + 3,
                    )),
                ));
            }
            return Ok(Halves { yaml: start..at, body: at + line.len() });
        }
        at += line.len();
    }
    let unclosed = Diagnostic::error("front-matter/unclosed", "front matter opened here is never closed")
        .at(Place::in_text(file, text, bom..bom + 3));
    let Some(at) = first_words(&text[start..]).map(|at| start + at) else {
        return Err(Box::new(unclosed.help("end it with a line `---`")));
    };
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let fix = Fix { label: "End the front matter here".to_owned(), span: at..at, text: "---\n".to_owned() };
    Err(Box::new(
        unclosed
            .related("no key of it any more", Place::in_text(file, text, at..end))
            .help("end it with a line `---` where the text begins")
            .fix(fix),
    ))
}

/// Where the first line begins that is neither a key nor below one.
fn first_words(yaml: &str) -> Option<usize> {
    let mut at = 0;
    for line in yaml.split_inclusive('\n') {
        let is_key = line.split_once(':').is_some_and(|(key, rest)| {
            rest.starts_with(char::is_whitespace)
                && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
        });
        let is_below = line.trim().is_empty() || line.starts_with([' ', '\t', '#']) || line.starts_with("- ");
        if !is_key && !is_below {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// Where the body of a file starts, whatever is wrong with the front matter; nothing where that has no end.
pub(super) fn start_of_body(text: &str) -> Option<usize> {
    match split("", text) {
        Ok(halves) => Some(halves.body),
        Err(fault) if fault.code == MISSING => {
            Some(if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 })
        }
        Err(_) => None,
    }
}

type RawTable = Vec<(At<String>, At<Raw>)>;

/// The tree as the YAML library hands it over, before spans are moved to the whole file.
enum Raw {
    Empty,
    Bool(bool),
    /// A number: its text is cut from the source, so that `2025-09` and `007` stay as written.
    Number,
    Text(String),
    List(Vec<At<Raw>>),
    Table(RawTable),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RawVisitor;
        impl<'de> Visitor<'de> for RawVisitor {
            type Value = Raw;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }
            fn visit_unit<E: Error>(self) -> Result<Raw, E> {
                Ok(Raw::Empty)
            }
            fn visit_none<E: Error>(self) -> Result<Raw, E> {
                Ok(Raw::Empty)
            }
            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
                Raw::deserialize(deserializer)
            }
            fn visit_bool<E: Error>(self, value: bool) -> Result<Raw, E> {
                Ok(Raw::Bool(value))
            }
            fn visit_i64<E: Error>(self, _: i64) -> Result<Raw, E> {
                Ok(Raw::Number)
            }
            fn visit_i128<E: Error>(self, _: i128) -> Result<Raw, E> {
                Ok(Raw::Number)
            }
            fn visit_u64<E: Error>(self, _: u64) -> Result<Raw, E> {
                Ok(Raw::Number)
            }
            fn visit_u128<E: Error>(self, _: u128) -> Result<Raw, E> {
                Ok(Raw::Number)
            }
            fn visit_f64<E: Error>(self, _: f64) -> Result<Raw, E> {
                Ok(Raw::Number)
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Raw, E> {
                Ok(Raw::Text(text.to_owned()))
            }
            fn visit_string<E: Error>(self, text: String) -> Result<Raw, E> {
                Ok(Raw::Text(text))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element()? {
                    list.push(item);
                }
                Ok(Raw::List(list))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
                let mut table = Vec::new();
                while let Some(entry) = entries.next_entry()? {
                    table.push(entry);
                }
                Ok(Raw::Table(table))
            }
        }
        deserializer.deserialize_any(RawVisitor)
    }
}

/// A fault of the YAML itself; spans are bytes of the YAML.
struct Fault {
    code: &'static str,
    message: String,
    span: Range<usize>,
    help: Option<String>,
    /// The value that needs quotes, and with them.
    quoted: Option<(Range<usize>, String)>,
}

impl From<Told> for Fault {
    fn from(Told { message, span, help, quoted }: Told) -> Self {
        Self { code: "front-matter/syntax", message, span, help: Some(help), quoted }
    }
}

impl Fault {
    /// The fault of a file in which the YAML starts at `start`.
    fn in_file(self, file: &str, text: &str, start: usize) -> Diagnostic {
        let shift = |span: Range<usize>| span.start + start..span.end + start;
        let diagnostic =
            Diagnostic::error(self.code, self.message).at(Place::in_text(file, text, shift(self.span)));
        let diagnostic = match self.help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        };
        match self.quoted {
            Some((span, text)) => {
                diagnostic.fix(Fix { label: format!("Write {text}"), span: shift(span), text })
            }
            None => diagnostic,
        }
    }
}

fn read_yaml(yaml: &str) -> Result<At<Raw>, Fault> {
    let options = serde_yaml::options! {
        with_snippet: false,
        strict_booleans: true,
        budget: serde_yaml::budget! { max_nodes: MAX_NODES, max_depth: MAX_DEPTH },
    };
    serde_yaml::from_str_with_options(yaml, options).map_err(|error| fault(yaml, &error))
}

fn parse(yaml: &str) -> Result<RawTable, Fault> {
    match read_yaml(yaml)?.value {
        Raw::Table(entries) => match yaml_faults::swallowed(yaml) {
            Some(told) => Err(told.into()),
            None => Ok(entries),
        },
        Raw::Empty => Ok(Vec::new()),
        _ => Err(yaml_faults::tell_no_table(yaml).map(Fault::from).unwrap_or_else(|| Fault {
            code: "front-matter/syntax",
            message: "front matter must be a table of `key: value` lines".to_owned(),
            span: 0..yaml.lines().next().map_or(0, str::len),
            help: Some("begin each line with a key, like `title: A title`".to_owned()),
            quoted: None,
        })),
    }
}

fn fault(yaml: &str, error: &serde_yaml::Error) -> Fault {
    let rendered = error.without_snippet().render_with_formatter(&serde_yaml::UserMessageFormatter);
    // The library ends its sentences with a place counted from the front matter; ours counts from the file.
    let message = rendered.split(" at line ").next().unwrap_or(&rendered).trim().to_owned();
    if message.contains("too large or too complex") {
        let at = error.location().map_or(0, |l| byte_at(yaml, l.line(), l.column()));
        return Fault {
            code: "front-matter/too-complex",
            message: format!(
                "front matter grows to more than {MAX_NODES} values or {MAX_DEPTH} levels (aliases included)"
            ),
            span: at..at + 1,
            help: None,
            quoted: None,
        };
    }
    let start = error.location().map_or(0, |l| byte_at(yaml, l.line(), l.column()));
    if let Some(told) = yaml_faults::tell(yaml, start, &message) {
        return told.into();
    }
    let end = yaml[start..].find(['\n', ' ']).map_or(yaml.len(), |i| start + i.max(1));
    Fault { code: "front-matter/syntax", message, span: start..end, help: None, quoted: None }
}

/// The byte at a line and a column in characters, both from 1; the end of the text where there is none.
fn byte_at(text: &str, line: u64, column: u64) -> usize {
    let line_start: usize =
        text.split_inclusive('\n').take(line.saturating_sub(1) as usize).map(str::len).sum();
    text[line_start..]
        .char_indices()
        .nth(column.saturating_sub(1) as usize)
        .map_or(text.len(), |(i, _)| line_start + i)
}

fn shift(table: RawTable, yaml: &str, offset: usize) -> Vec<(Spanned<String>, Node)> {
    table
        .into_iter()
        .map(|(key, value)| {
            let span = bytes(&key.referenced);
            let span = span.start + offset..span.end.max(span.start + key.value.len()) + offset;
            (Spanned { value: key.value, span }, node(value, yaml, offset))
        })
        .collect()
}

fn node(raw: At<Raw>, yaml: &str, offset: usize) -> Node {
    let span = bytes(&raw.referenced);
    let value = match raw.value {
        Raw::Empty => Value::Empty,
        Raw::Bool(flag) => Value::Bool(flag),
        Raw::Number => Value::Text(yaml.get(bytes(&raw.defined)).unwrap_or_default().trim().to_owned()),
        Raw::Text(text) => Value::Text(text),
        Raw::List(items) => Value::List(items.into_iter().map(|item| node(item, yaml, offset)).collect()),
        Raw::Table(entries) => Value::Table(shift(entries, yaml, offset)),
    };
    Node { value, span: span.start + offset..span.end + offset }
}

fn bytes(location: &serde_yaml::Location) -> Range<usize> {
    let span = location.span();
    let start = span.byte_offset().unwrap_or(0) as usize;
    start..start + span.byte_len().unwrap_or(0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_of_the_yaml_stand_at_their_place_in_the_file() {
        for (text, code, line, column) in [
            ("---\na: 1\nb: c: d\n---\n", "front-matter/syntax", 3, 5),
            ("---\na: 1\na: 2\n---\n", "front-matter/syntax", 3, 1),
            ("---\ntitle: x\n", "front-matter/unclosed", 1, 1),
            ("title: x\n", "front-matter/missing", 1, 1),
            ("", "front-matter/missing", 1, 1),
            ("---\n- a\n---\n", "front-matter/syntax", 2, 1),
            ("---\na: *nope\n---\n", "front-matter/syntax", 2, 4),
            ("\u{feff}---\na: [1,\n---\n", "front-matter/syntax", 2, 4),
        ] {
            let Err(diagnostic) = read("a.md", text) else { panic!("{text:?} was read") };
            let place = diagnostic.place.as_ref().expect("a place");
            assert_eq!(
                (diagnostic.code, place.line, place.column),
                (code, line, column),
                "{text:?}: {}",
                diagnostic.message
            );
        }
    }

    #[test]
    fn an_alias_bomb_is_refused() {
        let mut yaml = "---\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
        for i in 1..9 {
            let refs = vec![format!("*a{}", i - 1); 10].join(",");
            yaml.push_str(&format!("a{i}: &a{i} [{refs}]\n"));
        }
        yaml.push_str("---\n");
        let Err(diagnostic) = read("bomb.md", &yaml) else { panic!("the bomb was read") };
        assert_eq!(diagnostic.code, "front-matter/too-complex");
    }

    #[test]
    fn what_the_web_clipper_writes_is_read() {
        let text = "---\ntitle: \"A \\\"quoted\\\" title\"\nsource: \"https://a.example/x\"\nauthor:\n  - \"[[Jane Roe]]\"\npublished: 2025-09-04\ndescription:\ntags:\n  - \"clippings\"\n---\nBody";
        let (mut fields, body) = read("a.md", text).map_err(|d| d.message).expect("valid");
        assert_eq!(&text[body..], "Body");
        assert_eq!(fields.text("title").map(|t| t.value), Some("A \"quoted\" title".to_owned()));
        assert_eq!(fields.texts("author")[0].value, "[[Jane Roe]]");
        assert_eq!(fields.text("description"), None);
        let published = fields.moment("published", None).expect("a date");
        assert_eq!(&text[published.span], "2025-09-04");
        for key in ["source", "tags"] {
            let unread = fields.texts(key);
            assert_eq!(unread.len(), 1, "{key}");
        }
        assert!(fields.finish().is_empty());
    }
}
