//! Files one thing at a time under everything that it has to do with, takes out what it replaces, and writes down what
//! that touches. Every list is changed by the difference alone.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use super::store::{Number, Ordered, Store, drop_from, insert_sorted};
use super::{
    Article, ArticleIx, Briefing, Edition, EditionIx, Event, EventIx, Happening, HappeningIx, Item, ItemKind,
    Key, List, Note, NoteIx, Person, Resolved, Source, SourceIx, Subject, Tag, Touched,
};
use crate::content::Spanned;
use crate::moment::{Moment, Precision};
use crate::reading::{PersonIx, agency_name, fold};
use crate::slug::Slug;

/// A list that a thing stands in, apart from the one of its kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// The articles of a source or person.
    Of(Subject),
    /// What bears a tag.
    Tagged(Slug),
    /// What happened on a day.
    Day(Date),
}

impl Briefing {
    /// Adds the happenings that are to be made again afterwards to `happenings`: one that thousands of articles declare
    /// is made once.
    pub(super) fn file_article(
        &mut self,
        ix: ArticleIx,
        new: Option<Article>,
        happenings: &mut BTreeSet<HappeningIx>,
        touched: &mut Touched,
    ) {
        let subject = Subject::Article(ix);
        let old = self.articles.find(ix);
        if old.is_none() && new.is_none() {
            return;
        }
        self.leave_revised(ix, touched);
        self.file_named_before(ix, new.as_ref(), touched);
        let old = self.articles.find(ix);
        touch_article(ix, old, new.as_ref(), touched);
        let came = |article: &Article| article.doc.came().date();
        let (before, after) = (old.map(came), new.as_ref().map(came));
        if before != after {
            for day in before.into_iter().chain(after) {
                touched.key(Key::Came(day));
                let articles = self.came.entry(day).or_default();
                if after == Some(day) {
                    articles.insert(ix)
                } else {
                    articles.remove(&ix)
                };
            }
        }
        let old = self.articles.find(ix);
        let (before, after) = (old.map(article_places).unwrap_or_default(), new.as_ref().map(article_places));
        let after = after.unwrap_or_default();
        let tags: BTreeSet<Slug> = before.iter().chain(&after).filter_map(Place::tag).collect();
        let declared = old.map(|old| old.happenings.clone()).unwrap_or_default();
        let stays = matches!((old, &new), (Some(old), Some(new)) if old.order(new) == Ordering::Equal);
        let published = old.map(|old| old.doc.published);
        let keep = |place: &&Place, other: &BTreeSet<Place>| !(stays && other.contains(*place));

        for place in before.iter().filter(|place| keep(place, &after)) {
            self.leave(place, subject, published, touched);
        }
        for happening in &declared {
            self.happenings_declared(*happening, |declared, _| declared.retain(|article| *article != ix));
        }
        happenings.extend(declared);
        let article = new.map(|mut article| {
            self.number_happenings(&mut article);
            article
        });
        let (published, is_new) = (article.as_ref().map(|article| article.doc.published), article.is_some());
        let mine = article.as_ref().map(|article| article.happenings.clone()).unwrap_or_default();
        match article {
            Some(article) if stays => self.articles.replace(ix, article),
            article => {
                let around = put(&mut self.articles, ix, article, List::Articles, touched);
                for neighbour in around {
                    touched.key(Key::Neighbours(neighbour));
                }
            }
        }
        if is_new {
            for place in after.iter().filter(|place| keep(place, &before)) {
                self.enter(place, subject, published, touched);
            }
            happenings.extend(mine.iter().copied());
            for happening in &mine {
                self.happenings_declared(*happening, |declared, articles| {
                    insert_sorted(declared, ix, |a, b| articles.get(*a).order(articles.get(*b)));
                });
            }
        }
        for tag in tags {
            self.name_tag(&tag, touched);
        }
        self.enter_revised(ix, touched);
    }

