//! Finding pages by their words without a server: an inverted index, cut into scripts of which a browser loads the few
//! that it needs. It is kept beside the model and changed by the difference, and each script depends on what there is
//! alone.

mod code;
mod partition;
mod record;
mod terms;

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Bound;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use self::partition::{Change, Moved, Partition};
use self::record::{BITS, Record, What, record};
use crate::briefing::{Briefing, Key, List, Subject, Touched};
use crate::reading::PersonIx;

/// How large scripts may be.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// Bytes of a script with terms, about.
    terms: usize,
    /// Bytes of a script with cards, about: results come from as many scripts as there are results.
    cards: usize,
    /// Pages that are named for a word in the script with its term, those that fit it best. All others stand in a
    /// script beside it, since the first results need none of them.
    best: usize,
    /// Pages that are named for one word at all, those that fit it best: a word in more of them tells little.
    pages: usize,
}

const LIMITS: Limits = Limits { terms: 6 * 1024, cards: 4 * 1024, best: 128, pages: 8192 };
/// Pages that are looked at before what they have is put into the index: the rest need not be in memory.
const BATCH: usize = 1000;

/// What can be found, and where.
#[derive(Debug)]
pub struct Search {
    limits: Limits,
    pages: Vec<Option<Indexed>>,
    numbers: FxHashMap<What, u32>,
    terms: Vec<Term>,
    term_numbers: FxHashMap<Arc<str>, u32>,
    /// The terms that any page has, in their order.
    terms_in_order: BTreeMap<Text, u32>,
    /// Those of them that have more pages than a script with terms names.
    frequent: BTreeSet<Text>,
    /// The pages with each number, by their cards.
    cards: BTreeMap<u64, Vec<u32>>,
    term_shards: Partition,
    card_shards: Partition,
    /// By which names articles have people.
    names: FxHashMap<PersonIx, String>,
    count: usize,
    list: String,
}

/// A page in the index.
#[derive(Debug)]
struct Indexed {
    page: u64,
    card: String,
    /// Where the part of the card ends that stands beside terms, too.
    brief: usize,
    /// Numbers of terms, each with its weight in the lowest byte; sorted.
    terms: Box<[u32]>,
}

#[derive(Debug)]
struct Term {
    text: Arc<str>,
    /// Numbers of pages, each with the term's weight in the lowest byte; in no order.
    pages: Vec<u32>,
    /// How many there were before the change that is under way, if it concerns the term.
    before: Option<u32>,
}

impl Default for Search {
    fn default() -> Self {
        Self::new(LIMITS)
    }
}

impl Search {
    fn new(limits: Limits) -> Self {
        Self {
            limits,
            pages: Vec::new(),
            numbers: FxHashMap::default(),
            terms: Vec::new(),
            term_numbers: FxHashMap::default(),
            terms_in_order: BTreeMap::new(),
            frequent: BTreeSet::new(),
            cards: BTreeMap::new(),
            term_shards: Partition::new(limits.terms),
            card_shards: Partition::new(limits.cards),
            names: FxHashMap::default(),
            count: 0,
            list: String::new(),
        }
    }

    /// Takes in what a change of the briefing touched, and touches the scripts that this changes.
    pub fn update(&mut self, briefing: &Briefing, touched: &mut Touched) {
        if !briefing.config.search {
            return;
        }
        let mut terms = Vec::new();
        let mut cards: BTreeMap<u64, Option<usize>> = BTreeMap::new();
        let concerned: Vec<What> = self.concerned(briefing, touched).into_iter().collect();
        for batch in concerned.chunks(BATCH) {
            let records: Vec<Option<Record>> = batch.par_iter().map(|what| record(briefing, what)).collect();
            for (what, record) in batch.iter().zip(records) {
                self.put(what, record, &mut terms, &mut cards);
            }
        }
        let (terms, cards) = (self.settle_terms(terms), self.settle_cards(cards));
        let all = [('t', terms), ('c', cards)];
        for (kind, start) in all.iter().flat_map(|(kind, moved)| {
            moved.changed.iter().chain(&moved.gone).map(move |start| (*kind, start))
        }) {
            touched.key(Key::SearchShard(name(kind, start)));
            if kind == 't' {
                touched.key(Key::SearchShard(name('l', start)));
            }
        }
        let list = self.make_list();
        if list != self.list {
            self.list = list;
            touched.key(Key::SearchShards);
        }
    }

