//! HTML to the blocks of text that a browser would set apart. It is no extraction: all that can be seen is in it, and
//! so it says where paragraphs end that an extraction ran together.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

use super::text;

/// What a block is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Paragraph,
    /// Of this level, from 1.
    Heading(u8),
    /// Of a list.
    Item,
}

/// Text that stands by itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) kind: Kind,
    pub(super) text: String,
    /// The letters of its links, as [`letters`] has them.
    pub(super) linked: String,
}

impl Block {
    fn to_markdown(&self) -> String {
        let mark = match self.kind {
            Kind::Paragraph => String::new(),
            Kind::Heading(level) => "#".repeat(level.into()) + " ",
            Kind::Item => "- ".to_owned(),
        };
        mark + &text::escape(&self.text)
    }
}

/// Blocks as Markdown.
pub(super) fn to_markdown(blocks: &[Block]) -> String {
    let mut markdown = String::new();
    for (at, block) in blocks.iter().enumerate() {
        let is_list = at > 0 && [&blocks[at - 1], block].iter().all(|block| block.kind == Kind::Item);
        markdown += if is_list || at == 0 { "" } else { "\n" };
        markdown += &block.to_markdown();
        markdown.push('\n');
    }
    markdown
}

/// Elements that hold text which nobody sees.
const UNSEEN: [&[u8]; 6] = [b"script", b"style", b"template", b"noscript", b"title", b"svg"];

/// Elements that stand by themselves, whatever is in them. What is not known stands within a line.
const STANDING: [&[u8]; 40] = [
    b"address",
    b"article",
    b"aside",
    b"blockquote",
    b"body",
    b"caption",
    b"center",
    b"dd",
    b"details",
    b"dialog",
    b"dir",
    b"div",
    b"dl",
    b"dt",
    b"fieldset",
    b"figcaption",
    b"figure",
    b"footer",
    b"form",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"header",
    b"hr",
    b"html",
    b"li",
    b"main",
    b"nav",
    b"ol",
    b"p",
    b"pre",
    b"section",
    b"summary",
    b"table",
    b"td",
    b"th",
    b"ul",
];

/// A cell with more words is a column of a layout.
const MAX_CELL: usize = 8;
/// Tables in each other.
const MAX_TABLES: usize = 1_000;

/// Elements without an end.
const VOID: [&[u8]; 8] = [b"br", b"hr", b"img", b"input", b"link", b"meta", b"col", b"wbr"];

/// The blocks of a piece of HTML. An empty line ends one, as people write them with two `<br>`.
pub(super) fn of(html: &str) -> Vec<Block> {
    let mut setter = Setter::default();
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    // The element that hides what is in it, and how many of its name are open.
    let mut hidden: Option<(Vec<u8>, usize)> = None;
    let mut is_link = false;
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => match &mut hidden {
                Some((name, depth)) => *depth += usize::from(*name == tag.name[..] && !tag.self_closing),
                None if is_unseen(&tag) => hidden = Some((tag.name.to_vec(), 1)),
                None if &tag.name[..] == b"br" => setter.line.push('\n'),
                None if &tag.name[..] == b"a" => is_link = tag.attributes.contains_key(&b"href"[..]),
                None if stands(&tag) || &tag.name[..] == b"tr" => setter.open(&tag.name),
                None => {}
            },
            Token::EndTag(tag) => match &mut hidden {
                Some((name, depth)) => {
                    *depth -= usize::from(*name == tag.name[..]);
                    if *depth == 0 {
                        hidden = None;
                    }
                }
                None if &tag.name[..] == b"a" => is_link = false,
                None if STANDING.contains(&&tag.name[..]) || &tag.name[..] == b"tr" => setter.end(&tag.name),
                None => {}
            },
            Token::String(words) if hidden.is_none() => {
                // Line breaks of the markup are spaces.
                let words = String::from_utf8_lossy(&words);
                if is_link {
                    setter.linked += &letters(&words);
                }
                setter.line.extend(words.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
            }
            _ => {}
        }
    }
    setter.close();
    setter.blocks
}

fn is_unseen(tag: &StartTag<()>) -> bool {
    let is_hidden = tag.attributes.contains_key(&b"hidden"[..]) || style(tag).contains("display:none");
    !tag.self_closing && !VOID.contains(&&tag.name[..]) && (is_hidden || UNSEEN.contains(&&tag.name[..]))
}

fn stands(tag: &StartTag<()>) -> bool {
    STANDING.contains(&&tag.name[..]) && !style(tag).contains("display:inline")
        || style(tag).contains("display:block")
}

/// The style that an element has of itself, without spaces.
fn style(tag: &StartTag<()>) -> String {
    let style = tag.attributes.get(&b"style"[..]).map(|style| String::from_utf8_lossy(style));
    style.unwrap_or_default().split_whitespace().collect::<String>().to_ascii_lowercase()
}

fn kind(name: &[u8]) -> Kind {
    match name {
        [b'h', level @ b'1'..=b'6'] => Kind::Heading(level - b'0'),
        b"li" => Kind::Item,
        _ => Kind::Paragraph,
    }
}

/// Puts text together to blocks.
#[derive(Default)]
struct Setter {
    blocks: Vec<Block>,
    /// What came since the last block, with its line breaks.
    line: String,
    kind: Kind,
    linked: String,
    /// The open row of each open table, if there is one.
    rows: Vec<Option<Row>>,
}

/// A row of a table that is being read.
struct Row {
    /// The number of its first block.
    start: usize,
    cells: usize,
}

