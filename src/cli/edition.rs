//! `briefing edition`

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{Exit, SiteArgs, fail, print_bytes, print_diagnostics, print_line};
use crate::briefing::{Briefing, EditionIx, Withheld};
use crate::content::{Document, Edition};
use crate::diagnostic::{self, Diagnostic, nearest};
use crate::email::{Envelope, message};
use crate::import::{create_new, yaml_text};
use crate::moment::{Moment, Precision};
use crate::pipeline;
use crate::rebuild::Model;

#[derive(Args, Debug)]
pub(super) struct EditionArgs {
    #[command(subcommand)]
    command: EditionCommand,
}

#[derive(Debug, Subcommand)]
enum EditionCommand {
    /// Start an edition: content/editions/DATE.md, with links to the articles since the last one
    New(NewArgs),
    /// Make a message of an edition: HTML and plain text, as .eml
    Email(EmailArgs),
}

#[derive(Args, Debug)]
struct NewArgs {
    #[command(flatten)]
    site: SiteArgs,
    /// Up to when it tells what is new: a day, counted whole, or a time; now if not given
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// Its headline
    #[arg(long)]
    title: Option<String>,
}

#[derive(Args, Debug)]
struct EmailArgs {
    #[command(flatten)]
    site: SiteArgs,
    /// Its id, the name of its file without .md; the newest if not given
    edition: Option<String>,
    /// Who sends it
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    from: Option<String>,
    /// Who receives it; may be given several times
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    to: Vec<String>,
    /// Write to this file instead of printing; what is there is replaced
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &EditionArgs) -> Exit {
    match &args.command {
        EditionCommand::New(args) => new(args),
        EditionCommand::Email(args) => email(args),
    }
}

/// The site, if nothing is wrong with it.
fn load(args: &SiteArgs) -> Result<Model, Exit> {
    match pipeline::load(&args.options()) {
        Ok((model, found)) if !found.iter().any(Diagnostic::is_error) => Ok(model),
        Ok((_, mut found)) | Err(mut found) => {
            found.retain(Diagnostic::is_error);
            diagnostic::sort(&mut found);
            print_diagnostics(&found);
            Err(Exit::Errors)
        }
    }
}

fn new(args: &NewArgs) -> Exit {
    /// More would be to delete rather than to order.
    const LINKS: usize = 30;
    let model = match load(&args.site) {
        Ok(model) => model,
        Err(exit) => return exit,
    };
    let briefing = &model.briefing;
    let date = match &args.date {
        Some(date) => match Moment::parse(date, briefing.config.timezone.as_ref()) {
            Ok(date) if date.precision() >= Precision::Day => date,
            Ok(_) => {
                return fail(&Diagnostic::error(
                    "edition/date",
                    format!("`--date {date}` must be a day or a time"),
                ));
            }
            Err(why) => return fail(&Diagnostic::error("edition/date", format!("`--date {date}`: {why}"))),
        },
        None => briefing.in_zone(args.site.options().selection.now),
    };
    let title =
        args.title.clone().unwrap_or_else(|| format!("Briefing of {}", Moment::day(date.date()).display()));
    let told = briefing.told_until(date);
    let from = Edition::new_after(date, told);
    let articles = briefing.articles().iter().map(|ix| &briefing.article(*ix).doc);
    let new: Vec<_> =
        articles.filter(|doc| doc.came().is_after(&from) && !doc.came().is_after(&date)).collect();
    let links: String = new.iter().take(LINKS).map(|doc| format!("- [[{}]]\n", doc.entry.id)).collect();
    let press = if new.is_empty() { String::new() } else { format!("\n## In the press\n\n{links}") };
    // The first one says from when on it tells, so that editors can have it another way.
    let first = new.iter().map(|doc| doc.came().date()).min().unwrap_or(date.date());
    let since = match told {
        Some(_) => String::new(),
        None => format!(
            "since: {} # the first edition: what came after this day is new\n",
            first.yesterday().unwrap_or(first)
        ),
    };
    let front = format!("---\ntitle: {}\ndate: {date}\n{since}author:\n---\n", yaml_text(&title));
    let text = format!("{front}What matters today.\n{press}");
    let path = format!("content/editions/{}.md", date.date());
    let place = args.site.options().root.join(&path);
    match create_new(&place, text.as_bytes()) {
        Ok(()) => {
            print_line(&place.display().to_string());
            if new.len() > LINKS {
                eprintln!(
                    "note: of {} new articles the last {LINKS} are linked; the page lists more",
                    new.len()
                );
            }
            Exit::Fine
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            let help = "nothing was written; a second edition of a day is another file in that folder";
            fail(&Diagnostic::error("edition/exists", format!("{path} exists already")).help(help))
        }
        Err(error) => fail(&Diagnostic::error("edition/io", format!("cannot write {path}: {error}"))),
    }
}

