//! `briefing explain`: what is read by what, and why the last build did what it did.

mod common;

use common::{NOW, TestSite};

fn explain(site: &TestSite, path: &str) -> String {
    site.expect(&["explain", "--now", NOW, path], 0)
}

/// A site with one of everything, built once.
fn built() -> TestSite {
    let site = TestSite::new();
    site.article("strike", "", "Ann Example spoke.").article(
        "offer",
        "",
        "Nobody is named, and [[pay]] is linked.",
    );
    site.file("content/people/ann-example.md", "---\nname: Ann Example\n---\n");
    site.file("content/notes/pay.md", "---\ntitle: Pay\n---\nSee [[strike]].\n");
    site.file("content/notes/draft.md", "---\ntitle: Draft\ndraft: true\n---\nNot yet.\n");
    site.file("static/photo.txt", "one");
    site.file("templates/note.html", "{% extends \"theme/note.html\" %}");
    site.file("redirects.txt", "/old/ /notes/pay/\n");
    site.build();
    site
}

#[test]
fn every_kind_of_path_is_explained() {
    let site = built();
    let page = "/notes/pay/index.html is made with templates/note.html and reads";
    let absolute = site.path("public/notes/pay/index.html").display().to_string();
    for (path, wants) in [
        (
            "content/notes/pay.md",
            &["is the note “Pay”", "everything in the note", "/articles/strike/index.html"][..],
        ),
        ("./content/notes/pay.md", &["is the note “Pay”"]),
        ("content/articles/strike.md", &["is the article “strike”", "/people/ann-example/index.html"]),
        ("content/people/ann-example.md", &["is the person “Ann Example”", "/articles/strike/index.html"]),
        ("content/sources/times.md", &["is the source “The Times”", "/sources/times/index.html"]),
        (
            "/notes/pay/",
            &[
                page,
                "everything in the note “Pay”",
                "what links to the note “Pay”",
                "made it for the first time",
            ],
        ),
        ("/notes/pay", &[page]),
        ("/notes/pay/index.html", &[page]),
        ("public/notes/pay/index.html", &[page]),
        (&absolute, &[page]),
        ("/", &["/index.html is made with templates/home.html"]),
        ("/old/", &["/old/index.html is made with templates/redirect.html"]),
        ("/feed.xml", &["/feed.xml is made with templates/feed.xml"]),
        ("/photo.txt", &["/photo.txt is copied as it is", "copied it"]),
        ("static/photo.txt", &["/photo.txt is copied as it is"]),
        ("public/photo.txt", &["/photo.txt is copied as it is"]),
        ("/briefing.css", &["/briefing.css is copied as it is"]),
        ("templates/note.html", &["common to all pages"]),
        ("site.toml", &["common to all pages"]),
    ] {
        let said = explain(&site, path);
        for want in wants {
            assert!(said.contains(want), "{path}: no {want:?} in\n{said}");
        }
    }
    for (path, want) in [
        ("content/notes/pai.md", "did you mean `content/notes/pay.md`?"),
        ("/nowhere/at/all/", "name a file of the site, or a page by its path"),
    ] {
        let said = site.expect(&["explain", "--now", NOW, path], 1);
        assert!(said.contains("explain/unknown") && said.contains(want), "{path}: {said}");
    }
}

#[test]
fn pages_are_counted_once_however_much_they_read() {
    let site = built();
    let said = explain(&site, "content/notes/pay.md");
    let pages: std::collections::BTreeSet<&str> =
        said.lines().filter_map(|line| line.trim().strip_prefix('/')?.split(" (").next()).collect();
    assert!(said.contains(&format!("read by {} pages", pages.len())), "{said}");
}

#[test]
fn a_page_tells_why_it_was_made_again() {
    let site = built();
    site.article("strike", "", "Ann Example spoke again.");
    site.build();
    let said = explain(&site, "/articles/strike/");
    assert!(
        said.contains("made it again, because of what it shows as") && said.contains("`paragraphs`"),
        "{said}"
    );
    let said = explain(&site, "/notes/pay/");
    assert!(said.contains("left it: what it shows was the same"), "{said}");
    let said = explain(&site, "content/articles/strike.md");
    assert!(said.contains("/articles/strike/index.html (the last build made it again"), "{said}");

    site.file("templates/note.html", "{% extends \"theme/note.html\" %} ");
    site.file("static/photo.txt", "two");
    site.build();
    assert!(explain(&site, "/notes/pay/").contains("because of what all pages depend on"));
    assert!(explain(&site, "/photo.txt").contains("copied it, since it was another file"));

    std::fs::remove_file(site.path("public/notes/pay/index.html")).expect("removed");
    site.build();
    assert!(explain(&site, "/notes/pay/").contains("was not as it had been written"));

    site.file("content/notes/pay.md", "---\ntitle: Pay\n---\nUnsaved until now, see [[strike]].\n");
    std::fs::remove_dir_all(site.path(".briefing")).expect("removed");
    assert!(explain(&site, "/notes/pay/").contains("is not on record"));
}

#[test]
fn a_site_that_cannot_be_read_is_not_explained() {
    let site = built();
    site.file("site.toml", "title = \"x\"\nbase_url = 1\n");
    let said = site.expect(&["explain", "site.toml"], 1);
    assert!(said.contains("site.toml:2:"), "{said}");
}
