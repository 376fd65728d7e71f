//! The model that everyone asks: sources, people, articles, events and notes, with what they have to do with each
//! other. [`assemble`] makes it from parsed documents; after that it does not change.

mod assemble;
mod people;
mod policy;
mod resolve;
mod sources;
mod timeline;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

pub use assemble::{Selection, assemble};
pub use policy::{Context, Passage, Republished};
pub(crate) use resolve::host;
pub use timeline::{Item, ItemKind};

use crate::config::{Config, Publish};
use crate::content::{self, Entry, Role};
use crate::reading::{Agency, Mention, PersonIx, Reading};
use crate::slug::Slug;

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// As an index.
            pub fn get(self) -> usize {
                self.0 as usize
            }
        }
    };
}
index!(
    /// An article's place in [`Briefing::articles`].
    ArticleIx
);
index!(
    /// A source's place in [`Briefing::sources`].
    SourceIx
);
index!(
    /// An event's place in [`Briefing::events`].
    EventIx
);
index!(
    /// A note's place in [`Briefing::notes`].
    NoteIx
);

/// What a page can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A press article.
    Article(ArticleIx),
    /// Who published it.
    Source(SourceIx),
    /// Somebody.
    Person(PersonIx),
    /// A declared happening with a page.
    Event(EventIx),
    /// An editors' note.
    Note(NoteIx),
}

/// Where a wiki-link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The page.
    pub to: Subject,
    /// The paragraph on it.
    pub paragraph: Option<u32>,
    /// Whether the link was written with the id: then the page's title is the better text.
    pub by_id: bool,
}

/// A press article with everything that was found out about it.
#[derive(Debug)]
pub struct Article {
    /// What its file says.
    pub doc: Box<content::Article>,
    /// Who published it.
    pub source: SourceIx,
    /// How much of it may be shown.
    pub publish: Publish,
    /// What was read out of its text.
    pub reading: Reading,
    /// Everyone declared or mentioned, sorted.
    pub people: Vec<PersonIx>,
    /// Declared and credited agencies, without those of photographs.
    pub agencies: Vec<Arc<str>>,
    /// The happenings that it reports.
    pub happenings: Vec<usize>,
    /// Where its wiki-links lead, in their order.
    pub links: Vec<Link>,
    /// The passages that are shown where the policy is to show an excerpt.
    pub excerpt: Vec<Passage>,
    /// How much of its words some page shows.
    pub republished: Republished,
}

/// A source with its articles.
#[derive(Debug)]
pub struct Source {
    /// What its file says.
    pub doc: content::Source,
    /// Newest first.
    pub articles: Vec<ArticleIx>,
    /// Where its wiki-links lead.
    pub links: Vec<Link>,
}

/// A person with or without a file.
#[derive(Debug)]
pub struct Person {
    /// The page's name in its path.
    pub id: Arc<str>,
    /// As this site spells it.
    pub name: String,
    /// What the file says; `None` for somebody whom only articles or events name.
    pub doc: Option<content::Person>,
    /// Newest first.
    pub articles: Vec<ArticleIx>,
    /// Events with a page that name the person.
    pub events: Vec<EventIx>,
    /// Happenings that name the person.
    pub happenings: Vec<usize>,
    /// Where the wiki-links of the body lead.
    pub links: Vec<Link>,
}

impl Person {
    /// Every other spelling that an editor declares.
    pub fn aliases(&self) -> impl Iterator<Item = &str> {
        self.doc.iter().flat_map(|doc| doc.aliases.iter().map(|alias| alias.value.as_str()))
    }

    /// Offices, in the file's order.
    pub fn roles(&self) -> &[Role] {
        self.doc.as_ref().map_or(&[], |doc| &doc.roles)
    }
}

/// A dated happening with a page.
#[derive(Debug)]
pub struct Event {
    /// What its file says.
    pub doc: content::Event,
    /// Sorted.
    pub people: Vec<PersonIx>,
    /// Where its wiki-links lead.
    pub links: Vec<Link>,
}

/// An editors' note.
#[derive(Debug)]
pub struct Note {
    /// What its file says.
    pub doc: content::Note,
    /// Where its wiki-links lead.
    pub links: Vec<Link>,
}

/// A dated happening that articles declare; the same date and title in two articles is one happening.
#[derive(Debug)]
pub struct Happening {
    /// When, as precisely as is known.
    pub date: crate::moment::Moment,
    /// What.
    pub title: String,
    /// Sorted.
    pub people: Vec<PersonIx>,
    /// The articles that declare it, newest first.
    pub articles: Vec<ArticleIx>,
}

/// A tag with what bears it.
#[derive(Debug)]
pub struct Tag {
    /// As it was written first.
    pub label: String,
    /// Newest articles first, then events, then notes.
    pub members: Vec<Subject>,
}

