//! The plain text of editors' bodies, for mail: lists, tables, quotations and notes as one types them by hand. Where
//! words lead elsewhere stands a number, and what it stands for at the end, in one count for addresses and footnotes. A
//! line that is nothing but a link has its address below it.

use std::collections::BTreeMap;

use pulldown_cmark::{Alignment, Event, LinkType, Tag, TagEnd};
use url::Url;

use super::Site;
use super::embed::embed_lines;
use super::html::{own_address, unmarked};
use crate::briefing::{Resolved, Subject};
use crate::content::{BlockKind, Entry, Part, Trust, parts, picture_named, text_of_html, visible};
use crate::input::is_picture;

/// Stands where words may not be shown; rendering says it, in the language of the site.
pub(super) const NOT_SHOWN: char = '\u{1}';
/// Stands between a label and what it is of, likewise.
pub(super) const COLON: char = '\u{2}';
/// Stands behind the title of what is embedded and has expired, likewise.
pub(super) const EXPIRED: char = '\u{3}';

/// A table that is wider is written row by row: mail programs break longer lines.
const WIDTH: usize = 72;

/// What stands deeper is indented no further, so that no text grows out of bounds.
const DEEPEST: usize = 20;

/// The text of a body. `page` is the address that relative ones are relative to.
pub(super) fn text(site: &Site<'_>, entry: &Entry, links: &[Resolved], page: &str) -> String {
    let markdown = visible(entry.markdown(), Trust::Editorial);
    let mut writer = Writer {
        site,
        file: &entry.file,
        page: Url::parse(page).ok(),
        links: links.iter(),
        out: Flow::default(),
        footnotes: Vec::new(),
        block: BlockKind::Paragraph,
        line: Line::default(),
        run: String::new(),
        open: Vec::new(),
        swallows: false,
        is_title: false,
        table: Table::default(),
        html: String::new(),
        numbers: BTreeMap::new(),
        ends: Vec::new(),
    };
    for (part, _) in parts(&markdown, Trust::Editorial) {
        writer.step(part);
    }
    writer.finish()
}

/// Words without the signs that are ours.
fn unsigned(words: &str) -> String {
    words.replace([NOT_SHOWN, COLON, EXPIRED], "")
}

/// Words with marks in them that are not yet numbers: what is one link has none.
#[derive(Default)]
struct Line {
    text: String,
    /// In the order of the text.
    marks: Vec<Mark>,
    /// Whether any words are the body's own, and not embedded.
    is_own: bool,
}

struct Mark {
    /// Bytes of the line; what is marked ends where the number is to stand.
    start: usize,
    end: usize,
    to: To,
}

/// What a number stands for.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum To {
    Address(String),
    /// By its name.
    Footnote(String),
}

impl Line {
    /// Adds words in single spaces: blanks are left where a remark stood.
    fn push(&mut self, words: &str) {
        for c in words.chars() {
            if c == ' ' && (self.text.is_empty() || self.text.ends_with([' ', '\n'])) {
                continue;
            }
            self.text.push(c);
        }
    }

    /// What stands from `start` on leads elsewhere.
    fn mark(&mut self, start: usize, to: To) {
        // A footnote may stand in it, behind a space.
        let before = self.marks.last().map_or(0, |mark| mark.end);
        let end = self.text.trim_end().len().max(start).max(before);
        self.marks.push(Mark { start, end, to });
    }

    /// Whether it consists of links, each on lines of its own.
    fn is_links(&self) -> bool {
        let mut at = 0;
        for mark in &self.marks {
            let between = self.text.get(at..mark.start).unwrap_or_default();
            let is_next = between.trim().is_empty() && (at == 0 || between.contains('\n'));
            if !is_next || !matches!(mark.to, To::Address(_)) {
                return false;
            }
            at = mark.end;
        }
        at > 0 && self.text[at..].trim().is_empty()
    }
}

/// A link or a picture that is open: where it starts in the line, and where it leads, if anywhere.
struct Opened {
    start: usize,
    address: Option<String>,
}

