//! The people whom articles name, as an editor goes through them: who has no file yet, what speaks for each, who may be
//! somebody else's other name; and the file that would confirm somebody.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;

use crate::briefing::{Article, Briefing, Known, SeenRole, Subject};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::import::{create_new, yaml_text};
use crate::reading::{
    Comparison, Cues, MentionForm, PersonIx, Reason, Span, compare_names, fold, loose_name_keys,
};
use crate::words::words;

/// More names than these that share a word are not compared by that word: it is a common first name.
const MAX_SHARING: usize = 400;
/// The newest articles in which a place to look at is sought.
const SCANNED: usize = 20;
/// In so many letters one may be wrong.
const LETTERS_TO_A_SLIP: usize = 6;
/// Words on either side of a name in a line of evidence.
const BESIDE: usize = 9;

/// Everybody, and who may be whom.
pub struct Roster<'a> {
    briefing: &'a Briefing,
    /// Those in most articles first; on a tie by id.
    people: Vec<PersonIx>,
    perhaps: Vec<Proposal>,
}

/// Two people who may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The one in more articles.
    pub one: PersonIx,
    /// The other.
    pub other: PersonIx,
    /// How much there is to it.
    pub kind: Likeness,
    /// What says so, in words.
    pub reason: String,
}

/// How much there is to a proposal, the most promising first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// A short form, an initial, another order; a surname alone with the same office.
    Form,
    /// A slip of the pen, or two names.
    Letters,
    /// One has words more, as in a headline.
    Longer,
}

/// People of one surname who are told apart.
#[derive(Debug, PartialEq, Eq)]
pub struct Namesakes {
    /// As the one in most articles has it.
    pub surname: String,
    /// Those in most articles first.
    pub people: Vec<PersonIx>,
}

/// What there is to say of somebody.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The name of the page, and of a file that would confirm the person.
    pub id: String,
    /// As the site spells it.
    pub name: String,
    /// `file`, `front matter` or `text`.
    pub known: &'static str,
    /// How many articles name the person.
    pub articles: usize,
    /// How many sources these are of.
    pub sources: usize,
    /// The most frequent first.
    pub spellings: Vec<Spelt>,
    /// What speaks for a person, and what against; what most articles have comes first.
    pub cues: Vec<Cue>,
    /// Other names that are taken for this person's.
    pub merged: Vec<Taken>,
    /// Offices that articles give to the person, those in most articles first.
    pub roles: Vec<Office>,
    /// Where to look.
    pub evidence: Option<Evidence>,
    /// Who may be the same person.
    pub perhaps: Vec<Perhaps>,
    /// Ids of people with the same surname who may not.
    pub namesakes: Vec<String>,
}

/// Something that was seen with the name.
#[derive(Debug, Serialize)]
pub struct Cue {
    /// In words.
    pub text: &'static str,
    /// In how many articles.
    pub articles: usize,
}

/// One spelling.
#[derive(Debug, Serialize)]
pub struct Spelt {
    /// As seen.
    pub text: String,
    /// Mentions.
    pub count: usize,
}

/// A name that is taken for the person's.
#[derive(Debug, Serialize)]
pub struct Taken {
    /// As articles spell it.
    pub name: String,
    /// Why.
    pub reason: String,
}

/// An office.
#[derive(Debug, Serialize)]
pub struct Office {
    /// As most articles write it.
    pub title: String,
    /// The day of the first article that gives it.
    pub first: String,
    /// The day of the last one.
    pub last: String,
    /// How many give it.
    pub articles: usize,
    /// Whether they say that it is over.
    pub former: bool,
}

/// A place to look at.
#[derive(Debug, Serialize)]
pub struct Evidence {
    /// The article's file.
    pub file: String,
    /// Number of the paragraph, from 1.
    pub paragraph: u32,
    /// The name with some words around it.
    pub text: String,
}

