//! The editor's word on what was found in an article: it is looked for by its words, and always wins.
//!
//! First all corrections are matched with what was found, and only then is anything changed, so that it makes no
//! difference which of them stands first. One that names a paragraph is an exception to one that names none.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::findings::{
    Confidence, DateExpression, Figure, Findings, Quotation, QuotationKind, Span, Speaker, SpeakerKind,
};
use super::fold::fold;
use super::mentions::{Mention, MentionForm};
use super::names::PersonIx;
use super::speakers::Who;
use super::{DateRule, SpeakerRule};
use crate::content::{Body, Change, Correction, Named, Thing};
use crate::diagnostic::nearest;
use crate::words::words;

/// The corrections of one article, with where their words stand in it.
#[derive(Debug, Default)]
pub struct Corrections<'a> {
    body: Option<&'a Body>,
    all: Vec<Located<'a>>,
    /// Quotation of the corrected findings, and the correction that says whose it is.
    speakers: Vec<(usize, usize)>,
    faults: Vec<Fault>,
}

#[derive(Debug)]
struct Located<'a> {
    correction: &'a Correction,
    /// Whom it names.
    person: Option<PersonIx>,
    places: Vec<Span>,
    /// Where the words stand apart from the paragraph that was asked for.
    elsewhere: Option<u32>,
    /// Whether it concerns something.
    hit: bool,
}

/// A correction that could not be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which one, in the order given.
    pub correction: usize,
    /// Why.
    pub why: Why,
}

impl Fault {
    /// Whether the text has nothing that the correction may mean.
    pub fn is_unmatched(&self) -> bool {
        matches!(self.why, Why::NotThere { .. } | Why::NothingFound { .. })
    }
}

/// Why a correction could not be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its words are not in the text, or not in the paragraph.
    NotThere {
        /// The paragraph that has them.
        paragraph: Option<u32>,
        /// The beginning of what was found, and may be meant.
        near: Option<String>,
    },
    /// Its words are in the text, and nothing of the kind was found there.
    NothingFound {
        /// The paragraph.
        paragraph: u32,
    },
    /// Its words are in several quotations or sentences.
    Several(usize),
    /// Another one says otherwise of the same thing.
    Contradicts(usize),
}

/// More places than this do not name anything.
const MAX_PLACES: usize = 1_000;
/// 'Did you mean' looks at no more findings than this.
const MAX_NEAR: usize = 300;

