//! What went wrong, where, and what to do about it: plain values that every stage returns and that only the
//! command line prints.

pub mod github;
pub mod sarif;

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use serde::{Deserialize, Serialize};

/// How bad it is: an error stops publication, a warning does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is published from a run with an error.
    Error,
    /// Worth a look; the site is published all the same.
    Warning,
}

/// A place in a file, with the line that it stands on, so that it can be shown without reading the file again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Relative to the site's root, forward slashes.
    pub file: String,
    /// From 1; 0 where the trouble is the file itself.
    pub line: usize,
    /// In characters, from 1; 0 where the trouble is the file itself.
    pub column: usize,
    /// The line on which it ends.
    pub end_line: usize,
    /// The column just behind it.
    pub end_column: usize,
    /// The lines the place covers, at most [`Place::MAX_EXCERPT`] bytes.
    #[serde(skip)]
    excerpt: String,
    /// Bytes of `excerpt`.
    #[serde(skip)]
    span: Range<usize>,
}

impl Place {
    /// A longer excerpt tells nobody more.
    const MAX_EXCERPT: usize = 2_000;

    /// The file as a whole.
    pub fn file(file: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line: 0,
            column: 0,
            end_line: 0,
            end_column: 0,
            excerpt: String::new(),
            span: 0..0,
        }
    }

    /// The bytes `span` of the whole file `text`; a span outside of it is moved to its end.
    pub fn in_text(file: impl Into<String>, text: &str, span: Range<usize>) -> Self {
        let start = floor_char_boundary(text, span.start);
        let end = floor_char_boundary(text, span.end.max(start));
        let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = text[end..].find('\n').map_or(text.len(), |i| end + i);
        let excerpt_end = floor_char_boundary(text, line_end.min(line_start + Self::MAX_EXCERPT).max(start));
        // A span over many lines is shown by its first line.
        let first_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
        let shown_end = excerpt_end.min(first_end.max(start));
        let line = text[..start].matches('\n').count() + 1;
        let last_start = text[..end].rfind('\n').map_or(0, |i| i + 1);
        Self {
            file: file.into(),
            line,
            column: text[line_start..start].chars().count() + 1,
            end_line: line + text[start..end].matches('\n').count(),
            end_column: text[last_start..end].chars().count() + 1,
            excerpt: text[line_start..shown_end].trim_end_matches('\r').to_owned(),
            span: start - line_start..end.clamp(start, shown_end) - line_start,
        }
    }

    /// The line that the place stands on: what is before it, the place itself, and what is after it. All three are
    /// empty where the trouble is the file itself.
    pub fn excerpt(&self) -> (&str, &str, &str) {
        // A span at the end of a line may lie behind what was trimmed from it.
        let start = floor_char_boundary(&self.excerpt, self.span.start);
        let end = floor_char_boundary(&self.excerpt, self.span.end);
        (&self.excerpt[..start], &self.excerpt[start..end], &self.excerpt[end..])
    }
}

/// The nearest character boundary at or before `index`, within `text`.
fn floor_char_boundary(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Stable and documented: `front-matter/unknown-key`.
    pub code: &'static str,
    /// Whether it stops publication.
    pub severity: Severity,
    /// One sentence without a full stop.
    pub message: String,
    /// Where it is; the site as a whole where there is none.
    pub place: Option<Place>,
    /// A second place that belongs to it, with what it is.
    pub related: Vec<(String, Place)>,
    /// What to do.
    pub help: Option<String>,
    /// A change of the file at `place` that mends it, where there is just one.
    pub fix: Option<Fix>,
}

/// Other words for a piece of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What it does, for a menu: "Quote the article's words".
    pub label: String,
    /// Bytes of the file.
    pub span: Range<usize>,
    /// What stands there afterwards.
    pub text: String,
}

impl Diagnostic {
    /// Something that stops publication.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        let message = message.into();
        Self {
            code,
            severity: Severity::Error,
            message,
            place: None,
            related: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Something worth a look.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Adds where it is.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Adds a second place, with what is there.
    #[must_use]
    pub fn related(mut self, label: impl Into<String>, place: Place) -> Self {
        self.related.push((label.into(), place));
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a change that mends it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Adds 'did you mean' where one of `known` is near to `word`.
    #[must_use]
    pub fn did_you_mean<'a>(self, word: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match nearest(word, known) {
            Some(near) => self.help(format!("did you mean `{near}`?")),
            None => self,
        }
    }

