//! Who the speakers are: from the words that name them to people of the site.
//!
//! The rules in the order of their precision: a mention in these words; who spoke last, for a pronoun; the nearest
//! subject of the pronoun's gender; an office that only one person of the article has. What they cannot decide stays
//! words.

mod office;

use std::cell::OnceCell;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::classes::{Class, classes_of};
use super::findings::{Findings, Quotation, Span, Speaker, SpeakerKind};
use super::fold::fold;
use super::lexicon::{FEMALE_NAMES, MALE_NAMES};
use super::mentions::{Mention, MentionForm};
use super::names::{NameIndex, PersonIx};
use crate::content::{Article, Body};

/// What led from the words to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WhoRule {
    /// The words hold a mention of the person, or one stands behind them between commas.
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

/// So many people named before a pronoun are compared.
const MAX_NEAR: usize = 8;

/// Longer words before a name are more than its title.
const TITLE: usize = 40;

/// Words that are no verb behind a subject.
const NO_VERB: Class = Class::PREPOSITION
    .union(Class::CLAUSE)
    .union(Class::GROUP)
    .union(Class::PERSON)
    .union(Class::ROLE)
    .union(Class::SPOKES);

/// What a mention is in its sentence, from what is least likely to be taken up by a pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// The sentence has a pronoun as its subject: this is somebody else.
    AfterPronoun,
    /// No subject, as far as can be seen.
    Other,
    /// A verb follows.
    Subject,
    /// It stands first in the sentence.
    Opens,
    /// A reporting verb follows.
    Reports,
}

/// The classes of the verb that follows on a name, if one does.
fn verb_after(text: &str, end: usize) -> Option<Class> {
    let next = text.get(end..)?.strip_prefix(' ')?;
    let next = &next[..next.find(|c: char| !c.is_alphabetic()).unwrap_or(next.len())];
    let class = classes_of(next);
    let reports = Class::SAY.union(Class::TELLS).union(Class::UTTERS).union(Class::SAYS).union(Class::ACTS);
    let verb = class.intersects(reports.union(Class::AUXILIARY).union(Class::ADVERB).union(Class::WHO))
        || ["ed", "ly"].iter().any(|end| next.ends_with(end));
    (verb && next.starts_with(char::is_lowercase) && !class.intersects(NO_VERB)).then_some(class)
}

/// Where the sentence begins that holds a place; full stops of titles and initials end none.
fn start_of_sentence(text: &str, at: usize) -> usize {
    let before = &text[..at];
    let ends = before.char_indices().rev().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '\n'));
    for (end, c) in ends.take(MAX_STOPS) {
        let next = end + c.len_utf8();
        let rest = before[next..].trim_start_matches(['”', '"', '’', '\'', ')']);
        if c == '\n' {
            return next;
        }
        let word =
            before[..end].rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or_default();
        let abbreviated = c == '.'
            && (classes_of(word).intersects(Class::ABBREVIATION)
                || word.chars().count() < 2
                || word.contains('.'));
        if rest.starts_with(char::is_whitespace) && !abbreviated {
            return before.len() - rest.len();
        }
    }
    0
}

/// So many full stops are looked at.
const MAX_STOPS: usize = 8;

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
        findings,
        titles: OnceCell::new(),
        day: article.published.date(),
        outside: outside(mentions, &findings.quotations),
        strangers: strangers(findings, mentions),
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
    findings: &'a Findings,
    /// Everybody mentioned, with the offices that the article gives them; asked for where an office speaks.
    titles: OnceCell<office::Titles>,
    /// The day of publication.
    day: Date,
    /// The mentions that stand outside of quotation marks, by their places in `mentions`.
    outside: Vec<usize>,
    /// Names that may be somebody's, and are nobody's who is known.
    strangers: Vec<Span>,
}