/// A whole briefing.
#[derive(Debug)]
pub struct Briefing {
    /// `site.toml`
    pub config: Config,
    articles: Vec<Article>,
    sources: Vec<Source>,
    people: Vec<Person>,
    events: Vec<Event>,
    notes: Vec<Note>,
    happenings: Vec<Happening>,
    tags: BTreeMap<Slug, Tag>,
    timeline: BTreeMap<Date, Vec<Item>>,
    backlinks: BTreeMap<Subject, Vec<Subject>>,
    left_out: LeftOut,
}

/// How many documents have no page because of what they say of themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Drafts.
    pub drafts: usize,
    /// Articles and notes dated after now.
    pub future: usize,
}

impl Briefing {
    /// What `--drafts` and `--future` would bring in.
    pub fn left_out(&self) -> LeftOut {
        self.left_out
    }

    /// Every article, newest first.
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// Every source, by id.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Every person, by id.
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// Every event with a page, by date.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Every note, newest first.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Every happening that articles declare, by date.
    pub fn happenings(&self) -> &[Happening] {
        &self.happenings
    }

    /// Every tag, by slug.
    pub fn tags(&self) -> &BTreeMap<Slug, Tag> {
        &self.tags
    }

    /// Every document with what it is about.
    pub fn entries(&self) -> impl Iterator<Item = (Subject, &Entry)> {
        let articles = self
            .articles
            .iter()
            .enumerate()
            .map(|(i, a)| (Subject::Article(ArticleIx(i as u32)), &a.doc.entry));
        let sources =
            self.sources.iter().enumerate().map(|(i, s)| (Subject::Source(SourceIx(i as u32)), &s.doc.entry));
        let people = self
            .people
            .iter()
            .enumerate()
            .filter_map(|(i, p)| Some((Subject::Person(PersonIx(i as u32)), &p.doc.as_ref()?.entry)));
        let events =
            self.events.iter().enumerate().map(|(i, e)| (Subject::Event(EventIx(i as u32)), &e.doc.entry));
        let notes =
            self.notes.iter().enumerate().map(|(i, n)| (Subject::Note(NoteIx(i as u32)), &n.doc.entry));
        articles.chain(sources).chain(people).chain(events).chain(notes)
    }

    /// One article.
    pub fn article(&self, ix: ArticleIx) -> &Article {
        &self.articles[ix.get()]
    }

    /// One source.
    pub fn source(&self, ix: SourceIx) -> &Source {
        &self.sources[ix.get()]
    }

    /// One person.
    pub fn person(&self, ix: PersonIx) -> &Person {
        &self.people[ix.get()]
    }

    /// One event.
    pub fn event(&self, ix: EventIx) -> &Event {
        &self.events[ix.get()]
    }

    /// One note.
    pub fn note(&self, ix: NoteIx) -> &Note {
        &self.notes[ix.get()]
    }

    /// What links to `subject`, sorted.
    pub fn backlinks(&self, subject: Subject) -> &[Subject] {
        self.backlinks.get(&subject).map_or(&[], Vec::as_slice)
    }

    /// The mentions of `person` in `article`, in the order of the text.
    pub fn mentions(&self, article: ArticleIx, person: PersonIx) -> impl Iterator<Item = &Mention> {
        self.article(article).reading.mentions.iter().filter(move |m| m.person == person)
    }

    /// The words of a mention as they stand in the text.
    pub fn mention_text(&self, article: ArticleIx, mention: &Mention) -> &str {
        let text =
            self.article(article).doc.entry.body.block_text(mention.block as usize).unwrap_or_default();
        &text[mention.range()]
    }

    /// The articles before and after `ix` in time.
    pub fn neighbours(&self, ix: ArticleIx) -> (Option<ArticleIx>, Option<ArticleIx>) {
        let older = (ix.get() + 1 < self.articles.len()).then(|| ArticleIx(ix.0 + 1));
        (older, ix.0.checked_sub(1).map(ArticleIx))
    }
}

/// The spelling that a mention shows: brackets of interpolations and doubled spaces are not part of it, and
/// capitals used for emphasis are not either (`VOLODYMYR Zelenskyy` → `Volodymyr Zelenskyy`).
pub fn spelling(text: &str) -> String {
    let words = text.split_whitespace().map(|word| {
        let word: String = word.chars().filter(|c| !matches!(c, '(' | ')' | '[' | ']' | '\u{ad}')).collect();
        let shouted =
            word.chars().count() > 3 && word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
        match word.chars().next() {
            Some(first) if shouted => first.to_string() + &word[first.len_utf8()..].to_lowercase(),
            _ => word,
        }
    });
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The agency's known name, or what the editor wrote.
fn agency(name: &str) -> Arc<str> {
    let known: Option<Agency> = crate::reading::agency_name(name);
    known.unwrap_or(name).into()
}
