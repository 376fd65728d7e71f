//! A person: offices, every spelling with the sources that use it, and each mention with its paragraph.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::home::Counted;
use super::{ItemView, View, editorial, happening_view, meta, pager};
use crate::briefing::{ArticleIx, List, Person, Subject, spelling};
use crate::reading::PersonIx;
use crate::site::cards::DateView;
use crate::site::pager::Pager;
use crate::site::{Feed, Page, Site, chart};

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
    let person = site.person(ix);
    let subject = Subject::Person(ix);
    let doc = person.doc.as_ref();
    let mut meta = meta(site, page, &person.name, "people");
    meta.feed = Some(site.path(&Page::Feed(Feed::Person(ix))));
    let view = PersonView {
        name: &person.name,
        id: &person.id,
        confirmed: doc.is_some(),
        wikidata: doc.and_then(|doc| doc.wikidata.as_deref()),
        image: doc.and_then(|doc| doc.image.as_deref()).map(|image| match image.strip_prefix("https://") {
            Some(_) => image.to_owned(),
            None => format!("{}{}", site.config().base_url.root(), image.trim_start_matches('/')),
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
        body: doc.filter(|_| n == 1).and_then(|doc| editorial(site, &doc.entry, subject)),
        article_count: site.length(List::Of(subject)),
        articles: site.articles(Some(subject), n).iter().map(|article| row(site, *article, ix)).collect(),
        pager: pager(site, List::Of(subject), n, |n| Page::Person(ix, n)),
        about: (n == 1).then(|| about(site, ix, person)),
    };
    View::new("person.html", meta, &view)
}

fn row(site: &Site<'_>, article: ArticleIx, person: PersonIx) -> ArticleOfPerson {
    let (found, context) = site.mentions(article, person);
    let mut mentions: Vec<MentionView> = Vec::new();
    for (mention, text) in found {
        let spelling = spelling(text);
        match mentions.last_mut() {
            Some(last) if last.paragraph == mention.block => {
                last.count += 1;
                last.spellings += ", ";
                last.spellings += &spelling;
            }
            _ => mentions.push(MentionView { paragraph: mention.block, count: 1, spellings: spelling }),
        }
    }
    ArticleOfPerson {
        card: site.card(Subject::Article(article)),
        mentions,
        context: context.map(|context| ContextView {
            before: format!("{}{}", if context.cut_before { "… " } else { "" }, context.before),
            text: context.text.to_owned(),
            after: format!("{}{}", context.after, if context.cut_after { " …" } else { "" }),
        }),
    }
}

fn about<'a>(site: &Site<'a>, ix: PersonIx, person: &'a Person) -> About<'a> {
    let subject = Subject::Person(ix);
    let counts = site.about(subject).map(|(_, article)| {
        let mentions = article.reading.mentions.iter().filter(|mention| mention.person == ix);
        (article.doc.published.date(), mentions.count())
    });
    let chart = chart::bars("Mentions", counts.filter(|(_, count)| *count > 0));
    let (events, happenings) = site.happened_to(ix);
    let groups = groups(site, ix);
    About {
        aliases: person.aliases().collect(),
        mention_count: groups.iter().map(|group| group.count).sum(),
        spellings: groups,
        together: site
            .together(ix, TOGETHER)
            .into_iter()
            .map(|(other, count)| Counted { card: site.card(Subject::Person(other)), count })
            .collect(),
        events: events.iter().rev().take(EVENTS).map(|event| site.card(Subject::Event(*event))).collect(),
        happenings: happenings
            .iter()
            .rev()
            .take(EVENTS)
            .map(|happening| happening_view(site, *happening))
            .collect(),
        chart: chart.map(|svg| Value::safe_string(&svg)),
        backlinks: site.backlinks(subject),
    }
}

fn groups(site: &Site<'_>, ix: PersonIx) -> Vec<SpellingGroup> {
    let mut groups: BTreeMap<String, SpellingGroup> = BTreeMap::new();
    // The most frequent form comes first, and so names its group.
    for spelling in site.spellings(ix) {
        let group = groups.entry(spelling.stem.to_lowercase()).or_insert_with(|| SpellingGroup {
            text: spelling.stem.clone(),
            count: 0,
            forms: Vec::new(),
        });
        group.count += spelling.count;
        let sources = spelling.sources.into_iter();
        let sources = sources.map(|(ix, count)| Counted { card: site.card(Subject::Source(ix)), count });
        group.forms.push(FormView { text: spelling.text, count: spelling.count, sources: sources.collect() });
    }
    let mut groups: Vec<SpellingGroup> = groups.into_values().collect();
    groups.sort_by_key(|group| Reverse(group.count));
    groups
}
