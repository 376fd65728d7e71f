//! An editor that speaks to the language server as editors do: over its standard input and output.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Longer than anything takes, on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    root: String,
    next_id: u64,
    versions: BTreeMap<String, i32>,
    /// What is wrong with each file, as it was said last.
    faults: BTreeMap<String, Value>,
    /// How often something was said of a file.
    said: usize,
    /// What the server has logged.
    pub(crate) log: Vec<String>,
    /// What was answered at initialization.
    pub(crate) server: Value,
}

impl Editor {
    /// Starts the server in a folder and greets it as an editor that can do everything.
    pub(crate) fn open(binary: &Path, root: &Path, more: &[&str]) -> Self {
        let changes =
            json!({ "documentChanges": true, "resourceOperations": ["create", "rename", "delete"] });
        Self::open_with(binary, root, more, json!({ "workspace": { "workspaceEdit": changes } }))
    }

    pub(crate) fn open_with(binary: &Path, root: &Path, more: &[&str], capabilities: Value) -> Self {
        let root = root.canonicalize().expect("the folder exists");
        let mut child = Command::new(binary)
            .current_dir(&root)
            .arg("lsp")
            .args(more)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let mut output = BufReader::new(child.stdout.take().expect("it is piped"));
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            while let Some(message) = receive(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let input = child.stdin.take();
        let root = format!("file://{}", root.display());
        let mut editor = Self {
            child,
            input,
            messages,
            root,
            next_id: 0,
            versions: BTreeMap::new(),
            faults: BTreeMap::new(),
            said: 0,
            log: Vec::new(),
            server: Value::Null,
        };
        let folders = json!([{ "uri": editor.root, "name": "site" }]);
        let greeting =
            json!({ "processId": null, "capabilities": capabilities, "workspaceFolders": folders });
        editor.server = editor.ask("initialize", greeting);
        editor.tell("initialized", json!({}));
        editor
    }

    /// Waits until the site has been read.
    pub(crate) fn read(&mut self) -> &mut Self {
        self.wait("the site is never read", |editor| {
            editor.log.iter().any(|line| line.contains("articles read"))
        });
        self
    }

    pub(crate) fn address(&self, path: &str) -> String {
        format!("{}/{path}", self.root)
    }

    /// Sends bytes as they are.
    pub(crate) fn send_raw(&mut self, body: &str) {
        let input = self.input.as_mut().expect("it is open");
        write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("the server reads");
        input.flush().expect("the server reads");
    }

    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        self.send_raw(&json!({ "jsonrpc": "2.0", "method": method, "params": params }).to_string());
    }

    /// Sends a request without waiting for the answer.
    pub(crate) fn begin(&mut self, method: &str, params: Value) -> u64 {
        self.next_id += 1;
        let id = self.next_id;
        let request = json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params });
        self.send_raw(&request.to_string());
        id
    }

    /// Waits for the answer to a request, a result or an error.
    pub(crate) fn answer(&mut self, id: u64) -> Value {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let message = self.next(deadline).unwrap_or_else(|| panic!("request {id} is never answered"));
            if message["id"] == json!(id) {
                return message;
            }
        }
    }

    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.begin(method, params);
        let mut answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].take()
    }

    /// The next message; notifications are taken note of.
    fn next(&mut self, deadline: Instant) -> Option<Value> {
        let message = self.messages.recv_timeout(deadline.saturating_duration_since(Instant::now())).ok()?;
        match message["method"].as_str() {
            Some("textDocument/publishDiagnostics") => {
                let address = message["params"]["uri"].as_str().expect("an address");
                let path = address.strip_prefix(&format!("{}/", self.root)).unwrap_or(address).to_owned();
                self.said += 1;
                self.faults.insert(path, message["params"]["diagnostics"].clone());
            }
            Some("window/logMessage") => {
                self.log.push(message["params"]["message"].as_str().unwrap_or_default().to_owned());
            }
            _ => {}
        }
        Some(message)
    }

    pub(crate) fn wait(&mut self, otherwise: &str, mut is_so: impl FnMut(&Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !is_so(self) {
            assert!(self.next(deadline).is_some(), "{otherwise}: {:#?} {:?}", self.faults, self.log);
        }
    }

    /// How often the server has said what is wrong with a file.
    pub(crate) fn faults_said(&self) -> usize {
        self.said
    }

    /// The codes of what is wrong with a file.
    pub(crate) fn codes(&self, path: &str) -> Vec<&str> {
        let faults = self.faults.get(path).and_then(Value::as_array);
        faults.into_iter().flatten().filter_map(|fault| fault["code"].as_str()).collect()
    }

    /// Waits until just this is wrong with a file, and returns it as the server said it.
    pub(crate) fn hear(&mut self, path: &str, codes: &[&str]) -> Value {
        self.wait(&format!("{path} never has {codes:?}"), |editor| editor.codes(path) == codes);
        self.faults.get(path).cloned().unwrap_or_default()
    }

    /// Opens a text.
    pub(crate) fn show(&mut self, path: &str, text: &str) {
        self.versions.insert(path.to_owned(), 1);
        let document =
            json!({ "uri": self.address(path), "languageId": "markdown", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Makes a text another one.
    pub(crate) fn write(&mut self, path: &str, text: &str) {
        self.change(path, json!([{ "text": text }]));
    }

    pub(crate) fn change(&mut self, path: &str, changes: Value) {
        let version = self.versions.get_mut(path).expect("it is open");
        *version += 1;
        let version = *version;
        let document = json!({ "uri": self.address(path), "version": version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    pub(crate) fn close(&mut self, path: &str) {
        let document = json!({ "uri": self.address(path) });
        self.tell("textDocument/didClose", json!({ "textDocument": document }));
    }

    /// Asks about a place: a line and a character, from 0.
    pub(crate) fn ask_at(
        &mut self,
        what: &str,
        path: &str,
        line: usize,
        character: usize,
        more: Value,
    ) -> Value {
        let mut params = json!({
            "textDocument": { "uri": self.address(path) },
            "position": { "line": line, "character": character },
        });
        for (key, value) in more.as_object().into_iter().flatten() {
            params[key] = value.clone();
        }
        self.ask(&format!("textDocument/{what}"), params)
    }

    /// What is proposed at a place: what is shown, with what is inserted.
    pub(crate) fn complete(&mut self, path: &str, line: usize, character: usize) -> Vec<(String, String)> {
        let list = self.ask_at("completion", path, line, character, json!({}));
        let items = list["items"].as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        items.iter().map(|item| (text(&item["label"]), text(&item["textEdit"]["newText"]))).collect()
    }

    /// Ends the session as editors do, and says how the server ended.
    pub(crate) fn end(mut self) -> ExitStatus {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.child.wait().expect("it ends")
    }

    /// Goes away without a word, and says how the server ended.
    pub(crate) fn vanish(mut self) -> ExitStatus {
        drop(self.input.take());
        self.child.wait().expect("it ends")
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn receive(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().ok()?;
            }
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}
