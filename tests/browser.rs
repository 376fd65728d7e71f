//! The preview in a real browser: pages that follow the site by themselves, and the overlay with faults.

mod common;

use std::path::PathBuf;
use std::time::Duration;

use briefing::diagnostic::{Diagnostic, Place};
use briefing::preview::{Options, Server};
use common::browser::{Browser, PATIENCE, Tab};
use common::preview::{FakeSite, page, serve, start};

/// Inside of the overlay.
const OVERLAY: &str = "document.querySelector('briefing-faults').shadowRoot";

fn strings(paths: &[&str]) -> Vec<String> {
    paths.iter().map(|&path| path.to_owned()).collect()
}

fn at(server: &Server, path: &str) -> String {
    format!("http://{}{path}", server.address())
}

fn wait_for_tabs(server: &Server, paths: &[&str]) {
    let started = std::time::Instant::now();
    while server.live().watched() != paths {
        assert!(started.elapsed() < PATIENCE, "{:?} and not {paths:?}", server.live().watched());
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Text of an element within the overlay.
fn overlay_text(tab: &Tab<'_>) -> String {
    let text = tab.eval(&format!("{OVERLAY}.querySelector('section').innerText"));
    text.as_str().expect("the overlay has a text").to_owned()
}

fn faults() -> Vec<Diagnostic> {
    let article = "---\ntitle: Dockers stop work\nsorce: times\npublished: 2025-03-01\n---\n";
    let key = article.find("sorce").expect("the key is there");
    let line = format!(
        "{} {{{{ page.titel }}}} {}",
        "The board offered six per cent and the dockers refused. ".repeat(6),
        "They stay out until the weekend. ".repeat(9)
    );
    let field = line.find("page.titel").expect("the field is there");
    vec![
        Diagnostic::error("front-matter/unknown-key", "unknown key `sorce`")
            .at(Place::in_text("content/articles/dockers-stop-work.md", article, key..key + 5))
            .help("did you mean `source`?"),
        Diagnostic::error(
            "template/render",
            "field `titel` is not defined on `page` (while rendering /articles/dockers-stop-work/index.html)",
        )
        .at(Place::in_text("templates/article.html", &line, field..field + 10)),
        Diagnostic::error("people/same-name", "two people are called <img src=x onerror=\"window.hit=1\">")
            .at(Place::file("content/people/tomas-brandt.md"))
            .related(
                "the other one",
                Place::in_text("content/people/t-brandt.md", "---\nname: <b>T</b>\n", 4..8),
            ),
        Diagnostic::warning("link/unresolved", "nothing is called `Harbour board`"),
    ]
}

/// Where pictures for the eye go, if somebody wants to look.
fn pictures() -> Option<PathBuf> {
    std::env::var_os("BRIEFING_SCREENSHOTS").map(PathBuf::from)
}

#[test]
fn an_open_page_follows_the_site() {
    let Some(browser) = Browser::start() else { return };
    let site = FakeSite::small();
    site.put("articles/x/index.html", with_field("article"));
    let server = serve(&site);
    let article = browser.open(&at(&server, "/articles/x/#field"));
    let home = browser.open(&at(&server, "/"));
    for tab in [&article, &home] {
        tab.set_viewport(800, 600);
        tab.eval("window.marker = 1");
    }
    wait_for_tabs(&server, &["articles/x/index.html", "index.html"]);
    article.eval("document.querySelector('#field').focus(); scrollTo(0, 700)");

    site.put("articles/x/index.html", with_field("article, second edition"));
    server.live().changed(&strings(&["articles/x/index.html"]));
    article.wait_until("document.title === 'article, second edition'", PATIENCE);
    article.wait_until("document.readyState === 'complete' && scrollY === 700", PATIENCE);
    assert_eq!(article.eval("document.activeElement.id"), "field", "the focus stays");
    assert_eq!(article.eval("location.hash"), "#field");
    assert_eq!(article.eval("typeof window.marker"), "undefined");
    assert_eq!(home.eval("window.marker"), 1, "the other tab is left alone");

    // A tab on a page that is gone says so, and comes back with it.
    wait_for_tabs(&server, &["articles/x/index.html", "index.html"]);
    site.remove("articles/x/index.html");
    server.live().changed(&strings(&["articles/x/index.html"]));
    article.wait_until("document.body.textContent.includes('own page for what is missing')", PATIENCE);
    wait_for_tabs(&server, &["404.html", "articles/x/index.html", "index.html"]);
    site.put("articles/x/index.html", page("third edition"));
    server.live().changed(&strings(&["articles/x/index.html"]));
    article.wait_until("document.title === 'third edition'", PATIENCE);
    assert_eq!(home.eval("window.marker"), 1);
    article.close();
    wait_for_tabs(&server, &["index.html"]);
}

fn with_field(title: &str) -> String {
    page(title).replace("</h1>", "</h1><p><input id=\"field\"></p>")
}

#[test]
fn style_sheets_are_exchanged_without_a_reload() {
    let Some(browser) = Browser::start() else { return };
    let site = FakeSite::small();
    site.put("briefing.css", "@import 'parts.css'; h1 { color: rgb(1, 2, 3) }");
    site.put("parts.css", "p { color: rgb(4, 5, 6) }");
    let server = serve(&site);
    let tab = browser.open(&at(&server, "/"));
    tab.eval("window.marker = 1");
    wait_for_tabs(&server, &["index.html"]);
    let colour = |element: &str, rgb: &str| {
        format!("getComputedStyle(document.querySelector('{element}')).color === '{rgb}'")
    };
    tab.wait_until(&colour("h1", "rgb(1, 2, 3)"), PATIENCE);

    site.put("briefing.css", "@import 'parts.css'; h1 { color: rgb(7, 8, 9) }");
    server.live().changed(&strings(&["briefing.css"]));
    tab.wait_until(&colour("h1", "rgb(7, 8, 9)"), PATIENCE);
    site.put("parts.css", "p { color: rgb(10, 11, 12) }");
    server.live().changed(&strings(&["parts.css"]));
    tab.wait_until(&colour("p", "rgb(10, 11, 12)"), PATIENCE);
    tab.wait_until("document.querySelectorAll('link').length === 1", PATIENCE);

    // A sheet that is gone leaves the page as it was.
    site.remove("briefing.css");
    server.live().changed(&strings(&["briefing.css"]));
    site.put("briefing.css", "h1 { color: rgb(13, 14, 15) }");
    server.live().changed(&strings(&["briefing.css"]));
    tab.wait_until(&colour("h1", "rgb(13, 14, 15)"), PATIENCE);
    tab.wait_until("document.querySelectorAll('link').length === 1", PATIENCE);
    assert_eq!(tab.eval("window.marker"), 1, "nothing was loaded anew");
}

#[test]
fn an_image_that_changes_is_shown() {
    let Some(browser) = Browser::start() else { return };
    let site = FakeSite::small();
    let image =
        |width: u32| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"9\"/>");
    site.put("index.html", page("home").replace("</h1>", "</h1><img src=\"/portrait.svg\">"));
    site.put("portrait.svg", image(50));
    let server = serve(&site);
    let home = browser.open(&at(&server, "/"));
    let article = browser.open(&at(&server, "/articles/x/"));
    article.eval("window.marker = 1");
    wait_for_tabs(&server, &["articles/x/index.html", "index.html"]);
    home.wait_until("document.images[0].naturalWidth === 50", PATIENCE);
    site.put("portrait.svg", image(70));
    server.live().changed(&strings(&["portrait.svg"]));
    home.wait_until("document.images[0].naturalWidth === 70", PATIENCE);
    assert_eq!(article.eval("window.marker"), 1, "a page without the image is left alone");

    // A tab that is not looked at hears of it when it is.
    let behind = browser.open_behind(&at(&server, "/"));
    browser.open_behind("about:blank#").bring_to_front();
    behind.wait_until("document.hidden", PATIENCE);
    site.put("portrait.svg", image(90));
    server.live().changed(&strings(&["portrait.svg"]));
    behind.bring_to_front();
    behind.wait_until("document.images[0].naturalWidth === 90", PATIENCE);
}

#[test]
fn faults_are_shown_over_the_page_until_they_are_mended() {
    let Some(browser) = Browser::start() else { return };
    browser.grant("clipboardReadWrite");
    let site = FakeSite::small();
    // Styles that would spoil anything that they reach, and a policy against inline scripts and styles.
    site.put(
        "briefing.css",
        "* { color: red !important; display: block !important; font-size: 90px !important; \
         position: static !important }",
    );
    let policy = "<meta http-equiv=\"Content-Security-Policy\" \
                  content=\"default-src 'none'; script-src 'self'; style-src 'self'; \
                  connect-src 'self'; img-src 'self'\">";
    site.put("index.html", page("home").replace("<title>", &format!("{policy}<title>")));
    let server = serve(&site);
    let tab = browser.open(&at(&server, "/"));
    tab.set_viewport(1000, 700);
    tab.eval("window.marker = 1");
    wait_for_tabs(&server, &["index.html"]);
    assert_eq!(tab.eval("document.querySelector('briefing-faults')"), serde_json::Value::Null);

    server.live().faults(faults());
    tab.wait_until(&format!("{OVERLAY}.querySelector('[role=alert]') !== null"), PATIENCE);
    let text = overlay_text(&tab);
    for want in [
        "3 errors, 1 warning",
        "unknown key `sorce`",
        "front-matter/unknown-key",
        "content/articles/dockers-stop-work.md:3:1",
        "did you mean `source`?",
        "while rendering /articles/dockers-stop-work/index.html",
        "templates/article.html:1:",
        "two people are called <img src=x onerror=\"window.hit=1\">",
        "the other one: content/people/t-brandt.md:2:1",
        "name: <b>T</b>",
    ] {
        assert!(text.contains(want), "{want}\n{text}");
    }
    assert_eq!(tab.eval(&format!("{OVERLAY}.querySelector('mark').textContent")), "sorce");
    assert_eq!(tab.eval(&format!("{OVERLAY}.querySelectorAll('img, b b, pre b').length")), 0);
    assert_eq!(tab.eval("typeof window.hit"), "undefined", "nothing of a message is run");
    let style = format!("getComputedStyle({OVERLAY}.querySelector('section'))");
    assert_eq!(tab.eval(&format!("{style}.fontSize")), "15px", "the page's styles stay outside");
    // In front of everything, at the bottom.
    assert_eq!(tab.eval("document.elementFromPoint(500, 680).localName"), "briefing-faults");

    // A place is copied by a click, or from the keyboard.
    tab.eval(&format!("{OVERLAY}.querySelector('.place').click()"));
    tab.wait_until(&format!("{OVERLAY}.querySelector('[role=status]').textContent === 'copied'"), PATIENCE);
    // Without the clipboard's interface the old way is taken.
    tab.eval("Object.defineProperty(navigator, 'clipboard', { value: undefined }), document.copied = 0");
    tab.eval(
        "document.addEventListener('copy', () => document.copied = getSelection().toString().length || 1), 0",
    );
    tab.eval(&format!("{OVERLAY}.querySelectorAll('.place')[1].focus()"));
    tab.press("Enter");
    tab.wait_until(
        &format!("{OVERLAY}.querySelectorAll('[role=status]')[1].textContent === 'copied'"),
        PATIENCE,
    );
    assert_ne!(tab.eval("document.copied"), 0);

    // What is closed stays closed until something else is wrong.
    tab.press("Escape");
    tab.wait_until("document.querySelector('briefing-faults') === null", PATIENCE);
    server.live().faults(faults());
    server.live().faults(faults()[..1].to_vec());
    tab.wait_until(&format!("{OVERLAY}.querySelector('h2').textContent === '1 error'"), PATIENCE);
    tab.eval(&format!("{OVERLAY}.querySelector('.close').click()"));
    tab.wait_until("document.querySelector('briefing-faults') === null", PATIENCE);

    server.live().faults(faults());
    tab.wait_until(&format!("{OVERLAY}.querySelector('h2').textContent === '3 errors, 1 warning'"), PATIENCE);
    let late = browser.open(&at(&server, "/articles/x/"));
    late.wait_until(
        &format!("{OVERLAY}.querySelector('h2').textContent === '3 errors, 1 warning'"),
        PATIENCE,
    );
    server.live().faults(Vec::new());
    for tab in [&tab, &late] {
        tab.wait_until("document.querySelector('briefing-faults') === null", PATIENCE);
    }
    assert_eq!(tab.eval("window.marker"), 1, "nothing was loaded anew");
}

#[test]
fn the_overlay_fits_on_every_screen() {
    let Some(browser) = Browser::start() else { return };
    let site = FakeSite::small();
    site.put("briefing.css", include_str!("../static/briefing.css"));
    let server = serve(&site);
    server.live().faults(faults());
    let tab = browser.open(&at(&server, "/"));
    for (width, height, scheme) in
        [(1280, 800, "light"), (1280, 800, "dark"), (390, 844, "light"), (390, 844, "dark")]
    {
        tab.set_viewport(width, height);
        tab.set_scheme(scheme);
        tab.wait_until(
            &format!("innerWidth === {width} && {OVERLAY}.querySelector('section') !== null"),
            PATIENCE,
        );
        let section = format!("{OVERLAY}.querySelector('section')");
        let wide = tab.eval(&format!(
            "{section}.scrollWidth <= innerWidth && {section}.scrollWidth <= {section}.clientWidth"
        ));
        assert_eq!(wide, true, "nothing is cut off at {width}, {scheme}");
        let high = tab.eval(&format!("{section}.getBoundingClientRect().height <= innerHeight * 0.71"));
        assert_eq!(high, true, "the page can still be seen at {width}, {scheme}");
        if let Some(folder) = pictures() {
            tab.screenshot(&folder.join(format!("overlay-{width}-{scheme}.png")));
        }
    }
}

#[test]
fn a_site_that_cannot_be_built_comes_alive_when_it_can() {
    let Some(browser) = Browser::start() else { return };
    let site = FakeSite::empty();
    let server = serve(&site);
    server.live().faults(faults());
    let tab = browser.open(&at(&server, "/"));
    tab.wait_until(&format!("{OVERLAY}.querySelector('h2').textContent === '3 errors, 1 warning'"), PATIENCE);
    wait_for_tabs(&server, &["404.html", "index.html"]);
    if let Some(folder) = pictures() {
        tab.set_viewport(1000, 700);
        tab.screenshot(&folder.join("overlay-no-site.png"));
    }
    site.put("index.html", page("home"));
    server.live().changed(&strings(&["index.html"]));
    server.live().faults(Vec::new());
    tab.wait_until("document.title === 'home'", PATIENCE);
    tab.wait_until("document.querySelector('briefing-faults') === null", PATIENCE);
}

#[test]
fn tabs_find_the_server_again() {
    let Some(browser) = Browser::start() else { return };
    let site = FakeSite::small();
    let server = serve(&site);
    let port = server.address().port();
    let home = browser.open(&at(&server, "/"));
    let article = browser.open(&at(&server, "/articles/x/"));
    for tab in [&article, &home] {
        tab.eval("window.marker = 1");
    }
    wait_for_tabs(&server, &["articles/x/index.html", "index.html"]);
    drop(server);
    site.put("articles/x/index.html", page("written meanwhile"));
    let server = start(&site, Options { port: Some(port), ..Options::default() });
    article.wait_until("document.title === 'written meanwhile'", PATIENCE);
    wait_for_tabs(&server, &["articles/x/index.html", "index.html"]);
    assert_eq!(home.eval("window.marker"), 1, "what has not changed is left alone");
}

#[test]
fn many_tabs_leave_room_for_one_more() {
    let Some(browser) = Browser::start() else { return };
    let site = FakeSite::small();
    let server = serve(&site);
    let tabs: Vec<Tab<'_>> = (0..9).map(|_| browser.open_behind(&at(&server, "/"))).collect();
    let last = browser.open_behind(&at(&server, "/articles/x/"));
    assert_eq!(last.eval("document.title"), "article");
    last.bring_to_front();
    // Only the one in front listens.
    assert_eq!(tabs[0].eval("document.hidden"), true, "the browser says which tab can be seen");
    wait_for_tabs(&server, &["articles/x/index.html"]);
    site.put("index.html", page("changed behind"));
    server.live().changed(&strings(&["index.html"]));
    tabs[0].bring_to_front();
    tabs[0].wait_until("document.title === 'changed behind'", PATIENCE);
}

#[test]
fn many_windows_leave_room_for_one_more() {
    let Some(browser) = Browser::start() else { return };
    let site = FakeSite::small();
    let server = serve(&site);
    let windows: Vec<Tab<'_>> = (0..8).map(|_| browser.open(&at(&server, "/"))).collect();
    assert!(windows.iter().all(|window| window.eval("document.hidden") == false), "all can be seen");
    site.put("index.html", page("changed everywhere"));
    server.live().changed(&strings(&["index.html"]));
    for window in &windows {
        window.wait_until("document.title === 'changed everywhere'", PATIENCE);
    }
}

#[test]
fn quotations_are_filtered_in_place_and_found_from_the_margin() {
    let Some(browser) = Browser::start() else { return };
    let built = common::TestSite::new();
    built.article(
        "talks",
        "people: [Ann Example, Bo Sample]\npublish: full\n",
        "“The harbour will stay open all winter,” said Ann Example.\n\nBo Sample called it a “brave plan”.\n\n\
         “Nobody has asked the dockers yet,” said Bo Sample.",
    );
    built.build();
    let site = FakeSite::small();
    for path in ["quotes/2025-03-01/index.html", "articles/talks/index.html", "briefing.css", "filter.js"] {
        site.put(path, built.page(path));
    }
    let server = serve(&site);
    let tab = browser.open(&at(&server, "/quotes/2025-03-01/"));
    let shown = "[...document.querySelectorAll('.utterance')].filter(one => one.checkVisibility()).length";
    assert_eq!(tab.eval(shown), 3);
    let link = |by: &str, label: &str| {
        format!(
            "[...document.querySelectorAll('[data-filter={by}]')].find(one => one.textContent === '{label}')"
        )
    };
    tab.eval(&format!("{}.click()", link("who", "Bo Sample")));
    assert_eq!(tab.eval(shown), 2);
    assert_eq!(tab.eval("document.querySelector('.filtered').textContent"), "2 of the 3 on this page");
    assert_eq!(tab.eval(&format!("{}.ariaPressed", link("who", "Bo Sample"))), "true");
    tab.eval(&format!("{}.focus()", link("kind", "in part")));
    tab.press("Enter");
    assert_eq!(tab.eval(shown), 1);
    tab.eval(&format!("{}.click()", link("who", "Bo Sample")));
    tab.eval(&format!("{}.click()", link("kind", "in part")));
    assert_eq!(tab.eval(shown), 3);
    assert_eq!(tab.eval("location.hash"), "", "nothing was followed");

    tab.go(&at(&server, "/articles/talks/"));
    tab.set_viewport(1200, 800);
    tab.eval("document.querySelector('#f3 a[href$=\"#q3\"]').click()");
    tab.wait_until(
        "document.querySelector(':target')?.textContent === 'Nobody has asked the dockers yet,'",
        PATIENCE,
    );
    tab.eval("document.querySelector('#p3 .to-findings').click()");
    tab.wait_until("document.querySelector(':target')?.id === 'f3'", PATIENCE);
    tab.set_viewport(360, 800);
    assert_eq!(
        tab.eval("document.documentElement.scrollWidth <= 360"),
        true,
        "nothing is cut off on a phone"
    );
    tab.close();
}
