//! Press clippings in, articles for review out: what is known from metadata and options, what is read out of the
//! clipping, and what had to be guessed, which is marked in the file.

mod clipping;
mod metadata;
mod text;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use url::Url;

use crate::briefing::host;
use crate::content::{Body, Document, Trust};
use crate::diagnostic::{Diagnostic, Place};
use crate::input::{self, MAX_TEXT_BYTES};
use crate::moment::Moment;
use crate::reading::{CreditKind, fold, read_credits};
use crate::slug::Slug;

pub use metadata::{Metadata, parse as parse_metadata};

/// What an import did with one clipping.
#[derive(Debug)]
pub struct Imported {
    /// The article's file, relative to the site's root.
    pub path: String,
    /// The source's file, where a new one was written.
    pub new_source: Option<String>,
    /// What was found or guessed, one sentence each.
    pub remarks: Vec<String>,
}

/// The sources and articles that a site has already.
struct Known {
    /// Id, folded names, domains.
    sources: Vec<(String, BTreeSet<String>, Vec<String>)>,
    /// Article files below the site's root, with the original's address and title.
    articles: Vec<(String, Option<String>, String)>,
}

impl Known {
    fn read(root: &Path) -> Self {
        let mut known = Self { sources: Vec::new(), articles: Vec::new() };
        // A site with faults still takes clippings; `build` will name the faults.
        let (files, _) = input::read_site(root);
        for file in files.content {
            match crate::content::parse(&file.path, &file.text, None).0 {
                Some(Document::Source(source)) => known.sources.push((
                    source.entry.id.to_string(),
                    BTreeSet::from([fold(&source.entry.id), fold(&source.name)]),
                    source.domains.iter().map(|domain| domain.value.clone()).collect(),
                )),
                Some(Document::Article(article)) => {
                    known.articles.push((file.path, article.url.clone(), article.title.clone()));
                }
                _ => {}
            }
        }
        known
    }

    /// The id of the source called so, or with this address.
    fn source(&self, name: Option<&str>, host: Option<&str>) -> Option<String> {
        let by_name = |name: &str| self.sources.iter().find(|(_, names, _)| names.contains(&fold(name)));
        let by_host = |host: &str| {
            self.sources.iter().find(|(_, _, domains)| {
                domains
                    .iter()
                    .any(|d| host == d || host.strip_suffix(d.as_str()).is_some_and(|h| h.ends_with('.')))
            })
        };
        // A domain belongs to one source, whatever a clipping calls it.
        name.and_then(by_name).or_else(|| host.and_then(by_host)).map(|(id, _, _)| id.clone())
    }
}

