//! Answers to requests for files of the site, as a good static host gives them: conditions, parts, redirects, the
//! site's own page for what is not there.

use std::sync::Arc;
use std::time::SystemTime;

use axum::body::Body;
use axum::http::header::{
    ACCEPT_RANGES, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH,
    IF_RANGE, LAST_MODIFIED, LOCATION, RANGE, RETRY_AFTER,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::Response;
use jiff::Timestamp;
use jiff::fmt::rfc2822::{DateTimeParser, DateTimePrinter};

use super::address::Address;
use super::body::{Hashes, Source};
use super::inject::{fingerprint, with_script};
use super::live::Live;
use super::range::{Part, part};
use super::shown::{Shown, page};
use super::{Content, Pages, builtin};

const HTML: &str = "text/html; charset=utf-8";

/// Answers for the site. It may read files and make pages, so it is not to be asked on the server's own thread.
pub(super) struct Answers {
    pub(super) pages: Arc<dyn Pages>,
    pub(super) live: Arc<Live>,
    pub(super) hashes: Hashes,
}

impl Answers {
    /// The answer to a GET or HEAD request.
    pub(super) fn answer(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Response {
        let root = self.pages.root();
        let below = match Address::read(uri.path(), &root) {
            Address::Site(below) => below,
            Address::AboveRoot => return redirect(StatusCode::TEMPORARY_REDIRECT, &root),
            Address::Elsewhere => return self.elsewhere(method),
            Address::Refused => return plain(StatusCode::BAD_REQUEST, "This is not an address of a file.\n"),
        };
        match Shown::at(&*self.pages, &below) {
            Shown::File(path, content) => {
                let kind = media_type(&path);
                match self.source(kind == HTML, content) {
                    Some(source) => entity(method, headers, &kind, source),
                    // The file is gone since the site was read.
                    None => self.instead(method, StatusCode::NOT_FOUND, builtin::NOT_FOUND.into()),
                }
            }
            Shown::Folder => {
                let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
                redirect(StatusCode::PERMANENT_REDIRECT, &format!("{}/{query}", uri.path()))
            }
            Shown::Nothing(content) => {
                let page = page(content).unwrap_or_else(|| builtin::NOT_FOUND.into());
                self.instead(method, StatusCode::NOT_FOUND, page)
            }
            Shown::NoSite => {
                let mut answer =
                    self.instead(method, StatusCode::SERVICE_UNAVAILABLE, builtin::WAITING.into());
                answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("2"));
                answer
            }
        }
    }

    fn source(&self, html: bool, content: Content) -> Option<Source> {
        if html && let Some(page) = page(content.clone()) {
            return Some(Source::memory(self.scripted(&page)));
        }
        match content {
            Content::Bytes(bytes) => Some(Source::memory(bytes)),
            Content::File(path) => Source::file(&path, &self.hashes),
        }
    }

    fn scripted(&self, page: &[u8]) -> Vec<u8> {
        with_script(page, &fingerprint(page), &self.live.now())
    }

    /// A page in the place of what is not there. It takes part in reloading, so that it goes when the page comes.
    fn instead(&self, method: &Method, status: StatusCode, page: Vec<u8>) -> Response {
        whole(method, status, HTML, self.scripted(&page))
    }

    /// What lies outside of the site's root is nothing of ours, and has no page of the site.
    fn elsewhere(&self, method: &Method) -> Response {
        whole(method, StatusCode::NOT_FOUND, HTML, builtin::NOT_FOUND.into())
    }
}

/// Media type by the file's name; what is text is in UTF-8.
fn media_type(path: &str) -> String {
    let mime = mime_guess::from_path(path).first_or_octet_stream();
    match mime.type_() {
        mime_guess::mime::TEXT => format!("{}; charset=utf-8", mime.essence_str()),
        _ => mime.essence_str().to_owned(),
    }
}

/// An answer with a file, or the part that is asked for, or the news that the browser has it already.
fn entity(method: &Method, headers: &HeaderMap, kind: &str, source: Source) -> Response {
    let etag = format!("\"{:016x}\"", source.hash);
    let modified = source.modified.and_then(seconds);
    let mut answer = Response::builder().header(ETAG, &etag).header(ACCEPT_RANGES, "bytes");
    if let Some(date) = modified.and_then(http_date) {
        answer = answer.header(LAST_MODIFIED, date);
    }
    if is_known(headers, &etag, modified) {
        return finish(answer.status(StatusCode::NOT_MODIFIED), Some(Body::empty()));
    }
    answer = answer.header(CONTENT_TYPE, kind);
    let length = source.length;
    let wanted = match text(headers, RANGE.as_str()) {
        // A HEAD request has no range (RFC 9110, section 14.2).
        Some(range) if method == Method::GET && may_be_part(headers, &etag, modified) => part(range, length),
        _ => Part::Whole,
    };
    let range = match wanted {
        Part::Whole => 0..length,
        Part::Bytes(range) => {
            let place = format!("bytes {}-{}/{length}", range.start, range.end - 1);
            answer = answer.status(StatusCode::PARTIAL_CONTENT).header(CONTENT_RANGE, place);
            range
        }
        Part::Unsatisfiable => {
            let mut refusal = plain(StatusCode::RANGE_NOT_SATISFIABLE, "The file has no such part.\n");
            if let Ok(place) = HeaderValue::from_str(&format!("bytes */{length}")) {
                refusal.headers_mut().insert(CONTENT_RANGE, place);
            }
            return refusal;
        }
    };
    answer = answer.header(CONTENT_LENGTH, range.end - range.start);
    let body = if method == Method::HEAD { Some(Body::empty()) } else { source.body(range) };
    finish(answer, body)
}

/// Whether the browser has these bytes: by their fingerprint, or else by their date.
fn is_known(headers: &HeaderMap, etag: &str, modified: Option<i64>) -> bool {
    let mut tags = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).peekable();
    if tags.peek().is_some() {
        return tags
            .flat_map(|list| list.split(','))
            .map(|tag| tag.trim())
            .any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag);
    }
    let since = text(headers, IF_MODIFIED_SINCE.as_str()).and_then(read_date);
    since.zip(modified).is_some_and(|(since, modified)| modified <= since)
}

