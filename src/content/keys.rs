//! The keys that tables of front matter and of `site.toml` may have: what each holds and what it does, said once. The
//! parser knows by them which keys there are and what numbers and words they take; JSON Schemas, the help of the
//! language server and the tables of the documentation in `docs/` are made from them.

use std::ops::Range;

use super::correction::Thing;
use super::{Kind, Version};
use crate::config::Publish;

/// A key of a table.
#[derive(Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether its absence is an error.
    pub required: bool,
    /// What holds without it, as TOML and JSON write it; or a few words where that cannot be written.
    pub default: Option<&'static str>,
    /// One or two sentences in Markdown. `[[page|words]]` is a link within the documentation.
    pub doc: &'static str,
}

/// What a key holds.
#[derive(Debug)]
pub enum Shape {
    /// One line.
    Text,
    /// Text or a list of texts.
    Texts,
    /// `true` or `false`.
    Flag,
    /// A whole number.
    Number(Range<usize>),
    /// A date of any precision.
    Date,
    /// A date with at least the day.
    Day,
    /// `https://…`
    Address,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Any of these words.
    Choices(&'static [&'static str]),
    /// A source's id or name, or an address on one of its domains.
    Source,
    /// The id of an article.
    Article,
    /// The id, name or alias of a person.
    Person,
    /// One or more people.
    People,
    /// Tags.
    Tags,
    /// Old paths of a page.
    OldPaths,
    /// A colour of CSS, or two: for light and for dark pages.
    Colours,
    /// A table.
    Table(&'static [Key]),
    /// A list of tables.
    Tables(&'static [Key]),
}

/// A key that may be left out.
pub(crate) const fn key(name: &'static str, shape: Shape, doc: &'static str) -> Key {
    Key { name, shape, required: false, default: None, doc }
}

impl Key {
    /// One that may not.
    pub(crate) const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// One that has a value where none is written.
    pub(crate) const fn default(self, value: &'static str) -> Self {
        Self { default: Some(value), ..self }
    }

    /// The words that it takes, where these are few.
    pub fn words(&self) -> &'static [&'static str] {
        match self.shape {
            Shape::Choice(words) | Shape::Choices(words) => words,
            Shape::Flag => &["true", "false"],
            _ => &[],
        }
    }

    /// The keys of the table or tables that it holds.
    pub fn keys(&self) -> &'static [Self] {
        match self.shape {
            Shape::Table(keys) | Shape::Tables(keys) => keys,
            _ => &[],
        }
    }
}

impl Shape {
    /// What it is, in a few words of Markdown.
    pub fn describe(&self) -> String {
        let words =
            |words: &[&str]| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        match self {
            Self::Text | Self::Source | Self::Article => "text".to_owned(),
            Self::Texts | Self::Tags => "texts".to_owned(),
            Self::Flag => "true or false".to_owned(),
            Self::Number(range) => format!("{} to {}", range.start, range.end - 1),
            Self::Date => "date".to_owned(),
            Self::Day => "day".to_owned(),
            Self::Address => "web address".to_owned(),
            Self::Choice(choices) => words(choices),
            Self::Choices(choices) => format!("any of {}", words(choices)),
            Self::Person => "person".to_owned(),
            Self::People => "people".to_owned(),
            Self::OldPaths => "old paths".to_owned(),
            Self::Colours => "one or two colours".to_owned(),
            Self::Table(_) => "table".to_owned(),
            Self::Tables(_) => "list of tables".to_owned(),
        }
    }
}

/// The words of a list of choices.
pub(crate) const fn words<T: Copy, const N: usize>(choices: &[(&'static str, T); N]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut at = 0;
    while at < N {
        words[at] = choices[at].0;
        at += 1;
    }
    words
}

impl Kind {
    /// The keys of its front matter.
    pub fn keys(self) -> &'static [Key] {
        match self {
            Self::Article => ARTICLE,
            Self::Source => SOURCE,
            Self::Person => PERSON,
            Self::Event => EVENT,
            Self::Note => NOTE,
            Self::Edition => EDITION,
        }
    }
}

/// The keys of the front matter of the file at `path`, by its folder and name; none where it belongs to no kind.
pub fn keys_of_file(path: &str) -> Option<&'static [Key]> {
    match Version::article_of(path) {
        Some(_) => Some(VERSION),
        None => Kind::of_path(path).map(Kind::keys),
    }
}

