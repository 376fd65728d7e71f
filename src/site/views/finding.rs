//! Findings as templates get them: quotations with who says them, figures, dates, each with where it stands and how it
//! is known. What a policy withholds is not in them.

use serde::Serialize;
use tera::Value;

use super::method;
use super::words::Words;
use crate::briefing::{Article, ArticleIx, Context, Subject, Thing};
use crate::config::Publish;
use crate::reading::{Confidence, DateExpression, Figure, PersonIx, Span};
use crate::site::Site;
use crate::site::cards::DateView;

/// Who says a quotation.
#[derive(Serialize)]
pub(super) struct SpeakerView {
    /// The card of who speaks or for whom it is said; only where that is determined.
    pub(super) person: Option<Value>,
    /// Whether it is said for the person by somebody else.
    through: bool,
    /// The words that name the speaker in the article.
    pub(super) surface: Option<String>,
    /// The words that name for whom it is said.
    on_behalf_of: Option<String>,
    /// `name`, `pronoun`, `role`, `office`, `anonymous`, `group`.
    kind: &'static str,
    /// Of those words, if it is not the site's.
    language: Option<String>,
    /// Better than a guess.
    pub(super) determined: bool,
    how: Rule,
}

/// What led to a finding.
#[derive(Serialize)]
pub(super) struct Rule {
    name: &'static str,
    /// Where it stands on the method page.
    anchor: String,
    /// The message that says what it does.
    does: String,
    /// `low`, `medium`, `high`; figures have none.
    confidence: Option<&'static str>,
}

/// A quotation as one article has it.
#[derive(Serialize)]
pub(super) struct QuotationView<'a> {
    pub(super) article: Value,
    /// When it was published, as far as is known.
    pub(super) date: DateView,
    language: Option<&'a str>,
    /// To the paragraph, or to the very words where the text is shown whole.
    pub(super) path: String,
    pub(super) paragraph: u32,
    /// `direct`, `fragment`, `term`, `indirect`.
    pub(super) kind: &'static str,
    /// The words as far as they may be shown.
    pub(super) words: Option<String>,
    /// Whether words are left out at the end.
    pub(super) cut: bool,
    pub(super) speaker: Option<SpeakerView>,
    /// What stands before and after it, where nobody can be named.
    around: Option<Around>,
    /// When the publisher took its words out, where that is told.
    pub(super) withdrawn: Option<DateView>,
    /// Whether marks have to be put before and after it: its own may stand in what is around it.
    open: bool,
    close: bool,
}

impl QuotationView<'_> {
    /// The words as far as they may be shown, with an ellipsis where words are left out.
    pub(super) fn shown(&self) -> Option<String> {
        let words = self.words.as_deref()?;
        Some(format!("{words}{}", if self.cut { " …" } else { "" }))
    }
}

/// Marks that a text may put around words that it quotes.
const QUOTATION_MARKS: [char; 11] = ['"', '“', '”', '„', '«', '»', '‘', '’', '\'', '‹', '›'];

/// What stands around a finding, with an ellipsis where the text goes on.
#[derive(Serialize)]
pub(super) struct Around {
    pub(super) before: String,
    pub(super) text: String,
    pub(super) after: String,
}

impl From<Context<'_>> for Around {
    fn from(context: Context<'_>) -> Self {
        Self {
            before: format!("{}{}", if context.cut_before { "… " } else { "" }, context.before),
            text: context.text.to_owned(),
            after: format!("{}{}", context.after, if context.cut_after { " …" } else { "" }),
        }
    }
}

/// A figure as one article has it.
#[derive(Serialize)]
pub(super) struct FigureView {
    pub(super) article: Value,
    /// When it was published, as far as is known.
    date: DateView,
    language: Option<String>,
    pub(super) path: String,
    pub(super) paragraph: u32,
    /// The article's own words for it; where none may be shown, the number.
    pub(super) words: Words,
    /// `about`, `at least`, `at most`, `nearly`.
    hedge: Option<&'static str>,
    around: Option<Around>,
    /// When the publisher took its words out, if so.
    withdrawn: Option<DateView>,
    /// Who says the quotation that holds it.
    pub(super) speaker: Option<SpeakerView>,
    how: Rule,
}

