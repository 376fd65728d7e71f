//! Files documents under what they are about: names become people, addresses become sources, wiki-links become
//! backlinks. Whatever cannot be resolved is reported, and the rest goes on.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::resolve::{Named, Names, by_domain, host};
use super::{
    Article, ArticleIx, Briefing, Event, EventIx, Happening, Item, ItemKind, LeftOut, Link, Note, NoteIx,
    Person, Republished, Source, SourceIx, Subject, Tag, agency, policy,
};
use crate::config::Config;
use crate::content::{self, Document, Entry, Spanned};
use crate::diagnostic::{Diagnostic, Place};
use crate::moment::Moment;
use crate::reading::{self, CreditKind, NameIndex, PersonIx, fold};
use crate::slug::Slug;

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

/// Documents by kind, as they are sorted out.
#[derive(Default)]
struct Sorted {
    #[expect(clippy::vec_box, reason = "articles are large, and are sorted")]
    articles: Vec<Box<content::Article>>,
    sources: Vec<content::Source>,
    people: Vec<content::Person>,
    events: Vec<content::Event>,
    notes: Vec<content::Note>,
    left_out: LeftOut,
    /// Folded ids and titles of what has no page, with the reason.
    unpublished: BTreeMap<String, &'static str>,
}

/// Makes the model. `broken` are the ids of files that could not be parsed, so that a link to one of them is not
/// called unknown.
pub fn assemble(
    config: Config,
    documents: Vec<Document>,
    broken: Vec<String>,
    selection: Selection,
) -> (Briefing, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut sorted = sort_out(documents, selection, &mut diagnostics);
    sorted.unpublished.extend(broken.iter().map(|id| (fold(id), "faulty itself")));

    let sources: Vec<Source> = sorted
        .sources
        .into_iter()
        .map(|doc| Source { doc, articles: Vec::new(), links: Vec::new() })
        .collect();
    let finder = SourceFinder::new(&sources, &mut diagnostics);
    let mut people = People::new(sorted.people);

    // Who published it, and whom its editor names; an article without a source is reported and left out.
    let mut resolved = Vec::with_capacity(sorted.articles.len());
    for doc in sorted.articles {
        let source = match finder.find(&doc.source.value) {
            Ok(source) => source,
            Err(diagnostic) => {
                diagnostics.push((*diagnostic).at(doc.entry.place(&doc.source.span)));
                sorted.unpublished.insert(fold(&doc.entry.id), "faulty itself");
                continue;
            }
        };
        let declared = people.find_all(&doc.people, &doc.entry, &mut diagnostics);
        let happenings: Vec<_> =
            doc.happenings.iter().map(|h| people.find_all(&h.people, &doc.entry, &mut diagnostics)).collect();
        resolved.push((doc, source, declared, happenings));
    }
    resolved.sort_by(|a, b| (b.0.published, &a.0.entry.id).cmp(&(a.0.published, &b.0.entry.id)));
    let event_people: Vec<_> =
        sorted.events.iter().map(|doc| people.find_all(&doc.people, &doc.entry, &mut diagnostics)).collect();
    let (people, place_of) = people.finish();

    let names = NameIndex::new(people.iter().map(|person| {
        reading::Names {
            spellings: std::iter::once(person.name.as_str())
                .chain(person.doc.iter().flat_map(|doc| doc.aliases.iter().map(|a| a.value.as_str())))
                .collect(),
            roles: person.roles().iter().map(|role| role.title.as_str()).collect(),
        }
    }));
    let mut briefing = Briefing {
        config,
        articles: Vec::new(),
        sources,
        people,
        events: Vec::new(),
        notes: Vec::new(),
        happenings: Vec::new(),
        tags: BTreeMap::new(),
        timeline: BTreeMap::new(),
        backlinks: BTreeMap::new(),
        left_out: sorted.left_out,
    };
    let happening_people = |named: &[Vec<Seed>]| -> Vec<Vec<PersonIx>> {
        named.iter().map(|seeds| seeds.iter().map(|s| place_of[s.0]).collect()).collect()
    };
    let happened: Vec<Vec<Vec<PersonIx>>> = resolved.iter().map(|(_, _, _, h)| happening_people(h)).collect();
    briefing.articles = resolved
        .into_par_iter()
        .map(|(doc, source, declared, happenings)| {
            let mut declared: Vec<PersonIx> = declared.iter().map(|seed| place_of[seed.0]).collect();
            declared.extend(happening_people(&happenings).into_iter().flatten());
            read_article(&briefing, &names, doc, source, declared)
        })
        .collect();
    briefing.events = sorted
        .events
        .into_iter()
        .zip(event_people)
        .map(|(doc, seeds)| {
            let mut people: Vec<PersonIx> = seeds.iter().map(|seed| place_of[seed.0]).collect();
            people.sort();
            people.dedup();
            Event { doc, people, links: Vec::new() }
        })
        .collect();
    briefing.notes = sorted.notes.into_iter().map(|doc| Note { doc, links: Vec::new() }).collect();

    file_happenings(&mut briefing, happened);
    file_articles(&mut briefing);
    file_timeline(&mut briefing);
    file_tags(&mut briefing, &mut diagnostics);
    file_links(&mut briefing, &sorted.unpublished, &mut diagnostics);
    (briefing, diagnostics)
}