    /// The pages of which something may be found that was not before, or no more.
    fn concerned(&mut self, briefing: &Briefing, touched: &Touched) -> BTreeSet<What> {
        if touched.is_everything() {
            let people = briefing.people().iter();
            self.names = people.map(|ix| (*ix, briefing.person(*ix).name.clone())).collect();
            let tags = briefing.tags().keys().cloned().map(What::Tag);
            return briefing.subjects().map(What::Subject).chain(tags).collect();
        }
        let mut concerned = BTreeSet::new();
        for key in touched.keys(usize::MAX) {
            match key {
                Key::Card(subject) | Key::Whole(subject) | Key::Excerpt(subject) => {
                    concerned.insert(What::Subject(subject));
                    // Their first words may have what a link to this is called.
                    let linking = briefing.backlinks(subject).iter().copied();
                    let ours = linking.filter(|from| !matches!(from, Subject::Article(_)));
                    concerned.extend(ours.map(What::Subject));
                    if let Subject::Person(person) = subject {
                        self.rename(briefing, person, &mut concerned);
                    }
                }
                Key::Tag(slug) | Key::Length(List::Tagged(slug)) => drop(concerned.insert(What::Tag(slug))),
                Key::Length(List::Of(subject)) => drop(concerned.insert(What::Subject(subject))),
                _ => {}
            }
        }
        concerned
    }

    /// Whoever names somebody is found by that name.
    fn rename(&mut self, briefing: &Briefing, person: PersonIx, concerned: &mut BTreeSet<What>) {
        let subject = Subject::Person(person);
        if !briefing.has(subject) {
            self.names.remove(&person);
            return;
        }
        let name = &briefing.person(person).name;
        if self.names.get(&person) == Some(name) {
            return;
        }
        self.names.insert(person, name.clone());
        let articles = briefing.articles_of(subject).iter().map(|ix| Subject::Article(*ix));
        let events = briefing.events_of(person).iter().map(|ix| Subject::Event(*ix));
        concerned.extend(articles.chain(events).map(What::Subject));
    }

    /// Replaces what can be found of a page. Writes down the terms that this concerns, and what cards there were.
    fn put(
        &mut self,
        what: &What,
        record: Option<Record>,
        concerned: &mut Vec<u32>,
        cards: &mut BTreeMap<u64, Option<usize>>,
    ) {
        let number = match self.numbers.get(what) {
            Some(number) => *number,
            None if record.is_none() => return,
            None => {
                let number = self.pages.len() as u32;
                self.numbers.insert(what.clone(), number);
                self.pages.push(None);
                number
            }
        };
        let new = record.map(|record| {
            let mut terms: Vec<u32> =
                record.terms().map(|(text, weight)| self.term(text) << 8 | u32::from(weight)).collect();
            terms.sort_unstable();
            Indexed { page: record.page, card: record.card, brief: record.brief, terms: terms.into() }
        });
        let old = self.pages[number as usize].take();
        let terms_of = |indexed: &Option<Indexed>| indexed.as_ref().map_or(Vec::new(), |i| i.terms.to_vec());
        let (before, after) = (terms_of(&old), terms_of(&new));
        // Its number stands in the brief card.
        let is_other = old.as_ref().map(Indexed::brief) != new.as_ref().map(Indexed::brief);
        for term in before.iter().filter(|term| is_other || after.binary_search(term).is_err()) {
            let entry = self.concern(term >> 8, concerned);
            let page = number << 8 | term & 0xff;
            if let Some(at) = entry.pages.iter().position(|known| *known == page) {
                entry.pages.swap_remove(at);
            }
        }
        for term in after.iter().filter(|term| is_other || before.binary_search(term).is_err()) {
            self.concern(term >> 8, concerned).pages.push(number << 8 | term & 0xff);
        }
        self.count = self.count - usize::from(old.is_some()) + usize::from(new.is_some());
        if old.as_ref().map(|old| &old.card) != new.as_ref().map(|new| &new.card) {
            for indexed in old.iter().chain(&new) {
                let size = self.size_of_cards(indexed.page, old.as_ref().map(|old| (number, old)));
                cards.entry(indexed.page).or_insert(size);
            }
            if let Some(old) = &old
                && let Some(with_number) = self.cards.get_mut(&old.page)
            {
                with_number.retain(|other| *other != number);
                if with_number.is_empty() {
                    self.cards.remove(&old.page);
                }
            }
            if let Some(new) = &new {
                self.cards.entry(new.page).or_default().push(number);
            }
        }
        self.pages[number as usize] = new;
    }

