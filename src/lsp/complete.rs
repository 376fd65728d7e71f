//! What could be written at a place: targets of links, their paragraphs, keys and values.

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, Documentation, InsertTextFormat,
    MarkupContent, MarkupKind, TextEdit,
};
use std::ops::Range;

use super::ask::Ask;
use super::hover::{excerpt, help, plural};
use super::spot::{KeySpot, LinkSpot, Spot, ValueSpot};
use crate::briefing::{Briefing, Subject};
use crate::content::Shape;
use crate::import::yaml_text;

/// More than these are not read; the list is asked for again with every letter.
const MOST: usize = 100;

/// What could be written at a place.
pub(super) fn complete(ask: &Ask<'_>) -> Option<CompletionList> {
    let (items, is_incomplete) = match ask.spot()? {
        Spot::Link(link) if link.in_label => return None,
        Spot::Link(link) => match &link.anchor {
            Some(anchor) => (paragraphs(ask, &link, anchor), false),
            None => subjects(ask, &link),
        },
        Spot::Key(spot) => (keys(ask, &spot), false),
        Spot::Value(spot) => values(ask, &spot),
        Spot::Words => return None,
    };
    Some(CompletionList { is_incomplete, items })
}

/// Something that replaces `span`; `rank` is its place in the list.
fn item(ask: &Ask<'_>, span: &Range<usize>, label: String, text: String, rank: usize) -> CompletionItem {
    CompletionItem {
        // Editors leave out what does not look like what is typed; what was chosen here stays.
        filter_text: Some(format!(
            "{} {label}",
            &ask.text[span.start..ask.offset.clamp(span.start, span.end)]
        )),
        sort_text: Some(format!("{rank:05}")),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range: ask.lines.range(span), new_text: text })),
        insert_text_format: Some(InsertTextFormat::PLAIN_TEXT),
        label,
        ..CompletionItem::default()
    }
}

/// The subjects that a text could become, the likeliest first, and whether there are more.
fn candidates(briefing: &Briefing, typed: &str, counts: impl Fn(Subject) -> bool) -> (Vec<Subject>, bool) {
    // People first, then what they and notes are about.
    let kind = |subject: Subject| match subject {
        Subject::Person(ix) if briefing.person(ix).is_declared() => 0,
        Subject::Person(_) => 4,
        Subject::Event(_) | Subject::Note(_) | Subject::Edition(_) => 1,
        Subject::Source(_) => 2,
        Subject::Article(_) => 3,
    };
    let mut found: Vec<(u8, u8, Subject)> = briefing
        .links_with(typed.trim())
        .into_iter()
        .filter(|(subject, _)| counts(*subject))
        .map(|(subject, rank)| (rank, kind(subject), subject))
        .collect();
    let likelier = |(rank, kind, subject): &(u8, u8, Subject), other: &(u8, u8, Subject)| {
        (rank, kind).cmp(&(&other.0, &other.1)).then_with(|| briefing.order(*subject, other.2))
    };
    // Of thousands only the first ones have to be in order.
    let more = found.len() > MOST;
    if more {
        found.select_nth_unstable_by(MOST, likelier);
        found.truncate(MOST);
    }
    found.sort_by(likelier);
    (found.into_iter().map(|(_, _, subject)| subject).collect(), more)
}

fn subjects(ask: &Ask<'_>, link: &LinkSpot) -> (Vec<CompletionItem>, bool) {
    let typed = &ask.text[link.name.start..ask.offset.clamp(link.name.start, link.name.end)];
    let (found, more) = candidates(ask.briefing, typed, |_| true);
    let items = found.into_iter().enumerate().filter_map(|(rank, subject)| {
        let names = ask.briefing.names_of(subject)?;
        let name = *names.all.first()?;
        let (kind, detail) = describe(ask.briefing, subject);
        let end = if link.closed { "" } else { "]]" };
        let text = format!("{}{end}", linked_as(ask.briefing, subject)?);
        let mut item = item(ask, &link.name, name.to_owned(), text, rank);
        item.kind = Some(kind);
        item.detail = Some(detail);
        Some(item)
    });
    (items.collect(), more)
}

/// The shortest text by which a link leads to a subject: the name of a person, a source or an event, and the id of what
/// has a title.
pub(super) fn linked_as(briefing: &Briefing, subject: Subject) -> Option<String> {
    let names = briefing.names_of(subject)?;
    let short = match subject {
        Subject::Person(_) | Subject::Source(_) | Subject::Event(_) => names.all.first()?,
        Subject::Article(_) | Subject::Note(_) | Subject::Edition(_) => names.id,
    };
    let leads_there = |text: &str| {
        !text.contains(['#', '|', '[', ']'])
            && briefing.link(None, text).is_some_and(|link| link.to == subject)
    };
    Some(match leads_there(short) {
        true => short.to_owned(),
        false if leads_there(names.id) => names.id.to_owned(),
        false => format!("{}/{}", names.folder, names.id),
    })
}

