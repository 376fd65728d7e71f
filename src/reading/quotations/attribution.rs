//! From a quotation to the words that name its speaker: the rules in the order of their precision.

use std::ops::Range;

use super::SpeakerRule;
use super::kinds::{Setting, kind_of};
use super::marks::Quoted;
use super::phrases::{self, Phrase};
use super::tags::{self, Form, Tag};
use crate::reading::classes::Class;
use crate::reading::findings::{Confidence, QuotationKind, SpeakerKind};
use crate::reading::tokens::{Kind, Text};

/// One quotation on its way to a speaker.
#[derive(Clone, Debug)]
pub(super) struct Utterance {
    /// The words without their marks.
    pub(super) parts: Vec<Range<usize>>,
    /// From the first mark to the last.
    pub(super) outer: Range<usize>,
    /// Number of the block of the first part.
    pub(super) first_block: u32,
    /// Number of the block of the last part.
    pub(super) block: u32,
    pub(super) kind: QuotationKind,
    /// Whether its marks are in order.
    pub(super) closed: bool,
    pub(super) speaker: Option<Attribution>,
}

/// Who speaks, by the words of the article.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    pub(super) subject: Phrase,
    pub(super) cue: Option<Range<usize>>,
    pub(super) rule: SpeakerRule,
    pub(super) confidence: Confidence,
    /// The first token after the words of the tag, where these stand behind the quotation.
    tag_end: Option<usize>,
}

impl Attribution {
    pub(super) fn new(tag: Tag, rule: SpeakerRule) -> Self {
        let tag_end = Some(tag.end);
        Self { subject: tag.subject, cue: Some(tag.cue), rule, confidence: rule.confidence(), tag_end }
    }

    pub(super) fn of_subject(subject: Phrase, rule: SpeakerRule) -> Self {
        Self { subject, cue: None, rule, confidence: rule.confidence(), tag_end: None }
    }

    /// The same speaker for another quotation, which is no surer than this one.
    fn passed_on(&self, rule: SpeakerRule) -> Self {
        let confidence = rule.confidence().min(self.confidence);
        Self { subject: self.subject.clone(), cue: None, rule, confidence, tag_end: None }
    }
}

/// Looking farther back within a sentence finds other clauses.
const MAX_CLAUSE: usize = 70;

/// Farther from such a verb as `called`, quoted words are seldom its object.
pub(super) const MAX_OBJECT: usize = 8;

/// Who spoke farther back is no guess any more.
const MAX_BLOCKS_BACK: u32 = 3;

/// Where a quotation stands.
pub(super) struct Place {
    /// Its first mark.
    pub(super) start: usize,
    /// The first token behind its last mark.
    pub(super) end: usize,
    /// The first token of its sentence, or behind the quotation before.
    pub(super) clause: usize,
    /// The first token of the next quotation in the paragraph, or the paragraph's end.
    pub(super) limit: usize,
    /// The last character within the marks.
    pub(super) last: Option<char>,
    /// Whether the quotation before stands in the same sentence.
    pub(super) same_sentence: bool,
}

impl Place {
    fn of(text: &Text<'_>, utterance: &Utterance, before: Option<&Utterance>, limit: usize) -> Self {
        let (start, end) = (utterance.outer.start, utterance.outer.end);
        let block = text.blocks[utterance.first_block as usize - 1].start;
        let floor = before.map_or(block, |before| before.outer.end.max(block)).min(start);
        let sentence = text.sentences.get(text.sentence_of(start)).map_or(block, |found| found.tokens.start);
        let clause = floor.max(sentence).max(start.saturating_sub(MAX_CLAUSE)).min(start);
        // What closes a quotation within the quotation is passed over.
        let inner = utterance.parts.last().cloned().unwrap_or_default();
        let last_mark = inner
            .rev()
            .map(|at| text.mark(at))
            .find(|mark| !matches!(mark, Some('’' | '\'' | '”' | '"' | ')')));
        let last = last_mark.flatten();
        let same_sentence = before.is_some_and(|before| before.outer.end > sentence);
        Self { start, end, clause, limit: limit.max(end), last, same_sentence }
    }

