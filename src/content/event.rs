//! `content/events/**.md`: a dated happening with a page of its own.

use jiff::tz::TimeZone;

use super::Entry;
use super::article::unlinked;
use super::fields::{Fields, Spanned};
use crate::moment::Moment;

/// A dated happening.
#[derive(Clone, Debug)]
pub struct Event {
    /// File, id, body.
    pub entry: Entry,
    /// What.
    pub title: String,
    /// When, as precisely as is known.
    pub date: Moment,
    /// Ids or names.
    pub people: Vec<Spanned<String>>,
    /// As written.
    pub tags: Vec<Spanned<String>>,
    /// Not published unless asked for.
    pub draft: bool,
}

pub(super) fn read(entry: Entry, fields: &mut Fields<'_>, zone: Option<&TimeZone>) -> Option<Event> {
    let title = fields.required_text("title");
    let date = fields.required_moment("date", zone);
    let people = fields.texts("people").into_iter().map(unlinked).collect();
    let tags = fields.texts("tags");
    let draft = fields.flag("draft");
    Some(Event { entry, title: title?.value, date: date?.value, people, tags, draft })
}
