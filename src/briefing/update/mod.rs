//! The way from files that came, changed or went to a briefing that knows them. Each step looks at what the change
//! concerns and at nothing else: who looked a name up is on record, and is asked again when the name leads elsewhere.

mod articles;
mod links;
mod people;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use self::articles::Articles;
use self::links::Renamed;
use super::corrections;
use super::documents::{Documents, Id, Parsed, Selection, Turn};
use super::filing::label;
use super::found::FoundPeople;
use super::key::Key;
use super::links::LinkNames;
use super::people::PeopleNamed;
use super::pictures::Pictures;
use super::said::Said;
use super::sources::SourceFinder;
use super::store::Store;
use super::{ArticleIx, Briefing, Edition, Event, EventIx, Note, NoteIx, Source, Subject, Touched};
use crate::config::Config;
use crate::content::{self, Document, Entry, Kind, Spanned};
use crate::diagnostic::Diagnostic;
use crate::moment::Moment;
use crate::reading::{NameIndex, PersonIx};
use crate::slug::Slug;

/// What was looked at when a fault was found; each is looked at again as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    /// A file by itself.
    File,
    /// Files that claim one id.
    Id,
    /// Sources among each other.
    Sources,
    /// The source and the people that a document names.
    Names,
    /// A name that is nearly somebody else's.
    NearMiss,
    /// Names that two files of people claim.
    SharedNames,
    /// Notes without a text.
    Empty,
    /// Tags.
    Tags,
    /// Wiki-links.
    Links,
    /// Articles that are embedded and may not be shown.
    Embeds,
    /// What is quoted from the articles that are cited for it.
    Citations,
    /// Corrections of an article, wherever they stand.
    Corrections,
    /// Corrections of articles that are not there.
    CorrectedInVain,
}

/// What follows from a change so far.
#[derive(Default)]
struct Effects {
    /// What links name otherwise than before.
    renamed: Vec<Renamed>,
    /// What has another text or other facts, or is gone.
    changed: BTreeSet<Subject>,
    /// What whoever read the briefing may have to read again.
    touched: Touched,
}

impl Briefing {
    /// A briefing of no files.
    pub fn new(config: Config, mut selection: Selection) -> Self {
        if let Some(zone) = &config.timezone {
            selection.now = selection.now.in_zone(zone);
        }
        Self {
            config,
            documents: Documents::new(selection),
            articles: Store::default(),
            sources: Store::default(),
            people: Store::default(),
            pictures: Pictures::default(),
            events: Store::default(),
            notes: Store::default(),
            editions: Store::default(),
            told: BTreeMap::new(),
            happenings: Store::default(),
            articles_of: HashMap::new(),
            events_of: HashMap::new(),
            happenings_of: HashMap::new(),
            declared_by: HashMap::new(),
            tags: BTreeMap::new(),
            timeline: BTreeMap::new(),
            came: BTreeMap::new(),
            named_before: HashMap::new(),
            sentences_of: HashMap::new(),
            said: Said::default(),
            counted: Default::default(),
            links: HashMap::new(),
            backlinks: HashMap::new(),
            origins: Default::default(),
            revised: Vec::new(),
            source_finder: SourceFinder::default(),
            asked_source: HashMap::new(),
            people_named: PeopleNamed::default(),
            found: FoundPeople::default(),
            names: NameIndex::default(),
            corrections_in_notes: corrections::InNotes::default(),
            link_names: LinkNames::default(),
            citing: BTreeSet::new(),
            linked_in_vain: BTreeSet::new(),
            embedding: BTreeSet::new(),
            faults: BTreeMap::new(),
        }
    }

