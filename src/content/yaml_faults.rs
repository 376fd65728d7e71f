//! Puts faults of YAML into words for people who write front matter: what is wrong with their line, and what to write
//! instead. The reader of YAML says where it gave up; why, the line itself shows best.

use std::ops::Range;

/// A fault as it is told.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) message: String,
    /// Bytes of the YAML.
    pub(super) span: Range<usize>,
    pub(super) help: String,
    /// The value in quotes, where that mends it.
    pub(super) quoted: Option<(Range<usize>, String)>,
}

/// Signs that mean something else at the start of a value.
const SIGNS: [char; 14] = ['@', '`', '%', '*', '&', '!', '|', '>', '-', '?', ',', ']', '}', '#'];

/// A line of the YAML, taken apart.
struct Line<'a> {
    text: &'a str,
    start: usize,
    /// Bytes of white space before the first sign.
    indent: usize,
    key: Option<&'a str>,
    /// Bytes of the YAML, without spaces around it and without a remark.
    value: Range<usize>,
}

impl<'a> Line<'a> {
    fn at(yaml: &'a str, byte: usize) -> Self {
        let start = yaml[..byte].rfind('\n').map_or(0, |at| at + 1);
        let end = yaml[start..].find('\n').map_or(yaml.len(), |at| start + at);
        let text = yaml[start..end].trim_end();
        let indent = text.len() - text.trim_start().len();
        let mut from = start + indent;
        while let Some(item) = yaml[from..start + text.len()].strip_prefix("- ") {
            from = start + text.len() - item.trim_start().len();
        }
        let rest = &yaml[from..start + text.len()];
        let colon = rest.find(": ").or_else(|| rest.ends_with(':').then(|| rest.len() - 1));
        let is_key = |key: &&str| {
            !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '))
        };
        let key = colon.map(|colon| rest[..colon].trim_end()).filter(is_key);
        let after = if key.is_some() { colon.map_or(0, |colon| colon + 1) } else { 0 };
        let value = rest[after..].split(" #").next().unwrap_or_default();
        let lead = value.len() - value.trim_start().len();
        let value_start = from + after + lead;
        Self { text, start, indent, key, value: value_start..value_start + value.trim().len() }
    }

