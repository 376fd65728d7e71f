//! The texts that an article had before its newest one: what they said that it does not say any more, and since when
//! each finding stands. Pages are about the newest text; what was told on a day is about the one of that day.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::resolve::folded_target;
use super::versions::one_line;
use super::{Article, ArticleIx, Briefing, Expired};
use crate::moment::Moment;
use crate::reading::{
    Candidate, Confidence, Cues, Figure, Mention, MentionForm, PersonIx, Quotation, Span, fold, is_person,
};

/// From when to when a text was what the publisher said, or a finding in it; from the first text that has it to the
/// last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stood {
    /// When it came to the desk.
    pub since: Moment,
    /// When a text without it came; nothing where it still stands.
    pub until: Option<Moment>,
}

impl Stood {
    /// Whether it had come at a time.
    pub fn had_come(&self, time: Moment) -> bool {
        !self.since.is_after(&time)
    }
}

/// The earlier texts of an article, and when each of its findings came.
#[derive(Debug, Default)]
pub struct Earlier {
    /// The article as it was with each of them, the oldest first.
    pub(super) texts: Vec<Article>,
    quotations: Times,
    figures: Times,
}

/// When findings of one kind came and went; empty where there is one text.
#[derive(Debug, Default)]
struct Times {
    /// Those of the newest text by their numbers, then what only earlier texts have.
    findings: Vec<Found>,
}

/// A finding of one text or several.
#[derive(Debug)]
struct Found {
    /// The last of the texts that have it.
    text: usize,
    /// Its number among the findings there.
    nth: usize,
    /// All that have it.
    texts: Vec<usize>,
    stood: Stood,
    /// Whether its words stand nowhere in the newest text. They may be part of a longer quotation there, or somebody
    /// else's.
    is_gone: bool,
}

/// A finding of a text as it is compared with those of others.
struct Seen {
    /// What is the same in two texts.
    key: String,
    /// Whether it is told of where it stands no more.
    is_told: bool,
}

/// So many findings of earlier texts are looked for in the newest: each costs a look through all of it.
const MAX_SOUGHT: usize = 500;

/// By what words are the same in two texts: marks and capitals apart.
fn key(words: &str) -> String {
    let folded = fold(words);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether words stand in a text, as whole words.
fn holds(text: &str, words: &str) -> bool {
    let ends = |rest: Option<char>| !rest.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, found)| {
        ends(text[..at].chars().next_back()) && ends(text[at + found.len()..].chars().next())
    })
}

/// The number with what it counts, where that stands behind it.
pub(super) fn whole_figure(figure: &Figure) -> Span {
    let mut span = figure.span;
    if let Some(noun) = figure.noun_span.filter(|noun| noun.block == span.block && noun.start >= span.start) {
        span.end = span.end.max(noun.end);
    }
    span
}

impl Times {
    /// From the findings of each text, the newest last. `still_stands` says whether the words of one, by text and number,
    /// stand in the newest text.
    fn new(texts: &[Stood], seen: &[Vec<Seen>], still_stands: impl Fn(usize, usize) -> bool) -> Self {
        let (Some(newest), [_, _, ..]) = (seen.len().checked_sub(1), texts) else { return Self::default() };
        let mut having: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (text, seen) in seen.iter().enumerate() {
            for one in seen {
                let having = having.entry(&one.key).or_default();
                if having.last() != Some(&text) {
                    having.push(text);
                }
            }
        }
        let mut sought = 0;
        let mut found = |text: usize, nth: usize, one: &Seen| {
            let having = having[one.key.as_str()].clone();
            let since = having.first().map_or(texts[text].since, |first| texts[*first].since);
            let stood = Stood { since, until: texts[text].until };
            sought += usize::from(text != newest);
            let is_gone = text != newest && (sought > MAX_SOUGHT || !still_stands(text, nth));
            Found { text, nth, texts: having, stood, is_gone }
        };
        let mut known: BTreeSet<&str> = BTreeSet::new();
        let mut findings = Vec::new();
        for (text, seen) in seen.iter().enumerate().rev() {
            for (nth, one) in seen.iter().enumerate() {
                let is_new = known.insert(&one.key);
                if text == newest || is_new && one.is_told {
                    findings.push(found(text, nth, one));
                }
            }
        }
        Self { findings }
    }

    fn stood(&self, nth: usize, text: Stood) -> Stood {
        self.findings.get(nth).map_or(text, |found| found.stood)
    }
}

