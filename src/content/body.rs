//! Markdown bodies: numbered blocks, their plain text, and the wiki-links in them.
//!
//! [`parts`] is the one reading of the Markdown. Parsing keeps its text, rendering repeats it and adds markup, so
//! paragraph 7 is the same paragraph everywhere.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::ops::Range;

use super::Kind;
use super::vault;
use crate::input::is_picture;
use pulldown_cmark::{CowStr, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

/// Whose words a body holds: strangers' markup is reduced to what Markdown can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// A press article: raw HTML counts as its text alone, remote images become links.
    Foreign,
    /// The editors' own text: raw HTML is kept as far as the sanitiser allows.
    Editorial,
}

impl Trust {
    /// That in the bodies of a kind.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Article => Self::Foreign,
            Kind::Source | Kind::Person | Kind::Event | Kind::Note | Kind::Edition => Self::Editorial,
        }
    }
}

/// What a numbered block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph, also one in a list or in a quotation.
    Paragraph,
    /// A heading.
    Heading,
    /// The words of a list item that stand in no paragraph.
    Item,
    /// A whole table.
    Table,
    /// A block of code.
    Code,
}

/// One numbered block; blocks are numbered from 1 in the order of the text.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The number of the block quotation that it stands in, from 1; 0 where it stands in none.
    pub quotation: u32,
    /// Whether it is set apart from the running text: it stands in a footnote, or is pictures alone.
    pub is_aside: bool,
    /// How many bytes of it are the title of a call-out, with what parts them from the text.
    pub title: u32,
    /// The level of a heading, from 1; 0 of anything else.
    pub level: u8,
    /// Bytes of [`Body::plain`].
    pub range: Range<usize>,
}

/// `[[target]]` or `[[target|text]]`.
#[derive(Clone, Debug)]
pub struct WikiLink {
    /// What stands before `|`, `#p7` included.
    pub target: String,
    /// Bytes of the whole file.
    pub span: Range<usize>,
    /// The number of its block.
    pub block: u32,
    /// Its text: bytes of [`Body::plain`].
    pub plain: Range<usize>,
    /// Whether it has words of its own, behind `|`.
    pub labelled: bool,
    /// Whether it stands for what it leads to: `![[target]]`.
    pub embeds: bool,
}

/// `![[target]]` or `![…](target)` of a picture that may lie in `content/`.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Its name, or a path; one that begins with a slash is one of the site.
    pub target: String,
    /// Bytes of the whole file.
    pub span: Range<usize>,
    /// Whether it is the former, which shows pictures of `static/`, too.
    pub embedded: bool,
}

/// A body as the rest of the program sees it.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Where it starts in its file.
    pub offset: usize,
    /// The words of all blocks, one line break after each.
    pub plain: String,
    /// In the order of the text.
    pub blocks: Vec<Block>,
    /// In the order of the text.
    pub links: Vec<WikiLink>,
    /// Pictures that an editors' text shows, in the order of the text.
    pub pictures: Vec<Picture>,
    /// Blocks with a name (`… ^name`), in the order of the text.
    pub names: Vec<(Box<str>, u32)>,
}

