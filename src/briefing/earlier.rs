//! The texts that an article had before its newest one: what they said that it does not say any more, and since when
//! each finding stands. Pages are about the newest text; what was told on a day is about the one of that day.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Article, ArticleIx, Briefing};
use crate::moment::Moment;
use crate::reading::{Cues, Figure, PersonIx, Quotation, Span, fold, is_person};

/// From when to when a text, or a finding in it, was what the publisher said.
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

    /// Whether it stood at a time.
    pub fn stood_at(&self, time: Moment) -> bool {
        self.had_come(time) && self.until.is_none_or(|until| until.is_after(&time))
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
    /// Since when each finding of the newest text stands, by its number.
    since: Vec<Moment>,
    /// What only earlier texts have. It is numbered on from the findings of the newest text.
    withdrawn: Vec<Withdrawn>,
}

/// A finding of an earlier text that the newest has not.
#[derive(Debug)]
struct Withdrawn {
    /// The last of the texts that have it.
    text: usize,
    /// Its number among the findings there.
    nth: usize,
    stood: Stood,
}

/// By what words are the same in two texts: marks and capitals apart.
fn key(words: &str) -> String {
    let folded = fold(words);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
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
    /// From the keys of the findings of each text, the newest last, with whether a finding is to be told of alone.
    fn new(texts: &[Stood], keys: &[Vec<(String, bool)>]) -> Self {
        let (Some((newest, earlier)), [_, _, ..]) = (keys.split_last(), texts) else {
            return Self::default();
        };
        let mut first: BTreeMap<&str, Moment> = BTreeMap::new();
        for (stood, keys) in texts.iter().zip(keys) {
            for (key, _) in keys {
                first.entry(key).or_insert(stood.since);
            }
        }
        let since = newest.iter().map(|(key, _)| first[key.as_str()]).collect();
        let mut seen: BTreeSet<&str> = newest.iter().map(|(key, _)| key.as_str()).collect();
        let mut withdrawn = Vec::new();
        for (text, keys) in earlier.iter().enumerate().rev() {
            for (nth, (key, _)) in keys.iter().enumerate().filter(|(_, (_, is_told))| *is_told) {
                if !key.is_empty() && seen.insert(key) {
                    let stood = Stood { since: first[key.as_str()], until: texts[text].until };
                    withdrawn.push(Withdrawn { text, nth, stood });
                }
            }
        }
        withdrawn.reverse();
        Self { since, withdrawn }
    }

    fn stood(&self, nth: usize, found: usize, text: Stood) -> Stood {
        match nth.checked_sub(found).and_then(|beyond| self.withdrawn.get(beyond)) {
            Some(withdrawn) => withdrawn.stood,
            None => Stood { since: self.since.get(nth).copied().unwrap_or(text.since), until: None },
        }
    }
}

impl Earlier {
    /// What came and went between these texts and the newest one.
    pub(super) fn new(texts: Vec<Article>, newest: &Article) -> Self {
        let all = || texts.iter().chain([newest]);
        let stood: Vec<Stood> = all().map(|text| text.stood).collect();
        let quotations = all().map(|text| {
            let all = text.findings.quotations.iter().enumerate();
            let told = |nth, one: &Quotation| one.kind.is_quoted() && text.speaker(nth).is_some();
            all.map(|(nth, one)| (text.quoted_words(nth).unwrap_or_default(), told(nth, one))).collect()
        });
        let figures = all().map(|text| {
            let all = 0..text.findings.figures.len();
            all.map(|nth| (text.counted_words(nth).unwrap_or_default(), true)).collect()
        });
        let quotations = Times::new(&stood, &quotations.collect::<Vec<_>>());
        let figures = Times::new(&stood, &figures.collect::<Vec<_>>());
        Self { quotations, figures, texts }
    }

