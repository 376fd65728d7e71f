//! Which key or value stands at a place in YAML or TOML that is being written, by indentation, dashes and headers.

use std::ops::Range;

use super::spot::{KeySpot, Spot, ValueSpot};
use crate::content::Key;

/// The bytes of front matter between its fences; up to the end of the text where it is not closed yet.
pub(super) fn bounds(text: &str) -> Option<Range<usize>> {
    let mut at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut start = None;
    for line in text[at..].split_inclusive('\n') {
        let is_fence = line.trim_end() == "---";
        match start {
            None if !is_fence => return None,
            None => start = Some(at + line.len()),
            // The break before the fence belongs to the fence.
            Some(start) if is_fence => return Some(start..at.saturating_sub(1).max(start)),
            Some(_) => {}
        }
        at += line.len();
    }
    start.map(|start| start..text.len())
}

/// A line of YAML.
struct Line<'t> {
    /// Where it starts in the text.
    start: usize,
    text: &'t str,
    /// The column behind spaces and dashes.
    indent: usize,
    has_dash: bool,
    /// A key at that column, with the columns behind it and behind its colon.
    key: Option<(&'t str, usize, usize)>,
}

impl<'t> Line<'t> {
    fn new(start: usize, text: &'t str) -> Self {
        let (mut indent, mut has_dash) = (0, false);
        loop {
            indent += text[indent..].len() - text[indent..].trim_start_matches(' ').len();
            match text[indent..].strip_prefix('-') {
                Some(rest) if rest.is_empty() || rest.starts_with(' ') => {
                    has_dash = true;
                    indent += 1;
                }
                _ => break,
            }
        }
        let rest = &text[indent..];
        let word = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        let after = &rest[word..];
        let is_key = word > 0 && after.starts_with(':') && (after.len() == 1 || after.starts_with(": "));
        let key = is_key.then(|| (&rest[..word], indent + word, indent + word + 1));
        Self { start, text, indent, has_dash, key }
    }

    fn is_blank(&self) -> bool {
        let rest = self.text[self.indent.min(self.text.len())..].trim();
        (rest.is_empty() && !self.has_dash) || rest.starts_with('#')
    }
}

/// What stands at `offset` in front matter.
pub(super) fn yaml(text: &str, front: &Range<usize>, offset: usize, keys: &'static [Key]) -> Option<Spot> {
    let mut lines = Vec::new();
    let mut at = front.start;
    let mut current = 0;
    for line in text[front.clone()].split('\n') {
        if (at..=at + line.len()).contains(&offset) {
            current = lines.len();
        }
        lines.push(Line::new(at, line.trim_end_matches('\r')));
        at += line.len() + 1;
    }
    let line = lines.get(current)?;
    // Behind the indentation somebody stands who has only made room for something.
    let column = (offset - line.start).min(line.text.len());
    let indent = if line.is_blank() { column } else { line.indent };

    let (mut limit, mut in_item) = (indent, line.has_dash);
    let (mut parents, mut present) = (Vec::new(), Vec::new());
    for above in lines[..current].iter().rev().filter(|above| !above.is_blank()) {
        match above.key {
            Some((name, _, _)) if above.indent == limit && !in_item => {
                if parents.is_empty() {
                    present.push(name.to_owned());
                }
                in_item = above.has_dash;
            }
            Some((name, _, _)) if above.indent < limit => {
                parents.push(name);
                limit = above.indent;
                in_item = above.has_dash;
            }
            _ => {}
        }
    }
    for below in lines[current + 1..].iter().filter(|below| !below.is_blank()) {
        match below.key {
            Some((name, _, _)) if below.indent == indent && !below.has_dash => present.push(name.to_owned()),
            _ if below.indent <= indent => break,
            _ => {}
        }
    }

    let mut keys = keys;
    let mut parent: Option<&'static Key> = None;
    for name in parents.iter().rev() {
        let key = keys.iter().find(|key| key.name == *name)?;
        keys = key.keys();
        parent = Some(key);
    }
    let value_of = |key: &'static Key, from: usize| {
        let span = line.start + from..line.start + line.text.len();
        Some(value(text, key, span, offset, YAML))
    };
    match line.key {
        Some((name, _, colon)) if column >= colon => {
            value_of(keys.iter().find(|key| key.name == name)?, colon)
        }
        _ => match parent {
            // Items of a list of texts.
            Some(key) if keys.is_empty() => value_of(key, indent),
            Some(key) if line.text[indent.min(line.text.len())..].starts_with('{') => value_of(key, indent),
            _ => {
                let end = line.key.map_or(column, |(_, end, _)| end.max(column));
                let typed = line.start + indent.min(column)..line.start + end;
                let signed = line.key.is_some();
                Some(Spot::Key(KeySpot { keys, typed, present, sign: YAML.sign, signed }))
            }
        },
    }
}

