//! What a text shows of another one: where it says `![[…]]`, a paragraph, the section of a heading, a quotation in the
//! wordings of all its sources, or the first words, and of articles no more than their policy allows.

use std::ops::Range;

use super::Site;
use super::html::escape;
use crate::briefing::{ArticleIx, Link, Resolved, Subject, Thing};
use crate::content::{BlockKind, Body, Entry};

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
fn embed_text(site: &Site<'_>, link: &Link) -> Option<String> {
    let pieces = pieces(site, link)?;
    let lines: Vec<_> = pieces.iter().map(Piece::line).collect();
    Some(lines.join("\n"))
}

/// The pieces of that, where a section may have several lines, each with the path that it is from.
pub(super) fn embed_lines(site: &Site<'_>, link: &Link) -> Option<Vec<(String, String)>> {
    Some(pieces(site, link)?.iter().map(|piece| (piece.lines(), piece.href(site))).collect())
}

/// A part of an editors' text without markup: what links are called stands instead of ids, and what is embedded where it
/// is.
pub(super) fn text(site: &Site<'_>, subject: Subject, part: &Range<usize>) -> String {
    let mut text = String::new();
    let mut at = part.start;
    for (place, embedded) in site.embeds_in(subject, part) {
        text.push_str(&site.words_shown(subject, at..place));
        match embedded {
            Resolved::To(link) => {
                text.push_str(&embed_text(site, &link).unwrap_or_else(|| site.link_text(&link)));
            }
            Resolved::Expired(expired) => text.push_str(&expired.title),
            Resolved::Nowhere => {}
        }
        at = place;
    }
    text.push_str(&site.words_shown(subject, at..part.end));
    text.trim().to_owned()
}

/// A piece of a text with where it is from.
struct Piece<'a> {
    subject: Subject,
    blocks: Vec<(BlockKind, String)>,
    language: Option<&'a str>,
    anchor: String,
    from: String,
}

impl Piece<'_> {
    fn href(&self, site: &Site<'_>) -> String {
        format!("{}{}", site.subject_path(self.subject), self.anchor)
    }

    fn line(&self) -> String {
        let words = self.blocks.iter().flat_map(|(_, text)| text.split_whitespace());
        format!("{} — {}", words.collect::<Vec<_>>().join(" "), self.from)
    }

    fn lines(&self) -> String {
        if self.blocks.len() < 2 {
            return self.line();
        }
        let line = |(kind, text): &(BlockKind, String)| {
            let mark = if *kind == BlockKind::Item { "- " } else { "" };
            format!("{mark}{}\n", text.trim_end())
        };
        self.blocks.iter().map(line).collect::<String>() + "— " + &self.from
    }

    fn html(&self, site: &Site<'_>) -> String {
        let lang =
            self.language.map(|language| format!(" lang=\"{}\"", escape(language))).unwrap_or_default();
        let mut html = String::new();
        for (kind, text) in &self.blocks {
            let (tag, class) = match kind {
                BlockKind::Heading => ("strong", "embedded"),
                BlockKind::Item => ("span", "embedded embedded-item"),
                BlockKind::Code => ("code", "embedded"),
                BlockKind::Paragraph | BlockKind::Table => ("span", "embedded"),
            };
            html += &format!("<{tag} class=\"{class}\"{lang}>{}</{tag}> ", escape(text));
        }
        html + &format!(
            "<span class=\"embedded-from\"><a href=\"{}\">{}</a></span>",
            escape(&self.href(site)),
            escape(&self.from)
        )
    }
}

fn pieces<'a>(site: &Site<'a>, link: &Link) -> Option<Vec<Piece<'a>>> {
    let pieces = match (link.to, link.quotation) {
        (Subject::Article(ix), Some(number)) => wordings(site, ix, number as usize - 1),
        (Subject::Article(ix), None) => vec![of_article(site, ix, link)],
        (subject, _) => vec![of_editors(site, subject, link)?],
    };
    let pieces: Vec<Piece<'_>> = pieces.into_iter().filter(|piece| !piece.blocks.is_empty()).collect();
    (!pieces.is_empty()).then_some(pieces)
}

/// The kinds and numbers of the blocks that a paragraph, or the heading of a section, stands for.
fn section(body: &Body, paragraph: u32) -> impl Iterator<Item = (BlockKind, usize)> {
    body.section(paragraph as usize).filter_map(|number| Some((body.blocks.get(number - 1)?.kind, number)))
}

fn of_article<'a>(site: &Site<'a>, ix: ArticleIx, link: &Link) -> Piece<'a> {
    let article = site.article(ix);
    let language = article.doc.language.as_deref();
    let subject = Subject::Article(ix);
    let Some(number) = link.paragraph else {
        let text = site.excerpt(ix).1;
        let blocks = Some((BlockKind::Paragraph, text)).filter(|(_, text)| !text.is_empty());
        let from = format!("{}, {}", article.doc.title, site.title(Subject::Source(article.source)));
        return Piece {
            subject,
            blocks: blocks.into_iter().collect(),
            language,
            anchor: String::new(),
            from,
        };
    };
    let body = &article.doc.entry.body;
    let shown = |(kind, number): (BlockKind, usize)| {
        let (text, part) = (body.block_text(number)?, article.part_shown(number)?);
        let more = if part.end < text.trim_end().len() { " …" } else { "" };
        Some((kind, text[part].trim_end().to_owned() + more))
    };
    let blocks = section(body, number).filter_map(shown).filter(|(_, text)| !text.is_empty()).collect();
    let from = site.link_text(link);
    Piece { subject, blocks, language, anchor: format!("#p{number}"), from }
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
        let blocks = vec![(BlockKind::Paragraph, format!("“{}{more}”", words.text))];
        let from = site.source_and_paragraph(thing.article, number);
        let language = article.doc.language.as_deref();
        let subject = Subject::Article(thing.article);
        Some(Piece { subject, blocks, language, anchor: format!("#p{number}"), from })
    };
    members.iter().filter_map(one).take(WORDINGS).collect()
}

fn of_editors<'a>(site: &Site<'a>, subject: Subject, link: &Link) -> Option<Piece<'a>> {
    let entry: &Entry = match subject {
        Subject::Article(_) => return None,
        Subject::Source(ix) => &site.source(ix).doc.entry,
        Subject::Person(ix) => &site.person(ix).doc.as_ref()?.entry,
        Subject::Event(ix) => &site.event(ix).doc.entry,
        Subject::Note(ix) => &site.note(ix).doc.entry,
        Subject::Edition(ix) => &site.edition(ix).doc.entry,
    };
    let body = &entry.body;
    let (blocks, anchor): (Vec<_>, _) = match link.paragraph {
        Some(number) => {
            let words = |block: usize| site.words_shown(subject, body.blocks[block - 1].range.clone());
            let blocks = section(body, number).map(|(kind, block)| (kind, words(block).trim().to_owned()));
            (blocks.filter(|(_, text)| !text.is_empty()).collect(), format!("#p{number}"))
        }
        None => {
            let text = Some(site.first_words(subject, WORDS)).filter(|text| !text.is_empty());
            (text.map(|text| (BlockKind::Paragraph, text)).into_iter().collect(), String::new())
        }
    };
    let from = site.title(subject).to_owned();
    Some(Piece { subject, blocks, language: None, anchor, from })
}
