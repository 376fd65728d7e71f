//! What is new since the edition before: what came, what is quoted and counted in it, and who is named for the first time.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use tera::Value;

use super::article_rows;
use super::corrections::{self, RevisedView};
use super::figures::{GroupView, group_of};
use super::quotes::{UtteranceView, utterance_in};
use crate::briefing::{Article, ArticleIx, List, Subject, Thing};
use crate::content::Edition;
use crate::moment::Moment;
use crate::reading::{PersonIx, QuotationKind, Relation};
use crate::site::Site;
use crate::site::cards::DateView;

/// What is listed of each.
const ARTICLES: usize = 100;
const PEOPLE: usize = 40;
const UTTERANCES: usize = 20;
const FIGURES: usize = 12;
/// What is new is looked for in so many articles.
const LOOKED_AT: usize = 400;

/// What came since the edition before.
#[derive(Serialize)]
pub(super) struct Since<'a> {
    /// When that was.
    from: DateView,
    articles: Vec<Value>,
    total: usize,
    more_articles: usize,
    /// Who was not named before.
    people: Vec<NamedView>,
    /// Utterances that were not quoted before.
    said: Vec<UtteranceView<'a>>,
    more_said: usize,
    /// How many more there are whose words may not be shown.
    withheld_said: usize,
    /// Utterances that were quoted before, and now are in other words.
    reworded: Vec<UtteranceView<'a>>,
    /// Articles whose publishers changed them.
    revised: Vec<RevisedView>,
    /// Figures that differ from others on the same thing.
    figures: Vec<GroupView>,
    is_empty: bool,
}

/// Somebody who is named, with a page today or without one.
#[derive(Serialize)]
struct NamedView {
    title: String,
    path: Option<String>,
}

impl NamedView {
    fn nobody(title: String) -> Self {
        Self { title, path: None }
    }
}

/// The articles that came in a span of time, the last one first: after `from`, and not after `to`.
fn articles_between(site: &Site<'_>, from: Moment, to: Moment) -> Vec<ArticleIx> {
    let mut found: Vec<ArticleIx> = Vec::new();
    // A time is filed under its day as it was written, which may be a day off elsewhere.
    let mut day = to.date().tomorrow().unwrap_or(to.date());
    let first = from.date().yesterday().unwrap_or(from.date());
    for _ in 0..=Edition::MOST + 2 {
        if day < first || found.len() >= LOOKED_AT {
            break;
        }
        found.extend(site.came_on(day).into_iter().filter(|ix| {
            let came = site.article(*ix).doc.came();
            came.is_after(&from) && !came.is_after(&to)
        }));
        let Ok(before) = day.yesterday() else { break };
        day = before;
    }
    found.sort_by_key(|ix| Reverse(site.article(*ix).doc.came()));
    found.truncate(LOOKED_AT);
    found
}

/// The articles that were found to be changed in a span of time, the last one to change first.
fn revised_between(site: &Site<'_>, from: Moment, to: Moment) -> Vec<ArticleIx> {
    let pages = site.length(List::Revised).div_ceil(site.config().paginate_by);
    let all = (1..=pages).flat_map(|n| site.revised(n));
    let versions = |ix: ArticleIx| &site.article(ix).doc.versions;
    let last = |ix: ArticleIx| versions(ix).last().map(|version| version.retrieved);
    let recent = all.take_while(|ix| last(**ix).is_some_and(|changed| changed.is_after(&from)));
    // What changed again later changed then, too.
    let told = recent.filter_map(|ix| {
        let changes = versions(*ix).iter().skip(1).map(|version| version.retrieved).rev();
        let changed =
            changes.filter(|changed| !changed.is_after(&to)).find(|changed| changed.is_after(&from));
        Some((Reverse(changed?), &site.article(*ix).doc.entry.id, *ix))
    });
    let mut told: Vec<_> = told.collect();
    told.sort_unstable();
    told.truncate(ARTICLES);
    told.into_iter().map(|(_, _, ix)| ix).collect()
}

