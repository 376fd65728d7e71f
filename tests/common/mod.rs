//! A site in a temporary folder, and the real binary run on it.
#![allow(dead_code, reason = "each test file uses its own part")]

pub(crate) mod browser;
pub(crate) mod editor;
pub(crate) mod gold;
pub(crate) mod hosting;
pub(crate) mod preview;
pub(crate) mod random;
pub(crate) mod running;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::{Duration, Instant};

use assert_cmd::Command;

/// A clock for every test: after all fixtures but the one of 2031.
pub(crate) const NOW: &str = "2025-12-01";

/// Longer than anything takes, on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(60);

/// Waits until something is the case; `otherwise` says what is wrong if it never is.
pub(crate) fn wait_for(mut is_so: impl FnMut() -> bool, otherwise: impl FnOnce() -> String) {
    let started = Instant::now();
    while !is_so() {
        assert!(started.elapsed() < PATIENCE, "{}", otherwise());
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// The folder of this repository.
pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) struct TestSite {
    folder: tempfile::TempDir,
}

impl TestSite {
    /// A site with a configuration and nothing else.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let site = Self { folder };
        site.file("site.toml", "title = \"Test\"\nbase_url = \"https://test.example/\"\n");
        site
    }

    /// A copy of a folder of this repository.
    pub(crate) fn copy_of(folder: &str) -> Self {
        let site = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        copy(&repository().join(folder), site.root());
        site
    }

    /// The corpus with the hard cases.
    pub(crate) fn harbour() -> Self {
        Self::copy_of("tests/fixtures/harbour")
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub(crate) fn file(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders are made");
        fs::write(path, text).expect("the file is written");
        self
    }

    pub(crate) fn remove(&self, path: &str) -> &Self {
        fs::remove_file(self.path(path)).expect("the file is removed");
        self
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A file of the published site.
    pub(crate) fn page(&self, path: &str) -> String {
        self.read(&format!("public/{path}"))
    }

    pub(crate) fn has_page(&self, path: &str) -> bool {
        self.path("public").join(path).exists()
    }

    /// Adds a source and an article of it with `body`.
    pub(crate) fn article(&self, id: &str, front: &str, body: &str) -> &Self {
        self.file("content/sources/times.md", "---\nname: The Times\ndomains: [times.example]\n---\n");
        let title = if front.contains("title:") { String::new() } else { format!("title: {id}\n") };
        let text = format!("---\n{title}source: times\npublished: 2025-03-01\n{front}---\n{body}\n");
        self.file(&format!("content/articles/{id}.md"), text)
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("briefing"));
        command.current_dir(self.root()).env_clear().args(arguments);
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the binary runs")
    }

    /// Runs, and expects exit code `code`; returns standard output and error as one text.
    pub(crate) fn expect(&self, arguments: &[&str], code: i32) -> String {
        let output = self.run(arguments);
        let text =
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}:\n{text}");
        text
    }

    pub(crate) fn build(&self) -> String {
        self.expect(&["build", "--now", NOW], 0)
    }

    /// Every file of the published site with its bytes.
    pub(crate) fn published(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.path("public"))
    }

    /// What a build from nothing makes of the site's own files; the record of what was written depends on how it was.
    pub(crate) fn built_from_nothing(&self) -> BTreeMap<String, Vec<u8>> {
        let copy = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        for (path, bytes) in tree(self.root()) {
            if !path.starts_with("public/") && !path.starts_with('.') {
                copy.file(&path, bytes);
            }
        }
        copy.build();
        copy.pages()
    }

    /// The published site without the record of what was written.
    pub(crate) fn pages(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = self.published();
        files.remove(briefing::publish::manifest::FILE);
        files
    }

    /// As careful editors save: nobody ever sees a part of it.
    pub(crate) fn file_at_once(&self, path: &str, text: &str) -> &Self {
        self.file(".saving", text).rename(".saving", path)
    }

    pub(crate) fn rename(&self, from: &str, to: &str) -> &Self {
        let target = self.path(to);
        fs::create_dir_all(target.parent().expect("a parent")).expect("folders are made");
        fs::rename(self.path(from), target).expect("it is renamed");
        self
    }

    pub(crate) fn export(&self) -> serde_json::Value {
        let output = self.run(&["export", "--now", NOW]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).expect("JSON")
    }
}

pub(crate) fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(root, root, &mut files);
    files
}

/// Fails with the name of the first file that differs.
pub(crate) fn assert_same(
    found: &BTreeMap<String, Vec<u8>>,
    expected: &BTreeMap<String, Vec<u8>>,
    when: &str,
) {
    let differ: Vec<&String> =
        found.keys().chain(expected.keys()).filter(|path| found.get(*path) != expected.get(*path)).collect();
    let Some(first) = differ.first() else { return };
    let text = |files: &BTreeMap<String, Vec<u8>>| {
        files.get(*first).map_or("(none)".into(), |bytes| String::from_utf8_lossy(bytes).into_owned())
    };
    panic!("{when}\n{differ:?} differ; the first is\n{}\nand should be\n{}", text(found), text(expected));
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
            match fs::read(&path) {
                Ok(bytes) => drop(files.insert(name, bytes)),
                // Somebody publishes meanwhile.
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => panic!("{}: {error}", path.display()),
            }
        }
    }
}

pub(crate) fn copy(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        let target = to.join(path);
        fs::create_dir_all(target.parent().expect("a parent")).expect("folders are made");
        fs::write(target, bytes).expect("the file is copied");
    }
}