/// Splits documents by kind, drops what is not to be published, and reports ids that two files claim.
fn sort_out(documents: Vec<Document>, selection: Selection, diagnostics: &mut Vec<Diagnostic>) -> Sorted {
    let mut sorted = Sorted::default();
    let mut taken: BTreeMap<(&'static str, Arc<str>), Place> = BTreeMap::new();
    for document in documents {
        let (noun, entry): (_, &Entry) = match &document {
            Document::Article(d) => ("article", &d.entry),
            Document::Source(d) => ("source", &d.entry),
            Document::Person(d) => ("person", &d.entry),
            Document::Event(d) => ("event", &d.entry),
            Document::Note(d) => ("note", &d.entry),
        };
        let key = (noun, Arc::clone(&entry.id));
        if let Some(first) = taken.get(&key) {
            let message = format!("a second {noun} with the id `{}`", entry.id);
            diagnostics.push(
                Diagnostic::error("content/duplicate-id", message)
                    .at(entry.first_line())
                    .related("the first one", first.clone())
                    .help("rename one of the files, or give it a `slug`"),
            );
            continue;
        }
        taken.insert(key, entry.first_line());
        let withheld = match &document {
            Document::Article(d) => withheld(d.draft, Some(d.published), selection),
            Document::Note(d) => withheld(d.draft, d.date, selection),
            // An event may well lie ahead.
            Document::Event(d) => withheld(d.draft, None, selection),
            Document::Source(_) | Document::Person(_) => None,
        };
        if let Some(why) = withheld {
            let title = match &document {
                Document::Article(d) => &d.title,
                Document::Note(d) => &d.title,
                Document::Event(d) => &d.title,
                Document::Source(d) => &d.name,
                Document::Person(d) => &d.name,
            };
            sorted.unpublished.insert(fold(&entry.id), why.reason());
            sorted.unpublished.insert(fold(title), why.reason());
            match why {
                Withheld::Draft => sorted.left_out.drafts += 1,
                Withheld::Future => sorted.left_out.future += 1,
            }
            continue;
        }
        match document {
            Document::Article(d) => sorted.articles.push(d),
            Document::Source(d) => sorted.sources.push(*d),
            Document::Person(d) => sorted.people.push(*d),
            Document::Event(d) => sorted.events.push(*d),
            Document::Note(d) => sorted.notes.push(*d),
        }
    }
    sorted.sources.sort_by(|a, b| a.entry.id.cmp(&b.entry.id));
    sorted.people.sort_by(|a, b| a.entry.id.cmp(&b.entry.id));
    sorted.events.sort_by(|a, b| (a.date, &a.entry.id).cmp(&(b.date, &b.entry.id)));
    sorted.notes.sort_by(|a, b| (b.date, &a.entry.id).cmp(&(a.date, &b.entry.id)));
    sorted
}

/// Why a document has no page.
#[derive(Clone, Copy)]
enum Withheld {
    Draft,
    Future,
}

impl Withheld {
    fn reason(self) -> &'static str {
        match self {
            Self::Draft => "a draft",
            Self::Future => "dated in the future",
        }
    }
}

fn withheld(draft: bool, date: Option<Moment>, selection: Selection) -> Option<Withheld> {
    if draft && !selection.drafts {
        Some(Withheld::Draft)
    } else if !selection.future && date.is_some_and(|date| date.is_after(&selection.now)) {
        Some(Withheld::Future)
    } else {
        None
    }
}

