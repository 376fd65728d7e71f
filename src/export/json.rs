//! The briefing as one JSON object, with a published schema: what other programs read instead of the pages.
//!
//! It is the desk's own file. Texts are not in it; the words of findings are, whatever an article's policy is. What the
//! site publishes beside its pages (`page.rs`) has the same shape, and of words only those that may be shown.
//!
//! Keys are added from version to version, never taken away or given another meaning.

use schemars::JsonSchema;
use serde::Serialize;

use crate::briefing::{Article, ArticleIx, Briefing, Item, ItemKind, Origin, SeenRole, SourceIx, Subject};
use crate::reading::{DateExpression, Figure, Hedge, PersonIx, Span};

/// Which words of an article are given.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Words {
    /// Those of every finding.
    All,
    /// Those that may be shown; of others nothing.
    Shown,
}

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
    /// Groups of articles that go back to one text, newest first.
    pub origins: Vec<OriginExport>,
    /// Earliest first.
    pub timeline: Vec<TimelineExport>,
}

/// Articles that share so much of their own words that they go back to one text.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OriginExport {
    /// The id of its first article.
    pub id: String,
    /// The agency that most of its articles credit; `null` where none is credited, or two equally often.
    pub agency: Option<String>,
    /// Ids of its articles, earliest first.
    pub articles: Vec<String>,
    /// Ids of its sources.
    pub sources: Vec<String>,
}

/// The group that an article belongs to.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OriginOfExport {
    /// The group's id: that of its first article.
    pub group: String,
    /// The agency that most of its articles credit.
    pub agency: Option<String>,
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
    /// How it is known that there is such a person: `file`, `front matter`, or `text` (found, not confirmed).
    pub known_by: &'static str,
    /// Spellings that the editors declare.
    pub aliases: Vec<String>,
    /// Spellings that were seen, the most frequent first.
    pub spellings: Vec<SpellingExport>,
    /// Ids of the articles that name the person, newest first.
    pub articles: Vec<String>,
    /// Offices that articles give to the person, those in most articles first.
    pub roles_seen: Vec<RoleSeenExport>,
}

/// An office that articles give to a person.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoleSeenExport {
    /// As most articles write it.
    pub title: String,
    /// When the first article that gives it was published.
    pub first: String,
    /// When the last one was.
    pub last: String,
    /// How many articles give it.
    pub articles: usize,
    /// Whether they say that it is over.
    pub former: bool,
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
    /// `null` where no other article shares its text.
    pub origin: Option<OriginOfExport>,
    /// Ids of everyone declared or mentioned.
    pub people: Vec<String>,
    /// In the order of the text.
    pub mentions: Vec<MentionExport>,
    /// What somebody says in it, in the order of the text.
    pub quotes: Vec<QuoteExport>,
    /// In the order of the text.
    pub figures: Vec<FigureExport>,
    /// In the order of the text.
    pub dates: Vec<DateExport>,
}

/// Words that somebody says.
#[derive(Debug, Serialize, JsonSchema)]
pub struct QuoteExport {
    /// The words without their marks; parts are joined by a space. In what the site publishes, as many of the first
    /// words as may be shown.
    pub text: String,
    /// Of the first part: number of the paragraph, from 1; its anchor is `#p` and this number.
    pub paragraph: u32,
    /// Of the first part: in characters of the paragraph's text, from 0.
    pub start: usize,
    /// Of the first part: in characters of the paragraph's text; not included.
    pub end: usize,
    /// `direct`, `fragment` (some quoted words in a sentence of the article's), `term` (a term set apart by marks, which
    /// nobody is said to have said) or `indirect`.
    pub kind: &'static str,
    /// `null` where the rules do not determine it.
    pub speaker: Option<SpeakerExport>,
}

/// Whom an article names as the speaker.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SpeakerExport {
    /// The words of the article that name the speaker; empty where there are none and an editor says who it is, or
    /// where they may not be shown.
    pub surface: String,
    /// The person's id, where it is a person of this site.
    pub person: Option<String>,
    /// `name`, `pronoun`, `role`, `office`, `anonymous` or `group`.
    pub kind: &'static str,
    /// For whom a spokesman or an office speaks: a person's id, or else the words of the article.
    pub on_behalf_of: Option<String>,
    /// The rule that led to it; `editor` where a correction says so.
    pub rule: &'static str,
    /// `low`, `medium` or `high`.
    pub confidence: &'static str,
}

