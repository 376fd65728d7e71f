//! An edition: the editors' words, and what is new since the edition before. Also the two editions side by side.

use serde::Serialize;
use similar::DiffTag;
use tera::Value;

use super::since::{Since, since};
use super::{View, Words, editorial, json_ld, meta, summary};
use crate::briefing::{EditionIx, Subject};
use crate::content::BlockKind;
use crate::site::cards::DateView;
use crate::site::embed::text;
use crate::site::{Feed, Page, Site};
use crate::wording::{Part, aligned, differences};

#[derive(Serialize)]
pub(super) struct EditionView<'a> {
    title: &'a str,
    date: DateView,
    authors: &'a [String],
    body: Option<Value>,
    /// Headings of the body.
    contents: Vec<Heading>,
    since: Since<'a>,
    previous: Option<Value>,
    next: Option<Value>,
    /// This edition beside the one before.
    changes: Option<String>,
    backlinks: Vec<Value>,
}

#[derive(Serialize)]
struct Heading {
    text: String,
    anchor: String,
}

fn headings(site: &Site<'_>, ix: EditionIx) -> Vec<Heading> {
    let body = &site.edition(ix).doc.entry.body;
    let blocks = body.blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Heading);
    let one = |(at, block): (usize, &crate::content::Block)| Heading {
        text: site.words_shown(Subject::Edition(ix), block.range.clone()),
        anchor: format!("p{}", at + 1),
    };
    blocks.map(one).collect()
}

pub(super) fn edition_view<'a>(site: &Site<'a>, ix: EditionIx) -> EditionView<'a> {
    let doc = &site.edition(ix).doc;
    let (previous, next) = site.editions_around(ix);
    let card = |other: EditionIx| site.card(Subject::Edition(other));
    EditionView {
        title: &doc.title,
        date: doc.date.into(),
        authors: &doc.authors,
        body: editorial(site, &doc.entry, Subject::Edition(ix)),
        contents: headings(site, ix),
        since: since(site, doc.tells_since(site.told_until(doc.date)), doc.date),
        previous: previous.map(card),
        next: next.map(card),
        changes: previous.map(|_| site.path(&Page::EditionChanges(ix))),
        backlinks: site.backlinks(Subject::Edition(ix)),
    }
}

pub(super) fn edition(site: &Site<'_>, page: &Page, ix: EditionIx) -> View {
    let doc = &site.edition(ix).doc;
    let mut meta = meta(site, page, doc.title.as_str(), "editions");
    meta.description = summary(site, Subject::Edition(ix)).map(Words::Given);
    let url = meta.url.clone();
    meta.describe(&json_ld::Thing::Article(json_ld::Article {
        headline: &doc.title,
        url: &url,
        date_published: Some(doc.published().to_string()),
        in_language: &site.config().language,
        author: json_ld::names(&doc.authors),
        publisher: json_ld::site_publisher(site),
        keywords: Vec::new(),
    }));
    meta.set_feed(site, &Feed::Editions);
    meta.machines.kind = "article";
    meta.machines.published = Some(doc.published().to_string());
    View::new("edition.html", meta, &edition_view(site, ix))
}

/// The words of each block of an edition, with titles where links have ids, and with what is embedded.
fn texts(site: &Site<'_>, ix: EditionIx) -> Vec<String> {
    let blocks = &site.edition(ix).doc.entry.body.blocks;
    let one = |block: &crate::content::Block| {
        let text = text(site, Subject::Edition(ix), &block.range);
        match block.kind {
            BlockKind::Code => text,
            // Highlights are markup, and blanks are left where a remark stood.
            _ => text
                .replace("==", "")
                .split(' ')
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" "),
        }
    };
    blocks.iter().map(one).collect()
}

#[derive(Serialize)]
struct ChangesView<'a> {
    title: &'a str,
    path: String,
    previous: Option<Value>,
    this: Value,
    rows: Vec<ChangeRow>,
}

/// A paragraph of either edition, or of both.
#[derive(Serialize)]
struct ChangeRow {
    before: Vec<RunView>,
    after: Vec<RunView>,
    /// `same`, `gone`, `new`, `changed`.
    kind: &'static str,
}

