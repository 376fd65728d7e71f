//! Makes the links within the site relative in a finished page, so that the published folder can be read without a
//! server. Files are named in full (`../people/x/index.html`), since a folder opened as such shows a list of files.

mod attributes;
mod message;

use attributes::{Attribute, tags};
pub(crate) use message::as_message;

/// Where a page stands.
struct Here<'a> {
    /// `/` or `/briefing/`.
    root: &'a str,
    /// The page's file, from the root.
    file: &'a str,
}

/// Rewrites the page that is published as `file` on a site below `root`. What leads elsewhere, and what is written in
/// a way that browsers read in a way of their own, stays as it is.
pub(super) fn rewrite(root: &str, file: &str, html: &mut Vec<u8>) {
    let here = Here { root, file };
    let mut out: Vec<u8> = Vec::with_capacity(html.len() + html.len() / 16);
    let mut copied = 0;
    let mut has_base = false;
    tags(html, |tag, attributes| {
        // Against what links are meant, such a page says itself.
        has_base |= tag.eq_ignore_ascii_case(b"base");
        let is_refresh = tag.eq_ignore_ascii_case(b"meta")
            && attributes.iter().any(|one| {
                html[one.name.clone()].eq_ignore_ascii_case(b"http-equiv")
                    && html[one.value.clone()].eq_ignore_ascii_case(b"refresh")
            });
        for Attribute { name, value, is_quoted } in attributes {
            let Some(kind) = kind(tag, &html[name.clone()], is_refresh) else { continue };
            let Ok(text) = std::str::from_utf8(&html[value.clone()]) else { continue };
            if !is_quoted && text.contains('"') {
                continue;
            }
            let new = match kind {
                Kind::Link => here.link(text),
                Kind::Images => here.images(text),
                Kind::Refresh => here.refresh(text),
            };
            let Some(new) = new else { continue };
            out.extend_from_slice(&html[copied..value.start]);
            let quotation_mark: &[u8] = if *is_quoted { b"" } else { b"\"" };
            out.extend_from_slice(quotation_mark);
            out.extend_from_slice(new.as_bytes());
            out.extend_from_slice(quotation_mark);
            copied = value.end;
        }
    });
    if copied > 0 && !has_base {
        out.extend_from_slice(&html[copied..]);
        *html = out;
    }
}

/// What the value of an attribute is.
enum Kind {
    /// One link.
    Link,
    /// Candidates for an image.
    Images,
    /// Where a page leads on to, after the seconds.
    Refresh,
}

fn kind(tag: &[u8], name: &[u8], is_refresh: bool) -> Option<Kind> {
    /// No attribute with a link has a longer name.
    const LONGEST: usize = 11;
    if name.len() > LONGEST {
        return None;
    }
    let mut lower = [0; LONGEST];
    let lower = &mut lower[..name.len()];
    lower.copy_from_slice(name);
    lower.make_ascii_lowercase();
    match &*lower {
        b"href" | b"src" | b"action" | b"formaction" | b"poster" | b"xlink:href" | b"data-href"
        | b"data-src" => Some(Kind::Link),
        b"data" if tag.eq_ignore_ascii_case(b"object") => Some(Kind::Link),
        b"srcset" | b"imagesrcset" | b"data-srcset" => Some(Kind::Images),
        b"content" if is_refresh => Some(Kind::Refresh),
        _ => None,
    }
}