    /// The number of a term.
    fn term(&mut self, text: &str) -> u32 {
        if let Some(number) = self.term_numbers.get(text) {
            return *number;
        }
        let (number, text): (u32, Arc<str>) = (self.terms.len() as u32, text.into());
        self.terms.push(Term { text: Arc::clone(&text), pages: Vec::new(), before: None });
        self.term_numbers.insert(text, number);
        number
    }

    fn concern(&mut self, term: u32, concerned: &mut Vec<u32>) -> &mut Term {
        let entry = &mut self.terms[term as usize];
        if entry.before.is_none() {
            entry.before = Some(entry.pages.len() as u32);
            concerned.push(term);
        }
        entry
    }

    fn settle_terms(&mut self, concerned: Vec<u32>) -> Moved {
        let mut changes = Vec::with_capacity(concerned.len());
        for number in concerned {
            let term = &mut self.terms[number as usize];
            let before = term.before.take().unwrap_or(0) as usize;
            match term.pages.is_empty() {
                true => drop(self.terms_in_order.remove(term.text.as_bytes())),
                false => drop(self.terms_in_order.insert(Text(Arc::clone(&term.text)), number)),
            }
            match self.limits.is_frequent(&term.text, term.pages.len()) {
                true => drop(self.frequent.insert(Text(Arc::clone(&term.text)))),
                false => drop(self.frequent.remove(term.text.as_bytes())),
            }
            changes.push(Change {
                key: term.text.as_bytes().into(),
                before: (before > 0).then(|| self.limits.size_of_term(&term.text, before)),
                after: (!term.pages.is_empty())
                    .then(|| self.limits.size_of_term(&term.text, term.pages.len())),
            });
        }
        let Self { terms_in_order, term_shards, terms, limits, .. } = self;
        term_shards.change(changes, |from, to| {
            let sized = |(text, number): (&Text, &u32)| {
                (text.clone(), limits.size_of_term(&text.0, terms[*number as usize].pages.len()))
            };
            within(terms_in_order, from, to).map(sized).collect()
        })
    }

    /// The bytes of the cards of the pages with a number; `being_replaced` is not in its place at the moment.
    fn size_of_cards(&self, page: u64, being_replaced: Option<(u32, &Indexed)>) -> Option<usize> {
        let numbers = self.cards.get(&page)?;
        let card = |number: &u32| match being_replaced {
            Some((replaced, indexed)) if replaced == *number => indexed.card.len() + 1,
            _ => self.pages[*number as usize].as_ref().map_or(0, |indexed| indexed.card.len() + 1),
        };
        Some(numbers.iter().map(card).sum())
    }

    fn settle_cards(&mut self, concerned: BTreeMap<u64, Option<usize>>) -> Moved {
        let changes = concerned.into_iter().map(|(page, before)| Change {
            key: bytes(page).as_slice().into(),
            before,
            after: self.size_of_cards(page, None),
        });
        let changes: Vec<Change> = changes.collect();
        let mut shards = std::mem::replace(&mut self.card_shards, Partition::new(self.limits.cards));
        let moved = shards.change(changes, |from, to| {
            let pages = self.cards.range(number(from)..to.map_or(u64::MAX, number));
            pages.map(|(page, _)| (bytes(*page), self.size_of_cards(*page, None).unwrap_or(0))).collect()
        });
        self.card_shards = shards;
        moved
    }

    fn make_list(&self) -> String {
        let frequent = self.frequent_starts();
        let list = serde_json::json!({
            "n": rounded(self.count),
            "t": self.term_shards.starts().map(hex).collect::<Vec<_>>(),
            "l": frequent.iter().map(|start| hex(start)).collect::<Vec<_>>(),
            "c": self.card_shards.starts().map(hex).collect::<Vec<_>>(),
        });
        list.to_string()
    }

    /// The starts of scripts with terms that have one with long lists beside them.
    fn frequent_starts(&self) -> BTreeSet<Box<[u8]>> {
        self.frequent.iter().map(|Text(text)| self.term_shards.start_of(text.as_bytes())).collect()
    }