    /// Whether it begins its sentence, or stands behind a colon or a comma: a sentence of its own.
    pub(super) fn stands_alone(&self, text: &Text<'_>) -> bool {
        self.clause == self.start
            || matches!(text.mark(self.start - 1), Some(':' | ',' | '—' | '–' | '-' | ';' | '…'))
    }

    pub(super) fn opens(&self) -> bool {
        self.clause == self.start && !self.same_sentence
    }
}

/// Puts quoted words together that belong together, sets apart what is no quotation, and names the speakers.
pub(super) fn read(text: &Text<'_>, quoted: &[Quoted], captions: &[u32]) -> Vec<Utterance> {
    let mut found: Vec<Utterance> = Vec::with_capacity(quoted.len());
    let mut at = 0;
    while at < quoted.len() {
        let first = at;
        while quoted[at].continues && at + 1 < quoted.len() {
            at += 1;
        }
        let chain = &quoted[first..=at];
        let end = &quoted[at];
        at += 1;
        let block_end = text.blocks[end.block as usize - 1].end;
        let limit = quoted.get(at).map_or(block_end, |next| next.outer.start.min(block_end));
        let mut utterance = Utterance {
            parts: chain.iter().map(|part| part.inner.clone()).collect(),
            outer: chain[0].outer.start..end.outer.end,
            first_block: chain[0].block,
            block: end.block,
            kind: QuotationKind::Direct,
            closed: end.closed,
            speaker: None,
        };
        let before = found.last().filter(|last| last.block == utterance.first_block);
        let place = Place::of(text, &utterance, before, limit);
        let goes_on = before.is_some_and(|before| goes_on(text, before, &place));
        let near = if goes_on { None } else { near(text, before, &place) };
        if goes_on && let Some(before) = found.last_mut() {
            before.parts.append(&mut utterance.parts);
            before.outer.end = utterance.outer.end;
            before.block = utterance.block;
            before.closed &= utterance.closed;
            continue;
        }
        utterance.speaker = near;
        let before = found.last().filter(|last| last.block == utterance.first_block);
        let setting = Setting { before, caption: captions.binary_search(&utterance.first_block).is_ok() };
        let Some(kind) = kind_of(text, &utterance, &place, setting) else { continue };
        utterance.kind = kind;
        found.push(utterance);
    }
    tags_at_the_end(text, &mut found);
    far(text, &mut found, captions);
    found
}

/// Whether a quotation goes on with the one before it: nothing but its tag, which ends in a comma, lies between.
fn goes_on(text: &Text<'_>, before: &Utterance, place: &Place) -> bool {
    let Some(tag_end) = before.speaker.as_ref().and_then(|speaker| speaker.tag_end) else { return false };
    let Some(end) = before.parts.last().map(|part| part.end) else { return false };
    if tag_end >= place.start || tag_end < before.outer.end || text.mark(place.start - 1) != Some(',') {
        return false;
    }
    let open_ended = matches!(text.mark(end - 1), Some(',' | '—' | '–' | '…' | '-'))
        || text.mark(before.outer.end) == Some(',');
    open_ended
        && place.start - tag_end <= MAX_CLAUSE
        && !(tag_end..place.start).any(|at| is_say(text, at) || matches!(text.mark(at), Some('.' | ';')))
}

fn is_say(text: &Text<'_>, at: usize) -> bool {
    let token = text.tokens[at];
    token.kind == Kind::Word && !token.capital && token.is(Class::SAY)
}

