//! Every file of `content/` as it was parsed, and which of them make the site: one file for each id, no drafts, nothing
//! dated in the future.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::LeftOut;
use crate::content::{Document, Kind};
use crate::diagnostic::Diagnostic;
use crate::moment::{Moment, Precision};

/// Which documents make the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Drafts too.
    pub drafts: bool,
    /// Articles and notes dated after `now` too.
    pub future: bool,
    /// What counts as now.
    pub now: Moment,
}

/// What parsing made of one file.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// Nothing where the file is faulty, or belongs to no kind.
    pub document: Option<Document>,
    /// What is wrong with the file by itself.
    pub diagnostics: Vec<Diagnostic>,
}

/// Why a document has no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Withheld {
    Draft,
    Future,
}

impl Withheld {
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::Draft => "a draft",
            Self::Future => "dated in the future",
        }
    }
}

/// What the files of one id have in common.
pub(super) type Id = (Kind, Arc<str>);

#[derive(Debug)]
pub(super) struct Documents {
    selection: Selection,
    files: HashMap<Arc<str>, Parsed>,
    /// The files that claim an id; the first of them has it.
    claims: HashMap<Id, BTreeSet<Arc<str>>>,
    /// Drafts and what lies in the future.
    withheld: HashMap<Arc<str>, Withheld>,
}

impl Documents {
    pub(super) fn new(selection: Selection) -> Self {
        Self { selection, files: HashMap::new(), claims: HashMap::new(), withheld: HashMap::new() }
    }

    /// Replaces what is known of `file`; adds the ids that this may concern to `ids`.
    pub(super) fn put(&mut self, file: &Arc<str>, parsed: Option<Parsed>, ids: &mut BTreeSet<Id>) {
        if let Some(Parsed { document: Some(old), .. }) = self.files.remove(file) {
            let id = id_of(&old);
            if let Some(claims) = self.claims.get_mut(&id) {
                claims.remove(file);
            }
            self.withheld.remove(file);
            ids.insert(id);
        }
        let Some(parsed) = parsed else { return };
        if let Some(document) = &parsed.document {
            let id = id_of(document);
            self.claims.entry(id.clone()).or_default().insert(Arc::clone(file));
            if let Some(why) = withheld(document, self.selection) {
                self.withheld.insert(Arc::clone(file), why);
            }
            ids.insert(id);
        }
        self.files.insert(Arc::clone(file), parsed);
    }

    /// Lets time pass (or go back); adds the ids of what appears or vanishes by it.
    pub(super) fn set_now(&mut self, now: Moment, ids: &mut BTreeSet<Id>) {
        self.selection.now = now;
        for (file, parsed) in self.files.iter().filter(|(_, parsed)| parsed.document.is_some()) {
            let Some(document) = &parsed.document else { continue };
            let why = withheld(document, self.selection);
            if why != self.withheld.get(file).copied() {
                ids.insert(id_of(document));
                match why {
                    Some(why) => self.withheld.insert(Arc::clone(file), why),
                    None => self.withheld.remove(file),
                };
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    pub(super) fn now(&self) -> Moment {
        self.selection.now
    }

    pub(super) fn get(&self, file: &str) -> Option<&Parsed> {
        self.files.get(file)
    }

    /// The document that has the page of this id.
    pub(super) fn live(&self, id: &Id) -> Option<&Document> {
        let file = self.claims.get(id)?.first()?;
        if self.withheld.contains_key(file) {
            return None;
        }
        self.files.get(file)?.document.as_ref()
    }

    /// Why an id has no page, where it is claimed.
    pub(super) fn why_withheld(&self, id: &Id) -> Option<Withheld> {
        self.withheld.get(self.claims.get(id)?.first()?).copied()
    }

    /// The files that claim an id and do not make its page.
    pub(super) fn not_live(&self, id: &Id) -> impl Iterator<Item = &Arc<str>> {
        let withheld = |file: &Arc<str>| self.withheld.contains_key(file);
        let claims = self.claims.get(id).into_iter().flatten();
        claims.enumerate().filter(move |(n, file)| *n > 0 || withheld(file)).map(|(_, file)| file)
    }

    /// The files that claim an id where they are several, the one that has it first.
    pub(super) fn rivals(&self, id: &Id) -> impl Iterator<Item = &Arc<str>> {
        self.claims.get(id).filter(|claims| claims.len() > 1).into_iter().flatten()
    }

    /// Every file with what was made of it and why it has no page, in no order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &Parsed, Option<Withheld>)> {
        self.files.iter().map(|(file, parsed)| (file, parsed, self.withheld.get(file).copied()))
    }

    /// The dates at which documents appear or vanish next, were it later or earlier than now, with whether they are
    /// shown now. As long as none of them tells otherwise, time makes no difference. An instant is compared with an
    /// instant and a day with a day, so that the nearest of both kinds is needed on either side.
    pub(super) fn horizon(&self) -> Vec<(Moment, bool)> {
        if self.selection.future {
            return Vec::new();
        }
        let mut nearest: BTreeMap<(bool, bool), Moment> = BTreeMap::new();
        let mut days: BTreeMap<bool, Moment> = BTreeMap::new();
        for (_, parsed, withheld) in self.iter() {
            let date = match &parsed.document {
                Some(Document::Article(doc)) => Some(doc.published),
                Some(Document::Note(doc)) => doc.date,
                _ => None,
            };
            let shown = match withheld {
                None => true,
                Some(Withheld::Future) => false,
                Some(Withheld::Draft) => continue,
            };
            let Some(date) = date else { continue };
            let nearer = |other: &Moment| match shown {
                true => date.is_after(other),
                false => other.is_after(&date),
            };
            let timed = date.precision() == Precision::Time;
            let instant = nearest.entry((shown, timed)).or_insert(date);
            if nearer(instant) {
                *instant = date;
            }
            // Against a day, instants count by their day.
            let day = days.entry(shown).or_insert(date);
            if (date.date() > day.date()) == shown && date.date() != day.date() {
                *day = date;
            }
        }
        let nearest = nearest.into_iter().map(|((shown, _), date)| (date, shown));
        nearest.chain(days.into_iter().map(|(shown, date)| (date, shown))).collect()
    }

    pub(super) fn left_out(&self) -> LeftOut {
        let count = |why| self.withheld.values().filter(|w| **w == why).count();
        LeftOut { drafts: count(Withheld::Draft), future: count(Withheld::Future) }
    }
}

pub(super) fn id_of(document: &Document) -> Id {
    (document.kind(), Arc::clone(&document.entry().id))
}

fn withheld(document: &Document, selection: Selection) -> Option<Withheld> {
    let (draft, date) = match document {
        Document::Article(doc) => (doc.draft, Some(doc.published)),
        Document::Note(doc) => (doc.draft, doc.date),
        // An event may well lie ahead.
        Document::Event(doc) => (doc.draft, None),
        Document::Source(_) | Document::Person(_) => (false, None),
    };
    if draft && !selection.drafts {
        Some(Withheld::Draft)
    } else if !selection.future && date.is_some_and(|date| date.is_after(&selection.now)) {
        Some(Withheld::Future)
    } else {
        None
    }
}
