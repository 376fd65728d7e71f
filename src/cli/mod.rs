//! The command line: one file a command, and the printing that the rest of the library leaves alone.
#![expect(clippy::print_stderr, reason = "this is the edge at which things are printed")]

mod build;
mod check;
mod clean;
mod edition;
mod explain;
mod export;
mod import;
mod init;
mod list;
mod lsp;
mod new;
mod people;
mod read_pdf;
#[cfg(test)]
mod reference;
mod schema;
mod serve;
mod watch;

use std::ffi::OsString;
use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory as _, Parser, Subcommand};

use crate::briefing::Selection;
use crate::config::BaseUrl;
use crate::diagnostic::Diagnostic;
use crate::moment::Moment;
use crate::pipeline::Options;
use crate::session::News;

/// How the command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: done.
    Fine,
    /// 1: the site has errors; what was published before is unchanged.
    Errors,
    /// 2: the command was used wrongly.
    Usage,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Errors => 1,
            Exit::Usage => 2,
        })
    }
}

/// Turns press articles and editors' notes into a static website that shows who is named where, how each source
/// spells them, and what happened when.
#[derive(Debug, Parser)]
#[command(
    name = "briefing",
    version,
    after_help = "Exit codes: 0 done, 1 the site has errors, 2 wrong use. Colour is left out where NO_COLOR is set."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a new site with a small invented briefing that builds at once
    Init(init::InitArgs),
    /// Start a file for an article, a source, a person, an event or a note
    New(new::NewArgs),
    /// Start a dated edition of the briefing, or make a message of one
    Edition(edition::EditionArgs),
    /// Turn press clippings (texts, saved web pages, PDFs, feeds, mail, web archives) into articles for review
    Import(import::ImportArgs),
    /// Build the site and publish it to a folder
    Build(build::BuildArgs),
    /// Show the site in a browser, with every change as it is saved
    Serve(serve::ServeArgs),
    /// Build the site, and build it again whenever something is saved
    Watch(watch::WatchArgs),
    /// List the people whom articles name and who have no file yet, and start their files
    People(people::PeopleArgs),
    /// Tell what a page reads, what reads a file, and why the last build made a page again or left it
    Explain(explain::ExplainArgs),
    /// Look for faults: everything that `build` does but the writing, and every link of the finished pages
    Check(check::CheckArgs),
    /// Give what the briefing knows to other programs: JSON, tables, TimelineJS, annotations
    Export(export::ExportArgs),
    /// List what there is and what waits for you, a line each
    List(list::ListArgs),
    /// Help an editor while somebody writes: completion, cards, faults, renaming (Language Server Protocol)
    Lsp(lsp::LspArgs),
    /// Print the JSON Schema of front matter or of site.toml, for editors
    Schema(schema::SchemaArgs),
    /// Delete the published site, and nothing else
    Clean(clean::CleanArgs),
    /// Read the letters of a PDF for `import`, which it could harm
    #[command(hide = true)]
    ReadPdf,
    /// Print a script that completes this command in a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page (roff), or write those of all commands
    Man {
        /// Write a page for this command and for each of its commands to this folder
        #[arg(long, value_name = "DIR")]
        dir: Option<PathBuf>,
    },
}

/// Where the site is, and what of it to take.
#[derive(Args, Debug)]
struct SiteArgs {
    /// The site's folder, which holds site.toml
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Publish under this address instead of the one in site.toml
    #[arg(long, value_name = "URL", value_parser = BaseUrl::parse)]
    base_url: Option<BaseUrl>,
    /// Include drafts
    #[arg(long)]
    drafts: bool,
    /// Include articles and notes dated in the future
    #[arg(long)]
    future: bool,
    /// What counts as now, for builds that can be repeated (2025-09-05 or 2025-09-05T06:00:00Z)
    #[arg(long, value_name = "DATE", value_parser = parse_now)]
    now: Option<Moment>,
}

fn parse_now(text: &str) -> Result<Moment, String> {
    let now = Moment::parse(text, None).map_err(|e| e.to_string())?;
    if now.precision() < crate::moment::Precision::Day {
        return Err("name a day or a time".to_owned());
    }
    Ok(now)
}

/// The site as it is published.
#[derive(Args, Debug)]
struct PublishedArgs {
    #[command(flatten)]
    site: SiteArgs,
    /// Make links within the site relative, so that the folder can be read without a server
    #[arg(long)]
    relative: bool,
}

impl PublishedArgs {
    fn options(&self) -> Options {
        Options { relative: self.relative, ..self.site.options() }
    }
}

impl SiteArgs {
    fn options(&self) -> Options {
        // The clock's own text is always a moment; the epoch would hide every article, so it cannot go unnoticed.
        let now =
            self.now.or_else(clock).unwrap_or_else(|| Moment::day(jiff::civil::Date::constant(1970, 1, 1)));
        Options {
            root: self.root.clone(),
            base_url: self.base_url.clone(),
            relative: false,
            selection: Selection { drafts: self.drafts, future: self.future, now },
            preview: false,
            without_search: false,
        }
    }

