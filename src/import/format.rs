//! Tells what a file is: by its content, and by its name where the content leaves it open.

use std::borrow::Cow;

use super::refuse;
use crate::diagnostic::Diagnostic;

/// What can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Plain text
    Text,
    /// Markdown, with front matter or without
    Markdown,
    /// A saved web page
    Html,
    /// A PDF with text
    Pdf,
    /// RSS, Atom or JSON Feed
    Feed,
    /// One mail message (.eml), or a page saved as .mhtml
    Mail,
    /// A mailbox
    Mbox,
    /// A web archive, compressed or not
    Warc,
    /// A zip of web archives
    Wacz,
    /// A bibliography as CSL-JSON
    Csl,
    /// A bibliography as BibTeX
    Bibtex,
}

impl Format {
    /// Whether one file of it may hold a great deal.
    pub(super) fn is_collection(self) -> bool {
        matches!(self, Self::Mbox | Self::Warc | Self::Wacz)
    }

    /// Whether it says something of articles and holds none itself.
    pub(super) fn is_bibliography(self) -> bool {
        matches!(self, Self::Csl | Self::Bibtex)
    }
}

/// So much of the content is looked at.
pub(super) const HEAD_BYTES: usize = 4096;

/// What is said of a format that is known and not read.
pub(super) const UNREAD: &str = "import/unread-format";

/// The text of a file that says by its first bytes that it is UTF-16, as Windows writes it.
pub(super) fn utf16(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (encoding, mark) = encoding_rs::Encoding::for_bom(bytes)?;
    let text =
        (encoding != encoding_rs::UTF_8).then(|| encoding.decode_without_bom_handling(&bytes[mark..]).0)?;
    (!text.contains('\0')).then_some(text)
}

/// Says that something is no text, as far as can be told.
pub(super) fn not_utf8(label: &str) -> Box<Diagnostic> {
    let fault = refuse("import/not-utf-8", "this file is not UTF-8 text", label);
    Box::new((*fault).help("save it as UTF-8; saved web pages must end in .html"))
}

/// Tells the format by the first [`HEAD_BYTES`] of the content and the file's name.
pub(super) fn sniff(head: &[u8], name: &str) -> Result<Format, Box<Diagnostic>> {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default();
    let unread =
        |what: &str, help: &str| Box::new((*refuse(UNREAD, format!("{what} is not read"), name)).help(help));
    match head {
        [0x1f, 0x8b, ..] => return Ok(Format::Warc),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => {
            return match &extension[..] {
                "docx" | "odt" | "epub" | "xlsx" | "pptx" => {
                    Err(unread(&format!(".{extension}"), "save it as plain text or as a web page"))
                }
                _ => Ok(Format::Wacz),
            };
        }
        [b'%', b'P', b'D', b'F', b'-', ..] => return Ok(Format::Pdf),
        _ => {}
    }
    let utf16 = utf16(head);
    let text = utf16.clone().unwrap_or_else(|| String::from_utf8_lossy(head));
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let lower = text.to_ascii_lowercase();
    let starts = |beginning: &str| lower.starts_with(beginning);
    if text.starts_with("WARC/") {
        return Ok(Format::Warc);
    }
    if text.starts_with("From ") && has_mail_headers(text.split_once('\n').map_or("", |(_, rest)| rest)) {
        return Ok(Format::Mbox);
    }
    if starts("<!doctype html") || starts("<html") {
        return Ok(Format::Html);
    }
    if starts("<?xml") || starts("<rss") || starts("<feed") || starts("<rdf:rdf") || starts("<!--") {
        for (element, format) in [
            ("<rss", Format::Feed),
            ("<feed", Format::Feed),
            ("<rdf:rdf", Format::Feed),
            ("<html", Format::Html),
        ] {
            if lower.contains(element) {
                return Ok(format);
            }
        }
    }
    if text.starts_with('{') && text.contains("jsonfeed.org/version") {
        return Ok(Format::Feed);
    }
    if text.starts_with('[') && text[1..].trim_start().starts_with('{') {
        return Ok(Format::Csl);
    }
    if is_bibtex(text) {
        return Ok(Format::Bibtex);
    }
    if text.starts_with("---\n") || text.starts_with("---\r\n") {
        return Ok(Format::Markdown);
    }
    if has_mail_headers(text) {
        return Ok(Format::Mail);
    }
    match &extension[..] {
        "html" | "htm" | "xhtml" => return Ok(Format::Html),
        "md" | "markdown" => return Ok(Format::Markdown),
        "rss" | "atom" => return Ok(Format::Feed),
        "eml" | "mht" | "mhtml" => return Ok(Format::Mail),
        "mbox" => return Ok(Format::Mbox),
        "bib" => return Ok(Format::Bibtex),
        _ => {}
    }
    if utf16.is_some() {
        return Ok(Format::Text);
    }
    // A character may be cut at the end of the head.
    let is_utf8 = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => head.len() >= HEAD_BYTES && error.error_len().is_none(),
    };
    if head.contains(&0) || !is_utf8 {
        return Err(not_utf8(name));
    }
    Ok(Format::Text)
}

