//! One file of `content/` at a time: front matter and Markdown in, a checked document out. No I/O, and no look at
//! any other file.

mod article;
mod body;
mod correction;
mod edition;
mod event;
pub(crate) mod fields;
pub(crate) mod front_matter;
mod keys;
mod note;
mod person;
mod places;
mod source;
mod vault;
mod version;
mod yaml_faults;

use std::sync::Arc;

use jiff::tz::TimeZone;

pub use article::{Article, Happening};
pub use body::{Block, BlockKind, Body, Picture, Trust, WikiLink};
pub(crate) use body::{Part, parts, picture_named, text_of_html, visible};
pub(crate) use correction::CONTRADICTION;
pub use correction::{Change, Correction, Named, Thing};
pub use edition::Edition;
pub use event::Event;
pub use fields::Spanned;
pub use keys::{Key, Shape, VERSION, keys_of_file};
pub(crate) use keys::{key, words};
pub use note::Note;
pub use person::{Person, Role};
pub use places::Places;
pub use source::Source;
pub use version::Version;

use crate::diagnostic::{Diagnostic, Place};
use crate::moment::Moment;
use crate::slug::Slug;
use fields::{Area, Fields, Origin};

/// The folders of `content/`, one for each kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `content/articles`
    Article,
    /// `content/sources`
    Source,
    /// `content/people`
    Person,
    /// `content/events`
    Event,
    /// `content/notes`
    Note,
    /// `content/editions`
    Edition,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Article, Self::Source, Self::Person, Self::Event, Self::Note, Self::Edition];

    /// The folder's name, which is also the first segment of its pages' paths.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Article => "articles",
            Self::Source => "sources",
            Self::Person => "people",
            Self::Event => "events",
            Self::Note => "notes",
            Self::Edition => "editions",
        }
    }

    /// The word for one of them.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Source => "source",
            Self::Person => "person",
            Self::Event => "event",
            Self::Note => "note",
            Self::Edition => "edition",
        }
    }

    /// The kind of a file by its path below the site's root (`content/notes/x.md`).
    pub fn of_path(path: &str) -> Option<Self> {
        let folder = path.strip_prefix("content/")?.split_once('/')?.0;
        Self::ALL.into_iter().find(|kind| kind.folder() == folder)
    }
}

/// What every document has.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Relative to the site's root, forward slashes: `content/articles/a.md`.
    pub file: Arc<str>,
    /// The whole file.
    pub text: Arc<str>,
    /// An article's path below its folder without `.md`; for the others a slug.
    pub id: Arc<str>,
    /// The page's path below its kind's folder: slugs joined by `/`.
    pub path: String,
    /// The Markdown.
    pub body: Body,
    /// The file that the Markdown stands in: another one where an article has a later version.
    pub body_file: Arc<str>,
    /// The whole of that file.
    pub body_text: Arc<str>,
    /// Old paths that lead here.
    pub aliases: Vec<Spanned<String>>,
    /// Other titles by which links may call it.
    pub titles: Vec<String>,
}

impl Entry {
    /// The name of its file, without `.md`.
    pub fn stem(&self) -> &str {
        stem_of(&self.file).1
    }

    /// A place in this document's file.
    pub fn place(&self, span: &std::ops::Range<usize>) -> Place {
        Place::in_text(&*self.file, &self.text, span.clone())
    }

    /// A place in the file that the Markdown stands in.
    pub fn body_place(&self, span: &std::ops::Range<usize>) -> Place {
        Place::in_text(&*self.body_file, &self.body_text, span.clone())
    }

    /// The Markdown as it was written.
    pub fn markdown(&self) -> &str {
        &self.body_text[self.body.offset..]
    }

    /// The file itself, by its first line.
    pub fn first_line(&self) -> Place {
        self.place(&(0..3.min(self.text.len())))
    }
}

/// A document of any kind, shared by everyone who needs it.
#[derive(Clone, Debug)]
pub enum Document {
    /// One press article.
    Article(Arc<Article>),
    /// Who published it.
    Source(Arc<Source>),
    /// Somebody with a page.
    Person(Arc<Person>),
    /// A dated happening that an editor declared.
    Event(Arc<Event>),
    /// The editors' own text.
    Note(Arc<Note>),
    /// A dated briefing.
    Edition(Arc<Edition>),
}