#[derive(Default)]
struct Table {
    columns: Vec<Alignment>,
    rows: Vec<Vec<String>>,
}

/// What blocks stand in, and what its lines begin with.
enum Container {
    Quotation,
    /// With the number of its next item, if it has numbers.
    List(Option<u64>),
    /// With its mark, until it stands there.
    Item {
        mark: String,
        width: usize,
    },
}

/// Blocks below each other.
#[derive(Default)]
struct Flow {
    text: String,
    containers: Vec<Container>,
    /// How many of those are still open in which the last block stands.
    shared: usize,
}

impl Flow {
    fn leave(&mut self) {
        self.containers.pop();
        self.shared = self.shared.min(self.containers.len());
    }

    /// What lines begin with that go on in the first so many containers.
    fn indent(&self, depth: usize) -> String {
        let one = |container: &Container| match container {
            Container::Quotation => "> ".to_owned(),
            Container::List(_) => String::new(),
            Container::Item { width, .. } => " ".repeat(*width),
        };
        self.containers[..depth.min(DEEPEST)].iter().map(one).collect()
    }

    /// The same for the next line, with the marks of items that begin on it.
    fn begin(&mut self) -> String {
        let one = |container: &mut Container| match container {
            Container::Quotation => "> ".to_owned(),
            Container::List(_) => String::new(),
            Container::Item { mark, width } if mark.is_empty() => " ".repeat(*width),
            Container::Item { mark, .. } => std::mem::take(mark),
        };
        self.containers.iter_mut().take(DEEPEST).map(one).collect()
    }

    /// Adds a block; a short item of a list stands right below the one before.
    fn put(&mut self, text: &str, kind: BlockKind) {
        if text.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            let mut open = self.containers[..self.shared].iter();
            let is_same_list = open.any(|container| matches!(container, Container::List(_)));
            if kind != BlockKind::Item || !is_same_list {
                self.text.push('\n');
                self.text.push_str(self.indent(self.shared).trim_end());
            }
            self.text.push('\n');
        }
        for (nth, line) in text.lines().enumerate() {
            if nth > 0 {
                self.text.push('\n');
            }
            let begin = self.begin();
            self.text.push_str(format!("{begin}{line}").trim_end());
        }
        self.shared = self.containers.len();
    }
}

struct Writer<'a, 'l> {
    site: &'a Site<'a>,
    /// The file that the body stands in.
    file: &'a str,
    page: Option<Url>,
    links: std::slice::Iter<'l, Resolved>,
    out: Flow,
    /// The footnotes that are open, each with its number and the text around it.
    footnotes: Vec<(usize, Flow)>,
    block: BlockKind,
    /// Of the open block, or the open cell.
    line: Line,
    /// Words whose highlights are still marked.
    run: String,
    open: Vec<Opened>,
    /// Whether what was typed is called something else, which stands there already.
    swallows: bool,
    /// In the title of a call-out.
    is_title: bool,
    table: Table,
    /// An HTML block, until it is whole.
    html: String,
    numbers: BTreeMap<To, usize>,
    /// What stands at the end, by numbers from 1.
    ends: Vec<String>,
}

impl Writer<'_, '_> {
    fn step(&mut self, part: Part<'_>) {
        if let Part::Text(text) = &part {
            self.run.push_str(&unsigned(text));
            return;
        }
        self.flush();
        match part {
            Part::Text(_) | Part::Gap => {}
            Part::Break(_) if self.is_title => {
                self.end_block(BlockKind::Heading);
                for opened in &mut self.open {
                    opened.start = 0;
                }
            }
            Part::Break(true) => self.line.text.push('\n'),
            Part::Break(false) => self.line.push(" "),
            Part::Open(kind) => self.block = kind,
            Part::Close if self.is_title => self.end_block(BlockKind::Heading),
            Part::Close => self.end_block(self.block),
            Part::Callout { titled, .. } => {
                self.out.containers.push(Container::Quotation);
                self.is_title = titled;
            }
            Part::Markup(event) => self.markup(event),
        }
    }

