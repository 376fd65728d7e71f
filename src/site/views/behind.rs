//! How many sources stand behind something, and how many of them are independent of each other.

use serde::Serialize;

use crate::briefing::ArticleIx;
use crate::site::Site;

/// More articles than these are not counted: it would cost more than it tells.
pub(super) const MOST: usize = 500;

/// Five sources, of which four are independent.
#[derive(Serialize)]
pub(super) struct Behind {
    sources: usize,
    independent: usize,
}

/// The sources behind some articles; nothing where it is one source, or too many articles to say.
pub(super) fn behind(site: &Site<'_>, articles: impl IntoIterator<Item = ArticleIx>) -> Option<Behind> {
    let mut articles: Vec<ArticleIx> = articles.into_iter().take(MOST + 1).collect();
    articles.sort_unstable();
    articles.dedup();
    if articles.len() < 2 || articles.len() > MOST {
        return None;
    }
    let counted = site.independent(&articles);
    let (sources, independent) = (counted.sources, counted.independent);
    (sources > 1).then_some(Behind { sources, independent })
}
