//! The HTML of bodies: numbered paragraphs, linked mentions, resolved wiki-links, and nothing that a stranger's text
//! could smuggle in.

use std::sync::LazyLock;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};
use serde::Serialize;
use tera::Value;
use url::Url;

use super::Site;
use super::embed::embed;
use crate::briefing::{Article, Passage, Resolved, Subject, spelling};
use crate::content::{BlockKind, Entry, Part, Trust, parts, picture_named, visible};
use crate::input::is_picture;
use crate::reading::{Mention, PersonIx, Quotation, QuotationKind, Span};
use crate::words::words;

/// Where a text says that words may not be shown; rendering says it, in the language of the site.
pub(crate) const NOT_SHOWN: &str = "<span class=\"unshown\"></span>";
/// Where it says that what it embeds has expired.
pub(crate) const EXPIRED: &str = "<span class=\"expired\"></span>";

/// The text of an HTML attribute or element.
pub(super) fn escape(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len() + 16);
    // Writing into a Vec cannot fail, and escaping keeps UTF-8 whole.
    let _ = tera::escape_html(text, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// `text[range]` escaped, with the mentions that lie in it linked to their people.
fn passage(site: &Site<'_>, text: &str, range: std::ops::Range<usize>, mentions: &[Mention]) -> String {
    let mut out = String::with_capacity(range.len() + 64);
    let mut at = range.start;
    for mention in mentions {
        let inside = mention.range();
        if inside.start < at || inside.end > range.end {
            continue;
        }
        out.push_str(&escape(&text[at..inside.start]));
        out.push_str(&mention_start(site, mention));
        out.push_str(&escape(&text[inside.clone()]));
        out.push_str("</a>");
        at = inside.end;
    }
    out.push_str(&escape(&text[at..range.end]));
    out
}

fn mention_start(site: &Site<'_>, mention: &Mention) -> String {
    format!("<a class=\"mention\" href=\"{}\">", escape(site.subject_path(Subject::Person(mention.person))))
}

/// The words of an article that its excerpt shows.
pub(super) fn words_shown(article: &Article) -> usize {
    let body = &article.doc.entry.body;
    let count = |passage: &Passage| {
        let text = body.block_text(passage.block as usize).unwrap_or_default();
        words(&text[passage.range.clone()]).count()
    };
    article.excerpt.iter().map(count).sum()
}

/// A paragraph of an article that may not be shown whole: what the excerpt has of it, and what is to be said of the
/// rest, under the same anchor.
#[derive(Serialize)]
pub(super) struct Withheld<'a> {
    number: u32,
    /// `text`, `caption`, `heading`, `table`, `code`.
    kind: &'static str,
    /// HTML.
    shown: Option<Value>,
    /// Words that are not shown.
    words: usize,
    /// Whom these mention, each spelling once.
    people: Vec<Spelled<'a>>,
    /// Whether something that was found in it is listed.
    listed: bool,
}

/// A person with a spelling.
#[derive(Serialize)]
pub(super) struct Spelled<'a> {
    title: &'a str,
    path: &'a str,
    /// If it is another one than the title.
    spelling: Option<String>,
}

/// The paragraphs of an article that may not be shown whole.
pub(super) fn withheld<'a>(site: &Site<'a>, article: &Article, listed: &[u32]) -> Vec<Withheld<'a>> {
    let body = &article.doc.entry.body;
    let mut mentions = article.reading.mentions.as_slice();
    let mut paragraphs = Vec::with_capacity(body.blocks.len());
    for (index, block) in body.blocks.iter().enumerate() {
        let number = index as u32 + 1;
        let text = &body.plain[block.range.clone()];
        let here;
        (here, mentions) = mentions.split_at(mentions.iter().take_while(|m| m.block == number).count());
        let shown =
            article.excerpt.iter().find(|passage| passage.block == number).map_or(0..0, |p| p.range.clone());
        let hidden = here.iter().filter(|mention| mention.range().end > shown.end);
        paragraphs.push(Withheld {
            number,
            kind: block_name(block.kind, article.findings.captions.binary_search(&number).is_ok()),
            words: words(&text[shown.end..]).count(),
            people: spelled(site, text, hidden),
            listed: listed.binary_search(&number).is_ok(),
            shown: (!shown.is_empty()).then(|| Value::safe_string(&passage(site, text, shown, here))),
        });
    }
    paragraphs
}

