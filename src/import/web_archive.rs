//! Web archives: WARC, compressed or not, and WACZ. Every page among the answers is a clipping. Nothing is unpacked to
//! disk.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use flate2::read::{DeflateDecoder, MultiGzDecoder};
use zip::ZipArchive;

use super::clipping::Clipping;
use super::metadata::Metadata;
use super::{Budget, page, refuse, warning};
use crate::diagnostic::Diagnostic;

/// What an archive may hold, unpacked: its records, and what servers compressed in them.
const MAX_UNPACKED_BYTES: u64 = 1024 * 1024 * 1024;
/// One answer of a server, unpacked; a page has a hundredth of it.
const MAX_ANSWER_BYTES: u64 = 32 * 1024 * 1024;
const MAX_RECORDS: usize = 200_000;
const MAX_FILES: usize = 10_000;
const MAX_HEADERS: usize = 1_000;
const MAX_LINE_BYTES: u64 = 64 * 1024;

/// How much may still be taken out of an archive.
struct Unpacking<'a> {
    clippings: Budget<'a>,
    left_to_unpack: u64,
}

type Found = (Vec<Clipping>, Vec<Diagnostic>);

/// Reads a WARC file.
pub(super) fn warc(bytes: &[u8], label: &str) -> Result<Found, Box<Diagnostic>> {
    let mut found = Found::default();
    let mut budget = Unpacking { clippings: Budget::new(label), left_to_unpack: MAX_UNPACKED_BYTES };
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
    let mut budget = Unpacking { clippings: Budget::new(label), left_to_unpack: MAX_UNPACKED_BYTES };
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
    unpacked: impl Read,
    label: &str,
    found: &mut Found,
    budget: &mut Unpacking<'_>,
) -> Result<(), Box<Diagnostic>> {
    let mut reader = BufReader::new(unpacked.take(budget.left_to_unpack));
    for _ in 0..MAX_RECORDS {
        let record = match record(&mut reader) {
            Ok(Some(record)) => record,
            Ok(None) => break,
            Err(error) => {
                let message = format!("this archive ends with a record that cannot be read: {error}");
                found.1.push(warning(refuse("import/bad-archive", message, label)));
                break;
            }
        };
        let is_answer = record.header("warc-type").is_some_and(|kind| kind.eq_ignore_ascii_case("response"));
        let Some(address) = record.header("warc-target-uri").filter(|_| is_answer) else { continue };
        let address = address.trim_matches(['<', '>']);
        let Some(html) = page_of(&record.body) else { continue };
        budget.left_to_unpack = budget.left_to_unpack.saturating_sub(html.len() as u64);
        let of_page = format!("{label}, {}", super::clipping::line(address, 200));
        match page::read(&html, &of_page, Some(address)) {
            Ok(page) if page.body.trim().is_empty() => {}
            Ok(page) => {
                budget.clippings.take(page.body.len())?;
                let retrieved = record.header("warc-date").map(str::to_owned);
                let stated = Metadata { retrieved, ..page.stated };
                found.0.push(Clipping { label: of_page, stated, ..page });
            }
            // Archives hold front pages and frames, too.
            Err(diagnostic) => found.1.push(warning(diagnostic)),
        }
        if budget.left_to_unpack == 0 {
            let message =
                format!("only the first {} MiB of this archive were read", MAX_UNPACKED_BYTES >> 20);
            found.1.push(warning(refuse("import/too-large", message, label)));
            break;
        }
    }
    budget.left_to_unpack = budget.left_to_unpack.min(reader.into_inner().limit());
    Ok(())
}

/// One record of a WARC file. The crates that read WARC take lengths on trust, and a broken one ends the program.
struct Record {
    /// Names in small letters.
    headers: Vec<(String, String)>,
    /// What there is of it; empty where it is too long to be a page.
    body: Vec<u8>,
}

impl Record {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
    }
}

/// Reads the next record (ISO 28500: a version, headers, an empty line, the body); nothing at the end.
fn record(reader: &mut impl BufRead) -> io::Result<Option<Record>> {
    let broken = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what);
    // Two empty lines end the record before.
    let version = loop {
        match line(reader)? {
            None => return Ok(None),
            Some(line) if line.is_empty() => {}
            Some(line) => break line,
        }
    };
    if !version.starts_with("WARC/") {
        return Err(broken("a record does not begin with its version"));
    }
    let mut headers = Vec::new();
    loop {
        let line = line(reader)?.ok_or_else(|| broken("the headers of a record do not end"))?;
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':') {
            headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
        if headers.len() > MAX_HEADERS {
            return Err(broken("a record has too many headers"));
        }
    }
    let mut record = Record { headers, body: Vec::new() };
    let length = record.header("content-length").and_then(|length| length.parse::<u64>().ok());
    let length = length.ok_or_else(|| broken("a record does not tell its length"))?;
    let mut body = reader.by_ref().take(length);
    let read = match length <= MAX_ANSWER_BYTES {
        true => body.read_to_end(&mut record.body)? as u64,
        false => io::copy(&mut body, &mut io::sink())?,
    };
    if read < length {
        return Err(broken("a record is shorter than it says"));
    }
    Ok(Some(record))
}

/// A line without its end; nothing at the end of the file.
fn line(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    if reader.by_ref().take(MAX_LINE_BYTES).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(&line).trim_end().to_owned()))
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
        let httparse::Status::Complete((start, size)) = httparse::parse_chunk_size(body).ok()? else {
            return None;
        };
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
            page_of(format!("HTTP/1.1 {head}\r\n\r\n{body}").as_bytes())
                .map(|html| String::from_utf8_lossy(&html).into_owned())
        };
        for (head, body, want) in [
            ("200 OK\r\nContent-Type: text/html", "<p>a", Some("<p>a")),
            (
                "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
                "3\r\n<p>\r\n1\r\na\r\n0\r\n\r\n",
                Some("<p>a"),
            ),
            ("200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", "<p>a", Some("<p>a")),
            (
                "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
                "ffffffffffffffff\r\n<p>",
                Some("ffffffffffffffff\r\n<p>"),
            ),
            ("404 Gone\r\nContent-Type: text/html", "<p>a", None),
            ("200 OK\r\nContent-Type: image/png", "a", None),
        ] {
            assert_eq!(answer(head, body).as_deref(), want, "{head}");
        }
    }
}
