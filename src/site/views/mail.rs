//! An edition as a message: its HTML, and its plain text.

use serde::Serialize;

use super::edition::{EditionView, edition_view};
use super::{View, Words, json_ld, meta};
use crate::briefing::{EditionIx, Subject};
use crate::site::plain::{self, COLON, EXPIRED, NOT_SHOWN};
use crate::site::{MailPart, Page, Site};

#[derive(Serialize)]
struct TextView<'a> {
    #[serde(flatten)]
    edition: EditionView<'a>,
    /// The body as plain text, in pieces.
    text: Vec<Words>,
}

pub(super) fn email(site: &Site<'_>, page: &Page, ix: EditionIx, part: MailPart) -> View {
    let title = site.edition(ix).doc.title.as_str();
    let mut meta = meta(site, page, title, "editions");
    meta.url = json_ld::absolute(site, site.subject_path(Subject::Edition(ix)));
    let edition = edition_view(site, ix);
    match part {
        MailPart::Html => View::new("email.html", meta, &edition),
        MailPart::Text => {
            let links = site.links(Subject::Edition(ix));
            let text = plain::text(site, &site.edition(ix).doc.entry, links, &meta.url);
            View::new("email.txt", meta, &TextView { edition, text: pieces(&text) })
        }
    }
}

/// A text with the messages that stand in it.
fn pieces(text: &str) -> Vec<Words> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, sign, after)) = next_sign(rest) {
        pieces.push(before.into());
        pieces.push(Words::message(match sign {
            COLON => "colon",
            EXPIRED => "embedded-expired",
            _ => "quotation-not-shown",
        }));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(rest.into());
    }
    pieces
}

fn next_sign(text: &str) -> Option<(&str, char, &str)> {
    let at = text.find([NOT_SHOWN, COLON, EXPIRED])?;
    let sign = text[at..].chars().next()?;
    Some((&text[..at], sign, &text[at + sign.len_utf8()..]))
}
