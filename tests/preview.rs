//! The preview server as any client sees it: raw requests over real sockets, against a site in memory.

mod common;

use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr, TcpListener};
use std::time::{Duration, Instant};

use briefing::diagnostic::{Diagnostic, Place};
use briefing::preview::{Options, Server};
use common::preview::{Answer, Events, FakeSite, Wire, get, page, serve, start};

fn strings(paths: &[&str]) -> Vec<String> {
    paths.iter().map(|&path| path.to_owned()).collect()
}

#[test]
fn addresses_lead_where_a_static_host_leads() {
    let server = serve(&FakeSite::small());
    let file = |kind: &str| (200, kind.to_owned());
    let html = || file("text/html; charset=utf-8");
    for (path, (status, kind)) in [
        ("/", html()),
        ("/articles/x/", html()),
        ("/articles/x/index.html", html()),
        ("/articles/x/?q=1#f", html()),
        ("/caf%C3%A9/", html()),
        ("/briefing.css", file("text/css; charset=utf-8")),
        ("/briefing.css?v=123", file("text/css; charset=utf-8")),
        ("/feed.xml", file("text/xml; charset=utf-8")),
        ("/robots.txt", file("text/plain; charset=utf-8")),
        ("/favicon.svg", file("image/svg+xml")),
        ("/site.webmanifest", file("application/manifest+json")),
        ("/data.json", file("application/json")),
        ("/serif.woff2", file("font/woff2")),
        ("/noext", file("application/octet-stream")),
        ("/nowhere/", (404, "text/html; charset=utf-8".to_owned())),
        ("/articles/", (404, "text/html; charset=utf-8".to_owned())),
        ("/briefing.css/", (404, "text/html; charset=utf-8".to_owned())),
        ("/briefing.css/index.html", (404, "text/html; charset=utf-8".to_owned())),
    ] {
        let answer = get(&server, path);
        assert_eq!(answer.status, status, "path: {path}");
        assert_eq!(answer.header("content-type"), Some(&*kind), "path: {path}");
        assert_eq!(answer.header("cache-control"), Some("no-cache"), "path: {path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "path: {path}");
        assert_eq!(answer.header("access-control-allow-origin"), None, "path: {path}");
    }
    let moved = get(&server, "/articles/x?q=1");
    assert_eq!((moved.status, moved.header("location")), (308, Some("/articles/x/?q=1")));
    assert!(get(&server, "/nowhere/").text().contains("own page for what is missing"));
}

#[test]
fn nothing_leads_out_of_the_site() {
    let site = FakeSite::small();
    let server = serve(&site);
    for path in [
        "/../secret",
        "/articles/../../secret",
        "/%2e%2e/secret",
        "/.%2E/secret",
        "/articles/%2e%2e%2fsecret",
        "/..%5csecret",
        "/..\\secret",
        "/a%00b",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/./briefing.css",
        "/%ff",
    ] {
        site.asked.lock().expect("no panic").clear();
        let answer = get(&server, path);
        assert_eq!(answer.status, 400, "path: {path}");
        assert!(site.asked.lock().expect("no panic").is_empty(), "nothing is looked up for {path}");
    }
    // A request line that is no address at all does not get as far.
    let answer = Wire::open(&server).ask("GET etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert_eq!(answer.status, 400);
}

#[test]
fn a_site_below_a_path_has_nothing_above_it() {
    let site = FakeSite::small();
    site.set_root("/briefing/");
    let server = serve(&site);
    assert_eq!(server.url(), format!("http://{}/briefing/", server.address()));
    for (path, status, location) in [
        ("/", 307, Some("/briefing/")),
        ("/briefing", 307, Some("/briefing/")),
        ("/briefing/", 200, None),
        ("/briefing/articles/x", 308, Some("/briefing/articles/x/")),
        ("/briefing/articles/x/", 200, None),
        ("/articles/x/", 404, None),
        ("/briefing.css", 404, None),
        ("/briefing/briefing/", 404, None),
    ] {
        let answer = get(&server, path);
        assert_eq!((answer.status, answer.header("location")), (status, location), "path: {path}");
    }
    site.set_root("/other/");
    assert_eq!(get(&server, "/").header("location"), Some("/other/"), "the root may change");
}

#[test]
fn only_get_and_head_without_bodies_are_answered() {
    let server = serve(&FakeSite::small());
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "ODD"] {
        let answer = Wire::open(&server).ask(&format!("{method} / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD")), "method: {method}");
    }
    for body in ["Content-Length: 4\r\n\r\nbody", "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"] {
        let answer = Wire::open(&server).ask(&format!("GET / HTTP/1.1\r\nHost: localhost\r\n{body}"));
        assert_eq!(answer.status, 413, "body: {body}");
    }
    for path in ["/", "/briefing.css", "/film.mp4", "/nowhere/"] {
        let (whole, head) = (get(&server, path), head(&server, path));
        assert_eq!(whole.status, head.status, "path: {path}");
        assert!(head.body.is_empty(), "path: {path}");
        for name in ["content-length", "content-type", "etag", "last-modified"] {
            assert_eq!(whole.header(name), head.header(name), "path: {path}, header: {name}");
        }
        assert_eq!(head.header("content-length"), Some(&*whole.body.len().to_string()), "path: {path}");
    }
}

