//! People who are found in articles: which names are one person's, whether that person has a file, and which names are
//! people's at all.
//!
//! A name is known by its folded form. Names that compare as the same are one person's, as far as none of them is
//! another's; those that a file has belong to the file's person. What is found without a file is a person if the cues of
//! all articles together say so. A name of one word (`President Osei`) is nobody's where somebody is called so
//! already: it may be that person, and it may not.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::ArticleIx;
use super::store::drop_from;
use crate::content;
use crate::moment::Moment;
use crate::reading::{
    Candidate, Comparison, Cues, PersonIx, Reason, compare_names, fold, is_person, name_keys,
};
use crate::slug::Slug;

/// A name that is taken for a person's other name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// As articles spell it.
    pub name: Arc<str>,
    /// Why it is the same person; nothing where it is by way of another of the names.
    pub reason: Option<Reason>,
}

/// Somebody who has no file, or another spelling of somebody who has one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FoundPerson {
    /// As the first article that names the person spells it.
    pub(super) name: Arc<str>,
    /// Other names, by folded name.
    pub(super) merged: Vec<Merged>,
}

/// Every name that an article may mean a person by.
#[derive(Debug, Default)]
pub(super) struct FoundPeople {
    names: HashMap<Arc<str>, Name>,
    by_key: HashMap<u64, BTreeSet<Arc<str>>>,
    /// Names of several words, by the last.
    by_surname: HashMap<Box<str>, BTreeSet<Arc<str>>>,
    of_article: HashMap<ArticleIx, OfArticle>,
    /// Names that earlier texts of articles have. They make nobody a person, and may be a person's.
    earlier: HashMap<Arc<str>, BTreeSet<ArticleIx>>,
    earlier_of: HashMap<ArticleIx, BTreeSet<Arc<str>>>,
    declared: HashMap<PersonIx, Declared>,
    declared_by_key: HashMap<u64, BTreeSet<PersonIx>>,
    /// By each word of their names.
    declared_by_word: HashMap<Box<str>, BTreeSet<PersonIx>>,
    /// Names that are a person's.
    of_person: HashMap<PersonIx, BTreeSet<Arc<str>>>,
    people: HashMap<PersonIx, FoundPerson>,
    /// Names that would be somebody's by the name of the page, and whose file says that they are not.
    refused: HashMap<PersonIx, BTreeSet<Arc<str>>>,
    /// To be looked at again.
    dirty: BTreeSet<Arc<str>>,
}

/// The names that an article has.
#[derive(Debug)]
struct OfArticle {
    /// Those of its candidates, in their order.
    names: Box<[Named]>,
    /// How they are spelled, and when: the first article says what a person is called.
    spelled: (Dates, u64),
}

/// When an article was published, and when it came to the desk.
pub(super) type Dates = (Moment, Moment);

/// A name, by its folded form.
#[derive(Debug, Default)]
struct Name {
    /// In no order that means anything.
    articles: Vec<(ArticleIx, Cues)>,
    keys: Box<[u64]>,
    /// Whose it is.
    person: Option<PersonIx>,
}

/// What a person's file says of names.
#[derive(Debug)]
struct Declared {
    spellings: Vec<Arc<str>>,
    /// Folded names that are never this person's.
    never: BTreeSet<String>,
    keys: BTreeSet<u64>,
}

/// What has to be looked at again after names have come and gone.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// They name somebody else than before.
    pub(super) articles: BTreeSet<ArticleIx>,
    /// They are there, gone, or known by other names than before.
    pub(super) people: BTreeSet<PersonIx>,
    /// Other articles may speak for them than before.
    pub(super) looked_at: BTreeSet<PersonIx>,
}

/// A name of an article, with what speaks for a person there.
type Named = (Arc<str>, Cues);

/// Finds the first in time of some articles, with its candidates.
type First<'a> = dyn Fn(&mut dyn Iterator<Item = ArticleIx>) -> Option<(ArticleIx, &'a [Candidate])> + 'a;

