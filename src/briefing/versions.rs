//! Articles with several texts: what changed from one to the next, and which articles changed last.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::earlier::whole_figure;
use super::store::{Ordered as _, insert_sorted};
use super::{Article, ArticleIx, Briefing, List, Touched};
use crate::config::Publish;
use crate::moment::Moment;

/// What two texts of one article differ in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextChange {
    /// When the later one was found.
    pub retrieved: Moment,
    /// When the publisher says that it was changed.
    pub updated: Option<Moment>,
    /// The headline, where that is another one.
    pub headline: Option<String>,
    /// How many paragraphs stand in both with other words.
    pub rewritten: usize,
    /// These, earlier and later; none where the article may not be shown whole.
    pub rewritten_texts: Vec<(String, String)>,
    /// What the later text has and the earlier one has not.
    pub came: Pieces,
    /// What the earlier text has and the later one has not.
    pub went: Pieces,
}

/// Pieces of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pieces {
    /// In the order of the text.
    pub paragraphs: Piece,
    /// Words in quotation marks.
    pub quotations: Piece,
    /// Numbers with what they count.
    pub figures: Piece,
}

/// Pieces of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// How many there are.
    pub count: usize,
    /// Their words; none where the article may not be shown whole, since these words are counted nowhere else.
    pub texts: Vec<String>,
}

/// The newest change first; of those at one time, as articles are.
fn order(a: &Article, b: &Article) -> Ordering {
    b.doc.changed().cmp(&a.doc.changed()).then_with(|| a.order(b))
}

impl Briefing {
    /// Articles with several texts, those that changed last first.
    pub fn revised(&self) -> &[ArticleIx] {
        &self.revised
    }

    /// Takes an article out of the list, before it is filed anew.
    pub(super) fn leave_revised(&mut self, ix: ArticleIx, touched: &mut Touched) {
        let has_several = self.articles.find(ix).is_some_and(|article| !article.doc.versions.is_empty());
        if let Some(rank) = has_several.then(|| self.revised.iter().position(|other| *other == ix)).flatten()
        {
            touched.list(List::Revised, rank, self.revised.len());
            self.revised.remove(rank);
        }
    }

    /// Puts an article that was filed into the list, if it has several texts.
    pub(super) fn enter_revised(&mut self, ix: ArticleIx, touched: &mut Touched) {
        let has_several = self.articles.find(ix).is_some_and(|article| !article.doc.versions.is_empty());
        if has_several {
            let articles = &self.articles;
            let rank = insert_sorted(&mut self.revised, ix, |a, b| order(articles.get(*a), articles.get(*b)));
            touched.list(List::Revised, rank, self.revised.len());
        }
    }

    /// What changed in an article from text to text, the last change first. Of an article that may not be shown whole
    /// it says how much changed, and no words.
    pub fn changes(&self, article: &Article) -> Vec<TextChange> {
        self.changes_found(article, |_| true)
    }

    /// Those that were found at some times.
    pub fn changes_found(&self, article: &Article, at: impl Fn(Moment) -> bool) -> Vec<TextChange> {
        let shown = article.publish == Publish::Full;
        let texts: Vec<&Article> = article.texts().collect();
        let mut changes = Vec::new();
        for (pair, version) in texts.windows(2).zip(article.doc.versions.iter().skip(1)) {
            let [earlier, later] = pair else { continue };
            if !at(version.retrieved) {
                continue;
            }
            let headline = &later.doc.title;
            let mut came = without(later, earlier);
            let mut went = without(earlier, later);
            let rewritten = pair_up(&mut went.paragraphs, &mut came.paragraphs);
            changes.push(TextChange {
                retrieved: version.retrieved,
                updated: version.updated,
                headline: (*headline != earlier.doc.title).then(|| headline.clone()),
                rewritten: rewritten.len(),
                rewritten_texts: if shown { rewritten } else { Vec::new() },
                came: came.counted(shown),
                went: went.counted(shown),
            });
        }
        changes.reverse();
        changes
    }
}

fn paragraphs(text: &Article) -> Vec<String> {
    let body = &text.doc.entry.body;
    (1..=body.blocks.len()).filter_map(|number| body.block_text(number)).map(one_line).collect()
}

