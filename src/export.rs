//! The briefing as one JSON object, with a published schema: what other programs read instead of the pages.
//!
//! Keys are added from version to version, never taken away or given another meaning.

use schemars::JsonSchema;
use serde::Serialize;

use crate::briefing::{ArticleIx, Briefing, ItemKind, Subject};
use crate::moment::Moment;

/// What a briefing knows.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Export {
    /// The site itself.
    pub site: SiteExport,
    /// By id.
    pub sources: Vec<SourceExport>,
    /// By id.
    pub people: Vec<PersonExport>,
    /// Newest first.
    pub articles: Vec<ArticleExport>,
    /// Earliest first.
    pub timeline: Vec<TimelineExport>,
}

/// The site itself.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SiteExport {
    /// The site's name.
    pub title: String,
    /// Where it is published, with a slash at the end.
    pub base_url: String,
    /// One or two sentences.
    pub description: Option<String>,
    /// BCP 47.
    pub language: String,
}

/// A publisher.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourceExport {
    /// The name of its file.
    pub id: String,
    /// As readers know it.
    pub name: String,
    /// Lowercase hosts.
    pub domains: Vec<String>,
    /// Ids of its articles, newest first.
    pub articles: Vec<String>,
}

/// Somebody with a page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PersonExport {
    /// The name of the file; made from the name where there is none.
    pub id: String,
    /// As the site spells it.
    pub name: String,
    /// Spellings that the editors declare.
    pub aliases: Vec<String>,
    /// Spellings that were seen, the most frequent first.
    pub spellings: Vec<SpellingExport>,
    /// Ids of the articles that name the person, newest first.
    pub articles: Vec<String>,
}

/// A spelling that was seen.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SpellingExport {
    /// As seen, without brackets and emphasis.
    pub text: String,
    /// Mentions.
    pub count: usize,
    /// Ids of the sources that use it.
    pub sources: Vec<String>,
}

/// A press article; its text is not exported.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticleExport {
    /// The path below `content/articles` without `.md`.
    pub id: String,
    /// The headline.
    pub title: String,
    /// The source's id.
    pub source: String,
    /// The original.
    pub url: Option<String>,
    /// ISO 8601: a day or a time with its offset.
    pub published: String,
    /// Agencies declared or credited in the text.
    pub agency: Vec<String>,
    /// Ids of everyone declared or mentioned.
    pub people: Vec<String>,
    /// In the order of the text.
    pub mentions: Vec<MentionExport>,
}

/// One mention of a person.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MentionExport {
    /// The person's id.
    pub person: String,
    /// The words of the text.
    pub text: String,
    /// Number of the paragraph, from 1; its anchor is `#p` and this number.
    pub paragraph: u32,
    /// In characters of the paragraph's text, from 0.
    pub start: usize,
    /// In characters of the paragraph's text; not included.
    pub end: usize,
}

/// Something with a date.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TimelineExport {
    /// ISO 8601, as precise as is known: `2025`, `2025-09`, `2025-09-04`, or a time.
    pub date: String,
    /// `year`, `month`, `day` or `time`.
    pub precision: &'static str,
    /// `article`, `event` (with a page of its own) or `happening` (declared by articles).
    pub kind: &'static str,
    /// Of the article or event; a happening has none.
    pub id: Option<String>,
    /// What.
    pub title: String,
}

/// The JSON Schema of [`Export`].
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Export).into()
}

/// Gathers everything.
pub fn export(briefing: &Briefing) -> Export {
    let config = &briefing.config;
    let article_ids = |articles: &[ArticleIx]| {
        articles.iter().map(|ix| briefing.article(*ix).doc.entry.id.to_string()).collect()
    };
    let people =
        briefing.people().iter().map(|ix| (*ix, briefing.person(*ix))).map(|(ix, person)| PersonExport {
            id: person.id.to_string(),
            name: person.name.clone(),
            aliases: person.aliases().map(str::to_owned).collect(),
            spellings: briefing
                .spellings(ix)
                .into_iter()
                .map(|spelling| SpellingExport {
                    text: spelling.text,
                    count: spelling.count,
                    sources: spelling
                        .sources
                        .iter()
                        .map(|(source, _)| briefing.source(*source).doc.entry.id.to_string())
                        .collect(),
                })
                .collect(),
            articles: article_ids(briefing.articles_of(Subject::Person(ix))),
        });
    Export {
        site: SiteExport {
            title: config.title.clone(),
            base_url: format!("{}{}", config.base_url.origin(), config.base_url.root()),
            description: config.description.clone(),
            language: config.language.clone(),
        },
        sources: briefing
            .sources()
            .iter()
            .map(|ix| (*ix, briefing.source(*ix)))
            .map(|(ix, source)| SourceExport {
                id: source.doc.entry.id.to_string(),
                name: source.doc.name.clone(),
                domains: source.doc.domains.iter().map(|domain| domain.value.clone()).collect(),
                articles: article_ids(briefing.articles_of(Subject::Source(ix))),
            })
            .collect(),
        people: people.collect(),
        articles: briefing.articles().iter().map(|ix| article(briefing, *ix)).collect(),
        timeline: timeline(briefing),
    }
}

fn article(briefing: &Briefing, ix: ArticleIx) -> ArticleExport {
    let article = briefing.article(ix);
    let doc = &article.doc;
    let mentions = article.reading.mentions.iter().map(|mention| {
        let text = doc.entry.body.block_text(mention.block as usize).unwrap_or_default();
        let range = mention.range();
        let start = text[..range.start].chars().count();
        MentionExport {
            person: briefing.person(mention.person).id.to_string(),
            text: text[range.clone()].to_owned(),
            paragraph: mention.block,
            start,
            end: start + text[range].chars().count(),
        }
    });
    ArticleExport {
        id: doc.entry.id.to_string(),
        title: doc.title.clone(),
        source: briefing.source(article.source).doc.entry.id.to_string(),
        url: doc.url.clone(),
        published: doc.published.to_string(),
        agency: article.agencies.iter().map(ToString::to_string).collect(),
        people: article.people.iter().map(|person| briefing.person(*person).id.to_string()).collect(),
        mentions: mentions.collect(),
    }
}

fn timeline(briefing: &Briefing) -> Vec<TimelineExport> {
    let row = |date: Moment, kind, id: Option<String>, title: &str| TimelineExport {
        date: date.to_string(),
        precision: date.precision().as_str(),
        kind,
        id,
        title: title.to_owned(),
    };
    briefing
        .timeline()
        .values()
        .flatten()
        .map(|item| match item.kind {
            ItemKind::Article(ix) => {
                let doc = &briefing.article(ix).doc;
                row(item.date, "article", Some(doc.entry.id.to_string()), &doc.title)
            }
            ItemKind::Event(ix) => {
                let doc = &briefing.event(ix).doc;
                row(item.date, "event", Some(doc.entry.id.to_string()), &doc.title)
            }
            ItemKind::Happening(ix) => row(item.date, "happening", None, &briefing.happening(ix).title),
        })
        .collect()
}
