//! What is wrong, file by file, as the editor shows it; said again only where it is another thing than before.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use lsp_types::{
    Diagnostic as Shown, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString,
    PublishDiagnosticsParams, Range, notification::PublishDiagnostics,
};

use super::buffers::Root;
use super::text::{Encoding, Lines};
use super::wire::Outlet;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::input::Inventory;

/// What is wrong with each file, for those who mend it.
pub(super) type Known = Arc<Mutex<BTreeMap<String, Of>>>;

/// What is wrong with a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Of {
    pub(super) faults: Vec<Diagnostic>,
    /// Of the text that was looked at, if it is open.
    pub(super) version: Option<i32>,
}

/// What was said last.
pub(super) struct Faults {
    root: Arc<Root>,
    encoding: Encoding,
    known: Known,
    /// Of the open texts.
    versions: HashMap<String, i32>,
}

impl Faults {
    pub(super) fn new(root: Arc<Root>, encoding: Encoding, known: Known) -> Self {
        Self { root, encoding, known, versions: HashMap::new() }
    }

    /// Which version of a text is looked at from now on.
    pub(super) fn set_version(&mut self, path: &str, version: Option<i32>) {
        match version {
            Some(version) => drop(self.versions.insert(path.to_owned(), version)),
            None => drop(self.versions.remove(path)),
        }
    }

    /// Says what is wrong now with each file of which something else was said before.
    pub(super) fn publish(&mut self, found: Vec<Diagnostic>, inventory: &Inventory, outlet: &Outlet) {
        let mut by_file: BTreeMap<String, Of> = BTreeMap::new();
        for fault in found {
            // What is wrong with the site as a whole is shown where the site begins.
            let file = fault.place.as_ref().map_or("site.toml", |place| &place.file).to_owned();
            by_file.entry(file).or_default().faults.push(fault);
        }
        for (file, of) in &mut by_file {
            of.version = self.versions.get(file).copied();
        }
        let before = {
            let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *known, by_file.clone())
        };
        let files: BTreeSet<&String> = before.keys().chain(by_file.keys()).collect();
        for file in files {
            let faults = by_file.get(file).map_or(&[][..], |of| &of.faults);
            if before.get(file).map_or(&[][..], |of| &of.faults) == faults {
                continue;
            }
            let Some(uri) = self.root.address_of(file) else { continue };
            let diagnostics = self.shown(faults, inventory);
            let version = self.versions.get(file).copied();
            outlet.notify::<PublishDiagnostics>(PublishDiagnosticsParams { uri, diagnostics, version });
        }
    }

    fn shown(&self, faults: &[Diagnostic], inventory: &Inventory) -> Vec<Shown> {
        let mut texts: HashMap<String, String> = HashMap::new();
        let mut range = |place: &Place| {
            if place.line == 0 {
                return Range::default();
            }
            let text = texts
                .entry(place.file.clone())
                .or_insert_with(|| inventory.read(&place.file).map(|file| file.text).unwrap_or_default());
            range_of(place, &Lines::new(text, self.encoding))
        };
        let mut shown = Vec::with_capacity(faults.len());
        for fault in faults {
            let help = fault.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
            let mut related = Vec::new();
            for (label, place) in &fault.related {
                let Some(uri) = self.root.address_of(&place.file) else { continue };
                related.push(DiagnosticRelatedInformation {
                    location: Location { uri, range: range(place) },
                    message: label.clone(),
                });
            }
            shown.push(Shown {
                range: fault.place.as_ref().map(&mut range).unwrap_or_default(),
                severity: Some(match fault.severity {
                    Severity::Error => DiagnosticSeverity::ERROR,
                    Severity::Warning => DiagnosticSeverity::WARNING,
                }),
                code: Some(NumberOrString::String(fault.code.to_owned())),
                source: Some("briefing".to_owned()),
                message: format!("{}{help}", fault.message),
                related_information: (!related.is_empty()).then_some(related),
                ..Shown::default()
            });
        }
        shown
    }
}

/// Where a place is in a text.
pub(super) fn range_of(place: &Place, lines: &Lines<'_>) -> Range {
    Range { start: lines.at(place.line, place.column), end: lines.at(place.end_line, place.end_column) }
}
