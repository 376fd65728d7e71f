//! `briefing build`

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use serde_json::json;

use super::{Exit, PublishedArgs, count_line, plural, print_diagnostics, print_line};
use crate::diagnostic::Diagnostic;
use crate::pipeline::{self, Published, Report};

#[derive(Args, Debug)]
pub(super) struct BuildArgs {
    #[command(flatten)]
    published: PublishedArgs,
    /// Where to publish, from the current folder; `public` in the site's folder if not given
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Compare every published file with what a build from nothing makes; it takes as long as one
    #[arg(long)]
    verify: bool,
    /// Print nothing but warnings and errors
    #[arg(long, short)]
    quiet: bool,
    /// Print one JSON object instead: what was published, warnings and errors, seconds by stage
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &BuildArgs) -> Exit {
    let output = args.output.clone().unwrap_or_else(|| args.published.site.root.join("public"));
    let progress = !args.quiet && !args.json && std::io::stderr().is_terminal();
    if progress {
        eprint!("building …\r");
    }
    let mut report = pipeline::build(&args.published.options(), &output);
    // The process ends here; to free a large briefing piece by piece would take a tenth of the build.
    std::mem::forget(report.engine.take());
    if args.verify && report.published.is_some() {
        report.diagnostics.extend(pipeline::verify(&args.published.options(), &output));
    }
    if progress {
        eprint!("           \r");
    }
    if args.json {
        print_line(&to_json(&report).to_string());
    } else {
        print_diagnostics(&report.diagnostics);
    }
    match &report.published {
        Some(published) => {
            if !args.quiet && !args.json {
                print_summary(&report, published, &output.display().to_string());
            }
            if report.diagnostics.iter().any(Diagnostic::is_error) {
                return Exit::Errors;
            }
            if args.verify && !args.quiet && !args.json {
                print_line("verified: a build from nothing makes the same");
            }
            Exit::Fine
        }
        None => {
            if !args.json {
                eprintln!("{}; nothing was published", count_line(&report.diagnostics));
            }
            Exit::Errors
        }
    }
}

fn print_summary(report: &Report, published: &Published, output: &str) {
    /// A longer table belongs into `--json`.
    const SOURCES: usize = 20;
    let counts = &published.counts;
    let summary = published.summary;
    let total: Duration = report.timings.iter().map(|(_, time)| *time).sum();
    print_line(&format!(
        "{} from {}, {}, {}",
        plural(counts.articles, "article", "articles"),
        plural(counts.sources, "source", "sources"),
        plural(counts.people, "person", "people"),
        plural(counts.notes, "note", "notes"),
    ));
    print_line(&format!(
        "{} in {output}: {} written, {} unchanged, {} removed ({:.2} s)",
        plural(summary.files, "file", "files"),
        summary.written,
        summary.files - summary.written,
        summary.removed,
        total.as_secs_f64(),
    ));
    let left_out = counts.left_out;
    if left_out.drafts + left_out.future > 0 {
        print_line(&format!(
            "left out: {} (`--drafts`), {} dated in the future (`--future`)",
            plural(left_out.drafts, "draft", "drafts"),
            left_out.future
        ));
    }
    let with_words: Vec<_> =
        published.counts.republished.iter().filter(|(_, share)| share.words > 0).collect();
    if !with_words.is_empty() {
        print_line("words republished, by source:");
    }
    for (name, share) in with_words.iter().take(SOURCES) {
        let percent = 100.0 * share.shown as f64 / share.words as f64;
        print_line(&format!("  {percent:5.1} %  {name} ({} of {})", share.shown, share.words));
    }
    if with_words.len() > SOURCES {
        print_line(&format!("  … and {} more; `--json` lists them all", with_words.len() - SOURCES));
    }
}

fn to_json(report: &Report) -> serde_json::Value {
    let timings: serde_json::Map<String, serde_json::Value> =
        report.timings.iter().map(|(stage, time)| ((*stage).to_owned(), json!(time.as_secs_f64()))).collect();
    let published = report.published.as_ref().map(|published| {
        let counts = &published.counts;
        let republished: Vec<_> = counts
            .republished
            .iter()
            .map(|(source, share)| json!({ "source": source, "words": share.words, "shown": share.shown }))
            .collect();
        json!({
            "articles": counts.articles,
            "sources": counts.sources,
            "people": counts.people,
            "notes": counts.notes,
            "left_out": { "drafts": counts.left_out.drafts, "future": counts.left_out.future },
            "files": published.summary.files,
            "bytes": published.summary.bytes,
            "written": published.summary.written,
            "removed": published.summary.removed,
            "republished": republished,
        })
    });
    json!({ "published": published, "diagnostics": report.diagnostics, "seconds": timings })
}
