use super::Exit;
#[derive(clap::Args, Debug)]
pub(super) struct InitArgs {}
pub(super) fn run(_: &InitArgs) -> Exit { Exit::Usage }
