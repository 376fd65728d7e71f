//! The documentation in `docs/` and the README: the former is a site that `briefing` builds without a fault, the examples
//! of both do what they say, and the latter leads to every page.
//!
//! Of each page the fenced blocks are taken in their order, in a folder of its own. In it is the site that
//! `briefing init` makes; the tutorial and the README begin with nothing. What a block is, stands after its language:
//!
//! | Block | What is done with it |
//! |---|---|
//! | `sh` | It is run, and must end with 0, or as `exit=1` says. |
//! | `sh not-run=WHY` | It is not run; the reasons are few, and counted. |
//! | `text output` | It is what the block before printed. A line `…` stands for any lines, `…` in a line for any characters. |
//! | `markdown content/notes/a.md` | It is written to this file, which the text before it names. |
//!
//! With `UPDATE_DOCS=1` outputs that are not so are written anew.
#![cfg(unix)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{TestSite, copy, repository};

/// Why a command of the documentation is not run here.
const REASONS: [&str; 3] = ["server", "network", "cargo"];
const README: &str = "README.md";
/// The pages that begin in an empty folder.
const FROM_NOTHING: [&str; 2] = ["docs/content/notes/tutorial.md", README];

/// A fenced block of a page.
struct Block {
    language: String,
    /// What stands after the language.
    words: Vec<String>,
    text: String,
    /// Bytes of the text within the page.
    span: std::ops::Range<usize>,
    /// The paragraph before it.
    before: String,
    line: usize,
}

impl Block {
    fn word(&self, key: &str) -> Option<&str> {
        self.words.iter().find_map(|word| word.strip_prefix(key)?.strip_prefix('='))
    }
}

fn blocks(page: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let (mut open, mut before, mut at) = (false, String::new(), 0);
    for (number, line) in page.split_inclusive('\n').enumerate() {
        let end = at + line.len();
        match line.trim_end().strip_prefix("```") {
            Some(_) if open => open = false,
            Some(info) => {
                let mut words = info.split_whitespace().map(str::to_owned);
                let language = words.next().unwrap_or_default();
                let words = words.collect();
                let before = before.trim().rsplit("\n\n").next().unwrap_or_default().to_owned();
                found.push(Block {
                    language,
                    words,
                    text: String::new(),
                    span: end..end,
                    before,
                    line: number + 1,
                });
                open = true;
            }
            None if open => {
                let block = found.last_mut().expect("it was opened");
                block.text += line;
                block.span.end = end;
            }
            None => before += line,
        }
        at = end;
    }
    assert!(!open, "a block is not closed");
    found
}

/// Every page of the documentation that is written by hand or made, by its file name without `.md`.
fn pages() -> BTreeMap<String, PathBuf> {
    let folder = repository().join("docs/content/notes");
    let files =
        fs::read_dir(folder).expect("docs/content/notes").map(|entry| entry.expect("an entry").path());
    files.map(|path| (path.file_stem().expect("a name").to_string_lossy().into_owned(), path)).collect()
}

/// Whether a text is what a pattern says, in which `…` stands for anything, and a line of it for any lines.
fn fits(pattern: &str, text: &str) -> bool {
    fn lines(pattern: &[&str], text: &[&str]) -> bool {
        match (pattern.split_first(), text.split_first()) {
            (None, None) => true,
            (Some((&"…", rest)), _) => (0..=text.len()).any(|skipped| lines(rest, &text[skipped..])),
            (Some((first, rest)), Some((line, others))) => within(first, line) && lines(rest, others),
            _ => false,
        }
    }
    fn within(pattern: &str, line: &str) -> bool {
        let Some((start, rest)) = pattern.split_once('…') else { return pattern == line };
        let Some(line) = line.strip_prefix(start) else { return false };
        line.char_indices().any(|(at, _)| within(rest, &line[at..])) || within(rest, "")
    }
    fn of(text: &str) -> Vec<&str> {
        text.trim_matches('\n').lines().map(str::trim_end).collect()
    }
    lines(&of(pattern), &of(text))
}

/// Where the commands of a page run.
struct Shell {
    folder: tempfile::TempDir,
    current: PathBuf,
}

impl Shell {
    fn new(page: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let current = folder.path().to_owned();
        let mut shell = Self { folder, current };
        if !FROM_NOTHING.contains(&page) {
            let (code, said) = shell.run("briefing init desk && cd desk");
            assert_eq!(code, 0, "{said}");
        }
        shell
    }

