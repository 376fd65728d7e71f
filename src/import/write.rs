//! Files for articles, versions and sources: their names, their front matter, and their bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::refuse;
use crate::diagnostic::Diagnostic;
use crate::slug::Slug;

/// Front matter that is being written.
pub(super) struct Front<'a> {
    text: String,
    /// Keys that are marked.
    guessed: &'a BTreeMap<&'static str, &'static str>,
}

impl<'a> Front<'a> {
    pub(super) fn new(guessed: &'a BTreeMap<&'static str, &'static str>) -> Self {
        Self { text: String::new(), guessed }
    }

    /// A key with a value that is YAML already.
    pub(super) fn line(&mut self, key: &str, value: &str) {
        let mark = if self.guessed.contains_key(key) { "  # guessed" } else { "" };
        self.text += &format!("{key}: {value}{mark}\n");
    }

    pub(super) fn optional(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.line(key, &yaml_text(text));
        }
    }

    pub(super) fn list(&mut self, key: &str, texts: &[String]) {
        if !texts.is_empty() {
            let list: Vec<String> = texts.iter().map(|text| yaml_text(text)).collect();
            self.line(key, &format!("[{}]", list.join(", ")));
        }
    }

    /// The whole file.
    pub(super) fn with(self, body: &str) -> String {
        format!("---\n{}---\n\n{body}", self.text)
    }
}

/// A file name that is free: the title, or the title with its source, its day, or a number.
pub(super) fn article_path(
    title: &str,
    source: &str,
    day: &str,
    is_free: impl Fn(&str) -> bool,
    label: &str,
) -> Result<String, Box<Diagnostic>> {
    let short: String = title.chars().take(80).collect();
    // Titles are cut at a word.
    let short = if short.len() < title.len() {
        short.rsplit_once(' ').map_or(short.as_str(), |(s, _)| s)
    } else {
        &short
    };
    let slug = Slug::new(short).map_or_else(|| source.to_owned(), |slug| slug.to_string());
    let named = [slug.clone(), format!("{slug}-{source}"), format!("{slug}-{source}-{day}")];
    let numbered = (2..1_000).map(|number| format!("{slug}-{source}-{number}"));
    let paths = named.into_iter().chain(numbered).map(|name| format!("content/articles/{name}.md"));
    free(paths, is_free, label)
}

/// A file name that is free for a version: the day and the minute at which it was found. Of several, the name that was
/// given last sorts last, since then it is the newest text.
pub(super) fn version_path(
    prefix: &str,
    retrieved: &str,
    is_free: impl Fn(&str) -> bool,
    label: &str,
) -> Result<String, Box<Diagnostic>> {
    let (day, time) = retrieved.split_at_checked(10).unwrap_or((retrieved, ""));
    let minute: String = time.chars().filter(char::is_ascii_digit).take(4).collect();
    let stamp = if minute.len() == 4 { format!("{day}T{minute}") } else { day.to_owned() };
    let numbered = (2..1_000).map(|number| format!("{stamp}_{number:03}"));
    let paths = std::iter::once(stamp.clone()).chain(numbered).map(|stamp| format!("{prefix}{stamp}.md"));
    free(paths, is_free, label)
}

fn free(
    mut paths: impl Iterator<Item = String>,
    is_free: impl Fn(&str) -> bool,
    label: &str,
) -> Result<String, Box<Diagnostic>> {
    paths.find(|path| is_free(path)).ok_or_else(|| {
        let fault = refuse("import/exists", "there are too many articles of this name", label);
        Box::new((*fault).help("nothing was overwritten; give the clipping another `--title`"))
    })
}

/// The file of a new source.
pub(super) fn source(id: &str, name: Option<&str>, host: Option<&str>) -> Option<(String, String)> {
    let name = name.or(host).unwrap_or(id);
    // `localhost` and the like are no domains.
    let domains = host
        .filter(|host| host.contains('.'))
        .map(|host| format!("domains: [{}]\n", yaml_text(host)))
        .unwrap_or_default();
    let text = format!("---\nname: {}\n{domains}country:\nowner:\nkind:\npublish:\n---\n", yaml_text(name));
    Some((format!("content/sources/{id}.md"), text))
}

pub(super) fn new_file(root: &Path, path: &str, text: &str) -> Result<(), Box<Diagnostic>> {
    create_new(&root.join(path), text.as_bytes())
        .map_err(|error| refuse("import/io", format!("cannot write it: {error}"), path))
}

/// Writes a file that must not exist yet, and the folders around it.
pub(crate) fn create_new(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write as _;
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::File::create_new(path)?.write_all(bytes)
}

/// The front matter that a new person's file starts with.
pub(crate) fn new_person(name: &str) -> String {
    format!("name: {}\naliases: []\nroles: []\nwikidata:\n", yaml_text(name))
}

/// A new file with this front matter.
pub(crate) fn framed(front_matter: &str) -> String {
    format!("---\n{front_matter}---\n\n")
}

/// A text as a YAML scalar: plain where that is safe to read back, else in double quotes.
pub(crate) fn yaml_text(text: &str) -> String {
    let plain = !text.is_empty()
        && text.chars().all(|c| c.is_alphanumeric() || " -_./'’,()".contains(c))
        && text.chars().next().is_some_and(char::is_alphabetic)
        && !text.ends_with(' ')
        && !matches!(
            text.to_lowercase().as_str(),
            "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "nan"
        );
    if plain && !text.contains(", ") {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_text_comes_back_out_of_yaml(text in "[^\\pC]{1,60}") {
            let file = format!("---\ntitle: {}\n---\n", yaml_text(&text));
            let (mut fields, _) = crate::content::front_matter::read("a.md", &file).map_err(|d| TestCaseError::fail(d.message.clone()))?;
            let read = fields.text("title").map(|t| t.value);
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(read.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "), words);
        }
    }
}
