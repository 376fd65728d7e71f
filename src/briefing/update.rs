//! The way from files that came, changed or went to a briefing that knows them. Each step looks at what the change
//! concerns and at nothing else: who looked a name up is on record, and is asked again when the name leads elsewhere.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::corrections;
use super::documents::{Documents, Id, Parsed, Selection};
use super::filing::label;
use super::found::{Ask, FoundPeople};
use super::links::{LinkNames, Named};
use super::people::{PeopleNamed, words};
use super::resolve::{Resolver, folded_target};
use super::said::Said;
use super::sources::SourceFinder;
use super::store::{Ordered as _, Store};
use super::{
    Article, ArticleIx, Briefing, Declared, Event, EventIx, Evidence, Known, Merged, Note, NoteIx, Person,
    Republished, Source, SourceIx, Spelled, Subject, Touched, agency, policy, spelling,
};
use crate::config::{Config, Publish};
use crate::content::{self, Document, Entry, Kind, Spanned};
use crate::diagnostic::{Diagnostic, nearest};
use crate::moment::Moment;
use crate::reading::{self, Candidate, Corrections, CreditKind, Findings, NameIndex, PersonIx, Reading};
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
    /// Tags.
    Tags,
    /// Wiki-links.
    Links,
    /// Corrections of an article, wherever they stand.
    Corrections,
    /// Corrections of articles that are not there.
    CorrectedInVain,
}

/// Whom and what an article names, found out; nothing where there is no such article, or it is faulty.
type Resolved = Option<Found>;

/// An article with its source and whom its editor names.
type Sourced = (Arc<content::Article>, SourceIx, Declared);

/// An article as far as it is known before anybody is looked for in it.
struct Found {
    doc: Arc<content::Article>,
    source: SourceIx,
    declared: Declared,
    /// What the text says by itself, before any correction.
    analysed: Arc<Findings>,
}

/// An article that was read, with what is wrong with its corrections.
type Read = (Article, Vec<Diagnostic>);

/// A subject that links name otherwise than before, with how they did and how they do now.
struct Renamed {
    subject: Subject,
    before: Option<Name>,
    after: Option<Name>,
}

/// What links may call a subject, and how many paragraphs it has.
#[derive(PartialEq, Eq)]
struct Name {
    folder: &'static str,
    id: Arc<str>,
    names: Vec<String>,
    blocks: usize,
}