fn head(server: &Server, path: &str) -> Answer {
    Wire::open(server).ask(&format!("HEAD {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"))
}

fn conditional(server: &Server, path: &str, headers: &str) -> Answer {
    Wire::open(server).ask(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n"))
}

#[test]
fn what_the_browser_has_is_not_sent_again() {
    let site = FakeSite::small();
    let server = serve(&site);
    for path in ["/", "/briefing.css", "/film.mp4"] {
        let etag = get(&server, path).header("etag").expect("a strong etag").to_owned();
        assert!(etag.starts_with('"'), "{etag}");
        for condition in [etag.clone(), format!("W/{etag}"), format!("\"other\", {etag}"), "*".to_owned()] {
            let answer = conditional(&server, path, &format!("If-None-Match: {condition}\r\n"));
            assert_eq!((answer.status, answer.body.len()), (304, 0), "path: {path}, condition: {condition}");
            assert_eq!(answer.header("etag"), Some(&*etag), "path: {path}");
        }
        let answer = conditional(&server, path, "If-None-Match: \"other\"\r\n");
        assert_eq!(answer.status, 200, "path: {path}");
    }
    let etag = get(&server, "/briefing.css").header("etag").expect("an etag").to_owned();
    site.put("briefing.css", "p { color: red }");
    assert_eq!(conditional(&server, "/briefing.css", &format!("If-None-Match: {etag}\r\n")).status, 200);

    let date = get(&server, "/film.mp4").header("last-modified").expect("a file has a date").to_owned();
    assert_eq!(conditional(&server, "/film.mp4", &format!("If-Modified-Since: {date}\r\n")).status, 304);
    let long_ago = "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n";
    assert_eq!(conditional(&server, "/film.mp4", long_ago).status, 200);
}

#[test]
fn parts_of_files_are_sent() {
    let site = FakeSite::small();
    let server = serve(&site);
    let film = FakeSite::film();
    let length = film.len();
    for (range, want) in [
        ("bytes=0-9", Some(0..10)),
        ("bytes=100000-", Some(100_000..length)),
        ("bytes=-5", Some(length - 5..length)),
        ("bytes=70000-200000", Some(70_000..200_001)),
        ("bytes=0-99999999", Some(0..length)),
        ("bytes=0-1,4-5", None),
        ("bytes=9-3", None),
        ("lines=1-2", None),
    ] {
        let answer = conditional(&server, "/film.mp4", &format!("Range: {range}\r\n"));
        let place = want.clone().map(|want| format!("bytes {}-{}/{length}", want.start, want.end - 1));
        assert_eq!(answer.status, if want.is_some() { 206 } else { 200 }, "range: {range}");
        assert_eq!(answer.header("content-range"), place.as_deref(), "range: {range}");
        assert!(answer.body == film[want.unwrap_or(0..length)], "range: {range}: the right bytes");
    }
    let answer = conditional(&server, "/film.mp4", &format!("Range: bytes={length}-\r\n"));
    assert_eq!(answer.status, 416);
    assert_eq!(answer.header("content-range"), Some(&*format!("bytes */{length}")));

    let whole = get(&server, "/film.mp4");
    assert_eq!(whole.header("accept-ranges"), Some("bytes"));
    for (name, status) in [("etag", 206), ("last-modified", 206)] {
        let condition = whole.header(name).expect("the header is there");
        let headers = format!("Range: bytes=0-3\r\nIf-Range: {condition}\r\n");
        assert_eq!(conditional(&server, "/film.mp4", &headers).status, status, "{name}");
    }
    let stale = "Range: bytes=0-3\r\nIf-Range: \"other\"\r\n";
    assert_eq!(conditional(&server, "/film.mp4", stale).status, 200);
    assert_eq!(conditional(&server, "/briefing.css", "Range: bytes=0-3\r\n").text(), "body");
}

#[test]
fn a_file_on_disk_is_read_anew_when_it_changes() {
    let site = FakeSite::small();
    let server = serve(&site);
    let before = get(&server, "/film.mp4");
    std::fs::write(site.file("film.mp4"), "short").expect("the file is written");
    let after = get(&server, "/film.mp4");
    assert_eq!(after.text(), "short");
    assert_ne!(before.header("etag"), after.header("etag"));
    std::fs::remove_file(site.file("film.mp4")).expect("the file is removed");
    assert_eq!(get(&server, "/film.mp4").status, 404);
}

#[test]
fn pages_get_the_script_and_files_do_not() {
    let site = FakeSite::small();
    site.put_file("static.html", "<body><p>static</body>");
    let server = serve(&site);
    for path in ["/", "/articles/x/", "/static.html", "/nowhere/"] {
        let text = get(&server, path).text();
        assert_eq!(text.matches("<script src=\"/_briefing/client.js\"").count(), 1, "path: {path}\n{text}");
        assert!(text.trim_end().ends_with("</script>\n</body>"), "path: {path}\n{text}");
    }
    let on_disk = std::fs::read_to_string(site.file("static.html")).expect("the file is there");
    assert_eq!(on_disk, "<body><p>static</body>");
    for path in ["/briefing.css", "/feed.xml", "/data.json", "/favicon.svg"] {
        assert!(!get(&server, path).text().contains("_briefing"), "path: {path}");
    }
    let script = get(&server, "/_briefing/client.js");
    assert_eq!((script.status, script.header("content-type")), (200, Some("text/javascript; charset=utf-8")));
    assert!(script.text().contains("EventSource") && script.text().contains(":host {"), "script and style");
}

#[test]
fn a_site_without_pages_says_so_and_waits() {
    let site = FakeSite::empty();
    let server = serve(&site);
    let answer = get(&server, "/articles/x/");
    assert_eq!((answer.status, answer.header("retry-after")), (503, Some("2")));
    assert!(answer.text().contains("/_briefing/client.js"), "{}", answer.text());

    let mut tab = Events::of_page(&server, "/articles/x/");
    tab.expect("faults");
    site.put("index.html", page("home"));
    site.put("articles/x/index.html", page("there"));
    server.live().faults(Vec::new());
    tab.expect("faults");
    tab.expect("reload");
    assert_eq!(get(&server, "/nowhere/").status, 404, "a site without a page of its own has a plain one");
}

#[test]
fn other_peoples_names_and_pages_are_refused() {
    let options =
        Options { allowed_hosts: vec!["desk.example".to_owned()], port: Some(0), ..Options::default() };
    let server = start(&FakeSite::small(), options);
    let port = server.address().port();
    for (head, status) in [
        ("GET / HTTP/1.1\r\nHost: localhost".to_owned(), 200),
        (format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}"), 200),
        ("GET / HTTP/1.1\r\nHost: desk.example".to_owned(), 200),
        ("GET http://localhost/ HTTP/1.1\r\nHost: localhost".to_owned(), 200),
        ("GET / HTTP/1.1\r\nHost: evil.example".to_owned(), 403),
        ("GET / HTTP/1.1\r\nHost: 10.0.0.8".to_owned(), 403),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example".to_owned(), 403),
        ("GET http://evil.example/ HTTP/1.1\r\nHost: localhost".to_owned(), 403),
        ("GET / HTTP/1.1\r\nX-Forwarded-Host: localhost".to_owned(), 403),
        ("GET / HTTP/1.0".to_owned(), 403),
        ("GET /_briefing/client.js HTTP/1.1\r\nHost: evil.example".to_owned(), 403),
        ("GET /_briefing/events?at=/ HTTP/1.1\r\nHost: evil.example".to_owned(), 403),
        (format!("{EVENTS}Origin: https://evil.example"), 403),
        (format!("{EVENTS}Origin: http://localhost:1"), 403),
        (format!("{EVENTS}Origin: null"), 403),
        (format!("{EVENTS}Sec-Fetch-Site: cross-site"), 403),
        (format!("{EVENTS}Sec-Fetch-Site: same-site"), 403),
        (format!("{EVENTS}Origin: http://localhost"), 200),
        (format!("{EVENTS}Sec-Fetch-Site: same-origin"), 200),
    ] {
        let answer = Wire::open(&server).ask_head(&format!("{head}\r\n\r\n"));
        assert_eq!(answer.status, status, "request: {head}");
        assert_eq!(answer.header("access-control-allow-origin"), None, "request: {head}");
    }
}

const EVENTS: &str = "GET /_briefing/events?at=/ HTTP/1.1\r\nHost: localhost\r\n";

#[test]
fn an_open_server_answers_to_addresses_but_not_to_names() {
    let options = Options { bind: Ipv4Addr::UNSPECIFIED.into(), port: Some(0), ..Options::default() };
    let server = start(&FakeSite::small(), options);
    assert!(server.url().starts_with("http://127.0.0.1:"), "{}", server.url());
    for (host, status) in [("192.168.1.7:8000", 200), ("localhost", 200), ("evil.example", 403)] {
        let answer = Wire::open(&server).ask(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n"));
        assert_eq!(answer.status, status, "host: {host}");
    }
}

#[test]
fn heads_of_requests_are_bounded_in_size_and_time() {
    let options = Options { header_timeout: Duration::from_millis(300), port: Some(0), ..Options::default() };
    let server = start(&FakeSite::small(), options);
    let long = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "x".repeat(40_000));
    let many = format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "X: x\r\n".repeat(100));
    for request in [long, many] {
        assert_eq!(Wire::open(&server).ask(&request).status, 431);
    }
    for part in ["", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\nX: "] {
        let mut wire = Wire::open(&server);
        wire.stream.write_all(part.as_bytes()).expect("the part is sent");
        assert!(wire.is_closed_within(Duration::from_secs(30)), "sent: {part:?}");
    }
    // A connection that has had its answer is not kept for ever.
    let mut wire = Wire::open(&server);
    assert_eq!(wire.ask("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 200);
    assert!(wire.is_closed_within(Duration::from_secs(30)));
}

#[test]
fn connections_beyond_the_bound_wait_their_turn() {
    let options = Options { max_connections: 2, port: Some(0), ..Options::default() };
    let server = start(&FakeSite::small(), options);
    let mut first = Wire::open(&server);
    assert_eq!(first.ask("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 200);
    let mut second = Wire::open(&server);
    assert_eq!(second.ask("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 200);
    let mut third = Wire::open(&server);
    third.stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("the request is sent");
    drop(first);
    assert_eq!(third.answer(true).status, 200);
}

#[test]
fn a_slow_page_does_not_hold_up_others() {
    let site = FakeSite::small();
    site.put("slow/index.html", page("slow"));
    let server = serve(&site);
    let gate = site.gate.lock().expect("no panic");
    let mut slow = Wire::open(&server);
    slow.stream.write_all(b"GET /slow/ HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("the request is sent");
    assert_eq!(get(&server, "/briefing.css").status, 200);
    drop(gate);
    assert_eq!(slow.answer(true).status, 200);
}

#[test]
fn a_free_port_is_found_unless_one_was_named() {
    let local = IpAddr::V4(Ipv4Addr::LOCALHOST);
    // Another program, or another test, may have it already, which does as well.
    let taken = TcpListener::bind((local, 8000));
    let site = FakeSite::small();
    let first = start(&site, Options::default());
    let second = start(&site, Options::default());
    for server in [&first, &second] {
        assert!((8001..=8099).contains(&server.address().port()), "{}", server.address());
        assert_eq!(get(server, "/").status, 200);
    }
    assert_ne!(first.address(), second.address());

    let port = first.address().port();
    let options = Options { port: Some(port), ..Options::default() };
    let error = Server::start(site.pages(), options).err().expect("the port is taken");
    assert_eq!(error.code, "preview/port");
    assert!(error.message.contains(&port.to_string()) && error.help.is_some(), "{}", error.render(false));

    let options = Options { bind: Ipv4Addr::new(192, 0, 2, 1).into(), ..Options::default() };
    let error = Server::start(site.pages(), options).err().expect("nobody has this address");
    assert_eq!(error.code, "preview/bind");
    drop(taken);
}

#[test]
fn a_stopped_server_is_gone_and_its_port_free() {
    let site = FakeSite::small();
    let server = serve(&site);
    let address = server.address();
    let mut tab = Events::of_page(&server, "/");
    tab.expect("faults");
    drop(server);
    assert!(tab.is_over(), "open streams are closed");
    let again = start(&site, Options { port: Some(address.port()), ..Options::default() });
    assert_eq!(get(&again, "/").status, 200);
}

#[test]
fn only_the_tabs_on_a_changed_page_load_it_again() {
    let site = FakeSite::small();
    let server = serve(&site);
    let live = server.live();
    assert_eq!(live.watched(), Vec::<String>::new());
    let mut home = Events::of_page(&server, "/");
    let mut article = Events::of_page(&server, "/articles/x/");
    for tab in [&mut home, &mut article] {
        tab.expect("faults");
    }
    assert_eq!(live.watched(), ["articles/x/index.html", "index.html"]);

    site.put("articles/x/index.html", page("new words"));
    live.changed(&strings(&["articles/x/index.html", "feed.xml"]));
    for tab in [&mut home, &mut article] {
        assert!(tab.expect("files").contains("/feed.xml"));
    }
    article.expect("reload");
    // What comes next to the other one is this, so there was no reload before it.
    live.faults(vec![Diagnostic::error("x/y", "after the change")]);
    assert!(home.expect("faults").contains("after the change"));

    // A page that is said to be new and is not stays where it is.
    live.changed(&strings(&["index.html"]));
    std::thread::sleep(Duration::from_millis(200));
    live.faults(Vec::new());
    home.expect("faults");

    drop(article);
    until("the tab is taken off the list", || live.watched() == ["index.html"]);
}

fn until(what: &str, condition: impl Fn() -> bool) {
    let started = Instant::now();
    while !condition() {
        assert!(started.elapsed() < Duration::from_secs(30), "{what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_tab_on_a_missing_page_waits_for_it() {
    let site = FakeSite::small();
    let server = serve(&site);
    let mut tab = Events::of_page(&server, "/articles/new/");
    tab.expect("faults");
    assert_eq!(server.live().watched(), ["404.html", "articles/new/index.html"]);
    site.put("articles/new/index.html", page("new"));
    server.live().changed(&strings(&["articles/new/index.html"]));
    tab.expect("reload");

    let mut tab = Events::of_page(&server, "/articles/new/");
    tab.expect("faults");
    site.remove("articles/new/index.html");
    server.live().changed(&strings(&["articles/new/index.html"]));
    tab.expect("reload");
}

#[test]
fn changed_files_are_told_to_every_tab() {
    let site = FakeSite::small();
    site.set_root("/briefing/");
    site.put("index.html", "<link rel=stylesheet href=\"/briefing/briefing.css?v=00aa\"><body>home</body>");
    let server = serve(&site);
    let (at, seen, state) = Events::said_by(&server, "/briefing/");
    let mut home = Events::open(&server, &at, &seen, &state);
    let mut article = Events::of_page(&server, "/briefing/articles/x/");
    for tab in [&mut home, &mut article] {
        tab.expect("faults");
    }
    // The pages change, too, if they name the version of the sheet; that alone is no reason to load them again.
    site.put("briefing.css", "body { color: red }");
    site.put("index.html", "<link rel=stylesheet href=\"/briefing/briefing.css?v=00bb\"><body>home</body>");
    server.live().changed(&strings(&["briefing.css", "index.html"]));
    for tab in [&mut home, &mut article] {
        assert!(tab.expect("files").contains("\"/briefing/briefing.css\""));
    }
    std::thread::sleep(Duration::from_millis(200));
    server.live().faults(Vec::new());
    home.expect("faults");

    // A tab that was away meanwhile hears of all; one that has loaded its page since does not.
    server.live().changed(&strings(&["portrait.jpg", "people/x/index.html"]));
    let mut away = Events::open(&server, &at, &seen, &state);
    away.expect("faults");
    assert!(away.expect("files").contains(r#""paths":["/briefing/briefing.css","/briefing/portrait.jpg"]"#));
    let mut fresh = Events::of_page(&server, "/briefing/");
    fresh.expect("faults");
    server.live().faults(vec![Diagnostic::error("x/y", "next")]);
    fresh.expect("faults");
    // Too many to remember are all of them.
    let many: Vec<String> = (0..1100).map(|i| format!("{i}.jpg")).collect();
    server.live().changed(&many);
    let mut away = Events::open(&server, &at, &seen, &state);
    away.expect("faults");
    assert!(away.expect("files").contains("\"paths\":null"));
}

#[test]
fn faults_are_shown_now_and_to_who_comes_later() {
    let server = serve(&FakeSite::small());
    let mut early = Events::of_page(&server, "/");
    assert!(early.expect("faults").contains("\"faults\":[]"));
    let text = "title: Dockers\nsorce: <b>times</b>\n";
    let start = text.find("sorce").expect("the key is there");
    let place = Place::in_text("content/articles/a.md", text, start..start + 5);
    let fault = Diagnostic::error("front-matter/unknown-key", "unknown key `sorce`\u{2028}<img onerror=x>");
    server.live().faults(vec![fault.at(place).help("did you mean `source`?")]);
    let mut late = Events::of_page(&server, "/articles/x/");
    for tab in [&mut early, &mut late] {
        let news: serde_json::Value = serde_json::from_str(&tab.expect("faults")).expect("JSON");
        let fault = &news["faults"][0];
        assert_eq!(fault["severity"], "error");
        assert_eq!(fault["code"], "front-matter/unknown-key");
        assert_eq!(fault["places"][0]["place"], "content/articles/a.md:2:1");
        assert_eq!(fault["places"][0]["marked"], "sorce");
        assert_eq!(fault["places"][0]["after"], ": <b>times</b>");
        assert_eq!(fault["help"], "did you mean `source`?");
    }
    server.live().faults(Vec::new());
    for tab in [&mut early, &mut late] {
        assert!(tab.expect("faults").contains("\"faults\":[]"));
    }
}

#[test]
fn a_tab_that_comes_back_hears_what_it_missed() {
    let site = FakeSite::small();
    let server = serve(&site);
    let (at, seen, state) = Events::said_by(&server, "/articles/x/");
    let port = server.address().port();
    drop(server);
    let server = start(&site, Options { port: Some(port), ..Options::default() });
    let mut same = Events::open(&server, &at, &seen, &state);
    same.expect("faults");
    // The new server cannot know what became of the style sheets meanwhile.
    assert!(same.expect("files").contains("\"paths\":null"));
    server.live().faults(Vec::new());
    same.expect("faults");

    site.put("articles/x/index.html", page("changed while it was away"));
    let mut changed = Events::open(&server, &at, &seen, &state);
    changed.expect("faults");
    changed.expect("files");
    changed.expect("reload");
}

#[test]
fn a_browser_keeps_connections_for_its_pages() {
    let site = FakeSite::small();
    let server = serve(&site);
    let (at, seen, state) = Events::said_by(&server, "/");
    let mut tabs: Vec<Events> = (0..5).map(|_| Events::open(&server, &at, &seen, &state)).collect();
    for tab in &mut tabs {
        tab.expect("faults");
    }
    assert!(tabs.pop().is_some_and(|mut fifth| fifth.is_over()), "the fifth is told to come again");
    site.put("index.html", page("new"));
    let mut again = Events::open(&server, &at, &seen, &state);
    again.expect("faults");
    again.expect("reload");
    assert!(again.is_over());
    server.live().changed(&strings(&["index.html"]));
    for tab in &mut tabs {
        tab.expect("reload");
    }
}

#[test]
fn there_is_a_bound_on_tabs() {
    let server = start(&FakeSite::small(), Options { max_tabs: 2, port: Some(0), ..Options::default() });
    let tabs: Vec<Events> = ["/", "/articles/x/"].map(|at| Events::of_page(&server, at)).into();
    until("both are there", || server.live().watched().len() == 2);
    let answer = Wire::open(&server).ask(&format!("{EVENTS}\r\n"));
    assert_eq!(answer.status, 503);
    assert_eq!(get(&server, "/").status, 200, "pages are still served");
    drop(tabs);
    until("both are gone", || server.live().watched().is_empty());
    Events::of_page(&server, "/").expect("faults");
}
