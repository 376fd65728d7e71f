//! Where a thing is written, and where it is written of: definitions, references, and the outline of a text.

use std::ops::Range;
use std::sync::Arc;

use lsp_types::{DocumentSymbol, Location, SymbolKind};
use rayon::prelude::*;

use super::ask::{Ask, body_of, mentions, places_of};
use super::hover::excerpt;
use super::text::{Encoding, Lines};
use crate::briefing::{Briefing, Subject};
use crate::content::{BlockKind, Correction, Entry, Kind, Places, Spanned, Trust, WikiLink};

/// Where the thing at a place is written.
pub(super) fn definition(ask: &Ask<'_>) -> Option<Location> {
    let meant = ask.meant()?;
    ask.location_of(meant.subject, meant.paragraph)
}

/// A place that names something.
pub(super) struct Reference<'a> {
    /// The file that it stands in.
    pub(super) file: &'a Arc<str>,
    /// The whole of it.
    pub(super) text: &'a Arc<str>,
    /// Bytes of that.
    pub(super) span: Range<usize>,
    pub(super) how: How,
}

impl<'a> Reference<'a> {
    /// In the Markdown of a document, which is that of its latest version.
    fn in_body(entry: &'a Entry, span: Range<usize>, how: How) -> Self {
        Self { file: &entry.body_file, text: &entry.body_text, span, how }
    }
}

/// How something is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// In a wiki-link, with its brackets.
    Link,
    /// In front matter, by this value.
    FrontMatter,
    /// In words.
    Mention,
}

/// Where the thing at a place is named, and the document itself if that is asked for.
pub(super) fn references(ask: &Ask<'_>, with_declaration: bool) -> Option<Vec<Location>> {
    let subject = ask.meant()?.subject;
    let mut found = named(ask.briefing, subject);
    found.extend(mentioned(ask.briefing, subject));
    let own = with_declaration.then(|| ask.location_of(subject, None)).flatten();
    let places = found.par_iter().filter_map(|one| ask.location(one.file, one.text, &one.span));
    Some(own.into_iter().chain(places.collect::<Vec<_>>()).collect())
}

/// Every link and every value of front matter that names a subject, file by file: also a link to a place in it that is
/// not there any more, and one in a text that a later version has replaced.
pub(super) fn named<'b>(briefing: &'b Briefing, subject: Subject) -> Vec<Reference<'b>> {
    let mut found = Vec::new();
    let leads_here = |from: Subject, link: &WikiLink| {
        let name = link.target.split('#').next().unwrap_or_default();
        match name.trim().is_empty() {
            true => from == subject,
            false => briefing.link(None, name).is_some_and(|link| link.to == subject),
        }
    };
    for user in briefing.linking(subject) {
        let Some(entry) = briefing.entry(user) else { continue };
        let links = entry.body.links.iter().filter(|link| leads_here(user, link));
        found.extend(links.map(|link| Reference::in_body(entry, link.span.clone(), How::Link)));
    }
    for ix in briefing.revised() {
        let doc = &briefing.article(*ix).doc;
        for old in doc.versions.iter().filter(|version| version.file != doc.entry.body_file) {
            let links = old.body.links.iter().filter(|link| leads_here(Subject::Article(*ix), link));
            found.extend(links.map(|link| Reference {
                file: &old.file,
                text: &old.text,
                span: link.span.clone(),
                how: How::Link,
            }));
        }
    }
    let mut value = |entry: &'b Entry, text: &Spanned<String>| {
        let (file, whole) = (&entry.file, &entry.text);
        found.push(Reference { file, text: whole, span: text.span.clone(), how: How::FrontMatter });
    };
    match subject {
        Subject::Person(person) => {
            let is_meant = |name: &&Spanned<String>| briefing.person_called(&name.value) == Some(person);
            for ix in briefing.articles() {
                let doc = &briefing.article(*ix).doc;
                let people = doc.people.iter().chain(doc.happenings.iter().flat_map(|one| &one.people));
                let corrected = doc.corrections.iter().filter_map(|one| one.change.name());
                people.chain(corrected).filter(is_meant).for_each(|name| value(&doc.entry, name));
            }
            for ix in briefing.events_of(person) {
                let doc = &briefing.event(*ix).doc;
                doc.people.iter().filter(is_meant).for_each(|name| value(&doc.entry, name));
            }
            for (entry, correction) in corrections_in_notes(briefing) {
                correction
                    .change
                    .name()
                    .iter()
                    .filter(|name| is_meant(name))
                    .for_each(|name| value(entry, name));
            }
        }
        Subject::Source(_) => {
            for ix in briefing.articles_of(subject) {
                let doc = &briefing.article(*ix).doc;
                value(&doc.entry, &doc.source);
            }
        }
        Subject::Article(_) => {
            for (entry, correction) in corrections_in_notes(briefing) {
                let article = correction.article.iter();
                let is_meant = |id: &&Spanned<String>| briefing.article_called(&id.value) == Some(subject);
                article.filter(is_meant).for_each(|id| value(entry, id));
            }
        }
        Subject::Event(_) | Subject::Note(_) | Subject::Edition(_) => {}
    }
    found
}