/// A number and what it counts or measures.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FigureExport {
    /// The words of the article, hedge, scale and unit included.
    pub text: String,
    /// The number, scale included; of a range the lower end.
    pub value: f64,
    /// Of a range the upper end.
    pub to: Option<f64>,
    /// `percent`, an ISO 4217 code, or a unit of measure.
    pub unit: Option<String>,
    /// What is counted, in the singular.
    pub noun: Option<String>,
    /// `about`, `at least`, `at most` or `nearly`.
    pub hedge: Option<&'static str>,
    /// The rule that led to it.
    pub rule: &'static str,
    /// Number of the paragraph, from 1.
    pub paragraph: u32,
    /// In characters of the paragraph's text, from 0.
    pub start: usize,
    /// In characters of the paragraph's text; not included.
    pub end: usize,
}

/// Words that say when.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DateExport {
    /// The words of the article.
    pub text: String,
    /// TIMEX3 value: `2025-09-04`, `2025-08`, `1994`, `2025-W36`.
    pub value: String,
    /// The rule that led to it; `editor` where a correction says so.
    pub rule: &'static str,
    /// `low`, `medium` or `high`.
    pub confidence: &'static str,
    /// Whether its sentence stands in the timeline, where a correction says so.
    pub listed: Option<bool>,
    /// Number of the paragraph, from 1.
    pub paragraph: u32,
    /// In characters of the paragraph's text, from 0.
    pub start: usize,
    /// In characters of the paragraph's text; not included.
    pub end: usize,
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
    let origins = briefing.origins().iter().filter_map(|first| briefing.origin_of(*first));
    Export {
        sources: briefing.sources().iter().map(|ix| source(briefing, *ix)).collect(),
        people: briefing.people().iter().map(|ix| person(briefing, *ix, Words::All)).collect(),
        articles: briefing.articles().iter().map(|ix| article(briefing, *ix, Words::All)).collect(),
        origins: origins.map(|one| origin(briefing, &one)).collect(),
        timeline: briefing.timeline().values().flatten().filter_map(|item| dated(briefing, item)).collect(),
        ..empty(briefing)
    }
}

/// The site, and nothing in it.
pub(super) fn empty(briefing: &Briefing) -> Export {
    let config = &briefing.config;
    Export {
        site: SiteExport {
            title: config.title.clone(),
            base_url: format!("{}{}", config.base_url.origin(), config.base_url.root()),
            description: config.description.clone(),
            language: config.language.clone(),
        },
        sources: Vec::new(),
        people: Vec::new(),
        articles: Vec::new(),
        origins: Vec::new(),
        timeline: Vec::new(),
    }
}

fn article_ids(briefing: &Briefing, articles: &[ArticleIx]) -> Vec<String> {
    articles.iter().map(|ix| briefing.article(*ix).doc.entry.id.to_string()).collect()
}

pub(super) fn source(briefing: &Briefing, ix: SourceIx) -> SourceExport {
    let doc = &briefing.source(ix).doc;
    SourceExport {
        id: doc.entry.id.to_string(),
        name: doc.name.clone(),
        domains: doc.domains.iter().map(|domain| domain.value.clone()).collect(),
        articles: article_ids(briefing, briefing.articles_of(Subject::Source(ix))),
    }
}

pub(super) fn person(briefing: &Briefing, ix: PersonIx, words: Words) -> PersonExport {
    let person = briefing.person(ix);
    let spellings = briefing.spellings(ix).into_iter().map(|spelling| SpellingExport {
        text: spelling.text,
        count: spelling.count,
        sources: spelling
            .sources
            .iter()
            .map(|(source, _)| briefing.source(*source).doc.entry.id.to_string())
            .collect(),
    });
    let roles = match words {
        Words::All => briefing.roles_seen(ix),
        Words::Shown => briefing.roles_shown(ix),
    };
    PersonExport {
        id: person.id.to_string(),
        name: person.name.clone(),
        known_by: person.known.as_str(),
        aliases: person.aliases().map(str::to_owned).collect(),
        spellings: spellings.collect(),
        articles: article_ids(briefing, briefing.articles_of(Subject::Person(ix))),
        roles_seen: roles.into_iter().map(role_seen).collect(),
    }
}

fn role_seen(role: SeenRole) -> RoleSeenExport {
    RoleSeenExport {
        title: role.title,
        first: role.first.to_string(),
        last: role.last.to_string(),
        articles: role.articles,
        former: role.former,
    }
}