impl Here<'_> {
    /// The value of an attribute that is a link, as it is to be; none where it stays.
    fn link(&self, value: &str) -> Option<String> {
        let link = value.trim_matches([' ', '\t', '\n', '\x0c', '\r']);
        // `&#39;` is no fragment.
        let end = link.char_indices().find(|(at, c)| *c == '?' || *c == '#' && !link[..*at].ends_with('&'));
        let (path, rest) = link.split_at(end.map_or(link.len(), |(at, _)| at));
        let file = self.file_of(&decoded(path)?)?;
        if file == self.file && rest.starts_with('#') {
            return (rest != value).then(|| rest.to_owned());
        }
        let up = match self.file.matches('/').count() {
            // What stands before a colon would be taken for a scheme, and a space at the beginning for nothing.
            0 if file.contains(':') || file.starts_with(' ') => "./".to_owned(),
            depth => "../".repeat(depth),
        };
        let new = up + &encoded(&file) + rest;
        (new != value).then_some(new)
    }

    /// The file that a path leads to, from the root; none where that is not on this site.
    fn file_of(&self, path: &str) -> Option<String> {
        // An address of the page itself, another host, and what browsers mend.
        let is_odd = path.is_empty()
            || path.contains("//")
            || path.split('/').next().is_some_and(|first| first.contains(':'))
            || path.chars().any(|c| c.is_ascii_control() || c == '\\')
            || path.to_ascii_lowercase().contains("%2e");
        if is_odd {
            return None;
        }
        let (mut segments, rest): (Vec<&str>, &str) = match path.strip_prefix('/') {
            Some(_) => (Vec::new(), path.strip_prefix(self.root)?),
            None => {
                let folder = self.file.rsplit_once('/').map(|(folder, _)| folder);
                (folder.map(|folder| folder.split('/').collect()).unwrap_or_default(), path)
            }
        };
        let mut is_folder = rest.is_empty();
        for segment in rest.split('/') {
            is_folder = matches!(segment, "" | "." | "..");
            match segment {
                "" | "." => {}
                ".." => drop(segments.pop()?),
                _ => segments.push(segment),
            }
        }
        if is_folder {
            segments.push("index.html");
        }
        Some(segments.join("/"))
    }

    /// `/a.png 1x, /b.png 2x`
    fn images(&self, value: &str) -> Option<String> {
        let is_space = |c: char| c.is_ascii_whitespace();
        let mut out = String::new();
        let mut rest = value;
        let mut differs = false;
        loop {
            let start = rest.find(|c| !is_space(c) && c != ',').unwrap_or(rest.len());
            out.push_str(&rest[..start]);
            rest = &rest[start..];
            if rest.is_empty() {
                return differs.then_some(out);
            }
            let end = rest.find(is_space).unwrap_or(rest.len());
            let link = rest[..end].trim_end_matches(',');
            let new = self.link(link);
            differs |= new.is_some();
            out.push_str(new.as_deref().unwrap_or(link));
            out.push_str(&rest[link.len()..end]);
            let has_ended = link.len() < end;
            rest = &rest[end..];
            if !has_ended {
                // Widths and densities, up to the next candidate.
                let end = rest.find(',').unwrap_or(rest.len());
                out.push_str(&rest[..end]);
                rest = &rest[end..];
            }
        }
    }

    /// `0; url=/people/`
    fn refresh(&self, value: &str) -> Option<String> {
        let at = value.to_ascii_lowercase().find("url=")? + "url=".len();
        Some(value[..at].to_owned() + &self.link(&value[at..])?)
    }
}

/// A path without character references; none where it has one that no path of ours has.
fn decoded(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (reference, c) = REFERENCES.iter().find(|(reference, _)| rest[at..].starts_with(reference))?;
        out.push(*c);
        rest = &rest[at + reference.len()..];
    }
    out.push_str(rest);
    Some(out)
}

/// What templates escape.
const REFERENCES: [(&str, char); 8] = [
    ("&amp;", '&'),
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&quot;", '"'),
    ("&#39;", '\''),
    ("&#x27;", '\''),
    ("&#x2F;", '/'),
    ("&#x3D;", '='),
];

