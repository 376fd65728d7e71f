//! A person: offices, every spelling with the sources that use it, and each mention with its paragraph.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::behind::{Behind, MOST, behind};
use super::finding::{Around, guessed, quotation};
use super::home::Counted;
use super::offices::{OfficeView, offices};
use super::quotes::{UtteranceView, WordingView, utterance};
use super::spelled::{SpelledView, spelled};
use super::talk::{TalkView, named, talk};
use super::{Chart, ItemView, Meta, View, Words, editorial, happening_view, json_ld, meta, pager};
use crate::briefing::{Article, ArticleIx, Known, List, Person, Subject, spelling};
use crate::reading::{Confidence, PersonIx, Reason, SpeakerKind};
use crate::site::cards::DateView;
use crate::site::pager::Pager;
use crate::site::{Feed, Page, Site, chart};

/// Co-mentioned people on a page.
const TOGETHER: usize = 20;
/// Events and happenings on a page, the latest first; the timeline has them all.
const EVENTS: usize = 30;
/// Quotations in each section.
const QUOTATIONS: usize = 5;
/// The newest articles in which quotations about a person are looked for.
const SCANNED: usize = 40;

#[derive(Serialize)]
struct PersonView<'a> {
    name: &'a str,
    id: &'a str,
    /// Whether an editor wrote a file.
    confirmed: bool,
    /// Whether texts name the person, and no editor does.
    found: bool,
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
    /// The sources that name the person.
    behind: Option<Behind>,
    mention_count: usize,
    spellings: Vec<SpellingGroup>,
    /// The same as a matrix, where there is something to compare.
    matrix: Option<SpelledView>,
    /// Who speaks about the person, and about whom the person speaks.
    talk: Vec<TalkView>,
    together: Vec<Counted>,
    events: Vec<Value>,
    happenings: Vec<ItemView>,
    chart: Option<Chart>,
    backlinks: Vec<Value>,
    /// The newest of what the person says.
    said: Vec<UtteranceView<'a>>,
    said_count: usize,
    /// Where there is more of it.
    said_path: Option<String>,
    /// What others say of the person.
    said_about: Vec<WordingView<'a>>,
    /// What the person says by a mere guess.
    perhaps: Vec<WordingView<'a>>,
    /// Other spellings, and why they are taken for the person's.
    merged: Vec<MergedView<'a>>,
    /// Offices over time.
    offices: Vec<OfficeView>,
}

/// A spelling that no editor declares.
#[derive(Serialize)]
struct MergedView<'a> {
    name: &'a str,
    reason: Words,
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
    context: Option<Around>,
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

