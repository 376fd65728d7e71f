//! A source: its articles, whom it writes about and how it spells them, what it takes from agencies.

use std::sync::Arc;

use serde::Serialize;
use tera::Value;

use super::home::Counted;
use super::{Chart, View, article_rows, coverage_chart, editorial, json_ld, meta, pager};
use crate::briefing::{ArticleIx, List, SourceIx, Subject};
use crate::moment::Moment;
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
    /// Articles that credit an agency.
    agency_articles: usize,
    /// Articles that go back to a text which other sources have, too.
    shared_articles: usize,
    quoted: Vec<Counted>,
    more_quoted: usize,
    people: Vec<PersonOfSource>,
    more_people: usize,
    chart: Option<Chart>,
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
    let subject = Subject::Source(ix);
    let doc = &site.source(ix).doc;
    let mut meta = meta(site, page, doc.name.as_str(), "sources");
    meta.set_feed(site, &Feed::Source(ix));
    if n == 1 {
        let url = meta.url.clone();
        meta.describe(&json_ld::Thing::NewsMediaOrganization(json_ld::NewsMediaOrganization {
            name: &doc.name,
            url: &url,
            same_as: doc.domains.iter().map(|domain| format!("https://{}/", domain.value)).collect(),
            parent_organization: doc.owner.as_deref().map(|name| json_ld::Organization { name }),
        }));
    }
    let view = SourceView {
        name: &doc.name,
        country: doc.country.as_deref(),
        owner: doc.owner.as_deref(),
        kind: doc.kind.as_deref(),
        domains: doc.domains.iter().map(|domain| domain.value.as_str()).collect(),
        body: (n == 1).then(|| editorial(site, &doc.entry, subject)).flatten(),
        articles: article_rows(site, site.articles(Some(subject), n)),
        article_count: site.length(List::Of(subject)),
        pager: pager(site, List::Of(subject), n, |n| Page::Source(ix, n)),
        about: (n == 1).then(|| about(site, ix)),
    };
    View::new("source.html", meta, &view)
}

fn about(site: &Site<'_>, ix: SourceIx) -> About {
    let subject = Subject::Source(ix);
    let mut covered = site.covered_by(ix);
    let more_people = covered.len().saturating_sub(PEOPLE);
    covered.truncate(PEOPLE);
    let people = covered.into_iter().map(|covered| PersonOfSource {
        person: site.card(Subject::Person(covered.person)),
        articles: covered.articles,
        spellings: covered.spellings.into_iter().map(|(text, count)| SpellingCount { text, count }).collect(),
    });
    let mut quoted = site.quoted_by(ix);
    let more_quoted = quoted.len().saturating_sub(PEOPLE);
    quoted.truncate(PEOPLE);
    let quoted = quoted.into_iter();
    let quoted = quoted.map(|(person, count)| Counted { card: site.card(Subject::Person(person)), count });
    let agencies = site.agencies_of(ix).into_iter().map(|(name, count)| AgencyCount { name, count });
    let republished = site.republished_of(ix);
    // Newest first.
    let dates: Vec<Moment> = site.about(subject).map(|(_, article)| article.doc.published).collect();
    About {
        first: dates.last().map(|date| (*date).into()),
        last: dates.first().map(|date| (*date).into()),
        policy: site.source(ix).doc.publish.unwrap_or(site.config().publish).as_str(),
        words: republished.words,
        words_shown: republished.shown,
        agencies: agencies.collect(),
        shared_articles: site.about(subject).filter(|(article, _)| is_shared(site, *article, ix)).count(),
        agency_articles: site.about(subject).filter(|(_, article)| !article.agencies.is_empty()).count(),
        quoted: quoted.collect(),
        more_quoted,
        people: people.collect(),
        more_people,
        chart: coverage_chart(dates.iter().map(Moment::date)),
        backlinks: site.backlinks(subject),
    }
}

fn is_shared(site: &Site<'_>, article: ArticleIx, source: SourceIx) -> bool {
    site.origin_of(article).is_some_and(|origin| origin.sources().iter().any(|other| *other != source))
}
