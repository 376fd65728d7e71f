//! Compares what editors' texts quote with the articles that they cite for it. A quotation must stand in the article as
//! it is quoted; figures and dates should.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::update::Topic;
use super::{Article, ArticleIx, Briefing, Link, Resolved, Subject};
use crate::content::{Body, Entry, Kind, Places, Trust, Version, WikiLink};
use crate::diagnostic::{Diagnostic, Fix, Place};
use crate::moment::{Moment, Precision};
use crate::reading::{
    self, Claim, Claimed, Confidence, DateExpression, Figure, FigureRule, Misquoted, Original, PersonIx,
    Speaker, Verdict, fold, interval, marked_differences,
};

/// Words that the cited article does not have are looked for in the others, for so many faults of a change.
const MAX_SEARCHES: usize = 20;

/// A citation that a claim leans on.
struct Cited<'a> {
    article: &'a Article,
    /// The number of the paragraph, if one is cited.
    paragraph: Option<u32>,
    /// The link as it is written: bytes of the file.
    link: Range<usize>,
}

impl Cited<'_> {
    fn id(&self) -> &str {
        &self.article.doc.entry.id
    }

    fn body(&self) -> &Body {
        &self.article.doc.entry.body
    }

    /// The text of the paragraph, if one is cited.
    fn paragraph_text(&self) -> Option<&str> {
        self.body().block_text(self.paragraph? as usize)
    }

    /// Whether a finding of a block may be meant.
    fn covers(&self, block: u32) -> bool {
        self.paragraph.is_none_or(|paragraph| paragraph == block)
    }
}

impl Briefing {
    /// Looks again at what `users` quote and cite. Says how much may still be searched for.
    pub(super) fn update_citations(&mut self, users: BTreeSet<Subject>) -> usize {
        for user in &users {
            self.citing.remove(user);
        }
        let is_ours = |user: &Subject| self.has(*user) && !matches!(user, Subject::Article(_));
        let mut users: Vec<Subject> = users.into_iter().filter(is_ours).collect();
        // There is only so much searching, and the same ones must get it each time.
        users.sort_by(|a, b| self.order(*a, *b));
        let mut searches = MAX_SEARCHES;
        for user in users {
            let Some(entry) = self.entry(user) else { continue };
            let file = Arc::clone(&entry.file);
            let written = match user {
                Subject::Note(ix) => self.notes.find(ix).and_then(|note| note.doc.date),
                Subject::Event(ix) => self.events.find(ix).map(|event| event.doc.date),
                Subject::Edition(ix) => self.editions.find(ix).map(|edition| edition.doc.date),
                _ => None,
            };
            let (cites, found) = self.check_citations(entry, written, self.links(user), &mut searches);
            if cites {
                self.citing.insert(user);
            }
            self.fault(Topic::Citations, &file, found);
        }
        searches
    }

