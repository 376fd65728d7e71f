//! `briefing serve`

use std::net::IpAddr;

use clap::Args;

use super::{Exit, SiteArgs, WatchingArgs, fail, print_line, print_news};
use crate::{input, preview, session};

#[derive(Args, Debug)]
pub(super) struct ServeArgs {
    #[command(flatten)]
    site: SiteArgs,
    #[command(flatten)]
    watching: WatchingArgs,
    /// The port to listen at; the first free one from 8000 on if not given
    #[arg(long, short, value_name = "PORT")]
    port: Option<u16>,
    /// The address to listen at; with 0.0.0.0 everybody in the network can read the site, drafts too
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    bind: IpAddr,
    /// A name by which browsers may ask for the site, besides localhost and addresses; may be repeated
    #[arg(long, value_name = "NAME")]
    allow_host: Vec<String>,
    /// Open a browser
    #[arg(long)]
    open: bool,
}

pub(super) fn run(args: &ServeArgs) -> Exit {
    if let Err(diagnostic) = input::read_config(&args.site.root) {
        return fail(&diagnostic);
    }
    let server = preview::Options {
        bind: args.bind,
        port: args.port,
        allowed_hosts: args.allow_host.clone(),
        ..preview::Options::default()
    };
    let ready = |url: &str| {
        print_line(&format!("the site is at {url} and follows whatever is saved; stop with Ctrl-C"));
        if args.open && open::that_detached(url).is_err() {
            print_line("no browser could be opened");
        }
    };
    let options = args.site.options();
    let done =
        session::serve(&options, server, args.watching.options(), &|| args.site.clock(), ready, |news| {
            print_news(&news);
        });
    match done {
        Ok(()) => Exit::Fine,
        Err(diagnostic) => fail(&diagnostic),
    }
}