/// Whether nobody had written of a person at a time, or not so that a person was seen in it.
fn is_new_after(site: &Site<'_>, person: PersonIx, time: Moment) -> bool {
    if !site.was_known(person, time) {
        return true;
    }
    let all = site.oldest_first(Subject::Person(person)).map(|ix| site.article(ix));
    // What was published later came later.
    let published = all.take_while(|article| !article.doc.published.is_after(&time));
    let mut all = published.chain(site.named_before(person).map(|ix| site.article(ix)));
    all.all(|article| article.first_named(person).is_none_or(|named| named.is_after(&time)))
}

/// Whether a quotation had come at a time.
fn had_come(site: &Site<'_>, thing: Thing, time: Moment) -> bool {
    site.article(thing.article).quotation_stood(thing.nth as usize).had_come(time)
}

/// What was there to be told at a time, of the articles that came or changed since another.
struct Told {
    from: Moment,
    to: Moment,
    /// Who was known to be a person at `to`, of those that were asked for.
    known: BTreeMap<PersonIx, bool>,
    /// Who was looked at, new or not.
    named: BTreeSet<PersonIx>,
    people: Vec<PersonIx>,
    /// Who was somebody by a text that is gone, and is nobody today.
    named_then: BTreeSet<String>,
    /// Utterances, each with its quotations.
    said: Vec<Vec<Thing>>,
    reworded: Vec<Vec<Thing>>,
    /// Figures of several sources on one thing.
    figures: Vec<Vec<Thing>>,
}

impl Told {
    fn new(from: Moment, to: Moment) -> Self {
        let (known, named, people, named_then) = Default::default();
        let (said, reworded, figures) = Default::default();
        Self { from, to, known, named, people, named_then, said, reworded, figures }
    }

    fn is_known(&mut self, site: &Site<'_>, person: PersonIx) -> bool {
        *self.known.entry(person).or_insert_with(|| site.was_known(person, self.to))
    }

    /// Adds what the text that an article had at `to` says and no text of it said at `from`.
    fn add(&mut self, site: &Site<'_>, ix: ArticleIx) {
        let article = site.article(ix);
        for person in article.text_at(self.to).iter().flat_map(|text| &text.people) {
            let is_open = self.people.len() < PEOPLE && self.named.insert(*person);
            if is_open && self.is_known(site, *person) && is_new_after(site, *person, self.from) {
                self.people.push(*person);
            }
        }
        let before = article.text_at(self.from);
        for one in article.text_at(self.to).into_iter().flat_map(Article::people_then) {
            let is_old = before.is_some_and(|text| text.people_then().any(|other| other.name == one.name));
            if !is_old && self.people.len() + self.named_then.len() < PEOPLE {
                self.named_then.insert(one.name.to_string());
            }
        }
        let thing = |nth: usize| Thing { article: ix, nth: nth as u32 };
        for nth in article.quotations_at(self.to) {
            let Some((text, at)) = article.quotation_in(nth) else { continue };
            let is_told = article.quotation_stood(nth).had_come(self.from)
                || !text.findings.quotations[at].kind.is_quoted();
            let speaks = match text.speaker(at) {
                Some(person) => self.is_known(site, person),
                None => text.named_speaker(at).is_some(),
            };
            if !is_told && speaks {
                self.say(site, site.utterance_at(thing(nth), self.to));
            }
        }
        for nth in article.figures_at(self.to) {
            if article.figure_stood(nth).had_come(self.from) {
                continue;
            }
            let all = site.figure_group_at(thing(nth), self.to);
            let mut sources = all.iter().map(|thing| site.source_of(thing.article));
            let first = sources.next();
            if sources.any(|source| Some(source) != first) && !self.figures.contains(&all) {
                self.figures.push(all);
            }
        }
    }

