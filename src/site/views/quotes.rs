//! Who said what: the overview, the pages of a person's utterances and of a day's.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use serde::Serialize;
use tera::Value;

use super::behind::{Behind, behind};
use super::finding::{QuotationView, quotation};
use super::timeline::{LinkView, of_day, of_month};
use super::{Meta, View, Words, json_ld, meta, pager};
use crate::briefing::{List, Subject, Thing};
use crate::moment::Moment;
use crate::reading::PersonIx;
use crate::site::cards::DateView;
use crate::site::pager::Pager;
use crate::site::{Feed, Page, Site};
use crate::wording::{Part, Run, counted, differences};

/// People on the overview.
const SPEAKERS: usize = 60;
/// Utterances of several sources on the overview.
const SHARED: usize = 10;
/// Months whose days the overview lists; of an earlier one it names the last day, from which the others are reached.
const MONTHS: usize = 36;
/// People and sources of the matrix.
const CARRIED: usize = 15;
const CARRIERS: usize = 12;
/// Wordings of one utterance on a page.
const WORDINGS: usize = 8;
/// People and days by whom a page is filtered.
const CHOICES: usize = 12;

#[derive(Serialize)]
struct QuotesView<'a> {
    total: usize,
    day_count: usize,
    speaker_count: usize,
    speakers: Vec<CountedLink>,
    carried: Option<Carried>,
    shared: Vec<UtteranceView<'a>>,
    months: Vec<MonthView>,
    earlier: Vec<MonthView>,
}

/// A person, and how much is said.
#[derive(Serialize)]
struct CountedLink {
    title: String,
    path: String,
    count: usize,
}

#[derive(Serialize)]
struct MonthView {
    title: Words,
    count: usize,
    days: Vec<DayView>,
}

#[derive(Serialize)]
struct DayView {
    day: i8,
    /// In full, for those who do not see where it stands.
    date: DateView,
    path: String,
    count: usize,
}

/// What somebody said, in the words of one article or of several.
#[derive(Serialize)]
pub(super) struct UtteranceView<'a> {
    /// Its name on the page.
    id: String,
    kind: &'static str,
    /// Whose it is, among those by whom the page is filtered.
    who: Option<String>,
    /// The quotation with the longest wording.
    #[serde(skip)]
    longest: Thing,
    date: DateView,
    /// Its day, and the page of that.
    on: String,
    day: LinkView,
    wordings: Vec<WordingView<'a>>,
    /// Whether any of them differs from the longest.
    pub(super) differs: bool,
    /// Wordings beyond those shown.
    more: usize,
    /// The sources that have it, where it is more than one.
    behind: Option<Behind>,
}

/// An utterance as one article words it.
#[derive(Serialize)]
pub(super) struct WordingView<'a> {
    #[serde(flatten)]
    quotation: QuotationView<'a>,
    /// How it differs from the longest wording, run by run; empty where that is itself.
    runs: Vec<RunView>,
    /// The same in words.
    difference: Option<Words>,
    /// Where some wordings are news beside others: `new`, or `known` before.
    news: Option<&'static str>,
}

impl UtteranceView<'_> {
    /// Whether its words may be shown.
    pub(super) fn is_shown(&self) -> bool {
        self.wordings.iter().any(|wording| wording.quotation.words.is_some())
    }
}

impl<'a> From<QuotationView<'a>> for WordingView<'a> {
    fn from(quotation: QuotationView<'a>) -> Self {
        Self { quotation, runs: Vec::new(), difference: None, news: None }
    }
}

#[derive(Serialize)]
pub(super) struct RunView {
    text: String,
    /// `shared`, `left-out`, `added`.
    part: &'static str,
}

impl From<Run> for RunView {
    fn from(run: Run) -> Self {
        let part = match run.part {
            Part::Shared => "shared",
            Part::LeftOut => "left-out",
            Part::Added => "added",
        };
        Self { text: run.text, part }
    }
}

/// Who is quoted by which source, and how often.
#[derive(Serialize)]
struct Carried {
    sources: Vec<Value>,
    rows: Vec<CarriedRow>,
}

#[derive(Serialize)]
struct CarriedRow {
    person: LinkView,
    /// Quotations, by source.
    cells: Vec<usize>,
}

