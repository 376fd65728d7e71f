//! How links name what there is, and where they lead.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Effects, Topic};
use crate::briefing::links::Named;
use crate::briefing::resolve::{Resolver, folded_target};
use crate::briefing::{Briefing, Resolved, Subject, Touched};
use crate::content::{Entry, Kind, WikiLink};
use crate::diagnostic::{Diagnostic, Fix};
use crate::moment::Moment;

/// A subject that links name otherwise than before, with how they did and how they do now.
pub(super) struct Renamed {
    subject: Subject,
    before: Option<Name>,
    after: Option<Name>,
}

/// What links may call a subject, and how many paragraphs it has.
#[derive(PartialEq, Eq)]
struct Name {
    folder: &'static str,
    id: Arc<str>,
    stem: String,
    names: Vec<String>,
    blocks: usize,
    quotations: usize,
    anchors: Vec<(String, u32)>,
    /// Until when links find it, and from when on, if it is shown before its time.
    expires: Option<Moment>,
    ahead: Option<Moment>,
}

impl Name {
    fn texts(name: Option<&Self>) -> BTreeSet<String> {
        let named = name.map(|name| Named {
            folder: name.folder,
            id: &name.id,
            stem: &name.stem,
            names: name.names.iter().map(String::as_str).collect(),
            blocks: name.blocks,
            quotations: name.quotations,
            body: None,
        });
        named.map(|named| named.texts()).unwrap_or_default()
    }
}

/// A change of a link's target as one of the file `text`.
fn in_file(fix: Fix, link: &WikiLink, text: &str) -> Option<Fix> {
    let written = &text[link.span.clone()];
    let inner = written.find("[[")? + 2;
    let start = link.span.start + inner;
    let is_there = written[inner..].starts_with(&link.target);
    is_there.then(|| Fix { span: start + fix.span.start..start + fix.span.end, ..fix })
}

/// What the links of a text come to, and what is wrong with them. `user` has the text, if anybody has.
fn resolve_all(
    resolver: &Resolver<'_>,
    user: Option<Subject>,
    entry: &Entry,
) -> (Vec<Resolved>, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let mut resolve = |link: &WikiLink| {
        // Whose headings are meant is not known.
        if user.is_none() && folded_target(&link.target).is_empty() {
            return Resolved::Nowhere;
        }
        let fault = match resolver.resolve(user, &link.target) {
            Ok(found) => {
                let validity = resolver.validity(user, link, &found);
                faults.extend(validity.map(|fault| fault.at(entry.body_place(&link.span))));
                return found;
            }
            Err(fault) => fault,
        };
        let mut fault = fault.at(entry.body_place(&link.span));
        fault.fix = fault.fix.and_then(|fix| in_file(fix, link, &entry.body_text));
        faults.push(fault);
        Resolved::Nowhere
    };
    let links = entry.body.links.iter().map(&mut resolve).collect();
    (links, faults)
}

impl Briefing {
    /// Changes a subject, and takes note where links name it otherwise afterwards.
    pub(super) fn renaming(
        &mut self,
        subject: Subject,
        effects: &mut Effects,
        change: impl FnOnce(&mut Self, &mut Touched),
    ) {
        let look = |briefing: &Self| {
            briefing.named(subject).map(|named| Name {
                anchors: named.anchors(),
                expires: briefing.expires(subject),
                ahead: briefing.ahead(subject),
                folder: named.folder,
                id: named.id.into(),
                stem: named.stem.to_owned(),
                names: named.names.iter().map(|name| (*name).to_owned()).collect(),
                blocks: named.blocks,
                quotations: named.quotations,
            })
        };
        let before = look(self);
        change(self, &mut effects.touched);
        let after = look(self);
        if after != before {
            effects.renamed.push(Renamed { subject, before, after });
        }
    }