/// A sentence with a date.
#[derive(Serialize)]
pub(super) struct SentenceView {
    pub(super) article: Value,
    language: Option<String>,
    pub(super) path: String,
    pub(super) paragraph: u32,
    date: DateView,
    /// The words that say when.
    pub(super) words: Option<String>,
    around: Option<Around>,
    how: Rule,
}

/// Who says quotation `nth` of an article, as far as it names anybody.
pub(super) fn speaker(site: &Site<'_>, article: &Article, nth: usize) -> Option<SpeakerView> {
    let speaker = article.findings.quotations.get(nth)?.speaker.as_ref()?;
    let who = article.reading.speakers.get(nth).copied().unwrap_or_default();
    Some(SpeakerView {
        person: article.speaker(nth).map(|person| site.card(Subject::Person(person))),
        through: who.person.is_none() && who.on_behalf_of.is_some(),
        surface: article.few_words(&speaker.surface),
        on_behalf_of: speaker.on_behalf_of.as_ref().and_then(|span| article.few_words(span)),
        kind: speaker.kind.as_str(),
        language: article.doc.language.clone(),
        determined: speaker.confidence > Confidence::Low,
        how: Rule {
            name: speaker.rule.name(),
            anchor: method::anchor("speakers", speaker.rule.name()),
            does: method::rule("speakers", speaker.rule.name()),
            confidence: Some(speaker.confidence.as_str()),
        },
    })
}

/// Whom a mere guess takes for the speaker of quotation `nth`.
pub(super) fn guessed(article: &Article, nth: usize) -> Option<PersonIx> {
    let speaker = article.findings.quotations.get(nth)?.speaker.as_ref()?;
    let who = article.reading.speakers.get(nth)?;
    (speaker.confidence == Confidence::Low).then_some(who.person.or(who.on_behalf_of)).flatten()
}

/// A quotation of an article.
pub(super) fn quotation<'a>(
    site: &Site<'a>,
    ix: ArticleIx,
    article: &'a Article,
    nth: usize,
) -> Option<QuotationView<'a>> {
    let quotation = article.findings.quotations.get(nth)?;
    let paragraph = quotation.parts.first()?.block;
    let speaker = speaker(site, article, nth);
    let named = speaker.as_ref().is_some_and(|speaker| speaker.determined);
    let quoted = article.quoted(nth);
    let around: Option<Around> = if named { None } else { article.quotation_context(nth).map(Into::into) };
    let has_marks = quotation.kind.is_quoted();
    let open = has_marks && !around.as_ref().is_some_and(|around| around.before.ends_with(QUOTATION_MARKS));
    // A comma or a full stop may come first.
    let closed = |around: &Around| around.after.chars().take(2).any(|c| QUOTATION_MARKS.contains(&c));
    let close = has_marks && !around.as_ref().is_some_and(closed);
    Some(QuotationView {
        article: site.card(Subject::Article(ix)),
        date: article.quotation_dated(nth).into(),
        language: article.doc.language.as_deref(),
        path: quotation_path(site, ix, article, nth, paragraph),
        paragraph,
        kind: quotation.kind.as_str(),
        cut: quoted.as_ref().is_some_and(|quoted| quoted.cut),
        words: quoted.map(|quoted| match close {
            true => before_mark(quoted.text),
            false => quoted.text,
        }),
        speaker,
        around,
        withdrawn: None,
        open,
        close,
    })
}

/// Quoted words before a mark that is put there: a comma belongs to the sentence around them.
pub(super) fn before_mark(mut words: String) -> String {
    if words.ends_with(',') {
        words.pop();
    }
    words
}