    /// The time, unless it was told to stand still.
    fn clock(&self) -> Option<Moment> {
        if self.now.is_some() { None } else { clock() }
    }
}

/// The day of the desk, not that of Greenwich; a site with a `timezone` takes its own.
fn clock() -> Option<Moment> {
    let now = jiff::Zoned::now();
    let offset = now.offset().seconds();
    let sign = if offset < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset.abs() / 3600, offset.abs() / 60 % 60);
    let text = format!("{}{sign}{hours:02}:{minutes:02}", now.datetime().round(jiff::Unit::Second).ok()?);
    Moment::parse(&text, None).ok()
}

/// How to notice what is saved.
#[derive(Args, Debug)]
struct WatchingArgs {
    /// Look at every file again and again instead of waiting for the system's word: for network drives and containers
    #[arg(long)]
    poll: bool,
}

impl WatchingArgs {
    fn options(&self) -> crate::watch::Options {
        let poll = self.poll.then_some(std::time::Duration::from_millis(500));
        crate::watch::Options { poll, ..crate::watch::Options::default() }
    }
}

/// Prints what there is to say while somebody works on a site.
fn print_news(news: &News<'_>) {
    match news {
        News::Published(summary, took) => print_line(&format!(
            "{} written, {} removed, {} in all ({} ms)",
            plural(summary.written, "file", "files"),
            summary.removed,
            summary.files,
            took.as_millis()
        )),
        News::Shown(Some(files), took) => {
            print_line(&format!("{} changed ({} ms)", plural(*files, "file", "files"), took.as_millis()));
        }
        News::Shown(None, took) => print_line(&format!("everything is new ({} ms)", took.as_millis())),
        News::Faulty(faults) => {
            print_diagnostics(faults);
            eprintln!("{}; the site stays as it was", count_line(faults));
        }
        News::Imported(report) => import::print_news(report),
        News::Warnings(warnings) => print_diagnostics(warnings),
    }
}

/// Runs the command line and says how it ended.
pub fn run(arguments: impl Iterator<Item = OsString>) -> Exit {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are not errors, and are printed to standard output.
            let _ = error.print();
            return if error.use_stderr() { Exit::Usage } else { Exit::Fine };
        }
    };
    match cli.command {
        Command::Init(args) => init::run(&args),
        Command::New(args) => new::run(&args),
        Command::Edition(args) => edition::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Build(args) => build::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Watch(args) => watch::run(&args),
        Command::People(args) => people::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Export(args) => export::run(&args),
        Command::List(args) => list::run(&args),
        Command::Lsp(args) => lsp::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Clean(args) => clean::run(&args),
        Command::ReadPdf => read_pdf::run(),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "briefing", &mut script);
            print_bytes(&script)
        }
        Command::Man { dir: Some(dir) } => {
            let written = std::fs::create_dir_all(&dir)
                .and_then(|()| clap_mangen::generate_to(Cli::command().disable_help_subcommand(true), &dir));
            match written {
                Ok(()) => Exit::Fine,
                Err(error) => {
                    let message = format!("cannot write to {}: {error}", dir.display());
                    fail(&Diagnostic::error("cli/man", message))
                }
            }
        }
        Command::Man { dir: None } => {
            let mut page = Vec::new();
            match clap_mangen::Man::new(Cli::command()).render(&mut page) {
                Ok(()) => print_bytes(&page),
                Err(error) => fail(&Diagnostic::error("cli/man", error.to_string())),
            }
        }
    }
}

/// Prints to standard output; a reader that has gone away is no fault of ours.
fn print_bytes(bytes: &[u8]) -> Exit {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(bytes).and_then(|()| out.flush());
    Exit::Fine
}

fn print_line(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Prints one error.
fn fail(diagnostic: &Diagnostic) -> Exit {
    print_diagnostics(std::slice::from_ref(diagnostic));
    Exit::Errors
}

/// Prints diagnostics, the errors last, since that is where people look.
fn print_diagnostics(diagnostics: &[Diagnostic]) {
    /// More than these scroll away.
    const WARNINGS: usize = 50;
    let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
    let (errors, warnings): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        diagnostics.iter().partition(|d| d.is_error());
    for diagnostic in warnings.iter().take(WARNINGS).chain(&errors) {
        eprintln!("{}", diagnostic.render(colour));
    }
    if warnings.len() > WARNINGS {
        eprintln!("... and {} more warnings; `--json` lists them all\n", warnings.len() - WARNINGS);
    }
}

fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn count_line(diagnostics: &[Diagnostic]) -> String {
    let errors = diagnostics.iter().filter(|d| d.is_error()).count();
    let warnings = diagnostics.len() - errors;
    match (errors, warnings) {
        (0, 0) => "no errors".to_owned(),
        (_, 0) => plural(errors, "error", "errors"),
        (0, _) => plural(warnings, "warning", "warnings"),
        _ => format!("{}, {}", plural(errors, "error", "errors"), plural(warnings, "warning", "warnings")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }
}