impl Body {
    /// Reads the body of `file_text` that starts at `offset`.
    pub fn parse(file_text: &str, offset: usize, trust: Trust) -> Self {
        let markdown = &file_text[offset..];
        let vault = (trust == Trust::Editorial).then(|| vault::read(markdown));
        let markdown = vault.as_ref().map_or(markdown, |vault| &vault.visible);
        let names = vault.as_ref().map_or(&[][..], |vault| &vault.names);
        let mut starts = Vec::new();
        let mut body = Self { offset, plain: String::with_capacity(markdown.len()), ..Self::default() };
        let (mut depth, mut quotations) = (0_u32, 0_u32);
        let (mut is_note, mut is_title, mut in_picture) = (false, false, false);
        for (part, range) in parts(markdown, trust) {
            match &part {
                Part::Markup(Event::Start(Tag::Image { .. })) => in_picture = true,
                Part::Markup(Event::End(TagEnd::Image)) => in_picture = false,
                _ => {}
            }
            match part {
                Part::Open(kind) => {
                    let start = body.plain.len();
                    let quotation = if depth > 0 { quotations } else { 0 };
                    body.blocks.push(Block {
                        kind,
                        quotation,
                        // Until words come that describe no picture.
                        is_aside: true,
                        title: 0,
                        level: 0,
                        range: start..start,
                    });
                    if !names.is_empty() {
                        starts.push(range.start);
                    }
                }
                Part::Close => {
                    if let Some(block) = body.blocks.last_mut() {
                        block.range.end = body.plain.len();
                        if std::mem::take(&mut is_title) {
                            block.title = block.range.len() as u32;
                        }
                    }
                    body.plain.push('\n');
                }
                Part::Text(text) | Part::Markup(Event::Code(text)) => {
                    body.plain.push_str(&text);
                    let is_running = !in_picture && !is_note && !text.trim().is_empty();
                    if let Some(block) = body.blocks.last_mut().filter(|_| is_running) {
                        block.is_aside = false;
                    }
                }
                Part::Break(_) | Part::Gap => {
                    body.plain.push(' ');
                    if let Some(block) = body.blocks.last_mut().filter(|_| is_title) {
                        block.title = (body.plain.len() - block.range.start) as u32;
                        is_title = false;
                    }
                }
                Part::Markup(Event::Start(
                    ref tag @ (Tag::Link {
                        link_type: LinkType::WikiLink { has_pothole }, ref dest_url, ..
                    }
                    | Tag::Image {
                        link_type: LinkType::WikiLink { has_pothole }, ref dest_url, ..
                    }),
                )) if !is_picture(dest_url) => {
                    let span = offset + range.start..offset + range.end;
                    let (block, start) = (body.blocks.len() as u32, body.plain.len());
                    body.links.push(WikiLink {
                        target: dest_url.to_string(),
                        span,
                        block,
                        plain: start..start,
                        labelled: has_pothole,
                        embeds: matches!(tag, Tag::Image { .. }),
                    });
                }
                Part::Markup(Event::Start(Tag::Heading { level, .. })) => {
                    if let Some(block) = body.blocks.last_mut() {
                        block.level = level as u8;
                    }
                }
                Part::Markup(Event::Start(Tag::Image { link_type, dest_url, .. }))
                    if trust == Trust::Editorial =>
                {
                    if let Some(target) =
                        picture_named(link_type, &dest_url).or_else(|| picture_of_the_site(&dest_url))
                    {
                        let span = offset + range.start..offset + range.end;
                        let embedded = matches!(link_type, LinkType::WikiLink { .. });
                        body.pictures.push(Picture { target, span, embedded });
                    }
                }
                Part::Callout { titled, .. } => {
                    quotations += u32::from(depth == 0);
                    depth += 1;
                    is_title = titled;
                }
                Part::Markup(Event::Start(Tag::FootnoteDefinition(_))) => is_note = true,
                Part::Markup(Event::End(TagEnd::FootnoteDefinition)) => is_note = false,
                Part::Markup(Event::End(TagEnd::Link | TagEnd::Image)) => {
                    // The end of a link has its whole range, too. Links do not nest, and so few are open.
                    let end = offset + range.end;
                    if let Some(link) = body.links.last_mut().filter(|link| link.span.end == end) {
                        link.plain.end = body.plain.len();
                    }
                }
                Part::Markup(Event::Start(Tag::BlockQuote(_))) => {
                    quotations += u32::from(depth == 0);
                    depth += 1;
                }
                Part::Markup(Event::End(TagEnd::BlockQuote(_))) => {
                    depth = depth.saturating_sub(1);
                    // A call-out without words.
                    is_title = false;
                }
                Part::Markup(_) => {}
            }
        }
        body.plain.shrink_to_fit();
        // A name on a line by itself is that of the block before.
        let block = |at: usize| starts.partition_point(|start| *start <= at) as u32;
        body.names =
            names.iter().map(|(name, at)| ((*name).into(), block(*at))).filter(|(_, n)| *n > 0).collect();
        body
    }

