//! An edition: the editors' words, and what is new since the edition before. Also the two editions side by side.

use serde::Serialize;
use similar::DiffTag;
use tera::Value;

use super::figures::{GroupView, group_of};
use super::quotes::{UtteranceView, utterance_in};
use super::{View, Words, article_rows, editorial, json_ld, meta, people_cards, summary};
use crate::briefing::{ArticleIx, EditionIx, List, Subject, Thing};
use crate::content::{BlockKind, Edition};
use crate::moment::Moment;
use crate::reading::{PersonIx, QuotationKind, Relation};
use crate::site::cards::DateView;
use crate::site::embed::text;
use crate::site::{Feed, Page, Site};
use crate::wording::{Part, aligned, differences};

/// What is listed of each.
const ARTICLES: usize = 100;
const PEOPLE: usize = 40;
const UTTERANCES: usize = 20;
const FIGURES: usize = 12;
/// What is new is looked for in so many articles.
const LOOKED_AT: usize = 400;

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

/// What came since the edition before.
#[derive(Serialize)]
struct Since<'a> {
    /// When that was.
    from: DateView,
    articles: Vec<Value>,
    total: usize,
    more_articles: usize,
    /// Who was not named before.
    people: Vec<Value>,
    /// Utterances that were not quoted before.
    said: Vec<UtteranceView<'a>>,
    more_said: usize,
    /// Utterances that were quoted before, and now are in other words.
    reworded: Vec<UtteranceView<'a>>,
    /// Articles whose publishers changed them.
    revised: Vec<Value>,
    /// Figures that differ from others on the same thing.
    figures: Vec<GroupView>,
    is_empty: bool,
}

/// The articles that came in a span of time, the last one first: after `from`, and not after `to`.
fn articles_between(site: &Site<'_>, from: Moment, to: Moment) -> Vec<ArticleIx> {
    let mut found: Vec<ArticleIx> = Vec::new();
    // A time is filed under its day as it was written, which may be a day off elsewhere.
    let mut day = to.date().tomorrow().unwrap_or(to.date());
    let first = from.date().yesterday().unwrap_or(from.date());
    for _ in 0..=Edition::MOST + 2 {
        if day < first || found.len() >= LOOKED_AT {
            break;
        }
        found.extend(site.came_on(day).into_iter().filter(|ix| {
            let came = site.article(*ix).doc.came();
            came.is_after(&from) && !came.is_after(&to)
        }));
        let Ok(before) = day.yesterday() else { break };
        day = before;
    }
    found.sort_by_key(|ix| std::cmp::Reverse(site.article(*ix).doc.came()));
    found.truncate(LOOKED_AT);
    found
}

/// The articles that were found to be changed in a span of time, the last one to change first.
fn revised_between(site: &Site<'_>, from: Moment, to: Moment) -> Vec<ArticleIx> {
    let pages = site.length(List::Revised).div_ceil(site.config().paginate_by);
    let all = (1..=pages).flat_map(|n| site.revised(n));
    let versions = |ix: ArticleIx| &site.article(ix).doc.versions;
    let last = |ix: ArticleIx| versions(ix).last().map(|version| version.retrieved);
    let recent = all.take_while(|ix| last(**ix).is_some_and(|changed| changed.is_after(&from)));
    // What changed again later changed then, too.
    let told = recent.filter(|ix| {
        let mut changes = versions(**ix).iter().skip(1).map(|version| version.retrieved);
        changes.any(|changed| changed.is_after(&from) && !changed.is_after(&to))
    });
    told.take(ARTICLES).copied().collect()
}

/// Whether nobody had written of a person at a time.
fn is_new_after(site: &Site<'_>, person: PersonIx, time: Moment) -> bool {
    let all = site.oldest_first(Subject::Person(person)).map(|ix| &site.article(ix).doc);
    // What was published later came later.
    all.take_while(|doc| !doc.published.is_after(&time)).all(|doc| doc.came().is_after(&time))
}