/// What the settling of names has to ask.
pub(super) struct Ask<'a> {
    /// The first in time of some articles, with its candidates.
    pub(super) first: &'a First<'a>,
    /// The number of a person by id.
    pub(super) number: &'a mut dyn FnMut(&Arc<str>) -> PersonIx,
    /// The id of a person.
    pub(super) has_file: &'a dyn Fn(PersonIx) -> bool,
}

impl FoundPeople {
    /// Replaces the name that front matter gives to somebody without a file.
    pub(super) fn declare_name(&mut self, ix: PersonIx, name: Option<&str>) {
        let known = self.declared.get(&ix).map(|declared| &*declared.spellings);
        if known.unwrap_or_default().iter().map(|name| &**name).ne(name) {
            self.declare_spellings(ix, name.map(Arc::from).into_iter().collect(), BTreeSet::new());
        }
    }

    /// Replaces what a person's file says of names.
    pub(super) fn declare(&mut self, ix: PersonIx, doc: Option<&content::Person>) {
        let spellings = doc.into_iter().flat_map(|doc| {
            let aliases = doc.aliases.iter().map(|alias| alias.value.as_str());
            std::iter::once(doc.name.as_str()).chain(aliases).map(Arc::from)
        });
        let never = doc.into_iter().flat_map(|doc| doc.never.iter().map(|name| fold(&name.value)));
        self.declare_spellings(ix, spellings.collect(), never.collect());
    }

    /// Somebody without any spelling is not declared.
    fn declare_spellings(&mut self, ix: PersonIx, spellings: Vec<Arc<str>>, never: BTreeSet<String>) {
        if let Some(old) = self.declared.remove(&ix) {
            for key in old.keys {
                self.dirty.extend(self.by_key.get(&key).into_iter().flatten().cloned());
                drop_from(&mut self.declared_by_key, &key, &ix);
            }
            for word in words_of(&old.spellings) {
                self.dirty.extend(self.single(&word));
                drop_from(&mut self.declared_by_word, &*word, &ix);
            }
        }
        // A name that has been this person's by the name of the page.
        self.dirty.extend(self.of_person.get(&ix).into_iter().flatten().cloned());
        self.dirty.extend(self.refused.remove(&ix).unwrap_or_default());
        if spellings.is_empty() {
            return;
        }
        let keys: BTreeSet<u64> = spellings.iter().flat_map(|name| name_keys(name)).collect();
        for key in &keys {
            self.dirty.extend(self.by_key.get(key).into_iter().flatten().cloned());
            self.declared_by_key.entry(*key).or_default().insert(ix);
        }
        for word in words_of(&spellings) {
            self.dirty.extend(self.single(&word));
            self.declared_by_word.entry(word.into()).or_default().insert(ix);
        }
        self.declared.insert(ix, Declared { spellings, never, keys });
    }

    /// Replaces the names that an article of these dates has; `None` where it is gone.
    pub(super) fn put(&mut self, article: ArticleIx, new: Option<(Dates, &[Candidate])>) {
        let (dates, candidates) = new.map_or((None, &[][..]), |(dates, names)| (Some(dates), names));
        let new: Box<[Named]> = candidates
            .iter()
            .map(|candidate| {
                let folded = fold(&candidate.name);
                let known = self.names.get_key_value(folded.as_str()).map(|(name, _)| Arc::clone(name));
                (known.unwrap_or_else(|| folded.into()), candidate.cues)
            })
            .collect();
        let spelled = candidates.iter().fold(0, |seed, one| xxh3_64_with_seed(one.name.as_bytes(), seed));
        let spelled = dates.map(|dates| (dates, spelled));
        let (old, spelled_before) = self
            .of_article
            .remove(&article)
            .map_or_else(Default::default, |old| (old.names, Some(old.spelled)));
        if *old != *new {
            for (name, _) in &old {
                self.drop_use(name, article);
            }
            for (name, cues) in &new {
                self.add_use(name, article, *cues);
            }
        } else if spelled != spelled_before {
            self.dirty.extend(new.iter().map(|(name, _)| Arc::clone(name)));
        }
        if let Some(spelled) = spelled.filter(|_| !new.is_empty()) {
            self.of_article.insert(article, OfArticle { names: new, spelled });
        }
    }