/// Somebody who may be the same person.
#[derive(Debug, Serialize)]
pub struct Perhaps {
    /// The name of the page.
    pub id: String,
    /// As the site spells it.
    pub name: String,
    /// What says so.
    pub reason: String,
}

/// A person's file to be looked over.
#[derive(Debug, PartialEq, Eq)]
pub struct Draft {
    /// Relative to the site.
    pub path: String,
    /// All of it.
    pub text: String,
    /// What an editor should look at.
    pub checks: Vec<String>,
}

impl<'a> Roster<'a> {
    /// Goes through everybody.
    pub fn new(briefing: &'a Briefing) -> Self {
        let mut people = briefing.people().to_vec();
        // They come by id.
        people.sort_by_key(|ix| Reverse(count(briefing, *ix)));
        let perhaps = proposals(briefing, &people);
        Self { briefing, people, perhaps }
    }

    /// Those without a file, or all; of these, those one of whose names holds one of `wanted`, if anything is.
    pub fn listed(&self, all: bool, wanted: &[String]) -> Vec<PersonIx> {
        let wanted: Vec<String> = wanted.iter().map(|name| fold(name)).collect();
        let is_wanted = |ix: &PersonIx| {
            let names: Vec<String> = names(self.briefing, *ix).iter().map(|name| fold(name)).collect();
            wanted.is_empty() || wanted.iter().any(|wanted| names.iter().any(|name| name.contains(wanted)))
        };
        let listed = self.people.iter().filter(|ix| all || self.is_open(**ix));
        listed.copied().filter(is_wanted).collect()
    }

    /// Whether somebody has no file.
    fn is_open(&self, ix: PersonIx) -> bool {
        self.briefing.person(ix).doc.is_none()
    }

    /// Who may be whom, as far as one of the two is among `listed`; the people in most articles first.
    pub fn proposals(&self, listed: &[PersonIx]) -> Vec<&Proposal> {
        let listed: BTreeSet<PersonIx> = listed.iter().copied().collect();
        let concerned = |one: &&Proposal| {
            (listed.contains(&one.one) || listed.contains(&one.other))
                && (self.is_open(one.one) || self.is_open(one.other))
        };
        self.perhaps.iter().filter(concerned).collect()
    }

    /// People of one surname, as far as one of them is among `listed`.
    pub fn namesakes(&self, listed: &[PersonIx]) -> Vec<Namesakes> {
        let listed: BTreeSet<PersonIx> = listed.iter().copied().collect();
        let mut by_surname: BTreeMap<String, Vec<PersonIx>> = BTreeMap::new();
        // Who may be somebody's other name is proposed, and not kept apart.
        let proposed: BTreeSet<PersonIx> = self.perhaps.iter().map(|one| one.other).collect();
        for ix in self.people.iter().filter(|ix| !proposed.contains(ix)) {
            if let Some(surname) = surname(&self.briefing.person(*ix).name) {
                by_surname.entry(fold(surname)).or_default().push(*ix);
            }
        }
        let mut found: Vec<Namesakes> = by_surname
            .into_values()
            .filter(|people| people.len() > 1 && people.iter().any(|ix| listed.contains(ix)))
            .filter_map(|people| {
                let surname = surname(&self.briefing.person(*people.first()?).name)?.to_owned();
                Some(Namesakes { surname, people })
            })
            .collect();
        // By how much there is to confuse.
        let articles = |one: &Namesakes, nth: usize| one.people.get(nth).map_or(0, |ix| self.articles(*ix));
        found.sort_by_key(|one| Reverse((articles(one, 1), articles(one, 0), one.people.len())));
        found
    }

    /// How many articles name somebody.
    pub fn articles(&self, ix: PersonIx) -> usize {
        count(self.briefing, ix)
    }

    /// What there is to say of each of them.
    pub fn rows(&self, listed: &[PersonIx]) -> Vec<Row> {
        let namesakes = self.namesakes(listed);
        listed.iter().map(|ix| self.row(*ix, &namesakes)).collect()
    }

