//! What is known of clippings apart from their text: a YAML list with one entry a file, or options.

use std::path::Path;

use super::clipping::Clipping;
use super::format::{self, Format};
use super::{address, bibliography};
use crate::content::fields::{Area, Fields, Origin};
use crate::content::front_matter;
use crate::diagnostic::Diagnostic;
use crate::reading::fold;

/// What is known of one clipping.
#[derive(Clone, Debug, Default)]
pub struct Metadata {
    /// The clipping's file name, in a list.
    pub file: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The source's id or name.
    pub source: Option<String>,
    /// The original.
    pub url: Option<String>,
    /// A day or a time.
    pub published: Option<String>,
    /// When the original was changed last.
    pub updated: Option<String>,
    /// When it was clipped: tells versions of one article apart.
    pub retrieved: Option<String>,
    /// Wire services.
    pub agencies: Vec<String>,
    /// Bylines.
    pub authors: Vec<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// The publisher's own summary.
    pub description: Option<String>,
    /// As written.
    pub tags: Vec<String>,
}

impl Metadata {
    /// Whether an entry of a list is about this clipping, of which this is `given`: by its file, else by its address,
    /// else by its title.
    pub(super) fn is_about(&self, clipping: &Clipping, given: &Self) -> bool {
        if let (Some(file), Some(of)) = (&self.file, &clipping.file) {
            return file == of;
        }
        let url = given.url.as_ref().or(clipping.stated.url.as_ref());
        let title = given.title.as_ref().or(clipping.stated.title.as_ref());
        match (&self.url, url, &self.title, title) {
            (Some(url), Some(of), _, _) => address::is_same(url, of),
            (_, _, Some(title), Some(of)) => fold(title) == fold(of),
            _ => false,
        }
    }
}

/// Reads a metadata list: a YAML list with `file`, `title`, `source`, `url`, `published`, `updated`, `agency`,
/// `author`, `language`, `description` and `tags`, or a bibliography as CSL-JSON or BibTeX.
///
/// # Errors
/// Everything that is wrong with it.
pub fn parse(path: &Path) -> Result<Vec<Metadata>, Vec<Diagnostic>> {
    let shown = path.display().to_string();
    let file = crate::input::read_text(path, shown).map_err(|diagnostic| vec![*diagnostic])?;
    let entries = match format::sniff(file.text.as_bytes(), &file.path) {
        Ok(Format::Csl) => Some(bibliography::csl(file.text.as_bytes(), &file.path)),
        Ok(Format::Bibtex) => Some(bibliography::bibtex(file.text.as_bytes(), &file.path)),
        _ => None,
    };
    if let Some(entries) = entries {
        let entries = entries.map_err(|diagnostic| vec![*diagnostic])?;
        return Ok(entries.into_iter().map(|entry| entry.bounded().stated).collect());
    }
    let entries = front_matter::read_list(&file.path, &file.text).map_err(|diagnostic| vec![*diagnostic])?;
    let origin = Origin { file: &file.path, text: &file.text, area: Area::FrontMatter };
    let (mut list, mut diagnostics) = (Vec::new(), Vec::new());
    for (span, entries) in entries {
        let mut fields = Fields::new(origin, span, entries);
        let name = fields.required_text("file").map(|t| t.value);
        let metadata = from_fields(&mut fields);
        list.push(Metadata { file: name, ..metadata });
        diagnostics.extend(fields.finish());
    }
    if diagnostics.is_empty() { Ok(list) } else { Err(diagnostics) }
}

/// Takes the keys that say something of a clipping.
pub(super) fn from_fields(fields: &mut Fields<'_>) -> Metadata {
    let mut text = |key: &'static str| fields.text(key).map(|t| t.value);
    let (title, source, url, published) = (text("title"), text("source"), text("url"), text("published"));
    let (language, description) = (text("language"), text("description"));
    let (updated, retrieved) = (text("updated"), text("retrieved"));
    let mut texts = |key: &'static str| {
        fields.texts(key).into_iter().map(|t| t.value.replace("[[", "").replace("]]", "")).collect()
    };
    let (agencies, authors, tags) = (texts("agency"), texts("author"), texts("tags"));
    Metadata {
        file: None,
        title,
        source,
        url,
        published,
        updated,
        retrieved,
        agencies,
        authors,
        language,
        description,
        tags,
    }
}
