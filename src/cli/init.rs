//! `briefing init`

use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::{Exit, fail, print_line};
use crate::diagnostic::Diagnostic;
use crate::import::create_new;
use crate::theme;

#[derive(Args, Debug)]
pub(super) struct InitArgs {
    /// The new site's folder; it must be empty or not exist
    #[arg(value_name = "DIR")]
    dir: PathBuf,
}

const GITIGNORE: &str = "/public\n/.briefing\n/.*.briefing-stage\n";

pub(super) fn run(args: &InitArgs) -> Exit {
    let dir = &args.dir;
    // What an empty repository has does not count.
    let holds_files = fs::read_dir(dir).is_ok_and(|mut entries| {
        entries.any(|e| e.is_ok_and(|e| !e.file_name().to_string_lossy().starts_with('.')))
    });
    if holds_files {
        return fail(
            &Diagnostic::error("init/not-empty", format!("{} is not empty", dir.display()))
                .help("name a new folder; nothing was written"),
        );
    }
    let files = theme::starter().map(|(path, bytes)| (path, bytes.to_vec()));
    let ignored = dir.join(".gitignore").exists();
    let gitignore = (!ignored).then(|| (".gitignore".to_owned(), GITIGNORE.as_bytes().to_vec()));
    for (path, bytes) in files.chain(gitignore) {
        if let Err(error) = create_new(&dir.join(&path), &bytes) {
            return fail(&Diagnostic::error("init/io", format!("cannot write {path}: {error}")));
        }
    }
    let shown = dir.display();
    print_line(&format!("A new site with a small invented briefing is in {shown}. Next:"));
    print_line(&format!("  cd {shown} && briefing serve --open   # shows it, and follows what you save"));
    print_line("  briefing build                     # publishes it to public/");
    print_line("  briefing import FILE …             # brings your own clippings in");
    print_line("  edit site.toml and content/        # title, address, sources, people, notes");
    Exit::Fine
}
