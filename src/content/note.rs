//! `content/notes/**.md`: the editors' own text.

use jiff::tz::TimeZone;

use super::correction::{self, Correction};
use super::fields::{Fields, Spanned};
use super::{BlockKind, Entry, Places, Trust};
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

impl Note {
    /// When it came out, if it has a date.
    pub fn published(&self) -> Option<Moment> {
        Some(super::edition::published(self.date?, self.publish_at))
    }

    /// Whether a reader would find a title and nothing else, and it corrects nothing.
    pub fn is_empty(&self) -> bool {
        let body = &self.entry.body;
        let has_html = self.entry.markdown().contains('<');
        body.plain.trim().is_empty()
            && body.links.is_empty()
            && body.pictures.is_empty()
            && self.corrections.is_empty()
            && !has_html
    }
}

pub(super) fn read(entry: Entry, fields: &mut Fields<'_>, zone: Option<&TimeZone>) -> Option<Note> {
    // Obsidian calls a note as its file.
    let title = fields.text("title").map_or_else(|| entry.stem().to_owned(), |title| title.value);
    let date = fields.moment("date", zone).map(|date| date.value);
    let authors = fields.texts("author").into_iter().map(|author| author.value).collect();
    let mut tags = fields.texts("tags");
    tags.extend(inline_tags(&entry));
    let _ = fields.texts("cssclasses");
    let draft = fields.flag("draft");
    let (publish_at, expires) = super::edition::validity(fields, zone);
    let corrections = correction::read(fields, zone, true);
    Some(Note { entry, title, date, authors, tags, draft, publish_at, expires, corrections })
}

/// `#tag` in the text, as Obsidian has it: after a space, with a letter in it; not in code and not in links.
fn inline_tags(entry: &Entry) -> Vec<Spanned<String>> {
    let body = &entry.body;
    let mut tags = Vec::new();
    // Nearly no text has any.
    if !body.plain.contains('#') {
        return tags;
    }
    let places = Places::of(&entry.text, body.offset, Trust::Editorial);
    for block in body.blocks.iter().filter(|block| block.kind != BlockKind::Code) {
        let text = &body.plain[block.range.clone()];
        for (at, _) in text.match_indices('#') {
            let begins = text[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(');
            let rest = &text[at + 1..];
            let end = rest.find(|c: char| !(c.is_alphanumeric() || "-_/".contains(c))).unwrap_or(rest.len());
            let plain = block.range.start + at..block.range.start + at + 1 + end;
            let linked =
                body.links.iter().any(|link| link.plain.start < plain.end && plain.start < link.plain.end);
            let is_name = rest[..end].contains(char::is_alphabetic);
            if begins && !linked && is_name && places.is_text(&plain) {
                tags.push(Spanned { value: rest[..end].to_owned(), span: places.around(&plain) });
            }
        }
    }
    tags
}
