//! Other names: a person or a source gets another `name`, and a person keeps the old one as an alias; an article, an
//! event or a note gets another id, which is its file's name. Whatever names it follows.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use lsp_types::{
    DocumentChangeOperation, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier,
    PrepareRenameResponse, RenameFile, ResourceOp, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use super::ask::Ask;
use super::buffers::{Buffers, Root};
use super::front;
use super::refer::{How, Reference, files_of, named};
use super::text::{Encoding, Lines};
use crate::briefing::{Briefing, Subject};
use crate::content::{Entry, Kind, Version};
use crate::import::yaml_text;
use crate::reading::fold;
use crate::slug::Slug;

/// Changes of files by their paths: spans of bytes, and what is to stand there.
pub(super) type Edits = BTreeMap<String, Vec<(Range<usize>, String)>>;

/// What the client can do.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Abilities {
    /// Edits with versions, in an order.
    pub(super) document_changes: bool,
    /// New files.
    pub(super) create: bool,
    /// Other names for files.
    pub(super) rename: bool,
}

/// Whether the thing at a place can be renamed, and what it is called.
pub(super) fn prepare(ask: &Ask<'_>) -> Option<PrepareRenameResponse> {
    let meant = ask.meant()?;
    let names = ask.briefing.names_of(meant.subject)?;
    ask.briefing.entry(meant.subject)?;
    let placeholder = match meant.subject {
        Subject::Person(_) | Subject::Source(_) => (*names.all.first()?).to_owned(),
        Subject::Article(_) | Subject::Event(_) | Subject::Note(_) | Subject::Edition(_) => {
            names.id.to_owned()
        }
    };
    let range = ask.lines.range(&meant.span);
    Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder })
}

/// The edit that renames the thing at a place.
///
/// # Errors
/// A sentence that says why not.
pub(super) fn rename(
    ask: &Ask<'_>,
    new: &str,
    buffers: &Buffers,
    abilities: Abilities,
) -> Result<WorkspaceEdit, String> {
    let subject = ask.meant().ok_or("there is nothing here that could be renamed")?.subject;
    let new = new.split_whitespace().collect::<Vec<_>>().join(" ");
    if new.is_empty() || new.contains(['[', ']', '|', '#']) || new.contains(char::is_control) {
        return Err(format!("`{new}` cannot be a name"));
    }
    let Some(entry) = ask.briefing.entry(subject) else {
        return Err("this person has no file yet; `briefing people --write` starts one".to_owned());
    };
    let references = named(ask.briefing, subject);
    let mut read: Vec<_> = files_of(&references);
    read.push((Arc::clone(&entry.file), &entry.text));
    for (file, text) in read {
        if buffers.get(&file).is_some_and(|buffer| *buffer.text != **text) {
            return Err(format!("{file} is being changed or has a fault; try again when it has none"));
        }
    }
    let (mut edits, moved) = match subject {
        Subject::Person(_) | Subject::Source(_) => {
            (by_name(ask.briefing, subject, entry, &references, &new)?, Vec::new())
        }
        Subject::Article(_) | Subject::Event(_) | Subject::Note(_) | Subject::Edition(_) => {
            by_id(ask.briefing, subject, entry, &references, &new, ask.root)?
        }
    };
    let renames_files = abilities.document_changes && abilities.rename;
    if !moved.is_empty() && !renames_files {
        return Err("this editor cannot rename files".to_owned());
    }
    for edits in edits.values_mut() {
        edits.sort_by_key(|(span, _)| span.start);
        edits.dedup();
    }
    let text_of = |file: &str| {
        let of_references = references.iter().map(|one| (one.file, one.text));
        let mut all = of_references.chain([(&entry.file, &entry.text)]);
        all.find(|(known, _)| ***known == *file).map(|(_, text)| text.to_string())
    };
    let mut edit = workspace_edit(&edits, text_of, ask.root, buffers, ask.encoding, abilities);
    if let Some(DocumentChanges::Operations(operations)) = &mut edit.document_changes {
        operations.extend(moved.iter().filter_map(|(from, to)| {
            let (old_uri, new_uri) = (ask.root.address_of(from)?, ask.root.address_of(to)?);
            let rename = RenameFile { old_uri, new_uri, options: None, annotation_id: None };
            Some(DocumentChangeOperation::Op(ResourceOp::Rename(rename)))
        }));
    }
    Ok(edit)
}

