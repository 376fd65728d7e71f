//! The one door through which pages see the briefing. What they ask for is written down: a page is made again when, and
//! only when, something that it read has changed.
//!
//! The fields are private to this file, so that no view can read past it.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use tera::Value;

use super::outputs::picture_path;
use super::{Cards, Feed, Outputs, Page, Search};
use crate::briefing::{
    Article, ArticleIx, Briefing, Context, Covered, Edition, EditionIx, Event, EventIx, Happening,
    HappeningIx, Independence, Item, ItemKind, Key, Link, List, Note, NoteIx, Origin, Person, Republished,
    Resolved, SeenRole, Source, SourceIx, Spelling, Subject, Tag, TextChange, Thing, opening, picture_name,
};
use crate::config::Config;
use crate::export::{self, About, Export};
use crate::moment::Moment;
use crate::reading::{Mention, PersonIx};
use crate::slug::Slug;

/// What stands in paths of addresses as it is, besides letters and digits.
const IN_PATHS: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A briefing as one page sees it.
pub struct Site<'a> {
    briefing: &'a Briefing,
    cards: &'a Cards,
    outputs: &'a Outputs,
    search: &'a Search,
    /// None where nobody will ask.
    reads: Option<RefCell<Vec<Key>>>,
}

impl<'a> Site<'a> {
    /// Nothing is read yet; with `recording`, what is read will be known.
    pub fn new(
        briefing: &'a Briefing,
        cards: &'a Cards,
        outputs: &'a Outputs,
        search: &'a Search,
        recording: bool,
    ) -> Self {
        Self { briefing, cards, outputs, search, reads: recording.then(RefCell::default) }
    }

    /// What was read, each key once.
    pub fn into_reads(self) -> Vec<Key> {
        let mut reads = self.reads.map(RefCell::into_inner).unwrap_or_default();
        reads.sort_unstable();
        reads.dedup();
        reads
    }

    fn read(&self, key: Key) {
        if let Some(reads) = &self.reads {
            reads.borrow_mut().push(key);
        }
    }

