//! Every file that will be written, known by path before any is made. Two that want one path are found here.
//!
//! Whoever has pages (a list, a subject, a day) claims their paths; a change makes only those claim again whom it
//! touched.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::page::{Feed, Format, Page};
use super::pager::pages;
use super::search::Search;
use crate::briefing::{Briefing, Key, List, Subject, Touched, picture_joined};
use crate::config::{Cards as ImageCards, Indexing};
use crate::content::{Entry, Picture};
use crate::diagnostic::{Diagnostic, Place};
use crate::input::is_picture;
use crate::redirects::file_of;

/// A file of the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Rendered from a template.
    Page(Page),
    /// Copied from the user's `static/`.
    Copy(PathBuf),
    /// Part of the theme.
    Theme(&'static [u8]),
}

/// Who has pages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Owner {
    /// What every site has.
    Site,
    /// The user's files and the theme's.
    Statics,
    /// Paths that moved.
    Moved,
    /// Those in `content/` that are shown.
    Pictures,
    List(List),
    Subject(Subject),
    /// Years and months.
    Calendar,
    Day(Date),
    Sitemap,
    SearchShard(Arc<str>),
}

/// Files that are published as they are: the user's, and those of the theme that the user does not replace.
#[derive(Clone, Debug, Default)]
pub struct Statics {
    /// The user's, with where to read them.
    pub user: BTreeMap<String, PathBuf>,
    /// The theme's.
    pub theme: Vec<(String, &'static [u8])>,
}

/// What a change made of the list of files.
#[derive(Debug, Default)]
pub struct Difference {
    /// New, or something else than before.
    pub added: BTreeSet<String>,
    /// No longer there.
    pub removed: BTreeSet<String>,
}

impl Difference {
    /// Adds a difference that came after this one.
    pub fn merge(&mut self, later: Self) {
        self.added.retain(|path| !later.removed.contains(path));
        self.removed.retain(|path| !later.added.contains(path));
        self.added.extend(later.added);
        self.removed.extend(later.removed);
    }
}

/// Every file of the site by its path below the output, forward slashes.
#[derive(Debug, Default)]
pub struct Outputs {
    /// One owner for a path, unless something is wrong.
    claims: BTreeMap<String, Vec<(Owner, Output)>>,
    of: HashMap<Owner, Vec<String>>,
    /// Paths that several want, or that are both a file and a folder.
    contested: BTreeSet<String>,
    /// How many pages the sitemap names.
    listed: usize,
    /// What each text shows of the pictures in `content/`.
    pictures: BTreeMap<Subject, Vec<NamedPicture>>,
}

/// A picture that a text names.
#[derive(Debug, PartialEq, Eq)]
struct NamedPicture {
    /// Where it is published, with where to read it.
    shown: Option<(String, PathBuf)>,
    /// Where one of `static/` would be published that could be meant as well.
    instead: Option<String>,
    /// What is to be said of it, if there is no such file.
    fault: Option<Diagnostic>,
}

/// Where pictures of `content/` are published.
const PICTURES: &str = "media";

/// Where a picture is published, by its path below `content/`.
pub(super) fn picture_path(below: &str) -> String {
    format!("{PICTURES}/{below}")
}

/// Where a picture is published if it is shown, by its path in the site.
pub fn published_picture(path: &str) -> Option<String> {
    path.strip_prefix("content/").filter(|below| is_picture(below)).map(picture_path)
}

/// The protocol allows 50,000 addresses a file (sitemaps.org).
pub(super) const SITEMAP_LIMIT: usize = 50_000;

impl Outputs {
    /// Claims again for everyone whom a change touched.
    pub fn update(&mut self, briefing: &Briefing, search: &Search, touched: &Touched) -> Difference {
        let mut owners: BTreeSet<Owner>;
        if touched.is_everything() {
            owners = briefing.subjects().map(Owner::Subject).collect();
            owners.extend([Owner::Site, Owner::Calendar]);
            let lists = [
                List::Articles,
                List::Sources,
                List::People,
                List::Events,
                List::Notes,
                List::Editions,
                List::Tags,
                List::Figures,
                List::Origins,
                List::Revised,
            ];
            owners.extend(lists.map(Owner::List));
            let of = |subject: &Subject| matches!(subject, Subject::Source(_) | Subject::Person(_));
            let of = briefing.subjects().filter(of).map(|subject| Owner::List(List::Of(subject)));
            owners.extend(of);
            owners.extend(briefing.tags().keys().map(|slug| Owner::List(List::Tagged(slug.clone()))));
            let speakers = briefing.people().iter().filter(|ix| !briefing.said_by(**ix).is_empty());
            owners.extend(speakers.map(|ix| Owner::List(List::SaidBy(*ix))));
            owners.extend(briefing.said_days().map(|(day, _)| Owner::List(List::SaidOn(day))));
            owners.extend(briefing.timeline().keys().map(|day| Owner::Day(*day)));
            owners.extend(search.shards().map(Owner::SearchShard));
        } else {
            owners = touched.subjects().map(Owner::Subject).collect();
            // A path that changes takes those of the subject's lists along.
            owners.extend(touched.subjects().map(|subject| Owner::List(List::Of(subject))));
            owners.extend(touched.lists().map(|list| Owner::List(list.clone())));
            owners.extend(touched.keys(1).filter_map(|key| match key {
                Key::Day(day) => Some(Owner::Day(day)),
                Key::Calendar => Some(Owner::Calendar),
                Key::SearchShard(name) => Some(Owner::SearchShard(name)),
                _ => None,
            }));
        }
        let mut difference = Difference::default();
        self.claim_pictures(briefing, touched, &owners, &mut difference);
        for owner in owners {
            let mut pages = match &owner {
                Owner::SearchShard(name) if search.has(name) => vec![Page::SearchShard(Arc::clone(name))],
                owner => pages_of(owner, briefing),
            };
            if briefing.config.machines.json {
                let data = pages.iter().filter(|page| page.has_data());
                let data: Vec<Page> = data.map(|page| Page::Data(Box::new(page.clone()))).collect();
                pages.extend(data);
            }
            let outputs = pages.into_iter().map(|page| (page.file(briefing), Output::Page(page)));
            let yields = yields(&owner, briefing);
            self.claim_or_yield(owner, outputs.collect(), yields, &mut difference);
        }
        let parts = if self.listed > SITEMAP_LIMIT { self.listed.div_ceil(SITEMAP_LIMIT) } else { 0 };
        let sitemaps = std::iter::once(None).chain((1..=parts).map(Some)).map(Page::Sitemap);
        let sitemaps = sitemaps.map(|page| (page.file(briefing), Output::Page(page))).collect();
        self.claim(Owner::Sitemap, sitemaps, &mut difference);
        difference
    }

