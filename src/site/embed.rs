//! What a text shows of another one: where it says `![[…]]`, a paragraph, a quotation in the wordings of all its sources,
//! or the first words, and of articles no more than their policy allows; where it says `[[…]]`, what that is called.

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
    let html: String = pieces(site, link)?.iter().map(|piece| piece.html(site)).collect();
    Some(format!("<span class=\"embed\">{html}</span>"))
}

/// The same without markup, a line for each piece.
pub(super) fn embed_text(site: &Site<'_>, link: &Link) -> Option<String> {
    let pieces = pieces(site, link)?;
    let lines = pieces.iter().map(|piece| {
        let text = piece.text.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{text} — {}", piece.from)
    });
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// What a link is called that has no words of its own: the source where it cites a paragraph or a quotation of an article,
/// as a desk does, else the title.
pub(super) fn link_text(site: &Site<'_>, link: &Link) -> String {
    let quoted = |ix: ArticleIx, number: u32| {
        let quotation = site.article(ix).findings.quotations.get(number as usize - 1)?;
        quotation.parts.first().map(|part| part.block)
    };
    let paragraph = |number: u32| format!("{}, ¶\u{a0}{number}", site.title(link.to));
    match (link.to, link.paragraph, link.quotation) {
        (Subject::Article(ix), Some(number), _) => source_of(site, ix, number),
        (Subject::Article(ix), None, Some(number)) => match quoted(ix, number) {
            Some(number) => source_of(site, ix, number),
            None => site.title(link.to).to_owned(),
        },
        (_, Some(number), _) => paragraph(number),
        (_, None, _) => site.title(link.to).to_owned(),
    }
}

/// The source of an article, with one of its paragraphs.
fn source_of(site: &Site<'_>, ix: ArticleIx, paragraph: u32) -> String {
    format!("{}, ¶\u{a0}{paragraph}", site.title(Subject::Source(site.source_of(ix))))
}

/// A piece of a text with where it is from.
struct Piece<'a> {
    subject: Subject,
    text: String,
    language: Option<&'a str>,
    anchor: String,
    from: String,
}

impl Piece<'_> {
    fn html(&self, site: &Site<'_>) -> String {
        let lang =
            self.language.map(|language| format!(" lang=\"{}\"", escape(language))).unwrap_or_default();
        let href = format!("{}{}", site.subject_path(self.subject), self.anchor);
        format!(
            "<span class=\"embedded\"{lang}>{}</span> <span class=\"embedded-from\"><a href=\"{}\">{}</a></span>",
            escape(&self.text),
            escape(&href),
            escape(&self.from)
        )
    }
}

fn pieces<'a>(site: &Site<'a>, link: &Link) -> Option<Vec<Piece<'a>>> {
    let pieces = match (link.to, link.quotation) {
        (Subject::Article(ix), Some(number)) => wordings(site, ix, number as usize - 1),
        (Subject::Article(ix), None) => vec![of_article(site, ix, link.paragraph)?],
        (subject, _) => vec![of_editors(site, subject, link.paragraph)?],
    };
    (!pieces.is_empty()).then_some(pieces)
}

fn of_article<'a>(site: &Site<'a>, ix: ArticleIx, paragraph: Option<u32>) -> Option<Piece<'a>> {
    let article = site.article(ix);
    let language = article.doc.language.as_deref();
    let subject = Subject::Article(ix);
    let Some(number) = paragraph else {
        let text = site.excerpt(ix).1;
        let from = format!("{}, {}", article.doc.title, site.title(Subject::Source(article.source)));
        let piece = Piece { subject, text, language, anchor: String::new(), from };
        return (!piece.text.is_empty()).then_some(piece);
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
    let from = source_of(site, ix, number);
    Some(Piece { subject, text: shown, language, anchor: format!("#p{number}"), from })
}

/// The wordings of an utterance, as far as they may be shown.
fn wordings<'a>(site: &Site<'a>, ix: ArticleIx, nth: usize) -> Vec<Piece<'a>> {
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
        let from = source_of(site, thing.article, number);
        let language = article.doc.language.as_deref();
        let subject = Subject::Article(thing.article);
        Some(Piece { subject, text, language, anchor: format!("#p{number}"), from })
    };
    members.iter().filter_map(one).take(WORDINGS).collect()
}

fn of_editors<'a>(site: &Site<'a>, subject: Subject, paragraph: Option<u32>) -> Option<Piece<'a>> {
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
    let from = site.title(subject).to_owned();
    (!text.is_empty()).then_some(Piece { subject, text, language: None, anchor, from })
}
