//! Searching the published site in a real browser: from a server, below a path, and from the folder itself; and what
//! must not be found.

mod common;

use std::fs;
use std::sync::Arc;

use briefing::preview::{Content, Options, Pages, Server};
use common::browser::{Browser, PATIENCE, Tab};
use common::{NOW, TestSite};

/// Forty short articles of two sources, and three that are about something.
fn site() -> TestSite {
    let site = TestSite::new();
    site.file("content/sources/post.md", "---\nname: The Post\n---\n");
    site.file(
        "content/people/ann-example.md",
        "---\nname: Ann Example\naliases: [Anya Exampel]\nroles:\n  - title: Harbour Master\n---\n",
    );
    site.file("content/people/ann-sample.md", "---\nname: Ann Sample\n---\n");
    site.file("content/notes/n.md", "---\ntitle: How we spell Ødegård\n---\nWith a ring.\n");
    for n in 1..=40 {
        let text =
            format!("---\ntitle: Weather of day {n}\nsource: post\npublished: 2024-01-01\n---\nRain fell.\n");
        site.file(&format!("content/articles/weather-{n}.md"), text);
    }
    site.article("strike", "tags: [Labour]\n", "Ann Example spoke to the dockers about cranes.");
    site.article("ferry", "", "Ann Example left by boat.");
    site.article("boat", "", "Ann Example came by boat.");
    site.article("crane", "title: The last <crane> & \"hook\"\n", "Nothing moved. Ann Sample watched.");
    site.file(
        "content/articles/later.md",
        "---\ntitle: Dockers return\nsource: post\npublished: 2025-06-01\n---\nThe crane turns again.\n",
    );
    site
}

/// A published site, as any server shows it.
struct Published(TestSite);

impl Pages for Published {
    fn root(&self) -> String {
        "/".to_owned()
    }

    fn get(&self, path: &str) -> Option<Content> {
        fs::read(self.0.path("public").join(path)).ok().map(Content::Bytes)
    }

    fn has(&self, path: &str) -> bool {
        self.0.has_page(path)
    }
}

/// The titles of the results.
const TITLES: &str =
    "[...document.querySelectorAll('[data-results] li:not([hidden]) a')].map(a => a.textContent).join('|')";

fn wait_for_titles(tab: &Tab<'_>, want: &str) {
    common::wait_for(|| tab.eval(TITLES) == want, || format!("{} and not {want}", tab.eval(TITLES)));
}

fn type_text(tab: &Tab<'_>, text: &str) {
    tab.eval("document.querySelector('#q').focus(), document.querySelector('#q').select()");
    tab.command("Input.insertText", serde_json::json!({ "text": text }));
}

fn set(tab: &Tab<'_>, field: &str, value: &str) {
    tab.eval(&format!(
        "(() => {{ const field = document.forms[0].elements.{field}; field.value = '{value}';
           field.dispatchEvent(new Event('input', {{ bubbles: true }})) }})()"
    ));
}

