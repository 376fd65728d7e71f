//! PDF: the letters of each page, put together to lines, paragraphs and headings.
//!
//! A PDF has places for letters and no text. And a damaged one, or one that somebody made for that, can end the
//! program that reads it, keep it, or fill its memory. So another process of this program does that ([`scan`]), which
//! has little time and memory, and what it says is bounded.

mod head;
mod layout;
mod letters;

use std::io::{self, Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::clipping::{Clipping, line};
use super::metadata::Metadata;
use super::{bylines, dates, refuse};
use crate::diagnostic::Diagnostic;

/// The hidden command that reads the letters.
const COMMAND: &str = "read-pdf";
/// An article is read in a fraction of a second.
const PATIENCE: Duration = Duration::from_secs(20);
const LOOK: Duration = Duration::from_millis(5);
/// What the other process may take for itself.
#[cfg(target_os = "linux")]
const MAX_MEMORY: u64 = 1024 * 1024 * 1024;
/// What it may say.
const MAX_SCAN_BYTES: u64 = 16 * 1024 * 1024;

/// What stands in a PDF.
#[derive(Debug, Serialize, Deserialize)]
struct Scan {
    title: Option<String>,
    /// As it says of itself.
    author: Option<String>,
    /// As PDF writes it: `D:20250304073000+01'00'`.
    created: Option<String>,
    pages: usize,
    /// In the line of the author.
    authors: Vec<String>,
    /// Below the headline.
    published: Option<String>,
    /// Markdown.
    text: String,
}

/// Reads a PDF.
pub(super) fn read(bytes: &[u8], label: &str) -> Result<Clipping, Box<Diagnostic>> {
    let child = reader().map_err(|error| {
        let fault = refuse("import/pdf-reader", format!("the reader of PDFs does not start: {error}"), label);
        Box::new((*fault).help("start briefing again; it may have been updated since it was started"))
    })?;
    let scan = scanned(child, bytes).ok_or_else(|| {
        let fault = refuse("import/bad-pdf", "this PDF cannot be read", label);
        Box::new((*fault).help("it is damaged, locked or too large; copy its text into a .txt file"))
    })?;
    if scan.text.trim().is_empty() {
        let fault = refuse("import/empty", "no text was found in it", label);
        return Err(Box::new((*fault).help("its pages may be images; have their text recognised first")));
    }
    let mut guessed = Vec::new();
    let title = scan.title.as_deref().map(|title| line(title, 300)).filter(|title| !title.is_empty());
    guessed.extend(title.is_some().then_some(("title", "the PDF")));
    let created = || Some((scan.created.as_deref().and_then(day)?, "the day on which the PDF was made"));
    let (published, from) =
        scan.published.map(|day| (day, "the line below its headline")).or_else(created).unzip();
    guessed.extend(from.map(|from| ("published", from)));
    let said = || scan.author.as_deref().map(bylines::names).unwrap_or_default();
    let (authors, from) = match scan.authors.is_empty() {
        true => (said(), "the PDF"),
        false => (scan.authors, "the line of its author"),
    };
    guessed.extend((!authors.is_empty()).then_some(("author", from)));
    let remarks = vec![match scan.pages {
        1 => "text laid out from the letters of 1 page".to_owned(),
        pages => format!("text laid out from the letters of {pages} pages"),
    }];
    let stated = Metadata { title, published, authors, ..Metadata::default() };
    Ok(Clipping { body: scan.text, stated, guessed, remarks, ..Clipping::default() })
}

/// `D:20250304073000+01'00'` → `2025-03-04`.
fn day(created: &str) -> Option<String> {
    let digits = created.strip_prefix("D:").unwrap_or(created).get(..8)?;
    dates::normal(&format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?))
}

/// The other process, which waits for a PDF.
fn reader() -> io::Result<Child> {
    Command::new(program()?)
        .arg(COMMAND)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
}

/// This program. Where an update has put another one in its place while it runs, Linux still has it.
fn program() -> io::Result<PathBuf> {
    let started = std::env::current_exe()?;
    let is_gone = cfg!(target_os = "linux") && !started.is_file();
    Ok(if is_gone { PathBuf::from("/proc/self/exe") } else { started })
}

/// What the other process found; nothing where it did not come to an end.
fn scanned(mut child: Child, bytes: &[u8]) -> Option<Scan> {
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let answer = thread::scope(|scope| {
        // Where it ends early, nobody reads on.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(bytes)));
        let reader = scope.spawn(move || {
            let mut answer = Vec::new();
            stdout?.take(MAX_SCAN_BYTES).read_to_end(&mut answer).ok().map(|_| answer)
        });
        let started = Instant::now();
        let ended = loop {
            match child.try_wait() {
                Ok(Some(status)) => break status.success(),
                Ok(None) if started.elapsed() < PATIENCE => thread::sleep(LOOK),
                _ => {
                    let _ = child.kill();
                    let _ = child.wait();
                    break false;
                }
            }
        };
        reader.join().ok().flatten().filter(|_| ended)
    })?;
    postcard::from_bytes(&answer).ok()
}

/// Reads a PDF, in a process that may be ended at any time: the hidden command of the command line calls it. Nothing
/// where it cannot be read.
pub fn scan(bytes: &[u8]) -> Option<Vec<u8>> {
    limit_memory();
    let letters = letters::read(bytes)?;
    let mut laid = layout::Laid::of(&letters.pages, letters.is_printed);
    let head::Head { title, authors, published } =
        head::take(&mut laid, letters.title.as_deref(), letters.is_printed);
    let pages = letters.pages.len();
    let (author, created) = (letters.author, letters.created);
    let text = laid.markdown();
    postcard::to_stdvec(&Scan { title, author, created, pages, authors, published, text }).ok()
}

/// Elsewhere time alone is limited.
fn limit_memory() {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let limit = |bytes| Rlimit { current: Some(bytes), maximum: Some(bytes) };
        let _ = setrlimit(Resource::As, limit(MAX_MEMORY));
        let _ = setrlimit(Resource::Core, limit(0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_creation_are_read() {
        for (created, want) in [
            ("D:20250304073000+01'00'", Some("2025-03-04")),
            ("20250304", Some("2025-03-04")),
            ("D:2025", None),
            ("D:20251399", None),
            ("yesterday", None),
            ("D:ÄÖÜßäöüé", None),
        ] {
            assert_eq!(day(created).as_deref(), want, "{created}");
        }
    }
}