    /// `site.toml`. With another one every page is another, so that nothing is written down.
    pub fn config(&self) -> &'a Config {
        &self.briefing.config
    }

    /// The path of a page below the site's host, with the site's root: `/briefing/articles/x/`.
    pub fn path(&self, page: &Page) -> String {
        if let Some(subject) = page.subject() {
            self.read(Key::Card(subject));
        }
        format!("{}{}", self.config().base_url.root(), page.url(self.briefing))
    }

    /// The card of a subject: `kind`, `title`, `path`, and what its kind has besides.
    pub fn card(&self, subject: Subject) -> Value {
        self.read(Key::Card(subject));
        self.cards.value(self.briefing, subject)
    }

    /// The path of a subject's page, with the site's root.
    pub fn subject_path(&self, subject: Subject) -> &'a str {
        self.read(Key::Card(subject));
        self.cards.path(self.briefing, subject)
    }

    /// The name by which a subject is listed elsewhere.
    pub fn title(&self, subject: Subject) -> &'a str {
        self.read(Key::Card(subject));
        self.briefing.title(subject)
    }

    /// What a link is called that has no words of its own.
    pub fn link_text(&self, link: &Link) -> String {
        self.read(Key::Card(link.to));
        match link.to {
            Subject::Article(ix) if link.paragraph.is_some() || link.quotation.is_some() => {
                self.read(Key::Card(Subject::Source(self.briefing.article(ix).source)));
            }
            _ => {}
        }
        // A quotation stands in a paragraph, and a paragraph may be a heading.
        if link.quotation.is_some() || link.paragraph.is_some() && !matches!(link.to, Subject::Article(_)) {
            self.read(Key::Whole(link.to));
        }
        self.briefing.link_text(link)
    }

    /// A part of an editors' plain text as its page shows it.
    pub fn words_shown(&self, subject: Subject, part: Range<usize>) -> String {
        self.read(Key::Whole(subject));
        self.read_links(subject, &part);
        self.briefing.words_shown(subject, part)
    }

    /// How an editors' text begins, as its page shows it, with an ellipsis where its words are cut.
    pub fn first_words(&self, subject: Subject, limit: usize) -> String {
        self.read(Key::Whole(subject));
        if let Some(entry) = self.briefing.entry(subject) {
            for part in opening(&entry.body, limit).parts {
                self.read_links(subject, &part);
            }
        }
        self.briefing.first_words(subject, limit)
    }

    /// The source of an article, with one of its paragraphs.
    pub fn source_and_paragraph(&self, ix: ArticleIx, paragraph: u32) -> String {
        self.read(Key::Card(Subject::Source(self.source_of(ix))));
        self.briefing.source_and_paragraph(ix, paragraph)
    }

    /// What a part of an editors' text embeds, each with the byte of the plain text at which it stands.
    pub fn embeds_in(&self, subject: Subject, part: &Range<usize>) -> Vec<(usize, Resolved)> {
        self.read(Key::Whole(subject));
        // One at the very end has no words, and is of this part.
        let part = part.start..part.end + 1;
        let links = self.briefing.links_in(subject, &part).filter(|(link, _)| link.embeds);
        links.map(|(link, to)| (link.plain.start, to.clone())).collect()
    }

    /// Where a link leads: to a page, or to a paragraph or a quotation of it.
    pub fn link_path(&self, link: &Link) -> String {
        let path = self.subject_path(link.to);
        match (link.paragraph, link.quotation) {
            (Some(number), _) => format!("{path}#p{number}"),
            (None, Some(number)) => format!("{path}#q{number}"),
            (None, None) => path.to_owned(),
        }
    }

    /// Takes note of what the links in a part of a text are called.
    fn read_links(&self, subject: Subject, part: &Range<usize>) {
        for link in self.briefing.links_in(subject, part).filter_map(|(_, to)| to.link()) {
            self.link_text(link);
        }
    }

    /// All of an article.
    pub fn article(&self, ix: ArticleIx) -> &'a Article {
        self.read(Key::Whole(Subject::Article(ix)));
        self.briefing.article(ix)
    }

    /// Who published an article.
    pub fn source_of(&self, ix: ArticleIx) -> SourceIx {
        self.read(Key::Card(Subject::Article(ix)));
        self.briefing.article(ix).source
    }

    /// All of a source's own file.
    pub fn source(&self, ix: SourceIx) -> &'a Source {
        self.read(Key::Whole(Subject::Source(ix)));
        self.briefing.source(ix)
    }

    /// All of a person's own file.
    pub fn person(&self, ix: PersonIx) -> &'a Person {
        self.read(Key::Whole(Subject::Person(ix)));
        self.briefing.person(ix)
    }

    /// All of an event.
    pub fn event(&self, ix: EventIx) -> &'a Event {
        self.read(Key::Whole(Subject::Event(ix)));
        self.briefing.event(ix)
    }

    /// All of a note.
    pub fn note(&self, ix: NoteIx) -> &'a Note {
        self.read(Key::Whole(Subject::Note(ix)));
        self.briefing.note(ix)
    }

    /// A happening, with who takes part and who reports it.
    pub fn happening(&self, ix: HappeningIx) -> &'a Happening {
        self.read(Key::Happening(ix));
        self.briefing.happening(ix)
    }

    /// What the wiki-links of a body come to.
    pub fn links(&self, subject: Subject) -> &'a [Resolved] {
        self.read(Key::Whole(subject));
        self.briefing.links(subject)
    }

    /// The path of a picture in `content/` that a text in `file` calls `target`, as addresses have it.
    pub fn picture(&self, file: &str, target: &str) -> Option<String> {
        self.read(Key::Picture(picture_name(target)));
        let shown = self.briefing.pictures().find(file, target)?;
        let path = picture_path(&shown.path);
        let path = utf8_percent_encode(&path, IN_PATHS);
        Some(format!("{}{path}", self.config().base_url.root()))
    }

    /// The cards of what links to a subject.
    pub fn backlinks(&self, subject: Subject) -> Vec<Value> {
        self.read(Key::Backlinks(subject));
        self.briefing.backlinks(subject).iter().map(|from| self.card(*from)).collect()
    }

    /// The articles before and after one in time.
    pub fn neighbours(&self, ix: ArticleIx) -> (Option<ArticleIx>, Option<ArticleIx>) {
        self.read(Key::Neighbours(ix));
        self.briefing.neighbours(ix)
    }

    /// The articles that go back to the same text as this one, if there are any.
    pub fn origin_of(&self, ix: ArticleIx) -> Option<Origin<'a>> {
        self.read(Key::Origin(ix));
        self.briefing.origin_of(ix)
    }

    /// The first articles on page `n` of all groups that go back to one text.
    pub fn origins(&self, n: usize) -> &'a [ArticleIx] {
        self.items(List::Origins, self.briefing.origins(), n)
    }

    /// The articles on page `n` of those with several texts.
    pub fn revised(&self, n: usize) -> &'a [ArticleIx] {
        self.items(List::Revised, self.briefing.revised(), n)
    }

    /// What changed in an article from text to text, the last change first.
    pub fn changes(&self, ix: ArticleIx) -> Vec<TextChange> {
        self.briefing.changes(self.article(ix))
    }

    /// What changed in an article in a span of time: after `from`, and not after `to`.
    pub fn changes_between(&self, ix: ArticleIx, from: Moment, to: Moment) -> Vec<TextChange> {
        let is_told = |found: Moment| found.is_after(&from) && !found.is_after(&to);
        self.briefing.changes_found(self.article(ix), is_told)
    }

    /// How many sources stand behind articles, and how many of them are independent.
    pub fn independent(&self, articles: &[ArticleIx]) -> Independence {
        for ix in articles {
            self.read(Key::Origin(*ix));
        }
        self.briefing.independent(articles)
    }

    /// An article as far as its first words and its dates go.
    pub fn excerpt(&self, ix: ArticleIx) -> (&'a Article, String) {
        self.read(Key::Excerpt(Subject::Article(ix)));
        let article = self.briefing.article(ix);
        (article, self.briefing.excerpt_text(article))
    }

    /// A note as far as its first words, its date and its authors go.
    pub fn note_excerpt(&self, ix: NoteIx) -> &'a Note {
        self.read(Key::Excerpt(Subject::Note(ix)));
        self.briefing.note(ix)
    }

    /// How many things a list has.
    pub fn length(&self, list: List) -> usize {
        let length = match &list {
            List::Articles => self.briefing.articles().len(),
            List::Sources => self.briefing.sources().len(),
            List::People => self.briefing.people().len(),
            List::Events => self.briefing.events().len(),
            List::Notes => self.briefing.notes().len(),
            List::Editions => self.briefing.editions().len(),
            List::Tags => self.briefing.tags().len(),
            List::Origins => self.briefing.origins().len(),
            List::Revised => self.briefing.revised().len(),
            List::Of(subject) => self.briefing.articles_of(*subject).len(),
            List::Tagged(slug) => self.briefing.tags().get(slug).map_or(0, |tag| tag.members.len()),
            List::SaidBy(person) => self.briefing.said_by(*person).len(),
            List::SaidOn(day) => self.briefing.said_on(*day).len(),
            List::Figures => self.briefing.figures().len(),
        };
        self.read(Key::Length(list));
        length
    }

    /// The things on page `n` of a list.
    fn items<T>(&self, list: List, all: &'a [T], n: usize) -> &'a [T] {
        self.read(Key::Items(list, n));
        super::pager::slice(all, n, self.config().paginate_by)
    }

    /// The first `limit` things of a list.
    fn first<T>(&self, list: &List, all: &'a [T], limit: usize) -> &'a [T] {
        for n in 1..=limit.div_ceil(self.config().paginate_by) {
            self.read(Key::Items(list.clone(), n));
        }
        &all[..all.len().min(limit)]
    }

    /// Page `n` of all articles, or of those of a source or person.
    pub fn articles(&self, of: Option<Subject>, n: usize) -> &'a [ArticleIx] {
        match of {
            None => self.items(List::Articles, self.briefing.articles(), n),
            Some(subject) => self.items(List::Of(subject), self.briefing.articles_of(subject), n),
        }
    }

    /// The newest articles, of all or of a source or person.
    pub fn newest(&self, of: Option<Subject>, limit: usize) -> &'a [ArticleIx] {
        match of {
            None => self.first(&List::Articles, self.briefing.articles(), limit),
            Some(subject) => self.first(&List::Of(subject), self.briefing.articles_of(subject), limit),
        }
    }

    /// The articles of a source, or those that name a person, the first one first.
    pub fn oldest_first(&self, of: Subject) -> impl Iterator<Item = ArticleIx> + '_ {
        let all = self.briefing.articles_of(of);
        let pages = self.length(List::Of(of)).div_ceil(self.config().paginate_by);
        (1..=pages).rev().flat_map(move |n| self.items(List::Of(of), all, n).iter().rev().copied())
    }

    /// Page `n` of all sources.
    pub fn sources(&self, n: usize) -> &'a [SourceIx] {
        self.items(List::Sources, self.briefing.sources(), n)
    }

    /// Page `n` of all people.
    pub fn people(&self, n: usize) -> &'a [PersonIx] {
        self.items(List::People, self.briefing.people(), n)
    }

    /// Page `n` of all events.
    pub fn events(&self, n: usize) -> &'a [EventIx] {
        self.items(List::Events, self.briefing.events(), n)
    }

    /// Page `n` of all notes.
    pub fn notes(&self, n: usize) -> &'a [NoteIx] {
        self.items(List::Notes, self.briefing.notes(), n)
    }

    /// The newest notes.
    pub fn newest_notes(&self, limit: usize) -> &'a [NoteIx] {
        self.first(&List::Notes, self.briefing.notes(), limit)
    }

    /// Every note with a date that may be among the newest `limit`: notes without one come last.
    pub fn dated_notes(&self, limit: usize) -> impl Iterator<Item = NoteIx> {
        let dated = |ix: &&NoteIx| self.note_excerpt(**ix).doc.date.is_some();
        self.first(&List::Notes, self.briefing.notes(), limit).iter().filter(dated).copied()
    }

    /// One edition.
    pub fn edition(&self, ix: EditionIx) -> &'a Edition {
        self.read(Key::Whole(Subject::Edition(ix)));
        self.briefing.edition(ix)
    }

    /// As lists and feeds show it.
    pub fn edition_excerpt(&self, ix: EditionIx) -> &'a Edition {
        self.read(Key::Excerpt(Subject::Edition(ix)));
        self.briefing.edition(ix)
    }

    /// Page `n` of all editions.
    pub fn editions(&self, n: usize) -> &'a [EditionIx] {
        self.items(List::Editions, self.briefing.editions(), n)
    }

    /// The newest editions.
    pub fn newest_editions(&self, limit: usize) -> &'a [EditionIx] {
        self.first(&List::Editions, self.briefing.editions(), limit)
    }

    /// The editions before and after one.
    pub fn editions_around(&self, ix: EditionIx) -> (Option<EditionIx>, Option<EditionIx>) {
        // There are few, and their order is all that is asked.
        self.read(Key::Length(List::Editions));
        let all = self.first(&List::Editions, self.briefing.editions(), self.briefing.editions().len());
        let Some(at) = all.iter().position(|edition| *edition == ix) else { return (None, None) };
        let before = all.get(at + 1).copied();
        (before, at.checked_sub(1).and_then(|after| all.get(after).copied()))
    }

    /// Whether there is any edition.
    pub fn has_editions(&self) -> bool {
        self.read(Key::HasEditions);
        !self.briefing.editions().is_empty()
    }

    /// Up to when the edition before one of this date told what is new, if there is one before.
    pub fn told_until(&self, date: Moment) -> Option<Moment> {
        self.read(Key::Told);
        self.briefing.told_until(date)
    }

    /// Page `n` of all tags.
    pub fn tags(&self, n: usize) -> Vec<(&'a Slug, &'a str)> {
        self.read(Key::Items(List::Tags, n));
        let per_page = self.config().paginate_by;
        let tags = self.briefing.tags().keys().skip((n - 1) * per_page).take(per_page);
        tags.filter_map(|slug| Some((slug, self.tag(slug)?))).collect()
    }

    /// What a tag is called, if anything bears it.
    pub fn tag(&self, slug: &Slug) -> Option<&'a str> {
        self.read(Key::Tag(slug.clone()));
        self.briefing.tags().get(slug).map(|tag: &'a Tag| tag.label.as_str())
    }

    /// Page `n` of what bears a tag.
    pub fn tagged(&self, slug: &Slug, n: usize) -> &'a [Subject] {
        let members = self.briefing.tags().get(slug).map_or(&[][..], |tag| &tag.members);
        self.items(List::Tagged(slug.clone()), members, n)
    }

    /// The newest articles, and the newest notes with a date, that bear a tag; `limit` of each.
    pub fn newest_tagged(&self, slug: &Slug, limit: usize) -> impl Iterator<Item = Subject> {
        let members = self.briefing.tags().get(slug).map_or(&[][..], |tag| &tag.members);
        let list = List::Tagged(slug.clone());
        self.read(Key::Length(list.clone()));
        // Articles come first in a list of several kinds, and notes last.
        let articles = members.partition_point(|member| matches!(member, Subject::Article(_))).min(limit);
        let notes = members.partition_point(|member| !matches!(member, Subject::Note(_)));
        let last = members.len().min(notes + limit);
        let per_page = self.config().paginate_by;
        let parts = (0..articles.div_ceil(per_page).max(1))
            .chain(notes.saturating_sub(1) / per_page..last.div_ceil(per_page));
        parts.for_each(|part| self.read(Key::Items(list.clone(), part + 1)));
        let dated = |member: &&Subject| match member {
            Subject::Note(ix) => self.note_excerpt(*ix).doc.date.is_some(),
            _ => true,
        };
        members[..articles].iter().chain(&members[notes..last]).filter(dated).copied()
    }

    /// The articles that bear a tag; none where more than `limit` things do.
    pub fn articles_tagged(&self, slug: &Slug, limit: usize) -> Vec<ArticleIx> {
        let members = self.briefing.tags().get(slug).map_or(&[][..], |tag| &tag.members);
        if members.len() > limit {
            self.read(Key::Length(List::Tagged(slug.clone())));
            return Vec::new();
        }
        let article = |subject: &Subject| match subject {
            Subject::Article(ix) => Some(*ix),
            _ => None,
        };
        self.first(&List::Tagged(slug.clone()), members, limit).iter().filter_map(article).collect()
    }

    /// The mentions of a person in an article, each with its words, and the words around the first one as far as they
    /// may be shown.
    pub fn mentions(
        &self,
        article: ArticleIx,
        person: PersonIx,
    ) -> (Vec<(&'a Mention, &'a str)>, Option<Context<'a>>) {
        self.read(Key::Mentions(article, person));
        let briefing = self.briefing;
        let mentions: Vec<_> = briefing
            .mentions(article, person)
            .map(|mention| (mention, briefing.mention_text(article, mention)))
            .collect();
        let context = mentions.first().and_then(|_| briefing.article(article).mention_context(person));
        (mentions, context)
    }

    /// Every article of a source or person, for counting.
    pub fn about(&self, subject: Subject) -> impl Iterator<Item = (ArticleIx, &'a Article)> {
        self.read(Key::About(subject));
        self.briefing.articles_of(subject).iter().map(|ix| (*ix, self.briefing.article(*ix)))
    }

    /// Every spelling of a person.
    pub fn spellings(&self, person: PersonIx) -> Vec<Spelling> {
        self.read(Key::About(Subject::Person(person)));
        self.briefing.spellings(person)
    }

    /// The offices that articles give to a person, as far as these words may be shown.
    pub fn roles_shown(&self, person: PersonIx) -> Vec<SeenRole> {
        self.read(Key::About(Subject::Person(person)));
        self.briefing.roles_shown(person)
    }

    /// Who stands in articles together with a person.
    pub fn together(&self, person: PersonIx, limit: usize) -> Vec<(PersonIx, usize)> {
        self.read(Key::About(Subject::Person(person)));
        self.briefing.together(person, limit)
    }

    /// The events and happenings that name a person, by date.
    pub fn happened_to(&self, person: PersonIx) -> (&'a [EventIx], &'a [HappeningIx]) {
        self.read(Key::About(Subject::Person(person)));
        (self.briefing.events_of(person), self.briefing.happenings_of(person))
    }

    /// Whom a source writes about.
    pub fn covered_by(&self, source: SourceIx) -> Vec<Covered> {
        self.read(Key::About(Subject::Source(source)));
        self.briefing.covered_by(source)
    }

    /// Whom a source quotes, and how often.
    pub fn quoted_by(&self, source: SourceIx) -> Vec<(PersonIx, usize)> {
        self.read(Key::About(Subject::Source(source)));
        self.briefing.quoted_by(source)
    }

    /// Whose copy a source carries.
    pub fn agencies_of(&self, source: SourceIx) -> Vec<(Arc<str>, usize)> {
        self.read(Key::About(Subject::Source(source)));
        self.briefing.agencies_of(source)
    }

    /// How much of a source's words the site shows.
    pub fn republished_of(&self, source: SourceIx) -> Republished {
        self.read(Key::About(Subject::Source(source)));
        self.briefing.republished_of(source)
    }

    /// The sources with most articles.
    pub fn largest_sources(&self, limit: usize) -> Vec<(SourceIx, usize)> {
        self.read(Key::Counts);
        self.briefing.largest_sources(limit)
    }

    /// The people in most articles.
    pub fn most_named(&self, limit: usize) -> Vec<(PersonIx, usize)> {
        self.read(Key::Counts);
        self.briefing.most_named(limit)
    }

    /// Page `n` of what a person says, each utterance by its first quotation.
    pub fn said_by(&self, person: PersonIx, n: usize) -> &'a [Thing] {
        self.items(List::SaidBy(person), self.briefing.said_by(person), n)
    }

    /// The newest utterances of a person.
    pub fn newest_said_by(&self, person: PersonIx, limit: usize) -> &'a [Thing] {
        self.first(&List::SaidBy(person), self.briefing.said_by(person), limit)
    }

    /// Page `n` of what is said on a day, each utterance by its first quotation.
    pub fn said_on(&self, day: Date, n: usize) -> &'a [Thing] {
        self.items(List::SaidOn(day), self.briefing.said_on(day), n)
    }

    /// The days on which something was said, and how much; the earliest first.
    pub fn said_days(&self) -> Vec<(Date, usize)> {
        self.read(Key::SaidDays);
        self.briefing.said_days().collect()
    }

    /// The days on which something was said before and after a day.
    pub fn said_days_around(&self, day: Date) -> (Option<Date>, Option<Date>) {
        self.read(Key::SaidCalendar);
        self.briefing.said_days_around(day)
    }

    /// The people who say most, and how much.
    pub fn speakers(&self, limit: usize) -> Vec<(PersonIx, usize)> {
        self.read(Key::Speakers);
        self.briefing.speakers(limit)
    }

    /// The quotations of the utterance that a quotation belongs to, the first one first.
    pub fn utterance(&self, thing: Thing) -> Vec<Thing> {
        self.read(Key::Said(thing.article));
        self.briefing.utterance(thing)
    }

    /// The quotations of an utterance that had come at a time, with those that were withdrawn since they came.
    pub fn utterance_at(&self, thing: Thing, time: Moment) -> Vec<Thing> {
        self.read(Key::Said(thing.article));
        self.briefing.utterance_at(thing, time)
    }

    /// The quotation that an article had in the place of one that came with a later text.
    pub fn replaced_by(&self, thing: Thing) -> Option<Thing> {
        self.article_of(thing);
        self.briefing.replaced_by(thing)
    }

    /// A quotation, with the text that has it: that of its article, or one that was there before.
    pub fn quotation_of(&self, thing: Thing) -> Option<(&'a Article, usize)> {
        self.article_of(thing).quotation_in(thing.nth as usize)
    }

    /// When a quotation was published, as far as is known.
    pub fn quotation_dated(&self, thing: Thing) -> Moment {
        self.article_of(thing).quotation_dated(thing.nth as usize)
    }

    /// When a figure was published, as far as is known.
    pub fn figure_dated(&self, thing: Thing) -> Moment {
        self.article_of(thing).figure_dated(thing.nth as usize)
    }

    /// When the words of a quotation were taken out of its article, if they were.
    pub fn quotation_gone(&self, thing: Thing) -> Option<Moment> {
        self.article_of(thing).quotation_gone(thing.nth as usize)
    }

    /// When the words of a figure were taken out of its article, if they were.
    pub fn figure_gone(&self, thing: Thing) -> Option<Moment> {
        self.article_of(thing).figure_gone(thing.nth as usize)
    }

    /// The words of a quotation without marks and capitals: what is the same has been said in the same words.
    pub fn quoted_words(&self, thing: Thing) -> Option<String> {
        let (text, nth) = self.quotation_of(thing)?;
        text.quoted_words(nth)
    }

    /// A figure, with the text that has it.
    pub fn figure_of(&self, thing: Thing) -> Option<(&'a Article, usize)> {
        self.article_of(thing).figure_in(thing.nth as usize)
    }

    /// The articles of which only earlier texts name a person.
    pub fn named_before(&self, person: PersonIx) -> impl Iterator<Item = ArticleIx> {
        self.read(Key::NamedBefore(person));
        self.briefing.named_before(person)
    }

    /// Whether a person was known to be one at a time.
    pub fn was_known(&self, person: PersonIx, time: Moment) -> bool {
        self.read(Key::About(Subject::Person(person)));
        self.briefing.was_known(person, time)
    }

    /// The newest utterances that more than one source has, each by its first quotation.
    pub fn utterances_in_several(&self, limit: usize) -> &'a [Thing] {
        self.read(Key::SaidDays);
        let several = self.briefing.utterances_in_several();
        &several[..several.len().min(limit)]
    }

    /// Page `n` of the figures that several sources give, each group by its first figure.
    pub fn figures(&self, n: usize) -> &'a [Thing] {
        self.items(List::Figures, self.briefing.figures(), n)
    }

    /// The figures that are about the same as this one, the first one first.
    pub fn figure_group(&self, thing: Thing) -> Vec<Thing> {
        self.read(Key::Counted(thing.article));
        self.briefing.figure_group(thing)
    }

    /// The same at a time.
    pub fn figure_group_at(&self, thing: Thing, time: Moment) -> Vec<Thing> {
        self.read(Key::Counted(thing.article));
        self.briefing.figure_group_at(thing, time)
    }

    /// An article, for one of its findings. Its page is linked, so its card is read, too.
    pub fn article_of(&self, thing: Thing) -> &'a Article {
        self.read(Key::Whole(Subject::Article(thing.article)));
        self.briefing.article(thing.article)
    }

    /// Everything that is dated, by day.
    pub fn timeline(&self) -> impl DoubleEndedIterator<Item = &'a Item> {
        self.read(Key::Years);
        self.briefing.timeline().values().flatten()
    }

    /// The years with anything in them.
    pub fn years(&self) -> Vec<i16> {
        self.read(Key::Calendar);
        self.briefing.years()
    }

    /// The months of a year with anything in them.
    pub fn months(&self, year: i16) -> Vec<i8> {
        self.read(Key::Calendar);
        self.briefing.months(year)
    }

    /// What is known to have happened in a year, and no better than that.
    pub fn of_year(&self, year: i16) -> Vec<Item> {
        self.read(Key::Year(year));
        self.briefing.of_year(year)
    }

    /// What is known to have happened in a month, and no better than that.
    pub fn of_month(&self, year: i16, month: i8) -> Vec<Item> {
        self.read(Key::Month(year, month));
        self.briefing.of_month(year, month)
    }

    /// The days of a month with what is known to the day or better.
    pub fn days(&self, year: i16, month: i8) -> Vec<(Date, Vec<Item>)> {
        self.read(Key::Month(year, month));
        self.briefing.days(year, month).collect()
    }

    /// The articles that came to the desk on a day, the last one first.
    pub fn came_on(&self, day: Date) -> Vec<ArticleIx> {
        self.read(Key::Came(day));
        self.briefing.came_on(day)
    }

    /// What is known of a day.
    pub fn day(&self, day: Date) -> Vec<Item> {
        self.read(Key::Day(day));
        self.briefing.day(day)
    }

    /// The days with anything in them before and after a day.
    pub fn days_around(&self, day: Date) -> (Option<Date>, Option<Date>) {
        self.read(Key::Calendar);
        self.briefing.days_around(day)
    }

    /// Every feed of the site, by path.
    pub fn feeds(&self) -> impl Iterator<Item = &'a Feed> {
        self.read(Key::Pages);
        self.outputs.feeds()
    }

    /// What a page is about, as data; nothing for a page that has none.
    pub fn data(&self, page: &Page) -> Option<Export> {
        let about = match page {
            Page::Home => About::Site,
            Page::Article(ix) => {
                let article = self.article(*ix);
                self.card(Subject::Source(article.source));
                let speakers = article.reading.speakers.iter();
                let speakers = speakers.flat_map(|speaks| [speaks.person, speaks.on_behalf_of]).flatten();
                // Also those of whom the editors say nothing: whatever is given as an id has been asked for.
                let mentioned = article.reading.mentions.iter().map(|mention| mention.person);
                for person in article.people.iter().copied().chain(speakers).chain(mentioned) {
                    self.read(Key::Card(Subject::Person(person)));
                }
                self.origin_of(*ix);
                About::Article(*ix)
            }
            Page::Source(ix, 1) => {
                self.source(*ix);
                self.read(Key::About(Subject::Source(*ix)));
                About::Source(*ix)
            }
            Page::Person(ix, 1) => {
                self.person(*ix);
                for (source, _) in self.spellings(*ix).iter().flat_map(|spelling| &spelling.sources) {
                    self.read(Key::Card(Subject::Source(*source)));
                }
                About::Person(*ix)
            }
            Page::Event(ix) => {
                let date = self.event(*ix).doc.date;
                return Some(export::page(
                    self.briefing,
                    About::Dated(&[Item { date, kind: ItemKind::Event(*ix) }]),
                ));
            }
            Page::Day(day, 1) => {
                let items = self.day(*day);
                for item in &items {
                    match item.kind {
                        ItemKind::Article(ix) => self.read(Key::Card(Subject::Article(ix))),
                        ItemKind::Event(ix) => self.read(Key::Card(Subject::Event(ix))),
                        ItemKind::Happening(ix) => self.read(Key::Happening(ix)),
                        ItemKind::Sentence(_) => {}
                    }
                }
                return Some(export::page(self.briefing, About::Dated(&items)));
            }
            _ => return None,
        };
        Some(export::page(self.briefing, about))
    }

    /// The address of each page that the sitemap names, with the day of its last change where that is known.
    pub fn listed_pages(&self) -> Vec<(String, Option<Date>)> {
        self.read(Key::Pages);
        self.outputs.listed(self.briefing)
    }

    /// A script with a part of what can be searched, as JSON.
    pub fn search_shard(&self, name: &Arc<str>) -> String {
        self.read(Key::SearchShard(Arc::clone(name)));
        self.search.shard(name)
    }

    /// Which of these scripts there are, as JSON.
    pub fn search_shards(&self) -> &'a str {
        self.read(Key::SearchShards);
        self.search.list()
    }
}