    fn row(&self, ix: PersonIx, namesakes: &[Namesakes]) -> Row {
        let briefing = self.briefing;
        let person = briefing.person(ix);
        let articles = briefing.articles_of(Subject::Person(ix));
        let sources: BTreeSet<_> = articles.iter().map(|ix| briefing.article(*ix).source).collect();
        let spellings = briefing.spellings(ix).into_iter();
        let perhaps: Vec<(PersonIx, &str)> = self.perhaps.iter().filter_map(|one| one.seen_by(ix)).collect();
        let group = namesakes.iter().find(|group| group.people.contains(&ix));
        let namesakes = group.into_iter().flat_map(|group| &group.people);
        let namesakes = namesakes.filter(|other| **other != ix && !perhaps.iter().any(|(p, _)| p == *other));
        let id = |ix: PersonIx| briefing.person(ix).id.to_string();
        Row {
            id: id(ix),
            name: person.name.clone(),
            known: match person.known {
                Known::ByFile => "file",
                Known::ByName => "front matter",
                Known::ByText => "text",
            },
            articles: articles.len(),
            sources: sources.len(),
            spellings: spellings.map(|one| Spelt { text: one.text, count: one.count }).collect(),
            cues: briefing
                .cues(ix)
                .into_iter()
                .filter_map(|(cue, articles)| Some(Cue { text: in_words(cue)?, articles }))
                .collect(),
            merged: person
                .merged
                .iter()
                .map(|merged| Taken {
                    name: merged.name.to_string(),
                    reason: because(merged.reason.as_ref()),
                })
                .collect(),
            roles: briefing.roles_seen(ix).into_iter().map(Office::from).collect(),
            evidence: self.evidence(ix),
            namesakes: namesakes.map(|other| id(*other)).collect(),
            perhaps: perhaps
                .into_iter()
                .map(|(other, reason)| Perhaps {
                    id: id(other),
                    name: briefing.person(other).name.clone(),
                    reason: reason.to_string(),
                })
                .collect(),
        }
    }

    /// The newest place that gives the person an office, else the newest that has the whole name, else the newest.
    fn evidence(&self, ix: PersonIx) -> Option<Evidence> {
        let newest = || {
            let articles = self.briefing.articles_of(Subject::Person(ix)).iter().take(SCANNED);
            articles.map(|article| self.briefing.article(*article))
        };
        let office = || newest().find_map(|article| Some((article, article.roles_of(ix).next()?.1.name)));
        let mention = |whole: bool| {
            newest().find_map(|article| {
                let mut own = article.reading.mentions.iter().filter(|mention| mention.person == ix);
                let found = own.find(|mention| !whole || mention.form == MentionForm::Full)?;
                Some((article, Span { block: found.block, start: found.start, end: found.end }))
            })
        };
        let (article, span) = office().or_else(|| mention(true)).or_else(|| mention(false))?;
        Some(Evidence {
            file: article.doc.entry.file.to_string(),
            paragraph: span.block,
            text: around(article, &span),
        })
    }

    /// Those without a file whom `name` means: by id, by name or by a spelling of the whole name.
    ///
    /// # Errors
    /// Nobody is called so, or several people are, or somebody is who has a file.
    pub fn find(&self, name: &str) -> Result<PersonIx, Box<Diagnostic>> {
        let folded = fold(name);
        let is_called = |ix: &&PersonIx| {
            let person = self.briefing.person(**ix);
            *person.id == *name || names(self.briefing, **ix).iter().any(|name| fold(name) == folded)
        };
        let found: Vec<PersonIx> = self.people.iter().filter(is_called).copied().collect();
        let open: Vec<PersonIx> = found.iter().copied().filter(|ix| self.is_open(*ix)).collect();
        match (open.as_slice(), found.first()) {
            ([one], _) => Ok(*one),
            ([], Some(on_file)) => {
                let person = self.briefing.person(*on_file);
                let file = person.doc.as_ref().map_or("", |doc| &*doc.entry.file);
                let message = format!("`{}` has a file: {file}", person.name);
                Err(Box::new(Diagnostic::error("people/exists", message).help("nothing was written")))
            }
            ([], None) => Err(Box::new(self.unknown(name))),
            (several, _) => {
                let ids: Vec<String> =
                    several.iter().map(|ix| format!("`{}`", self.briefing.person(*ix).id)).collect();
                let message = format!("several people are called `{name}`");
                let help = format!("write one of {}", ids.join(", "));
                Err(Box::new(Diagnostic::error("people/ambiguous", message).help(help)))
            }
        }
    }

