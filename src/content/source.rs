//! `content/sources/**.md`: who published an article, and how much of it this site may show.

use super::Entry;
use super::fields::{Fields, Spanned};
use crate::config::Publish;

/// A publisher.
#[derive(Clone, Debug)]
pub struct Source {
    /// File, id, body.
    pub entry: Entry,
    /// As readers know it.
    pub name: String,
    /// Lowercase hosts; subdomains are included.
    pub domains: Vec<Spanned<String>>,
    /// Where it is made.
    pub country: Option<String>,
    /// Whose it is.
    pub owner: Option<String>,
    /// Newspaper, broadcaster, agency, ...
    pub kind: Option<String>,
    /// The policy for its articles, where it differs from the site's.
    pub publish: Option<Publish>,
    /// The length of its excerpts, where it differs from the site's.
    pub excerpt_words: Option<usize>,
}

pub(super) fn read(entry: Entry, fields: &mut Fields<'_>) -> Option<Source> {
    let name = fields.required_text("name");
    let mut domains = Vec::new();
    for mut domain in fields.texts("domains") {
        // Users paste addresses.
        let host = domain.value.split("://").last().unwrap_or_default().split('/').next().unwrap_or_default();
        let host = host.trim_start_matches("www.").to_lowercase();
        if host.contains('.') && !host.contains(|c: char| c.is_whitespace() || c == '@') {
            domain.value = host;
            domains.push(domain);
        } else {
            fields.invalid(&domain.span, format!("`{}` is not a domain", domain.value)).help =
                Some("a domain looks like `example.org`".to_owned());
        }
    }
    let country = fields.text("country").map(|t| t.value);
    let owner = fields.text("owner").map(|t| t.value);
    let kind = fields.text("kind").map(|t| t.value);
    let publish = fields.choice("publish", &Publish::CHOICES);
    let excerpt_words = fields.number("excerpt_words");
    Some(Source { entry, name: name?.value, domains, country, owner, kind, publish, excerpt_words })
}
