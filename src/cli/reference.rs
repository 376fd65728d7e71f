//! The page of the documentation with every command and option, made from what clap prints as help.

use clap::{Arg, Command, CommandFactory as _};

use super::Cli;

const PAGE: &str = "docs/content/notes/commands.md";
const HEAD: &str = "---
title: Commands
---
Every command and option, as `briefing help COMMAND` prints them. Most commands take `--root DIR`, the site's folder, if it is not the current one; `init`, `schema`, `completions`, `man` and `help` need no site.

Exit codes: **0** done, **1** the site has errors (what was published before is unchanged), **2** wrong use of the command line. Warnings do not change the exit code. `serve`, `watch` and `check --watch` run until you end them; an error of the site does not end them.

Errors and warnings go to standard error; [[diagnostics|a page of its own]] lists them. Colour is used in a terminal only, and not where `NO_COLOR` is set. With `--json`, `build` and `check` print one JSON object to standard output instead, `people` and `list` one for each line.
";

/// A cell of a table: on one line, without what Markdown would read.
fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|").replace('<', "&lt;")
}

fn row(arg: &Arg) -> String {
    let values: Vec<String> = arg
        .get_value_names()
        .filter(|_| arg.get_action().takes_values())
        .into_iter()
        .flatten()
        .map(ToString::to_string)
        .collect();
    let dots = if arg.get_num_args().is_some_and(|range| range.max_values() > 1) { "…" } else { "" };
    let value = values.join(" ");
    let name = match (arg.get_short(), arg.get_long()) {
        (Some(short), Some(long)) => format!("-{short}, --{long} {value}"),
        (None, Some(long)) => format!("--{long} {value}"),
        (Some(short), None) => format!("-{short} {value}"),
        (None, None) => format!("{value}{dots}"),
    };
    let mut says = cell(&arg.get_help().map(ToString::to_string).unwrap_or_default());
    let possible = arg.get_possible_values();
    let words: Vec<String> = possible
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(|value| match value.get_help() {
            Some(help) => format!("`{}` ({})", value.get_name(), cell(&help.to_string())),
            None => format!("`{}`", value.get_name()),
        })
        .collect();
    if arg.get_action().takes_values() && !words.is_empty() {
        says += &format!(": {}", words.join(", "));
    }
    let default: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if arg.get_action().takes_values() && !default.is_empty() {
        says += &format!(". Default: `{}`", default.join(" "));
    }
    format!("| `{}` | {says} |\n", name.trim())
}

fn section(command: &Command, out: &mut String) {
    let name = command.get_bin_name().unwrap_or_else(|| command.get_name());
    if name != "briefing" {
        *out += &format!("\n## {name}\n\n");
        *out += &format!("{}.\n", cell(&command.get_about().map(ToString::to_string).unwrap_or_default()));
        let args: Vec<&Arg> = command
            .get_arguments()
            .filter(|arg| !arg.is_hide_set() && arg.get_id() != "help" && arg.get_id() != "version")
            .collect();
        let (given, options): (Vec<_>, Vec<_>) = args.into_iter().partition(|arg| arg.is_positional());
        for (heading, args) in [("Argument", given), ("Option", options)] {
            if !args.is_empty() {
                *out += &format!("\n| {heading} | What it is |\n|---|---|\n");
                *out += &args.into_iter().map(row).collect::<String>();
            }
        }
    }
    for below in command.get_subcommands().filter(|below| below.get_name() != "help" && !below.is_hide_set())
    {
        section(below, out);
    }
}

/// With `UPDATE_DOCS=1` it writes it instead.
#[test]
fn the_page_of_commands_is_what_clap_says() {
    let mut command = Cli::command();
    command.build();
    let mut want = HEAD.to_owned();
    section(&command, &mut want);
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, want).expect("the page is written");
        return;
    }
    let page = std::fs::read_to_string(path).expect(PAGE);
    let differs = page.lines().zip(want.lines()).find(|(page, want)| page != want);
    assert!(page == want, "UPDATE_DOCS=1 mends {PAGE}: {differs:?}");
}
