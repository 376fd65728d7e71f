//! What can be found of a page, and what a result shows of it: never more than the page itself. Of an article that is
//! not shown whole these are its title, its people, the excerpt, and the words of findings as far as they are shown.

use std::ops::Range;

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use super::code::HEAVIEST;
use super::terms::terms;
use crate::briefing::{Article, Briefing, Person, Subject};
use crate::config::Publish;
use crate::content::Spanned;
use crate::moment::Moment;
use crate::reading::{PersonIx, fold};
use crate::site::Page;
use crate::slug::Slug;
use crate::words::words;

/// What has a page that can be found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum What {
    Subject(Subject),
    Tag(Slug),
}

/// A page as it can be found.
pub(super) struct Record {
    /// Stands for the page in lists.
    pub(super) page: u64,
    /// What a result shows, as JSON.
    pub(super) card: String,
    /// Where in it the first words of the page begin, after all that is shown of it at once.
    pub(super) brief: usize,
    /// The words of the page, folded, one after another.
    text: String,
    /// Each term once, with how well the page fits it.
    terms: Vec<(Range<u32>, u8)>,
}

impl Record {
    pub(super) fn terms(&self) -> impl Iterator<Item = (&str, u8)> {
        self.terms
            .iter()
            .map(|(range, weight)| (&self.text[range.start as usize..range.end as usize], *weight))
    }
}

/// Bits of a page's number that tell pages of one kind and day apart. Of 500 articles of a day two have the same
/// number once in 17 days; such two are found together.
const HASH_BITS: u32 = 21;
const KIND_BITS: u32 = 3;
const DAY_BITS: u32 = 22;
/// Of all of a page's number.
pub(super) const BITS: u32 = DAY_BITS + KIND_BITS + HASH_BITS;
/// What has no day has this and a hash in its place.
const UNDATED: u64 = 1 << (DAY_BITS - 1);

/// The number that stands for a page: its day, its kind, and a hash of its path. It depends on no other page, so that
/// one that comes renumbers none; and pages of neighbouring days, which tend to be found together, lie together.
fn number(kind: u64, date: Option<Moment>, path: &str) -> u64 {
    let hash = xxh3_64(path.as_bytes());
    let day = match date {
        Some(date) => days(date),
        None => UNDATED | hash >> 40 & (UNDATED - 1),
    };
    (day << KIND_BITS | kind) << HASH_BITS | hash & ((1 << HASH_BITS) - 1)
}

/// Days since the beginning of the year 0, as `static/search.js` counts them.
fn days(date: Moment) -> u64 {
    let first = jiff::civil::date(0, 1, 1);
    let days = date.date().since(first).map_or(0, |span| span.get_days());
    (days.max(0) as u64).min(UNDATED - 1)
}

/// How much a word counts where it stands.
mod boost {
    pub(super) const TITLE: f32 = 8.0;
    /// People and sources that an article is about or from.
    pub(super) const NAMED: f32 = 2.5;
    pub(super) const TEXT: f32 = 1.0;
}

/// The weight of a word that is no name.
const HEAVIEST_WORD: f32 = 64.0;

/// The weight of the name of a person, source or tag, above that of every other word: those in more articles come
/// first. It changes where their number doubles, and not with each article.
fn of_name(articles: usize) -> u8 {
    HEAVIEST - 12 + articles.saturating_add(1).ilog2().min(12) as u8
}

/// The weight of a name that is not the one used here.
fn of_alias(articles: usize) -> u8 {
    of_name(articles) - 12
}

/// The words of a page while they are gathered.
#[derive(Default)]
struct Words {
    text: String,
    fields: Vec<(Range<usize>, f32)>,
    /// Names, with the weight that each word has for them.
    names: Vec<(Range<usize>, u8)>,
    filters: Vec<String>,
}

impl Words {
    fn add(&mut self, text: &str, boost: f32) {
        let range = self.push(text);
        self.fields.push((range, boost));
    }

    fn name(&mut self, text: &str, weight: u8) {
        let range = self.push(text);
        self.names.push((range, weight));
    }

    fn push(&mut self, text: &str) -> Range<usize> {
        let start = self.text.len();
        self.text.push_str(&fold(text));
        let end = self.text.len();
        self.text.push(' ');
        start..end
    }

