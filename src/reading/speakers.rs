//! Who the speakers are: from the words that name them to people of the site.
//!
//! The rules in the order of their precision: a mention in these words; who spoke last, for a pronoun; the nearest
//! subject of the pronoun's gender; an office that only one person of the article has. What they cannot decide stays
//! words.

use std::collections::BTreeMap;

use super::findings::{Findings, Quotation, Span, Speaker, SpeakerKind};
use super::fold::fold;
use super::lexicon::{FEMALE_NAMES, MALE_NAMES};
use super::mentions::{Mention, MentionForm, mention_at};
use super::names::{NameIndex, PersonIx};
use crate::content::{Article, Body};

/// What led from the words to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WhoRule {
    /// The words hold a mention of the person.
    Mention,
    /// A pronoun, and nobody else was named since the person spoke.
    SpokeLast,
    /// A pronoun, and the person is the nearest that it fits.
    NearestSubject,
    /// An office that the article gives to one person, or that one person of the article has on file.
    Office,
}

impl WhoRule {
    /// Every rule, the most precise first.
    pub const ALL: &[Self] = &[Self::Mention, Self::SpokeLast, Self::NearestSubject, Self::Office];

    /// Its name on the method page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mention => "mention",
            Self::SpokeLast => "spoke-last",
            Self::NearestSubject => "nearest-subject",
            Self::Office => "office",
        }
    }
}

/// Who speaks in a quotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// The speaker.
    pub person: Option<PersonIx>,
    /// For whom a spokesman or an office speaks.
    pub on_behalf_of: Option<PersonIx>,
    /// What led to the speaker.
    pub rule: Option<WhoRule>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Female,
    Male,
}

/// A pronoun reaches no farther back.
const MAX_BLOCKS: u32 = 3;

/// So many mentions and so many bytes between two of them are looked at.
const MAX_MENTIONS: usize = 64;
const MAX_BETWEEN: usize = 400;

/// Words for whoever leads a country, and the offices that do.
const LEADERS: [&str; 8] =
    ["president", "premier", "chancellor", "minister", "taoiseach", "leader", "king", "queen"];

/// The speaker of each quotation.
pub(super) fn read(
    article: &Article,
    findings: &Findings,
    mentions: &[Mention],
    names: &NameIndex,
) -> Vec<Who> {
    let reader = Reader {
        body: &article.entry.body,
        mentions,
        names,
        genders: genders(&article.entry.body, mentions),
        titles: titles(&article.entry.body, findings, mentions),
        outside: outside(mentions, &findings.quotations),
    };
    let mut last: Option<(u32, u32, PersonIx)> = None;
    findings
        .quotations
        .iter()
        .map(|quotation| {
            let Some(speaker) = &quotation.speaker else { return Who::default() };
            let who = reader.who(speaker, last);
            if let Some(person) = who.person {
                last = Some((speaker.surface.block, speaker.surface.start, person));
            }
            who
        })
        .collect()
}

struct Reader<'a> {
    body: &'a Body,
    mentions: &'a [Mention],
    names: &'a NameIndex,
    genders: BTreeMap<PersonIx, Gender>,
    /// Everybody mentioned, with the words of the offices that the article gives them.
    titles: BTreeMap<PersonIx, Vec<String>>,
    /// The mentions that stand outside of quotation marks, by their places in `mentions`.
    outside: Vec<usize>,
}