    /// Claims the pictures of `content/` that texts show.
    fn claim_pictures(
        &mut self,
        briefing: &Briefing,
        touched: &Touched,
        owners: &BTreeSet<Owner>,
        difference: &mut Difference,
    ) {
        let is_ours = |subject: &Subject| !matches!(subject, Subject::Article(_));
        let subjects: Vec<Subject> = match touched.keys(1).any(|key| matches!(key, Key::Picture(_))) {
            // With other files a name may mean another one.
            true => briefing.subjects().chain(self.pictures.keys().copied()).filter(is_ours).collect(),
            false => {
                let all = owners.iter().filter_map(|owner| match owner {
                    Owner::Subject(subject) => Some(*subject),
                    _ => None,
                });
                all.filter(is_ours).collect()
            }
        };
        let mut differs = false;
        for subject in subjects {
            let named: Vec<NamedPicture> = match briefing.has(subject) {
                true => briefing
                    .pictures_of(subject)
                    .map(|(picture, shown)| NamedPicture {
                        instead: instead_of(briefing, subject, picture),
                        fault: briefing.fault_of_picture(subject, picture, shown.as_ref()),
                        shown: shown.map(|shown| (picture_path(&shown.path), shown.location)),
                    })
                    .collect(),
                false => Vec::new(),
            };
            if self.pictures.get(&subject).map_or(&[][..], Vec::as_slice) != named {
                differs = true;
                match named.is_empty() {
                    true => drop(self.pictures.remove(&subject)),
                    false => drop(self.pictures.insert(subject, named)),
                }
            }
        }
        if differs {
            let shown = self.pictures.values().flatten().filter_map(|named| named.shown.clone());
            let shown: BTreeMap<String, PathBuf> = shown.collect();
            let outputs = shown.into_iter().map(|(path, from)| (path, Output::Copy(from))).collect();
            self.claim(Owner::Pictures, outputs, difference);
        }
    }

