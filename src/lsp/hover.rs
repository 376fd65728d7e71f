//! What is said of the thing under the pointer.

use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};

use super::ask::Ask;
use super::spot::Spot;
use crate::briefing::{Briefing, Known, Subject};
use crate::content::Key;
use crate::moment::Moment;
use crate::reading::PersonIx;
use crate::schema;

/// More of a list tells nobody more.
const LISTED: usize = 8;

/// What is said at a place.
pub(super) fn hover(ask: &Ask<'_>) -> Option<Hover> {
    if let Some(Spot::Key(spot)) = ask.spot() {
        let name = ask.text[spot.typed.clone()].trim();
        let key = spot.keys.iter().find(|key| key.name == name)?;
        return Some(markdown(help(key), Some(ask.lines.range(&spot.typed))));
    }
    let Some(meant) = ask.meant() else {
        let Some(Spot::Value(spot)) = ask.spot() else { return None };
        return Some(markdown(help(spot.key), None));
    };
    let mut text = card(ask.briefing, meant.subject);
    if let Some(number) = meant.paragraph
        && let Some(words) =
            ask.briefing.entry(meant.subject).and_then(|entry| entry.body.block_text(number as usize))
    {
        text += &format!("\n\n> **p{number}** {}", escaped(&excerpt(words, 1_000)));
    }
    Some(markdown(text, Some(ask.lines.range(&meant.span))))
}

fn markdown(value: String, range: Option<lsp_types::Range>) -> Hover {
    let contents = HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value });
    Hover { contents, range }
}

/// What a key is for.
pub(super) fn help(key: &Key) -> String {
    let required = if key.required { ", required" } else { "" };
    let default = key.default.map(|default| format!("; `{default}` if not given")).unwrap_or_default();
    format!("`{}` · {}{required}{default}\n\n{}", key.name, key.shape.describe(), schema::plain(key.doc))
}

/// What a subject is, in a few lines.
pub(super) fn card(briefing: &Briefing, subject: Subject) -> String {
    let title = |title: &str, what: &str| format!("**{}** · {what}", escaped(title));
    match subject {
        Subject::Article(ix) => {
            let article = briefing.article(ix);
            let (doc, source) = (&article.doc, &briefing.source(article.source).doc);
            let authors = match doc.authors.is_empty() {
                true => String::new(),
                false => format!("\n\nby {}", escaped(&doc.authors.join(", "))),
            };
            format!(
                "{}\n\n{}, {} · published as `{}` · {}{authors}",
                title(&doc.title, "article"),
                escaped(&source.name),
                doc.published,
                article.publish.as_str(),
                plural(doc.entry.body.word_count(), "word", "words"),
            )
        }
        Subject::Source(ix) => {
            let doc = &briefing.source(ix).doc;
            let domains: Vec<&str> = doc.domains.iter().map(|domain| domain.value.as_str()).collect();
            let articles = plural(briefing.articles_of(subject).len(), "article", "articles");
            format!("{}\n\n{articles}\n\n{}", title(&doc.name, "source"), escaped(&domains.join(", ")))
        }
        Subject::Edition(ix) => {
            let doc = &briefing.edition(ix).doc;
            format!("{}\n\n{}", title(&doc.title, "edition"), doc.date)
        }
        Subject::Event(ix) => {
            let doc = &briefing.event(ix).doc;
            format!("{}\n\n{}", title(&doc.title, "event"), doc.date)
        }
        Subject::Note(ix) => {
            let doc = &briefing.note(ix).doc;
            let date = doc.date.map(|date| format!("\n\n{date}")).unwrap_or_default();
            format!("{}{date}", title(&doc.title, "note"))
        }
        Subject::Person(ix) => person(briefing, ix),
    }
}

fn person(briefing: &Briefing, ix: PersonIx) -> String {
    let person = briefing.person(ix);
    let known = match person.known {
        Known::ByFile => "person",
        Known::ByName => "person without a file",
        Known::ByText => "person, found and not confirmed",
    };
    let mut lines = vec![format!("**{}** · {known}", escaped(&person.name))];
    let until = |date: Option<Moment>| date.map(|date| date.to_string()).unwrap_or_default();
    let offices: Vec<String> = match person.roles() {
        [] => briefing.roles_seen(ix).into_iter().take(3).map(|role| escaped(&role.title)).collect(),
        roles => roles
            .iter()
            .take(LISTED)
            .map(|role| match (role.from, role.to) {
                (None, None) => escaped(&role.title),
                (from, to) => format!("{} ({}–{})", escaped(&role.title), until(from), until(to)),
            })
            .collect(),
    };
    if !offices.is_empty() {
        lines.push(offices.join("; "));
    }
    let articles = briefing.articles_of(Subject::Person(ix));
    let mut sources: Vec<_> = articles.iter().map(|article| briefing.article(*article).source).collect();
    sources.sort_unstable();
    sources.dedup();
    let mut counts = format!(
        "{} of {}",
        plural(articles.len(), "article", "articles"),
        plural(sources.len(), "source", "sources")
    );
    let said = briefing.said_by(ix).len();
    if said > 0 {
        counts += &format!(", {}", plural(said, "quotation", "quotations"));
    }
    lines.push(counts);
    let spellings = briefing.spellings(ix);
    if !spellings.is_empty() {
        let shown = spellings.iter().take(LISTED).map(|one| format!("{} ×{}", escaped(&one.text), one.count));
        let more = if spellings.len() > LISTED { ", …" } else { "" };
        lines.push(format!("spelled {}{more}", shown.collect::<Vec<_>>().join(", ")));
    }
    lines.join("\n\n")
}

pub(super) fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The first characters of a text.
pub(super) fn excerpt(text: &str, characters: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(characters) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text,
    }
}

/// A stranger's words, which are not to be read as Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
