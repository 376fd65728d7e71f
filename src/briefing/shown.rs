//! What a text reads as on its page: what links without words of their own are called, and what of an article may stand
//! where a text embeds it.

use std::ops::Range;

use super::{ArticleIx, Briefing, Link, Resolved, Subject};
use crate::content::{Block, BlockKind, Body, WikiLink};
use crate::words::words;

impl Briefing {
    /// The name by which a subject is listed.
    pub fn title(&self, subject: Subject) -> &str {
        match subject {
            Subject::Article(ix) => &self.article(ix).doc.title,
            Subject::Source(ix) => &self.source(ix).doc.name,
            Subject::Person(ix) => &self.person(ix).name,
            Subject::Event(ix) => &self.event(ix).doc.title,
            Subject::Note(ix) => &self.note(ix).doc.title,
            Subject::Edition(ix) => &self.edition(ix).doc.title,
        }
    }

    /// What a link is called that has no words of its own: the source where it cites a paragraph or a quotation of an
    /// article, as a desk does, else the title, with the heading or the paragraph that it leads to.
    pub fn link_text(&self, link: &Link) -> String {
        let title = self.title(link.to);
        match (link.to, link.paragraph) {
            (Subject::Article(ix), paragraph) if !link.own => {
                match paragraph.or_else(|| self.paragraph_quoted(ix, link.quotation?)) {
                    Some(number) => self.source_and_paragraph(ix, number),
                    None => title.to_owned(),
                }
            }
            (_, Some(number)) => match (self.heading(link.to, number), link.own) {
                (Some(heading), true) => heading.to_owned(),
                (Some(heading), false) => format!("{title} › {heading}"),
                (None, true) => format!("¶\u{a0}{number}"),
                (None, false) => format!("{title}, ¶\u{a0}{number}"),
            },
            (_, None) => title.to_owned(),
        }
    }

    /// The source of an article, with one of its paragraphs.
    pub fn source_and_paragraph(&self, ix: ArticleIx, paragraph: u32) -> String {
        format!("{}, ¶\u{a0}{paragraph}", self.title(Subject::Source(self.article(ix).source)))
    }

    /// The paragraph in which a quotation of an article begins; quotations count from 1.
    fn paragraph_quoted(&self, ix: ArticleIx, number: u32) -> Option<u32> {
        let quotation = self.article(ix).findings.quotations.get((number as usize).checked_sub(1)?)?;
        quotation.parts.first().map(|part| part.block)
    }

    fn heading(&self, subject: Subject, number: u32) -> Option<&str> {
        let body = &self.entry(subject)?.body;
        let block: &Block = body.blocks.get((number as usize).checked_sub(1)?)?;
        let words = body.plain[block.range.clone()].trim();
        (block.kind == BlockKind::Heading && !words.is_empty()).then_some(words)
    }

    /// The links that begin in a part of a subject's plain text, each with what it comes to.
    pub fn links_in(
        &self,
        subject: Subject,
        part: &Range<usize>,
    ) -> impl Iterator<Item = (&WikiLink, &Resolved)> {
        let links = self.entry(subject).map_or(&[][..], |entry| &entry.body.links);
        let first = links.partition_point(|link| link.plain.start < part.start);
        let end = part.end;
        let all = links.iter().zip(self.links(subject)).skip(first);
        all.take_while(move |(link, _)| link.plain.start < end)
    }

    /// A part of an editors' plain text as the page shows it: what links are called stands instead of ids.
    pub fn words_shown(&self, subject: Subject, part: Range<usize>) -> String {
        let Some(entry) = self.entry(subject) else { return String::new() };
        let plain = &entry.body.plain;
        let mut text = String::with_capacity(part.len());
        let mut at = part.start;
        for (link, to) in self.links_in(subject, &part).filter(|(link, to)| is_called(link, to)) {
            text.push_str(&plain[at..link.plain.start]);
            match to {
                Resolved::To(to) => text.push_str(&self.link_text(to)),
                Resolved::Expired(expired) => text.push_str(&expired.title),
                Resolved::Nowhere => {}
            }
            at = link.plain.end;
        }
        text.push_str(plain.get(at..part.end).unwrap_or_default());
        text
    }

    /// How an editors' text begins, as its page shows it, with an ellipsis where its words are cut.
    pub fn first_words(&self, subject: Subject, limit: usize) -> String {
        let Some(entry) = self.entry(subject) else { return String::new() };
        let part = opening(&entry.body, limit);
        let is_whole = entry.body.blocks.iter().any(|block| block.range.end == part.end);
        let more = if is_whole || part.end >= entry.body.plain.trim_end().len() { "" } else { " …" };
        let text = self.words_shown(subject, part);
        // A number stays with its sign.
        let breaks = |c: char| c.is_whitespace() && c != '\u{a0}';
        let words: Vec<&str> = text.split(breaks).filter(|word| !word.is_empty()).collect();
        // Highlights are markup.
        words.join(" ").replace("==", "") + more
    }
}

/// The part of a body that holds its first words: no heading, and nothing below the next one.
pub(crate) fn opening(body: &Body, limit: usize) -> Range<usize> {
    let mut text = body.blocks.iter().skip_while(|block| block.kind == BlockKind::Heading);
    let Some(first) = text.next() else { return 0..0 };
    let last = text.take_while(|block| block.kind != BlockKind::Heading).last().unwrap_or(first);
    let part = first.range.start..last.range.end;
    let cut = words(&body.plain[part.clone()]).nth(limit).map(|word| part.start + word.start);
    part.start..cut.unwrap_or(part.end)
}

/// Whether a link stands in the plain text by what was typed, and on the page by what it is called.
fn is_called(link: &WikiLink, to: &Resolved) -> bool {
    !link.labelled && !link.embeds && to.is_typed_by_id()
}
