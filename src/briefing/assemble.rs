//! Files documents under what they are about: names become people, addresses become sources, wiki-links become
//! backlinks. Whatever cannot be resolved is reported, and the rest goes on.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::people::{People, Seed};
use super::resolve::{Named, Names};
use super::sources::SourceFinder;
use super::{
    Article, ArticleIx, Briefing, Event, EventIx, Happening, Item, ItemKind, LeftOut, Link, Note, NoteIx,
    Republished, Source, SourceIx, Subject, Tag, agency, policy,
};
use crate::config::Config;
use crate::content::{self, Document, Entry};
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

    let names = NameIndex::new(people.iter().map(|person| reading::Names {
        spellings: std::iter::once(person.name.as_str()).chain(person.aliases()).collect(),
        roles: person.roles().iter().map(|role| role.title.as_str()).collect(),
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
        let (noun, entry) = (document.kind().noun(), document.entry());
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
            sorted.unpublished.insert(fold(&entry.id), why.reason());
            sorted.unpublished.insert(fold(document.title()), why.reason());
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
        briefing.entries().filter(|(_, e)| !e.body.links.is_empty()).collect();
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

/// Everything that a wiki-link can lead to.
fn everything(briefing: &Briefing) -> Vec<Named<'_>> {
    let mut named: Vec<Named<'_>> = briefing
        .entries()
        .map(|(subject, entry)| {
            let (folder, names) = match subject {
                Subject::Article(ix) => ("articles", vec![briefing.article(ix).doc.title.as_str()]),
                Subject::Source(ix) => ("sources", vec![briefing.source(ix).doc.name.as_str()]),
                Subject::Event(ix) => ("events", vec![briefing.event(ix).doc.title.as_str()]),
                Subject::Note(ix) => ("notes", vec![briefing.note(ix).doc.title.as_str()]),
                Subject::Person(ix) => {
                    let person = briefing.person(ix);
                    ("people", std::iter::once(person.name.as_str()).chain(person.aliases()).collect())
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