    /// The quotations and figures of an earlier text that were withdrawn later.
    pub(super) fn withdrawn_from(&self, text: usize) -> [Vec<usize>; 2] {
        [&self.quotations, &self.figures].map(|times| {
            let of_text = times.withdrawn.iter().filter(|withdrawn| withdrawn.text == text);
            of_text.map(|withdrawn| withdrawn.nth).collect()
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

    /// The words of figure `nth`: the number with what it counts.
    fn counted_words(&self, nth: usize) -> Option<String> {
        let figure = self.findings.figures.get(nth)?;
        Some(key(self.words_of(&whole_figure(figure))))
    }

    /// The text that has figure `nth`, with its number there.
    pub fn figure_in(&self, nth: usize) -> Option<(&Self, usize)> {
        self.finding_in(nth, self.findings.figures.len(), &self.earlier.figures)
    }

    fn finding_in(&self, nth: usize, found: usize, times: &Times) -> Option<(&Self, usize)> {
        let Some(beyond) = nth.checked_sub(found) else { return Some((self, nth)) };
        let withdrawn = times.withdrawn.get(beyond)?;
        Some((self.earlier.texts.get(withdrawn.text)?, withdrawn.nth))
    }

    /// From when to when quotation `nth` stood in it.
    pub fn quotation_stood(&self, nth: usize) -> Stood {
        self.earlier.quotations.stood(nth, self.findings.quotations.len(), self.stood)
    }

    /// From when to when figure `nth` stood in it.
    pub fn figure_stood(&self, nth: usize) -> Stood {
        self.earlier.figures.stood(nth, self.findings.figures.len(), self.stood)
    }

    /// The quotations that were withdrawn, by number.
    pub(super) fn quotations_withdrawn(&self) -> Range<usize> {
        let found = self.findings.quotations.len();
        found..found + self.earlier.quotations.withdrawn.len()
    }

    /// The figures that were withdrawn, by number.
    pub(super) fn figures_withdrawn(&self) -> Range<usize> {
        let found = self.findings.figures.len();
        found..found + self.earlier.figures.withdrawn.len()
    }

    /// The quotations that stood in it at a time, by number, in the order of the text of that time.
    pub fn quotations_at(&self, time: Moment) -> Vec<usize> {
        let of_text = |text: &Self| text.findings.quotations.len();
        self.numbers_at(time, self.quotations_withdrawn(), of_text, Self::quotation_in, Self::quoted_words)
    }

    /// The figures that stood in it at a time, by number, in the order of the text of that time.
    pub fn figures_at(&self, time: Moment) -> Vec<usize> {
        let of_text = |text: &Self| text.findings.figures.len();
        self.numbers_at(time, self.figures_withdrawn(), of_text, Self::figure_in, Self::counted_words)
    }

    fn numbers_at(
        &self,
        time: Moment,
        withdrawn: Range<usize>,
        count: impl Fn(&Self) -> usize,
        text_of: impl Fn(&Self, usize) -> Option<(&Self, usize)>,
        words: impl Fn(&Self, usize) -> Option<String>,
    ) -> Vec<usize> {
        let Some(text) = self.text_at(time) else { return Vec::new() };
        if std::ptr::eq(text, self) {
            return (0..withdrawn.start).collect();
        }
        // Of two with the same words the first.
        let named = (0..withdrawn.end).rev().filter_map(|nth| {
            let (text, at) = text_of(self, nth)?;
            Some((words(text, at)?, nth))
        });
        let numbers: BTreeMap<String, usize> = named.collect();
        (0..count(text)).filter_map(|at| numbers.get(&words(text, at)?).copied()).collect()
    }

    /// The article with each of its texts, the oldest first.
    pub fn texts(&self) -> impl DoubleEndedIterator<Item = &Self> {
        self.earlier.texts.iter().chain([self])
    }

    /// The text that it had at a time; nothing where it had not come.
    pub fn text_at(&self, time: Moment) -> Option<&Self> {
        self.texts().rev().find(|text| text.stood.had_come(time))
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
        for ix in several {
            let candidates = self.article(ix).text_at(time).map(|text| &text.analysed.candidates);
            for candidate in candidates.into_iter().flatten() {
                if self.found.is_of(&candidate.name, person) {
                    articles.insert(ix);
                    all |= candidate.cues;
                }
            }
        }
        is_person(all, articles.len())
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
        let keys = ["a b", "b c d", "d a e"].map(|keys| {
            let keys = keys.split(' ');
            // What is `c` is not told of where it stands no more.
            keys.map(|key| (key.to_owned(), key != "c")).collect::<Vec<_>>()
        });
        let times = Times::new(&texts, &keys);
        let stood = |nth: usize| {
            let stood = times.stood(nth, 3, texts[2]);
            (stood.since, stood.until)
        };
        // d, a, e; and b, which the second text had last.
        assert_eq!([stood(0), stood(1), stood(2)], ["2", "1", "4"].map(|since| (day(since), None)));
        assert_eq!(times.withdrawn.len(), 1);
        assert_eq!((times.withdrawn[0].text, times.withdrawn[0].nth), (1, 0));
        assert_eq!(stood(3), (day("1"), Some(day("4"))));
        // One text is what it always was.
        assert!(Times::new(&texts[2..], &keys[2..]).since.is_empty());
    }

    #[test]
    fn words_are_the_same_whatever_their_marks() {
        assert_eq!(key("“We’ll go,” she said"), key("\"we'll go\" she said"));
        assert_ne!(key("We go"), key("We went"));
    }
}
