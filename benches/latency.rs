//! How long an editor waits: from a save to the changed bytes on disk (`watch`) and to an answer that shows them
//! (`serve`), from the start to the first page, and a build in which nothing changed. All with the real binary on
//! synthetic briefings; waiting for the writes to settle is included.
//!
//! ```text
//! cargo bench --bench latency                     1,000 and 10,000 articles
//! cargo bench --bench latency -- 100000           other sizes
//! BRIEFING_BENCH_DIR=/dev/shm cargo bench ...     where to write, the system's temporary folder if not set
//! ```

#![expect(clippy::print_stdout, reason = "a bench prints what it measures")]

mod corpus;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// Edits of each kind; the median counts.
const EDITS: usize = 7;

fn main() {
    corpus::for_each_size(|root, articles| {
        println!("\n{articles} articles{:>32}{:>12}", "median ms", "worst ms");
        let cold = builds(root);
        watch(root);
        serve(root);
        let none: Vec<Duration> = (0..3).map(|_| build(root, "public")).collect();
        line("build, nothing changed, after all that", none.clone());
        println!("    that is {:.3} of a cold build", seconds(&none) / cold);
    });
}

fn seconds(times: &[Duration]) -> f64 {
    let mut times = times.to_vec();
    times.sort();
    times[times.len() / 2].as_secs_f64()
}

fn line(what: &str, times: Vec<Duration>) {
    let worst = times.iter().max().copied().unwrap_or_default();
    println!("{what:<42}{:>10.1}{:>12.1}", seconds(&times) * 1000.0, worst.as_secs_f64() * 1000.0);
}

fn briefing(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
    command.current_dir(root).stdout(Stdio::piped()).stderr(Stdio::inherit());
    command
}

fn build(root: &Path, output: &str) -> Duration {
    let started = Instant::now();
    let status = briefing(root).args(["build", "--quiet", "--output", output]).status().expect("it runs");
    assert!(status.success());
    started.elapsed()
}

/// Returns the seconds of a cold build.
fn builds(root: &Path) -> f64 {
    // A state belongs to an output, so that each of these starts from nothing.
    let cold: Vec<Duration> = (0..3).map(|n| build(root, &format!("cold-{n}"))).collect();
    line("build, cold", cold.clone());
    build(root, "public");
    let none: Vec<Duration> = (0..5).map(|_| build(root, "public")).collect();
    line("build, nothing changed", none.clone());
    println!("    that is {:.3} of a cold build", seconds(&none) / seconds(&cold));
    let one = (0..3).map(|n| {
        edit_body(root, n, "restart");
        build(root, "public")
    });
    line("build after a restart, one body edited", one.collect());
    seconds(&cold)
}

struct Running(Child, BufReader<ChildStdout>);

impl Running {
    fn start(root: &Path, args: &[&str]) -> Self {
        let mut child = briefing(root).args(args).spawn().expect("it starts");
        let stdout = BufReader::new(child.stdout.take().expect("it is piped"));
        Self(child, stdout)
    }

    /// Waits for a line that holds `word`.
    fn says(&mut self, word: &str) -> String {
        loop {
            let mut line = String::new();
            assert!(self.1.read_line(&mut line).expect("it can be read") > 0, "it has ended");
            if line.contains(word) {
                return line;
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn edit_body(root: &Path, n: usize, word: &str) -> PathBuf {
    let path = root.join(format!("content/articles/report-{n}.md"));
    let text = std::fs::read_to_string(&path).expect("there") + &format!("\nOne more {word} paragraph.\n");
    std::fs::write(&path, text).expect("written");
    path
}

/// Takes a spelling of a person away, or gives it back: all articles that use it change.
fn edit_alias(root: &Path, n: usize) {
    let path = root.join("content/people/person-3.md");
    let text = std::fs::read_to_string(&path).expect("there");
    let text = match n.is_multiple_of(2) {
        true => text.replace("aliases:", "# aliases:"),
        false => text.replace("# aliases:", "aliases:"),
    };
    std::fs::write(path, text).expect("written");
}

fn edit_template(root: &Path, n: usize) {
    std::fs::create_dir_all(root.join("templates")).expect("made");
    let text = format!(
        "{{% extends \"theme/article.html\" %}}{{% block body %}}{{{{ super() }}}}<i>{n}</i>{{% endblock %}}"
    );
    std::fs::write(root.join("templates/article.html"), text).expect("written");
}

fn watch(root: &Path) {
    let started = Instant::now();
    let mut running = Running::start(root, &["watch"]);
    running.says("written");
    line("watch: start until published", vec![started.elapsed()]);
    // Time for what is done when nothing happens.
    std::thread::sleep(Duration::from_secs(6));
    let mut measure = |what: &str, times: usize, edit: &dyn Fn(usize)| {
        let times = (0..times).map(|n| {
            let started = Instant::now();
            edit(n);
            running.says("written");
            let took = started.elapsed();
            std::thread::sleep(Duration::from_millis(700));
            took
        });
        line(what, times.collect());
    };
    measure("watch: body saved until on disk", EDITS, &|n| drop(edit_body(root, n + 10, "watched")));
    measure("watch: alias saved until on disk", EDITS + 1, &|n| edit_alias(root, n));
    measure("watch: template saved until on disk", 3, &|n| edit_template(root, n));
}

fn get(address: &str, path: &str) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).expect("it listens");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").expect("sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("answered");
    answer
}

fn serve(root: &Path) {
    let started = Instant::now();
    let mut running = Running::start(root, &["serve", "--port", "0"]);
    let said = running.says("http://");
    let address = said.split("http://").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
    let page = |path: &str| {
        let answer = get(address, path);
        let head = answer.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
        assert!(answer.starts_with(b"HTTP/1.1 200"), "{path}");
        answer[head..].to_vec()
    };
    page("/");
    line("serve: start until the first page", vec![started.elapsed()]);
    std::thread::sleep(Duration::from_secs(8));
    let measure = |what: &str, times: usize, path: &str, edit: &dyn Fn(usize)| {
        let times = (0..times).map(|n| {
            let path = path.replace("{n}", &(n + 30).to_string());
            let before = page(&path);
            let started = Instant::now();
            edit(n);
            while page(&path) == before {
                std::thread::sleep(Duration::from_micros(300));
            }
            let took = started.elapsed();
            std::thread::sleep(Duration::from_millis(1500));
            took
        });
        line(what, times.collect());
    };
    measure("serve: body saved until shown", EDITS, "/articles/report-{n}/", &|n| {
        drop(edit_body(root, n + 30, "served"));
    });
    measure("serve: alias saved until shown", EDITS + 1, "/people/person-3/", &|n| edit_alias(root, n));
    measure("serve: template saved until shown", 5, "/articles/report-1/", &|n| edit_template(root, n + 50));
}
