//! Every fault is reported, at its place, with what to do, and all of a run together.

mod common;

use common::running::Running;
use common::{NOW, TestSite};

#[test]
fn all_faults_of_a_run_are_reported_at_their_places() {
    let site = TestSite::new();
    site.file(
        "content/sources/times.md",
        "---\nname: The Times\ndomains: [times.example]\npublish: ful\n---\n",
    );
    site.file("content/sources/post.md", "---\nname: The Post\ndomains: [post.example, nodots]\n---\n");
    site.file("content/sources/daily.md", "---\nname: The Daily\ndomains: [post.example]\n---\n");
    let article = |front: &str, body: &str| {
        format!("---\ntitle: T\nsource: daily\npublished: 2025-03-01\n{front}---\n{body}\n")
    };
    site.file("content/articles/unknown-key.md", article("tag: [x]\nautor: y\n", ""));
    site.file("content/articles/types.md", article("people: {a: b}\ndraft: perhaps\nupdated: 2025\n", ""));
    site.file("content/articles/bad-date.md", "---\ntitle: T\nsource: daily\npublished: 2025-02-30\n---\n");
    site.file("content/articles/missing.md", "---\nurl: javascript:alert(1)\n---\n");
    site.file(
        "content/articles/no-source.md",
        "---\ntitle: T\nsource: The Dialy\npublished: 2025-03-01\n---\n",
    );
    site.file(
        "content/articles/no-domain.md",
        "---\ntitle: T\nsource: https://x.example/a\npublished: 2025-03-01\n---\n",
    );
    site.file("content/articles/unclosed.md", "---\ntitle: T\n");
    site.file("content/articles/yaml.md", "---\ntitle: a: b\n---\n");
    site.file(
        "content/articles/escape.md",
        article("slug: ../../etc\naliases: [/../x, 'old?q', /a//b]\n", ""),
    );
    site.file(
        "content/articles/events.md",
        article("events:\n  - title: no date\n  - date: 2025-13\n    titel: x\n", ""),
    );
    site.file("content/articles/good.md", article("", "One.\n\nTwo."));
    site.file("content/people/a/ann.md", "---\nname: Ann Example\naliases: [Sam Same]\n---\n");
    site.file("content/people/b/ann.md", "---\nname: Other Ann\n---\n");
    let roles = "roles:\n  - title: Minister\n    from: 2020\n    to: 2019\n";
    site.file(
        "content/people/sam.md",
        format!("---\nname: Sam Same\nwikidata: 12\nimage: ../x.png\n{roles}---\n"),
    );
    site.file("content/people/sam-two.md", "---\nname: Sam Same\n---\n");
    let links = "[[Nobody Here]] [[Ann Exampel]] [[good#p9]] [[good#top]] [[Sam Same]] [[draft]] [[yaml]]\n";
    site.file("content/notes/links.md", format!("---\ntitle: Links\ndate: yesterday\n---\n{links}"));
    site.file("content/notes/links-two.md", format!("---\ntitle: Links two\n---\n{links}"));
    site.file("content/notes/draft.md", "---\ntitle: Draft\ndraft: true\n---\n");
    site.file("content/pages.md", "---\ntitle: x\n---\n");
    site.file(
        "templates/article.html",
        "{% extends \"base.html\" %}\n{% block content %}\n{{ title | uper }}\n{% endblock %}\n",
    );
    let said = site.expect(&["check", "--now", NOW], 1);
    insta::assert_snapshot!(said);
}

