//! What kind words in marks are: somebody's sentence or a part of one, a term of the article's own, or a title.

use std::ops::Range;

use super::SpeakerRule;
use super::attribution::{Attribution, MAX_OBJECT, Place, Utterance};
use super::phrases;
use crate::reading::classes::Class;
use crate::reading::findings::{Confidence, QuotationKind, SpeakerKind};
use crate::reading::tokens::{Kind, Text};

/// What else is to be known of a quotation to tell a term from somebody's words.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    /// The quotation before it in the paragraph.
    pub(super) before: Option<&'a Utterance>,
    /// Whether it stands in a photo caption.
    pub(super) caption: bool,
}

/// More words than these are no term.
const MAX_TERM: usize = 4;

/// Between a reporting verb, or a form of `be`, and what it governs stand fewer words.
const MAX_GOVERNED: usize = 4;

/// Whether words in marks are somebody's words, and how they are given; `None` for titles of works.
pub(super) fn kind_of(
    text: &Text<'_>,
    utterance: &Utterance,
    place: &Place,
    setting: Setting<'_>,
) -> Option<QuotationKind> {
    let inner = utterance.parts.first()?.clone();
    let words = inner.clone().filter(|at| text.tokens[*at].kind != Kind::Mark).count();
    if words == 0 {
        return None;
    }
    // Who signs words has said all of them.
    if utterance.speaker.as_ref().is_some_and(|speaker| speaker.rule == SpeakerRule::Signature) {
        return Some(QuotationKind::Direct);
    }
    let sure = utterance.speaker.as_ref().is_some_and(|speaker| speaker.confidence > Confidence::Low);
    let ends = matches!(place.last, Some('.' | '!' | '?' | '…' | ',' | '—' | '–'));
    let alone = place.stands_alone(text);
    let introduced = utterance.speaker.as_ref().is_some_and(|speaker| {
        matches!(
            speaker.rule,
            SpeakerRule::AfterSubjectVerb
                | SpeakerRule::AfterVerbSubject
                | SpeakerRule::BeforeTouching
                | SpeakerRule::BeforeColon
                | SpeakerRule::BeforeComma
        )
    });
    if !introduced
        && words <= 12
        && is_title(text, inner.clone())
        && !(alone && ends && place.last != Some(','))
    {
        return None;
    }
    let capital = inner
        .clone()
        .find(|at| text.tokens[*at].kind == Kind::Word)
        .is_some_and(|at| text.tokens[at].capital);
    if alone && (introduced || ends || words >= 4) && (words >= 3 || ends || introduced) {
        return Some(QuotationKind::Direct);
    }
    if capital && words >= 4 && (ends || introduced) {
        return Some(QuotationKind::Direct);
    }
    // A word or two without a cue are the article's own, at arm's length.
    let unsaid = !sure && words < 3;
    let term = unsaid || is_term(text, inner, words) && is_unsaid(text, utterance, place, words, setting);
    Some(if term { QuotationKind::Term } else { QuotationKind::Fragment })
}

/// Whether words in marks are the article's noun, or a part of it: they follow on its determiner or adjective, and hold
/// no verb and nothing that begins a phrase of their own.
fn is_term(text: &Text<'_>, inner: Range<usize>, words: usize) -> bool {
    let Some(before) = inner.start.checked_sub(2) else { return false };
    let own = Class::DETERMINER
        .union(Class::PREPOSITION)
        .union(Class::PRONOUN)
        .union(Class::AUXILIARY)
        .union(Class::ADVERB)
        .union(Class::CLAUSE);
    let verb = Class::SAY.union(Class::PRONOUN).union(Class::AUXILIARY).union(Class::CLAUSE);
    let (token, first) = (text.tokens[before], text.tokens[inner.start]);
    let determined = token.is(Class::DETERMINER) || phrases::is_word(text, before, "so-called");
    // "hostile “intervention”", "European “reassurance” force"
    let described = token.kind == Kind::Word
        && (!token.capital || token.is(Class::NATIONALITY))
        && !token.is(own.union(Class::SAY).union(Class::TELLS).union(Class::UTTERS).union(phrases::NOUNS))
        && !text.str(before).ends_with("ly")
        && !["ed", "ing"].iter().any(|end| text.str(inner.start).ends_with(end));
    words <= MAX_TERM
        && (determined || described && words < 3)
        && first.kind == Kind::Word
        && !first.is(own)
        && !text.str(inner.start).ends_with("ly")
        && !inner.clone().skip(1).any(|at| text.tokens[at].is(verb))
        && !inner.clone().rev().skip(1).any(|at| matches!(text.mark(at), Some('.' | '!' | '?' | ',' | ';')))
}

