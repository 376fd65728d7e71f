//! Noun phrases that may name a speaker, found by word classes: forward from their first word, or back from their last.

use std::ops::Range;

use crate::reading::classes::Class;
use crate::reading::findings::SpeakerKind;
use crate::reading::tokens::{Kind, Text};

/// Words that name somebody, and for whom that somebody speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) tokens: Range<usize>,
    pub(super) kind: SpeakerKind,
    pub(super) on_behalf_of: Option<Range<usize>>,
}

/// A longer phrase is none.
const MAX_TOKENS: usize = 18;

/// What ends a phrase.
const STOPS: Class = Class::CLAUSE.union(Class::WHEN).union(Class::AUXILIARY).union(Class::PRONOUN);

/// Nouns for people and what they make up.
pub(super) const NOUNS: Class = Class::ROLE.union(Class::SPOKES).union(Class::PERSON).union(Class::GROUP);

/// The phrase that begins at `start`.
pub(super) fn after(text: &Text<'_>, start: usize, limit: usize) -> Option<Phrase> {
    let limit = limit.min(start + MAX_TOKENS).min(text.tokens.len());
    let first = text.tokens.get(start).filter(|_| start < limit)?;
    let counts = ["one", "many", "some", "another"].iter().any(|word| is_word(text, start, word));
    if is_pronoun(text, start)
        && !(counts
            && text.tokens.get(start + 1).is_some_and(|next| next.kind == Kind::Word && !next.is(STOPS)))
    {
        return phrase(text, start..start + 1);
    }
    if first.kind == Kind::Mark && text.mark(start) != Some('@') {
        return None;
    }
    // "Of Feld, Osei said …"
    if first.capital
        && ["of", "in", "for", "at", "on", "with", "by"].iter().any(|word| is_word(text, start, word))
    {
        return None;
    }
    let mut end = start;
    let mut at = start;
    // Whether the last word was part of a name.
    let mut named = false;
    let mut linked = true;
    while at < limit {
        let token = text.tokens[at];
        match token.kind {
            // "one official", "some voters"
            Kind::Word if at == start && token.is(Class::PRONOUN) => {
                linked = true;
                // "one of the pilots"
                end = start + usize::from(is_word(text, start + 1, "of"));
            }
            // "a Wednesday editorial"
            Kind::Word
                if linked
                    && at > start
                    && token.is(Class::WHEN)
                    && at + 1 < limit
                    && text.tokens[at + 1].is(NOUNS) => {}
            Kind::Word
                if token.is(STOPS)
                    && !is_given_name(text, at, limit)
                    && (!token.capital || !token.is(Class::AUXILIARY)) =>
            {
                // "Macron and Starmer", "ministers and officials"
                let joins = end == at
                    && at > start
                    && is_word(text, at, "and")
                    && text.tokens.get(at + 1).is_some_and(|next| {
                        at + 1 < limit
                            && ((named && next.capital)
                                || next.is(NOUNS)
                                || (next.capital && text.tokens[at - 1].is(Class::ROLE)))
                            && !next.is(Class::PRONOUN)
                    });
                if !joins {
                    break;
                }
                linked = true;
            }
            // "The pilots": the first word of a sentence is no name.
            Kind::Word if token.capital && !(at == start && token.is(Class::DETERMINER)) => {
                (named, linked) = (true, false);
                end = at + 1;
            }
            Kind::Word if token.is(Class::PREPOSITION) => {
                // "the president of France", "a spokesman for the ministry", but "Macron in Paris".
                let noun = at > start && text.tokens[at - 1].is(NOUNS) && end == at;
                let of =
                    end == at && at > start && is_word(text, at, "of") && !named_before_of(text, start, at);
                let next_when = text.tokens.get(at + 1).is_none_or(|next| next.is(Class::WHEN));
                if !(noun || of) || next_when || is_occasion(text, at + 1) {
                    break;
                }
                (named, linked) = (false, true);
            }
            Kind::Word if token.is(Class::DETERMINER) => {
                if at > start && !linked {
                    break;
                }
                linked = true;
            }
            Kind::Word if token.is(NOUNS) => {
                (named, linked) = (false, false);
                end = at + 1;
            }
            Kind::Word
                if token.is(Class::SAY.union(Class::ADVERB))
                    || (named && !leads_to_name(text, at, limit) && !leads_to_noun(text, at, limit)) =>
            {
                if is_particle(text, at) && named {
                    linked = true;
                } else {
                    break;
                }
            }
            Kind::Word if token.is(Class::UTTERS.union(Class::TELLS)) && at > start => break,
            Kind::Word => {
                let word = text.str(at);
                // "the council released a statement"
                let noun_next = at + 1 < limit && text.tokens[at + 1].is(NOUNS);
                let verb = word.ends_with("ed") && at > start && !noun_next;
                if !linked && (verb || word.ends_with("ly")) {
                    break;
                }
                linked = false;
                end = at + 1;
            }
            Kind::Number => {
                linked = false;
                end = at + 1;
            }
            Kind::Possessive => {
                (named, linked) = (false, true);
                end = at + 1;
            }
            Kind::Mark => {
                let goes_on = match text.mark(at) {
                    Some('.') => {
                        is_abbreviated(text, at) && at + 1 < limit && text.tokens[at + 1].kind == Kind::Word
                    }
                    Some('&' | '@' | '#' | '/' | '-') => true,
                    Some('’' | '\'') => !token.spaced,
                    _ => false,
                };
                if !goes_on {
                    break;
                }
            }
        }
        at += 1;
    }
    // "the two"
    if end == start && linked && at == start + 2 && first.is(Class::DETERMINER) {
        end = at;
    }
    phrase(text, start..end)
}