/// No fault hides another: neither one of the front matter those of the body, nor one of `site.toml` all others.
#[test]
fn faults_of_front_matter_and_configuration_hide_no_others() {
    let site = TestSite::new();
    site.article("offer", "", "We are ready to talk today, the board said.");
    let body = "See [[Nobody at all]] and [[#Here]].\n\n“We are willing to talk today” ([[offer]]).\n";
    for (name, front) in [
        ("key", "---\ntitle: A\ntagz: [x]\n---\n"),
        ("date", "---\ntitle: A\ndate: soon\n---\n"),
        ("yaml", "---\ntitle: A: b\n---\n"),
        ("both", "---\ntitle: A: b\ndaet: soon\n---\n"),
        ("missing", ""),
    ] {
        let kind = if name == "missing" { "editions" } else { "notes" };
        site.file(&format!("content/{kind}/{name}.md"), format!("{front}{body}"));
    }
    site.file("content/articles/faulty.md", "---\ntitle: A\n---\nSee [[Nobody at all]].\n");
    let title = "title = \"T\"\nbase_url = \"https://t.example/\"\n";
    for (command, config, code) in [
        ("build", "paginate_by = -1\n", "config/invalid-value"),
        ("check", "paginate_by = -1\n", "config/invalid-value"),
        ("build", "[theme\n", "config/syntax"),
        ("check", "author = Desk\n", "config/syntax"),
    ] {
        site.file("site.toml", format!("{title}{config}"));
        let said = site.expect(&[command, "--now", NOW], 1);
        for (file, own, at) in [
            ("notes/key", "front-matter/unknown-key", 5),
            ("notes/date", "front-matter/bad-date", 5),
            ("notes/yaml", "front-matter/syntax", 4),
            ("notes/both", "front-matter/syntax", 5),
            ("editions/missing", "front-matter/missing", 1),
        ] {
            assert!(said.contains(&format!("error[{own}]")), "{said}");
            assert!(said.contains(&format!("content/{file}.md:{at}:5")), "{file}\n{said}");
            assert!(said.contains(&format!("content/{file}.md:{}:2", at + 2)), "{file}\n{said}");
        }
        assert!(
            said.contains("content/articles/faulty.md:4:5") && said.contains("`source` is missing"),
            "{said}"
        );
        assert_eq!(said.matches("error[wiki-link/unknown]").count(), 6, "{said}");
        assert_eq!(said.matches("error[citation/misquoted]").count(), 5, "{said}");
        assert!(said.contains("unknown key `daet`") && said.contains("content/notes/both.md:3:1"), "{said}");
        assert!(said.contains(&format!("error[{code}]")), "{said}");
    }
    // Mended, it stands: nothing of what was said was wrong.
    site.file("site.toml", "title = \"T\"\nbase_url = \"https://t.example/\"\n");
    for file in ["notes/yaml", "notes/both", "notes/date", "editions/missing", "articles/faulty"] {
        site.remove(&format!("content/{file}.md"));
    }
    let body = "See [[#Here]].\n\n“We are ready to talk today” ([[offer]]).\n\n## Here\n";
    site.file("content/notes/key.md", format!("---\ntitle: A\n---\n{body}"));
    site.build();
}

/// What would be published and is surely not meant is said, with both places where two files are concerned.
#[test]
fn what_nobody_means_to_publish_is_reported() {
    let site = TestSite::new();
    site.file("content/people/ann-one.md", "---\nname: Ann Example\n---\nOne.\n");
    site.file("content/people/ann-two.md", "---\nname: Anne\naliases: [The Chair, ann example]\n---\nTwo.\n");
    site.file("content/people/chair.md", "---\nname: Bob\naliases: [The Chair]\n---\nThree.\n");
    site.file("content/notes/empty.md", "---\ntitle: Empty\n---\n\n");
    site.file("content/notes/draft.md", "---\ntitle: Later\ndraft: true\n---\n");
    site.file("content/notes/page.md", "---\ntitle: N\n---\n<section>Words</section>\n");
    let said = site.build();
    for (code, at, there) in [
        ("person/shared-name", "content/people/ann-two.md:3:22", "content/people/ann-one.md:2:7"),
        ("person/shared-name", "content/people/chair.md:3:11", "content/people/ann-two.md:3:11"),
        ("content/empty", "content/notes/empty.md:1:1", ""),
    ] {
        assert!(said.contains(&format!("warning[{code}]")) && said.contains(at), "{at}\n{said}");
        assert!(said.contains(there), "{there}\n{said}");
    }
    assert_eq!(said.matches("warning[").count(), 3, "{said}");
    // What was said of the others goes with one file.
    site.remove("content/people/ann-two.md").remove("content/notes/empty.md");
    let said = site.build();
    assert!(!said.contains("person/shared-name") && !said.contains("content/empty"), "{said}");
    // Neither of two files is called the first.
    site.file("content/people/a/chair.md", "---\nname: Cy\n---\n");
    let said = site.expect(&["build", "--now", NOW], 1);
    assert!(
        said.contains("two people have the id `chair`") && said.contains("content/people/a/chair.md:1:1"),
        "{said}"
    );
    assert!(!said.contains("second") && !said.contains("first"), "{said}");
}

