//! Short lists of what a briefing has and of what waits for its editors, a line each. They are the model's, and the
//! diagnostics'; nothing is found out here but which files of the site stand for the theme's in vain.

use serde_json::{Map, Value, json};

use crate::briefing::{Briefing, Known, Subject};
use crate::diagnostic::Diagnostic;
use crate::input::SiteFiles;
use crate::theme;

/// A list: the names of its columns, and its rows.
#[derive(Debug, PartialEq, Eq)]
pub struct Listing {
    columns: &'static [&'static str],
    rows: Vec<Vec<Value>>,
}

impl Listing {
    /// Every article, newest first.
    pub fn articles(briefing: &Briefing) -> Self {
        let row = |ix: &_| {
            let article = briefing.article(*ix);
            let (doc, source) = (&article.doc, &briefing.source(article.source).doc);
            let publish = article.publish.as_str();
            vec![
                json!(doc.published.to_string()),
                json!(doc.entry.id),
                json!(source.name),
                json!(publish),
                json!(doc.title),
            ]
        };
        let rows = briefing.articles().iter().map(row).collect();
        Self { columns: &["published", "id", "source", "publish", "title"], rows }
    }

    /// Every text of the articles that have several, the last one first.
    pub fn versions(briefing: &Briefing) -> Self {
        let articles = briefing.articles().iter().map(|ix| &briefing.article(*ix).doc);
        let mut versions: Vec<_> =
            articles.flat_map(|doc| doc.versions.iter().map(move |version| (doc, version))).collect();
        versions.sort_by(|(_, a), (_, b)| b.retrieved.cmp(&a.retrieved).then_with(|| a.file.cmp(&b.file)));
        let rows = versions.into_iter().map(|(doc, version)| {
            let title = doc.title_with(version);
            vec![json!(version.retrieved.to_string()), json!(doc.entry.id), json!(version.file), json!(title)]
        });
        Self { columns: &["retrieved", "id", "file", "title"], rows: rows.collect() }
    }

    /// Every person, or those alone whom no editor has confirmed; those in most articles first.
    pub fn people(briefing: &Briefing, only_unconfirmed: bool) -> Self {
        let mut people: Vec<_> = briefing
            .people()
            .iter()
            .filter(|ix| !only_unconfirmed || briefing.person(**ix).known == Known::ByText)
            .map(|ix| (briefing.articles_of(Subject::Person(*ix)).len(), briefing.person(*ix)))
            .collect();
        people.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.id.cmp(&other.id)));
        let row = |(articles, person): (usize, &crate::briefing::Person)| {
            vec![json!(articles), json!(person.known.as_str()), json!(person.id), json!(person.name)]
        };
        let rows = people.into_iter().map(row).collect();
        Self { columns: &["articles", "known", "id", "name"], rows }
    }

    /// What has no page yet: drafts, and what is dated in the future. By file.
    pub fn drafts(briefing: &Briefing) -> Self {
        let rows = briefing.withheld().into_iter().map(|(file, document, why)| {
            vec![json!(why.reason()), json!(document.kind().noun()), json!(file), json!(document.title())]
        });
        Self { columns: &["why", "kind", "file", "title"], rows: rows.collect() }
    }

    /// What an editor put in the place of something else, without effect: corrections, and files that stand for the
    /// theme's.
    pub fn overrides(files: &SiteFiles, diagnostics: &[Diagnostic]) -> Self {
        let mut listing = Self::diagnostics(diagnostics, "correction/");
        let mut add = |file: String, code: &str, message: &str| {
            listing.rows.push(vec![json!(file), json!(0), json!(code), json!(message)]);
        };
        for file in &files.templates {
            let theme = theme::templates().find(|(name, _)| *name == file.path);
            // What another template names is there for that one.
            let is_named = || files.templates.iter().any(|other| other.text.contains(&file.path));
            match theme {
                Some((_, text)) if text == file.text => {
                    add(format!("templates/{}", file.path), "override/same", "it is the same as the theme's");
                }
                None if !file.path.starts_with("languages/") && !is_named() => {
                    let message = "the theme has no such template, and none of yours names it";
                    add(format!("templates/{}", file.path), "override/unused", message);
                }
                _ => {}
            }
        }
        for file in &files.statics {
            let theme = theme::statics().find(|(name, _)| *name == file.path);
            if theme.is_some_and(|(_, bytes)| std::fs::read(&file.location).is_ok_and(|own| own == bytes)) {
                add(format!("static/{}", file.path), "override/same", "it is the same as the theme's");
            }
        }
        listing
    }

    /// The diagnostics whose code begins with `prefix`, in their order.
    pub fn diagnostics(diagnostics: &[Diagnostic], prefix: &str) -> Self {
        let row = |found: &Diagnostic| {
            let (file, line) =
                found.place.as_ref().map_or(("", 0), |place| (place.file.as_str(), place.line));
            vec![json!(file), json!(line), json!(found.code), json!(found.message)]
        };
        let rows = diagnostics.iter().filter(|found| found.code.starts_with(prefix)).map(row).collect();
        Self { columns: &["file", "line", "code", "message"], rows }
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A line for each row, in columns.
    pub fn lines(&self) -> Vec<String> {
        let cells = |row: &Vec<Value>| row.iter().map(cell).collect::<Vec<String>>();
        let rows: Vec<Vec<String>> = self.rows.iter().map(cells).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..self.columns.len()).map(width).collect();
        let line = |(row, values): (&Vec<String>, &Vec<Value>)| {
            let mut line = String::new();
            for (at, text) in row.iter().enumerate() {
                let space = " ".repeat(widths[at] - text.chars().count());
                match values[at].is_number() {
                    true => line += &format!("{space}{text}  "),
                    false => line += &format!("{text}{space}  "),
                }
            }
            line.trim_end().to_owned()
        };
        rows.iter().zip(&self.rows).map(line).collect()
    }

    /// A JSON object for each row.
    pub fn objects(&self) -> impl Iterator<Item = Value> {
        self.rows.iter().map(|row| {
            let pairs = self.columns.iter().zip(row).map(|(name, value)| ((*name).to_owned(), value.clone()));
            Value::Object(pairs.collect::<Map<String, Value>>())
        })
    }
}

/// A value as a terminal may show it.
fn cell(value: &Value) -> String {
    match value {
        Value::String(text) => crate::roster::plain(text),
        other => other.to_string(),
    }
}