    /// Replaces the names that only stand in earlier texts of an article.
    pub(super) fn put_earlier<'c>(
        &mut self,
        article: ArticleIx,
        candidates: impl Iterator<Item = &'c Candidate>,
    ) {
        for name in self.earlier_of.remove(&article).unwrap_or_default() {
            drop_from(&mut self.earlier, &name, &article);
            self.dirty.insert(name);
        }
        let names: BTreeSet<Arc<str>> = candidates.map(|candidate| fold(&candidate.name).into()).collect();
        for name in &names {
            self.earlier.entry(Arc::clone(name)).or_default().insert(article);
            self.dirty.insert(Arc::clone(name));
        }
        if !names.is_empty() {
            self.earlier_of.insert(article, names);
        }
    }

    /// Who the candidates of an earlier text are.
    pub(super) fn who_of(&self, candidates: &[Candidate]) -> Vec<Option<PersonIx>> {
        candidates.iter().map(|one| self.names.get(fold(&one.name).as_str())?.person).collect()
    }

    /// Who each candidate of an article is.
    pub(super) fn who(&self, article: ArticleIx) -> Vec<Option<PersonIx>> {
        let names = self.of_article.get(&article).map_or(&[][..], |article| &article.names);
        names.iter().map(|(name, _)| self.names.get(name)?.person).collect()
    }

    /// Somebody whom articles name.
    pub(super) fn person(&self, ix: PersonIx) -> Option<&FoundPerson> {
        self.people.get(&ix)
    }

    /// The articles that have names of a person, with what speaks for a person there; an article may come twice.
    pub(super) fn uses(&self, person: PersonIx) -> impl Iterator<Item = (ArticleIx, Cues)> {
        let names = self.of_person.get(&person).into_iter().flatten();
        names.filter_map(|name| self.names.get(name)).flat_map(|known| known.articles.iter().copied())
    }

    /// The articles of which earlier texts have names of a person.
    pub(super) fn used_before(&self, person: PersonIx) -> impl Iterator<Item = ArticleIx> {
        let names = self.of_person.get(&person).into_iter().flatten();
        names.filter_map(|name| self.earlier.get(name)).flatten().copied()
    }

    /// The articles of which earlier texts have a folded name.
    pub(super) fn used_then(&self, name: &str) -> impl Iterator<Item = ArticleIx> {
        self.earlier.get(name).into_iter().flatten().copied()
    }

    /// Whether a name is a person's.
    pub(super) fn is_of(&self, name: &str, person: PersonIx) -> bool {
        self.names.get(fold(name).as_str()).is_some_and(|known| known.person == Some(person))
    }

    fn add_use(&mut self, name: &Arc<str>, article: ArticleIx, cues: Cues) {
        let (by_key, by_surname) = (&mut self.by_key, &mut self.by_surname);
        let known = self.names.entry(Arc::clone(name)).or_insert_with(|| {
            let keys: Box<[u64]> = name_keys(name).into();
            for key in &keys {
                by_key.entry(*key).or_default().insert(Arc::clone(name));
            }
            if let Some(surname) = surname(name) {
                by_surname.entry(surname.into()).or_default().insert(Arc::clone(name));
            }
            Name { keys, ..Name::default() }
        });
        known.articles.push((article, cues));
        self.dirty.insert(Arc::clone(name));
    }

    fn drop_use(&mut self, name: &Arc<str>, article: ArticleIx) {
        let Some(known) = self.names.get_mut(name) else { return };
        if let Some(at) = known.articles.iter().position(|(other, _)| *other == article) {
            known.articles.swap_remove(at);
        }
        self.dirty.insert(Arc::clone(name));
    }

    /// Finds out anew who the names are that changes may concern.
    pub(super) fn settle(&mut self, ask: &mut Ask<'_>) -> Settled {
        let mut settled = Settled::default();
        let mut people: BTreeSet<PersonIx> = BTreeSet::new();
        let mut open = std::mem::take(&mut self.dirty);
        // Without a name that is gone, those that it held together may be several people's.
        let gone: Vec<Arc<str>> = open
            .iter()
            .filter(|name| self.names.get(*name).is_some_and(|known| known.articles.is_empty()))
            .cloned()
            .collect();
        for name in gone {
            let Some(known) = self.names.remove(&name) else { continue };
            open.remove(&name);
            for key in &known.keys {
                drop_from(&mut self.by_key, key, &name);
                open.extend(self.by_key.get(key).into_iter().flatten().cloned());
            }
            if let Some(person) = known.person {
                drop_from(&mut self.of_person, &person, &name);
                people.insert(person);
                settled.articles.extend(self.earlier.get(&name).into_iter().flatten());
            }
            if let Some(surname) = surname(&name) {
                drop_from(&mut self.by_surname, surname, &name);
                open.extend(self.single(surname));
            }
        }
        // Names of one word last: who they may be is known then.
        let (singles, open): (BTreeSet<Arc<str>>, BTreeSet<Arc<str>>) =
            open.into_iter().partition(|name| surname(name).is_none());
        let mut seen: BTreeSet<Arc<str>> = BTreeSet::new();
        let mut later = singles;
        for name in &open {
            self.settle_name(name, &mut seen, ask, &mut settled, &mut people);
            later.extend(surname(name).and_then(|surname| self.single(surname)));
        }
        later.extend(seen.iter().filter_map(|name| self.single(surname(name)?)).collect::<Vec<_>>());
        for name in &later {
            self.settle_name(name, &mut seen, ask, &mut settled, &mut people);
        }
        for person in &people {
            let (person, new) = (*person, self.describe(*person, ask));
            if self.people.get(&person) != new.as_ref() {
                settled.people.insert(person);
                match new {
                    Some(new) => drop(self.people.insert(person, new)),
                    None => drop(self.people.remove(&person)),
                }
            }
        }
        settled.looked_at = people;
        settled
    }

    /// The name of one word that is somebody's surname, if any article has it.
    fn single(&self, surname: &str) -> Option<Arc<str>> {
        self.names.get_key_value(surname).map(|(name, _)| Arc::clone(name))
    }

    fn settle_name(
        &mut self,
        name: &Arc<str>,
        seen: &mut BTreeSet<Arc<str>>,
        ask: &mut Ask<'_>,
        settled: &mut Settled,
        people: &mut BTreeSet<PersonIx>,
    ) {
        if seen.contains(name) || !self.names.contains_key(name) {
            return;
        }
        let linked = self.linked(name);
        for together in self.apart(&linked) {
            self.name(&together, ask, settled, people);
        }
        seen.extend(linked);
    }

    /// Cuts names that are linked by being the same into those that can all be one person's: "George Bush" may be either
    /// of two presidents, who are not each other. The name with most articles chooses first.
    fn apart(&self, linked: &BTreeSet<Arc<str>>) -> Vec<BTreeSet<Arc<str>>> {
        /// A larger number of spellings is no name's; they are compared with one of each person's alone.
        const MANY: usize = 64;
        if linked.len() == 1 {
            return vec![linked.clone()];
        }
        let articles = |name: &Arc<str>| self.names.get(name).map_or(0, |known| known.articles.len());
        let mut names: Vec<&Arc<str>> = linked.iter().collect();
        names.sort_by_key(|name| std::cmp::Reverse(articles(name)));
        let mut people: Vec<Vec<&Arc<str>>> = Vec::new();
        for name in names {
            let fits = |others: &&mut Vec<&Arc<str>>| {
                let others = &others[..if linked.len() > MANY { 1 } else { others.len() }];
                others.iter().all(|other| compare_names(name, other) != Comparison::Different)
            };
            match people.iter_mut().find(fits) {
                Some(others) => others.push(name),
                None => people.push(vec![name]),
            }
        }
        people.into_iter().map(|names| names.into_iter().cloned().collect()).collect()
    }

    /// All names that are linked to `name` by being the same, over however many others.
    fn linked(&self, name: &Arc<str>) -> BTreeSet<Arc<str>> {
        let mut found = BTreeSet::from([Arc::clone(name)]);
        let mut open = vec![Arc::clone(name)];
        while let Some(name) = open.pop() {
            let keys = self.names.get(&name).map_or(&[][..], |known| &known.keys);
            for other in keys.iter().filter_map(|key| self.by_key.get(key)).flatten() {
                if !found.contains(other) && matches!(compare_names(&name, other), Comparison::Same(_)) {
                    found.insert(Arc::clone(other));
                    open.push(Arc::clone(other));
                }
            }
        }
        found
    }

    /// People with a file whom a name may be.
    fn declared_for(&self, name: &str) -> BTreeSet<PersonIx> {
        let keys = self.names.get(name).map_or(&[][..], |known| &known.keys);
        let near = keys.iter().filter_map(|key| self.declared_by_key.get(key)).flatten();
        let is_same = |ix: &&PersonIx| {
            let declared = self.declared.get(ix);
            declared.is_some_and(|declared| {
                if declared.never.contains(name) {
                    return false;
                }
                let mut spellings = declared.spellings.iter();
                spellings.any(|spelling| matches!(compare_names(name, spelling), Comparison::Same(_)))
            })
        };
        near.filter(is_same).copied().collect()
    }

    /// Says of names that are one person's whose they are.
    fn name(
        &mut self,
        together: &BTreeSet<Arc<str>>,
        ask: &mut Ask<'_>,
        settled: &mut Settled,
        people: &mut BTreeSet<PersonIx>,
    ) {
        let declared: Vec<(&Arc<str>, BTreeSet<PersonIx>)> =
            together.iter().map(|name| (name, self.declared_for(name))).collect();
        let all: BTreeSet<PersonIx> = declared.iter().flat_map(|(_, people)| people).copied().collect();
        let only = |people: &BTreeSet<PersonIx>| people.first().copied().filter(|_| people.len() == 1);
        let whose: Vec<(Arc<str>, Option<PersonIx>)> = match all.len() {
            0 => {
                let person = self.without_file(together, ask);
                let refuses = |ix: &PersonIx| {
                    let declared = self.declared.get(ix);
                    declared
                        .is_some_and(|declared| together.iter().any(|name| declared.never.contains(&**name)))
                };
                let refused = person.filter(refuses);
                if let Some(ix) = refused {
                    self.refused.entry(ix).or_default().extend(together.iter().cloned());
                }
                let person = person.filter(|_| refused.is_none());
                together.iter().map(|name| (Arc::clone(name), person)).collect()
            }
            1 => {
                let person = only(&all);
                let never = |name: &Arc<str>| {
                    let declared = person.and_then(|person| self.declared.get(&person));
                    declared.is_some_and(|declared| declared.never.contains(&**name))
                };
                together.iter().map(|name| (Arc::clone(name), person.filter(|_| !never(name)))).collect()
            }
            // Each is its own file's; what might be either's is nobody's.
            _ => declared.into_iter().map(|(name, people)| (Arc::clone(name), only(&people))).collect(),
        };
        for (name, person) in whose {
            let Some(known) = self.names.get_mut(&name) else { continue };
            people.extend(known.person.into_iter().chain(person));
            if known.person != person {
                settled.articles.extend(known.articles.iter().map(|(article, _)| *article));
                settled.articles.extend(self.earlier.get(&name).into_iter().flatten());
                if let Some(old) = known.person {
                    drop_from(&mut self.of_person, &old, &name);
                }
                if let Some(new) = person {
                    self.of_person.entry(new).or_default().insert(Arc::clone(&name));
                }
                known.person = person;
            }
        }
    }

    /// Whether names that no file has are a person's, and whose.
    fn without_file(&self, together: &BTreeSet<Arc<str>>, ask: &mut Ask<'_>) -> Option<PersonIx> {
        let uses = || together.iter().filter_map(|name| self.names.get(name)).flat_map(|name| &name.articles);
        let cues = uses().fold(Cues::empty(), |all, (_, cues)| all | *cues);
        let articles: BTreeSet<ArticleIx> = uses().map(|(article, _)| *article).collect();
        let is_somebodys = |name: &Arc<str>| {
            let full = self.by_surname.get(&**name).into_iter().flatten();
            let mut full = full.filter_map(|full| self.names.get(full));
            full.any(|full| full.person.is_some()) || self.declared_by_word.contains_key(&**name)
        };
        if !is_person(cues, articles.len()) || together.iter().any(is_somebodys) {
            return None;
        }
        let (name, _) = self.first_spelling(together.iter(), ask)?;
        Some((ask.number)(&Slug::new(&name)?.shared()))
    }

    /// The name as the first article that has one of these spells it.
    fn first_spelling<'n>(
        &self,
        names: impl Iterator<Item = &'n Arc<str>> + Clone,
        ask: &Ask<'_>,
    ) -> Option<(Arc<str>, Arc<str>)> {
        let mut articles = names
            .clone()
            .filter_map(|name| self.names.get(name))
            .flat_map(|name| name.articles.iter().map(|(article, _)| *article));
        let (article, candidates) = (ask.first)(&mut articles)?;
        let of_article = self.of_article.get(&article)?;
        let mut spelled = of_article.names.iter().zip(candidates);
        let ((folded, _), candidate) =
            spelled.find(|((folded, _), _)| names.clone().any(|name| name == folded))?;
        Some((candidate.name.as_ref().into(), Arc::clone(folded)))
    }

    fn describe(&self, person: PersonIx, ask: &Ask<'_>) -> Option<FoundPerson> {
        let names = self.of_person.get(&person).filter(|names| !names.is_empty())?;
        let (name, first) = self.first_spelling(names.iter(), ask)?;
        let declared = self.declared.get(&person);
        let spellings: Vec<&Arc<str>> = match declared {
            Some(declared) => declared.spellings.iter().collect(),
            None => vec![&first],
        };
        let mut merged = Vec::new();
        for other in names {
            if spellings.iter().any(|spelling| fold(spelling) == **other) {
                continue;
            }
            let reasons = spellings.iter().map(|spelling| compare_names(spelling, other));
            let same = reasons.filter_map(|comparison| match comparison {
                Comparison::Same(reason) => Some(reason),
                _ => None,
            });
            let reason = same.into_iter().next();
            let spelled = self.first_spelling(std::iter::once(other), ask).map(|(name, _)| name);
            merged.push(Merged { name: spelled.unwrap_or_else(|| Arc::clone(other)), reason });
        }
        if (ask.has_file)(person) && merged.is_empty() {
            return None;
        }
        Some(FoundPerson { name, merged })
    }
}

