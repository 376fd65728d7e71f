//! Which words of an article's findings may be shown: the quotations themselves, and the words around names, figures
//! and dates. Where only an excerpt may be shown, findings share what is left of a part of the article.

use std::ops::Range;

use super::policy::{self, Passage, Republished, widened};
use super::{Article, Briefing, Context};
use crate::config::Publish;
use crate::content::Body;
use crate::reading::{PersonIx, Quotation, QuotationKind, Span};
use crate::words::{last_words, words};

/// The words of a block that are shown with a finding: bytes of the block's text.
type Window = Option<(u32, u32)>;

/// What is shown of an article's findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// How many words of each quotation are shown, from its first.
    quotations: Box<[u16]>,
    figures: Box<[Window]>,
    dates: Box<[Window]>,
    /// Around the first mention of each person.
    mentions: Box<[(PersonIx, Window)]>,
    /// Whether the words of each office are shown.
    roles: Box<[bool]>,
}

impl Evidence {
    /// Whether the words of an office that the article gives to somebody may be shown.
    pub(super) fn shows_role(&self, nth: usize) -> bool {
        self.roles.get(nth).copied().unwrap_or_default()
    }
}

/// What may be shown of a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The words, parts joined by a space.
    pub text: String,
    /// Whether words are left out at the end.
    pub cut: bool,
}

impl Article {
    /// The words of quotation `nth` as far as they may be shown; none where no word may.
    pub fn quoted(&self, nth: usize) -> Option<Quoted> {
        let quotation = self.findings.quotations.get(nth)?;
        let limit = usize::from(*self.evidence.quotations.get(nth)?);
        let text = self.quotation_text(quotation);
        let end = words(&text).take(limit).last().map(|word| word.end)?;
        let cut = end < text.trim_end().len();
        Some(Quoted { text: text[..end].to_owned(), cut })
    }

    /// What stands before and after quotation `nth` in its paragraph, as far as it may be shown without counting: in an
    /// article that is shown whole, and in an excerpt.
    pub fn quotation_context(&self, nth: usize) -> Option<Context<'_>> {
        /// Words on either side; enough for a name and what it does.
        const WORDS: usize = 12;
        let quotation = self.findings.quotations.get(nth)?;
        let (first, last) = (quotation.parts.first()?, quotation.parts.last()?);
        let text = self.doc.entry.body.block_text(first.block as usize)?;
        let (start, end) = (first.start as usize, last.end as usize);
        let passage = self.excerpt.iter().find(|passage| passage.block == first.block);
        let shown = match self.publish {
            Publish::Full => 0..text.len(),
            Publish::Excerpt => passage.map(|passage| passage.range.clone())?,
            Publish::Link => return None,
        };
        if first.block != last.block || start < shown.start || end > shown.end || start > end {
            return None;
        }
        let from = shown.start + last_words(&text[shown.start..start], WORDS);
        let to = words(&text[end..shown.end]).take(WORDS).last().map_or(end, |word| end + word.end);
        Some(Context {
            before: &text[from..start],
            text: &text[start..end],
            after: &text[end..to],
            cut_before: from > 0,
            cut_after: to < text.trim_end().len(),
        })
    }

    /// All words of a quotation, parts joined by a space.
    pub(crate) fn quotation_text(&self, quotation: &Quotation) -> String {
        let parts: Vec<&str> = quotation.parts.iter().map(|part| self.words_of(part)).collect();
        parts.join(" ")
    }

    /// The words of a span that names or counts something, as far as they are few enough to be a fact: a name with its
    /// office. None where no word may be shown.
    pub fn few_words(&self, span: &Span) -> Option<String> {
        /// What is longer is a sentence.
        const FEW: usize = 7;
        if self.publish == Publish::Link {
            return None;
        }
        let text = self.words_of(span);
        let ends: Vec<usize> = words(text).map(|word| word.end).take(FEW + 1).collect();
        match ends.get(FEW - 1) {
            Some(end) if ends.len() > FEW => Some(format!("{} …", &text[..*end])),
            _ => Some(text.to_owned()).filter(|text| !text.trim().is_empty()),
        }
    }

    /// The words of a span.
    pub fn words_of(&self, span: &Span) -> &str {
        self.doc
            .entry
            .body
            .block_text(span.block as usize)
            .and_then(|text| text.get(span.range()))
            .unwrap_or_default()
    }

    /// The words around figure `nth` as far as they may be shown; none where no word may.
    pub fn figure_context(&self, nth: usize) -> Option<Context<'_>> {
        let (figure, window) = (self.findings.figures.get(nth)?, *self.evidence.figures.get(nth)?);
        self.context_in(&figure.span, window)
    }

    /// The words around date `nth` as far as they may be shown; none where no word may.
    pub fn date_context(&self, nth: usize) -> Option<Context<'_>> {
        let (date, window) = (self.findings.dates.get(nth)?, *self.evidence.dates.get(nth)?);
        self.context_in(&date.span, window)
    }

    /// The words around the first mention of a person as far as they may be shown; none where no word may.
    pub fn mention_context(&self, person: PersonIx) -> Option<Context<'_>> {
        let (_, window) = self.evidence.mentions.iter().find(|(other, _)| *other == person)?;
        let first = self.reading.mentions.iter().find(|mention| mention.person == person)?;
        self.context_in(&Span { block: first.block, start: first.start, end: first.end }, *window)
    }

    fn context_in(&self, span: &Span, window: Window) -> Option<Context<'_>> {
        let text = self.doc.entry.body.block_text(span.block as usize)?;
        let (start, end) = window.map(|(start, end)| (start as usize, end as usize))?;
        Some(policy::context(text, &span.range(), start..end))
    }
}

