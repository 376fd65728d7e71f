//! Tags: a reporting verb or phrase with the subject that belongs to it.

use std::ops::Range;

use super::phrases::{self, Phrase, is_word};
use crate::reading::classes::Class;
use crate::reading::findings::SpeakerKind;
use crate::reading::tokens::{Kind, Text};

/// `said Macron`, `Macron said`, `according to Macron`.
#[derive(Clone, Debug)]
pub(super) struct Tag {
    pub(super) subject: Phrase,
    /// The verb or phrase.
    pub(super) cue: Range<usize>,
    /// The first token after subject and cue.
    pub(super) end: usize,
    /// How subject and verb stand.
    pub(super) form: Form,
}

/// How subject and cue stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `Macron said`
    SubjectVerb,
    /// `said Macron`
    VerbSubject,
    /// `according to Macron`
    According,
    /// `Macron left, saying`; `Macron left and said`
    Shared,
}

/// An appositive is shorter.
const MAX_APPOSITIVE: usize = 32;

/// Between a noun such as `remark` and its quotation stand fewer words.
const MAX_LINK: usize = 6;

/// A dateline is shorter.
const MAX_DATELINE: usize = 14;

/// And so is what stands between a subject and its verb without commas.
const MAX_POSTMODIFIER: usize = 12;

/// What may report words where subject and quotation touch it.
const ANY_VERB: Class = Class::SAY.union(Class::TELLS).union(Class::UTTERS);

/// The tag that follows on a quotation; `start` is the first token after its mark.
pub(super) fn after(text: &Text<'_>, start: usize, limit: usize) -> Option<Tag> {
    let mut at = start;
    while at < limit
        && text.mark(at).is_some_and(|mark| matches!(mark, ',' | '—' | '–' | '-'))
        && at < start + 2
    {
        at += 1;
    }
    if is_word(text, at, "according") && is_word(text, at + 1, "to") {
        let subject = phrases::after(text, at + 2, limit)?;
        let end = subject.tokens.end;
        return Some(Tag { subject, cue: at..at + 2, end, form: Form::According });
    }
    let token = text.tokens.get(at).filter(|_| at < limit)?;
    // "…,” suggesting he might": what he might, the sentence's own subject says.
    let participle = text.str(at).ends_with("ing");
    if !token.capital && token.is(Class::SAY.union(Class::UTTERS)) && !token.is(Class::TELLS) && !participle {
        let mut subject_at = at + 1;
        while subject_at < limit && is_adverb(text, subject_at) {
            subject_at += 1;
        }
        let subject = phrases::after(text, subject_at, limit)?;
        let end = subject.tokens.end;
        return Some(Tag { subject, cue: at..at + 1, end, form: Form::VerbSubject });
    }
    // "asked Macron": what is asked stands in marks, so the subject stands after it.
    if !token.capital && is_word(text, at, "asked") {
        let subject = phrases::after(text, at + 1, limit)?;
        let end = subject.tokens.end;
        return Some(Tag { subject, cue: at..at + 1, end, form: Form::VerbSubject });
    }
    let mut subject_at = at;
    while subject_at < limit && is_adverb(text, subject_at) && subject_at < at + 2 {
        subject_at += 1;
    }
    let subject = phrases::after(text, subject_at, limit)?;
    let verb = verb_after(text, subject.tokens.end, limit)?;
    Some(Tag { subject, cue: verb..verb + 1, end: verb + 1, form: Form::SubjectVerb })
}

/// The verb of the subject that ends before `at`: next to it, or behind what is set between commas.
fn verb_after(text: &Text<'_>, at: usize, limit: usize) -> Option<usize> {
    let verb = verb_at(text, at, limit);
    if verb.is_some() {
        return verb;
    }
    let next = text.tokens.get(at).filter(|_| at < limit)?;
    if next.kind == Kind::Word
        && !next.capital
        && (next.is(Class::PREPOSITION) || text.str(at).ends_with("ed"))
    {
        return verb_behind(text, at, limit);
    }
    let close = match text.mark(at)? {
        ',' => ',',
        '(' => ')',
        '—' | '–' => '—',
        _ => return None,
    };
    let mut rest = at + 1..limit.min(at + MAX_APPOSITIVE);
    rest.find_map(|next| {
        let mark = text.mark(next)?;
        let closes = mark == close || (close == '—' && mark == '–');
        if closes { verb_at(text, next + 1, limit) } else { None }
    })
}