impl Reader<'_> {
    fn who(&self, speaker: &Speaker, last: Option<(u32, u32, PersonIx)>) -> Who {
        let on_behalf_of = speaker.on_behalf_of.as_ref().and_then(|span| self.named(span));
        let found = match speaker.kind {
            SpeakerKind::Name => self.named(&speaker.surface).map(|person| (person, WhoRule::Mention)),
            SpeakerKind::Pronoun => self.pronoun(&speaker.surface, last),
            SpeakerKind::Role => self
                .named(&speaker.surface)
                .map(|person| (person, WhoRule::Mention))
                .or_else(|| self.office(&speaker.surface).map(|person| (person, WhoRule::Office))),
            SpeakerKind::Office | SpeakerKind::Anonymous | SpeakerKind::Group => None,
        };
        Who { person: found.map(|found| found.0), on_behalf_of, rule: found.map(|found| found.1) }
    }

    /// The person whose name the words end with: "Trump spokesman Jan Feld" is not Trump.
    fn named(&self, surface: &Span) -> Option<PersonIx> {
        let first = self.mentions.partition_point(|m| (m.block, m.end) <= (surface.block, surface.start));
        let text = self.body.block_text(surface.block as usize)?;
        let inside = self.mentions[first..]
            .iter()
            .take_while(|mention| mention.block == surface.block && mention.start < surface.end)
            .last()?;
        let rest = text.get(inside.end as usize..surface.end.max(inside.end) as usize)?;
        let ends =
            rest.is_empty() || rest.starts_with(" of ") || rest.starts_with(" (") || rest.starts_with(',');
        ends.then_some(inside.person)
    }

    /// The mentions outside of quotations before a place, the nearest first.
    fn before(&self, place: (u32, u32)) -> impl Iterator<Item = &Mention> {
        let end = self.outside.partition_point(|at| {
            let mention = &self.mentions[*at];
            (mention.block, mention.start) < place
        });
        let near = move |mention: &&Mention| mention.block + MAX_BLOCKS >= place.0;
        self.outside[..end].iter().rev().map(|at| &self.mentions[*at]).take_while(near).take(MAX_MENTIONS)
    }

    fn pronoun(&self, surface: &Span, last: Option<(u32, u32, PersonIx)>) -> Option<(PersonIx, WhoRule)> {
        let word = self.body.block_text(surface.block as usize)?.get(surface.range())?.to_lowercase();
        let wanted = match word.as_str() {
            "he" => Gender::Male,
            "she" => Gender::Female,
            _ => return None,
        };
        let fits = |person: PersonIx| self.genders.get(&person).is_none_or(|gender| *gender == wanted);
        let place = (surface.block, surface.start);
        let mut since = Vec::new();
        for mention in self.before(place) {
            if last.is_some_and(|(block, start, _)| (mention.block, mention.end) <= (block, start)) {
                break;
            }
            if fits(mention.person) && !since.contains(&mention.person) && since.len() < 8 {
                since.push(mention.person);
            }
        }
        if let Some((block, _, person)) = last.filter(|(block, ..)| block + MAX_BLOCKS >= surface.block)
            && block <= surface.block
            && fits(person)
            && since.iter().all(|other| *other == person)
        {
            return Some((person, WhoRule::SpokeLast));
        }
        // Subjects come first in their sentences: of the nearest sentence that names somebody it is the first.
        let mut nearest: Option<&Mention> = None;
        for mention in self.before(place).filter(|mention| fits(mention.person)) {
            let same = nearest.is_none_or(|found| {
                found.block == mention.block && !self.sentence_ends(found.block, mention.end, found.start)
            });
            if !same {
                break;
            }
            nearest = Some(mention);
        }
        nearest.map(|mention| (mention.person, WhoRule::NearestSubject))
    }

    fn sentence_ends(&self, block: u32, from: u32, to: u32) -> bool {
        if to.saturating_sub(from) as usize > MAX_BETWEEN {
            return true;
        }
        let text = self.body.block_text(block as usize).unwrap_or_default();
        let between = text.get(from as usize..to as usize).unwrap_or_default();
        [". ", "! ", "? ", ".” ", ".\" "].iter().any(|end| between.contains(end))
    }

    /// Who of the article has the office: by a title that the article gives, or by what is on file.
    fn office(&self, surface: &Span) -> Option<PersonIx> {
        let words = fold(self.body.block_text(surface.block as usize)?.get(surface.range())?);
        let words: Vec<&str> = words.split_whitespace().collect();
        let head = *words.iter().take_while(|word| !matches!(**word, "of" | "for" | "in")).last()?;
        let titles: Vec<&str> = if head == "leader" { LEADERS.to_vec() } else { vec![head] };
        let place = words.iter().find_map(|word| country_of(word));
        let mut people = self.titles.iter().filter(|(person, given)| {
            let on_file = self.names.role_words.get(person.0 as usize);
            let has = titles.iter().any(|title| {
                given.iter().any(|given| given == title)
                    || on_file.is_some_and(|roles| roles.contains(*title))
            });
            let places = self.names.role_places.get(person.0 as usize).filter(|places| !places.is_empty());
            let elsewhere = place.zip(places).is_some_and(|(place, places)| !places.contains(place));
            has && !elsewhere
        });
        match (people.next(), people.next()) {
            (Some((only, _)), None) => Some(*only),
            _ => None,
        }
    }
}

