//! Bibliographies as reference managers export them: CSL-JSON and BibTeX. They say of clippings what these do not say
//! of themselves.

use biblatex::{Bibliography, Chunk, ChunksExt as _, DateValue, Entry, PermissiveType};
use serde::Deserialize;

use super::clipping::Clipping;
use super::metadata::Metadata;
use super::{dates, refuse, text};
use crate::diagnostic::Diagnostic;

/// An item of CSL-JSON, as far as an article needs it.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Item {
    title: Option<String>,
    #[serde(rename = "URL")]
    url: Option<String>,
    container_title: Option<String>,
    publisher: Option<String>,
    #[serde(default)]
    author: Vec<Name>,
    issued: Option<Day>,
    accessed: Option<Day>,
    language: Option<String>,
    #[serde(rename = "abstract")]
    summary: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Name {
    family: Option<String>,
    given: Option<String>,
    literal: Option<String>,
    non_dropping_particle: Option<String>,
    suffix: Option<String>,
}

/// Numbers are often written as texts.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Day {
    #[serde(default)]
    date_parts: Vec<Vec<serde_json::Value>>,
    raw: Option<String>,
}

/// Reads CSL-JSON: a list of items.
pub(super) fn csl(bytes: &[u8], label: &str) -> Result<Vec<Clipping>, Box<Diagnostic>> {
    let items: Vec<Item> = serde_json::from_slice(bytes)
        .map_err(|error| refuse("import/bad-bibliography", format!("this is no CSL-JSON: {error}"), label))?;
    let clipping = |item: Item| {
        let stated = Metadata {
            title: item.title,
            source: item.container_title.or(item.publisher),
            url: item.url.filter(|url| url.starts_with("http")),
            published: item.issued.as_ref().and_then(day),
            retrieved: item.accessed.as_ref().and_then(day),
            authors: item.author.iter().filter_map(name).collect(),
            language: item.language.and_then(|tag| super::markup::language_tag(&tag)),
            ..Metadata::default()
        };
        of_entry(stated, item.summary)
    };
    Ok(items.into_iter().map(clipping).collect())
}

fn name(name: &Name) -> Option<String> {
    let parts = [&name.given, &name.non_dropping_particle, &name.family, &name.suffix];
    let whole = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    name.literal.clone().or(Some(whole)).filter(|name| !name.trim().is_empty())
}

fn day(day: &Day) -> Option<String> {
    let number = |part: &serde_json::Value| part.as_u64().or_else(|| part.as_str()?.trim().parse().ok());
    let numbers: Vec<u64> = day.date_parts.first().into_iter().flatten().map_while(number).take(3).collect();
    match numbers[..] {
        [year, month, day] => dates::normal(&format!("{year:04}-{month:02}-{day:02}")),
        [year, month] => dates::normal(&format!("{year:04}-{month:02}")),
        [year] => dates::normal(&format!("{year:04}")),
        _ => day.raw.as_deref().and_then(dates::normal),
    }
}

/// Reads BibTeX or BibLaTeX.
pub(super) fn bibtex(bytes: &[u8], label: &str) -> Result<Vec<Clipping>, Box<Diagnostic>> {
    let broken = |error: &dyn std::fmt::Display| {
        refuse("import/bad-bibliography", format!("this is no BibTeX: {error}"), label)
    };
    let text = std::str::from_utf8(bytes).map_err(|error| broken(&error))?;
    let bibliography = Bibliography::parse(text).map_err(|error| broken(&error))?;
    Ok(bibliography.iter().map(of_bibtex).collect())
}

fn of_bibtex(entry: &Entry) -> Clipping {
    let text = |key: &str| entry.get(key).map(|chunks| chunks.format_verbatim());
    let verbatim = |key: &str| {
        // Addresses are not TeX.
        entry.get(key).map(|chunks| {
            chunks
                .iter()
                .map(|chunk| match &chunk.v {
                    Chunk::Normal(text) | Chunk::Verbatim(text) | Chunk::Math(text) => text.as_str(),
                })
                .collect::<String>()
        })
    };
    let full = |name: &biblatex::Person| {
        let parts = [&name.given_name, &name.prefix, &name.name, &name.suffix];
        parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
    };
    let stated = Metadata {
        file: verbatim("file").and_then(|file| file_name(&file)),
        title: text("title"),
        source: ["journal", "journaltitle", "howpublished", "organization", "publisher"]
            .into_iter()
            .find_map(text),
        url: verbatim("url").filter(|url| url.starts_with("http")),
        published: entry.date().ok().and_then(of_date),
        retrieved: text("urldate").as_deref().and_then(dates::normal),
        authors: entry.author().unwrap_or_default().iter().map(full).collect(),
        language: text("langid").and_then(|tag| super::markup::language_tag(&tag)),
        ..Metadata::default()
    };
    of_entry(stated, text("abstract"))
}

/// `Title:files/3/page.html:text/html` of Zotero, or a path.
fn file_name(file: &str) -> Option<String> {
    let path = file.split(':').find(|part| part.contains('.')).unwrap_or(file);
    path.rsplit(['/', '\\']).next().filter(|name| !name.is_empty()).map(str::to_owned)
}

fn of_date(date: PermissiveType<biblatex::Date>) -> Option<String> {
    let PermissiveType::Typed(date) = date else { return None };
    let (DateValue::At(at) | DateValue::After(at) | DateValue::Before(at) | DateValue::Between(at, _)) =
        date.value;
    // They count from zero.
    let text = match (at.month, at.day) {
        (Some(month), Some(day)) => {
            format!("{:04}-{:02}-{:02}", at.year, u32::from(month) + 1, u32::from(day) + 1)
        }
        (Some(month), None) => format!("{:04}-{:02}", at.year, u32::from(month) + 1),
        _ => format!("{:04}", at.year),
    };
    dates::normal(&text)
}

fn of_entry(stated: Metadata, summary: Option<String>) -> Clipping {
    let (body, remarks) = match summary.filter(|summary| !summary.trim().is_empty()) {
        Some(summary) => (text::to_markdown(&summary).0, vec!["the text is the abstract".to_owned()]),
        None => (String::new(), vec!["describes an article, and has no text of it".to_owned()]),
    };
    Clipping { stated, body, remarks, ..Clipping::default() }
}
