//! The timeline as TimelineJS reads it: the editors' events, the happenings that articles declare, and the dated
//! sentences that an editor has promoted.
//!
//! TimelineJS takes headlines and texts for HTML, so that strangers' words are escaped. The file is made to be
//! published: of an article that is listed by link only, no sentence is in it.

use serde::Serialize;

use super::{address, whole};
use crate::briefing::{ArticleIx, Briefing, Subject};
use crate::moment::{Moment, Precision};
use crate::reading::DateExpression;
use crate::site::Page;

/// All of it.
#[derive(Debug, Serialize)]
pub struct Timeline {
    title: Slide,
    /// Earliest first.
    events: Vec<Slide>,
}

#[derive(Debug, Serialize)]
struct Slide {
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<StartDate>,
    text: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    media: Option<Media>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unique_id: Option<String>,
    /// Addresses in strangers' texts shall not become links.
    autolink: bool,
}

/// As much of it as is known.
#[derive(Debug, Serialize)]
struct StartDate {
    year: i16,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<i8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<i8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    display_date: Option<String>,
}

/// HTML, both.
#[derive(Debug, Serialize)]
struct Text {
    headline: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct Media {
    url: String,
    link: String,
    /// HTML.
    caption: String,
}

/// Gathers everything with a date but the articles themselves.
pub fn timelinejs(briefing: &Briefing) -> Timeline {
    let mut events: Vec<(Moment, Slide)> = Vec::new();
    for ix in briefing.events() {
        let event = &briefing.event(*ix).doc;
        let page = media(briefing, Subject::Event(*ix), &event.title);
        let id = format!("event-{}", event.entry.id);
        events.push((event.date, slide(event.date, "Events", id, &event.title, String::new(), Some(page))));
    }
    for item in briefing.timeline().values().flatten() {
        let crate::briefing::ItemKind::Happening(ix) = item.kind else { continue };
        let happening = briefing.happening(ix);
        let articles = happening.articles.iter().map(|article| link(briefing, *article));
        let text = format!("<p>Reported by {}.</p>", articles.collect::<Vec<_>>().join(", "));
        let page = happening.articles.first().map(|article| {
            media(briefing, Subject::Article(*article), &briefing.article(*article).doc.title)
        });
        let id = format!("happening-{}-{}", happening.date, happening.title);
        events.push((item.date, slide(item.date, "Reported events", id, &happening.title, text, page)));
    }
    for ix in briefing.articles() {
        for date in &briefing.article(*ix).findings.dates {
            events.extend(promoted(briefing, *ix, date));
        }
    }
    // The order of each kind is kept where dates are the same.
    events.sort_by_key(|(date, _)| *date);
    let config = &briefing.config;
    let title = Text {
        headline: escaped(&config.title),
        text: config.description.as_deref().map(escaped).unwrap_or_default(),
    };
    let title =
        Slide { start_date: None, text: title, media: None, group: None, unique_id: None, autolink: false };
    Timeline { title, events: events.into_iter().map(|(_, slide)| slide).collect() }
}

/// A sentence that an editor has promoted; nothing where its words may not be shown.
fn promoted(briefing: &Briefing, ix: ArticleIx, date: &DateExpression) -> Option<(Moment, Slide)> {
    let moment = date.moment.filter(|_| date.listed == Some(true))?;
    let article = briefing.article(ix);
    let sentence = briefing.sentence(article, &date.sentence, &date.span)?;
    let text = format!("<p>{}</p><p>{}</p>", escaped(&whole(&sentence)), link(briefing, ix));
    let page = media(briefing, Subject::Article(ix), &article.doc.title);
    let id = format!("sentence-{}-p{}-{}", article.doc.entry.id, date.span.block, date.span.start);
    Some((moment, slide(moment, "Dated sentences", id, &article.doc.title, text, Some(page))))
}

fn slide(
    date: Moment,
    group: &'static str,
    id: String,
    headline: &str,
    text: String,
    media: Option<Media>,
) -> Slide {
    let day = date.date();
    let known = |precision| date.precision() >= precision;
    // TimelineJS knows no zones; the time is shown as it was written.
    let display_date = known(Precision::Time).then(|| date.display());
    let start_date = StartDate {
        year: day.year(),
        month: known(Precision::Month).then(|| day.month()),
        day: known(Precision::Day).then(|| day.day()),
        display_date,
    };
    Slide {
        start_date: Some(start_date),
        text: Text { headline: escaped(headline), text },
        media,
        group: Some(group),
        unique_id: Some(id.replace(|c: char| !c.is_alphanumeric(), "-")),
        autolink: false,
    }
}

fn media(briefing: &Briefing, subject: Subject, title: &str) -> Media {
    let url = address(briefing, &Page::of(subject));
    Media { link: url.clone(), url, caption: escaped(title) }
}

/// A link to an article's page, by the name of its source.
fn link(briefing: &Briefing, ix: ArticleIx) -> String {
    let source = &briefing.source(briefing.article(ix).source).doc.name;
    let page = address(briefing, &Page::Article(ix));
    format!("<a href=\"{}\">{}</a>", escaped(&page), escaped(source))
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
    html
}
