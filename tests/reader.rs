//! The published site in a real browser, as its readers have it: on a host for files, below a path, under a strict
//! security policy.

mod common;

use common::browser::{Browser, PATIENCE, Tab};
use common::hosting::Hosting;
use common::{TestSite, copy, repository};
use serde_json::json;

/// The demonstration site, published below a path.
fn published() -> (TestSite, Hosting) {
    let site = TestSite::new();
    copy(&repository().join("content"), &site.path("content"));
    site.file(
        "site.toml",
        "title = \"Five accounts\"\nbase_url = \"https://desk.example/paris/\"\n\
         [theme]\naccent = [\"#005a9c\", \"#8ecbff\"]\n",
    );
    site.build();
    let hosting = Hosting::start(&site.path("public"), "/paris/");
    (site, hosting)
}

/// Goes to a page, and fails on anything that the policy refused or that threw.
fn visit(tab: &Tab<'_>, url: &str) {
    let listen = "window.refused = []; \
        addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective + ' ' + event.blockedURI)); \
        addEventListener('error', (event) => refused.push(String(event.message)));";
    tab.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": listen }));
    tab.go(url);
    assert_eq!(tab.eval("refused"), json!([]), "{url}");
}

/// Whether a page has to be scrolled sideways.
const WIDE: &str = "document.documentElement.scrollWidth > document.documentElement.clientWidth";

const PAGES: [&str; 23] = [
    "",
    "articles/",
    "articles/irish-times-26-states/",
    "people/",
    "people/volodymyr-zelenskyy/",
    "sources/",
    "sources/the-journal/",
    "quotes/",
    "quotes/people/emmanuel-macron/",
    "figures/",
    "timeline/",
    "timeline/2025/",
    "timeline/2025/09/",
    "timeline/2025/09/04/",
    "events/",
    "events/paris-summit/",
    "notes/counting-the-states/",
    "tags/ukraine/",
    "people/together/",
    "wires/",
    "quotes/2025-09-04/",
    "search/",
    "method/",
];

#[test]
fn no_page_needs_more_than_the_policy_allows() {
    let Some(browser) = Browser::start() else { return };
    let (_site, hosting) = published();
    let tab = browser.open(&hosting.at("404.html"));
    for page in PAGES {
        visit(&tab, &hosting.at(page));
        let elsewhere = tab.eval(
            "performance.getEntriesByType('resource').map((one) => one.name).filter((name) => !name.startsWith(location.origin + '/paris/'))",
        );
        assert_eq!(elsewhere, json!([]), "{page} asks others");
        assert_eq!(tab.eval(WIDE), json!(false), "{page} is wider than the window");
    }
    // Phones, tablets and large screens, too.
    for (width, height) in [(360, 740), (768, 1024), (1440, 900)] {
        tab.set_viewport(width, height);
        for page in PAGES {
            visit(&tab, &hosting.at(page));
            assert_eq!(tab.eval(WIDE), json!(false), "{page} is wider than {width} pixels");
        }
    }
}

#[test]
fn colours_are_the_sites_the_devices_and_the_readers() {
    let Some(browser) = Browser::start() else { return };
    let (_site, hosting) = published();
    let tab = browser.open(&hosting.at("404.html"));
    let paper = "getComputedStyle(document.documentElement).backgroundColor";
    let accent = "getComputedStyle(document.querySelector('.kicker')).color";
    visit(&tab, &hosting.at("people/mark-rutte/"));
    tab.set_scheme("light");
    let light = tab.eval(paper);
    assert_eq!(tab.eval(accent), json!("rgb(0, 90, 156)"), "the site's own colour");
    tab.set_scheme("dark");
    let dark = tab.eval(paper);
    assert_ne!(light, dark);
    assert_eq!(tab.eval(accent), json!("rgb(142, 203, 255)"));
    // From the device's choice to light, and on to the next page.
    tab.eval("document.querySelector('.theme').click()");
    assert_eq!(tab.eval(paper), light);
    visit(&tab, &hosting.at("people/"));
    assert_eq!(tab.eval(paper), light, "it is remembered");
    assert_eq!(
        tab.eval("document.querySelector('.theme').getAttribute('aria-label')"),
        json!("Light colours")
    );
    tab.eval("document.querySelector('.theme').click()");
    tab.set_scheme("light");
    assert_eq!(tab.eval(paper), dark);
}