    /// Takes in files that are new or changed, takes out those that are gone (`None`), and lets it be `now`.
    pub fn update(
        &mut self,
        files: impl IntoIterator<Item = (Arc<str>, Option<Parsed>)>,
        now: Moment,
    ) -> Touched {
        let touched = if self.documents.is_empty() { Touched::everything() } else { Touched::default() };
        let mut effects = Effects { touched, ..Effects::default() };
        let mut ids = BTreeSet::new();
        for (file, parsed) in files {
            let diagnostics = parsed.as_ref().map(|parsed| parsed.diagnostics.clone()).unwrap_or_default();
            self.forget_faults(&file);
            self.fault(Topic::File, &file, diagnostics);
            self.documents.put(&file, parsed, &mut ids);
        }
        let now = self.in_zone(now);
        if now != self.documents.now() {
            self.documents.set_now(now, &mut ids);
        }
        self.file_duplicates(&ids);
        for file in ids.iter().flat_map(|id| self.documents.not_live(id)).cloned().collect::<Vec<_>>() {
            self.forget_faults(&file);
        }
        let mut articles = Articles::default();
        let mut events: BTreeSet<EventIx> = BTreeSet::new();
        let mut notes: BTreeSet<NoteIx> = BTreeSet::new();
        for id in &ids {
            match id.0 {
                Kind::Article => drop(articles.resolve.insert(self.articles.number(&id.1))),
                Kind::Event => drop(events.insert(self.events.number(&id.1))),
                Kind::Note => drop(notes.insert(self.notes.number(&id.1))),
                Kind::Source | Kind::Person | Kind::Edition => {}
            }
        }

        self.update_sources(&ids, &mut articles, &mut effects);
        let mut users: BTreeSet<Subject> = BTreeSet::new();
        let mut people: BTreeSet<PersonIx> = BTreeSet::new();
        let declared = self.declare_people(&ids, &mut users, &mut people);
        self.add_faulty(&mut users);
        for user in users {
            match user {
                Subject::Article(ix) => drop(articles.resolve.insert(ix)),
                Subject::Event(ix) => drop(events.insert(ix)),
                Subject::Note(ix) => drop(notes.insert(ix)),
                Subject::Source(_) | Subject::Person(_) | Subject::Edition(_) => {}
            }
        }
        let resolved: Vec<_> =
            articles.resolve.iter().map(|ix| (*ix, self.resolve_article(*ix, &mut people))).collect();
        let of_events: Vec<(EventIx, Vec<PersonIx>)> =
            events.iter().map(|ix| (*ix, self.resolve_event(*ix, &mut people))).collect();
        for note in notes {
            articles.read.extend(self.resolve_note(note, &mut people));
        }
        let resolved = self.analyse(resolved);
        self.declare_named(&people);
        self.find_people_in(&resolved, &mut articles, &mut people, &mut effects.touched);
        self.update_people(&people, &declared, &mut articles, &mut effects);
        self.update_articles(resolved, articles, &mut effects);
        self.update_events(of_events, &mut effects);
        self.update_notes(&ids, &mut effects);
        self.update_editions(&ids, &mut effects);
        let relinked = self.update_links(&mut effects);
        self.update_embeds(&relinked);
        let citing = self.citing(relinked, &effects);
        let searches = self.update_citations(citing);
        self.look_at_bodies(searches);
        self.find_corrected_in_vain();
        effects.touched
    }