    /// Replaces the files that are published as they are.
    pub fn set_statics(&mut self, statics: &Statics) -> Difference {
        let mut outputs: BTreeMap<String, Output> =
            statics.theme.iter().map(|(path, bytes)| (path.clone(), Output::Theme(bytes))).collect();
        // The user's file is meant to replace the theme's.
        let user = statics.user.iter().map(|(path, from)| (path.clone(), Output::Copy(from.clone())));
        outputs.extend(user);
        let mut difference = Difference::default();
        self.claim(Owner::Statics, outputs.into_iter().collect(), &mut difference);
        difference
    }

    /// Replaces the paths that moved. `resolve` gives each old one, relative to the output with its file name, and where
    /// it leads, and sees what stands where without them. An old path at which something else stands now is not
    /// claimed.
    pub fn set_moved(&mut self, resolve: impl FnOnce(&Self) -> BTreeMap<String, String>) -> Difference {
        let mut difference = Difference::default();
        let before = self.of.get(&Owner::Moved).cloned().unwrap_or_default();
        let before: HashMap<String, Output> =
            before.into_iter().filter_map(|path| Some((path.clone(), self.get(&path)?.clone()))).collect();
        self.claim(Owner::Moved, Vec::new(), &mut difference);
        let moved = resolve(self);
        let free = |from: &String| {
            let below = format!("{from}/");
            !self.claims.contains_key(from)
                && self.file_above(from).is_none()
                && !self
                    .claims
                    .range(below.clone()..)
                    .next()
                    .is_some_and(|(path, _)| path.starts_with(&below))
        };
        let pages: Vec<(String, Output)> = moved
            .into_iter()
            .filter(|(from, _)| free(from))
            .map(|(from, to)| (from.clone(), Output::Page(Page::Moved { from, to })))
            .collect();
        self.claim(Owner::Moved, pages, &mut difference);
        // What leads where it led before is not new.
        difference.added.retain(|path| before.get(path) != self.get(path));
        difference
    }

    /// Whether there are paths that moved.
    pub fn has_moved(&self) -> bool {
        self.of.contains_key(&Owner::Moved)
    }

    fn claim(&mut self, owner: Owner, outputs: Vec<(String, Output)>, difference: &mut Difference) {
        self.claim_or_yield(owner, outputs, false, difference);
    }

    /// Claims paths; with `yields`, only where nobody else wants them.
    fn claim_or_yield(
        &mut self,
        owner: Owner,
        outputs: Vec<(String, Output)>,
        yields: bool,
        difference: &mut Difference,
    ) {
        let old = self.of.remove(&owner).unwrap_or_default();
        let mut kept: HashMap<&str, Output> = HashMap::new();
        for path in &old {
            let Some(claims) = self.claims.get_mut(path) else { continue };
            if let Some(at) = claims.iter().position(|(by, _)| *by == owner) {
                kept.insert(path, claims.remove(at).1);
            }
        }
        let mut paths = Vec::with_capacity(outputs.len());
        for (path, output) in outputs {
            match kept.remove(path.as_str()) {
                Some(before) if before == output => {}
                before => {
                    self.count(before.as_ref(), -1);
                    self.count(Some(&output), 1);
                    difference.added.insert(path.clone());
                    difference.removed.remove(&path);
                }
            }
            let claims = self.claims.entry(path.clone()).or_default();
            let is_new = claims.is_empty();
            // Who gives way stands last.
            match yields {
                true => claims.push((owner.clone(), output)),
                false => claims.insert(0, (owner.clone(), output)),
            }
            if is_new || claims.len() > 1 {
                self.contest(&path);
            }
            paths.push(path);
        }
        let gone: Vec<(String, Output)> =
            kept.into_iter().map(|(path, output)| (path.to_owned(), output)).collect();
        for (path, output) in gone {
            self.count(Some(&output), -1);
            if self.claims.get(&path).is_some_and(Vec::is_empty) {
                self.claims.remove(&path);
                if !difference.added.contains(&path) {
                    difference.removed.insert(path.clone());
                }
            } else {
                difference.added.insert(path.clone());
            }
            self.contest(&path);
        }
        if !paths.is_empty() {
            self.of.insert(owner, paths);
        }
    }

    fn count(&mut self, output: Option<&Output>, by: isize) {
        if matches!(output, Some(Output::Page(page)) if page.is_listed()) {
            self.listed = self.listed.saturating_add_signed(by);
        }
    }

