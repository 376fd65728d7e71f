//! Every fault is reported, at its place, with what to do, and all of a run together.

mod common;

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