#[test]
fn a_link_to_a_paragraph_shows_it() {
    let Some(browser) = Browser::start() else { return };
    let (_site, hosting) = published();
    let tab = browser.open(&hosting.at("404.html"));
    // Focus is for the window in front.
    tab.command("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }));
    visit(&tab, &hosting.at("people/emmanuel-macron/"));
    let open = "document.querySelector('.peek:popover-open')";
    assert_eq!(tab.eval(&format!("{open} === null")), json!(true));
    // With the keyboard.
    tab.eval("document.querySelector('main a[href*=\"#p\"]').focus({ focusVisible: true })");
    tab.wait_until(&format!("{open} !== null"), PATIENCE);
    let shown = tab.eval(&format!("{open}.querySelector('blockquote').textContent"));
    let target = tab.eval(
        "(async () => { const link = document.querySelector('main a[href*=\"#p\"]'); \
         const text = await (await fetch(link.href)).text(); \
         const page = new DOMParser().parseFromString(text, 'text/html'); \
         return page.getElementById(link.hash.slice(1)).textContent.replace(/\\s+/g, ' ').trim(); })()",
    );
    let (shown, target) = (shown.as_str().unwrap_or_default(), target.as_str().unwrap_or_default());
    assert!(!shown.is_empty(), "the paragraph is shown");
    let withheld = tab.eval(
        "(async () => { const link = document.querySelector('main a[href*=\"#p\"]'); \
         const text = await (await fetch(link.href)).text(); \
         const page = new DOMParser().parseFromString(text, 'text/html'); \
         return page.getElementById(link.hash.slice(1)).classList.contains('withheld'); })()",
    );
    assert!(withheld == json!(true) || shown == target, "{shown:?} is not {target:?}");
    for (kind, part) in [("text", "¶ "), ("bibtex", "@article{"), ("csl", "\"article-newspaper\"")] {
        let citation = tab.eval(&format!("{open}.citation('{kind}')"));
        let citation = citation.as_str().unwrap_or_default().to_owned();
        assert!(citation.contains(part) && citation.contains("2025"), "{citation}");
    }
    tab.press("Escape");
    tab.wait_until(&format!("{open} === null"), PATIENCE);
    assert_eq!(tab.eval("refused"), json!([]));
}

#[test]
fn filters_narrow_a_page_and_links_still_lead() {
    let Some(browser) = Browser::start() else { return };
    let (_site, hosting) = published();
    let tab = browser.open(&hosting.at("404.html"));
    visit(&tab, &hosting.at("quotes/people/emmanuel-macron/"));
    let visible = "[...document.querySelectorAll('.utterance')].filter((one) => !one.hidden).length";
    let all = tab.eval(visible).as_u64().unwrap_or_default();
    let count = "Number(document.querySelector('[data-filter] + .count').textContent)";
    let of_one = tab.eval(count).as_u64().unwrap_or_default();
    assert!(of_one < all, "{of_one} of {all}");
    tab.eval("document.querySelector('[data-filter]').click()");
    assert_eq!(tab.eval(visible).as_u64(), Some(of_one));
    assert_eq!(
        tab.eval("document.querySelector('[data-filter]').getAttribute('aria-pressed')"),
        json!("true")
    );
    tab.eval("document.querySelector('[data-filter]').click()");
    assert_eq!(tab.eval(visible).as_u64(), Some(all));
    // Without scripts each filter leads to the first that fits.
    tab.command("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    tab.go(&hosting.at("quotes/people/emmanuel-macron/"));
    tab.command("Emulation.setScriptExecutionDisabled", json!({ "value": false }));
    let dead = tab.eval("[...document.querySelectorAll('[data-filter]')].filter((link) => !document.querySelector(link.getAttribute('href'))).length");
    assert_eq!(dead, json!(0));
    assert_eq!(
        tab.eval("document.querySelector('.theme').hidden"),
        json!(true),
        "no button that does nothing"
    );
}

#[test]
fn paper_has_the_text_and_none_of_the_tools() {
    let Some(browser) = Browser::start() else { return };
    let (_site, hosting) = published();
    let tab = browser.open(&hosting.at("404.html"));
    visit(&tab, &hosting.at("articles/irish-times-26-states/"));
    tab.command("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let shown = |selector: &str| {
        let js = format!("[...document.querySelectorAll('{selector}')].some((one) => one.checkVisibility())");
        tab.eval(&js) == json!(true)
    };
    assert!(shown("h1") && shown(".text") && shown(".brand"));
    assert!(!shown(".masthead nav") && !shown(".tools button"));
    assert_eq!(
        tab.eval("getComputedStyle(document.documentElement).backgroundColor"),
        json!("rgb(255, 255, 255)")
    );
    assert!(
        tab.eval("getComputedStyle(document.querySelector('.original a'), '::after').content")
            .as_str()
            .is_some_and(|after| after.contains("https://")),
        "the address of the original can be read"
    );
    let pdf = tab.command("Page.printToPDF", json!({ "paperWidth": 8.27, "paperHeight": 11.69 }));
    assert!(pdf["data"].as_str().is_some_and(|data| data.len() > 10_000));
}

#[test]
fn nothing_is_cut_off_on_paper() {
    let Some(browser) = Browser::start() else { return };
    let (_site, hosting) = published();
    let tab = browser.open(&hosting.at("404.html"));
    // What stands beside the paper, and what has no use on it.
    let beside = "[...document.querySelectorAll('body *')].filter((one) => one.checkVisibility() \
        && !one.closest('.unseen') \
        && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((one) => one.outerHTML.slice(0, 90))";
    let tools = "[...document.querySelectorAll('nav, .tools, .skip, .filters')].filter((one) => one.checkVisibility()).length";
    for page in PAGES.into_iter().filter(|page| *page != "search/") {
        tab.command("Emulation.setEmulatedMedia", json!({ "media": "" }));
        visit(&tab, &hosting.at(page));
        tab.command("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        // A4 less its margins, and a receipt.
        for width in [672, 360] {
            tab.set_viewport(width, 900);
            assert_eq!(tab.eval(beside), json!([]), "{page} on paper of {width} pixels");
        }
        assert_eq!(tab.eval(tools), json!(0), "{page}");
    }
}

#[test]
fn strips_of_the_timeline_lead_from_years_to_days_and_back() {
    let Some(browser) = Browser::start() else { return };
    let site = TestSite::new();
    // Years, months and days, each more than a strip of what is finer has room for.
    for (n, day) in ["2016-02-01", "2019-05-01", "2024-01-09", "2024-09-03", "2024-09-05", "2024-12-24"]
        .into_iter()
        .enumerate()
    {
        site.file("content/sources/post.md", "---\nname: The Post\n---\n");
        let text = format!("---\ntitle: Report {n}\nsource: post\npublished: {day}\n---\nA ship came in.\n");
        site.file(&format!("content/articles/a{n}.md"), text);
    }
    site.file("site.toml", "title = \"T\"\nbase_url = \"https://desk.example/paris/\"\n");
    site.build();
    let hosting = Hosting::start(&site.path("public"), "/paris/");
    let tab = browser.open(&hosting.at("404.html"));
    visit(&tab, &hosting.at("timeline/"));
    let arrived = |path: &str| {
        tab.wait_until(
            &format!("location.pathname === '/paris/{path}' && document.readyState === 'complete'"),
            PATIENCE,
        );
    };
    let follow = |path: &str| {
        let bar = format!("document.querySelector('.chart a[href=\"/paris/{path}\"]')");
        let label = tab.eval(&format!("{bar}.getAttribute('aria-label')"));
        assert!(label.as_str().is_some_and(|label| label.contains("2024")), "{label}");
        tab.eval(&format!(
            "{bar}.dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true }}))"
        ));
        arrived(path);
    };
    follow("timeline/2024/");
    follow("timeline/2024/09/");
    follow("timeline/2024/09/03/");
    // The way up stands above the title, the way back is the browser's.
    let up = "[...document.querySelectorAll('.kicker a')].map((link) => new URL(link.href).pathname)";
    assert_eq!(
        tab.eval(up),
        json!(["/paris/timeline/", "/paris/timeline/2024/", "/paris/timeline/2024/09/"])
    );
    for path in ["timeline/2024/09/", "timeline/2024/", "timeline/"] {
        tab.eval("void setTimeout(() => history.back())");
        arrived(path);
    }
    // A phone has the strip as well, and its bars are links for the keyboard.
    tab.set_viewport(360, 740);
    visit(&tab, &hosting.at("timeline/2024/"));
    let bar = "document.querySelector('.chart a')";
    assert_eq!(tab.eval(&format!("{bar}.focus(), document.activeElement === {bar}")), json!(true));
    assert_eq!(
        tab.eval("document.querySelector('.chart').getBoundingClientRect().right <= innerWidth"),
        json!(true)
    );
}
