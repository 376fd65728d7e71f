//! Numbers with what they count or measure. Dates, durations, ordinals, scores, and numbers that are names (`Article 5`,
//! `Boeing 737`) are no figures.

pub(super) mod compare;
mod elided;
mod hedge;
mod names;
mod noun;
pub(super) mod number;
mod rule;
mod subject;
mod unit;
pub(super) mod words;

use std::ops::Range;

pub use compare::{Relation, interval, relation, same_subject};
use noun::Noun;
use number::Number;
pub use rule::FigureRule;
use unit::Unit;

use super::classes::Class;
use super::findings::{Figure, Hedge};
use super::tokens::{Kind, Sentence, Text};

/// A figure with its tokens.
#[derive(Clone, Debug)]
struct Draft {
    /// Hedge, number, scale and unit.
    tokens: Range<usize>,
    low: f64,
    high: Option<f64>,
    hedge: Option<Hedge>,
    unit: Option<&'static str>,
    noun: Option<Noun>,
    rule: FigureRule,
    sentence: usize,
}

/// Figures in the order of the text; `dates` are the tokens of its dates, which no figure may hold.
pub(super) fn read(text: &Text<'_>, dates: &[Range<usize>]) -> Vec<Figure> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut named: Vec<f64> = Vec::new();
    let mut dates = dates.iter().peekable();
    for (number, sentence) in text.sentences.iter().enumerate() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let token = &text.tokens[at];
            if token.kind != Kind::Number && !token.is(Class::NUMERAL | Class::SCALE | Class::ORDINAL) {
                at += 1;
                continue;
            }
            while dates.next_if(|date| date.end <= at).is_some() {}
            if let Some(date) = dates.peek().filter(|date| date.start <= at) {
                at = date.end;
                continue;
            }
            let left = drafts.last().map_or(0, |last| last.tokens.end).max(sentence.tokens.start);
            let reader = Reader { text, sentence, left, number };
            let (end, draft) = reader.figure_at(at, &mut named);
            at = end.max(at + 1);
            drafts.extend(draft);
        }
    }
    // What is a name in one place is no figure in another, unless it counts something there.
    drafts.retain(|draft| draft.rule != FigureRule::Bare || !named.contains(&draft.low));
    elided::share(text, &mut drafts);
    let alone: Vec<bool> = (0..drafts.len()).map(|at| is_alone(&drafts, at)).collect();
    drafts.into_iter().zip(alone).map(|(draft, alone)| figure(text, draft, alone)).collect()
}

/// Whether these words stand at a place.
fn words_are(text: &Text<'_>, at: usize, words: &[&str]) -> bool {
    at + words.len() <= text.tokens.len()
        && words.iter().enumerate().all(|(offset, word)| text.str(at + offset) == *word)
}

/// How many figures on each side are looked at for one of the like.
const NEIGHBOURS: usize = 6;

/// Whether no other figure of the sentence has its unit or noun. A number without either may be of any kind.
fn is_alone(drafts: &[Draft], at: usize) -> bool {
    let draft = &drafts[at];
    let bare = |draft: &Draft| draft.unit.is_none() && draft.noun.is_none();
    let like = |other: &&Draft| {
        other.sentence == draft.sentence
            && (bare(other)
                || bare(draft)
                || other.unit == draft.unit
                    && other.noun.as_ref().map(|noun| &noun.head)
                        == draft.noun.as_ref().map(|noun| &noun.head))
    };
    let from = at.saturating_sub(NEIGHBOURS);
    let to = drafts.len().min(at + 1 + NEIGHBOURS);
    drafts[from..at].iter().chain(&drafts[at + 1..to]).find(like).is_none()
}

fn figure(text: &Text<'_>, draft: Draft, alone: bool) -> Figure {
    let sentence = &text.sentences[draft.sentence].tokens;
    let head = draft.noun.as_ref().map(|noun| noun.tokens.end - 1);
    let subject = subject::keys(text, sentence, &draft.tokens, head);
    Figure {
        span: text.span(draft.tokens),
        value: draft.low,
        to: draft.high,
        hedge: draft.hedge,
        unit: draft.unit.map(Into::into),
        noun_span: draft.noun.as_ref().map(|noun| text.span(noun.tokens.clone())),
        noun: draft.noun.map(|noun| noun.head),
        rule: draft.rule,
        subject,
        alone,
    }
}

