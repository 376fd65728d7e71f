//! Press clippings in, articles for review out: what is known from metadata and options, what is read out of the
//! clipping, and what had to be guessed, which is marked in the file.
//!
//! Every format becomes clippings, and from there on all are treated alike. Nothing that came in is believed to be
//! well-formed, and no file is ever overwritten.

mod address;
mod bibliography;
mod blocks;
mod boilerplate;
mod bylines;
mod clipping;
mod dates;
mod feed;
mod format;
mod inbox;
mod known;
mod language;
mod mail;
mod markdown;
mod markup;
mod memory;
mod metadata;
mod page;
mod pdf;
mod read;
mod text;
mod web_archive;
mod write;

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use crate::briefing::host;
use crate::content::{Document, Version};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::input::MAX_TEXT_BYTES;
use crate::moment::{Moment, Precision};
use crate::reading::{CreditKind, fold, read_credits};
use crate::slug::Slug;
use clipping::Clipping;
use known::{Known, Recognised, Sought, parsed};
use write::Front;

pub use format::Format;
pub use inbox::{Attendant, Inbox};
pub use memory::Memory;
pub use metadata::{Metadata, parse as parse_metadata};
pub use pdf::scan as scan_pdf;
pub use read::{Input, gather};
pub(crate) use write::{create_new, framed, new_person, yaml_text};

/// Articles in one file.
const MAX_CLIPPINGS: usize = 20_000;
/// Their texts together.
const MAX_CLIPPED_BYTES: usize = 256 * 1024 * 1024;

/// What a headline is guessed from where there is nothing else.
const FIRST_WORDS: &str = "the first words";

/// What to import, and what is known of it.
#[derive(Debug)]
pub struct Request<'a> {
    /// The site's folder.
    pub root: &'a Path,
    /// The clippings.
    pub inputs: &'a [Input],
    /// What they are; each is looked at if nothing is said.
    pub format: Option<Format>,
    /// What holds for all of them.
    pub given: &'a Metadata,
    /// What a list says of single ones.
    pub metadata: &'a [Metadata],
    /// The site's language.
    pub language: &'a str,
    /// Writes nothing, and says what it would write.
    pub dry_run: bool,
    /// When this happens: the date of versions that do not tell theirs.
    pub now: Option<Moment>,
    /// Whether a text counts as another one of an article of which it is not known what was imported. If not, it must
    /// be newer than those on file, and is else taken for one of them, as an editor has changed it.
    pub trusts: bool,
    /// Whether what came as an article that was deleted since may come again.
    pub again: bool,
}

/// What became of a clipping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A new article.
    New,
    /// A new version of an article on file.
    Version,
    /// The article is on file already, with this text.
    OnFile,
    /// It is a text of an article on file that is older than those that are kept.
    Older,
    /// The article was imported and deleted before.
    Deleted,
    /// It describes an article and holds none.
    NoText,
    /// It could not be imported; a diagnostic says why.
    Refused,
}

impl Fate {
    /// The word of the summary.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new article",
            Self::Version => "new version",
            Self::OnFile => "on file already",
            Self::Older => "older text",
            Self::Deleted => "deleted before",
            Self::NoText => "no text",
            Self::Refused => "not imported",
        }
    }

    /// Whether a file was written.
    pub fn writes(self) -> bool {
        matches!(self, Self::New | Self::Version)
    }
}

/// What an import did with one clipping.
#[derive(Debug)]
pub struct Outcome {
    /// How the clipping is called.
    pub clipping: String,
    /// What became of it.
    pub fate: Fate,
    /// The file that was written, or the article that is on file, relative to the site's root.
    pub path: Option<String>,
    /// The source's file, where a new one was written.
    pub new_source: Option<String>,
    /// The keys that were guessed.
    pub guessed: Vec<&'static str>,
    /// What was found or guessed, one sentence each.
    pub remarks: Vec<String>,
}

/// What an import did.
#[derive(Debug, Default)]
pub struct Report {
    /// In the order of the clippings.
    pub outcomes: Vec<Outcome>,
    /// Everything that went wrong, or that an editor should look at.
    pub diagnostics: Vec<Diagnostic>,
    /// Files of folders that are no clippings, each with the reason.
    pub left_out: Vec<(String, String)>,
}