/// How a language writes tables within a line.
#[derive(Clone, Copy)]
struct Notation {
    /// Between a key and its value, as it is inserted.
    sign: &'static str,
    /// The same at its shortest.
    mark: char,
    needs_quotes: bool,
}

const YAML: Notation = Notation { sign: ": ", mark: ':', needs_quotes: false };
const TOML: Notation = Notation { sign: " = ", mark: '=', needs_quotes: true };

/// What stands at `offset` within the value of a key, which may be a list or a table.
fn value(text: &str, key: &'static Key, span: Range<usize>, offset: usize, notation: Notation) -> Spot {
    let before = &text[span.start..offset.max(span.start)];
    let opened = before.rfind('{').filter(|open| !before[*open..].contains('}'));
    if let Some(open) = opened
        && !key.keys().is_empty()
    {
        let inner = span.start + open + 1;
        let inner_end = text[inner..span.end].find('}').map_or(span.end, |at| inner + at);
        let entry = text[inner..offset].rfind(',').map_or(inner, |at| inner + at + 1);
        let entry = entry + text[entry..offset].len() - text[entry..offset].trim_start().len();
        let entry_end = text[offset..inner_end].find(',').map_or(inner_end, |at| offset + at);
        let name_of = |entry: &str| Some(entry.split_once(notation.mark)?.0.trim().to_owned());
        return match text[entry..offset].find(notation.mark) {
            Some(colon) => {
                let name = text[entry..entry + colon].trim();
                match key.keys().iter().find(|key| key.name == name) {
                    Some(key) => scalar(text, key, entry + colon + 1..entry_end, offset, notation),
                    None => Spot::Words,
                }
            }
            None => {
                let signed = text[entry..entry_end].contains(notation.mark);
                let end = text[entry..entry_end].find(notation.mark).map_or(offset, |at| entry + at);
                let present = text[inner..inner_end].split(',').filter_map(name_of).collect();
                let typed = entry..end.max(offset);
                Spot::Key(KeySpot { keys: key.keys(), typed, present, sign: notation.sign, signed })
            }
        };
    }
    if let Some(open) = before.find('[').filter(|open| before[..*open].trim().is_empty()) {
        let inner = span.start + open + 1;
        let inner_end = text[inner..span.end].find(']').map_or(span.end, |at| inner + at);
        if offset <= inner_end {
            let start = text[inner..offset].rfind(',').map_or(inner, |at| inner + at + 1);
            let end = text[offset..inner_end].find(',').map_or(inner_end, |at| offset + at);
            return scalar(text, key, start..end, offset, notation);
        }
    }
    scalar(text, key, span, offset, notation)
}

/// One text, without spaces and quotation marks around it.
fn scalar(text: &str, key: &'static Key, span: Range<usize>, offset: usize, notation: Notation) -> Spot {
    let raw = &text[span.clone()];
    let mut start = span.start + raw.len() - raw.trim_start().len();
    let mut end = span.start + raw.trim_end().len();
    let quote = text[start.min(end)..end].chars().next().filter(|c| matches!(c, '"' | '\''));
    if let Some(quote) = quote {
        start += 1;
        if end > start && text[..end].ends_with(quote) {
            end -= 1;
        }
    }
    // In the spaces before or behind, nothing is typed yet.
    let typed = if (start..=end).contains(&offset) { start..end } else { offset..offset };
    Spot::Value(ValueSpot { key, typed, quoted: quote.is_some(), needs_quotes: notation.needs_quotes })
}