    /// Everything that is wrong with the documents, alone and together.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.faults.values().flatten()
    }

    /// The dates at which documents appear or vanish next, before and after now, with whether they are shown now.
    pub fn horizon(&self) -> Vec<(Turn, bool)> {
        self.documents.horizon()
    }

    /// A moment as the site counts days.
    pub fn in_zone(&self, moment: Moment) -> Moment {
        self.config.timezone.as_ref().map_or(moment, |zone| moment.in_zone(zone))
    }

    /// What was made of a file.
    pub fn parsed(&self, file: &str) -> Option<&Parsed> {
        self.documents.get(file)
    }

    /// Whether an article has a page.
    pub(super) fn is_filed(&self, doc: &content::Article) -> bool {
        self.articles.by_id(&doc.entry.id).is_some()
    }

    /// Prepares for people to be renamed, which is quick from then on; stops where something `newer` comes.
    pub fn index_words(&self, newer: &(dyn Fn() -> bool + Sync)) {
        self.articles().par_iter().filter(|_| !newer()).for_each(|ix| {
            self.articles.get(*ix).words();
        });
    }

    pub(super) fn fault(&mut self, topic: Topic, file: &Arc<str>, diagnostics: Vec<Diagnostic>) {
        let key = (topic, Arc::clone(file));
        if diagnostics.is_empty() {
            self.faults.remove(&key);
        } else {
            self.faults.insert(key, diagnostics);
        }
    }

    /// Forgets what was found in a document that is another one now, or has no page any more.
    fn forget_faults(&mut self, file: &Arc<str>) {
        for topic in [
            Topic::Names,
            Topic::Empty,
            Topic::Tags,
            Topic::Links,
            Topic::Embeds,
            Topic::Citations,
            Topic::Corrections,
        ] {
            self.fault(topic, file, Vec::new());
        }
    }

    fn live_article(&self, ix: ArticleIx) -> Option<&Arc<content::Article>> {
        match self.documents.live(&(Kind::Article, Arc::clone(self.articles.id(ix))))? {
            Document::Article(doc) => Some(doc),
            _ => None,
        }
    }

    fn live_event(&self, ix: EventIx) -> Option<&Arc<content::Event>> {
        match self.documents.live(&(Kind::Event, Arc::clone(self.events.id(ix))))? {
            Document::Event(doc) => Some(doc),
            _ => None,
        }
    }

    /// Reports ids that two files claim.
    fn file_duplicates(&mut self, ids: &BTreeSet<Id>) {
        let mut found = Vec::new();
        for id in ids {
            let place = |file: &str| Some(self.documents.get(file)?.document.as_ref()?.entry().first_line());
            let mut claims = self.documents.rivals(id);
            let first = claims.next().and_then(|file| place(file));
            for file in claims {
                let (Some(first), Some(here)) = (&first, place(file)) else { continue };
                // Which of them came first, the files do not say.
                let message = format!("two {} have the id `{}`", id.0.folder(), id.1);
                let diagnostic = Diagnostic::error("content/duplicate-id", message)
                    .at(here)
                    .related("the other one", first.clone())
                    .help("rename one of the files, give it a `slug`, or delete it");
                found.push((id.clone(), Arc::clone(file), diagnostic));
            }
        }
        // Who was second before may be the first now, or be gone.
        let is_second = |file: &Arc<str>| found.iter().any(|(_, second, _)| second == file);
        let looked_at = |file: &str| {
            let parsed = self.documents.get(file).and_then(|parsed| parsed.document.as_ref());
            parsed.is_none_or(|document| ids.contains(&super::documents::id_of(document)))
        };
        let solved: Vec<Arc<str>> = self
            .faults
            .keys()
            .filter(|(topic, file)| *topic == Topic::Id && looked_at(file) && !is_second(file))
            .map(|(_, file)| Arc::clone(file))
            .collect();
        for file in solved {
            self.fault(Topic::Id, &file, Vec::new());
        }
        for (_, file, diagnostic) in found {
            self.fault(Topic::Id, &file, vec![diagnostic]);
        }
    }

    fn update_sources(&mut self, ids: &BTreeSet<Id>, articles: &mut Articles, effects: &mut Effects) {
        let mut any = false;
        for id in ids.iter().filter(|id| id.0 == Kind::Source) {
            let ix = self.sources.number(&id.1);
            let new = match self.documents.live(id) {
                Some(Document::Source(doc)) => Some(Arc::clone(doc)),
                _ => None,
            };
            let old = self.sources.find(ix).map(|source| Arc::clone(&source.doc));
            if same(old.as_ref(), new.as_ref()) {
                continue;
            }
            any = true;
            let policy = |doc: &Arc<content::Source>| (doc.publish, doc.excerpt_words);
            if old.as_ref().map(policy) != new.as_ref().map(policy) {
                articles.read.extend(self.articles_of(Subject::Source(ix)).iter().copied());
            }
            self.renaming(Subject::Source(ix), effects, |briefing, touched| {
                briefing.file_source(ix, new.map(|doc| Source { doc }), touched);
            });
            effects.changed.insert(Subject::Source(ix));
        }
        if any {
            let found = self.source_finder.set(self.sources.iter());
            articles.resolve.extend(found);
            let stale: Vec<Arc<str>> = self.faults_about(Topic::Sources);
            for file in stale {
                self.fault(Topic::Sources, &file, Vec::new());
            }
            for (file, diagnostic) in std::mem::take(&mut self.source_finder.diagnostics) {
                self.faults.entry((Topic::Sources, file)).or_default().push(diagnostic);
            }
        }
    }

    pub(super) fn faults_about(&self, topic: Topic) -> Vec<Arc<str>> {
        self.faults.keys().filter(|(t, _)| *t == topic).map(|(_, file)| Arc::clone(file)).collect()
    }

    /// Adds the documents whose names could not all be resolved: what they are told depends on everything.
    fn add_faulty(&self, users: &mut BTreeSet<Subject>) {
        let named = self.faults_about(Topic::Names);
        users.extend(named.iter().filter_map(|file| self.subject_of(file)));
    }

    fn resolve_event(&mut self, ix: EventIx, people: &mut BTreeSet<PersonIx>) -> Vec<PersonIx> {
        let user = Subject::Event(ix);
        self.people_named.forget(user, people);
        let Some(doc) = self.live_event(ix).cloned() else { return Vec::new() };
        let mut faults = Vec::new();
        let found = self.find_people(user, &doc.entry, 0, &doc.people, people, &mut faults);
        self.fault(Topic::Names, &doc.entry.file, faults);
        found
    }

    fn update_events(&mut self, events: Vec<(EventIx, Vec<PersonIx>)>, effects: &mut Effects) {
        for (ix, mut people) in events {
            let subject = Subject::Event(ix);
            self.sort_people(&mut people);
            let doc = self.live_event(ix).cloned();
            if let Some(old) = self.events.find(ix)
                && same(Some(&old.doc), doc.as_ref())
                && old.people == people
            {
                continue;
            }
            self.file_tag_faults(subject, doc.as_ref().map(|doc| (&doc.entry, &doc.tags)));
            self.renaming(subject, effects, |briefing, touched| {
                briefing.file_event(ix, doc.map(|doc| Event { doc, people }), touched);
            });
            effects.changed.insert(subject);
        }
    }

    fn update_notes(&mut self, ids: &BTreeSet<Id>, effects: &mut Effects) {
        for id in ids.iter().filter(|id| id.0 == Kind::Note) {
            let ix = self.notes.number(&id.1);
            let subject = Subject::Note(ix);
            let doc = match self.documents.live(id) {
                Some(Document::Note(doc)) => Some(Arc::clone(doc)),
                _ => None,
            };
            if same(self.notes.find(ix).map(|note| &note.doc), doc.as_ref()) {
                continue;
            }
            self.file_tag_faults(subject, doc.as_ref().map(|doc| (&doc.entry, &doc.tags)));
            if let Some(doc) = doc.as_ref().filter(|doc| doc.is_empty()) {
                let fault = Diagnostic::warning("content/empty", "this note has no text")
                    .at(doc.entry.first_line())
                    .help("write it, or leave it out with `draft: true` until it is written");
                self.fault(Topic::Empty, &doc.entry.file, vec![fault]);
            }
            self.renaming(subject, effects, |briefing, touched| {
                briefing.file_note(ix, doc.map(|doc| Note { doc }), touched);
            });
            effects.changed.insert(subject);
        }
    }

    fn update_editions(&mut self, ids: &BTreeSet<Id>, effects: &mut Effects) {
        for id in ids.iter().filter(|id| id.0 == Kind::Edition) {
            let ix = self.editions.number(&id.1);
            let subject = Subject::Edition(ix);
            let told = match self.documents.meant_for_readers(id) {
                Some(Document::Edition(doc)) => Some(doc.date),
                _ => None,
            };
            let before = match told {
                Some(date) => self.told.insert(Arc::clone(&id.1), date),
                None => self.told.remove(&id.1),
            };
            if told != before {
                effects.touched.key(Key::Told);
            }
            let doc = match self.documents.live(id) {
                Some(Document::Edition(doc)) => Some(Arc::clone(doc)),
                _ => None,
            };
            if same(self.editions.find(ix).map(|edition| &edition.doc), doc.as_ref()) {
                continue;
            }
            self.renaming(subject, effects, |briefing, touched| {
                briefing.file_edition(ix, doc.map(|doc| Edition { doc }), touched);
            });
            effects.changed.insert(subject);
        }
    }

    /// Reports tags of which no path can be made.
    fn file_tag_faults(&mut self, subject: Subject, new: Option<(&Entry, &Vec<Spanned<String>>)>) {
        if let Some(file) = self.entry(subject).map(|entry| Arc::clone(&entry.file)) {
            self.fault(Topic::Tags, &file, Vec::new());
        }
        let Some((entry, tags)) = new else { return };
        let faulty = tags.iter().filter(|tag| Slug::new(label(&tag.value)).is_none()).map(|tag| {
            let message = format!("`{}` has no letter or digit to make a path from", tag.value);
            Diagnostic::error("front-matter/invalid-value", message).at(entry.place(&tag.span))
        });
        let faulty = faulty.collect();
        self.fault(Topic::Tags, &Arc::clone(&entry.file), faulty);
    }
}

/// Whether two documents are the very same one.
fn same<T>(a: Option<&Arc<T>>, b: Option<&Arc<T>>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => Arc::ptr_eq(a, b),
        (None, None) => true,
        _ => false,
    }
}
