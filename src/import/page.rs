//! Saved web pages: the article out of the page, and what the page says of itself.

use std::collections::HashMap;
use std::thread;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};
use rustc_hash::FxBuildHasher;

use super::clipping::Clipping;
use super::{MAX_TEXT_BYTES, markup, refuse, text};
use crate::content::{Body, Trust};
use crate::diagnostic::Diagnostic;

/// Elements in each other. Who writes or saves pages has dozens.
const MAX_DEPTH: usize = 1_000;
/// Libraries walk trees by calling themselves; this is enough for [`MAX_DEPTH`].
const STACK_BYTES: usize = 128 * 1024 * 1024;
/// A part that stands in the page as a `data:` address and is longer is an image or a font.
const MAX_DATA_BYTES: usize = 256;

/// Reads a page. `address` is where it is known to come from.
pub(super) fn read(bytes: &[u8], label: &str, address: Option<&str>) -> Result<Clipping, Box<Diagnostic>> {
    let html = without_data(&decoded(bytes));
    if html.len() as u64 > MAX_TEXT_BYTES {
        let message = format!("a page may have {} MiB without its images", MAX_TEXT_BYTES / 1024 / 1024);
        return Err(refuse("import/too-large", message, label));
    }
    let stated = markup::read(&html, address);
    let result = extract(&html, false)
        .ok_or_else(|| refuse("import/no-article", "this page cannot be read: it is built too deep", label))?
        .map_err(|error| {
            refuse("import/no-article", format!("no article was found in it: {error}"), label)
        })?;
    let body = markdown(&result);
    let found = result.metadata;
    let (mut metadata, mut guessed) = (stated.metadata, stated.guessed);
    // What the page does not say in its markup, but the extraction found in its text.
    if metadata.title.is_none() && found.title.is_some() {
        metadata.title = found.title;
        guessed.push(("title", "the page"));
    }
    if metadata.published.is_none()
        && let Some(date) = found.date
    {
        metadata.published = Some(date.format("%Y-%m-%d").to_string());
        guessed.push(("published", "the page"));
    }
    if metadata.authors.is_empty()
        && let Some(authors) = found.author
    {
        metadata.authors = super::bylines::names(&authors);
        guessed.extend((!metadata.authors.is_empty()).then_some(("author", "the page")));
    }
    metadata.source = metadata.source.or(found.sitename);
    let quality =
        format!("text extracted from the page (estimated quality {:.2})", result.extraction_quality);
    Ok(Clipping { body, stated: metadata, guessed, remarks: vec![quality], ..Clipping::default() })
}

/// The Markdown of a piece of HTML that is an article, as feeds have it, or little besides, as mail has it. Where the
/// extraction finds less than `least` per cent of its words, its paragraphs are taken as they stand.
pub(super) fn fragment(html: &str, least: usize) -> String {
    let html = without_data(html);
    let (paragraphs, _) = text::to_markdown(&paragraphs(&html));
    let page = format!("<!DOCTYPE html><html><body><article>{html}</article></body></html>");
    let extracted = match extract(&page, true) {
        Some(Ok(result)) => markdown(&result),
        _ => String::new(),
    };
    let words = |markdown: &str| Body::parse(markdown, 0, Trust::Foreign).word_count();
    if words(&extracted) * 100 >= words(&paragraphs) * least { extracted } else { paragraphs }
}

fn markdown(result: &rs_trafilatura::ExtractResult) -> String {
    match result.content_markdown.as_deref().map(str::trim) {
        Some(markdown) if !markdown.is_empty() => format!("{markdown}\n"),
        _ => text::to_markdown(&result.content_text).0,
    }
}

/// Runs the extraction where neither a deep page nor a slip of the library can end this program; nothing where it
/// could not be brought to an end.
fn extract(html: &str, whole: bool) -> Option<rs_trafilatura::Result<rs_trafilatura::ExtractResult>> {
    if is_too_deep(html) {
        return None;
    }
    let options = rs_trafilatura::Options {
        output_markdown: true,
        include_comments: false,
        favor_recall: whole,
        ..rs_trafilatura::Options::default()
    };
    thread::scope(|scope| {
        let run = || rs_trafilatura::extract_with_options(html, &options);
        thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, run).ok()?.join().ok()
    })
}

