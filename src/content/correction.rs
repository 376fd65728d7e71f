//! `corrections` in the front matter of articles and notes: what an editor says of a finding, named by its words.

use jiff::tz::TimeZone;

use super::article::unlinked;
use super::fields::{Fields, Spanned};
use crate::diagnostic::Diagnostic;
use crate::moment::Moment;
use crate::reading::fold;

/// An editor's word on one thing that was found in an article, or was not.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The id of the article; an article's own corrections name none.
    pub article: Option<Spanned<String>>,
    /// What it is about.
    pub thing: Thing,
    /// Words of the article that name it.
    pub words: Spanned<String>,
    /// The paragraph that it is in, from 1; anywhere if none is given.
    pub paragraph: Option<u32>,
    /// What is right.
    pub change: Change,
}

/// What a correction can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// Words that somebody says.
    Quote,
    /// A name, wherever it stands.
    Name,
    /// A number and what it counts or measures.
    Figure,
    /// Words that say when.
    Date,
    /// A sentence with a date in it.
    Sentence,
}

impl Thing {
    const ALL: [Self; 5] = [Self::Quote, Self::Name, Self::Figure, Self::Date, Self::Sentence];

    /// The key that names it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Name => "name",
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Sentence => "sentence",
        }
    }

    /// The word for one of them.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Quote => "quotation",
            Self::Name => "name of a person",
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Sentence => "dated sentence",
        }
    }

    /// The keys that can say what is right of it.
    fn answers(self) -> &'static [&'static str] {
        match self {
            Self::Quote => &["speaker", "hide"],
            Self::Name => &["person"],
            Self::Figure => &["hide"],
            Self::Date => &["value", "hide"],
            Self::Sentence => &["show"],
        }
    }
}

/// What is right.
#[derive(Clone, Debug)]
pub enum Change {
    /// It is none: no quotation, figure or date.
    Hide,
    /// The words are this person's, or it cannot be said whose they are.
    Speaker(Named),
    /// The name is this person's, or nobody's on this site.
    Person(Named),
    /// The words mean this date.
    Value(Moment),
    /// Whether the sentence stands in the timeline.
    Show(bool),
}

/// Whom a correction names.
#[derive(Clone, Debug)]
pub enum Named {
    /// `none`
    Nobody,
    /// An id, name or alias.
    Person(Spanned<String>),
}

impl Named {
    fn read(name: Spanned<String>) -> Self {
        if name.value.eq_ignore_ascii_case("none") { Self::Nobody } else { Self::Person(unlinked(name)) }
    }
}

impl Change {
    /// The name that is to be resolved.
    pub fn name(&self) -> Option<&Spanned<String>> {
        match self {
            Self::Speaker(Named::Person(name)) | Self::Person(Named::Person(name)) => Some(name),
            _ => None,
        }
    }

    /// Whether both say the same, as far as that can be told before names are resolved.
    fn is_like(&self, other: &Self) -> bool {
        let name = |change: &Self| change.name().map(|name| fold(&name.value));
        match (self, other) {
            (Self::Hide, Self::Hide) => true,
            (Self::Speaker(_), Self::Speaker(_)) | (Self::Person(_), Self::Person(_)) => {
                name(self) == name(other)
            }
            (Self::Value(a), Self::Value(b)) => a == b,
            (Self::Show(a), Self::Show(b)) => a == b,
            _ => false,
        }
    }
}

/// More than this is no list that a person keeps; each is looked for in the whole text.
const MAX: usize = 500;

/// Reads the list. In a note, each entry says which article it is about.
pub(super) fn read(fields: &mut Fields<'_>, zone: Option<&TimeZone>, in_note: bool) -> Vec<Correction> {
    let tables = fields.tables("corrections");
    if let Some(first_too_many) = tables.get(MAX) {
        let span = first_too_many.start();
        fields.invalid(&span, format!("more than {MAX} corrections"));
        return Vec::new();
    }
    let mut corrections: Vec<Correction> = Vec::new();
    for mut table in tables {
        if let Some(correction) = read_one(&mut table, zone, in_note) {
            let id = |one: &Correction| one.article.as_ref().map(|article| article.value.clone());
            let target = |one: &Correction| (id(one), one.thing, one.paragraph, fold(&one.words.value));
            let rival = corrections.iter().find(|known| {
                target(known) == target(&correction) && !known.change.is_like(&correction.change)
            });
            if let Some(rival) = rival {
                let first = table.place(&rival.words.span);
                let fault = table.invalid(&correction.words.span, CONTRADICTION);
                fault.code = "correction/contradiction";
                fault.related.push(("the first one".to_owned(), first));
            }
            corrections.push(correction);
        }
        fields.adopt(table);
    }
    corrections
}

/// Of two corrections, said of the second one.
pub(crate) const CONTRADICTION: &str = "this correction contradicts another one";

