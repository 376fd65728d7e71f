//! The model that everyone asks: sources, people, articles, events and notes, with what they have to do with each
//! other.
//!
//! It is changed by [`Briefing::update`] alone, which takes files that came, changed or went, replaces what they had
//! contributed, and says which [`Key`]s that touched. A first build is the update that brings all files.

mod citations;
mod corrections;
mod counted;
mod counts;
mod documents;
mod earlier;
mod embeds;
mod evidence;
mod filing;
mod found;
mod grouped;
mod groups;
mod key;
mod links;
mod lookup;
mod origins;
mod people;
mod pictures;
mod policy;
mod resolve;
mod roles;
mod said;
mod shown;
mod sources;
mod store;
mod timeline;
mod update;
mod versions;

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use counts::{Covered, Spelling};
pub use documents::{Parsed, Selection, Turn, Withheld};
pub use earlier::{Earlier, Stood};
pub use evidence::{Evidence, Quoted};
pub use found::Merged;
pub use key::{Key, List, Touched};
pub use lookup::Names;
pub use origins::{Independence, Origin};
pub use pictures::{Pictures, Shown};
pub(crate) use pictures::{joined as picture_joined, name_of as picture_name};
pub use policy::{Context, Passage, Republished};
pub(crate) use resolve::host;
pub use roles::SeenRole;
pub(crate) use shown::opening;
pub use timeline::{Item, ItemKind};
pub use versions::{Piece, Pieces, TextChange};

use crate::config::{Config, Publish};
use crate::content::{self, Entry, Role};
use crate::diagnostic::Diagnostic;
use crate::moment::Moment;
use crate::reading::{Agency, Findings, Mention, MentionForm, NameIndex, PersonIx, Reading};
use crate::slug::Slug;
use documents::Documents;
use found::FoundPeople;
use links::LinkNames;
use people::PeopleNamed;
use said::Said;
use sources::SourceFinder;
use store::{Number, Ordered, Store};

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(u32);

            impl Number for $name {
                fn new(number: u32) -> Self {
                    Self(number)
                }

                fn get(self) -> usize {
                    self.0 as usize
                }
            }
        )*
    };
}
numbers!(
    /// Stands for an article. Numbers say nothing about order, and differ from run to run.
    ArticleIx
    /// Stands for a source.
    SourceIx
    /// Stands for an event.
    EventIx
    /// Stands for a note.
    NoteIx
    /// Stands for an edition.
    EditionIx
    /// Stands for a happening.
    HappeningIx
);

impl Number for PersonIx {
    fn new(number: u32) -> Self {
        Self(number)
    }

    fn get(self) -> usize {
        self.0 as usize
    }
}

/// A finding of an article, by its number among its like, from 0; or the article itself, which is one of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Thing {
    /// Where it was found.
    pub article: ArticleIx,
    /// Which of the article's quotations, figures or dates.
    pub nth: u32,
}

impl Thing {
    /// An article as a whole.
    fn whole(article: ArticleIx) -> Self {
        Self { article, nth: 0 }
    }
}

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
    /// A dated briefing.
    Edition(EditionIx),
}

impl Subject {
    /// The number of the article, source, person, event or note.
    pub fn number(self) -> usize {
        match self {
            Self::Article(ix) => ix.get(),
            Self::Source(ix) => ix.get(),
            Self::Person(ix) => ix.get(),
            Self::Event(ix) => ix.get(),
            Self::Note(ix) => ix.get(),
            Self::Edition(ix) => ix.get(),
        }
    }
}

/// Where a wiki-link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The page.
    pub to: Subject,
    /// The paragraph on it.
    pub paragraph: Option<u32>,
    /// The quotation on it, from 1, if one is named instead.
    pub quotation: Option<u32>,
    /// Whether the link was written with the id: then the page's title is the better text.
    pub by_id: bool,
    /// Whether it leads to the text that it stands in, and says so by naming nothing: `[[#Heading]]`.
    pub own: bool,
}

/// What a wiki-link of a body comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// A page, or a place on it.
    To(Link),
    /// Something that was there, and is not any more: its words stand there, and lead nowhere.
    Expired(Expired),
    /// Nothing, which is a fault.
    Nowhere,
}

/// What is left of a link to something that has expired, or to somebody whom no newest text names any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expired {
    /// What the target was called.
    pub title: Arc<str>,
    /// From when on it has not been there.
    since: Moment,
    /// Whether it is somebody.
    is_person: bool,
    /// Whether what was typed is nothing to read, without words of its own.
    typed_by_id: bool,
}