/// The people who say most, and the sources with most articles; nothing where there is one source.
fn carried(site: &Site<'_>, speakers: &[(PersonIx, usize)]) -> Option<Carried> {
    let sources = site.largest_sources(CARRIERS);
    let quoted: Vec<HashMap<PersonIx, usize>> =
        sources.iter().map(|(ix, _)| site.quoted_by(*ix).into_iter().collect()).collect();
    let row = |(person, _): &(PersonIx, usize)| CarriedRow {
        person: LinkView {
            title: site.title(Subject::Person(*person)).into(),
            path: site.path(&Page::QuotesBy(*person, 1)),
        },
        cells: quoted.iter().map(|source| source.get(person).copied().unwrap_or_default()).collect(),
    };
    (sources.len() > 1 && !speakers.is_empty()).then(|| Carried {
        sources: sources.iter().map(|(ix, _)| site.card(Subject::Source(*ix))).collect(),
        rows: speakers.iter().take(CARRIED).map(row).collect(),
    })
}

/// The overview.
pub(super) fn quotes(site: &Site<'_>, page: &Page) -> View {
    let days = site.said_days();
    let mut speakers = site.speakers(usize::MAX);
    let speaker_count = speakers.len();
    speakers.truncate(SPEAKERS);
    let carried = carried(site, &speakers);
    let speakers = speakers.into_iter().map(|(person, count)| CountedLink {
        title: site.title(Subject::Person(person)).to_owned(),
        path: site.path(&Page::QuotesBy(person, 1)),
        count,
    });
    let (months, earlier) = months(site, &days);
    let mut meta = meta(site, page, Words::message("quotes"), "quotes");
    meta.description = Some(Words::message("quotes-description"));
    meta.set_feed(site, &Feed::Quotes);
    let view = QuotesView {
        total: days.iter().map(|(_, count)| count).sum(),
        day_count: days.len(),
        speaker_count,
        speakers: speakers.collect(),
        carried,
        shared: in_several(site, SHARED),
        months,
        earlier,
    };
    describe(site, &mut meta, &view.shared);
    View::new("quotes.html", meta, &view)
}

/// What a page says of its utterances to machines: each in its longest wording, as far as words of it may be shown.
fn describe(site: &Site<'_>, meta: &mut Meta, utterances: &[UtteranceView<'_>]) {
    for one in utterances {
        let Some(quotation) = one.wordings.first().map(|wording| &wording.quotation) else { continue };
        let Some(text) = quotation.shown() else { continue };
        let article = site.article_of(one.longest);
        let speaker = article.speaker(one.longest.nth as usize);
        meta.describe(&json_ld::Thing::Quotation(json_ld::Quotation {
            text,
            url: json_ld::absolute(site, &quotation.path),
            spoken_by_character: speaker.map(|person| json_ld::person(site, person)),
            in_language: article.doc.language.as_deref().unwrap_or(&site.config().language),
            is_part_of: json_ld::quoted(site, one.longest.article),
        }));
    }
}

/// Year and month, the newest first.
type Month = Reverse<(i16, i8)>;

/// The days by month, the newest first, and the months that are too long ago for their days to be listed.
fn months(site: &Site<'_>, days: &[(Date, usize)]) -> (Vec<MonthView>, Vec<MonthView>) {
    let mut by_month: BTreeMap<Month, Vec<(Date, usize)>> = BTreeMap::new();
    for (day, count) in days {
        by_month.entry(Reverse((day.year(), day.month()))).or_default().push((*day, *count));
    }
    let view = |(Reverse((year, month)), days): (Month, Vec<(Date, usize)>), listed: bool| {
        let shown = if listed { 0 } else { days.len() - 1 };
        let day = |(day, count): &(Date, usize)| DayView {
            day: day.day(),
            date: Moment::day(*day).into(),
            path: site.path(&Page::QuotesOn(*day, 1)),
            count: *count,
        };
        MonthView {
            title: of_month(year, month),
            count: days.iter().map(|(_, count)| count).sum(),
            days: days[shown..].iter().map(day).collect(),
        }
    };
    let mut all = by_month.into_iter();
    let listed = all.by_ref().take(MONTHS).map(|month| view(month, true)).collect();
    (listed, all.map(|month| view(month, false)).collect())
}

/// The newest utterances that more than one source has.
pub(super) fn in_several<'a>(site: &Site<'a>, limit: usize) -> Vec<UtteranceView<'a>> {
    let newest = site.utterances_in_several(limit).iter().enumerate();
    newest.filter_map(|(nth, thing)| utterance(site, *thing, format!("u{}", nth + 1))).collect()
}