#[test]
fn results_come_as_one_types() {
    let Some(browser) = Browser::start() else { return };
    let site = site();
    site.build();
    let site = Arc::new(Published(site));
    let server = Server::start(Arc::clone(&site) as Arc<dyn Pages>, Options::default()).expect("it starts");
    let at = |path: &str| format!("http://{}{path}", server.address());
    let tab = browser.open(&at("/"));

    // From any page, the key leads to the field.
    tab.command("Input.insertText", serde_json::json!({ "text": "" }));
    for kind in ["keyDown", "keyUp"] {
        tab.command("Input.dispatchKeyEvent", serde_json::json!({ "type": kind, "key": "/", "text": "/" }));
    }
    tab.wait_until("document.activeElement.id === 'q'", PATIENCE);

    // The beginning of a word, a whole one, its plural; titles before texts.
    type_text(&tab, "cra");
    wait_for_titles(&tab, "The last <crane> & \"hook\"|Dockers return|strike");
    assert_eq!(tab.eval("document.querySelector('[data-count]').textContent"), "3 results");
    assert_eq!(tab.eval("document.querySelector('[data-results] mark').textContent"), "crane");
    type_text(&tab, "cranes dockers");
    wait_for_titles(&tab, "Dockers return|strike");
    // Names before everything else, other spellings, no diacritics.
    type_text(&tab, "ann exam");
    wait_for_titles(&tab, "Ann Example|boat|ferry|strike");
    type_text(&tab, "Exampel");
    wait_for_titles(&tab, "Ann Example");
    type_text(&tab, "odegard");
    wait_for_titles(&tab, "How we spell Ødegård");
    type_text(&tab, "labour ");
    wait_for_titles(&tab, "Labour|strike");
    type_text(&tab, "zeppelin");
    wait_for_titles(&tab, "");
    tab.wait_until("document.querySelector('[data-count]').textContent === 'Nothing found.'", PATIENCE);

    // All results, ten at a time.
    type_text(&tab, "weather");
    tab.wait_until("document.querySelectorAll('[data-results] li:not([hidden])').length === 10", PATIENCE);
    assert_eq!(tab.eval("document.querySelector('[data-count]').textContent"), "40 results");
    tab.eval("document.querySelector('[data-more]').click()");
    tab.wait_until("document.querySelectorAll('[data-results] li:not([hidden])').length === 20", PATIENCE);

    // Filters, and the address that keeps them.
    type_text(&tab, "crane");
    set(&tab, "source", "post");
    wait_for_titles(&tab, "Dockers return");
    set(&tab, "source", "");
    set(&tab, "person", "Ann Sam");
    wait_for_titles(&tab, "The last <crane> & \"hook\"");
    set(&tab, "person", "");
    set(&tab, "from", "2025-06-01");
    wait_for_titles(&tab, "Dockers return");
    set(&tab, "from", "");
    set(&tab, "to", "2025-05-31");
    wait_for_titles(&tab, "The last <crane> & \"hook\"|strike");
    assert_eq!(tab.eval("location.search"), "?q=crane&to=2025-05-31");
    // Who is in more articles comes first.
    tab.go(&at("/search/?q=ann&kind=person"));
    wait_for_titles(&tab, "Ann Example|Ann Sample");

    // Down and up through results, back to the field, and open one.
    tab.press("Enter");
    assert_eq!(tab.eval("document.activeElement.textContent"), "Ann Example");
    tab.press("ArrowDown");
    assert_eq!(tab.eval("document.activeElement.textContent"), "Ann Sample");
    tab.press("ArrowUp");
    tab.press("ArrowUp");
    assert_eq!(tab.eval("document.activeElement.id"), "q");
    tab.press("ArrowDown");
    tab.press("Escape");
    assert_eq!(tab.eval("document.activeElement.id"), "q");
    tab.press("Escape");
    assert_eq!(tab.eval("document.activeElement.value"), "");
    type_text(&tab, "hook");
    wait_for_titles(&tab, "");
    set(&tab, "kind", "");
    wait_for_titles(&tab, "The last <crane> & \"hook\"");
    type_text(&tab, "hook");
    tab.press("ArrowDown");
    tab.press("Enter");
    tab.wait_until("location.pathname === '/articles/crane/'", PATIENCE);
    tab.close();
}

