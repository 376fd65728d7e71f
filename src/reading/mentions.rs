//! Finds the people in an article's text and decides who a bare surname stands for, or that it cannot be said.
//!
//! The rules, in order of precision: a whole name or alias; a surname whose full name stands in the same article
//! (or whose person the editor declared) and nobody else's; a surname told apart by the office before it; a first
//! name after `Sir`. Everything else is left alone.

use std::collections::BTreeSet;
use std::ops::Range;

use aho_corasick::Match;
use unicode_normalization::char::is_combining_mark;

use super::credits::Credit;
use super::findings::{Candidate, Span};
use super::fold::{Folded, fold, fold_name, initials};
use super::lexicon::{
    ACRONYMS, CALENDAR, COMPANIES, DAYS_AND_MONTHS, HONORIFICS, NEUTRAL, PARTICLES, SUFFIXES,
};
use super::names::{NameIndex, PersonIx, Strength, end_of_word};
use crate::content::Body;
use crate::words::is_unspaced;

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
    /// The first name alone.
    First,
}

/// The mention that has a character in common with `span`; `mentions` are in the order of the text.
pub(crate) fn mention_at<'m>(mentions: &'m [Mention], span: &Span) -> Option<&'m Mention> {
    let first = mentions.partition_point(|m| (m.block, m.end) <= (span.block, span.start));
    mentions.get(first).filter(|m| m.block == span.block && m.start < span.end)
}

/// A pattern found at a word's boundaries; who it is has not been decided.
struct Found<'a> {
    block: u32,
    range: Range<usize>,
    candidates: &'a [(Strength, PersonIx)],
}

pub(super) fn read(
    title: &str,
    body: &Body,
    credits: &[Credit],
    names: &NameIndex,
    declared: &[PersonIx],
    english: bool,
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
        let here = &credits[credits.partition_point(|credit| credit.block < f.block)..];
        let mut here = here.iter().take_while(|credit| credit.block == f.block);
        !here.any(|credit| credit.range.start < f.range.end && f.range.start < credit.range.end)
    });
    for f in in_title.iter().chain(&found) {
        let text = if f.block == 0 { title } else { body.block_text(f.block as usize).unwrap_or_default() };
        if let [(Strength::Full, person)] = full(f, text, names)[..]
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
        if let Some((person, form)) = decide(f, text, names, &named, declared, english, &mut strangers) {
            let (start, end) = (f.range.start as u32, f.range.end as u32);
            mentions.push(Mention { person, block: f.block, start, end, form });
        }
    }
    mentions
}

/// Adds the mentions of people who are found in the text; where a name on file stands, that is who it is.
pub(super) fn add_found(
    body: &Body,
    mentions: &mut Vec<Mention>,
    candidates: &[Candidate],
    found: &[Option<PersonIx>],
    names: &NameIndex,
) {
    let mut new = Vec::new();
    for (candidate, person) in candidates.iter().zip(found) {
        let Some(person) = *person else { continue };
        for (span, form) in &candidate.mentions {
            let first =
                mentions.partition_point(|mention| (mention.block, mention.end) <= (span.block, span.start));
            let known =
                mentions.get(first).filter(|known| known.block == span.block && known.start < span.end);
            let text = body.block_text(span.block as usize).unwrap_or_default();
            let never = names.never.get(person.0 as usize).filter(|never| !never.is_empty());
            if known.is_some() {
                continue;
            }
            // Where a surname on file stands and the names on file leave it open, it stays open.
            let is_open = names.has_surname(person, &text[span.range()])
                && fold(&text[span.range()]) != fold(&candidate.name);
            let is_never = never.is_some_and(|never| never.contains(&fold_name(&text[span.range()])));
            if !is_never && !is_open {
                let (start, end) = (span.start, span.end);
                new.push(Mention { person, block: span.block, start, end, form: *form });
            }
        }
    }
    mentions.append(&mut new);
    mentions.sort_by_key(|mention| (mention.block, mention.start));
    // Of two that are found at one place the first counts.
    mentions.dedup_by(|second, first| second.block == first.block && second.start < first.end);
}