/// The rules that look at the sentence of the quotation.
fn near(text: &Text<'_>, before: Option<&Utterance>, place: &Place) -> Option<Attribution> {
    let touching = touching_before(text, place);
    if touching.is_none()
        && let Some(found) = tag_after(text, place)
    {
        return Some(found);
    }
    if touching.is_some() {
        return touching;
    }
    if let Some(name) = signed(text, before, place) {
        let mut found = Attribution::of_subject(name, SpeakerRule::Signature);
        found.confidence = Confidence::Medium;
        return Some(found);
    }
    let lead = text.mark(place.start.wrapping_sub(1)).filter(|_| place.start > place.clause);
    let say = Class::SAY.union(Class::TELLS);
    if place.clause < place.start {
        let verbs = if matches!(lead, Some(':' | ',')) { say } else { Class::SAY };
        if let Some(tag) = tags::before(text, place.clause, place.start, verbs) {
            let rule = match (tag.form, lead) {
                (Form::According, _) => SpeakerRule::AccordingTo,
                (Form::Shared, _) => SpeakerRule::SharedSubject,
                (_, Some(':')) => SpeakerRule::BeforeColon,
                (_, Some(',')) => SpeakerRule::BeforeComma,
                _ => SpeakerRule::InSentence,
            };
            let far = rule == SpeakerRule::BeforeColon && place.start - tag.end > MAX_OBJECT;
            let mut found = without_tag_end(Attribution::new(tag, rule));
            if far {
                found.confidence = Confidence::Low;
            }
            return Some(found);
        }
        if lead == Some(':')
            && let Some(name) = label(text, place)
        {
            return Some(Attribution::of_subject(name, SpeakerRule::NameColon));
        }
        if let Some(owner) = tags::owner_of_words(text, place.clause, place.start..place.end) {
            return Some(Attribution::of_subject(owner, SpeakerRule::Possessor));
        }
        if let Some(tag) = tags::before(text, place.clause, place.start, Class::TELLS) {
            let rule = match tag.form {
                Form::Shared => SpeakerRule::SharedSubject,
                _ => SpeakerRule::InSentenceAbout,
            };
            let far = place.start - tag.end > MAX_OBJECT;
            let mut found = without_tag_end(Attribution::new(tag, rule));
            if far {
                found.confidence = Confidence::Low;
            }
            return Some(found);
        }
    }
    if let Some(tag) = closing_tag(text, place) {
        let rule =
            if tag.form == Form::According { SpeakerRule::AccordingTo } else { SpeakerRule::ClosingTag };
        return Some(without_tag_end(Attribution::new(tag, rule)));
    }
    if let Some(found) = subject_after(text, place) {
        return Some(found);
    }
    if place.same_sentence
        && let Some(speaker) = before.and_then(|before| before.speaker.as_ref())
    {
        return Some(speaker.passed_on(SpeakerRule::SameSentence));
    }
    if place.clause < place.start
        && !place.same_sentence
        && let Some(subject) = tags::sentence_subject(text, place.clause, place.start)
    {
        return Some(Attribution::of_subject(subject, SpeakerRule::SubjectOfSentence));
    }
    None
}

/// A label or a signature within a paragraph is shorter.
const MAX_LABEL: usize = 14;

/// `Feld: “…”`, `Ann Feld, 34, pilot: “…”`, `From the report: “…”`, `Late again – Feld: “…”`: who stands before a colon,
/// and nothing else does.
fn label(text: &Text<'_>, place: &Place) -> Option<Phrase> {
    let (from, colon) = (place.clause, place.start - 1);
    let named =
        |name: &Phrase| matches!(name.kind, SpeakerKind::Name | SpeakerKind::Role | SpeakerKind::Group);
    if let Some(name) = phrases::before(text, colon, from)
        && name.kind == SpeakerKind::Name
        && (name.tokens.start == from
            || name.tokens.start > from && is_spaced_dash(text, name.tokens.start - 1))
    {
        return Some(name);
    }
    // "From the report: “…”", "More from Feld: “…”"
    let source = (from..colon.min(from + 2)).find(|at| phrases::is_word(text, *at, "from"));
    if let Some(source) = source {
        let name = phrases::after(text, source + 1, colon)?;
        return (name.tokens.end == colon && named(&name)).then_some(name);
    }
    let name = phrases::after(text, from, colon)?;
    let describes = text.mark(name.tokens.end) == Some(',') && no_verb(text, name.tokens.end..colon);
    (colon - from <= MAX_LABEL && name.kind == SpeakerKind::Name && describes).then_some(name)
}

fn is_spaced_dash(text: &Text<'_>, at: usize) -> bool {
    matches!(text.mark(at), Some('-' | '–' | '—')) && text.tokens[at].spaced
}

