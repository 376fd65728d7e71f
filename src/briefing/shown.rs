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
        let opening = opening(&entry.body, limit);
        let mut text = String::new();
        for part in opening.parts {
            let words = self.words_shown(subject, part);
            // A number stays with its sign.
            let breaks = |c: char| c.is_whitespace() && c != '\u{a0}';
            let words: Vec<&str> = words.split(breaks).filter(|word| !word.is_empty()).collect();
            if words.is_empty() {
                continue;
            }
            if !text.is_empty() {
                // Items of a list seldom end as sentences do.
                text.push_str(if ends_a_sentence(&text) { " " } else { " · " });
            }
            // Highlights are markup.
            text.push_str(&words.join(" ").replace("==", ""));
        }
        text + if opening.is_cut { " …" } else { "" }
    }
}

/// The running text that a body begins with.
pub(crate) struct Opening {
    /// Bytes of its plain text, a part for each block.
    pub(crate) parts: Vec<Range<usize>>,
    /// Whether it goes on in the last of them.
    is_cut: bool,
}

/// The first words of a body that are running text, up to the next heading. What is set apart is none: tables, code,
/// footnotes, what pictures show, titles of call-outs.
pub(crate) fn opening(body: &Body, limit: usize) -> Opening {
    let mut opening = Opening { parts: Vec::new(), is_cut: false };
    let mut left = limit;
    for block in &body.blocks {
        let part = block.range.start + block.title as usize..block.range.end;
        match block.kind {
            BlockKind::Heading if opening.parts.is_empty() => continue,
            BlockKind::Heading => break,
            BlockKind::Table | BlockKind::Code => continue,
            BlockKind::Paragraph | BlockKind::Item if block.is_aside || part.is_empty() => continue,
            BlockKind::Paragraph | BlockKind::Item => {}
        }
        let text = &body.plain[part.clone()];
        if let Some(word) = words(text).nth(left) {
            opening.is_cut = true;
            // No part for what would begin a block.
            if left > 0 {
                opening.parts.push(part.start..part.start + word.start);
            }
            break;
        }
        left -= words(text).count();
        opening.parts.push(part);
    }
    opening
}

/// Whether a text ends in a mark that parts it from what follows.
fn ends_a_sentence(text: &str) -> bool {
    let marks = ['”', '“', '"', '’', '\'', '»', '«', ')', ']'];
    text.trim_end_matches(marks).ends_with(['.', '!', '?', '…', ':', ';', ',', '。', '！', '？', '؟', '।'])
}

/// Whether a link stands in the plain text by what was typed, and on the page by what it is called.
fn is_called(link: &WikiLink, to: &Resolved) -> bool {
    !link.labelled && !link.embeds && to.is_typed_by_id()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Trust;

    #[test]
    fn an_opening_is_running_text() {
        for (markdown, want, is_cut) in [
            ("", vec![], false),
            ("One two.\n\nThree.", vec!["One two.", "Three."], false),
            ("One two three four.", vec!["One two three"], true),
            ("One two three.\n\nFour.", vec!["One two three."], true),
            ("# Head\n\nOne.\n\n## Next\n\nTwo.", vec!["One."], false),
            ("| a | b |\n|---|---|\n| c | d |\n\n## Next\n\nOne.", vec!["One."], false),
            ("One[^1].\n\n[^1]: Two.\n\nThree.", vec!["One.", "Three."], false),
            ("> [!note] Head *too*\n> One.\n\nTwo.", vec!["One.", "Two."], false),
            ("> [!note] Head\n>\n> One.", vec!["One."], false),
            ("> [!note]\n> One.", vec!["One."], false),
            ("```\ncode\n```\n\n- [ ] One\n- Two", vec!["One", "Two"], false),
            ("| a |\n|---|\n| b |", vec![], false),
            ("![A crane](a.png) ![](b.png)\n\nOne ![crane](a.png).", vec!["One crane."], false),
        ] {
            let body = Body::parse(markdown, 0, Trust::Editorial);
            let opening = opening(&body, 3);
            let texts: Vec<&str> = opening.parts.iter().map(|part| body.plain[part.clone()].trim()).collect();
            assert_eq!((texts, opening.is_cut), (want, is_cut), "{markdown}");
        }
    }

    #[test]
    fn a_sentence_ends_in_its_own_mark() {
        for (text, want) in [
            ("It ends.", true),
            ("“Does it?”", true),
            ("We know:", true),
            ("An item", false),
            ("(an item)", false),
            ("(It ends.)", true),
        ] {
            assert_eq!(ends_a_sentence(text), want, "{text}");
        }
    }
}
