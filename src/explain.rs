//! What a page reads, what reads a file, and what the last build did about it.

use std::path::Path;

use rayon::prelude::*;

use crate::briefing::{Briefing, Key, List, Subject};
use crate::content::Version;
use crate::diagnostic::{Diagnostic, nearest};
use crate::input::Area;
use crate::moment::{Moment, month_name};
use crate::pipeline::{self, Options};
use crate::rebuild::{Model, Reason, State};
use crate::redirects::file_of;
use crate::site::{Output, published_picture};

/// What every page depends on.
pub const COMMON: &str = "site.toml, all templates, and the files of static/ that templates name";

/// What there is to say about a path.
#[derive(Debug)]
pub enum Explanation {
    /// It is nothing of this site.
    Nothing {
        /// What may have been meant.
        near: Option<String>,
    },
    /// It is a page.
    Page {
        /// Relative to the output.
        path: String,
        /// Below `templates/`.
        template: &'static str,
        /// What it reads, in words.
        reads: Vec<String>,
        /// What the last build did with it.
        fate: String,
    },
    /// It is published as it is.
    Copied {
        /// Relative to the output.
        path: String,
        /// What the last build did with it.
        fate: String,
    },
    /// It is a document.
    File {
        /// Relative to the site.
        file: String,
        /// What it is about.
        what: String,
        /// The pages that read something of it.
        readers: Vec<Reader>,
    },
    /// It is a document without a page.
    Unpublished {
        /// Relative to the site.
        file: String,
        /// Why.
        why: &'static str,
    },
    /// It is something that all pages depend on.
    Common {
        /// Relative to the site.
        file: String,
    },
}

/// A page that reads something.
#[derive(Debug)]
pub struct Reader {
    /// Relative to the output.
    pub path: String,
    /// What it reads, in words.
    pub key: String,
    /// What the last build did with the page, if it did not leave it.
    pub fate: Option<String>,
}

/// Explains a path: a file of the site, a page by its address, or a file of the output.
///
/// # Errors
/// Everything that is wrong with the site, where it cannot be read at all.
pub fn explain(options: &Options, output: &Path, path: &str) -> Result<Explanation, Vec<Diagnostic>> {
    let (model, _) = pipeline::load(options)?;
    let output = output.canonicalize().unwrap_or_else(|_| output.to_owned());
    let state = State::read(options, &output);
    let fate = |path: &str| fate(state.as_ref(), path);
    // A file of the site may be named from the current folder, too.
    let below_root = std::path::absolute(path).ok().zip(std::path::absolute(&options.root).ok());
    let below_root = below_root.and_then(|(path, root)| {
        let inside = crate::input::relative(Path::new(""), path.strip_prefix(root).ok()?);
        Area::of(&inside).is_some().then_some(inside)
    });
    let inside = below_root.as_deref().unwrap_or_else(|| path.trim_start_matches("./"));
    // A version is part of its article.
    let article = Version::article_of(inside);
    let inside = article.as_deref().unwrap_or(inside);
    if let Some(subject) = model
        .briefing
        .subjects()
        .find(|subject| model.briefing.entry(*subject).is_some_and(|entry| &*entry.file == inside))
    {
        let what = name(&model.briefing, subject);
        return Ok(Explanation::File {
            file: inside.to_owned(),
            what,
            readers: readers(&model, subject, state.as_ref()),
        });
    }
    if let Some(parsed) = model.briefing.parsed(inside) {
        let why = match parsed.document {
            Some(_) => "it is a draft, or dated in the future, or another file has its id",
            None => "it is faulty, or in no folder of a kind",
        };
        return Ok(Explanation::Unpublished { file: inside.to_owned(), why });
    }
    if matches!(Area::of(inside), Some(Area::Config | Area::Template)) && options.root.join(inside).is_file()
    {
        return Ok(Explanation::Common { file: inside.to_owned() });
    }
    let of_output = std::path::absolute(path)
        .ok()
        .and_then(|path| Some(crate::input::relative(Path::new(""), path.strip_prefix(&output).ok()?)));
    let candidates = [
        of_output,
        inside.strip_prefix("static/").map(str::to_owned),
        published_picture(inside),
        Some(inside.trim_start_matches('/').to_owned()),
        Some(file_of(inside)),
    ];
    let found = candidates.into_iter().flatten().find_map(|path| {
        let output = model.outputs.get(&path)?;
        Some((path, output))
    });
    Ok(match found {
        Some((path, Output::Page(page))) => {
            let (view, reads) = model.read_view(page);
            let reads = reads.iter().map(|key| describe(&model.briefing, key)).collect();
            Explanation::Page { fate: fate(&path), path, template: view.template, reads }
        }
        Some((path, _)) => Explanation::Copied { fate: fate(&path), path },
        None => {
            let files =
                model.briefing.subjects().filter_map(|subject| Some(&*model.briefing.entry(subject)?.file));
            Explanation::Nothing { near: nearest(inside, files).map(str::to_owned) }
        }
    })
}