/// Imports clippings. One that cannot be imported does not stop the others. What was imported is noted in `memory`,
/// which is not written yet.
pub fn import(request: &Request<'_>, memory: &mut Memory) -> Report {
    let mut report = Report::default();
    let read: Vec<_> =
        request.inputs.par_iter().map(|input| (input, read::read(input, request.format))).collect();
    let mut clippings = Vec::new();
    // What a list says comes before what a bibliography among the files says.
    let mut entries: Vec<(Metadata, Option<Clipping>)> =
        request.metadata.iter().map(|one| (one.clone(), None)).collect();
    for (input, read) in read {
        match read {
            Ok(read) if read.is_bibliography => {
                entries.extend(read.clippings.into_iter().map(|entry| (entry.stated.clone(), Some(entry))));
                report.diagnostics.extend(read.diagnostics);
            }
            Ok(read) => {
                report.left_out.extend(read.left_out.map(|why| (input.label(), why)));
                clippings.extend(read.clippings);
                report.diagnostics.extend(read.diagnostics);
            }
            Err(diagnostic) => report.refuse(input.label(), *diagnostic),
        }
    }
    let mut used = vec![false; entries.len()];
    let described: Vec<(Clipping, Option<Metadata>)> = clippings
        .into_iter()
        .map(|clipping| {
            let about = entries.iter().position(|(entry, _)| entry.is_about(&clipping, request.given));
            about.into_iter().for_each(|about| used[about] = true);
            (clipping, about.map(|about| entries[about].0.clone()))
        })
        .collect();
    let mut importer = Importer { request, known: Known::read(request.root, request.language) };
    importer.known.recall(request.root, memory);
    for (clipping, described) in described {
        importer.take(clipping, described.as_ref(), &mut report);
    }
    for ((entry, clipping), _) in entries.into_iter().zip(used).filter(|(_, used)| !used) {
        match clipping {
            // An entry that is about no clipping may hold an abstract.
            Some(clipping) => importer.take(clipping, None, &mut report),
            None if entry.file.is_some() => {
                let name = entry.file.unwrap_or_default();
                let message = format!("the list describes `{name}`, which is not among the files to import");
                report.diagnostics.push(Diagnostic::warning("import/unused-metadata", message));
            }
            None => {}
        }
    }
    let (articles, deleted) = importer.known.into_imported();
    memory.set_articles(articles, deleted);
    report
}

impl Report {
    fn refuse(&mut self, clipping: String, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
        self.outcomes.push(Outcome::of(clipping, Fate::Refused));
    }

    /// How many clippings met this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.outcomes.iter().filter(|outcome| outcome.fate == fate).count()
    }
}

impl Outcome {
    fn of(clipping: String, fate: Fate) -> Self {
        Self { clipping, fate, path: None, new_source: None, guessed: Vec::new(), remarks: Vec::new() }
    }
}

/// When a clipping was made that may be of an article on file.
struct Again {
    /// The fingerprint of its text with the date of its file.
    dated: Option<u64>,
    /// Whether an option or a list says when it was made.
    is_told: bool,
    retrieved: Option<String>,
    updated: Option<String>,
    /// What its headline was guessed from, if nothing states it.
    title_from: Option<&'static str>,
}

struct Importer<'a> {
    request: &'a Request<'a>,
    known: Known,
}