impl Resolved {
    /// Where it leads, if it does.
    pub fn link(&self) -> Option<&Link> {
        match self {
            Self::To(link) => Some(link),
            Self::Expired(_) | Self::Nowhere => None,
        }
    }

    /// Whether it is called by its target where it has no words of its own, since what was typed is nothing to read.
    pub(crate) fn is_typed_by_id(&self) -> bool {
        match self {
            Self::To(link) => link.is_typed_by_id(),
            Self::Expired(expired) => expired.typed_by_id,
            Self::Nowhere => false,
        }
    }
}

impl Link {
    /// Whether what was typed is nothing to read, without words of its own: an id, or a place in a text.
    pub(crate) fn is_typed_by_id(&self) -> bool {
        self.by_id || self.paragraph.is_some() || self.quotation.is_some()
    }
}

/// A press article with everything that was found out about it.
#[derive(Debug)]
pub struct Article {
    /// What its file says.
    pub doc: Arc<content::Article>,
    /// Who published it.
    pub source: SourceIx,
    /// How much of it may be shown.
    pub publish: Publish,
    /// What its text says by itself, as editors correct it.
    pub findings: Arc<Findings>,
    /// The same before it was corrected.
    analysed: Arc<Findings>,
    /// Who is meant in it.
    pub reading: Reading,
    /// Everyone declared or mentioned, by id.
    pub people: Vec<PersonIx>,
    /// How the mentioned are spelled, in the order of the text, each spelling of a person once.
    pub spelled: Box<[Spelled]>,
    /// Declared and credited agencies, without those of photographs.
    pub agencies: Vec<Arc<str>>,
    /// The happenings that it reports, by date; who takes part is known of them all together.
    pub happenings: Vec<HappeningIx>,
    /// The passages that are shown where the policy is to show an excerpt.
    pub excerpt: Vec<Passage>,
    /// Which words of its findings are shown.
    pub evidence: Evidence,
    /// How much of its words some page shows.
    pub republished: Republished,
    /// From when to when this was its text.
    pub stood: Stood,
    /// The texts before it.
    pub earlier: Earlier,
    /// Whom its editor names: of the article, and of each happening that it declares.
    declared: Declared,
    /// Fingerprints of the words that could end a name; made when people change for the first time.
    words: OnceLock<Box<[u32]>>,
}

/// A spelling of a name in an article: people and sources add them up over thousands of articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelled {
    /// Who.
    pub person: PersonIx,
    /// As seen, without brackets and emphasis.
    pub text: Arc<str>,
    /// How much of the name it is, where it is seen first.
    pub form: MentionForm,
    /// Mentions.
    pub count: u32,
}

/// People named in a front matter.
#[derive(Clone, Debug, Default)]
struct Declared {
    people: Vec<PersonIx>,
    /// For each happening that the document declares.
    of_happenings: Vec<Vec<PersonIx>>,
    /// For each of its corrections, where that names somebody.
    of_corrections: Vec<Option<PersonIx>>,
    /// Which these are; known once the article is filed.
    happenings: Vec<HappeningIx>,
}

/// A source.
#[derive(Debug)]
pub struct Source {
    /// What its file says.
    pub doc: Arc<content::Source>,
}

/// A person with or without a file.
#[derive(Debug)]
pub struct Person {
    /// The page's name in its path.
    pub id: Arc<str>,
    /// As this site spells it.
    pub name: String,
    /// What the file says; `None` for somebody whom only articles or events name.
    pub doc: Option<Arc<content::Person>>,
    /// How it is known that there is such a person.
    pub known: Known,
    /// Spellings that no editor declares and that are taken for the same person's.
    pub merged: Arc<[Merged]>,
}

/// How it is known that there is a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// An editor wrote a file.
    ByFile,
    /// A front matter names the person.
    ByName,
    /// Texts name the person, and no editor has confirmed it.
    ByText,
}

impl Known {
    /// `file`, `front matter`, `text`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ByFile => "file",
            Self::ByName => "front matter",
            Self::ByText => "text",
        }
    }
}

impl Person {
    /// Whether an editor names the person anywhere.
    pub fn is_declared(&self) -> bool {
        self.known < Known::ByText
    }

    /// Every other spelling that an editor declares.
    pub fn aliases(&self) -> impl Iterator<Item = &str> {
        self.doc.iter().flat_map(|doc| doc.aliases.iter().map(|alias| alias.value.as_str()))
    }