/// An utterance with all its wordings, the longest first.
pub(super) fn utterance<'a>(site: &Site<'a>, first: Thing, id: String) -> Option<UtteranceView<'a>> {
    utterance_in(site, &site.utterance(first), id, None)
}

/// An utterance in some of its quotations, the first one first. Where some are news beside others, `is_news` says which:
/// those are shown before others.
pub(super) fn utterance_in<'a>(
    site: &Site<'a>,
    members: &[Thing],
    id: String,
    is_news: Option<&dyn Fn(Thing) -> bool>,
) -> Option<UtteranceView<'a>> {
    let first = *members.first()?;
    let mut wordings: Vec<(Thing, QuotationView<'a>)> = members
        .iter()
        .filter_map(|thing| {
            let (text, nth) = site.quotation_of(*thing)?;
            let mut view = quotation(site, thing.article, text, nth)?;
            view.withdrawn = site.quotation_gone(*thing).map(Into::into);
            view.date = site.quotation_dated(*thing).into();
            Some((*thing, view))
        })
        .collect();
    let length =
        |view: &QuotationView<'_>| view.words.as_deref().map_or(0, |words| words.split_whitespace().count());
    wordings.sort_by_key(|(_, view)| Reverse(length(view)));
    let longest_in = wordings.first()?.0;
    let article = site.article_of(first);
    let day = article.doc.published.date();
    let more = wordings.len().saturating_sub(WORDINGS);
    if let Some(is_news) = is_news {
        // The others are set against the longest.
        wordings[1..].sort_by_key(|(thing, _)| !is_news(*thing));
    }
    wordings.truncate(WORDINGS);
    let longest = wordings.first().and_then(|(_, view)| Some((view.words.clone()?, view.cut)));
    let view = |nth: usize, thing: Thing, quotation: QuotationView<'a>| {
        let news = is_news.map(|is_news| if is_news(thing) { "new" } else { "known" });
        let (runs, difference) = match (&longest, &quotation.words) {
            (Some((full, full_cut)), Some(words)) if nth > 0 => {
                let (runs, difference) = compared(full, *full_cut, words, quotation.cut);
                (runs, Some(difference))
            }
            _ => Default::default(),
        };
        WordingView { quotation, runs, difference, news }
    };
    let wordings = wordings.into_iter().enumerate();
    let wordings: Vec<_> = wordings.map(|(nth, (thing, quotation))| view(nth, thing, quotation)).collect();
    let differs = |wording: &WordingView<'_>| wording.runs.iter().any(|run| run.part != "shared");
    Some(UtteranceView {
        id,
        kind: wordings.first()?.quotation.kind,
        who: None,
        longest: longest_in,
        date: article.doc.published.into(),
        on: day.to_string(),
        day: LinkView { title: of_day(day), path: site.path(&Page::QuotesOn(day, 1)) },
        differs: wordings.iter().any(differs),
        wordings,
        more,
        behind: behind(site, members.iter().map(|thing| thing.article)),
    })
}

/// A wording against the longest one. Where this site cuts one of the two, what it cut is no difference of theirs.
fn compared(full: &str, full_cut: bool, words: &str, cut: bool) -> (Vec<RunView>, Words) {
    let mut runs = differences(full, words);
    if cut && runs.last().is_some_and(|run| run.part == Part::LeftOut) {
        runs.pop();
    }
    if full_cut && let Some(last) = runs.last_mut().filter(|run| run.part == Part::Added) {
        last.part = Part::Shared;
    }
    let difference = in_words(counted(&runs));
    (runs.into_iter().map(RunView::from).collect(), difference)
}

/// How many words are left out and added.
fn in_words((left_out, added): (usize, usize)) -> Words {
    match (left_out, added) {
        (0, 0) => Words::message("difference-none"),
        (out, 0) => Words::message("difference-out").with("out", out),
        (0, new) => Words::message("difference-new").with("new", new),
        (out, new) => Words::message("difference-both").with("out", out).with("new", new),
    }
}

#[derive(Serialize)]
struct UtterancesView<'a> {
    total: usize,
    /// Whose page it is.
    person: Option<Value>,
    /// Whose day it is.
    date: Option<DateView>,
    utterances: Vec<UtteranceView<'a>>,
    pager: Option<Pager>,
    filters: Vec<FilterView>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
}

/// What the utterances of a page are filtered by: each choice leads to the first that fits, also where no script runs.
#[derive(Serialize)]
struct FilterView {
    /// The attribute that holds it: `kind`, `day`, `who`.
    by: &'static str,
    choices: Vec<ChoiceView>,
}