/// Whom a hidden text mentions, each spelling once.
fn spelled<'a, 'm>(
    site: &Site<'a>,
    text: &str,
    mentions: impl Iterator<Item = &'m Mention>,
) -> Vec<Spelled<'a>> {
    let mut seen: Vec<(PersonIx, String)> = Vec::new();
    for mention in mentions {
        let spelled = (mention.person, spelling(&text[mention.range()]));
        if !seen.contains(&spelled) {
            seen.push(spelled);
        }
    }
    let one = |(person, spelling): (PersonIx, String)| {
        let title = site.title(Subject::Person(person));
        let path = site.subject_path(Subject::Person(person));
        Spelled { title, path, spelling: (spelling != title).then_some(spelling) }
    };
    seen.into_iter().map(one).collect()
}

fn block_name(kind: BlockKind, caption: bool) -> &'static str {
    match kind {
        _ if caption => "caption",
        BlockKind::Paragraph | BlockKind::Item => "text",
        BlockKind::Heading => "heading",
        BlockKind::Table => "table",
        BlockKind::Code => "code",
    }
}

/// The way from a paragraph to what was found in it; `listed` has the paragraphs with findings.
fn to_findings(listed: &[u32], n: u32) -> String {
    if listed.binary_search(&n).is_err() {
        return String::new();
    }
    // Named by the words beside the text, which are in the language of the site.
    format!(" <a class=\"to-findings\" href=\"#f{n}\" aria-labelledby=\"findings-title f{n}-title\">§</a>")
}

/// What was found in a body.
#[derive(Default)]
pub(super) struct Found<'a> {
    /// In the order of the text.
    pub(super) mentions: &'a [Mention],
    /// Numbers of the blocks that are captions, sorted.
    pub(super) captions: &'a [u32],
    /// In the order of the text.
    pub(super) quotations: Vec<Mark>,
    /// Numbers of the blocks whose findings stand beside the text, sorted.
    pub(super) listed: &'a [u32],
}

/// A part of a quotation, to be marked in the text.
pub(super) struct Mark {
    span: Span,
    /// The number of the quotation, from 1, if this is its first part.
    anchor: Option<usize>,
}

impl Mark {
    fn starts_before(&self, block: u32, end: usize) -> bool {
        self.span.block == block && self.span.range().start < end
    }
}

/// The parts of quotations in the order of the text.
pub(super) fn marks(quotations: &[Quotation]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let said = |quotation: &Quotation| quotation.kind != QuotationKind::Term;
    for (nth, quotation) in quotations.iter().enumerate().filter(|(_, quotation)| said(quotation)) {
        for (part, span) in quotation.parts.iter().enumerate() {
            marks.push(Mark { span: *span, anchor: (part == 0).then_some(nth + 1) });
        }
    }
    marks.sort_by_key(|mark| mark.span);
    marks
}

/// A whole body. `original` is the address that a stranger's relative links are relative to.
pub(super) fn body(
    site: &Site<'_>,
    entry: &Entry,
    trust: Trust,
    links: &[Resolved],
    found: Found<'_>,
    original: Option<&str>,
) -> String {
    let markdown = visible(entry.markdown(), trust);
    let mut writer = BodyWriter {
        site,
        file: &entry.file,
        trust,
        original: original.and_then(|url| Url::parse(url).ok()),
        events: Vec::new(),
        mentions: found.mentions,
        captions: found.captions,
        marks: &found.quotations,
        anchor: found.quotations.first().and_then(|mark| mark.anchor),
        listed: found.listed,
        block: 0,
        run: String::new(),
        run_start: 0,
        block_end: "",
        link_ends: Vec::new(),
        raw_html: false,
        wiki_text: None,
        title: Title::None,
        inline: 0,
    };
    let mut links = links.iter();
    for (part, _) in parts(&markdown, trust) {
        writer.step(part, &mut links);
    }
    let mut html = String::with_capacity(markdown.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, writer.events.into_iter());
    if writer.raw_html { SANITISER.clean(&html).to_string() } else { html }
}

