//! `content/articles/**@2025-03-04T0730.md`: a later text of the article beside it.

use std::ops::Range;
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::{Body, Kind, Trust, VERSION, front_matter};
use crate::diagnostic::{Diagnostic, Place};
use crate::moment::{Moment, Precision};

/// A text of an article as it stood at some time. What the article's own file says of it (source, corrections, all
/// other keys) holds for every version.
#[derive(Clone, Debug)]
pub struct Version {
    /// Relative to the site's root.
    pub file: Arc<str>,
    /// The whole file.
    pub text: Arc<str>,
    /// When it was found so: a day or a time.
    pub retrieved: Moment,
    /// When the publisher says that it was changed.
    pub updated: Option<Moment>,
    /// The headline, where it is another one.
    pub title: Option<String>,
    /// The Markdown.
    pub body: Body,
}

impl Version {
    /// The file of the article whose version stands at `path`; nothing where no version does.
    pub fn article_of(path: &str) -> Option<String> {
        let (folder, name) = path.rsplit_once('/')?;
        let (article, date) = name.strip_suffix(".md")?.rsplit_once('@')?;
        let day = date.get(..10)?;
        let is_day = day.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        (is_day && !article.is_empty() && Kind::of_path(path) == Some(Kind::Article))
            .then(|| format!("{folder}/{article}.md"))
    }

    /// What the files of an article's versions begin with: `content/articles/offer@`.
    pub fn prefix(article: &str) -> String {
        format!("{}@", article.strip_suffix(".md").unwrap_or(article))
    }

    /// Reads the file of a version. It is returned only where nothing is wrong with it.
    pub fn parse(file: &str, text: &str, zone: Option<&TimeZone>) -> (Option<Self>, Vec<Diagnostic>) {
        let (mut fields, offset) = match front_matter::read(file, text) {
            Ok((fields, offset)) => (fields.of(VERSION), offset),
            Err(diagnostic) => return (None, vec![*diagnostic]),
        };
        let retrieved = fields.required_moment("retrieved", zone);
        let updated = fields.moment("updated", zone).map(|updated| updated.value);
        let title = fields.text("title").map(|title| title.value);
        if let Some(retrieved) = &retrieved
            && retrieved.value.precision() < Precision::Day
        {
            fields.invalid(&retrieved.span, "`retrieved` must be a day or a time");
        }
        let body = Body::parse(text, offset, Trust::Foreign);
        let diagnostics = fields.finish();
        let version = retrieved.filter(|_| diagnostics.is_empty()).map(|retrieved| Self {
            file: file.into(),
            text: text.into(),
            retrieved: retrieved.value,
            updated,
            title,
            body,
        });
        (version, diagnostics)
    }

    /// A place in this version's file.
    pub fn place(&self, span: &Range<usize>) -> Place {
        Place::in_text(&*self.file, &self.text, span.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_known_by_their_names() {
        for (path, want) in [
            ("content/articles/a@2025-03-04T0730.md", Some("content/articles/a.md")),
            ("content/articles/2025/a@2025-03-04-2.md", Some("content/articles/2025/a.md")),
            ("content/articles/a@home.md", None),
            ("content/articles/@2025-03-04.md", None),
            ("content/notes/a@2025-03-04.md", None),
            ("content/articles/a.md", None),
        ] {
            assert_eq!(Version::article_of(path).as_deref(), want, "{path}");
        }
    }
}