    /// The names of all scripts with terms, long lists and cards.
    pub fn shards(&self) -> impl Iterator<Item = Arc<str>> {
        let terms = self.term_shards.starts().map(|start| name('t', start));
        let lists = self.frequent_starts().into_iter().map(|start| name('l', &start));
        terms.chain(lists).chain(self.card_shards.starts().map(|start| name('c', start)))
    }

    /// Whether there is a script of this name.
    pub fn has(&self, shard: &str) -> bool {
        self.find(shard).is_some_and(|(partition, start)| {
            partition.starts_at(&start)
                && (!shard.starts_with('l') || self.frequent_within(&start).next().is_some())
        })
    }

    /// The terms with long lists of the script that starts there.
    fn frequent_within(&self, start: &[u8]) -> impl Iterator<Item = &Text> {
        let end = self.term_shards.end(start).map_or(Bound::Unbounded, Bound::Excluded);
        self.frequent.range::<[u8], _>((Bound::Included(start), end))
    }

    fn find(&self, shard: &str) -> Option<(&Partition, Box<[u8]>)> {
        let (kind, start) = shard.split_at_checked(1)?;
        let partition = if kind == "c" { &self.card_shards } else { &self.term_shards };
        let byte = |at: usize| u8::from_str_radix(start.get(at..at + 2)?, 16).ok();
        Some((partition, (0..start.len()).step_by(2).map(byte).collect::<Option<_>>()?))
    }

    /// The list of the scripts with terms and cards, and how many pages there are, as JSON.
    pub fn list(&self) -> &str {
        &self.list
    }

    /// What a script tells, as JSON: terms with their pages, all pages of frequent terms, or cards.
    pub fn shard(&self, shard: &str) -> String {
        let Some((partition, start)) = self.find(shard) else { return String::new() };
        let end = partition.end(&start);
        match shard.as_bytes().first() {
            Some(b't') => self.terms_shard(&start, end),
            Some(b'l') => self.lists_shard(&start),
            _ => self.cards_shard(&start, end),
        }
    }

    /// Terms with the pages that fit them best; and the brief card of the best page of each, so that the first result
    /// comes with the term.
    fn terms_shard(&self, start: &[u8], end: Option<&[u8]>) -> String {
        let mut out = String::with_capacity(self.limits.terms);
        let mut first: BTreeSet<&str> = BTreeSet::new();
        out.push_str("[\"");
        for (Text(text), number) in within(&self.terms_in_order, start, end) {
            let limit = if text.starts_with('=') { self.limits.pages } else { self.limits.best };
            self.push_term(text, *number, limit, &mut out);
            let pages = self.terms[*number as usize].pages.iter();
            let best = pages.filter_map(|page| {
                let indexed = self.pages[(page >> 8) as usize].as_ref()?;
                Some((*page as u8, indexed.page, indexed.brief()))
            });
            first.extend(best.max().map(|(.., brief)| brief));
        }
        out.push('"');
        for brief in first {
            out.push(',');
            push_escaped(brief, &mut out);
            out.push(']');
        }
        out.push(']');
        out
    }

    /// The pages of terms of which the script with terms names some.
    fn lists_shard(&self, start: &[u8]) -> String {
        let mut out = String::from("[\"");
        for Text(text) in self.frequent_within(start) {
            if let Some(number) = self.terms_in_order.get(text.as_bytes()) {
                self.push_term(text, *number, self.limits.pages, &mut out);
            }
        }
        out.push_str("\"]");
        out
    }

    /// A term with the pages that fit it best. Nobody is to take these for all where there are more; but of sources
    /// and people, which stand for themselves, the newest are.
    fn push_term(&self, text: &str, number: u32, limit: usize, out: &mut String) {
        let pages = &self.terms[number as usize].pages;
        let mut pages: Vec<(u64, u8)> = pages
            .iter()
            .filter_map(|page| Some((self.pages[(page >> 8) as usize].as_ref()?.page, *page as u8)))
            .collect();
        if out.len() > 2 {
            out.push(' ');
        }
        out.push_str(text);
        if pages.len() > limit {
            pages.sort_unstable_by_key(|(page, weight)| std::cmp::Reverse((*weight, *page)));
            pages.truncate(limit);
            if !text.starts_with('=') {
                out.push('~');
            }
        }
        pages.sort_unstable();
        out.push(' ');
        code::write(pages.into_iter(), out);
    }