/// Imports clippings into the site at `root`. `given` are the options that hold for all of them, `metadata` what a
/// list says of single ones. One clipping that cannot be imported does not stop the others.
pub fn import(
    root: &Path,
    files: &[PathBuf],
    given: &Metadata,
    metadata: &[Metadata],
) -> (Vec<Imported>, Vec<Diagnostic>) {
    let mut known = Known::read(root);
    let (mut imported, mut diagnostics) = (Vec::new(), Vec::new());
    for name in metadata.iter().filter_map(|one| one.file.as_deref()) {
        if !files.iter().any(|file| file.file_name().is_some_and(|n| n.to_string_lossy() == name)) {
            let message = format!("the list describes `{name}`, which is not among the files to import");
            diagnostics.push(Diagnostic::warning("import/unused-metadata", message));
        }
    }
    for file in files {
        match import_one(root, file, given, metadata, &mut known) {
            Ok(one) => imported.push(one),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    (imported, diagnostics)
}

fn import_one(
    root: &Path,
    file: &Path,
    given: &Metadata,
    metadata: &[Metadata],
    known: &mut Known,
) -> Result<Imported, Box<Diagnostic>> {
    let shown = file.display().to_string();
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stated = metadata.iter().find(|one| one.file.as_deref() == Some(name.as_str()));
    let clipping = clipping::read(file)?;
    let mut remarks = Vec::new();

    // Options beat the list, the list beats what the clipping says of itself.
    let layers = [Some(given), stated, Some(&clipping.stated)];
    let first =
        |field: fn(&Metadata) -> Option<&String>| layers.iter().flatten().find_map(|m| field(m).cloned());
    let url = first(|m| m.url.as_ref());
    let host = url.as_deref().and_then(host);
    let mut guessed = BTreeSet::new();
    let title = first(|m| m.title.as_ref()).unwrap_or_else(|| {
        guessed.insert("title");
        first_words(&clipping.body)
    });
    let published = match first(|m| m.published.as_ref()) {
        Some(date) => date,
        None => {
            guessed.insert("published");
            file_date(file).ok_or_else(|| missing(&shown, "publication date", "--published 2025-09-04"))?
        }
    };
    if let Err(why) = Moment::parse(&published, None) {
        return Err(Box::new(Diagnostic::error("import/bad-date", why.to_string()).at(Place::file(shown))));
    }
    let source_name = first(|m| m.source.as_ref());
    if source_name.is_none() && host.is_none() {
        return Err(missing(&shown, "source", "--source \"The Daily Example\""));
    }
    let known_source = known.source(source_name.as_deref(), host.as_deref());

    let body = Body::parse(&clipping.body, 0, Trust::Foreign);
    if body.word_count() == 0 {
        return Err(Box::new(
            Diagnostic::error("import/empty", "no text was found in it").at(Place::file(shown)),
        ));
    }
    let findings = read_credits(&body);
    if !findings.captions.is_empty() {
        let numbers: Vec<String> = findings.captions.iter().map(|n| format!("¶ {n}")).collect();
        remarks.push(format!("photo captions: {}", numbers.join(", ")));
    }
    if let Some((block, place)) = &findings.dateline
        && let Some(text) = body.block_text(*block as usize)
    {
        remarks.push(format!("dateline: {}", &text[place.clone()]));
    }
    remarks.extend(clipping.remarks);
    let mut agencies: Vec<String> =
        layers.iter().flatten().map(|m| &m.agencies).find(|a| !a.is_empty()).cloned().unwrap_or_default();
    if agencies.is_empty() {
        let credited: BTreeSet<&str> = findings
            .credits
            .iter()
            .filter(|credit| credit.kind == CreditKind::Text)
            .flat_map(|credit| credit.agencies.iter().copied())
            .collect();
        if !credited.is_empty() {
            guessed.insert("agency");
            agencies = credited.into_iter().map(str::to_owned).collect();
        }
    }
    let authors =
        layers.iter().flatten().map(|m| &m.authors).find(|a| !a.is_empty()).cloned().unwrap_or_default();
    for key in &guessed {
        let from = match *key {
            "title" => "the first words",
            "published" => "the file's date",
            _ => "credits in the text",
        };
        remarks.push(format!("`{key}` guessed from {from}"));
    }

    let source = match &known_source {
        Some(id) => id.clone(),
        None => {
            let name = source_name.clone().unwrap_or_else(|| host.clone().unwrap_or_default());
            Slug::new(&name)
                .map(|slug| slug.to_string())
                .ok_or_else(|| missing(&shown, "source", "--source NAME"))?
        }
    };
    if let Some((existing, _, _)) = known.articles.iter().find(|(_, address, known_title)| {
        url.as_ref().is_some_and(|url| address.as_deref().is_some_and(|known| same_address(known, url)))
            || (url.is_none() && *known_title == title)
    }) {
        return Err(Box::new(
            Diagnostic::error("import/known", format!("{shown} is imported already as {existing}"))
                .help("nothing was overwritten; delete that file to import it again"),
        ));
    }

    let line = |key: &'static str, value: String| {
        let mark = if guessed.contains(key) { "  # guessed" } else { "" };
        format!("{key}: {value}{mark}\n")
    };
    let mut front = line("title", yaml_text(&title)) + &line("source", yaml_text(&source));
    if let Some(url) = &url {
        front += &line("url", yaml_text(url));
    }
    front += &line("published", published);
    for (key, values) in [("author", &authors), ("agency", &agencies)] {
        if !values.is_empty() {
            let list: Vec<String> = values.iter().map(|value| yaml_text(value)).collect();
            front += &line(key, format!("[{}]", list.join(", ")));
        }
    }
    if let Some(language) = first(|m| m.language.as_ref()) {
        front += &line("language", yaml_text(&language));
    }
    if let Some(description) = first(|m| m.description.as_ref()) {
        front += &line("description", yaml_text(&description));
    }
    let tags = layers.iter().flatten().map(|m| &m.tags).find(|tags| !tags.is_empty());
    if let Some(tags) = tags {
        let list: Vec<String> = tags.iter().map(|tag| yaml_text(tag)).collect();
        front += &line("tags", format!("[{}]", list.join(", ")));
    }
    let text = format!("---\n{front}---\n\n{}", clipping.body);

    let path = article_path(root, &title, &source)?;
    let new_source = match known_source {
        Some(_) => None,
        None => write_source(root, &source, source_name.as_deref(), host.as_deref())?,
    };
    write_new(root, &path, &text)?;
    if let Some(new) = &new_source {
        remarks.push(format!("new source in {new}: add its country, owner and policy"));
    }
    let names = BTreeSet::from([fold(&source), fold(source_name.as_deref().unwrap_or(&source))]);
    known.sources.push((source, names, host.into_iter().collect()));
    known.articles.push((path.clone(), url, title));
    Ok(Imported { path, new_source, remarks })
}

fn missing(file: &str, what: &str, option: &str) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("import/unknown", format!("{file} does not tell its {what}"))
            .help(format!("add `{option}`, or name it in a `--metadata` list")),
    )
}

