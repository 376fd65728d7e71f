//! Addresses into paths of the output. What could lead out of the site ends here, before anything is looked up.

use percent_encoding::percent_decode_str;

/// What an address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// A path below the root, decoded: `articles/x/`, `briefing.css`, or nothing for the root itself.
    Site(String),
    /// The host's first page, or the root without its slash.
    AboveRoot,
    /// Another place on the host.
    Elsewhere,
    /// What no file of a site can be called.
    Refused,
}

impl Address {
    /// Reads the path of a request, without its query, on a site with this root.
    pub(super) fn read(path: &str, root: &str) -> Self {
        let (Some(path), Some(root)) = (decode(path), decode(root)) else { return Self::Refused };
        if let Some(below) = path.strip_prefix(&root) {
            Self::Site(below.to_owned())
        } else if path == "/" || root.strip_suffix('/') == Some(&path) {
            Self::AboveRoot
        } else {
            Self::Elsewhere
        }
    }
}

/// Decodes each segment by itself, so that an encoded slash cannot make two of one.
fn decode(path: &str) -> Option<String> {
    let below = path.strip_prefix('/')?;
    let mut decoded = String::with_capacity(path.len());
    let mut segments = below.split('/').peekable();
    while let Some(segment) = segments.next() {
        let text = percent_decode_str(segment).decode_utf8().ok()?;
        let last = segments.peek().is_none();
        if (text.is_empty() && !last)
            || text == "."
            || text == ".."
            || text.contains(|c: char| c == '/' || c == '\\' || c.is_control())
        {
            return None;
        }
        decoded.push('/');
        decoded.push_str(&text);
    }
    Some(decoded)
}

/// The files of the output that a path below the root may mean, the likeliest first.
pub(super) fn candidates(below: &str) -> Vec<String> {
    if below.is_empty() || below.ends_with('/') {
        vec![format!("{below}index.html")]
    } else {
        vec![below.to_owned(), format!("{below}/index.html")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_decoded_and_bounded() {
        let site = |path: &str| Address::Site(path.to_owned());
        for (path, root, want) in [
            ("/", "/", site("")),
            ("/a/b.css", "/", site("a/b.css")),
            ("/a%20b/%C3%A9/", "/", site("a b/é/")),
            ("/briefing/x/", "/briefing/", site("x/")),
            ("/briefing", "/briefing/", Address::AboveRoot),
            ("/", "/briefing/", Address::AboveRoot),
            ("/briefings/", "/briefing/", Address::Elsewhere),
            ("/x", "/briefing/", Address::Elsewhere),
            ("/%C3%BC/x", "/%C3%BC/", site("x")),
            ("/../x", "/", Address::Refused),
            ("/a/%2e%2E/x", "/", Address::Refused),
            ("/a/./x", "/", Address::Refused),
            ("/a%2fb", "/", Address::Refused),
            ("/a%5cb", "/", Address::Refused),
            ("/a\\b", "/", Address::Refused),
            ("/a%00b", "/", Address::Refused),
            ("//a", "/", Address::Refused),
            ("/%ff", "/", Address::Refused),
            ("a", "/", Address::Refused),
            ("", "/", Address::Refused),
        ] {
            assert_eq!(Address::read(path, root), want, "path: {path:?}, root: {root:?}");
        }
    }
}
