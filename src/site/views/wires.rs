//! Wire copy: texts that go back to one origin, and the passages that two of them share.

use serde::Serialize;
use tera::Value;

use super::behind::{Behind, behind};
use super::{View, Words, article_rows, meta, pager};
use crate::briefing::{ArticleIx, List, Subject};
use crate::config::Publish;
use crate::site::pager::Pager;
use crate::site::{Page, Site};

/// A text that a hundred papers carry is not better known by the names of all.
const MOST: usize = 20;
/// Articles whose shared passages stand beside an article.
const COMPARED: usize = 5;
/// Passages of one of them.
const PASSAGES: usize = 12;

#[derive(Serialize)]
struct WiresView {
    total: usize,
    origins: Vec<OriginView>,
    pager: Option<Pager>,
}

#[derive(Serialize)]
struct OriginView {
    agency: Option<String>,
    /// The earliest first.
    articles: Vec<Value>,
    more: usize,
    behind: Option<Behind>,
}

pub(super) fn wires(site: &Site<'_>, page: &Page, n: usize) -> View {
    let origin = |first: &ArticleIx| {
        let origin = site.origin_of(*first)?;
        let articles: Vec<ArticleIx> = origin.articles().collect();
        Some(OriginView {
            agency: origin.agency().map(|agency| agency.to_string()),
            articles: article_rows(site, &articles[..articles.len().min(MOST)]),
            more: articles.len().saturating_sub(MOST),
            behind: behind(site, articles),
        })
    };
    let view = WiresView {
        total: site.length(List::Origins),
        origins: site.origins(n).iter().filter_map(origin).collect(),
        pager: pager(site, List::Origins, n, Page::Wires),
    };
    let mut meta = meta(site, page, Words::message("wire-copy"), "sources");
    meta.description = Some(Words::message("wires-description"));
    View::new("wires.html", meta, &view)
}

/// Another article that goes back to the same text.
#[derive(Serialize)]
pub(super) struct SharedView {
    card: Value,
    passages: Vec<PassageView>,
    /// In all passages.
    words: usize,
    more: usize,
}

/// A passage that stands in both.
#[derive(Serialize)]
struct PassageView {
    /// Paragraph of this article.
    here: u32,
    /// Its words; nothing where this article may not be shown whole.
    text: Option<String>,
    /// Paragraph of the other article, with its address.
    there: u32,
    path: String,
    other_text: Option<String>,
    words: usize,
}

/// The articles that go back to the same text as this one, with what they share, and how many there are besides.
pub(super) fn shared(site: &Site<'_>, ix: ArticleIx) -> (Vec<SharedView>, usize) {
    let Some(origin) = site.origin_of(ix) else { return (Vec::new(), 0) };
    let others: Vec<ArticleIx> = origin.articles().filter(|other| *other != ix).collect();
    let article = site.article(ix);
    let view = |(nth, other): (usize, &ArticleIx)| {
        let its = site.article(*other);
        let mut passages = match nth < COMPARED {
            true => {
                crate::reading::shared_passages((&article.doc, &article.findings), (&its.doc, &its.findings))
            }
            false => Vec::new(),
        };
        let count = |text: &str| text.split_whitespace().count();
        let words = passages.iter().map(|(here, _)| count(article.words_of(here))).sum();
        let more = passages.len().saturating_sub(PASSAGES);
        passages.truncate(PASSAGES);
        let path = site.subject_path(Subject::Article(*other));
        let passage = |(here, there): &(crate::reading::Span, crate::reading::Span)| PassageView {
            here: here.block,
            text: (article.publish == Publish::Full).then(|| article.words_of(here).to_owned()),
            there: there.block,
            path: format!("{path}#p{}", there.block),
            other_text: (its.publish == Publish::Full).then(|| its.words_of(there).to_owned()),
            words: count(article.words_of(here)),
        };
        let passages = passages.iter().map(passage).collect();
        SharedView { card: site.card(Subject::Article(*other)), passages, words, more }
    };
    let views = others.iter().take(MOST).enumerate().map(view).collect();
    (views, others.len().saturating_sub(MOST))
}
