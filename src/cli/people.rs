//! `briefing people`

use clap::Args;

use super::{Exit, SiteArgs, fail, plural, print_diagnostics, print_line};
use crate::briefing::Briefing;
use crate::diagnostic::{self, Diagnostic};
use crate::pipeline;
use crate::reading::PersonIx;
use crate::roster::{self, Roster, Row, plain};

#[derive(Args, Debug)]
#[command(
    after_help = "With --json each person is a line with one object, with these keys: id, name, known (file, front matter \
                  or text), articles and sources (how many), spellings (text, count), cues (text, articles), merged (name, \
                  reason), roles (title, first, last, articles, former), evidence (file, paragraph, text), perhaps (who \
                  may be the same person: id, name, reason), namesakes (ids of others with the surname). Keys are added \
                  from version to version, never taken away."
)]
pub(super) struct PeopleArgs {
    #[command(flatten)]
    site: SiteArgs,
    /// Only people one of whose names holds one of these; with --write their whole names or ids
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// Write content/people/ID.md for each NAME, for review; what is there is left as it is
    #[arg(long, requires = "names", conflicts_with_all = ["all", "limit", "json"])]
    write: bool,
    /// List those with a file as well
    #[arg(long)]
    all: bool,
    /// List no more people than these, 0 for all; 20 if not given, and all with --json
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Print one JSON object for each person, a line each
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &PeopleArgs) -> Exit {
    /// As many as fit on a few screens.
    const LISTED: usize = 20;
    let (model, diagnostics) = match pipeline::load(&args.site.options()) {
        Ok(loaded) => loaded,
        Err(diagnostics) => {
            print_diagnostics(&diagnostics);
            return Exit::Errors;
        }
    };
    // Warnings are the business of `build` and `check`.
    let mut errors: Vec<Diagnostic> = diagnostics.into_iter().filter(Diagnostic::is_error).collect();
    if !errors.is_empty() {
        diagnostic::sort(&mut errors);
        print_diagnostics(&errors);
        return Exit::Errors;
    }
    let briefing = &model.briefing;
    let roster = Roster::new(briefing);
    if args.write {
        return write(args, &roster);
    }
    let listed = roster.listed(args.all, &args.names);
    if listed.is_empty() && !args.names.is_empty() {
        return fail(&roster.unknown(&args.names.join(" ")));
    }
    let limit = match args.limit {
        None if !args.json => LISTED,
        None | Some(0) => usize::MAX,
        Some(limit) => limit,
    };
    let shown = &listed[..listed.len().min(limit)];
    if args.json {
        for row in roster.rows(shown) {
            match serde_json::to_string(&row) {
                Ok(line) => print_line(&line),
                Err(error) => return fail(&Diagnostic::error("people/json", error.to_string())),
            }
        }
        return Exit::Fine;
    }
    list(args, briefing, &roster, &listed, shown);
    Exit::Fine
}

fn list(
    args: &PeopleArgs,
    briefing: &Briefing,
    roster: &Roster<'_>,
    listed: &[PersonIx],
    shown: &[PersonIx],
) {
    /// People of one surname on a line.
    const TOGETHER: usize = 5;
    let what = if args.all { "in all" } else { "without a file" };
    let first = if shown.len() < listed.len() {
        format!("; the {} in most articles (`--limit 0` lists all)", shown.len())
    } else {
        String::new()
    };
    print_line(&format!("{} {what}{first}", plural(listed.len(), "person", "people")));
    for row in roster.rows(shown) {
        print_line("");
        print_row(&row);
    }
    let who = |ix: PersonIx| {
        let person = briefing.person(ix);
        let file = if person.doc.is_some() { ", on file" } else { "" };
        format!("{} ({}{file})", plain(&person.name), roster.articles(ix))
    };
    let proposals = roster.proposals(listed);
    if !proposals.is_empty() {
        print_line("\nPerhaps one person (an alias in the file would say so, `not` that they are two):");
    }
    for one in proposals.iter().take(shown.len()) {
        print_line(&format!("  {} and {}: {}", who(one.one), who(one.other), one.reason));
    }
    and_more(proposals.len(), shown.len());
    let namesakes = roster.namesakes(listed);
    if !namesakes.is_empty() {
        print_line("\nOne surname, kept apart:");
    }
    for group in namesakes.iter().take(shown.len()) {
        let people: Vec<String> = group.people.iter().take(TOGETHER).map(|ix| who(*ix)).collect();
        let more = group.people.len().saturating_sub(TOGETHER);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        print_line(&format!("  {}: {}{more}", plain(&group.surname), people.join(", ")));
    }
    and_more(namesakes.len(), shown.len());
}