/// The phrase that ends before `end`, and does not begin before `floor`.
pub(super) fn before(text: &Text<'_>, end: usize, floor: usize) -> Option<Phrase> {
    let floor = floor.max(end.saturating_sub(MAX_TOKENS));
    // "Ann Feld (D-Alder) said"
    if end > floor && text.mark(end - 1) == Some(')') {
        let open = (floor..end - 1).rev().find(|at| text.mark(*at) == Some('('))?;
        return before(text, open, floor);
    }
    let last = end.checked_sub(1).filter(|last| *last >= floor)?;
    if is_pronoun(text, last) {
        return phrase(text, last..end);
    }
    let mut start = end;
    let mut at = end;
    while at > floor {
        at -= 1;
        let token = text.tokens[at];
        match token.kind {
            Kind::Word if token.is(Class::DETERMINER) => {
                start = at;
                if !links(text, at, floor) {
                    break;
                }
                at -= 1;
            }
            Kind::Word
                if token.is(STOPS)
                    && !is_given_name(text, at, end)
                    && !(token.capital && token.is(Class::AUXILIARY)) =>
            {
                let joins = is_word(text, at, "and")
                    && at > floor
                    && start == at + 1
                    && at < last
                    && ((text.tokens[at + 1].capital && text.tokens[at - 1].capital)
                        || (text.tokens[at - 1].is(NOUNS)
                            && text.tokens[at + 1].is(NOUNS.union(Class::DETERMINER))))
                    && begins_clause(text, at - 1, floor);
                if !joins {
                    break;
                }
            }
            Kind::Word if token.is(Class::PREPOSITION) => {
                if at == last || !links(text, at + 1, floor) {
                    break;
                }
            }
            Kind::Word if token.capital => start = at,
            Kind::Word if token.is(Class::SAY.union(Class::ADVERB)) && !token.is(NOUNS) => break,
            Kind::Word if token.is(NOUNS) || is_particle(text, at) => start = at,
            Kind::Word => {
                // Before a name only words that lead to it: "campaign manager Ann Feld", not "yesterday Feld".
                let next = text.tokens.get(at + 1).filter(|_| at < last);
                let before_name = next.is_some_and(|next| next.capital);
                let adverb = text.str(at).ends_with("ly");
                if before_name || adverb || (at == last && text.str(at).ends_with("ing")) {
                    break;
                }
                start = at;
            }
            Kind::Number | Kind::Possessive => start = at,
            Kind::Mark => {
                let goes_on = match text.mark(at) {
                    Some('.') => at < last && is_abbreviated(text, at),
                    Some('&' | '@' | '#' | '/' | '-') => true,
                    Some('’' | '\'') => !token.spaced,
                    _ => false,
                };
                if !goes_on {
                    break;
                }
            }
        }
    }
    phrase(text, start..end)
}

/// "Jan Feld", "April Osei": a given name, and no month.
fn is_given_name(text: &Text<'_>, at: usize, limit: usize) -> bool {
    let token = text.tokens[at];
    token.capital && token.is(Class::GIVEN) && at + 1 < limit && {
        let next = text.tokens[at + 1];
        next.capital && !next.is(STOPS)
    }
}

fn is_participle(text: &Text<'_>, at: usize) -> bool {
    let token = text.tokens[at];
    let word = text.str(at);
    token.kind == Kind::Word && !token.capital && !token.is(NOUNS) && (word == "out" || word.ends_with("ing"))
}

/// Whether the preposition before `at` joins a phrase to a noun before it.
fn links(text: &Text<'_>, at: usize, floor: usize) -> bool {
    if at < floor + 2 || !text.tokens[at - 1].is(Class::PREPOSITION) {
        return false;
    }
    let noun = text.tokens[at - 2];
    if noun.kind != Kind::Word || noun.is(STOPS.union(Class::PREPOSITION).union(Class::SAY)) {
        return false;
    }
    noun.is(NOUNS) || (is_word(text, at - 1, "of") && !text.str(at - 2).ends_with("ing"))
}