impl Earlier {
    /// What came and went between these texts and the newest one.
    pub(super) fn new(texts: Vec<Article>, newest: &Article) -> Self {
        let all = || texts.iter().chain([newest]);
        let stood: Vec<Stood> = all().map(|text| text.stood).collect();
        let quotations = all().map(|text| {
            let seen = |(nth, one): (usize, &Quotation)| Seen {
                key: text.quotation_key(nth).unwrap_or_default(),
                is_told: one.kind.is_quoted()
                    && (text.speaker(nth).is_some() || text.named_speaker(nth).is_some()),
            };
            text.findings.quotations.iter().enumerate().map(seen).collect()
        });
        let quotations: Vec<_> = quotations.collect();
        let figures = all().map(|text| {
            let keys = (0..text.findings.figures.len()).map(|nth| text.figure_key(nth).unwrap_or_default());
            keys.map(|key| Seen { key, is_told: true }).collect()
        });
        let figures: Vec<_> = figures.collect();
        let plain = &newest.doc.entry.body.plain;
        let (folded, plain) = (key(plain), one_line(plain));
        let quotations = Times::new(&stood, &quotations, |text, nth| {
            let parts = &texts[text].findings.quotations[nth].parts;
            parts.iter().all(|part| holds(&folded, &key(texts[text].words_of(part))))
        });
        let figures = Times::new(&stood, &figures, |text, nth| {
            let span = whole_figure(&texts[text].findings.figures[nth]);
            holds(&plain, &one_line(texts[text].words_of(&span)))
        });
        Self { quotations, figures, texts }
    }

    /// The quotations and figures of an earlier text that were withdrawn later.
    pub(super) fn withdrawn_from(&self, text: usize) -> [Vec<usize>; 2] {
        [&self.quotations, &self.figures].map(|times| {
            times.findings.iter().filter(|found| found.text == text).map(|found| found.nth).collect()
        })
    }
}

impl Article {
    /// The text that has quotation `nth`, with its number there. Those that were withdrawn are numbered on from those of
    /// the newest text.
    pub fn quotation_in(&self, nth: usize) -> Option<(&Self, usize)> {
        self.finding_in(nth, self.findings.quotations.len(), &self.earlier.quotations)
    }

    /// The words of quotation `nth` without marks and capitals.
    pub fn quoted_words(&self, nth: usize) -> Option<String> {
        let quotation = self.findings.quotations.get(nth)?;
        Some(key(&self.quotation_text(quotation)))
    }

    /// The words of quotation `nth`, and who says them.
    fn quotation_key(&self, nth: usize) -> Option<String> {
        let (words, speaker) = (self.quoted_words(nth)?, self.speaker(nth));
        Some(format!("{words} | {speaker:?} {:?}", speaker.is_none().then(|| self.named_speaker(nth))))
    }

    /// Who is named as the speaker of quotation `nth` in an earlier text, and is nobody any more: no newest text says
    /// that there is such a person.
    pub fn named_speaker(&self, nth: usize) -> Option<&str> {
        let speaker = self.findings.quotations.get(nth)?.speaker.as_ref()?;
        let named = |one: &&Candidate| one.mentions.iter().any(|(name, _)| speaker.surface.contains(name));
        let mut named = self.findings.candidates.iter().filter(named);
        let sure = speaker.confidence > Confidence::Low;
        sure.then(|| named.find(|one| self.was_somebody(one))).flatten().map(|one| &*one.name)
    }

    /// Who was a person by an earlier text alone, and is nobody any more.
    pub fn people_then(&self) -> impl Iterator<Item = &Candidate> {
        self.findings.candidates.iter().filter(|one| self.was_somebody(one))
    }

    fn was_somebody(&self, one: &Candidate) -> bool {
        let is_somebody = |(name, _): &(Span, MentionForm)| {
            let at = |mention: &Mention| {
                mention.block == name.block && mention.start < name.end && name.start < mention.end
            };
            self.reading.mentions.iter().any(at)
        };
        self.stood.until.is_some() && one.is_person() && !one.mentions.iter().any(is_somebody)
    }

    /// When quotation `nth` was published, as far as is known: with the article, or with the text that brought it.
    pub fn quotation_dated(&self, nth: usize) -> Moment {
        self.dated(self.quotation_stood(nth))
    }

    /// When figure `nth` was published, likewise.
    pub fn figure_dated(&self, nth: usize) -> Moment {
        self.dated(self.figure_stood(nth))
    }

    fn dated(&self, stood: Stood) -> Moment {
        let came = self.texts().next().map_or(self.stood.since, |first| first.stood.since);
        if stood.since.is_after(&came) { stood.since } else { self.doc.published }
    }

    /// The words of figure `nth`, and what they come to.
    fn figure_key(&self, nth: usize) -> Option<String> {
        let figure = self.findings.figures.get(nth)?;
        let Figure { value, to, hedge, unit, .. } = figure;
        let words = key(self.words_of(&whole_figure(figure)));
        Some(format!("{words} | {value} {to:?} {hedge:?} {unit:?}"))
    }

