//! Commands that list, describe and prepare: `list`, `schema`, `init --ci`, `man`.

mod common;

use common::{NOW, TestSite};
use serde_json::Value;

#[test]
fn articles_and_people_are_listed_a_line_each() {
    let site = TestSite::harbour();
    let articles = site.expect(&["list", "articles", "--now", NOW], 0);
    let lines: Vec<&str> = articles.lines().collect();
    let line = lines.iter().find(|line| line.contains(" strike-begins ")).expect("an article");
    assert!(line.starts_with("2025-03-03"), "{line}");
    let column = |words: &str| {
        let line = lines.iter().find(|line| line.contains(words));
        line.and_then(|line| line.find("Port Alder Times")).expect(words)
    };
    assert_eq!(column("strike-begins"), column("wire-times"), "columns are aligned: {articles}");

    let people = site.expect(&["list", "people", "--now", NOW], 0);
    assert!(people.lines().any(|line| line.contains("file") && line.ends_with("  Tomas Brandt")), "{people}");
    let unconfirmed = site.expect(&["list", "unconfirmed", "--now", NOW], 0);
    assert!(unconfirmed.contains("Viktor Brandt") && !unconfirmed.contains("Tomas Brandt"), "{unconfirmed}");

    let output = site.run(&["list", "people", "--json", "--now", NOW]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let rows: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(rows.len(), people.lines().count());
    let tomas = rows.iter().find(|row| row["id"] == "tomas-brandt").expect("he is listed");
    assert_eq!((&tomas["name"], &tomas["known"]), (&"Tomas Brandt".into(), &"file".into()));
    assert!(tomas["articles"].as_u64().is_some_and(|articles| articles > 1), "{tomas}");
}

#[test]
fn every_text_of_an_article_is_listed() {
    let site = TestSite::new();
    site.article("a", "title: First\n", "One.").article("b", "", "Only one.");
    for (day, title) in [("2025-03-02", "title: Second\n"), ("2025-03-04", "")] {
        let text = format!("---\nretrieved: {day}\n{title}---\nOne more on {day}.\n");
        site.file(&format!("content/articles/a@{day}.md"), text);
    }
    let said = site.expect(&["list", "versions", "--now", NOW], 0);
    let rows: Vec<Vec<&str>> = said.lines().map(|line| line.split_whitespace().collect()).collect();
    let want = [
        ["2025-03-04", "a", "content/articles/a@2025-03-04.md", "First"],
        ["2025-03-02", "a", "content/articles/a@2025-03-02.md", "Second"],
        ["2025-03-01", "a", "content/articles/a.md", "First"],
    ];
    assert_eq!(rows, want);
}

#[test]
fn drafts_and_what_lies_ahead_are_listed() {
    let site = TestSite::harbour();
    let said = site.expect(&["list", "drafts", "--now", NOW], 0);
    assert!(said.contains("content/articles/ferry-memo.md") && said.contains("a draft"), "{said}");
    assert!(
        said.contains("content/articles/anniversary.md") && said.contains("dated in the future"),
        "{said}"
    );
    assert_eq!(site.expect(&["list", "drafts", "--drafts", "--future", "--now", NOW], 0), "");
}

#[test]
fn overrides_without_effect_are_listed() {
    let site = TestSite::new();
    let front = "corrections:\n  - {quote: words that nobody says, hide: true}\n";
    site.article("a", front, "One.\n\nTwo.");
    let theme = |path: &str| std::fs::read(common::repository().join(path)).expect(path);
    site.file("templates/404.html", theme("templates/404.html"));
    site.file("templates/articel.html", "x");
    site.file("templates/note.html", "{% extends \"theme/note.html\" %}{% include \"partials/mine.html\" %}");
    site.file("templates/partials/mine.html", "x");
    site.file("static/favicon.svg", theme("static/favicon.svg"));
    site.file("static/mine.css", "p { color: red }");
    let output = site.run(&["list", "overrides", "--json", "--now", NOW]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let rows: Vec<(String, String)> = text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"))
        .map(|row| (row["file"].to_string(), row["code"].to_string()))
        .collect();
    let want = [
        ("content/articles/a.md", "correction/unmatched"),
        ("templates/404.html", "override/same"),
        ("templates/articel.html", "override/unused"),
        ("static/favicon.svg", "override/same"),
    ];
    assert_eq!(rows, want.map(|(file, code)| (format!("{file:?}"), format!("{code:?}"))));
}

#[test]
fn schemas_are_printed_and_written() {
    let site = TestSite::new();
    let schema: Value = serde_json::from_str(&site.expect(&["schema", "article"], 0)).expect("JSON");
    assert_eq!(schema["required"], serde_json::json!(["title", "source", "published"]));
    let written = site.expect(&["schema", "--write", "schemas"], 0);
    assert_eq!(written.lines().count(), 8);
    for name in ["article", "version", "source", "person", "event", "note", "edition", "site"] {
        let schema: Value =
            serde_json::from_str(&site.read(&format!("schemas/{name}.schema.json"))).expect("JSON");
        jsonschema::validator_for(&schema).expect("a valid schema");
    }
    site.expect(&["schema"], 2);
}

#[test]
fn a_pipeline_is_written_beside_a_site_and_never_over_another() {
    let site = TestSite::new();
    for (host, path) in [("github", ".github/workflows/publish.yml"), ("gitlab", ".gitlab-ci.yml")] {
        site.expect(&["init", "--ci", host], 0);
        let text = site.read(path);
        let pipeline: Value = serde_yaml::from_str(&text).expect("YAML");
        assert!(pipeline.is_object(), "{text}");
        for words in ["briefing check", "briefing build --base-url", ".briefing", "public"] {
            assert!(text.contains(words), "{path}: {words}");
        }
        assert!(text.contains(env!("CARGO_PKG_VERSION")) && !text.contains("@VERSION@"), "{path}");
        site.file(path, "mine");
        site.expect(&["init", "--ci", host], 1);
        assert_eq!(site.read(path), "mine");
    }
    // A new site may have one from the start.
    site.expect(&["init", "new", "--ci", "github"], 0);
    assert!(site.path("new/site.toml").exists() && site.path("new/.github/workflows/publish.yml").exists());
    site.expect(&["build", "--root", "new", "--now", NOW], 0);
    site.expect(&["init"], 2);
}

#[test]
fn every_command_has_a_manual_page() {
    let site = TestSite::new();
    site.expect(&["man", "--dir", "man"], 0);
    assert!(site.read("man/briefing.1").contains("briefing\\-check(1)"), "{}", site.read("man/briefing.1"));
    for command in ["build", "check", "list", "lsp", "init", "schema"] {
        assert!(site.read(&format!("man/briefing-{command}.1")).contains(".SH SYNOPSIS"), "{command}");
    }
}

/// A new article that could not be built is not started.
#[test]
fn a_new_article_has_a_source_that_is_on_file() {
    let site = TestSite::new();
    site.file("content/sources/valdane.md", "---\nname: Radio Valdane\ndomains: [valdane.example]\n---\n");
    let new = |source: &str, code: i32| site.expect(&["new", "article", "A", "--source", source], code);
    let said = new("Radio Valdan", 1);
    assert!(
        said.contains("error[source/unknown]") && said.contains("did you mean `Radio Valdane`"),
        "{said}"
    );
    let said = new("Nobody", 1);
    assert!(said.contains("on file are Radio Valdane") && said.contains("briefing new source"), "{said}");
    new("https://other.example/x", 1);
    assert!(!site.path("content/articles/a.md").exists());
    for (nth, source) in ["valdane", "radio valdane", "https://www.valdane.example/news"].iter().enumerate() {
        site.expect(&["new", "article", &format!("B{nth}"), "--source", source], 0);
    }
    site.expect(&["check", "--drafts", "--future"], 0);
}