    /// As [`Diagnostic::did_you_mean`], with the change that puts the near one in the place of `word` at `span`.
    #[must_use]
    pub fn mean_instead<'a>(
        self,
        word: &str,
        span: &Range<usize>,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        match nearest(word, known) {
            Some(near) => self.help(format!("did you mean `{near}`?")).fix(Fix {
                label: format!("Write `{near}`"),
                span: span.clone(),
                text: near.to_owned(),
            }),
            None => self,
        }
    }

    /// Whether it stops publication.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Draws it for a terminal, with colour or without; ends in a line break.
    pub fn render(&self, colour: bool) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut group =
            level.primary_title(safe(&self.message)).id(self.code).elements(std::iter::empty::<Origin<'_>>());
        for (label, place) in
            self.place.iter().map(|p| ("", p)).chain(self.related.iter().map(|(l, p)| (l.as_str(), p)))
        {
            if place.line == 0 {
                group = group.element(Origin::path(safe(&place.file)));
                continue;
            }
            let kind = if label.is_empty() { AnnotationKind::Primary } else { AnnotationKind::Context };
            let mut annotation = kind.span(place.span.clone());
            if !label.is_empty() {
                annotation = annotation.label(safe(label));
            }
            group = group.element(
                Snippet::source(safe_excerpt(&place.excerpt))
                    .line_start(place.line)
                    .path(safe(&place.file))
                    .annotation(annotation),
            );
        }
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(safe(help)));
        }
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let mut out = renderer.render(&[group]);
        let _ = writeln!(out);
        out
    }
}

/// A diagnostic as it is kept from one run to the next, with the excerpts that JSON leaves out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Packed {
    code: String,
    is_error: bool,
    message: String,
    place: Option<PackedPlace>,
    related: Vec<(String, PackedPlace)>,
    help: Option<String>,
    fix: Option<Fix>,
}

type PackedPlace = (String, [usize; 4], String, Range<usize>);

impl From<&Diagnostic> for Packed {
    fn from(d: &Diagnostic) -> Self {
        let pack = |p: &Place| {
            let position = [p.line, p.column, p.end_line, p.end_column];
            (p.file.clone(), position, p.excerpt.clone(), p.span.clone())
        };
        Self {
            code: d.code.to_owned(),
            is_error: d.is_error(),
            message: d.message.clone(),
            place: d.place.as_ref().map(pack),
            related: d.related.iter().map(|(label, place)| (label.clone(), pack(place))).collect(),
            help: d.help.clone(),
            fix: d.fix.clone(),
        }
    }
}

impl From<Packed> for Diagnostic {
    fn from(packed: Packed) -> Self {
        let unpack = |(file, [line, column, end_line, end_column], excerpt, span): PackedPlace| {
            // What was kept may have been damaged.
            let span = if excerpt.get(span.clone()).is_some() { span } else { 0..0 };
            Place { file, line, column, end_line, end_column, excerpt, span }
        };
        Self {
            // There are a few dozen codes, and a process unpacks once.
            code: Box::leak(packed.code.into_boxed_str()),
            severity: if packed.is_error { Severity::Error } else { Severity::Warning },
            message: packed.message,
            place: packed.place.map(unpack),
            related: packed.related.into_iter().map(|(label, place)| (label, unpack(place))).collect(),
            help: packed.help,
            fix: packed.fix,
        }
    }
}

/// Control characters in a stranger's text must not reach a terminal.
fn safe(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}

/// As [`safe`], but every character keeps its width in bytes, since spans are bytes.
fn safe_excerpt(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_control() && c != '\t' { '?' } else { c }).collect()
}

/// Sorts by file, then place, then code and message, so that the same faults print the same way each time.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| sort_key(a).cmp(&sort_key(b)));
    diagnostics.dedup();
}