/// The verb behind what is said of a subject without commas: `the voice in the film says`, `the order of Friday said`.
fn verb_behind(text: &Text<'_>, start: usize, limit: usize) -> Option<usize> {
    for at in start + 1..limit.min(start + MAX_POSTMODIFIER) {
        let token = text.tokens[at];
        if token.kind == Kind::Word && !token.capital {
            let says = token.is(Class::SAY) && !token.is(Class::TELLS) && !text.str(at).ends_with("ing");
            let ends = at + 1 >= limit || text.mark(at + 1).is_some();
            if says || (ends && token.is(Class::UTTERS)) {
                return Some(at);
            }
            if token.is(Class::AUXILIARY.union(Class::PRONOUN).union(Class::CLAUSE))
                && !is_word(text, at, "and")
            {
                return None;
            }
        } else if token.kind == Kind::Mark {
            return None;
        }
    }
    None
}

/// A reporting verb at `at`, behind auxiliaries and adverbs.
fn verb_at(text: &Text<'_>, at: usize, limit: usize) -> Option<usize> {
    let mut passive = false;
    for at in at..at + 4 {
        let token = text.tokens.get(at).filter(|_| at < limit)?;
        let verb = token.kind == Kind::Word && !token.capital && token.is(ANY_VERB);
        if verb {
            return (!passive || text.str(at).ends_with("ing")).then_some(at);
        }
        if !is_adverb(text, at) && (token.capital || !token.is(Class::AUXILIARY)) {
            return None;
        }
        passive |= token.is(Class::BE);
    }
    None
}

pub(super) fn is_adverb(text: &Text<'_>, at: usize) -> bool {
    let token = text.tokens[at];
    token.kind == Kind::Word
        && !token.capital
        && !token.is(phrases::NOUNS)
        && (token.is(Class::ADVERB) || text.str(at).ends_with("ly"))
}

/// `Said Feld`, at the head of a sentence: a name that a comma, a colon or the quotation follows.
pub(super) fn opening(text: &Text<'_>, start: usize, end: usize) -> Option<Tag> {
    let first = text.tokens.get(start).filter(|_| start + 1 < end)?;
    if !first.capital || !first.is(Class::SAY) || text.str(start).ends_with("ing") {
        return None;
    }
    let subject = phrases::after(text, start + 1, end)?;
    let closed = subject.tokens.end >= end || matches!(text.mark(subject.tokens.end), Some(',' | ':'));
    let end = subject.tokens.end;
    closed.then_some(Tag { subject, cue: start..start + 1, end, form: Form::VerbSubject })
}

/// Whether a verb may stand before its subject behind a statement without marks: `…, said Feld`.
pub(super) fn may_stand_first(text: &Text<'_>, verb: usize) -> bool {
    ["said", "says"].iter().any(|word| is_word(text, verb, word))
}

/// `put it`, `pointed out`
pub(super) fn is_phrasal(text: &Text<'_>, at: usize) -> bool {
    text.tokens[at].is(Class::PHRASAL)
        && !text.tokens[at].capital
        && (is_word(text, at + 1, "it") || is_word(text, at + 1, "out"))
}

/// The last tag with a verb of `verbs` in a clause that lies between `floor` and `end`.
pub(super) fn before(text: &Text<'_>, floor: usize, end: usize, verbs: Class) -> Option<Tag> {
    let mut at = end;
    while at > floor {
        at -= 1;
        let token = text.tokens[at];
        let reports = token.is(verbs) || token.is(Class::PHRASAL) && is_phrasal(text, at);
        let noun = at > floor && text.tokens[at - 1].kind == Kind::Possessive;
        if token.kind != Kind::Word || token.capital || !reports || noun {
            if is_word(text, at, "according") && is_word(text, at + 1, "to") && at + 2 < end {
                let subject = phrases::after(text, at + 2, end)?;
                let end = subject.tokens.end;
                return Some(Tag { subject, cue: at..at + 2, end, form: Form::According });
            }
            continue;
        }
        if let Some((subject, form)) = subject_of(text, at, floor) {
            return Some(Tag { subject, cue: at..at + 1, end: at + 1, form });
        }
    }
    None
}

