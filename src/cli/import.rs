use super::Exit;
#[derive(clap::Args, Debug)]
pub(super) struct ImportArgs {}
pub(super) fn run(_: &ImportArgs) -> Exit { Exit::Usage }