/// Whether words only describe somebody: `, 34, a pilot from Alder`.
fn no_verb(text: &Text<'_>, words: Range<usize>) -> bool {
    let verbs = Class::SAY
        .union(Class::TELLS)
        .union(Class::UTTERS)
        .union(Class::AUXILIARY)
        .union(Class::PRONOUN)
        .union(Class::CLAUSE);
    words.into_iter().all(|at| {
        let token = text.tokens[at];
        match token.kind {
            Kind::Word => token.capital || !token.is(verbs),
            Kind::Number | Kind::Possessive => true,
            Kind::Mark => matches!(text.mark(at), Some(',' | '.' | '(' | ')' | '-' | '/')),
        }
    })
}

/// `“…” – Ann Feld, 34, Alder “…”`: a name behind a dash, and up to the next quotation or the end of the paragraph nothing
/// but what describes it.
fn signed(text: &Text<'_>, before: Option<&Utterance>, place: &Place) -> Option<Phrase> {
    let signed_before = before
        .and_then(|before| before.speaker.as_ref())
        .is_none_or(|speaker| speaker.rule == SpeakerRule::Signature);
    let ends = matches!(place.last, Some('.' | '!' | '?' | '…'));
    let dash = matches!(text.mark(place.end), Some('-' | '–' | '—' | '―'));
    let from = place.end + usize::from(dash);
    if !ends
        || !signed_before
        || from >= place.limit
        || place.limit - from > MAX_LABEL
        || place.clause < place.start && !signed_follows(before)
    {
        return None;
    }
    let name = phrases::after(text, from, place.limit)?;
    let full = name.tokens.len() > 1;
    let rest = name.tokens.end..place.limit;
    let described = rest.is_empty() || matches!(text.mark(rest.start), Some(',' | '(' | '.'));
    (name.kind == SpeakerKind::Name && (dash || full && described) && no_verb(text, rest)).then_some(name)
}

fn signed_follows(before: Option<&Utterance>) -> bool {
    let speaker = before.and_then(|before| before.speaker.as_ref());
    speaker.is_some_and(|speaker| speaker.rule == SpeakerRule::Signature)
}

/// `“…,” Macron quipped`: what a quotation that ends in a comma is followed by, whatever the verb.
fn subject_after(text: &Text<'_>, place: &Place) -> Option<Attribution> {
    if place.last != Some(',') || !place.stands_alone(text) {
        return None;
    }
    let token = text.tokens.get(place.end).filter(|_| place.end < place.limit)?;
    let inverted = !token.capital && token.kind == Kind::Word && text.str(place.end).ends_with("ed");
    let subject = phrases::after(text, place.end + usize::from(inverted), place.limit)?;
    let end = subject.tokens.end;
    let verb = text.tokens.get(end).filter(|_| end < place.limit);
    let fits = (inverted && text.tokens[subject.tokens.start].capital)
        || verb.is_some_and(|verb| verb.kind == Kind::Word && !verb.capital && !verb.is(Class::CLAUSE))
        || text.mark(end) == Some(',');
    let clear = matches!(subject.kind, SpeakerKind::Name | SpeakerKind::Pronoun | SpeakerKind::Role);
    (fits && clear).then(|| Attribution::of_subject(subject, SpeakerRule::SubjectAfter))
}

fn without_tag_end(mut found: Attribution) -> Attribution {
    found.tag_end = None;
    found
}

