//! A question about a place in a text, and what the thing there is.

use std::ops::Range;

use lsp_types::{Location, Position};

use super::buffers::Root;
use super::spot::{Spot, spot};
use super::text::{Encoding, Lines};
use crate::briefing::{ArticleIx, Briefing, Subject};
use crate::content::{Body, Entry, Kind, Places, Shape, Trust, Version};
use crate::rebuild::Model;

/// A question about a place in a text, with all that an answer is made from.
pub(super) struct Ask<'a> {
    pub(super) briefing: &'a Briefing,
    pub(super) root: &'a Root,
    pub(super) encoding: Encoding,
    /// The file, as the site calls it.
    pub(super) path: &'a str,
    /// The text as it is in the editor.
    pub(super) text: &'a str,
    pub(super) lines: Lines<'a>,
    /// The place, in bytes.
    pub(super) offset: usize,
}

/// What is meant at a place.
#[derive(Clone, Debug)]
pub(super) struct Meant {
    pub(super) subject: Subject,
    /// Of its paragraphs, if one is meant.
    pub(super) paragraph: Option<u32>,
    /// The words that mean it, in bytes.
    pub(super) span: Range<usize>,
}

impl<'a> Ask<'a> {
    pub(super) fn new(
        model: &'a Model,
        root: &'a Root,
        encoding: Encoding,
        path: &'a str,
        text: &'a str,
        position: Position,
    ) -> Self {
        let lines = Lines::new(text, encoding);
        let offset = lines.offset(position);
        Self { briefing: &model.briefing, root, encoding, path, text, lines, offset }
    }

    /// What stands at the place.
    pub(super) fn spot(&self) -> Option<Spot> {
        spot(self.path, self.text, self.offset)
    }

    /// What is meant at the place: the target of a link, whom a name or a value means, or the document itself.
    pub(super) fn meant(&self) -> Option<Meant> {
        match self.spot()? {
            Spot::Link(link) => {
                let target = &self.text[link.target()];
                let name = &self.text[link.name.clone()];
                let found =
                    self.briefing.link(self.own(), target).or_else(|| self.briefing.link(None, name))?;
                Some(Meant { subject: found.to, paragraph: found.paragraph, span: link.whole })
            }
            Spot::Value(value) => {
                let text = &self.text[value.typed.clone()];
                let subject = match value.key.shape {
                    Shape::People | Shape::Person => Subject::Person(self.briefing.person_called(text)?),
                    Shape::Source => Subject::Source(self.briefing.source_called(text)?),
                    Shape::Article => self.briefing.article_called(text)?,
                    _ if self.is_title(value.key.name) => self.own()?,
                    _ => return None,
                };
                Some(Meant { subject, paragraph: None, span: value.typed })
            }
            Spot::Key(_) => None,
            Spot::Words => self.mentioned(),
        }
    }

    /// Whether a key names the document that it stands in. A role or a happening has a `title` as well.
    fn is_title(&self, key: &str) -> bool {
        let line = self.text[..self.offset].rfind('\n').map_or(0, |at| at + 1);
        let own = if matches!(Kind::of_path(self.path), Some(Kind::Person | Kind::Source)) {
            "name"
        } else {
            "title"
        };
        key == own && self.text[line..].starts_with(own)
    }

    /// What the document itself is; a version is its article.
    pub(super) fn own(&self) -> Option<Subject> {
        let article = Version::article_of(self.path);
        self.briefing.subject_of(article.as_deref().unwrap_or(self.path))
    }

    /// The person whose name was read at the place, in an article that is as it was read.
    fn mentioned(&self) -> Option<Meant> {
        let Subject::Article(ix) = self.own()? else { return None };
        let entry = &self.briefing.article(ix).doc.entry;
        // Of several texts the newest was read.
        if *entry.body_file != *self.path || *entry.body_text != *self.text {
            return None;
        }
        let places = places_of(entry);
        let at = places.in_plain(self.offset)?;
        let (mention, plain) =
            mentions(self.briefing, ix).find(|(_, plain)| (plain.start..=plain.end).contains(&at))?;
        let span = places.in_file(&plain)?;
        Some(Meant { subject: Subject::Person(mention), paragraph: None, span })
    }

    /// A place in a file of the site, whose text is `text`.
    pub(super) fn location(&self, file: &str, text: &str, span: &Range<usize>) -> Option<Location> {
        let range = Lines::new(text, self.encoding).range(span);
        Some(Location { uri: self.root.address_of(file)?, range })
    }

    /// The place of a paragraph, or the start of the document.
    pub(super) fn location_of(&self, subject: Subject, paragraph: Option<u32>) -> Option<Location> {
        let entry = self.briefing.entry(subject)?;
        let Some(number) = paragraph else { return self.location(&entry.file, &entry.text, &(0..0)) };
        let start = places_of(entry).block(number as usize)?;
        self.location(&entry.body_file, &entry.body_text, &(start..start))
    }
}

/// Every mention in an article, with its bytes of the plain text.
pub(super) fn mentions(
    briefing: &Briefing,
    ix: ArticleIx,
) -> impl Iterator<Item = (crate::reading::PersonIx, Range<usize>)> {
    let article = briefing.article(ix);
    article.reading.mentions.iter().filter_map(|mention| {
        let block = article.doc.entry.body.blocks.get((mention.block as usize).checked_sub(1)?)?;
        let start = block.range.start;
        Some((mention.person, start + mention.start as usize..start + mention.end as usize))
    })
}

/// Where the words of a document stand in its file.
pub(super) fn places_of(entry: &Entry) -> Places {
    let trust = Kind::of_path(&entry.file).map_or(Trust::Foreign, Trust::of);
    Places::of(&entry.body_text, entry.body.offset, trust)
}

/// The body of a text that may not be the one that was read.
pub(super) fn body_of(path: &str, text: &str) -> Option<Body> {
    let kind = Kind::of_path(path)?;
    let front = super::front::bounds(text)?;
    let end = text[front.end..].find("---")? + front.end;
    let offset = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    Some(Body::parse(text, offset, Trust::of(kind)))
}