    /// The number of the block that holds a byte of the plain text.
    pub fn block_at(&self, byte: usize) -> Option<u32> {
        let index = self.blocks.partition_point(|block| block.range.end < byte);
        (index < self.blocks.len()).then_some(index as u32 + 1)
    }

    /// The plain text of block `number`, which counts from 1.
    pub fn block_text(&self, number: usize) -> Option<&str> {
        let block = self.blocks.get(number.checked_sub(1)?)?;
        Some(&self.plain[block.range.clone()])
    }

    /// The blocks of the section that block `number` heads, itself included: up to the next heading of its level or a
    /// higher one. Any other block is one by itself.
    pub fn section(&self, number: usize) -> Range<usize> {
        let Some(head) = number.checked_sub(1).and_then(|at| self.blocks.get(at)) else { return 0..0 };
        let ends = |block: &Block| head.level == 0 || (1..=head.level).contains(&block.level);
        let length = self.blocks[number..].iter().take_while(|block| !ends(block)).count();
        number..number + 1 + length
    }

    /// The words of the whole body.
    pub fn word_count(&self) -> usize {
        crate::words::words(&self.plain).count()
    }
}

/// One step through a body.
pub(crate) enum Part<'a> {
    /// A numbered block begins.
    Open(BlockKind),
    /// It ends.
    Close,
    /// Words of the open block.
    Text(CowStr<'a>),
    /// A line break within a block, one space in its plain text; `true` where the author asked for it.
    Break(bool),
    /// The end of a table cell: a space in the plain text, nothing on the page.
    Gap,
    /// A block quotation begins that is a call-out (`> [!note] Title`), instead of its tag.
    Callout {
        /// `note`, `warning`: small letters, digits and `-`.
        kind: String,
        /// Whether its first line is a title.
        titled: bool,
    },
    /// Everything else, to be passed on.
    Markup(Event<'a>),
}

/// The Markdown without what is written for editors alone, byte for byte in its place.
pub(crate) fn visible(markdown: &str, trust: Trust) -> Cow<'_, str> {
    match trust {
        Trust::Foreign => Cow::Borrowed(markdown),
        Trust::Editorial => vault::read(markdown).visible,
    }
}

/// Steps through `markdown`, each with its bytes of `markdown`.
pub(crate) fn parts(markdown: &str, trust: Trust) -> Parts<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_WIKILINKS;
    Parts {
        events: Parser::new_ext(markdown, options).into_offset_iter(),
        queue: VecDeque::new(),
        open: None,
        markdown,
        trust,
        raw_html: None,
        hidden: None,
        marker: 0,
        untitled: false,
        embedded: false,
    }
}

/// By what name an image of Markdown calls a picture that may lie in `content/`; none for addresses and for paths of the
/// site.
pub(crate) fn picture_named(link_type: LinkType, dest: &str) -> Option<String> {
    if matches!(link_type, LinkType::WikiLink { .. }) {
        return is_picture(dest).then(|| dest.trim_start_matches('/').to_owned());
    }
    if dest.starts_with('/') || url::Url::parse(dest).is_ok() {
        return None;
    }
    let name = percent_encoding::percent_decode_str(dest).decode_utf8().ok()?;
    is_picture(&name).then(|| name.into_owned())
}

/// The picture at a path of the site that an image of Markdown shows, with the slash that it begins with.
fn picture_of_the_site(dest: &str) -> Option<String> {
    let path = dest.split(['?', '#']).next()?;
    let is_here = path.starts_with('/') && !path.starts_with("//");
    let path = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
    (is_here && is_picture(&path)).then(|| path.into_owned())
}