    /// Replaces whom only earlier texts of an article name.
    fn file_named_before(&mut self, ix: ArticleIx, new: Option<&Article>, touched: &mut Touched) {
        let before = self.articles.find(ix).map(Article::people_withdrawn).unwrap_or_default();
        let after = new.map(Article::people_withdrawn).unwrap_or_default();
        for person in before.symmetric_difference(&after) {
            touched.key(Key::NamedBefore(*person));
            match after.contains(person) {
                true => drop(self.named_before.entry(*person).or_default().insert(ix)),
                false => drop_from(&mut self.named_before, person, &ix),
            }
        }
    }

    pub(super) fn file_source(&mut self, ix: SourceIx, new: Option<Source>, touched: &mut Touched) {
        let subject = Subject::Source(ix);
        touch_subject(subject, touched);
        // Cards of articles show their source.
        for article in self.articles_of(subject) {
            touched.key(Key::Card(Subject::Article(*article)));
        }
        let agency = |source: &Source| agency_name(&source.doc.name);
        if self.sources.find(ix).and_then(agency) != new.as_ref().and_then(agency) {
            for article in self.articles_of(subject) {
                self.touch_origin(*article, touched);
            }
        }
        put(&mut self.sources, ix, new, List::Sources, touched);
    }

    pub(super) fn file_person(&mut self, ix: PersonIx, new: Option<Person>, touched: &mut Touched) {
        touch_subject(Subject::Person(ix), touched);
        let (old, stays) = (self.people.find(ix).is_some(), new.is_some());
        match new {
            Some(person) if old => self.people.replace(ix, person),
            new => drop(put(&mut self.people, ix, new, List::People, touched)),
        }
        if old != stays {
            touched.key(Key::Counts);
        }
    }

    pub(super) fn file_event(&mut self, ix: EventIx, new: Option<Event>, touched: &mut Touched) {
        let subject = Subject::Event(ix);
        touch_subject(subject, touched);
        let places = |event: &Event| {
            let tags = tag_places(&event.doc.tags);
            tags.chain([Place::Day(event.doc.date.date())]).collect::<BTreeSet<_>>()
        };
        let (before, people, date) = match self.events.find(ix) {
            Some(old) => (places(old), old.people.clone(), Some(old.doc.date)),
            None => Default::default(),
        };
        for place in &before {
            self.leave(place, subject, date, touched);
        }
        for person in people {
            touched.key(Key::About(Subject::Person(person)));
            if let Some(events) = self.events_of.get_mut(&person) {
                events.retain(|event| *event != ix);
            }
        }
        let after = new.as_ref().map(places).unwrap_or_default();
        let (people, date) = new.as_ref().map(|new| (new.people.clone(), new.doc.date)).unzip();
        put(&mut self.events, ix, new, List::Events, touched);
        for place in &after {
            self.enter(place, subject, date, touched);
        }
        for person in people.unwrap_or_default() {
            touched.key(Key::About(Subject::Person(person)));
            let events = &self.events;
            insert_sorted(self.events_of.entry(person).or_default(), ix, |a, b| {
                events.get(*a).order(events.get(*b))
            });
        }
        for tag in before.iter().chain(&after).filter_map(Place::tag).collect::<BTreeSet<_>>() {
            self.name_tag(&tag, touched);
        }
    }

    pub(super) fn file_note(&mut self, ix: NoteIx, new: Option<Note>, touched: &mut Touched) {
        let subject = Subject::Note(ix);
        touch_subject(subject, touched);
        touched.key(Key::Pages);
        let places = |note: &Note| tag_places(&note.doc.tags).collect::<BTreeSet<_>>();
        let before = self.notes.find(ix).map(places).unwrap_or_default();
        let after = new.as_ref().map(places).unwrap_or_default();
        for place in &before {
            self.leave(place, subject, None, touched);
        }
        put(&mut self.notes, ix, new, List::Notes, touched);
        for place in &after {
            self.enter(place, subject, None, touched);
        }
        for tag in before.iter().chain(&after).filter_map(Place::tag).collect::<BTreeSet<_>>() {
            self.name_tag(&tag, touched);
        }
    }

