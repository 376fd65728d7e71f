//! What an editors' text takes from the articles that it cites: quotations, figures and dates, each with the citations
//! that it leans on.
//!
//! A citation is a link to an article that stands in parentheses, that names a paragraph, or that follows directly on a
//! quotation. It is for what its sentence says before it, back to the citation before; one that names a paragraph is,
//! where nothing follows, also for a quotation that comes after it in its sentence. A block quotation cites what its last line (or
//! the line after it, or its title as a call-out) links to.
//!
//! A quotation of some length for which nothing is cited so leans on the only article that its sentence links to.

use std::ops::Range;

use super::findings::{DateExpression, Figure, QuotationKind, Span, Speaker};
use super::tokens::Text;
use super::{dates, figures, fold, quotations};
use crate::content::{BlockKind, Body, Entry, Places, Trust, WikiLink};
use crate::moment::Moment;
use crate::words::words;

/// Something that a text says and may have read elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// What it is.
    pub what: Claimed,
    /// Its words, quotation marks aside: bytes of [`Body::plain`].
    pub words: Range<usize>,
    /// The sentence that it stands in, likewise.
    pub sentence: Range<usize>,
    /// Which of the body's links are cited for it, by their number from 0.
    pub cites: Vec<usize>,
    /// Whether that is no more than the only article that its sentence links to.
    pub by_sentence: bool,
}

/// What a text says.
#[derive(Clone, Debug, PartialEq)]
pub enum Claimed {
    /// Words of somebody else, with who the text says spoke them, if it plainly does.
    Quotation(Option<Speaker>),
    /// A number.
    Figure(Box<Figure>),
    /// A date.
    Date(Box<DateExpression>),
}

/// Words between a quotation and a link that directly follows on it; they are only marks.
const MAX_BETWEEN: usize = 6;
/// Shorter quotations may be words that editors keep at a distance, wherever these come from.
const MIN_WORDS: usize = 3;
/// Numbers up to here that count and measure nothing by themselves say little.
const SMALL: f64 = 12.0;
/// What editors count themselves, up to [`SMALL`]: who reports, and their own arguments.
const OWN: [&str; 19] = [
    "account",
    "answer",
    "argument",
    "article",
    "broadcaster",
    "claim",
    "difference",
    "newspaper",
    "outlet",
    "paper",
    "point",
    "publisher",
    "question",
    "reason",
    "report",
    "source",
    "thing",
    "version",
    "way",
];
/// Words in parentheses beside links: `(see [[a]] and [[b]])`.
const MAX_BESIDE: usize = 8;
/// Words of a citation line beside links: `— Ann Example, minister of ports, to [[a]]`.
const MAX_LINE: usize = 14;