    /// Adds an utterance that is quoted anew: in words that were quoted before it is none of either list.
    fn say(&mut self, site: &Site<'_>, mut all: Vec<Thing>) {
        let from = self.from;
        let had_come = |thing: &&Thing| had_come(site, **thing, from);
        let replaced =
            all.iter().filter(|thing| !had_come(thing)).filter_map(|thing| site.replaced_by(*thing));
        for before in replaced.collect::<Vec<_>>() {
            if !all.contains(&before) {
                all.push(before);
            }
        }
        let (old, new): (Vec<&Thing>, Vec<&Thing>) = all.iter().partition(had_come);
        if new.is_empty() {
            return;
        }
        let words = |things: Vec<&Thing>| {
            let words = things.into_iter().filter_map(|thing| site.quoted_words(*thing));
            words.collect::<BTreeSet<String>>()
        };
        let list = match old.is_empty() {
            true => &mut self.said,
            false if words(new).is_subset(&words(old)) => return,
            false => &mut self.reworded,
        };
        if !list.contains(&all) {
            list.push(all);
        }
    }
}

/// What came after `from`, as it stood at `to`: what came later changes nothing of it.
pub(super) fn since<'a>(site: &Site<'a>, from: Moment, to: Moment) -> Since<'a> {
    let new = articles_between(site, from, to);
    let revised = revised_between(site, from, to);
    let mut told = Told::new(from, to);
    for ix in new.iter().chain(revised.iter().filter(|ix| !new.contains(ix))) {
        told.add(site, *ix);
    }
    let Told { people, named_then, mut said, reworded, figures, .. } = told;
    let is_news = |thing: Thing| !had_come(site, thing, from);
    let view = |prefix: char, is_news: Option<&dyn Fn(Thing) -> bool>, nth: usize, all: &[Thing]| {
        utterance_in(site, all, format!("{prefix}{}", nth + 1), is_news).filter(UtteranceView::is_shown)
    };
    let found = said.len();
    said.retain(|all| {
        let mut all = all.iter().filter_map(|thing| site.quotation_of(*thing));
        all.any(|(text, nth)| text.quoted(nth).is_some())
    });
    let shown = said.len();
    // Whole sentences before words out of them.
    let is_part = |all: &Vec<Thing>| {
        let first = all.first().and_then(|thing| site.quotation_of(*thing));
        first.is_none_or(|(text, nth)| text.findings.quotations[nth].kind != QuotationKind::Direct)
    };
    said.sort_by_key(is_part);
    let said = said.iter().enumerate();
    let said: Vec<_> = said.filter_map(|(nth, all)| view('u', None, nth, all)).take(UTTERANCES).collect();
    let reworded = reworded.iter().enumerate();
    let reworded = reworded.filter_map(|(nth, all)| view('w', Some(&is_news), nth, all));
    let reworded = reworded.filter(|one| one.differs).take(UTTERANCES).collect();
    let card = |person: &PersonIx| {
        let subject = Subject::Person(*person);
        NamedView { title: site.title(subject).to_owned(), path: Some(site.subject_path(subject).to_owned()) }
    };
    let mut named: Vec<NamedView> =
        people.iter().map(card).chain(named_then.into_iter().map(NamedView::nobody)).collect();
    // Whoever has no page today stands where they stood.
    named.sort_by(|a, b| a.title.cmp(&b.title));
    let agree = [Relation::Agree.as_str(), Relation::Compatible.as_str()];
    let figures = figures.into_iter().filter_map(|all| group_of(site, all));
    let figures: Vec<_> = figures.filter(|group| !agree.contains(&group.relation)).take(FIGURES).collect();
    Since {
        from: from.into(),
        more_articles: new.len().saturating_sub(ARTICLES),
        total: new.len(),
        is_empty: new.is_empty() && revised.is_empty(),
        revised: corrections::revised(site, &revised, from, to),
        articles: article_rows(site, &new[..new.len().min(ARTICLES)]),
        people: named,
        more_said: shown.saturating_sub(said.len()),
        withheld_said: found - shown,
        said,
        reworded,
        figures,
    }
}