/// The words of a body, and which of them some page shows.
struct Account<'a> {
    body: &'a Body,
    /// Where each word starts and ends.
    words: Vec<Range<u32>>,
    shown: Vec<bool>,
    count: usize,
}

impl<'a> Account<'a> {
    fn new(body: &'a Body) -> Self {
        // Words and the spaces between them are longer than that in most texts.
        let mut all: Vec<Range<u32>> = Vec::with_capacity(body.plain.len() / 5);
        all.extend(words(&body.plain).map(|word| word.start as u32..word.end as u32));
        let shown = vec![false; all.len()];
        Self { body, words: all, shown, count: 0 }
    }

    /// The words that a part of a block holds, or reaches into.
    fn words(&self, block: u32, range: &Range<usize>) -> Range<usize> {
        let origin = self.body.blocks[block as usize - 1].range.start;
        let (start, end) = ((origin + range.start) as u32, (origin + range.end) as u32);
        let first = self.words.partition_point(|word| word.end <= start);
        // What is looked for lies close behind.
        let inside = self.words[first..].iter().take_while(|word| word.start < end && start < end);
        first..first + inside.count()
    }

    /// The bytes of a block that hold `range` and as many words around it as fit into `limit`; nothing where the range
    /// alone has more.
    fn window(&self, block: u32, range: &Range<usize>, limit: usize) -> Option<Range<usize>> {
        let of_block = &self.body.blocks[block as usize - 1].range;
        let own = self.words(block, range);
        if own.len() > limit {
            return None;
        }
        let before = self.words[..own.start].iter().rev().take(limit);
        let before = before.take_while(|word| word.start as usize >= of_block.start).count();
        let after = self.words[own.end..].iter().take(limit);
        let after = after.take_while(|word| word.end as usize <= of_block.end).count();
        let near = own.start - before;
        let shown = widened(before..before + own.len(), before + own.len() + after, limit);
        let shown = &self.words[near + shown.start..near + shown.end];
        let within = |byte: u32| byte as usize - of_block.start;
        let (Some(from), Some(to)) = (shown.first(), shown.last()) else { return Some(range.clone()) };
        Some(within(from.start).min(range.start)..within(to.end).max(range.end))
    }

    fn show(&mut self, block: u32, range: &Range<usize>) {
        for word in self.words(block, range) {
            self.count += usize::from(!std::mem::replace(&mut self.shown[word], true));
        }
    }

    /// How many words more would be shown.
    fn cost(&self, block: u32, range: &Range<usize>) -> usize {
        self.words(block, range).filter(|word| !self.shown[*word]).count()
    }

    /// Shows a part of a block if no more than `limit` words are shown then, or none that are not shown anyway.
    fn afford(&mut self, block: u32, range: &Range<usize>, limit: usize) -> bool {
        let cost = self.cost(block, range);
        let affordable = cost == 0 || self.count + cost <= limit;
        if affordable {
            self.show(block, range);
        }
        affordable
    }
}

impl Briefing {
    /// Decides what is shown of an article's findings, and counts the words that some page shows; asked once, when the
    /// article is filed.
    pub(super) fn evidence(&self, article: &Article) -> (Evidence, Republished) {
        let body = &article.doc.entry.body;
        let mut account = Account::new(body);
        let total = account.words.len();
        let full = article.publish == Publish::Full;
        let limit = if full { total } else { total * self.config.share_limit / 100 };
        let around = |account: &Account<'_>, span: &Span| -> Option<Range<usize>> {
            let shows = article.publish != Publish::Link;
            shows.then(|| account.window(span.block, &span.range(), self.config.context_words)).flatten()
        };
        let as_window = |range: Range<usize>| Some((range.start as u32, range.end as u32));

