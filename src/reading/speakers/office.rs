//! Offices: whom an article, or the files of people, give one, and who is meant by `the French foreign minister`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::super::findings::Findings;
use super::super::fold::fold;
use super::super::mentions::{Mention, mention_at};
use super::super::names::{NameIndex, Office, PersonIx};
use crate::content::Body;

/// More offices than these are not kept for one person.
const MAX_GIVEN: usize = 64;

/// Words for whoever leads a country, and the offices that do.
const LEADERS: [&str; 8] =
    ["president", "premier", "chancellor", "minister", "taoiseach", "leader", "king", "queen"];

/// Everybody mentioned in an article, with the offices that it gives them.
pub(super) type Titles = BTreeMap<PersonIx, Given>;

/// The offices that an article gives to somebody.
#[derive(Default)]
pub(super) struct Given {
    now: Vec<Title>,
    former: Vec<Title>,
}

/// An office in the words of an article, folded.
struct Title {
    /// `french`, `president`
    words: Vec<String>,
    /// What it is of, and whose: `france`.
    more: Vec<String>,
}

impl Title {
    fn of(role: &str) -> Self {
        let role = plain(role);
        // "the mayor's chief of staff" is no mayor.
        let (owner, role) = ["'s ", "’s "]
            .iter()
            .filter_map(|end| role.rsplit_once(end))
            .next()
            .unwrap_or(("", role.as_str()));
        let mut words: Vec<String> = words_of(role).map(str::to_owned).collect();
        let head = words.iter().position(|word| LINKS.contains(&word.as_str())).unwrap_or(words.len());
        let mut more = words.split_off(head);
        more.extend(words_of(owner).map(str::to_owned));
        Self { words, more }
    }

    /// The country that the words name.
    fn place(&self) -> Option<&'static str> {
        self.words.iter().chain(&self.more).find_map(|word| country_of(word))
    }
}

/// Everybody mentioned, with the offices that the article gives them.
pub(super) fn titles(body: &Body, findings: &Findings, mentions: &[Mention]) -> Titles {
    let mut titles = Titles::new();
    for mention in mentions {
        titles.entry(mention.person).or_default();
    }
    for seen in &findings.roles {
        let Some(mention) = mention_at(mentions, &seen.name) else { continue };
        let text = body.block_text(seen.role.block as usize).unwrap_or_default();
        let role = text.get(seen.role.range()).unwrap_or_default();
        let given = titles.entry(mention.person).or_default();
        let offices = if seen.former { &mut given.former } else { &mut given.now };
        if offices.len() < MAX_GIVEN {
            offices.push(Title::of(role));
        }
    }
    titles
}

/// The only one of an article who has the office that plain words name: by a title that the article gives, or by what is
/// on file for the day.
pub(super) fn holder(words: &str, titles: &Titles, names: &NameIndex, day: Date) -> Option<PersonIx> {
    let wanted = Wanted::of(words)?;
    let mut people = titles.iter().filter(|(person, given)| {
        let on_file = names.offices.get(person.0 as usize).map_or(&[][..], Vec::as_slice);
        let from_there =
            |place: &str| on_file.iter().any(|office| is_of(place, &office.words, &office.places));
        let now = given.now.iter().any(|title| {
            let there = wanted.place.is_none_or(|place| match title.place() {
                Some(other) => other == place,
                None => from_there(place),
            });
            there && wanted.is(&title.words, &title.more)
        });
        let held = |office: &Office| {
            let there = wanted.place.is_none_or(|place| is_of(place, &office.words, &office.places));
            there && office.is_held(day) && wanted.is(&office.words, &office.places)
        };
        // "Former President Feld" is not the president, whatever is on file.
        let former = given.former.iter().any(|title| wanted.is(&title.words, &title.more));
        now || (!former && on_file.iter().any(held))
    });
    match (people.next(), people.next()) {
        (Some((only, _)), None) => Some(*only),
        _ => None,
    }
}

/// An office in the words of an article: `the French foreign minister`.
struct Wanted<'a> {
    /// The noun: `minister`.
    head: &'a str,
    /// What else its title must have: `foreign`.
    more: Vec<&'a str>,
    /// The country: `france`.
    place: Option<&'static str>,
}

impl<'a> Wanted<'a> {
    /// Of plain words.
    fn of(words: &'a str) -> Option<Self> {
        let all: Vec<&str> = words_of(words).collect();
        let title = all.iter().position(|word| LINKS.contains(word)).unwrap_or(all.len());
        let (head, more) = all[..title].split_last()?;
        let small = |word: &str| matches!(word, "the" | "this" | "that" | "his" | "her" | "its" | "their");
        let of = all[title..].iter().filter(|word| word.chars().count() > 3 && **word != "united");
        let more = more.iter().chain(of).copied();
        let more = more.filter(|word| !small(word) && country_of(word).is_none()).collect();
        Some(Self { head, more, place: all.iter().find_map(|word| country_of(word)) })
    }

