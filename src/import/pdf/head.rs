//! What stands above the text of an article on its first page: the name of the paper, the headline, who wrote it, and
//! when.

use super::super::{blocks::letters, bylines, dates};
use super::layout::Laid;

/// The line of the author, or the date, is one of so many behind the headline.
const MAX_LINES: usize = 4;
/// What stands above the headline has no more words, or is text.
const MAX_ABOVE: usize = 15;
/// A date has no more letters.
const MAX_DATE: usize = 40;
/// What names of files end with, which programs give for titles.
const FILES: [&str; 8] = [".doc", ".docx", ".odt", ".pdf", ".indd", ".qxd", ".html", ".rtf"];

/// What was found there.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Head {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
}

/// Takes it off the text. `named` is what the PDF calls itself: sites add their name to it, and programs theirs.
pub(super) fn take(laid: &mut Laid, named: Option<&str>, is_printed: bool) -> Head {
    let named = named.filter(|named| !is_file(named));
    let headline = match named {
        // What a browser prints is named as its author wants it; other programs name what they like.
        Some(named) => within(laid, named).or_else(|| largest(laid).filter(|_| !is_printed)),
        None => largest(laid),
    };
    let title = headline.map(|at| laid.blocks[at].text.clone()).or_else(|| named.map(str::to_owned));
    let mut head = Head { title, ..Head::default() };
    let mut above = None;
    if let Some(at) = headline {
        let is_above = laid.blocks[..at].iter().all(|block| is_short(&block.text));
        above = laid.blocks[..at].iter().filter(|_| is_above).find_map(|block| begun(&block.text));
        laid.blocks.drain(if is_above { 0 } else { at }..=at);
    }
    let mut at = 0;
    for _ in 0..MAX_LINES {
        let Some(block) = laid.blocks.get(at).filter(|block| is_short(&block.text)) else { break };
        if head.take_line(&block.text) {
            laid.blocks.remove(at);
        } else {
            at += 1;
        }
    }
    head.published = head.published.or(above);
    head
}

impl Head {
    /// Reads a line below the headline. Whether nothing else stands in it.
    fn take_line(&mut self, line: &str) -> bool {
        if let Some((names, behind)) = bylines::of_line(line).filter(|_| self.authors.is_empty()) {
            self.authors = names;
            let day = day(behind);
            let is_read = behind.is_empty() || day.is_some();
            self.published = self.published.take().or(day);
            return is_read;
        }
        self.published = self.published.take().or_else(|| begun(line));
        day(line).is_some()
    }
}

/// The day that a text is.
fn day(text: &str) -> Option<String> {
    let date = (text.len() <= MAX_DATE).then(|| dates::normal(text)).flatten()?;
    // A year is no day.
    (date.len() >= "2025-03-04".len()).then_some(date)
}

/// The day that a line is, or begins with: `20 March 2025 Read the original`.
fn begun(line: &str) -> Option<String> {
    let three = line.match_indices(' ').nth(2).map(|(end, _)| &line[..end]);
    day(line).or_else(|| day(three.filter(|three| three.ends_with(|c: char| c.is_ascii_digit()))?))
}

/// The headline that the PDF is named after: of several lines of the first page that stand in its name, the one that
/// stands first there, since the paper's comes last.
fn within(laid: &Laid, named: &str) -> Option<usize> {
    let named = letters(named).to_lowercase();
    let first = laid.blocks.iter().take_while(|block| block.page == 0).enumerate();
    let places = first.filter_map(|(at, block)| {
        let text = letters(&block.text).to_lowercase();
        let place = named.find(&text).filter(|_| laid.is_large(at) || text == named)?;
        Some((place, usize::MAX - text.len(), at))
    });
    places.min().map(|(.., at)| at)
}

/// The largest heading of the first page.
fn largest(laid: &Laid) -> Option<usize> {
    let first = laid.blocks.iter().take_while(|block| block.page == 0).enumerate();
    let headings = first.filter(|(at, _)| laid.is_heading(*at));
    // Of several, the first.
    headings.reduce(|best, next| if next.1.size > best.1.size { next } else { best }).map(|(at, _)| at)
}

/// Whether this is no sentence.
fn is_short(text: &str) -> bool {
    text.split(' ').count() <= MAX_ABOVE && !super::layout::ends_sentence(text)
}

