//! Finds the people whom front matter names, and knows of those who have no file but are named all the same.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::Subject;
use super::store::drop_from;
use crate::content::{self, Entry, Spanned};
use crate::diagnostic::Diagnostic;
use crate::reading::{PersonIx, fold};
use crate::slug::Slug;

/// Where a name is written: first articles, then events, then notes; by file and place.
type Use = (u8, Arc<str>, usize);

/// Everyone with a file, by name, and everyone whom a front matter names.
#[derive(Debug, Default)]
pub(super) struct PeopleNamed {
    /// Folded ids, names and aliases of people with a file.
    by_text: HashMap<String, BTreeSet<PersonIx>>,
    /// Folded words of the names of people with a file, to find slips of the pen.
    by_word: HashMap<String, BTreeSet<PersonIx>>,
    /// Who looked a text up.
    asked: HashMap<String, BTreeSet<Subject>>,
    asked_by: HashMap<Subject, Asked>,
    /// Where people without a file are named.
    uses: HashMap<PersonIx, BTreeMap<Use, Spanned<String>>>,
}

#[derive(Debug, Default)]
struct Asked {
    texts: Vec<String>,
    uses: Vec<(PersonIx, Use)>,
}

/// What a name in a front matter stands for.
enum Meant {
    /// Somebody with a file.
    Declared(PersonIx),
    /// Several people with a file.
    Ambiguous(Vec<PersonIx>),
    /// Somebody without one, by the name of the page.
    New(Slug),
    Nobody,
}

impl PeopleNamed {
    /// Replaces the names of a person with a file; adds those who looked one of them up to `users`.
    pub(super) fn declare(
        &mut self,
        ix: PersonIx,
        old: Option<&content::Person>,
        new: Option<&content::Person>,
        users: &mut BTreeSet<Subject>,
    ) {
        let (before, after) = (old.map(texts).unwrap_or_default(), new.map(texts).unwrap_or_default());
        for text in before.difference(&after) {
            drop_from(&mut self.by_text, text, &ix);
        }
        for text in after.difference(&before) {
            self.by_text.entry(text.clone()).or_default().insert(ix);
        }
        users.extend(
            before.symmetric_difference(&after).filter_map(|text| self.asked.get(text)).flatten().copied(),
        );
        for word in old.iter().flat_map(|old| words(&old.name)) {
            drop_from(&mut self.by_word, &word, &ix);
        }
        for word in new.iter().flat_map(|new| words(&new.name)) {
            self.by_word.entry(word).or_default().insert(ix);
        }
    }

    /// The names that several people with a file claim, in their order.
    pub(super) fn shared(&self) -> BTreeMap<&str, &BTreeSet<PersonIx>> {
        let several = self.by_text.iter().filter(|(_, people)| people.len() > 1);
        several.map(|(text, people)| (text.as_str(), people)).collect()
    }

    /// Forgets what `user` names; adds the people without a file among them to `people`.
    pub(super) fn forget(&mut self, user: Subject, people: &mut BTreeSet<PersonIx>) {
        let asked = self.asked_by.remove(&user).unwrap_or_default();
        for text in asked.texts {
            drop_from(&mut self.asked, &text, &user);
        }
        for (person, place) in asked.uses {
            if let Some(uses) = self.uses.get_mut(&person) {
                uses.remove(&place);
                if uses.is_empty() {
                    self.uses.remove(&person);
                }
            }
            people.insert(person);
        }
    }

    /// The people whom `user` names; adds those without a file to `people`. Places in the document count on from
    /// `first`; `number` gives the number of a person by id, `id` the other way round.
    #[expect(
        clippy::too_many_arguments,
        reason = "it joins what is known of people to what one document says"
    )]
    pub(super) fn find_all<'n>(
        &mut self,
        user: Subject,
        entry: &Entry,
        first: usize,
        names: impl Iterator<Item = &'n Spanned<String>>,
        mut number: impl FnMut(&Arc<str>) -> PersonIx,
        people: &mut BTreeSet<PersonIx>,
        ambiguous: &mut Vec<(Spanned<String>, Vec<PersonIx>)>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<PersonIx> {
        let mut found = Vec::new();
        for (place, name) in names.enumerate() {
            let slug = Slug::new(&name.value);
            let asked = self.asked_by.entry(user).or_default();
            for text in [Some(fold(&name.value)), slug.as_ref().map(Slug::to_string)].into_iter().flatten() {
                self.asked.entry(text.clone()).or_default().insert(user);
                asked.texts.push(text);
            }
            match self.meant(&name.value, slug) {
                Meant::Declared(person) => found.push(person),
                Meant::Ambiguous(several) => ambiguous.push((name.clone(), several)),
                Meant::Nobody => diagnostics.push(
                    Diagnostic::error(
                        "front-matter/invalid-value",
                        format!("`{}` is not a name", name.value),
                    )
                    .at(entry.place(&name.span)),
                ),
                Meant::New(slug) => {
                    let person = number(&slug.shared());
                    let kind = match user {
                        Subject::Event(_) => 1,
                        Subject::Note(_) => 2,
                        _ => 0,
                    };
                    let here = (kind, Arc::clone(&entry.file), first + place);
                    self.uses.entry(person).or_default().insert(here.clone(), name.clone());
                    self.asked_by.entry(user).or_default().uses.push((person, here));
                    people.insert(person);
                    found.push(person);
                }
            }
        }
        found
    }

    fn meant(&self, name: &str, slug: Option<Slug>) -> Meant {
        let found = self.by_text.get(&fold(name));
        match found.map(|found| found.iter().copied().collect::<Vec<_>>()) {
            Some(one) if one.len() == 1 => return Meant::Declared(one[0]),
            Some(several) => return Meant::Ambiguous(several),
            None => {}
        }
        let Some(slug) = slug else { return Meant::Nobody };
        match self.by_text.get(slug.as_str()).map(|found| (found.len(), found.first())) {
            Some((1, Some(one))) => Meant::Declared(*one),
            _ => Meant::New(slug),
        }
    }

    /// The name of a person without a file, as it is written first, and the file in which that is.
    pub(super) fn first_use(&self, person: PersonIx) -> Option<(&Arc<str>, &Spanned<String>)> {
        self.uses.get(&person)?.first_key_value().map(|((_, file, _), name)| (file, name))
    }

    /// People with a file who share a word with `name`.
    pub(super) fn sharing_a_word(&self, name: &str) -> BTreeSet<PersonIx> {
        words(name).iter().filter_map(|word| self.by_word.get(word)).flatten().copied().collect()
    }

    /// People without a file, in no order.
    pub(super) fn without_file(&self) -> impl Iterator<Item = PersonIx> {
        self.uses.keys().copied()
    }
}

fn texts(person: &content::Person) -> BTreeSet<String> {
    let aliases = person.aliases.iter().map(|alias| alias.value.as_str());
    [&*person.entry.id, person.name.as_str()].into_iter().chain(aliases).map(fold).collect()
}

pub(super) fn words(name: &str) -> BTreeSet<String> {
    fold(name).split(' ').map(str::to_owned).collect()
}
