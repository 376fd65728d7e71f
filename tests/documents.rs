//! The documents name only what exists.

mod common;

use common::{TestSite, repository};

/// What stands between backticks in a document.
fn quoted(document: &str) -> Vec<String> {
    let text = std::fs::read_to_string(repository().join(document)).expect(document);
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_path_of_the_project_that_a_document_names_exists() {
    let folders = ["src/", "tests/", "benches/", "templates/", "static/", "docs/", ".ci/", "scripts/"];
    let mut named = 0;
    for document in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"] {
        for path in quoted(document).iter().filter(|q| folders.iter().any(|folder| q.starts_with(folder))) {
            // A site's own templates/ and static/ are meant where the README shows an example.
            let example =
                document == "README.md" && (path.starts_with("static/") || path.starts_with("templates/"));
            let path = path.split(['*', ' ', '<']).next().unwrap_or(path);
            assert!(example || repository().join(path).exists(), "{document} names {path}");
            named += 1;
        }
    }
    assert!(named > 20, "{named} paths were looked at");
}

#[test]
fn every_command_is_in_the_readme() {
    let readme = std::fs::read_to_string(repository().join("README.md")).expect("README.md");
    let help = TestSite::new().expect(&["--help"], 0);
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|command| !command.is_empty() && *command != "help")
        .collect();
    assert!(commands.len() >= 9, "{help}");
    for command in commands {
        assert!(readme.contains(&format!("`briefing {command}")), "{command}");
    }
}

/// Every key that front matter or `site.toml` may have stands in the README.
#[test]
fn every_key_is_in_the_readme() {
    let site = TestSite::new();
    let readme = std::fs::read_to_string(repository().join("README.md")).expect("README.md");
    site.file("content/sources/s.md", "---\nname: S\n---\n");
    let mut keys = 0;
    for (file, text) in [
        ("content/articles/a.md", "---\nzzzzzzzz: 1\ntitle: T\nsource: s\npublished: 2025-01-01\n---\n"),
        ("content/sources/b.md", "---\nzzzzzzzz: 1\nname: B\n---\n"),
        ("content/people/c.md", "---\nzzzzzzzz: 1\nname: C\n---\n"),
        ("content/events/d.md", "---\nzzzzzzzz: 1\ntitle: D\ndate: 2025\n---\n"),
        ("content/notes/e.md", "---\nzzzzzzzz: 1\ntitle: E\n---\n"),
    ] {
        site.file(file, text);
        let said = site.expect(&["check"], 1);
        let known = said
            .split("known keys: ")
            .nth(1)
            .and_then(|rest| rest.lines().next())
            .expect("the keys are listed");
        for key in known.split(", ") {
            assert!(readme.contains(&format!("`{}`", key.trim())), "{file}: {key}");
            keys += 1;
        }
        site.remove(file);
    }
    assert!(keys > 30, "{keys} keys");
}