/// Whether what the browser has a part of is still the same (`If-Range`).
fn may_be_part(headers: &HeaderMap, etag: &str, modified: Option<i64>) -> bool {
    text(headers, IF_RANGE.as_str()).is_none_or(|condition| {
        let date = || read_date(condition).zip(modified).is_some_and(|(date, modified)| date == modified);
        condition == etag || date()
    })
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

/// Whole seconds: HTTP dates have no more.
fn seconds(time: SystemTime) -> Option<i64> {
    Timestamp::try_from(time).ok().map(Timestamp::as_second)
}

fn http_date(seconds: i64) -> Option<String> {
    let timestamp = Timestamp::from_second(seconds).ok()?;
    DateTimePrinter::new().timestamp_to_rfc9110_string(&timestamp).ok()
}

fn read_date(text: &str) -> Option<i64> {
    DateTimeParser::new().parse_timestamp(text).ok().map(Timestamp::as_second)
}

fn redirect(status: StatusCode, to: &str) -> Response {
    finish(Response::builder().status(status).header(LOCATION, to), Some(Body::empty()))
}

/// A short answer in plain text.
pub(super) fn plain(status: StatusCode, message: &'static str) -> Response {
    let answer = Response::builder().status(status).header(CONTENT_TYPE, "text/plain; charset=utf-8");
    finish(answer, Some(Body::from(message)))
}

fn whole(method: &Method, status: StatusCode, kind: &str, bytes: Vec<u8>) -> Response {
    let answer =
        Response::builder().status(status).header(CONTENT_TYPE, kind).header(CONTENT_LENGTH, bytes.len());
    finish(answer, Some(if method == Method::HEAD { Body::empty() } else { Body::from(bytes) }))
}

/// The preview's script, with the style of its overlay as a text: a page's policy may forbid to fetch it.
pub(super) fn script(method: &Method, headers: &HeaderMap) -> Response {
    let style = serde_json::Value::from(include_str!("overlay.css")).to_string();
    let client = include_str!("client.js").replacen("\"overlay.css\"", &style, 1);
    entity(method, headers, "text/javascript; charset=utf-8", Source::memory(client))
}

/// Without a body the file could not be read; a header that cannot be sent (a redirect to an odd address) fails alike.
fn finish(answer: axum::http::response::Builder, body: Option<Body>) -> Response {
    let made = body.and_then(|body| answer.body(body).ok());
    made.unwrap_or_else(|| {
        let mut failed = Response::new(Body::from("The file cannot be sent.\n"));
        *failed.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        failed
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_are_those_of_a_host() {
        for (path, want) in [
            ("index.html", HTML),
            ("briefing.css", "text/css; charset=utf-8"),
            ("feed.xml", "text/xml; charset=utf-8"),
            ("robots.txt", "text/plain; charset=utf-8"),
            ("site.webmanifest", "application/manifest+json"),
            ("serif.woff2", "font/woff2"),
            ("data.json", "application/json"),
            ("favicon.svg", "image/svg+xml"),
            ("app.js", "text/javascript; charset=utf-8"),
            ("portrait.avif", "image/avif"),
            ("CNAME", "application/octet-stream"),
        ] {
            assert_eq!(media_type(path), want, "path: {path}");
        }
    }

    #[test]
    fn dates_are_those_of_http() {
        let text = "Sun, 06 Nov 1994 08:49:37 GMT";
        assert_eq!(read_date(text), Some(784_111_777));
        assert_eq!(http_date(784_111_777).as_deref(), Some(text));
    }
}