    /// The text that has figure `nth`, with its number there.
    pub fn figure_in(&self, nth: usize) -> Option<(&Self, usize)> {
        self.finding_in(nth, self.findings.figures.len(), &self.earlier.figures)
    }

    fn finding_in(&self, nth: usize, newest: usize, times: &Times) -> Option<(&Self, usize)> {
        if nth < newest {
            return Some((self, nth));
        }
        let found = times.findings.get(nth)?;
        Some((self.earlier.texts.get(found.text)?, found.nth))
    }

    /// From when to when quotation `nth` stood in it.
    pub fn quotation_stood(&self, nth: usize) -> Stood {
        self.earlier.quotations.stood(nth, self.stood)
    }

    /// When the words of quotation `nth` were taken out of it, if they were.
    pub fn quotation_gone(&self, nth: usize) -> Option<Moment> {
        self.earlier.quotations.findings.get(nth).filter(|found| found.is_gone)?.stood.until
    }

    /// When the words of figure `nth` were taken out of it, if they were.
    pub fn figure_gone(&self, nth: usize) -> Option<Moment> {
        self.earlier.figures.findings.get(nth).filter(|found| found.is_gone)?.stood.until
    }

    /// From when to when figure `nth` stood in it.
    pub fn figure_stood(&self, nth: usize) -> Stood {
        self.earlier.figures.stood(nth, self.stood)
    }

    /// Whether the text of a time has figure `nth`.
    pub fn has_figure_at(&self, nth: usize, time: Moment) -> bool {
        let come = self.texts().take_while(|text| text.stood.had_come(time)).count();
        let has = |text: usize| {
            self.earlier.figures.findings.get(nth).is_none_or(|found| found.texts.contains(&text))
        };
        come.checked_sub(1).is_some_and(has)
    }

    /// The quotations that the text before had where quotation `nth` came.
    pub(super) fn quotations_before(&self, nth: usize) -> impl Iterator<Item = usize> {
        let all = &self.earlier.quotations.findings;
        let came = all.get(nth).and_then(|found| found.texts.first()).copied().unwrap_or_default();
        let went = move |found: &Found| {
            came > 0 && found.texts.contains(&(came - 1)) && !found.texts.contains(&came)
        };
        all.iter().enumerate().filter(move |(_, found)| went(found)).map(|(nth, _)| nth)
    }

    /// The quotations that were withdrawn, by number.
    pub(super) fn quotations_withdrawn(&self) -> Range<usize> {
        let newest = self.findings.quotations.len();
        newest..newest.max(self.earlier.quotations.findings.len())
    }

    /// The figures that were withdrawn, by number.
    pub(super) fn figures_withdrawn(&self) -> Range<usize> {
        let newest = self.findings.figures.len();
        newest..newest.max(self.earlier.figures.findings.len())
    }

    /// The quotations that stood in it at a time, by number, in the order of the text of that time.
    pub fn quotations_at(&self, time: Moment) -> Vec<usize> {
        let of_text = |text: &Self| text.findings.quotations.len();
        self.numbers_at(time, self.quotations_withdrawn(), of_text, Self::quotation_in, Self::quotation_key)
    }

    /// The figures that stood in it at a time, by number, in the order of the text of that time.
    pub fn figures_at(&self, time: Moment) -> Vec<usize> {
        let of_text = |text: &Self| text.findings.figures.len();
        self.numbers_at(time, self.figures_withdrawn(), of_text, Self::figure_in, Self::figure_key)
    }

    fn numbers_at(
        &self,
        time: Moment,
        withdrawn: Range<usize>,
        count: impl Fn(&Self) -> usize,
        text_of: impl Fn(&Self, usize) -> Option<(&Self, usize)>,
        key: impl Fn(&Self, usize) -> Option<String>,
    ) -> Vec<usize> {
        let Some(text) = self.text_at(time) else { return Vec::new() };
        if std::ptr::eq(text, self) {
            return (0..withdrawn.start).collect();
        }
        // Of two that are the same the first.
        let named = (0..withdrawn.end).rev().filter_map(|nth| {
            let (text, at) = text_of(self, nth)?;
            Some((key(text, at)?, nth))
        });
        let numbers: BTreeMap<String, usize> = named.collect();
        (0..count(text)).filter_map(|at| numbers.get(&key(text, at)?).copied()).collect()
    }

    /// The article with each of its texts, the oldest first.
    pub fn texts(&self) -> impl DoubleEndedIterator<Item = &Self> {
        self.earlier.texts.iter().chain([self])
    }

    /// The text that it had at a time; nothing where it had not come.
    pub fn text_at(&self, time: Moment) -> Option<&Self> {
        self.texts().rev().find(|text| text.stood.had_come(time))
    }