    /// Replaces an edition.
    pub(super) fn file_edition(&mut self, ix: EditionIx, new: Option<Edition>, touched: &mut Touched) {
        touch_subject(Subject::Edition(ix), touched);
        touched.key(Key::Pages);
        let had_any = !self.editions().is_empty();
        put(&mut self.editions, ix, new, List::Editions, touched);
        if had_any == self.editions().is_empty() {
            touched.key(Key::HasEditions);
        }
    }

    /// Replaces what the wiki-links of `subject` come to.
    pub(super) fn file_links(&mut self, subject: Subject, links: Vec<Resolved>, touched: &mut Touched) {
        let old = self.links.remove(&subject).unwrap_or_default();
        if old == links {
            if !links.is_empty() {
                self.links.insert(subject, links);
            }
            return;
        }
        touched.key(Key::Whole(subject));
        let targets = |links: &[Resolved]| {
            let targets = links.iter().filter_map(|link| Some(link.link()?.to));
            targets.filter(|to| *to != subject).collect::<BTreeSet<Subject>>()
        };
        let (before, after) = (targets(&old), targets(&links));
        for to in before.difference(&after) {
            touched.key(Key::Backlinks(*to));
            if let Some(from) = self.backlinks.get_mut(to) {
                from.retain(|from| *from != subject);
            }
        }
        for to in after.difference(&before) {
            touched.key(Key::Backlinks(*to));
            let mut from = self.backlinks.remove(to).unwrap_or_default();
            insert_sorted(&mut from, subject, |a, b| self.order(*a, *b));
            self.backlinks.insert(*to, from);
        }
        if !links.is_empty() {
            self.links.insert(subject, links);
        }
    }

    /// Sorts what links to the targets of `subject` again, after its own order has changed.
    pub(super) fn sort_backlinks(&mut self, subject: Subject, touched: &mut Touched) {
        let targets: BTreeSet<Subject> =
            self.links(subject).iter().filter_map(|link| Some(link.link()?.to)).collect();
        for to in targets {
            let mut from = self.backlinks.remove(&to).unwrap_or_default();
            from.sort_by(|a, b| self.order(*a, *b));
            self.backlinks.insert(to, from);
            touched.key(Key::Backlinks(to));
        }
    }

    /// Takes a thing out of a list, while the thing itself is still there.
    fn leave(&mut self, place: &Place, subject: Subject, date: Option<Moment>, touched: &mut Touched) {
        match (place, subject) {
            (Place::Of(owner), Subject::Article(ix)) => {
                let articles = &self.articles;
                let Some(list) = self.articles_of.get_mut(owner) else { return };
                let order = |other: &ArticleIx| articles.get(*other).order(articles.get(ix));
                if let Ok(rank) = list.binary_search_by(order) {
                    touched.list(List::Of(*owner), rank, list.len());
                    list.remove(rank);
                }
                if list.is_empty() {
                    self.articles_of.remove(owner);
                }
                touched.key(Key::Counts);
            }
            (Place::Tagged(slug), _) => {
                let rank = self.tags.range(..slug.clone()).count();
                let Some(tag) = self.tags.get_mut(slug) else { return };
                if let Some(rank) = tag.members.iter().position(|member| *member == subject) {
                    touched.list(List::Tagged(slug.clone()), rank, tag.members.len());
                    tag.members.remove(rank);
                }
                if tag.members.is_empty() {
                    touched.list(List::Tags, rank, self.tags.len());
                    self.tags.remove(slug);
                }
            }
            (Place::Day(day), _) => {
                let Some(item) = item(subject, date) else { return };
                self.change_day(*day, touched, |items, _| items.retain(|other| other.kind != item.kind));
            }
            _ => {}
        }
    }