    fn value(&self, yaml: &'a str) -> &'a str {
        &yaml[self.value.clone()]
    }

    /// What the value is the value of, for a sentence.
    fn name(&self) -> String {
        self.key.map_or_else(|| "this value".to_owned(), |key| format!("the value of `{key}`"))
    }
}

/// Tells a fault; `at` is where the reader gave up, and `said` what it said. Nothing where the line does not show why.
pub(super) fn tell(yaml: &str, at: usize, said: &str) -> Option<Told> {
    let line = Line::at(yaml, at);
    let told =
        |message: String, span: Range<usize>, help: String| Some(Told { message, span, help, quoted: None });
    let lead = &line.text[..line.indent];
    if let Some(tab) = lead.find('\t') {
        let span = line.start + tab..line.start + line.indent;
        return told(
            "this line is indented with a tab".to_owned(),
            span,
            "write spaces instead of the tab".into(),
        );
    }
    if said.starts_with("duplicate mapping key") {
        let key = line.key.unwrap_or_default();
        let start = line.start + line.indent;
        return told(
            format!("`{key}` stands here a second time"),
            start..start + key.len(),
            format!("keep one `{key}`"),
        );
    }
    if said.contains("escape") {
        let backslash = unknown_escape(yaml, &line)?;
        let end = backslash + 1 + yaml[backslash + 1..].chars().next().map_or(0, char::len_utf8);
        let what = &yaml[backslash..end];
        return told(
            format!("`{what}` means nothing in double quotation marks"),
            backslash..end,
            "write `\\\\` for a backslash, or put the value in single quotation marks".to_owned(),
        );
    }
    if said.contains("quoted scalar") && !said.contains("trailing content") {
        return unclosed_quote(yaml, line.start);
    }
    let bracket = if said.starts_with("unclosed bracket") { Some(at) } else { open_bracket(yaml, &line, at) };
    if let Some(at) = bracket {
        let sign = yaml[at..].chars().next()?;
        let close = if sign == '{' { '}' } else { ']' };
        return told(
            format!("the bracket `{sign}` is never closed"),
            at..at + 1,
            format!("close it with `{close}`, or put the value in quotes"),
        );
    }
    if line.key.is_none()
        && let Some(told) = no_key(yaml, &line)
    {
        return Some(told);
    }
    in_value(yaml, &line, at)
}

/// What is wrong with front matter that is no table at all.
pub(super) fn tell_no_table(yaml: &str) -> Option<Told> {
    let first = yaml.find(|c: char| !c.is_whitespace())?;
    no_key(yaml, &Line::at(yaml, first))
}

/// Values that YAML reads and people do not mean: what begins with `&name` or `!name` is read without that.
pub(super) fn swallowed(yaml: &str) -> Option<Told> {
    let mut at = 0;
    for text in yaml.split_inclusive('\n') {
        let line = Line::at(yaml, at);
        at += text.len();
        let value = line.value(yaml);
        let mark = value.split_whitespace().next().unwrap_or_default();
        let is_used = || yaml.contains(&mark.replacen('&', "*", 1));
        let is_swallowed = match mark.chars().next() {
            Some('&') => !is_used(),
            Some('!') => true,
            _ => false,
        };
        // Below a key there may be a text over several lines.
        if line.indent == 0 && line.key.is_some() && is_swallowed {
            return begins_with_a_sign(yaml, &line, &line.value);
        }
    }
    None
}

fn in_value(yaml: &str, line: &Line<'_>, at: usize) -> Option<Told> {
    let value = line.value(yaml);
    if value.starts_with(['[', '{']) {
        // In a list it is one of its items that is wrong.
        let depth = depth(&yaml[line.value.start..at.max(line.value.start)]);
        if depth > 0 {
            let from = yaml[..at].rfind(['[', ',', '{']).map_or(at, |before| before + 1);
            let from = from + (yaml[from..].len() - yaml[from..].trim_start().len());
            let to = yaml[at..].find([',', ']', '}', '\n']).map_or(yaml.len(), |end| at + end);
            return quote_part(yaml, from..to.max(from), at);
        }
        let sign = &value[..1];
        return quote(
            yaml,
            &line.value,
            line.value.clone(),
            format!("{} begins with `{sign}`, which begins a list or a table in YAML", line.name()),
        );
    }
    if value.starts_with(['"', '\'']) {
        let message = "something stands behind the closing quotation mark".to_owned();
        let end = line.value.end.max(at);
        return quote(yaml, &line.value, at..end, message);
    }
    if value.starts_with(SIGNS) {
        return begins_with_a_sign(yaml, line, &line.value);
    }
    if let Some(colon) = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1)) {
        let colon = line.value.start + colon;
        let message =
            format!("{} has a colon and a space in it, which begins a new key in YAML", line.name());
        return quote(yaml, &line.value, colon..colon + 1, message);
    }
    // One key by itself: it stands deeper than the line above allows.
    (line.indent > 0 && line.key.is_some()).then(|| Told {
        message: "this line is indented, and nothing above it holds lines below it".to_owned(),
        span: line.start + line.indent..line.start + line.indent + line.key.map_or(1, str::len),
        help: "begin it below the first letter of the line above".to_owned(),
        quoted: None,
    })
}

/// How many brackets are open behind a text.
fn depth(text: &str) -> i32 {
    text.chars().map(|c| i32::from("[{".contains(c)) - i32::from("]}".contains(c))).sum()
}

/// A bracket that begins a value above a line and is still open in it.
fn open_bracket(yaml: &str, line: &Line<'_>, at: usize) -> Option<usize> {
    let mut end = line.start;
    while end > 0 {
        let above = Line::at(yaml, end - 1);
        end = above.start;
        if above.key.is_some() {
            let value = above.value.start;
            let is_open = above.value(yaml).starts_with(['[', '{']) && depth(&yaml[value..at]) > 0;
            return is_open.then_some(value);
        }
    }
    None
}

