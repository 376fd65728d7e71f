//! `content/notes/**.md`: the editors' own text.

use jiff::tz::TimeZone;

use super::Entry;
use super::correction::{self, Correction};
use super::fields::{Fields, Spanned};
use crate::moment::Moment;

/// An editors' note.
#[derive(Clone, Debug)]
pub struct Note {
    /// File, id, body.
    pub entry: Entry,
    /// The headline.
    pub title: String,
    /// When it was written.
    pub date: Option<Moment>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// As written.
    pub tags: Vec<Spanned<String>>,
    /// Not published unless asked for.
    pub draft: bool,
    /// Not published before.
    pub publish_at: Option<Moment>,
    /// Not published any more from then on.
    pub expires: Option<Moment>,
    /// What it says of findings in articles.
    pub corrections: Vec<Correction>,
}

pub(super) fn read(entry: Entry, fields: &mut Fields<'_>, zone: Option<&TimeZone>) -> Option<Note> {
    let title = fields.required_text("title");
    let date = fields.moment("date", zone).map(|date| date.value);
    let authors = fields.texts("author").into_iter().map(|author| author.value).collect();
    let tags = fields.texts("tags");
    let draft = fields.flag("draft");
    let (publish_at, expires) = super::edition::validity(fields, zone);
    let corrections = correction::read(fields, zone, true);
    Some(Note { entry, title: title?.value, date, authors, tags, draft, publish_at, expires, corrections })
}