fn and_more(all: usize, shown: usize) {
    if all > shown {
        print_line(&format!("  … and {} more", all - shown));
    }
}

fn print_row(row: &Row) {
    /// The most frequent of each; `--json` has all.
    const SHOWN: usize = 4;
    let known = match row.known {
        "file" => ", on file",
        "front matter" => ", named in front matter",
        _ => "",
    };
    print_line(&format!(
        "{}  {}, {}{known}",
        plain(&row.name),
        plural(row.articles, "article", "articles"),
        plural(row.sources, "source", "sources")
    ));
    let some = |items: Vec<String>, of: usize| {
        let more =
            if of > items.len() { format!(", … and {} more", of - items.len()) } else { String::new() };
        plain(&(items.join(", ") + &more))
    };
    let line = |label: &str, text: String| {
        if !text.is_empty() {
            print_line(&format!("  {label:<10}{text}"));
        }
    };
    let spellings = row.spellings.iter().take(2 * SHOWN).map(|one| format!("{} ×{}", one.text, one.count));
    line("spelled", some(spellings.collect(), row.spellings.len()));
    let merged = row.merged.iter().take(SHOWN).map(|one| format!("{} ({})", one.name, one.reason));
    line("also", some(merged.collect(), row.merged.len()));
    // Beside offices that several articles give, what one alone says is noise.
    let several = row.roles.iter().filter(|role| role.articles > 1).count();
    let most = if several > 0 { several.min(SHOWN) } else { SHOWN };
    let offices = row.roles.iter().take(most).map(|role| {
        let until = if role.last == role.first { String::new() } else { format!(" – {}", role.last) };
        let former = if role.former { "former " } else { "" };
        format!("{former}{} ×{} ({}{until})", role.title, role.articles, role.first)
    });
    line("offices", some(offices.collect(), row.roles.len()));
    let cues = row.cues.iter().take(SHOWN).map(|cue| match row.articles {
        1 => cue.text.to_owned(),
        _ => format!("{} ×{}", cue.text, cue.articles),
    });
    line("cues", some(cues.collect(), row.cues.len()));
    if let Some(evidence) = &row.evidence {
        line("see", format!("{} ¶{}: {}", evidence.file, evidence.paragraph, evidence.text));
    }
}

/// Writes a file for each name, or for none of them where one is unknown.
fn write(args: &PeopleArgs, roster: &Roster<'_>) -> Exit {
    let (mut people, mut faults): (Vec<PersonIx>, Vec<Diagnostic>) = (Vec::new(), Vec::new());
    for name in &args.names {
        match roster.find(name) {
            // Two names may be one person's.
            Ok(ix) if people.contains(&ix) => {}
            Ok(ix) => people.push(ix),
            Err(fault) => faults.push(*fault),
        }
    }
    if !faults.is_empty() {
        print_diagnostics(&faults);
        return Exit::Errors;
    }

    let mut exit = Exit::Fine;
    for ix in people {
        let draft = roster.draft(ix);
        match roster::write(&args.site.root, &draft) {
            Ok(()) => {
                print_line(&draft.path);
                for check in &draft.checks {
                    print_line(&format!("  check {check}"));
                }
            }
            Err(fault) => {
                fail(&fault);
                exit = Exit::Errors;
            }
        }
    }
    exit
}
