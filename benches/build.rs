//! Times whole builds of synthetic briefings with the real binary, stage by stage, beside a plain `cp -r` of what
//! they publish.
//!
//! ```text
//! cargo bench                            1,000 and 10,000 articles
//! cargo bench --bench build -- 100000    other sizes
//! cargo bench --bench build -- write DIR 10000     only writes the synthetic briefing
//! BRIEFING_BENCH_DIR=/dev/shm cargo bench -- 10000    where to write, the system's temporary folder if not set
//! ```
//!
//! Every run publishes to a folder of a new name: some file systems create files many times slower for minutes
//! after a mass deletion.

#![expect(clippy::print_stdout, reason = "a bench prints what it measures")]

mod corpus;

use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4 as _;

struct Run {
    wall: Duration,
    peak_mib: f64,
    report: serde_json::Value,
}

fn main() {
    // Cargo adds an option of its own.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    if let [.., write, folder, articles] = &args[..]
        && write == "write"
    {
        let articles = articles.parse().expect("a number of articles");
        return corpus::write(Path::new(folder), articles).expect("the corpus is written");
    }
    corpus::for_each_size(bench);
}

fn bench(root: &Path, articles: usize) {
    println!("\n{articles} articles");
    println!("{:<28}{:>9}{:>12}{:>10}", "", "seconds", "files/s", "peak MiB");
    let mut cold: Vec<Run> = (0..3).map(|n| build(root, &format!("cold-{n}"))).collect();
    cold.sort_by_key(|run| run.wall);
    let median = &cold[1];
    line("cold build (median of 3)", median);
    if let Some(stages) = median.report["seconds"].as_object() {
        for (stage, seconds) in stages {
            println!("    {stage:<24}{:>9.3}", seconds.as_f64().unwrap_or_default());
        }
    }
    line("nothing changed", &build(root, "cold-0"));
    let edited = root.join("content/articles/report-0.md");
    let text = std::fs::read_to_string(&edited).expect("the article is there") + "\nOne more paragraph.\n";
    std::fs::write(&edited, text).expect("the article is edited");
    line("one body edited", &build(root, "cold-0"));

    let started = Instant::now();
    let copied = Command::new("cp")
        .args(["-r", "cold-0", "copy"])
        .current_dir(root)
        .status()
        .is_ok_and(|status| status.success());
    if copied {
        println!("{:<28}{:>9.3}", "cp -r of the output", started.elapsed().as_secs_f64());
    }
}

fn build(root: &Path, output: &str) -> Run {
    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_briefing"))
        .args(["build", "--json", "--now", "2035-01-01", "--root"])
        .arg(root)
        .arg("--output")
        .arg(root.join(output))
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut json = String::new();
    child.stdout.take().expect("it is piped").read_to_string(&mut json).expect("the report is read");
    let usage = child.wait4().expect("the binary ends");
    assert!(usage.status.success(), "the build failed: {json}");
    Run {
        wall: started.elapsed(),
        peak_mib: usage.rusage.maxrss as f64 / 1024.0 / 1024.0,
        report: serde_json::from_str(&json).expect("the report is JSON"),
    }
}

fn line(name: &str, run: &Run) {
    let files = run.report["published"]["files"].as_f64().unwrap_or_default();
    let seconds = run.wall.as_secs_f64();
    println!("{name:<28}{seconds:>9.3}{:>12.0}{:>10.0}", files / seconds, run.peak_mib);
}