    fn add_all<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>, boost: f32) {
        for text in texts {
            self.add(text, boost);
        }
    }

    fn people(&mut self, briefing: &Briefing, people: &[PersonIx]) {
        for person in people {
            let name = &briefing.person(*person).name;
            self.add(name, boost::NAMED);
            // By the whole name, and by what it ends in.
            let folded = fold(name);
            let words: Vec<&str> = terms(&folded).map(|range| &folded[range]).collect();
            self.filters.extend((0..words.len()).map(|from| format!("=p{}", words[from..].join("-"))));
        }
    }

    /// BM25 with a field's boost before saturation (Robertson et al. 2004), and with a fixed length in place of the
    /// average one: with an average every weight would depend on every page.
    fn record(self, page: u64, card: &Card<'_>) -> Record {
        const K: f32 = 1.2;
        const B: f32 = 0.6;
        const LENGTH: f32 = 200.0;
        let mut length = 1_u32;
        let mut counts: FxHashMap<&str, (Range<u32>, f32, u8)> = FxHashMap::default();
        let names = self.names.iter().map(|(range, weight)| (range, 0.0, *weight));
        for (field, boost, weight) in self.fields.iter().map(|(range, boost)| (range, *boost, 0)).chain(names)
        {
            for term in terms(&self.text[field.clone()]) {
                let range = (field.start + term.start) as u32..(field.start + term.end) as u32;
                let word = &self.text[range.start as usize..range.end as usize];
                let (_, count, of_name) = counts.entry(word).or_insert((range, 0.0, 0));
                *count += boost;
                *of_name = weight.max(*of_name);
                length = length.saturating_add(1);
            }
        }
        // Known by its highest digit, since one word more is not to change the weights of all others.
        let length = 1.5 * (1_u32 << length.ilog2()) as f32;
        let normal = K * (1.0 - B + B * length / LENGTH);
        let weight = |count: f32| (count / (count + normal) * HEAVIEST_WORD).round().max(1.0) as u8;
        let mut terms: Vec<(Range<u32>, u8)> =
            counts.into_values().map(|(range, count, of_name)| (range, weight(count).max(of_name))).collect();
        terms.sort_unstable_by_key(|(range, _)| range.start);
        let Self { mut text, mut filters, .. } = self;
        filters.sort();
        filters.dedup();
        for filter in filters {
            let start = text.len() as u32;
            text.push_str(&filter);
            terms.push((start..text.len() as u32, 0));
        }
        // Texts always serialise.
        let json = |value: serde_json::Result<String>| value.unwrap_or_default();
        let Card { title, path, date, beside, language, short } = card;
        let mut card = json(serde_json::to_string(&(page, title, path, date, beside, language)));
        card.pop();
        let brief = card.len();
        card.push(',');
        card.push_str(&json(serde_json::to_string(short)));
        card.push(']');
        Record { page, card, brief, text, terms }
    }
}

/// What a result shows.
#[derive(Default)]
struct Card<'a> {
    title: &'a str,
    /// Its path below the site's root.
    path: &'a str,
    /// ISO 8601, as precise as is known.
    date: String,
    /// An article's source, a person's office.
    beside: &'a str,
    /// Where that is not the site's.
    language: &'a str,
    /// Its first words.
    short: String,
}

