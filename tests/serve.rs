//! `briefing serve`, from the saved file to what an editor sees in a real browser.

mod common;

use std::net::TcpListener;
use std::time::Duration;

use common::browser::{Browser, PATIENCE, Tab};
use common::running::Running;
use common::{NOW, TestSite, assert_same, wait_for};

/// What the overlay says; nothing where there is none.
const OVERLAY: &str =
    "(document.querySelector('briefing-faults')?.shadowRoot.querySelector('section').innerText ?? '')";

/// A long note, another one, and an article.
fn desk() -> TestSite {
    let site = TestSite::new();
    // In a language whose sentences are not read, names are known only from files.
    site.article("strike", "language: nl\n", "Thomas Brand sprak met de dokwerkers.");
    site.file("content/people/tomas-brandt.md", "---\nname: Tomas Brandt\n---\n");
    site.file("content/notes/pay.md", note("Pay", "The first edition."));
    site.file("content/notes/other.md", note("Other", "Something else."));
    site
}

/// A note with enough text to scroll through.
fn note(title: &str, words: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2025-03-05\n---\n{words}\n\n{}", "Filling.\n\n".repeat(100))
}

/// A template of the user's for notes, with a third line that is at stake.
fn template(line: &str) -> String {
    format!("{{% extends \"theme/note.html\" %}}\n{{% block kicker %}}\n{line}\n{{% endblock kicker %}}\n")
}

fn shows(tab: &Tab<'_>, words: &str) {
    tab.wait_until(&format!("document.body.innerText.includes({words:?})"), PATIENCE);
}

fn complains(tab: &Tab<'_>, words: &str) {
    tab.wait_until(&format!("{OVERLAY}.includes({words:?})"), PATIENCE);
}

fn is_content(tab: &Tab<'_>) {
    tab.wait_until(&format!("{OVERLAY} === ''"), PATIENCE);
}

fn mark(tab: &Tab<'_>) {
    tab.eval("window.marker = 1");
}

fn is_marked(tab: &Tab<'_>) -> bool {
    tab.eval("window.marker") == 1
}