pub(super) fn person(site: &Site<'_>, page: &Page, ix: PersonIx, n: usize) -> View {
    let person = site.person(ix);
    let subject = Subject::Person(ix);
    let doc = person.doc.as_ref();
    let mut meta = meta(site, page, person.name.as_str(), "people");
    meta.set_feed(site, &Feed::Person(ix));
    let view = PersonView {
        name: &person.name,
        id: &person.id,
        confirmed: doc.is_some(),
        found: person.known == Known::ByText,
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
    if view.about.is_some() {
        describe(site, &mut meta, &view);
    }
    View::new("person.html", meta, &view)
}

/// What the page says of the person to machines. Surnames alone are no other name of a person.
fn describe(site: &Site<'_>, meta: &mut Meta, view: &PersonView<'_>) {
    let about = view.about.iter();
    let forms = about.clone().flat_map(|about| &about.spellings).flat_map(|group| &group.forms);
    let seen = forms.map(|form| form.text.as_str()).filter(|text| text.contains(' '));
    let mut alternate_name: Vec<String> = Vec::new();
    for name in about.flat_map(|about| about.aliases.iter().copied()).chain(seen) {
        if name != view.name && !alternate_name.iter().any(|known| known == name) {
            alternate_name.push(name.to_owned());
        }
    }
    alternate_name.truncate(json_ld::MOST);
    let url = meta.url.clone();
    let held = view.roles.iter().filter(|role| role.to.is_none());
    meta.describe(&json_ld::Thing::Person(json_ld::Person {
        name: view.name,
        url: &url,
        alternate_name,
        same_as: view.wikidata.map(|id| format!("https://www.wikidata.org/wiki/{id}")),
        job_title: held.map(|role| role.title).collect(),
        image: view.image.as_ref().map(|image| match image.starts_with("https://") {
            true => image.clone(),
            false => json_ld::absolute(site, image),
        }),
    }));
    meta.machines.kind = "profile";
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
    ArticleOfPerson { card: site.card(Subject::Article(article)), mentions, context: context.map(Into::into) }
}

fn about<'a>(site: &Site<'a>, ix: PersonIx, person: &'a Person) -> About<'a> {
    let subject = Subject::Person(ix);
    let counts = site.about(subject).map(|(_, article)| {
        let mentions = article.reading.mentions.iter().filter(|mention| mention.person == ix);
        (article.doc.published.date(), mentions.count())
    });
    let chart = chart::bars("mentions", counts.filter(|(_, count)| *count > 0), None, &[]);
    let (events, happenings) = site.happened_to(ix);
    let groups = groups(site, ix);
    let said_count = site.length(List::SaidBy(ix));
    let (said_about, perhaps) = said_about_and_perhaps(site, ix);
    let merged = person
        .merged
        .iter()
        .map(|merged| MergedView { name: &merged.name, reason: reason(merged.reason.as_ref()) });
    About {
        aliases: person.aliases().collect(),
        behind: (site.length(List::Of(subject)) <= MOST)
            .then(|| behind(site, site.about(subject).map(|(article, _)| article)))
            .flatten(),
        mention_count: groups.iter().map(|group| group.count).sum(),
        matrix: spelled(site, ix),
        spellings: groups,
        talk: talk(site, ix),
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
        chart,
        backlinks: site.backlinks(subject),
        said: said(site, ix),
        said_count,
        said_path: (said_count > 0).then(|| site.path(&Page::QuotesBy(ix, 1))),
        said_about,
        perhaps,
        merged: merged.collect(),
        offices: offices(site, ix, person),
    }
}

/// Why a spelling is taken for the person's.
fn reason(reason: Option<&Reason>) -> Words {
    let Some(reason) = reason else { return Words::message("reason-another") };
    let words = Words::message(match reason {
        Reason::Equal => "reason-equal",
        Reason::Accents => "reason-accents",
        Reason::Transliteration => "reason-transliteration",
        Reason::Script => "reason-script",
        Reason::Order => "reason-order",
        Reason::Spaces => "reason-spaces",
        Reason::MiddleName => "reason-middle-name",
        Reason::Short(..) => "reason-short",
        Reason::Forms(..) => "reason-forms",
        Reason::Initial => "reason-initial",
        Reason::Vowels => "reason-vowels",
        Reason::Letters => "reason-letters",
        Reason::Longer => "reason-longer",
    });
    match reason.first_names() {
        Some((one, other)) => words.with("one", one.as_str()).with("other", other.as_str()),
        None => words,
    }
}

/// The newest utterances of a person, those whose words are shown before the others.
fn said<'a>(site: &Site<'a>, ix: PersonIx) -> Vec<UtteranceView<'a>> {
    let (mut shown, mut unshown) = (Vec::new(), Vec::new());
    for (nth, thing) in site.newest_said_by(ix, SCANNED).iter().enumerate() {
        if shown.len() == QUOTATIONS {
            break;
        }
        if let Some(one) = utterance(site, *thing, format!("said-{}", nth + 1)) {
            if one.is_shown() { shown.push(one) } else { unshown.push(one) }
        }
    }
    shown.extend(unshown);
    shown.truncate(QUOTATIONS);
    shown
}

/// What others say of a person, and what the person says by a mere guess: of the newest articles that name the person.
fn said_about_and_perhaps<'a>(site: &Site<'a>, ix: PersonIx) -> (Vec<WordingView<'a>>, Vec<WordingView<'a>>) {
    let (mut about, mut perhaps) = (Vec::new(), Vec::new());
    for (article_ix, article) in site.about(Subject::Person(ix)).take(SCANNED) {
        if about.len() == QUOTATIONS && perhaps.len() == QUOTATIONS {
            break;
        }
        for nth in 0..article.findings.quotations.len() {
            let list = if guessed(article, nth) == Some(ix) {
                &mut perhaps
            } else if is_about(article, nth, ix) {
                &mut about
            } else {
                continue;
            };
            if list.len() < QUOTATIONS && article.quoted(nth).is_some() {
                list.extend(quotation(site, article_ix, article, nth).map(WordingView::from));
            }
        }
    }
    (about, perhaps)
}

/// Whether somebody else says a quotation, and the person is named in it.
fn is_about(article: &Article, nth: usize, ix: PersonIx) -> bool {
    let quotation = &article.findings.quotations[nth];
    let speaks = article.reading.speakers.get(nth).copied().unwrap_or_default();
    // Who is no more than "he" may be anybody.
    let known = quotation.speaker.as_ref().is_some_and(|speaker| {
        let resolved = speaks.person.or(speaks.on_behalf_of).is_some();
        speaker.confidence > Confidence::Low
            && (resolved || !matches!(speaker.kind, SpeakerKind::Pronoun | SpeakerKind::Role))
    });
    known && speaks.person != Some(ix) && speaks.on_behalf_of != Some(ix) && named(article, nth).contains(&ix)
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
