//! Web archives: WARC, compressed or not, and WACZ. Every page among the answers is a clipping. Nothing is unpacked to
//! disk.

use std::io::{BufReader, Cursor, Read};

use flate2::read::{DeflateDecoder, MultiGzDecoder};
use warc::{WarcHeader, WarcReader};
use zip::ZipArchive;

use super::clipping::Clipping;
use super::metadata::Metadata;
use super::{Budget, page, refuse, warning};
use crate::diagnostic::Diagnostic;

/// What archives may hold, unpacked.
const MAX_UNPACKED_BYTES: u64 = 1024 * 1024 * 1024;
/// One answer of a server, unpacked; a page has a hundredth of it.
const MAX_ANSWER_BYTES: u64 = 32 * 1024 * 1024;
const MAX_RECORDS: usize = 200_000;
const MAX_FILES: usize = 10_000;

type Found = (Vec<Clipping>, Vec<Diagnostic>);

/// Reads a WARC file.
pub(super) fn warc(bytes: &[u8], label: &str) -> Result<Found, Box<Diagnostic>> {
    let mut found = Found::default();
    let mut budget = Budget::new(label);
    match bytes.starts_with(&[0x1f, 0x8b]) {
        true => records(MultiGzDecoder::new(bytes), label, &mut found, &mut budget)?,
        false => records(bytes, label, &mut found, &mut budget)?,
    }
    Ok(found)
}

/// Reads the WARC files in a WACZ file.
pub(super) fn wacz(bytes: &[u8], label: &str) -> Result<Found, Box<Diagnostic>> {
    let broken = |error: &dyn std::fmt::Display| {
        refuse("import/bad-archive", format!("this archive cannot be read: {error}"), label)
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let mut found = Found::default();
    let mut budget = Budget::new(label);
    for index in 0..archive.len().min(MAX_FILES) {
        let Ok(file) = archive.by_index(index) else { continue };
        let name = String::from_utf8_lossy(file.name_raw()).into_owned();
        if file.is_dir() || file.encrypted() {
            continue;
        }
        let read = match (name.ends_with(".warc.gz"), name.ends_with(".warc")) {
            (true, _) => records(MultiGzDecoder::new(file), label, &mut found, &mut budget),
            (_, true) => records(file, label, &mut found, &mut budget),
            _ => continue,
        };
        read?;
    }
    if found.0.is_empty() && found.1.is_empty() {
        return Err(broken(&"there is no page in it"));
    }
    Ok(found)
}

fn records(
    packed: impl Read,
    label: &str,
    found: &mut Found,
    budget: &mut Budget,
) -> Result<(), Box<Diagnostic>> {
    let reader = WarcReader::new(BufReader::new(packed.take(MAX_UNPACKED_BYTES)));
    for record in reader.iter_raw_records().take(MAX_RECORDS) {
        let (head, body) = match record {
            Ok(record) => record,
            Err(error) => {
                let message = format!("this archive ends with a record that cannot be read: {error}");
                found.1.push(warning(refuse("import/bad-archive", message, label)));
                return Ok(());
            }
        };
        let of = |header: WarcHeader| {
            head.headers.get(&header).map(|value| String::from_utf8_lossy(value).trim().to_owned())
        };
        let is_page = of(WarcHeader::WarcType).is_some_and(|kind| kind.eq_ignore_ascii_case("response"));
        let Some(address) = of(WarcHeader::TargetURI).filter(|_| is_page) else { continue };
        let address = address.trim_matches(['<', '>']).to_owned();
        let Some(html) = page_of(&body) else { continue };
        let label = format!("{label}, {}", super::clipping::line(&address, 200));
        match page::read(&html, &label, Some(&address)) {
            Ok(page) if page.body.trim().is_empty() => {}
            Ok(page) => {
                budget.take(page.body.len())?;
                let stated = Metadata { retrieved: of(WarcHeader::Date), ..page.stated };
                found.0.push(Clipping { label, stated, ..page });
            }
            // Archives hold front pages and frames, too.
            Err(diagnostic) => found.1.push(warning(diagnostic)),
        }
    }
    Ok(())
}

/// The HTML that a server answered with; nothing where the answer is another, or no page.
fn page_of(answer: &[u8]) -> Option<Vec<u8>> {
    let mut headers = [httparse::EMPTY_HEADER; 128];
    let mut head = httparse::Response::new(&mut headers);
    let httparse::Status::Complete(start) = head.parse(answer).ok()? else { return None };
    let status = head.code;
    let of = |name: &str| {
        let header = headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
        Some(String::from_utf8_lossy(header.value).trim().to_lowercase())
    };
    let kind = of("content-type").unwrap_or_default();
    if status != Some(200) || !(kind.contains("text/html") || kind.contains("xhtml")) {
        return None;
    }
    let body = answer.get(start..)?;
    let body = match of("transfer-encoding").is_some_and(|encoding| encoding.contains("chunked")) {
        true => joined(body).unwrap_or_else(|| body.to_vec()),
        false => body.to_vec(),
    };
    let mut html = Vec::new();
    match of("content-encoding").as_deref() {
        // Some tools unpack answers and leave the header.
        Some("gzip" | "x-gzip") if body.starts_with(&[0x1f, 0x8b]) => {
            let _ = MultiGzDecoder::new(&body[..]).take(MAX_ANSWER_BYTES).read_to_end(&mut html);
        }
        Some("deflate") => {
            let _ = DeflateDecoder::new(&body[..]).take(MAX_ANSWER_BYTES).read_to_end(&mut html);
        }
        Some("br" | "zstd") if std::str::from_utf8(&body).is_err() => return None,
        _ => html = body,
    }
    Some(html)
}

/// A body that was sent in chunks; nothing where it was joined before it was put into the archive.
fn joined(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    loop {
        let httparse::Status::Complete((start, size)) = httparse::parse_chunk_size(body).ok()? else { return None };
        let size = usize::try_from(size).ok()?;
        if size == 0 {
            return Some(whole);
        }
        let end = start.checked_add(size)?;
        whole.extend_from_slice(body.get(start..end)?);
        body = body.get(end.checked_add(2)?..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_unpacked_as_they_were_sent() {
        let answer = |head: &str, body: &str| {
            page_of(format!("HTTP/1.1 {head}\r\n\r\n{body}").as_bytes()).map(|html| String::from_utf8_lossy(&html).into_owned())
        };
        for (head, body, want) in [
            ("200 OK\r\nContent-Type: text/html", "<p>a", Some("<p>a")),
            ("200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", "3\r\n<p>\r\n1\r\na\r\n0\r\n\r\n", Some("<p>a")),
            ("200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", "<p>a", Some("<p>a")),
            ("200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", "ffffffffffffffff\r\n<p>", Some("ffffffffffffffff\r\n<p>")),
            ("404 Gone\r\nContent-Type: text/html", "<p>a", None),
            ("200 OK\r\nContent-Type: image/png", "a", None),
        ] {
            assert_eq!(answer(head, body).as_deref(), want, "{head}");
        }
    }
}