/// The first highlight of a text, with what stands before and after it.
fn highlighted(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("==")?;
    let (inside, after) = rest.split_once("==")?;
    let tight = !inside.is_empty() && !inside.starts_with([' ', '=']) && !inside.ends_with([' ', '=']);
    tight.then_some((before, inside, after))
}

/// A text without the marks of its highlights.
pub(super) fn unmarked(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, inside, after)) = highlighted(rest) {
        out.push_str(before);
        out.push_str(inside);
        rest = after;
    }
    out + rest
}

/// What editors may write as raw HTML in their own texts: no scripts, no event handlers, no embedded pages.
static SANITISER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::default();
    builder
        .add_generic_attributes(["id", "class", "role", "tabindex"])
        .add_tags(["section", "input"])
        .add_tag_attributes("input", ["type", "checked", "disabled"])
        .add_tag_attributes("ol", ["start"])
        .link_rel(None)
        .url_relative(ammonia::UrlRelative::PassThrough);
    builder
});

struct BodyWriter<'a, 'e> {
    site: &'a Site<'a>,
    /// The file that the body stands in.
    file: &'a str,
    trust: Trust,
    original: Option<Url>,
    events: Vec<Event<'e>>,
    /// Those not written yet, in the order of the text.
    mentions: &'a [Mention],
    captions: &'a [u32],
    /// Quotations not written yet, in the order of the text.
    marks: &'a [Mark],
    /// The number of the first of them, if its anchor is not written yet.
    anchor: Option<usize>,
    listed: &'a [u32],
    /// The number of the open block.
    block: u32,
    /// Text not written yet, since a mention may reach over several pieces of it.
    run: String,
    /// Where the run starts in the block's text.
    run_start: usize,
    /// What closes the open block; blocks do not nest.
    block_end: &'static str,
    /// What closes each open link or image.
    link_ends: Vec<LinkEnd>,
    raw_html: bool,
    /// The title to show instead of an id; what the author typed is swallowed.
    wiki_text: Option<String>,
    title: Title,
    /// How many tags are open within the block: emphasis, links and the like.
    inline: u32,
}

/// The title of a call-out: its first line, and what was begun there.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Title {
    #[default]
    None,
    /// It is to come, or is open.
    Open,
    /// Its line is over, and emphasis that began in it is not.
    Ending,
}