    /// Looks whether a path that came or went is wanted by two, or is a file where others need a folder.
    fn contest(&mut self, path: &str) {
        let is_contested = |path: &str| {
            self.claims.get(path).is_some_and(|claims| claims.len() > 1 || self.file_above(path).is_some())
        };
        let below = format!("{path}/");
        let after = self.claims.range(below.clone()..).map(|(path, _)| path);
        let concerned: Vec<String> =
            after.take_while(|path| path.starts_with(&below)).cloned().chain([path.to_owned()]).collect();
        let (contested, fine): (Vec<String>, Vec<String>) =
            concerned.into_iter().partition(|path| is_contested(path));
        for path in fine {
            self.contested.remove(&path);
        }
        self.contested.extend(contested);
    }

    /// The file that stands where this path needs a folder.
    fn file_above<'p>(&self, path: &'p str) -> Option<&'p str> {
        path.match_indices('/')
            .map(|(slash, _)| &path[..slash])
            .find(|above| self.claims.contains_key(*above))
    }

    /// What stands against writing these files.
    pub fn diagnostics(&self, briefing: &Briefing) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for named in self.pictures.values().flatten() {
            let is_there = named.shown.is_none()
                && named.instead.as_ref().is_some_and(|path| self.claims.contains_key(path));
            diagnostics.extend(named.fault.clone().filter(|_| !is_there));
        }
        for path in &self.contested {
            let Some(claims) = self.claims.get(path) else { continue };
            let (yielding, claims): (Vec<_>, Vec<_>) =
                claims.iter().partition(|(owner, _)| claims.len() > 1 && yields(owner, briefing));
            let mut described: Vec<_> = claims.iter().map(|(_, one)| describe(briefing, path, one)).collect();
            for (_, output) in yielding.iter().filter(|_| !claims.is_empty()) {
                let (what, _) = describe(briefing, path, output);
                diagnostics.push(
                    Diagnostic::warning("output/yields", format!("{what} of somebody found in texts gives way"))
                        .help("something of the site's own has that path; a file in content/people/ with another name gives the person another"),
                );
            }
            described.sort_by(|(a, _), (b, _)| a.cmp(b));
            let above =
                self.file_above(path).and_then(|above| Some((above, self.claims.get(above)?.first()?)));
            let above = above.map(|(above, (_, output))| describe(briefing, above, output));
            let mut others = above.into_iter().chain(described);
            let Some(first) = others.next() else { continue };
            diagnostics.extend(others.map(|other| collision(path, other, first.clone())));
        }
        diagnostics
    }

    /// Every file with its path, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Output)> {
        self.claims.iter().filter_map(|(path, claims)| Some((path.as_str(), &claims.first()?.1)))
    }

    /// What stands at a path.
    pub fn get(&self, path: &str) -> Option<&Output> {
        self.claims.get(path)?.first().map(|(_, output)| output)
    }

    /// Whether a file could stand at a path besides those that there are.
    pub fn is_free(&self, path: &str) -> bool {
        let below = format!("{path}/");
        let next = self.claims.range(below.clone()..).next();
        !self.claims.contains_key(path) && !next.is_some_and(|(path, _)| path.starts_with(&below))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.claims.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty()
    }

    /// Every feed of the site, by path.
    pub(super) fn feeds(&self) -> impl Iterator<Item = &Feed> {
        self.iter().filter_map(|(_, output)| match output {
            Output::Page(Page::Feed(feed, Format::Atom)) => Some(feed),
            _ => None,
        })
    }

    /// The address of each page that the sitemap names, below the site's root, with the day of its last change where
    /// that is known.
    pub(super) fn listed(&self, briefing: &Briefing) -> Vec<(String, Option<Date>)> {
        let pages = self.iter().filter_map(|(_, output)| match output {
            Output::Page(page) if page.is_listed() && is_indexed(page, briefing) => Some(page),
            _ => None,
        });
        pages.map(|page| (page.url(briefing), modified(page, briefing))).collect()
    }
}

/// Where a picture of `static/` would be published that a text could mean by a name: an image of Markdown by its path from
/// the page or from the root of the site.
fn instead_of(briefing: &Briefing, subject: Subject, picture: &Picture) -> Option<String> {
    match picture.target.strip_prefix('/') {
        Some(path) => Some(path.to_owned()),
        None if picture.embedded => Some(picture.target.clone()),
        None => picture_joined(&Page::of(subject).url(briefing), &picture.target),
    }
}

