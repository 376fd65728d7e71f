//! Puts the preview's script into a page on its way to the browser, and tells pages apart by what they show.

use xxhash_rust::xxh3::Xxh3;

/// Where the script is. The site's root may change while a tab is open, so this is independent of it.
pub(super) const SCRIPT_PATH: &str = "/_briefing/client.js";

/// The page with the script before the end of its body, or at its end. `seen` and `state` are what the script tells
/// the server when it connects: the page's fingerprint, and the state of the other files.
pub(super) fn with_script(page: &[u8], seen: &str, state: &str) -> Vec<u8> {
    // No inline script: a page may forbid them.
    let script =
        format!("<script src=\"{SCRIPT_PATH}\" data-seen=\"{seen}\" data-state=\"{state}\"></script>\n");
    let at = end_of_body(page).unwrap_or(page.len());
    [&page[..at], script.as_bytes(), &page[at..]].concat()
}

/// The last `</body>`, which may have other names in front of it in texts and scripts.
fn end_of_body(page: &[u8]) -> Option<usize> {
    const TAG: &[u8] = b"</body";
    (0..page.len().saturating_sub(TAG.len())).rev().find(|&at| {
        page[at..at + TAG.len()].eq_ignore_ascii_case(TAG)
            && matches!(page[at + TAG.len()], b'>' | b' ' | b'\t' | b'\n' | b'\r')
    })
}

/// Tells versions of a page apart. The versions of style sheets in links (`briefing.css?v=0123456789abcdef`) do not
/// count: they are exchanged in place, and a page that differs in nothing else need not be loaded again.
pub(super) fn fingerprint(page: &[u8]) -> String {
    const LINK: &[u8] = b".css?v=";
    let mut hash = Xxh3::new();
    let mut rest = page;
    while let Some(at) = rest.windows(LINK.len()).position(|window| window == LINK) {
        let (before, after) = rest.split_at(at + LINK.len());
        hash.update(before);
        let digits = after.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
        rest = &after[digits..];
    }
    hash.update(rest);
    format!("{:016x}", hash.digest())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_at_the_end_of_the_body() {
        let script = "<script src=\"/_briefing/client.js\" data-seen=\"s\" data-state=\"t\"></script>\n";
        for (page, want) in [
            ("<body>x</body></html>", format!("<body>x{script}</body></html>")),
            ("<BODY>x</BODY >", format!("<BODY>x{script}</BODY >")),
            ("<pre></body></pre>x</body>", format!("<pre></body></pre>x{script}</body>")),
            ("<p>x</bodyguard>", format!("<p>x</bodyguard>{script}")),
            ("</body", format!("</body{script}")),
            ("", script.to_owned()),
        ] {
            let got = with_script(page.as_bytes(), "s", "t");
            assert_eq!(String::from_utf8_lossy(&got), want, "page: {page}");
        }
    }

    #[test]
    fn versions_of_style_sheets_make_no_new_page() {
        let page = |version: &str, text: &str| {
            fingerprint(format!("<link href=\"/briefing.css?v={version}\"><p>{text}").as_bytes())
        };
        assert_eq!(page("00ff", "x"), page("1234567890abcdef", "x"));
        assert_ne!(page("00ff", "x"), page("00ff", "y"));
        assert_ne!(fingerprint(b"<img src=a.png?v=1>"), fingerprint(b"<img src=a.png?v=2>"));
    }
}
