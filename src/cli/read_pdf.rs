//! `briefing read-pdf`, which `import` calls for itself: letters of a PDF, read where nothing can be harmed.

use std::io::{Read as _, Write as _};

use super::Exit;

pub(super) fn run() -> Exit {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes).ok();
    let scan = read.and_then(|_| crate::import::scan_pdf(&bytes));
    match scan.map(|scan| std::io::stdout().lock().write_all(&scan)) {
        Some(Ok(())) => Exit::Fine,
        _ => Exit::Errors,
    }
}