    /// That nobody without a file is called so, and who may be meant.
    pub fn unknown(&self, name: &str) -> Diagnostic {
        /// More than these are a list for the eye no more.
        const MEANT: usize = 3;
        let fault = Diagnostic::error("people/unknown", format!("nobody without a file is called `{name}`"));
        if let Some(ix) = self.listed(true, &[name.to_owned()]).first().filter(|ix| !self.is_open(**ix)) {
            let on_file = &self.briefing.person(*ix).name;
            return fault.help(format!("`{on_file}` has a file; `--all` lists everybody"));
        }
        let holding = self.listed(false, &[name.to_owned()]);
        let known = || self.people.iter().filter(|ix| self.is_open(**ix)).copied();
        let near = nearest(name, known().map(|ix| self.briefing.person(ix).name.as_str()));
        let mut meant: Vec<&str> =
            holding.iter().take(MEANT).map(|ix| self.briefing.person(*ix).name.as_str()).collect();
        if meant.is_empty() {
            meant.extend(near);
        }
        match meant.is_empty() {
            true => fault.help("`briefing people` lists everybody who was found"),
            false => {
                let meant: Vec<String> = meant.iter().map(|name| format!("`{name}`")).collect();
                fault.help(format!("did you mean {}?", meant.join(" or ")))
            }
        }
    }

    /// The file that would confirm somebody. What is not certain is a comment.
    pub fn draft(&self, ix: PersonIx) -> Draft {
        let row = self.row(ix, &[]);
        let mut checks = Vec::new();
        let mut text = format!(
            "---\n# Found in {} of {}. Look over what is marked with #, then delete the comments.\nname: {}\n",
            plural(row.articles, "article"),
            plural(row.sources, "source"),
            yaml_text(&row.name),
        );
        if let Some(usual) = self.more_usual_name(ix, &row.name) {
            let _ = writeln!(text, "# articles mostly spell the name {}", plain(&usual));
            checks.push(format!("the name: articles mostly spell it {}", plain(&usual)));
        }
        text += if row.merged.is_empty() { "aliases: []\n" } else { "aliases:\n" };
        for merged in &row.merged {
            let _ = writeln!(text, "  - {} # {}", yaml_text(&merged.name), merged.reason);
            checks.push(format!("the alias {}: {}", plain(&merged.name), merged.reason));
        }
        let proposals = self.perhaps.iter().filter(|one| one.kind < Likeness::Longer);
        for (other, reason) in proposals.filter_map(|one| one.seen_by(ix)) {
            let other = &self.briefing.person(other).name;
            let _ = writeln!(text, "  # - {} # {reason}", yaml_text(other));
            checks.push(format!(
                "whether {} is the same person ({reason}): if so an alias, if not a line of `not`",
                plain(other)
            ));
        }
        text += if row.roles.iter().any(|role| !role.former) { "roles:\n" } else { "roles: []\n" };
        for (nth, role) in row.roles.iter().enumerate() {
            // What one article alone says beside others may be said in passing; what is over has an end to be filled in.
            let certain = !role.former && (nth == 0 || role.articles > 1);
            let (open, former) = (if certain { "" } else { "# " }, if role.former { "former, " } else { "" });
            let _ =
                writeln!(text, "  {open}- title: {} # {former}seen {}", yaml_text(&role.title), seen(role));
            if certain {
                checks.push(format!(
                    "the office {}: seen {}; `from` and `to` are not known",
                    plain(&role.title),
                    seen(role)
                ));
            }
        }
        text += "wikidata:\n---\n";
        Draft { path: format!("content/people/{}.md", row.id), text, checks }
    }