/// The kind of the call-out that a block quotation is, where its marker ends, and whether a title follows.
fn callout(quotation: &str) -> Option<(String, usize, bool)> {
    let line = quotation.lines().next()?;
    let inner = line.trim_start_matches(['>', ' ', '\t']).strip_prefix("[!")?;
    let (kind, after) = inner.split_once(']')?;
    let fits =
        !kind.is_empty() && kind.len() <= 30 && kind.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let title = after.trim_start_matches(['+', '-']).trim_start();
    fits.then(|| (kind.to_ascii_lowercase(), line.len() - title.len(), !title.is_empty()))
}

pub(crate) struct Parts<'a> {
    events: OffsetIter<'a>,
    queue: VecDeque<(Part<'a>, Range<usize>)>,
    markdown: &'a str,
    /// The block that is open, and whether it was opened by words that stand in no block of their own.
    open: Option<(BlockKind, bool)>,
    trust: Trust,
    /// A stranger's HTML block, until it is whole.
    raw_html: Option<String>,
    /// A stranger's inline `<script>` or `<style>`, whose text is not text.
    hidden: Option<&'static str>,
    /// Where the marker of the last call-out ends: what stands before is not shown.
    marker: usize,
    /// A call-out without a title has begun, and nothing of it has come.
    untitled: bool,
    /// Within `![[…]]`: what stands there is shown elsewhere, and its name is no text.
    embedded: bool,
}

impl<'a> Iterator for Parts<'a> {
    type Item = (Part<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(part) = self.queue.pop_front() {
                return Some(part);
            }
            let (event, range) = self.events.next()?;
            self.step(event, range);
        }
    }
}

impl<'a> Parts<'a> {
    fn push(&mut self, part: Part<'a>, range: &Range<usize>) {
        self.queue.push_back((part, range.clone()));
    }

    fn open(&mut self, kind: BlockKind, implicit: bool, range: &Range<usize>) {
        self.open = Some((kind, implicit));
        self.push(Part::Open(kind), range);
    }

    fn close(&mut self, range: &Range<usize>) {
        self.hidden = None;
        if self.open.take().is_some() {
            self.push(Part::Close, range);
        }
    }

    fn close_implicit(&mut self, range: &Range<usize>) {
        if matches!(self.open, Some((_, true))) {
            self.close(range);
        }
    }

    /// Words that stand in no block of their own (a tight list item's) open one.
    fn in_block(&mut self, range: &Range<usize>) {
        if self.open.is_none() {
            self.open(BlockKind::Item, true, range);
        }
    }

