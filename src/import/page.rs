//! Saved web pages: the article out of the page, and what the page says of itself.

use std::collections::HashMap;
use std::thread;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};
use rustc_hash::FxBuildHasher;

use super::blocks::{self, Block};
use super::clipping::Clipping;
use super::known::parsed;
use super::{MAX_TEXT_BYTES, boilerplate, markup, refuse, text};
use crate::diagnostic::Diagnostic;

/// Elements in each other. Who writes or saves pages has dozens.
const MAX_DEPTH: usize = 1_000;
/// Libraries walk trees by calling themselves; this is enough for [`MAX_DEPTH`].
const STACK_BYTES: usize = 128 * 1024 * 1024;
/// A part that stands in the page as a `data:` address and is longer is an image or a font.
const MAX_DATA_BYTES: usize = 256;
/// So much per cent of an article's words must be found in it.
const LEAST: usize = 90;
/// So much is gone through, all in all, to find the paragraphs of a page in its text.
const MAX_COMPARED_BYTES: usize = 256 * 1024 * 1024;

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
    let blocks = blocks::of(&html);
    let body = boilerplate::without(&markdown(&result, &blocks), &blocks);
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

/// The Markdown of a piece of HTML that is an article, as feeds have it. Where the extraction has missed some of it, all
/// its paragraphs are taken as they stand.
pub(super) fn fragment(html: &str) -> String {
    let html = without_data(html);
    let blocks = blocks::of(&html);
    let page = format!("<!DOCTYPE html><html><body><article>{html}</article></body></html>");
    let extracted = match extract(&page, true) {
        Some(Ok(result)) => markdown(&result, &blocks),
        _ => String::new(),
    };
    let whole = blocks::to_markdown(&blocks);
    let words = |markdown: &str| parsed(markdown).word_count();
    let text = if words(&extracted) * 100 >= words(&whole) * LEAST { extracted } else { whole };
    boilerplate::without(&text, &blocks)
}

/// What was extracted, in paragraphs as the page has them.
fn markdown(result: &rs_trafilatura::ExtractResult, blocks: &[Block]) -> String {
    let extracted = match result.content_markdown.as_deref().map(str::trim) {
        Some(markdown) if !markdown.is_empty() => format!("{markdown}\n"),
        _ => text::to_markdown(&result.content_text).0,
    };
    set_apart(&extracted, blocks)
}

/// Sets apart what stands apart in the page, and what the extraction ran together.
fn set_apart(markdown: &str, blocks: &[Block]) -> String {
    let (mut page, mut starts) = (String::new(), Vec::new());
    for block in blocks {
        starts.push(page.len());
        page += &blocks::letters(&block.text);
    }
    let mut left = MAX_COMPARED_BYTES;
    let mut blocks_of = |paragraph: &str| {
        let body = parsed(paragraph);
        let letters = blocks::letters(&body.plain);
        if body.blocks.len() != 1 || letters.is_empty() || left < page.len() {
            return None;
        }
        left -= page.len();
        let start = page.find(&letters)?;
        let first = starts.binary_search(&start).ok()?;
        let end = starts.partition_point(|at| *at < start + letters.len());
        let is_whole = starts.get(end).copied().unwrap_or(page.len()) == start + letters.len();
        (is_whole && end - first > 1).then(|| &blocks[first..end])
    };
    let paragraphs = markdown.trim().split("\n\n").map(|paragraph| match blocks_of(paragraph) {
        Some(blocks) => blocks::to_markdown(blocks),
        None => format!("{paragraph}\n"),
    });
    paragraphs.collect::<Vec<_>>().join("\n")
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
            fragment(html).split("\n\n").map(str::trim).collect::<Vec<_>>(),
            ["The ferry ran late on Monday.", "Nobody was hurt, the harbour master said."]
        );
    }
}
