//! A source: its articles, whom it writes about and how it spells them, what it takes from agencies.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::Value;

use super::{View, article_rows, backlinks, coverage_chart, editorial, meta, pager};
use crate::briefing::{Source, SourceIx, Subject, spelling};
use crate::reading::PersonIx;
use crate::site::cards::DateView;
use crate::site::pager::Pager;
use crate::site::{Feed, Page, Site};

/// A longer table is not read.
const PEOPLE: usize = 40;

#[derive(Serialize)]
struct SourceView<'a> {
    name: &'a str,
    country: Option<&'a str>,
    owner: Option<&'a str>,
    kind: Option<&'a str>,
    domains: Vec<&'a str>,
    body: Option<Value>,
    articles: Vec<Value>,
    article_count: usize,
    pager: Option<Pager>,
    /// What only the first page shows.
    about: Option<About>,
}

#[derive(Serialize)]
struct About {
    first: Option<DateView>,
    last: Option<DateView>,
    policy: &'static str,
    words: usize,
    words_shown: usize,
    agencies: Vec<AgencyCount>,
    people: Vec<PersonOfSource>,
    more_people: usize,
    chart: Option<Value>,
    backlinks: Vec<Value>,
}

#[derive(Serialize)]
struct AgencyCount {
    name: Arc<str>,
    count: usize,
}

#[derive(Serialize)]
struct PersonOfSource {
    person: Value,
    articles: usize,
    /// Spelling and mentions, the most frequent first.
    spellings: Vec<SpellingCount>,
}

#[derive(Serialize)]
struct SpellingCount {
    text: String,
    count: usize,
}

pub(super) fn source(site: &Site<'_>, page: &Page, ix: SourceIx, n: usize) -> View {
    let source = site.briefing.source(ix);
    let doc = &source.doc;
    let mut meta = meta(site, page, &doc.name, "sources");
    meta.feed = Some(site.path(&Page::Feed(Feed::Source(ix))));
    let view = SourceView {
        name: &doc.name,
        country: doc.country.as_deref(),
        owner: doc.owner.as_deref(),
        kind: doc.kind.as_deref(),
        domains: doc.domains.iter().map(|domain| domain.value.as_str()).collect(),
        body: (n == 1).then(|| editorial(site, &doc.entry, &source.links)).flatten(),
        articles: article_rows(site, &source.articles, n),
        article_count: source.articles.len(),
        pager: pager(site, source.articles.len(), n, |n| Page::Source(ix, n)),
        about: (n == 1).then(|| about(site, ix, source)),
    };
    View::new("source.html", meta, &view)
}

fn about(site: &Site<'_>, ix: SourceIx, source: &Source) -> About {
    let briefing = site.briefing;
    let mut agencies: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    let mut people: BTreeMap<PersonIx, (usize, BTreeMap<String, usize>)> = BTreeMap::new();
    for article_ix in &source.articles {
        let article = briefing.article(*article_ix);
        for agency in &article.agencies {
            *agencies.entry(Arc::clone(agency)).or_default() += 1;
        }
        for person in &article.people {
            people.entry(*person).or_default().0 += 1;
        }
        for mention in &article.reading.mentions {
            let text = spelling(briefing.mention_text(*article_ix, mention));
            *people.entry(mention.person).or_default().1.entry(text).or_default() += 1;
        }
    }
    let mut ranked: Vec<_> = people.into_iter().collect();
    ranked.sort_by_key(|(person, (articles, _))| (Reverse(*articles), *person));
    let more_people = ranked.len().saturating_sub(PEOPLE);
    ranked.truncate(PEOPLE);
    let people = ranked.into_iter().map(|(person, (articles, spellings))| {
        let mut spellings: Vec<SpellingCount> =
            spellings.into_iter().map(|(text, count)| SpellingCount { text, count }).collect();
        spellings.sort_by_key(|s| Reverse(s.count));
        PersonOfSource { person: site.cards.person(person), articles, spellings }
    });
    let mut agencies: Vec<AgencyCount> =
        agencies.into_iter().map(|(name, count)| AgencyCount { name, count }).collect();
    agencies.sort_by_key(|agency| Reverse(agency.count));
    let republished = briefing.republished_of(ix);
    let date =
        |ix: Option<&crate::briefing::ArticleIx>| ix.map(|ix| briefing.article(*ix).doc.published.into());
    About {
        first: date(source.articles.last()),
        last: date(source.articles.first()),
        policy: source.doc.publish.unwrap_or(briefing.config.publish).as_str(),
        words: republished.words,
        words_shown: republished.shown,
        agencies,
        people: people.collect(),
        more_people,
        chart: coverage_chart(site, source.articles.iter().copied()),
        backlinks: backlinks(site, Subject::Source(ix)),
    }
}
