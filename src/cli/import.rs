//! `briefing import`

use std::path::PathBuf;

use clap::Args;

use super::{Exit, fail, plural, print_diagnostics, print_line};
use crate::diagnostic::Diagnostic;
use crate::import::{self, Metadata};

#[derive(Args, Debug)]
pub(super) struct ImportArgs {
    /// Clippings: plain text, Markdown (.md) or saved web pages (.html)
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The headline (of a single file)
    #[arg(long)]
    title: Option<String>,
    /// Who published it: a source's id or name; a new source gets a file of its own
    #[arg(long)]
    source: Option<String>,
    /// The address of the original
    #[arg(long)]
    url: Option<String>,
    /// When it was published
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// The wire service whose copy it is; may be given several times
    #[arg(long)]
    agency: Vec<String>,
    /// A YAML list that says the same of many files: - file, title, source, url, published, agency, author, language
    #[arg(long, value_name = "FILE")]
    metadata: Option<PathBuf>,
    /// The site's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

pub(super) fn run(args: &ImportArgs) -> Exit {
    if args.files.len() > 1 && (args.title.is_some() || args.url.is_some()) {
        eprintln!("error: `--title` and `--url` are for a single file; `--metadata` says it of many");
        return Exit::Usage;
    }
    if let Err(diagnostic) = crate::input::read_config(&args.root) {
        return fail(&diagnostic);
    }
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
        agencies: args.agency.clone(),
        ..Metadata::default()
    };
    let (imported, diagnostics) = import::import(&args.root, &args.files, &given, &metadata);
    for one in &imported {
        print_line(&one.path);
        for remark in &one.remarks {
            print_line(&format!("  {remark}"));
        }
    }
    print_line(&format!(
        "{} imported; read them over before you publish",
        plural(imported.len(), "article", "articles")
    ));
    print_diagnostics(&diagnostics);
    if diagnostics.iter().any(Diagnostic::is_error) { Exit::Errors } else { Exit::Fine }
}