/// A path as it stands in an attribute.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            '&' | '<' | '>' | '"' | '\'' => {
                let found = REFERENCES.iter().find(|(_, one)| *one == c);
                out.push_str(found.map_or("", |(reference, _)| reference));
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rewritten(root: &str, file: &str, html: &str) -> String {
        let mut bytes = html.as_bytes().to_vec();
        rewrite(root, file, &mut bytes);
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn links_within_the_site_become_relative() {
        let here = Here { root: "/sub/", file: "articles/a/index.html" };
        for (link, want) in [
            ("/sub/", "../../index.html"),
            ("/sub/people/x/#p3", "../../people/x/index.html#p3"),
            ("/sub/briefing.css?v=1&amp;w=2", "../../briefing.css?v=1&amp;w=2"),
            ("/sub/articles/a/", "../../articles/a/index.html"),
            ("/sub/articles/a/#p1", "#p1"),
            ("/sub/a&amp;b/&#39;", "../../a&amp;b/&#39;"),
            ("  /sub/x.png ", "../../x.png"),
            ("../b/", "../../articles/b/index.html"),
            ("./", "../../articles/a/index.html"),
            ("..", "../../articles/index.html"),
            ("../../../", ""),
            ("x.png", "../../articles/a/x.png"),
            ("../../people/x/index.html#p3", ""),
            ("/sub", ""),
            ("/other/", ""),
            ("/sub/../x", ""),
            ("//b.example/sub/", ""),
            ("https://a.example/sub/", ""),
            ("mailto:a@b", ""),
            ("#p1", ""),
            ("?q=1", ""),
            ("", ""),
            ("/sub/a\\b", ""),
            ("/sub/&nbsp;", ""),
            ("/sub/%2e%2e/", ""),
        ] {
            let want = (!want.is_empty()).then(|| want.to_owned());
            assert_eq!(here.link(link), want, "{link}");
        }
    }

    #[test]
    fn every_attribute_with_a_link_is_seen_and_no_other() {
        let file = "a/index.html";
        for (html, want) in [
            (r#"<a class="/x/" HREF='/x/'>/x/</a>"#, r#"<a class="/x/" HREF='../x/index.html'>/x/</a>"#),
            ("<a href=/x/ data-value=/x/>", "<a href=\"../x/index.html\" data-value=/x/>"),
            (
                "<form action=/x/><button formaction = \"/y\">",
                "<form action=\"../x/index.html\"><button formaction = \"../y\">",
            ),
            (
                r#"<img srcset="/a.png 1x,/b.png, /c,d.png 2x">"#,
                r#"<img srcset="../a.png 1x,../b.png, ../c,d.png 2x">"#,
            ),
            (
                r#"<object data="/x.svg"></object><p data="/x">"#,
                r#"<object data="../x.svg"></object><p data="/x">"#,
            ),
            (
                r#"<meta content="0; url=/x/" http-equiv=Refresh>"#,
                r#"<meta content="0; url=../x/index.html" http-equiv=Refresh>"#,
            ),
            (r#"<meta name="x" content="0; url=/x/">"#, ""),
            (r#"<svg><a xlink:href="/x/"/></svg>"#, r#"<svg><a xlink:href="../x/index.html"/></svg>"#),
            (r#"<noscript><a href="/x/">"#, r#"<noscript><a href="../x/index.html">"#),
            (r#"<script>'<a href="/x/">'</script><!-- <a href="/x/"> -->"#, ""),
            (r#"<base href="/y/"><a href="/x/">"#, ""),
            (r#"<a href="/x/"#, ""),
        ] {
            let want = if want.is_empty() { html } else { want };
            assert_eq!(rewritten("/", file, html), want);
        }
    }

    proptest! {
        #[test]
        fn twice_is_once(
            html in r#"(<(a href|img src|img srcset|meta http-equiv=refresh content)=("|'|)(0;url=|)(/|/s/|\.\./|\./|)([a-c]{0,2}(/|\.|\?|#| 1x, |&amp;)){0,4}("|'|)>?){0,4}"#,
            root in prop::sample::select(vec!["/", "/s/"]),
            file in prop::sample::select(vec!["index.html", "a/index.html", "a/b/index.html"]),
        ) {
            let once = rewritten(root, file, &html);
            prop_assert_eq!(&rewritten(root, file, &once), &once);
        }
    }
}