    /// Spellings that an editor declares to be never this person.
    pub fn never(&self) -> impl Iterator<Item = &str> {
        self.doc.iter().flat_map(|doc| doc.never.iter().map(|name| name.value.as_str()))
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
    pub doc: Arc<content::Event>,
    /// By id.
    pub people: Vec<PersonIx>,
}

/// An editors' note.
#[derive(Debug)]
pub struct Note {
    /// What its file says.
    pub doc: Arc<content::Note>,
}

/// A dated briefing.
#[derive(Debug)]
pub struct Edition {
    /// What its file says.
    pub doc: Arc<content::Edition>,
}

/// A dated happening that articles declare; the same date and title in two articles is one happening.
#[derive(Debug)]
pub struct Happening {
    /// When, as precisely as is known.
    pub date: crate::moment::Moment,
    /// What, as the newest of its articles puts it.
    pub title: String,
    /// By id.
    pub people: Vec<PersonIx>,
    /// The articles that declare it, newest first.
    pub articles: Vec<ArticleIx>,
    /// What is the same however it is spelled.
    folded: String,
}

/// A tag with what bears it.
#[derive(Debug)]
pub struct Tag {
    /// As it was written first.
    pub label: String,
    /// Articles, newest first, then events, then notes.
    pub members: Vec<Subject>,
}

/// A whole briefing.
#[derive(Debug)]
pub struct Briefing {
    /// `site.toml`
    pub config: Config,
    documents: Documents,
    pictures: Pictures,
    articles: Store<ArticleIx, Article>,
    sources: Store<SourceIx, Source>,
    people: Store<PersonIx, Person>,
    events: Store<EventIx, Event>,
    notes: Store<NoteIx, Note>,
    editions: Store<EditionIx, Edition>,
    /// The date of every edition by id, of those without a page, too; of no draft.
    told: BTreeMap<Arc<str>, Moment>,
    happenings: Store<HappeningIx, Happening>,
    /// Articles of a source or a person, newest first.
    articles_of: HashMap<Subject, Vec<ArticleIx>>,
    /// Events with a page that name a person, by date.
    events_of: HashMap<PersonIx, Vec<EventIx>>,
    /// Happenings that name a person, by date.
    happenings_of: HashMap<PersonIx, Vec<HappeningIx>>,
    declared_by: filing::DeclaredBy,
    tags: BTreeMap<Slug, Tag>,
    timeline: BTreeMap<Date, Vec<Item>>,
    /// Articles by the day on which they came to the desk.
    came: BTreeMap<Date, BTreeSet<ArticleIx>>,
    /// The articles of which only earlier texts name a person.
    named_before: HashMap<PersonIx, BTreeSet<ArticleIx>>,
    /// The dated sentences of each article that stand on the timeline, by the number of the date expression.
    sentences_of: HashMap<ArticleIx, Vec<(u32, crate::moment::Moment)>>,
    said: Said,
    counted: counted::Counted,
    links: HashMap<Subject, Vec<Resolved>>,
    backlinks: HashMap<Subject, Vec<Subject>>,
    origins: origins::Origins,
    /// Articles with several texts, those that changed last first.
    revised: Vec<ArticleIx>,
    source_finder: SourceFinder,
    /// By what each article looked for its source.
    asked_source: HashMap<ArticleIx, String>,
    people_named: PeopleNamed,
    found: FoundPeople,
    names: NameIndex,
    corrections_in_notes: corrections::InNotes,
    link_names: LinkNames,
    /// Who quotes or gives figures and dates, and cites an article for it.
    citing: BTreeSet<Subject>,
    /// Of whose links something is to be said: they do not all lead somewhere, or will not for long.
    linked_in_vain: BTreeSet<Subject>,
    /// Whose texts embed articles.
    embedding: BTreeSet<Subject>,
    /// What is wrong, by what was looked at and its file.
    faults: BTreeMap<(update::Topic, Arc<str>), Vec<Diagnostic>>,
}

/// How many documents have no page because of what they say of themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Drafts.
    pub drafts: usize,
    /// Articles and notes dated after now.
    pub future: usize,
}

impl Ordered for Article {
    fn order(&self, other: &Self) -> Ordering {
        let (a, b) = (&self.doc, &other.doc);
        (b.published, &a.entry.id).cmp(&(a.published, &b.entry.id))
    }
}

impl Ordered for Source {
    fn order(&self, other: &Self) -> Ordering {
        self.doc.entry.id.cmp(&other.doc.entry.id)
    }
}

