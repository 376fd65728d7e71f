//! `briefing` at work on a site until it is stopped: what it says can be waited for, and what it serves be asked for.

use std::cell::Cell;
use std::io::{BufRead as _, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use super::preview::{Answer, Wire};
use super::{TestSite, wait_for};

pub(crate) struct Running {
    child: Child,
    said: Arc<Mutex<String>>,
    readers: Vec<JoinHandle<()>>,
    /// What was said before this has been waited for already.
    heard: Cell<usize>,
}

impl Running {
    pub(crate) fn start(site: &TestSite, arguments: &[&str]) -> Self {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("briefing"))
            .current_dir(site.root())
            .env_clear()
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let said = Arc::new(Mutex::new(String::new()));
        let readers = vec![
            listen(child.stdout.take().expect("it is piped"), &said),
            listen(child.stderr.take().expect("it is piped"), &said),
        ];
        Self { child, said, readers, heard: Cell::new(0) }
    }

    /// Serves any site on any port, and waits until it answers.
    pub(crate) fn serve(site: &TestSite, more: &[&str]) -> Self {
        let running = Self::start(site, &[&["serve", "--port", "0", "--now", super::NOW], more].concat());
        // Its address and what is wrong with the site come in any order: the one is output, the other an error.
        running.wait("http://127.0.0.1:", 0);
        running
    }

    /// Publishes whatever is saved, and waits until it has published the first time.
    pub(crate) fn watch(site: &TestSite) -> Self {
        let running = Self::start(site, &["watch", "--now", super::NOW]);
        running.hear(" in all (");
        running
    }

    /// Everything that it has said.
    pub(crate) fn said(&self) -> String {
        self.said.lock().expect("no panic").clone()
    }

    /// Waits until it has said `what`, once more if that was waited for before.
    pub(crate) fn hear(&self, what: &str) {
        self.heard.set(self.wait(what, self.heard.get()));
    }

    /// Waits until it has said `what` after a place in all that it says; returns the place after that.
    fn wait(&self, what: &str, after: usize) -> usize {
        let mut end = None;
        wait_for(
            || {
                let said = self.said.lock().expect("no panic");
                end = said[after..].find(what).map(|at| after + at + what.len());
                end.is_some()
            },
            || format!("it never says {what:?}, but\n{}", self.said()),
        );
        end.unwrap_or(after)
    }

    /// The address of a path, on a site that is being served.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port())
    }

    pub(crate) fn port(&self) -> u16 {
        let said = self.said();
        let (_, rest) = said.split_once("http://127.0.0.1:").expect("it says where it is");
        rest.split('/').next().and_then(|port| port.parse().ok()).expect("a port")
    }

    /// What is served at a path.
    pub(crate) fn get(&self, path: &str) -> Answer {
        Wire::to(self.port()).ask(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"))
    }

    pub(crate) fn is_running(&mut self) -> bool {
        self.child.try_wait().expect("it can be asked").is_none()
    }

    /// Ends it as Ctrl-C does.
    #[cfg(unix)]
    pub(crate) fn interrupt(mut self) -> ExitStatus {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &id]).status().expect("a signal is sent");
        assert!(sent.success());
        self.child.wait().expect("it ends")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        for reader in self.readers.drain(..) {
            let _ = reader.join();
        }
    }
}

/// Takes down line by line what comes from a pipe.
fn listen(pipe: impl Read + Send + 'static, said: &Arc<Mutex<String>>) -> JoinHandle<()> {
    let said = Arc::clone(said);
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            *said.lock().expect("no panic") += &(line + "\n");
        }
    })
}
