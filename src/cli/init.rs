//! `briefing init`

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Exit, fail, print_line};
use crate::diagnostic::Diagnostic;
use crate::import::create_new;
use crate::theme;

#[derive(Args, Debug)]
pub(super) struct InitArgs {
    /// The new site's folder; it must be empty or not exist. With --ci also that of a site that is there already, the
    /// current one if not given
    #[arg(value_name = "DIR", required_unless_present = "ci")]
    dir: Option<PathBuf>,
    /// Write the pipeline that checks and publishes the site there; an existing file is left as it is
    #[arg(long, value_enum, value_name = "HOST")]
    ci: Option<Host>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Host {
    /// .github/workflows/publish.yml, for GitHub Pages
    Github,
    /// .gitlab-ci.yml, for GitLab Pages
    Gitlab,
}

impl Host {
    /// Where the pipeline goes, and what it says.
    fn pipeline(self) -> (&'static str, String) {
        let (path, text) = match self {
            Self::Github => (".github/workflows/publish.yml", include_str!("../ci/github.yml")),
            Self::Gitlab => (".gitlab-ci.yml", include_str!("../ci/gitlab.yml")),
        };
        (path, text.replace("@VERSION@", env!("CARGO_PKG_VERSION")))
    }
}

const GITIGNORE: &str = "/public\n/.briefing\n/.*.briefing-stage\n";

pub(super) fn run(args: &InitArgs) -> Exit {
    let dir = args.dir.clone().unwrap_or_else(|| PathBuf::from("."));
    let is_site = dir.join("site.toml").is_file();
    if args.ci.is_none() || !is_site {
        let exit = new_site(&dir);
        if exit != Exit::Fine {
            return exit;
        }
    }
    args.ci.map_or(Exit::Fine, |host| write_pipeline(&dir, host))
}

fn write_pipeline(dir: &Path, host: Host) -> Exit {
    let (path, text) = host.pipeline();
    match create_new(&dir.join(path), text.as_bytes()) {
        Ok(()) => {
            print_line(&dir.join(path).display().to_string());
            print_line(
                "  set BRIEFING_GIT in it to the address of the repository that you have briefing from",
            );
            Exit::Fine
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let message = format!("{path} exists already");
            fail(&Diagnostic::error("init/exists", message).help("it was left as it is"))
        }
        Err(error) => fail(&Diagnostic::error("init/io", format!("cannot write {path}: {error}"))),
    }
}

fn new_site(dir: &Path) -> Exit {
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