fn quotations(text: &Article) -> Vec<String> {
    let quoted = text.analysed.quotations.iter().filter(|quotation| quotation.kind.is_quoted());
    let words = quoted.map(|quotation| {
        let parts = quotation.parts.iter().map(|part| one_line(text.words_of(part)));
        parts.collect::<Vec<_>>().join(" … ")
    });
    words.collect()
}

fn figures(text: &Article) -> Vec<String> {
    let figures = text.analysed.figures.iter();
    figures.map(|figure| one_line(text.words_of(&whole_figure(figure)))).collect()
}

/// What stands in one text and not in another.
fn without(text: &Article, other: &Article) -> Beyond {
    let pieces = |of: fn(&Article) -> Vec<String>| beyond(of(text), of(other));
    Beyond { paragraphs: pieces(paragraphs), quotations: pieces(quotations), figures: pieces(figures) }
}

/// What only one of two texts has.
struct Beyond {
    paragraphs: Vec<String>,
    quotations: Vec<String>,
    figures: Vec<String>,
}

impl Beyond {
    /// With the words, if they may be shown.
    fn counted(self, shown: bool) -> Pieces {
        let piece =
            |texts: Vec<String>| Piece { count: texts.len(), texts: if shown { texts } else { Vec::new() } };
        Pieces {
            paragraphs: piece(self.paragraphs),
            quotations: piece(self.quotations),
            figures: piece(self.figures),
        }
    }
}

/// Half of the words of the shorter one: so much have two wordings of a paragraph in common.
const MIN_SHARED: f64 = 0.5;
/// Paragraphs of one change that are compared with each other.
const MAX_COMPARED: usize = 200;

/// Takes out the paragraphs that stand in both texts with other words, each with the one that it has most in common
/// with, and returns them.
fn pair_up(went: &mut Vec<String>, came: &mut Vec<String>) -> Vec<(String, String)> {
    let words_of = |text: &String| {
        let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect::<BTreeSet<String>>()
    };
    let mut old: Vec<Option<BTreeSet<String>>> =
        went.iter().take(MAX_COMPARED).map(|text| Some(words_of(text))).collect();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (new, text) in came.iter().enumerate().take(MAX_COMPARED) {
        let words = words_of(text);
        let share = |of: &BTreeSet<String>| {
            of.intersection(&words).count() as f64 / of.len().min(words.len()).max(1) as f64
        };
        let shares = old.iter().enumerate().filter_map(|(at, of)| Some((at, share(of.as_ref()?))));
        // Of several the first.
        let best = shares.fold(None, |best: Option<(usize, f64)>, next| match best {
            Some(best) if best.1 >= next.1 => Some(best),
            _ => Some(next),
        });
        if let Some((at, _)) = best.filter(|(_, share)| *share >= MIN_SHARED) {
            old[at] = None;
            pairs.push((at, new));
        }
    }
    let texts = pairs.iter().map(|(at, new)| (went[*at].clone(), came[*new].clone())).collect();
    let (old, new): (BTreeSet<usize>, BTreeSet<usize>) = pairs.into_iter().unzip();
    for (list, paired) in [(went, old), (came, new)] {
        let mut at = 0..;
        list.retain(|_| at.next().is_some_and(|at| !paired.contains(&at)));
    }
    texts
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The texts that one list has more often than the other, in their order.
fn beyond(mut texts: Vec<String>, others: Vec<String>) -> Vec<String> {
    let mut left: BTreeMap<String, usize> = BTreeMap::new();
    for other in others {
        *left.entry(other).or_default() += 1;
    }
    let mut is_new = |text: &String| match left.get_mut(text).filter(|count| **count > 0) {
        Some(count) => {
            *count -= 1;
            false
        }
        None => !text.is_empty(),
    };
    texts.retain(|text| is_new(text));
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_with_other_words_is_the_same_paragraph() {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let mut went = texts(&["The board met on Monday at noon.", "It rained all day."]);
        let mut came = texts(&["Nobody expected a third vote.", "The board met on Tuesday at noon."]);
        let pairs = pair_up(&mut went, &mut came);
        assert_eq!(
            pairs,
            [("The board met on Monday at noon.".to_owned(), "The board met on Tuesday at noon.".to_owned())]
        );
        assert_eq!((went, came), (texts(&["It rained all day."]), texts(&["Nobody expected a third vote."])));
    }
}
