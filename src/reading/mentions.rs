//! Finds the people in an article's text and decides who a bare surname stands for, or that it cannot be said.
//!
//! The rules, in order of precision: a whole name or alias; a surname whose full name stands in the same article
//! (or whose person the editor declared) and nobody else's; a surname told apart by the office before it; a first
//! name after `Sir`. Everything else is left alone.

use std::collections::BTreeSet;
use std::ops::Range;

use aho_corasick::Input;
use unicode_normalization::char::is_combining_mark;

use super::credits::Credit;
use super::fold::{Folded, fold};
use super::names::{NameIndex, PersonIx, SUFFIXES, Strength};
use crate::content::Body;

/// One mention of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Who.
    pub person: PersonIx,
    /// Number of the block, from 1.
    pub block: u32,
    /// Bytes of the block's text.
    pub start: u32,
    /// Bytes of the block's text.
    pub end: u32,
    /// How much of the name was used.
    pub form: MentionForm,
}

impl Mention {
    /// Bytes of the block's text.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// How much of a name a mention uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MentionForm {
    /// The name or an alias, whole.
    Full,
    /// The surname.
    Surname,
    /// `Sir` and the first name.
    Styled,
}

/// A pattern found at a word's boundaries; who it is has not been decided.
struct Found<'a> {
    block: u32,
    range: Range<usize>,
    candidates: &'a [(Strength, PersonIx)],
}

/// Words that stand before surnames without being part of a name.
const HONORIFICS: [&str; 62] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "president",
    "premier",
    "chancellor",
    "minister",
    "secretary",
    "senator",
    "sen",
    "congressman",
    "congresswoman",
    "representative",
    "rep",
    "governor",
    "gov",
    "mayor",
    "ambassador",
    "envoy",
    "general",
    "gen",
    "colonel",
    "col",
    "captain",
    "capt",
    "admiral",
    "judge",
    "justice",
    "chief",
    "chairman",
    "chairwoman",
    "chair",
    "director",
    "commissioner",
    "leader",
    "taoiseach",
    "tanaiste",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "sheikh",
    "ayatollah",
    "sergeant",
    "officer",
    "councillor",
    "deputy",
    "attorney",
    "speaker",
];
/// Words that open a sentence, name a day, or join names, and so say nothing about the name after them.
const NEUTRAL: [&str; 96] = [
    "a",
    "after",
    "again",
    "all",
    "also",
    "although",
    "and",
    "another",
    "any",
    "as",
    "asked",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "can",
    "could",
    "despite",
    "did",
    "do",
    "does",
    "during",
    "earlier",
    "even",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "his",
    "how",
    "however",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "later",
    "like",
    "meanwhile",
    "most",
    "no",
    "nor",
    "not",
    "now",
    "of",
    "on",
    "once",
    "only",
    "or",
    "our",
    "over",
    "said",
    "says",
    "she",
    "should",
    "since",
    "so",
    "still",
    "than",
    "that",
    "the",
    "their",
    "then",
    "there",
    "they",
    "this",
    "though",
    "through",
    "to",
    "today",
    "tonight",
    "under",
    "unlike",
    "until",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "while",
    "who",
    "why",
    "will",
    "with",
    "without",
    "would",
    "yesterday",
    "yet",
];
const CALENDAR: [&str; 19] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

pub(super) fn read(
    title: &str,
    body: &Body,
    credits: &[Credit],
    names: &NameIndex,
    declared: &[PersonIx],
) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut named: BTreeSet<PersonIx> = declared.iter().copied().collect();
    let mut in_title = Vec::new();
    scan(title, 0, names, &mut in_title);
    for number in 1..=body.blocks.len() {
        let text = body.block_text(number).unwrap_or_default();
        scan(text, number as u32, names, &mut found);
    }
    // A photographer is not a person of the story.
    found.retain(|f| {
        !credits
            .iter()
            .any(|c| c.block == f.block && c.range.start < f.range.end && f.range.start < c.range.end)
    });
    for f in in_title.iter().chain(&found) {
        let text = if f.block == 0 { title } else { body.block_text(f.block as usize).unwrap_or_default() };
        if let [(Strength::Full, person)] = full(f)[..]
            && !followed_by_suffix(text, &f.range)
        {
            named.insert(person);
        }
    }

    let mut mentions = Vec::with_capacity(found.len());
    // Surnames that somebody not on file was seen with, from there on.
    let mut strangers: BTreeSet<Vec<PersonIx>> = BTreeSet::new();
    for f in &found {
        let text = body.block_text(f.block as usize).unwrap_or_default();
        if let Some((person, form)) = decide(f, text, names, &named, declared, &mut strangers) {
            let (start, end) = (f.range.start as u32, f.range.end as u32);
            mentions.push(Mention { person, block: f.block, start, end, form });
        }
    }
    mentions
}