/// The country of an adjective, folded: `french` → `france`.
fn country_of(adjective: &str) -> Option<&'static str> {
    const COUNTRIES: [(&str, &str); 26] = [
        ("american", "states"),
        ("us", "states"),
        ("austrian", "austria"),
        ("belgian", "belgium"),
        ("british", "kingdom"),
        ("uk", "kingdom"),
        ("canadian", "canada"),
        ("chinese", "china"),
        ("czech", "czechia"),
        ("danish", "denmark"),
        ("dutch", "netherlands"),
        ("estonian", "estonia"),
        ("finnish", "finland"),
        ("french", "france"),
        ("german", "germany"),
        ("greek", "greece"),
        ("hungarian", "hungary"),
        ("irish", "ireland"),
        ("italian", "italy"),
        ("japanese", "japan"),
        ("norwegian", "norway"),
        ("polish", "poland"),
        ("russian", "russia"),
        ("spanish", "spain"),
        ("turkish", "turkey"),
        ("ukrainian", "ukraine"),
    ];
    COUNTRIES.iter().find(|(known, _)| *known == adjective).map(|(_, country)| *country)
}

/// What titles and given names say of gender; people of whom they say nothing, or both, are not in it.
fn genders(body: &Body, mentions: &[Mention]) -> BTreeMap<PersonIx, Gender> {
    let mut seen: BTreeMap<PersonIx, (bool, bool)> = BTreeMap::new();
    for mention in mentions {
        let text = body.block_text(mention.block as usize).unwrap_or_default();
        let lead = text[..mention.start as usize].trim_end();
        let title = fold(lead.rsplit(char::is_whitespace).next().unwrap_or_default().trim_end_matches('.'));
        let name = fold(&text[mention.range()]);
        let given = match mention.form {
            MentionForm::Full | MentionForm::First => name.split(' ').next().unwrap_or_default(),
            MentionForm::Surname | MentionForm::Styled => "",
        };
        let (female, male) = seen.entry(mention.person).or_default();
        let styled = |style: &str| mention.form == MentionForm::Styled && name.starts_with(style);
        *female |=
            matches!(title.as_str(), "mrs" | "ms" | "miss" | "dame" | "lady" | "queen" | "congresswoman")
                || styled("dame ")
                || FEMALE_NAMES.contains(given);
        *male |= matches!(title.as_str(), "mr" | "sir" | "lord" | "king" | "pope" | "congressman")
            || styled("sir ")
            || MALE_NAMES.contains(given);
    }
    seen.into_iter()
        .filter_map(|(person, seen)| match seen {
            (true, false) => Some((person, Gender::Female)),
            (false, true) => Some((person, Gender::Male)),
            _ => None,
        })
        .collect()
}

/// Everybody mentioned, with the words of the offices that the article gives them now.
fn titles(body: &Body, findings: &Findings, mentions: &[Mention]) -> BTreeMap<PersonIx, Vec<String>> {
    let mut titles: BTreeMap<PersonIx, Vec<String>> = BTreeMap::new();
    for mention in mentions {
        titles.entry(mention.person).or_default();
    }
    for seen in findings.roles.iter().filter(|seen| !seen.former) {
        let Some(mention) = mention_at(mentions, &seen.name) else { continue };
        let text = body.block_text(seen.role.block as usize).unwrap_or_default();
        let role = fold(text.get(seen.role.range()).unwrap_or_default());
        let words = titles.entry(mention.person).or_default();
        if words.len() < MAX_MENTIONS {
            words.extend(role.split_whitespace().map(str::to_owned));
        }
    }
    titles
}

/// The places of the mentions that stand outside of quotation marks.
fn outside(mentions: &[Mention], quotations: &[Quotation]) -> Vec<usize> {
    let mut quoted: Vec<&Span> = quotations
        .iter()
        .filter(|quotation| quotation.kind != super::QuotationKind::Indirect)
        .flat_map(|quotation| quotation.parts.iter())
        .collect();
    quoted.sort_unstable();
    let inside = |mention: &Mention| {
        let next = quoted.partition_point(|part| (part.block, part.end) <= (mention.block, mention.start));
        quoted.get(next).is_some_and(|part| part.block == mention.block && part.start < mention.end)
    };
    (0..mentions.len()).filter(|at| !inside(&mentions[*at])).collect()
}