const PUBLISH: Shape = Shape::Choice(&words(&Publish::CHOICES));
const TAGS: Key = key("tags", Shape::Tags, "`#` before a tag is dropped.");
const PEOPLE: Key = key("people", Shape::People, "Who takes part.");
const DRAFT: Key = key("draft", Shape::Flag, "Left out unless you build with `--drafts`.");
const ID: Key = key("slug", Shape::Text, "Its id and its page's path, if not made from the file name.");
const ALIASES: Key = key("aliases", Shape::OldPaths, "Redirects.");

const ARTICLE: &[Key] = &[
    key("title", Shape::Text, "The headline.").required(),
    key("source", Shape::Source, "The source's id or name, or a web address on one of its domains.")
        .required(),
    key("published", Shape::Day, "When it was published. Articles dated after now are left out.").required(),
    key("url", Shape::Address, "The original. If absent and `source` is an address, that one."),
    key("updated", Shape::Day, "When the original was last changed."),
    key("author", Shape::Texts, "Bylines; `[[Name]]` is read as the name."),
    key("agency", Shape::Texts, "Wire services whose copy it carries. Those credited in the text are added."),
    key("language", Shape::Text, "The article's language (BCP 47, `uk`), if it is not the site's."),
    key(
        "people",
        Shape::People,
        "Who is in it, by your own account. Also settles who is meant where two people have one name.",
    ),
    TAGS,
    key(
        "events",
        Shape::Tables(HAPPENING),
        "Dated happenings that it reports, each with `date` (date, required), `title` (text, required) and `people`. \
         The same date and title in two articles is one happening.",
    ),
    key(
        "corrections",
        Shape::Tables(CORRECTION),
        "What was found wrongly in it, or not at all: see [[correct|Corrections]].",
    ),
    key("publish", PUBLISH, "How much of the text is shown; overrides the source's."),
    key(
        "description",
        Shape::Text,
        "The publisher's own summary. It goes into the page's head where `publish` is `full`, and nowhere else.",
    ),
    DRAFT,
    key("slug", Shape::Text, "Last part of the page's path, if not made from the file name."),
    ALIASES,
    key(
        "retrieved",
        Shape::Date,
        "When this text of it was clipped. `import` writes it. It is new in the first [[editions|edition]] after that.",
    ),
    key("created", Shape::Date, "The same, as the Web Clipper writes it."),
];

const HAPPENING: &[Key] = &[
    key("date", Shape::Date, "When, as precisely as is known.").required(),
    key("title", Shape::Text, "What happened.").required(),
    PEOPLE,
];

const SOURCE: &[Key] = &[
    key("name", Shape::Text, "As readers know it.").required(),
    key(
        "domains",
        Shape::Texts,
        "Its hosts, such as `example.org`; subdomains are included. No two sources may share one.",
    ),
    key("country", Shape::Text, "Where it is made; shown on its page."),
    key("owner", Shape::Text, "Whose it is; shown on its page."),
    key("kind", Shape::Text, "Newspaper, broadcaster, agency; shown on its page."),
    key("publish", PUBLISH, "How much of its articles is shown; overrides the site's."),
    key("excerpt_words", Shape::Number(0..1_001), "The length of its excerpts; overrides the site's."),
    ID,
    ALIASES,
];

const PERSON: &[Key] = &[
    key("name", Shape::Text, "As this site spells it.").required(),
    key("aliases", Shape::Texts, "Every other spelling, other scripts too. Not old paths."),
    key(
        "not",
        Shape::Texts,
        "Spellings that are never this person, though the rules would find them: `not: [Washington]`. To say that two \
         spellings are one person, use `aliases`.",
    ),
    key(
        "roles",
        Shape::Tables(ROLE),
        "Offices: `title` (text, required), `from` and `to` (dates). Their words also tell apart people who share a \
         surname.",
    ),
    key("wikidata", Shape::Text, "Such as `Q3052772`; shown as a link."),
    key("image", Shape::Text, "A path below `static/`, or an `https://` address."),
    ID,
];