    fn step(&mut self, event: Event<'a>, range: Range<usize>) {
        let range = match event {
            Event::Text(_) if range.end <= self.marker || self.embedded => return,
            Event::SoftBreak | Event::HardBreak if std::mem::take(&mut self.untitled) => return,
            Event::Text(_) => {
                self.untitled = false;
                range
            }
            _ => range,
        };
        match &event {
            Event::Start(Tag::Image { link_type: LinkType::WikiLink { .. }, .. }) => {
                self.embedded = self.trust == Trust::Editorial;
            }
            Event::End(TagEnd::Image) => self.embedded = false,
            _ => {}
        }
        let event = match event {
            // A title goes on behind the marker.
            Event::Text(text) if range.start < self.marker => {
                let title =
                    text.get(text.len().saturating_sub(range.end - self.marker)..).unwrap_or_default();
                Event::Text(title.trim_start().to_owned().into())
            }
            Event::Start(Tag::BlockQuote(_)) if self.trust == Trust::Editorial => {
                match self.markdown.get(range.clone()).and_then(callout) {
                    Some((kind, end, titled)) => {
                        self.close_implicit(&range);
                        self.marker = range.start + end;
                        self.untitled = !titled;
                        self.push(Part::Callout { kind, titled }, &range);
                        return;
                    }
                    None => event,
                }
            }
            Event::Start(Tag::Link {
                link_type: link_type @ LinkType::WikiLink { has_pothole: true },
                dest_url,
                title,
                id,
            }) => Event::Start(Tag::Link { link_type, dest_url: target(dest_url), title, id }),
            Event::Start(Tag::Image {
                link_type: link_type @ LinkType::WikiLink { .. },
                dest_url,
                title,
                id,
            }) => {
                let dest_url = picture_target(target(dest_url));
                // What stands behind the name of a picture is about it, and no text.
                let words = || self.markdown.get(range.clone())?.split_once('|')?.1.strip_suffix("]]");
                let title = match words().filter(|_| self.embedded && is_picture(&dest_url)) {
                    Some(words) => words.replace('\\', "").into(),
                    None => title,
                };
                Event::Start(Tag::Image { link_type, dest_url, title, id })
            }
            event => event,
        };
        match event {
            Event::Html(html) if self.raw_html.is_some() => {
                if let Some(raw) = &mut self.raw_html {
                    raw.push_str(&html);
                }
            }
            Event::Start(Tag::HtmlBlock) if self.trust == Trust::Foreign => {
                self.close_implicit(&range);
                self.raw_html = Some(String::new());
            }
            Event::End(TagEnd::HtmlBlock) if self.raw_html.is_some() => {
                let text = text_of_html(&self.raw_html.take().unwrap_or_default());
                if !text.is_empty() {
                    self.push(Part::Open(BlockKind::Paragraph), &range);
                    self.push(Part::Text(text.into()), &range);
                    self.push(Part::Close, &range);
                }
            }
            Event::InlineHtml(html) if self.trust == Trust::Foreign => {
                let tag = html.trim_start_matches('<').to_ascii_lowercase();
                let end = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '/').unwrap_or(tag.len());
                match (self.hidden, tag[..end].strip_prefix('/')) {
                    (Some(name), Some(closed)) if closed == name => self.hidden = None,
                    (Some(_), _) => {}
                    (None, _) => {
                        self.hidden = ["script", "style"].into_iter().find(|name| tag[..end] == **name)
                    }
                }
            }
            Event::Text(_) | Event::Code(_) if self.hidden.is_some() => {}

            Event::Start(tag) => match block_kind(&tag) {
                Some(kind) => {
                    self.close_implicit(&range);
                    self.hidden = None;
                    self.open(kind, false, &range);
                    // The renderer writes the paragraph's own tag, with its number.
                    if kind != BlockKind::Paragraph {
                        self.push(Part::Markup(Event::Start(tag)), &range);
                    }
                }
                None => {
                    if is_inline(&tag) {
                        self.in_block(&range);
                    } else if !matches!(tag, Tag::TableHead | Tag::TableRow | Tag::TableCell) {
                        self.close_implicit(&range);
                    }
                    self.push(Part::Markup(Event::Start(tag)), &range);
                }
            },
            Event::End(TagEnd::Paragraph) => self.close(&range),
            Event::End(end @ (TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Table)) => {
                self.push(Part::Markup(Event::End(end)), &range);
                self.close(&range);
            }
            Event::End(end) => {
                if matches!(end, TagEnd::Item | TagEnd::FootnoteDefinition | TagEnd::BlockQuote(_)) {
                    self.close_implicit(&range);
                }
                // Two cells are two words.
                if matches!(end, TagEnd::TableCell) {
                    self.push(Part::Markup(Event::End(end)), &range);
                    self.push(Part::Gap, &range);
                    return;
                }
                self.push(Part::Markup(Event::End(end)), &range);
            }
            Event::Text(text) => {
                self.in_block(&range);
                self.push(Part::Text(text), &range);
            }
            Event::SoftBreak | Event::HardBreak => {
                let hard = matches!(event, Event::HardBreak);
                self.in_block(&range);
                self.push(Part::Break(hard), &range);
            }
            Event::Code(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {
                self.in_block(&range);
                self.push(Part::Markup(event), &range);
            }
            Event::Rule | Event::Html(_) => {
                self.close_implicit(&range);
                self.push(Part::Markup(event), &range);
            }
            Event::InlineMath(_) | Event::DisplayMath(_) => self.push(Part::Markup(event), &range),
        }
    }
}