fn begins_with_a_sign(yaml: &str, line: &Line<'_>, value: &Range<usize>) -> Option<Told> {
    let sign = yaml[value.clone()].chars().next()?;
    let message = format!("{} begins with `{sign}`, which has a meaning of its own in YAML", line.name());
    quote(yaml, value, value.clone(), message)
}

/// An item of a list in brackets that has to be quoted.
fn quote_part(yaml: &str, part: Range<usize>, at: usize) -> Option<Told> {
    let text = yaml[part.clone()].trim_end();
    let part = part.start..part.start + text.len();
    let sign = yaml[at..].chars().next()?;
    let message = match text.starts_with(SIGNS) {
        true => format!("`{text}` begins with `{sign}`, which has a meaning of its own in YAML"),
        false => format!("`{text}` has `{sign}` in it, which has a meaning of its own in YAML"),
    };
    quote(yaml, &part, at..at + sign.len_utf8(), message)
}

fn quote(yaml: &str, value: &Range<usize>, span: Range<usize>, message: String) -> Option<Told> {
    let new = quoted(&yaml[value.clone()]);
    let line = Line::at(yaml, value.start);
    let shown = match line.key.filter(|_| line.value == *value) {
        Some(key) => format!("{key}: {new}"),
        None => new.clone(),
    };
    let help = format!("put the value in quotes: `{shown}`");
    Some(Told { message, span, help, quoted: Some((value.clone(), new)) })
}