const ROLE: &[Key] = &[
    key("title", Shape::Text, "Such as `President of France`.").required(),
    key("from", Shape::Date, "Since when."),
    key("to", Shape::Date, "Until when."),
];

const EVENT: &[Key] = &[
    key("title", Shape::Text, "What happened.").required(),
    key("date", Shape::Date, "When. It may lie ahead.").required(),
    PEOPLE,
    TAGS,
    DRAFT,
    ID,
    ALIASES,
];

const FROM: Key = key("publish_at", Shape::Day, "Left out before that time; of a day, before it begins.");
const UNTIL: Key = key("expires", Shape::Day, "Left out from that time on; of a day, from its beginning.");

const EDITION: &[Key] = &[
    key("title", Shape::Text, "The headline.").required(),
    key(
        "date",
        Shape::Day,
        "Up to when it tells what is new: a day, counted whole, or a time. Editions dated after now are left out.",
    )
    .required(),
    key(
        "since",
        Shape::Day,
        "What came after that day or time is new in it, a month back at most. If absent, since the edition before; in \
         the first one, within a month.",
    ),
    key("author", Shape::Texts, "Who wrote it."),
    DRAFT,
    FROM,
    UNTIL,
    ID,
    ALIASES,
];

/// The keys of a later text of an article.
pub const VERSION: &[Key] = &[
    key("retrieved", Shape::Day, "When the text was clipped. The newest text counts.").required(),
    key("updated", Shape::Date, "When the publisher says that it was changed."),
    key(
        "title",
        Shape::Text,
        "The headline, if it is another one; with the newest text it is the page’s, and links by the one of the article’s own file still lead there.",
    ),
];

const NOTE: &[Key] = &[
    key("title", Shape::Text, "The headline; the name of the file if absent."),
    key(
        "date",
        Shape::Date,
        "When it was written. Notes dated after now are left out; notes without a date are listed last and are in no \
         feed.",
    ),
    key("author", Shape::Texts, "Who wrote it."),
    TAGS,
    key(
        "corrections",
        Shape::Tables(NOTE_CORRECTION),
        "As for articles; each entry says with `article` which one it is about.",
    ),
    DRAFT,
    FROM,
    UNTIL,
    ID,
    key(
        "aliases",
        Shape::Texts,
        "Redirects, where they begin with a slash. Others are titles by which links may call it.",
    ),
    key("cssclasses", Shape::Texts, "Obsidian's. Read and not used."),
];

const CORRECTION: &[Key] =
    &[QUOTE, NAME, FIGURE, DATE, SENTENCE, PARAGRAPH, SPEAKER, IS_PERSON, VALUE, HIDE, SHOW];

const NOTE_CORRECTION: &[Key] = &[
    key("article", Shape::Article, "The id of the article.").required(),
    QUOTE,
    NAME,
    FIGURE,
    DATE,
    SENTENCE,
    PARAGRAPH,
    SPEAKER,
    IS_PERSON,
    VALUE,
    HIDE,
    SHOW,
];

const QUOTE: Key = key(Thing::Quote.key(), Shape::Text, "Words of the quotation that this is about.");
const NAME: Key = key(Thing::Name.key(), Shape::Text, "The name that this is about, as the text has it.");
const FIGURE: Key = key(Thing::Figure.key(), Shape::Text, "Words of the figure that this is about.");
const DATE: Key = key(Thing::Date.key(), Shape::Text, "Words of the date that this is about.");
const SENTENCE: Key =
    key(Thing::Sentence.key(), Shape::Text, "Words of the dated sentence that this is about.");
const PARAGRAPH: Key = key(
    "paragraph",
    Shape::Number(1..1_000_000),
    "The paragraph that the words stand in, if only that one is meant.",
);
const SPEAKER: Key = key("speaker", Shape::Person, "Whose words these are; `none` if it cannot be said.");
const IS_PERSON: Key =
    key("person", Shape::Person, "Whose name this is; `none` if it is nobody's on this site.");
const VALUE: Key = key("value", Shape::Date, "The date that the words mean.");
const HIDE: Key = key("hide", Shape::Flag, "`true` if this is no quotation, figure or date.");
const SHOW: Key = key("show", Shape::Flag, "Whether the sentence stands in the timeline.");
