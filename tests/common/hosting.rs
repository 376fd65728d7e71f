//! A published site on a host for files, below a path, with the security policy that the documentation recommends.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};

/// The header that `docs/content/notes/hosts.md` gives.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https:; \
                                 font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
                                 frame-ancestors 'none'";

pub(crate) struct Hosting {
    address: SocketAddr,
    below: String,
}

impl Hosting {
    /// Serves a folder below `/below/`, until the tests are over.
    pub(crate) fn start(folder: &Path, below: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let (folder, prefix) = (folder.to_owned(), below.to_owned());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (folder, prefix) = (folder.clone(), prefix.clone());
                std::thread::spawn(move || answer(&stream, &folder, &prefix));
            }
        });
        Self { address, below: below.to_owned() }
    }

    pub(crate) fn at(&self, path: &str) -> String {
        format!("http://{}{}{path}", self.address, self.below)
    }
}

fn answer(mut stream: &TcpStream, folder: &Path, below: &str) -> Option<()> {
    let mut reader = BufReader::new(stream);
    loop {
        let mut request = String::new();
        reader.read_line(&mut request).ok().filter(|read| *read > 0)?;
        let mut line = String::new();
        while reader.read_line(&mut line).ok()? > 2 {
            line.clear();
        }
        let path = request.split(' ').nth(1)?.split(['?', '#']).next()?;
        let found = path.strip_prefix(below).and_then(|path| file(folder, path));
        let (status, bytes, kind) = match found {
            Some((path, bytes)) => ("200 OK", bytes, mime_guess::from_path(path).first_or_octet_stream()),
            None => ("404 Not Found", Vec::new(), mime_guess::mime::TEXT_PLAIN),
        };
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nContent-Security-Policy: {POLICY}\r\n\r\n",
            bytes.len()
        );
        stream.write_all(head.as_bytes()).ok()?;
        stream.write_all(&bytes).ok()?;
    }
}

fn file(folder: &Path, path: &str) -> Option<(PathBuf, Vec<u8>)> {
    let mut file = folder.join(path);
    if path.is_empty() || path.ends_with('/') {
        file.push("index.html");
    }
    let bytes = fs::read(&file).ok()?;
    Some((file, bytes))
}