fn full(found: &Found<'_>) -> Vec<(Strength, PersonIx)> {
    found.candidates.iter().copied().filter(|(strength, _)| *strength == Strength::Full).collect()
}

/// Who it is, and in what form; `None` where that cannot be said.
fn decide(
    found: &Found<'_>,
    text: &str,
    names: &NameIndex,
    named: &BTreeSet<PersonIx>,
    declared: &[PersonIx],
    strangers: &mut BTreeSet<Vec<PersonIx>>,
) -> Option<(PersonIx, MentionForm)> {
    let before = word_before(text, found.range.start);
    let before_folded = before.as_ref().map(|(word, _)| fold(word.trim_end_matches('.')));

    let full = full(found);
    if !full.is_empty() {
        if followed_by_suffix(text, &found.range) {
            return None;
        }
        // Two people of one name: only the editor can say which.
        let mut people = full.iter().map(|(_, person)| *person);
        let person = match (people.next(), people.next()) {
            (Some(only), None) => only,
            _ => only(full.iter().map(|(_, p)| *p).filter(|p| declared.contains(p)))?,
        };
        return Some((person, MentionForm::Full));
    }

    let of_strength = |wanted: Strength| {
        let candidates: Vec<PersonIx> =
            found.candidates.iter().filter(|(strength, _)| *strength == wanted).map(|(_, p)| *p).collect();
        candidates
    };
    let surnames = of_strength(Strength::Surname);
    if !surnames.is_empty() {
        let before_folded = before_folded.as_deref();
        let by_office = || {
            let office = before_folded?;
            only(surnames.iter().copied().filter(|p| names.role_words[p.get()].contains(office)))
        };
        if is_calendar_use(text, &found.range, before_folded) || followed_by_name(text, &found.range) {
            return None;
        }
        if let Some((word, sentence_start)) = &before
            && looks_like_a_given_name(word, before_folded.unwrap_or_default())
            && by_office().is_none()
        {
            // "Melania Trump": from here on a bare "Trump" may be hers. At the start of a sentence the word may
            // be any word, so it counts as a name only against this one mention.
            if !sentence_start {
                strangers.insert(surnames);
            }
            return None;
        }
        let here: Vec<PersonIx> = surnames.iter().copied().filter(|p| named.contains(p)).collect();
        let person = match (by_office(), &here[..]) {
            // "Senator Brandt" is the senator, whoever else is in the article.
            (Some(by_office), _) => by_office,
            (None, [only]) if !strangers.contains(&surnames) => *only,
            _ => return None,
        };
        return Some((person, MentionForm::Surname));
    }

    let person = only(of_strength(Strength::Styled).into_iter().filter(|p| named.contains(p)))?;
    Some((person, MentionForm::Styled))
}

/// The only item, or none where there are several.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

/// Finds the patterns that stand at word boundaries and are written like a name.
fn scan<'a>(text: &str, block: u32, names: &'a NameIndex, found: &mut Vec<Found<'a>>) {
    let Some(automaton) = &names.automaton else { return };
    let folded = Folded::new(text);
    let mut at = 0;
    while let Some(hit) = automaton.find(Input::new(&folded.text).range(at..)) {
        let start = folded.original_start(text, hit.start());
        let mut end = folded.original_end(text, hit.end());
        // Decomposed accents follow their letter.
        end += text[end..].chars().take_while(|c| is_combining_mark(*c)).map(char::len_utf8).sum::<usize>();
        let candidates = &names.patterns[hit.pattern().as_usize()].candidates;
        // "Sir Edwin Harlow" holds "Edwin Harlow", which says more than "Sir Edwin".
        let cut_short = candidates.iter().all(|(strength, _)| *strength == Strength::Styled)
            && followed_by_name(text, &(start..end));
        if at_word_boundaries(text, start, end) && is_capitalised(&text[start..end]) && !cut_short {
            found.push(Found { block, range: start..end, candidates });
            at = hit.end();
        } else {
            // The match may hide one that starts inside of it.
            at = hit.start() + folded.text[hit.start()..].chars().next().map_or(1, char::len_utf8);
        }
    }
}

