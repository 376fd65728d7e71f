use super::Exit;
#[derive(clap::Args, Debug)]
pub(super) struct NewArgs {}
pub(super) fn run(_: &NewArgs) -> Exit { Exit::Usage }