/// What stands at `offset` in `site.toml`.
pub(super) fn toml(text: &str, offset: usize, keys: &'static [Key]) -> Option<Spot> {
    let line_start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    let (mut keys, mut present) = (keys, Vec::new());
    for line in text[..line_start].lines() {
        let line = line.trim();
        if line.starts_with('[') {
            let name = line.trim_matches(['[', ']']).trim();
            keys = crate::config::KEYS.iter().find(|key| key.name == name).map_or(&[][..], Key::keys);
            present.clear();
        } else if let Some((name, _)) = line.split_once('=') {
            present.push(name.trim().to_owned());
        }
    }
    let line = &text[line_start..line_end];
    let start = line_start + line.len() - line.trim_start().len();
    if let Some(header) = line.trim_start().strip_prefix('[') {
        let doubled = usize::from(header.starts_with('['));
        let name = start + 1 + doubled;
        let end = text[name..line_end].find(']').map_or(line_end, |at| name + at);
        let typed = name.min(offset)..end.max(offset);
        return Some(Spot::Key(KeySpot {
            keys: crate::config::KEYS,
            typed,
            present: Vec::new(),
            sign: "",
            signed: true,
        }));
    }
    match text[line_start..line_end].find('=').map(|at| line_start + at) {
        Some(equals) if offset > equals => {
            let name = text[line_start..equals].trim();
            let key = keys.iter().find(|key| key.name == name)?;
            Some(value(text, key, equals + 1..line_end, offset, TOML))
        }
        equals => {
            let end = equals.map_or(offset, |equals| line_start + text[line_start..equals].trim_end().len());
            let typed = start.min(offset)..end.max(offset);
            Some(Spot::Key(KeySpot { keys, typed, present, sign: TOML.sign, signed: equals.is_some() }))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lsp::spot::{Spot, spot};

    /// What is found at `‸`: a key as `key TYPED (PRESENT)`, a value as `KEY=TYPED`.
    fn found(path: &str, marked: &str) -> String {
        let offset = marked.find('‸').expect("a mark");
        let text = marked.replace('‸', "");
        match spot(path, &text, offset) {
            Some(Spot::Key(key)) => format!("key {} ({})", &text[key.typed], key.present.join(" ")),
            Some(Spot::Value(value)) => format!("{}={}", value.key.name, &text[value.typed]),
            Some(Spot::Link(_)) => "link".to_owned(),
            Some(Spot::Words) => "words".to_owned(),
            None => "nothing".to_owned(),
        }
    }

    #[test]
    fn keys_and_values_of_front_matter_are_found_by_their_place() {
        for (marked, want) in [
            ("---\n‸\n---\n", "key  ()"),
            ("---\ntit‸\n---\n", "key tit ()"),
            ("---\ntitle: T\npub‸\nurl: x\n---\n", "key pub (title url)"),
            ("---\nti‸tle: T\n---\n", "key title ()"),
            ("---\npublish: ‸\n---\n", "publish="),
            ("---\npublish: exc‸\n---\n", "publish=exc"),
            ("---\npublish: exc‸", "publish=exc"),
            ("---\npeople: [Ann, Bo‸]\n---\n", "people=Bo"),
            ("---\npeople: [\"An‸n\", Bo]\n---\n", "people=Ann"),
            ("---\npeople:\n  - Ann\n  - ‸\n---\n", "people="),
            ("---\npeople:\n- An‸\n---\n", "people=An"),
            ("---\nevents:\n  - date: 2025\n    ‸\n---\n", "key  (date)"),
            ("---\nevents:\n  - date: 2025\n    title: x\n  - ti‸\n---\n", "key ti ()"),
            ("---\nevents:\n  - date: 2025\n    people: [‸]\n---\n", "people="),
            ("---\ncorrections:\n  - {quote: a, spe‸}\n---\n", "key spe (quote)"),
            ("---\ncorrections:\n  - {quote: a, speaker: An‸}\n---\n", "speaker=An"),
            ("---\ncorrections:\n  - quote: a\n    speaker: ‸\n---\n", "speaker="),
            ("---\npeople: [\"[[An‸\"]\n---\n", "link"),
            ("---\nnothing: ‸\n---\n", "nothing"),
            ("---\ntitle: T\n---\nwo‸rds\n", "words"),
        ] {
            assert_eq!(found("content/articles/a.md", marked), want, "{marked}");
        }
    }

    #[test]
    fn keys_and_values_of_site_toml_are_found_by_their_place() {
        for (marked, want) in [
            ("ti‸", "key ti ()"),
            ("title = \"x\"\npub‸", "key pub (title)"),
            ("publish = \"ex‸\"", "publish=ex"),
            ("publish = ‸", "publish="),
            ("[machines]\njs‸", "key js ()"),
            ("[robots]\nfull = \"‸\"", "full="),
            ("[output]\ncompress = [\"gzip\", \"‸\"]", "compress="),
            ("[ro‸]", "key ro ()"),
        ] {
            assert_eq!(found("site.toml", marked), want, "{marked}");
        }
    }
}