/// Whose words a quotation is said to be: `Feld's remark that “…”`, `her “…” promise`.
pub(super) fn owner_of_words(text: &Text<'_>, floor: usize, quotation: Range<usize>) -> Option<Phrase> {
    let is_words = |at: usize| {
        let token = text.tokens[at];
        token.kind == Kind::Word && !token.capital && token.is(Class::WORDS)
    };
    let mut at = quotation.start;
    let follows = quotation.end..text.tokens.len().min(quotation.end + 2);
    if !follows.into_iter().any(is_words) {
        let from = floor.max(quotation.start.saturating_sub(MAX_LINK));
        at = (from..quotation.start).rev().find(|at| is_words(*at))?;
    }
    // Between owner and noun stand a few words that say which: "her March remark".
    for owner in (floor..at).rev().take(4) {
        let token = text.tokens[owner];
        if token.kind == Kind::Possessive {
            return phrases::before(text, owner, floor);
        }
        if token.kind == Kind::Mark || token.is(Class::PREPOSITION.union(Class::AUXILIARY)) {
            return None;
        }
        if ["his", "her", "their", "its"].iter().any(|word| is_word(text, owner, word)) {
            let tokens = owner..owner + 1;
            return Some(Phrase { tokens, kind: SpeakerKind::Pronoun, on_behalf_of: None });
        }
    }
    None
}

/// The subject of a verb, looked for between `floor` and the verb. In `Feld said he thought it “…”` that is who said so.
pub(super) fn subject_of(text: &Text<'_>, verb: usize, floor: usize) -> Option<(Phrase, Form)> {
    let (subject, form) = nearest_subject(text, verb, floor)?;
    let mut outer = subject.tokens.start;
    if subject.kind != SpeakerKind::Pronoun || form != Form::SubjectVerb {
        return Some((subject, form));
    }
    if outer > floor && is_word(text, outer - 1, "that") {
        outer -= 1;
    }
    let says = outer > floor + 1 && {
        let token = text.tokens[outer - 1];
        token.kind == Kind::Word && !token.capital && token.is(Class::SAY) && !token.is(Class::TELLS)
    };
    let outer = if says { nearest_subject(text, outer - 1, floor) } else { None };
    Some(outer.unwrap_or((subject, form)))
}