/// Whose whole name it is. Where both the text and the person's file have middle initials, they must agree.
fn full(found: &Found<'_>, text: &str, names: &NameIndex) -> Vec<(Strength, PersonIx)> {
    let written = initials(&text[found.range.clone()]);
    let agrees = |person: &PersonIx| {
        let declared = &names.initials[person.0 as usize];
        written.is_empty() || declared.is_empty() || declared.contains(&written)
    };
    let candidates = found.candidates.iter().copied();
    candidates.filter(|(strength, person)| *strength == Strength::Full && agrees(person)).collect()
}

/// Who it is, and in what form; `None` where that cannot be said.
fn decide(
    found: &Found<'_>,
    text: &str,
    names: &NameIndex,
    named: &BTreeSet<PersonIx>,
    declared: &[PersonIx],
    english: bool,
    strangers: &mut BTreeSet<Vec<PersonIx>>,
) -> Option<(PersonIx, MentionForm)> {
    let before = word_before(text, found.range.start);
    let given_name = before.as_ref().is_some_and(Before::looks_like_a_given_name);
    if followed_by_suffix(text, &found.range) {
        return None;
    }

    let full = full(found, text, names);
    if !full.is_empty() {
        // A name of one word is as easily part of another's as a surname is.
        if !text[found.range.clone()].contains(char::is_whitespace)
            && (given_name
                || followed_by_name(text, &found.range)
                || is_calendar_use(text, &found.range, before.as_ref()))
        {
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
        if is_calendar_use(text, &found.range, before.as_ref()) || followed_by_name(text, &found.range) {
            return None;
        }
        let office = before.as_ref().filter(|before| before.is_written_like_an_office());
        let by_office = office.and_then(|before| {
            only(surnames.iter().copied().filter(|p| names.role_words[p.0 as usize].contains(&before.folded)))
        });
        if let Some(before) = &before
            && given_name
            && by_office.is_none()
        {
            // "Melania Trump": from here on a bare "Trump" may be hers. In other languages the first word of a
            // sentence is too often no name to draw that conclusion.
            let is_a_word = NEUTRAL.contains(before.folded.as_str());
            if (!before.opens_sentence || english) && !is_a_word {
                strangers.insert(surnames);
            }
            return None;
        }
        let here: Vec<PersonIx> = surnames.iter().copied().filter(|p| named.contains(p)).collect();
        let person = match (by_office, &here[..]) {
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
    if names.is_empty() {
        return;
    }
    let folded = Folded::names(text);
    let mut seams = folded.seams().peekable();
    let mut at = 0;
    while let Some(c) = folded.text[at..].chars().next() {
        if c == ' ' {
            at += 1;
            continue;
        }
        // Within a plain word no name begins or ends. It may where something was there in the original that folding drops
        // or turns into something else.
        let end = end_of_word(&folded.text, at);
        while seams.next_if(|seam| *seam <= at).is_some() {}
        let is_plain = seams.peek().is_none_or(|seam| *seam >= end);
        let fitting = match is_plain && !names.begins_with(&folded.text, at..end) {
            true => None,
            false => longest_fitting(text, &folded, at, block, names),
        };
        at = match fitting {
            Some((one, end)) => {
                found.push(one);
                end
            }
            None if is_plain && end > at => end,
            // It may hide one that starts inside of it.
            None => at + c.len_utf8(),
        };
    }
}

/// The longest pattern at a place that stands there as a name, with its end.
fn longest_fitting<'a>(
    text: &str,
    folded: &Folded,
    start: usize,
    block: u32,
    names: &'a NameIndex,
) -> Option<(Found<'a>, usize)> {
    let mut end = folded.text.len();
    // A longer name that does not fit must not hide a shorter one that starts at the same place.
    while let Some(hit) = names.longest(&folded.text, start, end) {
        if let Some(one) = fit(text, folded, &hit, block, names) {
            return Some((one, hit.end()));
        }
        end = hit.end() - 1;
    }
    None
}

/// A pattern at a place, if it stands at word boundaries and is written like a name.
fn fit<'a>(text: &str, folded: &Folded, hit: &Match, block: u32, names: &'a NameIndex) -> Option<Found<'a>> {
    let start = folded.original_start(text, hit.start());
    let mut end = folded.original_end(text, hit.end());
    // Decomposed accents follow their letter.
    end += text[end..].chars().take_while(|c| is_combining_mark(*c)).map(char::len_utf8).sum::<usize>();
    let candidates = &names.patterns[hit.pattern().as_usize()].candidates;
    // "Sir Edwin Harlow" holds "Edwin Harlow", which says more than "Sir Edwin".
    let cut_short = candidates.iter().all(|(strength, _)| *strength == Strength::Styled)
        && followed_by_name(text, &(start..end));
    let fits = folded.is_boundary(text, hit.start())
        && folded.is_boundary(text, hit.end())
        && at_word_boundaries(text, start, end)
        && is_written_as_a_name(&text[start..end])
        && !cut_short;
    fits.then_some(Found { block, range: start..end, candidates })
}