    /// The text that it had when something of a date was written, or its first, if that is not the newest.
    pub fn text_before(&self, written: Moment) -> Option<&Self> {
        let then = self.text_at(written).or_else(|| self.earlier.texts.first());
        then.filter(|then| then.stood.until.is_some())
    }

    /// When a person was named in it for the first time, if ever.
    pub fn first_named(&self, person: PersonIx) -> Option<Moment> {
        self.texts().find(|text| text.people.contains(&person)).map(|text| text.stood.since)
    }

    /// Everyone whom only earlier texts name.
    pub(super) fn people_withdrawn(&self) -> BTreeSet<PersonIx> {
        let named = self.earlier.texts.iter().flat_map(|text| &text.people);
        named.filter(|person| !self.people.contains(person)).copied().collect()
    }
}

impl Briefing {
    /// Whether a person was one at a time: somebody whom editors name always was, and others as soon as the texts of
    /// that time said enough.
    pub fn was_known(&self, person: PersonIx, time: Moment) -> bool {
        if self.people.find(person).is_some_and(super::Person::is_declared) {
            return true;
        }
        let mut all = Cues::empty();
        let mut articles: BTreeSet<ArticleIx> = BTreeSet::new();
        let mut several: BTreeSet<ArticleIx> = self.found.used_before(person).collect();
        for (ix, cues) in self.found.uses(person) {
            let article = self.article(ix);
            if !article.earlier.texts.is_empty() {
                several.insert(ix);
            } else if article.stood.had_come(time) {
                articles.insert(ix);
                all |= cues;
            }
        }
        // What was taken out since had been said.
        for ix in several {
            let come = self.article(ix).texts().filter(|text| text.stood.had_come(time));
            for candidate in come.flat_map(|text| &text.analysed.candidates) {
                if self.found.is_of(&candidate.name, person) {
                    articles.insert(ix);
                    all |= candidate.cues;
                }
            }
        }
        is_person(all, articles.len())
    }
}

impl Briefing {
    /// What is left of a link to somebody who is nobody any more, since no newest text says that there is such a person.
    pub(super) fn person_then(&self, target: &str) -> Option<Expired> {
        let name = folded_target(target);
        let words = name.replace('-', " ");
        let articles = self.found.used_then(&words).map(|ix| self.article(ix));
        let texts = articles.flat_map(|article| &article.earlier.texts);
        let named = texts.flat_map(|text| {
            let all = text.people_then().filter(|one| fold(&one.name) == words);
            all.filter_map(|one| Some((text.stood.until?, &one.name)))
        });
        let (since, title) = named.max()?;
        Some(Expired { title: (&**title).into(), since, is_person: true, typed_by_id: name != words })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_come_and_go_with_the_texts_that_have_them() {
        let day = |day: &str| Moment::parse(&format!("2025-03-0{day}"), None).expect("a day");
        let texts = [("1", Some("2")), ("2", Some("4")), ("4", None)]
            .map(|(since, until)| Stood { since: day(since), until: until.map(day) });
        let seen = |keys: &str| {
            let keys = keys.split(' ');
            // What is `c` is not told of where it stands no more.
            let seen = |key: &str| Seen { key: key.to_owned(), is_told: key != "c" };
            keys.map(seen).collect::<Vec<_>>()
        };
        let seen = ["a b", "b c d f", "d a e"].map(seen);
        let times = Times::new(&texts, &seen, |text, nth| seen[text][nth].key == "f");
        let stood = |nth: usize| {
            let stood = times.stood(nth, texts[2]);
            (stood.since, stood.until)
        };
        // d, a, e; and b and f, which the second text had last; the words of f are part of something else now.
        assert_eq!([stood(0), stood(1), stood(2)], ["2", "1", "4"].map(|since| (day(since), None)));
        let found: Vec<_> = times.findings.iter().map(|one| (one.text, one.nth, one.is_gone)).collect();
        assert_eq!(found, [(2, 0, false), (2, 1, false), (2, 2, false), (1, 0, true), (1, 3, false)]);
        // a was away for a text.
        assert_eq!(times.findings[1].texts, [0, 2]);
        assert_eq!(stood(3), (day("1"), Some(day("4"))));
        // One text is what it always was.
        assert!(Times::new(&texts[2..], &seen[2..], |_, _| false).findings.is_empty());
    }

    #[test]
    fn words_are_the_same_whatever_their_marks() {
        assert_eq!(key("“We’ll go,” she said"), key("\"we'll go\" she said"));
        assert_ne!(key("We go"), key("We went"));
        for (text, words, want) in [
            ("about 50 dockers left", "50 dockers", true),
            ("about 150 dockers left", "50 dockers", false),
            ("we go now", "go no", false),
            ("né, on y va", "né", true),
        ] {
            assert_eq!(holds(text, words), want, "{text}: {words}");
        }
    }
}