fn read_article(
    briefing: &Briefing,
    names: &NameIndex,
    doc: Box<content::Article>,
    source: SourceIx,
    mut declared: Vec<PersonIx>,
) -> Article {
    declared.sort();
    declared.dedup();
    let reading = reading::read(&doc, names, &declared);
    let mut people = declared;
    people.extend(reading.mentions.iter().map(|mention| mention.person));
    people.sort();
    people.dedup();
    let mut agencies: BTreeSet<Arc<str>> = doc.agencies.iter().map(|name| agency(name)).collect();
    let credits = reading.credits.iter().filter(|credit| credit.kind == CreditKind::Text);
    agencies.extend(credits.flat_map(|credit| credit.agencies.iter().map(|name| Arc::from(*name))));

    let publisher = &briefing.sources[source.get()].doc;
    let publish = doc.publish.or(publisher.publish).unwrap_or(briefing.config.publish);
    let limit = publisher.excerpt_words.unwrap_or(briefing.config.excerpt_words);
    let limit = if publish == crate::config::Publish::Link { 0 } else { limit };
    let excerpt = policy::excerpt(&doc.entry.body, &reading, limit);
    let mut article = Article {
        source,
        publish,
        reading,
        people,
        agencies: agencies.into_iter().collect(),
        happenings: Vec::new(),
        links: Vec::new(),
        excerpt,
        republished: Republished::default(),
        doc,
    };
    article.republished = briefing.count_republished(&article);
    article
}

/// Finds sources by id, name or web address.
struct SourceFinder {
    by_name: BTreeMap<String, Vec<SourceIx>>,
    by_domain: BTreeMap<String, SourceIx>,
    known: Vec<String>,
}

impl SourceFinder {
    fn new(sources: &[Source], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut finder = Self { by_name: BTreeMap::new(), by_domain: BTreeMap::new(), known: Vec::new() };
        for (index, source) in sources.iter().enumerate() {
            let ix = SourceIx(index as u32);
            for text in [fold(&source.doc.entry.id), fold(&source.doc.name)] {
                let here = finder.by_name.entry(text).or_default();
                if !here.contains(&ix) {
                    here.push(ix);
                }
            }
            for domain in &source.doc.domains {
                if let Some(other) = finder.by_domain.insert(domain.value.clone(), ix)
                    && other != ix
                {
                    let other = &sources[other.get()].doc.entry;
                    diagnostics.push(
                        Diagnostic::error(
                            "source/shared-domain",
                            format!("two sources claim the domain `{}`", domain.value),
                        )
                        .at(source.doc.entry.place(&domain.span))
                        .related("the other one", other.first_line()),
                    );
                }
            }
            finder.known.push(source.doc.entry.id.to_string());
            finder.known.push(source.doc.name.clone());
        }
        finder
    }

    fn find(&self, text: &str) -> Result<SourceIx, Box<Diagnostic>> {
        if text.contains("://") {
            let host = host(text);
            return host.as_deref().and_then(|host| by_domain(host, &self.by_domain)).ok_or_else(|| {
                let domain = host.unwrap_or_else(|| text.to_owned());
                Diagnostic::error("source/unknown", format!("no source has the domain `{domain}`"))
                    .help(format!("add `{domain}` to the `domains` of a file in content/sources/"))
                    .into()
            });
        }
        match self.by_name.get(&fold(text)).map_or(&[][..], Vec::as_slice) {
            [one] => Ok(*one),
            [] => {
                let diagnostic = Diagnostic::error("source/unknown", format!("there is no source `{text}`"))
                    .did_you_mean(text, self.known.iter().map(String::as_str));
                Err(Box::new(match diagnostic.help {
                    Some(_) => diagnostic,
                    None => diagnostic.help(format!("`briefing new source \"{text}\"` makes one")),
                }))
            }
            _ => Err(Diagnostic::error("source/ambiguous", format!("two sources are called `{text}`"))
                .help("name the source by its id, the name of its file")
                .into()),
        }
    }
}

/// A person's place before the list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Seed(usize);

/// Everyone with a file, and everyone whom a front matter names.
struct People {
    seeds: Vec<Person>,
    by_text: BTreeMap<String, Vec<Seed>>,
    /// Folded words of the names of people with a file, to find slips of the pen.
    by_word: BTreeMap<String, Vec<Seed>>,
}

