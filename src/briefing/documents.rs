//! Every file of `content/` as it was parsed, and which of them make the site: one file for each id, no drafts, nothing
//! dated in the future.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::LeftOut;
use crate::content::{Document, Entry, Kind};
use crate::diagnostic::Diagnostic;
use crate::moment::{Moment, Precision};

/// Which documents make the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Drafts too.
    pub drafts: bool,
    /// Also what is dated after `now`, or has expired.
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
    /// The body of a faulty file, whose own faults are to be found in the same run.
    pub body: Option<Arc<Entry>>,
}

/// Why a document has no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// It says that it is a draft.
    Draft,
    /// It is dated after now, or held back until then.
    Future,
    /// It has expired.
    Expired,
}

impl Withheld {
    /// `a draft`, `dated in the future`, `expired`.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Draft => "a draft",
            Self::Future => "dated in the future",
            Self::Expired => "expired",
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
    /// Files of which no more than the body could be read.
    bodies: BTreeSet<Arc<str>>,
}

impl Documents {
    pub(super) fn new(selection: Selection) -> Self {
        Self {
            selection,
            files: HashMap::new(),
            claims: HashMap::new(),
            withheld: HashMap::new(),
            bodies: BTreeSet::new(),
        }
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
        self.bodies.remove(file);
        let Some(parsed) = parsed else { return };
        if parsed.body.is_some() {
            self.bodies.insert(Arc::clone(file));
        }
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

    /// The bodies of faulty files, by file.
    pub(super) fn bodies(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.bodies.iter().filter_map(|file| self.files.get(file)?.body.as_ref())
    }

    /// The document that has the page of this id.
    pub(super) fn live(&self, id: &Id) -> Option<&Document> {
        let file = self.claims.get(id)?.first()?;
        if self.withheld.contains_key(file) {
            return None;
        }
        self.files.get(file)?.document.as_ref()
    }

    /// The document that has, had or will have the page of this id: no draft.
    pub(super) fn meant_for_readers(&self, id: &Id) -> Option<&Document> {
        let file = self.claims.get(id)?.first()?;
        let is_draft = self.withheld.get(file) == Some(&Withheld::Draft);
        self.files.get(file)?.document.as_ref().filter(|_| !is_draft)
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

    /// The dates at which documents appear or vanish next, were it later or earlier than now, with whether they have
    /// come. As long as none of them tells otherwise, time makes no difference. An instant is compared with an instant
    /// and a day with a day, so that the nearest of both kinds is needed on either side.
    pub(super) fn horizon(&self) -> Vec<(Turn, bool)> {
        let mut nearest: BTreeMap<(bool, bool, bool), Moment> = BTreeMap::new();
        let mut days: BTreeMap<(bool, bool), Moment> = BTreeMap::new();
        for (_, parsed, withheld) in self.iter() {
            let Some(document) = parsed.document.as_ref().filter(|_| withheld != Some(Withheld::Draft))
            else {
                continue;
            };
            for turn in Dates::of(document).all() {
                let (date, come) = (turn.at, turn.has_come(&self.selection.now));
                let nearer = |other: &Moment| match come {
                    true => date.is_after(other),
                    false => other.is_after(&date),
                };
                let timed = date.precision() == Precision::Time;
                let instant = nearest.entry((come, turn.by_the_clock, timed)).or_insert(date);
                if nearer(instant) {
                    *instant = date;
                }
                // Against a day, instants count by their day.
                let day = days.entry((come, turn.by_the_clock)).or_insert(date);
                if (date.date() > day.date()) == come && date.date() != day.date() {
                    *day = date;
                }
            }
        }
        let nearest =
            nearest.into_iter().map(|((come, by_the_clock, _), at)| (Turn { at, by_the_clock }, come));
        let days = days.into_iter().map(|((come, by_the_clock), at)| (Turn { at, by_the_clock }, come));
        nearest.chain(days).collect()
    }

    /// When a document appears that is shown although its time has not come.
    pub(super) fn ahead(&self, document: &Document) -> Option<Moment> {
        let from = Dates::of(document).from.into_iter().flatten();
        from.filter(|turn| !turn.has_come(&self.selection.now)).map(|turn| turn.at).max()
    }

    /// What has no page for a reason, by file, in no order.
    pub(super) fn withheld(&self, why: Withheld) -> impl Iterator<Item = (&Arc<str>, &Document)> {
        let files = self.withheld.iter().filter(move |(_, reason)| **reason == why);
        files.filter_map(|(file, _)| Some((file, self.files.get(file)?.document.as_ref()?)))
    }

    pub(super) fn left_out(&self) -> LeftOut {
        let count = |why| self.withheld.values().filter(|w| **w == why).count();
        LeftOut { drafts: count(Withheld::Draft), future: count(Withheld::Future) }
    }
}

pub(super) fn id_of(document: &Document) -> Id {
    (document.kind(), Arc::clone(&document.entry().id))
}

/// A date at which a document comes or goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    at: Moment,
    /// Whether a time of day has not come as long as nobody says what time it is.
    by_the_clock: bool,
}

impl Turn {
    /// What is dated: where now is a day, all of that day has come.
    fn dated(at: Moment) -> Self {
        Self { at, by_the_clock: false }
    }

    /// What is to come or go at a time: an embargo that ends within a day holds until somebody gives the time.
    fn timed(at: Moment) -> Self {
        Self { at, by_the_clock: true }
    }

    /// Whether it has come.
    pub fn has_come(&self, now: &Moment) -> bool {
        let is_time = |moment: &Moment| moment.precision() == Precision::Time;
        match self.by_the_clock && is_time(&self.at) && !is_time(now) {
            true => self.at.date() < now.date(),
            false => !self.at.is_after(now),
        }
    }
}

/// When a document comes and goes by itself.
struct Dates {
    /// Shown from each of these on.
    from: [Option<Turn>; 2],
    /// Not shown from then on.
    to: Option<Turn>,
}

impl Dates {
    fn of(document: &Document) -> Self {
        match document {
            Document::Article(doc) => Self { from: [Some(Turn::dated(doc.published)), None], to: None },
            Document::Note(doc) => Self {
                from: [doc.date.map(Turn::dated), doc.publish_at.map(Turn::timed)],
                to: doc.expires.map(Turn::timed),
            },
            Document::Edition(doc) => Self {
                from: [Some(Turn::dated(doc.date)), doc.publish_at.map(Turn::timed)],
                to: doc.expires.map(Turn::timed),
            },
            // An event may well lie ahead.
            Document::Event(_) | Document::Source(_) | Document::Person(_) => {
                Self { from: [None; 2], to: None }
            }
        }
    }

    fn all(&self) -> impl Iterator<Item = Turn> {
        self.from.into_iter().flatten().chain(self.to)
    }
}

fn withheld(document: &Document, selection: Selection) -> Option<Withheld> {
    let draft = match document {
        Document::Article(doc) => doc.draft,
        Document::Note(doc) => doc.draft,
        Document::Event(doc) => doc.draft,
        Document::Edition(doc) => doc.draft,
        Document::Source(_) | Document::Person(_) => false,
    };
    let dates = Dates::of(document);
    let ahead = |turn: &Turn| !turn.has_come(&selection.now);
    if draft && !selection.drafts {
        Some(Withheld::Draft)
    } else if selection.future {
        None
    } else if dates.from.iter().flatten().any(ahead) {
        Some(Withheld::Future)
    } else if dates.to.is_some_and(|to| !ahead(&to)) {
        Some(Withheld::Expired)
    } else {
        None
    }
}