impl Reader<'_> {
    fn who(&self, speaker: &Speaker, last: Option<(u32, u32, PersonIx)>) -> Who {
        let on_behalf_of = speaker.on_behalf_of.as_ref().and_then(|span| self.named(span));
        let found = match speaker.kind {
            SpeakerKind::Name => self.named(&speaker.surface).map(|person| (person, WhoRule::Mention)),
            SpeakerKind::Pronoun => self.pronoun(&speaker.surface, last),
            SpeakerKind::Role => self
                .named(&speaker.surface)
                .or_else(|| self.apposed(&speaker.surface))
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

    /// The person whose name stands behind the words, between commas: "the mayor, Jana Petrova, said". Where a list may
    /// go on, it is another person.
    fn apposed(&self, surface: &Span) -> Option<PersonIx> {
        let text = self.body.block_text(surface.block as usize)?;
        let start = surface.end + text.get(surface.end as usize..)?.starts_with(", ").then_some(2)?;
        let at = self.mentions.partition_point(|m| (m.block, m.start) < (surface.block, start));
        let name = self.mentions.get(at).filter(|m| (m.block, m.start) == (surface.block, start))?;
        let rest = text.get(name.end as usize..)?;
        let goes_on = [", and ", ", or "].iter().any(|and| rest.starts_with(and));
        let ends = rest.starts_with([',', '.', ':']) && !goes_on;
        (ends && name.form == MentionForm::Full).then_some(name.person)
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
            "he" | "his" | "him" => Gender::Male,
            "she" | "her" => Gender::Female,
            _ => return None,
        };
        let fits = |person: PersonIx| self.genders.get(&person).is_none_or(|gender| *gender == wanted);
        let place = (surface.block, surface.start);
        // What goes on about "he" names others: "He met Osei. “…,” he said."
        let near: Vec<(&Mention, Part)> = self
            .before(place)
            .filter(|mention| fits(mention.person))
            .map(|mention| (mention, self.part(&span_of(mention), wanted)))
            .filter(|(_, part)| *part != Part::AfterPronoun)
            .take(MAX_NEAR)
            .collect();
        let mut since = near.iter().take_while(|(mention, _)| {
            last.is_none_or(|(block, start, _)| (mention.block, mention.end) > (block, start))
        });
        // Of the nearest sentence that names somebody it is the subject, and of two who reports something.
        let nearest = near.first().map(|(nearest, _)| *nearest);
        let sentence = near.iter().take_while(|(mention, _)| {
            nearest.is_some_and(|nearest| {
                mention.block == nearest.block
                    && !self.sentence_ends(nearest.block, mention.end, nearest.start)
            })
        });
        if let Some((block, start, person)) = last.filter(|(block, ..)| block + MAX_BLOCKS >= surface.block)
            && block <= surface.block
            && fits(person)
            && since.clone().all(|(other, part)| other.person == person || *part == Part::Other)
            // Where the last sentence is about others, somebody else may be its subject.
            && (since.next().is_none() || sentence.clone().any(|(mention, _)| mention.person == person))
            && !self.names_somebody_else((block, start), place, wanted)
        {
            return Some((person, WhoRule::SpokeLast));
        }
        let best = sentence.clone().map(|(_, part)| *part).max()?;
        // "Feld met Osei. “…,” he said.": where she is the subject, he is who is left.
        let left = || {
            self.genders.contains_key(&near[0].0.person)
                && self.before(place).any(|mention| {
                    !fits(mention.person)
                        && Some(mention.block) == nearest.map(|nearest| nearest.block)
                        && nearest.is_some_and(|nearest| {
                            mention.start < nearest.start
                                && !self.sentence_ends(nearest.block, mention.end, nearest.start)
                        })
                        && self.part(&span_of(mention), wanted) > Part::Other
                })
        };
        let clear = best > Part::Other || left();
        let mut subjects = sentence.filter(|(_, part)| *part == best && clear);
        let (subject, _) = subjects.next()?;
        let one = subjects.all(|(other, _)| other.person == subject.person);
        // Whose gender nothing shows is no more than a guess, unless it is who opens the sentence.
        let known = self.genders.contains_key(&subject.person) || best >= Part::Opens;
        let clear = one && known && !self.names_somebody_else((subject.block, subject.end), place, wanted);
        clear.then_some((subject.person, WhoRule::NearestSubject))
    }

    /// What a name is in its sentence.
    fn part(&self, name: &Span, wanted: Gender) -> Part {
        let text = self.body.block_text(name.block as usize).unwrap_or_default();
        let start = start_of_sentence(text, name.start as usize);
        let pronoun = if wanted == Gender::Male { "He " } else { "She " };
        let lead = text[start..name.start as usize].trim_start_matches(['“', '"', '(', ' ', '\n']);
        let lead =
            ["But ", "And ", "Then ", "Yet "].iter().find_map(|and| lead.strip_prefix(and)).unwrap_or(lead);
        if lead.starts_with(pronoun) || lead.starts_with(&pronoun.to_lowercase()) {
            return Part::AfterPronoun;
        }
        let verb = verb_after(text, name.end as usize);
        if verb.is_some_and(|class| class.intersects(Class::SAY)) {
            return Part::Reports;
        }
        // "With Osei at the quay, Feld …"
        let first = lead.split(' ').next().unwrap_or_default();
        let fronted = !lead.contains(',') && classes_of(first).intersects(Class::PREPOSITION);
        let title =
            lead.len() <= TITLE && !lead.split_whitespace().any(|word| word.starts_with(char::is_lowercase));
        match () {
            () if title && !fronted => Part::Opens,
            () if verb.is_some() => Part::Subject,
            () => Part::Other,
        }
    }

    /// Whether words between two places name somebody who is not on file, or name somebody of the gender without a name:
    /// `his wife`, `a woman`.
    fn names_somebody_else(&self, from: (u32, u32), to: (u32, u32), gender: Gender) -> bool {
        let first = self.strangers.partition_point(|name| (name.block, name.start) < from);
        let between = self.strangers[first..].iter().take_while(|name| (name.block, name.start) < to);
        if between.take(MAX_NEAR).any(|name| self.part(name, gender) > Part::Other) {
            return true;
        }
        let nouns: &[&str] = match gender {
            Gender::Female => &["woman", "girl", "mother", "wife", "daughter", "sister", "spokeswoman"],
            Gender::Male => &["man", "boy", "father", "husband", "son", "brother", "spokesman"],
        };
        (from.0..=to.0).any(|block| {
            let text = self.body.block_text(block as usize).unwrap_or_default();
            let start = if block == from.0 { from.1 as usize } else { 0 };
            let end = if block == to.0 { to.1 as usize } else { text.len() };
            let words = text.get(start..end).unwrap_or_default();
            // Who is named in somebody's words speaks less often.
            let mut quoted = false;
            words.split_inclusive(['“', '”', '"']).any(|piece| {
                let own = !quoted;
                quoted = piece.ends_with('“') || piece.ends_with('"') && !quoted;
                own && piece.split(|c: char| !c.is_alphabetic()).any(|word| nouns.contains(&word))
            })
        })
    }

    fn sentence_ends(&self, block: u32, from: u32, to: u32) -> bool {
        if to.saturating_sub(from) as usize > MAX_BETWEEN {
            return true;
        }
        let text = self.body.block_text(block as usize).unwrap_or_default();
        let between = text.get(from as usize..to as usize).unwrap_or_default();
        [". ", "! ", "? ", ".” ", ".\" "].iter().any(|end| between.contains(end))
    }

    /// Who of the article has the office: by a title that the article gives, or by what is on file for the day.
    fn office(&self, surface: &Span) -> Option<PersonIx> {
        let words = office::plain(self.body.block_text(surface.block as usize)?.get(surface.range())?);
        let given = self.titles.get_or_init(|| office::titles(self.body, self.findings, self.mentions));
        office::holder(&words, given, self.names, self.day)
    }
}