    fn cards_shard(&self, start: &[u8], end: Option<&[u8]>) -> String {
        let mut out = String::with_capacity(self.limits.cards);
        for (_, numbers) in self.cards.range(number(start)..end.map_or(u64::MAX, number)) {
            let cards = numbers.iter().filter_map(|number| self.pages[*number as usize].as_ref());
            let mut cards: Vec<&str> = cards.map(|indexed| indexed.card.as_str()).collect();
            cards.sort_unstable();
            for card in cards {
                out.push(if out.is_empty() { '[' } else { ',' });
                push_escaped(card, &mut out);
            }
        }
        out.push(']');
        out
    }
}

/// JSON that is safe in a script, wherever that stands.
fn push_escaped(json: &str, out: &mut String) {
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
}

/// A term, sorted and found by its bytes: scripts may begin within a character.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Text(Arc<str>);

impl Borrow<[u8]> for Text {
    fn borrow(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl AsRef<[u8]> for Text {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// Terms from one start to before another.
fn within<'t>(
    terms: &'t BTreeMap<Text, u32>,
    from: &[u8],
    to: Option<&[u8]>,
) -> impl Iterator<Item = (&'t Text, &'t u32)> + use<'t> {
    terms.range::<[u8], _>((Bound::Included(from), to.map_or(Bound::Unbounded, Bound::Excluded)))
}

impl Limits {
    /// Whether a term has more pages than the script with terms names; one of a filter has all of its own there.
    fn is_frequent(self, text: &str, pages: usize) -> bool {
        pages > self.best && !text.starts_with('=')
    }