fn at_word_boundaries(text: &str, start: usize, end: usize) -> bool {
    let joins = |outside: Option<char>, inside: Option<char>| match (outside, inside) {
        (Some(outside), Some(inside)) => {
            outside.is_alphanumeric() && !is_unspaced(outside) && !is_unspaced(inside)
        }
        _ => false,
    };
    let name = &text[start..end];
    let (before, after) = (&text[..start], &text[end..]);
    // "Jean-Paul Martin" and "Smith-Jones" are other names; "Macron-led" and "pro-Brandt" are not.
    let first_half = before.trim_end_matches(HYPHENS).rsplit(|c: char| !c.is_alphanumeric()).next();
    let hyphenated = (before.ends_with(HYPHENS)
        && first_half.is_some_and(|half| half.starts_with(char::is_uppercase)))
        || after.strip_prefix(HYPHENS).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    !joins(before.chars().next_back(), name.chars().next())
        && !joins(after.chars().next(), name.chars().next_back())
        && !hyphenated
}

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// A name's last word starts with a capital, where its script has any ("may" is not May), and no bracket opens in
/// its middle ("Paul (Martin was absent)").
fn is_written_as_a_name(name: &str) -> bool {
    let last = name.rsplit(|c: char| c.is_whitespace()).next().unwrap_or(name);
    let capitalised = last.chars().find(|c| c.is_alphabetic()).is_none_or(|c| !c.is_lowercase())
        // "al-Assad", "d'Estaing"
        || last.split(['-', '\'', '’']).next_back().and_then(|part| part.chars().next()).is_some_and(char::is_uppercase);
    capitalised && (!name.contains(['(', '[']) || name.contains([')', ']']))
}

/// The word before a name.
struct Before {
    word: String,
    folded: String,
    opens_sentence: bool,
    /// It stands in brackets or quotation marks, like a maiden name or a nickname.
    enclosed: bool,
}