impl Importer<'_> {
    fn take(&mut self, clipping: Clipping, described: Option<&Metadata>, report: &mut Report) {
        let label = clipping.label.clone();
        if clipping.body.trim().is_empty() && !clipping.remarks.is_empty() {
            let remarks = clipping.remarks;
            report.outcomes.push(Outcome { remarks, ..Outcome::of(label, Fate::NoText) });
            return;
        }
        match self.import(clipping, described, &mut report.diagnostics) {
            Ok(outcome) => report.outcomes.push(outcome),
            Err(diagnostic) => report.refuse(label, *diagnostic),
        }
    }

    fn import(
        &mut self,
        mut clipping: Clipping,
        described: Option<&Metadata>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Outcome, Box<Diagnostic>> {
        let label = clipping.label.clone();
        let body = parsed(&clipping.body);
        if body.word_count() == 0 {
            return Err(refuse("import/empty", "no text was found in it", &label));
        }
        let mut remarks = Vec::new();
        let mut guessed: BTreeMap<&'static str, &'static str> = BTreeMap::new();

        // Options beat the list, the list beats what the clipping says of itself.
        let layers = [Some(self.request.given), described, Some(&clipping.stated)];
        let first =
            |field: fn(&Metadata) -> Option<&String>| layers.iter().flatten().find_map(|m| field(m).cloned());
        let all = |field: fn(&Metadata) -> &Vec<String>| {
            layers
                .iter()
                .flatten()
                .map(|m| field(m))
                .find(|texts| !texts.is_empty())
                .cloned()
                .unwrap_or_default()
        };
        // What the clipping guessed counts only where nobody knew better.
        let from_clipping = |field: fn(&Metadata) -> bool| !layers[..2].iter().flatten().any(|m| field(m));
        for (key, from) in &clipping.guessed {
            let is_used = match *key {
                "title" => from_clipping(|m| m.title.is_some()),
                "published" => from_clipping(|m| m.published.is_some()),
                "author" => from_clipping(|m| !m.authors.is_empty()),
                _ => true,
            };
            if is_used {
                guessed.insert(key, from);
            }
        }
        let url = first(|m| m.url.as_ref());
        let host = url.as_deref().and_then(host);
        let title = first(|m| m.title.as_ref()).unwrap_or_else(|| {
            guessed.insert("title", FIRST_WORDS);
            body.plain.split_whitespace().take(10).collect::<Vec<_>>().join(" ")
        });
        clipping.body = without_headline(&clipping.body, &title).to_owned();
        let body = parsed(&clipping.body);
        let source_name = first(|m| m.source.as_ref());
        if source_name.is_none() && host.is_none() {
            return Err(missing(&label, "source", "--source \"The Daily Example\""));
        }
        let known_source = self.known.source(source_name.as_deref(), host.as_deref());
        let source = match &known_source {
            Some(id) => id.clone(),
            None => {
                let name = source_name.clone().unwrap_or_else(|| host.clone().unwrap_or_default());
                Slug::new(&name)
                    .map(|slug| slug.to_string())
                    .ok_or_else(|| missing(&label, "source", "--source NAME"))?
            }
        };
        let retrieved = first(|m| m.retrieved.as_ref()).or_else(|| clipping.file_date.clone());

        let stated = first(|m| m.published.as_ref());
        // As it came: whatever became of its headline and source, it is the same clipping.
        let origin = source_name.as_deref().or(host.as_deref()).unwrap_or_default();
        let fingerprint =
            known::fingerprint(&body, &[&fold(origin), &title, stated.as_deref().unwrap_or_default()]);
        let sought = Sought {
            url: url.as_deref(),
            title: &title,
            source: &source,
            published: stated.as_deref(),
            body: &body,
            fingerprint,
        };
        // The file whose date was not asked for, since somebody said when it was clipped.
        let is_told = layers[..2].iter().flatten().any(|m| m.retrieved.is_some());
        let dated = clipping.file_date.as_deref().map(|date| known::fingerprint(&body, &["file", date]));
        let (updated, title_from) = (first(|m| m.updated.as_ref()), guessed.get("title").copied());
        let again = Again { dated, is_told, retrieved: retrieved.clone(), updated, title_from };
        match self.known.recognise(&sought) {
            Some(Recognised::Article(on_file)) => {
                return self.version(on_file, &label, &sought, &clipping, again);
            }
            Some(Recognised::Text(on_file)) => {
                self.known.remember(on_file, &body, fingerprint);
                let path = Some(self.known.articles[on_file].path.clone());
                return Ok(Outcome { path, ..Outcome::of(label, Fate::OnFile) });
            }
            Some(Recognised::Unreadable(path)) => {
                let path = Some(path.to_owned());
                return Ok(Outcome { path, ..Outcome::of(label, Fate::OnFile) });
            }
            Some(Recognised::Deleted(path)) if !self.request.again => {
                let remarks = vec![format!(
                    "it came before as {path}, which was deleted; name its file to import it again"
                )];
                return Ok(Outcome { remarks, ..Outcome::of(label, Fate::Deleted) });
            }
            Some(Recognised::Deleted(_)) | None => {}
        }

        let published = match first(|m| m.published.as_ref()) {
            Some(date) => date,
            None => {
                let day = clipping.file_date.as_deref().and_then(|time| time.get(..10));
                let day = day.ok_or_else(|| missing(&label, "publication date", "--published 2025-09-04"))?;
                guessed.insert("published", "the file's date");
                day.to_owned()
            }
        };
        let moment = date(&published, &label)?;
        if moment.precision() < Precision::Day {
            let message = format!("it was published in {published}, and no day is known");
            let fault = refuse("import/bad-date", message, &label);
            return Err(Box::new(
                (*fault).help("say it with `--published 2025-09-04` or in a `--metadata` list"),
            ));
        }
        let updated = first(|m| m.updated.as_ref());
        if let Some(updated) = &updated {
            date(updated, &label)?;
        }

        let findings = read_credits(&body);
        if !findings.captions.is_empty() {
            let numbers: Vec<String> = findings.captions.iter().map(|n| format!("¶ {n}")).collect();
            remarks.push(format!("photo captions: {}", numbers.join(", ")));
        }
        if let Some((block, place)) = &findings.dateline
            && let Some(text) = body.block_text(*block as usize)
        {
            remarks.push(format!("dateline: {}", &text[place.clone()]));
        }
        remarks.extend(clipping.remarks.iter().cloned());
        let mut agencies = all(|m| &m.agencies);
        if agencies.is_empty() {
            let text_credits = findings.credits.iter().filter(|credit| credit.kind == CreditKind::Text);
            let credited: std::collections::BTreeSet<&str> =
                text_credits.flat_map(|credit| credit.agencies.iter().copied()).collect();
            if !credited.is_empty() {
                guessed.insert("agency", "credits in the text");
                agencies = credited.into_iter().map(str::to_owned).collect();
            }
        }
        let mut language = first(|m| m.language.as_ref());
        if let Some(read) = language::of_text(&body.plain) {
            match &language {
                Some(declared) if !language::is_same(declared, &read) => {
                    let message =
                        format!("its language is given as `{declared}`, but it reads like `{read}`");
                    let warning = Diagnostic::warning("import/language", message).at(Place::file(&label));
                    diagnostics.push(warning.help("correct `language` in the article, if it is wrong"));
                }
                None if !language::is_same(self.request.language, &read) => {
                    guessed.insert("language", "the text");
                    language = Some(read);
                }
                _ => {}
            }
        }
        for (key, from) in &guessed {
            remarks.push(format!("`{key}` guessed from {from}"));
        }

        let mut front = Front::new(&guessed);
        front.line("title", &yaml_text(&title));
        front.line("source", &yaml_text(&source));
        front.optional("url", url.as_deref());
        front.line("published", &published);
        if let Some(updated) = &updated {
            front.line("updated", updated);
        }
        if let Some(retrieved) = &retrieved {
            date(retrieved, &label)?;
            front.line("retrieved", retrieved);
        }
        front.list("author", &all(|m| &m.authors));
        front.list("agency", &agencies);
        front.optional("language", language.as_deref());
        front.optional("description", first(|m| m.description.as_ref()).as_deref());
        // A tag of which no path can be made would stop the build.
        let tags: Vec<String> = all(|m| &m.tags).into_iter().filter(|tag| Slug::new(tag).is_some()).collect();
        front.list("tags", &tags);
        let text = front.with(&clipping.body);

        let day = published.get(..10).unwrap_or_default();
        let path = write::article_path(&title, &source, day, |path| self.is_free(path), &label)?;
        // What was said of it may be anything; a file that does not build helps nobody.
        let article = match crate::content::parse(&path, &text, None) {
            (Some(Document::Article(article)), _) => article,
            (_, faults) => {
                let why: Vec<String> = faults.into_iter().map(|fault| fault.message).collect();
                let message = format!("what is said of it makes no article: {}", why.join("; "));
                return Err(refuse("import/bad-metadata", message, &label));
            }
        };
        if let Some((similar, percent)) = self.known.similar(&article) {
            let message = format!("{path} shares {percent}% of its words with {}", similar.path);
            let warning = Diagnostic::warning("import/near-duplicate", message).at(Place::file(&label));
            diagnostics.push(
                warning.help("keep both if two sources carry one text; delete one if it is the same article"),
            );
        }
        let new_source = match known_source {
            Some(_) => None,
            None if self.known.has_source(&source) => None,
            None => write::source(&source, source_name.as_deref(), host.as_deref()),
        };
        let new_source = new_source.filter(|(path, _)| self.is_free(path));
        if let Some((path, text)) = &new_source
            && let (None, faults) = crate::content::parse(path, text, None)
        {
            let why: Vec<String> = faults.into_iter().map(|fault| fault.message).collect();
            let message = format!("what is said of its source makes no source: {}", why.join("; "));
            return Err(refuse("import/bad-metadata", message, &label));
        }
        self.write(&path, &text)?;
        let mut new_path = None;
        if let Some((source_path, text)) = new_source {
            self.write(&source_path, &text)?;
            remarks.push(format!("new source in {source_path}: add its country, owner and policy"));
            new_path = Some(source_path);
        }
        if known_source.is_none() {
            let name = source_name.as_deref().unwrap_or(&source);
            let names = [&source[..], name].map(fold).into();
            self.known.sources.push((source.clone(), names, host.into_iter().collect()));
        }
        self.known.add(path.clone(), &article, source, fingerprint);
        if let Some(dated) = dated.filter(|_| is_told) {
            self.known.remember_clipping(self.known.articles.len() - 1, dated);
        }
        let guessed = guessed.into_keys().collect();
        Ok(Outcome {
            path: Some(path),
            new_source: new_path,
            guessed,
            remarks,
            ..Outcome::of(label, Fate::New)
        })
    }

    /// Keeps another text of an article on file beside it. The article's own file is the editor's, and stays as it is.
    fn version(
        &mut self,
        on_file: usize,
        label: &str,
        sought: &Sought<'_>,
        clipping: &Clipping,
        Again { dated, is_told, retrieved, updated, title_from }: Again,
    ) -> Result<Outcome, Box<Diagnostic>> {
        let (body, title, fingerprint) = (sought.body, sought.title, sought.fingerprint);
        let when = retrieved.as_deref();
        // A file that came before is no newer for the date of its last change, where somebody had said another.
        let is_again = !is_told && dated.is_some_and(|dated| self.known.came_as(on_file, dated));
        let is_newer = !is_again && when.is_some_and(|date| self.known.is_newer(on_file, date));
        let is_older = when.is_some_and(|date| self.known.is_older(on_file, date));
        let is_of_one_instant = when.is_some_and(|date| self.known.is_of_one_instant(on_file, date));
        let is_doubtful =
            !self.known.remembers(on_file) && (!self.request.trusts && !is_newer || is_of_one_instant);
        // A publisher may take a change back: then an old text is the newest.
        let has = if is_newer && self.known.has_text(on_file, body) {
            self.known.has_as_newest(on_file, body)
        } else {
            self.known.has_text(on_file, body)
        };
        if let Some(dated) = dated.filter(|_| is_told) {
            self.known.remember_clipping(on_file, dated);
        }
        let path = self.known.articles[on_file].path.clone();
        if has || is_doubtful {
            self.known.remember(on_file, body, fingerprint);
            // Whether the publisher changed it, or an editor did on file, nobody can tell.
            let headline = &self.known.articles[on_file].headline;
            let renamed = is_newer && title_from.is_none() && fold(title) != fold(headline);
            let remark =
                format!("its headline here is “{title}”; if the publisher changed it, say so in `title`");
            let remarks = renamed.then_some(remark).into_iter().collect();
            return Ok(Outcome { path: Some(path), remarks, ..Outcome::of(label.to_owned(), Fate::OnFile) });
        }
        if is_older {
            let remarks = vec![
                format!("another text of {path}, which was not imported: it is older than what is on file"),
                "if it is newer, say when it was clipped with `--retrieved`".to_owned(),
            ];
            return Ok(Outcome { path: Some(path), remarks, ..Outcome::of(label.to_owned(), Fate::Older) });
        }
        let article = &self.known.articles[on_file];
        let retrieved = retrieved.or_else(|| self.request.now.map(|now| now.to_string()));
        let retrieved =
            retrieved.ok_or_else(|| missing(label, "date of retrieval", "--retrieved 2025-09-04"))?;
        date(&retrieved, label)?;
        let no_guesses = BTreeMap::new();
        let mut front = Front::new(&no_guesses);
        front.line("retrieved", &retrieved);
        if let Some(updated) = &updated {
            date(updated, label)?;
            front.line("updated", updated);
        }
        // To guess that a publisher changed a headline would be to accuse them of it.
        let headline = if title_from.is_some() { &article.headline } else { title };
        if article.title != headline {
            front.line("title", &yaml_text(headline));
        }
        let text = front.with(&clipping.body);
        let prefix = Version::prefix(&article.path);
        let path = write::version_path(&prefix, &retrieved, |path| self.is_free(path), label)?;
        if let (None, faults) = Version::parse(&path, &text, None) {
            let why: Vec<String> = faults.into_iter().map(|fault| fault.message).collect();
            return Err(refuse("import/bad-metadata", why.join("; "), label));
        }
        let mut remarks = vec![
            format!("a later text of {}, which stays as it is", article.path),
            "it is the one that is shown now; links to paragraphs lead into it".to_owned(),
        ];
        // The first words of a text are no headline, and whoever takes them for one is not asked.
        let other = title_from.filter(|from| *from != FIRST_WORDS && fold(title) != fold(headline));
        remarks.extend(other.map(|from| format!("its headline is kept; {from} would say: {title}")));
        let headline = headline.to_owned();
        self.write(&path, &text)?;
        let moment = Moment::parse(&retrieved, None).ok();
        self.known.add_version(on_file, body, headline, moment, fingerprint);
        Ok(Outcome { path: Some(path), remarks, ..Outcome::of(label.to_owned(), Fate::Version) })
    }

    fn is_free(&self, path: &str) -> bool {
        !self.known.planned.contains(path)
            && self.known.has_free_page(path)
            && !self.request.root.join(path).exists()
    }

    fn write(&mut self, path: &str, text: &str) -> Result<(), Box<Diagnostic>> {
        if !self.request.dry_run {
            write::new_file(self.request.root, path, text)?;
        }
        self.known.planned.insert(path.to_owned());
        Ok(())
    }
}