fn describe(briefing: &Briefing, subject: Subject) -> (CompletionItemKind, String) {
    match subject {
        Subject::Person(ix) => {
            let articles = plural(briefing.articles_of(subject).len(), "article", "articles");
            let known = if briefing.person(ix).doc.is_some() { "" } else { ", no file" };
            (CompletionItemKind::CLASS, format!("person, {articles}{known}"))
        }
        Subject::Source(_) => (CompletionItemKind::MODULE, "source".to_owned()),
        Subject::Event(ix) => (CompletionItemKind::EVENT, format!("event, {}", briefing.event(ix).doc.date)),
        Subject::Note(ix) => {
            let date = briefing.note(ix).doc.date.map(|date| format!(", {date}")).unwrap_or_default();
            (CompletionItemKind::TEXT, format!("note{date}"))
        }
        Subject::Edition(ix) => {
            (CompletionItemKind::TEXT, format!("edition, {}", briefing.edition(ix).doc.date))
        }
        Subject::Article(ix) => {
            let article = briefing.article(ix);
            let source = &briefing.source(article.source).doc.name;
            (CompletionItemKind::FILE, format!("article, {source}, {}", article.doc.published))
        }
    }
}

fn paragraphs(ask: &Ask<'_>, link: &LinkSpot, anchor: &Range<usize>) -> Vec<CompletionItem> {
    let name = &ask.text[link.name.clone()];
    // `[[#` is for a place in the text itself.
    let meant =
        if name.trim().is_empty() { ask.own() } else { ask.briefing.link(None, name).map(|link| link.to) };
    let Some(entry) = meant.and_then(|subject| ask.briefing.entry(subject)) else { return Vec::new() };
    let end = if link.closed { "" } else { "]]" };
    let numbers = 1..=entry.body.blocks.len();
    numbers
        .map(|number| {
            let words = entry.body.block_text(number).unwrap_or_default();
            let mut item = item(ask, anchor, format!("p{number}"), format!("p{number}{end}"), number);
            item.filter_text = Some(format!("p{number}"));
            item.kind = Some(CompletionItemKind::REFERENCE);
            item.detail = Some(excerpt(words, 60));
            item
        })
        .collect()
}

fn keys(ask: &Ask<'_>, spot: &KeySpot) -> Vec<CompletionItem> {
    let typed = ask.text[spot.typed.clone()].trim();
    let keys = spot.keys.iter().filter(|key| {
        let is_here = key.name == typed;
        is_here || !spot.present.iter().any(|present| present == key.name)
    });
    // A header of `site.toml` is a table's.
    let keys = keys.filter(|key| !spot.sign.is_empty() || !key.keys().is_empty());
    let keys = keys.filter(|key| spot.sign != " = " || key.keys().is_empty());
    keys.enumerate()
        .map(|(rank, key)| {
            let sign = match (spot.signed, &key.shape) {
                (true, _) => "",
                // What follows stands on lines of its own.
                (false, Shape::Tables(_)) => ":",
                (false, _) => spot.sign,
            };
            let text = format!("{}{sign}", key.name);
            let mut item = item(ask, &spot.typed, key.name.to_owned(), text, rank);
            item.filter_text = Some(key.name.to_owned());
            item.kind = Some(CompletionItemKind::PROPERTY);
            item.detail = Some(key.shape.describe());
            let docs = MarkupContent { kind: MarkupKind::Markdown, value: help(key) };
            item.documentation = Some(Documentation::MarkupContent(docs));
            item
        })
        .collect()
}

fn values(ask: &Ask<'_>, spot: &ValueSpot) -> (Vec<CompletionItem>, bool) {
    let typed = &ask.text[spot.typed.start..ask.offset.clamp(spot.typed.start, spot.typed.end)];
    let written = |value: &str, is_text: bool| match () {
        () if spot.quoted || !is_text => value.to_owned(),
        () if spot.needs_quotes => format!("\"{value}\""),
        () => yaml_text(value),
    };
    // Nobody wants to type a space first.
    let space = match ask.text[..spot.typed.start].ends_with(':') {
        true => " ",
        false => "",
    };
    let make = |value: &str, is_text: bool, detail: Option<String>, rank: usize| {
        let text = format!("{space}{}", written(value, is_text));
        let mut item = item(ask, &spot.typed, value.to_owned(), text, rank);
        item.kind = Some(CompletionItemKind::VALUE);
        item.detail = detail;
        item
    };
    let briefing = ask.briefing;
    let of_kind = |counts: fn(Subject) -> bool| {
        let (found, more) = candidates(briefing, typed, counts);
        let items = found.into_iter().enumerate().filter_map(|(rank, subject)| {
            let names = briefing.names_of(subject)?;
            let (_, detail) = describe(briefing, subject);
            // An id is all that an article can be named by here.
            let value = if matches!(subject, Subject::Article(_)) { names.id } else { *names.all.first()? };
            Some(make(value, true, Some(detail), rank))
        });
        (items.collect(), more)
    };
    match spot.key.shape {
        Shape::People | Shape::Person => of_kind(|subject| matches!(subject, Subject::Person(_))),
        Shape::Source => of_kind(|subject| matches!(subject, Subject::Source(_))),
        Shape::Article => of_kind(|subject| matches!(subject, Subject::Article(_))),
        Shape::Tags => {
            let folded = typed.trim().to_lowercase();
            let mut tags: Vec<_> =
                briefing.tags().values().filter(|tag| tag.label.to_lowercase().contains(&folded)).collect();
            tags.sort_by(|a, b| b.members.len().cmp(&a.members.len()).then_with(|| a.label.cmp(&b.label)));
            let more = tags.len() > MOST;
            let items = tags.into_iter().take(MOST).enumerate().map(|(rank, tag)| {
                make(&tag.label, true, Some(format!("{} times", tag.members.len())), rank)
            });
            (items.collect(), more)
        }
        _ => {
            let is_text = !matches!(spot.key.shape, Shape::Flag);
            let words = spot.key.words().iter().enumerate();
            (words.map(|(rank, word)| make(word, is_text, None, rank)).collect(), false)
        }
    }
}