/// The word before `start`, if only a space (or an opening bracket) lies between.
fn word_before(text: &str, start: usize) -> Option<Before> {
    let before = text[..start].trim_end_matches(['(', '[']);
    let trimmed = before.trim_end();
    if trimmed.len() == before.len() {
        return None;
    }
    let inner = trimmed.trim_end_matches([')', '”', '"', '\'']);
    let enclosed = inner.len() < trimmed.len();
    let is_part =
        |c: char| c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '-') || is_combining_mark(c);
    let word_start = inner.char_indices().rev().take_while(|(_, c)| is_part(*c)).last().map(|(i, _)| i)?;
    let word = &inner[word_start..];
    let folded = fold(word.trim_end_matches('.'));
    // "… in Paris. Macron": the full stop ends a sentence, those of "Mr." and "J.D." do not.
    let abbreviated = HONORIFICS.contains(folded.as_str())
        || word.chars().count() <= 2
        || word.trim_end_matches('.').contains('.');
    if word.ends_with('.') && (enclosed || !abbreviated) {
        return None;
    }
    let lead = inner[..word_start].trim_end();
    let opens_sentence =
        lead.is_empty() || lead.ends_with(['.', '!', '?', ':', '“', '"', '‘', '(', '—', '–', ')', '”']);
    Some(Before { word: word.to_owned(), folded, opens_sentence, enclosed })
}

impl Before {
    fn starts_with_capital(&self) -> bool {
        self.word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
    }

    /// "President", and of the words that are no office by themselves only those that are capitalised.
    fn is_written_like_an_office(&self) -> bool {
        !self.enclosed && (HONORIFICS.contains(self.folded.as_str()) || self.starts_with_capital())
    }

    /// Whether it may belong to the name after it: "Melania", "Jean-Marie", "J.D.", "(née Knauss)", "de".
    fn looks_like_a_given_name(&self) -> bool {
        let folded = self.folded.as_str();
        if PARTICLES.contains(folded) && !self.starts_with_capital() {
            return true;
        }
        if !self.starts_with_capital() || self.word.ends_with("'s") || self.word.ends_with("’s") {
            return false;
        }
        if self.enclosed {
            return true;
        }
        // A letter alone is an article of speech ("Ο Ντόβραν"), unless a full stop makes it an initial.
        if self.word.chars().count() == 1 {
            return false;
        }
        let neutral = self.opens_sentence
            && (NEUTRAL.contains(folded) || folded.ends_with("ly") || folded.ends_with("ing"));
        let acronym = ACRONYMS.contains(folded.replace('.', "").as_str())
            && self.word.chars().all(|c| !c.is_lowercase());
        // "US-born", against "Jean-Marie".
        let compound = self.word.split('-').skip(1).any(|part| part.starts_with(char::is_lowercase));
        !neutral && !acronym && !compound && !HONORIFICS.contains(folded) && !DAYS_AND_MONTHS.contains(folded)
    }
}

/// "in May", "May 2025": the month.
fn is_calendar_use(text: &str, range: &Range<usize>, before: Option<&Before>) -> bool {
    const LEADS: [&str; 14] = [
        "in", "on", "of", "since", "until", "by", "last", "next", "this", "early", "late", "mid", "from",
        "to",
    ];
    let is_lead = |before: &Before| {
        LEADS.contains(&before.folded.as_str()) || before.folded.chars().all(|c| c.is_ascii_digit())
    };
    CALENDAR.contains(fold(&text[range.clone()]).as_str())
        && (before.is_some_and(is_lead)
            || text[range.end..].trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// "Martin Luther", "Trump Tower", "Brandt AG": the surname is another name's beginning.
fn followed_by_name(text: &str, range: &Range<usize>) -> bool {
    let Some(rest) = text[range.end..].strip_prefix(char::is_whitespace) else { return false };
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    let mut letters = word.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let then_small = letters.next().is_some_and(char::is_lowercase);
    let folded = fold(&word);
    capital && (COMPANIES.contains(folded.as_str()) || (then_small && !CALENDAR.contains(folded.as_str())))
}

/// "Jr" and "III" make it the son.
fn followed_by_suffix(text: &str, range: &Range<usize>) -> bool {
    let already =
        text[range.clone()].rsplit(' ').next().is_some_and(|w| SUFFIXES.contains(w.to_lowercase().as_str()));
    let rest = text[range.end..].trim_start_matches([',', ' ']);
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    !already && text[range.end..].starts_with([',', ' ']) && SUFFIXES.contains(word.to_lowercase().as_str())
}