/// The pages that read something of a subject, with what.
fn readers(model: &Model, subject: Subject, state: Option<&State>) -> Vec<Reader> {
    let outputs: Vec<_> = model.outputs.iter().collect();
    let concerns = |key: &Key| match key {
        Key::Card(of) | Key::Whole(of) | Key::Excerpt(of) | Key::About(of) | Key::Backlinks(of) => {
            *of == subject
        }
        Key::Neighbours(ix) | Key::Origin(ix) => Subject::Article(*ix) == subject,
        Key::Mentions(article, person) => {
            Subject::Article(*article) == subject || Subject::Person(*person) == subject
        }
        _ => false,
    };
    let found = outputs.into_par_iter().flat_map_iter(|(path, output)| {
        let reads = match output {
            Output::Page(page) => model.read_view(page).1,
            Output::Copy(_) | Output::Theme(_) => Vec::new(),
        };
        reads.into_iter().filter(concerns).map(move |key| Reader {
            path: path.to_owned(),
            key: describe(&model.briefing, &key),
            fate: state.and_then(|state| state.reason(path)).map(because),
        })
    });
    found.collect()
}

/// What the last build did with a file.
fn fate(state: Option<&State>, path: &str) -> String {
    let Some(state) = state else { return "is not on record".to_owned() };
    match state.reason(path) {
        None if !state.has(path) => "did not have it".to_owned(),
        None => "left it: what it shows was the same".to_owned(),
        Some(reason) => because(reason),
    }
}

fn because(reason: &Reason) -> String {
    match reason {
        Reason::New => "made it for the first time".to_owned(),
        Reason::Touched => {
            "made it again, because the published file was not as it had been written".to_owned()
        }
        Reason::Templates => format!("made it again, because of what all pages depend on: {COMMON}"),
        Reason::Fields(fields) => {
            let fields: Vec<String> = fields.iter().map(|field| format!("`{field}`")).collect();
            format!("made it again, because of what it shows as {}", fields.join(", "))
        }
        Reason::Copied => "copied it, since it was another file".to_owned(),
    }
}

fn name(briefing: &Briefing, subject: Subject) -> String {
    let title = match subject {
        Subject::Article(ix) => briefing.has(subject).then(|| &briefing.article(ix).doc.title),
        Subject::Source(ix) => briefing.has(subject).then(|| &briefing.source(ix).doc.name),
        Subject::Person(ix) => briefing.has(subject).then(|| &briefing.person(ix).name),
        Subject::Event(ix) => briefing.has(subject).then(|| &briefing.event(ix).doc.title),
        Subject::Note(ix) => briefing.has(subject).then(|| &briefing.note(ix).doc.title),
        Subject::Edition(ix) => briefing.has(subject).then(|| &briefing.edition(ix).doc.title),
    };
    let kind = match subject {
        Subject::Article(_) => "the article",
        Subject::Source(_) => "the source",
        Subject::Person(_) => "the person",
        Subject::Event(_) => "the event",
        Subject::Note(_) => "the note",
        Subject::Edition(_) => "the edition",
    };
    let file = briefing.entry(subject).map(|entry| format!(" ({})", entry.file)).unwrap_or_default();
    format!("{kind} “{}”{file}", title.map_or("", String::as_str))
}