fn at_word_boundaries(text: &str, start: usize, end: usize) -> bool {
    let joins = |outside: Option<char>, inside: Option<char>| match (outside, inside) {
        (Some(outside), Some(inside)) => {
            outside.is_alphanumeric() && !is_unspaced(outside) && !is_unspaced(inside)
        }
        _ => false,
    };
    let name = &text[start..end];
    let before = text[..start].chars().next_back();
    // "Saint-Martin" and "Jean-Brandt" are other names; "Macron-led" is not.
    let hyphenated = matches!(before, Some('-' | '\u{2010}' | '\u{2011}'))
        && text[..start].chars().nth_back(1).is_some_and(char::is_alphanumeric)
        && !name.contains(char::is_whitespace);
    !joins(before, name.chars().next())
        && !joins(text[end..].chars().next(), name.chars().next_back())
        && !hyphenated
}

/// Scripts that set no space between words.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x0e00..=0x0eff | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x9fff | 0x20000..=0x2ffff)
}

/// A name's last word starts with a capital, where its script has any: "may" is not May.
fn is_capitalised(name: &str) -> bool {
    let last = name.rsplit(|c: char| c.is_whitespace()).next().unwrap_or(name);
    last.chars().find(|c| c.is_alphabetic()).is_none_or(|c| !c.is_lowercase()) || {
        // "al-Assad"
        last.split('-').next_back().and_then(|part| part.chars().next()).is_some_and(char::is_uppercase)
    }
}

/// The word before `start` if only a space (or an opening bracket) lies between, and whether it opens a sentence.
fn word_before(text: &str, start: usize) -> Option<(&str, bool)> {
    let before = text[..start].trim_end_matches(['(', '[']);
    let trimmed = before.trim_end_matches(' ');
    if trimmed.len() == before.len() {
        return None;
    }
    let word_start = trimmed
        .char_indices()
        .rev()
        .take_while(|(_, c)| {
            c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '-') || is_combining_mark(*c)
        })
        .last()
        .map(|(i, _)| i)?;
    let word = &trimmed[word_start..];
    // "… in Paris. Macron": the full stop ends a sentence, that of "Mr." does not.
    if word.ends_with('.')
        && !HONORIFICS.contains(&fold(word.trim_end_matches('.')).as_str())
        && word.len() > 3
    {
        return None;
    }
    let lead = trimmed[..word_start].trim_end();
    let opens = lead.is_empty() || lead.ends_with(['.', '!', '?', ':', '“', '"', '‘', '\n', '—', '–', ')']);
    Some((word, opens))
}

fn looks_like_a_given_name(word: &str, folded: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let capitalised = letters.next().is_some_and(char::is_uppercase);
    let acronym =
        word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && word.chars().count() > 1;
    // A letter alone is an article of speech ("Ο Ντόβραν"), unless a full stop makes it an initial.
    let letter = word.chars().count() == 1;
    let initial = word.chars().filter(|c| c.is_alphabetic()).count() == 1 && word.ends_with('.');
    let possessive = word.ends_with("'s") || word.ends_with("’s");
    capitalised
        && !letter
        && (initial || !acronym)
        && !possessive
        && !word.contains('-')
        && !HONORIFICS.contains(&folded)
        && !NEUTRAL.contains(&folded)
        && !CALENDAR.contains(&folded)
}

/// "in May", "May 2025": the month.
fn is_calendar_use(text: &str, range: &Range<usize>, before: Option<&str>) -> bool {
    const LEADS: [&str; 14] = [
        "in", "on", "of", "since", "until", "by", "last", "next", "this", "early", "late", "mid", "from",
        "to",
    ];
    let name = fold(&text[range.clone()]);
    CALENDAR.contains(&name.as_str())
        && (before.is_some_and(|word| LEADS.contains(&word) || word.chars().all(|c| c.is_ascii_digit()))
            || text[range.end..].trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// "Martin Luther", "Trump Tower": the surname is another name's beginning.
fn followed_by_name(text: &str, range: &Range<usize>) -> bool {
    let Some(rest) = text[range.end..].strip_prefix(' ') else { return false };
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
        && !CALENDAR.contains(&word.to_lowercase().as_str())
}

/// "Jr" and "III" make it the son.
fn followed_by_suffix(text: &str, range: &Range<usize>) -> bool {
    let already =
        text[range.clone()].rsplit(' ').next().is_some_and(|w| SUFFIXES.contains(&w.to_lowercase().as_str()));
    let rest = text[range.end..].trim_start_matches([',', ' ']);
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    !already && text[range.end..].starts_with([',', ' ']) && SUFFIXES.contains(&word.to_lowercase().as_str())
}