impl People {
    fn new(docs: Vec<content::Person>) -> Self {
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

    fn find_all(
        &mut self,
        names: &[Spanned<String>],
        entry: &Entry,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Seed> {
        names.iter().filter_map(|name| self.find(name, entry, diagnostics)).collect()
    }

    /// The person called so; somebody new where nobody is.
    fn find(
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
    fn finish(self) -> (Vec<Person>, Vec<PersonIx>) {
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

fn file_happenings(briefing: &mut Briefing, people: Vec<Vec<Vec<PersonIx>>>) {
    let mut grouped: BTreeMap<(Moment, String), Happening> = BTreeMap::new();
    for (index, (article, people)) in briefing.articles.iter().zip(people).enumerate() {
        for (declared, people) in article.doc.happenings.iter().zip(people) {
            let happening =
                grouped.entry((declared.date, fold(&declared.title))).or_insert_with(|| Happening {
                    date: declared.date,
                    title: declared.title.clone(),
                    people: Vec::new(),
                    articles: Vec::new(),
                });
            happening.people.extend(people);
            let ix = ArticleIx(index as u32);
            if happening.articles.last() != Some(&ix) {
                happening.articles.push(ix);
            }
        }
    }
    briefing.happenings = grouped.into_values().collect();
    for (index, happening) in briefing.happenings.iter_mut().enumerate() {
        happening.people.sort();
        happening.people.dedup();
        for ix in &happening.articles {
            briefing.articles[ix.get()].happenings.push(index);
        }
        for person in &happening.people {
            briefing.people[person.get()].happenings.push(index);
        }
    }
}

fn file_articles(briefing: &mut Briefing) {
    for (index, article) in briefing.articles.iter().enumerate() {
        let ix = ArticleIx(index as u32);
        briefing.sources[article.source.get()].articles.push(ix);
        for person in &article.people {
            briefing.people[person.get()].articles.push(ix);
        }
    }
    for (index, event) in briefing.events.iter().enumerate() {
        for person in &event.people {
            briefing.people[person.get()].events.push(EventIx(index as u32));
        }
    }
}

fn file_timeline(briefing: &mut Briefing) {
    let articles = briefing.articles.iter().enumerate().map(|(index, article)| Item {
        date: article.doc.published,
        kind: ItemKind::Article(ArticleIx(index as u32)),
    });
    let events = briefing
        .events
        .iter()
        .enumerate()
        .map(|(index, event)| Item { date: event.doc.date, kind: ItemKind::Event(EventIx(index as u32)) });
    let happenings = briefing
        .happenings
        .iter()
        .enumerate()
        .map(|(index, happening)| Item { date: happening.date, kind: ItemKind::Happening(index) });
    for item in events.chain(happenings).chain(articles) {
        briefing.timeline.entry(item.date.date()).or_default().push(item);
    }
    for items in briefing.timeline.values_mut() {
        // Events before articles, then by time.
        items.sort_by_key(|item| (matches!(item.kind, ItemKind::Article(_)), *item));
    }
}

fn file_tags(briefing: &mut Briefing, diagnostics: &mut Vec<Diagnostic>) {
    let articles = briefing
        .articles
        .iter()
        .enumerate()
        .map(|(i, a)| (Subject::Article(ArticleIx(i as u32)), &a.doc.entry, &a.doc.tags));
    let events = briefing
        .events
        .iter()
        .enumerate()
        .map(|(i, e)| (Subject::Event(EventIx(i as u32)), &e.doc.entry, &e.doc.tags));
    let notes = briefing
        .notes
        .iter()
        .enumerate()
        .map(|(i, n)| (Subject::Note(NoteIx(i as u32)), &n.doc.entry, &n.doc.tags));
    let mut tags: BTreeMap<Slug, Tag> = BTreeMap::new();
    for (subject, entry, written) in articles.chain(events).chain(notes) {
        for tag in written {
            let label = tag.value.trim_start_matches('#');
            let Some(slug) = Slug::new(label) else {
                let message = format!("`{}` has no letter or digit to make a path from", tag.value);
                diagnostics.push(
                    Diagnostic::error("front-matter/invalid-value", message).at(entry.place(&tag.span)),
                );
                continue;
            };
            let tag =
                tags.entry(slug).or_insert_with(|| Tag { label: label.to_owned(), members: Vec::new() });
            if tag.members.last() != Some(&subject) {
                tag.members.push(subject);
            }
        }
    }
    briefing.tags = tags;
}

/// Resolves every wiki-link, and files each under what it leads to.
fn file_links(
    briefing: &mut Briefing,
    unpublished: &BTreeMap<String, &'static str>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let bodies: Vec<(Subject, &Entry)> =
        entries(briefing).filter(|(_, e)| !e.body.links.is_empty()).collect();
    if bodies.is_empty() {
        return;
    }
    let named: Vec<Named<'_>> = everything(briefing);
    let names = Names::new(&named, unpublished);
    let mut resolved: Vec<(Subject, Vec<Link>)> = Vec::new();
    for (subject, entry) in bodies {
        let mut links = Vec::with_capacity(entry.body.links.len());
        for link in &entry.body.links {
            match names.resolve(&link.target) {
                Ok(found) => links.push(found),
                Err(diagnostic) => diagnostics.push(diagnostic.at(entry.place(&link.span))),
            }
        }
        resolved.push((subject, links));
    }
    let mut backlinks: BTreeMap<Subject, BTreeSet<Subject>> = BTreeMap::new();
    for (subject, links) in resolved {
        for link in links.iter().filter(|link| link.to != subject) {
            backlinks.entry(link.to).or_default().insert(subject);
        }
        match subject {
            Subject::Article(ix) => briefing.articles[ix.get()].links = links,
            Subject::Source(ix) => briefing.sources[ix.get()].links = links,
            Subject::Person(ix) => briefing.people[ix.get()].links = links,
            Subject::Event(ix) => briefing.events[ix.get()].links = links,
            Subject::Note(ix) => briefing.notes[ix.get()].links = links,
        }
    }
    briefing.backlinks = backlinks.into_iter().map(|(to, from)| (to, from.into_iter().collect())).collect();
}

/// Every document with a body.
fn entries(briefing: &Briefing) -> impl Iterator<Item = (Subject, &Entry)> {
    let articles = briefing
        .articles
        .iter()
        .enumerate()
        .map(|(i, a)| (Subject::Article(ArticleIx(i as u32)), &a.doc.entry));
    let sources =
        briefing.sources.iter().enumerate().map(|(i, s)| (Subject::Source(SourceIx(i as u32)), &s.doc.entry));
    let people = briefing
        .people
        .iter()
        .enumerate()
        .filter_map(|(i, p)| Some((Subject::Person(PersonIx(i as u32)), &p.doc.as_ref()?.entry)));
    let events =
        briefing.events.iter().enumerate().map(|(i, e)| (Subject::Event(EventIx(i as u32)), &e.doc.entry));
    let notes =
        briefing.notes.iter().enumerate().map(|(i, n)| (Subject::Note(NoteIx(i as u32)), &n.doc.entry));
    articles.chain(sources).chain(people).chain(events).chain(notes)
}

/// Everything that a wiki-link can lead to.
fn everything(briefing: &Briefing) -> Vec<Named<'_>> {
    let mut named: Vec<Named<'_>> = entries(briefing)
        .map(|(subject, entry)| {
            let (folder, names) = match subject {
                Subject::Article(ix) => ("articles", vec![briefing.article(ix).doc.title.as_str()]),
                Subject::Source(ix) => ("sources", vec![briefing.source(ix).doc.name.as_str()]),
                Subject::Event(ix) => ("events", vec![briefing.event(ix).doc.title.as_str()]),
                Subject::Note(ix) => ("notes", vec![briefing.note(ix).doc.title.as_str()]),
                Subject::Person(ix) => {
                    let person = briefing.person(ix);
                    let aliases = person.doc.iter().flat_map(|d| d.aliases.iter().map(|a| a.value.as_str()));
                    ("people", std::iter::once(person.name.as_str()).chain(aliases).collect())
                }
            };
            Named { subject, folder, id: &entry.id, names, blocks: entry.body.blocks.len() }
        })
        .collect();
    for (index, person) in briefing.people.iter().enumerate().filter(|(_, p)| p.doc.is_none()) {
        named.push(Named {
            subject: Subject::Person(PersonIx(index as u32)),
            folder: "people",
            id: &person.id,
            names: vec![&person.name],
            blocks: 0,
        });
    }
    named
}
