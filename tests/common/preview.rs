//! A site in memory for the preview to show, and a client that can ask odd things.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, RwLock};
use std::time::{Duration, Instant};

use briefing::preview::{Content, Options, Pages, Server};

/// Longer than any machine takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// A page with a title and enough text to scroll through.
pub(crate) fn page(words: &str) -> String {
    let filling = "<p>filling</p>\n".repeat(100);
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{words}</title>\
         <link rel=\"stylesheet\" href=\"/briefing.css\"></head>\n<body><h1>{words}</h1>\n{filling}</body>"
    )
}

#[derive(Clone)]
pub(crate) struct FakeSite(Arc<Inside>);

pub(crate) struct Inside {
    root: RwLock<String>,
    files: RwLock<BTreeMap<String, Content>>,
    folder: tempfile::TempDir,
    /// What was looked up.
    pub(crate) asked: Mutex<Vec<String>>,
    /// Pages below `slow/` are made only while nobody holds this.
    pub(crate) gate: Mutex<()>,
}

impl std::ops::Deref for FakeSite {
    type Target = Inside;

    fn deref(&self) -> &Inside {
        &self.0
    }
}

impl Pages for Inside {
    fn root(&self) -> String {
        self.root.read().expect("no panic").clone()
    }

    fn get(&self, path: &str) -> Option<Content> {
        self.asked.lock().expect("no panic").push(path.to_owned());
        if path.starts_with("slow/") {
            drop(self.gate.lock().expect("no panic"));
        }
        self.files.read().expect("no panic").get(path).cloned()
    }

    fn has(&self, path: &str) -> bool {
        self.asked.lock().expect("no panic").push(path.to_owned());
        self.files.read().expect("no panic").contains_key(path)
    }
}

impl FakeSite {
    pub(crate) fn empty() -> Self {
        Self(Arc::new(Inside {
            root: RwLock::new("/".to_owned()),
            files: RwLock::new(BTreeMap::new()),
            folder: tempfile::tempdir().expect("a temporary folder"),
            asked: Mutex::new(Vec::new()),
            gate: Mutex::new(()),
        }))
    }

    pub(crate) fn small() -> Self {
        let site = Self::empty();
        site.put("index.html", page("home"));
        site.put("articles/x/index.html", page("article"));
        site.put("café/index.html", page("café"));
        site.put("404.html", "<body>own page for what is missing</body>");
        site.put("briefing.css", "body { color: black }");
        site.put("feed.xml", "<feed/>");
        site.put("robots.txt", "User-agent: *");
        site.put("favicon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        site.put("site.webmanifest", "{}");
        site.put("data.json", "{}");
        site.put("serif.woff2", "wOF2");
        site.put("noext", "?");
        site.put_file("film.mp4", Self::film());
        site
    }

    /// More than one chunk.
    pub(crate) fn film() -> Vec<u8> {
        (0..300_000_u32).map(|i| (i % 251) as u8).collect()
    }

    pub(crate) fn pages(&self) -> Arc<dyn Pages> {
        Arc::clone(&self.0) as Arc<dyn Pages>
    }

    pub(crate) fn set_root(&self, root: &str) {
        root.clone_into(&mut self.root.write().expect("no panic"));
    }

    pub(crate) fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let content = Content::Bytes(bytes.as_ref().to_vec());
        self.files.write().expect("no panic").insert(path.to_owned(), content);
    }

    /// A file on disk.
    pub(crate) fn put_file(&self, path: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.file(path), bytes).expect("the file is written");
        self.files.write().expect("no panic").insert(path.to_owned(), Content::File(self.file(path)));
    }

    pub(crate) fn file(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn remove(&self, path: &str) {
        self.files.write().expect("no panic").remove(path);
    }
}

pub(crate) fn start(site: &FakeSite, options: Options) -> Server {
    Server::start(site.pages(), options).unwrap_or_else(|error| panic!("{}", error.render(false)))
}

/// Serves on any port.
pub(crate) fn serve(site: &FakeSite) -> Server {
    start(site, Options { port: Some(0), ..Options::default() })
}

pub(crate) fn get(server: &Server, path: &str) -> Answer {
    Wire::open(server).ask(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"))
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| &**value)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("text")
    }
}

/// One connection, on which anything can be sent.
pub(crate) struct Wire {
    pub(crate) stream: TcpStream,
    reader: BufReader<TcpStream>,
}

impl Wire {
    pub(crate) fn open(server: &Server) -> Self {
        Self::to(server.address().port())
    }

