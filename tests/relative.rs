//! The published folder, read without a server: every link leads to a file.

mod common;

use std::collections::{BTreeSet, VecDeque};
use std::path::Path;

use common::browser::Browser;
use common::{NOW, TestSite};
use url::Url;

/// The values of the attributes that browsers follow, in the pages below the output, with the page's path.
fn links(site: &TestSite) -> Vec<(String, String)> {
    let mut links = Vec::new();
    for (path, html) in site.pages().iter().filter(|(path, _)| path.ends_with(".html")) {
        for token in html5gum::Tokenizer::new(&html[..]) {
            let Ok(html5gum::Token::StartTag(tag)) = token else { continue };
            for (name, value) in &tag.attributes {
                if matches!(&name[..], b"href" | b"src" | b"action") {
                    links.push((path.clone(), String::from_utf8_lossy(value).into_owned()));
                }
            }
        }
    }
    links
}

#[test]
fn every_link_leads_to_a_file() {
    for root in ["", "sub/"] {
        let site = TestSite::harbour();
        let base_url = format!("https://test.example/{root}");
        let options = ["--now", NOW, "--base-url", &base_url, "--relative"];
        site.expect(&[&["build", "--verify"], &options[..]].concat(), 0);
        site.expect(&[&["check"], &options[..]].concat(), 0);
        let mut followed = 0;
        for (page, link) in links(&site) {
            // Hosts show it in any folder.
            if page == "404.html" {
                assert!(!link.starts_with("../"), "{link}");
                continue;
            }
            assert!(!link.starts_with('/'), "{page} links to {link}");
            let here = Url::from_file_path(site.path("public").join(&page)).expect("an address");
            let there = here.join(&link).expect("an address");
            let Ok(file) = there.to_file_path() else { continue };
            if there.scheme() == "file" {
                assert!(file.is_file(), "{page} links to {link}, and {} is no file", file.display());
                followed += 1;
            }
        }
        assert!(followed > 1_000, "{followed}");
    }
}

#[test]
fn only_links_differ_and_only_as_long_as_it_is_asked_for() {
    let site = TestSite::harbour();
    site.build();
    let absolute = site.pages();
    site.expect(&["build", "--now", NOW, "--relative"], 0);
    let relative = site.pages();
    assert_eq!(absolute.keys().collect::<Vec<_>>(), relative.keys().collect::<Vec<_>>());
    for (path, bytes) in &relative {
        let is_page = path.ends_with(".html") && path != "404.html";
        assert_eq!(*bytes != absolute[path], is_page, "{path}");
    }
    let page = site.page("articles/crane-operator/index.html");
    for kept in ["rel=\"canonical\" href=\"https://", "property=\"og:url\" content=\"https://"] {
        assert!(page.contains(kept), "{kept}");
    }
    site.build();
    common::assert_same(&site.pages(), &absolute, "after it was switched off");

    let config = site.read("site.toml");
    site.file("site.toml", format!("{config}\n[output]\nrelative = true\n"));
    site.build();
    common::assert_same(&site.pages(), &relative, "after it was switched on in site.toml");
    site.file("content/notes/later.md", "---\ntitle: Later\n---\nSee [[articles/crane-operator#p1]].\n");
    site.build();
    common::assert_same(&site.pages(), &site.built_from_nothing(), "after a change");
}

#[test]
fn a_browser_walks_the_folder() {
    let Some(browser) = Browser::start() else { return };
    let site = TestSite::new();
    common::copy(&common::repository().join("content"), &site.path("content"));
    site.file(
        "site.toml",
        std::fs::read(common::repository().join("site.toml")).expect("the demonstration's"),
    );
    site.expect(&["build", "--now", "2026-01-01", "--relative"], 0);
    let address = |path: &Path| Url::from_file_path(path).expect("an address").to_string();
    let root = address(&site.path("public")) + "/";
    let tab = browser.open(&(root.clone() + "index.html"));
    let mut known: BTreeSet<String> = BTreeSet::from([root.clone() + "index.html"]);
    let mut left: VecDeque<String> = known.iter().cloned().collect();
    let mut seen = 0;
    while let Some(next) = left.pop_front() {
        tab.go(&next);
        assert_eq!(tab.eval("document.contentType"), "text/html", "{next}");
        let styled =
            "[...document.styleSheets].length > 0 && getComputedStyle(document.body).margin === '0px'";
        assert_eq!(tab.eval(styled), true, "{next}");
        let links = tab.eval("[...document.links, ...document.querySelectorAll('svg a')].map((a) => new URL(a.getAttribute('href'), document.baseURI).href.split('#')[0])");
        for link in links.as_array().expect("links").iter().filter_map(|link| link.as_str()) {
            if link.starts_with("file:") && link.ends_with(".html") && known.insert(link.to_owned()) {
                left.push_back(link.to_owned());
            }
            assert!(!link.starts_with("file:") || link.starts_with(&root), "{next} links to {link}");
        }
        seen += 1;
    }
    let pages = site.pages().keys().filter(|path| path.ends_with(".html")).count();
    assert!(seen > pages / 2 && seen < pages + 1, "{seen} of {pages}");

    // The search leads to pages too, from any page.
    tab.go(&(root.clone() + "index.html"));
    for kind in ["keyDown", "keyUp"] {
        tab.command("Input.dispatchKeyEvent", serde_json::json!({ "type": kind, "key": "/", "text": "/" }));
    }
    tab.wait_until("document.activeElement?.id === 'q'", common::browser::PATIENCE);
    tab.command("Input.insertText", serde_json::json!({ "text": "summit" }));
    tab.wait_until(
        "!!document.querySelector('[data-results] li:not([hidden]) a')",
        common::browser::PATIENCE,
    );
    let found = tab.eval("document.querySelector('[data-results] li:not([hidden]) a').href");
    assert!(
        Url::parse(found.as_str().expect("a link"))
            .expect("an address")
            .to_file_path()
            .expect("a path")
            .is_file()
    );
}

#[test]
fn the_preview_shows_pages_as_they_are_made() {
    let site = TestSite::harbour();
    let config = site.read("site.toml");
    site.file("site.toml", format!("{config}\n[output]\nrelative = true\ncompress = [\"gzip\"]\n"));
    let options = |preview| briefing::pipeline::Options {
        root: site.root().to_owned(),
        base_url: None,
        relative: false,
        selection: briefing::briefing::Selection {
            drafts: false,
            future: false,
            now: briefing::moment::Moment::parse(NOW, None).expect("a moment"),
        },
        preview,
        without_search: false,
    };
    for preview in [false, true] {
        let (model, _) =
            briefing::pipeline::load(&options(preview)).map_err(|found| found.len()).expect("it loads");
        let mut page = Vec::new();
        assert!(model.make("notes/index.html", &mut page).expect("it is made"));
        let page = String::from_utf8(page).expect("UTF-8");
        assert_eq!(page.contains("href=\"/people/\""), preview);
        assert_eq!(page.contains("href=\"../people/index.html\""), !preview);
        assert_eq!(model.copies("notes/index.html").is_empty(), preview);
    }
}
