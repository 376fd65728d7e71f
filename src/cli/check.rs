//! `briefing check`

use clap::Args;
use serde_json::json;

use super::{Exit, PublishedArgs, count_line, plural, print_diagnostics, print_line};
use crate::check::LinkCheck;
use crate::diagnostic::{self, Diagnostic};
use crate::mend::mend;
use crate::pipeline;
use crate::site::Output;

#[derive(Args, Debug)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    published: PublishedArgs,
    /// Print one JSON object with all warnings and errors instead
    #[arg(long)]
    json: bool,
    /// Mend quotations and citations that differ from the articles they cite, where there is one way to; drafts too,
    /// with --drafts
    #[arg(long)]
    fix_quotes: bool,
}

pub(super) fn run(args: &CheckArgs) -> Exit {
    let mut pages = 0;
    let options = args.published.options();
    let mut unmended = Vec::new();
    if args.fix_quotes
        && let Ok((model, found)) = pipeline::load(&options)
    {
        let mended = mend(&options.root, &model.briefing, &found, |one| one.code.starts_with("citation/"));
        unmended = mended.faults;
        if !args.json {
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
                diagnostics.extend(links.finish());
                pages = model.outputs.iter().filter(|(path, _)| path.ends_with(".html")).count();
            }
            diagnostics
        }
    };
    diagnostics.extend(unmended);
    diagnostic::sort(&mut diagnostics);
    if args.json {
        print_line(&json!({ "diagnostics": diagnostics, "pages": pages }).to_string());
    } else {
        print_diagnostics(&diagnostics);
        let looked_at =
            if pages > 0 { format!("{} checked: ", plural(pages, "page", "pages")) } else { String::new() };
        print_line(&format!("{looked_at}{}", count_line(&diagnostics)));
    }
    if diagnostics.iter().any(Diagnostic::is_error) { Exit::Errors } else { Exit::Fine }
}
