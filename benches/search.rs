//! How long a reader on a phone waits for the first result: on the open search page of a synthetic site, in Chromium with
//! a network of 1.6 Mbit/s and 150 ms for each round trip, and a processor that is four times as slow. Once with the
//! words put in at once, once typed with 150 ms between the keys; from the last key on.
//!
//! ```text
//! cargo bench --bench search                      1,000 and 10,000 articles
//! cargo bench --bench search -- 100000            other sizes
//! ```

#![expect(clippy::print_stdout, reason = "a bench prints what it measures")]

#[expect(dead_code, reason = "tests use more of it")]
#[path = "../tests/common/browser.rs"]
mod browser;
mod corpus;
#[path = "../tests/common/hosting.rs"]
mod hosting;

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use browser::{Browser, PATIENCE, Tab};
use hosting::Hosting;
use serde_json::json;

/// Searches of each kind; the median counts.
const REPEATS: usize = 3;
const BETWEEN_KEYS: Duration = Duration::from_millis(150);

/// Writes down when the first result was seen last, from the last key on.
const WATCH: &str = "(() => {
    const results = document.querySelector('[data-results]');
    addEventListener('input', () => { window.typed = performance.now(); window.seen = undefined; window.first = ''; }, true);
    new MutationObserver(() => {
        const item = results.firstElementChild, now = item && !item.hidden ? item.querySelector('a').href : '';
        if (now !== window.first) { window.first = now; window.seen = performance.now(); }
    }).observe(results, { childList: true, subtree: true, attributes: true });
    document.querySelector('#q').focus();
})()";

fn main() {
    let Some(browser) = Browser::start() else { return };
    corpus::for_each_size(|root, articles| {
        build(root);
        let hosting = Hosting::start(&root.join("public"), "/");
        println!("\n{articles} articles{:>32}{:>12}", "median ms", "worst ms");
        for (what, query) in [
            ("a word of most pages", "thursday"),
            ("a word of some titles", "report 77"),
            ("a person", "minister"),
            ("a source", "paper 7"),
        ] {
            for (how, between) in [("at once", None), ("typed", Some(BETWEEN_KEYS))] {
                let mut times: Vec<f64> =
                    (0..REPEATS).map(|_| search(&browser, &hosting, query, between)).collect();
                times.sort_by(f64::total_cmp);
                let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
                println!("{:<42}{median:>10.0}{worst:>12.0}", format!("{what}, {how}"));
            }
        }
    });
}

fn build(root: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
    let status = command.current_dir(root).args(["build", "--quiet"]).status().expect("it runs");
    assert!(status.success());
}

/// Milliseconds from the last key to the first result.
fn search(browser: &Browser, hosting: &Hosting, query: &str, between: Option<Duration>) -> f64 {
    let tab = browser.open(&hosting.at("404.html"));
    tab.command("Network.enable", json!({}));
    tab.command("Network.setCacheDisabled", json!({ "cacheDisabled": true }));
    tab.command("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }));
    let network = json!({
        "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750,
    });
    tab.command("Network.emulateNetworkConditions", network);
    tab.go(&hosting.at("search/"));
    let is_open = "performance.getEntriesByType('resource').some((one) => one.name.endsWith('/shards.js') && one.responseEnd)";
    tab.wait_until(&format!("document.activeElement.id === 'q' && {is_open}"), PATIENCE);
    std::thread::sleep(Duration::from_millis(300));
    tab.eval(WATCH);
    match between {
        None => insert(&tab, query),
        Some(between) => query.chars().for_each(|key| {
            insert(&tab, &key.to_string());
            std::thread::sleep(between);
        }),
    }
    tab.wait_until("!!window.first && performance.now() - window.seen > 1500", PATIENCE);
    let waited = tab.eval("window.seen - window.typed").as_f64().unwrap_or(f64::NAN);
    tab.close();
    waited
}

fn insert(tab: &Tab<'_>, text: &str) {
    tab.command("Input.insertText", json!({ "text": text }));
}