fn nearest_subject(text: &Text<'_>, verb: usize, floor: usize) -> Option<(Phrase, Form)> {
    let ing = text.str(verb).ends_with("ing");
    let mut at = verb;
    let (mut passive, mut helped) = (false, false);
    while at > floor {
        let token = text.tokens[at - 1];
        if is_adverb(text, at - 1) || (token.is(Class::AUXILIARY) && !token.capital) {
            passive |= token.is(Class::BE);
            helped |= token.is(Class::AUXILIARY);
            at -= 1;
        } else {
            break;
        }
    }
    if passive && !ing && at > floor && is_word(text, verb + 1, "by") {
        // "was asked by Feld"
        let by = phrases::after(text, verb + 2, text.tokens.len())?;
        return Some((by, Form::SubjectVerb));
    }
    if (passive && !ing) || at == floor {
        return None;
    }
    let shared = |at| shared_subject(text, floor, at).map(|subject| (subject, Form::Shared));
    let last = text.tokens[at - 1];
    if ing && !helped {
        // "with Feld saying"
        let own = phrases::before(text, at, floor).filter(|own| {
            let before = own.tokens.start.checked_sub(1).filter(|before| *before >= floor);
            before.is_some_and(|before| ["with", "of", "see"].iter().any(|word| is_word(text, before, word)))
        });
        return own.map(|own| (own, Form::SubjectVerb)).or_else(|| shared(at));
    }
    if last.kind == Kind::Mark {
        let subject = match text.mark(at - 1) {
            Some(',') => behind_commas(text, at - 1, floor),
            Some('—' | '–') => {
                let open = (floor..at - 1)
                    .rev()
                    .take(MAX_APPOSITIVE)
                    .find(|at| matches!(text.mark(*at), Some('—' | '–')));
                open.and_then(|open| phrases::before(text, open, floor))
            }
            Some(')') => {
                let open = (floor..at - 1).rev().take(MAX_APPOSITIVE).find(|at| text.mark(*at) == Some('('));
                open.and_then(|open| phrases::before(text, open, floor))
            }
            Some('.') => phrases::before(text, at, floor),
            _ => None,
        };
        return subject.map(|subject| (subject, Form::SubjectVerb)).or_else(|| shared(at));
    }
    if is_word(text, at - 1, "who") || is_word(text, at - 1, "that") || is_word(text, at - 1, "which") {
        let comma = usize::from(at >= floor + 2 && text.mark(at - 2) == Some(','));
        let end = at - 1 - comma;
        return phrases::before(text, end, floor).map(|subject| (subject, Form::SubjectVerb));
    }
    if ["and", "but", "to", "then", "or"].iter().any(|word| is_word(text, at - 1, word)) {
        return shared(at - 1);
    }
    let subject = phrases::before(text, at, floor)?;
    // "Feld, who has in the past said": what a preposition leads is no subject.
    let start = subject.tokens.start;
    let clause = ["as", "after", "before", "since", "until", "while"];
    if start > floor + 1
        && text.tokens[start - 1].is(Class::PREPOSITION)
        && !text.tokens[start - 1].capital
        && !clause.iter().any(|word| is_word(text, start - 1, word))
    {
        return if is_word(text, start - 2, "who") || text.tokens[start - 2].is(Class::AUXILIARY) {
            nearest_subject(text, start - 1, floor)
        } else {
            shared(start - 1)
        };
    }
    Some((subject, Form::SubjectVerb))
}

/// The subject before an appositive that ends at the comma `close`.
fn behind_commas(text: &Text<'_>, close: usize, floor: usize) -> Option<Phrase> {
    let mut found: Option<Phrase> = None;
    for at in (floor..close).rev().take(MAX_APPOSITIVE) {
        if text.mark(at) != Some(',') {
            continue;
        }
        let Some(phrase) = phrases::before(text, at, floor) else { continue };
        let first = phrase.tokens.start;
        // "Ann Feld, speaking in Alder, said": no subject stands behind a preposition.
        if first > floor && text.tokens[first - 1].is(Class::PREPOSITION) {
            continue;
        }
        let number = text.tokens[first].kind == Kind::Number && phrase.tokens.len() == 1;
        // "Ann Feld, the mayor of Alder, who …": the name before the office.
        let describes = text.tokens[phrase.tokens.start].is(Class::DETERMINER)
            && phrase.tokens.start > floor
            && text.mark(phrase.tokens.start - 1) == Some(',');
        if number {
            continue;
        }
        if !describes {
            // What begins the sentence after a fronted phrase is better than a part of that phrase.
            return Some(phrase);
        }
        found = found.or(Some(phrase));
    }
    found
}

/// The subject of the sentence's first clause, for the verbs that come later in it.
fn shared_subject(text: &Text<'_>, floor: usize, verb: usize) -> Option<Phrase> {
    // An earlier reporting verb has the nearest subject.
    let earlier = (floor..verb).rev().find(|at| {
        let token = text.tokens[*at];
        token.kind == Kind::Word && !token.capital && token.is(Class::SAY) && !text.str(*at).ends_with("ing")
    });
    if let Some(earlier) = earlier
        && earlier > floor
    {
        let end = (floor..earlier)
            .rev()
            .find(|at| !is_adverb(text, *at) && !text.tokens[*at].is(Class::AUXILIARY))?
            + 1;
        if let Some(subject) = phrases::before(text, end, floor) {
            return Some(subject);
        }
        if is_word(text, floor, text.str(earlier)) || earlier == floor {
            return phrases::after(text, earlier + 1, verb);
        }
    }
    sentence_subject(text, floor, verb)
}