/// Edits as the client takes them.
pub(super) fn workspace_edit(
    edits: &Edits,
    text_of: impl Fn(&str) -> Option<String>,
    root: &Root,
    buffers: &Buffers,
    encoding: Encoding,
    abilities: Abilities,
) -> WorkspaceEdit {
    let mut changed = Vec::new();
    for (file, edits) in edits {
        let (Some(uri), Some(text)) = (root.address_of(file), text_of(file)) else { continue };
        let lines = Lines::new(&text, encoding);
        let edits: Vec<TextEdit> = edits
            .iter()
            .map(|(span, new_text)| TextEdit { range: lines.range(span), new_text: new_text.clone() })
            .collect();
        changed.push((uri, buffers.get(file).map(|buffer| buffer.version), edits));
    }
    if !abilities.document_changes {
        let changes = changed.into_iter().map(|(uri, _, edits)| (uri, edits)).collect();
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let operations = changed.into_iter().map(|(uri, version, edits)| {
        DocumentChangeOperation::Edit(TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: edits.into_iter().map(OneOf::Left).collect(),
        })
    });
    let document_changes = Some(DocumentChanges::Operations(operations.collect()));
    WorkspaceEdit { document_changes, ..WorkspaceEdit::default() }
}

/// Gives a person or a source another name, and puts it where the old one is written.
fn by_name(
    briefing: &Briefing,
    subject: Subject,
    entry: &Entry,
    references: &[Reference<'_>],
    new: &str,
) -> Result<Edits, String> {
    let names = briefing.names_of(subject).ok_or("it has no page")?;
    let old = (*names.all.first().ok_or("it has no name")?).to_owned();
    let mut edits = Edits::new();
    let front = front::bounds(&entry.text).ok_or("its file has no front matter")?;
    let (line, value) = key_line(&entry.text, &front, "name").ok_or("its `name` cannot be found")?;
    let own = edits.entry(entry.file.to_string()).or_default();
    own.push((value, yaml_text(new)));
    let keeps = matches!(subject, Subject::Person(_)) && fold(new) != fold(&old);
    if keeps && !names.all[1..].contains(&old.as_str()) {
        own.push(add_alias(&entry.text, &front, line.end, &old));
    }
    for one in references {
        let changed = match one.how {
            How::Link => in_link(one, |name| (fold(name) == fold(&old)).then(|| new.to_owned())),
            How::FrontMatter => in_value(one, &old, new),
            How::Mention => None,
        };
        if let Some(changed) = changed {
            edits.entry(one.file.to_string()).or_default().push(changed);
        }
    }
    Ok(edits)
}

/// Files that get other names: from, to.
type Moved = Vec<(String, String)>;

/// Gives a document another id, and puts it where the old one is written. Also says which files are to be renamed, and
/// how: its own, and with that of an article those of its versions.
fn by_id(
    briefing: &Briefing,
    subject: Subject,
    entry: &Entry,
    references: &[Reference<'_>],
    new: &str,
    root: &Root,
) -> Result<(Edits, Moved), String> {
    let names = briefing.names_of(subject).ok_or("it has no page")?;
    let (old, folder) = (names.id.to_owned(), names.folder);
    let parts: Option<Vec<String>> =
        new.split('/').map(|part| Slug::new(part).map(|slug| slug.to_string())).collect();
    let new = parts.filter(|parts| matches!(subject, Subject::Article(_)) || parts.len() == 1);
    let new = new.ok_or("an id has letters, digits and `-`; that of an article may have folders")?.join("/");
    let mut edits = Edits::new();
    // Obsidian starts notes without front matter.
    let front = front::bounds(&entry.text);
    let written = |key: &str| {
        key_line(&entry.text, front.as_ref()?, key).map(|(_, value)| value).filter(|value| !value.is_empty())
    };
    let moved = match written("slug") {
        // The id of these is the slug, where there is one.
        Some(value) if Kind::of_path(&entry.file) != Some(Kind::Article) => {
            edits.entry(entry.file.to_string()).or_default().push((value, new.clone()));
            Vec::new()
        }
        _ => {
            let to = match subject {
                Subject::Article(_) => format!("content/{folder}/{new}.md"),
                _ => {
                    let beside = entry.file.rsplit_once('/').map_or("", |(folder, _)| folder);
                    format!("{beside}/{new}.md")
                }
            };
            let mut moved: Moved = versions_of(&entry.file, root)
                .into_iter()
                .map(|version| {
                    let date = &version[Version::prefix(&entry.file).len()..];
                    let to = format!("{}{date}", Version::prefix(&to));
                    (version, to)
                })
                .collect();
            moved.insert(0, (entry.file.to_string(), to));
            if let Some((_, to)) = moved.iter().find(|(_, to)| root.location(to).exists()) {
                return Err(format!("{to} exists already"));
            }
            moved
        }
    };
    // What the file is called leads to it as well, and is the title of a note that has no other.
    let is_titled = written("title").is_some();
    let keeps = |folded: &str| is_titled && names.all.iter().any(|name| fold(name) == folded);
    let stem = fold(entry.stem());
    let renamed = |name: &str| {
        let bare = name.trim_start_matches("content/").trim_end_matches(".md");
        match fold(bare) {
            folded if folded == fold(&old) => Some(new.clone()),
            folded if folded == fold(&format!("{folder}/{old}")) => Some(format!("{folder}/{new}")),
            folded if !moved.is_empty() && folded == stem && !keeps(&folded) => Some(new.clone()),
            _ => None,
        }
    };
    for one in references {
        let changed = match one.how {
            How::Link => in_link(one, renamed),
            How::FrontMatter => in_value(one, &old, &new),
            How::Mention => None,
        };
        if let Some(changed) = changed {
            edits.entry(one.file.to_string()).or_default().push(changed);
        }
    }
    Ok((edits, moved))
}

/// The files of an article's versions, faulty ones too, of which the model knows nothing.
fn versions_of(article: &str, root: &Root) -> Vec<String> {
    let Some((folder, _)) = article.rsplit_once('/') else { return Vec::new() };
    let beside = std::fs::read_dir(root.location(folder)).into_iter().flatten().flatten();
    let paths = beside.filter_map(|file| Some(format!("{folder}/{}", file.file_name().to_str()?)));
    let mut versions: Vec<String> =
        paths.filter(|path| Version::article_of(path).as_deref() == Some(article)).collect();
    versions.sort();
    versions
}

/// Another text for what names the target of a link.
fn in_link(
    reference: &Reference<'_>,
    renamed: impl Fn(&str) -> Option<String>,
) -> Option<(Range<usize>, String)> {
    let written = reference.text.get(reference.span.clone())?;
    let inner = written.find("[[")? + 2;
    let end = written[inner..].find(['#', '|', ']']).map(|at| inner + at)?;
    // `[[name\|words]]` is how it is written in a table.
    let name = written[inner..end].trim_end_matches('\\').trim();
    let start = reference.span.start + inner + written[inner..end].find(name)?;
    Some((start..start + name.len(), renamed(name)?))
}

/// Another text for a value of front matter that is, or links to, the old name.
fn in_value(reference: &Reference<'_>, old: &str, new: &str) -> Option<(Range<usize>, String)> {
    let written = reference.text.get(reference.span.clone())?;
    if fold(written) == fold(old) {
        return Some((reference.span.clone(), yaml_text(new)));
    }
    // Within quotation marks, and perhaps the brackets of a link.
    let inner = written.trim_matches(['"', '\'']).trim_start_matches("[[").trim_end_matches("]]");
    let name = inner.split('|').next().unwrap_or(inner).trim();
    if fold(name) != fold(old) {
        return None;
    }
    let start = reference.span.start + written.find(name)?;
    let new = match written.chars().next() {
        Some('"') => new.replace('\\', "\\\\").replace('"', "\\\""),
        Some('\'') => new.replace('\'', "''"),
        _ => new.to_owned(),
    };
    Some((start..start + name.len(), new))
}

/// The line of a key at the top of front matter, without its break, and the value on it.
fn key_line(text: &str, front: &Range<usize>, key: &str) -> Option<(Range<usize>, Range<usize>)> {
    let mut at = front.start;
    for line in text[front.clone()].split('\n') {
        if let Some(rest) = line.strip_prefix(key).and_then(|rest| rest.strip_prefix(':')) {
            let value = rest.trim();
            let end = at + line.trim_end().len();
            let start = if value.is_empty() { end } else { end - value.len() };
            return Some((at..end, start..end));
        }
        at += line.len() + 1;
    }
    None
}

/// Adds a name to the `aliases` of front matter; `after` is the end of the line behind which a new key goes.
fn add_alias(text: &str, front: &Range<usize>, after: usize, name: &str) -> (Range<usize>, String) {
    let name = yaml_text(name);
    let Some((line, value)) = key_line(text, front, "aliases") else {
        return (after..after, format!("\naliases: [{name}]"));
    };
    let written = &text[value.clone()];
    if written.starts_with('[') {
        let close = text[value.start..front.end].find(']').map_or(value.end, |at| value.start + at);
        let is_empty = text[value.start + 1..close].trim().is_empty();
        return (close..close, if is_empty { name } else { format!(", {name}") });
    }
    if !written.is_empty() {
        return (value, format!("[{written}, {name}]"));
    }
    // A list with a line for each, behind the last of which this goes.
    let mut last = None;
    let mut at = line.end;
    for item in text[line.end..front.end].split('\n').skip(1) {
        at += 1;
        let spaces = item.len() - item.trim_start().len();
        if item[spaces..].starts_with("- ") {
            last = Some((at + item.trim_end().len(), &item[..spaces]));
        } else if !item.trim().is_empty() {
            break;
        }
        at += item.len();
    }
    match last {
        Some((end, indent)) => (end..end, format!("\n{indent}- {name}")),
        None => (line.end..line.end, format!(" [{name}]")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_is_added_to_every_form_of_list() {
        for (before, after) in [
            ("name: B", "name: B\naliases: [A]"),
            ("name: B\naliases: []", "name: B\naliases: [A]"),
            ("name: B\naliases:", "name: B\naliases: [A]"),
            ("name: B\naliases: [C, \"D\"]", "name: B\naliases: [C, \"D\", A]"),
            ("name: B\naliases: C", "name: B\naliases: [C, A]"),
            (
                "name: B\naliases:\n  - C\n  - D\nroles: []",
                "name: B\naliases:\n  - C\n  - D\n  - A\nroles: []",
            ),
            ("name: B\naliases:\n- C\nroles: []", "name: B\naliases:\n- C\n- A\nroles: []"),
            ("name: B\naliases: [C,\n  D]", "name: B\naliases: [C,\n  D, A]"),
        ] {
            let mut text = format!("---\n{before}\n---\n");
            let front = front::bounds(&text).expect("front matter");
            let (name, _) = key_line(&text, &front, "name").expect("a name");
            let (span, new) = add_alias(&text, &front, name.end, "A");
            text.replace_range(span, &new);
            assert_eq!(text, format!("---\n{after}\n---\n"), "{before}");
        }
    }
}