    /// The whole name as more mentions spell it than as `name`; none where none does.
    fn more_usual_name(&self, ix: PersonIx, name: &str) -> Option<String> {
        let mut whole: BTreeMap<&str, u32> = BTreeMap::new();
        for article in self.briefing.articles_of(Subject::Person(ix)) {
            let spelled = self.briefing.article(*article).spelled.iter();
            for one in spelled.filter(|one| one.person == ix && one.form == MentionForm::Full) {
                *whole.entry(&one.text).or_default() += one.count;
            }
        }
        let is_name = |text: &str| fold(text) == fold(name);
        let own: u32 = whole.iter().filter(|(text, _)| is_name(text)).map(|(_, count)| count).sum();
        let others = whole.into_iter().filter(|(text, count)| !is_name(text) && *count > own);
        others.max_by_key(|(text, count)| (*count, Reverse(*text))).map(|(text, _)| text.to_owned())
    }
}

impl Proposal {
    /// The other one, for one of the two.
    fn seen_by(&self, ix: PersonIx) -> Option<(PersonIx, &str)> {
        match ix {
            _ if ix == self.one => Some((self.other, &*self.reason)),
            _ if ix == self.other => Some((self.one, &*self.reason)),
            _ => None,
        }
    }
}

impl From<SeenRole> for Office {
    fn from(role: SeenRole) -> Self {
        Self {
            title: role.title,
            first: role.first.date().to_string(),
            last: role.last.date().to_string(),
            articles: role.articles,
            former: role.former,
        }
    }
}

/// When and how often an office was seen: `2024-03-01 to 2025-02-03 in 8 articles`.
pub fn seen(role: &Office) -> String {
    let until = if role.last == role.first { String::new() } else { format!(" to {}", role.last) };
    format!("{}{until} in {}", role.first, plural(role.articles, "article"))
}

/// Writes a person's file, and never over another one.
///
/// # Errors
/// There is one, or it cannot be written.
pub fn write(root: &Path, draft: &Draft) -> Result<(), Box<Diagnostic>> {
    create_new(&root.join(&draft.path), draft.text.as_bytes()).map_err(|error| {
        let diagnostic = match error.kind() {
            std::io::ErrorKind::AlreadyExists => {
                Diagnostic::error("people/exists", "this file exists already").help("it was left as it is")
            }
            _ => Diagnostic::error("people/io", format!("cannot write it: {error}")),
        };
        Box::new(diagnostic.at(Place::file(&draft.path)))
    })
}

fn count(briefing: &Briefing, ix: PersonIx) -> usize {
    briefing.articles_of(Subject::Person(ix)).len()
}