/// Whether pages are made from what strangers' texts say alone: those must not stand in the way of the site's own.
fn yields(owner: &Owner, briefing: &Briefing) -> bool {
    let person = match owner {
        Owner::Subject(Subject::Person(ix))
        | Owner::List(List::Of(Subject::Person(ix)) | List::SaidBy(ix)) => *ix,
        _ => return false,
    };
    briefing.has(Subject::Person(person)) && !briefing.person(person).is_declared()
}

/// Whether search engines are not asked to leave it out.
fn is_indexed(page: &Page, briefing: &Briefing) -> bool {
    match page {
        Page::Article(ix) => briefing.config.robots.of(briefing.article(*ix).publish) != Indexing::NoIndex,
        _ => true,
    }
}

fn modified(page: &Page, briefing: &Briefing) -> Option<Date> {
    let date = match page {
        Page::Article(ix) => {
            let doc = &briefing.article(*ix).doc;
            doc.modified().unwrap_or(doc.published)
        }
        Page::Note(ix) => briefing.note(*ix).doc.published()?,
        Page::Edition(ix) => briefing.edition(*ix).doc.published(),
        _ => return None,
    };
    (date.precision() >= crate::moment::Precision::Day).then(|| date.date())
}

fn pages_of(owner: &Owner, briefing: &Briefing) -> Vec<Page> {
    let per_page = briefing.config.paginate_by;
    let list =
        |items: usize, page: &dyn Fn(usize) -> Page| pages(items, per_page).map(page).collect::<Vec<_>>();
    match owner {
        Owner::Site => {
            let mut pages = vec![
                Page::Home,
                Page::NotFound,
                Page::Robots,
                Page::Opml,
                Page::Timeline,
                Page::Quotes,
                Page::Together,
                Page::Method,
            ];
            let machines = briefing.config.machines;
            pages.extend((briefing.config.cards != ImageCards::None).then_some(Page::Card(None)));
            pages.extend(machines.news_sitemap.then_some(Page::NewsSitemap));
            pages.extend(machines.llms.then_some(Page::Llms));
            pages.extend([Feed::Site, Feed::Quotes].into_iter().flat_map(Feed::formats));
            if briefing.config.look.has_style() {
                pages.push(Page::Style);
            }
            if briefing.config.search {
                pages.extend([Page::Search, Page::SearchShards]);
            }
            pages
        }
        Owner::List(List::Articles) => list(briefing.articles().len(), &Page::Articles),
        Owner::List(List::Sources) => list(briefing.sources().len(), &Page::Sources),
        Owner::List(List::People) => list(briefing.people().len(), &Page::People),
        Owner::List(List::Events) => list(briefing.events().len(), &Page::Events),
        Owner::List(List::Editions) if briefing.editions().is_empty() => Vec::new(),
        Owner::List(List::Editions) => {
            let mut pages = list(briefing.editions().len(), &Page::Editions);
            pages.extend(Feed::Editions.formats());
            // Each but the first can be compared with the one before.
            let later = briefing.editions().iter().rev().skip(1);
            pages.extend(later.map(|ix| Page::EditionChanges(*ix)));
            pages
        }
        Owner::List(List::Notes) => list(briefing.notes().len(), &Page::Notes),
        Owner::List(List::Tags) => list(briefing.tags().len(), &Page::Tags),
        Owner::List(List::SaidBy(person)) => match briefing.said_by(*person).len() {
            0 => Vec::new(),
            items => list(items, &|n| Page::QuotesBy(*person, n)),
        },
        Owner::List(List::SaidOn(day)) => match briefing.said_on(*day).len() {
            0 => Vec::new(),
            items => list(items, &|n| Page::QuotesOn(*day, n)),
        },
        Owner::List(List::Origins) => list(briefing.origins().len(), &Page::Wires),
        Owner::List(List::Revised) => match briefing.revised().len() {
            0 => Vec::new(),
            items => list(items, &Page::Corrections),
        },
        Owner::List(List::Figures) => list(briefing.figures().len(), &Page::Figures),
        Owner::List(List::Tagged(slug)) => briefing
            .tags()
            .get(slug)
            .map(|tag| {
                let mut pages = list(tag.members.len(), &|n| Page::Tag(slug.clone(), n));
                pages.extend(Feed::Tag(slug.clone()).formats());
                pages
            })
            .unwrap_or_default(),
        Owner::List(List::Of(subject)) if briefing.has(*subject) => {
            let items = briefing.articles_of(*subject).len();
            match *subject {
                Subject::Source(ix) => list(items, &|n| Page::Source(ix, n)),
                Subject::Person(ix) => list(items, &|n| Page::Person(ix, n)),
                _ => Vec::new(),
            }
        }
        Owner::Subject(subject) if briefing.has(*subject) => {
            let mut pages = match *subject {
                Subject::Article(_) | Subject::Event(_) | Subject::Note(_) | Subject::Edition(_) => {
                    vec![Page::of(*subject)]
                }
                Subject::Source(ix) => Feed::Source(ix).formats().into(),
                Subject::Person(ix) => Feed::Person(ix).formats().into(),
            };
            pages.extend((briefing.config.cards == ImageCards::Pages).then_some(Page::Card(Some(*subject))));
            pages.extend(briefing.entry(*subject).into_iter().flat_map(|entry| redirects(*subject, entry)));
            pages
        }
        Owner::Calendar => {
            let months = |year| briefing.months(year).into_iter().map(move |month| Page::Month(year, month));
            let years = briefing.years().into_iter();
            years.flat_map(|year| std::iter::once(Page::Year(year)).chain(months(year))).collect()
        }
        Owner::Day(day) => match briefing.day(*day).len() {
            0 => Vec::new(),
            items => list(items, &|n| Page::Day(*day, n)),
        },
        Owner::List(List::Of(_))
        | Owner::Subject(_)
        | Owner::Statics
        | Owner::Pictures
        | Owner::Moved
        | Owner::Sitemap
        | Owner::SearchShard(_) => Vec::new(),
    }
}

