//! What an editor offers to do about a fault: the change that mends it, or the person who is missing.

use std::collections::BTreeMap;

use lsp_types::{
    CodeAction, CodeActionKind, CreateFile, CreateFileOptions, DocumentChangeOperation, DocumentChanges,
    NumberOrString, OneOf, OptionalVersionedTextDocumentIdentifier, Position, Range, ResourceOp,
    TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use super::buffers::{Buffers, Root};
use super::faults::{Of, range_of};
use super::rename::{Abilities, Edits, workspace_edit};
use super::spot::{Spot, spot};
use super::text::{Encoding, Lines};
use crate::diagnostic::Diagnostic;
use crate::import::{framed, new_person};
use crate::slug::Slug;

/// All that actions are made from.
pub(super) struct Workshop<'a> {
    pub(super) root: &'a Root,
    pub(super) buffers: &'a Buffers,
    pub(super) encoding: Encoding,
    pub(super) abilities: Abilities,
}

impl Workshop<'_> {
    /// What can be done about the faults of an open text within `range`. `context` are the same faults as the editor
    /// has them.
    pub(super) fn actions(
        &self,
        path: &str,
        range: Range,
        known: Option<&Of>,
        context: &[lsp_types::Diagnostic],
    ) -> Vec<CodeAction> {
        let (Some(buffer), Some(known)) = (self.buffers.get(path), known) else { return Vec::new() };
        // What was found in another version stands elsewhere in this one.
        if known.version != Some(buffer.version) {
            return Vec::new();
        }
        let lines = Lines::new(&buffer.text, self.encoding);
        let mut actions = Vec::new();
        for fault in &known.faults {
            let Some(place) = &fault.place else { continue };
            let at = range_of(place, &lines);
            if at.end < range.start || range.end < at.start {
                continue;
            }
            let is_it = |shown: &&lsp_types::Diagnostic| {
                shown.range == at && shown.code == Some(NumberOrString::String(fault.code.to_owned()))
            };
            let about: Vec<lsp_types::Diagnostic> = context.iter().filter(is_it).cloned().collect();
            let action = |(title, edit): (String, WorkspaceEdit), is_preferred: bool| CodeAction {
                title,
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(about.clone()),
                edit: Some(edit),
                is_preferred: Some(is_preferred),
                ..CodeAction::default()
            };
            actions.extend(self.fix(path, &buffer.text, fault).map(|change| action(change, true)));
            let start = lines.offset(at.start);
            actions.extend(self.person(path, &buffer.text, fault, start).map(|change| action(change, false)));
        }
        actions
    }

    /// The change that a fault carries.
    fn fix(&self, path: &str, text: &str, fault: &Diagnostic) -> Option<(String, WorkspaceEdit)> {
        let fix = fault.fix.as_ref()?;
        text.get(fix.span.clone())?;
        let edits: Edits = BTreeMap::from([(path.to_owned(), vec![(fix.span.clone(), fix.text.clone())])]);
        let text_of = |_: &str| Some(text.to_owned());
        let edit = workspace_edit(&edits, text_of, self.root, self.buffers, self.encoding, self.abilities);
        Some((fix.label.clone(), edit))
    }

    /// A file for somebody to whom a link leads in vain.
    fn person(
        &self,
        path: &str,
        text: &str,
        fault: &Diagnostic,
        start: usize,
    ) -> Option<(String, WorkspaceEdit)> {
        if fault.code != "wiki-link/unknown" || !self.abilities.document_changes || !self.abilities.create {
            return None;
        }
        let Some(Spot::Link(link)) = spot(path, text, start) else { return None };
        let name = text[link.name].trim();
        let file = format!("content/people/{}.md", Slug::new(name)?);
        if name.contains('/') || self.root.location(&file).exists() {
            return None;
        }
        let uri = self.root.address_of(&file)?;
        let options = CreateFileOptions { overwrite: None, ignore_if_exists: Some(true) };
        let create = CreateFile { uri: uri.clone(), options: Some(options), annotation_id: None };
        let start = Range { start: Position::default(), end: Position::default() };
        let fill = TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version: None },
            edits: vec![OneOf::Left(TextEdit { range: start, new_text: framed(&new_person(name)) })],
        };
        let operations = vec![
            DocumentChangeOperation::Op(ResourceOp::Create(create)),
            DocumentChangeOperation::Edit(fill),
        ];
        let document_changes = Some(DocumentChanges::Operations(operations));
        let edit = WorkspaceEdit { document_changes, ..WorkspaceEdit::default() };
        Some((format!("Create the person “{name}”"), edit))
    }
}
