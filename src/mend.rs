//! Carries out what diagnostics propose: other words for a piece of a file. Files that are not any more what the
//! diagnostics speak of are left alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::briefing::Briefing;
use crate::diagnostic::{Diagnostic, Fix, Place};

/// What was done.
#[derive(Debug, Default)]
pub struct Mended {
    /// How many changes were made in each file.
    pub files: BTreeMap<String, usize>,
    /// Files that could not be changed.
    pub faults: Vec<Diagnostic>,
}

/// Carries out the fixes of those diagnostics of `found` that are `wanted`. Of two that overlap the first is carried out.
pub fn mend(
    root: &Path,
    briefing: &Briefing,
    found: &[Diagnostic],
    wanted: impl Fn(&Diagnostic) -> bool,
) -> Mended {
    let mut by_file: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
    for diagnostic in found.iter().filter(|diagnostic| wanted(diagnostic)) {
        if let (Some(place), Some(fix)) = (&diagnostic.place, &diagnostic.fix) {
            by_file.entry(&place.file).or_default().push(fix);
        }
    }
    let mut mended = Mended::default();
    for (file, mut fixes) in by_file {
        let Some(parsed) = briefing.parsed(file) else { continue };
        let document = parsed.document.as_ref().map(|document| document.entry());
        let Some(text) = parsed.body.as_deref().or(document).map(|entry| &entry.text) else { continue };
        fixes.sort_by_key(|fix| (fix.span.start, fix.span.end));
        let mut new = String::with_capacity(text.len() + 64);
        let (mut at, mut count) = (0, 0);
        for fix in fixes {
            let Some(before) = text.get(at..fix.span.start) else { continue };
            if !text.is_char_boundary(fix.span.end) {
                continue;
            }
            new.push_str(before);
            new.push_str(&fix.text);
            (at, count) = (fix.span.end, count + 1);
        }
        new.push_str(&text[at..]);
        match replace(&root.join(file), text, &new) {
            Ok(()) => drop(mended.files.insert(file.to_owned(), count)),
            Err(error) => {
                let message = format!("this file cannot be mended: {error}");
                mended.faults.push(Diagnostic::error("check/not-mended", message).at(Place::file(file)));
            }
        }
    }
    mended
}

/// Replaces a file that holds `old` at once.
fn replace(path: &Path, old: &str, new: &str) -> std::io::Result<()> {
    if fs::read(path)? != old.as_bytes() {
        return Err(std::io::Error::other("it has changed meanwhile"));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Names that end so are read by nobody.
    let temporary = path.with_file_name(format!(".{name}.briefing~"));
    fs::write(&temporary, new)?;
    fs::set_permissions(&temporary, fs::metadata(path)?.permissions())?;
    fs::rename(&temporary, path).inspect_err(|_| drop(fs::remove_file(&temporary)))
}