impl Name {
    fn texts(name: Option<&Self>) -> BTreeSet<String> {
        let named = name.map(|name| Named {
            folder: name.folder,
            id: &name.id,
            names: name.names.iter().map(String::as_str).collect(),
            blocks: name.blocks,
        });
        named.map(|named| named.texts()).unwrap_or_default()
    }
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
            events: Store::default(),
            notes: Store::default(),
            happenings: Store::default(),
            articles_of: HashMap::new(),
            events_of: HashMap::new(),
            happenings_of: HashMap::new(),
            declared_by: HashMap::new(),
            tags: BTreeMap::new(),
            timeline: BTreeMap::new(),
            sentences_of: HashMap::new(),
            said: Said::default(),
            counted: Default::default(),
            links: HashMap::new(),
            backlinks: HashMap::new(),
            origins: Default::default(),
            source_finder: SourceFinder::default(),
            asked_source: HashMap::new(),
            people_named: PeopleNamed::default(),
            found: FoundPeople::default(),
            names: NameIndex::default(),
            corrections_in_notes: corrections::InNotes::default(),
            link_names: LinkNames::default(),
            linked_in_vain: BTreeSet::new(),
            faults: BTreeMap::new(),
        }
    }

    /// Takes in files that are new or changed, takes out those that are gone (`None`), and lets it be `now`.
    pub fn update(
        &mut self,
        files: impl IntoIterator<Item = (Arc<str>, Option<Parsed>)>,
        now: Moment,
    ) -> Touched {
        let mut touched = if self.documents.is_empty() { Touched::everything() } else { Touched::default() };
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
        let mut renamed: Vec<Renamed> = Vec::new();
        let mut articles = Articles::default();
        let mut events: BTreeSet<EventIx> = BTreeSet::new();
        let mut notes: BTreeSet<NoteIx> = BTreeSet::new();
        let mut changed: BTreeSet<Subject> = BTreeSet::new();
        for id in &ids {
            match id.0 {
                Kind::Article => drop(articles.resolve.insert(self.articles.number(&id.1))),
                Kind::Event => drop(events.insert(self.events.number(&id.1))),
                Kind::Note => drop(notes.insert(self.notes.number(&id.1))),
                Kind::Source | Kind::Person => {}
            }
        }

        self.update_sources(&ids, &mut articles, &mut renamed, &mut changed, &mut touched);
        let mut users: BTreeSet<Subject> = BTreeSet::new();
        let mut people: BTreeSet<PersonIx> = BTreeSet::new();
        let declared = self.declare_people(&ids, &mut users, &mut people);
        self.add_faulty(&mut users);
        for user in users {
            match user {
                Subject::Article(ix) => drop(articles.resolve.insert(ix)),
                Subject::Event(ix) => drop(events.insert(ix)),
                Subject::Note(ix) => drop(notes.insert(ix)),
                Subject::Source(_) | Subject::Person(_) => {}
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
        self.find_people_in(&resolved, &mut articles, &mut people);
        self.update_people(&people, &declared, &mut articles, &mut renamed, &mut changed, &mut touched);
        self.update_articles(resolved, articles, &mut renamed, &mut changed, &mut touched);
        self.update_events(of_events, &mut renamed, &mut changed, &mut touched);
        self.update_notes(&ids, &mut renamed, &mut changed, &mut touched);
        self.update_links(renamed, &changed, &mut touched);
        self.find_corrected_in_vain();
        touched
    }

    /// Everything that is wrong with the documents, alone and together.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.faults.values().flatten()
    }

    /// The dates at which documents appear or vanish next, before and after now, with whether they are shown now.
    pub fn horizon(&self) -> Vec<(Moment, bool)> {
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
        for topic in [Topic::Names, Topic::Tags, Topic::Links, Topic::Corrections] {
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
                let message = format!("a second {} with the id `{}`", id.0.noun(), id.1);
                let diagnostic = Diagnostic::error("content/duplicate-id", message)
                    .at(here)
                    .related("the first one", first.clone())
                    .help("rename one of the files, or give it a `slug`");
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

    fn update_sources(
        &mut self,
        ids: &BTreeSet<Id>,
        articles: &mut Articles,
        renamed: &mut Vec<Renamed>,
        changed: &mut BTreeSet<Subject>,
        touched: &mut Touched,
    ) {
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
            self.renaming(Subject::Source(ix), renamed, |briefing| {
                briefing.file_source(ix, new.map(|doc| Source { doc }), touched);
            });
            changed.insert(Subject::Source(ix));
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

    /// Takes note of people whose files changed, with what their files say now; adds those who name one of them to
    /// `users`.
    fn declare_people(
        &mut self,
        ids: &BTreeSet<Id>,
        users: &mut BTreeSet<Subject>,
        people: &mut BTreeSet<PersonIx>,
    ) -> BTreeSet<String> {
        let mut name_words = BTreeSet::new();
        for id in ids.iter().filter(|id| id.0 == Kind::Person) {
            let ix = self.people.number(&id.1);
            let new = match self.documents.live(id) {
                Some(Document::Person(doc)) => Some(Arc::clone(doc)),
                _ => None,
            };
            let old = self.people.find(ix).and_then(|person| person.doc.clone());
            if same(old.as_ref(), new.as_ref()) {
                continue;
            }
            self.people_named.declare(ix, old.as_deref(), new.as_deref(), users);
            self.found.declare(ix, new.as_deref());
            name_words.extend(old.iter().chain(&new).flat_map(|doc| words(&doc.name)));
            people.insert(ix);
        }
        name_words
    }

    /// Adds the documents whose names could not all be resolved: what they are told depends on everything.
    fn add_faulty(&self, users: &mut BTreeSet<Subject>) {
        for file in self.faults_about(Topic::Names) {
            match self.documents.get(&file).and_then(|parsed| parsed.document.as_ref()) {
                Some(Document::Article(doc)) => {
                    users.extend(self.articles.known(&doc.entry.id).map(Subject::Article));
                }
                Some(Document::Event(doc)) => {
                    users.extend(self.events.known(&doc.entry.id).map(Subject::Event));
                }
                Some(Document::Note(doc)) => {
                    users.extend(self.notes.known(&doc.entry.id).map(Subject::Note));
                }
                _ => {}
            }
        }
    }

    /// Finds out who published an article, and whom its editor names.
    fn resolve_article(&mut self, ix: ArticleIx, people: &mut BTreeSet<PersonIx>) -> Option<Sourced> {
        let user = Subject::Article(ix);
        self.people_named.forget(user, people);
        if let Some(old) = self.asked_source.remove(&ix) {
            self.source_finder.forget(ix, &old);
        }
        let doc = Arc::clone(self.live_article(ix)?);
        let entry = &doc.entry;
        self.source_finder.ask(ix, &doc.source.value);
        self.asked_source.insert(ix, doc.source.value.clone());
        let source = match self.source_finder.find(&doc.source.value) {
            Ok(source) => source,
            Err(diagnostic) => {
                let diagnostic = diagnostic.at(entry.place(&doc.source.span));
                self.fault(Topic::Names, &entry.file, vec![diagnostic]);
                return None;
            }
        };
        let mut faults = Vec::new();
        let mut first = 0;
        let mut find = |briefing: &mut Self, names: &[Spanned<String>]| {
            let found = briefing.find_people(user, entry, first, names, people, &mut faults);
            first += names.len();
            found
        };
        let named = find(self, &doc.people);
        let of_happenings = doc.happenings.iter().map(|h| find(self, &h.people)).collect();
        let of_corrections = self.find_corrected(user, entry, first, &doc.corrections, people, &mut faults);
        self.fault(Topic::Names, &entry.file, faults);
        Some((doc, source, Declared { people: named, of_happenings, of_corrections, happenings: Vec::new() }))
    }

    /// Reads what the texts of articles say by themselves. Of a text that is known that stays what it is.
    fn analyse(&self, resolved: Vec<(ArticleIx, Option<Sourced>)>) -> Vec<(ArticleIx, Resolved)> {
        let analyse = |ix, (doc, source, declared)| {
            let known = self.articles.find(ix).filter(|old| Arc::ptr_eq(&old.doc, &doc));
            let new = || Arc::new(reading::analyse(&doc));
            let analysed = known.map_or_else(new, |old| Arc::clone(&old.analysed));
            Found { doc, source, declared, analysed }
        };
        let analyse = |(ix, found): (ArticleIx, Option<_>)| (ix, found.map(|found| analyse(ix, found)));
        resolved.into_par_iter().map(analyse).collect()
    }

    /// Takes note of people without a file whom front matter names, or does not any more.
    fn declare_named(&mut self, people: &BTreeSet<PersonIx>) {
        for ix in people {
            let id = Arc::clone(self.people.id(*ix));
            if self.documents.live(&(Kind::Person, id)).is_none() {
                let name = self.people_named.first_use(*ix).map(|(_, name)| name.value.as_str());
                self.found.declare_name(*ix, name);
            }
        }
    }

    /// Finds out who the people are whom texts name without a file; adds the articles that name somebody else than
    /// before, and the people who come, go or are called otherwise.
    fn find_people_in(
        &mut self,
        resolved: &[(ArticleIx, Resolved)],
        articles: &mut Articles,
        people: &mut BTreeSet<PersonIx>,
    ) {
        for (ix, found) in resolved {
            let names = found.as_ref().map(|found| (found.doc.published, &*found.analysed.candidates));
            self.found.put(*ix, names);
        }
        let new: HashMap<ArticleIx, Option<&Found>> =
            resolved.iter().map(|(ix, found)| (*ix, found.as_ref())).collect();
        let (filed, documents, numbers) = (&self.articles, &self.documents, &mut self.people);
        let look = |ix: ArticleIx| -> Option<(&content::Article, &[Candidate])> {
            match new.get(&ix) {
                Some(found) => found.map(|found| (&*found.doc, &*found.analysed.candidates)),
                None => filed.find(ix).map(|old| (&*old.doc, &*old.analysed.candidates)),
            }
        };
        let first = |articles: &mut dyn Iterator<Item = ArticleIx>| {
            let known = articles.filter_map(|ix| look(ix).map(|(doc, candidates)| (ix, doc, candidates)));
            let first = known.min_by_key(|(_, doc, _)| (doc.published, Arc::clone(&doc.entry.id)));
            first.map(|(ix, _, candidates)| (ix, candidates))
        };
        let numbers = std::cell::RefCell::new(numbers);
        let mut number = |id: &Arc<str>| numbers.borrow_mut().number(id);
        let has_file = |ix: PersonIx| {
            let id = Arc::clone(numbers.borrow().id(ix));
            documents.live(&(Kind::Person, id)).is_some()
        };
        let mut ask = Ask { first: &first, number: &mut number, has_file: &has_file };
        let settled = self.found.settle(&mut ask);
        articles.read.extend(settled.articles);
        people.extend(settled.people);
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

    pub(super) fn find_people(
        &mut self,
        user: Subject,
        entry: &Entry,
        first: usize,
        names: &[Spanned<String>],
        people: &mut BTreeSet<PersonIx>,
        faults: &mut Vec<Diagnostic>,
    ) -> Vec<PersonIx> {
        let (store, mut ambiguous) = (&mut self.people, Vec::new());
        let found = self.people_named.find_all(
            user,
            entry,
            first,
            names.iter(),
            |id| store.number(id),
            people,
            &mut ambiguous,
            faults,
        );
        for (name, mut several) in ambiguous {
            self.sort_people(&mut several);
            let ids: Vec<String> = several.iter().map(|ix| format!("`{}`", self.people.id(*ix))).collect();
            faults.push(
                Diagnostic::error("person/ambiguous", format!("several people are called `{}`", name.value))
                    .at(entry.place(&name.span))
                    .help(format!("write one of {}", ids.join(", "))),
            );
        }
        found
    }

    /// Files people with and without a file, and finds the articles in which a name may be read otherwise now.
    fn update_people(
        &mut self,
        people: &BTreeSet<PersonIx>,
        declared_words: &BTreeSet<String>,
        articles: &mut Articles,
        renamed: &mut Vec<Renamed>,
        changed: &mut BTreeSet<Subject>,
        touched: &mut Touched,
    ) {
        let mut ends: BTreeSet<u32> = BTreeSet::new();
        let mut any = false;
        for ix in people.iter().copied() {
            let id = Arc::clone(self.people.id(ix));
            let found = self.found.person(ix);
            let merged: Arc<[Merged]> = found.map(|found| found.merged.as_slice().into()).unwrap_or_default();
            let named = self.people_named.first_use(ix).map(|(_, name)| name.value.clone());
            let file = (Kind::Person, Arc::clone(&id));
            let of = |name: String, doc, known| Person { id, name, doc, known, merged };
            let new = match (self.documents.live(&file), named, found) {
                (Some(Document::Person(doc)), ..) => {
                    Some(of(doc.name.clone(), Some(Arc::clone(doc)), Known::ByFile))
                }
                (_, Some(name), _) => Some(of(name, None, Known::ByName)),
                (_, None, Some(found)) => Some(of(found.name.to_string(), None, Known::ByText)),
                (_, None, None) => None,
            };
            let old = self.people.find(ix);
            let is_same = match (old, &new) {
                (Some(old), Some(new)) => {
                    let facts = |one: &Person| (one.name.clone(), one.known, Arc::clone(&one.merged));
                    facts(old) == facts(new) && same(old.doc.as_ref(), new.doc.as_ref())
                }
                (None, None) => true,
                _ => false,
            };
            if is_same {
                continue;
            }
            // A new text about somebody is no new name.
            let read_by = |person: &Person| {
                let names = names_of(person);
                let spellings = names.spellings.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
                let never = names.never.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
                (spellings, never, names.roles.to_vec())
            };
            // Who is only found is not looked for by name.
            let (before, after) =
                (old.filter(|one| one.is_declared()), new.as_ref().filter(|one| one.is_declared()));
            // Spellings that nobody declares are found without the names on file.
            let never = |person: &Person| person.never().map(str::to_owned).collect::<Vec<_>>();
            if old.map(never).unwrap_or_default() != new.as_ref().map(never).unwrap_or_default() {
                articles.read.extend(self.articles_of(Subject::Person(ix)).iter().copied());
            }
            // What is shown around a name that only texts have competes with other findings, also where the name is
            // spelled as no editor does.
            if before.is_some() != after.is_some() {
                articles.read.extend(self.articles_of(Subject::Person(ix)).iter().copied());
            }
            if before.map(read_by) != after.map(read_by) {
                any = true;
                for person in before.into_iter().chain(after) {
                    ends.extend(reading::name_ends(&names_of(person)));
                }
            }
            self.renaming(Subject::Person(ix), renamed, |briefing| briefing.file_person(ix, new, touched));
            changed.insert(Subject::Person(ix));
        }
        if any {
            self.names = NameIndex::new(
                self.people
                    .iter()
                    .filter(|(_, person)| person.is_declared())
                    .map(|(ix, person)| (ix, names_of(person))),
            );
            let known = self.articles.in_order().par_iter().filter(|ix| !articles.resolve.contains(ix));
            let hit: Vec<ArticleIx> = known
                .filter(|ix| reading::may_name(self.articles.get(**ix).words(), &ends))
                .copied()
                .collect();
            articles.read.extend(hit);
        }
        self.find_near_misses(people, declared_words);
    }

    /// Reports names in front matter that have no file and are a slip away from one that has.
    fn find_near_misses(&mut self, people: &BTreeSet<PersonIx>, declared_words: &BTreeSet<String>) {
        let mut concerned: BTreeSet<PersonIx> = people.clone();
        if !declared_words.is_empty() {
            concerned.extend(self.people_named.without_file().filter(|ix| {
                self.people.find(*ix).is_some_and(|person| !words(&person.name).is_disjoint(declared_words))
            }));
        }
        for ix in concerned {
            // The person's id stands for the file, since that may be another one from time to time.
            let key = Arc::clone(self.people.id(ix));
            let found = self.near_miss(ix);
            self.fault(Topic::NearMiss, &key, found.into_iter().collect());
        }
    }

    fn near_miss(&self, ix: PersonIx) -> Option<Diagnostic> {
        let person = self.people.find(ix).filter(|person| person.doc.is_none())?;
        let (file, name) = self.people_named.first_use(ix)?;
        let entry = self.documents.get(file)?.document.as_ref()?.entry();
        let mut sharing: Vec<PersonIx> = self.people_named.sharing_a_word(&person.name).into_iter().collect();
        self.sort_people(&mut sharing);
        let known = sharing.iter().filter_map(|ix| Some(self.people.find(*ix)?.name.as_str()));
        let near = nearest(&name.value, known)?;
        let message = format!("`{}` has no file and gets a page of its own", name.value);
        Some(
            Diagnostic::warning("person/near-miss", message).at(entry.place(&name.span)).help(format!(
                "did you mean `{near}`? If so, write it so, or add the spelling to its `aliases`"
            )),
        )
    }

    /// Reads and files articles: those that name other people or sources than before, and those in which other
    /// people may be found.
    fn update_articles(
        &mut self,
        resolved: Vec<(ArticleIx, Resolved)>,
        articles: Articles,
        renamed: &mut Vec<Renamed>,
        changed: &mut BTreeSet<Subject>,
        touched: &mut Touched,
    ) {
        let mut work: Vec<(ArticleIx, Resolved)> = resolved;
        for ix in articles.read.difference(&articles.resolve) {
            let old = self.articles.get(*ix);
            let (doc, analysed) = (Arc::clone(&old.doc), Arc::clone(&old.analysed));
            let found = Found { doc, source: old.source, declared: old.declared.clone(), analysed };
            work.push((*ix, Some(found)));
        }
        let mut made: Vec<(ArticleIx, Option<Read>)> = work
            .into_par_iter()
            .map(|(ix, resolved)| (ix, resolved.map(|resolved| self.read_article(ix, resolved))))
            .collect();
        // In the order of the lists, so that a first build only ever appends; what goes, goes first.
        made.par_sort_by(|(_, a), (_, b)| match (a, b) {
            (Some((a, _)), Some((b, _))) => a.order(b),
            (a, b) => a.is_some().cmp(&b.is_some()),
        });
        let mut happenings = BTreeSet::new();
        let read: BTreeSet<ArticleIx> = made.iter().map(|(ix, _)| *ix).collect();
        let mut other_texts = BTreeSet::new();
        for (ix, made) in made {
            let subject = Subject::Article(ix);
            let (article, faults) = made.unzip();
            let old = self.articles.find(ix);
            if !same(old.map(|old| &old.doc), article.as_ref().map(|new| &new.doc)) {
                other_texts.insert(ix);
            } else if old.map(|old| old.source) != article.as_ref().map(|new| new.source) {
                self.touch_origin(ix, touched);
            }
            if article.is_none()
                && let Some(old) = self.articles.find(ix)
            {
                let file = Arc::clone(&old.doc.entry.file);
                self.fault(Topic::Links, &file, Vec::new());
                self.fault(Topic::Corrections, &file, Vec::new());
            }
            if let Some(article) = &article {
                let file = Arc::clone(&article.doc.entry.file);
                self.fault(Topic::Corrections, &file, faults.unwrap_or_default());
            }
            self.file_tag_faults(
                subject,
                article.as_ref().map(|article| (&article.doc.entry, &article.doc.tags)),
            );
            self.renaming(subject, renamed, |briefing| {
                briefing.file_article(ix, article, &mut happenings, touched);
            });
            changed.insert(subject);
        }
        for happening in happenings {
            self.refile_happening(happening, touched);
        }
        self.update_origins(other_texts, touched);
        self.update_said(&read, touched);
        self.update_counted(&read, touched);
        self.update_sentences(&read, touched);
    }

    fn read_article(&self, ix: ArticleIx, found: Found) -> Read {
        let Found { doc, source, declared, analysed } = found;
        let mut people: Vec<PersonIx> =
            declared.people.iter().chain(declared.of_happenings.iter().flatten()).copied().collect();
        self.sort_people(&mut people);
        let mut findings = Arc::clone(&analysed);
        let corrected = self.corrections_of(&doc, &declared.of_corrections);
        let list = corrected.iter().map(|of| (of.correction, of.person));
        let mut corrections = Corrections::new(&doc.entry.body, list);
        if !corrections.is_empty() {
            corrections.apply(Arc::make_mut(&mut findings));
        }
        let who = self.found.who(ix);
        let reading = reading::read(&doc, &findings, &self.names, &people, &who, &mut corrections);
        people.extend(corrections.speakers());
        let faults = corrections::diagnostics(&corrected, corrections.into_faults());
        people.extend(reading.mentions.iter().map(|mention| mention.person));
        self.sort_people(&mut people);
        let mut agencies: BTreeSet<Arc<str>> = doc.agencies.iter().map(|name| agency(name)).collect();
        let credits = findings.credits.iter().filter(|credit| credit.kind == CreditKind::Text);
        agencies.extend(credits.flat_map(|credit| credit.agencies.iter().map(|name| Arc::from(*name))));
        agencies.extend(reading::byline_agencies(&doc.authors).into_iter().map(Arc::from));

        let publisher = &self.sources.get(source).doc;
        let publish = doc.publish.or(publisher.publish).unwrap_or(self.config.publish);
        let limit = publisher.excerpt_words.unwrap_or(self.config.excerpt_words);
        let limit = if publish == Publish::Link { 0 } else { limit };
        let excerpt = policy::excerpt(&doc.entry.body, &findings, limit);
        let known = self.articles.find(ix).filter(|old| Arc::ptr_eq(&old.doc, &doc));
        let words = known.map(|old| old.words.clone()).unwrap_or_default();
        let spelled = spelled(&doc, &reading);
        let mut article = Article {
            source,
            publish,
            findings,
            analysed,
            reading,
            people,
            spelled,
            agencies: agencies.into_iter().collect(),
            happenings: Vec::new(),
            excerpt,
            evidence: Evidence::default(),
            republished: Republished::default(),
            declared,
            words,
            doc,
        };
        (article.evidence, article.republished) = self.evidence(&article);
        (article, faults)
    }

    fn update_events(
        &mut self,
        events: Vec<(EventIx, Vec<PersonIx>)>,
        renamed: &mut Vec<Renamed>,
        changed: &mut BTreeSet<Subject>,
        touched: &mut Touched,
    ) {
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
            self.renaming(subject, renamed, |briefing| {
                briefing.file_event(ix, doc.map(|doc| Event { doc, people }), touched);
            });
            changed.insert(subject);
        }
    }

    fn update_notes(
        &mut self,
        ids: &BTreeSet<Id>,
        renamed: &mut Vec<Renamed>,
        changed: &mut BTreeSet<Subject>,
        touched: &mut Touched,
    ) {
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
            self.renaming(subject, renamed, |briefing| {
                briefing.file_note(ix, doc.map(|doc| Note { doc }), touched);
            });
            changed.insert(subject);
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

    /// Changes a subject, and takes note where links name it otherwise afterwards.
    fn renaming(&mut self, subject: Subject, renamed: &mut Vec<Renamed>, change: impl FnOnce(&mut Self)) {
        let look = |briefing: &Self| {
            briefing.named(subject).map(|named| Name {
                folder: named.folder,
                id: named.id.into(),
                names: named.names.iter().map(|name| (*name).to_owned()).collect(),
                blocks: named.blocks,
            })
        };
        let before = look(self);
        change(self);
        let after = look(self);
        if after != before {
            renamed.push(Renamed { subject, before, after });
        }
    }

    /// Resolves the wiki-links of changed documents, and those that lead elsewhere now.
    fn update_links(&mut self, renamed: Vec<Renamed>, changed: &BTreeSet<Subject>, touched: &mut Touched) {
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
            let links = &entry.body.links;
            let (mut resolved, mut faults) = (Vec::with_capacity(links.len()), Vec::new());
            for link in links {
                match resolver.resolve(&link.target) {
                    Ok(found) => resolved.push(found),
                    Err(diagnostic) => faults.push(diagnostic.at(entry.place(&link.span))),
                }
            }
            let texts: Vec<String> = links.iter().map(|link| folded_target(&link.target)).collect();
            found.push((user, Arc::clone(&entry.file), texts, resolved, faults));
        }
        for (user, file, texts, links, faults) in found {
            if !faults.is_empty() {
                self.linked_in_vain.insert(user);
            }
            self.fault(Topic::Links, &file, faults);
            self.link_names.ask(user, texts);
            self.file_links(user, links, touched);
        }
    }
}

/// Every spelling of every person in an article.
fn spelled(doc: &content::Article, reading: &Reading) -> Box<[Spelled]> {
    let mut all: Vec<Spelled> = Vec::new();
    for mention in &reading.mentions {
        let block = doc.entry.body.block_text(mention.block as usize).unwrap_or_default();
        let text = spelling(&block[mention.range()]);
        match all.iter_mut().find(|known| known.person == mention.person && *known.text == *text) {
            Some(known) => known.count += 1,
            None => {
                all.push(Spelled { person: mention.person, text: text.into(), form: mention.form, count: 1 });
            }
        }
    }
    all.into()
}

/// Articles that a change concerns.
#[derive(Default)]
struct Articles {
    /// Their source or people are looked up again.
    resolve: BTreeSet<ArticleIx>,
    /// Their text is read again.
    read: BTreeSet<ArticleIx>,
}

impl Article {
    /// Fingerprints of the words that may end a name, sorted.
    fn words(&self) -> &[u32] {
        self.words.get_or_init(|| reading::name_words(&self.doc.title, &self.doc.entry.body))
    }
}

fn names_of(person: &Person) -> reading::Names<'_> {
    reading::Names {
        spellings: std::iter::once(person.name.as_str()).chain(person.aliases()).collect(),
        never: person.never().collect(),
        roles: person.roles(),
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