impl Document {
    /// Which kind it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Article(_) => Kind::Article,
            Self::Source(_) => Kind::Source,
            Self::Person(_) => Kind::Person,
            Self::Event(_) => Kind::Event,
            Self::Note(_) => Kind::Note,
            Self::Edition(_) => Kind::Edition,
        }
    }

    /// What it has in common with the others.
    pub fn entry(&self) -> &Entry {
        match self {
            Self::Article(doc) => &doc.entry,
            Self::Source(doc) => &doc.entry,
            Self::Person(doc) => &doc.entry,
            Self::Event(doc) => &doc.entry,
            Self::Note(doc) => &doc.entry,
            Self::Edition(doc) => &doc.entry,
        }
    }

    /// Its title or name.
    pub fn title(&self) -> &str {
        match self {
            Self::Article(doc) => &doc.title,
            Self::Source(doc) => &doc.name,
            Self::Person(doc) => &doc.name,
            Self::Event(doc) => &doc.title,
            Self::Note(doc) => &doc.title,
            Self::Edition(doc) => &doc.title,
        }
    }

    /// From when on it is not published any more, if it says so.
    pub fn expires(&self) -> Option<Moment> {
        match self {
            Self::Note(doc) => doc.expires,
            Self::Edition(doc) => doc.expires,
            Self::Article(_) | Self::Source(_) | Self::Person(_) | Self::Event(_) => None,
        }
    }
}

/// Reads one file of `content/`. A document is returned only where nothing is wrong with it.
pub fn parse(file: &str, text: &str, zone: Option<&TimeZone>) -> (Option<Document>, Vec<Diagnostic>) {
    let Some(kind) = Kind::of_path(file) else {
        let folders: Vec<_> = Kind::ALL.iter().map(|k| format!("content/{}/", k.folder())).collect();
        let diagnostic =
            Diagnostic::warning("content/unknown-folder", "this file belongs to no kind and is left out")
                .at(Place::file(file))
                .help(format!("move it to one of {}", folders.join(", ")));
        return (None, vec![diagnostic]);
    };
    if Version::article_of(file).is_some() {
        return (None, Version::parse(file, text, zone).1);
    }
    let (mut fields, offset) = match front_matter::read_or_all_faults(file, text) {
        Ok((fields, offset)) => (fields.of(kind.keys()), offset),
        // Obsidian starts notes without any.
        Err(faults) if kind == Kind::Note && faults.first.code == front_matter::MISSING => {
            let offset = front_matter::start_of_body(text).unwrap_or_default();
            let origin = Origin { file, text, area: Area::FrontMatter };
            (Fields::new(origin, offset..offset, Vec::new()).of(kind.keys()), offset)
        }
        Err(faults) => {
            let origin = Origin { file, text, area: Area::FrontMatter };
            let unknown = Fields::unknown(origin, kind.keys(), faults.keys);
            return (None, std::iter::once(faults.first).chain(faults.more).chain(unknown).collect());
        }
    };
    let trust = Trust::of(kind);
    let entry = entry(kind, file, text, &mut fields, Body::parse(text, offset, trust));
    let document = match kind {
        Kind::Article => article::read(entry, &mut fields, zone).map(|a| Document::Article(Arc::new(a))),
        Kind::Source => source::read(entry, &mut fields).map(|s| Document::Source(Arc::new(s))),
        Kind::Person => person::read(entry, &mut fields).map(|p| Document::Person(Arc::new(p))),
        Kind::Event => event::read(entry, &mut fields, zone).map(|e| Document::Event(Arc::new(e))),
        Kind::Note => note::read(entry, &mut fields, zone).map(|n| Document::Note(Arc::new(n))),
        Kind::Edition => edition::read(entry, &mut fields, zone).map(|e| Document::Edition(Arc::new(e))),
    };
    let diagnostics = fields.finish();
    (document.filter(|_| diagnostics.is_empty()), diagnostics)
}

/// The body of a file whose front matter is faulty, so that what is wrong in the body can be found in the same run; it is
/// called as its file.
pub fn body_alone(file: &str, text: &str) -> Option<Entry> {
    let kind = Kind::of_path(file).filter(|_| Version::article_of(file).is_none())?;
    let body = Body::parse(text, front_matter::start_of_body(text)?, Trust::of(kind));
    let (file, text): (Arc<str>, Arc<str>) = (file.into(), text.into());
    let id = id_of_path(&file);
    Some(Entry {
        path: id.clone(),
        id: id.into(),
        body,
        body_file: Arc::clone(&file),
        body_text: Arc::clone(&text),
        file,
        text,
        aliases: Vec::new(),
        titles: Vec::new(),
    })
}

/// Reads the file of an article and those of its later versions, which may be missing its own file. The newest text is
/// the article's; all else is as its own file says.
pub fn parse_versions(
    file: &str,
    text: Option<&str>,
    versions: &[(&str, &str)],
    zone: Option<&TimeZone>,
) -> (Option<Document>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut read = Vec::new();
    for (path, text) in versions {
        let (version, faults) = Version::parse(path, text, zone);
        diagnostics.extend(faults);
        read.extend(version);
    }
    let Some(text) = text else {
        diagnostics.extend(versions.iter().map(|(path, _)| {
            Diagnostic::error("content/version-of-nothing", "there is no article that this is a version of")
                .at(Place::file(*path))
                .help(format!("it belongs to {file}; move both together, or delete it"))
        }));
        return (None, diagnostics);
    };
    let (document, faults) = parse(file, text, zone);
    diagnostics.extend(faults);
    let document = match document {
        Some(Document::Article(article)) if !read.is_empty() => {
            Some(Document::Article(Arc::new(Arc::unwrap_or_clone(article).with_versions(read))))
        }
        other => other,
    };
    (document.filter(|_| diagnostics.is_empty()), diagnostics)
}