pub(super) fn article(briefing: &Briefing, ix: ArticleIx, given: Words) -> ArticleExport {
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
        origin: briefing.origin_of(ix).map(|origin| OriginOfExport {
            group: briefing.article(origin.first()).doc.entry.id.to_string(),
            agency: origin.agency().map(|agency| agency.to_string()),
        }),
        people: article.people.iter().map(|person| briefing.person(*person).id.to_string()).collect(),
        mentions: mentions.collect(),
        quotes: quotes(briefing, article, given),
        figures: article
            .findings
            .figures
            .iter()
            .map(|figure| figure_export(article, figure, given))
            .collect(),
        dates: article.findings.dates.iter().map(|date| date_export(article, date, given)).collect(),
    }
}

/// The words of a span, and where they stand: in characters of the paragraph.
fn words(article: &Article, span: &Span) -> (String, usize, usize) {
    let text = article.doc.entry.body.block_text(span.block as usize).unwrap_or_default();
    let start = text[..span.start as usize].chars().count();
    let words = &text[span.range()];
    (words.to_owned(), start, start + words.chars().count())
}

/// As [`words`], with those words only that are given; the place is a fact.
fn given_words(article: &Article, span: &Span, given: Words) -> (String, usize, usize) {
    let (text, start, end) = words(article, span);
    match given {
        Words::All => (text, start, end),
        Words::Shown => (article.few_words(span).unwrap_or_default(), start, end),
    }
}

fn quotes(briefing: &Briefing, article: &Article, given: Words) -> Vec<QuoteExport> {
    let id = |person: PersonIx| briefing.person(person).id.to_string();
    let quotations = article.findings.quotations.iter().zip(&article.reading.speakers);
    quotations
        .enumerate()
        .filter_map(|(nth, (quotation, who))| {
            let first = quotation.parts.first()?;
            let text = match given {
                Words::All => article.quotation_text(quotation),
                Words::Shown => article.quoted(nth).map(|quoted| quoted.text).unwrap_or_default(),
            };
            let (_, start, end) = words(article, first);
            let speaker = quotation.speaker.as_ref().map(|speaker| SpeakerExport {
                surface: given_words(article, &speaker.surface, given).0,
                person: who.person.map(id),
                kind: speaker.kind.as_str(),
                on_behalf_of: who
                    .on_behalf_of
                    .map(id)
                    .or_else(|| speaker.on_behalf_of.map(|span| given_words(article, &span, given).0)),
                rule: speaker.rule.name(),
                confidence: speaker.confidence.as_str(),
            });
            Some(QuoteExport {
                text,
                paragraph: first.block,
                start,
                end,
                kind: quotation.kind.as_str(),
                speaker,
            })
        })
        .collect()
}

fn figure_export(article: &Article, figure: &Figure, given: Words) -> FigureExport {
    let (text, start, end) = given_words(article, &figure.span, given);
    FigureExport {
        text,
        value: figure.value,
        to: figure.to,
        unit: figure.unit.as_deref().map(str::to_owned),
        noun: figure.noun.as_deref().map(str::to_owned),
        hedge: figure.hedge.map(Hedge::as_str),
        rule: figure.rule.name(),
        paragraph: figure.span.block,
        start,
        end,
    }
}

fn date_export(article: &Article, date: &DateExpression, given: Words) -> DateExport {
    let (text, start, end) = given_words(article, &date.span, given);
    DateExport {
        text,
        value: date.value.to_string(),
        rule: date.rule.name(),
        confidence: date.confidence.as_str(),
        listed: date.listed,
        paragraph: date.span.block,
        start,
        end,
    }
}

pub(super) fn origin(briefing: &Briefing, origin: &Origin<'_>) -> OriginExport {
    let id = |ix: ArticleIx| briefing.article(ix).doc.entry.id.to_string();
    let sources = origin.sources().into_iter();
    OriginExport {
        id: id(origin.first()),
        agency: origin.agency().map(|agency| agency.to_string()),
        articles: origin.articles().map(id).collect(),
        sources: sources.map(|source| briefing.source(source).doc.entry.id.to_string()).collect(),
    }
}

/// Something with a date; the dates of an article stand with it.
pub(super) fn dated(briefing: &Briefing, item: &Item) -> Option<TimelineExport> {
    let (kind, id, title) = match item.kind {
        ItemKind::Article(ix) => {
            let doc = &briefing.article(ix).doc;
            ("article", Some(doc.entry.id.to_string()), &doc.title)
        }
        ItemKind::Event(ix) => {
            let doc = &briefing.event(ix).doc;
            ("event", Some(doc.entry.id.to_string()), &doc.title)
        }
        ItemKind::Happening(ix) => ("happening", None, &briefing.happening(ix).title),
        ItemKind::Sentence(_) => return None,
    };
    Some(TimelineExport {
        date: item.date.to_string(),
        precision: item.date.precision().as_str(),
        kind,
        id,
        title: title.clone(),
    })
}