fn plural(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn because(reason: Option<&Reason>) -> String {
    reason.map_or_else(|| "by way of another spelling".to_owned(), ToString::to_string)
}

/// Control characters of a stranger's text reach neither a terminal nor a comment.
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Every name that is somebody's: the site's, those on file, those that are taken for them.
fn names(briefing: &Briefing, ix: PersonIx) -> Vec<&str> {
    let person = briefing.person(ix);
    let merged = person.merged.iter().map(|merged| &*merged.name);
    std::iter::once(person.name.as_str()).chain(person.aliases()).chain(merged).collect()
}

/// `Jane Roe Jr.` → `Jane Roe`
fn without_suffix(name: &str) -> &str {
    let end = surname(name).and_then(|surname| Some(name.rfind(surname)? + surname.len()));
    let end = end.unwrap_or(name.len());
    name[..end].trim_end_matches(',')
}

/// The last word of a name; `Jr` is none.
fn surname(name: &str) -> Option<&str> {
    let is_suffix = |word: &&str| {
        let word = fold(word);
        matches!(word.trim_end_matches('.'), "jr" | "sr" | "ii" | "iii" | "iv")
    };
    name.split_whitespace().rev().find(|word| !is_suffix(word))
}

/// Compares everybody with those who share a word, by its consonants.
fn proposals(briefing: &Briefing, people: &[PersonIx]) -> Vec<Proposal> {
    let mut by_key: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let names: Vec<Vec<&str>> = people.iter().map(|ix| names(briefing, *ix)).collect();
    for (rank, names) in names.iter().enumerate() {
        let keys: BTreeSet<u64> = names.iter().flat_map(|name| loose_name_keys(name)).collect();
        for key in keys {
            by_key.entry(key).or_default().push(rank);
        }
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for ranks in by_key.values().filter(|ranks| ranks.len() <= MAX_SHARING) {
        for (nth, one) in ranks.iter().enumerate() {
            pairs.extend(ranks[nth + 1..].iter().map(|other| (*one, *other)));
        }
    }
    let never = |ix: PersonIx, names: &[&str]| {
        let mut never = briefing.person(ix).never();
        never.any(|never| names.iter().any(|name| fold(name) == fold(never)))
    };
    let likely = |(one, other): (usize, usize)| {
        let (ix, other_ix) = (people[one], people[other]);
        if never(ix, &names[other]) || never(other_ix, &names[one]) {
            return None;
        }
        let all = names[one].iter().flat_map(|one| names[other].iter().map(move |other| (*one, *other)));
        let (kind, reason) =
            all.filter_map(|(one, other)| likeness(one, other)).min_by_key(|(kind, _)| *kind)?;
        Some(Proposal { one: ix, other: other_ix, kind, reason })
    };
    let mut found: Vec<Proposal> = pairs.into_iter().filter_map(likely).collect();
    found.extend(surnames_alone(briefing, people));
    // People are in the order of their articles, and so are the proposals of a kind.
    let rank: BTreeMap<PersonIx, usize> = people.iter().enumerate().map(|(rank, ix)| (*ix, rank)).collect();
    found.sort_by_key(|one| (one.kind, rank.get(&one.one).copied(), rank.get(&one.other).copied()));
    found
}

/// Whether an editor should be asked about two names, and why.
fn likeness(one: &str, other: &str) -> Option<(Likeness, String)> {
    // A father and a son, or one person of whom some articles write "Jr."
    let (plain_one, plain_other) = (without_suffix(one), without_suffix(other));
    if (plain_one == one) != (plain_other == other) {
        let (kind, reason) = likeness(plain_one, plain_other)?;
        return Some((kind, format!("{reason}, and one has a suffix such as Jr.")));
    }
    let reason = match compare_names(one, other) {
        Comparison::Likely(reason) | Comparison::Same(reason) => reason,
        Comparison::Different => return None,
    };
    let kind = match reason {
        // "Jane R. Roe" is hardly "Rita Roe": the initial has to stand for the first name.
        Reason::Initial => {
            let initial_first = |name: &str| {
                let first = name.split_whitespace().next().unwrap_or_default();
                first.ends_with('.') || first.chars().count() == 1
            };
            let same_surname = surname(one).map(fold) == surname(other).map(fold);
            ((initial_first(one) || initial_first(other)) && same_surname).then_some(Likeness::Form)
        }
        // With a first name in common, a surname of the same consonants is mostly another surname.
        Reason::Vowels | Reason::Letters => {
            let (one, other) = (fold(one), fold(other));
            let length = one.chars().count().max(other.chars().count());
            (strsim::osa_distance(&one, &other) * LETTERS_TO_A_SLIP <= length).then_some(Likeness::Letters)
        }
        Reason::Longer => Some(Likeness::Longer),
        _ => Some(Likeness::Form),
    };
    Some((kind?, reason.to_string()))
}

/// A surname that stands for itself, since articles give it with an office alone, and who else holds that office.
fn surnames_alone(briefing: &Briefing, people: &[PersonIx]) -> Vec<Proposal> {
    let offices = |ix: PersonIx| -> BTreeMap<String, (String, usize)> {
        let held = briefing.roles_seen(ix).into_iter().filter(|role| !role.former);
        held.map(|role| (fold(&role.title), (role.title, role.articles))).collect()
    };
    let mut whole: BTreeMap<String, Vec<PersonIx>> = BTreeMap::new();
    let mut alone: Vec<(String, PersonIx)> = Vec::new();
    for ix in people {
        let name = &briefing.person(*ix).name;
        let Some(surname) = surname(name).map(fold) else { continue };
        match name.contains(char::is_whitespace) {
            true => whole.entry(surname).or_default().push(*ix),
            false => alone.push((surname, *ix)),
        }
    }
    let mut found = Vec::new();
    for (surname, ix) in alone {
        let of_alone = offices(ix);
        // Several may be called so by some article; the one who is by most is meant.
        let mut best: Option<(usize, PersonIx, String)> = None;
        for other in whole.get(&surname).into_iter().flatten() {
            for (folded, (office, count)) in offices(*other) {
                if of_alone.contains_key(&folded) && best.as_ref().is_none_or(|(most, ..)| count > *most) {
                    best = Some((count, *other, office));
                }
            }
        }
        if let Some((_, other, office)) = best {
            let reason = format!("the surname alone, and both are called {office}");
            found.push(Proposal { one: other, other: ix, kind: Likeness::Form, reason });
        }
    }
    found
}

/// The words around a name, on one line.
fn around(article: &Article, span: &Span) -> String {
    let text = article.doc.entry.body.block_text(span.block as usize).unwrap_or_default();
    let (Some(before), Some(after)) = (text.get(..span.start as usize), text.get(span.end as usize..)) else {
        return String::new();
    };
    let starts: Vec<usize> = words(before).map(|word| word.start).collect();
    let from = starts.iter().rev().nth(BESIDE - 1).or(starts.first()).copied().unwrap_or(span.start as usize);
    let to = words(after).take(BESIDE).last().map_or(0, |word| word.end);
    let shown = &text[from..span.end as usize + to];
    let cut = |cut: bool| if cut { "… " } else { "" };
    let line: Vec<&str> = shown.split_whitespace().collect();
    let end = if span.end as usize + to < text.trim_end().len() { " …" } else { "" };
    plain(&format!("{}{}{end}", cut(starts.len() > BESIDE), line.join(" ")))
}

/// What was seen with a name, in words.
fn in_words(cue: Cues) -> Option<&'static str> {
    const WORDS: [(Cues, &str); 16] = [
        (Cues::TITLE, "a title before it"),
        (Cues::APPOSITION, "an office after it"),
        (Cues::AGE, "an age after it"),
        (Cues::WHO, "“who” after it"),
        (Cues::INITIAL, "an initial in it"),
        (Cues::GIVEN, "a known first name"),
        (Cues::FAMILY, "a known family name first"),
        (Cues::FORM, "“von”, “Jr” or the like in it"),
        (Cues::ACTS, "acts as people do"),
        (Cues::SAYS, "“said”"),
        (Cues::KIN, "has a family"),
        (Cues::RECURS, "the surname alone later"),
        (Cues::SINGLE, "but: one word only"),
        (Cues::PLACE, "but: “in” before it"),
        (Cues::ARTICLE, "but: “the” before it"),
        (Cues::LINKED, "but: “of” after it"),
    ];
    WORDS.iter().find(|(known, _)| *known == cue).map(|(_, words)| *words)
}