    /// Puts a thing into a list, once the thing itself is there.
    fn enter(&mut self, place: &Place, subject: Subject, date: Option<Moment>, touched: &mut Touched) {
        match (place, subject) {
            (Place::Of(owner), Subject::Article(ix)) => {
                let articles = &self.articles;
                let list = self.articles_of.entry(*owner).or_default();
                let rank = insert_sorted(list, ix, |a, b| articles.get(*a).order(articles.get(*b)));
                touched.list(List::Of(*owner), rank, list.len());
                touched.key(Key::Counts);
            }
            (Place::Tagged(slug), _) => {
                let new = || Tag { label: String::new(), members: Vec::new() };
                let mut tag = self.tags.remove(slug).unwrap_or_else(new);
                if tag.members.is_empty() {
                    let rank = self.tags.range(..slug.clone()).count();
                    touched.list(List::Tags, rank, self.tags.len() + 1);
                }
                let rank = insert_sorted(&mut tag.members, subject, |a, b| self.order(*a, *b));
                touched.list(List::Tagged(slug.clone()), rank, tag.members.len());
                self.tags.insert(slug.clone(), tag);
            }
            (Place::Day(day), _) => {
                let Some(item) = item(subject, date) else { return };
                self.change_day(*day, touched, |items, briefing| {
                    insert_sorted(items, item, |a, b| briefing.item_order(a, b));
                });
            }
            _ => {}
        }
    }

    /// Changes the items of a day; the day vanishes with its last item.
    pub(super) fn change_day(
        &mut self,
        day: Date,
        touched: &mut Touched,
        change: impl FnOnce(&mut Vec<Item>, &Self),
    ) {
        let finest = |items: &[Item]| items.iter().map(|item| item.date.precision()).max();
        let coarse = |finest: Option<Precision>| finest.map(|finest| finest.min(Precision::Day));
        let mut items = self.timeline.remove(&day).unwrap_or_default();
        let before = coarse(finest(&items));
        change(&mut items, self);
        if before != coarse(finest(&items)) {
            touched.key(Key::Calendar);
        }
        if !items.is_empty() {
            self.timeline.insert(day, items);
        }
        touched.key(Key::Day(day));
        touched.key(Key::Month(day.year(), day.month()));
        touched.key(Key::Year(day.year()));
        touched.key(Key::Years);
    }

    /// Calls a tag what the first of its members calls it.
    fn name_tag(&mut self, slug: &Slug, touched: &mut Touched) {
        let label = self.tags.get(slug).and_then(|tag| {
            let written = match tag.members.first()? {
                Subject::Article(ix) => &self.article(*ix).doc.tags,
                Subject::Event(ix) => &self.event(*ix).doc.tags,
                Subject::Note(ix) => &self.note(*ix).doc.tags,
                Subject::Source(_) | Subject::Person(_) | Subject::Edition(_) => return None,
            };
            written.iter().map(|tag| label(&tag.value)).find(|label| Slug::new(label).as_ref() == Some(slug))
        });
        let label = label.map(str::to_owned);
        if let Some(tag) = self.tags.get_mut(slug)
            && Some(&tag.label) != label.as_ref()
        {
            tag.label = label.unwrap_or_default();
            touched.key(Key::Tag(slug.clone()));
        }
    }

    /// Finds the happenings that an article declares: each in turn, and all of them by date and each once.
    fn number_happenings(&mut self, article: &mut Article) {
        let mut all: BTreeMap<(Moment, String), HappeningIx> = BTreeMap::new();
        let declared = article.doc.happenings.iter().map(|declared| {
            let folded = fold(&declared.title);
            let ix = self.happenings.number(&happening_id(declared.date, &folded));
            all.insert((declared.date, folded), ix);
            ix
        });
        article.declared.happenings = declared.collect();
        article.happenings = all.into_values().collect();
    }