    fn flush(&mut self) {
        let run = std::mem::take(&mut self.run);
        if self.swallows {
            return;
        }
        self.line.is_own |= !run.trim().is_empty();
        match self.block {
            BlockKind::Code => self.line.text.push_str(&run),
            _ => self.line.push(&unmarked(&run)),
        }
    }

    fn markup(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Code(code) if !self.swallows => {
                self.line.is_own = true;
                self.line.text.push_str(&unsigned(&code));
            }
            Event::InlineHtml(html) if html.to_ascii_lowercase().starts_with("<br") => {
                self.line.text.push('\n');
            }
            Event::Html(html) => self.html.push_str(&unsigned(&html)),
            Event::FootnoteReference(name) => self.line.mark(self.line.text.len(), To::Footnote(name.into())),
            Event::Rule => self.out.put("* * *", BlockKind::Paragraph),
            Event::TaskListMarker(is_done) => {
                let sign = if is_done { "☑ " } else { "☐ " };
                if let Some(Container::Item { mark, width }) = self.out.containers.last_mut() {
                    *mark = if mark.starts_with('-') { sign.to_owned() } else { format!("{mark}{sign}") };
                    *width = mark.chars().count();
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::BlockQuote(_) => self.out.containers.push(Container::Quotation),
            Tag::List(first) => self.out.containers.push(Container::List(first)),
            Tag::Item => {
                let mark = match self.out.containers.last_mut() {
                    Some(Container::List(Some(next))) => {
                        let mark = format!("{next}. ");
                        *next = next.saturating_add(1);
                        mark
                    }
                    _ => "- ".to_owned(),
                };
                self.out.containers.push(Container::Item { width: mark.len(), mark });
            }
            Tag::FootnoteDefinition(name) => {
                let number = self.number(To::Footnote(name.into()));
                self.footnotes.push((number, std::mem::take(&mut self.out)));
            }
            Tag::Table(columns) => self.table = Table { columns, rows: Vec::new() },
            Tag::TableHead | Tag::TableRow => self.table.rows.push(Vec::new()),
            Tag::Strikethrough => self.line.push("~~"),
            Tag::Link { link_type, dest_url, .. } => self.start_link(link_type, &dest_url),
            Tag::Image { link_type, dest_url, title, .. } => self.start_image(link_type, &dest_url, &title),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::BlockQuote(_) => {
                // A call-out without words.
                self.is_title = false;
                self.out.leave();
            }
            TagEnd::List(_) | TagEnd::Item => self.out.leave(),
            TagEnd::FootnoteDefinition => {
                if let Some((number, around)) = self.footnotes.pop() {
                    let note = std::mem::replace(&mut self.out, around).text;
                    if let Some(end) = self.ends.get_mut(number - 1) {
                        *end = note;
                    }
                }
            }
            TagEnd::HtmlBlock => {
                let text = text_of_html(&std::mem::take(&mut self.html));
                self.out.put(&text, BlockKind::Paragraph);
            }
            TagEnd::TableCell => {
                let line = std::mem::take(&mut self.line);
                let cell = self.numbered(line).replace('\n', " ").trim().to_owned();
                if let Some(row) = self.table.rows.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::Strikethrough => self.line.text.push_str("~~"),
            TagEnd::Link | TagEnd::Image => self.end_link(),
            _ => {}
        }
    }

    fn start_link(&mut self, link_type: LinkType, dest: &str) {
        let start = self.line.text.len();
        let address = match link_type {
            LinkType::WikiLink { .. } if is_picture(dest) => None,
            LinkType::WikiLink { has_pothole } => self.links.next().and_then(|to| {
                let words = match to {
                    Resolved::To(link) => self.site.link_text(link),
                    Resolved::Expired(expired) => expired.title.to_string(),
                    Resolved::Nowhere => return None,
                };
                if !has_pothole && to.is_typed_by_id() {
                    self.line.is_own = true;
                    self.line.push(&words);
                    self.swallows = true;
                }
                to.link().map(|link| self.site.link_path(link))
            }),
            LinkType::Email => Some(format!("mailto:{dest}")),
            _ => own_address(self.site, dest),
        };
        self.open.push(Opened { start, address });
    }

    /// A picture is what it shows, with its address; what is embedded stands there.
    fn start_image(&mut self, link_type: LinkType, dest: &str, title: &str) {
        let start = self.line.text.len();
        let is_picture = !matches!(link_type, LinkType::WikiLink { .. }) || is_picture(dest);
        if is_picture {
            let name = picture_named(link_type, dest);
            let found = name.as_ref().and_then(|name| self.site.picture(self.file, name));
            if let LinkType::WikiLink { .. } = link_type {
                // Beside what it shows may stand how large it is to be.
                let is_size = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x');
                let words = title.split('|').map(str::trim).find(|word| !is_size(word)).unwrap_or_default();
                self.line.push(words);
            }
            self.line.is_own = true;
            self.open.push(Opened { start, address: found.or_else(|| own_address(self.site, dest)) });
            return;
        }
        let to = self.links.next();
        if let Some(Resolved::Expired(expired)) = to {
            self.line.is_own = true;
            self.line.push(&expired.title);
            self.line.text.extend([' ', EXPIRED]);
        }
        let Some(link) = to.and_then(Resolved::link) else {
            self.open.push(Opened { start, address: None });
            return;
        };
        match embed_lines(self.site, link) {
            Some(lines) => {
                for (nth, (words, path)) in lines.iter().enumerate() {
                    if nth > 0 {
                        self.line.text.push('\n');
                    }
                    let start = self.line.text.len();
                    self.line.push(words);
                    self.line.mark(start, To::Address(self.absolute(path)));
                }
            }
            None => {
                self.line.is_own = true;
                self.line.push(&self.site.link_text(link));
                self.line.mark(start, To::Address(self.absolute(&self.site.link_path(link))));
                // What a policy withholds is missed, and a page without words is not.
                if let Subject::Article(_) = link.to {
                    self.line.text.extend([' ', NOT_SHOWN]);
                }
            }
        }
        self.open.push(Opened { start, address: None });
    }

    fn end_link(&mut self) {
        self.swallows = false;
        let Some(Opened { start, address: Some(address) }) = self.open.pop() else { return };
        // A picture in a link leads where that does.
        if self.open.iter().any(|around| around.address.is_some()) {
            return;
        }
        let address = self.absolute(&address);
        let words = self.line.text.get(start..).unwrap_or_default().trim();
        if words.is_empty() {
            self.line.push(&address);
        } else if address.strip_prefix("mailto:").unwrap_or(&address) != words {
            self.line.mark(start, To::Address(address));
        }
    }

    fn absolute(&self, address: &str) -> String {
        match (address.strip_prefix('/'), &self.page) {
            (Some(_), _) => format!("{}{address}", self.site.config().base_url.origin()),
            (None, Some(page)) if Url::parse(address).is_err() => {
                page.join(address).map_or_else(|_| address.to_owned(), String::from)
            }
            _ => address.to_owned(),
        }
    }

    /// The number that stands for an address or a footnote, from 1.
    fn number(&mut self, to: To) -> usize {
        if let Some(number) = self.numbers.get(&to) {
            return *number;
        }
        self.ends.push(match &to {
            To::Address(address) => address.clone(),
            // It comes, or has come, in the body.
            To::Footnote(_) => String::new(),
        });
        self.numbers.insert(to, self.ends.len());
        self.ends.len()
    }

    /// The words of a line with numbers where it leads elsewhere.
    fn numbered(&mut self, line: Line) -> String {
        let (mut text, mut at) = (String::with_capacity(line.text.len()), 0);
        for mark in line.marks {
            text.push_str(&line.text[at..mark.end]);
            let space = if text.is_empty() || text.ends_with(char::is_whitespace) { "" } else { " " };
            text.push_str(&format!("{space}[{}]", self.number(mark.to)));
            at = mark.end;
        }
        text + &line.text[at..]
    }

    /// The words of a line, and below them what they lead to if they are nothing but links.
    fn words(&mut self, line: Line) -> (String, String) {
        if !line.is_links() {
            return (self.numbered(line), String::new());
        }
        let (mut words, mut below) = (String::new(), String::new());
        for Mark { start, end, to } in line.marks {
            let To::Address(address) = to else { continue };
            words.extend([below.as_str(), if words.is_empty() { "" } else { "\n" }, &line.text[start..end]]);
            below = format!("\n{address}");
        }
        (words, below)
    }

    fn end_block(&mut self, kind: BlockKind) {
        let line = std::mem::take(&mut self.line);
        self.is_title = false;
        match kind {
            BlockKind::Table => {
                let table = std::mem::take(&mut self.table);
                self.out.put(&table.text(), kind);
            }
            BlockKind::Code => {
                let lines: Vec<_> = line.text.lines().map(|line| format!("    {line}")).collect();
                self.out.put(&lines.join("\n"), kind);
            }
            BlockKind::Heading => {
                let (words, below) = self.words(line);
                self.out.put(&format!("== {} =={below}", words.trim()), kind);
            }
            BlockKind::Paragraph if !line.is_own => {
                self.out.containers.push(Container::Quotation);
                let (words, below) = self.words(line);
                self.out.put(&(words + &below), kind);
                self.out.leave();
            }
            BlockKind::Paragraph | BlockKind::Item => {
                let (words, below) = self.words(line);
                self.out.put(&(words + &below), kind);
            }
        }
    }

    fn finish(self) -> String {
        let mut text = self.out.text;
        for (nth, end) in self.ends.iter().enumerate() {
            text.push_str(if nth == 0 { "\n\n" } else { "\n" });
            let number = format!("[{}]", nth + 1);
            text.push_str(&number);
            for (nth, line) in end.lines().enumerate() {
                let indent = match (nth, line.is_empty()) {
                    (_, true) => 0,
                    (0, false) => 1,
                    _ => number.len() + 1,
                };
                text.extend([if nth > 0 { "\n" } else { "" }, &" ".repeat(indent), line]);
            }
        }
        text
    }
}

impl Table {
    /// In columns, or row by row where these would be too wide.
    fn text(&self) -> String {
        let none = String::new();
        let count = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let length = |text: &str| text.chars().count();
        let widths: Vec<usize> = (0..count)
            .map(|column| self.rows.iter().map(|row| length(row.get(column).unwrap_or(&none))).max())
            .map(Option::unwrap_or_default)
            .collect();
        let Some((head, rows)) = self.rows.split_first() else { return String::new() };
        if widths.iter().sum::<usize>() + 3 * count.saturating_sub(1) > WIDTH {
            let rows: Vec<_> = rows.iter().map(|row| labelled(head, row)).collect();
            return rows.join("\n\n");
        }
        let line = |row: &Vec<String>| {
            let cell = |(column, width): (usize, &usize)| {
                let text = row.get(column).unwrap_or(&none);
                let blank = width.saturating_sub(length(text));
                let before = match self.columns.get(column) {
                    Some(Alignment::Right) => blank,
                    Some(Alignment::Center) => blank / 2,
                    _ => 0,
                };
                format!("{}{text}{}", " ".repeat(before), " ".repeat(blank - before))
            };
            widths.iter().enumerate().map(cell).collect::<Vec<_>>().join(" | ")
        };
        let rule: Vec<_> = widths.iter().map(|width| "-".repeat(*width)).collect();
        let has_head = head.iter().any(|cell| !cell.is_empty());
        let mut lines = if has_head { vec![line(head), rule.join("-+-")] } else { Vec::new() };
        lines.extend(rows.iter().map(line));
        lines.join("\n")
    }
}

/// A row of a table, each cell on a line behind what heads its column.
fn labelled(head: &[String], row: &[String]) -> String {
    let cells = row.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    let one = |(column, cell): (usize, &String)| match head.get(column).filter(|head| !head.is_empty()) {
        Some(head) => format!("{head}{COLON} {cell}"),
        None => cell.clone(),
    };
    cells.map(one).collect::<Vec<_>>().join("\n")
}
