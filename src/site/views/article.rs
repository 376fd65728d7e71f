//! An article: what is known of it, what may be shown of it, and who is in it.

use serde::Serialize;
use tera::Value;

use super::{ItemView, TagView, View, backlinks, happening_view, meta, tags};
use crate::briefing::{Article, ArticleIx, Subject, spelling};
use crate::config::Publish;
use crate::content::{BlockKind, Trust};
use crate::reading::Mention;
use crate::site::cards::DateView;
use crate::site::{Page, Site, html};

#[derive(Serialize)]
struct ArticleView<'a> {
    title: &'a str,
    id: &'a str,
    source: Value,
    original: Option<&'a str>,
    date: DateView,
    updated: Option<DateView>,
    authors: &'a [String],
    agencies: Vec<&'a str>,
    dateline: Option<&'a str>,
    language: Option<&'a str>,
    tags: Vec<TagView<'a>>,
    /// `full`, `excerpt` or `link`.
    policy: &'static str,
    words: usize,
    words_shown: usize,
    /// The whole text, where it may be shown.
    body: Option<Value>,
    /// Its blocks one by one, where it may not.
    blocks: Vec<BlockView>,
    people: Vec<PersonInArticle>,
    happenings: Vec<ItemView>,
    backlinks: Vec<Value>,
    older: Option<Value>,
    newer: Option<Value>,
}

/// A numbered block of a text that is not shown whole.
#[derive(Serialize)]
struct BlockView {
    number: u32,
    /// What stands here: `43 words`, `Photo caption, 26 words`.
    what: String,
    /// The part of it that may be shown.
    html: Option<Value>,
    /// Words that are not shown.
    withheld: usize,
    /// Who is mentioned in it, as spelled there.
    mentions: Vec<Spelled>,
}

#[derive(Serialize)]
struct Spelled {
    person: Value,
    spelling: String,
}

#[derive(Serialize)]
struct PersonInArticle {
    person: Value,
    /// As spelled here, in the order of the text.
    spellings: Vec<String>,
    /// Numbers of the paragraphs, each once.
    paragraphs: Vec<u32>,
}

pub(super) fn article(site: &Site<'_>, page: &Page, ix: ArticleIx) -> View {
    let briefing = site.briefing;
    let article = briefing.article(ix);
    let doc = &article.doc;
    let entry = &doc.entry;
    let full = article.publish == Publish::Full;
    let body = full.then(|| {
        let (mentions, captions) = (&article.reading.mentions, &article.reading.captions);
        let original = doc.url.as_deref();
        let html = html::body(site, entry, Trust::Foreign, &article.links, mentions, captions, original);
        Value::safe_string(&html)
    });
    let (older, newer) = briefing.neighbours(ix);
    let dateline = article.reading.dateline.as_ref().and_then(|(block, range)| {
        // Where no word may be shown, neither may the place.
        (article.publish != Publish::Link).then_some(&entry.body.block_text(*block as usize)?[range.clone()])
    });
    let mut meta = meta(site, page, &doc.title, "articles");
    meta.description = match &doc.description {
        Some(description) if full => Some(description.clone()),
        _ => Some(briefing.excerpt_text(article)).filter(|text| !text.is_empty()),
    };
    let view = ArticleView {
        title: &doc.title,
        id: &entry.id,
        source: site.cards.source(article.source),
        original: doc.url.as_deref(),
        date: doc.published.into(),
        updated: doc.updated.map(Into::into),
        authors: &doc.authors,
        agencies: article.agencies.iter().map(|name| &**name).collect(),
        dateline,
        language: doc.language.as_deref(),
        tags: tags(site, &doc.tags),
        policy: article.publish.as_str(),
        words: article.republished.words,
        words_shown: article.excerpt.iter().map(|p| shown_words(article, p.block)).sum(),
        body,
        blocks: if full { Vec::new() } else { blocks(site, ix, article) },
        people: people(site, ix, article),
        happenings: article.happenings.iter().map(|index| happening_view(site, *index)).collect(),
        backlinks: backlinks(site, Subject::Article(ix)),
        older: older.map(|ix| site.cards.article(ix)),
        newer: newer.map(|ix| site.cards.article(ix)),
    };
    View::new("article.html", meta, &view)
}

/// The words of block `number` that the excerpt shows.
fn shown_words(article: &Article, number: u32) -> usize {
    let text = article.doc.entry.body.block_text(number as usize).unwrap_or_default();
    let passage = article.excerpt.iter().find(|passage| passage.block == number);
    passage.map_or(0, |passage| text[passage.range.clone()].split_whitespace().count())
}

fn blocks(site: &Site<'_>, ix: ArticleIx, article: &Article) -> Vec<BlockView> {
    let body = &article.doc.entry.body;
    let all = body.blocks.iter().enumerate().map(|(index, block)| {
        let number = index as u32 + 1;
        let text = &body.plain[block.range.clone()];
        let mentions: Vec<&Mention> =
            article.reading.mentions.iter().filter(|mention| mention.block == number).collect();
        let passage = article.excerpt.iter().find(|passage| passage.block == number);
        let html = passage
            .map(|passage| Value::safe_string(&html::passage(site, text, passage.range.clone(), &mentions)));
        let mut spelled: Vec<Spelled> = Vec::new();
        let hidden_from = passage.map_or(0, |passage| passage.range.end);
        for mention in mentions.iter().filter(|m| m.range().end > hidden_from) {
            let spelling = spelling(site.briefing.mention_text(ix, mention));
            let person = site.cards.person(mention.person);
            if !spelled.iter().any(|s| s.spelling == spelling && s.person == person) {
                spelled.push(Spelled { person, spelling });
            }
        }
        let withheld = text.split_whitespace().count() - shown_words(article, number);
        BlockView {
            number,
            what: what(block.kind, article.reading.captions.contains(&number), withheld),
            html,
            withheld,
            mentions: spelled,
        }
    });
    all.collect()
}

fn what(kind: BlockKind, caption: bool, words: usize) -> String {
    let lead = match kind {
        _ if caption => "Photo caption, ",
        BlockKind::Paragraph | BlockKind::Item => "",
        BlockKind::Heading => "Heading, ",
        BlockKind::Table => "Table, ",
        BlockKind::Code => "Code, ",
    };
    format!("{lead}{words} word{}", if words == 1 { "" } else { "s" })
}

fn people(site: &Site<'_>, ix: ArticleIx, article: &Article) -> Vec<PersonInArticle> {
    let mut people: Vec<(u32, PersonInArticle)> = article
        .people
        .iter()
        .map(|person| {
            let mut spellings: Vec<String> = Vec::new();
            let mut paragraphs: Vec<u32> = Vec::new();
            for mention in site.briefing.mentions(ix, *person) {
                let text = spelling(site.briefing.mention_text(ix, mention));
                if !spellings.contains(&text) {
                    spellings.push(text);
                }
                if paragraphs.last() != Some(&mention.block) {
                    paragraphs.push(mention.block);
                }
            }
            let first = paragraphs.first().copied().unwrap_or(u32::MAX);
            (first, PersonInArticle { person: site.cards.person(*person), spellings, paragraphs })
        })
        .collect();
    // In the order of their first mention; those whom only the editor names come last, by id.
    people.sort_by_key(|(first, _)| *first);
    people.into_iter().map(|(_, person)| person).collect()
}