#[test]
fn files_that_are_no_text_of_this_site_are_reported() {
    let site = TestSite::new();
    site.article("good", "", "x");
    site.file("content/articles/huge.md", vec![b'x'; 50 * 1024 * 1024]);
    site.file("content/articles/latin1.md", b"---\ntitle: caf\xe9\n---\n");
    let mut bomb = "---\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
    for n in 1..9 {
        bomb += &format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 10].join(","));
    }
    site.file("content/articles/bomb.md", bomb + "---\n");
    #[cfg(unix)]
    {
        let outside = tempfile::tempdir().expect("a folder");
        std::fs::write(outside.path().join("secret.md"), "secret").expect("written");
        std::os::unix::fs::symlink(outside.path().join("secret.md"), site.path("content/articles/link.md"))
            .expect("linked");
        std::os::unix::fs::symlink(outside.path(), site.path("content/articles/folder")).expect("linked");
        std::os::unix::fs::symlink(site.path("content"), site.path("content/articles/loop")).expect("linked");
        std::os::unix::fs::symlink(outside.path(), site.path("outside")).expect("linked");
        std::fs::create_dir_all(site.path("static")).expect("made");
        std::os::unix::fs::symlink("/etc/hostname", site.path("static/hostname")).expect("linked");
        let said = site.expect(&["build", "--now", NOW], 1);
        for (code, file) in [
            ("input/link-outside", "content/articles/link.md"),
            ("input/link-outside", "content/articles/folder"),
            ("input/link-loop", "content/articles/loop"),
            ("input/link-outside", "static/hostname"),
        ] {
            assert!(said.contains(code) && said.contains(file), "{code} {file}:\n{said}");
        }
        assert!(!said.contains("secret"), "{said}");
    }
    let said = site.expect(&["build", "--now", NOW], 1);
    for (code, place) in [
        ("input/too-large", "content/articles/huge.md"),
        ("input/not-utf-8", "content/articles/latin1.md:2:11"),
        ("front-matter/too-complex", "content/articles/bomb.md:"),
    ] {
        assert!(said.contains(code) && said.contains(place), "{code} {place}:\n{said}");
    }
    assert!(!site.path("public").exists());
}

#[test]
fn a_failing_template_names_its_line_and_the_page_it_was_rendering() {
    let site = TestSite::new();
    site.article("good", "", "x");
    site.file(
        "templates/article.html",
        "{% extends \"theme/article.html\" %}\n{% block body %}\n  {{ nonsense.x }}\n{% endblock body %}\n",
    );
    let said = site.expect(&["build", "--now", NOW], 1);
    assert!(said.contains("templates/article.html:3:6") && said.contains("/articles/good/"), "{said}");
}