fn read_one(table: &mut Fields<'_>, zone: Option<&TimeZone>, in_note: bool) -> Option<Correction> {
    let article = if in_note { table.required_text("article").map(unlinked) } else { None };
    let things: Vec<(Thing, Spanned<String>)> =
        Thing::ALL.into_iter().filter_map(|thing| Some((thing, table.text(thing.key())?))).collect();
    let paragraph = table.number("paragraph");
    let faults = table.faults();
    let speaker = table.text("speaker");
    let person = table.text("person");
    let value = table.moment("value", zone);
    let hide = table.spanned_flag("hide");
    let show = table.spanned_flag("show");
    // What is there and cannot be read has been reported, and is not missing.
    let unread = table.faults() > faults;

    let [(thing, words)] = &things[..] else {
        let span = things.get(1).map_or(table.start(), |(_, words)| words.span.clone());
        let keys = Thing::ALL.map(|thing| format!("`{}`", thing.key())).join(", ");
        table.invalid(&span, format!("a correction is about exactly one of {keys}"));
        return None;
    };
    if !words.value.contains(char::is_alphanumeric) {
        table.invalid(&words.span, format!("`{}` has no word that could be looked for", thing.key()));
        return None;
    }
    if let Some(hide) = hide.as_ref().filter(|hide| !hide.value) {
        table.invalid(&hide.span, "`hide` can only be true").help =
            Some("take the correction out instead".to_owned());
        return None;
    }
    let mut answers = Vec::new();
    answers.extend(speaker.map(|name| ("speaker", name.span.clone(), Change::Speaker(Named::read(name)))));
    answers.extend(person.map(|name| ("person", name.span.clone(), Change::Person(Named::read(name)))));
    answers.extend(value.map(|value| ("value", value.span, Change::Value(value.value))));
    answers.extend(hide.map(|hide| ("hide", hide.span, Change::Hide)));
    answers.extend(show.map(|show| ("show", show.span, Change::Show(show.value))));
    let known: Vec<String> = thing.answers().iter().map(|key| format!("`{key}`")).collect();
    let known = known.join(" or ");
    for (key, span, _) in &answers {
        if !thing.answers().contains(key) {
            table.invalid(span, format!("`{key}` says nothing of a `{}`", thing.key())).help =
                Some(format!("write {known}"));
            return None;
        }
    }
    let mut answers = answers.into_iter();
    match (answers.next(), answers.next()) {
        (Some((_, _, change)), None) => Some(Correction {
            article,
            thing: *thing,
            words: words.clone(),
            paragraph: paragraph.map(|n| n as u32),
            change,
        }),
        (Some(_), Some((_, span, _))) => {
            let fault: &mut Diagnostic = table.invalid(&span, "this correction contradicts itself");
            fault.code = "correction/contradiction";
            fault.help = Some(format!("write {known}, not both"));
            None
        }
        (None, _) if unread => None,
        (None, _) => {
            table.invalid(&words.span, "this correction does not say what is right").help =
                Some(format!("add {known}"));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::content::{Document, parse};

    fn said(corrections: &str) -> Vec<String> {
        let text =
            format!("---\ntitle: T\nsource: s\npublished: 2025-01-01\ncorrections:\n{corrections}---\n");
        let (document, diagnostics) = parse("content/articles/a.md", &text, None);
        assert_eq!(document.is_none(), !diagnostics.is_empty());
        diagnostics.iter().map(|d| format!("{} {}", d.code, d.message)).collect()
    }

    #[test]
    fn what_an_editor_may_write() {
        for text in [
            "  - {quote: We will not wait, speaker: ann}\n",
            "  - {quote: We will not wait, speaker: none, paragraph: 3}\n",
            "  - {quote: so-called, hide: true}\n",
            "  - {name: Washington, person: none}\n  - {name: Washington, paragraph: 2, person: Ann}\n",
            "  - {figure: 26 countries, hide: true}\n",
            "  - {date: last Thursday, value: 2025-09-04}\n  - {date: May, hide: true}\n",
            "  - {sentence: It rained., show: true}\n  - {sentence: It snowed., show: false}\n",
            // Said twice is said once.
            "  - {name: A, person: Ann}\n  - {name: a, person: ANN}\n",
        ] {
            assert_eq!(said(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn every_slip_is_reported() {
        for (text, want) in [
            ("  - {person: ann}\n", "front-matter/invalid-value a correction is about exactly one of"),
            ("  - {quote: a, name: b, hide: true}\n", "front-matter/invalid-value a correction is about"),
            ("  - {quote: a}\n", "front-matter/invalid-value this correction does not say what is right"),
            (
                "  - {quote: a, person: ann}\n",
                "front-matter/invalid-value `person` says nothing of a `quote`",
            ),
            (
                "  - {quote: a, speaker: b, hide: true}\n",
                "correction/contradiction this correction contradicts",
            ),
            ("  - {quote: a, hide: false}\n", "front-matter/invalid-value `hide` can only be true"),
            ("  - {quote: a, hide: soon}\n", "front-matter/wrong-type `hide` must be true or false"),
            ("  - {quote: —, hide: true}\n", "front-matter/invalid-value `quote` has no word"),
            ("  - {date: a, value: yesterday}\n", "front-matter/bad-date `value`"),
            ("  - {quote: a, hidden: true}\n", "front-matter/invalid-value this correction does not say"),
            ("  - {quote: a, article: b, hide: true}\n", "front-matter/unknown-key unknown key `article`"),
            ("  - {quote: a, paragraph: 0, hide: true}\n", "front-matter/invalid-value `paragraph` must be"),
            (
                "  - {sentence: a, show: true}\n  - {sentence: A., show: true}\n  - {sentence: a, show: false}\n",
                "correction/contradiction this correction contradicts another one",
            ),
        ] {
            let said = said(text);
            assert!(said.first().is_some_and(|fault| fault.starts_with(want)), "{text}: {said:?}");
        }
    }

    #[test]
    fn a_note_names_the_article() {
        let text = |entry: &str| format!("---\ntitle: T\ncorrections:\n  - {entry}\n---\n");
        let good = text("{article: a, quote: We, speaker: ann}");
        let Some(Document::Note(note)) = parse("content/notes/n.md", &good, None).0 else { panic!("a note") };
        assert_eq!(note.corrections[0].article.as_ref().map(|id| id.value.as_str()), Some("a"));
        let (_, faults) = parse("content/notes/n.md", &text("{quote: We, speaker: ann}"), None);
        assert_eq!(faults.iter().map(|d| d.code).collect::<Vec<_>>(), ["front-matter/missing-key"]);
    }
}