    fn happenings_declared(
        &mut self,
        ix: HappeningIx,
        change: impl FnOnce(&mut Vec<ArticleIx>, &Store<ArticleIx, Article>),
    ) {
        let declared = self.declared_by.entry(ix).or_default();
        change(declared, &self.articles);
        if declared.is_empty() {
            self.declared_by.remove(&ix);
        }
    }

    /// Makes a happening out of the articles that declare it.
    pub(super) fn refile_happening(&mut self, ix: HappeningIx, touched: &mut Touched) {
        let articles = self.declared_by.get(&ix).cloned().unwrap_or_default();
        let mut new: Option<Happening> = None;
        for article in &articles {
            let article = self.articles.get(*article);
            let declared = article.doc.happenings.iter().zip(&article.declared.happenings);
            for ((declared, number), people) in declared.zip(&article.declared.of_happenings) {
                if *number != ix {
                    continue;
                }
                let happening = new.get_or_insert_with(|| Happening {
                    date: declared.date,
                    title: declared.title.clone(),
                    people: Vec::new(),
                    articles: articles.clone(),
                    folded: fold(&declared.title),
                });
                happening.people.extend(people);
            }
        }
        if let Some(new) = &mut new {
            self.sort_people(&mut new.people);
        }
        let mut people = new.as_ref().map(|new| new.people.clone()).unwrap_or_default();
        touched.key(Key::Happening(ix));
        let is_new = new.is_some();
        let date = new.as_ref().or(self.happenings.find(ix)).map(|happening| happening.date);
        let Some(date) = date else { return };
        let item = Item { date, kind: ItemKind::Happening(ix) };
        if let Some(old) = self.happenings.find(ix) {
            let old_people = old.people.clone();
            for person in &old_people {
                touched.key(Key::About(Subject::Person(*person)));
                if let Some(happenings) = self.happenings_of.get_mut(person) {
                    happenings.retain(|happening| *happening != ix);
                }
            }
            if !is_new {
                self.change_day(date.date(), touched, |items, _| {
                    items.retain(|other| other.kind != item.kind)
                });
            }
            self.happenings.take(ix);
            if let Some(new) = new {
                self.happenings.put(ix, new);
            }
        } else if let Some(new) = new {
            self.happenings.put(ix, new);
            self.change_day(date.date(), touched, |items, briefing| {
                insert_sorted(items, item, |a, b| briefing.item_order(a, b));
            });
        }
        for person in people.drain(..) {
            touched.key(Key::About(Subject::Person(person)));
            let happenings = &self.happenings;
            insert_sorted(self.happenings_of.entry(person).or_default(), ix, |a, b| {
                happenings.get(*a).order(happenings.get(*b))
            });
        }
    }

    /// By id, each once.
    pub(super) fn sort_people(&self, people: &mut Vec<PersonIx>) {
        people.sort_by(|a, b| self.people.id(*a).cmp(self.people.id(*b)));
        people.dedup();
    }
}

/// Puts a thing into the store in place of the one that is there, and says who stands beside it, before and after.
fn put<I: Number, T: Ordered>(
    store: &mut Store<I, T>,
    ix: I,
    new: Option<T>,
    list: List,
    touched: &mut Touched,
) -> Vec<I> {
    let mut around = Vec::new();
    let mut near = |store: &Store<I, T>, rank: usize, others: std::ops::Range<usize>| {
        let beside = others.filter_map(|n| store.in_order().get((rank + n).checked_sub(1)?));
        around.extend(beside.copied());
    };
    if let Some((_, rank)) = store.take(ix) {
        touched.list(list.clone(), rank, store.len() + 1);
        near(store, rank, 0..2);
    }
    if let Some(new) = new {
        let rank = store.put(ix, new);
        touched.list(list, rank, store.len());
        near(store, rank, 0..3);
    }
    around
}