#[test]
fn the_first_result_comes_with_its_word() {
    let Some(browser) = Browser::start() else { return };
    let site = site();
    // More of them than the script with the word names.
    for n in 41..=200 {
        let text =
            format!("---\ntitle: Weather of day {n}\nsource: post\npublished: 2024-01-01\n---\nRain fell.\n");
        site.file(&format!("content/articles/weather-{n}.md"), text);
    }
    site.build();
    // Neither cards nor long lists can be had.
    let search = site.path("public/search");
    for file in fs::read_dir(&search).expect("scripts").flatten() {
        if file.file_name().to_string_lossy().starts_with(['c', 'l']) {
            fs::remove_file(file.path()).expect("it is removed");
        }
    }
    let tab = browser.open(&format!("file://{}/index.html", search.display()));
    tab.wait_until("document.activeElement.id === 'q'", PATIENCE);
    for (query, first) in [
        ("weather", "Weather of day"),
        ("hook", "The last <crane> & \"hook\""),
        ("ann", "Ann Example"),
        ("exampel", "Ann Example"),
        ("retur", "Dockers return"),
    ] {
        type_text(&tab, query);
        let shown =
            "const item = document.querySelector('[data-results] li'), at = item?.querySelector('a');";
        let is_first =
            format!("(() => {{ {shown} return !item?.hidden && at?.textContent.startsWith({first:?}) }})()");
        tab.wait_until(&is_first, PATIENCE);
    }
    tab.close();
}

#[test]
fn the_built_folder_is_searched_without_a_server() {
    let Some(browser) = Browser::start() else { return };
    let site = site();
    site.build();
    let tab = browser.open(&format!("file://{}/search/index.html?q=crane", site.path("public").display()));
    wait_for_titles(&tab, "The last <crane> & \"hook\"|Dockers return|strike");
    let link = tab.eval("document.querySelector('[data-results] a').href");
    let want = format!("file://{}/articles/crane/index.html", site.path("public").display());
    assert_eq!(link, want);
    tab.close();
}

#[test]
fn a_site_below_a_path_is_searched() {
    let Some(browser) = Browser::start() else { return };
    let built = site();
    built.file("site.toml", "title = \"Test\"\nbase_url = \"https://test.example/sub/site/\"\n");
    built.build();
    let site = TestSite::new();
    common::copy(&built.path("public"), &site.path("public/sub/site"));
    let site = Arc::new(Published(site));
    let server = Server::start(Arc::clone(&site) as Arc<dyn Pages>, Options::default()).expect("it starts");
    let tab = browser.open(&format!("http://{}/sub/site/articles/crane/", server.address()));
    tab.eval("document.querySelector('a[data-search]').click()");
    tab.wait_until(
        "location.pathname === '/sub/site/search/' && document.activeElement.id === 'q'",
        PATIENCE,
    );
    type_text(&tab, "hook");
    wait_for_titles(&tab, "The last <crane> & \"hook\"");
    assert_eq!(
        tab.eval("new URL(document.querySelector('[data-results] a').href).pathname"),
        "/sub/site/articles/crane/"
    );
    tab.close();
}

#[test]
fn withheld_words_are_not_found() {
    let site = TestSite::new();
    let words =
        |word: &str| format!("{} ", (0..80).map(|n| format!("{word}{n}")).collect::<Vec<_>>().join(" "));
    site.article("shown", "publish: full\n", &words("whole"));
    site.article("excerpt", "publish: excerpt\n", &words("part"));
    site.article("linked", "publish: link\n", &words("never"));
    site.build();
    let files = site.published();
    let scripts = files.iter().filter(|(path, _)| path.starts_with("search/"));
    let text: String = scripts.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
    for (word, is_there) in [
        ("whole0", true),
        ("whole79", true),
        ("part0", true),
        ("part49", true),
        ("part50", false),
        ("never0", false),
    ] {
        assert_eq!(text.contains(word), is_there, "{word}");
    }
    assert!(text.contains("linked"), "titles are found");
}

#[test]
fn a_site_can_do_without_search() {
    let site = site();
    site.file("site.toml", "title = \"Test\"\nbase_url = \"https://test.example/\"\nsearch = false\n");
    site.build();
    assert!(!site.published().keys().any(|path| path.starts_with("search/")));
    assert!(!site.page("index.html").contains("search"));
    site.expect(&["check", "--now", NOW], 0);
    let text = site.read("site.toml").replace("false", "true");
    site.file("site.toml", text);
    site.build();
    assert!(site.has_page("search/index.html"));
    site.expect(&["check", "--now", NOW], 0);
}