/// What a wiki-link with words of its own leads to. In a cell of a table it is written `[[target\|words]]`, and the parser
/// leaves the backslash.
fn target(written: CowStr<'_>) -> CowStr<'_> {
    match written.strip_suffix('\\') {
        Some(target) => target.to_owned().into(),
        None => written,
    }
}

/// The name of a picture as it is embedded: without spaces around it, and without where it is to stand (`#right`).
fn picture_target(written: CowStr<'_>) -> CowStr<'_> {
    let name = written.split('#').next().unwrap_or_default().trim();
    if is_picture(name) && name.len() < written.len() { name.to_owned().into() } else { written }
}

fn block_kind(tag: &Tag<'_>) -> Option<BlockKind> {
    match tag {
        Tag::Paragraph => Some(BlockKind::Paragraph),
        Tag::Heading { .. } => Some(BlockKind::Heading),
        Tag::CodeBlock(_) => Some(BlockKind::Code),
        Tag::Table(_) => Some(BlockKind::Table),
        _ => None,
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// The text of a piece of HTML, without scripts and styles, in single spaces.
pub(crate) fn text_of_html(html: &str) -> String {
    let mut text = String::new();
    let mut hidden = 0usize;
    for Ok(token) in html5gum::Tokenizer::new(html) {
        let hides = |name: &[u8]| matches!(name, b"script" | b"style" | b"template");
        match token {
            html5gum::Token::StartTag(tag) => {
                hidden += usize::from(hides(&tag.name) && !tag.self_closing);
                text.push(' ');
            }
            html5gum::Token::EndTag(tag) => {
                hidden = hidden.saturating_sub(usize::from(hides(&tag.name)));
                text.push(' ');
            }
            html5gum::Token::String(string) if hidden == 0 => {
                text.push_str(&String::from_utf8_lossy(&string))
            }
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(markdown: &str, trust: Trust) -> Vec<String> {
        let body = Body::parse(markdown, 0, trust);
        (1..=body.blocks.len()).filter_map(|n| body.block_text(n).map(str::to_owned)).collect()
    }

    #[test]
    fn every_leaf_of_a_text_is_numbered_once() {
        let markdown = "# Head\n\nOne *two*\nthree.\n\n- a\n- b\n  - c\n\n> quoted\n\n1. loose\n\n2. list\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n    code\n";
        assert_eq!(
            blocks(markdown, Trust::Foreign),
            ["Head", "One two three.", "a", "b", "c", "quoted", "loose", "list", "x y 1 2 ", "code\n"]
        );
    }

    #[test]
    fn a_strangers_html_is_text_and_nothing_else() {
        let markdown = "<div onclick=x>Hello <b>there</b><script>alert(1)</script></div>\n\nA <b onclick=y>bold</b> word<script>alert(2)</script> end\n";
        assert_eq!(blocks(markdown, Trust::Foreign), ["Hello there", "A bold word end"]);
    }

    #[test]
    fn wiki_links_know_where_they_stand() {
        let text = "---\n---\nSee [[a b]] and [[c#p2|this]].";
        let body = Body::parse(text, 8, Trust::Editorial);
        let found: Vec<_> = body.links.iter().map(|l| (l.target.as_str(), &text[l.span.clone()])).collect();
        assert_eq!(found, [("a b", "[[a b]]"), ("c#p2", "[[c#p2|this]]")]);
        let shown: Vec<_> = body.links.iter().map(|l| (l.block, &body.plain[l.plain.clone()])).collect();
        assert_eq!(shown, [(1, "a b"), (1, "this")]);
        assert_eq!(body.block_text(1), Some("See a b and this."));
    }

    /// There `|` would end the cell.
    #[test]
    fn in_a_table_a_backslash_stands_before_a_wiki_links_own_words() {
        let body = Body::parse("| x |\n|---|\n| [[c#p2\\|this]] and [[d]] |\n", 0, Trust::Editorial);
        let found: Vec<_> = body.links.iter().map(|link| link.target.as_str()).collect();
        assert_eq!(found, ["c#p2", "d"]);
        assert_eq!(body.block_text(1), Some("x this and d "));
    }
}