#[derive(Serialize)]
struct RunView {
    text: String,
    /// Whether the other edition has it, too.
    shared: bool,
}

/// The edition beside the one before, paragraph by paragraph.
pub(super) fn changes(site: &Site<'_>, page: &Page, ix: EditionIx) -> View {
    let doc = &site.edition(ix).doc;
    let (previous, _) = site.editions_around(ix);
    let rows = match previous {
        Some(previous) => compared(&texts(site, previous), &texts(site, ix)),
        None => Vec::new(),
    };
    let title = Words::message("edition-changes").with("title", &*doc.title);
    let view = ChangesView {
        title: &doc.title,
        path: site.subject_path(Subject::Edition(ix)).to_owned(),
        previous: previous.map(|previous| site.card(Subject::Edition(previous))),
        this: site.card(Subject::Edition(ix)),
        rows,
    };
    View::new("edition-changes.html", meta(site, page, title, "editions"), &view)
}

/// The paragraphs of two texts: those that both have in one order, and what lies between.
fn compared(old: &[String], new: &[String]) -> Vec<ChangeRow> {
    let mut rows = Vec::new();
    for op in aligned(old, new) {
        match op.as_tag_tuple() {
            (DiffTag::Equal, _, same) => rows.extend(new[same].iter().map(|text| ChangeRow {
                before: whole(text, true),
                after: whole(text, true),
                kind: "same",
            })),
            (_, gone, came) => between(&mut rows, &old[gone], &new[came]),
        }
    }
    rows
}

fn whole(text: &str, shared: bool) -> Vec<RunView> {
    vec![RunView { text: text.to_owned(), shared }]
}

/// Paragraphs that only one of two texts has, between two that both have: those that stand beside each other and share
/// a third of their words are one that was changed.
fn between(rows: &mut Vec<ChangeRow>, gone: &[String], came: &[String]) {
    let mut came = came.iter().peekable();
    for old in gone {
        let pair = came.peek().map(|new| (differences(old, new), *new));
        let words = |text: &str| crate::words::words(text).count();
        match pair {
            Some((runs, new)) if shared(&runs) * 3 >= words(old).max(words(new)) => {
                came.next();
                let side = |unwanted: Part| {
                    let runs = runs.iter().filter(|run| run.part != unwanted);
                    runs.map(|run| RunView { text: run.text.clone(), shared: run.part == Part::Shared })
                        .collect()
                };
                rows.push(ChangeRow {
                    before: side(Part::Added),
                    after: side(Part::LeftOut),
                    kind: "changed",
                });
            }
            _ => rows.push(ChangeRow { before: whole(old, false), after: Vec::new(), kind: "gone" }),
        }
    }
    rows.extend(came.map(|new| ChangeRow { before: Vec::new(), after: whole(new, false), kind: "new" }));
}

fn shared(runs: &[crate::wording::Run]) -> usize {
    let shared = runs.iter().filter(|run| run.part == Part::Shared);
    shared.map(|run| crate::words::words(&run.text).count()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_texts_are_paired_paragraph_by_paragraph() {
        let texts = |text: &str| -> Vec<String> {
            text.split("\n\n").filter(|text| !text.is_empty()).map(str::to_owned).collect()
        };
        let kinds = |before: &str, after: &str| -> Vec<&'static str> {
            compared(&texts(before), &texts(after)).iter().map(|row| row.kind).collect()
        };
        for (before, after, want) in [
            ("", "", vec![]),
            ("One.\n\nTwo.", "One.\n\nTwo.", vec!["same", "same"]),
            ("One.", "One.\n\nTwo.", vec!["same", "new"]),
            ("One.\n\nTwo.", "Two.", vec!["gone", "same"]),
            ("The board met on Monday.\n\nEnd.", "The board met on Friday.\n\nEnd.", vec!["changed", "same"]),
            ("Something else altogether.", "The board met on Friday.", vec!["gone", "new"]),
        ] {
            assert_eq!(kinds(before, after), want, "{before:?} {after:?}");
        }
    }
}