fn sort_key(d: &Diagnostic) -> (&str, usize, usize, Severity, &str, &str) {
    let (file, line, column) = d.place.as_ref().map_or(("", 0, 0), |p| (p.file.as_str(), p.line, p.column));
    (file, line, column, d.severity, d.code, &d.message)
}

/// The one of `known` that `word` was most likely meant to be: a small share of its letters away, or none.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = word.to_lowercase();
    let letters = Letters::of(&folded);
    let distance = |candidate: &'a str| {
        let most = (candidate.chars().count() / 3).clamp(1, 4);
        // Nearly all are far away, which is seen without comparing letter by letter.
        let lower = candidate.to_lowercase();
        if letters.least_distance(&Letters::of(&lower)) > most {
            return None;
        }
        let distance = strsim::damerau_levenshtein(&folded, &lower);
        (distance <= most).then_some((distance, candidate))
    };
    known.into_iter().filter_map(distance).min().map(|(_, candidate)| candidate)
}

/// How often each letter stands in a word; letters that share a place count as one.
struct Letters([u8; 64]);

impl Letters {
    fn of(word: &str) -> Self {
        let mut counts = [0_u8; 64];
        for letter in word.chars() {
            let count = &mut counts[letter as usize % 64];
            *count = count.saturating_add(1);
        }
        Self(counts)
    }

    /// No fewer letters have to be changed to make one word of the other: those that it has more of.
    fn least_distance(&self, other: &Self) -> usize {
        let pairs = || self.0.iter().zip(&other.0);
        let more = pairs().map(|(a, b)| usize::from(a.saturating_sub(*b))).sum::<usize>();
        let fewer = pairs().map(|(a, b)| usize::from(b.saturating_sub(*a))).sum::<usize>();
        more.max(fewer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let text = "first\nzweite Zeile: ärger\nlast";
        for (needle, line, column) in [("first", 1, 1), ("ärger", 2, 15), ("last", 3, 1)] {
            let start = text.find(needle).expect("the needle is in the text");
            let place = Place::in_text("a.md", text, start..start + needle.len());
            assert_eq!((place.line, place.column), (line, column), "needle: {needle}");
            let end = (line, column + needle.chars().count());
            assert_eq!((place.end_line, place.end_column), end, "needle: {needle}");
            assert_eq!(&place.excerpt[place.span.clone()], needle);
        }
    }

    #[test]
    fn a_span_outside_the_text_is_moved_inside() {
        let place = Place::in_text("a.md", "é", 1..900);
        assert_eq!((place.line, place.column), (1, 1));
        assert_eq!((place.end_line, place.end_column), (1, 2));
    }

    #[test]
    fn an_excerpt_is_cut_at_its_mark() {
        for (text, span, want) in [
            ("one\ntwo words\n", 4..7, ("", "two", " words")),
            ("one\ntwo words\n", 8..900, ("two ", "words", "")),
            ("abc\r\n", 4..5, ("abc", "", "")),
            ("", 0..0, ("", "", "")),
        ] {
            assert_eq!(Place::in_text("a.md", text, span.clone()).excerpt(), want, "{text:?}, {span:?}");
        }
        assert_eq!(Place::file("a.md").excerpt(), ("", "", ""));
    }

    #[test]
    fn suggestions_are_near_or_absent() {
        for (word, want) in [("titel", Some("title")), ("Sorce", Some("source")), ("zebra", None)] {
            assert_eq!(nearest(word, ["title", "source", "url"]), want, "word: {word}");
        }
    }

    proptest::proptest! {
        /// What is not compared letter by letter is too far away.
        #[test]
        fn words_with_other_letters_are_far_away(one in "[a-eäж]{0,8}", other in "[a-eäж]{0,8}") {
            let least = Letters::of(&one).least_distance(&Letters::of(&other));
            proptest::prop_assert!(least <= strsim::damerau_levenshtein(&one, &other));
        }
    }

    #[test]
    fn control_characters_never_reach_the_terminal() {
        let place = Place::in_text("a\u{1b}.md", "x\u{1b}[31m", 0..1);
        let shown = Diagnostic::error("x/y", "bad \u{7}").at(place).render(false);
        assert!(!shown.contains(['\u{1b}', '\u{7}']), "{shown}");
    }
}