/// The id that a file has whatever stands in it: an article's path below its folder, the name of any other file.
pub fn id_of_path(file: &str) -> String {
    let (below, name) = stem_of(file);
    match Kind::of_path(file) {
        Some(Kind::Article) => below.to_owned(),
        _ => name.to_owned(),
    }
}

/// The path of a file of `content/` below its kind's folder without `.md`, and the last part of that.
fn stem_of(file: &str) -> (&str, &str) {
    let below = file.splitn(3, '/').nth(2).unwrap_or(file);
    let stem = below.strip_suffix(".md").unwrap_or(below);
    (stem, stem.rsplit('/').next().unwrap_or(stem))
}

/// The id, path and old paths, from the file's name and from `slug` and `aliases`. Where no path can be made, that
/// is reported and another stands in, so that the faults of the other keys are found too.
fn entry(kind: Kind, file: &str, text: &str, fields: &mut Fields<'_>, body: Body) -> Entry {
    let (stem, name) = stem_of(file);

    let written = fields.text("slug");
    let slug = match &written {
        Some(written) => match Slug::new(&written.value) {
            Some(slug) if slug.as_str() == written.value => Some(slug),
            near => {
                let help = near.map(|slug| format!("write `slug: {slug}`"));
                fields
                    .invalid(
                        &written.span,
                        "`slug` may hold lowercase letters a-z, digits and single `-` only",
                    )
                    .help = help;
                None
            }
        },
        None => Slug::new(name),
    };
    if slug.is_none() && written.is_none() {
        let message = format!("the file name `{name}` has no letter or digit to make a path from");
        fields.invalid(&(0..3), message).help = Some("rename the file, or give it a `slug`".to_owned());
    }
    let slug = slug.unwrap_or_else(Slug::placeholder);

    // People's `aliases` are spellings; everyone else's are old paths. Obsidian's are other titles.
    let (aliases, titles) = match kind {
        Kind::Person => (Vec::new(), Vec::new()),
        Kind::Note => {
            let all = fields.texts("aliases");
            let (paths, titles): (Vec<_>, Vec<_>) =
                all.into_iter().partition(|alias| alias.value.starts_with('/'));
            (checked_paths(fields, paths), titles.into_iter().map(|title| title.value).collect())
        }
        _ => (old_paths(fields), Vec::new()),
    };
    let (id, path) = if kind == Kind::Article {
        // Folders organise articles (content/articles/2025/09/...), and their paths show it.
        let mut path = String::new();
        for folder in stem.rsplit_once('/').map(|(folders, _)| folders.split('/')).into_iter().flatten() {
            match Slug::new(folder) {
                Some(folder) => path += &format!("{folder}/"),
                None => {
                    let message = format!("the folder `{folder}` has no letter or digit to make a path from");
                    fields.invalid(&(0..3), message);
                }
            }
        }
        path.push_str(slug.as_str());
        (Arc::from(stem), path)
    } else {
        (slug.shared(), slug.to_string())
    };
    let (file, text): (Arc<str>, Arc<str>) = (file.into(), text.into());
    let (body_file, body_text) = (Arc::clone(&file), Arc::clone(&text));
    Entry { file, text, id, path, body, body_file, body_text, aliases, titles }
}

/// Whether a path is one like `/old/place/` or `/old.html`: absolute, without anything that could leave the site.
pub fn is_site_path(path: &str) -> bool {
    path.strip_prefix('/').is_some_and(|rest| {
        !rest.is_empty()
            && rest.len() <= 500
            && rest.trim_end_matches('/').split('/').all(|segment| {
                !matches!(segment, "" | "." | "..")
                    && segment.len() <= 200
                    && !segment.starts_with(".briefing")
                    && segment.chars().all(|c| c.is_alphanumeric() || "-_.~+,@!=".contains(c))
            })
    })
}

/// Paths like `/old/place/` or `/old.html`: absolute, without anything that could leave the site.
fn old_paths(fields: &mut Fields<'_>) -> Vec<Spanned<String>> {
    let written = fields.texts("aliases");
    checked_paths(fields, written)
}

fn checked_paths(fields: &mut Fields<'_>, written: Vec<Spanned<String>>) -> Vec<Spanned<String>> {
    let mut paths = Vec::new();
    for alias in written {
        if is_site_path(&alias.value) {
            paths.push(alias);
        } else {
            fields.invalid(&alias.span, format!("`{}` is not a path on this site", alias.value)).help =
                Some("an old path looks like `/old/place/`, without `..`, query or fragment".to_owned());
        }
    }
    paths
}
