//! Articles with several texts: the list of them, and what changed in one.

use serde::Serialize;
use tera::Value;

use super::quotes::RunView;
use super::{View, Words, meta, pager};
use crate::briefing::{ArticleIx, List, Piece, Pieces, Subject, TextChange};
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
    /// Whether nothing but spaces and markup changed.
    is_empty: bool,
}

#[derive(Serialize)]
struct PiecesView {
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
        Self {
            paragraphs: pieces.paragraphs.into(),
            quotations: pieces.quotations.into(),
            figures: pieces.figures.into(),
        }
    }
}

impl From<TextChange> for ChangeView {
    fn from(change: TextChange) -> Self {
        let count =
            |pieces: &Pieces| pieces.paragraphs.count + pieces.quotations.count + pieces.figures.count;
        Self {
            is_empty: count(&change.came) + count(&change.went) + change.rewritten == 0
                && change.headline.is_none(),
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