/// Whether a tag stands within a block.
fn is_inline(end: &TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

/// A picture of the vault with what stands behind its name: what it shows, and how wide it is to be, in pixels, or how
/// wide and high.
fn picture(path: &str, words: &str) -> String {
    let number = |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let sized = |words: &str| match words.split_once('x') {
        Some((width, height)) if number(width) && number(height) => {
            Some(format!(" width=\"{width}\" height=\"{height}\""))
        }
        _ => number(words).then(|| format!(" width=\"{words}\"")),
    };
    let (alt, last) = words.rsplit_once('|').unwrap_or(("", words));
    let (alt, size) = match sized(last.trim()) {
        Some(size) => (alt, size),
        None => (words, String::new()),
    };
    format!("<img src=\"{}\" alt=\"{}\"{size}>", escape(path), escape(alt.trim()))
}

/// What closes a link or image.
enum LinkEnd {
    /// As the library would.
    Event(TagEnd),
    /// The tag that we opened.
    Anchor,
    /// The same, of a link that stands for words that may not be shown.
    Withheld,
    /// What stands for an embedded text that has expired.
    Expired,
    /// It was not worth a link.
    Nothing,
}

impl<'a, 'e> BodyWriter<'a, 'e> {
    fn html(&mut self, html: impl Into<CowStr<'e>>) {
        self.events.push(Event::InlineHtml(html.into()));
    }

    fn step(&mut self, part: Part<'e>, links: &mut std::slice::Iter<'_, Resolved>) {
        let mut is_end = false;
        match &part {
            Part::Markup(Event::Start(tag)) if is_inline(&tag.to_end()) => self.inline += 1,
            Part::Markup(Event::End(end)) if is_inline(end) => {
                self.inline = self.inline.saturating_sub(1);
                is_end = self.inline == 0;
            }
            Part::Break(_) if self.title == Title::Open && self.inline > 0 => self.title = Title::Ending,
            _ => {}
        }
        self.write(part, links);
        if is_end && self.title == Title::Ending {
            self.end_title();
        }
    }

    fn end_title(&mut self) {
        if std::mem::take(&mut self.title) != Title::None {
            self.html("</strong>");
        }
    }

    fn write(&mut self, part: Part<'e>, links: &mut std::slice::Iter<'_, Resolved>) {
        match part {
            Part::Text(text) => self.run.push_str(&text),
            // The title of a call-out is a line of its own.
            Part::Break(_) if self.title == Title::Open => {
                self.flush();
                self.end_title();
                // Feeds and messages have no style sheet that would put it on a line of its own.
                self.html("<br>");
                self.run_start += 1;
            }
            Part::Callout { kind, titled } => {
                self.flush();
                self.html(format!("<blockquote class=\"callout callout-{kind}\">"));
                self.title = if titled { Title::Open } else { Title::None };
            }
            // In HTML a line break is a space, and both are one byte of plain text.
            Part::Break(false) => self.run.push('\n'),
            Part::Break(true) => {
                self.flush();
                self.events.push(Event::HardBreak);
                self.run_start += 1;
            }
            Part::Gap => {
                self.flush();
                self.run_start += 1;
            }
            Part::Open(kind) => {
                self.flush();
                self.block += 1;
                self.run_start = 0;
                let n = self.block;
                let skipped = self.mentions.iter().take_while(|m| m.block < n).count();
                self.mentions = &self.mentions[skipped..];
                let class = if self.captions.binary_search(&n).is_ok() { " class=\"caption\"" } else { "" };
                match kind {
                    BlockKind::Paragraph => self.html(format!("<p id=\"p{n}\"{class}>")),
                    BlockKind::Item => self.html(format!("<span id=\"p{n}\"{class}>")),
                    BlockKind::Table => {
                        self.html(format!(
                            "<div class=\"table\" id=\"p{n}\" role=\"region\" tabindex=\"0\">"
                        ));
                    }
                    BlockKind::Code => {
                        self.html(format!("<div class=\"code\" id=\"p{n}\" role=\"region\" tabindex=\"0\">"))
                    }
                    // The heading's own tag carries the number.
                    BlockKind::Heading => {}
                }
                if self.title == Title::Open {
                    self.html("<strong class=\"callout-title\">");
                }
                self.block_end = match kind {
                    BlockKind::Paragraph => "</p>\n",
                    BlockKind::Item => "</span>",
                    BlockKind::Table | BlockKind::Code => "</div>\n",
                    BlockKind::Heading => "",
                };
            }
            Part::Close => {
                self.flush();
                while self.marks.first().is_some_and(|mark| mark.span.block <= self.block) {
                    self.end_mark();
                }
                self.end_title();
                self.inline = 0;
                let back = to_findings(self.listed, self.block);
                if !back.is_empty() {
                    self.html(back);
                }
                self.html(self.block_end);
            }
            Part::Markup(Event::Start(Tag::Link { link_type, dest_url, title, id })) => {
                self.flush();
                self.start_link(link_type, &dest_url, title, id, links);
            }
            Part::Markup(Event::Start(Tag::Image { link_type, dest_url, title, id })) => {
                self.flush();
                if matches!(link_type, LinkType::WikiLink { .. }) {
                    self.start_embed(link_type, &dest_url, title, id, links);
                } else if self.trust == Trust::Foreign {
                    // A picture from elsewhere would tell its host about every reader.
                    self.start_link(LinkType::Inline, &dest_url, title, id, links);
                    self.html("▣ ");
                } else {
                    let name = picture_named(link_type, &dest_url);
                    let picture = name.and_then(|name| self.site.picture(self.file, &name));
                    let dest = picture.or_else(|| own_address(self.site, &dest_url)).unwrap_or_default();
                    self.link_ends.push(LinkEnd::Event(TagEnd::Image));
                    self.events.push(Event::Start(Tag::Image {
                        link_type,
                        dest_url: dest.into(),
                        title,
                        id,
                    }));
                }
            }
            Part::Markup(Event::End(TagEnd::Link | TagEnd::Image)) => {
                self.wiki_or_flush();
                match self.link_ends.pop() {
                    Some(LinkEnd::Event(end)) => self.events.push(Event::End(end)),
                    Some(LinkEnd::Anchor) => self.html("</a>"),
                    Some(LinkEnd::Withheld) => self.html(format!("</a> {NOT_SHOWN}")),
                    Some(LinkEnd::Expired) => self.html(format!(" {EXPIRED}")),
                    Some(LinkEnd::Nothing) | None => {}
                }
            }
            Part::Markup(event @ Event::End(TagEnd::BlockQuote(_))) => {
                self.flush();
                // A call-out without words.
                self.title = Title::None;
                self.events.push(event);
            }
            Part::Markup(Event::Start(Tag::Heading { level, classes, attrs, .. })) => {
                self.flush();
                let id = Some(format!("p{}", self.block).into());
                // The page has the only first-level heading.
                let level = match level {
                    pulldown_cmark::HeadingLevel::H1 => pulldown_cmark::HeadingLevel::H2,
                    other => other,
                };
                self.events.push(Event::Start(Tag::Heading { level, id, classes, attrs }));
            }
            Part::Markup(Event::End(TagEnd::Heading(level))) => {
                self.flush();
                let level = match level {
                    pulldown_cmark::HeadingLevel::H1 => pulldown_cmark::HeadingLevel::H2,
                    other => other,
                };
                self.events.push(Event::End(TagEnd::Heading(level)));
            }
            Part::Markup(Event::Code(code)) => {
                self.flush();
                self.run_start += code.len();
                self.events.push(Event::Code(code));
            }
            Part::Markup(Event::Start(Tag::Table(columns))) => {
                self.flush();
                // Alignment would be an inline style, which a strict Content-Security-Policy refuses.
                let columns = vec![pulldown_cmark::Alignment::None; columns.len()];
                self.events.push(Event::Start(Tag::Table(columns)));
            }
            Part::Markup(event @ Event::TaskListMarker(_)) => {
                self.flush();
                // A box stands instead of the list's own mark.
                let mut items = self.events.iter_mut().rev();
                if let Some(item) = items.find(|event| matches!(event, Event::Start(Tag::Item))) {
                    *item = Event::Html("<li class=\"task\">".into());
                }
                self.events.push(event);
            }
            // A footnote's name is its id, which must not be taken for a paragraph's.
            Part::Markup(Event::FootnoteReference(name)) => {
                self.flush();
                self.events.push(Event::FootnoteReference(format!("fn-{name}").into()));
            }
            Part::Markup(Event::Start(Tag::FootnoteDefinition(name))) => {
                self.flush();
                self.events.push(Event::Start(Tag::FootnoteDefinition(format!("fn-{name}").into())));
            }
            Part::Markup(event) => {
                self.flush();
                self.raw_html |= matches!(event, Event::Html(_) | Event::InlineHtml(_));
                self.events.push(event);
            }
        }
    }

    /// Writes the run, with the quotations and the mentions that lie in it.
    fn flush(&mut self) {
        let run = std::mem::take(&mut self.run);
        let (start, end) = (self.run_start, self.run_start + run.len());
        let mut at = start;
        while let Some(mark) = self.marks.first().filter(|mark| mark.starts_before(self.block, end)) {
            let inside = mark.span.range();
            let (from, to) = (inside.start.max(at), inside.end.min(end));
            if from < to {
                self.run_part(&run, start, at..from);
                let id = self.anchor.take().map(|n| format!(" id=\"q{n}\"")).unwrap_or_default();
                self.html(format!("<span class=\"quoted\"{id}>"));
                self.run_part(&run, start, from..to);
                self.html("</span>");
                at = to;
            }
            // Emphasis within a quotation cuts the text, and the quotation goes on behind it.
            if inside.end > end {
                break;
            }
            self.end_mark();
        }
        self.run_part(&run, start, at..end);
        self.run_start = end;
    }

    /// Goes on to the next quotation. One of which no word was written still has its anchor.
    fn end_mark(&mut self) {
        if let Some(n) = self.anchor.take() {
            self.html(format!("<span id=\"q{n}\"></span>"));
        }
        self.marks = self.marks.get(1..).unwrap_or_default();
        self.anchor = self.marks.first().and_then(|mark| mark.anchor);
    }

    /// Writes bytes of the block's text that lie in the run, with the mentions in them.
    fn run_part(&mut self, run: &str, start: usize, range: std::ops::Range<usize>) {
        let linked = !self.link_ends.is_empty();
        let mut at = range.start;
        while let Some(mention) =
            self.mentions.first().filter(|m| m.block == self.block && m.range().start < range.end)
        {
            self.mentions = &self.mentions[1..];
            let inside = mention.range();
            // A name that is half emphasised, half quoted, or already a link, stays as it is.
            if inside.start < at || inside.end > range.end || linked {
                continue;
            }
            self.text(&run[at - start..inside.start - start]);
            self.html(mention_start(self.site, mention));
            self.text(&run[inside.start - start..inside.end - start]);
            self.html("</a>");
            at = inside.end;
        }
        self.text(&run[at - start..range.end - start]);
    }

    fn text(&mut self, text: &str) {
        if self.trust == Trust::Foreign || !text.contains("==") {
            return self.plain(text);
        }
        // Obsidian's highlights: `==words==`.
        let mut rest = text;
        while let Some((before, inside, after)) = highlighted(rest) {
            self.plain(before);
            self.html("<mark>");
            self.plain(inside);
            self.html("</mark>");
            rest = after;
        }
        self.plain(rest);
    }

    fn plain(&mut self, text: &str) {
        if !text.is_empty() {
            self.events.push(Event::Text(text.to_owned().into()));
        }
    }

    /// At the end of a link: the target's title instead of the id that was typed.
    fn wiki_or_flush(&mut self) {
        if let Some(title) = self.wiki_text.take() {
            self.run_start += std::mem::take(&mut self.run).len();
            self.text(&title);
        } else {
            self.flush();
        }
    }

    /// `![[…]]`: a picture, what stands elsewhere, or a link where that cannot be shown.
    fn start_embed(
        &mut self,
        link_type: LinkType,
        dest: &str,
        title: CowStr<'e>,
        id: CowStr<'e>,
        links: &mut std::slice::Iter<'_, Resolved>,
    ) {
        let shown = match picture_named(link_type, dest) {
            Some(name) => {
                let root = self.site.config().base_url.root();
                let path = self.site.picture(self.file, &name).unwrap_or_else(|| format!("{root}{name}"));
                Some(picture(&path, &title))
            }
            None => links.as_slice().first().and_then(|to| embed(self.site, to.link()?)),
        };
        let Some(html) = shown.filter(|_| self.trust == Trust::Editorial) else {
            let embedded = links.as_slice().first();
            self.start_link(link_type, dest, title, id, links);
            if let Some(Resolved::Expired(expired)) = embedded {
                self.wiki_text = Some(expired.title.to_string());
                self.link_ends.pop();
                self.link_ends.push(LinkEnd::Expired);
            }
            let to = embedded.and_then(|to| Some(to.link()?.to));
            if let Some(to) = to.filter(|_| self.wiki_text.is_none()) {
                self.wiki_text = Some(self.site.title(to).to_owned());
            }
            // What a policy withholds is missed, and a page without words is not.
            if self.trust == Trust::Editorial
                && matches!(to, Some(Subject::Article(_)))
                && let Some(end @ LinkEnd::Anchor) = self.link_ends.last_mut()
            {
                *end = LinkEnd::Withheld;
            }
            return;
        };
        if !is_picture(dest) {
            links.next();
        }
        self.html(html);
        self.wiki_text = Some(String::new());
        self.link_ends.push(LinkEnd::Nothing);
    }

    fn start_link(
        &mut self,
        link_type: LinkType,
        dest: &str,
        title: CowStr<'e>,
        id: CowStr<'e>,
        links: &mut std::slice::Iter<'_, Resolved>,
    ) {
        if let LinkType::WikiLink { has_pothole } = link_type {
            // A picture is no page.
            let to = if is_picture(dest) { None } else { links.next() };
            let called_by_target = !has_pothole && to.is_some_and(Resolved::is_typed_by_id);
            match to {
                Some(Resolved::To(link)) => {
                    self.wiki_text = called_by_target.then(|| self.site.link_text(link));
                    self.html(format!("<a href=\"{}\">", escape(&self.site.link_path(link))));
                    self.link_ends.push(LinkEnd::Anchor);
                }
                Some(Resolved::Expired(expired)) => {
                    self.wiki_text = called_by_target.then(|| expired.title.to_string());
                    self.link_ends.push(LinkEnd::Nothing);
                }
                Some(Resolved::Nowhere) | None => self.link_ends.push(LinkEnd::Nothing),
            }
            return;
        }
        let address = match self.trust {
            _ if link_type == LinkType::Email => Some(format!("mailto:{dest}")),
            Trust::Foreign => self.foreign_address(dest),
            Trust::Editorial => own_address(self.site, dest),
        };
        match address {
            None => self.link_ends.push(LinkEnd::Nothing),
            Some(address) if self.trust == Trust::Foreign => {
                self.html(format!("<a href=\"{}\" rel=\"nofollow noopener\">", escape(&address)));
                self.link_ends.push(LinkEnd::Anchor);
            }
            Some(address) => {
                self.link_ends.push(LinkEnd::Event(TagEnd::Link));
                let (link_type, dest_url) = (LinkType::Inline, address.into());
                self.events.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
        }
    }

    /// A stranger's link: only to the web or to a mailbox, relative to the original.
    fn foreign_address(&self, dest: &str) -> Option<String> {
        let url = match (&self.original, Url::parse(dest)) {
            (_, Ok(url)) => url,
            (Some(base), Err(_)) => base.join(dest).ok()?,
            (None, Err(_)) => return None,
        };
        matches!(url.scheme(), "http" | "https" | "mailto").then(|| url.into())
    }
}

/// An editor's link: as a stranger's, or within this site.
pub(super) fn own_address(site: &Site<'_>, dest: &str) -> Option<String> {
    match Url::parse(dest) {
        Ok(url) => matches!(url.scheme(), "http" | "https" | "mailto" | "tel").then(|| dest.to_owned()),
        // Browsers drop these characters, which can turn nonsense into a scheme.
        Err(_) if dest.contains(|c: char| c.is_control()) => None,
        Err(_) => match dest.strip_prefix('/') {
            Some(rest) if !rest.starts_with(['/', '\\']) => {
                Some(format!("{}{rest}", site.config().base_url.root()))
            }
            _ => Some(dest.to_owned()),
        },
    }
}
