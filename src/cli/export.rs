//! `briefing export`

use clap::{Args, ValueEnum};

use super::{Exit, SiteArgs, fail, print_bytes, print_diagnostics};
use crate::diagnostic::Diagnostic;
use crate::{diagnostic, export, pipeline};

#[derive(Args, Debug)]
pub(super) struct ExportArgs {
    #[command(flatten)]
    site: SiteArgs,
    /// The form of the output
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Print the JSON Schema of the output instead
    #[arg(long)]
    schema: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// One JSON object
    Json,
}

pub(super) fn run(args: &ExportArgs) -> Exit {
    let Format::Json = args.format;
    if args.schema {
        return print_json(&export::schema());
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
            print_json(&export::export(&model.briefing))
        }
    }
}

fn print_json(value: &impl serde::Serialize) -> Exit {
    match serde_json::to_vec_pretty(value) {
        Ok(mut json) => {
            json.push(b'\n');
            print_bytes(&json)
        }
        Err(error) => fail(&Diagnostic::error("export/json", error.to_string())),
    }
}