impl Ordered for Person {
    fn order(&self, other: &Self) -> Ordering {
        self.id.cmp(&other.id)
    }
}

impl Ordered for Event {
    fn order(&self, other: &Self) -> Ordering {
        (self.doc.date, &self.doc.entry.id).cmp(&(other.doc.date, &other.doc.entry.id))
    }
}

impl Ordered for Note {
    fn order(&self, other: &Self) -> Ordering {
        let (a, b) = (&self.doc, &other.doc);
        (b.date, &a.entry.id).cmp(&(a.date, &b.entry.id))
    }
}

impl Ordered for Edition {
    fn order(&self, other: &Self) -> Ordering {
        let (a, b) = (&self.doc, &other.doc);
        (b.date, &a.entry.id).cmp(&(a.date, &b.entry.id))
    }
}

impl Ordered for Happening {
    fn order(&self, other: &Self) -> Ordering {
        (self.date, &self.folded).cmp(&(other.date, &other.folded))
    }
}

impl Briefing {
    /// What `--drafts` and `--future` would bring in.
    pub fn left_out(&self) -> LeftOut {
        self.documents.left_out()
    }

    /// Every article, newest first.
    pub fn articles(&self) -> &[ArticleIx] {
        self.articles.in_order()
    }

    /// Every source, by id.
    pub fn sources(&self) -> &[SourceIx] {
        self.sources.in_order()
    }

    /// Every person, by id.
    pub fn people(&self) -> &[PersonIx] {
        self.people.in_order()
    }

    /// Every event with a page, by date.
    pub fn events(&self) -> &[EventIx] {
        self.events.in_order()
    }

    /// Every note, newest first.
    pub fn notes(&self) -> &[NoteIx] {
        self.notes.in_order()
    }

    /// Every edition, newest first.
    pub fn editions(&self) -> &[EditionIx] {
        self.editions.in_order()
    }

    /// Every tag, by slug.
    pub fn tags(&self) -> &BTreeMap<Slug, Tag> {
        &self.tags
    }

    /// The document of a subject; somebody without a file has none.
    pub fn entry(&self, subject: Subject) -> Option<&Entry> {
        match subject {
            Subject::Article(ix) => Some(&self.articles.find(ix)?.doc.entry),
            Subject::Source(ix) => Some(&self.sources.find(ix)?.doc.entry),
            Subject::Person(ix) => Some(&self.people.find(ix)?.doc.as_ref()?.entry),
            Subject::Event(ix) => Some(&self.events.find(ix)?.doc.entry),
            Subject::Note(ix) => Some(&self.notes.find(ix)?.doc.entry),
            Subject::Edition(ix) => Some(&self.editions.find(ix)?.doc.entry),
        }
    }

    /// One more than the highest numbers of articles, sources, people, events, notes and editions.
    pub fn numbers(&self) -> [usize; 6] {
        let (articles, sources, people) =
            (self.articles.numbers(), self.sources.numbers(), self.people.numbers());
        [articles, sources, people, self.events.numbers(), self.notes.numbers(), self.editions.numbers()]
    }

    /// Whether a subject has a page.
    pub fn has(&self, subject: Subject) -> bool {
        match subject {
            Subject::Article(ix) => self.articles.find(ix).is_some(),
            Subject::Source(ix) => self.sources.find(ix).is_some(),
            Subject::Person(ix) => self.people.find(ix).is_some(),
            Subject::Event(ix) => self.events.find(ix).is_some(),
            Subject::Note(ix) => self.notes.find(ix).is_some(),
            Subject::Edition(ix) => self.editions.find(ix).is_some(),
        }
    }

    /// Every subject, kind by kind.
    pub fn subjects(&self) -> impl Iterator<Item = Subject> {
        let articles = self.articles().iter().map(|ix| Subject::Article(*ix));
        let sources = self.sources().iter().map(|ix| Subject::Source(*ix));
        let people = self.people().iter().map(|ix| Subject::Person(*ix));
        let events = self.events().iter().map(|ix| Subject::Event(*ix));
        let notes = self.notes().iter().map(|ix| Subject::Note(*ix));
        let editions = self.editions().iter().map(|ix| Subject::Edition(*ix));
        articles.chain(sources).chain(people).chain(events).chain(notes).chain(editions)
    }

