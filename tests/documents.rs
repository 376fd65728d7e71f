//! The documents name only what exists.

mod common;

use common::repository;

const DOCUMENTS: [&str; 4] = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];

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
            let path = path.split(['*', ' ', '<']).next().unwrap_or(path);
            assert!(repository().join(path).exists(), "{document} names {path}");
            named += 1;
        }
    }
    assert!(named > 20, "{named} paths were looked at");
}

/// The links of a document to files beside it: the path, and the heading if one is named.
fn links(text: &str) -> Vec<(&str, Option<&str>)> {
    let targets = text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0));
    let beside = targets.filter(|target| !target.contains("://") && !target.starts_with('/'));
    beside
        .map(|target| target.split_once('#').map_or((target, None), |(path, at)| (path, Some(at))))
        .collect()
}

/// A heading as code hosts name it in addresses.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

#[test]
fn every_link_of_a_document_leads_somewhere() {
    let read = |path: &str| std::fs::read_to_string(repository().join(path)).expect(path);
    let mut followed = 0;
    for document in DOCUMENTS {
        let text = read(document);
        for (path, at) in links(&text) {
            let path = if path.is_empty() { document } else { path };
            assert!(repository().join(path).exists(), "{document} links to {path}");
            if let Some(at) = at {
                let there = read(path);
                let mut headings = there.lines().filter(|line| line.starts_with('#'));
                let found = headings.any(|line| anchor(line.trim_start_matches('#').trim()) == at);
                assert!(found, "{document} links to {path}#{at}");
            }
            followed += 1;
        }
    }
    assert!(followed > 30, "{followed} links were followed");
}
