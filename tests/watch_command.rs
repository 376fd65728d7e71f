//! `briefing watch`: what is saved is published, and what is published is always a whole site.

mod common;

use std::fs;
use std::time::Duration;

use common::running::Running;
use common::{NOW, TestSite, assert_same, wait_for};

/// Waits until a published page has these words.
fn wait_for_words(site: &TestSite, watch: &Running, path: &str, words: &str) {
    let read = || fs::read_to_string(site.path("public").join(path)).unwrap_or_default();
    wait_for(
        || read().contains(words),
        || format!("/{path} never has {words:?}\n{}\n{}", read(), watch.said()),
    );
}

/// What a build after all that finds to do.
fn written_by_a_build(site: &TestSite) -> u64 {
    let output = site.run(&["build", "--json", "--now", NOW]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let published = &report["published"];
    published["written"].as_u64().expect("a number") + published["removed"].as_u64().expect("a number")
}

#[test]
fn whatever_is_saved_is_published() {
    let site = TestSite::harbour();
    let watch = Running::watch(&site);
    assert_same(&site.pages(), &site.built_from_nothing(), "at first");

    site.file("content/notes/new.md", "---\ntitle: New\n---\nThe first edition, see [[walkout]].\n");
    wait_for_words(&site, &watch, "notes/new/index.html", "The first edition");
    site.file("content/notes/new.md", "---\ntitle: New\n---\nThe second edition, see [[walkout]].\n");
    wait_for_words(&site, &watch, "notes/new/index.html", "The second edition");
    site.file("static/press/photo.txt", "one");
    wait_for_words(&site, &watch, "press/photo.txt", "one");

    site.remove("content/notes/new.md");
    wait_for(|| !site.has_page("notes/new"), || watch.said());

    site.rename("content/articles/clippings", "content/articles/cuttings");
    wait_for(|| site.has_page("articles/cuttings/second-week/index.html"), || watch.said());
    wait_for(|| !site.has_page("articles/clippings"), || watch.said());

    site.file("templates/404.html", "{% extends \"theme/404.html\" %}{% block content %}Gone.{% endblock %}");
    wait_for_words(&site, &watch, "404.html", "Gone.");
    site.file("site.toml", "title = \"Another title\"\nbase_url = \"https://other.example/\"\n");
    wait_for_words(&site, &watch, "index.html", "Another title");
    wait_for_words(&site, &watch, "sitemap.xml", "https://other.example/");
    fs::remove_dir_all(site.path("static/press")).expect("removed");
    wait_for(|| !site.has_page("press"), || watch.said());

    drop(watch);
    assert_same(&site.pages(), &site.built_from_nothing(), "at the end");
    assert_eq!(written_by_a_build(&site), 0);
    site.expect(&["build", "--verify", "--now", NOW], 0);
}

#[test]
fn a_fault_leaves_the_published_site_as_it_is_until_it_is_mended() {
    let site = TestSite::harbour();
    let watch = Running::watch(&site);
    let before = site.published();
    let note = site.read("content/notes/two-brandts.md");
    for (path, broken, place) in [
        ("content/notes/two-brandts.md", "---\ntitel: x\n---\n", "content/notes/two-brandts.md:2:1"),
        (
            "content/notes/another.md",
            "---\ntitle: x\n---\n[[nobody at all]]\n",
            "content/notes/another.md:4:1",
        ),
        ("templates/home.html", "{% if %}", "templates/home.html:1:"),
        ("templates/home.html", "\n{{ nope.nope }}", "templates/home.html:2:"),
        ("redirects.txt", "# old\nnonsense\n", "redirects.txt:2:1"),
        ("site.toml", "title = \"x\"\nbase_url = 1\n", "site.toml:2:"),
    ] {
        let was = fs::read(site.path(path)).ok();
        site.file(path, broken);
        watch.hear(place);
        watch.hear("the site stays as it was");
        assert!(before == site.published(), "after a fault in {path}");
        match was {
            Some(bytes) => site.file(path, bytes),
            None => site.remove(path),
        };
        // Something else is saved, and published: it goes on.
        site.file("content/notes/two-brandts.md", format!("{note}\nAfter {place}.\n"));
        wait_for_words(&site, &watch, "notes/two-brandts/index.html", &format!("After {place}."));
        site.file("content/notes/two-brandts.md", &note);
        wait_for(
            || {
                before.iter().all(|(path, bytes)| {
                    path.starts_with('.')
                        || fs::read(site.path("public").join(path)).is_ok_and(|now| now == *bytes)
                })
            },
            || watch.said(),
        );
        wait_for(|| !site.path(".public.briefing-stage").exists(), || watch.said());
    }
    let before = site.published();
    assert_same(&site.pages(), &site.built_from_nothing(), "at the end");
    assert!(before == site.published());
}

/// What is wrong is tried again from time to time, and need not be told again each time.
#[test]
fn a_fault_is_told_once() {
    let site = TestSite::harbour();
    let watch = Running::watch(&site);
    site.file_at_once("content/notes/one.md", "---\ntitle: One\n");
    watch.hear("the site stays as it was");
    // Time enough to tell it a few times; a slow machine proves less.
    std::thread::sleep(Duration::from_secs(2));
    site.file_at_once("content/notes/two.md", "---\ntitle: Two\n");
    watch.hear("2 errors; the site stays as it was");
    let told = watch.said().matches("the site stays as it was").count();
    assert_eq!(told, 2, "{}", watch.said());
}

#[test]
fn a_build_meanwhile_and_a_watch_do_not_spoil_each_others_work() {
    let site = TestSite::harbour();
    let watch = Running::watch(&site);
    for round in 0..8 {
        site.file("content/notes/new.md", format!("---\ntitle: New\n---\nEdition {round}.\n"));
        if round % 3 == 1 {
            // What only the build does is taken over by the watch: a page moves, and a redirect is written.
            site.rename(&format!("content/notes/moved-{}.md", round / 3), "content/notes/gone.md");
            site.rename("content/notes/gone.md", &format!("content/notes/moved-{}.md", round / 3 + 1));
        }
        if round == 0 {
            site.file("content/notes/moved-0.md", "---\ntitle: Moved\n---\nIt has a text of its own.\n");
        }
        // Either of them may be first.
        site.expect(&["build", "--now", NOW], 0);
        let page = format!("Edition {round}.");
        wait_for_words(&site, &watch, "notes/new/index.html", &page);
        // The watch may have read the site before the build wrote its redirects, and then publishes once more.
        let expected = site.built_from_nothing();
        wait_for(|| site.pages() == expected, || format!("after round {round}\n{}", watch.said()));
    }
    // A build of something else to the same place: the watch makes its own again with the next change.
    site.expect(&["build", "--drafts", "--future", "--now", NOW], 0);
    site.file("content/notes/new.md", "---\ntitle: New\n---\nThe last edition.\n");
    wait_for_words(&site, &watch, "notes/new/index.html", "The last edition.");
    let expected = site.built_from_nothing();
    wait_for(|| site.pages() == expected, || watch.said());
    site.expect(&["build", "--verify", "--now", NOW], 0);
    drop(watch);
    assert_eq!(written_by_a_build(&site), 0);
}

#[cfg(unix)]
#[test]
fn it_ends_when_it_is_interrupted_and_leaves_nothing_behind() {
    use std::os::unix::process::ExitStatusExt as _;

    let site = TestSite::harbour();
    let mut watch = Running::watch(&site);
    assert!(watch.is_running());
    let status = watch.interrupt();
    assert!(status.signal() == Some(2) || status.code().is_some(), "{status}");
    assert!(!site.path(".public.briefing-stage").exists());
    assert_same(&site.pages(), &site.built_from_nothing(), "after the interrupt");
    assert_eq!(written_by_a_build(&site), 0);
}

#[test]
fn what_cannot_be_watched_is_an_error() {
    let site = TestSite::harbour();
    site.file("public/precious.txt", "mine");
    let said = site.expect(&["watch"], 1);
    assert!(said.contains("output/foreign-folder"), "{said}");
    assert_eq!(site.page("precious.txt"), "mine");
    let said = site.expect(&["watch", "--output", "content/public"], 1);
    assert!(said.contains("output/overlap"), "{said}");
    let said = site.expect(&["watch", "--root", "nowhere"], 1);
    assert!(said.contains("site.toml"), "{said}");
}