/// What an editors' text says that may need a citation. `is_article` says which of the body's links lead to articles,
/// `written` is the day that relative dates count from. Figures, dates and speakers are found in English only.
pub fn claims(
    entry: &Entry,
    written: Option<Moment>,
    english: bool,
    is_article: impl Fn(usize) -> bool,
) -> Vec<Claim> {
    let body = &entry.body;
    let text = Text::new(body);
    let reader = Reader {
        entry,
        body,
        text: &text,
        articles: (0..body.links.len()).filter(|n| is_article(*n)).collect(),
        quoted: quotations::marked(&text),
        places: Places::of(&entry.text, body.offset, Trust::Editorial),
    };
    let mut claims = reader.block_quotations();
    let in_block_quotation = |span: &Range<usize>| {
        body.blocks.iter().any(|block| block.quotation > 0 && block.range.contains(&span.start))
    };
    let speakers = if english { quotations::read(&text, &[]) } else { Vec::new() };
    for (outer, inner) in &reader.quoted {
        let inner = inner.clone();
        if in_block_quotation(&inner) {
            continue;
        }
        let said = speakers.iter().find(|one| {
            one.kind != QuotationKind::Indirect
                && one.parts.iter().any(|part| {
                    let part = reader.plain(part);
                    part.start < inner.end && inner.start < part.end
                })
        });
        let mut cites = reader.cited_for(outer, true);
        let by_sentence = cites.is_empty();
        if by_sentence {
            cites.extend(reader.only_article(outer, &inner));
        }
        let (what, sentence) =
            (Claimed::Quotation(said.and_then(|one| one.speaker)), reader.sentence(&inner));
        claims.push(Claim { what, words: inner, sentence, cites, by_sentence });
    }
    if english {
        let quoted: Vec<Range<usize>> = claims.iter().map(|claim| claim.words.clone()).collect();
        let is_own = |span: &Range<usize>| {
            let within = |range: &Range<usize>| range.start < span.end && span.start < range.end;
            !quoted.iter().any(within)
                && !body.links.iter().any(|link| within(&link.plain))
                && !in_block_quotation(span)
        };
        let dates = dates::read(&text, written.unwrap_or_else(|| Moment::day(jiff::civil::Date::default())));
        let figures = figures::read(&text, &dates.tokens);
        // "The two" and "all five" are of what was said before, and "one" is said in many ways.
        let is_own_count = |figure: &Figure| {
            let most = match figure.noun.as_deref() {
                None => SMALL,
                Some(noun) if OWN.contains(&noun) => SMALL,
                Some(_) => 1.0,
            };
            figure.unit.is_none() && figure.value <= most
        };
        for figure in figures.into_iter().filter(|figure| !is_own_count(figure)) {
            let words = reader.plain(&figure.span);
            if is_own(&words) {
                let cites = reader.cited_for(&words, false);
                let (what, sentence) = (Claimed::Figure(Box::new(figure)), reader.sentence(&words));
                claims.push(Claim { what, words, sentence, cites, by_sentence: false });
            }
        }
        for date in dates.expressions.into_iter().filter(|_| written.is_some()) {
            let words = reader.plain(&date.span);
            if is_own(&words) {
                let cites = reader.cited_for(&words, false);
                let (what, sentence) = (Claimed::Date(Box::new(date)), reader.sentence(&words));
                claims.push(Claim { what, words, sentence, cites, by_sentence: false });
            }
        }
    }
    claims.sort_by_key(|claim| (claim.words.start, claim.words.end));
    claims
}

struct Reader<'a> {
    entry: &'a Entry,
    body: &'a Body,
    text: &'a Text<'a>,
    /// The links that lead to articles.
    articles: Vec<usize>,
    places: Places,
    /// What stands in quotation marks, with them and without.
    quoted: Vec<(Range<usize>, Range<usize>)>,
}

