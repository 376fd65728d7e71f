//! Articles with several texts: the list of them, and what changed in one.

use serde::Serialize;
use tera::Value;

use super::finding::before_mark;
use super::quotes::RunView;
use super::{View, Words, meta, pager};
use crate::briefing::{ArticleIx, List, Piece, Pieces, Subject, TextChange};
use crate::moment::Moment;
use crate::site::cards::DateView;
use crate::site::pager::Pager;
use crate::site::{Page, Site};
use crate::wording::differences;

/// Pieces of one kind that are shown of one change.
const MOST: usize = 40;

#[derive(Serialize)]
struct CorrectionsView {
    total: usize,
    rows: Vec<RowView>,
    pager: Option<Pager>,
}

#[derive(Serialize)]
struct RowView {
    card: Value,
    /// Texts of the article.
    versions: usize,
    /// The last change.
    change: Option<ChangeView>,
}

/// What two texts of an article differ in.
#[derive(Serialize)]
pub(super) struct ChangeView {
    date: DateView,
    updated: Option<DateView>,
    headline: Option<String>,
    /// Paragraphs with other words.
    rewritten: usize,
    /// These, word by word, as far as they may be shown.
    wordings: Vec<Vec<RunView>>,
    came: PiecesView,
    went: PiecesView,
    /// All that in few words.
    what: Vec<Words>,
}

/// A changed article in a list: its card, with what changed.
#[derive(Serialize)]
pub(super) struct RevisedView {
    #[serde(flatten)]
    card: Value,
    /// In few words.
    what: Vec<Words>,
}

#[derive(Serialize)]
struct PiecesView {
    /// How many of each kind, of those that there are.
    counted: Vec<Words>,
    paragraphs: PieceView,
    quotations: PieceView,
    figures: PieceView,
}

#[derive(Serialize)]
struct PieceView {
    count: usize,
    texts: Vec<String>,
    /// Beyond those that are shown, where any are.
    more: usize,
}

impl From<Piece> for PieceView {
    fn from(Piece { count, mut texts }: Piece) -> Self {
        texts.truncate(MOST);
        let more = if texts.is_empty() { 0 } else { count - texts.len() };
        Self { count, texts, more }
    }
}

impl From<Pieces> for PiecesView {
    fn from(pieces: Pieces) -> Self {
        let mut quotations = pieces.quotations;
        quotations.texts = quotations.texts.into_iter().map(before_mark).collect();
        Self {
            counted: counted(&[
                ("pieces-paragraphs", pieces.paragraphs.count),
                ("pieces-quotations", quotations.count),
                ("pieces-figures", pieces.figures.count),
            ]),
            paragraphs: pieces.paragraphs.into(),
            quotations: quotations.into(),
            figures: pieces.figures.into(),
        }
    }
}

/// Messages with counts, of what there is any.
fn counted(counts: &[(&'static str, usize)]) -> Vec<Words> {
    let any = counts.iter().filter(|(_, count)| *count > 0);
    any.map(|(message, count)| Words::message(message).with("count", *count)).collect()
}

/// What changed, in few words.
fn what(changes: &[TextChange]) -> Vec<Words> {
    let sum = |count: fn(&TextChange) -> usize| changes.iter().map(count).sum();
    let headline = changes.iter().any(|change| change.headline.is_some());
    let mut all: Vec<Words> = headline.then(|| Words::message("new-headline")).into_iter().collect();
    all.extend(counted(&[
        ("paragraphs-rewritten", sum(|change| change.rewritten)),
        ("paragraphs-new", sum(|change| change.came.paragraphs.count)),
        ("paragraphs-gone", sum(|change| change.went.paragraphs.count)),
    ]));
    if all.is_empty() {
        all.push(Words::message("nothing-but-markup"));
    }
    all
}

impl From<TextChange> for ChangeView {
    fn from(change: TextChange) -> Self {
        Self {
            what: what(std::slice::from_ref(&change)),
            rewritten: change.rewritten,
            wordings: change.rewritten_texts.iter().take(MOST).map(in_runs).collect(),
            date: change.retrieved.into(),
            updated: change.updated.map(Into::into),
            headline: change.headline,
            came: change.came.into(),
            went: change.went.into(),
        }
    }
}

fn in_runs((earlier, later): &(String, String)) -> Vec<RunView> {
    differences(earlier, later).into_iter().map(RunView::from).collect()
}

/// What changed in an article, the last change first.
pub(super) fn changes(site: &Site<'_>, ix: ArticleIx) -> Vec<ChangeView> {
    site.changes(ix).into_iter().map(Into::into).collect()
}

/// Articles with what changed in them in a span of time: after `from`, and not after `to`.
pub(super) fn revised(site: &Site<'_>, articles: &[ArticleIx], from: Moment, to: Moment) -> Vec<RevisedView> {
    let row = |ix: &ArticleIx| {
        let told = site.changes_between(*ix, from, to);
        RevisedView { card: site.card(Subject::Article(*ix)), what: what(&told) }
    };
    articles.iter().map(row).collect()
}

/// Page `n` of the articles with several texts.
pub(super) fn corrections(site: &Site<'_>, page: &Page, n: usize) -> View {
    let row = |ix: &ArticleIx| RowView {
        card: site.card(Subject::Article(*ix)),
        versions: site.article(*ix).doc.versions.len(),
        change: changes(site, *ix).into_iter().next(),
    };
    let view = CorrectionsView {
        total: site.length(List::Revised),
        rows: site.revised(n).iter().map(row).collect(),
        pager: pager(site, List::Revised, n, Page::Corrections),
    };
    let mut meta = meta(site, page, Words::message("changed-articles"), "articles");
    meta.description = Some(Words::message("changed-articles-description"));
    View::new("corrections.html", meta, &view)
}