/// `Macron said, “…”`: verb, then at most a comma or colon, then the mark.
fn touching_before(text: &Text<'_>, place: &Place) -> Option<Attribution> {
    let mark = text.mark(place.start.checked_sub(1)?).filter(|mark| matches!(mark, ',' | ':'));
    let verb = place.start.checked_sub(1 + usize::from(mark.is_some()))?;
    if mark.is_some()
        && let Some(tag) = tags::opening(text, place.clause, place.start)
    {
        return Some(without_tag_end(Attribution::new(tag, SpeakerRule::BeforeTouching)));
    }
    // "As Feld put it, “…”"
    let verb = if mark.is_some() && verb > place.clause && tags::is_phrasal(text, verb - 1) {
        verb - 1
    } else {
        verb
    };
    let token = text.tokens.get(verb).filter(|_| verb > place.clause)?;
    let any = Class::SAY.union(Class::TELLS).union(Class::UTTERS).union(Class::PHRASAL);
    // "Feld's remarks “…”": a noun; "he goes “…”" needs its comma.
    let noun = text.tokens[verb - 1].kind == Kind::Possessive;
    let bare = mark.is_none() && matches!(text.str(verb), "goes" | "went" | "put" | "points");
    if token.kind != Kind::Word || token.capital || !token.is(any) || noun || bare {
        return None;
    }
    let (subject, form) = tags::subject_of(text, verb, place.clause)?;
    let rule = if form == Form::Shared { SpeakerRule::SharedSubject } else { SpeakerRule::BeforeTouching };
    let found = Attribution::new(Tag { subject, cue: verb..verb + 1, end: verb + 1, form }, rule);
    Some(without_tag_end(found))
}

/// `“…,” said Macron`
fn tag_after(text: &Text<'_>, place: &Place) -> Option<Attribution> {
    let tag = tags::after(text, place.end, place.limit)?;
    let outside = text.mark(place.end);
    let rule = match tag.form {
        Form::According => SpeakerRule::AccordingTo,
        Form::VerbSubject => SpeakerRule::AfterVerbSubject,
        Form::SubjectVerb | Form::Shared => SpeakerRule::AfterSubjectVerb,
    };
    let comma = place.last == Some(',') || matches!(outside, Some(',' | '—' | '–'));
    let stops = tag.end >= place.limit
        || text.mark(tag.end).is_some_and(|mark| matches!(mark, '.' | ',' | ';' | ':' | '—' | '–' | '('));
    // "…?” Macron said that …": the next sentence.
    let next = text.tokens.get(tag.end).filter(|_| tag.end < place.limit);
    let adjunct = next.is_some_and(|next| {
        next.is(Class::PREPOSITION.union(Class::WHEN))
            || tags::is_adverb(text, tag.end)
            || text.tokens[tag.cue.start].is(Class::TELLS) && !phrases::is_word(text, tag.end, "that")
            || (next.is(Class::CLAUSE) && !phrases::is_word(text, tag.end, "that"))
    });
    let fits = match (rule, place.last) {
        (SpeakerRule::AfterSubjectVerb, Some('.')) => stops || (adjunct && comma),
        (SpeakerRule::AfterSubjectVerb, Some('?' | '!')) => comma || stops || adjunct,
        (SpeakerRule::AfterSubjectVerb, _) => comma || (stops && place.opens()),
        (SpeakerRule::AfterVerbSubject, _) => true,
        _ => true,
    };
    // "Nobody waits.” Feld added: “…": the tag of the next quotation.
    let leads_on = tag.end < place.limit
        && rule == SpeakerRule::AfterSubjectVerb
        && tag.end + 1 == place.limit
        && (text.mark(tag.end) == Some(':') || text.mark(tag.end) == Some(',') && place.last == Some('.'));
    if leads_on && !comma && text.tokens[tag.subject.tokens.start].capital {
        return None;
    }
    let mut found = Attribution::new(tag, rule);
    // A fragment with a comma may belong to a clause of its own: "After the “…,” Macron said no."
    if rule == SpeakerRule::AfterSubjectVerb && !place.stands_alone(text) {
        let clause = text.tokens[place.clause];
        if clause.is(Class::CLAUSE.union(Class::PREPOSITION)) && !stops && !(adjunct && comma) {
            return None;
        }
        found.rule = SpeakerRule::ClosingTag;
        found.confidence = Confidence::Medium;
    }
    fits.then_some(found)
}

/// A tag at the end of the sentence, with words of the article's own between: `It was “…” all along, Macron said.`
fn closing_tag(text: &Text<'_>, place: &Place) -> Option<Tag> {
    let sentence = text.sentences.get(text.sentence_of(place.end.checked_sub(1)?))?;
    let end = sentence.tokens.end.min(place.limit).min(place.end + MAX_CLAUSE);
    for at in place.end..end {
        if phrases::is_word(text, at, "according") && phrases::is_word(text, at + 1, "to") {
            return tags::after(text, at, end);
        }
        if text.mark(at) == Some(',')
            && let Some(tag) = tags::after(text, at + 1, end)
            && (tag.end >= end
                || text.mark(tag.end).is_some()
                || text.tokens[tag.end].is(Class::PREPOSITION.union(Class::WHEN)))
        {
            return Some(tag);
        }
    }
    None
}