    pub(crate) fn to(port: u16) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", port)).expect("the server listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time-out");
        let reader = BufReader::new(stream.try_clone().expect("a second handle"));
        Self { stream, reader }
    }

    pub(crate) fn ask(&mut self, request: &str) -> Answer {
        // A server that refuses a long request may close before it has been sent.
        let _ = self.stream.write_all(request.as_bytes());
        self.answer(!request.starts_with("HEAD"))
    }

    /// Reads no body, since a stream has no end.
    pub(crate) fn ask_head(&mut self, request: &str) -> Answer {
        self.stream.write_all(request.as_bytes()).expect("the request is sent");
        self.answer(false)
    }

    pub(crate) fn answer(&mut self, with_body: bool) -> Answer {
        let first = self.line();
        let status = first.split(' ').nth(1).and_then(|s| s.parse().ok());
        let status = status.unwrap_or_else(|| panic!("no status line: {first:?}"));
        let mut headers = Vec::new();
        loop {
            let line = self.line();
            let Some((name, value)) = line.split_once(": ") else { break };
            headers.push((name.to_ascii_lowercase(), value.to_owned()));
        }
        let mut answer = Answer { status, headers, body: Vec::new() };
        if with_body && status != 304 {
            let length = answer.header("content-length").map_or(0, |l| l.parse().expect("a number"));
            answer.body = vec![0; length];
            self.reader.read_exact(&mut answer.body).expect("the body is as long as it says");
        }
        answer
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.reader.read_line(&mut line).expect("a line comes");
        line.trim_end().to_owned()
    }

    /// Whether the server hangs up, whatever it says before.
    pub(crate) fn is_closed_within(&mut self, patience: Duration) -> bool {
        let started = Instant::now();
        self.stream.set_read_timeout(Some(Duration::from_millis(50))).expect("a time-out");
        let mut buffer = [0; 1024];
        while started.elapsed() < patience {
            match self.reader.read(&mut buffer) {
                Ok(0) => return true,
                Ok(_) => {}
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                Err(_) => return true,
            }
        }
        false
    }
}

/// A tab that listens.
pub(crate) struct Events(Wire);

impl Events {
    /// What the script of a page says when it connects.
    pub(crate) fn said_by(server: &Server, path: &str) -> (String, String, String) {
        let text = get(server, path).text();
        let value = |name: &str| {
            let start = text.find(name).unwrap_or_else(|| panic!("no {name} in {text}")) + name.len();
            text[start..].split('"').nth(1).expect("a value").to_owned()
        };
        (path.to_owned(), value("data-seen="), value("data-state="))
    }

    /// A tab that has just loaded its page.
    pub(crate) fn of_page(server: &Server, path: &str) -> Self {
        let (at, seen, state) = Self::said_by(server, path);
        Self::open(server, &at, &seen, &state)
    }

    pub(crate) fn open(server: &Server, at: &str, seen: &str, state: &str) -> Self {
        let mut wire = Wire::open(server);
        let request = format!(
            "GET /_briefing/events?at={at}&seen={seen}&state={state} HTTP/1.1\r\nHost: localhost\r\n\
             Accept: text/event-stream\r\nSec-Fetch-Site: same-origin\r\n\r\n"
        );
        let answer = wire.ask_head(&request);
        assert_eq!((answer.status, answer.header("content-type")), (200, Some("text/event-stream")));
        assert_eq!(answer.header("cache-control"), Some("no-cache"));
        Self(wire)
    }

    /// The data of the next event, which must have this name.
    pub(crate) fn expect(&mut self, name: &str) -> String {
        let (mut event, mut data) = (None, None);
        // The lines between are those of the chunked transfer, and words to keep the line open.
        while event.is_none() || data.is_none() {
            let mut line = String::new();
            let read = self.0.reader.read_line(&mut line).expect("an event comes");
            assert!(read > 0, "the stream has ended before `{name}`");
            let line = line.trim_end();
            event = line.strip_prefix("event: ").map(str::to_owned).or(event);
            data = line.strip_prefix("data: ").map(str::to_owned).or(data);
        }
        let (event, data) = (event.expect("a name"), data.expect("data"));
        assert_eq!(event, name, "data: {data}");
        data
    }

    /// Whether the stream ends, with its connection or without.
    pub(crate) fn is_over(&mut self) -> bool {
        let mut line = String::new();
        loop {
            line.clear();
            match self.0.reader.read_line(&mut line) {
                // The last chunk of the transfer is an empty one.
                Ok(read) if read == 0 || line.trim_end() == "0" => return true,
                Ok(_) => {}
                Err(error) => return error.kind() == ErrorKind::ConnectionReset,
            }
        }
    }
}
