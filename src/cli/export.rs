//! `briefing export`

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Exit, SiteArgs, fail, print_bytes, print_diagnostics};
use crate::diagnostic::{Diagnostic, Place};
use crate::{diagnostic, export, pipeline};

#[derive(Args, Debug)]
#[command(
    after_help = "json and csv are for the desk: they hold the words of what was found, never whole texts. timelinejs and \
                  annotations are made to be published and hold no more of an article's words than its policy allows."
)]
pub(super) struct ExportArgs {
    #[command(flatten)]
    site: SiteArgs,
    /// The form of the output
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Write to this file, or for csv to this folder, instead of printing; what is there is replaced
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Print the JSON Schema of the format json instead
    #[arg(long)]
    schema: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object with everything
    Json,
    /// A folder of tables (RFC 4180). Texts that begin with = + - @ get an apostrophe before them, so that no
    /// spreadsheet takes them for formulas
    Csv,
    /// Events, happenings and promoted dated sentences for TimelineJS
    Timelinejs,
    /// What was found in articles as a W3C Web Annotation collection (JSON-LD)
    Annotations,
}

pub(super) fn run(args: &ExportArgs) -> Exit {
    let output = args.output.as_deref();
    if args.schema {
        if args.format != Format::Json {
            eprintln!("error: only the format json has a schema of its own");
            return Exit::Usage;
        }
        return give_json(&export::schema(), output);
    }
    if args.format == Format::Csv && output.is_none() {
        eprintln!("error: csv is a folder of tables; say where with `--output`");
        return Exit::Usage;
    }
    match pipeline::load(&args.site.options()) {
        Err(diagnostics) => {
            print_diagnostics(&diagnostics);
            Exit::Errors
        }
        Ok((model, mut diagnostics)) => {
            diagnostic::sort(&mut diagnostics);
            print_diagnostics(&diagnostics);
            if diagnostics.iter().any(Diagnostic::is_error) {
                return Exit::Errors;
            }
            let briefing = &model.briefing;
            match (args.format, output) {
                (Format::Json, _) => give_json(&export::export(briefing), output),
                (Format::Timelinejs, _) => give_json(&export::timelinejs(briefing), output),
                (Format::Annotations, _) => give_json(&export::annotations(briefing), output),
                (Format::Csv, Some(folder)) => {
                    write_tables(&export::tables(&export::export(briefing)), folder)
                }
                (Format::Csv, None) => Exit::Usage,
            }
        }
    }
}

fn give_json(value: &impl serde::Serialize, output: Option<&Path>) -> Exit {
    match serde_json::to_vec_pretty(value) {
        Ok(mut json) => {
            json.push(b'\n');
            match output {
                Some(file) => write(file, &json),
                None => print_bytes(&json),
            }
        }
        Err(error) => fail(&Diagnostic::error("export/json", error.to_string())),
    }
}

fn write_tables(tables: &[(&'static str, String)], folder: &Path) -> Exit {
    if let Err(error) = std::fs::create_dir_all(folder) {
        return refuse(folder, &error);
    }
    let mut exit = Exit::Fine;
    for (name, table) in tables {
        if write(&folder.join(name), table.as_bytes()) != Exit::Fine {
            exit = Exit::Errors;
        }
    }
    exit
}

fn write(file: &Path, bytes: &[u8]) -> Exit {
    match std::fs::write(file, bytes) {
        Ok(()) => Exit::Fine,
        Err(error) => refuse(file, &error),
    }
}

fn refuse(path: &Path, error: &std::io::Error) -> Exit {
    let diagnostic = Diagnostic::error("export/io", format!("cannot be written: {error}"));
    fail(&diagnostic.at(Place::file(path.display().to_string())))
}