/// What titles and given names say of gender; people of whom they say nothing, or both, are not in it.
fn genders(body: &Body, mentions: &[Mention]) -> BTreeMap<PersonIx, Gender> {
    let mut seen: BTreeMap<PersonIx, (bool, bool)> = BTreeMap::new();
    for mention in mentions {
        let text = body.block_text(mention.block as usize).unwrap_or_default();
        let lead = text[..mention.start as usize].trim_end();
        let title = fold(lead.rsplit(char::is_whitespace).next().unwrap_or_default().trim_end_matches('.'));
        // A surname alone says nothing.
        let name = match mention.form {
            MentionForm::Surname => String::new(),
            MentionForm::Full | MentionForm::First | MentionForm::Styled => fold(&text[mention.range()]),
        };
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

fn span_of(mention: &Mention) -> Span {
    Span { block: mention.block, start: mention.start, end: mention.end }
}

/// The names of people that no mention stands for.
fn strangers(findings: &Findings, mentions: &[Mention]) -> Vec<Span> {
    let names = findings.candidates.iter().flat_map(|candidate| candidate.mentions.iter());
    let unknown = |span: &Span| {
        let first =
            mentions.partition_point(|mention| (mention.block, mention.end) <= (span.block, span.start));
        mentions.get(first).is_none_or(|mention| !span_of(mention).overlaps(span))
    };
    let mut strangers: Vec<Span> = names.map(|(span, _)| *span).filter(unknown).collect();
    strangers.sort_unstable();
    strangers
}

/// The places of the mentions that stand outside of quotation marks.
fn outside(mentions: &[Mention], quotations: &[Quotation]) -> Vec<usize> {
    let mut quoted: Vec<&Span> = quotations
        .iter()
        .filter(|quotation| quotation.kind.is_quoted())
        .flat_map(|quotation| quotation.parts.iter())
        .collect();
    quoted.sort_unstable();
    let inside = |mention: &Mention| {
        let next = quoted.partition_point(|part| (part.block, part.end) <= (mention.block, mention.start));
        quoted.get(next).is_some_and(|part| part.block == mention.block && part.start < mention.end)
    };
    (0..mentions.len()).filter(|at| !inside(&mentions[*at])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{self, Document, Role};
    use crate::moment::Moment;
    use crate::reading::{Corrections, Names, analyse};

    const PEOPLE: [&str; 3] = ["Ann Feld", "Robert Osei", "Mary Quint"];

    /// Of each quotation: who speaks, for whom, and by which rule. `roles` are `Ann Feld: Mayor of Alder 2015 2019`.
    fn read(
        roles: &[(usize, &str, &str, &str)],
        text: &str,
    ) -> Vec<(Option<usize>, Option<usize>, &'static str)> {
        let text = format!("---\ntitle: A\nsource: b\npublished: 2025-09-04\n---\n\n{text}\n");
        let (Some(Document::Article(article)), _) = content::parse("content/articles/a.md", &text, None)
        else {
            panic!("no article");
        };
        let moment = |text: &str| Moment::parse(text, None).ok();
        let held = |person: usize| -> Vec<Role> {
            let role = |(_, title, from, to): &(usize, &str, &str, &str)| Role {
                title: (*title).to_owned(),
                from: moment(from),
                to: moment(to),
            };
            roles.iter().filter(|role| role.0 == person).map(role).collect()
        };
        let held: Vec<Vec<Role>> = (0..PEOPLE.len()).map(held).collect();
        let people = PEOPLE.iter().zip(&held).enumerate().map(|(ix, (name, roles))| {
            (PersonIx(ix as u32), Names { spellings: vec![*name], never: Vec::new(), roles })
        });
        let index = NameIndex::new(people);
        let findings = analyse(&article, "en");
        let mut corrections = Corrections::new(&article.entry.body, std::iter::empty());
        let reading = crate::reading::read(&article, &findings, &index, &[], &[], &mut corrections);
        let number = |person: Option<PersonIx>| person.map(|person| person.0 as usize);
        let row =
            |who: &Who| (number(who.person), number(who.on_behalf_of), who.rule.map_or("-", WhoRule::name));
        reading.speakers.iter().map(row).collect()
    }

    fn last(roles: &[(usize, &str, &str, &str)], text: &str) -> (Option<usize>, Option<usize>, &'static str) {
        read(roles, text).last().copied().unwrap_or((None, None, "no quotation"))
    }

    #[test]
    fn names_are_their_people() {
        for (text, want) in [
            ("“We will sail at noon,” said Ann Feld.", (Some(0), None, "mention")),
            ("Ann Feld came. “We will sail at noon,” Feld said.", (Some(0), None, "mention")),
            ("“We will sail at noon,” said a spokesman for Ann Feld.", (None, Some(0), "-")),
            (
                "Ann Feld was out. “We will sail at noon,” said Feld spokesman Robert Osei.",
                (Some(1), None, "mention"),
            ),
            ("“We will sail at noon,” said Ann Feld’s office.", (None, Some(0), "-")),
            ("“We will sail at noon,” said Lena Brandt.", (None, None, "-")),
            // A name between commas behind an office.
            ("“We will sail at noon,” said the harbour master, Ann Feld.", (Some(0), None, "mention")),
            ("The harbour master, Ann Feld, said that “nobody sails”.", (Some(0), None, "mention")),
            ("“We will sail at noon,” said the harbour master, Ann Feld, and the crews.", (None, None, "-")),
            ("“We will sail at noon,” said the harbour master, Ann Feld’s deputy.", (None, None, "-")),
            ("“We will sail at noon,” said the harbour master. Ann Feld agreed.", (None, None, "-")),
        ] {
            assert_eq!(last(&[], text), want, "{text}");
        }
    }

    #[test]
    fn pronouns_lead_back_to_who_spoke_or_was_named_last() {
        for (text, want) in [
            (
                "“We sail at noon,” said Ann Feld.\n\n“We cannot wait,” she said.",
                (Some(0), None, "spoke-last"),
            ),
            // Somebody else came between.
            (
                "“We sail at noon,” said Ann Feld.\n\nMary Quint shook her head. “We cannot wait,” she said.",
                (Some(2), None, "nearest-subject"),
            ),
            (
                "Ann Feld met Robert Osei at noon. “We cannot wait,” he said.",
                (Some(1), None, "nearest-subject"),
            ),
            (
                "Ann Feld met Robert Osei at noon. “We cannot wait,” she said.",
                (Some(0), None, "nearest-subject"),
            ),
            (
                "Ann Feld met Mary Quint at noon. “We cannot wait,” she said.",
                (Some(0), None, "nearest-subject"),
            ),
            // Who is named within quotation marks is not who speaks.
            (
                "Ann Feld rose. “Ask Mary Quint about the ferry.”\n\n“We cannot wait,” she said.",
                (Some(0), None, "spoke-last"),
            ),
            ("Ann Feld met Mary Quint at noon. “We cannot wait,” he said.", (None, None, "-")),
            // What goes on about "she" names others.
            (
                "“We sail at noon,” said Ann Feld. She thanked Mary Quint. “We cannot wait,” she said.",
                (Some(0), None, "spoke-last"),
            ),
            // Who stands beside the subject is not the subject.
            (
                "With Robert Osei at the quay, Brandt hailed the crews. He said they were late on “all routes”.",
                (None, None, "-"),
            ),
            // Who reports something goes before who stands first.
            (
                "Ann Feld is late and Mary Quint argues for the ferry. “We cannot wait,” she said.",
                (Some(2), None, "nearest-subject"),
            ),
            // Somebody without a name came between.
            (
                "“We sail at noon,” said Ann Feld. A woman laughed. “We cannot wait,” she said.",
                (None, None, "-"),
            ),
            ("Ann Feld met Robert Osei. “We cannot wait,” they said.", (None, None, "-")),
            (
                "Ann Feld left.\n\nIt rained.\n\nIt snowed.\n\nIt froze.\n\nIt thawed.\n\n“We cannot wait,” she said.",
                (None, None, "-"),
            ),
        ] {
            assert_eq!(last(&[], text), want, "{text}");
        }
    }

    #[test]
    fn offices_are_those_of_the_day() {
        let both = [(0, "Mayor of Alder", "2015", "2019"), (1, "Mayor of Alder", "2019-06", "")];
        let vice = [(0, "Vice President of Eskmark", "", ""), (1, "President of Eskmark", "", "")];
        let prime = [(0, "Prime Minister of France", "", ""), (1, "Foreign Minister of France", "", "")];
        let away = [(0, "President of France", "", "")];
        let abroad = [(0, "President of France", "", ""), (1, "Taoiseach", "", "")];
        let chiefs = [
            (0, "Secretary General of Nato", "", ""),
            (0, "Prime Minister of the Netherlands", "", "2024"),
            (1, "Special envoy of the United States", "", ""),
        ];
        let said = |roles: &[(usize, &str, &str, &str)], who: &str| {
            last(roles, &format!("Ann Feld met Robert Osei. “We cannot wait,” {who} said."))
        };
        for (roles, who, want) in [
            (&both[..], "the mayor", (Some(1), None, "office")),
            (&both[..1], "the mayor", (None, None, "-")),
            (&vice, "the president", (Some(1), None, "office")),
            (&vice, "the vice president", (Some(0), None, "office")),
            (&vice, "the former president", (None, None, "-")),
            (&prime, "the prime minister", (Some(0), None, "office")),
            (&prime, "the French foreign minister", (Some(1), None, "office")),
            (&prime, "the defence minister", (None, None, "-")),
            (&away, "the French president", (Some(0), None, "office")),
            (&away, "the French leader", (Some(0), None, "office")),
            (&away, "the Polish president", (None, None, "-")),
            (&abroad, "the French leader", (Some(0), None, "office")),
            (&abroad, "the Irish leader", (Some(1), None, "office")),
            (&abroad, "the Taoiseach", (Some(1), None, "office")),
            (&abroad, "the president of France", (Some(0), None, "office")),
            (&abroad, "the president of Poland", (None, None, "-")),
            (&chiefs, "the Nato chief", (Some(0), None, "office")),
            (&chiefs, "the US envoy", (Some(1), None, "office")),
            (&chiefs, "the U.S. envoy", (Some(1), None, "office")),
            (&chiefs, "the Dutch premier", (None, None, "-")),
        ] {
            assert_eq!(said(roles, who), want, "{who} of {roles:?}");
        }
    }

    #[test]
    fn offices_are_those_that_the_article_gives() {
        for (text, want) in [
            ("Mayor Ann Feld met Robert Osei. “We cannot wait,” the mayor said.", (Some(0), None, "office")),
            ("Former Mayor Ann Feld met Robert Osei. “We cannot wait,” the mayor said.", (None, None, "-")),
            ("Mayor Ann Feld met Mayor Robert Osei. “We cannot wait,” the mayor said.", (None, None, "-")),
            (
                "French President Ann Feld met Polish President Robert Osei. “We cannot wait,” the French leader said.",
                (Some(0), None, "office"),
            ),
            (
                "President Ann Feld met Robert Osei, the president’s chief of staff. “We cannot wait,” the president said.",
                (Some(0), None, "office"),
            ),
            (
                "President Ann Feld met Robert Osei. “We cannot wait,” the French leader said.",
                (None, None, "-"),
            ),
        ] {
            assert_eq!(last(&[], text), want, "{text}");
        }
        // What the article calls former is so, even where the file does not say until when.
        let text = "Former Mayor Ann Feld met Robert Osei. “We cannot wait,” the mayor said.";
        assert_eq!(last(&[(0, "Mayor of Alder", "2015", "")], text), (None, None, "-"));
    }
}