/// Whether nobody is said to have used a term: no reporting verb governs it directly. The more words, the more likely
/// they are somebody's, and the more must speak against it.
fn is_unsaid(
    text: &Text<'_>,
    utterance: &Utterance,
    place: &Place,
    words: usize,
    setting: Setting<'_>,
) -> bool {
    let named = place.start.checked_sub(2).is_some_and(|at| phrases::is_word(text, at, "called"))
        || place.start > 0 && phrases::is_word(text, place.start - 1, "so-called");
    let Some(speaker) = utterance.speaker.as_ref().filter(|_| !setting.caption) else { return true };
    if words < 3 {
        return !is_governed(text, speaker, place);
    }
    let tag = |before: &Utterance| {
        let tag = before.speaker.as_ref().and_then(|speaker| speaker.cue.as_ref());
        tag.is_some() && tag == speaker.cue.as_ref()
    };
    match speaker.rule {
        SpeakerRule::LastSpeaker => true,
        // "The council, of the “…”, meets": what is nobody says nothing.
        SpeakerRule::SubjectOfSentence => {
            let subject = speaker.subject.tokens.clone();
            !matches!(speaker.subject.kind, SpeakerKind::Name | SpeakerKind::Pronoun)
                && !subject.into_iter().any(|at| text.tokens[at].is(phrases::NOUNS))
        }
        // "“…,” Feld said on the way to the “…”": the verb has its words already.
        SpeakerRule::InSentence => setting.before.is_some_and(tag),
        // "talks with what has been called the “…”"
        SpeakerRule::InSentenceAbout => named && speaker.confidence == Confidence::Low,
        _ => false,
    }
}

/// Whether a reporting verb governs a quotation directly: `called it “…”`, `said it was a “…”`, `warned of a “…”`.
fn is_governed(text: &Text<'_>, speaker: &Attribution, place: &Place) -> bool {
    // "said the “…” plans", "said that the “…” would": the clause is what is said.
    let next = text.tokens.get(place.end).filter(|_| place.end < place.limit);
    let whole = next.is_none_or(|next| {
        next.kind != Kind::Word || next.is(Class::PREPOSITION.union(Class::CLAUSE)) && !next.capital
    });
    let near = |cue: &Range<usize>| {
        whole
            && cue.end <= place.start
            && place.start - cue.end <= MAX_GOVERNED
            && !phrases::is_word(text, cue.end, "that")
    };
    let cue = speaker.cue.as_ref();
    match speaker.rule {
        SpeakerRule::InSentence | SpeakerRule::SharedSubject => {
            let from = place.clause.max(place.start.saturating_sub(MAX_GOVERNED));
            let is = |at: usize| text.tokens[at].is(Class::BE) && !text.tokens[at].capital;
            let predicate = (from..place.start)
                .rev()
                .take_while(|at| !text.tokens[*at].is(Class::PREPOSITION) && text.mark(*at).is_none())
                .any(is);
            predicate || cue.is_some_and(near)
        }
        SpeakerRule::InSentenceAbout => {
            cue.is_some_and(|cue| place.start.saturating_sub(cue.end) <= MAX_OBJECT)
        }
        SpeakerRule::SameSentence
        | SpeakerRule::SameParagraph
        | SpeakerRule::SubjectOfSentence
        | SpeakerRule::LastSpeaker => false,
        _ => true,
    }
}

/// Whether every word of weight has a capital: "The Art of the Deal".
fn is_title(text: &Text<'_>, inner: Range<usize>) -> bool {
    let mut capitals = 0;
    for at in inner {
        let token = text.tokens[at];
        if token.kind != Kind::Word {
            continue;
        }
        let small = token
            .is(Class::PREPOSITION.union(Class::DETERMINER).union(Class::CLAUSE).union(Class::BE))
            || token.end - token.start <= 2;
        match token.capital {
            true => capitals += 1,
            false if small => {}
            false => return false,
        }
    }
    capitals >= 2
}
