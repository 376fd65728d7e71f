//! `content/articles/**.md`: one press article.

use std::sync::Arc;

use jiff::tz::TimeZone;
use url::Url;

use super::Entry;
use super::Version;
use super::correction::{self, Correction};
use super::fields::{Fields, Spanned};
use crate::config::Publish;
use crate::moment::{Moment, Precision};

/// A press article as its file declares it; ids and names in it are not resolved yet.
#[derive(Clone, Debug)]
pub struct Article {
    /// File, id, body.
    pub entry: Entry,
    /// The headline.
    pub title: String,
    /// The source's id, name, or a URL on one of its domains.
    pub source: Spanned<String>,
    /// The original.
    pub url: Option<String>,
    /// When it was published: a day or a time.
    pub published: Moment,
    /// When the original was last changed.
    pub updated: Option<Moment>,
    /// When this text of it was clipped.
    pub retrieved: Option<Moment>,
    /// Bylines, without the brackets of `[[Name]]`.
    pub authors: Vec<String>,
    /// Wire services whose copy it carries, as declared.
    pub agencies: Vec<String>,
    /// BCP 47, where it is not the site's.
    pub language: Option<String>,
    /// Ids or names of people in it, as the editor declares.
    pub people: Vec<Spanned<String>>,
    /// As written.
    pub tags: Vec<Spanned<String>>,
    /// Dated happenings that it reports.
    pub happenings: Vec<Happening>,
    /// What an editor says of findings in it.
    pub corrections: Vec<Correction>,
    /// Not published unless asked for.
    pub draft: bool,
    /// Overrides the source's policy.
    pub publish: Option<Publish>,
    /// The publisher's own summary; their words, so never shown where the text is withheld.
    pub description: Option<String>,
    /// Its texts where there are several, the oldest first: that of its own file, and the later ones. The body is the
    /// last of them.
    pub versions: Vec<Version>,
}

impl Article {
    /// The same article with later texts.
    pub(super) fn with_versions(mut self, mut later: Vec<Version>) -> Self {
        later.sort_by(|a, b| (a.retrieved, &a.file).cmp(&(b.retrieved, &b.file)));
        let own = Version {
            file: Arc::clone(&self.entry.file),
            text: Arc::clone(&self.entry.text),
            retrieved: self.retrieved.unwrap_or(self.published),
            updated: self.updated,
            title: Some(self.title.clone()),
            body: self.entry.body.clone(),
        };
        // Where an editor put it there later than it was clipped, the file's own text is still the first.
        self.versions = std::iter::once(own).chain(later).collect();
        if let Some(newest) = self.versions.last() {
            self.entry.body = newest.body.clone();
            self.entry.body_file = Arc::clone(&newest.file);
            self.entry.body_text = Arc::clone(&newest.text);
            self.updated = newest.updated.or(self.updated);
        }
        // Links may go on calling it what it was called before.
        let mut titles: Vec<String> =
            self.versions.iter().filter_map(|version| version.title.clone()).collect();
        if let Some(title) = self.versions.last().and_then(|newest| newest.title.clone()) {
            self.title = title;
        }
        titles.retain(|title| *title != self.title);
        titles.dedup();
        self.entry.titles.extend(titles);
        self
    }

    /// The same article with one of its earlier texts.
    pub fn with_text_of(&self, version: &Version) -> Self {
        let entry = Entry {
            body: version.body.clone(),
            body_file: Arc::clone(&version.file),
            body_text: Arc::clone(&version.text),
            ..self.entry.clone()
        };
        let title = self.title_with(version).to_owned();
        Self { entry, title, updated: version.updated, versions: Vec::new(), ..self.clone() }
    }

    /// The headline that it has with one of its texts: that of its own file, where the text's names none.
    pub fn title_with<'a>(&'a self, version: &'a Version) -> &'a str {
        let first = self.versions.first().and_then(|own| own.title.as_deref());
        version.title.as_deref().or(first).unwrap_or(&self.title)
    }

    /// When it changed last, as its publisher says or as its text was found to be another.
    pub fn modified(&self) -> Option<Moment> {
        self.updated.max(self.changed())
    }

    /// When its text was found to be another, if it was.
    pub fn changed(&self) -> Option<Moment> {
        self.versions.last().map(|version| version.retrieved)
    }
}