/// One number of a range, with its unit.
struct Item {
    number: Number,
    /// Where its currency begins, or else the number.
    start: usize,
    end: usize,
    unit: Option<Unit>,
}

/// One sentence.
struct Reader<'a, 't> {
    text: &'t Text<'a>,
    sentence: &'t Sentence,
    /// The end of the last figure, or the beginning of the sentence.
    left: usize,
    /// Number of the sentence.
    number: usize,
}

impl Reader<'_, '_> {
    fn limit(&self) -> usize {
        self.sentence.tokens.end
    }

    fn str(&self, at: usize) -> &str {
        if self.sentence.tokens.contains(&at) { self.text.str(at) } else { "" }
    }

    fn mark(&self, at: usize) -> Option<char> {
        if self.sentence.tokens.contains(&at) { self.text.mark(at) } else { None }
    }

    fn class(&self, at: usize, class: Class) -> bool {
        self.sentence.tokens.contains(&at) && self.text.tokens[at].is(class)
    }

    fn spaced(&self, at: usize) -> bool {
        !self.sentence.tokens.contains(&at) || self.text.tokens[at].spaced
    }

    /// The word before a place in this sentence; empty at its beginning.
    fn word_before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.str(before))
    }

    /// What the number at a token is, and where to go on. Numbers that turn out to be names are added to `named`.
    fn figure_at(&self, at: usize, named: &mut Vec<f64>) -> (usize, Option<Draft>) {
        if let Some(draft) = self.fraction(at) {
            return (draft.tokens.end, Some(draft));
        }
        let Some(first) = self.item(at) else { return (at + 1, None) };
        if let Some(end) = self.age(&first) {
            let draft =
                Draft { rule: FigureRule::Age, unit: Some("year"), ..self.draft(first.start..end, &first) };
            return (end, Some(draft));
        }
        if let Some(draft) = self.ratio(&first) {
            return (draft.tokens.end, Some(draft));
        }
        if let Some(end) = self.shared_duration(&first) {
            return (end, None);
        }
        let measured = first.unit.is_some() || first.number.scaled;
        if first.number.digits && names::is_glued(self.text, &self.sentence.tokens, &first.number, measured) {
            return (self.end_of_glued(first.end), None);
        }
        if first.unit.is_none() && names::is_name(self.text, self.sentence, &first.number) {
            if first.number.digits {
                named.push(first.number.low);
            }
            return (first.end, None);
        }
        if let Some(noun) = noun::joined(self.text, first.end, self.limit()).filter(|_| first.unit.is_none())
        {
            let end = noun.tokens.end;
            if noun.duration {
                return (end, None);
            }
            let rule = FigureRule::Attributive;
            let draft = Draft { noun: Some(noun), rule, ..self.draft(first.start..first.end, &first) };
            return (end, Some(self.hedged(draft)));
        }
        match self.range(&first) {
            Some((_, None)) if names::is_score(self.word_before(first.start)) => {
                return (first.end + 2, None);
            }
            Some((second, Some(low))) => {
                let mut draft = self.draft(first.start..second.end, &second);
                draft.low = low;
                draft.high = Some(second.number.high.unwrap_or(second.number.low));
                draft.unit = draft.unit.or(first.unit.map(Unit::name));
                let unit = second.unit.or(first.unit);
                return self.finish(draft, &second.number, unit);
            }
            _ => {}
        }
        let mut draft = self.draft(first.start..first.end, &first);
        draft.high = first.number.high;
        self.finish(draft, &first.number, first.unit)
    }

    fn draft(&self, tokens: Range<usize>, item: &Item) -> Draft {
        Draft {
            tokens,
            low: item.number.low,
            high: None,
            hedge: item.number.vague.then_some(Hedge::AtLeast),
            unit: item.unit.map(Unit::name),
            noun: None,
            rule: FigureRule::Bare,
            sentence: self.number,
        }
    }

    /// Numbers that hang together with marks, as in an address, are passed over together.
    fn end_of_glued(&self, mut end: usize) -> usize {
        while end < self.limit() && !self.text.tokens[end].spaced {
            end += 1;
        }
        end
    }

    /// Adds hedge and noun, and leaves out what counts nothing.
    fn finish(&self, draft: Draft, number: &Number, unit: Option<Unit>) -> (usize, Option<Draft>) {
        let mut draft = self.hedged(draft);
        let end = draft.tokens.end;
        draft.rule = match unit {
            Some(Unit::Money(_)) => FigureRule::Money,
            Some(Unit::Percent(_)) => FigureRule::Percent,
            Some(Unit::Measure(_)) => FigureRule::Measure,
            None => FigureRule::Bare,
        };
        if unit.is_some() {
            return (end, Some(draft));
        }
        let single = draft.low == 1.0 && draft.high.is_none();
        let noun = if single {
            if !number.digits
                && (names::is_no_count(self.word_before(draft.tokens.start), self.str(end))
                    || names::is_title(self.text, self.sentence, number.tokens.start))
            {
                return (end, None);
            }
            noun::single(self.text, end, self.limit())
        } else {
            noun::plural(self.text, end, self.limit())
        };
        // "three times as much" compares, and counts nothing.
        let compares = matches!(self.str(end), "times" | "time")
            && matches!(
                self.str(end + 1),
                "as" | "more" | "less" | "fewer" | "higher" | "lower" | "larger" | "bigger" | "the" | "that"
            );
        if compares {
            return (end, None);
        }
        match noun {
            Some(noun) if noun.duration => return (noun.tokens.end, None),
            Some(_) if single && !number.digits => draft.rule = FigureRule::One,
            Some(_) => draft.rule = FigureRule::Count,
            None if single && !number.digits => return (end, None),
            None => {
                // "the two", "all three" look back to what was said; a bare year or telephone number is none of ours.
                let back = !number.digits
                    && matches!(
                        self.word_before(draft.tokens.start),
                        "the" | "The" | "these" | "those" | "other"
                    );
                if back
                    || number.high.is_some() && names::is_score(self.word_before(draft.tokens.start))
                    || names::is_bare_name(self.text, self.sentence, number)
                    || draft.hedge.is_none() && names::is_unlikely(number)
                    || self.class(end, Class::TIME_UNIT)
                {
                    return (end, None);
                }
            }
        }
        if number.vague {
            draft.rule = FigureRule::Vague;
        }
        draft.noun = noun;
        (end, Some(draft))
    }

    /// Takes in the hedge.
    fn hedged(&self, mut draft: Draft) -> Draft {
        if let Some((start, hedge)) = hedge::before(self.text, draft.tokens.start, self.left) {
            draft.tokens.start = start;
            draft.hedge = Some(hedge);
        } else if let Some((end, hedge)) = hedge::after(self.text, draft.tokens.end, self.limit()) {
            draft.tokens.end = end;
            draft.hedge = Some(hedge);
        }
        draft
    }

    /// A number with its currency or unit.
    fn item(&self, at: usize) -> Option<Item> {
        let mut number = number::read(self.text, at, self.limit())?;
        let mut start = at;
        let unit;
        let mut end = number.tokens.end;
        if let Some((from, code)) = unit::before(self.text, at, self.left) {
            start = from;
            unit = Some(Unit::Money(code));
            if let Some((to, Unit::Money(_))) = unit::after(self.text, &number, self.limit()) {
                end = to;
            }
        } else if let Some(code) = number.currency {
            unit = Some(Unit::Money(code));
        } else if let Some((to, after)) = unit::after(self.text, &number, self.limit()) {
            unit = Some(after);
            end = to;
        } else {
            unit = None;
        }
        // "a million", "half a million".
        if !number.digits
            && number.scaled
            && self.word_before(start).eq_ignore_ascii_case("a")
            && start > self.left
        {
            start -= 1;
            if self.word_before(start).eq_ignore_ascii_case("half") && start > self.left {
                start -= 1;
                number.low /= 2.0;
            }
        }
        // "-5 degrees".
        let sign = start.checked_sub(1).filter(|sign| *sign >= self.left && number.digits && start == at);
        if let Some(sign) = sign.filter(|sign| matches!(self.text.mark(*sign), Some('-' | '−')))
            && unit.is_some()
            && self.text.tokens[sign].spaced
            && !self.text.tokens[start].spaced
        {
            start = sign;
            number.low = -number.low;
        }
        Some(Item { number, start, end, unit })
    }

    /// The second number of a range, and the lower end; no lower end if the two are a score or a change.
    fn range(&self, first: &Item) -> Option<(Item, Option<f64>)> {
        if first.number.high.is_some() || first.number.vague {
            return None;
        }
        let join = first.end;
        let between = self.word_before(first.start).eq_ignore_ascii_case("between");
        let dash =
            matches!(self.mark(join), Some('-' | '–' | '—')) && !self.spaced(join) && !self.spaced(join + 1);
        let to = self.str(join) == "to";
        if !(dash || to || between && self.str(join) == "and") {
            return None;
        }
        let mut at = join + 1;
        if self.mark(at + 1).and_then(|mark| words::sign(mark, "")).is_some() && !self.spaced(at + 1) {
            at += 1;
        }
        if self.mark(at).and_then(|mark| words::sign(mark, "")).is_some() {
            at += 1;
        }
        let starts = at < self.limit()
            && (self.text.tokens[at].kind == Kind::Number || self.text.tokens[at].is(Class::NUMERAL));
        if !starts {
            return None;
        }
        let number = number::read(self.text, at, self.limit())?;
        let (end, unit) = match unit::after(self.text, &number, self.limit()) {
            Some((end, unit)) => (end, Some(unit)),
            None => (number.tokens.end, number.currency.map(Unit::Money)),
        };
        if let (Some(one), Some(other)) = (first.unit, unit)
            && one != other
            && !matches!((one, other), (Unit::Money(_), Unit::Money(_)))
        {
            return None;
        }
        let mut low = first.number.low;
        if !first.number.scaled && low < number.low / number.factor {
            low *= number.factor;
        }
        let second = Item { start: first.start, end, unit, number };
        let before = self.word_before(first.start);
        let ranges = ["range", "ranged", "ranges", "ranging", "anywhere"];
        let change = before.eq_ignore_ascii_case("from")
            && to
            && !first.start.checked_sub(2).is_some_and(|at| ranges.contains(&self.str(at)));
        let measured = first.unit.is_some() || second.unit.is_some();
        let is_range = low < second.number.low && !change && (measured || !names::is_score(before));
        let low = is_range.then_some(low);
        // A score is passed over; other pairs are two figures.
        (low.is_some() || !measured && !change && (names::is_score(before) || dash)).then_some((second, low))
    }

    /// Where somebody's age ends.
    fn age(&self, item: &Item) -> Option<usize> {
        if item.unit.is_some()
            || item.number.scaled
            || !(0.0..=120.0).contains(&item.number.low)
            || item.number.low.fract() != 0.0
        {
            return None;
        }
        let end = item.end;
        if self.mark(end) == Some('-') && !self.spaced(end) && self.str(end + 1).starts_with("year-old") {
            return Some(end + 2);
        }
        if matches!(self.str(end), "year" | "years") && self.str(end + 1) == "old" {
            return Some(end + 2);
        }
        let before = self.word_before(item.start);
        if matches!(before, "aged" | "age" | "Aged") {
            return Some(end);
        }
        if matches!(self.str(end), "and" | "or")
            && matches!(self.str(end + 1), "older" | "younger")
            && item.number.low >= 5.0
        {
            return Some(end + 2);
        }
        let two = item.start.checked_sub(2);
        if before == "of" && two.is_some_and(|at| matches!(self.str(at), "age" | "ages")) {
            return Some(end);
        }
        let comma = item.start.checked_sub(1).filter(|comma| *comma > self.sentence.tokens.start)?;
        let name = &self.text.tokens[comma - 1];
        let apposed = self.mark(comma) == Some(',')
            && name.kind == Kind::Word
            && name.capital
            && !name.is(Class::MONTH | Class::WEEKDAY)
            && item.number.digits
            && item.number.plain
            && item.number.low >= 10.0
            && self.mark(end) == Some(',');
        apposed.then_some(end)
    }

    /// `four in 10 voters`, `nine out of ten`, in per cent.
    fn ratio(&self, first: &Item) -> Option<Draft> {
        let part = &first.number;
        let whole = first.end + if self.str(first.end + 1) == "of" { 2 } else { 1 };
        let joined = match self.str(first.end) {
            "in" => whole == first.end + 1,
            "out" => whole == first.end + 2,
            _ => false,
        };
        let counts = joined
            && first.unit.is_none()
            && !names::is_title(self.text, self.sentence, first.start)
            && !part.scaled
            && part.high.is_none()
            && part.low.fract() == 0.0
            && (self.class(whole, Class::NUMERAL)
                || self.sentence.tokens.contains(&whole) && self.text.tokens[whole].kind == Kind::Number);
        if !counts {
            return None;
        }
        let of = number::read(self.text, whole, self.limit())?;
        let end = of.tokens.end;
        let round = of.low.fract() == 0.0
            && (3.0..=1e6).contains(&of.low)
            && (of.low <= 10.0 || of.low % 10.0 == 0.0 || of.low == 12.0)
            && !(1900.0..2100.0).contains(&of.low)
            && of.high.is_none();
        let measured = unit::after(self.text, &of, self.limit()).is_some()
            || self.class(end, Class::TIME_UNIT)
            || self.mark(end) == Some('-');
        if !round || measured || part.low >= of.low {
            return None;
        }
        let draft = Draft {
            tokens: first.start..end,
            low: part.low * 100.0 / of.low,
            high: None,
            hedge: None,
            unit: Some("percent"),
            noun: None,
            rule: FigureRule::Fraction,
            sentence: self.number,
        };
        Some(self.hedged(draft))
    }

    /// Where `20 and 50 years` ends: both say how long.
    fn shared_duration(&self, first: &Item) -> Option<usize> {
        let joined = matches!(self.str(first.end), "and" | "or" | "to") && first.unit.is_none();
        let next = first.end + 1;
        let counts = joined
            && (self.class(next, Class::NUMERAL)
                || self.sentence.tokens.contains(&next) && self.text.tokens[next].kind == Kind::Number);
        let second = counts.then(|| number::read(self.text, next, self.limit()))??;
        let (unit, old) = (second.tokens.end, self.str(second.tokens.end + 1));
        (self.class(unit, Class::TIME_UNIT) && old != "old").then_some(unit + 1)
    }

    /// `half of them`, `two-thirds of`, `a third of`, in per cent.
    fn fraction(&self, at: usize) -> Option<Draft> {
        let token = &self.text.tokens[at];
        let mut start = at;
        let percent = if token.is(Class::ORDINAL) {
            if self.str(at) != "third" || !matches!(self.word_before(at), "a" | "one") || at <= self.left {
                return None;
            }
            start = at - 1;
            100.0 / 3.0
        } else if token.is(Class::NUMERAL) {
            words::fraction(self.str(at))?
        } else {
            return None;
        };
        let next = self.str(at + 1);
        let of = next == "of" && !matches!(self.str(at + 2), "a" | "an" | "it")
            || self.str(at).eq_ignore_ascii_case("half")
                && matches!(next, "the" | "its" | "their" | "all" | "those");
        // "half of the year" is a time.
        let time = (at + 1..self.limit().min(at + 5)).any(|near| self.text.tokens[near].is(Class::TIME_UNIT));
        if !of || time || matches!(self.word_before(start), "first" | "second" | "other" | "latter" | "last")
        {
            return None;
        }
        let draft = Draft {
            tokens: start..at + 1,
            low: percent,
            high: None,
            hedge: None,
            unit: Some("percent"),
            noun: None,
            rule: FigureRule::Fraction,
            sentence: self.number,
        };
        Some(self.hedged(draft))
    }
}

#[cfg(test)]
mod tests;