/// Whether the name that ends at `last` has nothing before it but the beginning of a clause.
fn begins_clause(text: &Text<'_>, last: usize, floor: usize) -> bool {
    let mut at = last;
    while at > floor && (text.tokens[at - 1].capital || text.mark(at - 1) == Some('.')) {
        at -= 1;
    }
    at == floor
        || text.tokens[at - 1].is(Class::CLAUSE.union(Class::DETERMINER))
        || text.mark(at - 1) == Some(',')
}

/// "Macron of France" is a name and where it belongs; "president of France" one phrase, and so is "Bank of France".
fn named_before_of(text: &Text<'_>, start: usize, of: usize) -> bool {
    of >= start + 2
        && text.tokens[of - 1].capital
        && text.tokens[of - 2].capital
        && !text.tokens[of - 1].is(NOUNS)
}

/// Whether some words in small letters lead to a name: "campaign manager Ann Feld".
fn leads_to_name(text: &Text<'_>, at: usize, limit: usize) -> bool {
    let verbs =
        Class::SAY.union(Class::TELLS).union(Class::UTTERS).union(Class::PREPOSITION).union(Class::ADVERB);
    for next in at..limit.min(at + 5) {
        let token = text.tokens[next];
        if token.kind != Kind::Word || token.is(STOPS.union(verbs)) {
            return false;
        }
        if token.capital {
            return true;
        }
    }
    false
}

/// Whether the next word is an office, without a verb between: "the GOP presidential nominee".
fn leads_to_noun(text: &Text<'_>, at: usize, limit: usize) -> bool {
    at + 1 < limit
        && !text.tokens[at].is(Class::UTTERS.union(Class::TELLS).union(Class::PREPOSITION))
        && text.tokens[at + 1].is(Class::ROLE)
        && !text.tokens[at + 1].capital
}

/// "in a statement", "on Twitter": where something is said, and nobody's office.
fn is_occasion(text: &Text<'_>, at: usize) -> bool {
    let noun = (at..text.tokens.len().min(at + 5)).take_while(|at| text.tokens[*at].kind == Kind::Word);
    noun.take(4).any(|at| {
        matches!(
            text.str(at),
            "statement"
                | "interview"
                | "speech"
                | "tweet"
                | "email"
                | "remarks"
                | "conference"
                | "post"
                | "briefing"
                | "Twitter"
                | "Facebook"
                | "phone"
                | "telephone"
                | "letter"
                | "rally"
                | "debate"
        )
    })
}

fn is_abbreviated(text: &Text<'_>, full_stop: usize) -> bool {
    !text.tokens[full_stop].spaced
        && full_stop > 0
        && (text.tokens[full_stop - 1].is(Class::ABBREVIATION)
            || (text.tokens[full_stop - 1].capital && text.str(full_stop - 1).chars().nth(3).is_none()))
}

pub(super) fn is_word(text: &Text<'_>, at: usize, word: &str) -> bool {
    text.tokens.get(at).is_some_and(|token| token.kind == Kind::Word)
        && text.str(at).eq_ignore_ascii_case(word)
}

fn is_particle(text: &Text<'_>, at: usize) -> bool {
    matches!(
        text.str(at),
        "de" | "la" | "von" | "van" | "der" | "den" | "del" | "di" | "du" | "bin" | "al" | "el" | "ben"
    )
}

pub(super) fn is_pronoun(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|token| {
        // "IT" and "US" are no pronouns, "I" is.
        token.is(Class::PRONOUN)
            && (!token.capital || token.end - token.start == 1 || !is_upper(text.str(at)))
    })
}

pub(super) fn is_upper(word: &str) -> bool {
    word.chars().any(char::is_alphabetic) && !word.chars().any(char::is_lowercase)
}

/// A phrase of these tokens, if they can name a speaker.
fn phrase(text: &Text<'_>, tokens: Range<usize>) -> Option<Phrase> {
    let mut tokens = tokens;
    // "Then", "Monday" and the like begin no name.
    while tokens.len() > 1 && text.tokens[tokens.start].is(Class::ADVERB.union(Class::CLAUSE)) {
        tokens.start += 1;
    }
    // "wearing shirts", "passed out bottles": the verb is none of it.
    while tokens.len() > 1 && is_participle(text, tokens.start) {
        tokens.start += 1;
    }
    while !tokens.is_empty() && text.tokens[tokens.end - 1].kind == Kind::Possessive {
        tokens.end -= 1;
    }
    while !tokens.is_empty() && text.tokens[tokens.start].kind == Kind::Possessive {
        tokens.start += 1;
    }
    let first = tokens.start;
    if tokens.len() == 1 && text.tokens[first].is(Class::DETERMINER) && !is_pronoun(text, first) {
        return None;
    }
    if tokens.is_empty() || tokens.clone().all(|at| text.tokens[at].kind != Kind::Word) {
        return None;
    }
    let (kind, on_behalf_of) = kind_of(text, &tokens)?;
    Some(Phrase { tokens, kind, on_behalf_of })
}

