//! Pages that move are found where they were: `redirects.txt`, which `build` keeps.

mod common;

use common::{NOW, TestSite, assert_same};

fn note(front: &str, words: &str) -> String {
    format!("---\ntitle: The walkout\n{front}---\n{words}\n")
}

/// A site with a note, built once.
fn built() -> TestSite {
    let site = TestSite::new();
    site.article("strike", "", "The text.");
    site.file("content/notes/walkout.md", note("", "What happened."));
    site.build();
    assert!(!site.path("redirects.txt").exists(), "nothing has moved yet");
    site
}

/// The lines of the file that say something.
fn lines(site: &TestSite) -> Vec<String> {
    site.read("redirects.txt").lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

fn leads_to(site: &TestSite, old: &str, new: &str) {
    let page = site.page(&format!("{old}index.html"));
    assert!(page.contains(&format!("https://test.example{new}\"")), "/{old} does not lead to {new}:\n{page}");
    assert!(site.has_page(&format!("{}index.html", &new[1..])), "{new} is there");
}

/// The rest of the build is as good as one from nothing, and there is nothing left to do.
fn is_finished(site: &TestSite, when: &str) {
    assert_same(&site.pages(), &site.built_from_nothing(), when);
    let said = site.build();
    assert!(said.contains(" 0 written") && !said.contains("output/vanished"), "{when}: {said}");
    site.expect(&["build", "--verify", "--now", NOW], 0);
}

#[test]
fn a_page_with_another_slug_is_found_where_it_was() {
    let site = built();
    site.file("content/notes/walkout.md", note("slug: the-strike\n", "What happened."));
    let said = site.build();
    assert!(said.contains("redirects/added") && said.matches("warning").count() == 1, "{said}");
    assert_eq!(lines(&site), ["/notes/walkout/ /notes/the-strike/"]);
    leads_to(&site, "notes/walkout/", "/notes/the-strike/");
    is_finished(&site, "after another slug");
    site.expect(&["check", "--now", NOW], 0);
}

#[test]
fn a_file_that_is_renamed_is_known_by_its_text() {
    let site = built();
    site.rename("content/notes/walkout.md", "content/notes/strike.md");
    site.rename("content/articles/strike.md", "content/articles/2025/strike.md");
    site.build();
    assert_eq!(lines(&site), ["/articles/strike/ /articles/2025/strike/", "/notes/walkout/ /notes/strike/"]);
    leads_to(&site, "notes/walkout/", "/notes/strike/");
    leads_to(&site, "articles/strike/", "/articles/2025/strike/");
    is_finished(&site, "after the first time");

    // Once more: both old addresses lead to where it is now.
    site.rename("content/notes/strike.md", "content/notes/stoppage.md");
    site.build();
    leads_to(&site, "notes/walkout/", "/notes/stoppage/");
    leads_to(&site, "notes/strike/", "/notes/stoppage/");
    is_finished(&site, "after the second time");

    // Back to where it was at first: nothing leads away from there, and nothing in a circle.
    site.rename("content/notes/stoppage.md", "content/notes/walkout.md");
    site.build();
    assert!(site.page("notes/walkout/index.html").contains("What happened."));
    leads_to(&site, "notes/strike/", "/notes/walkout/");
    leads_to(&site, "notes/stoppage/", "/notes/walkout/");
    assert!(!lines(&site).iter().any(|line| line.starts_with("/notes/walkout/ ")), "{:?}", lines(&site));
    is_finished(&site, "after the way back");
}

/// Two that change places, or one that takes another's, have no old address that is free.
#[test]
fn pages_that_change_places_are_not_redirected() {
    let site = built();
    site.file("content/notes/second.md", "---\ntitle: Second\n---\nAnother text.\n");
    site.build();
    site.rename("content/notes/second.md", "content/notes/third.md");
    site.rename("content/notes/walkout.md", "content/notes/second.md");
    site.rename("content/notes/third.md", "content/notes/walkout.md");
    site.build();
    assert!(site.page("notes/second/index.html").contains("What happened."));
    assert!(site.page("notes/walkout/index.html").contains("Another text."));
    is_finished(&site, "after they changed places");
}

#[test]
fn a_page_that_is_gone_is_told_of_once() {
    let site = built();
    site.remove("content/notes/walkout.md");
    let said = site.build();
    assert_eq!(said.matches("output/vanished").count(), 1, "{said}");
    assert!(said.contains("`/notes/walkout/ /new/path/`"), "it says what to do: {said}");
    assert!(!site.has_page("notes/walkout"));
    is_finished(&site, "after the page is gone");

    // A line by hand gives it a successor.
    site.file("redirects.txt", "# by hand\n/notes/walkout/ /articles/strike/\n");
    site.build();
    leads_to(&site, "notes/walkout/", "/articles/strike/");
    assert_eq!(
        site.read("redirects.txt"),
        "# by hand\n/notes/walkout/ /articles/strike/\n",
        "ours to read only"
    );
    is_finished(&site, "after a line by hand");
}

#[test]
fn a_page_that_is_withheld_is_no_page_that_has_moved() {
    let site = built();
    site.file("content/notes/walkout.md", note("draft: true\n", "What happened."));
    let said = site.build();
    assert!(!said.contains("warning"), "it was taken back on purpose: {said}");
    site.file("content/notes/walkout.md", note("", "What happened."));
    site.build();
    assert!(!site.path("redirects.txt").exists());
    is_finished(&site, "after it is back");
}

#[test]
fn a_line_that_is_no_redirect_is_an_error_at_its_place() {
    let site = built();
    let before = site.published();
    for (text, place, code) in [
        ("# fine\n/a/ /notes/walkout/\nnonsense\n", "redirects.txt:3:1", "redirects/bad-line"),
        ("/../up /notes/walkout/\n", "redirects.txt:1:1", "redirects/bad-line"),
        ("/a/ /notes/walkout/ /b/\n", "redirects.txt:1:1", "redirects/bad-line"),
        ("/a/ https://other.example/\n", "redirects.txt:1:1", "redirects/bad-line"),
        ("/a/ /notes/walkout/\n/a/ /\n", "redirects.txt:2:1", "redirects/twice"),
    ] {
        site.file("redirects.txt", text);
        let said = site.expect(&["build", "--now", NOW], 1);
        assert!(said.contains(place) && said.contains(code), "{text}:\n{said}");
        assert!(before == site.published(), "{text}");
    }
    for text in ["/a/ /nowhere/\n", "/a/ /b/\n/b/ /a/\n"] {
        site.file("redirects.txt", text);
        let said = site.build();
        assert!(said.contains("redirects/dead") && said.contains("redirects.txt:1:1"), "{text}:\n{said}");
        assert!(!site.has_page("a"), "{text}");
    }
}

/// A failed build has published nothing, so nothing has moved yet.
#[test]
fn a_move_is_remembered_across_a_build_that_fails() {
    let site = built();
    site.rename("content/notes/walkout.md", "content/notes/strike.md");
    site.file("content/notes/bad.md", "---\ntitle: x\n");
    site.expect(&["build", "--now", NOW], 1);
    assert!(!site.path("redirects.txt").exists());
    site.remove("content/notes/bad.md");
    site.build();
    leads_to(&site, "notes/walkout/", "/notes/strike/");
    is_finished(&site, "after it was mended");
}

/// Whatever a watch published in between, the next build knows what moved.
#[cfg(unix)]
#[test]
fn a_move_is_remembered_across_a_watch() {
    use common::running::Running;
    use common::wait_for;

    let site = built();
    let watch = Running::watch(&site);
    site.rename("content/notes/walkout.md", "content/notes/strike.md");
    wait_for(|| site.has_page("notes/strike/index.html"), || watch.said());
    // It has kept what it knows when there is nothing to do.
    wait_for(|| site.run(&["explain", "/notes/strike/"]).stdout.ends_with(b"first time\n"), || watch.said());
    watch.interrupt();
    site.build();
    leads_to(&site, "notes/walkout/", "/notes/strike/");
    is_finished(&site, "after the watch");
}