/// A dated happening in an article's `events`.
#[derive(Clone, Debug)]
pub struct Happening {
    /// When, as precisely as is known.
    pub date: Moment,
    /// What, in the editor's words.
    pub title: String,
    /// Ids or names.
    pub people: Vec<Spanned<String>>,
}

impl Article {
    /// When it came to the desk, as far as is known: when it was clipped, and not before it was published.
    pub fn came(&self) -> Moment {
        match self.retrieved {
            Some(created) if created.precision() >= Precision::Day && !self.published.is_after(&created) => {
                created
            }
            _ => self.published,
        }
    }
}

pub(super) fn read(entry: Entry, fields: &mut Fields<'_>, zone: Option<&TimeZone>) -> Option<Article> {
    let title = fields.required_text("title");
    let source = fields.required_text("source");
    let url = fields.text("url").and_then(|url| web_address(fields, url));
    let published = fields.required_moment("published", zone).and_then(|p| day(fields, "published", p));
    let updated = fields.moment("updated", zone).and_then(|u| day(fields, "updated", u));
    let authors = fields.texts("author").into_iter().map(|author| plain_name(&author.value)).collect();
    let agencies = fields.texts("agency").into_iter().map(|agency| agency.value).collect();
    let language = fields.text("language").map(|language| language.value);
    let people = fields.texts("people").into_iter().map(unlinked).collect();
    let tags = fields.texts("tags");
    let mut happenings = Vec::new();
    for mut event in fields.tables("events") {
        let date = event.required_moment("date", zone);
        let title = event.required_text("title");
        let people = event.texts("people").into_iter().map(unlinked).collect();
        if let (Some(date), Some(title)) = (date, title) {
            happenings.push(Happening { date: date.value, title: title.value, people });
        }
        fields.adopt(event);
    }
    let corrections = correction::read(fields, zone, false);
    let draft = fields.flag("draft");
    let publish = fields.choice("publish", &Publish::CHOICES);
    let description = fields.text("description").map(|description| description.value);
    // The Web Clipper's date of clipping is `created`.
    let (retrieved, created) = (fields.moment("retrieved", zone), fields.moment("created", zone));
    let retrieved = retrieved.or(created).map(|date| date.value);

    let source = source?;
    // The Web Clipper puts the address into `source`.
    let url = url.or_else(|| source.value.contains("://").then(|| source.value.clone()));
    Some(Article {
        entry,
        title: title?.value,
        source,
        url,
        published: published?,
        updated,
        retrieved,
        authors,
        agencies,
        language,
        people,
        tags,
        happenings,
        corrections,
        draft,
        publish,
        description,
        versions: Vec::new(),
    })
}

/// A date that is at least a day.
pub(super) fn day(fields: &mut Fields<'_>, key: &str, moment: Spanned<Moment>) -> Option<Moment> {
    if moment.value.precision() < Precision::Day {
        fields.invalid(&moment.span, format!("`{key}` must be a day or a time, not just {}", moment.value));
        return None;
    }
    Some(moment.value)
}

fn web_address(fields: &mut Fields<'_>, text: Spanned<String>) -> Option<String> {
    match Url::parse(&text.value) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Some(url.into()),
        _ => {
            fields.invalid(&text.span, format!("`{}` is not a web address", text.value)).help =
                Some("it must start with https:// or http://".to_owned());
            None
        }
    }
}

/// `[[Jane Roe]]` and `[[jane-roe|Jane Roe]]` → `Jane Roe`.
fn plain_name(text: &str) -> String {
    match text.strip_prefix("[[").and_then(|t| t.strip_suffix("]]")) {
        Some(inner) => inner.rsplit('|').next().unwrap_or(inner).trim().to_owned(),
        None => text.to_owned(),
    }
}

/// `[[jane-roe|Jane Roe]]` → `jane-roe`, since it is to be resolved.
pub(super) fn unlinked(name: Spanned<String>) -> Spanned<String> {
    match name.value.strip_prefix("[[").and_then(|t| t.strip_suffix("]]")) {
        Some(inner) => {
            let target = inner.split('|').next().unwrap_or(inner).trim().to_owned();
            Spanned { value: target, span: name.span }
        }
        None => name,
    }
}
