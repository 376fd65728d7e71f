//! Says where an editors' text embeds words of an article that no policy lets be shown: a link stands there instead,
//! and nobody would notice.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::update::Topic;
use super::{Article, ArticleIx, Briefing, Link, Subject, Thing};
use crate::config::Publish;
use crate::content::WikiLink;
use crate::diagnostic::{Diagnostic, Fix};

impl Briefing {
    /// Looks again at what texts embed. `relinked` are those whose links lead elsewhere; what may be shown of an article
    /// can change without any of them.
    pub(super) fn update_embeds(&mut self, relinked: &BTreeSet<Subject>) {
        for user in relinked {
            let embeds = self.embeds_of(*user).next().is_some();
            if embeds {
                self.embedding.insert(*user)
            } else {
                self.embedding.remove(user)
            };
        }
        self.embedding =
            std::mem::take(&mut self.embedding).into_iter().filter(|user| self.has(*user)).collect();
        let looked_at: Vec<Subject> = self.embedding.union(relinked).copied().collect();
        for user in looked_at {
            let Some(file) = self.entry(user).map(|entry| Arc::clone(&entry.file)) else { continue };
            let withheld =
                self.embeds_of(user).filter_map(|(link, to, ix)| self.withheld_embed(user, link, to, ix));
            let found: Vec<Diagnostic> = withheld.collect();
            self.fault(Topic::Embeds, &file, found);
        }
    }

    /// The articles that an editors' text embeds.
    fn embeds_of(&self, user: Subject) -> impl Iterator<Item = (&WikiLink, &Link, ArticleIx)> {
        let is_ours = !matches!(user, Subject::Article(_));
        let links = self.links_in(user, &(0..usize::MAX)).filter(move |(link, _)| is_ours && link.embeds);
        links.filter_map(|(link, to)| Some((link, to.link()?))).filter_map(|(link, to)| match to.to {
            Subject::Article(ix) => Some((link, to, ix)),
            _ => None,
        })
    }

    fn withheld_embed(&self, user: Subject, link: &WikiLink, to: &Link, ix: ArticleIx) -> Option<Diagnostic> {
        let article = self.article(ix);
        let body = &article.doc.entry.body;
        let id = &article.doc.entry.id;
        let has_words = |number: &usize| body.block_text(*number).is_some_and(|text| !text.trim().is_empty());
        let (what, limits) = match (to.quotation, to.paragraph) {
            (Some(number), _) if !self.is_quotable(ix, number) => {
                (format!("quotation {number} of `{id}`"), "`quote_words` and `share_limit`")
            }
            (None, Some(number)) => {
                let mut section = body.section(number as usize).filter(has_words).peekable();
                section.peek()?;
                if section.any(|number| article.part_shown(number).is_some_and(|part| !part.is_empty())) {
                    return None;
                }
                (format!("paragraph {number} of `{id}`"), "`excerpt_words`")
            }
            (None, None) if article.excerpt.is_empty() && (1..=body.blocks.len()).any(|n| has_words(&n)) => {
                (format!("the beginning of `{id}`"), "`excerpt_words`")
            }
            _ => return None,
        };
        let how = match article.publish {
            Publish::Full => "in full",
            Publish::Excerpt => "as an excerpt",
            Publish::Link => "as a link",
        };
        let limits =
            if article.publish == Publish::Link { String::new() } else { format!(", or by {limits},") };
        let message = format!("{what} is not shown here, since the article is published {how}");
        let start = link.span.start;
        let entry = self.entry(user)?;
        Some(
            Diagnostic::warning("embed/withheld", message)
                .at(entry.body_place(&link.span))
                .help(format!(
                    "a link stands in its place: write `[[{}]]` if that will do; what is shown is set by \
                     `publish`{limits} in {}",
                    link.target,
                    self.set_in(article)
                ))
                .fix(Fix { label: "Write a link".to_owned(), span: start..start + 1, text: String::new() }),
        )
    }

    /// Whether any wording of the utterance that a quotation belongs to may be shown.
    fn is_quotable(&self, ix: ArticleIx, number: u32) -> bool {
        let Some(nth) = number.checked_sub(1) else { return false };
        let thing = Thing { article: ix, nth };
        let mut all = self.utterance(thing);
        all.push(thing);
        all.iter().any(|thing| self.article(thing.article).quoted(thing.nth as usize).is_some())
    }

    /// The file that says how much of an article is shown.
    fn set_in(&self, article: &Article) -> Arc<str> {
        let source = &self.source(article.source).doc;
        match (article.doc.publish, source.publish) {
            (Some(_), _) => Arc::clone(&article.doc.entry.file),
            (None, Some(_)) => Arc::clone(&source.entry.file),
            (None, None) => "site.toml".into(),
        }
    }
}