impl Reader<'_> {
    /// A place as bytes of the whole plain text.
    fn plain(&self, span: &Span) -> Range<usize> {
        let origin = self.body.blocks.get(span.block as usize - 1).map_or(0, |block| block.range.start);
        origin + span.start as usize..origin + span.end as usize
    }

    fn link(&self, number: usize) -> &WikiLink {
        &self.body.links[number]
    }

    /// The citations for some words.
    fn cited_for(&self, words: &Range<usize>, quoted: bool) -> Vec<usize> {
        let Some(block) = self.body.blocks.iter().find(|block| block.range.contains(&words.start)) else {
            return Vec::new();
        };
        let here: Vec<usize> = self
            .articles
            .iter()
            .copied()
            .filter(|n| block.range.contains(&self.link(*n).plain.start))
            .collect();
        // Words of a link's own text.
        if let Some(within) = here.iter().find(|n| {
            let link = &self.link(**n).plain;
            link.start <= words.start && words.end <= link.end
        }) {
            return vec![*within];
        }
        let sentence = self.sentence(words);
        let mut reach = sentence.end;
        // A parenthesis behind the full stop belongs to the sentence before.
        if let Some(group) = here.iter().filter_map(|n| self.parenthesis(*n)).find(|group| {
            group.start >= sentence.end && self.body.plain[sentence.end..group.start].trim().is_empty()
        }) {
            reach = group.end;
        }
        let cites = |n: usize| {
            let link = self.link(n);
            self.parenthesis(n).is_some()
                || quoted && link.target.contains('#')
                || link.plain.start >= words.end && is_marks(&self.body.plain[words.end..link.plain.start])
        };
        let mut following = here.iter().copied().filter(|n| {
            let link = &self.link(*n).plain;
            link.start >= words.end && link.start < reach && cites(*n)
        });
        if let Some(first) = following.next() {
            // Several that follow on each other are cited together.
            let mut group = vec![first];
            let mut end = self.link(first).plain.end;
            for next in following {
                let link = &self.link(next).plain;
                let between = self.body.plain[end..link.start].trim();
                if !is_marks(between) && !matches!(between, "and" | ", and" | "; and" | "& ")
                    || between.contains(')')
                {
                    break;
                }
                group.push(next);
                end = link.end;
            }
            return group;
        }
        // A number beside a link need not have been read behind it.
        let before = here.iter().copied().rev().filter(|_| quoted).find(|n| {
            let link = self.link(*n);
            link.plain.end <= words.start
                && link.plain.start >= sentence.start
                && link.target.contains('#')
                && self.parenthesis(*n).is_none()
        });
        before.into_iter().collect()
    }

    /// The sentence or sentences that hold some words. What ends a sentence within a quotation ends none around it.
    fn sentence(&self, words: &Range<usize>) -> Range<usize> {
        let mut found = self.sentences_of(words);
        for (outer, _) in &self.quoted {
            if outer.start < found.end && found.end < outer.end {
                found.end = self.sentences_of(outer).end;
            }
        }
        for (outer, _) in self.quoted.iter().rev() {
            if outer.start < found.start && found.start < outer.end {
                found.start = self.sentences_of(outer).start;
            }
        }
        found
    }

    fn sentences_of(&self, words: &Range<usize>) -> Range<usize> {
        let tokens = &self.text.tokens;
        let first = tokens.partition_point(|token| (token.end as usize) <= words.start);
        let last = tokens.partition_point(|token| (token.start as usize) < words.end).saturating_sub(1);
        let at = |token: usize| self.text.sentences.get(self.text.sentence_of(token));
        let start = at(first).and_then(|sentence| tokens.get(sentence.tokens.start));
        let end = at(last.max(first)).and_then(|sentence| tokens.get(sentence.tokens.end.checked_sub(1)?));
        let start = start.map_or(words.start, |token| token.start as usize);
        start..end.map_or(words.end, |token| token.end as usize).max(words.end)
    }

    /// The only article that the sentence of a quotation links to, if that stands in the open: not in parentheses, and not
    /// among quoted words.
    fn only_article(&self, outer: &Range<usize>, inner: &Range<usize>) -> Option<usize> {
        words(&self.body.plain[inner.clone()]).nth(MIN_WORDS - 1)?;
        let sentence = self.sentence(outer);
        let here = self.articles.iter().copied().filter(|n| {
            let link = self.link(*n);
            !link.embeds && sentence.contains(&link.plain.start)
        });
        let here: Vec<usize> = here.collect();
        let name = |n: &usize| fold(self.link(*n).target.split('#').next().unwrap_or_default());
        let is_quoted = |n: &usize| {
            let at = self.link(*n).plain.start;
            self.quoted.iter().any(|(outer, _)| outer.contains(&at))
        };
        let first = name(here.first()?);
        if here.iter().any(|n| name(n) != first) {
            return None;
        }
        here.into_iter().find(|n| self.brackets(*n).is_none() && !is_quoted(n))
    }

    /// The parentheses around a link.
    fn brackets(&self, number: usize) -> Option<Range<usize>> {
        let link = self.link(number);
        let block = self.body.blocks.get(link.block.checked_sub(1)? as usize)?;
        let plain = &self.body.plain;
        let open = block.range.start + plain[block.range.start..link.plain.start].rfind(['(', ')'])?;
        let close = link.plain.end + plain[link.plain.end..block.range.end].find(['(', ')'])?;
        (plain[open..].starts_with('(') && plain[close..].starts_with(')')).then(|| open..close + 1)
    }

    /// The parentheses around a link, if they hold links and hardly anything else.
    fn parenthesis(&self, number: usize) -> Option<Range<usize>> {
        let group = self.brackets(number)?;
        let (plain, open, close) = (&self.body.plain, group.start, group.end - 1);
        let mut beside = String::new();
        let mut at = open + 1;
        for other in &self.body.links {
            if other.plain.start >= at && other.plain.end <= close {
                beside.push_str(&plain[at..other.plain.start]);
                beside.push(' ');
                at = other.plain.end;
            }
        }
        beside.push_str(&plain[at..close]);
        (beside.split_whitespace().count() <= MAX_BESIDE && !beside.contains(['“', '"', '„', '«']))
            .then_some(group)
    }

    /// The block quotations that say what they cite.
    fn block_quotations(&self) -> Vec<Claim> {
        let blocks = &self.body.blocks;
        let mut claims = Vec::new();
        let mut first = 0;
        while first < blocks.len() {
            let number = blocks[first].quotation;
            let count = blocks[first..].iter().take_while(|block| block.quotation == number).count();
            let (start, end) = (first, first + count);
            first = end;
            if number == 0 {
                continue;
            }
            // The line that cites: within, or directly behind.
            let reach =
                end + usize::from(blocks.get(end).is_some_and(|block| self.is_line_by_itself(&block.range)));
            let lines: Vec<(usize, Range<usize>)> = self
                .articles
                .iter()
                .filter(|n| (start + 1..=reach).contains(&(self.link(**n).block as usize)))
                // What is embedded is shown, and not cited.
                .filter(|n| !self.entry.text[self.link(**n).span.clone()].starts_with('!'))
                .filter_map(|n| Some((*n, self.citation_line(&self.link(*n).span)?)))
                .collect();
            if lines.is_empty() {
                continue;
            }
            let cites: Vec<usize> = lines.iter().map(|(link, _)| *link).collect();
            for block in blocks[start..end].iter().filter(|block| block.kind != BlockKind::Code) {
                let mut words = block.range.clone();
                words.start = self.behind_title(&words).min(words.end);
                for (_, line) in &lines {
                    if line.start <= words.start && line.end > words.start {
                        words.start = line.end.min(words.end);
                    } else if words.contains(&line.start) {
                        words.end = line.start;
                    }
                }
                let words = trim_marks(&self.body.plain, words);
                if !words.is_empty() {
                    let (what, sentence) = (Claimed::Quotation(None), block.range.clone());
                    claims.push(Claim { what, words, sentence, cites: cites.clone(), by_sentence: false });
                }
            }
        }
        claims
    }

    /// Where the words of a block begin behind the title of a call-out, if it has one.
    fn behind_title(&self, block: &Range<usize>) -> usize {
        let file = &self.entry.text;
        let at = self.places.around(&(block.start..block.start + 1)).start;
        let line = file[..at].rfind('\n').map_or(0, |at| at + 1);
        let content = file[line..].trim_start_matches(['>', ' ', '\t']);
        if !content.starts_with("[!") {
            return block.start;
        }
        let end = file[line..].find('\n').map_or(file.len(), |end| line + end);
        self.places.plain_from(end).max(block.start)
    }

    /// Whether a block begins with a dash.
    fn is_line_by_itself(&self, block: &Range<usize>) -> bool {
        self.body.plain[block.clone()].starts_with(['—', '–', '―'])
    }

    /// The line of the file that a link stands on, as bytes of the plain text, if that is a line that cites: it begins
    /// with a dash, or is the title of a call-out, or has nothing but links.
    fn citation_line(&self, link: &Range<usize>) -> Option<Range<usize>> {
        let file = &self.entry.text;
        let start = file[..link.start].rfind('\n').map_or(0, |at| at + 1);
        let end = file[link.end..].find('\n').map_or(file.len(), |at| link.end + at);
        let line = &file[start..end];
        let content = line.trim_start_matches(|c: char| c == '>' || c.is_whitespace());
        let from = start + (line.len() - content.len());
        let at = |byte| self.places.plain_from(byte);
        let plain = at(from)..at(end);
        let mut beside = self.body.plain[plain.clone()].to_owned();
        for link in self.body.links.iter().rev().filter(|link| plain.contains(&link.plain.start)) {
            let within = link.plain.start - plain.start..(link.plain.end.min(plain.end)) - plain.start;
            if beside.get(within.clone()).is_some() {
                beside.replace_range(within, "");
            }
        }
        let beside = beside.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        let dashed = content.starts_with(['—', '–', '―', '-']);
        let titled =
            ["[!quote]", "[!cite]"].iter().any(|mark| content.to_ascii_lowercase().starts_with(mark));
        let is_title = content.starts_with("[!");
        (titled || !is_title && (beside == 0 || dashed && beside <= MAX_LINE)).then_some(plain)
    }
}