    /// Whether a text cites anything for what it says, and what is wrong with that. `links` says what its links come to.
    pub(super) fn check_citations(
        &self,
        entry: &Entry,
        written: Option<Moment>,
        links: &[Resolved],
        searches: &mut usize,
    ) -> (bool, Vec<Diagnostic>) {
        let required = self.config.citations.required
            && matches!(Kind::of_path(&entry.file), Some(Kind::Note | Kind::Edition));
        let to_article = |link: &Resolved| matches!(link, Resolved::To(Link { to: Subject::Article(_), .. }));
        if !(required || links.iter().any(to_article)) {
            return (false, Vec::new());
        }
        // A link that leads nowhere may be to the very article that is quoted.
        let is_article =
            |link: usize| links.get(link).is_some_and(|link| *link == Resolved::Nowhere || to_article(link));
        let english = reading::is_english(&self.config.language);
        let claims = reading::claims(entry, written, english, is_article);
        let places = Places::of(&entry.text, entry.body.offset, Trust::Editorial);
        let mut originals: BTreeMap<ArticleIx, Original<'_>> = BTreeMap::new();
        let mut found = Vec::new();
        let mut missing: Option<Range<usize>> = None;
        for claim in &claims {
            if claim.cites.is_empty() {
                let counts = !matches!(claim.what, Claimed::Date(_));
                if required && counts && missing.as_ref() != Some(&claim.sentence) {
                    found.push(uncited(entry, &places, claim));
                    missing = Some(claim.sentence.clone());
                }
                continue;
            }
            for number in &claim.cites {
                let Some(Resolved::To(Link { to: Subject::Article(ix), paragraph, .. })) = links.get(*number)
                else {
                    continue;
                };
                let article = self.articles.get(*ix);
                let checker = |article| {
                    let link = entry.body.links[*number].span.clone();
                    let cited = Cited { article, paragraph: *paragraph, link };
                    Checker { briefing: self, links, entry, places: &places, claim, cited }
                };
                let original =
                    originals.entry(*ix).or_insert_with(|| Original::new(&article.doc.entry.body.plain));
                let Some(fault) = checker(article).check(original, searches) else { continue };
                // What was right when it was written is no fault of the editor's.
                let then =
                    written.filter(|_| fault.is_error()).and_then(|written| article.text_before(written));
                let then = then.map(checker);
                let is_borne = |then: &Checker<'_>| {
                    let original = Original::new(&then.cited.body().plain);
                    then.check(&original, &mut 0).is_none()
                };
                found.push(then.filter(is_borne).map_or(fault, |then| then.changed_since()));
            }
        }
        if let Some(written) = written {
            found.extend(self.cited_before_a_change(entry, links, written));
        }
        (claims.iter().any(|claim| !claim.cites.is_empty()), found)
    }

    /// Cited paragraphs that are others now than in the text that was there when the citation was written.
    fn cited_before_a_change(&self, entry: &Entry, links: &[Resolved], written: Moment) -> Vec<Diagnostic> {
        let changed = |(link, to): (&WikiLink, &Resolved)| {
            let Resolved::To(Link { to: Subject::Article(ix), paragraph: Some(number), .. }) = *to else {
                return None;
            };
            let doc = &self.articles.get(ix).doc;
            let newest = doc.versions.last()?;
            let then = doc.versions.iter().rev().find(|version| !version.retrieved.is_after(&written));
            let then = then.or(doc.versions.first()).filter(|then| then.file != newest.file)?;
            let text = |version: &Version| {
                let words = version.body.block_text(number as usize).unwrap_or_default().split_whitespace();
                words.collect::<Vec<_>>().join(" ")
            };
            let (before, now) = (text(then), text(newest));
            if before == now {
                return None;
            }
            let message = format!("paragraph {number} of `{}` has changed since it was cited", doc.entry.id);
            let diagnostic = Diagnostic::warning("citation/changed", message).at(entry.place(&link.span));
            let still = (1..=newest.body.blocks.len()).find(|number| {
                newest
                    .body
                    .block_text(*number)
                    .is_some_and(|text| text.split_whitespace().eq(before.split(' ')))
            });
            let anchor = format!("#p{number}");
            let offset = entry.text[link.span.clone()].find(&anchor).map(|offset| link.span.start + offset);
            Some(match (still, offset) {
                (Some(still), Some(start)) if !before.is_empty() => {
                    diagnostic.help(format!("what was cited is paragraph {still} now")).fix(Fix {
                        label: format!("Cite paragraph {still}"),
                        span: start..start + anchor.len(),
                        text: format!("#p{still}"),
                    })
                }
                _ => {
                    let differs = marked_differences(&before, &now);
                    let settled = settled(entry, "with a newer `date` of this text it is taken as read");
                    diagnostic.help(format!("it says now: {differs}; {settled}"))
                }
            })
        };
        entry.body.links.iter().zip(links).filter_map(changed).collect()
    }

    /// The first article that has these words, with the paragraph in which they begin.
    fn article_with(&self, quoted: &str) -> Option<(ArticleIx, u32)> {
        let longest = crate::words::words(quoted).map(|word| &quoted[word]).max_by_key(|word| word.len())?;
        let letters = longest.trim_matches(|c: char| !c.is_alphanumeric());
        self.articles().iter().find_map(|ix| {
            let body = &self.article(*ix).doc.entry.body;
            if !body.plain.contains(letters) {
                return None;
            }
            match Original::new(&body.plain).find(quoted) {
                Verdict::Verbatim(at) => Some((*ix, body.block_at(at.start)?)),
                Verdict::Misquoted(_) => None,
            }
        })
    }
}