fn corrections_in_notes(briefing: &Briefing) -> impl Iterator<Item = (&Entry, &Correction)> {
    briefing.notes().iter().flat_map(|ix| {
        let doc = &briefing.note(*ix).doc;
        doc.corrections.iter().map(|correction| (&doc.entry, correction))
    })
}

/// Every mention of a person in the words of articles.
fn mentioned(briefing: &Briefing, subject: Subject) -> Vec<Reference<'_>> {
    let Subject::Person(person) = subject else { return Vec::new() };
    let articles = briefing.articles_of(subject).par_iter();
    articles
        .flat_map_iter(|ix| {
            let entry = &briefing.article(*ix).doc.entry;
            let places = places_of(entry);
            let found: Vec<Reference<'_>> = mentions(briefing, *ix)
                .filter(|(mentioned, _)| *mentioned == person)
                .filter_map(|(_, plain)| places.in_file(&plain))
                .map(|span| Reference::in_body(entry, span, How::Mention))
                .collect();
            found
        })
        .collect()
}

/// The outline of a text: its numbered blocks, under their headings.
#[expect(deprecated, reason = "the type has a field that nobody shall use, and no other way to be made")]
pub(super) fn symbols(path: &str, text: &str, encoding: Encoding) -> Option<Vec<DocumentSymbol>> {
    let body = body_of(path, text)?;
    let lines = Lines::new(text, encoding);
    let trust = Kind::of_path(path).map(Trust::of)?;
    let places = Places::of(text, body.offset, trust);
    let mut symbols: Vec<DocumentSymbol> = Vec::new();
    for (number, block) in (1..).zip(&body.blocks) {
        let start = places.block(number)?;
        let end = places.block(number + 1).unwrap_or(text.len());
        let end = start + text.get(start..end).map_or(0, |piece| piece.trim_end().len());
        let words = excerpt(&body.plain[block.range.clone()], 60);
        let is_heading = block.kind == BlockKind::Heading;
        let range = lines.range(&(start..end));
        let symbol = DocumentSymbol {
            name: format!("p{number}"),
            detail: Some(words.clone()),
            kind: if is_heading { SymbolKind::NAMESPACE } else { SymbolKind::STRING },
            tags: None,
            deprecated: None,
            range,
            selection_range: range,
            children: None,
        };
        match symbols.last_mut().filter(|last| !is_heading && last.kind == SymbolKind::NAMESPACE) {
            Some(heading) => {
                heading.range.end = symbol.range.end;
                heading.children.get_or_insert_default().push(symbol);
            }
            None => symbols.push(symbol),
        }
    }
    Some(symbols)
}

/// Files whose texts a list of references was made from, each once.
pub(super) fn files_of<'a>(references: &[Reference<'a>]) -> Vec<(Arc<str>, &'a Arc<str>)> {
    let mut files: Vec<(Arc<str>, &Arc<str>)> =
        references.iter().map(|one| (Arc::clone(one.file), one.text)).collect();
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    files.dedup_by(|(a, _), (b, _)| a == b);
    files
}