    /// The order in which lists of several kinds show their subjects.
    pub fn order(&self, a: Subject, b: Subject) -> Ordering {
        match (a, b) {
            (Subject::Article(a), Subject::Article(b)) => self.articles.get(a).order(self.articles.get(b)),
            (Subject::Source(a), Subject::Source(b)) => self.sources.get(a).order(self.sources.get(b)),
            (Subject::Person(a), Subject::Person(b)) => self.people.get(a).order(self.people.get(b)),
            (Subject::Event(a), Subject::Event(b)) => self.events.get(a).order(self.events.get(b)),
            (Subject::Note(a), Subject::Note(b)) => self.notes.get(a).order(self.notes.get(b)),
            (Subject::Edition(a), Subject::Edition(b)) => self.editions.get(a).order(self.editions.get(b)),
            // Of two kinds, the one that stands first in the definition of `Subject`.
            (a, b) => a.cmp(&b),
        }
    }

    /// One article.
    pub fn article(&self, ix: ArticleIx) -> &Article {
        self.articles.get(ix)
    }

    /// One source.
    pub fn source(&self, ix: SourceIx) -> &Source {
        self.sources.get(ix)
    }

    /// One person.
    pub fn person(&self, ix: PersonIx) -> &Person {
        self.people.get(ix)
    }

    /// One event.
    pub fn event(&self, ix: EventIx) -> &Event {
        self.events.get(ix)
    }

    /// One note.
    pub fn note(&self, ix: NoteIx) -> &Note {
        self.notes.get(ix)
    }

    /// One edition.
    pub fn edition(&self, ix: EditionIx) -> &Edition {
        self.editions.get(ix)
    }

    /// From when on a subject is not published any more, if it says so.
    pub(crate) fn expires(&self, subject: Subject) -> Option<Moment> {
        match subject {
            Subject::Note(ix) => self.notes.find(ix)?.doc.expires,
            Subject::Edition(ix) => self.editions.find(ix)?.doc.expires,
            Subject::Article(_) | Subject::Source(_) | Subject::Person(_) | Subject::Event(_) => None,
        }
    }

    /// When a subject appears that is shown although its time has not come.
    pub(crate) fn ahead(&self, subject: Subject) -> Option<Moment> {
        self.documents.ahead(self.documents.get(&self.entry(subject)?.file)?.document.as_ref()?)
    }

    /// Up to when the edition before one of this date told what is new, if there is one before. One that expired, or
    /// is not out yet, has told it, too: what an edition tells does not change when another comes or goes.
    pub fn told_until(&self, date: Moment) -> Option<Moment> {
        self.told.values().filter(|other| date.is_after(other)).max().copied()
    }

    /// One happening.
    pub fn happening(&self, ix: HappeningIx) -> &Happening {
        self.happenings.get(ix)
    }

    /// The articles of a source, or those that name a person, newest first.
    pub fn articles_of(&self, subject: Subject) -> &[ArticleIx] {
        self.articles_of.get(&subject).map_or(&[], Vec::as_slice)
    }

    /// The events with a page that name a person, by date.
    pub fn events_of(&self, person: PersonIx) -> &[EventIx] {
        self.events_of.get(&person).map_or(&[], Vec::as_slice)
    }

    /// The happenings that name a person, by date.
    pub fn happenings_of(&self, person: PersonIx) -> &[HappeningIx] {
        self.happenings_of.get(&person).map_or(&[], Vec::as_slice)
    }

    /// What the wiki-links of a subject's body come to, in their order.
    pub fn links(&self, subject: Subject) -> &[Resolved] {
        self.links.get(&subject).map_or(&[], Vec::as_slice)
    }

    /// What links to `subject`, kind by kind.
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

    /// The articles that came on a day, the last one first.
    pub fn came_on(&self, day: Date) -> Vec<ArticleIx> {
        let mut all: Vec<ArticleIx> = self.came.get(&day).into_iter().flatten().copied().collect();
        let key = |ix: &ArticleIx| Reverse(self.article(*ix).doc.came());
        all.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| self.article(*a).order(self.article(*b))));
        all
    }

    /// The articles of which only earlier texts name a person.
    pub fn named_before(&self, person: PersonIx) -> impl Iterator<Item = ArticleIx> {
        self.named_before.get(&person).into_iter().flatten().copied()
    }

    /// The articles before and after `ix` in time.
    pub fn neighbours(&self, ix: ArticleIx) -> (Option<ArticleIx>, Option<ArticleIx>) {
        let Some(rank) = self.articles.rank(ix) else { return (None, None) };
        let at = |rank: usize| self.articles().get(rank).copied();
        (at(rank + 1), rank.checked_sub(1).and_then(at))
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