/// What can be found of a page; nothing where there is none.
pub(super) fn record(briefing: &Briefing, what: &What) -> Option<Record> {
    let mut words = Words::default();
    let page = match what {
        What::Subject(subject) if briefing.has(*subject) => Page::of(*subject),
        What::Tag(slug) if briefing.tags().contains_key(slug) => Page::Tag(slug.clone(), 1),
        _ => return None,
    };
    let path = page.url(briefing);
    let (kind, date, card) = match what {
        What::Subject(Subject::Article(ix)) => {
            let article = briefing.article(*ix);
            let doc = &article.doc;
            let source = &briefing.source(article.source).doc;
            words.add(&doc.title, boost::TITLE);
            words.add(&source.name, boost::NAMED);
            words.people(briefing, &article.people);
            words.filters.push(format!("=s{}", source.entry.path));
            add_tags(&mut words, &doc.tags);
            add_article(&mut words, article);
            let short = shorten(&briefing.excerpt_text(article));
            let language = doc.language.as_deref().filter(|language| *language != briefing.config.language);
            let card = Card {
                title: &doc.title,
                date: doc.published.to_string(),
                beside: &source.name,
                language: language.unwrap_or_default(),
                short,
                ..Card::default()
            };
            (0, Some(doc.published), card)
        }
        What::Subject(Subject::Person(ix)) => {
            let person = briefing.person(*ix);
            let articles = briefing.articles_of(Subject::Person(*ix)).len();
            words.name(&person.name, of_name(articles));
            for alias in person.aliases().chain(person.merged.iter().map(|merged| &*merged.name)) {
                words.name(alias, of_alias(articles));
            }
            words.add_all(person.roles().iter().map(|role| role.title.as_str()), boost::NAMED);
            let short = add_body(&mut words, briefing, Subject::Person(*ix));
            (1, None, Card { title: &person.name, beside: role(person), short, ..Card::default() })
        }
        What::Subject(Subject::Source(ix)) => {
            let doc = &briefing.source(*ix).doc;
            words.name(&doc.name, of_name(briefing.articles_of(Subject::Source(*ix)).len()));
            let about = [&doc.country, &doc.owner, &doc.kind].into_iter().flatten().map(String::as_str);
            words.add_all(about, boost::TEXT);
            words.add_all(doc.domains.iter().map(|domain| domain.value.as_str()), boost::NAMED);
            let short = add_body(&mut words, briefing, Subject::Source(*ix));
            (2, None, Card { title: &doc.name, short, ..Card::default() })
        }
        What::Subject(Subject::Note(ix)) => {
            let doc = &briefing.note(*ix).doc;
            words.add(&doc.title, boost::TITLE);
            words.add_all(doc.authors.iter().map(String::as_str), boost::NAMED);
            add_tags(&mut words, &doc.tags);
            let short = add_body(&mut words, briefing, Subject::Note(*ix));
            let date = doc.date.map(|date| date.to_string()).unwrap_or_default();
            (3, doc.date, Card { title: &doc.title, date, short, ..Card::default() })
        }
        What::Subject(Subject::Edition(ix)) => {
            let doc = &briefing.edition(*ix).doc;
            words.add(&doc.title, boost::TITLE);
            words.add_all(doc.authors.iter().map(String::as_str), boost::NAMED);
            let short = add_body(&mut words, briefing, Subject::Edition(*ix));
            let date = doc.date.to_string();
            (3, Some(doc.date), Card { title: &doc.title, date, short, ..Card::default() })
        }
        What::Subject(Subject::Event(ix)) => {
            let event = briefing.event(*ix);
            let doc = &event.doc;
            words.add(&doc.title, boost::TITLE);
            words.people(briefing, &event.people);
            add_tags(&mut words, &doc.tags);
            let short = add_body(&mut words, briefing, Subject::Event(*ix));
            let date = doc.date.to_string();
            (4, Some(doc.date), Card { title: &doc.title, date, short, ..Card::default() })
        }
        What::Tag(slug) => {
            let tag = briefing.tags().get(slug)?;
            words.name(&tag.label, of_name(tag.members.len()));
            (5, None, Card { title: &tag.label, ..Card::default() })
        }
    };
    let page = number(kind, date, &path);
    Some(words.record(page, &Card { path: &path, ..card }))
}

fn add_article(words: &mut Words, article: &Article) {
    let doc = &article.doc;
    words.add_all(doc.authors.iter().map(String::as_str), boost::TEXT);
    words.add_all(article.agencies.iter().map(|name| &**name), boost::TEXT);
    words.add_all(article.spelled.iter().map(|spelled| &*spelled.text), boost::TEXT);
    let body = &doc.entry.body;
    if article.publish == Publish::Full {
        words.add_all(doc.description.as_deref(), boost::TEXT);
        return words.add(&body.plain, boost::TEXT);
    }
    for passage in &article.excerpt {
        let block = body.block_text(passage.block as usize).unwrap_or_default();
        words.add(&block[passage.range.clone()], boost::TEXT);
    }
    for nth in 0..article.findings.quotations.len() {
        if let Some(quoted) = article.quoted(nth) {
            words.add(&quoted.text, boost::TEXT);
        }
    }
    let figures = (0..article.findings.figures.len()).filter_map(|nth| article.figure_context(nth));
    let dates = (0..article.findings.dates.len()).filter_map(|nth| article.date_context(nth));
    for context in figures.chain(dates) {
        // In one piece: a window begins and ends between words, but a finding need not.
        words.add(&[context.before, context.text, context.after].concat(), boost::TEXT);
    }
}

fn add_tags(words: &mut Words, tags: &[Spanned<String>]) {
    words.add_all(tags.iter().map(|tag| tag.value.as_str()), boost::NAMED);
}

/// The body of an editors' text. Gives its first words.
fn add_body(words: &mut Words, briefing: &Briefing, subject: Subject) -> String {
    let Some(entry) = briefing.entry(subject) else { return String::new() };
    words.add(&entry.body.plain, boost::TEXT);
    briefing.first_words(subject, SHORT)
}

/// Words of a text that a result shows.
const SHORT: usize = 26;

/// The first words of an article's text.
fn shorten(text: &str) -> String {
    let mut all = words(text);
    let kept: Vec<&str> = all.by_ref().take(SHORT).map(|word| &text[word]).collect();
    let more = if all.next().is_some() { " …" } else { "" };
    kept.join(" ") + more
}

/// The office without an end, else the one that ended last.
fn role(person: &Person) -> &str {
    crate::site::cards::latest_role(person.roles()).unwrap_or_default()
}