/// The rules that look beyond the sentence, for what has no speaker yet.
fn far(text: &Text<'_>, found: &mut [Utterance], captions: &[u32]) {
    let is_caption = |block: u32| captions.binary_search(&block).is_ok();
    for at in 0..found.len() {
        if found[at].speaker.as_ref().is_some_and(|speaker| speaker.confidence > Confidence::Low) {
            continue;
        }
        let utterance = &found[at];
        let block = utterance.first_block;
        let before = at.checked_sub(1).map(|before| &found[before]);
        let here = before.filter(|before| before.block == block);
        let start = text.blocks[block as usize - 1].start;
        let floor = here.map_or(start, |here| here.outer.end.max(start)).min(utterance.outer.start);
        let sentence = text.sentences.get(text.sentence_of(utterance.outer.start));
        let opens = sentence.is_none_or(|sentence| sentence.tokens.start >= utterance.outer.start);
        if !opens {
            // Nothing in its sentence names the speaker; the quotation before is the best guess there is.
            if utterance.speaker.is_none() {
                let guess = here.and_then(|here| here.speaker.as_ref()).map(|speaker| {
                    let mut guess = speaker.passed_on(SpeakerRule::SameParagraph);
                    guess.confidence = Confidence::Low;
                    guess
                });
                found[at].speaker = guess.or_else(|| last_speaker(before, block));
            }
            continue;
        }
        let speaker = in_paragraph(text, here, floor, utterance.outer.start)
            .or_else(|| tag_of_next(utterance, found.get(at + 1)))
            .or_else(|| {
                let alone = floor == start && utterance.outer.start == start;
                let previous = (1..block)
                    .rev()
                    .find(|block| !is_caption(*block))
                    .filter(|_| alone && !is_caption(block))?;
                beyond_paragraph(text, utterance, before, previous)
            });
        let speaker = speaker.or_else(|| match utterance.speaker {
            Some(_) => None,
            None => last_speaker(before, block),
        });
        if speaker.is_some() {
            found[at].speaker = speaker;
        }
    }
    for utterance in found.iter_mut().filter(|utterance| !utterance.closed) {
        if let Some(speaker) = &mut utterance.speaker {
            speaker.confidence = speaker.confidence.min(Confidence::Medium);
        }
    }
}

/// `Ferries are “…” and “…,” Feld said`: what has no more than the subject of its sentence takes the tag behind the last
/// quotation of the sentence.
fn tags_at_the_end(text: &Text<'_>, found: &mut [Utterance]) {
    for at in (1..found.len()).rev() {
        let (before, after) = found.split_at_mut(at);
        let (Some(one), Some(next)) = (before.last_mut(), after.first()) else { continue };
        let weak = one.speaker.as_ref().is_none_or(|speaker| {
            matches!(speaker.rule, SpeakerRule::SubjectOfSentence | SpeakerRule::SameSentence)
                && speaker.confidence == Confidence::Low
        });
        let sentence = |utterance: &Utterance| text.sentence_of(utterance.outer.start);
        if !weak || one.block != next.first_block || sentence(one) != sentence(next) {
            continue;
        }
        let Some(speaker) = next.speaker.as_ref().filter(|speaker| {
            matches!(
                speaker.rule,
                SpeakerRule::AfterSubjectVerb
                    | SpeakerRule::AfterVerbSubject
                    | SpeakerRule::ClosingTag
                    | SpeakerRule::AccordingTo
                    | SpeakerRule::TagOfNext
            ) && speaker.cue.as_ref().is_none_or(|cue| cue.start >= next.outer.end)
        }) else {
            continue;
        };
        one.speaker = Some(speaker.passed_on(SpeakerRule::TagOfNext));
    }
}

