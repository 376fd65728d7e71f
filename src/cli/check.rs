use super::Exit;
#[derive(clap::Args, Debug)]
pub(super) struct CheckArgs {}
pub(super) fn run(_: &CheckArgs) -> Exit { Exit::Usage }
