//! Words that are given without marks: `Macron said that …`, `…, Macron said.`

use std::ops::Range;

use super::SpeakerRule;
use super::attribution::{Attribution, Utterance};
use super::marks::Quoted;
use super::phrases::{self, is_word};
use super::tags::{self, Form, Tag};
use crate::content::BlockKind;
use crate::reading::classes::Class;
use crate::reading::findings::{QuotationKind, SpeakerKind};
use crate::reading::tokens::{Kind, Text};

/// What is said in fewer words is not clearly a clause.
const MIN_WORDS: usize = 4;
/// A verb farther into the sentence is not that of its first subject.
const MAX_LEAD: usize = 24;

/// Adds the sentences that hold no quotation and are one clear report.
pub(super) fn read(text: &Text<'_>, quoted: &[Quoted], captions: &[u32], found: &mut Vec<Utterance>) {
    let mut next = 0;
    let mut added = Vec::new();
    for sentence in &text.sentences {
        let tokens = sentence.tokens.clone();
        while quoted.get(next).is_some_and(|quoted| quoted.outer.end <= tokens.start) {
            next += 1;
        }
        let holds_quotation = quoted.get(next).is_some_and(|quoted| quoted.outer.start < tokens.end);
        let kind = text.body.blocks[sentence.block as usize - 1].kind;
        if holds_quotation
            || !matches!(kind, BlockKind::Paragraph | BlockKind::Item)
            || captions.binary_search(&sentence.block).is_ok()
            || text.mark(tokens.end - 1) == Some('?')
        {
            continue;
        }
        let report = match (leading(text, &tokens), trailing(text, &tokens)) {
            // "Feld said that he had left, Osei said": whose words are whose is not clear.
            (Some(_), Some(_)) => continue,
            (Some((words, attribution)), None) => Some((vec![words], attribution)),
            (None, trailing) => trailing,
        };
        if let Some((parts, attribution)) = report
            && let (Some(first), Some(last)) = (parts.first(), parts.last())
            && first.len() > MIN_WORDS
            && !found_covers(found, &(first.start..last.end))
        {
            let mut utterance = Utterance::of_line(first.start..last.end, sentence.block, Some(attribution));
            utterance.parts = parts;
            utterance.kind = QuotationKind::Indirect;
            added.push(utterance);
        }
    }
    found.extend(added);
}

/// Where what somebody says ends, and the article's own words may go on: at a clause that sets itself against it or
/// adds to it. What is cut off too early is still said; what is left in too long may not be.
fn cut(text: &Text<'_>, words: Range<usize>) -> Range<usize> {
    let ends = |at: usize| {
        let next = at + 1;
        if next >= words.end {
            return false;
        }
        match text.mark(at) {
            Some(';') => true,
            // What is set between two dashes is part of it.
            Some('—' | '–' | '-') => is_dash(text, at) && !(next..words.end).any(|at| is_dash(text, at)),
            Some(',') => {
                let closes =
                    ["but", "while", "whereas", "though", "which", "who", "according", "saying", "adding"];
                closes.iter().any(|word| is_word(text, next, word))
                    || is_word(text, next, "and") && starts_noun(text, next + 1, words.end)
            }
            // "… and said it would …"
            None => {
                is_word(text, at, "and")
                    && text.tokens[next].is(Class::SAY)
                    && !text.tokens[next].capital
                    && text.str(next).ends_with('d')
            }
            _ => false,
        }
    };
    let floor = words.start + MIN_WORDS;
    let end = (floor..words.end).find(|at| ends(*at)).unwrap_or(words.end);
    words.start..end
}

fn starts_noun(text: &Text<'_>, at: usize, limit: usize) -> bool {
    let Some(token) = text.tokens.get(at).filter(|_| at < limit) else { return false };
    token.kind == Kind::Word
        && (token.capital || token.is(Class::DETERMINER.union(Class::PRONOUN)))
        && !is_word(text, at, "that")
}

/// A hyphen between spaces is a dash too.
fn is_dash(text: &Text<'_>, at: usize) -> bool {
    match text.mark(at) {
        Some('—' | '–') => true,
        Some('-') => text.tokens[at].spaced && text.tokens.get(at + 1).is_some_and(|next| next.spaced),
        _ => false,
    }
}

