//! `briefing list`

use clap::{Args, ValueEnum};

use super::{Exit, SiteArgs, print_diagnostics, print_line};
use crate::diagnostic;
use crate::input;
use crate::listing::Listing;
use crate::pipeline;

#[derive(Args, Debug)]
pub(super) struct ListArgs {
    /// What to list
    #[arg(value_enum)]
    what: What,
    #[command(flatten)]
    site: SiteArgs,
    /// Print one JSON object for each, a line each
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    /// Day, id, source, policy and title, newest first
    Articles,
    /// Every text of the articles that have several: day or time, article, file and headline, the last one first
    Versions,
    /// In how many articles, how known, id and name, those in most articles first
    People,
    /// What has no page yet: drafts, and what is dated in the future
    Drafts,
    /// People whom only articles name, and whom no editor has confirmed
    Unconfirmed,
    /// Corrections without effect, and files of templates/ and static/ that change nothing
    Overrides,
    /// Citations in your own texts that do not hold any more
    Citations,
}

pub(super) fn run(args: &ListArgs) -> Exit {
    let options = args.site.options();
    let (model, mut diagnostics) = match pipeline::load(&options) {
        Ok(loaded) => loaded,
        Err(diagnostics) => {
            print_diagnostics(&diagnostics);
            return Exit::Errors;
        }
    };
    diagnostic::sort(&mut diagnostics);
    let briefing = &model.briefing;
    let listing = match args.what {
        What::Articles => Listing::articles(briefing),
        What::Versions => Listing::versions(briefing),
        What::People => Listing::people(briefing, false),
        What::Drafts => Listing::drafts(briefing),
        What::Unconfirmed => Listing::people(briefing, true),
        What::Overrides => Listing::overrides(&input::read_site(&options.root).0, &diagnostics),
        What::Citations => Listing::diagnostics(&diagnostics, "citation/"),
    };
    if args.json {
        listing.objects().for_each(|object| print_line(&object.to_string()));
    } else {
        listing.lines().iter().for_each(|line| print_line(line));
    }
    // What is faulty is in no list, and whoever reads one should know.
    let errors: Vec<_> = diagnostics.into_iter().filter(diagnostic::Diagnostic::is_error).collect();
    print_diagnostics(&errors);
    if errors.is_empty() { Exit::Fine } else { Exit::Errors }
}