fn touch_subject(subject: Subject, touched: &mut Touched) {
    for key in [Key::Card(subject), Key::Whole(subject), Key::Excerpt(subject), Key::About(subject)] {
        touched.key(key);
    }
}

fn touch_article(ix: ArticleIx, old: Option<&Article>, new: Option<&Article>, touched: &mut Touched) {
    if touched.is_everything() {
        return;
    }
    let subject = Subject::Article(ix);
    touched.key(Key::Whole(subject));
    touched.key(Key::Excerpt(subject));
    // What cards show, and where the page and its old paths are.
    let card = |article: &Article| {
        let doc = &article.doc;
        let aliases: Vec<String> = doc.entry.aliases.iter().map(|alias| alias.value.clone()).collect();
        (
            doc.title.clone(),
            doc.entry.path.clone(),
            aliases,
            doc.published,
            doc.language.clone(),
            article.source,
        )
    };
    if old.map(card) != new.map(card) {
        touched.key(Key::Card(subject));
    }
    // The sitemap has dates, and leaves out what is not to be found.
    let listed = |article: &Article| (article.doc.published, article.doc.modified(), article.publish);
    if old.map(listed) != new.map(listed) {
        touched.key(Key::Pages);
    }
    for article in old.into_iter().chain(new) {
        touched.key(Key::About(Subject::Source(article.source)));
        for person in &article.people {
            if !(old.is_some_and(|old| new.is_some_and(|new| is_same_for(*person, old, new)))) {
                touched.key(Key::Mentions(ix, *person));
                touched.key(Key::About(Subject::Person(*person)));
            }
        }
    }
}

/// Whether an article says the same of a person as before. Where its text is another one, that is not looked into.
fn is_same_for(person: PersonIx, old: &Article, new: &Article) -> bool {
    let of = |article: &Article| {
        let mentions = article.reading.mentions.iter().filter(|mention| mention.person == person);
        mentions.copied().collect::<Vec<_>>()
    };
    Arc::ptr_eq(&old.doc, &new.doc)
        && old.says_the_same(new)
        && (old.source, old.publish) == (new.source, new.publish)
        && old.people == new.people
        // What is shown of one person may depend on what is shown of another.
        && old.evidence == new.evidence
        && of(old) == of(new)
}

fn article_places(article: &Article) -> BTreeSet<Place> {
    let people = article.people.iter().map(|person| Place::Of(Subject::Person(*person)));
    let source = Place::Of(Subject::Source(article.source));
    let day = Place::Day(article.doc.published.date());
    people.chain([source, day]).chain(tag_places(&article.doc.tags)).collect()
}

fn tag_places(tags: &[Spanned<String>]) -> impl Iterator<Item = Place> {
    tags.iter().filter_map(|tag| Slug::new(label(&tag.value))).map(Place::Tagged)
}

impl Place {
    fn tag(&self) -> Option<Slug> {
        match self {
            Self::Tagged(slug) => Some(slug.clone()),
            Self::Of(_) | Self::Day(_) => None,
        }
    }
}

/// A tag as it is shown.
pub(super) fn label(written: &str) -> &str {
    written.trim_start_matches('#')
}

fn item(subject: Subject, date: Option<Moment>) -> Option<Item> {
    let kind = match subject {
        Subject::Article(ix) => ItemKind::Article(ix),
        Subject::Event(ix) => ItemKind::Event(ix),
        Subject::Source(_) | Subject::Person(_) | Subject::Note(_) | Subject::Edition(_) => return None,
    };
    Some(Item { date: date?, kind })
}

/// One for each happening: the date with all that is known of it, and the folded title.
fn happening_id(date: Moment, folded: &str) -> Arc<str> {
    format!("{date:?} {folded}").into()
}

/// The articles that declare each happening, newest first.
pub(super) type DeclaredBy = HashMap<HappeningIx, Vec<ArticleIx>>;