/// UTF-8 out of whatever encoding the page names.
fn decoded(bytes: &[u8]) -> String {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
        None => rs_trafilatura::encoding::transcode_to_utf8(bytes),
    }
}

/// The page without what stands in it as `data:`, which is most of a page that was saved as one file.
fn without_data(html: &str) -> String {
    let mut out = String::with_capacity(html.len().min(1 << 20));
    let mut rest = html;
    while let Some(at) = rest.find("data:") {
        let data = &rest[at..];
        let end = data.find(|c: char| c.is_whitespace() || "\"'<>()".contains(c)).unwrap_or(data.len());
        out.push_str(&rest[..at]);
        out.push_str(if end > MAX_DATA_BYTES { "data:," } else { &data[..end] });
        rest = &data[end..];
    }
    out + rest
}

/// Elements that end where the next of them begins, and those that hold nothing.
const SHALLOW: [&[u8]; 28] = [
    b"p",
    b"li",
    b"dt",
    b"dd",
    b"tr",
    b"td",
    b"th",
    b"thead",
    b"tbody",
    b"tfoot",
    b"option",
    b"optgroup",
    b"rp",
    b"rt",
    b"area",
    b"base",
    b"br",
    b"col",
    b"embed",
    b"hr",
    b"img",
    b"input",
    b"link",
    b"meta",
    b"source",
    b"track",
    b"wbr",
    b"param",
];

/// Whether elements stand in each other so deep that walking through them needs too much of the stack.
fn is_too_deep(html: &str) -> bool {
    let mut open: HashMap<Vec<u8>, usize, FxBuildHasher> = HashMap::default();
    let mut depth = 0usize;
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) if !SHALLOW.contains(&&tag.name[..]) => {
                *open.entry(tag.name.to_vec()).or_default() += 1;
                depth += 1;
                if depth > MAX_DEPTH {
                    return true;
                }
            }
            Token::EndTag(tag) => {
                if let Some(count) = open.get_mut(&tag.name[..]).filter(|count| **count > 0) {
                    *count -= 1;
                    depth -= 1;
                }
            }
            _ => {}
        }
    }
    false
}

/// The text of a piece of HTML, a blank line between its blocks.
pub(super) fn paragraphs(html: &str) -> String {
    let mut text = String::new();
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut hidden = 0usize;
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        let (name, starts) = match &token {
            Token::StartTag(tag) => (&tag.name[..], true),
            Token::EndTag(tag) => (&tag.name[..], false),
            Token::String(words) => {
                if hidden == 0 {
                    // Line breaks of the markup are spaces.
                    text.push_str(&String::from_utf8_lossy(words).replace(['\n', '\r'], " "));
                }
                continue;
            }
            _ => continue,
        };
        match name {
            b"script" | b"style" | b"template" | b"head" | b"noscript" => {
                hidden = if starts { hidden + 1 } else { hidden.saturating_sub(1) };
            }
            b"a" | b"b" | b"i" | b"em" | b"strong" | b"span" | b"u" | b"s" | b"small" | b"sub" | b"sup"
            | b"mark" | b"abbr" | b"cite" | b"q" | b"code" | b"font" | b"time" | b"img" | b"wbr" => {}
            _ => text.push_str("\n\n"),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_what_stands_in_each_other() {
        assert!(!is_too_deep(&"<div>x</div><p>y<br>".repeat(5_000)));
        assert!(is_too_deep(&"<div>".repeat(5_000)));
        assert!(is_too_deep(&"<div></x><b>".repeat(5_000)));
    }

    #[test]
    fn images_within_a_page_are_left_out() {
        let html = format!("<img src=\"data:image/png;base64,{}\"> data: of 2025", "A".repeat(1_000));
        assert_eq!(without_data(&html), "<img src=\"data:,\"> data: of 2025");
    }

    #[test]
    fn a_short_piece_keeps_all_its_paragraphs() {
        let html = "<p>The ferry ran late on Monday.</p><p>Nobody was hurt, the harbour master said.</p>";
        assert_eq!(
            fragment(html, 90).split("\n\n").map(str::trim).collect::<Vec<_>>(),
            ["The ferry ran late on Monday.", "Nobody was hurt, the harbour master said."]
        );
    }
}
