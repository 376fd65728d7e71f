//! Reads one clipping: plain text, Markdown (the Web Clipper's front matter included) or a saved web page.

use std::path::Path;

use super::metadata::{Metadata, from_fields};
use super::{read_bytes, text};
use crate::content::front_matter;
use crate::diagnostic::{Diagnostic, Place};

/// A clipping, with what it says of itself.
#[derive(Debug)]
pub(super) struct Clipping {
    /// Markdown.
    pub(super) body: String,
    pub(super) stated: Metadata,
    pub(super) remarks: Vec<String>,
}

pub(super) fn read(file: &Path) -> Result<Clipping, Box<Diagnostic>> {
    let bytes = read_bytes(file)?;
    let shown = file.display().to_string();
    let extension = file.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    if matches!(extension.as_str(), "html" | "htm" | "xhtml") {
        return page(&bytes, &shown);
    }
    let content = String::from_utf8(bytes).map_err(|_| {
        Box::new(
            Diagnostic::error("import/not-utf-8", "this file is not UTF-8 text")
                .at(Place::file(&shown))
                .help("save it as UTF-8; saved web pages must end in .html"),
        )
    })?;
    let content = content.strip_prefix('\u{feff}').unwrap_or(&content).replace("\r\n", "\n");
    if matches!(extension.as_str(), "md" | "markdown") {
        return markdown(&content, &shown);
    }
    let (body, remarks) = text::to_markdown(&content);
    Ok(Clipping { body, stated: Metadata::default(), remarks })
}

fn markdown(content: &str, shown: &str) -> Result<Clipping, Box<Diagnostic>> {
    if !content.starts_with("---\n") {
        let body = format!("{}\n", content.trim());
        return Ok(Clipping { body, stated: Metadata::default(), remarks: Vec::new() });
    }
    let (mut fields, offset) = front_matter::read(shown, content)?;
    let mut stated = from_fields(&mut fields);
    // The Web Clipper keeps the address in `source`.
    if let Some(address) = stated.source.take_if(|source| source.contains("://")) {
        stated.url.get_or_insert(address);
    }
    // Other keys of somebody's vault are none of our business.
    Ok(Clipping { body: format!("{}\n", content[offset..].trim()), stated, remarks: Vec::new() })
}

fn page(bytes: &[u8], shown: &str) -> Result<Clipping, Box<Diagnostic>> {
    let options = rs_trafilatura::Options {
        output_markdown: true,
        include_comments: false,
        ..rs_trafilatura::Options::default()
    };
    let result = rs_trafilatura::extract_bytes_with_options(bytes, &options).map_err(|error| {
        Box::new(
            Diagnostic::error("import/no-article", format!("no article was found in it: {error}"))
                .at(Place::file(shown)),
        )
    })?;
    let body = result.content_markdown.filter(|markdown| !markdown.trim().is_empty());
    let body = body.map_or_else(
        || text::to_markdown(&result.content_text).0,
        |markdown| format!("{}\n", markdown.trim()),
    );
    let found = result.metadata;
    let stated = Metadata {
        title: found.title.map(|title| title.trim().to_owned()).filter(|title| !title.is_empty()),
        source: found.sitename,
        url: found.url.filter(|url| url.starts_with("http")),
        published: found.date.map(|date| date.format("%Y-%m-%d").to_string()),
        authors: found
            .author
            .map(|author| author.split(';').map(|a| a.trim().to_owned()).collect())
            .unwrap_or_default(),
        language: found.language.filter(|language| language.len() <= 8),
        ..Metadata::default()
    };
    let quality =
        format!("text extracted from the page (estimated quality {:.2})", result.extraction_quality);
    Ok(Clipping { body, stated, remarks: vec![quality] })
}
