//! `briefing watch`

use std::path::PathBuf;

use clap::Args;

use super::{Exit, PublishedArgs, WatchingArgs, fail, print_line, print_news};
use crate::{input, session};

#[derive(Args, Debug)]
pub(super) struct WatchArgs {
    #[command(flatten)]
    published: PublishedArgs,
    #[command(flatten)]
    watching: WatchingArgs,
    /// Where to publish, from the current folder; `public` in the site's folder if not given
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &WatchArgs) -> Exit {
    let output = args.output.clone().unwrap_or_else(|| args.published.site.root.join("public"));
    if let Err(diagnostic) = input::read_config(&args.published.site.root) {
        return fail(&diagnostic);
    }
    print_line(&format!("publishing to {} whatever is saved; stop with Ctrl-C", output.display()));
    let options = args.published.options();
    let done =
        session::watch(&options, &output, args.watching.options(), &|| args.published.site.clock(), |news| {
            print_news(&news);
        });
    match done {
        Ok(()) => Exit::Fine,
        Err(diagnostic) => fail(&diagnostic),
    }
}
