//! Diagnostics as the overlay shows them: JSON, of a size that a page can take.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Place, Severity};

/// More than these nobody reads in a browser; the terminal has all of them.
const MAX_FAULTS: usize = 50;

/// Characters of the line on each side of what is marked: a paragraph is one long line.
const MAX_CONTEXT: usize = 120;

/// Characters of what is marked.
const MAX_MARKED: usize = 400;

#[derive(Serialize)]
struct Overlay<'a> {
    errors: usize,
    warnings: usize,
    faults: Vec<Fault<'a>>,
}

#[derive(Serialize)]
struct Fault<'a> {
    severity: Severity,
    code: &'a str,
    message: &'a str,
    places: Vec<Spot<'a>>,
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct Spot<'a> {
    label: &'a str,
    /// `content/notes/x.md:3:7`, or the file alone.
    place: String,
    line: usize,
    before: String,
    marked: String,
    after: String,
}

/// What is sent to the overlay; an empty list closes it.
pub(super) fn to_json(faults: &[Diagnostic]) -> String {
    let errors = faults.iter().filter(|fault| fault.is_error()).count();
    let overlay = Overlay {
        errors,
        warnings: faults.len() - errors,
        faults: {
            // Errors first: they are what keeps the page behind from being new.
            let (errors, warnings): (Vec<_>, Vec<_>) = faults.iter().partition(|fault| fault.is_error());
            errors.into_iter().chain(warnings).take(MAX_FAULTS).map(fault).collect()
        },
    };
    // Only maps with odd keys can fail to become JSON, and there are none.
    serde_json::to_string(&overlay).unwrap_or_default()
}

fn fault(diagnostic: &Diagnostic) -> Fault<'_> {
    let first = diagnostic.place.iter().map(|place| spot("", place));
    let others = diagnostic.related.iter().map(|(label, place)| spot(label, place));
    Fault {
        severity: diagnostic.severity,
        code: diagnostic.code,
        message: &diagnostic.message,
        places: first.chain(others).collect(),
        help: diagnostic.help.as_deref(),
    }
}

fn spot<'a>(label: &'a str, place: &Place) -> Spot<'a> {
    let (before, marked, after) = place.excerpt();
    let name = match place.line {
        0 => place.file.clone(),
        line => format!("{}:{line}:{}", place.file, place.column),
    };
    Spot {
        label,
        place: name,
        line: place.line,
        before: last(before, MAX_CONTEXT),
        marked: first(marked, MAX_MARKED),
        after: first(after, MAX_CONTEXT),
    }
}

fn first(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn last(text: &str, characters: usize) -> String {
    match text.char_indices().nth_back(characters) {
        Some((cut, c)) => format!("…{}", &text[cut + c.len_utf8()..]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_cut_around_the_mark() {
        let text = format!("{}NAME{}", "ä".repeat(500), "ö".repeat(500));
        let place = Place::in_text("a.md", &text, 1000..1004);
        let spot = spot("", &place);
        assert_eq!(spot.marked, "NAME");
        assert_eq!(spot.before, format!("…{}", "ä".repeat(MAX_CONTEXT)));
        assert_eq!(spot.after, format!("{}…", "ö".repeat(MAX_CONTEXT)));
        assert_eq!(spot.place, "a.md:1:501");
    }

    #[test]
    fn errors_come_first_and_many_are_cut() {
        let mut faults = vec![Diagnostic::warning("w/w", "w"); MAX_FAULTS];
        faults.push(Diagnostic::error("e/e", "e"));
        let json: serde_json::Value = serde_json::from_str(&to_json(&faults)).expect("JSON");
        assert_eq!((json["errors"].as_u64(), json["warnings"].as_u64()), (Some(1), Some(MAX_FAULTS as u64)));
        assert_eq!(json["faults"][0]["code"], "e/e");
        assert_eq!(json["faults"].as_array().map(Vec::len), Some(MAX_FAULTS));
    }
}