/// Who spoke in one of the paragraphs before: a guess.
fn last_speaker(before: Option<&Utterance>, block: u32) -> Option<Attribution> {
    let before = before.filter(|before| before.block + MAX_BLOCKS_BACK >= block)?;
    before.speaker.as_ref().map(|speaker| speaker.passed_on(SpeakerRule::LastSpeaker))
}

/// What stands before a quotation in its paragraph, behind the quotation before it.
fn in_paragraph(
    text: &Text<'_>,
    here: Option<&Utterance>,
    floor: usize,
    start: usize,
) -> Option<Attribution> {
    let sentence = start.checked_sub(1).filter(|_| start > floor).map(|before| text.sentence_of(before));
    let Some(sentence) = sentence.and_then(|sentence| text.sentences.get(sentence)) else {
        return here?.speaker.as_ref().map(|speaker| speaker.passed_on(SpeakerRule::SameParagraph));
    };
    let from = sentence.tokens.start.max(floor).max(start.saturating_sub(MAX_CLAUSE));
    // The sentence before is the one that ends with the other quotation and its tag.
    if let Some(here) = here
        && (sentence.tokens.start < here.outer.end || from == here.outer.end)
    {
        return here.speaker.as_ref().map(|speaker| speaker.passed_on(SpeakerRule::SameParagraph));
    }
    if let Some(tag) = tags::before(text, from, start, Class::SAY.union(Class::TELLS)) {
        return Some(without_tag_end(Attribution::new(tag, SpeakerRule::SentenceBefore)));
    }
    let subject = tags::sentence_subject(text, from, start)?;
    Some(Attribution::of_subject(subject, SpeakerRule::SubjectBefore))
}

/// `“…” “…,” said Macron.`
fn tag_of_next(utterance: &Utterance, next: Option<&Utterance>) -> Option<Attribution> {
    let next = next.filter(|next| next.first_block == utterance.block)?;
    let between = utterance.outer.end..next.outer.start;
    let speaker = next.speaker.as_ref().filter(|_| between.is_empty())?;
    matches!(speaker.rule, SpeakerRule::AfterSubjectVerb | SpeakerRule::AfterVerbSubject)
        .then(|| speaker.passed_on(SpeakerRule::TagOfNext))
}

/// What the paragraph before says of a paragraph that begins with a quotation.
fn beyond_paragraph(
    text: &Text<'_>,
    utterance: &Utterance,
    before: Option<&Utterance>,
    previous: u32,
) -> Option<Attribution> {
    let block = text.blocks[previous as usize - 1].clone();
    let last = block.end.checked_sub(1).filter(|last| *last >= block.start)?;
    let quoted_before = before.filter(|before| before.block == previous);
    let sentence = &text.sentences.get(text.sentence_of(last))?.tokens;
    let floor = quoted_before.map_or(block.start, |before| before.outer.end.max(block.start));
    let from = sentence.start.max(floor).max(block.end.saturating_sub(MAX_CLAUSE));
    if text.mark(last) == Some(':') {
        let rule = SpeakerRule::ColonParagraph;
        let verbs = Class::SAY.union(Class::TELLS).union(Class::UTTERS);
        if let Some(tag) = tags::opening(text, from, last).or_else(|| tags::before(text, from, last, verbs)) {
            return Some(without_tag_end(Attribution::new(tag, rule)));
        }
        return tags::sentence_subject(text, from, last)
            .map(|subject| Attribution::of_subject(subject, rule));
    }
    let whole = text.blocks[utterance.block as usize - 1].end == utterance.outer.end;
    if let Some(before) = quoted_before {
        // Both paragraphs must end with words of the speaker's, or with the tag.
        if whole && let Some(speaker) = &before.speaker {
            return Some(speaker.passed_on(SpeakerRule::NextParagraph));
        }
    }
    if let Some(tag) = tags::before(text, from, last, Class::SAY) {
        return Some(without_tag_end(Attribution::new(tag, SpeakerRule::ParagraphBefore)));
    }
    tags::sentence_subject(text, from, last)
        .map(|subject| Attribution::of_subject(subject, SpeakerRule::SubjectBefore))
}
