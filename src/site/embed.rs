//! What a text shows of another one where it says `![[…]]`: a paragraph, a quotation in the wordings of all its sources,
//! or the first words. Of articles no more than their policy allows.

use super::Site;
use super::html::escape;
use crate::briefing::{ArticleIx, Link, Subject, Thing};
use crate::config::Publish;
use crate::content::Entry;

/// Wordings of one utterance.
const WORDINGS: usize = 6;
/// Words of a text that is embedded as a whole.
const WORDS: usize = 60;

/// Inline HTML; nothing where there is nothing to show, and a link does better.
pub(super) fn embed(site: &Site<'_>, link: &Link) -> Option<String> {
    let pieces = match (link.to, link.quotation) {
        (Subject::Article(ix), Some(number)) => wordings(site, ix, number as usize - 1),
        (Subject::Article(ix), None) => vec![of_article(site, ix, link.paragraph)?],
        (subject, _) => vec![of_editors(site, subject, link.paragraph)?],
    };
    (!pieces.is_empty()).then(|| format!("<span class=\"embed\">{}</span>", pieces.concat()))
}

/// A piece of a text with where it is from.
fn piece(
    site: &Site<'_>,
    subject: Subject,
    text: &str,
    language: Option<&str>,
    anchor: &str,
    from: &str,
) -> String {
    let lang = language.map(|language| format!(" lang=\"{}\"", escape(language))).unwrap_or_default();
    let href = format!("{}{anchor}", site.subject_path(subject));
    format!(
        "<span class=\"embedded\"{lang}>{}</span> <span class=\"embedded-from\"><a href=\"{}\">{}</a></span>",
        escape(text),
        escape(&href),
        escape(from)
    )
}

fn of_article(site: &Site<'_>, ix: ArticleIx, paragraph: Option<u32>) -> Option<String> {
    let article = site.article(ix);
    let language = article.doc.language.as_deref();
    let source = site.title(Subject::Source(article.source));
    let from = |number: Option<u32>| match number {
        Some(number) => format!("{source}, ¶ {number}"),
        None => format!("{}, {source}", article.doc.title),
    };
    let Some(number) = paragraph else {
        let text = site.excerpt(ix).1;
        return (!text.is_empty())
            .then(|| piece(site, Subject::Article(ix), &text, language, "", &from(None)));
    };
    let text = article.doc.entry.body.block_text(number as usize)?;
    let shown = match article.publish {
        Publish::Full => text.to_owned(),
        Publish::Excerpt | Publish::Link => {
            let passage = article.excerpt.iter().find(|passage| passage.block == number)?;
            let more = if passage.range.end < text.len() { " …" } else { "" };
            text[passage.range.clone()].to_owned() + more
        }
    };
    Some(piece(site, Subject::Article(ix), &shown, language, &format!("#p{number}"), &from(paragraph)))
}

/// The wordings of an utterance, as far as they may be shown.
fn wordings(site: &Site<'_>, ix: ArticleIx, nth: usize) -> Vec<String> {
    let thing = Thing { article: ix, nth: nth as u32 };
    let mut members = site.utterance(thing);
    if members.is_empty() {
        members.push(thing);
    }
    let one = |thing: &Thing| {
        let article = site.article_of(*thing);
        let quotation = article.findings.quotations.get(thing.nth as usize)?;
        let words = article.quoted(thing.nth as usize)?;
        let more = if words.cut { " …" } else { "" };
        let number = quotation.parts.first()?.block;
        let text = format!("“{}{more}”", words.text);
        let from = format!("{}, ¶ {number}", site.title(Subject::Source(article.source)));
        let language = article.doc.language.as_deref();
        Some(piece(site, Subject::Article(thing.article), &text, language, &format!("#p{number}"), &from))
    };
    members.iter().filter_map(one).take(WORDINGS).collect()
}

fn of_editors(site: &Site<'_>, subject: Subject, paragraph: Option<u32>) -> Option<String> {
    let entry: &Entry = match subject {
        Subject::Article(_) => return None,
        Subject::Source(ix) => &site.source(ix).doc.entry,
        Subject::Person(ix) => &site.person(ix).doc.as_ref()?.entry,
        Subject::Event(ix) => &site.event(ix).doc.entry,
        Subject::Note(ix) => &site.note(ix).doc.entry,
        Subject::Edition(ix) => &site.edition(ix).doc.entry,
    };
    let (text, anchor) = match paragraph {
        Some(number) => (entry.body.block_text(number as usize)?.trim().to_owned(), format!("#p{number}")),
        None => {
            let mut words = entry.body.plain.split_whitespace();
            let text = words.by_ref().take(WORDS).collect::<Vec<_>>().join(" ");
            (text + if words.next().is_some() { " …" } else { "" }, String::new())
        }
    };
    (!text.is_empty()).then(|| piece(site, subject, &text, None, &anchor, site.title(subject)))
}