/// Changes the style sheet, and waits until the tab shows it: whatever it was told before, it has heard.
fn paint(site: &TestSite, tabs: &[&Tab<'_>], colour: &str) {
    let theme = include_str!("../static/briefing.css");
    site.file("static/briefing.css", format!("{theme}\nh1 {{ color: {colour} !important }}\n"));
    for tab in tabs {
        let shown = format!("getComputedStyle(document.querySelector('h1')).color === '{colour}'");
        tab.wait_until(&shown, PATIENCE);
    }
}

#[test]
fn an_open_page_follows_what_is_saved_and_others_are_left_alone() {
    let Some(browser) = Browser::start() else { return };
    let site = desk();
    let server = Running::serve(&site, &[]);
    let pay = browser.open(&server.at("/notes/pay/"));
    let other = browser.open(&server.at("/notes/other/"));
    pay.set_viewport(800, 600);
    mark(&pay);
    mark(&other);
    pay.eval("scrollTo(0, 700)");

    site.file("content/notes/pay.md", note("Pay", "The second edition."));
    shows(&pay, "The second edition.");
    // A font that comes too late for the first sight is there for the next, and lines move by a little.
    let near = "Math.abs(scrollY - 700) < 40";
    pay.wait_until(&format!("document.readyState === 'complete' && {near}"), PATIENCE);
    assert!(!is_marked(&pay), "it was loaded anew");
    mark(&pay);

    // Style sheets are exchanged in place: the theme's by the site's own, and that by the next one.
    paint(&site, &[&pay, &other], "rgb(1, 2, 3)");
    paint(&site, &[&pay, &other], "rgb(4, 5, 6)");
    assert!(is_marked(&pay) && is_marked(&other), "nothing was loaded anew");
    assert_eq!(pay.eval(near), true, "the page is still where it was read, not at {}", pay.eval("scrollY"));

    // Where the site's own is taken away, the theme's is back.
    site.remove("static/briefing.css");
    other.wait_until("getComputedStyle(document.querySelector('h1')).color !== 'rgb(4, 5, 6)'", PATIENCE);
    assert!(is_marked(&other));
}

#[test]
fn an_open_article_links_a_person_as_soon_as_a_spelling_is_known() {
    let Some(browser) = Browser::start() else { return };
    let site = desk();
    let server = Running::serve(&site, &[]);
    let article = browser.open(&server.at("/articles/strike/"));
    let other = browser.open(&server.at("/notes/other/"));
    mark(&other);
    let link = "document.querySelector('a.mention')";
    assert_eq!(article.eval(&format!("{link} === null")), true);

    site.file("content/people/tomas-brandt.md", "---\nname: Tomas Brandt\naliases: [Thomas Brand]\n---\n");
    article.wait_until(
        &format!("{link}?.innerText === 'Thomas Brand' && {link}.pathname === '/people/tomas-brandt/'"),
        PATIENCE,
    );
    site.rename("content/people/tomas-brandt.md", "content/people/brandt.md");
    article.wait_until(&format!("{link}?.pathname === '/people/brandt/'"), PATIENCE);
    paint(&site, &[&other], "rgb(1, 2, 3)");
    assert!(is_marked(&other), "a note that names nobody is left alone");
}

#[test]
fn a_fault_is_shown_over_the_last_good_page_until_it_is_mended() {
    let Some(browser) = Browser::start() else { return };
    let site = desk();
    let server = Running::serve(&site, &[]);
    let pay = browser.open(&server.at("/notes/pay/"));
    let still_stands = |words: &str| {
        // It may just be loaded again.
        shows(&pay, words);
        let answer = server.get("/notes/pay/");
        assert_eq!(answer.status, 200);
        assert!(answer.text().contains(words) && answer.text().contains("The first edition."), "{words}");
    };
    mark(&pay);

    // A template that cannot be read.
    site.file("templates/note.html", template("{% if %}"));
    complains(&pay, "templates/note.html:3:");
    still_stands("Editors’ notes");
    assert!(is_marked(&pay), "the page beneath is the same one");
    site.file("templates/note.html", template("From the desk"));
    is_content(&pay);
    shows(&pay, "From the desk");

    // One that fails only when a page is made. Templates have proven themselves when all pages were looked through, and
    // until then the ones before are the last good ones.
    let mut pause = Duration::from_millis(50);
    loop {
        std::thread::sleep(pause);
        mark(&pay);
        site.file("templates/note.html", template("{{ nope.nope }}"));
        complains(&pay, "templates/note.html:3:");
        if server.get("/notes/pay/").text().contains("From the desk") {
            break;
        }
        assert!(pause < PATIENCE, "{}", server.said());
        pause *= 2;
        site.file("templates/note.html", template("From the desk"));
        is_content(&pay);
        shows(&pay, "From the desk");
    }
    still_stands("From the desk");
    assert!(is_marked(&pay));
    // Other changes are shown meanwhile, with the templates that worked.
    site.file("content/people/ann.md", "---\nname: Ann Example\n---\n");
    wait_for(|| server.get("/people/ann/").status == 200, || server.said());
    complains(&pay, "templates/note.html:3:");
    still_stands("From the desk");

    // One that fails on a page that nobody looks at.
    site.file("templates/note.html", template("{% if title == \"Other\" %}\n{{ nope.nope }}{% endif %}"));
    complains(&pay, "templates/note.html:4:");
    assert_eq!(server.get("/notes/other/").status, 200);
    assert!(server.get("/notes/other/").text().contains("From the desk"));
    site.remove("templates/note.html");
    is_content(&pay);
    shows(&pay, "Editors’ notes");
    wait_for(|| server.get("/notes/other/").text().contains("Editors’ notes"), || server.said());

    // A document.
    mark(&pay);
    site.file("content/notes/pay.md", "---\ntitle: Pay\ndaet: 2025-03-05\n---\nA slip.\n");
    complains(&pay, "content/notes/pay.md:3:1");
    complains(&pay, "did you mean `date`?");
    still_stands("Editors’ notes");
    assert!(is_marked(&pay));
    // Mended by going back to what it was.
    site.file("content/notes/pay.md", note("Pay", "The first edition."));
    is_content(&pay);
    still_stands("Editors’ notes");

    // Two at once, one of them mended.
    site.file("content/notes/pay.md", "---\ntitle: Pay\ndaet: 2025-03-05\n---\nA slip.\n");
    complains(&pay, "content/notes/pay.md:3:1");
    site.file("site.toml", "title = \"Test\"\nbase_url = 1\n");
    complains(&pay, "site.toml:2:");
    still_stands("Editors’ notes");
    site.file("site.toml", "title = \"Renamed\"\nbase_url = \"https://test.example/\"\n");
    complains(&pay, "content/notes/pay.md:3:1");
    site.file("content/notes/pay.md", note("Pay", "The third edition."));
    is_content(&pay);
    shows(&pay, "The third edition.");
    pay.wait_until("document.title.includes('Renamed')", PATIENCE);
}

#[test]
fn a_page_that_comes_and_goes_is_seen_where_it_is_listed() {
    let Some(browser) = Browser::start() else { return };
    let site = desk();
    let server = Running::serve(&site, &[]);
    let list = browser.open(&server.at("/notes/"));
    let article = browser.open(&server.at("/articles/strike/"));
    // Somebody who comes too early waits for the page.
    let early = browser.open(&server.at("/notes/new/"));
    shows(&early, "Page not found");
    mark(&list);
    mark(&article);

    site.file("content/notes/new.md", note("New", "Just in."));
    shows(&early, "Just in.");
    shows(&list, "New");
    assert!(!is_marked(&list));
    assert_eq!(server.get("/notes/new/").status, 200);

    site.remove("content/notes/new.md");
    shows(&early, "Page not found");
    list.wait_until("!document.querySelector('main').innerText.includes('New')", PATIENCE);
    let gone = server.get("/notes/new/");
    assert_eq!(gone.status, 404);
    assert!(gone.text().contains("It may have moved"), "the site's own page");
    paint(&site, &[&article], "rgb(1, 2, 3)");
    assert!(is_marked(&article), "an article has nothing to do with it");
}

#[test]
fn drafts_are_shown_to_those_who_ask_for_them() {
    let site = desk();
    site.file("content/notes/draft.md", "---\ntitle: Draft\ndraft: true\n---\nNot yet.\n");
    for (options, status) in [(&[][..], 404), (&["--drafts"][..], 200)] {
        let server = Running::serve(&site, options);
        assert_eq!(server.get("/notes/draft/").status, status, "{options:?}");
        assert_eq!(server.get("/notes/pay/").status, 200);
        assert_eq!(server.get("/notes/").text().contains("Draft"), status == 200, "{options:?}");
    }
    assert!(!site.path("public").exists(), "nothing is published");
}

#[test]
fn a_site_that_is_broken_from_the_start_comes_alive_when_it_is_mended() {
    for (path, broken, mended) in [
        ("site.toml", "title = 1\n", "title = \"Test\"\nbase_url = \"https://test.example/\"\n"),
        ("content/notes/pay.md", "---\ntitle: Pay\n", "---\ntitle: Pay\n---\nMended.\n"),
        ("templates/robots.txt", "{% if %}", "mended"),
    ] {
        let site = desk();
        site.file(path, broken);
        let server = Running::serve(&site, &[]);
        let answer = server.get("/notes/pay/");
        assert_eq!(answer.status, 503, "{path}");
        assert!(answer.text().contains("There is no site to show yet"), "{path}");
        server.hear(path);
        site.file(path, mended);
        wait_for(|| server.get("/notes/pay/").status == 200, || server.said());
    }
}

/// What is wrong is tried again from time to time, and need not be told again each time.
#[test]
fn a_fault_is_told_once() {
    let site = desk();
    let server = Running::serve(&site, &[]);
    server.hear("everything is new");
    site.file_at_once("content/notes/pay.md", "---\ntitle: Pay\n");
    server.hear("the site stays as it was");
    // Time enough to tell it a few times; a slow machine proves less.
    std::thread::sleep(Duration::from_secs(2));
    // Another one makes it news again, with the first.
    site.file_at_once("content/notes/other.md", "---\ntitle: Other\n");
    server.hear("2 errors");
    site.file_at_once("content/notes/pay.md", &note("Pay", "Mended."))
        .file_at_once("content/notes/other.md", &note("Other", "Too."));
    server.hear("changed (");
    let said = server.said();
    let told = said.matches("the site stays as it was").count();
    assert!((2..=3).contains(&told), "{told} times:\n{said}");
}

#[test]
fn a_port_that_is_taken_is_an_error() {
    let site = desk();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let said = site.expect(&["serve", "--port", &port], 1);
    assert!(said.contains("preview/port") && said.contains(&format!("port {port} is taken")), "{said}");
    let said = TestSite::new().remove("site.toml").expect(&["serve", "--port", "0"], 1);
    assert!(said.contains("site.toml"), "{said}");
}

#[test]
fn what_is_served_is_what_is_published() {
    for (base_url, root) in [("https://test.example/", "/"), ("https://test.example/a/desk/", "/a/desk/")] {
        let site = TestSite::harbour();
        site.file("static/portrait.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        site.file("redirects.txt", "/once/ /notes/\n");
        site.expect(&["build", "--now", NOW, "--base-url", base_url], 0);
        let published = site.pages();
        let server = Running::serve(&site, &["--base-url", base_url]);
        assert!(server.said().contains(&server.at(root)), "{}", server.said());
        let served = published.keys().map(|path| {
            let page = path.strip_suffix("index.html").unwrap_or(path);
            let answer = server.get(&format!("{root}{page}"));
            assert_eq!(answer.status, 200, "{path}");
            (path.clone(), without_script(answer.body))
        });
        let published = published.iter().map(|(path, bytes)| (path.clone(), without_versions(bytes)));
        assert_same(&served.collect(), &published.collect(), base_url);
    }
}

/// A page as it was before the preview's script was put into it.
fn without_script(page: Vec<u8>) -> Vec<u8> {
    const START: &str = "<script src=\"/_briefing/client.js\"";
    const END: &str = "</script>\n";
    let Ok(mut text) = String::from_utf8(page.clone()) else { return page };
    if let Some(start) = text.find(START) {
        let end = start + text[start..].find(END).expect("an end") + END.len();
        text.replace_range(start..end, "");
    }
    text.into_bytes()
}

/// A page as it is where nothing is kept for long: addresses of assets have no version.
fn without_versions(page: &[u8]) -> Vec<u8> {
    const VERSION: &str = "?v=";
    let Ok(text) = std::str::from_utf8(page) else { return page.to_owned() };
    let mut parts = text.split(VERSION);
    let mut without = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        without += part.trim_start_matches(|c: char| c.is_ascii_hexdigit());
    }
    without.into_bytes()
}
