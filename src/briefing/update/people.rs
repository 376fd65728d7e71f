//! Whom files and front matter declare, whom texts name without a file, and who is read otherwise for it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::articles::{Articles, Found, Resolved};
use super::{Effects, Topic, same};
use crate::briefing::documents::Id;
use crate::briefing::found::Ask;
use crate::briefing::people::words;
use crate::briefing::{ArticleIx, Briefing, Key, Known, Merged, Person, Subject, Touched};
use crate::content::{self, Document, Entry, Kind, Spanned};
use crate::diagnostic::{Diagnostic, nearest};
use crate::reading::{self, Candidate, NameIndex, PersonIx, fold};

impl Briefing {
    /// Takes note of people whose files changed, with what their files say now; adds those who name one of them to
    /// `users`.
    pub(super) fn declare_people(
        &mut self,
        ids: &BTreeSet<Id>,
        users: &mut BTreeSet<Subject>,
        people: &mut BTreeSet<PersonIx>,
    ) -> BTreeSet<String> {
        let mut name_words = BTreeSet::new();
        let mut any = false;
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
            any = true;
        }
        if any {
            self.file_shared_names();
        }
        name_words
    }

    /// Reports names that the files of two people claim: no text that has one of them is read as either's.
    fn file_shared_names(&mut self) {
        let mut found: BTreeMap<Arc<str>, Vec<Diagnostic>> = BTreeMap::new();
        for (text, people) in self.people_named.shared() {
            let doc = |ix: &PersonIx| match self
                .documents
                .live(&(Kind::Person, Arc::clone(self.people.id(*ix))))?
            {
                Document::Person(doc) => Some(doc),
                _ => None,
            };
            let mut docs: Vec<&Arc<content::Person>> = people.iter().filter_map(doc).collect();
            docs.sort_by(|a, b| a.entry.file.cmp(&b.entry.file));
            let written = |doc: &content::Person| {
                if fold(&doc.name) == text {
                    return Some(Spanned { value: doc.name.clone(), span: doc.name_at.clone() });
                }
                doc.aliases.iter().find(|alias| fold(&alias.value) == text).cloned()
            };
            let mut claims = docs.iter().filter_map(|doc| Some((doc, written(doc)?)));
            let Some((first, there)) = claims.next() else { continue };
            for (doc, here) in claims {
                let message = format!("two people are called `{}`", here.value);
                let fault = Diagnostic::warning("person/shared-name", message)
                    .at(doc.entry.place(&here.span))
                    .related("the other one", first.entry.place(&there.span))
                    .help(
                        "texts with this name are left open; if this is one person, keep one file, and else put the \
                         ids where the name is meant",
                    );
                found.entry(Arc::clone(&doc.entry.file)).or_default().push(fault);
            }
        }
        for file in self.faults_about(Topic::SharedNames) {
            self.fault(Topic::SharedNames, &file, Vec::new());
        }
        for (file, faults) in found {
            self.fault(Topic::SharedNames, &file, faults);
        }
    }

    /// Takes note of people without a file whom front matter names, or does not any more.
    pub(super) fn declare_named(&mut self, people: &BTreeSet<PersonIx>) {
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
    pub(super) fn find_people_in(
        &mut self,
        resolved: &[(ArticleIx, Resolved)],
        articles: &mut Articles,
        people: &mut BTreeSet<PersonIx>,
        touched: &mut Touched,
    ) {
        for (ix, found) in resolved {
            let dates = |doc: &content::Article| (doc.published, doc.came());
            let names = found.as_ref().map(|found| (dates(&found.doc), &*found.analysed.candidates));
            self.found.put(*ix, names);
            let earlier = found.iter().flat_map(|found| &found.earlier);
            self.found.put_earlier(*ix, earlier.flat_map(|(_, analysed)| &analysed.candidates));
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
            let date = |doc: &content::Article| doc.published;
            let first = known.min_by(|(_, a, _), (_, b, _)| {
                date(a).cmp(&date(b)).then_with(|| a.entry.id.cmp(&b.entry.id))
            });
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
        for person in settled.looked_at {
            touched.key(Key::About(Subject::Person(person)));
        }
    }

    pub(in crate::briefing) fn find_people(
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
    pub(super) fn update_people(
        &mut self,
        people: &BTreeSet<PersonIx>,
        declared_words: &BTreeSet<String>,
        articles: &mut Articles,
        effects: &mut Effects,
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
                articles.read.extend(self.named_before(ix));
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
            self.renaming(Subject::Person(ix), effects, |briefing, touched| {
                briefing.file_person(ix, new, touched)
            });
            effects.changed.insert(Subject::Person(ix));
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
}

fn names_of(person: &Person) -> reading::Names<'_> {
    reading::Names {
        spellings: std::iter::once(person.name.as_str()).chain(person.aliases()).collect(),
        never: person.never().collect(),
        roles: person.roles(),
    }
}