/// Whether a word before the first comma leads into a sentence, and is nobody's name.
fn is_lead(text: &Text<'_>, at: usize) -> bool {
    let word = text.str(at);
    let leads = Class::STOP.union(Class::ADVERB).union(Class::WHEN).union(Class::CLAUSE);
    text.tokens[at].is(leads) || word.ends_with("ly") || word.ends_with("wise")
}

/// The dash behind a dateline: a place in capitals, and what day or agency stands with it.
fn end_of_dateline(text: &Text<'_>, start: usize, limit: usize) -> Option<usize> {
    if start >= limit || !phrases::is_upper(text.str(start)) || text.tokens[start].kind != Kind::Word {
        return None;
    }
    let dash = (start + 1..limit.min(start + MAX_DATELINE))
        .find(|at| matches!(text.mark(*at), Some('—' | '–' | '-')) && text.tokens[*at].spaced)?;
    let stays = |at: usize| {
        let token = text.tokens[at];
        match token.kind {
            Kind::Word => token.capital,
            Kind::Number => true,
            Kind::Mark => matches!(text.mark(at), Some(',' | '.' | '(' | ')' | '/')),
            Kind::Possessive => false,
        }
    };
    (start..dash).all(stays).then_some(dash)
}

/// The phrase that a sentence begins with, behind conjunctions and a fronted phrase.
pub(super) fn sentence_subject(text: &Text<'_>, start: usize, limit: usize) -> Option<Phrase> {
    let mut at = start;
    while at < limit && (text.tokens[at].is(Class::CLAUSE.union(Class::ADVERB)) || text.mark(at) == Some(','))
    {
        at += 1;
    }
    // "PORT ALDER, July 25 (XY) —", "Likewise,": a dateline, or a word by itself.
    if at == start
        && let Some(dash) = end_of_dateline(text, at, limit)
    {
        return sentence_subject(text, dash + 1, limit);
    }
    let mut lead = at;
    while lead < limit && lead < at + 4 && (text.tokens[lead].capital || text.mark(lead) == Some('.')) {
        lead += 1;
    }
    match text.mark(lead).filter(|_| lead < limit && lead > at) {
        Some('—' | '–' | '-') if phrases::is_upper(text.str(at)) => at = lead + 1,
        Some(',') if lead == at + 1 && at == start && is_lead(text, at) => at = lead + 1,
        _ => {}
    }
    let token = text.tokens.get(at).filter(|_| at < limit)?;
    let next = text.tokens.get(at + 1).filter(|_| at + 1 < limit);
    let fronted = token.is(Class::PREPOSITION)
        || token.is(Class::WHEN)
        || (token.is(Class::SAY.union(Class::TELLS)) && token.capital)
        || (text.str(at).ends_with("ed")
            || !token.is(phrases::NOUNS)
                && ["after", "before", "by"].iter().any(|word| is_word(text, at + 1, word)))
            && next.is_some_and(|next| next.is(Class::PREPOSITION))
        || (token.kind == Kind::Word
            && (text.str(at).ends_with("ing") || text.str(at).ends_with("ly"))
            && at == start)
        || at > start
            && token.kind == Kind::Word
            && !token.capital
            && !token.is(Class::DETERMINER.union(Class::PRONOUN));
    let subject = if fronted { None } else { phrases::after(text, at, limit) };
    // "A few days later, Feld …"
    let later = |end: usize| {
        end < limit
            && text.tokens[end].is(Class::ADVERB.union(Class::WHEN))
            && text.mark(end + 1) == Some(',')
    };
    if let Some(subject) = subject.filter(|subject| !later(subject.tokens.end)) {
        return Some(subject);
    }
    let mut comma = (at..limit).find(|at| text.mark(*at) == Some(','))?;
    loop {
        let subject = phrases::after(text, comma + 1, limit)?;
        let end = subject.tokens.end;
        // "In Alder, New Marsh, Feld …"
        let place = end + 1 < limit
            && text.mark(end) == Some(',')
            && subject.kind == SpeakerKind::Name
            && (text.tokens[end + 1].capital || phrases::is_pronoun(text, end + 1));
        if !place {
            return Some(subject);
        }
        comma = end;
    }
}
