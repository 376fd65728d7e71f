//! `briefing clean`

use std::path::PathBuf;

use clap::Args;

use super::{Exit, fail, plural, print_line};

#[derive(Args, Debug)]
pub(super) struct CleanArgs {
    /// The site's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// The published site, from the current folder; `public` in the site's folder if not given
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &CleanArgs) -> Exit {
    let output = args.output.clone().unwrap_or_else(|| args.root.join("public"));
    if let Err(diagnostic) = crate::input::read_config(&args.root) {
        return fail(&diagnostic);
    }
    match crate::publish::clean(&args.root, &output) {
        Ok(count) => {
            print_line(&format!("{} deleted from {}", plural(count, "file", "files"), output.display()));
            Exit::Fine
        }
        Err(diagnostic) => fail(&diagnostic),
    }
}