fn email(args: &EmailArgs) -> Exit {
    let model = match load(&args.site) {
        Ok(model) => model,
        Err(exit) => return exit,
    };
    let edition = match find(&model.briefing, args.edition.as_deref()) {
        Ok(edition) => edition,
        Err(diagnostic) => return fail(&diagnostic),
    };
    if args.from.is_none() {
        eprintln!(
            "note: without `--from` the sender is nobody at the site's host; set it before the message is sent"
        );
    }
    let envelope = Envelope { from: args.from.clone(), to: args.to.clone() };
    match message(&model, edition, &envelope) {
        Err(diagnostic) => fail(&diagnostic),
        Ok(bytes) => match &args.output {
            None => print_bytes(&bytes),
            Some(file) => write(file, &bytes),
        },
    }
}

fn write(file: &Path, bytes: &[u8]) -> Exit {
    match std::fs::write(file, bytes) {
        Ok(()) => Exit::Fine,
        Err(error) => {
            fail(&Diagnostic::error("email/io", format!("cannot write {}: {error}", file.display())))
        }
    }
}

fn find(briefing: &Briefing, id: Option<&str>) -> Result<EditionIx, Box<Diagnostic>> {
    let all = briefing.editions();
    let none = || {
        Diagnostic::error("edition/none", "this site has no edition that is published")
            .help("`briefing edition new` starts one; `--drafts` includes drafts")
    };
    let Some(id) = id else { return all.first().copied().ok_or_else(|| Box::new(none())) };
    let of = |ix: &EditionIx| &*briefing.edition(*ix).doc.entry.id;
    all.iter().find(|ix| of(ix) == id).copied().ok_or_else(|| {
        let withheld = briefing.withheld().into_iter().find_map(|(file, document, why)| match document {
            Document::Edition(doc) if *doc.entry.id == *id => Some(not_now(file, doc, why)),
            _ => None,
        });
        Box::new(withheld.unwrap_or_else(|| {
            let diagnostic = Diagnostic::error("edition/unknown", format!("there is no edition `{id}`"));
            match nearest(id, all.iter().map(of)) {
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None if all.is_empty() => none(),
                None => diagnostic.help("an edition's id is the name of its file without .md, or its `slug`"),
            }
        }))
    })
}

/// Why there is no message of an edition that has a file, and what to do.
fn not_now(file: &str, edition: &Edition, why: Withheld) -> Diagnostic {
    let id = &edition.entry.id;
    let (message, help) = match (why, edition.publish_at, edition.expires) {
        (Withheld::Draft, ..) => (
            format!("the edition `{id}` is a draft"),
            format!("`--drafts` includes it; without `draft` in {file} it is published"),
        ),
        (Withheld::Expired, _, Some(expires)) => (
            format!("the edition `{id}` expired {}", expires.display()),
            format!("`--now` with a time before that makes it as it was; `expires` stands in {file}"),
        ),
        (_, Some(publish_at), _) if !edition.date.is_after(&publish_at) => (
            format!("the edition `{id}` is held back until {}", publish_at.display()),
            format!("`--now {publish_at}` makes it as it will be then; `publish_at` stands in {file}"),
        ),
        _ => (
            format!("the edition `{id}` is dated {}, after now", edition.date.display()),
            format!("`--now {}` makes it as it will be then; `date` stands in {file}", edition.date),
        ),
    };
    Diagnostic::error("edition/withheld", message).help(help)
}

/// One address without a name: what a header takes as it is.
fn address(text: &str) -> Result<String, String> {
    let (local, host) = text.rsplit_once('@').unwrap_or_default();
    let plain = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>,;:()[]\"@\\".contains(&byte))
    };
    match plain(local) && plain(host) {
        true => Ok(text.to_owned()),
        false => Err("an address looks like desk@news.example, without a name".to_owned()),
    }
}