/// Whether nothing but marks and spaces stands here.
fn is_marks(text: &str) -> bool {
    text.chars().count() <= MAX_BETWEEN && !text.contains(char::is_alphanumeric)
}

/// Words without the quotation marks and spaces around them.
fn trim_marks(plain: &str, range: Range<usize>) -> Range<usize> {
    let text = &plain[range.clone()];
    let marks =
        |c: char| c.is_whitespace() || matches!(c, '“' | '”' | '„' | '‟' | '"' | '«' | '»' | '‘' | '‹' | '›');
    let inner = text.trim_start_matches(marks);
    let start = range.start + (text.len() - inner.len());
    let trimmed = inner.trim_end_matches(|c: char| marks(c) || c == '’');
    start..start + trimmed.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{self, Document};

    /// What is claimed, with the targets that are cited for it.
    fn claimed(markdown: &str) -> Vec<(String, Vec<String>)> {
        let file = format!("---\ntitle: T\ndate: 2025-03-06\n---\n{markdown}\n");
        let (document, faults) = content::parse("content/notes/a.md", &file, None);
        let Some(Document::Note(note)) = document else { panic!("{faults:?}") };
        let body = &note.entry.body;
        let articles = |n: usize| body.links[n].target.starts_with("art");
        let claims = claims(&note.entry, note.date, true, articles);
        let one = |claim: Claim| {
            let cites = claim.cites.iter().map(|n| body.links[*n].target.clone()).collect();
            (body.plain[claim.words].to_owned(), cites)
        };
        claims.into_iter().map(one).collect()
    }

    #[test]
    fn citations_are_for_what_they_stand_by() {
        for (markdown, want) in [
            // In parentheses, in the sentence and behind its full stop.
            ("He called it “a start” ([[art-a]]).", vec![("a start", vec!["art-a"])]),
            ("“It is a start.” ([[art-a#p2]])", vec![("It is a start.", vec!["art-a#p2"])]),
            ("“A start,” said [[Tomas Brandt]] (see [[art-a]]).", vec![("A start,", vec!["art-a"])]),
            (
                "“One” and “two” ([[art-a]]), but “three” ([[art-b]]).",
                vec![("one", vec!["art-a"]), ("two", vec!["art-a"]), ("three", vec!["art-b"])],
            ),
            ("“One” ([[art-a]]; [[art-b#p1]]).", vec![("One", vec!["art-a", "art-b#p1"])]),
            // Directly behind; with words between only where a paragraph is named.
            ("“One” — [[art-a]]", vec![("One", vec!["art-a"])]),
            ("“One”, says [[art-a]].", vec![("One", vec![])]),
            ("“One”, says [[art-a#p3|the radio]].", vec![("One", vec!["art-a#p3"])]),
            ("[[art-a#p3|The radio]] has “one”.", vec![("one", vec!["art-a#p3"])]),
            ("[[art-a#p3|“One” and more]] is said.", vec![("One", vec!["art-a#p3"])]),
            // Not for another sentence, and no link to a person.
            ("He said “one”. Others agree ([[art-a]]).", vec![("one", vec![])]),
            ("“One” ([[Tomas Brandt]]).", vec![("One", vec![])]),
            (
                "The “one” of (which [[art-a]] says so much that it is no citation at all).",
                vec![("one", vec![])],
            ),
            // The only article of the sentence, for three words and more; before or after, with words of its own or none.
            ("“It is a start”, says [[art-a]].", vec![("It is a start", vec!["art-a"])]),
            ("In [[art-a|the radio]], Brandt said “it is a start”.", vec![("it is a start", vec!["art-a"])]),
            ("“It is a start” stands in [[art-a]]; [[art-a]] stays.", vec![("It is a start", vec!["art-a"])]),
            ("“It is. A start” stands in [[art-a]].", vec![("It is. A start", vec!["art-a"])]),
            ("“It is a start”, says [[Tomas Brandt]] in [[art-a]].", vec![("It is a start", vec!["art-a"])]),
            ("“It is a start”, says [[Tomas Brandt]].", vec![("It is a start", vec![])]),
            ("“It is a start”, say [[art-a]] and [[art-b]].", vec![("It is a start", vec![])]),
            ("“It is a start.” [[Tomas Brandt]] agrees. So has [[art-a]].", vec![("It is a start.", vec![])]),
            (
                "“It is a start” ([[art-a]]), and “not a good one”.",
                vec![("It is a start", vec!["art-a"]), ("not a good one", vec![])],
            ),
            (
                "“It is a start” ([[art-a]]), [[art-b]] has “not a good one”.",
                vec![("It is a start", vec!["art-a"]), ("not a good one", vec![])],
            ),
            ("“As [[art-a]] has it”, says Brandt.", vec![("As art-a has it", vec![])]),
            ("“It is a start” stands here: ![[art-a]]", vec![("It is a start", vec![])]),
            // Figures and dates.
            ("The board has 26 berths ([[art-a]]).", vec![("26", vec!["art-a"])]),
            ("It closed on 3 March 2025 ([[art-a#p1]]).", vec![("3 March 2025", vec!["art-a#p1"])]),
            ("“It has 26 berths” ([[art-a]]).", vec![("It has 26 berths", vec!["art-a"])]),
            ("Read [[art-26-berths]].", vec![]),
            // What editors count by themselves.
            ("Two papers have it, three of the five sources do not ([[art-a]]).", vec![]),
            ("There are two reasons, and one of them is pay ([[art-a]]).", vec![]),
            ("First, it has 26 berths ([[art-a]]).", vec![("26", vec!["art-a"])]),
            ("It has 26 papers ([[art-a]]).", vec![("26", vec!["art-a"])]),
            // Block quotations.
            ("> It is a start.\n> — [[art-a#p1]]", vec![("It is a start.", vec!["art-a#p1"])]),
            (
                "> “It is a start.”\n>\n> We go on.\n>\n> — Ann Example, to [[art-a]]",
                vec![("It is a start.", vec!["art-a"]), ("We go on.", vec!["art-a"])],
            ),
            ("> It is a start.\n\n— [[art-a]]", vec![("It is a start.", vec!["art-a"])]),
            ("> It is a start, as [[art-a]] says.", vec![]),
        ] {
            let want: Vec<(String, Vec<String>)> = want
                .into_iter()
                .map(|(words, cites)| (words.to_owned(), cites.into_iter().map(str::to_owned).collect()))
                .collect();
            let lower = |all: Vec<(String, Vec<String>)>| -> Vec<(String, Vec<String>)> {
                all.into_iter().map(|(words, cites)| (words.to_lowercase(), cites)).collect()
            };
            assert_eq!(lower(claimed(markdown)), lower(want), "{markdown}");
        }
    }
}