    /// Runs a block, and stays in the folder to which it went; gives the exit code and what was printed.
    fn run(&mut self, script: &str) -> (i32, String) {
        let binary = assert_cmd::cargo::cargo_bin!("briefing");
        let place = self.folder.path().join(".place");
        let script = format!("exec 2>&1\ntrap 'pwd > \"$PLACE\"' EXIT\nset -e\n{script}");
        let path = format!("{}:/usr/local/bin:/usr/bin:/bin", binary.parent().expect("a folder").display());
        let output = Command::new("sh")
            .args(["-c", &script])
            .current_dir(&self.current)
            .env_clear()
            .envs([("PATH", path.as_str()), ("TZ", "UTC")])
            .env("HOME", self.folder.path())
            .env("PLACE", &place)
            .output()
            .expect("a shell");
        self.current = PathBuf::from(fs::read_to_string(place).expect("where it ended").trim_end());
        (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// An output as it may stand in a page: without what is another one each time, and without counts of pages and
    /// files, which are others whenever the theme gains one.
    fn lasting(&self, printed: &str) -> String {
        let folder = self.folder.path().display().to_string();
        let mut out = String::new();
        for line in printed.trim_matches(['\r', '\n']).replace(&folder, "…").lines() {
            let line = match line.strip_suffix(" s)").and_then(|line| line.rsplit_once(" (")) {
                Some((summary, took)) if took.parse::<f64>().is_ok() => format!("{summary} (… s)"),
                _ => line.to_owned(),
            };
            if line.contains(" pages checked: ") || line.contains(" files in ") {
                let many = |word: &&str| word.parse::<u32>().is_ok_and(|count| count > 9);
                let words = line.split(' ').map(|word| if many(&word) { "…" } else { word });
                out += &words.collect::<Vec<_>>().join(" ");
            } else {
                out += &line;
            }
            out.push('\n');
        }
        out
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.current.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders are made");
        fs::write(path, text).expect("the file is written");
    }
}

/// What was done with the blocks of a page.
#[derive(Default)]
struct Done {
    commands: usize,
    files: usize,
    outputs: usize,
    not_run: usize,
    /// What its outputs should be, with their places.
    other: Vec<(std::ops::Range<usize>, String)>,
    /// What is wrong besides.
    faults: Vec<String>,
}

fn try_page(name: &str, text: &str) -> Done {
    let mut shell = Shell::new(name);
    let mut done = Done::default();
    let mut printed = String::new();
    for block in blocks(text) {
        let place = format!("{name}:{}", block.line);
        match (block.language.as_str(), block.words.first().map(String::as_str)) {
            ("sh", _) => {
                if let Some(reason) = block.word("not-run") {
                    assert!(REASONS.contains(&reason), "{place}: not run, for `{reason}`?");
                    done.not_run += 1;
                    continue;
                }
                let want = block.word("exit").map_or(0, |code| code.parse().expect("an exit code"));
                let (code, said) = shell.run(&block.text);
                if code != want {
                    done.faults.push(format!("{place} ends with {code}: {}\n{said}", block.text));
                }
                done.commands += block.text.lines().filter(|line| line.starts_with("briefing ")).count();
                printed = said;
            }
            ("text", Some("output")) => {
                done.outputs += 1;
                if !fits(&block.text, &printed) {
                    done.other.push((block.span, shell.lasting(&printed)));
                }
            }
            (_, Some(path)) => {
                assert!(
                    block.before.contains(&format!("`{path}`")),
                    "{place}: the text before does not name `{path}`"
                );
                shell.write(path, &block.text);
                done.files += 1;
            }
            (language, None) => {
                panic!("{place}: a block of `{language}` that is not a file, a command or an output")
            }
        }
    }
    if done.files > 0 {
        let (code, said) = shell.run("briefing check --future");
        if code != 0 {
            done.faults.push(format!("what {name} leaves behind has faults:\n{said}"));
        }
    }
    done
}

/// The README and each page, with its text and what was done with it. Most of the time goes to starting programs, so all
/// are tried at the same time.
fn try_all() -> Vec<(String, String, Done)> {
    let try_one = |name: String| {
        let text = fs::read_to_string(repository().join(&name)).expect("it is read");
        let done = try_page(&name, &text);
        (name, text, done)
    };
    let names = pages().into_keys().map(|page| format!("docs/content/notes/{page}.md"));
    std::thread::scope(|scope| {
        let running: Vec<_> =
            names.chain([README.to_owned()]).map(|name| scope.spawn(move || try_one(name))).collect();
        running.into_iter().map(|page| page.join().expect("its blocks are what they may be")).collect()
    })
}

#[test]
fn every_example_does_what_it_says() {
    let mut all = Done::default();
    let (mut wrong, mut faults) = (String::new(), Vec::new());
    for (name, mut text, done) in try_all() {
        for (span, said) in done.other.iter().rev() {
            let shown = &text[span.clone()];
            wrong += &format!("{name} shows\n{shown}\nand it is\n{said}\n");
            text.replace_range(span.clone(), said);
        }
        if !done.other.is_empty() && std::env::var_os("UPDATE_DOCS").is_some() {
            fs::write(repository().join(&name), &text).expect("it is written");
        }
        faults.extend(done.faults);
        all.commands += done.commands;
        all.files += done.files;
        all.outputs += done.outputs;
        all.not_run += done.not_run;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    if std::env::var_os("UPDATE_DOCS").is_none() {
        assert!(wrong.is_empty(), "{wrong}UPDATE_DOCS=1 writes it");
    }
    let Done { commands, files, outputs, not_run, .. } = all;
    assert!(
        commands >= 60 && files >= 30 && outputs >= 20,
        "{commands} commands, {files} files, {outputs} outputs"
    );
    assert!(not_run * 3 <= commands, "{not_run} blocks are not run");
}

/// The documentation as it is published.
fn published() -> TestSite {
    let site = TestSite::new();
    copy(&repository().join("docs"), site.root());
    site
}

#[test]
fn the_documentation_is_a_site_without_faults() {
    let site = published();
    let said = site.expect(&["check"], 0);
    assert!(!said.contains("warning"), "{said}");
    site.expect(&["build"], 0);
    for name in pages().keys() {
        assert!(site.has_page(&format!("notes/{name}/index.html")), "{name}");
    }
}

/// The table of contents stands in one template.
#[test]
fn every_page_is_in_the_contents() {
    let file = repository().join("docs/templates/partials/contents.html");
    let contents = fs::read_to_string(file).expect("the contents");
    let pages = pages();
    for (name, path) in &pages {
        let entry = format!("\"page\": \"{name}\", \"title\": \"{}\"}}", title(path));
        assert!(contents.contains(&entry), "{entry}");
    }
    assert_eq!(contents.matches("\"page\": ").count(), pages.len());
}

/// It names each page by its title, so that a reader finds there what the README promised.
#[test]
fn the_readme_leads_to_every_page() {
    let readme = fs::read_to_string(repository().join(README)).expect("the README");
    for (name, path) in pages() {
        let link = format!("[{}](docs/content/notes/{name}.md)", title(&path));
        assert!(readme.contains(&link), "{link}");
    }
}

fn title(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("it is read");
    let line = text.lines().find_map(|line| line.strip_prefix("title: ")).expect("a title");
    line.trim_matches('"').to_owned()
}

#[test]
fn an_output_may_leave_out_what_changes() {
    for (pattern, text, want) in [
        ("a\nb\n", "a\nb\n", true),
        ("a\n…\nd\n", "a\nb\nc\nd\n", true),
        ("a\n…\nd\n", "a\nb\nc\n", false),
        ("took … ms", "took 12 ms", true),
        ("took … ms", "took 12 s", false),
        ("… ends", "it ends", true),
        ("starts …", "starts", false),
    ] {
        assert_eq!(fits(pattern, text), want, "{pattern:?} {text:?}");
    }
}

/// Texts between quotation marks in the program that look like codes of diagnostics and are none.
const NO_CODES: [&str; 8] = [
    "application/json",
    "application/octet-stream",
    "image/avif",
    "km/h",
    "multipart/alternative",
    "text/html",
    "text/plain",
    "content/notes",
];

/// The codes that the program can give, by what stands in its source.
fn codes() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for (path, bytes) in common::tree(&repository().join("src")) {
        if !path.ends_with(".rs") {
            continue;
        }
        let text = String::from_utf8(bytes).expect("source is UTF-8");
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        codes.extend(text.split('"').skip(1).filter(|word| is_code(word)).map(str::to_owned));
    }
    codes
}

fn is_code(text: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    text.split_once('/').is_some_and(|(family, name)| word(family) && word(name)) && !NO_CODES.contains(&text)
}

#[test]
fn every_code_is_explained() {
    let page = fs::read_to_string(repository().join("docs/content/notes/diagnostics.md")).expect("the page");
    let explained: BTreeSet<String> = page
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| `")?.split_once('`')?.0.to_owned()))
        .collect();
    let codes = codes();
    assert!(codes.len() > 80, "{codes:?}");
    let missing: Vec<_> = codes.difference(&explained).collect();
    let gone: Vec<_> = explained.difference(&codes).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "not explained: {missing:?}; explained, and no longer there: {gone:?}"
    );
}
