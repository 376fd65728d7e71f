//! `briefing new`

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Exit, fail, print_line};
use crate::briefing::Selection;
use crate::content::Kind;
use crate::diagnostic::Diagnostic;
use crate::import::{create_new, framed, new_person, yaml_text};
use crate::moment::{Moment, Precision};
use crate::pipeline::{self, Options};
use crate::slug::Slug;

#[derive(Args, Debug)]
pub(super) struct NewArgs {
    /// What to start
    #[arg(value_enum)]
    kind: NewKind,
    /// Its title or name
    title: String,
    /// Of an article: its source (id, name or web address)
    #[arg(long)]
    source: Option<String>,
    /// Of an article, event or note: its date; today if not given
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    date: Option<String>,
    /// The site's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum NewKind {
    Article,
    Source,
    Person,
    Event,
    Note,
}

/// The date as it was typed, so that its zone stays the site's business.
fn parse_date(text: &str) -> Result<String, String> {
    Moment::parse(text, None).map(|_| text.to_owned()).map_err(|e| e.to_string())
}

pub(super) fn run(args: &NewArgs) -> Exit {
    if let Err(diagnostic) = crate::input::read_config(&args.root) {
        return fail(&diagnostic);
    }
    let Some(slug) = Slug::new(&args.title) else {
        let message = format!("`{}` has no letter or digit to make a file name from", args.title);
        return fail(&Diagnostic::error("new/title", message));
    };
    let title = yaml_text(&args.title);
    let today = || jiff::Zoned::now().date().to_string();
    let date = args.date.clone().unwrap_or_else(today);
    let (kind, front) = match args.kind {
        NewKind::Article => {
            let Some(source) = &args.source else {
                eprintln!(
                    "error: an article needs a source: add `--source` with its id, name or web address"
                );
                return Exit::Usage;
            };
            if Moment::parse(&date, None).is_ok_and(|date| date.precision() < Precision::Day) {
                eprintln!("error: an article is published on a day: `--date {date}` is not precise enough");
                return Exit::Usage;
            }
            if let Err(diagnostic) = on_file(&args.root, source) {
                return fail(&diagnostic);
            }
            let source = yaml_text(source);
            (
                Kind::Article,
                format!("title: {title}\nsource: {source}\nurl:\npublished: {date}\nauthor:\ntags: []\n"),
            )
        }
        NewKind::Source => {
            (Kind::Source, format!("name: {title}\ndomains: []\ncountry:\nowner:\nkind:\npublish:\n"))
        }
        NewKind::Person => (Kind::Person, new_person(&args.title)),
        NewKind::Event => (Kind::Event, format!("title: {title}\ndate: {date}\npeople: []\ntags: []\n")),
        NewKind::Note => (Kind::Note, format!("title: {title}\ndate: {date}\nauthor:\ntags: []\n")),
    };
    let path = format!("content/{}/{slug}.md", kind.folder());
    match create_new(&args.root.join(&path), framed(&front).as_bytes()) {
        Ok(()) => {
            print_line(&args.root.join(&path).display().to_string());
            Exit::Fine
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => fail(
            &Diagnostic::error("new/exists", format!("{path} exists already")).help("nothing was written"),
        ),
        Err(error) => fail(&Diagnostic::error("new/io", format!("cannot write {path}: {error}"))),
    }
}

/// Whether an article can name a source so. What else is wrong with the site is nobody's question here.
fn on_file(root: &Path, source: &str) -> Result<(), Box<Diagnostic>> {
    /// So many of those on file are named.
    const NAMED: usize = 10;
    let all = Selection { drafts: true, future: true, now: Moment::day(jiff::Zoned::now().date()) };
    let options = Options {
        root: root.to_owned(),
        base_url: None,
        relative: false,
        selection: all,
        preview: false,
        without_search: true,
    };
    let Ok(briefing) = pipeline::load_sources(&options) else { return Ok(()) };
    let Err(fault) = briefing.find_source(source) else { return Ok(()) };
    let names: Vec<&str> =
        briefing.sources().iter().map(|ix| briefing.source(*ix).doc.name.as_str()).collect();
    let more = if names.len() > NAMED { ", …" } else { "" };
    let known = match names.is_empty() {
        true => "no source is on file".to_owned(),
        false => format!("on file are {}{more}", names[..names.len().min(NAMED)].join(", ")),
    };
    let help = fault.help.as_deref().map_or_else(|| known.clone(), |help| format!("{help}; {known}"));
    Err(Box::new(fault.help(help)))
}