impl<'a> Corrections<'a> {
    /// Finds the words of corrections in a body; each comes with the person that it names.
    pub fn new(
        body: &'a Body,
        corrections: impl Iterator<Item = (&'a Correction, Option<PersonIx>)>,
    ) -> Self {
        let mut corrections = corrections.peekable();
        if corrections.peek().is_none() {
            return Self::default();
        }
        let words = Words::new(body);
        let locate = |(correction, person): (&'a Correction, Option<PersonIx>)| {
            let mut places = words.find(&correction.words.value);
            if correction.thing == Thing::Name {
                places.retain(|place| same_case(words.text(place), &correction.words.value));
            }
            let (here, elsewhere): (Vec<Span>, Vec<Span>) = places
                .into_iter()
                .partition(|place| correction.paragraph.is_none_or(|paragraph| paragraph == place.block));
            let elsewhere = elsewhere.first().map(|place| place.block);
            Located { correction, person, places: here, elsewhere, hit: false }
        };
        Self { body: Some(body), all: corrections.map(locate).collect(), ..Self::default() }
    }

    /// Whether there is nothing to correct.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Corrects what the text alone shows.
    pub fn apply(&mut self, findings: &mut Findings) {
        let blocks = |one: &Quotation| one.parts.iter().map(|part| part.block).collect();
        let quotations = self.choose(Thing::Quote, &findings.quotations, blocks, |one, place| {
            let inside = one.parts.iter().filter(|part| part.contains(place)).map(length).min();
            inside.or_else(|| one.parts.iter().any(|part| place.contains(part)).then_some(u32::MAX))
        });
        let figures = self.choose(
            Thing::Figure,
            &findings.figures,
            |one| vec![one.span.block],
            |one, place| {
                let whole = figure_words(one);
                (whole.contains(place) || place.contains(&whole) || place.contains(&one.span)).then_some(0)
            },
        );
        let dates = self.choose(
            Thing::Date,
            &findings.dates,
            |one| vec![one.span.block],
            |one, place| (one.span.contains(place) || place.contains(&one.span)).then_some(0),
        );
        let sentences = self.choose_sentences(&findings.dates, &dates);

        for (date, correction) in &dates {
            if let Change::Value(moment) = self.all[*correction].correction.change {
                let date = &mut findings.dates[*date];
                date.value = moment.to_string().into();
                date.moment = Some(moment);
                date.rule = DateRule::Editor;
                date.confidence = Confidence::High;
            }
        }
        for (date, correction) in &sentences {
            if let Change::Show(show) = self.all[*correction].correction.change {
                findings.dates[*date].listed = Some(show);
            }
        }
        self.set_speakers(&mut findings.quotations, &quotations);
        let all = &self.all;
        let hides = |chosen: &BTreeMap<usize, usize>, index: usize| {
            chosen.get(&index).is_some_and(|one| matches!(all[*one].correction.change, Change::Hide))
        };
        retain(&mut findings.quotations, |index| !hides(&quotations, index));
        retain(&mut findings.figures, |index| !hides(&figures, index));
        retain(&mut findings.dates, |index| !hides(&dates, index));
        self.deny_candidates(findings);
        let span = |span: &Span| (span.block, span.range());
        self.note_misses(&[Thing::Quote, Thing::Figure, Thing::Date, Thing::Sentence], |thing| match thing {
            Thing::Quote => findings.quotations.iter().flat_map(|one| one.parts.first()).map(span).collect(),
            Thing::Figure => findings.figures.iter().map(|one| span(&figure_words(one))).collect(),
            Thing::Date => findings.dates.iter().map(|one| span(&one.span)).collect(),
            Thing::Sentence => findings.dates.iter().map(|one| span(&one.sentence)).collect(),
            Thing::Name => Vec::new(),
        });
    }

    /// For each of `found` the correction that holds of it. `blocks` says where it stands; `fits`, whether a place in
    /// the text means it, and how much it is besides: of two quotations the shorter one is meant.
    fn choose<T>(
        &mut self,
        thing: Thing,
        found: &[T],
        blocks: impl Fn(&T) -> Vec<u32>,
        fits: impl Fn(&T, &Span) -> Option<u32>,
    ) -> BTreeMap<usize, usize> {
        let about = |one: &Located<'_>| one.correction.thing == thing;
        if !self.all.iter().any(about) {
            return BTreeMap::new();
        }
        let by_block = by_block(found.iter().map(blocks));
        let mut wanted = Vec::new();
        for (index, one) in self.all.iter_mut().enumerate().filter(|(_, one)| about(one)) {
            let mut meant: Vec<usize> = Vec::new();
            for place in &one.places {
                let here = by_block.get(&place.block).into_iter().flatten();
                let near = here.filter_map(|n| Some((fits(&found[*n], place)?, *n)));
                if thing == Thing::Quote {
                    meant.extend(near.min().map(|(_, n)| n));
                } else {
                    meant.extend(near.map(|(_, n)| n));
                }
            }
            meant.sort_unstable();
            meant.dedup();
            one.hit = !meant.is_empty();
            if thing == Thing::Quote && meant.len() > 1 {
                self.faults.push(Fault { correction: index, why: Why::Several(meant.len()) });
            } else {
                wanted.extend(meant.into_iter().map(|n| (n, index)));
            }
        }
        self.settle(wanted)
    }

    /// As [`Corrections::choose`], of sentences: dates that are hidden are in none.
    fn choose_sentences(
        &mut self,
        dates: &[DateExpression],
        chosen: &BTreeMap<usize, usize>,
    ) -> BTreeMap<usize, usize> {
        let change =
            |all: &[Located<'_>], n: usize| chosen.get(&n).map(|one| all[*one].correction.change.clone());
        // What the editor dates has a moment, and what is hidden has none.
        let placed: Vec<bool> = (0..dates.len())
            .map(|n| match change(&self.all, n) {
                Some(Change::Hide) => false,
                Some(Change::Value(_)) => true,
                _ => dates[n].moment.is_some(),
            })
            .collect();
        let about = |one: &Located<'_>| one.correction.thing == Thing::Sentence;
        if !self.all.iter().any(about) {
            return BTreeMap::new();
        }
        let by_block = by_block(dates.iter().map(|date| vec![date.sentence.block]));
        let mut wanted = Vec::new();
        for (index, one) in self.all.iter_mut().enumerate().filter(|(_, one)| about(one)) {
            let shows = matches!(one.correction.change, Change::Show(true));
            let mut meant: BTreeSet<usize> = BTreeSet::new();
            for place in &one.places {
                let here = by_block.get(&place.block).into_iter().flatten().copied();
                let of = |n: &usize| {
                    let sentence = &dates[*n].sentence;
                    sentence.contains(place) || place.contains(sentence)
                };
                meant.extend(here.filter(|n| placed[*n] || !shows).filter(of));
            }
            one.hit = !meant.is_empty();
            let mut sentences: Vec<Span> = meant.iter().map(|n| dates[*n].sentence).collect();
            sentences.dedup();
            if sentences.len() > 1 {
                self.faults.push(Fault { correction: index, why: Why::Several(sentences.len()) });
            } else {
                wanted.extend(meant.into_iter().map(|n| (n, index)));
            }
        }
        self.settle(wanted)
    }

    /// Of the corrections of each finding the one that holds: the narrower, or else the first.
    fn settle(&mut self, wanted: Vec<(usize, usize)>) -> BTreeMap<usize, usize> {
        let mut settled: BTreeMap<usize, usize> = BTreeMap::new();
        for (finding, index) in wanted {
            let Some(rival) = settled.get(&finding).copied() else {
                settled.insert(finding, index);
                continue;
            };
            match (self.is_narrow(rival), self.is_narrow(index)) {
                (true, false) => {}
                (false, true) => drop(settled.insert(finding, index)),
                _ => self.compare(rival, index),
            }
        }
        settled
    }

    fn is_narrow(&self, index: usize) -> bool {
        self.all[index].correction.paragraph.is_some()
    }

    /// Reports two corrections of one thing that differ.
    fn compare(&mut self, first: usize, second: usize) {
        let (a, b) = (&self.all[first], &self.all[second]);
        let agree = match (&a.correction.change, &b.correction.change) {
            (Change::Hide, Change::Hide) => true,
            (Change::Speaker(_), Change::Speaker(_)) | (Change::Person(_), Change::Person(_)) => {
                a.person == b.person
            }
            (Change::Value(a), Change::Value(b)) => a == b,
            (Change::Show(a), Change::Show(b)) => a == b,
            _ => false,
        };
        let fault = Fault { correction: second, why: Why::Contradicts(first) };
        if !agree && !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    /// What is said of speakers stands in the findings, too: who is meant is looked up from there.
    fn set_speakers(&mut self, quotations: &mut [Quotation], chosen: &BTreeMap<usize, usize>) {
        let mut hidden = 0;
        for (index, correction) in chosen {
            let (quotation, said) = (&mut quotations[*index], &self.all[*correction]);
            match &said.correction.change {
                Change::Hide => hidden += 1,
                Change::Speaker(Named::Nobody) => quotation.speaker = None,
                Change::Speaker(Named::Person(_)) if said.person.is_some() => {
                    // Words that somebody said are no mere term.
                    if quotation.kind == QuotationKind::Term {
                        quotation.kind = QuotationKind::Fragment;
                    }
                    let before = quotation.speaker.map(|speaker| (speaker.surface, speaker.kind));
                    let nowhere =
                        quotation.parts.first().map_or(Span { block: 1, start: 0, end: 0 }, |part| Span {
                            end: part.start,
                            ..*part
                        });
                    let (surface, kind) = before.unwrap_or((nowhere, SpeakerKind::Name));
                    let confidence = Confidence::High;
                    let rule = SpeakerRule::Editor;
                    quotation.speaker = Some(Speaker { surface, kind, on_behalf_of: None, rule, confidence });
                }
                _ => continue,
            }
            if !matches!(said.correction.change, Change::Hide) {
                self.speakers.push((*index - hidden, *correction));
            }
        }
    }

    /// A name that is nobody's is no candidate for a person, and has no office.
    fn deny_candidates(&mut self, findings: &mut Findings) {
        for one in &mut self.all {
            if !matches!(one.correction.change, Change::Person(Named::Nobody)) {
                continue;
            }
            let places = &one.places;
            // All have as many words, so that of those that start before it the last one reaches farthest.
            let denied = |span: &Span| {
                let before =
                    places.partition_point(|place| (place.block, place.start) <= (span.block, span.start));
                before.checked_sub(1).is_some_and(|last| places[last].contains(span))
            };
            for candidate in &mut findings.candidates {
                if candidate.mentions.iter().any(|(span, _)| denied(span)) {
                    one.hit = true;
                    let left = candidate.mentions.iter().filter(|(span, _)| !denied(span));
                    candidate.mentions = left.copied().collect();
                }
            }
            findings.candidates.retain(|candidate| !candidate.mentions.is_empty());
            findings.roles.retain(|role| !denied(&role.name));
        }
    }

    /// Corrects whose the names are.
    pub(super) fn apply_to_mentions(&mut self, findings: &Findings, mentions: &mut Vec<Mention>) {
        let mut wanted: Vec<(bool, u32, Span, usize)> = Vec::new();
        for (index, one) in self.all.iter().enumerate() {
            if matches!(one.correction.change, Change::Person(_)) {
                let narrow = one.correction.paragraph.is_some();
                wanted.extend(
                    one.places.iter().map(|place| (!narrow, u32::MAX - length(place), *place, index)),
                );
            }
        }
        // The narrower first, then the longer: "Washington" is not looked for within "George Washington".
        wanted.sort_unstable();
        let mut claimed: BTreeMap<Span, usize> = BTreeMap::new();
        let mut added: Vec<Mention> = Vec::new();
        let mut denied: BTreeSet<usize> = BTreeSet::new();
        for (_, _, place, index) in wanted {
            let before = Span { start: place.end, end: 0, ..place };
            let claim = claimed.range(..before).next_back().filter(|(claim, _)| claim.overlaps(&place));
            if let Some((claim, rival)) = claim.map(|(claim, rival)| (*claim, *rival)) {
                self.all[index].hit = true;
                if claim == place && self.is_narrow(rival) == self.is_narrow(index) {
                    self.compare(rival, index);
                }
            } else if self.correct_mention(place, index, findings, mentions, &mut denied, &mut added) {
                self.all[index].hit = true;
                claimed.insert(place, index);
            }
        }
        let near: Vec<(u32, Range<usize>)> =
            mentions.iter().map(|mention| (mention.block, mention.range())).collect();
        retain(mentions, |index| !denied.contains(&index));
        mentions.extend(added);
        mentions.sort_by_key(|mention| (mention.block, mention.start));
        self.note_misses(&[Thing::Name], |_| near.clone());
    }

    /// Corrects whose name stands at a place; `false` where that is another thing than the one that is meant.
    fn correct_mention(
        &self,
        place: Span,
        index: usize,
        findings: &Findings,
        mentions: &mut [Mention],
        denied: &mut BTreeSet<usize>,
        added: &mut Vec<Mention>,
    ) -> bool {
        let one = &self.all[index];
        // Mentions of a block do not overlap, so that those that overlap the place stand together.
        let first = mentions.partition_point(|m| (m.block, m.end) <= (place.block, place.start));
        let here = mentions[first..].iter().take_while(|m| (m.block, m.start) < (place.block, place.end));
        let here = first..first + here.count();
        let is_inside = |m: &Mention| place.start <= m.start && m.end <= place.end;
        // The words are part of a longer name.
        if !mentions[here.clone()].iter().all(is_inside) {
            return false;
        }
        let Some(person) = one.person else {
            // Whom it names could not be found out, and has been reported.
            if matches!(one.correction.change, Change::Person(Named::Person(_))) {
                return true;
            }
            denied.extend(here.clone());
            return !here.is_empty();
        };
        for mention in &mut mentions[here.clone()] {
            mention.person = person;
        }
        let credits = &findings.credits;
        let credits = &credits[credits.partition_point(|credit| credit.block < place.block)..];
        let credited = credits.iter().take_while(|credit| credit.block == place.block).any(|credit| {
            credit.range.start < place.end as usize && (place.start as usize) < credit.range.end
        });
        if here.is_empty() && !credited {
            let several = one.correction.words.value.trim().contains(char::is_whitespace);
            let form = if several { MentionForm::Full } else { MentionForm::Surname };
            added.push(Mention { person, block: place.block, start: place.start, end: place.end, form });
        }
        !here.is_empty() || !credited
    }

    /// Corrects whose the quotations are.
    pub(super) fn apply_to_speakers(&self, speakers: &mut [Who]) {
        for (quotation, correction) in &self.speakers {
            if let Some(who) = speakers.get_mut(*quotation) {
                *who = Who { person: self.all[*correction].person, ..Who::default() };
            }
        }
    }

    /// The people whom followed corrections name as speakers.
    pub fn speakers(&self) -> impl Iterator<Item = PersonIx> {
        self.speakers.iter().filter_map(|(_, correction)| self.all[*correction].person)
    }

    /// What could not be followed, by correction.
    pub fn into_faults(mut self) -> Vec<Fault> {
        self.faults.sort_by_key(|fault| fault.correction);
        self.faults
    }

    /// Reports the corrections of some things that concern nothing. `found` says where there are such things.
    fn note_misses(&mut self, things: &[Thing], found: impl Fn(Thing) -> Vec<(u32, Range<usize>)>) {
        let missed = self.all.iter().enumerate();
        let missed = missed.filter(|(_, one)| !one.hit && things.contains(&one.correction.thing));
        let faults: Vec<Fault> = missed
            .map(|(correction, one)| {
                let why = match (one.places.first(), one.elsewhere) {
                    (Some(place), _) => Why::NothingFound { paragraph: place.block },
                    (None, Some(paragraph)) => Why::NotThere { paragraph: Some(paragraph), near: None },
                    (None, None) => {
                        let near = self.near(&one.correction.words.value, &found(one.correction.thing));
                        Why::NotThere { paragraph: None, near }
                    }
                };
                Fault { correction, why }
            })
            .collect();
        self.faults.extend(faults);
    }

    /// The beginning of something found, as long as `text`, that is only a slip of the pen away from it.
    fn near(&self, text: &str, found: &[(u32, Range<usize>)]) -> Option<String> {
        let count = words(text).count();
        let beginnings = found.iter().take(MAX_NEAR).filter_map(|(block, range)| {
            let whole = self.body?.block_text(*block as usize)?.get(range.clone())?;
            let end = words(whole).take(count).last()?.end;
            Some(whole[..end].trim_end_matches(|c: char| !c.is_alphanumeric()))
        });
        nearest(text, beginnings).map(str::to_owned)
    }
}

/// Findings by the blocks that they stand in.
fn by_block(blocks: impl Iterator<Item = Vec<u32>>) -> BTreeMap<u32, Vec<usize>> {
    let mut by_block: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (finding, blocks) in blocks.enumerate() {
        for block in blocks {
            by_block.entry(block).or_default().push(finding);
        }
    }
    by_block
}

/// Bytes of the block.
fn length(span: &Span) -> u32 {
    span.end.saturating_sub(span.start)
}

/// A number with what it counts.
fn figure_words(figure: &Figure) -> Span {
    match figure.noun_span.filter(|noun| noun.block == figure.span.block) {
        Some(noun) => Span {
            start: figure.span.start.min(noun.start),
            end: figure.span.end.max(noun.end),
            ..figure.span
        },
        None => figure.span,
    }
}

/// Keeps what stands at the places that are asked for.
fn retain<T>(all: &mut Vec<T>, keep: impl Fn(usize) -> bool) {
    let mut index = 0;
    all.retain(|_| {
        index += 1;
        keep(index - 1)
    });
}

/// A name that is written with a capital is not the word without one.
fn same_case(text: &str, name: &str) -> bool {
    let capital = |text: &str| {
        let last = text.split_whitespace().next_back().unwrap_or(text);
        last.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
    };
    capital(text) || !capital(name)
}

/// The folded words of a body, each with its place; what stands between words makes no difference.
struct Words<'b> {
    body: &'b Body,
    numbers: HashMap<String, usize>,
    /// In the order of the text.
    all: Vec<(usize, Span)>,
    /// Where each word stands in `all`.
    places: Vec<Vec<usize>>,
}

impl<'b> Words<'b> {
    fn new(body: &'b Body) -> Self {
        let mut index = Self { body, numbers: HashMap::new(), all: Vec::new(), places: Vec::new() };
        for block in 1..=body.blocks.len() {
            let text = body.block_text(block).unwrap_or_default();
            for range in runs(text) {
                let folded = fold(&text[range.clone()]);
                if folded.is_empty() {
                    continue;
                }
                let new = index.numbers.len();
                let number = *index.numbers.entry(folded).or_insert(new);
                if number == new {
                    index.places.push(Vec::new());
                }
                index.places[number].push(index.all.len());
                let span = Span { block: block as u32, start: range.start as u32, end: range.end as u32 };
                index.all.push((number, span));
            }
        }
        index
    }

    fn text(&self, span: &Span) -> &str {
        self.body.block_text(span.block as usize).and_then(|text| text.get(span.range())).unwrap_or_default()
    }

    /// Where these words follow each other in a paragraph.
    fn find(&self, text: &str) -> Vec<Span> {
        let folded = runs(text).map(|range| fold(&text[range])).filter(|word| !word.is_empty());
        let wanted: Option<Vec<usize>> = folded.map(|word| self.numbers.get(&word).copied()).collect();
        let Some(wanted) = wanted else { return Vec::new() };
        // The rarest of the words is looked for, and the others around it.
        let rarest = wanted.iter().enumerate().min_by_key(|(_, number)| self.places[**number].len());
        let Some((offset, rarest)) = rarest else { return Vec::new() };
        let starts = self.places[*rarest].iter().filter_map(|at| at.checked_sub(offset));
        let found = starts.filter_map(|start| {
            let here = self.all.get(start..start + wanted.len())?;
            let (first, last) = (here.first()?.1, here.last()?.1);
            let same = here.iter().map(|(number, _)| number).eq(&wanted) && first.block == last.block;
            same.then_some(Span { end: last.end, ..first })
        });
        found.take(MAX_PLACES).collect()
    }
}

/// Runs of letters and digits, with what belongs to their letters.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let joins = |c: char| {
        let invisible = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
        c.is_alphanumeric() || is_combining_mark(c) || invisible
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(joins)?;
        let end = text[start..].find(|c| !joins(c)).map_or(text.len(), |length| start + length);
        at = end;
        Some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::content::{Article, Document, parse};
    use crate::reading::{NameIndex, Names, read};

    const TEXT: &str = "“We will wait no longer,” he said in Washington on Thursday. “Never,” he said.\n\n\
        Some 26 countries met last month; Washington was “never” there, said George Washington on Thursday.\n";

    fn article(corrections: &str) -> Arc<Article> {
        let text = format!(
            "---\ntitle: T\nsource: s\npublished: 2025-03-01\ncorrections:\n{corrections}---\n{TEXT}"
        );
        match parse("content/articles/a.md", &text, None) {
            (Some(Document::Article(article)), _) => article,
            (_, faults) => panic!("{corrections}: {faults:?}"),
        }
    }

    fn span(article: &Article, block: u32, words: &str) -> Span {
        let text = article.entry.body.block_text(block as usize).expect("a block");
        let start = text.find(words).unwrap_or_else(|| panic!("{words}")) as u32;
        Span { block, start, end: start + words.len() as u32 }
    }

    /// What rules would find.
    fn findings(article: &Article) -> Findings {
        let at = |block, words| span(article, block, words);
        let quotation = |block, words, kind| Quotation {
            parts: [at(block, words)].into(),
            kind,
            speaker: None,
            cue: None,
        };
        let date = |block, words, sentence| DateExpression {
            span: at(block, words),
            value: "2025-02-27".into(),
            moment: crate::moment::Moment::parse("2025-02-27", None).ok(),
            rule: DateRule::Whole,
            confidence: Confidence::Medium,
            sentence: at(block, sentence),
            listed: None,
        };
        let text = |block: usize| article.entry.body.block_text(block).expect("a block");
        let first = text(1).split(" “Never").next().expect("a sentence");
        Findings {
            quotations: vec![
                quotation(1, "We will wait no longer,", QuotationKind::Direct),
                quotation(1, "Never,", QuotationKind::Direct),
                quotation(2, "Washington was “never” there", QuotationKind::Indirect),
                quotation(2, "never", QuotationKind::Fragment),
            ],
            figures: vec![Figure {
                subject: Box::default(),
                alone: true,
                span: at(2, "Some 26"),
                value: 26.0,
                to: None,
                hedge: None,
                unit: None,
                noun: Some("country".into()),
                noun_span: Some(at(2, "countries")),
                rule: super::super::FigureRule::Count,
            }],
            dates: vec![
                date(1, "Thursday", first),
                date(2, "last month", text(2)),
                date(2, "Thursday", text(2)),
            ],
            ..Findings::default()
        }
    }

    const ANN: PersonIx = PersonIx(0);
    const GEORGE: PersonIx = PersonIx(1);

    /// What is left of the findings, whose the mentions and quotations are, and what is said.
    type Corrected = (Findings, Vec<(u32, PersonIx)>, Vec<Option<PersonIx>>, Vec<Why>);

    fn corrected(corrections: &str) -> Corrected {
        let article = article(corrections);
        let mut findings = findings(&article);
        let person = |correction: &Correction| match correction.change.name()?.value.as_str() {
            "ann" => Some(ANN),
            _ => Some(GEORGE),
        };
        let all = article.corrections.iter().map(|one| (one, person(one)));
        let mut corrections = Corrections::new(&article.entry.body, all);
        corrections.apply(&mut findings);
        let names = |name| Names { spellings: vec![name], never: Vec::new(), roles: &[] };
        let index =
            NameIndex::new([(ANN, names("Ann Roe")), (GEORGE, names("George Washington"))].into_iter());
        let reading = read(&article, &findings, &index, &[], &[], &mut corrections);
        let mentions = reading.mentions.iter().map(|mention| (mention.block, mention.person)).collect();
        let speakers = reading.speakers.iter().map(|who| who.person).collect();
        let faults = corrections.into_faults();
        (findings, mentions, speakers, faults.into_iter().map(|fault| fault.why).collect())
    }

    #[test]
    fn the_editor_says_whose_words_they_are() {
        for (corrections, want) in [
            ("  - {quote: wait no longer, speaker: ann}\n", [Some(ANN), None, None, None]),
            // Of two that have the words, the shorter.
            ("  - {quote: never, paragraph: 2, speaker: ann}\n", [None, None, None, Some(ANN)]),
            ("  - {quote: Washington was, speaker: ann}\n", [None, None, Some(ANN), None]),
            ("  - {quote: “NEVER” he said, speaker: ann}\n", [None, Some(ANN), None, None]),
        ] {
            let (findings, _, speakers, faults) = corrected(corrections);
            assert_eq!((&speakers[..], &faults[..]), (&want[..], &[][..]), "{corrections}");
            let rules: Vec<bool> = findings.quotations.iter().map(|q| q.speaker.is_some()).collect();
            assert_eq!(rules, want.map(|who| who.is_some()), "{corrections}");
        }
        let hidden = "  - {quote: wait no longer, hide: true}\n  - {quote: Washington was, speaker: ann}\n";
        assert_eq!(corrected(hidden).2, [None, Some(ANN), None]);
    }

    #[test]
    fn what_is_none_is_hidden() {
        let counts = |corrections: &str| {
            let (findings, _, _, faults) = corrected(corrections);
            assert_eq!(faults, [], "{corrections}");
            (findings.quotations.len(), findings.figures.len(), findings.dates.len())
        };
        for (corrections, want) in [
            ("  - {quote: We will wait, hide: true}\n", (3, 1, 3)),
            ("  - {figure: 26 countries, hide: true}\n", (4, 0, 3)),
            ("  - {figure: some 26, hide: true}\n", (4, 0, 3)),
            ("  - {date: on Thursday, hide: true}\n", (4, 1, 1)),
            ("  - {date: Thursday, paragraph: 1, hide: true}\n", (4, 1, 2)),
        ] {
            assert_eq!(counts(corrections), want, "{corrections}");
        }
    }

    #[test]
    fn dates_are_set_and_their_sentences_listed() {
        let (findings, _, _, faults) = corrected(
            "  - {date: Thursday, value: 2025-09-04}\n  - {date: Thursday, paragraph: 2, hide: true}\n\
             \x20 - {sentence: 26 countries met, show: true}\n  - {sentence: We will wait, show: false}\n",
        );
        assert_eq!(faults, []);
        let dates: Vec<_> =
            findings.dates.iter().map(|d| (d.span.block, &*d.value, d.rule.name(), d.listed)).collect();
        assert_eq!(
            dates,
            [(1, "2025-09-04", "editor", Some(false)), (2, "2025-02-27", "whole", Some(true))],
            "the narrower one is an exception"
        );
    }

    #[test]
    fn the_editor_says_whose_name_it_is() {
        for (corrections, want) in [
            ("  - {name: Nobody, person: none}\n", vec![(1, GEORGE), (2, GEORGE), (2, GEORGE)]),
            ("  - {name: Washington, person: none}\n", vec![(2, GEORGE)]),
            ("  - {name: Washington, paragraph: 1, person: none}\n", vec![(2, GEORGE), (2, GEORGE)]),
            ("  - {name: Washington, person: ann}\n", vec![(1, ANN), (2, ANN), (2, GEORGE)]),
            (
                "  - {name: Washington, person: none}\n  - {name: washington, paragraph: 2, person: ann}\n",
                vec![(2, ANN), (2, GEORGE)],
            ),
            ("  - {name: George Washington, person: none}\n", vec![(1, GEORGE), (2, GEORGE)]),
        ] {
            assert_eq!(corrected(corrections).1, want, "{corrections}");
        }
        // Where no rule finds anybody, the editor still may.
        assert_eq!(corrected("  - {name: Some, person: ann}\n").1[1], (2, ANN));
    }

    #[test]
    fn what_cannot_be_followed_is_said() {
        let not_there =
            |paragraph, near: Option<&str>| Why::NotThere { paragraph, near: near.map(str::to_owned) };
        for (corrections, want) in [
            ("  - {quote: Never ever, hide: true}\n", not_there(None, None)),
            ("  - {quote: We wil wait, hide: true}\n", not_there(None, Some("We will wait"))),
            ("  - {quote: wait no longer, paragraph: 2, hide: true}\n", not_there(Some(1), None)),
            ("  - {quote: met last, hide: true}\n", Why::NothingFound { paragraph: 2 }),
            ("  - {quote: never, hide: true}\n", Why::Several(2)),
            ("  - {figure: 26, paragraph: 1, hide: true}\n", not_there(Some(2), None)),
            ("  - {date: Thursdey, value: 2025}\n", not_there(None, Some("Thursday"))),
            ("  - {sentence: “Never” he said, show: true}\n", Why::NothingFound { paragraph: 1 }),
            ("  - {sentence: Thursday, show: true}\n", Why::Several(2)),
            ("  - {name: Washingtom, person: none}\n", not_there(None, Some("Washington"))),
            ("  - {name: countries, person: none}\n", Why::NothingFound { paragraph: 2 }),
            ("  - {quote: We will, speaker: ann}\n  - {quote: no longer, hide: true}\n", Why::Contradicts(0)),
            (
                "  - {date: Thursday, value: 2025}\n  - {date: on Thursday, value: 2024}\n",
                Why::Contradicts(0),
            ),
            (
                "  - {sentence: countries, show: true}\n  - {sentence: last month, show: false}\n",
                Why::Contradicts(0),
            ),
        ] {
            assert_eq!(corrected(corrections).3, [want], "{corrections}");
        }
    }

    #[test]
    fn every_place_is_found_in_any_text() {
        for (text, words, count) in [
            ("a a a a", "a a", 3),
            ("Zoe\u{308} saw Zoë", "zoe", 2),
            ("don’t, don't", "don't", 2),
            ("co\u{ad}operate", "cooperate", 1),
            ("\u{ad} \u{ad}", "\u{ad}", 0),
            ("", "x", 0),
            ("ein Fluß, ein Fluss", "ein fluss", 2),
        ] {
            let body = Body::parse(text, 0, crate::content::Trust::Foreign);
            let found = Words::new(&body).find(words);
            assert_eq!(found.len(), count, "{text} {words}");
        }
    }
}