/// What came after `from`, as it stood at `to`: what came later changes nothing of it.
fn since<'a>(site: &Site<'a>, from: Moment, to: Moment) -> Since<'a> {
    let new = articles_between(site, from, to);
    let is_new = |ix: ArticleIx| new.contains(&ix);
    let known = |mut members: Vec<Thing>| {
        members.retain(|thing| !site.article_of(*thing).doc.came().is_after(&to));
        members
    };
    let mut people: Vec<PersonIx> = Vec::new();
    let (mut said, mut reworded, mut figures): (Vec<_>, Vec<_>, Vec<_>) = Default::default();
    for ix in &new {
        let article = site.article(*ix);
        for person in &article.people {
            if people.len() < PEOPLE && !people.contains(person) && is_new_after(site, *person, from) {
                people.push(*person);
            }
        }
        for (nth, quotation) in article.findings.quotations.iter().enumerate() {
            let thing = Thing { article: *ix, nth: nth as u32 };
            if !quotation.kind.is_quoted() || article.speaker(nth).is_none() {
                continue;
            }
            let all = known(site.utterance(thing));
            let list = if all.iter().all(|thing| is_new(thing.article)) { &mut said } else { &mut reworded };
            if !list.contains(&all) {
                list.push(all);
            }
        }
        for nth in 0..article.findings.figures.len() {
            let all = known(site.figure_group(Thing { article: *ix, nth: nth as u32 }));
            if all.len() > 1 && !figures.contains(&all) {
                figures.push(all);
            }
        }
    }
    let view = |prefix: char| {
        move |(nth, all): (usize, Vec<Thing>)| {
            utterance_in(site, &all, format!("{prefix}{}", nth + 1)).filter(UtteranceView::is_shown)
        }
    };
    let revised = revised_between(site, from, to);
    let total = said.len();
    // Whole sentences before words out of them.
    let is_part = |all: &Vec<Thing>| {
        all.first().is_none_or(|thing| {
            let quotations = &site.article_of(*thing).findings.quotations;
            quotations.get(thing.nth as usize).is_none_or(|one| one.kind != QuotationKind::Direct)
        })
    };
    said.sort_by_key(is_part);
    let said: Vec<_> = said.into_iter().enumerate().filter_map(view('u')).take(UTTERANCES).collect();
    let reworded = reworded.into_iter().enumerate().filter_map(view('w'));
    let reworded: Vec<_> = reworded.filter(UtteranceView::differs).take(UTTERANCES).collect();
    let agree = [Relation::Agree.as_str(), Relation::Compatible.as_str()];
    let figures = figures.into_iter().filter_map(|all| group_of(site, all));
    let figures: Vec<_> = figures.filter(|group| !agree.contains(&group.relation)).take(FIGURES).collect();
    Since {
        from: from.into(),
        more_articles: new.len().saturating_sub(ARTICLES),
        total: new.len(),
        is_empty: new.is_empty() && revised.is_empty(),
        revised: article_rows(site, &revised),
        articles: article_rows(site, &new[..new.len().min(ARTICLES)]),
        people: people_cards(site, &people),
        more_said: total.saturating_sub(said.len()),
        said,
        reworded,
        figures,
    }
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
    let from = doc.tells_since(site.told_until(doc.date));
    let mut since = since(site, from, doc.date);
    since.reworded.iter_mut().for_each(|utterance| utterance.tell_news(site, from));
    EditionView {
        title: &doc.title,
        date: doc.date.into(),
        authors: &doc.authors,
        body: editorial(site, &doc.entry, Subject::Edition(ix)),
        contents: headings(site, ix),
        since,
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
        date_published: Some(doc.date.to_string()),
        in_language: &site.config().language,
        author: json_ld::names(&doc.authors),
        publisher: json_ld::site_publisher(site),
        keywords: Vec::new(),
    }));
    meta.set_feed(site, &Feed::Editions);
    meta.machines.kind = "article";
    meta.machines.published = Some(doc.date.to_string());
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
