//! `briefing explain`

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use clap::Args;

use super::{Exit, PublishedArgs, fail, plural, print_diagnostics, print_line};
use crate::diagnostic::Diagnostic;
use crate::explain::{Explanation, Reader, explain};

#[derive(Args, Debug)]
pub(super) struct ExplainArgs {
    #[command(flatten)]
    published: PublishedArgs,
    /// The published site, from the current folder; `public` in the site's folder if not given
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
    /// A file of the site (content/notes/x.md), a page (/notes/x/), or a file of the output (public/notes/x/index.html)
    path: String,
}

pub(super) fn run(args: &ExplainArgs) -> Exit {
    /// More pages than these are a number.
    const SHOWN: usize = 20;
    let output = args.output.clone().unwrap_or_else(|| args.published.site.root.join("public"));
    let explanation = match explain(&args.published.options(), &output, &args.path) {
        Ok(explanation) => explanation,
        Err(diagnostics) => {
            print_diagnostics(&diagnostics);
            return Exit::Errors;
        }
    };
    match explanation {
        Explanation::Nothing { near } => {
            let diagnostic =
                Diagnostic::error("explain/unknown", format!("`{}` is no file of the site", args.path));
            fail(&match near {
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None => diagnostic.help("name a file of the site, or a page by its path: `/notes/x/`"),
            })
        }
        Explanation::Page { path, template, reads, fate } => {
            print_line(&format!("/{path} is made with templates/{template} and reads"));
            for key in &reads {
                print_line(&format!("  {key}"));
            }
            print_line(&format!("and, as every page does, {}", crate::explain::COMMON));
            print_line(&format!("the last build {fate}"));
            Exit::Fine
        }
        Explanation::Copied { path, fate } => {
            print_line(&format!("/{path} is copied as it is"));
            print_line(&format!("the last build {fate}"));
            Exit::Fine
        }
        Explanation::File { file, what, readers } => {
            let pages: BTreeSet<&str> = readers.iter().map(|reader| reader.path.as_str()).collect();
            print_line(&format!("{file} is {what}, read by {}", plural(pages.len(), "page", "pages")));
            let mut by_key: BTreeMap<&str, Vec<&Reader>> = BTreeMap::new();
            for reader in &readers {
                by_key.entry(&reader.key).or_default().push(reader);
            }
            for (key, readers) in by_key {
                print_line(&format!("  {key}:"));
                for reader in readers.iter().take(SHOWN) {
                    let fate = reader.fate.as_ref().map(|fate| format!(" (the last build {fate})"));
                    print_line(&format!("    /{}{}", reader.path, fate.unwrap_or_default()));
                }
                if readers.len() > SHOWN {
                    print_line(&format!("    … and {} more", readers.len() - SHOWN));
                }
            }
            Exit::Fine
        }
        Explanation::Unpublished { file, why } => {
            print_line(&format!("{file} has no page: {why}"));
            Exit::Fine
        }
        Explanation::Common { file } => {
            print_line(&format!("{file} is common to all pages: each of them is looked at when it changes"));
            Exit::Fine
        }
    }
}