/// Two headers of mail, one of them known, before anything else.
fn has_mail_headers(text: &str) -> bool {
    const KNOWN: [&str; 9] = [
        "from",
        "subject",
        "date",
        "message-id",
        "received",
        "mime-version",
        "return-path",
        "delivered-to",
        "content-type",
    ];
    let (mut headers, mut known) = (0, 0);
    for line in text.lines() {
        if line.starts_with([' ', '\t']) && headers > 0 {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { break };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            break;
        }
        headers += 1;
        known += usize::from(KNOWN.contains(&&name.to_ascii_lowercase()[..]));
    }
    known >= 2
}

/// An entry before anything but remarks.
fn is_bibtex(text: &str) -> bool {
    let first = text.lines().map(str::trim_start).find(|line| !line.is_empty() && !line.starts_with('%'));
    first.and_then(|line| line.strip_prefix('@')).is_some_and(|entry| {
        let kind = entry.chars().take_while(char::is_ascii_alphabetic).count();
        kind > 2 && entry[kind..].trim_start().starts_with('{')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_believed_before_names() {
        for (head, name, want) in [
            ("WARC/1.1\r\n", "a.txt", Some(Format::Warc)),
            ("\u{1f}", "a.txt", Some(Format::Text)),
            ("<!DOCTYPE html><p>", "a.txt", Some(Format::Html)),
            ("<?xml version='1.0'?>\n<rss version='2.0'>", "a.html", Some(Format::Feed)),
            ("<?xml version='1.0'?><html xmlns='x'>", "a", Some(Format::Html)),
            ("{\"version\": \"https://jsonfeed.org/version/1.1\"", "a.json", Some(Format::Feed)),
            ("[{\"id\": 1}]", "a.json", Some(Format::Csl)),
            ("% mine\n@article{key,", "a.txt", Some(Format::Bibtex)),
            ("@jane writes that", "a.txt", Some(Format::Text)),
            ("From: a@b.example\nSubject: x\n\nText", "a.txt", Some(Format::Mail)),
            ("From a@b.example Tue Mar  4\nFrom: a@b.example\nSubject: x\n", "a", Some(Format::Mbox)),
            ("From the quay: a report\nDate: unknown\n", "a.txt", Some(Format::Text)),
            ("Subject: the harbour\n\nText", "a.txt", Some(Format::Text)),
            ("---\ntitle: a\n---\n", "a.txt", Some(Format::Markdown)),
            ("Text", "a.md", Some(Format::Markdown)),
            ("<p>Text", "a.htm", Some(Format::Html)),
            ("%PDF-1.7", "a.txt", Some(Format::Pdf)),
            ("PK\u{3}\u{4}", "a.docx", None),
            ("PK\u{3}\u{4}", "a.wacz", Some(Format::Wacz)),
            ("a\u{0}b", "a.txt", None),
        ] {
            assert_eq!(sniff(head.as_bytes(), name).ok(), want, "{head:?} {name}");
        }
        for (head, want) in [("Text", Some(Format::Text)), ("<html>", Some(Format::Html)), ("a\0b", None)] {
            let utf16: Vec<u8> =
                [0xfeff].into_iter().chain(head.encode_utf16()).flat_map(u16::to_le_bytes).collect();
            assert_eq!(sniff(&utf16, "a.txt").ok(), want, "{head:?}");
        }
    }
}
