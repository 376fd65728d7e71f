//! `briefing import`

use std::io::Read as _;
use std::path::PathBuf;

use clap::Args;

use super::{Exit, clock, fail, plural, print_diagnostics, print_line};
use crate::diagnostic::Diagnostic;
use crate::import::{self, Fate, Format, Inbox, Input, Memory, Metadata, Outcome, Report, Request};

/// Standard input is read as far as this.
const MAX_STDIN_BYTES: u64 = 64 * 1024 * 1024;
/// So many files that were left out are named.
const MAX_LEFT_OUT: usize = 10;

#[derive(Args, Debug)]
pub(super) struct ImportArgs {
    /// Clippings, or folders of them: text, Markdown, saved web pages, PDFs, feeds, mail, web archives, bibliographies; `-` is
    /// standard input. Without any, the files of the site's inbox (`[import] inbox` in site.toml)
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What they are, if that cannot be told by looking
    #[arg(long, value_enum, value_name = "FORMAT", requires = "files")]
    format: Option<Format>,
    /// The headline (of a single file)
    #[arg(long, requires = "files")]
    title: Option<String>,
    /// Who published it: a source's id or name; a new source gets a file of its own
    #[arg(long, requires = "files")]
    source: Option<String>,
    /// The address of the original
    #[arg(long, requires = "files")]
    url: Option<String>,
    /// When it was published
    #[arg(long, value_name = "DATE", requires = "files")]
    published: Option<String>,
    /// When it was clipped: the date of a version of an article on file
    #[arg(long, value_name = "DATE", requires = "files")]
    retrieved: Option<String>,
    /// The wire service whose copy it is; may be given several times
    #[arg(long, requires = "files")]
    agency: Vec<String>,
    /// What is known of many files: a YAML list (- file, title, source, url, published, updated, agency, author,
    /// language), CSL-JSON or BibTeX
    #[arg(long, value_name = "FILE", requires = "files")]
    metadata: Option<PathBuf>,
    /// Write nothing, and say what would be written
    #[arg(long)]
    dry_run: bool,
    /// The site's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

pub(super) fn run(args: &ImportArgs) -> Exit {
    if args.files.is_empty() {
        return import_inbox(args);
    }
    let file = match crate::input::read_config(&args.root) {
        Ok(file) => file,
        Err(diagnostic) => return fail(&diagnostic),
    };
    // A site with faults still takes clippings.
    let language = crate::config::parse(&file.path, &file.text)
        .map_or_else(|_| "en".to_owned(), |config| config.language);
    let metadata = match args.metadata.as_deref().map(import::parse_metadata).transpose() {
        Ok(metadata) => metadata.unwrap_or_default(),
        Err(diagnostics) => {
            print_diagnostics(&diagnostics);
            return Exit::Errors;
        }
    };
    let given = Metadata {
        title: args.title.clone(),
        source: args.source.clone(),
        url: args.url.clone(),
        published: args.published.clone(),
        retrieved: args.retrieved.clone(),
        agencies: args.agency.clone(),
        ..Metadata::default()
    };
    let inputs = match inputs(&args.files) {
        Ok(inputs) => inputs,
        Err(diagnostic) => return fail(&diagnostic),
    };
    if inputs.len() != 1 && (args.title.is_some() || args.url.is_some()) {
        eprintln!("error: `--title` and `--url` are for a single file; `--metadata` says it of many");
        return Exit::Usage;
    }
    let memory = if args.dry_run { Ok(Memory::look(&args.root)) } else { Memory::take(&args.root) };
    let mut memory = match memory {
        Ok(memory) => memory,
        Err(diagnostic) => return fail(&diagnostic),
    };
    let request = Request {
        root: &args.root,
        inputs: &inputs,
        format: args.format,
        given: &given,
        metadata: &metadata,
        language: &language,
        dry_run: args.dry_run,
        now: clock(),
        trusts: true,
        again: true,
    };
    let mut report = import::import(&request, &mut memory);
    memory.keep();
    if report.outcomes.is_empty() && !report.left_out.is_empty() {
        let fault = Diagnostic::error("import/nothing", "none of these files could be taken");
        report.diagnostics.push(fault.help("a file that is named itself is read as text if it is one"));
    }
    finish(&report, args.dry_run)
}

fn finish(report: &Report, dry_run: bool) -> Exit {
    print_report(report, dry_run);
    print_left_out(&report.left_out);
    print_diagnostics(&report.diagnostics);
    if report.diagnostics.iter().any(Diagnostic::is_error) { Exit::Errors } else { Exit::Fine }
}

/// Imports what is new in the inbox.
fn import_inbox(args: &ImportArgs) -> Exit {
    let config = crate::input::read_config(&args.root)
        .map_err(|diagnostic| vec![*diagnostic])
        .and_then(|file| crate::config::parse(&file.path, &file.text));
    let config = match config {
        Ok(config) => config,
        Err(diagnostics) => {
            print_diagnostics(&diagnostics);
            return Exit::Errors;
        }
    };
    let Some(mut inbox) = Inbox::of(&args.root, &config) else {
        eprintln!(
            "error: name the files to import, or a folder in site.toml: [import] inbox = \"Clippings\""
        );
        return Exit::Usage;
    };
    match inbox.import(args.dry_run) {
        Ok(report) => finish(&report, args.dry_run),
        Err(diagnostic) => fail(&diagnostic),
    }
}

/// The files that were named, those in folders, and standard input.
fn inputs(files: &[PathBuf]) -> Result<Vec<Input>, Box<Diagnostic>> {
    let mut inputs = Vec::new();
    for file in files {
        if file.as_os_str() != "-" {
            inputs.extend(import::gather(std::slice::from_ref(file)));
            continue;
        }
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().take(MAX_STDIN_BYTES + 1).read_to_end(&mut bytes);
        if let Err(error) = read {
            let message = format!("standard input cannot be read: {error}");
            return Err(Box::new(Diagnostic::error("import/unreadable", message)));
        }
        if bytes.len() as u64 > MAX_STDIN_BYTES {
            let message = format!("standard input is larger than {} MiB", MAX_STDIN_BYTES / 1024 / 1024);
            return Err(Box::new(Diagnostic::error("import/too-large", message)));
        }
        inputs.push(Input::Bytes(bytes));
    }
    Ok(inputs)
}

/// What came out of the inbox while somebody works.
pub(super) fn print_news(report: &Report) {
    for outcome in &report.outcomes {
        match &outcome.path {
            Some(path) if outcome.fate.writes() => {
                print_line(&format!("{path} imported from {}", outcome.clipping))
            }
            _ => print_line(&format!("{}: {}", outcome.clipping, outcome.fate.as_str())),
        }
    }
    print_left_out(&report.left_out);
    print_diagnostics(&report.diagnostics);
}

/// The files of folders that were not taken, as far as anybody reads such a list.
fn print_left_out(files: &[(String, String)]) {
    if files.is_empty() {
        return;
    }
    print_line(&format!("\n{} left out:", plural(files.len(), "file was", "files were")));
    for (file, why) in files.iter().take(MAX_LEFT_OUT) {
        print_line(&format!("  {file}: {why}").replace(char::is_control, "\u{fffd}"));
    }
    if let Some(more @ 1..) = files.len().checked_sub(MAX_LEFT_OUT) {
        print_line(&format!("  and {more} more"));
    }
}

/// What was written, and what became of each clipping.
fn print_report(report: &Report, dry_run: bool) {
    for outcome in &report.outcomes {
        // What is kept out although it is on no file is explained as well.
        let shown = match outcome.fate {
            Fate::New | Fate::Version => outcome.path.as_deref(),
            Fate::Older | Fate::Deleted => Some(outcome.clipping.as_str()),
            Fate::OnFile if !outcome.remarks.is_empty() => outcome.path.as_deref(),
            Fate::OnFile | Fate::NoText | Fate::Refused => None,
        };
        if let Some(shown) = shown {
            print_line(&shown.replace(char::is_control, "\u{fffd}"));
            for remark in &outcome.remarks {
                print_line(&format!("  {remark}"));
            }
        }
    }
    if report.outcomes.is_empty() {
        print_line("nothing to import was found");
        return;
    }
    print_line("");
    let header = ["clipping", "what became of it", "article", "guessed"].map(str::to_owned);
    print_table(&[vec![header], report.outcomes.iter().map(row).collect()].concat());
    let (new, versions) = (report.count(Fate::New), report.count(Fate::Version));
    let mut summary = plural(new, "article", "articles");
    if versions > 0 {
        summary += &format!(" and {}", plural(versions, "new version", "new versions"));
    }
    let done = if dry_run {
        "would be imported; nothing was written"
    } else {
        "imported; read them over before you publish"
    };
    print_line(&format!("\n{summary} {done}"));
}

fn row(outcome: &Outcome) -> [String; 4] {
    let article = outcome
        .path
        .as_deref()
        .map(|path| path.trim_start_matches("content/articles/").trim_end_matches(".md").to_owned());
    let clipping = &outcome.clipping;
    // The end tells one file from another.
    let cut = clipping.char_indices().rev().nth(47).map_or(0, |(at, _)| at);
    let shown = if cut == 0 { clipping.clone() } else { format!("…{}", &clipping[cut..]) };
    let shown = shown.replace(char::is_control, "\u{fffd}");
    [shown, outcome.fate.as_str().to_owned(), article.unwrap_or_default(), outcome.guessed.join(", ")]
}

fn print_table(rows: &[[String; 4]]) {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let widths = [0, 1, 2, 3].map(width);
    for row in rows {
        let cells: Vec<String> =
            row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        print_line(cells.join("  ").trim_end());
    }
}