#[derive(Serialize)]
struct ChoiceView {
    label: Words,
    value: String,
    /// The first utterance that fits.
    first: String,
    count: usize,
}

/// The choices among what utterances have, most first; none where all have the same.
fn filter(
    by: &'static str,
    all: &[UtteranceView<'_>],
    of: impl Fn(&UtteranceView<'_>) -> Option<(String, Words)>,
) -> Option<FilterView> {
    let mut choices: Vec<ChoiceView> = Vec::new();
    for one in all {
        let Some((value, label)) = of(one) else { continue };
        match choices.iter_mut().find(|choice| choice.value == value) {
            Some(choice) => choice.count += 1,
            None => choices.push(ChoiceView { label, value, first: one.id.clone(), count: 1 }),
        }
    }
    let differ = choices.len() > 1 || choices.first().is_some_and(|choice| choice.count < all.len());
    choices.sort_by_key(|choice| Reverse(choice.count));
    choices.truncate(CHOICES);
    differ.then_some(FilterView { by, choices })
}

fn utterances<'a>(site: &Site<'a>, things: &[Thing]) -> Vec<UtteranceView<'a>> {
    let mut people: Vec<PersonIx> = Vec::new();
    let numbered = things.iter().enumerate();
    let one = |(nth, thing): (usize, &Thing)| {
        let mut view = utterance(site, *thing, format!("u{}", nth + 1))?;
        if let Some(person) = site.article_of(*thing).speaker(thing.nth as usize) {
            let at = people.iter().position(|other| *other == person).unwrap_or_else(|| {
                people.push(person);
                people.len() - 1
            });
            view.who = Some(format!("{}", at + 1));
        }
        Some(view)
    };
    numbered.filter_map(one).collect()
}

fn by_kind(all: &[UtteranceView<'_>]) -> Option<FilterView> {
    filter("kind", all, |one| {
        let label = match one.kind {
            "direct" => "quotation-direct",
            "fragment" => "quotation-fragment",
            _ => "quotation-indirect",
        };
        Some((one.kind.to_owned(), Words::message(label)))
    })
}

fn by_day(all: &[UtteranceView<'_>]) -> Option<FilterView> {
    filter("day", all, |one| Some((one.on.clone(), one.day.title.clone())))
}

fn by_speaker(all: &[UtteranceView<'_>]) -> Option<FilterView> {
    filter("who", all, |one| {
        let speaker = one.wordings.first()?.quotation.speaker.as_ref()?;
        let title = speaker.person.as_ref()?.get_from_path("title")?.as_str()?;
        Some((one.who.clone()?, title.into()))
    })
}

/// What a person says.
pub(super) fn by(site: &Site<'_>, page: &Page, person: PersonIx, n: usize) -> View {
    let subject = Subject::Person(person);
    let title = Words::message("said-by").with("name", site.title(subject));
    let utterances = utterances(site, site.said_by(person, n));
    let view = UtterancesView {
        total: site.length(List::SaidBy(person)),
        person: Some(site.card(subject)),
        date: None,
        filters: [by_kind(&utterances), by_day(&utterances)].into_iter().flatten().collect(),
        utterances,
        pager: pager(site, List::SaidBy(person), n, |n| Page::QuotesBy(person, n)),
        previous: None,
        next: None,
    };
    let mut meta = meta(site, page, title, "quotes");
    describe(site, &mut meta, &view.utterances);
    View::new("utterances.html", meta, &view)
}

/// What is said on a day.
pub(super) fn on(site: &Site<'_>, page: &Page, day: Date, n: usize) -> View {
    let link = |day: Date| LinkView { title: of_day(day), path: site.path(&Page::QuotesOn(day, 1)) };
    let title = Words::message("said-on").with("date", Moment::day(day));
    let (before, after) = site.said_days_around(day);
    let utterances = utterances(site, site.said_on(day, n));
    let view = UtterancesView {
        total: site.length(List::SaidOn(day)),
        person: None,
        date: Some(Moment::day(day).into()),
        filters: [by_speaker(&utterances), by_kind(&utterances)].into_iter().flatten().collect(),
        utterances,
        pager: pager(site, List::SaidOn(day), n, |n| Page::QuotesOn(day, n)),
        previous: before.map(link),
        next: after.map(link),
    };
    let mut meta = meta(site, page, title, "quotes");
    meta.set_feed(site, &Feed::Quotes);
    describe(site, &mut meta, &view.utterances);
    View::new("utterances.html", meta, &view)
}
