//! Addresses of articles: which are of one article, and what in them says only how the reader came.

use url::Url;

/// What is measured by: it is not asked by any page for what to show, and is taken off.
const MEASURES: [&str; 22] = [
    "fbclid",
    "gclid",
    "gclsrc",
    "gbraid",
    "wbraid",
    "dclid",
    "msclkid",
    "yclid",
    "ttclid",
    "twclid",
    "igshid",
    "igsh",
    "li_fat_id",
    "mkt_tok",
    "_hsenc",
    "_hsmi",
    "vero_id",
    "smid",
    "ocid",
    "xtor",
    "cmpid",
    "ref_src",
];
const MEASURING: [&str; 8] = ["utm_", "mc_", "at_", "pk_", "mtm_", "wt_", "ns_", "ga_"];
/// What is a measure on most sites; on some it may say what is shown.
const DOUBTFUL: [&str; 9] =
    ["ref", "cmp", "share", "source", "rss", "partner", "amp", "outputtype", "echobox"];

/// Host, path and what is asked for.
pub(super) type Address = (String, String, Vec<(String, String)>);

/// Whether two addresses are of one article: what says only how the reader came makes no difference.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    plain(one).is_some_and(|one| Some(one) == plain(other))
}

/// An address without what says only how the reader came.
pub(super) fn plain(text: &str) -> Option<Address> {
    let url = Url::parse(text).ok()?;
    let is_asked = |key: &str| !is_measure(key) && !DOUBTFUL.contains(&&key.to_ascii_lowercase()[..]);
    let mut query: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(key, _)| is_asked(key))
        .map(|(key, value)| (key.into_owned(), value.into_owned()))
        .collect();
    query.sort();
    Some((
        url.host_str().unwrap_or_default().trim_start_matches("www.").to_owned(),
        url.path().trim_end_matches('/').to_owned(),
        query,
    ))
}

/// An address without what it is measured by; all else stays as it is written.
pub(super) fn untracked(url: &str) -> String {
    let (rest, fragment) = url.split_once('#').unwrap_or((url, ""));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let left = |pairs: &str| {
        let is_left = |pair: &&str| !is_measure(pair.split('=').next().unwrap_or_default());
        pairs.split('&').filter(is_left).collect::<Vec<_>>().join("&")
    };
    let mut out = path.to_owned();
    for (mark, written) in [('?', query), ('#', fragment)] {
        let left = left(written);
        if !left.is_empty() {
            out.push(mark);
            out += &left;
        }
    }
    out
}

fn is_measure(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    MEASURING.iter().any(|start| key.starts_with(start)) || MEASURES.contains(&&key[..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_the_reader_came_makes_no_other_article() {
        for (one, other, want) in [
            ("https://www.a.example/x/", "http://a.example/x?utm_source=n#top", true),
            ("https://a.example/x?id=1", "https://a.example/x?id=2", false),
            ("https://a.example/x?id=1&fbclid=z", "https://a.example/x?id=1", true),
            ("https://a.example/x?ref=home", "https://a.example/x", true),
            ("https://a.example/x", "https://a.example/y", false),
            ("x", "x", false),
        ] {
            assert_eq!(is_same(one, other), want, "{one} {other}");
        }
    }

    #[test]
    fn measures_are_taken_off() {
        for (url, want) in [
            ("https://a.example/x?utm_source=n&utm_medium=m", "https://a.example/x"),
            ("https://a.example/x?id=1&fbclid=z&page=2", "https://a.example/x?id=1&page=2"),
            ("https://a.example/x?GCLID=z#part", "https://a.example/x#part"),
            ("https://a.example/x#xtor=RSS-1", "https://a.example/x"),
            ("https://a.example/x?source=feed&q=a%20b", "https://a.example/x?source=feed&q=a%20b"),
            ("https://a.example/Ünï", "https://a.example/Ünï"),
        ] {
            assert_eq!(untracked(url), want, "{url}");
        }
    }
}
