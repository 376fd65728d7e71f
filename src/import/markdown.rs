//! Markdown clippings, with the Web Clipper's front matter or without.

use super::clipping::Clipping;
use super::metadata::from_fields;
use crate::content::front_matter;
use crate::diagnostic::Diagnostic;

pub(super) fn read(content: &str, label: &str) -> Result<Clipping, Box<Diagnostic>> {
    if !content.starts_with("---\n") {
        return Ok(Clipping::of_body(format!("{}\n", content.trim())));
    }
    let (mut fields, offset) = front_matter::read(label, content)?;
    let mut stated = from_fields(&mut fields);
    // The Web Clipper's day of clipping.
    stated.retrieved = stated.retrieved.or_else(|| fields.text("created").map(|created| created.value));
    // It keeps the address in `source`.
    if let Some(address) = stated.source.take_if(|source| source.contains("://")) {
        stated.url.get_or_insert(address);
    }
    // Other keys of somebody's vault are none of our business.
    Ok(Clipping { stated, ..Clipping::of_body(format!("{}\n", content[offset..].trim())) })
}