fn list(briefing: &Briefing, list: &List) -> String {
    match list {
        List::Articles => "all articles".to_owned(),
        List::Sources => "all sources".to_owned(),
        List::People => "all people".to_owned(),
        List::Events => "all events".to_owned(),
        List::Notes => "all notes".to_owned(),
        List::Editions => "all editions".to_owned(),
        List::Tags => "all tags".to_owned(),
        List::Origins => "all articles that share their text".to_owned(),
        List::Revised => "all articles with several texts".to_owned(),
        List::Of(subject) => format!("the articles of {}", name(briefing, *subject)),
        List::Tagged(slug) => format!("what bears the tag `{slug}`"),
        List::SaidBy(person) => format!("what {} says", name(briefing, Subject::Person(*person))),
        List::SaidOn(day) => format!("what was said on {}", Moment::day(*day).display()),
        List::Figures => "all figures that several sources give".to_owned(),
    }
}

/// A key in words.
fn describe(briefing: &Briefing, key: &Key) -> String {
    match key {
        Key::Card(subject) => format!("the name, path and date of {}", name(briefing, *subject)),
        Key::Whole(subject) => format!("everything in {}", name(briefing, *subject)),
        Key::Excerpt(subject) => format!("the first words of {}", name(briefing, *subject)),
        Key::About(subject) => format!("what is counted of {}", name(briefing, *subject)),
        Key::Backlinks(subject) => format!("what links to {}", name(briefing, *subject)),
        Key::Neighbours(ix) => {
            format!("which articles stand before and after {}", name(briefing, Subject::Article(*ix)))
        }
        Key::Origin(ix) => {
            format!("the articles with the text of {}", name(briefing, Subject::Article(*ix)))
        }
        Key::Mentions(article, person) => format!(
            "how {} mentions {}",
            name(briefing, Subject::Article(*article)),
            name(briefing, Subject::Person(*person))
        ),
        Key::Happening(ix) => format!("the happening “{}”", briefing.happening(*ix).title),
        Key::Length(of) => format!("the number of {}", list(briefing, of)),
        Key::Items(of, n) => format!("part {n} of {}", list(briefing, of)),
        Key::Tag(slug) => format!("what the tag `{slug}` is called"),
        Key::HasEditions => "whether there are editions".to_owned(),
        Key::Told => "the dates of all editions".to_owned(),
        Key::NamedBefore(ix) => format!("which articles named {} once", name(briefing, Subject::Person(*ix))),
        Key::Came(day) => format!("which articles came on {}", Moment::day(*day).display()),
        Key::Day(day) => format!("what is dated {}", Moment::day(*day).display()),
        Key::Month(year, month) => format!("what is dated in {} {year}", month_name(*month)),
        Key::Year(year) => format!("what is dated in {year}"),
        Key::Years => "everything that is dated".to_owned(),
        Key::Calendar => "which days, months and years have anything in them".to_owned(),
        Key::Counts => "how many articles each source and each person has".to_owned(),
        Key::Said(article) => {
            format!("who else has the quotations of {}", name(briefing, Subject::Article(*article)))
        }
        Key::Counted(article) => {
            format!("who else has the figures of {}", name(briefing, Subject::Article(*article)))
        }
        Key::Speakers => "how much each person says".to_owned(),
        Key::SaidCalendar => "which days have anything that was said".to_owned(),
        Key::SaidDays => "on which days something was said".to_owned(),
        Key::Pages => "the list of all pages".to_owned(),
        Key::SearchShard(name) => format!("part `{name}` of what can be searched"),
        Key::SearchShards => "the list of the parts of what can be searched".to_owned(),
        Key::Picture(name) => format!("which pictures in content/ are called `{name}`"),
    }
}
