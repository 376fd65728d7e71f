//! `briefing check`

use std::path::{Component, Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::{
    Exit, PublishedArgs, WatchingArgs, count_line, fail, plural, print_bytes, print_diagnostics, print_line,
};
use crate::check::LinkCheck;
use crate::diagnostic::{self, Diagnostic, github, sarif};
use crate::input::{self, Area};
use crate::mend::mend;
use crate::pipeline;
use crate::session;
use crate::site::Output;

#[derive(Args, Debug)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    published: PublishedArgs,
    /// For whom the faults are written
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// The same as `--format json`
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Mend quotations and citations that differ from the articles they cite, where there is one way to; drafts too,
    /// with --drafts
    #[arg(long)]
    fix_quotes: bool,
    /// Look again whenever something is saved
    #[arg(long)]
    watch: bool,
    #[command(flatten)]
    watching: WatchingArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For the terminal
    Human,
    /// One JSON object with all warnings and errors
    Json,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// Workflow commands of GitHub Actions, shown beside the lines of a pull request
    Github,
}

pub(super) fn run(args: &CheckArgs) -> Exit {
    let options = args.published.options();
    if args.watch {
        if let Err(diagnostic) = input::read_config(&options.root) {
            return fail(&diagnostic);
        }
        let clock = || args.published.site.clock();
        let done = session::check(&options, args.watching.options(), &clock, |found, pages| {
            print(args, found, pages);
        });
        return done.map_or_else(|diagnostic| fail(&diagnostic), |()| Exit::Fine);
    }
    let mut pages = 0;
    let mut unmended = Vec::new();
    if args.fix_quotes
        && let Ok((model, found)) = pipeline::load(&options)
    {
        let mended = mend(&options.root, &model.briefing, &found, |one| one.code.starts_with("citation/"));
        unmended = mended.faults;
        if !args.json && args.format == Format::Human {
            for (file, count) in mended.files {
                print_line(&format!("{file}: {} mended", plural(count, "quotation", "quotations")));
            }
        }
    }
    let mut diagnostics = match pipeline::load(&options) {
        Err(diagnostics) => diagnostics,
        Ok((model, mut diagnostics)) => {
            // Pages of a briefing with holes would only repeat what is known.
            if !diagnostics.iter().any(Diagnostic::is_error) {
                let links =
                    LinkCheck::new(&model.config().base_url, model.outputs.iter().map(|(path, _)| path));
                diagnostics.extend(pipeline::render(&model, |path, output, bytes| {
                    if matches!(output, Output::Page(_)) && path.ends_with(".html") {
                        links.page(path, bytes);
                    }
                    Ok(())
                }));
                diagnostics.extend(links.diagnostics());
                pages = model.outputs.iter().filter(|(path, _)| path.ends_with(".html")).count();
            }
            diagnostics
        }
    };
    diagnostics.extend(unmended);
    diagnostic::sort(&mut diagnostics);
    print(args, &diagnostics, pages);
    if diagnostics.iter().any(Diagnostic::is_error) { Exit::Errors } else { Exit::Fine }
}

fn print(args: &CheckArgs, diagnostics: &[Diagnostic], pages: usize) {
    let root = &args.published.site.root;
    match if args.json { Format::Json } else { args.format } {
        Format::Human => {
            print_diagnostics(diagnostics);
            let looked_at = match pages {
                0 => String::new(),
                pages => format!("{} checked: ", plural(pages, "page", "pages")),
            };
            print_line(&format!("{looked_at}{}", count_line(diagnostics)));
        }
        Format::Json => print_line(&json!({ "diagnostics": diagnostics, "pages": pages }).to_string()),
        Format::Sarif => {
            let text_of = |file: &str| {
                let read = input::read_text(&root.join(file), file.to_owned());
                read.ok().map(|file| file.text)
            };
            let log = sarif::log(diagnostics, |file| path_in_repository(root, file), text_of);
            print_line(&log.to_string());
        }
        Format::Github => {
            let commands = github::commands(diagnostics, |file| path_in_repository(root, file));
            print_bytes(commands.as_bytes());
        }
    }
}

/// The path of a file of the site as the current folder has it, which is taken for the repository's; nothing for what
/// is no file of the site, such as a finished page.
fn path_in_repository(root: &Path, file: &str) -> Option<String> {
    Area::of(file)?;
    let here = || std::env::current_dir().and_then(|here| here.canonicalize()).ok();
    let below = match root.is_absolute() {
        true => here().and_then(|here| Some(root.canonicalize().ok()?.strip_prefix(here).ok()?.to_owned())),
        false => None,
    };
    let path: PathBuf = below.as_deref().unwrap_or(root).join(file);
    let parts = path.components().filter(|part| !matches!(part, Component::CurDir));
    Some(parts.collect::<PathBuf>().to_string_lossy().replace('\\', "/"))
}
