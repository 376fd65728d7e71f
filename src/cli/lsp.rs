//! `briefing lsp`

use std::io::{BufReader, stdin, stdout};

use clap::Args;

use super::{Exit, SiteArgs, clock};
use crate::lsp::{self, End};

#[derive(Args, Debug)]
pub(super) struct LspArgs {
    #[command(flatten)]
    site: SiteArgs,
    /// Speak over standard input and output, which is what it does anyway; some editors say so
    #[arg(long, hide = true)]
    stdio: bool,
}

pub(super) fn run(args: &LspArgs) -> Exit {
    let clock = if args.site.now.is_some() { || None } else { clock };
    match lsp::serve(args.site.options(), clock, BufReader::new(stdin()), stdout()) {
        End::Orderly => Exit::Fine,
        End::Abrupt => Exit::Errors,
    }
}
