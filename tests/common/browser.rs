//! A real browser without a window: Chromium, driven over its DevTools protocol. It knows the few commands that the
//! tests need.

use std::cell::{Cell, RefCell};
use std::io::{BufRead as _, BufReader};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

/// How long a browser may take for anything, on a machine that is busy with other tests.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Browser {
    child: Child,
    socket: RefCell<WebSocket<TcpStream>>,
    last_id: Cell<u64>,
    /// Its profile, gone with it.
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Starts the browser of `BRIEFING_CHROMIUM`, or one on the `PATH`. Without one the test is skipped with a
    /// message, unless `BRIEFING_REQUIRE_BROWSER` is set.
    pub(crate) fn start() -> Option<Self> {
        let program = program_or_skip()?;
        let profile = tempfile::tempdir().expect("a temporary folder");
        let mut child = Command::new(&program)
            .args(["--headless=new", "--remote-debugging-port=0", "--no-first-run", "--disable-gpu"])
            // Root may not have a sandbox, small machines and containers have little shared memory, and nothing but
            // our own pages is opened.
            .args(["--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", program.display()));
        let address = address(&mut child);
        let host = address.trim_start_matches("ws://").split('/').next().expect("a host");
        let stream = TcpStream::connect(host).expect("the browser listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time-out");
        let (socket, _) = tungstenite::client(&address, stream).expect("the browser speaks");
        Some(Self { child, socket: RefCell::new(socket), last_id: Cell::new(0), _profile: profile })
    }

    /// Opens an address in a window of its own, and waits until it is loaded. A tab behind another one counts as
    /// hidden; this one can be seen.
    pub(crate) fn open(&self, url: &str) -> Tab<'_> {
        self.open_in(true, url)
    }

    /// Opens an address in a new tab of the first window.
    pub(crate) fn open_behind(&self, url: &str) -> Tab<'_> {
        self.open_in(false, url)
    }

    fn open_in(&self, new_window: bool, url: &str) -> Tab<'_> {
        let blank = json!({ "url": "about:blank", "newWindow": new_window });
        let target = self.command(None, "Target.createTarget", blank);
        let target = target["targetId"].as_str().expect("a target").to_owned();
        let session =
            self.command(None, "Target.attachToTarget", json!({ "targetId": target, "flatten": true }));
        let session = session["sessionId"].as_str().expect("a session").to_owned();
        let tab = Tab { browser: self, session, target };
        tab.command("Page.enable", json!({}));
        tab.go(url);
        tab
    }

    /// Allows pages something that a person would be asked for: `clipboardReadWrite`.
    pub(crate) fn grant(&self, permission: &str) {
        self.command(None, "Browser.grantPermissions", json!({ "permissions": [permission] }));
    }

    fn command(&self, session: Option<&str>, method: &str, params: Value) -> Value {
        self.try_command(session, method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    fn try_command(&self, session: Option<&str>, method: &str, params: Value) -> Result<Value, Value> {
        let id = self.last_id.get() + 1;
        self.last_id.set(id);
        let mut request = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = session {
            request["sessionId"] = session.into();
        }
        let mut socket = self.socket.borrow_mut();
        socket.send(Message::text(request.to_string())).expect("the browser listens");
        loop {
            let message = socket.read().unwrap_or_else(|error| panic!("{method}: {error}"));
            let Message::Text(text) = message else { continue };
            let mut answer: Value = serde_json::from_str(&text).expect("JSON");
            // Everything else is news that nobody here waits for.
            if answer["id"] == id {
                return match answer.get_mut("error") {
                    Some(error) => Err(error.take()),
                    None => Ok(answer["result"].take()),
                };
            }
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Asked nicely it also ends its own children.
        let mut socket = self.socket.borrow_mut();
        let _ = socket.send(Message::text(r#"{"id":0,"method":"Browser.close"}"#));
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(5) {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Prints a page to a PDF, with the header and the footer that people get. `false` where the test is skipped.
pub(crate) fn print(page: &Path, pdf: &Path) -> bool {
    let Some(program) = program_or_skip() else { return false };
    let profile = tempfile::tempdir().expect("a temporary folder");
    let done = Command::new(&program)
        .args([
            "--headless=new",
            "--no-first-run",
            "--disable-gpu",
            "--no-sandbox",
            "--disable-dev-shm-usage",
        ])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    assert!(pdf.is_file(), "{}", String::from_utf8_lossy(&done.stderr));
    true
}

fn program_or_skip() -> Option<PathBuf> {
    let program = program();
    if program.is_none() {
        assert!(
            std::env::var_os("BRIEFING_REQUIRE_BROWSER").is_none(),
            "BRIEFING_REQUIRE_BROWSER is set, and there is no Chromium"
        );
        #[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
        {
            eprintln!("skipped: no Chromium on the PATH or in BRIEFING_CHROMIUM");
        }
    }
    program
}

fn program() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("BRIEFING_CHROMIUM") {
        return Some(named.into());
    }
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    std::env::split_paths(&path)
        .flat_map(|folder| names.map(|name| folder.join(name)))
        .find(|candidate| candidate.is_file())
}

/// The browser chooses a port and says on standard error which.
fn address(child: &mut Child) -> String {
    let mut lines = BufReader::new(child.stderr.take().expect("it is piped")).lines();
    let mut said = String::new();
    let address = loop {
        let Some(Ok(line)) = lines.next() else { panic!("the browser ended:\n{said}") };
        if let Some(address) = line.strip_prefix("DevTools listening on ") {
            break address.to_owned();
        }
        said += &(line + "\n");
    };
    // It must never wait for somebody to read what it says.
    std::thread::spawn(move || lines.for_each(drop));
    address
}

pub(crate) struct Tab<'a> {
    browser: &'a Browser,
    session: String,
    target: String,
}

impl Tab<'_> {
    pub(crate) fn command(&self, method: &str, params: Value) -> Value {
        self.browser.command(Some(&self.session), method, params)
    }

    /// Goes to an address, and waits until it is loaded.
    pub(crate) fn go(&self, url: &str) {
        let went = self.command("Page.navigate", json!({ "url": url }));
        assert_eq!(went["errorText"], Value::Null, "{url}");
        self.wait_until("document.readyState === 'complete' && location.href !== 'about:blank'", PATIENCE);
    }

    /// What an expression gives, promises awaited.
    pub(crate) fn eval(&self, js: &str) -> Value {
        self.try_eval(js).unwrap_or_else(|error| panic!("{js}\n{error}"))
    }

    fn try_eval(&self, js: &str) -> Result<Value, Value> {
        let params =
            json!({ "expression": js, "awaitPromise": true, "returnByValue": true, "userGesture": true });
        let mut result = self.browser.try_command(Some(&self.session), "Runtime.evaluate", params)?;
        match result.get_mut("exceptionDetails") {
            Some(exception) => Err(exception.take()),
            None => Ok(result["result"]["value"].take()),
        }
    }

    /// Waits until an expression is true; it may throw meanwhile, and the page may be loaded anew.
    pub(crate) fn wait_until(&self, js: &str, timeout: Duration) {
        let started = Instant::now();
        loop {
            let now = self.try_eval(js);
            if now == Ok(Value::Bool(true)) {
                return;
            }
            assert!(started.elapsed() < timeout, "never true: {js}\nat last: {now:?}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Presses a key that has no character: `Escape`, `Tab`, `Enter`.
    pub(crate) fn press(&self, key: &str) {
        let code = match key {
            "Escape" => 27,
            "Tab" => 9,
            "Enter" => 13,
            "ArrowUp" => 38,
            "ArrowDown" => 40,
            _ => panic!("no code for {key}"),
        };
        let text = if key == "Enter" { "\r" } else { "" };
        for kind in ["keyDown", "keyUp"] {
            let event = json!({
                "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text,
            });
            self.command("Input.dispatchKeyEvent", event);
        }
    }

    pub(crate) fn bring_to_front(&self) {
        self.command("Page.bringToFront", json!({}));
    }

    pub(crate) fn set_viewport(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.command("Emulation.setDeviceMetricsOverride", size);
    }

    /// `light` or `dark`.
    pub(crate) fn set_scheme(&self, scheme: &str) {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.command("Emulation.setEmulatedMedia", json!({ "features": features }));
    }

    /// Writes what the tab shows as PNG.
    pub(crate) fn screenshot(&self, path: &Path) {
        let shot = self.command("Page.captureScreenshot", json!({ "format": "png" }));
        let bytes = base64(shot["data"].as_str().expect("a picture"));
        std::fs::write(path, bytes).expect("the picture is written");
    }

    pub(crate) fn close(self) {
        self.browser.command(None, "Target.closeTarget", json!({ "targetId": self.target }));
    }
}

/// Decodes base64, as DevTools sends pictures.
fn base64(text: &str) -> Vec<u8> {
    let (mut bytes, mut bits, mut count) = (Vec::with_capacity(text.len() / 4 * 3), 0_u32, 0);
    for c in text.bytes().filter(|c| *c != b'=') {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            _ => 63,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}