fn is_file(named: &str) -> bool {
    let named = named.trim().to_lowercase();
    FILES.iter().any(|end| named.ends_with(end)) || named.starts_with("microsoft ") || named == "untitled"
}

#[cfg(test)]
mod tests {
    use super::super::layout::Block;
    use super::*;

    const TEXT: &str =
        "The lake council approved a loan for the bridge at Heron Point on Thursday, with nine votes.";

    /// Blocks of the first page, each with its size.
    fn read(named: Option<&str>, is_printed: bool, texts: &[(f64, &str)]) -> (Head, Vec<String>) {
        let block = |(size, text): &(f64, &str)| Block { text: (*text).to_owned(), size: *size, page: 0 };
        let blocks = texts.iter().map(block).collect();
        let mut laid = Laid { blocks, usual: 10.0, of_text: [20].into() };
        let head = take(&mut laid, named, is_printed);
        (head, laid.blocks.into_iter().map(|block| block.text).collect())
    }

    #[test]
    fn the_headline_is_told_from_the_name_of_the_paper() {
        let above =
            [(18.0, "The Lake Paper"), (9.0, "Politics"), (14.0, "Council approves loan"), (10.0, TEXT)];
        for (named, is_printed, want) in [
            (Some("Council approves loan · The Lake Paper"), true, "Council approves loan"),
            (Some("COUNCIL APPROVES LOAN"), false, "Council approves loan"),
            (Some("Something else"), true, "Something else"),
            (Some("Layout 1"), false, "The Lake Paper"),
            (Some("Microsoft Word - draft3.doc"), true, "The Lake Paper"),
            (None, false, "The Lake Paper"),
        ] {
            let (head, rest) = read(named, is_printed, &above);
            assert_eq!(head.title.as_deref(), Some(want), "{named:?}");
            assert!(rest.last().is_some_and(|last| last == TEXT) && !rest.contains(&want.to_owned()));
            assert!(want != "Council approves loan" || rest.len() == 1, "{rest:?}");
        }
        // A day above it is read, and a year is none.
        let dated = [(9.0, "18 March 2025"), (14.0, "Council approves loan"), (9.0, "2025"), (10.0, TEXT)];
        let (head, rest) = read(None, false, &dated);
        assert_eq!(
            (head.published.as_deref(), &rest[..]),
            (Some("2025-03-18"), &["2025".to_owned(), TEXT.to_owned()][..])
        );
        // Text above is kept.
        let (_, rest) = read(Some("Second"), false, &[(10.0, TEXT), (14.0, "Second"), (10.0, TEXT)]);
        assert_eq!(rest, [TEXT, TEXT]);
    }

    #[test]
    fn the_lines_below_say_who_wrote_and_when() {
        for (lines, authors, published, rest) in [
            (vec!["By Una Hask, 20 March 2025"], vec!["Una Hask"], Some("2025-03-20"), vec![]),
            (vec!["By Una Hask", "March 20, 2025"], vec!["Una Hask"], Some("2025-03-20"), vec![]),
            (
                vec!["Lindmere", "Von Jana von Maier und Uwe Holt"],
                vec!["Jana von Maier", "Uwe Holt"],
                None,
                vec!["Lindmere"],
            ),
            (vec!["Par Léa Moreau, page 7"], vec!["Léa Moreau"], None, vec!["Par Léa Moreau, page 7"]),
            (
                vec!["20 March 2025 Read the original"],
                vec![],
                Some("2025-03-20"),
                vec!["20 March 2025 Read the original"],
            ),
            (vec!["By the lake"], vec![], None, vec!["By the lake"]),
            (vec![TEXT, "By Una Hask"], vec![], None, vec![TEXT, "By Una Hask"]),
        ] {
            let blocks = lines.iter().map(|line| (10.0, *line)).chain([(10.0, TEXT)]).collect::<Vec<_>>();
            let (head, left) = read(None, false, &blocks);
            assert_eq!(
                (head.authors, head.published.as_deref()),
                (authors.into_iter().map(str::to_owned).collect(), published),
                "{lines:?}"
            );
            assert_eq!(left, [rest, vec![TEXT]].concat(), "{lines:?}");
        }
    }
}