/// What to do about a change of what a text cites. The day of an edition says of which days it tells.
fn settled<'a>(entry: &Entry, otherwise: &'a str) -> &'a str {
    match Kind::of_path(&entry.file) {
        Some(Kind::Edition) => "if it matters, say so in the next edition",
        _ => otherwise,
    }
}

fn uncited(entry: &Entry, places: &Places, claim: &Claim) -> Diagnostic {
    let what = if matches!(claim.what, Claimed::Figure(_)) { "figure" } else { "quotation" };
    let place = entry.place(&places.around(&claim.words));
    Diagnostic::error("citation/missing", format!("this {what} cites no article"))
        .at(place)
        .help("put a link to the article behind it, `([[article-id]])`; `site.toml` asks for one")
}

/// One claim and one citation for it.
struct Checker<'a> {
    briefing: &'a Briefing,
    /// What the links of the text come to.
    links: &'a [Resolved],
    entry: &'a Entry,
    places: &'a Places,
    claim: &'a Claim,
    cited: Cited<'a>,
}

impl Checker<'_> {
    /// Where bytes of the plain text stand in the file.
    fn source(&self, plain: Range<usize>) -> Range<usize> {
        self.places.around(&plain)
    }

    fn place(&self) -> Place {
        self.entry.place(&self.source(self.claim.words.clone()))
    }

    fn words(&self) -> &str {
        &self.entry.body.plain[self.claim.words.clone()]
    }

    /// Bytes of the article's text, as a place in its file.
    fn in_article(&self, plain: Range<usize>) -> Place {
        let entry = &self.cited.article.doc.entry;
        entry.body_place(&Places::of(&entry.body_text, entry.body.offset, Trust::Foreign).around(&plain))
    }

    fn check(&self, original: &Original<'_>, searches: &mut usize) -> Option<Diagnostic> {
        match &self.claim.what {
            Claimed::Quotation(speaker) => self.quotation(original, speaker.as_ref(), searches),
            Claimed::Figure(figure) => self.figure(figure),
            Claimed::Date(date) => self.date(date),
        }
    }

    /// Of a claim that the newest text does not bear any more, and this one did.
    fn changed_since(&self) -> Diagnostic {
        let message = format!("`{}` does not say this any more", self.cited.id());
        let since = self.cited.article.stood.until.map_or_else(String::new, |until| until.display());
        Diagnostic::warning("citation/changed", message).at(self.place()).help(format!(
            "it did until its publisher changed it ({since}); {}",
            settled(self.entry, "say so, or cite what it says now")
        ))
    }

    fn quotation(
        &self,
        original: &Original<'_>,
        speaker: Option<&Speaker>,
        searches: &mut usize,
    ) -> Option<Diagnostic> {
        let quoted = self.words();
        let at = match original.find(quoted) {
            Verdict::Verbatim(at) => at,
            // A headline is quoted as well as a text.
            Verdict::Misquoted(_) if self.is_in_headline(quoted) => return None,
            Verdict::Misquoted(fault) => return Some(self.misquoted(&fault, searches)),
        };
        let in_paragraph = |text| matches!(Original::new(text).find(quoted), Verdict::Verbatim(_));
        if let Some(paragraph) = self.cited.paragraph
            && let Some(block) = self.cited.body().block_at(at.start).filter(|block| *block != paragraph)
            && !self.cited.paragraph_text().is_some_and(in_paragraph)
            && !self.is_cited_with(block)
        {
            return Some(self.moved("these words are", block, self.in_article(at)));
        }
        self.other_speaker(speaker?, at)
    }

    /// Whether the same claim cites this paragraph of the article as well.
    fn is_cited_with(&self, block: u32) -> bool {
        let mut others = self.claim.cites.iter().filter_map(|number| self.links.get(*number)?.link());
        others.any(|link| {
            matches!(link.to, Subject::Article(ix) if *self.briefing.article(ix).doc.entry.id == *self.cited.id())
                && link.paragraph == Some(block)
        })
    }

    fn is_in_headline(&self, quoted: &str) -> bool {
        let doc = &self.cited.article.doc;
        let texts = std::iter::once(doc.title.as_str()).chain(doc.description.as_deref());
        texts.into_iter().any(|text| matches!(Original::new(text).find(quoted), Verdict::Verbatim(_)))
    }

    fn misquoted(&self, fault: &Misquoted, searches: &mut usize) -> Diagnostic {
        let id = self.cited.id();
        let quoted = self.words();
        let start = self.claim.words.start;
        let span = self.source(start + fault.words.start..start + fault.words.end);
        let message = match fault.cut {
            true => format!("words are left out of this quotation of `{id}`, and nothing says so"),
            false => format!("`{id}` does not have these words"),
        };
        let by_sentence = self.claim.by_sentence;
        let elsewhere = (fault.instead.is_none() || by_sentence).then(|| {
            *searches = searches.saturating_sub(1);
            (*searches > 0).then(|| self.briefing.article_with(quoted)).flatten()
        });
        let elsewhere = elsewhere.flatten();
        // A sentence may link to one article and quote another. Only words that are nearly its own are surely misquoted.
        if by_sentence && (elsewhere.is_some() || fault.instead.is_none() || *searches == 0) {
            let id = elsewhere.map(|(ix, paragraph)| {
                let id = &self.briefing.article(ix).doc.entry.id;
                (format!("`{id}#p{paragraph}` has them; "), format!("{id}#p{paragraph}"))
            });
            let (has, id) = id.unwrap_or_else(|| (String::new(), "article-id".to_owned()));
            let message = format!("{message}, and it is the only article that this sentence links to");
            return Diagnostic::warning("citation/misquoted", message)
                .at(self.entry.place(&span))
                .help(format!("{has}if another article is quoted, cite it: `([[{id}]])`"));
        }
        let mut diagnostic = Diagnostic::error("citation/misquoted", message).at(self.entry.place(&span));
        if let Some(near) = fault.nearest.clone() {
            diagnostic = diagnostic.related("what it says", self.in_article(near));
        }
        let Some(instead) = &fault.instead else {
            return diagnostic.help(match elsewhere {
                Some((ix, paragraph)) => {
                    format!("`{}#p{paragraph}` has them", self.briefing.article(ix).doc.entry.id)
                }
                None => "quote what it says, or take the citation out".to_owned(),
            });
        };
        let (help, label) = match fault.cut {
            true => (format!("write “{instead}”"), "Declare what is left out"),
            false => {
                let wrong = quoted.get(fault.words.clone()).unwrap_or(quoted);
                (format!("it says: {}", marked_differences(wrong, instead)), "Quote the article's words")
            }
        };
        let diagnostic = diagnostic.help(help);
        // Markup within the words would be lost, and quotation marks would end the quotation.
        let wrong = quoted.get(fault.words.clone()).unwrap_or(quoted);
        let is_plain = self.entry.text[span.clone()].split_whitespace().eq(wrong.split_whitespace());
        if !is_plain || instead.contains(['“', '”', '"', '„', '«', '»']) {
            return diagnostic;
        }
        diagnostic.fix(Fix { label: label.to_owned(), span, text: escaped(instead) })
    }

    /// What is cited stands in another paragraph than is said.
    fn moved(&self, what: &str, block: u32, there: Place) -> Diagnostic {
        let id = self.cited.id();
        let number = self.cited.paragraph.unwrap_or_default();
        let message = format!("{what} in paragraph {block} of `{id}`, and not in paragraph {number}");
        let diagnostic = Diagnostic::warning("citation/moved", message)
            .at(self.entry.place(&self.cited.link))
            .related("here", there)
            .help(format!("write `#p{block}`, if that is what was meant"));
        let link = &self.entry.text[self.cited.link.clone()];
        let anchor = format!("#p{number}");
        let Some(offset) = link.find(&anchor) else { return diagnostic };
        let start = self.cited.link.start + offset;
        let (span, text) = (start..start + anchor.len(), format!("#p{block}"));
        diagnostic.fix(Fix { label: format!("Cite paragraph {block}"), span, text })
    }

    /// The words are right, and somebody else's.
    fn other_speaker(&self, speaker: &Speaker, at: Range<usize>) -> Option<Diagnostic> {
        let article = self.cited.article;
        let here = self.person(speaker)?;
        let body = self.cited.body();
        let (nth, there) = article.findings.quotations.iter().enumerate().find(|(_, quotation)| {
            quotation.kind.is_quoted()
                && quotation.parts.iter().any(|part| {
                    let origin =
                        body.blocks.get(part.block as usize - 1).map_or(0, |block| block.range.start);
                    let part = part.range();
                    origin + part.start < at.end && at.start < origin + part.end
                })
        })?;
        let (who, found) = (article.reading.speakers.get(nth)?, there.speaker.as_ref());
        let person = who.person.filter(|person| *person != here && who.on_behalf_of != Some(here))?;
        let low = |confidence| confidence == Confidence::Low;
        if low(speaker.confidence) || found.is_some_and(|found| low(found.confidence)) {
            return None;
        }
        let name = |person: PersonIx| self.briefing.person(person).name.as_str();
        let message = format!(
            "`{}` has these words from {}, and here they are {}’s",
            self.cited.id(),
            name(person),
            name(here)
        );
        // Rules found it; only where they are nearly always right it is worth to stop a publication.
        let certain = found.is_none_or(|found| found.confidence == Confidence::High);
        let diagnostic = match certain {
            true => Diagnostic::error("citation/other-speaker", message),
            false => Diagnostic::warning("citation/other-speaker", message),
        };
        let help =
            "name the speaker that the article names; if the article was misread, correct its `corrections`";
        Some(diagnostic.at(self.place()).related("here", self.in_article(at)).help(help))
    }

    /// Whom the words name that say who speaks.
    fn person(&self, speaker: &Speaker) -> Option<PersonIx> {
        let body = &self.entry.body;
        let origin = body.blocks.get(speaker.surface.block as usize - 1)?.range.start;
        let surface = speaker.surface.range();
        let surface = origin + surface.start..origin + surface.end;
        let linked = body.links.iter().zip(self.links).find_map(|(link, to)| match to.link()?.to {
            Subject::Person(person) if link.plain.start < surface.end && surface.start < link.plain.end => {
                Some(person)
            }
            _ => None,
        });
        let name = body.plain.get(surface)?;
        let folded = fold(name.trim());
        let named = || {
            let mut all = self.briefing.link_names.find(&folded).filter_map(|subject| match subject {
                Subject::Person(person) => Some(person),
                _ => None,
            });
            all.next().filter(|_| all.next().is_none())
        };
        let spelled = || {
            let one = self.cited.article.spelled.iter().find(|spelled| fold(&spelled.text) == folded);
            one.map(|spelled| spelled.person)
        };
        linked.or_else(named).or_else(spelled)
    }

    fn figure(&self, figure: &Figure) -> Option<Diagnostic> {
        let findings = &self.cited.article.findings;
        let unit_fits =
            |other: &Figure| figure.unit.is_none() || other.unit.is_none() || figure.unit == other.unit;
        let same = |other: &&Figure| {
            let ends = [Some(other.value), other.to];
            let is_equal =
                ends.contains(&Some(figure.value)) && figure.to.is_none_or(|to| ends.contains(&Some(to)));
            unit_fits(other) && (is_equal || rounds(figure, other))
        };
        if findings.figures.iter().filter(same).any(|other| self.cited.covers(other.span.block))
            || self.stands_here()
        {
            return None;
        }
        if let Some(other) = findings.figures.iter().find(same) {
            return Some(self.moved("this figure is", other.span.block, self.of_span(&other.span)));
        }
        let like = findings.figures.iter().filter(|other| {
            self.cited.covers(other.span.block)
                && (other.unit.is_some() && other.unit == figure.unit
                    || other.noun.is_some() && other.noun == figure.noun)
        });
        let like = like.take(1).map(|other| &other.span);
        Some(self.differs("figure", like.collect()))
    }

    fn date(&self, date: &DateExpression) -> Option<Diagnostic> {
        let moment = date.moment.filter(|_| date.confidence > Confidence::Low)?;
        let findings = &self.cited.article.findings;
        let same = |other: &&DateExpression| other.moment.is_some_and(|other| is_within(moment, other));
        if findings.dates.iter().filter(same).any(|other| self.cited.covers(other.span.block))
            || is_within(moment, self.cited.article.doc.published)
            || self.stands_here()
        {
            return None;
        }
        if let Some(other) = findings.dates.iter().find(same) {
            return Some(self.moved("this date is", other.span.block, self.of_span(&other.span)));
        }
        Some(self.differs("date", Vec::new()))
    }

    /// Whether the article has the very words.
    fn stands_here(&self) -> bool {
        let text = self.cited.paragraph_text().unwrap_or(&self.cited.body().plain);
        let has = |text| matches!(Original::new(text).find(self.words()), Verdict::Verbatim(_));
        has(text) || has(&self.cited.article.doc.title)
    }

    fn of_span(&self, span: &reading::Span) -> Place {
        let origin =
            self.cited.body().blocks.get(span.block as usize - 1).map_or(0, |block| block.range.start);
        self.in_article(origin + span.start as usize..origin + span.end as usize)
    }

    fn differs(&self, what: &str, like: Vec<&reading::Span>) -> Diagnostic {
        let where_ = self.cited.paragraph.map_or(String::new(), |number| format!("paragraph {number} of "));
        let message = format!("this {what} is not in {where_}`{}`", self.cited.id());
        let mut diagnostic =
            Diagnostic::warning(if what == "date" { "citation/date" } else { "citation/figure" }, message)
                .at(self.place());
        for span in like {
            diagnostic = diagnostic.related("what it says", self.of_span(span));
        }
        diagnostic.help(format!("compare the {what}, or cite the article that has it"))
    }
}

/// Whether one figure says openly that it gives another one roughly: `about 4,000`, `thousands` for 4,120.
fn rounds(figure: &Figure, other: &Figure) -> bool {
    let far = match (figure.rule, figure.hedge) {
        // The value is the least that the plural can mean.
        (FigureRule::Vague, _) => 10.0,
        (_, Some(_)) => 2.0,
        (_, None) => return false,
    };
    // Rough money is no number of people.
    let units_fit = figure.unit == other.unit;
    let nouns_fit = figure.noun.is_none() || other.noun.is_none() || figure.noun == other.noun;
    let (least, most) = interval(figure);
    let near = figure.value / far..=figure.value * far;
    units_fit
        && nouns_fit
        && other.to.is_none()
        && (least..=most).contains(&other.value)
        && near.contains(&other.value)
}

/// Whether one date is the other, as far as the coarser of the two says.
fn is_within(a: Moment, b: Moment) -> bool {
    let coarse = a.precision().min(b.precision());
    let (a, b) = (a.date(), b.date());
    a.year() == b.year()
        && (coarse <= Precision::Year || a.month() == b.month())
        && (coarse <= Precision::Month || a.day() == b.day())
}

/// Words that are text in Markdown, too.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '`' | '<' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
