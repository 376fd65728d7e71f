//! Mail: newsletters as single messages or as a mailbox, and pages that a browser saved as MHTML.

mod plain;

use std::io::Cursor;

use mail_parser::mailbox::mbox::MessageIterator;
use mail_parser::{Message, MessageParser, MimeHeaders as _, PartType};

use super::blocks::{self, Block};
use super::clipping::Clipping;
use super::known::parsed;
use super::metadata::Metadata;
use super::{Budget, boilerplate, page, refuse, text};
use crate::diagnostic::Diagnostic;

/// Parts that hold parts. The library reads what stands in each other by calling itself.
const MAX_NESTED: usize = 200;

const FROM_HTML: &str = "text of the message's HTML";

/// Reads one message.
pub(super) fn message(bytes: &[u8], label: &str) -> Result<Clipping, Box<Diagnostic>> {
    if nested(bytes) > MAX_NESTED {
        return Err(refuse("import/bad-mail", "this message holds too many messages in each other", label));
    }
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or_else(|| refuse("import/bad-mail", "this message cannot be read", label))?;
    if let Some(page) = saved_page(&message, label) {
        return page;
    }
    let (body, remarks) = body(&message);
    let sender = message.from().and_then(|from| from.first());
    let domain = sender.and_then(|sender| sender.address()).and_then(|address| address.rsplit_once('@'));
    let name = sender.and_then(|sender| sender.name()).map(str::to_owned);
    let date = message.date().filter(|date| date.is_valid()).map(mail_parser::DateTime::to_rfc3339);
    let stated = Metadata {
        title: message.subject().map(str::to_owned),
        source: name.or_else(|| domain.map(|(_, domain)| domain.to_owned())),
        // A mailbox may change at any time, and a message in it does not.
        retrieved: date.clone(),
        published: date,
        url: archived(&message),
        ..Metadata::default()
    };
    Ok(Clipping { body, stated, remarks, ..Clipping::default() })
}

/// The text of a message: of its HTML, which says where paragraphs and headings begin, unless that says less than the
/// plain part.
fn body(message: &Message<'_>) -> (String, Vec<String>) {
    let html = message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(html) => Some(of_html(html)),
        _ => None,
    });
    let plain = message.text_bodies().find_map(|part| match &part.body {
        PartType::Text(text) => {
            let says = |name: &str, value: &str| {
                let said = part.content_type().and_then(|kind| kind.attribute(name));
                said.is_some_and(|said| said.eq_ignore_ascii_case(value))
            };
            Some(plain::text(text, says("format", "flowed"), says("delsp", "yes")))
        }
        _ => None,
    });
    match (html, plain) {
        (Some(html), Some(plain)) => {
            let (markdown, mut remarks) = of_plain(&plain);
            if plain::is_lost(&paragraphs(&markdown), &paragraphs(&html)) {
                remarks.push("text of the message's plain part, of which its HTML has less".to_owned());
                return (markdown, remarks);
            }
            (html, vec![FROM_HTML.to_owned()])
        }
        (Some(html), None) => (html, vec![FROM_HTML.to_owned()]),
        (None, Some(plain)) => of_plain(&plain),
        (None, None) => (String::new(), Vec::new()),
    }
}

/// Messages are laid out with tables in each other, of which an extraction that knows pages makes tables. So all that
/// is seen is taken, without the rows of links above and below.
fn of_html(html: &str) -> String {
    let blocks = blocks::of(html);
    let is_text = |block: &Block| block.linked != blocks::letters(&block.text);
    let first = blocks.iter().position(is_text).unwrap_or_default();
    let end = blocks.iter().rposition(is_text).map_or(blocks.len(), |last| last + 1);
    boilerplate::without(&blocks::to_markdown(&blocks[first..end]), &blocks)
}

fn of_plain(plain: &str) -> (String, Vec<String>) {
    let (markdown, remarks) = text::to_markdown(plain);
    (boilerplate::without(&markdown, &[]), remarks)
}

fn paragraphs(markdown: &str) -> Vec<String> {
    let body = parsed(markdown);
    (1..=body.blocks.len()).filter_map(|number| body.block_text(number).map(str::to_owned)).collect()
}

/// How many parts may hold others.
fn nested(bytes: &[u8]) -> usize {
    let begins =
        |at: usize, kind: &[u8]| bytes[at..].get(..kind.len()).is_some_and(|b| b.eq_ignore_ascii_case(kind));
    let slashes = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/').map(|(at, _)| at);
    slashes
        .filter(|at| {
            ["message", "multipart"]
                .iter()
                .any(|kind| *at >= kind.len() && begins(at - kind.len(), kind.as_bytes()))
        })
        .count()
}

/// Reads all messages of a mailbox. One that cannot be read does not hide the others.
pub(super) fn mailbox(
    bytes: &[u8],
    label: &str,
) -> Result<(Vec<Clipping>, Vec<Diagnostic>), Box<Diagnostic>> {
    let (mut clippings, mut diagnostics, mut budget) = (Vec::new(), Vec::new(), Budget::new(label));
    for (index, found) in MessageIterator::new(Cursor::new(bytes)).enumerate() {
        let label = format!("{label}, message {}", index + 1);
        let Ok(found) = found else { break };
        match message(found.contents(), &label) {
            Ok(clipping) => {
                budget.take(clipping.body.len())?;
                clippings.push(Clipping { label, ..clipping });
            }
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    Ok((clippings, diagnostics))
}

/// `List-Archive`-like headers lead to lists; `Archived-At` leads to the message.
fn archived(message: &Message<'_>) -> Option<String> {
    let raw = message.header_raw("Archived-At")?;
    let url = raw.trim().trim_matches(['<', '>']);
    (url.starts_with("http") && !url.contains(char::is_whitespace)).then(|| url.to_owned())
}

/// Browsers save pages as a message whose first HTML part is the page.
fn saved_page(message: &Message<'_>, label: &str) -> Option<Result<Clipping, Box<Diagnostic>>> {
    let address = message.header_raw("Snapshot-Content-Location")?.trim().to_owned();
    let part = message.parts.iter().find(|part| part.is_content_type("text", "html"))?;
    let PartType::Html(html) = &part.body else { return None };
    let page = page::read(html.as_bytes(), label, Some(&address));
    Some(page.map(|page| {
        let saved = message.date().filter(|date| date.is_valid()).map(mail_parser::DateTime::to_rfc3339);
        Clipping { stated: Metadata { retrieved: saved, ..page.stated }, ..page }
    }))
}
