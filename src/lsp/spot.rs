//! What stands at a place in a text that may be half written: a wiki-link, a key or a value of front matter or of
//! `site.toml`, or words. It goes by lines, since what is being written seldom parses.

use std::ops::Range;

use crate::config;
use crate::content::{Key, keys_of_file};

use super::front;

/// What stands at a place; spans are bytes of the text.
#[derive(Debug)]
pub(super) enum Spot {
    /// Within the brackets of a wiki-link.
    Link(LinkSpot),
    /// Where a key stands or could.
    Key(KeySpot),
    /// Where a value stands or could.
    Value(ValueSpot),
    /// Anything else in a body.
    Words,
}

/// A wiki-link, perhaps without its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LinkSpot {
    /// With its brackets.
    pub(super) whole: Range<usize>,
    /// What names the target, without `#p7`.
    pub(super) name: Range<usize>,
    /// What stands behind `#`.
    pub(super) anchor: Option<Range<usize>>,
    /// Whether the place is in the text behind `|`.
    pub(super) in_label: bool,
    /// Whether it has its closing brackets.
    pub(super) closed: bool,
}

impl LinkSpot {
    /// All that says where it leads.
    pub(super) fn target(&self) -> Range<usize> {
        self.name.start..self.anchor.as_ref().map_or(self.name.end, |anchor| anchor.end)
    }
}

/// A key, perhaps half written or not at all.
#[derive(Debug)]
pub(super) struct KeySpot {
    /// What there can be.
    pub(super) keys: &'static [Key],
    /// What is there.
    pub(super) typed: Range<usize>,
    /// Keys that the table has already.
    pub(super) present: Vec<String>,
    /// What stands between a key and its value.
    pub(super) sign: &'static str,
    /// Whether the sign is there.
    pub(super) signed: bool,
}

/// A value, perhaps half written or not at all.
#[derive(Debug)]
pub(super) struct ValueSpot {
    /// Whose it is.
    pub(super) key: &'static Key,
    /// Without quotation marks.
    pub(super) typed: Range<usize>,
    /// Whether it has quotation marks already.
    pub(super) quoted: bool,
    /// Whether texts need them.
    pub(super) needs_quotes: bool,
}

/// What stands at `offset` of a file of the site.
pub(super) fn spot(path: &str, text: &str, offset: usize) -> Option<Spot> {
    let link = link_at(text, offset);
    if path == "site.toml" {
        return front::toml(text, offset, config::KEYS);
    }
    let keys = keys_of_file(path)?;
    match front::bounds(text) {
        Some(front) if front.contains(&offset) || offset == front.end => match link {
            Some(link) => Some(Spot::Link(link)),
            None => front::yaml(text, &front, offset, keys),
        },
        _ => Some(link.map_or(Spot::Words, Spot::Link)),
    }
}

/// The link whose brackets are around `offset`, on one line.
fn link_at(text: &str, offset: usize) -> Option<LinkSpot> {
    let line_start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    // A place within the opening brackets is in the link, too.
    let reach = (offset + 2).min(line_end);
    let reach = (reach..=line_end).find(|at| text.is_char_boundary(*at))?;
    let open = text[line_start..reach]
        .rmatch_indices("[[")
        .map(|(at, _)| line_start + at)
        .find(|at| *at <= offset)?;
    let inner = open + 2;
    let (end, closed) = match text[inner..line_end].find("]]") {
        Some(at) => (inner + at, true),
        None => (offset.max(inner), false),
    };
    let whole = open..end + if closed { 2 } else { 0 };
    if offset > whole.end || (closed && offset == whole.end) || text[inner..end].contains("[[") {
        return None;
    }
    let target_end = text[inner..end].find('|').map_or(end, |at| inner + at);
    // In a table the sign stands behind a backslash.
    let target_end = target_end - usize::from(target_end < end && text[inner..target_end].ends_with('\\'));
    let (name, anchor) = match text[inner..target_end].find('#') {
        Some(at) => (inner..inner + at, Some(inner + at + 1..target_end)),
        None => (inner..target_end, None),
    };
    Some(LinkSpot { whole, name, anchor, in_label: target_end < end && offset > target_end, closed })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Half-written texts are what this is for.
        #[test]
        fn every_place_in_every_text_has_an_answer(
            start in prop::sample::select(vec!["", "---\n", "\u{feff}---\r\n", "[theme]\n"]),
            rest in "(title|people|corrections|nav|  |- |---|\\[\\[|\\]\\]|[-\\[\\]{}:,|#\"'=\r\nü𝄞 a]){0,40}",
        ) {
            let text = format!("{start}{rest}");
            for path in ["content/articles/a.md", "content/notes/a.md", "site.toml", "content/x.md"] {
                for offset in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                    let within = |span: &Range<usize>| text.get(span.clone()).is_some();
                    match spot(path, &text, offset) {
                        Some(Spot::Link(link)) => {
                            prop_assert!(within(&link.whole) && within(&link.name) && within(&link.target()));
                        }
                        Some(Spot::Key(key)) => prop_assert!(within(&key.typed)),
                        Some(Spot::Value(value)) => prop_assert!(within(&value.typed)),
                        Some(Spot::Words) | None => {}
                    }
                }
            }
        }
    }

    /// The place is at `‸`, which is no part of the text.
    fn at(marked: &str) -> (String, usize) {
        let offset = marked.find('‸').expect("a mark");
        (marked.replace('‸', ""), offset)
    }

    #[test]
    fn a_link_is_found_from_every_place_in_it() {
        for (marked, want) in [
            ("See [[‸", Some(("", None, false, false))),
            ("See [[Ann‸", Some(("Ann", None, false, false))),
            ("See [[Ann ‸\nmore", Some(("Ann ", None, false, false))),
            ("‸[[Ann]]", Some(("Ann", None, false, true))),
            ("[‸[Ann]]", Some(("Ann", None, false, true))),
            ("[[A‸nn]]", Some(("Ann", None, false, true))),
            ("[[Ann]‸]", Some(("Ann", None, false, true))),
            ("[[Ann]]‸", None),
            ("[[one]] and [[a#p2‸|words]]", Some(("a", Some("p2"), false, true))),
            ("[[a#‸]]", Some(("a", Some(""), false, true))),
            ("[[a#p1|wo‸rds]]", Some(("a", Some("p1"), true, true))),
            ("[[one]] and ‸ then [[two]]", None),
            ("[[a]]\n‸", None),
            ("ü [[Zoë‸]] ü", Some(("Zoë", None, false, true))),
        ] {
            let (text, offset) = at(marked);
            let found = link_at(&text, offset);
            let found = found.as_ref().map(|link| {
                let anchor = link.anchor.clone().map(|anchor| &text[anchor]);
                (&text[link.name.clone()], anchor, link.in_label, link.closed)
            });
            assert_eq!(found, want, "{marked}");
        }
    }
}
