//! What of a page does not work in a message: addresses that need the page's own, and elements of forms, which mail
//! programs drop.

use super::attributes::{Attribute, tags};
use super::{Kind, kind};

/// Makes the HTML of a message out of what could be a page at `page`, an address that ends with a slash: links name
/// their host, and places within the message are those of the page, since few programs lead to them; check boxes are
/// signs.
pub(crate) fn as_message(page: &str, html: &mut Vec<u8>) {
    let mut out: Vec<u8> = Vec::with_capacity(html.len() + html.len() / 8);
    let mut copied = 0;
    tags(html, |tag, attributes| {
        if tag.eq_ignore_ascii_case(b"input") {
            if let Some(place) = place(html, attributes) {
                out.extend_from_slice(&html[copied..place.start]);
                out.extend_from_slice(sign(html, attributes).as_bytes());
                copied = place.end;
            }
            return;
        }
        for Attribute { name, value, .. } in attributes {
            if !matches!(kind(tag, &html[name.clone()], false), Some(Kind::Link)) {
                continue;
            }
            let link = html[value.clone()].trim_ascii_start();
            let start = value.end - link.len();
            out.extend_from_slice(&html[copied..start]);
            out.extend_from_slice(before(page, link).as_bytes());
            copied = start;
        }
    });
    out.extend_from_slice(&html[copied..]);
    *html = out;
}

/// What has to stand before a link.
fn before<'a>(page: &'a str, link: &[u8]) -> &'a str {
    let authority = page.find("://").map_or(0, |at| at + 3);
    let origin = page[authority..].find('/').map_or(page.len(), |at| authority + at);
    match link {
        [b'/', b'/', ..] => &page[..authority.saturating_sub(2)],
        [b'/', ..] => &page[..origin],
        _ if has_scheme(link) => "",
        _ => page,
    }
}

/// Whether a link begins with a scheme, and is complete.
fn has_scheme(link: &[u8]) -> bool {
    let name = link.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)).count();
    link.first().is_some_and(u8::is_ascii_alphabetic) && link.get(name) == Some(&b':')
}

/// What stands for an element that something is put into: of a check box, whether it is ticked.
fn sign(html: &[u8], attributes: &[Attribute]) -> &'static str {
    let has = |wanted: &str| {
        attributes.iter().find(|one| html[one.name.clone()].eq_ignore_ascii_case(wanted.as_bytes()))
    };
    let is_box = has("type").is_some_and(|one| html[one.value.clone()].eq_ignore_ascii_case(b"checkbox"));
    match (is_box, has("checked")) {
        (true, Some(_)) => "☑ ",
        (true, None) => "☐ ",
        (false, _) => "",
    }
}

/// From the bracket before the first attribute to the one behind the last.
fn place(html: &[u8], attributes: &[Attribute]) -> Option<std::ops::Range<usize>> {
    let (first, last) = (attributes.first()?, attributes.last()?);
    let start = html[..first.name.start].iter().rposition(|byte| *byte == b'<')?;
    let end = html[last.value.end..].iter().position(|byte| *byte == b'>')?;
    Some(start..last.value.end + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_stands_on_no_host_and_has_no_forms() {
        for (html, want) in [
            ("<a href=\"/a/#p1\">/a/</a>", "<a href=\"https://x.example/a/#p1\">/a/</a>"),
            ("<a href='//b.example/'>", "<a href='https://b.example/'>"),
            ("<a href=' /a'>", "<a href=' https://x.example/a'>"),
            ("<img src=/c.png>", "<img src=https://x.example/c.png>"),
            ("<a href=\"#p\">", "<a href=\"https://x.example/e/#p\">"),
            ("<a href=\"../d/?e\">", "<a href=\"https://x.example/e/../d/?e\">"),
            ("<a href=\"mailto:a@b.example\">", "<a href=\"mailto:a@b.example\">"),
            ("<a href=\"https://x.example/f/\">", "<a href=\"https://x.example/f/\">"),
            ("<li><input disabled=\"\" type=\"checkbox\"/>\nA", "<li>☐ \nA"),
            ("<input type=CHECKBOX checked>B", "☑ B"),
            ("<p><input name=\"a>b\"></p>", "<p></p>"),
        ] {
            let mut bytes = html.as_bytes().to_vec();
            as_message("https://x.example/e/", &mut bytes);
            assert_eq!(String::from_utf8_lossy(&bytes), want, "{html}");
        }
    }
}
