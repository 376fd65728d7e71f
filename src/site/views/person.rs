//! A person: offices, every spelling with the sources that use it, and each mention with its paragraph.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::home::Counted;
use super::{ItemView, View, backlinks, editorial, happening_view, meta, pager};
use crate::briefing::{ArticleIx, Person, Subject, spelling};
use crate::reading::PersonIx;
use crate::site::cards::DateView;
use crate::site::pager::{Pager, slice};
use crate::site::{Feed, Page, Site, chart, spellings};

/// Co-mentioned people on a page.
const TOGETHER: usize = 20;
/// Events and happenings on a page, the latest first; the timeline has them all.
const EVENTS: usize = 30;

#[derive(Serialize)]
struct PersonView<'a> {
    name: &'a str,
    id: &'a str,
    /// Whether an editor wrote a file.
    confirmed: bool,
    wikidata: Option<&'a str>,
    image: Option<String>,
    roles: Vec<RoleView<'a>>,
    body: Option<Value>,
    article_count: usize,
    articles: Vec<ArticleOfPerson>,
    pager: Option<Pager>,
    /// What only the first page shows.
    about: Option<About<'a>>,
}

#[derive(Serialize)]
struct RoleView<'a> {
    title: &'a str,
    from: Option<DateView>,
    to: Option<DateView>,
}

#[derive(Serialize)]
struct About<'a> {
    aliases: Vec<&'a str>,
    mention_count: usize,
    spellings: Vec<SpellingGroup>,
    together: Vec<Counted>,
    events: Vec<Value>,
    happenings: Vec<ItemView>,
    chart: Option<Value>,
    backlinks: Vec<Value>,
}

/// Spellings that share their surname's form: `Volodymyr Zelensky` and `Zelensky`.
#[derive(Serialize)]
struct SpellingGroup {
    /// What they share.
    text: String,
    count: usize,
    forms: Vec<FormView>,
}

/// One spelling, with the sources that use it and how often.
#[derive(Serialize)]
struct FormView {
    text: String,
    count: usize,
    sources: Vec<Counted>,
}

#[derive(Serialize)]
struct ArticleOfPerson {
    card: Value,
    mentions: Vec<MentionView>,
    context: Option<ContextView>,
}

/// The mentions in one paragraph.
#[derive(Serialize)]
struct MentionView {
    paragraph: u32,
    /// How many.
    count: usize,
    /// As spelled there, in the order of the text.
    spellings: String,
}

/// The words around a mention, with an ellipsis where the paragraph goes on.
#[derive(Serialize)]
struct ContextView {
    before: String,
    text: String,
    after: String,
}

pub(super) fn person(site: &Site<'_>, page: &Page, ix: PersonIx, n: usize) -> View {
    let person = site.briefing.person(ix);
    let doc = person.doc.as_ref();
    let mut meta = meta(site, page, &person.name, "people");
    meta.feed = Some(site.path(&Page::Feed(Feed::Person(ix))));
    let rows = slice(&person.articles, n, site.briefing.config.paginate_by);
    let view = PersonView {
        name: &person.name,
        id: &person.id,
        confirmed: doc.is_some(),
        wikidata: doc.and_then(|doc| doc.wikidata.as_deref()),
        image: doc.and_then(|doc| doc.image.as_deref()).map(|image| match image.strip_prefix("https://") {
            Some(_) => image.to_owned(),
            None => format!("{}{}", site.briefing.config.base_url.root(), image.trim_start_matches('/')),
        }),
        roles: person
            .roles()
            .iter()
            .map(|role| RoleView {
                title: &role.title,
                from: role.from.map(Into::into),
                to: role.to.map(Into::into),
            })
            .collect(),
        body: doc.filter(|_| n == 1).and_then(|doc| editorial(site, &doc.entry, &person.links)),
        article_count: person.articles.len(),
        articles: rows.iter().map(|article| row(site, *article, ix)).collect(),
        pager: pager(site, person.articles.len(), n, |n| Page::Person(ix, n)),
        about: (n == 1).then(|| about(site, ix, person)),
    };
    View::new("person.html", meta, &view)
}

fn row(site: &Site<'_>, article: ArticleIx, person: PersonIx) -> ArticleOfPerson {
    let briefing = site.briefing;
    let mut mentions: Vec<MentionView> = Vec::new();
    for mention in briefing.mentions(article, person) {
        let spelling = spelling(briefing.mention_text(article, mention));
        match mentions.last_mut() {
            Some(last) if last.paragraph == mention.block => {
                last.count += 1;
                last.spellings += ", ";
                last.spellings += &spelling;
            }
            _ => mentions.push(MentionView { paragraph: mention.block, count: 1, spellings: spelling }),
        }
    }
    let context =
        briefing.mentions(article, person).next().and_then(|first| briefing.context(article, first));
    ArticleOfPerson {
        card: site.cards.article(article),
        mentions,
        context: context.map(|context| ContextView {
            before: format!("{}{}", if context.cut_before { "… " } else { "" }, context.before),
            text: context.text.to_owned(),
            after: format!("{}{}", context.after, if context.cut_after { " …" } else { "" }),
        }),
    }
}

fn about<'a>(site: &Site<'a>, ix: PersonIx, person: &'a Person) -> About<'a> {
    let briefing = site.briefing;
    let mut together: BTreeMap<PersonIx, usize> = BTreeMap::new();
    for article in &person.articles {
        for other in briefing.article(*article).people.iter().filter(|other| **other != ix) {
            *together.entry(*other).or_default() += 1;
        }
    }
    let mut together: Vec<(PersonIx, usize)> = together.into_iter().collect();
    together.sort_by_key(|(other, count)| (Reverse(*count), *other));
    together.truncate(TOGETHER);

    let counts = person.articles.iter().map(|article| {
        (briefing.article(*article).doc.published.date(), briefing.mentions(*article, ix).count())
    });
    let chart = chart::bars("Mentions", counts.filter(|(_, count)| *count > 0));
    let groups = groups(site, ix);
    About {
        aliases: person.aliases().collect(),
        mention_count: groups.iter().map(|group| group.count).sum(),
        spellings: groups,
        together: together
            .into_iter()
            .map(|(other, count)| Counted { card: site.cards.person(other), count })
            .collect(),
        events: person
            .events
            .iter()
            .rev()
            .take(EVENTS)
            .map(|event| site.cards.of(Subject::Event(*event)))
            .collect(),
        happenings: person
            .happenings
            .iter()
            .rev()
            .take(EVENTS)
            .map(|index| happening_view(site, *index))
            .collect(),
        chart: chart.map(|svg| Value::safe_string(&svg)),
        backlinks: backlinks(site, Subject::Person(ix)),
    }
}

fn groups(site: &Site<'_>, ix: PersonIx) -> Vec<SpellingGroup> {
    let mut groups: BTreeMap<String, SpellingGroup> = BTreeMap::new();
    // The most frequent form comes first, and so names its group.
    for spelling in spellings(site.briefing, ix) {
        let group = groups.entry(spelling.stem.to_lowercase()).or_insert_with(|| SpellingGroup {
            text: spelling.stem.clone(),
            count: 0,
            forms: Vec::new(),
        });
        group.count += spelling.count;
        let sources = spelling.sources.into_iter();
        group.forms.push(FormView {
            text: spelling.text,
            count: spelling.count,
            sources: sources.map(|(ix, count)| Counted { card: site.cards.source(ix), count }).collect(),
        });
    }
    let mut groups: Vec<SpellingGroup> = groups.into_values().collect();
    groups.sort_by_key(|group| Reverse(group.count));
    groups
}