        for Passage { block, range } in &article.excerpt {
            account.show(*block, range);
        }
        // The context of people whom the editors name comes first, and whatever else there is.
        let mut first: Vec<(PersonIx, Span)> = Vec::new();
        for mention in &article.reading.mentions {
            if !first.iter().any(|(person, _)| *person == mention.person) {
                first.push((
                    mention.person,
                    Span { block: mention.block, start: mention.start, end: mention.end },
                ));
            }
        }
        let mut mentions: Vec<(PersonIx, Window)> = Vec::with_capacity(first.len());
        let (declared, found): (Vec<_>, Vec<_>) = first
            .into_iter()
            .partition(|(person, _)| self.people.find(*person).is_none_or(super::Person::is_declared));
        for (person, span) in declared {
            let window = around(&account, &span);
            account.show(span.block, &window.clone().unwrap_or_else(|| span.range()));
            mentions.push((person, window.and_then(as_window)));
        }
        let mut quotations = vec![0; article.findings.quotations.len()].into_boxed_slice();
        // A term is nobody's, and is shown where its sentence is.
        let quoted = |indirect: bool| {
            let all = article.findings.quotations.iter().enumerate();
            let is_kind = move |kind: QuotationKind| {
                if indirect { kind == QuotationKind::Indirect } else { kind.is_quoted() }
            };
            all.filter(move |(_, quotation)| is_kind(quotation.kind))
        };
        let mut show_quotations = |account: &mut Account<'_>, indirect: bool| {
            if article.publish == Publish::Link {
                return;
            }
            for (nth, quotation) in quoted(indirect) {
                quotations[nth] = self.show_quotation(account, quotation, limit, full);
            }
        };
        show_quotations(&mut account, false);
        let mut afford = |span: &Span| -> Window {
            let window = around(&account, span).filter(|window| account.afford(span.block, window, limit));
            window.and_then(as_window)
        };
        for (person, span) in found {
            mentions.push((person, afford(&span)));
        }
        let dates = article.findings.dates.iter().map(|date| afford(&date.span)).collect();
        let figures = article.findings.figures.iter().map(|figure| afford(&figure.span)).collect();
        show_quotations(&mut account, true);
        let mut afford_role = |span: &Span| {
            let few = words(article.words_of(span)).count() <= self.config.context_words;
            full || (few && article.publish != Publish::Link)
                && account.afford(span.block, &span.range(), limit)
        };
        let roles = article.findings.roles.iter().map(|seen| afford_role(&seen.role)).collect();
        let shown = if full { total } else { account.count };
        let evidence = Evidence { quotations, figures, dates, mentions: mentions.into(), roles };
        (evidence, Republished { words: total, shown })
    }

    /// Decides what is shown of findings that only earlier texts of an article have. Of each text no more is shown than
    /// its own share, with all that is shown of the newest text and was shown of those after it.
    pub(super) fn show_withdrawn(&self, article: &mut Article) {
        let mut shown = article.republished.shown;
        let full = article.publish == Publish::Full;
        for number in (0..article.earlier.texts.len()).rev() {
            let [quotations, figures] = article.earlier.withdrawn_from(number);
            let text = &article.earlier.texts[number];
            let mut evidence = Evidence {
                quotations: vec![0; text.findings.quotations.len()].into(),
                figures: vec![None; text.findings.figures.len()].into(),
                ..Evidence::default()
            };
            let mut account = Account { count: shown, ..Account::new(&text.doc.entry.body) };
            let limit = if full { usize::MAX } else { account.words.len() * self.config.share_limit / 100 };
            if article.publish != Publish::Link {
                for nth in quotations {
                    let quotation = &text.findings.quotations[nth];
                    evidence.quotations[nth] = self.show_quotation(&mut account, quotation, limit, full);
                }
                for nth in figures {
                    let span = &text.findings.figures[nth].span;
                    let window = account.window(span.block, &span.range(), self.config.context_words);
                    let window = window.filter(|window| account.afford(span.block, window, limit));
                    evidence.figures[nth] = window.map(|range| (range.start as u32, range.end as u32));
                }
            }
            shown = account.count;
            article.earlier.texts[number].evidence = evidence;
        }
    }

    /// How many words of a quotation are shown.
    fn show_quotation(
        &self,
        account: &mut Account<'_>,
        quotation: &Quotation,
        limit: usize,
        full: bool,
    ) -> u16 {
        let most = if full { usize::from(u16::MAX) } else { self.config.quote_words };
        let mut left = most.min(usize::from(u16::MAX));
        let mut ranges = Vec::with_capacity(quotation.parts.len());
        for part in &quotation.parts {
            let text = account.body.block_text(part.block as usize).unwrap_or_default();
            let range = part.range();
            let taken: Vec<Range<usize>> = words(&text[range.clone()]).take(left).collect();
            left -= taken.len();
            if let Some(last) = taken.last() {
                ranges.push((part.block, range.start..range.start + last.end));
            }
        }
        let cost: usize = ranges.iter().map(|(block, range)| account.cost(*block, range)).sum();
        if cost > 0 && account.count + cost > limit {
            return 0;
        }
        for (block, range) in &ranges {
            account.show(*block, range);
        }
        (most.min(usize::from(u16::MAX)) - left) as u16
    }
}