/// A text in the quotation marks that it has not in itself.
fn quoted(text: &str) -> String {
    let mut inner = text;
    for mark in ['"', '\''] {
        let within = text.strip_prefix(mark).and_then(|text| text.strip_suffix(mark));
        // `'it's'` is one text, `"A" and "B"` is none in quotation marks.
        let is_apostrophe = |(at, _): (usize, &str)| {
            let within = within.unwrap_or_default();
            let before = within[..at].ends_with(char::is_alphanumeric);
            before && within[at + 1..].starts_with(char::is_alphanumeric)
        };
        if let Some(whole) = within.filter(|whole| whole.match_indices(mark).all(is_apostrophe)) {
            inner = whole;
        }
    }
    match (inner.contains(['"', '\\']), inner.contains('\'')) {
        (false, _) => format!("\"{inner}\""),
        (true, false) => format!("'{inner}'"),
        (true, true) => format!("\"{}\"", inner.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

/// A line that should begin with a key and does not.
fn no_key(yaml: &str, line: &Line<'_>) -> Option<Told> {
    let text = line.text.trim_start();
    let start = line.start + line.indent;
    let told =
        |message: String, span: Range<usize>, help: String| Some(Told { message, span, help, quoted: None });
    let whole = start..line.start + line.text.len();
    if text.len() >= 2 && text.chars().all(|c| matches!(c, '-' | '–' | '—')) {
        let message = format!("front matter does not end with `{text}`");
        return told(message, whole, "end it with three hyphens on a line, `---`".to_owned());
    }
    if let Some((key, value)) = text.split_once(':')
        && !key.is_empty()
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
        && !value.is_empty()
    {
        let colon = start + key.len();
        let message = format!("there is no space behind the colon of `{key}`");
        return told(message, colon..colon + 1, format!("write `{key}: {}`", value.trim_start()));
    }
    if text.starts_with("- ") || yaml[line.value.clone()].starts_with(SIGNS) {
        return None;
    }
    let help = "write it as `key: value`; where the text begins, end the front matter with a line `---`";
    (!text.contains(':')).then(|| told("this line has no key".to_owned(), whole, help.to_owned())).flatten()
}

/// The last value up to a line that begins with a quotation mark and has no other.
fn unclosed_quote(yaml: &str, until: usize) -> Option<Told> {
    let mut at = 0;
    let mut last = None;
    for text in yaml.split_inclusive('\n') {
        if at > until {
            break;
        }
        let line = Line::at(yaml, at);
        at += text.len();
        // A remark would be part of it.
        let written = &yaml[line.value.start..line.start + line.text.len()];
        if let Some(mark) = written.chars().next().filter(|mark| matches!(mark, '"' | '\''))
            && !is_closed(&written[1..], mark)
        {
            let end = line.start + line.text.len();
            let new =
                if mark == '"' { quoted(&yaml[line.value.start + 1..end]) } else { format!("{written}'") };
            let shown = line.key.map(|key| format!("{key}: {new}")).unwrap_or(new.clone());
            let message = "this quotation mark is never closed".to_owned();
            let value = line.value.start..end;
            let help = format!("close it: `{shown}`");
            last =
                Some(Told { message, span: value.start..value.start + 1, help, quoted: Some((value, new)) });
        }
    }
    last
}

/// Whether what follows on a quotation mark has another one that closes it.
fn is_closed(text: &str, mark: char) -> bool {
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        match c {
            '\\' if mark == '"' => drop(signs.next()),
            '\'' if mark == '\'' && signs.peek() == Some(&'\'') => drop(signs.next()),
            c if c == mark => return true,
            _ => {}
        }
    }
    false
}

/// Where a backslash in a line makes no sign that YAML knows.
fn unknown_escape(yaml: &str, line: &Line<'_>) -> Option<usize> {
    let mut at = line.start;
    let end = line.start + line.text.len();
    while let Some(found) = yaml[at..end].find('\\') {
        let next = yaml[at + found + 1..].chars().next()?;
        if !"0abtnvfre\"/\\N_LPxuU \t\n".contains(next) {
            return Some(at + found);
        }
        at += found + 1 + next.len_utf8();
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::content;

    /// What is told of front matter with `lines`: the place, the message and the help.
    fn told(lines: &str) -> Vec<(usize, usize, String, String)> {
        let (_, found) = content::parse("content/notes/n.md", &format!("---\n{lines}\n---\nText.\n"), None);
        found
            .into_iter()
            .map(|fault| {
                let place = fault.place.expect("a place");
                (place.line, place.column, fault.message, fault.help.unwrap_or_default())
            })
            .collect()
    }

    #[test]
    fn faults_say_what_to_write() {
        for (lines, at, message, help) in [
            ("title: Broken: yaml", (2, 14), "a colon and a space", "`title: \"Broken: yaml\"`"),
            ("title: A \"b\": c # guessed", (2, 13), "a colon and a space", "`title: 'A \"b\": c'`"),
            ("title: It's \"b\": c", (2, 16), "a colon and a space", "`title: \"It's \\\"b\\\": c\"`"),
            (
                "title: A\ncorrections:\n  - title: X: y",
                (4, 13),
                "the value of `title` has",
                "`title: \"X: y\"`",
            ),
            ("title: A\ntags:\n\t- x", (4, 1), "indented with a tab", "spaces"),
            ("title: A\n  date: 2025", (3, 3), "nothing above it holds", "below the first letter"),
            ("title: A\ntitle: B", (3, 1), "`title` stands here a second time", "keep one"),
            ("title: \"A\ndate: 2025", (2, 8), "never closed", "`title: \"A\"`"),
            ("title: 'A\ndate: 2025", (2, 8), "never closed", "`title: 'A'`"),
            ("date: 2025\ntitle: \"A: b", (3, 8), "never closed", "`title: \"A: b\"`"),
            ("title: \"A\" and B", (2, 12), "behind the closing", "`title: '\"A\" and B'`"),
            ("title: \"A\" and \"B\"", (2, 12), "behind the closing", "`title: '\"A\" and \"B\"'`"),
            ("title: 'it's'", (2, 12), "behind the closing", "`title: \"it's\"`"),
            ("title: \"a \\q\"", (2, 11), "`\\q` means nothing", "single quotation marks"),
            ("title: @home", (2, 8), "begins with `@`", "`title: \"@home\"`"),
            ("title: *star*", (2, 8), "begins with `*`", "`title: \"*star*\"`"),
            ("title: &amp thing", (2, 8), "begins with `&`", "`title: \"&amp thing\"`"),
            ("title: !new A", (2, 8), "begins with `!`", "`title: \"!new A\"`"),
            ("title: %20", (2, 8), "begins with `%`", "`title: \"%20\"`"),
            ("title: `x` y", (2, 8), "begins with ```", "`title: \"`x` y\"`"),
            ("title: > A", (2, 8), "begins with `>`", "`title: \"> A\"`"),
            ("title: [draft] A", (2, 8), "begins with `[`", "`title: \"[draft] A\"`"),
            ("title: {a} b", (2, 8), "begins with `{`", "`title: \"{a} b\"`"),
            ("tags: [@a, b]", (2, 8), "`@a` begins with `@`", "`\"@a\"`"),
            ("tags: [a, b\ntitle: A", (2, 7), "the bracket `[` is never closed", "close it with `]`"),
            ("title:A", (2, 6), "no space behind the colon", "write `title: A`"),
            ("date: 2025\ntitle:A", (3, 6), "no space behind the colon", "write `title: A`"),
            ("title: A\nmore words", (3, 1), "no key", "a line `---`"),
            ("title: A\n--", (3, 1), "does not end with `--`", "three hyphens"),
            ("- a", (2, 1), "a table of `key: value` lines", "title: A title"),
        ] {
            let found = told(lines);
            let [(line, column, said, helped)] = &found[..] else { panic!("{lines}: {found:?}") };
            assert_eq!((*line, *column), at, "{lines}: {said}");
            assert!(said.contains(message) && helped.contains(help), "{lines}: {said} / {helped}");
        }
    }

    #[test]
    fn every_value_that_needs_quotes_is_told_at_once() {
        let found = told("title: A: b\ntags: [x]\nauthor: @c\ndate: \"2025\" or so\naliases: fine");
        let places: Vec<_> = found.iter().map(|(line, column, ..)| (*line, *column)).collect();
        assert_eq!(places, [(2, 9), (4, 9), (5, 14)], "{found:?}");
    }

    /// An anchor that is referred to, and words that only look like one, are as YAML has them.
    #[test]
    fn what_yaml_means_is_left() {
        for lines in [
            "title: &a A\ntags: [*a]",
            "title: |\n  key: &x y\n  key: !z",
            "title: A & b ! c",
            "title: \"a: b\"",
            "title: 'a: b' # why: so",
            "tags:\n- a\n- b",
        ] {
            assert!(told(lines).is_empty(), "{lines}: {:?}", told(lines));
        }
    }

    /// The line `---` that is missing is shown where the text begins.
    #[test]
    fn front_matter_without_an_end_says_where_it_seems_to_end() {
        let text = "---\ntitle: A\ntags:\n- b\n\nText begins here.\n";
        let (_, found) = content::parse("content/notes/n.md", text, None);
        let [fault] = &found[..] else { panic!("{found:?}") };
        assert_eq!(fault.code, "front-matter/unclosed");
        assert_eq!(fault.related[0].1.line, 6);
        let fix = fault.fix.clone().expect("a change");
        let mut mended = text.to_owned();
        mended.replace_range(fix.span, &fix.text);
        assert!(content::parse("content/notes/n.md", &mended, None).0.is_some(), "{mended}");
    }

    proptest! {
        /// What mends a fault is a value in quotes, whatever stands in the file.
        #[test]
        fn any_front_matter_has_an_answer(
            lines in "(title|tags|- |  |\t|\n|: |:|[-\\[\\]{}\"'@*&!%#,|>`\\\\ ü𝄞aé]){0,30}",
        ) {
            let text = format!("---\ntitle: {lines}\n---\nText.\n");
            let (_, found) = content::parse("content/notes/n.md", &text, None);
            for fix in found.iter().filter_map(|fault| fault.fix.as_ref()) {
                prop_assert!(text.get(fix.span.clone()).is_some(), "{text}");
            }
        }
    }
}