/// Every word of some names, folded.
fn words_of(spellings: &[Arc<str>]) -> BTreeSet<String> {
    let folded = spellings.iter().map(|spelling| fold(spelling));
    folded.flat_map(|folded| folded.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The last word of a name of several words.
fn surname(name: &str) -> Option<&str> {
    name.rsplit_once(' ').map(|(_, last)| last)
}

#[cfg(test)]
mod tests {
    use super::super::{ArticleIx, Briefing, Parsed, Selection};
    use crate::moment::Moment;

    type File = (&'static str, Option<String>);

    fn now() -> Moment {
        Moment::parse("2025-12-01", None).expect("a day")
    }

    /// A briefing after some updates, one after the other.
    fn briefing(updates: &[Vec<File>]) -> Briefing {
        let config = "title = \"T\"\nbase_url = \"https://t.example/\"\nexcerpt_words = 0\nshare_limit = 0\n";
        let config = crate::config::parse("site.toml", config).expect("a configuration");
        let mut briefing = Briefing::new(config, Selection { drafts: false, future: false, now: now() });
        for files in updates {
            let parsed = |(file, text): &File| {
                let parsed = text.as_ref().map(|text| {
                    let (document, diagnostics) = crate::content::parse(file, text, None);
                    Parsed { document, diagnostics, body: None }
                });
                ((*file).into(), parsed)
            };
            briefing.update(files.iter().map(parsed), now());
        }
        briefing
    }

    /// Each person's id, name, and number of articles.
    fn people(briefing: &Briefing) -> Vec<(String, String, usize)> {
        let person = |ix: &super::PersonIx| {
            let person = briefing.person(*ix);
            let articles = briefing.articles_of(super::super::Subject::Person(*ix)).len();
            (person.id.to_string(), person.name.clone(), articles)
        };
        briefing.people().iter().map(person).collect()
    }

    fn article(date: &str, name: &str) -> Option<String> {
        let surname = name.rsplit(' ').next().unwrap_or_default();
        Some(format!(
            "---\ntitle: A\nsource: s\npublished: {date}\n---\nPresident {name} said so. Mr {surname} left.\n"
        ))
    }

    const A: &str = "content/articles/a.md";
    const B: &str = "content/articles/b.md";
    const C: &str = "content/articles/c.md";
    const FILE: &str = "content/people/george-harrow.md";

    fn source() -> File {
        ("content/sources/s.md", Some("---\nname: S\n---\n".to_owned()))
    }

    #[test]
    fn a_person_is_called_as_the_first_article_says_also_after_a_date_has_changed() {
        let (early, middle, late) = ("2025-03-01", "2025-03-02", "2025-03-03");
        for (one, other) in [("Dmitri Ostrovsky", "Dmitri Ostrovskiy"), ("Zoe Odegard", "Zo\u{eb} Odegard")] {
            let start = vec![source(), (A, article(early, one)), (B, article(middle, other))];
            let changed = briefing(&[start, vec![(A, article(late, one))]]);
            let clean = briefing(&[vec![source(), (A, article(late, one)), (B, article(middle, other))]]);
            assert_eq!(people(&changed), people(&clean), "{one}, {other}");
            assert_eq!(people(&clean)[0].1, other);
        }
    }

    #[test]
    fn whoever_an_editor_names_is_shown_in_context_also_where_the_name_is_spelled_otherwise() {
        let named = "---\ntitle: A\nsource: s\npublished: 2025-03-04\npeople: [Dmitri Ostrovsky]\n---\n";
        let both = vec![
            source(),
            (A, article("2025-03-01", "Dmitri Ostrovsky")),
            (B, article("2025-03-02", "Dmitriy Ostrovskiy")),
        ];
        let in_context = |briefing: &Briefing| {
            let ix = briefing.people()[0];
            let articles = briefing.articles_of(super::super::Subject::Person(ix));
            let shown = |article: &&ArticleIx| briefing.article(**article).mention_context(ix).is_some();
            articles.iter().filter(shown).count()
        };
        let naming = vec![(C, Some(named.to_owned()))];
        assert_eq!(in_context(&briefing(std::slice::from_ref(&both))), 0);
        assert_eq!(in_context(&briefing(&[[both.clone(), naming.clone()].concat()])), 2);
        assert_eq!(in_context(&briefing(&[both.clone(), naming.clone()])), 2);
        assert_eq!(in_context(&briefing(&[both, naming, vec![(C, None)]])), 0);
    }

    #[test]
    fn a_name_that_a_file_refuses_is_not_linked_by_the_name_of_its_page() {
        let file = |not: &str| Some(format!("---\nname: George H. W. Harrow\nnot: [{not}]\n---\n"));
        let refusing =
            vec![source(), (A, article("2025-03-01", "George Harrow")), (FILE, file("George Harrow"))];
        let found = briefing(std::slice::from_ref(&refusing));
        assert_eq!(people(&found), [("george-harrow".to_owned(), "George H. W. Harrow".to_owned(), 0)]);
        for then in [file("Nobody"), None] {
            let changed = briefing(&[refusing.clone(), vec![(FILE, then.clone())]]);
            let clean = briefing(&[vec![source(), refusing[1].clone(), (FILE, then)]]);
            assert_eq!(people(&changed), people(&clean));
            assert_eq!(people(&clean)[0].2, 1);
        }
    }
}