/// Without fragment, query and closing slash: what differs there is how the reader came.
fn same_address(one: &str, other: &str) -> bool {
    let plain = |text: &str| {
        Url::parse(text).ok().map(|url| {
            (
                url.host_str().unwrap_or_default().trim_start_matches("www.").to_owned(),
                url.path().trim_end_matches('/').to_owned(),
            )
        })
    };
    plain(one).is_some_and(|one| Some(one) == plain(other))
}

/// A clipping without a title is listed by its beginning.
fn first_words(markdown: &str) -> String {
    let body = Body::parse(markdown, 0, Trust::Foreign);
    let words: Vec<&str> = body.plain.split_whitespace().take(10).collect();
    words.join(" ")
}

fn file_date(file: &Path) -> Option<String> {
    let modified = fs::metadata(file).ok()?.modified().ok()?;
    let timestamp = jiff::Timestamp::try_from(modified).ok()?;
    Some(timestamp.to_zoned(jiff::tz::TimeZone::UTC).date().to_string())
}

/// A file name that is free: the title, or the title with its source.
fn article_path(root: &Path, title: &str, source: &str) -> Result<String, Box<Diagnostic>> {
    let short: String = title.chars().take(80).collect();
    // Titles are cut at a word.
    let short = if short.len() < title.len() {
        short.rsplit_once(' ').map_or(short.as_str(), |(s, _)| s)
    } else {
        &short
    };
    let slug = Slug::new(short).map_or_else(|| source.to_owned(), |slug| slug.to_string());
    [slug.clone(), format!("{slug}-{source}")]
        .into_iter()
        .map(|name| format!("content/articles/{name}.md"))
        .find(|path| !root.join(path).exists())
        .ok_or_else(|| {
            Box::new(
                Diagnostic::error("import/exists", format!("content/articles/{slug}.md exists already"))
                    .help("nothing was overwritten; give the clipping another `--title`"),
            )
        })
}

fn write_source(
    root: &Path,
    id: &str,
    name: Option<&str>,
    host: Option<&str>,
) -> Result<Option<String>, Box<Diagnostic>> {
    let path = format!("content/sources/{id}.md");
    if root.join(&path).exists() {
        return Ok(None);
    }
    let name = name.or(host).unwrap_or(id);
    let domains = host.map(|host| format!("domains: [{}]\n", yaml_text(host))).unwrap_or_default();
    let text = format!("---\nname: {}\n{domains}country:\nowner:\nkind:\npublish:\n---\n", yaml_text(name));
    write_new(root, &path, &text)?;
    Ok(Some(path))
}

fn write_new(root: &Path, path: &str, text: &str) -> Result<(), Box<Diagnostic>> {
    create_new(&root.join(path), text.as_bytes()).map_err(|error| {
        Box::new(Diagnostic::error("import/io", format!("cannot write it: {error}")).at(Place::file(path)))
    })
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

/// Reads a clipping's file, bounded like the site's own.
fn read_bytes(file: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    let shown = file.display().to_string();
    let unreadable = |error: std::io::Error| {
        Box::new(
            Diagnostic::error("import/unreadable", format!("this file cannot be read: {error}"))
                .at(Place::file(shown.clone())),
        )
    };
    if fs::metadata(file).map_err(unreadable)?.len() > MAX_TEXT_BYTES {
        let message = format!("a clipping may have {} MiB", MAX_TEXT_BYTES / 1024 / 1024);
        return Err(Box::new(Diagnostic::error("import/too-large", message).at(Place::file(shown))));
    }
    fs::read(file).map_err(unreadable)
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