impl Setter {
    fn open(&mut self, name: &[u8]) {
        self.close();
        match name {
            b"table" if self.rows.len() < MAX_TABLES => self.rows.push(None),
            b"tr" => {
                self.end_row();
                let start = self.blocks.len();
                self.rows.last_mut().into_iter().for_each(|row| *row = Some(Row { start, cells: 0 }));
            }
            b"td" | b"th" => self.rows.last_mut().into_iter().flatten().for_each(|row| row.cells += 1),
            _ => {}
        }
        // A paragraph in an item is the item.
        if !matches!(name, b"p" | b"div") {
            self.kind = kind(name);
        }
    }

    fn end(&mut self, name: &[u8]) {
        self.close();
        match name {
            b"tr" => self.end_row(),
            b"table" => {
                self.end_row();
                self.rows.pop();
            }
            _ if kind(name) != Kind::Paragraph => self.kind = Kind::Paragraph,
            _ => {}
        }
    }

    /// Puts the cells of a row into one line, if they are what tables are made for and not a layout.
    fn end_row(&mut self) {
        let Some(row) = self.rows.last_mut().and_then(Option::take) else { return };
        let cells = &self.blocks[row.start..];
        let is_cell = |block: &Block| {
            block.kind == Kind::Paragraph
                && block.text.split(' ').count() <= MAX_CELL
                && block.linked != letters(&block.text)
        };
        if (2..=row.cells).contains(&cells.len()) && cells.iter().all(is_cell) {
            let text = cells.iter().map(|cell| &*cell.text).collect::<Vec<_>>().join(" · ");
            let linked = cells.iter().map(|cell| &*cell.linked).collect();
            self.blocks.truncate(row.start);
            self.blocks.push(Block { kind: Kind::Paragraph, text, linked });
        }
    }

    fn close(&mut self) {
        let (text, linked) = (std::mem::take(&mut self.line), std::mem::take(&mut self.linked));
        let texts = text::paragraphs(&text);
        let is_one = texts.len() == 1;
        for text in texts.into_iter().filter(|text| text.contains(char::is_alphanumeric)) {
            let own = letters(&text);
            let linked = match is_one {
                true => linked.clone(),
                false if linked.contains(&own) => own,
                false => String::new(),
            };
            self.blocks.push(Block { kind: self.kind, text, linked });
            // Behind what an item or a heading begins with, a paragraph may stand.
            self.kind = Kind::Paragraph;
        }
    }
}

/// The letters and digits of a text, by which it is known whatever stands between them.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(html: &str) -> Vec<String> {
        of(html).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn blocks_end_where_a_browser_ends_them() {
        let long = "A line that is so long that nobody would have wrapped it by hand, since it takes more room than any screen of letters has.";
        for (html, want) in [
            ("<p>One</p><p>two</p>", vec!["One", "two"]),
            ("<div><div>One</div><div><br></div><div>two <b>three</b></div></div>", vec!["One", "two three"]),
            ("One<br><br>two<br>\n three", vec!["One", "two three"]),
            ("<table><tr><td>One<td>two<tr><td>three</table>four", vec!["One · two", "three", "four"]),
            (
                "<table><tr><td><table><tr><td>One</td></tr></table></td><td>a column of nine words is a layout too</td></tr></table>",
                vec!["One", "a column of nine words is a layout too"],
            ),
            (
                "<table><tr><td><a href=/a>One</a></td><td><a href=/b>two</a></td></tr></table>",
                vec!["One", "two"],
            ),
            (
                "<p class=MsoNormal>One<o:p></o:p></p><p><o:p>&nbsp;</o:p></p><p>two<o:p></o:p></p>",
                vec!["One", "two"],
            ),
            ("<p>He met <who-link>Ada</who-link> today</p>", vec!["He met Ada today"]),
            ("<div style='display: none'><div>Unseen</div>too</div>One<style>p{}</style>", vec!["One"]),
            (
                "<span style='display:block'>One</span><span style='display:block'>two</span>",
                vec!["One", "two"],
            ),
            ("<p>&zwnj;&nbsp;&zwnj;</p><p>A &amp; B</p>", vec!["A & B"]),
            (&format!("{long}<br>Another."), vec![long, "Another."]),
        ] {
            assert_eq!(texts(html), want, "{html}");
        }
    }

    #[test]
    fn headings_and_items_are_told_from_paragraphs() {
        let blocks = of("<h2>Head</h2><p>One</p><ul><li>two<p>three</p><li>four</ul>five");
        let want = "## Head\n\nOne\n\n- two\n\nthree\n\n- four\n\nfive\n";
        assert_eq!(to_markdown(&blocks), want);
        assert_eq!(to_markdown(&of("<li>One<li>two<h1>*")), "- One\n- two\n");
        assert_eq!(to_markdown(&of("<ul><li><p>One</p></li><li></li></ul><div>two</div>")), "- One\n\ntwo\n");
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_or_comes_twice(pieces in proptest::collection::vec("[a-zé]{1,9} |<br>|</?(p|div|table|tr|td|li|ul|h2|b)>|<a href=/x>|</a>", 0..60)) {
            let html = pieces.concat();
            let seen: String = pieces.iter().filter(|piece| !piece.starts_with('<')).map(|text| letters(text)).collect();
            let blocks: String = of(&html).iter().map(|block| letters(&block.text)).collect();
            prop_assert_eq!(blocks, seen, "{}", html);
        }
    }
}
