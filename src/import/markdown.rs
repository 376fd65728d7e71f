//! Markdown clippings, with the Web Clipper's front matter or without; and what of Markdown is ours alone.

use std::borrow::Cow;

use pulldown_cmark::{Event, LinkType, Tag};

use super::clipping::Clipping;
use super::metadata::from_fields;
use crate::content::{Part, Trust, front_matter, parts};
use crate::diagnostic::Diagnostic;

pub(super) fn read(content: &str, label: &str) -> Result<Clipping, Box<Diagnostic>> {
    if !content.starts_with("---\n") {
        return Ok(Clipping::of_body(format!("{}\n", content.trim())));
    }
    let (mut fields, offset) = front_matter::read(label, content)?;
    let mut stated = from_fields(&mut fields);
    // The Web Clipper's day of clipping.
    stated.retrieved = stated.retrieved.or_else(|| fields.text("created").map(|created| created.value));
    // It keeps the address in `source`.
    if let Some(address) = stated.source.take_if(|source| source.contains("://")) {
        stated.url.get_or_insert(address);
    }
    // Other keys of somebody's vault are none of our business.
    Ok(Clipping { stated, ..Clipping::of_body(format!("{}\n", content[offset..].trim())) })
}

/// So often is a text read again, since brackets that were hidden in each other may open then.
const MAX_ROUNDS: usize = 8;

/// A stranger's Markdown in which no brackets are a wiki-link of ours: `[[1]](#note)` reads as it does elsewhere. Nothing
/// else that notes may hold besides Markdown (call-outs, comments, names of blocks, highlights, tags, HTML) means
/// anything in articles.
pub(super) fn without_wiki_links(markdown: String) -> String {
    let mut markdown = markdown;
    for _ in 0..MAX_ROUNDS {
        match escaped(&markdown) {
            Cow::Borrowed(_) => return markdown,
            Cow::Owned(less) => markdown = less,
        }
    }
    // Nobody writes so by chance.
    markdown.replace('[', "\\[")
}

fn escaped(markdown: &str) -> Cow<'_, str> {
    if !markdown.contains("[[") {
        return Cow::Borrowed(markdown);
    }
    let links = parts(markdown, Trust::Foreign).filter_map(|(part, range)| match part {
        Part::Markup(Event::Start(
            Tag::Link { link_type: LinkType::WikiLink { .. }, .. }
            | Tag::Image { link_type: LinkType::WikiLink { .. }, .. },
        )) => Some(range),
        _ => None,
    });
    let mut before = Vec::new();
    for link in links {
        let open = link.start + usize::from(markdown[link.clone()].starts_with('!'));
        let close = link.end - 2;
        // Brackets in the text of a link: `[[1]](#note)`. Other ones are no link, and must not become one.
        if markdown[link.end..].starts_with(['(', '[']) {
            before.extend([open + 1, close]);
        } else {
            before.extend([open, open + 1, close, close + 1]);
        }
    }
    if before.is_empty() {
        return Cow::Borrowed(markdown);
    }
    before.sort_unstable();
    before.dedup();
    let mut out = String::with_capacity(markdown.len() + before.len());
    let mut from = 0;
    for at in before {
        out.push_str(&markdown[from..at]);
        out.push('\\');
        from = at;
    }
    Cow::Owned(out + &markdown[from..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Options, Parser};

    use super::*;
    use crate::content::Body;

    /// The words of Markdown as it is read where nobody knows wiki-links.
    fn plain(markdown: &str) -> String {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        let text = |event| match event {
            Event::Text(text) | Event::Code(text) => Some(text.into_string()),
            Event::SoftBreak | Event::HardBreak => Some(" ".to_owned()),
            _ => None,
        };
        Parser::new_ext(markdown, options).filter_map(text).collect()
    }

    #[test]
    fn brackets_of_strangers_stay_brackets() {
        for (markdown, want) in [
            ("Said [[1]](#note) so", "Said [\\[1\\]](#note) so"),
            ("[[a|b]] and ![[c.png]]", "\\[\\[a|b\\]\\] and !\\[\\[c.png\\]\\]"),
            ("See [[x]][r]\n\n[r]: https://x.example/", "See [\\[x\\]][r]\n\n[r]: https://x.example/"),
            ("[[1]]: https://x.example/", "\\[\\[1\\]\\]: https://x.example/"),
            ("`[[code]]` \\[[no]]", "`[[code]]` \\[[no]]"),
            ("    [[code]]", "    [[code]]"),
        ] {
            assert_eq!(without_wiki_links(markdown.to_owned()), want);
        }
        let deep = without_wiki_links("[[".repeat(5_000) + "a" + &"]]".repeat(5_000));
        assert!(Body::parse(&deep, 0, Trust::Foreign).links.is_empty());
    }

    proptest! {
        #[test]
        fn no_text_of_strangers_is_a_link_of_ours(markdown in "[\\[\\]!()ab#|`* \n\\\\-]{0,40}") {
            let escaped = without_wiki_links(markdown.clone());
            prop_assert!(Body::parse(&escaped, 0, Trust::Foreign).links.is_empty(), "{}", escaped);
            prop_assert_eq!(plain(&escaped), plain(&markdown), "{}", escaped);
        }
    }
}