/// Whether the words are in a quotation already, as a line of an interview or a tweet.
fn found_covers(found: &[Utterance], words: &Range<usize>) -> bool {
    let next = found.partition_point(|utterance| utterance.outer.end <= words.start);
    found.get(next).is_some_and(|utterance| {
        utterance.kind != QuotationKind::Indirect && utterance.outer.start < words.end
    })
}

fn verb(text: &Text<'_>, at: usize) -> bool {
    let token = text.tokens[at];
    token.kind == Kind::Word && !token.capital && token.is(Class::SAY) && !text.str(at).ends_with("ing")
}

/// `Macron said that …`; `Macron told reporters that …`; `According to Macron, …`
fn leading(text: &Text<'_>, sentence: &Range<usize>) -> Option<(Range<usize>, Attribution)> {
    let first = sentence.start;
    if is_word(text, first, "according") && is_word(text, first + 1, "to") {
        let subject = phrases::after(text, first + 2, sentence.end)?;
        let comma = subject.tokens.end;
        if text.mark(comma) != Some(',') || subject.kind == SpeakerKind::Group && subject.tokens.len() > 6 {
            return None;
        }
        let tag = Tag { subject, cue: first..first + 2, end: comma, form: Form::According };
        return Some((
            comma + 1..end_of_words(text, sentence),
            Attribution::new(tag, SpeakerRule::AccordingTo),
        ));
    }
    let limit = sentence.end.min(first + MAX_LEAD);
    let at = (first + 1..limit).find(|at| verb(text, *at))?;
    let (subject, form) = tags::subject_of(text, at, first)?;
    // The subject must be the sentence's own: nothing before it, or a fronted phrase and a comma.
    let begins = subject.tokens.start == first
        || text.mark(subject.tokens.start - 1) == Some(',')
        || (subject.tokens.start == first + 1 && text.tokens[first].is(Class::CLAUSE.union(Class::ADVERB)));
    // "Feld, who had said the plan was dead, left": what is said ends where nobody can tell.
    let relative = (subject.tokens.end..at).any(|at| is_word(text, at, "who") || is_word(text, at, "which"));
    let open = is_subordinate(text, first);
    if form != Form::SubjectVerb || !begins || relative || open || is_word(text, at, "asked") {
        return None;
    }
    let mut words = at + 1;
    let told = ["told", "tells", "warned", "assured"].iter().any(|told| is_word(text, at, told));
    let that = (words..sentence.end.min(words + 10))
        .take_while(|at| {
            let token = text.tokens[*at];
            token.kind != Kind::Mark && (!token.is(Class::SAY) || token.is(Class::GROUP))
        })
        .find(|at| is_word(text, *at, "that"));
    if let Some(that) = that {
        // "said on Thursday that …", "told reporters in Paris that …", but not "said the plan that …".
        let between = text.tokens.get(words)?;
        let when = between
            .is(Class::PREPOSITION.union(Class::WHEN).union(Class::ADVERB).union(Class::TIME_WORD))
            || between.is(Class::DETERMINER) && text.tokens.get(words + 1)?.is(Class::TIME_UNIT);
        if that == words || told || when {
            words = that + 1;
        } else if !starts_clause(text, words) {
            return None;
        }
    } else if told || !starts_clause(text, words) {
        return None;
    }
    let end = end_of_words(text, sentence);
    if words >= end {
        return None;
    }
    let tag = Tag { subject, cue: at..at + 1, end: at + 1, form };
    Some((cut(text, words..end), Attribution::new(tag, SpeakerRule::IndirectBefore)))
}

/// Whether what follows on a verb is a clause: it begins with a noun phrase, and a verb's helper comes soon.
fn starts_clause(text: &Text<'_>, at: usize) -> bool {
    let Some(first) = text.tokens.get(at).filter(|token| token.kind == Kind::Word) else { return false };
    let noun = first.capital || first.is(Class::DETERMINER.union(Class::PRONOUN).union(Class::GROUP));
    noun && (at..text.tokens.len().min(at + 10))
        .take_while(|at| text.mark(*at) != Some('.'))
        .any(|at| text.tokens[at].is(Class::AUXILIARY) && !text.tokens[at].capital)
}

