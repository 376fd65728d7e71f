//! Who said what, over all articles: the utterances of a person and of a day. An utterance is what one person said, in
//! the words of one article or of several.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::store::{Ordered as _, insert_sorted};
use super::{Article, ArticleIx, Briefing, Key, List, Thing, Touched};
use crate::reading::{Confidence, PersonIx, Quotation, QuotationKind};

/// Utterances by the first quotation of each.
#[derive(Debug, Default)]
pub(super) struct Said {
    by: HashMap<PersonIx, Vec<Thing>>,
    on: BTreeMap<Date, Vec<Thing>>,
    /// Where each is listed.
    places: HashMap<Thing, Listed>,
    of_article: HashMap<ArticleIx, Vec<Thing>>,
}

#[derive(Clone, Debug)]
struct Listed {
    by: Option<PersonIx>,
    on: Date,
}

impl Article {
    /// Who says quotation `nth`, or for whom it is said: somebody with a page, and not by a mere guess.
    pub fn speaker(&self, nth: usize) -> Option<PersonIx> {
        let who = self.reading.speakers.get(nth)?;
        let speaker = self.findings.quotations.get(nth)?.speaker.as_ref()?;
        (speaker.confidence > Confidence::Low).then_some(who.person.or(who.on_behalf_of)).flatten()
    }

    /// Whether quotation `nth` is listed: what is told in an article's own words only where the speaker is known.
    fn is_listed(&self, nth: usize, quotation: &Quotation) -> bool {
        quotation.kind != QuotationKind::Indirect || self.speaker(nth).is_some()
    }
}

impl Briefing {
    /// The utterances of a person, newest first, each by its first quotation.
    pub fn said_by(&self, person: PersonIx) -> &[Thing] {
        self.said.by.get(&person).map_or(&[], Vec::as_slice)
    }

    /// The utterances of a day, by the day on which they are first published; newest first.
    pub fn said_on(&self, day: Date) -> &[Thing] {
        self.said.on.get(&day).map_or(&[], Vec::as_slice)
    }

    /// The days with utterances, and how many there are.
    pub fn said_days(&self) -> impl DoubleEndedIterator<Item = (Date, usize)> {
        self.said.on.iter().map(|(day, things)| (*day, things.len()))
    }

    /// The people who say most, with how much; on a tie by id.
    pub fn speakers(&self, limit: usize) -> Vec<(PersonIx, usize)> {
        let said = self.people().iter().map(|ix| (*ix, self.said_by(*ix).len()));
        let mut speakers: Vec<(PersonIx, usize)> = said.filter(|(_, count)| *count > 0).collect();
        speakers.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        speakers.truncate(limit);
        speakers
    }

    /// The quotations of the utterance that a quotation belongs to, the first one first.
    pub fn utterance(&self, thing: Thing) -> Vec<Thing> {
        vec![thing]
    }

    /// The order in which findings are listed: newest first, those of one article as they stand in it.
    pub(super) fn thing_order(&self, a: &Thing, b: &Thing) -> Ordering {
        let articles = self.articles.get(a.article).order(self.articles.get(b.article));
        articles.then(a.nth.cmp(&b.nth))
    }

    /// Lists anew what is said in articles that came, changed or went.
    pub(super) fn update_said(&mut self, changed: &BTreeSet<ArticleIx>, touched: &mut Touched) {
        for article in changed {
            for thing in self.said.of_article.remove(article).unwrap_or_default() {
                self.unlist(thing, touched);
            }
            touched.key(Key::Said(*article));
        }
        let mut new: Vec<Thing> = Vec::new();
        for ix in changed {
            let Some(article) = self.articles.find(*ix) else { continue };
            let quotations = article.findings.quotations.iter().enumerate();
            let listed = quotations.filter(|(nth, quotation)| article.is_listed(*nth, quotation));
            let things: Vec<Thing> = listed.map(|(nth, _)| Thing { article: *ix, nth: nth as u32 }).collect();
            new.extend(&things);
            if !things.is_empty() {
                self.said.of_article.insert(*ix, things);
            }
        }
        // In the order of the lists, so that a first build only ever appends.
        new.sort_by(|a, b| self.thing_order(a, b));
        for thing in new {
            self.list(thing, touched);
        }
    }

    fn list(&mut self, thing: Thing, touched: &mut Touched) {
        let article = self.articles.get(thing.article);
        let listed = Listed { by: article.speaker(thing.nth as usize), on: article.doc.published.date() };
        let mut said = std::mem::take(&mut self.said);
        if let Some(person) = listed.by {
            let list = said.by.entry(person).or_default();
            let rank = insert_sorted(list, thing, |a, b| self.thing_order(a, b));
            touched.list(List::SaidBy(person), rank, list.len());
            touched.key(Key::Speakers);
        }
        let list = said.on.entry(listed.on).or_default();
        let rank = insert_sorted(list, thing, |a, b| self.thing_order(a, b));
        touched.list(List::SaidOn(listed.on), rank, list.len());
        touched.key(Key::SaidDays);
        said.places.insert(thing, listed);
        self.said = said;
    }

    fn unlist(&mut self, thing: Thing, touched: &mut Touched) {
        let Some(listed) = self.said.places.remove(&thing) else { return };
        if let Some(person) = listed.by
            && let Some(list) = self.said.by.get_mut(&person)
        {
            take_out(list, thing, List::SaidBy(person), touched);
            if list.is_empty() {
                self.said.by.remove(&person);
            }
            touched.key(Key::Speakers);
        }
        if let Some(list) = self.said.on.get_mut(&listed.on) {
            take_out(list, thing, List::SaidOn(listed.on), touched);
            if list.is_empty() {
                self.said.on.remove(&listed.on);
            }
            touched.key(Key::SaidDays);
        }
    }
}

/// Takes a finding out of a list; the article that its order rests on may be gone.
fn take_out(list: &mut Vec<Thing>, thing: Thing, name: List, touched: &mut Touched) {
    if let Some(rank) = list.iter().position(|other| *other == thing) {
        touched.list(name, rank, list.len());
        list.remove(rank);
    }
}
