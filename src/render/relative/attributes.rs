//! The start tags of a page with their attributes, as the standard's tokenizer finds them (WHATWG HTML, 13.2.5), by
//! places alone: nothing is decoded or copied, since every page of a site goes through this.

use std::ops::Range;

/// An attribute of a tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Attribute {
    pub(super) name: Range<usize>,
    /// Without quotation marks; empty where there is none.
    pub(super) value: Range<usize>,
    pub(super) is_quoted: bool,
}

/// Hands every start tag with attributes to `visit`: its name as it is written, and where its attributes are.
pub(super) fn tags(html: &[u8], mut visit: impl FnMut(&[u8], &[Attribute])) {
    let mut attributes = Vec::new();
    let mut at = 0;
    while let Some(open) = find(html, at, |byte| byte == b'<') {
        at = match (byte(html, open + 1), byte(html, open + 2)) {
            (b'!', _) if html[open..].starts_with(b"<!--") => comment_end(html, open + 4),
            (b'!' | b'?', _) => find(html, open + 1, |byte| byte == b'>').map_or(html.len(), |end| end + 1),
            (b'/', name) if name.is_ascii_alphabetic() => {
                let Some(end) = tag(html, open + 2, &mut attributes) else { return };
                end
            }
            (b'/', _) if open + 2 < html.len() => {
                find(html, open + 2, |byte| byte == b'>').map_or(html.len(), |end| end + 1)
            }
            (name, _) if name.is_ascii_alphabetic() => {
                let Some(end) = tag(html, open + 1, &mut attributes) else { return };
                let name = &html[open + 1..name_end(html, open + 1)];
                if !attributes.is_empty() {
                    visit(name, &attributes);
                }
                raw_text_end(html, end, name)
            }
            _ => open + 1,
        };
    }
}

fn byte(html: &[u8], at: usize) -> u8 {
    html.get(at).copied().unwrap_or_default()
}

fn find(html: &[u8], from: usize, is_it: impl Fn(u8) -> bool) -> Option<usize> {
    html.get(from..)?.iter().position(|byte| is_it(*byte)).map(|at| from + at)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c' | b'\r')
}

fn name_end(html: &[u8], from: usize) -> usize {
    find(html, from, |byte| is_space(byte) || matches!(byte, b'/' | b'>')).unwrap_or(html.len())
}

/// Reads the tag whose name begins at `name`, and says where it ends; a tag that does not end is none.
fn tag(html: &[u8], name: usize, attributes: &mut Vec<Attribute>) -> Option<usize> {
    attributes.clear();
    let mut at = name_end(html, name);
    loop {
        at = find(html, at, |byte| !is_space(byte) && byte != b'/')?;
        if html[at] == b'>' {
            return Some(at + 1);
        }
        // An equals sign may begin a name.
        let end = find(html, at + 1, |byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'='))?;
        let name = at..end;
        at = find(html, end, |byte| !is_space(byte))?;
        if html[at] != b'=' {
            attributes.push(Attribute { name, value: end..end, is_quoted: false });
            continue;
        }
        at = find(html, at + 1, |byte| !is_space(byte))?;
        let (value, is_quoted) = match html[at] {
            mark @ (b'"' | b'\'') => (at + 1..find(html, at + 1, |byte| byte == mark)?, true),
            _ => (at..find(html, at, |byte| is_space(byte) || byte == b'>')?, false),
        };
        at = value.end + usize::from(is_quoted);
        attributes.push(Attribute { name, value, is_quoted });
    }
}

/// Where the comment whose text begins at `from` ends.
fn comment_end(html: &[u8], from: usize) -> usize {
    let rest = &html[from..];
    if rest.starts_with(b">") {
        return from + 1;
    }
    if rest.starts_with(b"->") {
        return from + 2;
    }
    let mut at = from;
    while let Some(dash) = find(html, at, |byte| byte == b'-') {
        let rest = &html[dash..];
        if rest.starts_with(b"-->") {
            return dash + 3;
        }
        if rest.starts_with(b"--!>") {
            return dash + 4;
        }
        at = dash + 1;
    }
    html.len()
}

/// Where the text in an element ends that holds nothing but text, at its end tag; `from` for every other.
fn raw_text_end(html: &[u8], from: usize, name: &[u8]) -> usize {
    const RAW: [&[u8]; 7] = [b"script", b"style", b"textarea", b"title", b"xmp", b"iframe", b"noembed"];
    if !RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
        return from;
    }
    let is_script = name.eq_ignore_ascii_case(b"script");
    // In scripts, what looks like a comment may hold what looks like scripts.
    let (mut is_comment, mut is_nested) = (false, false);
    let mut at = from;
    while let Some(next) = find(html, at, |byte| byte == b'<' || is_script && byte == b'-') {
        let rest = &html[next..];
        at = next + 1;
        if rest.starts_with(b"-->") {
            (is_comment, is_nested) = (false, false);
        } else if is_script && !is_comment && rest.starts_with(b"<!--") {
            is_comment = true;
            // Its own dashes may close it.
            at = next + 2;
        } else if is_tag(rest, b"</", name) {
            if !is_nested {
                return next;
            }
            is_nested = false;
        } else if is_comment && is_tag(rest, b"<", name) {
            is_nested = true;
        }
    }
    html.len()
}

fn is_tag(rest: &[u8], start: &[u8], name: &[u8]) -> bool {
    rest.strip_prefix(start).is_some_and(|rest| {
        rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            && rest.get(name.len()).is_some_and(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'))
    })
}

#[cfg(test)]
mod tests {
    use html5gum::{DefaultEmitter, Token, Tokenizer};
    use proptest::prelude::*;

    use super::*;

    type Tag = (String, Vec<(String, String)>);

    fn found(html: &str) -> Vec<Tag> {
        let mut all = Vec::new();
        tags(html.as_bytes(), |name, attributes| {
            let mut pairs: Vec<(String, String)> = Vec::new();
            for one in attributes {
                let name = html[one.name.clone()].to_ascii_lowercase();
                if !pairs.iter().any(|(known, _)| *known == name) {
                    pairs.push((name, html[one.value.clone()].to_owned()));
                }
            }
            pairs.sort();
            all.push((String::from_utf8_lossy(name).to_ascii_lowercase(), pairs));
        });
        all
    }

    /// What a tokenizer that keeps to the standard finds.
    fn expected(html: &str) -> Vec<Tag> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let tags = Tokenizer::new_with_emitter(html, emitter).filter_map(|token| match token {
            Ok(Token::StartTag(tag)) if !tag.attributes.is_empty() => {
                let pairs = tag.attributes.iter().map(|(name, value)| (text(name), text(value)));
                Some((text(&tag.name), pairs.collect()))
            }
            _ => None,
        });
        tags.collect()
    }

    #[test]
    fn tags_are_found_as_the_standard_says() {
        for html in [
            "<a href='x' =b=c d e=f/ g = 'h'/>",
            "<script><!--<script></script><a b=c>--></script><a b=c>",
            "<script><!--></script><a b=c>",
            "<!--><a b=c>--!><a b=d><!---><a b=e>",
            "<title><a b=c></titles><a b=c></title ><a b=d>",
            "</a b='>'><p c=d></><?x?><!x><i e=f>",
            "a < b <c d=e",
        ] {
            assert_eq!(found(html), expected(html), "{html}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written(
            html in r#"(<|>|</|<!--|-->|--!>|-|!|\?|script|title|<a |b|=| |"|'|/|\n|é|<script>|</script>|<p ){0,24}"#,
        ) {
            prop_assert_eq!(found(&html), expected(&html));
        }
    }
}