/// What kind of words a phrase is; `None` where it names nobody.
fn kind_of(text: &Text<'_>, phrase: &Range<usize>) -> Option<(SpeakerKind, Option<Range<usize>>)> {
    if phrase.len() == 1 && is_pronoun(text, phrase.start) {
        return Some((SpeakerKind::Pronoun, None));
    }
    // "one of the pilots", "some former pilots"
    let counts = phrase.len() > 1 && text.tokens[phrase.start].is(Class::PRONOUN);
    if counts && is_word(text, phrase.start + 1, "of") {
        let one = is_word(text, phrase.start, "one");
        return Some((if one { SpeakerKind::Anonymous } else { SpeakerKind::Group }, None));
    }
    // The head ends where a preposition begins; "and" makes a group.
    let preposition = phrase
        .clone()
        .skip(1)
        .find(|at| text.tokens[*at].is(Class::PREPOSITION) && !text.tokens[*at].capital);
    let head_end = preposition.unwrap_or(phrase.end);
    let head = phrase.start..head_end;
    if phrase.clone().any(|at| is_word(text, at, "and")) {
        return Some((SpeakerKind::Group, None));
    }
    let last_word = head.clone().rev().find(|at| text.tokens[*at].kind == Kind::Word)?;
    let last = text.tokens[last_word];
    let determined = counts || text.tokens[phrase.start].is(Class::DETERMINER);
    let spokes = head.clone().find(|at| text.tokens[*at].is(Class::SPOKES) && !is_word(text, *at, "press"));
    if let Some(spokes) = spokes.filter(|_| !last.capital || last.is(Class::SPOKES)) {
        let behalf = match preposition {
            Some(preposition) => Some(preposition + 1..phrase.end),
            None => {
                let skip = usize::from(determined);
                let mut owner = phrase.start + skip..spokes;
                if owner.clone().next_back().is_some_and(|at| text.tokens[at].kind == Kind::Possessive) {
                    owner.end -= 1;
                    owner.start = phrase.start;
                }
                Some(owner)
            }
        };
        return Some((SpeakerKind::Office, behalf.filter(|behalf| !behalf.is_empty())));
    }
    if last.capital {
        let word = text.str(last_word);
        let acronym = is_upper(word) && word.chars().nth(1).is_some() && head.len() <= 2 && word.len() <= 5;
        let nobody =
            last.is(Class::WHEN.union(Class::CLAUSE).union(Class::DETERMINER).union(Class::PREPOSITION));
        return match () {
            () if nobody => None,
            () if last.is(Class::GROUP) || acronym => Some((SpeakerKind::Group, None)),
            () if determined && last.is(Class::ROLE) => Some((role_of(text, phrase.start), None)),
            () if determined
                && head.clone().filter(|at| text.tokens[*at].capital).count() == head.len() - 1
                && !head.clone().any(|at| text.tokens[at].is(Class::ABBREVIATION)) =>
            {
                Some((SpeakerKind::Group, None))
            }
            () if last.is(Class::PERSON) && head.len() == 1 => Some((SpeakerKind::Anonymous, None)),
            () => Some((SpeakerKind::Name, None)),
        };
    }
    let owned = phrase.clone().any(|at| text.tokens[at].kind == Kind::Possessive);
    let kind = match () {
        () if last.is(Class::GROUP) => SpeakerKind::Group,
        () if last.is(Class::PERSON) => SpeakerKind::Anonymous,
        () if last.is(Class::ROLE) => role_of(text, phrase.start),
        () if text.str(last_word).ends_with('s') && !owned => SpeakerKind::Group,
        () if determined || head.clone().any(|at| text.tokens[at].capital) => role_of(text, phrase.start),
        // "master of ceremonies Ann Feld"
        () if phrase.len() > 3 && phrase.clone().rev().take(2).all(|at| text.tokens[at].capital) => {
            SpeakerKind::Name
        }
        () => return None,
    };
    Some((kind, None))
}

/// "the senator" is somebody known, "a senator" somebody without a name.
fn role_of(text: &Text<'_>, first: usize) -> SpeakerKind {
    let unknown = ["a", "an", "another", "some", "one"].iter().any(|word| is_word(text, first, word));
    if unknown { SpeakerKind::Anonymous } else { SpeakerKind::Role }
}
