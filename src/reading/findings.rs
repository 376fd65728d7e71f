//! What one article's text says, as far as it can be told from that text alone. Everything here leads back to the
//! paragraph and the characters that it was read from.

use std::ops::Range;
use std::sync::Arc;

use super::credits::Credit;
use super::dates::DateRule;
use super::figures::FigureRule;
use super::quotations::SpeakerRule;
use crate::moment::Moment;

/// Where something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Number of the block, from 1.
    pub block: u32,
    /// Bytes of the block's text.
    pub start: u32,
    /// Bytes of the block's text.
    pub end: u32,
}

impl Span {
    /// Bytes of the block's text.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether two have a character in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.block == other.block && self.start < other.end && other.start < self.end
    }

    /// Whether all of `other` lies in it.
    pub fn contains(&self, other: &Self) -> bool {
        self.block == other.block && self.start <= other.start && other.end <= self.end
    }
}

/// How much a rule is to be trusted. What that means in numbers stands on the method page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Better than a guess, and not good enough to be said: the site says 'not determined'.
    Low,
    /// Mostly right.
    Medium,
    /// Nearly always right.
    High,
}

impl Confidence {
    /// `low`, `medium`, `high`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// Words that somebody said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words without their marks: more than one part where the tag interrupts them, or where they go on over
    /// paragraphs.
    pub parts: Box<[Span]>,
    /// How they are given.
    pub kind: QuotationKind,
    /// Who says them, as far as the words around them show; `None` is 'not determined'.
    pub speaker: Option<Speaker>,
    /// The verb or phrase that says so: `said`, `according to`.
    pub cue: Option<Span>,
}

/// How words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuotationKind {
    /// Whole sentences or clauses in quotation marks.
    Direct,
    /// Some words in quotation marks within a sentence of the article's own.
    Fragment,
    /// A term in quotation marks, which the article uses at arm's length, and which nobody is said to have said.
    Term,
    /// Without quotation marks: `Macron said that …`.
    Indirect,
}

impl QuotationKind {
    /// `direct`, `fragment`, `term`, `indirect`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Fragment => "fragment",
            Self::Term => "term",
            Self::Indirect => "indirect",
        }
    }

    /// Whether these are somebody's own words, in quotation marks.
    pub fn is_quoted(self) -> bool {
        matches!(self, Self::Direct | Self::Fragment)
    }
}

/// Whom an article names as the speaker of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The words that name the speaker, without the cue: `Mr Macron`, `he`, `a spokesman for the ministry`.
    pub surface: Span,
    /// What kind of words these are.
    pub kind: SpeakerKind,
    /// For whom a spokesman, an office or a ministry speaks: `the ministry`, `Starmer`.
    pub on_behalf_of: Option<Span>,
    /// What led to it.
    pub rule: SpeakerRule,
    /// How good that is.
    pub confidence: Confidence,
}

/// How a speaker is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpeakerKind {
    /// By a name, with or without a title.
    Name,
    /// By a pronoun.
    Pronoun,
    /// By an office that one person holds: `the French leader`.
    Role,
    /// A spokesperson or an office: `Starmer's office`.
    Office,
    /// Somebody whose name is held back: `a senior official`.
    Anonymous,
    /// More than one person, or an institution: `the ministry`, `officials`.
    Group,
}

impl SpeakerKind {
    /// `name`, `pronoun`, `role`, `office`, `anonymous`, `group`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Pronoun => "pronoun",
            Self::Role => "role",
            Self::Office => "office",
            Self::Anonymous => "anonymous",
            Self::Group => "group",
        }
    }
}

/// A number and what it counts or measures.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Hedge, number, scale and unit: `about 30`, `$13 billion`, `nearly 40 per cent`.
    pub span: Span,
    /// The number itself, scale included; the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub to: Option<f64>,
    /// What the article says of its exactness.
    pub hedge: Option<Hedge>,
    /// `percent`, an ISO 4217 code, or a unit of measure in the singular: `EUR`, `km`.
    pub unit: Option<Box<str>>,
    /// What is counted, in the singular and small letters: `country`.
    pub noun: Option<Box<str>>,
    /// Where that noun stands, with what belongs to it.
    pub noun_span: Option<Span>,
    /// What led to it.
    pub rule: FigureRule,
    /// Fingerprints of a few words around it, by which figures of several articles are compared; sorted.
    pub subject: Box<[u32]>,
    /// Whether no other figure of its sentence counts or measures the like, so that the words around it are its own.
    pub alone: bool,
}

/// How exact a figure is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hedge {
    /// `about`, `some`, `around`.
    About,
    /// `at least`, `more than`, `over`.
    AtLeast,
    /// `at most`, `up to`, `fewer than`.
    AtMost,
    /// `nearly`, `almost`: a little less.
    Nearly,
}

impl Hedge {
    /// `about`, `at least`, `at most`, `nearly`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::AtLeast => "at least",
            Self::AtMost => "at most",
            Self::Nearly => "nearly",
        }
    }
}

/// Words that say when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateExpression {
    /// The words: `Thursday`, `late last month`, `4 September`.
    pub span: Span,
    /// TIMEX3 value, as precise as the words are: `2025-09-04`, `2025-08`, `1994`, `2025-W36`, `PAST_REF`.
    pub value: Box<str>,
    /// The same as a moment, where it is a year, month, day or time.
    pub moment: Option<Moment>,
    /// What led to it.
    pub rule: DateRule,
    /// How good that is.
    pub confidence: Confidence,
    /// The sentence that holds it.
    pub sentence: Span,
    /// Whether the sentence stands in the timeline, where an editor says so.
    pub listed: Option<bool>,
}

/// A name that may be a person's, found by its form and by what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The fullest form in the article: `Jane Q. Roe`.
    pub name: Box<str>,
    /// Where the article uses the name, whole or in part, in the order of the text.
    pub mentions: Box<[(Span, super::MentionForm)]>,
    /// What speaks for a person.
    pub cues: super::people::Cues,
}

/// An office that an article gives to somebody: `Prime Minister` before a name, `the US envoy` after one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleSeen {
    /// The name.
    pub name: Span,
    /// The office.
    pub role: Span,
    /// Whether it is said to be over: `former`, `ex-`.
    pub former: bool,
}

/// What an article's text says.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Whether the text was read as English: else there are credits, captions and fingerprints of words alone.
    pub english: bool,
    /// In the order of the text.
    pub credits: Vec<Credit>,
    /// Numbers of the blocks that are photo captions.
    pub captions: Vec<u32>,
    /// The place that the article was filed from, with its block and bytes of the block.
    pub dateline: Option<(u32, Range<usize>)>,
    /// In the order of the text.
    pub quotations: Vec<Quotation>,
    /// In the order of the text.
    pub figures: Vec<Figure>,
    /// In the order of the text.
    pub dates: Vec<DateExpression>,
    /// Names of people, known or not, in the order of the text.
    pub candidates: Vec<Candidate>,
    /// In the order of the text.
    pub roles: Vec<RoleSeen>,
    /// Fingerprints of the article's own words, to find texts that share passages; sorted.
    pub shingles: Arc<[u32]>,
}