/// `…, Macron said.`
fn trailing(text: &Text<'_>, sentence: &Range<usize>) -> Option<(Vec<Range<usize>>, Attribution)> {
    let from = sentence.end.saturating_sub(MAX_LEAD).max(sentence.start + MIN_WORDS);
    for at in from..sentence.end {
        if text.mark(at) != Some(',') {
            continue;
        }
        let according = is_word(text, at + 1, "according");
        let Some(tag) = tags::after(text, at + 1, sentence.end) else { continue };
        let verb = text.tokens[tag.cue.start];
        let closed = tag.end >= sentence.end || matches!(text.mark(tag.end), Some('.' | ','));
        let adjunct = !closed
            && tag.form != Form::VerbSubject
            && tags::may_stand_first(text, tag.cue.start)
            && text.tokens[tag.end].is(Class::PREPOSITION.union(Class::WHEN).union(Class::ADVERB))
            && !["to", "about", "of", "against"].iter().any(|word| is_word(text, tag.end, word));
        let says = verb.is(Class::SAY)
            && !text.str(tag.cue.start).ends_with("ing")
            && !is_word(text, tag.cue.start, "agreed");
        // ", said Feld.": the verb stands first only where it can be no verb of the sentence's own.
        let inverted = tag.form == Form::VerbSubject && !tags::may_stand_first(text, tag.cue.start);
        // "the plan, which, Feld said, …": the words belong to the clause that goes on.
        let within = text.tokens[at - 1].is(Class::CLAUSE) || opens_bracket(text, sentence.start..at);
        if !(closed || adjunct) || !(according || says) || inverted || within {
            continue;
        }
        let mut parts = Vec::with_capacity(2);
        parts.push(sentence.start..at);
        let rest = tag.end + 1..end_of_words(text, sentence);
        // "The bridge, Feld said, will open in May": the tag stands within what is said.
        let begins = text.tokens[sentence.start];
        let fronted = begins.is(Class::PREPOSITION) || is_subordinate(text, sentence.start);
        let open = text.mark(tag.end) == Some(',') && tag.form != Form::VerbSubject && rest.len() > 1;
        if open && !leaves(text, rest.start, fronted) {
            parts.push(cut(text, rest));
        } else if at - sentence.start <= MIN_WORDS || (fronted && text.mark(tag.end) != Some('.')) {
            continue;
        }
        let rule = if according { SpeakerRule::AccordingTo } else { SpeakerRule::IndirectAfter };
        return Some((parts, Attribution::new(tag, rule)));
    }
    None
}

/// Whether a bracket is open at the end of some tokens.
fn opens_bracket(text: &Text<'_>, tokens: Range<usize>) -> bool {
    tokens.rev().find_map(|at| text.mark(at).filter(|mark| matches!(mark, '(' | ')'))) == Some('(')
}

/// Whether what stands behind a tag is the article's own: `…, Feld said, adding that …`. Behind a fronted phrase or
/// clause the main clause must come: `If it rains, Feld said, the ferry …`.
fn leaves(text: &Text<'_>, at: usize, fronted: bool) -> bool {
    let token = text.tokens[at];
    let own = text.str(at).ends_with("ing") || token.is(Class::CLAUSE) || is_word(text, at, "according");
    let begins = token.kind != Kind::Word
        || token.capital
        || token.is(Class::WHEN)
        || ["a", "an", "the"].iter().any(|word| is_word(text, at, word));
    own || (begins && !fronted)
}

/// Whether a clause begins that depends on another: `While …, Feld said that …`.
fn is_subordinate(text: &Text<'_>, at: usize) -> bool {
    const WORDS: [&str; 10] =
        ["while", "if", "when", "although", "though", "because", "unless", "as", "like", "even"];
    WORDS.iter().any(|word| is_word(text, at, word))
}

/// The words of a sentence without the mark that ends it.
fn end_of_words(text: &Text<'_>, sentence: &Range<usize>) -> usize {
    sentence
        .clone()
        .rev()
        .find(|at| text.tokens[*at].kind != Kind::Mark)
        .map_or(sentence.end, |last| last + 1)
}