    /// Resolves the wiki-links of changed documents, and those that lead elsewhere now.
    /// Says whose these are.
    pub(super) fn update_links(&mut self, effects: &mut Effects) -> BTreeSet<Subject> {
        let Effects { renamed, changed, touched } = effects;
        let mut users: BTreeSet<Subject> = changed.clone();
        let texts = |one: &Renamed| (Name::texts(one.before.as_ref()), Name::texts(one.after.as_ref()));
        let texts: Vec<_> = renamed.par_iter().map(texts).collect();
        for (one, (before, after)) in renamed.iter().zip(texts) {
            self.link_names.set(one.subject, &before, &after, &mut users);
        }
        // What is said of a link that leads nowhere depends on everything.
        users.extend(self.linked_in_vain.iter().copied());
        self.linked_in_vain.clear();
        // Somebody who has lost the file but is still named has no links any more.
        let (here, gone): (Vec<Subject>, Vec<Subject>) =
            changed.iter().partition(|subject| self.entry(**subject).is_some());
        for subject in gone {
            self.file_links(subject, Vec::new(), touched);
            self.link_names.ask(subject, Vec::new());
        }
        for subject in here {
            self.sort_backlinks(subject, touched);
        }
        let has_links = |user: &Subject| {
            self.entry(*user).is_some_and(|entry| !entry.body.links.is_empty())
                || !self.links(*user).is_empty()
        };
        let mut users: Vec<Subject> =
            users.into_iter().filter(|user| self.has(*user) && has_links(user)).collect();
        // There is only so much help, and the same ones must get it each time.
        users.sort_by(|a, b| self.order(*a, *b));
        let resolver = Resolver::new(self);
        let mut found = Vec::new();
        for user in users {
            let Some(entry) = self.entry(user) else { continue };
            let (resolved, faults) = resolve_all(&resolver, Some(user), entry);
            let links = &entry.body.links;
            let texts = links.iter().map(|link| folded_target(&link.target));
            let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
            found.push((user, Arc::clone(&entry.file), texts, resolved, faults));
        }
        let mut resolved_again = BTreeSet::new();
        for (user, file, texts, links, faults) in found {
            resolved_again.insert(user);
            if !faults.is_empty() {
                self.linked_in_vain.insert(user);
            }
            self.fault(Topic::Links, &file, faults);
            self.link_names.ask(user, texts);
            self.file_links(user, links, touched);
        }
        resolved_again
    }

    /// Looks at the links and quotations of files of which no more than the body could be read: there are few, and what is
    /// wrong with them depends on everything. `searches` says how much may be searched for.
    pub(super) fn look_at_bodies(&mut self, mut searches: usize) {
        let resolver = Resolver::new(self);
        let mut found = Vec::new();
        for entry in self.documents.bodies() {
            let (links, of_links) = resolve_all(&resolver, None, entry);
            let is_ours = Kind::of_path(&entry.file) != Some(Kind::Article);
            let of_citations = is_ours.then(|| self.check_citations(entry, None, &links, &mut searches).1);
            found.push((Arc::clone(&entry.file), of_links, of_citations.unwrap_or_default()));
        }
        for (file, of_links, of_citations) in found {
            // Nothing is left to say of an older text that stands in for it.
            self.forget_faults(&file);
            self.fault(Topic::Links, &file, of_links);
            self.fault(Topic::Citations, &file, of_citations);
        }
    }

    /// Whose quotations and citations may hold otherwise than before.
    pub(super) fn citing(&self, relinked: BTreeSet<Subject>, effects: &Effects) -> BTreeSet<Subject> {
        let mut users = relinked;
        for subject in &effects.changed {
            users.insert(*subject);
            if let Subject::Article(_) = subject {
                users.extend(self.backlinks(*subject));
            }
        }
        // Somebody who is called otherwise may be the one who speaks, in a text that does not link to them.
        if effects.renamed.iter().any(|one| matches!(one.subject, Subject::Person(_))) {
            users.extend(&self.citing);
        }
        // What is said of words that an article does not have depends on all of them.
        let faulty = self.faults_about(Topic::Citations);
        users.extend(faulty.iter().filter_map(|file| self.subject_of(file)));
        users
    }
}
