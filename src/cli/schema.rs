//! `briefing schema`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Exit, fail, print_line};
use crate::content::Kind;
use crate::diagnostic::Diagnostic;
use crate::schema::{Subject, schema};

#[derive(Args, Debug)]
pub(super) struct SchemaArgs {
    /// Front matter of which kind, or site.toml
    #[arg(value_enum, required_unless_present = "write")]
    of: Option<Of>,
    /// Write all of them to this folder, as article.schema.json and so on
    #[arg(long, value_name = "DIR", conflicts_with = "of")]
    write: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Of {
    Article,
    Version,
    Source,
    Person,
    Event,
    Note,
    Edition,
    Site,
}

impl Of {
    fn subject(self) -> Subject {
        match self {
            Self::Article => Subject::FrontMatter(Kind::Article),
            Self::Version => Subject::Version,
            Self::Source => Subject::FrontMatter(Kind::Source),
            Self::Person => Subject::FrontMatter(Kind::Person),
            Self::Event => Subject::FrontMatter(Kind::Event),
            Self::Note => Subject::FrontMatter(Kind::Note),
            Self::Edition => Subject::FrontMatter(Kind::Edition),
            Self::Site => Subject::Site,
        }
    }
}

pub(super) fn run(args: &SchemaArgs) -> Exit {
    if let Some(of) = args.of {
        print_line(&format!("{:#}", schema(of.subject())));
    }
    let Some(folder) = &args.write else { return Exit::Fine };
    for subject in Subject::ALL {
        let path = folder.join(format!("{}.schema.json", subject.name()));
        let text = format!("{:#}\n", schema(subject));
        if let Err(error) = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, text)) {
            return fail(&Diagnostic::error(
                "schema/io",
                format!("cannot write {}: {error}", path.display()),
            ));
        }
        print_line(&path.display().to_string());
    }
    Exit::Fine
}