    /// Whether a title is this office: the vice president is not the president, and the foreign minister not the
    /// prime minister. `around` is what the title is of.
    fn is(&self, title: &[String], around: &[String]) -> bool {
        let has = |wanted: &str| title.iter().any(|word| word == wanted);
        let any = |words: &[&str]| words.iter().any(|word| has(word));
        let leads = self.head == "leader";
        let head = match self.head {
            "leader" => any(&LEADERS) && !any(&LESSER),
            "premier" => has("premier") || (has("prime") && has("minister")),
            // "the Nato chief"
            "chief" | "head" | "boss" if !self.more.is_empty() => {
                has(self.head) || any(&CHIEFS) || (has("secretary") && has("general"))
            }
            head => has(head),
        };
        let named = |word: &&str| has(word) || around.iter().any(|other| other == word);
        let other = |word: &&str| has(word) && !self.more.contains(word) && !leads && self.head != "premier";
        head && self.more.iter().all(named) && !DISTINCT.iter().any(other)
    }
}

/// Folded, with abbreviated countries as one word.
pub(super) fn plain(text: &str) -> String {
    fold(text).replace("u.s.", "us").replace("u.k.", "uk").replace("u.n.", "un")
}

/// `vice-president` is two words, as it is elsewhere.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Words between an office and what it is of.
const LINKS: [&str; 7] = ["of", "for", "in", "to", "at", "on", "with"];

/// Whether an office is of a country, as far as its words say.
fn is_of(place: &str, title: &[String], around: &[String]) -> bool {
    title.iter().chain(around).any(|word| country_of(word) == Some(place))
}

/// Offices of those whom the news call chiefs.
const CHIEFS: [&str; 7] = ["chief", "head", "boss", "director", "commissioner", "chairman", "president"];

/// Words that make another office of one.
const DISTINCT: [&str; 9] =
    ["prime", "vice", "deputy", "assistant", "foreign", "finance", "defence", "defense", "interior"];

/// Of these, those of offices that lead no country.
const LESSER: [&str; 8] =
    ["vice", "deputy", "assistant", "foreign", "finance", "defence", "defense", "interior"];

/// The country that a folded word stands for: `french` and `france` → `france`.
fn country_of(word: &str) -> Option<&'static str> {
    COUNTRIES.get(word).copied()
}

/// Adjectives and names of countries, each with one name for all of them.
static COUNTRIES: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    const WORDS: &[&[&str]] = &[
        &["american", "us", "states"],
        &["australian", "australia"],
        &["austrian", "austria"],
        &["belarusian", "belarus"],
        &["belgian", "belgium"],
        &["brazilian", "brazil"],
        &["british", "uk", "kingdom", "britain"],
        &["bulgarian", "bulgaria"],
        &["canadian", "canada"],
        &["chinese", "china"],
        &["croatian", "croatia"],
        &["cuban", "cuba"],
        &["czech", "czechia"],
        &["danish", "denmark"],
        &["dutch", "netherlands"],
        &["egyptian", "egypt"],
        &["estonian", "estonia"],
        &["finnish", "finland"],
        &["french", "france"],
        &["georgian", "georgia"],
        &["german", "germany"],
        &["greek", "greece"],
        &["hungarian", "hungary"],
        &["indian", "india"],
        &["iranian", "iran"],
        &["iraqi", "iraq"],
        &["irish", "taoiseach", "tanaiste", "ireland"],
        &["israeli", "israel"],
        &["italian", "italy"],
        &["japanese", "japan"],
        &["latvian", "latvia"],
        &["lithuanian", "lithuania"],
        &["mexican", "mexico"],
        &["moldovan", "moldova"],
        &["norwegian", "norway"],
        &["pakistani", "pakistan"],
        &["polish", "poland"],
        &["portuguese", "portugal"],
        &["romanian", "romania"],
        &["russian", "russia"],
        &["saudi"],
        &["serbian", "serbia"],
        &["slovak", "slovakia"],
        &["slovenian", "slovenia"],
        &["spanish", "spain"],
        &["swedish", "sweden"],
        &["swiss", "switzerland"],
        &["syrian", "syria"],
        &["turkish", "turkey"],
        &["ukrainian", "ukraine"],
        &["venezuelan", "venezuela"],
    ];
    let pairs = |words: &&'static [&'static str]| {
        let name = words.last().copied().unwrap_or_default();
        words.iter().map(move |word| (*word, name))
    };
    WORDS.iter().flat_map(pairs).collect()
});