    /// About as many bytes as a term takes in a script, with the card beside it. A long list stands in another script,
    /// which few searches need and which would else grow without a bound: it counts for a part.
    fn size_of_term(self, text: &str, pages: usize) -> usize {
        const PAGE: usize = 5;
        const CARD: usize = 120;
        let (pages, rest) = match self.is_frequent(text, pages) {
            true => (self.best, pages.min(self.pages)),
            false => (pages.min(self.pages), 0),
        };
        text.len() + 2 + CARD + pages * PAGE + rest * PAGE / 4
    }
}

impl Indexed {
    /// Its card without its end.
    fn brief(&self) -> &str {
        &self.card[..self.brief]
    }
}

/// A page's number as a key.
fn bytes(page: u64) -> [u8; 6] {
    let [_, _, bytes @ ..] = (page << (48 - BITS)).to_be_bytes();
    bytes
}

/// The first number that a start stands for.
fn number(start: &[u8]) -> u64 {
    let byte = |at: usize| u64::from(start.get(at).copied().unwrap_or(0));
    (0..6).fold(0, |number, at| number << 8 | byte(at)) >> (48 - BITS)
}

fn hex(start: &[u8]) -> String {
    start.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn name(kind: char, start: &[u8]) -> Arc<str> {
    format!("{kind}{}", hex(start)).into()
}

/// The first two digits of a number: how rare a word is need not be known better, and one page more should change
/// nothing.
fn rounded(count: usize) -> usize {
    let mut unit = 1;
    while count / unit >= 100 {
        unit *= 10;
    }
    count / unit * unit
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::briefing::{Parsed, Selection};
    use crate::moment::Moment;

    const SMALL: Limits = Limits { terms: 900, cards: 400, best: 2, pages: 4 };

    fn moment() -> Moment {
        Moment::parse("2025-12-01", None).expect("a day")
    }

    fn briefing() -> Briefing {
        let config = "title = \"T\"\nbase_url = \"https://t.example/\"\n";
        let config = crate::config::parse("site.toml", config).expect("a configuration");
        Briefing::new(config, Selection { drafts: false, future: false, now: moment() })
    }

    /// Files as a briefing takes them in; those without a text are gone.
    fn parsed(files: &BTreeMap<String, Option<String>>) -> Vec<(Arc<str>, Option<Parsed>)> {
        let parse = |(file, text): (&String, &Option<String>)| {
            let parsed = text.as_ref().map(|text| {
                let (document, diagnostics) = crate::content::parse(file, text, None);
                Parsed { document, diagnostics, body: None }
            });
            (Arc::from(file.as_str()), parsed)
        };
        files.iter().map(parse).collect()
    }

    fn everything(search: &Search) -> BTreeMap<Arc<str>, String> {
        let shards = search.shards().map(|name| (Arc::clone(&name), search.shard(&name)));
        shards.chain([("list".into(), search.list().to_owned())]).collect()
    }

    /// Articles with their words and their day, or those that are gone; and how a person is called.
    type Step = (Vec<(u8, Option<(String, u8)>)>, u8);

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let words = prop::collection::vec("[a-cé東]{1,4}|Ann Example|Bob", 1..12);
        let article = prop::option::of((words.prop_map(|words| words.join(" ")), 1_u8..4));
        prop::collection::vec((prop::collection::vec((0_u8..12, article), 0..5), 0_u8..3), 1..12)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn what_can_be_found_depends_on_what_there_is_and_not_on_how_it_came(steps in steps()) {
            let mut files: BTreeMap<String, Option<String>> = BTreeMap::new();
            let (mut model, mut search) = (briefing(), Search::new(SMALL));
            for (articles, name) in steps {
                let mut step = BTreeMap::new();
                for (n, article) in articles {
                    let text = article.map(|(words, day)| {
                        format!("---\ntitle: Report {n}\nsource: s\npublished: 2025-01-0{day}\ntags: [t{day}]\n---\n{words}\n")
                    });
                    step.insert(format!("content/articles/a{n}.md"), text);
                }
                let person = ["Ann Example", "Anna Exemplar", "Ann Example"][usize::from(name)];
                let person = (name < 2).then(|| format!("---\nname: {person}\naliases: [Ann Example]\n---\n"));
                step.insert("content/people/ann.md".to_owned(), person);
                step.insert("content/sources/s.md".to_owned(), Some("---\nname: S\n---\n".to_owned()));
                files.extend(step.clone());

                let before = everything(&search);
                let mut touched = model.update(parsed(&step), moment());
                let is_first = touched.is_everything();
                search.update(&model, &mut touched);
                let after = everything(&search);

                let (mut clean, mut from_nothing) = (briefing(), Search::new(SMALL));
                let mut all = clean.update(parsed(&files), moment());
                from_nothing.update(&clean, &mut all);
                prop_assert_eq!(&after, &everything(&from_nothing));

                // Whatever is another script is said to be one.
                for name in before.keys().chain(after.keys()).filter(|name| !is_first && ***name != *"list") {
                    let told = touched.keys(1).any(|key| key == Key::SearchShard(Arc::clone(name)));
                    prop_assert!(told || before.get(name) == after.get(name), "{}", name);
                    prop_assert_eq!(search.has(name), after.contains_key(name));
                }
            }
        }
    }

    #[test]
    fn an_edit_concerns_the_scripts_of_its_words() {
        let article = |n: usize, more: &str| {
            let words: Vec<String> =
                (0..40).map(|word| format!("w{:x}", (n * 41 + word) * 7919 % 9973)).collect();
            let text = format!(
                "---\ntitle: R {n}\nsource: s\npublished: 2025-01-01\n---\n{} {more}\n",
                words.join(" ")
            );
            (format!("content/articles/a{n}.md"), Some(text))
        };
        let mut files: BTreeMap<_, _> = (0..40).map(|n| article(n, "")).collect();
        files.insert("content/sources/s.md".to_owned(), Some("---\nname: S\n---\n".to_owned()));
        let (mut model, mut search) = (briefing(), Search::new(SMALL));
        let mut touched = model.update(parsed(&files), moment());
        search.update(&model, &mut touched);
        assert!(search.shards().count() > 50);
        let mut touched = model.update(parsed(&BTreeMap::from([article(7, "zeppelin")])), moment());
        search.update(&model, &mut touched);
        let shards: Vec<Key> =
            touched.keys(1).filter(|key| matches!(key, Key::SearchShard(_) | Key::SearchShards)).collect();
        // The one with the word and the long lists beside it, and the list of which there are.
        assert!(shards.len() <= 3, "{shards:?}");
    }

    #[test]
    fn one_page_more_changes_no_other_number() {
        for (count, want) in [(0, 0), (7, 7), (99, 99), (100, 100), (10_234, 10_000), (129_999, 120_000)] {
            assert_eq!(rounded(count), want, "{count}");
        }
        for page in [0, 1, 1 << 21, (1 << BITS) - 1] {
            assert_eq!(number(&bytes(page)), page);
        }
    }

    #[test]
    fn a_script_holds_nothing_that_ends_it() {
        let mut out = String::new();
        push_escaped("\"</script>\u{2028}&\"", &mut out);
        assert_eq!(out, "\"\\u003c/script\\u003e\\u2028\\u0026\"");
    }
}