/// To a quotation that begins in a paragraph: to its very words where the text is shown whole.
pub(super) fn quotation_path(
    site: &Site<'_>,
    ix: ArticleIx,
    article: &Article,
    nth: usize,
    paragraph: u32,
) -> String {
    match article.publish {
        Publish::Full if article.stood.until.is_none() => {
            format!("{}#q{}", site.subject_path(Subject::Article(ix)), nth + 1)
        }
        _ => to_paragraph(site, ix, article, paragraph),
    }
}

/// To a paragraph of an article; of an earlier text to what changed in it, since no page has that text.
fn to_paragraph(site: &Site<'_>, ix: ArticleIx, text: &Article, paragraph: u32) -> String {
    let path = site.subject_path(Subject::Article(ix));
    match text.stood.until {
        Some(_) => format!("{path}#changes"),
        None => format!("{path}#p{paragraph}"),
    }
}

/// A figure of an article.
pub(super) fn figure(site: &Site<'_>, thing: Thing) -> Option<FigureView> {
    let ix = thing.article;
    let (article, nth) = site.figure_of(thing)?;
    let figure = article.findings.figures.get(nth)?;
    let mut quotations = article.findings.quotations.iter();
    let holds =
        quotations.position(|quotation| quotation.parts.iter().any(|part| part.contains(&figure.span)));
    Some(FigureView {
        article: site.card(Subject::Article(ix)),
        date: site.figure_dated(thing).into(),
        language: article.doc.language.clone(),
        path: to_paragraph(site, ix, article, figure.span.block),
        paragraph: figure.span.block,
        words: figure_words(article, figure),
        hedge: figure.hedge.map(crate::reading::Hedge::as_str),
        around: article.figure_context(nth).map(Into::into),
        withdrawn: site.figure_gone(thing).map(Into::into),
        speaker: holds.and_then(|nth| speaker(site, article, nth)),
        how: Rule {
            name: figure.rule.name(),
            anchor: method::anchor("figures", figure.rule.name()),
            does: method::rule("figures", figure.rule.name()),
            confidence: None,
        },
    })
}

fn figure_words(article: &Article, figure: &Figure) -> Words {
    // The noun often follows the number, and is what makes it a figure of something.
    let end = match figure.noun_span {
        Some(noun) if noun.block == figure.span.block => noun.end.max(figure.span.end),
        _ => figure.span.end,
    };
    if let Some(words) = article.few_words(&Span { end, ..figure.span }) {
        return Words::Given(words);
    }
    let words = match figure.to {
        Some(to) => Words::message("figure-range").with("to", to),
        None => Words::message("figure-number"),
    };
    let unit = figure.unit.as_deref().map_or("", |unit| unit);
    words.with("number", figure.value).with("unit", unit)
}

/// The sentence of a date.
pub(super) fn sentence(
    site: &Site<'_>,
    thing: Thing,
    article: &Article,
    date: DateView,
) -> Option<SentenceView> {
    let (ix, nth) = (thing.article, thing.nth as usize);
    let found = article.findings.dates.get(nth)?;
    Some(SentenceView {
        article: site.card(Subject::Article(ix)),
        language: article.doc.language.clone(),
        path: to_paragraph(site, ix, article, found.span.block),
        paragraph: found.span.block,
        date,
        words: article.few_words(&found.span),
        around: article.date_context(nth).map(Into::into),
        how: date_rule(found),
    })
}

/// What led to a date.
pub(super) fn date_rule(found: &DateExpression) -> Rule {
    Rule {
        name: found.rule.name(),
        anchor: method::anchor("dates", found.rule.name()),
        does: method::rule("dates", found.rule.name()),
        confidence: Some(found.confidence.as_str()),
    }
}

/// The words that say when.
pub(super) fn date_words(article: &Article, found: &DateExpression) -> Option<String> {
    article.few_words(&found.span)
}