/// A text without the heading that says the headline again, as pages have it.
fn without_headline<'a>(markdown: &'a str, title: &str) -> &'a str {
    let (first, rest) = markdown.trim_start().split_once('\n').unwrap_or_default();
    let is_headline = first.starts_with('#') && fold(&parsed(first).plain) == fold(title);
    if is_headline && !rest.trim().is_empty() { rest.trim_start_matches('\n') } else { markdown }
}

fn date(text: &str, label: &str) -> Result<Moment, Box<Diagnostic>> {
    Moment::parse(text, None).map_err(|why| refuse("import/bad-date", why.to_string(), label))
}

fn missing(file: &str, what: &str, option: &str) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("import/unknown", format!("{file} does not tell its {what}"))
            .help(format!("add `{option}`, or name it in a `--metadata` list")),
    )
}

/// An error about a clipping.
fn refuse(code: &'static str, message: impl Into<String>, label: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(code, message).at(Place::file(label)))
}

/// The same as a warning: one part of a collection does not make the rest worth less.
fn warning(diagnostic: Box<Diagnostic>) -> Diagnostic {
    Diagnostic { severity: Severity::Warning, ..*diagnostic }
}

/// How much one file may still bring in.
struct Budget<'a> {
    label: &'a str,
    clippings: usize,
    bytes: usize,
}

impl<'a> Budget<'a> {
    fn new(label: &'a str) -> Self {
        Self { label, clippings: 0, bytes: 0 }
    }

    fn take(&mut self, bytes: usize) -> Result<(), Box<Diagnostic>> {
        self.clippings += 1;
        self.bytes += bytes;
        if self.clippings > MAX_CLIPPINGS || self.bytes > MAX_CLIPPED_BYTES {
            return Err(refuse(
                "import/too-large",
                "there is more in it than can be imported at once",
                self.label,
            ));
        }
        Ok(())
    }
}
