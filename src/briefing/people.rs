//! Finds the people whom front matter names, and makes a page for those who have no file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Person;
use crate::content::{self, Entry, Spanned};
use crate::diagnostic::Diagnostic;
use crate::reading::{PersonIx, fold};
use crate::slug::Slug;

/// A person's place before the list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seed(pub(super) usize);

/// Everyone with a file, and everyone whom a front matter names.
pub(super) struct People {
    seeds: Vec<Person>,
    by_text: BTreeMap<String, Vec<Seed>>,
    /// Folded words of the names of people with a file, to find slips of the pen.
    by_word: BTreeMap<String, Vec<Seed>>,
}

impl People {
    pub(super) fn new(docs: Vec<content::Person>) -> Self {
        let mut people = Self { seeds: Vec::new(), by_text: BTreeMap::new(), by_word: BTreeMap::new() };
        for doc in docs {
            let seed = Seed(people.seeds.len());
            people.add_text(&doc.entry.id, seed);
            people.add_text(&doc.name, seed);
            for alias in &doc.aliases {
                people.add_text(&alias.value, seed);
            }
            for word in fold(&doc.name).split(' ') {
                people.by_word.entry(word.to_owned()).or_default().push(seed);
            }
            people.seeds.push(person(Arc::clone(&doc.entry.id), doc.name.clone(), Some(doc)));
        }
        people
    }

    fn add_text(&mut self, text: &str, seed: Seed) {
        let here = self.by_text.entry(fold(text)).or_default();
        if !here.contains(&seed) {
            here.push(seed);
        }
    }

    pub(super) fn find_all(
        &mut self,
        names: &[Spanned<String>],
        entry: &Entry,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Seed> {
        names.iter().filter_map(|name| self.find(name, entry, diagnostics)).collect()
    }

    /// The person called so; somebody new where nobody is.
    pub(super) fn find(
        &mut self,
        name: &Spanned<String>,
        entry: &Entry,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Seed> {
        let found = self.by_text.get(&fold(&name.value)).map_or(&[][..], Vec::as_slice);
        if let [one] = found {
            return Some(*one);
        }
        if found.len() > 1 {
            let ids: Vec<String> = found.iter().map(|seed| format!("`{}`", self.seeds[seed.0].id)).collect();
            diagnostics.push(
                Diagnostic::error("person/ambiguous", format!("several people are called `{}`", name.value))
                    .at(entry.place(&name.span))
                    .help(format!("write one of {}", ids.join(", "))),
            );
            return None;
        }
        let Some(slug) = Slug::new(&name.value) else {
            diagnostics.push(
                Diagnostic::error("front-matter/invalid-value", format!("`{}` is not a name", name.value))
                    .at(entry.place(&name.span)),
            );
            return None;
        };
        if let Some([one]) = self.by_text.get(slug.as_str()).map(Vec::as_slice) {
            return Some(*one);
        }
        if let Some(near) = self.near(&name.value) {
            let message = format!("`{}` has no file and gets a page of its own", name.value);
            diagnostics.push(
                Diagnostic::warning("person/near-miss", message).at(entry.place(&name.span)).help(format!(
                    "did you mean `{near}`? If so, write it so, or add the spelling to its `aliases`"
                )),
            );
        }
        let seed = Seed(self.seeds.len());
        self.seeds.push(person(slug.shared(), name.value.clone(), None));
        self.add_text(&name.value, seed);
        self.add_text(slug.as_str(), seed);
        Some(seed)
    }

    /// Somebody with a file who shares a word of the name and is a slip away in the rest.
    fn near(&self, name: &str) -> Option<&str> {
        let folded = fold(name);
        let seeds: BTreeSet<Seed> =
            folded.split(' ').filter_map(|word| self.by_word.get(word)).flatten().copied().collect();
        crate::diagnostic::nearest(name, seeds.iter().map(|seed| self.seeds[seed.0].name.as_str()))
    }

    /// Everyone, sorted by id, and where each seed went.
    pub(super) fn finish(self) -> (Vec<Person>, Vec<PersonIx>) {
        let mut order: Vec<usize> = (0..self.seeds.len()).collect();
        order.sort_by(|a, b| self.seeds[*a].id.cmp(&self.seeds[*b].id));
        let mut place_of = vec![PersonIx(0); order.len()];
        for (place, seed) in order.iter().enumerate() {
            place_of[*seed] = PersonIx(place as u32);
        }
        let mut people = self.seeds;
        people.sort_by(|a, b| a.id.cmp(&b.id));
        (people, place_of)
    }
}

fn person(id: Arc<str>, name: String, doc: Option<content::Person>) -> Person {
    Person {
        id,
        name,
        doc,
        articles: Vec::new(),
        events: Vec::new(),
        happenings: Vec::new(),
        links: Vec::new(),
    }
}
