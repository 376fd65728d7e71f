use super::Exit;
#[derive(clap::Args, Debug)]
pub(super) struct ExportArgs {}
pub(super) fn run(_: &ExportArgs) -> Exit { Exit::Usage }
