//! The briefing as tables (RFC 4180), for spreadsheets: one row a thing, the columns of the JSON.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and a formula in a stranger's
//! headline may do harm. Such texts get an apostrophe before them; numbers are left as they are.

use std::fmt::Display;

use super::json::Export;

/// One table as a text.
struct Table(String);

impl Table {
    fn new(columns: &[&str]) -> Self {
        Self(format!("{}\r\n", columns.join(",")))
    }

    fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        for (n, Cell(cell)) in cells.into_iter().enumerate() {
            if n > 0 {
                self.0.push(',');
            }
            if cell.contains(['"', ',', '\r', '\n']) {
                self.0.push('"');
                self.0.push_str(&cell.replace('"', "\"\""));
                self.0.push('"');
            } else {
                self.0.push_str(&cell);
            }
        }
        self.0.push_str("\r\n");
    }
}

struct Cell(String);

/// A text that no spreadsheet takes for a formula. The wide signs are the ones of East Asian keyboards; a tab or a line
/// break before a sign is skipped.
fn text(text: &str) -> Cell {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    Cell(if formula { format!("'{text}") } else { text.to_owned() })
}

fn maybe(value: Option<&str>) -> Cell {
    text(value.unwrap_or_default())
}

/// Several in one cell.
fn list(items: &[String]) -> Cell {
    text(&items.join("; "))
}

fn number(number: impl Display) -> Cell {
    Cell(number.to_string())
}

/// Every table with the name of its file.
pub fn tables(export: &Export) -> Vec<(&'static str, String)> {
    let mut sources = Table::new(&["id", "name", "domains", "articles"]);
    for source in &export.sources {
        let domains = list(&source.domains);
        sources.row([text(&source.id), text(&source.name), domains, number(source.articles.len())]);
    }
    let mut people = Table::new(&["id", "name", "aliases", "articles"]);
    for person in &export.people {
        let aliases = list(&person.aliases);
        people.row([text(&person.id), text(&person.name), aliases, number(person.articles.len())]);
    }
    let mut articles = Table::new(&["id", "title", "source", "url", "published", "agency", "people"]);
    let mut mentions = Table::new(&["article", "paragraph", "start", "end", "person", "text"]);
    let mut quotes = Table::new(&[
        "article",
        "paragraph",
        "start",
        "end",
        "kind",
        "text",
        "speaker",
        "speaker_text",
        "speaker_kind",
        "on_behalf_of",
        "rule",
        "confidence",
    ]);
    let mut figures =
        Table::new(&["article", "paragraph", "start", "end", "text", "value", "to", "unit", "noun", "hedge"]);
    let mut dates = Table::new(&[
        "article",
        "paragraph",
        "start",
        "end",
        "text",
        "value",
        "rule",
        "confidence",
        "listed",
    ]);
    for article in &export.articles {
        articles.row([
            text(&article.id),
            text(&article.title),
            text(&article.source),
            maybe(article.url.as_deref()),
            text(&article.published),
            list(&article.agency),
            list(&article.people),
        ]);
        let at = |paragraph: u32, start: usize, end: usize| {
            [text(&article.id), number(paragraph), number(start), number(end)]
        };
        for one in &article.mentions {
            let place = at(one.paragraph, one.start, one.end);
            mentions.row(place.into_iter().chain([text(&one.person), text(&one.text)]));
        }
        for one in &article.quotes {
            let who = one.speaker.as_ref();
            let cells = [
                text(one.kind),
                text(&one.text),
                maybe(who.and_then(|who| who.person.as_deref())),
                maybe(who.map(|who| who.surface.as_str())),
                maybe(who.map(|who| who.kind)),
                maybe(who.and_then(|who| who.on_behalf_of.as_deref())),
                maybe(who.map(|who| who.rule)),
                maybe(who.map(|who| who.confidence)),
            ];
            quotes.row(at(one.paragraph, one.start, one.end).into_iter().chain(cells));
        }
        for one in &article.figures {
            let cells = [
                text(&one.text),
                number(one.value),
                one.to.map_or(Cell(String::new()), number),
                maybe(one.unit.as_deref()),
                maybe(one.noun.as_deref()),
                maybe(one.hedge),
            ];
            figures.row(at(one.paragraph, one.start, one.end).into_iter().chain(cells));
        }
        for one in &article.dates {
            let cells = [
                text(&one.text),
                text(&one.value),
                text(one.rule),
                text(one.confidence),
                one.listed.map_or(Cell(String::new()), number),
            ];
            dates.row(at(one.paragraph, one.start, one.end).into_iter().chain(cells));
        }
    }
    vec![
        ("sources.csv", sources.0),
        ("people.csv", people.0),
        ("articles.csv", articles.0),
        ("mentions.csv", mentions.0),
        ("quotes.csv", quotes.0),
        ("figures.csv", figures.0),
        ("dates.csv", dates.0),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_no_formulas() {
        for (cell, want) in [
            (text("plain"), "plain"),
            (text("a, b"), "\"a, b\""),
            (text("so \"called\""), "\"so \"\"called\"\"\""),
            (text("two\nlines"), "\"two\nlines\""),
            (text("=1+1"), "'=1+1"),
            (text("@x"), "'@x"),
            (text("-5, or so"), "\"'-5, or so\""),
            (text("＝1"), "'＝1"),
            (number(-5.5), "-5.5"),
            (maybe(None), ""),
        ] {
            let mut table = Table(String::new());
            table.row([cell, text("x")]);
            assert_eq!(table.0, format!("{want},x\r\n"));
        }
    }
}