/// Old paths of articles, sources, events and notes.
fn redirects(to: Subject, entry: &Entry) -> impl Iterator<Item = Page> {
    entry.aliases.iter().map(move |alias| Page::Redirect { from: file_of(&alias.value), to })
}

type Described = (String, Option<Place>);

fn collision(path: &str, (mine, place): Described, (theirs, their_place): Described) -> Diagnostic {
    let mut place = place;
    let mut diagnostic =
        Diagnostic::error("output/collision", format!("{mine} and {theirs} both want the path /{path}"))
            .help("give one of them another `slug`, alias or file name");
    if let Some(their_place) = their_place {
        match place {
            Some(_) => diagnostic = diagnostic.related("the other one", their_place),
            None => place = Some(their_place),
        }
    }
    match place {
        Some(place) => diagnostic.at(place),
        None => diagnostic,
    }
}

fn describe(briefing: &Briefing, path: &str, output: &Output) -> Described {
    let of = |what: &str, subject: Subject| match briefing.entry(subject) {
        Some(entry) => (format!("{what} {}", entry.file), Some(entry.first_line())),
        None => (what.to_owned(), None),
    };
    match output {
        Output::Copy(from) => {
            let folder = if from.ends_with(format!("static/{path}")) { "static/" } else { "content/" };
            let below = path.strip_prefix(&picture_path("")).filter(|_| folder == "content/");
            let file = format!("{folder}{}", below.unwrap_or(path));
            (file.clone(), Some(Place::file(file)))
        }
        Output::Theme(_) => (format!("the theme's {path}"), None),
        Output::Page(Page::Article(ix)) => of("the article", Subject::Article(*ix)),
        Output::Page(Page::Source(ix, _)) => of("the source", Subject::Source(*ix)),
        Output::Page(Page::Data(page)) => {
            let (of, place) = describe(briefing, path, &Output::Page((**page).clone()));
            (format!("the data of {of}"), place)
        }
        Output::Page(Page::Event(ix)) => of("the event", Subject::Event(*ix)),
        Output::Page(Page::Note(ix)) => of("the note", Subject::Note(*ix)),
        Output::Page(Page::Edition(ix)) => of("the edition", Subject::Edition(*ix)),
        Output::Page(Page::Redirect { to, .. }) => {
            let (what, place) = of("an alias of", *to);
            let alias = briefing.entry(*to).and_then(|entry| {
                let alias = entry.aliases.iter().find(|alias| file_of(&alias.value) == path)?;
                Some(entry.place(&alias.span))
            });
            (what, alias.or(place))
        }
        Output::Page(page) => (format!("the page /{}", page.url(briefing)), None),
    }
}