#[test]
fn json_lists_the_same_faults_for_programs() {
    let site = TestSite::new();
    site.file("content/articles/x.md", "---\ntitel: x\n---\n");
    let output = site.run(&["check", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let codes: Vec<_> = json["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|d| {
            (d["code"].as_str().unwrap_or_default(), d["place"]["line"].as_u64(), d["severity"].as_str())
        })
        .collect();
    assert!(codes.contains(&("front-matter/unknown-key", Some(2), Some("error"))), "{codes:?}");
}

#[test]
fn wrong_use_is_exit_code_two_and_help_is_none() {
    let site = TestSite::new();
    for arguments in
        [&["biuld"][..], &["build", "--now", "soon"], &["build", "--base-url", "x"], &["import"], &[]]
    {
        site.expect(arguments, 2);
    }
    for arguments in
        [&["--help"][..], &["--version"], &["build", "--help"], &["completions", "bash"], &["man"]]
    {
        let said = site.expect(arguments, 0);
        assert!(said.contains("briefing"), "{said}");
    }
}

#[test]
fn no_colour_reaches_a_pipe() {
    let site = TestSite::new();
    site.file("content/articles/x.md", "---\n---\n");
    assert!(!site.expect(&["build"], 1).contains('\u{1b}'));
}

/// A site below the folder in which the command runs, as in a repository with more in it.
fn site_in_a_repository() -> TestSite {
    let site = TestSite::new();
    site.file("site/site.toml", "title = \"Test\"\nbase_url = \"https://test.example/\"\n");
    site.file("site/content/notes/50 %, or more.md", "---\ntitle: N\n---\nOne.\n\nÜber [[Nobody Here]].\n");
    site.file("site/content/notes/b.md", "---\ntitel: B\n---\n");
    site
}

#[test]
fn sarif_names_files_as_the_repository_does_and_places_with_their_ends() {
    let site = site_in_a_repository();
    let output = site.run(&["check", "--root", "./site", "--format", "sarif", "--now", NOW]);
    assert_eq!(output.status.code(), Some(1));
    let log: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let results = run["results"].as_array().expect("results");
    let dead = results.iter().find(|result| result["ruleId"] == "wiki-link/unknown").expect("a dead link");
    assert_eq!(dead["level"], "error");
    let rule = &run["tool"]["driver"]["rules"][dead["ruleIndex"].as_u64().expect("an index") as usize];
    assert_eq!(rule["id"], "wiki-link/unknown");
    let place = &dead["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "site/content/notes/50%20%25%2C%20or%20more.md");
    assert_eq!(
        place["region"],
        serde_json::json!({ "startLine": 6, "startColumn": 6, "endLine": 6, "endColumn": 21 })
    );
}

#[test]
fn github_gets_one_command_for_each_fault() {
    let site = site_in_a_repository();
    let root = site.path("site");
    for root in ["site", root.to_str().expect("UTF-8")] {
        let output = site.run(&["check", "--root", root, "--format", "github", "--now", NOW]);
        let said = String::from_utf8(output.stdout).expect("UTF-8");
        let commands: Vec<&str> = said.lines().collect();
        let want = "::error file=site/content/notes/50 %25%2C or more.md,line=6,endLine=6,col=6,endColumn=21,title=wiki-link/unknown::`[[Nobody Here]]` leads to nothing";
        assert!(commands.iter().any(|line| line.starts_with(want)), "{said}");
        let want = "::error file=site/content/notes/b.md,line=2,endLine=2,col=1,endColumn=6,title=front-matter/unknown-key::";
        assert!(commands.iter().any(|line| line.starts_with(want)), "{said}");
        assert!(commands.iter().all(|line| line.starts_with("::")), "{said}");
    }
}

#[test]
fn json_is_one_of_the_formats() {
    let site = site_in_a_repository();
    let ask =
        |arguments: &[&str]| site.run(&[&["check", "--root", "site", "--now", NOW], arguments].concat());
    assert_eq!(ask(&["--json"]).stdout, ask(&["--format", "json"]).stdout);
    site.expect(&["check", "--root", "site", "--json", "--format", "sarif"], 2);
}

#[test]
fn a_check_that_watches_says_anew_what_is_wrong() {
    let site = TestSite::harbour();
    let check = Running::start(&site, &["check", "--watch", "--now", NOW]);
    check.hear(" checked: no errors");
    site.file("content/notes/new.md", "---\ntitle: New\n---\n[[Nobody Here]]\n");
    check.hear("`[[Nobody Here]]` leads to nothing");
    // A page of its own, and a link on a page to an anchor that is not there.
    site.file("content/notes/new.md", "---\ntitle: New\n---\nSee [there](/notes/two-brandts/#p99).\n");
    check.hear("/notes/new/index.html links to /notes/two-brandts/#p99, where there is no such anchor");
    site.file("content/notes/new.md", "---\ntitle: New\n---\nSee [there](/notes/two-brandts/#p1).\n");
    check.hear(" checked: no errors");
    assert!(!site.path("public").exists(), "a check writes nothing");
}
